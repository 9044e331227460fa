#include "posting/posting.h"

/* The first word of it; but "Program Manager (Intern)" is an intern's, as what stands last says of all before it. */
const hit *seniority_hit(const dictionary *d, const dictionary_hits *title) {
  const hits *found = &title->table[TABLE_FACTS];
  const hit *first = NULL, *last = NULL;
  for (size_t i = 0; i < found->count; i++) {
    if (seniority_level(d, &found->items[i]) == SENIORITY_NONE) continue;
    last = &found->items[i];
    if (!first) first = last;
  }
  return last && seniority_level(d, last) == SENIORITY_INTERN ? last : first;
}

/* A senior manager leads as a manager does: of the steps after "senior" one more than it counts. */
int seniority_step(const dictionary *d, const dictionary_hits *title) {
  enum { SENIOR = 3, LEADS = 4 };
  const hits *found = &title->table[TABLE_FACTS];
  const hit *first = seniority_hit(d, title);
  int step = first ? seniority_level(d, first) : SENIORITY_NONE;
  for (size_t i = 0; i < found->count && step == SENIOR; i++)
    if (seniority_level(d, &found->items[i]) == LEADS) step = LEADS;
  return step;
}

/* The second value of a class is its step: of words of seniority, and of an internship. */
int seniority_level(const dictionary *d, const hit *found) {
  if (dictionary_values(d, found->concept) < 2) return SENIORITY_NONE;
  slice step = dictionary_value(d, found->concept, 1);
  return step.size == 1 && step.data[0] >= '0' && step.data[0] <= '9' ? step.data[0] - '0' : SENIORITY_NONE;
}
