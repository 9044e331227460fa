/* What of a text is the page's that it was copied from, not the posting's: buttons, counts, notices, and the
   form and the footer below it. */
#include "posting/reading/structure.h"

enum {
  NOTICE_WORDS = 24, /* a longer sentence is none of the page's */
  COUNT_REACH = 4,   /* tokens from a line's beginning to "employees" */
};

uint32_t headcount_at(const reading *r, uint32_t first, uint32_t end) {
  uint32_t i = first;
  while (i < end && token_at(r, i)->flags & TOKEN_NUMBER) i++;
  return token_in(r, i, SET_HEADCOUNT) ? i : first;
}

/* Of a line "1,001-5,000 employees · Software Development". */
static bool counts_staff(const reading *r, const item *it) {
  uint32_t first = it->first;
  while (first > 0 && it->first - first < COUNT_REACH && !(token_at(r, first)->gap & (GAP_NEWLINE | GAP_PARAGRAPH)))
    first--;
  uint32_t i = headcount_at(r, first, it->end);
  return i > first && token_at(r, first)->gap & GAP_NEWLINE &&
         (it->first > i || token_at(r, i + 1)->gap & (GAP_BULLET | GAP_NEWLINE));
}

/* "#hiring #java #jobs": what a network is to find the page by. */
static bool is_hashtags(const reading *r, const item *it) {
  enum { FEWEST = 2 };
  uint32_t tags = 0;
  for (uint32_t i = it->first; i < it->end; i++) {
    uint32_t start = token_at(r, i)->start;
    tags += start > 0 && r->text.data[start - 1] == '#';
  }
  return tags >= FEWEST && tags * 2 >= it->end - it->first;
}

bool page_is_furniture(const reading *r, const item *it) {
  uint32_t covered = 0, count = it->end - it->first;
  bool line = token_at(r, it->first)->gap & GAP_NEWLINE && token_at(r, it->end)->gap & GAP_NEWLINE;
  for (uint32_t i = it->first; i < it->end; i++) {
    const hit *h = hit_at(r, TABLE_FURNITURE, i);
    if (h && h->class == FURNITURE_ANYWHERE) return true;
    if (h && h->class == FURNITURE_STARTS && h->first == it->first && count <= NOTICE_WORDS) return true;
    covered += h || token_at(r, i)->flags & (TOKEN_NUMBER | TOKEN_URL);
  }
  return (line && covered == count && hit_at(r, TABLE_FURNITURE, it->first) && count > 0) || counts_staff(r, it) ||
         is_hashtags(r, it);
}

/* Is the item, all of it, of a class of the page's words? */
static bool is_whole(const reading *r, const item *it, furniture_class class) {
  const hit *h = hit_at(r, TABLE_FURNITURE, it->first);
  return h && h->class == class && h->first == it->first && h->first + h->count == it->end;
}

/* "© 2026 Acme": a page's last lines. */
static bool is_copyright(const reading *r, const item *it) {
  slice before = it->first ? text_before(r, it->first) : slice_cut(r->text, 0, token_at(r, it->first)->start);
  return slice_find(before, SLICE("\xC2\xA9"), 0) != SIZE_MAX;
}

static bool asks(section_kind k) {
  return k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED || k == SECTION_DUTIES || k == SECTION_EDUCATION;
}

void page_end_read(reading *r) {
  for (size_t i = r->item_count; i-- > 0;) {
    item *it = &r->items[i];
    if (it->flags & ITEM_HEADING && asks(r->out->sections.items[it->section].kind)) return;
    if (!is_whole(r, it, FURNITURE_ENDS) && !is_copyright(r, it)) continue;
    for (size_t k = i; k < r->item_count; k++) {
      r->items[k].flags |= ITEM_FURNITURE;
      r->items[k].quiet = true;
    }
  }
}
