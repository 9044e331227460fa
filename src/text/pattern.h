/* Patterns: PCRE2, with limits always set. Compiled once (immutable, shared by threads), matched with a worker's data.
 */
#ifndef FORTE_TEXT_PATTERN_H
#define FORTE_TEXT_PATTERN_H

#include "base/error.h"

typedef struct pattern pattern;
typedef struct pattern_worker pattern_worker; /* per thread */

enum { PATTERN_GROUPS = 24 }; /* capture groups kept, the whole match included */

typedef struct pattern_match {
  size_t count;               /* groups set, at least 1 */
  span group[PATTERN_GROUPS]; /* start == end == UINT32_MAX where a group did not take part */
} pattern_match;

/* Compiles; options are PCRE2_UTF | PCRE2_EXTENDED, and case is ignored unless the pattern says (?-i). NULL with a
   fault naming the byte in the pattern. */
pattern *pattern_new(const char *expression, fault *f);
void pattern_free(pattern *p);
pattern_worker *pattern_worker_new(void);
void pattern_worker_free(pattern_worker *w);

/* Finds the first match at or after `from`. False where there is none, and where a limit was hit (then *limited is set
   to true; it may be NULL): the caller reports a warning, never a missing result. Offsets are into text. */
bool pattern_find(const pattern *p, pattern_worker *w, slice text, size_t from, pattern_match *m, bool *limited);

/* The same, but the match must begin exactly at `from`. */
bool pattern_at(const pattern *p, pattern_worker *w, slice text, size_t from, pattern_match *m, bool *limited);

static inline bool pattern_has(const pattern_match *m, size_t group) {
  return group < m->count && m->group[group].start != UINT32_MAX;
}

/* Number of a named group, or 0. */
size_t pattern_group(const pattern *p, const char *name);

#endif
