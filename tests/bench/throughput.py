#!/usr/bin/env python3
"""How fast postings are read: the line filter over a stream, and one posting from process start to exit.

Uses ../shared/data/corpus where it exists, else corpus/gold over and over.  FORTE names the program (default build/forte).
Python 3 standard library only.
"""
import glob
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FORTE = os.environ.get("FORTE", "build/forte")
LINES = 4000


def lines():
    found = sorted(glob.glob(str(ROOT.parent / "shared" / "data" / "corpus" / "*.ndjson.gz")))
    out = []
    for name in found:
        with gzip.open(name, "rb") as f:
            for line in f:
                out.append(line)
                if len(out) == LINES:
                    return out, "postings of ../shared/data/corpus"
    if out:
        return out, "postings of ../shared/data/corpus"
    own = (ROOT / "corpus" / "gold" / "postings.ndjson").read_bytes().splitlines(True)
    return (own * (LINES // len(own) + 1))[:LINES], "postings, those of corpus/gold over and over"


def main():
    feed, what = lines()
    size = sum(map(len, feed))
    with tempfile.TemporaryFile() as f:
        f.write(b"".join(feed))
        best = peak = None
        for _ in range(3):
            f.seek(0)
            began = time.perf_counter()
            child = subprocess.Popen([FORTE, "extract", "--ndjson", "--quiet"], stdin=f, stdout=subprocess.DEVNULL)
            _, _, usage = os.wait4(child.pid, 0)
            took = time.perf_counter() - began
            best, peak = min(best or took, took), max(peak or 0, usage.ru_maxrss)
    print(f"{len(feed)} {what}: {best:.2f} s, {len(feed) / best:.0f} a second, {size / best / 1e6:.1f} MB/s, peak {peak / 1024:.0f} MB")
    text = json.loads(feed[0]).get("text", "").encode() or b"Requirements: SQL\n"
    runs = []
    for _ in range(50):
        began = time.perf_counter()
        subprocess.run([FORTE, "extract", "--format", "json"], input=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        runs.append(time.perf_counter() - began)
    print(f"one posting of {len(text)} bytes, start to exit: {sorted(runs)[len(runs) // 2] * 1000:.1f} ms (median of {len(runs)})")


if __name__ == "__main__":
    sys.exit(main())
