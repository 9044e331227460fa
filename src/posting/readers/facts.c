/* Facts of a posting: title, company, location, employment, seniority, language. What the input's own fields say wins;
   then labels in the text ("Location: Oslo"); the language is what dictionary_read() told. */
#include <stdlib.h>

#include "posting/reading/cues.h"

static slice name_of(const reading *r, const cue *c) { return dictionary_name(r->dictionary, c->concept); }
static slice value_of(const reading *r, const cue *c) { return dictionary_value(r->dictionary, c->concept, 0); }

/* Does a value end before token i: a line, a cell or a list entry ends, a bracket opens, an address or the next label
   ("Location:") begins? */
static bool value_ends(const reading *r, const cues *all, uint32_t i) {
  const token *t = &r->tokens.items[i];
  if (t->gap & (GAP_NEWLINE | GAP_BULLET | GAP_SEMICOLON | GAP_OPEN) || t->flags & TOKEN_URL) return true;
  uint32_t before = r->tokens.items[i - 1].end;
  if (t->start > before && memchr(r->text.data + before, '|', t->start - before)) return true;
  const cue *c = cues_begin(all, i);
  return c && c->class == FACT_LABEL && c->end < r->tokens.count && r->tokens.items[c->end].gap & GAP_COLON;
}

/* What follows a label and its colon; empty when the label is not one, or what follows is no name. */
static slice labelled(const reading *r, const cues *all, const cue *c) {
  uint32_t i = c->end;
  unsigned apart = GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_OPEN | GAP_QUOTE | GAP_GLUE;
  if (i >= r->tokens.count || !(r->tokens.items[c->first].gap & apart) || !(r->tokens.items[i].gap & GAP_COLON))
    return (slice){0};
  if (r->tokens.items[i].gap & GAP_PARAGRAPH || r->tokens.items[i].flags & TOKEN_URL) return (slice){0};
  const cue *next = cues_begin(all, i);
  if (next && next->class == FACT_LABEL && r->tokens.items[next->end].gap & GAP_COLON) return (slice){0};
  uint32_t end = i + 1;
  while (end < r->tokens.count && end < i + 14 && !value_ends(r, all, end)) end++;
  if (end == i + 14) return (slice){0};
  span at = tokens_span(r, i, end);
  return slice_cut(r->text, at.start, at.end);
}

/* "Acme | Oslo | Full-time": the first cell of a head line with three cells or more. */
static slice head_company(const reading *r, const cues *all) {
  slice rest = r->text, line;
  while (slice_line(&rest, &line) && !slice_trim(line).size) {
  }
  const char *bar = line.size ? memchr(line.data, '|', line.size) : NULL;
  if (!bar || !memchr(bar + 1, '|', (size_t)(line.data + line.size - bar - 1))) return (slice){0};
  slice cell = slice_trim((slice){line.data, (size_t)(bar - line.data)});
  const char *open = memchr(cell.data, '(', cell.size);
  if (open) cell = slice_trim((slice){cell.data, (size_t)(open - cell.data)});
  uint32_t end = 0;
  while (end < r->tokens.count && r->text.data + r->tokens.items[end].start < cell.data + cell.size) end++;
  bool name =
      end && end <= 5 && r->tokens.items[0].flags & TOKEN_UPPER_FIRST && !(r->tokens.items[0].flags & TOKEN_URL);
  if (!name || cues_find(all, 0, end, FACT_SENIORITY) || cues_find(all, 0, end, FACT_EMPLOYMENT)) return (slice){0};
  return cell;
}

static void take_label(reading *r, const cues *all, const cue *c) {
  slice name = name_of(r, c);
  slice *place = NULL;
  if (slice_equal(name, SLICE("label.title"))) place = &r->out->title;
  if (slice_equal(name, SLICE("label.company"))) place = &r->out->company;
  if (slice_equal(name, SLICE("label.location"))) place = &r->out->location;
  if (place && !place->size) *place = labelled(r, all, c);
}

/* The first kind of employment after a label of employment, or the first in the posting's first lines. */
static void take_employment(reading *r, const cues *all, size_t i) {
  const cue *c = &all->items[i];
  if (r->out->employment.size) return;
  bool after_label = i > 0 && all->items[i - 1].class == FACT_LABEL &&
                     slice_equal(name_of(r, &all->items[i - 1]), SLICE("label.employment")) &&
                     c->first <= all->items[i - 1].end + 3;
  bool cell =
      c->first < 60 && r->tokens.items[c->end].gap & (GAP_SLASH | GAP_NEWLINE | GAP_COMMA | GAP_CLOSE | GAP_PARAGRAPH);
  bool named = slice_equal(value_of(r, c), SLICE("full-time")) || slice_equal(value_of(r, c), SLICE("part-time"));
  if (after_label || cell || named) r->out->employment = value_of(r, c);
}

/* Seniority as the title says it. */
static slice seniority_in(const reading *r, slice title) {
  if (!title.size) return (slice){0};
  tokens t = dictionary_tokens(r->dictionary, r->arena, title);
  dictionary_hits h = dictionary_read_as(r->dictionary, r->words, &t, r->tokens.language, r->arena);
  const hits *found = &h.table[TABLE_FACTS];
  for (size_t i = 0; i < found->count; i++)
    if (slice_starts_with(dictionary_name(r->dictionary, found->items[i].concept), SLICE("seniority.")))
      return dictionary_value(r->dictionary, found->items[i].concept, 0);
  return (slice){0};
}

/* The code of the text's language; "" for one that is not known. */
static slice language_of(const reading *r) {
  uint8_t language = r->tokens.language;
  if (language == LANGUAGE_UNKNOWN) return (slice){0};
  return language_code(r->dictionary, language ? language : LANGUAGE_ENGLISH);
}

/* Without a title field: the line that the structure took for the title. */
static slice title_line(const reading *r) {
  for (size_t i = 0; i < r->item_count && i < 8; i++) {
    const item *it = &r->items[i];
    if (!(it->flags & ITEM_TITLE) || it->end <= it->first || it->end - it->first > 14) continue;
    span at = tokens_span(r, it->first, it->end);
    return slice_cut(r->text, at.start, at.end);
  }
  return (slice){0};
}

void facts_read(reading *r) {
  const document *d = r->document;
  posting *out = r->out;
  cues all = cues_read(r, TABLE_FACTS);
  out->title = d->title;
  out->company = d->company;
  out->location = d->location;
  out->employment = d->employment;
  for (size_t i = 0; i < all.count; i++) {
    if (all.items[i].class == FACT_LABEL) take_label(r, &all, &all.items[i]);
    if (all.items[i].class == FACT_EMPLOYMENT) take_employment(r, &all, i);
  }
  if (!out->company.size) out->company = head_company(r, &all);
  if (!out->title.size) out->title = title_line(r);
  out->seniority = seniority_in(r, out->title);
  out->language = language_of(r);
}
