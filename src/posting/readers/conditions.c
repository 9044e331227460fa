/* Conditions of the work: one of each type, at its clearest mention. Phrases decide; words with other uses ("remote",
   "travel", "shift") count where they stand alone, and negations turn or drop what they touch. */
#include <stdlib.h>

#include "posting/readers/conditions.h"
#include "posting/reading/rules.h"

enum { COND_TYPES = COND_LABEL_REMOTE }; /* classes below it are types of conditions */

typedef struct conditions_reader {
  reading *r;
  cues cues;
  posting_condition found[COND_TYPES];
  int rank[COND_TYPES];        /* how clear the mention is; 0: none yet */
  const cue *based;            /* where the job has its place, unless more is said of it: "based in our Leeds office" */
  bool of_heading[COND_TYPES]; /* nothing but a heading has named it so far */
} conditions_reader;

/* How far, in words, what bears upon a mention may stand from it. */
enum {
  DENIAL_BEFORE = REACH_NEAR, /* "no need to travel" */
  DENIAL_AFTER = 4,           /* "travel is not required" */
  DENIAL_TAKEN_BACK = REACH_PHRASE,
  SHORT_LINE = 3, /* words of a line that is nothing but the mention */
  CELL_WORDS = 4, /* of a cell between bars: "Onsite San Francisco" */
  POST_WORDS = 3, /* "remote sales position" */
  ROLES_BEFORE = REACH_CLAUSE,
  EMPLOYER_BEFORE = 16, /* "complies with all laws governing ..." */
  PERCENT_NEAR = 3,
  BODY_NEAR = 12,   /* another word of bodily work */
  WEIGHT_AFTER = 9, /* "lifting merchandise up to 40 pounds" */
  CLEARANCE_BEFORE = 8,
  CLEARANCE_AFTER = REACH_CLAUSE,
  FORM_NEXT = 4, /* to the next label of a form that nobody filled in */
  WEEK_AFTER = 4,
  SPONSOR_BEFORE = 10,
  SPONSOR_AFTER = 8,
  QUESTION_BEFORE = 12,
  QUESTION_AFTER = 8,
  INTERVIEW_BEFORE = 10,
  INTERVIEW_AFTER = 5,
  PLACE_WORDS = 3, /* of a place's name before "office" */
  BASED_BEFORE = REACH_PHRASE,
  SHIFT_LINE = 5,  /* words of a line that says when one works */
  SHIFT_ENTRY = 8, /* the same among conditions */
  DAYS_BEFORE = 7, /* from "remote" to its days a week */
  DAYS_AFTER = 8,
  DAYS_LINK = 2, /* words between: "up to" */
  WHOLE_WEEK = 5 /* days of work */
};

/* Up to `words` tokens before or after a mention, within its item. */
static uint32_t words_before(const item *it, const cue *c, uint32_t words) {
  return c->first > it->first + words ? c->first - words : it->first;
}

static uint32_t words_after(const item *it, const cue *c, uint32_t words) {
  return c->end + words < it->end ? c->end + words : it->end;
}

/* Is a word of the set among tokens [first, end)? */
static bool set_among(const conditions_reader *k, uint32_t first, uint32_t end, word_set set) {
  return first < end && count_in(k->r, first, end, set) > 0;
}

static unsigned gap_at(const conditions_reader *k, uint32_t i) { return k->r->tokens.items[i].gap; }

static bool is_weak(const cue *c) { return c->flags & CLASS_WEAK; }

static const item *item_of(const conditions_reader *k, const cue *c) { return &k->r->items[k->r->item_of[c->first]]; }

/* The clearest mention counts, the first of those as clear; another as clear may ask more strongly, and a heading asks
   nothing. */
static void take(conditions_reader *k, int type, const cue *c, int rank) {
  posting_condition *found = &k->found[type];
  if (rank < k->rank[type]) return;
  strength said = strength_asked(k->r, c->first, c->end, UINT32_MAX);
  bool heading = item_of(k, c)->flags & ITEM_HEADING;
  if (rank == k->rank[type]) {
    if (!heading && (k->of_heading[type] || said > found->strength)) found->strength = said;
    k->of_heading[type] &= heading;
    return;
  }
  k->rank[type] = rank;
  k->of_heading[type] = heading;
  *found = (posting_condition){(conditions_class)type, said, tokens_span(k->r, c->first, c->end)};
}

static bool negated(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  uint32_t from = words_before(it, c, DENIAL_BEFORE);
  for (uint32_t i = c->first; i-- > from;) {
    if (gap_at(k, i + 1) & (GAP_COMMA | GAP_SEMICOLON | GAP_STOP | GAP_COLON | GAP_NEWLINE)) return false;
    const cue *q = cues_end(&k->cues, i);
    if (q && q->class == COND_NO) return true;
  }
  return false;
}

/* "Work Remotely: No", "Remote Options" and "No" on the next line; "Travel: none". */
static bool answered_no(const conditions_reader *k, const cue *c) {
  if (c->end >= k->r->tokens.count || !(gap_at(k, c->end) & (GAP_COLON | GAP_NEWLINE | GAP_OPEN | GAP_DASH)))
    return false;
  const cue *q = cues_begin(&k->cues, c->end);
  if (!token_in(k->r, c->end, SET_ANSWER_NO) && !(q && q->class == COND_NO)) return false;
  return k->r->tokens.items[c->end + 1].gap &
             (GAP_NEWLINE | GAP_STOP | GAP_COMMA | GAP_PARAGRAPH | GAP_CLOSE | GAP_SEMICOLON) ||
         token_in(k->r, c->end + 1, SET_NEEDED);
}

static bool is_place(const cue *c) { return c && c->class >= COND_ONSITE && c->class <= COND_REMOTE; }

/* "On-site or partial remote", "ONSITE & REMOTE": joined to another such word. */
static bool place_joined(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  if (token_in(k->r, c->end, SET_CONJUNCTIONS) && is_place(cues_begin(&k->cues, c->end + 1))) return true;
  if (is_place(cues_begin(&k->cues, c->end)) && token_in(k->r, c->end, SET_CONJUNCTIONS))
    return true;                                    /* "onsite [or remote]" */
  if (token_in(k->r, c->first, SET_CONJUNCTIONS)) { /* "or remote": the end of a cell, or "in ..." */
    return gap_at(k, c->end) & ~(unsigned)(GAP_SPACE | GAP_HYPHEN) || token_in(k->r, c->end, SET_MODE_GOES_ON);
  }
  return c->first > it->first + 1 && token_in(k->r, c->first - 1, SET_CONJUNCTIONS) &&
         is_place(cues_end(&k->cues, c->first - 2));
}

/* "| San Francisco Onsite |", "Location - Remote": the capitalised last word of a short cell or of a place's line. */
static bool ends_cell(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  if (!(k->r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST)) return false;
  for (uint32_t i = c->first; i > it->first && i + 2 > c->first; i--)
    if (token_in(k->r, i - 1, SET_LOCATION_LABELS)) return true;
  if (!(gap_at(k, c->end) & (GAP_SLASH | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET))) return false;
  for (uint32_t i = c->first; i > it->first && i + CELL_WORDS >= c->first; i--) {
    if (gap_at(k, i) & (GAP_SLASH | GAP_DASH)) return i < c->first;
    if (!(k->r->tokens.items[i].flags & TOKEN_UPPER_FIRST)) return false;
  }
  return false;
}

/* "an on-site development role", "remote sales position": the post itself, one or two words on. */
static bool names_post(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  for (uint32_t i = c->end; i < it->end && i < c->end + POST_WORDS; i++) {
    if (gap_at(k, i) & ~(unsigned)(GAP_SPACE | GAP_HYPHEN)) return false;
    if (token_in(k->r, i, SET_POSTS)) return true;
  }
  return false;
}

/* "| Onsite San Francisco |": the first word of a cell of names. */
static bool begins_cell(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  if (!(gap_at(k, c->first) & GAP_SLASH) || !(k->r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST)) return false;
  for (uint32_t i = c->end; i < it->end && i < c->end + CELL_WORDS; i++) {
    if (gap_at(k, i) & (GAP_SLASH | GAP_NEWLINE | GAP_PARAGRAPH)) return true;
    if (!(k->r->tokens.items[i].flags & TOKEN_UPPER_FIRST)) return false;
  }
  return false;
}

/* A line of the head with nothing but the mode of work: "Hybrid". */
static bool alone_on_line(const conditions_reader *k, const cue *c) {
  return gap_at(k, c->first) & GAP_NEWLINE && !(gap_at(k, c->first) & GAP_BULLET) && gap_at(k, c->end) & GAP_NEWLINE;
}

/* Does the word stand by itself: a short line, a cell between bars, in brackets, after a label? */
static bool stands_alone(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  unsigned before = gap_at(k, c->first), after = gap_at(k, c->end);
  unsigned edge_before = GAP_OPEN | GAP_CLOSE | GAP_COLON | GAP_SLASH | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET |
                         GAP_DASH | GAP_COMMA | GAP_SEMICOLON;
  unsigned edge_after = GAP_CLOSE | GAP_SLASH | GAP_NEWLINE | GAP_PARAGRAPH | GAP_STOP | GAP_COMMA | GAP_DASH |
                        GAP_OPEN | GAP_SEMICOLON | GAP_BULLET;
  if (it->end - it->first <= SHORT_LINE) return true;
  if (c->first > it->first && slice_equal(token_text(&k->r->tokens, c->first - 1), SLICE("100")))
    return true; /* "100% in office" */
  if (place_joined(k, c)) return true;
  if (before & GAP_COLON) return true;
  if (before & (GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET) && after & GAP_COLON) return true; /* "Hybrid: ..." */
  if (k->r->tokens.items[c->first].flags & TOKEN_UPPER_ALL && c->end - c->first == 1 &&
      before & ~(unsigned)(GAP_SPACE | GAP_HYPHEN))
    return true;
  /* "On-site in Oslo" begins the line */
  if (c->first == it->first && token_in(k->r, c->end, SET_WHERE)) return true;
  if (ends_cell(k, c) || begins_cell(k, c) || names_post(k, c)) return true;
  return (before & edge_before) && (after & edge_after) && !(before & GAP_COMMA && after & GAP_COMMA);
}

/* "Travel: 0%", not "0 - 10%". */
static bool travel_nothing(const conditions_reader *k, const cue *c) {
  if (c->end >= k->r->tokens.count || !slice_equal(token_text(&k->r->tokens, c->end), SLICE("0"))) return false;
  if (c->end + 1 == k->r->tokens.count) return true;
  return !(gap_at(k, c->end + 1) & (GAP_HYPHEN | GAP_DASH)) && !is_quantity(k->r, c->end + 1, QUANTITY_TO);
}

/* "one day onsite with the team" is a visit; "a day in the office every week" is not. */
static bool single_day(const conditions_reader *k, const cue *c) {
  if (!token_in(k->r, c->first, SET_SINGLE_DAY)) return false;
  for (uint32_t i = c->first; i < c->end + WEEK_AFTER && i < k->r->tokens.count; i++)
    if (token_in(k->r, i, SET_EVERY_WEEK)) return false;
  return true;
}

/* "Travel is not required", unless the sentence goes on with a "but". */
static bool denied_after(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  uint32_t limit = words_after(it, c, DENIAL_AFTER);
  for (uint32_t i = c->end; i < limit; i++) {
    if (gap_at(k, i) & (GAP_STOP | GAP_SEMICOLON | GAP_PARAGRAPH | GAP_BULLET | GAP_COMMA)) return false;
    if (token_in(k->r, i, SET_EXCEPTIONS)) return false; /* "preferred but not required" */
    const cue *q = cues_begin(&k->cues, i);
    if (!q || q->class != COND_NO) continue;
    bool whole = false;
    for (uint32_t j = i; j < q->end + 2 && j < it->end; j++) whole |= token_in(k->r, j, SET_NEEDED);
    return whole && !set_among(k, q->end, words_after(it, q, DENIAL_TAKEN_BACK), SET_EXCEPTIONS);
  }
  return false;
}

/* "Some roles require full-time presence": not this one, or not surely. */
static bool of_some_roles(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  for (uint32_t i = words_before(it, c, ROLES_BEFORE); i + 1 < c->first; i++)
    if (token_in(k->r, i, SET_SOME) && token_in(k->r, i + 1, SET_SEVERAL_POSTS)) return true;
  return false;
}

/* "complies with all laws governing ... work authorization": the employer's duty, not the person's. */
static bool of_the_employer(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  return set_among(k, words_before(it, c, EMPLOYER_BEFORE), c->first, SET_EMPLOYERS_DUTY);
}

/* A percentage or a label beside "travel": "Travel: 25%", "50% travel". */
static bool travel_stated(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  size_t from = k->r->tokens.items[words_before(it, c, PERCENT_NEAR)].start;
  size_t to = k->r->tokens.items[words_after(it, c, PERCENT_NEAR)].start;
  return memchr(k->r->text.data + from, '%', to - from) != NULL;
}

/* Another word of bodily work in the same sentence. */
static bool physical_company(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  uint32_t from = words_before(it, c, BODY_NEAR), to = words_after(it, c, BODY_NEAR);
  return cues_find(&k->cues, from, c->first, COND_PHYSICAL) || cues_find(&k->cues, c->end, to, COND_PHYSICAL);
}

/* "must hold an active TS", "TS or better (no other clearance)": a word of security beside it. */
static bool clearance_near(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  return set_among(k, words_before(it, c, CLEARANCE_BEFORE), c->first, SET_CLEARANCE_BEFORE) ||
         set_among(k, c->end, words_after(it, c, CLEARANCE_AFTER), SET_CLEARANCE_AFTER);
}

/* "lifting merchandise up to 40 pounds": said of the body in any section. */
static bool weight_near(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  return set_among(k, c->end, words_after(it, c, WEIGHT_AFTER), SET_WEIGHTS);
}

/* "Travel Required:  Telecommuting Options:  Work Location:": a form that nobody filled in. */
static bool unanswered(const conditions_reader *k, const cue *c) {
  uint32_t i = c->end, count = (uint32_t)k->r->tokens.count;
  if (i < count && !(gap_at(k, i) & GAP_COLON)) i++; /* "Telecommuting Options:" */
  if (i >= count || !(gap_at(k, i) & GAP_COLON) || gap_at(k, i) & GAP_PARAGRAPH) return false;
  if (token_in(k->r, i, SET_FORM_ANSWERS) || k->r->tokens.items[i].flags & TOKEN_NUMBER) return false;
  for (uint32_t j = i + 1; j < count && j < i + FORM_NEXT; j++) {
    if (gap_at(k, j) & GAP_COLON) return true;
    if (gap_at(k, j) & ~(unsigned)(GAP_SPACE | GAP_HYPHEN | GAP_SLASH)) return false;
  }
  return false;
}

static bool weak_stands(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  section_kind s = item_section(k->r, it);
  switch (c->class) {
  case COND_TRAVEL:
    if (travel_stated(k, c)) return true;
    return !conditions_company_talk(k->r, it) &&
           (c->first == it->first || s == SECTION_CONDITIONS || gap_at(k, c->end) & GAP_COLON);
  case COND_SHIFT:
    return s == SECTION_CONDITIONS ? it->end - it->first <= SHIFT_ENTRY
                                   : !conditions_company_talk(k->r, it) && it->end - it->first <= SHIFT_LINE &&
                                         c->first == it->first && !(gap_at(k, c->end) & GAP_COLON);
  case COND_PHYSICAL:
    return (!it->quiet && physical_company(k, c)) || weight_near(k, c);
  case COND_CLEARANCE:
    return clearance_near(k, c);
  case COND_ONSITE:
  case COND_HYBRID:
  case COND_REMOTE:
    if (alone_on_line(k, c) && s != SECTION_LEGAL) return true;
    return stands_alone(k, c) &&
           (k->r->tokens.items[c->first].flags & TOKEN_UPPER_ALL || !conditions_company_talk(k->r, it));
  default:
    return false;
  }
}

/* Visa sponsorship: refused, offered, or only spoken of. */
static void read_sponsor(conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  uint32_t from = c->first, to = c->end;
  unsigned apart = GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET;
  while (from > it->first && from + SPONSOR_BEFORE > c->first && !(gap_at(k, from) & apart)) from--;
  while (to < it->end && to < c->end + SPONSOR_AFTER && !(gap_at(k, to) & (apart | GAP_SLASH))) to++;
  if (cues_find(&k->cues, from, c->first, COND_NO) || cues_find(&k->cues, c->end, to, COND_NO)) {
    take(k, COND_NO_SPONSORSHIP, c, 2);
    return;
  }
  if (cues_find(&k->cues, from, to, COND_QUESTION)) return;
  bool offer = c->flags & CLASS_OFFER;
  unsigned edge = GAP_SLASH | GAP_COMMA | GAP_BULLET | GAP_OPEN; /* a line of its own among the benefits, too */
  if (item_section(k->r, it) == SECTION_BENEFITS) edge |= GAP_NEWLINE;
  bool cell = gap_at(k, c->first) & edge && gap_at(k, c->end) & ~(unsigned)(GAP_SPACE | GAP_COLON);
  if (offer || cell || cues_find(&k->cues, from, to, COND_SPONSOR_YES)) take(k, COND_SPONSORSHIP_OFFERED, c, 2);
}

/* "... does not now or in the future require sponsorship": a demand, unless it is asked as a question. */
static void read_question(conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  if (!token_in(k->r, c->end - 1, SET_SPONSORSHIP)) return;
  uint32_t from = words_before(it, c, QUESTION_BEFORE), to = words_after(it, c, QUESTION_AFTER);
  for (uint32_t i = from; i + 1 < c->end; i++)
    if (token_in(k->r, i, SET_ASKING) && token_in(k->r, i + 1, SET_ASKED)) return;
  if (cues_find(&k->cues, from, c->first, COND_NO) || cues_find(&k->cues, c->end, to, COND_NO))
    take(k, COND_NO_SPONSORSHIP, c, 2);
}

/* "Phone screen, then half a day onsite": the way of hiring, not of working. */
static bool interview_near(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  return set_among(k, words_before(it, c, INTERVIEW_BEFORE), words_after(it, c, INTERVIEW_AFTER), SET_INTERVIEWS);
}

/* Does an amount of the shape stand right before or after the cue? */
static bool amount_beside(const conditions_reader *k, const cue *c, const char *name, shape_found *found) {
  const item *it = item_of(k, c);
  reading *r = k->r;
  const shape *of = shapes_get(r->shapes, name, "low weekly");
  uint32_t first = words_before(it, c, DAYS_BEFORE), end = words_after(it, c, DAYS_AFTER);
  bool number = false;
  for (uint32_t i = first; i < end && !number; i++)
    number = r->tokens.items[i].flags & TOKEN_DIGIT || hit_at(r, TABLE_QUANTITIES, i) != NULL;
  if (!of || !number) return false;
  shapes_window(r->shapes, of, &r->tokens, &r->hits, first, end);
  for (uint32_t i = first; i < end; i++)
    if (shapes_match(r->shapes, of, r->tokens.items[i].start, found)) return true;
  return false;
}

/* Days of fewer than a whole week, said right beside the word: "3 Tage Homeoffice", "Homeoffice an 3 Tagen", "remote up
   to 2 days"; not "remote work after 30 days". */
static bool days_of_it(const conditions_reader *k, const cue *c, const shape_found *found, slice low) {
  const tokens *t = &k->r->tokens;
  if (low.size == 2 && low.data[0] >= '0' && low.data[0] <= '9') return false;
  if (found->at.end <= t->items[c->first].start)
    return c->first > 0 && found->at.end == t->items[c->first - 1].end && gap_at(k, c->first) == GAP_SPACE;
  uint32_t i = c->end;
  while (i < t->count && i < c->end + DAYS_LINK && gap_at(k, i) == GAP_SPACE && t->items[i].start < found->at.start)
    i++;
  return i < t->count && t->items[i].start == found->at.start && gap_at(k, i) == GAP_SPACE &&
         !token_in(k->r, i - 1, SET_WITH);
}

/* Walks from token i over days of the week and what joins them; how many there are, 0 where a range of them begins or
   ends: "Monday to Friday". `way`: 1 forward, -1 backward. */
static uint32_t weekdays_from(const conditions_reader *k, const item *it, int64_t i, int way) {
  uint32_t days = 0;
  for (uint32_t n = 0; n < DAYS_AFTER && i >= (int64_t)it->first && i < (int64_t)it->end; n++, i += way) {
    uint32_t at = (uint32_t)i;
    bool day = is_quantity(k->r, at, QUANTITY_WEEKDAY);
    if (is_quantity(k->r, at, QUANTITY_TO) || (day && gap_at(k, at) & (GAP_DASH | GAP_HYPHEN))) return 0;
    if (!day && !token_in(k->r, at, SET_CONJUNCTIONS)) break;
    days += day;
  }
  return days;
}

/* "WFH Mondays and Fridays", "Tuesdays and Thursdays in the office": some days of the week by their names. */
static bool some_weekdays(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  uint32_t next = c->end;
  if (next < it->end && !is_quantity(k->r, next, QUANTITY_WEEKDAY)) next++; /* "on" */
  uint32_t after = weekdays_from(k, it, next, 1), before = weekdays_from(k, it, (int64_t)c->first - 1, -1);
  return (after && after < WHOLE_WEEK) || (before && before < WHOLE_WEEK);
}

/* "up to 40% remote", "50% home office": a share, and not the whole, right before the word. */
static bool share_of_it(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  if (c->first == it->first || !(k->r->tokens.items[c->first - 1].flags & TOKEN_NUMBER)) return false;
  slice share = token_text(&k->r->tokens, c->first - 1);
  bool percent = slice_find(text_before(k->r, c->first), SLICE("%"), 0) != SIZE_MAX;
  return percent && !slice_equal(share, SLICE("100")) && !slice_equal(share, SLICE("0"));
}

/* "Homeoffice: 2 days", "WFH 3 days a week" is hybrid; "four weeks per year of remote work" says nothing of the place.
   The type that "remote" then is; COND_REMOTE where no such amount stands beside it, 0 for none. */
static int remote_in_part(const conditions_reader *k, const cue *c) {
  shape_found found;
  if (some_weekdays(k, c) || share_of_it(k, c)) return COND_HYBRID;
  if (amount_beside(k, c, "conditions.days", &found)) {
    bool answers =
        found.at.start >= k->r->tokens.items[c->end - 1].end && gap_at(k, c->end) & (GAP_COLON | GAP_OPEN | GAP_DASH);
    bool all = quantity_value(k->r, found.part[0]) >= WHOLE_WEEK;
    slice low = slice_cut(k->r->text, found.part[0].start, found.part[0].end);
    return all || !(shape_has(&found, 1) || answers || days_of_it(k, c, &found, low)) ? COND_REMOTE : COND_HYBRID;
  }
  if (amount_beside(k, c, "conditions.weeks", &found)) {
    bool after = found.at.end > k->r->tokens.items[c->first].start;
    return after && !days_of_it(k, c, &found, (slice){"", 0}) ? COND_REMOTE : 0;
  }
  return COND_REMOTE;
}

/* "zwei Tage pro Woche arbeitest du im Büro": a place that is said for a part of the week. */
static bool part_of_week(const conditions_reader *k, const cue *c) {
  enum { LOW, WEEKLY };
  shape_found found;
  if (some_weekdays(k, c) && !negated(k, c)) return true;
  return amount_beside(k, c, "conditions.days", &found) && shape_has(&found, WEEKLY) &&
         quantity_value(k->r, found.part[LOW]) < WHOLE_WEEK && !negated(k, c);
}

/* "in our Leeds office", "at the studio": named as a place of the job, not as what is cleaned or furnished. */
static bool is_place_of_work(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  if (!is_weak(c)) return true;
  uint32_t i = c->first;
  while (i > it->first + 1 && c->first - i < PLACE_WORDS && is_upper(k->r, i - 1)) i--;
  return i > it->first + 1 && token_in(k->r, i - 1, SET_OUR) && token_in(k->r, i - 2, SET_WHERE);
}

/* "Three days in our Leeds office, two at home": days of the one beside another place. */
static bool shares_week(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  shape_found found;
  if (!amount_beside(k, c, "conditions.days", &found) || quantity_value(k->r, found.part[0]) >= WHOLE_WEEK)
    return false;
  for (size_t i = cues_after(&k->cues, it->first); i < k->cues.count && k->cues.items[i].first < it->end; i++) {
    const cue *other = &k->cues.items[i];
    if (other->first != c->first && !is_weak(other) && (other->class == COND_WORKPLACE || other->class == COND_REMOTE))
      return true;
  }
  return false;
}

/* A place of work: of some days of the week, or of all. */
static void read_workplace(conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  if (!is_place_of_work(k, c)) return;
  if (part_of_week(k, c) || shares_week(k, c))
    take(k, COND_HYBRID, c, 2);
  else if (is_weak(c) && set_among(k, words_before(it, c, BASED_BEFORE), c->first, SET_SEATS) &&
           !conditions_company_talk(k->r, it))
    k->based = c; /* "based full-time in our Bristol office" */
}

/* "No background check"; "no criminal record" asks for one. */
static bool no_check(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  const cue *no = c->first > it->first ? cues_end(&k->cues, c->first - 1) : NULL;
  return no && no->class == COND_NO && token_in(k->r, c->end - 1, SET_CHECKS);
}

/* ---- what is said against a mention ---- */

static bool is_denied(const conditions_reader *k, const cue *c) { return negated(k, c) || answered_no(k, c); }

static bool weak_denied(const conditions_reader *k, const cue *c) { return is_weak(c) && is_denied(k, c); }

static bool of_interview(const conditions_reader *k, const cue *c) {
  return (c->class == COND_HYBRID || is_weak(c)) && interview_near(k, c);
}

static bool weak_falls(const conditions_reader *k, const cue *c) { return is_weak(c) && !weak_stands(k, c); }

/* In text about the company and its benefits a way of working is no condition, unless it is said of the post, answers a
   label ("Work Remotely: Yes") or is an entry of its own ("- Remote work"). */
static bool of_company(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  bool answered = c->end < k->r->tokens.count && gap_at(k, c->end) & GAP_COLON && c->end - c->first > 1;
  if (is_weak(c) || c->flags & CLASS_POST || answered || !conditions_company_talk(k->r, it)) return false;
  bool bullet = it->flags & ITEM_BULLET, entry = bullet && it->end - it->first <= REACH_NEAR;
  bool offered =
      bullet && c->class == COND_ONSITE && k->r->tokens.items[c->first].language != LANGUAGE_ENGLISH; /* "presencial" */
  section_kind section = item_section(k->r, it);
  bool asked = c->class == COND_TRAVEL && (section == SECTION_REQUIREMENTS || section == SECTION_DUTIES); /* "to our
                                                                                                           sites" */
  return !offered && !entry && !asked && (section == SECTION_BENEFITS || it->quiet);
}

static bool of_law(const conditions_reader *k, const cue *c) {
  const item *it = item_of(k, c);
  return (it->quiet || item_section(k->r, it) == SECTION_LEGAL) && !weight_near(k, c) && !physical_company(k, c);
}

static bool of_another_job(const conditions_reader *k, const cue *c) { return item_of(k, c)->flags & ITEM_ELSEWHERE; }

/* "Organiser les déplacements de la direction", "You will run background checks on tenants": others are meant. */
static bool arranged(const conditions_reader *k, const cue *c) {
  return rules_say(k->r, RULES_TRAVEL, c->first, c->end) == EFFECT_ARRANGED;
}

#define OF(type) (1u << (type))

/* What takes a mention of these types back, in this order. */
static const struct {
  unsigned types;
  bool (*says)(const conditions_reader *k, const cue *c);
} against[] = {
    {~0u, of_another_job},
    {OF(COND_ONSITE), of_some_roles},
    {OF(COND_WORK_AUTHORIZATION), of_the_employer},
    {~(OF(COND_WORK_AUTHORIZATION) | OF(COND_ONSITE)), denied_after},
    {OF(COND_REMOTE) | OF(COND_TRAVEL), unanswered},
    {OF(COND_TRAVEL), travel_nothing},
    {OF(COND_TRAVEL) | OF(COND_BACKGROUND_CHECK), arranged},
    {OF(COND_HYBRID), single_day},
    {OF(COND_BACKGROUND_CHECK), answered_no},
    {OF(COND_BACKGROUND_CHECK), no_check},
    {~(OF(COND_WORK_AUTHORIZATION) | OF(COND_BACKGROUND_CHECK) | OF(COND_ONSITE)), is_denied},
    {OF(COND_ONSITE), weak_denied},
    {OF(COND_HYBRID) | OF(COND_ONSITE), of_interview},
    {~0u, weak_falls},
    {OF(COND_REMOTE) | OF(COND_ONSITE) | OF(COND_TRAVEL), of_company},
    {OF(COND_PHYSICAL), of_law},
};

/* What a word of work at home says where it stands: the office where it is denied, both where it is a part of the week;
   0 for nothing. "remote-first, but not remote-only" says neither. */
static int remote_means(const conditions_reader *k, const cue *c) {
  bool only = token_in(k->r, c->end, SET_ONLY) || token_in(k->r, c->end - 1, SET_ONLY);
  if (is_denied(k, c) && !only) return COND_ONSITE;
  int type = remote_in_part(k, c);
  return type == COND_REMOTE && denied_after(k, c) ? COND_ONSITE : type;
}

static void read_type(conditions_reader *k, const cue *c) {
  int type = c->class == COND_REMOTE ? remote_means(k, c) : c->class;
  if (type != c->class) {
    if (type) take(k, type, c, 2);
    return;
  }
  for (size_t i = 0; i < sizeof against / sizeof *against; i++)
    if (against[i].types & OF(type) && against[i].says(k, c)) return;
  take(k, type, c, is_weak(c) ? 1 : 2);
}

static void read_cue(conditions_reader *k, const cue *c) {
  switch (c->class) {
  case COND_LABEL_REMOTE:
    take(k, COND_ONSITE, c, 2);
    return;
  case COND_SPONSOR:
    read_sponsor(k, c);
    return;
  case COND_VISA_CELL:
    if (stands_alone(k, c) && gap_at(k, c->first) & (GAP_SLASH | GAP_COMMA)) take(k, COND_SPONSORSHIP_OFFERED, c, 1);
    return;
  case COND_QUESTION:
    read_question(k, c);
    return;
  case COND_WORKPLACE:
    read_workplace(k, c);
    return;
  default:
    break;
  }
  if (c->class == COND_ONSITE && part_of_week(k, c))
    take(k, COND_HYBRID, c, 2);
  else if (c->class < COND_TYPES)
    read_type(k, c);
}

/* What was found, by place. */
static void put_found(conditions_reader *k) {
  for (int pass = 1; pass < COND_TYPES; pass++) {
    int first = 0;
    for (int type = 1; type < COND_TYPES; type++)
      if (k->rank[type] && (!first || k->found[type].at.start < k->found[first].at.start)) first = type;
    if (!first) break;
    ARENA_PUSH(k->r->arena, &k->r->out->conditions, k->found[first]);
    k->rank[first] = 0;
  }
}

void conditions_read(reading *r, cues all) {
  conditions_reader k = {.r = r, .cues = all};
  for (size_t i = 0; i < k.cues.count; i++) read_cue(&k, &k.cues.items[i]);
  if (k.based && !k.rank[COND_HYBRID] && !k.rank[COND_REMOTE]) take(&k, COND_ONSITE, k.based, 1);
  cue worked;
  if (conditions_days(r, &worked)) take(&k, COND_SHIFT, &worked, 2);
  if (conditions_hours(r, &worked)) take(&k, COND_SHIFT, &worked, 2);
  if (k.rank[COND_NO_SPONSORSHIP]) k.rank[COND_SPONSORSHIP_OFFERED] = 0; /* "no new H-1B, transfers welcome" */
  put_found(&k);
}
