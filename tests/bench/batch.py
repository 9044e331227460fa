#!/usr/bin/env python3
"""A batch of many postings: time, peak memory, two threads against one, a second run with the results store.

Uses ../shared/data/corpus where it exists, else corpus/gold over and over.  FORTE names the program (default build/forte).
Runs of one and two threads alternate, and the best pair counts: other work on the machine disturbs both.
"""
import glob
import gzip
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from measured import Peak  # noqa: E402

FORTE = os.environ.get("FORTE", "build/forte")
PAIRS = 4


def feed(to):
    found = sorted(glob.glob(str(ROOT.parent / "shared" / "data" / "corpus" / "*.ndjson.gz")))
    count = 0
    if found:
        for name in found:
            with gzip.open(name, "rb") as f:
                for line in f:
                    to.write(line)
                    count += 1
        return count, "postings of ../shared/data/corpus"
    own = (ROOT / "corpus/gold/postings.ndjson").read_bytes().splitlines(True)
    for i in range(4000 // len(own) + 1):
        for line in own:
            to.write(re.sub(rb'"id": ?"', b'"id":"%d-' % i, line, count=1))
            count += 1
    return count, "postings, those of corpus/gold over and over"


def run(*arguments):
    """(seconds, CPU seconds, peak MB)"""
    began = time.time()
    peak = Peak()
    p = subprocess.Popen(peak.of([FORTE, "batch", *arguments, "-q", "--format", "csv"]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if p.wait() > 1:
        sys.exit("forte batch ended with " + str(p.returncode))
    return time.time() - began, peak.seconds(), peak.kib() / 1024


def main():
    with tempfile.TemporaryDirectory() as folder:
        skills, source = folder + "/skills.json", folder + "/in.ndjson"
        subprocess.run([FORTE, "skills", str(ROOT / "corpus/cvs/backend.txt"), "-o", skills], check=True, stderr=subprocess.DEVNULL)
        with open(source, "wb") as f:
            count, what = feed(f)
        print(f"{count} {what}, {os.path.getsize(source) / 1e6:.1f} MB")
        some = folder + "/some.ndjson"
        with open(source, "rb") as f, open(some, "wb") as t:
            for _ in range(min(count, 4000)):
                t.write(f.readline())
        pairs = []
        for _ in range(PAIRS):
            one, two = run(some, "-s", skills, "-j", "1"), run(some, "-s", skills, "-j", "2")
            pairs.append((one[0] / two[0], one[1] / two[1]))
        print(f"-j 2 against -j 1: {max(p[0] for p in pairs):.2f} times as fast at best, {statistics.median(p[0] for p in pairs):.2f} in the middle; CPU time {statistics.median(p[1] for p in pairs):.2f} (1: nothing is lost)")
        cores = len(os.sched_getaffinity(0))
        seconds, cpu, peak = run(source, "-s", skills)
        print(f"all, {cores} cores: {seconds:.1f} s, {cpu:.1f} s of CPU time ({count / cpu:.0f} postings a second and core), peak {peak:.0f} MB")
        first = run(source, "-s", skills, "--db", folder + "/jobs.sqlite")
        again = run(source, "-s", skills, "--db", folder + "/jobs.sqlite")
        print(f"--db: first {first[0]:.1f} s, again {again[0]:.2f} s, {first[0] / again[0]:.0f} times as fast; peak {max(first[2], again[2]):.0f} MB; file {os.path.getsize(folder + '/jobs.sqlite') / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
