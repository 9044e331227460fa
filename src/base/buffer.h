/* buffer: a growing run of bytes, for output. */
#ifndef FORTE_BASE_BUFFER_H
#define FORTE_BASE_BUFFER_H

#include "base/slice.h"

typedef struct buffer {
  char *data; /* malloc'ed; NUL-terminated beyond size once anything was added */
  size_t size, capacity;
} buffer;

void buffer_add_slowly(buffer *b, slice s); /* buffer_add() where there is no room yet */
static inline void buffer_add(buffer *b, slice s) {
  if (s.size >= b->capacity - b->size || !b->capacity) {
    buffer_add_slowly(b, s);
    return;
  }
  if (s.size) memcpy(b->data + b->size, s.data, s.size);
  b->size += s.size;
  b->data[b->size] = '\0';
}
void buffer_text(buffer *b, const char *text);
static inline void buffer_char(buffer *b, char c) { buffer_add(b, (slice){&c, 1}); }
void buffer_repeat(buffer *b, char c, size_t times);
void buffer_format(buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *buffer_reserve(buffer *b, size_t more); /* room for `more` bytes at the end; add to size what was written */
void buffer_free(buffer *b);                  /* leaves an empty buffer that may be used again */

static inline slice buffer_slice(const buffer *b) { return (slice){b->data ? b->data : "", b->size}; }

#endif
