/* Reading order: words with their places on pages become text, column by column, with paragraphs made whole. */
#ifndef FORTE_INPUT_LAYOUT_H
#define FORTE_INPUT_LAYOUT_H

#include "base/arena.h"

typedef struct layout_word {
  float x0, y0, x1, y1; /* points; y grows downwards */
  uint32_t page;
  slice text; /* not empty */
} layout_word;

/* Orders in which a page may be read. Which is the page's own is told by what comes of them; the first of equals is the
   likeliest. A rail is a narrow column of dates, labels or headings, which goes with the text beside it. */
typedef enum layout_order {
  LAYOUT_COLUMN_RAILS, /* as LAYOUT_COLUMNS, and rails in them */
  LAYOUT_COLUMNS,      /* column by column where there are any, else row by row */
  LAYOUT_ROW_RAILS,    /* as LAYOUT_ROWS, and rails in them */
  LAYOUT_ROWS,         /* row by row, all across the page */
  LAYOUT_WIDE_RAILS,   /* columns are parted by the widest gutter, their text may begin anywhere; rails */
  LAYOUT_BLOCKS,       /* what stands between two gaps all across, column by column: cards side by side */
  LAYOUT_ORDERS
} layout_order;

/* The text in each order: a line for a line or a wrapped paragraph, an empty line where space parts blocks, a tab
   between parts of a line that stand apart (a date flush right, cells). Headers and footers that pages repeat are left
   out. `hyphenated`: the maker of the file breaks words at line ends (TeX), so that such a hyphen goes. Sorts `words`.
   Time is linear in the words but for sorting. */
void layout_texts(arena *a, layout_word *words, size_t count, bool hyphenated, slice out[LAYOUT_ORDERS]);

#endif
