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

/* What stands in a rail beside a row. */
typedef struct row_label {
  slice text;   /* "" where nothing does */
  bool heading; /* larger than the text beside it: on a line of its own */
} row_label;

typedef struct layout {
  arena *arena;
  ARENA_LIST(segment) segments;
  row_label *labels; /* by row */
  size_t *ends;      /* by row: where its words end */
  uint32_t rows;
  bool hyphenated;
  bool columns, wide, rails, blocks; /* what the order being written looks for */
  buffer out;
} layout;

/* Writes the segments in reading order: columns one after the other, and what stands above and below them. */
void layout_region(layout *l, const segment **segments, size_t count, column bounds, int depth);

/* Writes block by block; inside a block, between two gaps all across, column by column. */
void layout_blocks(layout *l, const segment **segments, size_t count, column bounds);

/* Joins what was broken over two lines of a narrow cell: "Jan 2018 -" above "Present". */
void layout_mend(layout *l);

/* Is what stands left of x a rail, lines that belong to the text beside them, and no column of its own? */
bool layout_is_rail(const segment *const *segments, size_t count, float x);

/* The same as layout_lines() where a rail stands beside the text; false, with nothing written, where none does. */
bool layout_rails(layout *l, const segment *const *segments, size_t count, column bounds);

/* Writes the segments row by row, wrapped lines joined, each row's label before it. */
void layout_lines(layout *l, const segment *const *segments, size_t count, column bounds);

#endif
