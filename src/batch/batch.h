/* The batch: everything that PATH... holds, ranked against a profile. */
#ifndef FORTE_BATCH_BATCH_H
#define FORTE_BATCH_BATCH_H

#include "base/error.h"
#include "dictionary/dictionary.h"
#include "posting/posting.h"
#include "profile/profile.h"

typedef struct batch_settings {
  const dictionary *dictionary;
  const posting_reader *reader;
  const profile *profile;
  const char *const *paths;
  size_t path_count;
  slice format, where, sort, skip; /* "" for the default or none */
  double min;                      /* NAN: none */
  size_t top;                      /* 0: all */
  const char *reports, *database;  /* NULL: none */
  const char *report_link;         /* what stands before a report's name in a link: "reports/" */
  int jobs, columns;
  bool colour;
  void *context;
  bool (*write)(void *context, slice bytes);                                 /* the output, in order */
  void (*fault)(void *context, const fault *f);                              /* an input that could not be read */
  void (*progress)(void *context, size_t done, size_t failed, size_t bytes); /* may be NULL */
  bool (*stopped)(void *context);                                            /* from any thread; may be NULL */
} batch_settings;

typedef struct batch_counts {
  size_t read, failed, skipped, ignored, stored, fresh, listed, copies, reports;
  bool stopped;
} batch_counts;

/* False with a fault when nothing could be done (usage), or an output could not be written. */
bool batch_run(const batch_settings *settings, batch_counts *counts, fault *f);

#endif
