/* Denials: what a CV names without claiming it (table "cv-denials"). */
#include "profile/cv.h"

static const unsigned clause_end = GAP_STOP | GAP_SEMICOLON | GAP_CLOSE | GAP_PARAGRAPH;

static bool has_capital(const cv *c, const hit *h) {
  for (uint32_t t = h->first; t < h->first + h->count; t++)
    if (cv_token(c, t)->flags & (TOKEN_UPPER_FIRST | TOKEN_UPPER_ALL)) return true;
  return false;
}

/* The class of a hit that says what is claimed; CV_NO_CLASS where it says nothing here. */
static cv_class class_of(const cv *c, const hit *h) {
  cv_class class = cv_hit_class(c, h);
  bool colon = cv_token(c, h->first + h->count)->gap & GAP_COLON;
  if (class == CV_OTHERS_COLON) return colon ? CV_OTHERS : CV_NO_CLASS;
  if (class == CV_DENIED_COLON) return colon ? CV_DENIED : CV_NO_CLASS;
  return class;
}

/* Tokens that a claim reaches over: a long list's. One without an end would be walked through for each of its skills.
 */
enum {
  REACH = 100,
  THEIRS_REACH = 4, /* "under supervision of a [senior registered] nurse" */
  LACK_WORDS = 6    /* "no formal financial accounting training" */
};

static bool is_word(const cv *c, uint32_t t, word_set set) { return token_is(c->dictionary, cv_token(c, t), set); }

/* Does a clause, or what is said in it of one thing, end before token t? "no SQL, only", "no payroll training yet". */
static bool ends_lack(const cv *c, uint32_t t, uint32_t end) {
  return t >= end || cv_token(c, t)->gap & (GAP_COMMA | GAP_NEWLINE | clause_end) ||
         token_is_function_word(c->dictionary, cv_token(c, t)) || cv_class_at(c, CV_T_DENIALS, t) != CV_NO_CLASS;
}

/* "No formal accounting training", "without any budget responsibility", "No SQL, only spreadsheets": where the words
   end that the one at t denies; t itself: none. "No payroll errors" and "no-code tools" deny no skill. */
static uint32_t lack_end(const cv *c, uint32_t t, uint32_t end, bool list) {
  const unsigned apart = GAP_COMMA | GAP_COLON | GAP_NEWLINE | clause_end;
  if (!is_word(c, t, SET_CV_NONE)) return t;
  uint32_t n = t + 1;
  while (n < end && cv_token(c, n)->gap == GAP_SPACE && is_word(c, n, SET_CV_KINDS)) n++;
  for (uint32_t k = n; k < end && k <= t + LACK_WORDS && !(cv_token(c, k)->gap & apart); k++) {
    if (k == t + 1 && cv_token(c, k)->gap != GAP_SPACE) return t;
    if (is_word(c, k, SET_CV_HAVING) && ends_lack(c, k + 1, end)) return k + 1;
  }
  if (list || n >= end || cv_token(c, n)->gap != GAP_SPACE) return t; /* in a list "No SQL" may be a name */
  const hit *h = cv_hit_at(c, CV_T_SKILLS, n);
  uint32_t stop = h ? h->first + h->count : n;
  return h && ends_lack(c, stop, end) ? stop : t;
}

/* Is the skill among what a word before it denies, or does that word look like a part of its name ("No SQL")? */
static bool is_lacked(const cv *c, const cv_statement *s, const hit *skill) {
  uint32_t first = skill->first > s->first + LACK_WORDS ? skill->first - LACK_WORDS : s->first;
  for (uint32_t t = first; t <= skill->first; t++) {
    uint32_t end = lack_end(c, t, s->end, s->list);
    if (end > t && end >= skill->first + skill->count) return true;
  }
  return false;
}

/* "under supervision of a registered nurse", "a colleague who ran payroll". */
static bool is_theirs(const cv *c, const cv_statement *s, const hit *skill) {
  uint32_t t = skill->first;
  for (uint32_t n = 0; t > s->first && n <= THEIRS_REACH; n++) {
    if (cv_token(c, t)->gap & (GAP_COMMA | clause_end)) return false;
    if (cv_class_at(c, CV_T_DENIALS, --t) == CV_THEIRS) return true;
    if (token_is_function_word(c->dictionary, cv_token(c, t))) return false; /* "worked under a deadline on payroll" */
  }
  return false;
}

/* Is it the person who wishes? Outside of a role, or where a sentence begins with it. */
static bool is_wish(const cv *c, const cv_statement *s, const hit *h) {
  return s->role < 0 || h->first == s->first || (cv_token(c, h->first)->gap & (GAP_STOP | GAP_OPEN)) != 0;
}

/* What the clause before token t says of what follows: CV_DENIED, CV_OTHERS or CV_NO_CLASS. A "but" ends it. */
static cv_class claim_before(const cv *c, const cv_statement *s, uint32_t t) {
  const hit *last = cv_hit_before(c, CV_T_DENIALS, t);
  if (!last || last->first + last->count <= s->first) return CV_NO_CLASS;
  for (uint32_t end = t; t > s->first && end - t < REACH && !(cv_token(c, t)->gap & clause_end);) {
    if (--t >= last->first + last->count) continue;
    const hit *h = cv_hit_at(c, CV_T_DENIALS, t);
    cv_class class = h ? class_of(c, h) : CV_NO_CLASS;
    if (class == CV_WISHED && is_wish(c, s, h)) return CV_DENIED;
    if (class == CV_DENIED || class == CV_OTHERS) return class;
    if (class != CV_NO_CLASS && class != CV_WISHED && class != CV_LEARNING && class != CV_THEIRS &&
        class != CV_DENIED_AFTER)
      return CV_NO_CLASS;
  }
  return CV_NO_CLASS;
}

/* Does the clause go on without another skill: "Elixir: no experience [yet]"? */
static bool names_none(const cv *c, const cv_statement *s, uint32_t t) {
  for (; t < s->end && !(cv_token(c, t)->gap & (clause_end | GAP_COMMA)); t++)
    if (cv_hit_at(c, CV_T_SKILLS, t)) return false;
  return true;
}

/* "Django: never used", "PHP (no experience)". */
static bool is_denied_after(const cv *c, const cv_statement *s, uint32_t end) {
  if (end >= s->end || cv_token(c, end)->gap & (GAP_COMMA | clause_end)) return false;
  const hit *h = cv_hit_at(c, CV_T_DENIALS, end);
  if (!h || h->first != end) return false;
  uint32_t next = h->first + h->count;
  bool apart = cv_token(c, end)->gap & (GAP_COLON | GAP_DASH | GAP_OPEN);
  bool last = next >= s->end || cv_token(c, next)->gap & (clause_end | GAP_COMMA) || (apart && names_none(c, s, next));
  cv_class class = class_of(c, h);
  return class == CV_DENIED_AFTER || ((class == CV_DENIED || class == CV_WISHED) && last);
}

/* "Learning SQL in my own time"; "Learning and development" is another thing. */
static bool is_being_learnt(const cv *c, const cv_statement *s, const hit *skill) {
  const hit *h = skill->first > s->first ? cv_hit_at(c, CV_T_DENIALS, skill->first - 1) : NULL;
  if (!h || class_of(c, h) != CV_LEARNING || !has_capital(c, skill)) return false;
  return h->first == s->first || (s->role < 0 && cv_token(c, h->first)->gap & (GAP_COMMA | GAP_COLON | clause_end));
}

bool cv_is_denied(const cv *c, const cv_statement *s, const hit *skill) {
  if (is_being_learnt(c, s, skill) || is_lacked(c, s, skill) || is_theirs(c, s, skill)) return true;
  cv_class before = claim_before(c, s, skill->first);
  if (before == CV_DENIED) return true;
  if (before == CV_OTHERS && has_capital(c, skill)) return true; /* a name: a product or a firm */
  return is_denied_after(c, s, skill->first + skill->count);
}

bool cv_denies(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++) {
    const hit *h = cv_hit_at(c, CV_T_DENIALS, t);
    cv_class class = h && h->first + h->count < end ? class_of(c, h) : h ? cv_hit_class(c, h) : CV_NO_CLASS;
    if (class == CV_DENIED || class == CV_THEIRS || lack_end(c, t, end, false) > t) return true;
    if (class == CV_WISHED && h->first == t && (t == first || cv_token(c, t)->gap & GAP_STOP)) return true;
  }
  return false;
}
