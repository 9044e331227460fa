/* The kind of work as a whole, a requirement that few asks cannot outvote: do the words of the posting stand where the
 * CV's words stand among kinds of work? An intern's posting is none for a lead, nor the other way round.
 *
 * The weight was chosen on rated pairs (docs/matching.md): it orders postings best where it is that of seven required
 * skills, and anything from five to ten of them does nearly as well. */
#include <stdlib.h>

#include "match/match_parts.h"

static const double KIND_WEIGHT = 7;                   /* required skills */
static const double SAME = 0.75;                       /* a cosine from which on the work is taken as the same */
static const double NEAR = 0.6, FAR = 0.35;            /* credits: what is called near, and what is called another */
static const double TWO_STEPS = 0.8, MORE_STEPS = 0.6; /* of the credit, where the level is so far off */
static const double BELONGS = 0.3;                     /* a cosine of a skill's name and the posting */
enum { NAMED = 3 };

typedef struct belonging {
  slice name;
  double near;
} belonging;

/* The person's skills that stand nearest to the posting's kind of work, nearest first; no language
   or certificate (CPR), which are of every kind. */
static size_t nearest_skills(const matching *m, slice out[NAMED]) {
  belonging best[NAMED];
  size_t count = 0;
  for (size_t i = 0; i < m->who->skills.count; i++) {
    const profile_skill *s = &m->who->skills.items[i];
    belonging b = {s->name, kind_cosine(&s->work, &m->posting->work)};
    if (s->kind != SKILL_HARD || b.near < BELONGS) continue;
    if (count == NAMED && best[NAMED - 1].near >= b.near) continue;
    size_t at = count < NAMED ? count++ : NAMED - 1;
    best[at] = b;
    for (; at > 0 && best[at - 1].near < best[at].near; at--) {
      belonging swap = best[at];
      best[at] = best[at - 1];
      best[at - 1] = swap;
    }
  }
  for (size_t i = 0; i < count; i++) out[i] = best[i].name;
  return count;
}

static double level_factor(int apart) {
  int steps = abs(apart);
  return steps < 2 ? 1 : steps == 2 ? TWO_STEPS : MORE_STEPS;
}

static slice why(const matching *m, double credit, int apart) {
  slice names[NAMED];
  size_t count = credit >= FAR ? nearest_skills(m, names) : 0;
  const char *how = credit >= NEAR ? "like yours" : credit >= FAR ? "related to yours" : "different from yours";
  slice s = slice_of(how);
  if (count)
    s = arena_format(m->arena, "%s: %.*s %s it", how, SLICE_ARGS(words_join(m->arena, names, count, " and ")),
                     count == 1 ? "belongs to" : "belong to");
  if (level_factor(apart) < 1)
    s = arena_format(m->arena, "%.*s; the level is %s", SLICE_ARGS(s), apart > 0 ? "above yours" : "below yours");
  return s;
}

/* Where the two languages leave nothing else: a role's title is of the posting's kind. */
static bool is_near_by_title(const matching *m) {
  bool alike = false;
  for (size_t i = 0; i < m->who->roles.count; i++) alike |= m->alike[i];
  return m->apart && alike;
}

bool work_is_same(const matching *m) { return m->near >= SAME; }

void ask_kind(matching *m) {
  requirement r = {.ask = SLICE("Kind of work"),
                   .type = ASK_KIND,
                   .strength = STRENGTH_REQUIRED,
                   .status = STATUS_UNKNOWN,
                   .implied_by = SLICE(""),
                   .reason = SLICE("not known"),
                   .years_have = NAN,
                   .years_asked = NAN};
  bool known = kind_is_known(&m->posting->work) && kind_is_known(&m->who->work);
  if (!known && !is_near_by_title(m)) return;
  int apart = level_apart(m);
  double near = known ? m->near / SAME : NEAR;
  r.credit = round2(larger_of(0, smaller_of(1, near)) * level_factor(apart));
  r.status = r.credit >= NEAR ? STATUS_MET : r.credit >= FAR ? STATUS_PARTLY : STATUS_NOT_MET;
  r.reason = known ? why(m, r.credit, apart) : SLICE("like yours, by its title");
  weight_part_add(&r, "strength", strength_weight(r.strength));
  weight_part_add(&r, "kind", KIND_WEIGHT);
  weight_finish(&r);
  ARENA_PUSH(m->arena, &m->out->requirements, r);
}
