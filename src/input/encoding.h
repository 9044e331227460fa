/* Bytes of any encoding that texts come in -> UTF-8. */
#ifndef FORTE_INPUT_ENCODING_H
#define FORTE_INPUT_ENCODING_H

#include "base/arena.h"

/* The text in UTF-8: the content itself when it is UTF-8 already (or a binary file). UTF-16 and UTF-32 are told by
   their byte order mark or by where their zero bytes stand; Windows-1252 by bytes that are no UTF-8, when no letter is
   one. A byte order mark stays where nothing is converted. */
slice encoding_utf8(arena *a, slice content);

slice encoding_windows1252(arena *a, slice content);

/* Would encoding_utf8() read these bytes as Windows-1252? */
bool encoding_is_windows1252(slice content);

/* The byte for a letter, 0 where Windows-1252 has none. */
unsigned char encoding_windows1252_byte(uint32_t code);

/* UTF-8 as Windows-1252; the first letter that has no place there is left in *missing and false returned. */
bool encoding_to_windows1252(arena *a, slice text, slice *out, slice *missing);

#endif
