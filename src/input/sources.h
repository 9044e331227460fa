/* Sources: what PATH... on the command line holds, one document at a time and in a stable order: files, folders with
 * all that is in them, NDJSON streams, payloads of job boards, zip archives, Notion exports.
 *
 * One thread pulls items; any thread may read them with source_item_read(). Memory stays bounded: one open file,
 * payload or archive per level of nesting, and one line of a stream.
 */
#ifndef FORTE_INPUT_SOURCES_H
#define FORTE_INPUT_SOURCES_H

#include "base/buffer.h"
#include "input/document.h"

typedef struct sources sources;

typedef struct source_item {
  buffer
      name; /* for messages and reports: "jobs/a.html", "board.json[3]", "feed.ndjson:17", "export.zip/Jobs/Acme.md" */
  buffer path; /* the file on disk that it comes from; "-" is standard input */
  buffer content;
  bool json;     /* the content is one posting as JSON, out of a stream or a payload */
  size_t number; /* 0, 1, 2 ...: its place in the order */
  size_t line;   /* 1-based, of a stream; 0: none */
  fault fault;   /* kind is not FAULT_NONE: this source could not be read, and content is empty */
} source_item;

/* `paths` must outlive the sources; "-" is standard input. Nothing is opened yet. */
sources *sources_new(const char *const *paths, size_t count);
void sources_free(sources *s);

/* The next item into *item, whose buffers are used again (begin with a zeroed one). False at the end. */
bool sources_next(sources *s, source_item *item);
void source_item_free(source_item *item);

/* Turns an item into a document; false with a fault whose source is the item's name, also for an item that is a fault
   itself. The document may point into the item. */
bool source_item_read(arena *a, const source_item *item, document *out, fault *f);

/* Files passed over in folders and archives, because their names promise no posting (pictures, style sheets, tables).
 */
size_t sources_ignored(const sources *s);

#endif
