/* The weights of the models as rows of the image: the sets' weights of one feature stand side by side, so that a
   feature is looked up once, whoever asks, and nothing is built when the program starts. */
#include "dictionary/builder_parts.h"

#include <stdlib.h>

static const char set_letters[WEIGHT_SETS + 1] = "dpsufr";
static const weight_row no_weights;

enum { WEIGHT_SLOT_SHIFT = 32, FILTER_SHARE = 16 }; /* bits of the key that the filter does not use; bits a row */

static uint64_t key_of(slice template, slice value) { return weight_key(slice_hash(template), slice_hash(value)); }

/* ---- building ---- */

static weight_row *slot_of(weight_row *rows, size_t capacity, uint64_t key) {
  size_t i = key >> WEIGHT_SLOT_SHIFT & (capacity - 1);
  while (rows[i].key && rows[i].key != key) i = (i + 1) & (capacity - 1);
  rows[i].key = key;
  return &rows[i];
}

/* "d:template=value"; a word of the table "affinity" is a value of the template "". */
static void add(weight_row *rows, size_t capacity, const build_concept *c) {
  slice name = c->name, template = SLICE("");
  int set = WEIGHT_DICTIONARY;
  if (c->table == TABLE_SKILL_MODEL) {
    size_t equals = slice_find(name, SLICE("="), 0);
    const char *letter = name.size > 2 && name.data[1] == ':' ? strchr(set_letters, name.data[0]) : NULL;
    if (!letter || !*letter || equals == SIZE_MAX) return;
    set = (int)(letter - set_letters);
    template = slice_cut(name, 2, equals);
    name = slice_cut(name, equals + 1, name.size);
  }
  slot_of(rows, capacity, key_of(template, name))->values[set] = c->numbers[0];
}

static bool is_weight(const build_concept *c) {
  return (c->table == TABLE_SKILL_MODEL || c->table == TABLE_AFFINITY) && c->values.count;
}

weight_row *weights_made(builder *b, size_t *capacity) {
  size_t count = 0;
  for (size_t i = 0; i < b->concepts.count; i++) count += is_weight(&b->concepts.items[i]);
  for (*capacity = 16; *capacity < count * 2;) *capacity *= 2;
  weight_row *rows = arena_alloc(b->arena, *capacity * sizeof *rows);
  memset(rows, 0, *capacity * sizeof *rows);
  for (size_t i = 0; i < b->concepts.count; i++)
    if (is_weight(&b->concepts.items[i])) add(rows, *capacity, &b->concepts.items[i]);
  return rows;
}

/* A bit for each key that there is. */
uint64_t *weights_filter(builder *b, const weight_row *rows, size_t capacity, size_t *words) {
  for (*words = 16; *words * 64 < capacity / 2 * FILTER_SHARE;) *words *= 2;
  uint64_t *filter = arena_alloc(b->arena, *words * sizeof *filter);
  for (size_t i = 0; i < capacity; i++)
    if (rows[i].key) filter[rows[i].key >> 6 & (*words - 1)] |= (uint64_t)1 << (rows[i].key & 63);
  return filter;
}

/* ---- reading ---- */

/* Most features weigh nothing: the filter, small enough for the nearest cache, says so for nine in ten of them. */
const weight_row *weights_at(const dictionary *d, uint64_t key) {
  if (!(d->filter[key >> 6 & (d->header->filter.count - 1)] >> (key & 63) & 1)) return &no_weights;
  size_t mask = d->header->weights.count - 1, i = key >> WEIGHT_SLOT_SHIFT & mask;
  while (d->weights[i].key && d->weights[i].key != key) i = (i + 1) & mask;
  return d->weights[i].key ? &d->weights[i] : &no_weights;
}

const weight_row *weights_of(const dictionary *d, slice template, slice value) {
  return weights_at(d, key_of(template, value));
}
