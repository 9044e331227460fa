#include "input/json_scan.h"
#include "base/names.h"
#include "base/utf8.h"

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static size_t skip_space(slice s, size_t at) {
  while (at < s.size && is_space(s.data[at])) at++;
  return at;
}

/* Index after the string that opens at `at`, or SIZE_MAX when it does not close. */
static size_t skip_string(slice s, size_t at) {
  size_t open = at;
  while (++at < s.size) {
    const char *quote = memchr(s.data + at, '"', s.size - at);
    if (!quote) break;
    size_t end = (size_t)(quote - s.data), before = end;
    while (before > open + 1 && s.data[before - 1] == '\\') before--;
    if ((end - before) % 2 == 0) return end + 1;
    at = end;
  }
  return SIZE_MAX;
}

static size_t skip_brackets(slice s, size_t at) {
  size_t depth = 0;
  while (at < s.size) {
    char c = s.data[at];
    if (c == '"') {
      at = skip_string(s, at);
      if (at == SIZE_MAX) return SIZE_MAX;
      continue;
    }
    at++;
    if (c == '{' || c == '[') depth++;
    if ((c == '}' || c == ']') && --depth == 0) return at;
  }
  return SIZE_MAX;
}

/* Index after the value that begins at `at`, or SIZE_MAX. */
static size_t skip_value(slice s, size_t at) {
  if (at >= s.size) return SIZE_MAX;
  char c = s.data[at];
  if (c == '"') return skip_string(s, at);
  if (c == '{' || c == '[') return skip_brackets(s, at);
  size_t end = at;
  while (end < s.size && !is_space(s.data[end]) && !is_among_signs(s.data[end], ",]}:")) end++;
  return end > at ? end : SIZE_MAX;
}

bool json_walk_begin(slice json, json_walk *w) {
  size_t at = json.size - utf8_without_mark(json).size;
  at = skip_space(json, at);
  if (at >= json.size || (json.data[at] != '{' && json.data[at] != '[')) return false;
  *w = (json_walk){.text = slice_cut(json, at, json.size), .at = 1, .object = json.data[at] == '{'};
  return true;
}

bool json_walk_next(json_walk *w, slice *key, slice *value) {
  slice s = w->text;
  size_t at = skip_space(s, w->at);
  if (at < s.size && s.data[at] == ',') at = skip_space(s, at + 1);
  *key = (slice){"", 0};
  if (at >= s.size || s.data[at] == ']' || s.data[at] == '}') return false;
  if (w->object) {
    size_t end = s.data[at] == '"' ? skip_string(s, at) : SIZE_MAX;
    if (end == SIZE_MAX || end > s.size) return false;
    *key = slice_cut(s, at + 1, end - 1);
    at = skip_space(s, end);
    if (at >= s.size || s.data[at] != ':') return false;
    at = skip_space(s, at + 1);
  }
  size_t end = skip_value(s, at);
  if (end == SIZE_MAX || end > s.size) return false;
  *value = slice_cut(s, at, end);
  w->at = end;
  return true;
}

slice json_member(slice object, slice key) {
  slice found = {"", 0}, name, value;
  json_walk w;
  if (!json_walk_begin(object, &w) || !w.object) return found;
  while (json_walk_next(&w, &name, &value))
    if (slice_equal(name, key)) found = value;
  return found;
}

static bool among(slice key, const char *const *words) {
  for (; *words; words++)
    if (slice_equal(key, slice_of(*words))) return true;
  return false;
}

/* An array whose first element is an object. */
static bool is_object_array(slice value, json_walk *jobs) {
  slice key, first;
  if (!json_walk_begin(value, jobs) || jobs->object) return false;
  json_walk probe = *jobs;
  return json_walk_next(&probe, &key, &first) && first.size && first.data[0] == '{';
}

bool json_jobs(slice json, json_walk *jobs) {
  FORMAT_NAMES(JOB_JSON)
  static const char *const lists[] = {"jobs",     "data",      "results", "postings", "items",  "positions",
                                      "listings", "vacancies", "offers",  "hits",     "@graph", "itemListElement",
                                      NULL};
  FORMAT_NAMES(JOB_JSON)
  static const char *const texts[] = {
      "text",   "description", "body", "content", "contents", "jobDescription", "descriptionPlain", "descriptionHtml",
      "basics", NULL};
  json_walk w;
  if (!json_walk_begin(json, &w)) return false;
  if (!w.object) {
    *jobs = w;
    return true;
  }
  slice key, value;
  bool found = false;
  while (json_walk_next(&w, &key, &value)) {
    if (among(key, texts) && value.size && value.data[0] == '"') return false;
    json_walk list;
    if (!found && among(key, lists) && is_object_array(value, &list)) {
      *jobs = list;
      found = true;
    }
  }
  return found;
}
