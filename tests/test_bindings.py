#!/usr/bin/env python3
"""The Python module and the SQLite extension over the shared library, and every example of docs/embedding.md."""
import gc
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import redirect_stdout

from checks import BUILD, FORTE, ROOT, check, skip, summary

TODAY = "2026-11-22"


def raises(forte, code, what, call):
    try:
        call()
    except forte.Error as error:
        check(f"{what}: code {code}", error.code == code, error.code)
        return error
    check(f"{what}: raises", False)
    return None


def command(*arguments, feed=b""):
    return subprocess.run([FORTE, *map(str, arguments)], input=feed, capture_output=True, timeout=60).stdout


def in_python(forte, folder):
    import datetime

    engine = forte.Engine()
    day = datetime.date.fromisoformat(TODAY)
    text = (folder / "posting.md").read_bytes()
    posting = engine.posting(text, source="posting.md")
    profile = engine.profile_of([folder / "cv.txt"], today=day)
    match = engine.match(posting, profile)
    check("the version is the command's", forte.version() == command("--version").decode().split()[1], forte.version())
    check("extraction: the command's bytes", posting.render("json").encode() == command("extract", "-f", "json", folder / "posting.md"))
    (folder / "skills.json").write_text(profile.render("json"), encoding="utf-8")
    for format in ("json", "md", "html"):
        want = command("match", "-f", format, "--skills", folder / "skills.json", folder / "posting.md")
        again = engine.match(posting, engine.profile((folder / "skills.json").read_text(encoding="utf-8")))
        check(f"match as {format}: the command's bytes", again.render(format).encode() == want)
    check("score", abs(match.score - match.json()["score"]) < 0.1, match.score)
    check("a profile just built matches as its file does", match.json()["requirements"] == again.json()["requirements"])
    check("a profile goes through a dict", engine.profile(profile.json()).json()["roles"] == profile.json()["roles"])
    check("no score where nothing could be checked", engine.match("nothing to see", profile).score is None)
    want = json.loads(command("match", "-f", "json", "--points", "2", "--skills", folder / "skills.json", folder / "posting.md"))
    check("points", engine.match(posting, profile, points=2).json()["points"] == want["points"])

    note = (folder / "note.md").read_bytes()
    filled, what = engine.fill(note, profile)
    check("a note is filled", what == "changed" and b"*Filled in by forte" in filled, what)
    check("a filled note stays", engine.fill(filled, profile)[1] == "same")
    check("no section is said", engine.fill("# Only this\n", profile)[1] == "no_section")
    own = re.sub(rb"(# Where can I add value\?\s+)- ", rb"\1- mine", note)
    check("own text stays, but for force", engine.fill(own, profile)[1] == "own_text" and engine.fill(own, profile, force=True)[1] == "replaced")

    error = raises(forte, "invalid_json", "a broken skills file", lambda: engine.profile("{", source="mine.json"))
    check("the message has its place", error and error.status == 2 and str(error).startswith("mine.json:1"), error)
    raises(forte, "unknown_format", "a format that is none", lambda: posting.render("pdf"))
    raises(forte, "unknown_kind", "a broken dictionary", lambda: forte.Engine(dictionary="@kind fruit\n"))
    names = [s["name"] for s in forte.Engine(dictionary="@kind hard\nZorbl\n").posting("Requirements:\n- Zorbl\n").json()["skills"]]
    check("a dictionary of one's own", names == ["Zorbl"], names)
    pdf = engine.profile_of([("cv.pdf", (ROOT / "corpus" / "cvs" / "product.pdf").read_bytes())], today=day) if shutil.which("pdftotext") else None
    check("a CV as bytes", pdf is None or pdf.json()["roles"])
    # what is needed outlives the names for it, and threads their workers
    rows = []
    threads = [threading.Thread(target=lambda: rows.append((engine.posting(text), engine.profile_of([folder / "cv.txt"], today=day)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    del engine, posting, profile, threads
    gc.collect()
    check("threads give the same", match.render("json") and len({row[0].render("json") for row in rows}) == 1 and len({row[1].render("json") for row in rows}) == 1)
    del rows, match
    gc.collect()


def fences(kind):
    """[(code, the plain fence directly behind it or None)]"""
    text = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    return [(m.group(1), m.group(2)) for m in re.finditer(rf"```{kind}\n(.*?)```\n(?:\n```\n(.*?)```)?", text, re.S)]


def examples_in_python():
    scope = {}
    blocks = fences("python")
    check("docs/embedding.md has its Python examples", len(blocks) == 2, len(blocks))
    for code, want in blocks:
        said = io.StringIO()
        with redirect_stdout(said):
            exec(code, scope)
        check("docs/embedding.md prints what it says", said.getvalue() == want, f"{said.getvalue()!r}, not {want!r}")


def sqlite(script, folder):
    done = subprocess.run(["sqlite3", ":memory:"], input=f".load {BUILD}/sqlite3/forte\n{script}".encode(), capture_output=True, cwd=folder, timeout=60)
    return done.stdout.decode().splitlines(), done.stderr.decode()


def in_sqlite(folder):
    skills = "readfile('skills.json')"
    one, errors = sqlite(f"SELECT forte_version(); SELECT forte_extract(readfile('posting.md')); SELECT forte_match(readfile('posting.md'), {skills});", folder)
    check("three answers", not errors and len(one) == 3, errors or one)
    if len(one) == 3:
        check("forte_version()", one[0] == command("--version").decode().split()[1], one[0])
        check("forte_extract() finds what the command does", json.loads(one[1])["skills"] == json.loads(command("extract", "-f", "json", folder / "posting.md"))["skills"])
        want = json.loads(command("match", "-f", "json", "--skills", folder / "skills.json", folder / "posting.md"))
        check("forte_match() finds what the command does", json.loads(one[2])["requirements"] == want["requirements"])
    answers, errors = sqlite(f"""SELECT forte_score(readfile('posting.md'), {skills});
        SELECT coalesce(forte_score('nothing to see', {skills}), 'null'); SELECT coalesce(forte_extract(NULL), 'null'), coalesce(forte_match('x', NULL), 'null');
        SELECT json_extract(forte_extract(''), '$.error.code'), json_valid(forte_extract('')), json_type(forte_extract(''), '$.error.offset');
        SELECT json_array_length(forte_extract(CAST('Requirements: SQL and Excel' AS BLOB)), '$.skills');
        SELECT json_extract(forte_extract('Requirements:' || char(10) || '- 12345'), '$.schema');""", folder)
    check("forte_score()", not errors and answers[:2] == [f"{want['score']}", "null"], errors or answers)
    check("NULL gives NULL", answers[2:3] == ["null|null"], answers)
    check("what cannot be read is an error object", answers[3:4] == ["empty|1|null"] or re.fullmatch(r"[a-z_]+\|1\|(null|integer)", answers[3]), answers[3:4])
    check("blobs are read as bytes", answers[4:] == ["2", "forte.extraction/1"], answers[4:])
    rows, errors = sqlite("SELECT 1; SELECT forte_match('SQL', '{');", folder)
    check("a broken skills file is an error of the query", "skills:1" in errors and rows == ["1"], (rows, errors))
    rows, errors = sqlite(f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) SELECT count(DISTINCT forte_score(readfile('posting.md') || i, {skills})), "
                          f"sum(forte_score(readfile('posting.md'), iif(i % 2, {skills}, {skills} || ' ')) > 0) FROM n;", folder)
    check("skills that change from row to row", rows and rows[0].endswith("|40"), rows or errors)
    for code, _ in fences("sql"):
        where = code.replace(".load /usr/local/lib/sqlite3/forte\n", "")
        check("docs/embedding.md loads the extension", where != code)
        rows, errors = sqlite(where, folder)
        check("docs/embedding.md: the queries run", not errors and len(rows) == 5 and rows[3].startswith("p02|"), errors or rows)


def main():
    if b"__asan_init" in (BUILD / "libforte.so").read_bytes():
        skip("bindings", "a sanitized library cannot be loaded into another program")
        return summary()
    if os.environ.get("FORTE_LIBRARY") != str(BUILD / "libforte.so.0"):
        # the loader reads its path at a program's start
        again = dict(os.environ, FORTE_LIBRARY=str(BUILD / "libforte.so.0"), LD_LIBRARY_PATH=str(BUILD))
        return subprocess.run([sys.executable, __file__], env=again).returncode
    sys.path.insert(0, str(ROOT / "bindings" / "python"))
    import forte

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for source, target in (("cvs/backend.txt", "cv.txt"), ("postings/p02-backend.md", "posting.md"), ("notes/backend.md", "note.md"), ("gold/postings.ndjson", "postings.ndjson")):
            shutil.copy(ROOT / "corpus" / source, folder / target)
        os.environ["XDG_CONFIG_HOME"] = name
        in_python(forte, folder)
        os.chdir(folder)
        examples_in_python()
        os.chdir(ROOT)
        if shutil.which("sqlite3"):
            in_sqlite(folder)
        else:
            skip("the SQLite extension", "no sqlite3 here")
    return summary()


if __name__ == "__main__":
    sys.exit(main())
