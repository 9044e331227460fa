/* Checksums of files and results, by nettle. */
#ifndef FORTE_BASE_SHA256_H
#define FORTE_BASE_SHA256_H

#include "base/arena.h"

slice sha256_hex(arena *a, slice bytes); /* 64 hexadecimal digits */

#endif
