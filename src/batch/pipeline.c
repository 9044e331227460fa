#include "batch/pipeline.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/file.h"
#include "batch/report_file.h"
#include "base/sha256.h"
#include "report/report.h"

enum { CHUNK_ITEMS = 64, CHUNK_BYTES = 512 << 10, CHUNKS_A_JOB = 4, BUFFER_KEPT = 256 << 10, JOBS_LIMIT = 256 };

typedef struct chunk {
  source_item items[CHUNK_ITEMS];
  outcome outcomes[CHUNK_ITEMS];
  size_t count;
  arena *arena; /* of the outcomes */
  bool done;
} chunk;

typedef struct pipeline {
  const batch_settings *settings;
  bool lines;
  store_key key;
  pthread_mutex_t source_lock, ring_lock; /* in this order where both are held */
  pthread_cond_t changed;
  sources *sources;
  chunk *ring;
  size_t ring_size, taken, collected;
  bool ended, halted, cut; /* the input is at its end; the taker wants no more; stopped before the end */
} pipeline;

typedef struct worker {
  pipeline *pipeline;
  posting_worker *posting;
  store_reader *stored;
  arena *scratch;
} worker;

/* ---- one item ---- */

/* The name counts where a title may come from it; streams and payloads name their postings themselves. */
static slice content_hash(arena *a, const source_item *item) {
  if (item->json) return slice_cut(sha256_hex(a, buffer_slice(&item->content)), 0, 32);
  slice name = buffer_slice(&item->name);
  while (name.size && memchr(name.data, '/', name.size)) name = slice_cut(name, 1, name.size);
  slice all = arena_format(a, "%.*s\n", SLICE_ARGS(name));
  char *both = arena_alloc(a, all.size + item->content.size + 1);
  memcpy(both, all.data, all.size);
  if (item->content.size) memcpy(both + all.size, item->content.data, item->content.size);
  return slice_cut(sha256_hex(a, (slice){both, all.size + item->content.size}), 0, 32);
}

static void keep_row(arena *to, const row *r, const source_item *item, outcome *out) {
  out->row = row_copy(to, r);
  for (size_t i = 0; i < out->row.skill_count; i++) out->row.skills[i].name = arena_copy(to, r->skills[i].name);
  out->row.file = arena_copy(to, buffer_slice(&item->name));
  out->row.number = item->number;
}

static void analyse(worker *w, const source_item *item, slice hash, arena *to, outcome *out) {
  const batch_settings *s = w->pipeline->settings;
  document d;
  posting p;
  match m;
  row r;
  if (!source_item_read(w->scratch, item, &d, &out->fault)) {
    out->kind = OUTCOME_FAULT;
    out->raw_id = arena_copy(to, d.id_json);
    return;
  }
  if (note_property_is(d.properties, d.property_count, s->skip)) {
    out->kind = OUTCOME_SKIPPED;
    return;
  }
  posting_read(s->reader, w->posting, w->scratch, &d, &p);
  if (p.reads_as_cv) {
    fault_set(&out->fault, FAULT_INPUT, "looks_like_cv", arena_copy(to, buffer_slice(&item->name)),
              "reads like a CV, not like a posting; 'forte skills' makes the skills file from it");
    out->kind = OUTCOME_FAULT;
    out->raw_id = arena_copy(to, d.id_json);
    return;
  }
  match_make(w->scratch, s->dictionary, &p, s->profile, &(match_options){0}, &m);
  row_make(w->scratch, s->dictionary, &d, &m, &r);
  r.hash = hash;
  out->kind = OUTCOME_ROW;
  keep_row(to, &r, item, out);
  if (w->pipeline->lines) {
    buffer line = {0};
    json_match_row(&m, SLICE(""), 0, &line); /* file and rank are filled in when it is written out */
    out->line = arena_copy(to, buffer_slice(&line));
    buffer_free(&line);
  }
  if (s->reports) out->report = report_file_write(to, s->reports, &out->row, &m, &d);
}

static void handle(worker *w, const source_item *item, arena *to, outcome *out) {
  const pipeline *p = w->pipeline;
  row found;
  *out = (outcome){.line = SLICE(""), .report = SLICE(""), .raw_id = SLICE(""), .bytes = item->content.size};
  arena_reset(w->scratch);
  slice hash = SLICE("");
  if (p->settings->database && item->fault.kind == FAULT_NONE) hash = content_hash(w->scratch, item);
  bool known = hash.size && !p->settings->reports && (item->json || !p->settings->skip.size); /* notes may be skipped */
  store_answer answer = known ? store_find(w->stored, hash, p->lines, to, &found, &out->line) : STORE_NOT_THERE;
  out->damaged = answer == STORE_DAMAGED;
  if (answer == STORE_FOUND) {
    found.hash = hash;
    out->kind = OUTCOME_STORED;
    keep_row(to, &found, item, out);
    return;
  }
  analyse(w, item, hash, to, out);
}

/* ---- chunks ---- */

static bool is_stopped(const pipeline *p) { return p->settings->stopped && p->settings->stopped(p->settings->context); }

/* Waits for room in the ring; NULL when there is nothing more to do. Called with the source lock held. */
static chunk *next_slot(pipeline *p) {
  pthread_mutex_lock(&p->ring_lock);
  while (!p->halted && p->taken - p->collected >= p->ring_size) pthread_cond_wait(&p->changed, &p->ring_lock);
  chunk *c = p->halted || p->ended ? NULL : &p->ring[p->taken % p->ring_size];
  pthread_mutex_unlock(&p->ring_lock);
  return c;
}

static chunk *take_chunk(pipeline *p) {
  pthread_mutex_lock(&p->source_lock);
  chunk *c = next_slot(p);
  size_t bytes = 0;
  bool ended = false, cut = false;
  if (c) {
    for (c->count = 0; c->count < CHUNK_ITEMS && bytes < CHUNK_BYTES && !ended;) {
      cut = is_stopped(p);
      ended = cut || !sources_next(p->sources, &c->items[c->count]);
      if (!ended) bytes += c->items[c->count++].content.size;
    }
    pthread_mutex_lock(&p->ring_lock);
    p->ended |= ended;
    p->cut |= cut;
    if (c->count) p->taken++;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->ring_lock);
  }
  pthread_mutex_unlock(&p->source_lock);
  return c && c->count ? c : NULL;
}

static void *work(void *argument) {
  worker *w = argument;
  pipeline *p = w->pipeline;
  for (chunk *c; (c = take_chunk(p)) != NULL;) {
    for (size_t i = 0; i < c->count; i++) handle(w, &c->items[i], c->arena, &c->outcomes[i]);
    pthread_mutex_lock(&p->ring_lock);
    c->done = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->ring_lock);
  }
  return NULL;
}

static void empty_chunk(chunk *c) {
  arena_reset(c->arena);
  for (size_t i = 0; i < c->count; i++)
    if (c->items[i].content.capacity > BUFFER_KEPT) buffer_free(&c->items[i].content);
}

static chunk *next_done(pipeline *p) {
  pthread_mutex_lock(&p->ring_lock);
  chunk *c = &p->ring[p->collected % p->ring_size];
  while (!c->done && !(p->ended && p->collected == p->taken)) pthread_cond_wait(&p->changed, &p->ring_lock);
  bool any = c->done;
  pthread_mutex_unlock(&p->ring_lock);
  return any ? c : NULL;
}

static void collect(pipeline *p, outcome_taker take, void *context) {
  bool going = true;
  for (chunk *c; (c = next_done(p)) != NULL;) {
    for (size_t i = 0; i < c->count && going; i++) going = take(context, &c->outcomes[i]);
    empty_chunk(c);
    pthread_mutex_lock(&p->ring_lock);
    c->done = false;
    p->collected++;
    p->halted |= !going;
    p->ended |= !going;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->ring_lock);
  }
}

/* ---- the whole ---- */

static worker worker_new(pipeline *p) {
  const batch_settings *s = p->settings;
  return (worker){.pipeline = p,
                  .posting = posting_worker_new(s->reader),
                  .scratch = arena_new(),
                  .stored = s->database ? store_reader_new(s->database, &p->key) : NULL};
}

static void worker_free(worker *w) {
  posting_worker_free(w->posting);
  store_reader_free(w->stored);
  arena_free(w->scratch);
}

static void ring_new(pipeline *p, size_t jobs) {
  p->ring_size = jobs * CHUNKS_A_JOB;
  p->ring = memory_alloc(p->ring_size * sizeof *p->ring);
  memset(p->ring, 0, p->ring_size * sizeof *p->ring);
  for (size_t i = 0; i < p->ring_size; i++) p->ring[i].arena = arena_new();
}

static void ring_free(pipeline *p) {
  for (size_t i = 0; i < p->ring_size; i++) {
    for (size_t k = 0; k < CHUNK_ITEMS; k++) source_item_free(&p->ring[i].items[k]);
    arena_free(p->ring[i].arena);
  }
  free(p->ring);
}

bool pipeline_run(const batch_settings *settings, bool lines, outcome_taker take, void *context, size_t *ignored) {
  size_t jobs = settings->jobs < 1 ? 1 : settings->jobs > JOBS_LIMIT ? JOBS_LIMIT : (size_t)settings->jobs, started = 0;
  pipeline p = {.settings = settings,
                .lines = lines,
                .source_lock = PTHREAD_MUTEX_INITIALIZER,
                .ring_lock = PTHREAD_MUTEX_INITIALIZER,
                .changed = PTHREAD_COND_INITIALIZER,
                .sources = sources_new(settings->paths, settings->path_count)};
  if (settings->database) p.key = store_key_make(settings->dictionary, settings->profile);
  ring_new(&p, jobs);
  worker *workers = memory_alloc(jobs * sizeof *workers);
  pthread_t *threads = memory_alloc(jobs * sizeof *threads);
  for (size_t i = 0; i < jobs; i++) {
    workers[i] = worker_new(&p);
    if (pthread_create(&threads[i], NULL, work, &workers[i]) != 0) {
      worker_free(&workers[i]);
      break;
    }
    started++;
  }
  if (!started) memory_failed();
  collect(&p, take, context);
  for (size_t i = 0; i < started; i++) {
    pthread_join(threads[i], NULL);
    worker_free(&workers[i]);
  }
  *ignored = sources_ignored(p.sources);
  bool whole = !p.halted && !p.cut;
  ring_free(&p);
  sources_free(p.sources);
  free(workers);
  free(threads);
  return whole;
}
