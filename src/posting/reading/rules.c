#include "posting/reading/rules.h"

/* One side of a row while it is walked, away from the subject. */
typedef struct way {
  const reading *r;
  const item *it;
  bool left;
} way;

static bool inside(const way *w, int64_t at) { return at >= (int64_t)w->it->first && at < (int64_t)w->it->end; }

static bool has_tag(const way *w, uint32_t at, uint32_t letters) {
  char tag = w->r->tokens.items[at].tag;
  for (; letters; letters >>= 8)
    if ((tag ? tag : '?') == (char)letters) return true;
  return false;
}

/* How many tokens the step's element takes at token `at` (on the left, those that end there); 0: it does not stand
 * there. */
static uint32_t taken(const way *w, const rule_step *s, int64_t at) {
  if (s->kind == STEP_EDGE) return 0;
  if (!inside(w, at)) return 0;
  uint32_t i = (uint32_t)at;
  const hit *h;
  if (s->marks & STEP_CAPITAL && !(w->r->tokens.items[i].flags & TOKEN_UPPER_FIRST)) return 0;
  switch (s->kind) {
  case STEP_SET:
    return token_in(w->r, i, (word_set)s->value);
  case STEP_FLAG:
    return (w->r->tokens.items[i].flags & s->value) != 0;
  case STEP_TAG:
    return has_tag(w, i, s->value);
  default:
    h = hit_at(w->r, (int)(s->value >> 8), i);
    if (!h || ((s->value & 0xFF) && h->class != (s->value & 0xFF))) return 0;
    return (w->left ? h->first + h->count == i + 1 : h->first == i) ? h->count : 0;
  }
}

/* The gap that is crossed to come to token `at`. */
static unsigned gap_to(const way *w, int64_t at) { return w->r->tokens.items[w->left ? at + 1 : at].gap; }

static bool walk(const way *w, const rule_step *s, uint32_t steps, int64_t at) {
  if (steps == 0) return true;
  if (s->kind == STEP_EDGE) return inside(w, at) == ((s->marks & STEP_NOT) != 0) && walk(w, s + 1, steps - 1, at);
  int64_t on = w->left ? -1 : 1, pos = at;
  unsigned crossed = 0;
  for (uint32_t between = 0; between <= s->reach && inside(w, pos); between++, pos += on) {
    unsigned gap = gap_to(w, pos);
    if (gap & ~(unsigned)s->pass) break;
    crossed |= gap;
    uint32_t count = (crossed & s->need) == s->need ? taken(w, s, pos) : 0;
    if (count && s->marks & STEP_NOT) return false;
    if (count && walk(w, s + 1, steps - 1, pos + on * count)) return true;
  }
  return s->marks & STEP_NOT && walk(w, s + 1, steps - 1, at);
}

/* What stands in the item: the candidates of one follow each other, so it is gathered once for all of them. */
static item_words *words_of(const reading *r, const item *it) {
  item_words *w = r->item_words;
  if (w->of == it) return w;
  *w = (item_words){.of = it};
  for (uint32_t i = it->first; i < it->end; i++) {
    const struct word_bits *sets = token_sets(r->dictionary, token_at(r, i));
    for (size_t k = 0; k < SET_WORDS; k++) w->has.sets.bits[k] |= sets->bits[k];
    w->has.tables |= r->hits.covered[i];
  }
  return w;
}

/* Rows name words that few items hold: most are no longer looked at. */
static bool may_fit(const rule_needs *needs, const rule_needs *has) {
  uint64_t missing = needs->tables & ~has->tables;
  for (size_t k = 0; k < SET_WORDS; k++) missing |= needs->sets.bits[k] & ~has->sets.bits[k];
  return !missing;
}

/* The first rows of a set that may fit in the item, as bits; found when the set is first asked for. */
enum { ROWS_KEPT = 64 };
static uint64_t rows_of(const reading *r, item_words *w, rule_set set, uint32_t begin, uint32_t after) {
  if (w->asked >> set & 1) return w->rows[set];
  w->asked |= 1u << set;
  for (uint32_t i = begin; i < after && i - begin < ROWS_KEPT; i++)
    if (may_fit(dictionary_rule_needs(r->dictionary, i), &w->has)) w->rows[set] |= (uint64_t)1 << (i - begin);
  return w->rows[set];
}

rule_effect rules_say_without(const reading *r, rule_set set, uint32_t first, uint32_t end, uint32_t without) {
  uint32_t begin, after;
  dictionary_rules(r->dictionary, set, &begin, &after);
  const item *it = &r->items[r->item_of[first]];
  item_words *words = words_of(r, it);
  uint64_t rows = rows_of(r, words, set, begin, after);
  if (!rows && after - begin <= ROWS_KEPT) return EFFECT_NONE;
  way left = {r, it, true}, right = {r, it, false};
  for (uint32_t i = begin; i < after; i++) {
    bool may =
        i - begin < ROWS_KEPT ? rows >> (i - begin) & 1 : may_fit(dictionary_rule_needs(r->dictionary, i), &words->has);
    if (!may || i == without) continue;
    sequence_rule row = dictionary_rule(r->dictionary, i);
    if (walk(&left, row.left, row.left_count, (int64_t)first - 1) && walk(&right, row.right, row.right_count, end))
      return row.effect;
  }
  return EFFECT_NONE;
}

rule_effect rules_say(const reading *r, rule_set set, uint32_t first, uint32_t end) {
  return rules_say_without(r, set, first, end, RULES_ALL);
}
