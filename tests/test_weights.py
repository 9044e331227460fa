#!/usr/bin/env python3
"""What each figure of matching is: credits, weights, caps, bands and what they decide, one small case each.

docs/matching.md gives the reasons.  A case is a skills file and a posting of a few lines; what is asserted is the credit,
the weight or the choice that comes out, to the hundredth.
FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import checks
import mutants
from checks import FORTE, ROOT, summary


def check(name, got, want):
    ok = math.isclose(got, want, abs_tol=1e-9) if isinstance(want, float) and isinstance(got, (int, float)) else got == want
    checks.check(name, ok, f"want {want}, got {got}")


def role(title="Analyst", begin="2023-01", end=None, employer="Copper Bank"):
    return {"title": title, "employer": employer, "from": begin, "to": end}


def skill(name, kind="hard", years=3.0, last="2026-11", evidence=(("Did it well for three years.", 0),), **more):
    return {"name": name, "kind": kind, "years": years, "last_used": last, "origin": "cv",
            "evidence": [{"text": t, "role": r} for t, r in evidence], **more}


def skills_file(skills=(), roles=(), degrees=(), **more):
    return {"schema": "forte.skills/1", "as_of": "2026-11-27", "sources": [], "years_total": 4.0, "roles": list(roles),
            "degrees": list(degrees), "skills": list(skills), **more}


def match(who, posting, *options):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "skills.json"
        file.write_text(json.dumps(who), encoding="utf-8")
        done = subprocess.run([FORTE, "match", "-", "--skills", file, "--format", "json", *options], input=posting.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={**os.environ, "XDG_CONFIG_HOME": "/nonexistent"})
    if done.returncode:
        print(done.stderr.decode())
    return json.loads(done.stdout)


def asks(*lines):
    return "Requirements\n" + "".join(f"- {line}\n" for line in lines)


def of(m, ask, key):
    for same in (lambda said: said == ask, lambda said: ask in said):  # its own words before others that hold them
        for r in m["requirements"]:
            if same(r["ask"]):
                return r[key]
    return f"no ask {ask} among {[r['ask'] for r in m['requirements']]}"


def part(m, ask, name):
    parts = of(m, ask, "weight_parts")
    return parts.get(name) if isinstance(parts, dict) else parts


# ---- credits ----

def credit_of(who, posting, ask):
    return of(match(who, posting), ask, "credit")


def credits_of_skills():
    sql = asks("SQL")
    for name, mine, want in [("in use", skill("SQL"), 1.0),
                             ("unused for three years", skill("SQL", last="2023-11"), 1.0),
                             ("for four", skill("SQL", last="2022-11"), 0.95),
                             ("for six", skill("SQL", last="2020-11"), 0.85),
                             ("for twenty", skill("SQL", last="2006-11"), 0.6),
                             ("listed alone", skill("SQL", years=None, last=None, evidence=()), 0.8),
                             ("basic", skill("SQL", level="basic"), 0.6),
                             ("working knowledge", skill("SQL", level="working knowledge"), 0.8)]:
        check(f"credit of a skill: {name}", credit_of(skills_file([mine], [role()]), sql, "SQL"), want)
    check("credit of what another skill implies", credit_of(skills_file([skill("PostgreSQL")], [role()]), sql, "SQL"), 0.9)
    check("credit of two of the four years asked", credit_of(skills_file([skill("SQL", years=2.0)], [role()]),
                                                            asks("4+ years of SQL, and Python"), "years"), 0.5)
    french = skill("French", kind="language", years=None, last=None, evidence=(), level="conversational")
    check("credit of a language that is spoken so far", credit_of(skills_file([french], [role()]), asks("Fluent French"), "French"), 0.8)
    degree = {"level": "bachelor", "field": "Molecular Biology", "school": "Hollin College", "year": 2016}
    check("credit of a skill that a degree names", credit_of(skills_file([skill("Excel")], [role()], [degree]),
                                                            asks("Knowledge of molecular biology"), "molecular biology"), 0.9)


def credits_of_words():
    def with_sentence(text):
        return skills_file([skill("Excel")], [role()], sentences=[{"text": text, "role": 0}])
    ask = asks("Experience with crop rotation planning")
    check("credit of the phrase itself", credit_of(with_sentence("Crop rotation planning for nine farms."), ask, "crop rotation"), 0.9)
    check("credit of its words, apart", credit_of(with_sentence("Planned the rotation of each crop for nine farms."), ask,
                                                 "crop rotation"), 0.9)


def credits_by_examples():
    who = skills_file([skill("Raiser's Edge")], [role()])

    def judged(line, ask="donor databases", key="status"):
        return of(match(who, asks(line)), ask, key)
    check("such as: one example shows it", judged("Experience with donor databases such as Raiser's Edge or Blackbaud", key="credit"), 0.9)
    check("in brackets: half shows it", judged("Experience with donor databases (Raiser's Edge, Salesforce)", key="credit"), 0.9)
    check("in brackets: a third does not", judged("Experience with donor databases (Raiser's Edge, Salesforce, HubSpot)"), "unknown")
    check("of a list that shows none the examples are what is missing",
          judged("Experience with donor databases: Salesforce, HubSpot"), "unknown")
    check("one alone does not stand for it", judged("Experience with donor databases: Salesforce"), "not_met")
    check("what is only ideal does not stand for it", judged("Donor databases required, ideally Salesforce or HubSpot"), "not_met")
    check("two words between", judged("Experience with donor databases and tools such as Raiser's Edge", key="credit"), 0.9)
    check("three words between", judged("Experience with donor databases and many tools such as Raiser's Edge"), "not_met")
    check("a comma before it", judged("Experience with donor databases, such as Raiser's Edge", key="credit"), 0.9)
    check("what stands in brackets after another ask is the other's",
          judged("Experience with donor databases, Azure (Raiser's Edge, Salesforce)"), "not_met")
    check("a list ends where something else begins",
          judged("Experience with donor databases such as Salesforce and a good hand at Raiser's Edge"), "not_met")
    twelve = "Salesforce, HubSpot, Jira, Slack, Zoom, Trello, Asana, Tableau, Stata, Docker, Kafka"
    check("the twelfth example", judged(f"Experience with donor databases such as {twelve} or Raiser's Edge", key="credit"), 0.9)
    check("the thirteenth is beyond", judged(f"Experience with donor databases such as {twelve}, Redis or Raiser's Edge"), "unknown")


def limits():
    """Of what asks for more than any posting does only the first asks are judged, and that is said."""
    trades = ("welding", "plumbing", "nursing", "accounting", "teaching", "bookkeeping", "carpentry", "masonry", "roofing", "logistics")

    def years(n):
        m = match(skills_file([skill("SQL")], [role()]), asks("SQL", *(f"{i // 10 + 1} years of experience in {trades[i % 10]}" for i in range(n))))
        said = [w["code"] for w in m["warnings"]] if "warnings" in m else []
        said += [w["code"] for w in m["posting"]["warnings"]]
        return len(m["posting"]["experience"]), sum(r["type"] == "years" for r in m["requirements"]), "too_many_asks" in said
    check("forty amounts of years", years(40), (40, 40, False))
    check("forty-one", years(41), (40, 40, True))


def doubts():
    """Whatever a posting of near work asks: what the reader half believes in and the CV does not show is not counted."""
    seen, near, far = 0, [], []
    for cv in ("analyst.md", "backend.txt", "accountant.txt", "nurse.md"):
        who = json.loads(subprocess.run([FORTE, "skills", ROOT / "corpus" / "cvs" / cv], stdout=subprocess.PIPE, check=True).stdout)
        for path in sorted((ROOT / "corpus" / "postings").glob("p[01]*.*")):
            m = match(who, path.read_text(encoding="utf-8"))
            kind = next(r["status"] for r in m["requirements"] if r["type"] == "kind")
            seen += sum(r["reason"].startswith("perhaps not asked") for r in m["requirements"])
            beliefs = [r["weight_parts"]["belief"] for r in m["requirements"]
                       if r["type"] == "skill" and r["status"] == "not_met" and "belief" in r["weight_parts"]]
            if kind == "met":
                near += beliefs
            elif kind == "not_met":
                far += beliefs
    check("some asks are doubted", seen > 5, True)
    check("none below three quarters is missing where the work is near", min(near) >= 0.75, True)
    check("some just above are", min(near) < 0.8, True)
    check("some below are where the work is another", min(far) < 0.6, True)


def untold():
    """A field of the very work that a CV does may be said there in other words; a name, and what is only preferred, is
    missing where it is not there, and all of it where the work is another."""
    posting = ("Registered Nurse, Telemetry\n\nYou will\n- Care for cardiac patients on a telemetry unit, start IVs and titrate drips\n"
               "- Document patient assessments and teach patients and families before discharge\n"
               "Requirements\n- Experience with dialysis\n- Experience with Meditech\n- Chemotherapy certification\n"
               "Nice to have\n- Experience with palliative care\n")
    said = {}
    for cv in ("nurse.md", "backend.txt"):
        who = json.loads(subprocess.run([FORTE, "skills", ROOT / "corpus" / "cvs" / cv], stdout=subprocess.PIPE, check=True).stdout)
        m = match(who, posting)
        said[cv] = [of(m, ask, "status") for ask in ("dialysis", "MEDITECH", "chemotherapy", "palliative care")]
    check("fields of one's own work are not counted, names and what is preferred are missing", said["nurse.md"],
          ["unknown", "not_met", "not_met", "not_met"])
    check("in other work all of it is", said["backend.txt"], ["not_met"] * 4)


# ---- weights ----

def weights():
    m = match(skills_file([skill("SQL"), skill("Excel")], [role()]),
              "Analyst\n\nResponsibilities\n- Write dashboards in Tableau\n\nRequirements\n- SQL\n\nNice to have\n- Excel\n")
    check("weight of what is required", part(m, "SQL", "strength"), 3.0)
    check("weight of what is preferred", part(m, "Excel", "strength"), 1.5)
    check("weight of what is part of the work", part(m, "Tableau", "strength"), 0.5)
    counts = {}
    for line in (ROOT / "dictionaries" / "weights" / "frequencies.txt").read_text(encoding="utf-8").splitlines():
        name, bar, rest = line.partition(" | ")
        if bar:
            counts[name] = float(rest.split(" | ")[0])
    for name in ("SQL", "Microsoft Excel", "Tableau"):
        exact = 1 + 0.25 * math.log10(16717 / counts[name])
        check(f"rarity of {name}", part(m, name, "rarity"), round(min(2.0, max(1.0, exact)), 2))

    def emphasis(posting):
        return part(match(skills_file([skill("SQL")], [role()]), posting), "SQL", "emphasis")
    check("said once: no emphasis", emphasis(asks("SQL")), None)
    check("said twice", emphasis(asks("SQL", "Tuning of SQL")), 1.1)
    check("said three times", emphasis(asks("SQL", "Tuning of SQL", "Teaching SQL")), 1.2)
    check("said five times", emphasis(asks("SQL", "Tuning of SQL", "Teaching SQL", "Reading SQL", "More SQL")), 1.3)
    check("in the title", emphasis("Data Analyst, SQL\n\n" + asks("SQL")), 1.35)
    check("in the title and five times", emphasis("Data Analyst, SQL\n\n" + asks("SQL", "Tuning of SQL", "Teaching SQL", "Reading SQL")), 1.5)

    m = match(skills_file([skill("SQL")], [role("Data Analyst")]), "Data Analyst\n\n" + asks(
        "SQL", "3+ years of experience", "Master's degree", "Bachelor's degree in Economics preferred", "Kayaking maps for kelp"))
    check("weight of the title", part(m, "Data Analyst", "kind"), 1.5)
    check("weight of years", part(m, "years of experience", "kind"), 1.5)
    check("weight of a degree in any field", part(m, "Master's degree", "kind"), 0.3)
    check("weight of a degree in a field", part(m, "Economics", "kind"), None)
    check("weight of the kind of work", part(m, "Kind of work", "kind"), 7.0)
    m = match(skills_file([skill("SQL")], [role()], wishes={"work_mode": ["remote"]}), asks("SQL", "Remote position"))
    check("weight of a condition", part(m, "Place of work", "kind"), 0.5)


# ---- years and degrees ----

def years():
    analyst = [skill("SQL"), skill("Tableau")]
    for end, want in [("2026-10", 1.0), ("2025-11", 0.97), ("2024-12", 0.67)]:
        who = skills_file(analyst, [role("Data Analyst", "2023-01", end)])
        m = match(who, "Data Analyst\n\n" + asks("SQL", "Tableau", "3+ years of experience as a data analyst"))
        check(f"credit of the years until {end}", of(m, "3+ years", "credit"), want)
    who = skills_file(analyst, [role("Data Analyst", "2023-01", "2025-12")])
    m = match(who, "Data Analyst\n\n" + asks("SQL", "Tableau", "3+ years of underwriting experience"))
    check("credit of years near a subject that the CV does not name", of(m, "3+ years", "credit"), 0.4)


def degrees():
    def own(level, field):
        return skills_file([skill("SQL")], [role("Data Analyst", "2023-11")],
                           [{"level": level, "field": field, "school": "Hollin College", "year": 2016}])
    ask = asks("SQL", "Bachelor's degree in Economics")
    for name, who, posting, want in [("as asked", own("bachelor", "Economics"), ask, 1.0),
                                     ("a higher one", own("master", "Economics"), ask, 1.0),
                                     ("another field", own("bachelor", "Music"), ask, 0.5),
                                     ("a lower level", own("associate", "Economics"), ask, 0.5),
                                     ("lower, another field", own("associate", "Music"), ask, 0.25)]:
        check(f"credit of a degree: {name}", credit_of(who, posting, "Bachelor"), want)
    instead = "Data Analyst\n\n" + asks("SQL", "Bachelor's degree in Economics or equivalent experience")
    check("credit of three years instead", credit_of(own("associate", "Music"), instead, "Bachelor"), 0.7)
    m = match(skills_file([skill("SQL")], [role("Data Analyst", "2012-11")]), instead)
    check("credit of all years asked instead", of(m, "Bachelor", "credit"), 0.9)
    m = match(skills_file([skill("SQL")], [role("Data Analyst", "2022-10")]), instead)
    check("... from four on", of(m, "Bachelor", "credit"), 0.9)


# ---- caps and bands ----

def caps():
    us = {"authorized_in": ["US"], "clearance": "none", "salary_min": 90000, "currency": "USD"}

    def cap(posting, wishes=us, **more):
        m = match(skills_file([skill("SQL")], [role()], wishes=wishes, **more), posting)
        return m["cap"]
    check("no cap", cap(asks("SQL")), None)
    check("cap: not authorized", cap(asks("SQL", "Must be authorized to work in Canada")), 20)
    for own, asked, want in (("UK", "the UK", None), ("EU", "Germany", None), ("DE", "the EU", None), ("DE", "France", 20),
                             ("EU", "Switzerland", None), ("GB", "the EU", 20), ("EU", "the UK", 20), ("IT", "India", 20), ("US", "the UK", 20)):
        check(f"cap: authorized in {own}, asked for in {asked}", cap(asks("SQL", f"Must be authorized to work in {asked}"), {"authorized_in": [own]}), want)
    check("cap: no clearance", cap(asks("SQL", "Active Secret clearance required")), 30)
    check("a clearance that is only a plus caps nothing", cap(asks("SQL", "Active Secret clearance is a plus")), None)
    check("nor does one among what would be nice", cap(asks("SQL") + "\nNice to have\n- Secret clearance\n- US citizenship\n"), None)
    check("papers that are required once cap", cap(asks("SQL", "Canadian citizenship preferred", "No visa sponsorship for Canada")), 20)
    check("cap: no licence", cap(asks("SQL", "CDL Class A required")), 40)
    check("cap: they pay less", cap("Analyst\n\nSalary: $50,000 - $60,000 per year\n\n" + asks("SQL")), 50)
    check("cap: no degree", cap(asks("SQL", "Bachelor's degree in Economics required")), 60)
    check("the lowest cap counts", cap(asks("SQL", "CDL Class A required", "Must be authorized to work in Canada")), 20)


# ---- what is shown, and by what ----

def showings():
    who = skills_file([skill("Excel")], [role()], sentences=[{"text": "Kept the books.", "role": 0},
                                                             {"text": "Led crop rotation planning on nine farms.", "role": 0}])
    m = match(who, asks("Experience with crop rotation planning", "Valid driver's license"))
    shown = of(m, "crop rotation", "evidence")
    check("the sentence that says the phrase is its proof", [e["text"] for e in shown], ["Led crop rotation planning on nine farms."])
    check("... and the reason says so", of(m, "crop rotation", "reason"), "in the CV's words")
    driving = asks("SQL", "Must have a valid driver's license")
    check("a driving licence that the CV does not show is unknown",
          of(match(skills_file([skill("SQL")], [role()]), driving), "Driving", "status"), "unknown")
    licence = skill("Driver's license", kind="cert", years=None, last=None, evidence=())
    check("one that it shows is met", of(match(skills_file([skill("SQL"), licence], [role()]), driving), "Driving", "status"), "met")


# ---- the table of all figures ----

def figures():
    told = {}
    for line in (ROOT / "docs" / "matching.md").read_text(encoding="utf-8").splitlines():
        row = re.match(r"\| `(\w+\.[ch])` \| `(\w+)` \| (\S+) \| \w", line)
        if row:
            told[row[1], row[2]] = row[3]
    there = {}
    for path in sorted((ROOT / "src" / "match").glob("*.[ch]")):
        text = path.read_text(encoding="utf-8")
        there.update({(path.name, name): text[begin:end] for name, begin, end, _ in mutants.constants(text)})
    for key in sorted(told.keys() | there.keys()):
        check(f"the table 'Every figure' of docs/matching.md on {key[0]}: {key[1]}", told.get(key), there.get(key))


def main():
    for group in (credits_of_skills, credits_of_words, credits_by_examples, limits, doubts, untold, weights, years, degrees, caps, showings, figures):
        group()
    return summary()


if __name__ == "__main__":
    sys.exit(main())
