#!/usr/bin/env python3
"""Instructions that the program runs on fixed inputs, by callgrind: the same on a loud machine and a quiet one.  Held to
tests/bench/instructions.txt: more than 5 % above fails; 5 % below says that the kept figure should be written anew, which
UPDATE=1 does.  FORTE names the program (default build/forte).  Python 3 standard library only, and valgrind.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FORTE = os.environ.get("FORTE") or str(ROOT / "build" / "forte")
KEPT = ROOT / "tests" / "bench" / "instructions.txt"
TOLERANCE = 0.05
# The C library picks its string functions by the processor; without the newer ones it counts the same on all.
PLAIN = "glibc.cpu.hwcaps=" + ",".join("-" + f for f in "AVX2 AVX AVX512F AVX512VL AVX512BW ERMS FSRM BMI2 SSE4_2 SSSE3 Fast_Unaligned_Copy".split())
POSTING = "corpus/postings/p20-ml-engineer.txt"


def cases(folder):
    """(name, arguments, standard input)"""
    skills, lines = str(folder / "skills.json"), folder / "lines.ndjson"
    subprocess.run([FORTE, "skills", "corpus/cvs/backend.txt", "-o", skills, "-q", "--today", "2026-11-01"], check=True, cwd=ROOT)
    lines.write_bytes(b"".join((ROOT / "corpus/gold/postings.ndjson").read_bytes().splitlines(True)[:20]))
    return [("version", ["--version"], None),
            ("extract one", ["extract", "-q", "-f", "json", POSTING], None),
            ("match one", ["match", "-q", "--skills", skills, POSTING], None),
            ("extract lines", ["extract", "-q", "--ndjson", "-j", "1"], lines),
            ("batch lines", ["batch", "-q", "--ndjson", "-j", "1", "--skills", skills], lines)]


def run(command, lines, folder):
    feed = open(lines, "rb") if lines else subprocess.DEVNULL
    return subprocess.run(command, stdin=feed, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT,
                          env=dict(os.environ, GLIBC_TUNABLES=PLAIN, XDG_CONFIG_HOME=str(folder / "none"), XDG_CACHE_HOME=str(folder / "cache"),
                                   HOME=str(folder)))


def count(arguments, lines, folder):
    """From the second run on: the first one compiles the skills file."""
    run([FORTE, *arguments], lines, folder)
    done = run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'out'}", FORTE, *arguments], lines, folder)
    found = re.search(rb"refs:\s+([\d,]+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"{' '.join(arguments)}: exit code {done.returncode}: {done.stderr[-300:].decode(errors='replace')}")
    return int(found.group(1).replace(b",", b""))


def main():
    if not shutil.which("valgrind"):
        print("SKIPPED: instructions: no valgrind here")
        print("0 passed, 0 failed")
        return 0
    kept = dict(re.findall(r"^([a-z ]+?)\s+(\d+)$", KEPT.read_text(), re.M)) if KEPT.exists() else {}
    counts, failed = {}, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for case, arguments, lines in cases(folder):
            counts[case] = count(arguments, lines, folder)
            before = int(kept.get(case, 0))
            change = counts[case] / before - 1 if before else float("inf")
            failed += change > TOLERANCE and not os.environ.get("UPDATE")
            word = "FAILED" if change > TOLERANCE else "less: write it anew (UPDATE=1)" if change < -TOLERANCE else "ok"
            print(f"{case:<14} {counts[case] / 1e6:8.2f} M instructions, kept {before / 1e6:8.2f} M ({change:+.1%})  {word}")
    if os.environ.get("UPDATE"):
        KEPT.write_text("# What tests/bench/instructions.py counted (make check-speed UPDATE=1): gcc 12 -O2, glibc 2.36, x86-64.\n"
                        + "".join(f"{case:<14} {n}\n" for case, n in counts.items()))
    print(f"{len(counts) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
