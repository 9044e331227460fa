/* Unified diff of two texts that differ in few places. */
#include <stdlib.h>

#include "report/diff.h"

enum { CONTEXT = 3, TABLE_LIMIT = 1 << 22 };

typedef struct lines {
  slice *items; /* with their line ends */
  size_t count;
} lines;

static lines split(arena *a, slice text) {
  ARENA_LIST(slice) all = {0};
  for (size_t at = 0; at < text.size;) {
    const char *end = memchr(text.data + at, '\n', text.size - at);
    size_t next = end ? (size_t)(end - text.data) + 1 : text.size;
    ARENA_PUSH(a, &all, slice_cut(text, at, next));
    at = next;
  }
  return (lines){all.items, all.count};
}

/* A step of the way from one text to the other: ' ' both, '-' the old, '+' the new. */
typedef struct step {
  char sign;
  slice line;
} step;

typedef ARENA_LIST(step) steps;

/* Longest common subsequence of what differs; where the table would be too large, old lines and then new ones. */
static void compare(arena *a, const slice *x, size_t n, const slice *y, size_t m, steps *out) {
  bool small = n < TABLE_LIMIT && m < TABLE_LIMIT && (n + 1) * (m + 1) <= TABLE_LIMIT;
  uint32_t *length = small ? memory_alloc((n + 1) * (m + 1) * sizeof *length) : NULL;
  size_t width = m + 1, i = 0, j = 0;
  for (size_t r = n + 1; small && r-- > 0;)
    for (size_t c = m + 1; c-- > 0;) {
      uint32_t *cell = &length[r * width + c];
      if (r == n || c == m)
        *cell = 0;
      else if (slice_equal(x[r], y[c]))
        *cell = cell[width + 1] + 1;
      else
        *cell = cell[width] >= cell[1] ? cell[width] : cell[1];
    }
  while (i < n || j < m) {
    if (small && i < n && j < m && slice_equal(x[i], y[j])) {
      ARENA_PUSH(a, out, (step){' ', x[i]});
      i++, j++;
    } else if (i < n && (!small || j == m || length[(i + 1) * width + j] >= length[i * width + j + 1])) {
      ARENA_PUSH(a, out, (step){'-', x[i++]});
    } else {
      ARENA_PUSH(a, out, (step){'+', y[j++]});
    }
  }
  free(length);
}

static steps walk(arena *a, lines x, lines y) {
  steps all = {0};
  size_t head = 0, tail = 0;
  while (head < x.count && head < y.count && slice_equal(x.items[head], y.items[head])) head++;
  while (tail < x.count - head && tail < y.count - head &&
         slice_equal(x.items[x.count - 1 - tail], y.items[y.count - 1 - tail]))
    tail++;
  for (size_t i = 0; i < head; i++) ARENA_PUSH(a, &all, (step){' ', x.items[i]});
  compare(a, x.items + head, x.count - head - tail, y.items + head, y.count - head - tail, &all);
  for (size_t i = x.count - tail; i < x.count; i++) ARENA_PUSH(a, &all, (step){' ', x.items[i]});
  return all;
}

static void put_range(char sign, size_t start, size_t count, buffer *out) {
  buffer_format(out, count == 1 ? "%c%zu" : "%c%zu,%zu", sign, count ? start + 1 : start, count);
}

static void put_hunk(const steps *all, size_t from, size_t to, size_t old_line, size_t new_line, buffer *out) {
  size_t old_count = 0, new_count = 0;
  for (size_t i = from; i < to; i++) {
    old_count += all->items[i].sign != '+';
    new_count += all->items[i].sign != '-';
  }
  buffer_text(out, "@@ ");
  put_range('-', old_line, old_count, out);
  buffer_char(out, ' ');
  put_range('+', new_line, new_count, out);
  buffer_text(out, " @@\n");
  for (size_t i = from; i < to; i++) {
    slice line = all->items[i].line;
    buffer_char(out, all->items[i].sign);
    buffer_add(out, line);
    if (line.data[line.size - 1] != '\n') buffer_text(out, "\n\\ No newline at end of file\n");
  }
}

/* First step after `i` at which a hunk ends: more than twice the context of equal lines, or the end. */
static size_t hunk_end(const steps *all, size_t i) {
  size_t equal = 0, last = i;
  for (; i < all->count; i++) {
    if (all->items[i].sign != ' ') {
      equal = 0;
      last = i + 1;
    } else if (++equal > 2 * CONTEXT) {
      break;
    }
  }
  return last + CONTEXT < all->count ? last + CONTEXT : all->count;
}

void diff_write(slice before, slice after, slice name, buffer *out) {
  if (slice_equal(before, after)) return;
  arena *a = arena_new();
  steps all = walk(a, split(a, before), split(a, after));
  buffer_format(out, "--- %.*s\n+++ %.*s\n", SLICE_ARGS(name), SLICE_ARGS(name));
  size_t done = 0, old_line = 0, new_line = 0;
  for (size_t i = 0; i < all.count; i++) {
    if (all.items[i].sign == ' ') continue;
    size_t from = i > done + CONTEXT ? i - CONTEXT : done, to = hunk_end(&all, i);
    for (; done < from; done++) old_line++, new_line++; /* only equal lines are passed over */
    put_hunk(&all, from, to, old_line, new_line, out);
    for (; done < to; done++) {
      old_line += all.items[done].sign != '+';
      new_line += all.items[done].sign != '-';
    }
    i = to - 1;
  }
  arena_free(a);
}
