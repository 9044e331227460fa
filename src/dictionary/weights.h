/* What the models of posting/skills/ weigh (dictionaries/weights/): as rows of the image, so that nothing is built at
 * start and a sum costs a few additions.
 *   Of a word: one row, found with the word, holds its weights in all features whose value is a word, and for each role
 * what its place adds to the sum. The place itself (word-places.txt) is no longer needed: the weights of a mean of
 * places are the mean of the places' weights.
 *   Of all other features: a row in a table by key, behind a filter. */
#ifndef FORTE_DICTIONARY_WEIGHTS_H
#define FORTE_DICTIONARY_WEIGHTS_H

#include "dictionary/dictionary.h"

/* Sets of weights (skill-model.txt): forms of the dictionary and noun phrases (is it a skill?); of soft skills, the
   threshold alone; duties, preferred and required. */
typedef enum weight_set {
  WEIGHT_DICTIONARY,
  WEIGHT_PHRASE,
  WEIGHT_SOFT,
  WEIGHT_DUTY,
  WEIGHT_PREFERRED,
  WEIGHT_REQUIRED,
  WEIGHT_SETS
} weight_set;

/* Features whose value is a word; a feature's words are weighed without a search once it is named here. */
#define WORD_FEATURE_LIST(X)                                                                                           \
  X(WORD_BEFORE, "before")                                                                                             \
  X(WORD_BEFORE2, "before2")                                                                                           \
  X(WORD_AFTER, "after")                                                                                               \
  X(WORD_HEAD, "head")                                                                                                 \
  X(WORD_FIRST, "first")                                                                                               \
  X(WORD_OPENS, "opens")                                                                                               \
  X(WORD_OPENS2, "opens2")                                                                                             \
  X(WORD_HEADING, "heading")                                                                                           \
  X(WORD_EARLIER_HEADING, "earlier-heading")                                                                           \
  X(WORD_COLON_LINE, "colon-line")                                                                                     \
  X(WORD_ITEM_BEFORE, "item-before")                                                                                   \
  X(WORD_ITEM, "word")                                                                                                 \
  X(WORD_LEFT, "left")                                                                                                 \
  X(WORD_RIGHT, "right")

typedef enum word_feature {
#define FEATURE_NAME(feature, word) feature,
  WORD_FEATURE_LIST(FEATURE_NAME)
#undef FEATURE_NAME
      WORD_FEATURES
} word_feature;
_Static_assert(WORD_FEATURES <= 32, "a row of a word has a bit for each feature");
const char *word_feature_name(word_feature f);

/* Features that say how far a quantity reaches, one feature a step. The image holds their sums too: under the name with
   a '+', value n, what the steps 1 to n weigh together. */
#define STEP_FEATURE_LIST(X) X("frequency") X("affinity") X("head-affinity") X("word-affinity") X("inner-affinity")
enum { STEPS_MAX = 32 };

/* What is seen of how words are used: the candidate's last word, its words, those beside it, the first of its sentence
   or list item, and the others of it. */
#define PLACE_ROLE_LIST(X)                                                                                             \
  X(ROLE_HEAD, "place-head")                                                                                           \
  X(ROLE_OWN, "place-own")                                                                                             \
  X(ROLE_BEFORE, "place-before")                                                                                       \
  X(ROLE_BEFORE2, "place-before2")                                                                                     \
  X(ROLE_AFTER, "place-after")                                                                                         \
  X(ROLE_OPENS, "place-opens")                                                                                         \
  X(ROLE_ITEM, "place-item")

typedef enum place_role {
#define ROLE_NAME(role, word) role,
  PLACE_ROLE_LIST(ROLE_NAME)
#undef ROLE_NAME
      PLACE_ROLES
} place_role;
const char *place_role_word(place_role role);

/* Where words stand among uses (word-places.txt): words with like neighbours in postings point the same way. PLACE_UNIT
   is the length of all. */
enum { PLACE_DIMENSIONS = 32, PLACE_UNIT = 100 };

/* The rarity of a word that the counted postings lack: ln of the postings, rounded down. */
#define WORD_RAREST 6.0f

/* A word as the models see it. */
typedef struct word_use {
  uint32_t features;            /* bits by word_feature: those in which it weighs */
  uint32_t first;               /* of its rows in model_view.rows, one for each bit, ascending */
  uint32_t vector;              /* its place's row, or 0 */
  float affinity;               /* how often it stands where skills stand, 0..1 (affinity.txt); -1: not known */
  float rarity;                 /* ln(postings / postings with the word) (words.txt); WORD_RAREST: not counted */
  float places[2][PLACE_ROLES]; /* what its place adds in each role, for forms and for phrases; of a mean, its share */
} word_use;

/* Thousandths in all sets but WEIGHT_SOFT, which has no words. */
enum { WORD_SETS = WEIGHT_SETS - 1, WORD_UNIT = 1000 };
typedef struct word_weights {
  int16_t of[WORD_SETS];
} word_weights;
static inline int word_set_column(weight_set set) { return set < WEIGHT_SOFT ? (int)set : (int)set - 1; }

typedef struct weight_row {
  uint64_t key; /* 0: no such feature */
  float values[WEIGHT_SETS];
} weight_row;

/* The image's tables. Sizes less one are masks. */
typedef struct model_view {
  const word_use *uses; /* row 0: of a word that no model knows */
  const word_weights *rows;
  const weight_row *weights;
  const uint64_t *filter;
  uint32_t weights_mask, filter_mask;
} model_view;
model_view dictionary_model(const dictionary *d);

/* Of a word's key; 0 when no model knows it. Tokens have theirs (token.use). */
uint32_t word_use_of(const dictionary *d, slice key);

/* How rare a word is in postings, by its key. */
double word_rarity(const dictionary *d, slice key);

/* The word's place, or NULL. */
const int8_t *word_place(const dictionary *d, uint32_t use);

/* How many of the lowest `count` bits are set; without the processor's instruction, which not all have. */
static inline uint32_t bits_below(uint32_t bits, unsigned count) {
  bits &= (1u << count) - 1;
  bits -= bits >> 1 & 0x55555555u;
  bits = (bits & 0x33333333u) + (bits >> 2 & 0x33333333u);
  return ((bits + (bits >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

/* The weights of a word in one feature; NULL where it weighs nothing. */
static inline const word_weights *word_weights_in(const model_view *m, uint32_t use, word_feature f) {
  const word_use *u = &m->uses[use];
  if (!(u->features >> f & 1)) return NULL;
  return &m->rows[u->first + bits_below(u->features, (unsigned)f)];
}

/* The key of a feature in the table. */
static inline uint64_t weight_key(uint64_t template, uint64_t value) {
  uint64_t h = template * 31 + value;
  h = (h ^ h >> 29) * 0xBF58476D1CE4E5B9u;
  return h ? h : 1;
}

enum { WEIGHT_SLOT_SHIFT = 32 }; /* bits of the key that the filter does not use */

/* A row of the table, or NULL: most features weigh nothing, and the filter, small enough for the nearest cache, says so
   for nine in ten of them. */
static inline const weight_row *weights_at(const model_view *m, uint64_t key) {
  if (!(m->filter[key >> 6 & m->filter_mask] >> (key & 63) & 1)) return NULL;
  uint32_t i = (uint32_t)(key >> WEIGHT_SLOT_SHIFT) & m->weights_mask;
  while (m->weights[i].key && m->weights[i].key != key) i = (i + 1) & m->weights_mask;
  return m->weights[i].key ? &m->weights[i] : NULL;
}

/* The weights of any feature by its words, and whether there are any: for those who have time. */
weight_row weights_of(const dictionary *d, slice template, slice value);

#endif
