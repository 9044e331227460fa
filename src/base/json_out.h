/* JSON written straight into a buffer; all JSON that forte writes takes its strings from here. Commas need no state:
   one stands before a member or an element unless its object or list was opened just before. */
#ifndef FORTE_BASE_JSON_OUT_H
#define FORTE_BASE_JSON_OUT_H

#include "base/buffer.h"

/* ---- what stands before a value ---- */

void json_put_next(buffer *out);
void json_put_key(buffer *out, slice key); /* the same, and a key in quotes with its colon; nothing is escaped */
#define JSON_KEY(out, literal) json_put_key((out), SLICE("\"" literal "\":"))

/* ---- values ---- */

/* In quotes. Escaped are what JSON asks for and all that utf8_is_steering(): who prints a line of it steers no
   terminal, and where many readers of lines break (U+0085, U+2028, U+2029) none does: one object stays one line for
   all. */
void json_put_string(buffer *out, slice s);
void json_put_raw(buffer *out, slice json); /* JSON already; the same signs in its strings are escaped */

/* At most six decimals, so that the same figure is always the same text. NAN is null. */
void json_put_number(buffer *out, double x);

#endif
