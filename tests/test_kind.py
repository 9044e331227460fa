#!/usr/bin/env python3
"""The kind of work as a requirement, the level, the bands: what orders postings.

FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORTE = os.environ.get("FORTE", str(ROOT / "build" / "forte"))
CORPUS = ROOT / "corpus"
OWN = {  # a CV and the posting of its trade; all other postings are of other trades
    "analyst.md": "p01-data-analyst.txt", "backend.txt": "p02-backend.md", "nurse.md": "p03-nurse.txt",
    "accountant.txt": "p08-accountant.txt", "electrician.txt": "p06-electrician.md", "teacher.docx": "p07-teacher.txt"}
passed = failed = 0


def check(name, ok, instead=""):
    global passed, failed
    passed += bool(ok)
    failed += not ok
    if not ok:
        print(f"FAILED: {name} {str(instead)[:400]}")


def run(*arguments, feed=b""):
    environment = {**os.environ, "XDG_CONFIG_HOME": "/nonexistent", "NO_COLOR": "1"}
    return subprocess.run([FORTE, *map(str, arguments)], input=feed, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment).stdout


def match(skills, text):
    return json.loads(run("match", "--skills", skills, "--format", "json", feed=text))


def kind_of(m):
    return next((r for r in m["requirements"] if r["type"] == "kind"), None)


def own_trade(folder):
    for cv, own in OWN.items():
        skills = folder / (cv + ".json")
        skills.write_bytes(run("skills", CORPUS / "cvs" / cv))
        near = {p: kind_of(match(skills, (CORPUS / "postings" / p).read_bytes()))["credit"] for p in OWN.values()}
        check(f"{cv}: its own trade is nearest", max(near, key=near.get) == own, near)
        check(f"{cv}: and met", near[own] >= .6, near)
        check(f"{cv}: other trades stand far behind", all(v < near[own] - .2 for p, v in near.items() if p != own), near)


POSTING = """{title}

Requirements
- SQL and Tableau dashboards
- A/B tests and statistical analysis
- Reports for stakeholders from large data sets
"""


def levels(skills):
    """A senior analyst: two steps off 0.8 of the credit, more 0.6, one step the whole."""
    def credit(title):
        return kind_of(match(skills, json.dumps({"title": title, "text": POSTING.format(title="")}).encode()))
    base = credit("Data Analyst")
    for title, factor in {"Mid-level Data Analyst": 1, "Senior Data Analyst": 1, "Lead Data Analyst": 1, "Director, Data Analyst": .8,
                          "Vice President, Data Analyst": .6, "Intern, Data Analyst": .6}.items():
        other = credit(title)
        # the word of seniority has a place of its own: within a tenth
        check(f"{title}: {factor} of the credit", abs(other["credit"] - factor * base["credit"]) < .1, (base["credit"], other))
        check(f"{title}: says so", ("level is" in other["reason"]) == (factor < 1), other["reason"])


def scores(skills):
    m = match(skills, POSTING.format(title="Data Analyst").encode())
    kind = kind_of(m)
    check("weight 21, in parts", kind["weight"] == 21 and kind["weight_parts"] == {"strength": 3, "kind": 7}, kind)
    check("names skills of the person's that belong to it", "belong" in kind["reason"], kind["reason"])
    few = match(skills, json.dumps({"title": "Data Analyst", "text": "Come and work with us in a nice town."}).encode())
    check("few asks: estimated by the kind of work", few["score"] is not None and few["score"] >= 45, few["score"])
    check("and said", any(w["code"] == "few_requirements" for w in few["warnings"]), few["warnings"])
    bare = match(skills, b"Data Analyst\n\nA Bachelor's degree is required.\n\nYou build dashboards.\n")
    degree = next(r for r in bare["requirements"] if r["type"] == "degree")
    check("a bare degree weighs little", degree["weight"] == .9, degree)
    field = match(skills, b"Data Analyst\n\nA Bachelor's degree in Statistics is required.\n\nYou build dashboards.\n")
    check("one in a field its whole weight", next(r for r in field["requirements"] if r["type"] == "degree")["weight"] == 3, field)
    for text in (b"", b"Come and see us.", b"12345 67890"):
        done = run("match", "--skills", skills, "--format", "json", feed=text)
        check(f"{text}: nothing known, no score", not done or json.loads(done)["score"] is None, done[:200])


def bands(skills):
    """Of all own postings, the band is that of the score; the limits stand once, in match.h."""
    seen = set()
    for p in sorted((CORPUS / "postings").glob("p*")):
        m = match(skills, p.read_bytes())
        s = m["score"]
        want = "none" if s is None else "strong" if s >= 65 else "good" if s >= 45 else "fair" if s >= 33 else "weak" if s >= 12 else "none"
        seen.add(want)
        check(f"{p.name}: {s} is {want}", m["band"] == want, m["band"])
    check("bands differ", len(seen) >= 3, seen)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        own_trade(folder)
        skills = folder / "analyst.md.json"
        levels(skills)
        scores(skills)
        bands(skills)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
