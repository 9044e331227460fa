#define _GNU_SOURCE
#include "each_posting.h"

#include <stdio.h>
#include <stdlib.h>

int each_posting(void (*made)(reading *r), posting_use *use, void *context) {
  posting_reader *reader = posting_reader_new(dictionary_builtin());
  if (!reader) return 2;
  posting_worker *worker = posting_worker_new(reader);
  char *line = NULL;
  size_t capacity = 0;
  for (ssize_t n; (n = getline(&line, &capacity, stdin)) > 0;) {
    arena *a = arena_new();
    fault f;
    document doc;
    posting out;
    reading r;
    if (document_read_json(a, (slice){line, (size_t)n}, &doc, &f)) {
      posting_reading_new(reader, worker, a, &doc, &out, &r);
      if (made) made(&r);
      use(&r, context);
    }
    arena_free(a);
  }
  free(line);
  posting_worker_free(worker);
  posting_reader_free(reader);
  return 0;
}
