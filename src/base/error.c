#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

/* What could drive a terminal, turn its text around or is no UTF-8 becomes '?'. A sign that the end cut off is dropped
   when the text filled its room. */
static void defuse(char *text, size_t room) {
  slice all = slice_of(text);
  char *to = text;
  for (size_t at = 0; at < all.size;) {
    size_t start = at;
    uint32_t code = utf8_next(all, &at);
    if (code == 0xFFFD && at - start == 1 && all.size + 1 == room && room - start <= 4) break;
    if (code == 0xFFFD || utf8_is_steering(code)) {
      *to++ = '?';
    } else {
      memmove(to, text + start, at - start);
      to += at - start;
    }
  }
  *to = '\0';
}

bool fault_set(fault *f, fault_kind kind, const char *code, slice source, const char *format, ...) {
  if (!f) return false;
  *f = (fault){.kind = kind, .code = code, .offset = SIZE_MAX};
  snprintf(f->source, sizeof f->source, "%.*s", SLICE_ARGS(source));
  va_list args;
  va_start(args, format);
  vsnprintf(f->message, sizeof f->message, format, args);
  va_end(args);
  defuse(f->source, sizeof f->source);
  defuse(f->message, sizeof f->message);
  return false;
}

bool fault_at(fault *f, size_t line, size_t column, size_t offset) {
  if (!f) return false;
  f->line = line;
  f->column = column;
  f->offset = offset;
  return false;
}

void fault_format(const fault *f, char *out, size_t size) {
  char place[64] = "";
  if (f->line && f->column)
    snprintf(place, sizeof place, ":%zu:%zu", f->line, f->column);
  else if (f->line)
    snprintf(place, sizeof place, ":%zu", f->line);
  else if (f->offset != SIZE_MAX)
    snprintf(place, sizeof place, " (byte %zu)", f->offset);
  snprintf(out, size, "%s%s%s%s", f->source, place, f->source[0] ? ": " : "", f->message);
}
