/* What the formats share. */
#include "batch/writers.h"

#include <math.h>

enum { FLUSH_SIZE = 64 << 10 };

void writing_flush(writing *w, bool all) {
  if (!all && w->out.size < FLUSH_SIZE) return;
  if (!w->failed && w->out.size) w->failed = !w->settings->write(w->settings->context, buffer_slice(&w->out));
  w->out.size = 0;
}

const slice *row_report(const writing *w, const row *r) { return &w->ranking->reports[r - w->ranking->rows]; }

static slice thousands(arena *a, double x) {
  return x >= 1000 ? arena_format(a, "%.0fk", x / 1000) : arena_format(a, "%.0f", x);
}

slice pay_short(arena *a, const char *currency, double min, double max) {
  if (isnan(min) && isnan(max)) return SLICE("");
  const char *sign = strcmp(currency, "USD") == 0   ? "$"
                     : strcmp(currency, "EUR") == 0 ? "\xE2\x82\xAC"
                     : strcmp(currency, "GBP") == 0 ? "\xC2\xA3"
                                                    : currency;
  const char *gap = sign[0] >= 'A' && sign[0] <= 'Z' ? " " : "";
  if (isnan(min)) return arena_format(a, "to %s%s%.*s", sign, gap, SLICE_ARGS(thousands(a, max)));
  if (isnan(max)) return arena_format(a, "from %s%s%.*s", sign, gap, SLICE_ARGS(thousands(a, min)));
  slice low = thousands(a, min), high = thousands(a, max);
  if (slice_equal(low, high)) return arena_format(a, "%s%s%.*s", sign, gap, SLICE_ARGS(low));
  return arena_format(a, "%s%s%.*s-%.*s", sign, gap, SLICE_ARGS(low), SLICE_ARGS(high));
}

slice count_words(arena *a, size_t n, const char *one, const char *many) {
  const char *word = n == 1 ? one : many;
  if (n < 1000) return arena_format(a, "%zu %s", n, word);
  if (n < 1000000) return arena_format(a, "%zu,%03zu %s", n / 1000, n % 1000, word);
  return arena_format(a, "%zu,%03zu,%03zu %s", n / 1000000, n / 1000 % 1000, n % 1000, word);
}

slice row_name(const row *r) {
  slice name = slice_trim(r->title);
  if (name.size) return name;
  for (name = r->file; name.size && memchr(name.data, '/', name.size);) name = slice_cut(name, 1, name.size);
  return name;
}
