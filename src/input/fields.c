#include "input/fields.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The next letter at or after *at, small; 0 at the end. */
static char next_letter(slice s, size_t *at) {
  while (*at < s.size) {
    char c = (char)(s.data[(*at)++] | 0x20);
    if (c >= 'a' && c <= 'z') return c;
  }
  return 0;
}

bool field_names_equal(slice a, slice b) {
  size_t i = 0, k = 0;
  for (bool first = true;; first = false) {
    char c = next_letter(a, &i);
    if (c != next_letter(b, &k)) return false;
    if (!c) return !first;
  }
}

static bool holds_for(const dictionary *d, uint32_t concept, slice input) {
  slice variant = dictionary_variant(d, concept);
  return !variant.size || slice_equal(variant, input);
}

bool field_names(field_class field, slice input, bool (*each)(void *context, slice name), void *context) {
  const dictionary *d = dictionary_builtin();
  uint32_t first, end;
  dictionary_range(d, TABLE_FIELDS, &first, &end);
  for (uint32_t c = first; c < end; c++) {
    if (dictionary_class(d, c) != (int)field || !holds_for(d, c, input)) continue;
    for (size_t i = 0; i < dictionary_values(d, c); i++)
      if (each(context, dictionary_value(d, c, i))) return true;
  }
  return false;
}

static bool is_equal(void *context, slice name) { return field_names_equal(*(const slice *)context, name); }

field_class field_named(slice name, slice input) {
  for (int field = FIELD_NONE + 1; field < FIELD_PER; field++)
    if (field_names((field_class)field, input, is_equal, &name)) return (field_class)field;
  return FIELD_NONE;
}

slice field_period(slice text) {
  const dictionary *d = dictionary_builtin();
  uint32_t first, end;
  dictionary_range(d, TABLE_FIELDS, &first, &end);
  for (uint32_t c = first; c < end; c++) {
    if (dictionary_class(d, c) != FIELD_PER) continue;
    for (size_t i = 0; i < dictionary_values(d, c); i++) {
      slice value = dictionary_value(d, c, i);
      if (slice_holds_nocase(text, value)) return dictionary_variant(d, c);
    }
  }
  return SLICE("");
}

bool field_says_yes(slice text) {
  const dictionary *d = dictionary_builtin();
  return dictionary_has_value(d, dictionary_named(d, TABLE_FIELDS, "yes"), text);
}

/* ---- amounts ---- */

/* "28.500", "1.250.000": points that part thousands, of which each has three figures after it; they are taken out. No
   wage has three places after its point. */
static size_t without_thousands(char *digits, size_t size) {
  const char *point = memchr(digits, '.', size);
  if (!point || point == digits || point - digits > 3) return size;
  for (size_t i = (size_t)(point - digits); i < size; i += 4)
    if (digits[i] != '.' || i + 4 > size || memchr(digits + i + 1, '.', 3)) return size;
  size_t kept = 0;
  for (size_t i = 0; i < size; i++)
    if (digits[i] != '.') digits[kept++] = digits[i];
  return kept;
}

double field_amount(slice text) {
  char digits[32] = "";
  size_t size = 0;
  bool thousands = false;
  for (size_t i = 0; i < text.size && size + 1 < sizeof digits; i++) {
    char c = text.data[i];
    bool sign = (unsigned char)c >= 0x80; /* of a currency, or a hard space */
    if (is_among_signs(c, "0123456789."))
      digits[size++] = c;
    else if (is_among_signs(c, "kK") && size && i + 1 == text.size)
      thousands = true;
    else if (!sign && !is_among_signs(c, ", $"))
      return NAN;
  }
  size = without_thousands(digits, size);
  digits[size] = '\0';
  return size ? strtod(digits, NULL) * (thousands ? 1000 : 1) : NAN;
}
