#!/usr/bin/env python3
"""The binary interface of libforte: symbols with their version, sizes, offsets and values of everything that include/forte.h
lays open.  Prints one line each; `tests/abi.py --write` keeps them in tests/abi.txt, against which tests/test_abi.py holds
every build; what is new there is no fault, and is kept with the next --write.  Adding a function or a member at a struct's end is a new version; anything else needs a new SOVERSION."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "abi.txt"
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build"))


def header():
    text = (ROOT / "include" / "forte.h").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def member_names(body):
    for declaration in filter(None, (d.strip() for d in body.split(";"))):
        call = re.search(r"\(\*(\w+)\)", declaration)
        for part in [call.group(1)] if call else declaration.split(","):
            yield re.search(r"(\w+)\s*(?:\[\d*\])?$", part.strip()).group(1)


def questions():
    """(what, a C expression) for all that the header lays open"""
    text = header()
    for name, body in re.findall(r"typedef struct (\w+) \{(.*?)\}", text, re.S):
        yield f"size {name}", f"sizeof({name})"
        for member in member_names(body):
            yield f"offset {name}.{member}", f"offsetof({name}, {member})"
    for body in re.findall(r"typedef enum \w+ \{(.*?)\}", text, re.S):
        for value in filter(None, (v.split("=")[0].strip() for v in body.split(","))):
            yield f"value {value}", value


def layout():
    asked = list(questions())
    prints = "\n".join(f'  printf("{what} %ld\\n", (long)({expression}));' for what, expression in asked)
    with tempfile.TemporaryDirectory() as folder:
        source, program = pathlib.Path(folder) / "ask.c", pathlib.Path(folder) / "ask"
        source.write_text(f"#include <forte.h>\n#include <stdio.h>\nint main(void) {{\n{prints}\n}}\n")
        subprocess.run([os.environ.get("CC", "cc"), f"-I{ROOT / 'include'}", "-o", str(program), str(source)], check=True)
        return subprocess.run([str(program)], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()


def symbols():
    """name@version of everything that the library exports"""
    out = subprocess.run(["nm", "-D", "--defined-only", "--with-symbol-versions", str(BUILD / "libforte.so")], stdout=subprocess.PIPE, check=True)
    rows = (line.split() for line in out.stdout.decode().splitlines())
    return sorted(f"symbol {row[2].replace('@@', '@')}" for row in rows if len(row) == 3 and row[1] in "TDBR" and row[2].startswith("forte_"))


def interface():
    return symbols() + layout()


if __name__ == "__main__":
    lines = "\n".join(interface()) + "\n"
    if sys.argv[1:] == ["--write"]:
        KEPT.write_text(lines)
    else:
        print(lines, end="")
