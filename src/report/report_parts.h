/* What the reports for people share. */
#ifndef FORTE_REPORT_PARTS_H
#define FORTE_REPORT_PARTS_H

#include <math.h>

#include "report/report.h"

typedef struct tally {
  size_t met, partly, missing, unknown, checked;
} tally;
tally match_tally(const match *m);

/* "18 of 24 asks met, 2 partly, 4 not; 5 could not be checked." */
slice tally_words(arena *a, const match *m);

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

const char *warning_words(const char *code);           /* a sentence for people */
slice requirement_sum(arena *a, const requirement *r); /* "strength 3.00 x rarity 1.16" */
const char *status_mark(requirement_status s);         /* a sign of one column */

#endif
