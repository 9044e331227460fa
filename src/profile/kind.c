/* What kind of work a person does, and on which steps: titles and sentences; what was studied less. Names of skills say
 * it only where nothing else does, so that a name added to the list makes nobody's work another one; in a language of
 * which the words have no places too, for the names are English. */
#include "profile/cv.h"

#include "profile/stems.h"

enum { TITLES, SENTENCES, EDUCATION, PARTS };
static const double weights[PARTS] = {[TITLES] = 1, [SENTENCES] = 2, [EDUCATION] = 0.3};

typedef struct adding {
  arena *arena;   /* what lives until all is added */
  arena *scratch; /* of one text */
  const dictionary *dictionary;
  dictionary_worker *worker;
  sentence_kinds sentences;
  kind_sum (*roles)[PARTS];
} adding;

static tokens words_of(const adding *with, slice text) {
  arena_reset(with->scratch);
  tokens t = dictionary_tokens(with->dictionary, with->scratch, text);
  dictionary_words(with->worker, &t);
  return t;
}

static kind_sum sum_of(const adding *with, const tokens *t) {
  kind_sum sum = {0};
  kind_add(&sum, with->dictionary, t, 0, t->count);
  return sum;
}

static kind_sum sum_of_text(const adding *with, slice text) {
  tokens t = words_of(with, text);
  return sum_of(with, &t);
}

static void add_sum(kind_sum *all, const kind_sum *sum) {
  all->words += sum->words;
  all->known += sum->known;
  for (size_t k = 0; k < KIND_DIMENSIONS; k++) all->at[k] += sum->at[k];
}

static void add_text(const adding *with, kind_sum *all, slice text) {
  kind_sum sum = sum_of_text(with, text);
  add_sum(all, &sum);
}

/* A sentence shows several skills; it counts once. */
static void add_sentence(adding *with, kind_sum *all, const profile_evidence *e) {
  sentence_kinds *k = &with->sentences;
  if (*map_put(&k->texts, e->text, (uint32_t)k->sums.count) < k->sums.count) return;
  tokens t = words_of(with, e->text);
  ARENA_PUSH(with->arena, &k->sums, sum_of(with, &t));
  const kind_sum *sum = &k->sums.items[k->sums.count - 1];
  add_sum(all, sum);
  if (e->role >= 0) add_sum(&with->roles[e->role][SENTENCES], sum);
  ARENA_PUSH(with->arena, &k->tokens, (token_range){k->words.count, t.count});
  for (size_t i = 0; i < t.count; i++) {
    ARENA_PUSH(with->arena, &k->words, t.items[i]);
    if (!i) k->words.items[k->words.count - 1].gap |= GAP_PARAGRAPH;
  }
}

static int level_of_title(const adding *with, slice title) {
  arena_reset(with->scratch);
  tokens t = dictionary_tokens(with->dictionary, with->scratch, title);
  dictionary_hits h = dictionary_read(with->dictionary, with->worker, &t, with->scratch);
  return seniority_step(with->dictionary, &h);
}

/* All sentences together: one by one they are too short to tell. */
static uint8_t language_of(const adding *with) {
  tokens t = {.items = with->sentences.words.items, .count = with->sentences.words.count};
  return t.count ? dictionary_languages_of(with->dictionary, with->worker, &t) : LANGUAGE_NONE;
}

static void add_kind(adding *with, profile *p) {
  kind_sum parts[PARTS] = {0};
  with->roles = arena_alloc(with->arena, (p->roles.count + 1) * sizeof *with->roles);
  for (size_t i = 0; i < p->roles.count; i++) {
    add_text(with, &with->roles[i][TITLES], p->roles.items[i].title);
    add_sum(&parts[TITLES], &with->roles[i][TITLES]);
    p->roles.items[i].level = level_of_title(with, p->roles.items[i].title);
  }
  for (size_t i = 0; i < p->degrees.count; i++) add_text(with, &parts[EDUCATION], p->degrees.items[i].field);
  for (size_t i = 0; i < p->skills.count; i++)
    for (size_t k = 0; k < p->skills.items[i].evidence.count; k++)
      add_sentence(with, &parts[SENTENCES], &p->skills.items[i].evidence.items[k]);
  for (size_t i = 0; i < p->sentences.count; i++) add_sentence(with, &parts[SENTENCES], &p->sentences.items[i]);
  p->language = language_of(with);
  bool told = p->language <= LANGUAGE_ENGLISH && (parts[TITLES].known || parts[SENTENCES].known);
  if (!told) parts[TITLES] = parts[SENTENCES] = parts[EDUCATION] = (kind_sum){0};
  for (size_t i = 0; i < p->skills.count; i++) {
    static const double alone[] = {1};
    kind_sum name = sum_of_text(with, p->skills.items[i].name);
    p->skills.items[i].work = kind_join(&name, alone, 1);
    if (!told) add_sum(&parts[EDUCATION], &name);
  }
  for (size_t i = 0; i < p->roles.count && told; i++)
    p->roles.items[i].work = kind_join(with->roles[i], weights, PARTS);
  p->work = kind_join(parts, weights, PARTS);
}

void profile_finish(profile *p, arena *a, const dictionary *d, dictionary_worker *w) {
  adding with = {.arena = arena_new(), .scratch = arena_new(), .dictionary = d, .worker = w};
  add_kind(&with, p);
  if (d) profile_set_implied(p, a, d);
  if (d) p->stems = stems_index(a, d, p, &with.sentences);
  map_free(&with.sentences.texts);
  arena_free(with.scratch);
  arena_free(with.arena);
}
