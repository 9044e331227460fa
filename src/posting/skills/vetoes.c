/* Vetoes: places where a word names nothing that is asked for, whatever the model would say. Each has a reason in
   words, for `forte dict why`. */
#include "base/search.h"
#include "posting/reading/rules.h"
#include "posting/skills/skills.h"

/* Of labelled postings' candidates in such places, fewer than one in thirty was a skill (tools/train_skill_model.py).
 */
static bool is_boilerplate(const reading *r, const candidate *c, const item *it) {
  if (!it->quiet) return false;
  switch (r->out->sections.items[it->section].kind) {
  case SECTION_LEGAL:
  case SECTION_BENEFITS:
    return true;
  case SECTION_ABOUT:
  case SECTION_PAY:
  case SECTION_CONDITIONS:
    return c->strength == STRENGTH_DUTY;
  default:
    return false; /* one in twelve is: the model weighs it */
  }
}

/* "Based in Leeds": the name of a place that the dictionary of tools knows in another spelling. */
static bool is_city(const reading *r, const candidate *c) {
  const hit *place = hit_at(r, TABLE_CV_PLACES, c->first);
  if (!place || place->class != CV_CITY || c->concept == DICTIONARY_NONE || c->flags & FORM_EXACT) return false;
  span at = tokens_span(r, c->first, c->end);
  slice written = slice_cut(r->text, at.start, at.end);
  return place->first == c->first && place->first + place->count == c->end && c->kind == SKILL_HARD &&
         !slice_equal(written, dictionary_name(r->dictionary, c->concept));
}

/* "French investors", "the German market": a nationality, not a language. */
static bool is_nationality(const reading *r, const candidate *c) {
  return in_english(r, c->first) && c->kind == SKILL_LANGUAGE && c->concept != DICTIONARY_NONE &&
         c->end - c->first == 1 && rules_say(r, RULES_LANGUAGE, c->first, c->end) == EFFECT_NATIONALITY;
}

/* The posting's own company ("Slack is hiring", "at Oracle headquarters") unless experience with it is asked for. */
static bool is_employer(const reading *r, const candidate *c) {
  if (!r->out->company.size || candidate_vouched(r, c)) return false;
  span at = tokens_span(r, c->first, c->end);
  return slice_equal_nocase(r->out->company, slice_cut(r->text, at.start, at.end));
}

/* "Hartley & Crane": one word of the head line that names the employer or the place. */
static bool is_in_head(const reading *r, const candidate *c) {
  span at = tokens_span(r, c->first, c->end);
  const posting_source *heads[] = {&r->out->company_from, &r->out->location_from};
  for (size_t i = 0; i < 2; i++)
    if (heads[i]->ground == FROM_LINE && heads[i]->at.start <= at.start && at.end <= heads[i]->at.end) return true;
  return false;
}

static bool has_upper(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if (s.data[i] >= 'A' && s.data[i] <= 'Z') return true;
  return false;
}

bool candidate_is_name(const reading *r, uint32_t concept) {
  return has_upper(dictionary_name(r->dictionary, concept));
}

/* A name of one word: tools mostly, many of them ordinary words or people's names too. */
static bool is_single_name(const reading *r, const candidate *c) {
  return c->concept != DICTIONARY_NONE && c->kind == SKILL_HARD && c->end - c->first == 1 &&
         has_upper(dictionary_name(r->dictionary, c->concept));
}

static bool is_linked(const reading *r, uint32_t token) {
  const hit *h = hit_at(r, TABLE_SKILLS, token);
  if (!h) return false;
  slice kind = dictionary_kind(r->dictionary, h->concept);
  bool upper = r->tokens.items[token].flags & (TOKEN_UPPER_FIRST | TOKEN_SIGN | TOKEN_UPPER_INSIDE);
  return slice_equal(kind, SLICE("hard")) && upper;
}

/* A conjunction with spaces around: "R&C" joins no two names. */
static bool joins_names(const reading *r, uint32_t i) {
  return token_in(r, i, SET_CONJUNCTIONS) && r->tokens.items[i].gap & GAP_SPACE;
}

/* Another named skill beside it, joined by a comma, a slash or a conjunction. */
static bool stands_in_list(const reading *r, const candidate *c, const item *it) {
  const unsigned joins = GAP_COMMA | GAP_SLASH | GAP_SEMICOLON;
  if (c->first > it->first) {
    if (r->tokens.items[c->first].gap & joins && is_linked(r, c->first - 1)) return true;
    if (c->first > it->first + 1 && joins_names(r, c->first - 1) && is_linked(r, c->first - 2)) return true;
  }
  if (c->end >= it->end) return false;
  if (r->tokens.items[c->end].gap & joins && is_linked(r, c->end)) return true;
  return c->end + 1 < it->end && joins_names(r, c->end) && is_linked(r, c->end + 1);
}

static bool is_asked_at(const reading *r, uint32_t i) {
  const hit *h = i ? hit_at(r, TABLE_CUES, i - 1) : NULL;
  return h && h->class == CUE_ASKS && h->first + h->count == i;
}

bool candidate_is_asked_industry(const reading *r, uint32_t first, uint32_t end) {
  if (!token_in(r, end - 1, SET_INDUSTRIES)) {
    if (r->tokens.items[end].gap != GAP_SPACE || !token_in(r, end, SET_INDUSTRIES)) return false;
  } else if (end - first == 1) {
    return false;
  }
  return is_asked_at(r, first) || (first && token_in(r, first - 1, SET_ARTICLES) && is_asked_at(r, first - 1));
}

bool candidate_follows_use(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  return c->first > it->first && token_in(r, c->first - 1, SET_USE);
}

bool candidate_vouched(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  return stands_in_list(r, c, it) || is_asked_at(r, c->first);
}

/* "Feed the python", "a paper snowflake", "Ruby will show you around": an ordinary word or a person's name. A name
   written small, or one marked weak, needs a neighbour or a place that vouches for it. */
static bool is_plain_word(const reading *r, const candidate *c, const item *it) {
  if (!is_single_name(r, c) || c->strength != STRENGTH_DUTY) return false; /* asked for, or explicitly not */
  bool small = !(r->tokens.items[c->first].flags & (TOKEN_UPPER_FIRST | TOKEN_UPPER_INSIDE | TOKEN_DIGIT | TOKEN_SIGN));
  if (!small && !(c->flags & FORM_WEAK)) return false;
  if (r->out->sections.items[it->section].kind == SECTION_TOOLS) return false;
  if (!small && it->flags & ITEM_BULLET && c->first == it->first && c->end == it->end) return false; /* "- Excel" */
  return !candidate_vouched(r, c) && !candidate_follows_use(r, c);
}

static bool is_certificate(const reading *r, uint32_t token) {
  const hit *h = hit_at(r, TABLE_SKILLS, token);
  return h && slice_equal(dictionary_kind(r->dictionary, h->concept), SLICE("cert"));
}

/* "MCP, MCSE": a doubtful abbreviation in a list of certificates is one of them. */
static bool is_among_certificates(const reading *r, const candidate *c, const item *it) {
  const unsigned joins = GAP_COMMA | GAP_SLASH | GAP_SEMICOLON;
  if (!(c->flags & FORM_WEAK) || c->kind != SKILL_HARD || !(r->tokens.items[c->first].flags & TOKEN_UPPER_ALL))
    return false;
  bool left = c->first > it->first && r->tokens.items[c->first].gap & joins && is_certificate(r, c->first - 1);
  bool right = c->end < it->end && r->tokens.items[c->end].gap & joins && is_certificate(r, c->end);
  if (c->end + 1 < it->end && joins_names(r, c->end)) right |= is_certificate(r, c->end + 1);
  return (left || right) && !stands_in_list(r, c, it);
}

/* "R. Hollis", "80,000 CAD": a person's initial, an amount. */
static bool is_initial_or_amount(const reading *r, const candidate *c, const item *it) {
  if (!is_single_name(r, c)) return false;
  const token *t = &r->tokens.items[c->first];
  if (c->first > it->first && r->tokens.items[c->first - 1].flags & TOKEN_NUMBER && t->flags & TOKEN_UPPER_ALL &&
      token_in(r, c->first, SET_CURRENCIES))
    return t->gap == GAP_SPACE;
  bool initial = t->end - t->start == 1 && t->end < r->text.size && r->text.data[t->end] == '.';
  return initial && c->end < r->tokens.count && r->tokens.items[c->end].flags & TOKEN_UPPER_FIRST &&
         r->tokens.items[c->end].gap & GAP_SPACE && !(r->tokens.items[c->end].gap & (GAP_NEWLINE | GAP_BULLET)) &&
         it->strength == STRENGTH_DUTY;
}

/* "hotel Belle Vue": one word of a longer name. */
static bool is_part_of_name(const reading *r, const candidate *c, const item *it) {
  if (!is_single_name(r, c) || c->strength >= STRENGTH_PREFERRED) return false;
  const token *t = &r->tokens.items[c->first];
  if (c->first <= it->first + 1 || t->gap != GAP_SPACE || !(t->flags & TOKEN_UPPER_FIRST)) return false;
  const token *before = &r->tokens.items[c->first - 1];
  slice tags = word_tags(r->dictionary, before->word);
  return before->flags & TOKEN_UPPER_FIRST && (tags.size == 0 || tags.data[0] == 'p') &&
         !hit_at(r, TABLE_SKILLS, c->first - 1);
}

/* What the words beside a capital word say that it names instead of a tool. */
static const char *named_otherwise(const reading *r, const candidate *c) {
  if (c->end - c->first > 1 || c->kind == SKILL_SOFT || !(r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST))
    return NULL;
  rule_effect what = rules_say(r, RULES_NAME, c->first, c->end);
  if (what == EFFECT_PERSON) return is_single_name(r, c) ? "it names a person here" : NULL;
  if (what == EFFECT_PLACE) return is_single_name(r, c) ? "it names a place here" : NULL;
  if (c->strength >= STRENGTH_PREFERRED) return NULL;
  return what == EFFECT_EMPLOYER ? "it names an employer here" : NULL;
}

bool candidate_names_employer(const reading *r, const candidate *c) {
  return c->strength < STRENGTH_PREFERRED && is_single_name(r, c) &&
         r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST &&
         rules_say(r, RULES_NAME, c->first, c->end) == EFFECT_EMPLOYER;
}

/* How many bytes after its level a degree's fields may end; and how long a statement of levels may be. */
enum { FIELDS_REACH = 400, LEVELS_REACH = 400 };

/* From the degree's own words to the last of its fields: "Degree in a quantitative discipline (e.g., Statistics)". */
static span degree_range(const reading *r, const posting_degree *d) {
  span at = d->at;
  for (size_t i = 0; i < d->fields.count; i++) {
    slice field = d->fields.items[i];
    if (field.data < r->text.data || field.data > r->text.data + r->text.size) continue;
    uint32_t end = (uint32_t)(field.data - r->text.data + (ptrdiff_t)field.size);
    if (end > at.end && end - at.end < FIELDS_REACH) at.end = end;
  }
  return at;
}

/* Degrees stand by place: only those that begin a little before the candidate can reach it. */
static bool in_degree(const reading *r, const candidate *c) {
  span at = tokens_span(r, c->first, c->end);
  const posting_degree *degrees = r->out->degrees.items;
  size_t i;
  SEARCH_FIRST(i, 0, r->out->degrees.count, degrees[i].at.start < at.end);
  const item *it = &r->items[r->item_of[c->first]]; /* "a degree or a coding bootcamp" */
  if (i && c->end < it->end && degrees[i - 1].at.start >= r->tokens.items[it->first].start &&
      token_in(r, c->end, SET_COURSES_INSTEAD))
    return true;
  for (; i-- > 0 && degrees[i].at.start + LEVELS_REACH + FIELDS_REACH > at.start;)
    if (at.start < degree_range(r, &degrees[i]).end) return true;
  return false;
}

/* "Microsoft Certified Professional (MCP)": a short name of several things; the words before its brackets are another
   one. */
static bool is_told_otherwise(const reading *r, const candidate *c) {
  const unsigned capitals = TOKEN_UPPER_ALL;
  if (!(c->flags & FORM_WEAK) || c->end - c->first != 1 || !(r->tokens.items[c->first].flags & capitals)) return false;
  slice letters = token_text(&r->tokens, c->first);
  bool bracketed = r->tokens.items[c->first].gap & GAP_OPEN && r->tokens.items[c->end].gap & GAP_CLOSE;
  if (!bracketed || letters.size < 2 || letters.size > c->first) return false;
  uint32_t first = c->first - (uint32_t)letters.size;
  for (uint32_t i = 0; i < letters.size; i++)
    if (r->text.data[r->tokens.items[first + i].start] != letters.data[i]) return false;
  const hit *h = hit_at(r, TABLE_SKILLS, first);
  return h && h->concept != c->concept;
}

/* "Python (Programming Language)", "Blender (Software)": the brackets say what the name before them is. */
static bool is_gloss(const reading *r, const candidate *c) {
  const unsigned open = r->tokens.items[c->first].gap & GAP_OPEN, close = r->tokens.items[c->end].gap & GAP_CLOSE;
  return open && close && c->first > 0 && token_in(r, c->end - 1, SET_TOOL_CLASSES) &&
         hit_at(r, TABLE_SKILLS, c->first - 1);
}

/* "$19.50/HR", "grade 4/C": letters glued to a figure by a slash are its unit or its other name. */
static bool is_unit_of_number(const reading *r, const candidate *c) {
  const token *t = &r->tokens.items[c->first];
  return c->flags & FORM_WEAK && c->first > 0 && c->end == c->first + 1 && t->flags & TOKEN_UPPER_FIRST &&
         t->gap == GAP_SLASH && r->tokens.items[c->first - 1].flags & TOKEN_NUMBER;
}

/* Tokens on either side in which a posting spells what its letters are short for. */
enum { SPELLED_REACH = 1500 };

/* "Customer Success" above, then "a CS platform": letters that the posting itself spells as another thing. */
static bool is_spelled_otherwise(const reading *r, const candidate *c) {
  const token *t = &r->tokens.items[c->first];
  slice letters = token_text(&r->tokens, c->first);
  if (!(c->flags & FORM_WEAK) || c->end != c->first + 1 || !(t->flags & TOKEN_UPPER_ALL) || letters.size < 2)
    return false;
  uint32_t i = c->first > SPELLED_REACH ? c->first - SPELLED_REACH : 0;
  slice own = dictionary_name(r->dictionary, c->concept);
  bool other = false;
  for (; i < c->first + SPELLED_REACH && i + letters.size <= r->tokens.count; i++) {
    const hit *h = hit_at(r, TABLE_SKILLS, i);
    if (!h || h->first != i || h->count < letters.size) continue; /* "Customer Success Manager" spells it, too */
    span at = tokens_span(r, i, i + (uint32_t)letters.size);
    if (h->concept == c->concept || slice_equal_nocase(own, slice_cut(r->text, at.start, at.end))) return false;
    bool spelled = true;
    for (uint32_t k = 0; k < letters.size && spelled; k++)
      spelled = r->text.data[r->tokens.items[i + k].start] == letters.data[k];
    other |= spelled;
  }
  return other;
}

/* "MFA (m/w/d)": letters that are the posting's title, all of it, name whom it wants. */
static bool is_title_letters(const reading *r, const candidate *c) {
  span at = tokens_span(r, c->first, c->end), title = r->out->title_from.at;
  return r->out->title_from.ground == FROM_LINE && at.start == title.start && at.end == title.end &&
         r->tokens.items[c->first].flags & TOKEN_UPPER_ALL && c->concept != DICTIONARY_NONE &&
         !candidate_is_name(r, c->concept);
}

static bool has_letter(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if ((s.data[i] | 0x20) >= 'a' && (s.data[i] | 0x20) <= 'z') return true;
  return false;
}

/* "Reference 8051", "room 8570"; "5S" and "802.11ac" are no numbers. */
static bool is_plain_number(const reading *r, const candidate *c) {
  return c->end - c->first == 1 && r->tokens.items[c->first].flags & TOKEN_NUMBER &&
         !has_letter(token_text(&r->tokens, c->first)) && !candidate_vouched(r, c);
}

/* "APHSW-C", "CNL-R": one letter that goes on a name in capitals. */
static bool is_letter_of_name(const reading *r, const candidate *c) {
  const token *t = &r->tokens.items[c->first];
  return c->first > 0 && c->end == c->first + 1 && t->end - t->start == 1 && t->gap & GAP_HYPHEN &&
         !(t->gap & GAP_SPACE) && r->tokens.items[c->first - 1].flags & TOKEN_UPPER_ALL &&
         r->tokens.items[c->first - 1].end - r->tokens.items[c->first - 1].start > 1;
}

const char *candidate_veto(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  if (in_degree(r, c)) return "it stands in a degree";
  if (is_boilerplate(r, c, it)) return "the sentence is the company's, the law's or the benefits' voice";
  if (is_nationality(r, c)) return "it names a nationality here";
  if (is_employer(r, c) || is_in_head(r, c)) return "it is the employer's name";
  if (it->flags & ITEM_FURNITURE) return "the page says it, not the posting";
  if (is_city(r, c)) return "it is the name of a place";
  const char *named = named_otherwise(r, c);
  if (named) return named;
  if (is_told_otherwise(r, c)) return "the words before its brackets say what it is short for";
  if (is_initial_or_amount(r, c, it)) return "it names a person or a currency here";
  if (is_unit_of_number(r, c)) return "it is the unit or the other name of the figure before it";
  if (is_spelled_otherwise(r, c)) return "the posting spells what these letters are short for";
  if (is_title_letters(r, c)) return "the title is these letters";
  if (is_among_certificates(r, c, it)) return "one of a list of certificates";
  if (is_part_of_name(r, c, it)) return "one word of a longer name";
  if (is_letter_of_name(r, c)) return "the last letter of another name";
  if (is_gloss(r, c)) return "the brackets say what the name before them is";
  if (is_plain_number(r, c)) return "a number: nothing beside it vouches for the name";
  if (is_plain_word(r, c, it)) return "an ordinary word here: nothing beside it vouches for the name";
  return NULL;
}
