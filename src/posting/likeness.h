/* What a text reads like: a posting, a CV, or nothing that can be told. People hand over the wrong file. */
#ifndef FORTE_POSTING_LIKENESS_H
#define FORTE_POSTING_LIKENESS_H

#include "posting/reading/reading.h"

typedef enum likeness { LIKE_NEITHER, LIKE_POSTING, LIKE_CV } likeness;

/* A CV has headings of a CV on lines of their own and spans of dates, and addresses nobody; a posting looks for
   someone, speaks to its reader, or has sections of what is asked, done and offered. In doubt neither. */
likeness likeness_of(const reading *r);

#endif
