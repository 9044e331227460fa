#include "base/json_out.h"

#include "base/maths.h"
#include "base/utf8.h"

enum { DECIMALS = 6, DECIMAL_UNIT = 1000000, LONGEST_NUMBER = 32 };
static const double LARGEST = 1e9, SMALLEST = 100; /* beyond it, and below so many units, printf() writes it */

void json_put_next(buffer *out) {
  char last = out->size ? out->data[out->size - 1] : '[';
  if (last != '[' && last != '{') buffer_char(out, ',');
}

/* One step of the buffer for both: a posting has hundreds of keys. */
void json_put_key(buffer *out, slice key) {
  char last = out->size ? out->data[out->size - 1] : '[', *at = buffer_reserve(out, key.size + 1);
  if (last != '[' && last != '{') *at++ = ',';
  memcpy(at, key.data, key.size);
  out->size = (size_t)(at - out->data) + key.size;
  out->data[out->size] = '\0';
}

/* The bytes that may not stand as they are: 1 always, 2 where they begin a sign that steers a terminal or turns the
   reading direction around. */
static unsigned char escapes(unsigned char c) {
  static const unsigned char of[256] = {
      1, 1, 1, 1, 1,         1,          1,          1,          1,          1,          1,          1,         1, 1,
      1, 1, 1, 1, 1,         1,          1,          1,          1,          1,          1,          1,         1, 1,
      1, 1, 1, 1, ['"'] = 1, ['\\'] = 1, [0x7F] = 2, [0xC2] = 2, [0xD8] = 2, [0xE2] = 2, [0xEF] = 2, [0xF3] = 2};
  return of[c];
}

static void put_escape(buffer *out, uint32_t c) {
  static const char letters[][2] = {
      ['\b'] = "b", ['\t'] = "t", ['\n'] = "n", ['\f'] = "f", ['\r'] = "r", ['"'] = "\"", ['\\'] = "\\"};
  if (c < sizeof letters / sizeof *letters && letters[c][0]) {
    buffer_char(out, '\\');
    buffer_char(out, letters[c][0]);
  } else if (c > 0xFFFF) {
    buffer_format(out, "\\u%04x\\u%04x", 0xD7C0 + (c >> 10), 0xDC00 + (c & 0x3FF));
  } else {
    buffer_format(out, "\\u%04x", c);
  }
}

/* With `signs` false only what may stand inside of strings alone is escaped. */
static void put_escaped(buffer *out, slice s, bool signs) {
  size_t done = 0;
  for (size_t i = 0, end = 0; i < s.size; i = end) {
    uint32_t c = (unsigned char)s.data[i];
    unsigned char kind = escapes((unsigned char)c);
    end = i + 1;
    if (kind == 2) {
      end = i;
      c = utf8_next(s, &end);
      kind = utf8_is_steering(c);
    } else if (!signs) {
      kind = 0;
    }
    if (!kind) continue;
    buffer_add(out, slice_cut(s, done, i));
    put_escape(out, c);
    done = end;
  }
  buffer_add(out, slice_cut(s, done, s.size));
}

void json_put_string(buffer *out, slice s) {
  buffer_char(out, '"');
  put_escaped(out, s, true);
  buffer_char(out, '"');
}

void json_put_raw(buffer *out, slice json) { put_escaped(out, json, false); }

void json_put_number(buffer *out, double x) {
  if (!isfinite(x)) {
    buffer_add(out, SLICE("null"));
    return;
  }
  double units = rounded(x * DECIMAL_UNIT);
  if (fabs(x) >= LARGEST || (fabs(units) < SMALLEST && fabs(units) > 0)) {
    buffer_format(out, "%.15g", units / DECIMAL_UNIT);
    return;
  }
  char text[LONGEST_NUMBER], *at = text + sizeof text;
  uint64_t rest = (uint64_t)fabs(units), fraction = rest % DECIMAL_UNIT;
  int decimals = fraction ? DECIMALS : 0;
  for (; fraction && fraction % 10 == 0; fraction /= 10) decimals--;
  for (int i = 0; i < decimals; i++, fraction /= 10) *--at = (char)('0' + fraction % 10);
  if (decimals) *--at = '.';
  for (rest /= DECIMAL_UNIT; rest || at == text + sizeof text || *at == '.'; rest /= 10)
    *--at = (char)('0' + rest % 10);
  if (units < 0) *--at = '-';
  buffer_add(out, (slice){at, (size_t)(text + sizeof text - at)});
}
