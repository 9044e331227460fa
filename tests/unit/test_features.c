/* Features: the key under which the sums look weights up is that of the words which training and `forte dict why` see,
   for every feature of every candidate, and the sums come out the same by either. */
#include "check.h"

#include <math.h>

#include "input/document.h"
#include "posting/skills/skills.h"

static const char text[] =
    "Data Analyst\n\nAbout us\nWe are a family-run bakery chain in Leeds, proud of our people.\n\nRequirements:\n"
    "- 3+ years of experience with SQL, Python or R; dbt is a plus\n- Strong stakeholder management and risk "
    "management framework skills\n- B.S. in Statistics, or equivalent\n- cypress, Playwright and Caf\xC3\xA9 "
    "Manager\n\n"
    "Nice to have\n- Knowledge of Power BI/Tableau, "
    "https://example.org/a-very-long-address/that-goes-on-and-on/for-ever/more\n"
    "\nWhat you will do\nYou will be developing statistical pricing models to support commercial functions.\n";

typedef struct seen {
  const reading *r;
  const candidate *c;
  double by_key, by_words;
  size_t count, wrong;
} seen;

static void compare(void *context, const feature *f) {
  seen *s = context;
  uint64_t key = weight_key(slice_hash(slice_of(f->template)), slice_hash(f->value));
  if (f->key != key) printf("%s=%.*s\n", f->template, SLICE_ARGS(f->value));
  s->wrong += f->key != key;
  s->by_words += (double)weights_of(s->r->dictionary, slice_of(f->template), f->value)->values[WEIGHT_PHRASE];
  s->count++;
}

static void sum_keys(void *context, const feature *f) {
  seen *s = context;
  s->by_key += (double)weights_at(s->r->dictionary, f->key)->values[WEIGHT_PHRASE];
  s->count++;
}

static void keys(void) {
  posting_reader *reader = posting_reader_new(dictionary_builtin());
  posting_worker *worker = posting_worker_new(reader);
  arena *a = arena_new();
  document d = {.text = SLICE(text)};
  posting p;
  reading r;
  posting_reading_new(reader, worker, a, &d, &p, &r);
  posting_reading_before_skills(&r);
  candidates all = candidates_find(&r);
  seen words = {.r = &r}, alone = {.r = &r};
  for (size_t i = 0; i < all.count; i++) {
    features_each(&r, &all, i, &(feature_sink){compare, &words, false});
    features_each(&r, &all, i, &(feature_sink){sum_keys, &alone, true});
    strength_features_each(&r, &all.items[i], &(feature_sink){compare, &words, false});
    strength_features_each(&r, &all.items[i], &(feature_sink){sum_keys, &alone, true});
  }
  CHECK(all.count > 15 && words.count > 1000 && words.wrong == 0);
  CHECK(words.count == alone.count && fabs(words.by_words) > 1 && fabs(words.by_words - alone.by_key) < 1e-9);
  arena_free(a);
  posting_worker_free(worker);
  posting_reader_free(reader);
}

static void literals(void) {
  static const char bytes[] = "earlier-heading-of-it-all";
  for (size_t size = 0; size < 24; size++) CHECK(slice_hash_literal(bytes, size) == slice_hash((slice){bytes, size}));
}

static void joins(void) {
  char few[8], many[32];
  CHECK_TEXT(FEATURE_JOIN(many, SLICE("duties"), SLICE("hard")), "duties/hard");
  CHECK_TEXT(FEATURE_JOIN(few, SLICE("duties"), SLICE("hard")), "duties/h");
  CHECK_TEXT(FEATURE_JOIN(few, SLICE("requirements"), SLICE("hard")), "requirem");
}

int main(void) {
  keys();
  literals();
  joins();
  return check_end();
}
