/* A raw look at JSON text without building anything: where members and elements lie. Tolerant: what is not JSON ends
   the walk early, and the real parser then says what is wrong. */
#ifndef FORTE_INPUT_JSON_SCAN_H
#define FORTE_INPUT_JSON_SCAN_H

#include "base/slice.h"

typedef struct json_walk {
  slice text; /* the object or array, from its bracket on */
  size_t at;
  bool object;
} json_walk;

/* Begins at the object or array that `json` starts with (after white space and a byte order mark); false for others. */
bool json_walk_begin(slice json, json_walk *w);

/* The next member or element; key is the raw text between the quotes ("" in an array), value is the raw JSON. */
bool json_walk_next(json_walk *w, slice *key, slice *value);

/* Raw value of the object's member, the last one when there are several; "" when there is none. */
slice json_member(slice object, slice key);

/* The jobs of a payload: a top-level array, or an object's "jobs", "data", "results" ... array when the object is no
   posting itself. False when the JSON is no such payload. */
bool json_jobs(slice json, json_walk *jobs);

#endif
