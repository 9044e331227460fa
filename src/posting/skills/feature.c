#include "posting/skills/feature.h"

void feature_number(const feature_sink *s, feature_template t, long number) {
  char text[24], *at = text + sizeof text; /* called for every candidate: printf would cost a tenth of all reading */
  bool negative = number < 0;
  for (unsigned long rest = (unsigned long)(negative ? -number : number), first = 1; rest || first;
       rest /= 10, first = 0)
    *--at = (char)('0' + rest % 10);
  if (negative) *--at = '-';
  feature_put(s, t, (slice){at, (size_t)(text + sizeof text - at)});
}

void feature_steps(const feature_sink *s, feature_template t, long value) {
  if (value < 0) feature_number(s, t, -1);
  for (long k = 1; k <= value; k++) feature_number(s, t, k);
}

slice feature_join(char *out, size_t size, const slice *parts, size_t count) {
  size_t used = 0;
  for (size_t i = 0; i < count; i++) {
    if (i && used < size) out[used++] = '/';
    size_t part = parts[i].size < size - used ? parts[i].size : size - used;
    if (part) memcpy(out + used, parts[i].data, part);
    used += part;
  }
  return (slice){out, used};
}
