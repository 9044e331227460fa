/* Which of the titles that a text names is the posting's own. */
#include "posting/readers/titles.h"

/* Are the words of `part` a run of the words of `whole`? */
static bool is_within(const reading *r, const title_find *part, const title_find *whole) {
  uint32_t size = part->end - part->first;
  for (uint32_t at = whole->first; at + size <= whole->end; at++) {
    uint32_t i = 0;
    while (i < size && slice_equal_nocase(token_text(&r->tokens, part->first + i), token_text(&r->tokens, at + i))) i++;
    if (i == size) return true;
  }
  return false;
}

/* What all finds that say the same title, or a part of it, say together: each ground once and a little for more. */
static unsigned weight_of(const reading *r, const title_finds *all, size_t k) {
  unsigned best[TITLE_GROUNDS] = {0}, sum = 0;
  for (size_t i = 0; i < all->count; i++) {
    const title_find *t = &all->items[i];
    if (!is_within(r, t, &all->items[k])) continue;
    if (t->weight > best[t->ground]) best[t->ground] = t->weight;
  }
  for (int g = 0; g < TITLE_GROUNDS; g++) sum += best[g];
  return sum;
}

/* Does a line, or a word that hires, hint at another kind of work? Of 4,000 postings whose sites name their titles
   every second of those is called otherwise than by what one ground says. */
static bool is_doubted(const reading *r, const title_finds *all, const title_find *best) {
  for (size_t i = 0; i < all->count; i++) {
    const title_find *t = &all->items[i];
    bool hint = (t->ground == TITLE_BY_LINE || t->ground == TITLE_BY_HIRING) && t->weight < TITLE_ENOUGH;
    if (hint && t->noun < t->end && !titles_is_same_word(r, t->noun, best->noun)) return true;
  }
  return false;
}

bool titles_choose(const reading *r, const title_finds *all, title_find *best) {
  unsigned top = 0;
  title_finds few = {all->items, all->count < TITLES_READ ? all->count : TITLES_READ, 0};
  for (size_t i = 0; i < few.count; i++) {
    unsigned weight = weight_of(r, &few, i);
    if (weight <= top) continue;
    top = weight;
    *best = few.items[i];
  }
  return top > TITLE_ENOUGH || (top == TITLE_ENOUGH && !is_doubted(r, &few, best));
}
