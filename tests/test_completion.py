#!/usr/bin/env python3
"""bash's completion, driven in a real bash on a terminal: what the Tab key makes of a line."""
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

FORTE = os.environ.get("FORTE", "build/forte")
# what is typed (\t: the Tab key), and the words that the command gets
CASES = [
    ("forte ext\tx", ["extract", "x"]),
    ("forte fill My\t", ["fill", "My Note (3f3b) & more.md"]),
    ("forte fill -i 'My N\t", ["fill", "-i", "My Note (3f3b) & more.md"]),
    ("forte My\t", ["My Note (3f3b) & more.md"]),
    ("forte batch --format nd\t", ["batch", "--format", "ndjson"]),
    ("forte batch --format=c\t", ["batch", "--format=csv"]),
    ("forte batch -f cs\t", ["batch", "-f", "csv"]),
    ("forte extract --format c\tx", ["extract", "--format", "cx"]),
    ("forte batch --sort comp\t", ["batch", "--sort", "company"]),
    ("forte --print fi\t", ["--print", "fish"]),
    ("forte dict wh\tExcel My\t", ["dict", "why", "Excel", "My Note (3f3b) & more.md"]),
    ("forte help ba\t", ["help", "batch"]),
    ("forte fill --hea\tX", ["fill", "--heading", "X"]),
    ("forte fill --heading My\t", ["fill", "--heading", "My"]),
    ("forte fill --skills My\t", ["fill", "--skills", "My Note (3f3b) & more.md"]),
    ("forte extract --hea\t", ["extract", "--hea"]),
    ("forte batc\tsub\t", ["batch", "sub/"]),
]


def typed(bash, lines, folder):
    """the arguments of forte for each line; a marker after each says that bash has run it"""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(PS1="", PS2="", TERM="dumb", INPUTRC="/dev/null", HISTFILE="/dev/null")
        os.execv(bash, [bash, "--norc", "--noprofile", "-i"])
    start = (
        "bind 'set enable-bracketed-paste off' 'set bell-style none' 2>/dev/null; source ./completion; "
        'forte() { printf "%s\\0" "$@" >>got; printf "\\n" >>got; }; echo rea""dy'
    )
    seen = b""

    def read_until(mark):
        nonlocal seen
        while mark not in seen:
            seen += os.read(terminal, 4096)
        seen = seen.split(mark, 1)[1]

    os.write(terminal, start.encode() + b"\n")
    read_until(b"ready")
    for number, line in enumerate(lines):
        closing = "'" if line.count("'") % 2 and not line.endswith("\t") else ""
        os.write(terminal, f"{line}{closing}\n".encode())
        os.write(terminal, f'echo do""ne{number}_\n'.encode())
        read_until(f"done{number}_".encode())
    os.write(terminal, b"exit\n")
    os.waitpid(child, 0)
    rows = (Path(folder) / "got").read_bytes().split(b"\n")[:-1]
    return [[word.decode() for word in row.split(b"\0")[:-1]] for row in rows]


def main():
    bash = "/bin/bash"
    if not os.access(bash, os.X_OK):
        print("no bash here: completion is not tested\n0 passed, 1 failed")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        script = subprocess.run([FORTE, "--print", "bash"], stdout=subprocess.PIPE, check=True).stdout
        (where / "completion").write_bytes(script)
        (where / "My Note (3f3b) & more.md").write_text("x")
        (where / "sub").mkdir()
        (where / "csv").mkdir()  # a folder named as a value is none of it
        got = typed(bash, [line for line, _ in CASES], folder)
    failed = 0
    for (line, want), words in zip(CASES, got):
        if words != want:
            failed += 1
            print(f"FAILED: {line!r}: want {want}, got {words}")
    failed += len(CASES) - len(got)
    print(f"{len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
