/* The public API of batches. */
#include <math.h>

#include "batch/batch.h"
#include "forte.h"
#include "forte_parts.h"
#include "input/source_names.h"

bool forte_is_posting_name(const char *name) { return is_posting_name(name); }

static bool pass_output(void *context, slice bytes) {
  const forte_batch_options *o = context;
  return o->write(o->context, bytes.data, bytes.size);
}

static void pass_fault(void *context, const fault *f) {
  const forte_batch_options *o = context;
  forte_error e;
  forte_fail(&e, f);
  if (o->fault) o->fault(o->context, &e);
}

static void pass_progress(void *context, size_t done, size_t failed, size_t bytes) {
  const forte_batch_options *o = context;
  if (o->progress) o->progress(o->context, done, failed, bytes);
}

static bool ask_stopped(void *context) {
  const forte_batch_options *o = context;
  return o->stopped && o->stopped(o->context);
}

static slice text_of(const char *s) { return s ? slice_of(s) : SLICE(""); }

forte_status forte_batch(const forte *engine, const forte_profile *profile, const char *const *paths, size_t count,
                         const forte_batch_options *options, forte_batch_counts *counts, forte_error *error) {
  dictionary_serve_many();
  fault f = {0};
  forte_batch_options o = *options;
  report_options look = forte_report_options(&o.style);
  batch_counts n;
  batch_settings s = {.dictionary = engine->dictionary,
                      .reader = engine->reader,
                      .profile = &profile->profile,
                      .paths = paths,
                      .path_count = count,
                      .format = text_of(o.format),
                      .where = text_of(o.where),
                      .sort = text_of(o.sort),
                      .skip = text_of(o.skip),
                      .min = o.min > 0 ? o.min : NAN,
                      .top = o.top,
                      .reports = o.reports,
                      .report_link = o.report_link ? o.report_link : "",
                      .database = o.database,
                      .jobs = o.jobs,
                      .columns = look.columns,
                      .colour = look.colour,
                      .context = &o,
                      .write = pass_output,
                      .fault = pass_fault,
                      .progress = pass_progress,
                      .stopped = ask_stopped};
  bool done = batch_run(&s, &n, &f);
  if (counts)
    *counts = (forte_batch_counts){.read = n.read,
                                   .failed = n.failed,
                                   .skipped = n.skipped,
                                   .ignored = n.ignored,
                                   .listed = n.listed,
                                   .copies = n.copies,
                                   .stored = n.stored,
                                   .fresh = n.fresh,
                                   .reports = n.reports,
                                   .stopped = n.stopped};
  return done ? FORTE_OK : forte_fail(error, &f);
}

forte_status forte_match_line(forte_worker *w, const forte_profile *profile, const char *line, size_t size,
                              forte_text *out) {
  fault f = {0};
  document d;
  posting p;
  match m;
  buffer made = {out->data, 0, out->data ? out->size + 1 : 0};
  arena_reset(w->line);
  bool done = document_read_json(w->line, (slice){line, size}, &d, &f);
  if (done) {
    posting_read(w->engine->reader, w->posting, w->line, &d, &p);
    match_make(w->line, w->engine->dictionary, &p, &profile->profile, &(match_options){0}, &m);
    json_match_row(&m, SLICE(""), 0, &made);
  } else {
    json_error(d.id_json, &f, &made);
  }
  *out = (forte_text){made.data, made.size};
  return done ? FORTE_OK : FORTE_INPUT;
}
