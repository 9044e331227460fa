/* Names of a note's headings, compared in small letters and without signs. */
#include "note/names.h"

#include "base/utf8.h"

enum {
  LONG_HEADING = 8,  /* words of a heading that begins with the posting's name */
  SHORT_NAME = 8,    /* bytes: "job" and "the job" begin other headings */
  HEADING_WORDS = 4, /* of a heading that names the posting among other words */
};

/* A letter of an old code page, which no UTF-8 begins with what follows: one sign, as it is one once it is decoded. */
static bool is_lost_letter(uint32_t c, char byte) { return c == 0xFFFD && (unsigned char)byte >= 0xC0; }

/* A sign that makes a key of the figure before it: "2\uFE0F\u20E3". */
static bool is_keycap(uint32_t c) { return c == 0xFE0F || c == 0x20E3; }

/* "2. ", "3.1 ", "IV) ", "\U0001F4CB 4) ", "2\uFE0F\u20E3 ": where what a numbered heading is called begins. */
static size_t past_number(slice heading) {
  size_t at = 0, signs = 0, next = 0;
  for (; at < heading.size; at = next) {
    uint32_t c = utf8_next(heading, &next);
    if (utf8_is_letter(c) || utf8_is_digit(c)) break;
  }
  bool roman = at < heading.size && is_among_signs(heading.data[at], "IVX");
  for (size_t first = next = at; at < heading.size; at = next) {
    uint32_t c = utf8_next(heading, &next);
    bool sign = at > first && ((c < 0x80 && is_among_signs((char)c, ".)")) || is_keycap(c));
    if (!sign && !(c < 0x80 && is_among_signs((char)c, roman ? "IVX" : "0123456789"))) break;
    signs += sign;
  }
  return signs && at < heading.size && is_among_signs(heading.data[at], " \t") ? at : 0;
}

/* "Notes {#notes}", "Notes ^a1b2c3": a name for links, which an editor puts behind the heading. */
static slice without_anchor(slice heading) {
  slice s = slice_trim(heading);
  for (size_t i = s.size; i-- > 1;) {
    if (is_among_signs(s.data[i], " \t")) break;
    bool opens = s.data[i] == '^' || (s.data[i] == '#' && s.data[i - 1] == '{' && s.data[s.size - 1] == '}');
    size_t from = s.data[i] == '^' ? i : i - 1;
    if (opens && from > 0 && is_among_signs(s.data[from - 1], " \t")) return slice_trim(slice_cut(s, 0, from));
  }
  return heading;
}

slice note_name_into(slice heading, buffer *out) {
  bool gap = false;
  out->size = 0;
  heading = without_anchor(heading);
  for (size_t at = past_number(heading); at < heading.size;) {
    char byte = heading.data[at];
    uint32_t c = utf8_next(heading, &at);
    if (c == '\'' || c == 0x2019) continue;
    if (!utf8_is_letter(c) && !utf8_is_digit(c) && !is_lost_letter(c, byte)) {
      gap = out->size > 0;
      continue;
    }
    if (gap) buffer_char(out, ' ');
    gap = false;
    char bytes[4];
    size_t n = utf8_put(utf8_fold(c), bytes);
    buffer_add(out, (slice){bytes, n});
  }
  return buffer_slice(out);
}

slice note_name(arena *a, slice heading) {
  buffer out = {0};
  slice name = arena_copy(a, note_name_into(heading, &out));
  buffer_free(&out);
  return name;
}

/* The concept of a class of the table "notes". */
static uint32_t class_named(const char *name) { return dictionary_named(dictionary_builtin(), TABLE_NOTES, name); }

bool note_name_is(slice name, const char *class) {
  return dictionary_has_value(dictionary_builtin(), class_named(class), name);
}

size_t note_name_count(slice name, const char *class) {
  const dictionary *d = dictionary_builtin();
  uint32_t concept = class_named(class);
  size_t found = 0;
  for (size_t i = 0; concept != DICTIONARY_NONE && i < dictionary_values(d, concept); i++)
    found += slice_find(name, dictionary_value(d, concept, i), 0) != SIZE_MAX;
  return found;
}

bool note_name_begins(slice name, const char *class) {
  const dictionary *d = dictionary_builtin();
  uint32_t concept = class_named(class);
  for (size_t i = 0; concept != DICTIONARY_NONE && i < dictionary_values(d, concept); i++) {
    slice value = dictionary_value(d, concept, i);
    bool open = value.data[value.size - 1] == '*';
    if (open) value.size--;
    if (slice_starts_with(name, value) && (open || (name.size > value.size && name.data[value.size] == ' ')))
      return true;
  }
  return false;
}

/* "The ad", "Vacancy text": few words, one of which names a posting. */
static bool says_posting(slice name) {
  const dictionary *d = dictionary_builtin();
  uint32_t concept = class_named("posting_word");
  size_t words = 1;
  for (size_t i = 0; i < name.size; i++) words += name.data[i] == ' ';
  if (note_name_begins(name, "own")) return false;
  for (size_t at = 0; (at = slice_find(name, SLICE(" "), at)) != SIZE_MAX && words <= LONG_HEADING; at++)
    if (note_name_is(slice_cut(name, 0, at), "posting") && at > SHORT_NAME)
      return true; /* "Job posting (copied 3 May)" */
  if (words > HEADING_WORDS) return false;
  for (size_t i = 0; concept != DICTIONARY_NONE && i < dictionary_values(d, concept); i++) {
    slice word = dictionary_value(d, concept, i);
    for (size_t at = 0; (at = slice_find(name, word, at)) != SIZE_MAX; at++) {
      size_t end = at + word.size;
      if ((at == 0 || name.data[at - 1] == ' ') && (end == name.size || name.data[end] == ' ')) return true;
    }
  }
  return false;
}

bool note_name_says_posting(slice name) { return note_name_is(name, "posting") || says_posting(name); }

bool note_names_posting(arena *a, slice heading) { return note_name_says_posting(note_name(a, heading)); }
