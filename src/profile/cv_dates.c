/* Dates in every usual form: Mar 2021 - Present, 03/2021, 2021-03, Summer 2020, 2019 - 21, "since 2019", in the
   languages of dictionaries/en/cv.txt. */
#include "base/utf8.h"
#include "profile/cv.h"

/* One point in time; `year` 0 when only the month is said. */
typedef struct point {
  int year, month; /* month 0: only the year is known */
  int last;        /* a season's last month; 0: none */
  bool present, expected;
  uint32_t end; /* the token after it */
} point;

static bool is_year(int n) { return n >= 1940 && n <= 2100; }

static slice word(const cv *c, uint32_t t) { return t < c->tokens.count ? token_text(&c->tokens, t) : SLICE(""); }
static unsigned gap(const cv *c, uint32_t t) { return t <= c->tokens.count ? c->tokens.items[t].gap : 0; }

/* The number a token is: "2021", "21", "1st", "2021s" is none. */
static bool number_at(const cv *c, uint32_t t, uint32_t end, int *n, size_t *digits) {
  if (t >= end) return false;
  slice w = word(c, t);
  while (w.size && w.data[w.size - 1] == '.') w.size--;
  *digits = w.size;
  if (cv_number(w, n)) return true;
  size_t i = 0;
  while (i < w.size && w.data[i] >= '0' && w.data[i] <= '9') i++;
  if (i == 0 || i > 2 || w.size - i != 2) return false;
  *digits = 0; /* "1st", "22nd": a day */
  return cv_number(slice_cut(w, 0, i), n);
}

/* "01.2019", "2019.01", "15.03.2021". */
static bool dotted(slice w, point *p) {
  int part[3] = {0}, n = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= w.size && n < 3; i++) {
    if (i < w.size && w.data[i] != '.') continue;
    if (!cv_number(slice_cut(w, begin, i), &part[n++])) return false;
    begin = i + 1;
  }
  if (n < 2 || begin <= w.size) return false;
  if (is_year(part[0]) && part[1] >= 1 && part[1] <= 12)
    *p = (point){.year = part[0], .month = part[1]};
  else if (is_year(part[n - 1]) && part[n - 2] >= 1 && part[n - 2] <= 12)
    *p = (point){.year = part[n - 1], .month = part[n - 2]};
  else
    return false;
  return true;
}

static bool joined(const cv *c, uint32_t t, uint32_t end) {
  return t < end && gap(c, t) & (GAP_SLASH | GAP_HYPHEN) && !(gap(c, t) & (GAP_SPACE | GAP_NEWLINE));
}

/* "3/2021", "03-2021", "15/03/2021", "03/15/2021", "03/21". */
static bool month_first(const cv *c, uint32_t t, uint32_t end, point *p) {
  int a, b, y;
  size_t da, db, dy;
  if (!number_at(c, t, end, &a, &da) || da == 0 || da > 2 || !joined(c, t + 1, end) ||
      !number_at(c, t + 1, end, &b, &db))
    return false;
  if (db == 4 && is_year(b) && a >= 1 && a <= 12) return *p = (point){.year = b, .month = a, .end = t + 2}, true;
  if (joined(c, t + 2, end) && number_at(c, t + 2, end, &y, &dy) && dy == 4 && is_year(y) && a >= 1 && b >= 1 &&
      (a <= 12 || b <= 12)) {
    bool day_first = a > 12 || (b <= 12 && (c->day_first || gap(c, t + 1) & GAP_HYPHEN));
    return *p = (point){.year = y, .month = day_first ? b : a, .end = t + 3}, true;
  }
  if (da == 2 && db == 2 && a >= 1 && a <= 12 && gap(c, t + 1) & GAP_SLASH && b <= 60)
    return *p = (point){.year = 2000 + b, .month = a, .end = t + 2}, true;
  return false;
}

/* "2021-03", "2021/03", "2021-03-15". A plain "2009-10" is a range of years unless more of a date follows. */
static bool year_first(const cv *c, uint32_t t, uint32_t end, point *p) {
  int y, m, d;
  size_t dy, dm, dd;
  if (!number_at(c, t, end, &y, &dy) || dy != 4 || !is_year(y) || !joined(c, t + 1, end) ||
      !number_at(c, t + 1, end, &m, &dm))
    return false;
  if (dm != 2 || m < 1 || m > 12) return false;
  bool day = joined(c, t + 2, end) && number_at(c, t + 2, end, &d, &dd) && dd == 2 && d <= 31;
  bool more = t + 2 < end && (gap(c, t + 2) & (GAP_DASH | GAP_OTHER) || cv_class_at(c, CV_T_DATES, t + 2) == CV_UNTIL);
  bool after = t >= 2 && gap(c, t) & GAP_DASH;
  if (!day && !more && !after && m > y % 100) return false;
  *p = (point){.year = y, .month = m, .end = t + 2 + day};
  return true;
}

/* The year after a month's name: "2021", "'21", "21", ", 2021", "de 2021"; a day may stand between. */
static void year_after(const cv *c, uint32_t t, uint32_t end, point *p) {
  int n;
  size_t digits;
  uint32_t at = t;
  if (number_at(c, at, end, &n, &digits) && digits <= 2 && n >= 1 && n <= 31 && at + 1 < end &&
      !(gap(c, at + 1) & (GAP_DASH | GAP_HYPHEN))) {
    int y;
    size_t dy;
    if (number_at(c, at + 1, end, &y, &dy) && dy == 4 && is_year(y)) at++;
  }
  if (at < end && cv_class_at(c, CV_T_DATES, at) == CV_SINCE && word(c, at).size <= 3)
    at++; /* "enero de 2020" */
  else if (at < end && word_is(c->dictionary, word(c, at), SET_OF))
    at++;
  p->end = t;
  if (at > t + 1 || at >= end || gap(c, at) & (GAP_DASH | GAP_NEWLINE | GAP_OPEN) ||
      !number_at(c, at, end, &n, &digits))
    return;
  if (digits == 4 && is_year(n))
    p->year = n;
  else if (digits == 2 && at == t && !(gap(c, at) & (GAP_COMMA | GAP_HYPHEN)) && n <= 99)
    p->year = n <= 60 ? 2000 + n : 1900 + n;
  if (p->year) p->end = at + 1;
}

static bool named_month(const cv *c, uint32_t t, uint32_t end, point *p) {
  const hit *h = cv_hit_at(c, CV_T_DATES, t);
  cv_class k = h && h->first == t ? cv_hit_class(c, h) : CV_NO_CLASS;
  if (k != CV_MONTH && k != CV_SEASON) return false;
  p->month = cv_hit_number(c, h, 0);
  p->last = k == CV_SEASON ? cv_hit_number(c, h, 1) : 0;
  year_after(c, t + h->count, end, p);
  bool capital = c->tokens.items[t].flags & TOKEN_UPPER_FIRST;
  return p->year || capital;
}

static bool point_at(const cv *c, uint32_t t, uint32_t end, point *p) {
  *p = (point){0};
  int n;
  size_t digits;
  if (t >= end) return false;
  const hit *h = cv_hit_at(c, CV_T_DATES, t);
  cv_class k = h && h->first == t ? cv_hit_class(c, h) : CV_NO_CLASS;
  if (k == CV_PRESENT) return *p = (point){.present = true, .end = t + h->count}, true;
  if (cv_is_expectation(k) || k == CV_SINCE) {
    bool found = t + h->count < end && point_at(c, t + h->count, end, p) && !p->present;
    p->expected = true;
    return found && k != CV_SINCE;
  }
  if (named_month(c, t, end, p) || month_first(c, t, end, p) || year_first(c, t, end, p)) return true;
  if (number_at(c, t, end, &n, &digits) && digits <= 2 && t + 1 < end && !(gap(c, t + 1) & (GAP_COMMA | GAP_STOP)) &&
      cv_class_at(c, CV_T_DATES, t + 1) == CV_MONTH && named_month(c, t + 1, end, p) && p->year)
    return true; /* "15 March 2021" */
  if (dotted(word(c, t), p)) return p->end = t + 1, true;
  if (!number_at(c, t, end, &n, &digits) || digits != 4 || !is_year(n)) return false;
  *p = (point){.year = n, .end = t + 1};
  return true;
}

/* "21" in "2019 - 21", "2019/20". */
static bool short_year(const cv *c, uint32_t t, uint32_t end, int year, point *p) {
  int n;
  size_t digits;
  if (!number_at(c, t, end, &n, &digits) || digits != 2 || n < year % 100 || n - year % 100 > 30) return false;
  *p = (point){.year = year - year % 100 + n, .end = t + 1};
  return true;
}

static month point_month(const point *p) { return p->year * 12 + (p->month ? p->month - 1 : 0); }

/* Is there a sign between the points that makes them a range? *next is where the second one begins. */
static bool range_sign(const cv *c, uint32_t t, uint32_t end, uint32_t *next) {
  if (t >= end) return false;
  *next = t;
  unsigned g = gap(c, t);
  if (cv_class_at(c, CV_T_DATES, t) == CV_UNTIL && !(g & (GAP_COMMA | GAP_SLASH | GAP_STOP)))
    return *next = t + 1, t + 1 < end;
  const hit *h = cv_hit_at(c, CV_T_DATES, t);
  if (h && h->first == t && h->count > 1 && cv_hit_class(c, h) == CV_PRESENT) return true; /* "to present" */
  if (g & (GAP_COMMA | GAP_SEMICOLON | GAP_STOP | GAP_OPEN | GAP_COLON)) return false;
  if (g & GAP_SLASH) return !(g & GAP_SPACE);
  return (g & (GAP_DASH | GAP_HYPHEN | GAP_OTHER | GAP_BULLET)) != 0;
}

/* "(expected)", "(anticipated)". */
static uint32_t skip_expected(const cv *c, uint32_t t, uint32_t end) {
  const hit *h = t < end ? cv_hit_at(c, CV_T_DATES, t) : NULL;
  cv_class k = h ? cv_hit_class(c, h) : CV_NO_CLASS;
  return h && h->first == t && cv_is_expectation(k) && h->count == 1 && gap(c, t) & GAP_OPEN ? t + 1 : t;
}

/* "(3 years 2 months)", "- 2 yrs 4 mos". */
static uint32_t skip_duration(const cv *c, uint32_t t, uint32_t end) {
  int n;
  size_t digits;
  while (t + 1 < end && number_at(c, t, end, &n, &digits) && digits <= 2) {
    cv_class k = cv_class_at(c, CV_T_DATES, t + 1);
    if (k != CV_UNIT_YEAR && k != CV_UNIT_MONTH) break;
    t += 2;
  }
  return t;
}

static void set_to(cv_dates *d, const point *from, point *to) {
  if (to->present) {
    d->current = true;
    return;
  }
  int last = to->last ? to->last : to->month;
  d->to = to->year * 12 + (last ? last - 1 : 0) + (to->last && to->last < to->month ? 12 : 0);
  d->to_year = !to->month;
  if (from->month && !d->to_year && d->to < d->from) d->to = d->from;
}

static bool finish_range(const cv *c, point *from, uint32_t end, cv_dates *d) {
  uint32_t next;
  point to;
  if (!range_sign(c, from->end, end, &next)) return false;
  bool found = (from->year && !from->month && short_year(c, next, end, from->year, &to)) || point_at(c, next, end, &to);
  if (!found) return false;
  if (!from->year && to.year) from->year = from->month > to.month && to.month ? to.year - 1 : to.year;
  if (!to.present && !to.year && from->year) to.year = to.month < from->month ? from->year + 1 : from->year;
  if (!from->year || (!to.present && to.year < from->year)) return false;
  d->from = point_month(from);
  d->from_year = !from->month;
  d->range = true;
  set_to(d, from, &to);
  d->end = skip_expected(c, to.end, end);
  return true;
}

static bool single(const cv *c, const point *p, uint32_t end, bool since, cv_dates *d) {
  if (!p->year) return false;
  d->from = point_month(p);
  d->from_year = !p->month;
  d->end = p->end;
  if (since) {
    d->current = d->range = true;
    return true;
  }
  d->to = p->last ? p->year * 12 + p->last - 1 + (p->last < p->month ? 12 : 0) : d->from;
  d->to_year = d->from_year;
  d->open = gap(c, p->end) & (GAP_DASH | GAP_BULLET) && (p->end >= end);
  return true;
}

static bool dates_at(const cv *c, uint32_t t, uint32_t end, cv_dates *d) {
  point from;
  const hit *h = cv_hit_at(c, CV_T_DATES, t);
  bool since = h && h->first == t && cv_hit_class(c, h) == CV_SINCE;
  uint32_t begin = since ? t + h->count : t;
  *d = (cv_dates){.first = t};
  if (!point_at(c, begin, end, &from) || from.present) return false;
  if (finish_range(c, &from, end, d) || single(c, &from, end, since, d)) {
    d->end = skip_duration(c, d->end, end);
    return true;
  }
  return false;
}

bool cv_dates_find(const cv *c, uint32_t first, uint32_t end, cv_dates *out) {
  for (uint32_t t = first; t < end; t++) {
    const token *k = &c->tokens.items[t];
    bool may = k->flags & TOKEN_DIGIT || cv_hit_at(c, CV_T_DATES, t);
    if (may && dates_at(c, t, end, out)) return true;
  }
  *out = (cv_dates){0};
  return false;
}

bool cv_dates_parse(const cv *c, slice text, cv_dates *out) {
  cv one = {.reader = c->reader, .dictionary = c->dictionary, .words = c->words, .arena = c->arena, .text = text};
  one.tokens = dictionary_tokens(c->dictionary, c->arena, text);
  one.hits = dictionary_read_as(c->dictionary, c->words, &one.tokens, c->tokens.language, c->arena);
  return cv_dates_find(&one, 0, (uint32_t)one.tokens.count, out);
}

/* Prose: a small word right before the date, with nothing but a space between. */
static bool follows_small_word(const cv *c, const cv_line *l, const cv_dates *d) {
  if (d->first == l->first || gap(c, d->first) & (GAP_OPEN | GAP_DASH | GAP_COMMA | GAP_SLASH | GAP_BULLET))
    return false;
  const token *before = &c->tokens.items[d->first - 1];
  return !(before->flags & TOKEN_UPPER_FIRST) && token_is(c->dictionary, before, SET_BEFORE_DATE);
}

/* "TWIC valid to 2029", "ACLS, exp. 05/2027", "licence (renewed 2024)": how long a licence is good, no time of work. */
static bool is_validity(const cv *c, const cv_line *l, const cv_dates *d) {
  cv_class own = cv_class_at(c, CV_T_DATES, d->first);
  if (cv_is_expectation(own)) return !(l->section & (CV_ENTRIES | CV_EDUCATION));
  cv_class before = d->first > l->first ? cv_class_at(c, CV_T_DATES, d->first - 1) : CV_NO_CLASS;
  return before == CV_ENDS || before == CV_RENEWED;
}

/* A bullet's range, or its open end behind a title: "- Case Manager, Second Porch, 2020 -". */
static bool dates_bullet(const cv *c, const cv_line *l, const cv_dates *d) {
  return d->range || (d->open && d->first > l->first && cv_has_title(c, l));
}

/* A date stands apart when it begins or ends its line, or signs set it off; in bullets only ranges at an end do. */
static bool stands_apart(const cv *c, const cv_line *l, const cv_dates *d) {
  uint32_t after = l->end - d->end, before = d->first - l->first;
  if (follows_small_word(c, l, d) || is_validity(c, l, d)) return false;
  if (before + after > 16 && !(l->flags & LINE_BOLD)) return false;
  if (l->flags & LINE_BULLET && (!dates_bullet(c, l, d) || (before && after))) return false;
  if (cv_ends_sentence(c, l->text) && before > 6 && !(gap(c, d->first) & GAP_OPEN)) return false;
  if (after == 0 || before == 0)
    return after == 0
               ? true
               : d->range || gap(c, d->end) & (GAP_SLASH | GAP_DASH | GAP_BULLET | GAP_COLON | GAP_COMMA | GAP_CLOSE) ||
                     after <= 4 || c->tokens.items[d->end].start - c->tokens.items[d->end - 1].end >= 2;
  bool set_off = gap(c, d->end) & (GAP_SLASH | GAP_DASH | GAP_BULLET | GAP_CLOSE | GAP_COMMA) || after <= 5;
  return set_off && (d->range || gap(c, d->first) & (GAP_OPEN | GAP_SLASH | GAP_BULLET | GAP_DASH | GAP_COMMA));
}

/* "May 2023 - June" at a line's end, its year on the next line: wrapped columns. */
static void take_wrapped_year(cv *c, size_t i) {
  cv_line *l = &c->lines.items[i], *next = i + 1 < c->lines.count ? &c->lines.items[i + 1] : NULL;
  const hit *h = l->end > l->first ? cv_hit_at(c, CV_T_DATES, l->end - 1) : NULL;
  int n;
  size_t digits;
  if (!next || !l->dates.range || l->dates.end != l->end || !h || cv_hit_class(c, h) != CV_MONTH || cv_words(next) == 0)
    return;
  if (!number_at(c, next->end - 1, next->end, &n, &digits) || digits != 4 || !is_year(n)) return;
  l->dates.to = n * 12 + cv_hit_number(c, h, 0) - 1;
  next->end--;
  next->text = cv_cut(c, next->first, next->end);
  next->dates = (cv_dates){0};
}

/* ---- ranges that run over several lines ---- */

static bool is_dash_only(const cv_line *l) {
  size_t at = 0;
  slice s = l->text;
  while (at < s.size) {
    uint32_t c = utf8_next(s, &at);
    if (c != '-' && c != 0x2012 && c != 0x2013 && c != 0x2014 && c != 0x2212) return false;
  }
  return s.size > 0;
}

/* The point in time that the line begins with: "Present", "Dec 2017". */
static bool begins_point(const cv *c, const cv_line *l, point *p) {
  return cv_words(l) && !(l->flags & (LINE_HEADING | LINE_PRIVATE)) && point_at(c, l->first, l->end, p) &&
         (p->present || p->year);
}

static void take_front(const cv *c, cv_line *l, uint32_t end) {
  l->first = end;
  l->text = cv_cut(c, l->first, l->end);
  l->dates = (cv_dates){0};
}

/* "Jan 2018 -" and "Present" below it; or the dash on a line between them; or the dash before the end ("- Present"). */
static void take_wrapped_end(cv *c, size_t i) {
  cv_line *l = &c->lines.items[i], *end = c->lines.items + c->lines.count, *next = l + 1;
  if (!cv_dated(l) || l->dates.range || l->dates.end != l->end || next >= end) return;
  cv_line *dash = is_dash_only(next) ? next : NULL;
  if (dash) next++;
  point from, to;
  if (next >= end || !begins_point(c, next, &to) || !point_at(c, l->dates.first, l->end, &from) || !from.year) return;
  bool alone = to.end == next->end || gap(c, to.end) & (GAP_BULLET | GAP_OTHER | GAP_CLOSE);
  bool led = next->flags & LINE_BULLET && alone;
  if (!l->dates.open && !dash && !led) return;
  if (!to.present && to.year < from.year) return;
  l->dates.range = true;
  l->dates.open = false;
  set_to(&l->dates, &from, &to);
  if (dash) dash->text.size = 0;
  take_front(c, next, to.end);
}

/* "2010 2012" on a line of its own: the dash was only drawn. */
static void take_bare_pair(cv *c, cv_line *l) {
  point from, to;
  if (!cv_dated(l) || l->dates.range || l->dates.first != l->first || !point_at(c, l->first, l->end, &from) ||
      from.end >= l->end || !point_at(c, from.end, l->end, &to) || to.end != l->end || !from.year)
    return;
  if (!to.present && (to.year < from.year || (to.year == from.year && to.month < from.month))) return;
  l->dates =
      (cv_dates){.first = l->first, .end = l->end, .from = point_month(&from), .from_year = !from.month, .range = true};
  set_to(&l->dates, &from, &to);
}

/* Lines whose words were taken go. */
static void drop_empty(cv *c) {
  size_t kept = 0;
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    if (l->text.size)
      c->lines.items[kept++] = *l;
    else if (i + 1 < c->lines.count)
      l[1].flags |= l->flags & LINE_BLANK_BEFORE;
  }
  c->lines.count = kept;
}

/* One "15/06/2016" tells how all the others are written. */
static void learn_day_first(cv *c) {
  size_t days = 0, months = 0;
  for (uint32_t t = 0; t + 2 < c->tokens.count; t++) {
    int a, b, y;
    size_t da, db, dy;
    uint32_t end = (uint32_t)c->tokens.count;
    if (!number_at(c, t, end, &a, &da) || !joined(c, t + 1, end) || !number_at(c, t + 1, end, &b, &db) ||
        !joined(c, t + 2, end) || !number_at(c, t + 2, end, &y, &dy) || dy != 4 || !is_year(y))
      continue;
    days += a > 12 && b <= 12;
    months += b > 12 && a <= 12;
  }
  c->day_first = days > months;
}

void cv_dates_lines(cv *c) {
  learn_day_first(c);
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    if (l->flags & (LINE_HEADING | LINE_PRIVATE) || cv_words(l) == 0) continue;
    cv_dates d;
    uint32_t from = l->first;
    while (cv_dates_find(c, from, l->end, &d)) {
      if (stands_apart(c, l, &d)) l->dates = d;
      from = d.end;
      if (l->dates.range) break;
    }
  }
  for (size_t i = 0; i < c->lines.count; i++) {
    take_wrapped_year(c, i);
    take_wrapped_end(c, i);
    take_bare_pair(c, &c->lines.items[i]);
  }
  drop_empty(c);
}
