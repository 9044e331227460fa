/* Proofs: which of the person's sentences show an asked skill best. */
#include <stdlib.h>

#include "match/match_parts.h"

enum { EVIDENCE_LIMIT = 3 };
/* What speaks for a sentence: each skill on it that shows the ask, at one remove or more; its share of the ask's own
   words; that a role tells it, rather than a list or a summary. */
static const double DIRECT = 1, REMOTE = 0.5, OWN_WORDS = 2, IN_ROLE = 0.75;
static const double MOST_WORDS = 0.7;

match_evidence role_evidence(const profile *who, int role, slice text) {
  match_evidence e = {.text = text, .role = SLICE(""), .employer = SLICE(""), .shows = SLICE("")};
  if (role < 0 || (size_t)role >= who->roles.count) return e;
  const profile_role *r = &who->roles.items[role];
  e.role = r->title;
  e.employer = r->employer;
  e.where = r;
  e.from = r->from;
  e.to = r->to;
  e.current = r->current;
  e.project = r->project;
  return e;
}

static void add_evidence(arena *a, requirement *out, match_evidence e, slice asked) {
  e.shows = asked;
  ARENA_PUSH(a, &out->evidence, e);
}

/* ---- which sentences ---- */

typedef struct candidate {
  const profile_evidence *evidence;
  double worth;
  size_t order;
} candidate;
typedef ARENA_LIST(candidate) candidate_list;

static int by_worth(const void *a, const void *b) {
  const candidate *x = a, *y = b;
  if (x->worth < y->worth || x->worth > y->worth) return x->worth < y->worth ? 1 : -1;
  return (x->order > y->order) - (x->order < y->order);
}

static void add_candidate(arena *a, candidate_list *list, const profile_evidence *e, double worth) {
  size_t k = 0;
  while (k < list->count &&
         (list->items[k].evidence->role != e->role || !slice_equal(list->items[k].evidence->text, e->text)))
    k++;
  if (k == list->count) {
    candidate c = {e, e->role >= 0 ? IN_ROLE : 0, k};
    ARENA_PUSH(a, list, c);
  }
  list->items[k].worth += worth;
}

static void add_candidates(arena *a, candidate_list *list, const profile_skill *s, double worth) {
  for (size_t i = 0; i < s->evidence.count; i++) add_candidate(a, list, &s->evidence.items[i], worth);
}

bool skill_is_parent(const dictionary *d, uint32_t concept, uint32_t parent) {
  for (size_t i = 0; i < dictionary_values(d, concept); i++)
    if (dictionary_parent(d, concept, i) == parent) return true;
  return false;
}

/* Sentences of the skill itself, and of those that imply it. */
static void collect_candidates(const matching *m, const showing *s, const posting_skill *asked, candidate_list *list) {
  const dictionary *d = m->dictionary;
  add_candidates(m->arena, list, s->skill, DIRECT);
  for (size_t i = 0; asked->concept != DICTIONARY_NONE && i < m->who->skills.count; i++) {
    const profile_skill *other = &m->who->skills.items[i];
    if (other == s->skill || other->concept == DICTIONARY_NONE) continue;
    if (!dictionary_implies(d, other->concept, asked->concept)) continue;
    add_candidates(m->arena, list, other, skill_is_parent(d, other->concept, asked->concept) ? DIRECT : REMOTE);
  }
}

/* A sentence that holds most of the ask's words, or says it in others, is a candidate, whatever skills were found on
 * it.
 */
static void add_own_words(const matching *m, const posting_skill *asked, candidate_list *list) {
  const stem_index *index = stems_lines(m->stems);
  double *shares = memory_alloc((index->lines.count + 1) * sizeof *shares);
  bool *says = memory_alloc((index->lines.count + 1) * sizeof *says);
  stems_shares(m->stems, asked->name, shares);
  stems_said(m->stems, asked->concept, says);
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    double share = says[i] ? 1 : shares[i];
    if (l->kind != LINE_SENTENCE || share <= 0) continue;
    bool found = false;
    for (size_t k = 0; k < list->count; k++) {
      if (!slice_equal(list->items[k].evidence->text, l->text)) continue;
      list->items[k].worth += OWN_WORDS * share;
      found = true;
    }
    if (!found && share >= MOST_WORDS) add_candidate(m->arena, list, l->evidence, OWN_WORDS * share);
  }
  free(says);
  free(shares);
}

void showing_evidence(const matching *m, const showing *s, const posting_skill *asked, requirement *out) {
  arena *a = m->arena;
  if (!s->words.size && s->role >= 0) add_evidence(a, out, role_evidence(m->who, s->role, SLICE("")), asked->name);
  if (s->degree) {
    match_evidence e = role_evidence(m->who, -1, degree_words(a, s->degree));
    e.degree = true;
    add_evidence(a, out, e, asked->name);
  }
  if (!s->skill && !s->words.size) return;
  candidate_list list = {0};
  profile_evidence words = {.text = s->words, .role = s->role};
  if (s->words.size) add_candidate(a, &list, &words, DIRECT);
  if (s->skill) collect_candidates(m, s, asked, &list);
  add_own_words(m, asked, &list);
  if (list.count) qsort(list.items, list.count, sizeof *list.items, by_worth);
  for (size_t i = 0; i < list.count && i < EVIDENCE_LIMIT; i++) {
    const profile_evidence *e = list.items[i].evidence;
    add_evidence(a, out, role_evidence(m->who, e->role, e->text), asked->name);
  }
}
