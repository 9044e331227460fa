/* What was made of a user's file once and is kept in the user's cache. Such a file is this user's, nobody else may
   write to it, and it says of what it was made and by its sum that it is whole; any other is as good as none. */
#ifndef FORTE_BASE_CACHE_H
#define FORTE_BASE_CACHE_H

#include "base/slice.h"

enum { CACHE_PATH = 4096 };

/* Of bytes that are many and summed at each start: of 27 MB in some milliseconds. */
uint64_t cache_sum(const unsigned char *bytes, size_t size);

/* A descriptor of the file, with its size, or -1 where it is not there or not as said above. */
int cache_open(const char *name, size_t *size);

/* Makes the folder and those above it that are not there, for this user alone. What cannot be made is found missing. */
void cache_make_folder(const char *folder);

#endif
