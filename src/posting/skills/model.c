/* The models: linear sums of readable weights. Sets: "d" dictionary forms and "p" noun phrases (is it a skill?), "r",
   "f" and "u" (is it required, preferred, a duty?). */
#include <math.h>
#include <stdlib.h>

#include "posting/skills/skills.h"

/* The sets' weights of one feature stand side by side: a feature is looked up once, whoever asks. */
enum { SETS = 5 };
static const char set_letters[SETS + 1] = "dpufr";

typedef struct weight_row {
  uint64_t key; /* 0: empty */
  float values[SETS];
} weight_row;

struct skills_model {
  weight_row *slots;
  size_t capacity;                                /* a power of two */
  double threshold[3];                            /* dictionary forms, phrases, soft skills */
  bool strengths;                                 /* the sets r, f and u are there */
  float places[2][PLACE_ROLES][PLACE_DIMENSIONS]; /* "d:place-head=17"; dictionary forms, phrases */
};

static const weight_row no_weights;

static uint64_t feature_key(const char *template, slice value) {
  uint64_t h = slice_hash(slice_of(template)) * 31 + slice_hash(value);
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9u;
  return h ? h : 1;
}

static weight_row *slot_of(const skills_model *m, uint64_t key) {
  size_t i = key & (m->capacity - 1);
  while (m->slots[i].key && m->slots[i].key != key) i = (i + 1) & (m->capacity - 1);
  return &m->slots[i];
}

/* How often a phrase's word stands where skills stand (table "affinity"), 0..1; -1 when it is not known. */
double skills_model_affinity(const skills_model *m, slice word) {
  const weight_row *w = slot_of(m, feature_key("", word));
  return w->key ? (double)w->values[0] : -1.0;
}

/* "place-head=17": a weight of one dimension of a role. */
static bool add_place(skills_model *m, bool phrase, const char *template, slice dimension, float value) {
  for (int role = 0; role < PLACE_ROLES; role++) {
    if (strcmp(template, place_role_word((place_role)role)) != 0) continue;
    size_t k = 0;
    for (size_t i = 0; i < dimension.size && k < PLACE_DIMENSIONS; i++) k = k * 10 + (size_t)(dimension.data[i] - '0');
    if (k < PLACE_DIMENSIONS) m->places[phrase][role][k] = value;
    return true;
  }
  return false;
}

static int set_of_letter(char letter) {
  const char *at = strchr(set_letters, letter);
  return at && *at ? (int)(at - set_letters) : -1;
}

static void put_weight(skills_model *m, uint64_t key, int set, float value) {
  if (set < 0) return;
  weight_row *w = slot_of(m, key);
  w->key = key;
  w->values[set] = value;
}

/* "d:template=value" with its weight. */
static void add_weight(skills_model *m, slice name, float value) {
  size_t equals = slice_find(name, SLICE("="), 0);
  if (name.size < 3 || name.data[1] != ':' || equals == SIZE_MAX) return;
  char template[32];
  if (equals - 2 >= sizeof template) return;
  memcpy(template, name.data + 2, equals - 2);
  template[equals - 2] = '\0';
  slice feature = slice_cut(name, equals + 1, name.size);
  if (strcmp(template, "threshold") == 0) {
    m->threshold[name.data[0] == 'p' ? 1 : name.data[0] == 's' ? 2 : 0] = (double)value;
    return;
  }
  if (add_place(m, name.data[0] == 'p', template, feature, value)) return;
  m->strengths |= name.data[0] == 'r';
  put_weight(m, feature_key(template, feature), set_of_letter(name.data[0]), value);
}

skills_model *skills_model_new(const dictionary *d, fault *f) {
  (void)f;
  skills_model *m = memory_alloc(sizeof *m);
  int table = TABLE_SKILL_MODEL, affinity = TABLE_AFFINITY;
  size_t count = 0;
  for (uint32_t c = 0; c < dictionary_concepts(d); c++)
    count += dictionary_table_of(d, c) == table || dictionary_table_of(d, c) == affinity;
  *m = (skills_model){.capacity = 64, .threshold = {0.5, 0.5, 0.5}};
  while (m->capacity < count * 2) m->capacity *= 2;
  m->slots = memory_alloc(m->capacity * sizeof *m->slots);
  memset(m->slots, 0, m->capacity * sizeof *m->slots);
  for (uint32_t c = 0; c < dictionary_concepts(d); c++) {
    int of = dictionary_table_of(d, c);
    if ((of != table && of != affinity) || of < 0 || dictionary_values(d, c) == 0) continue;
    slice name = dictionary_name(d, c);
    float number = (float)concept_number(d, c, 0);
    if (of == affinity)
      put_weight(m, feature_key("", name), 0, number);
    else
      add_weight(m, name, number);
  }
  return m;
}

void skills_model_free(skills_model *m) {
  if (!m) return;
  free(m->slots);
  free(m);
}

static const weight_row *row_of(const skills_model *m, const char *template, slice value) {
  const weight_row *w = slot_of(m, feature_key(template, value));
  return w->key ? w : &no_weights;
}

static int set_of(const candidate *c) { return c->concept == DICTIONARY_NONE; /* d or p */ }

double skills_model_weight(const skills_model *m, const candidate *c, const char *template, slice value) {
  return (double)row_of(m, template, value)->values[set_of(c)];
}

typedef struct sum {
  const skills_model *model;
  int set;
  double total;
} sum;

static void add(void *context, const char *template, slice value) {
  sum *s = context;
  s->total += (double)row_of(s->model, template, value)->values[s->set];
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
  features_each(r, all, i, add, &s);
  for (int role = 0; role < PLACE_ROLES; role++) s.total += skills_model_place(r, &all->items[i], (place_role)role);
  return (float)(1.0 / (1.0 + exp(-s.total)));
}

double skills_model_threshold(const skills_model *m, const candidate *c) {
  return m->threshold[c->kind == SKILL_SOFT ? 2 : c->concept == DICTIONARY_NONE];
}

/* What the model tells apart. */
enum { JUDGED = 1u << STRENGTH_DUTY | 1u << STRENGTH_PREFERRED | 1u << STRENGTH_REQUIRED };

typedef struct strength_sums {
  const skills_model *model;
  double total[3];
} strength_sums;

static void add_strengths(void *context, const char *template, slice value) {
  strength_sums *s = context;
  const weight_row *w = row_of(s->model, template, value);
  for (int k = 0; k < 3; k++) s->total[k] += (double)w->values[SETS - 3 + k]; /* u, f, r */
}

strength skills_model_strength(const reading *r, const candidate *c) {
  strength_sums s = {r->reader->skills, {0}};
  if (!s.model->strengths || !(~c->barred & JUDGED)) return c->strength; /* "Excel is a must" */
  strength_features_each(r, c, add_strengths, &s);
  int best = -1;
  for (int k = 0; k < 3; k++)
    if (!(c->barred >> (STRENGTH_DUTY + k) & 1) && (best < 0 || s.total[k] > s.total[best])) best = k;
  return (strength)(STRENGTH_DUTY + best);
}
