#!/usr/bin/env python3
"""Notes of all kinds: Notion, Obsidian, Logseq, underlined headings, <details>, comments. What is filled, and that every
byte outside the section stays, also with --force and on a second run. Prints "N passed, N failed"."""
import json, os, subprocess, sys, tempfile

from checks import FORTE, ROOT, check, summary

work = tempfile.TemporaryDirectory()


def run(*args, given=b""):
    env = dict(os.environ, XDG_CONFIG_HOME=work.name, LC_ALL="C.UTF-8")
    r = subprocess.run([FORTE, *args], input=given, capture_output=True, cwd=work.name, env=env, timeout=60)
    return r.returncode, r.stdout, r.stderr.decode()


skills = os.path.join(work.name, "skills.json")
code, out, err = run("skills", os.path.join(ROOT, "corpus", "cvs", "backend.txt"), "--today", "2026-11-01", "-q", "-o", skills)
check("the skills file", code == 0, err)

HEAD = "Where can I add value?"
POSTING = "Requirements\n- Kubernetes and Go\n- PostgreSQL\n"

# before the section's body, the body as the template has it, after it: only the middle may change
NOTES = {
    "Notion": ("# Acme\n\nStage: Applied\n\n# %s\n" % HEAD, "\n- \n\n", "# Job Description\n\n" + POSTING),
    "a YAML comment like the heading": (
        "---\ncompany: Acme\n# %s\nstage: Applied\n---\n\n## %s\n" % (HEAD, HEAD), "\n", "## Job description\n" + POSTING),
    "a YAML comment, and no section at all": (
        "---\n# %s\nstage: Applied\n---\n\n## Notes\nmine\n\n## Job description\n%s" % (HEAD, POSTING), "", ""),
    "a heading in a comment": (
        "# Acme\n\n<!--\n# %s\nkept\n-->\n\n## %s\n" % (HEAD, HEAD), "\n", "## Job description\n" + POSTING),
    "a heading in a code block": (
        "# Acme\n\n```yaml\n# %s\nkept: yes\n```\n\n## %s\n" % (HEAD, HEAD), "\n", "## Job description\n" + POSTING),
    "a heading in a code block in a code block": (
        "# Acme\n\n````markdown\n```\n## %s\n```\n````\n\n## %s\n" % (HEAD, HEAD), "\n", "## Job description\n" + POSTING),
    "a heading in a code block of a list": (
        "# Acme\n\n- ```\n  ## %s\n  ```\n\n## %s\n" % (HEAD, HEAD), "\n", "## Job description\n" + POSTING),
    "code within a line that looks like the begin of a block": (
        "# Acme\n\n```## x``` is how a heading begins\n\n## %s\n" % HEAD, "\n", "## Job description\n" + POSTING + "```\nmake\n```\n"),
    "underlined headings": (
        "Acme\n====\n\n%s\n------\n" % HEAD, "\n", "Job Description\n---------------\n" + POSTING),
    "underlined headings without empty lines": (
        "Acme\n====\n%s\n------\n" % HEAD, "\n", "Job Description\n---------------\n" + POSTING),
    "a Logseq page": (
        "company:: Acme\nstage:: Applied\n\n- ## %s\n" % HEAD, "\t-\n",
        "- ## Job Description\n\t- Requirements\n\t\t- Kubernetes and Go\n\t\t- PostgreSQL\n- ## Notes\n\t- mine\n"),
    "a Logseq page, the section deeper": (
        "- # Acme\n  - ## %s\n" % HEAD, "    -\n", "  - ## Job Description\n    - Requirements\n      - Kubernetes and Go\n"),
    "a Logseq page whose section has no bullet yet": (
        "- ## %s\n" % HEAD, "", "- ## Job Description\n\t- Requirements\n\t\t- Kubernetes and Go\n"),
    "a posting in <details>": (
        "# Acme\n\n# %s\n" % HEAD, "\n- \n\n",
        "<details>\n<summary>Job Description</summary>\n\n%s\n</details>\n\nmine, after it\n" % POSTING),
    "a section in <details>": (
        "# Acme\n\n<details>\n<summary><b>%s</b></summary>\n" % HEAD, "\n",
        "</details>\n\nmine\n\n<details>\n<summary>Job Description</summary>\n\n%s\n</details>\n" % POSTING),
    "a toggle of one's own right behind the section": (
        "# Acme\n\n# %s\n" % HEAD, "\n- \n\n", "- Kept for later\n    \n    mine, and no posting\n\n# Job Description\n\n" + POSTING),
    "an empty quote": ("# Acme\n\n## %s\n" % HEAD, "\n> \n>\n\n", "## Job description\n" + POSTING),
    "breaks and hard blanks of an editor": (
        "# Acme\n\n## %s\n" % HEAD, "<br>\n- &nbsp;\n<p></p>\n> - [ ]\n...\n\n", "## Job description\n" + POSTING),
    "a posting in <details open>, the summary in bold": (
        "# Acme\n\n## %s\n" % HEAD, "\n", "<details open><summary><b>Job description</b></summary>\n%s</details>\n" % POSTING),
    "an emoji drawn in colour before the heading": (
        "# Acme\n\n### \u2728 %s\n" % HEAD, "\n\n", "### \U0001F5D2\uFE0F Job posting\n" + POSTING),
    "a heading that names the posting among other words": (
        "# Acme\n\n## %s\n" % HEAD, "\n", "## The ad, as copied\n" + POSTING),
    "a heading that begins with the posting's name": (
        "# Acme\n\n## %s\n" % HEAD, "\n", "## Job posting (copied on the third of May)\n" + POSTING),
    "a Logseq block that is folded": (
        "- ## %s\n  collapsed:: true\n" % HEAD, "\t-\n", "- ## Posting\n\t- Requirements\n\t\t- Kubernetes and Go\n"),
    "headings in bold that are entries of a list": (
        "# Acme\n\n# %s\n" % HEAD, "\n", "# Job Description\n\n- **About us**\n    - We roof.\n- **You need**\n"
        "    - Kubernetes and Go\n    - PostgreSQL\n"),
    "a callout of the template": (
        "# Acme\n\n# %s\n" % HEAD, "\n> [!todo]\n\n", "# Job Description\n" + POSTING),
    "a comment of the template": (
        "# Acme\n\n# %s\n\n<!-- three points -->" % HEAD, "\n\n", "# Job Description\n\n" + POSTING),
    "a comment over several lines": (
        "# Acme\n\n# %s\n<!-- three points,\nno more\n-->" % HEAD, "\n", "# Job Description\n\n" + POSTING),
    "a callout that names what to do": (
        "# Acme\n\n# %s\n" % HEAD, "\n> [!tip] to fill in\n\n", "# Job Description\n" + POSTING),
    "the posting in a callout right below": (
        "# Acme\n\n# %s\n" % HEAD, "\n", "> [!abstract]- Job Description\n> Requirements\n> - Kubernetes and Go\n"),
    "headings in bold": (
        "**Acme**\n\n**%s**\n" % HEAD, "\n", "**Job Description**\n\n**What it takes**\n- Kubernetes and Go\n\n**My notes**\nmine\n"),
    "a bold heading that no list knows ends a bold section": (
        "# Acme\n\n## Job ad\n\n**You bring**\n- Kubernetes and Go\n\n__%s__:\n" % HEAD, "\n- TODO\n", "\n__Diary__\n\ntired\n"),
    "the posting's heading alone in bold": (
        "# Acme\n\n## %s\n" % HEAD, "\n", "**The posting**\n\n" + POSTING),
    "an outline without a sign of a heading": (
        "stage:: Applied\n\n- [[Acme]]\n\t- JD\n\t\t- You run Kubernetes\n\t\t- You write Go\n\t- %s\n" % HEAD, "\t\t-\n", "\t- Diary\n\t\t- tired\n"),
    "an outline in bold": (
        "- **%s**\n" % HEAD, "  -\n", "- **Job Description**\n  - Requirements\n    - Kubernetes and Go\n"),
    "headings alone on a line": (
        "Acme\n\n%s\n" % HEAD, "\n", "Job Description\n\n" + POSTING + "\nMy notes\n\nmine\n"),
    "the posting in a block of code": (
        "# Acme\n\n```\n%s```\n\n## %s\n" % (POSTING, HEAD), "\n", "## Links\n- mine\n"),
    "a posting under a heading that says little": (
        "# Acme\n\n## %s\n" % HEAD, "\n", "## The role\n" + POSTING),
    "numbered headings": (
        "# Acme\n\n## 2. %s\n" % HEAD, "\n", "## 3. Job description\n" + POSTING),
    "headings numbered below a number, behind an emoji": (
        "# Acme\n\n### \u2728 1.4) %s\n" % HEAD, "\n", "### \U0001F4CB 1.5) The posting\n" + POSTING),
    "a heading with Roman figures, with keys as figures": (
        "# Acme\n\n## II. %s\n" % HEAD, "\n", "## 3\uFE0F\u20E3 Job description\n" + POSTING),
    "headings with a name for links": (
        "# Acme\n\n## %s {#value}\n" % HEAD, "\n", "## Job description ^a1b2c3\n" + POSTING),
    "a rule between the section and the next": (
        "# Acme\n\n***\n\n## %s\n" % HEAD, "\n\n", "***\n\n## Job description\n" + POSTING),
    "a rule and nothing else": (
        "# Acme\n\n## %s\n" % HEAD, "\n", "---\n\n## Job description\n" + POSTING),
    "the end of a block that began above the section": (
        "# Acme\n\n<aside>\n\n## %s\n" % HEAD, "\n", "</aside>\n\n## Job description\n" + POSTING),
    "front matter whose value holds a rule and the heading": (
        "---\nnotes: |\n  ---\n  # %s\n  kept\nstage: x\n---\n\n## %s\n" % (HEAD, HEAD), "\n", "## Job description\n" + POSTING),
    "carriage returns": (
        "---\r\n# %s\r\nstage: x\r\n---\r\n\r\n## %s\r\n" % (HEAD, HEAD), "\r\n",
        "## Job description\r\n" + POSTING.replace("\n", "\r\n")),
    "a rule below a paragraph is no heading": (
        "# Acme\n\n## Notes\n\nfirst line\nsecond line\n---\n\n## %s\n" % HEAD, "\n", "## Job description\n" + POSTING),
}

for name, (before, body, after) in NOTES.items():
    path = os.path.join(work.name, "note.md")
    for force in ([], ["--force"]):
        with open(path, "wb") as f:
            f.write((before + body + after).encode())
        code, out, err = run("fill", "-i", "--skills", skills, *force, path)
        got = open(path, "rb").read().decode()
        if HEAD not in before.split("---")[-1] + before.split("-->")[0][-60:]:
            check("%s: nothing is touched" % name, code == 1 and got == before + body + after, got)
            continue
        kept = got.startswith(before) and got.endswith(after) and len(got) > len(before + body + after)
        check("%s %s: filled, all else stays" % (name, force), code == 0 and kept, err + got)
        middle = got[len(before) : len(got) - len(after)]
        check("%s %s: by the points" % (name, force), "Kubernetes" in middle and "Filled in by forte" in middle, middle)
        again = run("fill", "-i", "--skills", skills, *force, path)
        check("%s %s: a second run changes nothing" % (name, force), again[0] == 0 and open(path, "rb").read().decode() == got)

# What a template or a person leaves in an empty section is replaced; what says something stays.
path = os.path.join(work.name, "held.md")
for held in ("TODO", "_tbd_", "- [ ] to do", "???", "\u2014", "1.\n2.\n3.", "(fill in)", "> Type here ...", "- tbc\n- tbc", "`TODO`"):
    open(path, "w").write("# Acme\n\n# %s\n\n%s\n\n# Job Description\n\n%s" % (HEAD, held, POSTING))
    code, out, err = run("fill", "--skills", skills, path)
    check("a placeholder %r" % held, code == 0 and held not in out.decode().split("# Job")[0].replace("forte (", "") and b"Filled in by" in out, (out, err))
for held in ("TODO: tell of the Go talk", "n/a", "1. Go", "2019", "Later I ran the cluster", "Tba Networks", "- tbd\n- Kubernetes"):
    text = "# Acme\n\n# %s\n\n%s\n\n# Job Description\n\n%s" % (HEAD, held, POSTING)
    open(path, "w").write(text)
    code, out, err = run("fill", "--skills", skills, path)
    check("words of one's own %r" % held, code == 1 and out.decode() == text and "text of your own" in err, (out, err))

# A sentence of the CV hides nothing in the note and files it under no tag of a vault.
cv_marks = os.path.join(work.name, "marks.txt")
skills_marks = os.path.join(work.name, "marks.json")
open(cv_marks, "w").write("Dana Ruiz\n\nExperience\n\nEngineer, Acme, 2015 - 2022\n- Ran %%Kubernetes%% clusters in the #ops team, ==40== of them, C# and F# too, for $$9M$$\n\nSkills\nKubernetes, Go\n")
run("skills", "-q", cv_marks, "-o", skills_marks)
open(path, "w").write("# Acme\n\n# %s\n\n- \n\n# Job Description\n\n%s" % (HEAD, POSTING))
code, out, err = run("fill", "-i", "--skills", skills_marks, path)
got = open(path).read()
check("marks of a vault are escaped", code == 0 and "\\%%Kubernetes\\%% clusters in the \\#ops team, \\==40\\== of them, C# and F# too, for \\$$9M\\$$" in got, (err, got))
code, out, err = run("fill", "-i", "--skills", skills_marks, path)
check("and are not escaped again", code == 0 and open(path).read() == got, err)

# The question in a list of some page with headings is no section, nor is one in prose.
for text in ("# Questions\n\n- %s\n- What is the pay?\n\n## Job Description\n\n%s" % (HEAD, POSTING),
             "They asked:\nWhere can I add value?\n\n%s" % POSTING):
    open(path, "w").write(text)
    code, out, err = run("fill", "-i", "--skills", skills, path)
    check("no section %r" % text[:20], code == 1 and open(path).read() == text and bool(err), err)

# --learn: a section that could not be filled is said.
LEARN = "What will I learn?"
for last, said in (("", "no such section"), ("## %s\n\nMore Go.\n\n" % LEARN, "text of your own"), ("## %s\n\n" % LEARN, "")):
    open(path, "w").write("# Acme\n\n## %s\n\n%s## Job Description\n\n%s- Scala\n" % (HEAD, last, POSTING))
    code, out, err = run("fill", "-i", "-q", "--learn", "--skills", skills, path)
    got = open(path).read()
    check("--learn: %r" % last, code == 0 and "Kubernetes" in got.split("## Job")[0] and (said in err if said else not err and got.count("Filled in") == 2), (err, got))
open(path, "w").write("# Acme\n\n## %s\n\nI run it.\n\n## %s\n\n## Job Description\n\n%s- Scala\n" % (HEAD, LEARN, POSTING))
code, out, err = run("fill", "-i", "-q", "--learn", "--skills", skills, path)
check("--learn: the points left alone are said", code == 0 and "the other section holds text of your own" in err and "I run it." in open(path).read(), err)

# Text of one's own beside a comment is one's own.
path = os.path.join(work.name, "own.md")
own = "# Acme\n\n# %s\n\n<!-- three points -->\n\nI know Go.\n\n# Job Description\n\n%s" % (HEAD, POSTING)
open(path, "w").write(own)
code, out, err = run("fill", "-i", "--skills", skills, path)
check("own text below a comment is left alone", code == 1 and open(path).read() == own and "text of your own" in err, err)

# A note in Windows-1252 is filled in Windows-1252: a second run reads the same and changes nothing.
old = ("# Caf\u00e9\n\n# %s\n\n- \n\n# Job Description\n\nCaf\u00e9 Acme\n\n%s" % (HEAD, POSTING)).encode("cp1252")
open(path, "wb").write(old)
code, out, err = run("fill", "-i", "--skills", skills, path)
got = open(path, "rb").read()
check("Windows-1252: filled in it", code == 0 and "\u2013" in got.decode("cp1252") and got.startswith(old[:8]) and got.endswith(POSTING.encode()), (code, err, got))
code, out, err = run("fill", "-i", "--skills", skills, "--force", path)
check("Windows-1252: a second run changes nothing", code == 0 and open(path, "rb").read() == got, err)
polish = os.path.join(work.name, "polish.json")
open(polish, "w", encoding="utf-8").write('{"schema":"forte.skills/1","skills":[{"name":"Kubernetes","kind":"hard","evidence":[{"text":"Ran Kubernetes for 40 teams at Łódź"}]}]}')
open(path, "wb").write(old)
code, out, err = run("fill", "-i", "--skills", polish, path)
check("Windows-1252: a letter that it lacks is said, the note left", code == 1 and "no 'Ł'; save the note as UTF-8" in err and open(path, "rb").read() == old, (code, err))

# A note whose posting is a link says so, with the link.
LINKS = {
    "as a property": "# Acme\n\nStage: Applied\nURL: https://jobs.example/17\n\n# %s\n\n- \n" % HEAD,
    "under the heading": "# Acme\n\n# %s\n\n- \n\n# Job Description\n\n[the posting](https://jobs.example/17)\n" % HEAD,
    "alone on a line": "# Acme\n\nhttps://jobs.example/17\n\n# %s\n\n- \n" % HEAD,
    "in <details>": "# Acme\n\n# %s\n\n<details>\n<summary>Job posting</summary>\n\n<https://jobs.example/17>\n</details>\n" % HEAD,
}
for name, text in LINKS.items():
    open(path, "w").write(text)
    code, out, err = run("fill", "--skills", skills, path)
    check("a link %s" % name, code == 1 and "only a link" in err and "https://jobs.example/17)" in err and not out, err)

# A posting without a heading of its own: in a callout, or below headings that only a posting has.
HELD = {
    "a callout": "# Acme\n\n> [!quote]- Job ad\n> We need Go.\n> ## You bring\n> - Kubernetes\n\n## %s\n\n## Links\n- mine\n" % HEAD,
    "a bare list of requirements": "## Requirements\n\n- Go\n- Kubernetes\n\n## %s\n\n## Links\n- mine\n" % HEAD,
    "duties and requirements": "# Acme\n\n## Responsibilities\n\nRun Kubernetes.\n\n## Qualifications\n\n- Go\n\n## %s\n" % HEAD,
}
for name, text in HELD.items():
    open(path, "w").write(text)
    code, out, err = run("extract", "-f", "json", path)
    names = {s["name"] for s in json.loads(out)["skills"]} if code == 0 else None
    check("%s is the posting" % name, code == 0 and names == {"Go", "Kubernetes"} and json.loads(out)["title"] != "Requirements", (names, err))
    code, out, err = run("fill", "--skills", skills, path)
    before, after = text.split("## " + HEAD, 1)
    check("%s stays as it is" % name, code == 0 and out.startswith(before.encode()) and out.endswith(after.lstrip().encode()), (code, out, err))
own = "# Acme\n\nPhone: later\n\n> [!todo] Call Jo\n> about Kubernetes\n\n## %s\n\n## My notes\n- Go\n" % HEAD
open(path, "w").write(own)
code, out, err = run("fill", "--skills", skills, path)
check("a person's own callout is no posting", code == 1 and "without a posting" in err and not out, (code, out, err))

# Pay among the properties is read as the posting's, once.
for text in ("---\ncompany: Acme\nsalary: €55k–€62k\nstatus: applied\n---\n## Posting\nWe need an optometrist.\n\n## Notes\n- call\n",
             "salary:: €55k–€62k\n\n- ## Job Description\n\t- Optometrist\n\t- Pay: €55k–€62k\n- ## Notes\n\t- mine\n"):
    code, out, err = run("extract", "-f", "json", given=text.encode())
    pay = [(p["min"], p["max"], p["currency"]) for p in json.loads(out)["salaries"]] if code == 0 else None
    check("pay as a property", pay == [(55000, 62000, "EUR")], (pay, err))

# Front matter and Logseq's properties name the job.
FACTS = {
    "---\ntitle: Line Cook\ncompany: \"Acme: Foods\"\nlocation: York\n---\n\n## Requirements\n- Food hygiene\n":
        ("Line Cook", "Acme: Foods", "York"),
    "title:: Line Cook\ncompany:: Acme\n\n- ## Job Description\n\t- Requirements\n\t\t- Food hygiene\n- ## Notes\n\t- mine\n":
        ("Line Cook", "Acme", None),
    "# Line Cook at Acme\n\n## Where can I add value?\n\n## Job Description\n\nRequirements\n- Food hygiene\n": ("Line Cook", "Acme", None),
    "# Line Cook AT Foods\n\n## Where can I add value?\n\n## Job Description\n\nRequirements\n- Food hygiene\n": ("Line Cook AT Foods", None, None),
    "# Acme Foods\n\n## Where can I add value?\n\n## Job Description\n\nPosition: Line Cook\n\nRequirements\n- Food hygiene\n": ("Line Cook", "Acme Foods", None),
    "# Third call\n\n## Where can I add value?\n\n## Job Description\n\nPosition: Line Cook\nCompany: Acme\n\nRequirements\n- Food hygiene\n": ("Line Cook", "Acme", None),
    "# Pastry Cook\n\n## Where can I add value?\n\n## Job Description\n\nPosition: Line Cook\n\nRequirements\n- Food hygiene\n": ("Pastry Cook", None, None),
    "# Acme Foods\n\n## Where can I add value?\n\n## Job Description\n\nRequirements\n- Food hygiene\n": ("Acme Foods", None, None),
}
for text, (title, company, place) in FACTS.items():
    code, out, err = run("extract", "-f", "json", given=text.encode())
    o = json.loads(out or b"{}")
    check("properties: %r" % text[:30], (o.get("title"), o.get("company"), o.get("location")) == (title, company, place), o)

# A page that bears no title asks for none: what is held against the CV is the posting, not the employer's name.
cook = os.path.join(work.name, "cook.json")
open(cook, "w").write('{"schema":"forte.skills/1","roles":[{"title":"Line Cook","from":"2019-01","to":null}],"skills":[{"name":"food hygiene","kind":"hard","evidence":[{"text":"Led the food hygiene checks.","role":0}]}]}')
asked = [r["ask"] for r in json.loads(run("match", "-f", "json", "--skills", cook, given=text.encode())[1])["requirements"]]
check("the employer's name is no ask", asked and "Acme Foods" not in asked, asked)

sys.exit(summary())
