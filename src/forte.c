/* The public API: the pipeline on one page. bytes -> document -> posting -> match -> report. */
#include "forte.h"

#include <stdlib.h>

#include "base/file.h"
#include "forte_parts.h"
#include "report/report.h"

void forte_text_free(forte_text *text) {
  free(text->data);
  *text = (forte_text){0};
}

const char *forte_version(void) { return FORTE_VERSION; }

void forte_on_out_of_memory(void (*handler)(void *context), void *context) { memory_on_failure(handler, context); }

forte_status forte_fail(forte_error *error, const fault *f) {
  forte_status status = f->kind == FAULT_INPUT ? FORTE_INPUT : f->kind == FAULT_OUTPUT ? FORTE_OUTPUT : FORTE_USAGE;
  if (!error) return status;
  *error = (forte_error){.status = status, .code = f->code ? f->code : "error", .offset = f->offset};
  fault_format(f, error->message, sizeof error->message);
  return status;
}

void forte_give(forte_text *out, buffer *made) {
  free(out->data);
  *out = (forte_text){made->data, made->size};
  *made = (buffer){0};
}

forte *forte_new(const char *text, size_t size, const char *name, forte_error *error) {
  return forte_new_cached(text, size, name, NULL, error);
}

forte *forte_new_cached(const char *text, size_t size, const char *name, const char *cache_folder, forte_error *error) {
  fault f = {0};
  forte *engine = memory_alloc(sizeof *engine);
  *engine = (forte){.dictionary = dictionary_builtin()};
  if (text) {
    engine->extended = dictionary_cached(engine->dictionary, (slice){text, size}, slice_of(name), cache_folder, &f);
    engine->dictionary = engine->extended;
  }
  if (engine->dictionary) engine->reader = posting_reader_new(engine->dictionary);
  if (engine->reader) return engine;
  forte_fail(error, &f);
  forte_free(engine);
  return NULL;
}

void forte_free(forte *engine) {
  if (!engine) return;
  posting_reader_free(engine->reader);
  dictionary_free(engine->extended);
  free(engine);
}

forte_worker *forte_worker_new(const forte *engine) {
  forte_worker *w = memory_alloc(sizeof *w);
  *w = (forte_worker){.engine = engine,
                      .posting = posting_worker_new(engine->reader),
                      .words = dictionary_worker_new(engine->dictionary),
                      .line = arena_new()};
  return w;
}

void forte_worker_free(forte_worker *w) {
  if (!w) return;
  posting_worker_free(w->posting);
  dictionary_worker_free(w->words);
  arena_free(w->line);
  free(w);
}

forte_posting *forte_posting_read(forte_worker *w, const char *data, size_t size, const char *source,
                                  forte_error *error) {
  fault f = {0};
  arena *a = arena_new();
  forte_posting *p = arena_alloc(a, sizeof *p);
  p->arena = a;
  if (w->has_read) dictionary_serve_many();
  w->has_read = true;
  slice content = arena_copy(a, (slice){data, size});
  if (!document_read(a, content, arena_copy(a, slice_of(source)), &p->document, &f)) {
    forte_fail(error, &f);
    arena_free(a);
    return NULL;
  }
  posting_read(w->engine->reader, w->posting, a, &p->document, &p->posting);
  return p;
}

void forte_posting_free(forte_posting *p) {
  if (p) arena_free(p->arena);
}

bool forte_posting_is_cv(const forte_posting *p) { return p->posting.reads_as_cv; }

bool forte_cv_is_posting(forte_worker *w, const char *data, size_t size) {
  forte_posting *p = forte_posting_read(w, data, size, "", NULL);
  bool posting = p && p->posting.reads_as_posting;
  forte_posting_free(p);
  return posting;
}

forte_status forte_posting_render(const forte_posting *p, const char *format, const forte_style *style, forte_text *out,
                                  forte_error *error) {
  fault f = {0};
  const report_format *r = report_find(slice_of(format));
  if (!r || !r->extraction) {
    fault_set(&f, FAULT_USAGE, "unknown_format", SLICE(""), "'%s' is no format for this; use %s", format,
              report_names());
    return forte_fail(error, &f);
  }
  buffer made = {0};
  report_options o = forte_report_options(style);
  o.properties = p->document.properties;
  o.property_count = p->document.property_count;
  r->extraction(&p->posting, &o, &made);
  if (made.size && made.data[made.size - 1] != '\n') buffer_char(&made, '\n');
  forte_give(out, &made);
  return FORTE_OK;
}

report_options forte_report_options(const forte_style *style) {
  report_options o = {.columns = 80};
  if (style)
    o = (report_options){
        .colour = style->colour, .columns = style->columns ? style->columns : 80, .explain = style->explain};
  return o;
}

forte_status forte_extract_line(forte_worker *w, const char *line, size_t size, forte_text *out) {
  fault f = {0};
  document d;
  posting p;
  buffer made = {out->data, 0, out->data ? out->size + 1 : 0};
  dictionary_serve_many();
  arena_reset(w->line);
  bool done = document_read_json(w->line, (slice){line, size}, &d, &f);
  if (done) {
    posting_read(w->engine->reader, w->posting, w->line, &d, &p);
    json_extraction(&p, NULL, &made);
  } else {
    json_error(d.id_json, &f, &made);
  }
  *out = (forte_text){made.data, made.size};
  return done ? FORTE_OK : FORTE_INPUT;
}

void forte_error_line(const forte_error *error, forte_text *out) {
  fault f = {0};
  buffer made = {out->data, 0, out->data ? out->size + 1 : 0};
  fault_set(&f, FAULT_INPUT, error->code, SLICE(""), "%s", error->message);
  fault_at(&f, 0, 0, error->offset);
  json_error(SLICE(""), &f, &made);
  *out = (forte_text){made.data, made.size};
}

forte_status forte_file_read(const char *name, forte_text *out, forte_error *error) {
  fault f = {0};
  buffer made = {0};
  bool done = file_read(name, FILE_LIMIT, &made, &f);
  if (!done) buffer_free(&made);
  forte_give(out, &made);
  return done ? FORTE_OK : forte_fail(error, &f);
}

forte_status forte_file_write(const char *name, const char *data, size_t size, forte_error *error) {
  fault f = {0};
  return file_write(name, (slice){data, size}, &f) ? FORTE_OK : forte_fail(error, &f);
}

forte_status forte_file_replace(const char *name, const char *before, size_t before_size, const char *data, size_t size,
                                forte_error *error) {
  fault f = {0};
  return file_replace(name, (slice){before, before_size}, (slice){data, size}, &f) ? FORTE_OK : forte_fail(error, &f);
}

/* The public writer is the file room's own. */
struct forte_file_writer {
  file_writer *writer;
};

forte_file_writer *forte_file_begin(const char *name, forte_error *error) {
  fault f = {0};
  file_writer *writer = file_begin(name, &f);
  if (!writer) {
    forte_fail(error, &f);
    return NULL;
  }
  forte_file_writer *w = memory_alloc(sizeof *w);
  w->writer = writer;
  return w;
}

int forte_file_descriptor(const forte_file_writer *w) { return file_descriptor(w->writer); }

forte_status forte_file_end(forte_file_writer *w, forte_error *error) {
  fault f = {0};
  bool done = file_end(w->writer, &f);
  free(w);
  return done ? FORTE_OK : forte_fail(error, &f);
}

void forte_file_drop(forte_file_writer *w) {
  file_drop(w->writer);
  free(w);
}

void forte_shown_text(const char *text, size_t size, forte_text *out) {
  buffer made = {0};
  text_safe((slice){text, size}, false, &made);
  buffer_reserve(&made, 0)[0] = '\0';
  forte_give(out, &made);
}

forte_status forte_file_put(const char *name, const char *data, size_t size, forte_error *error) {
  if (strcmp(name, "-") != 0) return forte_file_write(name, data, size, error);
  fault f = {0};
  return file_put(1, (slice){data, size}, SLICE("standard output"), &f) ? FORTE_OK : forte_fail(error, &f);
}
