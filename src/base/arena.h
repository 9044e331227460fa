/* arena: memory that belongs to one document and goes with it. Nothing in it is freed alone. */
#ifndef FORTE_BASE_ARENA_H
#define FORTE_BASE_ARENA_H

#include "base/slice.h"

typedef struct arena arena;

arena *arena_new(void);     /* never NULL: out of memory goes through memory_failed() */
void arena_free(arena *a);  /* NULL is allowed */
void arena_reset(arena *a); /* forgets all content, keeps one block of up to 1 MiB for the next document */

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(arena *a, size_t size);
slice arena_copy(arena *a, slice s);  /* a copy, NUL-terminated beyond its size */
slice arena_lower(arena *a, slice s); /* the same, with its ASCII letters small */
slice arena_format(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* All of them, `between` each two and `last` before the last: "a, b and c". */
slice arena_join(arena *a, const slice *items, size_t count, const char *between, const char *last);

/* Grows an array living in the arena: returns room for `count + 1` elements of `size` bytes, copying when *capacity is
   used up. Use through ARENA_PUSH. */
void *arena_grow(arena *a, void *items, size_t count, size_t *capacity, size_t size);

/* An array in an arena: declare ARENA_LIST(type) name; append with ARENA_PUSH(a, &list, value). A list has one owner:
   what is appended to a copy of it may move the items of both. */
#define ARENA_LIST(type)                                                                                               \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    size_t count, capacity;                                                                                            \
  }
#define ARENA_PUSH(a, list, ...)                                                                                       \
  ((list)->items = (list)->count < (list)->capacity                                                                    \
                       ? (list)->items                                                                                 \
                       : arena_grow((a), (list)->items, (list)->count, &(list)->capacity, sizeof *(list)->items),      \
   (list)->items[(list)->count++] = (__VA_ARGS__))

/* The one place where memory runs out: calls the handler, which may end the process or leave by longjmp(). Without one,
   or when it returns: says so on standard error and ends the process with exit code 3. Never returns. No lock is held
   where it is called, but in src/batch, whose threads a handler cannot leave. */
_Noreturn void memory_failed(void);
/* A library's parser gave NULL, for bad input or for want of memory: goes through memory_failed() in the second case.
   Set errno to 0 before the call; malloc() sets it. */
void memory_check(void);
void memory_on_failure(void (*handler)(void *context), void *context); /* NULL: none */
void *memory_alloc(size_t size);                                       /* malloc that goes through memory_failed() */
void *memory_realloc(void *old, size_t size);

#endif
