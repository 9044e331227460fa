/* A note's lines, and what Markdown makes of each. Private to src/note/. */
#ifndef FORTE_NOTE_LINES_H
#define FORTE_NOTE_LINES_H

#include "note/note.h"

typedef struct note_line {
  uint32_t start, end; /* without its line end */
  uint32_t next;       /* where the next line starts */
  uint16_t indent;     /* columns of white space before the first sign; a tab counts four */
  bool blank;
  bool bullet; /* "- ", "* " or "+ " at its beginning, or such a sign alone */
  bool inert;  /* in front matter, a comment or a code block, their first and last lines included: no heading, no toggle
                */
  bool matter; /* in front matter */
  uint8_t loose; /* the level of a heading without a sign, 0 for other lines */
} note_line;

typedef ARENA_LIST(note_line) note_lines;

note_lines note_lines_read(arena *a, slice bytes);

slice note_line_text(slice bytes, const note_line *l); /* without white space around */

/* Level of the heading at line i and its text; 0 when there is none. *taken: lines it takes, two when underlined. */
int note_heading(slice bytes, const note_lines *all, size_t i, slice *text, size_t *taken);

/* Finds the headings without a sign. */
void note_headings_mark(slice bytes, note_lines *all);

/* The line that starts at a byte. */
size_t note_line_at(const note_lines *all, uint32_t byte);

/* Does "<details" begin at line i? *summary is the text of its "<summary>", "" if none stands near, *content the line
 * after it. */
bool note_details(slice bytes, const note_lines *all, size_t i, slice *summary, size_t *content);

/* The line on which the "<details>" that begins at line i ends, or the count of lines. */
size_t note_details_end(slice bytes, const note_lines *all, size_t i);

#endif
