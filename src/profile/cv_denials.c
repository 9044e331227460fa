/* Denials: what a CV names without claiming it (table "cv-denials"). */
#include "profile/cv.h"

static const token *tok(const cv *c, uint32_t t) { return &c->tokens.items[t]; }

static const unsigned clause_end = GAP_STOP | GAP_SEMICOLON | GAP_CLOSE | GAP_PARAGRAPH;

static bool has_capital(const cv *c, const hit *h) {
  for (uint32_t t = h->first; t < h->first + h->count; t++)
    if (tok(c, t)->flags & (TOKEN_UPPER_FIRST | TOKEN_UPPER_ALL)) return true;
  return false;
}

/* The class of a hit that says what is claimed; CV_NO_CLASS where it says nothing here. */
static cv_class class_of(const cv *c, const hit *h) {
  cv_class class = cv_hit_class(c, h);
  bool colon = tok(c, h->first + h->count)->gap & GAP_COLON;
  return class == CV_OTHERS_COLON ? (colon ? CV_OTHERS : CV_NO_CLASS) : class;
}

/* Tokens that a claim reaches over: a long list's. One without an end would be walked through for each of its skills.
 */
enum { REACH = 100 };

/* What the clause before token t says of what follows: CV_DENIED, CV_OTHERS or CV_NO_CLASS. A "but" ends it. */
static cv_class claim_before(const cv *c, const cv_statement *s, uint32_t t) {
  for (uint32_t end = t; t > s->first && end - t < REACH && !(tok(c, t)->gap & clause_end);) {
    const hit *h = cv_hit_at(c, CV_T_DENIALS, --t);
    cv_class class = h ? class_of(c, h) : CV_NO_CLASS;
    if (class == CV_DENIED || class == CV_OTHERS) return class;
    if (class != CV_NO_CLASS && class != CV_LEARNING) return CV_NO_CLASS;
  }
  return CV_NO_CLASS;
}

/* "Django: never used", "PHP (no experience)". */
static bool is_denied_after(const cv *c, const cv_statement *s, uint32_t end) {
  if (end >= s->end || tok(c, end)->gap & (GAP_COMMA | clause_end)) return false;
  const hit *h = cv_hit_at(c, CV_T_DENIALS, end);
  if (!h || h->first != end) return false;
  uint32_t next = h->first + h->count;
  bool last = next >= s->end || tok(c, next)->gap & (clause_end | GAP_COMMA);
  cv_class class = class_of(c, h);
  return class == CV_DENIED_AFTER || (class == CV_DENIED && last);
}

/* "Learning SQL in my own time"; "Learning and development" is another thing. */
static bool is_being_learnt(const cv *c, const cv_statement *s, const hit *skill) {
  const hit *h = skill->first > s->first ? cv_hit_at(c, CV_T_DENIALS, skill->first - 1) : NULL;
  return h && class_of(c, h) == CV_LEARNING && h->first == s->first && has_capital(c, skill);
}

bool cv_is_denied(const cv *c, const cv_statement *s, const hit *skill) {
  if (is_being_learnt(c, s, skill)) return true;
  cv_class before = claim_before(c, s, skill->first);
  if (before == CV_DENIED) return true;
  if (before == CV_OTHERS && has_capital(c, skill)) return true; /* a name: a product or a firm */
  return is_denied_after(c, s, skill->first + skill->count);
}

bool cv_denies(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (cv_class_at(c, CV_T_DENIALS, t) == CV_DENIED) return true;
  return false;
}
