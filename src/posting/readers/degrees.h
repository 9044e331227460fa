/* degrees: what the files of this reader share. */
#ifndef FORTE_POSTING_DEGREES_H
#define FORTE_POSTING_DEGREES_H

#include "posting/reading/cues.h"

typedef struct degrees_reader {
  reading *r;
  cues cues;
} degrees_reader;

enum { LEVEL_PARTS = 4 };

/* One statement: tokens [first, end) hold its levels; of "a degree in A or a diploma in B", [first, parts[0]) is the
   part before the first fields. */
typedef struct degree_cluster {
  uint32_t first, end;
  unsigned levels;
  bool any_said; /* "any degree" is an alternative of its own beside the levels: "Studium oder Ausbildung" */
  uint32_t parts[LEVEL_PARTS];
  uint32_t part_count;
} degree_cluster;

/* The level a hit of table "degrees" names, or -1. */
int degrees_level(const hit *h);

/* Is token i an "or" before a course that is taken for the degree: "or a completed coding bootcamp"? */
bool degrees_or_course(const degrees_reader *g, uint32_t i, uint32_t limit);

/* Adds the fields named after a level that ends before token `end`. */
void degrees_fields(const degrees_reader *g, uint32_t end, posting_degree *out);

#endif
