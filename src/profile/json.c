#include "base/names.h"
#include "base/utf8.h"
#include "profile/json.h"

#include <cjson/cJSON.h>
#include <errno.h>

#include "input/json_scan.h"

enum { DEPTH_MAX = 12 };

void json_move(json_cursor *at, slice text, size_t offset) {
  if (offset > text.size) offset = text.size;
  while (at->offset < offset) {
    if (text.data[at->offset++] != '\n') continue;
    at->line++;
    at->begin = at->offset;
  }
  while (at->offset > offset) {
    if (text.data[--at->offset] != '\n') continue;
    at->line--;
    for (at->begin = at->offset; at->begin && text.data[at->begin - 1] != '\n';) at->begin--;
  }
}

void json_place(slice text, size_t offset, size_t *line, size_t *column) {
  json_cursor at = {0};
  json_move(&at, text, offset);
  *line = at.line + 1;
  *column = at.offset - at.begin + 1;
}

const char *json_type_name(json_type t) {
  MESSAGES
  static const char *const names[] = {"null", "true or false", "a number", "a string", "a list", "an object"};
  return names[t];
}

static json_type type_of(const cJSON *j) {
  if (cJSON_IsObject(j)) return JSON_OBJECT;
  if (cJSON_IsArray(j)) return JSON_ARRAY;
  if (cJSON_IsString(j)) return JSON_STRING;
  if (cJSON_IsNumber(j)) return JSON_NUMBER;
  return cJSON_IsBool(j) ? JSON_BOOL : JSON_NULL;
}

static json_node *build(arena *a, const cJSON *j, int depth) {
  json_node *n = arena_alloc(a, sizeof *n);
  n->type = type_of(j);
  n->key = j->string ? arena_copy(a, slice_of(j->string)) : SLICE("");
  n->text = n->type == JSON_STRING ? arena_copy(a, slice_of(j->valuestring)) : SLICE("");
  n->number = n->type == JSON_NUMBER ? j->valuedouble : 0;
  n->truth = cJSON_IsTrue(j);
  json_node **end = &n->child;
  for (const cJSON *c = depth < DEPTH_MAX ? j->child : NULL; c; c = c->next) {
    *end = build(a, c, depth + 1);
    end = &(*end)->next;
  }
  return n;
}

/* The tree and a walk over the text go side by side: both see members and elements in the same order. */
static void place(json_node *n, slice all, slice raw) {
  json_walk w;
  slice key, value;
  n->offset = n->key_offset = (size_t)(raw.data - all.data);
  if (!n->child || !json_walk_begin(raw, &w)) return;
  for (json_node *c = n->child; c && json_walk_next(&w, &key, &value); c = c->next) {
    place(c, all, value);
    if (key.data && n->type == JSON_OBJECT) c->key_offset = (size_t)(key.data - all.data) - 1;
  }
}

void json_locate(json_node *root, slice text) { place(root, text, slice_trim(utf8_without_mark(text))); }

/* How many lists and objects are open where the text was given up. */
static size_t depth_at(slice text, size_t at) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < at && i < text.size; i++) {
    char c = text.data[i];
    if (quoted && c == '\\') i++;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    depth += c == '[' || c == '{';
    if (depth) depth -= c == ']' || c == '}';
  }
  return depth;
}

/* Where a NUL stands in a string, raw or as \u0000, which would end the string for the parser; SIZE_MAX: nowhere. What
   follows the whole is not looked at. */
static size_t nul_at(slice text, size_t end) {
  for (size_t i = 0; i < end; i++) {
    if (text.data[i] == '\0') return i;
    if (text.data[i] != '\\') continue;
    if (slice_starts_with(slice_cut(text, i, end), SLICE("\\u0000"))) return i;
    i++;
  }
  return SIZE_MAX;
}

/* What is wrong with the text at a place that is no JSON. */
static const char *mistake_at(slice text, size_t at) {
  slice start = slice_trim(text);
  if (start.size && start.data[0] != '{' && start.data[0] != '[') /* a CV or a posting was given */
    return "is no skills file, which is JSON: 'forte skills' makes one from a CV; a posting is given to 'forte' as it "
           "is";
  return depth_at(text, at) >= CJSON_NESTING_LIMIT
             ? "is nested too deeply; a skills file has lists of objects, and none of them deeper"
             : "is not valid JSON here; look for a missing comma, quote or bracket just before";
}

json_node *json_read(arena *a, slice text, slice source, fault_kind kind, fault *f) {
  const char *stop = NULL;
  errno = 0;
  cJSON *j = text.size ? cJSON_ParseWithLengthOpts(text.data, text.size, &stop, 0) : NULL;
  size_t at = stop && stop >= text.data && stop <= text.data + text.size ? (size_t)(stop - text.data) : 0, end = at;
  while (j && end < text.size && (is_among_signs(text.data[end], " \t\r\n") || text.data[end] == 0)) end++;
  if (!j) memory_check();
  size_t nul = j && end == text.size ? nul_at(text, at) : SIZE_MAX;
  if (!j || end < text.size || nul != SIZE_MAX) {
    size_t line, column;
    if (j) at = nul != SIZE_MAX ? nul : end;
    cJSON_Delete(j);
    json_place(text, at, &line, &column);
    fault_set(f, kind, "invalid_json", source, "%s",
              nul != SIZE_MAX ? "holds a NUL, which no text has; take it out" : mistake_at(text, at));
    fault_at(f, line, column, at);
    return NULL;
  }
  json_node *n = build(a, j, 0);
  cJSON_Delete(j);
  return n;
}

const json_node *json_get(const json_node *object, const char *key) {
  const json_node *found = NULL;
  slice name = slice_of(key);
  for (const json_node *n = object && object->type == JSON_OBJECT ? object->child : NULL; n; n = n->next)
    if (n->key.size == name.size && *n->key.data == *key && slice_equal(n->key, name)) found = n;
  return found;
}

slice json_text(const json_node *object, const char *key) {
  const json_node *n = json_get(object, key);
  return n && n->type == JSON_STRING ? slice_trim(n->text) : SLICE("");
}
