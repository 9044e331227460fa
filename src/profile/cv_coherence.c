/* How well a reading of a CV hangs together: what tells a page read in its order from one whose columns were mixed. */
#include "base/maths.h"
#include "profile/cv.h"

/* What a whole role, a role with a part missing, and its other signs are worth. Only their order matters: a whole role
   outweighs every sign together, and half a role is worth less than none would cost. */
static const double WHOLE = 3, PARTLY = 0.5, HARDLY = -1, NAMED = 0.5, TOLD = 0.25, ORDERED = 0.25, SCHOOLED = 1,
                    UNSCHOOLED = 0.25, OPENED = 0.5, BROKEN = -0.1;

enum { LONG_NAME = 9 /* words; no title or employer has more */ };

static size_t word_count(slice s) {
  size_t n = 0;
  for (size_t i = 0; i < s.size; i++) n += s.data[i] != ' ' && (i == 0 || s.data[i - 1] == ' ');
  return n;
}

static bool reads_as_name(slice s) {
  return s.size && !(s.data[0] >= 'a' && s.data[0] <= 'z') && word_count(s) <= LONG_NAME;
}

double cv_role_score(const profile_role *r) {
  int parts = (r->title.size > 0) + (r->employer.size > 0) + (r->from != MONTH_NONE);
  double score = parts == 3 ? WHOLE : parts == 2 ? PARTLY : HARDLY;
  if (r->title.size) score += reads_as_name(r->title) ? NAMED : HARDLY;
  if (r->employer.size) score += reads_as_name(r->employer) ? NAMED : HARDLY;
  return score;
}

static double role_scores(const cv *c) {
  double score = 0;
  for (size_t i = 0; i < c->roles.count; i++) {
    const profile_role *r = &c->roles.items[i];
    double worth = cv_role_score(r);
    if (r->project) { /* as much as another role, or nothing is lost where "Volunteer" is read as a title */
      score += larger_of(worth, 0);
      continue;
    }
    score += worth;
    if (i && r->from && c->roles.items[i - 1].from >= r->from) score += ORDERED;
  }
  return score;
}

/* Do the words of titles and employers stand where they were read? */
static double told_scores(const cv *c) {
  double score = 0;
  for (size_t i = 0; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i];
    if (l->flags & LINE_HEAD && cv_has_class(c, CV_T_PARTS, l->first, l->end, CV_TITLE)) score += TOLD;
  }
  return score;
}

/* A line that begins in lower case goes on with the line before it; after a sentence's end or a heading it cannot. */
static double flow_scores(const cv *c) {
  double score = 0;
  for (size_t i = 1; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i], *p = l - 1;
    if (l->flags & LINE_HEADING) score += OPENED;
    if (l->flags & (LINE_BULLET | LINE_PRIVATE) || !l->text.size || !(l->text.data[0] >= 'a' && l->text.data[0] <= 'z'))
      continue;
    if (cv_ends_sentence(c, p->text) || p->flags & (LINE_HEADING | LINE_HEAD)) score += BROKEN;
  }
  return score;
}

double cv_coherence(const cv *c) {
  double score = role_scores(c) + told_scores(c) + flow_scores(c);
  for (size_t i = 0; i < c->degrees.count; i++) score += c->degrees.items[i].school.size ? SCHOOLED : UNSCHOOLED;
  return score;
}
