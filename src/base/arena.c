#include "base/arena.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  FIRST_BLOCK = 32 * 1024,
  LAST_BLOCK = 1 << 20,     /* blocks double up to this size */
  WHOLE_PAGES = 256 * 1024, /* from here on zeros come from the system, page by page as they are written to; a smaller
                               block is cleared piece by piece as it is given out */
  KEPT_BLOCK = 1 << 20,     /* for the next document */
  ALIGNMENT = 16,
  OWN_BLOCK = WHOLE_PAGES, /* from here on what is asked for has a block of its own, of its very size */
  FIRST_ITEMS = 4,         /* of a list: most of the many that findings have hold one or two */
  LONG_LIST = 64 * 1024,   /* bytes from which a list has a block of its own, which grows with it: nothing is left
                            behind, and room that is not used yet is no page of memory yet */
};

typedef struct block {
  struct block *next;
  size_t size, used;
  size_t touched; /* bytes that may be other than zero: those beyond were never given out */
  _Alignas(ALIGNMENT) char bytes[];
} block;

struct arena {
  block *blocks; /* newest first */
  block *lists;  /* each of one long list, or of one thing that is as long */
};

static void (*failure_handler)(void *context);
static void *failure_context;

void memory_on_failure(void (*handler)(void *context), void *context) {
  failure_handler = handler;
  failure_context = context;
}

void memory_failed(void) {
  if (failure_handler) failure_handler(failure_context);
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
  *a = (arena){0};
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
  free_blocks(a->lists);
  free(a);
}

void arena_reset(arena *a) {
  free_blocks(a->lists);
  a->lists = NULL;
  if (!a->blocks) return;
  block *kept = a->blocks;
  while (kept && kept->size > KEPT_BLOCK) kept = kept->next;
  for (block *b = a->blocks, *next; b; b = next) {
    next = b->next;
    if (b != kept) free(b);
  }
  a->blocks = kept;
  if (!kept) return;
  kept->next = NULL;
  kept->used = 0;
}

static void *alloc_alone(arena *a, size_t size) {
  block *b = calloc(1, sizeof *b + size);
  if (!b) memory_failed();
  b->next = a->lists;
  a->lists = b;
  return b->bytes;
}

static block *add_block(arena *a, size_t need) {
  size_t size = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
  if (size > LAST_BLOCK) size = LAST_BLOCK;
  if (size < need) size = need;
  bool clean = size >= WHOLE_PAGES;
  block *b = clean ? calloc(1, sizeof *b + size) : malloc(sizeof *b + size);
  if (!b) memory_failed();
  b->next = a->blocks;
  b->size = size;
  b->used = 0;
  b->touched = clean ? 0 : size;
  a->blocks = b;
  return b;
}

static size_t aligned(size_t size) { return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1); }

/* The next bytes of the block, which has room, as zeros. */
static void *take(block *b, size_t size) {
  size_t at = b->used, dirty = b->touched > at ? b->touched - at : 0;
  memset(b->bytes + at, 0, dirty < size ? dirty : size);
  b->used += size;
  if (b->touched < b->used) b->touched = b->used;
  return b->bytes + at;
}

void *arena_alloc(arena *a, size_t size) {
  if (size > SIZE_MAX / 2) memory_failed();
  size = aligned(size);
  if (size >= OWN_BLOCK) return alloc_alone(a, size);
  block *b = a->blocks;
  if (!b || b->size - b->used < size) b = add_block(a, size);
  return take(b, size);
}

slice arena_copy(arena *a, slice s) {
  char *p = arena_alloc(a, s.size + 1);
  if (s.size) memcpy(p, s.data, s.size);
  return (slice){p, s.size};
}

slice arena_lower(arena *a, slice s) {
  slice copy = arena_copy(a, s);
  char *bytes = (char *)(uintptr_t)copy.data;
  for (size_t i = 0; i < copy.size; i++)
    if (bytes[i] >= 'A' && bytes[i] <= 'Z') bytes[i] |= 0x20;
  return copy;
}

enum { PIECES = 24, FORMATTED = 512 };

/* The pieces of a format whose conversions are %s and %.*s alone; 0: another stands in it, or there are more. A piece
 * ends at a zero byte, as printf has it. */
static size_t pieces_of(const char *format, va_list args, slice *pieces) {
  size_t count = 0;
  while (*format) {
    size_t plain = strcspn(format, "%");
    if (count + 2 > PIECES) return 0;
    if (plain) pieces[count++] = (slice){format, plain};
    format += plain;
    if (!*format) break;
    bool sized = strncmp(format, "%.*s", 4) == 0;
    if (!sized && format[1] != 's') return 0;
    int most = sized ? va_arg(args, int) : -1;
    const char *text = va_arg(args, const char *);
    if ((sized && most < 0) || (!text && most)) return 0;
    const char *end = sized && most ? memchr(text, 0, (size_t)most) : NULL;
    pieces[count++] = (slice){text, end ? (size_t)(end - text) : sized ? (size_t)most : strlen(text)};
    format += sized ? 4 : 2;
  }
  return count;
}

/* Most formats join strings: printf, which is slow to start, is for the others. */
slice arena_format(arena *a, const char *format, ...) {
  va_list args;
  slice pieces[PIECES];
  char small[FORMATTED];
  va_start(args, format);
  size_t count = pieces_of(format, args, pieces);
  va_end(args);
  if (count) return arena_join(a, pieces, count, "", "");
  va_start(args, format);
  int size = vsnprintf(small, sizeof small, format, args);
  va_end(args);
  if (size < 0) return (slice){"", 0};
  if ((size_t)size < sizeof small) return arena_copy(a, (slice){small, (size_t)size});
  char *p = arena_alloc(a, (size_t)size + 1);
  va_start(args, format);
  vsnprintf(p, (size_t)size + 1, format, args);
  va_end(args);
  return (slice){p, (size_t)size};
}

slice arena_join(arena *a, const slice *items, size_t count, const char *between, const char *last) {
  size_t size = strlen(last), at = 0;
  for (size_t i = 0; i < count; i++) size += items[i].size + strlen(between);
  char *p = arena_alloc(a, size + 1);
  for (size_t i = 0; i < count; i++) {
    slice sign = i == 0 ? SLICE("") : slice_of(i + 1 < count ? between : last);
    memcpy(p + at, sign.data, sign.size);
    at += sign.size;
    if (items[i].size) memcpy(p + at, items[i].data, items[i].size);
    at += items[i].size;
  }
  return (slice){p, at};
}

/* The list in a block of its own: the one that it has, or a new one. */
static void *grow_alone(arena *a, void *items, size_t used, size_t size) {
  if (size > SIZE_MAX / 2) memory_failed();
  block **place = &a->lists;
  while (*place && (*place)->bytes != (char *)items) place = &(*place)->next;
  bool fresh = !*place;
  block *grown = realloc(*place, sizeof *grown + size);
  if (!grown) memory_failed();
  *place = grown;
  if (!fresh) return grown->bytes;
  grown->next = NULL;
  memcpy(grown->bytes, items, used);
  return grown->bytes;
}

/* What was given out last goes on where it stands, if its block has room: nothing is copied or left behind. */
static bool grow_last(arena *a, const void *items, size_t used, size_t size) {
  block *b = a->blocks;
  used = aligned(used);
  size = aligned(size);
  if (!b || !items || b->used < used || b->bytes + b->used - used != (const char *)items) return false;
  if (b->size - b->used < size - used) return false;
  take(b, size - used);
  return true;
}

void *arena_grow(arena *a, void *items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return items;
  if (*capacity > SIZE_MAX / 4 / size) memory_failed();
  size_t before = *capacity * size;
  *capacity = *capacity ? *capacity * 2 : FIRST_ITEMS;
  if (before && *capacity * size < LONG_LIST && grow_last(a, items, before, *capacity * size)) return items;
  if (count && *capacity * size >= LONG_LIST) return grow_alone(a, items, count * size, *capacity * size);
  void *grown = arena_alloc(a, *capacity * size);
  if (count) memcpy(grown, items, count * size);
  return grown;
}
