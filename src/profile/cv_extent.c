/* Which lines around a dated line are its entry's head. */
#include "profile/cv_entries.h"

enum { HEAD_LINES = 4, WORK_LETTERS = 4 /* of a word in small letters that no name has */ };

static bool is_place_only(cv *c, size_t i) {
  cv_head h = cv_head_read(c, i, i + 1, false, NULL);
  return h.role.place.size && !h.role.title.size && !h.role.employer.size;
}

static bool complete(const cv_head *h) { return h->role.title.size && h->role.employer.size; }

/* "Built Tableau dashboards", "Monthly closing in SAP": a line of work below a head, which names nobody. A name that is
   the whole line may be an employer's. */
static bool says_work(const cv *c, const cv_line *l) {
  bool small = false; /* a word in small letters: "Kennel Hand" is none of it */
  for (uint32_t t = l->first; t < l->end; t++) {
    if (cv_hit_at(c, CV_T_PARTS, t) || cv_hit_at(c, CV_T_PLACES, t)) return false;
    const token *k = &c->tokens.items[t];
    if (k->gap & GAP_COLON && t > l->first) return false; /* a form: "Activities: ..." */
    small |= !(k->flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER)) && k->end - k->start >= WORK_LETTERS;
  }
  for (uint32_t t = l->first; small && t < l->end; t++) {
    const hit *h = cv_hit_at(c, CV_T_SKILLS, t);
    if (!h || h->flags & FORM_WEAK || !cv_is_kind(c, h, SKILL_HARD)) continue;
    return true;
  }
  return false;
}

/* May line i join a head from below or above? */
static bool may_join(const cv *c, const run *r, size_t i) {
  const cv_line *l = &c->lines.items[i];
  return i >= r->first && i < r->end && l->flags & LINE_SHORT && !cv_dated(l) && !(l->flags & LINE_HEAD) &&
         !(l->flags & LINE_CONTINUES) && !says_work(c, l);
}

/* May the head [up, anchor] take the line above it? An empty line ends a head, except above a line with dates alone, or
   below a Markdown heading. */
static bool goes_up(cv *c, const run *r, const cv_head *h, size_t up, size_t anchor) {
  const cv_line *above = &c->lines.items[up - 1];
  bool blank = c->lines.items[up].flags & LINE_BLANK_BEFORE;
  if (!complete(h) && cv_is_duration(c, above->first, above->end)) return true; /* LinkedIn's total at an employer */
  if (!h->role.employer.size || h->guess) {
    cv_head employer = cv_head_read(c, up - 1, up, false, NULL);
    bool named = employer.role.employer.size && !employer.role.title.size;
    bool alike = r->spaced && blank && above->flags & LINE_BLANK_BEFORE && !cv_has_title(c, above);
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
    cv_head h = cv_head_read(c, up, anchor + 1, r->employer_first, NULL);
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
  for (; next < r->end && !cv_dated(&c->lines.items[next]); next++) {
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
    for (limit = anchor + 1; limit < r->end && !cv_dated(&c->lines.items[limit]);) limit++;
  limit -= keep;
  while (down < limit && down - anchor < HEAD_LINES && may_join(c, r, down)) {
    cv_head h = cv_head_read(c, up, down, r->employer_first, NULL);
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
  return l->flags & LINE_BULLET && cv_has_title(c, l) && cv_words(l) <= 10 && !cv_ends_sentence(c, l->text) &&
         !cv_is_prose(c, l);
}

static void grow(cv *c, const run *r, size_t anchor, size_t from, entry *e) {
  e->first = r->up ? grow_up(c, r, anchor, from) : anchor;
  e->end = grow_down(c, r, anchor, e->first);
  cv_head h = cv_head_read(c, e->first, e->end, r->employer_first, NULL);
  if (!r->up && !h.role.title.size) e->first = grow_up(c, r, anchor, from);
  if (!h.role.title.size && e->end == anchor + 1 && bullet_head(c, r, anchor + 1)) e->end = anchor + 2;
}

/* Short lines before the body that follows line i, and the first of them that is the next head's by an empty line. */
static size_t short_lines_below(const cv *c, const run *r, size_t i, int above) {
  size_t next = i + 1, blank = 0;
  while (next < r->end && may_join(c, r, next) && next - i <= 2 * ARRANGE_MAX + 2) {
    if (next > i + 1 && c->lines.items[next].flags & LINE_BLANK_BEFORE) blank = next;
    next++;
  }
  bool meets = next < r->end && cv_dated(&c->lines.items[next]);
  if (!meets) return next - i - 1;
  if (blank && next - blank <= (size_t)above + 1) return blank - i - 1;
  return next - i - 1 > (size_t)above ? next - i - 1 - (size_t)above : 0;
}

static bool names_no_one(cv *c, size_t i) {
  const cv_line *l = &c->lines.items[i];
  return is_place_only(c, i) || cv_is_duration(c, l->first, l->end);
}

/* An employer on a line of its own above the head that the arrangement gives: it stands over several titles. */
static void take_banner(cv *c, const run *r, size_t from, entry *e) {
  size_t i = e->first;
  while (i > from && may_join(c, r, i - 1) && names_no_one(c, i - 1)) i--;
  if (i == from || !may_join(c, r, i - 1) || cv_words(&c->lines.items[i - 1]) > 8) return;
  const cv_line *l = &c->lines.items[i - 1];
  bool apart = i - 1 == r->first || l->flags & (LINE_BLANK_BEFORE | LINE_BOLD) || l->level;
  cv_head h = cv_head_read(c, i - 1, i, true, NULL);
  bool named = h.role.employer.size && !h.role.title.size;
  if (!named && !(apart && !cv_has_title(c, l))) return;
  e->first = i - 1;
  e->banner = true;
}

static void arrange(cv *c, const run *r, arrangement how, size_t from, entry *e) {
  for (int n = 0; n < how.above && e->first > from && may_join(c, r, e->first - 1);) {
    e->first--;
    n += !names_no_one(c, e->first);
  }
  size_t room = short_lines_below(c, r, e->anchor, how.above);
  for (int n = 0; room && e->end < r->end && (n < how.below || names_no_one(c, e->end)); room--) {
    n += !names_no_one(c, e->end);
    e->end++;
  }
  take_banner(c, r, from, e);
}

enum { LABEL_REACH = 6 /* lines below a head where a form may still name the employer */ };

/* Does a line of the head itself bear the label? The same one below begins another form. */
static bool bears_label(cv *c, const entry *e, cv_class label) {
  for (size_t i = e->first; i < e->end; i++) {
    cv_class k;
    if (cv_head_label(c, &c->lines.items[i], &k) != c->lines.items[i].first && k == label) return true;
  }
  return false;
}

/* A form names the employer below the activities: the head reaches down to that line. */
static void reach_label(cv *c, const run *r, entry *e) {
  for (size_t i = e->end; i < r->end && i < e->end + LABEL_REACH && !cv_dated(&c->lines.items[i]); i++) {
    cv_class k;
    if (c->lines.items[i].flags & LINE_BULLET) return;
    if (cv_head_label(c, &c->lines.items[i], &k) == c->lines.items[i].first || (k != CV_EMPLOYER && k != CV_TITLE))
      continue;
    if (!bears_label(c, e, k)) e->end = i + 1;
    return;
  }
}

entry cv_extent(cv *c, const run *r, arrangement how, size_t anchor, size_t from) {
  entry e = {.anchor = anchor, .first = anchor, .end = anchor + 1, .dated = true};
  if (c->lines.items[anchor].flags & LINE_BULLET) return e;
  if (how.above == ARRANGE_FREE)
    grow(c, r, anchor, from, &e);
  else
    arrange(c, r, how, from, &e);
  reach_label(c, r, &e);
  return e;
}

size_t cv_next_anchor(const cv *c, const run *r, size_t i) {
  while (i < r->end && !cv_dated(&c->lines.items[i])) i++;
  return i;
}

/* How this run writes its heads, from its first dated entry. */
void cv_run_learn(cv *c, run *r) {
  size_t a = cv_next_anchor(c, r, r->first), sure_first = 0, sure_last = 0;
  r->up = a > r->first && a < r->end && may_join(c, r, a - 1);
  for (size_t i = r->first; i < r->end; i++) {
    const cv_line *l = &c->lines.items[i];
    if (l->level && (!r->level || l->level < r->level)) r->level = l->level;
  }
  for (size_t i = a; i < r->end; i = cv_next_anchor(c, r, i + 1)) {
    entry e = cv_extent(c, r, (arrangement){ARRANGE_FREE, 0}, i, r->first);
    size_t first = e.first;
    cv_head h = cv_head_read(c, e.first, e.end, r->employer_first, NULL);
    if (i == a && h.banner && h.sure && first + 1 < e.end)
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
bool cv_undated(cv *c, const run *r, size_t i) {
  const cv_line *l = &c->lines.items[i];
  cv_head h = cv_head_read(c, i, i + 1, r->employer_first, NULL);
  if (r->section & CV_PROJECTS && l->flags & LINE_BOLD && !cv_dated(l)) return true;
  if (!may_join(c, r, i) || i + 1 >= r->end) return false;
  const cv_line *next = &c->lines.items[i + 1];
  if (l->level) return l->level == r->level;
  if (r->level && !(l->flags & LINE_BOLD)) return false;
  bool body = next->flags & LINE_BULLET || !(next->flags & LINE_SHORT);
  bool below = i + 2 < r->end && (next[1].flags & LINE_BULLET || !(next[1].flags & LINE_SHORT));
  if (r->section & CV_PROJECTS)
    return (body || below) && !is_list(l) && (cv_words(l) <= 10 || l->flags & LINE_BOLD) &&
           (i == r->first || !(c->lines.items[i - 1].flags & LINE_HEAD));
  return body && complete(&h) && h.sure;
}
