/* Candidates in languages other than English. The trained model knows English words alone, so what its features would
   say is said here by rules that hold for any language: a form of the dictionary counts where its section or a cue asks
   for it or names it as work; a phrase that no form covers counts right after a cue that asks ("Kenntnisse in ...") and
   in the list that goes on from there. */
#include "posting/reading/cues.h"
#include "posting/skills/skills.h"

enum { PHRASE_WORDS = 4, ARTICLES = 2, NAME_LETTERS = 3, COMPOUND_BYTES = 13 };

bool in_english(const reading *r, uint32_t i) { return r->tokens.items[i].language == LANGUAGE_ENGLISH; }

static bool is_function_word(const reading *r, uint32_t i) {
  return token_is_function_word(r->dictionary, &r->tokens.items[i]);
}

static bool in_any_cue(const reading *r, uint32_t i) { return hit_at(r, TABLE_CUES, i) != NULL; }

static bool is_free(const reading *r, uint32_t i) {
  static const table_number others[] = {TABLE_SKILLS, TABLE_YEARS, TABLE_DEGREES, TABLE_CONDITIONS};
  for (size_t k = 0; k < sizeof others / sizeof *others; k++)
    if (hit_at(r, others[k], i)) return false;
  return !in_any_cue(r, i);
}

static bool is_content(const reading *r, uint32_t i) {
  const unsigned no_words = TOKEN_NUMBER | TOKEN_URL | TOKEN_CURRENCY;
  return is_free(r, i) && !is_function_word(r, i) && !(r->tokens.items[i].flags & no_words);
}

/* End of the phrase that begins at i: content words, with small words between them ("gestion de la paie"). */
static uint32_t phrase_end(const reading *r, uint32_t i, uint32_t to) {
  uint32_t end = i, words = 0;
  for (uint32_t k = i; k < to && words < PHRASE_WORDS; k++) {
    if (k > i && r->tokens.items[k].gap & ~(unsigned)(GAP_SPACE | GAP_HYPHEN)) break;
    if (is_content(r, k))
      end = k + 1, words++;
    else if (!token_in(r, k, SET_PHRASE_LINKS))
      break;
  }
  return end;
}

/* "A, B und C": where the next of a list begins after `end`; `to` where the list ends. */
static uint32_t next_of_list(const reading *r, uint32_t end, uint32_t to) {
  if (end >= to) return to;
  if (token_in(r, end, SET_CONJUNCTIONS)) return end + 1;
  return r->tokens.items[end].gap & (GAP_COMMA | GAP_SLASH) ? end : to;
}

static bool ends_in_noun(const reading *r, uint32_t last) {
  return !language_writes_nouns_large(r->dictionary, r->tokens.items[last].language) ||
         r->tokens.items[last].flags & TOKEN_UPPER_FIRST;
}

/* Is what no form covers written as a name is: in capitals or with a figure or a sign in it ("DATEV", "A3CON"), and
   where common nouns are small, with a capital ("Netsoins")? */
static bool is_named(const reading *r, uint32_t first, uint32_t end) {
  const unsigned marked = TOKEN_UPPER_ALL | TOKEN_UPPER_INSIDE | TOKEN_DIGIT;
  bool large = language_writes_nouns_large(r->dictionary, r->tokens.items[first].language);
  unsigned wanted = marked | (large ? 0u : (unsigned)TOKEN_UPPER_FIRST);
  for (uint32_t i = first; i < end; i++)
    if (!(r->tokens.items[i].flags & wanted) || r->tokens.items[i].end - r->tokens.items[i].start < NAME_LETTERS)
      return false;
  return true;
}

/* "Wasseraufbereitung": one long word of a language that glues its words together says what others need a phrase for.
 */
static bool is_compound(const reading *r, uint32_t first, uint32_t end) {
  const token *t = &r->tokens.items[first];
  return end - first == 1 && t->end - t->start >= COMPOUND_BYTES && language_glues_words(r->dictionary, t->language) &&
         ends_in_noun(r, first);
}

static bool stands_alone(const reading *r, uint32_t first, uint32_t end) {
  return is_named(r, first, end) || is_compound(r, first, end);
}

/* The list of phrases that begins at `i`, right after a cue that asks; `names`: only names and compounds. */
static void list_after(reading *r, candidates *out, uint32_t i, uint32_t to, bool names) {
  for (uint32_t n = 0; i < to && n < ARTICLES && is_function_word(r, i) && is_free(r, i); n++) i++;
  while (i < to) {
    uint32_t end = phrase_end(r, i, to);
    if (end == i || hit_at(r, TABLE_QUANTITIES, i)) return; /* "an 3 Tagen pro Woche" */
    if (names ? stands_alone(r, i, end) : ends_in_noun(r, end - 1))
      ARENA_PUSH(r->brief, out, (candidate){.first = i, .end = end, .concept = DICTIONARY_NONE, .kind = SKILL_HARD});
    i = next_of_list(r, end, to);
  }
}

static bool asks_before(const reading *r, uint32_t i) {
  const hit *cue = i > 0 ? hit_at(r, TABLE_CUES, i - 1) : NULL;
  return cue && cue->class == CUE_ASKS && cue->first + cue->count == i &&
         !(r->tokens.items[i].gap & ~(unsigned)GAP_SPACE);
}

void other_phrases(reading *r, candidates *out, uint32_t from, uint32_t to) {
  if (from == 0 || !language_is_read(r->dictionary, r->tokens.items[from].language)) return;
  if (asks_before(r, from)) list_after(r, out, from, to, false);
  const hits *h = &r->hits.table[TABLE_CUES];
  for (size_t k = hits_past(h, from); k < h->count && h->items[k].first < to; k++) {
    uint32_t end = h->items[k].first + h->items[k].count;
    if (end > from && end < to && asks_before(r, end)) list_after(r, out, end, to, true);
  }
}

/* "Du kannst schweißen und löten", "wenn du schweißen kannst": a verb at the end of a clause that says what one can. */
static bool is_infinitive(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  uint32_t next = c->end;
  bool goes_on = next < it->end && token_in(r, next, SET_ABLE);
  bool ends = next >= it->end || r->tokens.items[next].gap & (GAP_COMMA | GAP_SEMICOLON | GAP_CLOSE) ||
              token_in(r, next, SET_CONJUNCTIONS);
  for (uint32_t i = c->first; ends && i-- > it->first && c->first - i <= REACH_CLAUSE;)
    if (token_in(r, i, SET_ABLE)) return true;
  return goes_on;
}

/* Where nouns are written large, one word in small letters is a verb or an adjective ("fast", "skalierbare"), and of
   English, a word of that language as often as not. */
static bool is_no_noun(const reading *r, const candidate *c) {
  if (!language_writes_nouns_large(r->dictionary, r->tokens.items[c->first].language) || c->flags & FORM_NAME)
    return false;
  bool one = c->flags & FORM_LOCAL ? c->end - c->first == 1 : true;
  if (c->flags & FORM_LOCAL && is_infinitive(r, c)) return false;
  return one && !(r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST);
}

static bool has_hit(const reading *r, int table, const item *it, unsigned classes) {
  const hits *h = &r->hits.table[table];
  for (size_t i = hits_past(h, it->first); i < h->count && h->items[i].first < it->end; i++)
    if (classes >> h->items[i].class & 1) return true;
  return false;
}

/* "Je stelt het zorgplan op": the sentence speaks to the reader, and not of pay. */
static bool speaks_to_reader(const reading *r, const item *it) {
  const unsigned pay = 1u << PAYC_LABEL | 1u << PAYC_RATE | 1u << PAYC_BONUS | 1u << PAYC_STIPEND;
  for (uint32_t i = it->first; i < it->end; i++)
    if (token_in(r, i, SET_SECOND_PERSON)) return !has_hit(r, TABLE_PAY, it, pay);
  return false;
}

/* In a posting without headings: a sentence that says what one will do. */
static bool names_work(const reading *r, const item *it) {
  if (r->out->sections.items[it->section].kind != SECTION_NONE) return false;
  return has_hit(r, TABLE_CUES, it, 1u << CUE_DUTY) || speaks_to_reader(r, it);
}

/* The world's names in small letters ("vue", "capa") are ordinary words of the language, unless a neighbour vouches for
   them; a word that counts ("drie", "Montag") names nothing. */
static bool is_ordinary(const reading *r, const candidate *c) {
  const unsigned name = TOKEN_UPPER_FIRST | TOKEN_UPPER_INSIDE | TOKEN_DIGIT | TOKEN_SIGN;
  if (c->end - c->first != 1) return false;
  if (hit_at(r, TABLE_QUANTITIES, c->first)) return true;
  bool small = !(r->tokens.items[c->first].flags & name);
  return small && c->flags & FORM_NAME && !(c->flags & FORM_LOCAL) && !candidate_vouched(r, c);
}

/* "seis quirófanos", "12 Küchen": things that are there, counted. */
static bool is_counted(const reading *r, const candidate *c) {
  uint32_t before = c->first - 1;
  if (c->first == 0 || c->flags & FORM_NAME || c->kind == SKILL_SOFT || r->tokens.items[c->first].gap != GAP_SPACE)
    return false;
  if (is_function_word(r, before)) return false; /* Dutch "onze" */
  if (!(r->tokens.items[before].flags & TOKEN_NUMBER) && !is_quantity(r, before, QUANTITY_NUMBER)) return false;
  return quantity_value(r, tokens_span(r, before, c->first)) > 1;
}

bool other_accepts(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  section_kind k = r->out->sections.items[it->section].kind;
  bool asked = c->strength >= STRENGTH_PREFERRED;
  bool placed = asked || k == SECTION_DUTIES || k == SECTION_TOOLS || names_work(r, it);
  if (c->concept == DICTIONARY_NONE) return asked && !it->quiet;
  if (is_ordinary(r, c) || is_counted(r, c)) return false;
  if (c->strength == STRENGTH_NEGATED) return !(c->flags & FORM_WEAK) || candidate_vouched(r, c);
  if (it->quiet && !asked) return false;
  if (is_no_noun(r, c)) return false;
  if (c->flags & FORM_WEAK) return asked || candidate_vouched(r, c);
  if (c->kind == SKILL_SOFT) return asked;
  return placed || (c->flags & FORM_NAME && k != SECTION_ABOUT);
}
