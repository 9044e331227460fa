/* Years of experience. A unit word ("years", "ans", "Jahre") triggers: the amount is read backwards from it, and what
   stands around decides whether it is experience of the candidate at all. */
#include "posting/reading/structure.h"
#include "posting/readers/years.h"

#include <math.h>
#include <stdlib.h>

/* Where the next amount of the sentence begins: what is said after it is said of that one. */
static uint32_t next_amount(const years_reader *y, const amount *a, uint32_t limit) {
  for (size_t i = cues_after(&y->cues, a->end); i < y->cues.count && y->cues.items[i].first < limit; i++) {
    amount next;
    if (is_time_unit(&y->cues.items[i]) && years_amount(y, &y->cues.items[i], &next) && next.first >= a->end)
      return next.first;
  }
  return limit;
}

/* Years are only ever required or preferred: the words around the amount decide, then the section. */
static strength strength_of(const years_reader *y, const amount *a) {
  const item *it = &y->r->items[y->r->item_of[a->end - 1]];
  return strength_asked(y->r, a->first, a->end, next_amount(y, a, it->end));
}

/* "3 of which", "two of them": the amount before token i is a part of another. */
static const cue *part_after(const years_reader *y, uint32_t i) {
  const cue *c = cues_begin(&y->cues, i);
  return c && (c->class == YEARS_OF_WHICH || c->class == YEARS_OF_THOSE) ? c : NULL;
}

static void add(const years_reader *y, const amount *a) {
  const item *it = &y->r->items[y->r->item_of[a->end - 1]];
  posting_years out = {
      .min_years = a->min, .max_years = a->max, .instead = years_instead(y, a), .strength = strength_of(y, a)};
  out.with_degree = out.instead ? -1 : years_degree(y, a);
  uint32_t end = years_subjects(y, a, &out);
  out.at = tokens_span(y->r, a->first, end);
  const cue *part = a->first > it->first ? cues_end(&y->cues, a->first - 1) : NULL;
  out.of_which = (part && part->class == YEARS_OF_WHICH) || part_after(y, a->end) || part_after(y, a->figure_end);
  ARENA_PUSH(y->r->arena, &y->r->out->experience, out);
}

/* "of which 3", "of which at least 2": part of the amount before. */
static bool is_part(const years_reader *y, uint32_t i) {
  const cue *c = i ? cues_end(&y->cues, i - 1) : NULL;
  if (c && c->class == YEARS_AT_LEAST && c->first > 0) c = cues_end(&y->cues, c->first - 1);
  return c && c->class == YEARS_OF_WHICH;
}

enum { LONGEST_CAREER = 45 }; /* years */

/* How far after an amount one without a unit may stand. */
enum { BARE_REACH = 24 };

/* Amounts without a unit, in an item that has one with it: "PhD with 2 years or Master's with 5", "5+ years of Java, 2+
   with AWS". */
static void read_bare(const years_reader *y, const amount *before) {
  const item *it = &y->r->items[y->r->item_of[before->end - 1]];
  for (uint32_t i = before->end; i + 1 < it->end && i < before->end + BARE_REACH; i++) {
    amount a;
    if (is_time_unit(cues_begin(&y->cues, i))) return;
    if (!years_bare_amount(y, i + 1, before->unit, &a)) continue;
    if (a.min > 30 || a.min < 1 || is_time_unit(cues_begin(&y->cues, i + 2))) continue;
    unsigned after = y->r->tokens.items[i + 2].gap;
    bool ends = after & (GAP_STOP | GAP_COMMA | GAP_SEMICOLON | GAP_NEWLINE | GAP_CLOSE);
    bool degree = ends && token_in(y->r, i, SET_WITH_DEGREE) && hit_at(y->r, TABLE_DEGREES, i - 1);
    bool joined = y->r->tokens.items[i + 1].gap & GAP_COMMA || token_in(y->r, i, SET_WITH_DEGREE);
    bool plus = a.open && joined && !ends && token_in(y->r, i + 2, SET_BARE_LEADS);
    bool part = !ends && is_part(y, i + 1) && token_in(y->r, i + 2, SET_BARE_LEADS);
    const cue *those = part_after(y, i + 2);
    if (those) a.end = those->end;
    if (degree || plus || part || those) add(y, &a);
  }
}

void years_read(reading *r, cues all) {
  years_reader y = {.r = r, .cues = all};
  uint32_t taken = 0;
  for (size_t i = 0; i < y.cues.count; i++) {
    const cue *unit = &y.cues.items[i];
    amount a;
    if (!is_time_unit(unit)) continue;
    if (!years_amount(&y, unit, &a)) {
      if ((years_answer(&y, unit, &a) || years_later(&y, unit, &a)) && a.min <= LONGEST_CAREER) add(&y, &a);
      continue;
    }
    /* "3 years to 5 years": the first amount is the second's lower end */
    if (i + 1 < y.cues.count) {
      for (size_t j = i + 1; j < y.cues.count && y.cues.items[j].first <= unit->end + REACH_NEAR; j++) {
        amount wider;
        if (is_time_unit(&y.cues.items[j]) && years_amount(&y, &y.cues.items[j], &wider) && wider.first <= a.first) {
          a = wider;
          i = j;
          break;
        }
      }
    }
    if (a.first < taken || !years_accept(&y, &a)) continue;
    taken = a.end;
    add(&y, &a);
    read_bare(&y, &a);
  }
}
