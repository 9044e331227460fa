"""What the suites of the results store share."""
import sqlite3

VIEWS = ("v_matches", "v_new", "v_skills", "v_gaps", "v_ranking", "findings")
VERSION = 5


def opened(path):
    """as Python has it: sqlar_uncompress() as docs/store.md gives it"""
    import zlib

    base = sqlite3.connect(path)
    base.create_function("sqlar_uncompress", 2, lambda data, size: data if len(data) == size else zlib.decompress(data))
    return base


def made_old(base):
    """Brings a store back to what version 1 had: findings in words, no views, no checksums, no index, no models."""
    base.execute("CREATE TABLE kept AS SELECT * FROM findings")
    for view in VIEWS:
        base.execute(f"DROP VIEW {view}")
    base.executescript("""DROP TABLE asked; DROP TABLE names; DROP TABLE models;
        CREATE TABLE findings(posting INTEGER NOT NULL, skill TEXT NOT NULL, strength TEXT NOT NULL, yours INTEGER NOT NULL,
            score_with REAL, PRIMARY KEY(posting, skill)) WITHOUT ROWID;
        INSERT INTO findings SELECT * FROM kept; DROP TABLE kept;""")
    for table, column in (("postings", "sum"), ("scores", "sum"), ("scores", "line_sum"), ("scores", "line_size"), ("scores", "model")):
        base.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    base.execute("PRAGMA user_version = 1")
    base.commit()
