/* The dictionary compiler: what concepts imply, through others too. */
#include "dictionary/builder_parts.h"

#include <stdlib.h>

static bool is_parent(const uint32_t *parents, const image_concept *made, uint32_t of, uint32_t parent) {
  for (uint32_t i = 0; i < made[of].values; i++)
    if (parents[made[of].value + i] == parent) return true;
  return false;
}

/* How many levels of parents each concept has above it, seen once. */
enum { DEEPEST = 16, OPEN = DEEPEST + 2, RING, TOO_DEEP, TOLD };

typedef struct ancestry {
  const uint32_t *parents;
  const image_concept *made;
  uint8_t *levels; /* by concept, one more than they are; 0: not seen yet */
  uint32_t ring;   /* a concept of the last one that was found */
} ancestry;

/* Two that show each other are twins, which is no ring: no way leads back through the other. */
static uint8_t count_levels(ancestry *w, uint32_t at, unsigned below) {
  uint8_t most = 0, seen = w->levels[at];
  if (seen && seen != OPEN) return seen;
  if (seen) w->ring = at;
  if (seen || below > DEEPEST) return seen ? RING : TOO_DEEP;
  w->levels[at] = OPEN;
  for (uint32_t i = 0; i < w->made[at].values && most < OPEN; i++) {
    uint32_t next = w->parents[w->made[at].value + i];
    if (next == DICTIONARY_NONE || is_parent(w->parents, w->made, next, at)) continue;
    uint8_t n = count_levels(w, next, below + 1);
    if (n > most) most = n;
  }
  w->levels[at] = most > DEEPEST ? TOLD : most + 1;
  return most > OPEN ? most : most > DEEPEST ? TOO_DEEP : most + 1;
}

/* Every ring, and every way up that is too long, is told once. */
static bool are_sound(builder *b, const uint32_t *parents, const image_concept *made) {
  ancestry w = {parents, made, arena_alloc(b->arena, b->concepts.count + 1), 0};
  bool sound = true;
  memset(w.levels, 0, b->concepts.count + 1);
  for (uint32_t i = 0; i < b->concepts.count; i++) {
    uint8_t n = w.levels[i] ? 0 : count_levels(&w, i, 0);
    if (n < OPEN) continue;
    sound = false;
    if (n == TOLD) continue;
    const build_concept *c = &b->concepts.items[n == RING ? w.ring : i];
    builder_fault(b, n == RING ? "ring" : "deep", c->file, c->line,
                  n == RING ? "implies itself through its parents"
                            : "has more than 16 parents one above the other; imply a higher one directly",
                  c->name, SLICE(""));
  }
  return sound;
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static void close_over(builder *b, const uint32_t *parents, const image_concept *made, uint32_t at, uint32_t self,
                       size_t from, concept_list *all) {
  for (uint32_t i = 0; i < made[at].values; i++) {
    uint32_t next = parents[made[at].value + i];
    bool known = next == DICTIONARY_NONE || next == self;
    for (size_t k = from; k < all->count && !known; k++) known = all->items[k] == next;
    if (known) continue;
    ARENA_PUSH(b->arena, all, next);
    close_over(b, parents, made, next, self, from, all);
  }
}

concept_list parents_close(builder *b, const uint32_t *parents, image_concept *made) {
  concept_list all = {0};
  if (!are_sound(b, parents, made)) return all;
  for (uint32_t i = 0; i < b->concepts.count; i++) {
    size_t from = all.count;
    close_over(b, parents, made, i, i, from, &all);
    made[i].implied = (uint32_t)from;
    made[i].implies = (uint32_t)(all.count - from);
    if (made[i].implies > 1) qsort(all.items + from, made[i].implies, sizeof *all.items, by_number);
  }
  return all;
}
