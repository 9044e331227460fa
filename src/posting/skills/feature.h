/* A feature of a candidate: a template and a value, both words that a reader can check, and the key under which the
 * image holds its weights. The models' sums need the key alone, which costs a multiplication; `forte dict why` and the
 * training ask for the words. Private to src/posting/skills/, src/forte_why.c and tools/. */
#ifndef FORTE_POSTING_FEATURE_H
#define FORTE_POSTING_FEATURE_H

#include "posting/reading/reading.h"

typedef struct feature {
  const char *template;
  slice value; /* "" where the sink asks for keys alone */
  uint64_t key;
} feature;

/* Is given every feature of a candidate. Features are binary. */
typedef struct feature_sink {
  void (*each)(void *context, const feature *f);
  void *context;
  bool keys_alone; /* values that are words of the text are not made */
} feature_sink;

/* Made of a literal, its hash is a constant. */
typedef struct feature_template {
  const char *name;
  uint64_t hash;
} feature_template;
#define FEATURE(literal) ((feature_template){"" literal, slice_hash_literal("" literal, sizeof("" literal) - 1)})

static inline void feature_give(const feature_sink *s, feature_template t, slice value, uint64_t hash) {
  feature f = {t.name, value, weight_key(t.hash, hash)};
  s->each(s->context, &f);
}

static inline void feature_put(const feature_sink *s, feature_template t, slice value) {
  feature_give(s, t, value, slice_hash(value));
}

/* The word of token i. */
static inline void feature_word(const feature_sink *s, feature_template t, const reading *r, uint32_t i) {
  char key[64];
  size_t size = s->keys_alone ? 0 : token_key(token_text(&r->tokens, i), key, sizeof key);
  feature_give(s, t, (slice){key, size}, r->tokens.items[i].key);
}

/* The same for a place that may lie before or after the item: "^", "$". */
static inline void feature_word_of(const feature_sink *s, feature_template t, const reading *r, const item *it,
                                   int64_t i) {
  if (i < (int64_t)it->first)
    feature_put(s, t, SLICE("^"));
  else if (i >= (int64_t)it->end)
    feature_put(s, t, SLICE("$"));
  else
    feature_word(s, t, r, (uint32_t)i);
}

void feature_number(const feature_sink *s, feature_template t, long number);

/* A quantity in steps: one feature for each step reached, so that the weights add up along the scale. */
void feature_steps(const feature_sink *s, feature_template t, long value);

/* Parts joined by slashes, in `out`, of which they fill at most `size` bytes: "requirements/soft". */
slice feature_join(char *out, size_t size, const slice *parts, size_t count);
#define FEATURE_JOIN(out, ...)                                                                                         \
  feature_join((out), sizeof(out), (const slice[]){__VA_ARGS__}, sizeof((const slice[]){__VA_ARGS__}) / sizeof(slice))

#endif
