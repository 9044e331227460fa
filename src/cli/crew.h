/* A crew: threads that answer chunks of lines side by side. The answers come back in the order in which the chunks were
 * handed over, so what is written is the same for any number of threads.
 *
 * One thread owns the crew: it reads, hands over and writes. Memory is bounded by a ring of chunks; when all of them
 * are out, handing over waits for the oldest.
 */
#ifndef FORTE_CLI_CREW_H
#define FORTE_CLI_CREW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "forte.h"

typedef struct bytes {
  char *data;
  size_t size, capacity;
} bytes;

void bytes_add(bytes *b, const char *data, size_t size);

typedef struct chunk_line {
  size_t size; /* of its bytes in `in`, which stand one after the other */
  int kind;    /* as the caller numbers them */
} chunk_line;

typedef struct chunk {
  bytes in, out;
  chunk_line *lines;
  size_t count, capacity;
  forte_text answer; /* for the task's own use, kept from chunk to chunk */
  size_t bad;        /* set by the task: lines that could not be read */
  bool done;
} chunk;

typedef struct crew_work {
  const forte *engine;
  void (*task)(void *context, forte_worker *worker, chunk *c); /* in any thread: answers c->lines into c->out */
  bool (*take)(void *context, const chunk *c);                 /* in the owner's: an answered chunk; false: no more */
  bool (*flush)(void *context);                                /* what was taken goes out; false: no more */
  void *context;
} crew_work;

typedef struct crew crew;

crew *crew_new(const crew_work *work, int jobs); /* jobs 1: no thread, the owner does the work */
void crew_free(crew *c);

/* One more line. Hands over when the chunk is full. False when the owner wants no more. */
bool crew_line(crew *c, int kind, const char *line, size_t size);

/* Before a read of `descriptor` that may wait: until it has something, answers go out as they are made. False when the
   owner wants no more. */
bool crew_before_read(crew *c, int descriptor);

/* Waits for all that was handed over. False when the owner wanted no more. */
bool crew_finish(crew *c);

#endif
