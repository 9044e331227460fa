#!/usr/bin/env python3
"""The match report in its formats: what stands in it, in which order, and that what it promises is true.

FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from checks import FORTE, ROOT, check, summary

CV = """# Noor Haddad

## Experience

### Data Analyst, Copper Bank
March 2022 - Present

- Built SQL and Django jobs for the fraud report.
- Presented findings to the risk committee every month.

## Education

MSc Statistics, University of Leeds, 2018

## Skills

Excel
"""

POSTING = """# An application

Stage: Interview
Contact: Ms. Ray

# Where can I add value?

- 

- Job Description

    Data Analyst

    Requirements
    - 2+ years of experience as a data analyst
    - SQL, Python and Excel
    - Kubernetes or Terraform
    - Good communication and teamwork
    - Bachelor's degree in Statistics

    Nice to have
    - Snowflake
"""


def run(folder, form, *more, skills="s.json"):
    done = subprocess.run([FORTE, "match", "--skills", folder / skills, "--format", form, *more, folder / "note.md"], check=True,
                          stdout=subprocess.PIPE, env={**os.environ, "NO_COLOR": "1"})
    return done.stdout.decode()


def order(name, text, parts):
    at = [text.find(p) for p in parts]
    check(f"{name}: every part is there", -1 not in at, list(zip(parts, at)))
    check(f"{name}: the parts stand in order", at == sorted(at), list(zip(parts, at)))


def warnings():
    """Each warning that can be given is a sentence in every report for people, not its code."""
    codes = set()
    for path in (ROOT / "src").rglob("*.c"):
        text = path.read_text(encoding="utf-8")
        codes |= set(re.findall(r'reading_warn\([^;]*?"([a-z_0-9]+)"', text)) | set(re.findall(r'o\.warning = "([a-z_]+)"', text))
    words = (ROOT / "src" / "report" / "parts.c").read_text(encoding="utf-8")
    check("the warnings are found in the source", {"pay_spread", "no_skills", "amount_not_parsed"} <= codes, codes)
    for code in sorted(codes):
        check(f"{code} has words", f'{{"{code}", "' in words)
    text = POSTING + "\n    Pay: $10,000 - $350,000 a year\n"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "cv.md").write_text(CV, encoding="utf-8")
        (folder / "p.md").write_text(text, encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "s.json", folder / "cv.md"], check=True)
        for form in ("text", "md", "html"):
            out = subprocess.run([FORTE, "match", "--skills", folder / "s.json", "--format", form, folder / "p.md"], check=True, stdout=subprocess.PIPE).stdout.decode()
            flat = " ".join(out.split())
            check(f"{form}: the spread of pay in words", "more than tenfold" in flat and "pay_spread" not in flat, flat[:600])


PAY = [("$148,000 - $1,720,000 a year", "$148,000 to $1,720,000 a year"), ("up to $15,000 bonus", "up to $15,000 bonus"),
       ("$18.5 - $22 an hour", "$18.50 to $22 an hour"), ("£32,000 per annum", "£32,000 a year"), ("410 000 SEK per year", "SEK 410,000 a year"),
       ("from CHF 7'500 a month", "from CHF 7,500 a month"), ("$950 biweekly", "$950 every two weeks"), ("9.50 EUR per hour", "€9.50 an hour")]


def pay():
    """Pay as a person reads it: the currency's sign or code, thousands set apart, cents only where there are some."""
    for written, told in PAY:
        text = f"Data Analyst\n\nRequirements:\n- SQL\n- 3 years of experience in SQL\n\nPay: {written}\n"
        done = subprocess.run([FORTE, "match"], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "XDG_CONFIG_HOME": "/nonexistent"})
        line = re.search(r"^  Pay +(.*)$", done.stdout.decode(), re.M)
        check(f"pay: {written}", line and line.group(1) == told, done.stdout.decode()[-400:])


STEPS_CV = """# Noor Haddad

## Experience

### Payroll Clerk, Acme, March 2018 - present
- Ran payroll for 300 people in Django
- Wrote SQL queries for the payroll

## Skills

VLOOKUP, Excel, Docker, Sage 50, Tableau, forklift
"""


def next_steps():
    """What to do next: nothing that is there already, and nothing twice."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "cv.md").write_text(STEPS_CV, encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "s.json", folder / "cv.md"], check=True)

        def steps(title, *asks):
            (folder / "note.md").write_text(f"# {title}\n\nRequirements\n" + "".join(f"- {a}\n" for a in asks), encoding="utf-8")
            return json.loads(run(folder, "json"))["next"], run(folder, "md")

        asks = ("SQL is required", "Payroll is required")
        found, _ = steps("Payroll Clerk", "Tableau or Looker", "Kubernetes", *asks)
        check("no member of a group of which another is met", not any(s["skill"] == "Looker" for s in found) and any(s["skill"] == "Kubernetes" for s in found), found)
        found, md = steps("Payroll Clerk", "VLOOKUP is required", "Excel is required", "Docker is required", *asks)
        proven = [s["skill"] for s in found if s["do"] == "prove"]
        check("of two of which one implies the other one is said", "Docker" in proven and len([s for s in proven if s != "Docker"]) == 1, proven)
        check("what stands in a list alone is one line for people", md.count("only a list names") == 1 and "only a list names them" in md, md)
        found, _ = steps("Payroll Clerk", "Sage is required", "Python is required", *asks)
        check("a name that the CV's own holds is said already", any(s["do"] == "say" for s in found) and not any(s["do"] == "say" and s["skill"] == "Sage" for s in found), found)
        found, _ = steps("Warehouse Clerk", "Logistics is required", *asks)
        check("what follows in several steps alone is not said", not any(s["skill"] == "logistics" for s in found), found)
        steps("Payroll Clerk", "PostgreSQL, MySQL or SQL is required", "SQL or queries are required", *asks)
        page = run(folder, "html")
        table = page[page.index("Requirement by requirement"):page.index("The posting</h2>")]
        rows = re.findall(r'c-evidence">(.*?)</td>', table)
        check("a sentence stands once in a row of evidence", any("Wrote SQL queries" in r for r in rows) and not any(r.count("Wrote SQL queries") > 1 for r in rows), rows)
        check("a title alone stands in no brackets", not any(re.search(r'<span class="soft">\(', r.split("<br>")[0][:21]) for r in rows), rows)
        found, _ = steps("Registered Nurse", "Python for the reports of the ward", "Titrate vasopressors", "Wound care", "Triage of patients")
        check("other words are no help for another kind of work", not any(s["do"] != "show" for s in found), found)


def main():
    warnings()
    pay()
    next_steps()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "cv.md").write_text(CV, encoding="utf-8")
        (folder / "note.md").write_text(POSTING, encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "s.json", "--today", "2026-11-22", folder / "cv.md"], check=True)
        m = json.loads(run(folder, "json"))
        text, md, page = run(folder, "text"), run(folder, "md"), run(folder, "html")

        parts = ["of 100", "Title", "Years", "Degree", "Must-haves", "Nice-to-haves", "Where you add value", "What is missing", "What to do next", "What they pay and demand", "In your note"]
        order("text", text, parts)
        order("md", md, parts + ["Requirement by requirement"])
        order("html", page[page.index("<main>"):], parts + ["Requirement by requirement", "The posting</h2>"])
        for form, whole in {"text": text, "md": md, "html": page}.items():
            check(f"{form}: the kind of work stands in the summary, with its reason", re.search(r"Kind of work(<[^>]*>|\W)*(like|related to) yours", whole), whole[:900])
        check("a note's own properties do not stand above the verdict", text.index("Ms. Ray") > text.index("In your note"), text)

        required = m["summary"]["required"]
        counted = [r for r in m["requirements"] if r["type"] in ("skill", "any_of") and r["strength"] == "required" and r["weight"] > 0
                   and r["ask"] in ("SQL", "Python", "Excel", "Microsoft Excel", "Kubernetes or Terraform")
                   or r["type"] == "years" or r["ask"] == m["posting"]["title"]]
        check("must-haves are counted: a group as one, title and years, soft skills not", required["asked"] == len(counted) == 6, (required, [r["ask"] for r in m["requirements"]]))
        check("what is met of them", required["met"] == sum(r["status"] == "met" for r in counted) and required["partly"] == sum(r["status"] == "partly" for r in counted), required)
        check("nice-to-haves", m["summary"]["preferred"] == {"asked": 1, "met": 0, "partly": 0}, m["summary"])
        said = f"You meet {required['met']} of 6 must-haves"
        for form, whole in {"json": m["advice"], "text": " ".join(text.split()), "md": md, "html": page}.items():
            check(f"{form}: the verdict speaks of must-haves", said in whole, whole[:600])
        for form, whole in {"text": text, "md": md, "html": page}.items():
            check(f"{form}: the score is a whole number", re.search(r"\b%.0f (<small>)?of 100" % m["score"], whole), whole[:400])

        steps = {s["skill"]: s for s in m["next"]}
        for s in m["next"]:
            if s["do"] != "show":
                continue
            mine = json.loads((folder / "s.json").read_text(encoding="utf-8"))
            mine["skills"].append({"name": s["skill"], "kind": "hard", "last_used": "2026-11", "origin": "you", "evidence": [{"text": "Zwq.", "role": None}]})
            (folder / "more.json").write_text(json.dumps(mine), encoding="utf-8")
            lifted = json.loads(run(folder, "json", skills="more.json"))["score"]
            check(f"+{s['gain']} with {s['skill']} is exact", abs(lifted - m["score"] - s["gain"]) < 0.05, (lifted, m["score"], s))
            check(f"{s['skill']}: said in whole points", s["text"] == f"+{s['gain']:.0f} if you can show {s['skill']}", s)
        check("a group is one step", ("Kubernetes" in steps) != ("Terraform" in steps), steps)
        check("what another skill implies: say it", steps.get("Python", {}).get("text") == "Say it in your CV: Python, you have Django", steps)
        mine = (folder / "s.json").read_text(encoding="utf-8")
        (folder / "said.json").write_text(mine.replace("Built SQL and Django jobs", "Built SQL and Django jobs, the Python of it too,"), encoding="utf-8")
        told = json.loads(run(folder, "json", skills="said.json"))
        check("not where a sentence says it", mine.count("Built SQL") and not any(s["skill"] == "Python" for s in told["next"]), told["next"])
        check("what stands in a list alone: say where", any(s["do"] == "prove" and "Excel" in s["skill"] for s in m["next"]), steps)

        table = md[md.index("Requirement by requirement"):]
        check("md: no row of weight zero", not re.search(r"^\| \? ", table, re.M), table)
        check("md: soft skills are one row or are not counted", table.count("teamwork") == 1 and len(re.findall(r"^\|.*(communication|teamwork)", table, re.M)) <= 1, table)
        check("md: what is not counted is said once", table.count("Not counted: ") == 1, table)
        check("md: --explain shows weights", "| 0.0000 |" in run(folder, "md", "--explain") and "| 0.0000 |" not in table)
        check("html: what is not counted and the sum are folded", page.count("<details>") >= 2 and "<summary>The sum, to the last digit</summary>" in page and
              "<summary>Not counted</summary>" in page, page[-3000:])
        posting = page[page.index("<div class=\"posting\">"):]
        check("html: what is met is marked so", '<mark class="met required" title="SQL: met">SQL</mark>' in posting, posting)
        check("html: what is not met is marked so, all of a group", posting.count('<mark class="not_met required"') == 2, posting)
        check("html: and the nice-to-have", '<mark class="not_met preferred" title="Snowflake: not met">Snowflake</mark>' in posting, posting)
        check("html: the years are marked as met", '<mark class="met" title="years: met">' in posting, posting)
        ask = "# Line Cook\n\nRequirements\n- Experience with laser therapy\n- Computer literacy\n- Able to climb ladders and lift up to 60 lbs\n"
        (folder / "note.md").write_text(ask, encoding="utf-8")
        m, text = json.loads(run(folder, "json")), run(folder, "text")
        check("json keeps the dictionary's name", any(g.startswith("laser hair removal (required)") for g in m["gaps"]), m["gaps"])
        check("text has the posting's words", "laser therapy (required)" in text and "if you can show laser therapy" in text and "hair" not in text, text)
        ask = "# Line Cook\n\nRequirements\n- SQL\n- Salesforce\n- Kubernetes\n- Figma\n- Webflow\n"
        (folder / "note.md").write_text(ask, encoding="utf-8")
        m, text = json.loads(run(folder, "json")), " ".join(run(folder, "text").split())
        gains = [f"{s['gain']:.0f}" for s in m["next"] if s["do"] == "show"]
        alike = {g: [s["skill"] for s in m["next"] if s["do"] == "show" and f"{s['gain']:.0f}" == g] for g in gains}
        check("what gains as much is one line", any(len(x) > 1 for x in alike.values()) and all(
            f"+{g}{' each' if len(x) > 1 else ''} if you can show {', '.join(x[:-1])}{' and ' if len(x) > 1 else ''}{x[-1]}" in text
            for g, x in alike.items()), (alike, text))
        ask = "# Line Cook\n\nRequirements\n- Experience with laser therapy or bookbinding\n- Experience with Zorbland trees\n"
        (folder / "note.md").write_text(ask, encoding="utf-8")
        group, lines = json.loads(run(folder, "json")), {form: run(folder, form) for form in ("text", "md", "html")}
        check("json keeps the names in a group", any(g.startswith("laser hair removal or bookbinding (required)") for g in group["gaps"]), group["gaps"])
        for form, whole in lines.items():
            check(f"{form}: a group in the posting's words, in the table too", "laser therapy or bookbinding" in whole and "hair" not in whole[whole.find("Requirement by requirement"):].split("The sum, to the last digit")[0], whole)
        (folder / "buyer.md").write_text("# Ann Lee\n\n## Experience\n\n### Buyer, Acme, March 2018 - present\n- Read contracts of suppliers\n", encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "buyer.json", folder / "buyer.md"], check=True)
        (folder / "note.md").write_text("Quantity Surveyor\n\nRequirements:\n- Experience with NEC3 contracts is required\n- Experience with Zorbland trees is required\n", encoding="utf-8")
        for form in ("text", "md", "html"):
            whole = " ".join(run(folder, form, skills="buyer.json").split())
            check(f"{form}: the word that narrows an ask stands with it", "NEC3 contracts (required): your CV shows contracts, but not NEC3" in whole, whole)
        (folder / "bare.md").write_text("# Noor Haddad\n\n## Skills\n\nSQL, Django\n", encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "bare.json", folder / "bare.md"], check=True)
        check("without roles the title's line says so", "no role in the CV" in run(folder, "md", skills="bare.json"))
        (folder / "note.md").write_text("Requirements\n- SQL\n- Django\n- Excel\n", encoding="utf-8")
        check("without a title too", "the posting has none" in run(folder, "md"))
        check("demands on the body and what no CV says are no gaps", not any(w in " ".join(m["gaps"]).lower() for w in ("ladder", "computer")), m["gaps"])
        check("nothing gains nothing", "+0" not in text, text)
        (folder / "note.md").write_text("# Vice President of Data Analysis\n\nRequirements\n- SQL\n- Django\n- Excel\n", encoding="utf-8")
        m = json.loads(run(folder, "json"))
        check("what holds the verdict down is said against the score", m["held"] and m["advice"].startswith(f"Probably not, whatever the score: {m['held']}. "), (m["score"], m["held"], m["advice"]))
    return summary()


if __name__ == "__main__":
    sys.exit(main())
