/* The head of an entry cut into parts at its signs and line ends, each scored by its words. */
#include "profile/cv_parts.h"

enum { TOWN_WORDS = 2, LABELLED = 20 /* what a label says outweighs all words */ };

/* Does a new part begin at token t, right after token t - 1 of the same line? */
static bool part_begins(const cv *c, uint32_t t) {
  slice s = cv_between(c, t);
  if (cv_token(c, t)->gap & (GAP_DASH | GAP_OPEN | GAP_CLOSE | GAP_SEMICOLON)) return true;
  if (cv_token(c, t)->gap & GAP_BULLET && !cv_holds(s, "\xE2\x86\x92")) return true;
  return cv_holds(s, "|") || cv_holds(s, "  ") || (cv_holds(s, "@") && s.size > 1);
}

static bool all_covered(const cv *c, enum cv_table table, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (!cv_hit_at(c, table, t)) return false;
  return first < end;
}

static bool all_capital(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (!cv_is_capital(c, t) && !word_is(c->dictionary, token_text(&c->tokens, t), SET_NAME_JOINTS)) return false;
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
    if (cv_token(c, t)->gap & GAP_COMMA ||
        (cv_token(c, t)->gap & GAP_STOP && cv_token(c, t - 1)->end - cv_token(c, t - 1)->start > 1))
      return t;
  return first;
}

static bool is_region(const cv *c, uint32_t t) {
  cv_class k = cv_class_at(c, CV_T_PLACES, t);
  slice w = token_text(&c->tokens, t);
  return k == CV_REGION || (w.size == 2 && cv_token(c, t)->flags & TOKEN_UPPER_ALL && cv_token(c, t)->gap & GAP_COMMA &&
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
    while (city > from && token_is(c->dictionary, cv_token(c, city - 1), SET_PLACE_PREFIXES)) city--;
    return city;
  }
  return region - from <= 3 && all_capital(c, from, region) && !names_someone(c, from, region) ? from : region;
}

/* Does the first or last word end as words do that name what someone does? */
bool cv_part_ends_as_title(const cv *c, uint32_t first, uint32_t end) {
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
    if (region > p && region > first && cv_token(c, region)->gap & GAP_STOP) region--; /* "S. Korea" */
    if (region == p || region > p) {
      if (region > p && p == first && cv_hit_at(c, CV_T_PARTS, first) && region == first + 1) return end;
      uint32_t city = city_before(c, first, region);
      bool comma = cv_token(c, region)->gap & GAP_COMMA || region == first;
      if (comma || (city < region && city > first) ||
          (city == first && h && cv_hit_class(c, h) == CV_REGION && city < region))
        return city;
      if (p > first && region == p) return p;
    }
  }
  if (all_covered(c, CV_T_PLACES, p, end) && !(school && p > first)) return p;
  bool firm = p > first && cv_class_at(c, CV_T_PARTS, p - 1) == CV_EMPLOYER && cv_token(c, p)->gap & GAP_COMMA;
  return firm && end - p <= 2 && all_capital(c, p, end) && !cv_part_ends_as_title(c, p, end) &&
                 !names_someone(c, p, end) && !(cv_token(c, end - 1)->flags & TOKEN_DIGIT)
             ? p
             : end;
}

bool cv_is_duration(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++) {
    cv_class k = cv_class_at(c, CV_T_DATES, t);
    if (!(cv_token(c, t)->flags & TOKEN_NUMBER) && k != CV_UNIT_YEAR && k != CV_UNIT_MONTH) return false;
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
    bool last = t + 1 == p->end || cv_token(c, t + 1)->gap & GAP_COMMA;
    if (k == CV_TITLE && cv_is_plural(c, t) && last && t > p->first && cv_is_capital(c, t)) k = CV_EMPLOYER;
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

static bool is_self(const cv *c, uint32_t t) { return token_is(c->dictionary, cv_token(c, t), SET_OWN_ACCOUNT); }

/* "Harvest DC   Memphis TN": of two places on a line the first is a name when no other stands there. */
static bool is_name_between(const cv *c, const parts *all, uint32_t first, uint32_t end, size_t line) {
  const cv_line *l = &c->lines.items[line];
  uint32_t stop = l->dates.first > end ? l->dates.first : l->end;
  return !all->count && first == l->first && end - first >= 2 && end < stop && place_begin(c, end, stop) == end;
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
  if (place == first && is_name_between(c, all, first, end, line)) place = end;
  if (place < end) set_place(all, cv_cut(c, place, end), cv_class_at(c, CV_T_PLACES, place) == CV_REMOTE, aside);
  if (place == first) return;
  part p = {.first = first, .end = place, .line = line, .aside = aside, .placed = place < end};
  score(c, &p);
  all->items[all->count++] = p;
}

/* "Engineer at Acme": the word between title and employer. Between two names it needs no title that is known. */
static bool is_at(const cv *c, uint32_t begin, uint32_t t) {
  if (t <= begin || cv_class_at(c, CV_T_PARTS, t) != CV_AT || cv_is_capital(c, t)) return false;
  bool names = cv_is_capital(c, t - 1) && cv_is_capital(c, t + 1) && !(cv_token(c, t)->gap & GAP_COMMA);
  return names || cv_has_class(c, CV_T_PARTS, begin, t, CV_TITLE);
}

static void cut_range(cv *c, parts *all, uint32_t first, uint32_t end, size_t line) {
  uint32_t begin = first;
  bool aside = first < end && first > 0 && cv_token(c, first)->gap & GAP_OPEN && !(cv_token(c, first)->gap & GAP_CLOSE);
  for (uint32_t t = first + 1; t <= end; t++) {
    bool at = t < end && is_at(c, begin, t) && t + 1 < end;
    if (t < end && !at && !part_begins(c, t)) continue;
    add_part(c, all, begin, t, line, aside);
    begin = at ? t + 1 : t;
    if (t < end && cv_token(c, t)->gap & (GAP_OPEN | GAP_CLOSE))
      aside = cv_token(c, t)->gap & GAP_OPEN &&
              !(cv_token(c, t)->gap & GAP_CLOSE && cv_holds(cv_between(c, t), ")") && !cv_holds(cv_between(c, t), "("));
  }
}

uint32_t cv_head_label(const cv *c, const cv_line *l, cv_class *k) {
  const hit *h = l->end > l->first ? cv_hit_at(c, CV_T_HEADS, l->first) : NULL;
  uint32_t next = h ? h->first + h->count : 0;
  *k = CV_NO_CLASS;
  if (!h || h->first != l->first || next >= l->end) return l->first;
  if (!(cv_token(c, next)->gap & GAP_COLON) && !cv_holds(cv_between(c, next), "  ")) return l->first;
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

uint32_t cv_part_town(const cv *c, const part *p) {
  uint32_t town = last_comma(c, p->first, p->end);
  bool named = town > p->first && cv_token(c, town)->gap & GAP_COMMA && p->end - town <= TOWN_WORDS && !p->title &&
               all_capital(c, town, p->end) && !names_someone(c, town, p->end) &&
               !cv_hit_in(c, CV_T_PARTS, town, p->end);
  for (uint32_t t = town; named && t < p->end; t++)
    named = !(cv_token(c, t)->flags & TOKEN_DIGIT) && (t == town || !cv_holds(cv_between(c, t), "&"));
  return named ? town : p->end;
}

/* "Sai Precision Tools, Chakan": all employers of the section have a place behind them, or what may be one. */
static void take_towns(const cv *c, parts *all, const cv_form *form) {
  for (size_t i = 0; i < all->count; i++) {
    part *p = &all->items[i];
    if (p->place < 0 || p->place != form->employer_place || p->placed || form->entries < 2 ||
        form->placed[p->place] < form->seen[p->place] || form->seen[p->place] < form->entries)
      continue;
    uint32_t town = cv_part_town(c, p);
    if (town < p->end && !all->place.size) all->place = cv_cut(c, town, p->end);
    p->end = town;
  }
}

parts cv_parts_cut(cv *c, size_t first, size_t end, const cv_form *form) {
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
  if (form) take_towns(c, &all, form);
  return all;
}
/* Cuts a part at its commas; "Inc." and its like stay with what is before them. */
size_t cv_parts_pieces(const cv *c, const part *p, part *out, size_t room) {
  size_t n = 0;
  uint32_t begin = p->first;
  for (uint32_t t = p->first + 1; t <= p->end; t++) {
    bool cut =
        t == p->end ||
        (cv_token(c, t)->gap & (GAP_COMMA | GAP_STOP) &&
         !(t + 1 == p->end && cv_class_at(c, CV_T_PARTS, t) == CV_EMPLOYER && token_text(&c->tokens, t).size <= 4));
    if (!cut) continue;
    if (n == room) break;
    out[n] = (part){.first = begin, .end = t, .line = p->line};
    score(c, &out[n++]);
    begin = t;
  }
  return n;
}
