#!/usr/bin/env python3
"""Does forte see what a CV proves? Small CVs and postings of our own; each case says what is asked and whether the CV
shows it: met, partly, not_met (or the skill is not in the skills file at all).
FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import checks
from checks import FORTE, ROOT, check, summary


def run(*arguments):
    done = checks.run(*arguments)
    if done.returncode:
        check(" ".join(map(str, arguments)), False, done.stderr.decode())
        return {}
    return json.loads(done.stdout)


def skills_of(folder, cv, name="cv.md"):
    (folder / name).write_text(cv, encoding="utf-8")
    return run("skills", folder / name)


def cv_of(lines, title="Worker", skills=""):
    body = "".join(f"- {line}\n" for line in lines)
    return f"# Ann Lee\n\n## Experience\n\n### {title}, Acme Ltd, March 2019 - present\n{body}\n" + (f"## Skills\n{skills}\n" if skills else "")


# ---- what is named and not claimed is no skill ----

# a line of the CV, a name in it, is it the person's?
NAMED = [
    ("Never used Django in any of my projects", "Django", False),
    ("No experience with PHP", "PHP", False),
    ("Worked beside the web team; did not write React myself", "React", False),
    ("I have never worked with Kubernetes", "Kubernetes", False),
    ("Keen to learn Rust", "Rust", False),
    ("Haven't used Angular, but shipped Vue.js daily", "Vue.js", True),
    ("Haven't used Angular, but shipped Vue.js daily", "Angular", False),
    ("Clients: Oracle, SAP, Siemens", "Oracle", False),
    ("Clients include Salesforce and Oracle", "Salesforce", False),
    ("Won the account against Oracle in 2021", "Oracle", False),
    ("Hope to use Scala more", "Scala", False),
    ("Little experience with Docker", "Docker", False),
    ("Teaching myself Rust in the evenings", "Rust", False),
    ("Learning SQL in my own time", "SQL", False),
    ("Learning platform of the town built in Django", "Django", True),
    ("Planning to take the PMP exam", "Project Management Professional", False),
    ("Our competitors used Salesforce", "Salesforce", False),
    ("Supported the team that ran Kafka and Flink", "Apache Kafka", False),
    ("Supported 40 users of Salesforce", "Salesforce", True),
    ("Learned Tableau and built six dashboards in it", "Tableau", True),
    ("Built client portals in React", "React", True),
    ("Ran regression tests against PostgreSQL 14", "PostgreSQL", True),
    ("Never missed a payroll in six years", "payroll", True),
    ("For clients, built dashboards in Tableau", "Tableau", True),
    ("No outage in two years of running Kubernetes", "Kubernetes", True),
    # nothing is had of it: "no", "without", and what it is that is lacked
    ("No formal bookkeeping training", "bookkeeping", False),
    ("No payroll experience yet", "payroll", False),
    ("Lacking commercial Kubernetes experience", "Kubernetes", False),
    ("Without any budget responsibility", "budget management", False),
    ("No SQL, spreadsheets only", "NoSQL", False),
    ("No Kubernetes, just one server", "Kubernetes", False),
    ("Not responsible for payroll", "payroll", False),
    ("Failed the CPA exam in 2020", "Certified Public Accountant", False),
    ("Would love to move into project management", "project management", False),
    ("Planned: ServSafe", "ServSafe", False),
    ("On the waiting list for CISSP", "CISSP", False),
    ("Attended a webinar on Kubernetes", "Kubernetes", False),
    ("Ohne Kenntnisse in SAP", "SAP", False),
    ("Nicht zuständig für Salesforce", "Salesforce", False),
    ("Aucune expérience en Kubernetes", "Kubernetes", False),
    ("Sin conocimientos de Kubernetes", "Kubernetes", False),
    ("Zonder ervaring met Kubernetes", "Kubernetes", False),
    ("No-code tools such as Zapier for the office", "Zapier", True),
    ("No fewer than 12 audits of payroll a year", "payroll", True),
    ("No payroll run missed in six years", "payroll", True),
    ("Moved PostgreSQL without downtime", "PostgreSQL", True),
    ("Delivered 14 releases without SQL Server outage", "Microsoft SQL Server", True),
    ("Not only ran payroll but also kept the till", "payroll", True),
    ("Without a manager, ran payroll for 90 people", "payroll", True),
    ("Planned payroll for 30 people", "payroll", True),
    ("Failed over PostgreSQL in 20 seconds", "PostgreSQL", True),
    ("Kept MongoDB and other NoSQL stores", "NoSQL", True),
    # another's: right behind the words that say so, and no further
    ("Worked under the supervision of a registered nurse", "RN", False),
    ("Worked under a PMP-certified manager", "Project Management Professional", False),
    ("Reported to the head of accounting", "accounting", False),
    ("Stood in for a colleague who ran payroll", "payroll", False),
    ("Client companies include Oracle and Stripe", "Stripe", False),
    ("Worked under a controller and ran payroll for 40 people", "payroll", True),
    ("Worked under a deadline on payroll", "payroll", True),
    ("Ran payroll under supervision of a controller", "payroll", True),
]


# a CV's last lines, a name in it, is it the person's? As read on 2026-11-28.
UNHELD = [
    ("## Summary\nNever worked with\nScala.", "Scala", False),
    ("## Other\nSpeaker at a meetup (2021, 2022). Never worked with\nScala.", "Scala", False),
    ("## Summary\nInterested in Terraform and Ansible.", "Ansible", False),
    ("## Summary\nNot a fan of Confluence.", "Confluence", False),
    ("## Skills\nExcel, Smartsheet. No Salesforce experience.", "Salesforce", False),
    ("## Skills\nWish list: Scala, Kotlin", "Kotlin", False),
    ("## Other\nHobbies: rowing, learning Ruby for fun", "Ruby", False),
    ("## Certifications\nNIHSS ; (working on: CEN)", "Certified Emergency Nurse", False),
    ("## Certifications\nPMP (expected 2028)", "Project Management Professional", False),
    ("## Certifications\nPMP (2019, renewed 2025)", "Project Management Professional", True),
    ("## Certifications\nACLS exp. 02/2021", "ACLS", False),
    ("## Certifications\nACLS, valid to 10/2026", "ACLS", False),
    ("## Certifications\nACLS exp. 12/2026", "ACLS", True),
    ("## Certifications\nACLS (expires 2026)", "ACLS", True),
    ("## Certifications\nEIT, Idaho, 2019 (sitting for the PMP in October)", "Project Management Professional", False),
    ("## Certifications\nNEBOSH General Certificate", "IOSH", False),
]


def unheld(folder):
    for lines, name, claimed in UNHELD:
        (folder / "cv.md").write_text(cv_of(["Wore a badge"]) + "\n" + lines + "\n", encoding="utf-8")
        p = run("skills", folder / "cv.md", "--today", "2026-11-28")
        found = name.lower() in {s["name"].lower() for s in p.get("skills", [])}
        check(f"{lines!r} {'shows' if claimed else 'does not show'} {name}", found == claimed, p.get("skills"))
        if "exp." in lines and not claimed:
            check(f"{lines!r} is told as expired", any("expired" in d["reason"] for d in p.get("doubts", [])), p)


def named(folder):
    for line, name, claimed in NAMED:
        p = skills_of(folder, cv_of([line, "Wore a badge"]))
        found = name.lower() in {s["name"].lower() for s in p.get("skills", [])}
        check(f"{line!r} {'shows' if claimed else 'does not show'} {name}", found == claimed, p.get("skills"))
        quoted = any(line in q["text"] or q["text"] in line for q in p.get("sentences", []))
        if not claimed and "but" not in line and not line.startswith(("Clients", "Won", "Learning", "Worked", "Our competitors", "Supported", "Client")):
            check(f"{line!r} is not quoted", not quoted, p.get("sentences"))
    p = skills_of(folder, cv_of(["Kept two sites open with no lost day in winter"]))
    check("a sentence with \"no\" in it is kept", p["sentences"], p)
    p = skills_of(folder, cv_of(["Wore a badge"], skills="Go, Ruby (none), Perl: never used"))
    names = {s["name"] for s in p.get("skills", [])}
    check("a list's denials", "Go" in names and not names & {"Ruby", "Perl", "none", "never used"}, names)


# ---- a degree that was not got is none ----

# a line of the section on education, the levels it shows
DEGREES = [
    ("B.A. in Communications, Ohio State University (not completed)", []),
    ("B.S. in Nursing, in progress", []),
    ("PhD Chemistry, ETH (ABD)", []),
    ("Dropped out of B.S. Computer Science at MIT", []),
    ("Three semesters toward a B.A.", []),
    ("B.A. History, UCLA, left after 90 credits", []),
    ("B.Sc. Physics, University of Leeds, 2011 - 2013, withdrew", []),
    ("B.S. Biology, Duke University (no degree)", []),
    ("B.Sc. Informatik, TU Berlin (abgebrochen)", []),
    ("Masterstudium Physik, Universität Bonn (ohne Abschluss)", []),
    ("Licence de droit, Université de Lille (inachevée)", []),
    ("Grado en Derecho, Universidad de Sevilla (sin terminar)", []),
    ("Bachelor Rechten, Universiteit Leiden (niet afgerond)", []),
    ("B.S. Computer Science, MIT, 2010 - 2012\nDid not graduate", []),
    ("BA Economics, Duke University, 2010; MBA in progress", ["bachelor"]),
    ("PhD candidate, Physics, MIT, expected 2099", ["doctorate"]),
    ("BSc Biology, University of Leeds, 2013, studying genetics", ["bachelor"]),
    ("MSc Physics, University of Leeds, 2016 (thesis on unfinished shells)", ["master"]),
    ("MA History (completed part-time), Duke University, 2012", ["master"]),
    ("B.Sc. Computer Science, no honours, MIT, 2009", ["bachelor"]),
]


def degrees(folder):
    for line, levels in DEGREES:
        p = skills_of(folder, cv_of(["Wore a badge"]) + f"\n## Education\n{line}\n")
        found = [d["level"] for d in p["degrees"]]
        check(f"{line!r} shows {levels}", found == levels, p["degrees"])
        if not levels:
            check(f"{line!r} is told", any("finished" in d["reason"] for d in p["doubts"]), p["doubts"])
    p = skills_of(folder, cv_of(["Wore a badge"]) + "\n## Languages\nEnglish, kitchen Spanish\n")
    check("kitchen Spanish is a level", {s["name"]: s.get("level") for s in p["skills"]}.get("Spanish") == "kitchen Spanish", p["skills"])
    for line, level in (("German (native), some Spanish", "some"), ("German (native), Spanish", None)):
        p = skills_of(folder, cv_of(["Wore a badge"]) + f"\n## Languages\n{line}\n")
        m = match_of(folder, cv_of(["Wore a badge"]) + f"\n## Languages\n{line}\n", "Clerk\n\nRequirements:\n- Spanish is required\n- Excel is required\n")
        check(f"{line!r}: the level of Spanish", {s["name"]: s.get("level") for s in p["skills"]}.get("Spanish") == level, p["skills"])
        check(f"{line!r}: Spanish in part or whole", find(m, "Spanish")["status"] == ("partly" if level else "met"), find(m, "Spanish"))


# What stands below the degrees: a line, its certificates. Each line is one of its own; a degree's own line names none in passing.
BELOW_DEGREES = [
    ("LSW, Kentucky", ["LMSW"]),
    ("Radiology license, Arizona. CPR.", ["CPR certification", "Radiology license"]),
    ("EMD certified; CPR; 55 words a minute", ["CPR certification", "EMD certification"]),
    ("Full driving licence. First aid at work.", ["first aid"]),
    ("Chainsaw CS30/31. Driving licence with trailer.", ["driver's license"]),
    ("Licence de droit, CPR, Lyon", []),
    ("Taught by Anna Kowalski, PMP", []),
    # parted from a degree by more than a comma
    ("Associate in Culinary Arts, Elm College 2013. ServSafe Manager (2024).", ["ServSafe"]),
    ("AA Business, Elm College, with a thesis on CPR", []),
]


# What stands there without a heading, one language an item.
LANGUAGES_BELOW = [
    ("German, English, some Hindi", ["English", "German", "Hindi"]),
    ("Danish, German A2", ["Danish", "German"]),
    ("English, mathematics and history", []),
    ("The English school, a German firm of movers", []),
]


def below_degrees(folder):
    for line, wanted in LANGUAGES_BELOW:
        p = skills_of(folder, cv_of(["Wore a badge"]) + f"\n## Education\nHigh school diploma, Elm School, 2012\n{line}\n")
        found = [s["name"] for s in p["skills"] if s["kind"] == "language"]
        check(f"{line!r} below a degree: {wanted}", found == wanted, found)
    p = skills_of(folder, cv_of(["Wore a badge"]) + "\n## Education\nNursing licence, Ohio; BLS (AHA) to 2027\n")
    check("basic life support is no degree", not p["degrees"], p["degrees"])
    for line, wanted in BELOW_DEGREES:
        p = skills_of(folder, cv_of(["Wore a badge"]) + f"\n## Education\nHigh school diploma, Elm School, 2012\n{line}\n")
        found = [s["name"] for s in p["skills"] if s["kind"] == "cert"]
        check(f"{line!r} below a degree: {wanted}", found == wanted, found)


# Words that open a list of skills wherever it stands, with a colon or without.
LISTED = [
    ("Good with: Zendesk, Canva and Asana", {"Zendesk", "Canva", "Asana"}),
    ("Also know: CentOS, Nagios, Wireshark", {"CentOS", "Nagios", "Wireshark"}),
    ("Works with Zendesk, Canva and Asana", {"Zendesk", "Canva", "Asana"}),
]


def listed(folder):
    for line, wanted in LISTED:
        for head in ("## Education\nHigh school diploma, Elm School, 2012\n", "BA History, Elm College, 2012\n"):
            p = skills_of(folder, cv_of(["Wore a badge"]) + f"\n{head}\n{line}\n")
            found = {s["name"] for s in p["skills"]}
            check(f"{line!r} below {head[:12]!r}: {wanted}", found == wanted and len(p["roles"]) == 1, (found, p["roles"]))


# ---- what a CV proves, and what it does not ----

# a line of the CV, what is asked, is it shown? One row a mechanism and field: upward in the graph, never downward; twins;
# the forms of a word; most of the words on one line.
PROVEN = [
    # staff, kitchens, freight, money, stores, trades and tests in words of their own
    ("Open season for medical, dental and 401(k)", "open enrollment", "met"),
    ("Ran the open house every season", "open enrollment", "not_met"),
    ("Rewrote the handbook with counsel; 14 policies", "HR policies", "met"),
    ("Weddings and galas, 400 plated", "banquet service", "met"),
    ("Kept men legal on hours in Samsara", "electronic logging devices", "met"),
    ("Haggled rates with brokers", "negotiation", "met"),
    ("Warfarin dose calls under a protocol", "anticoagulation management", "met"),
    ("Called patients about their refills", "anticoagulation management", "not_met"),
    ("96 cameras: found and followed 140 thieves", "CCTV", "met"),
    ("Sold 96 cameras", "CCTV", "not_met"),
    ("Broke up fights by talking first", "de-escalation", "met"),
    ("House manuals in Adobe FrameMaker", "structured authoring", "met"),
    ("Scored loans with XGBoost", "decision trees", "met"),
    # offices, laboratories and legislatures in words of their own
    ("Planned the yearly offsite for 80 people", "event planning", "met"),
    ("Ran the spring appeal by mail", "event planning", "not_met"),
    ("Answered privacy questions of the sales team", "legal advice", "met"),
    ("Answered questions of customers about invoices", "legal advice", "not_met"),
    ("Summarized bills on labor and housing", "legislative analysis", "met"),
    ("Tracked bugs and reviewed pull requests", "legislative analysis", "not_met"),
    ("Produced lentivirus and measured its titer", "transfection", "met"),
    ("Gave mice tail vein injections and measured tumors", "in vivo", "met"),
    ("Washed glassware and fed mice", "in vivo", "not_met"),
    ("Measured blood pressure and gave injections", "in vitro", "not_met"),
    ("Calculated commissions of 62 reps each month", "sales compensation", "met"),
    ("Reviewed the pipeline with six reps each Monday", "sales compensation", "not_met"),
    ("Compiled 990s for six charities", "nonprofit tax", "met"),
    ("Paid 300 bills a month and filed W-9s", "nonprofit tax", "not_met"),
    ("Ran card sorts and rebuilt the navigation of the site", "information architecture", "met"),
    ("Talked to shop owners each week", "information architecture", "not_met"),
    ("Kept the calendars of two partners", "calendar management", "met"),
    ("Booked rooms and ordered taxis", "calendar management", "not_met"),
    # what is particular shows what is general, in laboratories, networks and offices; never beside it
    ("Ran qPCR on vector copies and Western blots", "PCR", "met"),
    ("Ran qPCR on vector copies and Western blots", "gel electrophoresis", "met"),
    ("Cultured HEK293 cells and did qPCR", "in vivo", "not_met"),
    ("Peered with two carriers over BGP and OSPF", "TCP/IP", "met"),
    ("Peered with two carriers over BGP and OSPF", "VPN", "not_met"),
    ("Reported on 900 hosts in Nessus", "vulnerability management", "met"),
    ("Watched alerts in Splunk", "vulnerability management", "not_met"),
    ("Kept all customer contracts in Ironclad", "contract lifecycle management", "met"),
    ("Queried Snowflake with SQL", "data engineering", "not_met"),
    ("Sent two newsletters a month with Mailchimp", "marketing automation", "met"),
    ("Sent two newsletters a month with Mailchimp", "paid search", "not_met"),
    ("Researched case law in Westlaw", "legal research", "met"),
    ("Researched case law in Westlaw", "contract drafting", "not_met"),
    ("Registered and defended trademarks", "intellectual property", "met"),
    ("Measured purity by HPLC and GC-MS", "analytical chemistry", "met"),
    ("Measured purity by HPLC and GC-MS", "molecular biology", "not_met"),
    ("Ran PostgreSQL and MySQL for two shops", "databases", "met"),
    ("Ran PostgreSQL and MySQL for two shops", "MongoDB", "not_met"),
    ("Moved orders over RabbitMQ", "message queues", "met"),
    ("Wrote drivers in C for SPI flash", "SPI", "met"),
    ("Moved the motor's loop to an STM32G4 and halved its delay", "STM32", "met"),  # a series is also its members
    ("Adapted the CANopen stack between display and battery", "CAN bus", "met"),
    ("Read the bus over I2C and UART", "serial communication", "met"),
    ("Checked each board with scope, logic analyser and hot air", "oscilloscope", "met"),
    ("Set the scope of the project with the sponsor", "oscilloscope", "not_met"),
    ("Watched 40 services with Prometheus and Grafana", "observability", "met"),
    ("Shipped everything with GitHub Actions", "CI/CD", "met"),
    ("Ran Kubernetes for six teams", "containerization", "met"),
    ("Took care of databases", "PostgreSQL", "not_met"),
    ("Kept the books in QuickBooks", "accounting software", "met"),
    ("Charted in Epic on a 30-bed ward", "electronic health records", "met"),
    ("Paid 80 people through ADP every fortnight", "payroll software", "met"),
    ("Edited films in Adobe Premiere Pro", "video editing", "met"),
    ("Drew details in AutoCAD", "CAD", "met"),
    ("Tickets for 300 users in ServiceNow", "IT service management", "met"),
    ("Sold tables and took payment on Toast POS", "point of sale systems", "met"),
    ("Filled 30 posts a year as full-cycle recruiting", "talent acquisition", "met"),
    ("Looked up cases on Westlaw", "legal research", "met"),
    ("Originated mortgages and small-business loans", "loan origination", "met"),
    ("Analyzed survey data of 2,000 households", "survey analysis", "met"),
    ("Sold kitchens in the customer's home", "kitchen sales", "met"),
    # other words for the same, in any form and order, near each other in one clause
    ("Drew blood from 30 children a day", "phlebotomy", "met"),
    ("Blood draws for 30 children a day", "phlebotomy", "met"),
    ("Drew the plans; gave blood in March", "phlebotomy", "not_met"),  # another clause
    ("Drew a large map of the town's two hospitals for the blood bank", "phlebotomy", "not_met"),  # too far
    ("Drew blood from 30 children a day", "patient care", "met"),  # what it implies
    ("Gave insulin and other medications at night", "medication administration", "met"),
    ("Chased overdue accounts by telephone", "collections", "met"),
    ("Kept two directors' diaries", "calendar management", "met"),
    ("Bent EMT for a school", "conduit installation", "met"),
    ("Split a monolith into eleven services", "microservices", "met"),
    ("Counted the stock each Sunday", "inventory management", "met"),
    ("Planned 45 trucks a day", "route planning", "met"),
    ("Counted the votes of a parish", "inventory management", "not_met"),
    # words that look alike and are others: "management" is not "managed", a call no telephone, accounts no customers
    ("Change management and training for 1,500 branch users", "retail management", "not_met"),
    ("Worked with two engineers and a product manager", "team management", "not_met"),
    ("On call one week in six", "telephone skills", "not_met"),
    ("Reconciled the sales ledger", "upselling", "not_met"),
    ("Ran the programme of a festival", "programming", "not_met"),
    ("Kept bills of material", "invoicing", "not_met"),
    # words that another trade's row would take for its own
    ("Plan and run the social media calendar", "manufacturing", "not_met"),
    ("Plan and run the social media calendar", "route planning", "not_met"),
    ("Built 60 dbt models on the card ledger", "model training", "not_met"),
    ("Write CMR notes and T1 papers", "research", "not_met"),
    ("Interviewed clients and witnesses before trial", "market research", "not_met"),
    ("Analyzed figures and data of 40 pumps", "survey research", "not_met"),
    # a particular thing shows what is general in its own field alone
    ("Some HTML and CSS for the parish", "programming", "not_met"),
    ("Worked the grill station of an inn", "customer service", "not_met"),
    ("Analyzed financial statements of borrowers", "data analysis", "not_met"),
    ("Wrote back ends in Java and Go", "programming", "met"),
    ("Trained gradient boosting models on claims", "statistical learning", "met"),
    ("Kept Tableau dashboards for the board", "business reporting", "met"),
    ("Drew the parish boundaries in QGIS", "GIS", "met"),
    ("Published eight peer-reviewed papers on moss", "scientific writing", "met"),
    ("Processed 25 FHA and VA files at a time", "FHA loans", "met"),
    ("Sat in 40 disciplinary meetings", "employee relations", "met"),
    ("Watched drivers' hours of 38 drivers", "hours of service", "met"),
    ("Cloned genes and did site-directed mutagenesis", "molecular biology", "met"),
    ("Wrote press releases for a museum", "writing skills", "met"),  # "skills" is no part of what is asked
    ("Knows survey design", "design", "not_met"),  # one general word of another thing
    ("Cut the risk of frost in an orchard", "risk management", "not_met"),  # one word of two, however rare
    ("Watered the plants of three offices", "hydrology", "not_met"),
    ("Baked bread from four in the morning", "network security", "not_met"),
    # trades of money, rules, water, teaching, care, homes and machines, each with what is near and is not meant
    ("Rate and quote 30 policies a week", "insurance rating", "met"),
    ("Rate the cakes of a village fair", "insurance rating", "not_met"),
    ("Screen wires against the OFAC list", "sanctions screening", "met"),
    ("Tie out wages and deductions to the general ledger", "payroll reconciliation", "met"),
    ("Released 40 lots a month after reading the batch records", "batch release", "met"),
    ("Released two songs and a film", "batch release", "not_met"),
    ("Sized culverts and detention ponds", "stormwater management", "met"),
    ("Swam in ponds each winter", "stormwater management", "not_met"),
    ("Answered RFIs and checked shop drawings", "construction administration", "met"),
    ("Watched visitors at the counter for a month", "ethnographic studies", "met"),
    ("Led groups on grief and divorce", "group therapy", "met"),
    ("Gait retraining after a stroke", "gait training", "met"),
    ("Filed for eviction and went to court", "property inspections", "not_met"),
    ("Inspected units before each move-in", "property inspections", "met"),
    ("Moved payroll from Ceridian to UKG Pro", "implementation", "met"),
    ("Moved from Leeds to York", "implementation", "not_met"),
    # trades of kitchens, heating, libraries and tests, said as people say it
    ("Brought pour cost from 24 to 19 percent", "food cost control", "met"),
    ("Health department scores above 96 since 2020", "food safety", "met"),
    ("Spring and fall tune-ups of furnaces", "preventive maintenance", "met"),
    ("Contracts with 40 tenants, a credit check for each", "preventive maintenance", "not_met"),
    ("Hung duct in two schools", "ductwork", "met"),
    ("Put Postman checks between app and gateway", "API testing", "met"),
    ("Split-test subject lines of newsletters", "unit testing", "not_met"),
    ("Kept the risk register of six projects", "risk management", "met"),
    ("Job hazard analyses on eleven lines", "survival analysis", "not_met"),
    ("Wrote scripts that saved ten hours a week", "employee scheduling", "not_met"),
    ("Sewer mains with profiles and stubs", "performance optimization", "not_met"),
    ("Moved five loads a night to the warehouse", "data pipelines", "not_met"),
    ("Ran claims through Guidewire PolicyCenter", "policy administration", "met"),
    # letters and what is done with them: both must stand there, the letters as they are
    ("Welded beams and columns with MIG and stick in all positions", "MIG welding", "met"),
    ("Welded beams and columns by stick in all positions", "MIG welding", "not_met"),
    ("Sold a mig fighter to a museum of welding", "MIG welding", "not_met"),
    # products, methods and papers, each with one near it that does not show it
    ("Called the bank's service from Android with Retrofit", "REST APIs", "met"),
    ("Patched 400 PCs with WSUS each month", "patch management", "met"),
    ("Kept nine ESXi hosts", "virtualization", "met"),
    ("Dashboards in Tableau for claims managers", "accounting", "not_met"),
    ("Dashboards in Tableau for claims managers", "financial reporting", "not_met"),
    ("Ran eleven services on Kubernetes", "software architecture", "not_met"),
    ("Wrote SQL queries for four teams", "data analysis", "not_met"),
    ("Generalized linear models and time-series forecasting in SAS", "budgeting", "not_met"),
    ("Reviewed pull requests of six colleagues", "Git", "met"),
    ("Read wiring diagrams of packing lines", "electrical schematics", "met"),
    # two or three words of a bullet say what was done
    ("Pruned old trees", "pruning", "met"),
    ("Irrigated fields", "irrigation", "met"),
    ("Old trees", "pruning", "not_met"),
    # words whose stems are not one
    ("Reconciled 40 bank accounts each month", "bank reconciliation", "met"),
    ("Verified the insurance of every new patient", "insurance verification", "met"),
    ("Transcribed 30 interviews for the oral history", "transcription", "met"),
    ("Took the tablets from the store", "storage", "not_met"),
]

# Another name of the skill, its words in any order and form on one sentence, in work that is near.
OTHER_NAMES = [
    ("Diesel Mechanic", "Rebuilt forty engines from the block up", "engine repair", "met"),
    ("Flight Attendant", "Served hot and cold drinks to 300 passengers a flight", "beverage service", "met"),
    ("Conductor", "Served the notice on 300 passengers of the flight", "beverage service", "not_met"),
    ("Fleet Washer", "Kept forty engines clean", "engine repair", "not_met"),
    ("Depot Cleaner", "Washed forty diesel buses a night", "diesel engine repair", "not_met"),
]

# Letters within a longer name show what they are; a word that is only to be learned shows nothing.
LETTERS = [("Learning SQL in my own time", "SQL", False), ("Never used SQL", "SQL", False)]


# One side spells out what the other abbreviates; two letters only by a form of the dictionary, in work that is near.
ABBREVIATED = [
    ("Clerk", "Sowed the CVT of the station for six years", "crop variety trials", "crop variety trials", "met"),
    ("Clerk", "Sowed two CVTs a year for the station", "crop variety trials", "crop variety trials", "met"),
    ("Clerk", "Kept the CVTX of the works for six years", "crop variety trials", "crop variety trials", "not_met"),
    ("Clerk", "Drove the van with a cvt to the works", "crop variety trials", "crop variety trials", "not_met"),
    ("Hotel Manager", "Certified Hotel Administrator of the institute", "CHA certification", "CHA", "met"),
    ("Hotel Manager", "Certain hotel administrators came to dinner", "CHA certification", "CHA", "not_met"),
]


def letters(folder):
    for title, line, ask, name, wanted in ABBREVIATED:
        posting = posting_of(ask).replace("Warehouse of ideas", title).replace("Zorbland stock trees", "x-rays, fluoroscopy, mammography and the radiation safety of patients")
        r = find(match_of(folder, cv_of([line, "Wore a badge"], title), posting), name)
        check(f"{title}: {line!r} for {ask}: {wanted}", r and r["status"] == wanted, r)
    for line, ask, wanted in LETTERS:
        r = find(match_of(folder, cv_of([line, "Wore a badge"]), posting_of(ask)), ask)
        check(f"{line!r} {'shows' if wanted else 'does not show'} {ask}", (r["status"] == "met") == wanted, r)


# A name before a general word says which are meant: those of others prove little of them, unless the CV has the name too.
NARROWED = [
    ("Read contracts of suppliers", "NEC3 contracts", "contracts", False),
    ("Read NEC3 contracts of suppliers", "NEC3 contracts", "contracts", True),
    ("Assisted at surgery on dogs", "excisions and Mohs surgery", "surgery", False),
    ("Assisted at surgery on dogs", "excisions and careful surgery", "surgery", True),
    ("Wrote reports for the board", "variance reports", "reporting", False),
    ("Wrote variance and stock reports for the board", "variance reports", "reporting", True),
    ("Wrote reports for the board", "weekly reports", "reporting", True),
    ("Wrote the firm's accounting principles down", "US GAAP", "accounting principles", True),
    ("Met planners of the highway district", "AASHTO", "highway design", False),
    ("Held bores to four tenths", "close tolerances", "tolerances", True),
    ("Held the door for guests", "close tolerances", "tolerances", False),
]


# Named in passing, so that the reader by itself takes it for no ask: said where the CV answers it, held against nobody.
POSSIBLE = [
    ("Answered exhibitors' questions at the desk", "Advise exhibitors on stands", "exhibitors", True),
    ("Answered the questions of readers", "Advise exhibitors on stands", "exhibitors", False),
    ("Edited offsets at the machine", "Modify programs and adjust offsets to hold tolerances of half a thousandth", "offsets", True),
    ("Edited programs at the machine", "Modify programs and adjust offsets to hold tolerances of half a thousandth", "programs", False),
    ("Choose and weed picture books", "Select, maintain and weed the collection", "weed", True),
    ("Gathered data of all stores", "Send the data of the day to the office", "data", False),  # most postings have the word
]


def possible(folder):
    for line, duty, name, wanted in POSSIBLE:
        posting = f"Assistant\n\nDuties:\n- {duty}\n\nRequirements:\n- Excel is required\n"
        m = match_of(folder, cv_of([line, "Wore a badge"]), posting)
        said = [s for s in m["posting"]["skills"] if s["name"] == name]
        alone = run("extract", "--format", "json", folder / "posting.json")
        check(f"{duty!r}: {name} is no ask by itself", name not in [s["name"] for s in alone["skills"]], alone["skills"])
        check(f"{line!r} {'answers' if wanted else 'does not answer'} {name}", (find(m, name)["status"] == "met") == wanted, find(m, name))
        check(f"{line!r}, {name}: marked in the match's posting", [s.get("possible") for s in said] == [True] * wanted, said)
        check(f"{line!r}, {name}: missing to nobody, in no count",
              not any(g.startswith(name) for g in m["gaps"]) and m["summary"]["required"]["asked"] == 1, m["summary"])


def posting_of(ask):
    return f"Warehouse of ideas\n\nRequirements:\n- Experience with {ask} is required\n- Experience with Zorbland stock trees is required\n"


def status_of(folder, line, ask, title="Worker"):
    (folder / "skills.json").write_text(json.dumps(skills_of(folder, cv_of([line, "Wore a badge"], title))), encoding="utf-8")
    (folder / "posting.txt").write_text(posting_of(ask), encoding="utf-8")
    m = run("match", "--skills", folder / "skills.json", "--format", "json", folder / "posting.txt")
    said = {s["name"] for s in m.get("posting", {}).get("skills", []) for at in s["mentions"] if at.get("text", "").lower() == ask.lower()}
    for r in m.get("requirements", []):
        if r["ask"].lower() == ask.lower() or r["ask"] in said:
            return r["status"], r
    return "none", [r["ask"] for r in m.get("requirements", [])]


def proven(folder):
    for line, ask, wanted in PROVEN:
        status, r = status_of(folder, line, ask)
        check(f"{line!r} for {ask}: {wanted}", status == wanted, r)


def other_names(folder):
    for title, line, ask, wanted in OTHER_NAMES:
        r = find(match_of(folder, cv_of([line, "Wore a badge"], title), posting_of(ask).replace("Warehouse of ideas", title)), ask)
        check(f"{title}: {line!r} for {ask}: {wanted}", r["status"] == wanted, r)
        if wanted == "met" and r["status"] == "met":
            check(f"{line!r} for {ask}: is the proof", line in [e.get("text") for e in r["evidence"]], r)


def narrowed(folder):
    for line, ask, name, wanted in NARROWED:
        m = match_of(folder, cv_of([line, "Wore a badge"]), posting_of(ask))
        r = find(m, name)
        check(f"{line!r} {'shows' if wanted else 'does not show'} {ask}", r and (r["status"] == "met") == wanted, r)
        check(f"{line!r} for {ask}: what lacks is named", r and ("but not" in r["reason"]) == (r["status"] == "partly"), r)


# ---- what is missing, and what is not ----

OFFICE_CV = """# Ann Lee

## Experience

### Full-stack developer, Acme Ltd, March 2016 - present
- Built the shop's order pages in React and the ledger behind them in Django
- Moved nightly jobs of the warehouse to Kubernetes with two colleagues

## Education
High school diploma, Elm School, 2012

## Skills
Tableau
Languages: Spanish (conversational)
"""


def match_of(folder, cv, posting):
    (folder / "skills.json").write_text(json.dumps(skills_of(folder, cv)), encoding="utf-8")
    (folder / "posting.json").write_text(json.dumps({"title": posting.split("\n")[0], "text": posting}), encoding="utf-8")
    return run("match", "--skills", folder / "skills.json", "--format", "json", folder / "posting.json")


def find(m, ask):
    return next((r for r in m.get("requirements", []) if r["ask"].lower() == ask.lower()), {"status": "none", "credit": -1, "reason": ""})


# what stands in the posting, the requirement that it makes, its status, its credit, words of its reason
ASKED = [
    ("- Tableau is required", "Tableau", "met", 0.8, "listed"),  # a list is proof, of less weight
    ("- Fluent English is required", "English", "met", 1, "written in it"),
    ("- Fluent German is required", "German", "not_met", 0, "not in the CV"),
    ("- Fluent Spanish is required", "Spanish", "partly", 0.8, "level"),
    ("- 3+ years of experience in software development", "3+ years in software development", "met", None, ""),
    ("- 3+ years of experience in dental hygiene", "3+ years in dental hygiene", "not_met", 0, ""),  # a trade never had
]


def asked(folder):
    for line, ask, status, credit, reason in ASKED:
        m = match_of(folder, OFFICE_CV, f"Dental hygienist\n\nRequirements:\n{line}\n- React and Django are required\n")
        r = find(m, ask)
        check(f"{line!r}: {status}", r["status"] == status and (credit is None or r["credit"] == credit) and reason in r["reason"],
              r if r["status"] != "none" else [q["ask"] for q in m.get("requirements", [])])
    m = match_of(folder, OFFICE_CV, "Backend developer\n\nRequirements:\n- 2+ years of experience in telemetry of satellites\n- React is required\n")
    r = next(q for q in m["requirements"] if q["type"] == "years")
    check("years near a subject that the CV lacks count in part, said in plain words", r["status"] == "partly" and r["credit"] == 0.4
          and "in related work" in r["reason"], r)
    german = OFFICE_CV.replace("Built the shop's order pages in React and the ledger behind them in Django",
                               "Die Seiten der Bestellungen mit React und das Hauptbuch dahinter mit Django gebaut"
                               ).replace("Moved nightly jobs of the warehouse to Kubernetes with two colleagues",
                                         "Die nächtlichen Aufgaben des Lagers mit zwei Kollegen auf Kubernetes umgestellt")
    r = find(match_of(folder, german, "Developer\n\nRequirements:\n- Fluent English is required\n- React is required\n"), "English")
    check("a CV in German does not show English", r["status"] == "not_met", r)


# Roles of no common word in their titles: the work of the role, and what posting and CV speak of, tell how near they are.
FIXER = """# Bo Park

## Experience

### Field mechanic, Loft Services, May 2016 - present
- Repaired furnaces, boilers, heat pumps and air conditioners in houses; charged refrigerant and brazed line sets
- Tested thermostats, blowers, compressors and gas valves on maintenance calls; seasonal tune-ups of heating and cooling
- Troubleshoot HVAC equipment, air conditioning and refrigeration systems; install ducts, condensers and rooftop units

## Training
EPA 608 Universal
"""
BUYER = """# Cleo Marsh

## Experience

### Buyer, Dale Pumps, May 2016 - present
- Negotiated contracts with suppliers of castings and steel; purchase orders of 4 million a year
- Planned stock and safety stock with the warehouse; freight and customs with two forwarders
- Rated vendors by on-time delivery each quarter
"""
ROLES = [
    # the CV, the posting's title, its lines, the title's status and words of its reason, the years' status and credit
    (FIXER, "HVAC Installer", ["3+ years of experience in HVAC service", "Install, diagnose and repair furnaces, boilers, heat pumps and air conditioning",
                               "Refrigerant handling and brazing", "Seasonal maintenance of heating, cooling and refrigeration equipment"],
     "met", "Field mechanic", "met", 1),
    (BUYER, "Supply Chain Manager", ["3+ years of experience in tea estates", "Negotiate with suppliers and award contracts",
                                     "Plan inventory, freight and warehouse stock", "Purchase orders and vendor performance"],
     "partly", "related: Buyer", "partly", 0.4),
    (FIXER, "Electrician", ["3+ years of experience in falconry", "Wire houses, panels and lights", "Test circuits with a meter"],
     "met", "Field mechanic", "partly", 0.4),
    (BUYER, "Freight Forwarder", ["3+ years of experience in falconry", "Book freight by sea and air; customs papers", "Speak with carriers"],
     "not_met", "no role of this kind", "partly", 0.4),
    (BUYER, "Contract Administrator", ["3+ years in falconry", "Draft and file contracts, invoices and change orders", "Report to the project manager"],
     None, "", "not_met", 0),
    (BUYER, "Pediatric Nurse", ["3+ years of experience in neonatal wards", "Give medication and vaccines to children",
                                "Chart vital signs", "Comfort families of patients"], "not_met", "no role of this kind", "not_met", 0),
]


def roles(folder):
    for cv, title, lines, status, reason, years, credit in ROLES:
        m = match_of(folder, cv, title + "\n\nRequirements:\n" + "".join(f"- {line}\n" for line in lines))
        r = find(m, title)
        check(f"{title}: {status}", status is None or r["status"] == status and reason in r["reason"], r)
        r = next(q for q in m["requirements"] if q["type"] == "years")
        check(f"{title}: years {years}", r["status"] == years and r["credit"] == credit, r)


def order(folder):
    m = match_of(folder, OFFICE_CV, "Developer\n\nRequirements:\n- PostgreSQL is required\n- Fluent Spanish is required\n- Terraform is a plus\n"
                                    "\nResponsibilities:\n- Tend the builds of two teams in Jenkins\n")
    gaps = [g.split(" (")[0] for g in m["gaps"]]
    check("what is not there comes before what is there in part", "Spanish" in gaps and gaps.index("PostgreSQL") < gaps.index("Terraform")
          < gaps.index("Spanish"), m["gaps"])
    check("what weighs little comes last", gaps[-1] == "Jenkins", m["gaps"])
    check("what is listed is not missing", "Tableau" not in gaps, m["gaps"])
    open_asks = [r for r in m["requirements"] if r["status"] in ("not_met", "partly") and r["type"] != "kind"]
    check("every gap is an open ask, once", len(set(m["gaps"])) == len(m["gaps"]) <= len(open_asks), m["gaps"])
    text = subprocess.run([FORTE, "match", "--skills", folder / "skills.json", folder / "posting.json"], stdout=subprocess.PIPE).stdout.decode()
    missing = text[text.index("What is missing"):]
    check("the report tells them in that order", missing.index("PostgreSQL") < missing.index("Spanish") < missing.index("Jenkins"), missing)


def not_surely_missing(folder):
    """In near work a field that is not named may be said in other words: a duty is not counted, what is required is told after what is surely missing."""
    cv = """# Ann Lee

## Experience

### Accounts payable clerk, Oak Ltd
2018 - present
- Keep the ledgers of nine shops and pay their suppliers every Friday
- Closed the books by the fourth working day, booked invoices and accruals, reconciled the bank
"""
    m = match_of(folder, cv, "Accounting Clerk\n\nKeep ledgers and books, pay suppliers, book invoices.\n\nResponsibilities:\n- Calculate asset depreciation\n\n"
                             "Requirements:\n- Cash flow forecasting is required\n- NetSuite is required\n- QuickBooks experience is a plus\n")
    asks = {r["ask"].lower(): r for r in m["requirements"]}
    names = [r["ask"].lower() for r in m["requirements"]]
    for name, status, unclear in (("cash flow forecasting", "not_met", True), ("netsuite", "not_met", False), ("quickbooks", "not_met", False),
                                  ("depreciation", "unknown", False)):
        r = asks.get(name, {})
        check(f"{name}: {status}{', perhaps in other words' if unclear else ''}", r.get("status") == status and r.get("unclear", False) == unclear
              and (r["weight"] > 0) == (status != "unknown"), r or names)
    check("what is surely missing comes first", names.index("netsuite") < names.index("quickbooks") < names.index("cash flow forecasting"), names)
    check("the list of gaps likewise", [g.split(" (")[0].lower() for g in m["gaps"]].index("quickbooks")
          < [g.split(" (")[0].lower() for g in m["gaps"]].index("cash flow forecasting"), m["gaps"])
    half = match_of(folder, cv, "Accounting Clerk\n\nKeep ledgers and books, pay suppliers, book invoices.\n\nRequirements:\n- NetSuite is required\n- Supplier portal administration is required\n")
    near = find(half, "supplier portal administration")
    check("a line that comes near is named", near.get("look_at", "").startswith("Keep the ledgers") and "look at: Keep the ledgers" in near["reason"], near)
    check("the weight counts all the same", m["score"] == round(100 * sum(r["weight"] * r["credit"] for r in m["requirements"]) / sum(r["weight"] for r in m["requirements"]), 1), m["score"])
    far = match_of(folder, cv, "Radiology nurse\n\nCare for patients before and after X-ray and MRI scans on the ward.\n\nRequirements:\n- Cash flow forecasting is required\n")
    check("in other work it is missing", find(far, "cash flow forecasting")["status"] == "not_met" and "unclear" not in find(far, "cash flow forecasting"), far["requirements"])


# a sentence of the requirements, is its want a knock-out?
KNOCKED = [
    ("- A valid nursing license is required.", True),
    ("- A valid nursing license is required. Two years on a ward may count for it.", False),
    ("- A valid nursing license or, in the alternative, two years on a ward is required.", False),
    ("- A nursing license, or the ability to obtain one in six months, is required.", False),
    ("- A bachelor's degree is required.", True),
    ("- A bachelor's degree is required. Time in the forces may count for the degree.", False),
]


def knocked(folder):
    for line, wanted in KNOCKED:
        m = match_of(folder, OFFICE_CV, f"Ward nurse\n\nRequirements:\n{line}\n- React is required\n")
        check(f"{line!r}: {'a' if wanted else 'no'} knock-out", bool(m["knockouts"]) == wanted, (m["knockouts"], [(r["ask"], r["strength"]) for r in m["requirements"]]))


def employer(folder):
    for company, status in (("Harbour Logistics", "unknown"), ("Harbour Bread", "not_met")):
        (folder / "skills.json").write_text(json.dumps(skills_of(folder, OFFICE_CV)), encoding="utf-8")
        (folder / "posting.json").write_text(json.dumps({"title": "Developer", "company": company, "text":
            "Developer\n\nRequirements:\n- Knowledge of logistics is required\n- React is required\n"}), encoding="utf-8")
        m = run("match", "--skills", folder / "skills.json", "--format", "json", folder / "posting.json")
        check(f"logistics at {company}: {status}", find(m, "logistics")["status"] == status, [(r["ask"], r["status"]) for r in m["requirements"]])


# ---- a title shows what every holder of it does ----

# a title, what is asked, is it shown by the title alone? Titles in several wordings, of several trades.
TITLES = [
    ("HVAC Technician", "air conditioning", "met"),
    ("Registered Nurse", "medication administration", "met"),
    ("Paralegal", "legal research", "met"),
    # a trade that nobody may do without a licence shows it; its helpers' and other trades' do not
    ("Staff Pharmacist", "pharmacist license", "met"),
    ("Pharmacy Technician", "pharmacist license", "not_met"),
    ("Physical Therapist", "physical therapist license", "met"),
    ("Physical Therapist Aide", "physical therapist license", "not_met"),
    ("Company Driver", "customer service", "not_met"),
    # what a title shows shows what is more general
    ("Relationship Banker", "client relationship management", "met"),
    ("Line Cook II", "food preparation", "met"),
    ("Truck Driver", "vehicle inspection", "met"),
    ("Warehouse Associate", "order picking", "met"),
    ("Third Grade Teacher", "lesson planning", "met"),
    ("Office Manager", "office operations", "met"),
    ("Accounts Payable Clerk", "vendor payments", "met"),
    ("Technical Recruiter", "candidate screening", "met"),
    ("Waiter", "taking orders", "met"),
    ("Windows Server Administrator", "taking orders", "not_met"),
    ("Account Manager", "general ledger", "not_met"),
    ("Line Cook II", "lesson planning", "not_met"),
    ("Truck Driver", "medication administration", "not_met"),
    ("Truck Driver", "driving", "met"),
    ("Administrative Assistant", "operations", "not_met"),  # one general word of "office operations"
    ("Chef de Partie", "controls", "not_met"),
    ("Operations Manager", "operations", "met"),  # the title's own word
    ("Commercial Lines Underwriter", "insurance underwriting", "met"),
    ("Dental Hygienist", "dental hygiene", "met"),
    ("Senior Payroll Specialist", "payroll", "met"),
    ("School Counselor, Grades 6 to 8", "academic advising", "met"),
    ("iOS Developer", "mobile development", "met"),
    ("iOS Developer", "Android development", "not_met"),
    ("Civil Designer", "site plans", "met"),
    ("User Researcher", "A/B testing", "not_met"),  # more than its "testing"
    ("Property Manager", "rent collection", "met"),
    ("Physiotherapist", "rehabilitation", "met"),
    ("Quality Assurance Associate", "software testing", "not_met"),
    ("Land Surveyor", "survey research", "not_met"),
    ("Library Assistant", "collections", "not_met"),  # of debts
    ("Marketing Intern", "interviewing", "not_met"),  # five letters are not a word
    ("Legal Intern", "international law", "not_met"),
    ("Data Analyst", "data analytics", "met"),
    ("Paramedic", "patient transport", "met"),
    ("Police Dispatcher", "arrests", "not_met"),
    ("Medical Assistant", "specimen collection", "met"),
    ("Medical Receptionist", "patient registration", "met"),
    ("Medical Receptionist", "injections", "not_met"),
    ("Certified Nursing Assistant", "pressure ulcer prevention", "met"),
    ("Certified Nursing Assistant", "medication administration", "not_met"),
    ("Math Teacher", "mathematics instruction", "met"),
    ("English Teacher", "mathematics instruction", "not_met"),
    ("Special Education Teacher", "IEP development", "met"),
    ("Forklift Operator", "material handling", "met"),
    ("Bus Driver", "passenger transportation", "met"),
    ("School Bus Driver", "lesson planning", "not_met"),
    ("Bartender", "mixology", "met"),
    ("Baker", "bread baking", "met"),
    ("Dishwasher", "knife skills", "not_met"),
    ("Room Attendant", "bed making", "met"),
    ("Barber", "haircutting", "met"),
    ("Cashier", "cash reconciliation", "met"),
    ("Cashier", "inventory management", "not_met"),
    ("Pest Control Technician", "rodent control", "met"),
    ("Roofer", "fall protection", "met"),
    ("House Painter", "surface preparation", "met"),
    ("Heavy Equipment Operator", "excavation", "met"),
    ("Industrial Mechanic", "lockout/tagout", "met"),
    ("Diesel Mechanic", "diesel engine repair", "met"),
    ("Auto Mechanic", "diesel engine repair", "not_met"),
    ("Quality Inspector", "dimensional inspection", "met"),
    ("Assembler", "mechanical assembly", "met"),
    ("Arborist", "tree removal", "met"),
    ("Security Supervisor", "incident reporting", "met"),
    ("EHS Specialist", "assessment", "not_met"),  # one general word of "risk assessment"
    ("Executive Assistant to the General Counsel", "travel itineraries", "met"),
    ("Executive Assistant to the General Counsel", "legal advice", "not_met"),  # another's title
    ("General Manager", "profit and loss", "met"),
    ("Assistant General Manager", "profit and loss", "not_met"),
    ("Assistant General Manager", "staff supervision", "met"),
    ("Marketing Manager", "Go", "not_met"),  # no part of go-to-market
    ("Staff Accountant", "GAAP", "met"),  # letters by their name
    ("Staff Accountant", "US GAAP", "not_met"),
    ("Staff Accountant", "tax returns", "not_met"),
    ("Network Administrator", "TCP/IP", "met"),
    ("Network Administrator", "database administration", "not_met"),
    ("HR Generalist", "HRIS", "met"),
    ("HR Generalist", "payroll", "not_met"),
    ("Recruiter", "applicant tracking systems", "met"),
    ("Recruiter", "employee relations", "not_met"),
    ("Help Desk Technician", "ticketing systems", "met"),
    ("Help Desk Technician", "Active Directory", "not_met"),
    ("UX Designer", "usability testing", "met"),
    ("UX Designer", "front-end development", "not_met"),
    ("Corporate Counsel", "contract review", "met"),
    ("Corporate Counsel", "litigation", "not_met"),
    ("Research Associate", "laboratory notebooks", "met"),
    ("Research Associate", "GMP", "not_met"),
    ("Bank Teller", "cash drawer", "met"),
    ("Bank Teller", "loan underwriting", "not_met"),
    ("Loan Officer", "credit reports", "met"),
    ("HR Coordinator", "employee relations", "not_met"),
    ("HR Generalist", "employee relations", "met"),
    ("Grants Manager", "grant reporting", "met"),
    ("Grants Manager", "event planning", "not_met"),
]


def titles(folder):
    for title, ask, wanted in TITLES:
        status, r = status_of(folder, "Came on time", ask, title)
        check(f"{title!r} for {ask}: {wanted}", status == wanted, r)
        if wanted == "met" and status == "met":
            check(f"{title!r} for {ask}: the role is the proof", title in [e.get("role") for e in r["evidence"]], r)


# what a title shows counts in work like its own: an electrician's testing is none of a programmer's
ELECTRICIAN = """Maintenance Electrician

Requirements:
- Wiring of motors, panels and control circuits
- Inspection and testing of electrical installations is required
- Reading of wiring diagrams, three years as an electrician
"""
PROGRAMMING = ["Wrote services in Java and Python for a shop", "Moved the database to PostgreSQL"]
WIRING = ["Wired panels and motors in two plants", "Replaced control circuits of conveyors"]
FAR_TITLES = [("Software Engineer", PROGRAMMING, "not_met"), ("Test Technician, Electrical", WIRING, "met")]


def far_titles(folder):
    for title, lines, wanted in FAR_TITLES:
        r = find(match_of(folder, cv_of(lines, title), ELECTRICIAN), "testing")
        check(f"{title!r} for an electrician's testing: {wanted}", r["status"] == wanted, r)


# years in one subject or another are those of the roles of both
TWO_TRADES = """Ana Reyes

Florist, Rowan & Sloe, January 2020 - January 2024
- Tied bouquets for 30 weddings a year

Gardener, Elm Court, January 2015 - January 2020
- Kept two acres of roses

Barista, Bean Street, 2011 - 2014
- Served coffee
"""
EITHER = [("8+ years as a florist or gardener", "met"), ("12+ years as a florist or gardener", "partly"), ("8+ years as a florist", "partly")]


def either_trade(folder):
    for line, wanted in EITHER:
        m = match_of(folder, TWO_TRADES, f"Head Florist\n\nRequirements:\n- {line}\n- Wedding flowers\n")
        asks = [r for r in m["requirements"] if r["type"] == "years"]
        check(f"{line!r}: {wanted}", [r["status"] for r in asks] == [wanted], asks)


# a line of a posting, does it ask for years beside the degree, does it take experience for it
INSTEAD = [
    ("Bachelor's degree in Botany or 15 years of gardening", False, True),
    ("Bachelor's degree in Botany, or at least 15 years in gardens", False, True),
    ("15 years of gardening or a degree in Botany", False, True),
    ("Degree in Botany; 15 years of gardening may stand in lieu of a degree", False, True),
    ("Bachelor's degree in Botany and 15 years of gardening", True, False),
    ("15 years of gardening. Degree in Botany or Zoology", True, False),
    ("Bachelor's degree with 15 years of gardening or Master's degree with 12 years", True, False),
]


def instead(folder):
    for line, years, taken in INSTEAD:
        m = match_of(folder, cv_of(["Planted 400 beds", "Pruned fruit trees"], "Gardener"), f"Head Gardener\n\nRequirements:\n- {line}\n- Pruning\n")
        asks = m["requirements"]
        check(f"{line!r} asks for years: {years}", any(r["type"] == "years" for r in asks) == years, asks)
        check(f"{line!r} takes experience: {taken}", any(r["ask"].endswith("or experience instead") for r in asks) == taken, asks)


# a line of certificates, what is asked, is it shown? The specific one shows the general one, never the other way.
LICENCES = [
    ("AZ-104", "Azure certification", "met"),  # a paper of the kind that is asked in general terms
    ("AZ-104", "AWS certification", "not_met"),
    ("PMP, 2019", "project management certification", "met"),
    ("CSM", "PMI certification", "not_met"),
    ("CompTIA Security+", "CompTIA certifications", "met"),
    ("NEBOSH General Certificate", "safety certification", "met"),
    ("Series 7", "FINRA license", "met"),
    ("EIT, Idaho, 2019 (sitting for the PE in October)", "PE license", "not_met"),  # it is ahead
    ("IOSH Managing Safely", "IOSH", "met"),
    ("NEBOSH General Certificate, 2022", "IOSH", "not_met"),  # two papers of one field
    ("CPL/MEIR, MCC", "Multi-engine instrument rating", "met"),
    ("Journeyman Electrician License, State of Arizona", "journeyman license", "met"),
    ("Master Electrician License, State of Arizona", "journeyman license", "not_met"),
    ("OSHA 30, 2022", "OSHA 10", "met"),
    ("OSHA 10, 2022", "OSHA 30", "not_met"),
    ("Series 6 and 63, 2022", "Series 7", "not_met"),  # figures are part of the name
    ("RN license, Massachusetts (active)", "nursing license", "met"),
    ("CDL, Class A", "driver's license", "met"),
    ("Certified forklift and reach truck trainer", "forklift certification", "met"),
    ("Forklift driver and aerial lift certified", "forklift certification", "met"),
    ("Driver's license, Ohio", "CDL", "not_met"),
    # the word that says that it is a paper may be another, or none
    ("NC Life & Health Insurance", "insurance license", "met"),
    ("Insured motorist", "insurance license", "not_met"),
    ("NC Life & Health Insurance", "real estate license", "not_met"),
    ("State license, current", "teaching license", "not_met"),
    # letters that are a word elsewhere begin a certificate here, whatever follows them
    ("ASE T2 Diesel Engines, T4 Brakes", "ASE certification", "met"),
    ("Won the ASE raffle", "ASE certification", "not_met"),
    ("NATE core, 2021", "HVAC certification", "met"),
    ("HVAC certificate, Owens College", "NATE certification", "not_met"),
    ("CPI training, 2024", "Safety-Care certification", "not_met"),
]

# A line below Education, what is asked, is it shown? What was learned without a degree counts by its own name; a school's
# name, a course that is denied and a line of words do not.
LEARNED = [
    ("Level 2 Horticulture, Elm College, 2012", "horticulture", "met"),
    ("City & Guilds Level 3 Plumbing, 2011", "plumbing", "met"),
    ("Certificate in Welding Technology, Elm Tech, 2014", "welding", "met"),
    ("Diesel Technology Certificate, Elm Junior College", "diesel engine repair", "not_met"),
    ("Diesel Engine Repair Certificate, Elm Junior College", "diesel engine repair", "met"),
    ("Machinist apprenticeship (8,000 hours), 2015", "machinist apprenticeship", "met"),
    ("Cosmetology, Elm Beauty School, 2017", "cosmetology", "met"),
    ("Elm Technical School, Machining, 2011", "machining", "met"),
    ("Radiology license, Arizona. CPR.", "state radiology license", "met"),
    ("Elm School of Welding", "plumbing", "not_met"),
    ("Certificate in Welding Technology (in progress)", "welding", "not_met"),
]

# An employer, what is asked, is it shown? Its name says the setting where it is of a kind.
PLACES = [
    ("Elm Nursing Home", "long-term care", "met"),
    ("Elm Urgent Care", "ambulatory care", "met"),
    ("Elm Elementary School", "elementary education", "met"),
    ("Elm Hotel", "hospitality", "met"),
    ("First Elm Credit Union", "banking", "met"),
    ("Elm Nursing Home", "banking", "not_met"),
    ("Elm Ltd", "long-term care", "not_met"),
    ("School Street Bakery", "elementary education", "not_met"),
    ("Hospital Street Tyres", "acute care", "not_met"),
]

# a sentence of a role, a paper that is asked for: shown where it is called held, of nobody else
HELD = [
    ("Started IVs at night (IV certified)", "IV certification", "met"),
    ("Ran the reach truck; forklift trainer", "forklift certification", "met"),
    ("IV trained; two lines an hour", "IV certification", "met"),
    ("Sold houses on Sundays; Arizona real estate salesperson license", "real estate license", "met"),
    ("Studying for the real estate salesperson license", "real estate license", "not_met"),
    ("Started IVs at night", "IV certification", "not_met"),
    ("Kept 40 workers IV trained", "IV certification", "not_met"),
    ("Wrote IV certified aides' rosters", "IV certification", "not_met"),
]


def years_of_ranks(folder):
    """A rank in the subject of years is no word of it: an assistant manager has not bought for a shop."""
    for title, status in (("Assistant Manager", "partly"), ("Assistant Buyer", "met")):
        cv = f"# Ann Lee\n\n## Experience\n\n### {title}, Linens Plus, March 2016 - present\n- Set the seasonal floor of the shop; weekly sales and markdowns\n"
        r = next(q for q in match_of(folder, cv, "Buyer\n\nRequirements:\n- 3+ years of buying or assistant buying experience in a shop\n- Weekly sales and markdowns of the shop\n- Seasonal goods\n")["requirements"] if q["type"] == "years")
        check(f"{title}: three years of buying or assistant buying {status}", r["status"] == status or status == "partly" and r["status"] == "not_met", r)


def years_by_title(folder):
    """Years of a skill are those of the titles that show it, whatever sentence names it."""
    for title, status in (("Product Manager", "met"), ("Press Officer", "partly")):
        cv = (f"# Ann Lee\n\n## Experience\n\n### {title}, Acme Ltd, March 2016 - present\n- Came on time\n\n"
              "### Clerk, Elm Ltd, January 2014 - December 2015\n- Drew up the product roadmap\n")
        r = find(match_of(folder, cv, "Worker\n\nRequirements:\n- 4+ years of experience in product management\n- Excel is required\n"), "product management")
        check(f"four years of product management for a {title}: {status}", r["status"] == status, r)


def licences(folder):
    for line, ask, wanted in LICENCES:
        m = match_of(folder, cv_of(["Came on time"]) + f"\n## Certificates\n{line}\n", f"Worker\n\nRequirements:\n- {ask} is required\n- Experience with Zorbland stock trees is required\n")
        r = find(m, ask)
        check(f"{line!r} for {ask}: {wanted}", r["status"] == wanted or wanted == "not_met" and r["status"] == "unknown", r)
    for employer, ask, wanted in PLACES:
        m = match_of(folder, f"# Ann Lee\n\n## Experience\n\n### Worker, {employer}, March 2019 - present\n- Came on time\n", f"Worker\n\nRequirements:\n- Experience with {ask} is required\n- Experience with Zorbland stock trees is required\n")
        r = find(m, ask)
        check(f"{employer!r} for {ask}: {wanted}", r["status"] == wanted, r)
    for line, ask, wanted in LEARNED:
        m = match_of(folder, cv_of(["Came on time"]) + f"\n## Education\n{line}\n", f"Worker\n\nRequirements:\n- Experience with {ask} is required\n- Experience with Zorbland stock trees is required\n")
        r = find(m, ask)
        check(f"{line!r} below Education for {ask}: {wanted}", r["status"] == wanted, r)
    for line, ask, wanted in HELD:
        m = match_of(folder, cv_of([line]), f"Worker\n\nRequirements:\n- {ask} is required\n- Experience with Zorbland stock trees is required\n")
        r = find(m, ask)
        check(f"{line!r} for {ask}: {wanted}", r["status"] == wanted, r)
    cv = cv_of(["Came on time"]) + "\n## Education\nBSc Chemistry, Bangor, 2016\nQualified Teacher Status\n"
    check("a certificate among the degrees", "QTS" in {s["name"] for s in skills_of(folder, cv)["skills"]})
    names = {s["name"] for s in skills_of(folder, cv_of(["Rewrote the ledger in Go; 4,000 payments a second"]))["skills"]}
    check("a name at the end of a clause, figures after it", "Go" in names, names)
    names = {s["name"] for s in skills_of(folder, cv_of(["Joined the yard in Spring 2020"]))["skills"]}
    check("a season is no framework", not any("Spring" in n for n in names), names)


SECRETARY = """# Ann Lee

## Experience

### Legal Secretary, Private Client, Pole LLP
March 2018 - present
- Draft lasting powers of attorney and simple wills for a solicitor to check
- Prepare bills and probate forms
"""
SOLICITOR = "Solicitor, Private Client\n\nRequirements\n- Must be a qualified solicitor with a current practising certificate\n- Wills, probate and powers of attorney\n- 2+ years in private client work\n"


def title_licences(folder):
    """A department in both titles makes no kind of work; what nobody of the title lacks is a licence for the others."""
    m = match_of(folder, SECRETARY, SOLICITOR)
    check("the department alone is no title", find(m, "Solicitor, Private Client")["status"] != "met", m["requirements"])
    check("who has no such title needs the qualification", {k["code"] for k in m["knockouts"]} == {"licence"}, m["knockouts"])
    m = match_of(folder, SECRETARY.replace("Legal Secretary", "Assistant Solicitor"), SOLICITOR)
    check("who has it is not asked for it", find(m, "Solicitor, Private Client")["status"] == "met" and not m["knockouts"], (m["knockouts"], m["requirements"]))
    for title, codes in (("Nursing Assistant", {"licence"}), ("Nursing Assistant (CNA)", {"licence"}), ("Student Nurse", {"licence"}), ("Nurse, Ward 4", set())):
        for ask in ("RN is required", "Must have an RN or a compact license"):
            m = match_of(folder, f"# Ann Lee\n\n## Experience\n\n### {title}, Elm Hospital\nMarch 2018 - present\n- Washed and fed twelve patients\n", f"Registered Nurse\n\nRequirements\n- {ask}\n- Care of patients on a ward\n")
            check(f"{title}, {ask}: caps {codes or 'nothing'}", {k["code"] for k in m["knockouts"]} == codes, m["knockouts"])
    m = match_of(folder, "# Ann Lee\n\n## Experience\n\n### Nursing Assistant, Elm Hospital\nMarch 2018 - present\n- Washed patients\n", "Nursing Assistant\n\nRequirements\n- RN is required\n")
    check("who helps is not capped where a helper is looked for", not m["knockouts"], m["knockouts"])
    m = match_of(folder, "# Ann Lee\n\n## Experience\n\n### Carer, Elm Hospital\nMarch 2018 - present\n- Washed patients\n", "Registered Nurse\n\nRequirements\n- Must have an RN or a CPR certification\n")
    check("a group with another thing in it caps nothing", not m["knockouts"], m["knockouts"])
    for asked, status, codes in (("Paralegal certificate or bachelor's degree", "met", set()), ("Bachelor's degree; paralegal certificate", "not_met", {"degree"})):
        m = match_of(folder, SECRETARY + "\n## Education\nParalegal Certificate, Elm College, 2017\n", f"Legal Secretary\n\nRequirements\n- {asked} is required\n- Wills and probate\n")
        r = next(q for q in m["requirements"] if q["type"] == "degree")
        check(f"{asked}: with the certificate {status}", r["status"] == status and {k["code"] for k in m["knockouts"]} == codes, (r, m["knockouts"]))
    m = match_of(folder, cv_of(["Came on time"]), "Worker\n\nRequirements\n- Bachelor's degree in botany is required\n- Associate degree is required\n- Experience with Zorbland stock trees is required\n")
    check("two degrees that are not there cap once", [k["code"] for k in m["knockouts"]] == ["degree"], m["knockouts"])
    m = match_of(folder, cv_of(["Came on time"], "Data Analyst"), "GIS Analyst\n\nRequirements\n- Maps of the county\n- Experience with Zorbland stock trees is required\n")
    check("three letters of a title say what the work is", find(m, "GIS Analyst")["status"] != "none", [r["ask"] for r in m["requirements"]])
    m = match_of(folder, SECRETARY.replace("Legal Secretary", "Clerk"), SOLICITOR.replace("Solicitor, P", "Clerk, P"))
    check("where the head says nothing of the work the department tells it", find(m, "Clerk, Private Client")["status"] == "met", m["requirements"])


def proofs(folder):
    """Which sentence is cited: the ask's own words, then particulars that show it; no list of certificates; titles and fields
    of study that name it are cited too."""
    cv = """# Ann Lee

## Education
BSc Botany, Elm College, 2016
Thesis: growth of ferns in shade, mixed-effects models in Stata on 900 plants of two woods.

## Experience

### Web Developer, Acme Ltd, March 2018 - present
- Keeps the order pages in React, Angular, Vue.js, HTML and CSS
- Wrote the web development handbook of the firm

## Certifications
Certificate in Web Development (2021), Google Ads Search (2022)
"""
    m = match_of(folder, cv, "Web designer\n\nRequirements:\n- Experience with web development is required\n- Experience with Stata is required\n- Experience with botany is required\n- Experience with Zorbland stock trees is required\n")
    quotes = [e["text"] for e in find(m, "web development")["evidence"]]
    check("the ask's own words come first", quotes and "handbook" in quotes[0], quotes)
    check("then what shows it", any("React" in q for q in quotes[1:]), quotes)
    check("a title that names it is a proof in its own words", "Web Developer" in quotes, quotes)
    check("a list of certificates is not the first", quotes and "Certificate" not in quotes[0], quotes)
    check("a thesis shows what it was made with", any("ferns" in e["text"] for e in find(m, "Stata")["evidence"]), find(m, "Stata"))
    check("a field of study shows itself", any("Botany" in e["text"] for e in find(m, "botany")["evidence"]), find(m, "botany"))


def shares(folder):
    """Half of an ask's words: half the credit, quoted, in work near one's own and nowhere else; never a product by half its name."""
    cv = cv_of(["Built the web pages of a shop in React and JavaScript", "Wrote the REST API of the ledger in Python and PostgreSQL"], "Software developer")
    for title, wanted, credit in (("Software developer\n\nWrite Python and JavaScript code for web services and databases.", "met", 0.5),
                                  ("Radiology nurse\n\nCare for patients before and after X-ray and MRI scans on the ward.", "not_met", 0)):
        m = match_of(folder, cv, f"{title}\n\nRequirements:\n- Experience with the general ledger is required\n- Experience with Zorbland stock trees is required\n")
        r = find(m, "general ledger")
        check(f"half of the words: {wanted} for {title[:9]}", r["status"] == wanted and r["credit"] == credit and ("ledger" in r["reason"]) == (credit > 0),
              ([(x["ask"], x["credit"], x["reason"]) for x in m["requirements"]]))
    m = match_of(folder, cv, "Software developer\n\nWrite Python code for web services.\n\nRequirements:\n- R, Java or Python is required\n- PostgreSQL is required\n")
    asks = {x["ask"]: x["status"] for x in m["requirements"]}
    check("of a group the member that is shown is named", asks.get("Python or one of 2 others") == "met", asks)
    m = match_of(folder, cv_of(["Kept the Excel of a server room"]), "Clerk\n\nRequirements:\n- SQL Server is required\n")
    r = find(m, "Microsoft SQL Server")
    check("a product is not shown by half of its name", r["status"] == "not_met", r)
    m = match_of(folder, cv_of(["Project support for the yard"]), "Clerk\n\nRequirements:\n- Experience with systems support is required\n- Experience with Zorbland stock trees is required\n")
    r = find(m, "systems support")
    check("words that say little show nothing", r["status"] in ("not_met", "none"), r)
    m = match_of(folder, OFFICE_CV, "Developer\n\nRequirements:\n- 5 years of JavaScript\n")
    r = find(m, "JavaScript")
    check("years of what implies it count", r["status"] == "met", r)
    backend = match_of(folder, (ROOT / "corpus" / "cvs" / "backend.txt").read_text(encoding="utf-8"),
                       "Senior Backend Engineer\n\nRequirements:\n- At least 3 years with relational databases\n- Java\n- Kafka\n- 2+ years in fintech\n")
    r = find(backend, "3+ years in relational databases")
    check("years of a product count before more years of work near it", r["status"] == "met" and r["credit"] == 1 and "of relational databases" in r["reason"], r)
    said = [g for g in backend["gaps"] if "fintech" in g]
    check("what is missing by years is not missing once more", len(said) == 1 and said[0].startswith("2+ years"), backend["gaps"])


def best_proof(folder):
    """Of several sentences that show an ask, the one that says it in its words, or shows most of it, comes first."""
    lines = ["Kept the servers of Zorb patched, with Splunk", "Watched 40 services with Prometheus, Grafana and Datadog", "Drank tea"]
    (folder / "skills.json").write_text(json.dumps(skills_of(folder, cv_of(lines))), encoding="utf-8")
    (folder / "posting.txt").write_text(posting_of("observability"), encoding="utf-8")
    m = run("match", "--skills", folder / "skills.json", "--format", "json", folder / "posting.txt")
    texts = [e.get("text") for r in m["requirements"] if r["ask"] == "observability" for e in r["evidence"]]
    check("the sentence that shows most is first", texts and "Prometheus" in texts[0], texts)
    check("no sentence is cited twice", len(texts) == len(set(texts)), texts)
    check("the other one is cited too", len(texts) == 2, texts)


MECHANIC = cv_of(["Repaired pumps, conveyors and hydraulic presses on the stamping floor", "Troubleshot gearboxes, bearings and pneumatic cylinders", "Preventive maintenance of 40 machines"], "Maintenance Mechanic")
CLERK = """# Ann Lee

## Experience

### Litigation Paralegal, Moss LLP, March 2015 - present
- Drafted pleadings, discovery requests and subpoenas for four partners
- Kept the docket and cite-checked briefs with Westlaw

## Education
Bachelor of Arts, Philosophy, Elm College, 2014
"""


def settled(folder):
    """What other parts of the match tell of an ask: years of the work, a degree that is taken instead, a sentence."""
    m = match_of(folder, MECHANIC, "Maintenance Mechanic\n\nRepair conveyors, presses and pumps.\n\nRequirements:\n- 3 years of industrial maintenance experience\n- Hydraulics and pneumatics\n- High school diploma or GED\n")
    years = next(r for r in m["requirements"] if r["type"] == "years")
    check("years of a field that are met", years["status"] == "met", years)
    check("what one has years of is not missing", find(m, "industrial maintenance")["status"] in ("met", "none"), m["gaps"])
    school = next(r for r in m["requirements"] if r["type"] == "degree")
    check("a school's diploma that nobody writes down is not held against a person who works", school["status"] == "unknown" and not m["knockouts"], (school, m["knockouts"]))
    for line, status in (("Paralegal certificate or Bachelor's degree", "met"), ("Paralegal certificate\n- Bachelor's degree", "not_met")):
        m = match_of(folder, CLERK, f"Paralegal\n\nDraft pleadings and subpoenas, keep the docket.\n\nRequirements:\n- 4+ years of paralegal experience\n- {line}\n- Westlaw\n")
        check(f"a certificate beside a degree that is held is {status}: {line!r}", find(m, "Paralegal Certificate")["status"] == status, m["gaps"])
    for m in (m, match_of(folder, MECHANIC, "Maintenance Mechanic\n\nRequirements:\n- Preventive maintenance\n- Repair of conveyors\n- Welding\n")):
        met = {r["ask"] for r in m["requirements"] if r["status"] == "met"}
        check("nobody is told to show what is met", not [s for s in m["next"] if s["do"] == "show" and s["skill"] in met], m["next"])


def leading(folder):
    """Years of leading are years under a title that leads; a number after a comma begins an amount of its own."""
    for title, status in (("Warehouse Supervisor", "met"), ("Warehouse Associate", "not_met")):
        cv = cv_of(["Picked 900 orders a night with RF scanners", "Ran cycle counts in Manhattan WMS"], title)
        m = match_of(folder, cv, "Warehouse Manager\n\nRequirements:\n- 5+ years in warehouse operations, 3+ in leadership\n- Cycle counts and RF scanners\n")
        r = find(m, "3+ years in leadership")
        check(f"years in leadership of a {title}: {status}", (r["status"] == "met") == (status == "met") and r["status"] != "none", r)
        check("the first amount is of the warehouse alone", find(m, "5+ years in warehouse operations")["status"] != "none", [q["ask"] for q in m["requirements"]])


SPARKS = cv_of(["Troubleshot 480V motors and drives", "Filled in as shift lead, with a crew of 6, when the supervisor was out"], "Industrial Electrician")


def leading_others(folder):
    """Work of a trade is none of leading it, in whatever words the posting asks and wherever they stand."""
    for ask in ("5+ years supervising electricians", "2 years of supervisory or lead experience", "3+ years as an electrical supervisor", "3+ years of people management experience"):
        for title, status in (("Industrial Electrician", "partly"), ("Electrical Supervisor", "met"), ("Team Leader, Electrical", "met")):
            m = match_of(folder, SPARKS.replace("Industrial Electrician", title), f"Electrical Supervisor\n\nRequirements:\n- 480V motors\n- {ask}\n")
            r = next(q for q in m["requirements"] if q["type"] == "years")
            check(f"{ask!r} of a {title}: {status}", r["status"] == status, r)
    m = match_of(folder, SPARKS.replace("Filled in as shift lead, with a crew of 6, when the supervisor was out", "Read ladder logic"), "Electrical Supervisor\n\nRequirements:\n- 480V motors\n- 5+ years supervising electricians\n")
    r = next(q for q in m["requirements"] if q["type"] == "years")
    check("who never led has no years of it", r["status"] == "not_met" and r["reason"] == "no role that leads others", r)
    title = next(q for q in m["requirements"] if q["ask"] == "Electrical Supervisor")
    check("nor is the title the supervisor's", title["status"] == "partly", title)
    m = match_of(folder, cv_of(["Supervised children at lunch and in the yard"], "Lunchtime Assistant"), "Lunchtime Assistant\n\nRequirements:\n- 2+ years supervising children\n- Patience\n")
    r = next(q for q in m["requirements"] if q["type"] == "years")
    check("those watched over are not led", "lead" not in r["reason"] and r["credit"] > 0, r)


SUCCESS = """# Ann Lee

## Experience

### Customer Success Manager, Moss Software, March 2021 - present
- Renewals and onboarding of 40 accounts in Gainsight

### Team Leader, Customer Service, Elm Stores, March 2016 - February 2021
- Handled complaints by phone

## Languages
English (Native), French (Professional working), German (Limited working)
"""


def other_trades(folder):
    """A word that says with whom one works is no trade: customer success is no customer service."""
    for title, ask in (("Customer Success Manager", "customer success"), ("Customer Service Manager", "customer service")):
        m = match_of(folder, SUCCESS, f"{title}\n\nRequirements:\n- 8+ years of {ask} experience\n- Gainsight\n")
        r = next(q for q in m["requirements"] if q["type"] == "years")
        check(f"years of {ask} alone", r["status"] == "partly" and 0.5 < r["credit"] < 0.85, r)


def other_names_alike(folder):
    """A name shares a word with another and is none of it; all words of a hyphened one are needed."""
    cv = cv_of(["Answered complaints on the contact centre floor", "Took the lead in product meetings"], "Team Leader")
    m = match_of(folder, cv, "Facilities Manager\n\nRequirements:\n- Data center operations\n- Call center operations\n- Product-led growth\n- SQL\n")
    for ask, status in (("data center operations", "not_met"), ("call center operations", "met"), ("product-led growth", "not_met")):
        check(f"{ask}: {status}", find(m, ask)["status"] == status, find(m, ask))


def languages_of_a_group(folder):
    """"A European language" is met by any of them, not by English; a level for work is a level."""
    for line, ask, status in (("A European language", "European language", "met"), ("An Asian language", "Asian language", "not_met"),
                              ("A Nordic language", "Nordic language", "not_met"), ("French", "French", "met"), ("German", "German", "partly")):
        m = match_of(folder, SUCCESS, f"Customer Success Manager\n\nRequirements:\n- Gainsight\n- {line}\n")
        r = find(m, ask)
        check(f"{line}: {status}", r["status"] == status or (status == "not_met" and r["credit"] == 0), r)
        reason = next((r["reason"] for r in m["requirements"] if r["type"] == "kind"), "")
        check("no language is named as the kind of work", "English" not in reason and "French" not in reason, reason)
        check("nobody is told to call French a European language", not [n for n in m["next"] if n["skill"] == "European language"], m["next"])
    m = match_of(folder, SUCCESS.replace(", French (Professional working), German (Limited working)", ""), "Customer Success Manager\n\nRequirements:\n- Gainsight\n- A European language\n")
    check("English is not the European language asked for", find(m, "European language")["credit"] == 0, find(m, "European language"))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        named(folder)
        unheld(folder)
        degrees(folder)
        below_degrees(folder)
        listed(folder)
        years_by_title(folder)
        years_of_ranks(folder)
        proven(folder)
        other_names(folder)
        narrowed(folder)
        letters(folder)
        possible(folder)
        asked(folder)
        roles(folder)
        order(folder)
        not_surely_missing(folder)
        knocked(folder)
        employer(folder)
        titles(folder)
        far_titles(folder)
        instead(folder)
        either_trade(folder)
        licences(folder)
        title_licences(folder)
        proofs(folder)
        shares(folder)
        best_proof(folder)
        settled(folder)
        leading(folder)
        leading_others(folder)
        other_trades(folder)
        other_names_alike(folder)
        languages_of_a_group(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
