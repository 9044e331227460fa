/* Showing what changed. */
#ifndef FORTE_REPORT_DIFF_H
#define FORTE_REPORT_DIFF_H

#include "base/arena.h"
#include "base/buffer.h"

/* Unified diff with three lines of context; nothing when both are equal. */
void diff_write(slice before, slice after, slice name, buffer *out);

#endif
