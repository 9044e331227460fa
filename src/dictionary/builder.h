/* The dictionary compiler: text files in, one image out. Used by the build (dictionary_compiler) and, at run time, to
   merge a user's own dictionary. */
#ifndef FORTE_DICTIONARY_BUILDER_H
#define FORTE_DICTIONARY_BUILDER_H

#include "base/buffer.h"
#include "dictionary/dictionary.h"

typedef struct builder builder;

/* Called for every fault found, so that one run shows them all. */
typedef void (*builder_report)(void *context, const fault *f);

builder *builder_new(builder_report report, void *context);
void builder_free(builder *b);

/* Adds a source text. `file` names it in faults; its base name without ".txt" becomes the concepts' field. `flags` are
   OR-ed into every form (FORM_USER for a user's dictionary, whose entries may repeat or override built-in ones). */
void builder_add_file(builder *b, slice text, slice file, unsigned flags);

/* Adds everything that a finished dictionary holds. */
void builder_add_dictionary(builder *b, const dictionary *d);

/* Number of faults so far. */
size_t builder_faults(const builder *b);

/* What it holds so far. */
typedef struct builder_counts {
  size_t concepts, forms;
} builder_counts;
builder_counts builder_count(const builder *b);

/* Writes the image (8-byte aligned content) to out; false if there were faults. */
bool builder_finish(builder *b, buffer *out);

#endif
