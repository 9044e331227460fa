/* buffer: a growing run of bytes, for output. */
#ifndef FORTE_BASE_BUFFER_H
#define FORTE_BASE_BUFFER_H

#include "base/slice.h"

typedef struct buffer {
  char *data; /* malloc'ed; NUL-terminated beyond size once anything was added */
  size_t size, capacity;
} buffer;

void buffer_add(buffer *b, slice s);
void buffer_text(buffer *b, const char *text);
void buffer_char(buffer *b, char c);
void buffer_repeat(buffer *b, char c, size_t times);
void buffer_format(buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *buffer_reserve(buffer *b, size_t more); /* room for `more` bytes at the end; add to size what was written */
void buffer_free(buffer *b);                  /* leaves an empty buffer that may be used again */

static inline slice buffer_slice(const buffer *b) { return (slice){b->data ? b->data : "", b->size}; }

#endif
