/* Building a skills file again: what the person added, changed or took out stays so. What forte wrote is told by the
   checksums in "built"; an entry whose checksum is not there was written by hand. */
#include <stdio.h>
#include <stdlib.h>

#include "base/maths.h"
#include "profile/cv.h"

typedef struct keeper {
  arena *arena;
  profile *fresh;
  const profile *old;
  buffer *changes;
  int *role_moved; /* old role -> fresh role, or -1 */
} keeper;

static bool in_built(const profile *old, slice mark) {
  for (size_t i = 0; i < old->built.count; i++)
    if (slice_equal(old->built.items[i], mark)) return true;
  return false;
}

/* Was an entry with this key written, whatever was in it? */
static bool key_in_built(const profile *old, slice mark) {
  for (size_t i = 0; i < old->built.count; i++)
    if (old->built.items[i].size >= 8 && slice_equal(slice_cut(old->built.items[i], 0, 8), slice_cut(mark, 0, 8)))
      return true;
  return false;
}

static bool by_hand(const keeper *k, slice mark) { return k->old->built.count && !in_built(k->old, mark); }

static bool same_skill(const profile_skill *x, const profile_skill *y) {
  if (x->concept != DICTIONARY_NONE && x->concept == y->concept) return true;
  return slice_equal_nocase(x->name, y->name);
}

static profile_skill *find(const profile *p, const profile_skill *s) {
  for (size_t i = 0; i < p->skills.count; i++)
    if (same_skill(&p->skills.items[i], s)) return &p->skills.items[i];
  return NULL;
}

static void say(keeper *k, const char *what, slice name, const char *more) {
  buffer_format(k->changes, "%-8s %.*s%s\n", what, SLICE_ARGS(name), more);
}

static void say_years(keeper *k, const profile_skill *was, const profile_skill *now) {
  double x = isnan(was->years) ? -1 : was->years, y = isnan(now->years) ? -1 : now->years;
  if (fabs(x - y) < 0.05) return;
  char more[64] = ": listed only now", before[32] = "none";
  if (x >= 0) snprintf(before, sizeof before, "%.1f", x);
  if (y >= 0) snprintf(more, sizeof more, ": %s -> %.1f", before, y);
  say(k, "years", now->name, more);
}

/* ---- roles and degrees ---- */

static void keep_role(keeper *k, size_t i) {
  const profile_role *old = &k->old->roles.items[i];
  bool own = by_hand(k, role_mark(k->arena, old));
  int found = -1;
  for (size_t n = 0; n < k->fresh->roles.count && found < 0; n++)
    if (role_same(k->arena, &k->fresh->roles.items[n], old)) found = (int)n;
  if (found < 0 && own) {
    ARENA_PUSH(k->arena, &k->fresh->roles, *old);
    found = (int)k->fresh->roles.count - 1;
  } else if (found >= 0) {
    profile_role *fresh = &k->fresh->roles.items[found];
    slice note = old->note.size ? old->note : fresh->note;
    if (own) *fresh = *old;
    fresh->note = note;
  } else {
    say(k, "gone", old->title, ", no longer in the CV");
  }
  k->role_moved[i] = found;
}

static void keep_degree(keeper *k, const profile_degree *old) {
  bool own = by_hand(k, degree_mark(k->arena, old));
  for (size_t n = 0; n < k->fresh->degrees.count; n++) {
    profile_degree *fresh = &k->fresh->degrees.items[n];
    if (!degree_same(k->arena, fresh, old)) continue;
    slice note = old->note.size ? old->note : fresh->note;
    if (own) *fresh = *old;
    fresh->note = note;
    return;
  }
  if (own) ARENA_PUSH(k->arena, &k->fresh->degrees, *old);
}

static void set_built(keeper *k) {
  profile *p = k->fresh;
  for (size_t i = 0; i < p->roles.count; i++) ARENA_PUSH(k->arena, &p->built, role_mark(k->arena, &p->roles.items[i]));
  for (size_t i = 0; i < p->degrees.count; i++)
    ARENA_PUSH(k->arena, &p->built, degree_mark(k->arena, &p->degrees.items[i]));
  for (size_t i = 0; i < p->skills.count; i++)
    ARENA_PUSH(k->arena, &p->built, skill_mark(k->arena, &p->skills.items[i]));
  for (size_t i = 0; i < p->sentences.count; i++)
    ARENA_PUSH(k->arena, &p->built, sentence_mark(k->arena, &p->sentences.items[i]));
}

/* ---- skills ---- */

static profile_skill moved(keeper *k, const profile_skill *old) {
  profile_skill s = *old;
  s.evidence.items = NULL;
  s.evidence.count = s.evidence.capacity = 0;
  for (size_t i = 0; i < old->evidence.count; i++) {
    profile_evidence e = old->evidence.items[i];
    if (e.role >= 0) e.role = (size_t)e.role < k->old->roles.count ? k->role_moved[e.role] : -1;
    ARENA_PUSH(k->arena, &s.evidence, e);
  }
  return s;
}

static void keep_skill(keeper *k, const profile_skill *old) {
  bool own = slice_equal(old->origin, SLICE("you")) || by_hand(k, skill_mark(k->arena, old));
  profile_skill *fresh = find(k->fresh, old);
  if (own) {
    profile_skill s = moved(k, old);
    s.origin = SLICE("you");
    if (fresh)
      *fresh = s;
    else
      ARENA_PUSH(k->arena, &k->fresh->skills, s);
    return;
  }
  if (!fresh) {
    say(k, "gone", old->name, "");
    return;
  }
  if (old->note.size) fresh->note = old->note;
  say_years(k, old, fresh);
}

/* New ones are said; those that the person took out of the file stay out. */
static void drop_removed(keeper *k) {
  size_t kept = 0;
  for (size_t i = 0; i < k->fresh->skills.count; i++) {
    profile_skill s = k->fresh->skills.items[i];
    bool known = find(k->old, &s) != NULL;
    bool removed = !known && k->old->built.count && key_in_built(k->old, skill_mark(k->arena, &s));
    if (removed)
      say(k, "left out", s.name, ", as you took it out");
    else if (!known)
      say(k, "added", s.name, "");
    if (!removed) k->fresh->skills.items[kept++] = s;
  }
  k->fresh->skills.count = kept;
}

/* ---- sentences ---- */

static bool has_sentence(const profile *p, slice text) {
  for (size_t i = 0; i < p->sentences.count; i++)
    if (slice_equal(p->sentences.items[i].text, text)) return true;
  return false;
}

static void keep_sentences(keeper *k) {
  profile *p = k->fresh;
  size_t kept = 0;
  for (size_t i = 0; i < p->sentences.count; i++) {
    profile_evidence e = p->sentences.items[i];
    bool removed = in_built(k->old, sentence_mark(k->arena, &e)) && !has_sentence(k->old, e.text);
    if (!removed) p->sentences.items[kept++] = e;
  }
  p->sentences.count = kept;
  for (size_t i = 0; i < k->old->sentences.count; i++) {
    profile_evidence e = k->old->sentences.items[i];
    if (!by_hand(k, sentence_mark(k->arena, &e)) || has_sentence(p, e.text)) continue;
    if (e.role >= 0) e.role = (size_t)e.role < k->old->roles.count ? k->role_moved[e.role] : -1;
    ARENA_PUSH(k->arena, &p->sentences, e);
  }
}

static bool same_key(slice x, slice y) { return x.size >= 8 && y.size >= 8 && memcmp(x.data, y.data, 8) == 0; }

/* Does the old file still have an entry with this mark's key? */
static bool is_entry(keeper *k, slice mark) {
  for (size_t i = 0; i < k->old->skills.count; i++)
    if (same_key(mark, skill_mark(k->arena, &k->old->skills.items[i]))) return true;
  for (size_t i = 0; i < k->old->roles.count; i++)
    if (same_key(mark, role_mark(k->arena, &k->old->roles.items[i]))) return true;
  for (size_t i = 0; i < k->old->degrees.count; i++)
    if (same_key(mark, degree_mark(k->arena, &k->old->degrees.items[i]))) return true;
  for (size_t i = 0; i < k->old->sentences.count; i++)
    if (same_key(mark, sentence_mark(k->arena, &k->old->sentences.items[i]))) return true;
  return false;
}

/* Marks of what was taken out earlier stay, so that it stays out. */
static void keep_removed_marks(keeper *k) {
  for (size_t i = 0; i < k->old->built.count; i++) {
    slice mark = k->old->built.items[i];
    if (!key_in_built(k->fresh, mark) && !is_entry(k, mark)) ARENA_PUSH(k->arena, &k->fresh->built, mark);
  }
}

static void keep_wishes(keeper *k) {
  profile *p = k->fresh;
  p->salary_min = k->old->salary_min;
  p->wish_currency = k->old->wish_currency;
  p->work_modes.items = k->old->work_modes.items;
  p->work_modes.count = k->old->work_modes.count;
  p->work_modes.capacity = k->old->work_modes.count;
  p->authorized_in.items = k->old->authorized_in.items;
  p->authorized_in.count = k->old->authorized_in.count;
  p->authorized_in.capacity = k->old->authorized_in.count;
  p->clearance = k->old->clearance;
  p->schema = k->old->schema;
  p->note = k->old->note;
}

void profile_keep(arena *a, profile *fresh, const profile *old, buffer *changes) {
  keeper k = {.arena = a, .fresh = fresh, .old = old, .changes = changes};
  k.role_moved = arena_alloc(a, (old->roles.count + 1) * sizeof *k.role_moved);
  fresh->built.count = 0;
  set_built(&k); /* as forte read it now: what differs from it in the file is the person's */
  drop_removed(&k);
  for (size_t i = 0; i < old->roles.count; i++) keep_role(&k, i);
  for (size_t i = 0; i < old->degrees.count; i++) keep_degree(&k, &old->degrees.items[i]);
  for (size_t i = 0; i < old->skills.count; i++) keep_skill(&k, &old->skills.items[i]);
  keep_sentences(&k);
  keep_removed_marks(&k);
  keep_wishes(&k);
  if (fresh->skills.count)
    qsort(fresh->skills.items, fresh->skills.count, sizeof *fresh->skills.items, profile_skill_compare);
}

/* ---- looking up ---- */

/* Years since it was used, those that do not count against a skill aside. */
static int stale_years(const profile *p, const profile_skill *s) {
  enum { FRESH_YEARS = 3 };
  int years = s->last_used == MONTH_NONE ? 0 : (p->as_of - s->last_used) / 12;
  return years > FRESH_YEARS ? years : 0;
}

/* What was used of late, then more years, then any evidence, make the better proof. */
static bool better(const profile *of, const profile_skill *x, const profile_skill *y) {
  if (stale_years(of, x) != stale_years(of, y)) return stale_years(of, x) < stale_years(of, y);
  double p = isnan(x->years) ? -1 : x->years, q = isnan(y->years) ? -1 : y->years;
  if (p > q || p < q) return p > q;
  return x->evidence.count > y->evidence.count;
}

static bool is_concept(const profile_skill *s, uint32_t concept, slice name) {
  return concept != DICTIONARY_NONE ? s->concept == concept : slice_equal_nocase(s->name, name);
}

static bool implies_concept(const dictionary *d, const profile_skill *s, uint32_t concept) {
  return concept != DICTIONARY_NONE && s->concept != DICTIONARY_NONE && dictionary_implies(d, s->concept, concept);
}

double profile_years(const profile *p, const dictionary *d, uint32_t concept, slice name) {
  double most = NAN;
  for (size_t i = 0; i < p->skills.count; i++) {
    const profile_skill *s = &p->skills.items[i];
    if (!is_concept(s, concept, name) && !implies_concept(d, s, concept)) continue;
    most = larger_of(most, isnan(s->years) ? 0 : s->years); /* of a number and NAN, the number */
  }
  return most;
}

static size_t bit_of(uint32_t concept) {
  _Static_assert(IMPLIED_WORDS * 64 == 1 << 12, "a bit for each number that is left");
  return concept * 0x9E3779B1u >> 20;
}

void profile_set_implied(profile *p, arena *a, const dictionary *d) {
  p->implied = arena_alloc(a, IMPLIED_WORDS * sizeof *p->implied);
  p->implied_of = p->skills.count;
  for (size_t i = 0; i < p->skills.count; i++) {
    uint32_t count = 0, concept = p->skills.items[i].concept;
    const uint32_t *all = concept == DICTIONARY_NONE ? NULL : dictionary_implied(d, concept, &count);
    for (uint32_t k = 0; k < count; k++) p->implied[bit_of(all[k]) / 64] |= (uint64_t)1 << bit_of(all[k]) % 64;
  }
}

/* The best of the skills that imply the concept; of equal ones the first. */
static const profile_skill *best_implying(const profile *p, const dictionary *d, uint32_t concept) {
  const profile_skill *best = NULL;
  bool any = p->implied_of && p->implied[bit_of(concept) / 64] >> bit_of(concept) % 64 & 1;
  for (size_t i = any ? 0 : p->implied_of; i < p->skills.count; i++) {
    const profile_skill *s = &p->skills.items[i];
    if (implies_concept(d, s, concept) && (!best || better(p, s, best))) best = s;
  }
  return best;
}

const profile_skill *profile_find(const profile *p, const dictionary *d, uint32_t concept, slice name,
                                  const profile_skill **implied_by) {
  *implied_by = NULL;
  for (size_t i = 0; i < p->skills.count; i++)
    if (is_concept(&p->skills.items[i], concept, name)) return &p->skills.items[i];
  return *implied_by = best_implying(p, d, concept);
}
