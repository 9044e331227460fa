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
  for (uint32_t c = first; c < end; c++) wrong += dictionary_holds_value(d, c, text) != naive_has(d, c, text);
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

/* Each place's first word, as it is read anew. */
static size_t phrase_apart(const dictionary *d, stemmer *english, arena *a, slice text, const uint32_t *row) {
  size_t wrong = 0, at = 0;
  uint32_t places = *row++;
  for (uint32_t k = 0; k < places; k++, at++) {
    size_t from = at;
    while (at < text.size && text.data[at] != ' ' && text.data[at] != '/') at++;
    wrong += row[0] == 0 || row[1] != number_of(d, english, arena_lower(a, slice_cut(text, from, at)).data);
    while (at < text.size && text.data[at] != ' ') at++;
    row += row[0] + 1;
  }
  return wrong + (at < text.size && places < SAID_PLACES);
}

/* Without signs that a key leaves out. */
static bool is_plain(slice text) {
  bool plain = true;
  for (size_t k = 0; k < text.size; k++)
    plain &= text.data[k] == ' ' || text.data[k] == '/' || (text.data[k] >= 'a' && text.data[k] <= 'z');
  return plain;
}

static void test_phrases(const dictionary *d, arena *a) {
  stemmer *english = stemmer_new("english", SLICE(""));
  uint32_t first, end;
  size_t wrong = 0, all = 0, shown = 0, named = 0;
  dictionary_range(d, TABLE_SAID, &first, &end);
  for (uint32_t c = first; c < end; c++)
    for (size_t i = 0; i < dictionary_values(d, c); i++, all++) {
      slice text = dictionary_value(d, c, i);
      if (is_plain(text)) wrong += phrase_apart(d, english, a, text, dictionary_said_phrase(d, c, i));
    }
  CHECK(all > 100 && wrong == 0);
  dictionary_range(d, TABLE_MATCH, &first, &end);
  for (uint32_t c = first; c < end; c++)
    for (size_t i = 0; i < dictionary_values(d, c); i++) {
      uint32_t count, skill;
      const uint32_t *stems = dictionary_shown_stems(d, c, i, &count, &skill);
      slice text = dictionary_value(d, c, i);
      if (!dictionary_class_shows(d, c)) wrong += count != 0 || skill != DICTIONARY_NONE;
      named += skill != DICTIONARY_NONE;
      if (!count || !is_plain(text) || memchr(text.data, ' ', text.size) || memchr(text.data, '/', text.size)) continue;
      shown++;
      wrong += count != 1 || stems[0] != number_of(d, english, arena_copy(a, text).data);
    }
  CHECK(shown > 10 && named > 10 && wrong == 0);
  stemmer_free(english);
}

/* Of a name in other words the rarest two; a name of one word, or with a capital, has none. */
static void test_aliases(const dictionary *d) {
  stemmer *english = stemmer_new("english", SLICE(""));
  size_t names = 0, wrong = 0;
  uint32_t contrast = number_of(d, english, "contrast"), rare = 0;
  for (size_t i = 0; i < dictionary_forms(d); i++) {
    dictionary_form f = dictionary_form_at(d, i);
    if (dictionary_table_of(d, f.concept) != TABLE_SKILLS) continue;
    const uint32_t *stems = dictionary_alias_stems(d, i);
    bool several = memchr(f.text.data, ' ', f.text.size) && !slice_has_capital(f.text);
    names += several;
    wrong += several ? stems[0] == STEM_NONE : stems[0] != STEM_NONE;
    if (slice_equal(f.text, SLICE("contrast injection"))) rare += stems[0] == contrast || stems[1] == contrast;
  }
  CHECK(names > 1000 && wrong == 0);
  CHECK(rare > 0);
  stemmer_free(english);
}

static uint8_t language_coded(const dictionary *d, slice code) {
  for (uint8_t l = LANGUAGE_ENGLISH; l < dictionary_languages(d); l++)
    if (slice_equal(language_code(d, l), code)) return l;
  return LANGUAGE_UNKNOWN;
}

/* Endings of words are those of each language's folder; names have the English ones, an unknown language has none. */
static void test_endings(const dictionary *d) {
  static const struct ending_case {
    slice code, plural, singular;
  } cases[] = {
      {{"en", sizeof("en") - 1}, {"installers", sizeof("installers") - 1}, {"installer", sizeof("installer") - 1}},
      {{"en", sizeof("en") - 1}, {"business", sizeof("business") - 1}, {"business", sizeof("business") - 1}},
      {{"en", sizeof("en") - 1}, {"gas", sizeof("gas") - 1}, {"gas", sizeof("gas") - 1}},
      {{"en", sizeof("en") - 1}, {"s", sizeof("s") - 1}, {"s", sizeof("s") - 1}},
      {{"de", sizeof("de") - 1}, {"Teams", sizeof("Teams") - 1}, {"Team", sizeof("Team") - 1}},
      {{"es", sizeof("es") - 1}, {"directores", sizeof("directores") - 1}, {"director", sizeof("director") - 1}},
      {{"es", sizeof("es") - 1}, {"gerentes", sizeof("gerentes") - 1}, {"gerente", sizeof("gerente") - 1}},
      {{"und", sizeof("und") - 1}, {"Teams", sizeof("Teams") - 1}, {"Teams", sizeof("Teams") - 1}}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint8_t language = language_coded(d, cases[i].code);
    CHECK(slice_equal(word_singular(d, language, cases[i].plural), cases[i].singular));
    CHECK(word_is_plural(d, language, cases[i].plural) == !slice_equal(cases[i].plural, cases[i].singular));
  }
  CHECK(word_is_plural(d, LANGUAGE_NONE, SLICE("APIs")));
  CHECK(word_ends_third(d, LANGUAGE_ENGLISH, SLICE("makes")) && !word_ends_third(d, LANGUAGE_ENGLISH, SLICE("make")));
  CHECK(!word_ends_third(d, language_coded(d, SLICE("fr")), SLICE("clients")));
}

int main(void) {
  arena *a = arena_new();
  const dictionary *d = dictionary_builtin();
  test_values(d, a);
  test_stems(d);
  test_said(d);
  test_phrases(d, a);
  test_aliases(d);
  test_endings(d);
  arena_free(a);
  return check_end();
}
