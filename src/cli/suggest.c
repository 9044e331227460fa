/* "Did you mean": the word nearest to a mistyped one. */
#include <string.h>

#include "cli/options.h"

enum { LONGEST = 31, SHORT_WORD = 4 }; /* bytes; a short word may differ in one place, a longer one in two */

static int least(int a, int b) { return a < b ? a : b; }

/* Letters put in, left out, changed or swapped with their neighbour (optimal string alignment). */
static int distance(const char *a, size_t m, const char *b, size_t n) {
  int cost[LONGEST + 1][LONGEST + 1];
  for (size_t i = 0; i <= m; i++) cost[i][0] = (int)i;
  for (size_t j = 0; j <= n; j++) cost[0][j] = (int)j;
  for (size_t i = 1; i <= m; i++) {
    for (size_t j = 1; j <= n; j++) {
      int changed = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      cost[i][j] = least(changed, least(cost[i - 1][j], cost[i][j - 1]) + 1);
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[m][n];
}

const char *suggest(const char *word, const char *const *words, size_t count) {
  size_t size = strlen(word);
  const char *best = NULL, *longer = NULL;
  if (size < 2 || size > LONGEST) return NULL;
  int nearest = size <= SHORT_WORD ? 2 : 3;
  for (size_t i = 0; i < count; i++) {
    size_t n = strlen(words[i]);
    if (n > LONGEST) continue;
    int d = distance(word, size, words[i], n);
    if (d < nearest) nearest = d, best = words[i];
    if (!longer && n > size && strncmp(words[i], word, size) == 0) longer = words[i];
  }
  return nearest <= 1 || !longer ? best : longer;
}
