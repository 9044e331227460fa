/* Kind of work: where a text stands among the kinds of work that postings speak of (latent semantic analysis; the
 * stems' places are in dictionaries/weights/kind.txt). Two texts of one trade point the same way, whatever words each
 * of them uses. */
#ifndef FORTE_DICTIONARY_KIND_H
#define FORTE_DICTIONARY_KIND_H

#include "dictionary/dictionary.h"

/* A sum of the places of words, each times its rarity: of a part of a text. Begin with {0}. */
typedef struct kind_sum {
  int64_t at[KIND_DIMENSIONS];
  size_t words, known; /* words that were added, and those of them that have a place */
} kind_sum;

/* A direction of length 1, or 0 everywhere: nothing is known. */
typedef struct kind_of_work {
  float at[KIND_DIMENSIONS];
} kind_of_work;

/* Adds the words of tokens [first, end); dictionary_words() or dictionary_read() must have set their ids. */
void kind_add(kind_sum *sum, const dictionary *d, const tokens *t, size_t first, size_t end);

/* Adds each part, brought to length 1, times its weight, and brings the whole to length 1. Nothing is known of a text
   of which less than half the words have a place: it is of another language than the table. */
kind_of_work kind_join(const kind_sum *parts, const double *weights, size_t count);

bool kind_is_known(const kind_of_work *k);

/* -1..1; 0 where nothing is known of one. */
double kind_cosine(const kind_of_work *a, const kind_of_work *b);

#endif
