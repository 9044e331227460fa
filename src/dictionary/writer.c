/* The dictionary compiler, last step: the built trie as one image. */
#include "base/cache.h"
#include "dictionary/builder_parts.h"
#include "dictionary/shapes.h"

#include <stdlib.h>

/* Parents of skills must be skills; what says a skill belongs to the one that its class names; values of other tables
   are text. */
static uint32_t resolve_parent(builder *b, uint32_t concept, const build_parent *value) {
  const build_concept *c = &b->concepts.items[concept];
  if (c->table != TABLE_SKILLS && c->table != TABLE_SAID) return DICTIONARY_NONE;
  uint32_t found = builder_skill(b, c->table == TABLE_SAID ? c->name : value->name);
  if (found != DICTIONARY_NONE && found != concept) return found;
  if (c->table == TABLE_SAID)
    builder_fault(b, "unknown_concept", c->file, value->line, "is no skill of the dictionary that a CV could say",
                  c->name, SLICE(""));
  else
    builder_fault(b, "unknown_parent", c->file, value->line,
                  "is no other concept that could be implied; it stands after '>' of ", value->name, c->name);
  return DICTIONARY_NONE;
}

typedef struct writer {
  builder *b;
  buffer *out;
  image_header header;
} writer;

static image_part put(writer *w, const void *items, size_t count, size_t size) {
  buffer_repeat(w->out, '\0', (8 - w->out->size % 8) % 8);
  image_part part = {(uint32_t)w->out->size, (uint32_t)count};
  buffer_add(w->out, (slice){items, count * size});
  return part;
}

typedef struct set_rows {
  map by_bits;
  ARENA_LIST(image_sets) rows;
} set_rows;

static uint32_t row_of(set_rows *all, arena *a, const image_sets *bits) {
  uint32_t fresh = (uint32_t)all->rows.count;
  uint32_t row = *map_put(&all->by_bits, (slice){(const char *)bits, sizeof *bits}, fresh);
  if (row == fresh) ARENA_PUSH(a, &all->rows, *bits);
  return row;
}

static void add_set(image_sets *to, const build_set *s) { to->bits[s->set / 64] |= (uint64_t)1 << s->set % 64; }

/* Words of the same sets share a row; row 0 is of words that are in none. */
static void put_sets(writer *w) {
  builder *b = w->b;
  image_sets *of = arena_alloc(b->arena, b->words.count * sizeof *of);
  image_sets *anywhere = arena_alloc(b->arena, b->words.count * sizeof *anywhere);
  for (size_t i = 0; i < b->sets.count; i++) {
    const build_set *s = &b->sets.items[i];
    add_set(&of[s->symbol], s);
    if (s->language == LANGUAGE_NONE) add_set(&anywhere[s->surface], s);
  }
  for (size_t i = 0; i < b->sets.count; i++) { /* in a language, its own sets and those of all */
    const build_set *s = &b->sets.items[i];
    for (size_t k = 0; k < SET_WORDS && s->symbol != s->surface; k++)
      of[s->symbol].bits[k] |= anywhere[s->surface].bits[k];
  }
  set_rows all = {0};
  for (size_t i = 0; i < b->words.count; i++) {
    b->words.items[i].sets = row_of(&all, b->arena, &of[i]);
    b->words.items[i].anywhere = row_of(&all, b->arena, &anywhere[i]);
  }
  map_free(&all.by_bits);
  w->header.sets = put(w, all.rows.items, all.rows.count, sizeof *all.rows.items);
}

static image_slot *slot_for(image_slot *slots, size_t capacity, uint64_t hash) {
  size_t at = hash & (capacity - 1);
  while (slots[at].hash && slots[at].hash != hash) at = (at + 1) & (capacity - 1);
  slots[at].hash = hash;
  return &slots[at];
}

/* Words of ordinary text have a table of their own, so small that it stays near. */
static void put_common(writer *w) {
  builder *b = w->b;
  size_t capacity = 16, count = 0;
  for (uint32_t i = 1; i < b->words.count; i++) count += builder_is_common(b, i);
  for (uint32_t i = 1; i < b->uses.count; i++) count += !builder_has_word(b, b->uses.items[i].word);
  while (capacity < count * 3 / 2) capacity *= 2;
  image_slot *slots = arena_alloc(b->arena, capacity * sizeof *slots);
  for (size_t i = 0; i < b->symbols.capacity; i++) {
    slice name = b->symbols.entries[i].key;
    if (!b->symbols.entries[i].hash || name.data[0] != 'w' || !builder_is_common(b, b->symbols.entries[i].value))
      continue;
    slot_for(slots, capacity, image_hash('w', slice_cut(name, 1, name.size)))->symbol = b->symbols.entries[i].value;
  }
  for (uint32_t i = 1; i < b->uses.count; i++)
    slot_for(slots, capacity, image_hash('w', b->uses.items[i].word))->use = i;
  w->header.common = put(w, slots, capacity, sizeof *slots);
}

static void put_known(writer *w, const image_slot *slots, size_t capacity) {
  enum { BITS = 8 }; /* of the filter a slot */
  size_t words = 16;
  while (words * 64 < capacity / 2 * BITS) words *= 2;
  uint64_t *known = arena_alloc(w->b->arena, words * sizeof *known);
  for (size_t i = 0; i < capacity; i++)
    if (slots[i].hash) known[image_known_at(slots[i].hash, words)] |= image_known_bits(slots[i].hash);
  w->header.known = put(w, known, words, sizeof *known);
}

typedef struct held_value {
  slice text; /* in small letters */
  value_holder at;
} held_value;
typedef ARENA_LIST(held_value) held_values;

static int by_text(const void *a, const void *b) {
  const held_value *x = a, *y = b;
  int order = slice_compare(x->text, y->text);
  if (order) return order;
  if (x->at.concept != y->at.concept) return x->at.concept < y->at.concept ? -1 : 1;
  return (x->at.value > y->at.value) - (x->at.value < y->at.value);
}

static held_values values_of_match(builder *b) {
  held_values all = {0};
  for (uint32_t i = 0; i < b->concepts.count; i++)
    for (uint32_t v = 0; b->concepts.items[i].table == TABLE_MATCH && v < b->concepts.items[i].values.count; v++) {
      slice text = arena_lower(b->arena, b->concepts.items[i].values.items[v].name);
      ARENA_PUSH(b->arena, &all, (held_value){text, {i, v}});
    }
  if (all.count) qsort(all.items, all.count, sizeof *all.items, by_text);
  return all;
}

/* Values are looked for by at most as many bytes as names have. */
static void put_holders(writer *w, const held_values *all, image_slot *slots, size_t capacity) {
  ARENA_LIST(value_holder) holders = {0};
  const value_holder end = {DICTIONARY_NONE, 0};
  for (size_t i = 0; i < all->count; i++) {
    slice text = all->items[i].text;
    if (!text.size || text.size > NAME_SIZE) continue;
    bool fresh = !i || !slice_equal(all->items[i - 1].text, text);
    if (fresh && holders.count) ARENA_PUSH(w->b->arena, &holders, end);
    if (fresh) slot_for(slots, capacity, image_value_hash(text))->symbol = (uint32_t)holders.count + 1;
    ARENA_PUSH(w->b->arena, &holders, all->items[i].at);
    if (text.size > w->header.longest_value) w->header.longest_value = (uint32_t)text.size;
  }
  ARENA_PUSH(w->b->arena, &holders, end);
  w->header.holders = put(w, holders.items, holders.count, sizeof *holders.items);
}

/* The classes of the table "match" and their values, by name. */
static void put_named(writer *w) {
  builder *b = w->b;
  held_values values = values_of_match(b);
  size_t capacity = 16, names = values.count;
  for (size_t i = 0; i < b->concepts.count; i++) names += b->concepts.items[i].table == TABLE_MATCH;
  while (capacity < names * 4 / 3) capacity *= 2;
  image_slot *slots = arena_alloc(b->arena, capacity * sizeof *slots);
  for (uint32_t i = 0; i < b->concepts.count; i++) {
    const build_concept *c = &b->concepts.items[i];
    if (c->table == TABLE_MATCH) slot_for(slots, capacity, image_hash(MATCH_SPACE, c->name))->symbol = i + 1;
  }
  put_holders(w, &values, slots, capacity);
  w->header.named = put(w, slots, capacity, sizeof *slots);
}

static void put_vocabulary(writer *w) {
  builder *b = w->b;
  size_t capacity = 16, names = 0;
  for (size_t i = 0; i < b->concepts.count; i++) names += b->concepts.items[i].table == TABLE_SKILLS;
  while (capacity < (b->symbols.count + names) * 4 / 3) capacity *= 2;
  image_slot *slots = arena_alloc(b->arena, capacity * sizeof *slots);
  for (size_t i = 0; i < b->symbols.capacity; i++) {
    if (!b->symbols.entries[i].hash) continue;
    slice name = b->symbols.entries[i].key;
    uint32_t symbol = b->symbols.entries[i].value;
    if (name.data[0] == 'w' && builder_is_common(b, symbol)) continue;
    slot_for(slots, capacity, image_hash(name.data[0], slice_cut(name, 1, name.size)))->symbol = symbol;
  }
  for (uint32_t i = 0; i < b->concepts.count; i++) {
    if (b->concepts.items[i].table != TABLE_SKILLS) continue;
    image_slot *slot = slot_for(slots, capacity, image_name_hash(b->concepts.items[i].name));
    if (!slot->symbol) slot->symbol = i + 1; /* of two names that differ in case alone, the first */
  }
  put_known(w, slots, capacity);
  w->header.slots = put(w, slots, capacity, sizeof *slots);
}

static void put_trie(writer *w) {
  builder *b = w->b;
  build_trie made = builder_trie(b);
  w->header.alone = put(w, made.alone, made.alone_count, sizeof *made.alone);
  w->header.fans = put(w, made.fans, made.fan_count, sizeof *made.fans);
  w->header.nodes = put(w, made.nodes, b->nodes.count, sizeof *made.nodes);
  w->header.ends = put(w, made.ends, made.end_count, sizeof *made.ends);
  w->header.edges = put(w, made.edges, made.edge_count, sizeof *made.edges);
  w->header.words = put(w, b->words.items, b->words.count, sizeof *b->words.items);
  w->header.hot = w->header.words.at;
  for (size_t i = 0; i < b->words.count; i++)
    w->header.hot += builder_is_cold(b, (uint32_t)i) ? 0 : sizeof *b->words.items;
}

static int by_skill(const void *a, const void *b) {
  const said_row *x = a, *y = b;
  if (x->skill != y->skill) return x->skill < y->skill ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static void put_said(writer *w, const image_concept *made, const concept_list *implied) {
  ARENA_LIST(said_row) rows = {0};
  for (uint32_t i = 0; i < w->b->concepts.count; i++)
    for (uint32_t k = 0; made[i].table == TABLE_SAID && k < made[i].implies; k++)
      ARENA_PUSH(w->b->arena, &rows, (said_row){implied->items[made[i].implied + k], i});
  if (rows.count) qsort(rows.items, rows.count, sizeof *rows.items, by_skill);
  w->header.said = put(w, rows.items, rows.count, sizeof *rows.items);
}

/* Outside the skills table a first value that is a number (a model's weight) is kept as one: no parsing at start. */
static void read_numbers(builder *b) {
  for (size_t i = 0; i < b->concepts.count; i++) {
    build_concept *c = &b->concepts.items[i];
    if (c->table != TABLE_SKILLS && c->values.count)
      c->numbers[0] = strtof(arena_copy(b->arena, c->values.items[0].name).data, NULL);
  }
}

/* The first run of each table: a user's entries, which are not looked for, stand behind all of them. */
static void put_ranges(writer *w) {
  for (uint32_t i = 0; i < w->b->concepts.count; i++) {
    struct image_range *range = &w->header.tables[w->b->concepts.items[i].table];
    if (!range->end) *range = (struct image_range){i, i};
    if (range->end == i) range->end = i + 1;
  }
}

/* Another language's names of a concept stand apart from its own. */
static void place_forms(const builder *b, image_concept *made) {
  for (uint32_t i = 0; i < b->forms.count; i++) {
    image_concept *c = &made[b->forms.items[i].concept];
    if (!c->forms) c->form = i;
    c->forms += c->form + c->forms == i;
  }
}

static void put_concepts(writer *w) {
  builder *b = w->b;
  image_concept *made = arena_alloc(b->arena, (b->concepts.count + 1) * sizeof *made);
  float *numbers = arena_alloc(b->arena, (b->concepts.count + 1) * NUMBER_COLUMNS * sizeof *numbers);
  ARENA_LIST(image_value) values = {0};
  ARENA_LIST(uint32_t) parents = {0};
  for (uint32_t i = 0; i < b->concepts.count; i++) {
    build_concept *c = &b->concepts.items[i];
    made[i] = (image_concept){.name = builder_string(b, c->name),
                              .kind = builder_string(b, c->kind),
                              .field = builder_string(b, c->field),
                              .table = (uint16_t)c->table,
                              .class = (uint16_t)c->class,
                              .value = (uint32_t)values.count,
                              .values = (uint32_t)c->values.count};
    memcpy(numbers + (size_t)i * NUMBER_COLUMNS, c->numbers, sizeof c->numbers);
    for (size_t v = 0; v < c->values.count; v++) {
      uint32_t parent = resolve_parent(b, i, &c->values.items[v]);
      ARENA_PUSH(b->arena, &parents, parent);
      ARENA_PUSH(b->arena, &values,
                 (image_value){.text = builder_string(b, c->values.items[v].name), .concept = parent});
    }
  }
  concept_list implied = parents_close(b, parents.items, made);
  put_ranges(w);
  put_said(w, made, &implied);
  place_forms(b, made);
  w->header.concepts = put(w, made, b->concepts.count, sizeof *made);
  w->header.values = put(w, values.items, values.count, sizeof *values.items);
  w->header.implied = put(w, implied.items, implied.count, sizeof *implied.items);
  w->header.numbers = put(w, numbers, b->concepts.count * NUMBER_COLUMNS, sizeof *numbers);
}

static void put_forms(writer *w) {
  builder *b = w->b;
  ARENA_LIST(image_form) forms = {0};
  for (size_t i = 0; i < b->forms.count; i++) {
    const build_form *f = &b->forms.items[i];
    ARENA_PUSH(b->arena, &forms,
               (image_form){.text = builder_string(b, f->text),
                            .concept = f->concept,
                            .flags = (uint16_t)f->flags,
                            .language = f->language,
                            .folder = f->folder});
  }
  for (size_t i = 0; i < b->tagged.count; i++) {
    build_word *t = &b->tagged.items[i];
    ARENA_PUSH(b->arena, &forms,
               (image_form){.text = builder_string(b, t->word),
                            .concept = DICTIONARY_NONE,
                            .flags = (uint16_t)(FORM_WORD | (t->language ? FORM_FUNCTION : 0)),
                            .language = t->language,
                            .tags = builder_string(b, t->tags)});
  }
  for (size_t i = 0; i < b->sets.count; i++) {
    const build_set *s = &b->sets.items[i];
    ARENA_PUSH(b->arena, &forms,
               (image_form){
                   .text = builder_string(b, s->word), .concept = s->set, .flags = FORM_SET, .language = s->language});
  }
  w->header.forms = put(w, forms.items, forms.count, sizeof *forms.items);
}

/* Rows of one set stand together, in the order of their sources. */
static void put_rules(writer *w) {
  builder *b = w->b;
  image_rule *rules = arena_alloc(b->arena, (b->rules.count + 1) * sizeof *rules);
  uint32_t count = 0;
  for (uint32_t set = 0; set < RULE_SET_COUNT; set++) {
    w->header.rule_sets[set] = count;
    for (size_t i = 0; i < b->rules.count; i++) {
      if (b->rules.items[i].rule.set != set) continue;
      rules[count] = b->rules.items[i].rule;
      rules[count++].text = builder_string(b, b->rules.items[i].text);
    }
  }
  w->header.rule_sets[RULE_SET_COUNT] = count;
  w->header.rules = put(w, rules, count, sizeof *rules);
  w->header.steps = put(w, b->steps.items, b->steps.count, sizeof *b->steps.items);
}

static void put_languages(writer *w) {
  builder *b = w->b;
  image_language made[DICTIONARY_LANGUAGES] = {0};
  for (uint8_t i = 0; i < b->language_count; i++) {
    const build_language *l = &b->languages[i];
    made[i] = (image_language){.code = builder_string(b, l->code),
                               .name = builder_string(b, l->name),
                               .stemmer = builder_string(b, l->stemmer),
                               .endings = builder_string(b, l->endings),
                               .tails = builder_string(b, l->tails),
                               .acts = builder_string(b, l->acts),
                               .plural = builder_string(b, l->plural),
                               .third = builder_string(b, l->third),
                               .adjectives = builder_string(b, l->adjectives),
                               .large_nouns = l->large_nouns,
                               .read = l->read};
  }
  w->header.languages = put(w, made, b->language_count, sizeof *made);
}

static void put_patterns(writer *w) {
  builder *b = w->b;
  image_pattern *made = arena_alloc(b->arena, (b->patterns.count + 1) * sizeof *made);
  for (size_t i = 0; i < b->patterns.count; i++) {
    const pattern_line *p = &b->patterns.items[i].line;
    made[i] = (image_pattern){.name = builder_string(b, p->name), .text = builder_string(b, p->text), .kind = p->kind};
  }
  w->header.patterns = put(w, made, b->patterns.count, sizeof *made);
}

static void pattern_fault(void *context, size_t i, const char *message) {
  builder *b = context;
  const build_pattern *p = &b->patterns.items[i];
  slice shown = p->line.kind == PATTERN_EXPRESSION ? p->line.name : p->line.text;
  builder_fault(b, "pattern", p->file, p->at, message, shown, SLICE(""));
}

/* Made with the vocabulary and values that stand in the image by now. */
static void put_stem_numbers(writer *w) {
  dictionary made;
  memcpy(w->out->data, &w->header, sizeof w->header);
  if (w->b->faults || !image_open(w->out->data, &made)) return;
  stem_families families = stem_families_made(&made, w->b->arena);
  w->header.families = put(w, families.items, families.count, sizeof *families.items);
  memcpy(w->out->data, &w->header, sizeof w->header);
  if (!image_open(w->out->data, &made)) return;
  stem_numbers light = stem_numbers_made(&made, w->b->arena, MATCH_LIGHT);
  stem_numbers filler = stem_numbers_made(&made, w->b->arena, MATCH_FILLER);
  w->header.light = put(w, light.items, light.count, sizeof *light.items);
  w->header.filler = put(w, filler.items, filler.count, sizeof *filler.items);
}

static void put_said_stems(writer *w, const dictionary *made, stemmer *english) {
  stem_numbers places = {0}, stems = {0};
  for (uint32_t c = made->header->tables[TABLE_SAID].first; c < made->header->tables[TABLE_SAID].end; c++)
    for (size_t i = 0; i < dictionary_values(made, c); i++) {
      ARENA_PUSH(w->b->arena, &places, (uint32_t)stems.count);
      said_phrase_made(made, english, w->b->arena, dictionary_value(made, c, i), &stems);
    }
  w->header.said_places = put(w, places.items, places.count, sizeof *places.items);
  w->header.said_stems = put(w, stems.items, stems.count, sizeof *stems.items);
}

/* The skills' names and forms, for what titles show. */
static map skill_names(writer *w, const dictionary *made) {
  map names = {0};
  size_t count = dictionary_forms(made); /* the word list's entries behind them have no concepts */
  for (size_t i = 0; i < count; i++) {
    dictionary_form f = dictionary_form_at(made, i);
    if (f.concept == DICTIONARY_NONE || dictionary_table_of(made, f.concept) != TABLE_SKILLS) continue;
    uint32_t *kept = map_put(&names, arena_lower(w->b->arena, f.text), f.concept);
    *kept = f.concept;
  }
  return names;
}

/* Of classes of a user's dictionary too, whose values stand behind all others. */
static void put_shown_stems(writer *w, const dictionary *made, stemmer *english) {
  map names = skill_names(w, made);
  uint32_t first = dictionary_first_value(made, TABLE_MATCH), count = made->header->values.count;
  uint32_t *places = arena_alloc(w->b->arena, (count - first + 1) * sizeof *places);
  stem_numbers stems = {0};
  ARENA_PUSH(w->b->arena, &stems, DICTIONARY_NONE); /* of a value that shows nothing */
  ARENA_PUSH(w->b->arena, &stems, 0);
  for (uint32_t c = 0; c < made->header->concepts.count; c++) {
    if (made->concepts[c].table != TABLE_MATCH || !dictionary_class_shows(made, c)) continue;
    for (uint32_t i = 0; i < made->concepts[c].values; i++) {
      slice text = dictionary_value(made, c, i);
      places[made->concepts[c].value + i - first] = (uint32_t)stems.count;
      ARENA_PUSH(w->b->arena, &stems, map_get(&names, arena_lower(w->b->arena, text), DICTIONARY_NONE));
      shown_stems_made(made, english, w->b->arena, text, &stems);
    }
  }
  map_free(&names);
  w->header.shown_places = put(w, places, count - first, sizeof *places);
  w->header.shown_stems = put(w, stems.items, stems.count, sizeof *stems.items);
}

static void set_aliases(writer *w, const dictionary *made, stemmer *english) {
  arena *scratch = arena_new();
  image_form *forms = (image_form *)(void *)(w->out->data + w->header.forms.at);
  for (size_t i = 0; i < w->b->forms.count; i++)
    if (dictionary_table_of(made, forms[i].concept) == TABLE_SKILLS)
      alias_stems_made(made, english, scratch, w->b->forms.items[i].text, forms[i].alias);
  arena_free(scratch);
}

/* What is compared by stems, read with all that stands before: aliases, in the rows of their forms; what is said and
   what titles show. */
static void put_phrases(writer *w) {
  dictionary made;
  memcpy(w->out->data, &w->header, sizeof w->header);
  if (w->b->faults || !image_open(w->out->data, &made)) return;
  stemmer *english = stemmer_new("english", SLICE(""));
  if (!english) memory_failed();
  set_aliases(w, &made, english);
  put_said_stems(w, &made, english);
  if (image_open(w->out->data, &made)) put_shown_stems(w, &made, english);
  stemmer_free(english);
}

/* With the dictionary made so far the patterns are compiled, and go into the image behind all else. Each begins at a
   multiple of 8. */
static void put_codes(writer *w) {
  dictionary made;
  buffer codes = {0};
  memcpy(w->out->data, &w->header, sizeof w->header);
  if (w->b->faults || !image_open(w->out->data, &made)) return;
  for (size_t i = 0; i < w->b->patterns.count; i++) {
    size_t at = codes.size;
    if (w->b->patterns.items[i].line.kind == PATTERN_EXPRESSION) shapes_save(&made, i, &codes);
    image_pattern *line = (image_pattern *)(void *)(w->out->data + w->header.patterns.at) + i;
    line->saved = (image_text){(uint32_t)at, (uint32_t)(codes.size - at)};
    buffer_repeat(&codes, '\0', (8 - codes.size % 8) % 8);
  }
  w->header.codes = put(w, codes.data, codes.size, 1);
  buffer_free(&codes);
}

/* The patterns are compiled and tried on their examples with the dictionary that was just made. */
static void check_patterns(builder *b, const buffer *out) {
  dictionary made;
  if (b->faults || !image_open(out->data, &made)) return;
  shapes_check(&made, pattern_fault, b);
}

static void put_vectors(writer *w) {
  builder *b = w->b;
  image_vector *rows = arena_alloc(b->arena, (b->vectors.count + 1) * sizeof *rows);
  memset(rows, 0, (b->vectors.count + 1) * sizeof *rows);
  for (size_t i = 0; i < b->vectors.count; i++)
    rows[i] = (image_vector){.key = builder_string(b, b->vectors.items[i].key),
                             .space = (unsigned char)b->vectors.items[i].space,
                             .weight = b->vectors.items[i].weight};
  w->header.vectors = put(w, rows, b->vectors.count, sizeof *rows);
}

static void put_weights(writer *w, const build_weights *made) {
  w->header.uses = put(w, made->uses, w->b->uses.count, sizeof *made->uses);
  w->header.word_weights = put(w, made->word_weights, made->word_weight_count, sizeof *made->word_weights);
  w->header.weights = put(w, made->rows, made->capacity, sizeof *made->rows);
  w->header.filter = put(w, made->filter, made->filter_words, sizeof *made->filter);
}

bool builder_finish(builder *b, buffer *out) {
  writer w = {.b = b,
              .out = out,
              .header = {
                  .magic = IMAGE_MAGIC,
                  .version = IMAGE_VERSION,
              }};
  buffer_add(out, (slice){(const char *)&w.header, sizeof w.header});
  read_numbers(b);
  builder_order_vectors(b);
  build_weights weights = builder_weights(b);
  builder_order_symbols(b);
  builder_order_nodes(b);
  put_common(&w);
  put_weights(&w, &weights);
  put_vectors(&w);
  put_sets(&w);
  put_trie(&w);
  put_concepts(&w);
  put_languages(&w);
  put_rules(&w);
  put_patterns(&w);
  put_named(&w);
  put_vocabulary(&w);
  put_forms(&w);
  w.header.strings = put(&w, b->pool.items, b->pool.count, 1);
  put_stem_numbers(&w);
  put_phrases(&w);
  put_codes(&w);
  w.header.size = (uint32_t)out->size;
  w.header.sum = cache_sum((const unsigned char *)out->data + sizeof w.header, out->size - sizeof w.header);
  memcpy(out->data, &w.header, sizeof w.header);
  check_patterns(b, out);
  return b->faults == 0;
}
