/* The posting's title as an ask: a posting for a structural engineer wants one, whatever else it says. */
#include "match/match_parts.h"

static const double TITLE_KIND = 1.5;
static const double RELATED = 0.5; /* roles that show the same skills under another kind of title */
enum { EVIDENCE_LIMIT = 3 };

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
  for (size_t i = 0; i < who->roles.count && r.status != STATUS_MET; i++) {
    if (!m->relevant[i] || (!m->alike[i] && r.status == STATUS_PARTLY)) continue;
    r.status = m->alike[i] ? STATUS_MET : STATUS_PARTLY;
    r.credit = m->alike[i] ? 1 : RELATED;
    r.reason = arena_format(m->arena, "%s%.*s", m->alike[i] ? "" : "related: ", SLICE_ARGS(who->roles.items[i].title));
  }
  for (size_t i = 0; i < who->roles.count && r.evidence.count < EVIDENCE_LIMIT; i++)
    if (m->relevant[i] && (m->alike[i] || r.status == STATUS_PARTLY))
      ARENA_PUSH(m->arena, &r.evidence, role_evidence(who, (int)i, SLICE("")));
  weight_part_add(&r, "strength", strength_weight(r.strength));
  weight_part_add(&r, "kind", TITLE_KIND);
  weight_finish(&r);
  ARENA_PUSH(m->arena, &m->out->requirements, r);
}
