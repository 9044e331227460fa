/* Entries while they are found. Private to cv_entries.c, cv_extent.c, cv_head.c and cv_untold.c.
 *
 * Entries of one section are written alike. So their heads are judged together: an arrangement says how many short
 * lines above and below its dates belong to a head; the form that all heads of an arrangement have in common says which
 * place in a head holds the title and which the employer. Several arrangements are tried, and the one that gives the
 * most coherent roles is taken.
 */
#ifndef FORTE_PROFILE_CV_ENTRIES_H
#define FORTE_PROFILE_CV_ENTRIES_H

#include "profile/cv.h"

/* A run of lines in one section. */
typedef struct run {
  size_t first, end;
  bool up; /* heads grow upward: titles stand above their dates */
  bool employer_first;
  bool spaced; /* the first head names its employer on a line of its own, an empty line above the title */
  int level;   /* Markdown level of heads; 0: none */
  unsigned section;
} run;

/* Where an entry's head stands. */
typedef struct entry {
  size_t anchor, first, end; /* lines; `anchor` holds the dates */
  bool dated;
  bool banner; /* its first line names an employer that holds for the entries below it, too */
} entry;

enum { ARRANGE_FREE = -1, ARRANGE_MAX = 3 };

/* How many short lines above and below its dates belong to a head; ARRANGE_FREE: each head grows for itself, by its
 * words. */
typedef struct arrangement {
  int above, below;
} arrangement;

size_t cv_next_anchor(const cv *c, const run *r, size_t i);
/* How this run writes its heads, from its first dated entry. */
void cv_run_learn(cv *c, run *r);
/* The head around a dated line; `from` is the first line that may belong to it. */
entry cv_extent(cv *c, const run *r, arrangement how, size_t anchor, size_t from);
/* A head without dates at line i: a heading at the level of heads, or a bold or short line that says who and where. */
bool cv_undated(cv *c, const run *r, size_t i);

/* Completes the roles from number `from` on, of this run: employers taken for titles, titles that open the text below.
 */
void cv_heads_complete(cv *c, const run *r, size_t from);

#endif
