/* Values of the table "match" that a text holds: found by their text, and by a naive twin that tries every value. And
   what the image keeps of stems: families, words that say little or nothing. */
#include "check.h"
#include "dictionary/dictionary.h"
#include "dictionary/stem_numbers.h"

static bool naive_has(const dictionary *d, uint32_t concept, slice text) {
  for (size_t i = 0; i < dictionary_values(d, concept); i++)
    if (words_hold(text, dictionary_value(d, concept, i))) return true;
  return false;
}

static size_t apart(const dictionary *d, arena *a, slice text) {
  uint32_t first, end;
  size_t wrong = 0;
  value_holders found = dictionary_values_in(d, a, text);
  for (size_t i = 0; i + 1 < found.count; i++) wrong += found.items[i].concept > found.items[i + 1].concept;
  for (size_t i = 0; i < found.count; i++)
    wrong += !words_hold(text, dictionary_value(d, found.items[i].concept, found.items[i].value));
  dictionary_range(d, TABLE_MATCH, &first, &end);
  for (uint32_t c = first; c < end; c++) wrong += holders_have(&found, c) != naive_has(d, c, text);
  if (wrong) fprintf(stderr, "%zu wrong in \"%.*s\"\n", wrong, SLICE_ARGS(text));
  return wrong;
}

static void test_values(const dictionary *d, arena *a) {
  uint32_t first, end;
  size_t wrong = 0, number = 0;
  dictionary_range(d, TABLE_MATCH, &first, &end);
  slice before = SLICE("lead");
  for (uint32_t c = first; c < end; c++)
    for (size_t i = 0; i < dictionary_values(d, c); i++) {
      slice value = dictionary_value(d, c, i);
      CHECK(dictionary_has_value(d, c, value));
      if (number++ % 29) continue;
      slice text = arena_format(a, "Senior %.*s, %.*s/x", SLICE_ARGS(value), SLICE_ARGS(before));
      char *upper = (char *)(uintptr_t)arena_copy(a, text).data;
      for (char *at = upper; *at; at++) *at = (char)(*at >= 'a' && *at <= 'z' ? *at & ~0x20 : *at);
      wrong += apart(d, a, text) + apart(d, a, (slice){upper, text.size});
      wrong += apart(d, a, arena_format(a, "%.*ss", SLICE_ARGS(value)));
      before = value;
    }
  CHECK(number > 1000);
  CHECK(wrong == 0);
  CHECK(!dictionary_has_value(d, dictionary_named(d, TABLE_MATCH, "light"), SLICE("phlebotomy")));
  CHECK(dictionary_has_value(d, dictionary_named(d, TABLE_MATCH, "light"), SLICE("Management")));
  CHECK(dictionary_values_in(d, a, SLICE("")).count == 0);
}

static uint32_t number_of(const dictionary *d, stemmer *english, const char *word) {
  uint32_t known = stem_number_known(d, slice_of(word));
  return stem_number_family(d, known ? known : stem_number_made(d, english, slice_of(word)));
}

static void test_stems(const dictionary *d) {
  stemmer *english = stemmer_new("english", SLICE(""));
  CHECK(number_of(d, english, "analysis") == number_of(d, english, "analytics"));
  CHECK(number_of(d, english, "analysis") != number_of(d, english, "nurse"));
  CHECK(number_of(d, english, "zorbling") == number_of(d, english, "zorbled"));
  CHECK(number_of(d, english, "x") == STEM_NONE);
  CHECK(stem_number_light(d, number_of(d, english, "management")));
  CHECK(!stem_number_light(d, number_of(d, english, "phlebotomy")));
  CHECK(stem_number_filler(d, number_of(d, english, "skills")));
  CHECK(!stem_number_filler(d, number_of(d, english, "management")));
  stemmer_free(english);
}

static void test_said(const dictionary *d) {
  dictionary_worker *w = dictionary_worker_new(d);
  size_t count, all = 0;
  const said_row *rows = dictionary_said(d, dictionary_find(d, w, SLICE("phlebotomy")), &count);
  CHECK(count > 0);
  for (size_t i = 0; i < count; i++) all += dictionary_table_of(d, rows[i].row) == TABLE_SAID;
  CHECK(all == count);
  dictionary_said(d, DICTIONARY_NONE, &count);
  CHECK(count == 0);
  dictionary_worker_free(w);
}

int main(void) {
  arena *a = arena_new();
  const dictionary *d = dictionary_builtin();
  test_values(d, a);
  test_stems(d);
  test_said(d);
  arena_free(a);
  return check_end();
}
