/* Two columns that a bar parts, row by row ("TECH  React, Redis,  | LANGUAGES"): the right one is laid below the left.
 */
#include "base/utf8.h"
#include "profile/cv.h"

enum { BAR_ROWS = 2 /* fewer are a line with a bar in it */ };

/* A line, without its end, and the column of its only bar; -1 where it has none, or more than one. */
typedef struct row {
  slice line, left, right;
  int bar;
} row;

static row next_row(slice *rest) {
  size_t end = slice_find(*rest, SLICE("\n"), 0);
  slice line = slice_cut(*rest, 0, end == SIZE_MAX ? rest->size : end);
  *rest = slice_cut(*rest, end == SIZE_MAX ? rest->size : end + 1, rest->size);
  row r = {.line = line, .bar = -1};
  int column = 0;
  for (size_t at = 0; at < line.size; column++) {
    size_t begin = at;
    if (utf8_next(line, &at) != '|') continue;
    bool apart = begin && line.data[begin - 1] == ' ' && (at == line.size || line.data[at] <= ' ');
    if (r.bar >= 0 || !apart) return (row){.line = line, .bar = -1};
    r.bar = column;
    r.left = slice_cut(line, 0, begin);
    r.right = slice_cut(line, at, line.size);
  }
  return r;
}

/* Is the cell a heading of a section, and nothing else? */
static bool is_heading(const cv *c, slice cell) {
  cv one = {.reader = c->reader, .dictionary = c->dictionary, .words = c->words, .arena = c->arena, .text = cell};
  one.tokens = dictionary_tokens(c->dictionary, c->arena, cell);
  one.hits = dictionary_read(c->dictionary, c->words, &one.tokens, c->arena);
  const hit *h = one.tokens.count ? cv_hit_at(&one, CV_T_SECTIONS, 0) : NULL;
  return h && h->count == one.tokens.count && one.tokens.items[0].flags & TOKEN_UPPER_FIRST;
}

static void put(buffer *out, slice line) {
  buffer_add(out, line);
  buffer_add(out, SLICE("\n"));
}

/* How many rows from the start of `rest` have their bar in the column of the first. */
static int rows_of(slice rest) {
  int count = 0;
  for (int bar = -1; rest.size; count++) {
    row r = next_row(&rest);
    if (r.bar <= 0 || (bar >= 0 && r.bar != bar)) break;
    bar = r.bar;
  }
  return count;
}

slice cv_columns_next(const cv *c, slice *rest, bool *columns) {
  slice whole = *rest, ahead = *rest;
  int rows = 0;
  *columns = false;
  while (ahead.size && rows < BAR_ROWS) {
    *rest = ahead;
    row r = next_row(&ahead);
    rows = r.bar > 0 && is_heading(c, slice_trim(r.right)) ? rows_of(*rest) : 0;
  }
  if (rows < BAR_ROWS) *rest = ahead;
  if (rows < BAR_ROWS || rest->data > whole.data) return slice_cut(whole, 0, (size_t)(rest->data - whole.data));
  buffer out = {0};
  slice right = whole;
  for (int i = 0; i < rows; i++) put(&out, next_row(rest).left);
  put(&out, SLICE(""));
  for (int i = 0; i < rows; i++) put(&out, slice_trim(next_row(&right).right));
  slice laid = arena_copy(c->arena, buffer_slice(&out));
  buffer_free(&out);
  *columns = true;
  return laid;
}
