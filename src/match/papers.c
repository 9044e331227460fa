/* Licences and certificates that are asked for in general terms: where the CV shows that one is held. */
#include <string.h>

#include "match/match_parts.h"

enum { PAPER_WORDS = 16, HELD_WORDS = 16, BETWEEN_WORDS = 2 };
static const double ALL_STEMS = 0.999; /* share that is all of an ask's words */

/* What a paper is for, without the words that only say that it is one: "GISP" of "GISP certification". */
static slice paper_of(const matching *m, slice name) {
  slice kept[PAPER_WORDS];
  size_t count = 0;
  uint32_t papers = words_class(m->dictionary, "papers");
  for (size_t at = 0, end; at < name.size && count < PAPER_WORDS; at = end + 1) {
    const char *space = memchr(name.data + at, ' ', name.size - at);
    end = space ? (size_t)(space - name.data) : name.size;
    slice word = slice_cut(name, at, end);
    if (!dictionary_has_value(m->dictionary, papers, arena_lower(m->arena, word))) kept[count++] = word;
  }
  return arena_join(m->arena, kept, count, " ", " ");
}

/* A line of certificates that holds all words of the paper. */
static const stem_line *certificate_line(const matching *m, slice paper) {
  const stem_index *index = stems_lines(m->stems);
  const stem_phrase *phrase = stems_phrase(m->stems, paper);
  if (stem_phrase_says_little(phrase) || stems_share_most(phrase) < ALL_STEMS) return NULL;
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    if (l->kind == LINE_SENTENCE && stems_share(phrase, l) >= ALL_STEMS && words_figures_stand(paper, l->text) &&
        is_certificate_line(m->who, l->text) && !words_name(m->dictionary, "held-ahead", l->text))
      return l;
  }
  return NULL;
}

/* Numbers of the words that say so of a person: "forklift certified", "CPI trained". */
static size_t held_numbers(const matching *m, uint32_t numbers[HELD_WORDS]) {
  uint32_t held = words_class(m->dictionary, "held");
  size_t count = dictionary_values(m->dictionary, held);
  if (count > HELD_WORDS) count = HELD_WORDS;
  for (size_t i = 0; i < count; i++) numbers[i] = stems_number(m->stems, dictionary_value(m->dictionary, held, i));
  return count;
}

static bool is_among(uint32_t number, const uint32_t *numbers, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (numbers[i] == number) return true;
  return false;
}

/* Is word `at` one that says it is held, at the end of an item, and do all words of the paper stand in the few before
   it: "Arizona real estate salesperson license", "IV certified)", not "forklift certified drivers"? */
static bool is_held_at(const stem_line *l, uint32_t at, const uint32_t *paper, size_t words, const uint32_t *held,
                       size_t count) {
  if (!is_among(l->words[at], held, count) || (at + 1 < l->length && l->words[at + 1] > STEM_BREAK)) return false;
  uint32_t first = at;
  while (first > 0 && at - first < words + BETWEEN_WORDS && l->words[first - 1] != STEM_BREAK) first--;
  size_t found = 0;
  for (size_t i = 0; i < words; i++) found += is_among(paper[i], l->words + first, at - first);
  return found == words;
}

/* A line on which the paper is called held, whatever section it stands in; nobody else is named on it. */
static const stem_line *held_line(const matching *m, slice paper) {
  const stem_index *index = stems_lines(m->stems);
  uint32_t words[PAPER_WORDS], held[HELD_WORDS];
  size_t count = 0, says = held_numbers(m, held);
  bool little = true;
  for (slice rest = paper, word; count < PAPER_WORDS && words_next(&rest, &word);) {
    little &= stems_says_little(m->stems, word);
    words[count++] = stems_number(m->stems, word);
  }
  for (size_t i = 0; i < index->lines.count && !little; i++) {
    const stem_line *l = &index->lines.items[i];
    if (l->kind != LINE_SENTENCE && l->kind != LINE_SKILL) continue;
    uint32_t at = 0;
    while (at < l->length && !is_held_at(l, at, words, count, held, says)) at++;
    if (at < l->length && !words_name(m->dictionary, "held-others", l->text) &&
        !words_name(m->dictionary, "held-ahead", l->text) && !words_name(m->dictionary, "held-not", l->text))
      return l;
  }
  return NULL;
}

const stem_line *paper_line(const matching *m, slice name) {
  slice paper = paper_of(m, name);
  const stem_line *l = certificate_line(m, paper);
  return l ? l : held_line(m, paper);
}
