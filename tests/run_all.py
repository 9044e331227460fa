#!/usr/bin/env python3
"""Runs every suite and sums up: the last line is "N passed, N failed".

What cannot be run here a suite names in lines "SKIPPED: what: why"; they are shown and counted, and are no success.

Suites are found by name: programs $BUILD/tests/test_*, tests/run_spec.py, tests/test_*.py, tests/test_*.sh.  Each prints
"N passed, N failed" as its last such line; one that ends badly or says nothing counts as a failure.  FORTE names the
program, BUILD the build folder, SUITE_JOBS how many run at once (as many as there are processors).  With names as arguments
only the suites whose names hold one of them run; --without=NAME,NAME leaves suites out.
Python 3 standard library only.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMIT = int(os.environ.get("SUITE_LIMIT", "1800"))  # seconds a suite may take
JOBS = int(os.environ.get("SUITE_JOBS", "0")) or len(os.sched_getaffinity(0))
# Those that take longest begin first, so that none of them is left alone at the end.
LONGEST = ("test_hostile.py", "test_growth.py", "test_faults.py", "test_hostile_kills.py", "test_hostile_million.py", "test_wasm.py", "test_deb.sh",
           "test_train.py", "test_dict.sh", "unit/test_matcher", "test_batch.py", "test_match.py", "test_html.py", "test_hostile_pdf.py", "test_setup.sh", "test_store_crafted.py",
           "test_cv.py", "test_cli.sh", "test_filter.py")
SHOWN = 60   # lines of a failed suite's output


def suites():
    build = pathlib.Path(os.environ.setdefault("BUILD", str(ROOT / "build")))
    os.environ.setdefault("FORTE", str(build / "forte"))
    for path in sorted((ROOT / "tests" / "unit").glob("test_*.c")):
        yield f"unit/{path.stem}", [str(build / "tests" / path.stem)]
    yield "spec", [sys.executable, "tests/run_spec.py"]
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        yield path.name, [sys.executable, str(path)]
    for path in sorted((ROOT / "tests").glob("test_*.sh")):
        yield path.name, ["sh", str(path)]


def run(command):
    """(passed, failed, output)"""
    try:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=LIMIT)
        text, code = done.stdout.decode("utf-8", "replace"), done.returncode
    except subprocess.TimeoutExpired as e:
        text, code = (e.stdout or b"").decode("utf-8", "replace") + f"\ntook more than {LIMIT} s", 1
    except OSError as e:
        text, code = f"{command[0]}: {e.strerror}", 1
    said = re.findall(r"^(\d+) passed, (\d+) failed$", text, re.M)
    if not said:
        return 0, 1, text + f"\nended with {code} and no count"
    passed, failed = map(int, said[-1])
    if code and not failed:
        return passed, 1, text + f"\nended with {code}"
    return passed, failed, text


def several(chosen):
    """The suites' results as they come, JOBS at once: (name, seconds, what run() says)."""
    def one(suite):
        began = time.time()
        result = run(suite[1])
        return suite[0], time.time() - began, result

    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        for done in concurrent.futures.as_completed([pool.submit(one, suite) for suite in chosen]):
            yield done.result()


def main():
    without = [a[len("--without="):].split(",") for a in sys.argv[1:] if a.startswith("--without=")]
    without = without[0] if without else []
    wanted = [a for a in sys.argv[1:] if not a.startswith("--without=")]
    passed = failed = 0
    skipped = []
    chosen = [(name, command) for name, command in suites() if not wanted or any(w in name for w in wanted)]
    for name, _ in chosen:
        if any(w in name for w in without):
            print(f"{name:32} left out")
    chosen = [(name, command) for name, command in chosen if not any(w in name for w in without)]
    chosen.sort(key=lambda suite: LONGEST.index(suite[0]) if suite[0] in LONGEST else len(LONGEST))
    for name, seconds, (p, f, text) in several(chosen):
        print(f"{name:32} {p:5} passed, {f:3} failed  {seconds:6.1f} s", flush=True)
        if f:
            lines = text.rstrip().splitlines()
            print("\n".join("    " + line[:300] for line in lines[-SHOWN:]), flush=True)
        skipped += [line for line in text.splitlines() if line.startswith("SKIPPED: ")]
        passed += p
        failed += f
    print("\n".join(skipped + [f"{len(skipped)} skipped"] if skipped else ["nothing skipped"]))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
