#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

/* Control bytes could drive a terminal; '?' cannot. */
static void defuse(char *text) {
  for (; *text; text++)
    if ((unsigned char)*text < 0x20 || *text == 0x7f) *text = '?';
}

bool fault_set(fault *f, fault_kind kind, const char *code, slice source, const char *format, ...) {
  if (!f) return false;
  *f = (fault){.kind = kind, .code = code, .offset = SIZE_MAX};
  snprintf(f->source, sizeof f->source, "%.*s", SLICE_ARGS(source));
  va_list args;
  va_start(args, format);
  vsnprintf(f->message, sizeof f->message, format, args);
  va_end(args);
  defuse(f->source);
  defuse(f->message);
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
