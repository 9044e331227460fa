/* What the strength model sees of a candidate: the rule's answer, its section and heading, and the cues around it. */
#include "base/search.h"
#include "posting/skills/skills.h"

typedef struct emitter {
  const reading *r;
  const candidate *c;
  const item *item;
  const feature_sink *sink;
} emitter;

#define emit(e, template, value)             feature_put((e)->sink, FEATURE(template), (value))
#define emit_few(e, template, number, value) FEATURE_FEW((e)->sink, FEATURE(template), (number), (value))
#define emit_word(e, feature, i)             feature_word((e)->sink, (feature), (e)->r, (i))
#define emit_at(e, feature, i)               feature_word_of((e)->sink, (feature), (e)->r, (e)->item, (i))

/* The first token that begins at or after a byte. */
uint32_t first_token(const tokens *t, uint32_t start) {
  size_t i;
  SEARCH_FIRST(i, 0, t->count, t->items[i].start < start);
  return (uint32_t)i;
}

enum { NEXT, NEAR, FAR, AWAY };
enum { NEAR_WORDS = 3, FAR_WORDS = 8 }; /* from a cue to the mention, at most */
static unsigned reach(uint32_t tokens) {
  return tokens == 0 ? NEXT : tokens <= NEAR_WORDS ? NEAR : tokens <= FAR_WORDS ? FAR : AWAY;
}
static slice reach_word(unsigned reach) {
  return reach == NEXT ? SLICE("next") : reach == NEAR ? SLICE("near") : reach == FAR ? SLICE("far") : SLICE("away");
}

typedef char cue_text[96];

static feature_value cue_value(cue_text *text, const hit *h, unsigned distance, bool cut) {
  slice said = h->flags & FORM_WEAK ? SLICE("weak") : slice_of(class_name(TABLE_CUES, h->class));
  return value_of(FEATURE_JOIN(*text, said, reach_word(distance), cut ? SLICE("cut") : SLICE("plain")));
}

static feature_value cue_word_value(cue_text *text, const reading *r, const hit *h) {
  char key[32];
  slice first = {key, token_key(token_text(&r->tokens, h->first), key, sizeof key)};
  slice count = slice_cut(SLICE("0123456789"), h->count % 10, h->count % 10 + 1); /* no cue has ten words */
  return value_of(FEATURE_JOIN(*text, first, count));
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
      cue == CUE_CLOSES_ANY || cue_describes(e->r, h))
    return;
  uint32_t end = h->first + h->count;
  unsigned distance = reach(lead ? e->c->first - end : h->first - e->c->end);
  bool cut = lead ? is_cut(e->r, end, e->c->first) : is_cut(e->r, e->c->end, h->first);
  cue_text text;
  unsigned said = (h->flags & FORM_WEAK ? 0 : (unsigned)cue) << 3 | distance << 1 | cut;
  feature_template place = lead ? FEATURE("lead") : FEATURE("follow");
  feature_template words = lead ? FEATURE("lead-cue") : FEATURE("follow-cue");
  FEATURE_FEW(e->sink, place, said, cue_value(&text, h, distance, cut));
  const token *word = token_at(e->r, h->first);
  if (token_is_of_vocabulary(e->r->dictionary, word)) /* else its stem alone is known */
    FEATURE_FEW(e->sink, words, (uint64_t)word->word << 4 | h->count % 10, cue_word_value(&text, e->r, h));
  else
    feature_put(e->sink, words, cue_word_value(&text, e->r, h));
}

/* The two nearest cues before and the nearest two after, within the item. */
static void emit_cues(const emitter *e) {
  const hits *h = &e->r->hits.table[TABLE_CUES];
  size_t begin = hits_past(h, e->item->first), split = begin;
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
  for (; i < e->r->tokens.count && e->r->tokens.items[i].start < s->heading.end; i++) emit_word(e, WORD_HEADING, i);
}

static void emit_document(const emitter *e, section_kind here) {
  char text[64];
  unsigned has = e->r->section_kinds;
  const char parts[] = {has & 1u << SECTION_DUTIES ? '1' : '0',
                        has & (1u << SECTION_REQUIREMENTS | 1u << SECTION_EDUCATION) ? '1' : '0',
                        has & 1u << SECTION_PREFERRED ? '1' : '0'};
  emit_few(e, "layout", (uint64_t)has << 8 | here,
           value_of(FEATURE_JOIN(text, slice_of(section_kind_word(here)), (slice){parts, sizeof parts})));
}

uint32_t strength_words_end(const item *it) {
  enum { ITEM_WORDS = 40 };
  return it->end - it->first > ITEM_WORDS ? it->first + ITEM_WORDS : it->end;
}

/* Words of the item, each once a place. In a sum, all of them: the candidate's own are taken off. */
static void emit_item(const emitter *e) {
  uint32_t end = strength_words_end(e->item);
  for (uint32_t i = e->item->first; i < end; i++)
    if (e->sink->sum || i < e->c->first || i >= e->c->end) emit_word(e, WORD_ITEM, i);
}

/* The words right around say more. */
static void emit_around(const emitter *e) {
  enum { AROUND = 4 };
  for (int k = 2; k <= AROUND; k++) {
    emit_at(e, WORD_LEFT, (int64_t)e->c->first - k);
    emit_at(e, WORD_RIGHT, (int64_t)e->c->end + k - 1);
  }
}

/* The item before, and the last line that ends in a colon: "You bring:". */
static void emit_before(const emitter *e) {
  enum { BACK = 12, LEAD_WORDS = 8 };
  const reading *r = e->r;
  uint32_t own = r->item_of[e->c->first];
  if (own > 0)
    for (uint32_t i = r->items[own - 1].first, n = 0; i < r->items[own - 1].end && n < 3; i++, n++)
      emit_word(e, WORD_ITEM_BEFORE, i);
  for (uint32_t k = own, n = 0; k > 0 && n < BACK; k--, n++) {
    const item *it = &r->items[k - 1];
    if (!(r->tokens.items[it->end].gap & GAP_COLON)) continue;
    uint32_t from = it->end - it->first > LEAD_WORDS ? it->end - LEAD_WORDS : it->first;
    for (uint32_t i = from; i < it->end; i++) emit_word(e, WORD_COLON_LINE, i);
    return;
  }
}

/* The heading of the section before. */
static void emit_earlier_heading(const emitter *e) {
  if (e->item->section == 0) return;
  const posting_section *s = &e->r->out->sections.items[e->item->section - 1];
  for (uint32_t i = first_token(&e->r->tokens, s->heading.start);
       i < e->r->tokens.count && e->r->tokens.items[i].start < s->heading.end; i++)
    emit_word(e, WORD_EARLIER_HEADING, i);
}

static emitter emitter_of(const reading *r, const candidate *c, const feature_sink *sink) {
  return (emitter){r, c, &r->items[r->item_of[c->first]], sink};
}

void strength_features_of_item(const reading *r, const candidate *c, const feature_sink *sink) {
  emitter e = emitter_of(r, c, sink);
  section_kind k = r->out->sections.items[e.item->section].kind;
  char text[96];
  slice section = slice_of(section_kind_word(k)),
        bullet = e.item->flags & ITEM_BULLET ? SLICE("bullet") : SLICE("plain");
  const unsigned lines = 1u << 16; /* the other models' "section" is of the kind alone (features.c) */
  emit_few(&e, "section", lines | k << 2 | (e.item->flags & ITEM_BULLET ? 2 : 0) | e.item->quiet,
           value_of(e.item->quiet ? FEATURE_JOIN(text, section, bullet, SLICE("quiet"))
                                  : FEATURE_JOIN(text, section, bullet)));
  emit_at(&e, WORD_OPENS, e.item->first);
  emit_at(&e, WORD_OPENS2, e.item->first + 1);
  char tag = r->tokens.items[e.item->first].tag;
  emit_few(&e, "opens-tag", k << 8 | tag, value_of(FEATURE_JOIN(text, section, tag ? (slice){&tag, 1} : SLICE("?"))));
  emit_heading(&e);
  emit_document(&e, k);
  emit_item(&e);
  emit_before(&e);
  emit_earlier_heading(&e);
}

void strength_features_of_candidate(const reading *r, const candidate *c, const feature_sink *sink) {
  emitter e = emitter_of(r, c, sink);
  char text[96];
  section_kind k = r->out->sections.items[e.item->section].kind;
  slice section = slice_of(section_kind_word(k)), strength = slice_of(strength_word(c->strength));
  bool soft = c->kind == SKILL_SOFT;
  emit(&e, "bias", VALUE("1"));
  emit_few(&e, "rule", c->strength, value_of(strength));
  emit_few(&e, "ground", (uintptr_t)c->rule, value_of(slice_of(c->rule)));
  emit_few(&e, "ground-section", (uintptr_t)c->rule << 8 | k, value_of(FEATURE_JOIN(text, slice_of(c->rule), section)));
  emit_few(&e, "section-rule", k << 8 | c->strength << 1 | soft,
           value_of(FEATURE_JOIN(text, section, strength, soft ? SLICE("soft") : SLICE("hard"))));
  emit_at(&e, WORD_BEFORE, (int64_t)c->first - 1);
  emit_at(&e, WORD_AFTER, c->end);
  emit_cues(&e);
  emit_around(&e);
}

void strength_features_each(const reading *r, const candidate *c, const feature_sink *sink) {
  strength_features_of_candidate(r, c, sink);
  strength_features_of_item(r, c, sink);
}
