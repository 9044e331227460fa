#include "dictionary/kind.h"

#include <math.h>

/* Words that are added up in 32 bits: each adds at most 2^15 * 2^7. Both factors have 16 bits, of which compilers
   multiply eight at once. */
enum { BATCH = 1 << 7 };

static void add_batch(kind_sum *sum, const dictionary *d, const tokens *t, size_t first, size_t end) {
  int32_t at[KIND_DIMENSIONS] = {0};
  for (size_t i = first; i < end; i++) {
    const token *word = &t->items[i];
    if (word->flags & (TOKEN_NUMBER | TOKEN_URL)) continue;
    const stem_weight *w = stem_weight_of(d, token_stem(d, word));
    sum->words++;
    if (!w) continue;
    sum->known++;
    const int16_t rarity = w->rarity;
    for (size_t k = 0; k < KIND_DIMENSIONS; k++) at[k] += rarity * (int16_t)w->place[k];
  }
  for (size_t k = 0; k < KIND_DIMENSIONS; k++) sum->at[k] += at[k];
}

void kind_add(kind_sum *sum, const dictionary *d, const tokens *t, size_t first, size_t end) {
  for (; first < end; first += BATCH) add_batch(sum, d, t, first, end - first < BATCH ? end : first + BATCH);
}

/* Brings `of` to a length; false where it has none. */
static bool scale(double of[KIND_DIMENSIONS], double length) {
  double square = 0;
  for (size_t k = 0; k < KIND_DIMENSIONS; k++) square += of[k] * of[k];
  if (!(square > 0)) return false;
  const double by = length / sqrt(square);
  for (size_t k = 0; k < KIND_DIMENSIONS; k++) of[k] *= by;
  return true;
}

kind_of_work kind_join(const kind_sum *parts, const double *weights, size_t count) {
  kind_of_work whole = {0};
  double sum[KIND_DIMENSIONS] = {0};
  size_t words = 0, known = 0;
  for (size_t i = 0; i < count; i++) {
    words += parts[i].words;
    known += parts[i].known;
  }
  if (known * 2 < words) return whole;
  for (size_t i = 0; i < count; i++) {
    double part[KIND_DIMENSIONS];
    if (!parts[i].known) continue;
    for (size_t k = 0; k < KIND_DIMENSIONS; k++) part[k] = (double)parts[i].at[k];
    if (scale(part, weights[i]))
      for (size_t k = 0; k < KIND_DIMENSIONS; k++) sum[k] += part[k];
  }
  if (!scale(sum, 1)) return whole;
  for (size_t k = 0; k < KIND_DIMENSIONS; k++) whole.at[k] = (float)sum[k];
  return whole;
}

bool kind_is_known(const kind_of_work *k) { return kind_cosine(k, k) > 0; }

double kind_cosine(const kind_of_work *a, const kind_of_work *b) {
  double sum = 0;
  for (size_t k = 0; k < KIND_DIMENSIONS; k++) sum += (double)a->at[k] * (double)b->at[k];
  return sum;
}
