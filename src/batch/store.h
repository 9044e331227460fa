/* The store: results kept in a SQLite file between runs (docs/store.md). */
#ifndef FORTE_BATCH_STORE_H
#define FORTE_BATCH_STORE_H

#include "batch/row.h"

typedef struct store store;               /* for writing: one thread */
typedef struct store_reader store_reader; /* one per thread */

/* Results depend on these: a posting is analysed again when one changes. Hexadecimal. */
typedef struct store_key {
  char dictionary[65], profile[65];
} store_key;
store_key store_key_make(const dictionary *d, const profile *p);

/* Opens or makes the file, brings an older schema up to date and begins a run. NULL with a fault. */
store *store_open(const char *file, const store_key *key, fault *f);
/* Adds an analysed posting, or says that a stored one was seen again. *fresh: never seen before this run. */
bool store_add(store *s, const row *r, slice line, bool analysed, bool *fresh);
/* Ends the run (`whole`: all input was read) and closes. False when the last of it could not be written. */
bool store_close(store *s, bool whole, fault *f);
const char *store_failure(const store *s); /* what went wrong, or NULL */

const char *store_library(void); /* SQLite's version, NULL where it is not installed */

store_reader *store_reader_new(const char *file, const store_key *key);
void store_reader_free(store_reader *r);
/* The stored result of a content; its line too, if wanted. A damaged one is not what was written: it is to be analysed
   again, and to be said. */
typedef enum store_answer { STORE_NOT_THERE, STORE_FOUND, STORE_DAMAGED } store_answer;
store_answer store_find(store_reader *r, slice hash, bool line_wanted, arena *a, row *out, slice *line);

#endif
