#!/usr/bin/env python3
"""PDFs that somebody made to harm: pages and fonts without an end, rings of objects, bombs, signs that steer a terminal. Each
is read, or refused in a line, in the time and memory that pdftotext has; none is read in part."""
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib

from checks import FORTE, check, sanitized, skip, summary

SECONDS = 60  # of the clock: a child's 20 of computing, on a machine under load
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
ASKS = ["Registered Nurse", "Requirements", "5 years of experience with Excel", "SQL required"]


def pdf(objects, more=b""):
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.5\n", []
    for i, body in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, body)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, more, len(out))


def stream(data, head=b"", packed=False):
    if packed:
        data, head = zlib.compress(data, 9), head + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(data), data)


def lines(texts, size=12):
    """What shows these lines."""
    return b"BT /F %d Tf 50 750 Td 14 TL %s ET" % (size, b" ".join(b"(%s) Tj T*" % t.encode("latin-1") for t in texts))


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"


def one(content, font=FONT, page=PAGE, *more):
    """One page: catalogue, pages, font, content, page; then more."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[5 0 R]>>", font, content, page % 4 if b"%d" in page else page, *more])


def mapped(to_unicode):
    """A font whose signs stand for what the map says."""
    return b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>", stream(to_unicode, packed=True)


def cmap(body):
    return b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n" + body + b"\nendcmap end end"


def deep(depth):
    """A tree of pages, each node with one child."""
    nodes = [b"<</Type/Pages/Count 1/Parent %d 0 R/Kids[%d 0 R]>>" % (i + 3, i + 5) for i in range(depth)]
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[5 0 R]>>", FONT, stream(lines(ASKS)), *nodes, PAGE % 4])


def many(count):
    kids = b" ".join(b"%d 0 R" % (i + 5) for i in range(count))
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), FONT, stream(lines(ASKS)), *[PAGE % 4] * count])


def tried():
    """(what, the PDF, the word of its refusal: "" if it is read, None if either will do)"""
    steering, steering_map = mapped(cmap(b"5 beginbfchar <41> <001B> <42> <202E> <43> <009B> <44> <0000> <45> <2028> endbfchar"))
    endless, endless_map = mapped(cmap(b"\n".join(b"1 beginbfrange <0000> <FFFF> <%04X> endbfrange" % (i & 0xFFFF) for i in range(2000))))
    long, long_map = mapped(cmap(b"1 beginbfchar <41> <%s> endbfchar" % (b"0058" * 500000)))
    asked = stream(lines(ASKS))
    yield "as others are", one(asked), ""
    yield "10,000 pages", many(10000), "more than 200 pages"
    yield "200 pages", many(200), ""
    yield "a tree of pages 3,000 deep", deep(3000), None
    yield "pages that hold themselves", pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 5 0 R]>>", FONT, asked, PAGE % 4]), None
    yield "a catalogue that is its own pages", pdf([b"<</Type/Catalog/Pages 1 0 R/Count 1/Kids[1 0 R]>>"]), None
    yield "a length that points to itself", one(b"<</Length 4 0 R>>\nstream\nBT ET\nendstream"), None
    yield "a table of places that goes back to itself", one(asked).replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9"), None
    yield "a form that draws itself", one(stream(lines(ASKS) + b" /X Do"), FONT, PAGE.replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<"), stream(
        b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")), None
    yield "a content of 100 MB of nothing", one(stream(b" " * (100 << 20), packed=True)), None
    yield "300,000 words on a page, one over another", one(stream(b"BT /F 1 Tf " + b"".join(b"1 0 0 1 %d %d Tm (word%d) Tj " % (i % 100 * 6, i // 100 % 790, i) for i in range(300000)) + b"ET", packed=True)), None
    yield "a map of 2,000 ranges of all signs", one(asked, endless, PAGE, endless_map), None
    yield "a sign that stands for a megabyte", one(stream(lines(["A" * 50] * 50)), long, PAGE, long_map), None
    yield "signs that steer a terminal", one(stream(lines([*ASKS[:2], "ABCDE SQL required"])), steering, PAGE, steering_map), None
    yield "places that are no numbers", one(stream(b"BT /F 1e38 Tf 1e38 -1e38 1e308 1 1e38 1e38 Tm (SQL required) Tj ET " + lines(ASKS))), None
    yield "a page of no size", one(asked, FONT, PAGE.replace(b"0 0 612 792", b"0 0 0 0")), None
    yield "a page of 1e30 by 1e30", one(asked, FONT, PAGE.replace(b"612 792", b"1e30 1e30")), None
    yield "an array 100,000 deep", one(b"[" * 100000 + b"]" * 100000), None
    yield "words that are 200,000 bytes long", one(stream(lines(["x" * 200000, "y" * 200000]))), None
    yield "cut off in the middle", one(asked)[:300], None
    yield "a head and nothing else", b"%PDF-1.7\n", None


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if not sanitized():
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def main():
    if subprocess.run(["sh", "-c", "command -v pdftotext"], capture_output=True).returncode:
        skip("hostile PDFs", "no pdftotext here")
        return summary()
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "x.pdf"
        for what, data, word in tried():
            path.write_bytes(data)
            for command in (["extract"], ["skills"]):
                began = time.monotonic()
                done = subprocess.run([FORTE, *command, str(path)], capture_output=True, preexec_fn=limited, timeout=600, env={**os.environ, "HOME": name})
                took = time.monotonic() - began
                said, text = done.stderr.decode("utf-8"), done.stdout.decode("utf-8")
                check(f"{what}, {command[0]}: in time", took < SECONDS, took)
                check(f"{what}, {command[0]}: read, or refused in a line",
                      (done.returncode == 0 and bool(text)) or (done.returncode == 1 and not text and said.count("\n") == 1 and "x.pdf: " in said), (done.returncode, said, text[:300]))
                check(f"{what}, {command[0]}: no sign that steers", not STEERING.search(said + text), ascii(said + text)[:300])
                if word is not None:
                    check(f"{what}, {command[0]}: {word or 'read'}", done.returncode == bool(word) and word in said, said)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
