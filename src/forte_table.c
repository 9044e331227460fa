/* The public API of tables of postings. */
#include <stdlib.h>

#include "forte.h"
#include "forte_parts.h"
#include "input/csv_rows.h"

struct forte_table {
  csv_rows *rows;
  buffer row;
};

forte_table *forte_table_new(const char *header, size_t size) {
  csv_rows *rows = csv_rows_new((slice){header, size});
  if (!rows) return NULL;
  forte_table *t = memory_alloc(sizeof *t);
  *t = (forte_table){.rows = rows};
  return t;
}

forte_status forte_table_line(forte_table *t, const char *line, size_t size, forte_text *row) {
  *row = (forte_text){0};
  csv_result result = line ? csv_rows_line(t->rows, (slice){line, size}, &t->row) : csv_rows_end(t->rows);
  if (result == CSV_ROW) *row = (forte_text){t->row.data, t->row.size};
  return result == CSV_BROKEN ? FORTE_INPUT : FORTE_OK;
}

void forte_table_free(forte_table *t) {
  if (!t) return;
  csv_rows_free(t->rows);
  buffer_free(&t->row);
  free(t);
}
