#!/usr/bin/env python3
"""Posting and CV in two languages: nobody is told No because of words.

What has one name everywhere (skills of the dictionary, kinds of job titles, the kind of work by the skills' names) is held
against each other, the rest is said not to be.  FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from checks import FORTE, check, summary

NURSE = """# Daniel Okoro

## Experience

### Staff Nurse, Brannock Medical Center
August 2021 - Present

- Care for five patients a shift on a telemetry unit, and plan their discharge.
- Gave medications and taught patients and families.

## Education

BSc Nursing, Kent State University, 2019
"""

ANALYST = """# Noor Haddad

## Experience

### Data Analyst, Copper Bank
March 2019 - Present

- Wrote the SQL and Python models that finance closes the month with.
- Built dashboards in Tableau for the managers of forty branches.

## Education

MSc Statistics, University of Leeds, 2018
"""

ANALYST_DE = """# Noor Haddad

## Berufserfahrung

### Datenanalystin, Kupferbank
03/2019 - heute

- Schrieb die Abfragen in SQL und Python, mit denen die Buchhaltung den Monat schließt.
- Baute für die Leitung der vierzig Filialen die Übersichten in Tableau.

## Ausbildung

Master Statistik, Universität Leipzig, 2018
"""

POSTINGS = {
    "nurse": ("Pflegefachkraft (m/w/d)", """Wir suchen ab sofort eine Pflegefachkraft für unsere Intensivstation, die gerne mit uns arbeitet.

Anforderungen:
- Examinierte Pflegefachkraft mit Approbation oder Zulassung
- Erfahrung im Umgang mit Beatmungsplätzen nach Schweizer Art
- Bereitschaft zum Schichtdienst
"""),
    "analyst": ("Datenanalyst (m/w/d)", """Sie entwickeln Dashboards in Tableau und berichten dem Ausschuss über die Verluste der Filialen.

Ihr Profil:
- Master in Wirtschaftsinformatik
- Mindestens drei Jahre Berufserfahrung in der Zahlungsbetrugsabwehr
- Sehr gute Kenntnisse in SQL und Python, dazu maschinelles Lernen und Statistik
"""),
    "welder": ("Anlagenfahrer", """Wir suchen eine Kollegin oder einen Kollegen für die Anlage im Werk und bieten eine gute Stelle mit viel Urlaub.

Das bringen Sie mit:
- Umgang mit der Bördelmaschine und der Stanzanlage
- Freude an der Arbeit in der Halle
""")}

TITLES = {  # one title a language and trade; the CV's own title is English
    "nurse": ["Pflegefachkraft", "Krankenpflegerin", "Infirmière", "Enfermera", "Verpleegkundige"],
    "analyst": ["Datenanalyst", "Analyste de données", "Analista de datos", "Data-analist"]}
BODIES = {  # tells the language, asks for nothing
    "de": "Wir suchen ab sofort Verstärkung für unser Team und freuen uns auf Ihre Bewerbung mit den üblichen Unterlagen.",
    "fr": "Nous recherchons pour notre équipe une personne qui aime son métier et qui travaille avec les autres.",
    "es": "Buscamos para nuestro equipo una persona que quiera trabajar con los demás y que tenga ganas de aprender.",
    "nl": "Wij zoeken voor ons team een collega die graag met anderen werkt en die van het vak houdt."}


def match(folder, cv, title, text):
    (folder / "cv.md").write_text(cv, encoding="utf-8")
    subprocess.run([FORTE, "skills", "-q", "-o", folder / "s.json", "--today", "2026-11-22", folder / "cv.md"], check=True)
    done = subprocess.run([FORTE, "match", "--skills", folder / "s.json", "--format", "json"], stdout=subprocess.PIPE,
                          input=json.dumps({"title": title, "text": text}).encode(), check=True)
    return json.loads(done.stdout)


def of(m, kind, title=None):
    return next((r for r in m["requirements"] if r["type"] == kind and (title is None or r["ask"] == title)), None)


def own_trade(folder):
    m = match(folder, NURSE, *POSTINGS["nurse"])
    check("a nurse's title is one in any language", of(m, "skill", m["posting"]["title"])["status"] == "met", m["requirements"])
    check("no knock-out by a licence of another country", not m["knockouts"], m["knockouts"])
    check("and no No", m["band"] in ("fair", "good", "strong"), (m["band"], m["score"], m["advice"]))
    check("points are there", len(m["points"]) >= 2, m["points"])
    m = match(folder, ANALYST, *POSTINGS["analyst"])
    kind = of(m, "kind")
    check("the kind of work by the skills' names", kind and kind["status"] == "met", kind)
    check("skills of the dictionary have one name", all(of(m, "skill", s)["status"] == "met" for s in ("SQL", "Python", "Tableau")), m["requirements"])
    years = of(m, "years")
    check("years of a subject that the CV has no word for are told by titles", years["status"] in ("met", "partly") and years["credit"] > 0, years)
    degree = of(m, "degree")
    check("a field is not compared across languages", degree["credit"] == .75 and "not compared" in degree["reason"], degree)
    same = match(folder, ANALYST_DE, *POSTINGS["analyst"])
    degree = of(same, "degree")
    check("in one language it is", degree["credit"] == .5 and "another field" in degree["reason"], degree)
    check("and the CV's kind of work is known by its skills' names", of(same, "kind"), [r["type"] for r in same["requirements"]])


def other_trade(folder):
    m = match(folder, ANALYST, *POSTINGS["nurse"])
    check("another trade: cannot say, not No", not m["advice"].startswith("No"), m["advice"])
    title = of(m, "skill", m["posting"]["title"])
    check("a title without its like is not known", title["status"] == "unknown" and title["weight"] == 0, title)
    thin = match(folder, ANALYST_DE, "Partner in Reporting", "We report to the managers what the branches sold and test what changes.")
    check("the kind of work alone says no more than a stretch", thin["score"] >= 54 and thin["band"] == "fair" and "kind of work" in thin["held"] and thin["held"] in thin["advice"], (thin["score"], thin["band"], thin["held"]))
    m = match(folder, NURSE, *POSTINGS["analyst"])
    years = of(m, "years")
    check("years of nothing like it are not known", years["status"] == "unknown" and years["weight"] == 0, years)
    check("where the skills are told, a No is one", m["score"] is not None and m["score"] < 42, m["score"])
    m = match(folder, NURSE, *POSTINGS["welder"])
    check("nothing in common: no score", m["score"] is None and m["advice"].startswith("Cannot say"), (m["score"], m["advice"]))
    check("and what is not in the dictionary is not missing", not [r for r in m["requirements"] if r["status"] == "not_met"], m["requirements"])
    english = match(folder, NURSE, "Press Operator", "We look for a colleague in our plant who likes to work with us.\n\nRequirements\n- Flanging press operation\n")
    check("in one language it is", [r for r in english["requirements"] if r["status"] == "not_met"], english["requirements"])


def titles(folder):
    for trade, cv in (("nurse", NURSE), ("analyst", ANALYST)):
        for title, body in zip(TITLES[trade], list(BODIES.values()) if trade == "analyst" else [BODIES["de"], *BODIES.values()]):
            m = match(folder, cv, title, body)
            asked = of(m, "skill", title)
            check(f"{title}: the {trade}'s own", asked and asked["status"] == "met", (m["posting"]["language"], asked))
            other = match(folder, ANALYST if trade == "nurse" else NURSE, title, body)
            asked = of(other, "skill", title)
            check(f"{title}: not known to another", asked and asked["status"] == "unknown", asked)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        own_trade(folder)
        other_trade(folder)
        titles(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
