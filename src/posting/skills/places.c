/* How the words of a candidate and around it are used: the mean of their places (dictionaries/weights/word-places.txt),
   so that what the model learned of "oversees" and "guidelines" holds for "coordinates" and "protocols" too. */
#include "posting/skills/skills.h"

enum { ITEM_WORDS = 40 }; /* of a long sentence, its beginning */

static const char *const names[] = {
#define NAME(role, word) word,
    PLACE_ROLE_LIST(NAME)
#undef NAME
};

const char *place_role_word(place_role role) { return names[role]; }

/* Which tokens play the role: [*from, *to). */
static void range_of(const reading *r, const candidate *c, place_role role, uint32_t *from, uint32_t *to) {
  const item *it = &r->items[r->item_of[c->first]];
  uint32_t before = c->first - it->first, limit = it->first + ITEM_WORDS;
  *from = *to = it->first;
  switch (role) {
  case ROLE_HEAD:
    *from = c->end - 1, *to = c->end;
    break;
  case ROLE_OWN:
    *from = c->first, *to = c->end;
    break;
  case ROLE_BEFORE:
    if (before >= 1) *from = c->first - 1, *to = c->first;
    break;
  case ROLE_BEFORE2:
    if (before >= 2) *from = c->first - 2, *to = c->first - 1;
    break;
  case ROLE_AFTER:
    if (c->end < it->end) *from = c->end, *to = c->end + 1;
    break;
  case ROLE_OPENS:
    *to = it->first + 1;
    break;
  case ROLE_ITEM:
  case PLACE_ROLES:
    *to = it->end < limit ? it->end : limit;
    break;
  }
}

static void add_places(const reading *r, uint32_t from, uint32_t to, int sign, place_sum *s) {
  for (uint32_t i = from; i < to; i++) {
    const int8_t *place = word_place(r->dictionary, r->tokens.items[i].word);
    if (!place) continue;
    s->known += sign;
    for (int k = 0; k < PLACE_DIMENSIONS; k++) s->at[k] += sign * place[k];
  }
}

/* The item's words without the candidate's: those of the item are added up once for all its candidates. */
static place_sum around(const reading *r, const candidate *c, uint32_t from, uint32_t to) {
  place_sum *item = &r->item_places[r->item_of[c->first]];
  if (!item->made) add_places(r, from, to, 1, item);
  item->made = true;
  place_sum s = *item;
  add_places(r, c->first, c->end < to ? c->end : to, -1, &s);
  return s;
}

bool candidate_place(const reading *r, const candidate *c, place_role role, float out[PLACE_DIMENSIONS]) {
  place_sum s = {.known = 0};
  uint32_t from, to;
  range_of(r, c, role, &from, &to);
  if (role == ROLE_ITEM)
    s = around(r, c, from, to);
  else
    add_places(r, from, to, 1, &s);
  for (int k = 0; k < PLACE_DIMENSIONS; k++) out[k] = s.known ? (float)s.at[k] / (float)(s.known * PLACE_UNIT) : 0;
  return s.known > 0;
}
