/* Leading others: where it is asked for, which titles mean it, and which sentences say it. */
#include "match/match_parts.h"

enum { LEADING = 4 }; /* the step of seniority from which on a title leads others */

/* "Leadership", "supervising electricians", "as a maintenance supervisor"; not "supervising children". */
bool leading_is_asked(const matching *m, slice subject) {
  const dictionary *d = m->dictionary;
  slice low = arena_lower(m->arena, subject);
  return dictionary_has_value(d, words_class(d, "leading.whole"), low) ||
         (words_name(d, "leading.inside", low) && !words_name(d, "leading.charges", low));
}

bool leading_is_said(const matching *m, slice sentence) {
  return words_name(m->dictionary, "leading.said", arena_lower(m->arena, sentence));
}

/* "Warehouse Supervisor", "Head of Design", "Team Leader". */
bool leads_by_title(const matching *m, size_t role) {
  const profile_role *r = &m->who->roles.items[role];
  return !r->project && (r->level >= LEADING || leading_is_asked(m, r->title));
}

const bool *leading_roles(const matching *m, leading_sign sign) {
  const profile *who = m->who;
  bool *leads = arena_alloc(m->arena, (who->roles.count + 1) * sizeof *leads);
  for (size_t i = 0; i < who->roles.count; i++) leads[i] = sign == LEADS_BY_TITLE && leads_by_title(m, i);
  for (size_t i = 0; sign == LEADS_IN_WORDS && i < m->sentence_list.count; i++) {
    const profile_evidence *e = m->sentence_list.items[i].evidence;
    if (e->role >= 0 && (size_t)e->role < who->roles.count && !who->roles.items[e->role].project)
      leads[e->role] |= leading_is_said(m, e->text);
  }
  return leads;
}
