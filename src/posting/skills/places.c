/* How the words of a candidate and around it are used: the mean of their places (dictionaries/weights/word-places.txt),
   so that what the model learned of "oversees" and "guidelines" holds for "coordinates" and "protocols" too. */
#include "posting/skills/skills.h"

enum { ITEM_WORDS = 40 }; /* of a long sentence, its beginning */

void place_range(const reading *r, const candidate *c, place_role role, uint32_t *from, uint32_t *to) {
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

bool candidate_place(const reading *r, const candidate *c, place_role role, float out[PLACE_DIMENSIONS]) {
  int sum[PLACE_DIMENSIONS] = {0}, known = 0;
  uint32_t from, to;
  place_range(r, c, role, &from, &to);
  for (uint32_t i = from; i < to; i++) {
    const int8_t *place = word_place(r->dictionary, r->tokens.items[i].use);
    if (!place || (role == ROLE_ITEM && i >= c->first && i < c->end)) continue;
    known++;
    for (int k = 0; k < PLACE_DIMENSIONS; k++) sum[k] += place[k];
  }
  for (int k = 0; k < PLACE_DIMENSIONS; k++) out[k] = known ? (float)sum[k] / (float)(known * PLACE_UNIT) : 0;
  return known > 0;
}
