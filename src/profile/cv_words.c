/* The reading tables of a CV: hits, and the classes they stand for. */
#include "profile/cv.h"

static const hits *table_hits(const cv *c, enum cv_table table) { return &c->hits.table[table]; }

const hit *cv_hit_at(const cv *c, enum cv_table table, uint32_t at) {
  const hits *h = table_hits(c, table);
  size_t i = hits_from(h, at + 1);
  return i && h->items[i - 1].first + h->items[i - 1].count > at ? &h->items[i - 1] : NULL;
}

const hit *cv_hit_before(const cv *c, enum cv_table table, uint32_t token) {
  const hits *h = table_hits(c, table);
  size_t i = hits_from(h, token);
  return i ? &h->items[i - 1] : NULL;
}

const hit *cv_hit_in(const cv *c, enum cv_table table, uint32_t first, uint32_t end) {
  const hits *h = table_hits(c, table);
  size_t i = hits_from(h, first);
  return i < h->count && h->items[i].first < end ? &h->items[i] : NULL;
}

cv_class cv_hit_class(const cv *c, const hit *h) {
  (void)c;
  return (cv_class)h->class;
}

cv_class cv_class_at(const cv *c, enum cv_table table, uint32_t at) {
  const hit *h = cv_hit_at(c, table, at);
  return h ? cv_hit_class(c, h) : CV_NO_CLASS;
}

bool cv_has_class(const cv *c, enum cv_table table, uint32_t first, uint32_t end, cv_class class) {
  for (uint32_t i = first; i < end; i++)
    if (cv_class_at(c, table, i) == class) return true;
  return false;
}

bool cv_number(slice text, int *out) {
  if (text.size == 0 || text.size > 9) return false;
  *out = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] < '0' || text.data[i] > '9') return false;
    *out = *out * 10 + (text.data[i] - '0');
  }
  return true;
}

int cv_hit_number(const cv *c, const hit *h, size_t value) {
  int n = 0;
  if (value < dictionary_values(c->dictionary, h->concept))
    cv_number(dictionary_value(c->dictionary, h->concept, value), &n);
  return n;
}

degree_level cv_degree_level(const cv *c, const hit *h, bool *known) {
  slice name = dictionary_name(c->dictionary, h->concept);
  const char *dot = name.size ? memchr(name.data, '.', name.size) : NULL;
  if (dot) name.size = (size_t)(dot - name.data);
  *known = true;
  for (int l = 0; l < DEGREE_LEVELS; l++)
    if (slice_equal(name, slice_of(degree_level_word((degree_level)l)))) return (degree_level)l;
  *known = false;
  return DEGREE_ANY;
}

slice cv_cut(const cv *c, uint32_t first, uint32_t end) {
  if (first >= end) return SLICE("");
  return slice_cut(c->text, c->tokens.items[first].start, c->tokens.items[end - 1].end);
}
