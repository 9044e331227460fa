/* Person specifications: whether a criterion is essential or desirable, as a letter beside it or a mark in its column
   says. */
#include "posting/reading/structure.h"

enum {
  LEGEND_REACH = 2, /* words from a letter to what it stands for: "Desirable criteria (D)" */
  MARK_BYTES = 6,   /* of a cell that only marks: "x", "yes", a tick */
  HEAD_BYTES = 200  /* of a table's first line */
};

/* ---- letters: "Python (D)", "E2 Experience with R" ---- */

static bool is_cue(const reading *r, uint32_t i, int class) {
  const hit *h = hit_at(r, TABLE_CUES, i);
  return h && h->class == class;
}

/* "D = desirable", "Desirable (D)". */
static bool is_legend(const reading *r, uint32_t i) {
  if (!token_in(r, i, SET_LETTER_DESIRABLE) || !(token_at(r, i)->flags & TOKEN_UPPER_FIRST)) return false;
  bool after = i + 1 < r->tokens.count && is_cue(r, i + 1, CUE_PREFERRED);
  for (uint32_t k = 1; k <= LEGEND_REACH && k <= i && !after; k++) after = is_cue(r, i - k, CUE_PREFERRED);
  return after && token_at(r, i)->gap & GAP_OPEN ? true : after && token_at(r, i + 1)->gap & ~(unsigned)GAP_SPACE;
}

/* The strength that a token's letter stands for: "D", "E2"; STRENGTH_DUTY for none. */
static strength letter_strength(const reading *r, uint32_t i) {
  slice text = token_text(&r->tokens, i);
  while (text.size > 1 && text.data[text.size - 1] >= '0' && text.data[text.size - 1] <= '9') text.size--;
  if (!(token_at(r, i)->flags & TOKEN_UPPER_FIRST)) return STRENGTH_DUTY;
  if (word_is(r->dictionary, text, SET_LETTER_ESSENTIAL)) return STRENGTH_REQUIRED;
  return word_is(r->dictionary, text, SET_LETTER_DESIRABLE) ? STRENGTH_PREFERRED : STRENGTH_DUTY;
}

static void read_letters(reading *r) {
  uint32_t legend = 0;
  while (legend < r->tokens.count && !is_legend(r, legend)) legend++;
  if (legend == r->tokens.count) return;
  for (size_t i = 0; i < r->item_count; i++) {
    item *it = &r->items[i];
    if (it->flags & ITEM_HEADING || it->end - it->first < 2 || it->end <= legend) continue;
    const unsigned apart = GAP_OPEN | GAP_DASH | GAP_COLON | GAP_SLASH;
    strength last = token_at(r, it->end - 1)->gap & apart ? letter_strength(r, it->end - 1) : STRENGTH_DUTY;
    strength said = last != STRENGTH_DUTY ? last : letter_strength(r, it->first);
    if (said != STRENGTH_DUTY) it->strength = said;
  }
}

/* ---- columns: a mark under "Essential" or "Desirable" ---- */

static slice line_around(const reading *r, size_t at) {
  size_t from = at, to = at;
  while (from > 0 && at - from < HEAD_BYTES && r->text.data[from - 1] != '\n') from--;
  while (to < r->text.size && to - at < HEAD_BYTES && r->text.data[to] != '\n') to++;
  return slice_cut(r->text, from, to);
}

static bool parts_cells(char c) { return c == '|' || c == '\t'; }

static bool has_cells(slice line) { return memchr(line.data, '|', line.size) || memchr(line.data, '\t', line.size); }

/* Which cell of its line a place is in; those before the first bar count as none. */
static size_t column_of(slice line, size_t at) {
  size_t column = 0;
  for (size_t i = 0; i < at; i++) column += parts_cells(line.data[i]);
  return column;
}

/* Is the cell of this column a mark? */
static bool is_marked(slice line, size_t column) {
  size_t from = 0;
  for (; from < line.size && column; from++) column -= parts_cells(line.data[from]);
  size_t to = from;
  while (to < line.size && !parts_cells(line.data[to])) to++;
  slice cell = slice_trim(slice_cut(line, from, to));
  bool rule = cell.size && is_among_signs(cell.data[0], "-:");
  return column == 0 && cell.size > 0 && cell.size <= MARK_BYTES && !rule;
}

static size_t start_of(const reading *r, size_t i) { return token_at(r, r->items[i].first)->start; }

static void mark_line(reading *r, slice line, strength said) {
  size_t from = (size_t)(line.data - r->text.data), i;
  SEARCH_FIRST(i, 0, r->item_count, start_of(r, i) < from); /* the first item that begins in the line */
  for (; i < r->item_count && start_of(r, i) < from + line.size; i++)
    if (!(r->items[i].flags & ITEM_HEADING)) r->items[i].strength = said;
}

/* The rows below a line whose columns say "essential" and "desirable". */
static void read_rows(reading *r, slice head, size_t essential, size_t desirable) {
  slice rest = slice_cut(r->text, (size_t)(head.data - r->text.data) + head.size, r->text.size), line;
  enum { ROWS = 60 };
  for (int rows = 0; rows < ROWS && slice_line(&rest, &line); rows++) {
    if (rows == 0 && line.size == 0) continue; /* the head's own end */
    if (!has_cells(line)) return;
    bool must = is_marked(line, essential), nice = is_marked(line, desirable);
    if (must != nice) mark_line(r, line, must ? STRENGTH_REQUIRED : STRENGTH_PREFERRED);
  }
}

static void read_columns(reading *r) {
  const hits *all = &r->hits.table[TABLE_CUES];
  enum { TABLES = 8 };
  for (size_t i = 0, tables = 0; i + 1 < all->count && tables < TABLES; i++) {
    const hit *a = &all->items[i], *b = &all->items[i + 1];
    if (a->class != CUE_REQUIRED || b->class != CUE_PREFERRED || b->first - a->first > LEGEND_REACH) continue;
    slice line = line_around(r, token_at(r, a->first)->start);
    size_t from = (size_t)(line.data - r->text.data), one = token_at(r, a->first)->start - from;
    size_t two = token_at(r, b->first)->start - from;
    if (!has_cells(line) || two >= line.size || column_of(line, one) == column_of(line, two)) continue;
    tables++;
    read_rows(r, line, column_of(line, one), column_of(line, two));
  }
}

void specification_read(reading *r) {
  read_letters(r);
  read_columns(r);
}
