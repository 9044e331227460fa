/* Certificates that are not held: those ahead and those that are over. */
#include "profile/cv.h"

enum { UNHELD_WITHIN = 6 /* words of a certificate and of what is said of it */ };

/* "PMP (expected 2027)": the date is ahead. "BLS exp. 08/2026", read in November: it is over. Of the certificate that
   ends before token t, up to the next one. */
bool cv_is_out_of_time(const cv *c, const cv_statement *s, uint32_t t, bool *expired) {
  uint32_t end = t + UNHELD_WITHIN < s->end ? t + UNHELD_WITHIN : s->end;
  for (; t < end && !(cv_token(c, t)->gap & GAP_SEMICOLON); t++) {
    const hit *skill = cv_hit_at(c, CV_T_SKILLS, t);
    cv_class k = cv_class_at(c, CV_T_DATES, t);
    cv_dates d;
    if (skill && cv_is_kind(c, skill, SKILL_CERT)) return false;
    if ((!cv_is_expectation(k) && k != CV_ENDS) || !cv_dates_find(c, t, s->end, &d)) continue;
    if (d.first > t + UNHELD_WITHIN || !c->as_of) return false;
    month last = d.to ? d.to : d.from;
    if (last < d.from || !d.range) last = d.from;
    if (d.from_year && last == d.from) last += 11; /* a year alone: to its end */
    if (k == CV_EXPECTED) return d.from > c->as_of;
    return *expired = last < c->as_of;
  }
  return false;
}

static bool is_ahead(const hit *level) {
  return level && (level->class == CV_LEVEL_AHEAD || level->class == CV_LEVEL_UNFINISHED);
}

/* What is ahead stands before it: "(working on: CCRN", "Studying for the PMP". */
static bool is_ahead_before(const cv *c, const cv_statement *s, uint32_t t) {
  for (uint32_t n = 0;
       t > s->first && n < UNHELD_WITHIN && !(cv_token(c, t)->gap & (GAP_COMMA | GAP_SEMICOLON | GAP_OPEN)); n++) {
    const hit *h = cv_hit_at(c, CV_T_LEVELS, --t);
    if (cv_hit_at(c, CV_T_SKILLS, t)) return false;
    if (is_ahead(h)) return true;
  }
  return false;
}

/* "Network+ (studying)", "CFA Level II candidate", "PRINCE2 (expired)". */
bool cv_is_unheld(const cv *c, const cv_statement *s, uint32_t first, uint32_t end) {
  bool expired;
  if (is_ahead_before(c, s, first) || cv_is_out_of_time(c, s, end, &expired)) return true;
  while (end < s->end && end < first + UNHELD_WITHIN &&
         !(cv_token(c, end)->gap & (GAP_COMMA | GAP_SEMICOLON | GAP_STOP)))
    end++;
  for (uint32_t t = first; t < end; t++)
    if (is_ahead(cv_hit_at(c, CV_T_LEVELS, t))) return true;
  return false;
}

/* A line of certificates none of which is held. */
bool cv_names_unheld_alone(const cv *c, const cv_statement *s, uint32_t first, uint32_t end) {
  bool unheld = false;
  if (s->role >= 0) return false;
  for (uint32_t t = first; t < end; t++) {
    const hit *h = cv_hit_at(c, CV_T_SKILLS, t);
    if (!h || h->first != t || !cv_is_kind(c, h, SKILL_CERT)) continue;
    if (!cv_is_unheld(c, s, t, t + h->count)) return false;
    unheld = true;
  }
  return unheld;
}
