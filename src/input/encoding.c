#include "input/encoding.h"

#include "base/buffer.h"
#include "base/utf8.h"

enum {
  SAMPLE = 4096,       /* bytes in which zeros are counted */
  FEW_OTHER = 10,      /* of ten units at most one may have a high byte that is not zero, without a byte order mark */
  SURROGATES = 0xD800, /* first high surrogate */
  LOW_SURROGATES = 0xDC00,
  PAST_SURROGATES = 0xE000,
};

static slice taken(arena *a, buffer *out) {
  slice text = arena_copy(a, buffer_slice(out));
  buffer_free(out);
  return text;
}

static void put(buffer *out, uint32_t code) {
  char bytes[4];
  bool sound = code && code < 0x110000 && (code < SURROGATES || code >= PAST_SURROGATES);
  size_t n = sound ? utf8_put(code, bytes) : 0;
  buffer_add(out, n ? (slice){bytes, n} : SLICE("?"));
}

static uint32_t unit_at(slice s, size_t at, size_t width, bool big) {
  uint32_t code = 0;
  for (size_t i = 0; i < width; i++) code |= (uint32_t)(unsigned char)s.data[at + (big ? width - 1 - i : i)] << (8 * i);
  return code;
}

/* UTF-16 (width 2) or UTF-32 (width 4) from byte `from` on. */
static slice wide(arena *a, slice s, size_t from, size_t width, bool big) {
  buffer out = {0};
  for (size_t i = from; i + width <= s.size; i += width) {
    uint32_t code = unit_at(s, i, width, big);
    if (width == 2 && code >= SURROGATES && code < LOW_SURROGATES && i + 2 * width <= s.size) {
      uint32_t low = unit_at(s, i + width, width, big);
      if (low >= LOW_SURROGATES && low < PAST_SURROGATES) {
        code = 0x10000 + ((code - SURROGATES) << 10) + (low - LOW_SURROGATES);
        i += width;
      }
    }
    put(&out, code);
  }
  return taken(a, &out);
}

/* ---- telling ---- */

/* How many of the units of that width and order have nothing but zeros above their lowest byte and a sign of text in
   it? All but a few say that a text is of that kind. */
static bool looks_wide(slice s, size_t width, bool big) {
  size_t units = (s.size < SAMPLE ? s.size : SAMPLE) / width, plain = 0;
  if (units < 4 || s.size % width) return false;
  for (size_t i = 0; i < units; i++) {
    uint32_t code = unit_at(s, i * width, width, big);
    plain += (code >= ' ' && code < 0x100) || (code >= 0x2010 && code <= 0x2122) || code == '\n' || code == '\r' ||
             code == '\t';
  }
  return (units - plain) * FEW_OTHER <= units;
}

/* Windows-1252 where Latin-1 has controls: quotes, dashes, the euro sign. Zero: not assigned. */
static const uint16_t windows1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                         0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* Bytes that are no UTF-8, all assigned in Windows-1252, and no letter in UTF-8 beside them. */
bool encoding_is_windows1252(slice s) {
  bool broken = false;
  for (size_t i = 0; i < s.size;) {
    unsigned char c = (unsigned char)s.data[i];
    size_t from = i;
    if (!c) return false;
    if (utf8_next(s, &i) == 0xFFFD && i == from + 1) {
      if ((c < 0xA0 && !windows1252[c - 0x80]) || c >= 0xFE)
        return false; /* 0xFE, 0xFF: of a stray mark, not of words */
      broken = true;
    } else if (i > from + 1) {
      return false;
    }
  }
  return broken;
}

slice encoding_windows1252(arena *a, slice s) {
  buffer out = {0};
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c < 0x80)
      buffer_char(&out, (char)c);
    else
      put(&out, c < 0xA0 ? windows1252[c - 0x80] : c);
  }
  return taken(a, &out);
}

unsigned char encoding_windows1252_byte(uint32_t code) {
  if (code < 0x80 || (code >= 0xA0 && code < 0xFE)) return (unsigned char)code;
  for (size_t i = 0; i < sizeof windows1252 / sizeof *windows1252; i++)
    if (windows1252[i] == code) return (unsigned char)(0x80 + i);
  return 0;
}

bool encoding_to_windows1252(arena *a, slice text, slice *out, slice *missing) {
  buffer made = {0};
  bool good = true;
  for (size_t i = 0; good && i < text.size;) {
    size_t from = i;
    unsigned char byte = encoding_windows1252_byte(utf8_next(text, &i));
    good = byte != 0;
    if (good)
      buffer_char(&made, (char)byte);
    else
      *missing = slice_cut(text, from, i);
  }
  *out = taken(a, &made);
  return good;
}

static bool starts(slice s, const char *mark, size_t size) { return s.size >= size && memcmp(s.data, mark, size) == 0; }

slice encoding_utf8(arena *a, slice s) {
  if (starts(s, "\xFF\xFE\0\0", 4)) return wide(a, s, 4, 4, false);
  if (starts(s, "\0\0\xFE\xFF", 4)) return wide(a, s, 4, 4, true);
  if (starts(s, "\xFF\xFE", 2)) return wide(a, s, 2, 2, false);
  if (starts(s, "\xFE\xFF", 2)) return wide(a, s, 2, 2, true);
  size_t sample = s.size < SAMPLE ? s.size : SAMPLE;
  if (sample && memchr(s.data, 0, sample)) {
    for (size_t width = 4; width >= 2; width -= 2)
      for (int big = 0; big < 2; big++)
        if (looks_wide(s, width, big)) return wide(a, s, 0, width, big);
    return s;
  }
  return encoding_is_windows1252(s) ? encoding_windows1252(a, s) : s;
}
