/* Lines of an endless input: read in chunks, with a limit, so that memory does not grow with the stream or a line. */
#ifndef FORTE_CLI_LINES_H
#define FORTE_CLI_LINES_H

#include <stdbool.h>
#include <stddef.h>

enum { LINE_LIMIT = 16 << 20 }; /* bytes: a longer line cannot be one posting */

typedef enum line_result { LINE_END, LINE_READ, LINE_TOO_LONG, LINE_FAILED } line_result;

typedef struct line_reader {
  int descriptor;
  char *data;
  size_t start, end, capacity; /* data[start, end) is not yet given out */
  bool ended;
  bool (*before_read)(void *context); /* called before a read that may wait; false ends the reading. May be NULL */
  void *context;
} line_reader;

/* The next line without its LF or CRLF; *line is valid until the next call. LINE_TOO_LONG has skipped the whole line.
 */
line_result line_next(line_reader *r, const char **line, size_t *size);
void lines_free(line_reader *r);

#endif
