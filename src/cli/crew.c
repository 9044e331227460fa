#define _GNU_SOURCE
#include "cli/crew.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

/* A chunk is small enough that each thread has one when little is there, large enough that locks cost nothing. */
enum { CHUNK_BYTES = 32 << 10, CHUNKS_A_JOB = 4, KEPT_BYTES = 1 << 20, JOBS_LIMIT = 256 };

struct crew {
  crew_work work;
  pthread_mutex_t lock;
  pthread_cond_t handed_over, answered;
  chunk *ring;
  size_t ring_size, handed, begun, taken; /* numbers of chunks; ring[handed % ring_size] is being filled */
  bool closed, refused;                   /* no more comes; the owner wants no more */
  int bell[2];                            /* a pipe: rung when a chunk is answered, so that poll() hears of it */
  pthread_t *threads;
  size_t thread_count;
  forte_worker *own; /* the owner's, when there are no threads */
};

void bytes_add(bytes *b, const char *data, size_t size) {
  if (b->capacity - b->size < size) {
    size_t capacity = b->capacity ? b->capacity : CHUNK_BYTES;
    while (capacity - b->size < size) capacity *= 2;
    b->data = needed(realloc(b->data, capacity));
    b->capacity = capacity;
  }
  if (size) memcpy(b->data + b->size, data, size);
  b->size += size;
}

static void bytes_empty(bytes *b) {
  b->size = 0;
  if (b->capacity <= KEPT_BYTES) return;
  free(b->data);
  *b = (bytes){0};
}

/* ---- the threads ---- */

/* The next chunk to answer; NULL when no more comes. */
static chunk *begin_chunk(crew *c) {
  pthread_mutex_lock(&c->lock);
  while (c->begun == c->handed && !c->closed) pthread_cond_wait(&c->handed_over, &c->lock);
  chunk *next = c->begun < c->handed ? &c->ring[c->begun++ % c->ring_size] : NULL;
  pthread_mutex_unlock(&c->lock);
  return next;
}

static void *work(void *argument) {
  crew *c = argument;
  forte_worker *w = forte_worker_new(c->work.engine);
  for (chunk *k; (k = begin_chunk(c)) != NULL;) {
    c->work.task(c->work.context, w, k);
    pthread_mutex_lock(&c->lock);
    k->done = true;
    pthread_cond_signal(&c->answered);
    pthread_mutex_unlock(&c->lock);
    if (write(c->bell[1], "", 1) < 0) continue; /* full: it rings already */
  }
  forte_worker_free(w);
  return NULL;
}

/* ---- the owner ---- */

static void take(crew *c, chunk *k) {
  c->refused = c->refused || !c->work.take(c->work.context, k);
  bytes_empty(&k->in);
  bytes_empty(&k->out);
  if (k->answer.size > KEPT_BYTES) forte_text_free(&k->answer);
  k->count = k->bad = 0;
}

/* The oldest chunk that is out, when it is answered; with `wait`, once it is. */
static chunk *oldest(crew *c, bool wait) {
  if (c->taken == c->handed) return NULL;
  chunk *k = &c->ring[c->taken % c->ring_size];
  pthread_mutex_lock(&c->lock);
  while (wait && !k->done) pthread_cond_wait(&c->answered, &c->lock);
  bool done = k->done;
  k->done = false;
  pthread_mutex_unlock(&c->lock);
  return done ? k : NULL;
}

static void take_answered(crew *c) {
  for (chunk *k; (k = oldest(c, c->handed - c->taken == c->ring_size)) != NULL; c->taken++) take(c, k);
}

static void hand_over(crew *c) {
  chunk *k = &c->ring[c->handed % c->ring_size];
  if (!k->count) return;
  if (c->own) {
    c->work.task(c->work.context, c->own, k);
    take(c, k);
    return;
  }
  pthread_mutex_lock(&c->lock);
  c->handed++;
  pthread_cond_signal(&c->handed_over);
  pthread_mutex_unlock(&c->lock);
  take_answered(c);
}

bool crew_line(crew *c, int kind, const char *line, size_t size) {
  chunk *k = &c->ring[c->handed % c->ring_size];
  if (k->count == k->capacity) {
    k->capacity = k->capacity ? k->capacity * 2 : 64;
    k->lines = needed(realloc(k->lines, k->capacity * sizeof *k->lines));
  }
  k->lines[k->count++] = (chunk_line){size, kind};
  bytes_add(&k->in, line, size);
  if (k->in.size + k->count * sizeof *k->lines >= CHUNK_BYTES) hand_over(c);
  return !c->refused;
}

static void hear_bell(const crew *c) {
  char rung[64];
  while (read(c->bell[0], rung, sizeof rung) == sizeof rung) continue;
}

bool crew_before_read(crew *c, int descriptor) {
  struct pollfd wait[] = {{.fd = descriptor, .events = POLLIN}, {.fd = c->bell[0], .events = POLLIN}};
  while (!c->refused && poll(wait, 1, 0) == 0) {
    hand_over(c);
    take_answered(c);
    c->refused = c->refused || !c->work.flush(c->work.context);
    if (c->refused || c->taken == c->handed) break;
    poll(wait, 2, -1);
    hear_bell(c);
  }
  return !c->refused;
}

bool crew_finish(crew *c) {
  hand_over(c);
  for (chunk *k; (k = oldest(c, true)) != NULL; c->taken++) take(c, k);
  return !c->refused;
}

/* ---- the whole ---- */

static void start_threads(crew *c, size_t jobs) {
  if (jobs < 2 || pipe2(c->bell, O_CLOEXEC | O_NONBLOCK) != 0) return;
  c->threads = needed(malloc(jobs * sizeof *c->threads));
  while (c->thread_count < jobs && pthread_create(&c->threads[c->thread_count], NULL, work, c) == 0) c->thread_count++;
}

crew *crew_new(const crew_work *does, int jobs) {
  size_t wanted = jobs < 1 ? 1 : jobs > JOBS_LIMIT ? JOBS_LIMIT : (size_t)jobs;
  crew *c = needed(calloc(1, sizeof *c));
  c->work = *does;
  c->bell[0] = c->bell[1] = -1;
  c->ring_size = wanted * CHUNKS_A_JOB;
  c->ring = needed(calloc(c->ring_size, sizeof *c->ring));
  pthread_mutex_init(&c->lock, NULL);
  pthread_cond_init(&c->handed_over, NULL);
  pthread_cond_init(&c->answered, NULL);
  start_threads(c, wanted);
  if (!c->thread_count) c->own = forte_worker_new(does->engine);
  return c;
}

void crew_free(crew *c) {
  pthread_mutex_lock(&c->lock);
  c->closed = true;
  c->begun = c->handed; /* what nobody wants any more is not begun */
  pthread_cond_broadcast(&c->handed_over);
  pthread_mutex_unlock(&c->lock);
  for (size_t i = 0; i < c->thread_count; i++) pthread_join(c->threads[i], NULL);
  for (int i = 0; i < 2; i++)
    if (c->bell[i] >= 0) close(c->bell[i]);
  for (size_t i = 0; i < c->ring_size; i++) {
    free(c->ring[i].in.data);
    free(c->ring[i].out.data);
    free(c->ring[i].lines);
    forte_text_free(&c->ring[i].answer);
  }
  forte_worker_free(c->own);
  pthread_cond_destroy(&c->handed_over);
  pthread_cond_destroy(&c->answered);
  pthread_mutex_destroy(&c->lock);
  free(c->threads);
  free(c->ring);
  free(c);
}
