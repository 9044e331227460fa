/* Skills: the dictionary's hits in the statements, and what stands in lists that the dictionary does not know. */
#include "profile/cv.h"

#include <math.h>

#include "base/map.h"

enum {
  ITEM_WORDS = 4,
  USE_REACH = 60, /* names of a list after a word of use */
  QUOTE_MAX = 420,
  QUOTE_MIN = 18,
  QUOTE_WORDS = 4,
  TOLD_MIN = 10, /* of what is told of a role: "Pruned old trees" */
  TOLD_WORDS = 2,
  SMALL_WORDS = 2,
  SMALL_LETTERS = 3,
  SKILLS_MAX = 600,
  SENTENCES_MAX = 2000
};

static const unsigned silent = CV_INTERESTS | CV_REFERENCES | CV_CONTACT | CV_AWARDS | CV_PUBLICATIONS;
static const unsigned unquoted = CV_INTERESTS | CV_REFERENCES | CV_CONTACT;

/* Names of people, schools and places are written in capitals; a sentence has small words. Below a role all stands
   that is said of it. */
static bool has_small_words(const cv *c, const cv_statement *s) {
  uint32_t small = 0;
  for (uint32_t t = s->first; t < s->end && small < SMALL_WORDS; t++) {
    slice w = token_text(&c->tokens, t);
    small += w.size >= SMALL_LETTERS && w.data[0] >= 'a' && w.data[0] <= 'z' && !(cv_token(c, t)->flags & TOKEN_URL);
  }
  return small >= SMALL_WORDS;
}

/* Does a degree stand in the statement? "Driving licence" is none, though "licence" is one in French. */
static bool has_degree(const cv *c, const cv_statement *s) {
  const hit *degree;
  for (uint32_t t = s->first; (degree = cv_hit_in(c, CV_T_DEGREES, t, s->end)) != NULL;
       t = degree->first + degree->count) {
    const hit *skill = cv_hit_at(c, CV_T_SKILLS, degree->first);
    if (!skill || skill->count <= degree->count) return true;
  }
  return false;
}

/* The statements' text, tokenized anew: phrases may now run over what was a line's end. */
static void read_text(cv *c) {
  size_t size = 0, n = 0;
  for (size_t i = 0; i < c->statements.count; i++) size += c->statements.items[i].text.size + 2;
  char *out = arena_alloc(c->arena, size + 1);
  for (size_t i = 0; i < c->statements.count; i++) {
    cv_statement *s = &c->statements.items[i];
    memcpy(out + n, s->text.data, s->text.size);
    s->text.data = out + n;
    n += s->text.size;
    out[n++] = '\n';
    out[n++] = '\n';
  }
  c->text = (slice){out, n};
  c->tokens = dictionary_tokens(c->dictionary, c->arena, c->text);
  c->hits = dictionary_read(c->dictionary, c->words, &c->tokens, c->arena);
  uint32_t t = 0;
  for (size_t i = 0; i < c->statements.count; i++) {
    cv_statement *s = &c->statements.items[i];
    uint32_t stop = (uint32_t)(s->text.data - c->text.data + (ptrdiff_t)s->text.size);
    s->first = t;
    while (t < c->tokens.count && cv_token(c, t)->start < stop) t++;
    s->end = t;
    s->small_words = has_small_words(c, s);
    s->degree = has_degree(c, s);
  }
}

static bool kind_of(slice word, skill_kind *kind) {
  for (int k = SKILL_HARD; k <= SKILL_LANGUAGE; k++)
    if (slice_equal(word, slice_of(skill_kind_word((skill_kind)k)))) return *kind = (skill_kind)k, true;
  return false;
}

/* ---- which hits count ---- */

static bool is_coursework(const cv *c, const cv_statement *s) {
  const hit *h = s->end > s->first ? cv_hit_in(c, CV_T_SECTIONS, s->first, s->first + 2) : NULL;
  return s->section & CV_COURSES || (h && slice_equal(dictionary_name(c->dictionary, h->concept), SLICE("courses")));
}

static bool begins_with_certificate(const cv *c, const cv_statement *s) {
  const hit *h = cv_hit_at(c, CV_T_SKILLS, s->first);
  return h && h->first == s->first && cv_is_kind(c, h, SKILL_CERT);
}

/* "... 2013. ServSafe Manager", "... College · Arizona real estate license": parted from the degree before it. */
static bool is_parted(const cv *c, const cv_statement *s, const hit *h) {
  enum { WORDS_BEFORE = 2 };
  uint32_t t = h->first;
  while (t > s->first && h->first - t < WORDS_BEFORE && !cv_item_begins(c, t)) t--;
  return t > s->first && cv_token(c, t)->gap & (GAP_STOP | GAP_BULLET | GAP_SEMICOLON);
}

/* A certificate among the degrees: a bullet of its own, what begins a line ("Qualified Teacher Status, 2019"), or an
   item of a line without a degree ("EMD certified; CPR"); after a comma only behind another ("by Anna Wood, PMP"). */
static bool is_own_item(const cv *c, const cv_statement *s, const hit *h) {
  if (s->bullet || h->first == s->first || is_parted(c, s, h)) return true;
  if (!cv_item_begins(c, h->first) || s->degree) return false;
  return !(cv_token(c, h->first)->gap & GAP_COMMA) || begins_with_certificate(c, s);
}

/* A course's own word: "Fachweiterbildung Intensivpflege und Anästhesie" has no small words. */
static bool is_course(const cv *c, const cv_statement *s) {
  for (uint32_t t = s->first; t < s->end; t++)
    if (token_is(c->dictionary, cv_token(c, t), SET_CV_COURSES)) return true;
  return false;
}

/* What was made or found while studying: "Senior thesis: panel data on broadband, fixed-effects regression in R." */
static bool is_study(const cv *c, const cv_statement *s) {
  if (s->list || cv_hit_in(c, CV_T_DEGREES, s->first, s->end)) return false;
  return s->small_words || is_course(c, s);
}

static bool counts_here(const cv *c, const cv_statement *s, const hit *h, skill_kind kind) {
  if (s->section & silent) return kind == SKILL_CERT;
  if (kind == SKILL_CERT && is_coursework(c, s)) return false; /* "(A+)" is a grade */
  if (s->section & CV_EDUCATION && !(s->section & CV_SKILLS))
    return is_coursework(c, s) || (kind == SKILL_CERT ? is_own_item(c, s, h) : is_study(c, s));
  if (s->section & CV_EDUCATION) return !cv_hit_in(c, CV_T_DEGREES, s->first, s->end) || s->list;
  return true;
}

static bool counts_language(const cv *c, const cv_statement *s, const hit *h) {
  if (s->list && s->section & CV_LISTS) return true;
  if (h->first == s->first || s->head) return false;
  return token_is(c->dictionary, cv_token(c, h->first - 1), SET_SPEAKS) || cv_level_of(c, s, h).size > 0;
}

static bool is_firm(const hit *skill) { return skill && !(skill->flags & FORM_WEAK); }

/* "ASE T2 Diesel Engines": among the certifications what begins an item is one, whatever follows. */
static bool is_certificate_item(const cv *c, const cv_statement *s, const hit *h) {
  return s->section == CV_CERTIFICATIONS && (h->first == s->first || cv_item_begins(c, h->first)) &&
         cv_is_kind(c, h, SKILL_CERT);
}

/* A weak form counts as an item of its own in a list, or beside a skill that is none. */
static bool is_vouched(const cv *c, const cv_statement *s, const hit *h) {
  uint32_t end = h->first + h->count;
  if (is_certificate_item(c, s, h) || cv_level_beside(c, s, h)) return true;
  bool parted = s->list || (s->section & CV_EDUCATION && !s->degree);
  if (parted && (h->first == s->first || cv_item_begins(c, h->first)) && cv_item_ends(c, s, end)) return true;
  const hit *left = h->first > s->first ? cv_hit_at(c, CV_T_SKILLS, h->first - 1) : NULL;
  const hit *right = end < s->end ? cv_hit_at(c, CV_T_SKILLS, end) : NULL;
  unsigned beside = GAP_COMMA | GAP_SLASH | GAP_OPEN;
  if (is_firm(left) && cv_token(c, h->first)->gap & beside) return true;
  if (is_firm(right) && cv_token(c, end)->gap & beside) return true;
  bool before = h->first > s->first + 1 && token_is(c->dictionary, cv_token(c, h->first - 1), SET_CONJUNCTIONS);
  bool after = end + 1 < s->end && token_is(c->dictionary, cv_token(c, end), SET_CONJUNCTIONS);
  return (before && is_firm(cv_hit_at(c, CV_T_SKILLS, h->first - 2))) ||
         (after && is_firm(cv_hit_at(c, CV_T_SKILLS, end + 1)));
}

static bool is_beside(const token *t) { return !(t->gap & ~(unsigned)GAP_SPACE); }

/* Does the CV name a role of somebody who builds software? */
static bool is_builder(cv *c) {
  if (c->builder_known) return c->builder;
  for (size_t i = 0; i < c->statements.count && !c->builder; i++) {
    const cv_statement *s = &c->statements.items[i];
    for (uint32_t t = s->first; s->head && t < s->end; t++)
      c->builder |= token_is(c->dictionary, cv_token(c, t), SET_CV_BUILDERS);
  }
  c->builder_known = true;
  return c->builder;
}

/* Does the name end what was written or used: "Wrote [Rust] and [Go] for the gateway", not "Wrote Spring letters"? */
static bool ends_object(const cv *c, const cv_statement *s, const hit *h) {
  uint32_t next = h->first + h->count;
  return next >= s->end || !is_beside(cv_token(c, next)) || token_is_function_word(c->dictionary, cv_token(c, next));
}

/* "Rewrote the engine from Perl to Go", "the migration from R to Python": after a word of change. */
static bool is_moved(const cv *c, const cv_statement *s, const hit *h) {
  if (!token_is(c->dictionary, cv_token(c, h->first - 1), SET_CV_FROM_TO) || !ends_object(c, s, h)) return false;
  for (uint32_t t = s->first; t < h->first - 1; t++)
    if (token_is(c->dictionary, cv_token(c, t), SET_CV_MOVES)) return true;
  return false;
}

/* "Used Excel, Word and Outlook", "budgets in Excel": written large inside a sentence, after a word of use, alone or in
   a list. Not "in Spring 2020". */
static bool is_used(cv *c, const cv_statement *s, const hit *h) {
  uint32_t t = h->first;
  if (s->head || !(cv_token(c, t)->flags & TOKEN_UPPER_FIRST)) return false;
  if (h->first + h->count < s->end && is_beside(cv_token(c, h->first + h->count)) &&
      cv_token(c, h->first + h->count)->flags & TOKEN_NUMBER)
    return false;
  if (t > s->first + 1 && is_beside(cv_token(c, t)) && is_moved(c, s, h)) return true;
  for (uint32_t names = 0; t > s->first + 1; names++) {
    uint32_t before = t - 1;
    if (names == USE_REACH) return false;
    if (token_is(c->dictionary, cv_token(c, before), SET_CV_USE)) return is_beside(cv_token(c, t));
    bool joined = token_is(c->dictionary, cv_token(c, before), SET_CONJUNCTIONS);
    if (joined) before--;
    const hit *left = cv_hit_at(c, CV_T_SKILLS, before);
    if (!left || left->first <= s->first || !(joined || cv_token(c, t)->gap & (GAP_COMMA | GAP_SLASH))) return false;
    t = left->first;
  }
  if (t != s->first + 1) return false;
  if (token_is(c->dictionary, cv_token(c, s->first), SET_CV_WRITES)) return ends_object(c, s, h) && is_builder(c);
  return token_is(c->dictionary, cv_token(c, s->first), SET_CV_USE);
}

/* "Go microservices", "Swift code": what is written in a language; "Spring services" only where software is built. */
static bool is_made_of(cv *c, const cv_statement *s, const hit *h) {
  uint32_t next = h->first + h->count;
  if (s->head || next >= s->end || cv_token(c, next)->gap & ~(unsigned)(GAP_SPACE | GAP_HYPHEN)) return false;
  if (!(cv_token(c, h->first)->flags & TOKEN_UPPER_FIRST)) return false;
  if (token_is(c->dictionary, cv_token(c, next), SET_CV_CODE)) return true;
  return token_is(c->dictionary, cv_token(c, next), SET_CV_SYSTEMS) && is_builder(c);
}

static cv_skill *find_skill(cv *c, uint32_t concept, slice name) {
  for (size_t i = 0; i < c->skills.count; i++) {
    profile_skill *s = &c->skills.items[i].skill;
    if (concept != DICTIONARY_NONE ? s->concept == concept : slice_equal_nocase(s->name, name))
      return &c->skills.items[i];
  }
  return NULL;
}

/* Listed elsewhere in this CV, so the word means the skill here too; not where it begins a sentence ("Go ..."). */
static bool is_known_here(cv *c, const cv_statement *s, const hit *h) {
  if (!find_skill(c, h->concept, SLICE("")) || h->first == s->first || cv_token(c, h->first)->gap & GAP_STOP)
    return false;
  return (cv_token(c, h->first)->flags & TOKEN_UPPER_FIRST) != 0;
}

/* Is a skill of this CV, `parent` itself or another that implies it directly? */
static bool has_under(cv *c, uint32_t parent) {
  for (size_t i = 0; i < c->skills.count; i++) {
    uint32_t known = c->skills.items[i].skill.concept;
    if (known == parent || dictionary_is_parent(c->dictionary, known, parent)) return true;
  }
  return false;
}

/* A name whose next of kin this CV knows by firm names: "Playwright" beside Selenium, "AP" beside AR. Written as a
   name, and not where every word is: at a sentence's begin only before a sign ("Playwright + TypeScript"). */
static bool is_kin(cv *c, const cv_statement *s, const hit *h) {
  uint32_t next = h->first + h->count;
  bool begins = h->first == s->first || cv_token(c, h->first)->gap & GAP_STOP;
  if (s->head || !(cv_token(c, h->first)->flags & TOKEN_UPPER_FIRST)) return false;
  if (!ends_object(c, s, h) || (begins && (next >= s->end || is_beside(cv_token(c, next))))) return false;
  for (size_t i = 0; i < dictionary_values(c->dictionary, h->concept); i++) {
    uint32_t parent = dictionary_parent(c->dictionary, h->concept, i);
    if (parent != DICTIONARY_NONE && has_under(c, parent)) return true;
  }
  return false;
}

/* ---- gathering ---- */

static cv_skill *skill_for(cv *c, uint32_t concept, slice name, skill_kind kind) {
  cv_skill *found = find_skill(c, concept, name);
  if (found) return found;
  if (c->skills.count >= SKILLS_MAX) return NULL;
  profile_skill s = {.name = name,
                     .kind = kind,
                     .concept = concept,
                     .years = NAN,
                     .level = SLICE(""),
                     .origin = SLICE("cv"),
                     .note = SLICE("")};
  ARENA_PUSH(c->arena, &c->skills, (cv_skill){.skill = s});
  return &c->skills.items[c->skills.count - 1];
}

static void add_place(cv *c, cv_skill *k, int role) {
  for (size_t i = 0; i < k->roles.count; i++)
    if (k->roles.items[i] == role) return;
  if (role >= 0) ARENA_PUSH(c->arena, &k->roles, role);
}

/* "(RN.448812)" is one: what ends a sentence has white space behind it. "BLS exp. 08/2026 ; ACLS": the dot of an
   abbreviation ends none, and of certificates each is its own. */
static bool begins_sentence(const cv *c, const cv_statement *s, uint32_t t) {
  if (!t) return false;
  if (s->list && s->section == CV_CERTIFICATIONS && cv_token(c, t)->gap & GAP_SEMICOLON) return true;
  if (!(cv_token(c, t)->gap & GAP_STOP) || token_is(c->dictionary, cv_token(c, t - 1), SET_ABBREVIATIONS)) return false;
  slice gap = slice_cut(c->text, cv_token(c, t - 1)->end, cv_token(c, t)->start);
  for (size_t i = 0; i < gap.size; i++)
    if ((unsigned char)gap.data[i] <= ' ') return true;
  return false;
}

/* The sentence around token t; one is walked through once, however many skills stand in it. */
static slice sentence(cv *c, const cv_statement *s, uint32_t t) {
  if (s->bullet && s->text.size <= QUOTE_MAX) return s->text;
  if (t >= c->sentence.first && t < c->sentence.end) return c->sentence.text;
  uint32_t first = t, end = t + 1;
  while (first > s->first && !begins_sentence(c, s, first)) first--;
  while (end < s->end && !begins_sentence(c, s, end)) end++;
  size_t begin = cv_token(c, first)->start,
         stop = end < s->end ? cv_token(c, end)->start : (size_t)(s->text.data - c->text.data) + s->text.size;
  if (first == s->first) begin = (size_t)(s->text.data - c->text.data);
  slice text = slice_trim(slice_cut(c->text, begin, stop));
  if (text.size && text.data[text.size - 1] == ';') text = slice_trim(slice_cut(text, 0, text.size - 1));
  c->sentence = (cv_sentence){first, end, text};
  return c->sentence.text;
}

/* What makes a sentence worth quoting by itself: a result in figures, a fair length. */
static float quote_rank(slice s) {
  float rank = 0;
  bool figure = false, share = false;
  for (size_t i = 0; i < s.size; i++) {
    bool digit = s.data[i] >= '0' && s.data[i] <= '9';
    size_t run = i;
    while (run < s.size && s.data[run] >= '0' && s.data[run] <= '9') run++;
    bool year =
        run - i == 4 && (s.data[i] == '1' || s.data[i] == '2') && (s.data[i + 1] == '9' || s.data[i + 1] == '0');
    bool word = i && ((s.data[i - 1] | 0x20) >= 'a' && (s.data[i - 1] | 0x20) <= 'z');
    figure |= digit && !year && !word;
    share |= s.data[i] == '%' || s.data[i] == '$';
    if (digit) i = run - 1;
  }
  rank += figure ? 1.0f : 0;
  rank += share ? 0.3f : 0;
  return rank + (s.size >= 40 && s.size <= 240 ? 0.3f : 0);
}

/* "2023) A map of cells": cut inside brackets, as in a list of publications. */
static bool is_cut(slice s) {
  size_t open = slice_find(s, SLICE("("), 0), close = slice_find(s, SLICE(")"), 0);
  return close != SIZE_MAX && (open == SIZE_MAX || close < open);
}

/* Below a role a few words say what was done. */
static bool is_told(const cv_statement *s) { return s->role >= 0 && s->bullet; }

static bool is_quotable(const cv *c, const cv_statement *s, slice quote) {
  size_t least = is_told(s) ? TOLD_MIN : QUOTE_MIN;
  if (s->head || (s->list && !(s->section & CV_CERTIFICATIONS)) || quote.size < least || quote.size > QUOTE_MAX)
    return false;
  return !is_cut(quote) && !cv_private_text(c, quote);
}

static void add_evidence(cv *c, cv_skill *k, const cv_statement *s, slice quote) {
  if (!is_quotable(c, s, quote)) return;
  for (size_t i = 0; i < k->skill.evidence.count; i++)
    if (slice_equal(k->skill.evidence.items[i].text, quote)) return;
  if (k->skill.evidence.count >= 64) return;
  profile_evidence e = {.text = quote, .role = s->role, .rank = quote_rank(quote)};
  ARENA_PUSH(c->arena, &k->skill.evidence, e);
}

enum { ALIASES_MAX = 4, ALIAS_BYTES = 60 };

static bool same_words(const cv *c, slice x, slice y) { /* "A/B Tests" and "A/B test" are */
  return slice_equal_nocase(word_singular(c->dictionary, LANGUAGE_NONE, x),
                            word_singular(c->dictionary, LANGUAGE_NONE, y));
}

/* As the CV writes it: the person knows "MS Project" by that name. */
static void add_alias(cv *c, profile_skill *s, slice written) {
  if (same_words(c, written, s->name) || written.size > ALIAS_BYTES || s->aliases.count >= ALIASES_MAX) return;
  for (size_t i = 0; i < s->aliases.count; i++)
    if (same_words(c, written, s->aliases.items[i])) return;
  ARENA_PUSH(c->arena, &s->aliases, written);
}

static void add_hit(cv *c, const cv_statement *s, const hit *h, skill_kind kind) {
  cv_skill *k = skill_for(c, h->concept, dictionary_name(c->dictionary, h->concept), kind);
  if (!k) return;
  add_place(c, k, s->role);
  add_alias(c, &k->skill, cv_cut(c, h->first, h->first + h->count));
  slice level = cv_level_of(c, s, h);
  if (level.size && !k->skill.level.size) k->skill.level = level;
  add_evidence(c, k, s, sentence(c, s, h->first));
}

static const cv_statement *statement_of(const cv *c, uint32_t t, size_t *from) {
  while (*from < c->statements.count && c->statements.items[*from].end <= t) ++*from;
  const cv_statement *s = *from < c->statements.count ? &c->statements.items[*from] : NULL;
  return s && s->first <= t ? s : NULL;
}

static bool is_disclaimed(cv *c, const cv_statement *s, const hit *h, skill_kind kind) {
  bool expired = false;
  if (kind == SKILL_CERT && cv_is_out_of_time(c, s, h->first + h->count, &expired) && expired)
    cv_doubt(c, s->text, "a certificate here has expired: it is left out");
  return cv_is_denied(c, s, h) || (kind == SKILL_CERT && cv_is_unheld(c, s, h->first, h->first + h->count));
}

/* Twice over the hits: those that stand by themselves first, then weak forms that the first ones vouch for. */
static void read_hits(cv *c, bool second) {
  int table = TABLE_SKILLS;
  if (table < 0) return;
  const hits *all = &c->hits.table[table];
  size_t at = 0;
  for (size_t i = 0; i < all->count; i++) {
    const hit *h = &all->items[i];
    const cv_statement *s = statement_of(c, h->first, &at);
    skill_kind kind;
    if (!s || h->first + h->count > s->end || !kind_of(dictionary_kind(c->dictionary, h->concept), &kind)) continue;
    if (!counts_here(c, s, h, kind) || (kind == SKILL_LANGUAGE && !counts_language(c, s, h))) continue;
    if (kind == SKILL_SOFT && !s->list && !s->bullet && !(s->section & CV_ENTRIES)) continue;
    if (is_disclaimed(c, s, h, kind)) continue;
    bool plain = !(h->flags & FORM_WEAK) || is_vouched(c, s, h) || is_used(c, s, h) || is_made_of(c, s, h);
    if (plain != second && (plain || is_known_here(c, s, h) || is_kin(c, s, h))) add_hit(c, s, h, kind);
  }
}

/* ---- what the dictionary does not know ---- */

static bool is_item_word(const cv *c, uint32_t t) {
  if (token_is(c->dictionary, cv_token(c, t), SET_NO_ITEM)) return false;
  return !(cv_token(c, t)->flags & TOKEN_URL);
}

static bool is_unknown_item(const cv *c, uint32_t first, uint32_t end) {
  if (end - first > ITEM_WORDS || cv_token(c, first)->flags & TOKEN_NUMBER) return false;
  if (cv_token(c, end - 1)->end < c->text.size && c->text.data[cv_token(c, end - 1)->end] == ':')
    return false; /* a label of the list */
  for (uint32_t t = first; t < end; t++)
    if (cv_hit_at(c, CV_T_SKILLS, t) || cv_hit_at(c, CV_T_LANGUAGES, t)) return false;
  const hit *heading = cv_hit_at(c, CV_T_SECTIONS, first);
  if (heading && heading->first == first && heading->first + heading->count == end)
    return false; /* a table's first row */
  if (!is_item_word(c, first) || !is_item_word(c, end - 1)) return false;
  for (uint32_t t = first; t < end; t++)
    if (cv_hit_at(c, CV_T_LEVELS, t) || cv_hit_at(c, CV_T_DENIALS, t) ||
        cv_is_expectation(cv_class_at(c, CV_T_DATES, t)))
      return false;
  cv_dates d;
  slice text = cv_cut(c, first, end);
  return text.size >= 2 && text.size <= 40 && !cv_dates_find(c, first, end, &d) && !cv_private_text(c, text);
}

/* Runs of words without a capital or a sign are more often prose than names. */
static bool is_name_like(const cv *c, uint32_t first, uint32_t end) {
  unsigned flags = 0;
  for (uint32_t t = first; t < end; t++) flags |= cv_token(c, t)->flags;
  return end - first <= 3 || (flags & (TOKEN_UPPER_FIRST | TOKEN_SIGN | TOKEN_DIGIT));
}

void cv_skills_add(cv *c, const cv_statement *s, uint32_t first, uint32_t end, skill_kind kind) {
  cv_skill *k = skill_for(c, DICTIONARY_NONE, cv_cut(c, first, end), kind);
  if (!k) return;
  add_place(c, k, s->role);
  if (kind == SKILL_CERT) add_evidence(c, k, s, s->text);
  if (s->level.size && !k->skill.level.size) k->skill.level = s->level;
}

/* "Anglais : courant" in a CV that is not in English. */
static void read_languages(cv *c) {
  for (size_t i = 0; i < c->statements.count; i++) {
    const cv_statement *s = &c->statements.items[i];
    if (!s->list || !(s->section & (CV_SKILLS | CV_LANGUAGES))) continue;
    for (uint32_t t = s->first; t < s->end; t++) {
      const hit *h = cv_hit_at(c, CV_T_LANGUAGES, t);
      if (!h || h->first != t || h->first + h->count > s->end) continue;
      slice name = dictionary_value(c->dictionary, h->concept, 0);
      hit known = {.first = h->first, .count = h->count, .concept = dictionary_find(c->dictionary, c->words, name)};
      if (known.concept != DICTIONARY_NONE) add_hit(c, s, &known, SKILL_LANGUAGE);
    }
  }
}

static void read_items(cv *c) {
  for (size_t i = 0; i < c->statements.count; i++) {
    const cv_statement *s = &c->statements.items[i];
    if (!s->list || !(s->section & (CV_SKILLS | CV_LANGUAGES)) || s->section & (CV_EDUCATION | CV_ENTRIES)) continue;
    if (cv_hit_in(c, CV_T_DEGREES, s->first, s->first + 1)) continue;
    skill_kind kind = s->section == CV_LANGUAGES ? SKILL_LANGUAGE : SKILL_HARD;
    for (uint32_t t = s->first; t < s->end;) {
      uint32_t end = t + 1;
      while (!cv_item_ends(c, s, end)) end++;
      bool note = t > s->first && cv_token(c, t)->gap & GAP_OPEN &&
                  !(cv_token(c, t)->flags & TOKEN_UPPER_FIRST); /* "(home lab)" */
      hit item = {.first = t, .count = end - t};
      if (!note && !cv_is_denied(c, s, &item) && is_unknown_item(c, t, end) && is_name_like(c, t, end))
        cv_skills_add(c, s, t, end, kind);
      t = end;
    }
  }
}

/* ---- sentences ---- */

/* A degree's own line is kept as a degree. */
static bool says_something(const cv *c, const cv_statement *s) {
  if (s->section & unquoted || s->end - s->first < (is_told(s) ? TOLD_WORDS : QUOTE_WORDS)) return false;
  if (s->role < 0 && !s->small_words) return false;
  return !(s->section & CV_EDUCATION) || !cv_hit_in(c, CV_T_DEGREES, s->first, s->end);
}

static void read_sentences(cv *c) {
  for (size_t i = 0; i < c->statements.count; i++) {
    const cv_statement *s = &c->statements.items[i];
    if (!says_something(c, s)) continue;
    for (uint32_t t = s->first; t < s->end && c->sentences.count < SENTENCES_MAX;) {
      slice quote = sentence(c, s, t);
      size_t stop = (size_t)(quote.data - c->text.data) + quote.size;
      uint32_t first = t;
      while (t < s->end && cv_token(c, t)->start < stop) t++;
      if (!is_quotable(c, s, quote) || cv_denies(c, first, t) || cv_names_unheld_alone(c, s, first, t)) continue;
      profile_evidence e = {.text = quote, .role = s->role, .rank = quote_rank(quote)};
      ARENA_PUSH(c->arena, &c->sentences, e);
    }
  }
}

/* What people tell of a role first is what the role was about. */
static void mark_openings(cv *c) {
  bool *told = arena_alloc(c->arena, c->roles.count + 1);
  map opening = {0};
  for (size_t i = 0; i < c->sentences.count; i++) {
    profile_evidence *e = &c->sentences.items[i];
    if (e->role < 0 || told[e->role]) continue;
    told[e->role] = e->opens = true;
    map_put(&opening, e->text, (uint32_t)e->role);
  }
  for (size_t i = 0; i < c->skills.count; i++)
    for (size_t k = 0; k < c->skills.items[i].skill.evidence.count; k++) {
      profile_evidence *e = &c->skills.items[i].skill.evidence.items[k];
      e->opens = e->role >= 0 && map_get(&opening, e->text, UINT32_MAX) == (uint32_t)e->role;
    }
  map_free(&opening);
}

void cv_skills_read(cv *c) {
  read_text(c);
  read_hits(c, false);
  read_hits(c, true);
  read_languages(c);
  read_items(c);
  cv_papers_read(c);
  read_sentences(c);
  mark_openings(c);
}
