/* The public API of notes: one page, or an export as a whole. */
#include <stdlib.h>

#include "forte.h"
#include "forte_parts.h"
#include "input/zip.h"
#include "input/zip_edit.h"
#include "note/fill.h"
#include "report/diff.h"
#include "report/report.h"

static forte_fill_result result_of(fill_result r) {
  static const forte_fill_result results[] = {FORTE_FILL_CHANGED, FORTE_FILL_SAME, FORTE_FILL_OWN_TEXT,
                                              FORTE_FILL_NO_SECTION, FORTE_FILL_NOTHING};
  return results[r];
}

static fill_request request_of(const forte_fill_options *o) {
  return (fill_request){o->heading ? slice_of(o->heading) : (slice){"", 0}, o->learn, o->force};
}

/* The lines as Markdown, in which nothing of a CV or a posting is markup. */
static fill_lines safe_lines(arena *a, const match_lines *lines) {
  slice *safe = arena_alloc(a, (lines->count + 1) * sizeof *safe);
  for (size_t i = 0; i < lines->count; i++) {
    buffer line = {0};
    markdown_safe(lines->items[i], &line);
    safe[i] = arena_copy(a, buffer_slice(&line));
    buffer_free(&line);
  }
  return (fill_lines){safe, lines->count};
}

static bool fill_page(forte_worker *w, arena *a, const forte_profile *profile, slice bytes, slice source,
                      const forte_fill_options *o, forte_fill_result *result, buffer *out, fault *f) {
  note n;
  document d;
  posting p;
  match m;
  fill_edit edits[2];
  size_t count = 0;
  match_options options = {o->points};
  fill_request request = request_of(o);
  if (!note_read(a, bytes, source, &n, f)) return false;
  if (o->skip && note_property_is(n.properties, n.property_count, slice_of(o->skip))) {
    *result = FORTE_FILL_SKIPPED;
  } else if (!fill_concerns(&n, &request)) {
    *result = FORTE_FILL_NO_SECTION;
  } else if (document_read(a, bytes, source, &d, f)) {
    posting_read(w->engine->reader, w->posting, a, &d, &p);
    match_make(a, w->engine->dictionary, &p, &profile->profile, &options, &m);
    match_lines lessons = {0};
    if (o->learn) lessons = lessons_write(a, &m);
    match_lines points = {.items = m.points.items, .count = m.points.count};
    *result = result_of(fill_note(a, &n, &request, safe_lines(a, &points), safe_lines(a, &lessons), edits, &count));
  } else {
    return false;
  }
  fill_apply(bytes, edits, count, out);
  return true;
}

forte_status forte_fill(forte_worker *w, const forte_profile *profile, const char *data, size_t size,
                        const char *source, const forte_fill_options *options, forte_text *out,
                        forte_fill_result *result, forte_error *error) {
  fault f = {0};
  buffer made = {0};
  forte_fill_options none = {0};
  forte_fill_result ignored;
  arena *a = arena_new();
  bool done = fill_page(w, a, profile, (slice){data, size}, slice_of(source), options ? options : &none,
                        result ? result : &ignored, &made, &f);
  arena_free(a);
  if (!done) {
    buffer_free(&made);
    return forte_fail(error, &f);
  }
  forte_give(out, &made);
  return FORTE_OK;
}

/* ---- an export as a whole ---- */

typedef struct export {
  forte_worker *worker;
  const forte_profile *profile;
  const forte_fill_options *options;
  forte_fill_each each;
  void *context;
}
export;

enum { EXPORT_DEPTH = 3 };

static bool fill_archive(const export *x, arena *a, slice bytes, slice source, int depth, buffer *out, fault *f);

static void say(const export *x, slice source, slice name, forte_fill_result result, const fault *f) {
  if (!x->each) return;
  forte_error e;
  buffer path = {0};
  buffer_format(&path, "%.*s/%.*s", SLICE_ARGS(source), SLICE_ARGS(name));
  if (f) forte_fail(&e, f);
  x->each(x->context, path.data, result, f ? &e : NULL);
  buffer_free(&path);
}

/* The new content of one file of the archive; false when it stays as it is. */
static bool fill_file(const export *x, arena *a, slice source, slice name, slice content, int depth, slice *fresh,
                      fault *f) {
  buffer made = {0};
  fault own = {0};
  note n;
  fill_request request = request_of(x->options);
  forte_fill_result result = FORTE_FILL_NO_SECTION;
  bool archive = slice_ends_with(name, SLICE(".zip")) && depth < EXPORT_DEPTH, changed = false;
  if (archive) {
    slice path = arena_format(a, "%.*s/%.*s", SLICE_ARGS(source), SLICE_ARGS(name));
    changed = fill_archive(x, a, content, path, depth + 1, &made, f) && !slice_equal(content, buffer_slice(&made));
  } else if (slice_ends_with(name, SLICE(".md")) && note_read(a, content, name, &n, NULL) &&
             fill_concerns(&n, &request)) {
    bool done = fill_page(x->worker, a, x->profile, content, name, x->options, &result, &made, &own);
    changed = done && result == FORTE_FILL_CHANGED;
    say(x, source, name, result, done ? NULL : &own);
  }
  if (changed) *fresh = arena_copy(a, buffer_slice(&made));
  buffer_free(&made);
  return changed;
}

static bool fill_archive(const export *x, arena *a, slice bytes, slice source, int depth, buffer *out, fault *f) {
  ARENA_LIST(zip_change) changes = {0};
  fault own = {0};
  slice name, fresh;
  zip *z = zip_open(bytes, source, f);
  if (!z) return false;
  while (zip_next(z, &name, &own)) {
    bool wanted = slice_ends_with(name, SLICE(".md")) || slice_ends_with(name, SLICE(".zip"));
    buffer content = {0};
    if (wanted && !zip_read(z, &content, &own)) {
      buffer_free(&content);
      break;
    }
    slice kept = arena_copy(a, name);
    if (wanted && fill_file(x, a, source, kept, arena_copy(a, buffer_slice(&content)), depth, &fresh, &own))
      ARENA_PUSH(a, &changes, (zip_change){kept, fresh});
    buffer_free(&content);
    if (own.kind != FAULT_NONE) break;
  }
  zip_close(z);
  if (own.kind != FAULT_NONE) {
    if (f) *f = own;
    return false;
  }
  if (changes.count) return zip_change_files(bytes, changes.items, changes.count, source, out, f);
  buffer_add(out, bytes);
  return true;
}

forte_status forte_fill_zip(forte_worker *w, const forte_profile *profile, const char *data, size_t size,
                            const char *source, const forte_fill_options *options, forte_fill_each each, void *context,
                            forte_text *out, forte_error *error) {
  fault f = {0};
  buffer made = {0};
  forte_fill_options none = {0};
  export x = {w, profile, options ? options : &none, each, context};
  arena *a = arena_new();
  bool done = fill_archive(&x, a, (slice){data, size}, slice_of(source), 0, &made, &f);
  arena_free(a);
  if (!done) {
    buffer_free(&made);
    return forte_fail(error, &f);
  }
  forte_give(out, &made);
  return FORTE_OK;
}

void forte_diff(const char *before, size_t before_size, const char *after, size_t after_size, const char *name,
                forte_text *out) {
  buffer made = {0};
  diff_write((slice){before, before_size}, (slice){after, after_size}, slice_of(name), &made);
  forte_give(out, &made);
}
