#include "match/next.h"

#include <stdlib.h>

#include "match/lift.h"
#include "match/match_parts.h"

enum { SHOWN = 4, SAID = 3 };
static const double LEAST_GAIN = 0.5;

static int by_gain(const void *a, const void *b) {
  const match_lift *x = a, *y = b;
  if (x->score < y->score || x->score > y->score) return x->score > y->score ? -1 : 1;
  return x->skill < y->skill ? -1 : x->skill > y->skill;
}

static uint32_t group_of(const match *m, uint32_t skill) { return m->posting->skills.items[skill].any_of; }

/* Is another of its group there? Then nobody asks for this one. */
static bool is_met(const match *m, uint32_t group) {
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_ANY_OF && r->status == STATUS_MET && group_of(m, r->index) == group) return true;
  }
  return false;
}

/* One of a group suffices: only the first of it is worth telling, and none where the group is met. */
static bool is_told(const match *m, const match_lift_list *lifts, size_t i) {
  uint32_t group = group_of(m, lifts->items[i].skill);
  for (size_t k = 0; k < i && group; k++)
    if (group_of(m, lifts->items[k].skill) == group) return true;
  return group && is_met(m, group);
}

/* As the gap beside it says it: "NEC3 contracts", where the CV shows other contracts. */
static slice said_of(arena *a, const match *m, uint32_t skill) {
  requirement one = {.ask = m->posting->skills.items[skill].name, .type = ASK_SKILL, .index = skill};
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_SKILL && !r->title && r->index == skill) return match_said(a, m, r);
  }
  return match_said(a, m, &one);
}

static void add_shows(arena *a, const match *m, const wording *w, next_steps *all) {
  match_lift_list lifts = match_lifts(a, m->dictionary, m);
  if (lifts.count) qsort(lifts.items, lifts.count, sizeof *lifts.items, by_gain);
  for (size_t i = 0; i < lifts.count && all->count < SHOWN; i++) {
    double gain = rounded((lifts.items[i].score - m->score) * 10) / 10;
    if (gain <= LEAST_GAIN || is_told(m, &lifts, i)) continue;
    const posting_skill *s = &m->posting->skills.items[lifts.items[i].skill];
    slice skill = word_their_ask(w, s->name), said = said_of(a, m, lifts.items[i].skill);
    slice words = arena_format(a, "+%.0f if you can show %.*s", gain, SLICE_ARGS(skill));
    ARENA_PUSH(a, all, (next_step){NEXT_SHOW, skill, gain, words, said, DICTIONARY_NONE});
  }
}

static bool any_holds(const profile_evidence *items, size_t count, slice word) {
  for (size_t i = 0; i < count; i++)
    if (words_hold(items[i].text, word)) return true;
  return false;
}

/* Does the CV say it already: as a skill, in a sentence or in a title? */
static bool says(const profile *who, slice name, slice word) {
  for (size_t i = 0; i < who->skills.count; i++) {
    const profile_skill *s = &who->skills.items[i];
    if (slice_equal(s->name, name) || words_hold(s->name, word) || words_hold(s->name, name)) return true;
    for (size_t k = 0; k < s->aliases.count; k++)
      if (words_hold(s->aliases.items[k], word)) return true;
    if (any_holds(s->evidence.items, s->evidence.count, word)) return true;
  }
  for (size_t i = 0; i < who->roles.count; i++)
    if (words_hold(who->roles.items[i].title, word)) return true;
  return any_holds(who->sentences.items, who->sentences.count, word);
}

/* Skills of the CV that imply the one asked for, the first ones named; "" where none does in one step: who reads
   "logistics, you have forklift" does not see why. */
static slice implying(arena *a, const match *m, uint32_t concept) {
  enum { NAMED = 3 };
  slice names[NAMED];
  size_t count = 0;
  bool near = false;
  for (size_t i = 0; i < m->profile->skills.count; i++) {
    const profile_skill *s = &m->profile->skills.items[i];
    if (s->concept == DICTIONARY_NONE || !dictionary_implies(m->dictionary, s->concept, concept)) continue;
    near |= dictionary_is_parent(m->dictionary, s->concept, concept);
    if (count < NAMED) names[count++] = s->name;
  }
  if (!near) return SLICE("");
  return words_join(a, names, count, " and ");
}

/* Does the skill stand in a list of the CV, and in no role? */
static bool is_listed_only(const match *m, const posting_skill *s) {
  const profile_skill *through, *own = profile_find(m->profile, m->dictionary, s->concept, s->name, &through);
  return own && !through && own->kind == SKILL_HARD && isnan(own->years) && !own->evidence.count;
}

/* A sentence of a role may show the skill in other words: then it stands in no list alone. */
static bool has_sentence(const requirement *r) {
  for (size_t i = 0; i < r->evidence.count; i++)
    if (r->evidence.items[i].text.size && r->evidence.items[i].role.size) return true;
  return false;
}

static next_step step_of(arena *a, const match *m, const wording *w, const requirement *r) {
  const posting_skill *s = &m->posting->skills.items[r->index];
  slice skill = word_their_ask(w, s->name);
  next_step none = {.words = SLICE("")};
  bool said = s->kind == SKILL_LANGUAGE || says(m->profile, s->name, skill); /* who names French says enough */
  if (r->implied_by.size && s->concept != DICTIONARY_NONE && !said) {
    slice from = implying(a, m, s->concept);
    if (!from.size) return none;
    return (next_step){
        NEXT_SAY,  skill,
        NAN,       arena_format(a, "Say it in your CV: %.*s, you have %.*s", SLICE_ARGS(skill), SLICE_ARGS(from)),
        SLICE(""), s->concept};
  }
  if (!r->implied_by.size && !has_sentence(r) && is_listed_only(m, s))
    return (next_step){NEXT_PROVE, skill,
                       NAN,        arena_format(a, "Say where you used %.*s: only a list names it", SLICE_ARGS(skill)),
                       SLICE(""),  s->concept};
  return none;
}

/* Is one of them said already by another step's words, or does its skill imply it? Of VLOOKUP and Excel one is enough.
 */
static bool is_repeated(const match *m, const next_steps *all, const next_step *step) {
  for (size_t i = 0; i < all->count; i++) {
    const next_step *x = &all->items[i];
    if (x->kind != step->kind) continue;
    bool implied = x->concept != DICTIONARY_NONE && step->concept != DICTIONARY_NONE &&
                   (dictionary_implies(m->dictionary, x->concept, step->concept) ||
                    dictionary_implies(m->dictionary, step->concept, x->concept));
    if (implied || slice_equal(x->words, step->words)) return true;
  }
  return false;
}

/* Where the work is another than the person's, other words in the CV are no help. */
static bool is_other_work(const match *m) {
  for (size_t i = 0; i < m->requirements.count; i++)
    if (m->requirements.items[i].type == ASK_KIND && m->requirements.items[i].status == STATUS_NOT_MET) return true;
  return false;
}

static void add_words(arena *a, const match *m, const wording *w, next_steps *all) {
  size_t count = 0;
  if (is_other_work(m)) return;
  for (size_t i = 0; i < m->requirements.count && count < SAID; i++) {
    const requirement *r = &m->requirements.items[i];
    bool open = r->type == ASK_SKILL && !r->title && !r->soft && r->strength >= STRENGTH_PREFERRED;
    if (!open || (r->status != STATUS_MET && r->status != STATUS_PARTLY)) continue;
    next_step step = step_of(a, m, w, r);
    if (!step.words.size || is_repeated(m, all, &step)) continue;
    ARENA_PUSH(a, all, step);
    count++;
  }
}

next_steps match_next(arena *a, const match *m) {
  next_steps all = {0};
  wording w = {a, m, m->dictionary, DICTIONARY_NONE};
  if (!m->dictionary) return all;
  add_shows(a, m, &w, &all);
  add_words(a, m, &w, &all);
  return all;
}

/* Those from `first` on that gain as much in whole points: "+4 each if you can show air freight and sushi making".
   Returns the number of them. */
static size_t show_line(arena *a, const next_steps *all, size_t first, match_lines *lines) {
  slice names[SHOWN];
  size_t count = 0;
  for (size_t i = first; i < all->count && count < SHOWN; i++) {
    const next_step *s = &all->items[i];
    if (s->kind != NEXT_SHOW || rounded(s->gain) != rounded(all->items[first].gain)) break; /* NOLINT: whole numbers */
    names[count++] = s->said;
  }
  ARENA_PUSH(a, lines,
             arena_format(a, "+%.0f%s if you can show %.*s", all->items[first].gain, count > 1 ? " each" : "",
                          SLICE_ARGS(words_join_clear(a, names, count))));
  return count;
}

match_lines match_next_lines(arena *a, const next_steps *all) {
  slice listed[SAID];
  size_t count = 0;
  match_lines lines = {0};
  for (size_t i = 0; i < all->count; i++) {
    const next_step *s = &all->items[i];
    if (s->kind == NEXT_SHOW)
      i += show_line(a, all, i, &lines) - 1;
    else if (s->kind == NEXT_PROVE && count < SAID)
      listed[count++] = s->skill;
    else
      ARENA_PUSH(a, &lines, s->words);
  }
  if (!count) return lines;
  slice names = words_join(a, listed, count, " and "), line;
  line = arena_format(a, "Say where you used %.*s: only a list names %s", SLICE_ARGS(names), count > 1 ? "them" : "it");
  ARENA_PUSH(a, &lines, line);
  return lines;
}
