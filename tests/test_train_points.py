#!/usr/bin/env python3
"""The weights by which sentences are chosen can be made again from corpus/sections.txt, and what they open with holds.

BUILD names the build folder, MAKE the make.  Needs Debian's python3-numpy; without it the suite is skipped.
"""
import os
import re
import subprocess
import sys

from checks import BUILD, ROOT, check, skip, summary

LEAST = 0.80  # of pairs opened as the reader does, each CV kept out of its training; .89 when this was written


def python_with_numpy():
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import numpy"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return python
    return None


def main():
    python = python_with_numpy()
    if not python:
        skip("the training of points", "python3-numpy is not installed")
        return summary()
    clean = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES")}
    build = BUILD.relative_to(ROOT) if BUILD.is_relative_to(ROOT) else BUILD  # as the Makefile names it
    make = os.environ.get("MAKE", "make").split() + ["-s", f"BUILD={build}", f"{build}/point_features"]
    subprocess.run(make, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=clean)
    header = (ROOT / "src/match/choice_weights.h").read_text(encoding="utf-8")
    done = subprocess.run([python, str(ROOT / "tools/train_points.py"), "--features", f"{BUILD}/point_features"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    check("training ends well, and every line of corpus/sections.txt stands in its CV", done.returncode == 0, done.stdout[-400:])
    folds = re.search(r"opening \d+ of \d+ = ([\d.]+)", done.stdout)
    check("the folds open as the reader does", folds and float(folds.group(1)) >= LEAST, done.stdout[:400])
    rows = re.findall(r"CHOICE_(\w+)\] = \{(-?[\d.]+), (-?[\d.]+)\}", header)
    again = {n.upper(): (float(a), float(b)) for n, a, b in re.findall(r"^  (\w+) +line +(-?[\d.]+) +opening +(-?[\d.]+)$", done.stdout, re.M)}
    check("the header has a weight for each feature", {n for n, _, _ in rows} == set(again), (rows, again))
    far = [(n, a, b, again[n]) for n, a, b in rows if n in again and max(abs(float(a) - again[n][0]), abs(float(b) - again[n][1])) > 0.6]
    check("and they are those that training gives, but for what the reading of asks has changed since", not far, far)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
