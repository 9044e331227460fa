"""Hostile documents of any size: SHAPES has each one's name, the count of its parts in test_hostile.py, and what makes it of a
count. test_growth.py doubles the count."""
import io
import random
import zipfile


def zipped(*entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in entries:
            z.writestr(name, data)
    return out.getvalue()


def docx(document):
    return zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", document))


def noise(count):
    """The same bytes on every run."""
    return random.Random(15).randbytes(count)


def repeated(part, before=b"", after=b""):
    return lambda n: before + part * n + after


HTML = b"<html><body>"
SHAPES = [
    ("parentheses", 3000000, repeated(b"(")),
    ("one long word", 3000000, repeated(b"a")),
    ("digits", 1000000, repeated(b"1")),
    ("numbers", 500000, repeated(b"1 ")),
    ("amounts", 60000, repeated(b"$1-$2k - ")),
    ("amount with commas", 200000, repeated(b"1,000", b"$")),
    ("years", 50000, repeated(b"3+ years of ")),
    ("number words", 50000, repeated(b"three to five or more ")),
    ("degrees", 40000, repeated(b"BS or MS or PhD in ")),
    ("choices", 30000, repeated(b"Java or Python or Go or ", b"Requirements: ")),
    ("slashes", 50000, repeated(b"Java/Python/", b"Requirements: ")),
    ("list", 30000, repeated(b"SQL, Python, Excel, ", b"Requirements: ")),
    ("cues", 40000, repeated(b"SQL required, Java preferred ", b"Requirements: ")),
    ("addresses", 50000, repeated(b"a@b ")),
    ("headings", 60000, repeated(b"Requirements:\n")),
    ("empty lines", 3000000, repeated(b"\n")),
    ("bullets", 100000, repeated("• SQL\n".encode())),
    ("nested bullets", 4000, lambda n: b"".join(b" " * (i * 2003 % 4000) + b"- SQL\n" for i in range(n))),
    ("spaces", 3000000, repeated(b" ", b"SQL", b"Python")),
    ("negations", 40000, repeated(b"no not without never ", after=b"SQL needed")),
    ("capitals", 40000, repeated(b"MACHINE LEARNING ENGINEER ")),
    ("glued words", 20000, repeated(b"softwareDeveloperRequirementsExperience")),
    ("URLs", 50000, repeated(b"https://a.example/?q=")),
    ("control characters", 2000, repeated(bytes(range(1, 32)), after=b" SQL \x1b[31mrequired\x1b]0;title\x07 \x9b31m")),
    ("overrides", 1000, repeated("\u202e\u2066\u200f\u200b\ufeff SQL required \u2028 \u2029".encode())),
    ("combining marks", 1000, repeated(("e" + "\u0301" * 500).encode())),
    ("broken UTF-8", 20000, repeated(b"\xf0\x90\x80 \xed\xa0\x80 \xc0\xaf SQL ")),
    ("UTF-16", 1000, repeated("\ufeffRequirements: SQL".encode("utf-16-le"))),
    ("odd UTF-16", 1, repeated(b"\xff\xfeS\x00Q\x00L")),
    ("JSON nested", 1000000, repeated(b"[")),
    ("JSON nested objects", 200000, repeated(b'{"a":')),
    ("JSON posting with deep text", 100000, lambda n: b'{"text":' + b"[" * n + b"]" * n + b"}"),
    ("JSON posting with lone surrogates", 1, repeated(b'{"text":"\\ud800 SQL \\udfff required","title":"\\ud83d"}')),
    ("JSON with NUL", 1, repeated(b'{"text":"SQL\\u0000 required"}')),
    ("JSON duplicate keys", 1, repeated(b'{"text":"SQL","text":"Python required"}')),
    ("JSON huge number", 100000, repeated(b"9", b'{"text":"SQL required","id":', b"}")),
    ("HTML nested", 200000, repeated(b"<div>", HTML, b"SQL required")),
    ("HTML lists", 50000, repeated(b"<ul><li>", HTML, b"SQL required")),
    ("HTML comments", 1000000, repeated(b"-", b"<html><!--")),
    ("HTML attributes", 100000, repeated(b"a='b' ", b"<html><body ", b">SQL required</body></html>")),
    ("HTML entities", 50000, repeated(b"&amp;#x41;&nbsp;&bogus;", HTML, b"</body></html>")),
    ("HTML tables", 20000, repeated(b"<table><tr><td>", HTML)),
    ("HTML scripts", 50000, repeated(b"SQL required ", HTML + b"<script>", b"</body></html>")),
    ("Markdown quotes", 200000, repeated(b"> ", b"# T\n", b"SQL")),
    ("Markdown links", 100000, repeated(b"[a](b ", b"# T\n", b"SQL")),
    ("Markdown properties", 50000, repeated(b"Key: Value\n", b"# T\n\n", b"\n## Job Description\nSQL required\n")),
    ("Markdown toggles", 20000, lambda n: b"# T\n" + b"".join(b"    " * (i % 50) + b"- Job Description\n" for i in range(n))),
    ("zip bomb as DOCX", 200 << 20, lambda n: docx(b"<w:document>" + b"a" * n)),
    ("DOCX with entities", 1, lambda n: docx(b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + b"".join(b'<!ENTITY %s "%s">' % (b, b"&%s;" % a * 10) for a, b in ((b"a", b"b"), (b"b", b"c"), (b"c", b"d"), (b"d", b"e"))) + b'<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document><w:p>&e;&f;</w:p></w:document>')),
    ("DOCX cut short", 1, lambda n: zipped(("word/document.xml", b"<w:document><w:body>SQL required"))[:60]),
    ("zip with odd names", 1, lambda n: zipped(("../../etc/passwd", b"x"), ("/tmp/y", b"y"), ("a\x1b[31m.md", b"# SQL"))),
    ("PDF header alone", 1, repeated(b"%PDF-1.7\n")),
    ("PDF junk", 100000, lambda n: b"%PDF-1.7\n" + noise(n)),
    ("random", 200000, noise),
]
