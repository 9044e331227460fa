/* Pay. Digits trigger: each figure is read with its currency, scale and period, figures that belong together make a
   group, and the words around decide whether it is pay. */
#include "posting/readers/pay.h"

#include <math.h>
#include <stdlib.h>

/* Spellings of currencies and scales have at most so many bytes. */
enum { LONGEST_SIGN = 15 };

/* Gathers the glued spellings of all rows whose name begins with `prefix`, the values after the first `skip`: longer
   ones first, those of one length in the order of the rows. */
static pay_sign *signs_of(const dictionary *d, slice prefix, size_t skip, size_t *count) {
  uint32_t first, end;
  size_t room = 0, at[LONGEST_SIGN + 2] = {0};
  dictionary_range(d, TABLE_PAY, &first, &end);
  for (uint32_t c = first; c < end; c++) room += dictionary_values(d, c);
  pay_sign *read = memory_alloc((room + 1) * sizeof *read), *signs = memory_alloc((room + 1) * sizeof *signs);
  *count = 0;
  for (uint32_t c = first; c < end; c++) {
    if (!slice_starts_with(dictionary_name(d, c), prefix)) continue;
    for (size_t i = skip; i < dictionary_values(d, c); i++) {
      slice text = dictionary_value(d, c, i);
      bool only_after = text.data[0] == '-', only_before = text.data[0] == '+';
      if (only_after || only_before) text = slice_cut(text, 1, text.size);
      if (!text.size || text.size > LONGEST_SIGN) continue;
      read[(*count)++] = (pay_sign){text, c, !only_after, !only_before};
      at[LONGEST_SIGN + 1 - text.size]++;
    }
  }
  for (size_t i = 1; i < sizeof at / sizeof *at; i++) at[i] += at[i - 1];
  for (size_t i = 0; i < *count; i++) signs[at[LONGEST_SIGN - read[i].text.size]++] = read[i];
  free(read);
  return signs;
}

pay_patterns *pay_patterns_new(const dictionary *d) {
  pay_patterns *p = memory_alloc(sizeof *p);
  *p = (pay_patterns){0};
  p->currencies = signs_of(d, SLICE("currency."), 2, &p->currency_count);
  p->scales = signs_of(d, SLICE("scale."), 1, &p->scale_count);
  p->rupee = DICTIONARY_NONE;
  for (size_t i = 0; i < p->currency_count; i++)
    if (slice_equal(p->currencies[i].text, SLICE("INR"))) p->rupee = p->currencies[i].concept;
  return p;
}

void pay_patterns_free(pay_patterns *p) {
  if (!p) return;
  free(p->currencies);
  free(p->scales);
  free(p);
}

/* All amounts of the text, in order. */
typedef ARENA_LIST(money) money_list;

static money_list read_amounts(pay_reader *p) {
  money_list list = {0};
  reading *r = p->r;
  uint32_t end = 0;
  for (uint32_t i = 0; i < r->tokens.count; i++) {
    const token *t = &r->tokens.items[i];
    if (!(t->flags & TOKEN_DIGIT) || t->flags & TOKEN_URL || t->end <= end) continue;
    uint32_t at = t->start > end ? t->start : end;
    while (at < t->end && !(r->text.data[at] >= '0' && r->text.data[at] <= '9')) at++;
    money m;
    if (at >= t->end || !pay_amount(p, at, i, &m)) continue;
    ARENA_PUSH(r->brief, &list, m);
    end = m.end;
  }
  return list;
}

/* "$84-120k", "$1-1.2M": the upper end's scale is the lower one's too. */
static void share(pay_group *g) {
  if (g->low.scale == 1 && g->high.scale > 1 && g->low.value < 1000 &&
      g->low.value * g->high.scale <= g->high.value * 1.5 + g->high.scale * 100) {
    g->low.value *= g->high.scale;
    g->low.scale = g->high.scale;
  } else if (g->high.scale == 1 && g->low.scale == 1000 && g->high.value < 1000 && g->high.value > 1) {
    g->high.value *= g->low.scale; /* "$84k-120" */
    g->high.scale = g->low.scale;
  }
  if (g->low.currency == DICTIONARY_NONE) g->low.currency = g->high.currency;
  if (g->high.currency == DICTIONARY_NONE) g->high.currency = g->low.currency;
  if (g->low.value > g->high.value) {
    double swap = g->low.value;
    g->low.value = g->high.value;
    g->high.value = swap;
  }
}

static bool is_label_of(const cue *c, enum class_flag end) { return c->class == PAYC_LABEL && c->flags & end; }

/* "up to", "from", "minimum" before, "+" and "or more" after. */
static void take_openness(const pay_reader *p, pay_group *g) {
  uint32_t first = p->r->items[p->r->item_of[g->low.first]].first;
  if (g->range) return;
  uint32_t i = g->low.first;
  for (int steps = 0; steps < 3 && i > first; steps++) {
    const cue *c = cues_end(&p->cues, i - 1);
    if (steps && p->r->tokens.items[i].gap & (GAP_COMMA | GAP_SEMICOLON)) break;
    if (c && (c->class == PAYC_UP_TO || is_label_of(c, CLASS_MAXIMUM))) g->open_low = true;
    if (c && (c->class == PAYC_FROM || is_label_of(c, CLASS_MINIMUM))) g->open_high = true;
    if (g->open_low || g->open_high) return;
    if (c && c->class == PAYC_OTE) { /* "earn up to", "make up to" */
      g->open_low = is_quantity(p->r, c->end - 1, QUANTITY_TO) && c->end - c->first > 2;
      if (g->open_low) return;
      break;
    }
    if (!token_in(p->r, i - 1, SET_AMOUNT_LEADS)) break;
    i--;
  }
  if (g->high.plus) g->open_high = true;
  const cue *after = cues_begin(&p->cues, g->high.next);
  if (!after || p->r->tokens.items[after->first].gap & (GAP_COMMA | GAP_STOP | GAP_NEWLINE)) return;
  if (after->class == PAYC_MORE) g->open_high = true;
  if (after->class != PAYC_PLUS) return;
  const cue *then = cues_begin(&p->cues, after->end);
  bool ends = after->end >= p->r->tokens.count ||
              p->r->tokens.items[after->end].gap & (GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_CLOSE);
  g->open_high = ends || (!then && token_in(p->r, after->end, SET_PLUS_GOES_ON));
}

/* The period where none is written: what a person could be paid so much for. */
static pay_period likely_period(const pay_reader *p, double value, uint32_t currency) {
  double dollars = value / pay_units(p, currency);
  if (dollars < 200) return PAY_HOUR;
  if (dollars < 1000) return PAY_DAY;
  return dollars < PAY_YEARLY_FROM ? PAY_MONTH : PAY_YEAR;
}

static bool contradicts(const pay_reader *p, int period, double value, uint32_t currency) {
  double dollars = value / pay_units(p, currency);
  if (period == PAY_HOUR) return dollars > 1000;
  if (period >= PAY_WEEK && period <= PAY_HALF_MONTH) return dollars > 20000; /* "$60,000, paid biweekly" */
  if (period == PAY_YEAR) return dollars < 500;
  return false;
}

/* Does the period that words elsewhere tell go with the sum? "2.400 € im Monat, mit Bonus 38.000 €" is no 38,000 a
 * month.
 */
static bool told_elsewhere(const pay_reader *p, const pay_group *g, int period) {
  int least = period == PAY_MONTH ? PAY_WEEK : period; /* as little as is too much for two weeks */
  return period >= 0 && !contradicts(p, least, g->high.value, g->high.currency);
}

static void set_period(const pay_reader *p, const pay_group *g, const pay_opinion *o, posting_pay *out) {
  int period = pay_stated_period(p, g);
  if (period >= 0 && contradicts(p, period, g->high.value, g->high.currency))
    period = PERIOD_NONE; /* "$60,000 /hour" */
  out->period_stated = period >= 0;
  if (period < 0 && told_elsewhere(p, g, o->period)) {
    period = o->period;
    out->period_stated = true;
  }
  out->period = period >= 0 ? (pay_period)period : likely_period(p, g->high.value, g->high.currency);
}

double pay_per_year(pay_period period) {
  static const double times[PAY_PERIODS] = {2080, 260, 52, 26, 24, 12, 1, (double)NAN};
  return times[period];
}

static void set_annual(posting_pay *out) {
  out->annual_min = out->min * pay_per_year(out->period);
  out->annual_max = out->max * pay_per_year(out->period);
}

static bool same(double a, double b) { return (isnan(a) && isnan(b)) || a == b; }

/* The same statement twice ("Pay:" repeated at the end) is one, and a single figure that is the end of a stated range
   adds nothing. */
static void add(reading *r, const posting_pay *pay) {
  size_t count = r->out->salaries.count;
  for (size_t i = count > 60 ? count - 60 : 0; i < count; i++) {
    posting_pay *old = &r->out->salaries.items[i];
    if (old->kind != pay->kind || old->period != pay->period || strcmp(old->currency, pay->currency) != 0) continue;
    if (same(old->min, pay->min) && same(old->max, pay->max)) return;
    bool old_single = old->min == old->max, new_single = pay->min == pay->max;
    if (new_single && !old_single && (pay->min == old->min || pay->min == old->max)) return;
    if (old_single && !new_single && (old->min == pay->min || old->min == pay->max)) {
      *old = *pay;
      return;
    }
  }
  ARENA_PUSH(r->arena, &r->out->salaries, *pay);
}

static void report(pay_reader *p, const pay_group *g, const pay_opinion *o, uint32_t after) {
  posting_pay out = {.min = g->low.value, .max = g->high.value, .kind = o->kind, .at = {g->low.start, g->high.end}};
  if (g->open_low) out.min = NAN;
  if (g->open_high) out.max = NAN;
  pay_currency(p, g, out.currency);
  set_period(p, g, o, &out);
  if (o->kind == PAY_BONUS && (o->once || !out.period_stated)) out.period = PAY_ONCE;
  set_annual(&out);
  if (g->high.times && out.period == PAY_MONTH) { /* "5.200 € x 14" */
    out.annual_min = out.min * g->high.times;
    out.annual_max = out.max * g->high.times;
  }
  out.place = pay_place(p, g, after);
  add(p->r, &out);
}

/* The period that a field names: "HOUR", "annually", "per-year-salary". */
static int period_in(reading *r, slice text) {
  tokens t = dictionary_tokens(r->dictionary, r->arena, text);
  hits found = dictionary_read_as(r->dictionary, r->words, &t, LANGUAGE_ENGLISH, r->arena).table[TABLE_PAY];
  for (size_t i = 0; i < found.count; i++)
    if (found.items[i].class == PAYC_PERIOD || found.items[i].class == PAYC_UNIT)
      return pay_period_of(r->dictionary, found.items[i].concept);
  return PERIOD_NONE;
}

static void read_structured(reading *r) {
  const document_pay *d = r->document->pay;
  if (!d || (isnan(d->min) && isnan(d->max))) return;
  int period = period_in(r, d->period);
  posting_pay out = {.min = d->min, .max = d->max, .period_stated = period >= 0};
  slice code = d->currency.size == 3 ? d->currency : SLICE("");
  memcpy(out.currency, code.data, code.size);
  double value = isnan(d->max) ? d->min : d->max;
  if (value <= 0) return;
  out.period = period >= 0               ? (pay_period)period
               : value < 200             ? PAY_HOUR
               : value < PAY_YEARLY_FROM ? PAY_MONTH
                                         : PAY_YEAR;
  set_annual(&out);
  ARENA_PUSH(r->arena, &r->out->salaries, out);
}

/* Is a label of the least or of the most pay among the tokens [first, end)? */
static bool labelled(const pay_reader *p, uint32_t first, uint32_t end, enum class_flag which) {
  for (size_t i = cues_after(&p->cues, first); i < p->cues.count && p->cues.items[i].first < end; i++)
    if (is_label_of(&p->cues.items[i], which)) return true;
  return false;
}

static bool word_among(const pay_reader *p, uint32_t first, uint32_t end, word_set set) {
  while (first < end && !token_in(p->r, first, set)) first++;
  return first < end;
}

/* "Minimum: $70,000 / Maximum: $100,000" on two lines are one range, in either order. */
static bool minimum_and_maximum(const pay_reader *p, const pay_group *g, const money *next) {
  if (g->range || next->first > g->high.next + 9 || next->currency != g->low.currency || next->first < g->high.next)
    return false;
  uint32_t from = g->low.first > 3 ? g->low.first - 3 : 0,
           to = next->first > g->high.next + 3 ? next->first - 3 : g->high.next;
  bool lines = p->r->tokens.items[g->high.next].gap & (GAP_NEWLINE | GAP_SLASH | GAP_SEMICOLON | GAP_COMMA) ||
               g->high.next < next->first;
  if (!lines) return false;
  bool low = labelled(p, from, g->low.first, CLASS_MINIMUM) || word_among(p, from, g->low.first, SET_LOWEST);
  bool high = labelled(p, to, next->first, CLASS_MAXIMUM) || word_among(p, to, next->first, SET_HIGHEST);
  if (low && high) return next->value > g->low.value;
  return labelled(p, from, g->low.first, CLASS_MAXIMUM) && labelled(p, to, next->first, CLASS_MINIMUM);
}

/* "$150,000 CAD" somewhere tells what the other dollars are. */
static void note_dollar(pay_reader *p, const money *m) {
  if (m->currency == DICTIONARY_NONE) return;
  slice code = dictionary_value(p->r->dictionary, m->currency, 0);
  if (code.size < sizeof p->seen && word_is(p->r->dictionary, code, SET_DOLLARS)) memcpy(p->seen, code.data, code.size);
}

/* "62.000 - 75.000 Euro im Jahr, dazu Bahncard (bis 4.000 Euro)": a single sum without a period, small beside the range
   that the sentence names before it. */
static bool is_extra(const pay_reader *p, const pay_group *g) {
  enum { PART = 5 };
  const pay_group *last = p->last;
  if (!last || !last->range || g->range || g->low.period != PERIOD_NONE || g->low.currency != last->low.currency)
    return false;
  return p->r->item_of[g->low.first] == p->r->item_of[last->low.first] && g->high.value * PART < last->low.value;
}

static bool is_pay(const pay_reader *p, const pay_group *g, const pay_opinion *o) {
  return o->verdict == VERDICT_PAY && !(o->kind == PAY_BASE && is_extra(p, g));
}

/* A count, or a sum of another job. */
static bool is_no_sum(const reading *r, const pay_group *g) {
  return g->low.counts || g->high.counts || r->items[r->item_of[g->low.first]].flags & ITEM_ELSEWHERE;
}

void pay_read(reading *r, cues all) {
  pay_reader p = {.r = r, .p = r->reader->pay, .cues = all};
  read_structured(r);
  money_list list = read_amounts(&p);
  for (size_t i = 0; i < list.count && !p.seen[0]; i++) note_dollar(&p, &list.items[i]);
  uint32_t after = 0;
  pay_group last;
  for (size_t i = 0; i < list.count; i++) {
    pay_group g = {.low = list.items[i], .high = list.items[i]};
    size_t end = i;
    while (end + 1 < list.count && end < i + 2 && pay_joined(&p, &list.items[end], &list.items[end + 1])) end++;
    if (end > i) {
      g.high = list.items[end];
      g.range = true;
      if (list.items[end - 1].period != PERIOD_NONE && g.high.period == PERIOD_NONE) g.high.period = g.low.period;
      share(&g);
    } else if (i + 1 < list.count && minimum_and_maximum(&p, &g, &list.items[i + 1])) {
      g.high = list.items[end = i + 1];
      g.range = true;
      share(&g);
    }
    i = end;
    if (is_no_sum(r, &g)) continue;
    take_openness(&p, &g);
    pay_opinion o = pay_judge(&p, &g);
    if (g.low.broken || g.high.broken) {
      if (o.labelled && g.low.currency != DICTIONARY_NONE)
        reading_warn(r, "amount_not_parsed", (span){g.low.start, g.high.end});
      continue;
    }
    bool unread =
        o.verdict == VERDICT_NO && o.labelled && o.close && g.low.currency == DICTIONARY_NONE && g.low.grouped;
    if (unread) reading_warn(r, "amount_not_parsed", (span){g.low.start, g.high.end});
    if (o.warning) reading_warn(r, o.warning, (span){g.low.start, g.high.end});
    if (is_pay(&p, &g, &o)) {
      report(&p, &g, &o, after);
      if (o.kind == PAY_BASE) last = g, p.last = &last;
    }
    after = g.high.next;
  }
  if (r->out->salaries.count == 1) r->out->salaries.items[0].place = (slice){0}; /* nothing to tell apart */
}
