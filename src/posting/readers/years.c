/* Years of experience. A unit word ("years", "ans", "Jahre") triggers: the amount is read backwards from it, and what
   stands around decides whether it is experience of the candidate at all. */
#include "posting/readers/years.h"

#include <math.h>
#include <stdlib.h>

static bool is_unit(const cue *c) { return c && c->class >= YEARS_UNIT_YEAR && c->class <= YEARS_UNIT_YOE; }

/* "5", "5+", "1.5", "2,5": the figure of a token. */
static bool read_figure(slice text, double *value, bool *open) {
  size_t i = 0;
  double whole = 0, fraction = 0;
  while (i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && i < 4)
    whole = whole * 10 + (text.data[i++] - '0');
  if (i == 0 || i > 3) return false;
  if (i + 1 < text.size && (text.data[i] == '.' || text.data[i] == ',')) {
    size_t begin = ++i;
    double scale = 0.1;
    for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++, scale /= 10)
      fraction += scale * (text.data[i] - '0');
    if (i == begin || i - begin > 2) return false;
  }
  while (i < text.size && text.data[i] == '+') i++, *open = true;
  *value = whole + fraction;
  return i == text.size;
}

/* "ROLE4+", "SQL2+": the figure glued to the end of a word, told by its plus sign. */
static bool read_glued_figure(slice text, double *value, bool *open) {
  size_t end = text.size;
  if (end < 4 || text.data[end - 1] != '+') return false;
  size_t begin = end - 1;
  while (begin > 0 && text.data[begin - 1] >= '0' && text.data[begin - 1] <= '9') begin--;
  return begin > 0 && end - begin <= 3 && read_figure(slice_cut(text, begin, end), value, open);
}

/* The number that ends with token i: a figure or a number word. */
static bool number_ending(const years_reader *y, uint32_t i, figure *out) {
  const cue *c = cues_end(&y->cues, i);
  *out = (figure){.first = i, .end = i + 1};
  if (c && c->class == YEARS_NUMBER) {
    out->first = c->first;
    out->value = cue_number(y->r, c);
    return true;
  }
  const token *t = &y->r->tokens.items[i];
  if (!(t->flags & TOKEN_DIGIT)) return false;
  if (!(t->flags & TOKEN_NUMBER)) return read_glued_figure(token_text(&y->r->tokens, i), &out->value, &out->open);
  if (y->r->tokens.items[i].flags & TOKEN_CURRENCY) return false;
  return read_figure(token_text(&y->r->tokens, i), &out->value, &out->open);
}

/* "skills1-3 years": the lower end of a range glued to the end of a word in lower case. */
static bool glued_low(const years_reader *y, uint32_t i, figure *out) {
  slice text = token_text(&y->r->tokens, i);
  size_t begin = text.size;
  while (begin > 0 && text.data[begin - 1] >= '0' && text.data[begin - 1] <= '9') begin--;
  if (begin < 4 || begin == text.size || text.size - begin > 2) return false;
  for (size_t j = 1; j < begin; j++)
    if (text.data[j] < 'a' || text.data[j] > 'z') return false;
  *out = (figure){.first = i, .end = i + 1};
  return read_figure(slice_cut(text, begin, text.size), &out->value, &out->open);
}

static bool gap_has(const years_reader *y, uint32_t i, unsigned gaps) {
  return (y->r->tokens.items[i].gap & gaps) != 0;
}

/* Is there a '+' between the tokens before i and i? */
static bool plus_before(const years_reader *y, uint32_t i) {
  if (i == 0) return false;
  size_t start = y->r->tokens.items[i - 1].end, end = y->r->tokens.items[i].start;
  return end > start && end - start < 12 && memchr(y->r->text.data + start, '+', end - start) != NULL;
}

/* "three (3)", "3 (three)", "(2) two": the same amount written twice counts once. */
static void take_twin(const years_reader *y, figure *f) {
  figure twin;
  if (f->first == 0 || !gap_has(y, f->first, GAP_OPEN | GAP_CLOSE)) return;
  if (!number_ending(y, f->first - 1, &twin) || fabs(twin.value - f->value) > 1e-9) return;
  f->first = twin.first;
  f->open |= twin.open;
}

/* The figure that ends right before token `end`, with its "+", "or more" and its twin. */
static bool figure_before(const years_reader *y, uint32_t end, figure *out) {
  bool open = false;
  uint32_t i = end;
  if (i == 0) return false;
  static const char *const whole[] = {"consecutive",   "full",   "continuous", "solid",    "cumulative", "complete",
                                      "uninterrupted", "recent", "calendar",   "combined", NULL};
  if (i > 1 && token_among(y->r, i - 1, whole) && !gap_has(y, i, ~(unsigned)GAP_SPACE)) i--; /* "2 consecutive years" */
  const cue *c = cues_end(&y->cues, i - 1);
  if (c && c->class == YEARS_MORE && !gap_has(y, i, GAP_COMMA | GAP_STOP | GAP_NEWLINE | GAP_SEMICOLON)) {
    open = true;
    i = c->first;
  }
  if (i == 0 || !number_ending(y, i - 1, out)) return false;
  unsigned apart = GAP_COMMA | GAP_COLON | GAP_STOP | GAP_NEWLINE | GAP_SEMICOLON | GAP_BULLET;
  if (gap_has(y, i, apart)) return false;
  out->open |= open || plus_before(y, i);
  take_twin(y, out);
  return true;
}

static const char *const range_words[] = {"to",      "or",    "a",    "à",  "bis", "and", "y",    "e",  "et", "und",
                                          "through", "until", "till", "en", "tot", "o",   "oder", "ou", NULL};
static const char *const and_words[] = {"and", "y", "e", "et", "und", "en", NULL};

/* The lower end of a range whose upper end begins at token `high`: "3-", "3 to", "3 years to", "between 3 and". */
static bool range_before(const years_reader *y, uint32_t high, figure *low) {
  uint32_t i = high;
  if (i == 0 || gap_has(y, i, GAP_NEWLINE | GAP_COMMA | GAP_SEMICOLON | GAP_STOP | GAP_COLON)) return false;
  bool dash = gap_has(y, i, GAP_HYPHEN | GAP_DASH | GAP_SLASH), joined = false;
  if (!dash && !token_among(y->r, i - 1, range_words)) {
    size_t start = y->r->tokens.items[i - 1].end, end = y->r->tokens.items[i].start;
    if (!memchr(y->r->text.data + start, '~', end - start)) return false;
    dash = true;
  }
  if (!dash) {
    joined = token_among(y->r, i - 1, and_words);
    i--;
    if (i == 0 || gap_has(y, i, GAP_NEWLINE | GAP_COMMA | GAP_SEMICOLON | GAP_STOP)) return false;
  }
  if (is_unit(cues_end(&y->cues, i - 1))) i--;
  if (!figure_before(y, i, low) && !(dash && glued_low(y, i - 1, low))) return false;
  if (!joined) return true;
  const cue *between = low->first ? cues_end(&y->cues, low->first - 1) : NULL;
  return between && between->class == YEARS_BETWEEN;
}

/* What stands before the amount: "at least", "up to". Moves *first to its begin. */
static void take_qualifier(const years_reader *y, amount *a) {
  static const char *const small[] = {"a",      "an",      "the", "of", "about", "approximately",
                                      "around", "roughly", "de",  "d'", "circa", NULL};
  uint32_t i = a->first;
  for (int steps = 0; steps < 3 && i > 0 && !gap_has(y, i, GAP_NEWLINE | GAP_STOP | GAP_SEMICOLON); steps++) {
    const cue *c = cues_end(&y->cues, i - 1);
    if (c && (c->class == YEARS_AT_LEAST || c->class == YEARS_OVER || c->class == YEARS_UP_TO ||
              c->class == YEARS_BETWEEN)) {
      a->first = c->first;
      a->at_least = c->class == YEARS_AT_LEAST;
      if (c->class == YEARS_UP_TO && isnan(a->max)) {
        a->max = a->min;
        a->min = 0;
        a->upper_only = true;
      }
      return;
    }
    if (!token_among(y->r, i - 1, small)) return;
    i--;
  }
}

static double unit_scale(const cue *unit) {
  switch (unit->class) {
  case YEARS_UNIT_MONTH:
    return 1.0 / 12;
  case YEARS_UNIT_DECADE:
    return 10;
  default:
    return 1;
  }
}

/* "a decade", "a year of experience": one of the unit. */
static bool single_unit(const years_reader *y, const cue *unit, amount *a) {
  static const char *const one[] = {"a", "an", NULL};
  if (unit->first == 0 || !token_among(y->r, unit->first - 1, one) ||
      gap_has(y, unit->first, ~(unsigned)(GAP_SPACE | GAP_HYPHEN)))
    return false;
  bool experience = cues_find(&y->cues, unit->end, unit->end + 4, YEARS_EXPERIENCE) != NULL;
  const cue *least = unit->first > 1 ? cues_end(&y->cues, unit->first - 2) : NULL; /* "at least a year of it" */
  static const char *const choice[] = {"or", NULL}, *const field[] = {"in", "with", NULL};
  bool asked = least && least->class == YEARS_AT_LEAST;
  asked |= unit->first > 1 && token_among(y->r, unit->first - 2, choice) && unit->end < y->r->tokens.count &&
           token_among(y->r, unit->end, field); /* "a CST or a year in sterile processing" */
  if (unit->class != YEARS_UNIT_DECADE && !experience && !asked) return false;
  a->first = unit->first - 1;
  a->min = 1;
  return true;
}

/* The amount whose unit is `unit`, in years. False when no figure stands before it. */
bool years_amount(const years_reader *y, const cue *unit, amount *a) {
  figure high, low;
  *a = (amount){.max = NAN, .unit = unit, .end = unit->end};
  if (figure_before(y, unit->first, &high)) {
    a->first = high.first;
    a->min = high.value;
    a->glued_hyphen = gap_has(y, unit->first, GAP_HYPHEN);
    a->open = high.open;
    a->figure_end = high.end;
    if (range_before(y, high.first, &low) && low.value <= high.value) {
      a->first = low.first;
      a->min = low.value;
      if (!high.open) a->max = high.value;
    } else if (plus_before(y, high.first)) {
      a->open = true; /* "+3 years" */
    }
    const cue *plus = cues_begin(&y->cues, unit->end); /* "1-3 years plus experience" */
    if (plus && plus->class == YEARS_MORE && !gap_has(y, plus->first, ~(unsigned)GAP_SPACE)) a->max = NAN;
  } else if (!single_unit(y, unit, a)) {
    return false;
  }
  double scale = unit_scale(unit);
  a->min = round(a->min * scale * 100) / 100;
  a->max = round(a->max * scale * 100) / 100;
  take_qualifier(y, a);
  return true;
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
    if (is_unit(c)) return -1;
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

/* Amounts without a unit, in an item that has one with it: "PhD with 2 years or Master's with 5", "5+ years of Java, 2+
   with AWS". */
static void read_bare(const years_reader *y, const amount *before) {
  static const char *const with[] = {"with", "and", "plus", "mit", "avec", "con", NULL};
  static const char *const lead[] = {"with", "in", "of", "using", "on", NULL};
  const item *it = &y->r->items[y->r->item_of[before->unit->first]];
  for (uint32_t i = before->end; i + 1 < it->end && i < before->end + 24; i++) {
    figure f;
    const token *t = &y->r->tokens.items[i + 1];
    if (is_unit(cues_begin(&y->cues, i))) return;
    if (!(t->flags & TOKEN_NUMBER) || t->flags & TOKEN_CURRENCY || !number_ending(y, i + 1, &f)) continue;
    if (f.value > 30 || f.value < 1 || is_unit(cues_begin(&y->cues, i + 2))) continue;
    unsigned after = y->r->tokens.items[i + 2].gap;
    bool ends = after & (GAP_STOP | GAP_COMMA | GAP_SEMICOLON | GAP_NEWLINE | GAP_CLOSE);
    bool degree = ends && token_among(y->r, i, with) && hit_at(y->r, TABLE_DEGREES, i - 1);
    bool joined = t->gap & GAP_COMMA || token_among(y->r, i, with);
    bool plus = f.open && joined && !ends && token_among(y->r, i + 2, lead);
    if (!degree && !plus) continue;
    amount a = {.first = i + 1, .end = i + 2, .min = f.value, .max = NAN, .unit = before->unit, .open = f.open};
    add(y, &a);
  }
}

void years_read(reading *r) {
  years_reader y = {.r = r, .cues = cues_read(r, TABLE_YEARS)};
  uint32_t taken = 0;
  for (size_t i = 0; i < y.cues.count; i++) {
    const cue *unit = &y.cues.items[i];
    amount a;
    if (!is_unit(unit) || !years_amount(&y, unit, &a)) continue;
    /* "3 years to 5 years": the first amount is the second's lower end */
    if (i + 1 < y.cues.count) {
      for (size_t j = i + 1; j < y.cues.count && y.cues.items[j].first < unit->end + 4; j++) {
        amount wider;
        if (is_unit(&y.cues.items[j]) && years_amount(&y, &y.cues.items[j], &wider) && wider.first <= a.first) {
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
