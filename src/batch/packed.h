/* Texts that are much alike, deflated (zlib) one by one against a text that stands for all of them. */
#ifndef FORTE_BATCH_PACKED_H
#define FORTE_BATCH_PACKED_H

#include "base/arena.h"
#include "base/buffer.h"

enum { PACKED_MODEL = 28 << 10 }; /* a model's size: deflate looks 32 KB back, from the end of a text, too */

/* The beginning of a zlib stream that holds `model` as it is. */
void packed_beginning(slice model, buffer *out);
slice packed_model(slice beginning); /* the model in it, "" where it is none */
/* What is to follow that beginning, so that both together are the stream of the model and the text behind it: whoever
   has zlib unpacks that. Without a model a stream of its own, or the text itself where that is no shorter. */
void packed_add(slice model, slice text, buffer *out);
/* The text of `size` bytes from what packed_add() wrote; false where it is something else. */
bool packed_read(arena *a, slice model, slice packed, int64_t size, slice *text);

const char *packed_version(void); /* zlib's */

#endif
