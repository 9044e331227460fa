/* The public API of profiles, matches and notes. */
#include <stdlib.h>

#include "forte.h"
#include "forte_parts.h"
#include "report/fill.h"

/* ---- profiles ---- */

static forte_profile *new_profile(void) {
  arena *a = arena_new();
  forte_profile *p = arena_alloc(a, sizeof *p);
  p->arena = a;
  return p;
}

static forte_profile *no_profile(forte_profile *p, const fault *f, forte_error *error) {
  forte_fail(error, f);
  arena_free(p->arena);
  return NULL;
}

static bool read_documents(arena *a, const forte_input *inputs, size_t count, document *out, fault *f) {
  for (size_t i = 0; i < count; i++) {
    slice content = arena_copy(a, (slice){inputs[i].data, inputs[i].size});
    if (!document_read(a, content, arena_copy(a, slice_of(inputs[i].name)), &out[i], f)) return false;
  }
  return true;
}

forte_profile *forte_profile_build(forte_worker *w, const forte_input *cvs, size_t count, const char *today,
                                   forte_error *error) {
  fault f = {0};
  forte_profile *p = new_profile();
  document *documents = arena_alloc(p->arena, (count + 1) * sizeof *documents);
  profile_reader *reader = profile_reader_new(w->engine->dictionary, &f);
  bool done = reader && read_documents(p->arena, cvs, count, documents, &f) &&
              profile_read_cv(reader, w->words, p->arena, documents, count, arena_copy(p->arena, slice_of(today)),
                              &p->profile, &f);
  profile_reader_free(reader);
  return done ? p : no_profile(p, &f, error);
}

forte_profile *forte_profile_parse(forte_worker *w, const char *json, size_t size, const char *source,
                                   forte_error *error) {
  fault f = {0};
  forte_profile *p = new_profile();
  slice text = arena_copy(p->arena, (slice){json, size});
  bool done = profile_parse(p->arena, text, slice_of(source), w->engine->dictionary, w->words, &p->profile, &f);
  return done ? p : no_profile(p, &f, error);
}

void forte_profile_keep(forte_profile *fresh, const forte_profile *old, forte_text *changes) {
  buffer made = {0};
  profile_keep(fresh->arena, &fresh->profile, &old->profile, &made);
  if (changes) forte_give(changes, &made);
  buffer_free(&made);
}

forte_status forte_profile_render(const forte_profile *p, const char *format, const forte_style *style, forte_text *out,
                                  forte_error *error) {
  fault f = {0};
  buffer made = {0};
  report_options o = forte_report_options(style);
  if (strcmp(format, "json") == 0) {
    profile_write(&p->profile, &made);
  } else if (strcmp(format, "text") == 0) {
    profile_summary(&p->profile, o.colour, o.columns, &made);
  } else {
    fault_set(&f, FAULT_USAGE, "unknown_format", SLICE(""), "'%s' is no format for this; use text or json", format);
    return forte_fail(error, &f);
  }
  forte_give(out, &made);
  return FORTE_OK;
}

typedef struct checked {
  forte_each_error each;
  void *context;
  size_t count;
} checked;

static void pass_on(void *context, const fault *f) {
  checked *c = context;
  forte_error e;
  forte_fail(&e, f);
  c->count++;
  c->each(c->context, &e);
}

size_t forte_profile_check(const char *json, size_t size, const char *source, forte_each_error each, void *context) {
  checked c = {each, context, 0};
  profile_check((slice){json, size}, slice_of(source), pass_on, &c);
  return c.count;
}

void forte_profile_free(forte_profile *p) {
  if (p) arena_free(p->arena);
}

/* ---- matches ---- */

forte_match *forte_match_make(forte_worker *w, const forte_posting *posting, const forte_profile *profile, int points) {
  arena *a = arena_new();
  forte_match *m = arena_alloc(a, sizeof *m);
  *m = (forte_match){.arena = a, .posting = posting};
  match_options options = {points};
  match_make(a, w->engine->dictionary, &posting->posting, &profile->profile, &options, &m->match);
  return m;
}

void forte_match_free(forte_match *m) {
  if (m) arena_free(m->arena);
}

double forte_match_score(const forte_match *m) { return m->match.score; }

forte_status forte_match_render(const forte_match *m, const char *format, const forte_style *style, forte_text *out,
                                forte_error *error) {
  fault f = {0};
  const report_format *r = report_find(slice_of(format));
  if (!r || !r->match) {
    fault_set(&f, FAULT_USAGE, "unknown_format", SLICE(""), "'%s' is no format for this; use %s", format,
              report_names());
    return forte_fail(error, &f);
  }
  buffer made = {0};
  report_options o = forte_report_options(style);
  o.properties = m->posting->document.properties;
  o.property_count = m->posting->document.property_count;
  r->match(&m->match, &o, &made);
  forte_give(out, &made);
  return FORTE_OK;
}

void forte_match_row(const forte_match *m, const char *file, size_t rank, forte_text *out) {
  buffer made = {0};
  json_match_row(&m->match, file ? slice_of(file) : SLICE(""), rank, &made);
  forte_give(out, &made);
}

/* ---- notes ---- */

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
  slice heading = o->heading ? slice_of(o->heading) : SLICE("Where can I add value?");
  size_t count = 0;
  fill_result main = fill_section(a, n, heading, m->points.items, m->points.count, o->force, &edits[count]);
  count += main == FILL_CHANGED;
  *result = result_of(main);
  if (!o->learn) return count;
  match_lines lessons = lessons_write(a, m);
  slice learn = SLICE("What am I excited about? What will I learn?"), short_learn = SLICE("What will I learn?");
  const note_section *s = note_find(n, learn);
  fill_result more = fill_section(a, n, s ? learn : short_learn, lessons.items, lessons.count, o->force, &edits[count]);
  if (more != FILL_CHANGED) return count;
  *result = FORTE_FILL_CHANGED;
  if (count && edits[1].at.start < edits[0].at.start) {
    fill_edit first = edits[1];
    edits[1] = edits[0];
    edits[0] = first;
  }
  return count + 1;
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

void forte_diff(const char *before, size_t before_size, const char *after, size_t after_size, const char *name,
                forte_text *out) {
  buffer made = {0};
  diff_write((slice){before, before_size}, (slice){after, after_size}, slice_of(name), &made);
  forte_give(out, &made);
}
