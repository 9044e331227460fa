/* Vetoes: places where a word names nothing that is asked for, whatever the model would say. Each has a reason in
   words, for `forte dict why`. */
#include "posting/skills/skills.h"

/* Of labelled postings' candidates in such places, fewer than one in thirty was a skill (tools/train_skill_model.py).
 */
static bool is_boilerplate(const reading *r, const candidate *c, const item *it) {
  if (!it->quiet) return false;
  switch (r->out->sections.items[it->section].kind) {
  case SECTION_LEGAL:
  case SECTION_BENEFITS:
    return true;
  case SECTION_DUTIES:
  case SECTION_TOOLS:
    return false;
  case SECTION_REQUIREMENTS:
  case SECTION_EDUCATION:
    return c->strength == STRENGTH_REQUIRED || c->strength == STRENGTH_DUTY;
  default:
    return c->strength == STRENGTH_DUTY;
  }
}

static bool word_is(const reading *r, uint32_t i, const char *const *words) {
  for (; *words; words++)
    if (slice_equal_nocase(token_text(&r->tokens, i), slice_of(*words))) return true;
  return false;
}

/* "French investors", "the German market": a nationality, not a language. */
static bool is_nationality(const reading *r, const candidate *c, const item *it) {
  static const char *const after[] = {
      "language",    "languages",   "speaking",      "speaker",  "speakers", "skills",    "fluency",
      "proficiency", "knowledge",   "communication", "is",       "and",      "or",        "required",
      "preferred",   "a",           "plus",          "fluently", "desired",  "would",     "are",
      "written",     "verbal",      "spoken",        "native",   "level",    "bilingual", "to",
      "ability",     "translation", "interpreter",   "teacher",  "literacy", NULL};
  if (c->kind != SKILL_LANGUAGE || c->concept == DICTIONARY_NONE || c->end >= it->end) return false;
  unsigned gap = r->tokens.items[c->end].gap;
  if (gap & ~(unsigned)(GAP_SPACE | GAP_HYPHEN) || c->end - c->first > 1 || word_is(r, c->end, after)) return false;
  slice tags = word_tags(r->dictionary, r->tokens.items[c->end].word);
  return tags.size == 0 || tags.data[0] == 'n' || tags.data[0] == 'a' || tags.data[0] == 'p';
}

/* The posting's own company ("Slack is hiring", "at Oracle headquarters") unless experience with it is asked for. */
static bool is_employer(const reading *r, const candidate *c) {
  if (!r->out->company.size || candidate_vouched(r, c)) return false;
  span at = tokens_span(r, c->first, c->end);
  return slice_equal_nocase(r->out->company, slice_cut(r->text, at.start, at.end));
}

/* "Join Oracle's ...", "working at Salesforce": what follows is an employer. */
static bool is_workplace(const reading *r, const candidate *c, const item *it) {
  static const char *const verbs[] = {"at", "join", "joining", NULL};
  if (c->first <= it->first || c->strength >= STRENGTH_PREFERRED || c->kind == SKILL_SOFT) return false;
  if (!(r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST) || !word_is(r, c->first - 1, verbs)) return false;
  return r->tokens.items[c->first].gap == GAP_SPACE && c->end - c->first == 1;
}

static bool has_upper(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if (s.data[i] >= 'A' && s.data[i] <= 'Z') return true;
  return false;
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

/* Another named skill beside it, joined by a comma, a slash or a conjunction. */
static bool stands_in_list(const reading *r, const candidate *c, const item *it) {
  static const char *const conjunctions[] = {"and", "or", "nor", "plus", NULL};
  const unsigned joins = GAP_COMMA | GAP_SLASH | GAP_SEMICOLON;
  if (c->first > it->first) {
    if (r->tokens.items[c->first].gap & joins && is_linked(r, c->first - 1)) return true;
    if (c->first > it->first + 1 && word_is(r, c->first - 1, conjunctions) && is_linked(r, c->first - 2)) return true;
  }
  if (c->end >= it->end) return false;
  if (r->tokens.items[c->end].gap & joins && is_linked(r, c->end)) return true;
  return c->end + 1 < it->end && word_is(r, c->end, conjunctions) && is_linked(r, c->end + 1);
}

static bool is_asked_next(const reading *r, const candidate *c) {
  const hit *h = c->first ? hit_at(r, TABLE_CUES, c->first - 1) : NULL;
  return h && h->class == CUE_ASKS && h->first + h->count == c->first;
}

/* What may stand right before a tool's name in prose. */
static bool follows_use(const reading *r, const candidate *c, const item *it) {
  static const char *const words[] = {"in",      "using",      "with",      "via", "on",   "like",
                                      "through", "leveraging", "utilizing", "use", "uses", NULL};
  return c->first > it->first && word_is(r, c->first - 1, words);
}

bool candidate_vouched(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  return stands_in_list(r, c, it) || is_asked_next(r, c);
}

/* "Feed the python", "a paper snowflake", "Ruby will show you around": an ordinary word or a person's name. A name
   written small, or one marked weak, needs a neighbour or a place that vouches for it. */
static bool is_plain_word(const reading *r, const candidate *c, const item *it) {
  if (!is_single_name(r, c) || c->strength != STRENGTH_DUTY) return false; /* asked for, or explicitly not */
  bool small = !(r->tokens.items[c->first].flags & (TOKEN_UPPER_FIRST | TOKEN_UPPER_INSIDE | TOKEN_DIGIT | TOKEN_SIGN));
  if (!small && !(c->flags & FORM_WEAK)) return false;
  if (r->out->sections.items[it->section].kind == SECTION_TOOLS) return false;
  return !candidate_vouched(r, c) && !follows_use(r, c, it);
}

/* "Mr. Jenkins", "R. Hollis", "80,000 CAD": people and amounts. */
static bool is_person_or_amount(const reading *r, const candidate *c, const item *it) {
  static const char *const titles[] = {"mr", "mrs", "ms", "dr", "miss", "sir", "prof", NULL};
  if (!is_single_name(r, c)) return false;
  const token *t = &r->tokens.items[c->first];
  if (c->first > it->first && word_is(r, c->first - 1, titles)) return true;
  if (c->first > it->first && r->tokens.items[c->first - 1].flags & TOKEN_NUMBER && t->end - t->start == 3 &&
      t->flags & TOKEN_UPPER_ALL)
    return t->gap == GAP_SPACE &&
           slice_find(SLICE("USD CAD AUD EUR GBP CHF INR SGD NZD"), token_text(&r->tokens, c->first), 0) != SIZE_MAX;
  bool initial = t->end - t->start == 1 && t->end < r->text.size && r->text.data[t->end] == '.';
  return initial && c->end < r->tokens.count && r->tokens.items[c->end].flags & TOKEN_UPPER_FIRST &&
         r->tokens.items[c->end].gap & GAP_SPACE && !(r->tokens.items[c->end].gap & (GAP_NEWLINE | GAP_BULLET)) &&
         it->strength == STRENGTH_DUTY;
}

/* "Perl Street", "hotel Belle Vue": one word of a longer name. */
static bool is_part_of_name(const reading *r, const candidate *c, const item *it) {
  static const char *const places[] = {"street",    "lane",  "road",  "avenue", "park",
                                       "boulevard", "house", "hotel", "county", NULL};
  if (!is_single_name(r, c) || c->strength >= STRENGTH_PREFERRED) return false;
  const token *t = &r->tokens.items[c->first], *after = &r->tokens.items[c->end];
  if (c->end < it->end && after->gap == GAP_SPACE && after->flags & TOKEN_UPPER_FIRST && word_is(r, c->end, places))
    return true;
  if (c->first <= it->first + 1 || t->gap != GAP_SPACE || !(t->flags & TOKEN_UPPER_FIRST)) return false;
  const token *before = &r->tokens.items[c->first - 1];
  slice tags = word_tags(r->dictionary, before->word);
  return before->flags & TOKEN_UPPER_FIRST && (tags.size == 0 || tags.data[0] == 'p') &&
         !hit_at(r, TABLE_SKILLS, c->first - 1);
}

/* From the degree's own words to the last of its fields: "Degree in a quantitative discipline (e.g., Statistics)". */
static span degree_range(const reading *r, const posting_degree *d) {
  span at = d->at;
  for (size_t i = 0; i < d->fields.count; i++) {
    slice field = d->fields.items[i];
    if (field.data < r->text.data || field.data > r->text.data + r->text.size) continue;
    uint32_t end = (uint32_t)(field.data - r->text.data + (ptrdiff_t)field.size);
    if (end > at.end && end - at.end < 400) at.end = end;
  }
  return at;
}

static bool in_degree(const reading *r, const candidate *c) {
  span at = tokens_span(r, c->first, c->end);
  for (size_t i = 0; i < r->out->degrees.count; i++) {
    span d = degree_range(r, &r->out->degrees.items[i]);
    if (at.start < d.end && d.start < at.end) return true;
  }
  return false;
}

const char *candidate_veto(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  if (in_degree(r, c)) return "it stands in a degree";
  if (is_boilerplate(r, c, it)) return "the sentence is the company's, the law's or the benefits' voice";
  if (is_nationality(r, c, it)) return "it names a nationality here";
  if (is_employer(r, c)) return "it is the employer's name";
  if (is_person_or_amount(r, c, it)) return "it names a person or a currency here";
  if (is_part_of_name(r, c, it)) return "one word of a longer name";
  if (is_plain_word(r, c, it)) return "an ordinary word here: nothing beside it vouches for the name";
  if (is_workplace(r, c, it)) return "it names a workplace here";
  return NULL;
}
