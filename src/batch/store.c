/* The only file that includes sqlite3.h. Writing goes in transactions of a bounded number of postings: a
   kill at any moment loses the last of them at most, and they are analysed again. */
#define _GNU_SOURCE
#include "batch/store.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/late.h"
#include "base/sha256.h"
#include "batch/packed.h"
#include "batch/store_schema.h"
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
  X(sqlite3_limit)                                                                                                     \
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

enum { ROWS_A_TRANSACTION = 500, BUSY_MILLISECONDS = 10000, RESULT_VERSION = 3 };

/* A file up to this size is looked through when it is opened: some hundredths of a second. */
enum { CHECKED_BYTES = 64 << 20 };

/* No value, and no result, that forte writes is longer: one of a store that somebody else made is not read. */
enum { LONGEST_VALUE = 32 << 20, LONGEST_RESULT = 4 << 20 };

struct store {
  sqlite3 *database;
  sqlite3_stmt *statements[STATEMENTS];
  store_key key;
  sqlite3_int64 run, last_whole;
  sqlite3_int64 model; /* the one of this key, 0 until there is one; until then lines go into model_text */
  buffer model_text;
  size_t pending;
  bool damaged; /* its structure is */
  int status;   /* SQLite's, of the first failure */
  char failure[256];
};

struct store_reader {
  sqlite3 *database;
  sqlite3_stmt *find, *find_line, *find_model;
  sqlite3_int64 model; /* the one that model_text has; 0: none yet */
  buffer model_text;
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

static bool prepare_database(sqlite3 *database) {
  sqlite.sqlite3_busy_timeout(database, BUSY_MILLISECONDS);
  sqlite.sqlite3_limit(database, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
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
  const char *said = status == SQLITE_ROW ? (const char *)sqlite.sqlite3_column_text(q, 0) : NULL;
  bool good = said && strcmp(said, "ok") == 0;
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
  if (tables < 0) return false;
  if (version > SCHEMA_VERSION)
    return fault_set(f, FAULT_USAGE, "newer_store", slice_of(file),
                     "is of a newer forte (schema %d); use that one, or another file", (int)version);
  if (owner != APPLICATION && tables > 0)
    return fault_set(f, FAULT_USAGE, "foreign_store", slice_of(file),
                     "is a database of another program; give --db a file of its own");
  sqlite3_int64 foreign = ask_number(s, FOREIGN);
  if (foreign < 0) return false;
  if (foreign > 0 || version < 0)
    return fault_set(f, FAULT_USAGE, "foreign_store", slice_of(file),
                     "holds a trigger, or a view or version that no forte made, and would do what they say; give --db "
                     "another file");
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

static slice column_bytes(sqlite3_stmt *q, int column) {
  const void *bytes = sqlite.sqlite3_column_blob(q, column);
  return (slice){bytes ? bytes : "", (size_t)sqlite.sqlite3_column_bytes(q, column)};
}

static const char find_model[] = "SELECT beginning FROM models WHERE model = ?1 AND sum = " MODEL_SUM;

/* Reads the model's text, unless it is the one that is there; false when it is not what was written. */
static bool take_model(sqlite3_stmt *q, sqlite3_int64 model, sqlite3_int64 *have, buffer *text) {
  if (model == *have) return true;
  sqlite.sqlite3_bind_int64(q, 1, model);
  bool found = sqlite.sqlite3_step(q) == SQLITE_ROW;
  text->size = 0;
  *have = found ? model : 0;
  if (found) buffer_add(text, packed_model(column_bytes(q, 0)));
  sqlite.sqlite3_reset(q);
  return found;
}

/* What an earlier run has left for lines of this key. */
static bool find_own_model(store *s) {
  char sql[256];
  sqlite3_stmt *q = NULL;
  snprintf(sql, sizeof sql, "SELECT coalesce(max(model), 0) FROM models WHERE dictionary='%s' AND profile='%s'",
           s->key.dictionary, s->key.profile);
  sqlite3_int64 model = ask_number(s, sql);
  if (model < 0 || sqlite.sqlite3_prepare_v2(s->database, find_model, -1, &q, NULL) != SQLITE_OK) return failed(s);
  take_model(q, model, &s->model, &s->model_text); /* a damaged one gets a successor */
  sqlite.sqlite3_finalize(q);
  return true;
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
  return find_own_model(s) && run_text(s, "BEGIN IMMEDIATE");
}

static void store_free(store *s) {
  for (int i = 0; i < STATEMENTS; i++) sqlite.sqlite3_finalize(s->statements[i]);
  sqlite.sqlite3_close(s->database);
  buffer_free(&s->model_text);
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
  fault mine = {0};
  open =
      open && prepare_database(s->database) &&
      run_text(s,
               "PRAGMA page_size=16384;" /* a score is some 3,000 bytes: four waste less than one of a page of 4,096 */
               "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY; "
               "PRAGMA trusted_schema=OFF");
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
    bind_text(s->statements[ADD_NAME], 2, k->name);
    sqlite.sqlite3_bind_int64(q, 1, posting);
    bind_text(q, 2, k->name);
    sqlite.sqlite3_bind_int(q, 3, (int)k->strength);
    sqlite.sqlite3_bind_int(q, 4, k->shown);
    bind_number(q, 5, k->lifted);
    if (!finish(s, ADD_NAME) || !finish(s, ADD_FINDING)) return false;
  }
  return true;
}

/* A posting's result: how many bytes row_pack() gave, and these deflated. */
static void pack_result(const row *r, buffer *out) {
  buffer plain = {0};
  row_pack(r, &plain);
  uint32_t size = (uint32_t)plain.size;
  buffer_add(out, (slice){(const char *)&size, sizeof size});
  packed_add(SLICE(""), buffer_slice(&plain), out);
  buffer_free(&plain);
}

static void bind_bytes(sqlite3_stmt *q, int at, const buffer *bytes) {
  sqlite.sqlite3_bind_blob(q, at, bytes->data, (int)bytes->size, SQLITE_TRANSIENT);
}

static void bind_key(sqlite3_stmt *q, int at, const store_key *key) {
  bind_text(q, at, slice_of(key->dictionary));
  bind_text(q, at + 1, slice_of(key->profile));
}

/* Matches of one profile are much alike: the first lines are the model of those that follow. */
static bool gather_model(store *s, slice line) {
  size_t room = PACKED_MODEL - s->model_text.size;
  buffer_add(&s->model_text, (slice){line.data, line.size < room ? line.size : room}); /* an empty line has no data */
  if (s->model_text.size < PACKED_MODEL) return true;
  buffer beginning = {0};
  packed_beginning(buffer_slice(&s->model_text), &beginning);
  bind_key(s->statements[ADD_MODEL], 1, &s->key);
  bind_bytes(s->statements[ADD_MODEL], 3, &beginning);
  bool done = finish(s, ADD_MODEL);
  s->model = sqlite.sqlite3_last_insert_rowid(s->database);
  buffer_free(&beginning);
  return done;
}

static bool add_score(store *s, sqlite3_int64 posting, const row *r, slice line) {
  sqlite3_stmt *q = s->statements[ADD_SCORE];
  buffer result = {0}, packed_line = {0};
  pack_result(r, &result);
  packed_add(s->model ? buffer_slice(&s->model_text) : SLICE(""), line, &packed_line);
  sqlite.sqlite3_bind_int64(q, 1, posting);
  bind_key(q, 2, &s->key);
  bind_number(q, 4, r->score);
  bind_text(q, 5, r->band);
  bind_number(q, 6, r->cap);
  bind_text(q, 7, r->strengths);
  bind_text(q, 8, r->gaps);
  bind_text(q, 9, r->knockouts);
  sqlite.sqlite3_bind_int64(q, 10, s->run);
  bind_bytes(q, 11, &result);
  bind_bytes(q, 12, &packed_line);
  bind_text(q, 13, r->hash);
  sqlite.sqlite3_bind_int64(q, 14, (sqlite3_int64)line.size);
  sqlite.sqlite3_bind_int64(q, 15, s->model);
  if (!s->model) sqlite.sqlite3_bind_null(q, 15);
  bool done = finish(s, ADD_SCORE);
  buffer_free(&result);
  buffer_free(&packed_line);
  return done && (s->model || gather_model(s, line));
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

#define ROW_COLUMNS "result, band, id, title, company, location, date, url, hash, strengths, gaps, knockouts"
enum { RESULT = 1, LINE = RESULT + 1 + ROW_TEXTS, LINE_SIZE, MODEL };

store_reader *store_reader_new(const char *file, const store_key *key) {
  store_reader *r = memory_alloc(sizeof *r);
  *r = (store_reader){0};
  if (!LATE_OPEN(sqlite, slice_of(file), NULL)) return r;
  if (sqlite.sqlite3_open_v2(file, &r->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return r;
  if (!prepare_database(r->database)) return r;
  r->find = prepare_find(r->database, ROW_COLUMNS, "p.sum = " POSTING_SUM " AND s.sum = " SCORE_SUM, key);
  r->find_line = prepare_find(r->database, ROW_COLUMNS ", line, line_size, model",
                              "p.sum = " POSTING_SUM " AND s.sum = " SCORE_SUM " AND line_sum = " LINE_SUM, key);
  sqlite.sqlite3_prepare_v3(r->database, find_model, -1, SQLITE_PREPARE_PERSISTENT, &r->find_model, NULL);
  return r;
}

void store_reader_free(store_reader *r) {
  if (!r) return;
  if (r->database) {
    sqlite.sqlite3_finalize(r->find);
    sqlite.sqlite3_finalize(r->find_line);
    sqlite.sqlite3_finalize(r->find_model);
    sqlite.sqlite3_close(r->database);
  }
  buffer_free(&r->model_text);
  free(r);
}

static bool unpack_row(arena *a, sqlite3_stmt *q, row *out) {
  uint32_t size;
  slice kept = column_bytes(q, RESULT), plain, *texts[ROW_TEXTS];
  if (kept.size < sizeof size) return false;
  memcpy(&size, kept.data, sizeof size);
  if (size > LONGEST_RESULT || !packed_read(a, SLICE(""), slice_cut(kept, sizeof size, kept.size), size, &plain) ||
      !row_unpack(a, plain, out))
    return false;
  row_texts(out, texts);
  for (int i = 0; i < ROW_TEXTS; i++) *texts[i] = arena_copy(a, column_bytes(q, RESULT + 1 + i));
  return true;
}

static bool unpack_line(store_reader *r, arena *a, sqlite3_stmt *q, slice *line) {
  sqlite3_int64 model = sqlite.sqlite3_column_int64(q, MODEL);
  if (model && !take_model(r->find_model, model, &r->model, &r->model_text)) return false;
  return packed_read(a, model ? buffer_slice(&r->model_text) : SLICE(""), column_bytes(q, LINE),
                     sqlite.sqlite3_column_int64(q, LINE_SIZE), line);
}

store_answer store_find(store_reader *r, slice hash, bool line_wanted, arena *a, row *out, slice *line) {
  sqlite3_stmt *q = line_wanted ? r->find_line : r->find;
  if (!q) return STORE_NOT_THERE;
  bind_text(q, 1, hash);
  int status = sqlite.sqlite3_step(q);
  store_answer answer = is_damage(status) || status == SQLITE_TOOBIG ? STORE_DAMAGED : STORE_NOT_THERE;
  if (status == SQLITE_ROW && sqlite.sqlite3_column_type(q, 0) != SQLITE_NULL) {
    bool whole = sqlite.sqlite3_column_int(q, 0) && unpack_row(a, q, out);
    if (whole && line_wanted) whole = unpack_line(r, a, q, line);
    answer = whole ? STORE_FOUND : STORE_DAMAGED;
  }
  sqlite.sqlite3_reset(q);
  return answer;
}

const char *store_library(void) { return LATE_OPEN(sqlite, SLICE(""), NULL) ? sqlite.sqlite3_libversion() : NULL; }
