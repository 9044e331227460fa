/* Entries: employments, voluntary work and projects. A line with dates of its own anchors an entry; the short lines
   around it that name who and where belong to its head. */
#include "profile/cv.h"

enum { HEAD_LINES = 4, SHORT_WORDS = 16, WRAP_MAX = 130 /* longer lines come from text that is not wrapped */ };

/* A run of lines in one section. */
typedef struct run {
  size_t first, end;
  bool up; /* heads grow upward: titles stand above their dates */
  bool employer_first;
  bool spaced; /* the first head names its employer on a line of its own, an empty line above the title */
  int level;   /* Markdown level of heads; 0: none */
  unsigned section;
} run;

static bool has_dates(const cv_line *l) { return l->dates.first != l->dates.end; }

static bool begins_lower(const cv *c, const cv_line *l) {
  return cv_words(l) && !(c->tokens.items[l->first].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER | TOKEN_CURRENCY));
}

static bool is_label(const cv *c, const cv_line *l) {
  cv_class k;
  if (cv_head_label(c, l, &k) > l->first) return false;
  const hit *h = cv_words(l) ? cv_hit_at(c, CV_T_LABELS, l->first) : NULL;
  if (!h || h->first != l->first) return false;
  uint32_t next = h->first + h->count;
  return next == l->end ? l->text.data[l->text.size - 1] == ':' || cv_words(l) <= 2
                        : (c->tokens.items[next].gap & GAP_COLON) != 0;
}

/* Running text: most of its words are in lower case. */
static bool is_prose(const cv *c, const cv_line *l) {
  uint32_t words = cv_words(l), lower = 0;
  for (uint32_t t = l->first; t < l->end; t++)
    lower += !(c->tokens.items[t].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER));
  return words >= 6 && lower * 100 > words * 55;
}

static bool is_short(const cv *c, const cv_line *l) {
  uint32_t words = cv_words(l);
  if (!words || words > SHORT_WORDS || l->flags & (LINE_BULLET | LINE_PRIVATE | LINE_HEADING)) return false;
  cv_class k;
  if (has_dates(l) || l->level || cv_head_label(c, l, &k) > l->first) return true;
  bool lower = begins_lower(c, l) && !(l->flags & LINE_BOLD) && !(l->section & CV_PROJECTS && words <= 8);
  if (is_label(c, l) || is_prose(c, l) || lower) return false;
  return !(cv_ends_sentence(l->text) && words > 4);
}

static bool has_title(const cv *c, const cv_line *l) { return cv_has_class(c, CV_T_PARTS, l->first, l->end, CV_TITLE); }

static void forget_dates(cv_line *l) { l->dates = (cv_dates){0}; }

static size_t widest(const cv *c) {
  size_t w = 0;
  for (size_t i = 0; i < c->lines.count; i++)
    if (c->lines.items[i].text.size > w) w = c->lines.items[i].text.size;
  return w;
}

static bool ends_open(const cv *c, const cv_line *l) {
  static const char *const words[] = {"and",  "or",    "of",  "the",       "a",    "an",    "to",  "with",
                                      "for",  "in",    "on",  "by",        "from", "using", "at",  "as",
                                      "that", "which", "&",   "including", "into", "und",   "mit", "et",
                                      "de",   "y",     "con", "their",     "our",  "its",   NULL};
  char end = l->text.size ? l->text.data[l->text.size - 1] : '.';
  if (end == ',' || end == '-' || end == '/') return true;
  if (!cv_words(l)) return false;
  slice last = token_text(&c->tokens, l->end - 1);
  for (size_t i = 0; words[i]; i++)
    if (slice_equal_nocase(last, slice_of(words[i]))) return true;
  return false;
}

/* All words capitalised: more likely a name than the rest of a sentence. */
static bool is_name_like(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first; t < l->end; t++)
    if (!(c->tokens.items[t].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER)) && token_text(&c->tokens, t).size > 3)
      return false;
  return true;
}

/* Is line i the wrapped rest of the bullet or sentence before it? */
static bool continues(const cv *c, size_t i, size_t width) {
  if (i == 0) return false;
  const cv_line *l = &c->lines.items[i], *p = &c->lines.items[i - 1];
  if (l->flags & (LINE_BULLET | LINE_HEADING | LINE_BOLD) || l->level || p->flags & LINE_HEADING || p->level)
    return false;
  if (p->flags & LINE_SHORT && !(p->flags & (LINE_BULLET | LINE_CONTINUES))) return false;
  if (l->flags & LINE_BLANK_BEFORE) return begins_lower(c, l) && ends_open(c, p);
  if (has_dates(l) && !is_prose(c, l)) return false;
  if (begins_lower(c, l) || ends_open(c, p))
    return !(l->section & CV_PROJECTS && begins_lower(c, l) && i + 1 < c->lines.count && has_dates(l + 1));
  if (l->indent > 0 && p->flags & LINE_BULLET && l->indent >= p->indent && !cv_ends_sentence(p->text)) return true;
  bool wrapped = width <= WRAP_MAX && p->text.size * 10 >= width * 8 && !cv_ends_sentence(p->text);
  return wrapped && !(l->flags & LINE_SHORT && (has_title(c, l) || is_name_like(c, l)));
}

/* Dates in bullets anchor an entry only when the bullet is a head itself: "- Engineer, Acme (2019 - 2021)". */
static void mark_lines(cv *c, size_t width) {
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    if (has_dates(l) && l->flags & LINE_BULLET && !(l->flags & LINE_BOLD) && !(has_title(c, l) && cv_words(l) <= 18))
      forget_dates(l);
    if (has_dates(l) && cv_words(l) > 26 && !(l->flags & LINE_BOLD)) forget_dates(l);
    if (is_short(c, l)) l->flags |= LINE_SHORT;
    if (continues(c, i, width)) l->flags |= LINE_CONTINUES;
  }
}

static bool is_place_only(cv *c, size_t i) {
  cv_head h = cv_head_read(c, i, i + 1, false);
  return h.role.place.size && !h.role.title.size && !h.role.employer.size;
}

static bool complete(const cv_head *h) { return h->role.title.size && h->role.employer.size; }

/* May line i join a head from below or above? */
static bool may_join(const cv *c, const run *r, size_t i) {
  const cv_line *l = &c->lines.items[i];
  return i >= r->first && i < r->end && l->flags & LINE_SHORT && !has_dates(l) && !(l->flags & LINE_HEAD) &&
         !(l->flags & LINE_CONTINUES);
}

/* May the head [up, anchor] take the line above it? An empty line ends a head, except above a line with dates alone, or
   below a Markdown heading. */
static bool goes_up(cv *c, const run *r, const cv_head *h, size_t up, size_t anchor) {
  const cv_line *above = &c->lines.items[up - 1];
  bool blank = c->lines.items[up].flags & LINE_BLANK_BEFORE;
  if (!complete(h) && cv_is_duration(c, above->first, above->end)) return true; /* LinkedIn's total at an employer */
  if (!h->role.employer.size || h->guess) {
    cv_head employer = cv_head_read(c, up - 1, up, false);
    bool named = employer.role.employer.size && !employer.role.title.size;
    bool alike = r->spaced && blank && above->flags & LINE_BLANK_BEFORE && !has_title(c, above);
    if (h->role.title.size && (named || alike)) return true;
  }
  if (complete(h) && (h->sure || (blank && !above->level))) return false;
  bool bare = !h->role.title.size || (!h->role.employer.size && above->level);
  return !blank || above->level || (bare && up == anchor);
}

/* The fewest lines that name both title and employer by their words; else those that name both at all. */
static size_t grow_up(cv *c, const run *r, size_t anchor, size_t first) {
  size_t up = anchor, full = SIZE_MAX;
  for (;;) {
    cv_head h = cv_head_read(c, up, anchor + 1, r->employer_first);
    if (complete(&h) && h.sure) return up;
    if (complete(&h) && up < anchor && full == SIZE_MAX) full = up;
    bool more = up > first && anchor - up < HEAD_LINES - 1 && may_join(c, r, up - 1) && goes_up(c, r, &h, up, anchor);
    if (!more || (up < anchor && c->lines.items[up].level && c->lines.items[up].level <= r->level)) break;
    up--;
  }
  return full != SIZE_MAX ? full : up;
}

/* Lines between the anchor and the next one when no body stands between: how many are the next head's. */
static size_t reserved(const cv *c, const run *r, size_t anchor, size_t up) {
  size_t next = anchor + 1, blank = 0;
  for (; next < r->end && !has_dates(&c->lines.items[next]); next++) {
    if (!(c->lines.items[next].flags & LINE_SHORT)) return 0;
    if (c->lines.items[next].flags & LINE_BLANK_BEFORE) blank = next;
  }
  if (next == r->end) return 0;
  if (blank) return next - blank;
  return r->up ? (anchor - up > next - anchor - 1 ? next - anchor - 1 : anchor - up) : 0;
}

static size_t grow_down(cv *c, const run *r, size_t anchor, size_t up) {
  size_t down = anchor + 1, keep = reserved(c, r, anchor, up), limit = r->end;
  if (keep)
    for (limit = anchor + 1; limit < r->end && !has_dates(&c->lines.items[limit]);) limit++;
  limit -= keep;
  while (down < limit && down - anchor < HEAD_LINES && may_join(c, r, down)) {
    cv_head h = cv_head_read(c, up, down, r->employer_first);
    const cv_line *l = &c->lines.items[down];
    bool blank = l->flags & LINE_BLANK_BEFORE;
    bool needed = !h.role.title.size || (!h.role.employer.size && !r->up) ||
                  (!h.sure && down == anchor + 1 && !r->up) || (r->section == CV_TOP);
    if (!is_place_only(c, down) && (!needed || (blank && h.role.title.size))) break;
    if (blank && h.role.title.size && h.role.employer.size) break;
    if (l->level && l->level <= r->level) break;
    down++;
  }
  return down;
}

/* A date on a line of its own, and the head in the first bullet below: "- Staff Engineer, Globex". */
static bool bullet_head(const cv *c, const run *r, size_t i) {
  if (i >= r->end) return false;
  const cv_line *l = &c->lines.items[i];
  return l->flags & LINE_BULLET && has_title(c, l) && cv_words(l) <= 10 && !cv_ends_sentence(l->text) &&
         !is_prose(c, l);
}

static void add_role(cv *c, const run *r, const cv_head *h, size_t first, size_t end) {
  if (c->roles.count >= CV_ROLES_MAX) return;
  profile_role role = h->role;
  role.project = !(r->section & CV_EXPERIENCE);
  if (r->section & CV_PROJECTS && !(h->sure && complete(h)) && !role.title.size) {
    role.title = role.employer;
    role.employer = SLICE("");
  }
  int index = (int)c->roles.count;
  ARENA_PUSH(c->arena, &c->roles, role);
  ARENA_PUSH(c->arena, &c->wholes, h->guess ? h->whole : SLICE(""));
  for (size_t i = first; i < end; i++) {
    c->lines.items[i].flags |= LINE_HEAD;
    c->lines.items[i].role = index;
  }
}

/* Projects are named by their first words, unless they say who did what where. */
static void name_project(cv *c, cv_head *h, size_t first) {
  if (h->sure && complete(h)) return;
  const cv_line *l = &c->lines.items[first];
  uint32_t end = l->end;
  if (has_dates(l) && l->dates.first > l->first) end = l->dates.first;
  for (uint32_t t = l->first + 1; t < end; t++) {
    const token *k = &c->tokens.items[t];
    bool wide = k->start - c->tokens.items[t - 1].end >= 3;
    if (wide || k->gap & (GAP_DASH | GAP_OPEN | GAP_SLASH | GAP_BULLET | GAP_COLON | GAP_SEMICOLON)) {
      if (k->gap & GAP_SLASH && !(k->gap & GAP_SPACE)) continue;
      end = t;
    }
  }
  uint32_t begin = has_dates(l) && l->dates.first == l->first ? l->dates.end : l->first;
  if (begin >= end) end = l->end;
  h->role.title = cv_cut(c, begin, end);
  h->role.employer = SLICE("");
}

static cv_head read_anchor(cv *c, const run *r, size_t anchor, size_t *first, size_t *end) {
  size_t from = *first;
  *first = anchor;
  *end = anchor + 1;
  if (!(c->lines.items[anchor].flags & LINE_BULLET)) {
    *first = r->up ? grow_up(c, r, anchor, from) : anchor;
    *end = grow_down(c, r, anchor, *first);
    cv_head h = cv_head_read(c, *first, *end, r->employer_first);
    if (!r->up && !h.role.title.size) *first = grow_up(c, r, anchor, from);
    if (!h.role.title.size && *end == anchor + 1 && bullet_head(c, r, anchor + 1)) *end = anchor + 2;
  }
  cv_head h = cv_head_read(c, *first, *end, r->employer_first);
  if (r->section & CV_PROJECTS) name_project(c, &h, *first);
  return h;
}

static size_t next_anchor(const cv *c, const run *r, size_t i) {
  while (i < r->end && !has_dates(&c->lines.items[i])) i++;
  return i;
}

/* How this run writes its heads, from its first dated entry. */
static void learn(cv *c, run *r) {
  size_t a = next_anchor(c, r, r->first), sure_first = 0, sure_last = 0;
  r->up = a > r->first && a < r->end && may_join(c, r, a - 1);
  for (size_t i = r->first; i < r->end; i++) {
    const cv_line *l = &c->lines.items[i];
    if (l->level && (!r->level || l->level < r->level)) r->level = l->level;
  }
  for (size_t i = a; i < r->end; i = next_anchor(c, r, i + 1)) {
    size_t first = r->first, end;
    cv_head h = read_anchor(c, r, i, &first, &end);
    if (i == a && h.banner && h.sure && first + 1 < end)
      r->spaced = (c->lines.items[first + 1].flags & LINE_BLANK_BEFORE) != 0;
    if (!h.sure) continue;
    sure_first += h.employer_first;
    sure_last += !h.employer_first;
  }
  r->employer_first = sure_first > sure_last || (sure_first == sure_last && !r->up);
}

static bool is_list(const cv_line *l) {
  size_t commas = 0;
  for (size_t i = 0; i < l->text.size; i++) commas += l->text.data[i] == ',';
  return commas >= 2;
}

/* A head without dates: a Markdown heading at the level of heads, or a bold or short line that says who and where. */
static bool undated_head(cv *c, const run *r, size_t i, cv_head *h) {
  const cv_line *l = &c->lines.items[i];
  *h = cv_head_read(c, i, i + 1, r->employer_first);
  if (r->section & CV_PROJECTS && l->flags & LINE_BOLD && !has_dates(l)) return true;
  if (!may_join(c, r, i) || i + 1 >= r->end) return false;
  const cv_line *next = &c->lines.items[i + 1];
  if (l->level) return l->level == r->level;
  if (r->level && !(l->flags & LINE_BOLD)) return false;
  bool body = next->flags & LINE_BULLET || !(next->flags & LINE_SHORT);
  bool below = i + 2 < r->end && (next[1].flags & LINE_BULLET || !(next[1].flags & LINE_SHORT));
  if (r->section & CV_PROJECTS)
    return (body || below) && !is_list(l) && (cv_words(l) <= 10 || l->flags & LINE_BOLD) &&
           (i == r->first || !(c->lines.items[i - 1].flags & LINE_HEAD));
  return body && complete(h) && h->sure;
}

static void read_dated(cv *c, run *r) {
  size_t from = r->first;
  for (size_t i = next_anchor(c, r, r->first); i < r->end; i = next_anchor(c, r, i)) {
    size_t first = from, end;
    cv_head h = read_anchor(c, r, i, &first, &end);
    if (h.role.title.size || h.role.employer.size) add_role(c, r, &h, first, end);
    from = i = end;
  }
}

static void read_undated(cv *c, run *r) {
  for (size_t i = r->first; i < r->end; i++) {
    cv_head h;
    if (c->lines.items[i].flags & LINE_HEAD || !undated_head(c, r, i, &h)) continue;
    if (r->section & CV_PROJECTS) name_project(c, &h, i);
    if (h.role.title.size || h.role.employer.size) add_role(c, r, &h, i, i + 1);
  }
}

/* Lines below a head are about it, until the next. */
static void spread(cv *c, const run *r) {
  int role = -1;
  for (size_t i = r->first; i < r->end; i++) {
    cv_line *l = &c->lines.items[i];
    if (l->role >= 0) role = l->role;
    l->role = role;
  }
}

static bool is_freelance(slice title) { return slice_find(title, SLICE("reelance"), 0) != SIZE_MAX; }

/* Several roles at one employer: those below take the employer from a head above that named it on a line of its own. An
   employer with dates but no title, followed by its roles, is no role itself. */
static void inherit(cv *c, size_t from, const bool *banners) {
  slice banner = SLICE(""), place = SLICE("");
  for (size_t i = from; i < c->roles.count; i++) {
    profile_role *r = &c->roles.items[i];
    if (banner.size && c->wholes.items[i].size) {
      r->title = c->wholes.items[i];
      r->employer = SLICE("");
    }
    if (banners[i - from] || (!r->title.size && r->employer.size)) {
      banner = r->employer;
      place = r->place;
    } else if (r->employer.size) {
      banner = SLICE("");
    } else if (banner.size && !is_freelance(r->title)) {
      r->employer = banner;
      if (!r->place.size) r->place = place;
    }
  }
}

static bool inside(const profile_role *in, const profile_role *out) {
  return !out->from || !in->from || in->from / 12 >= out->from / 12;
}

static void drop_bare_employers(cv *c, size_t from) {
  size_t kept = from;
  int *moved = arena_alloc(c->arena, (c->roles.count + 1) * sizeof *moved);
  for (size_t i = 0; i < c->roles.count; i++) {
    const profile_role *r = &c->roles.items[i], *next = i + 1 < c->roles.count ? r + 1 : NULL;
    bool bare = i >= from && !r->title.size && next && next->title.size && slice_equal(next->employer, r->employer) &&
                inside(next, r);
    moved[i] = i < from ? (int)i : bare ? -1 : (int)kept;
    if (i < from || bare) continue;
    c->wholes.items[kept] = c->wholes.items[i];
    c->roles.items[kept++] = *r;
  }
  if (c->roles.count) c->roles.count = c->wholes.count = kept;
  for (size_t i = 0; i < c->lines.count; i++)
    if (c->lines.items[i].role >= (int)from) c->lines.items[i].role = moved[c->lines.items[i].role];
}

/* Did the head of this role have the employer on an undated line above the title? */
static bool banner_head(cv *c, const run *r, int role) {
  size_t first = r->end, end = r->first;
  for (size_t i = r->first; i < r->end; i++) {
    if (c->lines.items[i].role != role || !(c->lines.items[i].flags & LINE_HEAD)) continue;
    if (first == r->end) first = i;
    end = i + 1;
  }
  if (first >= end || has_dates(&c->lines.items[first])) return false;
  return cv_head_read(c, first, end, r->employer_first).banner;
}

static void order_roles(cv *c, size_t from, run *r) {
  size_t count = c->roles.count - from, next = 0;
  profile_role *sorted = arena_alloc(c->arena, (count + 1) * sizeof *sorted);
  slice *wholes = arena_alloc(c->arena, (count + 1) * sizeof *wholes);
  int *moved = arena_alloc(c->arena, (count + 1) * sizeof *moved);
  for (size_t i = 0; i <= count; i++) moved[i] = -1;
  for (size_t i = r->first; i < r->end; i++) {
    int role = c->lines.items[i].role;
    if (role < (int)from) continue;
    if (moved[role - (int)from] < 0) {
      sorted[next] = c->roles.items[role];
      wholes[next] = c->wholes.items[role];
      moved[role - (int)from] = (int)(from + next++);
    }
    c->lines.items[i].role = moved[role - (int)from];
  }
  if (next != count || !count) return;
  memcpy(&c->roles.items[from], sorted, count * sizeof *sorted);
  memcpy(&c->wholes.items[from], wholes, count * sizeof *wholes);
}

static void read_run(cv *c, run *r) {
  size_t from = c->roles.count;
  learn(c, r);
  read_dated(c, r);
  read_undated(c, r);
  if (c->roles.count == from) return;
  order_roles(c, from, r);
  bool *banners = arena_alloc(c->arena, (c->roles.count - from) * sizeof *banners);
  for (size_t i = from; i < c->roles.count; i++) banners[i - from] = banner_head(c, r, (int)i);
  spread(c, r);
  inherit(c, from, banners);
  drop_bare_employers(c, from);
}

void cv_entries_read(cv *c) {
  mark_lines(c, widest(c));
  for (size_t i = 0; i < c->lines.count;) {
    size_t first = i;
    while (first < c->lines.count && c->lines.items[first].flags & LINE_HEADING) first++;
    size_t end = first;
    unsigned section = first < c->lines.count ? c->lines.items[first].section : 0;
    while (end < c->lines.count && !(c->lines.items[end].flags & LINE_HEADING) &&
           c->lines.items[end].section == section)
      end++;
    run r = {.first = first, .end = end, .section = section};
    if (section & CV_ENTRIES && end > first) read_run(c, &r);
    i = end > i ? end : i + 1;
  }
}
