/* The pipeline: many threads read and match what the sources hold; one takes the outcomes in the input's order.
 *
 * A worker takes the next chunk of items under a lock, analyses it without one, and leaves it in a ring. The caller's
 * thread collects the ring's chunks in order; a worker that is a whole ring ahead waits. So memory is bounded by the
 * ring, and what is collected is the same for any number of threads.
 */
#ifndef FORTE_BATCH_PIPELINE_H
#define FORTE_BATCH_PIPELINE_H

#include "batch/batch.h"
#include "batch/row.h"
#include "batch/store.h"
#include "input/sources.h"

typedef struct outcome {
  enum { OUTCOME_ROW, OUTCOME_STORED, OUTCOME_FAULT, OUTCOME_SKIPPED } kind;
  row row;
  slice line;   /* the match as JSON in one line; "" when nobody asked for it */
  slice report; /* name of the report's file; "" */
  fault fault;
  slice raw_id; /* of what could not be read */
  size_t bytes; /* of input */
  bool damaged; /* the store held a damaged result of it */
} outcome;

/* `take` is called once an outcome, in order; false ends the work early. What it gets is gone when it returns. Returns
   false when the work was stopped before the input's end. */
typedef bool (*outcome_taker)(void *context, const outcome *o);
bool pipeline_run(const batch_settings *settings, bool lines, outcome_taker take, void *context, size_t *ignored);

#endif
