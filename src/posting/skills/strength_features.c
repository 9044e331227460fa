/* What the strength model sees of a candidate: the rule's answer, its section and heading, and the cues around it. */
#include <stdio.h>

#include "posting/skills/skills.h"

typedef struct emitter {
  const reading *r;
  const candidate *c;
  const item *item;
  feature_sink each;
  void *context;
} emitter;

/* The first token that begins at or after a byte. */
uint32_t first_token(const tokens *t, uint32_t start) {
  uint32_t low = 0, high = (uint32_t)t->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (t->items[middle].start < start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void emit(const emitter *e, const char *template, slice value) { e->each(e->context, template, value); }

static slice key_at(const emitter *e, int64_t i, char *key, size_t size) {
  if (i < (int64_t)e->item->first) return SLICE("^");
  if (i >= (int64_t)e->item->end) return SLICE("$");
  size_t n = token_key(token_text(&e->r->tokens, (size_t)i), key, size);
  return (slice){key, n};
}

static const char *reach(uint32_t tokens) {
  return tokens == 0 ? "next" : tokens <= 3 ? "near" : tokens <= 8 ? "far" : "away";
}

/* Is there a comma, bracket or semicolon in (from, to]? */
static bool is_cut(const reading *r, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i <= to; i++)
    if (r->tokens.items[i].gap & (GAP_COMMA | GAP_OPEN | GAP_CLOSE | GAP_SEMICOLON | GAP_DASH)) return true;
  return false;
}

static void emit_cue(const emitter *e, const hit *h, bool lead) {
  int cue = h->class;
  if (cue == CUE_ANY_OF || cue == CUE_ALL_OF || cue == CUE_NONE || cue == CUE_IDIOM || cue == CUE_OPENS_ANY ||
      cue == CUE_CLOSES_ANY)
    return;
  uint32_t end = h->first + h->count;
  uint32_t distance = lead ? e->c->first - end : h->first - e->c->end;
  bool cut = lead ? is_cut(e->r, end, e->c->first) : is_cut(e->r, e->c->end, h->first);
  char text[96], key[32];
  int n = snprintf(text, sizeof text, "%s/%s/%s", class_name(TABLE_CUES, cue), reach(distance), cut ? "cut" : "plain");
  emit(e, lead ? "lead" : "follow", (slice){text, (size_t)n});
  size_t size = token_key(token_text(&e->r->tokens, h->first), key, sizeof key);
  n = snprintf(text, sizeof text, "%.*s/%u", (int)size, key, h->count);
  emit(e, lead ? "lead-cue" : "follow-cue", (slice){text, (size_t)n});
}

/* The two nearest cues before and the nearest two after, within the item. */
static void emit_cues(const emitter *e) {
  const hits *h = &e->r->hits.table[TABLE_CUES];
  size_t begin = structure_first_hit(h, e->item->first), split = begin;
  while (split < h->count && h->items[split].first + h->items[split].count <= e->c->first) split++;
  for (size_t i = split, seen = 0; i-- > begin && seen < 3; seen++) emit_cue(e, &h->items[i], true);
  for (size_t i = split, seen = 0; i < h->count && seen < 3 && h->items[i].first < e->item->end; i++) {
    if (h->items[i].first < e->c->end) continue;
    emit_cue(e, &h->items[i], false);
    seen++;
  }
}

static void emit_heading(const emitter *e) {
  const posting_section *s = &e->r->out->sections.items[e->item->section];
  if (s->heading.start == s->heading.end) return;
  uint32_t i = first_token(&e->r->tokens, s->heading.start);
  char key[48];
  for (; i < e->r->tokens.count && e->r->tokens.items[i].start < s->heading.end; i++) {
    size_t n = token_key(token_text(&e->r->tokens, i), key, sizeof key);
    emit(e, "heading", (slice){key, n});
  }
}

static void emit_document(const emitter *e, section_kind here) {
  bool has[SECTION_KINDS] = {false};
  for (size_t i = 0; i < e->r->out->sections.count; i++) has[e->r->out->sections.items[i].kind] = true;
  char text[64];
  int n = snprintf(text, sizeof text, "%s/%d%d%d", section_kind_word(here), has[SECTION_DUTIES],
                   has[SECTION_REQUIREMENTS] || has[SECTION_EDUCATION], has[SECTION_PREFERRED]);
  emit(e, "layout", (slice){text, (size_t)n});
}

static void emit_word(const emitter *e, const char *template, uint32_t i) {
  char key[48];
  size_t size = token_key(token_text(&e->r->tokens, i), key, sizeof key);
  emit(e, template, (slice){key, size});
}

/* Words of the item, each once a place; the words right around say more. */
static void emit_item(const emitter *e) {
  enum { ITEM_WORDS = 40, AROUND = 4 };
  char key[48];
  uint32_t end = e->item->end - e->item->first > ITEM_WORDS ? e->item->first + ITEM_WORDS : e->item->end;
  for (uint32_t i = e->item->first; i < end; i++)
    if (i < e->c->first || i >= e->c->end) emit(e, "word", key_at(e, i, key, sizeof key));
  for (int k = 2; k <= AROUND; k++) {
    emit(e, "left", key_at(e, (int64_t)e->c->first - k, key, sizeof key));
    emit(e, "right", key_at(e, (int64_t)e->c->end + k - 1, key, sizeof key));
  }
}

/* The item before, and the last line that ends in a colon: "You bring:". */
static void emit_before(const emitter *e) {
  enum { BACK = 12, LEAD_WORDS = 8 };
  const reading *r = e->r;
  uint32_t own = r->item_of[e->c->first];
  if (own > 0)
    for (uint32_t i = r->items[own - 1].first, n = 0; i < r->items[own - 1].end && n < 3; i++, n++)
      emit_word(e, "item-before", i);
  for (uint32_t k = own, n = 0; k > 0 && n < BACK; k--, n++) {
    const item *it = &r->items[k - 1];
    if (!(r->tokens.items[it->end].gap & GAP_COLON)) continue;
    uint32_t from = it->end - it->first > LEAD_WORDS ? it->end - LEAD_WORDS : it->first;
    for (uint32_t i = from; i < it->end; i++) emit_word(e, "colon-line", i);
    return;
  }
}

/* The heading of the section before. */
static void emit_earlier_heading(const emitter *e) {
  if (e->item->section == 0) return;
  const posting_section *s = &e->r->out->sections.items[e->item->section - 1];
  for (uint32_t i = first_token(&e->r->tokens, s->heading.start);
       i < e->r->tokens.count && e->r->tokens.items[i].start < s->heading.end; i++)
    emit_word(e, "earlier-heading", i);
}

void strength_features_each(const reading *r, const candidate *c, feature_sink each, void *context) {
  emitter e = {r, c, &r->items[r->item_of[c->first]], each, context};
  section_kind k = r->out->sections.items[e.item->section].kind;
  char key[64], text[96];
  emit(&e, "bias", SLICE("1"));
  emit(&e, "rule", slice_of(strength_word(c->strength)));
  emit(&e, "ground", slice_of(c->rule));
  int n = snprintf(text, sizeof text, "%s/%s", c->rule, section_kind_word(k));
  emit(&e, "ground-section", (slice){text, (size_t)n});
  n = snprintf(text, sizeof text, "%s/%s/%s", section_kind_word(k), strength_word(c->strength),
               c->kind == SKILL_SOFT ? "soft" : "hard");
  emit(&e, "section-rule", (slice){text, (size_t)n});
  n = snprintf(text, sizeof text, "%s/%s%s", section_kind_word(k), e.item->flags & ITEM_BULLET ? "bullet" : "plain",
               e.item->quiet ? "/quiet" : "");
  emit(&e, "section", (slice){text, (size_t)n});
  emit(&e, "opens", key_at(&e, e.item->first, key, sizeof key));
  emit(&e, "opens2", key_at(&e, e.item->first + 1, key, sizeof key));
  slice tags = word_tags(r->dictionary, r->tokens.items[e.item->first].word);
  n = snprintf(text, sizeof text, "%s/%.1s", section_kind_word(k), tags.size ? tags.data : "?");
  emit(&e, "opens-tag", (slice){text, (size_t)n});
  emit(&e, "before", key_at(&e, (int64_t)c->first - 1, key, sizeof key));
  emit(&e, "after", key_at(&e, c->end, key, sizeof key));
  emit_cues(&e);
  emit_heading(&e);
  emit_document(&e, k);
  emit_item(&e);
  emit_before(&e);
  emit_earlier_heading(&e);
}
