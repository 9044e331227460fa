/* Binary search, where what is looked for is ordered. One loop for all; the condition is compiled in place. */
#ifndef FORTE_BASE_SEARCH_H
#define FORTE_BASE_SEARCH_H

#include <stddef.h>

/* Sets `at`, an index of the caller's, to the first of [from, end) for which `before`, an expression of `at`, does not
   hold; to `end` where it holds for all. `before` must hold up to some place and nowhere after it. */
#define SEARCH_FIRST(at, from, end, before)                                                                            \
  do {                                                                                                                 \
    size_t low_ = (from), high_ = (end);                                                                               \
    while (low_ < high_) {                                                                                             \
      (at) = low_ + (high_ - low_) / 2;                                                                                \
      if (before)                                                                                                      \
        low_ = (at) + 1;                                                                                               \
      else                                                                                                             \
        high_ = (at);                                                                                                  \
    }                                                                                                                  \
    (at) = low_;                                                                                                       \
  } while (0)

#endif
