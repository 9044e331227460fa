#!/usr/bin/env python3
"""Letters as they come: encodings told by their bytes, letters that stand for letters, escapes and entities left in plain
text; and that every offset is into the text as it was given. Prints "N passed, N failed"."""
import json, subprocess, sys

from checks import FORTE, check, summary



def extract(given, *args):
    r = subprocess.run([FORTE, "extract", *(args or ("-f", "json"))], input=given, capture_output=True, timeout=60)
    try:
        return json.loads(r.stdout)
    except ValueError:
        return {"skills": [], "experience": [], "salaries": [], "warnings": [], "error": r.stderr.decode()}


def skills(o):
    return {s["name"]: s["strength"] for s in o["skills"]}


# ---- encodings ----

TEXT = "Data Engineer\n\nRequirements\n- 3–5 years of experience with “SQL”\n- C# and Café culture\n- Salary: £45,000 – £55,000\n"
ENCODINGS = {
    "utf-8": TEXT.encode(), "utf-8 with mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16 with mark": TEXT.encode("utf-16"), "utf-16-be with mark": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-16-le": TEXT.encode("utf-16-le"), "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-32 with mark": TEXT.encode("utf-32"), "utf-32-be with mark": b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"),
    "utf-32-le": TEXT.encode("utf-32-le"), "utf-32-be": TEXT.encode("utf-32-be"), "windows-1252": TEXT.encode("cp1252"),
}
for name, given in ENCODINGS.items():
    o = extract(given)
    check(name + ": years", [(e["min_years"], e["max_years"]) for e in o["experience"]] == [(3, 5)], o)
    check(name + ": pay", [(p["min"], p["max"], p["currency"]) for p in o["salaries"]] == [(45000, 55000, "GBP")], o)
    check(name + ": skills, and no warning", {"SQL", "C#"} <= set(skills(o)) and not o["warnings"], o)
o = extract(TEXT.encode() + b"- caf\xe9\n")
check("UTF-8 with a broken byte stays UTF-8, and is told", [w["code"] for w in o["warnings"]] == ["invalid_utf8"], o)
o = extract("Requirements\n- 50 € and “SQL”\n".encode("cp1252") + b"\x81\n")
check("a byte that Windows-1252 does not have", "invalid_utf8" in [w["code"] for w in o["warnings"]], o)
o = extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
check("an old Word file is still refused by name", "old Word document" in o.get("error", ""), o)

# UTF-8 that was taken for Windows-1252 on the way, as pages and spreadsheets do
misread = lambda s: s.encode().decode("cp1252", "surrogateescape").encode("utf-8", "replace")
o = extract(misread("Anforderungen\n- 3–5 Jahre Erfahrung mit SQL\n- Gehalt: 45.000 € – 55.000 € im Jahr in Köln\n- Größe\n"))
check("misread: years", [(e["min_years"], e["max_years"]) for e in o["experience"]] == [(3, 5)], o)
check("misread: pay", [(p["min"], p["max"], p["currency"]) for p in o["salaries"]] == [(45000, 55000, "EUR")], o)
text = "Requirements\n- «AMANHÃ” and 3 years of SQL\n"
o = extract(text.encode())
check("a quote after a letter stays one", any(m["text"] == "AMANHÃ" for s in o["skills"] for m in s["mentions"]), o)

# ---- letters that stand for letters ----

bold = lambda s: "".join(chr(0x1D5D4 + ord(c) - 65) if "A" <= c <= "Z" else chr(0x1D5EE + ord(c) - 97) if "a" <= c <= "z" else
                         chr(0x1D7EC + ord(c) - 48) if "0" <= c <= "9" else c for c in s)
script = lambda s: "".join(chr(0x1D4D0 + ord(c) - 65) if "A" <= c <= "Z" else chr(0x1D4EA + ord(c) - 97) if "a" <= c <= "z" else c for c in s)
wide = lambda s: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in s)
for name, how in {"bold": bold, "script": script, "full width": wide}.items():
    text = "%s\n- Linux\n- %s and %s\n\n%s\n- Docker\n" % (how("Requirements"), how("Python"), how("Kafka"), how("Nice to have"))
    o = extract(text.encode())
    check(name, skills(o) == {"Linux": "required", "Python": "required", "Apache Kafka": "required", "Docker": "preferred"}, o)
    for s in o["skills"]:
        for m in s["mentions"]:
            check("%s: offsets are into the text as given" % name, text.encode()[m["start"] : m["end"]].decode() == m["text"], m)
    texts = [m["text"] for s in o["skills"] for m in s["mentions"]]
    check("%s: the mention is as written" % name, how("Python") in texts, texts)
import unicodedata

o = extract(unicodedata.normalize("NFD", "Profil recherché\n- Français courant\n- SQL exigé\n").encode())
check("accents as signs of their own", "SQL" in skills(o) and o["sections"] and any(s["kind"] == "requirements" for s in o["sections"]), o)
o = extract("Requirements\n- Experience in ﬁnance and ﬂeet management\n".encode())
check("ligatures", "fleet management" in skills(o), o)

# ---- escapes and entities left in plain text ----

text = "Requirements\n\n- Linux\n- 3\\+ years of C\\+\\+\n- C\\# and Node\\.js\n- \\~5 services\n\n*Pay:* \\$90,000 \\- \\$110,000 a year\n"
o = extract(text.encode())
check("Markdown's escapes", {"C++", "C#", "Node.js"} <= set(skills(o)) and "C" not in skills(o), o)
check("escapes in years", [e["min_years"] for e in o["experience"]] == [3], o)
check("escapes in pay", [(p["min"], p["max"]) for p in o["salaries"]] == [(90000, 110000)], o)
check("escapes: offsets", all(text.encode()[m["start"] : m["end"]].decode() == m["text"] for s in o["skills"] for m in s["mentions"]), o)
text = "Requirements\n- Linux\n- C&#43;&plus; &amp; R&amp;D; C&#x23;\n- 3&plus; years&nbsp;of experience\n- AT&T and B&B; SQL\n"
o = extract(text.encode())
check("entities", {"C++", "C#", "SQL"} <= set(skills(o)) and not {"R", "C"} & set(skills(o)), o)
check("entities in years", [e["min_years"] for e in o["experience"]] == [3], o)
check("entities: offsets", all(text.encode()[m["start"] : m["end"]].decode() == m["text"] for s in o["skills"] for m in s["mentions"]), o)
line = json.dumps({"id": 1, "text": "Requirements\n- C\\+\\+ and 𝗦𝗤𝗟\n"}).encode() + b"\n"
o = extract(line, "--ndjson")
given = json.loads(line)["text"].encode()
check("in a line of NDJSON", {"C++", "SQL"} <= set(skills(o)), o)
check("NDJSON: offsets into its text", all(given[m["start"] : m["end"]].decode() == m["text"] for s in o["skills"] for m in s["mentions"]), o)

sys.exit(summary())
