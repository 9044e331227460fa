/* A profile as bytes, with all that profile_finish() found: what a skills file gives, without reading it. */
#ifndef FORTE_PROFILE_COMPILED_H
#define FORTE_PROFILE_COMPILED_H

#include "profile/profile.h"

void profile_compiled_write(const profile *p, const dictionary *d, arena *a, buffer *out);

/* Texts of `out` stay in `bytes`. False, and `out` of no use, where the bytes are not those of a profile of this
   dictionary: every number is checked that says how much follows or where something is. */
bool profile_compiled_read(slice bytes, const dictionary *d, arena *a, profile *out);

/* profile_parse(), compiled once: a file of `folder` keeps the profile for as long as the text, the dictionary and the
   program stay. It holds what the skills file holds, and is its user's alone to read. What cannot be kept, or is
   damaged, is parsed. NULL: no folder. */
bool profile_parse_cached(arena *a, slice json, slice source, const dictionary *d, dictionary_worker *w,
                          const char *folder, profile *out, fault *f);

#endif
