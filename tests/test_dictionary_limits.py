#!/usr/bin/env python3
"""Dictionaries that somebody made to harm, through the compiler: rings and ladders of concepts, forms without an end, patterns
that grow, tables that do not exist, bytes that are no text. Each is compiled, or refused in lines with its place, in time."""
import pathlib
import resource
import subprocess
import sys
import tempfile

from checks import BUILD, check, summary

SECONDS = 20
KIND = "@kind hard\n"


def chain(count, of="Foo"):
    return KIND + "\n".join(f"{of}{i} > {of}{i + 1}" for i in range(count)) + f"\n{of}{count}\n"


def layers(depth, width):
    """Each concept of a layer implies all of the next."""
    lines = [f"L{d}x{i} > " + " | ".join(f"L{d + 1}x{k}" for k in range(width)) for d in range(depth) for i in range(width)]
    return KIND + "\n".join(lines + [f"L{depth}x{i}" for i in range(width)]) + "\n"


# what, the dictionary, words of its refusal (None: it is compiled)
TRIED = [
    ("nothing", "", ["x.txt: is empty"]),
    ("sixteen parents one above the other", chain(16), None),
    ("seventeen", chain(17), ["x.txt:2: 'Foo0' has more than 16 parents one above the other"]),
    ("seventeen, from the top down", KIND + "\n".join(f"Foo{i} > Foo{i + 1}" for i in reversed(range(17))) + "\nFoo17\n", ["'Foo0' has more than 16 parents"]),
    ("five thousand", chain(5000), ["'Foo0' has more than 16 parents"]),
    ("a ring of three, and what leads into it", KIND + "Aa > Bb\nBb > Cc\nCc > Dd\nDd > Bb\n", ["x.txt:3: 'Bb' implies itself through its parents"]),
    ("a ring of 3,000", KIND + "\n".join(f"Foo{i} > Foo{(i + 1) % 3000}" for i in range(3000)), ["parents"]),
    ("two that show each other", KIND + "Aa > Bb\nBb > Aa\nCc > Aa\n", None),
    ("fifteen layers of ten, each of which implies all of the next", layers(15, 10), None),
    ("a form of 70,000 words", KIND + "Foo | " + "ab " * 70000, ["x.txt:2: 'ab ab", "more than 255 words"]),
    ("30,000 forms of one", KIND + "Foo | " + " | ".join(f"fo{i}" for i in range(30000)), None),
    ("bars and nothing else", KIND + "Foo" + "|" * 10000, ["x.txt:2: "]),
    ("signs and nothing else", KIND + "!!! | ??? | ---\n", ["x.txt:2: "]),
    ("two with one form", KIND + "Foo | bar baz\nQux | bar baz\n", ["x.txt:3: ", "bar baz"]),
    ("what is implied is not there", KIND + "Foo > Nowhere\u202e\x1b[31m\n", ["x.txt:2: 'Nowhere"]),
    ("no such table", "@table \x1b[31mx\n", ["x.txt:1: "]),
    ("no such kind", "@kind hrd\nFoo\n", ["x.txt:1: 'hrd' is no kind"]),
    ("no such directive", "@include /etc/passwd\n", ["x.txt:1: '@include /etc/passwd' is no directive"]),
    ("no such set", "@set nope\na b c\n", ["x.txt:1: "]),
    ("no such rules", "@rules xx\nperson | a | b\n", ["x.txt:1: "]),
    ("bytes that are no text", b"@kind hard\nFo\xff\xfeo\n", ["x.txt:2: 'Fo' goes on with bytes that are no UTF-8"]),
    ("a comment in another code page", b"# Pfl\xe9ge\n@kind hard\nFoo # \xe9\n", None),
    ("a vector that is too short", "@vectors\nfoo 1 2 3\n", ["x.txt:2: "]),
]


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "x.txt"
        for what, text, words in TRIED:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            done = subprocess.run([BUILD / "dictionary_compiler", "image", "x.txt"], cwd=folder, capture_output=True, preexec_fn=limited)
            said = done.stderr.decode("utf-8")
            check(f"{what}: {'refused' if words else 'compiled'}", done.returncode == bool(words) and all(w in said for w in words or []), (done.returncode, said[:400]))
            check(f"{what}: no sign that steers", not any(s in said for s in "\x1b\u202e"), said[:200])
    return summary()


if __name__ == "__main__":
    sys.exit(main())
