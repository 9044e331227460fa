/* What the files of shapes share. Private to src/dictionary/. */
#ifndef FORTE_DICTIONARY_SHAPES_PARTS_H
#define FORTE_DICTIONARY_SHAPES_PARTS_H

#include "base/buffer.h"
#include "dictionary/shapes.h"
#include "text/pattern.h"

/* A class stands in the window as the private letter LETTER_FIRST + its table * CLASSES + its number. */
enum { LETTER_FIRST = 0xE000, CLASSES = 128, WINDOW = 2048 };

struct shape {
  slice name;
  int table; /* its own; -1: none of that name */
  struct shape_variant {
    pattern *pattern;
    size_t group[SHAPE_PARTS];
  } * variants;
  size_t variant_count;
  shape *next;
};

struct shapes {
  const dictionary *dictionary;
  pattern_worker *matching;
  shape *made;
  bool limited;
  char text[WINDOW + 8];
  uint32_t from[WINDOW + 8], to[WINDOW + 8]; /* bytes of the source, by byte of the window */
  size_t size;
};

/* The expression with its parts and classes put in; a message when a name is unknown. */
const char *shape_expand(const dictionary *d, int table, slice expression, buffer *out);

shape *shape_new(slice name);
void shape_free(shape *of);

/* Adds the expression of a line (dictionary_pattern); one that does not compile is left out (the dictionary compiler
 * has refused it). */
void shape_add(const dictionary *d, shape *of, size_t line, const char *parts);

/* The table that the name's part before the dot names, or -1. */
int shape_table(slice name);

#endif
