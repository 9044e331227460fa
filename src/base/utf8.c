#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Bytes of the sequence that begins at `at`, its code point in *code; 0 if it is not valid. */
static size_t decode(slice s, size_t at, uint32_t *code) {
  utf8proc_int32_t c;
  utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.data + at,
                                        (utf8proc_ssize_t)(s.size - at < 4 ? s.size - at : 4), &c);
  if (n <= 0) return 0;
  *code = (uint32_t)c;
  return (size_t)n;
}

uint32_t utf8_next_wide(slice s, size_t *at) {
  uint32_t code = 0xFFFD;
  size_t n = decode(s, *at, &code);
  *at += n ? n : 1;
  return n ? code : 0xFFFD;
}

/* The first byte from `at` on that is not ASCII; eight at a time. */
static size_t ascii_end(slice s, size_t at) {
  const uint64_t high = 0x8080808080808080u;
  for (uint64_t bytes; at + sizeof bytes <= s.size; at += sizeof bytes) {
    memcpy(&bytes, s.data + at, sizeof bytes);
    if (bytes & high) break;
  }
  while (at < s.size && (unsigned char)s.data[at] < 0x80) at++;
  return at;
}

size_t utf8_first_invalid(slice s) {
  for (size_t i = 0; (i = ascii_end(s, i)) < s.size;) {
    uint32_t code;
    size_t n = decode(s, i, &code);
    if (!n) return i;
    i += n;
  }
  return SIZE_MAX;
}

slice utf8_clean(arena *a, slice s, size_t *replaced) {
  if (replaced) *replaced = 0;
  if (utf8_first_invalid(s) == SIZE_MAX && (s.size == 0 || !memchr(s.data, 0, s.size))) return s;
  slice copy = arena_copy(a, s);
  char *bytes = (char *)(uintptr_t)copy.data;
  for (size_t i = 0; i < s.size;) {
    uint32_t code;
    size_t n = decode(s, i, &code);
    if (n && code) {
      i += n;
      continue;
    }
    bytes[i++] = '?';
    if (replaced) (*replaced)++;
  }
  return copy;
}

size_t utf8_put(uint32_t code, char out[4]) {
  utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
  return n > 0 ? (size_t)n : 0;
}

uint32_t utf8_fold(uint32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code | 0x20 : code;
  return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

bool utf8_is_steering(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || c == 0x061C || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE ||
         c == 0xFFFF || (c >= 0xE0000 && c <= 0xE007F);
}

static utf8proc_category_t category(uint32_t code) { return utf8proc_category((utf8proc_int32_t)code); }

bool utf8_is_letter(uint32_t code) {
  if (code < 0x80) return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
  if (code >= 0xFE00 && code <= 0xFE0F) return false; /* how the sign before it is drawn: an emoji's own colours */
  utf8proc_category_t c = category(code);
  return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) || c == UTF8PROC_CATEGORY_MN;
}

bool utf8_is_upper(uint32_t code) {
  return code < 0x80 ? code >= 'A' && code <= 'Z' : category(code) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_digit(uint32_t code) { return code >= '0' && code <= '9'; }

bool utf8_is_space(uint32_t code) {
  if (code < 0x80) return code == ' ' || (code >= '\t' && code <= '\r');
  return code == 0x200B || code == 0xFEFF || code == 0x85 || category(code) == UTF8PROC_CATEGORY_ZS ||
         category(code) == UTF8PROC_CATEGORY_ZL || category(code) == UTF8PROC_CATEGORY_ZP;
}

bool utf8_is_wide(uint32_t code) { return code >= 0x1100 && utf8proc_charwidth((utf8proc_int32_t)code) == 2; }

static slice normalised(arena *a, slice s, int form) {
  utf8proc_uint8_t *made = NULL;
  utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)s.data, (utf8proc_ssize_t)s.size, &made,
                                       (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE | form));
  if (size == UTF8PROC_ERROR_NOMEM) memory_failed();
  if (size < 0) return s;
  s = arena_copy(a, (slice){(const char *)made, (size_t)size});
  free(made);
  return s;
}

slice utf8_composed(arena *a, slice s) { return normalised(a, s, 0); }
slice utf8_compatible(arena *a, slice s) { return normalised(a, s, UTF8PROC_COMPAT); }

size_t utf8_columns(slice s) {
  size_t columns = 0;
  for (size_t i = 0; i < s.size;) {
    int width = utf8proc_charwidth((utf8proc_int32_t)utf8_next(s, &i));
    columns += width > 0 ? (size_t)width : 0;
  }
  return columns;
}
