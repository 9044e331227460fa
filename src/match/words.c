/* Words: small help with phrases, for asks, reasons and points. */
#include <ctype.h>
#include <stdio.h>

#include "match/match_parts.h"

enum { BEGINNING = 5, ENDING = 3 }; /* letters that two forms of a word share at least; of a short word's ending */
enum { PART = 7 };                  /* of a part that two compounds share */

slice words_join(arena *a, const slice *items, size_t count, const char *last) {
  return arena_join(a, items, count, ", ", last);
}

slice words_join_clear(arena *a, const slice *items, size_t count) {
  bool nested = false;
  for (size_t i = 0; i < count; i++) nested |= text_has_word(dictionary_builtin(), items[i], SET_CONJUNCTIONS);
  if (!nested || count < 2) return words_join(a, items, count, " and ");
  return arena_join(a, items, count, "; ", "; ");
}

/* Never more than the truth. */
double years_shown(double years) {
  if (years + 1e-6 < 1) return floor(years * 12 + 0.5) / 12;
  return years < 3 ? floor(years * 2 + 0.01) / 2 : floor(years + 0.01);
}

bool years_reach(double have, double asked) {
  static const double MONTH = 1.0 / 12, NEARLY = 0.97;
  return have + MONTH >= asked || have >= NEARLY * asked;
}

slice words_years(arena *a, double years) {
  double shown = years_shown(years);
  if (years + 1e-6 < 1) {
    int months = (int)floor(years * 12 + 0.5);
    return arena_format(a, "%d month%s", months, months == 1 ? "" : "s");
  }
  return arena_format(a, "%g year%s", shown, shown == 1 ? "" : "s"); /* NOLINT */
}

slice words_figure(arena *a, double years) { return arena_format(a, "%g", floor(years * 10 + 0.501) / 10); }

/* Canonical names of products and methods named after someone carry a capital; disciplines do not. */
bool is_discipline(slice name) { return !slice_has_capital(name); }

static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

bool words_next(slice *rest, slice *word) {
  size_t start = 0;
  while (start < rest->size && !is_letter(rest->data[start])) start++;
  size_t end = start;
  while (end < rest->size && is_letter(rest->data[end])) end++;
  *word = slice_cut(*rest, start, end);
  *rest = slice_cut(*rest, end, rest->size);
  return word->size > 0;
}

/* The ending may be another's, as of "analyst" and "analytics"; it is no more than half: "intern" is no "interviewing".
 */
static bool begin_alike(slice a, slice b) {
  size_t shorter = a.size < b.size ? a.size : b.size, longer = a.size + b.size - shorter, common = 0;
  while (common < shorter && (a.data[common] | 32) == (b.data[common] | 32)) common++;
  if (shorter < BEGINNING) return common == shorter && longer - shorter <= ENDING;
  return common >= BEGINNING && 2 * common > longer;
}

/* Forms of a word begin with one letter: words that begin with another are passed over. */
static bool any_alike(slice text, slice word, char first) {
  const char *end = text.data + text.size;
  for (const char *at = text.data; at < end && (at = memchr(at, first, (size_t)(end - at))); at++) {
    if (at > text.data && is_letter(at[-1])) continue;
    const char *after = at + 1;
    while (after < end && is_letter(*after)) after++;
    if (begin_alike((slice){at, (size_t)(after - at)}, word)) return true;
  }
  return false;
}

slice words_before_comma(slice title) {
  size_t comma = slice_find(title, SLICE(", "), 0);
  return comma == SIZE_MAX ? title : slice_cut(title, 0, comma);
}

bool words_alike_in(slice text, slice word) {
  if (!text.size || !word.size || !is_letter(word.data[0])) return false;
  char small = (char)(word.data[0] | 32), large = (char)(small & ~32);
  return any_alike(text, word, small) || any_alike(text, word, large);
}

bool words_begin_in(slice text, slice word) {
  slice other;
  size_t common = word.size < BEGINNING ? word.size : BEGINNING;
  while (words_next(&text, &other))
    if (other.size >= common && slice_equal_nocase(slice_cut(other, 0, common), slice_cut(word, 0, common)))
      return true;
  return false;
}

static bool shares_part(slice a, slice b) {
  for (size_t i = 0; i + PART <= b.size; i++)
    for (size_t k = 0; k + PART <= a.size; k++)
      if (slice_equal_nocase(slice_cut(a, k, k + PART), slice_cut(b, i, i + PART))) return true;
  return false;
}

bool words_part_in(slice text, slice word) {
  slice other;
  while (word.size >= PART && words_next(&text, &other))
    if (shares_part(other, word)) return true;
  return false;
}

void words_range(const dictionary *d, uint32_t *first, uint32_t *end) { dictionary_range(d, TABLE_MATCH, first, end); }

uint32_t words_class(const dictionary *d, const char *name) { return dictionary_named(d, TABLE_MATCH, name); }

const posting_skill *asked_skill(const posting *p, slice name) {
  for (size_t i = 0; i < p->skills.count; i++)
    if (slice_equal(p->skills.items[i].name, name)) return &p->skills.items[i];
  return NULL;
}

bool words_name(const dictionary *d, const char *class, slice text) {
  return dictionary_holds_value(d, words_class(d, class), text);
}

bool words_are_large(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if (!isupper((unsigned char)s.data[i])) return false;
  return s.size > 1;
}

bool words_figures_stand(slice name, slice line) {
  for (size_t at = 0, end; at < name.size; at = end + 1) {
    for (end = at; end < name.size && isdigit((unsigned char)name.data[end]);) end++;
    bool own = end > at && (at == 0 || name.data[at - 1] == ' '); /* not those within "STM32" */
    if (own && !words_hold(line, slice_cut(name, at, end))) return false;
  }
  return true;
}
