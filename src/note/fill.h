/* Filling sections of a note. */
#ifndef FORTE_NOTE_FILL_H
#define FORTE_NOTE_FILL_H

#include "base/buffer.h"
#include "note/note.h"

typedef enum fill_result {
  FILL_CHANGED,      /* the section was empty, or held forte's own unchanged text, and has new text now */
  FILL_SAME,         /* it holds this very text already */
  FILL_OWN_TEXT,     /* it holds text of the person's own: left alone */
  FILL_NO_SECTION,   /* the note has no such section */
  FILL_NOTHING,      /* there is nothing to write */
  FILL_POINTS_ONLY,  /* changed, but for the section of lessons: not there, or text of the person's own */
  FILL_LESSONS_ONLY, /* the other way round */
  FILL_REPLACED,     /* changed, and text of the person's own was there (force) */
  FILL_FIRST,        /* changed, and another section of this name stands further down: left alone */
} fill_result;

/* A change of a note: the bytes of `at` are replaced by `text`. */
typedef struct fill_edit {
  span at;
  slice text;
} fill_edit;

/* Lines of Markdown, without bullets and line ends. */
typedef struct fill_lines {
  const slice *items;
  size_t count;
} fill_lines;

typedef struct fill_request {
  slice heading; /* of the section for the points; "" is "Where can I add value?" */
  bool learn;    /* fill "What will I learn?" too */
  bool force;    /* replace text of the person's own as well */
} fill_request;

/* Does the note have a section that the request is about? */
bool fill_concerns(const note *n, const fill_request *request);

/* Works out what to put under the headings: a list of lines each, and a last line by which forte knows its own text
   again. Only bytes of a section's body are touched; blank lines and comments at its beginning and end stay. The edits,
   *count of them, come in order of place and live in the arena. */
fill_result fill_note(arena *a, const note *n, const fill_request *request, fill_lines points, fill_lines lessons,
                      fill_edit edits[2], size_t *count);

/* Is it the last line of what forte wrote? What is set off from its list is set off from that line. */
bool fill_is_mark(slice line);

/* The note with the edits made; they do not overlap and are in order of place. */
void fill_apply(slice bytes, const fill_edit *edits, size_t count, buffer *out);

#endif
