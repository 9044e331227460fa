#!/usr/bin/env python3
"""The commands that README.md and the man page tell people to type are typed here, in a shell of their own with the files that
they name, and so are those that the guides name in a sentence; and the bookmarklet is clicked in a real browser."""
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from checks import FORTE, ROOT, check, skip, summary

# what other suites run: installing, packages, and what goes on until Ctrl-C
ELSEWHERE = {"sudo make install": "test_install.sh", "make deb": "test_deb.sh", "make demo": "test_docs.sh", "make check": "run_all.py", "forte watch": "test_watch.py"}


def prepared(name):
    folder = pathlib.Path(name)
    corpus = ROOT / "corpus"
    for source, target in (("cvs/product.pdf", "cv.pdf"), ("postings/p02-backend.md", "posting.txt"), ("notes/backend.md", "note.md")):
        shutil.copy(corpus / source, folder / target)
    shutil.copytree(corpus / "postings", folder / "postings")
    shutil.make_archive(str(folder / "export"), "zip", corpus / "notes")
    (folder / "bin").mkdir()
    (folder / "bin" / "forte").symlink_to(FORTE)
    for paste in ("wl-paste", "xclip", "pbpaste"):  # the clipboard holds a posting
        (folder / "bin" / paste).write_text(f"#!/bin/sh\ncat '{folder}/posting.txt'\n")
        (folder / "bin" / paste).chmod(0o755)
    return folder


def lines():
    """(where, command line), in the order of reading"""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    text = re.sub(r"<!-- demo -->.*?<!-- /demo -->", "", text, flags=re.S)
    for block in re.findall(r"^```\n(.*?)^```", text, re.S | re.M):
        for line in block.splitlines():
            if line.strip() and not line.startswith("javascript:"):
                yield "README.md", re.sub(r"\s+#\s.*$", "", line)
    for line in re.findall(r"`([^`\n]*\| forte[^`\n]*)`", text):
        yield "README.md", line
    page = subprocess.run([str(FORTE), "--print", "man"], stdout=subprocess.PIPE, check=True).stdout.decode()
    for line in re.findall(r"^\.nf\n\.RS\n(.*?)\n\.RE", page, re.S | re.M):
        yield "forte(1)", line.replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\")


def typed(folder):
    env = dict(os.environ, HOME=str(folder), PATH=f"{folder}/bin:{os.environ['PATH']}")
    env.pop("XDG_CONFIG_HOME", None)
    seen = set()
    for where, line in lines():
        if line in seen or any(line.startswith(start) for start in ELSEWHERE):
            continue
        seen.add(line)
        done = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        check(f"{where}: {line}", done.returncode == 0, f"{done.returncode}: {done.stderr.decode()[-300:]}")
    check("the documents have their commands", len(seen) >= 12, seen)
    check("the note is filled", b"*Filled in by forte" in (folder / "note.md").read_bytes())
    check("the skills file is in its place", (folder / ".config" / "forte" / "skills.json").is_file())
    check("the ranking and its reports", (folder / "ranking.html").is_file() and any((folder / "reports").iterdir()))
    for start, suite in ELSEWHERE.items():
        check(f"{start}: {suite} runs it", suite == "run_all.py" or (ROOT / "tests" / suite).is_file())


# What stands for a word of one's own in "`forte dict why WORD FILE`".
STANDS_FOR = {"WORD": "Excel", "CV...": "cv.pdf", "[CV]": "cv.pdf", "NOTE...": "note.md", "PATH...": "postings", "[match]": "match", "[COMMAND]": "match",
              "COMMAND": "match", "[FILE]": "posting.txt", "FILE": "posting.txt", "jobs.sqlite": "jobs.sqlite"}


def guides():
    return [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *(ROOT / name / "README.md" for name in ("dictionaries", "schemas", "corpus"))]


def named():
    """(guide, command) for each that stands within a sentence or a table"""
    for path in guides():
        if path.name != "CHANGELOG.md":
            text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
            for command in re.findall(r"`((?:forte |make |tests/|tools/)[^`\n|]*)`", text):
                yield path.name, command


def fed(words):
    """what such a command reads where it names no file"""
    if "--ndjson" in words:
        return "postings.ndjson"
    return {"skills": "cv.pdf", "init": "cv.pdf", "fill": "note.md", "dict": "own.txt"}.get(words[1], "posting.txt")


def within_sentences(folder):
    env = dict(os.environ, HOME=str(folder), PATH=f"{folder}/bin:{os.environ['PATH']}")
    env.pop("XDG_CONFIG_HOME", None)
    shutil.copy(ROOT / "corpus" / "gold" / "postings.ndjson", folder / "postings.ndjson")
    (folder / "own.txt").write_text("Zorble | Zorbling\n")
    targets = set(re.findall(r"^([\w-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    seen = set()
    for guide, command in named():
        words = [STANDS_FOR.get(word, word) for word in command.split()]
        if tuple(words) in seen:
            continue
        seen.add(tuple(words))
        if words[0] == "make":
            check(f"{guide}: {command}", all(word in targets or "=" in word for word in words[1:]), sorted(targets))
        elif words[0] != "forte":
            check(f"{guide}: {command}", list(ROOT.glob(words[0])), "is not there")
        elif len(words) > 1 and words[1] not in ("watch",):  # goes on until Ctrl-C; words that name a verb alone ("forte dict why") are no command
            if words[1:] in (["dict", "why"], ["dict", "find"], ["dict", "learn"], ["dict"]):
                continue
            if words[1:3] == ["dict", "check"]:
                words = ["own.txt" if word == "posting.txt" else word for word in words]
            if words[1:3] == ["skills", "--check"]:
                words[3] = ".config/forte/skills.json" if words[3] == "posting.txt" else words[3]
            with open(folder / fed(words), "rb") as entry:
                done = subprocess.run(words, cwd=folder, env=env, stdin=entry, capture_output=True, timeout=120)
            check(f"{guide}: {command}", done.returncode == 0, f"{words} {done.returncode}: {done.stderr.decode()[-300:]}")
    check("the guides name their commands", len(seen) > 40, len(seen))


PAGE = """<!doctype html><meta charset="utf-8"><title>Data Analyst / Acme: "jobs"</title><p>Requirements: SQL and Excel</p><pre id="out"></pre><script>
HTMLAnchorElement.prototype.click = function () {
  fetch(this.href).then(r => r.text()).then(t => { document.getElementById('out').textContent = 'SAVED ' + this.download + ' | ' + t; });
};
%s
</script>"""


def bookmarklet(folder):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        skip("the bookmarklet", "no Chromium here")
        return
    code = re.search(r"^javascript:(.*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M).group(1)
    check("the bookmarklet names no address", "http" not in code)
    (folder / "page.html").write_text(PAGE % code, encoding="utf-8")
    done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", f"--user-data-dir={folder}/profile",
                           "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", f"file://{folder}/page.html"], capture_output=True, timeout=120)
    out = html.unescape(done.stdout.decode())
    check("the bookmarklet saves a file named as the page", "SAVED Data Analyst Acme jobs .txt" in out or "SAVED Data Analyst Acme jobs.txt" in out or re.search(r"SAVED Data Analyst +Acme +jobs *\.txt", out), out[-300:])
    check("the file holds the page's text", "Requirements: SQL and Excel" in out.split("SAVED", 1)[-1], out[-300:])


def main():
    if not shutil.which("pdftotext"):
        skip("the commands of the documents", "no pdftotext here, and the CV is a PDF")
        return summary()
    with tempfile.TemporaryDirectory() as name:
        folder = prepared(name)
        typed(folder)
        within_sentences(folder)
        bookmarklet(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
