/* The head of an entry taken apart: title, employer, place. Signs and line ends cut it into parts; words tell the
 * parts. */
#include "profile/cv.h"

enum { PARTS_MAX = 24, LABELLED = 20 };

typedef struct part {
  uint32_t first, end;
  size_t line;
  bool aside;  /* in brackets */
  bool placed; /* a place stood behind it: employers have that more than titles */
  int place;   /* in a form; -1: none */
  int title, rank, employer, team;
} part;

typedef struct parts {
  part items[PARTS_MAX];
  size_t count;
  slice place;
  bool remote;
  slice self; /* "Freelance", "Self-employed": who one worked for, when nobody else is named */
} parts;

static const token *tok(const cv *c, uint32_t t) { return &c->tokens.items[t]; }

static slice between(const cv *c, uint32_t t) { return slice_cut(c->text, tok(c, t - 1)->end, tok(c, t)->start); }

static bool has_text(slice s, const char *what) { return slice_find(s, slice_of(what), 0) != SIZE_MAX; }

/* Does a new part begin at token t, right after token t - 1 of the same line? */
static bool part_begins(const cv *c, uint32_t t) {
  slice s = between(c, t);
  if (tok(c, t)->gap & (GAP_DASH | GAP_OPEN | GAP_CLOSE | GAP_SEMICOLON)) return true;
  if (tok(c, t)->gap & GAP_BULLET && !has_text(s, "\xE2\x86\x92")) return true;
  return has_text(s, "|") || has_text(s, "  ") || (has_text(s, "@") && s.size > 1);
}

static bool all_covered(const cv *c, enum cv_table table, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (!cv_hit_at(c, table, t)) return false;
  return first < end;
}

static bool is_capital(const cv *c, uint32_t t) { return tok(c, t)->flags & TOKEN_UPPER_FIRST; }

static bool all_capital(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (!is_capital(c, t) && slice_find(SLICE(" de of la am the and del "), token_text(&c->tokens, t), 0) == SIZE_MAX)
      return false;
  return first < end;
}

static bool names_someone(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++) {
    cv_class k = cv_class_at(c, CV_T_PARTS, t);
    if (k == CV_TITLE || k == CV_EMPLOYER || k == CV_RANK || cv_class_at(c, CV_T_SCHOOLS, t) == CV_SCHOOL) return true;
  }
  return false;
}

static uint32_t last_comma(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = end; t-- > first + 1;)
    if (tok(c, t)->gap & GAP_COMMA || (tok(c, t)->gap & GAP_STOP && tok(c, t - 1)->end - tok(c, t - 1)->start > 1))
      return t;
  return first;
}

static bool is_region(const cv *c, uint32_t t) {
  cv_class k = cv_class_at(c, CV_T_PLACES, t);
  slice w = token_text(&c->tokens, t);
  return k == CV_REGION || (w.size == 2 && tok(c, t)->flags & TOKEN_UPPER_ALL && tok(c, t)->gap & GAP_COMMA &&
                            cv_class_at(c, CV_T_PARTS, t) != CV_EMPLOYER);
}

/* The city before a region: the words after the last comma, or after a word that ends a firm's name. */
static uint32_t city_before(const cv *c, uint32_t first, uint32_t region) {
  uint32_t from = last_comma(c, first, region);
  for (uint32_t t = region; t-- > from;)
    if (cv_class_at(c, CV_T_PARTS, t) == CV_EMPLOYER || cv_class_at(c, CV_T_PARTS, t) == CV_TITLE) return t + 1;
  const hit *h = region > from ? cv_hit_at(c, CV_T_PLACES, region - 1) : NULL;
  if (h && from == first && cv_hit_class(c, h) == CV_CITY) {
    uint32_t city = h->first;
    while (city > from && token_is(c->dictionary, tok(c, city - 1), SET_PLACE_PREFIXES)) city--;
    return city;
  }
  return region - from <= 3 && all_capital(c, from, region) && !names_someone(c, from, region) ? from : region;
}

/* Does the first or last word end as words do that name what someone does? */
static bool ends_as_title(const cv *c, uint32_t first, uint32_t end) {
  const uint32_t at[] = {first, end - 1};
  for (size_t k = 0; k < 2; k++) {
    slice w = token_text(&c->tokens, at[k]);
    for (size_t i = 0; i < c->reader->ending_count; i++)
      if (w.size > c->reader->endings[i].size + 2 && slice_ends_with(w, c->reader->endings[i])) return true;
  }
  return false;
}

/* Where the place at the part's end begins; `end` when there is none. */
static uint32_t place_begin(const cv *c, uint32_t first, uint32_t end) {
  if (first >= end) return end;
  if (end - first > 1 && all_covered(c, CV_T_PLACES, first, end)) return first;
  uint32_t p = last_comma(c, first, end);
  bool school = cv_has_class(c, CV_T_SCHOOLS, first, p, CV_SCHOOL);
  if (is_region(c, end - 1)) {
    const hit *h = cv_hit_at(c, CV_T_PLACES, end - 1);
    uint32_t region = h ? h->first : end - 1;
    if (region > p && region > first && tok(c, region)->gap & GAP_STOP) region--; /* "S. Korea" */
    if (region == p || region > p) {
      if (region > p && p == first && cv_hit_at(c, CV_T_PARTS, first) && region == first + 1) return end;
      uint32_t city = city_before(c, first, region);
      bool comma = tok(c, region)->gap & GAP_COMMA || region == first;
      if (comma || (city < region && city > first) ||
          (city == first && h && cv_hit_class(c, h) == CV_REGION && city < region))
        return city;
      if (p > first && region == p) return p;
    }
  }
  if (all_covered(c, CV_T_PLACES, p, end) && !(school && p > first)) return p;
  bool firm = p > first && cv_class_at(c, CV_T_PARTS, p - 1) == CV_EMPLOYER && tok(c, p)->gap & GAP_COMMA;
  return firm && end - p <= 2 && all_capital(c, p, end) && !ends_as_title(c, p, end) && !names_someone(c, p, end) &&
                 !(tok(c, end - 1)->flags & TOKEN_DIGIT)
             ? p
             : end;
}

bool cv_is_duration(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++) {
    cv_class k = cv_class_at(c, CV_T_DATES, t);
    if (!(tok(c, t)->flags & TOKEN_NUMBER) && k != CV_UNIT_YEAR && k != CV_UNIT_MONTH) return false;
  }
  return true;
}

/* The best title word counts, not their number: "Assistant" in a product's name must not outweigh "Manager". */
static void score_title(part *p, cv_class k, bool first, bool last) {
  if (k == CV_TITLE && p->title < (last ? 3 : 2)) p->title = last ? 3 : 2;
  if (k == CV_RANK && first) p->rank = 1;
}

static void score(const cv *c, part *p) {
  for (uint32_t t = p->first; t < p->end; t++) {
    const hit *h = cv_hit_at(c, CV_T_PARTS, t);
    cv_class k = h ? cv_hit_class(c, h) : CV_NO_CLASS;
    slice w = token_text(&c->tokens, t);
    bool last = t + 1 == p->end || tok(c, t + 1)->gap & GAP_COMMA;
    bool plural = w.size > 5 && w.data[w.size - 1] == 's' && w.data[w.size - 2] != 's';
    if (k == CV_TITLE && plural && last && t > p->first && is_capital(c, t)) k = CV_EMPLOYER;
    score_title(p, k, t == p->first, last);
    if (k == CV_EMPLOYER) p->employer += last ? 3 : 2;
    if (k == CV_TEAM) p->team += last ? 3 : 1;
    if (k == CV_AREA && h->first == p->first && h->first + h->count == p->end) p->team += 4;
    if (cv_class_at(c, CV_T_SCHOOLS, t) == CV_SCHOOL) p->employer += 3;
    if (h && h->first + h->count > t + 1) t = h->first + h->count - 1;
  }
  bool ends_title = p->title && cv_class_at(c, CV_T_PARTS, p->end - 1) == CV_TITLE;
  if (p->title) p->title += p->rank + ends_title;
  if (ends_title && p->employer) p->employer = 0;
}

/* A town says more than "Remote"; "(US)" after it does not. */
static void set_place(parts *all, slice place, bool remote, bool aside) {
  if (all->place.size && (!all->remote || remote || aside)) return;
  all->place = place;
  all->remote = remote;
}

static bool is_self(const cv *c, uint32_t t) {
  slice w = token_text(&c->tokens, t);
  return slice_equal_nocase(w, SLICE("freelance")) || slice_equal_nocase(w, SLICE("self")) ||
         slice_equal_nocase(w, SLICE("freelancer"));
}

static void add_part(cv *c, parts *all, uint32_t first, uint32_t end, size_t line, bool aside) {
  cv_dates d;
  if (first >= end || all->count == PARTS_MAX || cv_is_duration(c, first, end)) return;
  if (cv_dates_find(c, first, end, &d) && d.first == first && d.end == end) return;
  if (all_covered(c, CV_T_MODES, first, end)) {
    if (cv_class_at(c, CV_T_PLACES, first) == CV_REMOTE) set_place(all, cv_cut(c, first, end), true, aside);
    if (is_self(c, first) && !aside) all->self = cv_cut(c, first, end);
    return;
  }
  uint32_t place = place_begin(c, first, end);
  if (place < end) set_place(all, cv_cut(c, place, end), cv_class_at(c, CV_T_PLACES, place) == CV_REMOTE, aside);
  if (place == first) return;
  part p = {.first = first, .end = place, .line = line, .aside = aside, .placed = place < end};
  score(c, &p);
  all->items[all->count++] = p;
}

/* "Engineer at Acme": the word between title and employer. Between two names it needs no title that is known. */
static bool is_at(const cv *c, uint32_t begin, uint32_t t) {
  if (t <= begin || cv_class_at(c, CV_T_PARTS, t) != CV_AT || is_capital(c, t)) return false;
  bool names = is_capital(c, t - 1) && is_capital(c, t + 1) && !(tok(c, t)->gap & GAP_COMMA);
  return names || cv_has_class(c, CV_T_PARTS, begin, t, CV_TITLE);
}

static void cut_range(cv *c, parts *all, uint32_t first, uint32_t end, size_t line) {
  uint32_t begin = first;
  bool aside = first < end && first > 0 && tok(c, first)->gap & GAP_OPEN && !(tok(c, first)->gap & GAP_CLOSE);
  for (uint32_t t = first + 1; t <= end; t++) {
    bool at = t < end && is_at(c, begin, t) && t + 1 < end;
    if (t < end && !at && !part_begins(c, t)) continue;
    add_part(c, all, begin, t, line, aside);
    begin = at ? t + 1 : t;
    if (t < end && tok(c, t)->gap & (GAP_OPEN | GAP_CLOSE))
      aside = tok(c, t)->gap & GAP_OPEN &&
              !(tok(c, t)->gap & GAP_CLOSE && has_text(between(c, t), ")") && !has_text(between(c, t), "("));
  }
}

uint32_t cv_head_label(const cv *c, const cv_line *l, cv_class *k) {
  const hit *h = l->end > l->first ? cv_hit_at(c, CV_T_HEADS, l->first) : NULL;
  uint32_t next = h ? h->first + h->count : 0;
  *k = CV_NO_CLASS;
  if (!h || h->first != l->first || next >= l->end) return l->first;
  if (!(tok(c, next)->gap & GAP_COLON) && !has_text(between(c, next), "  ")) return l->first;
  *k = cv_hit_class(c, h);
  return next;
}

/* What a label says needs no words that tell it. */
static void apply_label(parts *all, size_t from, cv_class k) {
  for (size_t i = from; i < all->count && k != CV_NO_CLASS; i++) {
    part *p = &all->items[i];
    if (k == CV_TITLE) p->title += LABELLED;
    if (k == CV_EMPLOYER) p->employer += LABELLED, p->title = 0;
    if (k == CV_PLACE) p->team += LABELLED;
    break; /* what stands behind it on the line may be anything */
  }
}

/* Each part's place in a form: the row of its line among those with parts, and its column. */
static void number_places(parts *all) {
  int row = -1, column = 0;
  size_t line = SIZE_MAX;
  for (size_t i = 0; i < all->count; i++) {
    part *p = &all->items[i];
    p->place = -1;
    if (p->aside) continue;
    if (p->line != line) {
      row++;
      column = 0;
    }
    line = p->line;
    if (row < FORM_ROWS && column < FORM_COLUMNS) p->place = row * FORM_COLUMNS + column;
    column++;
  }
}

/* A town that no list knows, on the line where the other heads of the section have a place and nothing else. */
static bool stands_for_place(const cv *c, const cv_line *l, const cv_form *form, size_t row) {
  return form->entries > 1 && row < FORM_ROWS && form->place_lines[row] * 2 >= form->entries && !cv_dated(l) &&
         cv_words(l) <= 4 && !names_someone(c, l->first, l->end) && !cv_has_title(c, l);
}

static parts cut_lines(cv *c, size_t first, size_t end, const cv_form *form) {
  parts all = {.place = SLICE(""), .self = SLICE("")};
  for (size_t i = first; i < end; i++) {
    const cv_line *l = &c->lines.items[i];
    const cv_dates *d = &l->dates;
    cv_class k;
    if (!(l->flags & (LINE_SHORT | LINE_BULLET)) && !cv_dated(l) && end - first > 1) continue; /* a form's activities */
    uint32_t begin = cv_head_label(c, l, &k);
    size_t from = all.count;
    if (form && stands_for_place(c, l, form, i - first)) {
      set_place(&all, cv_cut(c, begin, l->end), false, false);
      continue;
    }
    if (d->first == d->end) {
      cut_range(c, &all, begin, l->end, i);
    } else {
      if (begin < d->first) cut_range(c, &all, begin, d->first, i);
      cut_range(c, &all, d->end, l->end, i);
    }
    apply_label(&all, from, k);
  }
  number_places(&all);
  return all;
}

/* The part that the title stands in, or SIZE_MAX. */
static size_t title_part(const parts *all) {
  size_t best = SIZE_MAX;
  int top = -100;
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    int s = p->title * 2 - p->employer - p->team - (p->aside ? 3 : 0);
    if (p->title && s > top) {
      top = s;
      best = i;
    }
  }
  return best;
}

static size_t employer_part(const parts *all, size_t title) {
  size_t best = SIZE_MAX;
  int top = -100;
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    if (i == title || (p->aside && !p->employer)) continue;
    size_t far = title == SIZE_MAX ? i : i > title ? i - title : title - i;
    int s = p->employer * 4 - p->title * 3 - p->team * 3 - (p->aside ? 14 : 0) - (int)far;
    if (p->team && !p->employer && title != SIZE_MAX) s -= 20;
    if (s > top) {
      top = s;
      best = i;
    }
  }
  return best != SIZE_MAX && top > -15 ? best : SIZE_MAX;
}

/* Cuts a part at its commas; "Inc." and its like stay with what is before them. */
static size_t comma_pieces(const cv *c, const part *p, part *out, size_t room) {
  size_t n = 0;
  uint32_t begin = p->first;
  for (uint32_t t = p->first + 1; t <= p->end; t++) {
    bool cut =
        t == p->end ||
        (tok(c, t)->gap & (GAP_COMMA | GAP_STOP) &&
         !(t + 1 == p->end && cv_class_at(c, CV_T_PARTS, t) == CV_EMPLOYER && token_text(&c->tokens, t).size <= 4));
    if (!cut) continue;
    if (n == room) break;
    out[n] = (part){.first = begin, .end = t, .line = p->line};
    score(c, &out[n++]);
    begin = t;
  }
  return n;
}

static slice part_text(const cv *c, uint32_t first, uint32_t end) {
  slice s = cv_cut(c, first, end);
  size_t at = s.size ? (size_t)(s.data - c->text.data) + s.size : 0;
  size_t quotes = 0;
  for (size_t i = 0; i < s.size; i++) quotes += s.data[i] == '"';
  if (quotes % 2 && at < c->text.size && c->text.data[at] == '"') s.size++;
  if (s.size && at < c->text.size && c->text.data[at] == '.' && cv_class_at(c, CV_T_PARTS, end - 1) == CV_EMPLOYER)
    s.size++;
  return s;
}

static bool has_number(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (tok(c, t)->flags & TOKEN_NUMBER) return true;
  return false;
}

/* "Software Engineer, Northwind Systems" or "Acme Analytics, Inc., Intern" in one part. */
static bool split_commas(const cv *c, const part *p, cv_head *h) {
  part piece[8];
  size_t n = comma_pieces(c, p, piece, 8), employer = 0;
  if (n < 2) return false;
  for (size_t i = 0; i < n; i++)
    if (piece[i].employer - piece[i].team > piece[employer].employer - piece[employer].team) employer = i;
  bool cue =
      piece[employer].employer > 0 && piece[employer].title < piece[employer].employer && piece[employer].team < 3;
  if (!cue) {
    bool first = piece[0].title > 0, last = piece[n - 1].title > 0;
    if (first == last && !first) return false;
    employer = first ? 1 : 0;
    if (has_number(c, piece[employer].first, piece[employer].end) || !is_capital(c, piece[employer].first) ||
        piece[employer].title || piece[employer].team > 1)
      return false;
  }
  bool after = employer > 0 && piece[0].title > 0;
  if (!after && employer + 1 < n && !piece[n - 1].title && !piece[employer + 1].title) return false;
  while (!after && !cue && employer + 2 < n && !piece[employer + 1].title)
    employer++; /* "Pym, Oake & Daughters, Machinist" */
  h->role.employer = after ? part_text(c, piece[employer].first, cue ? piece[employer].end : p->end)
                           : part_text(c, p->first, piece[employer].end);
  h->role.title = after              ? part_text(c, p->first, piece[employer - 1].end)
                  : employer + 1 < n ? part_text(c, piece[employer + 1].first, p->end)
                                     : SLICE("");
  h->sure = cue && h->role.title.size;
  h->guess = !(cue && token_text(&c->tokens, piece[employer].end - 1).size <= 4); /* "Inc" is no team */
  h->whole = part_text(c, p->first, p->end);
  h->employer_first = !after;
  return true;
}

static void set_dates(cv *c, size_t first, size_t end, profile_role *r, bool *open) {
  for (size_t i = first; i < end; i++) {
    const cv_dates *d = &c->lines.items[i].dates;
    if (d->first == d->end) continue;
    r->from = d->from;
    r->to = d->current ? MONTH_NONE : d->to;
    r->from_year = d->from_year;
    r->to_year = d->to_year && !d->current;
    r->current = d->current || d->open;
    *open = d->open;
    if (d->open) r->to = MONTH_NONE;
    if (d->range) return;
  }
}

static void read_two(cv *c, const parts *all, size_t title, size_t employer, cv_head *h) {
  const part *t = &all->items[title], *e = &all->items[employer];
  h->role.title = part_text(c, t->first, t->end);
  h->role.employer = part_text(c, e->first, e->end);
  h->employer_first = employer < title;
  h->banner = e->line < t->line;
  h->sure = t->title > 0;
}

static bool only_employer(const part *p) { return p->employer > p->title; }

/* No part names someone: the employer is told by its words, or by the order the CV keeps elsewhere. */
static void read_untold(cv *c, const parts *all, bool employer_first, cv_head *h) {
  size_t employer = employer_part(all, SIZE_MAX), plain = 0, first = SIZE_MAX, second = SIZE_MAX;
  for (size_t i = 0; i < all->count; i++) {
    if (all->items[i].aside) continue;
    plain++;
    if (first == SIZE_MAX)
      first = i;
    else if (second == SIZE_MAX)
      second = i;
  }
  if (plain == 0) return;
  const part *e = employer != SIZE_MAX ? &all->items[employer] : NULL;
  if (plain == 1) {
    const part *p = &all->items[first];
    if (only_employer(p) || all->self.size)
      h->role.employer = part_text(c, p->first, p->end);
    else
      h->role.title = part_text(c, p->first, p->end);
    return;
  }
  if (!e || e->employer <= 0) employer = employer_first ? first : second;
  size_t title = employer == first ? second : first;
  read_two(c, all, title, employer, h);
}

/* ---- the form that heads of a section share ---- */

enum { VOTE_MAX = 4 };

static int vote(int n) { return n > VOTE_MAX ? VOTE_MAX : n; }

/* Weak signs that only a whole section together makes strong: > 0 for a title, < 0 for an employer. */
static int weak_sign(const cv *c, uint32_t first, uint32_t end) {
  int sign = ends_as_title(c, first, end);
  for (uint32_t t = first + 1; t < end; t++) {
    slice s = between(c, t);
    sign -= has_text(s, "&") || token_is(c->dictionary, tok(c, t), SET_HEADING_JOINTS);
  }
  return sign > 1 ? 1 : sign < -1 ? -1 : sign;
}

/* "Audit Associate, Cerrado & Partners": which end of a part with commas holds the title? */
static void vote_commas(const cv *c, const part *p, cv_form *form) {
  part piece[8];
  size_t n = comma_pieces(c, p, piece, 8);
  if (n < 2) return;
  bool first = piece[0].title > piece[0].employer, last = piece[n - 1].title > piece[n - 1].employer;
  bool firm_first = piece[0].employer > piece[0].title, firm_last = piece[n - 1].employer > piece[n - 1].title;
  form->title_first += (first && !last) + (firm_last && !firm_first);
  form->employer_first += (last && !first) + (firm_first && !firm_last);
  form->comma_hint += weak_sign(c, piece[0].first, piece[0].end) - weak_sign(c, piece[1].first, piece[1].end);
}

/* Nothing on the line but a place. */
static bool is_place_line(const cv *c, const parts *all, size_t line) {
  const cv_line *l = &c->lines.items[line];
  for (size_t i = 0; i < all->count; i++)
    if (all->items[i].line == line) return false;
  return !cv_dated(l) && !cv_is_duration(c, l->first, l->end);
}

void cv_form_add(cv *c, cv_form *form, size_t first, size_t end) {
  parts all = cut_lines(c, first, end, NULL);
  form->entries++;
  for (size_t i = first; i < end && i - first < FORM_ROWS; i++)
    form->place_lines[i - first] += is_place_line(c, &all, i);
  for (size_t i = 0; i < all.count; i++) {
    const part *p = &all.items[i];
    if (p->place < 0) continue;
    form->seen[p->place]++;
    if (p->title > p->employer) form->title[p->place] += vote(p->title);
    if (p->employer > p->title) form->employer[p->place] += vote(p->employer);
    if (p->placed && !p->title) form->employer[p->place] += 2;
    if (p->team > p->employer) form->employer[p->place] -= 2;
    slice text = cv_cut(c, p->first, p->end);
    form->hint[p->place] += weak_sign(c, p->first, p->end) - slice_equal(text, form->last[p->place]);
    form->last[p->place] = text;
    vote_commas(c, p, form);
  }
}

/* No word tells a title: its place is another than the employer's that words tell; else the weak signs decide between
   the first two places. */
static void guess_places(const cv_form *form, int *title, int *employer) {
  int first = -1, second = -1;
  for (int i = 0; i < FORM_PLACES; i++) {
    if (!form->seen[i] || form->seen[i] * 2 < form->entries) continue;
    if (first < 0)
      first = i;
    else if (second < 0)
      second = i;
  }
  if (second < 0) return;
  bool told = *employer >= 0 && form->employer[*employer] > 0;
  if (!told && form->hint[first] == form->hint[second]) return;
  if (!told) *employer = form->hint[first] > form->hint[second] ? second : first;
  *title = *employer == first ? second : first;
}

/* A place counts when half of the heads have it. The title's is where most titles are told by their words; the
   employer's is the best of the others. Where no title is told, an employer's is looked for first. */
void cv_form_finish(cv_form *form) {
  int title = -1, employer = -1, best = 0;
  for (int i = 0; i < FORM_PLACES; i++) {
    int lead = form->title[i] - form->employer[i];
    if (form->seen[i] * 2 < form->entries || lead <= best) continue;
    best = lead;
    title = i;
  }
  best = -VOTE_MAX * form->entries;
  for (int i = 0; i < FORM_PLACES; i++) {
    int lead = form->employer[i] * 2 - form->title[i];
    if (i == title || form->seen[i] * 2 < form->entries || !form->seen[i] || lead <= best) continue;
    best = lead;
    employer = i;
  }
  if (title < 0) guess_places(form, &title, &employer);
  form->title_place = title;
  form->employer_place = title < 0 ? -1 : employer;
}

static size_t part_in(const parts *all, int place) {
  for (size_t i = 0; i < all->count && place >= 0; i++)
    if (all->items[i].place == place) return i;
  return SIZE_MAX;
}

/* Title and employer from where the form has them, unless the words of this head say that it is the other way round. */
static bool read_formed(cv *c, const parts *all, const cv_form *form, cv_head *h) {
  size_t title = part_in(all, form->title_place), employer = part_in(all, form->employer_place);
  if (form->entries < 2 || title == SIZE_MAX || employer == SIZE_MAX) return false;
  const part *t = &all->items[title], *e = &all->items[employer];
  bool turned = (e->title > e->employer && !t->title) || (t->employer > t->title && e->title > 0 && !e->employer);
  if (turned || (e->team > e->employer && e->team >= 3)) return false;
  if (t->title == 0 && t->employer == 0) {
    for (size_t i = 0; i < all->count; i++)
      if (i != employer && all->items[i].title > all->items[i].employer && !all->items[i].aside) return false;
  }
  read_two(c, all, title, employer, h);
  h->sure = h->formed = true;
  return true;
}

/* One part with commas, in a section whose titles stand on one side of them. */
static bool read_by_commas(cv *c, const parts *all, const cv_form *form, cv_head *h) {
  part piece[8];
  size_t only = SIZE_MAX, count = 0;
  for (size_t i = 0; i < all->count; i++)
    if (!all->items[i].aside && count++ == 0) only = i;
  int lead = form->title_first - form->employer_first;
  if (lead == 0) lead = form->comma_hint;
  if (form->entries < 2 || count != 1 || lead == 0) return false;
  const part *p = &all->items[only];
  size_t n = comma_pieces(c, p, piece, 8);
  bool inside = p->title && !(lead < 0 && !piece[0].title && !h->role.employer.size);
  if (n < 2 || inside || !is_capital(c, piece[0].first) || !is_capital(c, piece[1].first)) return false;
  bool title_first = lead > 0;
  slice left = part_text(c, p->first, piece[0].end), right = part_text(c, piece[1].first, p->end);
  h->role.title = title_first ? left : right;
  h->role.employer = title_first ? right : left;
  h->employer_first = !title_first;
  h->sure = h->formed = true;
  return true;
}

/* ---- a head ---- */

static void read_by_words(cv *c, const parts *all, bool employer_first, cv_head *h) {
  size_t title = title_part(all), employer = title == SIZE_MAX ? SIZE_MAX : employer_part(all, title);
  if (title == SIZE_MAX) {
    read_untold(c, all, employer_first, h);
  } else if (employer != SIZE_MAX &&
             (all->items[employer].employer > 0 || !split_commas(c, &all->items[title], h) || !h->sure)) {
    h->sure = h->guess = false;
    read_two(c, all, title, employer, h);
  } else if (employer == SIZE_MAX && !split_commas(c, &all->items[title], h)) {
    h->role.title = part_text(c, all->items[title].first, all->items[title].end);
  }
}

static bool holds_part(slice text, const cv *c, const part *p) {
  const char *at = c->text.data + tok(c, p->first)->start;
  return text.size && at >= text.data && at < text.data + text.size;
}

/* What the words tell about what was read, and parts that nothing was made of. */
static void judge(const cv *c, const parts *all, cv_head *h) {
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    bool title = holds_part(h->role.title, c, p), employer = holds_part(h->role.employer, c, p);
    h->told_title |= title && p->title > p->employer;
    h->told_employer |= employer && (p->employer > p->title || (p->placed && !p->title));
    h->extra += !title && !employer && !p->aside && p->team < 3;
  }
}

/* "Career break (parental leave)": nothing else is named, or it comes first and no title with it. */
static bool is_rest(const cv *c, const parts *all) {
  bool rest = false, title = false;
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    bool here = cv_has_class(c, CV_T_PARTS, p->first, p->end, CV_BREAK);
    rest |= here && (i == 0 || cv_class_at(c, CV_T_PARTS, p->first) == CV_BREAK);
    title |= !here && p->title > p->employer;
  }
  return rest && !title;
}

cv_head cv_head_read(cv *c, size_t first, size_t end, bool employer_first, const cv_form *form) {
  cv_head h = {.role = {.title = SLICE(""), .employer = SLICE(""), .place = SLICE(""), .note = SLICE("")}};
  parts all = cut_lines(c, first, end, form);
  set_dates(c, first, end, &h.role, &h.open);
  if (!form || !read_formed(c, &all, form, &h)) read_by_words(c, &all, employer_first, &h);
  if (form && !(h.role.title.size && h.role.employer.size)) read_by_commas(c, &all, form, &h);
  h.role.place = all.place;
  if (all.self.size && !h.role.title.size)
    h.role.title = all.self;
  else if (all.self.size && !h.role.employer.size)
    h.role.employer = all.self;
  h.rest = is_rest(c, &all);
  judge(c, &all, &h);
  return h;
}
