#define _GNU_SOURCE
#include "batch/ranking.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/duplicates.h"

/* ---- collecting ---- */

static int open_spill(void) {
  const char *folder = getenv("TMPDIR");
  buffer name = {0};
  buffer_format(&name, "%s/forte-batch-XXXXXX", folder && folder[0] == '/' ? folder : "/tmp");
  int to = mkstemp(name.data);
  if (to >= 0) unlink(name.data);
  buffer_free(&name);
  return to;
}

void ranking_begin(ranking *r, bool spill) { *r = (ranking){.arena = arena_new(), .spill = spill ? open_spill() : -1}; }

void ranking_free(ranking *r) {
  arena_free(r->arena);
  map_free(&r->names);
  if (r->spill >= 0) close(r->spill);
  free(r->rows);
  free(r->reports);
  free(r->listed);
  free(r->missing.items);
  free(r->shown.items);
  free(r->paid.items);
  free(r->errors);
}

static bool spill_write(ranking *r, slice line, uint64_t *at, uint32_t *size) {
  *at = r->spill_size;
  *size = (uint32_t)line.size;
  if (!line.size) return true;
  r->spill_size += line.size;
  return r->spill >= 0 && file_put(r->spill, line, SLICE("temporary file"), NULL);
}

bool spill_read(const ranking *r, uint64_t at, uint32_t size, buffer *out) {
  char *to = buffer_reserve(out, size);
  for (size_t got = 0; got < size;) {
    ssize_t n = pread(r->spill, to + got, size - got, (off_t)(at + got));
    if (n <= 0) return false;
    got += (size_t)n;
  }
  out->size += size;
  out->data[out->size] = '\0';
  return true;
}

static slice keep_name(ranking *r, slice name) {
  uint32_t *known = map_put(&r->names, name, UINT32_MAX);
  struct map_entry *entry = (struct map_entry *)(void *)((char *)known - offsetof(struct map_entry, value));
  if (*known == UINT32_MAX) {
    entry->key = arena_copy(r->arena, name);
    *known = 0;
  }
  return entry->key;
}

bool ranking_add(ranking *r, const row *kept, slice line, slice report) {
  if (r->count == r->capacity) {
    r->capacity = r->capacity ? r->capacity * 2 : 256;
    r->rows = memory_realloc(r->rows, r->capacity * sizeof *r->rows);
    r->reports = memory_realloc(r->reports, r->capacity * sizeof *r->reports);
  }
  row *to = &r->rows[r->count];
  *to = row_copy(r->arena, kept);
  for (size_t i = 0; i < to->skill_count; i++) to->skills[i].name = keep_name(r, kept->skills[i].name);
  r->reports[r->count++] = arena_copy(r->arena, report);
  return spill_write(r, line, &to->line_at, &to->line_size);
}

bool ranking_add_error(ranking *r, slice line) {
  if (r->error_count == r->error_capacity) {
    r->error_capacity = r->error_capacity ? r->error_capacity * 2 : 64;
    r->errors = memory_realloc(r->errors, r->error_capacity * sizeof *r->errors);
  }
  struct spilled *e = &r->errors[r->error_count++];
  return spill_write(r, line, &e->at, &e->size);
}

/* ---- order: best first; where two are the same, by place in the input ---- */

static int by_place(const row *x, const row *y) { return (x->number > y->number) - (x->number < y->number); }

static int by_number(double x, double y) { /* greater first, unknown last */
  if (isnan(x) || isnan(y)) return isnan(x) - isnan(y);
  return (x < y) - (x > y);
}

static int by_score(const void *a, const void *b) {
  const row *x = *(row *const *)a, *y = *(row *const *)b;
  int order = by_number(x->score, y->score);
  return order ? order : by_place(x, y);
}

static double pay_of(const row *r) { return isnan(r->pay_max) ? r->pay_min : r->pay_max; }

static int by_pay(const void *a, const void *b) {
  const row *x = *(row *const *)a, *y = *(row *const *)b;
  int order = by_number(pay_of(x), pay_of(y));
  return order ? order : by_score(a, b);
}

static int by_text(slice x, slice y) {
  if (!x.size || !y.size) return !x.size - !y.size;
  for (size_t i = 0; i < x.size && i < y.size; i++) {
    int order = tolower((unsigned char)x.data[i]) - tolower((unsigned char)y.data[i]);
    if (order) return order;
  }
  return (x.size > y.size) - (x.size < y.size);
}

static int by_title(const void *a, const void *b) {
  int order = by_text((*(row *const *)a)->title, (*(row *const *)b)->title);
  return order ? order : by_score(a, b);
}

static int by_company(const void *a, const void *b) {
  int order = by_text((*(row *const *)a)->company, (*(row *const *)b)->company);
  return order ? order : by_score(a, b);
}

static int by_date(const void *a, const void *b) {
  int order = -by_text((*(row *const *)a)->date, (*(row *const *)b)->date);
  return order ? order : by_score(a, b);
}

static int by_input(const void *a, const void *b) { return by_place(*(row *const *)a, *(row *const *)b); }

static const struct sorting {
  const char *name;
  int (*compare)(const void *, const void *);
} sortings[] = {{"score", by_score},     {"pay", by_pay},   {"title", by_title},
                {"company", by_company}, {"date", by_date}, {"file", by_input}};

static const struct sorting *sorting_find(slice name) {
  for (size_t i = 0; i < sizeof sortings / sizeof *sortings; i++)
    if (!name.size || slice_equal(name, slice_of(sortings[i].name))) return &sortings[i];
  return NULL;
}

bool ranking_can_sort(slice name, fault *f) {
  if (sorting_find(name)) return true;
  return fault_set(f, FAULT_USAGE, "unknown_sort", SLICE(""),
                   "'%.*s' is nothing to sort by; use score, pay, title, company, date or file", SLICE_ARGS(name));
}

void ranking_finish(ranking *r, const batch_settings *s) {
  const struct sorting *sorting = sorting_find(s->sort);
  duplicates_group(r->rows, r->count);
  r->listed = memory_alloc((r->count + 1) * sizeof *r->listed);
  for (size_t i = 0; i < r->count; i++) {
    row *x = &r->rows[i];
    r->counts.copies += x->group != x->number;
    if (!isnan(s->min) && !(x->score >= s->min)) continue;
    r->listed[r->listed_count++] = x;
  }
  if (r->listed_count) qsort(r->listed, r->listed_count, sizeof *r->listed, by_score);
  for (size_t i = 0; i < r->listed_count; i++) r->listed[i]->rank = i + 1;
  r->passed = r->listed_count;
  if (s->top && s->top < r->listed_count) r->listed_count = s->top;
  if (r->listed_count) qsort(r->listed, r->listed_count, sizeof *r->listed, (sorting ? sorting : sortings)->compare);
  r->counts.listed = r->listed_count;
  ranking_learn(r);
}
