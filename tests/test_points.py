#!/usr/bin/env python3
"""The points: which of a person's sentences are chosen, what stands before and after them, and the last line.

Each case is a CV and a posting of our own, and what a person who sends the application would expect to read.
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
passed = failed = 0

ANALYST = """# Noor Haddad

Data analyst, seven years in payments.

## Experience

### Data Analyst, Copper Bank
March 2022 - Present

- Rebuilt the chargeback report: tuned the Redis cache; wrote the SQL models that finance closes the month with.
- Presented fraud findings to the risk committee every month; two rules came of it and cut losses by 18 %.
- Kept the office plants alive.

### Reporting Analyst, Linden Insurance
January 2019 - February 2022

- SQL and Python jobs for the claims report of 40 branches.
- Dashboards in Tableau for claims managers.

### Barista, Corner Cafe
2016 - 2018

- Made coffee and balanced the till.

## Education

MSc Statistics, University of Leeds, 2018
B.A. History, University of Leeds, 2015

## Languages

Spanish (native), English (fluent)
"""

ANALYST_POSTING = """Data Analyst

About the role
You will look into fraud and losses in payments for our risk team, and present findings to committees.

Requirements
- 2+ years of experience as a data analyst
- SQL
- Tableau
- Master's degree in Statistics
- Spanish

Nice to have
- Python
"""

TEACHER_POSTING = """Primary School Teacher

Requirements
- Teaching certificate
- Lesson planning and classroom management
- Phonics and early reading
"""


def check(name, ok, instead=""):
    global passed, failed
    passed += bool(ok)
    failed += not ok
    if not ok:
        print(f"FAILED: {name} {str(instead)[:1500]}")


def points(cv, posting, *more):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "cv.md").write_text(cv, encoding="utf-8")
        (folder / "posting.txt").write_text(posting, encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "s.json", "--today", "2026-11-22", folder / "cv.md"], check=True)
        done = subprocess.run([FORTE, "match", "--skills", folder / "s.json", "--format", "json", *more, folder / "posting.txt"], check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)["points"]


def holding(lines, words):
    """The first line that holds the words, and its place; ("", -1): none."""
    return next(((line, i) for i, line in enumerate(lines) if words in line), ("", -1))


def choice():
    lines = points(ANALYST, ANALYST_POSTING)
    check("at least three points and the closing line", len(lines) >= 4, lines)
    check("a sentence that names no skill is chosen for what it shares with the posting", holding(lines, "risk committee")[1] >= 0, lines)
    check("what is of now and bears on most of it opens", holding(lines, "risk committee")[1] == 0, lines)
    check("what bears on nothing asked is left out where others are enough", holding(lines, "plants")[1] < 0, lines)
    check("other work makes no point", holding(lines, "coffee")[1] < 0, lines)
    check("no point twice", len(set(lines)) == len(lines), lines)
    foreign = points(ANALYST, TEACHER_POSTING)
    check("another trade's posting gets no point", not foreign, foreign)
    poor = points(ANALYST.replace("SQL", "spreadsheet").replace("Tableau", "the old tool").replace("Python", "night"), ANALYST_POSTING)
    check("three points where three sentences are of the kind of work, though none of the asks is proven", len(poor) >= 4, poor)


def wording():
    lines = points(ANALYST, ANALYST_POSTING)
    line = holding(lines, "finance closes")[0]
    check("the clause with the proof comes first", line.startswith("Wrote the SQL models that finance closes the month with; rebuilt the chargeback report"), lines)
    late = points(ANALYST.replace("wrote the SQL models", "wrote up and documented with great care the SQL models"), ANALYST_POSTING)
    check("what says the ask late is labelled with it", holding(late, "great care")[0].startswith("SQL: wrote up and documented with great care the SQL models"), late)
    check("the role follows as the CV has it", "(Data Analyst, Copper Bank, since 2022)" in line, line)
    line = holding(points(ANALYST, ANALYST_POSTING, "--points", "2"), "claims report")[0]
    check("a second sentence that proves the same joins it, with its own role",
          line.endswith("(Reporting Analyst, Linden Insurance, 2019\u20132022); wrote the SQL models that finance closes the month with; rebuilt the chargeback report: tuned the Redis cache (Data Analyst, Copper Bank, since 2022)."), line)
    check("what says the ask at its beginning has no label", holding(lines, "Dashboards in Tableau")[0].startswith("Dashboards in Tableau for"), lines)
    line = holding(points(ANALYST.replace("fraud findings", "branch findings"), ANALYST_POSTING), "risk committee")[0]
    check("what proves no ask has none", line.startswith("Presented branch findings to"), line)
    shouted = points(ANALYST.replace("tuned the Redis cache", "moved the old nightly batch to Apache Spark"), ANALYST_POSTING.replace("- Tableau", "- SPARK and RABBITS"))
    check("a name shouted in the posting is spelled as it is", not any("SPARK" in x for x in shouted), shouted)
    check("no list of what has no sentence", not any(x.startswith("Also") for x in lines), lines)


def closing():
    last = points(ANALYST, ANALYST_POSTING)[-1]
    check("years as words, with the titles they were worked under and what is asked", last.startswith("Seven years as Data Analyst and Reporting Analyst (they ask for 2+); "), last)
    check("the degree that answers", "Master's degree in Statistics, University of Leeds, 2018" in last and "History" not in last, last)
    check("the language that is asked", last.endswith("; Spanish (native)."), last)
    more = points(ANALYST, ANALYST_POSTING.replace("2+ years", "9+ years"))[-1]
    check("fewer years than asked are told without the claim", more.startswith("Seven years as Data Analyst and Reporting Analyst; "), more)
    far = points(ANALYST, ANALYST_POSTING.replace("2+ years", "15+ years"))[-1]
    check("far too few are no argument", "years as" not in far, far)
    product = points(ANALYST, ANALYST_POSTING.replace("2+ years of experience as a data analyst", "3+ years of SQL"))[-1]
    check("years of a product", "seven years of SQL (they ask for 3+)" in product, product)
    none = points(ANALYST, TEACHER_POSTING)
    check("no years for work that is not the person's", not any("years as" in x for x in none), none)


def main():
    choice()
    wording()
    closing()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
