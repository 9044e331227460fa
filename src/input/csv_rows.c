#define _GNU_SOURCE
#include "input/csv_rows.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/utf8.h"
#include "input/document.h"
#include "input/encoding.h"
#include "input/fields.h"

#include <cjson/cJSON.h>
#include <csv.h>
#include <stdlib.h>

enum {
  COLUMNS = 256,       /* more are passed over */
  HEADER_LIMIT = 8192, /* bytes of a header line */
  NAME_LIMIT = 48,     /* bytes of a column's name */
};

/* The key of a board's JSON that holds what a column does (json_posting.c). What spreadsheets, JobSpy and the boards'
   exports call their columns is the table "fields" of the dictionaries. */
FORMAT_NAMES(JOB_JSON)
static const char *const keys[FIELD_COUNT] = {[FIELD_ID] = "id",
                                              [FIELD_TITLE] = "title",
                                              [FIELD_COMPANY] = "company",
                                              [FIELD_LOCATION] = "location",
                                              [FIELD_DESCRIPTION] = "description",
                                              [FIELD_SALARY] = "salary",
                                              [FIELD_LOWEST] = "minSalary",
                                              [FIELD_HIGHEST] = "maxSalary",
                                              [FIELD_CURRENCY] = "salaryCurrency",
                                              [FIELD_PERIOD] = "salaryPeriod",
                                              [FIELD_REMOTE] = "remote",
                                              [FIELD_URL] = "url",
                                              [FIELD_DATE] = "date",
                                              [FIELD_EMPLOYMENT] = "employmentType",
                                              [FIELD_SKILLS] = "skills"};

struct csv_rows {
  struct csv_parser parser;
  const char *keys[COLUMNS]; /* of each column; NULL: not known */
  size_t columns, at;        /* at: the column that comes next */
  size_t line, began, bytes; /* lines seen, the row's first, bytes of the row */
  bool header, ended, failed;
  cJSON *row;
  arena *scratch;
};

static bool is_separator(char c) { return c == ',' || c == ';' || c == '\t'; }

/* libcsv takes a tab for white space and trims it; where it separates, it must not. */
static int no_space(unsigned char c) { return c == ' '; }

static const char *key_of(slice name) {
  return name.size < NAME_LIMIT ? keys[field_named(name, SLICE("table"))] : NULL;
}

/* A cell under its key; the first column with something in it wins. */
static void keep(csv_rows *r, const char *key, slice cell) {
  cell = slice_trim(cell);
  if (!cell.size || cJSON_GetObjectItemCaseSensitive(r->row, key)) return;
  slice text = encoding_utf8(r->scratch, cell);
  char *copy = arena_alloc(r->scratch, text.size + 1);
  for (size_t i = 0; i < text.size; i++) copy[i] = (char)(text.data[i] ? text.data[i] : '?');
  copy[text.size] = '\0';
  bool remote = strcmp(key, "remote") == 0;
  if (!(remote ? cJSON_AddBoolToObject(r->row, key, field_says_yes(slice_of(copy)))
               : cJSON_AddStringToObject(r->row, key, copy)))
    r->failed = true;
}

static void take_cell(void *data, size_t size, void *context) {
  csv_rows *r = context;
  slice cell = {size ? data : "", size};
  if (r->at < COLUMNS && r->header) r->keys[r->columns++] = key_of(cell);
  if (r->at < r->columns && !r->header && r->keys[r->at]) keep(r, r->keys[r->at], cell);
  r->at++;
}

static void take_end(int end, void *context) {
  (void)end;
  csv_rows *r = context;
  r->ended = r->at > 0;
  r->at = 0;
}

static void feed(csv_rows *r, slice s) {
  if (csv_parse(&r->parser, s.data, s.size, take_cell, take_end, r) != s.size) memory_failed();
}

/* The separator that stands most often outside of quotes. */
static char separator_of(slice header) {
  size_t count[128] = {0};
  bool quoted = false;
  for (size_t i = 0; i < header.size; i++) {
    if (header.data[i] == '"') quoted = !quoted;
    if (!quoted && is_separator(header.data[i])) count[(unsigned char)header.data[i]]++;
  }
  size_t most = count['\t'] > count[';'] ? '\t' : ';';
  return (char)(count[','] >= count[most] ? ',' : most);
}

static bool is_posting_table(const csv_rows *r) {
  bool description = false, other = false;
  for (size_t i = 0; i < r->columns; i++) {
    bool text = r->keys[i] && strcmp(r->keys[i], "description") == 0;
    description |= text;
    other |= r->keys[i] && !text;
  }
  return description && other;
}

csv_rows *csv_rows_new(slice header) {
  header = utf8_without_mark(header);
  if (header.size > HEADER_LIMIT) return NULL;
  csv_rows *r = memory_alloc(sizeof *r);
  *r = (csv_rows){.header = true, .scratch = arena_new(), .line = 1};
  if (csv_init(&r->parser, CSV_APPEND_NULL) != 0) memory_failed();
  char separator = separator_of(header);
  csv_set_delim(&r->parser, (unsigned char)separator);
  if (separator == '\t') csv_set_space_func(&r->parser, no_space);
  feed(r, header);
  feed(r, SLICE("\n"));
  r->header = false;
  r->bytes = 0;
  if (r->ended && is_posting_table(r)) return r;
  csv_rows_free(r);
  return NULL;
}

csv_rows *csv_rows_begin(slice start) {
  slice line;
  slice few = slice_cut(start, 0, start.size < HEADER_LIMIT ? start.size : HEADER_LIMIT);
  return slice_find(few, SLICE("\n"), 0) != SIZE_MAX && slice_line(&few, &line) ? csv_rows_new(line) : NULL;
}

void csv_rows_free(csv_rows *r) {
  if (!r) return;
  cJSON_Delete(r->row);
  csv_free(&r->parser);
  arena_free(r->scratch);
  free(r);
}

static void give(csv_rows *r, buffer *json) {
  char *text = cJSON_PrintUnformatted(r->row);
  if (!text || r->failed) memory_failed();
  json->size = 0;
  buffer_text(json, text);
  cJSON_free(text);
  cJSON_Delete(r->row);
  r->row = NULL;
  r->bytes = 0;
  arena_reset(r->scratch);
}

csv_result csv_rows_line(csv_rows *r, slice line, buffer *json) {
  r->line++;
  if (!r->bytes) r->began = r->line;
  if (!r->row && !(r->row = cJSON_CreateObject())) memory_failed();
  r->bytes += line.size + 1;
  if (r->bytes > JSON_LIMIT) return CSV_BROKEN;
  r->ended = false;
  feed(r, line);
  feed(r, SLICE("\n"));
  if (r->ended) {
    give(r, json);
    return CSV_ROW;
  }
  if (csv_rows_end(r) == CSV_MORE) r->bytes = 0; /* an empty line between rows */
  return CSV_MORE;
}

/* At a line end the parser stands between two rows, unless a quote is open. */
csv_result csv_rows_end(const csv_rows *r) { return r->parser.pstate != 0 ? CSV_BROKEN : CSV_MORE; }

size_t csv_rows_at(const csv_rows *r) { return r->began; }
