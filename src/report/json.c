/* The contract's JSON shapes. The only file that writes them, and the only one of this room that includes cJSON. */
#include <cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "match/next.h"
#include "report/report.h"

/* A string value: cJSON wants NUL-terminated UTF-8; documents are clean of NUL and of broken sequences. */
static cJSON *text_of(slice s) {
  char *copy = memory_alloc(s.size + 1);
  if (s.size) memcpy(copy, s.data, s.size);
  copy[s.size] = '\0';
  cJSON *value = cJSON_CreateString(copy);
  free(copy);
  if (!value) memory_failed();
  return value;
}

static cJSON *text_or_null(slice s) { return s.size ? text_of(s) : cJSON_CreateNull(); }

/* Numbers are kept to six decimals, so that the same figure is always the same text. NAN is null. */
static cJSON *number_of(double x) {
  if (isnan(x)) return cJSON_CreateNull();
  return cJSON_CreateNumber(round(x * 1e6) / 1e6);
}

static void add(cJSON *object, const char *key, cJSON *value) {
  if (!value || !cJSON_AddItemToObjectCS(object, key, value)) memory_failed();
}

static void push(cJSON *list, cJSON *value) {
  if (!value || !cJSON_AddItemToArray(list, value)) memory_failed();
}

static cJSON *add_list(cJSON *object, const char *key) {
  cJSON *list = cJSON_CreateArray();
  add(object, key, list);
  return list;
}

static cJSON *add_object(cJSON *list) {
  cJSON *object = cJSON_CreateObject();
  push(list, object);
  return object;
}

static void add_span(cJSON *object, span at, slice text) {
  add(object, "start", cJSON_CreateNumber(at.start));
  add(object, "end", cJSON_CreateNumber(at.end));
  add(object, "text", text_of(slice_cut(text, at.start, at.end)));
}

/* As the input has it: 17 stays a number. */
static cJSON *id_of(const posting *p) {
  char raw[64];
  if (!p->id_json.size || p->id_json.size >= sizeof raw || p->id_json.data[0] == '"') return text_or_null(p->id);
  snprintf(raw, sizeof raw, "%.*s", SLICE_ARGS(p->id_json));
  return cJSON_CreateRaw(raw);
}

static void add_skills(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "skills");
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    cJSON *o = add_object(list);
    add(o, "name", text_of(s->name));
    add(o, "kind", cJSON_CreateString(skill_kind_word(s->kind)));
    add(o, "strength", cJSON_CreateString(strength_word(s->strength)));
    add(o, "any_of", s->any_of ? cJSON_CreateNumber(s->any_of) : cJSON_CreateNull());
    add(o, "min_years", number_of(s->min_years));
    if (!s->known) add(o, "known", cJSON_CreateFalse());
    cJSON *mentions = add_list(o, "mentions");
    for (size_t m = 0; m < s->mentions.count; m++) {
      cJSON *at = add_object(mentions);
      add_span(at, s->mentions.items[m].at, p->text);
      add(at, "strength", cJSON_CreateString(strength_word(s->mentions.items[m].strength)));
    }
  }
}

static void add_experience(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "experience");
  for (size_t i = 0; i < p->experience.count; i++) {
    const posting_years *y = &p->experience.items[i];
    cJSON *o = add_object(list);
    add(o, "min_years", number_of(y->min_years));
    add(o, "max_years", number_of(y->max_years));
    cJSON *subjects = add_list(o, "subject");
    for (size_t k = 0; k < y->subjects.count; k++) push(subjects, text_of(y->subjects.items[k]));
    add(o, "strength", cJSON_CreateString(strength_word(y->strength)));
    if (y->with_degree >= 0) add(o, "with_degree", cJSON_CreateString(degree_level_word((degree_level)y->with_degree)));
    if (y->of_which) add(o, "of_which", cJSON_CreateTrue());
    add_span(o, y->at, p->text);
  }
}

static void add_degrees(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "degrees");
  for (size_t i = 0; i < p->degrees.count; i++) {
    const posting_degree *d = &p->degrees.items[i];
    cJSON *o = add_object(list), *levels = add_list(o, "levels");
    for (int l = 0; l < DEGREE_LEVELS; l++)
      if (d->levels >> l & 1) push(levels, cJSON_CreateString(degree_level_word((degree_level)l)));
    cJSON *fields = add_list(o, "fields");
    for (size_t k = 0; k < d->fields.count; k++) push(fields, text_of(d->fields.items[k]));
    add(o, "strength", cJSON_CreateString(strength_word(d->strength)));
    add(o, "or_experience", cJSON_CreateBool(d->or_experience));
    add_span(o, d->at, p->text);
  }
}

static void add_salaries(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "salaries");
  for (size_t i = 0; i < p->salaries.count; i++) {
    const posting_pay *s = &p->salaries.items[i];
    cJSON *o = add_object(list);
    add(o, "min", number_of(s->min));
    add(o, "max", number_of(s->max));
    add(o, "currency", text_or_null(slice_of(s->currency)));
    const char *period = pay_period_word(s->period);
    add(o, "period", period ? cJSON_CreateString(period) : cJSON_CreateNull());
    add(o, "kind", cJSON_CreateString(pay_kind_word(s->kind)));
    if (s->place.size) add(o, "place", text_of(s->place));
    add(o, "annual_min", number_of(s->annual_min));
    add(o, "annual_max", number_of(s->annual_max));
    add_span(o, s->at, p->text);
  }
}

static void add_conditions(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "conditions");
  for (size_t i = 0; i < p->conditions.count; i++) {
    cJSON *o = add_object(list);
    add(o, "type", cJSON_CreateString(condition_word(p->conditions.items[i].type)));
    add_span(o, p->conditions.items[i].at, p->text);
  }
}

static void add_sections(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "sections");
  for (size_t i = 0; i < p->sections.count; i++) {
    const posting_section *s = &p->sections.items[i];
    if (s->heading.start == s->heading.end) continue;
    cJSON *o = add_object(list);
    add(o, "kind", cJSON_CreateString(section_kind_word(s->kind)));
    add(o, "heading", text_of(slice_cut(p->text, s->heading.start, s->heading.end)));
    add(o, "start", cJSON_CreateNumber(s->at.start));
    add(o, "end", cJSON_CreateNumber(s->at.end));
  }
}

static void add_warnings(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "warnings");
  for (size_t i = 0; i < p->warnings.count; i++) {
    cJSON *o = add_object(list);
    add(o, "code", cJSON_CreateString(p->warnings.items[i].code));
    span at = p->warnings.items[i].at;
    if (at.end > at.start) add_span(o, at, p->text);
  }
}

/* Where a fact is from: null when it is not known, with its place when the text says it. */
static void add_source(cJSON *root, const char *key, const posting_source *from) {
  if (from->ground == FROM_NOWHERE) {
    add(root, key, cJSON_CreateNull());
    return;
  }
  cJSON *o = cJSON_CreateObject();
  add(o, "source", cJSON_CreateString(fact_ground_word(from->ground)));
  if (from->at.end > from->at.start) {
    add(o, "start", cJSON_CreateNumber(from->at.start));
    add(o, "end", cJSON_CreateNumber(from->at.end));
  }
  add(root, key, o);
}

static void add_roles(cJSON *root, const posting *p) {
  cJSON *list = add_list(root, "roles");
  for (size_t i = 0; i < p->roles.count; i++) {
    cJSON *o = add_object(list);
    add(o, "title", text_of(p->roles.items[i].title));
    add_span(o, p->roles.items[i].at, p->text);
  }
}

static cJSON *extraction_of(const posting *p) {
  cJSON *root = cJSON_CreateObject();
  add(root, "schema", cJSON_CreateString("forte.extraction/1"));
  add(root, "id", id_of(p));
  add(root, "title", text_or_null(p->title));
  add(root, "company", text_or_null(p->company));
  add(root, "location", text_or_null(p->location));
  add_source(root, "title_from", &p->title_from);
  add_source(root, "company_from", &p->company_from);
  add_source(root, "location_from", &p->location_from);
  add(root, "employment", text_or_null(p->employment));
  add(root, "seniority", text_or_null(p->seniority));
  add(root, "language", text_or_null(p->language));
  add_roles(root, p);
  add_skills(root, p);
  add_experience(root, p);
  add_degrees(root, p);
  add_salaries(root, p);
  add_conditions(root, p);
  add_sections(root, p);
  add_warnings(root, p);
  return root;
}

/* ---- the match ---- */

static void add_dates(cJSON *object, const profile_role *r) {
  char from[8] = "", to[8] = "";
  if (r) role_from(r, from);
  if (r) role_to(r, to);
  add(object, "from", *from ? cJSON_CreateString(from) : cJSON_CreateNull());
  add(object, "to", *to ? cJSON_CreateString(to) : cJSON_CreateNull());
}

static void add_evidence(cJSON *requirement_object, const requirement *r) {
  cJSON *list = add_list(requirement_object, "evidence");
  for (size_t i = 0; i < r->evidence.count; i++) {
    const match_evidence *e = &r->evidence.items[i];
    cJSON *o = add_object(list);
    add(o, "text", text_of(e->titled ? e->role : e->text));
    add(o, "role", text_or_null(e->role));
    add(o, "employer", text_or_null(e->employer));
    add_dates(o, e->where);
  }
}

static void add_requirements(cJSON *root, const match *m) {
  cJSON *list = add_list(root, "requirements");
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    cJSON *o = add_object(list);
    add(o, "ask", text_of(r->ask));
    add(o, "type", cJSON_CreateString(requirement_type_word(r->type)));
    add(o, "strength", cJSON_CreateString(strength_word(r->strength)));
    add(o, "weight", number_of(r->weight));
    cJSON *parts = cJSON_CreateObject();
    add(o, "weight_parts", parts);
    for (size_t k = 0; k < r->part_count; k++) add(parts, r->parts[k].name, number_of(r->parts[k].value));
    add(o, "status", cJSON_CreateString(requirement_status_word(r->status)));
    add(o, "credit", number_of(r->credit));
    add(o, "implied_by", text_or_null(r->implied_by));
    add(o, "reason", text_or_null(r->reason));
    add_evidence(o, r);
  }
}

static void add_knockouts(cJSON *root, const match *m) {
  cJSON *list = add_list(root, "knockouts");
  for (size_t i = 0; i < m->knockouts.count; i++) {
    cJSON *o = add_object(list);
    add(o, "code", cJSON_CreateString(m->knockouts.items[i].code));
    add(o, "reason", text_of(m->knockouts.items[i].reason));
    add(o, "cap", number_of(m->knockouts.items[i].cap));
  }
}

static void add_texts(cJSON *root, const char *key, const slice *items, size_t count) {
  cJSON *list = add_list(root, key);
  for (size_t i = 0; i < count; i++) push(list, text_of(items[i]));
}

static void add_match_warnings(cJSON *root, const match *m) {
  cJSON *list = add_list(root, "warnings");
  for (size_t i = 0; i < m->warnings.count; i++) {
    const posting_warning *w = &m->warnings.items[i];
    cJSON *o = add_object(list);
    add(o, "code", cJSON_CreateString(w->code));
    if (strcmp(w->code, "nothing_checked") == 0) add(o, "message", text_of(m->reason));
    if (w->at.end > w->at.start) add_span(o, w->at, m->posting->text);
  }
}

static cJSON *group_of(const match *m, strength strength) {
  group_tally t = match_group(m, strength);
  cJSON *o = cJSON_CreateObject();
  add(o, "asked", cJSON_CreateNumber((double)t.asked));
  add(o, "met", cJSON_CreateNumber((double)t.met));
  add(o, "partly", cJSON_CreateNumber((double)t.partly));
  return o;
}

static const char *next_kind_word(next_kind k) {
  static const char *const words[] = {"show", "say", "prove"};
  return words[k];
}

/* What a whole report says of it beside a batch's row. */
static void add_summary(cJSON *root, const match *m) {
  arena *a = arena_new();
  next_steps steps = match_next(a, m);
  cJSON *summary = cJSON_CreateObject();
  add(root, "advice", text_of(match_advice(a, m)));
  add(root, "summary", summary);
  add(summary, "required", group_of(m, STRENGTH_REQUIRED));
  add(summary, "preferred", group_of(m, STRENGTH_PREFERRED));
  cJSON *list = add_list(root, "next");
  for (size_t i = 0; i < steps.count; i++) {
    cJSON *o = add_object(list);
    add(o, "do", cJSON_CreateString(next_kind_word(steps.items[i].kind)));
    add(o, "skill", text_of(steps.items[i].skill));
    add(o, "gain", number_of(steps.items[i].gain));
    add(o, "text", text_of(steps.items[i].words));
  }
  arena_free(a);
}

static void add_match(cJSON *root, const match *m) {
  add(root, "score", number_of(m->score));
  add(root, "band", cJSON_CreateString(m->band));
  add(root, "held", text_or_null(m->held));
  add(root, "cap", number_of(m->cap));
  add_requirements(root, m);
  add_knockouts(root, m);
  add_texts(root, "points", m->points.items, m->points.count);
  add_texts(root, "gaps", m->gaps.items, m->gaps.count);
  add_match_warnings(root, m);
}

/* Line and paragraph separators and NEL are legal inside JSON strings, but many readers of lines (Python's splitlines,
   old JavaScript) break at them: one object must stay one line for all. */
static void add_one_line(buffer *out, slice text) {
  static const struct {
    slice bytes;
    const char *escape;
  } breaks[] = {{{"\xE2\x80\xA8", 3}, "\\u2028"}, {{"\xE2\x80\xA9", 3}, "\\u2029"}, {{"\xC2\x85", 2}, "\\u0085"}};
  size_t done = 0;
  for (size_t i = 0; i < text.size; i++) {
    if ((unsigned char)text.data[i] < 0xC2) continue;
    for (size_t k = 0; k < sizeof breaks / sizeof *breaks; k++) {
      if (!slice_starts_with(slice_cut(text, i, text.size), breaks[k].bytes)) continue;
      buffer_add(out, slice_cut(text, done, i));
      buffer_text(out, breaks[k].escape);
      done = i + breaks[k].bytes.size;
    }
  }
  buffer_add(out, slice_cut(text, done, text.size));
}

static void print(cJSON *root, buffer *out) {
  char *text = cJSON_PrintUnformatted(root);
  if (!text) memory_failed();
  add_one_line(out, slice_of(text));
  cJSON_free(text);
  cJSON_Delete(root);
}

void json_extraction(const posting *p, const report_options *o, buffer *out) {
  (void)o;
  print(extraction_of(p), out);
}

void json_match(const match *m, const report_options *o, buffer *out) {
  (void)o;
  cJSON *root = cJSON_CreateObject();
  add(root, "schema", cJSON_CreateString("forte.match/1"));
  add_match(root, m);
  add_summary(root, m);
  add(root, "posting", extraction_of(m->posting));
  print(root, out);
}

void json_match_row(const match *m, slice file, size_t rank, buffer *out) {
  cJSON *root = cJSON_CreateObject();
  add(root, "schema", cJSON_CreateString("forte.match/1"));
  add(root, "id", id_of(m->posting));
  add(root, "title", text_or_null(m->posting->title));
  add(root, "company", text_or_null(m->posting->company));
  add(root, "file", text_or_null(file));
  add(root, "rank", rank ? cJSON_CreateNumber((double)rank) : cJSON_CreateNull());
  add_match(root, m);
  print(root, out);
}

void json_error(slice raw_id, const fault *f, buffer *out) {
  cJSON *root = cJSON_CreateObject(), *error = cJSON_CreateObject();
  char id[256];
  snprintf(id, sizeof id, "%.*s", SLICE_ARGS(raw_id));
  add(root, "id", raw_id.size && raw_id.size < sizeof id ? cJSON_CreateRaw(id) : cJSON_CreateNull());
  add(root, "error", error);
  add(error, "code", cJSON_CreateString(f->code ? f->code : "error"));
  add(error, "message", cJSON_CreateString(f->message));
  add(error, "offset", f->offset == SIZE_MAX ? cJSON_CreateNull() : cJSON_CreateNumber((double)f->offset));
  print(root, out);
}
