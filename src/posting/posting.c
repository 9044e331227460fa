/* The pipeline of reading one posting, and what it compiles once. */
#include <stdlib.h>

#include "posting/kind.h"
#include "posting/likeness.h"
#include "posting/senses.h"
#include "posting/readers/titles.h"
#include "posting/reading/cues.h"
#include "posting/skills/skills.h"
#include "posting/reading/structure.h"

struct posting_worker {
  dictionary_worker *words;
  shapes *shapes;
  arena *scratch, *brief;
  feature_memo *memo;
};

posting_reader *posting_reader_new(const dictionary *d) {
  posting_reader *r = memory_alloc(sizeof *r);
  *r = (posting_reader){.dictionary = d};
  r->pay = pay_patterns_new(d);
  r->skills = skills_model_new(d);
  return r;
}

void posting_reader_free(posting_reader *r) {
  if (!r) return;
  skills_model_free(r->skills);
  pay_patterns_free(r->pay);
  free(r);
}

posting_worker *posting_worker_new(const posting_reader *r) {
  posting_worker *w = memory_alloc(sizeof *w);
  *w = (posting_worker){.words = dictionary_worker_new(r->dictionary),
                        .shapes = shapes_new(r->dictionary),
                        .scratch = arena_new(),
                        .brief = arena_new(),
                        .memo = calloc(1, sizeof *w->memo)};
  if (!w->memo) memory_failed();
  return w;
}

void posting_worker_free(posting_worker *w) {
  if (!w) return;
  dictionary_worker_free(w->words);
  shapes_free(w->shapes);
  arena_free(w->scratch);
  arena_free(w->brief);
  free(w->memo);
  free(w);
}

enum { WARNINGS_MAX = 200 }; /* more say nothing new, and each is compared with all before it */

void reading_warn(reading *r, const char *code, span at) {
  if (r->out->warnings.count >= WARNINGS_MAX) return;
  for (size_t i = 0; i < r->out->warnings.count; i++) {
    const posting_warning *w = &r->out->warnings.items[i];
    if (strcmp(w->code, code) == 0 && w->at.start == at.start && w->at.end == at.end) return;
  }
  ARENA_PUSH(r->arena, &r->out->warnings, (posting_warning){code, at});
}

/* A text without a word is of no language; it has other warnings. */
static bool posting_language_is_read(const dictionary *d, uint8_t language) {
  return language == LANGUAGE_NONE || language_is_read(d, language);
}

/* Several postings in one paste: the title of each is a role, and the warning says where the second begins. */
static void warn_of_several(reading *r) {
  enum { SEVERAL = 16 };
  span found[SEVERAL];
  size_t count = titles_several(r, found, SEVERAL);
  if (!count) return;
  r->out->roles.count = 0;
  for (size_t i = 0; i < count; i++) {
    span at = tokens_span(r, found[i].start, found[i].end);
    ARENA_PUSH(r->arena, &r->out->roles, (posting_role){slice_cut(r->text, at.start, at.end), at});
  }
  reading_warn(r, "several_postings", r->out->roles.items[1].at);
}

static void warn_of_nothing(reading *r) {
  if (!posting_language_is_read(r->dictionary, r->tokens.language)) {
    reading_warn(r, "language_not_read", (span){0, 0});
    r->out->unread = true;
    return;
  }
  bool asks = false;
  for (size_t i = 0; i < r->out->sections.count; i++) {
    section_kind k = r->out->sections.items[i].kind;
    asks |= k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED || k == SECTION_EDUCATION;
  }
  if (!r->out->skills.count) reading_warn(r, "no_skills", (span){0, 0});
  if (!asks) reading_warn(r, "no_requirements_section", (span){0, 0});
  if (asks) warn_of_several(r);
}

/* The "y" of "3y" is the unit; between two words it is the Spanish "and". */
static void mark_glued_years(reading *r) {
  hits *all = &r->hits.table[TABLE_QUANTITIES];
  for (size_t i = 0; i < all->count; i++) {
    hit *h = &all->items[i];
    if (h->class + QUANTITY_BASE == QUANTITY_AND && token_at(r, h->first)->gap & GAP_GLUE &&
        token_in(r, h->first, SET_GLUED_UNITS))
      h->class = QUANTITY_YEAR - QUANTITY_BASE;
  }
}

void posting_reading_new(const posting_reader *reader, posting_worker *w, arena *a, const document *d, posting *out,
                         reading *r) {
  arena_reset(w->scratch);
  arena_reset(w->brief);
  *r = (reading){.arena = a,
                 .scratch = w->scratch,
                 .brief = w->brief,
                 .document = d,
                 .dictionary = reader->dictionary,
                 .words = w->words,
                 .reader = reader,
                 .shapes = w->shapes,
                 .memo = w->memo,
                 .out = out};
  r->text = plain_text(a, d->text, &r->plain);
  *out = (posting){.id = d->id,
                   .id_json = d->id_json,
                   .title = d->title,
                   .company = d->company,
                   .location = d->location,
                   .text = d->text};
  r->tokens = dictionary_tokens(reader->dictionary, r->scratch, r->text);
  r->hits = dictionary_read(reader->dictionary, w->words, &r->tokens, r->scratch);
  if (r->tokens.language == LANGUAGE_ENGLISH && !dictionary_is_english(reader->dictionary, &r->tokens))
    r->hits = dictionary_read_as(reader->dictionary, w->words, &r->tokens, LANGUAGE_UNKNOWN, r->scratch);
  mark_glued_years(r);
  structure_read(r);
  r->item_words = arena_alloc(r->scratch, sizeof *r->item_words);
  r->item_sums = arena_alloc(r->scratch, sizeof *r->item_sums);
}

/* The readers, in the order of the pipeline: what each reads of a table. The classes of its cues are those that
   dictionary/classes.h lists for the table. */
typedef struct reader_row {
  table_number table;
  unsigned with;   /* CUES_QUANTITIES, CUES_STRENGTHS */
  bool fields_too; /* a job board's own fields, which need no text */
  void (*read)(reading *r, cues of_table);
} reader_row;

static const reader_row readers[] = {
    {TABLE_FACTS, 0, false, facts_read},
    {TABLE_YEARS, CUES_QUANTITIES | CUES_STRENGTHS, false, years_read},
    {TABLE_DEGREES, CUES_STRENGTHS, false, degrees_read},
    {TABLE_CONDITIONS, 0, false, conditions_read},
    {TABLE_SKILLS, 0, false, skills_read},
    {TABLE_PAY, 0, true, pay_read},
};
enum { READERS = sizeof readers / sizeof *readers };

static void run(const reader_row *row, reading *r) {
  if (!r->tokens.count && !row->fields_too) return;
  cues none = {0}; /* skills read no cues */
  row->read(r, row->read == skills_read ? none : cues_read(r, row->table, row->with));
  arena_reset(r->brief);
}

void posting_reading_before_skills(reading *r) {
  for (const reader_row *row = readers; row->read != skills_read; row++) run(row, r);
}

void posting_reading_finish(reading *r) {
  for (size_t i = 0; i < READERS; i++) run(&readers[i], r);
  if (r->tokens.count) posting_kind_read(r);
  if (r->tokens.count) senses_read(r);
  if (shapes_limited(r->shapes)) reading_warn(r, "pattern_limit", (span){0, 0});
  if (r->document->replaced) reading_warn(r, "invalid_utf8", (span){0, 0});
  likeness like = likeness_of(r);
  r->out->reads_as_cv = like == LIKE_CV || r->document->format == FORMAT_RESUME;
  r->out->reads_as_posting = like == LIKE_POSTING;
  if (r->out->reads_as_cv) reading_warn(r, "looks_like_cv", (span){0, 0});
  warn_of_nothing(r);
}

static void skills_to_original(const plain_map *map, posting_skill_list *list) {
  for (size_t i = 0; i < list->count; i++)
    for (size_t k = 0; k < list->items[i].mentions.count; k++)
      list->items[i].mentions.items[k].at = plain_original(map, list->items[i].mentions.items[k].at);
}

/* Findings in the plain text become places of the document's own. */
static void return_to_original(const plain_map *map, posting *p) {
  if (!map->count) return;
#define PLACE(at) ((at) = plain_original(map, (at)))
  PLACE(p->title_from.at);
  PLACE(p->company_from.at);
  PLACE(p->location_from.at);
  for (size_t i = 0; i < p->roles.count; i++) PLACE(p->roles.items[i].at);
  skills_to_original(map, &p->skills);
  skills_to_original(map, &p->possible);
  for (size_t i = 0; i < p->experience.count; i++) PLACE(p->experience.items[i].at);
  for (size_t i = 0; i < p->degrees.count; i++) PLACE(p->degrees.items[i].at);
  for (size_t i = 0; i < p->salaries.count; i++) PLACE(p->salaries.items[i].at);
  for (size_t i = 0; i < p->conditions.count; i++) PLACE(p->conditions.items[i].at);
  for (size_t i = 0; i < p->sections.count; i++) {
    PLACE(p->sections.items[i].heading);
    PLACE(p->sections.items[i].at);
  }
  for (size_t i = 0; i < p->warnings.count; i++) PLACE(p->warnings.items[i].at);
#undef PLACE
}

void posting_read(const posting_reader *reader, posting_worker *w, arena *a, const document *d, posting *out) {
  reading r;
  posting_reading_new(reader, w, a, d, out, &r);
  posting_reading_finish(&r);
  return_to_original(&r.plain, out);
  arena_reset(w->scratch);
}
