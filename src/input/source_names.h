/* What a file's or folder's name says before anything of it is read. */
#ifndef FORTE_INPUT_SOURCE_NAMES_H
#define FORTE_INPUT_SOURCE_NAMES_H

#include <stdbool.h>

bool is_stream_name(const char *name);
bool is_table_name(const char *name);
bool is_posting_name(const char *name); /* a file that a folder or an archive may hold postings in */

bool is_ignored_folder(const char *name); /* hidden ones, and those of programs; one part of a path */
bool is_in_ignored_folder(const char *path);

#endif
