#!/usr/bin/env python3
"""The section as a whole, as the one who sends the application reads it: nothing twice, no figure beside another that
says otherwise, one language for labels and levels, deeds before lists.

Each case is a CV and a posting of our own.  FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from checks import FORTE, check, summary


def match(cv, posting):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "cv.md").write_text(cv, encoding="utf-8")
        (folder / "posting.txt").write_text(posting, encoding="utf-8")
        subprocess.run([FORTE, "skills", "-q", "-o", folder / "s.json", "--today", "2026-11-22", folder / "cv.md"], check=True)
        done = subprocess.run([FORTE, "match", "--skills", folder / "s.json", "--format", "json", folder / "posting.txt"], check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)


def skills(cv):
    done = subprocess.run([FORTE, "skills", "-q", "-o", "-", "--today", "2026-11-22", "-"], input=cv.encode(), check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def points(cv, posting):
    return match(cv, posting)["points"]


BUYER = """# Lena Brandt

## Profile

Textile buyer, five years in outdoor clothing.

## Experience

### Buyer, Felsberg Outdoor
March 2018 - Present

- Buy jackets and trousers from 14 mills; negotiate prices, 6 % below plan in 2024.
- Wrote the supplier scorecard that the board reads each quarter; Coupa, Tableau, SAP, Power BI.
- Found two mills in Portugal and audited them on site.

### Buying Intern, Felsberg Outdoor
July 2015 - September 2015

- Filed samples of jackets and trousers for the buyers.

## Education

B.A. Textile Management, Reutlingen University, 2017

## Languages

English (native), German (fluent)
"""

BUYER_POSTING = """Buyer, Outerwear

You buy jackets and trousers for our shops and negotiate prices with mills in Asia.

Requirements
- YEARS+ years as a buyer
- Price negotiation
- Power BI
- Supplier audits
- Fluent English, German is a plus
- Bachelor's degree in textile management
"""


def years_once():
    lines = points(BUYER, BUYER_POSTING.replace("YEARS", "3"))
    text = "\n".join(lines)
    check("the person's own figure stands with what is asked", lines[0].startswith("Textile buyer, five years in outdoor clothing (they ask for 3+). "), text)
    check("then the last line counts no others", "years" not in lines[-1] and lines[-1].startswith("Bachelor's degree in Textile Management"), text)
    more = points(BUYER, BUYER_POSTING.replace("YEARS", "7"))
    check("a figure that falls short of what is asked, and of the dates, is left out", not any("five years" in x for x in more), more)
    check("then the dates count", more[-1].startswith("Nearly nine years as Buyer (they ask for 7+); "), more)
    none = points(BUYER.replace(", five years in outdoor clothing", " for outdoor clothing"), BUYER_POSTING.replace("YEARS", "3"))
    check("who says no figure gets the dates'", none[-1].startswith("Nearly nine years as Buyer (they ask for 3+); "), none)
    field = points(BUYER.replace("five years in outdoor clothing", "outdoor clothing"), BUYER_POSTING.replace("YEARS+ years as a buyer", "3+ years of buying"))
    check("years of the titles' own field are told once", "\n".join(field).count("nine years") == 1, field)


def languages():
    lines = points(BUYER, BUYER_POSTING.replace("YEARS", "3"))
    check("the language of posting and CV, spoken from birth, goes without saying", lines[-1].endswith("; German (fluent)."), lines)
    other = points(BUYER.replace("English (native), German (fluent)", "English (fluent), German (native)"), BUYER_POSTING.replace("YEARS", "3"))
    check("not where it was learnt", other[-1].endswith("; English (fluent) and German (native)."), other)
    german = """Einkäufer Textil (m/w/d)

Sie kaufen Jacken und Hosen für unsere Filialen ein und verhandeln Preise mit Webereien in Asien.

Ihr Profil
- Mindestens 3 Jahre Berufserfahrung im Einkauf
- Gute Kenntnisse in SAP und Excel
- Fließende Deutsch- und Englischkenntnisse
"""
    lines = points(BUYER, german)
    check("levels in the posting's language", "Englisch (Muttersprache)" in lines[-1] and "Deutsch (fließend)" in lines[-1], lines)
    grade = points(BUYER.replace("German (fluent)", "German (B2)"), german)
    check("a grade is no word", "Deutsch (B2)" in grade[-1], grade)
    french = """# Hugo Merlin

## Expérience professionnelle

### Acheteur textile, Montagnes Bleues
mars 2018 - aujourd'hui

- Achat de vestes et de pantalons auprès de 14 ateliers ; négociation des prix, 6 % sous le budget en 2024
- Suivi des fournisseurs dans SAP et Excel

## Langues

Français (langue maternelle), anglais (courant)
"""
    lines = points(french, BUYER_POSTING.replace("YEARS", "3").replace("German is a plus", "French is a plus") + "- SAP and Excel\n")
    check("French levels in English", "French (native)" in lines[-1] and "English (fluent)" in lines[-1], lines)


STUDENT = """# Mo Tanaka

## Education

B.S. Computer Science, Hillview College, expected May 2028

## Projects

**Gradebook** (2025): Flask and PostgreSQL web app for teaching assistants; tests with pytest, deployed with Docker

## Experience

### Teaching Assistant, Hillview College
September 2025 - Present

- Hold labs in Java for 25 students
"""

STUDENT_POSTING = """Software Intern

You ship features of our web app with a team of six.

Requirements
- Working towards a bachelor's degree in Computer Science
- Docker
- Python
"""


def order():
    lines = points(BUYER, BUYER_POSTING.replace("YEARS", "3"))
    scorecard = [x for x in lines if "scorecard" in x]
    check("a list of tools does not move before the deed", scorecard and scorecard[0].startswith("Wrote the supplier scorecard"), lines)
    check("an internship long past speaks for nothing", not any("Filed samples" in x for x in lines), lines)
    lines = points(STUDENT, STUDENT_POSTING)
    check("clauses stay behind the head that names what they are of", any("Gradebook (2025): Flask" in x and not x.startswith("Tests") for x in lines), lines)
    check("a degree that is ahead says so", any("Hillview College, expected 2028" in x for x in lines), lines)


INSTALLER = """# Kai Brook

## Experience

### Solar Installer, Sunward Energy
May 2019 - Present

- Install roof panels and inverters for 60 homes a year

## Skills

Microsoft Office, power tools
"""

ROOFS = """Solar Sales Consultant

You sell roofs with solar panels to home owners.

Requirements
- 2+ years in home sales
- Microsoft Office (Word, Excel, PowerPoint)
"""


def row(result, ask):
    return next((r for r in result["requirements"] if r["ask"] == ask), {})


def kinds():
    result = match(INSTALLER, ROOFS)
    check("a trade's product in two titles does not make them one work", row(result, "Solar Sales Consultant").get("status") == "not_met", result["requirements"])
    check("nor its years", row(result, "2+ years in home sales").get("status") == "not_met", result["requirements"])
    seller = match(INSTALLER.replace("Solar Installer", "Sales Consultant"), ROOFS)
    check("the kind of work does", row(seller, "Solar Sales Consultant").get("status") == "met", seller["requirements"])
    planner = match(INSTALLER.replace("Solar Installer", "Production Planner"), ROOFS.replace("Solar Sales Consultant", "Mechanical Maintenance Planner"))
    check("so does the title's own noun", row(planner, "Mechanical Maintenance Planner").get("status") == "met", planner["requirements"])


FORMER = """# Kai Brook

## Experience

### Restaurant Manager, Elmhall Kitchens
January 2016 - Present

- Run two restaurants with 40 staff.

### Electrician, Sunward Energy
January 2012 - December 2015

- Wired 60 homes a year and tested each circuit.
"""
WIRING = """Electrician

You wire homes.

Requirements
- {years}+ years as an electrician
- Circuit testing
"""


def outgrown():
    """Years of a work that one has left are told where they are enough, and are no argument where they are not."""
    for cv, years, told in ((FORMER, 3, True), (FORMER, 6, False), (FORMER.replace("Restaurant Manager", "Electrician"), 20, True)):
        last = match(cv, WIRING.format(years=years))["points"][-1]
        check(f"{years} years asked of an electrician: {last}", ("years as Electrician" in last) == told)


def suites():
    result = match(INSTALLER, ROOFS)
    parts = [row(result, f"Microsoft {name}") for name in ("Word", "Excel", "PowerPoint")]
    check("who names the whole is not told that its parts are missing", all(r.get("status") == "unknown" for r in parts), parts)
    bare = match(INSTALLER.replace("Microsoft Office, ", ""), ROOFS)
    parts = [row(bare, f"Microsoft {name}") for name in ("Word", "Excel", "PowerPoint")]
    check("the parts weigh as one together", all(r["status"] == "not_met" for r in parts) and sum(r["weight"] for r in parts) < 4.5, parts)
    alone = match(INSTALLER, ROOFS.replace("Microsoft Office (Word, Excel, PowerPoint)", "Excel"))
    check("a program asked for by itself counts whole", row(alone, "Microsoft Excel").get("status") == "not_met", alone["requirements"])


def across():
    cv = """# Aylin Kaya

## Berufserfahrung

### Strategische Einkäuferin, Kettler Antriebe GmbH, Mannheim
seit 03/2019

- Verhandlung von Rahmenverträgen mit 30 Lieferanten; Einsparung von 1,4 Mio. Euro in drei Jahren
- Aufbau von vier neuen Lieferanten in der Türkei, Audits vor Ort
- Einführung von SAP Ariba für Ausschreibungen

## Kenntnisse

SAP MM, SAP Ariba
"""
    posting = """Senior Strategic Buyer

You find and audit suppliers of castings in best-cost countries and negotiate frame contracts.

Requirements
- 5+ years in strategic purchasing
- Strong negotiation skills
- SAP Ariba
"""
    result = match(cv, posting)
    check("titles of one trade meet across languages", row(result, "Senior Strategic Buyer").get("status") == "met", result["requirements"])
    check("and their years are told", "Nearly eight years as Strategische Einkäuferin (they ask for 5+)" in result["points"][-1], result["points"])
    check("a line of that work that shares no word is a point", any("neuen Lieferanten in der Türkei" in x for x in result["points"]), result["points"])


ORGANISER = """# Tove Malm

## Experience

### Event Manager, Havnehuset
2022 - Present

- Deliver 25 conferences a year for 200 to 1,800 guests, from brief to invoice
- Hold budgets of up to 600,000 euros; under budget on 22 of 25 events last year
- Negotiate with hotels, caterers and stage builders; saved 12 % by a framework contract
- Built the registration flow in Cvent and cut check-in queues by half
- Lead two coordinators and 30 temporary staff on the day
- Coach the girls' rowing team

### Event Coordinator, Blue Anchor Festivals
2019 - 2022

- Booked artists' travel, hotels and visas for 120 acts

### Hotel Receptionist, Hotel Sundet
2016 - 2019

- Checked in guests, handled complaints and group bookings
"""

CONGRESS = """Senior Event Manager

Nordic Congress organises medical congresses across Europe.

Your tasks
- You own three congresses a year with 1,000 to 4,000 delegates, including the budget
- You negotiate contracts with venues, hotels and suppliers
- You lead the project team and the crew on site
- You set up registration

Your profile
- 5+ years in event management
- Strong negotiator
- Registration software (Cvent or similar)
"""


def fillers():
    lines = points(ORGANISER, CONGRESS)
    check("a line of the same work under the same title is a point though it shares no word", any("25 conferences" in x for x in lines), lines)
    check("better five good points than six with a line of other work", len(lines) > 4 and not any("Checked in" in x or "rowing" in x for x in lines), lines)


DEVELOPER = """# Ada Fenn

## Experience

### Software Engineer, Copper Parcel
January 2016 - Present

- Wrote the parcel tracking service in Java; 400 requests a second
- Docker images and Jenkins pipelines for eleven services
- Led three colleagues when the team lead was away
"""

DEVOPS = """DevOps Engineer

You run the pipelines of our parcel service in Java.

Requirements
- 5+ years in DevOps
- Docker and Jenkins
"""

TEACHER = """# Hanne Reyes

## Experience

### Biology Teacher, Larkspur School
August 2017 - Present

- Rebuilt the biology course in Canvas: 14 modules with videos and quizzes
- Run a workshop on Canvas for 45 teachers each summer

### Science Teacher, Harbour School
August 2014 - July 2017

- Wrote lesson plans and labs
"""

DESIGN = """Instructional Designer

You make courses for our staff.

Requirements
- 3+ years in instructional design, teaching or corporate training
- Experience with Canvas
- Facilitate workshops
"""


def amounts():
    lines = points(DEVELOPER, DEVOPS)
    check("what is asked in one field is not told beside years in another", "they ask" not in lines[-1], lines)
    lines = points(DEVELOPER, DEVOPS.replace("5+ years in DevOps", "5+ years as a software engineer\n- 3+ years of leading a team"))
    check("of two amounts that of the titles is told", "as Software Engineer (they ask for 5+)" in lines[-1], lines)
    lines = points(DEVELOPER, DEVOPS.replace("5+ years in DevOps", "3+ years of leading a team"))
    check("years of leading are told of those who lead by title", "they ask" not in lines[-1], lines)
    lines = points(TEACHER, DESIGN)
    check("all roles that the years were counted over are told", lines[-1].startswith("Twelve years as Biology Teacher and Science Teacher (they ask for 3+)"), lines)


TREASURER = """JO OKAFOR
Leeds

EMPLOYMENT

Finance Manager
Tidewell Foods Ltd, Bath     2012 - 2023
- Led a finance function of 34
- Ran payroll for 210 staff and VAT returns

VOLUNTARY

Treasurer, St Olaf Community Centre, 2023 - present
- Keep the books in Xero and reconcile the bank each week
- Report to the trustees each quarter
"""

BOOKKEEPER = """Part-time Bookkeeper

The Otter Trust restores rivers.

You will
- reconcile bank accounts every week in Xero
- run the payroll and VAT returns
- report to the trustees

Requirements
- good knowledge of Xero
- experience of payroll
"""


def offices():
    lines = points(TREASURER, BOOKKEEPER)
    check("an office held for nothing is told with where it is held", any("(Treasurer, St Olaf Community Centre, since 2023)" in x for x in lines), lines)
    check("its heading is no title, and it no project", not any("oluntary" in x or "project" in x for x in lines), lines)


THERAPIST = """# Dana Whit

## Experience

### Speech Therapist, Riverbend Schools
August 2019 - Present

- Carry a caseload of 52 pupils: articulation, language, fluency and AAC
- Write plans and reports for meetings with parents
"""

CLINIC = """Speech Therapist

You treat children with speech and language disorders.

- Program AAC devices
- Write plans of care
"""


def labels():
    lines = points(THERAPIST, CLINIC)
    check("the letters say what their noun would", not any(x.startswith("AAC devices:") for x in lines) and any("AAC" in x for x in lines), lines)


QUALITY = """# Priya Rao

## Experience

### Quality Engineer, Kessler Axles
March 2021 - Present

- Run 8D problem solving with production after complaints
- Introduced SPC on six machining lines and trained 22 operators

### Quality Inspector, Ranga Components
July 2017 - August 2020

- Measured gears and shafts with gauges

## Education

M.Sc. Production Engineering, TU Hamburg, 2021
"""

QUALITAET = """Qualitätsingenieur (m/w/d)

Ihre Aufgaben
- Bearbeitung von Reklamationen nach der 8D-Methode
- Schulung von Mitarbeitern in statistischer Prozessregelung (SPC)

Ihr Profil
- Abgeschlossenes Studium der Produktionstechnik oder eine vergleichbare Qualifikation
- Mindestens drei Jahre Berufserfahrung im Qualitätsmanagement
"""

CRANES = """# Marek Dolan

## Experience

### Tower Crane Operator, Hartnell Lifting
January 2018 - Present

- Operate tower cranes up to 24 t on high-rise sites
"""


def trades():
    lines = points(QUALITY, QUALITAET)
    check("years in quality meet across languages", "Quality Engineer und Quality Inspector (gefordert: 3+)" in lines[-1], lines)
    check("a degree of the level stands though its field is in another language and years stand in for it", "Production Engineering, TU Hamburg" in lines[-1], lines)
    lines = points(CRANES, "Mobile Crane Operator\n\nYou need\n- at least 5 years on cranes\n- tower crane experience\n")
    check("a subject in the plural is named by a title", "(they ask for 5+)" in lines[-1], lines)


HOTELIER = """# Jane Roe

## Experience

### General Manager, Hotel Anker
May 2018 - Present

- Run a hotel of 140 rooms with 60 staff; occupancy from 71 to 82 percent

## Certifications

QHA, CRME, ServSafe Manager, CPR
"""

HOTEL = """Hotel General Manager

You run our hotel of 120 rooms.

Requirements
- 5+ years as a hotel general manager
- Experience with occupancy and room rates
- QHA and CPR required
"""


def papers():
    result = match(HOTELIER, HOTEL)
    check("letters among certificates that no dictionary has are told", any("QHA" in x for x in result["points"]), result["points"])
    kind = row(result, "Kind of work")
    check("a certificate of every trade is no kind of work", "CPR" not in kind["reason"], kind)


LAGERIST = """# Al Sommer

## Berufserfahrung

### Lagerist, Obst Ebert GmbH
05/2018 - heute
- Kommissionierung mit Scanner und Inventur
- Verladung von 40 Paletten am Tag
"""

LAGER = """Fachkraft für Lagerlogistik (m/w/d)

Ihre Aufgaben
- Kommissionierung und Verladung

Ihr Profil
- Erfahrung im Lager
- ASK
"""


def alternatives():
    for ask, codes in {"Führerschein Klasse C": ["licence"], "Führerschein Klasse C oder die Bereitschaft, ihn zu erwerben": [],
                       "Abgeschlossenes Studium der Logistik": ["degree"], "Abgeschlossenes Studium der Logistik oder die Bereitschaft zur Weiterbildung": []}.items():
        result = match(LAGERIST, LAGER.replace("ASK", ask))
        check(f"{ask}: knock-outs", [k["code"] for k in result["knockouts"]] == codes, result["knockouts"])
    result = match(LAGERIST.replace("Berufserfahrung", "Expérience professionnelle").replace("Kommissionierung mit Scanner und Inventur", "Préparation de commandes et inventaire"),
                   "Magasinier (H/F)\n\nVos missions\n- Préparation de commandes\n\nVotre profil\n- Permis poids lourd (C) ou prêt à le passer\n")
    check("French takes something else too", not result["knockouts"], result["knockouts"])


EVENEMENT = """# Julien Marchetti

## Expérience professionnelle

### Chef de projet événementiel, Agence Lumière
septembre 2020 - aujourd'hui
- Négociation avec les prestataires : traiteurs, techniciens, hôtels
- Organisation de 18 salons professionnels par an

## Formation

Master Communication, Université de Grenoble, 2016

## Langues

Français (langue maternelle), anglais (bon)
"""

SALONS = """Responsable événementiel (H/F)

La Maison Duclos recherche son responsable événementiel.

Vos missions
- Organiser les salons
- Négocier avec les prestataires

Votre profil
- Bac +5 en communication
- Au moins 5 ans d'expérience en gestion de projet événementiel
- Anglais exigé
"""


def others():
    lines = points(EVENEMENT, SALONS)
    check("no verb is a label", not any(x.startswith("Négocier") for x in lines), lines)
    check("events are a kind of work, and degrees and levels are said in French", lines[-1] == "Six ans comme Chef de projet événementiel (demandé : 5+); Master en Communication, Université de Grenoble, 2016; anglais (bon).", lines)
    lohn = points(LAGERIST.replace("Lagerist,", "Teamleiterin Lohnbuchhaltung,").replace("Kommissionierung mit Scanner und Inventur", "Lohnabrechnung von 850 Mitarbeitern mit DATEV"),
                  "Leiter Entgeltabrechnung (m/w/d)\n\nIhr Profil\n- Mindestens 5 Jahre Erfahrung in der Entgeltabrechnung\n- DATEV\n")
    check("payroll by its German names", "Teamleiterin Lohnbuchhaltung (gefordert: 5+)" in lohn[-1], lohn)
    dutch = EVENEMENT.replace("Langues", "Talen").replace("Français (langue maternelle), anglais (bon)", "Nederlands (moedertaal), Duits (goed)")
    levels = points(dutch, "Event manager\n\nWij zoeken een collega voor onze beurzen.\n\nWat vragen wij\n- Ervaring met het organiseren van beurzen\n- Goede beheersing van het Duits\n")
    check("a Dutch level is told", "Duits (goed)" in levels[-1], levels)


OPTICIAN = """# Naomi Acht

## Career

**Senior Dispensing Optician**, Clearview Opticians, 2019 - present

- Deputise for the store manager: rotas, banking, complaints
- Order frames from 11 suppliers; stock loss halved in two years

**Optical Assistant**, Vale Eyecare, 2016 - 2019

- Answered calls and booked eye tests

**Production Operative**, Norsk Coatings, 2012 - 2016

- Filled and labelled paint
"""

OPTICS = """Optical Store Manager

You run the shop: rotas, stock, complaints.

What we are looking for
- a qualified dispensing optician
- at least 4 years in optical retail
"""


def past():
    lines = points(OPTICIAN, OPTICS)
    check("a title that is asked for by name is told with its years", "as Senior Dispensing Optician and Optical Assistant" in lines[-1], lines)
    lines = points(OPTICIAN.replace("Senior Dispensing Optician", "Bank Clerk"), OPTICS.replace("- a qualified dispensing optician\n", ""))
    check("few years of a lesser post long left are not told", not any("years as Optical Assistant" in x for x in lines), lines)
    titles = [r["title"] for r in skills(OPTICIAN)["roles"]]
    check("an operative is a title", "Production Operative" in titles, titles)


OFFICE_ABROAD = """# Owen Farrelly

## Experience

### Digital Marketing Executive, Saltmarsh Bikes
January 2022 - Present

- Manage Google Ads and Meta campaigns of 15,000 euros a month
- Write and send the newsletter to 60,000 readers with Brevo
- Optimise product pages for search (SEO): visits up 45 % in a year
- Report weekly to the sales director with Google Analytics

### Content Assistant, Greyfriars Tourism
September 2019 - December 2021

- Answered visitors' questions at the desk
"""


def abroad():
    lines = points(OFFICE_ABROAD, "Chargé de marketing digital (H/F)\n\nVos missions\n- Piloter les campagnes Google Ads\n- Envoyer les newsletters avec Brevo\n- Améliorer le SEO\n- Suivre Google Analytics\n\nProfil recherché\n- 2 ans d'expérience en marketing digital\n")
    check("in another language too, no filler beside four", len(lines) >= 4 and not any("at the desk" in x for x in lines), lines)


def main():
    past()
    abroad()
    alternatives()
    others()
    papers()
    labels()
    trades()
    offices()
    amounts()
    fillers()
    years_once()
    languages()
    order()
    kinds()
    outgrown()
    suites()
    across()
    return summary()


if __name__ == "__main__":
    sys.exit(main())
