/* degrees: what the files of this reader share. */
#ifndef FORTE_POSTING_DEGREES_H
#define FORTE_POSTING_DEGREES_H

#include "posting/reading/cues.h"

/* The first eight are the levels, in the order of enum degree_level, plus one. */
enum degrees_class {
  DEGREES_ANY = 1,
  DEGREES_PROFESSIONAL = DEGREES_ANY + DEGREE_PROFESSIONAL,
  DEGREES_DECOY,
  DEGREES_PREFERRED,
  DEGREES_SOFTLY, /* "ideally": before the degree it softens, after it only what follows */
  DEGREES_REQUIRED,
  DEGREES_NOT,        /* "no", "without" before; */
  DEGREES_NOT_NEEDED, /* "not required" after */
  DEGREES_EQUIVALENT, /* "or equivalent experience" */
  DEGREES_STOP,       /* what ends the list of fields */
  DEGREES_CANDIDATE,
  DEGREES_VAGUE, /* a field that only announces a list: "a quantitative discipline" */
};

typedef struct degrees_reader {
  reading *r;
  cues cues;
  int skills;
} degrees_reader;

/* One statement: tokens [first, end) hold its levels. */
typedef struct degree_cluster {
  uint32_t first, end;
  unsigned levels;
} degree_cluster;

/* The level a hit of table "degrees" names, or -1. */
int degrees_level(const reading *r, const hit *h);

/* Adds the fields named after (or right before) the cluster; returns the token after what was understood. */
uint32_t degrees_fields(const degrees_reader *g, const degree_cluster *c, posting_degree *out);

#endif
