/* Is an amount of years experience of the candidate? Words right beside it decide first, then the sentence, then the
   section. A company's age, contract lengths, benefits and ages of people must not pass. */
#include <math.h>

#include "posting/readers/degrees.h"
#include "posting/readers/years.h"

/* How many words from the amount a thing is still said of it. */
enum {
  ITEM_BEFORE = 60, /* in its sentence: a line may be a megabyte */
  ITEM_AFTER = 40,
  COMPANY_REACH = 25, /* "Acme has led the market for more than 20 years" */
  COMPANY_CLOSE = 8,  /* "we" beside an open amount of few years */
  ASKED_MOST = 8,     /* years: no company praises itself for so few */
  NAMED_BEFORE = 9,   /* "experience in retail of at least 2 years" */
  SUBJECT_REACH = 5,  /* "3 years of revenue management experience" */
  LABEL_REACH = 8,    /* "Length of the contract: 2 years" */
  DEGREE_REACH = 10   /* "BSc in a related field, 5 years" */
};

/* What the decision looks at. */
typedef struct context {
  const years_reader *y;
  const amount *a;
  const item *it;
  section_kind section;
} context;

static unsigned gap_at(const context *c, uint32_t i) { return c->y->r->tokens.items[i].gap; }

static const cue *begins(const context *c, uint32_t i) { return cues_begin(&c->y->cues, i); }

/* End of the clause after the amount: a stop, a semicolon, the next amount. */
static uint32_t clause_end(const context *c) {
  uint32_t i = c->a->end;
  for (; i < c->it->end && i < c->a->end + REACH_CLAUSE; i++) {
    if (i > c->a->end && gap_at(c, i) & (GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET)) break;
    const cue *unit = begins(c, i);
    if (is_time_unit(unit)) {
      amount next;
      if (years_amount(c->y, unit, &next) && next.first > c->a->end) return next.first;
    }
  }
  return i;
}

/* In the sentence, as far as a statement goes (a line may be a megabyte). */
static bool item_has(const context *c, int class) {
  uint32_t first = c->a->first > c->it->first + ITEM_BEFORE ? c->a->first - ITEM_BEFORE : c->it->first;
  uint32_t end = c->a->end + ITEM_AFTER < c->it->end ? c->a->end + ITEM_AFTER : c->it->end;
  return cues_find(&c->y->cues, first, end, class) != NULL;
}

static bool candidate_spoken_of(const context *c) {
  return item_has(c, YEARS_CANDIDATE) || item_has(c, SAID_REQUIRED) || item_has(c, SAID_PREFERRED) ||
         item_has(c, SAID_SOFTLY) || item_has(c, YEARS_AT_LEAST);
}

/* Before the amount: what comes after it is what the experience is in ("... as a leader in our field"). */
static bool company_spoken_of(const context *c) {
  uint32_t first = c->a->first;
  unsigned apart = GAP_STOP | GAP_SEMICOLON | GAP_NEWLINE | GAP_BULLET | GAP_GLUE | GAP_PARAGRAPH;
  /* no company praises itself for two years: a small open amount is asked for, unless "we" stands close */
  uint32_t reach = c->a->open && c->a->min <= ASKED_MOST ? COMPANY_CLOSE : COMPANY_REACH;
  while (first > c->it->first && c->a->first - first < reach && !(gap_at(c, first) & apart)) first--;
  return cues_find(&c->y->cues, first, c->a->first, YEARS_COMPANY) != NULL;
}

/* Experience is named after the amount, or closely before it. */
static bool experience_named(const context *c) {
  if (c->a->unit->class == QUANTITY_YOE) return true;
  if (cues_find(&c->y->cues, c->a->end, clause_end(c), YEARS_EXPERIENCE)) return true;
  uint32_t from = c->a->first > c->it->first + NAMED_BEFORE ? c->a->first - NAMED_BEFORE : c->it->first;
  for (uint32_t i = c->a->first; i-- > from;) {
    const cue *q = cues_end(&c->y->cues, i);
    if (gap_at(c, i + 1) & (GAP_STOP | GAP_SEMICOLON)) return false;
    if (q && q->class == YEARS_EXPERIENCE) return true;
    if (is_time_unit(q)) return false;
  }
  return false;
}

/* "3 years of revenue management experience": the noun only begins what the experience is in. */
static bool begins_subject(const context *c, const cue *q) {
  /* "5 years in business analytics" */
  if (token_in(c->y->r, q->end - 1, SET_FIELD_BEGINS) && q->end < c->it->end && gap_at(c, q->end) == GAP_SPACE &&
      !token_in(c->y->r, q->end, SET_SUBJECT_ENDS))
    return true;
  for (uint32_t i = q->end; i < c->it->end && i < q->end + SUBJECT_REACH; i++) {
    if (gap_at(c, i) & ~(unsigned)(GAP_SPACE | GAP_HYPHEN | GAP_SLASH)) return false;
    const cue *named = begins(c, i);
    if (named && named->class == YEARS_EXPERIENCE) return true;
    if (i == q->end && token_in(c->y->r, i, SET_SUBJECT_ENDS)) return false;
  }
  return false;
}

static bool wanted_section(const context *c) {
  return c->section == SECTION_REQUIREMENTS || c->section == SECTION_PREFERRED || c->section == SECTION_EDUCATION ||
         c->section == SECTION_TOOLS;
}

/* Words right after the unit that say it is something else. */
static bool denied_after(const context *c) {
  const cue *q = c->a->end < c->it->end ? begins(c, c->a->end) : NULL;
  if (q && q->class == YEARS_NOT_AFTER && q->end > q->first + 1 && begins_subject(c, q)) return false;
  if (q && q->end < c->it->end && gap_at(c, q->end) == GAP_SPACE && token_in(c->y->r, q->end, SET_ARTICLES))
    return q->class == YEARS_NOT_AFTER && q->end > q->first + 1; /* "three years running a kitchen" */
  if (q && q->class == YEARS_NOT_AFTER && !(gap_at(c, q->first) & (GAP_COMMA | GAP_STOP | GAP_SEMICOLON | GAP_COLON)))
    return true;
  if (!q || q->class != YEARS_MORE) return false;
  const cue *then = q->end < c->it->end ? begins(c, q->end) : NULL; /* "18 years or more of age" */
  return then && then->class == YEARS_NOT_AFTER;
}

/* "You've been coding for three years", "must have driven lorries for 5 years", "who has run crews for ten": what the
   candidate has done, not where one has lived. */
static bool has_done(const context *c) {
  uint32_t from = c->a->first > c->it->first + REACH_CLAUSE ? c->a->first - REACH_CLAUSE : c->it->first;
  for (uint32_t i = c->a->first; i-- > from;) {
    if (gap_at(c, i + 1) & (GAP_STOP | GAP_SEMICOLON | GAP_PARAGRAPH) || token_in(c->y->r, i, SET_RESIDES))
      return false;
    if (token_in(c->y->r, i, SET_DOER_HAS)) return true;
    if (i > c->it->first && token_in(c->y->r, i, SET_HAVE)) return token_in(c->y->r, i - 1, SET_DOERS);
    bool opens = i == c->it->first && wanted_section(c); /* "Managed a shop for three years", of whoever is wanted */
    if (opens) return token_in(c->y->r, i, SET_HAVE) || c->y->r->tokens.items[i].tag == 'd';
  }
  return false;
}

static bool denied_before(const context *c) {
  uint32_t i = c->a->first;
  if (i == c->it->first) return false;
  const cue *q = cues_end(&c->y->cues, i - 1);
  if (q && q->class == YEARS_NOT_BEFORE) return !has_done(c); /* "You have managed people for over five years" */
  /* "in five years"; "for 25 years" */
  if (!token_in(c->y->r, i - 1, SET_TIME_SPANS) || c->a->at_least) return false;
  if (has_done(c)) return false;
  const cue *more = begins(c, c->a->end); /* "You have done so for three years or longer" */
  if (more && more->class == YEARS_MORE && item_has(c, YEARS_CANDIDATE)) return false;
  const cue *reader = begins(c, c->it->first); /* "You've used Revit for two years", below what is asked */
  if (reader && reader->class == YEARS_CANDIDATE && wanted_section(c)) return false;
  return !cues_find(&c->y->cues, c->a->end, clause_end(c), YEARS_EXPERIENCE);
}

/* The label that the amount answers: "Contract length: 2 years", or the heading line before it. */
static bool label_denies(const context *c) {
  uint32_t first = c->it->first;
  for (uint32_t i = c->a->first; i > first && i + LABEL_REACH > c->a->first; i--) {
    if (!(gap_at(c, i) & (GAP_COLON | GAP_DASH))) continue;
    const cue *q = cues_end(&c->y->cues, i - 1);
    bool contract = q && q->class == YEARS_NOT_AFTER && gap_at(c, i) & GAP_COLON; /* "Fixed term: 3 years" */
    return contract || (q && (q->class == YEARS_NOT_LABEL || q->class == YEARS_NOUN));
  }
  if (c->a->first > first + 1 || first == 0) return false;
  const cue *q = cues_end(&c->y->cues, first - 1);
  if (!q || (q->class != YEARS_NOT_LABEL && q->class != YEARS_NOUN)) return false;
  const item *above = c->it > c->y->r->items ? c->it - 1 : c->it;
  return gap_at(c, first) & GAP_COLON ? q->class == YEARS_NOT_LABEL
                                      : gap_at(c, first) & GAP_NEWLINE && above->end - above->first <= REACH_NEAR;
}

/* "4-year degree", "a 3 year roadmap": the amount is an adjective of the next word. */
static bool is_adjective(const context *c) {
  if (c->a->end >= c->it->end) return false;
  bool singular = token_in(c->y->r, c->a->unit->first, SET_SINGULAR_UNITS);
  double one = c->a->unit->class == QUANTITY_MONTH ? 0.1 : 1; /* in years */
  if (!c->a->glued_hyphen && !(singular && c->a->min > one)) return false;
  if (gap_at(c, c->a->end) & ~(unsigned)(GAP_SPACE | GAP_NEWLINE)) return false;
  return !token_in(c->y->r, c->a->end, SET_NO_ADJECTIVE) &&
         !cues_find(&c->y->cues, c->a->end, c->a->end + REACH_NEAR, YEARS_EXPERIENCE);
}

/* In text about the company or its benefits, or in a sentence about "we": only where the candidate is spoken of too. */
static bool company_talk(const context *c) {
  bool candidate = candidate_spoken_of(c);
  bool boilerplate = c->it->quiet || c->section == SECTION_BENEFITS || c->section == SECTION_LEGAL;
  if (candidate) return c->a->min >= 15 && company_spoken_of(c);
  bool company = company_spoken_of(c);
  bool demand = (c->a->open || !isnan(c->a->max) || c->a->at_least || c->a->first <= c->it->first + 1) &&
                c->a->min <= 12 && experience_named(c);
  if (boilerplate && demand && !company) return false; /* the section was not seen to end */
  if (boilerplate || company) return true;
  if (c->section == SECTION_ABOUT)
    return c->a->min >= 10 ||
           !(c->a->open || !isnan(c->a->max) || c->a->first <= c->it->first + 1 || experience_named(c));
  return c->a->min >= 15 && !wanted_section(c) && c->a->first > c->it->first + 1;
}

/* A skill or a degree field named right after: "3 years of SQL". */
static bool skill_follows(const context *c) {
  for (uint32_t i = c->a->end; i < c->a->end + SUBJECT_REACH && i < c->it->end; i++)
    if (hit_at(c->y->r, TABLE_SKILLS, i)) return true;
  return false;
}

static bool skill_before(const context *c) {
  for (uint32_t i = c->a->first; i-- > c->it->first && i + REACH_NEAR >= c->a->first;)
    if (hit_at(c->y->r, TABLE_SKILLS, i)) return true;
  return false;
}

/* "BSc, 5-7 years in ...": a degree is asked for in the same breath. */
static bool degree_before(const context *c) {
  for (uint32_t i = c->a->first; i-- > c->it->first && i + DEGREE_REACH > c->a->first;) {
    const hit *h = hit_at(c->y->r, TABLE_DEGREES, i);
    if (h && degrees_level(h) >= 0) return true;
  }
  return false;
}

/* "Bachelor's with 5 years or Master's with 3". */
static bool degree_after_or(const context *c) {
  return token_in(c->y->r, c->a->end, SET_OR) && hit_at(c->y->r, TABLE_DEGREES, c->a->end + 1);
}

/* Is what follows the unit the shape of an asked amount: "of", "in", "with", "working", the end of the line? */
static bool follows_well(const context *c) {
  uint32_t i = c->a->end;
  if (i >= c->it->end) return true;
  if (gap_at(c, i) & (GAP_CLOSE | GAP_COMMA | GAP_SEMICOLON | GAP_OPEN | GAP_STOP | GAP_DASH | GAP_NEWLINE))
    return true;
  const hit *degree = hit_at(c->y->r, TABLE_DEGREES, i); /* "or 7 years without a degree" */
  if (token_in(c->y->r, i, SET_YEARS_GO_ON) || degree_after_or(c) || (degree && degree->class == DEGREES_EQUIVALENT))
    return true;
  const cue *q = begins(c, i);
  slice between = text_before(c->y->r, i); /* "four years' bakery work" */
  bool genitive = slice_starts_with(between, SLICE("'")) || slice_starts_with(between, SLICE("\xE2\x80\x99"));
  if (genitive && !(q && q->class == YEARS_NOUN)) return true;
  if (q && (q->class == YEARS_FILLER || q->class == SAID_PREFERRED || q->class == SAID_REQUIRED ||
            q->class == YEARS_AT_LEAST || q->class == SAID_SOFTLY || q->class == YEARS_MORE))
    return true;
  slice tags = word_tags(c->y->r->dictionary, c->y->r->tokens.items[i].word);
  return (tags.size && memchr(tags.data, 'g', tags.size)) || skill_follows(c); /* a gerund */
}

/* "24+ months in sales", "18 months in kitchens" */
static bool months_asked(const context *c) {
  bool least = c->a->at_least || c->a->open, opens = c->a->first <= c->it->first + 1;
  return c->a->end < c->it->end && (wanted_section(c) ? least || c->a->min >= 1 : least && opens && !c->it->quiet);
}

/* No word says experience: the place and the shape must. */
static bool accept_bare(const context *c) {
  bool done = has_done(c);
  if (!(done || follows_well(c)) || company_talk(c)) return false;
  if (done) return true;
  if (c->a->unit->class == QUANTITY_MONTH && !c->a->mixed) return months_asked(c);
  bool parens = gap_at(c, c->a->first) & GAP_OPEN && gap_at(c, c->a->end) & GAP_CLOSE;
  if (parens) return c->a->open || wanted_section(c) || skill_before(c);
  if (wanted_section(c) || c->a->first <= c->it->first + 1) return true;
  if (gap_at(c, c->a->first) & GAP_COLON) return true; /* "SQL: 1 year (Preferred)" */
  if (c->a->at_least || candidate_spoken_of(c) || skill_follows(c) || degree_before(c)) return true;
  return gap_at(c, c->a->first) & (GAP_DASH | GAP_BULLET | GAP_SLASH) && c->a->open;
}

/* "Bachelor's degree (4 years)": the length of the studies. */
static bool studies_length(const context *c) {
  if (c->a->first == 0 || !(gap_at(c, c->a->first) & GAP_OPEN)) return false;
  const hit *h = hit_at(c->y->r, TABLE_DEGREES, c->a->first - 1);
  return h && degrees_level(h) >= 0 && !c->a->open;
}

/* "With 25 years of experience in logistics, Acme knows ports": the sentence opens with the years and goes on, past its
   comma, with who has them. */
static bool opens_praise(const context *c) {
  uint32_t first = c->a->first;
  if (first == c->it->first || first - c->it->first > 2 || !token_in(c->y->r, c->it->first, SET_WITH)) return false;
  uint32_t end = c->a->end + REACH_STATEMENT < c->it->end ? c->a->end + REACH_STATEMENT : c->it->end;
  for (uint32_t i = c->a->end + 1; i < end; i++) {
    if (gap_at(c, i) & (GAP_STOP | GAP_SEMICOLON | GAP_PARAGRAPH | GAP_BULLET)) return false;
    if (!(gap_at(c, i) & GAP_COMMA)) continue;
    const cue *q = begins(c, i);
    if (q && q->class == YEARS_CANDIDATE) return false;
    if (q && q->class == YEARS_COMPANY) return true;
    const token *t = &c->y->r->tokens.items[i];
    bool named = t->flags & TOKEN_UPPER_FIRST && i + 1 < end && gap_at(c, i + 1) == GAP_SPACE;
    if (named && t[1].flags & TOKEN_UPPER_FIRST && i + 2 < end) t++; /* "Acme Logistics knows" */
    uint32_t verb = (uint32_t)(t - c->y->r->tokens.items) + 1;
    if (named && !is_upper(c->y->r, verb) && (is_third_person(c->y->r, verb) || token_in(c->y->r, verb, SET_BE)))
      return true;
  }
  return false;
}

bool years_accept(const years_reader *y, const amount *a) {
  const item *it = &y->r->items[y->r->item_of[a->unit->first]];
  context c = {y, a, it, y->r->out->sections.count ? y->r->out->sections.items[it->section].kind : SECTION_NONE};
  double high = isnan(a->max) ? a->min : a->max;
  if (high > 45 || a->min > high || (a->upper_only && high >= 18)) return false;
  if (a->first < it->first) return false;
  if (denied_after(&c) || is_adjective(&c) || label_denies(&c) || studies_length(&c)) return false;
  bool named = experience_named(&c);
  if (denied_before(&c) || opens_praise(&c)) return false;
  if (!named) return high <= 25 && accept_bare(&c);
  return !company_talk(&c);
}
