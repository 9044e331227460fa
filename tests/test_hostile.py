#!/usr/bin/env python3
"""Hostile inputs: whatever stands in a posting, CV or note, forte answers in time, within its memory, with exit code 0 or 1,
and sends no control character to a terminal."""
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import zipfile

from checks import FORTE, check, sanitized, summary

SANITIZED = sanitized()
SECONDS = 120 if SANITIZED else 30
MEMORY = 2 << 30


def limits():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(arguments, feed=b""):
    """(exit code, output, errors); exit code None: took too long"""
    try:
        done = subprocess.run([FORTE, *arguments], input=feed, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS, preexec_fn=limits)
    except subprocess.TimeoutExpired:
        return None, b"", b"took too long"
    return done.returncode, done.stdout, done.stderr


def zipped(*entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in entries:
            z.writestr(name, data)
    return out.getvalue()


def documents():
    yield "parentheses", b"(" * 3000000
    yield "one long word", b"a" * 3000000
    yield "digits", b"1" * 1000000
    yield "numbers", b"1 " * 500000
    yield "amounts", b"$1-$2k - " * 60000
    yield "amount with commas", b"$" + b"1,000" * 200000
    yield "years", b"3+ years of " * 50000
    yield "number words", b"three to five or more " * 50000
    yield "degrees", b"BS or MS or PhD in " * 40000
    yield "choices", b"Requirements: " + b"Java or Python or Go or " * 30000
    yield "slashes", b"Requirements: " + b"Java/Python/" * 50000
    yield "list", b"Requirements: " + b"SQL, Python, Excel, " * 30000
    yield "headings", b"Requirements:\n" * 60000
    yield "empty lines", b"\n" * 3000000
    yield "bullets", "• SQL\n".encode() * 100000
    yield "nested bullets", b"".join(b" " * (i % 4000) + b"- SQL\n" for i in range(4000))
    yield "spaces", b"SQL" + b" " * 3000000 + b"Python"
    yield "negations", b"no not without never " * 40000 + b"SQL needed"
    yield "capitals", b"MACHINE LEARNING ENGINEER " * 40000
    yield "glued words", b"softwareDeveloperRequirementsExperience" * 20000
    yield "URLs", b"https://a.example/?q=" * 50000
    yield "control characters", bytes(range(1, 32)) * 2000 + b" SQL \x1b[31mrequired\x1b]0;title\x07 \x9b31m"
    yield "overrides", "\u202e\u2066\u200f\u200b\ufeff SQL required \u2028 \u2029".encode() * 1000
    yield "combining marks", ("e" + "\u0301" * 500).encode() * 1000
    yield "broken UTF-8", b"\xf0\x90\x80 \xed\xa0\x80 \xc0\xaf SQL " * 20000
    yield "UTF-16", "\ufeffRequirements: SQL".encode("utf-16-le") * 1000
    yield "odd UTF-16", b"\xff\xfeS\x00Q\x00L"
    yield "JSON nested", b"[" * 1000000
    yield "JSON nested objects", b'{"a":' * 200000
    yield "JSON posting with deep text", b'{"text":' + b"[" * 100000 + b"]" * 100000 + b"}"
    yield "JSON posting with lone surrogates", b'{"text":"\\ud800 SQL \\udfff required","title":"\\ud83d"}'
    yield "JSON with NUL", b'{"text":"SQL\\u0000 required"}'
    yield "JSON duplicate keys", b'{"text":"SQL","text":"Python required"}' * 1
    yield "JSON huge number", b'{"text":"SQL required","id":' + b"9" * 100000 + b"}"
    yield "HTML nested", b"<html><body>" + b"<div>" * 200000 + b"SQL required"
    yield "HTML lists", b"<html><body>" + b"<ul><li>" * 50000 + b"SQL required"
    yield "HTML comments", b"<html><!--" + b"-" * 1000000
    yield "HTML attributes", b"<html><body " + b"a='b' " * 100000 + b">SQL required</body></html>"
    yield "HTML entities", b"<html><body>" + b"&amp;#x41;&nbsp;&bogus;" * 50000 + b"</body></html>"
    yield "HTML tables", b"<html><body>" + b"<table><tr><td>" * 20000
    yield "HTML scripts", b"<html><body><script>" + b"SQL required " * 50000 + b"</body></html>"
    yield "Markdown quotes", b"# T\n" + b"> " * 200000 + b"SQL"
    yield "Markdown properties", b"# T\n\n" + b"Key: Value\n" * 50000 + b"\n## Job Description\nSQL required\n"
    yield "Markdown toggles", b"# T\n" + b"".join(b"    " * (i % 50) + b"- Job Description\n" for i in range(20000))
    yield "zip bomb as DOCX", zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", b"<w:document>" + b"a" * (200 << 20)))
    yield "DOCX with entities", zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document><w:p>&e;&f;</w:p></w:document>'))
    yield "DOCX cut short", zipped(("word/document.xml", b"<w:document><w:body>SQL required"))[:60]
    yield "zip with odd names", zipped(("../../etc/passwd", b"x"), ("/tmp/y", b"y"), ("a\x1b[31m.md", b"# SQL"))
    yield "PDF header alone", b"%PDF-1.7\n"
    yield "PDF junk", b"%PDF-1.7\n" + os.urandom(100000)
    yield "random", os.urandom(200000)


CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")


def posting_checks(name, data, skills):
    code, out, err = run(["extract", "-f", "json"], data)
    check(f"{name}: extract", code in (0, 1), (code, err[-300:]))
    check(f"{name}: one line when refused", code != 1 or (err.count(b"\n") == 1 and not CONTROL.search(err[:-1])), err)
    if code == 0:
        try:
            json.loads(out.decode("utf-8"))
            check(f"{name}: valid JSON", True)
        except ValueError as e:
            check(f"{name}: valid JSON", False, e)
    code, out, err = run(["match", "--skills", skills], data)
    check(f"{name}: match", code in (0, 1), (code, err[-300:]))
    check(f"{name}: the report holds no control characters", not CONTROL.search(out), out[:200])


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = folder
        skills = os.path.join(folder, "skills.json")
        run(["skills", "corpus/cvs/analyst.md", "-o", skills, "--quiet"])
        for name, data in documents():
            if SANITIZED and not data.startswith((b"PK", b"%PDF")):
                data = data[:200000]  # sanitizers take ten times as long
            posting_checks(name, data, skills)
            file = os.path.join(folder, "file")
            with open(file, "wb") as f:
                f.write(data)
            code, out, err = run(["skills", file])
            check(f"{name}: skills", code in (0, 1), (code, err[-300:]))
            code, out, err = run(["fill", "--skills", skills, file])
            archive = code == 2 and b"is an archive" in err  # an archive is only written back, or to -o
            check(f"{name}: fill", code in (0, 1) or archive, (code, err[-300:]))
            check(f"{name}: fill writes the note or nothing", not out or b"SQL" in out or out == data, out[:100])
            code, out, err = run(["dict", "why", "SQL", file])
            check(f"{name}: dict why", code in (0, 1) and not CONTROL.search(out), (code, err[-300:]))
    return summary()


if __name__ == "__main__":
    sys.exit(main())
