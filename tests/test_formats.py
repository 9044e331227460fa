#!/usr/bin/env python3
"""Formats that people have postings in: RTF, e-mails as saved, Workday's JSON; and what the file's name adds. Prints
"N passed, N failed"."""
import base64, io, json, os, quopri, subprocess, sys, tempfile, zipfile

from checks import FORTE, check, summary

work = tempfile.TemporaryDirectory()


def extract(given, name=None):
    args = [FORTE, "extract", "-f", "json"]
    if name:
        path = os.path.join(work.name, name)
        open(path, "wb").write(given)
        args.append(path)
    r = subprocess.run(args, input=given, capture_output=True, timeout=60)
    try:
        return json.loads(r.stdout)
    except ValueError:
        return {"skills": [], "experience": [], "salaries": [], "warnings": [], "sections": [], "error": r.stderr.decode()}


def asks(o):
    return {s["name"]: s["strength"] for s in o["skills"]}


# ---- the title of a saved page ----

page = ("<!doctype html><html><head><meta charset=utf-8><title>%s</title></head><body><p>You repair pumps.</p><h2>Requirements</h2>"
        "<ul><li>SQL</li></ul></body></html>")
for title, name, place in (("Pump Engineer (Nights) - Leeds, England - Indeed.com", "Pump Engineer (Nights)", "Leeds, England"),
                           ("Analyst – Sales | Hull, England | LinkedIn", "Analyst – Sales", "Hull, England"),
                           ("Night Nurse - Duluth, MN 55802", "Night Nurse", "Duluth, MN"),
                           ("Analyst â€“ Sales", "Analyst – Sales", None), ("Cook - Nights", "Cook - Nights", None)):
    o = extract((page % title).encode())
    check("page: " + title, (o.get("title"), o.get("location")) == (name, place), (o.get("title"), o.get("location"), o.get("error")))

# ---- RTF ----

rtf = (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 SQL Server Sans;}}{\colortbl;\red0\green0\blue0;}{\*\generator Terraform 1.0;}"
       r"{\info{\title Kafka}}{\pict\bin5 " + "}}}}}" + r"}\pard\b Data Engineer\b0\par\par Requirements\par\bullet  3\'965 years of C++ and C#\par"
       r"\bullet  Caf\'e9 culture, \u8364?50,000 a year\par\bullet  {\field{\*\fldinst HYPERLINK x}{\fldrslt Python}}\par\{Go\}\par}")
o = extract(rtf.encode("cp1252"))
check("RTF: the title", o.get("title") == "Data Engineer", o)
check("RTF: its text and nothing else", {"C++", "C#", "Python"} <= set(asks(o)) and not {"Microsoft SQL Server", "Terraform", "Apache Kafka"} & set(asks(o)), o)
check("RTF: a dash of Windows-1252", [(e["min_years"], e["max_years"]) for e in o["experience"]] == [(3, 5)], o)
check("RTF: \\u with its stand-in", [(p["min"], p["currency"]) for p in o["salaries"]] == [(50000, "EUR")], o)
check("RTF without text", "without text" in extract(rb"{\rtf1\ansi{\fonttbl{\f0 A;}}}").get("error", ""))
check("RTF: deep groups", extract(b"{\\rtf1 " + b"{" * 100000 + b"Requirements\\par SQL").get("skills") is not None)
check("RTF: a picture cut short", extract(b"{\\rtf1 \\bin99999999 x").get("error") is not None)

# ---- e-mails ----

BODY = "Hi,\n\nWe need:\n- 3–5 years of Java\n- a line that is rather long and goes on and on so that it is cut by the encoding, Kafka\n\nSalary: £45,000 – £55,000\n"
HEAD = "From: Jo <jo@post.example>\nTo: mira@post.example\nSubject: %s\nMIME-Version: 1.0\n"
qp = lambda s: quopri.encodestring(s.encode()).decode()
b64 = lambda s: base64.encodebytes(s.encode()).decode()
multipart = ("Content-Type: multipart/alternative;\n boundary=\"==b1\"\n\nnot shown: Tableau\n--==b1\nContent-Type: text/plain; charset=utf-8\n"
             "Content-Transfer-Encoding: quoted-printable\n\n" + qp(BODY) + "\n--==b1\nContent-Type: text/html\n\n<p>Scala</p>\n--==b1--\nSAP\n")
MAILS = {
    "quoted-printable": "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" + qp(BODY),
    "base64": "Content-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n" + b64(BODY),
    "plain": "\n" + BODY,
    "in parts": multipart,
    "HTML alone": "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" + qp("<p>We need:</p><ul><li>3–5 years of Java<li>Kafka</ul><p>Salary: £45,000 – £55,000</p>"),
}
for name, rest in MAILS.items():
    for ends in ("\n", "\r\n"):
        o = extract((HEAD % "Fwd: Senior Java Developer - Leeds" + rest).replace("\n", ends).encode(), "m.eml")
        check("an e-mail, %s: what it asks" % name, set(asks(o)) == {"Java", "Apache Kafka"}, o)
        check("an e-mail, %s: years" % name, [(e["min_years"], e["max_years"]) for e in o["experience"]] == [(3, 5)], o)
        check("an e-mail, %s: pay" % name, [(p["min"], p["currency"]) for p in o["salaries"]] == [(45000, "GBP")], o)
        check("an e-mail, %s: its subject" % name, o.get("title") == "Senior Java Developer" and o["title_from"] == {"source": "subject"}, o)
o = extract((HEAD % "=?UTF-8?Q?Re=3A_Line_Cook?= =?utf-8?B?" .replace(" =?utf-8?B?", "") + "\nRequirements\n- Food hygiene\n").encode())
check("an encoded subject", o.get("title") == "Line Cook", o)
o = extract((HEAD % "Lunch on Friday?" + "\nRequirements\n- SQL\n").encode())
check("a subject that is no title", o.get("title") is None, o)
check("an e-mail of a picture", "without text" in extract((HEAD % "x" + "Content-Type: image/png\n\nabc\n").encode()).get("error", ""))
o = extract(b"Subject: =?utf-8?Q?Stelle:_Tischler_=28m/w/d=29?=\nFrom: a@post.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nDein Profil\n- Kenntnisse in AutoCAD\n")
check("a subject with genders gives the title", o["title"] == "Tischler", o["title"])
o = extract(b"Subject: SQL\nLocation: York\n\nRequirements\n- SQL\n")
check("labels are no headers of an e-mail", o.get("location") == "York", o)

# ---- Workday ----

workday = {"jobPostingInfo": {"id": "x", "title": "Line Cook", "jobDescription": "<p>Requirements</p><ul><li>Food safety</li></ul>", "location": "York",
                              "startDate": "2026-11-01", "timeType": "Full time", "jobReqId": "R1", "externalUrl": "https://jobs.example/1"},
           "hiringOrganization": {"name": "Marsh Kitchens", "url": ""}}
o = extract(json.dumps(workday).encode())
check("Workday", (o.get("title"), o.get("company"), o.get("location")) == ("Line Cook", "Marsh Kitchens", "York") and asks(o), o)

# ---- names of files ----

NAMES = {"Senior Data Engineer - Acme.txt": ("Senior Data Engineer", "Acme"), "senior_data-engineer.txt": ("Senior Data Engineer", None),
         "07-line-cook.txt": ("Line Cook", None), "Registered Nurse at Elmet Hospital.txt": ("Registered Nurse", "Elmet Hospital"),
         "Line Cook 0123456789abcdef0123456789abcdef.txt": ("Line Cook", None), "download (3).txt": (None, None), "posting.txt": (None, None)}
for name, (title, company) in NAMES.items():
    o = extract(b"Requirements\n- SQL\n", name)
    check("the file %s" % name, (o.get("title"), o.get("company")) == (title, company), o)
    check("the file %s: says so" % name, not title or o["title_from"] == {"source": "file name"}, o.get("title_from"))
o = extract(b"Line Cook\nMarsh Kitchens\n\nRequirements\n- SQL\n", "Senior Data Engineer.txt")
check("the text comes before the file's name", o.get("title") == "Line Cook", o)

# ---- tables of postings ----

HEADER = "title,company,location,description,salary,url\n"
ROWS = ('Data Engineer,"Acme, Ltd",York,"Requirements\n- SQL\n- 3+ years of ""Python""","£50,000 - £60,000 a year",https://jobs.example/1\n'
        "\n"
        'Line Cook,Marsh Kitchens,Leeds,"Requirements\n- Food safety",,\n')
FACTS = [("Data Engineer", "Acme, Ltd", "York"), ("Line Cook", "Marsh Kitchens", "Leeds")]


def lines(given):
    r = subprocess.run([FORTE, "extract", "--ndjson"], input=given, capture_output=True, timeout=60)
    return [json.loads(l) for l in r.stdout.splitlines()], r.returncode, r.stderr.decode()


def facts(rows):
    return [(o.get("title"), o.get("company"), o.get("location")) for o in rows]


def batch(*names):
    r = subprocess.run([FORTE, "batch", "--skills", skills, "-f", "ndjson", *names], capture_output=True, timeout=60, cwd=work.name)
    return [json.loads(l) for l in r.stdout.splitlines()], r.returncode, r.stderr.decode()


skills = os.path.join(work.name, "skills.json")
open(skills, "w").write('{"schema":"forte.skills/1","skills":[{"name":"SQL","kind":"hard"}]}')
for ends in ("\n", "\r\n"):
    for begin in ("", "\ufeff"):
        rows, code, err = lines((begin + HEADER + ROWS).replace("\n", ends).encode())
        check("a table, line ends %r, %r" % (ends, begin), facts(rows) == FACTS and code == 0, (rows, err))
rows = lines((HEADER + ROWS).encode())[0]
check("a table: what its rows ask", [asks(o) for o in rows] == [{"SQL": "required", "Python": "required"}, {"food safety": "required"}], rows)
check("a table: pay", [(p["min"], p["max"], p["currency"]) for p in rows[0]["salaries"]] == [(50000, 60000, "GBP")] and not rows[1]["salaries"], rows)
text = 'Requirements\n- SQL\n- 3+ years of "Python"'
check("a table: places in the cell", all(text[m["start"]:m["end"]] == m["text"] for s in rows[0]["skills"] for m in s["mentions"]), rows)
jobspy = ("id,site,job_url,job_url_direct,title,company,location,date_posted,job_type,interval,min_amount,max_amount,currency,is_remote,description\n"
          'in-1,indeed,https://a.example,,Nurse,Elmet Hospital,"York, UK",2026-11-01,fulltime,hourly,21.5,24,GBP,True,"**Requirements**\n- Triage"\n')
o = extract(jobspy.encode(), "jobs.csv")
check("JobSpy: a table of one posting is that posting", facts([o]) == [("Nurse", "Elmet Hospital", "York, UK (Remote)")] and o["id"] == "in-1", o)
check("JobSpy: pay of its columns", [(p["min"], p["max"], p["currency"], p["period"]) for p in o["salaries"]] == [(21.5, 24, "GBP", "hour")], o)
for separator in ";\t":
    rows = lines(("Job Title%sJob Description\nCook%s\"Requirements\n- SQL; Python\"\n" % (separator, separator)).encode())[0]
    check("separated by %r" % separator, facts(rows) == [("Cook", None, None)] and set(asks(rows[0])) == {"SQL", "Python"}, rows)
rows = lines("title,description\nCaf\xe9 Cook,Requirements: SQL\n".encode("cp1252"))[0]
check("a table in Windows-1252", facts(rows)[0][0] == "Caf\xe9 Cook", rows)
check("several rows for one posting: says what to do", "forte batch" in extract((HEADER + ROWS).encode()).get("error", ""))
rows, code, err = lines(b'title,description\nCook,Requirements: SQL\nNurse,"never closed\nCook,x\n')
check("a quote that is never closed", code == 1 and rows[-1]["error"]["code"] == "invalid_csv" and facts(rows[:1])[0][0] == "Cook", (rows, err))
rows, code, err = lines(b"title,description\nCook,\n")
check("a row without a posting", code == 1 and rows[0]["error"]["code"] == "no_text", rows)
o = extract(b"Cook, York, full time\nRequirements, in short:\n- SQL\n")
check("commas make no table", asks(o) == {"SQL": "required"}, o)
folder = os.path.join(work.name, "tables")
os.mkdir(folder)
open(os.path.join(folder, "a.csv"), "wb").write((HEADER + ROWS).encode())
open(os.path.join(folder, "b.csv"), "w").write("Name,Status\nAcme,Applied\n")
rows, code, err = batch("tables")
check("a folder: tables of postings, no others", sorted(r["title"] for r in rows) == ["Data Engineer", "Line Cook"] and code == 0, (rows, err))
check("a row is named by the line on which it begins", sorted(r["file"] for r in rows) == ["tables/a.csv:2", "tables/a.csv:6"], rows)
rows, code, err = batch("tables/b.csv")
check("a table of something else: says which columns", code == 1 and "title, company, location, description" in err, err)
open(os.path.join(folder, "c.csv"), "w").write('title,description\nCook,"x\n')
rows, code, err = batch("tables/c.csv")
check("the batch: a quote that is never closed, and where", code == 1 and "c.csv:2" in err and "never closed" in err, err)

# ---- archives of office files ----


def office(text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", "<w:document xmlns:w='w'><w:body>%s</w:body></w:document>" % "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % x for x in text.split("\n")))
    return out.getvalue()


for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
    pack = os.path.join(work.name, "pack.zip")
    with zipfile.ZipFile(pack, "w", how) as z:
        z.writestr("a.docx", office("Line Cook\nRequirements\nFood safety"))
        z.writestr("b.docx", office("Data Engineer\nRequirements\nSQL"))
    rows, code, err = batch("pack.zip")
    check("an archive of DOCX files, %d: both are read" % how, sorted(r["title"] for r in rows) == ["Data Engineer", "Line Cook"] and code == 0, (rows, err))
    check("an archive is no single posting, %d" % how, "archive" in extract(open(pack, "rb").read()).get("error", ""), extract(open(pack, "rb").read()).get("error"))
check("a DOCX is one", extract(office("Line Cook\nRequirements\nFood safety")).get("title") == "Line Cook")

# Amounts that boards write as text: points or commas that part thousands, the currency's sign, "k"; and what is none.
for least, most, unit, want in (("28.500", "31.000", "YEAR", (28500, 31000)), ("1.950", "2.300", "MONTH", (1950, 2300)), ("31.50", "33.25", "HOUR", (31.5, 33.25)),
                                ("\u00a328,000", "\u00a332k", "YEAR", (28000, 32000)), ("1.250.000", "1.400.000", "YEAR", (1250000, 1400000)), ("by agreement", "top", "YEAR", None)):
    job = {"@type": "JobPosting", "title": "Tiler", "description": "Requirements: AutoCAD",
           "baseSalary": {"currency": "EUR", "value": {"minValue": least, "maxValue": most, "unitText": unit}}}
    read = extract(json.dumps(job).encode())
    pay = [(p["min"], p["max"]) for p in read["salaries"]]
    check("pay written %s to %s" % (least, most), pay == ([want] if want else []), pay)

# A mail's subject names the title rather than its prose.
read = extract(b"Subject: Vacancy - Night Porter (Harrogate)\nFrom: jobs@elmet.example\n\nWe need a night porter from May.\n")
check("a mail's subject", (read.get("title"), read.get("location")) == ("Night Porter", "Harrogate"), read)

sys.exit(summary())
