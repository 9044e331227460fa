/* Unions of months. */
#ifndef FORTE_PROFILE_MONTHS_H
#define FORTE_PROFILE_MONTHS_H

#include "profile/profile.h"

/* A union of months is a union of ranges; a year alone counts from its middle to its middle, so that
   "2016 - 2018" and "2018 - 2020" are four years together. */
typedef struct month_range {
  month from, to; /* both counted */
} month_range;
bool role_months(const profile_role *r, month as_of, month_range *out); /* false: no dates */
double months_union_years(month_range *ranges, size_t count);           /* sorts them; one decimal; NAN for none */

#endif
