/* years: what the files of this reader share. */
#ifndef FORTE_POSTING_YEARS_H
#define FORTE_POSTING_YEARS_H

#include "posting/reading/cues.h"

typedef struct years_reader {
  reading *r;
  cues cues;
} years_reader;

/* An amount of time: tokens [first, end), the unit last. */
typedef struct amount {
  uint32_t first, end, figure_end;
  const cue *unit;
  double min, max;   /* years; max NAN: open or a single figure */
  bool open;         /* "+", "or more" */
  bool at_least;     /* "at least", "minimum of" stands before */
  bool upper_only;   /* "up to" */
  bool glued_hyphen; /* "4-year" */
  bool mixed;        /* "1 year 6 months" */
} amount;

bool years_amount(const years_reader *y, const cue *unit, amount *a);

/* The same from a figure alone, "2+ with AWS", whose unit was named before. False where token i is none. */
bool years_bare_amount(const years_reader *y, uint32_t i, const cue *unit, amount *a);

/* The figure that answers a label whose last words are the unit: "Experience (years): 3-5". False where none does. */
bool years_answer(const years_reader *y, const cue *unit, amount *a);

/* "Several years with CAD, at least 3": the figure that comes after a unit without one. False where none does. */
bool years_later(const years_reader *y, const cue *unit, amount *a);

/* An amount of time that begins with token i: the token after it, or 0. For readers of other things. */
uint32_t years_amount_at(reading *r, uint32_t i, uint32_t limit);

/* Is the amount experience of the candidate? */
bool years_accept(const years_reader *y, const amount *a);

/* What the experience is in, added to out->subjects. Returns the token after what was understood. */
uint32_t years_subjects(const years_reader *y, const amount *a, posting_years *out);

/* Does the amount stand in for a degree: "a degree or 8 years", "8 years in lieu of a degree"? */
bool years_instead(const years_reader *y, const amount *a);

/* The degree that the amount goes with, or -1. */
int years_degree(const years_reader *y, const amount *a);

#endif
