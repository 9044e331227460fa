#!/usr/bin/env python3
"""CVs of many trades and countries (tests/cases/cv-trades/NAME.txt), in the layouts that people use without a template:
sub-headings inside a job, employers that are numbered, licences with dates, lines of work right above the next job.
NAME.roles has the roles that a reader finds, one a line: title | employer | from | to.  No more may be found, each line of
work must belong to its job, and no line of a certificate may become a job.  NAME.degrees, where there is one, has the
degrees: level | field | school | year.  Prints "N passed, N failed".
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from checks import FORTE, ROOT, check, summary

CASES = ROOT / "tests" / "cases" / "cv-trades"
TODAY = "2026-11-22"


def skills(text):
    """The skills file of a CV, what --check says of each line, and what stood on standard error."""
    with tempfile.TemporaryDirectory() as folder:
        cv, out = pathlib.Path(folder, "cv.txt"), pathlib.Path(folder, "skills.json")
        cv.write_text(text, encoding="utf-8")
        done = subprocess.run([FORTE, "skills", "--today", TODAY, cv, "-o", out], capture_output=True, text=True, timeout=60)
        lines = subprocess.run([FORTE, "skills", "--today", TODAY, "--check", cv], capture_output=True, text=True, timeout=60)
        return json.loads(out.read_text(encoding="utf-8")), lines.stdout, done.stderr


def roles(profile):
    return [" | ".join([r["title"], r["employer"], r["from"] or "", r["to"] or "now"]) for r in profile["roles"]]


def degrees(profile):
    return [" | ".join([d["level"], d.get("field") or "", d.get("school") or "", str(d.get("year") or "")]) for d in profile["degrees"]]


def became(report):
    """What each line became: (became, text) in the order of the CV."""
    return [tuple(part.strip() for part in line.split("|", 1)) for line in report.splitlines() if " | " in line]


def belongs(report, text):
    return next((what for what, line in became(report) if line.startswith(text)), None)


for case in sorted(CASES.glob("*.txt")):
    want = case.with_suffix(".roles").read_text(encoding="utf-8").splitlines()
    profile, _, _ = skills(case.read_text(encoding="utf-8"))
    have = roles(profile)
    check(f"{case.stem}: roles\n  want {want}\n  have {have}", sorted(want) == sorted(have))
    if case.with_suffix(".degrees").exists():
        want, have = case.with_suffix(".degrees").read_text(encoding="utf-8").splitlines(), degrees(profile)
        check(f"{case.stem}: degrees\n  want {want}\n  have {have}", want == have)

# A sub-heading's lines are its job's, whatever stands above and below it.
JOBS = """Jo Park

Employment

Payroll Officer
Acme Ltd, Leeds
Feb 2022 - current
Responsibilities:
- Ran payroll
{heading}
- Saved 5k with lookups

Payroll Clerk
Beta Ltd
Mar 2018 - Jan 2022
- Weekly wages

Education
BA History, University of Leeds, 2017
"""
for heading in ("Achievements:", "Key Achievements:", "Key achievements", "Projects:", "Accomplishments:", "Highlights:"):
    profile, report, _ = skills(JOBS.replace("{heading}", heading))
    check(f"{heading}: two jobs, not {roles(profile)}",
          roles(profile) == ["Payroll Officer | Acme Ltd | 2022-02 | now", "Payroll Clerk | Beta Ltd | 2018-03 | 2022-01"])
    check(f"{heading}: its line is the first job's", belongs(report, "Saved 5k") == "role 1")

# A heading of its own stays one: awards after the last job are no work of it, projects with dates no jobs.
profile, report, _ = skills(JOBS.replace("{heading}\n", "").replace("Education\n", "Awards\n\nClerk of the Year, 2020\n\nEducation\n"))
check("awards after the last job are none of its work", belongs(report, "Clerk of the Year") not in ("role 1", "role 2"))

# A line of work right above or below a head is no part of it.
for line in ("Ran OTB", "Line manage one assistant buyer", "Managed two buyers", "Responsible for denim", "Successfully led tenders"):
    profile, _, _ = skills(f"""Jo Park

EXPERIENCE

Senior Buyer, Acme, Leeds   Apr 2022 - present
Led range planning
{line}

Buyer, Acme, Leeds   Sep 2019 - Mar 2022
{line}
""")
    check(f"\"{line}\" is no title and no employer: {roles(profile)}",
          roles(profile) == ["Senior Buyer | Acme | 2022-04 | now", "Buyer | Acme | 2019-09 | 2022-03"])

# ... and names that look like it stay names.
for employer in ("Applied Materials", "Managed Care Group", "Handled Logistics Ltd"):
    profile, _, _ = skills(f"Jo Park\n\nEXPERIENCE\n\nBuyer\n{employer}\nApr 2022 - present\n- Bought cloth\n\nClerk\nOld Mill Ltd\nMar 2019 - Mar 2022\n- Filed\n")
    check(f"{employer} is an employer: {roles(profile)}", roles(profile)[0] == f"Buyer | {employer} | 2022-04 | now")

# How long a licence is good is no time of work.
for line in ("DOT physical good to March 2028", "TWIC valid to 2029", "ACLS, exp. 05/2027", "CCRN since 2019",
             "Clean driving record: no accidents since 2015", "Forklift licence (renewed 2024)"):
    profile, _, _ = skills(f"""Ray Kowal

{line}

Driving jobs

Lakeshore Bulk Transport, Muskegon MI
Company Driver
April 2019 to today
Haul corn syrup.

Great Northern Van Lines, Grand Rapids MI
OTR driver, 53-foot dry van
May 2015 to March 2019
Walk-around before every run.
""")
    want = ["Company Driver | Lakeshore Bulk Transport | 2019-04 | now", "OTR driver, 53-foot dry van | Great Northern Van Lines | 2015-05 | 2019-03"]
    check(f"\"{line}\" is no job: {roles(profile)}", roles(profile) == want)

# Employers that are numbered, in each way of numbering; items of a list are none.
for one, two in (("1)", "2)"), ("1.", "2."), ("(1)", "(2)"), ("A)", "B)")):
    profile, _, _ = skills(f"""SNEHA KULKARNI

WORK EXPERIENCE (6 Years)

{one} Vardhaman Autocomp Pvt. Ltd., Nashik
Designation: Design Engineer
Duration: Aug 2020 to Till Date
* Moulds in CATIA

{two} Sai Precision Tools, Chakan
Designation: Trainee Engineer
Duration: July 2018 to July 2020
* Drawings in AutoCAD
""")
    check(f"{one} {two}: {roles(profile)}", roles(profile) == [
        "Design Engineer | Vardhaman Autocomp Pvt. Ltd. | 2020-08 | now", "Trainee Engineer | Sai Precision Tools | 2018-07 | 2020-07"])

# A CV of which much became nothing says so, with how to see it; one that was read does not.
BASE = "Ann Lee\n\nEXPERIENCE\n\nNurse, Elm Ward, 2019 - now\n"
for duties, count, told in ((1, 9, True), (1, 5, False), (40, 9, False)):
    work = "".join(f"- Gave medication to {i} patients\n" for i in range(duties))
    odd = "".join(f"Zorp glimmer {i} quaff\n\n" for i in range(count))
    _, _, said = skills(f"{BASE}{work}\nREFERENCES\n\n{odd}")
    check(f"{count} lines without a sense beside {duties} with one: {said!r}", ("lines became nothing; 'forte skills --check'" in said) == told)

# What it counts there is what --check counts, whatever headings, names and private lines stand between.
private = "Born: 4 May 1988\nNationality: Dutch\n12 Elm Street, Leeds LS1 4AB\n"
odd = "".join(f"Zorp glimmer {i} quaff\n\n" for i in range(9))
_, shown, said = skills(f"Ann Lee\nann@example.org | 020 7946 0018\n{private}\n{BASE[8:]}\nREFERENCES\n\n{odd}")
told = re.search(r"(\d+) of (\d+) lines became nothing", said)
listed = re.search(r"(\d+) lines read, (\d+) of them became nothing", shown)
check(f"the doubt and --check count alike: {said!r} {listed and listed[0]!r}", bool(told and listed) and told.groups() == (listed[2], listed[1]))

# What was done since a year is no job; who began one then has one.
SINCE = "Jo Park\n\nEmployment\n\nWarehouse Lead, Elm Depot, 2015 - now\n{}\n- Kept the yard\n"
for line, titles in (("- Trained 11 forklift drivers; no injury with lost time since 2021", ["Warehouse Lead"]),
                     ("- Ran the night shift with two supervisors since 2019", ["Warehouse Lead"]),
                     ("- Baker, Old Mill Bakery, since 2016", ["Warehouse Lead", "Baker"])):
    have = [r["title"] for r in skills(SINCE.format(line))[0]["roles"]]
    check(f"since: {line}: {have}", sorted(have) == sorted(titles))

# A weak name counts where the CV knows its next of kin by a firm name, and is written as a name: not as the first word.
KIN = """Jo Park

Employment

Test Engineer, Acme Ltd
2020 - now
- {kin}
- {line}
"""
for kin, line, name, counts in (
    ("Selenium suites for the shop", "Moved 40 checks to Playwright in a month", "Playwright", True),
    ("Menus and posters for a theatre", "Met the Playwright of the year", "Playwright", False),
    ("Selenium suites for the shop", "Playwright tests took a week", "Playwright", False),
    ("Selenium suites for the shop", "Sent Playwright letters home", "Playwright", False),
    ("Selenium suites for the shop", "Playwright + TypeScript suite of 1,400 tests", "Playwright", True),
    ("Accounts receivable for nine shops", "Keyed AP every Friday", "accounts payable", True),
):
    found = [s["name"] for s in skills(KIN.format(kin=kin, line=line))[0]["skills"]]
    check(f"kin: {kin}; {line}: {name} {counts}: {found}", (name in found) == counts)

# Licences stand behind the name, among contact details too; nothing else of its line is kept.
NAMED = "{name}\nBoston, MA | dana@example.com\n\nExperience\nManager, Pell Works, Boston, 2018 - present\n- Ran two offices\n"
for name, want in (("Dana Ruiz, CPA", ["Certified Public Accountant"]), ("DANA RUIZ, P.E. | Boston, MA", ["PE license"]),
                   ("Dana Ruiz, BSN, RN", ["RN"]), ("Dana Ruiz (PMP) | dana@example.com", ["Project Management Professional"]),
                   ("Dana Ruiz, Boston, MA", []), ("Dana Ruiz, Payroll Lead", []), ("Dana Ruiz, MA", [])):
    profile = skills(NAMED.format(name=name))[0]
    have = [s["name"] for s in profile["skills"] if s["kind"] == "cert"]
    check(f"behind the name: {name}: {have}", have == want and "Ruiz" not in json.dumps(profile, ensure_ascii=False))

# What a German course names was learned, though no small word stands in its line; a line of a school names nothing.
STUDIED = """Anke Brodersen

Berufserfahrung

04/2021 – heute
Pflegefachfrau, Klinik Kiel
- Betreue Patienten

Ausbildung
2013 – 2016 Ausbildung zur Krankenpflegerin, Pflegeschule Flensburg
{}
"""
for line, want in (("2022 Fachweiterbildung Intensivpflege und Anästhesie", True), ("Weiterbildung Anästhesie, 2022", True),
                   ("Institut Anästhesie Flensburg", False)):
    have = [s["name"] for s in skills(STUDIED.format(line))[0]["skills"]]
    check(f"a course: {line}: {have}", ("anesthesia" in have) == want)

sys.exit(summary())
