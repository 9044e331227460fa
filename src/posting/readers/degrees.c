/* Degrees. Level words trigger; those joined by "or", "/" and commas make one statement. Short forms that mean other
   things too (MS, BA, MA, master) need a neighbour that vouches for them. */
#include "posting/reading/structure.h"
#include "posting/readers/degrees.h"
#include "posting/readers/years.h"

#include <stdlib.h>

enum {
  LEVELS_APART = 5,    /* words between two levels of one statement: "or in the alternative a" */
  LABEL_REST = 3,      /* words of a label after the degree: "Degree needed:" */
  DENIED_BEFORE = 4,   /* "no bachelor's degree" */
  UNNEEDED_AFTER = 12, /* "a degree in any subject is not needed" */
  SAID_AFTER = 40,     /* "a degree in one of these fields, or as much experience" */
  STATES = 5,          /* of a list of states */
  SHORT_PLURAL = 4,    /* bytes of an abbreviation in the plural */
};

static bool is_level(const cue *c) { return c && c->class >= DEGREES_ANY && c->class <= DEGREES_PROFESSIONAL; }

/* The word "degree" itself, after a level or alone. */
static bool is_degree_word(const cue *c) { return c && c->class == DEGREES_ANY && c->end == c->first + 1; }

int degrees_level(const hit *h) {
  return h->class >= DEGREES_ANY && h->class <= DEGREES_PROFESSIONAL ? h->class - DEGREES_ANY : -1;
}

static unsigned gap_at(const degrees_reader *g, uint32_t i) { return g->r->tokens.items[i].gap; }

static bool wanted_section(const degrees_reader *g, const item *it) {
  section_kind k = item_section(g->r, it);
  return k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED || k == SECTION_EDUCATION;
}

/* "Bachelor- oder Masterabschluss", "hbo- of wo-diploma": the hyphen before token i stands for the rest of a compound.
 */
static bool hangs(const degrees_reader *g, uint32_t i) {
  return i > 0 && g->r->text.data[g->r->tokens.items[i - 1].end] == '-';
}

/* Are the tokens [first, end) nothing but joins between two levels? */
static bool only_joins(const degrees_reader *g, uint32_t first, uint32_t end) {
  if (end - first > LEVELS_APART) return false;
  bool bracket = gap_at(g, end) & GAP_OPEN; /* "Advanced degree preferred (M.S., M.B.A.)" */
  for (uint32_t i = first; i < end; i++) {
    const cue *c = cues_at(&g->cues, i);
    if (bracket && c && (c->class == SAID_PREFERRED || c->class == SAID_REQUIRED)) continue;
    const hit *link = hit_at(g->r, TABLE_CUES, i); /* the language's own "or" and "and" */
    bool joined = link && (link->class == CUE_ANY_OF || link->class == CUE_ALL_OF);
    if (!joined && !token_in(g->r, i, SET_LEVEL_JOINS) && !is_degree_word(c)) return false;
  }
  for (uint32_t i = first; i <= end; i++) {
    if (gap_at(g, i) & (GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET | GAP_COLON)) return false;
    if (gap_at(g, i) & GAP_DASH && !hangs(g, i)) return false;
  }
  return true;
}

/* Another level right beside the weak one, joined to it: "BS/MS", "BA or BS". */
static bool level_beside(const degrees_reader *g, const cue *c) {
  size_t i = cues_after(&g->cues, c->first);
  for (size_t j = i + 1; j < g->cues.count && g->cues.items[j].first <= c->end + REACH_NEAR; j++)
    if (is_level(&g->cues.items[j]) && only_joins(g, c->end, g->cues.items[j].first)) return true;
  for (size_t j = i; j-- > 0 && g->cues.items[j].end + REACH_NEAR >= c->first;)
    if (is_level(&g->cues.items[j]) && only_joins(g, g->cues.items[j].end, c->first)) return true;
  return false;
}

/* "Boston, MA", "Jackson MS 39201": a state. */
static bool after_place(const degrees_reader *g, const cue *c) {
  if (c->first == 0 || c->end - c->first > 1 || token_text(&g->r->tokens, c->first).size > 2) return false;
  const token *before = &g->r->tokens.items[c->first - 1];
  bool place = before->flags & TOKEN_UPPER_FIRST && !cues_at(&g->cues, c->first - 1);
  if (place && gap_at(g, c->first) & GAP_COMMA) return true;
  return g->r->tokens.items[c->end].flags & TOKEN_NUMBER && gap_at(g, c->end) == GAP_SPACE;
}

static bool is_state(const degrees_reader *g, uint32_t i) {
  const hit *h = hit_at(g->r, TABLE_CV_PLACES, i);
  return h && h->count == 1 && h->flags & FORM_EXACT && g->r->tokens.items[i].end - g->r->tokens.items[i].start == 2;
}

/* "licensed in CT, MD or MA", "practises in MA and MD": one of a list of states, of which another is no degree or
   which "in" opens. */
static bool among_states(const degrees_reader *g, const item *it, const cue *c) {
  if (!is_state(g, c->first)) return false;
  uint32_t from = c->first > it->first + STATES ? c->first - STATES : it->first;
  uint32_t to = c->end + STATES < it->end ? c->end + STATES : it->end;
  bool state = false;
  for (int way = -1; way <= 1; way += 2)
    for (uint32_t i = c->first + (uint32_t)way; i >= from && i < to; i += (uint32_t)way) {
      state |= way < 0 && token_in(g->r, i, SET_IN) && is_state(g, i + 1);
      if (!is_state(g, i) && !token_in(g->r, i, SET_LEVEL_JOINS)) break;
      state |= is_state(g, i) && !is_level(cues_begin(&g->cues, i));
    }
  return state;
}

/* "EOE/AA", "AA M/F/Vet/Disability". */
static bool affirmative_action(const degrees_reader *g, const cue *c) {
  if (!token_in(g->r, c->first, SET_AFFIRMATIVE)) return false;
  return token_in(g->r, c->end, SET_EQUAL_CHANCES) || (c->first > 0 && token_in(g->r, c->first - 1, SET_EQUAL_CHANCES));
}

static bool is_or(const degrees_reader *g, uint32_t i) {
  const hit *link = hit_at(g->r, TABLE_CUES, i);
  return link && link->class == CUE_ANY_OF;
}

/* "PhD in chemistry, or MSc with three years": the other side of a choice that a sure degree opens. */
static bool after_choice(const degrees_reader *g, const item *it, const cue *c) {
  uint32_t joint = c->first > it->first ? c->first - 1 : it->first; /* "or an MSc" */
  if (joint > it->first && token_in(g->r, joint, SET_ARTICLES)) joint--;
  if (joint <= it->first || !is_or(g, joint)) return false;
  uint32_t from = c->first > it->first + REACH_CLAUSE ? c->first - REACH_CLAUSE : it->first;
  for (size_t i = cues_after(&g->cues, from); i < g->cues.count && g->cues.items[i].first < c->first; i++) {
    const cue *other = &g->cues.items[i];
    if (is_level(other) && other->class != DEGREES_ANY && !(other->flags & FORM_WEAK)) return true;
  }
  return false;
}

static bool stands_in_choice(const degrees_reader *g, const item *it, const cue *c) {
  return level_beside(g, c) || after_choice(g, it, c);
}

static uint32_t years_at(const degrees_reader *g, uint32_t i, uint32_t limit);

/* "BSc or four years of relevant work", "a BA, or the experience that makes up for it". */
static bool stands_for_years(const degrees_reader *g, const item *it, const cue *c) {
  if (c->end >= it->end || !is_or(g, c->end)) return false;
  uint32_t end = c->end + REACH_NEAR + 1 < it->end ? c->end + REACH_NEAR + 1 : it->end;
  return years_at(g, c->end + 1, it->end) || count_in(g->r, c->end + 1, end, SET_EXPERIENCE_NOUNS) > 0;
}

/* "Minimum BS in", "You hold a BA.", "ideally a Master's": the word before the short form, and its article, asks for
 * it. */
static bool asked_before(const degrees_reader *g, const item *it, const cue *c) {
  const cue *asks = c->first > it->first ? cues_end(&g->cues, c->first - 1) : NULL;
  if (asks && asks->class == SAID_REQUIRED && token_in(g->r, c->end, SET_LEVEL_LEADS)) return true;
  bool ends = c->end >= it->end || gap_at(g, c->end) & ~(unsigned)(GAP_SPACE | GAP_NEWLINE | GAP_HYPHEN);
  if (!ends || c->first < it->first + 2 || !token_in(g->r, c->first - 1, SET_ARTICLES)) return false;
  asks = cues_end(&g->cues, c->first - 2);
  return asks && (asks->class == SAID_SOFTLY || asks->class == SAID_REQUIRED || asks->class == DEGREES_CANDIDATE);
}

/* A short form is a degree where its neighbours say so. */
static bool vouched(const degrees_reader *g, const item *it, const cue *c) {
  slice text = token_text(&g->r->tokens, c->first);
  if (among_states(g, it, c)) return false;
  if (stands_in_choice(g, it, c)) return true;
  if (after_place(g, c) || affirmative_action(g, c)) return false;
  if (memchr(text.data, '.', text.size)) return true; /* "B.S." */
  if (asked_before(g, it, c) || stands_for_years(g, it, c)) return true;
  if (token_in(g->r, c->end, SET_OR) && token_in(g->r, c->end + 1, SET_OR_MORE)) return true;
  const cue *next = c->end < it->end ? cues_begin(&g->cues, c->end) : NULL;
  if (next && !(gap_at(g, c->end) & (GAP_STOP | GAP_PARAGRAPH)) &&
      (is_degree_word(next) || next->class == SAID_PREFERRED || next->class == SAID_REQUIRED ||
       next->class == DEGREES_EQUIVALENT))
    return true;
  bool possessive = g->r->tokens.items[c->first].flags & TOKEN_POSSESSIVE;
  bool plural = is_plural(g->r, c->first);
  if (c->end >= it->end) return (possessive || plural) && wanted_section(g, it);
  if (token_in(g->r, c->end, SET_LEVEL_LEADS)) {
    const token *field = &g->r->tokens.items[c->end + 1];
    if (token_in(g->r, c->end, SET_OF) && !(field->flags & TOKEN_UPPER_FIRST)) return false; /* "a master of detail" */
    return possessive || plural || wanted_section(g, it) || (field->flags & TOKEN_UPPER_FIRST) ||
           c->first <= it->first + 1;
  }
  if (possessive) return true;
  if (plural) return wanted_section(g, it);
  bool field = g->r->tokens.items[c->end].flags & TOKEN_UPPER_FIRST && gap_at(g, c->end) == GAP_SPACE;
  if (!(g->r->tokens.items[c->first].flags & TOKEN_UPPER_ALL) && !memchr(text.data, '.', text.size)) return false;
  return wanted_section(g, it) && (field || gap_at(g, c->end) & GAP_OPEN) && c->first <= it->first + 1;
}

/* "degree" without a level: only in the shape of a demand, and not when a level before it is meant. */
static bool any_stands(const degrees_reader *g, const item *it, const cue *c) {
  /* a degree named before */
  if (c->end == c->first + 1 && c->first > it->first && token_in(g->r, c->first - 1, SET_NAMED_BEFORE)) return false;
  if (c->first > it->first && g->r->tokens.items[c->first - 1].flags & TOKEN_NUMBER &&
      cues_at(&g->cues, c->first - 1) == NULL)
    return false;
  if (c->end >= it->end || gap_at(g, c->end) & ~(unsigned)(GAP_SPACE | GAP_NEWLINE)) return true;
  if (token_in(g->r, c->end - 1, SET_DEGREE_GOES_ON)) return true; /* "degree-qualified engineer" */
  return token_in(g->r, c->end, SET_DEGREE_GOES_ON) || cues_begin(&g->cues, c->end) != NULL || wanted_section(g, it);
}

static bool level_stands(const degrees_reader *g, const item *it, const cue *c) {
  if (c->class == DEGREES_ANY) return any_stands(g, it, c);
  return !(c->flags & FORM_WEAK) || vouched(g, it, c);
}

/* Does the word right after a level soften it? Then a comma before the level parts it from the one before. */
static bool softened_right_after(const degrees_reader *g, uint32_t end) {
  for (uint32_t i = end; i < end + 2 && i < g->r->tokens.count; i++) {
    if (gap_at(g, i) & (GAP_CLOSE | GAP_COMMA)) return false;
    const cue *c = cues_begin(&g->cues, i);
    if (c && (c->class == SAID_PREFERRED || c->class == SAID_REQUIRED)) return true;
    if (is_degree_word(c)) continue;
    return false;
  }
  return false;
}

/* "PhD or equivalent (MSc/PharmD)": the bracket says what is equivalent. */
static bool names_equivalents(const degrees_reader *g, const degree_cluster *k, const cue *c) {
  const cue *equal = cues_end(&g->cues, c->first - 1);
  return gap_at(g, c->first) & GAP_OPEN && equal && equal->class == DEGREES_EQUIVALENT && equal->first == k->end;
}

static bool joins_cluster(const degrees_reader *g, const degree_cluster *k, const cue *c) {
  if (names_equivalents(g, k, c)) return true;
  if (!only_joins(g, k->end, c->first)) return false;
  unsigned level = 1u << (c->class - DEGREES_ANY), gaps = 0;
  for (uint32_t i = k->end; i <= c->first; i++) gaps |= gap_at(g, i);
  if (gaps & GAP_OPEN && cues_find(&g->cues, k->end, c->first, SAID_PREFERRED))
    return k->levels & (1u << DEGREE_MASTER | 1u << DEGREE_ANY);
  if (gaps & GAP_OPEN) return k->levels & level || k->levels == 1u << DEGREE_ANY;
  bool bare_comma = gaps & GAP_COMMA && k->end == c->first;
  return !(bare_comma && softened_right_after(g, c->end));
}

/* How many words of a field, and articles, may stand between two levels of one statement. */
enum { REACH_FIELD = 10, CHOICE_ARTICLES = 2 };

static bool is_english(const degrees_reader *g, uint32_t i) {
  return g->r->tokens.items[i].language == LANGUAGE_ENGLISH;
}

/* Nothing but a field between tokens `from` and `to`: no stop, figure or other word about degrees. */
static bool only_field(const degrees_reader *g, uint32_t from, uint32_t to) {
  const unsigned ends = GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET | GAP_COLON | GAP_CLOSE;
  if (to - from > REACH_FIELD) return false;
  for (uint32_t i = from; i < to; i++) {
    if (gap_at(g, i) & ends || (gap_at(g, i) & GAP_DASH && !hangs(g, i))) return false;
    if (g->r->tokens.items[i].flags & TOKEN_NUMBER || cues_at(&g->cues, i) || hit_at(g->r, TABLE_YEARS, i))
      return false;
  }
  return true;
}

/* "Grado en Logística o CFGS en Transporte": another level after an "or", only the first one's field between. */
static bool is_choice(const degrees_reader *g, const degree_cluster *k, const cue *c) {
  uint32_t i = c->first;
  for (int n = 0; n < CHOICE_ARTICLES && i > k->end + 1 && !is_or(g, i - 1); n++) {
    const cue *aside = cues_end(&g->cues, i - 1); /* "or, in the alternative, a Master's" */
    bool passed = aside && aside->class == DEGREES_STOP && aside->first > k->end;
    if (!passed && !token_is_function_word(g->r->dictionary, &g->r->tokens.items[i - 1])) return false;
    i = passed ? aside->first : i - 1;
  }
  const unsigned apart = GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET | GAP_COLON | GAP_OPEN | GAP_DASH;
  return i > k->end && is_or(g, i - 1) && !(gap_at(g, c->first) & apart) && only_field(g, k->end, i - 1);
}

/* "Bac+2/3 en comptabilité (BTS, DCG)": names of the levels that were said; "Studium der BWL (Bachelor)": which is
 * meant.
 */
static bool is_example(const degrees_reader *g, const degree_cluster *k, const cue *c) {
  bool said = k->levels >> (c->class - DEGREES_ANY) & 1 || k->levels == 1u << DEGREE_ANY;
  return gap_at(g, c->first) & GAP_OPEN && said && only_field(g, k->end, c->first);
}

/* The levels that a cue names. */
static uint16_t levels_of(const cue *c) {
  uint16_t level = (uint16_t)(1u << (c->class - DEGREES_ANY));
  return c->flags & CLASS_OR_NEXT ? (uint16_t)(level | level << 1) : level;
}

/* Takes the level into the statement when it belongs there. */
static bool extend(const degrees_reader *g, degree_cluster *k, const cue *c) {
  bool joined = joins_cluster(g, k, c), apart = !joined && (is_choice(g, k, c) || is_example(g, k, c));
  if (!joined && !apart) return false;
  bool any = c->class == DEGREES_ANY || k->levels == 1u << DEGREE_ANY;
  for (uint32_t i = k->end; any && i < c->first; i++) k->any_said |= is_or(g, i) && !is_english(g, i);
  if (apart && k->part_count < LEVEL_PARTS) k->parts[k->part_count++] = k->end;
  k->levels |= levels_of(c);
  k->end = c->end;
  return true;
}

/* "Degree: not required", "Degree needed: no": the answer may be an item of its own. */
static bool answered_no(const degrees_reader *g, const degree_cluster *k) {
  uint32_t i = k->end, count = (uint32_t)g->r->tokens.count;
  while (i < count && i < k->end + LABEL_REST && !(gap_at(g, i) & GAP_COLON)) i++;
  if (i >= count || !(gap_at(g, i) & GAP_COLON) || gap_at(g, i) & GAP_BULLET) return false;
  const cue *answer = cues_begin(&g->cues, i);
  bool last = i + 1 >= count || gap_at(g, i + 1) & ~(unsigned)GAP_SPACE;
  return (answer && answer->class == DEGREES_NOT_NEEDED) ||
         (token_in(g->r, i, SET_ANSWER_NO) && (last || token_in(g->r, i + 1, SET_NEEDED)));
}

static bool denied(const degrees_reader *g, const item *it, const degree_cluster *k) {
  uint32_t from = k->first > it->first + DENIED_BEFORE ? k->first - DENIED_BEFORE : it->first;
  if (it->flags & ITEM_UNNEEDED || token_in(g->r, k->end, SET_STUDIES)) return true; /* "teach bachelor courses" */
  if (answered_no(g, k)) return true;
  if (cues_find(&g->cues, from, k->first, DEGREES_NOT)) return true;
  from = k->first > it->first + REACH_PHRASE ? k->first - REACH_PHRASE : it->first; /* "support you in your" */
  if (cues_find(&g->cues, from, k->first, DEGREES_LATER)) return true;
  for (uint32_t i = k->end; i < it->end && i < k->end + UNNEEDED_AFTER; i++) {
    if (gap_at(g, i) & (GAP_SEMICOLON | GAP_STOP)) break;
    const cue *c = cues_begin(&g->cues, i);
    if (c && (c->class == SAID_PREFERRED || c->class == SAID_REQUIRED)) break;
    if (c && c->class == DEGREES_NOT_NEEDED) return true;
  }
  return false;
}

/* "strategic analysis on MBA rankings": a title of learning that no word around asks for. */
static bool named_in_passing(const degrees_reader *g, const item *it, const degree_cluster *k) {
  unsigned titles = 1u << DEGREE_MBA | 1u << DEGREE_DOCTORATE | 1u << DEGREE_PROFESSIONAL;
  if (k->levels & ~titles || k->first <= it->first + 2) return false;
  if (k->end >= it->end || gap_at(g, k->end) & ~(unsigned)GAP_SPACE) return false;
  return !token_in(g->r, k->end, SET_LEVEL_GOES_ON) && !cues_begin(&g->cues, k->end);
}

/* In company talk and benefits ("our team of PhDs", "tuition help toward a degree") no degree is asked for. */
static bool company_talk(const degrees_reader *g, const item *it, const degree_cluster *k) {
  section_kind s = item_section(g->r, it);
  bool boilerplate = it->quiet || s == SECTION_BENEFITS || s == SECTION_LEGAL;
  uint32_t from = k->first > it->first + REACH_STATEMENT ? k->first - REACH_STATEMENT : it->first;
  uint32_t end = k->end + REACH_STATEMENT < it->end ? k->end + REACH_STATEMENT : it->end;
  bool asked = cues_find(&g->cues, from, end, SAID_REQUIRED) || cues_find(&g->cues, from, end, SAID_PREFERRED) ||
               cues_find(&g->cues, from, end, DEGREES_CANDIDATE);
  /* "Degree in Geology" begins the line */
  bool own_line = k->first <= it->first + 1 &&
                  (k->levels != 1u << DEGREE_ANY ||
                   (k->first == it->first && token_in(g->r, k->end, SET_IN))); /* the section was not seen to end */
  if (boilerplate && own_line) return false;
  if (boilerplate) return !asked || k->levels == 1u << DEGREE_ANY;
  slice last = token_text(&g->r->tokens, k->end - 1);
  bool plural = last.size <= SHORT_PLURAL && is_plural(g->r, k->end - 1); /* PhDs, MBAs */
  if (s == SECTION_ABOUT && k->first == it->first && token_in(g->r, k->end, SET_IN)) return false;
  if (s == SECTION_ABOUT && !asked) return k->first > it->first + 2 || k->levels == 1u << DEGREE_ANY;
  if (asked || wanted_section(g, it)) return false;
  return plural || named_in_passing(g, it, k);
}

/* "... wholesale trade is a plus Bachelor's degree": the softener right before is said of what stands before it. */
static bool softens_another(const degrees_reader *g, const item *it, const degree_cluster *k) {
  const hit *cue = k->first > it->first ? hit_at(g->r, TABLE_CUES, k->first - 1) : NULL;
  return cue && cue->class == CUE_PREFERRED && cue->first > it->first && gap_at(g, k->first) == GAP_SPACE &&
         (token_in(g->r, cue->first, SET_BE) || token_in(g->r, cue->first - 1, SET_BE));
}

/* How far after a level what softens it may stand: its fields come between. */
enum { FIELDS_REACH = 40 };

/* Where what is said of the degree begins: at the first softener or hardener after it and its fields, however many
   commas they have. The level's own end where a number, another level or the end of the statement comes before. */
static uint32_t phrase_end(const degrees_reader *g, const item *it, const degree_cluster *k) {
  for (uint32_t i = k->end; i < it->end && i < k->end + FIELDS_REACH; i++) {
    if (i > k->end && (gap_at(g, i) & (GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH) || cues_new_statement(g->r, i))) break;
    const hit *said = hit_at(g->r, TABLE_CUES, i);
    if (said && (said->class == CUE_PREFERRED || said->class == CUE_REQUIRED || said->class == CUE_UNNEEDED)) return i;
    const cue *c = cues_begin(&g->cues, i);
    if (c ? is_level(c) && c->class != DEGREES_ANY && level_stands(g, it, c)
          : (g->r->tokens.items[i].flags & TOKEN_NUMBER) != 0)
      break;
  }
  return k->end;
}

/* Where the next degree of the sentence begins: what is said after it is said of that one. */
static uint32_t next_level(const degrees_reader *g, const item *it, uint32_t from) {
  for (size_t i = cues_after(&g->cues, from); i < g->cues.count && g->cues.items[i].first < it->end; i++) {
    const cue *c = &g->cues.items[i];
    if (is_level(c) && c->class != DEGREES_ANY && level_stands(g, it, c)) return c->first;
  }
  return it->end;
}

/* Degrees are only ever required or preferred: as all that is asked for is judged. */
static strength strength_of(const degrees_reader *g, const item *it, const degree_cluster *k) {
  uint32_t end = phrase_end(g, it, k);
  if (softens_another(g, it, k)) return it->strength == STRENGTH_PREFERRED ? STRENGTH_PREFERRED : STRENGTH_REQUIRED;
  return strength_asked(g->r, k->first, end, next_level(g, it, end));
}

/* From token i on: a number of years, words like "at least" and "an additional" before it left out. 0: none. */
static uint32_t years_at(const degrees_reader *g, uint32_t i, uint32_t limit) {
  for (uint32_t end = i + REACH_PHRASE < limit ? i + REACH_PHRASE : limit; i < end; i++) {
    if (gap_at(g, i) & (GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH)) return 0;
    uint32_t after = years_amount_at(g->r, i, limit);
    if (after) return after;
    if (!token_in(g->r, i, SET_AT_LEAST)) return 0;
  }
  return 0;
}

/* "... or 5+ years of experience", "or an additional four years' work": years instead of the degree, unless they come
   with another degree. */
static bool or_years(const degrees_reader *g, const degree_cluster *k, uint32_t limit) {
  for (uint32_t i = k->end; i < limit; i++) {
    if (i > k->end + 1 && is_level(cues_begin(&g->cues, i))) return false;
    uint32_t unit = token_in(g->r, i, SET_OR) ? years_at(g, i + 1, limit) : 0;
    if (!unit) continue;
    uint32_t end = unit + 8 < limit ? unit + 8 : limit;
    while (unit < end && !is_level(cues_begin(&g->cues, unit))) unit++;
    if (unit == end) return true;
  }
  return false;
}

/* "equivalent", and experience or the like a few words on: "equivalent and relevant industry experience". */
static bool equivalent_to_degree(const degrees_reader *g, uint32_t from, uint32_t limit) {
  for (uint32_t i = from; i < limit; i++) {
    if (!token_in(g->r, i, SET_EQUAL_TO)) continue;
    for (uint32_t j = i + 1; j < limit && j < i + REACH_PHRASE && !token_in(g->r, j, SET_EQUAL_ELSE); j++) {
      if (gap_at(g, j) & (GAP_SEMICOLON | GAP_COMMA) || g->r->tokens.items[j].flags & TOKEN_NUMBER) break;
      if (token_in(g->r, j, SET_EXPERIENCE_NOUNS)) return true;
    }
  }
  return false;
}

/* "Option 1: a degree ... Option 2: 8 years of experience": the degree named last before the second option. */
static void other_option(const degrees_reader *g) {
  posting *out = g->r->out;
  uint32_t count = (uint32_t)g->r->tokens.count;
  for (uint32_t i = 0, d = 0; i + 4 < count; i++) {
    if (!token_in(g->r, i, SET_OPTION) || !token_in(g->r, i + 1, SET_LATER_OPTION) || !(gap_at(g, i + 2) & GAP_COLON))
      continue;
    if (!years_at(g, i + 2, count)) continue;
    uint32_t at = g->r->tokens.items[i].start;
    while (d < out->degrees.count && out->degrees.items[d].at.end <= at) d++;
    if (d && at - out->degrees.items[d - 1].at.end < 500) out->degrees.items[d - 1].or_experience = true;
  }
}

/* "Experience may be accepted in lieu of a degree." speaks of the degree before it. */
static void replaced_later(const degrees_reader *g) {
  posting *out = g->r->out;
  for (size_t i = 0, d = 0; i < g->cues.count; i++) {
    const cue *c = &g->cues.items[i];
    if (c->class != DEGREES_EQUIVALENT || !(c->flags & CLASS_OF_DEGREE)) continue;
    uint32_t at = g->r->tokens.items[c->first].start;
    while (d < out->degrees.count && out->degrees.items[d].at.end <= at) d++;
    if (d && at - out->degrees.items[d - 1].at.end < 500) out->degrees.items[d - 1].or_experience = true;
  }
}

/* "Eight years in a kitchen or a diploma": the years that it stands in for were read before. */
static bool after_years(const reading *r, const item *it, span at) {
  for (size_t i = r->out->experience.count; i-- > 0;) {
    const posting_years *y = &r->out->experience.items[i];
    if (y->at.start < r->tokens.items[it->first].start) return false;
    if (y->instead && y->at.end <= at.start) return true;
  }
  return false;
}

static void add(const degrees_reader *g, const item *it, const degree_cluster *k) {
  if (denied(g, it, k) || company_talk(g, it, k)) return;
  posting_degree out = {.levels = k->levels, .strength = strength_of(g, it, k)};
  if (out.levels != 1u << DEGREE_ANY && !k->any_said) out.levels &= ~(1u << DEGREE_ANY);
  uint32_t limit = k->end + SAID_AFTER < it->end ? k->end + SAID_AFTER : it->end;
  for (uint32_t i = k->end; i < limit; i++)
    if (gap_at(g, i) & GAP_STOP && i > k->end) limit = i;
  out.or_experience = cues_find(&g->cues, k->end, limit, DEGREES_EQUIVALENT) != NULL || or_years(g, k, limit) ||
                      equivalent_to_degree(g, k->end, limit);
  for (uint32_t i = k->end; i < limit; i++) out.or_experience |= degrees_or_course(g, i, limit);
  for (uint32_t i = 0; i < k->part_count; i++) degrees_fields(g, k->parts[i], &out);
  degrees_fields(g, k->end, &out);
  out.at = tokens_span(g->r, k->first, k->end);
  out.or_experience |= after_years(g->r, it, out.at);
  ARENA_PUSH(g->r->arena, &g->r->out->degrees, out);
}

/* "Bac+5": years of study after the French school-leaving exam, as a level. */
static uint16_t level_after_bac(int years) {
  static const uint16_t levels[] = {[2] = DEGREES_ASSOCIATE, DEGREES_BACHELOR, DEGREES_BACHELOR, DEGREES_MASTER,
                                    DEGREES_MASTER,          DEGREES_MASTER,   DEGREES_DOCTORATE};
  return levels[years];
}

/* The levels of "Bac+5", "Bac+2/3": the first in the cue, the second, if there is one, as a cue of its own. */
static size_t read_bac(reading *r, cue *c, cue *second) {
  const shape *of = shapes_get(r->shapes, "degrees.bac", "years more");
  uint32_t end = c->end + REACH_NEAR < r->tokens.count ? c->end + REACH_NEAR : (uint32_t)r->tokens.count;
  shape_found found;
  if (!of) return 0;
  shapes_window(r->shapes, of, &r->tokens, &r->hits, c->first, end);
  if (!shapes_match(r->shapes, of, r->tokens.items[c->first].start, &found)) return 0;
  c->class = level_after_bac(r->text.data[found.part[0].start] - '0');
  while (c->end < end && r->tokens.items[c->end].start < found.part[0].end) c->end++;
  if (!shape_has(&found, 1)) return 0;
  *second = (cue){.first = c->end, .end = c->end + 1, .concept = c->concept};
  second->class = level_after_bac(r->text.data[found.part[1].start] - '0');
  return 1;
}

static bool may_be_bac(const cue *c) { return c->class == DEGREES_BAC || c->class == DEGREES_HIGH_SCHOOL; }

/* The table's cues, with what a pattern makes of them. */
static cues with_bac(reading *r, cues all) {
  size_t count = 0, more = 0;
  for (size_t i = 0; i < all.count; i++) more += may_be_bac(&all.items[i]);
  if (!more) return all;
  cue *items = arena_alloc(r->brief, (all.count + more) * sizeof *items);
  for (size_t i = 0; i < all.count; i++) {
    cue *c = &items[count++];
    *c = all.items[i];
    if (may_be_bac(c)) count += read_bac(r, c, c + 1);
  }
  return (cues){items, count};
}

/* "High school diploma required, college degree a plus": a degree of no level with a strength of its own, after one
   that has its own too. */
static bool is_other_wish(const degrees_reader *g, const degree_cluster *k, const cue *c) {
  bool told = cues_find(&g->cues, k->end, c->first, SAID_REQUIRED) != NULL ||
              cues_find(&g->cues, k->end, c->first, SAID_PREFERRED) != NULL;
  return told && !is_degree_word(c) && gap_at(g, c->first) & (GAP_COMMA | GAP_SEMICOLON) &&
         softened_right_after(g, c->end);
}

/* "Degree: Bachelor in Law", "Degree required: BSc": a label, and what answers it. */
static bool is_answered(const degrees_reader *g, const degree_cluster *k, const cue *c) {
  return k->levels == 1u << DEGREE_ANY && c->first < k->end + LABEL_REST && c->class != DEGREES_ANY &&
         (gap_at(g, c->first) & (GAP_COLON | GAP_BULLET)) == GAP_COLON;
}

void degrees_read(reading *r, cues all) {
  degrees_reader g = {.r = r, .cues = with_bac(r, all)};
  degree_cluster k = {0};
  const item *of = NULL;
  for (size_t i = 0; i < g.cues.count; i++) {
    const cue *c = &g.cues.items[i];
    const item *it = &r->items[r->item_of[c->first]];
    if (!is_level(c) || !level_stands(&g, it, c)) continue;
    if (k.levels && of == it && extend(&g, &k, c)) continue;
    if (k.levels && c->class == DEGREES_ANY && (of == it || c->first == k.end) && !is_other_wish(&g, &k, c))
      continue; /* "... or a related degree" */
    if (k.levels && !is_answered(&g, &k, c)) add(&g, of, &k);
    k = (degree_cluster){.first = c->first, .end = c->end, .levels = levels_of(c)};
    of = it;
  }
  if (k.levels) add(&g, of, &k);
  replaced_later(&g);
  other_option(&g);
}
