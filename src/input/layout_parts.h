/* What layout.c, layout_columns.c and layout_lines.c share. */
#ifndef FORTE_INPUT_LAYOUT_PARTS_H
#define FORTE_INPUT_LAYOUT_PARTS_H

#include "base/buffer.h"
#include "input/layout.h"

/* Words of a row that stand together. Segments are kept by row, from left to right. */
typedef struct segment {
  float x0, x1, y, h; /* y: the middle of the words, counted on through all pages */
  float first_width;  /* of the first word that is no bullet */
  uint32_t row, page, words;
  bool marked; /* begins with a bullet */
  bool dropped;
  slice text;
} segment;

typedef struct column {
  float left, right; /* what its text may fill; infinite where the page alone bounds it */
} column;

typedef struct layout {
  arena *arena;
  ARENA_LIST(segment) segments;
  uint32_t rows;
  bool hyphenated;
  buffer out;
} layout;

/* Writes the segments in reading order: columns one after the other, and what stands above and below them. */
void layout_region(layout *l, const segment **segments, size_t count, column bounds, int depth);

/* Writes the segments row by row, wrapped lines joined. */
void layout_lines(layout *l, const segment *const *segments, size_t count, column bounds);

#endif
