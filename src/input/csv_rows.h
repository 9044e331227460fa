/* Tables of postings as CSV, TSV or semicolon-separated text: a header that names columns, a posting a row. Each row
   becomes one JSON object with the keys that json_posting.c reads, so that a table and a board's JSON are read alike.
 */
#ifndef FORTE_INPUT_CSV_ROWS_H
#define FORTE_INPUT_CSV_ROWS_H

#include "base/buffer.h"

typedef struct csv_rows csv_rows;

typedef enum csv_result {
  CSV_MORE,   /* the row goes on, or there is none in the line */
  CSV_ROW,    /* *json holds a row */
  CSV_BROKEN, /* a quoted cell has no end; nothing more is to be had from the table */
} csv_result;

/* Begins with the line that may be a header: a column of descriptions and one more that is known (title, company,
   location, salary, url ..., or JobSpy's columns). The separator is the one that gives the most columns. NULL when it
   is no such header. */
csv_rows *csv_rows_new(slice header);
csv_rows *csv_rows_begin(slice start); /* the same with the first line of what a file begins with */
void csv_rows_free(csv_rows *r);

/* The next line, without its line end; an object into *json, replacing what it held. */
csv_result csv_rows_line(csv_rows *r, slice line, buffer *json);

/* The end of the table: CSV_BROKEN inside of a quoted cell, else CSV_MORE. */
csv_result csv_rows_end(const csv_rows *r);

/* The line, 1-based, on which the row that was last given or is now being read began. */
size_t csv_rows_at(const csv_rows *r);

#endif
