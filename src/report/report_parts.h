/* What the reports for people share. */
#ifndef FORTE_REPORT_PARTS_H
#define FORTE_REPORT_PARTS_H

#include <math.h>

#include "report/report.h"

#define NO_POINTS "No sentence of your CV speaks of this work."

/* ---- the summary (summary.c) ---- */

enum { SUMMARY_LINES = 6 };
typedef struct summary_line {
  const char *label;
  requirement_status status; /* STATUS_UNKNOWN: not asked, or not checked */
  slice words;
} summary_line;
void match_summary(arena *a, const match *m, summary_line lines[SUMMARY_LINES]);

/* What tables leave out: what could not be checked or weighs nothing stands in one line, soft skills in another. */
bool is_folded(const requirement *r);
slice folded_words(arena *a, const match *m); /* their asks, "" if there are none */
typedef struct soft_row {
  slice names;
  size_t asked;
  double weight, earned;
} soft_row;
soft_row match_soft(arena *a, const match *m); /* asked 0: none */

double match_points(const match *m, double weight);                         /* of a hundred */
slice points_words(arena *a, const match *m, double earned, double weight); /* "6 of 7": of a hundred in all */

/* Company, place, employment, seniority: what stands under the title. */
size_t posting_facts(arena *a, const posting *p, slice facts[4]);
slice posting_name(const posting *p); /* the title, or words for none */

/* What they demand, as label and value: pay, place of work, years, degree, conditions. */
typedef struct demand {
  slice label, value;
} demand;
typedef ARENA_LIST(demand) demands;
demands posting_demands(arena *a, const posting *p);

/* Names of the skills of a strength, any-of groups joined by "or"; alternatives stand together. */
typedef ARENA_LIST(slice) slices;
slices posting_skills(arena *a, const posting *p, strength s, bool soft);

slice warning_sentence(arena *a, const posting *p, const char *code); /* for people */
slice requirement_sum(arena *a, const requirement *r);                /* "strength 3.00 x rarity 1.16" */
const char *requirement_strength(const requirement *r); /* "required", "preferred", "in the work", "condition" */
const char *band_words(const match *m);        /* beside the score; "": the verdict below it says another thing */
const char *status_mark(requirement_status s); /* a sign of one column */

#endif
