#include "base/arena.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 32 * 1024, ALIGNMENT = 16 };

typedef struct block {
  struct block *next;
  size_t size, used;
  _Alignas(ALIGNMENT) char bytes[];
} block;

struct arena {
  block *blocks; /* newest first */
};

static void (*failure_hook)(void);

void memory_on_failure(void (*hook)(void)) { failure_hook = hook; }

void memory_failed(void) {
  if (failure_hook) failure_hook();
  fputs("forte: out of memory\n", stderr);
  exit(3);
}

void memory_check(void) {
  if (errno == ENOMEM) memory_failed();
}

void *memory_alloc(size_t size) {
  void *p = malloc(size ? size : 1);
  if (!p) memory_failed();
  return p;
}

void *memory_realloc(void *old, size_t size) {
  void *p = realloc(old, size ? size : 1);
  if (!p) memory_failed();
  return p;
}

arena *arena_new(void) {
  arena *a = memory_alloc(sizeof *a);
  a->blocks = NULL;
  return a;
}

static void free_blocks(block *b) {
  while (b) {
    block *next = b->next;
    free(b);
    b = next;
  }
}

void arena_free(arena *a) {
  if (!a) return;
  free_blocks(a->blocks);
  free(a);
}

void arena_reset(arena *a) {
  if (!a->blocks) return;
  free_blocks(a->blocks->next);
  a->blocks->next = NULL;
  a->blocks->used = 0;
}

static block *add_block(arena *a, size_t need) {
  size_t size = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
  if (size > (size_t)8 << 20) size = (size_t)8 << 20;
  if (size < need) size = need;
  block *b = memory_alloc(sizeof *b + size);
  *b = (block){.next = a->blocks, .size = size};
  a->blocks = b;
  return b;
}

void *arena_alloc(arena *a, size_t size) {
  if (size > SIZE_MAX / 2) memory_failed();
  size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  block *b = a->blocks;
  if (!b || b->size - b->used < size) b = add_block(a, size);
  void *p = b->bytes + b->used;
  b->used += size;
  return memset(p, 0, size);
}

slice arena_copy(arena *a, slice s) {
  char *p = arena_alloc(a, s.size + 1);
  if (s.size) memcpy(p, s.data, s.size);
  return (slice){p, s.size};
}

slice arena_format(arena *a, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int size = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (size < 0) return (slice){"", 0};
  char *p = arena_alloc(a, (size_t)size + 1);
  va_start(args, format);
  vsnprintf(p, (size_t)size + 1, format, args);
  va_end(args);
  return (slice){p, (size_t)size};
}

void *arena_grow(arena *a, void *items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return items;
  *capacity = *capacity ? *capacity * 2 : 8;
  void *grown = arena_alloc(a, *capacity * size);
  if (count) memcpy(grown, items, count * size);
  return grown;
}
