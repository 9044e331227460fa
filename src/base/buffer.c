#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

char *buffer_reserve(buffer *b, size_t more) {
  if (more >= SIZE_MAX / 2 - b->size) memory_failed();
  size_t need = b->size + more + 1;
  if (need > b->capacity) {
    size_t capacity = b->capacity ? b->capacity : 256;
    while (capacity < need) capacity *= 2;
    b->data = memory_realloc(b->data, capacity);
    b->capacity = capacity;
  }
  return b->data + b->size;
}

void buffer_add_slowly(buffer *b, slice s) {
  char *end = buffer_reserve(b, s.size);
  if (s.size) memcpy(end, s.data, s.size);
  b->size += s.size;
  b->data[b->size] = '\0';
}

void buffer_text(buffer *b, const char *text) { buffer_add(b, slice_of(text)); }

void buffer_repeat(buffer *b, char c, size_t times) {
  memset(buffer_reserve(b, times), c, times);
  b->size += times;
  b->data[b->size] = '\0';
}

void buffer_format(buffer *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int size = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (size < 0) return;
  char *end = buffer_reserve(b, (size_t)size);
  va_start(args, format);
  vsnprintf(end, (size_t)size + 1, format, args);
  va_end(args);
  b->size += (size_t)size;
}

void buffer_free(buffer *b) {
  free(b->data);
  *b = (buffer){0};
}
