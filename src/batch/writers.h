/* The ranking in each format: one function a format, named in batch.c's table. */
#ifndef FORTE_BATCH_WRITERS_H
#define FORTE_BATCH_WRITERS_H

#include "batch/ranking.h"

typedef struct writing {
  const ranking *ranking;
  const batch_settings *settings;
  buffer out;
  bool failed; /* the output could not be written */
} writing;

void write_text(writing *w);
void write_markdown(writing *w);
void write_csv(writing *w);
void write_json(writing *w);
void write_ndjson(writing *w);
void write_page(writing *w);

/* Passes on what was made so far, if it is much, or all of it. */
void writing_flush(writing *w, bool all);

const slice *row_report(const writing *w, const row *r); /* the report's file name, "" none */

slice row_name(const row *r); /* its title, or the last part of its file's name */

/* "$104k-131k", "from EUR 80k"; "" when none is stated. */
slice pay_short(arena *a, const char *currency, double min, double max);
slice count_words(arena *a, size_t n, const char *one, const char *many); /* "1 posting", "1,234 postings" */

enum { LEARN_SHOWN = 10 };

#endif
