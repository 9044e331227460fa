#!/usr/bin/env python3
"""A number is read alike as a word and as a figure, by every reader and in every language.

The words are those of dictionaries/LANG/quantities.txt; the sentences below have a place for a number.  Each is read with
the word and with the figure, and what the readers find must be the same but for its place.
FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import re
import subprocess
import sys

from checks import FORTE, ROOT, check, summary

# Language: lines before the sentence, sentences.  The amounts say years, ranges, years with months, years of a skill, years
# instead of a degree and with one, days at home.
SENTENCES = {
    "en": ("Warehouse planner\n\nRequirements\n", [
        "{} years of experience in logistics", "At least {} years of experience", "{} to 30 years of experience with SAP",
        "between {} and 30 years of experience", "{}+ years of Python", "Bachelor's degree or {} years of experience",
        "Bachelor's degree with {} years of experience or Master's with 1", "{} years and 6 months of experience",
        "Minimum {} months of experience", "Work from home {} days a week", "Remote: {} days per week"]),
    "de": ("Lagerplaner (m/w/d)\n\nIhr Profil:\n- Sie haben Freude an der Arbeit und sind zuverlässig\n", [
        "Mindestens {} Jahre Berufserfahrung im Lager", "{} bis 30 Jahre Berufserfahrung in der Logistik",
        "Studium oder {} Jahre Berufserfahrung", "Homeoffice an {} Tagen pro Woche"]),
    "fr": ("Planificateur logistique H/F\n\nProfil recherché :\n", [
        "Au moins {} ans d'expérience en logistique", "{} à 30 ans d'expérience dans la vente",
        "Télétravail {} jours par semaine"]),
    "es": ("Planificador de almacén\n\nRequisitos:\n", [
        "Al menos {} años de experiencia en logística", "De {} a 30 años de experiencia en ventas",
        "Teletrabajo {} días a la semana"]),
    "nl": ("Magazijnplanner\n\nWat vragen wij:\n", [
        "Minimaal {} jaar werkervaring in de logistiek", "{} tot 30 jaar werkervaring in de verkoop",
        "Thuiswerken {} dagen per week"]),
}
# "einem", "une", "one": with a plural noun no sentence; "eineinhalb" has no figure of its own in some languages.
LEAST, MOST = 2, 29
ENGLISH = re.compile("two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|dozen")


def numbers(language):
    """(word, figure) of the language's whole numbers; English has its own in the table of all."""
    text = (ROOT / "dictionaries" / language / "quantities.txt").read_text(encoding="utf-8")
    text = re.sub(r"\n +\|", " |", text)
    for line in text.splitlines():
        row = re.match(r"!number\.\w+ \|(.*?)> *(\d+)$", line.partition(" # ")[0].strip())
        if not row or not LEAST <= int(row[2]) <= MOST:
            continue
        for word in (w.strip().lstrip("=~") for w in row[1].split("|")):
            if word and not any(c.isdigit() for c in word) and word.isalpha():
                yield word, row[2]


def compound(language, word):
    """Words such as German "fünfjährige" hold their unit: no number before a noun."""
    return language == "de" and word.endswith("jährige")


def read(texts):
    feed = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    done = subprocess.run([FORTE, "extract", "--ndjson"], input=feed, capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def found(p):
    return {"years": [(y["min_years"], y["max_years"], y["strength"]) for y in p["experience"]],
            "degrees": [(d["levels"], d["strength"], d["or_experience"]) for d in p["degrees"]],
            "conditions": sorted(c["type"] for c in p["conditions"]),
            "skills": sorted((s["name"], s.get("min_years")) for s in p["skills"])}


def main():
    seen = set()
    for language, (head, sentences) in SENTENCES.items():
        words = [(w, f) for w, f in numbers(language) if not compound(language, w)]
        if language == "en":  # its table serves all languages and holds words of others, too
            words = [(w, f) for w, f in words if ENGLISH.fullmatch(w)]
        check(f"{language} has {len(words)} words for numbers", len(words) >= 8)
        every = words
        for sentence in sentences:
            week = re.search(r"\b(days|Tagen|jours|días|dagen)\b", sentence)  # a week has seven
            words = [(w, f) for w, f in every if int(f) <= 7 or not week]
            said = read([f"{head}- {sentence.format(w.capitalize() if sentence.startswith('{') else w)}\n" for w, _ in words])
            counted = read([f"{head}- {sentence.format(f)}\n" for _, f in words])
            bad = [(w, f, found(a), found(b)) for (w, f), a, b in zip(words, said, counted) if found(a) != found(b)]
            something = [p for p in counted if p["experience"] or p["degrees"] or p["conditions"]]
            seen.update(k for p in counted for k in ("experience", "degrees", "conditions") if p[k])
            check(f"{language}: '{sentence}': {len(bad)} of {len(words)} words are read otherwise than figures; the first:", not bad,
                  "\n    ".join(map(str, bad[0])) if bad else "")
            check(f"{language}: '{sentence}': nothing is read with {len(words) - len(something)} of {len(words)} figures", len(something) == len(words))
    for reader in ("experience", "degrees", "conditions"):
        check(f"a sentence has {reader}", reader in seen)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
