/* Skills of a posting: candidates that the model believes, gathered by concept. */
#include "posting/reading/cues.h"
#include "posting/readers/titles.h"
#include "posting/skills/skills.h"

#include <math.h>

#include "base/map.h"

enum {
  AMOUNTS = 100,  /* no posting states more amounts of years; a hostile text may */
  TITLES = 64,    /* nor names more titles */
  BRACKETED = 8,  /* words in brackets after a title */
  TOOL_WORDS = 3, /* of a tool's name in a title: "Google Cloud Platform engineer" */
  EMPLOYERS = 4,  /* names of employers that a posting may say */
  LONGEST = 16,   /* tokens of the longest candidate */
  POSSIBLE_ASKS = 100,
};

/* The same phrase twice is one skill: keyed by its lower-cased words. An attribute goes with its noun: "manual
 * testing".
 */
static slice phrase_name(reading *r, const candidate *c) {
  span at = tokens_span(r, c->first, c->end);
  slice words = slice_cut(r->text, at.start, at.end);
  if (!c->head) return words;
  slice noun = token_text(&r->tokens, c->head);
  char *name = arena_alloc(r->arena, words.size + noun.size + 1);
  memcpy(name, words.data, words.size);
  name[words.size] = ' ';
  memcpy(name + words.size + 1, noun.data, noun.size);
  return (slice){name, words.size + noun.size + 1};
}

/* Skills by concept or, for phrases, by their words: a text may hold very many. */
typedef struct gatherer {
  reading *r;
  posting_skill_list *out;
  map by_key;
} gatherer;

/* Points into the candidate where that says enough. */
static slice skill_key(const gatherer *g, const candidate *c, slice name) {
  if (c->concept != DICTIONARY_NONE) return (slice){(const char *)&c->concept, sizeof c->concept};
  return arena_lower(g->r->brief, name);
}

/* "Bankabstimmung" is named "bank reconciliation", which skills/ has as a form of "account reconciliation": told more
   exactly, it is that skill. */
static uint32_t concept_of(reading *r, const candidate *c, slice name) {
  if (!(c->flags & FORM_LOCAL)) return c->concept;
  uint32_t found = dictionary_find(r->dictionary, r->words, name);
  return found == DICTIONARY_NONE ? c->concept : found;
}

static posting_skill *skill_for(gatherer *g, const candidate *c) {
  reading *r = g->r;
  bool known = c->concept != DICTIONARY_NONE;
  slice name = known ? dictionary_name(r->dictionary, c->concept) : phrase_name(r, c);
  uint32_t fresh = (uint32_t)g->out->count;
  uint32_t index = *map_put(&g->by_key, skill_key(g, c, name), fresh);
  if (index == fresh) {
    posting_skill skill = {.name = name,
                           .kind = c->kind,
                           .strength = c->strength,
                           .min_years = NAN,
                           .known = known,
                           .concept = known ? concept_of(r, c, name) : DICTIONARY_NONE};
    ARENA_PUSH(r->arena, g->out, skill);
  }
  return &g->out->items[index];
}

static void add_mention(gatherer *g, const candidate *c, uint32_t group) {
  reading *r = g->r;
  posting_skill *s = skill_for(g, c);
  /* The first of the strongest mentions says whether the skill is one of several: "SQL" asked for alone stays so. */
  if (s->mentions.count == 0 || c->strength > s->strength) s->any_of = group;
  if (c->strength > s->strength) s->strength = c->strength;
  if (c->belief > s->belief) s->belief = c->belief;
  ARENA_PUSH(r->arena, &s->mentions, (skill_mention){tokens_span(r, c->first, c->end), c->strength});
}

/* A dictionary name, written as a name, asked for and vouched for by its neighbours: taken even where the model, which
   knows such words mostly as ordinary ones (Dash, Box, Later), doubts. */
static bool is_vouched_name(const reading *r, const candidate *c) {
  if (c->concept == DICTIONARY_NONE || c->kind != SKILL_HARD) return false;
  if (c->strength == STRENGTH_NEGATED)
    return !(c->flags & FORM_WEAK) || candidate_vouched(r, c); /* said, so reported */
  if (c->strength < STRENGTH_PREFERRED) return false;
  const token *t = &r->tokens.items[c->first];
  slice name = dictionary_name(r->dictionary, c->concept);
  bool upper = name.size && name.data[0] >= 'A' && name.data[0] <= 'Z' && t->flags & TOKEN_UPPER_FIRST;
  bool opens = c->first == r->items[r->item_of[c->first]].first; /* "- Excel with pivot tables" */
  return upper && (opens || candidate_vouched(r, c) || candidate_follows_use(r, c));
}

/* "Dutch is a must, French would be welcome": a language of which the words right after say how much it is wanted. */
static bool is_wanted_language(const reading *r, const candidate *c) {
  uint32_t i = c->end;
  if (c->kind != SKILL_LANGUAGE || c->strength < STRENGTH_PREFERRED) return false;
  for (; i < r->tokens.count && i <= c->end + 1 && r->tokens.items[i].gap == GAP_SPACE; i++) {
    const hit *cue = hit_at(r, TABLE_CUES, i);
    if (cue && cue->first == i && (cue->class == CUE_PREFERRED || cue->class == CUE_REQUIRED)) return true;
    if (!token_in(r, i, SET_BE)) return false;
  }
  return false;
}

static bool is_asked_industry(const reading *r, const candidate *c) {
  bool whole = c->concept != DICTIONARY_NONE || token_in(r, c->end - 1, SET_INDUSTRIES); /* no bare "funeral" */
  return whole && c->kind == SKILL_HARD && c->strength >= STRENGTH_PREFERRED &&
         candidate_is_asked_industry(r, c->first, c->end);
}

/* "Risk management framework" where risk management was taken: the form's own name says it. */
static bool says_again(const candidates *kept, size_t i) {
  const candidate *c = &kept->items[i];
  if (!c->joined) return false;
  for (size_t k = i; k-- > 0 && kept->items[k].first + JOINED_WORDS > c->first;)
    if (!kept->items[k].joined && kept->items[k].end > c->first) return true;
  for (size_t k = i + 1; k < kept->count && kept->items[k].first < c->end; k++)
    if (!kept->items[k].joined) return true;
  return false;
}

/* Leaves those that are marked, where they stand: a text may hold very many. */
static void keep_marked(candidates *all, const bool *marked) {
  size_t kept = 0;
  for (size_t i = 0; i < all->count; i++)
    if (marked[i]) all->items[kept++] = all->items[i];
  all->count = kept;
}

/* Of what the model believes in by 0.1 to its threshold a quarter is an ask where a CV answers it, beneath that one in
   ten (36 pairs that people read). */
static const double POSSIBLE = 0.1;

typedef enum judgement { REFUSED, DOUBTED, ACCEPTED } judgement;

/* Does the model, or what stands beside it, say that the candidate is a skill? */
static judgement judge(const reading *r, const candidates *all, size_t i) {
  candidate *c = &all->items[i];
  if (candidate_veto(r, c)) return REFUSED;
  if (!in_english(r, c->first)) return other_accepts(r, c) ? ACCEPTED : REFUSED;
  c->belief = skills_model_belief(r, all, i);
  const skills_model *m = r->reader->skills;
  const double belief = (double)c->belief;
  bool vouched = is_vouched_name(r, c) || is_wanted_language(r, c) || is_asked_industry(r, c);
  if (!vouched && belief < skills_model_threshold(m, c, STRENGTH_DUTY))
    return belief < POSSIBLE ? REFUSED : DOUBTED; /* asked how strongly if it is kept */
  c->strength = skills_model_strength(r, c);
  return vouched || belief >= skills_model_threshold(m, c, c->strength) ? ACCEPTED : DOUBTED;
}

/* "Join us at Databricks! Databricks keeps growing": once the sentence says that it names the employer, the name is not
   asked for where nothing vouches for it. */
static void drop_employers(const reading *r, const candidates *all, bool *marked) {
  uint32_t employer[EMPLOYERS];
  size_t count = 0;
  for (size_t i = 0; i < all->count && count < EMPLOYERS; i++)
    if (!marked[i] && candidate_names_employer(r, &all->items[i])) employer[count++] = all->items[i].concept;
  for (size_t i = 0; i < all->count && count; i++) {
    const candidate *c = &all->items[i];
    if (!marked[i] || c->strength != STRENGTH_DUTY || candidate_vouched(r, c) || candidate_follows_use(r, c)) continue;
    for (size_t k = 0; k < count; k++)
      if (employer[k] == c->concept) marked[i] = false;
  }
}

/* The candidates that are skills; `doubted` gets those that may be. */
static candidates accepted_candidates(reading *r, candidates *doubted) {
  candidates all = candidates_find(r);
  bool *marked = arena_alloc(r->brief, all.count + 1);
  for (size_t i = 0; i < all.count; i++) {
    judgement said = judge(r, &all, i);
    marked[i] = said == ACCEPTED;
    if (said == DOUBTED) ARENA_PUSH(r->brief, doubted, all.items[i]);
  }
  drop_employers(r, &all, marked);
  keep_marked(&all, marked);
  for (size_t i = 0; i < all.count; i++) marked[i] = !says_again(&all, i);
  keep_marked(&all, marked);
  return all;
}

/* A tool's name at token i of a title, in capitals there and in the dictionary: its concept and *count of tokens. */
static uint32_t tool_at(const reading *r, uint32_t i, uint32_t end, uint32_t *count) {
  for (*count = end - i < TOOL_WORDS ? end - i : TOOL_WORDS; *count > 0; --*count) {
    span at = tokens_span(r, i, i + *count);
    uint32_t concept = dictionary_find(r->dictionary, r->words, slice_cut(r->text, at.start, at.end));
    if (concept == DICTIONARY_NONE || !slice_equal(dictionary_kind(r->dictionary, concept), SLICE("hard"))) continue;
    if (r->tokens.items[i].flags & TOKEN_UPPER_FIRST && candidate_is_name(r, concept)) return concept;
  }
  return DICTIONARY_NONE;
}

/* The candidate that covers one of the tokens, or NULL. */
static candidate *taken(const candidates *all, uint32_t first, uint32_t end) {
  for (size_t i = 0; i < all->count; i++)
    if (all->items[i].first < end && first < all->items[i].end) return &all->items[i];
  return NULL;
}

static void insert(reading *r, candidates *all, candidate fresh) {
  ARENA_PUSH(r->brief, all, fresh);
  size_t at = all->count - 1;
  for (; at > 0 && all->items[at - 1].first > fresh.first; at--) all->items[at] = all->items[at - 1];
  all->items[at] = fresh;
}

/* Where a title's tools end: at its noun, or with the brackets after it, "Backend Engineer (Go, Kafka)". */
static uint32_t tools_end(const reading *r, const title_find *t) {
  uint32_t i = t->end;
  if (i >= r->tokens.count || !(r->tokens.items[i].gap & GAP_OPEN)) return t->noun;
  do i++;
  while (i < r->tokens.count && i - t->end < BRACKETED && !(r->tokens.items[i].gap & GAP_CLOSE));
  return i;
}

/* "We need a Java developer" asks for Java: tools that stand in a title after words of hiring, or in the lines with
   which the text begins. */
static void add_hired_tools(reading *r, candidates *kept) {
  for (size_t i = 0; r->titles && i < r->titles->count && i < TITLES; i++) {
    const title_find *t = &r->titles->items[i];
    uint32_t count, end = tools_end(r, t);
    if (t->ground != TITLE_BY_HIRING && (t->ground != TITLE_BY_LINE || r->item_of[t->first] > 0)) continue;
    for (uint32_t at = t->first; at < end; at += count ? count : 1) {
      uint32_t concept = tool_at(r, at, end, &count);
      if (concept == DICTIONARY_NONE) continue;
      candidate *there = taken(kept, at, at + count);
      if (there && there->concept == concept && there->strength == STRENGTH_DUTY) there->strength = STRENGTH_REQUIRED;
      if (there) continue;
      insert(r, kept,
             (candidate){.first = at,
                         .end = at + count,
                         .concept = concept,
                         .kind = SKILL_HARD,
                         .strength = STRENGTH_REQUIRED,
                         .rule = "hired",
                         .belief = 1});
    }
  }
}

/* Groups whose members were merged away are none; numbers run from 1 without gaps. */
static void renumber_groups(reading *r, uint32_t groups) {
  uint32_t *members = arena_alloc(r->brief, (groups + 1) * sizeof *members),
           *number = arena_alloc(r->brief, (groups + 1) * sizeof *number);
  uint32_t next = 1;
  for (size_t i = 0; i < r->out->skills.count; i++) members[r->out->skills.items[i].any_of]++;
  for (size_t i = 0; i < r->out->skills.count; i++) {
    uint32_t *group = &r->out->skills.items[i].any_of;
    if (*group && members[*group] > 1 && !number[*group]) number[*group] = next++;
    *group = *group && members[*group] > 1 ? number[*group] : 0;
  }
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

/* "Python (3+ years)": the amount follows in brackets. */
static bool follows_in_brackets(const reading *r, const posting_years *y, span at) {
  if (y->at.start < at.end || y->at.start - at.end > 3) return false;
  for (uint32_t i = at.end; i < y->at.start; i++)
    if (r->text.data[i] == '(') return true;
  return false;
}

/* "5+ years of Java, 2+ with AWS": of the amounts that speak of the mention, the one that begins nearest before it. */
static const posting_years *years_of(const reading *r, span at) {
  const posting_years *best = NULL;
  for (size_t i = 0; i < r->out->experience.count && i < AMOUNTS; i++) {
    const posting_years *y = &r->out->experience.items[i];
    if (follows_in_brackets(r, y, at)) return y;
    bool speaks = (at.start >= y->at.start && at.end <= y->at.end) || in_subject(r, y, at);
    if (speaks && (!best || y->at.start > best->at.start)) best = y;
  }
  return best;
}

static void attach_years(reading *r) {
  if (r->out->experience.count == 0) return;
  for (size_t k = 0; k < r->out->skills.count; k++) {
    posting_skill *s = &r->out->skills.items[k];
    for (size_t m = 0; m < s->mentions.count && isnan(s->min_years) && s->kind != SKILL_SOFT; m++) {
      const posting_years *y = years_of(r, s->mentions.items[m].at);
      if (y) s->min_years = y->min_years;
    }
  }
}

static void mark_title(reading *r) {
  slice title = r->out->title;
  if (!title.size) return;
  tokens t = dictionary_tokens(r->dictionary, r->brief, title);
  dictionary_hits h = dictionary_read_as(r->dictionary, r->words, &t, r->tokens.language, r->brief);
  const hits *found = &h.table[TABLE_SKILLS];
  for (size_t i = 0; i < found->count; i++)
    for (size_t k = 0; k < r->out->skills.count; k++)
      if (r->out->skills.items[k].concept == found->items[i].concept) r->out->skills.items[k].in_title = true;
}

/* What is doubted and no part of a skill that is taken; hard skills alone, for traits are told by anybody. */
static void add_possible(reading *r, const candidates *kept, const candidates *doubted) {
  gatherer g = {.r = r, .out = &r->out->possible};
  size_t from = 0; /* both stand in order of place */
  for (size_t i = 0; i < doubted->count && r->out->possible.count < POSSIBLE_ASKS; i++) {
    candidate *c = &doubted->items[i];
    while (from < kept->count && kept->items[from].first + LONGEST < c->first) from++;
    bool covered = false;
    for (size_t k = from; k < kept->count && kept->items[k].first < c->end; k++)
      covered |= kept->items[k].end > c->first;
    if (covered || c->kind == SKILL_SOFT) continue;
    c->strength = skills_model_strength(r, c);
    if (c->strength != STRENGTH_NEGATED) add_mention(&g, c, 0);
  }
  map_free(&g.by_key);
  for (size_t i = 0; i < r->out->possible.count; i++) r->out->possible.items[i].possible = true;
}

void skills_read(reading *r, cues none) {
  (void)none; /* skills are more than the hits of a table: candidates_find() */
  gatherer g = {.r = r, .out = &r->out->skills};
  candidates doubted = {0}, kept = accepted_candidates(r, &doubted);
  add_hired_tools(r, &kept);
  uint32_t *group = arena_alloc(r->brief, (kept.count + 1) * sizeof *group), groups = 0;
  any_of_groups(r, &kept, group);
  for (size_t i = 0; i < kept.count; i++) {
    add_mention(&g, &kept.items[i], group[i]);
    if (group[i] > groups) groups = group[i];
  }
  map_free(&g.by_key);
  add_possible(r, &kept, &doubted);
  renumber_groups(r, groups);
  attach_years(r);
  mark_title(r);
}
