/* Items of a CV's lists, and the levels of skills that stand in them. */
#include "profile/cv.h"

enum { ITEM_REACH = 40 }; /* words from a name to where its item begins and ends: what is longer is no item of a list */

static bool is_item_sign(unsigned gap) {
  return (gap & (GAP_COMMA | GAP_SEMICOLON | GAP_BULLET | GAP_OPEN | GAP_CLOSE | GAP_COLON | GAP_DASH | GAP_STOP |
                 GAP_NEWLINE)) != 0;
}

/* Does a new item begin at t? Brackets hold the level or parts of what is before them. */
bool cv_item_begins(const cv *c, uint32_t t) {
  slice s = slice_cut(c->text, cv_token(c, t - 1)->end, cv_token(c, t)->start);
  return is_item_sign(cv_token(c, t)->gap) || slice_find(s, SLICE("|"), 0) != SIZE_MAX ||
         slice_find(s, SLICE("  "), 0) != SIZE_MAX;
}

bool cv_item_ends(const cv *c, const cv_statement *s, uint32_t t) { return t >= s->end || cv_item_begins(c, t); }

static uint32_t item_first(const cv *c, const cv_statement *s, uint32_t t) {
  for (uint32_t words = 0; t > s->first && words < ITEM_REACH && !cv_item_begins(c, t); words++) t--;
  return t;
}

static uint32_t item_end(const cv *c, const cv_statement *s, uint32_t t) {
  t++;
  for (uint32_t words = 1; words < ITEM_REACH && !cv_item_ends(c, s, t); words++) t++;
  return t;
}

/* ---- levels ---- */

/* "Excel" of a line that goes on with "English B2": what stands behind a language is the language's. */
static bool begins_language(const cv *c, uint32_t t, const hit *skill) {
  const hit *h = t >= skill->first + skill->count ? cv_hit_at(c, CV_T_SKILLS, t) : NULL;
  return h && h->first == t && cv_is_kind(c, h, SKILL_LANGUAGE);
}

static slice level_in(const cv *c, uint32_t first, uint32_t end, const hit *skill) {
  for (uint32_t t = first; t < end && !begins_language(c, t, skill); t++) {
    const hit *h = cv_hit_at(c, CV_T_LEVELS, t);
    if (!h || h->first != t || (t >= skill->first && t < skill->first + skill->count)) continue;
    return cv_cut(c, h->first, h->first + h->count);
  }
  return SLICE("");
}

/* Past the levels and the words around them from t: "at B1 level", "C1/C2, written". `t` where there is no level. */
static uint32_t past_levels(const cv *c, const cv_statement *s, uint32_t t, uint32_t stop) {
  bool level = false;
  uint32_t at = t;
  while (at < stop && (at == t || !cv_item_begins(c, at))) {
    const hit *h = cv_hit_at(c, CV_T_LEVELS, at);
    bool own = h && h->first == at && at + h->count <= s->end;
    if (!own && !token_is(c->dictionary, cv_token(c, at), SET_LEVEL_WORDS)) break;
    level |= own;
    at += own ? h->count : 1;
  }
  return level ? at : t;
}

/* In a list: behind the name, to the item's end or the next language ("German B1 French A2"), or all that is in front
   of it. Not "German speaking clients". */
bool cv_level_beside(const cv *c, const cv_statement *s, const hit *h) {
  uint32_t end = h->first + h->count;
  if (!s->list) return false;
  if (cv_item_ends(c, s, end)) {
    uint32_t first = item_first(c, s, h->first);
    return past_levels(c, s, first, h->first) == h->first && first < h->first;
  }
  uint32_t past = past_levels(c, s, end, s->end);
  if (past == end || cv_item_ends(c, s, past)) return past > end;
  const hit *next = cv_hit_at(c, CV_T_SKILLS, past);
  return next && next->first == past && cv_is_kind(c, h, SKILL_LANGUAGE) && cv_is_kind(c, next, SKILL_LANGUAGE);
}

/* "fluent in German", "Dutch native": only languages are given levels in sentences. */
static slice level_in_prose(const cv *c, const cv_statement *s, const hit *h) {
  if (!cv_is_kind(c, h, SKILL_LANGUAGE)) return SLICE("");
  uint32_t end = h->first + h->count, item = item_first(c, s, h->first), stop = item_end(c, s, end - 1);
  slice before = level_in(c, h->first > item + 2 ? h->first - 2 : item, h->first, h);
  return before.size ? before : level_in(c, end, stop < end + 2 ? stop : end + 2, h);
}

/* What stands behind it before what stands in front: "very good Excel, and English B2". */
static slice level_in_item(const cv *c, const cv_statement *s, const hit *h) {
  uint32_t end = h->first + h->count;
  slice behind = level_in(c, end, item_end(c, s, end - 1), h);
  return behind.size ? behind : level_in(c, item_first(c, s, h->first), h->first, h);
}

/* A table's next cell. */
static slice level_beside(const cv *c, const cv_statement *s, uint32_t next) {
  if (next >= s->end || cv_token(c, next)->gap & (GAP_COMMA | GAP_SEMICOLON)) return SLICE("");
  const hit *h = cv_hit_at(c, CV_T_LEVELS, next);
  bool whole = h && h->first == next && item_end(c, s, next) == next + h->count;
  return whole ? cv_cut(c, next, next + h->count) : SLICE("");
}

/* "Spanish (fluent)", "Python - advanced", "fluent in German"; "Proficient in: Python, SQL" for a whole list. */
slice cv_level_of(const cv *c, const cv_statement *s, const hit *h) {
  if (s->level.size) return s->level;
  if (s->section == CV_CERTIFICATIONS && cv_is_unheld(c, s, h->first, h->first + h->count)) return SLICE("");
  uint32_t end = h->first + h->count, next = end;
  if (!s->list) return level_in_prose(c, s, h);
  slice own = level_in_item(c, s, h);
  if (own.size) return own;
  while (next < s->end && next < end + 1 && !cv_item_begins(c, next)) next++;
  if (next < s->end && cv_token(c, next)->gap & (GAP_OPEN | GAP_DASH | GAP_COLON) &&
      !(cv_token(c, next)->gap & GAP_COMMA)) {
    own = level_in(c, next, item_end(c, s, next), h);
    if (own.size) return own;
  }
  own = level_beside(c, s, next);
  if (own.size) return own;
  for (uint32_t t = s->first; t < s->end && t < s->first + 6; t++)
    if (cv_token(c, t)->gap & GAP_COLON && t > s->first) return t <= h->first ? level_in(c, s->first, t, h) : SLICE("");
  return SLICE("");
}

/* ---- lists that no heading opens ---- */

static bool is_plain_line(const cv *c, const cv_line *l) {
  return !(l->flags & (LINE_HEADING | LINE_PRIVATE | LINE_NAME)) && cv_words(l) && !l->label.size && !cv_dated(l) &&
         !cv_hit_in(c, CV_T_DEGREES, l->first, l->end) && !cv_hit_in(c, CV_T_SECTIONS, l->first, l->first + 1) &&
         !cv_has_class(c, CV_T_SCHOOLS, l->first, l->end, CV_SCHOOL);
}

/* Three items and more, half of which begin with a skill's name: "Word, Excel, Gmail" below the schooling. */
static bool lists_skills(const cv *c, const cv_line *l) {
  enum { ITEMS_LEAST = 3 };
  size_t items = 0, skills = 0;
  for (uint32_t t = l->first; t < l->end; t++) {
    bool begins = t == l->first || cv_token(c, t)->gap & (GAP_COMMA | GAP_SEMICOLON | GAP_BULLET);
    const hit *h = begins ? cv_hit_at(c, CV_T_SKILLS, t) : NULL;
    items += begins;
    skills += h && h->first == t && cv_is_kind(c, h, SKILL_HARD);
  }
  return items >= ITEMS_LEAST && skills * 2 >= items && cv_words(l) <= items * ITEMS_LEAST;
}

/* Two languages and more, one an item, and nothing else but how well: "German, English, some French". */
static bool lists_languages(const cv *c, const cv_line *l) {
  enum { ITEMS_LEAST = 2, ITEM_WORDS_MOST = 3 };
  size_t items = 0, named = 0, last = 0;
  for (uint32_t t = l->first; t < l->end; t++) {
    const hit *h = cv_hit_at(c, CV_T_SKILLS, t);
    items += t == l->first || cv_token(c, t)->gap & (GAP_COMMA | GAP_SEMICOLON | GAP_BULLET);
    if (!h || h->first != t || !cv_is_kind(c, h, SKILL_LANGUAGE) || last == items) continue;
    named++;
    last = items;
  }
  return items >= ITEMS_LEAST && named == items && cv_words(l) <= items * ITEM_WORDS_MOST;
}

void cv_lists_unheaded(cv *c) {
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    bool below = i > 0 && l[-1].section == CV_EDUCATION; /* no heading says what it is */
    bool unheaded = below || l->section == CV_EDUCATION || l->section == CV_TOP;
    bool among = unheaded || l->section & (CV_EDUCATION | CV_CERTIFICATIONS);
    if (!among || !is_plain_line(c, l)) continue;
    bool languages = lists_languages(c, l);
    if (!languages && !(unheaded && lists_skills(c, l))) continue;
    l->section = languages ? CV_LANGUAGES : CV_SKILLS;
    l->flags |= LINE_BLANK_BEFORE; /* goes on with no line above */
  }
}
