#include "cli/lines.h"

#include "cli/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 };

/* Makes room for one chunk behind the bytes not yet given out. */
static void make_room(line_reader *r) {
  if (r->start) {
    memmove(r->data, r->data + r->start, r->end - r->start);
    r->end -= r->start;
    r->start = 0;
  }
  if (r->capacity - r->end >= CHUNK) return;
  size_t capacity = r->capacity ? r->capacity * 2 : (size_t)4 * CHUNK;
  r->data = needed(realloc(r->data, capacity));
  r->capacity = capacity;
}

/* Reads one chunk; false at the end (r->ended) and on a failure (errno). */
static bool fill(line_reader *r) {
  make_room(r);
  if (r->before_read && !r->before_read(r->context)) return false;
  ssize_t n;
  do n = read(r->descriptor, r->data + r->end, CHUNK);
  while (n < 0 && errno == EINTR);
  if (n == 0) r->ended = true;
  if (n <= 0) return false;
  r->end += (size_t)n;
  return true;
}

static line_result give(line_reader *r, size_t size, size_t used, const char **line, size_t *out) {
  *line = r->data + r->start;
  *out = size && (*line)[size - 1] == '\r' ? size - 1 : size;
  r->start += used;
  return LINE_READ;
}

/* Drops the rest of a line that is too long. */
static line_result skip(line_reader *r) {
  for (;;) {
    char *end = memchr(r->data + r->start, '\n', r->end - r->start);
    if (end) {
      r->start = (size_t)(end - r->data) + 1;
      return LINE_TOO_LONG;
    }
    r->start = r->end;
    if (!fill(r)) return r->ended ? LINE_TOO_LONG : LINE_FAILED;
  }
}

line_result line_next(line_reader *r, const char **line, size_t *size) {
  for (size_t seen = 0;;) {
    size_t held = r->end - r->start;
    char *end = held > seen ? memchr(r->data + r->start + seen, '\n', held - seen) : NULL;
    if (end) {
      size_t length = (size_t)(end - r->data) - r->start;
      return give(r, length, length + 1, line, size);
    }
    if (held > LINE_LIMIT) return skip(r);
    seen = held;
    if (!fill(r)) {
      if (!r->ended) return LINE_FAILED;
      return held ? give(r, held, held, line, size) : LINE_END;
    }
  }
}

void lines_free(line_reader *r) { free(r->data); }
