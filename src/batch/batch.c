/* The batch on one page: sources -> pipeline -> (store) -> ranking -> a writer. */
#include "batch/batch.h"

#include <math.h>

#include "batch/pipeline.h"
#include "batch/ranking.h"
#include "batch/report_file.h"
#include "batch/where.h"
#include "batch/writers.h"
#include "report/report.h"

enum { TEXT_TOP = 50 }; /* a terminal's table shows no more, unless --top says so */

static const struct batch_format {
  const char *name;
  void (*write)(writing *w);
  bool lines; /* it needs the matches as JSON */
} formats[] = {{"text", write_text, false}, {"md", write_markdown, false},  {"csv", write_csv, false},
               {"json", write_json, true},  {"ndjson", write_ndjson, true}, {"html", write_page, false}};

static const struct batch_format *format_find(slice name, fault *f) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (!name.size || slice_equal(name, slice_of(formats[i].name))) return &formats[i];
  fault_set(f, FAULT_USAGE, "unknown_format", SLICE(""),
            "'%.*s' is no format for this; use text, md, csv, json, ndjson or html", SLICE_ARGS(name));
  return NULL;
}

typedef struct batch {
  const batch_settings *settings;
  const struct batch_format *format;
  where *where;
  store *store;
  ranking ranking;
  size_t bytes, damaged;
  bool spill_failed, report_failed;
} batch;

/* ---- outcomes, one by one ---- */

static bool take_fault(batch *b, const outcome *o) {
  b->ranking.counts.failed++;
  b->settings->fault(b->settings->context, &o->fault);
  if (!b->format->lines) return true;
  buffer line = {0};
  json_error(o->raw_id, &o->fault, &line);
  bool done = ranking_add_error(&b->ranking, buffer_slice(&line));
  buffer_free(&line);
  return done;
}

static bool take_row(batch *b, const outcome *o) {
  row r = o->row;
  batch_counts *c = &b->ranking.counts;
  c->stored += o->kind == OUTCOME_STORED;
  if (b->store && !store_add(b->store, &r, o->line, o->kind == OUTCOME_ROW, &r.fresh)) return false;
  c->fresh += r.fresh;
  b->report_failed |= b->settings->reports && !o->report.size;
  if (b->report_failed) return false;
  if (!where_holds(b->where, &r)) {
    if (o->report.size) report_file_remove(b->settings->reports, o->report);
    return true;
  }
  slice line = b->format->lines ? o->line : SLICE("");
  b->spill_failed |= !ranking_add(&b->ranking, &r, line, o->report);
  return !b->spill_failed;
}

static bool take(void *context, const outcome *o) {
  batch *b = context;
  const batch_settings *s = b->settings;
  batch_counts *c = &b->ranking.counts;
  c->read++;
  b->damaged += o->damaged;
  b->bytes += o->bytes;
  bool going = true;
  if (o->kind == OUTCOME_SKIPPED)
    c->skipped++;
  else
    going = o->kind == OUTCOME_FAULT ? take_fault(b, o) : take_row(b, o);
  if (s->progress) s->progress(s->context, c->read, c->failed, b->bytes);
  return going;
}

/* ---- after the last ---- */

/* Reports are written while postings are read; those of postings that are not listed go. */
static void drop_reports(batch *b) {
  ranking *r = &b->ranking;
  for (size_t i = 0; b->settings->reports && i < r->count; i++) {
    bool listed = r->rows[i].rank && (!b->settings->top || r->rows[i].rank <= b->settings->top);
    if (!listed && r->reports[i].size) report_file_remove(b->settings->reports, r->reports[i]);
    r->counts.reports += listed;
  }
}

static void say_damaged(const batch *b) {
  fault f;
  if (!b->damaged) return;
  fault_set(&f, FAULT_INPUT, "damaged_store", slice_of(b->settings->database),
            "%zu of its results %s damaged; analysed again; check the disk", b->damaged,
            b->damaged == 1 ? "was" : "were");
  b->settings->fault(b->settings->context, &f);
}

static bool what_failed(const batch *b, fault *f) {
  if (b->spill_failed)
    return fault_set(f, FAULT_OUTPUT, "temporary", SLICE(""),
                     "the temporary file cannot be written; make room, or set TMPDIR to another folder");
  if (b->report_failed)
    return fault_set(f, FAULT_OUTPUT, "not_writable", slice_of(b->settings->reports),
                     "a report cannot be written; check room and permissions");
  return true;
}

static bool write_out(batch *b, fault *f) {
  writing w = {.ranking = &b->ranking, .settings = b->settings};
  b->format->write(&w);
  writing_flush(&w, true);
  buffer_free(&w.out);
  return !w.failed || fault_set(f, FAULT_OUTPUT, "write_failed", SLICE(""),
                                "the output cannot be written; check room and permissions");
}

static bool prepare(batch *b, arena *a, fault *f) {
  const batch_settings *s = b->settings;
  b->format = format_find(s->format, f);
  if (!b->format || !ranking_can_sort(s->sort, f)) return false;
  if (s->where.size && !(b->where = where_parse(a, s->where, f))) return false;
  if (!s->database && where_asks_new(b->where))
    return fault_set(f, FAULT_USAGE, "where", SLICE("--where"),
                     "'new' needs a results store, which knows what was there before; give --db FILE");
  if (s->reports && !report_folder_make(s->reports, f)) return false;
  if (!s->database) return true;
  store_key key = store_key_make(s->dictionary, s->profile);
  b->store = store_open(s->database, &key, f);
  return b->store != NULL;
}

bool batch_run(const batch_settings *settings, batch_counts *counts, fault *f) {
  arena *a = arena_new();
  batch_settings s = *settings;
  batch b = {.settings = &s};
  *counts = (batch_counts){0};
  bool done = prepare(&b, a, f);
  if (done) {
    if (b.format->write == write_text && !s.top && !s.reports) s.top = TEXT_TOP;
    ranking_begin(&b.ranking, b.format->lines);
    bool whole = pipeline_run(&s, b.format->lines || s.database, take, &b, &b.ranking.counts.ignored);
    b.ranking.counts.stopped = !whole;
    if (b.store) done = store_close(b.store, whole, f);
    say_damaged(&b);
    done = done && what_failed(&b, f);
    if (done) {
      ranking_finish(&b.ranking, &s);
      drop_reports(&b);
      done = write_out(&b, f);
    }
    *counts = b.ranking.counts;
    ranking_free(&b.ranking);
  }
  arena_free(a);
  return done;
}
