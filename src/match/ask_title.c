/* The posting's title as an ask: a posting for a structural engineer wants one, whatever else it says. */
#include "match/match_parts.h"

static const double TITLE_KIND = 1.5;
static const double RELATED = 0.5; /* roles that show the same skills under another kind of title */
static const double BELOW = 0.5;   /* of the credit, where the role stands two steps or more below what is asked */
enum { EVIDENCE_LIMIT = 3, FAR_BELOW = 2 };

/* The role that shows most of it decides: by its title or by its skills, and by its level. */
static void take_role(const matching *m, size_t i, requirement *r) {
  if (!m->relevant[i]) return;
  bool low = level_below(m, i) >= FAR_BELOW || (leading_is_asked(m, m->posting->title) && !leads_by_title(m, i));
  double credit = (m->alike[i] ? 1 : RELATED) * (low ? BELOW : 1);
  if (credit <= r->credit) return;
  r->credit = credit;
  r->status = credit < 1 ? STATUS_PARTLY : STATUS_MET;
  const profile_role *role = &m->who->roles.items[i];
  r->reason = arena_format(m->arena, "%s%.*s%s",
                           m->alike[i] ? "" : "related: ", SLICE_ARGS(role->title.size ? role->title : role->employer),
                           low ? "; the level is above it" : "");
}

void ask_title(matching *m) {
  const profile *who = m->who;
  slice title = slice_trim(m->posting->title);
  if (!title.size || !m->title_says || !who->roles.count) return;
  requirement r = {.ask = title,
                   .type = ASK_SKILL,
                   .strength = STRENGTH_REQUIRED,
                   .status = STATUS_NOT_MET,
                   .title = true,
                   .implied_by = SLICE(""),
                   .reason = SLICE("no role of this kind in the CV"),
                   .years_have = NAN,
                   .years_asked = NAN};
  for (size_t i = 0; i < who->roles.count; i++) take_role(m, i, &r);
  if (m->apart && r.status != STATUS_MET) {
    r.status = STATUS_UNKNOWN;
    r.reason = SLICE(OTHER_LANGUAGE);
  }
  for (size_t i = 0; i < who->roles.count && r.evidence.count < EVIDENCE_LIMIT; i++)
    if (m->relevant[i] && (m->alike[i] || r.status == STATUS_PARTLY))
      ARENA_PUSH(m->arena, &r.evidence, role_evidence(who, (int)i, SLICE("")));
  weight_part_add(&r, "strength", strength_weight(r.strength));
  weight_part_add(&r, "kind", TITLE_KIND);
  weight_finish(&r);
  ARENA_PUSH(m->arena, &m->out->requirements, r);
}
