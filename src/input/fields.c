#include "input/fields.h"

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
