/* Amounts of time: the shape "years.amount" says what the parts are, here they become numbers. */

#include "base/maths.h"
#include "posting/readers/years.h"

/* How many words an amount may begin before its unit. */
enum { AMOUNT_REACH = 14 };

/* How many words after its unit a figure may stand: "several years in a busy kitchen, at least 3". */
enum { LATER_REACH = 8 };

enum amount_part { BETWEEN, LOW, LOW_TWIN, LOW_OPEN, HIGH, HIGH_TWIN, HIGH_OPEN, LOW_UNIT, MONTHS };
static const char amount_parts[] = "between low low_twin low_open high high_twin high_open low_unit extra";

static bool gap_has(const years_reader *y, uint32_t i, unsigned gaps) {
  return (y->r->tokens.items[i].gap & gaps) != 0;
}

/* The token that holds a byte. */
static uint32_t token_of_byte(const years_reader *y, uint32_t near, uint32_t byte) {
  while (near > 0 && y->r->tokens.items[near].start > byte) near--;
  while (near + 1 < y->r->tokens.count && y->r->tokens.items[near].end <= byte) near++;
  return near;
}

static double unit_scale(int class) {
  if (class == QUANTITY_MONTH) return 1.0 / 12;
  return class == QUANTITY_DECADE ? 10 : 1;
}

/* Where a number may begin in the token: 0 bytes in, at the digits glued to a word, or SIZE_MAX. */
static size_t number_begin(const years_reader *y, uint32_t i) {
  const token *t = &y->r->tokens.items[i];
  const cue *c = cues_begin(&y->cues, i);
  if (c && c->class == QUANTITY_NUMBER) return t->start;
  if (!(t->flags & TOKEN_DIGIT) || t->flags & (TOKEN_CURRENCY | TOKEN_URL)) return SIZE_MAX;
  size_t at = t->end; /* the last run of digits, with its point */
  while (at > t->start && !(y->r->text.data[at - 1] >= '0' && y->r->text.data[at - 1] <= '9')) at--;
  while (at > t->start && is_among_signs(y->r->text.data[at - 1], "0123456789.,")) at--;
  return at;
}

/* "three (3)" is one amount; of "5 (10)" the second is the figure, which is tried for itself. */
static bool twins_agree(const years_reader *y, const shape_found *f) {
  for (int part = LOW; part <= HIGH; part += HIGH - LOW)
    if (shape_has(f, (size_t)part + 1) &&
        fabs(quantity_value(y->r, f->part[part]) - quantity_value(y->r, f->part[part + 1])) > 1e-9)
      return false;
  return true;
}

static void take_values(const years_reader *y, const shape_found *f, uint32_t near, amount *a) {
  a->min = quantity_value(y->r, f->part[LOW]);
  a->mixed = shape_has(f, MONTHS);
  if (a->mixed) a->min = a->min * 12 + quantity_value(y->r, f->part[MONTHS]);
  a->open = shape_has(f, LOW_OPEN) || (f->at.start > 0 && y->r->text.data[f->at.start - 1] == '+'); /* "+3 years" */
  uint32_t figure = f->part[shape_has(f, LOW_TWIN) ? LOW_TWIN : LOW].end;
  if (shape_has(f, HIGH)) {
    double high = quantity_value(y->r, f->part[HIGH]);
    const cue *unit =
        shape_has(f, LOW_UNIT) ? cues_at(&y->cues, token_of_byte(y, near, f->part[LOW_UNIT].start)) : NULL;
    if (unit) a->min *= unit_scale(unit->class) / unit_scale(a->unit->class); /* "6 months to 2 years" */
    a->open = shape_has(f, HIGH_OPEN);
    if (!a->open) a->max = high;
    figure = f->part[shape_has(f, HIGH_TWIN) ? HIGH_TWIN : HIGH].end;
  }
  a->figure_end = token_of_byte(y, near, figure - 1) + 1;
}

/* Does the shape begin at token i and end with the unit? */
static bool amount_from(const years_reader *y, const shape *of, uint32_t i, const cue *unit, amount *a) {
  shape_found f;
  size_t at = number_begin(y, i);
  if (at == SIZE_MAX || !shapes_match(y->r->shapes, of, at, &f)) return false;
  if (f.at.end != y->r->tokens.items[unit->end - 1].end || !twins_agree(y, &f)) return false;
  take_values(y, &f, i, a);
  a->first = i;
  return isnan(a->max) || a->min <= a->max;
}

bool years_bare_amount(const years_reader *y, uint32_t i, const cue *unit, amount *a) {
  const token *t = &y->r->tokens.items[i];
  shape_found f;
  bool number = t->flags & TOKEN_NUMBER || is_quantity(y->r, i, QUANTITY_NUMBER);
  if (!number || t->flags & (TOKEN_CURRENCY | TOKEN_URL)) return false;
  const shape *of = shapes_get(y->r->shapes, "years.bare", amount_parts);
  if (!of) return false;
  shapes_window(y->r->shapes, of, &y->r->tokens, &y->r->hits, i, i + 1);
  if (!shapes_match(y->r->shapes, of, t->start, &f)) return false;
  *a = (amount){.first = i, .end = i + 1, .max = NAN, .unit = unit};
  take_values(y, &f, i, a);
  return true;
}

/* "Experience (years): 3-5", "YOE: 4+": where the figure of a label begins that named the unit, past the words between
   the unit and its colon; 0 where the unit ends no label of experience. */
static uint32_t answer_begin(const years_reader *y, const cue *unit) {
  const item *it = &y->r->items[y->r->item_of[unit->first]];
  bool experience =
      unit->class == QUANTITY_YOE || cues_find(&y->cues, it->first, unit->end + REACH_NEAR, YEARS_EXPERIENCE) != NULL;
  for (uint32_t i = unit->end; experience && i <= it->end && i <= unit->end + REACH_NEAR; i++) {
    if (gap_has(y, i, GAP_COLON)) return i; /* the answer may be an item of its own */
    if (i == it->end) return 0;
    const cue *c = cues_at(&y->cues, i);
    bool of_label = token_in(y->r, i, SET_SUBJECT_LEADS) ||
                    (c && (c->class == YEARS_EXPERIENCE || c->class == YEARS_FILLER || c->class == SAID_REQUIRED));
    if (!of_label || gap_has(y, i, GAP_STOP | GAP_PARAGRAPH)) return 0;
  }
  return 0;
}

bool years_answer(const years_reader *y, const cue *unit, amount *a) {
  enum { LOW_FIGURE, LOW_PLUS, HIGH_FIGURE, HIGH_SAID };
  uint32_t i = answer_begin(y, unit), end = i + REACH_NEAR;
  if (!i || i >= y->r->tokens.count) return false;
  const item *it = &y->r->items[y->r->item_of[i]];
  const shape *of = shapes_get(y->r->shapes, "years.answer", "low low_open high high_said");
  shape_found f;
  if (!of) return false;
  shapes_window(y->r->shapes, of, &y->r->tokens, &y->r->hits, i, end < it->end ? end : it->end);
  if (!shapes_match(y->r->shapes, of, y->r->tokens.items[i].start, &f)) return false;
  int high = shape_has(&f, HIGH_FIGURE) ? HIGH_FIGURE : HIGH_SAID;
  *a = (amount){.first = i, .end = i, .max = NAN, .unit = unit, .open = shape_has(&f, LOW_PLUS)};
  a->min = quantity_value(y->r, f.part[LOW_FIGURE]) * unit_scale(unit->class);
  if (shape_has(&f, (size_t)high)) a->max = quantity_value(y->r, f.part[high]) * unit_scale(unit->class);
  while (a->end < it->end && y->r->tokens.items[a->end].start < f.at.end) a->end++;
  return isnan(a->max) || a->min <= a->max;
}

bool years_later(const years_reader *y, const cue *unit, amount *a) {
  const item *it = &y->r->items[y->r->item_of[unit->first]];
  for (uint32_t i = unit->end; i < it->end && i <= unit->end + LATER_REACH; i++) {
    const cue *c = cues_begin(&y->cues, i);
    if (gap_has(y, i, GAP_STOP | GAP_SEMICOLON) || is_time_unit(c)) return false;
    if (!c || c->class != YEARS_AT_LEAST || !gap_has(y, i, GAP_COMMA | GAP_OPEN | GAP_DASH)) continue;
    if (c->end >= it->end || !years_bare_amount(y, c->end, unit, a)) return false;
    a->first = c->first;
    a->at_least = true;
    a->min *= unit_scale(unit->class);
    bool ends = a->end >= it->end || gap_has(y, a->end, ~(unsigned)(GAP_SPACE | GAP_HYPHEN));
    return ends && years_accept(y, a);
  }
  return false;
}

uint32_t years_amount_at(reading *r, uint32_t i, uint32_t limit) {
  const token *t = &r->tokens.items[i];
  const hit *h = hit_at(r, TABLE_QUANTITIES, i);
  bool number = t->flags & TOKEN_NUMBER || (h && h->first == i && h->class == QUANTITY_NUMBER - QUANTITY_BASE);
  const shape *of = number ? shapes_get(r->shapes, "years.amount", amount_parts) : NULL;
  shape_found f;
  if (!of) return 0;
  uint32_t end = i + AMOUNT_REACH < limit ? i + AMOUNT_REACH : limit;
  shapes_window(r->shapes, of, &r->tokens, &r->hits, i, end);
  if (!shapes_match(r->shapes, of, t->start, &f)) return 0;
  while (i < end && r->tokens.items[i].start < f.at.end) i++;
  return i;
}

/* What stands before the amount: "at least", "up to". Moves *first to its begin. */
static void take_qualifier(const years_reader *y, amount *a) {
  uint32_t i = a->first;
  for (int steps = 0; steps < REACH_NEAR && i > 0 && !gap_has(y, i, GAP_NEWLINE | GAP_STOP | GAP_SEMICOLON); steps++) {
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
    if (!token_in(y->r, i - 1, SET_ROUGHLY)) return;
    i--;
  }
}

/* "a decade", "a year of experience": one of the unit. */
static bool single_unit(const years_reader *y, const cue *unit, amount *a) {
  if (unit->first == 0 || !token_in(y->r, unit->first - 1, SET_ONE) ||
      gap_has(y, unit->first, ~(unsigned)(GAP_SPACE | GAP_HYPHEN)))
    return false;
  bool experience = cues_find(&y->cues, unit->end, unit->end + REACH_NEAR + 1, YEARS_EXPERIENCE) != NULL;
  const cue *least = unit->first > 1 ? cues_end(&y->cues, unit->first - 2) : NULL; /* "at least a year of it" */
  bool asked = least && least->class == YEARS_AT_LEAST;
  asked |= unit->first > 1 && token_in(y->r, unit->first - 2, SET_OR) && unit->end < y->r->tokens.count &&
           token_in(y->r, unit->end, SET_IN_FIELD);  /* "a CST or a year in sterile processing" */
  const cue *more = cues_begin(&y->cues, unit->end); /* "a year or more of retail" */
  asked |= more && more->class == YEARS_MORE;
  const item *it = &y->r->items[y->r->item_of[unit->first]];
  asked |= it->first + 1 == unit->first && token_in(y->r, unit->end, SET_OF); /* "A year of cold calling" */
  if (unit->class != QUANTITY_DECADE && !experience && !asked) return false;
  a->first = unit->first - 1;
  a->min = 1;
  return true;
}

/* "zweijährige Erfahrung": the word says both. */
static bool word_amount(const years_reader *y, const cue *unit, amount *a) {
  if (unit->class != QUANTITY_YEARS_LONG) return false;
  a->first = unit->first;
  a->min = cue_number(y->r, unit);
  return true;
}

/* The widest amount of the shape that ends with the unit. */
static bool shaped_amount(const years_reader *y, const char *shape_name, const cue *unit, amount *a) {
  const shape *of = shapes_get(y->r->shapes, shape_name, amount_parts);
  uint32_t from = unit->first > AMOUNT_REACH ? unit->first - AMOUNT_REACH : 0;
  bool number = false;
  for (uint32_t i = from; i < unit->first && !number; i++) number = number_begin(y, i) != SIZE_MAX;
  if (!of || !number) return false;
  shapes_window(y->r->shapes, of, &y->r->tokens, &y->r->hits, from, unit->end);
  for (uint32_t i = from; i < unit->first; i++)
    if (amount_from(y, of, i, unit, a)) return true;
  return false;
}

bool years_amount(const years_reader *y, const cue *unit, amount *a) {
  *a = (amount){.max = NAN, .unit = unit, .end = unit->end};
  if ((unit->class == QUANTITY_MONTH && shaped_amount(y, "years.mixed", unit, a)) ||
      shaped_amount(y, "years.amount", unit, a)) {
    a->glued_hyphen = gap_has(y, unit->first, GAP_HYPHEN);
    const cue *plus = cues_begin(&y->cues, unit->end); /* "1-3 years plus experience" */
    if (plus && plus->class == YEARS_MORE && !gap_has(y, plus->first, ~(unsigned)GAP_SPACE)) a->max = NAN;
    size_t after = y->r->tokens.items[unit->end - 1].end;
    a->open |= after < y->r->text.size && y->r->text.data[after] == '+'; /* "6 months+" */
    if (a->open) a->max = NAN;
  } else if (!word_amount(y, unit, a) && !single_unit(y, unit, a)) {
    return false;
  }
  double scale = unit_scale(unit->class);
  a->min = rounded(a->min * scale * 100) / 100;
  a->max = rounded(a->max * scale * 100) / 100;
  take_qualifier(y, a);
  return true;
}
