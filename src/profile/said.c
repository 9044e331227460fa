/* What a CV says in other words than the posting: "drew blood" is phlebotomy. The table "said" gives, for a skill,
 * phrases of few words; words parted by a slash stand for each other ("give/administer medication"). A phrase is said
 * where all its words stand in one clause, in any order and form, near each other. */
#include "profile/stems.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { PHRASE_SLOTS = 5, SLOT_WORDS = 20 };
enum { BETWEEN = 4 }; /* words that may stand between those of a phrase: "originate mortgage and auto loans" */

typedef struct slot {
  uint32_t words[SLOT_WORDS], count;
} slot;
typedef struct said_phrase {
  slot slots[PHRASE_SLOTS];
  uint32_t count;
} said_phrase;

static slice take_until(slice *rest, char sign) {
  const char *at = memchr(rest->data, sign, rest->size);
  slice part = at ? slice_cut(*rest, 0, (size_t)(at - rest->data)) : *rest;
  *rest = slice_cut(*rest, part.size + (at != NULL), rest->size);
  return part;
}

static said_phrase read_phrase(stem_reader *r, slice text) {
  said_phrase p = {.count = 0};
  while (text.size && p.count < PHRASE_SLOTS) {
    slice words = take_until(&text, ' ');
    slot *s = &p.slots[p.count++];
    s->count = 0;
    while (words.size && s->count < SLOT_WORDS) s->words[s->count++] = stems_number(r, take_until(&words, '/'));
  }
  return p;
}

static bool slot_holds(const slot *s, uint32_t number) {
  for (uint32_t i = 0; i < s->count; i++)
    if (s->words[i] == number) return true;
  return false;
}

static bool line_has_slot(const stem_line *l, const slot *s) {
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

static void mark_lines(stem_reader *r, uint32_t concept, bool *says) {
  const dictionary *d = stems_dictionary(r);
  const stem_index *index = stems_lines(r);
  for (size_t i = 0; i < dictionary_values(d, concept); i++) {
    said_phrase p = read_phrase(r, dictionary_value(d, concept, i));
    for (size_t k = 0; k < index->lines.count; k++)
      if (!says[k] && is_own_words(&index->lines.items[k])) says[k] = line_says(&index->lines.items[k], &p);
  }
}

/* Which rows show a skill: those that imply it, in buckets by the skill's number. */
enum { BUCKETS = 256 };
typedef struct shown_skill {
  uint32_t skill, row; /* concepts */
} shown_skill;

/* A row's answer is the same for all postings: it is found when first asked for, and kept. */
struct said_lines {
  pthread_mutex_t lock;
  uint32_t first, end; /* the table's rows */
  shown_skill *shown;
  uint32_t bucket[BUCKETS + 1]; /* its first in `shown`, which goes to the next bucket's */
  bool *known;                  /* by row */
  bool *says;                   /* by row and line */
};

static void index_rows(struct said_lines *s, arena *a, const dictionary *d) {
  uint32_t next[BUCKETS], count;
  for (uint32_t row = s->first; row < s->end; row++) {
    const uint32_t *skills = dictionary_implied(d, row, &count);
    for (uint32_t i = 0; i < count; i++) s->bucket[skills[i] % BUCKETS + 1]++;
  }
  for (int b = 0; b < BUCKETS; b++) s->bucket[b + 1] += next[b] = s->bucket[b];
  s->shown = arena_alloc(a, (s->bucket[BUCKETS] + 1) * sizeof *s->shown);
  for (uint32_t row = s->first; row < s->end; row++) {
    const uint32_t *skills = dictionary_implied(d, row, &count);
    for (uint32_t i = 0; i < count; i++) s->shown[next[skills[i] % BUCKETS]++] = (shown_skill){skills[i], row};
  }
}

struct said_lines *said_lines_new(arena *a, const dictionary *d, size_t lines) {
  struct said_lines *s = arena_alloc(a, sizeof *s);
  dictionary_range(d, TABLE_SAID, &s->first, &s->end);
  index_rows(s, a, d);
  size_t rows = s->end - s->first;
  pthread_mutex_init(&s->lock, NULL);
  s->known = arena_alloc(a, rows + 1);
  s->says = arena_alloc(a, rows * lines + 1);
  return s;
}

static bool is_known(struct said_lines *s, size_t row) {
  pthread_mutex_lock(&s->lock);
  bool known = s->known[row];
  pthread_mutex_unlock(&s->lock);
  return known;
}

/* Found without the lock, so that a host's way out of want of memory never leaves it taken. */
static void find_row(stem_reader *r, uint32_t concept, struct said_lines *s, size_t row, size_t lines) {
  bool *fresh = memory_alloc(lines);
  memset(fresh, 0, lines);
  mark_lines(r, concept, fresh);
  pthread_mutex_lock(&s->lock);
  if (!s->known[row]) memcpy(s->says + row * lines, fresh, lines);
  s->known[row] = true;
  pthread_mutex_unlock(&s->lock);
  free(fresh);
}

static void add_row(stem_reader *r, uint32_t concept, bool *says) {
  const stem_index *index = stems_lines(r);
  struct said_lines *s = index->said;
  size_t row = concept - s->first, lines = index->lines.count;
  if (!is_known(s, row)) find_row(r, concept, s, row, lines);
  for (size_t i = 0; i < lines; i++) says[i] |= s->says[row * lines + i];
}

const stem_line *stems_said(stem_reader *r, uint32_t skill, bool *says) {
  const stem_index *index = stems_lines(r);
  memset(says, 0, index->lines.count * sizeof *says);
  if (skill == DICTIONARY_NONE) return NULL;
  const struct said_lines *s = index->said;
  for (uint32_t i = s->bucket[skill % BUCKETS]; i < s->bucket[skill % BUCKETS + 1]; i++)
    if (s->shown[i].skill == skill) add_row(r, s->shown[i].row, says);
  for (size_t i = 0; i < index->lines.count; i++)
    if (says[i]) return &index->lines.items[i];
  return NULL;
}
