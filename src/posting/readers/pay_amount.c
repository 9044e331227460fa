/* Figures of money: every habit of writing them, with currency, scale and period. */

#include "base/maths.h"
#include "base/utf8.h"
#include "posting/readers/pay.h"

enum { GROUPS = 6 };

/* How many words after an amount its "x 13" may end; how many may join the ends of a range. */
enum { TIMES_REACH = 6, JOIN_REACH = 12 };

/* How many words from a weight a word of bodily work may stand. */
enum { WEIGHT_REACH = 9 };

/* Runs of digits with the separators between them. */
typedef struct digits {
  char text[GROUPS][16];
  size_t size[GROUPS];
  char mark[GROUPS]; /* before the group: '.', ',', '\'' or ' ' */
  size_t count;
  size_t end; /* byte after the last digit */
  bool broken;
} digits;

static unsigned char byte_at(slice s, size_t i) { return i < s.size ? (unsigned char)s.data[i] : 0; }
static bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
static bool is_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* A blank that may part thousands: its width in bytes, 0 for none. */
static size_t blank(slice s, size_t i) {
  unsigned char c = byte_at(s, i);
  if (c == ' ') return 1;
  if (c == 0xC2 && byte_at(s, i + 1) == 0xA0) return 2;
  if (c == 0xE2 && byte_at(s, i + 1) == 0x80 && (byte_at(s, i + 2) == 0xAF || byte_at(s, i + 2) == 0x89)) return 3;
  return 0;
}

/* The groups of the figure [at, end), which the pattern found. */
static digits groups_of(slice s, size_t at, size_t end) {
  digits d = {.end = end};
  while (at < end && d.count < GROUPS) {
    char mark = 0;
    for (; at < end && !is_digit(byte_at(s, at)); at++) /* of several signs the one that is no blank */
      if (is_among_signs(s.data[at], ".,"))
        mark = s.data[at];
      else if (!mark)
        mark = blank(s, at) ? ' ' : '\'';
    size_t begin = at;
    while (at < end && is_digit(byte_at(s, at))) d.text[d.count][at - begin] = s.data[at], at++;
    d.size[d.count] = at - begin;
    d.mark[d.count] = d.count ? mark : 0;
    d.count++;
  }
  d.broken = is_digit(byte_at(s, end)); /* longer than any amount */
  return d;
}

/* How many words a figure with its groups may have. */
enum { FIGURE_REACH = GROUPS };

static bool read_digits(const pay_reader *p, uint32_t at, uint32_t index, digits *d) {
  reading *r = p->r;
  const shape *of = shapes_get(r->shapes, "pay.figure", "");
  uint32_t end = index + FIGURE_REACH < r->tokens.count ? index + FIGURE_REACH : (uint32_t)r->tokens.count;
  shape_found found;
  if (!of) return false;
  shapes_window(r->shapes, of, &r->tokens, &r->hits, index, end);
  if (!shapes_match(r->shapes, of, at, &found)) return false;
  *d = groups_of(r->text, found.at.start, found.at.end);
  return true;
}

static double number_of(const digits *d, size_t from, size_t to) {
  double value = 0;
  for (size_t i = from; i < to; i++)
    for (size_t j = 0; j < d->size[i]; j++) value = value * 10 + (d->text[i][j] - '0');
  return value;
}

/* Groups [1, to) part thousands: three digits each, or two in the Indian way with three at the end. */
static bool groups_fit(const digits *d, size_t to) {
  if (to < 2) return true;
  if (d->size[0] > 3 || d->size[to - 1] != 3) return false;
  for (size_t i = 1; i + 1 < to; i++)
    if (d->size[i] != 3 && d->size[i] != 2) return false;
  for (size_t i = 2; i < to; i++)
    if (d->mark[i] != d->mark[1]) return false;
  return true;
}

/* What the groups mean. A last group of one or two digits after '.' or ',' is the fraction. */
static double value_of(const digits *d, bool *grouped, bool *broken) {
  size_t last = d->count - 1;
  *broken = d->broken;
  if (d->count == 1) return number_of(d, 0, 1);
  bool fraction = (d->mark[last] == '.' || d->mark[last] == ',') && d->size[last] <= 2 &&
                  (d->count == 2 || d->mark[last] != d->mark[last - 1]);
  size_t whole = fraction ? last : d->count;
  *grouped = whole > 1;
  if (!groups_fit(d, whole)) *broken = true;
  double value = number_of(d, 0, whole);
  return fraction ? value + number_of(d, last, d->count) / (d->size[last] == 2 ? 100 : 10) : value;
}

static size_t skip_blanks(slice s, size_t at, int most) {
  for (int i = 0; i < most; i++) {
    size_t width = blank(s, at);
    if (!width && byte_at(s, at) != '\\') break;
    at += width ? width : 1;
  }
  return at;
}

static bool letter_at(slice s, size_t at) { return at < s.size && utf8_is_letter(utf8_next(s, &at)); }

/* The longest sign that begins at `at`; NULL if none. Signs of letters must end where a word ends. */
static const pay_sign *sign_after(const pay_sign *signs, size_t count, slice s, size_t at) {
  for (size_t i = 0; i < count; i++) {
    const pay_sign *sign = &signs[i];
    if (!sign->after || at + sign->text.size > s.size || s.data[at] != sign->text.data[0] ||
        memcmp(s.data + at, sign->text.data, sign->text.size) != 0)
      continue;
    unsigned char last = (unsigned char)sign->text.data[sign->text.size - 1];
    size_t end = at + sign->text.size;
    bool glued = last == 'K' && byte_at(s, end) >= 'A' && byte_at(s, end) <= 'Z' &&
                 byte_at(s, end + 1) >= 'a'; /* "52KSummary" */
    if (is_letter(last) && letter_at(s, end) && !glued) continue;
    return sign;
  }
  return NULL;
}

static const pay_sign *sign_before(const pay_sign *signs, size_t count, slice s, size_t end) {
  for (size_t i = 0; i < count; i++) {
    const pay_sign *sign = &signs[i];
    size_t size = sign->text.size;
    if (!sign->before || size > end || s.data[end - size] != sign->text.data[0] ||
        memcmp(s.data + end - size, sign->text.data, size) != 0)
      continue;
    if (is_letter((unsigned char)sign->text.data[0]) && end > size && is_letter(byte_at(s, end - size - 1))) continue;
    return sign;
  }
  return NULL;
}

static slice code_of(const pay_reader *p, const money *m) {
  return m->currency == DICTIONARY_NONE ? SLICE("$") : dictionary_value(p->r->dictionary, m->currency, 0);
}

/* Sign or code before the figure: "$", "US$ ", "USD 1,200", "USD $18". Moves m->start. */
static void currency_before(const pay_reader *p, money *m) {
  slice s = p->r->text;
  size_t end = m->figure;
  for (int pass = 0; pass < 2; pass++) {
    size_t at = end;
    for (int i = 0; i < 3 && at > 0; i++) {
      if (byte_at(s, at - 1) == ' ' || byte_at(s, at - 1) == '\\')
        at--;
      else if (at > 1 && byte_at(s, at - 1) == 0xA0 && byte_at(s, at - 2) == 0xC2)
        at -= 2;
      else
        break;
    }
    const pay_sign *sign = sign_before(p->p->currencies, p->p->currency_count, s, at);
    if (!sign) break;
    bool letter = sign->text.size == 1 && is_letter((unsigned char)sign->text.data[0]);
    if (letter && (m->figure - at > 1 || !m->grouped)) break; /* "R 25 000" */
    slice old = code_of(p, m);
    if (slice_equal(old, SLICE("$"))) m->currency = sign->concept;
    end = m->start = (uint32_t)(at - sign->text.size);
  }
}

/* "T€", "TEUR": the bytes at the end of a scale's sign that are a currency's. */
static size_t currency_in(const pay_reader *p, slice sign) {
  for (size_t i = 0; i < p->p->currency_count; i++) {
    slice text = p->p->currencies[i].text;
    if (p->p->currencies[i].after && text.size < sign.size && slice_ends_with(sign, text)) return text.size;
  }
  return 0;
}

int pay_period_of(const dictionary *d, uint32_t concept) {
  slice variant = dictionary_name(d, concept);
  for (size_t dot; (dot = slice_find(variant, SLICE("."), 0)) != SIZE_MAX;)
    variant = slice_cut(variant, dot + 1, variant.size);
  for (int i = 0; pay_period_word((pay_period)i); i++)
    if (slice_equal(variant, slice_of(pay_period_word((pay_period)i)))) return i;
  return PERIOD_OTHER;
}

/* A scale may say the period too: "12 LPA", "£11.90ph". */
static void take_scale_period(const pay_reader *p, money *m, uint32_t scale) {
  int period = pay_period_of(p->r->dictionary, scale);
  if (period >= 0) m->period = period;
}

static void take_scale(const pay_reader *p, money *m, uint32_t *at) {
  slice s = p->r->text;
  size_t i = skip_blanks(s, *at, 1);
  const pay_sign *sign = sign_after(p->p->scales, p->p->scale_count, s, i);
  if (!sign) return;
  if (i != *at && sign->text.size == 1 && byte_at(s, i) != 'k' && byte_at(s, i) != 'K') return; /* "5 m" */
  double factor = cue_number(p->r, &(cue){.concept = sign->concept});
  *at = (uint32_t)(i + sign->text.size - currency_in(p, sign->text));
  take_scale_period(p, m, sign->concept);
  if (factor == 1) return;                         /* "£11.90ph" */
  if (m->value >= 10000 && factor == 1000) return; /* "130000 K" */
  m->scale = factor;
  m->value *= factor;
  if (factor == 1e5 || factor == 1e7) m->currency = m->currency == DICTIONARY_NONE ? p->p->rupee : m->currency;
}

static void currency_after(const pay_reader *p, money *m, uint32_t *at) {
  slice s = p->r->text;
  size_t i = skip_blanks(s, *at, 2);
  if (byte_at(s, i) == '(') i++;
  const pay_sign *sign = sign_after(p->p->currencies, p->p->currency_count, s, i);
  if (sign && i != *at && is_letter((unsigned char)sign->text.data[0]) && sign->text.size < 3) sign = NULL;
  if (sign && sign->text.data[0] == '$' && i != *at) sign = NULL; /* the next amount's */
  if (!sign) return;
  size_t end = i + sign->text.size;
  if (is_digit(byte_at(s, skip_blanks(s, end, 1))) && !is_letter((unsigned char)sign->text.data[0])) return;
  slice old = code_of(p, m);
  if (slice_equal(old, SLICE("$")) || old.size < 3 || slice_equal(old, SLICE("JPY"))) m->currency = sign->concept;
  *at = (uint32_t)end;
  if (byte_at(s, end) == ')') ++*at;
}

static uint32_t token_from(const pay_reader *p, uint32_t i, uint32_t byte) {
  while (i < p->r->tokens.count && p->r->tokens.items[i].end <= byte) i++;
  return i;
}

/* The amount reaches up to token `end`, its period is known. */
static void end_with_period(const pay_reader *p, money *m, int period, uint32_t end, bool gross) {
  m->period = period;
  m->next = end;
  m->end = p->r->tokens.items[end - 1].end;
  m->gross = gross;
}

/* Does the text between token i and what stands before it hold a slash? */
static bool after_slash(const pay_reader *p, const money *m, uint32_t i) {
  size_t before = i == m->next ? m->end : p->r->tokens.items[i - 1].end, start = p->r->tokens.items[i].start;
  return start > before && memchr(p->r->text.data + before, '/', start - before) != NULL;
}

static bool names_period(const cue *c, bool slash) {
  return c && (c->class == PAYC_PERIOD || c->class == PAYC_RATE || c->class == PAYC_PER_OTHER ||
               ((c->class == PAYC_UNIT || c->class == PAYC_OTHER_UNIT) && slash));
}

static bool says_gross(const pay_reader *p, uint32_t first, uint32_t end) {
  while (first < end && !token_in(p->r, first, SET_PAY_GROSS)) first++;
  return first < end;
}

/* May token i stand between the amount and its period, as the `words`-th? c: the cue that begins there. */
static bool stands_aside(const pay_reader *p, uint32_t i, const cue *c, int words) {
  enum { ASIDE = 3, LABELS = 2 };
  if (token_in(p->r, i, SET_PAY_PER) || (words < ASIDE && token_in(p->r, i, SET_PAY_ASIDE))) return true;
  return c && (c->class == PAYC_CURRENCY || (c->class == PAYC_LABEL && words < LABELS));
}

/* The period after the amount: "/hr", "per hour", "USD gross per year", "(annually)". */
static void take_period(const pay_reader *p, money *m) {
  enum { WORDS = 4 };
  const dictionary *d = p->r->dictionary;
  uint32_t i = m->next;
  bool gross = false;
  for (int words = 0; words < WORDS && i < p->r->tokens.count; words++) {
    unsigned gap = p->r->tokens.items[i].gap;
    if (gap & (GAP_STOP | GAP_SEMICOLON | GAP_COMMA | GAP_PARAGRAPH | GAP_BULLET)) return;
    if (gap & GAP_NEWLINE && words) return;
    const cue *c = cues_begin(&p->cues, i);
    bool slash = after_slash(p, m, i);
    gross |= says_gross(p, i, c ? c->end : i + 1) ||
             (c && c->class == PAYC_LABEL && !(c->flags & CLASS_WEAK) && !names_period(c, slash));
    if (names_period(c, slash)) {
      bool other = c->class == PAYC_PER_OTHER || c->class == PAYC_OTHER_UNIT;
      if (gap & GAP_NEWLINE && !slash) return;
      end_with_period(p, m, other ? PERIOD_OTHER : pay_period_of(d, c->concept), c->end, gross);
      return;
    }
    if (!stands_aside(p, i, c, words)) return;
    const cue *unit = token_in(p->r, i, SET_PAY_PER) ? cues_begin(&p->cues, i + 1) : NULL;
    if (unit && unit->class == PAYC_UNIT) {
      end_with_period(p, m, pay_period_of(d, unit->concept), unit->end, gross);
      return;
    }
    i = c ? c->end : i + 1;
  }
}

/* "2.932,-": a dash where the cents would stand; the end of it. */
static uint32_t cents_dash(slice s, size_t end) {
  if (byte_at(s, end) != ',') return (uint32_t)end;
  bool wide = byte_at(s, end + 1) == 0xE2 && byte_at(s, end + 2) == 0x80; /* an en dash */
  size_t after = wide ? end + 4 : end + 2;
  bool dash = wide || byte_at(s, end + 1) == '-';
  return (uint32_t)(dash && !is_digit(byte_at(s, after)) ? after : end);
}

/* "3 years", "40 hours", "20%": a count of something. */
static bool counts_things(const pay_reader *p, const money *m, uint32_t at) {
  slice s = p->r->text;
  size_t i = skip_blanks(s, at, 1);
  if (byte_at(s, i) == '%') return true;
  const cue *c = cues_begin(&p->cues, m->next);
  if (m->next >= p->r->tokens.count ||
      p->r->tokens.items[m->next].gap & (GAP_SLASH | GAP_COMMA | GAP_STOP | GAP_NEWLINE | GAP_OPEN))
    return false;
  bool joins =
      m->next + 1 < p->r->tokens.count && p->r->tokens.items[m->next + 1].flags & TOKEN_NUMBER; /* "30.000 y 36.000" */
  return (c && c->class == PAYC_UNIT && m->currency == DICTIONARY_NONE && !joins) ||
         token_in(p->r, m->next, SET_COUNTED);
}

static void take_word(const pay_reader *p, money *m, const cue *word) {
  m->next = word->end;
  m->end = p->r->tokens.items[word->end - 1].end;
}

/* "lift 40 pounds", "boxes of up to 50 pounds are carried": a weight beside a word of bodily work, no money. */
static bool is_weight(const pay_reader *p, const money *m) {
  const reading *r = p->r;
  if (m->currency != DICTIONARY_NONE || m->next >= r->tokens.count || !token_in(r, m->next, SET_WEIGHTS)) return false;
  const item *it = &r->items[r->item_of[m->first]];
  uint32_t from = m->first > it->first + WEIGHT_REACH ? m->first - WEIGHT_REACH : it->first;
  uint32_t to = m->next + WEIGHT_REACH < it->end ? m->next + WEIGHT_REACH : it->end;
  for (uint32_t i = from; i < to; i++) {
    const hit *h = hit_at(r, TABLE_CONDITIONS, i);
    if (token_in(r, i, SET_BODILY) || (h && h->class == COND_PHYSICAL)) return true;
  }
  return false;
}

/* Scale and currency written as words of their own: "2 million euros", "25 lakh". */
static void words_after(const pay_reader *p, money *m) {
  const cue *word = cues_begin(&p->cues, m->next);
  if (word && word->class == PAYC_SCALE && m->scale == 1 && !(p->r->tokens.items[m->next].gap & ~(unsigned)GAP_SPACE)) {
    m->scale = cue_number(p->r, word);
    m->value *= m->scale;
    if ((m->scale == 1e5 || m->scale == 1e7) && m->currency == DICTIONARY_NONE) m->currency = p->p->rupee;
    take_scale_period(p, m, word->concept);
    take_word(p, m, word);
    word = cues_begin(&p->cues, m->next);
  }
  if (!word || word->class != PAYC_CURRENCY) return;
  if (p->r->tokens.items[m->next].gap & ~(unsigned)(GAP_SPACE | GAP_OPEN | GAP_GLUE)) return;
  if (code_of(p, m).size < 3) m->currency = word->concept;
  take_word(p, m, word);
}

/* The tokens that the amount [m->start, m->end) covers; `index` holds its figure. */
static void set_tokens(const pay_reader *p, money *m, uint32_t index) {
  m->first = index;
  while (m->first > 0 && p->r->tokens.items[m->first - 1].end > m->start) m->first--;
  m->next = token_from(p, index, m->end - 1);
  if (m->next < p->r->tokens.count && p->r->tokens.items[m->next].start < m->end) m->next++;
}

/* Two digits, or two digits and a half: "13", "13,5". */
static double times_of(const pay_reader *p, span at) {
  const char *digit = p->r->text.data + at.start;
  return (digit[0] - '0') * 10 + (digit[1] - '0') + (at.end > at.start + 2 ? 0.5 : 0);
}

/* "14 x 2.500 €", "13 Gehälter à 4.200 €": how often a year stands before the amount. */
static bool times_before(const pay_reader *p, money *m) {
  reading *r = p->r;
  for (uint32_t i = m->first; i-- > 0 && i + TIMES_REACH > m->first;) {
    const token *t = &r->tokens.items[i];
    if (!(t->flags & TOKEN_DIGIT)) continue;
    const shape *of = t->end - t->start == 2 ? shapes_get(r->shapes, "pay.times_before", "times") : NULL;
    shape_found found;
    if (!of) return false;
    shapes_window(r->shapes, of, &r->tokens, &r->hits, i, m->first + 1);
    if (!shapes_match(r->shapes, of, t->start, &found) || found.next != m->start) return false;
    m->times = times_of(p, found.part[0]);
    return true;
  }
  return false;
}

/* "CHF 7'500 x 13", "2.300 € al mes en 14 pagas": how many monthly pays a year has. */
static void take_times(const pay_reader *p, money *m) {
  reading *r = p->r;
  if (times_before(p, m)) return;
  uint32_t end = m->next + TIMES_REACH < r->tokens.count ? m->next + TIMES_REACH : (uint32_t)r->tokens.count;
  bool number = false;
  for (uint32_t i = m->next; i < end && !number; i++) number = r->tokens.items[i].flags & TOKEN_NUMBER;
  if (!number) return;
  const shape *of = shapes_get(r->shapes, "pay.times", "times");
  if (!of) return;
  shapes_window(r->shapes, of, &r->tokens, &r->hits, m->next, end);
  for (size_t at = m->end; at < r->tokens.items[end - 1].end; at++) {
    shape_found found;
    if (r->text.data[at] == '\n' || r->text.data[at] == ';') return;
    if (!shapes_match(r->shapes, of, at, &found)) continue;
    m->times = times_of(p, found.part[0]);
    return;
  }
}

bool pay_amount(const pay_reader *p, uint32_t at, uint32_t index, money *m) {
  slice s = p->r->text;
  digits d;
  if (!read_digits(p, at, index, &d)) return false;
  *m = (money){.start = at, .figure = at, .scale = 1, .currency = DICTIONARY_NONE, .period = PERIOD_NONE};
  m->value = value_of(&d, &m->grouped, &m->broken);
  currency_before(p, m);
  unsigned char before = at > 0 ? byte_at(s, at - 1) : 0;
  if (m->start == at && (is_letter(before) || before == '#' || before == '_')) return false;
  uint32_t end = cents_dash(s, d.end);
  m->plus = byte_at(s, end) == '+';
  take_scale(p, m, &end);
  if (is_letter(byte_at(s, end)) && end == d.end && !sign_after(p->p->currencies, p->p->currency_count, s, end) &&
      !cues_begin(&p->cues, token_from(p, index, end)))
    return false; /* "3D"; but "50hourly" */
  m->plus |= byte_at(s, end) == '+' && !is_digit(byte_at(s, end + 1));
  if (m->plus && byte_at(s, end) == '+') end++;
  currency_after(p, m, &end);
  m->end = end;
  set_tokens(p, m, index);
  bool weight = is_weight(p, m);
  if (!weight) words_after(p, m);
  take_times(p, m);
  m->counts = weight || (!m->times && counts_things(p, m, m->end));
  if (m->period == PERIOD_NONE) take_period(p, m);
  return true;
}

static bool between_before(const pay_reader *p, const money *low) {
  for (uint32_t i = low->first, steps = 0; i-- > 0 && steps < 3; steps++) {
    if (p->r->tokens.items[i].flags & TOKEN_DIGIT) return false; /* "entre 22.000 y 25.000 € en 14 pagas" */
    const cue *c = cues_end(&p->cues, i);
    if (c && (c->class == PAYC_BETWEEN || c->class == PAYC_FROM)) return true;
  }
  return false;
}

/* "minimaal 2.932 en maximaal 4.157", "de 2.000 hasta 3.000": nothing but words of a range between two amounts. */
static bool words_join(const pay_reader *p, const money *low, const money *high) {
  enum { MOST_WORDS = 4 };
  const reading *r = p->r;
  bool to = false, paired = false;
  size_t at = low->end;
  if (high->first <= low->next || high->first - low->next > MOST_WORDS) return false;
  for (uint32_t i = low->next; i < high->first; i++) {
    const token *t = &r->tokens.items[i];
    for (; at < t->start; at += blank(r->text, at))
      if (!blank(r->text, at)) return false;
    at = t->end;
    const hit *h = hit_at(r, TABLE_QUANTITIES, i);
    const cue *c = cues_at(&p->cues, i);
    int class = h ? h->class + QUANTITY_BASE : 0;
    to |= class == QUANTITY_TO;
    paired |= class == QUANTITY_AND || (c && c->class == PAYC_UP_TO);
    bool known = class == QUANTITY_TO || class == QUANTITY_AND || (c && c->class == PAYC_UP_TO);
    if (!known && !token_in(r, i, SET_PAY_ASIDE)) return false;
  }
  return paired ? !to && between_before(p, low) : to;
}

bool pay_joined(const pay_reader *p, const money *low, const money *high) {
  enum { PAIR, SLASH };
  reading *r = p->r;
  bool bullet = r->tokens.items[high->first].gap & GAP_BULLET;
  if (bullet && (high->currency == DICTIONARY_NONE || low->period != PERIOD_NONE || high->value < low->value))
    return false; /* "- $82,000 a year / - 20 days of leave", "- 1.750 € al mes / - 600 € de bienvenida" */
  if (high->start <= low->end || high->first - low->next > JOIN_REACH) return false;
  if (words_join(p, low, high)) return true;
  const shape *of = shapes_get(r->shapes, "quantities.join", "pair slash");
  shape_found found;
  if (!of) return false;
  shapes_window(r->shapes, of, &r->tokens, &r->hits, low->next - 1, high->first + 1);
  if (!shapes_match(r->shapes, of, low->end, &found) || found.next != high->start) return false;
  if (shape_has(&found, PAIR)) return between_before(p, low);
  if (!shape_has(&found, SLASH)) return true;
  return low->currency != DICTIONARY_NONE && high->currency != DICTIONARY_NONE && low->period == PERIOD_NONE &&
         low->value >= 1000 && high->value > low->value && high->value < low->value * 3;
}
