/* Is a group of amounts pay of this position, and of which kind? The nearest word decides, on the right before the
   left:
   "$150k base", "$500 sign-on bonus", "raised $5M", "pays $120k". */
#include <math.h>

#include "posting/readers/pay.h"

enum {
  MONTHLY_PAY = 900,       /* dollars: less a month is as likely an allowance */
  YEARLY_PAY = 20000,      /* and less a year, with no word for it, a bonus */
  LARGEST_YEARLY = 400000, /* more, with no word for it, a turnover or a budget */
  LEAST_BARE = 2,          /* of any currency that is not named */
  SMALL_CURRENCY = 20,     /* units to a dollar: wages there are a third of what they are elsewhere */
};
static const double LEAST_SHARE = 1.0 / 3;

/* What was found on one side. */
typedef struct side {
  const cue *cue; /* the nearest that decides, or NULL */
  uint32_t distance;
  bool weak;
} side;

static bool is_label(const cue *c) { return c->class == PAYC_LABEL || c->class == PAYC_RATE; }

static unsigned gap_at(const pay_reader *p, uint32_t i) { return p->r->tokens.items[i].gap; }

static bool is_weak(const cue *c) { return c->flags & CLASS_WEAK; }

static bool decides(const cue *c) { return c->class >= PAYC_RATE && c->class <= PAYC_DECOY; }

static const item *item_of(const pay_reader *p, const pay_group *g) {
  return &p->r->items[p->r->item_of[g->low.first]];
}

static bool has_sign(const pay_group *g) {
  return g->low.currency != DICTIONARY_NONE || g->high.currency != DICTIONARY_NONE;
}

/* "$500 sign-on bonus": the word names the amount before it. */
static bool names_before(const pay_reader *p, const cue *c) {
  return c->class == PAYC_BONUS && c->first > 0 && !(gap_at(p, c->first) & ~(unsigned)(GAP_SPACE | GAP_HYPHEN)) &&
         p->r->tokens.items[c->first - 1].flags & TOKEN_CURRENCY;
}

/* "$500 sign-on bonus; $17/hr": not this one. */
static bool names_another(const pay_reader *p, const cue *c, uint32_t from) {
  if (names_before(p, c)) return true;
  for (uint32_t i = c->end; i <= from; i++)
    if (gap_at(p, i) & GAP_SEMICOLON) return true;
  return false;
}

/* The nearest deciding word before tokens `from`, within the sentence and 30 tokens. A weak word further than `reach`
   away is passed over. */
static side left_of(const pay_reader *p, uint32_t first, uint32_t from) {
  side found = {0};
  size_t i = cues_after(&p->cues, from);
  while (i-- > 0) {
    const cue *c = &p->cues.items[i];
    if (c->end <= first || from > c->end + 30) break;
    if (!decides(c) || c->end > from) continue;
    bool weak = is_weak(c);
    if (weak && from - c->end > 6) continue;
    if (c->class == PAYC_DECOY && from - c->end > 12) continue;
    if ((c->class == PAYC_BONUS || c->class == PAYC_STIPEND || c->class == PAYC_EQUITY) && from - c->end > 10) continue;
    if (c->class == PAYC_BONUS && names_another(p, c, from)) continue;
    if (found.cue && !(found.weak && is_label(c) && !weak)) continue;
    if (found.cue && !is_label(found.cue) && found.cue->class != PAYC_STIPEND) break;
    found = (side){c, from - c->end, weak};
    if (!weak) break;
  }
  return found;
}

/* Does a wall stand before token i: "+", a comma, "and", "plus", "with"? */
static bool wall(const pay_reader *p, uint32_t i) {
  if (gap_at(p, i) & (GAP_COMMA | GAP_SEMICOLON | GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_COLON))
    return true;
  const token *t = &p->r->tokens.items[i];
  size_t before = i ? p->r->tokens.items[i - 1].end : 0;
  size_t gap = t->start > before ? t->start - before : 0;
  if (gap && (memchr(p->r->text.data + before, '+', gap) || memchr(p->r->text.data + before, '|', gap))) return true;
  if (t->flags & TOKEN_NUMBER) return true;
  return token_in(p->r, i, SET_PAY_WALLS);
}

static side right_of(const pay_reader *p, const item *it, uint32_t next) {
  for (uint32_t i = next; i < it->end && i < next + 5 && !wall(p, i); i++) {
    const cue *c = cues_begin(&p->cues, i);
    if (c && decides(c) && !(is_weak(c) && is_label(c))) return (side){c, i - next, is_weak(c)};
  }
  return (side){0};
}

/* A label in the item before, or before that one when it is a name of a few words: "Salary:", "Degreed", "$110/day". */
static const cue *label_above(const pay_reader *p, const item *it, const pay_group *g) {
  if (g->low.first > it->first + 4) return NULL;
  for (const item *above = it; above-- > p->r->items && it - above <= (has_sign(g) ? 2 : 1);) {
    if (above->end - above->first > 10) return NULL;
    for (size_t i = cues_after(&p->cues, above->end); i-- > 0 && p->cues.items[i].end > above->first;)
      if (decides(&p->cues.items[i]) && !is_weak(&p->cues.items[i]) && !names_before(p, &p->cues.items[i]))
        return &p->cues.items[i];
    if (above->end - above->first > 4) return NULL;
  }
  return NULL;
}

/* The period that words on the left tell: "annual salary of", "hourly wage:". */
static int period_left(const pay_reader *p, uint32_t first, uint32_t from) {
  for (size_t i = cues_after(&p->cues, from); i-- > 0;) {
    const cue *c = &p->cues.items[i];
    if (c->end <= first || from > c->end + 14) break;
    if ((c->class != PAYC_PERIOD && c->class != PAYC_RATE) || c->end > from) continue;
    return pay_period_of(p->r->dictionary, c->concept);
  }
  return PERIOD_NONE;
}

double pay_units(const pay_reader *p, uint32_t currency) {
  if (currency == DICTIONARY_NONE || dictionary_values(p->r->dictionary, currency) < 2) return 1;
  slice text = dictionary_value(p->r->dictionary, currency, 1);
  double units = 0, scale = 1;
  bool fraction = false;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] == '.')
      fraction = true;
    else
      units = units * 10 + (text.data[i] - '0'), scale *= fraction ? 10 : 1;
  }
  return units > 0 ? units / scale : 1;
}

static double yearly_dollars(const pay_reader *p, const pay_group *g, int period) {
  return g->high.value * (period >= 0 ? pay_per_year((pay_period)period) : 1) / pay_units(p, g->low.currency);
}

/* Could this be what a person is paid in the period? */
static bool plausible(const pay_reader *p, const pay_group *g, int period) {
  static const double low[PAY_PERIODS] = {4, 30, 100, 200, 200, 400, 9000},
                      high[PAY_PERIODS] = {600, 6000, 20000, 40000, 40000, 80000, 1500000};
  double units = pay_units(p, g->low.currency), value = g->high.value / units;
  double least = units >= SMALL_CURRENCY ? LEAST_SHARE : 1; /* "₹25,000 per month" is pay where the rupee is */
  return period >= 0 && value >= least * low[period] && value <= high[period];
}

static pay_kind kind_of(const cue *c) {
  switch (c->class) {
  case PAYC_OTE:
    return PAY_OTE;
  case PAYC_BONUS:
    return PAY_BONUS;
  case PAYC_STIPEND:
    return PAY_STIPEND;
  case PAYC_EQUITY:
    return PAY_EQUITY;
  default:
    return PAY_BASE;
  }
}

/* Is the amount a cell of a "|"-parted head line: "Acme | Remote | $120-150k"? */
static bool head_cell(const pay_reader *p, const pay_group *g) {
  slice s = p->r->text;
  size_t at = g->low.start;
  while (at > 0 && (s.data[at - 1] == ' ' || s.data[at - 1] == '(')) at--;
  return at > 0 && s.data[at - 1] == '|';
}

int pay_stated_period(const pay_reader *p, const pay_group *g) {
  if (g->high.period != PERIOD_NONE) return g->high.period;
  if (g->low.period != PERIOD_NONE || !g->high.times) return g->low.period;
  return g->high.value / pay_units(p, g->high.currency) < PAY_YEARLY_FROM ? PAY_MONTH : PAY_YEAR;
}

/* Does a statement begin at token i: its line, what stands after a semicolon, and in the first line, which may be all
   that there is ("Night Porter, Zurich, CHF 4'200 a month"), after a comma or a dash? */
static bool begins_part(const pay_reader *p, const item *it, uint32_t i) {
  const unsigned parts = GAP_SEMICOLON | (it == p->r->items ? GAP_COMMA | GAP_DASH : 0u);
  return it->first == i || gap_at(p, i) & parts;
}

/* "$58k ...", "from 3 500 EUR", "circa £55k": nothing stands before the amount. */
static bool begins_statement(const pay_reader *p, const item *it, uint32_t i) {
  while (i > it->first && token_in(p->r, i - 1, SET_ROUGHLY)) i--;
  if (begins_part(p, it, i)) return true;
  const cue *c = cues_end(&p->cues, i - 1);
  return c && begins_part(p, it, c->first) && (c->class == PAYC_FROM || c->class == PAYC_UP_TO);
}

/* "£480 a week live-in, £520 live-out": a word or two, then a comma or the end. */
static bool says_little_more(const pay_reader *p, const item *it, const pay_group *g) {
  enum { LITTLE = 2 };
  uint32_t i = g->high.next;
  while (i < it->end && i < g->high.next + LITTLE && gap_at(p, i) & (GAP_SPACE | GAP_HYPHEN) &&
         !cues_begin(&p->cues, i))
    i++;
  return has_sign(g) && (i == it->end || gap_at(p, i) & (GAP_COMMA | GAP_SEMICOLON));
}

/* "$58k-$66k, medical", "3.650 € bis 4.100 € im Monat plus Zulagen": a range with little after it. */
static bool is_range_of_pay(const pay_reader *p, const pay_group *g, int period) {
  unsigned after = gap_at(p, g->high.next);
  bool thousands = g->low.scale > 1 && g->high.scale > 1 && after & GAP_COMMA;
  bool monthly =
      period == PAY_MONTH && wall(p, g->high.next) && g->low.value / pay_units(p, g->low.currency) >= MONTHLY_PAY;
  bool written = (g->low.grouped && g->high.grouped) || (g->low.scale == 1000 && g->high.scale == 1000);
  bool yearly = period == PERIOD_NONE && has_sign(g) && written && wall(p, g->high.next) &&
                g->low.value / pay_units(p, g->low.currency) >= YEARLY_PAY && g->high.value <= 2 * g->low.value;
  return thousands || monthly || yearly;
}

static bool of_company(const pay_reader *p, const item *it) {
  section_kind s = item_section(p->r, it);
  return s == SECTION_BENEFITS || s == SECTION_ABOUT || s == SECTION_LEGAL || it->quiet;
}

/* The amount is all that its statement says, or its first word: "£740 per week, paid every Friday", "$58k-$66k,
   medical, PTO", "3.650 € bis 4.100 € im Monat plus Zulagen", "$82,000–$98,000 and an annual bonus". */
static bool is_statement(const pay_reader *p, const item *it, const pay_group *g, int period) {
  if (!begins_statement(p, it, g->low.first)) return false;
  unsigned after = gap_at(p, g->high.next);
  if (it->end == g->high.next || after & GAP_SEMICOLON) return true;
  /* "$32/hr + bonus", "$20 per delivery plus tips"; no allowance: "£1,450 a week plus fuel" */
  bool of_work = period == PAY_HOUR || period == PERIOD_OTHER || (period >= 0 && !of_company(p, it));
  if (of_work && has_sign(g) && wall(p, g->high.next)) return true;
  if (period >= 0 && (after & (GAP_COMMA | GAP_OPEN) || says_little_more(p, it, g))) return true;
  return g->range && is_range_of_pay(p, g, period);
}

/* "£55k", "$95,000 plus car", "CHF 95'000": one sum that begins its line, of a size that only a year's pay has. */
static bool is_yearly_sum(const pay_reader *p, const item *it, const pay_group *g) {
  double dollars = g->high.value / pay_units(p, g->high.currency);
  bool ends = it->end == g->high.next || wall(p, g->high.next) || gap_at(p, g->high.next) & GAP_DASH;
  bool written = g->high.grouped || g->high.scale == 1000;
  return has_sign(g) && !g->range && ends && written && !of_company(p, it) && begins_statement(p, it, g->low.first) &&
         dollars >= YEARLY_PAY && dollars <= LARGEST_YEARLY;
}

/* The same without a currency: a cell of the head line, or a range of a year's pay that says so. */
static bool bare_shape_is_pay(const pay_reader *p, const pay_group *g, int period, double ratio) {
  enum { WIDEST = 5 }; /* the upper end over the lower */
  if (head_cell(p, g)) return g->range && g->high.scale == 1000;
  return g->range && period == PAY_YEAR && g->low.grouped && g->high.grouped && plausible(p, g, PAY_YEAR) &&
         ratio <= WIDEST;
}

/* No word decides: only shapes that are hardly anything but pay. */
static bool shape_is_pay(const pay_reader *p, const item *it, const pay_group *g) {
  int period = pay_stated_period(p, g);
  section_kind section = item_section(p->r, it);
  bool alone = is_statement(p, it, g, period);
  bool benefits = !alone && of_company(p, it);
  double ratio = g->low.value > 0 ? g->high.value / g->low.value : 0;
  if (!has_sign(g)) return bare_shape_is_pay(p, g, period, ratio);
  if (section == SECTION_PAY) return period >= 0 ? plausible(p, g, period) : true;
  if (head_cell(p, g)) return plausible(p, g, period >= 0 ? period : PAY_YEAR);
  if (period == PERIOD_OTHER) return (g->range || alone) && !benefits; /* "£120 per shift" and nothing else */
  if (period >= 0) {
    if (!plausible(p, g, period) || ratio > 10) return false;
    if (period == PAY_HOUR || (period == PAY_YEAR && g->high.value / pay_units(p, g->low.currency) >= 20000))
      return g->range || !benefits;
    return (g->range || g->high.times || alone) && !benefits;
  }
  bool monthly = alone && g->low.grouped && g->high.grouped && plausible(p, g, PAY_MONTH);
  if (g->range && monthly && ratio <= 4) return true; /* "150 000 – 200 000 ₽" and nothing else */
  return g->range && plausible(p, g, PAY_YEAR) && ratio <= 4 && g->low.value / pay_units(p, g->low.currency) >= 12000 &&
         !benefits;
}

/* "40,000 developers": a count. Words that may follow an amount are few. */
static bool counts_a_noun(const pay_reader *p, const pay_group *g) {
  uint32_t i = g->high.next;
  if (i >= p->r->tokens.count || p->r->tokens.items[i].gap != GAP_SPACE || cues_begin(&p->cues, i)) return false;
  const token *t = &p->r->tokens.items[i];
  return !(t->flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER | TOKEN_CURRENCY)) && !token_in(p->r, i, SET_AMOUNT_GOES_ON);
}

/* "45k", "28.500", "30000": as sums of pay are written, and no year. */
static bool has_shape(const pay_group *g, int period) {
  bool year = g->high.value >= 1900 && g->high.value <= 2100 && !g->high.grouped && g->high.scale == 1;
  if (year) return period >= 0;
  return g->high.scale > 1 || period != PERIOD_NONE || g->high.value >= 10000 ||
         (g->high.grouped && g->high.value >= 1000);
}

/* Figures without a currency count as pay only in the shape of pay, right after a label. */
static bool bare_figures_fit(const pay_reader *p, const pay_group *g, const side *left, bool above) {
  int period = pay_stated_period(p, g);
  if (g->high.scale == 1 && period == PERIOD_NONE &&
      (counts_a_noun(p, g) || left->weak || (left->cue && left->distance > 4 && !g->range)))
    return false;
  if (period >= 0 && !plausible(p, g, period)) return false; /* "2 jours de télétravail" */
  if (!has_shape(g, period)) return false;
  return above || (left->cue && ((!left->weak && left->distance <= 8) || left->distance <= 2));
}

/* Small sums on the side (a $50 voucher, a referral fee, a $500 desk budget) are no part of the pay. */
static bool side_sum(const pay_reader *p, const pay_group *g, const cue *c) {
  double dollars = g->high.value / pay_units(p, g->high.currency);
  section_kind s = item_section(p->r, item_of(p, g));
  if (c->class == PAYC_EQUITY) return true;
  if (c->class == PAYC_BONUS) return dollars < 500 || token_in(p->r, c->first, SET_SIDE_SUMS);
  if (c->class != PAYC_STIPEND) return false;
  int period = pay_stated_period(p, g);
  return !token_in(p->r, c->first, SET_STIPENDS) || s == SECTION_BENEFITS || period < 0 || period == PAY_YEAR ||
         dollars < 100;
}

static pay_opinion accept(pay_opinion o, const pay_reader *p, const pay_group *g) {
  int period = pay_stated_period(p, g) >= 0 ? pay_stated_period(p, g) : o.period;
  double ratio = g->range && g->low.value > 0 ? g->high.value / g->low.value : 1;
  double yearly = yearly_dollars(p, g, period >= 0 ? period : PAY_YEAR);
  o.verdict = VERDICT_PAY;
  if (o.kind == PAY_BASE || o.kind == PAY_OTE) {
    if (ratio > 10) o.warning = "pay_spread";
    if (yearly > 3e6 || (period >= 0 && yearly < 1500)) o.warning = "pay_magnitude";
    if (ratio > 100 || (yearly > 3e6 && period != PAY_HOUR && !(o.labelled && o.close))) o.verdict = VERDICT_WARN;
  } else if (yearly > 5e6) {
    o.verdict = VERDICT_NO;
  }
  return o;
}

/* A decoy on the left is overruled by a plain statement of pay: sign, period, and a plausible amount, not right beside.
 */
static bool overrules(const pay_reader *p, const pay_group *g, const side *decoy) {
  int period = pay_stated_period(p, g);
  return decoy->distance >= 4 && has_sign(g) && g->range && period >= 0 && plausible(p, g, period);
}

/* The next line of a list of pay: close after an accepted amount, alike in size and period. */
static bool continues_list(const pay_reader *p, const pay_group *g) {
  const pay_group *last = p->last;
  if (!last || !has_sign(g) || g->low.first > last->high.next + 16 || g->low.currency != last->low.currency)
    return false;
  if (pay_stated_period(p, g) != pay_stated_period(p, last)) return false;
  return g->low.value <= last->high.value * 2.5 && g->high.value * 2.5 >= last->low.value;
}

/* Drops what stands on the right where it does not speak of this amount. */
static side right_that_counts(const pay_reader *p, const pay_group *g, side right, bool labelled) {
  if (!right.cue || right.cue->class == PAYC_DECOY) return right;
  bool other_thing = right.cue->class == PAYC_EQUITY && g->range && right.distance > 0 && plausible(p, g, PAY_YEAR);
  bool within =
      is_label(right.cue) && right.distance > 0 && token_in(p->r, right.cue->first - 1, SET_WITHIN); /* "in cash" */
  bool vague = right.weak && (labelled || g->high.value >= 15000);
  if (other_thing || within || vague) right.cue = NULL;
  return right;
}

/* "$150k base", "$500 sign-on bonus": the word on the right says what the amount is. */
static pay_opinion judge_right(const pay_reader *p, const pay_group *g, pay_opinion o, side right, const cue *label) {
  if (!has_sign(g) && !is_label(right.cue) && right.cue->class != PAYC_OTE) return o;
  if (!has_sign(g) && !bare_figures_fit(p, g, &right, false)) return o;
  if (side_sum(p, g, right.cue)) return o;
  o.kind = kind_of(right.cue);
  o.once = right.cue->flags & CLASS_ONCE;
  if (o.kind == PAY_BASE && label && label->class == PAYC_OTE) o.kind = PAY_OTE;
  return accept(o, p, g);
}

/* "Bonus: $5,000"; but "base plus bonus: $80,000 - $100,000 per year" is base pay. */
static pay_opinion judge_extra(const pay_reader *p, const pay_group *g, pay_opinion o, side left, const cue *label,
                               bool above) {
  int period = pay_stated_period(p, g);
  if (label->class == PAYC_EQUITY && g->range && left.distance >= 2 && g->high.scale == 1000 &&
      plausible(p, g, PAY_YEAR))
    return accept(o, p, g);
  bool large = (g->range || period == PAY_YEAR || period == PAY_HOUR) && has_sign(g) &&
               (left.weak || left.distance >= 3 || above || period == PAY_HOUR) && shape_is_pay(p, item_of(p, g), g);
  if (large) return accept(o, p, g);
  if (!has_sign(g) || left.weak || side_sum(p, g, label)) return o;
  o.kind = kind_of(label);
  o.once = label->flags & CLASS_ONCE;
  return accept(o, p, g);
}

/* "Salary: $100k"; weak words ("offer", "rate") need an amount in the shape of pay. */
static pay_opinion judge_labelled(const pay_reader *p, const pay_group *g, pay_opinion o, side left, const cue *label,
                                  bool above) {
  int period = pay_stated_period(p, g);
  if (!has_sign(g) && !bare_figures_fit(p, g, &left, above)) return o;
  if (left.weak) {
    if (period == PERIOD_NONE && !g->range && g->high.scale != 1000 && g->high.value < 10000) return o;
    if (period >= 0 && !plausible(p, g, period)) return o;
    if (yearly_dollars(p, g, period >= 0 ? period : PAY_YEAR) > 2e6) return o;
  }
  o.kind = kind_of(label);
  return accept(o, p, g);
}

/* No label: the period stands before it ("Hourly: $17"), the amount says itself that it is pay ("brutto"), or its shape
   does. */
static pay_opinion judge_alone(const pay_reader *p, const pay_group *g, pay_opinion o, const item *it) {
  bool dated =
      o.period >= 0 && has_sign(g) && plausible(p, g, o.period) && p->r->tokens.items[g->low.first].gap & GAP_COLON;
  bool gross = has_sign(g) && (g->low.gross || g->high.gross);
  return dated || gross || is_yearly_sum(p, it, g) || shape_is_pay(p, it, g) || continues_list(p, g) ? accept(o, p, g)
                                                                                                     : o;
}

/* "Fee: 45 euros an hour": a label that otherwise names what people pay. */
static bool is_fee(const pay_reader *p, const pay_group *g, const item *it, const cue *c) {
  int period = pay_stated_period(p, g);
  return c && c->first == it->first && c->end == g->low.first && gap_at(p, c->end) & GAP_COLON && has_sign(g) &&
         (period == PAY_HOUR || period == PAY_DAY) && plausible(p, g, period);
}

static bool follows_decoy(const side *left) {
  return left->cue && left->cue->class == PAYC_DECOY && left->distance <= 2;
}

/* "401(k)", "403(b)"; "0.6 FTE", a share of a post. */
static bool is_no_wage(const pay_group *g) {
  bool plan = g->low.value == 401000 || g->low.value == 403000, share = !has_sign(g) && g->high.value < LEAST_BARE;
  return plan || share || g->high.value <= 0;
}

pay_opinion pay_judge(const pay_reader *p, const pay_group *g) {
  const item *it = item_of(p, g);
  side left = left_of(p, it->first, g->low.first), right = right_of(p, it, g->high.next);
  const cue *above = left.cue ? NULL : label_above(p, it, g), *label = left.cue ? left.cue : above;
  pay_opinion o = {.kind = PAY_BASE, .period = period_left(p, it->first, g->low.first)};
  if (o.period == PERIOD_NONE && above) o.period = period_left(p, (it - 1)->first, (it - 1)->end);
  o.labelled = label && (is_label(label) || label->class == PAYC_OTE) && !left.weak;
  o.close = above || left.distance <= 2;
  if (is_no_wage(g)) return o;
  bool fee = is_fee(p, g, it, left.cue);
  if (follows_decoy(&left) && right.distance > 0 && !fee) return o; /* "a quota of $3M ... base salary" */
  right = right_that_counts(p, g, right, o.labelled && !above);     /* "Competitive salary. $10,000 relocation" */
  if (right.cue && right.cue->class != PAYC_DECOY) return judge_right(p, g, o, right, label);
  if (right.cue && !(o.labelled && left.distance <= 4)) return o;
  if (!label) return judge_alone(p, g, o, it);
  if (label->class == PAYC_DECOY)
    return (above || fee || overrules(p, g, &left)) && shape_is_pay(p, it, g) ? accept(o, p, g) : o;
  if (label->class >= PAYC_BONUS && label->class <= PAYC_EQUITY) return judge_extra(p, g, o, left, label, above);
  return judge_labelled(p, g, o, left, label, above);
}
