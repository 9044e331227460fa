/* Proofs: which of the person's sentences show an asked skill best. */
#include <stdlib.h>

#include "match/match_parts.h"

enum { EVIDENCE_LIMIT = 3, OTHERS_LIMIT = 1 }; /* sentences of roles, and others */
/* What speaks for a sentence: the skills on it that show the ask, at one remove or more (n of them n / (n + 1) of the
   most); its share of the ask's own words; that a role tells it, rather than a list or a summary. So the ask's own
   words come before any number of particulars that show it. */
static const double DIRECT = 1, REMOTE = 0.5, MOST_SHOWING = 2, OWN_WORDS = 2, EXACT = 0.5, SAID = 0.75, IN_ROLE = 1;
static const double MOST_WORDS = 0.7, ALL_WORDS = 0.999;

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
  double worth, showing; /* showing: the skills on it that show the ask, remote ones half */
  size_t order;
} candidate;
typedef ARENA_LIST(candidate) candidate_list;

static int by_worth(const void *a, const void *b) {
  const candidate *x = a, *y = b;
  if (x->worth < y->worth || x->worth > y->worth) return x->worth < y->worth ? 1 : -1;
  return (x->order > y->order) - (x->order < y->order);
}

static candidate *candidate_of(const matching *m, candidate_list *list, const profile_evidence *e) {
  size_t k = 0;
  while (k < list->count &&
         (list->items[k].evidence->role != e->role || !slice_equal(list->items[k].evidence->text, e->text)))
    k++;
  if (k == list->count) {
    candidate c = {e, e->role >= 0 ? IN_ROLE : 0, 0, k};
    ARENA_PUSH(m->arena, list, c);
  }
  return &list->items[k];
}

static void add_candidates(const matching *m, candidate_list *list, const profile_skill *s, double worth) {
  for (size_t i = 0; i < s->evidence.count; i++) {
    candidate *c = candidate_of(m, list, &s->evidence.items[i]);
    double before = c->showing / (c->showing + 1);
    c->showing += worth;
    c->worth += MOST_SHOWING * (c->showing / (c->showing + 1) - before);
  }
}

/* Sentences of the skill itself, and of those that imply it. */
static void collect_candidates(const matching *m, const showing *s, const posting_skill *asked, candidate_list *list) {
  const dictionary *d = m->dictionary;
  add_candidates(m, list, s->skill, DIRECT);
  for (size_t i = 0; asked->concept != DICTIONARY_NONE && i < m->who->skills.count; i++) {
    const profile_skill *other = &m->who->skills.items[i];
    if (other == s->skill || other->concept == DICTIONARY_NONE) continue;
    if (!dictionary_implies(d, other->concept, asked->concept)) continue;
    add_candidates(m, list, other, dictionary_is_parent(d, other->concept, asked->concept) ? DIRECT : REMOTE);
  }
}

/* A sentence that holds most of the ask's words, or says it in others, is a candidate, whatever skills were found on
 * it.
 */
static void add_own_words(const matching *m, const posting_skill *asked, candidate_list *list) {
  const stem_index *index = stems_lines(m->stems);
  uint64_t *says = memory_alloc(line_words(index) * sizeof *says);
  const stem_phrase *name = stems_phrase(m->stems, asked->name);
  stems_said(m->stems, asked->concept, says);
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    if (l->kind != LINE_SENTENCE) continue;
    double share = stems_share(name, l);
    bool exact = share >= ALL_WORDS && !is_certificate_line(m->who, l->text);
    double worth = larger_of(OWN_WORDS * share + (exact ? EXACT : 0), line_is_in(says, i) ? SAID : 0);
    if (worth <= 0) continue;
    bool found = false;
    for (size_t k = 0; k < list->count; k++) {
      if (!slice_equal(list->items[k].evidence->text, l->text)) continue;
      list->items[k].worth += worth;
      found = true;
    }
    if (!found && (line_is_in(says, i) || share >= MOST_WORDS)) candidate_of(m, list, l->evidence)->worth += worth;
  }
  free(says);
}

/* A summary's sentence takes no place of those that roles tell. */
static void add_best(const matching *m, const candidate_list *list, const posting_skill *asked, requirement *out) {
  size_t told = 0, others = 0;
  for (size_t i = 0; i < list->count; i++) {
    const profile_evidence *e = list->items[i].evidence;
    if (e->role >= 0 ? told++ >= EVIDENCE_LIMIT : others++ >= OTHERS_LIMIT) continue;
    add_evidence(m->arena, out, role_evidence(m->who, e->role, e->text), asked->name);
  }
}

/* A title or a field of study that says the ask itself is cited beside sentences that show it. */
static void add_names(const matching *m, const showing *s, const posting_skill *asked, requirement *out) {
  arena *a = m->arena;
  int named = role_named(m, asked->name), role = s->skill || s->words.size ? named : s->role;
  if (role >= 0) {
    match_evidence e = role_evidence(m->who, role, SLICE(""));
    e.titled = role == named;
    add_evidence(a, out, e, asked->name);
  }
  const profile_degree *degree = s->degree ? s->degree : degree_named(m->who, asked);
  if (!degree) return;
  match_evidence e = role_evidence(m->who, -1, degree_words(a, degree));
  e.degree = true;
  add_evidence(a, out, e, asked->name);
}

/* What a title shows is best told by a sentence of its role that has most of the ask's words. */
static void add_told(const matching *m, int role, const posting_skill *asked, requirement *out) {
  const stem_index *index = stems_lines(m->stems);
  const stem_phrase *name = stems_phrase(m->stems, asked->name);
  const stem_line *best = NULL;
  double most = MOST_WORDS;
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    if (l->kind != LINE_SENTENCE || l->role != role) continue;
    double share = stems_share(name, l);
    if (share < most || (best && share <= most)) continue;
    best = l;
    most = share;
  }
  if (best) add_evidence(m->arena, out, role_evidence(m->who, role, best->text), asked->name);
}

void showing_evidence(const matching *m, const showing *s, const posting_skill *asked, requirement *out) {
  bool sentences = s->skill || s->words.size;
  if (!sentences) {
    if (s->role >= 0) add_told(m, s->role, asked, out);
    if (s->role >= 0 || s->degree) add_names(m, s, asked, out);
    return;
  }
  candidate_list list = {0};
  profile_evidence words = {.text = s->words, .role = s->role};
  if (s->words.size) candidate_of(m, &list, &words)->worth += DIRECT;
  if (s->skill) collect_candidates(m, s, asked, &list);
  add_own_words(m, asked, &list);
  if (list.count) qsort(list.items, list.count, sizeof *list.items, by_worth);
  add_best(m, &list, asked, out);
  add_names(m, s, asked, out);
}
