#!/usr/bin/env python3
"""The completions, driven in real shells: bash and zsh on a terminal (what the Tab key makes of a line), fish by its own
`complete -C` (what it offers for a line); and every option of every command, word for word, in the help, the man page and the
three completions.  A shell that is not here is skipped, and said so."""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import FORTE, check, skip, summary

TOO_LONG = 60  # seconds without a word of a shell
HELD = ("match", "extract", "skills", "fill", "batch", "dict", "watch", "init", "doctor", "config", "help", "version")
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
    ("forte watch s\t", ["watch", "sub/"]),
    ("forte watch My\t", ["watch", "My"]),
    ("forte batch --reports s\t", ["batch", "--reports", "sub/"]),
    ("forte batch --reports My\t", ["batch", "--reports", "My"]),
    ("forte doctor My\t", ["doctor", "My"]),
    ("forte help batch My\t", ["help", "batch", "My"]),
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
    ("forte watch My\t", ["watch", "My"]),
    ("forte batch --reports s\t", ["batch", "--reports", "sub"]),
    ("forte doctor My\t", ["doctor", "My"]),
    ("forte help batch My\t", ["help", "batch", "My"]),
    ("forte fill --skills My\t", ["fill", "--skills", "My Note (3f3b) & more.md"]),
]
# a line, what fish must offer for its last word, and what it must not
FISH_CASES = [
    ("forte ", {"extract", "help"}, {"My Note (3f3b) & more.md", "sub/"}),
    ("forte ext", {"extract"}, {"skills", "extra note.md"}),
    ("forte -f json ", {"My Note (3f3b) & more.md"}, {"extract"}),
    ("forte extract skills ", {"My Note (3f3b) & more.md"}, {"match"}),
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
    ("forte dict why ", {"My Note (3f3b) & more.md"}, {"find", "learn"}),
    ("forte watch ", {"sub/"}, {"My Note (3f3b) & more.md"}),
    ("forte batch --reports ", {"sub/"}, {"My Note (3f3b) & more.md"}),
    ("forte doctor ", set(), {"My Note (3f3b) & more.md", "sub/"}),
    ("forte doctor --db ", {"My Note (3f3b) & more.md"}, set()),
    ("forte help batch ", set(), {"My Note (3f3b) & more.md", "match"}),
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
    (where / "extra note.md").write_text("x")  # begins as a command does
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


def said(*arguments):
    return subprocess.run([FORTE, *arguments], stdout=subprocess.PIPE, check=True, timeout=TOO_LONG).stdout.decode()


def helped(command):
    """{option: (letter, argument, text)} as the help of a command says them, lines joined"""
    rows, name = {}, None
    for line in said("help", command).split("\noptions:\n")[1].splitlines():
        row = re.match(r"  (?:-(.), |    )--([a-z-]+)(?: ([A-Z=]+))?(?: +(.*))?$", line)
        if row:
            name = row[2]
            rows[name] = (row[1] or "", row[3] or "", row[4] or "")
        else:
            rows[name] = (*rows[name][:2], f"{rows[name][2]} {line.strip()}".strip())
    return rows


def choices_of(text):
    """the words of "how the report is written: text, md or json (default: text)", as a set; of other texts none"""
    found = re.fullmatch(r".*: ((?:[a-z]+(?:, | or )?)+)(?: \(default: .*\))?", text)
    return set(re.split(r", | or ", found[1])) if found and " or " in found[1] else set()


def bash_words(line, folder):
    """what the function of bash offers for the last word of a line"""
    script = ('compopt() { :; }; source ./completion; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _forte; printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "--norc", "-c", script, "bash", *line], cwd=folder, stdout=subprocess.PIPE, timeout=TOO_LONG)
    return set(done.stdout.decode().split())


def zsh_specs(text, command):
    """{word of an option: (text, what its value may be)} of a command's part of zsh's function"""
    part = re.search(rf"^    {command}\)\n(.*?);;$", text, re.M | re.S)[1]
    specs = re.findall(r"^        '(?:\([^)]*\))?(-[-a-zA-Z]+)[=+]?\[([^]]*)\](.*?)' \\$", part.replace("'\\''", "’"), re.M)
    return {word: (told, value) for word, told, value in specs}


def walked(folder):
    """Every option of every command, as its help says it, in the man page and in each shell's completion: no more, no less."""
    fish, zsh, page = shutil.which("fish"), said("--print", "zsh"), said("--print", "man").replace("\\-", "-").replace("\\(aq", "'").replace("\\&", "")
    all_options = {}
    for command in HELD:
        options = helped(command)
        check(f"help {command}: has options", {"help", "quiet", "version"} <= set(options), options)
        words = {f"--{name}" for name in options}
        check(f"bash: the options of {command}", bash_words(["forte", command, "--"], folder) == words, bash_words(["forte", command, "--"], folder) ^ words)
        if fish:
            have = {row.split("=")[0] for row in offered(fish, f"forte {command} --", folder)}
            check(f"fish: the options of {command}", have == words, have ^ words)
        specs = zsh_specs(zsh, command)
        check(f"zsh: the options of {command}", set(specs) == words | {f"-{row[0]}" for row in options.values() if row[0]}, set(specs) ^ words)
        for name, (letter, argument, text) in options.items():
            choices = choices_of(text)
            short = text.split(" (default:")[0].split(": " + next(iter(sorted(choices, key=text.index)), "\0"))[0]
            told, value = specs.get(f"--{name}", ("", ""))
            check(f"zsh: --{name} of {command} says what help says", told.replace(":", "") == short.replace("'", "’").replace(":", ""), (told, short))
            if choices:
                check(f"bash: the values of --{name} of {command}", bash_words(["forte", command, f"--{name}", ""], folder) == choices, text)
                check(f"zsh: the values of --{name} of {command}", set(re.sub(r":value:\((.*)\)", r"\1", value).split()) == choices, value)
                if fish:
                    check(f"fish: the values of --{name} of {command}", offered(fish, f"forte {command} --{name} ", folder) == choices, text)
            all_options.setdefault((name, letter, argument, text), set()).add(command)
        check(f"man page: forte {command}", f".SS forte {command}\n" in page and f".B forte {command}\n" in page)
    for (name, letter, argument, text), of in all_options.items():
        head = (f"\\fB-{letter}\\fR, " if letter else "") + f"\\fB--{name}\\fR" + (f" \\fI{argument}\\fR" if argument else "")
        bodies = [b.replace("\n", " ") for b in re.findall(rf"^\.TP\n{re.escape(head)}\n(.*?)\n(?=\.TP|\.SH)", page, re.M | re.S)]
        told = "" if len(of) == len(HELD) else f" (of {', '.join(c for c in HELD if c in of)})"
        check(f"man page: --{name}, as help says it{told}", f"{text}{told}" in bodies, bodies)
    there = set(re.findall(r"^\.TP\n(?:\\fB-.\\fR, )?\\fB--([a-z-]+)", page, re.M))
    check("man page: no option that no command has", there == {row[0] for row in all_options}, there ^ {row[0] for row in all_options})
    check("help names all commands", re.findall(r"^  ([a-z]+) +\S", said("help").split("commands:\n")[1].split("\n\n")[0], re.M) == list(HELD))


def main():
    with tempfile.TemporaryDirectory() as folder:
        walked(prepared(folder))
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
