/* map: slices to numbers, for building tables (not for hot paths). Keys are not copied. */
#ifndef FORTE_BASE_MAP_H
#define FORTE_BASE_MAP_H

#include "base/slice.h"

typedef struct map {
  struct map_entry {
    slice key;
    uint32_t value;
    uint32_t hash; /* 0: the place is free */
  } * entries;
  size_t count, capacity; /* capacity: a power of two */
} map;

/* The key's value, or `missing`. */
uint32_t map_get(const map *m, slice key, uint32_t missing);
/* Place of the key's value, made with `fresh` when the key is new. Valid until the next map_put. */
uint32_t *map_put(map *m, slice key, uint32_t fresh);
void map_free(map *m);

#endif
