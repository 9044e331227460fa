#!/usr/bin/env python3
"""Layouts of CVs: a few fictitious people, each written in many layouts, read back by `forte skills`.

What is asserted for every pair of person and layout: each role's title, employer and dates, nothing invented, and the
schools.  The people have titles and employers that no word list knows, so that their places must tell them.  A layout is
a function from a person to a text; a new wrong reading of a kind of CV is a new layout here.
Prints "N passed, N failed".
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from checks import FORTE, check, summary

TODAY = "2026-11-22"

EN = {
    "months": "January February March April May June July August September October November December".split(),
    "now": "Present", "since": "since", "experience": "Work Experience", "education": "Education", "skills": "Skills",
    "profile": "Profile",
}
DE = {
    "months": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "now": "heute", "since": "seit", "experience": "Berufserfahrung", "education": "Ausbildung", "skills": "Kenntnisse",
    "profile": "Profil",
}
FR = {
    "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "now": "aujourd'hui", "since": "depuis", "experience": "Expérience professionnelle", "education": "Formation",
    "skills": "Compétences", "profile": "Profil",
}

# (title, employer, place, from, to, what was done); newest first
PEOPLE = {
    "conservator": {
        "words": EN, "name": "Ottilie Brandvold", "contact": "ottilie@brandvold.example", "profile": "Keeps old cloth alive, from Coptic linen to stage costumes.",
        "roles": [
            ("Textile Conservator", "Halden & Roe", "York, UK", "2021-04", None, ["Cleaned and mounted 40 tapestries for a touring show", "Wrote condition reports for lenders"]),
            ("Costume Hand", "Northgate Playhouse", "Leeds, UK", "2017-09", "2021-03", ["Mended 300 costumes a season", "Dyed cloth to match old patterns"]),
            ("Loom Fixer", "Aldersyke Weavers Ltd", "Halifax, UK", "2014-02", "2017-08", ["Kept 18 looms running on two shifts"]),
        ],
        "schools": [("MA Textile Conservation", "University of Glasgow", "2012", "2013")], "skills": ["Microsoft Excel", "Photography"],
    },
    "ranger": {
        "words": EN, "name": "Tamsin Okoro", "contact": "tamsin.okoro@mail.example", "profile": "Looks after moors and the people who walk on them.",
        "roles": [
            ("Area Warden", "Fells and Dales Trust", "Kendal, UK", "2022-05", None, ["Lead 12 wardens over 90 square kilometres", "Cut path erosion by a third"]),
            ("Assistant Warden", "Fells and Dales Trust", "Kendal, UK", "2019-01", "2022-04", ["Repaired 14 km of dry stone wall", "Led school groups every week"]),
            ("Deckhand", "Lochside Ferries", "Oban, UK", "2016-06", "2018-12", ["Handled lines and tickets"]),
            ("Kennel Hand", "Bracken Lodge", "Penrith, UK", "2015-03", "2016-05", ["Fed and walked 30 dogs"]),
        ],
        "schools": [("BSc Countryside Management", "Harper Adams University", "2012", "2015")], "skills": ["First aid", "Team leadership"],
    },
    "statiker": {
        "words": DE, "name": "Henrike Sattler", "contact": "henrike@sattler.example", "profile": "Rechnet und prüft Tragwerke aus Holz und Stahl.",
        "roles": [
            ("Tragwerksplanerin", "Lindner Holzbau GmbH", "Ulm", "2020-10", None, ["Statische Berechnungen für 30 Hallen", "Abstimmung mit Prüfämtern"]),
            ("Prüfstatikerin", "Büro Ahrens", "Kassel", "2016-03", "2020-09", ["Prüfung von Brückenplänen"]),
            ("Zeichnerin", "Kober Metallbau", "Fulda", "2013-08", "2016-02", ["Werkpläne in AutoCAD"]),
        ],
        "schools": [("Master of Engineering Bauingenieurwesen", "Hochschule Biberach", "2011", "2013")], "skills": ["AutoCAD", "SAP"],
    },
    "seamstress": {
        "words": EN, "name": "Rosalind Achterberg", "contact": "rosalind@achterberg.example", "profile": "Cuts, sews and alters.",
        "roles": [
            ("Lead Alterations Hand", "Pym, Oake & Daughters", "Bath, UK", "2023-01", None, ["Fit 20 brides a month"]),
            ("Machinist, Outerwear", "Tarn Outdoor", "Keswick, UK", "2018-11", "2022-12", ["Sewed 60 jackets a day"]),
            ("Sample Machinist", "Tarn Outdoor", "Keswick, UK", "2016-02", "2018-10", ["Made samples from drawings", "Kept the pattern library"]),
        ],
        "schools": [("Diploma in Fashion Technology", "Leicester College", "2014", "2016")], "skills": ["Pattern cutting"],
    },
    "fromagere": {
        "words": FR, "name": "Maëlle Kerdraon", "contact": "maelle@kerdraon.example", "profile": "Fait et affine des fromages au lait cru.",
        "roles": [
            ("Affineuse", "Caves du Penthièvre", "Lamballe", "2021-02", None, ["Affinage de 900 pièces par semaine", "Tenue du plan HACCP"]),
            ("Fromagère", "Laiterie des Abers", "Brest", "2016-04", "2021-01", ["Fabrication de tommes et de caillés"]),
        ],
        "schools": [("BTS Agroalimentaire", "Lycée de Quimper", "2014", "2016")], "skills": ["HACCP", "Excel"],
    },
}


def month(w, value, form):
    if value is None:
        return w["now"]
    y, m = value.split("-")
    name = w["months"][int(m) - 1]
    return {"long": f"{name} {y}", "short": f"{name[:3]}. {y}" if len(name) > 4 else f"{name} {y}", "slash": f"{m}/{y}", "dot": f"{m}.{y}",
            "iso": f"{y}-{m}", "year": y, "tick": f"{name[:3]} '{y[2:]}"}[form]


def span(p, r, form="long", sign=" – "):
    return month(p["words"], r[3], form) + sign + month(p["words"], r[4], form)


def bullets(r, mark="- "):
    return "".join(f"{mark}{b}\n" for b in r[5])


def page(p, head, entry, mark="- ", heading=str, gap="\n", school=None, intro=True):
    """A whole CV: entry(r) gives the head of a role."""
    w = p["words"]
    out = f"{p['name']}\n{p['contact']}\n\n"
    if intro:
        out += f"{heading(w['profile'])}\n{p['profile']}\n\n"
    out += head + gap.join(entry(r) + bullets(r, mark) for r in p["roles"])
    out += f"\n{heading(w['education'])}\n"
    school = school or (lambda d, s, a, b: f"{d}, {s}, {a} – {b}\n")
    out += "".join(school(*s) for s in p["schools"])
    return out + f"\n{heading(w['skills'])}\n{', '.join(p['skills'])}\n"


def layout(f):
    LAYOUTS[f.__name__] = f
    return f


LAYOUTS = {}


@layout
def one_line_dashes(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]} – {r[1]} – {r[2]} ({span(p, r, 'slash', '-')})\n")


@layout
def employer_title_dates(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[1]}\n{r[0]}\n{span(p, r)}\n")


@layout
def dates_title_employer(p):
    return page(p, p["words"]["experience"].upper() + "\n\n", lambda r: f"{span(p, r, 'short')}\n{r[0]}\n{r[1]}, {r[2]}\n", heading=str.upper)


@layout
def dates_left_employer_then_title(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{span(p, r, 'slash'):24}{r[1]}, {r[2]}\n{'':24}{r[0]}\n", mark=" " * 24 + "• ")


@layout
def middle_dots(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]}\n{r[1]} · {r[2]} · {span(p, r)}\n", mark="• ")


@layout
def employer_dates_then_title(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[1]} ({r[2]})    {span(p, r, 'dot')}\n{r[0]}\n")


@layout
def dates_in_brackets_after_title(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]} ({span(p, r, 'year', '–')})\n{r[1]}, {r[2]}\n")


@layout
def pipes(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[1]} | {r[0]} | {span(p, r)}\n", gap="")


@layout
def dates_colon(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{span(p, r, 'slash')}: {r[0]}, {r[1]}\n")


@layout
def years_at_sign(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{span(p, r, 'year', '–')}  {r[0]} @ {r[1]}\n")


@layout
def unmarked_lines(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]}\n{r[1]}, {r[2]}\n{span(p, r)}\n", mark="", gap="")


@layout
def title_dates_employer(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]}    {span(p, r, 'iso')}\n{r[1]}\n", mark="* ")


@layout
def spaced_headings(p):
    wide = lambda s: "   ".join(" ".join(word) for word in s.upper().split())
    return page(p, wide(p["words"]["experience"]) + "\n", lambda r: f"{r[0]}, {r[1]}\n{span(p, r)}\n", heading=wide)


@layout
def heading_on_two_lines(p):
    words = p["words"]["experience"].upper().split()
    return page(p, "\n".join(words) + "\n", lambda r: f"{r[1]}, {r[2]}\n{r[0]}, {span(p, r)}\n", heading=str.upper)


@layout
def since(p):
    def dates(r):
        return f"{p['words']['since']} {month(p['words'], r[3], 'long')}" if r[4] is None else span(p, r)
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]}, {r[1]}, {dates(r)}\n")


@layout
def ticks(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{span(p, r, 'tick')}\n{r[1]} – {r[0]}\n")


@layout
def no_heading(p):
    return page(p, "", lambda r: f"{r[0]} | {r[1]} | {span(p, r)}\n", heading=str.upper, intro=False)


@layout
def wrapped_end(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]}, {r[1]}   {month(p['words'], r[3], 'long')} –\n{month(p['words'], r[4], 'long')}\n")


@layout
def labels(p):
    names = {"Berufserfahrung": ("Zeitraum", "Funktion", "Arbeitgeber"), "Expérience professionnelle": ("Période", "Poste", "Employeur")}
    d, t, e = names.get(p["words"]["experience"], ("Dates", "Occupation or position held", "Name and address of employer"))
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{d}: {span(p, r)}\n{t}: {r[0]}\n{e}: {r[1]}, {r[2]}\n")


@layout
def form_with_activities(p):
    """Europass: the employer's label stands below the activities."""
    names = {"Berufserfahrung": ("Zeitraum", "Funktion", "Aufgaben", "Arbeitgeber"), "Expérience professionnelle": ("Période", "Poste", "Missions", "Employeur")}
    d, t, a, e = names.get(p["words"]["experience"], ("Dates", "Occupation or position held", "Main activities and responsibilities", "Name and address of employer"))
    bare = dict(p, roles=[r[:5] + ([],) for r in p["roles"]])
    full = {r[0]: r for r in p["roles"]}
    return page(bare, p["words"]["experience"] + "\n", lambda r: f"{d}: {span(p, r)}\n{t}: {r[0]}\n{a}: {'. '.join(full[r[0]][5])}\n{e}: {r[1]}, {r[2]}\n", gap="")


@layout
def markdown_employer_heading(p):
    w = p["words"]
    text = page(p, f"## {w['experience']}\n\n", lambda r: f"### {r[1]}\n**{r[0]}** | *{span(p, r)}*\n\n", heading=lambda s: "## " + s)
    return "# " + text


@layout
def markdown_job_headings(p):
    """No heading but each job's own; the schools and what one works with stand below the last."""
    jobs = "\n".join(f"### {r[1]}, {r[2]}\n**{r[0]}, {span(p, r)}**\n{bullets(r)}" for r in p["roles"])
    schools = "\n".join(f"{d}, {s}, {b}\n" for d, s, _, b in p["schools"])
    return f"# {p['name']}\n{p['contact']}\n\n{jobs}\n{schools}\nWorks with: {', '.join(p['skills'])}\n"


@layout
def schools_below_last_job(p):
    jobs = "\n".join(f"{r[0]}, {r[1]}, {span(p, r)}\n{bullets(r)}" for r in p["roles"])
    schools = "\n".join(f"{s}, {d}, {b}\n" for d, s, _, b in p["schools"])
    return f"{p['name']}\n{p['contact']}\n\n{p['words']['experience']}\n\n{jobs}\n{schools}\nGood with {', '.join(p['skills'])}\n"


@layout
def markdown_bold_bullets(p):
    w = p["words"]
    text = page(p, f"## {w['experience']}\n\n", lambda r: f"**{r[0]}**, {r[1]} — {span(p, r)}\n", heading=lambda s: "## " + s, mark="* ")
    return "# " + text


@layout
def school_first(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]}\n{r[1]}\n{span(p, r)}\n", school=lambda d, s, a, b: f"{s}\n{d}\n{a} – {b}\n")


@layout
def school_in_bullets(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[1]}, {r[2]}    {span(p, r)}\n{r[0]}\n", school=lambda d, s, a, b: f"- {d}, {s} ({b})\n")


@layout
def title_and_dates_employer_and_place(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]:50}{span(p, r)}\n{r[1]:50}{r[2]}\n", mark="• ")


@layout
def employer_and_place_title_and_dates(p):
    return page(p, p["words"]["experience"].upper() + "\n", lambda r: f"{r[1]:50}{r[2]}\n{r[0]:50}{span(p, r, 'short')}\n", mark="• ", heading=str.upper)


@layout
def grouped_by_employer(p):
    """As LinkedIn prints it: titles under an employer that is named once, the body as plain lines."""
    def entry(r):
        i = p["roles"].index(r)
        first = i == 0 or p["roles"][i - 1][1] != r[1]
        return (f"{r[1]}\n" if first else "") + f"{r[0]}\n{span(p, r)} (2 years 3 months)\n{r[2]}\n"
    return page(p, p["words"]["experience"] + "\n\n", entry, mark="")


@layout
def place_on_its_own_line(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]}\n{r[1]}\n{r[2]}\n{span(p, r)}\n", mark="- ")


@layout
def title_employer_place_dates_by_pipes(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[0]} | {r[1]}\n{r[2]} | {span(p, r, 'slash')}\n")


@layout
def employer_title_commas(p):
    return page(p, p["words"]["experience"] + "\n", lambda r: f"{r[1]}, {r[0]}, {span(p, r)}\n")


@layout
def prose_bodies(p):
    def entry(r):
        return f"{r[0]}, {r[1]} ({span(p, r)})\n" + ". ".join(r[5]) + ".\n"
    bare = dict(p, roles=[r[:5] + ([],) for r in p["roles"]])
    by_title = {r[0]: r for r in p["roles"]}
    return page(bare, p["words"]["experience"] + "\n\n", lambda r: entry(by_title[r[0]]))


@layout
def no_bodies(p):
    bare = dict(p, roles=[r[:5] + ([],) for r in p["roles"]])
    return page(bare, p["words"]["experience"] + "\n", lambda r: f"{r[0]}, {r[1]}\n{span(p, r, 'year')}\n", gap="")


@layout
def dates_below_in_brackets(p):
    return page(p, p["words"]["experience"] + ":\n", lambda r: f"{r[1]} - {r[0]}\n({span(p, r, 'short', ' - ')})\n", mark="* ")


@layout
def two_lines_of_bullet_heads(p):
    w = p["words"]
    return page(p, w["experience"] + "\n", lambda r: f"• {r[0]}, {r[1]} ({span(p, r)})\n", mark="    - ", gap="")


@layout
def markdown_title_at_employer(p):
    return "# " + page(p, f"## {p['words']['experience']}\n\n", lambda r: f"### {r[0]} — {r[1]}\n\n_{span(p, r)}_ · {r[2]}\n\n", heading=lambda s: "## " + s)


@layout
def markdown_table(p):
    w = p["words"]
    rows = "".join(f"| {span(p, r, 'slash')} | {r[0]} | {r[1]}, {r[2]} |\n" for r in p["roles"])
    bare = dict(p, roles=[])
    return "# " + page(bare, f"## {w['experience']}\n\n| | | |\n|---|---|---|\n{rows}\n", None, heading=lambda s: "## " + s)


def html(p, entry):
    w = p["words"]
    roles = "".join(entry(r) for r in p["roles"])
    schools = "".join(f"<p><b>{s}</b>, {d}, {a} – {b}</p>" for d, s, a, b in p["schools"])
    return (f"<html><body><h1>{p['name']}</h1><p>{p['contact']}</p><h2>{w['profile']}</h2><p>{p['profile']}</p><h2>{w['experience']}</h2>{roles}"
            f"<h2>{w['education']}</h2>{schools}<h2>{w['skills']}</h2><p>{', '.join(p['skills'])}</p></body></html>")


def items(r):
    return "<ul>" + "".join(f"<li>{b}</li>" for b in r[5]) + "</ul>"


@layout
def html_headings(p):
    return html(p, lambda r: f"<h3>{r[1]}</h3><p><em>{r[0]}</em></p><p>{span(p, r)}</p>{items(r)}")


@layout
def html_rows(p):
    return html(p, lambda r: f"<div class='job'><div>{r[0]}</div><div><span>{r[1]}</span></div><div>{span(p, r, 'slash')}</div>{items(r)}</div>")


@layout
def html_highlights(p):
    return html(p, lambda r: f"<section><h3>{r[0]}</h3><h4>{r[1]}</h4><p>{span(p, r, 'year')}</p><h5>Highlights</h5>{items(r)}</section>")


@layout
def html_table(p):
    return html(p, lambda r: f"<table><tr><td>{span(p, r, 'slash')}</td><td><b>{r[0]}</b><br>{r[1]}, {r[2]}{items(r)}</td></tr></table>")


@layout
def html_definitions(p):
    return html(p, lambda r: f"<dl><dt>{r[0]}, {r[1]}</dt><dd><time>{month(p['words'], r[3], 'long')}</time> – <time>{month(p['words'], r[4], 'long')}</time></dd><dd>{items(r)}</dd></dl>")


def plain(s):
    return re.sub(r"\W+", " ", s or "").strip().casefold()


def same_date(want, got):
    return got is None if want is None else bool(got) and (want.startswith(got) or got.startswith(want))


def faults(person, profile):
    """What is wrong in the profile, as sentences."""
    out = []
    roles = [r for r in profile["roles"] if not r.get("project")]
    for title, employer, _, begin, end, _ in person["roles"]:
        found = [r for r in roles if plain(r["title"]) == plain(title) and plain(r["employer"]).startswith(plain(employer))]
        if not any(same_date(begin, r["from"]) and same_date(end, r["to"]) for r in found):
            out.append(f"{title}, {employer}, {begin} to {end}: read {[(r['title'], r['employer'], r['from'], r['to']) for r in roles]}")
    if len(roles) > len(person["roles"]):
        out.append(f"{len(roles)} roles read of {len(person['roles'])}")
    for _, school, _, _ in person["schools"]:
        if not any(plain(school) in plain(d["school"]) for d in profile["degrees"]):
            out.append(f"school {school}: read {[d['school'] for d in profile['degrees']]}")
    return out


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, make in LAYOUTS.items():
            for who, person in PEOPLE.items():
                text = make(person)
                suffix = ".html" if name.startswith("html") else ".md" if name.startswith("markdown") else ".txt"
                path = pathlib.Path(folder) / f"{name}-{who}{suffix}"
                path.write_text(text, encoding="utf-8")
                done = subprocess.run([FORTE, "skills", "--today", TODAY, str(path)], capture_output=True, timeout=60)
                wrong = faults(person, json.loads(done.stdout)) if done.returncode == 0 else [done.stderr.decode()]
                check(f"{path.name}:", not wrong, "; ".join(map(str, wrong)))
                if wrong and "--keep" in sys.argv:
                    pathlib.Path("/tmp", path.name).write_text(text, encoding="utf-8")
    return summary()


if __name__ == "__main__":
    sys.exit(main())
