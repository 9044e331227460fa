/* Which country's money a bare "$" is, and which place or level an amount is for. */
#include "posting/readers/pay.h"

/* The dollar (krone, peso) of the place that a cue names: its first value. */
static slice place_code(const pay_reader *p, const cue *c) { return dictionary_value(p->r->dictionary, c->concept, 0); }

/* Does the cue tell the country: a place, or a label that one country alone has ("lønn")? */
static bool tells_place(const pay_reader *p, const cue *c) {
  return c->class == PAYC_PLACE || (c->class == PAYC_LABEL && dictionary_values(p->r->dictionary, c->concept) > 0);
}

static bool is_krone(slice code) {
  return slice_equal(code, SLICE("SEK")) || slice_equal(code, SLICE("NOK")) || slice_equal(code, SLICE("DKK"));
}
static bool is_peso(slice code) { return slice_equal(code, SLICE("PHP")) || slice_equal(code, SLICE("MXN")); }

static bool fits(slice sign, slice code) {
  if (slice_equal(sign, SLICE("kr"))) return is_krone(code);
  if (slice_equal(sign, SLICE("peso"))) return is_peso(code);
  return !is_krone(code) && !slice_equal(code, SLICE("PHP"));
}

static slice fallback(slice sign) {
  if (slice_equal(sign, SLICE("kr"))) return SLICE("SEK");
  if (slice_equal(sign, SLICE("peso"))) return SLICE("PHP");
  return SLICE("USD");
}

/* The place named in a short text of its own (the document's location field). */
static slice code_in(const pay_reader *p, slice text, slice sign) {
  if (!text.size) return (slice){0};
  tokens t = dictionary_tokens(p->r->dictionary, p->r->arena, text);
  dictionary_hits h = dictionary_read_as(p->r->dictionary, p->r->words, &t, p->r->tokens.language, p->r->arena);
  for (size_t i = 0; i < h.table[TABLE_PAY].count; i++) {
    const hit *place = &h.table[TABLE_PAY].items[i];
    if (place->class != PAYC_PLACE) continue;
    slice code = dictionary_value(p->r->dictionary, place->concept, 0);
    if (fits(sign, code)) return code;
  }
  return (slice){0};
}

/* "Newark, DE 19713": two capitals after a comma. Canada's provinces are no states. */
static bool names_us_state(const pay_reader *p) {
  for (uint32_t i = 1; i < p->r->tokens.count; i++) {
    const token *t = &p->r->tokens.items[i];
    if (t->end - t->start != 2 || !(t->flags & TOKEN_UPPER_ALL) || !(t->gap & GAP_COMMA)) continue;
    if (!token_in(p->r, i, SET_NO_STATES) && p->r->tokens.items[i - 1].flags & TOKEN_UPPER_FIRST) return true;
  }
  return false;
}

/* The whole text: a code beside other amounts settles it; else the places named, when all are of one country. */
static slice code_of_text(const pay_reader *p, slice sign) {
  slice found = {0};
  if (slice_equal(sign, SLICE("$")) && p->seen[0]) return slice_of(p->seen);
  if (slice_equal(sign, SLICE("$")) && names_us_state(p)) return fallback(sign);
  for (size_t i = 0; i < p->cues.count; i++) {
    const cue *c = &p->cues.items[i];
    if (!tells_place(p, c) || !fits(sign, place_code(p, c))) continue;
    if (found.size && !slice_equal(found, place_code(p, c))) return fallback(sign);
    found = place_code(p, c);
  }
  return found.size ? found : fallback(sign);
}

/* A place in the sentence itself: "For candidates in Canada: $100,000". */
static slice code_near(const pay_reader *p, const pay_group *g, slice sign) {
  const item *it = &p->r->items[p->r->item_of[g->low.first]];
  slice found = {0};
  uint32_t end = g->high.next + 12 < it->end ? g->high.next + 12 : it->end;
  for (size_t i = cues_after(&p->cues, g->low.first > it->first + 20 ? g->low.first - 20 : it->first);
       i < p->cues.count && p->cues.items[i].first < end; i++) {
    if (!tells_place(p, &p->cues.items[i]) || !fits(sign, place_code(p, &p->cues.items[i]))) continue;
    slice code = place_code(p, &p->cues.items[i]);
    if (found.size && !slice_equal(found, code)) return (slice){0};
    found = code;
  }
  return found;
}

static void keep(char code[4], slice text) {
  memcpy(code, text.data, text.size < 3 ? text.size : 3);
  code[text.size < 3 ? text.size : 3] = 0;
}

void pay_currency(pay_reader *p, const pay_group *g, char code[4]) {
  uint32_t concept = g->high.currency != DICTIONARY_NONE ? g->high.currency : g->low.currency;
  code[0] = 0;
  if (concept == DICTIONARY_NONE) return;
  slice sign = dictionary_value(p->r->dictionary, concept, 0);
  if (g->range && g->low.currency != DICTIONARY_NONE &&
      (slice_equal(sign, SLICE("$")) || slice_equal(sign, SLICE("kr"))))
    sign = dictionary_value(p->r->dictionary, g->low.currency, 0);
  bool peso = slice_equal(sign, SLICE("peso")), krone = slice_equal(sign, SLICE("kr"));
  if (!peso && !krone && !slice_equal(sign, SLICE("$"))) {
    keep(code, sign);
    return;
  }
  slice near = code_near(p, g, sign);
  if (near.size) {
    keep(code, near);
    return;
  }
  char *known = peso ? p->peso : krone ? p->krone : p->dollar;
  if (!known[0]) {
    slice stated = code_in(p, p->r->document->location, sign);
    keep(known, stated.size ? stated : code_of_text(p, sign));
  }
  memcpy(code, known, 4);
}

/* The words right before the amount on its line, when they are a name and nothing else: "New York,NY $133,000". */
slice pay_place(const pay_reader *p, const pay_group *g, uint32_t after) {
  const item *it = &p->r->items[p->r->item_of[g->low.first]];
  uint32_t first = after > it->first ? after : it->first, end = g->low.first;
  while (first < end && end - first > 6) first++;
  for (uint32_t i = first; i < end; i++) {
    unsigned gap = p->r->tokens.items[i].gap;
    if (i > first && gap & (GAP_SLASH | GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET)) first = i;
    const cue *c = cues_at(&p->cues, i);
    if (c && c->class != PAYC_PLACE && c->class != PAYC_NOTHING) return (slice){0};
  }
  if (first >= end || !(p->r->tokens.items[first].flags & TOKEN_UPPER_FIRST) || end - first > 6) return (slice){0};
  if (first > it->first && first != after && !(p->r->tokens.items[first].gap & (GAP_SLASH | GAP_SEMICOLON | GAP_STOP)))
    return (slice){0};
  span at = tokens_span(p->r, first, end);
  return slice_cut(p->r->text, at.start, at.end);
}
