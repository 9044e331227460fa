/* When one works: days and hours that no phrase of the dictionary holds. */
#include "posting/readers/conditions.h"
#include "base/utf8.h"

#include <string.h>

enum {
  HOURS_REACH = 7,          /* words of "from 7 am to 4 pm" */
  VISIT_NEAR = REACH_CLAUSE /* words to "call us" */
};

bool conditions_company_talk(const reading *r, const item *it) {
  section_kind s = item_section(r, it);
  return it->quiet || s == SECTION_BENEFITS || s == SECTION_ABOUT;
}

/* Office hours of the employer, or of a job beside this one. */
static bool of_others(const reading *r, const item *it) {
  return item_section(r, it) == SECTION_LEGAL || it->flags & ITEM_ELSEWHERE;
}

bool conditions_days(const reading *r, cue *found) {
  const tokens *t = &r->tokens;
  const hits *days = &r->hits.table[TABLE_QUANTITIES];
  const shape *of = NULL;
  for (size_t d = 0; d < days->count; d++) {
    uint32_t i = days->items[d].first;
    shape_found at;
    if (days->items[d].class != QUANTITY_WEEKDAY - QUANTITY_BASE || i + 1 >= t->count) continue;
    if (!(t->items[i].flags & t->items[i + 1].flags & TOKEN_UPPER_FIRST)) continue;
    if (!of && !(of = shapes_get(r->shapes, "conditions.weekdays", ""))) return false;
    shapes_window(r->shapes, of, t, &r->hits, i, i + 2);
    if (!shapes_match(r->shapes, of, t->items[i].start, &at)) continue;
    const item *it = &r->items[r->item_of[i]];
    bool hours = i + 2 < t->count && t->items[i + 2].flags & TOKEN_DIGIT;
    if (of_others(r, it) || (conditions_company_talk(r, it) && !hours)) continue; /* "daily lunches (Mon-Wed)" */
    *found = (cue){.first = i, .end = i + 2};
    return true;
  }
  return false;
}

/* Does the token say that a figure is an hour: "pm", "7am", "8:30"? */
static bool says_hour(const reading *r, uint32_t i) {
  if (i >= r->tokens.count) return false;
  slice word = token_text(&r->tokens, i);
  unsigned flags = token_at(r, i)->flags;
  if (!(flags & TOKEN_DIGIT) || flags & (TOKEN_URL | TOKEN_CURRENCY)) return token_in(r, i, SET_HOUR_UNITS);
  return utf8_is_letter((unsigned char)word.data[word.size - 1]) || slice_find(word, SLICE(":"), 0) != SIZE_MAX;
}

/* May hours of the clock begin with the token? */
static bool begins_hours(const reading *r, uint32_t i) {
  unsigned flags = token_at(r, i)->flags;
  bool said = false;
  if (!(flags & TOKEN_DIGIT) || flags & (TOKEN_URL | TOKEN_CURRENCY)) return false;
  for (uint32_t at = i; at < i + HOURS_REACH && !said; at++) said = says_hour(r, at);
  return said;
}

/* When to call, to visit, to apply. */
static bool is_visit(const reading *r, const item *it, uint32_t i) {
  uint32_t from = i > it->first + VISIT_NEAR ? i - VISIT_NEAR : it->first;
  uint32_t end = i + VISIT_NEAR < it->end ? i + VISIT_NEAR : it->end;
  return count_in(r, from, end, SET_VISITS) > 0;
}

bool conditions_hours(const reading *r, cue *found) {
  const shape *of = NULL;
  for (uint32_t i = 0; i < r->tokens.count; i++) {
    shape_found at;
    if (!begins_hours(r, i)) continue;
    const item *it = &r->items[r->item_of[i]];
    uint32_t end = i + HOURS_REACH < it->end ? i + HOURS_REACH : it->end;
    if (!of && !(of = shapes_get(r->shapes, "conditions.hours", ""))) return false;
    shapes_window(r->shapes, of, &r->tokens, &r->hits, i > 0 ? i - 1 : i, end); /* what may not stand before it, too */
    if (!shapes_match(r->shapes, of, token_at(r, i)->start, &at)) continue;
    if (of_others(r, it) || is_visit(r, it, i)) continue;
    *found = (cue){.first = i, .end = i + 1};
    while (found->end < end && token_at(r, found->end)->start < at.at.end) found->end++;
    return true;
  }
  return false;
}
