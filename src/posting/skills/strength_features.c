/* What the strength model sees of a candidate: the rule's answer, its section and heading, and the cues around it. */
#include <stdio.h>

#include "posting/skills/skills.h"

typedef struct emitter {
  const reading *r;
  const candidate *c;
  const item *item;
  const feature_sink *sink;
} emitter;

#define emit(e, template, value)  feature_put((e)->sink, FEATURE(template), (value))
#define emit_word(e, template, i) feature_word((e)->sink, FEATURE(template), (e)->r, (i))
#define emit_at(e, template, i)   feature_word_of((e)->sink, FEATURE(template), (e)->r, (e)->item, (i))

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

static slice reach(uint32_t tokens) {
  return tokens == 0 ? SLICE("next") : tokens <= 3 ? SLICE("near") : tokens <= 8 ? SLICE("far") : SLICE("away");
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
  char text[96], key[32], words[12];
  slice said = slice_of(class_name(TABLE_CUES, cue));
  feature_put(e->sink, lead ? FEATURE("lead") : FEATURE("follow"),
              FEATURE_JOIN(text, said, reach(distance), cut ? SLICE("cut") : SLICE("plain")));
  slice first = {key, token_key(token_text(&e->r->tokens, h->first), key, sizeof key)};
  slice count = {words, (size_t)snprintf(words, sizeof words, "%u", h->count)};
  feature_put(e->sink, lead ? FEATURE("lead-cue") : FEATURE("follow-cue"), FEATURE_JOIN(text, first, count));
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
  for (; i < e->r->tokens.count && e->r->tokens.items[i].start < s->heading.end; i++) emit_word(e, "heading", i);
}

static void emit_document(const emitter *e, section_kind here) {
  bool has[SECTION_KINDS] = {false};
  for (size_t i = 0; i < e->r->out->sections.count; i++) has[e->r->out->sections.items[i].kind] = true;
  char text[64];
  const char parts[] = {has[SECTION_DUTIES] ? '1' : '0',
                        has[SECTION_REQUIREMENTS] || has[SECTION_EDUCATION] ? '1' : '0',
                        has[SECTION_PREFERRED] ? '1' : '0'};
  emit(e, "layout", FEATURE_JOIN(text, slice_of(section_kind_word(here)), (slice){parts, sizeof parts}));
}

/* Words of the item, each once a place; the words right around say more. */
static void emit_item(const emitter *e) {
  enum { ITEM_WORDS = 40, AROUND = 4 };
  uint32_t end = e->item->end - e->item->first > ITEM_WORDS ? e->item->first + ITEM_WORDS : e->item->end;
  for (uint32_t i = e->item->first; i < end; i++)
    if (i < e->c->first || i >= e->c->end) emit_word(e, "word", i);
  for (int k = 2; k <= AROUND; k++) {
    emit_at(e, "left", (int64_t)e->c->first - k);
    emit_at(e, "right", (int64_t)e->c->end + k - 1);
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

void strength_features_each(const reading *r, const candidate *c, const feature_sink *sink) {
  emitter e = {r, c, &r->items[r->item_of[c->first]], sink};
  section_kind k = r->out->sections.items[e.item->section].kind;
  char text[96];
  slice section = slice_of(section_kind_word(k)), strength = slice_of(strength_word(c->strength)),
        rule = slice_of(c->rule), bullet = e.item->flags & ITEM_BULLET ? SLICE("bullet") : SLICE("plain");
  emit(&e, "bias", SLICE("1"));
  emit(&e, "rule", strength);
  emit(&e, "ground", rule);
  emit(&e, "ground-section", FEATURE_JOIN(text, rule, section));
  emit(&e, "section-rule",
       FEATURE_JOIN(text, section, strength, c->kind == SKILL_SOFT ? SLICE("soft") : SLICE("hard")));
  emit(&e, "section",
       e.item->quiet ? FEATURE_JOIN(text, section, bullet, SLICE("quiet")) : FEATURE_JOIN(text, section, bullet));
  emit_at(&e, "opens", e.item->first);
  emit_at(&e, "opens2", e.item->first + 1);
  slice tags = word_tags(r->dictionary, r->tokens.items[e.item->first].word);
  emit(&e, "opens-tag", FEATURE_JOIN(text, section, tags.size ? slice_cut(tags, 0, 1) : SLICE("?")));
  emit_at(&e, "before", (int64_t)c->first - 1);
  emit_at(&e, "after", c->end);
  emit_cues(&e);
  emit_heading(&e);
  emit_document(&e, k);
  emit_item(&e);
  emit_before(&e);
  emit_earlier_heading(&e);
}
