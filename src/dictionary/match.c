/* The phrase matcher: one walk over the tokens finds the forms of all tables. */
#include <stdlib.h>

#include "base/search.h"
#include "dictionary/image.h"
#include "dictionary/language.h"

enum {
  CACHE_FIRST = 64,
  CACHE_LAST = 4096, /* stems kept: a stream's worker has as many, one posting a page of them */
  KEY_SIZE = 64,
  OWN_LANGUAGE = 8 /* rank of a form of the sentence's own language */
};

/* Stems of words that the vocabulary does not hold, or not in this language: a miss costs a Snowball run. */
typedef struct cached_stem {
  uint64_t hash;
  uint32_t stem, full;
} cached_stem;

struct dictionary_worker {
  const dictionary *dictionary;
  stemmer *stemmers[DICTIONARY_LANGUAGES]; /* made when first needed */
  cached_stem *cache; /* of cache_size places, a power of two; it doubles with what was asked of it */
  size_t cache_size, missed;
  arena *scratch; /* what a walk needs while it goes on */
  arena *name;    /* of dictionary_find() */
};

static void new_cache(dictionary_worker *w, size_t size) {
  free(w->cache);
  w->cache = calloc(size, sizeof *w->cache);
  if (!w->cache) memory_failed();
  w->cache_size = size;
  w->missed = 0;
}

dictionary_worker *dictionary_worker_new(const dictionary *d) {
  dictionary_worker *w = memory_alloc(sizeof *w);
  *w = (dictionary_worker){.dictionary = d};
  new_cache(w, CACHE_FIRST);
  w->scratch = arena_new();
  w->name = arena_new();
  return w;
}

void dictionary_worker_free(dictionary_worker *w) {
  if (!w) return;
  for (int i = 0; i < DICTIONARY_LANGUAGES; i++) stemmer_free(w->stemmers[i]);
  free(w->cache);
  arena_free(w->scratch);
  arena_free(w->name);
  free(w);
}

static stemmer *stemmer_of(dictionary_worker *w, uint8_t language) {
  if (w->stemmers[language]) return w->stemmers[language];
  const image_language *l = &w->dictionary->languages[language];
  slice name = image_slice(w->dictionary, l->stemmer);
  char algorithm[32] = "";
  if (name.size < sizeof algorithm) memcpy(algorithm, name.data, name.size);
  w->stemmers[language] = stemmer_new(*algorithm ? algorithm : NULL, image_slice(w->dictionary, l->endings));
  if (!w->stemmers[language]) memory_failed();
  return w->stemmers[language];
}

/* Words are looked up together, and walks begun, step by step, and what the next step reads is asked for before: slots,
   rows, fans and nodes lie all over the image, and one would be waited for after the other. */
enum { TOGETHER = 32 };

typedef struct symbols {
  uint32_t word, stem, full;
} symbols;

/* What leads to a token from the one before. */
typedef struct steps {
  uint32_t into;  /* image_next() of all of them */
  uint32_t of[3]; /* word, stem, full, of a text in English alone; 0 of none */
} steps;

/* Steps are known of the tokens from the first one of a walk on, as far as a form may reach: a long text's take no
 * room. */
enum { AHEAD = 1024 }; /* places, a power of two */
_Static_assert(AHEAD > TOGETHER + FORM_WORDS_MAX + 1, "a form reaches further than the steps that are known");

static symbols stem_symbols(dictionary_worker *w, slice key, uint8_t language) {
  uint64_t hash = image_hash(image_stem_space(language, false), key);
  cached_stem *c = &w->cache[hash & (w->cache_size - 1)];
  if (c->hash != hash) {
    if (++w->missed > w->cache_size && w->cache_size < CACHE_LAST) new_cache(w, w->cache_size * 2);
    c = &w->cache[hash & (w->cache_size - 1)];
    char stem[KEY_SIZE + 8];
    stemmer *stems = stemmer_of(w, language);
    size_t full, n = stemmer_keys(stems, key, stem, sizeof stem, &full);
    c->stem = image_symbol(w->dictionary, image_stem_space(language, false), (slice){stem, n});
    c->full = image_symbol(w->dictionary, image_stem_space(language, true), (slice){stem, full});
    c->hash = hash;
  }
  return (symbols){.stem = c->stem, .full = c->full};
}

/* "Hydraulikkenntnisse", "Buchhaltungserfahrung": a compound with one of the language's tails stands for its head. */
static symbols head_symbols(dictionary_worker *w, slice key, uint8_t language) {
  enum { HEAD_BYTES = 4 };
  slice rest = image_slice(w->dictionary, w->dictionary->languages[language].tails);
  while (rest.size) {
    size_t space = slice_find(rest, SLICE(" "), 0);
    slice tail = slice_cut(rest, 0, space == SIZE_MAX ? rest.size : space);
    rest = slice_cut(rest, space == SIZE_MAX ? rest.size : space + 1, rest.size);
    if (key.size < tail.size + HEAD_BYTES || !slice_ends_with(key, tail)) continue;
    slice head = slice_cut(key, 0, key.size - tail.size);
    symbols found = stem_symbols(w, head, language);
    if (!found.stem && slice_ends_with(head, SLICE("s")))
      found = stem_symbols(w, slice_cut(head, 0, head.size - 1), language); /* the s that links them */
    found.word = image_symbol(w->dictionary, 'w', head);
    if (found.stem || found.word) return found;
  }
  return (symbols){0};
}

/* The symbols of a word that the image has under no symbol. */
static symbols unknown_symbols(dictionary_worker *w, slice word) {
  char key[KEY_SIZE];
  slice k = {key, token_key(word, key, sizeof key)};
  return k.size ? stem_symbols(w, k, LANGUAGE_ENGLISH) : (symbols){0};
}

/* One walk from one token. */
typedef struct walk {
  const dictionary *d;
  const tokens *t;
  const symbols *of;    /* by token: as forms of all languages and of English have them */
  const symbols *local; /* by token: stems in its own language; NULL where all is English */
  steps *ahead;         /* by token, AHEAD of them round and round */
  size_t known;         /* the first token whose steps are not set */
  uint32_t first;
  uint8_t language; /* of the first token */
  bool read;        /* is that language read? */
  uint64_t touched; /* tables with a best, as bits */
  struct best {
    uint32_t count, concept;
    uint16_t flags, class;
    int rank;
  } best[DICTIONARY_TABLES];
} walk;

/* Do the tokens read exactly as the form is written (curly apostrophes aside)? */
static bool exact_text(const walk *w, uint32_t count, slice form) {
  size_t at = 0;
  for (uint32_t i = 0; i < count; i++) {
    slice word = token_text(w->t, w->first + i);
    if (i && (at >= form.size || form.data[at++] != ' ')) return false;
    for (size_t j = 0; j < word.size;) {
      uint32_t c = 0;
      slice rest = slice_cut(word, j, word.size);
      if (slice_starts_with(rest, SLICE("\xC2\xAD"))) { /* a soft hyphen is not seen */
        j += 2;
        continue;
      }
      if (slice_starts_with(rest, SLICE("\xE2\x80\x99"))) {
        c = '\'';
        j += 3;
      } else {
        c = (unsigned char)word.data[j++];
      }
      if (at >= form.size || (unsigned char)form.data[at++] != c) return false;
    }
  }
  return at == form.size;
}

/* Is a capital, or its lack, no sign of a name: where any word may have one, and in small letters ("rust-free")? */
static bool may_be_word(const token *t) {
  return t->gap & (GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_COLON | GAP_GLUE) ||
         !(t->flags & TOKEN_UPPER_FIRST);
}

static void take_ends(walk *w, const image_node *node, uint32_t count, int rank) {
  for (uint32_t i = 0; i < node->ends; i++) {
    const image_end *e = &w->d->ends[node->end + i];
    struct best *b = &w->best[e->table];
    if (e->language && e->language != w->language) continue;
    if (!w->read && e->table == TABLE_SKILLS && !(e->flags & FORM_NAME)) continue;
    if (e->flags & FORM_BLOCKER && b->count && b->flags & FORM_EXACT && !may_be_word(&w->t->items[w->first])) continue;
    int exact_rank = rank + image_exact_rank(e) + (e->language > LANGUAGE_ENGLISH ? OWN_LANGUAGE : 0);
    if (b->count > count || (b->count == count && b->rank >= exact_rank)) continue;
    if (e->exact.size && !exact_text(w, count, image_slice(w->d, e->exact))) continue;
    *b = (struct best){count, e->concept, e->flags, e->class, exact_rank};
    w->touched |= (uint64_t)1 << e->table;
  }
}

static uint32_t child(const dictionary *d, const image_node *node, uint32_t symbol) {
  const image_edge *edges = d->edges + node->edge;
  size_t i;
  SEARCH_FIRST(i, 0, node->edges, edges[i].symbol < symbol);
  return i < node->edges && edges[i].symbol == symbol ? edges[i].node : 0;
}

int image_joint(const token *t) {
  const unsigned soft = GAP_SPACE | GAP_HYPHEN | GAP_QUOTE | GAP_NEWLINE;
  if (t->gap & GAP_NEWLINE && t->flags & TOKEN_UPPER_FIRST) return JOINT_NONE; /* another line */
  switch (t->gap & ~soft) {
  case 0:
    return JOINT_PLAIN;
  case GAP_SLASH:
    return JOINT_SLASH;
  case GAP_COMMA:
    return JOINT_COMMA;
  case GAP_COLON:
    return JOINT_COLON;
  case GAP_OPEN:
  case GAP_CLOSE:
  case GAP_OPEN | GAP_CLOSE:
    return JOINT_BRACKET;
  case GAP_DASH:
    return JOINT_DASH;
  case GAP_OTHER:
    return JOINT_OTHER;
  case GAP_STOP:
    return t->gap & (GAP_SPACE | GAP_NEWLINE) ? JOINT_NONE : JOINT_STOP;
  default:
    return JOINT_NONE;
  }
}

/* The word to which a way to say a work goes on from the one before token i: past articles and the like. The number of
   tokens where there is none. */
static size_t past_articles(const walk *w, size_t i) {
  enum { PASSED = 3 };
  for (size_t n = 0; i < w->t->count && image_joint(&w->t->items[i]) == JOINT_PLAIN; i++, n++)
    if (n == PASSED || !token_is(w->d, &w->t->items[i], SET_PASSED_OVER)) return i;
  return w->t->count;
}

/* The same past adjectives that may stand there too: "prüfen eingehende Rechnungen", "stelt heldere offertes op". */
static size_t past_adjectives(const walk *w, size_t i) {
  enum { ADJECTIVES = 2 };
  size_t at = i;
  for (; at < w->t->count && at < i + ADJECTIVES; at++) {
    const token *t = &w->t->items[at];
    if (t->flags & TOKEN_UPPER_FIRST || token_is_function_word(w->d, t) ||
        !word_ends_adjective(w->d, t->language, token_text(w->t, at)))
      break;
    if (image_joint(t + 1) != JOINT_PLAIN) return w->t->count;
  }
  return at > i ? at : w->t->count;
}

static void step(walk *w, uint32_t node, uint32_t count, int rank);

static void try_symbol(walk *w, uint32_t from, uint32_t symbol, int joint, uint32_t count, int rank) {
  const image_node *node = &w->d->nodes[from];
  uint32_t edge = image_step(symbol, joint);
  if (!symbol || !(node->next & image_next(edge))) return;
  uint32_t next = child(w->d, node, edge);
  if (next) step(w, next, count + 1, rank);
}

/* The same past articles, which makes it the worse of two. */
static void try_linked(walk *w, uint32_t node, uint32_t count, int rank) {
  size_t at = past_articles(w, w->first + count);
  for (int adjectives = 0; at < w->t->count && adjectives < 2; adjectives++) {
    count = (uint32_t)at - w->first;
    try_symbol(w, node, w->of[at].word, JOINT_LINKED, count, rank - 3);
    try_symbol(w, node, w->local[at].stem, JOINT_LINKED, count, rank - 3);
    at = past_adjectives(w, at);
  }
}

static void step(walk *w, uint32_t node, uint32_t count, int rank) {
  const image_node *n = &w->d->nodes[node];
  if (n->ends) take_ends(w, n, count, rank);
  uint32_t i = w->first + count;
  if (i >= w->t->count || !(n->next & w->ahead[i % AHEAD].into)) return;
  int joint = image_joint(&w->t->items[i]);
  symbols s = w->of[i];
  try_symbol(w, node, s.word, joint, count, rank);
  try_symbol(w, node, s.stem, joint, count, rank - 1);
  try_symbol(w, node, s.full, joint, count, rank - 2);
  if (!w->local) return;
  try_symbol(w, node, w->local[i].stem, joint, count, rank - 1);
  try_symbol(w, node, w->local[i].full, joint, count, rank - 2);
  try_linked(w, node, count, rank);
}

static uint32_t step_to(steps *to, uint32_t symbol, int joint) {
  uint32_t edge = image_step(symbol, joint);
  if (!symbol) return 0;
  to->into |= image_next(edge);
  return edge;
}

/* The steps that lead to a token, of all that it may be read as; none beyond the last. */
static steps steps_to(const walk *w, size_t i) {
  steps to = {0};
  int joint = i < w->t->count ? image_joint(&w->t->items[i]) : JOINT_NONE;
  if (joint == JOINT_NONE) return to;
  const symbols *s = &w->of[i];
  to.of[0] = step_to(&to, s->word, joint);
  to.of[1] = step_to(&to, s->stem, joint);
  to.of[2] = step_to(&to, s->full, joint);
  if (!w->local) return to;
  step_to(&to, w->local[i].stem, joint);
  step_to(&to, w->local[i].full, joint);
  for (size_t n = 0, past = past_articles(w, i); past < w->t->count && n < 2; n++, past = past_adjectives(w, past)) {
    step_to(&to, w->of[past].word, JOINT_LINKED);
    step_to(&to, w->local[past].stem, JOINT_LINKED);
  }
  return to;
}

/* The next steps, as many as there are places for from the walk's first token on. */
static void look_ahead(walk *w) {
  size_t end = w->t->count + 1 < (size_t)w->first + AHEAD ? w->t->count + 1 : (size_t)w->first + AHEAD;
  for (; w->known < end; w->known++) w->ahead[w->known % AHEAD] = steps_to(w, w->known);
}

/* Asks for what goes_on() reads, or its like. */
static void ask_for_fan(const dictionary *d, const image_word *word, const steps *next) {
  for (size_t k = 0; k < sizeof next->of / sizeof *next->of && word->fan_bits; k++)
    if (next->of[k]) __builtin_prefetch(d->fans + word->fan + image_fan_place(word->fan_bits, next->of[k]) / 64);
}

/* May a form go on from the word to the next token? */
static bool goes_on(const dictionary *d, const image_word *word, const steps *next) {
  if (!word->fan_bits || !next->into) return false;
  const uint64_t *fan = d->fans + word->fan;
  for (size_t k = 0; k < sizeof next->of / sizeof *next->of; k++) {
    uint32_t at = image_fan_place(word->fan_bits, next->of[k]);
    if (next->of[k] && fan[at / 64] >> (at % 64) & 1) return true;
  }
  return false;
}

/* Does no form of more words begin at token i, and does its row say which of one word do? */
static bool is_alone(const walk *w, uint32_t i) {
  const image_word *word = &w->d->words[w->of[i].word];
  return !w->local && w->of[i].word && word->alone != ALONE_UNTOLD && !goes_on(w->d, word, &w->ahead[(i + 1) % AHEAD]);
}

static void begin(walk *w, uint32_t symbol, int rank) {
  uint32_t root = w->d->words[symbol].root; /* 0 of no symbol */
  if (root) step(w, root, 1, rank);
}

typedef ARENA_LIST(hit) hit_list;

/* What is found, by table. */
typedef struct finds {
  arena *arena;
  hit_list lists[DICTIONARY_TABLES];
  uint32_t next_free[DICTIONARY_TABLES]; /* the first token that no hit of the table covers */
  uint32_t *covered;
} finds;

static void found(finds *f, uint32_t table, hit h) {
  if (f->next_free[table] > h.first) return;
  ARENA_PUSH(f->arena, &f->lists[table], h);
  f->next_free[table] = h.first + h.count;
  for (uint32_t i = h.first; table < TABLES_COVERING && i < f->next_free[table]; i++) f->covered[i] |= 1u << table;
}

static void collect(walk *w, finds *f) {
  for (; w->touched; w->touched &= w->touched - 1) {
    uint32_t table = (uint32_t)__builtin_ctzll(w->touched);
    struct best *b = &w->best[table];
    found(f, table,
          (hit){.first = w->first,
                .concept = b->concept,
                .flags = b->flags,
                .class = (uint8_t)b->class,
                .count = (uint8_t)b->count});
    b->count = 0;
  }
}

static void collect_alone(const walk *w, finds *f) {
  const image_word *word = &w->d->words[w->of[w->first].word];
  const image_end *ends = w->d->alone + word->first_alone;
  uint64_t taken = 0; /* tables */
  for (uint32_t i = 0; i < word->alone; i++) {
    const image_end *e = &ends[i];
    if (taken >> e->table & 1 || (e->exact.size && !exact_text(w, 1, image_slice(w->d, e->exact)))) continue;
    taken |= (uint64_t)1 << e->table;
    found(f, e->table,
          (hit){.first = w->first, .concept = e->concept, .flags = e->flags, .class = e->class, .count = 1});
  }
}

/* What a token keeps of its symbols. */
static void set_token(const dictionary *d, token *t, symbols found, uint32_t use) {
  const image_word *row = &d->words[found.word];
  t->word = found.word ? found.word : found.stem;
  t->language = LANGUAGE_NONE; /* not told yet */
  t->use = use;
  t->tag = (unsigned char)row->tag;
  t->sets = (uint16_t)row->sets;
  t->mark = row->mark;
}

static void find_slots(const dictionary *d, const tokens *t, size_t first, size_t count, const image_slot **slots) {
  uint64_t hashes[TOGETHER];
  for (size_t k = 0; k < count; k++) {
    char key[KEY_SIZE];
    slice word = {key, token_key(token_text(t, first + k), key, sizeof key)};
    hashes[k] = image_hash('w', word);
    image_ask_for_word(d, hashes[k]);
  }
  for (size_t k = 0; k < count; k++) {
    slots[k] = image_find_word(d, hashes[k]);
    __builtin_prefetch(&d->words[slots[k]->symbol]);
  }
}

/* Word ids of all tokens; of those that are no URL. */
static symbols *look_up(dictionary_worker *worker, tokens *t, arena *a) {
  const dictionary *d = worker->dictionary;
  symbols *of = arena_alloc(a, (t->count + 1) * sizeof *of);
  const image_slot *slots[TOGETHER];
  for (size_t i = 0; i < t->count; i++) {
    size_t left = t->count - i;
    if (i % TOGETHER == 0) find_slots(d, t, i, left < TOGETHER ? left : TOGETHER, slots);
    const image_slot *slot = slots[i % TOGETHER];
    const image_word *row = &d->words[slot->symbol];
    symbols found = {.word = slot->symbol, .stem = row->stem, .full = row->full};
    if (!slot->symbol) found = unknown_symbols(worker, token_text(t, i));
    if (!(t->items[i].flags & TOKEN_URL)) of[i] = found;
    set_token(d, &t->items[i], of[i], slot->use);
  }
  return of;
}

/* What tokens of other languages are in theirs: their sets, and their stems; NULL where all of them are English. A
   language that is not read has no stems, not even those that English would give. */
static symbols *look_up_local(dictionary_worker *worker, const tokens *t, symbols *of, arena *a) {
  const dictionary *d = worker->dictionary;
  symbols *local = NULL;
  for (size_t i = 0; i < t->count; i++) {
    uint8_t language = t->items[i].language;
    if (language == LANGUAGE_ENGLISH) continue;
    if (!local) local = arena_alloc(a, (t->count + 1) * sizeof *local);
    if (!language_is_read(d, language)) of[i].stem = of[i].full = 0;
    if (t->items[i].flags & TOKEN_URL) continue;
    char key[KEY_SIZE];
    slice word = {key, token_key(token_text(t, i), key, sizeof key)};
    uint32_t in_sets = image_symbol(d, image_set_space(language), word);
    t->items[i].sets = (uint16_t)(in_sets ? d->words[in_sets].sets : d->words[of[i].word].anywhere);
    if (!language_is_read(d, language)) continue;
    local[i] = stem_symbols(worker, word, language);
    if (local[i].stem || of[i].word || !word.size) continue;
    local[i] = head_symbols(worker, word, language);
    of[i].word = local[i].word; /* "Excelkenntnisse" */
  }
  return local;
}

static void walk_from(walk *w, uint32_t i) {
  w->language = w->t->items[i].language;
  w->read = language_is_read(w->d, w->language);
  begin(w, w->of[i].word, RANK_WORD);
  begin(w, w->of[i].stem, RANK_STEM);
  begin(w, w->of[i].full, RANK_FULL);
  if (!w->local) return;
  begin(w, w->local[i].stem, RANK_STEM);
  begin(w, w->local[i].full, RANK_FULL);
}

/* Where the walks from a token begin: the nodes of its word and stems, 0 of none. */
static void roots_of(const walk *w, uint32_t i, uint32_t roots[3]) {
  const symbols *s = &w->of[i];
  const uint32_t all[] = {s->word, s->stem, s->full};
  for (size_t k = 0; k < sizeof all / sizeof *all; k++) roots[k] = w->d->words[all[k]].root;
}

/* Which of the tokens are alone, as bits from the walk's first one on; asks for what is read of them then. */
static uint32_t find_alone(const walk *w, uint32_t count) {
  const dictionary *d = w->d;
  uint32_t alone = 0, roots[3];
  for (uint32_t i = w->first; i < w->first + count; i++)
    ask_for_fan(d, &d->words[w->of[i].word], &w->ahead[(i + 1) % AHEAD]);
  for (uint32_t k = 0; k < count; k++) {
    if (is_alone(w, w->first + k)) {
      alone |= 1u << k;
      __builtin_prefetch(d->alone + d->words[w->of[w->first + k].word].first_alone);
      continue;
    }
    roots_of(w, w->first + k, roots);
    for (size_t r = 0; r < sizeof roots / sizeof *roots; r++) __builtin_prefetch(d->nodes + roots[r]);
  }
  for (uint32_t k = 0; k < count; k++) {
    if (alone >> k & 1) continue;
    roots_of(w, w->first + k, roots);
    for (size_t r = 0; r < sizeof roots / sizeof *roots; r++) {
      const image_node *n = &d->nodes[roots[r]];
      __builtin_prefetch(d->edges + n->edge + n->edges / 2);
      __builtin_prefetch(d->ends + n->end);
    }
  }
  return alone;
}

static dictionary_hits find_hits(walk w, arena *a) {
  finds f = {.arena = a, .covered = arena_alloc(a, (w.t->count + 1) * sizeof *f.covered)};
  while (w.first < w.t->count) {
    uint32_t left = (uint32_t)w.t->count - w.first, count = left < TOGETHER ? left : TOGETHER;
    if (w.known <= w.t->count && w.known <= (size_t)w.first + TOGETHER + FORM_WORDS_MAX) look_ahead(&w);
    uint32_t alone = find_alone(&w, count);
    for (uint32_t k = 0; k < count; k++, w.first++) {
      if (alone >> k & 1) {
        collect_alone(&w, &f);
      } else {
        walk_from(&w, w.first);
        collect(&w, &f);
      }
    }
  }
  dictionary_hits out = {.covered = f.covered};
  for (int i = 0; i < DICTIONARY_TABLES; i++) out.table[i] = (hits){f.lists[i].items, f.lists[i].count};
  return out;
}

static dictionary_hits walk_all(const dictionary *d, dictionary_worker *worker, tokens *t, symbols *of, arena *a) {
  size_t places = t->count + 1 < AHEAD ? t->count + 1 : AHEAD;
  walk w = {.d = d, .t = t, .of = of, .ahead = arena_alloc(worker->scratch, places * sizeof *w.ahead)};
  w.local = look_up_local(worker, t, of, worker->scratch);
  dictionary_hits found = find_hits(w, a);
  arena_reset(worker->scratch);
  return found;
}

dictionary_hits dictionary_read(const dictionary *d, dictionary_worker *worker, tokens *t, arena *a) {
  symbols *of = look_up(worker, t, worker->scratch);
  language_tell(d, t, worker->scratch);
  return walk_all(d, worker, t, of, a);
}

void dictionary_words(dictionary_worker *worker, tokens *t) {
  look_up(worker, t, worker->scratch);
  arena_reset(worker->scratch);
}

uint8_t dictionary_languages_of(const dictionary *d, dictionary_worker *worker, tokens *t) {
  language_tell(d, t, worker->scratch);
  arena_reset(worker->scratch);
  return t->language;
}

dictionary_hits dictionary_read_as(const dictionary *d, dictionary_worker *worker, tokens *t, uint8_t language,
                                   arena *a) {
  symbols *of = look_up(worker, t, worker->scratch);
  if (language == LANGUAGE_NONE) language = LANGUAGE_ENGLISH;
  t->language = language;
  for (size_t i = 0; i < t->count; i++) t->items[i].language = language;
  return walk_all(d, worker, t, of, a);
}

uint32_t dictionary_find(const dictionary *d, dictionary_worker *w, slice name) {
  tokens t = tokens_read(w->name, name, NULL, NULL);
  dictionary_hits all = dictionary_read(d, w, &t, w->name);
  uint32_t found = DICTIONARY_NONE;
  const hits *skills = &all.table[TABLE_SKILLS];
  if (skills->count && skills->items[0].count == t.count) found = skills->items[0].concept;
  arena_reset(w->name);
  if (found != DICTIONARY_NONE) return found;
  uint32_t named = image_at(d, image_name_hash(name));
  return named ? named - 1 : DICTIONARY_NONE;
}
