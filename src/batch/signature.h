/* Signatures: what tells that two postings have the same text. */
#ifndef FORTE_BATCH_SIGNATURE_H
#define FORTE_BATCH_SIGNATURE_H

#include "batch/row.h"

/* Minimum hashes over the text's shingles of four words (letters and figures alone, without case). False when the text
   has too few words to tell. */
bool signature_make(arena *a, slice text, uint32_t out[SIGNATURE_SIZE]);

/* Share of equal places: an estimate of the share of shingles that both texts have. */
double signature_likeness(const uint32_t *x, const uint32_t *y);

/* The number after "Requisition ID:", "Job ID", "Req #" ...; "" when the text says none. */
slice requisition_number(slice text);

#endif
