#include "batch/signature.h"

#include <ctype.h>

enum {
  SHINGLE = 4,
  LEAST_WORDS = 8, /* fewer tell no posting from another */
  FEW_WORDS = 30,  /* of fewer only the same, all of them, are alike */
};

static bool is_word(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80; }

static uint64_t mix(uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ x >> 33;
}

/* Hash of the next word, 0 at the end. */
static uint64_t next_word(slice text, size_t *at) {
  while (*at < text.size && !is_word(text.data[*at])) ++*at;
  uint64_t hash = 0xcbf29ce484222325ULL;
  size_t start = *at;
  for (; *at < text.size && is_word(text.data[*at]); ++*at) {
    char c = text.data[*at];
    hash = (hash ^ (uint8_t)(c >= 'A' && c <= 'Z' ? c | 32 : c)) * 0x100000001b3ULL;
  }
  return *at > start ? mix(hash) | 1 : 0;
}

/* One permutation, split into SIGNATURE_SIZE bins; the least hash of each bin is kept and an empty bin takes its
   neighbour's, so that a shingle costs one step however many places there are. */
bool signature_make(arena *a, slice text, uint32_t out[SIGNATURE_SIZE]) {
  (void)a;
  uint64_t last[SHINGLE] = {0}, word, whole = 0;
  size_t words = 0, at = 0;
  memset(out, 0xff, SIGNATURE_SIZE * sizeof *out);
  while ((word = next_word(text, &at))) {
    memmove(last, last + 1, sizeof last - sizeof *last);
    last[SHINGLE - 1] = word;
    whole = mix(whole * 31 + word);
    if (++words < SHINGLE) continue;
    uint64_t hash = 0;
    for (int i = 0; i < SHINGLE; i++) hash = mix(hash * 31 + last[i]);
    uint32_t *bin = &out[hash % SIGNATURE_SIZE], value = (uint32_t)(hash >> 32);
    if (value < *bin) *bin = value;
  }
  if (words < LEAST_WORDS) return false;
  for (uint32_t i = 0; words < FEW_WORDS && i < SIGNATURE_SIZE; i++) out[i] = (uint32_t)(mix(whole + i) >> 32);
  for (size_t round = 0; round < 2; round++)
    for (size_t i = 0; i < SIGNATURE_SIZE; i++)
      if (out[i] == UINT32_MAX) out[i] = out[(i + SIGNATURE_SIZE - 1) % SIGNATURE_SIZE];
  return true;
}

double signature_likeness(const uint32_t *x, const uint32_t *y) {
  size_t same = 0;
  for (size_t i = 0; i < SIGNATURE_SIZE; i++) same += x[i] == y[i];
  return (double)same / SIGNATURE_SIZE;
}

/* ---- requisitions ---- */

static bool word_at(slice text, size_t at, const char *word, size_t *end) {
  size_t size = strlen(word);
  if (at + size > text.size || !slice_equal_nocase(slice_cut(text, at, at + size), (slice){word, size})) return false;
  *end = at + size;
  return *end == text.size || !isalpha((unsigned char)text.data[*end]);
}

/* After "job id", "requisition #": signs and small words, then a run of letters and figures with a figure in it. */
static slice number_after(slice text, size_t at) {
  static const char *const fillers[] = {"number", "num", "no", "id", "code", NULL};
  size_t limit = at + 24 < text.size ? at + 24 : text.size;
  bool labelled = false;
  for (const char *const *f = fillers; at < limit;) {
    while (at < limit && is_among_signs(text.data[at], " :#.*_\t\xC2\xA0"))
      labelled |= text.data[at] == '#' || text.data[at] == ':', at++;
    for (f = fillers; *f; f++)
      if (word_at(text, at, *f, &at)) break;
    if (!*f) break;
    labelled = true;
  }
  size_t end = at;
  bool figure = false;
  while (end < text.size &&
         (isalnum((unsigned char)text.data[end]) || text.data[end] == '-' || text.data[end] == '_')) {
    figure |= isdigit((unsigned char)text.data[end]) != 0;
    end++;
  }
  return figure && labelled && end - at >= 3 && end - at <= 24 ? slice_cut(text, at, end) : SLICE("");
}

slice requisition_number(slice text) {
  static const char *const labels[] = {"requisition", "req",     "job id",         "job number", "job code",
                                       "posting id",  "job ref", "reference code", "vacancy id", NULL};
  for (size_t at = 0; at < text.size; at++) {
    if ((at && isalnum((unsigned char)text.data[at - 1])) || !is_among_signs(text.data[at], "rRjJpPvV")) continue;
    for (const char *const *l = labels; *l; l++) {
      size_t end;
      if (!word_at(text, at, *l, &end)) continue;
      slice number = number_after(text, end);
      if (number.size) return number;
    }
  }
  return SLICE("");
}
