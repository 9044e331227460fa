#!/usr/bin/env python3
"""The completions, driven in real shells: bash and zsh on a terminal (what the Tab key makes of a line), fish by its own
`complete -C` (what it offers for a line).  A shell that is not here is skipped, and said so."""
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import FORTE, check, skip, summary

TOO_LONG = 60  # seconds without a word of a shell
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


# zsh adds a space after a word that is whole
ZSH_CASES = [
    ("forte ext\tx", ["extract", "x"]),
    ("forte fill My\t", ["fill", "My Note (3f3b) & more.md"]),
    ("forte fill -i My\t", ["fill", "-i", "My Note (3f3b) & more.md"]),
    ("forte My\t", ["My Note (3f3b) & more.md"]),
    ("forte batch --format nd\t", ["batch", "--format", "ndjson"]),
    ("forte batch --format=c\t", ["batch", "--format=csv"]),
    ("forte batch -f cs\t", ["batch", "-f", "csv"]),
    ("forte batch --sort comp\t", ["batch", "--sort", "company"]),
    ("forte batch --whe\tX", ["batch", "--where=X"]),
    ("forte fill --whe\t", ["fill", "--whe"]),
    ("forte --print fi\t", ["--print", "fish"]),
    ("forte dict wh\tExcel My\t", ["dict", "why", "Excel", "My Note (3f3b) & more.md"]),
    ("forte help ba\t", ["help", "batch"]),
    ("forte watch s\t", ["watch", "sub"]),
    ("forte fill --skills My\t", ["fill", "--skills", "My Note (3f3b) & more.md"]),
]
# a line, what fish must offer for its last word, and what it must not
FISH_CASES = [
    ("forte ext", {"extract"}, {"skills"}),
    ("forte fill My", {"My Note (3f3b) & more.md"}, {"match"}),
    ("forte My", {"My Note (3f3b) & more.md"}, set()),
    ("forte batch --format ", {"csv", "ndjson", "html"}, {"line", "sub/"}),
    ("forte batch --format=c", {"--format=csv"}, set()),
    ("forte batch -f ", {"csv"}, {"sub/"}),
    ("forte extract --format ", {"json", "line"}, {"csv"}),
    ("forte batch --sort ", {"company", "pay"}, {"csv"}),
    ("forte batch --whe", {"--where"}, set()),
    ("forte fill --whe", set(), {"--where"}),
    ("forte --print ", {"fish", "man"}, set()),
    ("forte dict ", {"why", "find", "learn", "check"}, {"match"}),
    ("forte help ba", {"batch"}, set()),
    ("forte watch ", {"sub/"}, {"My Note (3f3b) & more.md"}),
]
BASH_START = (
    "bind 'set enable-bracketed-paste off' 'set bell-style none' 2>/dev/null; source ./completion; "
    'forte() { printf "%s\\0" "$@" >>got; printf "\\n" >>got; }; echo rea""dy'
)
ZSH_START = (
    "PS1= PS2= RPS1=; unsetopt zle_bracketed_paste prompt_sp beep; unset zle_bracketed_paste; setopt no_list_ambiguous; "
    "fpath=($PWD/functions $fpath); autoload -Uz compinit && compinit -u -D; zstyle ':completion:*' list-prompt ''; "
    'forte() { printf "%s\\0" "$@" >>got; printf "\\n" >>got; }; echo rea""dy'
)


def typed(command, start, lines, folder):
    """the arguments of forte for each line; a marker after each says that the shell has run it"""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(PS1="", PS2="", TERM="dumb", INPUTRC="/dev/null", HISTFILE="/dev/null", ZDOTDIR=str(folder))
        os.execv(command[0], command)
    seen = b""

    def read_until(mark):
        nonlocal seen
        while mark not in seen:
            if not select.select([terminal], [], [], TOO_LONG)[0]:
                os.kill(child, signal.SIGKILL)
                raise SystemExit(f"FAILED: the shell says nothing more; its last words: {seen[-200:]!r}")
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


def offered(fish, line, folder):
    """what fish offers for the last word of a line"""
    script = f"source completion.fish; complete -C {shell_word(line)}"
    done = subprocess.run([fish, "--no-config", "-c", script], cwd=folder, stdout=subprocess.PIPE, timeout=60, env=dict(os.environ, HOME=str(folder)))
    return {row.split("\t")[0] for row in done.stdout.decode().splitlines()}


def shell_word(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def prepared(name):
    where = Path(name)
    (where / "functions").mkdir()
    for shell, file in (("bash", "completion"), ("zsh", "functions/_forte"), ("fish", "completion.fish")):
        (where / file).write_bytes(subprocess.run([FORTE, "--print", shell], stdout=subprocess.PIPE, check=True).stdout)
    (where / "My Note (3f3b) & more.md").write_text("x")
    (where / "sub").mkdir()
    (where / "csv").mkdir()  # a folder named as a value is none of it
    return where


def compare(shell, cases, got):
    for (line, want), words in zip(cases, got):
        check(f"{shell}: {line!r}: want {want}", words == want, words)
    check(f"{shell}: all {len(cases)} lines are run", len(got) == len(cases), len(got))


def in_fish(fish, folder):
    for line, wanted, unwanted in FISH_CASES:
        have = offered(fish, line, folder)
        check(f"fish: {line!r}: {sorted(wanted)} without {sorted(unwanted)}", wanted <= have and not unwanted & have, sorted(have))


def main():
    shells = (("bash", ["--norc", "--noprofile", "-i"], BASH_START, CASES), ("zsh", ["-f", "-i"], ZSH_START, ZSH_CASES))
    for name, arguments, start, cases in shells:
        path = shutil.which(name, path="/bin:/usr/bin")
        if not path:
            skip(f"completion in {name}", "it is not here")
            continue
        with tempfile.TemporaryDirectory() as folder:
            compare(name, cases, typed([path, *arguments], start, [line for line, _ in cases], prepared(folder)))
    fish = shutil.which("fish")
    if fish:
        with tempfile.TemporaryDirectory() as folder:
            in_fish(fish, prepared(folder))
    else:
        skip("completion in fish", "it is not here")
    return summary()


if __name__ == "__main__":
    sys.exit(main())
