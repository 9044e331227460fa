/* The only file that includes sqlite3.h. Writing goes in transactions of a bounded number of postings: a
   kill at any moment loses the last of them at most, and they are analysed again. */
#define _GNU_SOURCE
#include "batch/store.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

#include "base/late.h"
#include "base/sha256.h"
#include "dictionary/image.h"

#define SQLITE(X)                                                                                                      \
  X(sqlite3_bind_blob)                                                                                                 \
  X(sqlite3_bind_double)                                                                                               \
  X(sqlite3_bind_int)                                                                                                  \
  X(sqlite3_bind_int64)                                                                                                \
  X(sqlite3_bind_null)                                                                                                 \
  X(sqlite3_bind_text)                                                                                                 \
  X(sqlite3_busy_timeout)                                                                                              \
  X(sqlite3_close)                                                                                                     \
  X(sqlite3_column_blob)                                                                                               \
  X(sqlite3_column_bytes)                                                                                              \
  X(sqlite3_column_int)                                                                                                \
  X(sqlite3_column_int64)                                                                                              \
  X(sqlite3_column_text)                                                                                               \
  X(sqlite3_column_type)                                                                                               \
  X(sqlite3_create_function)                                                                                           \
  X(sqlite3_errcode)                                                                                                   \
  X(sqlite3_errmsg)                                                                                                    \
  X(sqlite3_exec)                                                                                                      \
  X(sqlite3_finalize)                                                                                                  \
  X(sqlite3_last_insert_rowid)                                                                                         \
  X(sqlite3_open_v2)                                                                                                   \
  X(sqlite3_prepare_v2)                                                                                                \
  X(sqlite3_prepare_v3)                                                                                                \
  X(sqlite3_reset)                                                                                                     \
  X(sqlite3_result_int64)                                                                                              \
  X(sqlite3_step)                                                                                                      \
  X(sqlite3_value_blob)                                                                                                \
  X(sqlite3_value_bytes)                                                                                               \
  X(sqlite3_value_double)                                                                                              \
  X(sqlite3_value_type)                                                                                                \
  X(sqlite3_libversion)
LATE_LIBRARY(sqlite, SQLITE, FORTE_SO_SQLITE3, "results of --db");

enum { SCHEMA_VERSION = 4, ROWS_A_TRANSACTION = 500, BUSY_MILLISECONDS = 10000, RESULT_VERSION = 2 };

/* A file up to this size is looked through when it is opened: some hundredths of a second. */
enum { CHECKED_BYTES = 64 << 20 };

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
};

/* Checksums of rows, by the SQL function checksum() below: a bit that flips on the disk changes no result in silence.
 */
#define POSTING_SUM                                                                                                    \
  "checksum(hash, id, title, company, location, date, url, pay_min, pay_max, currency, remote, hybrid, onsite, years)"
#define SCORE_SUM "checksum(hash, dictionary, profile, score, band, cap, strengths, gaps, knockouts, result)"
#define LINE_SUM  "checksum(hash, dictionary, profile, line)"

/* Made anew whenever a store's differ: they say what this forte's bands and texts say. A view stands after those it
   uses. */
static const struct view {
  const char *name, *sql;
} views[] = {
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
};
enum { VIEWS = sizeof views / sizeof *views };

enum { FIND_POSTING, ADD_POSTING, SEE_POSTING, CHANGE_POSTING, DROP_FINDINGS, ADD_FINDING, ADD_SCORE, STATEMENTS };
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
    "DELETE FROM findings WHERE posting = ?1",
    "INSERT OR IGNORE INTO findings VALUES(?1, ?2, ?3, ?4, ?5)",
    ("INSERT OR REPLACE INTO scores VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
     " checksum(?13, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?11), checksum(?13, ?2, ?3, ?12), ?14)"),
};

struct store {
  sqlite3 *database;
  sqlite3_stmt *statements[STATEMENTS];
  store_key key;
  sqlite3_int64 run, last_whole;
  size_t pending;
  bool damaged; /* its structure is */
  int status;   /* SQLite's, of the first failure */
  char failure[256];
};

struct store_reader {
  sqlite3 *database;
  sqlite3_stmt *find, *find_line;
};

/* ---- keys ---- */

store_key store_key_make(const dictionary *d, const profile *p) {
  store_key key;
  arena *a = arena_new();
  buffer who = {0};
  slice versions = arena_format(a, "%s %d %016llx", FORTE_VERSION, RESULT_VERSION, (unsigned long long)d->header->sum);
  profile_write(p, &who);
  snprintf(key.dictionary, sizeof key.dictionary, "%.16s", sha256_hex(a, versions).data);
  snprintf(key.profile, sizeof key.profile, "%.16s", sha256_hex(a, buffer_slice(&who)).data);
  buffer_free(&who);
  arena_free(a);
  return key;
}

/* ---- small steps ---- */

static bool failed(store *s) {
  if (!s->failure[0]) s->status = sqlite.sqlite3_errcode(s->database);
  if (!s->failure[0]) snprintf(s->failure, sizeof s->failure, "%s", sqlite.sqlite3_errmsg(s->database));
  return false;
}

static bool run_text(store *s, const char *sql) {
  return sqlite.sqlite3_exec(s->database, sql, NULL, NULL, NULL) == SQLITE_OK || failed(s);
}

static void bind_text(sqlite3_stmt *q, int at, slice text) {
  if (text.size)
    sqlite.sqlite3_bind_text(q, at, text.data, (int)text.size, SQLITE_TRANSIENT);
  else
    sqlite.sqlite3_bind_null(q, at);
}

static void bind_number(sqlite3_stmt *q, int at, double x) {
  if (isnan(x))
    sqlite.sqlite3_bind_null(q, at);
  else
    sqlite.sqlite3_bind_double(q, at, x);
}

/* Runs a statement that gives no rows. */
static bool finish(store *s, int which) {
  int status = sqlite.sqlite3_step(s->statements[which]);
  sqlite.sqlite3_reset(s->statements[which]);
  return status == SQLITE_DONE || failed(s);
}

static sqlite3_int64 ask_number(store *s, const char *sql) {
  sqlite3_stmt *q = NULL;
  sqlite3_int64 out = -1;
  if (sqlite.sqlite3_prepare_v2(s->database, sql, -1, &q, NULL) == SQLITE_OK && sqlite.sqlite3_step(q) == SQLITE_ROW)
    out = sqlite.sqlite3_column_int64(q, 0);
  if (out < 0) failed(s);
  sqlite.sqlite3_finalize(q);
  return out;
}

/* checksum(...): of types and values, in order. */
static void checksum(sqlite3_context *context, int count, sqlite3_value **values) {
  uint64_t sum = 0;
  for (int i = 0; i < count; i++) {
    int type = sqlite.sqlite3_value_type(values[i]);
    double number = type == SQLITE_INTEGER || type == SQLITE_FLOAT ? sqlite.sqlite3_value_double(values[i]) : 0;
    slice bytes = {(const char *)&number, sizeof number};
    if (type == SQLITE_TEXT || type == SQLITE_BLOB) {
      const void *data = sqlite.sqlite3_value_blob(values[i]);
      bytes = (slice){data ? data : "", (size_t)sqlite.sqlite3_value_bytes(values[i])};
    }
    uint64_t parts[] = {sum, type == SQLITE_NULL, slice_hash(bytes)};
    sum = slice_hash((slice){(const char *)parts, sizeof parts});
  }
  sqlite.sqlite3_result_int64(context, (sqlite3_int64)sum);
}

static bool add_checksum(sqlite3 *database) {
  return sqlite.sqlite3_create_function(database, "checksum", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, checksum,
                                        NULL, NULL) == SQLITE_OK;
}

/* ---- opening ---- */

static bool is_damage(int status) { return (status & 0xFF) == SQLITE_CORRUPT || (status & 0xFF) == SQLITE_NOTADB; }

/* False where the file cannot be read, or its structure is broken (s->damaged). */
static bool is_sound(store *s) {
  sqlite3_stmt *q = NULL;
  sqlite3_int64 size = ask_number(s, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  if (size < 0 || size > CHECKED_BYTES) return size >= 0;
  int status = sqlite.sqlite3_prepare_v2(s->database, "PRAGMA quick_check(1)", -1, &q, NULL);
  if (status == SQLITE_OK) status = sqlite.sqlite3_step(q);
  bool good = status == SQLITE_ROW && strcmp((const char *)sqlite.sqlite3_column_text(q, 0), "ok") == 0;
  s->damaged = status == SQLITE_ROW && !good;
  if (!good) failed(s);
  sqlite.sqlite3_finalize(q);
  return good;
}

/* Why the store cannot be used: whose fault it is, and what to do about it. */
static void explain(store *s, const char *file, fault *f) {
  int status = s->status ? s->status & 0xFF : sqlite.sqlite3_errcode(s->database) & 0xFF;
  const char *why = s->failure[0] ? s->failure : sqlite.sqlite3_errmsg(s->database);
  if (s->damaged || is_damage(status))
    fault_set(f, FAULT_USAGE, "damaged_store", slice_of(file),
              "is damaged, or no results store; delete it, and the postings are analysed anew");
  else if (status == SQLITE_FULL || status == SQLITE_IOERR)
    fault_set(f, FAULT_OUTPUT, "store", slice_of(file), "cannot be written: %s; make room, or give --db another file",
              why);
  else
    fault_set(f, FAULT_USAGE, "store", slice_of(file), "cannot be used as a results store: %s; give --db another file",
              why);
}

static bool is_view_as_wanted(store *s, const struct view *v) {
  sqlite3_stmt *q = NULL;
  bool same = false;
  if (sqlite.sqlite3_prepare_v2(s->database, "SELECT sql FROM sqlite_master WHERE name = ?1", -1, &q, NULL) ==
      SQLITE_OK) {
    bind_text(q, 1, slice_of(v->name));
    const char *have = sqlite.sqlite3_step(q) == SQLITE_ROW ? (const char *)sqlite.sqlite3_column_text(q, 0) : NULL;
    same = have && strcmp(have, v->sql) == 0;
  }
  sqlite.sqlite3_finalize(q);
  return same;
}

static bool renew_views(store *s) {
  size_t right = 0;
  char drop[64];
  while (right < VIEWS && is_view_as_wanted(s, &views[right])) right++;
  for (size_t i = VIEWS; i > right; i--) {
    snprintf(drop, sizeof drop, "DROP VIEW IF EXISTS %s", views[i - 1].name);
    if (!run_text(s, drop)) return false;
  }
  for (; right < VIEWS; right++)
    if (!run_text(s, views[right].sql)) return false;
  return true;
}

/* One transaction for all steps: another program sees the old schema or the new one. */
static bool migrate(store *s, const char *file, fault *f) {
  enum { APPLICATION = 0x666f7274 }; /* "fort" */
  char end[96];
  if (!run_text(s, "BEGIN IMMEDIATE")) return false;
  sqlite3_int64 version = ask_number(s, "PRAGMA user_version"), owner = ask_number(s, "PRAGMA application_id"),
                tables = ask_number(s, "SELECT count(*) FROM sqlite_master");
  if (version < 0 || tables < 0) return false;
  if (version > SCHEMA_VERSION)
    return fault_set(f, FAULT_USAGE, "newer_store", slice_of(file),
                     "is of a newer forte (schema %d); use that one, or another file", (int)version);
  if (owner != APPLICATION && tables > 0)
    return fault_set(f, FAULT_USAGE, "foreign_store", slice_of(file),
                     "is a database of another program; give --db a file of its own");
  for (sqlite3_int64 i = version; i < SCHEMA_VERSION; i++)
    if (!run_text(s, migrations[i])) return false;
  if (!renew_views(s)) return false;
  snprintf(end, sizeof end, "PRAGMA user_version=%d; PRAGMA application_id=%d; COMMIT", SCHEMA_VERSION, APPLICATION);
  return run_text(s, end);
}

static void now_text(char out[32]) {
  time_t now = time(NULL);
  struct tm utc;
  gmtime_r(&now, &utc);
  strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

static bool begin_run(store *s) {
  char sql[256], now[32];
  now_text(now);
  snprintf(sql, sizeof sql, "INSERT INTO runs(started, dictionary, profile) VALUES('%s','%s','%s')", now,
           s->key.dictionary, s->key.profile);
  s->last_whole = ask_number(s, "SELECT coalesce(max(run), 0) FROM runs WHERE whole");
  if (s->last_whole < 0 || !run_text(s, sql)) return false;
  s->run = sqlite.sqlite3_last_insert_rowid(s->database);
  for (int i = 0; i < STATEMENTS; i++)
    if (sqlite.sqlite3_prepare_v3(s->database, statement_texts[i], -1, SQLITE_PREPARE_PERSISTENT, &s->statements[i],
                                  NULL) != SQLITE_OK)
      return failed(s);
  return run_text(s, "BEGIN IMMEDIATE");
}

static void store_free(store *s) {
  for (int i = 0; i < STATEMENTS; i++) sqlite.sqlite3_finalize(s->statements[i]);
  sqlite.sqlite3_close(s->database);
  free(s);
}

store *store_open(const char *file, const store_key *key, fault *f) {
  if (!LATE_OPEN(sqlite, slice_of(file), f)) return NULL;
  store *s = memory_alloc(sizeof *s);
  *s = (store){.key = *key};
  bool open =
      sqlite.sqlite3_open_v2(file, &s->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                             NULL) == SQLITE_OK;
  if (!s->database) memory_failed();
  sqlite.sqlite3_busy_timeout(s->database, BUSY_MILLISECONDS);
  fault mine = {0};
  open =
      open && add_checksum(s->database) &&
      run_text(s,
               "PRAGMA page_size=16384;" /* a score is some 3,000 bytes: four waste less than one of a page of 4,096 */
               "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY");
  open = open && is_sound(s) && migrate(s, file, &mine) && begin_run(s);
  if (open) return s;
  if (mine.kind != FAULT_NONE)
    *f = mine;
  else
    explain(s, file, f);
  store_free(s);
  return NULL;
}

/* ---- writing ---- */

static void bind_posting(const store *s, sqlite3_stmt *q, const row *r) {
  const slice texts[] = {r->hash, r->id, r->title, r->company, r->location, r->date, r->url};
  for (int i = 0; i < 7; i++) bind_text(q, i + 1, texts[i]);
  bind_number(q, 8, r->pay_min);
  bind_number(q, 9, r->pay_max);
  bind_text(q, 10, slice_of(r->currency));
  sqlite.sqlite3_bind_int(q, 11, r->remote);
  sqlite.sqlite3_bind_int(q, 12, r->hybrid);
  sqlite.sqlite3_bind_int(q, 13, r->onsite);
  bind_number(q, 14, r->years);
  bind_text(q, 15, r->file);
  sqlite.sqlite3_bind_int64(q, 16, s->run);
}

/* The posting's number in the store, 0 when it is not there, -1 on failure. */
static sqlite3_int64 find_posting(store *s, slice hash, sqlite3_int64 *first_run) {
  sqlite3_stmt *q = s->statements[FIND_POSTING];
  bind_text(q, 1, hash);
  int status = sqlite.sqlite3_step(q);
  sqlite3_int64 posting = status == SQLITE_ROW ? sqlite.sqlite3_column_int64(q, 0) : status == SQLITE_DONE ? 0 : -1;
  *first_run = status == SQLITE_ROW ? sqlite.sqlite3_column_int64(q, 1) : s->run;
  sqlite.sqlite3_reset(q);
  if (posting < 0) failed(s);
  return posting;
}

static bool add_findings(store *s, sqlite3_int64 posting, const row *r) {
  sqlite.sqlite3_bind_int64(s->statements[DROP_FINDINGS], 1, posting);
  if (!finish(s, DROP_FINDINGS)) return false;
  sqlite3_stmt *q = s->statements[ADD_FINDING];
  for (size_t i = 0; i < r->skill_count; i++) {
    const row_skill *k = &r->skills[i];
    sqlite.sqlite3_bind_int64(q, 1, posting);
    bind_text(q, 2, k->name);
    bind_text(q, 3, slice_of(strength_word(k->strength)));
    sqlite.sqlite3_bind_int(q, 4, k->shown);
    bind_number(q, 5, k->lifted);
    if (!finish(s, ADD_FINDING)) return false;
  }
  return true;
}

/* As SQLite archives keep files: deflated (zlib), or as it is where that is no shorter. */
static void deflated(slice bytes, buffer *out) {
  uLongf size = compressBound(bytes.size);
  buffer_repeat(out, '\0', size);
  unsigned char *packed = (unsigned char *)out->data + out->size - size;
  uLongf room = size;
  bool shorter =
      compress(packed, &size, (const unsigned char *)bytes.data, (uLong)bytes.size) == Z_OK && size < bytes.size;
  out->size -= shorter ? room - size : room;
  if (!shorter) buffer_add(out, bytes);
}

/* A posting's result: how many bytes row_pack() gave, and these deflated. */
static void pack_result(const row *r, buffer *out) {
  buffer plain = {0};
  row_pack(r, &plain);
  uint32_t size = (uint32_t)plain.size;
  buffer_add(out, (slice){(const char *)&size, sizeof size});
  deflated(buffer_slice(&plain), out);
  buffer_free(&plain);
}

static void bind_bytes(sqlite3_stmt *q, int at, const buffer *bytes) {
  sqlite.sqlite3_bind_blob(q, at, bytes->data, (int)bytes->size, SQLITE_TRANSIENT);
}

static bool add_score(store *s, sqlite3_int64 posting, const row *r, slice line) {
  sqlite3_stmt *q = s->statements[ADD_SCORE];
  buffer result = {0}, packed_line = {0};
  pack_result(r, &result);
  deflated(line, &packed_line);
  sqlite.sqlite3_bind_int64(q, 1, posting);
  bind_text(q, 2, slice_of(s->key.dictionary));
  bind_text(q, 3, slice_of(s->key.profile));
  bind_number(q, 4, r->score);
  bind_text(q, 5, r->band);
  bind_number(q, 6, r->cap);
  bind_text(q, 7, r->strengths);
  bind_text(q, 8, r->gaps);
  bind_text(q, 9, r->knockouts);
  sqlite.sqlite3_bind_int64(q, 10, s->run);
  bind_bytes(q, 11, &result);
  bind_bytes(q, 12, &packed_line);
  sqlite.sqlite3_bind_int64(q, 14, (sqlite3_int64)line.size);
  bind_text(q, 13, r->hash);
  bool done = finish(s, ADD_SCORE);
  buffer_free(&result);
  buffer_free(&packed_line);
  return done;
}

static bool write_posting(store *s, sqlite3_int64 *posting, const row *r, slice line) {
  int which = *posting ? CHANGE_POSTING : ADD_POSTING;
  bind_posting(s, s->statements[which], r);
  if (!finish(s, which)) return false;
  if (!*posting) *posting = sqlite.sqlite3_last_insert_rowid(s->database);
  return add_findings(s, *posting, r) && add_score(s, *posting, r, line);
}

static bool see_posting(store *s, sqlite3_int64 posting, const row *r) {
  sqlite3_stmt *q = s->statements[SEE_POSTING];
  sqlite.sqlite3_bind_int64(q, 1, posting);
  sqlite.sqlite3_bind_int64(q, 2, s->run);
  bind_text(q, 3, r->file);
  return finish(s, SEE_POSTING);
}

bool store_add(store *s, const row *r, slice line, bool analysed, bool *fresh) {
  sqlite3_int64 first_run, posting = find_posting(s, r->hash, &first_run);
  if (posting < 0) return false;
  *fresh = s->last_whole > 0 && first_run > s->last_whole;
  if (analysed ? !write_posting(s, &posting, r, line) : !see_posting(s, posting, r)) return false;
  if (++s->pending < ROWS_A_TRANSACTION) return true;
  s->pending = 0;
  return run_text(s, "COMMIT; BEGIN IMMEDIATE");
}

bool store_close(store *s, bool whole, fault *f) {
  char sql[160], now[32];
  now_text(now);
  snprintf(sql, sizeof sql, "UPDATE runs SET finished='%s', whole=%d WHERE run=%lld; COMMIT", now, whole,
           (long long)s->run);
  bool done = !s->failure[0] && run_text(s, sql);
  if (!done)
    fault_set(f, FAULT_OUTPUT, "store", SLICE("--db"),
              "the results store cannot be written: %s; what was written before stays", s->failure);
  store_free(s);
  return done;
}

const char *store_failure(const store *s) { return s->failure[0] ? s->failure : NULL; }

/* ---- reading ---- */

/* The first column says whether the row is what was written: 1, 0, or NULL in rows of an older forte. */
static sqlite3_stmt *prepare_find(sqlite3 *database, const char *what, const char *is_whole, const store_key *key) {
  char sql[768];
  sqlite3_stmt *q = NULL;
  snprintf(sql, sizeof sql,
           "SELECT %s, %s FROM postings p JOIN scores s USING(posting) WHERE hash = ?1 AND dictionary = '%s' AND "
           "profile = '%s'",
           is_whole, what, key->dictionary, key->profile);
  sqlite.sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &q, NULL);
  return q;
}

store_reader *store_reader_new(const char *file, const store_key *key) {
  store_reader *r = memory_alloc(sizeof *r);
  *r = (store_reader){0};
  if (!LATE_OPEN(sqlite, slice_of(file), NULL)) return r;
  if (sqlite.sqlite3_open_v2(file, &r->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return r;
  sqlite.sqlite3_busy_timeout(r->database, BUSY_MILLISECONDS);
  if (!add_checksum(r->database)) return r;
  r->find = prepare_find(r->database, "result", "p.sum = " POSTING_SUM " AND s.sum = " SCORE_SUM, key);
  r->find_line = prepare_find(r->database, "result, line, line_size",
                              "p.sum = " POSTING_SUM " AND s.sum = " SCORE_SUM " AND line_sum = " LINE_SUM, key);
  return r;
}

void store_reader_free(store_reader *r) {
  if (!r) return;
  if (!r->database) {
    free(r);
    return;
  }
  sqlite.sqlite3_finalize(r->find);
  sqlite.sqlite3_finalize(r->find_line);
  sqlite.sqlite3_close(r->database);
  free(r);
}

static slice column_bytes(sqlite3_stmt *q, int column) {
  const void *bytes = sqlite.sqlite3_column_blob(q, column);
  return (slice){bytes ? bytes : "", (size_t)sqlite.sqlite3_column_bytes(q, column)};
}

/* The other way round; false when it is not what deflated() wrote of `size` bytes. */
static bool inflated(arena *a, slice kept, sqlite3_int64 size, slice *bytes) {
  enum { MOST = 256 << 20 };
  *bytes = arena_copy(a, kept);
  if (size == (sqlite3_int64)kept.size) return true;
  if (size < 0 || size > MOST) return false;
  uLongf whole = (uLongf)size;
  char *out = arena_alloc(a, (size_t)size + 1);
  *bytes = (slice){out, (size_t)size};
  return uncompress((unsigned char *)out, &whole, (const unsigned char *)kept.data, (uLong)kept.size) == Z_OK &&
         whole == (uLongf)size;
}

static bool unpack_result(arena *a, slice kept, row *out) {
  uint32_t size;
  slice plain;
  if (kept.size < sizeof size) return false;
  memcpy(&size, kept.data, sizeof size);
  return inflated(a, slice_cut(kept, sizeof size, kept.size), size, &plain) && row_unpack(a, plain, out);
}

store_answer store_find(store_reader *r, slice hash, bool line_wanted, arena *a, row *out, slice *line) {
  sqlite3_stmt *q = line_wanted ? r->find_line : r->find;
  if (!q) return STORE_NOT_THERE;
  bind_text(q, 1, hash);
  int status = sqlite.sqlite3_step(q);
  store_answer answer = is_damage(status) ? STORE_DAMAGED : STORE_NOT_THERE;
  if (status == SQLITE_ROW && sqlite.sqlite3_column_type(q, 0) != SQLITE_NULL) {
    bool whole = sqlite.sqlite3_column_int(q, 0) && unpack_result(a, column_bytes(q, 1), out);
    if (whole && line_wanted) whole = inflated(a, column_bytes(q, 2), sqlite.sqlite3_column_int64(q, 3), line);
    answer = whole ? STORE_FOUND : STORE_DAMAGED;
  }
  sqlite.sqlite3_reset(q);
  return answer;
}

const char *store_library(void) { return LATE_OPEN(sqlite, SLICE(""), NULL) ? sqlite.sqlite3_libversion() : NULL; }

const char *store_packer(void) { return zlibVersion(); }
