/* Asks that are told by examples: "CI/CD tools (Jenkins, GitLab CI)", "donor databases such as Raiser's Edge". Who has
   an example has what it is one of; where none is shown, the examples are what is missing, and the general word is not
   said beside them. What opens examples is the class "example" of the table "match". */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "match/match_parts.h"
#include "base/search.h"

enum { WORDS_BETWEEN = 2, WORDS_OF_LIST = 1, EXAMPLES = 12, REACH = 240, LEAST_EXAMPLES = 2 };
static const double BY_EXAMPLE = 0.9; /* of the example's own credit */
static const double LIST_HALF = 0.5;  /* of a list that is no "such as" so much is to be shown */

typedef struct examples {
  const posting_skill *items[EXAMPLES];
  size_t count;
  bool any; /* "such as": one of them is enough */
} examples;

static bool is_letter(char c) { return isalpha((unsigned char)c) || (unsigned char)c >= 0x80; }

/* Length of a phrase of the class at the start of the text; 0: none. */
static size_t opener_at(const matching *m, slice text) {
  uint32_t class = words_class(m->dictionary, "example");
  size_t longest = 0, count = text.size ? dictionary_values(m->dictionary, class) : 0;
  for (size_t i = 0; i < count; i++) {
    slice phrase = dictionary_value(m->dictionary, class, i);
    if (phrase.size <= longest || phrase.size > text.size || (*phrase.data | 32) != (*text.data | 32)) continue;
    if (!slice_equal_nocase(slice_cut(text, 0, phrase.size), phrase)) continue;
    if (phrase.size < text.size && is_letter(text.data[phrase.size])) continue;
    longest = phrase.size;
  }
  return longest;
}

/* The part of the text after an ask that tells its examples: after a colon or in brackets, or after "such as". */
static slice told_after(const matching *m, slice text, bool *any) {
  size_t at = 0;
  *any = false;
  for (size_t words = 0; at < text.size;) {
    size_t word_ends = at;
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == ',')) at++;
    bool apart = memchr(text.data + word_ends, ',', at - word_ends); /* "PostgreSQL, Azure (AKS ...)": another's */
    slice rest = slice_cut(text, at, text.size);
    size_t opener = opener_at(m, rest);
    if (opener) {
      *any = true;
      return slice_cut(rest, opener, rest.size);
    }
    if (!rest.size || apart) break;
    if (rest.data[0] == ':') return slice_cut(rest, 1, rest.size);
    if (rest.data[0] == '(') {
      slice inside = slice_cut(rest, 1, rest.size);
      const char *end = memchr(inside.data, ')', inside.size);
      if (end) inside = slice_cut(inside, 0, (size_t)(end - inside.data));
      size_t skip = opener_at(m, inside);
      *any = skip > 0;
      return slice_cut(inside, skip, inside.size);
    }
    if (!is_letter(rest.data[0]) || ++words > WORDS_BETWEEN) break;
    while (at < text.size && (is_letter(text.data[at]) || text.data[at] == '-')) at++;
  }
  return SLICE("");
}

/* The line from there on, as far as its sentence goes. */
static slice line_after(slice text, size_t at) {
  size_t end = at;
  while (end < text.size && end < at + REACH && text.data[end] != '\n' && text.data[end] != ';') {
    bool stop = text.data[end] == '.' && end + 2 < text.size && text.data[end + 1] == ' ' &&
                isupper((unsigned char)text.data[end + 2]) && end > at && islower((unsigned char)text.data[end - 1]) &&
                (end < 2 || text.data[end - 2] != '.');
    if (stop) break;
    end++;
  }
  return slice_cut(text, at, end);
}

static int by_start(const void *a, const void *b) {
  const placed_mention *x = a, *y = b;
  if (x->at.start != y->at.start) return x->at.start < y->at.start ? -1 : 1;
  return (x->skill > y->skill) - (x->skill < y->skill);
}

mention_list examples_places(arena *a, const posting *p) {
  mention_list all = {0};
  for (uint32_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    if ((s->kind != SKILL_HARD && s->kind != SKILL_CERT) || s->strength == STRENGTH_NEGATED) continue;
    for (size_t k = 0; k < s->mentions.count; k++) {
      placed_mention one = {s->mentions.items[k].at, i};
      ARENA_PUSH(a, &all, one);
    }
  }
  if (all.count) qsort(all.items, all.count, sizeof *all.items, by_start);
  return all;
}

static size_t first_from(const mention_list *all, size_t start) {
  size_t i;
  SEARCH_FIRST(i, 0, all->count, all->items[i].at.start < start);
  return i;
}

static size_t words_in(slice s) {
  size_t count = 0;
  for (size_t i = 0; i < s.size; i++) count += is_letter(s.data[i]) && (i == 0 || !is_letter(s.data[i - 1]));
  return count;
}

/* They stand one after the other, a comma or a word between them: where something else begins, the list is over. */
static examples examples_of(const matching *m, const posting_skill *s, const skill_mention *mention) {
  const posting *p = m->whole;
  examples list = {0};
  slice told = told_after(m, line_after(p->text, mention->at.end), &list.any);
  if (!told.size) return list;
  size_t end = (size_t)(told.data - p->text.data), last = end + told.size;
  for (size_t i = first_from(&m->places, end); i < m->places.count && list.count < EXAMPLES; i++) {
    span at = m->places.items[i].at;
    if (at.end > last) break;
    if (at.start > end && words_in(slice_cut(p->text, end, at.start)) > WORDS_OF_LIST) break;
    if (at.end > end) end = at.end;
    const posting_skill *one = &p->skills.items[m->places.items[i].skill];
    if (!slice_equal(one->name, s->name)) list.items[list.count++] = one;
  }
  return list;
}

/* Judges what a list of examples says of the ask; false: nothing. */
static bool judge_list(const matching *m, const posting_skill *s, const examples *list, showing *out) {
  size_t shown = 0;
  strength most = STRENGTH_NEGATED;
  showing best = {.credit = 0};
  const posting_skill *by = NULL;
  for (size_t i = 0; i < list->count; i++) {
    showing one = skill_showing(m, list->items[i]);
    if (list->items[i]->strength > most) most = list->items[i]->strength;
    if (one.status != STATUS_MET) continue;
    shown++;
    if (by && one.credit <= best.credit) continue;
    best = one;
    by = list->items[i];
  }
  if (shown && (list->any || (double)shown >= LIST_HALF * (double)list->count)) {
    *out = best;
    out->credit *= BY_EXAMPLE;
    out->reason = arena_format(m->arena, "by %.*s, which they name as an example", SLICE_ARGS(by->name));
    return true;
  }
  if (list->count < LEAST_EXAMPLES || s->mentions.count > 1 || most < s->strength) return false;
  out->status = STATUS_UNKNOWN;
  out->reason = SLICE("asked for by its examples; not counted");
  return true;
}

bool examples_judge(const matching *m, const posting_skill *s, showing *out) {
  if (s->kind != SKILL_HARD || !m->dictionary) return false;
  for (size_t k = 0; k < s->mentions.count; k++) {
    examples list = examples_of(m, s, &s->mentions.items[k]);
    if (list.count && judge_list(m, s, &list, out)) return true;
  }
  return false;
}

skill_refs examples_all(const matching *m, const posting_skill *s) {
  skill_refs all = {0};
  for (size_t k = 0; s->kind == SKILL_HARD && k < s->mentions.count; k++) {
    examples list = examples_of(m, s, &s->mentions.items[k]);
    for (size_t i = 0; i < list.count; i++) ARENA_PUSH(m->arena, &all, list.items[i]);
  }
  return all;
}
