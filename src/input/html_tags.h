/* Private to src/input/html.c: what the tags of a page say, apart from what becomes of its text. */
#ifndef FORTE_INPUT_HTML_TAGS_H
#define FORTE_INPUT_HTML_TAGS_H

#include "base/slice.h"

enum tag_flag {
  TAG_LINE = 1 << 0,      /* begins and ends a line */
  TAG_PARAGRAPH = 1 << 1, /* an empty line before and after */
  TAG_ITEM = 1 << 2,
  TAG_CELL = 1 << 3,
  TAG_BREAK = 1 << 4,
  TAG_SKIP = 1 << 5, /* nothing in it is read */
  TAG_PRE = 1 << 6,
  TAG_TITLE = 1 << 7,
  TAG_H1 = 1 << 8,
  TAG_SCRIPT = 1 << 9,
  TAG_MAIN = 1 << 10,
  TAG_FOOTER = 1 << 11,
  TAG_HEADING = 1 << 12,
  TAG_RAW = 1 << 13, /* what is in it is no markup, up to its end tag */
};

/* Flags of an element by its name in small letters; 0 for one that leaves the text as it is (<b>, <span>). */
unsigned html_tag_flags(const char *name);

/* Attributes as libxml2 gives them: name, value or NULL, name, ..., NULL; or NULL for none. They are bytes of UTF-8. */
typedef const unsigned char **html_attributes;

/* Does an attribute hide the element? */
bool html_hides(html_attributes attributes);
bool html_is_json_ld(html_attributes attributes); /* of a script: is what it holds JSON-LD? */

/* Has one of the page's elements more attributes than any real one? The parser would compare each with all before it.
 */
bool html_has_endless_tag(slice html);

#endif
