#include "base/map.h"

#include <stdlib.h>

#include "base/arena.h"

static struct map_entry *find(struct map_entry *entries, size_t capacity, slice key) {
  size_t i = slice_hash(key) & (capacity - 1);
  while (entries[i].used && !slice_equal(entries[i].key, key)) i = (i + 1) & (capacity - 1);
  return &entries[i];
}

uint32_t map_get(const map *m, slice key, uint32_t missing) {
  if (!m->capacity) return missing;
  const struct map_entry *e = find(m->entries, m->capacity, key);
  return e->used ? e->value : missing;
}

static void grow(map *m) {
  size_t capacity = m->capacity ? m->capacity * 2 : 64;
  struct map_entry *entries = memory_alloc(capacity * sizeof *entries);
  memset(entries, 0, capacity * sizeof *entries);
  for (size_t i = 0; i < m->capacity; i++)
    if (m->entries[i].used) *find(entries, capacity, m->entries[i].key) = m->entries[i];
  free(m->entries);
  m->entries = entries;
  m->capacity = capacity;
}

uint32_t *map_put(map *m, slice key, uint32_t fresh) {
  if (m->count * 2 >= m->capacity) grow(m);
  struct map_entry *e = find(m->entries, m->capacity, key);
  if (!e->used) {
    *e = (struct map_entry){.key = key, .value = fresh, .used = true};
    m->count++;
  }
  return &e->value;
}

void map_free(map *m) {
  free(m->entries);
  *m = (map){0};
}
