/* A loadable extension for SQLite: job postings read and matched inside of queries (docs/embedding.md).
 *
 *   forte_extract(posting)         forte.extraction/1 as JSON text
 *   forte_match(posting, skills)   forte.match/1 as JSON text; skills: the skills file's text
 *   forte_score(posting, skills)   the score alone, NULL where nothing could be checked
 *   forte_version()
 *
 * A posting is text, or a blob of any format that forte reads. NULL gives NULL. A posting that cannot be read gives an
 * error object in its place, as in the line filters, so that a query over many goes on; a broken skills file is an
 * error of the query. Uses include/forte.h and nothing else of forte.
 */
#include <forte.h>
#include <math.h>
#include <sqlite3ext.h>
#include <stdio.h>
#include <string.h>
SQLITE_EXTENSION_INIT1

/* A connection's engine and worker: SQLite calls functions of one connection by one thread at a time. */
typedef struct session {
  forte *engine;
  forte_worker *worker;
  int functions; /* that still hold it */
} session;

static void session_release(void *data) {
  session *s = data;
  if (--s->functions > 0) return;
  forte_worker_free(s->worker);
  forte_free(s->engine);
  sqlite3_free(s);
}

/* A report's text without its line end. */
static void give_text(sqlite3_context *c, forte_text *text) {
  size_t size = text->size && text->data[text->size - 1] == '\n' ? text->size - 1 : text->size;
  sqlite3_result_text64(c, text->data, size, SQLITE_TRANSIENT, SQLITE_UTF8);
  forte_text_free(text);
}

/* An error line, as json_error() of the line filters writes it: messages hold no control characters. */
static void give_error(sqlite3_context *c, const forte_error *error) {
  sqlite3_str *out = sqlite3_str_new(sqlite3_context_db_handle(c));
  sqlite3_str_appendf(out, "{\"id\":null,\"error\":{\"code\":\"%s\",\"message\":\"",
                      error->code ? error->code : "error");
  for (const char *p = error->message; *p; p++) sqlite3_str_appendf(out, *p == '"' || *p == '\\' ? "\\%c" : "%c", *p);
  if (error->offset == (size_t)-1)
    sqlite3_str_appendall(out, "\",\"offset\":null}}");
  else
    sqlite3_str_appendf(out, "\",\"offset\":%lld}}", (long long)error->offset);
  char *text = sqlite3_str_finish(out);
  if (text)
    sqlite3_result_text(c, text, -1, sqlite3_free);
  else
    sqlite3_result_error_nomem(c);
}

static forte_posting *read_posting(sqlite3_context *c, sqlite3_value *value, forte_error *error) {
  session *s = sqlite3_user_data(c);
  const char *data = sqlite3_value_blob(value); /* before its size: it may be converted */
  size_t size = (size_t)sqlite3_value_bytes(value);
  return forte_posting_read(s->worker, data ? data : "", size, "posting", error);
}

static void run_extract(sqlite3_context *c, int count, sqlite3_value **values) {
  (void)count;
  forte_error error = {0};
  forte_text out = {0};
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  forte_posting *posting = read_posting(c, values[0], &error);
  if (posting && forte_posting_render(posting, "json", NULL, &out, &error) == FORTE_OK)
    give_text(c, &out);
  else
    give_error(c, &error);
  forte_posting_free(posting);
}

static void free_profile(void *profile) { forte_profile_free(profile); }

/* The skills file is parsed once a query where it is the same for all rows; NULL after an error of the query. */
static const forte_profile *profile_of(sqlite3_context *c, sqlite3_value *value, forte_profile **mine) {
  enum { ARGUMENT = 1 };
  forte_profile *kept = sqlite3_get_auxdata(c, ARGUMENT);
  if (kept) return kept;
  session *s = sqlite3_user_data(c);
  forte_error error = {0};
  const char *data = sqlite3_value_blob(value);
  *mine = forte_profile_parse(s->worker, data ? data : "", (size_t)sqlite3_value_bytes(value), "skills", &error);
  if (!*mine) {
    sqlite3_result_error(c, error.message, -1);
    return NULL;
  }
  sqlite3_set_auxdata(c, ARGUMENT, *mine, free_profile);
  kept = sqlite3_get_auxdata(c, ARGUMENT); /* SQLite may have declined, and freed it */
  if (!kept)
    *mine = forte_profile_parse(s->worker, data ? data : "", (size_t)sqlite3_value_bytes(value), "skills", &error);
  else
    *mine = NULL;
  return kept ? kept : *mine;
}

static void give_match(sqlite3_context *c, const forte_match *match, int score_alone) {
  forte_error error = {0};
  forte_text out = {0};
  if (score_alone) {
    double score = forte_match_score(match);
    if (!isnan(score)) sqlite3_result_double(c, score);
  } else if (forte_match_render(match, "json", NULL, &out, &error) == FORTE_OK) {
    give_text(c, &out);
  } else {
    sqlite3_result_error(c, error.message, -1);
  }
}

static void hold(sqlite3_context *c, sqlite3_value **values, int score_alone) {
  session *s = sqlite3_user_data(c);
  forte_error error = {0};
  forte_profile *mine = NULL;
  if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL) return;
  const forte_profile *profile = profile_of(c, values[1], &mine);
  if (!profile) return;
  forte_posting *posting = read_posting(c, values[0], &error);
  if (posting) {
    forte_match *match = forte_match_make(s->worker, posting, profile, 0);
    give_match(c, match, score_alone);
    forte_match_free(match);
  } else if (!score_alone) {
    give_error(c, &error);
  }
  forte_posting_free(posting);
  forte_profile_free(mine);
}

static void run_match(sqlite3_context *c, int count, sqlite3_value **values) {
  (void)count;
  hold(c, values, 0);
}

static void run_score(sqlite3_context *c, int count, sqlite3_value **values) {
  (void)count;
  hold(c, values, 1);
}

static void run_version(sqlite3_context *c, int count, sqlite3_value **values) {
  (void)count;
  (void)values;
  sqlite3_result_text(c, forte_version(), -1, SQLITE_STATIC);
}

FORTE_API int sqlite3_forte_init(sqlite3 *database, char **message, const sqlite3_api_routines *api) {
  SQLITE_EXTENSION_INIT2(api)
  static const struct {
    const char *name;
    int arguments;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {{"forte_extract", 1, run_extract},
                   {"forte_match", 2, run_match},
                   {"forte_score", 2, run_score},
                   {"forte_version", 0, run_version}};
  enum { FUNCTIONS = sizeof functions / sizeof *functions };
  forte_error error = {0};
  session *s = sqlite3_malloc(sizeof *s);
  if (!s) return SQLITE_NOMEM;
  *s = (session){.engine = forte_new(NULL, 0, NULL, &error), .functions = FUNCTIONS};
  if (!s->engine) {
    *message = sqlite3_mprintf("%s", error.message);
    sqlite3_free(s);
    return SQLITE_ERROR;
  }
  s->worker = forte_worker_new(s->engine);
  int status = SQLITE_OK;
  for (int i = 0; i < FUNCTIONS; i++) { /* each releases the session, also where it cannot be made */
    int made = sqlite3_create_function_v2(database, functions[i].name, functions[i].arguments,
                                          SQLITE_UTF8 | SQLITE_DETERMINISTIC, s, functions[i].run, NULL, NULL,
                                          session_release);
    if (made != SQLITE_OK) status = made;
  }
  return status;
}
