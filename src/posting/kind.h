/* The kind of work of a posting. Private to src/posting/ and its tools. */
#ifndef FORTE_POSTING_KIND_H
#define FORTE_POSTING_KIND_H

#include "posting/reading/reading.h"

typedef enum kind_part { KIND_TITLE, KIND_ASKS, KIND_OTHER, KIND_BLURB, KIND_PARTS } kind_part;

/* Which part of a posting a section belongs to. */
kind_part kind_part_of(section_kind k);

/* Sets out->work. */
void posting_kind_read(reading *r);

#endif
