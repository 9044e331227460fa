#!/usr/bin/env python3
"""How well postings are read, measured on the labelled postings of corpus/gold (or on files given in the same shape).

  tests/eval.py [POSTINGS LABELS]

Prints one table: precision, recall and F1 of the skills (hard ones with certificates and languages, soft ones, and those that
are asked for: required or preferred), of alternatives, years, degrees, pay and conditions; and how often a found skill
has the labelled strength.  A skill is found when a name or a mention is the labelled name or text, or overlaps its place
by half.  FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys

GOLD = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "gold"
ASKED = ("required", "preferred")


class Tally:
    """hits among what was said, hits among what should have been said"""

    def __init__(self):
        self.said_right = self.said = self.found = self.wanted = 0

    def add(self, said, wanted):
        """said, wanted: lists of booleans (right, found)"""
        self.said_right += sum(said)
        self.said += len(said)
        self.found += sum(wanted)
        self.wanted += len(wanted)

    def row(self):
        p = self.said_right / self.said if self.said else 0.0
        r = self.found / self.wanted if self.wanted else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0, self.said, self.wanted


def fold(text):
    return " ".join(re.findall(r"[a-z0-9+#.]+", (text or "").lower())).strip(" .")


def place(text, label):
    """byte span of a labelled text"""
    begin = text.find(label["near"]) if label.get("near") else 0
    at = text.find(label["text"], max(begin, 0))
    if at < 0:
        return None
    start = len(text[:at].encode())
    return start, start + len(label["text"].encode())


def same(skill, label, span):
    names = {fold(skill["name"])} | {fold(m["text"]) for m in skill["mentions"]}
    if names & {fold(label["name"]), fold(label["text"])} - {""}:
        return True
    for m in skill["mentions"] if span else []:
        shared = min(m["end"], span[1]) - max(m["start"], span[0])
        if shared > 0 and 2 * shared >= min(m["end"] - m["start"], span[1] - span[0]):
            return True
    return False


def facts(key, source):
    """comparable facts of one list, for both the labels and the extraction"""
    def number(x):
        return None if x is None else round(float(x), 2)
    make = {"experience": lambda x: (number(x["min_years"]), number(x["max_years"])),
            "degrees": lambda x: (tuple(sorted(x["levels"])), x["strength"]),
            "salaries": lambda x: (number(x["min"]), number(x["max"]), x["currency"], x["period"], x["kind"]),
            "conditions": lambda x: x["type"]}[key]
    return sorted({make(x) for x in source[key]}, key=str)


def score(text, label, got, tallies, strengths):
    wanted = [(s, place(text, s)) for s in label["skills"] if s["strength"] != "negated"]
    said = [s for s in got["skills"] if s["strength"] != "negated"]
    fits = {(i, k): same(s, *w) for i, s in enumerate(said) for k, w in enumerate(wanted)}
    for name, soft, asked in (("skills, hard", False, False), ("skills, soft", True, False), ("skills, asked", False, True)):
        def mine(s):
            return (s["kind"] == "soft") == soft and (not asked or s["strength"] in ASKED)
        mine_wanted = [k for k, (w, _) in enumerate(wanted) if mine(w)]
        others = [k for k, (w, _) in enumerate(wanted) if (w["kind"] == "soft") != soft]
        mine_said = [i for i, s in enumerate(said) if mine(s)]
        right = {i: any(fits[i, k] for k in mine_wanted) for i in mine_said}
        judged = [i for i in mine_said if right[i] or asked or not any(fits[i, k] for k in others)]
        by = mine_said if asked else range(len(said))
        tallies[name].add([right[i] for i in judged], [any(fits[i, k] for i in by) for k in mine_wanted])
    paired = [(w, next((s for i, s in enumerate(said) if fits[i, k]), None)) for k, (w, _) in enumerate(wanted)]
    paired = [(w, s) for w, s in paired if s]
    strengths += [w["strength"] == s["strength"] for w, s in paired]
    for (w, s), (v, t) in itertools.combinations(paired, 2):
        if s is t:
            continue
        together = bool(w["any_of"]) and w["any_of"] == v["any_of"]
        grouped = s["any_of"] is not None and s["any_of"] == t["any_of"]
        tallies["any of, pairs"].add([together] if grouped else [], [grouped] if together else [])
    for key in ("experience", "degrees", "salaries", "conditions"):
        want, have = facts(key, label), facts(key, got)
        tallies[key].add([f in want for f in have], [f in have for f in want])


def main():
    files = sys.argv[1:] or [GOLD / "postings.ndjson", GOLD / "labels.ndjson"]
    if len(files) != 2:
        sys.exit(__doc__)
    rows, labels = ([json.loads(line) for line in open(name, encoding="utf-8") if line.strip()] for name in files)
    forte = os.environ.get("FORTE", "build/forte")
    feed = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()
    done = subprocess.run([forte, "extract", "--ndjson"], input=feed, stdout=subprocess.PIPE, check=True)
    got = {x["id"]: x for x in map(json.loads, done.stdout.decode("utf-8").splitlines())}
    texts = {r["id"]: r["text"] for r in rows}
    names = ["skills, hard", "skills, soft", "skills, asked", "any of, pairs", "experience", "degrees", "salaries", "conditions"]
    tallies, strengths = {n: Tally() for n in names}, []
    for label in labels:
        score(texts[label["pid"]], label, got[label["pid"]], tallies, strengths)
    print(f"{len(labels)} postings     precision  recall     F1   said  labelled")
    for name in names:
        p, r, f, said, wanted = tallies[name].row()
        print(f"{name:16} {p:9.3f} {r:7.3f} {f:6.3f} {said:6} {wanted:9}")
    print(f"{'strength right':16} {sum(strengths) / len(strengths) if strengths else 0:24.3f} {len(strengths):6}")


if __name__ == "__main__":
    main()
