/* The public API of notes: one page, or an export as a whole. */
#include <stdlib.h>

#include "forte.h"
#include "forte_parts.h"
#include "input/zip.h"
#include "input/zip_edit.h"
#include "report/fill.h"

static const slice main_heading = {"Where can I add value?", 22},
                   learn_heading = {"What am I excited about? What will I learn?", 43},
                   learn_heading_short = {"What will I learn?", 18};

/* "Stage=Rejected": does the note have that property with that value? */
static bool is_skipped(const note *n, const char *skip) {
  const char *equals = skip ? strchr(skip, '=') : NULL;
  if (!equals) return false;
  slice key = slice_trim((slice){skip, (size_t)(equals - skip)}), value = slice_trim(slice_of(equals + 1));
  return slice_equal_nocase(slice_trim(note_property_value(n, key)), value);
}

static forte_fill_result result_of(fill_result r) {
  static const forte_fill_result results[] = {FORTE_FILL_CHANGED, FORTE_FILL_SAME, FORTE_FILL_OWN_TEXT,
                                              FORTE_FILL_NO_SECTION, FORTE_FILL_NOTHING};
  return results[r];
}

/* Fills the sections; the edits come in order of place. */
static size_t edit_note(arena *a, const note *n, const match *m, const forte_fill_options *o, fill_edit edits[2],
                        forte_fill_result *result) {
  slice heading = o->heading ? slice_of(o->heading) : main_heading;
  size_t count = 0;
  fill_result main = fill_section(a, n, heading, m->points.items, m->points.count, o->force, &edits[count]);
  count += main == FILL_CHANGED;
  *result = result_of(main);
  if (!o->learn) return count;
  match_lines lessons = lessons_write(a, m);
  const note_section *s = note_find(n, learn_heading);
  fill_result more = fill_section(a, n, s ? learn_heading : learn_heading_short, lessons.items, lessons.count, o->force,
                                  &edits[count]);
  if (more == FILL_SAME && *result == FORTE_FILL_NOTHING) *result = FORTE_FILL_SAME; /* filled as far as it goes */
  if (more != FILL_CHANGED) return count;
  *result = FORTE_FILL_CHANGED;
  if (count && edits[1].at.start < edits[0].at.start) {
    fill_edit first = edits[1];
    edits[1] = edits[0];
    edits[0] = first;
  }
  return count + 1;
}

static bool has_section(const note *n, const forte_fill_options *o) {
  if (note_find(n, o->heading ? slice_of(o->heading) : main_heading)) return true;
  return o->learn && (note_find(n, learn_heading) || note_find(n, learn_heading_short));
}

static bool fill_note(forte_worker *w, arena *a, const forte_profile *profile, slice bytes, slice source,
                      const forte_fill_options *o, forte_fill_result *result, buffer *out, fault *f) {
  note n;
  document d;
  posting p;
  match m;
  fill_edit edits[2];
  match_options options = {o->points};
  if (!note_read(a, bytes, source, &n, f)) return false;
  if (is_skipped(&n, o->skip)) {
    *result = FORTE_FILL_SKIPPED;
    buffer_add(out, bytes);
    return true;
  }
  if (!has_section(&n, o)) {
    *result = FORTE_FILL_NO_SECTION;
    buffer_add(out, bytes);
    return true;
  }
  if (!document_read(a, bytes, source, &d, f)) return false;
  posting_read(w->engine->reader, w->posting, a, &d, &p);
  match_make(a, w->engine->dictionary, &p, &profile->profile, &options, &m);
  size_t count = edit_note(a, &n, &m, o, edits, result);
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
  bool done = fill_note(w, a, profile, (slice){data, size}, slice_of(source), options ? options : &none,
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
  forte_fill_result result = FORTE_FILL_NO_SECTION;
  bool archive = slice_ends_with(name, SLICE(".zip")) && depth < EXPORT_DEPTH, changed = false;
  if (archive) {
    slice path = arena_format(a, "%.*s/%.*s", SLICE_ARGS(source), SLICE_ARGS(name));
    changed = fill_archive(x, a, content, path, depth + 1, &made, f) && !slice_equal(content, buffer_slice(&made));
  } else if (slice_ends_with(name, SLICE(".md")) && note_read(a, content, name, &n, NULL) &&
             has_section(&n, x->options)) {
    bool done = fill_note(x->worker, a, x->profile, content, name, x->options, &result, &made, &own);
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
