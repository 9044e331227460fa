/* The models: linear sums of readable weights. Sets: "d" dictionary forms and "p" noun phrases (is it a skill?), "r",
   "f" and "u" (is it required, preferred, a duty?). */
#include <stdlib.h>

#include "base/maths.h"
#include "posting/skills/skills.h"

struct skills_model {
  const dictionary *dictionary;
  model_view view;
  double threshold[WEIGHT_SETS]; /* from which on a candidate is a skill; what its strength adds */
  bool strengths;                /* the sets of strength are there */
  uint32_t edges[2];             /* word_use of "$" and "^" */
};

skills_model *skills_model_new(const dictionary *d) {
  skills_model *m = memory_alloc(sizeof *m);
  weight_row threshold = weights_of(d, SLICE("threshold"), SLICE("1")), bias = weights_of(d, SLICE("bias"), SLICE("1"));
  *m = (skills_model){.dictionary = d,
                      .view = dictionary_model(d),
                      .threshold = {[WEIGHT_DICTIONARY] = 0.5, [WEIGHT_PHRASE] = 0.5, [WEIGHT_SOFT] = 0.5},
                      .edges = {word_use_of(d, SLICE("$")), word_use_of(d, SLICE("^"))}};
  m->strengths = bias.values[WEIGHT_REQUIRED] < 0 || bias.values[WEIGHT_REQUIRED] > 0;
  for (int set = WEIGHT_DICTIONARY; set < WEIGHT_SETS && threshold.key; set++)
    m->threshold[set] = (double)threshold.values[set];
  return m;
}

void skills_model_free(skills_model *m) { free(m); }

uint32_t skills_model_edge(const skills_model *m, bool before) { return m->edges[before]; }

static weight_set set_of(const candidate *c) {
  return c->concept == DICTIONARY_NONE ? WEIGHT_PHRASE : WEIGHT_DICTIONARY;
}

double skills_model_weight(const skills_model *m, const candidate *c, const feature *f) {
  return (double)weights_of(m->dictionary, slice_of(f->template), f->value).values[set_of(c)];
}

/* What the places of words add in a role, for forms and for phrases, and how many of them are known. */
typedef struct place_sum {
  double of[2];
  int32_t known;
} place_sum;

static void add_places(const reading *r, uint32_t from, uint32_t to, place_role role, place_sum *s) {
  const word_use *uses = r->reader->skills->view.uses;
  for (uint32_t i = from; i < to; i++) {
    const word_use *use = &uses[r->tokens.items[i].use];
    if (!use->vector) continue;
    s->known++;
    for (int set = 0; set < 2; set++) s->of[set] += (double)use->places[set][role];
  }
}

static item_sums *sums_of(const reading *r, const candidate *c) {
  const item *it = &r->items[r->item_of[c->first]];
  if (r->item_sums->of != it) *r->item_sums = (item_sums){.of = it};
  return r->item_sums;
}

/* The item's words without the candidate's: those of the item are added up once for all its candidates. */
static place_sum around(const reading *r, const candidate *c, uint32_t from, uint32_t to) {
  item_sums *item = sums_of(r, c);
  place_sum all = {{0}, 0}, own = {{0}, 0};
  if (!item->placed) {
    add_places(r, from, to, ROLE_ITEM, &all);
    item->placed = true;
    item->known = all.known;
    for (int set = 0; set < 2; set++) item->places[set] = all.of[set];
  }
  add_places(r, c->first, c->end < to ? c->end : to, ROLE_ITEM, &own);
  return (place_sum){{item->places[0] - own.of[0], item->places[1] - own.of[1]}, item->known - own.known};
}

double skills_model_place(const reading *r, const candidate *c, place_role role) {
  place_sum s = {{0}, 0};
  uint32_t from, to;
  place_range(r, c, role, &from, &to);
  if (role == ROLE_ITEM)
    s = around(r, c, from, to);
  else
    add_places(r, from, to, role, &s);
  return s.known ? s.of[c->concept == DICTIONARY_NONE] / s.known : 0;
}

float skills_model_belief(const reading *r, const candidates *all, size_t i) {
  feature_sum s = {.model = r->reader->skills->view, .memo = r->memo, .set = set_of(&all->items[i]), .sets = 1};
  features_each(r, all, i, &(feature_sink){.sum = &s});
  double total = feature_sum_of(&s, 0);
  for (int role = 0; role < PLACE_ROLES; role++) total += skills_model_place(r, &all->items[i], (place_role)role);
  return (float)(1.0 / (1.0 + maths_exp(-total)));
}

double skills_model_threshold(const skills_model *m, const candidate *c, strength s) {
  if (c->kind == SKILL_SOFT) return m->threshold[WEIGHT_SOFT];
  double more = s < STRENGTH_DUTY ? 0 : m->threshold[WEIGHT_DUTY + (int)s - STRENGTH_DUTY];
  return m->threshold[set_of(c)] + more;
}

/* What the model tells apart. */
enum { JUDGED = 1u << STRENGTH_DUTY | 1u << STRENGTH_PREFERRED | 1u << STRENGTH_REQUIRED };

/* The sums of the candidate's item, made once, without the candidate's own words. */
static void add_item(const reading *r, const candidate *c, feature_sum *s) {
  const item *it = &r->items[r->item_of[c->first]];
  item_sums *kept = sums_of(r, c);
  if (!kept->judged) {
    feature_sum of_item = {.model = s->model, .memo = s->memo, .set = s->set, .sets = s->sets};
    strength_features_of_item(r, c, &(feature_sink){.sum = &of_item});
    for (int k = 0; k < SUM_SETS; k++) {
      kept->strengths[k] = of_item.total[k];
      kept->words[k] = of_item.words[k];
    }
    kept->judged = true;
  }
  for (int k = 0; k < SUM_SETS; k++) {
    s->total[k] += kept->strengths[k];
    s->words[k] += kept->words[k];
  }
  for (uint32_t i = c->first; i < c->end && i < strength_words_end(it); i++)
    feature_weigh_word(s, WORD_ITEM, r->tokens.items[i].use, -1);
}

strength skills_model_strength(const reading *r, const candidate *c) {
  const skills_model *m = r->reader->skills;
  if (!m->strengths || !(~c->barred & JUDGED)) return c->strength; /* "Excel is a must" */
  feature_sum s = {.model = m->view, .memo = r->memo, .set = WEIGHT_DUTY, .sets = SUM_SETS};
  strength_features_of_candidate(r, c, &(feature_sink){.sum = &s});
  add_item(r, c, &s);
  int best = -1;
  for (int k = 0; k < SUM_SETS; k++)
    if (!(c->barred >> (STRENGTH_DUTY + k) & 1) && (best < 0 || feature_sum_of(&s, k) > feature_sum_of(&s, best)))
      best = k;
  return (strength)(STRENGTH_DUTY + best);
}
