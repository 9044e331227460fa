#!/usr/bin/env python3
"""CVs of corpus/cvs in every format against the profiles expected of them (tests/cases/cv/NAME.json), the JSON Schema of the
skills file, and what `forte skills` does with a file it built before.  Prints "N passed, N failed".

An expected profile names roles ("title | employer | place | from | to", newest first), degrees, skills that must be there
with their years (null: listed only), levels, and words that must not be in the file.  With --write what is read now is
written as expected; look at the difference before committing it.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from checks import FORTE, ROOT, check, summary

CASES = ROOT / "tests" / "cases" / "cv"
TODAY = "2026-11-22"


def forte(*args, stdin=None):
    return subprocess.run([FORTE, "skills", "--today", TODAY, *map(str, args)], capture_output=True, timeout=120, input=stdin)


def shape(profile):
    """What the expected files hold."""
    roles = []
    for r in profile["roles"]:
        parts = [r["title"], r["employer"], r.get("place", ""), r["from"] or "", r["to"] or ("now" if r["from"] else "")]
        roles.append(" | ".join(parts) + (" | project" if r.get("project") else ""))
    return {
        "years_total": profile["years_total"],
        "roles": roles,
        "degrees": [" | ".join([d["level"], d["field"], d["school"], str(d["year"] or "")]) for d in profile["degrees"]],
        "skills": {s["name"]: s["years"] for s in profile["skills"]},
        "levels": {s["name"]: s["level"] for s in profile["skills"] if "level" in s},
    }


VALIDATOR = """
import json, sys, jsonschema
schema, profile = json.load(sys.stdin)
print(json.dumps([e.message for e in jsonschema.Draft7Validator(schema).iter_errors(profile)]))
"""


def schema_faults(profile):
    """What Debian's validator (python3-jsonschema) says; the python of the suite may be another, without it."""
    schema = json.loads((ROOT / "schemas" / "skills-1.schema.json").read_text(encoding="utf-8"))
    done = subprocess.run(["/usr/bin/python3", "-c", VALIDATOR], input=json.dumps([schema, profile]).encode(), capture_output=True)
    return json.loads(done.stdout) if done.returncode == 0 else [f"no validator, install python3-jsonschema: {done.stderr.decode()[-200:]}"]


def compare(name, want, have, text):
    check(f"{name}: roles\n  want {want['roles']}\n  have {have['roles']}", have["roles"] == want["roles"])
    check(f"{name}: degrees\n  want {want['degrees']}\n  have {have['degrees']}", have["degrees"] == want["degrees"])
    check(f"{name}: years_total {have['years_total']}, not {want['years_total']}", have["years_total"] == want["years_total"])
    for skill, years in want["skills"].items():
        check(f"{name}: {skill}: want {years}, have {have['skills'].get(skill, 'nothing')}", skill in have["skills"] and have["skills"][skill] == years)
    for skill, level in want["levels"].items():
        check(f"{name}: level of {skill}: {have['levels'].get(skill)!r}, not {level!r}", have["levels"].get(skill) == level)
    for word in want.get("never", []):
        check(f"{name}: '{word}' is in the file", word.casefold() not in text.casefold())


def absent():
    """What a CV names without claiming it, or only in brackets beside a skill, is none of its skills."""
    for cv, names in {
        "banker.txt": ["Chartered Financial Analyst", "coding", "CF30"],
        "student.txt": ["CompTIA Network+", "one class", "home lab"],
        "construction.md": ["EIT", "read", "job-site"],
        "vet-nurse.txt": ["RCVS Certificate in Anaesthesia", "References on request"],
        "chef.txt": ["Portland", "Pho Corner", "Present"],
    }.items():
        profile = json.loads(forte(ROOT / "corpus" / "cvs" / cv).stdout)
        have = [s["name"] for s in profile["skills"] if s["name"] in names]
        check(f"{cv}: no skills: {have}", not have)
    profile = json.loads(forte(ROOT / "corpus" / "cvs" / "scientist.txt").stdout)
    cut = [s["text"] for s in profile["sentences"] if s["text"].startswith("2023)")]
    check(f"no sentence begins inside a bracket: {cut}", not cut)


def cases(write):
    for path in sorted(CASES.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        done = forte(*[ROOT / "corpus" / "cvs" / cv for cv in case["cvs"]])
        check(f"{path.stem}: ended with {done.returncode}: {done.stderr.decode()}", done.returncode == 0)
        if done.returncode:
            continue
        profile = json.loads(done.stdout)
        have = shape(profile)
        for fault in schema_faults(profile):
            check(f"{path.stem}: schema: {fault}", False)
        if write:
            named = case.get("skills") or have["skills"]
            case.update(have, skills={k: have["skills"].get(k) for k in named}, levels={k: v for k, v in have["levels"].items() if k in named})
            path.write_text(json.dumps(case, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        text = json.dumps({k: v for k, v in profile.items() if k != "sources"}, ensure_ascii=False)
        compare(path.stem, case, have, text)


def built_again():
    with tempfile.TemporaryDirectory() as folder:
        out, cv = pathlib.Path(folder) / "skills.json", ROOT / "corpus" / "cvs" / "analyst.md"
        check("built", forte("-q", "-o", out, cv).returncode == 0 and out.exists())
        first = out.read_text(encoding="utf-8")
        forte("-q", "-o", out, cv)
        check("building again changes nothing", out.read_text(encoding="utf-8") == first)
        mine = json.loads(first)
        mine["skills"] = [s for s in mine["skills"] if s["name"] != "Looker"] + [{"name": "Sailing"}]
        mine["skills"][0]["note"] = "since school"
        mine["wishes"]["work_mode"] = ["remote"]
        out.write_text(json.dumps(mine), encoding="utf-8")
        check("--check of a good file", forte("--check", out).returncode == 0)
        for begin, known in ((1941, False), (1950, True)):
            old, kept = pathlib.Path(folder) / "old.txt", pathlib.Path(folder) / "old.json"
            old.write_text(f"Experience\n\nAnalyst, Acme, {begin} - 2026\n- Built reports in SQL for 40 users\n", encoding="utf-8")
            forte("-q", "-o", kept, old)
            years = json.loads(kept.read_text(encoding="utf-8"))["years_total"]
            check(f"since {begin}: {years} years; what is written passes --check", (years is not None) == known and forte("--check", kept).returncode == 0)
        check("built over an edited file", forte("-q", "-o", out, cv).returncode == 0)
        again = json.loads(out.read_text(encoding="utf-8"))
        names = {s["name"]: s for s in again["skills"]}
        check("an added skill stays", "Sailing" in names and names["Sailing"]["origin"] == "you")
        check("a skill taken out stays out", "Looker" not in names)
        check("a note stays", names[mine["skills"][0]["name"]].get("note") == "since school")
        check("wishes stay", again["wishes"]["work_mode"] == ["remote"])
        check("what was built again fits the schema", not schema_faults(again))
        out.write_text('{\n "schema": "forte.skills/1",\n "skills": [ { "name": "Go", "years": "four" } ]\n}\n', encoding="utf-8")
        bad = forte("--check", out)
        check(f"--check names line, column and key: {bad.stderr}", bad.returncode == 2 and b"3:39: skills[0].years" in bad.stderr)
        kept = out.read_bytes()
        check("a broken file is not overwritten", forte("-q", "-o", out, cv).returncode == 2 and out.read_bytes() == kept)


CV_WITH_PROSE = """# Ada Pohl

ada@pohl.example, +1 503 555 0199

## Experience

### Shop Assistant, Corner Books
Jan 2020 - Present

- Wrote Python scripts for the stock count.
- Opened the shop in the morning and closed it at night.
- Presented the best sellers to the owner every month. Kept the reading corner tidy and warm.

## Publications

A short history of the paper bag, in the city's yearbook, 2021.

## Education

B.A. History, Reed College, 2019
Lakeside Grammar School of the Lower River Valley
Thesis on the letters of sailors: 400 of them read and sorted.

## References

Mr. Smith of Corner Books speaks well of me at all times.
"""


def sentences():
    """All of the person's sentences are kept: those that no skill quotes under "sentences"."""
    with tempfile.TemporaryDirectory() as folder:
        cv, out = pathlib.Path(folder) / "cv.md", pathlib.Path(folder) / "skills.json"
        cv.write_text(CV_WITH_PROSE, encoding="utf-8")
        check("sentences: built", forte("-q", "-o", out, cv).returncode == 0)
        profile = json.loads(out.read_text(encoding="utf-8"))
        have = [(s["text"], s["role"]) for s in profile["sentences"]]
        for text, role in (("Opened the shop in the morning and closed it at night.", 0),
                           ("Presented the best sellers to the owner every month. Kept the reading corner tidy and warm.", 0),
                           ("A short history of the paper bag, in the city's yearbook, 2021.", None),
                           ("Thesis on the letters of sailors: 400 of them read and sorted.", None)):
            check(f"sentences: {text!r} in {have}", (text, role) in have)
        said = " ".join(text for text, _ in have)
        for never in ("Python", "Ada Pohl", "Reed College", "Smith", "pohl", "555", "Grammar"):
            check(f"sentences: {never} in {said!r}", never not in said)
        check("sentences: the schema knows them", not schema_faults(profile))
        profile["sentences"] = [s for s in profile["sentences"] if "paper bag" not in s["text"]] + [{"text": "Sailed round the Horn.", "role": None}]
        out.write_text(json.dumps(profile), encoding="utf-8")
        forte("-q", "-o", out, cv)
        again = [s["text"] for s in json.loads(out.read_text(encoding="utf-8"))["sentences"]]
        check("sentences: an added one stays", "Sailed round the Horn." in again)
        check("sentences: one taken out stays out", not any("paper bag" in t for t in again))


CV_OF_HEADED_JOBS = """# Jory Penhallow
Baker

### Head Baker | Tidewater Bread, Truro | 2019–now
- Sourdough and rye, 900 loaves a night
- Trained four apprentices

### Baker | Old Quay Stores | 2014–2019
- Pasties and buns for three shops

### Van Driver | Old Quay Stores | 2012–2014

Schooling: Level 3 Diploma, Cornwall College, 2012
Word, Excel, Shopify
"""

CV_OF_UNTOLD_HEADINGS = """# Jory Penhallow

## Places I worked

### Head Baker, Tidewater Bread
2019 -
- Sourdough and rye, 900 loaves a night

### Baker, Old Quay Stores
2014 - 2019
- Pasties and buns for three shops

## Education and exams
BA History, Reed College, 2012
"""


CV_OF_HEADLESS_PAPERS = """# Ann Lee
Baking since 2014.

### Head Baker, Vale Mills (2019 - now)
- Sourdough and rye, 900 loaves a night

### Baker, Old Quay Stores (2014 - 2019)
- Pasties and buns for three shops

BSc Food Science, Reed College, 2012
Miele Certified Oven Associate - Steam and Stone (2021)
German, English, Hindi
"""


def papers_below_a_degree():
    """Where no heading opens anything, what stands right below a degree is no job: a certificate with its year, the languages."""
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.md"
        cv.write_text(CV_OF_HEADLESS_PAPERS, encoding="utf-8")
        profile = json.loads(forte(cv).stdout)
        check(f"below a degree: {profile['roles']}", [r["title"] for r in profile["roles"]] == ["Head Baker", "Baker"])
        check(f"below a degree: languages {profile['skills']}", {"German", "English", "Hindi"} <= {s["name"] for s in profile["skills"]})


def headed_jobs():
    """A heading with a range of dates heads a job and no section; a list of known names below the schooling is one of skills."""
    for text, roles in ((CV_OF_HEADED_JOBS, ["Head Baker", "Baker", "Van Driver"]), (CV_OF_UNTOLD_HEADINGS, ["Head Baker", "Baker"])):
        with tempfile.TemporaryDirectory() as folder:
            cv = pathlib.Path(folder) / "cv.md"
            cv.write_text(text, encoding="utf-8")
            profile = json.loads(forte(cv).stdout)
            have = [r["title"] for r in profile["roles"]]
            check(f"headed jobs: {have}, not {roles}", have == roles)
            check("headed jobs: the first goes on", profile["roles"] and profile["roles"][0]["to"] is None)
            names = {s["name"] for s in profile["skills"]}
            check(f"headed jobs: tools below the schooling: {names}", "Shopify" not in text or {"Microsoft Word", "Microsoft Excel", "Shopify"} <= names)


CV_OF_WORDS = """Ada Pohl

Experience

Engineer, Dry Goods Ltd, Jan 2019 - Dec 2023
- Wrote Rust and Go for the gateway
- Kept Excel lists of all members
- Wrote Spring newsletters to all tenants
- Moved the old reports from R to Julia
"""


def ambiguous_words():
    """Names that are ordinary words count where a verb of writing or what they make stands beside them."""
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.txt"
        cv.write_text(CV_OF_WORDS, encoding="utf-8")
        skills = {s["name"]: s["years"] for s in json.loads(forte("-q", cv).stdout)["skills"]}
        check("words: after a verb of writing", all(skills.get(n) == 5.0 for n in ("Rust", "Go", "Microsoft Excel")), skills)
        check("words: from one tool to another", all(skills.get(n) == 5.0 for n in ("R", "Julia")), skills)
        check("words: a season", not any("Spring" in n for n in skills), skills)


def page_header():
    """A Word file's page header stands above the text: what it lists is of no role."""
    def paragraphs(kind, *lines):
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        inner = f"<w:body>{body}</w:body>" if kind == "document" else body
        return f'<w:{kind} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:{kind}>'
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.docx"
        with zipfile.ZipFile(cv, "w") as z:
            z.writestr("[Content_Types].xml", "<Types/>")
            z.writestr("word/document.xml", paragraphs("document", "Experience", "Data Engineer, Dry Goods Ltd, 2019 - 2023", "Built Kafka pipelines"))
            z.writestr("word/header1.xml", paragraphs("hdr", "Ada Pohl", "Core skills: Terraform, Ansible"))
        skills = {s["name"]: s["years"] for s in json.loads(forte("-q", cv).stdout)["skills"]}
        check("header: listed, without years", skills == {"Terraform": None, "Ansible": None, "Apache Kafka": 4.0}, skills)


CV_WITH_GAPS = """Ada Pohl
ada@pohl.example, +1 503 555 0199

Experience
Shop Assistant, Corner Books
March 2023 - Present
- Ran the till

Career break (parental leave)
April 2021 - February 2023

Stock Clerk, Dry Goods Ltd
June 2018 -
- Counted stock with Excel

Education
BSc Physics, University of Leeds, 2014 - 2017
"""


def on_terminal(*args):
    """What is written to a terminal."""
    main_end, end = os.openpty()
    done = subprocess.run([FORTE, "skills", "--today", TODAY, *map(str, args)], stdout=end, stderr=subprocess.PIPE, timeout=120)
    os.close(end)
    out = b""
    try:
        while part := os.read(main_end, 65536):
            out += part
    except OSError:
        pass
    os.close(main_end)
    return done.returncode, out.decode()


def gaps():
    """A time without work is no role; an end that is torn off never makes a past job a present one, and is doubted."""
    with tempfile.TemporaryDirectory() as folder:
        cv, out = pathlib.Path(folder) / "cv.txt", pathlib.Path(folder) / "skills.json"
        cv.write_text(CV_WITH_GAPS, encoding="utf-8")
        status, seen = on_terminal("-o", out, cv)
        profile = json.loads(out.read_text(encoding="utf-8"))
        check(f"gaps: roles {shape(profile)['roles']}",
              shape(profile)["roles"] == ["Shop Assistant | Corner Books |  | 2023-03 | now", "Stock Clerk | Dry Goods Ltd |  | 2018-06 | 2018-06"])
        check(f"gaps: years_total {profile['years_total']}", profile["years_total"] < 4)
        check(f"gaps: doubts {profile.get('doubts')}", [d["line"] for d in profile.get("doubts", [])] == ["June 2018 -"])
        check("gaps: doubts fit the schema", not schema_faults(profile))
        check("gaps: --check takes a skills file with doubts", forte("--check", out).returncode == 0)
        check(f"a terminal shows the summary with -o too: {seen[:300]!r}",
              status == 0 and "2 roles, " in seen and "1 degree, " in seen and "1 doubt" in seen and "June 2018 -" in seen)
        check("-q shows none", on_terminal("-q", "-o", out, cv)[1] == "")
        check("no summary where there is no terminal", forte("-o", out, cv).stdout == b"")


def reading():
    """--check of a CV: its lines in order, what became of each, no contact details."""
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.txt"
        cv.write_text(CV_WITH_GAPS + "\nNotes\nAsk me about kites\n", encoding="utf-8")
        done = forte("--check", cv)
        lines = done.stdout.decode().splitlines()
        at = {key: next((i for i, line in enumerate(lines) if key in line), -1) for key in ("Corner Books", "Career break", "Dry Goods", "University of Leeds")}
        check(f"--check cv: order {at}", done.returncode == 0 and -1 not in at.values() and sorted(at.values()) == list(at.values()))
        check("--check cv: what became of a line", "heading: experience" in done.stdout.decode() and "role 1, head            | Shop Assistant, Corner Books" in done.stdout.decode() and "role 1                  = Shop Assistant, Corner Books, 2023-03 - now" in done.stdout.decode())
        check("--check cv: no contact details", "pohl" not in done.stdout.decode().casefold() and "503" not in done.stdout.decode())
        check("--check cv: doubts", "its end is missing" in done.stdout.decode())
        check("--check cv: what was left is marked", any("kites" in line and line.startswith("- ") for line in lines))


def addresses():
    """An address is nobody's business; an employer with a street's word in its name is an employer."""
    def made(text):
        with tempfile.TemporaryDirectory() as folder:
            cv = pathlib.Path(folder) / "cv.txt"
            cv.write_text(text, encoding="utf-8")
            return json.loads(forte(cv).stdout)
    for head in ("Staff Nurse, St. Brannock Medical Center, Columbus OH, 08/2021 - present", "Volunteer, American Red Cross, 2018 - 2022",
                 "Sales Lead, Box, 2019 - 2021", "Cook, Park Avenue Grill, 2016 - 2018", "Server, 5th Street Diner, 2014 - 2016",
                 "Teacher, St. Anne's School, 2011 - 2014", "Clerk, Main Street Books, 03/2010 - 06/2011"):
        p = made(f"Jo Doe\njo@mail.example\n\nEXPERIENCE\n{head}\n- Kept records of all visits in order\n")
        check(f"employer, no address: {head}: {p['roles']}", len(p["roles"]) == 1 and any("Kept records" in json.dumps(x) for x in (p["sentences"], p["skills"])))
    p = made("Jo Doe\njo@mail.example\n\nSUMMARY\nEngineer with 10 years of experience who finds a way to cut cost in Python\n\nEXPERIENCE\nEngineer, Acme, 2019 - 2021\n- Wrote Python\n")
    check("a sentence with a figure and 'way' is no address", "finds a way" in json.dumps(p))
    for line in ("418 Dunmore Street, Apt 6, Brooklyn", "Lindenstraße 7, 10969 Berlin", "12 rue des Tanneurs, 69001 Lyon", "2010 Main Street, Springfield",
                 "P.O. Box 1217, Salem", "77 St. Marks Ave.", "Calle Mayor 12, Madrid"):
        text = json.dumps(made(f"Jo Doe\n{line}\njo@mail.example\n\nEXPERIENCE\nEngineer, Acme, 2019 - 2021\n- Wrote Python\n"), ensure_ascii=False)
        check(f"address kept out: {line}", not any(w in text for w in ("Dunmore", "Lindenstr", "Tanneurs", "Main Street", "1217", "Marks", "Mayor")))


def used_names():
    """Names that are common words count where a word of use stands before them, alone or in a list."""
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.txt"
        cv.write_text("Jo Doe\n\nEXPERIENCE\nOffice Manager, Acme Ltd, 2019 - present\n- Used Excel, Word and Outlook daily\n"
                      "- Ran the fair in Spring 2020\n- Kept the last word with buyers and outlook for staff\n", encoding="utf-8")
        names = {s["name"] for s in json.loads(forte(cv).stdout)["skills"]}
        check(f"used names: {names}", {"Microsoft Excel", "Microsoft Word", "Microsoft Outlook"} <= names)
        check(f"a season is no framework: {names}", not any("Spring" in n for n in names))
        work = ["Go microservices on Kubernetes", "Ruby scripts for deployment", "Spring services for billing"]
        cv.write_text("Jo Doe\n\nEXPERIENCE\nEngineer, Acme Ltd, 2019 - present\n- " + "\n- ".join(work) + "\n", encoding="utf-8")
        names = {s["name"] for s in json.loads(forte(cv).stdout)["skills"]}
        check(f"what is written in them: {names}", {"Go", "Ruby", "Spring Framework"} <= names)
        cv.write_text("Jo Doe\n\nEXPERIENCE\nLibrarian, Acme Ltd, 2019 - present\n- Spring programs for children\n- Express services to readers\n",
                      encoding="utf-8")
        names = {s["name"] for s in json.loads(forte(cv).stdout)["skills"]}
        check(f"a librarian's spring programs: {names}", not any("Spring" in n or "Express" in n for n in names))


def bulletless():
    """A line of work below a head without bullets is neither title nor employer."""
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.txt"
        for lines in (["Engineer, Acme\n2019 - 2023\nKafka pipelines", "Analyst, Globex\n2015 - 2019\nTableau dashboards"],
                      ["Engineer, Acme Ltd\nJan 2019 - Present\nBuilt Kafka and Spark pipelines", "Analyst, Globex\nMay 2015 - Dec 2018\nMonthly closing in SAP"]):
            cv.write_text("Jo Doe\nExperience\n" + "\n".join(lines) + "\n", encoding="utf-8")
            roles = [(r["title"], r["employer"].removesuffix(" Ltd")) for r in json.loads(forte(cv).stdout)["roles"]]
            check(f"entries without bullets: {roles}", roles == [("Engineer", "Acme"), ("Analyst", "Globex")])


def trades():
    """A head that begins with what a person of any trade is called has a title."""
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.md"
        for title in ("Physiotherapist", "Stonemason", "Land Agronomist", "Zookeeper", "Audiologist", "Toolmaker", "Pipefitter", "Proofreader"):
            cv.write_text(f"# Ann Lee\n\n## Experience\n\n### {title}, Acme Ltd, March 2019 - present\n- Came on time to work\n", encoding="utf-8")
            roles = [(r["title"], r["employer"]) for r in json.loads(forte(cv).stdout)["roles"]]
            check(f"{title}: {roles}", roles == [(title, "Acme Ltd")])


def statements_of(profile):
    return {s["text"] for s in profile["sentences"]} | {e["text"] for s in profile["skills"] for e in s.get("evidence", [])}


def unwrapped_lines():
    """Without bullets and stops each line is a statement of its own, unless its first word would not have fitted on the line before."""
    done = ["Ran a shop floor of 1,200 square metres with 19 staff", "Cut shrinkage from 2.1% to 1.3% with weekly counts of the stock room",
            "Moved the tills to Lightspeed in a single weekend", "32 apprentices trained, 30 of them took a contract", "Ordered through SAP and kept the margin above 40%"]
    whole = "Planned the refit of two floors, the new lighting and the click-and-collect desk together with Hartwell Fixtures and the landlord"
    wrapped = ["Planned the refit of two floors, the new lighting and the click-and-collect desk together with",
               "Hartwell Fixtures and the landlord", "Wrote the rota for three branches and answered for wages, hours worked and sick leave of all the",
               "people there", "Kept the accident book"]
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.txt"
        for indent in ("", "              "):
            cv.write_text("Ines Abara\n\nEXPERIENCE\n\nShop Manager, Kelp & Co, Hull\nMay 2019 - Present\n" + "".join(f"{indent}{line}\n" for line in done), encoding="utf-8")
            have = statements_of(json.loads(forte("-q", cv).stdout))
            check(f"a statement for each line: {have}", have == set(done))
        cv.write_text("Ines Abara\n\nEXPERIENCE\n\nShop Manager, Kelp & Co, Hull\nMay 2019 - Present\n" + "\n".join(wrapped) + "\n", encoding="utf-8")
        have = statements_of(json.loads(forte("-q", cv).stdout))
        check(f"wrapped lines stay whole: {have}", have == {whole, wrapped[2] + " " + wrapped[3], wrapped[4]})


def numbered_headings():
    """Numbers before headings are read through; an unknown heading that goes on with the numbering is one. Lists are none."""
    known = ["Employment", "Education", "Certificates", "Machines", "Languages"]
    text = ["Site Engineer, Gravelworks Ltd, Cork, 2018 - 2023\n- Kept the survey of the quarry", "BSc Geology, University of Galway, 2017", "Safe Pass (2022)",
            "AutoCAD, Excel, Trimble", "Irish (native), Polish (B2), English (C1)"]
    roman = ["I", "II", "III", "IV", "V"]
    with tempfile.TemporaryDirectory() as folder:
        cv = pathlib.Path(folder) / "cv.txt"
        for form in ("{n}. ", "{n}) ", "({n}) ", "{n} ", "{r}. ", "{r} ", "## {n}. "):
            marks = [form.format(n=i + 1, r=roman[i]) for i in range(5)]
            cv.write_text("Ines Abara\n\n" + "\n\n".join(f"{m}{h}\n{t}" for m, h, t in zip(marks, known, text)) + "\n", encoding="utf-8")
            profile = json.loads(forte("-q", cv).stdout)
            levels = {s["name"]: s.get("level") for s in profile["skills"] if s["kind"] == "language"}
            check(f"{marks[4]}Languages: {levels}", set(levels) == {"Irish", "Polish", "English"} and levels["Polish"] == "B2")
            check(f"{marks[3]}Machines: a list", {"AutoCAD", "Microsoft Excel"} <= {s["name"] for s in profile["skills"]})
            check(f"{marks[0]}Employment: {profile['roles']}", [r["title"] for r in profile["roles"]] == ["Site Engineer"])
        cv.write_text("Ines Abara\n\n1. Employment\n\n1. Site Engineer\nGravelworks Ltd, Cork, 2018 - 2023\n\n2. Quarry Survey\nKept it with AutoCAD\n\n"
                      "3. Blasting Plans\nWrote them\n\n2. Education\nBSc Geology, University of Galway, 2017\n\n3. Languages\nPolish (B2)\n", encoding="utf-8")
        heads = [line.split("|")[1].strip() for line in forte("--check", cv).stdout.decode().splitlines() if line.startswith("heading")]
        check(f"a numbered list among numbered headings: {heads}", heads == ["Employment", "Education", "Languages"])


def other_languages():
    """What a teacher teaches and a clerk deals with is of the title, not whom they work for."""
    cv = ("Tobias Kraemer\n\nBerufserfahrung\nseit 08/2016: Lehrer für Mathematik und Physik\nGesamtschule Am Brink, Münster\n"
          "Unterrichtsplanung und Elternarbeit\n\n02/2015 - 07/2016: Sachbearbeiter für Schadenregulierung\nNordstern AG, Kiel\n"
          "Schadenbearbeitung\n")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cv.txt"
        path.write_text(cv, encoding="utf-8")
        roles = json.loads(forte("-q", path).stdout)["roles"]
    check("German: titles with what they are for", [r["title"] for r in roles] ==
          ["Lehrer für Mathematik und Physik", "Sachbearbeiter für Schadenregulierung"], roles)
    check("German: employers below them", [r["employer"].split(",")[0] for r in roles] ==
          ["Gesamtschule Am Brink", "Nordstern AG"], roles)


def made(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cv.txt"
        path.write_text(text, encoding="utf-8")
        return json.loads(forte("-q", path).stdout)


def headings():
    """Headings by the words people use, and between signs that draw a frame: what stands below them is read as what they open."""
    cv = "Ines Abara\n\nEmployment\n\nSite Clerk, Gravelworks Ltd, Cork, 2018 - 2023\n- Kept the survey of the quarry\n\n{0}\n{1}\n\nReferences\nOn request\n"
    for kind in ("IT", "Tech", "Systems", "Computing", "IT skills & systems", "IT/Systems", "Software Packages", "Apps", "Computer Literacy", "What I know", "Tools & Equipment"):
        for form in (kind, kind.upper(), f"»» {kind} ««", f"[ {kind} ]", f"— {kind} —", f"▪ {kind} ▪", f"~ {kind} ~", f"[{kind}]"):
            names = {s["name"] for s in made(cv.format(form, "Word, Outlook, Excel, Lightspeed"))["skills"]}
            check(f"{form}: {names}", {"Microsoft Word", "Microsoft Outlook", "Microsoft Excel"} <= names)
    for kind in ("Certs", "Certs & Licences", "Tickets", "Cards & Tickets", "Licences", "Cards held"):
        kinds = {s["name"]: s["kind"] for s in made(cv.format(kind, "CPCS ; PASMA"))["skills"]}
        check(f"{kind}: {kinds}", {"CPCS", "PASMA"} <= set(kinds))
    for kind in ("»» SPRACHEN ««", "·· Languages ··", "<< LANGUAGES SPOKEN >>"):
        names = {s["name"] for s in made(cv.format(kind, "Irish - fluent ; Polish - a few words"))["skills"]}
        check(f"{kind}: {names}", {"Irish", "Polish"} <= names)


def columns():
    """A bar parts two columns row by row; what stands below them belongs to neither."""
    p = made("Ines Abara\nPlatform Engineer\n\nSOFTWARE    Terraform, Ansible, Go,     | LANGUAGES\n            Jenkins, Grafana,           | Polish (B2)\n"
             "            Vault                       | Irish (C1)\n\n2018 - 2023   Platform Engineer, Gravelworks Ltd, Cork\n              . Moved 40 services to Kubernetes\n"
             "              . ISO 9.1 AA audit of the backups\n              . Cut the bill by 31%\n")
    names = {s["name"]: s["years"] for s in p["skills"]}
    check(f"columns: {names}", {"Terraform", "Ansible", "Jenkins", "Grafana", "Polish", "Irish", "Kubernetes"} <= set(names) and names["Kubernetes"])
    check("columns: the job below", [r["title"] for r in p["roles"]] == ["Platform Engineer"], p["roles"])
    post = made("Ines Abara\n\n2019 - 2023   Engineer, Gravelworks Ltd, Cork\n- Kept the mill\n\n2016 - 2019   Research Assistant, University of Galway\n- Ran the kiln\n")
    check("a post at a university is one", [r["title"] for r in post["roles"]] == ["Engineer", "Research Assistant"], post["roles"])
    check("dots are bullets", "Moved 40 services to Kubernetes" in statements_of(p) and not any(t.startswith(".") for t in statements_of(p)), statements_of(p))
    check("a standard's grade is no degree", p["degrees"] == [], p["degrees"])
    p = made("Ines Abara\n\n## Experience\n\n### Cook, Gravelworks (2019 - present)\n- Kept the mill\n\n## Skills\n\nSAP (MM, SD), MS Office, very good Excel skills and more\nEnglish B2, Russian basic\n")
    levels = {s["name"]: s.get("level") for s in p["skills"]}
    check("a language's level is not the product's before it", levels.get("Microsoft Excel") == "very good" and levels.get("English") == "B2", levels)
    for line, field in (("BSN, Elm College, 2016", "Nursing"), ("Elm College, M.S.W. (2012)", "Social Work"), ("LLB (Hons), University of Elm, 2010", "Law"),
                        ("BFA Painting, Elm College, 2011", "Painting"), ("B.Arch., Cal Poly, 2009", "Architecture"), ("B.A.S. Early Childhood Studies, Elm College", "Early Childhood Studies"), ("BSBA, Elm College", "Business Administration"), ("BA, Elm College, 2011", "")):
        p = made(f"Ines Abara\n\n## Experience\n\n### Cook, Gravelworks (2019 - present)\n- Kept the mill\n\n## Education\n\n- {line}\n")
        check(f"the field that the letters of a degree hold: {line}", [d["field"] for d in p["degrees"]] == [field], p["degrees"])


def graded():
    """A language that is also a nation stands with its level alone; without one it is no language. Degrees, heads, training."""
    def languages(line):
        p = made(f"Ines Abara\n\n## Experience\n\n### Cook, Gravelworks (2019 - present)\n- Kept the mill\n\n## Languages\n\n{line}\n")
        return {s["name"]: s.get("level") for s in p["skills"] if s["kind"] == "language"}

    for line, want in (("English C1, German B1", {"English": "C1", "German": "B1"}), ("Polish native, French basic", {"Polish": "native", "French": "basic"}),
                       ("Danish mother tongue", {"Danish": "mother tongue"}), ("German at B1 level, Greek level A2", {"German": "B1", "Greek": "A2"}),
                       ("German B1 French A2 Dutch native", {"German": "B1", "French": "A2", "Dutch": "native"}), ("- German C1/C2\n- Thai beginner", {"German": "C1", "Thai": "beginner"}),
                       ("German law, Polish company", {}), ("- German clients\n- Danish design", {})):
        check(f"{line}: {languages(line)}", languages(line) == want)

    def educated(line):
        return made(f"Ines Abara\n\n## Experience\n\n### Cook, Gravelworks (2019 - present)\n- Kept the mill\n\n## Education\n\n{line}\n")

    for line, field in (("University of Elm\nBA (Hons), French and Business · (2013 - 2017)", "French and Business"), ("BSc (Honours) - Physics, University of Elm, 2015", "Physics"),
                        ("BA (Hons), University of Elm, 2017", ""), ("University of Elm\nBA (Hons), 2:1, 2017", ""), ("B.Tech (Information Technology), Elm College, 2012", "Information Technology")):
        check(f"the field behind honours: {line}", [d["field"] for d in educated(line)["degrees"]] == [field], educated(line)["degrees"])
    for below, field in (("Accounting and Auditing", "Accounting and Auditing"), ("Business Administration", "Business Administration"), ("Oakmere Hall, President", ""), ("Graduated cum laude", "")):
        d = educated(f"2016 - 2018 Master's degree, University of Elm\n{below}\n2011 - 2015 Bachelor of Science, Oak College")["degrees"]
        check(f"the field below the degree and its school: {below}: {d}", [x["field"] for x in d] == [field, ""])
    for line, want in (("- neueWege Bootcamp, Backend Development (Python, Django), 2024-2025", {"neueWege Bootcamp": "cert", "Django": "hard"}),
                       ("Le Wagon, Web Development Bootcamp, 2022", {"Web Development Bootcamp": "cert"}), ("Beauty School (Cosmetology), 2019", {"Cosmetology": "cert"})):
        kinds = {s["name"]: s["kind"] for s in educated(line)["skills"]}
        check(f"learned without a degree: {line}: {kinds}", want.items() <= kinds.items())
    for head, want in (("2012 - 2018  Electrician, Bayview Electric Co. (commercial contractor)", "Electrician | Bayview Electric Co."),
                       ("2012 - 2018  Machinist, Elm Tools Ltd (Contractor)", "Machinist | Elm Tools Ltd"),
                       ("2012 - 2018  Elm Tools Ltd (Site Manager)", "Site Manager | Elm Tools Ltd")):
        r = made(f"Ines Abara\n\nWORK HISTORY\n\n{head}\n- Conduit and lighting in schools\n")["roles"]
        check(f"brackets name no second title: {head}: {r}", [f"{x['title']} | {x['employer']}" for x in r] == [want])
    for title in ("Director of Data", "Head of Procurement", "Dean of Students", "Vice President of Sales", "Director Sales", "Chief Marketing Officer", "Head of Maths"):
        for head in (f"{title}, Rosewell Foods", f"Rosewell Foods, {title}"):
            r = made(f"Ines Abara\n\n## Experience\n\n### {head}\n2015 - Present\n\n- Dashboards for the finance team.\n")["roles"]
            check(f"who leads has a title: {head}: {r}", [f"{x['title']} | {x['employer']}" for x in r] == [f"{title} | Rosewell Foods"])


def first_lines():
    """A document's own name before the person's, breaks in a career, abbreviations in a list of certificates."""
    p = made("Curriculum Vitæ ~~~ Róisín  Byrne-Walsh, RN, BSN\nCork\n\nEmployment\n\nRegistered Nurse, Gravelworks Clinic, Cork, 2014 - 2018\n- Trained four GPs\n\n"
             "Career break 2018 - present: carer for my mother\n\nCERTS\nBLS (AHA) exp. 08/2027 ; ACLS (AHA) exp. 02/2027 ; TNCC\n")
    text = json.dumps(p, ensure_ascii=False)
    check("the name is kept out", "Byrne" not in text and "Curriculum" not in text)
    check("a career break is no work", [r["title"] for r in p["roles"]] == ["Registered Nurse"], p["roles"])
    proof = {s["name"]: [e["text"] for e in s.get("evidence", [])] for s in p["skills"]}
    check("each certificate its own", proof.get("ACLS") == ["ACLS (AHA) exp. 02/2027"] and proof.get("BLS") == ["BLS (AHA) exp. 08/2027"], proof)
    check("GPs are doctors", "GPS" not in proof, proof)


def main():
    headings()
    columns()
    first_lines()
    graded()
    unwrapped_lines()
    numbered_headings()
    other_languages()
    addresses()
    trades()
    bulletless()
    used_names()
    sentences()
    headed_jobs()
    papers_below_a_degree()
    gaps()
    ambiguous_words()
    page_header()
    reading()
    cases("--write" in sys.argv)
    absent()
    built_again()
    return summary()


if __name__ == "__main__":
    sys.exit(main())
