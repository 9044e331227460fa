#!/usr/bin/env python3
"""One table: what the program costs beside other programs that get the same bytes in the same call, so that a loud or slow
machine changes both sides.  CPU time, the least of ROUNDS runs (3): from process start to exit.

Uses ../shared/data/corpus where it exists, else corpus/gold over and over.  FORTE names the program (default build/forte).
Python 3 standard library only; a reference that is not installed is said to be missing.
"""
import glob
import gzip
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from measured import Peak  # noqa: E402

FORTE = os.environ.get("FORTE", "build/forte")
ROUNDS = int(os.environ.get("ROUNDS", "3"))
LINES, FORMS, ONES = 1000, 1000, 15


def lines():
    out = []
    for name in sorted(glob.glob(str(ROOT.parent / "shared" / "data" / "corpus" / "data-jobs.ndjson.gz"))):
        with gzip.open(name, "rb") as f:
            out += [line for line, _ in zip(f, range(LINES))]
    own = (ROOT / "corpus" / "gold" / "postings.ndjson").read_bytes().splitlines(True)
    return out or (own * (LINES // len(own) + 1))[:LINES]


def cost(command, feed, rounds=ROUNDS):
    """(CPU seconds, wall seconds, peak MB): the least of the rounds."""
    best = None
    for _ in range(rounds):
        # To a file: grep stops at the first match where its output goes to /dev/null.
        with open(feed, "rb") as f, tempfile.TemporaryFile() as sink:
            began = time.perf_counter()
            peak = Peak()
            child = subprocess.Popen(peak.of(command), stdin=f, stdout=sink, stderr=subprocess.DEVNULL,
                                     env=dict(os.environ, LC_ALL="C"))
            code = child.wait()
            now = (peak.seconds(), time.perf_counter() - began, peak.kib() / 1024)
        if code > 1:
            sys.exit(f"{' '.join(command)}: exit code {code}")
        best = tuple(map(min, best, now)) if best else now
    return best


def table(title, rows, feed, rounds):
    """rows: (name, command); ratios are to the first."""
    print(f"\n{title}\n{'':<34}{'CPU ms':>10}{'times':>9}{'peak MB':>9}")
    first = None
    for name, command in rows:
        if not shutil.which(command[0]):
            print(f"{name:<34}  not installed")
            continue
        cpu, _, peak = cost(command, feed, rounds)
        first = first or cpu
        print(f"{name:<34}{cpu * 1000:>10.2f}{cpu / first:>9.1f}{peak:>9.0f}")


def forms(folder):
    """Names as a file for grep."""
    made = subprocess.run([FORTE, "extract", "--ndjson", "-q"], input=b"".join(lines()[:200]), stdout=subprocess.PIPE).stdout
    names = {s["name"] for line in made.splitlines() for s in json.loads(line).get("skills", [])}
    (folder / "forms").write_text("\n".join(sorted(names)[:FORMS]) + "\n")
    return str(folder / "forms"), min(len(names), FORMS)


def growth(folder, feed):
    print("\ngrowth with the input, CPU of 'extract --ndjson -j 1'")
    for times in (1, 4, 16):
        part = folder / f"part{times}"
        part.write_bytes(b"".join(feed[:60] * times))
        cpu, _, peak = cost([FORTE, "extract", "--ndjson", "-q", "-j", "1"], part)
        print(f"{times:>4}x  {cpu * 1000:>9.1f} ms  {cpu * 1000 / times:>7.1f} ms for one  peak {peak:.0f} MB")


def threads(name, command, feed):
    walls = [cost([*command, "-j", str(n)], feed)[1] for n in (1, 2)]
    print(f"{name:<34}-j 1 {walls[0]:.2f} s, -j 2 {walls[1]:.2f} s: {walls[0] / walls[1]:.2f} times")


def main():
    feed = lines()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {len(feed)} postings, {sum(map(len, feed)) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        stream, one, skills = folder / "stream", folder / "one", str(folder / "skills.json")
        stream.write_bytes(b"".join(feed))
        one.write_text(json.loads(feed[0])["text"])
        subprocess.run([FORTE, "skills", str(ROOT / "corpus/cvs/backend.txt"), "-o", skills, "-q"], check=True)
        words, count = forms(folder)
        table("a stream, one thread", [
            ("wc -w", ["wc", "-w"]), ("jq .id", ["jq", ".id"]), (f"grep -Fowi, {count} names", ["grep", "-F", "-o", "-w", "-i", "-f", words]),
            ("extract --ndjson -j 1", [FORTE, "extract", "--ndjson", "-q", "-j", "1"]),
            ("batch --ndjson -j 1", [FORTE, "batch", "--ndjson", "-q", "-j", "1", "--skills", skills])], stream, ROUNDS)
        table("one posting, start to exit", [
            ("true", ["true"]), ("jq .", ["jq", "-R", "."]), ("python3 -c pass", ["python3", "-c", "pass"]),
            ("forte --version", [FORTE, "--version"]), ("extract", [FORTE, "extract", "-q"]),
            ("match", [FORTE, "match", "-q", "--skills", skills])], one, ONES)
        growth(folder, feed)
        print()
        threads("extract --ndjson", [FORTE, "extract", "--ndjson", "-q"], stream)
        threads("batch --ndjson", [FORTE, "batch", "--ndjson", "-q", "--skills", skills], stream)


if __name__ == "__main__":
    sys.exit(main())
