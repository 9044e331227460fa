#include "text/token.h"

#include <libstemmer.h>
#include <stdlib.h>

struct stemmer {
  struct sb_stemmer *snowball;
};

stemmer *stemmer_new(const char *language) {
  struct sb_stemmer *snowball = sb_stemmer_new(language, "UTF_8");
  if (!snowball) return NULL;
  stemmer *s = memory_alloc(sizeof *s);
  s->snowball = snowball;
  return s;
}

void stemmer_free(stemmer *s) {
  if (!s) return;
  sb_stemmer_delete(s->snowball);
  free(s);
}

/* Derivational endings that change what a word names; Snowball drops them, the key keeps them apart. */
static const char *const endings[] = {"ing", "er",  "or",  "ment", "ion",  "ed",   "ly",   "ity", "able", "ible",
                                      "ive", "al",  "ant", "ent",  "ance", "ence", "ness", "ist", "ism",  "ize",
                                      "ise", "ous", "ful", "ic",   "ian",  "ship", "ate",  NULL};

/* The ending that `stem` lost of `word` taken in the singular; "" when none of the list. */
static slice lost_ending(slice word, slice stem) {
  char single[64];
  if (word.size < 3 || word.size >= sizeof single) return SLICE("");
  memcpy(single, word.data, word.size);
  if (slice_ends_with(word, SLICE("ies"))) {
    single[word.size - 3] = 'y';
    word.size -= 2;
  } else if (single[word.size - 1] == 's' && single[word.size - 2] != 's') {
    word.size--;
  }
  word.data = single;
  for (size_t i = 0; endings[i]; i++) {
    slice ending = slice_of(endings[i]);
    if (slice_ends_with(word, ending)) return slice_ends_with(stem, ending) ? SLICE("") : ending;
  }
  return SLICE("");
}

size_t stemmer_key(stemmer *s, slice key, bool full, char *out, size_t size) {
  const sb_symbol *found = sb_stemmer_stem(s->snowball, (const sb_symbol *)key.data, (int)key.size);
  if (!found) memory_failed();
  slice stem = {(const char *)found, (size_t)sb_stemmer_length(s->snowball)};
  slice ending = full ? SLICE("") : lost_ending(key, stem);
  if (stem.size + ending.size + 1 > size) return 0;
  memcpy(out, stem.data, stem.size);
  if (!ending.size) return stem.size;
  out[stem.size] = '+';
  memcpy(out + stem.size + 1, ending.data, ending.size);
  return stem.size + 1 + ending.size;
}
