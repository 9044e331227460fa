/* What the model sees of a candidate. Each feature is a template and a value; both are words a reader can check. */

#include "base/maths.h"
#include "posting/skills/skills.h"

typedef struct emitter {
  const reading *r;
  const candidates *all;
  const candidate *c;
  size_t index;
  const item *item;
  bool phrase;
  const feature_sink *sink;
} emitter;

#define emit(e, template, value)             feature_put((e)->sink, FEATURE(template), (value))
#define emit_few(e, template, number, value) FEATURE_FEW((e)->sink, FEATURE(template), (number), (value))
#define emit_number(e, template, n)          feature_number((e)->sink, FEATURE(template), (n))
#define emit_steps(e, template, n)           feature_steps((e)->sink, FEATURE(template), FEATURE(template "+"), (n))
#define emit_text(e, template, text)         emit((e), template, value_of(text))
#define emit_flag(e, template, on)           ((on) ? emit((e), template, VALUE("yes")) : (void)0)
#define emit_word(e, feature, token)         feature_word_of((e)->sink, (feature), (e)->r, (e)->item, (token))

static feature_value gap_value(unsigned gap) {
  if (gap & (GAP_NEWLINE | GAP_PARAGRAPH)) return VALUE("line");
  if (gap & GAP_BULLET) return VALUE("bullet");
  if (gap & GAP_STOP) return VALUE("stop");
  if (gap & GAP_COLON) return VALUE("colon");
  if (gap & GAP_SEMICOLON) return VALUE("semicolon");
  if (gap & GAP_OPEN) return VALUE("open");
  if (gap & GAP_CLOSE) return VALUE("close");
  if (gap & GAP_COMMA) return VALUE("comma");
  if (gap & GAP_SLASH) return VALUE("slash");
  if (gap & GAP_DASH) return VALUE("dash");
  if (gap & GAP_HYPHEN) return VALUE("hyphen");
  if (gap & GAP_GLUE) return VALUE("glue");
  return gap & GAP_SPACE ? VALUE("space") : VALUE("other");
}

static void emit_words(const emitter *e) {
  const tokens *t = &e->r->tokens;
  emit_word(e, WORD_BEFORE, (int64_t)e->c->first - 1);
  emit_word(e, WORD_BEFORE2, (int64_t)e->c->first - 2);
  emit_word(e, WORD_AFTER, e->c->end);
  emit_word(e, WORD_HEAD, (int64_t)e->c->end - 1);
  if (e->c->end - e->c->first > 1) emit_word(e, WORD_FIRST, e->c->first);
  emit(e, "gap-before", gap_value(t->items[e->c->first].gap));
  emit(e, "gap-after", gap_value(t->items[e->c->end].gap));
}

/* The word's tags, and under `class_template` its first tag with its mark. */
static void emit_tags(const emitter *e, feature_template template, feature_template class_template, int64_t i) {
  if (i < (int64_t)e->item->first || i >= (int64_t)e->item->end) return;
  slice tags = word_tags(e->r->dictionary, e->r->tokens.items[i].word);
  if (tags.size == 0) tags = SLICE("?");
  FEATURE_FEW(e->sink, template, (uintptr_t)tags.data, value_of(tags));
  char mark = tags.data[tags.size - 1];
  const char both[2] = {tags.data[0], mark == '+' || mark == '-' ? mark : '0'};
  FEATURE_FEW(e->sink, class_template, (uintptr_t)tags.data, value_of((slice){both, 2}));
}

static void emit_case(const emitter *e) {
  const token *first = &e->r->tokens.items[e->c->first], *last = &e->r->tokens.items[e->c->end - 1];
  bool begins = e->c->first == e->item->first;
  feature_value shape = VALUE("lower");
  if (first->flags & TOKEN_UPPER_ALL)
    shape = VALUE("capitals");
  else if ((first->flags | last->flags) & TOKEN_UPPER_INSIDE)
    shape = VALUE("inside");
  else if (first->flags & last->flags & TOKEN_UPPER_FIRST)
    shape = begins ? VALUE("upper-start") : VALUE("upper");
  else if (first->flags & TOKEN_UPPER_FIRST)
    shape = begins ? VALUE("sentence") : VALUE("upper-first");
  emit(e, "case", shape);
  emit_flag(e, "sign", (first->flags | last->flags) & (TOKEN_SIGN | TOKEN_DIGIT));
}

/* The candidate that stands before (step -1) or after candidate i without sharing words with it; SIZE_MAX: none. */
static size_t beside(const emitter *e, size_t i, int step) {
  const candidate *c = &e->all->items[i];
  for (size_t k = i; step < 0 ? k > 0 : k + 1 < e->all->count;) {
    k = step < 0 ? k - 1 : k + 1;
    const candidate *b = &e->all->items[k];
    if (!b->joined && (step < 0 ? b->end <= c->first : b->first >= c->end)) return k;
  }
  return SIZE_MAX;
}

/* Neighbouring candidates joined by a comma, slash, "and" or "or": a list. */
static int list_links(const emitter *e, int step) {
  int links = 0;
  for (size_t i = e->index; links < 3;) {
    size_t next = beside(e, i, step);
    if (next == SIZE_MAX) break;
    const candidate *a = &e->all->items[step < 0 ? next : i];
    const candidate *b = &e->all->items[step < 0 ? i : next];
    if (b->first >= e->item->end || a->first < e->item->first || b->first - a->end > 1) break;
    unsigned gap = e->r->tokens.items[a->end].gap;
    if (b->first == a->end && !(gap & (GAP_COMMA | GAP_SLASH | GAP_SEMICOLON | GAP_OPEN | GAP_HYPHEN))) break;
    links += b->concept != DICTIONARY_NONE && a->concept != DICTIONARY_NONE ? 1 : 0;
    i = next;
    if (b->concept == DICTIONARY_NONE || a->concept == DICTIONARY_NONE) break;
  }
  return links;
}

static void emit_list(const emitter *e) {
  int left = list_links(e, -1), right = list_links(e, 1);
  emit_number(e, "list", left + right > 3 ? 3 : left + right);
}

static bool lead_asks(const emitter *e, feature_value *cue) {
  const hits *h = &e->r->hits.table[TABLE_CUES];
  bool asks = false;
  for (size_t i = hits_past(h, e->item->first); i < h->count && h->items[i].first < e->c->first; i++) {
    if (h->items[i].class != CUE_ASKS) continue;
    asks = true;
    if (h->items[i].first + h->items[i].count == e->c->first) *cue = VALUE("next");
  }
  return asks;
}

static slice word_of_section(section_kind k) { return slice_of(section_kind_word(k)); }

static void emit_place(const emitter *e) {
  section_kind k = e->r->out->sections.items[e->item->section].kind;
  char both[48];
  emit_few(e, "section", k, value_of(word_of_section(k)));
  emit_few(e, "section-kind", k << 8 | e->c->kind,
           value_of(FEATURE_JOIN(both, word_of_section(k), slice_of(skill_kind_word(e->c->kind)))));
  slice strength = slice_of(strength_word(e->c->strength));
  emit_few(e, "strength", e->c->strength, value_of(strength));
  if (e->item->quiet)
    emit_few(e, "section-strength", k << 8 | e->c->strength << 1 | 1,
             value_of(FEATURE_JOIN(both, word_of_section(k), strength, SLICE("quiet"))));
  else
    emit_few(e, "section-strength", k << 8 | e->c->strength << 1,
             value_of(FEATURE_JOIN(both, word_of_section(k), strength)));
  emit_flag(e, "quiet", e->item->quiet);
  emit_flag(e, "bullet", e->item->flags & ITEM_BULLET);
  feature_value cue = VALUE("earlier");
  if (lead_asks(e, &cue)) emit(e, "asked", cue);
  uint32_t words = e->item->end - e->item->first;
  emit(e, "item-words",
       words <= 4    ? VALUE("few")
       : words <= 12 ? VALUE("some")
       : words <= 30 ? VALUE("many")
                     : VALUE("very-many"));
  uint32_t at = (uint32_t)(10.0 * e->c->first / (double)e->r->tokens.count);
  emit_number(e, "tenth", at);
  emit_flag(e, "whole-item", e->c->first == e->item->first && e->c->end == e->item->end);
}

/* The nearest of x, as its exponent. */
static int power_of_two(double x) {
  const double between = 0.70710678118654752440; /* of 1/2 and 1 */
  int exponent;
  return frexp(x, &exponent) > between ? exponent : exponent - 1;
}

static void emit_concept(const emitter *e) {
  const dictionary *d = e->r->dictionary;
  emit_few(e, "kind", e->c->kind, value_of(slice_of(skill_kind_word(e->c->kind))));
  emit_few(e, "field", e->c->concept, value_of(dictionary_field(d, e->c->concept)));
  emit_flag(e, "weak", e->c->flags & FORM_WEAK);
  emit_flag(e, "exact", e->c->flags & FORM_EXACT);
  emit_flag(e, "user", e->c->flags & FORM_USER);
  emit_few(e, "concept", e->c->concept, value_of(dictionary_name(d, e->c->concept)));
  double share = concept_number(d, e->c->concept, 0), asked = concept_number(d, e->c->concept, 1);
  emit_steps(e, "frequency", share > 0 ? power_of_two(share) : -1);
  emit_steps(e, "affinity", share > 0 ? rounded_whole(asked * 20) : -1);
}

/* How often a word of the phrase stands where skills stand, in tenths: of the head, and the mean of all. */
static void emit_affinity(const emitter *e) {
  const model_view model = dictionary_model(e->r->dictionary);
  double sum = 0, head = -1;
  int known = 0;
  for (uint32_t i = e->c->first; i < e->c->end; i++) {
    double a = (double)model.uses[e->r->tokens.items[i].use].affinity;
    if (i + 1 == e->c->end) head = a;
    if (a >= 0) sum += a, known++;
  }
  emit_steps(e, "head-affinity", head < 0 ? -1 : rounded_whole(head * 20));
  emit_steps(e, "word-affinity", known ? rounded_whole(20 * sum / known) : -1);
}

/* Of a phrase that holds forms: their kinds, and how often the best of them stands where skills stand. */
static void emit_inner(const emitter *e) {
  double best = 0;
  uint32_t next = e->c->first;
  emit_flag(e, "joined", true);
  for (uint32_t i = e->c->first; i < e->c->end; i++) {
    const hit *h = hit_at(e->r, TABLE_SKILLS, i);
    if (!h || i < next) continue;
    next = h->first + h->count;
    emit_text(e, "inner-kind", dictionary_kind(e->r->dictionary, h->concept));
    emit_flag(e, "inner-last", next == e->c->end);
    emit_flag(e, "inner-first", next != e->c->end);
    best = larger_of(best, concept_number(e->r->dictionary, h->concept, 1));
  }
  emit_steps(e, "inner-affinity", rounded_whole(best * 20));
}

static void emit_phrase(const emitter *e) {
  bool plus = false, unknown = false;
  for (uint32_t i = e->c->first; i < e->c->end; i++) {
    plus |= e->r->tokens.items[i].mark == '+';
    unknown |= !e->r->tokens.items[i].tag;
  }
  emit_flag(e, "has-plus", plus);
  emit_flag(e, "shares-head", e->c->head != 0);
  emit_flag(e, "has-unknown", unknown);
  if (e->c->joined) emit_inner(e);
  emit_affinity(e);
}

void features_each(const reading *r, const candidates *all, size_t i, const feature_sink *sink) {
  const candidate *c = &all->items[i];
  emitter e = {r, all, c, i, &r->items[r->item_of[c->first]], c->concept == DICTIONARY_NONE, sink};
  emit(&e, "bias", VALUE("1"));
  emit_number(&e, "words", c->end - c->first > 3 ? 3 : (long)(c->end - c->first));
  emit_words(&e);
  emit_tags(&e, FEATURE("tag-before"), FEATURE("tag-before-class"), (int64_t)c->first - 1);
  emit_tags(&e, FEATURE("tag-after"), FEATURE("tag-after-class"), c->end);
  emit_tags(&e, FEATURE("tag-head"), FEATURE("tag-head-class"), (int64_t)c->end - 1);
  emit_tags(&e, FEATURE("tag-first"), FEATURE("tag-first-class"), c->first);
  emit_case(&e);
  emit_list(&e);
  emit_place(&e);
  if (e.phrase)
    emit_phrase(&e);
  else
    emit_concept(&e);
}
