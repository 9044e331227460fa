/* What a CV says in other words than the posting: "drew blood" is phlebotomy. The table "said" gives, for a skill,
 * phrases of few words; words parted by a slash stand for each other ("give/administer medication"). A phrase is said
 * where all its words stand in one clause, in any order and form, near each other. */
#include "profile/stems.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { BETWEEN = 4 }; /* words that may stand between those of a phrase: "originate mortgage and auto loans" */

/* A place's words, of the dictionary's row. */
typedef struct slot {
  const uint32_t *words;
  uint32_t count;
  uint64_t mask; /* as a line's */
} slot;
typedef struct said_phrase {
  slot slots[SAID_PLACES];
  uint32_t count;
} said_phrase;

/* Has the person one of its words? */
static bool slot_is_own(slot *s, const stem_bits *own) {
  bool any = false;
  for (uint32_t i = 0; i < s->count; i++) {
    if (!stem_bits_may_hold(own, s->words[i])) continue;
    any = true;
    s->mask |= stem_mask_of(s->words[i]);
  }
  return any;
}

/* False, and read in part, where the person has no word of one of its places. */
static bool read_phrase(const uint32_t *row, const stem_bits *own, said_phrase *p) {
  uint32_t count = *row++;
  for (p->count = 0; p->count < count; p->count++) {
    slot *s = &p->slots[p->count];
    *s = (slot){.count = *row++};
    s->words = row;
    row += s->count;
    if (!slot_is_own(s, own)) return false;
  }
  return true;
}

static bool slot_holds(const slot *s, uint32_t number) {
  for (uint32_t i = 0; i < s->count; i++)
    if (s->words[i] == number) return true;
  return false;
}

static bool line_has_slot(const stem_line *l, const slot *s) {
  if (!(l->mask & s->mask)) return false;
  for (uint32_t i = 0; i < s->count; i++)
    if (stem_line_holds(l, s->words[i])) return true;
  return false;
}

/* Do all slots find a word of their own among the words from `from` on, before the clause ends? */
static bool stands_at(const stem_line *l, uint32_t from, const said_phrase *p) {
  uint32_t end = from + p->count + BETWEEN, found = 0;
  for (uint32_t i = from; i < l->length && i < end && l->words[i] != STEM_BREAK; i++) {
    if (!l->words[i]) continue;
    for (uint32_t k = 0; k < p->count; k++)
      if (!(found & 1u << k) && slot_holds(&p->slots[k], l->words[i])) {
        found |= 1u << k;
        break;
      }
  }
  return found == (1u << p->count) - 1;
}

static bool line_says(const stem_line *l, const said_phrase *p) {
  for (uint32_t k = 0; k < p->count; k++)
    if (!line_has_slot(l, &p->slots[k])) return false;
  for (uint32_t i = 0; i < l->length; i++)
    if (l->words[i] > STEM_BREAK && stands_at(l, i, p)) return true;
  return false;
}

/* What a title shows is a list of skills, no sentence; a title itself is the table of titles' matter. */
static bool is_own_words(const stem_line *l) { return l->kind == LINE_SENTENCE || l->kind == LINE_SKILL; }

static void mark_lines(stem_reader *r, uint32_t concept, const stem_bits *own, uint64_t *says) {
  const dictionary *d = stems_dictionary(r);
  const stem_index *index = stems_lines(r);
  said_phrase p;
  for (size_t i = 0; i < dictionary_values(d, concept); i++) {
    if (!read_phrase(dictionary_said_phrase(d, concept, i), own, &p)) continue;
    for (size_t k = 0; k < index->lines.count; k++)
      if (!line_is_in(says, k) && is_own_words(&index->lines.items[k]) && line_says(&index->lines.items[k], &p))
        says[k / LINES_A_WORD] |= (uint64_t)1 << k % LINES_A_WORD;
  }
}

/* A row's answer is the same for all postings: it is found when first asked for, and kept. */
struct said_lines {
  stem_bits own; /* of what the person says in words of their own */
  pthread_mutex_t lock;
  uint32_t first, end; /* the table's rows */
  bool *known;         /* by row */
  uint64_t *says;      /* by row: its lines */
};

struct said_lines *said_lines_new(arena *a, const dictionary *d, const stem_index *index) {
  struct said_lines *s = arena_alloc(a, sizeof *s);
  dictionary_range(d, TABLE_SAID, &s->first, &s->end);
  size_t rows = s->end - s->first;
  pthread_mutex_init(&s->lock, NULL);
  s->known = arena_alloc(a, rows + 1);
  s->says = arena_alloc(a, (rows + 1) * line_words(index) * sizeof *s->says);
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    for (uint32_t k = 0; is_own_words(l) && k < l->count; k++) stem_bits_add(&s->own, l->stems[k]);
  }
  return s;
}

static bool is_known(struct said_lines *s, size_t row) {
  pthread_mutex_lock(&s->lock);
  bool known = s->known[row];
  pthread_mutex_unlock(&s->lock);
  return known;
}

/* Found without the lock, so that a host's way out of want of memory never leaves it taken. */
static void find_row(stem_reader *r, uint32_t concept, struct said_lines *s, size_t row, size_t words) {
  uint64_t *fresh = memory_alloc(words * sizeof *fresh);
  memset(fresh, 0, words * sizeof *fresh);
  mark_lines(r, concept, &s->own, fresh);
  pthread_mutex_lock(&s->lock);
  if (!s->known[row]) memcpy(s->says + row * words, fresh, words * sizeof *fresh);
  s->known[row] = true;
  pthread_mutex_unlock(&s->lock);
  free(fresh);
}

static void add_row(stem_reader *r, uint32_t concept, uint64_t *says) {
  const stem_index *index = stems_lines(r);
  struct said_lines *s = index->said;
  size_t row = concept - s->first, words = line_words(index);
  if (!is_known(s, row)) find_row(r, concept, s, row, words);
  for (size_t i = 0; i < words; i++) says[i] |= s->says[row * words + i];
}

const stem_line *stems_said(stem_reader *r, uint32_t skill, uint64_t *says) {
  const stem_index *index = stems_lines(r);
  size_t count;
  memset(says, 0, line_words(index) * sizeof *says);
  if (skill == DICTIONARY_NONE) return NULL;
  const said_row *rows = dictionary_said(stems_dictionary(r), skill, &count);
  for (size_t i = 0; i < count; i++)
    if (rows[i].row >= index->said->first && rows[i].row < index->said->end) add_row(r, rows[i].row, says);
  for (size_t i = 0; i < line_words(index); i++)
    if (says[i]) return &index->lines.items[i * LINES_A_WORD + (size_t)__builtin_ctzll(says[i])];
  return NULL;
}
