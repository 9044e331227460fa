"""What the Python suites share: the program that is tried, check(), skip() and the last line "N passed, N failed".

    from checks import FORTE, ROOT, check, run, summary

What a suite captures of the program's JSON is held against schemas/ by summary(), so that no output goes without.

FORTE names the program and BUILD the build folder, both from the environment as run_all.py sets it. No test sees the user's
own skills file or dictionary.
"""
import functools
import hashlib
import os
import pathlib
import subprocess

import schemas

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
FORTE = os.path.abspath(os.environ.get("FORTE", BUILD / "forte"))
VALIDATED = 120  # values a suite, of those that it captures: those of the smallest sums
VALIDATED_SIZE = 200000  # bytes of one
SHOWN = 1500  # characters of what came instead
os.environ["XDG_CONFIG_HOME"] = "/nonexistent"
counts = {"passed": 0, "failed": 0}
captured = {}  # sum: (schema name, JSON text)


def remembering(run):
    """subprocess.run() that remembers what the program wrote as JSON, unless it says that it could not."""
    @functools.wraps(run)
    def remembered(command, *arguments, **options):
        done = run(command, *arguments, **options)
        if isinstance(command, list) and command and str(command[0]) == FORTE and done.returncode in (0, 1) and done.stdout:
            remember(done.stdout)
        return done
    return remembered


def remember(output):
    text = output.decode("utf-8", "replace") if isinstance(output, bytes) else output
    for name, value in schemas.written(text):
        if len(value) < VALIDATED_SIZE:
            captured[hashlib.sha256(value.encode("utf-8", "replace")).digest()] = (name, value)
    for late in sorted(captured)[VALIDATED:]:
        del captured[late]


subprocess.run = remembering(subprocess.run)


def sanitized(path=FORTE):
    """Was it built with the address sanitizer? Limits of time and memory differ then, and preloads do not go with it."""
    return b"__asan_init" in pathlib.Path(path).read_bytes()


def check(name, ok, instead=""):
    """One assertion: counts, and when it fails says its name and what came instead."""
    if not isinstance(name, str) or isinstance(ok, str):
        raise TypeError(f"check(name, ok, instead): {name!r}, {ok!r}")
    counts["passed" if ok else "failed"] += 1
    if not ok:
        print(f"FAILED: {name} {instead if isinstance(instead, str) else repr(instead)}"[:SHOWN].rstrip(), flush=True)


def skip(what, why):
    """What cannot be tried here is said; run_all.py counts it, and it is no success."""
    print(f"SKIPPED: {what}: {why}", flush=True)


def run(*arguments, feed=b"", cwd=None, timeout=600, **environment):
    """The program with these arguments: the CompletedProcess, outputs as bytes."""
    return subprocess.run([FORTE, *map(str, arguments)], input=feed, capture_output=True, cwd=cwd, timeout=timeout, env={**os.environ, **environment})


def summary():
    """Says the last line; the exit code."""
    if captured:
        found = schemas.faults(list(captured.values()))
        if found and found[0].startswith(schemas.MISSING):
            skip("what was written against its schema", found[0])
        else:
            check("what was written fits its schema", not found, "; ".join(found[:5]))
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 1 if counts["failed"] else 0
