#!/usr/bin/env python3
"""A language is a folder of text: a toy language becomes one by a folder alone; one that is not read is not guessed at.

The toy is built from this build's own objects with dictionaries/ and one more folder (nothing in src/ changes).
FORTE names the program, BUILD its build folder.  Python 3 standard library only.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from checks import BUILD, FORTE, ROOT, check, summary

TOY = {
    "language.txt": "@language tq Toki\nla mi sina ona pi e li en anu wile ken pali lon tawa tan kepeken seme ni ale\n",
    "headings.txt": "@table headings\n!requirements | sina wile jo\n!duties | pali sina\n",
    "cues.txt": "@table cues\n!asks | sona pi\n!preferred | pona sin\n!unneeded | wile ala\n!all-of | en\n",
    "quantities.txt": "@table quantities\n!unit_year | sike > 1\n!number.3 | tuwan > 3\n",
    "years.txt": "@table years\n!experience | sona pali\n!at_least | lon sewi\n",
    "skills.txt": "!accounting | nanpa mani\n@kind hard\n!basket weaving | poki kasi\n",
}
TOY_POSTING = """Jan pi nanpa

pali sina:
- sina pali e poki kasi lon tomo mi

sina wile jo:
- sona pi nanpa mani en Python
- lon sewi tuwan sike sona pali
- Docker li pona sin
- SAP li wile ala
"""
UNREAD = {
    "pl": "Szukamy osoby do naszego zespołu. Wymagania: bardzo dobra znajomość Python oraz Docker, praca w hybrydowym "
          "trybie. Oferujemy wynagrodzenie 8000 - 10000 PLN brutto miesięcznie oraz możliwość rozwoju dla każdego.",
    "it": "Siamo alla ricerca di una persona per il nostro ufficio di Milano. Si occuperà dello sviluppo con Python e "
          "della gestione dei dati. È richiesta la conoscenza di Docker e una buona capacità di lavorare con gli altri.",
    "sv": "Vi söker dig som vill arbeta med oss i Malmö. Du har erfarenhet av Python och Docker och trivs med att "
          "arbeta i team. Det är meriterande om du även har arbetat med utveckling av tjänster för våra kunder.",
    "pt": "Procuramos uma pessoa para a nossa equipa em Lisboa. Você vai trabalhar com Python e com Docker, e deve ter "
          "experiência em desenvolvimento. Não é necessário falar outras línguas, mas será um diferencial para nós.",
    None: "弊社では、Python を使った開発を担当していただける方を募集しています。主な業務は、バックエンドの設計と開発、データベースの運用です。"
          "必須条件は、三年以上の開発経験です。歓迎条件は Docker の経験です。",
}
# Lists hold few function words; an English title and names of tools must not make them English.
# Short ones, in which tools' names are the most of it: the words of postings tell.
UNREAD_SHORT = {
    "it": "Programmatore Python\n\n- Python, Docker, Git\n- Inglese fluente\n- gradita conoscenza di Terraform\n",
    "pt": "Programador Backend\n\n- Conhecimentos de Python e Docker\n- Inglês fluente\n- Seria um diferencial: Terraform\n",
    "pl": "Programista Python\n\nOczekujemy:\n- Python, Docker, Git\n- język angielski C1\n- mile widziane: Terraform\n",
    "sv": "Systemutvecklare\n\n- Erfarenhet av Python och Docker\n- Engelska i tal\n- Meriterande: Terraform\n",
    "cs": "Programátor\n\nPožadujeme:\n- Python, Docker\n- angličtina C1, praxe 3 roky\n- výhodou Terraform\n",
}
UNREAD_LISTS = {
    "Polish": "Data Engineer\n\nWymagania\n- bardzo dobra znajomość Python\n- doświadczenie w pracy z Docker\n- umiejętność tworzenia raportów\n",
    "Czech": "Data Engineer\n\nPožadavky\n- zkušenosti s nástrojem Docker\n- velmi dobrá znalost Python\n- tvorba reportů pro vedení\n",
    "Italian": "Data Engineer\n\nRequisiti\n- conoscenza approfondita di Python\n- esperienza nello sviluppo con Docker\n- ottime capacità comunicative\n",
    "Romanian": "Data Engineer\n\nCerințe\n- cunoștințe foarte bune de Python\n- experiență în lucrul cu Docker\n- realizarea rapoartelor lunare\n",
}
ENGLISH_LIST = "Data Engineer\n\nRequirements\n- thorough knowledge of Python\n- some years of work with Docker\n- monthly reports for the board\n"


def run(program, *arguments, feed=""):
    environment = {**os.environ, "XDG_CONFIG_HOME": "/nonexistent"}
    done = subprocess.run([program, *arguments], input=feed.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment)
    if done.returncode:
        print(done.stderr.decode()[:400])
        return None
    return json.loads(done.stdout)


def unread():
    with tempfile.TemporaryDirectory() as folder:
        skills = pathlib.Path(folder) / "skills.json"
        skills.write_text('{"schema":"forte.skills/1","skills":[{"name":"Python","kind":"hard"}]}')
        for code, text in [*UNREAD.items(), *UNREAD_SHORT.items()]:
            match = run(FORTE, "--skills", str(skills), "-f", "json", feed=text) or {}
            posting = match.get("posting", {})
            found = {s["name"] for s in posting.get("skills", [])}
            check(f"{code}: is told", posting.get("language") == code, posting.get("language"))
            check(f"{code}: says that it is not read",
                  "language_not_read" in [w["code"] for w in match.get("warnings", [])], match.get("warnings"))
            check(f"{code}: gives the names", {"Python", "Docker"} <= found, found)
            check(f"{code}: invents none", all(s.get("known", True) for s in posting.get("skills", [])), found)
            check(f"{code}: no verdict", match.get("score") is None and not match.get("gaps"), match.get("score"))
        for name, text in {**UNREAD_LISTS, "English": ENGLISH_LIST}.items():
            match = run(FORTE, "--skills", str(skills), "-f", "json", feed=text) or {}
            said = "language_not_read" in [w["code"] for w in match.get("warnings", [])]
            check(f"{name} list: read or not", said == (name != "English"), match.get("warnings"))
            check(f"{name} list: a verdict or none", (match.get("score") is None) == (name != "English"), match.get("score"))


def sanitizing():
    """Objects of a sanitized build are linked as they were compiled, also where no `make asan` stands around."""
    if b"__asan_init" not in pathlib.Path(FORTE).read_bytes():
        return []
    flags = "-fsanitize=address,undefined -fno-sanitize-recover=all"
    return [f"CFLAGS=-O1 -g {flags} -fno-omit-frame-pointer", f"LDFLAGS={flags}"]


def make_toy(folder):
    dictionaries, build = folder / "dictionaries", folder / "build"
    shutil.copytree(ROOT / "dictionaries", dictionaries)
    (dictionaries / "tq").mkdir()
    for name, text in TOY.items():
        (dictionaries / "tq" / name).write_text(text)
    build.mkdir()
    subprocess.run(["cp", "-a", str(BUILD / "obj"), str(BUILD / "dictionary_compiler"), str(build)], check=True)
    made = subprocess.run([os.environ.get("MAKE", "make"), "-s", f"BUILD={build}", f"DICTIONARY_DIR={dictionaries}",
                           *sanitizing(), f"{build}/forte"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    check("the toy language compiles", made.returncode == 0, made.stdout.decode())
    return str(build / "forte") if made.returncode == 0 else None


def toy():
    with tempfile.TemporaryDirectory() as folder:
        program = make_toy(pathlib.Path(folder))
        found = program and run(program, "extract", "-f", "json", feed=TOY_POSTING)
        if not found:
            return
        skills = {s["name"]: s["strength"] for s in found["skills"]}
        check("the toy language is told", found["language"] == "tq", found["language"])
        check("its sections", [s["kind"] for s in found["sections"]] == ["duties", "requirements"], found["sections"])
        for name, strength in {"accounting": "required", "basket weaving": "duty", "Python": "required",
                               "Docker": "preferred", "SAP": "negated"}.items():
            check(f"{name} is {strength}", skills.get(name) == strength, skills)
        check("its years", [(y["min_years"], y["strength"]) for y in found["experience"]] == [(3, "required")],
              found["experience"])
    check("without its folder it is none", (run(FORTE, "extract", "-f", "json", feed=TOY_POSTING) or {}).get("language") != "tq")


SAME_POST = {  # heading, another line in the language, lines whose years are of a post like this one and of nothing else
    "fr": ("Votre profil", "Vous aimez le travail en équipe et vous parlez anglais", ("Expérience de 3 ans minimum sur un poste similaire",
           "3 ans d'expérience minimum dans une fonction équivalente", "Vous justifiez d'au moins 3 ans d'expérience à un poste similaire")),
    "de": ("Ihr Profil", "Sie arbeiten gern im Team und sprechen Englisch", ("Mindestens 3 Jahre Berufserfahrung in vergleichbarer Position",
           "3 Jahre Erfahrung in einer ähnlichen Funktion", "Mehrjährige Erfahrung, mindestens 3 Jahre in vergleichbarer Stelle")),
    "es": ("Requisitos", "Te gusta el trabajo en equipo y hablas inglés", ("Experiencia mínima de 3 años en puesto similar",
           "Al menos 3 años de experiencia en un puesto similar", "Mínimo 3 años en posición similar")),
    "nl": ("Wat vragen wij", "Je werkt graag in een team en spreekt Engels", ("Minimaal 3 jaar ervaring in een vergelijkbare functie",
           "Minstens 3 jaar werkervaring in een soortgelijke rol")),
}
OF_WORK = {"fr": ("3 ans minimum sur un poste d'assistante", "assistante"), "de": ("Mindestens 3 Jahre Erfahrung in der Datenanalyse", "Datenanalyse")}


def years_of(language, line):
    heading, other, _ = SAME_POST[language]
    found = run(FORTE, "extract", "-f", "json", feed=f"Assistant\n\n{heading}\n- {line}\n- {other}.\n") or {}
    return [(y["min_years"], y["subject"]) for y in found.get("experience", [])]


def same_post():
    for language, (_, _, lines) in SAME_POST.items():
        for line in lines:
            got = years_of(language, line)
            check(f"{language}: years in a post like this have no subject: {line}", got == [(3, [])], got)
    for language, (line, subject) in OF_WORK.items():
        got = years_of(language, line)
        check(f"{language}: those of a kind of work have it: {line}", got == [(3, [subject])], got)


def short_forms():
    """The field of a degree's short form follows its dot; a sentence that begins there is no field."""
    for line, fields in (("Dipl.-Ing. Elektrotechnik", ["Elektrotechnik"]), ("Abschluss als Dipl.-Kfm. Sie bringen Geduld mit.", [])):
        done = subprocess.run([FORTE, "extract", "-f", "json"], input=f"Controller (m/w/d)\n\nIhr Profil\n- {line}\n", capture_output=True, text=True, timeout=60)
        found = [d["fields"] for d in json.loads(done.stdout)["degrees"]]
        check(f"{line}: {found}", found == [fields])


CV_TITLES = {  # a title that only its word tells, above a firm's name that no word tells, and headings of its language
    "de": ("Beruflicher Werdegang", ("Servicemonteur", "Pflegehelferin", "Bilanzbuchhalterin"), "März 2017 - heute"),
    "fr": ("Expériences professionnelles", ("Magasinière", "Agent d'entretien", "Conductrice de travaux"), "Mars 2017 - aujourd'hui"),
    "es": ("Experiencia laboral", ("Oficial de primera electricista", "Mozo de almacén", "Carretillera"), "Marzo 2017 - Actualidad"),
    "nl": ("Werkervaring", ("Softwareontwikkelaar", "Wijkverpleegkundige", "Afwashulp"), "maart 2017 - heden"),
}


def cv_of(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cv.txt"
        path.write_text(text, encoding="utf-8")
        return run(FORTE, "skills", "-q", "--today", "2026-11-28", str(path)) or {}


def cv_titles():
    for language, (heading, titles, dates) in CV_TITLES.items():
        for title in titles:
            found = cv_of(f"Ada Kerrin\n\n{heading}\n\n{title}\nKerrin Tresk, Burgos\n{dates}\n")
            roles = [(r["title"], r["employer"], r["from"]) for r in found.get("roles", [])]
            check(f"{language}: {title} is a title", roles == [(title, "Kerrin Tresk", "2017-03")], roles)


def cv_names():
    """A town before a sign is nobody's name, and a name may have small words in it: no line with the town is lost."""
    for name in ("Joris van den Heuvel", "Anna von der Mark", "Luca della Torre"):
        found = cv_of(f"{name}\nEindhoven | 06-5550 1234\n\nWerkervaring\n\nAfwashulp, Tresk BV, Eindhoven\n2019 - heden\n")
        roles = [(r["title"], r["employer"]) for r in found.get("roles", [])]
        check(f"{name}: the town is no name", roles == [("Afwashulp", "Tresk BV")], roles)
        check(f"{name}: is kept nowhere", name.split()[-1] not in json.dumps(found), found)


HOBBIES = ("Hobbies: volleyball, beekeeping", "Hobbys: Volleyball, Imkerei", "Centres d'intérêt : volley-ball, apiculture",
           "Aficiones: voleibol, apicultura", "Hobby's: volleybal, bijenteelt")
SCHOOL = {"Schul- und Berufsausbildung": "Realschulabschluss, Elsa-Brandt-Realschule, 2013", "Formations et diplômes": "Bac pro Travaux publics, Lycée du Val, 2013",
          "Titulaciones": "Bachillerato, IES Val, 2013", "Opleidingen en diploma's": "Havo, Val College, 2013"}


def cv_lines():
    """What one line says of its own: hobbies are no skills, "Personal: Teamwork" is one; months and headings of a language."""
    text = "Ada Kerrin\n\nWork Experience\n\nNurse, Tresk Clinic, 2019 - 2021\n\nSkills\nExcel, SAP\n{}\nAnsible: Docker\n"
    for line in HOBBIES:
        found = {s["name"] for s in cv_of(text.format(line)).get("skills", [])}
        check(f"no skills: {line}", {"Microsoft Excel", "SAP", "Docker"} <= found and len(found) <= 4, found)
    found = {s["name"] for s in cv_of(text.format("Personal: Teamwork")).get("skills", [])}
    check("a group of skills named Personal", "teamwork" in found, found)
    for heading, line in SCHOOL.items():
        found = cv_of(f"Ada Kerrin\n\n{heading}\n{line}\n")
        check(f"{heading} holds schooling", [d["year"] for d in found.get("degrees", [])] == [2013] and not found.get("roles"), found)
    found = cv_of("Ada Kerrin\n\nWerkervaring\n\nElektricien, Tresk BV\nsept. 2016 – mrt. 2020\n").get("roles", [])
    check("Dutch short months", [(r["from"], r["to"]) for r in found] == [("2016-09", "2020-03")], found)


WISHED = {  # a profile's sentence that wishes, lacks or plans Docker, and one that has it
    "Profil, de": (('Ich würde gerne Docker lernen.', 'Docker würde ich gerne lernen.', 'Ich möchte mich in Docker einarbeiten.', 'Geplant: Docker', 'Interesse an Docker', 'Noch keine Erfahrung mit Docker', 'Ich lerne gerade Docker.', 'Mein Ziel ist es, mit Docker zu arbeiten.', 'Ich suche eine Stelle, in der ich Docker einsetzen kann.', 'Docker (nicht vorhanden)'),
           ('Als Entwicklerin möchte ich meine Erfahrung mit Docker einbringen.', 'Ich suche eine Stelle, in der ich meine Kenntnisse in Docker nutzen kann.')),
    "Profil, fr": (("J'aimerais apprendre Docker.", 'Je souhaite me former à Docker.', "Envie d'apprendre Docker", "En cours d'apprentissage : Docker", 'Intéressé par Docker', "Pas d'expérience avec Docker", 'Je ne connais pas encore Docker.', 'Mon objectif est de travailler avec Docker.', 'Je recherche un poste où je pourrai utiliser Docker.', 'Docker : aucune expérience'),
           ('Je souhaite mettre à profit mon expérience de Docker.', 'Je recherche un poste où valoriser mes compétences en Docker.')),
    "Perfil, es": (('Me gustaría aprender Docker.', 'Quiero aprender Docker.', 'Tengo ganas de aprender Docker.', 'Actualmente aprendiendo Docker', 'Interesado en Docker', 'Sin experiencia con Docker', 'Todavía no he trabajado con Docker.', 'Mi objetivo es trabajar con Docker.', 'Busco un puesto en el que pueda usar Docker.', 'Docker: ninguna experiencia'),
           ('Busco un puesto donde aplicar mis conocimientos de Docker.', 'Me gustaría aportar mi experiencia con Docker.')),
    "Profiel, nl": (('Ik zou graag Docker leren.', 'Ik wil graag Docker leren.', 'Ik wil me verdiepen in Docker.', 'Momenteel bezig met het leren van Docker', 'Interesse in Docker', 'Nog geen ervaring met Docker', 'Met Docker heb ik nog niet gewerkt.', 'Mijn doel is om met Docker te werken.', 'Ik zoek een baan waarin ik Docker kan gebruiken.', 'Docker: geen ervaring'),
           ('Ik zoek een functie waarin ik mijn kennis van Docker kan inzetten.', 'Ik wil graag mijn ervaring met Docker inzetten.')),
}


def wishes():
    """What a person wishes to learn is not held, and no point of the note; "my experience with" is."""
    for profile, (wished, held) in WISHED.items():
        for line in wished + held:
            found = cv_of(f"Ada Kerrin\n\n{profile.split(',')[0]}\n{line}\n\nWork Experience\n\nDeveloper, Tresk Ltd, 2019 - 2021\n- Wrote programs in Python\n")
            names = {s["name"] for s in found.get("skills", [])}
            check(f"{profile}: {line}", "Python" in names and ("Docker" in names) == (line in held), names)


def own_dictionary():
    """A dictionary of one's own takes nothing from the languages: compounds, sets and ways to say a work stay."""
    texts = [e for f in sorted((ROOT / "corpus" / "languages").glob("*.md")) for e in re.findall(r"```posting[^\n]*\n(.*?)\n```", f.read_text(encoding="utf-8"), re.S)]
    given = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)).encode()
    with tempfile.TemporaryDirectory() as folder:
        own = pathlib.Path(folder) / "own.txt"
        own.write_text("zither tuning | tuning zithers\n", encoding="utf-8")
        read = [subprocess.run([str(FORTE), "extract", "--ndjson", *more], input=given, stdout=subprocess.PIPE).stdout.splitlines() for more in ([], ["--dictionary", str(own)])]
    check("postings for a dictionary of one's own", len(texts) > 20 and len(read[0]) == len(texts))
    for i, (plain, with_own) in enumerate(zip(*read)):
        check(f"posting {i} with a dictionary of one's own", plain == with_own, texts[i][:60])


own_dictionary()
unread()
cv_lines()
wishes()
same_post()
short_forms()
cv_titles()
cv_names()
toy()
sys.exit(summary())
