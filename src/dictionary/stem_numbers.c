/* Numbers of stems, by which words of an ask and of a CV are compared. */
#include "dictionary/stem_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "base/search.h"
#include "dictionary/image.h"

enum { STEM_SIZE = 64 };

static uint32_t number_named(const dictionary *d, slice stem) {
  uint32_t number = dictionary_stem_named(d, stem);
  return (number ? number : (uint32_t)(slice_hash(stem) >> 32)) | 1u << 31;
}

uint32_t stem_number_known(const dictionary *d, slice key) {
  enum { SHORT = 3 }; /* such a word's stem may be a single letter */
  uint32_t known = key.size > SHORT ? dictionary_stem(d, key) : 0;
  return known ? known | 1u << 31 : 0;
}

uint32_t stem_number_made(const dictionary *d, stemmer *english, slice key) {
  char stem[STEM_SIZE];
  size_t size = stemmer_key(english, key, true, stem, sizeof stem);
  return size < 2 ? 0 : number_named(d, (slice){stem, size});
}

uint32_t stem_number_of_word(const dictionary *d, uint32_t word) {
  uint32_t full = d->words[word].full;
  return full ? full | 1u << 31 : 0;
}

/* The place of a stem among families, of which there is a power of two, or the free one where it would stand. */
static uint32_t family_place(const stem_family *all, uint32_t count, uint32_t stem) {
  uint32_t at = (stem * 0x9E3779B1u >> 8) & (count - 1);
  while (all[at].stem && all[at].stem != stem) at = (at + 1) & (count - 1);
  return at;
}

uint32_t stem_number_family(const dictionary *d, uint32_t number) {
  uint32_t count = d->header->families.count;
  if (!count || !number) return number;
  const stem_family *f = &d->families[family_place(d->families, count, number)];
  return f->stem ? f->family : number;
}

static bool holds(const uint32_t *numbers, uint32_t count, uint32_t number) {
  uint32_t i;
  SEARCH_FIRST(i, 0, count, numbers[i] < number);
  return i < count && numbers[i] == number;
}

bool stem_number_light(const dictionary *d, uint32_t number) { return holds(d->light, d->header->light.count, number); }

bool stem_number_filler(const dictionary *d, uint32_t number) {
  return holds(d->filler, d->header->filler.count, number);
}

const uint32_t *dictionary_alias_stems(const dictionary *d, size_t form) { return d->forms[form].alias; }

const uint32_t *dictionary_said_phrase(const dictionary *d, uint32_t row, size_t i) {
  uint32_t first = dictionary_first_value(d, TABLE_SAID);
  return d->said_stems + d->said_places[d->concepts[row].value + (uint32_t)i - first];
}

static const char SHOWS[] = ".shows";

bool dictionary_class_shows(const dictionary *d, uint32_t concept) {
  return slice_ends_with(dictionary_name(d, concept), SLICE(SHOWS));
}

const uint32_t *dictionary_shown_stems(const dictionary *d, uint32_t concept, size_t i, uint32_t *count,
                                       uint32_t *skill) {
  uint32_t first = dictionary_first_value(d, TABLE_MATCH);
  const uint32_t *row = d->shown_stems + d->shown_places[d->concepts[concept].value + (uint32_t)i - first];
  *skill = row[0];
  *count = row[1];
  return row + 2;
}

/* ---- at compile time ---- */

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static uint32_t number_of(const dictionary *d, stemmer *english, slice word) {
  char bytes[STEM_SIZE];
  slice key = {bytes, token_key(word, bytes, sizeof bytes)};
  uint32_t known = key.size ? stem_number_known(d, key) : 0;
  return known || !key.size ? known : stem_number_made(d, english, key);
}

stem_families stem_families_made(const dictionary *d, arena *a) {
  stem_families all = {0};
  uint32_t first, end, family = STEM_BREAK, count = 16;
  stemmer *english = stemmer_new("english", SLICE(""));
  if (!english) memory_failed();
  dictionary_range(d, TABLE_MATCH, &first, &end);
  size_t stems = 0;
  for (uint32_t c = first; c < end; c++) stems += dictionary_class(d, c) == MATCH_STEM ? dictionary_values(d, c) : 0;
  while (count < 2 * stems) count *= 2;
  while (all.count < count) ARENA_PUSH(a, &all, (stem_family){0});
  for (uint32_t c = first; c < end; c++) {
    if (dictionary_class(d, c) != MATCH_STEM) continue;
    family++;
    for (size_t i = 0; i < dictionary_values(d, c); i++) {
      uint32_t stem = number_of(d, english, dictionary_value(d, c, i));
      stem_family *f = &all.items[family_place(all.items, count, stem)];
      if (stem && !f->stem) *f = (stem_family){stem, family};
    }
  }
  stemmer_free(english);
  return all;
}

stem_numbers stem_numbers_made(const dictionary *d, arena *a, int class) {
  stem_numbers all = {0};
  uint32_t first, end;
  stemmer *english = stemmer_new("english", SLICE(""));
  if (!english) memory_failed();
  dictionary_range(d, TABLE_MATCH, &first, &end);
  for (uint32_t c = first; c < end; c++)
    for (size_t i = 0; dictionary_class(d, c) == class && i < dictionary_values(d, c); i++)
      ARENA_PUSH(a, &all, stem_number_family(d, number_of(d, english, dictionary_value(d, c, i))));
  stemmer_free(english);
  if (all.count) qsort(all.items, all.count, sizeof *all.items, by_number);
  return all;
}

void alias_stems_made(const dictionary *d, stemmer *english, arena *scratch, slice form, uint32_t out[ALIAS_STEMS]) {
  double rarity[ALIAS_STEMS] = {STEM_WEIGHTLESS, STEM_WEIGHTLESS};
  bool alias = memchr(form.data, ' ', form.size) && !slice_has_capital(form);
  out[0] = out[1] = alias ? STEM_BREAK : STEM_NONE;
  if (!alias) return;
  tokens t = tokens_read(scratch, form, NULL, NULL);
  for (size_t i = 0; i < t.count; i++) {
    char bytes[STEM_SIZE];
    slice key = {bytes, token_key(token_text(&t, i), bytes, sizeof bytes)};
    double rare = word_rarity(d, key);
    uint32_t number = stem_number_family(d, number_of(d, english, token_text(&t, i)));
    if (!number || stem_number_filler(d, number)) continue;
    int at = rare >= rarity[0] ? 0 : 1;
    if (rare < rarity[at]) continue;
    if (at == 0) out[1] = out[0], rarity[1] = rarity[0];
    out[at] = number;
    rarity[at] = rare;
  }
  arena_reset(scratch);
}

static slice take_until(slice *rest, char sign) {
  const char *at = memchr(rest->data, sign, rest->size);
  slice part = at ? slice_cut(*rest, 0, (size_t)(at - rest->data)) : *rest;
  *rest = slice_cut(*rest, part.size + (at != NULL), rest->size);
  return part;
}

void said_phrase_made(const dictionary *d, stemmer *english, arena *a, slice text, stem_numbers *out) {
  size_t places = out->count;
  ARENA_PUSH(a, out, 0);
  while (text.size && out->items[places] < SAID_PLACES) {
    slice words = take_until(&text, ' ');
    size_t count = out->count;
    ARENA_PUSH(a, out, 0);
    for (; words.size && out->items[count] < SAID_WORDS; out->items[count]++)
      ARENA_PUSH(a, out, stem_number_family(d, number_of(d, english, take_until(&words, '/'))));
    out->items[places]++;
  }
}

void shown_stems_made(const dictionary *d, stemmer *english, arena *a, slice text, stem_numbers *out) {
  size_t place = out->count;
  ARENA_PUSH(a, out, 0);
  tokens t = tokens_read(a, text, NULL, NULL);
  for (size_t i = 0; i < t.count; i++) {
    if (i && t.items[i].gap & STEM_BREAKS) ARENA_PUSH(a, out, STEM_BREAK);
    ARENA_PUSH(a, out, stem_number_family(d, number_of(d, english, token_text(&t, i))));
  }
  out->items[place] = (uint32_t)(out->count - place - 1);
}
