/* CVs to a profile: each document is read by itself, then all are merged. */
#include <stdlib.h>

#include "base/maths.h"
#include "base/utf8.h"
#include "input/plain.h"
#include "base/sha256.h"
#include "profile/cv.h"

profile_reader *profile_reader_new(const dictionary *d) {
  profile_reader *r = memory_alloc(sizeof *r);
  *r = (profile_reader){.dictionary = d};
  for (uint32_t k = 0; k < dictionary_concepts(d); k++) {
    if (dictionary_table_of(d, k) != TABLE_CV_ENDINGS || dictionary_class(d, k) != CV_ENDING_PERSON) continue;
    for (size_t i = 0; i < dictionary_values(d, k) && r->ending_count < ENDINGS_MAX; i++)
      r->endings[r->ending_count++] = dictionary_value(d, k, i);
  }
  return r;
}

void profile_reader_free(profile_reader *r) { free(r); }

/* Where a text that is too long is cut: between two letters. */
static size_t limit_at(slice text) {
  size_t end = CV_TEXT_MAX;
  if (text.size <= end) return text.size;
  while (end && ((unsigned char)text.data[end] & 0xC0) == 0x80) end--;
  return end;
}

/* Of the orders in which a page can be read, the one from which the most coherent roles come; the first of equals. */
static slice best_reading(const profile_reader *r, dictionary_worker *w, const document *d) {
  slice best = d->text;
  double most = -INFINITY;
  for (size_t i = 0; i < d->reading_count; i++) {
    bool seen = false;
    for (size_t k = 0; k < i; k++) seen |= slice_equal(d->readings[k], d->readings[i]);
    if (seen) continue;
    arena *a = arena_new();
    double coherence = profile_coherence(r, w, a, slice_cut(d->readings[i], 0, limit_at(d->readings[i])), false);
    arena_free(a);
    if (coherence > most) best = d->readings[i];
    most = larger_of(most, coherence);
  }
  return best;
}

/* A Markdown CV is read whole: what a note's reader leaves out of a posting is part of a CV. */
static slice text_of(const profile_reader *r, dictionary_worker *w, arena *a, const document *d) {
  bool whole = d->format == FORMAT_MARKDOWN && d->raw.size && utf8_first_invalid(d->raw) == SIZE_MAX;
  plain_map unused; /* a CV's findings have no places in the file */
  return plain_text(a,
                    utf8_clean(a,
                               whole              ? d->raw
                               : d->reading_count ? best_reading(r, w, d)
                                                  : d->text,
                               NULL),
                    &unused);
}

/* No CV is a megabyte of text; what is longer is read up to there, and said so. */
static slice limited(cv *c, slice text, slice source) {
  if (text.size <= CV_TEXT_MAX) return text;
  ARENA_PUSH(c->arena, &c->unread,
             arena_format(c->arena, "%.*s: longer than 1 MiB of text; the rest was not read", SLICE_ARGS(source)));
  return slice_cut(text, 0, limit_at(text));
}

static void limit_lines(cv *c, slice source) {
  if (c->lines.count < CV_LINES_MAX) return;
  ARENA_PUSH(
      c->arena, &c->unread,
      arena_format(c->arena, "%.*s: more than %d lines; the rest was not read", SLICE_ARGS(source), (int)CV_LINES_MAX));
}

static void read_text(cv *c, slice text, bool markdown, slice source) {
  cv_lines_read(c, limited(c, text, source), markdown);
  limit_lines(c, source);
  cv_private_read(c);
  cv_sections_read(c);
  cv_dates_lines(c);
  cv_sections_inner(c);
  cv_sections_untold(c);
  cv_sections_headless(c);
  cv_lists_unheaded(c);
  cv_entries_numbered(c);
  cv_marks_read(c);
  cv_entries_read(c);
  cv_degrees_read(c);
  cv_statements_read(c);
}

double profile_coherence(const profile_reader *r, dictionary_worker *w, arena *a, slice text, bool markdown) {
  cv c = {.reader = r, .dictionary = r->dictionary, .words = w, .arena = a};
  read_text(&c, text, markdown, SLICE(""));
  return cv_coherence(&c);
}

static bool has_words(const cv *c) { return c->tokens.count >= 3; }

static void note_missing(cv *c, slice source) {
  bool dated = false;
  for (size_t i = 0; i < c->roles.count; i++) dated |= c->roles.items[i].from != 0;
  const char *what =
      !c->roles.count ? "no roles were found; headings such as \"Experience\" and a line with dates for each role help"
      : !dated        ? "no role has dates, so no years could be counted"
                      : NULL;
  if (what) ARENA_PUSH(c->arena, &c->unread, arena_format(c->arena, "%.*s: %s", SLICE_ARGS(source), what));
  for (size_t i = 0; i < c->roles.count; i++) {
    const profile_role *r = &c->roles.items[i];
    if (dated && !r->from && !r->project)
      ARENA_PUSH(c->arena, &c->unread,
                 arena_format(c->arena, "%.*s: no dates for \"%.*s\"", SLICE_ARGS(source), SLICE_ARGS(r->title)));
  }
}

static bool read_one(gathering *g, const profile_reader *r, dictionary_worker *w, const document *d, fault *f) {
  cv c = {.reader = r, .dictionary = r->dictionary, .words = w, .arena = g->arena, .as_of = g->out->as_of};
  if (d->format == FORMAT_RESUME) {
    if (!json_resume_read(&c, d->text, d->source, f)) return false;
  } else if (d->format == FORMAT_JSON) {
    return fault_set(f, FAULT_INPUT, "no_resume", d->source,
                     "is JSON, but no JSON Resume (it has neither \"basics\" nor \"work\")");
  } else {
    read_text(&c, text_of(r, w, g->arena, d), d->format == FORMAT_MARKDOWN, d->source);
    if (!has_words(&c))
      return fault_set(f, FAULT_INPUT, "no_text", d->source, "has no text that could be read as a CV");
  }
  cv_skills_read(&c);
  note_missing(&c, d->source);
  cv_reading_keep(&c, d->source, g->out);
  gathering_add(g, &c);
  return true;
}

static slice base_name(slice file) {
  for (size_t i = file.size; i > 0; i--)
    if (file.data[i - 1] == '/') return slice_cut(file, i, file.size);
  return file;
}

static bool set_today(profile *p, slice today, fault *f) {
  p->as_of_date = today;
  p->as_of = today.size >= 7 ? month_parse(slice_cut(today, 0, 7)) : MONTH_NONE;
  return p->as_of || fault_set(f, FAULT_USAGE, "invalid_date", SLICE(""), "\"%.*s\" is no date; write it as 2026-01-31",
                               SLICE_ARGS(today));
}

bool profile_read_cv(const profile_reader *r, dictionary_worker *w, arena *a, const document *documents, size_t count,
                     slice today, profile *out, fault *f) {
  slice none = SLICE("");
  *out = (profile){.years_total = NAN, .salary_min = NAN, .wish_currency = none, .clearance = none, .note = none};
  if (!set_today(out, today, f)) return false;
  gathering g = {.arena = a, .out = out};
  for (size_t i = 0; i < count; i++) {
    if (!read_one(&g, r, w, &documents[i], f)) return false;
    slice bytes = documents[i].raw.size ? documents[i].raw : documents[i].text;
    ARENA_PUSH(a, &out->sources, (profile_source){base_name(documents[i].source), sha256_hex(a, bytes), SLICE("")});
  }
  gathering_finish(&g);
  profile_finish(out, a, r->dictionary, w);
  return true;
}
