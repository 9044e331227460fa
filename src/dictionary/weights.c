/* The weights of the models as rows of the image: compiling them, and asking for them by their words. */
#include <stdio.h>
#include <stdlib.h>

#include "base/maths.h"
#include "dictionary/builder_parts.h"

static const char set_letters[WEIGHT_SETS + 1] = "dpsufr";

#define WORD_OF(id, word) word,
static const char *const feature_names[] = {WORD_FEATURE_LIST(WORD_OF)}, *const role_words[] = {
                                                                             PLACE_ROLE_LIST(WORD_OF)};
#undef WORD_OF

const char *word_feature_name(word_feature f) { return feature_names[f]; }

const char *place_role_word(place_role role) { return role_words[role]; }

/* WORD_FEATURES when the template's values are no words. */
static word_feature feature_of(slice template) {
  int f = 0;
  while (f < WORD_FEATURES && !slice_equal(template, slice_of(word_feature_name((word_feature)f)))) f++;
  return (word_feature)f;
}

static uint64_t key_of(slice template, slice value) { return weight_key(slice_hash(template), slice_hash(value)); }

/* ---- building ---- */

enum { FILTER_SHARE = 16 }; /* bits of the filter a row */

/* A weight as its source has it: "d:template=value > number". */
typedef struct weight {
  weight_set set;
  slice template, value;
  float number;
} weight;

static bool weight_of(const build_concept *c, weight *w) {
  if (c->table != TABLE_SKILL_MODEL || !c->values.count) return false;
  size_t equals = slice_find(c->name, SLICE("="), 0);
  const char *letter = c->name.size > 2 && c->name.data[1] == ':' ? strchr(set_letters, c->name.data[0]) : NULL;
  if (!letter || !*letter || equals == SIZE_MAX) return false;
  *w = (weight){(weight_set)(letter - set_letters), slice_cut(c->name, 2, equals),
                slice_cut(c->name, equals + 1, c->name.size), c->numbers[0]};
  return true;
}

static size_t place_of(const weight_row *rows, size_t capacity, uint64_t key) {
  size_t i = key >> WEIGHT_SLOT_SHIFT & (capacity - 1);
  while (rows[i].key && rows[i].key != key) i = (i + 1) & (capacity - 1);
  return i;
}

static const weight_row *row_at(const weight_row *rows, size_t capacity, uint64_t key) {
  return &rows[place_of(rows, capacity, key)];
}

static weight_row *row_for(weight_row *rows, size_t capacity, uint64_t key) {
  weight_row *row = &rows[place_of(rows, capacity, key)];
  row->key = key;
  return row;
}

static slice step_value(char text[8], int step) { return (slice){text, (size_t)snprintf(text, 8, "%d", step)}; }

/* Of the steps 1 to n of a quantity, the sums. */
static void add_steps(weight_row *rows, size_t capacity, slice name, slice name_of_sums) {
  double sum[WEIGHT_SETS] = {0};
  for (int n = 1; n <= STEPS_MAX; n++) {
    char text[8];
    const weight_row *step = row_at(rows, capacity, key_of(name, step_value(text, n)));
    weight_row *out = row_for(rows, capacity, key_of(name_of_sums, step_value(text, n)));
    for (int set = 0; set < WEIGHT_SETS; set++) {
      sum[set] += (double)step->values[set];
      out->values[set] = (float)sum[set];
    }
  }
}

static const slice step_names[][2] = {
#define STEP_NAMES(name) {{name, sizeof(name) - 1}, {name "+", sizeof(name)}},
    STEP_FEATURE_LIST(STEP_NAMES)
#undef STEP_NAMES
};

static weight_row *weights_made(builder *b, size_t *capacity) {
  size_t steps = sizeof step_names / sizeof *step_names, count = steps * STEPS_MAX;
  weight w;
  for (size_t i = 0; i < b->concepts.count; i++)
    count += weight_of(&b->concepts.items[i], &w) && feature_of(w.template) == WORD_FEATURES;
  for (*capacity = 16; *capacity < count * 2;) *capacity *= 2;
  weight_row *rows = arena_alloc(b->arena, *capacity * sizeof *rows);
  memset(rows, 0, *capacity * sizeof *rows);
  for (size_t i = 0; i < b->concepts.count; i++)
    if (weight_of(&b->concepts.items[i], &w) && feature_of(w.template) == WORD_FEATURES)
      row_for(rows, *capacity, key_of(w.template, w.value))->values[w.set] = w.number;
  for (size_t i = 0; i < steps; i++) add_steps(rows, *capacity, step_names[i][0], step_names[i][1]);
  return rows;
}

/* A bit for each key that there is. */
static uint64_t *filter_made(builder *b, const weight_row *rows, size_t capacity, size_t *words) {
  for (*words = 16; *words * 64 < capacity / 2 * FILTER_SHARE;) *words *= 2;
  uint64_t *filter = arena_alloc(b->arena, *words * sizeof *filter);
  for (size_t i = 0; i < capacity; i++)
    if (rows[i].key) filter[rows[i].key >> 6 & (*words - 1)] |= (uint64_t)1 << (rows[i].key & 63);
  return filter;
}

static build_use fresh_use(slice word) {
  return (build_use){.word = word, .use = {.affinity = -1, .rarity = WORD_RAREST}};
}

/* The word's row among those made. */
static build_use *use_for(builder *b, slice word) {
  if (!b->uses.count) ARENA_PUSH(b->arena, &b->uses, fresh_use(SLICE(""))); /* row 0: not known */
  uint32_t fresh = (uint32_t)b->uses.count;
  uint32_t row = *map_put(&b->use_of, word, fresh);
  if (row == fresh) ARENA_PUSH(b->arena, &b->uses, fresh_use(word));
  return &b->uses.items[row];
}

static int16_t thousandths(float number) {
  double n = rounded((double)number * WORD_UNIT);
  return (int16_t)(n > INT16_MAX ? INT16_MAX : n < INT16_MIN ? INT16_MIN : n);
}

static void add_word_weight(builder *b, const weight *w, word_feature f) {
  build_use *u = use_for(b, w->value);
  if (!u->weights) u->weights = arena_alloc(b->arena, WORD_FEATURES * sizeof *u->weights);
  u->use.features |= 1u << f;
  u->weights[f].of[word_set_column(w->set)] = thousandths(w->number);
}

typedef const weight_row *place_rows[PLACE_ROLES][PLACE_DIMENSIONS];

static void find_place_rows(place_rows found, const weight_row *rows, size_t capacity) {
  for (int role = 0; role < PLACE_ROLES; role++) {
    slice name = slice_of(place_role_word((place_role)role));
    for (int k = 0; k < PLACE_DIMENSIONS; k++) {
      char text[8];
      found[role][k] = row_at(rows, capacity, key_of(name, step_value(text, k)));
    }
  }
}

/* What a word's place adds in each role: its product with the weights of the role's dimensions. */
static void add_place(builder *b, place_rows rows, uint32_t vector) {
  const build_vector *v = &b->vectors.items[vector];
  word_use *use = &use_for(b, v->key)->use;
  use->vector = vector;
  for (int role = 0; role < PLACE_ROLES; role++) {
    double sum[2] = {0};
    for (int k = 0; k < PLACE_DIMENSIONS; k++)
      for (int set = WEIGHT_DICTIONARY; set <= WEIGHT_PHRASE; set++)
        sum[set] += (double)rows[role][k]->values[set] * v->weight.place[k] / PLACE_UNIT;
    for (int set = WEIGHT_DICTIONARY; set <= WEIGHT_PHRASE; set++) use->places[set][role] = (float)sum[set];
  }
}

/* The words of most postings stand together. */
static int by_rarity(const void *a, const void *b) {
  const build_use *x = a, *y = b;
  if (x->use.rarity < y->use.rarity || x->use.rarity > y->use.rarity) return x->use.rarity < y->use.rarity ? -1 : 1;
  return slice_compare(x->word, y->word);
}

static void put_uses(builder *b, build_weights *made) {
  ARENA_LIST(word_weights) rows = {0};
  made->uses = arena_alloc(b->arena, (b->uses.count + 1) * sizeof *made->uses);
  qsort(b->uses.items + 1, b->uses.count - 1, sizeof *b->uses.items, by_rarity);
  for (size_t i = 0; i < b->uses.count; i++) {
    build_use *u = &b->uses.items[i];
    u->use.first = (uint32_t)rows.count;
    for (int f = 0; f < WORD_FEATURES; f++)
      if (u->use.features >> f & 1) ARENA_PUSH(b->arena, &rows, u->weights[f]);
    made->uses[i] = u->use;
  }
  made->word_weights = rows.items;
  made->word_weight_count = rows.count;
}

build_weights builder_weights(builder *b) {
  build_weights made = {0};
  weight w;
  use_for(b, SLICE("^")); /* what stands beyond an item's ends */
  use_for(b, SLICE("$"));
  made.rows = weights_made(b, &made.capacity);
  made.filter = filter_made(b, made.rows, made.capacity, &made.filter_words);
  for (size_t i = 0; i < b->concepts.count; i++) {
    const build_concept *c = &b->concepts.items[i];
    word_feature f = weight_of(c, &w) ? feature_of(w.template) : WORD_FEATURES;
    if (f < WORD_FEATURES) add_word_weight(b, &w, f);
    if (c->table == TABLE_AFFINITY && c->values.count) use_for(b, c->name)->use.affinity = c->numbers[0];
    if (c->table == TABLE_WORD_IDF && c->values.count) use_for(b, c->name)->use.rarity = c->numbers[0];
  }
  place_rows of_places;
  find_place_rows(of_places, made.rows, made.capacity);
  for (uint32_t i = 1; i < b->vectors.count; i++)
    if (b->vectors.items[i].space == 'w') add_place(b, of_places, i);
  put_uses(b, &made);
  return made;
}

/* ---- reading ---- */

model_view dictionary_model(const dictionary *d) { return d->model; }

uint32_t word_use_of(const dictionary *d, slice key) { return image_find_word(d, image_hash('w', key))->use; }

double word_rarity(const dictionary *d, slice key) { return (double)d->model.uses[word_use_of(d, key)].rarity; }

const int8_t *word_place(const dictionary *d, uint32_t use) {
  uint32_t row = d->model.uses[use].vector;
  return row ? d->vectors[row].weight.place : NULL;
}

weight_row weights_of(const dictionary *d, slice template, slice value) {
  weight_row out = {0};
  word_feature f = feature_of(template);
  if (f == WORD_FEATURES) {
    const weight_row *row = weights_at(&d->model, key_of(template, value));
    return row ? *row : out;
  }
  const word_weights *row = word_weights_in(&d->model, word_use_of(d, value), f);
  for (int set = 0; row && set < WEIGHT_SETS; set++)
    if (set != WEIGHT_SOFT) out.values[set] = (float)row->of[word_set_column((weight_set)set)] / WORD_UNIT;
  out.key = row ? key_of(template, value) : 0;
  return out;
}
