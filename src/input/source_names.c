#include "input/source_names.h"
#include "base/names.h"

#include <string.h>
#include <strings.h>

static const char *extension(const char *name) {
  const char *slash = strrchr(name, '/'), *dot = strrchr(slash ? slash + 1 : name, '.');
  return dot && dot != (slash ? slash + 1 : name) ? dot + 1 : "";
}

static bool is_among(const char *word, const char *const *list) {
  for (; *list; list++)
    if (strcasecmp(word, *list) == 0) return true;
  return false;
}

bool is_stream_name(const char *name) {
  FORMAT_NAMES(FILES)
  static const char *const list[] = {"ndjson", "jsonl", "ldjson", NULL};
  return is_among(extension(name), list);
}

bool is_table_name(const char *name) {
  FORMAT_NAMES(FILES)
  static const char *const list[] = {"csv", "tsv", NULL};
  return is_among(extension(name), list);
}

bool is_posting_name(const char *name) {
  FORMAT_NAMES(FILES)
  static const char *const list[] = {"txt",  "text",   "md",    "markdown", "html", "htm",  "xhtml",
                                     "json", "ndjson", "jsonl", "ldjson",   "pdf",  "docx", "odt",
                                     "zip",  "rtf",    "eml",   "csv",      "tsv",  "",     NULL};
  return is_among(extension(name), list);
}

bool is_ignored_folder(const char *name) {
  FORMAT_NAMES(FILES)
  static const char *const list[] = {"node_modules", "__MACOSX", "__pycache__", NULL};
  return name[0] == '.' || is_among(name, list);
}

bool is_in_ignored_folder(const char *path) {
  char part[256];
  while (*path) {
    size_t size = strcspn(path, "/");
    size_t kept = size < sizeof part - 1 ? size : sizeof part - 1;
    memcpy(part, path, kept);
    part[kept] = '\0';
    if (size && is_ignored_folder(part)) return true;
    path += size + (path[size] == '/');
  }
  return false;
}
