/* The skills file, written to be read and edited by hand: stable order, two spaces, one entry a block. */
#include <inttypes.h>

#include "base/json_out.h"
#include "base/maths.h"
#include "profile/cv.h"

/* One member on a line of its own; the comma before it belongs to it. */
static void put_key(buffer *out, int indent, const char *key, bool *first) {
  buffer_text(out, *first ? "\n" : ",\n");
  *first = false;
  buffer_repeat(out, ' ', (size_t)indent);
  buffer_format(out, "\"%s\": ", key);
}

static void member(buffer *out, int indent, const char *key, slice s, bool *first) {
  put_key(out, indent, key, first);
  json_put_string(out, s);
}

static void optional(buffer *out, int indent, const char *key, slice s, bool *first) {
  if (s.size) member(out, indent, key, s, first);
}

static void put_month(buffer *out, const char *text) {
  if (text[0])
    buffer_format(out, "\"%s\"", text);
  else
    buffer_text(out, "null");
}

static void put_years(buffer *out, double years) {
  if (isnan(years))
    buffer_text(out, "null");
  else
    buffer_format(out, "%.1f", years);
}

static void put_amount(buffer *out, double amount) {
  if (fabs(amount - rounded(amount)) < 0.005 && fabs(amount) < 1e15)
    buffer_format(out, "%.0f", amount);
  else
    buffer_format(out, "%.2f", amount);
}

void role_write(const profile_role *r, bool with_note, buffer *out) {
  char from[8], to[8];
  bool first = true;
  role_from(r, from);
  role_to(r, to);
  buffer_char(out, '{');
  member(out, 6, "title", r->title, &first);
  member(out, 6, "employer", r->employer, &first);
  optional(out, 6, "place", r->place, &first);
  put_key(out, 6, "from", &first);
  put_month(out, from);
  put_key(out, 6, "to", &first);
  put_month(out, to);
  if (r->project) {
    put_key(out, 6, "project", &first);
    buffer_text(out, "true");
  }
  if (with_note) optional(out, 6, "note", r->note, &first);
  buffer_text(out, "\n    }");
}

void degree_write(const profile_degree *d, bool with_note, buffer *out) {
  bool first = true;
  buffer_char(out, '{');
  member(out, 6, "level", slice_of(degree_level_word(d->level)), &first);
  member(out, 6, "field", d->field, &first);
  member(out, 6, "school", d->school, &first);
  put_key(out, 6, "year", &first);
  if (d->year)
    buffer_format(out, "%d", d->year);
  else
    buffer_text(out, "null");
  if (with_note) optional(out, 6, "note", d->note, &first);
  buffer_text(out, "\n    }");
}

static void put_quotes(buffer *out, int indent, const profile_evidence *items, size_t count) {
  buffer_char(out, '[');
  for (size_t i = 0; i < count; i++) {
    buffer_text(out, i ? ",\n" : "\n");
    buffer_repeat(out, ' ', (size_t)indent + 2);
    buffer_text(out, "{ \"text\": ");
    json_put_string(out, items[i].text);
    if (items[i].role >= 0)
      buffer_format(out, ", \"role\": %d%s }", items[i].role, items[i].opens ? ", \"opens\": true" : "");
    else
      buffer_text(out, ", \"role\": null }");
  }
  if (count) buffer_char(out, '\n');
  if (count) buffer_repeat(out, ' ', (size_t)indent);
  buffer_char(out, ']');
}

static void put_words(buffer *out, const slice *words, size_t count) {
  buffer_char(out, '[');
  for (size_t i = 0; i < count; i++) {
    if (i) buffer_text(out, ", ");
    json_put_string(out, words[i]);
  }
  buffer_char(out, ']');
}

void skill_write(const profile_skill *s, bool with_note, buffer *out) {
  char used[8];
  bool first = true;
  month_format(s->last_used, used);
  if (s->last_used_year && used[0]) used[4] = 0;
  buffer_char(out, '{');
  member(out, 6, "name", s->name, &first);
  member(out, 6, "kind", slice_of(skill_kind_word(s->kind)), &first);
  if (s->aliases.count) {
    put_key(out, 6, "aliases", &first);
    put_words(out, s->aliases.items, s->aliases.count);
  }
  put_key(out, 6, "years", &first);
  put_years(out, s->years);
  put_key(out, 6, "last_used", &first);
  put_month(out, used);
  optional(out, 6, "level", s->level, &first);
  member(out, 6, "origin", s->origin, &first);
  if (with_note) optional(out, 6, "note", s->note, &first);
  put_key(out, 6, "evidence", &first);
  put_quotes(out, 6, s->evidence.items, s->evidence.count);
  buffer_text(out, "\n    }");
}

/* "key content": the first half tells the entry, the second what was in it. */
static slice mark(arena *a, slice key, buffer *content) {
  uint64_t k = slice_hash(key), c = slice_hash(buffer_slice(content));
  buffer_free(content);
  return arena_format(a, "%08" PRIx32 " %08" PRIx32, (uint32_t)(k >> 32), (uint32_t)(c >> 32));
}

slice role_mark(arena *a, const profile_role *r) {
  char from[8];
  buffer b = {0};
  role_from(r, from);
  role_write(r, false, &b);
  return mark(a, arena_format(a, "role %.*s|%.*s|%s", SLICE_ARGS(r->title), SLICE_ARGS(r->employer), from), &b);
}

slice degree_mark(arena *a, const profile_degree *d) {
  buffer b = {0};
  degree_write(d, false, &b);
  return mark(
      a,
      arena_format(a, "degree %s|%.*s|%.*s", degree_level_word(d->level), SLICE_ARGS(d->field), SLICE_ARGS(d->school)),
      &b);
}

slice skill_mark(arena *a, const profile_skill *s) {
  buffer b = {0};
  skill_write(s, false, &b);
  return mark(a, arena_format(a, "skill %.*s", SLICE_ARGS(s->name)), &b);
}

slice sentence_mark(arena *a, const profile_evidence *e) {
  buffer b = {0};
  json_put_string(&b, e->text);
  return mark(a, arena_format(a, "sentence %.*s", SLICE_ARGS(e->text)), &b);
}

static void put_sources(const profile *p, buffer *out) {
  buffer_char(out, '[');
  for (size_t i = 0; i < p->sources.count; i++) {
    buffer_text(out, i ? ",\n    { \"file\": " : "\n    { \"file\": ");
    json_put_string(out, p->sources.items[i].file);
    buffer_text(out, ", \"sha256\": ");
    json_put_string(out, p->sources.items[i].sha256);
    if (p->sources.items[i].path.size) {
      buffer_text(out, ", \"path\": ");
      json_put_string(out, p->sources.items[i].path);
    }
    buffer_text(out, " }");
  }
  buffer_text(out, p->sources.count ? "\n  ]" : "]");
}

static void put_roles(const profile *p, buffer *out) {
  buffer_char(out, '[');
  for (size_t i = 0; i < p->roles.count; i++) {
    buffer_text(out, i ? ",\n    " : "\n    ");
    role_write(&p->roles.items[i], true, out);
  }
  buffer_text(out, p->roles.count ? "\n  ]" : "]");
}

static void put_degrees(const profile *p, buffer *out) {
  buffer_char(out, '[');
  for (size_t i = 0; i < p->degrees.count; i++) {
    buffer_text(out, i ? ",\n    " : "\n    ");
    degree_write(&p->degrees.items[i], true, out);
  }
  buffer_text(out, p->degrees.count ? "\n  ]" : "]");
}

static void put_skills(const profile *p, buffer *out) {
  buffer_char(out, '[');
  for (size_t i = 0; i < p->skills.count; i++) {
    buffer_text(out, i ? ",\n    " : "\n    ");
    skill_write(&p->skills.items[i], true, out);
  }
  buffer_text(out, p->skills.count ? "\n  ]" : "]");
}

static void put_doubts(const profile *p, buffer *out) {
  buffer_char(out, '[');
  for (size_t i = 0; i < p->doubts.count; i++) {
    buffer_text(out, i ? ",\n    { \"line\": " : "\n    { \"line\": ");
    json_put_string(out, p->doubts.items[i].line);
    buffer_text(out, ", \"reason\": ");
    json_put_string(out, p->doubts.items[i].reason);
    buffer_text(out, " }");
  }
  buffer_text(out, "\n  ]");
}

static void put_wishes(const profile *p, buffer *out) {
  bool first = true;
  buffer_char(out, '{');
  put_key(out, 4, "salary_min", &first);
  if (isnan(p->salary_min))
    buffer_text(out, "null");
  else
    put_amount(out, p->salary_min);
  put_key(out, 4, "currency", &first);
  if (p->wish_currency.size)
    json_put_string(out, p->wish_currency);
  else
    buffer_text(out, "null");
  put_key(out, 4, "work_mode", &first);
  put_words(out, p->work_modes.items, p->work_modes.count);
  put_key(out, 4, "authorized_in", &first);
  put_words(out, p->authorized_in.items, p->authorized_in.count);
  optional(out, 4, "clearance", p->clearance, &first);
  buffer_text(out, "\n  }");
}

/* Four to a line. */
static void put_built(const profile *p, buffer *out) {
  arena *a = arena_new();
  size_t n = 0;
  buffer_char(out, '[');
#define PUT(list, mark_of)                                                                                             \
  for (size_t i = 0; i < p->list.count; i++, n++) {                                                                    \
    buffer_text(out, n == 0 ? "\n    " : n % 4 ? ", " : ",\n    ");                                                    \
    json_put_string(out, mark_of(a, &p->list.items[i]));                                                               \
  }
  if (p->built.count) {
    for (size_t i = 0; i < p->built.count; i++, n++) {
      buffer_text(out, n == 0 ? "\n    " : n % 4 ? ", " : ",\n    ");
      json_put_string(out, p->built.items[i]);
    }
  } else {
    PUT(roles, role_mark)
    PUT(degrees, degree_mark)
    PUT(skills, skill_mark)
    PUT(sentences, sentence_mark)
  }
#undef PUT
  buffer_text(out, n ? "\n  ]" : "]");
  arena_free(a);
}

void profile_write(const profile *p, buffer *out) {
  bool first = true;
  buffer_char(out, '{');
  optional(out, 2, "$schema", p->schema, &first);
  member(out, 2, "schema", SLICE("forte.skills/1"), &first);
  optional(out, 2, "as_of", p->as_of_date, &first);
  optional(out, 2, "note", p->note, &first);
  put_key(out, 2, "sources", &first);
  put_sources(p, out);
  put_key(out, 2, "years_total", &first);
  put_years(out, p->years_total);
  put_key(out, 2, "roles", &first);
  put_roles(p, out);
  put_key(out, 2, "degrees", &first);
  put_degrees(p, out);
  put_key(out, 2, "skills", &first);
  put_skills(p, out);
  put_key(out, 2, "sentences", &first);
  put_quotes(out, 2, p->sentences.items, p->sentences.count);
  if (p->doubts.count) {
    put_key(out, 2, "doubts", &first);
    put_doubts(p, out);
  }
  put_key(out, 2, "wishes", &first);
  put_wishes(p, out);
  put_key(out, 2, "built", &first);
  put_built(p, out);
  buffer_text(out, "\n}\n");
}
