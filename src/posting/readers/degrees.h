/* degrees: what the files of this reader share. */
#ifndef FORTE_POSTING_DEGREES_H
#define FORTE_POSTING_DEGREES_H

#include "posting/reading/cues.h"

typedef struct degrees_reader {
  reading *r;
  cues cues;
} degrees_reader;

/* One statement: tokens [first, end) hold its levels. */
typedef struct degree_cluster {
  uint32_t first, end;
  unsigned levels;
} degree_cluster;

/* The level a hit of table "degrees" names, or -1. */
int degrees_level(const hit *h);

/* Adds the fields named after (or right before) the cluster; returns the token after what was understood. */
uint32_t degrees_fields(const degrees_reader *g, const degree_cluster *c, posting_degree *out);

#endif
