#include "input/stream.h"

#include "input/document.h"

#include <errno.h>
#include <unistd.h>

enum {
  CHUNK = 256 << 10,
};

/* Reads on; false at the end. What was taken before `at` goes. */
static bool stream_fill(stream_level *l) {
  if (l->ended) return false;
  if (l->at) {
    memmove(l->chunk.data, l->chunk.data + l->at, l->chunk.size - l->at);
    l->chunk.size -= l->at;
    l->at = 0;
  }
  char *end = buffer_reserve(&l->chunk, CHUNK);
  ssize_t n;
  while ((n = read(l->descriptor, end, CHUNK)) < 0 && errno == EINTR) {
  }
  if (n <= 0) l->ended = true;
  if (n < 0) l->error = errno;
  if (n > 0) l->chunk.size += (size_t)n;
  return n > 0;
}

/* Size of the next line without its end, reading on as needed; `ended` tells whether a line end follows it. */
static size_t measure_line(stream_level *l, bool *ended) {
  size_t seen = 0;
  for (;;) {
    slice rest = slice_cut(buffer_slice(&l->chunk), l->at, l->chunk.size);
    const char *end = rest.size > seen ? memchr(rest.data + seen, '\n', rest.size - seen) : NULL;
    *ended = end != NULL;
    if (end) return (size_t)(end - rest.data);
    seen = rest.size;
    if (seen > JSON_LIMIT || !stream_fill(l)) return seen;
  }
}

bool stream_line(stream_level *l, slice *line, bool *whole) {
  bool ended, rest_of_line = l->skipping;
  size_t size = measure_line(l, &ended);
  if ((!size || l->error) && !ended) return false; /* what stands before a failed read is no line */
  *whole = ended || size <= JSON_LIMIT;
  *line = slice_cut(buffer_slice(&l->chunk), l->at, l->at + size);
  if (rest_of_line) *line = (slice){"", 0};
  l->line += !rest_of_line;
  l->skipping = !*whole;
  l->at += size + ended;
  return true;
}

void stream_skip_line(stream_level *l) {
  slice rest = buffer_slice(&l->chunk);
  size_t end = slice_find(rest, SLICE("\n"), 0);
  l->at = end == SIZE_MAX ? rest.size : end + 1;
  l->line = 1;
}

void stream_free(stream_level *l) {
  if (l->descriptor > STDIN_FILENO) close(l->descriptor);
  buffer_free(&l->chunk);
  csv_rows_free(l->rows);
}
