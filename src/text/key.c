/* Keys: what a word is looked up by. */
#include "base/utf8.h"
#include "text/letters.h"
#include "text/token.h"

/* Are all pieces between dots at most two letters long ("b.s", "ph.d", "u.s.a")? */
static bool is_dotted_abbreviation(const char *key, size_t size) {
  size_t piece = 0, dots = 0;
  for (size_t i = 0; i < size; i++) {
    if (key[i] == '.') {
      if (piece == 0) return false;
      dots++;
      piece = 0;
    } else if (!ascii_lower((unsigned char)key[i]) || ++piece > 2) {
      return false;
    }
  }
  return dots > 0;
}

size_t token_key(slice word, char *out, size_t size) {
  size_t n = 0, room = word.size < size ? word.size : size;
  for (unsigned char c; n < room && letter_classes[c = (unsigned char)word.data[n]]; n++)
    out[n] = (char)(letter_classes[c] == UPPER ? c | 0x20 : c);
  if (n == room) return n;
  if (slice_equal(word, SLICE("&"))) word = SLICE("and");
  for (size_t i = n; i < word.size;) {
    uint32_t c = utf8_next(word, &i);
    if (c < 0x80) {
      if (n == size) return n;
      out[n++] = (char)utf8_fold(c);
      continue;
    }
    if (is_invisible(c)) continue;
    char bytes[4];
    size_t more = utf8_put(is_apostrophe(c) ? '\'' : utf8_fold(c), bytes);
    if (n + more > size) return n;
    memcpy(out + n, bytes, more);
    n += more;
  }
  if (n > 1 && out[n - 1] == '.') n--;
  if (!memchr(out, '.', n) || !is_dotted_abbreviation(out, n)) return n;
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (out[i] != '.') out[kept++] = out[i];
  return kept;
}
