#!/usr/bin/env python3
"""README.md shows what `make demo` prints: writes it there, or with --check fails when it has become another.

  tests/readme.py [--check]     FORTE names the program (default build/forte)
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARKS = re.compile(r"(<!-- demo -->\n```\n)(.*?)(```\n<!-- /demo -->)", re.S)


def main():
    forte = os.path.abspath(os.environ.get("FORTE", "build/forte"))
    done = subprocess.run([str(ROOT / "tools" / "demo"), forte], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    shown = done.stdout.decode("utf-8").replace("\r\n", "\n")  # the note has CRLF; the README has not
    fresh = MARKS.sub(lambda m: m[1] + shown + m[3], text)
    if sys.argv[1:] != ["--check"]:
        readme.write_text(fresh, encoding="utf-8")
        return 0
    if fresh != text:
        print("README.md does not show what 'make demo' prints; run 'make readme'")
    return fresh != text


if __name__ == "__main__":
    sys.exit(main())
