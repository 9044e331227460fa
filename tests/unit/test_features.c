/* Features: what the sums find by ready hashes, in rows of words and as sums of steps, is what the features weigh by
   the words that training and `forte dict why` see, for every candidate and in every set. */
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
  const dictionary *dictionary;
  double total[WEIGHT_SETS];
  size_t count;
} seen;

static void by_words(void *context, const feature *f) {
  seen *s = context;
  weight_row row = weights_of(s->dictionary, slice_of(f->template), f->value);
  for (int set = 0; set < WEIGHT_SETS; set++) s->total[set] += (double)row.values[set];
  s->count++;
}

/* One set at a time, as the sums of one set and of three take them. */
static double by_rows(const reading *r, const candidates *all, size_t i, weight_set set) {
  const candidate *c = &all->items[i];
  feature_sum s = {.model = dictionary_model(r->dictionary), .memo = r->memo, .set = set, .sets = 1};
  if (set < WEIGHT_SOFT) {
    features_each(r, all, i, &(feature_sink){.sum = &s});
  } else {
    strength_features_each(r, c, &(feature_sink){.sum = &s});
    for (uint32_t k = c->first; k < c->end && k < strength_words_end(&r->items[r->item_of[c->first]]); k++)
      feature_weigh_word(&s, WORD_ITEM, r->tokens.items[k].use, -1);
  }
  return feature_sum_of(&s, 0);
}

static double place_by_words(const reading *r, const candidate *c, place_role role) {
  float place[PLACE_DIMENSIONS];
  double sum = 0;
  for (int k = 0; candidate_place(r, c, role, place) && k < PLACE_DIMENSIONS; k++) {
    char text[8];
    snprintf(text, sizeof text, "%d", k);
    weight_row row = weights_of(r->dictionary, slice_of(place_role_word(role)), slice_of(text));
    sum += (double)(place[k] * row.values[c->concept == DICTIONARY_NONE ? WEIGHT_PHRASE : WEIGHT_DICTIONARY]);
  }
  return sum;
}

static void sums(void) {
  posting_reader *reader = posting_reader_new(dictionary_builtin());
  posting_worker *worker = posting_worker_new(reader);
  arena *a = arena_new();
  document d = {.text = SLICE(text)};
  posting p;
  reading r;
  posting_reading_new(reader, worker, a, &d, &p, &r);
  posting_reading_before_skills(&r);
  candidates all = candidates_find(&r);
  double wrong = 0, places = 0, weight[WEIGHT_SETS] = {0};
  size_t features = 0;
  for (size_t i = 0; i < all.count; i++) {
    const candidate *c = &all.items[i];
    seen skills = {.dictionary = r.dictionary}, strengths = skills;
    features_each(&r, &all, i, &(feature_sink){by_words, &skills, NULL});
    strength_features_each(&r, c, &(feature_sink){by_words, &strengths, NULL});
    features += skills.count + strengths.count;
    for (int set = 0; set < WEIGHT_SETS; set++) {
      if (set == WEIGHT_SOFT) continue;
      double want = (set < WEIGHT_SOFT ? skills : strengths).total[set];
      wrong = fmax(wrong, fabs(want - by_rows(&r, &all, i, (weight_set)set)));
      weight[set] += fabs(want);
    }
    for (int role = 0; role < PLACE_ROLES; role++) {
      double want = place_by_words(&r, c, (place_role)role);
      wrong = fmax(wrong, fabs(want - skills_model_place(&r, c, (place_role)role)));
      places += fabs(want);
    }
  }
  CHECK(all.count > 15 && features > 1000 && places > 1);
  for (int set = 0; set < WEIGHT_SETS; set++) CHECK(set == WEIGHT_SOFT || weight[set] > 1);
  CHECK(wrong < 1e-4);
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
  sums();
  literals();
  joins();
  return check_end();
}
