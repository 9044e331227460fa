/* One HTML report per posting, under names that are safe anywhere. */
#ifndef FORTE_BATCH_REPORT_FILE_H
#define FORTE_BATCH_REPORT_FILE_H

#include "batch/row.h"

/* Writes the report; its name in the arena, "" when it could not be written (the next step says so). Any thread. */
slice report_file_write(arena *a, const char *folder, const row *r, const match *m, const document *d);
bool report_folder_make(const char *folder, fault *f);
void report_file_remove(const char *folder, slice name);

#endif
