#!/usr/bin/env python3
"""The results store: every query of docs/store.md answers what the document says, stores of older versions are brought up to
date with what they hold, and a store does not grow out of proportion."""
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from checks import FORTE, ROOT, check, skip, summary
from stores import VERSION, made_old, opened

POSTINGS = [ROOT / "corpus" / "postings", ROOT / "corpus" / "gold" / "postings.ndjson"]
SIZE_EACH = 5600  # bytes of store for a posting, at most: short inputs have little to share, and long ones are asked much


def batch(folder, *more):
    return subprocess.run([FORTE, "batch", *map(str, POSTINGS), "--skills", folder / "skills.json", *more], capture_output=True, cwd=folder, timeout=300)


def queries():
    """[(its comment or "", the query)] of docs/store.md"""
    text = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    for block in re.findall(r"```sql\n(.*?)```", text, re.S):
        comment = ""
        for part in re.split(r";\n", block):
            says = re.findall(r"^-- (.*)$", part, re.M)
            query = re.sub(r"^--.*\n", "", part, flags=re.M).strip()
            if query:
                yield (says[0] if says else comment), query
    for query in re.findall(r"`(DELETE .*?)`", text, re.S):
        yield "old profiles", query


def documented(folder):
    base = opened(folder / "jobs.sqlite")
    ranked = [json.loads(row) for row in batch(folder, "--format", "ndjson").stdout.splitlines()]
    ranked = [row for row in ranked if "error" not in row]
    best = ranked[0]
    found = list(queries())
    check("the document has its queries", len(found) >= 9, len(found))
    for says, query in found:
        if says == "old profiles":
            continue
        try:
            rows = base.execute(query).fetchall()
        except sqlite3.Error as e:
            check(f"it runs: {query}", False, e)
            continue
        if "best posting are not met" in says:
            want = [(r["ask"], r["status"]) for r in best["requirements"] if r["status"] in ("not_met", "partly")]
            check(says, rows == want and rows, (rows, want))
        elif "best posting asks for" in says:
            want = {r["ask"] for r in best["requirements"] if r["type"] == "skill" and r["status"] == "not_met"}
            check(says, rows and want <= {row[0] for row in rows} | {r["ask"] for r in best["requirements"]}, (rows, want))
        elif "who asks for" in says:
            check(says, rows and [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True), rows)
        elif "went away" in says or "v_new" in query:
            check(f"{says or query}: none, for the second run saw the same", rows == [], rows)
        elif "WHERE remote" in query:
            check(query, rows == [] or all(row[0] is not None for row in rows), rows)
        elif "v_gaps" in query:
            check("gaps: each lifts a posting", rows and all(row[3] > 0 for row in rows), rows)
        else:
            check(f"it answers: {query}", rows, rows)
    if shutil.which("sqlite3"):
        for says, query in found:
            done = subprocess.run(["sqlite3", str(folder / "jobs.sqlite"), query], capture_output=True)
            check(f"the sqlite3 command runs it: {query[:60]}", done.returncode == 0 and not done.stderr, done.stderr)
    else:
        skip("the store's queries in the sqlite3 command", "it is not here")


def went_away(folder):
    """the query for postings that are gone, once some are"""
    one = [FORTE, "batch", POSTINGS[0] / "p02-backend.md", "--skills", folder / "skills.json", "--db", "jobs.sqlite", "-q"]
    subprocess.run(one, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    base = opened(folder / "jobs.sqlite")
    gone = base.execute(next(query for says, query in queries() if "went away" in says)).fetchall()
    total = base.execute("SELECT count(*) FROM postings").fetchone()[0]
    check("what went away: all but the one that is there", len(gone) == total - 1, (len(gone), total))


def size(folder):
    base = sqlite3.connect(folder / "jobs.sqlite")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    stored, each = (folder / "jobs.sqlite").stat().st_size, opened(folder / "jobs.sqlite").execute("SELECT count(*), sum(line_size) FROM scores").fetchone()
    check(f"{stored} bytes of store for {each[0]} postings, whose matches have {each[1]}", stored < SIZE_EACH * each[0] and stored < each[1])


def older(folder):
    """a store of version 1; tests/test_batch.py has the rest of its kind"""
    path = folder / "old.sqlite"
    first = batch(folder, "--db", path, "--format", "ndjson", "-q").stdout
    base = opened(path)
    wanted = set(base.execute("SELECT * FROM findings"))
    made_old(base)
    base.close()
    done = batch(folder, "--db", path, "--format", "ndjson")
    check("an older store gives the same", sorted(done.stdout.splitlines()) == sorted(first.splitlines()), done.stderr)
    base = opened(path)
    check("it has the new version, and views", base.execute("PRAGMA user_version").fetchone() == (VERSION,) and base.execute("SELECT count(*) FROM v_ranking").fetchone()[0] > 40)
    check("its findings are the same", set(base.execute("SELECT * FROM findings")) == wanted)
    plan = " ".join(row[3] for row in base.execute("EXPLAIN QUERY PLAN SELECT posting FROM findings WHERE skill = 'SQL'"))
    check("skills are found by an index", "asked_skill" in plan and "SCAN" not in plan, plan)
    # views of a forte with other bands
    base.executescript("DROP VIEW v_gaps; CREATE VIEW v_gaps AS SELECT 1 AS old;")
    base.close()
    batch(folder, "--db", path, "-q")
    check("a view that differs is made anew", "old" not in [c[0] for c in opened(path).execute("SELECT * FROM v_gaps").description])
    # a line that was tampered with is no answer; the posting is analysed again
    base = opened(path)
    base.execute("UPDATE scores SET line = x'00', line_size = 99 WHERE posting % 2")
    base.execute("UPDATE models SET beginning = x'00'")
    base.commit()
    base.close()
    done = batch(folder, "--db", path, "--format", "ndjson")
    check("broken lines are made again", sorted(done.stdout.splitlines()) == sorted(first.splitlines()), done.stderr)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([FORTE, "skills", str(ROOT / "corpus" / "cvs" / "backend.txt"), "-q", "-o", str(folder / "skills.json")], check=True)
        done = batch(folder, "--db", "jobs.sqlite", "-q")
        check("a batch with a store", done.returncode in (0, 1), done.stderr)
        again = batch(folder, "--db", "jobs.sqlite")
        check("the second run knows them", b" of them known" in again.stderr, again.stderr)
        documented(folder)
        size(folder)
        went_away(folder)
        older(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
