#!/usr/bin/env python3
"""forte watch, driven by files that come and go.  Nothing waits for a clock: the next line of its output is the sign that an
event was dealt with; a watch that says nothing for too long is killed, and failed."""
import os
import pathlib
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

from checks import FORTE, ROOT, check, summary

POSTINGS, NOTES = ROOT / "corpus" / "postings", ROOT / "corpus" / "notes"
TOO_LONG = 120  # seconds; no answer takes so long, even under sanitizers


class Watch:
    def __init__(self, folder, *arguments):
        self.buffers = {}
        self.process = subprocess.Popen([FORTE, "watch", "--skills", str(folder / "skills.json"), *map(str, arguments)], cwd=folder,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def line(self, stream):
        have = self.buffers.get(stream, b"")
        while b"\n" not in have:
            if not select.select([stream], [], [], TOO_LONG)[0]:
                self.process.kill()
                return "(nothing was said)"
            more = os.read(stream.fileno(), 65536)
            if not more:
                return "(it has ended)"
            have += more
        line, self.buffers[stream] = have.split(b"\n", 1)
        return line.decode()

    def said(self):
        return self.line(self.process.stdout)

    def error(self):
        return self.line(self.process.stderr)

    def stop(self, number=signal.SIGINT):
        """(exit code, what was still said)"""
        self.process.send_signal(number)
        out, errors = self.process.communicate(timeout=TOO_LONG)
        return self.process.returncode, self.buffers.get(self.process.stdout, b"") + out, self.buffers.get(self.process.stderr, b"") + errors


def prepared(name, *folders):
    folder = pathlib.Path(name)
    for inner in folders:
        (folder / inner).mkdir()
    subprocess.run([FORTE, "skills", str(ROOT / "corpus" / "cvs" / "backend.txt"), "-q", "-o", str(folder / "skills.json")], check=True)
    return folder


def events(name):
    folder = prepared(name, "in", "out")
    w = Watch(folder, "in")
    check("it says when it is ready", w.error() == "forte: watching 1 folder; Ctrl-C ends it")
    shutil.copy(POSTINGS / "p02-backend.md", folder / "in" / "a b.txt")
    line = w.said()
    check("a posting's match in one line", re.fullmatch(r"in/a b\.txt: +\d+ strong +Senior Backend Engineer \(Payments\), .*", line), line)
    shutil.copy(POSTINGS / "p03-nurse.txt", folder / "out" / "n.txt")
    os.rename(folder / "out" / "n.txt", folder / "in" / "n.txt")
    check("a file that is moved in", w.said().startswith("in/n.txt: "))
    for name in (".hidden.txt", "picture.png", "half.crdownload", "empty.txt"):
        (folder / "in" / name).write_text("" if name == "empty.txt" else "Requirements: SQL")
    # a note without a posting, then with it; what forte writes into it is no new event to speak of
    note = (NOTES / "backend.md").read_bytes()
    (folder / "in" / "note.md").write_bytes(note.split(b"# Job posting")[0] + b"# Where can I add value?\n\n- \n")
    (folder / "in" / "note.md").write_bytes(note)
    line = w.said()
    check("a note that gets its posting is filled", re.match(r"in/note\.md: filled; +\d+ ", line), line)
    check("the note holds it", b"*Filled in by forte" in (folder / "in" / "note.md").read_bytes())
    shutil.copy(NOTES / "own-text.md", folder / "in" / "own.md")
    before = (NOTES / "own-text.md").read_bytes()
    (folder / "in" / "deep" / "er").mkdir(parents=True)
    shutil.copy(POSTINGS / "p08-accountant.txt", folder / "in" / "deep" / "er" / "c.txt")
    check("a folder that is made in it, and what is in that", w.said().startswith("in/deep/er/c.txt: "))
    check("text of one's own stays", (folder / "in" / "own.md").read_bytes() == before)
    os.rename(folder / "in" / "deep", folder / "in" / "other")
    (folder / "in" / "other" / "er" / "d.txt").write_text("Requirements:\n- SQL\n- Python\n")
    line = w.said()
    check("a folder that is renamed is known by its new name", line.startswith("in/other/er/d.txt: "), line)
    shutil.move(folder / "in" / "other", folder / "out" / "gone")
    (folder / "out" / "gone" / "er" / "e.txt").write_text("Requirements: SQL")
    (folder / "in" / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    line = w.error()
    check("what cannot be read is named, and it goes on", "in/broken.pdf" in line, line)
    shutil.copy(ROOT / "corpus" / "cvs" / "nurse.md", folder / "in" / "cv.txt")
    line = w.error()
    check("a CV is named as one, and gives no line", "in/cv.txt reads like a CV" in line, line)
    # the skills file of somebody else: the same posting, another score
    subprocess.run([FORTE, "skills", str(ROOT / "corpus" / "cvs" / "nurse.md"), "-q", "-o", str(folder / "skills.json")], check=True)
    shutil.copy(POSTINGS / "p02-backend.md", folder / "in" / "again.txt")
    line = w.said()
    check("a skills file that is built anew is read again", line.startswith("in/again.txt: ") and "strong" not in line, line)
    code, out, errors = w.stop()
    check("Ctrl-C ends it cleanly, with nothing left to say", (code, out, errors) == (0, b"", b""), (code, out, errors))


def ranking(name):
    folder = prepared(name, "in")
    shutil.copy(POSTINGS / "p03-nurse.txt", folder / "in")
    w = Watch(folder, "in", "--db", "jobs.sqlite", "-o", "in/ranking.csv", "--format", "csv")
    check("it begins", "watching" in w.error())
    ranked = folder / "in" / "ranking.csv"
    check("what is there already is ranked at the start", ranked.read_text().count("\n") == 2)
    shutil.copy(POSTINGS / "p02-backend.md", folder / "in" / "b.txt")
    check("a posting comes", "Backend" in w.said())
    shutil.copy(POSTINGS / "p08-accountant.txt", folder / "in" / "c.txt")
    check("another one comes: by then the first is ranked", "c.txt" in w.said())
    check("the best is first in the ranking", ranked.read_text().splitlines()[1].count("Backend"))
    code, out, errors = w.stop(signal.SIGTERM)
    check("its own output is no event; SIGTERM ends it cleanly", (code, out, errors) == (0, b"", b""), (code, out, errors))
    check("the ranking has all", ranked.read_text().count("\n") == 4, ranked.read_text())
    rows = sqlite3.connect(folder / "jobs.sqlite").execute("SELECT count(*), sum(finished IS NULL) FROM runs, (SELECT count(*) FROM postings)").fetchone()
    check("all runs are finished", rows[1] == 0, rows)
    check("the store has three", sqlite3.connect(folder / "jobs.sqlite").execute("SELECT count(*) FROM postings").fetchone() == (3,))


def ends(name):
    folder = prepared(name, "in")
    w = Watch(folder, "in")
    w.error()
    os.rmdir(folder / "in")
    check("folders that go away end it", "the folders are gone" in w.error())
    check("with exit code 1", w.process.wait(TOO_LONG) == 1)
    w = Watch(folder, "nowhere")
    check("a folder that is not there", re.search("nowhere: cannot be watched: .*; check the name", w.error()) and w.process.wait(TOO_LONG) == 1)
    (folder / "in").mkdir()
    w = Watch(folder, "in")
    w.error()
    w.process.stdout.close()
    (folder / "in" / "a.txt").write_text("Requirements:\n- SQL\n")
    check("when nobody reads, it ends", w.process.wait(TOO_LONG) == 3)
    done = subprocess.run([FORTE, "watch", "in", "--skills", "no.json"], cwd=folder, capture_output=True, timeout=TOO_LONG)
    check("no skills file", done.returncode == 2, done)
    done = subprocess.run([FORTE, "watch"], cwd=folder, capture_output=True, timeout=TOO_LONG)
    check("no folder", done.returncode == 2 and b"needs a folder" in done.stderr, done)


def main():
    for part in (events, ranking, ends):
        with tempfile.TemporaryDirectory() as name:
            part(name)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
