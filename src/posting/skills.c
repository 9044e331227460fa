/* Skills of a posting: candidates that the model believes, gathered by concept. */
#include "posting/skills.h"

#include <math.h>

/* The same phrase twice is one skill: keyed by its lower-cased words. */
static slice phrase_name(reading *r, const candidate *c) {
  span at = tokens_span(r, c->first, c->end);
  return slice_cut(r->text, at.start, at.end);
}

static posting_skill *find_skill(posting *out, const candidate *c, slice name) {
  for (size_t i = 0; i < out->skills.count; i++) {
    posting_skill *s = &out->skills.items[i];
    if (c->concept != DICTIONARY_NONE ? s->concept == c->concept : !s->known && slice_equal_nocase(s->name, name)) return s;
  }
  return NULL;
}

static posting_skill *skill_for(reading *r, const candidate *c) {
  bool known = c->concept != DICTIONARY_NONE;
  slice name = known ? dictionary_name(r->dictionary, c->concept) : phrase_name(r, c);
  posting_skill *s = find_skill(r->out, c, name);
  if (s) return s;
  posting_skill fresh = {.name = name, .kind = c->kind, .strength = c->strength, .min_years = NAN, .known = known, .concept = c->concept};
  ARENA_PUSH(r->arena, &r->out->skills, fresh);
  return &r->out->skills.items[r->out->skills.count - 1];
}

static void add_mention(reading *r, const candidate *c, uint32_t group) {
  posting_skill *s = skill_for(r, c);
  if (group && (!s->any_of || c->strength > s->strength)) s->any_of = group; /* the strongest mention's */
  if (c->strength > s->strength) s->strength = c->strength;
  if (c->belief > s->belief) s->belief = c->belief;
  ARENA_PUSH(r->arena, &s->mentions, (skill_mention){tokens_span(r, c->first, c->end), c->strength});
}

static bool overlaps_degree(const reading *r, const candidate *c) {
  span at = tokens_span(r, c->first, c->end);
  for (size_t i = 0; i < r->out->degrees.count; i++) {
    span d = r->out->degrees.items[i].at;
    if (at.start < d.end && d.start < at.end) return true;
  }
  return false;
}

static candidates accepted_candidates(reading *r) {
  candidates all = candidates_find(r), kept = {0};
  for (size_t i = 0; i < all.count; i++) {
    candidate *c = &all.items[i];
    c->belief = skills_model_belief(r, &all, i);
    if ((double)c->belief < skills_model_threshold(r->reader->skills, c) || overlaps_degree(r, c)) continue;
    c->strength = skills_model_strength(r, c);
    ARENA_PUSH(r->arena, &kept, *c);
  }
  return kept;
}

/* Groups whose members were merged away are none; numbers run from 1 without gaps. */
static void renumber_groups(reading *r) {
  uint32_t next = 1;
  for (size_t i = 0; i < r->out->skills.count; i++) {
    uint32_t group = r->out->skills.items[i].any_of;
    if (!group || group & 0x80000000u) continue;
    size_t members = 0;
    for (size_t k = i; k < r->out->skills.count; k++) members += r->out->skills.items[k].any_of == group;
    for (size_t k = i; k < r->out->skills.count; k++)
      if (r->out->skills.items[k].any_of == group) r->out->skills.items[k].any_of = members > 1 ? next | 0x80000000u : 0;
    next += members > 1;
  }
  for (size_t i = 0; i < r->out->skills.count; i++) r->out->skills.items[i].any_of &= 0x7FFFFFFFu;
}

/* Subjects are slices of the text: does one hold the mention? */
static bool in_subject(const reading *r, const posting_years *y, span at) {
  for (size_t i = 0; i < y->subjects.count; i++) {
    slice s = y->subjects.items[i];
    if (s.data < r->text.data || s.data > r->text.data + r->text.size) continue;
    size_t start = (size_t)(s.data - r->text.data);
    if (at.start >= start && at.end <= start + s.size) return true;
  }
  return false;
}

/* "5+ years of Java": an amount and a skill in it, or its subject, belong together. */
static void attach_years(reading *r) {
  for (size_t i = 0; i < r->out->experience.count; i++) {
    const posting_years *y = &r->out->experience.items[i];
    for (size_t k = 0; k < r->out->skills.count; k++) {
      posting_skill *s = &r->out->skills.items[k];
      for (size_t m = 0; m < s->mentions.count; m++) {
        span at = s->mentions.items[m].at;
        bool inside = (at.start >= y->at.start && at.end <= y->at.end) || in_subject(r, y, at);
        if (inside && isnan(s->min_years) && s->kind != SKILL_SOFT) s->min_years = y->min_years;
      }
    }
  }
}

static void mark_title(reading *r) {
  slice title = r->out->title;
  if (!title.size) return;
  tokens t = dictionary_tokens(r->dictionary, r->arena, title);
  dictionary_hits h = dictionary_read(r->dictionary, r->words, &t, r->arena);
  const hits *found = &h.table[r->reader->structure->skills];
  for (size_t i = 0; i < found->count; i++)
    for (size_t k = 0; k < r->out->skills.count; k++)
      if (r->out->skills.items[k].concept == found->items[i].concept) r->out->skills.items[k].in_title = true;
}

void skills_read(reading *r) {
  candidates kept = accepted_candidates(r);
  uint32_t *group = arena_alloc(r->arena, (kept.count + 1) * sizeof *group);
  any_of_groups(r, &kept, group);
  for (size_t i = 0; i < kept.count; i++) add_mention(r, &kept.items[i], group[i]);
  renumber_groups(r);
  attach_years(r);
  mark_title(r);
}
