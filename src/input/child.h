/* A helper program run on hostile input: no shell, limits on processor time, memory, output and wall-clock time. */
#ifndef FORTE_INPUT_CHILD_H
#define FORTE_INPUT_CHILD_H

#include "base/buffer.h"

typedef struct child_limits {
  unsigned seconds; /* of processor time, and three times that by the clock */
  size_t memory;    /* bytes of address space */
  size_t output;    /* bytes on its standard output */
} child_limits;

typedef enum child_end {
  CHILD_DONE,    /* ended by itself; *status is its exit status */
  CHILD_MISSING, /* there is no such program on PATH */
  CHILD_FAILED,  /* could not be started, or died of a signal (its limits included) */
  CHILD_TOO_LONG,
  CHILD_TOO_MUCH,
} child_end;

/* Runs argv[0], looked up on PATH, with `input` as its standard input. What it writes is appended to `output`, and the
   first 4 KiB of its messages to `messages`. */
child_end child_run(const char *const *argv, slice input, const child_limits *limits, buffer *output, buffer *messages,
                    int *status);

#endif
