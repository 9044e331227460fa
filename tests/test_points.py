#!/usr/bin/env python3
"""The points: which of a person's sentences are chosen, what stands before and after them, and the last line.

Each case is a CV and a posting of our own, and what a person who sends the application would expect to read.
FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from checks import FORTE, check, summary

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

NURSE = """# Daniel Okoro

## Experience

### Staff Nurse, Telemetry, Brannock Medical Center
August 2021 - Present

- Read cardiac rhythm strips and titrate heparin drips.
- Precepted nine new graduates; taught patients and families before discharge.
- Chart in Epic and present the week's falls to the ward.

## Education

BSc Nursing, Kent State University, 2019

## Licenses and certifications

Registered Nurse, State of Ohio (RN.448812), expires 2027
BLS (2025), ACLS (2024)
"""

SCIENTIST_POSTING = """Data Scientist

You build models for a bank and explain them to product teams.

Requirements
- 3+ years of machine learning
- Python and R
- SQL and statistics
- Experience presenting results
- Git
"""

NURSE_POSTING = """Registered Nurse

Requirements
- Registered nurse licence
- BLS and ACLS
- Telemetry and patient education
- 2+ years of experience as a nurse
"""

TEACHER_POSTING = """Primary School Teacher

Requirements
- Teaching certificate
- Lesson planning and classroom management
- Phonics and early reading
"""


def points(cv, posting, *more, opens=True):
    """`opens`: as written; else without what the skills file says of the first lines of roles."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "cv.md").write_text(cv, encoding="utf-8")
        (folder / "posting.txt").write_text(posting, encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "s.json", "--today", "2026-11-22", folder / "cv.md"], check=True)
        if not opens:
            written = (folder / "s.json").read_text(encoding="utf-8")
            check("the skills file marks the first line of each role", written.count('"opens": true') >= 2, written)
            (folder / "s.json").write_text(written.replace(', "opens": true', ""), encoding="utf-8")
        done = subprocess.run([FORTE, "match", "--skills", folder / "s.json", "--format", "json", *more, folder / "posting.txt"], check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)["points"]


def holding(lines, words):
    """The first line that holds the words, and its place; ("", -1): none."""
    return next(((line, i) for i, line in enumerate(lines) if words in line), ("", -1))


def choice():
    lines = points(ANALYST, ANALYST_POSTING)
    check("at least three points and the closing line", len(lines) >= 4, lines)
    check("a sentence that names no skill is chosen for what it shares with the posting", holding(lines, "risk committee")[1] >= 0, lines)
    check("what answers the work that the posting tells first opens", holding(lines, "risk committee")[1] == 0, lines)
    check("then what proves a must-have, of now", holding(lines, "finance closes")[1] == 1, lines)
    swapped = points(ANALYST.replace("Reporting Analyst", "Archivist").replace("SQL and Python jobs", "SQL, Tableau and Python jobs"), ANALYST_POSTING)
    check("a role with the title they look for opens before one that shows more", "Copper Bank" in swapped[0], swapped)
    same = ["- Wrote SQL models that 12 teams use.\n", "- Wrote SQL reports that 30 teams use.\n"]
    unmarked = set()
    for first, second in (same, same[::-1]):
        cv = ANALYST[:ANALYST.index("- Rebuilt")] + first + second + ANALYST[ANALYST.index("### Reporting"):]
        opened = points(cv, "Data Analyst\n\nRequirements\n- SQL\n\nNice to have\n- Tableau\n")
        check("of two lines that prove the same the first of the role opens", first[2:-2] in opened[0], opened)
        unmarked.add(points(cv, "Data Analyst\n\nRequirements\n- SQL\n\nNice to have\n- Tableau\n", opens=False)[0])
    check("the skills file says which it is: without, their order decides nothing", len(unmarked) == 1, unmarked)
    check("what bears on nothing asked is left out where others are enough", holding(lines, "plants")[1] < 0, lines)
    check("other work makes no point", holding(lines, "coffee")[1] < 0, lines)
    check("no point twice", len(set(lines)) == len(lines), lines)
    foreign = points(ANALYST, TEACHER_POSTING)
    check("another trade's posting gets no point", not foreign, foreign)
    foreign = points(NURSE, SCIENTIST_POSTING)
    check("nor does it where some of the smaller asks are met", not foreign, foreign)
    near = points(NURSE, SCIENTIST_POSTING.replace("Python and R", "Patient education").replace("- Git", "- Electronic health records"))
    check("but where more than a fifth of what they ask is shown", near, near)
    poor = points(ANALYST.replace("SQL", "spreadsheet").replace("Tableau", "the old tool").replace("Python", "night"), ANALYST_POSTING)
    check("three points where three sentences are of the kind of work, though none of the asks is proven", len(poor) >= 4, poor)


def wording():
    lines = points(ANALYST, ANALYST_POSTING)
    line = holding(lines, "finance closes")[0]
    check("the clause with the proof comes first", line.startswith("Wrote the SQL models that finance closes the month with; rebuilt the chargeback report"), lines)
    late = points(ANALYST.replace("wrote the SQL models", "wrote up and documented with great care the SQL models"), ANALYST_POSTING)
    check("no label repeats what the sentence says", holding(late, "great care")[0].startswith("Wrote up and documented with great care the SQL models"), late)
    queues = ANALYST_POSTING.replace("- Tableau", "- Message queues\n- Tableau")
    feeds = "- Moved the feeds of nine branches to RabbitMQ.\n- Kept the office"
    kafka = points(ANALYST.replace("- Kept the office", feeds), queues)
    check("a label says in their words what the sentence shows", holding(kafka, "RabbitMQ")[0].startswith("Message queues: moved the feeds"), kafka)
    for feed in ("Feeds in Terraform on AWS (EKS, RDS, RabbitMQ)", "Reports in Tableau, Redis and Docker for the branches; moved the feeds to RabbitMQ"):
        kafka = points(ANALYST.replace("- Kept the office", f"- {feed}.\n- Kept the office"), queues)
        check(f"no label where the first clause is about other things: {feed}", holding(kafka, "RabbitMQ")[0].startswith(feed[:8]), kafka)
    short = points(ANALYST.replace("- Kept the office", "- NLP on the notes of 300 calls a day.\n- Kept the office"), ANALYST_POSTING.replace("- Tableau", "- Natural language processing\n- Tableau"))
    check("no label of which the sentence says the initials", holding(short, "NLP")[0].startswith("NLP on"), short)
    check("no label of one general word", not any(x.split(":")[0] in ("Analysis", "Reporting", "Programming") for x in points(ANALYST, ANALYST_POSTING.replace("- Tableau", "- Reporting\n- Programming"))), lines)
    check("the role follows as the CV has it", "(Data Analyst, Copper Bank, since 2022)" in lines[0], lines)
    check("then by the employer alone", line.endswith("(Copper Bank).") and "\n".join(lines).count("(Data Analyst, Copper") == 1, lines)
    both = points(ANALYST.replace("Linden Insurance", "Copper Bank"), ANALYST_POSTING)
    check("of two roles at an employer by the title", any(x.endswith("(Data Analyst).") for x in both), both)
    line = holding(points(ANALYST, ANALYST_POSTING, "--points", "2"), "claims report")[0]
    check("a second sentence that proves the same joins it, with its own role",
          line.endswith("(Copper Bank); SQL and Python jobs for the claims report of 40 branches (Reporting Analyst, Linden Insurance, 2019\u20132022)."), line)
    check("what says the ask at its beginning has no label", holding(lines, "Dashboards in Tableau")[0].startswith("Dashboards in Tableau for"), lines)
    line = holding(points(ANALYST.replace("fraud findings", "branch findings"), ANALYST_POSTING), "risk committee")[0]
    check("what proves no ask has none", line.startswith("Presented branch findings to"), line)
    shouted = points(ANALYST.replace("tuned the Redis cache", "moved the old nightly batch to Apache Spark"), ANALYST_POSTING.replace("- Tableau", "- SPARK and RABBITS"))
    check("a name shouted in the posting is spelled as it is", not any("SPARK" in x for x in shouted), shouted)
    check("no list of what has no sentence", not any(x.startswith("Also") for x in lines), lines)


LIFEGUARD = """Dana Ortiz
Lifeguard

Experience

Head Lifeguard, Brightwater Leisure
March 2019 - present
- Taught CPR and first aid to 40 lifeguards a year
- Led a team of eight at a 50 m pool with 900 swimmers a day
- Cut incidents by a third with a new rota of posts

Certifications
Pool Operator License, 2021
"""
LIFEGUARD_POSTING = """Senior Lifeguard

Brightwater seeks a Senior Lifeguard.

Requirements:
- CPR certification required
- Pool operator license
- 3 years of experience as a lifeguard
- Team leadership
"""


def certificates():
    lines = points(NURSE, NURSE_POSTING)
    line = holding(lines, "BLS")[0]
    check("licences and certificates make one point, in the order they are asked, without the licence's number",
          line == "Registered Nurse, State of Ohio, expires 2027; BLS (2025), ACLS (2024).", lines)
    cut = points(NURSE.replace("(RN.448812)", ", No. 448812-A (active to 2028)"), NURSE_POSTING)
    check("no comma is left before a cut number", not any(", (" in p for p in cut) and any("(active to 2028)" in p for p in cut), cut)
    other = points(NURSE.replace("(RN.448812)", "License No. 448812-A"), NURSE_POSTING)
    check("nor its mark", "Registered Nurse, State of Ohio, expires 2027" in holding(other, "BLS")[0] or "Registered Nurse, State of Ohio expires 2027" in holding(other, "BLS")[0], other)


def closing():
    last = points(ANALYST, ANALYST_POSTING)[-1]
    check("years as words, with the titles they were worked under and what is asked", last.startswith("Nearly eight years as Data Analyst and Reporting Analyst (they ask for 2+); "), last)
    check("the degree that answers", "Master's degree in Statistics, University of Leeds, 2018" in last and "History" not in last, last)
    check("the language that is asked", last.endswith("; Spanish (native)."), last)
    more = points(ANALYST, ANALYST_POSTING.replace("2+ years", "9+ years"))[-1]
    check("fewer years than asked are told without the claim", more.startswith("Nearly eight years as Data Analyst and Reporting Analyst; "), more)
    far = points(ANALYST, ANALYST_POSTING.replace("2+ years", "15+ years"))[-1]
    check("far too few are no argument", "years as" not in far, far)
    product = points(ANALYST, ANALYST_POSTING.replace("2+ years of experience as a data analyst", "3+ years of SQL"))[-1]
    check("years of a product", "nearly eight years of SQL (they ask for 3+)" in product, product)
    implied = points(ANALYST, ANALYST_POSTING.replace("2+ years of experience as a data analyst", "3+ years of databases"))[-1]
    check("no years of what the CV only implies", "of databases" not in implied, implied)
    intern = points(ANALYST.replace("### Reporting Analyst", "### Data Analyst Intern"), ANALYST_POSTING)[-1]
    check("an internship is none of the years", intern.startswith("Nearly five years as Data Analyst (they ask for 2+); "), intern)
    short = points(ANALYST.replace("January 2019", "March 2020"), ANALYST_POSTING.replace("2+ years", "7+ years"))[-1]
    check("six years and nine months of seven: no claim", "they ask" not in short, short)
    ward = points(NURSE, NURSE_POSTING)[-1]
    check("a title with a comma reads as one", ward.startswith("Five years as Staff Nurse (Telemetry) \u2013 they ask for 2+"), ward)
    fewer = points(ANALYST.replace("January 2019", "July 2019"), ANALYST_POSTING)[-1]
    check("half a year more is not nearly the next", fewer.startswith("Seven years as"), fewer)
    one = points(ANALYST.replace("### Data Analyst, Copper", "### Data Analyst, Fraud, Copper").replace("### Reporting Analyst", "### Data Analyst"), ANALYST_POSTING)[-1]
    check("a title with and without its department is told once", "years as Data Analyst (they" in one, one)
    loud = points(ANALYST.replace("### Data Analyst, Copper Bank", "### HEAD OF IT AND TABLEAU REPORTING, Copper Bank"), ANALYST_POSTING.replace("- Tableau", "- TABLEAU"))
    check("a shouted title is told calmly, its abbreviations as they are", any("(Head of IT and TABLEAU Reporting, Copper Bank, since 2022)" in x for x in loud), loud)
    loud = points(ANALYST.replace("### Data Analyst, Copper Bank", "### TAX ANALYST OF RN DATA, Copper Bank"), ANALYST_POSTING)
    check("a short word is told from an abbreviation", any("(Tax Analyst of RN Data, Copper Bank, since 2022)" in x for x in loud), loud)
    long = points(ANALYST.replace("### Data Analyst, Copper Bank", "### Data Analyst - Fraud, Losses and Disputes in Retail Payments, Copper Bank"), ANALYST_POSTING)[-1]
    check("a long one by its head", "as Data Analyst and" in long, long)
    higher = points(ANALYST, ANALYST_POSTING.replace("- Master's degree in Statistics", "- Bachelor's degree in History\n- High school diploma"))[-1]
    check("of two degrees that answer the highest", "Master's degree in Statistics" in higher, higher)
    none = points(ANALYST, TEACHER_POSTING)
    check("no years for work that is not the person's", not any("years as" in x for x in none), none)


LAST = {  # the last line in the posting's language: a posting of three lines that tell it
    "de": ("Wir suchen eine Person für die Auswertung von Betrug und Verlusten. Sie schreiben Abfragen und berichten an den Ausschuss.\n\nIhr Profil\n- Gute Kenntnisse in SQL und Tableau\n- Master in Statistik oder Statistics\n", " Jahre als Data Analyst"),
    "fr": ("Nous recherchons une personne pour l'analyse de la fraude et des pertes. Vous présentez vos résultats au comité des risques.\n\nVotre profil\n- Maîtrise de SQL et de Tableau\n- Master en Statistics\n", " ans comme Data Analyst"),
    "es": ("Buscamos una persona para el análisis del fraude y de las pérdidas. Presentarás los resultados al comité de riesgos.\n\nRequisitos\n- Dominio de SQL y de Tableau\n- Máster en Statistics\n", " años como Data Analyst"),
    "nl": ("Wij zoeken een collega voor de analyse van fraude en verliezen. Je presenteert de resultaten aan de commissie.\n\nWat vragen wij?\n- Goede kennis van SQL en Tableau\n- Master in Statistics\n", " jaar als Data Analyst")}


def languages():
    for language, (body, want) in LAST.items():
        lines = points(ANALYST, f"Data Analyst\n\n{body}")
        check(f"{language}: the last line in the posting's language", lines and want in lines[-1] and "University of Leeds, 2018" in lines[-1] and lines[-1][0].isupper(), lines)


WEAVER = """Data Engineer, Querfeld Logistik GmbH (2019 - heute)
- Datenpipelines in Python und Airflow, zwei Terabyte am Tag
- Ablösung von 120 Excel-Berichten durch Power-BI-Dashboards
- Aufbau eines Data Warehouse in Snowflake für 40 Analysten

SPRACHEN
Deutsch (Muttersprache), Englisch (C1)
"""
WEAVER_POSTING = """Data Engineer (m/w/d)

Deine Aufgaben
- Du baust robuste ETL-Prozesse und Datenmodelle für den Vertrieb

Dein Profil
- Mindestens 3 Jahre Berufserfahrung im Data Engineering
- Sehr gute Kenntnisse in Python und SQL
- Erfahrung in der Datenanalyse und mit Power BI
- Verhandlungssicheres Deutsch und gute Englischkenntnisse
"""


def german_section():
    lines = points(f"Jannik Beispiel\n\nBERUFSERFAHRUNG\n\n{WEAVER}", WEAVER_POSTING)
    text = "\n".join(lines)
    check("German: roles say since when in German", "seit 2019" in text and "since" not in text, text)
    check("German: what follows a label keeps its capital", not re.search(r": (datenp|abl|aufbau)", text), text)
    check("German: an ask is named in the posting's words", "Datenanalyse: " in text and "Data analysis" not in text, text)
    check("German: languages are named in German, but for the one of posting and CV spoken from birth", "Englisch (C1)" in lines[-1] and "Deutsch" not in lines[-1] and "German" not in lines[-1], text)


def german_training():
    cv = f"Jannik Beispiel\n\nBERUFSERFAHRUNG\n\n{WEAVER}".replace("SPRACHEN", "AUSBILDUNG\n2014 - 2017 Ausbildung zum Industriekaufmann, Möbelwerke Senne\n\nSPRACHEN")
    last = points(cv, WEAVER_POSTING + "- Abgeschlossene kaufmännische Ausbildung\n")[-1]
    check("German: what was learnt is no associate degree", "Berufsausbildung (Industriekaufmann)" in last and "Associate" not in last, last)


WELDER = """# Ray Dunn

## Experience

### Pipe Welder, Hollis Boiler Works
2017 - Present

- Weld carbon and stainless pipe by TIG, from drawings, to the boiler code.
- Inspect welds and log repairs for the foreman every shift.
- Keep the rod oven and the gas bottles in order.
- Filled in as shift lead for a crew of 7 since 2022.
- Ran outage work with four apprentices under me.

## Licenses and certifications

AWS certified welder (2023) OSHA 30
NFPA 51B qualified First Aid / CPR

## Education

Marston High School, diploma 2009
"""
WELDER_POSTING = """Welding Supervisor

Requirements
- High school diploma or GED required
- 5+ years of pipe welding
- TIG welding and reading drawings
- Weld inspection
%s"""


def papers_and_people():
    """Papers that an ask of another kind is met by, and who was led where years of leading are asked."""
    wanted = points(WELDER, WELDER_POSTING % "- Working knowledge of OSHA\n- First aid\n- 2 years of supervisory experience\n", "--points", "2")
    check("a paper that a rule asked for is met by is named, by itself", "OSHA 30" in wanted[-1], wanted)
    check("once", sum(line.count("OSHA 30") for line in wanted) == 1, wanted)
    check("a school's diploma is nothing beside years of the work", "diploma" not in wanted[-1] and "years" in wanted[-1], wanted)
    plain = points(WELDER, WELDER_POSTING % "")
    check("not where nobody asks for it", "OSHA" not in "".join(plain), plain)
    three = points(WELDER, WELDER_POSTING % "- 2 years of supervisory experience\n- Manage people\n", "--points", "3")
    check("years of leading people bring a line of who was led", any("shift lead" in line or "under me" in line for line in three), three)


TEACHER_CV = """# Ann Lee

## Employment

### Year 4 Class Teacher, Oak Primary School, September 2016 - present
- Teach a class of 29 pupils across the Key Stage 2 curriculum
- Led the move to mastery maths; the share of pupils at the expected standard rose from 61% to 78%
"""
HEAD_POSTING = """Assistant Headteacher

The successful candidate will:
- have Qualified Teacher Status (QTS) and at least five years' teaching experience
- be an outstanding practitioner in Key Stage 1 or Key Stage 2
- have experience of coaching colleagues, including ECTs
"""


def counted_roles():
    last = points(TEACHER_CV, HEAD_POSTING)[-1]
    check("the last line tells the roles that the years asked for were counted over", "years as Year 4 Class Teacher" in last, last)
    text = "\n".join(points(f"Jannik Beispiel\n\nBERUFSERFAHRUNG\n\n{WEAVER}", "Data Engineer\n\nRequirements:\n- 3+ years in data engineering\n- Snowflake and Python\n- Power BI\n"))
    check("a German CV for an English posting keeps its nouns' capitals", not re.search(r": (datenp|abl|aufbau)", text) and "since 2019" in text, text)


def no_lists():
    cv = TEACHER_CV + "\n## Other\nBilingual English/Spanish, Excel\n"
    text = points(cv, HEAD_POSTING + "- Spanish and Excel are a plus\n")
    check("a bare list of names makes no point", not any(x.startswith("Bilingual") for x in text), text)


SOCIAL = """# Denise Carter

Social worker with families and older people.

## Experience

### Social Worker, Harlan Family Services (charity of 40 people)
May 2020 - present
- Caseload of 28 families: home visits, risk assessments and court reports.
- Crisis calls one weekend in four.
- Parenting groups for young mothers, twelve weeks, ten women each.
- Paid the helpers their fares on Saturdays.
"""
SOCIAL_POSTING = """Child Welfare Social Worker

Duties
- Case management
- Crisis intervention
- Facilitate parent groups and workplace safety

Requirements
- 3+ years in social work
"""


def plain_labels():
    lines = points(SOCIAL, SOCIAL_POSTING)
    check("no label of which the sentence says half", holding(lines, "one weekend in four")[0].startswith("Crisis calls"), lines)
    check("what one says of oneself in general makes no point beside three others", holding(lines, "older people")[1] < 0, lines)
    check("it makes one where there are few", holding(points(SOCIAL[:SOCIAL.index("- Crisis")], SOCIAL_POSTING), "older people")[1] >= 0)
    check("a remark in brackets is no employer", "(Social Worker, Harlan Family Services, since 2020)" in lines[0], lines)
    check("years under titles of the field that they ask for", lines[-1].startswith("Six years as Social Worker (they ask for 3+)"), lines)
    site = points("# Pat Nolan\n\n## Experience\n\n### Project Manager, Fernhill Builders\n2019 - present\n- No reportable accident in 410,000 hours; toolbox talks, permits, method statements.\n- Set out roads.\n",
                  "Construction Project Manager\n\nRequirements\n- Knowledge of health and safety regulations\n- Site safety management\n- Workplace safety\n")
    check("two labels share no word", holding(site, "toolbox")[0].split(":")[0].lower().count("safety") <= 1, site)
    head = "Forklift operator"
    repeated = points(f"DARNELL PRICE\n\nWORK\nHarvest DC                 Memphis TN                 2014 - 2016\n{head}. Sit-down and reach truck, WMS voice picking.\n", "Warehouse Associate\n\nRequirements\n- Forklift operation\n- Reach truck\n")
    check("a title is no sentence of its own", not any(x.startswith(f"{head} ({head}") for x in repeated), repeated)


BAR_CV = """# Ines Roth

Licensed bar manager, six years of food and beverage in hotels and private clubs.

## Experience

### Bar Manager, Hotel Anker
May 2020 - present
- Put the count of cellar and walk-in on a sheet each Sunday; pour cost from 24 to 19.
- Sent the monthly scorecards to the owner.
- Looked over two colleagues' pull requests a day for the booking app.
- Settled invoice queries of 40 suppliers.
"""
BAR_POSTING = """Bar Manager

Requirements
- 3+ years in food and beverage
- Reporting of KPIs
- Review code
- Help with invoice queries
"""


def doubtful_labels():
    """What the reader hardly believes to be asked for stands before no sentence."""
    text = "\n".join(points("# Cy Lund\n\n## Experience\n\n### Loan Officer, Prairie Union\n2019 - present\n- Originate auto loans, about 11 million dollars a year; take applications, pull credit, close and follow up.\n- Paid invoices.\n- Reconciled the bank.\n",
                            "Accounts Payable Clerk\n\nThe team of nine is busy at year end, and we bring cake.\n\nDuties\n- Accounts payable and bank reconciliation\n\nRequirements\n- 3+ years in accounts payable\n- Invoices\n"))
    check("no label of an ask that is doubtful", "Year end" not in text, text)


def labels_in_their_words():
    lines = points(BAR_CV, BAR_POSTING)
    check("a label begins large, though its first word is short", not any(x[0].islower() for x in lines), lines)
    check("a short form stays as the posting has it", holding(lines, "scorecards")[0].startswith("KPIs: "), lines)
    check("what the posting tells to do is named as a thing", holding(lines, "pull requests")[0].startswith("Code review: "), lines)
    named = points(BAR_CV.replace("on a sheet", "in Tavola").replace("Sent the monthly scorecards", "Tavola scorecards"), BAR_POSTING)
    check("behind a label a name that another sentence has keeps its capital", holding(named, "scorecards")[0].startswith("KPIs: Tavola "), named)
    check("no label by a name of the dictionary of which the posting says a part", holding(lines, "invoice queries")[0].startswith("Settled"), lines)


def oneself():
    lines = points(BAR_CV, BAR_POSTING)
    check("what one says of oneself opens the first point, as a sentence, and stands behind none", lines[0].startswith("Licensed bar manager, six years of food and beverage in hotels and private clubs (they ask for 3+). ") and "club" not in "".join(lines[1:]), lines)
    check("then the point has no label", re.search(r"3\+\)\. [A-Z][^:]*\(Bar Manager, Hotel Anker, since 2020\)\.$", lines[0]), lines)
    trade = points(BAR_CV.replace("six years of food and beverage in hotels and private clubs", "food and beverage in hotels and private clubs"), BAR_POSTING)
    check("a trade without years or a figure opens nothing: the title says it", not trade[0].startswith("Licensed bar manager"), trade)
    thesis = points(BAR_CV.replace("Licensed bar manager, six years of food and beverage in hotels and private clubs.", "Paper on food and beverage in hotels."), BAR_POSTING)
    check("a sentence that does not say what the person is opens nothing", not thesis[0].startswith("Paper"), thesis)
    few = "# Ines Roth\n\nHard-working team player.\n\n## Experience\n\n### Bar Manager, Hotel Anker\nMay 2020 - present\n- Kept the bar of the hotel open late.\n"
    trait = points(few, BAR_POSTING + "- Team player, hard-working\n")
    check("a trait of one's own makes no point, however few there are", not any("team player" in x for x in trait), trait)
    check("the other sentence does", holding(trait, "open late")[1] >= 0, trait)


SELLER = """# Ann Lee

## Experience

### Account Manager, Brandt Software
2019 - present
- Renewed 40 accounts worth $2 million a year
- Made 60 cold calls a day to dental offices
- Built the forecast in Salesforce each month
- Wrote Java tools for the sales team

### Sales Rep, Oak Phones
2016 - 2019
- Door-to-door sales of phone contracts in three counties
- Kept customer notes in HubSpot
"""


def unwanted():
    """What they say they do not want is no value that one adds."""
    posting = "Account Manager\n\nOur account managers keep our customers.\n{}\n\nRequirements\n- 2+ years of account management\n- Salesforce\n- Renewals\n- Forecasting\n"
    plain = "\n".join(points(SELLER, posting.format("There are cold calls to new customers and door-to-door sales. We use Java.")))
    check("what the posting asks makes points", "cold calls" in plain and "Door-to-door" in plain and "Java" in plain, plain)
    text = "\n".join(points(SELLER, posting.format("There is no cold calling and no door-to-door sales. We do not use Java.")))
    check("what it rejects makes none", "cold calls" not in text and "Door-to-door" not in text and "Java" not in text, text)
    both = "\n".join(points(SELLER.replace("Renewed 40", "By cold calls renewed 40"), posting.format("There is no cold calling.")))
    check("but where the sentence proves something else", "By cold calls renewed 40 accounts" in both, both)


ELECTRICIAN = """# Ray Dolan

## Experience

### Journeyman Electrician, Bay Wiring
May 2018 - present
- Set and terminated switchgear and panelboards up to 2,000 A.
- Found faults in motor starters at a cold store.
- Wired the lights of three schools.
- Ran conduit in 22 offices.
- Wrote the daily log.
- Wired pumps and fans.

### Apprentice Electrician, Pearl Electric
June 2013 - May 2018
- Pulled feeders.

### Waiter, Sea Grill
2010 - 2013
- Espresso, waffles, register, cleaning

## Licences
- Journeyman Electrician licence, expires 2027
- Scissor lift card 2023

## Skills
Notary Public
"""
ELECTRICIAN_POSTING = """Electrician

Requirements
- 4+ years as an electrician
- Journeyman electrician license
- Switchgear, motor starters and conduit
- Wire the lights of schools, pumps and fans in offices
- Write a daily log

Nice to have
- Notary Public
- {}
"""


PAYROLL = """# Ann Lee

## Experience

### Payroll Clerk, Snake River Farms
May 2021 - present
- Kept the hours of 420 people in Excel.

### Front Desk Clerk, Hotel Lusso
2018 - 2021
- Kept the room list in Excel.
"""


def papers():
    last = points(ELECTRICIAN, ELECTRICIAN_POSTING.format("Boats"), "--points", "3")[-1]
    check("licences that no point names stand in the last line, as the CV has them", "Journeyman Electrician licence, expires 2027" in last, last)
    lines = points(LIFEGUARD, LIFEGUARD_POSTING)
    check("a paper that a role tells of, or that is a point with its line, is not told again", lines[-1] == "Nearly eight years as Head Lifeguard (they ask for 3+)." and "Pool Operator License, 2021." in lines, lines)
    check("one that stands in a list alone by its name", "Notary Public" in last, last)
    check("what is not asked for does not", "lift" not in last, last)
    asked = points(ELECTRICIAN, ELECTRICIAN_POSTING.format("Scissor lift certification"), "--points", "3")[-1]
    check("it does where it is asked for", "Scissor lift card 2023" in asked and asked.count("Scissor lift") == 1, asked)
    check("an apprenticeship is none of the years", last.startswith("Eight years as Journeyman Electrician (they ask for 4+)"), last)
    text = "\n".join(points(ELECTRICIAN, "Barista\n\nRequirements\n- Serve guests\n- Switchgear\n"))
    sheets = points(PAYROLL, "Payroll Clerk\n\nRequirements\n- Excel\n- Wage garnishments\n", "--points", "1")[0]
    check("no second sentence of another trade", "420 people" in sheets and "room list" not in sheets, sheets)
    sheets = points(PAYROLL.replace("Front Desk Clerk", "Payroll Assistant"), "Payroll Clerk\n\nRequirements\n- Excel\n- Wage garnishments\n", "--points", "1")[0]
    check("of the trade there is", "420 people" in sheets and "room list" in sheets, sheets)
    part = points(ELECTRICIAN.replace("- Wired pumps and fans.", "- Pumps and fans"), ELECTRICIAN_POSTING.format("Boats"))
    check("nor does a fragment of a few words, though it shares some", not any("umps and fans" in x for x in part), part)
    check("a role's bare list that proves nothing makes no point", "waffles" not in text, text)


def degrees():
    cv = ANALYST.replace("MSc Statistics", "MSc HCI")
    for field in ("Human-Computer Interaction", "HCI"):
        last = points(cv, ANALYST_POSTING.replace("- Master's degree in Statistics", f"- Bachelor's degree in {field}"))[-1]
        check(f"a field and its initials are one: {field}", "Master's degree in HCI" in last and "History" not in last, last)
    last = points(ANALYST, ANALYST_POSTING.replace("- Master's degree in Statistics", "- Bachelor's degree in History"))[-1]
    check("a higher degree of another field stands before the one that answers", re.search("Master's degree in Statistics.*; Bachelor's degree in History", last), last)
    last = points(cv, ANALYST_POSTING.replace("- Master's degree in Statistics", "- Bachelor's degree in Hotel Business"))[-1]
    check("other initials are another field", "Bachelor's degree in History" not in last, last)


def main():
    plain_labels()
    labels_in_their_words()
    doubtful_labels()
    oneself()
    papers()
    unwanted()
    degrees()
    no_lists()
    german_section()
    german_training()
    counted_roles()
    choice()
    wording()
    certificates()
    languages()
    papers_and_people()
    closing()
    return summary()


if __name__ == "__main__":
    sys.exit(main())
