/* The skills file, read back. */
#include <math.h>

#include "profile/cv.h"
#include "profile/skills_file.h"

typedef struct first_fault {
  fault *f;
  bool set;
} first_fault;

static void keep_first(void *context, const fault *f) {
  first_fault *first = context;
  if (first->set || strcmp(f->code, "unknown_key") == 0) return;
  if (first->f) *first->f = *f;
  first->set = true;
}

static const json_node *items(const json_node *object, const char *key) {
  const json_node *n = json_get(object, key);
  return n && n->type == JSON_ARRAY ? n->child : NULL;
}

static double number(const json_node *object, const char *key) {
  const json_node *n = json_get(object, key);
  return n && n->type == JSON_NUMBER ? n->number : (double)NAN;
}

static month month_of(const json_node *object, const char *key, bool *year_only) {
  slice text = json_text(object, key);
  month m = month_parse(text);
  *year_only = m && text.size == 4;
  return m;
}

static profile_role read_role(const json_node *n) {
  profile_role r = {.title = json_text(n, "title"),
                    .employer = json_text(n, "employer"),
                    .place = json_text(n, "place"),
                    .note = json_text(n, "note")};
  const json_node *project = json_get(n, "project");
  r.from = month_of(n, "from", &r.from_year);
  r.to = month_of(n, "to", &r.to_year);
  r.current = r.from && !r.to;
  r.project = project && project->truth;
  return r;
}

static profile_degree read_degree(const json_node *n) {
  profile_degree d = {.field = json_text(n, "field"), .school = json_text(n, "school"), .note = json_text(n, "note")};
  double year = number(n, "year");
  d.year = isnan(year) ? 0 : (int)year;
  for (int l = 0; l < DEGREE_LEVELS; l++)
    if (slice_equal(json_text(n, "level"), slice_of(degree_level_word((degree_level)l)))) d.level = (degree_level)l;
  return d;
}

static skill_kind kind_named(slice word) {
  for (int k = SKILL_HARD; k <= SKILL_LANGUAGE; k++)
    if (slice_equal(word, slice_of(skill_kind_word((skill_kind)k)))) return (skill_kind)k;
  return SKILL_HARD;
}

static profile_evidence read_quote(const json_node *n, float rank) {
  double role = number(n, "role");
  const json_node *opens = json_get(n, "opens");
  return (profile_evidence){.text = json_text(n, "text"),
                            .role = isnan(role) ? -1 : (int)role,
                            .opens = opens && opens->type == JSON_BOOL && opens->truth,
                            .rank = rank};
}

static profile_skill read_skill(arena *a, const json_node *n, const dictionary *d, dictionary_worker *w) {
  profile_skill s = {.name = json_text(n, "name"),
                     .level = json_text(n, "level"),
                     .note = json_text(n, "note"),
                     .origin = json_text(n, "origin")};
  slice kind = json_text(n, "kind");
  s.concept = d ? dictionary_find(d, w, s.name) : DICTIONARY_NONE;
  if (!kind.size && s.concept != DICTIONARY_NONE) kind = dictionary_kind(d, s.concept);
  s.kind = kind_named(kind);
  for (const json_node *e = items(n, "aliases"); e; e = e->next)
    if (e->type == JSON_STRING) ARENA_PUSH(a, &s.aliases, e->text);
  s.years = number(n, "years");
  s.last_used = month_of(n, "last_used", &s.last_used_year);
  if (!s.origin.size) s.origin = SLICE("you");
  for (const json_node *e = items(n, "evidence"); e; e = e->next) {
    float rank = 1.0f / (float)(s.evidence.count + 1);
    ARENA_PUSH(a, &s.evidence, read_quote(e, rank));
  }
  return s;
}

static void read_wishes(arena *a, const json_node *n, profile *p) {
  p->salary_min = number(n, "salary_min");
  p->wish_currency = json_text(n, "currency");
  p->clearance = json_text(n, "clearance");
  for (const json_node *e = items(n, "work_mode"); e; e = e->next) ARENA_PUSH(a, &p->work_modes, e->text);
  for (const json_node *e = items(n, "authorized_in"); e; e = e->next) ARENA_PUSH(a, &p->authorized_in, e->text);
}

static void read_all(arena *a, const json_node *root, const dictionary *d, dictionary_worker *w, profile *p) {
  p->as_of_date = json_text(root, "as_of");
  p->as_of = p->as_of_date.size >= 7 ? month_parse(slice_cut(p->as_of_date, 0, 7)) : MONTH_NONE;
  p->years_total = number(root, "years_total");
  p->schema = json_text(root, "$schema");
  p->note = json_text(root, "note");
  for (const json_node *n = items(root, "sources"); n; n = n->next) {
    profile_source s = {json_text(n, "file"), json_text(n, "sha256"), json_text(n, "path")};
    ARENA_PUSH(a, &p->sources, s);
  }
  for (const json_node *n = items(root, "roles"); n; n = n->next) ARENA_PUSH(a, &p->roles, read_role(n));
  for (const json_node *n = items(root, "degrees"); n; n = n->next) ARENA_PUSH(a, &p->degrees, read_degree(n));
  for (const json_node *n = items(root, "skills"); n; n = n->next) ARENA_PUSH(a, &p->skills, read_skill(a, n, d, w));
  for (const json_node *n = items(root, "sentences"); n; n = n->next) ARENA_PUSH(a, &p->sentences, read_quote(n, 0));
  for (const json_node *n = items(root, "doubts"); n; n = n->next)
    ARENA_PUSH(a, &p->doubts, (profile_doubt){json_text(n, "line"), json_text(n, "reason")});
  for (const json_node *n = items(root, "built"); n; n = n->next)
    if (n->type == JSON_STRING) ARENA_PUSH(a, &p->built, n->text);
  read_wishes(a, json_get(root, "wishes"), p);
}

bool profile_parse(arena *a, slice json, slice source, const dictionary *d, dictionary_worker *w, profile *out,
                   fault *f) {
  slice none = SLICE("");
  *out = (profile){.years_total = NAN,
                   .salary_min = NAN,
                   .wish_currency = none,
                   .clearance = none,
                   .note = none,
                   .as_of_date = none};
  json_node *root = skills_file_read(a, json, source, f);
  if (!root) return false;
  first_fault first = {f, false};
  skills_file_check(root, json, source, keep_first, &first);
  if (first.set) return false;
  read_all(a, root, d, w, out);
  profile_finish(out, a, d, w);
  return true;
}
