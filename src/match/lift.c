/* Lifts: a skill is added to the profile, and what it touches is judged again, before and after. The difference of the
   two sums is added to the match's own. What it touches: skills that it is or implies, with the groups they stand in;
   and amounts of years whose subject shares a word with it. */
#include "match/lift.h"
#include "match/match_parts.h"

enum { LIFTS = 150 }; /* more than any posting names; each is a judgement of its own */

typedef struct sums {
  long long sum, total; /* ten-thousandths and hundredths, as the match adds them up */
} sums;

typedef struct lifting {
  arena *arena;
  const dictionary *dictionary;
  const match *match;
  profile more;  /* the profile with one more skill, the last */
  matching said; /* the person's sentences */
  stem_reader *stems;
  skill_refs *examples; /* per skill of the posting */
  sums years;           /* of the amounts of years as they are */
} lifting;

static void add_to(sums *s, const requirement *r) {
  long long weight = rounded_whole(r->weight * 100);
  s->total += weight;
  s->sum += weight * rounded_whole(r->credit * 100);
}

static sums sums_of(const match *m) {
  sums s = {0};
  for (size_t i = 0; i < m->requirements.count; i++) add_to(&s, &m->requirements.items[i]);
  return s;
}

static sums sums_of_years(const match *m) {
  sums s = {0};
  for (size_t i = 0; i < m->requirements.count; i++)
    if (m->requirements.items[i].type == ASK_YEARS) add_to(&s, &m->requirements.items[i]);
  return s;
}

static matching matching_of(const lifting *l, const posting *p, const profile *who, match *out) {
  size_t roles = who->roles.count + 1;
  return (matching){.arena = l->arena,
                    .dictionary = l->dictionary,
                    .posting = p,
                    .whole = l->match->posting,
                    .places = l->said.places,
                    .who = who,
                    .out = out,
                    .role_weight = arena_alloc(l->arena, roles * sizeof(double)),
                    .role_asks = arena_alloc(l->arena, roles * sizeof(size_t)),
                    .relevant = l->match->known->relevant,
                    .alike = l->match->known->alike,
                    .near = kind_cosine(&p->work, &who->work),
                    .apart = languages_apart(l->dictionary, p, who),
                    .relevant_years = l->match->known->relevant_years,
                    .written = l->said.written,
                    .sentences = l->said.sentences,
                    .sentence_list = l->said.sentence_list,
                    .stems = l->stems,
                    .sums_only = true};
}

/* What is known of a skill is known by the match itself. With one more skill what is possibly asked for may be
 * answered.
 */
static sums judge_skills(const lifting *l, const posting *p, const profile *who, const uint32_t *whole) {
  match out = {.posting = p, .profile = who};
  matching m = matching_of(l, p, who, &out);
  if (who != l->match->profile) out.posting = m.posting = possible_taken(&m);
  m.shown = (shown_skills){l->match->known->shown, whole};
  ask_skills(&m);
  return sums_of(&out);
}

/* Which roles are work like this depends on nothing that a new skill changes: it stands in no role. */
static sums judge_years(const lifting *l, const profile *who) {
  match out = {.posting = l->match->posting, .profile = who};
  matching m = matching_of(l, l->match->posting, who, &out);
  ask_years(&m);
  return sums_of(&out);
}

/* ---- what is touched ---- */

static bool is_touched(const lifting *l, const posting_skill *s, const posting_skill *added) {
  if (s == added) return true;
  if (s->concept == DICTIONARY_NONE || added->concept == DICTIONARY_NONE)
    return slice_equal_nocase(s->name, added->name);
  return s->concept == added->concept || dictionary_implies(l->dictionary, added->concept, s->concept);
}

/* An ask that is told by examples is touched with one of them. */
static bool is_touched_by_example(const lifting *l, size_t skill, const posting_skill *added) {
  for (size_t i = 0; i < l->examples[skill].count; i++)
    if (is_touched(l, l->examples[skill].items[i], added)) return true;
  return false;
}

/* The posting with the touched skills and their groups alone. Groups are numbered anew: no number may be above the
 * count. `before` gets the skills' numbers in the whole, `after` those of the skills that are not touched. */
static posting touched_part(const lifting *l, const posting_skill *added, uint32_t *before, uint32_t *after) {
  const posting *p = l->match->posting;
  posting part = *p;
  part.skills = part.possible = (posting_skill_list){0};
  uint32_t *groups = arena_alloc(l->arena, (p->skills.count + 2) * sizeof *groups), count = 0;
  bool *touched = arena_alloc(l->arena, p->skills.count + 1);
  for (size_t i = 0; i < p->skills.count; i++)
    touched[i] = is_touched(l, &p->skills.items[i], added) || is_touched_by_example(l, i, added);
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    if (s->any_of && s->any_of <= p->skills.count && !groups[s->any_of] && touched[i]) groups[s->any_of] = ++count;
  }
  for (size_t i = 0; i < p->skills.count; i++) {
    posting_skill s = p->skills.items[i];
    bool grouped = s.any_of && s.any_of <= p->skills.count;
    if (grouped ? !groups[s.any_of] : !touched[i]) continue;
    s.any_of = grouped ? groups[s.any_of] : 0;
    before[part.skills.count] = (uint32_t)i;
    bool parts = memchr(s.name.data, '/', s.name.size); /* "Java/Kotlin" is judged by its parts, which may be added */
    after[part.skills.count] = touched[i] || parts ? SHOWN_UNKNOWN(p) : (uint32_t)i;
    ARENA_PUSH(l->arena, &part.skills, s);
  }
  for (size_t i = 0; i < p->possible.count; i++)
    if (is_touched(l, &p->possible.items[i], added)) ARENA_PUSH(l->arena, &part.possible, p->possible.items[i]);
  return part;
}

static bool share_word(slice subject, slice name) {
  for (size_t at = 0; at < subject.size;) {
    size_t start = at;
    while (at < subject.size && ((subject.data[at] | 32) >= 'a' && (subject.data[at] | 32) <= 'z')) at++;
    size_t size = at - start < 5 ? at - start : 5;
    for (size_t k = 0; size >= 3 && k + size <= name.size; k++)
      if (slice_equal_nocase(slice_cut(name, k, k + size), slice_cut(subject, start, start + size))) return true;
    at += at == start;
  }
  return false;
}

static bool touches_years(const posting *p, const posting_skill *added) {
  for (size_t i = 0; i < p->experience.count; i++)
    for (size_t k = 0; k < p->experience.items[i].subjects.count; k++)
      if (share_word(p->experience.items[i].subjects.items[k], added->name)) return true;
  return false;
}

/* ---- the new score ---- */

/* A required licence that is missing caps the score; with it, the other caps stay. */
static double cap_without(const match *m, slice added) {
  double cap = NAN;
  for (size_t i = 0; i < m->knockouts.count; i++) {
    const knockout *k = &m->knockouts.items[i];
    if (strcmp(k->code, "licence") == 0 && slice_ends_with(k->reason, added)) continue;
    if (isnan(cap) || k->cap < cap) cap = k->cap;
  }
  return cap;
}

static profile with_skill(lifting *l, const posting_skill *s, profile_evidence *shown) {
  profile who = l->more;
  profile_skill *last = &who.skills.items[who.skills.count - 1];
  *shown = (profile_evidence){.text = SLICE(""), .role = -1};
  *last = (profile_skill){.name = s->name,
                          .kind = s->kind,
                          .concept = s->concept,
                          .years = NAN,
                          .last_used = who.as_of,
                          .level = SLICE(""),
                          .origin = SLICE("you"),
                          .note = SLICE("")};
  last->evidence.items = shown;
  last->evidence.count = 1;
  return who;
}

static double lifted_score(lifting *l, sums all, const posting_skill *added) {
  const match *m = l->match;
  profile_evidence shown;
  profile who = with_skill(l, added, &shown);
  size_t count = m->posting->skills.count + m->posting->possible.count;
  uint32_t *whole = arena_alloc(l->arena, (count + 1) * sizeof *whole);
  uint32_t *known = arena_alloc(l->arena, (count + 1) * sizeof *known);
  for (size_t i = 0; i < count; i++) known[i] = SHOWN_UNKNOWN(m->posting);
  posting part = touched_part(l, added, whole, known);
  sums before = judge_skills(l, &part, m->profile, whole), after = judge_skills(l, &part, &who, known);
  all.sum += after.sum - before.sum;
  all.total += after.total - before.total;
  if (touches_years(m->posting, added)) {
    after = judge_years(l, &who);
    all.sum += after.sum - l->years.sum;
    all.total += after.total - l->years.total;
  }
  if (all.total <= 0) return m->score;
  double score = (double)((all.sum * 20 + all.total) / (all.total * 2)) / 10, cap = cap_without(m, added->name);
  return score > cap ? cap : score;
}

/* Met, as by a sentence of the CV, or of no weight: nothing is gained by it. */
static bool is_settled(const match *m, size_t skill) {
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_SKILL && !r->title && r->index == skill)
      return r->status == STATUS_MET || r->status == STATUS_UNKNOWN;
  }
  return false;
}

static bool is_missing(const lifting *l, const posting_skill *s) {
  const profile_skill *through;
  if (s->kind == SKILL_SOFT || s->strength == STRENGTH_NEGATED || is_driving_licence(l->dictionary, s->name))
    return false;
  if (ask_is_doubted((double)s->belief)) return false;
  return !profile_find(l->match->profile, l->dictionary, s->concept, s->name, &through);
}

match_lift_list match_lifts(arena *a, const dictionary *d, const match *m) {
  match_lift_list lifts = {0};
  const profile *who = m->profile;
  if (isnan(m->score)) return lifts;
  lifting l = {.arena = a, .dictionary = d, .match = m, .more = *who, .years = sums_of_years(m)};
  l.more.skills.items = arena_alloc(a, (who->skills.count + 1) * sizeof *who->skills.items);
  if (who->skills.count) memcpy(l.more.skills.items, who->skills.items, who->skills.count * sizeof *who->skills.items);
  l.more.skills.count = l.more.skills.capacity = who->skills.count + 1;
  l.stems = stem_reader_new(a, d, who->stems ? who->stems : stems_index(a, d, who, NULL));
  l.said = (matching){.arena = a, .dictionary = d, .posting = m->posting, .who = who};
  l.said.whole = m->posting;
  l.said.places = m->known->places;
  l.examples = arena_alloc(a, (m->posting->skills.count + 1) * sizeof *l.examples);
  for (size_t i = 0; i < m->posting->skills.count; i++)
    l.examples[i] = examples_all(&l.said, &m->posting->skills.items[i]);
  sentences_collect(&l.said);
  sums all = sums_of(m);
  for (uint32_t i = 0; i < m->posting->skills.count && lifts.count < LIFTS; i++) {
    const posting_skill *s = &m->posting->skills.items[i];
    if (!is_missing(&l, s) || is_settled(m, i)) continue;
    match_lift lift = {i, lifted_score(&l, all, s)};
    ARENA_PUSH(a, &lifts, lift);
  }
  stem_reader_free(l.stems);
  return lifts;
}
