/* What the public API's files share: the bodies of its opaque types. */
#ifndef FORTE_PARTS_H
#define FORTE_PARTS_H

#include "forte.h"
#include "match/match.h"
#include "report/report.h"

struct forte {
  const dictionary *dictionary;
  dictionary *extended; /* NULL unless a user's dictionary was merged */
  posting_reader *reader;
};

struct forte_worker {
  const forte *engine;
  posting_worker *posting;
  dictionary_worker *words;
  arena *line;   /* for streams: reset with each line */
  bool has_read; /* a posting: with the second it is one of many */
};

struct forte_posting {
  arena *arena; /* holds this too */
  document document;
  posting posting;
};

struct forte_profile {
  arena *arena; /* holds this too */
  profile profile;
};

struct forte_match {
  arena *arena; /* holds this too */
  const forte_posting *posting;
  match match;
};

forte_status forte_fail(forte_error *error, const fault *f);
void forte_give(forte_text *out, buffer *made); /* moves made's bytes to out */
report_options forte_report_options(const forte_style *style);

#endif
