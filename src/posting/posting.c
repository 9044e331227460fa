/* The pipeline of reading one posting, and what it compiles once. */
#include <stdlib.h>

#include "posting/skills/skills.h"
#include "posting/reading/structure.h"

struct posting_worker {
  dictionary_worker *words;
  pattern_worker *patterns;
};

posting_reader *posting_reader_new(const dictionary *d, fault *f) {
  posting_reader *r = memory_alloc(sizeof *r);
  *r = (posting_reader){.dictionary = d};
  r->pay = pay_patterns_new(d);
  if ((r->skills = skills_model_new(d, f))) return r;
  posting_reader_free(r);
  return NULL;
}

void posting_reader_free(posting_reader *r) {
  if (!r) return;
  skills_model_free(r->skills);
  pay_patterns_free(r->pay);
  free(r);
}

posting_worker *posting_worker_new(const posting_reader *r) {
  posting_worker *w = memory_alloc(sizeof *w);
  *w = (posting_worker){dictionary_worker_new(r->dictionary), pattern_worker_new()};
  return w;
}

void posting_worker_free(posting_worker *w) {
  if (!w) return;
  dictionary_worker_free(w->words);
  pattern_worker_free(w->patterns);
  free(w);
}

void reading_warn(reading *r, const char *code, span at) {
  for (size_t i = 0; i < r->out->warnings.count; i++) {
    const posting_warning *w = &r->out->warnings.items[i];
    if (strcmp(w->code, code) == 0 && w->at.start == at.start && w->at.end == at.end) return;
  }
  ARENA_PUSH(r->arena, &r->out->warnings, (posting_warning){code, at});
}

static void warn_of_nothing(reading *r) {
  bool asks = false;
  for (size_t i = 0; i < r->out->sections.count; i++) {
    section_kind k = r->out->sections.items[i].kind;
    asks |= k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED || k == SECTION_EDUCATION;
  }
  if (!r->out->skills.count) reading_warn(r, "no_skills", (span){0, 0});
  if (!asks) reading_warn(r, "no_requirements_section", (span){0, 0});
}

void posting_reading_new(const posting_reader *reader, posting_worker *w, arena *a, const document *d, posting *out,
                         reading *r) {
  *r = (reading){.arena = a,
                 .document = d,
                 .dictionary = reader->dictionary,
                 .words = w->words,
                 .reader = reader,
                 .patterns = w->patterns,
                 .text = d->text,
                 .out = out};
  *out = (posting){.id = d->id,
                   .id_json = d->id_json,
                   .title = d->title,
                   .company = d->company,
                   .location = d->location,
                   .text = d->text};
  r->tokens = dictionary_tokens(reader->dictionary, a, d->text);
  r->hits = dictionary_read(reader->dictionary, w->words, &r->tokens, a);
  structure_read(r);
}

void posting_reading_finish(reading *r) {
  if (r->tokens.count) {
    facts_read(r);
    years_read(r);
    degrees_read(r);
    conditions_read(r);
    skills_read(r);
  }
  pay_read(r); /* pay from a job board's own fields needs no text */
  if (r->document->replaced) reading_warn(r, "invalid_utf8", (span){0, 0});
  warn_of_nothing(r);
}

void posting_read(const posting_reader *reader, posting_worker *w, arena *a, const document *d, posting *out) {
  reading r;
  posting_reading_new(reader, w, a, d, out, &r);
  posting_reading_finish(&r);
}
