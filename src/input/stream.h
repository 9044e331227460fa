/* Lines of a file that is read as it is used, or of text in memory: postings or rows of a table. Memory is bounded by
   one line. Private to sources.c. */
#ifndef FORTE_INPUT_STREAM_H
#define FORTE_INPUT_STREAM_H

#include "input/csv_rows.h"

typedef struct stream_level {
  int descriptor;
  buffer chunk;
  size_t at, line;
  bool ended, skipping; /* skipping: the rest of a line that is too long */
  int error;            /* of a read that failed: errno; 0: none */
  csv_rows *rows;       /* of a table; NULL: a posting a line */
} stream_level;

/* The next line without its end; false at the end of the stream. Of a line of more than JSON_LIMIT *whole is false,
   once; the rest of it comes as empty lines. */
bool stream_line(stream_level *l, slice *line, bool *whole);

/* Passes over the first line, which is in memory. */
void stream_skip_line(stream_level *l);

void stream_free(stream_level *l);

#endif
