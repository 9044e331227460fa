/* What structure.c and strength.c share: the tables' numbers and what their classes mean. Private to src/posting/. */
#ifndef FORTE_POSTING_STRUCTURE_H
#define FORTE_POSTING_STRUCTURE_H

#include "posting/reading/reading.h"

typedef enum cue_class {
  CUE_NONE,
  CUE_PREFERRED,
  CUE_REQUIRED,
  CUE_ASKS,
  CUE_NEGATED,
  CUE_DUTY,
  CUE_ANY_OF,
  CUE_ALL_OF,
  CUE_CLAUSE,
  CUE_OPENS_ANY,
  CUE_CLOSES_ANY,
  CUE_UNNEEDED,
  CUE_CLASSES
} cue_class;

typedef struct structure_tables {
  int skills, headings, fill, boilerplate, cues;
  int *class_of; /* by concept: section_kind for headings, cue_class for cues */
} structure_tables;

structure_tables *structure_tables_new(const dictionary *d, fault *f);
void structure_tables_free(structure_tables *t);

static inline section_kind structure_kind(const structure_tables *t, const hit *h) {
  return (section_kind)t->class_of[h->concept];
}

/* What strength_at() says, and which of its rules said so. */
typedef struct strength_ground {
  strength strength;
  const char *rule;
} strength_ground;
strength_ground strength_ground_at(const reading *r, uint32_t first, uint32_t end);

/* Index of the first hit that ends after token `from`. */
size_t structure_first_hit(const hits *h, uint32_t from);

#endif
