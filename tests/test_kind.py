#!/usr/bin/env python3
"""The kind of work as a requirement, the level, the bands: what orders postings.

FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import pathlib
import sys
import tempfile

import checks
from checks import CORPUS, check, summary

OWN = {  # a CV and the posting of its trade; all other postings are of other trades
    "analyst.md": "p01-data-analyst.txt", "backend.txt": "p02-backend.md", "nurse.md": "p03-nurse.txt",
    "accountant.txt": "p08-accountant.txt", "electrician.txt": "p06-electrician.md", "teacher.docx": "p07-teacher.txt"}


def run(*arguments, feed=b""):
    return checks.run(*arguments, feed=feed).stdout


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
    for title, factor in {"Mid-level Data Analyst": 1, "Senior Data Analyst": 1, "Senior Data Analyst Manager": 1, "Lead Data Analyst": 1, "Director, Data Analyst": .8,
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
    file = json.loads(pathlib.Path(skills).read_text(encoding="utf-8"))
    file["skills"].sort(key=lambda s: s["kind"] != "soft")
    file["skills"][:0] = [{"name": n, "kind": "soft", "evidence": []} for n in ("empathy", "patience", "integrity", "curiosity")]
    with tempfile.TemporaryDirectory() as folder:
        other = pathlib.Path(folder) / "s.json"
        other.write_text(json.dumps(file), encoding="utf-8")
        again = kind_of(match(other, POSTING.format(title="Data Analyst").encode()))
        check("the same ones whatever stands before them in the file", again["reason"] == kind["reason"], (again["reason"], kind["reason"]))
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


STRONG, GOOD, FAIR, WEAK = 68, 54, 43, 12
NAMES = ("none", "weak", "fair", "good", "strong")


def band_of(score):
    return NAMES[0 if score is None else sum(score >= limit for limit in (STRONG, GOOD, FAIR, WEAK))]


def bands(folder):
    """Of all own CVs and postings: the band is that of the score, or lower and says why."""
    seen, scores = set(), []
    for cv in OWN:
        for p in sorted((CORPUS / "postings").glob("p*")):
            m = match(folder / (cv + ".json"), p.read_bytes())
            want, got = band_of(m["score"]), m["band"]
            if m["held"]:
                check(f"{cv}, {p.name}: held below {want}", NAMES.index(got) < NAMES.index(want), got)
                continue
            check(f"{cv}, {p.name}: {m['score']} is {want}", got == want, got)
            seen.add(got)
            scores.append(m["score"] or 0)
    check("every band", seen == set(NAMES), seen)
    for limit in (STRONG, GOOD, FAIR, WEAK):
        for moved in (limit * .8, limit * 1.2):
            low, high = sorted((limit, moved))
            check(f"a score tells {limit} from {moved:.1f}", any(low <= s < high for s in scores), sorted(scores))


LEVELS = {  # steps from a senior's own, and the most that the band may be
    "Data Analyst": 4, "Lead Data Analyst": 4, "Director, Data Analyst": 2, "Vice President, Data Analyst": 2, "Chief Data Analyst": 1,
    "Mid-level Data Analyst": 4, "Junior Data Analyst": 3, "Data Analyst Intern": 2, "Data Analyst Manager (Intern)": 2, "Data Analyst I": 3, "Data Analyst II": 4, "Data Analyst III": 4, "Data Analyst 1": 3}
# a title of the CV, one of its kind, and one that shares no more than the field with it, whose trade is another
TRADES = [("Ward Nurse Manager, Clinical", "Staff Nurse", "Family Medicine Physician"), ("Plumber", "Pipefitter", "Civil Engineer"), ("Electrician", "Industrial Wireman", "Electrical Engineer"),
          ("Maintenance Mechanic", "Millwright", "Mechanical Engineer"), ("Paralegal", "Legal Assistant", "Attorney"), ("Mortgage Loan Officer", "Credit Underwriter", "Investment Analyst"),
          ("Product Owner", "Product Manager", "Program Manager"), ("Data Scientist", "Machine Learning Engineer", "Fermentation Scientist"), ("Dental Hygienist", "Dental Assistant", "Dentist"), ("Massage Therapist", "Licensed Massage Therapist", "Respiratory Therapist"),
          ("Physiotherapeut", "Physical Therapist", "Oberarzt"), ("Maçon", "Bricklayer", "Menuisier"), ("Loodgieter", "Plumber", "Timmerman"), ("Fontanero", "Plumber", "Carpintero")]
HELD_CV = """# Ivo Lindqvist

## Experience

### Senior Data Analyst, Copper Bank
2015 - Present

- SQL and Tableau dashboards for the finance team; A/B tests and statistical analysis of large data sets.
- Reports for stakeholders each month, in Python and Excel.
"""


def titles(folder):
    for own, same, other in TRADES:
        (folder / "trade.md").write_text(f"# Ivo Lindqvist\n\n## Experience\n\n### {own}, Copper House\n2015 - Present\n\n- Did the work of the house well.\n", encoding="utf-8")
        (folder / "trade.json").write_bytes(run("skills", "--today", "2026-11-22", folder / "trade.md"))
        for title, met in ((same, True), (other, False)):
            m = match(folder / "trade.json", json.dumps({"title": title, "text": "Requirements\n- SQL\n- Tableau\n- Python\n"}).encode())
            asked = next(r for r in m["requirements"] if r["ask"] == title)
            check(f"{own} is {'one' if met else 'none'} of {title}'s trade", (asked["status"] == "met") == met, asked)


def held(folder):
    """What holds a band down: the level, and must-haves that are not met."""
    def with_cv(text, title="Data Analyst", cv=HELD_CV):
        (folder / "held.md").write_text(cv, encoding="utf-8")
        (folder / "held.json").write_bytes(run("skills", "--today", "2026-11-22", folder / "held.md"))
        return match(folder / "held.json", json.dumps({"title": title, "text": text}).encode())
    body = POSTING.format(title="")
    for title, most in LEVELS.items():
        m = with_cv(body, title)
        check(f"{title}: {NAMES[most]} at most", m["band"] == NAMES[min(most, NAMES.index(band_of(m["score"])))], (m["score"], m["band"]))
        check(f"{title}: {m['score']} alone would be more", m["score"] >= (STRONG if most > 2 else GOOD), m["score"])
        check(f"{title}: says so", ("level" in (m["held"] or "")) == (most < 4), m["held"])
        check(f"{title}: the advice as well", (m["held"] or "") in m["advice"], m["advice"])
    led = with_cv(body, "Director of Data Analysis", HELD_CV.replace("Senior Data Analyst", "Senior Data Analysis Manager"))
    check("a senior manager is one step below a director", "above yours" not in (led["held"] or ""), (led["held"], led["score"]))
    led = with_cv(body, "Director of Data Analysis")
    check("who is senior and leads nobody is two", "above" in json.dumps(led["requirements"]), led["held"])
    for own, band, title in (("Director of Data", "below yours", "Data Analyst"), ("Chief Data Officer", "far below yours", "Data Engineer, Finance"), ("Director of Data", None, "Data Partner"), ("Data Manager", None, "Data Analyst")):
        m = with_cv(body, title, HELD_CV.replace("Senior Data Analyst", own))
        check(f"a title without a step asks a middle one of who directs: {own}, {title}", (band or "level") in (m["held"] or "none") if band else "level" not in (m["held"] or ""), (m["held"], m["score"]))
    junior = with_cv(body, "Senior Data Analyst", HELD_CV.replace("Senior ", "Junior "))
    check("a junior on a senior's posting: a stretch at most", junior["band"] == "fair" and "above yours" in junior["held"], (junior["band"], junior["score"]))
    title = next(r for r in junior["requirements"] if r["ask"] == "Senior Data Analyst")
    check("whose title is not that of a junior", title["status"] == "partly" and title["credit"] == .5, title)
    for years, low in {"2025": True, "2024": False}.items():  # 1.9 and 2.9 years
        m = with_cv(body, "Senior Data Analyst", HELD_CV.replace("Senior ", "").replace("2015", f"January {years}"))
        check(f"a title without a step, since {years}: the years say it", ("above yours" in (m["held"] or "")) == low, (m["held"], m["band"]))
    for years, low in {"2020": False, "2023": True}.items():  # 6.9 and 3.9 years: a lead's posting is one step or two above
        m = with_cv(body, "Lead Data Analyst", HELD_CV.replace("Senior ", "").replace("2015", f"January {years}"))
        check(f"senior from six years on, since {years}", ("above yours" in (m["held"] or "")) == low, (m["held"], m["band"]))
    shown = ["SQL", "Tableau", "Python", "Microsoft Excel", "A/B testing", "PostgreSQL", "Looker", "dbt", "Airflow", "Snowflake", "Git", "BigQuery", "pandas", "R", "Docker", "Jira", "Spark", "Kafka", "Redis", "Power BI", "SAS", "MATLAB", "Databricks", "Hadoop"]
    foreign = ["Salesforce", "Kubernetes", "Terraform", "Rust", "Scala", "MongoDB", "Figma", "Jenkins", "Ansible"]
    cv = HELD_CV + "".join(f"- Used {x} every day.\n" for x in shown)
    for met, asked, most in ((4, 4, 4), (2, 4, 4), (1, 4, 2), (0, 3, 4), (5, 10, 4), (4, 10, 3), (3, 10, 3), (2, 10, 2)):
        must, nice = shown[:met] + foreign[:asked - met], shown[met:]
        m = with_cv("Requirements\n- 5+ years as a data analyst\n" + "".join(f"- {x}\n" for x in must) + "\nNice to have\n" + "".join(f"- {x}\n" for x in nice), cv=cv)
        check(f"{met} of {asked} must-haves", [m["summary"]["required"][k] for k in ("met", "asked")] == [met + 2, asked + 2], m["summary"])  # with title and years
        check(f"{met} of {asked} must-haves: {NAMES[most]} at most", m["band"] == NAMES[min(most, NAMES.index(band_of(m["score"])))], (m["band"], m["score"], m["held"]))
        check(f"{met} of {asked} must-haves: {m['score']} would tell", m["score"] >= (STRONG if most == 3 and met == 4 or met == 5 else GOOD), m["score"])
        check(f"{met} of {asked} must-haves: says so", (("few of the must-haves" if most == 2 else "fewer than half of the must-haves") in (m["held"] or "")) == (NAMES.index(band_of(m["score"])) > most), m["held"])
        check(f"{met} of {asked} must-haves: a sentence that holds together", ", though you" in m["advice"] if m["held"] and m["band"] == "good" else ", though" not in m["advice"], m["advice"])
    listed = foreign[:8]
    listed_cv = HELD_CV + "\n## Skills\n" + ", ".join(listed) + "\n"
    for years, most in {"- 4 years of experience as a hydrologist\n": "weak", "": "good"}.items():
        m = with_cv(f"Requirements\n{years}" + "".join(f"- {x}\n" for x in listed), "Hydrologist", listed_cv)
        check(f"another title, years {bool(years)}: {most} at most", m["band"] == most and m["score"] >= (STRONG if most == "good" else GOOD), (m["band"], m["score"], m["held"]))
        check("and it says so", "your CV has no role of this kind" in (m["held"] or "") and ("none of the years" in m["held"]) == bool(years) and m["held"] in m["advice"], m["advice"])
        check("title and years stand among the must-haves", m["summary"]["required"] == {"asked": 10 if years else 9, "met": 8, "partly": 0}, m["summary"])
    m = with_cv("Requirements\n- 4 years of experience as a hydrologist\n- SQL\n- Tableau\n- Python\n- Microsoft Excel\n", "Hydrologist")
    check("a title near it with few of the years: fair at most", m["band"] == "fair" and m["score"] >= STRONG and "in related work" in m["held"], (m["band"], m["score"], m["held"]))
    m = with_cv("You build dashboards and reports from our data, and test what changes with A/B tests.\n\nRequirements\n- 4 years of experience as a hydrologist\n" + "".join(f"- {x}\n" for x in shown), "Hydrologist", cv)
    check("where all else fits, more than a stretch", m["score"] >= 80 and m["band"] == "good" and "in related work" in m["held"] and "A stretch" not in m["advice"], (m["band"], m["score"], m["advice"]))
    near = "# Ann Lee\n\n## Experience\n\n### Structural Engineer, Lemhi Structures\nJune 2018 - present\n- Design steel and concrete frames for schools, clinics and warehouses; retaining walls in Civil 3D\n- Prepare drawings in Revit; write specifications and estimates\n- Seismic evaluations of unreinforced masonry\n\n## Education\nB.S. Civil Engineering, Boise State University, 2018\n"
    for subject, status, band in (("roadway design", "partly", "fair"), ("structural design", "met", None)):
        m = with_cv(f"Requirements\n- 4+ years of {subject} experience\n- Civil 3D\n- Specifications and estimates\n- Bachelor's degree in civil engineering\n- Vertical alignment and cross sections of highways, drainage and traffic control plans\n", "Roadway Design Engineer", near)
        years = next(r for r in m["requirements"] if r["type"] == "years")
        check(f"years of {subject}: {status}", years["status"] == status, years)
        check(f"all of the years in {subject}: {band or 'not held'}", (m["band"] == band and "in related work" in m["held"] and m["score"] >= GOOD) if band else "related" not in (m["held"] or ""), (m["band"], m["score"], m["held"]))
        check(f"what is asked of {subject} is claimed where it is met alone", ("they ask for 4+" in m["points"][-1]) == (status == "met"), m["points"][-1:])


def trades(folder):
    """One trade under several names; another name's neighbour after a dash is none; words agree with counts."""
    def with_role(role, title, text, line="Did the daily work."):
        (folder / "trade.md").write_text(f"# Ann Lee\n\n## Experience\n\n### {role}, Harbour Group\nJanuary 2015 - present\n- {line}\n", encoding="utf-8")
        (folder / "trade.json").write_bytes(run("skills", "--today", "2026-11-22", folder / "trade.md"))
        return match(folder / "trade.json", json.dumps({"title": title, "text": text}).encode())

    def title_of(m):
        return next(r["status"] for r in m["requirements"] if r["ask"] == m["posting"]["title"])

    text = "Requirements\n- Reliable\n- Excel\n"
    for role, title in (("Home Health Aide", "Care Assistant"), ("Support Worker", "Caregiver"), ("Mixologist", "Bartender"), ("Custodian", "Janitor"), ("HGV Driver", "Truck Driver"), ("Babysitter", "Nanny"), ("Barber", "Hair Stylist"), ("Cabin Crew", "Flight Attendant"), ("Shop Assistant", "Cashier")):
        m = with_role(role, title, text)
        check(f"{role}: a {title}", title_of(m) == "met", m["requirements"])
    m = with_role("Retail Clerk", "Implementation Manager - Retail Software", text)
    check("what a manager manages after a dash is no trade of his", title_of(m) != "met", m["requirements"])
    for line, met in {"Nursed in the emergency department and the ICU.": True, "Gave flu shots at schools.": False}.items():
        m = with_role("Registered Nurse", "Registered Nurse", "Requirements\n- 2 years of acute care experience\n", line)
        years = next(r for r in m["requirements"] if r["type"] == "years")
        check(f"acute care by its units: {met}", (years["status"] == "met") == met, years)
    m = with_role("Cook", "Line Cook", "Requirements\n- Salesforce\n- Kubernetes\n- Terraform\n")
    must = m["summary"]["required"]
    check("no plain yes where most must-haves are missing", 2 * must["met"] + must["partly"] >= must["asked"] or not m["advice"].startswith("Yes"), (must, m["advice"]))
    check("no 'nothing' beside a must-have met", not must["met"] or "nothing" not in m["advice"], (must, m["advice"]))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        own_trade(folder)
        skills = folder / "analyst.md.json"
        levels(skills)
        scores(skills)
        bands(folder)
        titles(folder)
        held(folder)
        trades(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
