#define _DEFAULT_SOURCE
#include "base/slice.h"

#include <ctype.h>

static unsigned char lower(char c) {
  unsigned char u = (unsigned char)c;
  return u >= 'A' && u <= 'Z' ? (unsigned char)(u | 0x20) : u;
}

bool slice_equal_nocase(slice a, slice b) {
  if (a.size != b.size) return false;
  for (size_t i = 0; i < a.size; i++)
    if (lower(a.data[i]) != lower(b.data[i])) return false;
  return true;
}

bool slice_starts_with(slice s, slice prefix) {
  return s.size >= prefix.size && slice_equal(slice_cut(s, 0, prefix.size), prefix);
}

bool slice_ends_with(slice s, slice suffix) {
  return s.size >= suffix.size && slice_equal(slice_cut(s, s.size - suffix.size, s.size), suffix);
}

size_t slice_find(slice s, slice needle, size_t from) {
  if (needle.size == 0) return from <= s.size ? from : SIZE_MAX;
  while (from + needle.size <= s.size) {
    const char *hit = memchr(s.data + from, needle.data[0], s.size - needle.size + 1 - from);
    if (!hit) break;
    from = (size_t)(hit - s.data);
    if (memcmp(hit, needle.data, needle.size) == 0) return from;
    from++;
  }
  return SIZE_MAX;
}

/* Size of the white space that begins (or, with `back`, ends) at the edge of s; 0 where there is none. */
static size_t space_at_edge(slice s, bool back) {
  if (s.size == 0) return 0;
  char c = back ? s.data[s.size - 1] : s.data[0];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  slice nbsp = SLICE("\xC2\xA0");
  return (back ? slice_ends_with(s, nbsp) : slice_starts_with(s, nbsp)) ? 2 : 0;
}

bool slice_holds_nocase(slice s, slice needle) {
  if (!needle.size) return true;
  char first = lower(needle.data[0]);
  for (size_t i = 0; i + needle.size <= s.size; i++)
    if (lower(s.data[i]) == first && slice_equal_nocase(slice_cut(s, i, i + needle.size), needle)) return true;
  return false;
}

slice slice_trim(slice s) {
  size_t n;
  while ((n = space_at_edge(s, false)) != 0) s = slice_cut(s, n, s.size);
  while ((n = space_at_edge(s, true)) != 0) s.size -= n;
  return s;
}

bool slice_line(slice *rest, slice *line) {
  if (rest->size == 0) return false;
  const char *end = memchr(rest->data, '\n', rest->size);
  size_t size = end ? (size_t)(end - rest->data) : rest->size;
  *line = slice_cut(*rest, 0, size);
  *rest = slice_cut(*rest, end ? size + 1 : size, rest->size);
  if (line->size && line->data[line->size - 1] == '\r') line->size--;
  return true;
}

int slice_compare(slice a, slice b) {
  size_t n = a.size < b.size ? a.size : b.size;
  int order = n ? memcmp(a.data, b.data, n) : 0;
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool slice_word_byte(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '+' || c == '#'; }

bool slice_has_capital(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if (s.data[i] >= 'A' && s.data[i] <= 'Z') return true;
  return false;
}

/* Where a byte stands at or after `at`, in either case if it is a letter; text.size: nowhere. `found` are the
   places of the two found last, so that neither is searched for twice. */
static size_t next_of(slice text, size_t at, const char cases[2], size_t found[2]) {
  for (int i = 0; i < 2; i++) {
    if (found[i] >= at && found[i] != SIZE_MAX) continue;
    const char *hit = at < text.size ? memchr(text.data + at, cases[i], text.size - at) : NULL;
    found[i] = hit ? (size_t)(hit - text.data) : text.size;
  }
  return found[0] < found[1] ? found[0] : found[1];
}

static unsigned beginning_of(slice word) {
  unsigned first = (unsigned char)word.data[0] | 0x20u, second = (unsigned char)word.data[1] | 0x20u;
  return (first * 37 + second) & 255;
}

word_beginnings word_beginnings_of(slice text) {
  word_beginnings all = {{0}};
  for (size_t at = 0; at + 1 < text.size; at++) {
    if (at && slice_word_byte(text.data[at - 1])) continue;
    unsigned bit = beginning_of(slice_cut(text, at, text.size));
    all.bits[bit / 64] |= (uint64_t)1 << bit % 64;
  }
  return all;
}

bool words_may_hold(const word_beginnings *text, slice phrase) {
  if (phrase.size < 2) return true;
  unsigned bit = beginning_of(phrase);
  return text->bits[bit / 64] >> bit % 64 & 1;
}

bool words_hold(slice text, slice phrase) {
  if (!phrase.size || phrase.size > text.size) return false;
  bool exact = slice_has_capital(phrase);
  char first = phrase.data[0];
  bool letter = !exact && first >= 'a' && first <= 'z';
  const char cases[2] = {first, letter ? (char)(first & ~0x20) : first};
  size_t found[2] = {SIZE_MAX, SIZE_MAX};
  for (size_t at = 0; (at = next_of(text, at, cases, found)) + phrase.size <= text.size; at++) {
    if (at && slice_word_byte(text.data[at - 1])) continue;
    size_t end = at + phrase.size;
    slice here = slice_cut(text, at, end);
    if (!(exact ? slice_equal(here, phrase) : slice_equal_nocase(here, phrase))) continue;
    if (end == text.size || !slice_word_byte(text.data[end])) return true;
  }
  return false;
}
