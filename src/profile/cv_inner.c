/* Headings inside an entry, and entries that stand below a heading of something else. They are told once dates are
   known: "Achievements:" between two dated jobs is the first one's, and a dated job belongs to the jobs whatever
   heading stands above it. */
#include "profile/cv.h"

enum {
  HEAD_REACH = 3,    /* lines above and below its dates where a job's title may stand */
  NUMBERED_REACH = 3 /* lines below "1) Acme Ltd" where its dates or labels begin */
};

/* Sections that no sub-heading of a job opens. */
static const unsigned OWN = CV_EXPERIENCE | CV_EDUCATION | CV_LANGUAGES | CV_REFERENCES | CV_CONTACT | CV_VOLUNTEER |
                            CV_CERTIFICATIONS | CV_PUBLICATIONS;
/* Sections below which entries with dates are theirs. */
static const unsigned DATED =
    CV_EXPERIENCE | CV_EDUCATION | CV_VOLUNTEER | CV_PROJECTS | CV_CERTIFICATIONS | CV_PUBLICATIONS | CV_COURSES;

static bool ends_in_colon(const cv_line *l) { return l->text.size && l->text.data[l->text.size - 1] == ':'; }

/* What headings that can be nothing else have in common. */
typedef struct manner {
  bool plain;  /* none ends in a colon */
  bool spaced; /* above each stands an empty line */
} manner;

static manner manner_read(const cv *c) {
  size_t count = 0, colons = 0, close = 0;
  for (size_t i = 0; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i];
    if (!(l->flags & LINE_HEADING) || !(l->section & (CV_EXPERIENCE | CV_EDUCATION | CV_SKILLS))) continue;
    count++;
    colons += ends_in_colon(l);
    close += !(l->flags & LINE_BLANK_BEFORE) && i > 0;
  }
  return (manner){.plain = count && !colons, .spaced = count > 1 && !close};
}

static size_t section_end(const cv *c, size_t heading) {
  size_t end = heading + 1;
  while (end < c->lines.count && !(c->lines.items[end].flags & LINE_HEADING)) end++;
  return end;
}

/* A line of a head that names a title. */
static bool names_title(const cv *c, const cv_line *l) {
  return !(l->flags & LINE_BULLET) && cv_has_title(c, l) && !cv_is_prose(c, l);
}

bool cv_dates_job(const cv *c, size_t i, size_t first, size_t end) {
  const cv_line *l = &c->lines.items[i];
  if (!cv_dated(l) || !l->dates.range || l->flags & LINE_BULLET || cv_is_prose(c, l)) return false;
  if (cv_has_title(c, l)) return true;
  size_t from = i > first + HEAD_REACH ? i - HEAD_REACH : first;
  for (size_t k = i; k > from && !(c->lines.items[k].flags & LINE_BULLET); k--)
    if (names_title(c, &c->lines.items[k - 1])) return true;
  return i + 1 < end && names_title(c, l + 1);
}

static bool has_job(const cv *c, size_t first, size_t end) {
  for (size_t i = first; i < end; i++)
    if (cv_dates_job(c, i, first, end)) return true;
  return false;
}

/* Does the heading stand closer to the job above it than the CV's headings do? */
static bool is_close(const cv_line *l, const manner *m) {
  return (m->plain && ends_in_colon(l)) || (m->spaced && !(l->flags & LINE_BLANK_BEFORE));
}

static void join_entries(cv *c, size_t heading, size_t end, unsigned section) {
  cv_line *l = &c->lines.items[heading];
  l->flags &= ~(unsigned)LINE_HEADING;
  for (size_t i = heading; i < end; i++) c->lines.items[i].section = section;
}

/* Both kinds of the heading at line `at`, below entries of a section `now`: true where its lines are theirs. */
static bool is_inner(const cv *c, size_t at, size_t end, const manner *m) {
  const cv_line *l = &c->lines.items[at];
  if (l->level || l->flags & LINE_NUMBERED) return false;
  if (!(l->section & OWN) && is_close(l, m)) return true;
  return !(l->section & DATED) && has_job(c, at + 1, end);
}

static bool any_dated(const cv *c, size_t first, size_t end) {
  for (size_t i = first; i < end; i++)
    if (cv_dated(&c->lines.items[i])) return true;
  return false;
}

void cv_sections_inner(cv *c) {
  manner m = manner_read(c);
  size_t opened = SIZE_MAX; /* the heading of the jobs that go on */
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    if (!(l->flags & LINE_HEADING)) continue;
    size_t end = section_end(c, i);
    if (l->section & CV_EXPERIENCE)
      opened = i;
    else if (opened != SIZE_MAX && any_dated(c, opened + 1, i) && is_inner(c, i, end, &m))
      join_entries(c, i, end, c->lines.items[opened].section);
    else
      opened = SIZE_MAX;
  }
}

/* Below a numbered line, before the next one: the dates or labels of a job. */
static bool heads_job(const cv *c, size_t i) {
  const cv_line *l = &c->lines.items[i];
  if (!l->number || cv_dated(l) || cv_is_prose(c, l)) return false;
  for (size_t k = i + 1; k < c->lines.count && k <= i + NUMBERED_REACH; k++) {
    const cv_line *below = &c->lines.items[k];
    cv_class label;
    if (below->flags & (LINE_BULLET | LINE_HEADING) || below->section != l->section ||
        (k == i + 1 && below->flags & LINE_BLANK_BEFORE))
      return false;
    if (cv_dated(below) || cv_head_label(c, below, &label) > below->first) return true;
  }
  return false;
}

/* "1) Acme Ltd., Pune" above "Designation: Engineer": employers are numbered upwards. What is listed is no head. */
void cv_entries_numbered(cv *c) {
  int last = 0;
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    if (l->flags & LINE_HEADING) last = 0;
    if (!(l->section & CV_EXPERIENCE) || l->number != last + 1 || !heads_job(c, i)) continue;
    last = l->number;
    l->flags = (l->flags & ~(unsigned)LINE_BULLET) | LINE_BLANK_BEFORE;
  }
}
