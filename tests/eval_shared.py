#!/usr/bin/env python3
"""Every figure of ../shared/eval/forte_eval.py on ../shared/data, in one table, with the floor each must reach.

FORTE names the program (default build/forte); SHARED the folder (default ../shared).  Where the folder is not there, says
so and points to `make eval-own`.  Python 3 standard library only.
"""
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("SHARED", ROOT.parent / "shared"))
FORTE = os.environ.get("FORTE", "build/forte")

# what, files under data/, [(figure, path into the result, floor)]
RUNS = [
    ("gold", ["gold/postings.ndjson", "gold/labels.ndjson"], [
        ("skills_hard F1", "skills_hard.F1", .72), ("skills_hard P", "skills_hard.P", .75), ("skills_hard R", "skills_hard.R", None),
        ("skills_asked F1", "skills_asked.F1", .74), ("skills_soft F1", "skills_soft.F1", .72),
        ("strength_accuracy", "strength_accuracy", .90), ("any_of_pairs F1", "any_of_pairs.F1", .75),
        ("experience F1", "experience.F1", .93), ("experience_with_strength F1", "experience_with_strength.F1", .88),
        ("degrees F1", "degrees.F1", .85), ("salaries F1", "salaries.F1", .90), ("conditions F1", "conditions.F1", .82),
        ("negated kept out", "negated_kept_out", None)]),
    ("skillspan", ["skillspan/dev.ndjson"], [("dev overlap F1", "overlap.F1", .58), ("dev overlap P", "overlap.P", None), ("dev overlap R", "overlap.R", None)]),
    ("skillspan", ["skillspan/train.ndjson"], [("train overlap F1", "overlap.F1", .58)]),
    ("salary-cases", ["salary/cases.ndjson"], [("right", "right", .94)]),
    ("salary", ["salary/postings.ndjson"], [("amounts and period right", "amounts_and_period_right", .94), ("amounts right", "amounts_right", None), ("stayed quiet", "stayed_quiet", .985)]),
    ("experience-cases", ["experience/cases.ndjson"], [("right, all languages", "right", None), ("stated, English", "by_kind.stated/en", .95), ("none, English", "by_kind.none/en", .95)]),
    ("degree-cases", ["experience/degrees.ndjson"], [("right", "right", 16 / 18)]),
]


def look_up(result, path):
    for key in path.split("."):
        result = result.get(key) if isinstance(result, dict) else None
    if isinstance(result, str) and "/" in result:
        a, b = result.split("/")
        return int(a) / int(b) if int(b) else None
    return result


def main():
    scorer = SHARED / "eval" / "forte_eval.py"
    if not scorer.exists():
        print(f"{SHARED} is not here: nothing was measured; 'make eval-own' measures on corpus/gold")
        return 0
    print(f"{'set':18} {'figure':30} {'value':>7}  floor")
    low = 0
    for what, files, figures in RUNS:
        names = [str(SHARED / "data" / f) for f in files]
        command = [sys.executable, str(scorer), what, *names, "--json", "--cmd", f"{FORTE} extract --ndjson"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            print(f"{what:18} failed: {done.stderr.decode().strip().splitlines()[-1:]}")
            low += 1
            continue
        result = json.loads(done.stdout.decode().splitlines()[0])
        for figure, path, floor in figures:
            value = look_up(result, path)
            below = floor is not None and (value is None or value < floor - 5e-5)
            low += below
            raw = result.get(path)
            shown = raw if isinstance(raw, str) else "-" if value is None else f"{value:.4f}"
            print(f"{what:18} {figure:30} {shown:>7}  {'' if floor is None else f'{floor:.3f}'}{'  below' if below else ''}")
    print(f"{low} figures below their floor" if low else "all figures reach their floors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
