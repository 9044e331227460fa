#include "text/token.h"

#include <libstemmer.h>
#include <stdlib.h>

struct stemmer {
  struct sb_stemmer *snowball; /* NULL: words are their own stems */
  slice endings;
};

stemmer *stemmer_new(const char *algorithm, slice endings) {
  struct sb_stemmer *snowball = algorithm ? sb_stemmer_new(algorithm, "UTF_8") : NULL;
  if (algorithm && !snowball) return NULL;
  stemmer *s = memory_alloc(sizeof *s);
  *s = (stemmer){snowball, endings};
  return s;
}

void stemmer_free(stemmer *s) {
  if (!s) return;
  if (s->snowball) sb_stemmer_delete(s->snowball);
  free(s);
}

/* Snowball drops derivational endings, which change what a word names; the key keeps them apart. */

/* The ending that `stem` lost of `word`, in the singular; "" when none of the language's endings. */
static slice lost_ending(const stemmer *s, slice word, slice stem) {
  for (size_t at = 0; at < s->endings.size;) {
    size_t end = at, colon = SIZE_MAX;
    for (; end < s->endings.size && s->endings.data[end] != ' '; end++)
      if (s->endings.data[end] == ':' && colon == SIZE_MAX) colon = end;
    slice ending = slice_cut(s->endings, at, colon == SIZE_MAX ? end : colon);
    slice kept = colon == SIZE_MAX ? ending : slice_cut(s->endings, colon + 1, end);
    if (slice_ends_with(word, ending)) return slice_ends_with(stem, kept) ? SLICE("") : kept;
    at = end + 1;
  }
  return SLICE("");
}

static slice stem_of(stemmer *s, slice key) {
  if (!s->snowball) return key;
  const sb_symbol *found = sb_stemmer_stem(s->snowball, (const sb_symbol *)key.data, (int)key.size);
  if (!found) memory_failed();
  return (slice){(const char *)found, (size_t)sb_stemmer_length(s->snowball)};
}

size_t stemmer_keys(stemmer *s, slice key, char *out, size_t size, size_t *full) {
  slice stem = stem_of(s, key), ending = lost_ending(s, key, stem);
  *full = stem.size + 1 > size ? 0 : stem.size;
  memcpy(out, stem.data, *full);
  if (stem.size + ending.size + 1 > size) return 0;
  if (!ending.size) return stem.size;
  out[stem.size] = '+';
  memcpy(out + stem.size + 1, ending.data, ending.size);
  return stem.size + 1 + ending.size;
}

size_t stemmer_key(stemmer *s, slice key, bool full, char *out, size_t size) {
  if (!full) return stemmer_keys(s, key, out, size, &(size_t){0});
  slice stem = stem_of(s, key);
  if (stem.size + 1 > size) return 0;
  memcpy(out, stem.data, stem.size);
  return stem.size;
}
