#!/usr/bin/env python3
"""Hostile inputs: whatever stands in a posting, CV or note, forte answers in time, within its memory, with exit code 0 or 1,
and sends no control character to a terminal."""
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile

from checks import FORTE, check, sanitized, summary
from shapes import SHAPES

SANITIZED = sanitized()
SECONDS = 120 if SANITIZED else 20  # of computing; a machine under load is given ten times as long
MEMORY = 2 << 30


def limits():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(arguments, feed=b""):
    """(exit code, output, errors); exit code None: took too long"""
    try:
        done = subprocess.run([FORTE, *arguments], input=feed, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=10 * SECONDS, preexec_fn=limits)
    except subprocess.TimeoutExpired:
        return None, b"", b"took too long"
    return (None if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL) else done.returncode), done.stdout, done.stderr


CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")


def posting_checks(name, data, skills):
    code, out, err = run(["extract", "-f", "json"], data)
    check(f"{name}: extract", code in (0, 1), (code, err[-300:]))
    check(f"{name}: one line when refused", code != 1 or (err.count(b"\n") == 1 and not CONTROL.search(err[:-1])), err)
    if code == 0:
        try:
            json.loads(out.decode("utf-8"))
            check(f"{name}: valid JSON", True)
        except ValueError as e:
            check(f"{name}: valid JSON", False, e)
    code, out, err = run(["match", "--skills", skills], data)
    check(f"{name}: match", code in (0, 1), (code, err[-300:]))
    check(f"{name}: the report holds no control characters", not CONTROL.search(out), out[:200])


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = folder
        skills = os.path.join(folder, "skills.json")
        run(["skills", "corpus/cvs/analyst.md", "-o", skills, "--quiet"])
        for name, count, make in SHAPES:
            data = make(count)
            if SANITIZED and not data.startswith((b"PK", b"%PDF")):
                data = data[:200000]  # sanitizers take ten times as long
            posting_checks(name, data, skills)
            file = os.path.join(folder, "file")
            with open(file, "wb") as f:
                f.write(data)
            code, out, err = run(["skills", file])
            check(f"{name}: skills", code in (0, 1), (code, err[-300:]))
            code, out, err = run(["fill", "--skills", skills, file])
            archive = code == 2 and b"is an archive" in err  # an archive is only written back, or to -o
            check(f"{name}: fill", code in (0, 1) or archive, (code, err[-300:]))
            check(f"{name}: fill writes the note or nothing", not out or b"SQL" in out or out == data, out[:100])
            code, out, err = run(["dict", "why", "SQL", file])
            check(f"{name}: dict why", code in (0, 1) and not CONTROL.search(out), (code, err[-300:]))
    return summary()


if __name__ == "__main__":
    sys.exit(main())
