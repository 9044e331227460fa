/* An application note: Markdown with properties, headings and toggles (a Notion export, or any page with the headings).
 */
#ifndef FORTE_INPUT_NOTE_H
#define FORTE_INPUT_NOTE_H

#include "input/document.h"

typedef document_property note_property;

typedef struct note_section {
  slice heading;   /* heading text without the signs */
  int level;       /* number of '#' */
  span heading_at; /* the heading line with its line end */
  span body;       /* from the line after the heading to the next heading of any level, or the next toggle at the
                      outermost level after an empty line ("- Job Description"), or the end */
} note_section;

typedef struct note {
  slice bytes;               /* the file as it is: nothing is converted, so that bytes outside a section stay */
  slice title;               /* of the "# Title" line */
  note_property *properties; /* "Key: Value" lines up to the first blank line after the title */
  size_t property_count;
  note_section *sections;
  size_t section_count;
  slice newline; /* "\n" or "\r\n", as the file has it */
  slice posting; /* the posting's text, toggles unfolded (indentation taken off): in the arena; "" when there is none */
} note;

/* Parses; false with a fault when the bytes are no note (no heading at all). Everything lives in the arena or in bytes.
 */
bool note_read(arena *a, slice bytes, slice source, note *out, fault *f);

/* The section whose heading matches (case, curly quotes, emoji and end punctuation ignored); NULL if none. */
const note_section *note_find(const note *n, slice heading);

slice note_property_value(const note *n, slice key); /* "" if there is none; key without case */

#endif
