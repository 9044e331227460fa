/* Patterns: PCRE2, with limits always set. A pattern belongs to one worker: it keeps count of its use and is compiled
   to machine code once that pays. */
#ifndef FORTE_TEXT_PATTERN_H
#define FORTE_TEXT_PATTERN_H

#include "base/buffer.h"
#include "base/error.h"

typedef struct pattern pattern;
typedef struct pattern_worker pattern_worker; /* per thread: match data, context */

enum { PATTERN_GROUPS = 24 }; /* capture groups kept, the whole match included */

typedef struct pattern_match {
  size_t count;               /* groups set, at least 1 */
  span group[PATTERN_GROUPS]; /* start == end == UINT32_MAX where a group did not take part */
} pattern_match;

/* Compiles; options are PCRE2_UTF | PCRE2_EXTENDED, and case is ignored unless the pattern says (?-i). NULL with a
   fault naming the byte in the pattern. */
pattern *pattern_new(slice expression, fault *f);
void pattern_free(pattern *p);

/* A compiled pattern as bytes, and back: it costs a copy, where compiling costs as much as reading some hundred words.
   NULL when another PCRE2 than the running one, or another machine, saved it. PCRE2 trusts such bytes: none of
   strangers. `saved` stands at a multiple of 8. */
void pattern_save(const pattern *p, buffer *out);
pattern *pattern_loaded(slice saved);
pattern_worker *pattern_worker_new(void);
void pattern_worker_free(pattern_worker *w);

/* Finds the first match at or after `from`. False where there is none, and where a limit was hit (then *limited is set
   to true; it may be NULL): the caller reports a warning, never a missing result. Offsets are into text, which is valid
   UTF-8; `from` stands at a character's begin. A pattern that begins with \G matches at `from` only. */
bool pattern_find(pattern *p, pattern_worker *w, slice text, size_t from, pattern_match *m, bool *limited);

static inline bool pattern_has(const pattern_match *m, size_t group) {
  return group && group < m->count && m->group[group].start != UINT32_MAX;
}

/* Number of a named group, or 0. */
size_t pattern_group(const pattern *p, const char *name);

#endif
