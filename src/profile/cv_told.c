/* Sections that no known heading opens: told by what stands in them. */
#include "profile/cv.h"

enum { HEADLESS_UP = 3, HEADLESS_WORDS = 12 };

/* "No accidents since 2015" is no role, "Baker, Old Mill Bakery, since 2015" is one. */
static bool is_since(const cv *c, const cv_line *l) {
  if (cv_class_at(c, CV_T_DATES, l->dates.first) != CV_SINCE || l->dates.first == l->first || cv_has_title(c, l))
    return false;
  for (uint32_t t = l->first; t < l->dates.first; t++)
    if (c->tokens.items[t].flags & TOKEN_UPPER_FIRST && cv_class_at(c, CV_T_PARTS, t) == CV_EMPLOYER) return false;
  return true;
}

static bool dated_role(const cv *c, const cv_line *l) {
  bool begins = l->dates.open && l->dates.first == l->first; /* "2020 - Writer, Halyard" */
  return cv_dated(l) && (l->dates.range || begins) && !(l->section & ~(unsigned)(CV_SUMMARY | CV_CONTACT | CV_OTHER)) &&
         !(l->flags & LINE_HEADING) && !is_since(c, l);
}

/* Lines [first, end) under a heading that is not known: roles have ranges of dates, schooling degrees, skills lists. */
static unsigned told_by_lines(const cv *c, size_t first, size_t end) {
  size_t roles = 0, degrees = 0, lists = 0;
  for (size_t i = first; i < end; i++) {
    const cv_line *l = &c->lines.items[i];
    bool degree = cv_names_degree(c, l);
    roles += dated_role(c, l) && !degree;
    degrees += degree && cv_words(l) <= HEADLESS_WORDS;
    lists += cv_is_enumeration(c, l);
  }
  if (roles > degrees) return CV_EXPERIENCE;
  if (degrees) return CV_EDUCATION;
  return lists * 2 > end - first ? CV_SKILLS : CV_OTHER;
}

/* "### Halyard Systems, Durham" above "Writer, 2016 - 2019": a heading that heads one job, by its employer. */
static bool heads_one_job(const cv *c, size_t i) {
  const cv_line *l = &c->lines.items[i];
  return l->flags & LINE_HEADING && l->section == CV_OTHER && i + 1 < c->lines.count && dated_role(c, l + 1) &&
         !cv_dated(l) && !cv_names_degree(c, l + 1);
}

/* Where each job has a heading of its own and none opens them all, the headings are the jobs' first lines. */
static void join_jobs(cv *c) {
  bool *heads = arena_alloc(c->arena, c->lines.count + 1);
  size_t jobs = 0;
  for (size_t i = 0; i < c->lines.count; i++) jobs += heads[i] = heads_one_job(c, i);
  unsigned now = 0;
  for (size_t i = 0; jobs > 1 && i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    if (heads[i])
      now = CV_EXPERIENCE;
    else if (l->flags & LINE_HEADING || l->section != CV_OTHER)
      now = 0;
    if (heads[i]) l->flags = (l->flags & ~(unsigned)LINE_HEADING) | LINE_BLANK_BEFORE;
    if (now && !cv_is_schooling(c, l))
      l->section = now;
    else if (now)
      l->section = now = CV_EDUCATION;
  }
}

/* "What I've done", "Where I learned it": the section that no heading opened is the one whose form stands under an
   unknown heading. */
void cv_sections_untold(cv *c) {
  unsigned told = 0;
  for (size_t i = 0; i < c->lines.count; i++) told |= c->lines.items[i].section;
  if (!(told & CV_EXPERIENCE)) join_jobs(c);
  told = 0;
  for (size_t i = 0; i < c->lines.count; i++) told |= c->lines.items[i].section;
  for (size_t i = 0; i < c->lines.count;) {
    size_t end = i + 1;
    if (c->lines.items[i].flags & LINE_HEADING && c->lines.items[i].section == CV_OTHER) {
      while (end < c->lines.count && !(c->lines.items[end].flags & LINE_HEADING)) end++;
      unsigned section = told_by_lines(c, i + 1, end);
      for (size_t k = i; k < end && !(told & section); k++)
        if (c->lines.items[k].section == CV_OTHER) c->lines.items[k].section = section;
    }
    i = end;
  }
}

/* "2015 - 2017 Research Assistant, TU Hamburg", "2019 - date Oakmere Academy, Head of Physics": a post at a school. */
static bool is_post(const cv *c, const cv_line *l) {
  return cv_has_title(c, l) && cv_has_range(c, l) && !cv_hit_in(c, CV_T_DEGREES, l->first, l->end);
}

static bool opens_roles(const cv *c, size_t i, bool headed) {
  const cv_line *l = &c->lines.items[i];
  bool told = !headed || (l->section == CV_TOP && cv_dates_job(c, i, 0, c->lines.count));
  return told && dated_role(c, l) && (!cv_names_degree(c, l) || is_post(c, l));
}

/* A short line with a degree or a school. */
static bool is_school_line(const cv *c, const cv_line *l) {
  bool named = cv_names_degree(c, l) && !is_post(c, l) && !(l->flags & LINE_BULLET) && cv_words(l) <= HEADLESS_WORDS;
  return named || cv_is_schooling(c, l);
}

/* Below a degree, with no blank line between: a certificate, the languages. A job goes on or tells from when to when.
 */
static bool is_below_school(const cv *c, const cv_line *l) {
  return !(l->flags & (LINE_BLANK_BEFORE | LINE_BULLET)) && !cv_has_range(c, l) && !l->dates.open &&
         cv_words(l) <= HEADLESS_WORDS;
}

/* Where no heading opens the roles, the first range of dates does, with the short lines above it; "Earlier" below them
   is the heading of the rest. */
void cv_sections_headless(cv *c) {
  size_t first = 0;
  bool headed = false;
  for (size_t i = 0; i < c->lines.count; i++) headed |= (c->lines.items[i].section & CV_EXPERIENCE) != 0;
  while (first < c->lines.count && !opens_roles(c, first, headed)) first++;
  if (first == c->lines.count) return;
  for (size_t up = 0; up < HEADLESS_UP && first > 0; up++) {
    const cv_line *l = &c->lines.items[first], *above = l - 1;
    bool open = above->flags & (LINE_PRIVATE | LINE_NAME | LINE_HEADING | LINE_BULLET) ||
                cv_ends_sentence(c, above->text) || cv_words(above) > HEADLESS_WORDS || cv_is_prose(c, above);
    if (open || (l->flags & LINE_BLANK_BEFORE && cv_words(l) > l->dates.end - l->dates.first)) break;
    first--;
  }
  c->lines.items[first].flags |= LINE_BLANK_BEFORE;
  bool school = false;
  for (size_t i = first; i < c->lines.count && !(c->lines.items[i].flags & LINE_HEADING); i++) {
    cv_line *l = &c->lines.items[i];
    if (l->section & ~(unsigned)(CV_SUMMARY | CV_CONTACT | CV_OTHER)) continue;
    school = is_school_line(c, l) || (school && is_below_school(c, l));
    l->section = school ? CV_EDUCATION : CV_EXPERIENCE;
  }
}
