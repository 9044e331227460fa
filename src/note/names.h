/* What a note's headings are called: a posting's, a person's own, a placeholder. Private to src/note/. */
#ifndef FORTE_NOTE_NAMES_H
#define FORTE_NOTE_NAMES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "dictionary/dictionary.h"

/* Letters and digits of a heading, lower case, one space between words. */
slice note_name(arena *a, slice heading);

/* The same into a buffer that one has already; it is valid until the buffer changes. */
slice note_name_into(slice heading, buffer *out);

/* Is a name among the words of a class of the table "notes"? */
bool note_name_is(slice name, const char *class);

/* Does one of them begin it? "skills*" begins "skillset", "your" does not begin "yours". */
bool note_name_begins(slice name, const char *class);

/* How many of them stand anywhere in it. */
size_t note_name_count(slice name, const char *class);

/* Is it the name of a posting ("job description"), or does it name one among few words ("the ad, as copied")? */
bool note_name_says_posting(slice name);

/* The same of a heading or a summary as it is written. */
bool note_names_posting(arena *a, slice heading);

#endif
