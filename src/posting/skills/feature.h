/* A feature of a candidate: a template and a value, both words that a reader can check. `forte dict why` and the
 * training ask for the words; the models' sums need the image's row alone, which is found by hashes that stand ready,
 * or with the word. Private to src/posting/skills/, src/forte_why.c and tools/. */
#ifndef FORTE_POSTING_FEATURE_H
#define FORTE_POSTING_FEATURE_H

#include "dictionary/weights.h"
#include "posting/reading/reading.h"

typedef struct feature {
  const char *template;
  slice value;
} feature;

/* Adds up what features weigh in one set, or in three that stand side by side. */
enum { SUM_SETS = 3 };
typedef struct feature_sum {
  model_view model;
  struct feature_memo *memo; /* the worker's */
  weight_set set;            /* the first */
  int sets;
  double total[SUM_SETS];
  int32_t words[SUM_SETS]; /* of features whose value is a word, in thousandths */
} feature_sum;

static inline double feature_sum_of(const feature_sum *s, int k) {
  return s->total[k] + s->words[k] / (double)WORD_UNIT;
}

/* Is given every feature of a candidate. Features are binary. */
typedef struct feature_sink {
  void (*each)(void *context, const feature *f); /* NULL: features are summed */
  void *context;
  feature_sum *sum; /* NULL with `each` */
} feature_sink;

/* Made of literals, hashes are constants. */
typedef struct feature_template {
  const char *name;
  uint64_t hash;
} feature_template;
typedef struct feature_value {
  slice text;
  uint64_t hash;
} feature_value;
#define FEATURE(literal) ((feature_template){"" literal, slice_hash_literal("" literal, sizeof("" literal) - 1)})
#define VALUE(literal)   ((feature_value){SLICE("" literal), slice_hash_literal("" literal, sizeof("" literal) - 1)})

static inline void feature_give(const feature_sink *s, const char *template, slice value) {
  s->each(s->context, &(feature){template, value});
}

static inline void feature_weigh_row(feature_sum *s, const weight_row *row) {
  for (int k = 0; k < s->sets; k++) s->total[k] += (double)row->values[s->set + (weight_set)k];
}

static inline void feature_weigh(feature_sum *s, uint64_t key) {
  const weight_row *row = weights_at(&s->model, key);
  if (row) feature_weigh_row(s, row);
}

static inline void feature_put(const feature_sink *s, feature_template t, feature_value v) {
  s->sum ? feature_weigh(s->sum, weight_key(t.hash, v.hash)) : feature_give(s, t.name, v.text);
}

/* Of a text that is no literal. */
static inline feature_value value_of(slice text) { return (feature_value){text, slice_hash(text)}; }

/* Rows of features whose values are few (sections, tags, kinds ...): a row found once for a value is found again by the
   value's number or address, without a word or a hash. The worker's; lives as long as its dictionary. */
enum { MEMO_BITS = 10 };
typedef struct feature_memo {
  struct memo_entry {
    uint64_t template, number;
    const weight_row *row; /* NULL: none is kept here */
  } entries[1 << MEMO_BITS];
} feature_memo;

extern const weight_row feature_no_row; /* weighs nothing */

static inline struct memo_entry *memo_at(feature_memo *m, uint64_t template, uint64_t number) {
  return &m->entries[(template + number) * 0x9E3779B97F4A7C15u >> (64 - MEMO_BITS)];
}

const weight_row *memo_keep(struct memo_entry *e, const feature_sum *s, feature_template t, uint64_t number,
                            feature_value v);

/* As feature_put(), of a value that `n` stands for, in all features of the template's name; the value is made when its
 * row is not kept alone. */
#define FEATURE_FEW(sink, t, n, value)                                                                                 \
  do {                                                                                                                 \
    if (!(sink)->sum) {                                                                                                \
      feature_put((sink), (t), (value));                                                                               \
      break;                                                                                                           \
    }                                                                                                                  \
    uint64_t number_ = (uint64_t)(n);                                                                                  \
    struct memo_entry *kept_ = memo_at((sink)->sum->memo, (t).hash, number_);                                          \
    const weight_row *row_ = kept_->row;                                                                               \
    if (!row_ || kept_->template != (t).hash || kept_->number != number_)                                              \
      row_ = memo_keep(kept_, (sink)->sum, (t), number_, (value));                                                     \
    feature_weigh_row((sink)->sum, row_);                                                                              \
  } while (0)

static inline void feature_weigh_word(feature_sum *s, word_feature f, uint32_t use, int sign) {
  const word_weights *row = word_weights_in(&s->model, use, f);
  for (int k = 0; row && k < s->sets; k++) s->words[k] += sign * row->of[word_set_column(s->set) + k];
}

/* The word of token i. */
void feature_give_word(const feature_sink *s, word_feature f, const reading *r, uint32_t i);
static inline void feature_word(const feature_sink *s, word_feature f, const reading *r, uint32_t i) {
  s->sum ? feature_weigh_word(s->sum, f, r->tokens.items[i].use, 1) : feature_give_word(s, f, r, i);
}

/* The same for a place that may lie before or after the item: "^", "$". */
void feature_word_of(const feature_sink *s, word_feature f, const reading *r, const item *it, int64_t i);

void feature_number(const feature_sink *s, feature_template t, long number);

/* A quantity in steps: one feature for each step reached, so that the weights add up along the scale. -1: not known.
   `sums`: the template's name with a '+' (STEP_FEATURE_LIST). */
void feature_steps(const feature_sink *s, feature_template t, feature_template sums, long value);

/* Parts joined by slashes, in `out`, of which they fill at most `size` bytes: "requirements/soft". */
slice feature_join(char *out, size_t size, const slice *parts, size_t count);
#define FEATURE_JOIN(out, ...)                                                                                         \
  feature_join((out), sizeof(out), (const slice[]){__VA_ARGS__}, sizeof((const slice[]){__VA_ARGS__}) / sizeof(slice))

#endif
