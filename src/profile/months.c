/* Months: reading, writing, counting. */
#include <stdio.h>
#include <stdlib.h>

#include "base/maths.h"
#include "profile/cv.h"

void month_format(month m, char out[8]) {
  int year = m / 12;
  if (m <= 0 || year > 9999)
    out[0] = 0;
  else
    snprintf(out, 8, "%04d-%02d", year, m % 12 + 1);
}

static void month_or_year(month m, bool year_only, char out[8]) {
  month_format(m, out);
  if (year_only) out[out[0] ? 4 : 0] = 0;
}

void role_from(const profile_role *r, char out[8]) { month_or_year(r->from, r->from_year, out); }

void role_to(const profile_role *r, char out[8]) { month_or_year(r->current ? MONTH_NONE : r->to, r->to_year, out); }

month month_parse(slice text) {
  int year = 0, number = 1;
  if (text.size != 4 && text.size != 7) return MONTH_NONE;
  if (!cv_number(slice_cut(text, 0, 4), &year) || year < 1900 || year > 2200) return MONTH_NONE;
  if (text.size == 7 &&
      (text.data[4] != '-' || !cv_number(slice_cut(text, 5, 7), &number) || number < 1 || number > 12))
    return MONTH_NONE;
  return year * 12 + number - 1;
}

enum { MID_YEAR = 6 };

bool role_months(const profile_role *r, month as_of, month_range *out) {
  if (!r->from || r->from > as_of) return false;
  month from = r->from, to = r->current ? as_of : r->to ? r->to : r->from;
  bool to_year = !r->current && r->to ? r->to_year : !r->current && r->from_year;
  bool same = from / 12 == to / 12;
  if (r->from_year && !same) from += MID_YEAR;
  if (r->from_year && same && r->current && as_of - from > MID_YEAR) from += MID_YEAR;
  if (to_year) to += same ? 11 : MID_YEAR - 1;
  if (from > to) from = to;
  *out = (month_range){from, to > as_of ? as_of : to};
  if (out->from > out->to) out->from = out->to;
  return true;
}

static int compare_ranges(const void *a, const void *b) {
  const month_range *x = a, *y = b;
  return x->from != y->from ? (x->from < y->from ? -1 : 1) : (x->to > y->to) - (x->to < y->to);
}

double months_union_years(month_range *ranges, size_t count) {
  if (!count) return (double)NAN;
  qsort(ranges, count, sizeof *ranges, compare_ranges);
  int months = 0;
  month covered = ranges[0].from - 1;
  for (size_t i = 0; i < count; i++) {
    month from = ranges[i].from > covered ? ranges[i].from : covered + 1;
    if (ranges[i].to < from) continue;
    months += ranges[i].to - from + 1;
    covered = ranges[i].to;
  }
  return rounded((double)months / 12 * 10) / 10;
}
