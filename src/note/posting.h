/* Finding the posting in a note. Private to src/note/. */
#ifndef FORTE_NOTE_POSTING_H
#define FORTE_NOTE_POSTING_H

#include "note/lines.h"

/* A bullet at the outermost level that folds what is indented below it: named like a posting (*posting), or set off by
   empty lines as Notion writes a toggle with paragraphs in it. */
bool note_toggle(arena *a, slice bytes, const note_lines *all, size_t i, bool *posting);

/* What a callout's first line calls it: "Posting" of "> [!info]- Posting"; "" when line i begins none. */
slice note_callout(slice bytes, const note_lines *all, size_t i);

/* Fills out->posting, out->link and out->application from the sections and properties that were read. */
void note_posting_read(arena *a, const note_lines *all, note *out);

#endif
