#include "base/map.h"

#include <stdlib.h>

#include "base/arena.h"

static uint32_t hash_of(slice key) {
  uint32_t hash = (uint32_t)slice_hash(key);
  return hash ? hash : 1;
}

/* Keys lie all over the memory: none but that of the same hash is looked at. */
static struct map_entry *find(struct map_entry *entries, size_t capacity, slice key, uint32_t hash) {
  size_t i = hash & (capacity - 1);
  while (entries[i].hash && (entries[i].hash != hash || !slice_equal(entries[i].key, key)))
    i = (i + 1) & (capacity - 1);
  return &entries[i];
}

uint32_t map_get(const map *m, slice key, uint32_t missing) {
  if (!m->capacity) return missing;
  const struct map_entry *e = find(m->entries, m->capacity, key, hash_of(key));
  return e->hash ? e->value : missing;
}

static void place(struct map_entry *entries, size_t capacity, struct map_entry e) {
  size_t i = e.hash & (capacity - 1);
  while (entries[i].hash) i = (i + 1) & (capacity - 1);
  entries[i] = e;
}

static void grow(map *m) {
  size_t capacity = m->capacity ? m->capacity * 2 : 64;
  struct map_entry *entries = memory_alloc(capacity * sizeof *entries);
  memset(entries, 0, capacity * sizeof *entries);
  for (size_t i = 0; i < m->capacity; i++)
    if (m->entries[i].hash) place(entries, capacity, m->entries[i]);
  free(m->entries);
  m->entries = entries;
  m->capacity = capacity;
}

uint32_t *map_put(map *m, slice key, uint32_t fresh) {
  if (m->count * 2 >= m->capacity) grow(m);
  uint32_t hash = hash_of(key);
  struct map_entry *e = find(m->entries, m->capacity, key, hash);
  if (!e->hash) {
    *e = (struct map_entry){key, fresh, hash};
    m->count++;
  }
  return &e->value;
}

void map_free(map *m) {
  free(m->entries);
  *m = (map){0};
}
