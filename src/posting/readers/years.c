/* Years of experience. A unit word ("years", "ans", "Jahre") triggers: the amount is read backwards from it, and what
   stands around decides whether it is experience of the candidate at all. */
#include "posting/readers/years.h"

#include <math.h>
#include <stdlib.h>

static bool gap_has(const years_reader *y, uint32_t i, unsigned gaps) {
  return (y->r->tokens.items[i].gap & gaps) != 0;
}

/* What the words after the amount say of it, up to the next amount: "preferred" and the like, past a comma only where
   the rest of the sentence agrees. -1: nothing. */
static int strength_after(const years_reader *y, const amount *a, const item *it) {
  bool comma = false;
  int depth = 0;
  for (uint32_t i = a->end; i < it->end && i < a->end + 30; i++) {
    unsigned gap = y->r->tokens.items[i].gap;
    if (i > a->end + 1 && gap & GAP_OPEN) depth++; /* "(HTML5, .NET preferred)" is about what is inside */
    if (gap & GAP_CLOSE && depth) depth--;
    if (gap & (GAP_SEMICOLON | GAP_PARAGRAPH | GAP_BULLET | GAP_STOP) && i > a->end) return -1;
    if (i > a->end && cues_new_statement(y->r, i)) return -1;
    comma |= i > a->end && gap & GAP_COMMA;
    const cue *c = cues_begin(&y->cues, i);
    if (gap & GAP_DASH && !c && i > a->end) return -1; /* a list run together with dashes */
    if (!c || depth) continue;
    if (is_time_unit(c)) return -1;
    if (c->class == YEARS_REQUIRED) return STRENGTH_REQUIRED;
    if (c->class != YEARS_PREFERRED) continue;
    for (uint32_t j = c->end; j < it->end && j < c->end + 3 && !gap_has(y, j, GAP_CLOSE | GAP_STOP); j++)
      if (gap_has(y, j, GAP_COLON)) return -1; /* "Nice to have skills:" is about what follows */
    return comma ? (int)strength_at(y->r, a->first, a->end) : STRENGTH_PREFERRED;
  }
  return -1;
}

/* Does a softener before the amount speak of it? "Preferred: 3 years", "we prefer 5 years", not "(PhD preferred) 4
 * years". */
static bool leads_amount(const years_reader *y, const cue *c, const amount *a, const item *it) {
  static const char *const verbs[] = {"prefer", "prefers", "preference", "we", NULL};
  if (c->class == YEARS_SOFTLY) return true;
  for (uint32_t i = c->end; i <= a->first; i++)
    if (gap_has(y, i, GAP_CLOSE)) return false;
  if (gap_has(y, c->end, GAP_COLON) || token_among(y->r, c->first, verbs) || c->first == it->first) return true;
  return c->end == a->first &&
         gap_has(y, c->first, GAP_COMMA | GAP_STOP | GAP_SEMICOLON | GAP_BULLET | GAP_NEWLINE | GAP_DASH);
}

/* "requires a minimum of 2 years": right before the amount. */
static bool required_before(const years_reader *y, const amount *a, const item *it) {
  static const char *const verbs[] = {"requires", "require", "must", NULL};
  for (uint32_t i = a->first, steps = 0; i > it->first && steps < 3; i--, steps++) {
    if (gap_has(y, i, GAP_SEMICOLON | GAP_STOP | GAP_COMMA | GAP_CLOSE)) return false;
    if (token_among(y->r, i - 1, verbs)) return true;
  }
  return false;
}

/* Years are only ever required or preferred: the words around the amount decide, then the section. */
static strength strength_of(const years_reader *y, const amount *a) {
  const item *it = &y->r->items[y->r->item_of[a->unit->first]];
  int after = required_before(y, a, it) ? STRENGTH_REQUIRED : strength_after(y, a, it);
  if (after >= 0) return after == STRENGTH_PREFERRED ? STRENGTH_PREFERRED : STRENGTH_REQUIRED;
  for (uint32_t i = a->first, steps = 0; i > it->first && steps < 4; i--, steps++) {
    const cue *c = cues_end(&y->cues, i - 1);
    if (y->r->tokens.items[i].gap & (GAP_SEMICOLON | GAP_STOP | GAP_COMMA)) break;
    if (c && (c->class == YEARS_SOFTLY || c->class == YEARS_PREFERRED) && leads_amount(y, c, a, it))
      return STRENGTH_PREFERRED;
  }
  return it->strength == STRENGTH_PREFERRED ? STRENGTH_PREFERRED : STRENGTH_REQUIRED;
}

static void add(const years_reader *y, const amount *a) {
  const item *it = &y->r->items[y->r->item_of[a->unit->first]];
  posting_years out = {
      .min_years = a->min, .max_years = a->max, .with_degree = years_degree(y, a), .strength = strength_of(y, a)};
  uint32_t end = years_subjects(y, a, &out);
  out.at = tokens_span(y->r, a->first, end);
  const cue *part = a->first > it->first ? cues_end(&y->cues, a->first - 1) : NULL;
  out.of_which =
      (part && part->class == YEARS_OF_WHICH) || cues_find(&y->cues, a->end, a->end + 1, YEARS_OF_WHICH) != NULL;
  ARENA_PUSH(y->r->arena, &y->r->out->experience, out);
}

/* How far after an amount one without a unit may stand. */
enum { BARE_REACH = 24 };

/* Amounts without a unit, in an item that has one with it: "PhD with 2 years or Master's with 5", "5+ years of Java, 2+
   with AWS". */
static void read_bare(const years_reader *y, const amount *before) {
  static const char *const with[] = {"with", "and", "plus", "mit", "avec", "con", NULL};
  static const char *const lead[] = {"with", "in", "of", "using", "on", NULL};
  const item *it = &y->r->items[y->r->item_of[before->unit->first]];
  for (uint32_t i = before->end; i + 1 < it->end && i < before->end + BARE_REACH; i++) {
    amount a;
    if (is_time_unit(cues_begin(&y->cues, i))) return;
    if (!years_bare_amount(y, i + 1, before->unit, &a)) continue;
    if (a.min > 30 || a.min < 1 || is_time_unit(cues_begin(&y->cues, i + 2))) continue;
    unsigned after = y->r->tokens.items[i + 2].gap;
    bool ends = after & (GAP_STOP | GAP_COMMA | GAP_SEMICOLON | GAP_NEWLINE | GAP_CLOSE);
    bool degree = ends && token_among(y->r, i, with) && hit_at(y->r, TABLE_DEGREES, i - 1);
    bool joined = y->r->tokens.items[i + 1].gap & GAP_COMMA || token_among(y->r, i, with);
    bool plus = a.open && joined && !ends && token_among(y->r, i + 2, lead);
    if (degree || plus) add(y, &a);
  }
}

void years_read(reading *r) {
  years_reader y = {.r = r, .cues = cues_with_quantities(r, TABLE_YEARS)};
  uint32_t taken = 0;
  for (size_t i = 0; i < y.cues.count; i++) {
    const cue *unit = &y.cues.items[i];
    amount a;
    if (!is_time_unit(unit) || !years_amount(&y, unit, &a)) continue;
    /* "3 years to 5 years": the first amount is the second's lower end */
    if (i + 1 < y.cues.count) {
      for (size_t j = i + 1; j < y.cues.count && y.cues.items[j].first < unit->end + 4; j++) {
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
