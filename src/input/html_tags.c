#include "input/html_tags.h"

#include "base/names.h"

#include <stdlib.h>
#include <string.h>

enum {
  ATTRIBUTE_LIMIT = 256, /* of one element; libxml2 compares each with all before it */
  STYLE_LIMIT = 256,     /* bytes of a style that are looked at */
};

FORMAT_NAMES(HTML)
static const struct {
  const char *name;
  unsigned flags;
} tags[] = {
    {"address", TAG_LINE},
    {"article", TAG_LINE | TAG_MAIN},
    {"aside", TAG_LINE},
    {"blockquote", TAG_PARAGRAPH},
    {"body", TAG_LINE | TAG_MAIN},
    {"br", TAG_BREAK},
    {"button", TAG_SKIP},
    {"caption", TAG_LINE},
    {"dd", TAG_LINE},
    {"details", TAG_LINE},
    {"dialog", TAG_SKIP},
    {"div", TAG_LINE},
    {"dl", TAG_PARAGRAPH},
    {"dt", TAG_LINE},
    {"fieldset", TAG_LINE},
    {"figcaption", TAG_LINE},
    {"figure", TAG_LINE},
    {"footer", TAG_LINE | TAG_FOOTER},
    {"form", TAG_LINE},
    {"h1", TAG_PARAGRAPH | TAG_H1},
    {"h2", TAG_PARAGRAPH | TAG_HEADING},
    {"h3", TAG_PARAGRAPH | TAG_HEADING},
    {"h4", TAG_PARAGRAPH | TAG_HEADING},
    {"h5", TAG_PARAGRAPH | TAG_HEADING},
    {"h6", TAG_PARAGRAPH | TAG_HEADING},
    {"head", TAG_SKIP},
    {"header", TAG_LINE},
    {"hr", TAG_PARAGRAPH},
    {"iframe", TAG_SKIP},
    {"legend", TAG_LINE},
    {"li", TAG_ITEM},
    {"main", TAG_LINE | TAG_MAIN},
    {"nav", TAG_SKIP},
    {"noscript", TAG_SKIP},
    {"object", TAG_SKIP},
    {"ol", TAG_LINE},
    {"option", TAG_SKIP},
    {"p", TAG_PARAGRAPH},
    {"pre", TAG_PARAGRAPH | TAG_PRE},
    {"script", TAG_SKIP | TAG_SCRIPT | TAG_RAW},
    {"section", TAG_LINE},
    {"select", TAG_SKIP},
    {"style", TAG_SKIP | TAG_RAW},
    {"summary", TAG_LINE},
    {"svg", TAG_SKIP},
    {"table", TAG_PARAGRAPH},
    {"td", TAG_CELL},
    {"template", TAG_SKIP},
    {"textarea", TAG_SKIP},
    {"tfoot", TAG_LINE},
    {"th", TAG_CELL},
    {"thead", TAG_LINE},
    {"title", TAG_SKIP | TAG_TITLE},
    {"tr", TAG_LINE},
    {"ul", TAG_LINE},
};

static int by_name(const void *key, const void *entry) { return strcmp(key, *(const char *const *)entry); }

unsigned html_tag_flags(const char *name) {
  const void *found = bsearch(name, tags, sizeof tags / sizeof *tags, sizeof *tags, by_name);
  return found ? tags[((const char *)found - (const char *)tags) / (ptrdiff_t)sizeof *tags].flags : 0;
}

bool html_hides(html_attributes attributes) {
  for (; attributes && attributes[0]; attributes += 2) {
    const char *name = (const char *)attributes[0], *value = attributes[1] ? (const char *)attributes[1] : "";
    if (strcmp(name, "hidden") == 0) return strcmp(value, "until-found") != 0;
    if (strcmp(name, "aria-hidden") == 0 && strcmp(value, "true") == 0) return true;
    if (strcmp(name, "style") != 0) continue;
    char plain[STYLE_LIMIT];
    size_t size = 0;
    for (; *value && size + 1 < sizeof plain; value++)
      if (*value != ' ') plain[size++] = (char)(*value >= 'A' && *value <= 'Z' ? *value | 0x20 : *value);
    plain[size] = '\0';
    if (slice_holds_nocase(slice_of(plain), FORMAT_NAME(HTML, "display:none")) ||
        slice_holds_nocase(slice_of(plain), FORMAT_NAME(HTML, "visibility:hidden")))
      return true;
  }
  return false;
}

bool html_is_json_ld(html_attributes attributes) {
  for (; attributes && attributes[0]; attributes += 2)
    if (strcmp((const char *)attributes[0], "type") == 0 && attributes[1])
      return slice_starts_with(slice_of((const char *)attributes[1]), FORMAT_NAME(HTML, "application/ld+json"));
  return false;
}

/* ---- tags that no browser's user ever saw ---- */

static size_t skip_spaces(slice s, size_t at) {
  while (at < s.size && (s.data[at] == ' ' || (s.data[at] >= '\t' && s.data[at] <= '\r'))) at++;
  return at;
}

/* Past the value of an attribute that begins at `at`, in quotes or not. */
static size_t skip_value(slice s, size_t at) {
  if (at < s.size && (s.data[at] == '"' || s.data[at] == '\'')) {
    const char *end = memchr(s.data + at + 1, s.data[at], s.size - at - 1);
    return end ? (size_t)(end - s.data) + 1 : s.size;
  }
  while (at < s.size && (unsigned char)s.data[at] > ' ' && s.data[at] != '>') at++;
  return at;
}

/* Past the tag whose name begins at `at`; *count its attributes. */
static size_t skip_tag(slice s, size_t at, size_t *count) {
  while (at < s.size && (unsigned char)s.data[at] > ' ' && s.data[at] != '>') at++;
  for (*count = 0; (at = skip_spaces(s, at)) < s.size && s.data[at] != '>' && *count <= ATTRIBUTE_LIMIT; ++*count) {
    size_t name = at;
    while (at < s.size && (unsigned char)s.data[at] > ' ' && s.data[at] != '>' && s.data[at] != '=') at++;
    size_t equals = skip_spaces(s, at);
    if (equals < s.size && s.data[equals] == '=') at = skip_value(s, skip_spaces(s, equals + 1));
    if (at == name) at++; /* a control character, which is no name */
  }
  return at;
}

/* Where the text of a script, style sheet or comment that begins at `at` ends; `at` itself for any other element. */
static size_t skip_raw(slice html, size_t tag, size_t at) {
  char name[16] = "";
  for (size_t i = 0; i + 1 < sizeof name && tag + i < html.size && (html.data[tag + i] | 0x20) >= 'a'; i++)
    name[i] = (char)(html.data[tag + i] | 0x20);
  bool raw = html_tag_flags(name) & TAG_RAW;
  while (raw && at < html.size) {
    at = slice_find(html, SLICE("</"), at);
    if (at == SIZE_MAX || at + 2 >= html.size) return html.size;
    if ((html.data[at + 2] | 0x20) == 's') return at;
    at += 2;
  }
  return at;
}

bool html_has_endless_tag(slice html) {
  for (size_t at = 0; (at = slice_find(html, SLICE("<"), at)) != SIZE_MAX;) {
    char next = at + 1 < html.size ? html.data[at + 1] : 0;
    size_t tag = at + 1, count;
    if (slice_starts_with(slice_cut(html, at, html.size), SLICE("<!--"))) {
      at = slice_find(html, SLICE("-->"), at);
      if (at == SIZE_MAX) return false;
    } else if ((next | 0x20) < 'a' || (next | 0x20) > 'z') {
      at++;
    } else {
      at = skip_tag(html, tag, &count);
      if (count > ATTRIBUTE_LIMIT) return true;
      at = skip_raw(html, tag, at);
    }
  }
  return false;
}
