/* What stands in a results store, as SQL. Private to batch/store.c. */
#ifndef FORTE_BATCH_STORE_SCHEMA_H
#define FORTE_BATCH_STORE_SCHEMA_H

#include "match/match.h"

enum { SCHEMA_VERSION = 5 };

/* Step i brings a store from version i to i + 1. Steps are never changed once released, only added. */
static const char *const migrations[SCHEMA_VERSION] = {
    "CREATE TABLE runs(run INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, whole INTEGER NOT NULL DEFAULT 0,"
    " dictionary TEXT NOT NULL, profile TEXT NOT NULL);"
    "CREATE TABLE postings(posting INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, id TEXT, title TEXT, company TEXT,"
    " location TEXT, date TEXT, url TEXT, pay_min REAL, pay_max REAL, currency TEXT, remote INTEGER, hybrid INTEGER,"
    " onsite INTEGER, years REAL, file TEXT, first_run INTEGER NOT NULL, last_run INTEGER NOT NULL);"
    "CREATE TABLE findings(posting INTEGER NOT NULL, skill TEXT NOT NULL, strength TEXT NOT NULL, yours INTEGER NOT "
    "NULL,"
    " score_with REAL, PRIMARY KEY(posting, skill)) WITHOUT ROWID;"
    "CREATE TABLE scores(posting INTEGER NOT NULL, dictionary TEXT NOT NULL, profile TEXT NOT NULL, score REAL, band "
    "TEXT,"
    " cap REAL, strengths TEXT, gaps TEXT, knockouts TEXT, run INTEGER NOT NULL, result BLOB NOT NULL, line TEXT NOT "
    "NULL,"
    " PRIMARY KEY(posting, dictionary, profile));",
    "", /* views, which are no longer a step */
    ("ALTER TABLE postings ADD COLUMN sum INTEGER; ALTER TABLE scores ADD COLUMN sum INTEGER;"
     "ALTER TABLE scores ADD COLUMN line_sum INTEGER;"),
    ("ALTER TABLE scores ADD COLUMN line_size INTEGER; UPDATE scores SET line_size = length(CAST(line AS BLOB));"
     "CREATE INDEX findings_skill ON findings(skill, posting);"),
    /* Findings by numbers; lines against a model. Results are of another form, and made anew. */
    ("CREATE TABLE names(name INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
     "CREATE TABLE asked(posting INTEGER NOT NULL, skill INTEGER NOT NULL, strength INTEGER NOT NULL,"
     " yours INTEGER NOT NULL, tenths INTEGER, PRIMARY KEY(posting, skill)) WITHOUT ROWID;"
     "CREATE INDEX asked_skill ON asked(skill);"
     "INSERT OR IGNORE INTO names(text) SELECT skill FROM findings;"
     "INSERT INTO asked SELECT posting, (SELECT name FROM names WHERE text = skill), CASE strength WHEN 'required' "
     "THEN 3 WHEN 'preferred' THEN 2 WHEN 'duty' THEN 1 ELSE 0 END, yours, round(score_with * 10) FROM findings;"
     "DROP TABLE findings;"
     "CREATE TABLE models(model INTEGER PRIMARY KEY, dictionary TEXT NOT NULL, profile TEXT NOT NULL,"
     " beginning BLOB NOT NULL, sum INTEGER NOT NULL);"
     "DELETE FROM scores; ALTER TABLE scores ADD COLUMN model INTEGER;"),
};

/* Checksums of rows, by the SQL function checksum() below: a bit that flips on the disk changes no result in silence.
 */
#define POSTING_SUM                                                                                                    \
  "checksum(hash, id, title, company, location, date, url, pay_min, pay_max, currency, remote, hybrid, onsite, years)"
#define SCORE_SUM "checksum(hash, dictionary, profile, score, band, cap, strengths, gaps, knockouts, result)"
#define LINE_SUM  "checksum(hash, dictionary, profile, line)"
#define MODEL_SUM "checksum(dictionary, profile, beginning)"

/* Made anew whenever a store's differ: they say what this forte's bands and texts say. A view stands after those it
   uses. */
static const struct view {
  const char *name, *sql;
} views[] = {
    {"findings",
     "CREATE VIEW findings AS SELECT a.posting, n.text AS skill, CASE a.strength WHEN 3 THEN 'required' WHEN 2 THEN "
     "'preferred' WHEN 1 THEN 'duty' ELSE 'negated' END AS strength, a.yours, a.tenths / 10.0 AS score_with"
     " FROM asked a JOIN names n ON n.name = a.skill"},
    {"v_ranking",
     "CREATE VIEW v_ranking AS SELECT s.score, s.band, p.title, p.company, p.location, p.pay_min, p.pay_max, "
     "p.currency,"
     " p.remote, p.hybrid, p.onsite, p.years, s.strengths, s.gaps, s.knockouts, p.id, p.url, p.date, p.file, "
     "p.first_run,"
     " p.last_run, p.posting FROM postings p JOIN scores s USING(posting)"
     " WHERE (s.dictionary, s.profile) = (SELECT dictionary, profile FROM runs ORDER BY run DESC LIMIT 1)"
     " ORDER BY s.score IS NULL, s.score DESC, p.posting"},
    {"v_gaps",
     "CREATE VIEW v_gaps AS SELECT f.skill, count(*) AS asked, sum(f.strength = 'required') AS required,"
     " sum(r.score < " SCORE_DIGITS(SCORE_GOOD) " AND f.score_with >= " SCORE_DIGITS(
         SCORE_GOOD) ") AS lifted, round(sum(f.score_with - r.score), 1) AS gain"
                     " FROM findings f JOIN v_ranking r USING(posting) WHERE NOT f.yours AND f.score_with IS NOT NULL"
                     " GROUP BY f.skill HAVING lifted > 0 ORDER BY lifted DESC, gain DESC, f.skill"},
    {"v_skills",
     "CREATE VIEW v_skills AS SELECT f.skill, max(f.yours) AS yours, count(*) AS asked,"
     " sum(f.strength = 'required') AS required, c.currency,"
     " avg(CASE WHEN r.currency = c.currency THEN (coalesce(r.pay_min, r.pay_max) + coalesce(r.pay_max, r.pay_min)) / 2"
     " END) AS mean_pay FROM findings f JOIN v_ranking r USING(posting) LEFT JOIN (SELECT currency FROM postings WHERE"
     " currency IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) c GROUP BY f.skill ORDER BY asked DESC, "
     "f.skill"},
    {"v_new",
     "CREATE VIEW v_new AS SELECT * FROM v_ranking WHERE first_run > coalesce((SELECT max(run) FROM runs WHERE whole"
     " AND run < (SELECT max(run) FROM runs)), 0)"},
    /* What a model's beginning has before the model is seven bytes. */
    {"v_matches",
     "CREATE VIEW v_matches AS SELECT s.posting, CAST(CASE WHEN m.model IS NULL THEN sqlar_uncompress(s.line, "
     "s.line_size) ELSE substr(sqlar_uncompress(CAST(m.beginning || s.line AS BLOB), length(m.beginning) - 7 + "
     "s.line_size), length(m.beginning) - 6) END AS TEXT) AS match FROM scores s LEFT JOIN models m USING(model)"
     " WHERE (s.dictionary, s.profile) = (SELECT dictionary, profile FROM runs ORDER BY run DESC LIMIT 1)"},
};
enum { VIEWS = sizeof views / sizeof *views };

/* How many things of a store's schema do what somebody else wrote, whenever forte reads or writes: triggers, and what
   bears the name of a table but is none. Views of one's own, and other tables, lie there unasked. */
#define FOREIGN                                                                                                        \
  "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' OR (name IN ('runs', 'postings', 'scores', 'names', "     \
  "'asked', 'models') AND (type != 'table' OR sql LIKE 'CREATE VIRTUAL%'))"

enum {
  FIND_POSTING,
  ADD_POSTING,
  SEE_POSTING,
  CHANGE_POSTING,
  DROP_FINDINGS,
  ADD_NAME,
  ADD_FINDING,
  ADD_SCORE,
  ADD_MODEL,
  STATEMENTS
};
static const char *const statement_texts[STATEMENTS] = {
    "SELECT posting, first_run FROM postings WHERE hash = ?1",
    "INSERT INTO postings(hash, id, title, company, location, date, url, pay_min, pay_max, currency, remote, hybrid, "
    "onsite,"
    " years, file, first_run, last_run, sum) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?16,"
    " checksum(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14))",
    "UPDATE postings SET last_run = ?2, file = ?3 WHERE posting = ?1",
    "UPDATE postings SET id=?2, title=?3, company=?4, location=?5, date=?6, url=?7, pay_min=?8, pay_max=?9, "
    "currency=?10,"
    " remote=?11, hybrid=?12, onsite=?13, years=?14, file=?15, last_run=?16,"
    " sum=checksum(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14) WHERE hash = ?1",
    "DELETE FROM asked WHERE posting = ?1",
    "INSERT OR IGNORE INTO names(text) VALUES(?2)",
    "INSERT OR IGNORE INTO asked VALUES(?1, (SELECT name FROM names WHERE text = ?2), ?3, ?4, round(?5 * 10))",
    ("INSERT OR REPLACE INTO scores VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
     " checksum(?13, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?11), checksum(?13, ?2, ?3, ?12), ?14, ?15)"),
    "INSERT INTO models(dictionary, profile, beginning, sum) VALUES(?1, ?2, ?3, checksum(?1, ?2, ?3))",
};

#endif
