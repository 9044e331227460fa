/* UTF-8: reading code points, repairing broken text, case folding (libutf8proc's tables). */
#ifndef FORTE_BASE_UTF8_H
#define FORTE_BASE_UTF8_H

#include "base/arena.h"

/* The code point at data[*at] (at < size), moving *at past it. A broken sequence gives U+FFFD and moves one byte. */
uint32_t utf8_next_wide(slice s, size_t *at);
static inline uint32_t utf8_next(slice s, size_t *at) {
  unsigned char c = (unsigned char)s.data[*at];
  if (c >= 0x80) return utf8_next_wide(s, at);
  (*at)++;
  return c;
}

/* The text after the mark by which some editors begin UTF-8. */
static inline slice utf8_without_mark(slice s) {
  return s.size >= 3 && memcmp(s.data, "\xEF\xBB\xBF", 3) == 0 ? slice_cut(s, 3, s.size) : s;
}

/* Index of the first byte that is not valid UTF-8, or SIZE_MAX. */
size_t utf8_first_invalid(slice s);

/* The text itself when it is valid UTF-8 without NUL; otherwise a copy of the SAME LENGTH in which every offending byte
   is replaced by '?' (so that offsets stay true). *replaced counts them (may be NULL). */
slice utf8_clean(arena *a, slice s, size_t *replaced);

/* Writes a code point's bytes to out (4 at most); returns their number. */
size_t utf8_put(uint32_t code, char out[4]);

uint32_t utf8_fold(uint32_t code); /* simple lower case */
bool utf8_is_letter(uint32_t code);
bool utf8_is_upper(uint32_t code);
bool utf8_is_digit(uint32_t code);
bool utf8_is_space(uint32_t code); /* NBSP, thin, ideographic and zero-width spaces included */
bool utf8_is_wide(uint32_t code);  /* two terminal columns */

slice utf8_composed(arena *a, slice s);   /* NFC: a letter and its accents as one letter where there is one */
slice utf8_compatible(arena *a, slice s); /* NFKC: what stands for other letters as these */

/* Two or three Latin letters drawn as one sign; utf8_compatible() gives them. */
static inline bool utf8_is_ligature(uint32_t code) { return code >= 0xFB00 && code <= 0xFB06; }

/* Signs that steer a terminal or turn the reading direction around: never shown. */
bool utf8_is_steering(uint32_t code);

/* Columns the text takes on a terminal. */
size_t utf8_columns(slice s);

#endif
