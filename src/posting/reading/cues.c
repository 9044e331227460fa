#include "posting/reading/cues.h"

#include <stdlib.h>

/* "number.3" is of class "number": several concepts may share a class. */
static uint16_t class_of(slice name, const char *const *classes) {
  const char *dot = memchr(name.data, '.', name.size);
  if (dot) name.size = (size_t)(dot - name.data);
  for (uint16_t i = 1; classes[i]; i++) {
    if (strncmp(classes[i], name.data, name.size) == 0 && !classes[i][name.size]) return i;
  }
  return 0;
}

cues cues_read(const reading *r, int table, const char *const *classes) {
  if (table < 0) return (cues){0};
  const hits *h = &r->hits.table[table];
  cue *items = arena_alloc(r->arena, (h->count + 1) * sizeof *items);
  size_t count = 0;
  for (size_t i = 0; i < h->count; i++) {
    slice name = dictionary_name(r->dictionary, h->items[i].concept);
    uint16_t class = class_of(name, classes);
    if (!class) continue;
    items[count++] = (cue){.first = h->items[i].first,
                           .end = h->items[i].first + h->items[i].count,
                           .concept = h->items[i].concept,
                           .class = class,
                           .flags = (uint16_t)h->items[i].flags};
  }
  return (cues){items, count};
}

size_t cues_after(const cues *c, uint32_t at) {
  size_t low = 0, high = c->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (c->items[middle].first < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
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

/* Tables are compiled one after the other, so their numbers rise; a user's entries stand at the end, whatever their
   table, and are not looked for. */
void cues_concepts(const dictionary *d, int table, uint32_t *first, uint32_t *end) {
  uint32_t count = (uint32_t)dictionary_concepts(d);
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (dictionary_table_of(d, middle) < table)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == count || dictionary_table_of(d, low) != table)
    for (low = 0; low < count && dictionary_table_of(d, low) != table;) low++;
  *first = *end = low;
  while (*end < count && dictionary_table_of(d, *end) == table) ++*end;
}

bool token_among(const reading *r, uint32_t at, const char *const *words) {
  if (at >= r->tokens.count) return false;
  slice text = token_text(&r->tokens, at);
  for (size_t i = 0; words[i]; i++)
    if (slice_equal_nocase(text, slice_of(words[i]))) return true;
  return false;
}

bool cues_new_statement(const reading *r, uint32_t at) {
  static const char *const openers[] = {
      "knowledge",    "ability", "strong",      "proven",      "excellent",  "familiarity",   "must",  "previous",
      "demonstrated", "prior",   "proficiency", "good",        "proficient", "understanding", "solid", "familiar",
      "ideal",        "working", "exceptional", "outstanding", "able",       "willingness",   NULL};
  static const char *const joins[] = {"and", "or", "in", "of", "with", "the", "a", "including", "&", "plus", NULL};
  const token *t = &r->tokens.items[at];
  if (at == 0 || at >= r->tokens.count || t->gap & ~(unsigned)(GAP_SPACE | GAP_NEWLINE)) return false;
  if (!(t->flags & TOKEN_UPPER_FIRST) || t->flags & TOKEN_UPPER_ALL || !token_among(r, at, openers)) return false;
  static const char *const follows[] = {"of", "to", "in", "with", NULL};
  bool opens = token_among(r, at + 1, follows) || !(r->tokens.items[at + 1].flags & TOKEN_UPPER_FIRST);
  return opens && !token_among(r, at - 1, joins);
}
