/* One profile out of the readings of several sources: the same role, degree or skill in two of them is one. */
#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "profile/cv.h"

enum { EVIDENCE_KEPT = 2 };

/* Letters and digits in lower case, so that "Acme, Inc." and "ACME INC" are one. */
static slice bare(arena *a, slice s) {
  char *out = arena_alloc(a, s.size * 2 + 4);
  size_t n = 0;
  for (size_t at = 0; at < s.size;) {
    uint32_t c = utf8_fold(utf8_next(s, &at));
    if (utf8_is_letter(c) || utf8_is_digit(c)) n += utf8_put(c, out + n);
  }
  return (slice){out, n};
}

static bool holds(slice s, slice part) { return part.size >= 3 && slice_find(s, part, 0) != SIZE_MAX; }

static bool same_name(arena *a, slice x, slice y) {
  slice p = bare(a, x), q = bare(a, y);
  return slice_equal(p, q) || holds(p, q) || holds(q, p);
}

/* Months apart that two sources may write for one date; a year alone meets all its months. */
static bool near(month x, bool x_year, month y, bool y_year) {
  if (!x || !y) return true;
  if (x_year || y_year) return x / 12 == y / 12;
  return abs(x - y) <= 2;
}

bool role_same(arena *a, const profile_role *x, const profile_role *y) {
  if (x->project != y->project || !near(x->from, x->from_year, y->from, y->from_year)) return false;
  bool employer = same_name(a, x->employer, y->employer) && x->employer.size && y->employer.size;
  bool title = same_name(a, x->title, y->title) && x->title.size && y->title.size;
  if (x->from && y->from) return employer || (title && (!x->employer.size || !y->employer.size));
  if (!x->from && !y->from && title && !x->employer.size && !y->employer.size) return true;
  return employer && title;
}

/* The more exact of both. */
static void merge_role(profile_role *into, const profile_role *r) {
  if (!into->title.size) into->title = r->title;
  if (!into->employer.size) into->employer = r->employer;
  if (!into->place.size) into->place = r->place;
  if (!into->from || (into->from_year && r->from && !r->from_year)) {
    into->from = r->from;
    into->from_year = r->from_year;
  }
  if (into->current || r->current) {
    into->current = true;
    into->to = MONTH_NONE;
    into->to_year = false;
  } else if (!into->to || (into->to_year && r->to && !r->to_year)) {
    into->to = r->to;
    into->to_year = r->to_year;
  }
}

static int add_role(gathering *g, const profile_role *r, size_t before) {
  for (size_t i = 0; i < before; i++) {
    profile_role *have = &g->out->roles.items[i];
    if (!role_same(g->arena, have, r)) continue;
    merge_role(have, r);
    return (int)i;
  }
  ARENA_PUSH(g->arena, &g->out->roles, *r);
  return (int)g->out->roles.count - 1;
}

bool degree_same(arena *a, const profile_degree *x, const profile_degree *y) {
  bool field = !x->field.size || !y->field.size || same_name(a, x->field, y->field);
  bool year = !x->year || !y->year || x->year == y->year;
  bool school = !x->school.size || !y->school.size || same_name(a, x->school, y->school);
  return x->level == y->level && field && year && school;
}

static void add_degree(gathering *g, const profile_degree *d) {
  for (size_t i = 0; i < g->out->degrees.count; i++) {
    profile_degree *have = &g->out->degrees.items[i];
    if (!degree_same(g->arena, have, d)) continue;
    if (!have->field.size) have->field = d->field;
    if (!have->school.size) have->school = d->school;
    if (!have->year) have->year = d->year;
    return;
  }
  ARENA_PUSH(g->arena, &g->out->degrees, *d);
}

static cv_skill *skill_for(gathering *g, const profile_skill *s) {
  for (size_t i = 0; i < g->skills.count; i++) {
    profile_skill *have = &g->skills.items[i].skill;
    if (s->concept != DICTIONARY_NONE ? have->concept == s->concept : slice_equal_nocase(have->name, s->name))
      return &g->skills.items[i];
  }
  profile_skill fresh = *s;
  fresh.aliases.items = NULL;
  fresh.aliases.count = fresh.aliases.capacity = 0;
  fresh.evidence.items = NULL;
  fresh.evidence.count = fresh.evidence.capacity = 0;
  ARENA_PUSH(g->arena, &g->skills, (cv_skill){.skill = fresh});
  return &g->skills.items[g->skills.count - 1];
}

static bool has_role(const cv_skill *k, int role) {
  for (size_t i = 0; i < k->roles.count; i++)
    if (k->roles.items[i] == role) return true;
  return false;
}

static bool has_quote(gathering *g, const cv_skill *k, slice text) {
  slice b = bare(g->arena, text);
  for (size_t i = 0; i < k->skill.evidence.count; i++)
    if (slice_equal(bare(g->arena, k->skill.evidence.items[i].text), b)) return true;
  return false;
}

static void add_aliases(gathering *g, profile_skill *into, const profile_skill *from) {
  for (size_t i = 0; i < from->aliases.count; i++) {
    bool known = false;
    for (size_t k = 0; k < into->aliases.count; k++)
      known |= slice_equal_nocase(into->aliases.items[k], from->aliases.items[i]);
    if (!known) ARENA_PUSH(g->arena, &into->aliases, from->aliases.items[i]);
  }
}

static void add_skill(gathering *g, const cv_skill *from, const int *moved) {
  cv_skill *k = skill_for(g, &from->skill);
  for (size_t i = 0; i < from->roles.count; i++) {
    int role = moved[from->roles.items[i]];
    if (!has_role(k, role)) ARENA_PUSH(g->arena, &k->roles, role);
  }
  if (!k->skill.level.size) k->skill.level = from->skill.level;
  add_aliases(g, &k->skill, &from->skill);
  for (size_t i = 0; i < from->skill.evidence.count; i++) {
    profile_evidence e = from->skill.evidence.items[i];
    e.role = e.role < 0 ? -1 : moved[e.role];
    if (!has_quote(g, k, e.text)) ARENA_PUSH(g->arena, &k->skill.evidence, e);
  }
}

static void add_sentence(gathering *g, const profile_evidence *from, const int *moved) {
  profile_evidence e = *from;
  e.role = e.role < 0 ? -1 : moved[e.role];
  ARENA_PUSH(g->arena, &g->out->sentences, e);
}

void gathering_add(gathering *g, cv *c) {
  size_t before = g->out->roles.count;
  int *moved = arena_alloc(g->arena, (c->roles.count + 1) * sizeof *moved);
  for (size_t i = 0; i < c->roles.count; i++) moved[i] = add_role(g, &c->roles.items[i], before);
  for (size_t i = 0; i < c->degrees.count; i++) add_degree(g, &c->degrees.items[i]);
  for (size_t i = 0; i < c->skills.count; i++) add_skill(g, &c->skills.items[i], moved);
  for (size_t i = 0; i < c->sentences.count; i++) add_sentence(g, &c->sentences.items[i], moved);
  for (size_t i = 0; i < c->unread.count; i++) ARENA_PUSH(g->arena, &g->out->unread, c->unread.items[i]);
}

/* ---- finishing ---- */

typedef struct placed {
  profile_role role;
  month_range months;
  bool dated;
  int was;
} placed;

static int compare_placed(const void *a, const void *b) {
  const placed *x = a, *y = b;
  if (x->dated != y->dated) return x->dated ? -1 : 1;
  if (!x->dated) return x->was - y->was;
  bool xc = x->role.current && !x->role.project, yc = y->role.current && !y->role.project;
  if (xc != yc) return xc ? -1 : 1;
  if (x->months.to != y->months.to) return x->months.to > y->months.to ? -1 : 1;
  if (x->months.from != y->months.from) return x->months.from > y->months.from ? -1 : 1;
  return x->was - y->was;
}

/* Newest first. Returns where each role went. */
static int *sort_roles(gathering *g) {
  profile *p = g->out;
  placed *all = arena_alloc(g->arena, (p->roles.count + 1) * sizeof *all);
  int *moved = arena_alloc(g->arena, (p->roles.count + 1) * sizeof *moved);
  for (size_t i = 0; i < p->roles.count; i++) {
    all[i] = (placed){.role = p->roles.items[i], .was = (int)i};
    all[i].dated = role_months(&all[i].role, p->as_of, &all[i].months);
  }
  if (p->roles.count) qsort(all, p->roles.count, sizeof *all, compare_placed);
  for (size_t i = 0; i < p->roles.count; i++) {
    p->roles.items[i] = all[i].role;
    moved[all[i].was] = (int)i;
  }
  return moved;
}

static double union_of(gathering *g, const int *roles, size_t count) {
  month_range *ranges = arena_alloc(g->arena, (count + 1) * sizeof *ranges);
  size_t n = 0;
  for (size_t i = 0; i < count; i++) n += role_months(&g->out->roles.items[roles[i]], g->out->as_of, &ranges[n]);
  double years = months_union_years(ranges, n);
  return years > YEARS_MAX ? NAN : years;
}

static void finish_total(gathering *g) {
  profile *p = g->out;
  int *work = arena_alloc(g->arena, (p->roles.count + 1) * sizeof *work);
  size_t n = 0;
  for (size_t i = 0; i < p->roles.count; i++)
    if (!p->roles.items[i].project) work[n++] = (int)i;
  p->years_total = union_of(g, work, n);
}

static void set_last_used(const profile *p, profile_skill *s, int role) {
  const profile_role *r = &p->roles.items[role];
  if (!r->current && !r->to && !r->from) return;
  month to = r->current ? p->as_of : r->to ? r->to : r->from;
  bool year = !r->current && (r->to ? r->to_year : r->from_year);
  if (to > p->as_of) to = p->as_of;
  if (to < s->last_used || (to == s->last_used && year)) return;
  if (s->last_used && year && s->last_used / 12 == to / 12) return;
  s->last_used = to;
  s->last_used_year = year;
}

/* Recent and long roles make better proof. */
static float role_rank(const profile *p, int role) {
  month_range m;
  if (role < 0) return 0;
  const profile_role *r = &p->roles.items[role];
  if (!role_months(r, p->as_of, &m)) return 0.3f;
  float ago = (float)(p->as_of - m.to) / 120.0f, length = (float)(m.to - m.from + 1) / 60.0f;
  return 0.4f + 0.8f * (ago > 1 ? 0 : 1 - ago) + 0.3f * (length > 1 ? 1 : length) + (r->project ? 0 : 0.1f);
}

static int compare_evidence(const void *a, const void *b) {
  const profile_evidence *x = a, *y = b;
  if (x->rank > y->rank || x->rank < y->rank) return x->rank > y->rank ? -1 : 1;
  return slice_compare(x->text, y->text);
}

/* The text with every run of blanks as one. */
static slice squeezed(arena *a, slice s) {
  char *out = arena_alloc(a, s.size + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.size; i++)
    if (s.data[i] != ' ' || (n && out[n - 1] != ' ')) out[n++] = s.data[i];
  return (slice){out, n};
}

static void finish_skill(gathering *g, cv_skill *k, const int *moved) {
  profile_skill *s = &k->skill;
  for (size_t i = 0; i < k->roles.count; i++) {
    k->roles.items[i] = moved[k->roles.items[i]];
    set_last_used(g->out, s, k->roles.items[i]);
  }
  s->years = union_of(g, k->roles.items, k->roles.count);
  s->name = squeezed(g->arena, s->name);
  for (size_t i = 0; i < s->evidence.count; i++) {
    profile_evidence *e = &s->evidence.items[i];
    if (e->role >= 0) e->role = moved[e->role];
    e->rank += role_rank(g->out, e->role);
    e->text = squeezed(g->arena, e->text);
  }
  if (s->evidence.count) qsort(s->evidence.items, s->evidence.count, sizeof *s->evidence.items, compare_evidence);
  if (s->evidence.count > EVIDENCE_KEPT) s->evidence.count = EVIDENCE_KEPT;
}

/* Keeps each sentence once, and only those that no skill quotes. */
static void finish_sentences(gathering *g, const int *moved) {
  profile *p = g->out;
  map said = {0};
  size_t kept = 0;
  for (size_t i = 0; i < p->skills.count; i++)
    for (size_t k = 0; k < p->skills.items[i].evidence.count; k++)
      map_put(&said, bare(g->arena, p->skills.items[i].evidence.items[k].text), 0);
  for (size_t i = 0; i < p->sentences.count; i++) {
    profile_evidence e = p->sentences.items[i];
    size_t before = said.count;
    map_put(&said, bare(g->arena, e.text), 0);
    if (said.count == before) continue;
    if (e.role >= 0) e.role = moved[e.role];
    e.text = squeezed(g->arena, e.text);
    p->sentences.items[kept++] = e;
  }
  p->sentences.count = kept;
  map_free(&said);
}

int profile_skill_compare(const void *a, const void *b) {
  const profile_skill *x = a, *y = b;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  double p = isnan(x->years) ? -1 : x->years, q = isnan(y->years) ? -1 : y->years;
  if (p > q || p < q) return p > q ? -1 : 1;
  for (size_t i = 0; i < x->name.size && i < y->name.size; i++) {
    int u = (unsigned char)x->name.data[i], v = (unsigned char)y->name.data[i];
    if (u >= 'A' && u <= 'Z') u |= 0x20;
    if (v >= 'A' && v <= 'Z') v |= 0x20;
    if (u != v) return u - v;
  }
  return x->name.size < y->name.size ? -1 : x->name.size > y->name.size;
}

static int compare_degrees(const void *a, const void *b) {
  static const int height[DEGREE_LEVELS] = {0, 1, 2, 3, 4, 5, 7, 6};
  const profile_degree *x = a, *y = b;
  if (x->level != y->level) return height[y->level] - height[x->level];
  if (x->year != y->year) return y->year - x->year;
  return slice_compare(x->field, y->field);
}

void gathering_finish(gathering *g) {
  profile *p = g->out;
  int *moved = sort_roles(g);
  for (size_t i = 0; i < p->roles.count; i++) {
    profile_role *r = &p->roles.items[i];
    r->title = squeezed(g->arena, r->title);
    r->employer = squeezed(g->arena, r->employer);
    r->place = squeezed(g->arena, r->place);
  }
  finish_total(g);
  for (size_t i = 0; i < g->skills.count; i++) {
    finish_skill(g, &g->skills.items[i], moved);
    ARENA_PUSH(g->arena, &p->skills, g->skills.items[i].skill);
  }
  finish_sentences(g, moved);
  for (size_t i = 0; i < p->degrees.count; i++) {
    p->degrees.items[i].field = squeezed(g->arena, p->degrees.items[i].field);
    p->degrees.items[i].school = squeezed(g->arena, p->degrees.items[i].school);
  }
  if (p->degrees.count) qsort(p->degrees.items, p->degrees.count, sizeof *p->degrees.items, compare_degrees);
  if (p->skills.count) qsort(p->skills.items, p->skills.count, sizeof *p->skills.items, profile_skill_compare);
}
