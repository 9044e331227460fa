/* Phrases of the section in the posting's language: classes "say.phrase" of the table "match", with a value for each
 * language ("de: {} Jahre"); English where a language has none. */
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
