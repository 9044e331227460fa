#!/usr/bin/env python3
"""Results stores that somebody else made: wrong types and sizes, with the checksums that go with them, bombs, triggers and
views that do not end, missing parts. Each gives the right ranking, or a line that refuses it, in little time and memory; a
store whose checksums were forged gives what its maker wrote, as JSON still."""
import json
import pathlib
import random
import resource
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import zlib

from checks import FORTE, ROOT, check, sanitized, summary

POSTINGS = 6  # enough for a model of their lines
MASK = (1 << 64) - 1
SEED = 7
SECONDS, BYTES = 20, 1 << 30
ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"


# ---- checksum() of src/batch/store.c: slice_hash() of src/base/slice.h over types and values ----

def mixed(total, eight):
    total = (total ^ eight) * 0x9E3779B97F4A7C15 & MASK
    return (total ^ total >> 32) * 0xBF58476D1CE4E5B9 & MASK


def hashed(data):
    h = mixed(0xcbf29ce484222325, len(data))
    while len(data) >= 8:
        h, data = mixed(h ^ h >> 29, int.from_bytes(data[:8], "little")), data[8:]
    rest = 0
    if len(data) >= 4:
        rest = int.from_bytes(data[:4], "little") << 32 | int.from_bytes(data[-4:], "little")
    elif data:
        rest = data[0] << 16 | data[len(data) // 2] << 8 | data[-1]
    h = mixed(h ^ h >> 29, rest)
    return h ^ h >> 29


def checksum(*values):
    total = 0
    for v in values:
        data = struct.pack("<d", v or 0) if v is None or isinstance(v, (int, float)) else v.encode() if isinstance(v, str) else bytes(v)
        total = hashed(struct.pack("<QQQ", total, v is None, hashed(data)))
    return total - (1 << 64) if total >> 63 else total


FORGED = ["UPDATE postings SET sum = checksum(hash, id, title, company, location, date, url, pay_min, pay_max, currency, remote, hybrid, onsite, years)",
          "UPDATE scores SET sum = (SELECT checksum(hash, dictionary, profile, score, band, cap, strengths, gaps, knockouts, result) FROM postings p "
          "WHERE p.posting = scores.posting), line_sum = (SELECT checksum(hash, dictionary, profile, line) FROM postings p WHERE p.posting = scores.posting)",
          "UPDATE models SET sum = checksum(dictionary, profile, beginning)"]


def results(change):
    """Each posting's result, unpacked, changed and packed again."""
    def step(base):
        for row, kept in base.execute("SELECT rowid, result FROM scores").fetchall():
            size, packed = struct.unpack("<I", kept[:4])[0], kept[4:]
            made = change(packed if len(packed) == size else zlib.decompress(packed))
            base.execute("UPDATE scores SET result = ? WHERE rowid = ?", (struct.pack("<I", len(made)) + zlib.compress(made), row))
    return step


def flipped(data):
    data = bytearray(data)
    for _ in range(6):
        data[random.randrange(len(data))] = random.choice((0, 255, random.randrange(256)))
    return bytes(data)


# ---- what is tried: SAME, the right ranking comes; REFUSED with a word; ENDS, with JSON for every posting ----

SAME, REFUSED, ENDS = "same", "refused", "ends"
TRIED = [
    ("texts where numbers are", SAME, ["UPDATE postings SET pay_min = 'x', pay_max = x'00ff', remote = 'yes', years = 'many', first_run = 'a', last_run = x'62'"]),
    ("numbers and blobs where texts are", SAME, ["UPDATE postings SET title = 3, company = 2.5, url = zeroblob(10)"]),
    ("the same, forged", ENDS, ["UPDATE postings SET title = 3, company = 2.5, url = zeroblob(10)", *FORGED]),
    ("texts that are no UTF-8", SAME, ["UPDATE postings SET title = CAST(x'fffe80' AS TEXT)"]),
    ("a posting's key as a blob", SAME, ["UPDATE postings SET hash = CAST(hash AS BLOB)"]),
    ("no results", SAME, ["UPDATE scores SET result = x''", *FORGED]),
    ("a text as result", SAME, ["UPDATE scores SET result = 'abc'", *FORGED]),
    ("a result that says it has 4 GB", SAME, ["UPDATE scores SET result = x'ffffffff789c'", *FORGED]),
    ("a result that says it has 256 MB", SAME, ["UPDATE scores SET result = x'00000010789c'", *FORGED]),
    ("results of 64 MB of zeros", SAME, [results(lambda data: data + bytes(64 << 20)), *FORGED]),
    ("results that say they have 4 billion skills", SAME, [results(lambda data: data[:48] + b"\xff" * 4 + data[52:]), *FORGED]),
    ("results with flipped bytes", ENDS, [results(flipped), *FORGED]),
    ("results with other flipped bytes", ENDS, [results(flipped), *FORGED]),
    ("results cut off", SAME, [results(lambda data: data[:random.randrange(len(data))]), *FORGED]),
    ("scores that are no numbers", ENDS, [results(lambda data: struct.pack("<5d", float("nan"), float("inf"), float("-inf"), 1e308, float("nan")) + data[40:]), *FORGED]),
    ("a line that is none", SAME, ["UPDATE scores SET line = x'1b5b33316d0a0a', line_size = 7, model = NULL"]),
    ("a line of size -1", SAME, ["UPDATE scores SET line_size = -1"]),
    ("a line of the largest size", SAME, ["UPDATE scores SET line_size = 9223372036854775807"]),
    ("a line whose size is a word", SAME, ["UPDATE scores SET line_size = 'abc'"]),
    ("lines of 64 MB", SAME, [lambda base: base.execute("UPDATE scores SET line = ?, line_size = ?, model = NULL", (zlib.compress(b"{" * (64 << 20)), 64 << 20)), *FORGED]),
    ("no models", SAME, ["DELETE FROM models"]),
    ("a model that is not there", SAME, ["UPDATE scores SET model = -5"]),
    ("a model of no bytes", SAME, ["UPDATE models SET beginning = x''", "UPDATE scores SET model = 1", *FORGED]),
    ("a title of 40 MB", SAME, ["UPDATE postings SET title = CAST(zeroblob(40000000) AS TEXT)"]),
    ("signs that steer a terminal", ENDS, ["UPDATE postings SET title = char(27, 91, 51, 49, 109, 8238, 10, 155)", "UPDATE scores SET band = char(27)", *FORGED]),
    ("a trigger without an end", REFUSED, [f"CREATE TRIGGER t AFTER INSERT ON runs BEGIN INSERT INTO names(text) SELECT x FROM ({ENDLESS} SELECT x FROM c) WHERE x < 0; END"]),
    ("a trigger that deletes", REFUSED, ["CREATE TRIGGER t AFTER UPDATE ON postings BEGIN DELETE FROM runs; END"]),
    ("postings as a view without an end", REFUSED, ["ALTER TABLE postings RENAME TO p", f"CREATE VIEW postings AS {ENDLESS} SELECT p.* FROM p, c WHERE x < 0"]),
    ("runs as a view without an end", REFUSED, ["ALTER TABLE runs RENAME TO r", f"CREATE VIEW runs AS {ENDLESS} SELECT r.* FROM r, c WHERE x < 0"]),
    ("a table as a view", REFUSED, ["DROP TABLE asked", "CREATE VIEW asked AS SELECT 1 AS posting"]),
    ("a view as a table", REFUSED, ["DROP VIEW v_new", "CREATE TABLE v_new(x)"]),
    ("a view of forte's that does not end", SAME, ["DROP VIEW v_gaps", f"CREATE VIEW v_gaps AS {ENDLESS} SELECT x FROM c"]),
    ("a missing column", REFUSED, ["DROP VIEW v_matches", "ALTER TABLE scores DROP COLUMN line_size"]),
    ("a missing table", REFUSED, ["DROP TABLE names"]),
    ("a missing index", SAME, ["DROP INDEX asked_skill"]),
    ("columns, a table and a view of one's own", SAME, ["ALTER TABLE postings ADD COLUMN note TEXT", "CREATE TABLE applied(x)", "CREATE VIEW mine AS SELECT title FROM v_ranking"]),
    ("a version before all", REFUSED, ["PRAGMA user_version = -1"]),
    ("a version that it has not", REFUSED, ["PRAGMA user_version = 3"]),
    ("no version", REFUSED, ["PRAGMA user_version = 0"]),
    ("the last run there can be", SAME, ["UPDATE runs SET run = 9223372036854775807"]),
    ("words of the schema that are none", REFUSED, ["PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE runs(x' WHERE name = 'runs'"]),
    ("two tables of one page", REFUSED, ["PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'postings') WHERE name = 'runs'"]),
    ("a table of a page that is not there", REFUSED, ["PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'scores'"]),
]


def crafted(path, steps):
    base = sqlite3.connect(path, isolation_level=None)
    base.create_function("checksum", -1, checksum)
    for step in steps:
        if callable(step):
            step(base)
        else:
            base.execute(step)
    base.close()


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if not sanitized():
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def main():
    random.seed(SEED)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = sorted((ROOT / "corpus" / "postings").glob("p*"))[:POSTINGS]
        subprocess.run([FORTE, "skills", str(ROOT / "corpus" / "cvs" / "backend.txt"), "-q", "-o", str(folder / "skills.json")], check=True)

        def batch(store):
            return subprocess.run([FORTE, "batch", *map(str, paths), "-j", "1", "--skills", "skills.json", "--db", store, "--format", "ndjson"],
                                  capture_output=True, cwd=folder, preexec_fn=limited, timeout=600)

        first = batch("first.sqlite")
        check("a store as it is", first.returncode == 0 and first.stdout.count(b"\n") == len(paths), first.stderr)
        base = sqlite3.connect(folder / "first.sqlite")
        base.create_function("checksum", -1, checksum)
        check("its checksums are those that are forged here", base.execute("SELECT count(*) FROM postings WHERE sum = " + FORGED[0].split("= ", 1)[1]).fetchone() == (len(paths),))
        base.close()
        for what, want, steps in TRIED:
            store = folder / "crafted.sqlite"
            for left in folder.glob("crafted.sqlite*"):
                left.unlink()
            shutil.copy(folder / "first.sqlite", store)
            crafted(store, steps)
            done = batch(store.name)
            said = done.stderr.decode("utf-8")
            if want == REFUSED:
                check(f"{what}: refused in a line", done.returncode == 2 and not done.stdout and said.count("\n") == 1 and "not an error" not in said, (done.returncode, said))
                continue
            lines = done.stdout.splitlines()
            check(f"{what}: {want}", done.returncode == 0 and len(lines) == len(paths) and all(isinstance(json.loads(line), dict) for line in lines)
                  and (want == ENDS or sorted(lines) == sorted(first.stdout.splitlines())), (done.returncode, said, done.stdout[:300]))
            check(f"{what}: no word of SQLite's", all(line.startswith("forte: ") for line in said.splitlines()) and "not an error" not in said, said)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
