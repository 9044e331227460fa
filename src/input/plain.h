/* Text as it is meant: letters that stand for other letters replaced, with the way back to the text as it is.
 *
 * Pseudo-bold and full-width letters become plain ones, a letter and its accent one letter (NFKC, for these ranges
 * alone: "TM", fractions and spaces stay), Markdown's escapes (C\+\+) and HTML's entities (R&amp;D) that were left in
 * plain text become what they stand for, and so do letters whose bytes were read as Windows-1252 on the way ("â€“").
 */
#ifndef FORTE_INPUT_PLAIN_H
#define FORTE_INPUT_PLAIN_H

#include "base/arena.h"

/* Where a stretch of the plain text stands in the original; between two steps both move on byte by byte. */
typedef struct plain_step {
  uint32_t plain, original;
} plain_step;

typedef struct plain_map {
  plain_step *items; /* in order; empty: both texts are the same */
  size_t count, capacity;
} plain_map;

/* The plain text: `text` itself when it has nothing to replace. `text` is valid UTF-8. */
slice plain_text(arena *a, slice text, plain_map *map);

/* A span of the plain text in bytes of the original. */
span plain_original(const plain_map *map, span at);

#endif
