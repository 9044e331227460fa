/* The models: linear sums of readable weights. Sets: "d" dictionary forms and "p" noun phrases (is it a skill?), "r",
   "f" and "u" (is it required, preferred, a duty?). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "posting/skills/skills.h"

struct skills_model {
  const dictionary *dictionary;
  double threshold[WEIGHT_SOFT + 1];              /* from which on a candidate is a skill */
  bool strengths;                                 /* the sets of strength are there */
  float places[2][PLACE_ROLES][PLACE_DIMENSIONS]; /* "d:place-head=17"; dictionary forms, phrases */
};

/* How often a phrase's word stands where skills stand (table "affinity"), 0..1; -1 when it is not known. */
double skills_model_affinity(const skills_model *m, const token *word) {
  const weight_row *w = weights_at(m->dictionary, weight_key(slice_hash_literal("", 0), word->key));
  return w->key ? (double)w->values[WEIGHT_DICTIONARY] : -1.0;
}

static void read_places(skills_model *m, place_role role) {
  for (int k = 0; k < PLACE_DIMENSIONS; k++) {
    char dimension[8];
    int size = snprintf(dimension, sizeof dimension, "%d", k);
    const weight_row *w = weights_of(m->dictionary, slice_of(place_role_word(role)), (slice){dimension, (size_t)size});
    m->places[0][role][k] = w->values[WEIGHT_DICTIONARY];
    m->places[1][role][k] = w->values[WEIGHT_PHRASE];
  }
}

skills_model *skills_model_new(const dictionary *d) {
  skills_model *m = memory_alloc(sizeof *m);
  const weight_row *threshold = weights_of(d, SLICE("threshold"), SLICE("1")),
                   *bias = weights_of(d, SLICE("bias"), SLICE("1"));
  *m = (skills_model){.dictionary = d, .threshold = {0.5, 0.5, 0.5}};
  m->strengths = bias->values[WEIGHT_REQUIRED] < 0 || bias->values[WEIGHT_REQUIRED] > 0;
  for (int set = WEIGHT_DICTIONARY; set <= WEIGHT_SOFT && threshold->key; set++)
    m->threshold[set] = (double)threshold->values[set];
  for (int role = 0; role < PLACE_ROLES; role++) read_places(m, (place_role)role);
  return m;
}

void skills_model_free(skills_model *m) { free(m); }

static weight_set set_of(const candidate *c) {
  return c->concept == DICTIONARY_NONE ? WEIGHT_PHRASE : WEIGHT_DICTIONARY;
}

double skills_model_weight(const skills_model *m, const candidate *c, const feature *f) {
  return (double)weights_at(m->dictionary, f->key)->values[set_of(c)];
}

typedef struct sum {
  const skills_model *model;
  weight_set set;
  double total;
} sum;

static void add(void *context, const feature *f) {
  sum *s = context;
  s->total += (double)weights_at(s->model->dictionary, f->key)->values[s->set];
}

double skills_model_place(const reading *r, const candidate *c, place_role role) {
  float place[PLACE_DIMENSIONS];
  const float *weights = r->reader->skills->places[c->concept == DICTIONARY_NONE][role];
  double total = 0;
  if (!candidate_place(r, c, role, place)) return 0;
  for (int k = 0; k < PLACE_DIMENSIONS; k++) total += (double)(place[k] * weights[k]);
  return total;
}

float skills_model_belief(const reading *r, const candidates *all, size_t i) {
  sum s = {r->reader->skills, set_of(&all->items[i]), 0};
  features_each(r, all, i, &(feature_sink){add, &s, true});
  for (int role = 0; role < PLACE_ROLES; role++) s.total += skills_model_place(r, &all->items[i], (place_role)role);
  return (float)(1.0 / (1.0 + exp(-s.total)));
}

double skills_model_threshold(const skills_model *m, const candidate *c) {
  return m->threshold[c->kind == SKILL_SOFT ? WEIGHT_SOFT : set_of(c)];
}

/* What the model tells apart. */
enum { JUDGED = 1u << STRENGTH_DUTY | 1u << STRENGTH_PREFERRED | 1u << STRENGTH_REQUIRED };

typedef struct strength_sums {
  const skills_model *model;
  double total[3];
} strength_sums;

static void add_strengths(void *context, const feature *f) {
  strength_sums *s = context;
  const weight_row *w = weights_at(s->model->dictionary, f->key);
  for (int k = 0; k < 3; k++) s->total[k] += (double)w->values[WEIGHT_DUTY + k];
}

strength skills_model_strength(const reading *r, const candidate *c) {
  strength_sums s = {r->reader->skills, {0}};
  if (!s.model->strengths || !(~c->barred & JUDGED)) return c->strength; /* "Excel is a must" */
  strength_features_each(r, c, &(feature_sink){add_strengths, &s, true});
  int best = -1;
  for (int k = 0; k < 3; k++)
    if (!(c->barred >> (STRENGTH_DUTY + k) & 1) && (best < 0 || s.total[k] > s.total[best])) best = k;
  return (strength)(STRENGTH_DUTY + best);
}
