/* The contract's JSON shapes, and the only file that writes them. */
#include <math.h>

#include "base/json_out.h"
#include "match/next.h"
#include "report/report.h"

/* Members: the key is a literal. */
#define put_text(out, key, s)         (JSON_KEY(out, key), json_put_string((out), (s)))
#define put_word(out, key, word)      put_text(out, key, slice_of(word))
#define put_text_or_null(out, key, s) (JSON_KEY(out, key), text_or_null((out), (s)))
#define put_number(out, key, x)       (JSON_KEY(out, key), json_put_number((out), (x)))
#define put_as(out, key, literal)     (JSON_KEY(out, key), buffer_add((out), SLICE(literal)))
#define put_flag(out, key, on)        (JSON_KEY(out, key), buffer_add((out), (on) ? SLICE("true") : SLICE("false")))
#define open_list(out, key)           put_as(out, key, "[")
#define open_object(out, key)         put_as(out, key, "{")

static void text_or_null(buffer *out, slice s) {
  if (s.size)
    json_put_string(out, s);
  else
    buffer_add(out, SLICE("null"));
}
static void close_list(buffer *out) { buffer_char(out, ']'); }
static void close_object(buffer *out) { buffer_char(out, '}'); }

/* An object in a list. */
static void next_object(buffer *out) {
  json_put_next(out);
  buffer_char(out, '{');
}

static void next_text(buffer *out, slice s) {
  json_put_next(out);
  json_put_string(out, s);
}

static void put_place(buffer *out, span at) {
  put_number(out, "start", at.start);
  put_number(out, "end", at.end);
}

static void put_span(buffer *out, span at, slice text) {
  put_place(out, at);
  put_text(out, "text", slice_cut(text, at.start, at.end));
}

/* As the input has it: 17 stays a number. */
static void put_id(buffer *out, const posting *p) {
  enum { LONGEST_ID = 64 };
  JSON_KEY(out, "id");
  if (!p->id_json.size || p->id_json.size >= LONGEST_ID || p->id_json.data[0] == '"')
    text_or_null(out, p->id);
  else
    json_put_raw(out, p->id_json);
}

static void put_mentions(buffer *out, const posting_skill *s, slice text) {
  open_list(out, "mentions");
  for (size_t m = 0; m < s->mentions.count; m++) {
    next_object(out);
    put_span(out, s->mentions.items[m].at, text);
    put_word(out, "strength", strength_word(s->mentions.items[m].strength));
    close_object(out);
  }
  close_list(out);
}

static void put_skills(buffer *out, const posting *p) {
  open_list(out, "skills");
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    next_object(out);
    put_text(out, "name", s->name);
    put_word(out, "kind", skill_kind_word(s->kind));
    put_word(out, "strength", strength_word(s->strength));
    put_number(out, "any_of", s->any_of ? s->any_of : NAN);
    put_number(out, "min_years", s->min_years);
    if (!s->known) put_as(out, "known", "false");
    if (s->possible) put_as(out, "possible", "true");
    put_mentions(out, s, p->text);
    close_object(out);
  }
  close_list(out);
}

static void put_experience(buffer *out, const posting *p) {
  open_list(out, "experience");
  for (size_t i = 0; i < p->experience.count; i++) {
    const posting_years *y = &p->experience.items[i];
    next_object(out);
    put_number(out, "min_years", y->min_years);
    put_number(out, "max_years", y->max_years);
    open_list(out, "subject");
    for (size_t k = 0; k < y->subjects.count; k++) next_text(out, y->subjects.items[k]);
    close_list(out);
    put_word(out, "strength", strength_word(y->strength));
    if (y->with_degree >= 0) put_word(out, "with_degree", degree_level_word((degree_level)y->with_degree));
    if (y->instead) put_as(out, "instead_of_degree", "true");
    if (y->of_which) put_as(out, "of_which", "true");
    put_span(out, y->at, p->text);
    close_object(out);
  }
  close_list(out);
}

static void put_degrees(buffer *out, const posting *p) {
  open_list(out, "degrees");
  for (size_t i = 0; i < p->degrees.count; i++) {
    const posting_degree *d = &p->degrees.items[i];
    next_object(out);
    open_list(out, "levels");
    for (int l = 0; l < DEGREE_LEVELS; l++)
      if (d->levels >> l & 1) next_text(out, slice_of(degree_level_word((degree_level)l)));
    close_list(out);
    open_list(out, "fields");
    for (size_t k = 0; k < d->fields.count; k++) next_text(out, d->fields.items[k]);
    close_list(out);
    put_word(out, "strength", strength_word(d->strength));
    put_flag(out, "or_experience", d->or_experience);
    put_span(out, d->at, p->text);
    close_object(out);
  }
  close_list(out);
}

static void put_salaries(buffer *out, const posting *p) {
  open_list(out, "salaries");
  for (size_t i = 0; i < p->salaries.count; i++) {
    const posting_pay *s = &p->salaries.items[i];
    next_object(out);
    put_number(out, "min", s->min);
    put_number(out, "max", s->max);
    put_text_or_null(out, "currency", slice_of(s->currency));
    put_text_or_null(out, "period", slice_of(pay_period_word(s->period)));
    put_word(out, "kind", pay_kind_word(s->kind));
    if (s->place.size) put_text(out, "place", s->place);
    put_number(out, "annual_min", s->annual_min);
    put_number(out, "annual_max", s->annual_max);
    put_span(out, s->at, p->text);
    close_object(out);
  }
  close_list(out);
}

static void put_conditions(buffer *out, const posting *p) {
  open_list(out, "conditions");
  for (size_t i = 0; i < p->conditions.count; i++) {
    next_object(out);
    put_word(out, "type", condition_word(p->conditions.items[i].type));
    put_word(out, "strength", strength_word(p->conditions.items[i].strength));
    put_span(out, p->conditions.items[i].at, p->text);
    close_object(out);
  }
  close_list(out);
}

static void put_sections(buffer *out, const posting *p) {
  open_list(out, "sections");
  for (size_t i = 0; i < p->sections.count; i++) {
    const posting_section *s = &p->sections.items[i];
    if (s->heading.start == s->heading.end) continue;
    next_object(out);
    put_word(out, "kind", section_kind_word(s->kind));
    put_text(out, "heading", slice_cut(p->text, s->heading.start, s->heading.end));
    put_place(out, s->at);
    close_object(out);
  }
  close_list(out);
}

/* With the match's reason where it was not made. */
static void put_warnings(buffer *out, const posting_warning *items, size_t count, slice reason, slice text) {
  open_list(out, "warnings");
  for (size_t i = 0; i < count; i++) {
    const posting_warning *w = &items[i];
    next_object(out);
    put_word(out, "code", w->code);
    if (strcmp(w->code, "nothing_checked") == 0) put_text(out, "message", reason);
    if (w->at.end > w->at.start) put_span(out, w->at, text);
    close_object(out);
  }
  close_list(out);
}

/* Where a fact is from: null when it is not known, with its place when the text says it. */
static void put_source(buffer *out, slice key, const posting_source *from) {
  json_put_key(out, key);
  if (from->ground == FROM_NOWHERE) {
    text_or_null(out, SLICE(""));
    return;
  }
  buffer_char(out, '{');
  put_word(out, "source", fact_ground_word(from->ground));
  if (from->at.end > from->at.start) put_place(out, from->at);
  close_object(out);
}

/* Of several postings in one text, what the one that begins with role i asks for. */
static void put_role_asks(buffer *out, const posting *p, size_t i) {
  uint32_t from = p->roles.items[i].at.start;
  uint32_t to = i + 1 < p->roles.count ? p->roles.items[i + 1].at.start : (uint32_t)p->text.size;
  open_list(out, "asks");
  for (size_t s = 0; s < p->skills.count; s++) {
    const posting_skill *skill = &p->skills.items[s];
    bool asked = false;
    for (size_t m = 0; m < skill->mentions.count; m++) {
      const skill_mention *at = &skill->mentions.items[m];
      asked |= at->at.start >= from && at->at.start < to && at->strength >= STRENGTH_PREFERRED;
    }
    if (asked) next_text(out, skill->name);
  }
  close_list(out);
}

static void put_roles(buffer *out, const posting *p) {
  bool several = false;
  for (size_t i = 0; i < p->warnings.count; i++) several |= strcmp(p->warnings.items[i].code, "several_postings") == 0;
  open_list(out, "roles");
  for (size_t i = 0; i < p->roles.count; i++) {
    next_object(out);
    put_text(out, "title", p->roles.items[i].title);
    put_span(out, p->roles.items[i].at, p->text);
    if (several) put_role_asks(out, p, i);
    close_object(out);
  }
  close_list(out);
}

static void put_posting(buffer *out, const posting *p) {
  buffer_char(out, '{');
  put_word(out, "schema", "forte.extraction/1");
  put_id(out, p);
  put_text_or_null(out, "title", p->title);
  put_text_or_null(out, "company", p->company);
  put_text_or_null(out, "location", p->location);
  put_source(out, SLICE("\"title_from\":"), &p->title_from);
  put_source(out, SLICE("\"company_from\":"), &p->company_from);
  put_source(out, SLICE("\"location_from\":"), &p->location_from);
  put_text_or_null(out, "employment", p->employment);
  put_text_or_null(out, "seniority", p->seniority);
  put_text_or_null(out, "language", p->language);
  put_roles(out, p);
  put_skills(out, p);
  put_experience(out, p);
  put_degrees(out, p);
  put_salaries(out, p);
  put_conditions(out, p);
  put_sections(out, p);
  put_warnings(out, p->warnings.items, p->warnings.count, SLICE(""), p->text);
  close_object(out);
}

/* ---- the match ---- */

static void put_dates(buffer *out, const profile_role *r) {
  char from[8] = "", to[8] = "";
  if (r) role_from(r, from);
  if (r) role_to(r, to);
  put_text_or_null(out, "from", slice_of(from));
  put_text_or_null(out, "to", slice_of(to));
}

static void put_evidence(buffer *out, const requirement *r) {
  open_list(out, "evidence");
  for (size_t i = 0; i < r->evidence.count; i++) {
    const match_evidence *e = &r->evidence.items[i];
    next_object(out);
    put_text(out, "text", e->titled ? e->role : e->text);
    put_text_or_null(out, "role", e->role);
    put_text_or_null(out, "employer", e->employer);
    put_dates(out, e->where);
    close_object(out);
  }
  close_list(out);
}

static void put_parts(buffer *out, const requirement *r) {
  open_object(out, "weight_parts");
  for (size_t k = 0; k < r->part_count; k++) {
    next_text(out, slice_of(r->parts[k].name));
    buffer_char(out, ':');
    json_put_number(out, r->parts[k].value);
  }
  close_object(out);
}

static void put_requirements(buffer *out, const match *m) {
  open_list(out, "requirements");
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    next_object(out);
    put_text(out, "ask", r->ask);
    put_word(out, "type", requirement_type_word(r->type));
    put_word(out, "strength", strength_word(r->strength));
    put_number(out, "weight", r->weight);
    put_parts(out, r);
    put_word(out, "status", requirement_status_word(r->status));
    put_number(out, "credit", r->credit);
    put_text_or_null(out, "implied_by", r->implied_by);
    put_text_or_null(out, "reason", r->reason);
    if (r->unclear) put_flag(out, "unclear", true);
    if (r->look_at.size) put_text(out, "look_at", r->look_at);
    put_evidence(out, r);
    close_object(out);
  }
  close_list(out);
}

static void put_knockouts(buffer *out, const match *m) {
  open_list(out, "knockouts");
  for (size_t i = 0; i < m->knockouts.count; i++) {
    next_object(out);
    put_word(out, "code", m->knockouts.items[i].code);
    put_text(out, "reason", m->knockouts.items[i].reason);
    put_number(out, "cap", m->knockouts.items[i].cap);
    close_object(out);
  }
  close_list(out);
}

static void put_texts(buffer *out, slice key, const slice *items, size_t count) {
  json_put_key(out, key);
  buffer_char(out, '[');
  for (size_t i = 0; i < count; i++) next_text(out, items[i]);
  close_list(out);
}

static void put_group(buffer *out, slice key, const match *m, strength strength) {
  group_tally t = match_group(m, strength);
  json_put_key(out, key);
  buffer_char(out, '{');
  put_number(out, "asked", (double)t.asked);
  put_number(out, "met", (double)t.met);
  put_number(out, "partly", (double)t.partly);
  close_object(out);
}

static const char *next_kind_word(next_kind k) {
  static const char *const words[] = {"show", "say", "prove"};
  return words[k];
}

/* What a whole report says of it beside a batch's row. */
static void put_summary(buffer *out, const match *m) {
  arena *a = arena_new();
  next_steps steps = match_next(a, m);
  put_text(out, "advice", match_advice(a, m));
  open_object(out, "summary");
  put_group(out, SLICE("\"required\":"), m, STRENGTH_REQUIRED);
  put_group(out, SLICE("\"preferred\":"), m, STRENGTH_PREFERRED);
  close_object(out);
  open_list(out, "next");
  for (size_t i = 0; i < steps.count; i++) {
    next_object(out);
    put_word(out, "do", next_kind_word(steps.items[i].kind));
    put_text(out, "skill", steps.items[i].skill);
    put_number(out, "gain", steps.items[i].gain);
    put_text(out, "text", steps.items[i].words);
    close_object(out);
  }
  close_list(out);
  arena_free(a);
}

static void put_match(buffer *out, const match *m) {
  put_number(out, "score", m->score);
  put_word(out, "band", m->band);
  put_text_or_null(out, "held", m->held);
  put_number(out, "cap", m->cap);
  put_requirements(out, m);
  put_knockouts(out, m);
  put_texts(out, SLICE("\"points\":"), m->points.items, m->points.count);
  put_texts(out, SLICE("\"gaps\":"), m->gaps.items, m->gaps.count);
  put_warnings(out, m->warnings.items, m->warnings.count, m->reason, m->posting->text);
}

void json_extraction(const posting *p, const report_options *o, buffer *out) {
  (void)o;
  put_posting(out, p);
}

void json_match(const match *m, const report_options *o, buffer *out) {
  (void)o;
  buffer_char(out, '{');
  put_word(out, "schema", "forte.match/1");
  put_match(out, m);
  put_summary(out, m);
  JSON_KEY(out, "posting");
  put_posting(out, m->posting);
  close_object(out);
}

void json_match_row(const match *m, slice file, size_t rank, buffer *out) {
  buffer_char(out, '{');
  put_word(out, "schema", "forte.match/1");
  put_id(out, m->posting);
  put_text_or_null(out, "title", m->posting->title);
  put_text_or_null(out, "company", m->posting->company);
  put_text_or_null(out, "file", file);
  put_number(out, "rank", rank ? (double)rank : NAN);
  put_match(out, m);
  close_object(out);
}

void json_error(slice raw_id, const fault *f, buffer *out) {
  enum { LONGEST_ID = 256 };
  buffer_char(out, '{');
  JSON_KEY(out, "id");
  if (raw_id.size && raw_id.size < LONGEST_ID)
    json_put_raw(out, raw_id);
  else
    buffer_add(out, SLICE("null"));
  open_object(out, "error");
  put_word(out, "code", f->code ? f->code : "error");
  put_word(out, "message", f->message);
  put_number(out, "offset", f->offset == SIZE_MAX ? NAN : (double)f->offset);
  close_object(out);
  close_object(out);
}
