/* The company that a posting's sentences and headings name. */
#include "posting/readers/header.h"
#include "posting/readers/title_shape.h"

enum {
  EMPLOYER_CUES = 32, /* sentences that are tried for "Acme is hiring" */
  OPENING_ITEMS = 12, /* sentences and lines in which a posting says whose it is */
  AT_REACH = 2,       /* words from "at Acme" to the "we" after it: "At Acme, together we" */
  VERB_WORDS = 2,     /* between a name and "hiring": "is currently" */
};

/* "We're", "What we": words that stand for others, or for no thing. */
static bool is_pronoun(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    slice tags = word_tags(r->dictionary, token_at(r, i)->word);
    if (tags.size && tags.data[0] == 't' && !(token_at(r, i)->flags & TOKEN_UPPER_ALL) &&
        (i == first || is_upper(r, i)))
      return true;
  }
  return false;
}

/* Is the word a heading: "ResponsibilitiesTypically"? */
static bool begins_heading(const reading *r, uint32_t i) {
  const hit *h = hit_at(r, TABLE_HEADINGS, i);
  return h && h->first <= i && h->first + h->count > i;
}

/* "LabCorp" is one name in two words; in "ResponsibilitiesTypically" a sentence ended between them. Where the name
   begins, `r->tokens.count` where it does not. */
static uint32_t glued_begin(const reading *r, uint32_t first) {
  uint32_t begin = first;
  while (begin > 0 && token_at(r, begin)->gap & GAP_GLUE && is_upper(r, begin - 1)) begin--;
  const unsigned breaks = GAP_NEWLINE | GAP_PARAGRAPH | GAP_STOP;
  bool whole = begin == first ? !(token_at(r, first)->gap & GAP_GLUE)
                              : token_at(r, begin)->gap & breaks && !begins_heading(r, begin);
  return whole ? begin : r->tokens.count;
}

/* "My team at Acme is hiring": the name between "at" and the cue, or its "is". */
static bool hires_there(const reading *r, const hit *cue, uint32_t from, uint32_t *first) {
  uint32_t last = cue->first;
  while (last > from && !is_upper(r, last - 1) && cue->first - last < VERB_WORDS) last--;
  uint32_t begin = last;
  while (begin > from && is_upper(r, begin - 1) && token_at(r, begin - 1)->gap == GAP_SPACE) begin--;
  *first = begin;
  return begin < last && begin > from + 1 && token_in(r, begin - 1, SET_EMPLOYER_AT) &&
         header_is_name(r, begin, last) && !header_is_common_word(r, begin, last);
}

/* "Night Porter wanted": words of the language that end as a title of one person. */
static bool is_one_person(const reading *r, uint32_t first, uint32_t end) {
  return titles_shape(r, first, end) == end && !titles_is_plural(r, end - 1) &&
         !header_holds_own_word(r, first, end - 1);
}

/* Also "Acme is hiring a ...": a name between the sentence's beginning and the cue. */
bool header_hirer(const reading *r, const hit *cue, uint32_t *first, uint32_t *end) {
  const item *it = &r->items[r->item_of[cue->first]];
  if (hires_there(r, cue, it->first, first)) {
    *end = cue->first;
    while (!is_upper(r, *end - 1)) --*end;
    return true;
  }
  if (it->flags & ITEM_HEADING || cue->first == it->first || cue->first - it->first > NAME_WORDS + 1) return false;
  uint32_t last = cue->first;
  while (last > it->first && !is_upper(r, last - 1)) last--; /* "is currently": the verb before the cue */
  if (cue->first - last > VERB_WORDS || token_at(r, cue->first)->gap & GAP_COLON ||
      (cue->flags & FORM_WEAK && cue->first != last) || !header_is_name(r, it->first, last))
    return false;
  if (token_in(r, it->first, SET_TITLE_LEADS) || token_in(r, it->first, SET_TITLE_PRAISE) ||
      token_in(r, it->first, SET_TITLE_READER))
    return false;
  *first = glued_begin(r, it->first);
  *end = *first < last ? header_town_begin(r, *first, last) : last;
  return *first < last && !is_pronoun(r, *first, last) && !header_is_common_word(r, *first, last) &&
         !is_one_person(r, *first, last);
}

/* End of the capital words that begin at a token and go on by blanks; short words in small letters may stand between.
 */
static uint32_t name_end(const reading *r, uint32_t first, uint32_t end) {
  const unsigned goes_on = GAP_SPACE | GAP_HYPHEN | GAP_OTHER | GAP_GLUE;
  uint32_t last = first;
  for (uint32_t i = first; i < end && i <= first + NAME_WORDS; i++) {
    if (i > first && token_at(r, i)->gap & ~goes_on) break;
    if (token_at(r, i)->gap & GAP_GLUE && i > first && begins_heading(r, i - 1)) break;
    if (is_upper(r, i) || token_at(r, i)->flags & TOKEN_DIGIT)
      last = i + 1;
    else if (!token_in(r, i, SET_TITLE_JOINS) && !token_in(r, i, SET_TITLE_OF))
      break;
  }
  return last;
}

/* "At Acme, we make pumps", "Bei Krone arbeitest du": the name between "at" and whom the sentence speaks of. */
static bool after_at(const reading *r, const item *it, uint32_t *first, uint32_t *end) {
  uint32_t join = titles_joins(r, it->first, it->end);
  bool joins = join < it->end; /* "Join Acme as a ..." */
  uint32_t at = joins ? join : it->first;
  if (!(joins || token_in(r, at, SET_EMPLOYER_AT)) || at + 1 >= it->end) return false;
  uint32_t last = name_end(r, at + 1, it->end);
  const hit *as = hit_at(r, TABLE_TITLES, last);
  bool told = joins && last < it->end && as && as->class == TITLE_AS;
  for (uint32_t i = last; i < it->end && i < last + AT_REACH; i++)
    told |= token_in(r, i, SET_POSTING_VOICE) || token_in(r, i, SET_TITLE_READER);
  if (!told || !header_is_name(r, at + 1, last) || is_pronoun(r, at + 1, last) ||
      header_is_common_word(r, at + 1, last))
    return false;
  *first = at + 1;
  *end = last;
  return true;
}

/* In how many sentences do the same words stand? */
static uint32_t times_named(const reading *r, uint32_t first, uint32_t end) {
  uint32_t times = 0, last = UINT32_MAX, size = end - first;
  for (uint32_t at = 0; at + size <= r->tokens.count; at++) {
    uint32_t i = 0;
    while (i < size && slice_equal(token_text(&r->tokens, first + i), token_text(&r->tokens, at + i))) i++;
    if (i < size || r->item_of[at] == last) continue;
    last = r->item_of[at];
    times++;
  }
  return times;
}

/* "Harbour Foods": words of the language that end in an employer's form. */
static bool ends_as_firm(const reading *r, uint32_t first, uint32_t end) {
  const hit *form = hit_at(r, TABLE_CV_PARTS, end - 1);
  return form && form->class == CV_EMPLOYER && form->first > first && times_named(r, first, end) > 1;
}

/* "is", "makes", "provides". */
static bool is_said_of_it(const reading *r, uint32_t i) {
  if (is_upper(r, i) || token_at(r, i)->gap != GAP_SPACE) return false;
  return token_in(r, i, SET_BE) || is_third_person(r, i);
}

/* "Mornings are busy": a noun in the plural, which the word list has in the singular. */
static bool is_plural_word(const reading *r, uint32_t first, uint32_t end) {
  if (end - first != 1 || !is_plural(r, first)) return false;
  slice one = word_singular(r->dictionary, token_at(r, first)->language, token_text(&r->tokens, first));
  tokens singular = dictionary_tokens(r->dictionary, r->scratch, one);
  dictionary_words(r->words, &singular);
  slice tags = singular.count == 1 ? word_tags(r->dictionary, singular.items[0].word) : SLICE("");
  return memchr(tags.data, 'n', tags.size) && !memchr(tags.data, 'p', tags.size);
}

/* "Acme makes pumps": the name that begins a sentence of the opening, or of what is said of the company. */
static bool as_subject(const reading *r, const item *it, uint32_t *first, uint32_t *end) {
  uint32_t begin = glued_begin(r, it->first), last = name_end(r, it->first, it->end);
  if (begin > it->first || last >= it->end || !is_said_of_it(r, last) || !header_is_name(r, begin, last)) return false;
  if (token_in(r, begin, SET_TITLE_LEADS) || token_in(r, begin, SET_TITLE_PRAISE) || is_pronoun(r, begin, last) ||
      header_is_common_word(r, begin, last))
    return false;
  const hit *skill = hit_at(r, TABLE_SKILLS, begin);
  if (skill && skill->first + skill->count >= last) return false; /* "Intune is part of" */
  if (titles_shape(r, begin, last) || is_plural_word(r, begin, last) ||
      !(header_holds_own_word(r, begin, last) || ends_as_firm(r, begin, last)))
    return false;
  *first = begin;
  *end = last;
  return true;
}

static bool in_sentences(const reading *r, uint32_t *first, uint32_t *end) {
  for (size_t i = 0; i < r->item_count; i++)
    if (!(r->items[i].flags & (ITEM_HEADING | ITEM_FURNITURE)) && after_at(r, &r->items[i], first, end)) return true;
  uint32_t seen = 0;
  for (size_t i = 0; i < r->item_count && seen < OPENING_ITEMS; i++) {
    if (r->items[i].flags & (ITEM_HEADING | ITEM_FURNITURE | ITEM_BULLET)) continue;
    seen++;
    if (as_subject(r, &r->items[i], first, end)) return true;
  }
  return false;
}

/* "About Acme" */
static bool after_about(const reading *r, uint32_t *first, uint32_t *end) {
  for (size_t i = 0; i < r->item_count; i++) {
    const item *it = &r->items[i];
    bool about = it->flags & ITEM_HEADING && r->out->sections.items[it->section].kind == SECTION_ABOUT;
    const hit *heading = hit_at(r, TABLE_HEADINGS, it->first);
    if (!about || it->end - it->first < 2 || (heading && heading->count > 1)) continue;
    if (!token_in(r, it->first, SET_ABOUT) || !header_is_name(r, it->first + 1, it->end)) continue;
    if (token_in(r, it->first + 1, SET_TITLE_LEADS)) continue;
    *first = it->first + 1;
    *end = it->end;
    return true;
  }
  return false;
}

bool header_employer(const reading *r, uint32_t *first, uint32_t *end) {
  const hits *all = &r->hits.table[TABLE_TITLES];
  for (size_t i = 0, tried = 0; r->item_count && i < all->count && tried < EMPLOYER_CUES; i++)
    if (all->items[i].class == TITLE_HIRES && ++tried && header_hirer(r, &all->items[i], first, end)) return true;
  return after_about(r, first, end) || in_sentences(r, first, end);
}
