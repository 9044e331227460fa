#!/usr/bin/env python3
"""The rules of CONTRIBUTING.md that a program can see, over all of src/, page/, tools/ and tests/: formatting; includes that go up
the list of rooms; headers that are private to another room's file; third-party headers outside their one file; length of
files and functions, and branch points of a function.  `make house` runs it; each finding is "file:line: what".
"""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE_LINES, FUNCTION_LINES, BRANCHES = 600, 50, 20

# Data flows down this list; no file includes a row below its own. Rooms of one row do not know each other.
ROWS = [["base"], ["text"], ["dictionary"], ["note"], ["input"], ["posting"], ["profile"], ["match"], ["report"], ["batch"], [""], ["cli"]]
ROW = {room: i for i, row in enumerate(ROWS) for room in row}
PRIVATE = re.compile(r"\bPrivate to ([^;:*]*?)(?:\.\s|\. ?\*|,? which)", re.S)
ALLOWED = ROOT / "tests" / "house.txt"

VERSIONS = "src/forte_libraries.c"  # asks each library for its version
STANDARD = re.compile(r"<(?:assert|ctype|dirent|errno|fcntl|fnmatch|ftw|fts|inttypes|langinfo|limits|locale|math|poll|pthread|pwd|sched|semaphore|setjmp|signal|spawn|"
                      r"stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings|sys/\w+|termios|threads|time|unistd|utime|wait|wchar|wctype|glob|iconv|dlfcn)\.h>")


def c_files():
    for room in ("src", "include", "tools", "tests", "page"):
        yield from sorted(p for p in (ROOT / room).rglob("*.[ch]") if "build" not in p.parts)


def blank(text):
    """The text with what stands in comments, strings and characters as spaces; line ends stay."""
    keep = lambda m: re.sub(r"[^\n]", " ", m.group())
    return re.sub(r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)+'", keep, text, flags=re.S)


def functions(text):
    """(first line, name, body) of each function of a formatted file: it ends with a brace at a line's begin."""
    text = blank(text)
    for m in re.finditer(r"^(?!typedef|struct|enum|union|static const|const|\}|#)[A-Za-z_][^;={}]*?\b(\w+)\([^;{}]*\)[^;={}()]*\{", text, re.M):
        depth, at = 1, m.end()
        while at < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        yield text.count("\n", 0, m.start()) + 1, m.group(1), text[m.start():at]


def branch_points(body):
    return len(re.findall(r"\b(?:if|for|while|case)\b|&&|\|\||\?", body))


def read_allowed():
    """What was longer when the rule came: "path function lines|branches number", and "path <header> library 1"
    for a second user of a library in a room. It may only shrink."""
    rows = [line.split() for line in ALLOWED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {(path, name, what): int(count) for path, name, what, count in rows}


def sizes(path, text, allowed, used):
    lines = text.count("\n")
    if lines > FILE_LINES:
        yield 1, f"has {lines} lines, more than {FILE_LINES}"
    for line, name, body in functions(text):
        length = body.count("\n") + 1
        for what, count, most in (("lines", length, FUNCTION_LINES), ("branches", branch_points(body), BRANCHES)):
            key = (str(path.relative_to(ROOT)), name, what)
            if count > max(most, allowed.get(key, 0)):
                yield line, f"{name}() has {count} {what}, more than {max(most, allowed.get(key, 0))}"
            if count > most:
                used[key] = count


def room_of(name):
    parts = pathlib.PurePath(name).parts
    return parts[0] if len(parts) > 1 else ""


def includes(path, text, users, allowed=(), used=None):
    name = str(path.relative_to(ROOT))
    for i, line in enumerate(text.split("\n"), 1):
        own = re.match(r'#include "([^"]+)"', line)
        other = re.match(r"#include (<[^>]+>)", line)
        if other and name.startswith("src/") and name != VERSIONS and not STANDARD.match(other.group(1)):
            first = users.setdefault((other.group(1), room_of(name[len("src/"):])), name)
            key = (name, other.group(1), "library")
            if key in allowed:
                used[key] = 1
            elif first != name:
                yield i, f"{other.group(1)} is a library's header; in this room it belongs to {first}"
        if not own or not name.startswith("src/"):
            continue
        room, of = room_of(name[len("src/"):]), room_of(own.group(1))
        if own.group(1) == "forte.h":
            of = room if room != "" and room != "cli" else ""
            if room not in ("", "cli"):
                yield i, "the public header is for the API and the program"
        if room == "cli" and of != "cli" and own.group(1) != "forte.h":
            yield i, f"the program uses forte.h alone, not {own.group(1)}"
        if of not in ROW:
            yield i, f"{own.group(1)} is of no room"
        elif room != "cli" and ROW[of] > ROW[room]:
            yield i, f"{own.group(1)} stands below {room or 'the API'} in ARCHITECTURE.md"
        header = ROOT / "src" / own.group(1)
        said = header.is_file() and PRIVATE.search(header.read_text(encoding="utf-8"))
        owners = re.findall(r"[\w./]*[\w/]", said.group(1)) if said else []
        if owners and not any(name.startswith(o) if o.endswith("/") else pathlib.PurePath(o).name == path.name for o in owners) and path.stem != header.stem:
            yield i, f"{own.group(1)} is private to {' '.join(owners)}"


def signs(path, text):
    """strchr() finds NUL at the end of any string of signs; texts of strangers hold NUL."""
    if path.parts[-2] == "cli" or path.name == "slice.h":
        return
    for i, line in enumerate(text.split("\n"), 1):
        if re.search(r'\bstrchr\((?:"|signs|ends)', line) and "digit" not in line:
            yield i, "is a byte one of these signs? is_among_signs() says so, and that NUL is none"


def formatting(paths):
    if not shutil.which("clang-format"):
        print("SKIPPED: formatting: clang-format is not installed")
        return
    done = subprocess.run(["clang-format", "--dry-run", "-Werror", *map(str, paths)], capture_output=True, text=True, cwd=ROOT)
    seen = set()
    for m in re.finditer(r"^(.+?):(\d+):\d+: error: code should be clang-formatted", done.stderr, re.M):
        if m.group(1) not in seen:
            seen.add(m.group(1))
            yield pathlib.Path(m.group(1)), int(m.group(2)), "is not formatted; run clang-format -i"


def self_test():
    """Each rule sees what it is there for."""
    long = "int f(void) {\n" + "  g();\n" * 60 + "}\n"
    wild = "int f(int a) {\n" + "  if (a) g();\n" * 21 + "  return '{' + \"}\"[0]; /* { */\n}\n"
    x, cli = ROOT / "src" / "text" / "x.c", ROOT / "src" / "cli" / "x.c"
    size = lambda text, allowed=None: len(list(sizes(x, text, allowed or {}, {})))
    seen = lambda text, path=x, users=None: len(list(includes(path, text, {} if users is None else users)))
    return (
        size(long) == 1 and size(wild) == 1 and size("\n" * 601) == 1 and size("int f(void) { return 1; }\n") == 0
        and size(wild, {("src/text/x.c", "f", "branches"): 21}) == 0 and size(wild, {("src/text/x.c", "f", "branches"): 20}) == 1
        and seen('#include "batch/row.h"\n') == 1 and seen('#include "base/slice.h"\n#include <stdio.h>\n') == 0
        and seen("#include <zlib.h>\n", users={("<zlib.h>", "text"): "src/text/y.c"}) == 1 and seen("#include <zlib.h>\n") == 0
        and seen('#include "posting/reading/structure.h"\n', ROOT / "src" / "match" / "x.c") == 1
        and seen('#include "posting/reading/structure.h"\n', ROOT / "src" / "posting" / "skills" / "x.c") == 0
        and len(list(signs(x, 'if (strchr(".,", c))\n'))) == 1 and not list(signs(x, 'if (is_among_signs(c, ".,"))\n'))
        and seen('#include "base/slice.h"\n', cli) == 1 and seen('#include "forte.h"\n', cli) == 0
    )


def main():
    findings, paths, users, used, allowed = [], list(c_files()), {}, {}, read_allowed()
    if not self_test():
        print("tests/house.py: its own rules do not see what they are there for")
        return 1
    for path in paths:
        text = path.read_text(encoding="utf-8")
        findings += [(path, *found) for found in [*sizes(path, text, allowed, used), *includes(path, text, users, allowed, used), *signs(path, text)]]
    findings += list(formatting(paths))
    for key, count in allowed.items():
        if used.get(key, 0) < count:
            print(f"{' '.join(key)} is {used.get(key, 'within the rule')}, {count} is allowed; lower it in tests/house.txt")
    if "--write" in sys.argv:
        ALLOWED.write_text("# Functions longer or more branched than the rule when it came, and second users of a library: tests/house.py. This list may only shrink.\n"
                           + "".join(f"{' '.join(key)} {count}\n" for key, count in sorted(used.items())), encoding="utf-8")
    for path, line, what in findings:
        print(f"{path.relative_to(ROOT) if path.is_absolute() else path}:{line}: {what}")
    print(f"{len(paths)} files, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
