/* Lines that tell of schooling, whatever section they stand in. */
#include "profile/cv.h"

enum { SCHOOLING_WORDS = 16 };

static bool names_school(const cv *c, const cv_line *l) {
  return cv_has_class(c, CV_T_SCHOOLS, l->first, l->end, CV_SCHOOL);
}

bool cv_names_degree(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first; t < l->end; t++) {
    const hit *h = cv_hit_at(c, CV_T_DEGREES, t);
    if (h && h->first == t && cv_is_degree_at(c, l, t)) return true;
  }
  return names_school(c, l);
}

bool cv_is_degree_at(const cv *c, const cv_line *l, uint32_t t) {
  const hit *h = cv_hit_at(c, CV_T_DEGREES, t);
  if (!h || h->first != t) h = cv_hit_at(c, CV_T_POSTING_DEGREES, t);
  if (!h || h->first != t) return false;
  uint32_t next = t + h->count;
  return !(h->flags & FORM_WEAK) || (next < l->end && !(c->tokens.items[next].gap & ~(unsigned)GAP_SPACE) &&
                                     c->tokens.items[next].flags & TOKEN_UPPER_FIRST);
}

/* "2012 - 2016": how long one was somewhere, as a doctoral candidate too. */
bool cv_has_range(const cv *c, const cv_line *l) {
  cv_dates d;
  for (uint32_t t = l->first; t < l->end && cv_dates_find(c, t, l->end, &d); t = d.end)
    if (d.range) return true;
  return false;
}

/* "B.Sc. Physics, University of Leeds, 2011": a degree that begins the line, or stands beside its school. */
static bool tells_degree(const cv *c, const cv_line *l, bool school) {
  bool degree = false;
  for (uint32_t t = l->first; t < l->end; t++) {
    bool here = cv_is_degree_at(c, l, t);
    degree |= here && (school || t == l->first);
    if (!here && cv_class_at(c, CV_T_PARTS, t) == CV_TITLE) return false;
  }
  return degree;
}

bool cv_is_schooling(const cv *c, const cv_line *l) {
  return l->flags & LINE_BLANK_BEFORE && !(l->flags & (LINE_BULLET | LINE_PRIVATE)) && cv_words(l) &&
         cv_words(l) <= SCHOOLING_WORDS && !cv_has_range(c, l) && tells_degree(c, l, names_school(c, l));
}

/* Under "Training", beside the courses: "Alder University, A.S. Culinary Arts, 2004". */
bool cv_is_schooling_among(const cv *c, const cv_line *l, unsigned now) {
  return now & (CV_CERTIFICATIONS | CV_COURSES) && !(now & CV_EDUCATION) && !(l->flags & LINE_PRIVATE) &&
         cv_words(l) <= SCHOOLING_WORDS && names_school(c, l) && tells_degree(c, l, true);
}
