/* The person's sentences as one text in lower case, so that a phrase is looked for once and not in each. */
#define _GNU_SOURCE
#include <ctype.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/search.h"
#include "match/match_parts.h"

static void collect_one(matching *m, map *seen, buffer *all, const profile_evidence *e) {
  if ((*map_put(seen, e->text, 0))++) return;
  ARENA_PUSH(m->arena, &m->sentence_list, (sentence){all->size, e});
  buffer_add(all, e->text);
  buffer_char(all, '\n');
}

void sentences_collect(matching *m) {
  map seen = {0};
  buffer all = {0};
  for (size_t i = 0; i < m->who->skills.count; i++)
    for (size_t k = 0; k < m->who->skills.items[i].evidence.count; k++)
      collect_one(m, &seen, &all, &m->who->skills.items[i].evidence.items[k]);
  for (size_t i = 0; i < m->who->sentences.count; i++) collect_one(m, &seen, &all, &m->who->sentences.items[i]);
  m->written = arena_copy(m->arena, buffer_slice(&all));
  m->sentences = arena_lower(m->arena, m->written);
  map_free(&seen);
  buffer_free(&all);
}

const profile_evidence *sentence_at(const matching *m, size_t at) {
  size_t next; /* the first has all that stands before the second */
  SEARCH_FIRST(next, 1, m->sentence_list.count, m->sentence_list.items[next].start <= at);
  return m->sentence_list.items[next - 1].evidence;
}

/* Is [start, end) no part of a word? A series is also its members: "STM32", STM32G4. */
static bool is_whole(slice all, size_t start, size_t end) {
  if (start > 0 && slice_word_byte(all.data[start - 1])) return false;
  bool series = isalpha((unsigned char)all.data[start]) && isdigit((unsigned char)all.data[end - 1]);
  return end == all.size || !slice_word_byte(all.data[end]) || (series && isalpha((unsigned char)all.data[end]));
}

const profile_evidence *sentences_find(const matching *m, slice phrase) {
  slice all = m->sentences, low = arena_lower(m->arena, phrase);
  for (size_t at = 0; low.size && at + low.size <= all.size;) {
    const char *found = memmem(all.data + at, all.size - at, low.data, low.size);
    if (!found) return NULL;
    size_t start = (size_t)(found - all.data);
    if (is_whole(all, start, start + low.size)) return sentence_at(m, start);
    at = start + 1;
  }
  return NULL;
}
