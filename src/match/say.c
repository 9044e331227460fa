/* Phrases of the section in the posting's language: classes "say.phrase" of the table "match", with a value for each
 * language ("de: {} Jahre"); English where a language has none. */
#include <ctype.h>
#include <stdio.h>

#include "match/match_parts.h"

static slice in_language(const dictionary *d, uint32_t class, slice language) {
  for (size_t i = 0; class != DICTIONARY_NONE && i < dictionary_values(d, class); i++) {
    slice value = dictionary_value(d, class, i);
    size_t colon = slice_find(value, SLICE(": "), 0);
    if (colon != SIZE_MAX && slice_equal(slice_cut(value, 0, colon), language))
      return slice_cut(value, colon + 2, value.size);
  }
  return SLICE("");
}

static slice phrase_of(const wording *w, const char *phrase) {
  slice name = arena_format(w->arena, "say.%s", phrase), own = w->match->posting->language;
  uint32_t class = words_class(w->dictionary, name.data);
  slice said = in_language(w->dictionary, class, own);
  return said.size ? said : in_language(w->dictionary, class, SLICE("en"));
}

slice say_english(const char *phrase) {
  char name[64];
  snprintf(name, sizeof name, "say.%s", phrase);
  const dictionary *d = dictionary_builtin();
  return in_language(d, words_class(d, name), SLICE("en"));
}

bool say_nouns_large(const wording *w, slice language) {
  return in_language(w->dictionary, words_class(w->dictionary, "say.nouns-large"), language).size > 0;
}

slice say_nth(const wording *w, const char *phrase, size_t index) {
  slice rest = phrase_of(w, phrase);
  for (size_t i = 0;; i++) {
    size_t end = slice_find(rest, SLICE(", "), 0);
    if (i == index) return slice_cut(rest, 0, end == SIZE_MAX ? rest.size : end);
    if (end == SIZE_MAX) return SLICE("");
    rest = slice_cut(rest, end + 2, rest.size);
  }
}

slice say(const wording *w, const char *phrase, slice first, slice second) {
  slice rest = phrase_of(w, phrase);
  buffer out = {0};
  const slice values[] = {first, second};
  for (size_t i = 0; i < 2; i++) {
    size_t at = slice_find(rest, SLICE("{}"), 0);
    if (at == SIZE_MAX) break;
    buffer_add(&out, slice_cut(rest, 0, at));
    buffer_add(&out, values[i]);
    rest = slice_cut(rest, at + 2, rest.size);
  }
  buffer_add(&out, rest);
  slice said = arena_copy(w->arena, buffer_slice(&out));
  buffer_free(&out);
  return said;
}

slice say_number(const wording *w, const char *phrase, slice number) { return say(w, phrase, number, SLICE("")); }

/* "1.5" with the language's own sign before the fraction. */
slice say_decimal(const wording *w, slice figure) {
  size_t point = slice_find(figure, SLICE("."), 0);
  slice sign = phrase_of(w, "decimal");
  if (point == SIZE_MAX || !sign.size) return figure;
  return arena_format(w->arena, "%.*s%.*s%.*s", SLICE_ARGS(slice_cut(figure, 0, point)), SLICE_ARGS(sign),
                      SLICE_ARGS(slice_cut(figure, point + 1, figure.size)));
}

const char *say_and(const wording *w) { return arena_format(w->arena, " %.*s ", SLICE_ARGS(phrase_of(w, "and"))).data; }

/* "{} years" of one language without its number. */
static slice without_number(slice phrase) {
  size_t at = slice_find(phrase, SLICE("{} "), 0);
  return at == SIZE_MAX ? SLICE("") : slice_cut(phrase, at + 3, phrase.size);
}

/* The number that the text ends with, in figures or in a word of the list ("one, two, three"). */
static double number_at_end(slice text, slice counts) {
  size_t start = text.size, end;
  while (start && slice_word_byte(text.data[start - 1])) start--;
  slice word = slice_cut(text, start, text.size);
  double figure = 0;
  for (end = 0; end < word.size && isdigit((unsigned char)word.data[end]); end++)
    figure = 10 * figure + (word.data[end] - '0');
  if (word.size && end == word.size) return figure;
  for (size_t i = 1; counts.size; i++) {
    size_t comma = slice_find(counts, SLICE(", "), 0);
    bool last = comma == SIZE_MAX;
    if (slice_equal(word, last ? counts : slice_cut(counts, 0, comma))) return (double)i;
    counts = last ? SLICE("") : slice_cut(counts, comma + 2, counts.size);
  }
  return NAN;
}

double say_years_stated(const wording *w, slice text) {
  const dictionary *d = w->dictionary;
  uint32_t years = words_class(d, "say.years"), counts = words_class(d, "say.count");
  slice low = arena_lower(w->arena, text);
  double found = 0;
  for (size_t i = 0; years != DICTIONARY_NONE && i < dictionary_values(d, years); i++) {
    slice value = dictionary_value(d, years, i), noun = without_number(value);
    size_t at = slice_find(low, arena_format(w->arena, " %.*s", SLICE_ARGS(arena_lower(w->arena, noun))), 0);
    if (!noun.size || at == SIZE_MAX) continue;
    size_t stop = at;
    while (stop && is_among_signs(low.data[stop - 1], "+ ")) stop--;
    found = number_at_end(slice_cut(low, 0, stop), in_language(d, counts, slice_cut(value, 0, 2)));
    if (!isnan(found)) return found;
  }
  return found;
}
