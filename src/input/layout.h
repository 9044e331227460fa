/* Reading order: words with their places on pages become text, column by column, with paragraphs made whole. */
#ifndef FORTE_INPUT_LAYOUT_H
#define FORTE_INPUT_LAYOUT_H

#include "base/arena.h"

typedef struct layout_word {
  float x0, y0, x1, y1; /* points; y grows downwards */
  uint32_t page;
  slice text; /* not empty */
} layout_word;

/* The text: a line for a line or a wrapped paragraph, an empty line where space parts blocks, a tab between parts of a
   line that stand apart (a date flush right, cells). Headers and footers that pages repeat are left out. `hyphenated`:
   the maker of the file breaks words at line ends (TeX), so that such a hyphen goes. Sorts `words`. */
slice layout_text(arena *a, layout_word *words, size_t count, bool hyphenated);

#endif
