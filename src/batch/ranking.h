/* The ranking: rows collected, put in order, and what they say together. */
#ifndef FORTE_BATCH_RANKING_H
#define FORTE_BATCH_RANKING_H

#include "base/map.h"
#include "batch/batch.h"
#include "batch/row.h"

/* A skill over all postings; copies of a posting count once. */
typedef struct skill_sum {
  slice name;
  size_t asked, required; /* postings that ask for it */
  size_t lifted;          /* that would come over the line with it */
  double gain;            /* points it would add, over all that ask for it */
  size_t paid;            /* that state their pay, in the currency that most state */
  double pay;             /* median of the middles of what these state, a year */
  bool shown;
} skill_sum;

typedef struct skill_sums {
  skill_sum *items;
  size_t count;
} skill_sums;

typedef struct ranking {
  arena *arena;
  map names; /* of skills: each is kept once */
  row *rows; /* in the input's order */
  size_t count, capacity;
  slice *reports;                  /* by row: the report's file name, "" none */
  row **listed;                    /* best first, --min, --top and --sort heeded; ranked_count of them */
  size_t listed_count, passed;     /* passed: before --top */
  skill_sums missing, shown, paid; /* each in its own order */
  char currency[4];                /* of paid */
  batch_counts counts;
  int spill; /* descriptor of the file that holds the lines; -1 */
  uint64_t spill_size;
  struct spilled {
    uint64_t at;
    uint32_t size;
  } * errors;
  size_t error_count, error_capacity;
} ranking;

void ranking_begin(ranking *r, bool spill);
void ranking_free(ranking *r);
bool ranking_add(ranking *r, const row *kept, slice line, slice report); /* false: the spill file is full */
bool ranking_add_error(ranking *r, slice line);
bool ranking_can_sort(slice name, fault *f); /* false: no such order */
void ranking_finish(ranking *r, const batch_settings *s);
bool spill_read(const ranking *r, uint64_t at, uint32_t size, buffer *out);

/* learn.c: sums up the skills of all rows. */
void ranking_learn(ranking *r);

#endif
