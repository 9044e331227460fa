/* Filling a note's section, and showing what changed. */
#ifndef FORTE_REPORT_FILL_H
#define FORTE_REPORT_FILL_H

#include "input/note.h"
#include "match/match.h"

typedef enum fill_result {
  FILL_CHANGED,    /* the section was empty, or held forte's own unchanged text, and has new text now */
  FILL_SAME,       /* it holds this very text already */
  FILL_OWN_TEXT,   /* it holds text of the person's own: left alone */
  FILL_NO_SECTION, /* the note has no such section */
  FILL_NOTHING,    /* there is nothing to write */
} fill_result;

/* A change of a note: the bytes of `at` are replaced by `text`. */
typedef struct fill_edit {
  span at;
  slice text;
} fill_edit;

/* Works out what to put under a heading: a list of lines, and a last line by which forte knows its own text again. Only
   bytes of the section's body are touched; blank lines at its beginning and end stay. `force` replaces own text too. */
fill_result fill_section(arena *a, const note *n, slice heading, const slice *lines, size_t count, bool force,
                         fill_edit *edit);

/* The note with the edits made; they do not overlap and are in order of place. */
void fill_apply(slice bytes, const fill_edit *edits, size_t count, buffer *out);

/* Unified diff with three lines of context; nothing when both are equal. */
void diff_write(slice before, slice after, slice name, buffer *out);

#endif
