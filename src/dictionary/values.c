/* Classes whose words are values: no text is walked for them. Those of the table "match" are found by their text. */
#include <stdlib.h>

#include "dictionary/image.h"

/* The first of the concepts with that value, up to one that is DICTIONARY_NONE; NULL: none. */
static const value_holder *holders_of(const dictionary *d, slice text) {
  uint32_t found = text.size <= d->header->longest_value ? image_named(d, image_value_hash(text)) : 0;
  return found ? &d->holders[found - 1] : NULL;
}

static bool is_of_match(const dictionary *d, uint32_t concept) {
  return concept != DICTIONARY_NONE && dictionary_table_of(d, concept) == TABLE_MATCH;
}

bool dictionary_has_value(const dictionary *d, uint32_t concept, slice word) {
  if (is_of_match(d, concept)) {
    const value_holder *h = holders_of(d, word);
    while (h && h->concept != DICTIONARY_NONE && h->concept != concept) h++;
    return h && h->concept == concept;
  }
  for (size_t i = 0; i < dictionary_values(d, concept); i++)
    if (slice_equal_nocase(dictionary_value(d, concept, i), word)) return true;
  return false;
}

bool dictionary_begins_with_value(const dictionary *d, uint32_t concept, slice text, slice *value) {
  for (size_t i = 0; i < dictionary_values(d, concept); i++) {
    *value = dictionary_value(d, concept, i);
    if (value->size <= text.size && slice_equal_nocase(slice_cut(text, 0, value->size), *value)) return true;
  }
  return false;
}

bool dictionary_holds_value(const dictionary *d, uint32_t concept, slice text) {
  enum { MANY = 4 };
  size_t count = dictionary_values(d, concept);
  word_beginnings all = count > MANY ? word_beginnings_of(text) : (word_beginnings){{0}};
  for (size_t i = 0; i < count; i++) {
    slice value = dictionary_value(d, concept, i);
    if ((count <= MANY || words_may_hold(&all, value)) && words_hold(text, value)) return true;
  }
  return false;
}

static int by_concept(const void *a, const void *b) {
  const value_holder *x = a, *y = b;
  if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
  return (x->value > y->value) - (x->value < y->value);
}

/* A value with capitals is held in its own case alone. */
static void take(const dictionary *d, arena *a, slice words, value_holders *out) {
  for (const value_holder *h = holders_of(d, words); h && h->concept != DICTIONARY_NONE; h++) {
    slice value = dictionary_value(d, h->concept, h->value);
    bool same = slice_has_capital(value) ? slice_equal(value, words) : slice_equal_nocase(value, words);
    if (same) ARENA_PUSH(a, out, *h);
  }
}

value_holders dictionary_values_in(const dictionary *d, arena *a, slice text) {
  value_holders out = {0};
  size_t longest = d->header->longest_value;
  for (size_t at = 0; at < text.size; at++) {
    if (at && slice_word_byte(text.data[at - 1])) continue;
    size_t last = text.size - at < longest ? text.size : at + longest;
    for (size_t end = at + 1; end <= last; end++)
      if (end == text.size || !slice_word_byte(text.data[end])) take(d, a, slice_cut(text, at, end), &out);
  }
  if (out.count > 1) qsort(out.items, out.count, sizeof *out.items, by_concept);
  size_t kept = 0; /* a text may hold a value twice */
  for (size_t i = 0; i < out.count; i++)
    if (!kept || by_concept(&out.items[kept - 1], &out.items[i])) out.items[kept++] = out.items[i];
  out.count = kept;
  return out;
}

bool holders_have(const value_holders *all, uint32_t concept) {
  for (size_t i = 0; i < all->count; i++)
    if (all->items[i].concept == concept) return true;
  return false;
}
