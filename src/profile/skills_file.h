/* The skills file's shape, checked. */
#ifndef FORTE_PROFILE_SKILLS_FILE_H
#define FORTE_PROFILE_SKILLS_FILE_H

#include "profile/json.h"
#include "profile/profile.h"

/* The file as JSON; NULL with a fault at its place when it is none, or no UTF-8. */
json_node *skills_file_read(arena *a, slice json, slice source, fault *f);

/* Calls `each` for every mistake, in the order of the text within an object; returns their number. An unknown key is
   one with code "unknown_key": worth saying, but no reason not to read the file. The first one finds the nodes'
   offsets. */
size_t skills_file_check(json_node *root, slice text, slice source, profile_mistake each, void *context);

#endif
