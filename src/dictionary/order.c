/* The dictionary compiler: what one posting touches stands together in the image. A page of the image that is not
   touched costs nothing; words of ordinary text, some thousands, are a tenth of the vocabulary, whose rest are names
   and phrases that few postings hold. */
#include <stdlib.h>

#include "dictionary/builder_parts.h"

/* ---- symbols: words of ordinary text first, then their stems, then the rest ---- */

enum heat { COLD, STEM_OF_COMMON, COMMON };

static uint32_t surface_of(const builder *b, slice word) {
  slice name = arena_format(b->arena, "w%.*s", SLICE_ARGS(word));
  return map_get(&b->symbols, name, 0);
}

bool builder_has_word(const builder *b, slice word) { return surface_of(b, word) != 0; }

bool builder_is_common(const builder *b, uint32_t symbol) { return b->heat[symbol] == COMMON; }
bool builder_is_cold(const builder *b, uint32_t symbol) { return b->heat[symbol] == COLD; }

/* Common is a word that the models or the word list know, that a language needs, or of which a reader asks whether it
   is of a set. */
static void find_common(builder *b) {
  b->heat = arena_alloc(b->arena, b->words.count);
  for (size_t i = 1; i < b->uses.count; i++) b->heat[surface_of(b, b->uses.items[i].word)] = COMMON;
  for (size_t i = 0; i < b->sets.count; i++)
    b->heat[b->sets.items[i].symbol] = b->heat[b->sets.items[i].surface] = COMMON;
  for (size_t i = 0; i < b->words.count; i++)
    if (b->words.items[i].tags.size || b->words.items[i].function) b->heat[i] = COMMON;
  for (size_t i = 0; i < b->words.count; i++) {
    const image_word *w = &b->words.items[i];
    if (w->vector && b->heat[i] == COLD) b->heat[i] = STEM_OF_COMMON;
    if (b->heat[i] != COMMON) continue;
    if (b->heat[w->stem] == COLD) b->heat[w->stem] = STEM_OF_COMMON;
    if (b->heat[w->full] == COLD) b->heat[w->full] = STEM_OF_COMMON;
  }
  b->heat[0] = COLD;
}

/* A symbol's place: by how many postings have its word or a word of its stem, which stand together; then by its heat.
 */
typedef struct placing {
  uint32_t symbol, rank; /* rank: the row of the word's use, which are in that order */
  unsigned char heat;
} placing;

static int by_place(const void *a, const void *b) {
  const placing *x = a, *y = b;
  if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
  if (x->heat != y->heat) return x->heat > y->heat ? -1 : 1;
  return (x->symbol > y->symbol) - (x->symbol < y->symbol);
}

static placing *placings_made(builder *b) {
  placing *all = arena_alloc(b->arena, b->words.count * sizeof *all);
  for (uint32_t i = 0; i < b->words.count; i++) all[i] = (placing){i, UINT32_MAX, b->heat[i]};
  for (uint32_t i = (uint32_t)b->uses.count; i-- > 1;) {
    uint32_t symbol = surface_of(b, b->uses.items[i].word);
    all[symbol].rank = all[b->words.items[symbol].stem].rank = all[b->words.items[symbol].full].rank = i;
  }
  return all;
}

/* By old number the new one; 0 stays. */
static uint32_t *new_symbols(builder *b) {
  uint32_t *fresh = arena_alloc(b->arena, b->words.count * sizeof *fresh), next = 1;
  placing *all = placings_made(b);
  qsort(all + 1, b->words.count - 1, sizeof *all, by_place);
  for (size_t i = 1; i < b->words.count; i++) fresh[all[i].symbol] = next++;
  return fresh;
}

void builder_order_symbols(builder *b) {
  find_common(b);
  const uint32_t *fresh = new_symbols(b);
  image_word *words = arena_alloc(b->arena, b->words.count * sizeof *words);
  unsigned char *heat = arena_alloc(b->arena, b->words.count);
  for (size_t i = 0; i < b->words.count; i++) {
    words[fresh[i]] = b->words.items[i];
    words[fresh[i]].stem = fresh[words[fresh[i]].stem];
    words[fresh[i]].full = fresh[words[fresh[i]].full];
    heat[fresh[i]] = b->heat[i];
  }
  memcpy(b->words.items, words, b->words.count * sizeof *words);
  b->heat = heat;
  for (size_t i = 0; i < b->symbols.capacity; i++)
    if (b->symbols.entries[i].hash) b->symbols.entries[i].value = fresh[b->symbols.entries[i].value];
  for (size_t i = 0; i < b->sets.count; i++) {
    b->sets.items[i].symbol = fresh[b->sets.items[i].symbol];
    b->sets.items[i].surface = fresh[b->sets.items[i].surface];
  }
  for (size_t i = 0; i < b->nodes.count; i++)
    for (size_t k = 0; k < b->nodes.items[i].edges.count; k++) {
      uint32_t *edge = &b->nodes.items[i].edges.items[k].symbol;
      *edge = fresh[*edge / JOINT_COUNT] * JOINT_COUNT + *edge % JOINT_COUNT;
    }
}

/* ---- vectors: stems first, those of most documents leading ---- */

static int by_documents(const void *a, const void *b) {
  const build_vector *x = a, *y = b;
  if (x->space != y->space) return x->space < y->space ? -1 : 1;
  if (x->weight.rarity != y->weight.rarity) return x->weight.rarity < y->weight.rarity ? -1 : 1;
  return slice_compare(x->key, y->key);
}

void builder_order_vectors(builder *b) {
  if (b->vectors.count < 2) return;
  uint32_t *fresh = arena_alloc(b->arena, b->vectors.count * sizeof *fresh);
  for (uint32_t i = 1; i < b->vectors.count; i++) b->vectors.items[i].row = i;
  qsort(b->vectors.items + 1, b->vectors.count - 1, sizeof *b->vectors.items, by_documents);
  for (uint32_t i = 1; i < b->vectors.count; i++) fresh[b->vectors.items[i].row] = i;
  for (size_t i = 0; i < b->words.count; i++) b->words.items[i].vector = fresh[b->words.items[i].vector];
}

/* ---- nodes: level by level, in the order of the symbols ---- */

static int by_symbol(const void *a, const void *b) {
  uint32_t x = ((const image_edge *)a)->symbol, y = ((const image_edge *)b)->symbol;
  return (x > y) - (x < y);
}

void builder_order_nodes(builder *b) {
  size_t count = b->nodes.count;
  build_node *nodes = arena_alloc(b->arena, count * sizeof *nodes);
  uint32_t made = ROOT + 1;
  nodes[ROOT] = b->nodes.items[ROOT];
  for (uint32_t i = ROOT; i < made; i++) {
    build_node *n = &nodes[i];
    if (n->edges.count) qsort(n->edges.items, n->edges.count, sizeof *n->edges.items, by_symbol);
    for (size_t k = 0; k < n->edges.count; k++) {
      nodes[made] = b->nodes.items[n->edges.items[k].node];
      n->edges.items[k].node = made++;
    }
  }
  memcpy(b->nodes.items, nodes, count * sizeof *nodes);
}
