#!/usr/bin/env python3
"""Every system call of every command that writes fails once, and the program is killed before every one of them (strace
injects both). What must hold: the old file or the new one whole; the exit code and the message of what happened; the same
output where nothing was noticed; the next run goes on as if nothing had been.

FAULT_STEP: every how-manieth point is tried (1: all of them, as `make faults` does).
"""
import collections
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from checks import FORTE, check, sanitized, skip, summary

SANITIZED = sanitized()
STEP = int(os.environ.get("FAULT_STEP", "9"))
tried = collections.Counter()

# System call: the error that is injected into it. A call that cannot sensibly fail so is left out.
ERRORS = {"openat": "EMFILE", "read": "EIO", "pread64": "EIO", "write": "ENOSPC", "pwrite64": "ENOSPC", "writev": "ENOSPC", "fsync": "EIO",
          "fdatasync": "EIO", "rename": "EACCES", "close": "EIO", "ftruncate": "ENOSPC", "fchmod": "EPERM", "fchown": "EPERM", "flock": "EWOULDBLOCK",
          "fcntl": "EAGAIN", "unlink": "EACCES", "mkdir": "ENOSPC", "newfstatat": "EIO", "lseek": "EIO", "getdents64": "EIO", "memfd_create": "EMFILE"}
CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


def usable():
    if not shutil.which("strace"):
        return "strace is not installed"
    done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "true"], capture_output=True)
    return "" if done.returncode == 0 else "this system lets nobody trace"


class Case:
    """A command in a folder of its own, which is made anew for each run. `outputs`: files whose old or new content is to be
    there whole; `partial`: of many inputs those that can be read are ranked, with exit code 1."""

    def __init__(self, name, setup, arguments, outputs, partial=False):
        self.name, self.setup, self.arguments, self.outputs, self.partial = name, setup, arguments, outputs, partial

    def prepare(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        self.setup(folder)

    def run(self, folder, inject=None, log=None):
        command = [FORTE, *self.arguments]
        if inject or log:
            command = ["strace", "-f", "-qq", "-o", log or "/dev/null", *(["-e", f"inject={inject}"] if inject else []), *command]
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def state(self, folder):
        return {n: digest(os.path.join(folder, n)) for n in self.outputs}


def digest(name):
    if not os.path.exists(name):
        return None
    with open(name, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def left_over(folder):
    return [n for _, _, names in os.walk(folder) for n in names if ".forte-" in n]


def cases(skills, root):
    corpus = os.path.join(root, "corpus")
    note, zipped = "n.md", "e.zip"

    def with_note(folder):
        shutil.copy(os.path.join(corpus, "notes/backend.md"), os.path.join(folder, note))

    def with_zip(folder):
        with zipfile.ZipFile(os.path.join(folder, zipped), "w", zipfile.ZIP_DEFLATED) as z:
            for name in ("backend.md", "analyst.md"):
                path = os.path.join(corpus, "notes", name)
                if os.path.exists(path):
                    z.write(path, "Jobs/" + name)

    def with_old(folder):
        for name in ("out.json", "out.txt"):
            with open(os.path.join(folder, name), "w") as f:
                f.write("{}\n" if name == "out.json" else "old\n")

    def with_lines(folder):
        with_old(folder)
        with open(os.path.join(folder, "l.ndjson"), "w") as f:
            for i in range(6):
                f.write('{"id":"%d","text":"Requirements: SQL, Python, %d years of experience"}\n' % (i, i + 1))

    cv, batch = os.path.join(corpus, "cvs/backend.txt"), ["batch", "-q", "--jobs", "1", "--skills", skills, "l.ndjson"]
    yield Case("fill -i of a note", with_note, ["fill", "-i", "--skills", skills, note], [note])
    yield Case("fill -i of an export", with_zip, ["fill", "-i", "--skills", skills, zipped], [zipped])
    yield Case("skills -o", with_old, ["skills", cv, "-q", "-o", "new.json"], ["new.json"])
    yield Case("extract -o", with_lines, ["extract", "--ndjson", "-q", "l.ndjson", "-o", "out.txt"], ["out.txt"])
    yield Case("batch -o", with_lines, [*batch, "-o", "out.txt"], ["out.txt"], True)
    yield Case("batch --db", with_lines, [*batch, "--db", "j.sqlite", "--format", "ndjson", "-o", "out.txt"], ["out.txt"], True)
    yield Case("batch --reports", with_lines, [*batch, "--reports", "pages", "-o", "out.txt"], ["out.txt"], True)


def points(log):
    """(call, number) of every system call of a run, in order; a thread's calls are counted with it."""
    counts = collections.Counter()
    with open(log, encoding="utf-8", errors="replace") as f:
        for line in f:
            m = CALL.match(line)
            if m and m.group(1) not in ("execve", "exit_group", "exit"):
                counts[m.group(1)] += 1
                yield m.group(1), counts[m.group(1)]


def kills(case, folder, all_points, before, after):
    wrong = []
    for call, number in all_points[::STEP]:
        case.prepare(folder)
        code, out, err = case.run(folder, f"{call}:signal=KILL:when={number}")
        tried["kills"] += 1
        state = case.state(folder)
        if any(state[n] not in (before[n], after[n]) for n in state):
            wrong.append((call, number, "half a file", code))
        code, out, err = case.run(folder)
        if code != 0 or case.state(folder) != after or left_over(folder):
            wrong.append((call, number, "the next run", code, err[-200:], left_over(folder)))
    check(f"{case.name}: killed before {len(all_points[::STEP])} of {len(all_points)} system calls", not wrong, (len(wrong), wrong[:3]))


def errors(case, folder, all_points, before, after, whole):
    wrong = []
    at = [p for p in all_points if p[0] in ERRORS][:: max(1, STEP // 3)]
    for call, number in at:
        case.prepare(folder)
        code, out, err = case.run(folder, f"{call}:error={ERRORS[call]}:when={number}")
        tried["errors"] += 1
        state = case.state(folder)
        loader = code == 127 and b"shared libraries" in err
        same = code == 0 and state == after and out == whole
        refused = code in (1, 2, 3) and err and b"JSON" not in err and (
            all(state[n] in (before[n], after[n]) for n in state) or (case.partial and code == 1 and None not in state.values()))
        clean = not left_over(folder) or call == "unlink"
        if not (loader or ((same or refused) and clean)):
            wrong.append((call, number, code, err[-150:], left_over(folder), state == after))
        if call in ("write", "pwrite64", "fsync", "fdatasync", "rename") and code in (1, 2):
            wrong.append((call, number, "an output that cannot be written is exit code 3", code, err[-150:]))
    check(f"{case.name}: {len(at)} system calls that fail", not wrong, (len(wrong), wrong[:4]))


def main():
    if SANITIZED:
        skip("system calls that fail", "the sanitizers have calls of their own")
        return summary()
    why = usable()
    if why:
        skip("system calls that fail", why)
        return summary()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with tempfile.TemporaryDirectory() as top:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = os.environ["TMPDIR"] = top
        skills, folder, log = (os.path.join(top, n) for n in ("skills.json", "work", "log"))
        subprocess.run([FORTE, "skills", os.path.join(root, "corpus/cvs/backend.txt"), "-q", "-o", skills], check=True)
        for case in cases(skills, root):
            case.prepare(folder)
            before = case.state(folder)
            code, whole, err = case.run(folder, log=log)
            after = case.state(folder)
            check(f"{case.name}: done when nothing fails", code == 0 and after != before, (code, err))
            all_points = list(points(log))
            check(f"{case.name}: its system calls are seen", len(all_points) > 60, len(all_points))
            kills(case, folder, all_points, before, after)
            errors(case, folder, all_points, before, after, whole)
    print(f"{tried['kills']} kills, {tried['errors']} errors")
    return summary()


if __name__ == "__main__":
    sys.exit(main())
