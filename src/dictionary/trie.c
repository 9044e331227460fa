/* The dictionary compiler: the trie as the image has it, and what stands ready in the rows of its words. */
#include "dictionary/builder_parts.h"

typedef struct trie_maker {
  builder *b;
  image_node *nodes;
  ARENA_LIST(image_edge) edges;
  ARENA_LIST(image_end) ends;
  ARENA_LIST(image_end) alone;
  ARENA_LIST(uint64_t) fans;
} trie_maker;

static void add_node(trie_maker *m, size_t i) {
  enum { MOST = UINT16_MAX };
  builder *b = m->b;
  const build_node *n = &b->nodes.items[i];
  image_node *node = &m->nodes[i];
  *node = (image_node){.edge = (uint32_t)m->edges.count, .end = (uint32_t)m->ends.count};
  if (n->edges.count > MOST || n->ends.count > MOST) b->faults++;
  for (size_t j = 0; j < n->edges.count; j++, node->edges++) {
    ARENA_PUSH(b->arena, &m->edges, n->edges.items[j]);
    node->next |= image_next(n->edges.items[j].symbol);
  }
  for (size_t j = 0; j < n->ends.count; j++) {
    const build_form *f = &b->forms.items[n->ends.items[j].form];
    const build_concept *c = &b->concepts.items[f->concept];
    if (c->off) continue;
    ARENA_PUSH(b->arena, &m->ends,
               (image_end){.concept = f->concept,
                           .flags = (uint16_t)(f->flags | c->flags),
                           .table = (uint8_t)c->table,
                           .class = (uint8_t)c->class,
                           .language = f->language,
                           .exact = builder_string(b, n->ends.items[j].exact)});
    node->ends++;
  }
}

/* ---- words alone: the walk's choice among their ends (match.c), made beforehand ---- */

/* Ends of a word, the best first; of equal ones the first that the walk meets. */
typedef struct choice {
  image_end end;
  int rank;
} choice;
enum { CHOICES = 64 }; /* of a word, at most; one with more is walked */

static bool stands_before(const choice *a, const choice *b) {
  return a->end.table != b->end.table ? a->end.table < b->end.table : a->rank > b->rank;
}

/* Adds the ends of one of the word's roots; false where there are too many. */
static bool gather(const trie_maker *m, uint32_t root, int rank, choice *all, size_t *count) {
  const image_node *n = &m->nodes[root];
  for (uint32_t i = 0; i < n->ends; i++) {
    choice fresh = {.end = m->ends.items[n->end + i], .rank = rank};
    fresh.rank += image_exact_rank(&fresh.end);
    if (fresh.end.language > LANGUAGE_ENGLISH) continue;
    if (*count == CHOICES) return false;
    size_t at = (*count)++;
    for (; at > 0 && stands_before(&fresh, &all[at - 1]); at--) all[at] = all[at - 1];
    all[at] = fresh;
  }
  return true;
}

/* A blocker gives way to a name that is written exactly where it does not begin the sentence: the walk tells. */
static bool is_told_by_place(const choice *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < count && all[i].end.flags & FORM_BLOCKER; k++)
      if (k != i && all[k].end.table == all[i].end.table && all[k].end.flags & FORM_EXACT) return true;
  return false;
}

static void set_alone(trie_maker *m, image_word *word) {
  choice all[CHOICES];
  size_t count = 0;
  const image_word *words = m->b->words.items;
  word->alone = ALONE_UNTOLD;
  if (!word->stem) return; /* no surface word */
  if (!gather(m, word->root, RANK_WORD, all, &count) || !gather(m, words[word->stem].root, RANK_STEM, all, &count) ||
      !gather(m, words[word->full].root, RANK_FULL, all, &count) || is_told_by_place(all, count))
    return;
  word->first_alone = (uint32_t)m->alone.count;
  word->alone = 0;
  for (size_t i = 0; i < count; i++) {
    const image_end *last = word->alone ? &m->alone.items[m->alone.count - 1] : NULL;
    if (last && last->table == all[i].end.table && !last->exact.size) continue;
    ARENA_PUSH(m->b->arena, &m->alone, all[i].end);
    word->alone++;
  }
}

/* ---- fans: a bit for each step from a word, in so many that few others have the same ---- */

enum { BITS_A_STEP = 16, LEAST_BITS = 6 };

static void set_fan(trie_maker *m, image_word *word) {
  const image_word *words = m->b->words.items;
  const uint32_t roots[] = {word->root, words[word->stem].root, words[word->full].root};
  size_t edges = 0;
  for (size_t k = 0; k < sizeof roots / sizeof *roots; k++) edges += m->nodes[roots[k]].edges;
  if (!word->stem || !edges) return;
  for (word->fan_bits = LEAST_BITS; (size_t)1 << word->fan_bits < edges * BITS_A_STEP;) word->fan_bits++;
  word->fan = (uint32_t)m->fans.count;
  for (size_t k = 0; k < (size_t)1 << (word->fan_bits - LEAST_BITS); k++) ARENA_PUSH(m->b->arena, &m->fans, 0);
  uint64_t *fan = m->fans.items + word->fan;
  for (size_t k = 0; k < sizeof roots / sizeof *roots; k++) {
    const image_node *n = &m->nodes[roots[k]];
    for (uint32_t i = 0; i < n->edges; i++) {
      uint32_t at = image_fan_place(word->fan_bits, m->edges.items[n->edge + i].symbol);
      fan[at / 64] |= (uint64_t)1 << at % 64;
    }
  }
}

static void set_word(trie_maker *m, image_word *word) {
  set_fan(m, word);
  set_alone(m, word);
  if (!word->tags.size) return;
  word->tag = m->b->pool.items[word->tags.at];
  word->mark = m->b->pool.items[word->tags.at + word->tags.size - 1];
}

build_trie builder_trie(builder *b) {
  trie_maker m = {.b = b, .nodes = arena_alloc(b->arena, b->nodes.count * sizeof *m.nodes)};
  for (size_t j = 0; j < b->nodes.items[ROOT].edges.count; j++) {
    const image_edge *e = &b->nodes.items[ROOT].edges.items[j];
    b->words.items[e->symbol / JOINT_COUNT].root = e->node;
  }
  for (size_t i = ROOT + 1; i < b->nodes.count; i++) add_node(&m, i);
  for (size_t i = 1; i < b->words.count; i++) set_word(&m, &b->words.items[i]);
  return (build_trie){.nodes = m.nodes,
                      .edges = m.edges.items,
                      .ends = m.ends.items,
                      .alone = m.alone.items,
                      .fans = m.fans.items,
                      .edge_count = m.edges.count,
                      .end_count = m.ends.count,
                      .alone_count = m.alone.count,
                      .fan_count = m.fans.count};
}
