#define _DEFAULT_SOURCE /* madvise */
#include "base/search.h"
#include "dictionary/image.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "dictionary/builder.h"

bool image_open(const void *image, dictionary *d) {
  const image_header *h = image;
  if (h->magic != IMAGE_MAGIC || h->version != IMAGE_VERSION) return false;
  if (h->words.count >= TOKEN_IDS || h->uses.count >= TOKEN_IDS || h->sets.count >= TOKEN_SETS) return false;
  const unsigned char *base = image;
  *d = (dictionary){
      .image = base,
      .header = h,
      .languages = (const void *)(base + h->languages.at),
      .common = (const void *)(base + h->common.at),
      .known = (const void *)(base + h->known.at),
      .slots = (const void *)(base + h->slots.at),
      .named = (const void *)(base + h->named.at),
      .words = (const void *)(base + h->words.at),
      .front = {.sets = (const void *)(base + h->sets.at)},
      .nodes = (const void *)(base + h->nodes.at),
      .edges = (const void *)(base + h->edges.at),
      .ends = (const void *)(base + h->ends.at),
      .alone = (const void *)(base + h->alone.at),
      .fans = (const void *)(base + h->fans.at),
      .concepts = (const void *)(base + h->concepts.at),
      .values = (const void *)(base + h->values.at),
      .implied = (const void *)(base + h->implied.at),
      .forms = (const void *)(base + h->forms.at),
      .numbers = (const void *)(base + h->numbers.at),
      .holders = (const void *)(base + h->holders.at),
      .said = (const void *)(base + h->said.at),
      .said_places = (const void *)(base + h->said_places.at),
      .said_stems = (const void *)(base + h->said_stems.at),
      .shown_places = (const void *)(base + h->shown_places.at),
      .shown_stems = (const void *)(base + h->shown_stems.at),
      .families = (const void *)(base + h->families.at),
      .light = (const void *)(base + h->light.at),
      .filler = (const void *)(base + h->filler.at),
      .patterns = (const void *)(base + h->patterns.at),
      .rules = (const void *)(base + h->rules.at),
      .steps = (const void *)(base + h->steps.at),
      .vectors = (const void *)(base + h->vectors.at),
      .model = {.uses = (const void *)(base + h->uses.at),
                .rows = (const void *)(base + h->word_weights.at),
                .weights = (const void *)(base + h->weights.at),
                .filter = (const void *)(base + h->filter.at),
                .weights_mask = h->weights.count - 1,
                .filter_mask = h->filter.count - 1},
      .strings = (const char *)(base + h->strings.at),
      .codes = (const char *)(base + h->codes.at),
  };
  return true;
}

/* The hash of its small letters; of more bytes than names have, of the first. */
static uint64_t hash_nocase(char space, slice text) {
  char small[NAME_SIZE];
  size_t size = text.size < sizeof small ? text.size : sizeof small;
  for (size_t i = 0; i < size; i++)
    small[i] = (char)(text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] | 0x20 : text.data[i]);
  return image_hash(space, (slice){small, size});
}

uint64_t image_name_hash(slice name) { return hash_nocase(NAME_SPACE, name); }
uint64_t image_value_hash(slice text) { return hash_nocase(VALUE_SPACE, text); }

static const image_slot *slot_in(const image_slot *slots, uint32_t count, uint64_t hash) {
  uint32_t mask = count - 1, i = (uint32_t)hash & mask;
  while (slots[i].hash && slots[i].hash != hash) i = (i + 1) & mask;
  return &slots[i];
}

static const image_slot *find(const dictionary *d, uint64_t hash) {
  static const image_slot none;
  uint64_t bits = image_known_bits(hash);
  if ((d->known[image_known_at(hash, d->header->known.count)] & bits) != bits) return &none;
  return slot_in(d->slots, d->header->slots.count, hash);
}

void image_ask_for_word(const dictionary *d, uint64_t hash) {
  __builtin_prefetch(&d->common[(uint32_t)hash & (d->header->common.count - 1)]);
}

const image_slot *image_find_word(const dictionary *d, uint64_t hash) {
  const image_slot *common = slot_in(d->common, d->header->common.count, hash);
  return common->hash ? common : find(d, hash);
}

uint32_t image_at(const dictionary *d, uint64_t hash) { return find(d, hash)->symbol; }

uint32_t image_named(const dictionary *d, uint64_t hash) {
  return slot_in(d->named, d->header->named.count, hash)->symbol;
}

uint32_t image_symbol(const dictionary *d, char space, slice key) {
  uint64_t hash = image_hash(space, key);
  return space == 'w' ? image_find_word(d, hash)->symbol : image_at(d, hash);
}

extern const unsigned char forte_dictionary_image[];

static dictionary builtin;

static void open_builtin(void) {
  if (!image_open(forte_dictionary_image, &builtin)) abort(); /* the build embeds what it just compiled */
}

const dictionary *dictionary_builtin(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_builtin);
  return &builtin;
}

/* The kernel keeps to single pages where one page's bytes lie in two mappings, which half of them with a flag of its
   own make. */
static void keep_cold_small(void) {
#ifdef MADV_NOHUGEPAGE
  const image_header *h = dictionary_builtin()->header;
  size_t at = (h->hot + IMAGE_LARGE_PAGE - 1) / IMAGE_LARGE_PAGE * IMAGE_LARGE_PAGE;
  unsigned char *image = (unsigned char *)(uintptr_t)forte_dictionary_image;
  for (at += IMAGE_LARGE_PAGE / 2; at + IMAGE_LARGE_PAGE / 2 <= h->size; at += IMAGE_LARGE_PAGE)
    madvise(image + at, IMAGE_LARGE_PAGE / 2, MADV_NOHUGEPAGE);
#endif
}

void dictionary_serve_many(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, keep_cold_small);
}

static void keep_first(void *context, const fault *f) {
  fault *first = context;
  if (first && first->kind == FAULT_NONE) *first = *f;
}

/* Bytes of a person's own dictionary: nearly thirty times the largest built-in file. */
enum { OWN_LIMIT = 4 << 20 };

dictionary *dictionary_extended(const dictionary *base, slice text, slice file, fault *f) {
  fault first = {0};
  buffer image = {0};
  if (text.size > OWN_LIMIT) {
    fault_set(f, FAULT_USAGE, "too_large", file,
              "is larger than the %d MiB that a dictionary of one's own may have; keep what your postings ask for",
              OWN_LIMIT >> 20);
    return NULL;
  }
  builder *b = builder_new(keep_first, &first);
  builder_add_dictionary(b, base);
  builder_add_file(b, text, file, FORM_USER);
  bool done = builder_finish(b, &image);
  builder_free(b);
  if (!done) {
    if (f) *f = first;
    buffer_free(&image);
    return NULL;
  }
  dictionary *d = memory_alloc(sizeof *d);
  image_open(image.data, d);
  d->mapped = 0;
  d->owned = image.data;
  return d;
}

void dictionary_free(dictionary *d) {
  if (!d) return;
  if (d->mapped)
    munmap(d->owned, d->mapped);
  else
    free(d->owned);
  free(d);
}

static bool known_word(void *context, slice word, token_question question) {
  const dictionary *d = context;
  if (question == TOKEN_IS_UNIT) return word_is(d, word, SET_GLUED_UNITS);
  if (question == TOKEN_IS_SHORTENED) return word_is(d, word, SET_SHORTENED);
  return image_symbol(d, 'w', word) != 0;
}

tokens dictionary_tokens(const dictionary *d, arena *a, slice text) {
  return tokens_read(a, text, known_word, (void *)(uintptr_t)d);
}

bool word_is(const dictionary *d, slice word, word_set set) {
  char key[64];
  uint32_t symbol = image_symbol(d, 'w', (slice){key, token_key(word, key, sizeof key)});
  return token_is(d, &(token){.sets = (uint16_t)d->words[symbol].sets}, set);
}

slice text_word_in(const dictionary *d, slice text, word_set set) {
  static const char apart[] = " \t\n,;:/()[]-";
  for (size_t at = 0, end; at < text.size; at = end + 1) {
    for (end = at; end < text.size && !is_among_signs(text.data[end], apart);) end++;
    if (end > at && word_is(d, slice_cut(text, at, end), set)) return slice_cut(text, at, end);
  }
  return SLICE("");
}

bool text_has_word(const dictionary *d, slice text, word_set set) { return text_word_in(d, text, set).size > 0; }

uint64_t dictionary_sum(const dictionary *d) { return d->header->sum; }

size_t dictionary_concepts(const dictionary *d) { return d->header->concepts.count; }

size_t dictionary_forms(const dictionary *d) {
  size_t count = 0;
  for (uint32_t i = 0; i < d->header->forms.count; i++) count += !(d->forms[i].flags & (FORM_WORD | FORM_SET));
  return count;
}

slice dictionary_name(const dictionary *d, uint32_t concept) { return image_slice(d, d->concepts[concept].name); }
slice dictionary_kind(const dictionary *d, uint32_t concept) { return image_slice(d, d->concepts[concept].kind); }
slice dictionary_field(const dictionary *d, uint32_t concept) { return image_slice(d, d->concepts[concept].field); }
int dictionary_table_of(const dictionary *d, uint32_t concept) { return (int)d->concepts[concept].table; }
size_t dictionary_values(const dictionary *d, uint32_t concept) {
  return concept == DICTIONARY_NONE ? 0 : d->concepts[concept].values;
}

slice dictionary_value(const dictionary *d, uint32_t concept, size_t i) {
  return image_slice(d, d->values[d->concepts[concept].value + i].text);
}

uint32_t dictionary_parent(const dictionary *d, uint32_t concept, size_t i) {
  return d->values[d->concepts[concept].value + i].concept;
}

bool dictionary_is_parent(const dictionary *d, uint32_t concept, uint32_t parent) {
  for (size_t i = 0; i < dictionary_values(d, concept); i++)
    if (dictionary_parent(d, concept, i) == parent) return true;
  return false;
}

uint32_t dictionary_named(const dictionary *d, int table, const char *name) {
  uint32_t first, end;
  if (table == TABLE_MATCH) { /* the one that is asked for often */
    uint32_t found = image_named(d, image_hash(MATCH_SPACE, slice_of(name)));
    return found ? found - 1 : DICTIONARY_NONE;
  }
  dictionary_range(d, table, &first, &end);
  for (uint32_t c = first; c < end; c++)
    if (slice_equal(dictionary_name(d, c), slice_of(name))) return c;
  return DICTIONARY_NONE;
}

slice dictionary_variant(const dictionary *d, uint32_t concept) {
  slice name = dictionary_name(d, concept);
  size_t dot = slice_find(name, SLICE("."), 0);
  return dot == SIZE_MAX ? SLICE("") : slice_cut(name, dot + 1, name.size);
}

int dictionary_class(const dictionary *d, uint32_t concept) { return d->concepts[concept].class; }

dictionary_form dictionary_form_at(const dictionary *d, size_t i) { /* forms stand before the word list's entries */
  const image_form *f = &d->forms[i];
  return (dictionary_form){image_slice(d, f->text), f->concept, f->flags, f->language};
}

void dictionary_forms_of(const dictionary *d, uint32_t concept, size_t *first, size_t *end) {
  *first = *end = 0;
  if (concept == DICTIONARY_NONE) return;
  *first = d->concepts[concept].form;
  *end = *first + d->concepts[concept].forms;
}

size_t dictionary_patterns(const dictionary *d) { return d->header->patterns.count; }

pattern_line dictionary_pattern(const dictionary *d, size_t i) {
  const image_pattern *p = &d->patterns[i];
  return (pattern_line){image_slice(d, p->name), image_slice(d, p->text), (enum pattern_kind)p->kind};
}

void dictionary_range(const dictionary *d, int table, uint32_t *first, uint32_t *end) {
  *first = d->header->tables[table].first;
  *end = d->header->tables[table].end;
}

const uint32_t *dictionary_implied(const dictionary *d, uint32_t concept, uint32_t *count) {
  *count = d->concepts[concept].implies;
  return d->implied + d->concepts[concept].implied;
}

const said_row *dictionary_said(const dictionary *d, uint32_t skill, size_t *count) {
  size_t first, end;
  SEARCH_FIRST(first, 0, d->header->said.count, d->said[first].skill < skill);
  for (end = first; end < d->header->said.count && d->said[end].skill == skill;) end++;
  *count = end - first;
  return d->said + first;
}

bool dictionary_implies(const dictionary *d, uint32_t concept, uint32_t parent) {
  if (concept == DICTIONARY_NONE || parent == DICTIONARY_NONE) return false;
  const uint32_t *all = d->implied + d->concepts[concept].implied;
  uint32_t count = d->concepts[concept].implies;
  size_t i;
  SEARCH_FIRST(i, 0, count, all[i] < parent);
  return i < count && all[i] == parent;
}

void dictionary_rules(const dictionary *d, rule_set set, uint32_t *first, uint32_t *end) {
  *first = d->header->rule_sets[set];
  *end = d->header->rule_sets[set + 1];
}

const rule_needs *dictionary_rule_needs(const dictionary *d, uint32_t row) { return &d->rules[row].needs; }

sequence_rule dictionary_rule(const dictionary *d, uint32_t row) {
  const image_rule *made = &d->rules[row];
  const rule_step *steps = d->steps + made->step;
  return (sequence_rule){.effect = (rule_effect)made->effect,
                         .left = steps,
                         .right = steps + made->left,
                         .left_count = made->left,
                         .right_count = made->right,
                         .text = image_slice(d, made->text)};
}

size_t dictionary_languages(const dictionary *d) { return d->header->languages.count; }
slice language_code(const dictionary *d, uint8_t language) { return image_slice(d, d->languages[language].code); }
slice language_name(const dictionary *d, uint8_t language) { return image_slice(d, d->languages[language].name); }
bool language_is_read(const dictionary *d, uint8_t language) { return d->languages[language].read; }
bool language_writes_nouns_large(const dictionary *d, uint8_t language) { return d->languages[language].large_nouns; }
bool language_glues_words(const dictionary *d, uint8_t language) { return d->languages[language].tails.size > 0; }

/* "ores:or -ss s": the first ending that the word has; one that counts as another keeps as many of its bytes, one with
   a hyphen is none. */
static size_t ending_of(slice endings, slice word) {
  enum { WORD_BYTES = 3 };
  for (slice rest = endings, one; rest.size;) {
    size_t space = slice_find(rest, SLICE(" "), 0), colon;
    one = slice_cut(rest, 0, space == SIZE_MAX ? rest.size : space);
    rest = slice_cut(rest, space == SIZE_MAX ? rest.size : space + 1, rest.size);
    bool none = one.data[0] == '-';
    colon = slice_find(one, SLICE(":"), 0);
    slice ending = slice_cut(one, none, colon == SIZE_MAX ? one.size : colon);
    size_t kept = colon == SIZE_MAX ? 0 : one.size - colon - 1;
    if (kept > ending.size) kept = ending.size; /* a dictionary may say anything */
    if (!slice_ends_with(word, ending)) continue;
    return none || word.size < WORD_BYTES + ending.size - kept ? 0 : ending.size - kept;
  }
  return 0;
}

static const image_language *language_of(const dictionary *d, uint8_t language) {
  return &d->languages[language == LANGUAGE_NONE ? LANGUAGE_ENGLISH : language];
}

slice word_singular(const dictionary *d, uint8_t language, slice word) {
  return slice_cut(word, 0, word.size - ending_of(image_slice(d, language_of(d, language)->plural), word));
}

bool word_ends_third(const dictionary *d, uint8_t language, slice word) {
  return ending_of(image_slice(d, language_of(d, language)->third), word) > 0;
}

bool word_ends_adjective(const dictionary *d, uint8_t language, slice word) {
  return ending_of(image_slice(d, language_of(d, language)->adjectives), word) > 0;
}

uint32_t token_stem(const dictionary *d, const token *t) {
  uint32_t stem = d->words[t->word].stem;
  return stem ? stem : t->word;
}
bool token_is_of_vocabulary(const dictionary *d, const token *t) { return d->words[t->word].stem; }
bool token_is_function_word(const dictionary *d, const token *t) {
  return d->words[t->word].function >> t->language & 1;
}

slice word_tags(const dictionary *d, uint32_t word) { return image_slice(d, d->words[word].tags); }

slice word_tags_of(const dictionary *d, slice key) { return word_tags(d, image_symbol(d, 'w', key)); }

double concept_number(const dictionary *d, uint32_t concept, int column) {
  return (double)d->numbers[(size_t) concept * NUMBER_COLUMNS + (size_t)column];
}

const stem_weight *stem_weight_of(const dictionary *d, uint32_t stem) {
  uint32_t row = d->words[stem].vector;
  return row ? &d->vectors[row].weight : NULL;
}

uint32_t dictionary_stem(const dictionary *d, slice key) { return d->words[image_symbol(d, 'w', key)].full; }

uint32_t dictionary_stem_named(const dictionary *d, slice stem) {
  return image_symbol(d, image_stem_space(LANGUAGE_ENGLISH, true), stem);
}
