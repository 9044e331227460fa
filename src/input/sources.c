#define _GNU_SOURCE
#include "input/sources.h"

#include "base/file.h"
#include "base/names.h"
#include "base/utf8.h"
#include "input/json_scan.h"
#include "input/readers.h"
#include "input/source_names.h"
#include "input/stream.h"
#include "input/zip.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  DEPTH_LIMIT = 64, /* folders in folders, archives in archives */
  ARCHIVE_LIMIT = 512 << 20,
  CHUNK = 256 << 10,
};

typedef struct folder_level {
  char **names;
  size_t count, at;
} folder_level;

typedef struct payload_level {
  buffer json;
  json_walk jobs;
  size_t index;
} payload_level;

typedef struct zip_level {
  buffer bytes;
  zip *zip;
  zip_budget budget; /* of the outermost archive */
} zip_level;

typedef struct level {
  enum { LEVEL_FOLDER, LEVEL_STREAM, LEVEL_PAYLOAD, LEVEL_ZIP } kind;
  char *name; /* what its items' names begin with */
  char *path; /* on disk */
  union {
    folder_level folder;
    stream_level stream;
    payload_level payload;
    zip_level zip;
  };
} level;

struct sources {
  const char *const *paths;
  size_t count, next;
  level levels[DEPTH_LIMIT];
  size_t depth;
  struct {
    dev_t device;
    ino_t node;
  } * visited; /* folders, so that links in a circle end */
  size_t visited_count, visited_capacity;
  size_t number, ignored;
};

/* ---- names ---- */

static char *copy_text(const char *s) {
  size_t size = strlen(s) + 1;
  return memcpy(memory_alloc(size), s, size);
}

static char *join_path(const char *folder, const char *name) {
  buffer path = {0};
  buffer_text(&path, folder);
  if (path.size && path.data[path.size - 1] != '/') buffer_char(&path, '/');
  buffer_text(&path, name);
  return path.data;
}

/* ---- levels ---- */

static level *push(sources *s, int kind, const char *name, const char *path) {
  level *l = &s->levels[s->depth++];
  *l = (level){.name = copy_text(name), .path = copy_text(path)};
  l->kind = kind;
  return l;
}

static void pop(sources *s) {
  level *l = &s->levels[--s->depth];
  if (l->kind == LEVEL_FOLDER) {
    for (size_t i = 0; i < l->folder.count; i++) free(l->folder.names[i]);
    free(l->folder.names);
  } else if (l->kind == LEVEL_STREAM) {
    stream_free(&l->stream);
  } else if (l->kind == LEVEL_PAYLOAD) {
    buffer_free(&l->payload.json);
  } else {
    zip_close(l->zip.zip);
    buffer_free(&l->zip.bytes);
  }
  free(l->name);
  free(l->path);
}

/* ---- items ---- */

static void item_begin(source_item *item, const char *name, const char *path) {
  item->name.size = item->path.size = item->content.size = 0;
  item->json = false;
  item->line = 0;
  item->fault = (fault){.kind = FAULT_NONE, .code = "", .offset = SIZE_MAX};
  buffer_text(&item->name, strcmp(name, "-") == 0 ? "standard input" : name);
  buffer_text(&item->path, path);
}

static bool item_done(sources *s, source_item *item) {
  item->number = s->number++;
  if (item->fault.kind != FAULT_NONE) buffer_free(&item->content);
  return true;
}

static bool item_fault(sources *s, source_item *item, const char *code, const char *message) {
  fault_set(&item->fault, FAULT_INPUT, code, buffer_slice(&item->name), "%s", message);
  return item_done(s, item);
}

/* ---- content of a file ---- */

/* Two lines that each begin an object, the first of which ends on its line. */
static bool looks_stream(slice start) {
  slice line;
  start = utf8_without_mark(start);
  size_t end = slice_find(start, SLICE("\n"), 0);
  if (end == SIZE_MAX || !slice_line(&start, &line)) return false;
  line = slice_trim(line);
  start = slice_trim(start);
  return line.size > 1 && line.data[0] == '{' && line.data[line.size - 1] == '}' && start.size && start.data[0] == '{';
}

/* A payload of several jobs becomes a level of its own. */
static bool push_payload(sources *s, const char *name, const char *path, buffer *content) {
  json_walk jobs, probe;
  slice key, value, json = buffer_slice(content);
  if (s->depth >= DEPTH_LIMIT || !json_jobs(json, &jobs)) return false;
  probe = jobs;
  if (!json_walk_next(&probe, &key, &value)) return false;
  level *l = push(s, LEVEL_PAYLOAD, name, path);
  l->payload = (payload_level){.json = *content, .jobs = jobs};
  *content = (buffer){0};
  return true;
}

static int zip_depth(const sources *s) {
  int depth = 0;
  for (size_t i = 0; i < s->depth; i++) depth += s->levels[i].kind == LEVEL_ZIP;
  return depth;
}

/* A table of postings in memory: a level, whose header is read already. */
static bool push_table(sources *s, const char *name, const char *path, source_item *item) {
  csv_rows *rows = s->depth < DEPTH_LIMIT ? csv_rows_begin(buffer_slice(&item->content)) : NULL;
  if (!rows) return false;
  level *l = push(s, LEVEL_STREAM, name, path);
  l->stream = (stream_level){.descriptor = -1, .chunk = item->content, .ended = true, .rows = rows};
  stream_skip_line(&l->stream);
  item->content = (buffer){0};
  return true;
}

/* A file whose name promises a table, and which has no header of postings: said of one that was named, passed over in
   a folder or an archive, since exports hold tables of all sorts. */
static bool refuse_table(sources *s, source_item *item) {
  if (!s->depth)
    return item_fault(s, item, "no_header",
                      "is a table without a column of postings; its first line has to name the columns: title, "
                      "company, location, description ...");
  s->ignored++;
  return false;
}

/* That of the outermost archive that is open; NULL where none is. */
static zip_budget *shared_budget(sources *s) {
  for (size_t i = 0; i < s->depth; i++)
    if (s->levels[i].kind == LEVEL_ZIP) return &s->levels[i].zip.budget;
  return NULL;
}

/* An archive, which takes the item's bytes, as a level; or a fault. */
static bool push_zip(sources *s, const char *name, const char *path, source_item *item) {
  if (zip_depth(s) >= ZIP_DEPTH || s->depth >= DEPTH_LIMIT)
    return item_fault(s, item, "too_deep", "is an archive in an archive in an archive; unpack it first");
  zip_budget *budget = shared_budget(s);
  level *l = push(s, LEVEL_ZIP, name, path);
  l->zip.bytes = item->content;
  item->content = (buffer){0};
  l->zip.zip = zip_open(buffer_slice(&l->zip.bytes), slice_of(l->name), budget ? budget : &l->zip.budget, &item->fault);
  if (l->zip.zip) return false;
  pop(s);
  return item_done(s, item);
}

/* Opens what a file holds: an archive or a payload as a level (the result is false then, nothing is to be given out
   yet), anything else as the item itself. */
static bool take_content(sources *s, const char *name, const char *path, source_item *item) {
  document_format format = document_sniff(buffer_slice(&item->content));
  if (format == FORMAT_JSON && s->depth < DEPTH_LIMIT && looks_stream(buffer_slice(&item->content))) {
    level *l = push(s, LEVEL_STREAM, name, path); /* in an archive: all of it is here already */
    l->stream = (stream_level){.descriptor = -1, .chunk = item->content, .ended = true};
    item->content = (buffer){0};
    return false;
  }
  if (format == FORMAT_JSON && push_payload(s, name, path, &item->content)) return false;
  if (format == FORMAT_CSV && push_table(s, name, path, item)) return false;
  if (format == FORMAT_TEXT && is_table_name(name)) return refuse_table(s, item);
  return format == FORMAT_ZIP ? push_zip(s, name, path, item) : item_done(s, item);
}

/* ---- streams ---- */

/* `rows`: of a table, else NULL. */
static void push_stream(sources *s, const char *path, int descriptor, slice start, csv_rows *rows) {
  level *l = push(s, LEVEL_STREAM, path, path);
  l->stream = (stream_level){.descriptor = descriptor, .rows = rows};
  buffer_add(&l->stream.chunk, start);
  if (rows) stream_skip_line(&l->stream);
}

static void stream_item(source_item *item, const level *l, size_t line) {
  item_begin(item, l->name, l->path);
  buffer_format(&item->name, ":%zu", line);
  item->line = line;
  item->json = true;
}

/* A stream that broke off is an item of its own: a fault. */
static bool stream_end(sources *s, level *l, source_item *item) {
  int error = l->stream.error;
  if (error) {
    item_begin(item, l->name, l->path);
    fault_set(&item->fault, FAULT_INPUT, "read_failed", buffer_slice(&item->name), "cannot be read after line %zu: %s",
              l->stream.line, strerror(error));
  }
  pop(s);
  return error && item_done(s, item);
}

/* The next row of a table. */
static bool table_next(sources *s, level *l, source_item *item) {
  slice line;
  bool whole = true;
  csv_result result = CSV_MORE;
  item->content.size = 0;
  while (result == CSV_MORE && whole && stream_line(&l->stream, &line, &whole))
    result = csv_rows_line(l->stream.rows, line, &item->content);
  size_t began = csv_rows_at(l->stream.rows);
  if (result == CSV_ROW && whole) {
    buffer row = item->content;
    item->content = (buffer){0};
    stream_item(item, l, began);
    item->content = row;
    return item_done(s, item);
  }
  if (l->stream.error) return stream_end(s, l, item);
  bool broken = !whole || result == CSV_BROKEN || csv_rows_end(l->stream.rows) == CSV_BROKEN;
  if (broken) stream_item(item, l, began);
  pop(s);
  return broken && item_fault(s, item, "invalid_csv",
                              "is a row with a quote that is never closed, or of more than 16 MiB; the rows after it "
                              "are not read. Double the quotes inside of cells");
}

static bool stream_next(sources *s, level *l, source_item *item) {
  slice line;
  bool whole;
  if (l->stream.rows) return table_next(s, l, item);
  do {
    if (!stream_line(&l->stream, &line, &whole)) return stream_end(s, l, item);
    line = slice_trim(line);
  } while (!line.size);
  stream_item(item, l, l->stream.line);
  if (!whole) return item_fault(s, item, "too_long", "is a line of more than 16 MiB; write one posting a line");
  buffer_add(&item->content, line);
  return item_done(s, item);
}

/* ---- payloads ---- */

/* Boards put notices among their jobs. */
static bool is_job(slice value) {
  FORMAT_NAMES(JOB_JSON)
  static const char *const keys[] = {"title", "position",    "jobTitle", "job_title", "name",
                                     "text",  "description", "content",  NULL};
  for (const char *const *key = keys; *key; key++)
    if (json_member(value, slice_of(*key)).size) return true;
  return value.size && value.data[0] != '{';
}

static bool payload_next(sources *s, level *l, source_item *item) {
  slice key, value;
  do {
    if (!json_walk_next(&l->payload.jobs, &key, &value)) {
      pop(s);
      return false;
    }
    l->payload.index++;
  } while (!is_job(value));
  item_begin(item, l->name, l->path);
  buffer_format(&item->name, "[%zu]", l->payload.index);
  item->json = true;
  buffer_add(&item->content, value);
  return item_done(s, item);
}

/* ---- archives ---- */

/* What follows damaged data is not trusted; where the archive is too large, those that it stands in are left too. */
static void leave_archive(sources *s, const fault *why) {
  bool all = why->kind != FAULT_NONE && strcmp(why->code, "too_large") == 0;
  do pop(s);
  while (all && zip_depth(s) > 0);
}

static bool zip_item(sources *s, level *l, source_item *item) {
  slice name;
  do {
    if (!zip_next(l->zip.zip, &name, &item->fault)) {
      bool broken = item->fault.kind != FAULT_NONE;
      fault why = item->fault;
      if (broken) {
        item_begin(item, l->name, l->path);
        item->fault = why;
      }
      leave_archive(s, &why);
      return broken && item_done(s, item);
    }
    if (is_in_ignored_folder(name.data) || is_posting_name(name.data)) continue;
    s->ignored++;
  } while (is_in_ignored_folder(name.data) || !is_posting_name(name.data));
  char *full = join_path(l->name, name.data);
  item_begin(item, full, l->path);
  bool given;
  if (zip_read(l->zip.zip, &item->content, &item->fault)) {
    given = item->content.size ? take_content(s, full, l->path, item) : item_fault(s, item, "empty", "is empty");
  } else {
    if (strcmp(item->fault.code, "encrypted") != 0) leave_archive(s, &item->fault);
    given = item_done(s, item);
  }
  free(full);
  return given;
}

/* ---- folders ---- */

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static bool visit(sources *s, const struct stat *status) {
  for (size_t i = 0; i < s->visited_count; i++)
    if (s->visited[i].device == status->st_dev && s->visited[i].node == status->st_ino) return false;
  if (s->visited_count == s->visited_capacity) {
    s->visited_capacity = s->visited_capacity ? s->visited_capacity * 2 : 64;
    s->visited = memory_realloc(s->visited, s->visited_capacity * sizeof *s->visited);
  }
  s->visited[s->visited_count].device = status->st_dev;
  s->visited[s->visited_count++].node = status->st_ino;
  return true;
}

static bool folder_open(sources *s, const char *path, const struct stat *status, source_item *item) {
  if (!visit(s, status)) return false;
  item_begin(item, path, path);
  if (s->depth >= DEPTH_LIMIT)
    return item_fault(s, item, "too_deep", "is a folder too deep in folders; name it by itself");
  DIR *folder = opendir(path);
  if (!folder) return item_fault(s, item, "not_readable", "is a folder that cannot be read; check its permissions");
  level *l = push(s, LEVEL_FOLDER, path, path);
  size_t capacity = 0;
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    if (is_ignored_folder(entry->d_name)) continue; /* hidden files too */
    folder_level *names = &l->folder;
    if (names->count == capacity) {
      capacity = capacity ? capacity * 2 : 64;
      names->names = memory_realloc(names->names, capacity * sizeof *names->names);
    }
    names->names[names->count++] = copy_text(entry->d_name);
  }
  closedir(folder);
  if (l->folder.count) qsort(l->folder.names, l->folder.count, sizeof *l->folder.names, by_name);
  return false;
}

/* "Page_files" beside "Page.html": what a browser saved with the page. */
static bool is_page_folder(const folder_level *f, const char *name) {
  size_t size = strlen(name);
  if (size <= 6 || strcmp(name + size - 6, "_files") != 0) return false;
  for (size_t i = 0; i < f->count; i++)
    if (strncmp(f->names[i], name, size - 6) == 0 && f->names[i][size - 6] == '.' &&
        strncasecmp(f->names[i] + size - 5, FORMAT_NAME(FILES, "htm").data, 3) == 0)
      return true;
  return false;
}

static bool path_open(sources *s, const char *path, bool named, source_item *item);

static bool folder_next(sources *s, level *l, source_item *item) {
  if (l->folder.at == l->folder.count) {
    pop(s);
    return false;
  }
  const char *name = l->folder.names[l->folder.at++];
  if (is_page_folder(&l->folder, name)) return false;
  char *path = join_path(l->path, name);
  bool given = path_open(s, path, false, item);
  free(path);
  return given;
}

/* ---- files ---- */

static bool read_start(int descriptor, buffer *start, fault *f, slice name) {
  enum { START = 64 << 10 };
  while (start->size < START) {
    char *end = buffer_reserve(start, START);
    ssize_t n = read(descriptor, end, START - start->size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fault_set(f, FAULT_INPUT, "read_failed", name, "cannot be read: %s", strerror(errno));
    if (n == 0) break;
    start->size += (size_t)n;
  }
  return true;
}

/* Reads the rest of a file; false with a fault when it is larger than one document or archive may be. */
static bool read_rest(int descriptor, buffer *content, size_t limit, fault *f, slice name) {
  while (content->size <= limit) {
    char *end = buffer_reserve(content, CHUNK);
    ssize_t n = read(descriptor, end, CHUNK);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fault_set(f, FAULT_INPUT, "read_failed", name, "cannot be read: %s", strerror(errno));
    if (n == 0) return true;
    content->size += (size_t)n;
  }
  return fault_set(f, FAULT_INPUT, "too_large", name,
                   "is larger than the limit of %zu MiB for one file; postings by the many go in as NDJSON",
                   limit >> 20);
}

/* A file that is open: a stream becomes a level, all else is read whole. Closes the descriptor. */
static bool file_take(sources *s, const char *path, int descriptor, source_item *item) {
  buffer start = {0};
  slice name = buffer_slice(&item->name);
  bool given, read = read_start(descriptor, &start, &item->fault, name);
  bool room = read && s->depth < DEPTH_LIMIT;
  csv_rows *rows = room ? csv_rows_begin(buffer_slice(&start)) : NULL;
  if (rows || (room && (looks_stream(buffer_slice(&start)) || (start.size && is_stream_name(path))))) {
    push_stream(s, path, descriptor, buffer_slice(&start), rows);
    buffer_free(&start);
    return false;
  }
  buffer_add(&item->content, buffer_slice(&start));
  size_t limit = document_sniff(buffer_slice(&start)) == FORMAT_ZIP ? ARCHIVE_LIMIT : FILE_LIMIT;
  buffer_free(&start);
  if (read) read = read_rest(descriptor, &item->content, limit, &item->fault, name);
  if (descriptor > STDIN_FILENO) close(descriptor);
  if (read && !item->content.size)
    given = item_fault(s, item, "empty", "is empty; give a file with text in it");
  else
    given = read ? take_content(s, path, path, item) : item_done(s, item);
  return given;
}

/* A path: named on the command line, or found in a folder, where only what may be a posting is taken. */
static bool path_open(sources *s, const char *path, bool named, source_item *item) {
  struct stat status;
  if (named && strcmp(path, "-") == 0) {
    item_begin(item, path, path);
    return file_take(s, path, STDIN_FILENO, item);
  }
  if (stat(path, &status) != 0) {
    if (!named && errno == ELOOP) return false;
    item_begin(item, path, path);
    return item_fault(s, item, errno == ENOENT ? "not_found" : "not_readable",
                      errno == ENOENT ? "is not there; check the name" : "cannot be opened; check its permissions");
  }
  if (S_ISDIR(status.st_mode)) return folder_open(s, path, &status, item);
  if (!named && (!S_ISREG(status.st_mode) || !is_posting_name(path))) {
    s->ignored++;
    return false;
  }
  item_begin(item, path, path);
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return item_fault(s, item, "not_readable", "cannot be opened; check its permissions");
  return file_take(s, path, descriptor, item);
}

/* ---- the interface ---- */

sources *sources_new(const char *const *paths, size_t count) {
  sources *s = memory_alloc(sizeof *s);
  *s = (sources){.paths = paths, .count = count};
  return s;
}

void sources_free(sources *s) {
  if (!s) return;
  while (s->depth) pop(s);
  free(s->visited);
  free(s);
}

bool sources_next(sources *s, source_item *item) {
  for (;;) {
    bool given;
    if (s->depth) {
      level *l = &s->levels[s->depth - 1];
      switch (l->kind) {
      case LEVEL_FOLDER:
        given = folder_next(s, l, item);
        break;
      case LEVEL_STREAM:
        given = stream_next(s, l, item);
        break;
      case LEVEL_PAYLOAD:
        given = payload_next(s, l, item);
        break;
      default:
        given = zip_item(s, l, item);
        break;
      }
    } else {
      if (s->next == s->count) return false;
      given = path_open(s, s->paths[s->next++], true, item);
    }
    if (given) return true;
  }
}

void source_item_free(source_item *item) {
  buffer_free(&item->name);
  buffer_free(&item->path);
  buffer_free(&item->content);
}

bool source_item_read(arena *a, const source_item *item, document *out, fault *f) {
  slice name = buffer_slice(&item->name);
  if (item->fault.kind != FAULT_NONE) {
    *out = document_blank(FORMAT_UNKNOWN, name);
    if (f) *f = item->fault;
    return false;
  }
  if (!item->json) return document_read(a, buffer_slice(&item->content), name, out, f);
  bool done = document_read_json(a, buffer_slice(&item->content), out, f);
  out->source = name;
  if (!done && f) snprintf(f->source, sizeof f->source, "%.*s", SLICE_ARGS(name));
  return done;
}

size_t sources_ignored(const sources *s) { return s->ignored; }
