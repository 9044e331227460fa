#include "posting/reading/cues.h"
#include "posting/reading/structure.h"
#include "base/search.h"

#include <stdlib.h>

static cue cue_of(const hit *h) {
  return (cue){
      .first = h->first, .end = h->first + h->count, .concept = h->concept, .class = h->class, .flags = h->flags};
}

/* What the hit of another table is among a reader's cues; 0: none of them. */
typedef int (*class_among)(const reading *r, const hit *h);

static int quantity_among(const reading *r, const hit *h) {
  (void)r;
  int class = h->class + QUANTITY_BASE;
  return class <= QUANTITY_DAY ? class : 0;
}

static int strength_among(const reading *r, const hit *h) {
  if (h->flags & FORM_WEAK || cue_describes(r, h)) return 0;
  if (h->class == CUE_PREFERRED) return token_in(r, h->first, SET_LEADING_ADVERBS) ? SAID_SOFTLY : SAID_PREFERRED;
  return h->class == CUE_REQUIRED ? SAID_REQUIRED : 0;
}

static bool goes_first(const cue *own, const cue *other) {
  if (own->first != other->first) return own->first < other->first;
  return own->end >= other->end;
}

/* The cues of a table with those of another among them, in place: its own move to the end of the room, where a new one
 * never reaches them, as there is room for all. */
static void merge(const reading *r, cue *items, size_t *count, size_t room, table_number table, class_among as) {
  const hits *all = &r->hits.table[table];
  const cue *own = memmove(items + room - *count, items, *count * sizeof *items), *last = items + room;
  size_t j = 0;
  uint32_t end = 0;
  *count = 0;
  while (own < last || j < all->count) {
    cue other = {0};
    int class = j < all->count ? as(r, &all->items[j]) : 0;
    if (j < all->count && !class) {
      j++;
      continue;
    }
    if (class) {
      other = cue_of(&all->items[j]);
      other.class = (uint16_t) class;
    }
    bool mine = !class || (own < last && goes_first(own, &other));
    cue next = mine ? *own++ : other;
    j += !mine;
    if (next.first < end) continue;
    items[(*count)++] = next;
    end = next.end;
  }
}

cues cues_read(const reading *r, table_number table, unsigned with) {
  const hits *h = &r->hits.table[table];
  size_t quantities = with & CUES_QUANTITIES ? r->hits.table[TABLE_QUANTITIES].count : 0;
  size_t strengths = with & CUES_STRENGTHS ? r->hits.table[TABLE_CUES].count : 0;
  size_t count = h->count, room = count + quantities + strengths;
  cue *items = arena_alloc(r->brief, (room + 1) * sizeof *items);
  for (size_t i = 0; i < count; i++) items[i] = cue_of(&h->items[i]);
  if (quantities) merge(r, items, &count, room, TABLE_QUANTITIES, quantity_among);
  if (strengths) merge(r, items, &count, room, TABLE_CUES, strength_among);
  return (cues){items, count};
}

size_t cues_after(const cues *c, uint32_t at) {
  size_t i;
  SEARCH_FIRST(i, 0, c->count, c->items[i].first < at);
  return i;
}

const cue *cues_at(const cues *c, uint32_t at) {
  size_t i = cues_after(c, at + 1);
  return i && c->items[i - 1].end > at ? &c->items[i - 1] : NULL;
}

const cue *cues_begin(const cues *c, uint32_t at) {
  const cue *found = cues_at(c, at);
  return found && found->first == at ? found : NULL;
}

const cue *cues_end(const cues *c, uint32_t at) {
  const cue *found = cues_at(c, at);
  return found && found->end == at + 1 ? found : NULL;
}

const cue *cues_find(const cues *c, uint32_t first, uint32_t end, int class) {
  for (size_t i = cues_after(c, first); i < c->count && c->items[i].first < end; i++)
    if (c->items[i].class == class) return &c->items[i];
  return NULL;
}

double cue_number(const reading *r, const cue *c) {
  char text[32];
  if (!dictionary_values(r->dictionary, c->concept)) return 0;
  slice value = dictionary_value(r->dictionary, c->concept, 0);
  size_t size = value.size < sizeof text ? value.size : sizeof text - 1;
  memcpy(text, value.data, size);
  text[size] = 0;
  return strtod(text, NULL);
}

/* "5", "1.5", "2,5". */
static double figure_value(slice text) {
  double value = 0, scale = 0;
  for (size_t i = 0; i < text.size; i++) {
    bool digit = text.data[i] >= '0' && text.data[i] <= '9';
    if (!digit && !scale)
      scale = 1;
    else if (digit)
      value = value * 10 + (text.data[i] - '0'), scale *= 10;
  }
  return scale ? value / scale : value;
}

/* The token that ends after a byte. */
static uint32_t token_after(const reading *r, uint32_t byte) {
  size_t i;
  SEARCH_FIRST(i, 0, r->tokens.count, r->tokens.items[i].end <= byte);
  return (uint32_t)i;
}

double quantity_value(const reading *r, span at) {
  slice text = slice_cut(r->text, at.start, at.end);
  if (text.size && text.data[0] >= '0' && text.data[0] <= '9') return figure_value(text);
  uint32_t token = token_after(r, at.start);
  if (!is_quantity(r, token, QUANTITY_NUMBER)) return 0;
  return cue_number(r, &(cue){.concept = hit_at(r, TABLE_QUANTITIES, token)->concept});
}

bool is_quantity(const reading *r, uint32_t at, quantity_class class) {
  const hit *h = at < r->tokens.count ? hit_at(r, TABLE_QUANTITIES, at) : NULL;
  return h && h->class + QUANTITY_BASE == (int)class;
}

bool cues_new_statement(const reading *r, uint32_t at) {
  const token *t = &r->tokens.items[at];
  if (at == 0 || at >= r->tokens.count || t->gap & ~(unsigned)(GAP_SPACE | GAP_NEWLINE)) return false;
  if (!(t->flags & TOKEN_UPPER_FIRST) || t->flags & TOKEN_UPPER_ALL || !token_in(r, at, SET_STATEMENT_OPENERS))
    return false;
  bool opens = token_in(r, at + 1, SET_STATEMENT_LINKS) || !(r->tokens.items[at + 1].flags & TOKEN_UPPER_FIRST);
  return opens && !token_in(r, at - 1, SET_STATEMENT_JOINS);
}
