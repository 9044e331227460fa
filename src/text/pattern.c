#include "text/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>

#include "base/arena.h"

/* Limits that no honest posting comes near, and that keep a hostile one under a millisecond or so per pattern. */
enum { MATCH_LIMIT = 20000, DEPTH_LIMIT = 500, HEAP_LIMIT_KIB = 512 };

struct pattern {
  pcre2_code *code;
};

struct pattern_worker {
  pcre2_match_data *data;
  pcre2_match_context *context;
};

pattern *pattern_new(const char *expression, fault *f) {
  int error;
  PCRE2_SIZE at;
  uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_EXTENDED | PCRE2_CASELESS;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED, options, &error, &at, NULL);
  if (!code) {
    PCRE2_UCHAR message[128];
    pcre2_get_error_message(error, message, sizeof message);
    fault_set(f, FAULT_USAGE, "invalid_pattern", SLICE("pattern"), "%s: %.200s", (const char *)message, expression);
    fault_at(f, 0, 0, at);
    return NULL;
  }
  pattern *p = memory_alloc(sizeof *p);
  p->code = code;
  return p;
}

void pattern_free(pattern *p) {
  if (!p) return;
  pcre2_code_free(p->code);
  free(p);
}

pattern_worker *pattern_worker_new(void) {
  pattern_worker *w = memory_alloc(sizeof *w);
  w->data = pcre2_match_data_create(PATTERN_GROUPS, NULL);
  w->context = pcre2_match_context_create(NULL);
  if (!w->data || !w->context) memory_failed();
  pcre2_set_match_limit(w->context, MATCH_LIMIT);
  pcre2_set_depth_limit(w->context, DEPTH_LIMIT);
  pcre2_set_heap_limit(w->context, HEAP_LIMIT_KIB);
  return w;
}

void pattern_worker_free(pattern_worker *w) {
  if (!w) return;
  pcre2_match_data_free(w->data);
  pcre2_match_context_free(w->context);
  free(w);
}

static bool match(const pattern *p, pattern_worker *w, slice text, size_t from, uint32_t options, pattern_match *m,
                  bool *limited) {
  if (from > text.size) return false;
  /* The text is known to be valid UTF-8 (document_read cleaned it), and `from` to be a token's edge. */
  int n =
      pcre2_match(p->code, (PCRE2_SPTR)text.data, text.size, from, options | PCRE2_NO_UTF_CHECK, w->data, w->context);
  if (n <= 0) {
    if (limited && n != PCRE2_ERROR_NOMATCH) *limited = true;
    return false;
  }
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(w->data);
  m->count = (size_t)n;
  for (size_t i = 0; i < m->count; i++)
    m->group[i] = ends[2 * i] == PCRE2_UNSET ? (span){UINT32_MAX, UINT32_MAX}
                                             : (span){(uint32_t)ends[2 * i], (uint32_t)ends[2 * i + 1]};
  return true;
}

bool pattern_find(const pattern *p, pattern_worker *w, slice text, size_t from, pattern_match *m, bool *limited) {
  return match(p, w, text, from, 0, m, limited);
}

bool pattern_at(const pattern *p, pattern_worker *w, slice text, size_t from, pattern_match *m, bool *limited) {
  return match(p, w, text, from, PCRE2_ANCHORED, m, limited);
}

size_t pattern_group(const pattern *p, const char *name) {
  int n = pcre2_substring_number_from_name(p->code, (PCRE2_SPTR)name);
  return n > 0 ? (size_t)n : 0;
}
