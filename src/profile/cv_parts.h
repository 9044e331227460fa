/* The parts of an entry's head. Private to cv_parts.c, cv_head.c, cv_form.c and cv_untold.c. */
#ifndef FORTE_PROFILE_CV_PARTS_H
#define FORTE_PROFILE_CV_PARTS_H

#include "profile/cv.h"

enum { PARTS_MAX = 24, PIECES_MAX = 8 };

typedef struct part {
  uint32_t first, end;
  size_t line;
  bool aside;  /* in brackets */
  bool placed; /* a place stood behind it: employers have that more than titles */
  int place;   /* in a form; -1: none */
  int title, rank, employer, team;
} part;

typedef struct parts {
  part items[PARTS_MAX];
  size_t count;
  slice place;
  bool remote;
  slice self; /* "Freelance", "Self-employed": who one worked for, when nobody else is named */
} parts;

/* Lines [first, end) cut into parts, scored by their words; places and modes of work are taken out. `form` may be NULL.
 */
parts cv_parts_cut(cv *c, size_t first, size_t end, const cv_form *form);
/* A part cut at its commas; "Inc." and its like stay with what is before them. Returns how many, at most `room`. */
size_t cv_parts_pieces(const cv *c, const part *p, part *out, size_t room);
/* Where a town that no list knows may begin, after the part's last comma; its end: nowhere. */
uint32_t cv_part_town(const cv *c, const part *p);
bool cv_part_ends_as_title(const cv *c, uint32_t first, uint32_t end); /* "Affineuse": as words end that name someone */

/* What stands between token t and the one before it. */
static inline slice cv_between(const cv *c, uint32_t t) {
  return slice_cut(c->text, cv_token(c, t - 1)->end, cv_token(c, t)->start);
}

static inline bool cv_holds(slice s, const char *what) { return slice_find(s, slice_of(what), 0) != SIZE_MAX; }

#endif
