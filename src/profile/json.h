/* JSON as a tree that knows where everything stands: cJSON says what it means, a walk over the text where it is. */
#ifndef FORTE_PROFILE_JSON_H
#define FORTE_PROFILE_JSON_H

#include "base/arena.h"
#include "base/error.h"

typedef enum json_type { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } json_type;

typedef struct json_node {
  json_type type;
  slice key;  /* of an object's member, decoded; "" otherwise */
  slice text; /* of a string, decoded */
  double number;
  bool truth;
  size_t offset;     /* of the value; 0 until json_locate() */
  size_t key_offset; /* of the key's quote; the value's where there is none */
  struct json_node *child, *next;
} json_node;

/* NULL with a fault (line, column) when the text is no JSON. Values nested deeper than 12 are given without children.
 */
json_node *json_read(arena *a, slice text, slice source, fault_kind kind, fault *f);
/* Finds the offsets of all nodes in the text that they were read from: most texts have no mistake to be told. */
void json_locate(json_node *root, slice text);

/* The member's value, or NULL. The last of several with one key. */
const json_node *json_get(const json_node *object, const char *key);

/* The member's text when it is a string, else "". */
slice json_text(const json_node *object, const char *key);

const char *json_type_name(json_type t); /* "a string", "a list" ... */

/* A place in a text, as lines before it and where its own begins; all 0 at first. Moving costs what lies between, so
   that many mistakes of one file cost one walk. */
typedef struct json_cursor {
  size_t offset, line, begin;
} json_cursor;
void json_move(json_cursor *at, slice text, size_t offset);

/* Line and column (1-based, bytes) of an offset. */
void json_place(slice text, size_t offset, size_t *line, size_t *column);

#endif
