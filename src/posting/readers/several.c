/* Does a text hold several postings, one after the other, as a paste of a whole board does? */
#include "posting/readers/title_shape.h"

enum {
  HEAD_WORDS = 14, /* of a line that holds a title and whom, where and for what */
  FEWEST = 2,      /* postings that are several */
};

/* "Job 2: Office Manager", "Position: Office Manager": past the label of a title. */
static uint32_t past_label(const reading *r, uint32_t first, uint32_t end) {
  const hit *label = hit_at(r, TABLE_FACTS, first);
  bool titled = (label && label->class == FACT_LABEL_TITLE) || titles_is_class(r, first, TITLE_AFTER);
  for (uint32_t i = first + 1; titled && i < end; i++)
    if (token_at(r, i)->gap & GAP_COLON) return i;
  return first;
}

/* The title that the line of an item is, or its first cell, below a blank line: its tokens. */
static bool title_line(const reading *r, const item *it, span *title) {
  uint32_t first = it->first, end = titles_line_end(r, first);
  if (first && !(token_at(r, first)->gap & GAP_PARAGRAPH)) return false;
  if (it->flags & ITEM_BULLET || end - first > HEAD_WORDS) return false;
  first = past_label(r, first, end);
  uint32_t last = titles_shape(r, first, end);
  bool whole = last == end || (last > first && titles_begins_cell(r, last));
  *title = (span){first, last};
  return whole && titles_in_capitals(r, first, last) && !titles_is_plural(r, last - 1) &&
         !titles_is_class(r, last - 1, TITLE_VAGUE);
}

static bool same_words(const reading *r, span a, span b) {
  if (a.end - a.start != b.end - b.start) return false;
  for (uint32_t i = 0; i < a.end - a.start; i++)
    if (!slice_equal_nocase(token_text(&r->tokens, a.start + i), token_text(&r->tokens, b.start + i))) return false;
  return true;
}

/* A heading that asks begins a posting when another title was read since the last one. */
size_t titles_several(const reading *r, span *found, size_t room) {
  span last = {0, 0}, title, read = {0, 0};
  size_t postings = 0;
  for (size_t i = 0; i < r->item_count && postings < room; i++) {
    const item *it = &r->items[i];
    if (it->flags & (ITEM_FURNITURE | ITEM_ELSEWHERE)) continue;
    if (it->flags & ITEM_HEADING && item_section(r, it) != SECTION_NONE) {
      bool another = item_section(r, it) == SECTION_REQUIREMENTS && read.end && !same_words(r, read, last);
      if (another) found[postings++] = last = read;
    } else if (title_line(r, it, &title))
      read = title;
  }
  return postings >= FEWEST ? postings : 0;
}
