/* Duplicates: the same posting seen more than once is grouped, never dropped. */
#ifndef FORTE_BATCH_DUPLICATES_H
#define FORTE_BATCH_DUPLICATES_H

#include "batch/row.h"

/* Sets group and copies of each row, which stand in the order of their numbers. */
void duplicates_group(row *rows, size_t count);

#endif
