/* The public API of notes: one page, or an export as a whole. */
#include <stdlib.h>

#include "forte.h"
#include "forte_parts.h"
#include "input/encoding.h"
#include "input/zip.h"
#include "input/zip_edit.h"
#include "note/fill.h"
#include "report/diff.h"
#include "report/report.h"

static forte_fill_result result_of(fill_result r) {
  static const forte_fill_result results[] = {[FILL_CHANGED] = FORTE_FILL_CHANGED,
                                              [FILL_SAME] = FORTE_FILL_SAME,
                                              [FILL_OWN_TEXT] = FORTE_FILL_OWN_TEXT,
                                              [FILL_NO_SECTION] = FORTE_FILL_NO_SECTION,
                                              [FILL_NOTHING] = FORTE_FILL_NOTHING,
                                              [FILL_POINTS_ONLY] = FORTE_FILL_POINTS_ONLY,
                                              [FILL_LESSONS_ONLY] = FORTE_FILL_LESSONS_ONLY,
                                              [FILL_REPLACED] = FORTE_FILL_REPLACED,
                                              [FILL_FIRST] = FORTE_FILL_FIRST};
  return results[r];
}

bool forte_fill_changes(forte_fill_result result) {
  return result == FORTE_FILL_CHANGED || result == FORTE_FILL_POINTS_ONLY || result == FORTE_FILL_LESSONS_ONLY ||
         result == FORTE_FILL_REPLACED || result == FORTE_FILL_FIRST;
}

static fill_request request_of(const forte_fill_options *o) {
  return (fill_request){o->heading ? slice_of(o->heading) : (slice){"", 0}, o->learn, o->force};
}

/* The lines as Markdown, in which nothing of a CV or a posting is markup; in the encoding of the note, of which one
   file can have only one. */
static bool safe_lines(arena *a, const match_lines *lines, slice note, slice source, fill_lines *out, fault *f) {
  slice *safe = arena_alloc(a, (lines->count + 1) * sizeof *safe), missing;
  bool western = encoding_is_windows1252(note), good = true;
  for (size_t i = 0; good && i < lines->count; i++) {
    buffer line = {0};
    markdown_safe(lines->items[i], &line);
    safe[i] = arena_copy(a, buffer_slice(&line));
    buffer_free(&line);
    good = !western || encoding_to_windows1252(a, safe[i], &safe[i], &missing);
  }
  *out = (fill_lines){safe, lines->count};
  return good || fault_set(f, FAULT_INPUT, "encoding", source,
                           "is in Windows-1252, which has no '%.*s'; save the note as UTF-8", SLICE_ARGS(missing));
}

/* What forte writes it must be able to read: binary bytes may hide in a section. */
static bool is_readable(arena *a, slice bytes, slice source, fault *f) {
  note n;
  document d;
  if (note_read(a, bytes, source, &n, NULL) && document_read(a, bytes, source, &d, NULL)) return true;
  return fault_set(f, FAULT_INPUT, "damaged", source,
                   "holds bytes that are no text, and could not be read again once filled; save it as plain text");
}

static bool fill_page(forte_worker *w, arena *a, const forte_profile *profile, slice bytes, slice source,
                      const forte_fill_options *o, forte_fill_result *result, buffer *out, fault *f) {
  note n;
  document d;
  posting p;
  match m;
  fill_edit edits[2];
  size_t count = 0;
  match_options options = {.points = o->points};
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
    fill_lines safe_points, safe_lessons;
    if (!safe_lines(a, &points, bytes, source, &safe_points, f) ||
        !safe_lines(a, &lessons, bytes, source, &safe_lessons, f))
      return false;
    *result = result_of(fill_note(a, &n, &request, safe_points, safe_lessons, edits, &count));
  } else {
    return false;
  }
  fill_apply(bytes, edits, count, out);
  return !forte_fill_changes(*result) || is_readable(a, buffer_slice(out), source, f);
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
  zip_budget *budget; /* of the export and the archives in it */
}
export;

static bool fill_archive(const export *x, slice bytes, slice source, int depth, buffer *out, fault *f);

static void say(const export *x, slice source, slice name, forte_fill_result result, const fault *f) {
  if (!x->each) return;
  forte_error e;
  buffer path = {0};
  buffer_format(&path, "%.*s/%.*s", SLICE_ARGS(source), SLICE_ARGS(name));
  if (f) forte_fail(&e, f);
  x->each(x->context, path.data, result, f ? &e : NULL);
  buffer_free(&path);
}

/* A page of the export into `made`; false when it stays as it is. What reading it takes goes with it. */
static bool fill_one_page(const export *x, slice source, slice name, slice content, buffer *made) {
  note n;
  fault own = {0};
  arena *a = arena_new();
  fill_request request = request_of(x->options);
  forte_fill_result result = FORTE_FILL_NO_SECTION;
  bool changed = false;
  if (note_read(a, content, name, &n, NULL) && fill_concerns(&n, &request)) {
    bool done = fill_page(x->worker, a, x->profile, content, name, x->options, &result, made, &own);
    changed = done && forte_fill_changes(result);
    say(x, source, name, result, done ? NULL : &own);
  }
  arena_free(a);
  return changed;
}

static void say_too_deep(const export *x, slice source, slice name) {
  fault f = {0};
  fault_set(&f, FAULT_INPUT, "too_deep", name, "is an archive in an archive in an archive; unpack it first");
  say(x, source, name, FORTE_FILL_NO_SECTION, &f);
}

/* The new content of one file of the archive; false when it stays as it is. */
static bool fill_file(const export *x, slice source, slice name, slice content, int depth, buffer *made, fault *f) {
  if (!slice_ends_with(name, SLICE(".zip"))) return fill_one_page(x, source, name, content, made);
  buffer path = {0};
  buffer_format(&path, "%.*s/%.*s", SLICE_ARGS(source), SLICE_ARGS(name));
  bool changed = false;
  if (depth >= ZIP_DEPTH)
    say_too_deep(x, source, name);
  else
    changed =
        fill_archive(x, content, buffer_slice(&path), depth + 1, made, f) && !slice_equal(content, buffer_slice(made));
  buffer_free(&path);
  return changed;
}

typedef ARENA_LIST(zip_change) change_list;

/* Goes through the archive's files; `a` keeps the names and new contents of those that change. */
static bool fill_files(const export *x, arena *a, zip *z, slice source, int depth, change_list *changes, fault *f) {
  slice name;
  bool good = true;
  while (good && zip_next(z, &name, f)) {
    if (!slice_ends_with(name, SLICE(".md")) && !slice_ends_with(name, SLICE(".zip"))) continue;
    buffer content = {0}, made = {0};
    slice kept = arena_copy(a, name);
    good = zip_read(z, &content, f);
    if (good && fill_file(x, source, kept, buffer_slice(&content), depth, &made, f))
      ARENA_PUSH(a, changes, (zip_change){zip_entry(z), kept, arena_copy(a, buffer_slice(&made))});
    good = good && f->kind == FAULT_NONE;
    buffer_free(&content);
    buffer_free(&made);
  }
  return good && f->kind == FAULT_NONE;
}

static bool fill_archive(const export *x, slice bytes, slice source, int depth, buffer *out, fault *f) {
  change_list changes = {0};
  zip *z = zip_open(bytes, source, x->budget, f);
  if (!z) return false;
  arena *a = arena_new();
  bool good = fill_files(x, a, z, source, depth, &changes, f);
  zip_close(z);
  if (good && changes.count)
    good = zip_change_files(bytes, changes.items, changes.count, source, out, f);
  else if (good)
    buffer_add(out, bytes);
  arena_free(a);
  return good;
}

forte_status forte_fill_zip(forte_worker *w, const forte_profile *profile, const char *data, size_t size,
                            const char *source, const forte_fill_options *options, forte_fill_each each, void *context,
                            forte_text *out, forte_error *error) {
  fault f = {0};
  buffer made = {0};
  forte_fill_options none = {0};
  zip_budget budget = {0};
  export x = {w, profile, options ? options : &none, each, context, &budget};
  bool done = fill_archive(&x, (slice){data, size}, slice_of(source), 1, &made, &f);
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
