#include "text/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* Limits that no honest posting comes near, and that keep a hostile one under a millisecond or so per pattern. */
enum { MATCH_LIMIT = 20000, DEPTH_LIMIT = 500, HEAP_LIMIT_KIB = 512 };

/* Machine code costs as much as some hundred matches without it: one posting never pays for it, a stream does once. */
enum { USES_BEFORE_JIT = 400 };

struct pattern {
  pcre2_code *code;
  unsigned uses;
};

struct pattern_worker {
  pcre2_match_data *data;
  pcre2_match_context *context;
};

pattern *pattern_new(slice expression, fault *f) {
  int error;
  PCRE2_SIZE at;
  uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_EXTENDED | PCRE2_CASELESS;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)expression.data, expression.size, options, &error, &at, NULL);
  if (!code) {
    if (error == PCRE2_ERROR_HEAP_FAILED) memory_failed();
    PCRE2_UCHAR message[128];
    pcre2_get_error_message(error, message, sizeof message);
    size_t start = at > 20 ? at - 20 : 0;
    fault_set(f, FAULT_USAGE, "invalid_pattern", SLICE("pattern"), "%s, after: %.*s", (const char *)message,
              (int)(at - start), expression.data + start);
    fault_at(f, 0, 0, at);
    return NULL;
  }
  pattern *p = memory_alloc(sizeof *p);
  *p = (pattern){.code = code};
  uint32_t groups = 0;
  pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
  if (groups < PATTERN_GROUPS) return p;
  fault_set(f, FAULT_USAGE, "invalid_pattern", SLICE("pattern"),
            "it has %u groups, more than %d; write (?: ) for those that need no name", groups, PATTERN_GROUPS - 1);
  fault_at(f, 0, 0, 0);
  pattern_free(p);
  return NULL;
}

/* What PCRE2 itself does not compare (it compares version, pointers and code units): the bytes of a link within a
   compiled pattern, which who builds it may choose. It stands before the pattern, in as many bytes as keep that
   aligned. */
static uint64_t link_bytes(void) {
  uint32_t size = 0;
  pcre2_config(PCRE2_CONFIG_LINKSIZE, &size);
  return size;
}

void pattern_save(const pattern *p, buffer *out) {
  const pcre2_code *codes[] = {p->code};
  uint8_t *bytes;
  PCRE2_SIZE size;
  if (pcre2_serialize_encode(codes, 1, &bytes, &size, NULL) != 1) memory_failed();
  uint64_t link = link_bytes();
  buffer_add(out, (slice){(const char *)&link, sizeof link});
  buffer_add(out, (slice){(const char *)bytes, size});
  pcre2_serialize_free(bytes);
}

pattern *pattern_loaded(slice saved) {
  pcre2_code *code;
  uint64_t link;
  if (saved.size <= sizeof link) return NULL;
  memcpy(&link, saved.data, sizeof link);
  if (link != link_bytes()) return NULL;
  int32_t n = pcre2_serialize_decode(&code, 1, (const uint8_t *)saved.data + sizeof link, NULL);
  if (n == PCRE2_ERROR_NOMEMORY) memory_failed();
  if (n != 1) return NULL;
  pattern *p = memory_alloc(sizeof *p);
  *p = (pattern){.code = code};
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

bool pattern_find(pattern *p, pattern_worker *w, slice text, size_t from, pattern_match *m, bool *limited) {
  if (from > text.size) return false;
  if (++p->uses == USES_BEFORE_JIT)
    pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE); /* without it, it goes on as it is */
  int n = pcre2_match(p->code, (PCRE2_SPTR)text.data, text.size, from, PCRE2_NO_UTF_CHECK, w->data, w->context);
  if (n == PCRE2_ERROR_NOMEMORY) memory_failed(); /* not "no match": a degree would be missing in silence */
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

size_t pattern_group(const pattern *p, const char *name) {
  int n = pcre2_substring_number_from_name(p->code, (PCRE2_SPTR)name);
  return n > 0 ? (size_t)n : 0;
}
