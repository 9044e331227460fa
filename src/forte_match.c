/* The public API of profiles and matches. */
#include <stdlib.h>

#include "forte.h"
#include "forte_parts.h"
#include "profile/compiled.h"

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
  profile_reader *reader = profile_reader_new(w->engine->dictionary);
  bool done = read_documents(p->arena, cvs, count, documents, &f) &&
              profile_read_cv(reader, w->words, p->arena, documents, count, arena_copy(p->arena, slice_of(today)),
                              &p->profile, &f);
  profile_reader_free(reader);
  for (size_t i = 0; done && i < p->profile.sources.count && i < count; i++)
    if (cvs[i].path) p->profile.sources.items[i].path = arena_copy(p->arena, slice_of(cvs[i].path));
  return done ? p : no_profile(p, &f, error);
}

forte_profile *forte_profile_parse(forte_worker *w, const char *json, size_t size, const char *source,
                                   forte_error *error) {
  return forte_profile_parse_cached(w, json, size, source, NULL, error);
}

forte_profile *forte_profile_parse_cached(forte_worker *w, const char *json, size_t size, const char *source,
                                          const char *cache_folder, forte_error *error) {
  fault f = {0};
  forte_profile *p = new_profile();
  slice text = arena_copy(p->arena, (slice){json, size});
  bool done = profile_parse_cached(p->arena, text, slice_of(source), w->engine->dictionary, w->words, cache_folder,
                                   &p->profile, &f);
  return done ? p : no_profile(p, &f, error);
}

void forte_profile_keep(forte_profile *fresh, const forte_profile *old, forte_text *changes) {
  buffer made = {0};
  profile_keep(fresh->arena, &fresh->profile, &old->profile, &made);
  fresh->profile.stems = NULL; /* its skills are others now */
  fresh->profile.implied_of = 0;
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
  } else if (strcmp(format, "reading") == 0) {
    profile_reading(&p->profile, o.colour, o.columns, &made);
  } else if (strcmp(format, "unread") == 0) {
    profile_unread(&p->profile, &made);
  } else {
    fault_set(&f, FAULT_USAGE, "unknown_format", SLICE(""),
              "'%s' is no format for this; use text, json, reading or unread", format);
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
  if (c->each) c->each(c->context, &e);
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
  match_options options = {.points = points};
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
