#include "posting/posting.h"

const hit *seniority_hit(const dictionary *d, const dictionary_hits *title) {
  const hits *found = &title->table[TABLE_FACTS];
  for (size_t i = 0; i < found->count; i++)
    if (seniority_level(d, &found->items[i]) != SENIORITY_NONE) return &found->items[i];
  return NULL;
}

/* The second value of a class is its step: of words of seniority, and of an internship. */
int seniority_level(const dictionary *d, const hit *found) {
  if (dictionary_values(d, found->concept) < 2) return SENIORITY_NONE;
  slice step = dictionary_value(d, found->concept, 1);
  return step.size == 1 && step.data[0] >= '0' && step.data[0] <= '9' ? step.data[0] - '0' : SENIORITY_NONE;
}
