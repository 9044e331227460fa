/* An application note: Markdown with properties, headings and toggles (a Notion export, an Obsidian or Logseq page, or
   any page with the headings). */
#ifndef FORTE_NOTE_NOTE_H
#define FORTE_NOTE_NOTE_H

#include "base/arena.h"
#include "base/error.h"

typedef struct note_property {
  slice key, value;
} note_property;

typedef struct note_section {
  slice heading;   /* heading text without the signs */
  int level;       /* number of '#'; 1 for a line underlined with '=', 2 with '-' */
  span heading_at; /* the heading line with its line end, its underline included */
  span body;       /* from the line after the heading to the next heading of any level, the next toggle at the outermost
                      level ("<details>", or "- Job Description" after an empty line), or the end; in an outline, to the
                      first line that is not below the heading's bullet */
  slice indent;    /* what each line of an outline's body begins with: white space, in bytes; "" in other notes */
  bool outline;    /* the heading is a bullet (Logseq): "- ## Where can I add value?" */
} note_section;

typedef struct note {
  slice bytes;               /* the file as it is: nothing is converted, so that bytes outside a section stay */
  slice title;               /* of the "# Title" line */
  note_property *properties; /* front matter, or "Key: Value" lines up to the first blank line after the title */
  size_t property_count;
  note_section *sections; /* front matter, comments and code hold no headings */
  size_t section_count;
  slice newline; /* "\n" or "\r\n", as the file has it */
  slice posting; /* the posting's text, toggles unfolded (indentation taken off): in the arena; "" when there is none */
  slice link;    /* where there is no posting but an address of one: the address */
  bool application; /* a page of a person's own: it has sections or properties of an application */
} note;

/* Does a text have a heading of Markdown, or front matter? */
bool note_has_heading(slice bytes);

/* Parses; false with a fault when the bytes are no note (no heading at all). Everything lives in the arena or in bytes.
 */
bool note_read(arena *a, slice bytes, slice source, note *out, fault *f);

/* The section whose heading matches (case, curly quotes, emoji and end punctuation ignored); NULL if none. */
const note_section *note_find(const note *n, slice heading);

/* "Stage=Rejected": is that property among them with that value? Case and white space around do not matter. */
bool note_property_is(const note_property *properties, size_t count, slice key_and_value);

#endif
