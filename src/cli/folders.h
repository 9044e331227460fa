/* Folders that are watched with all that is in them (inotify): which files were written or moved in. */
#ifndef FORTE_CLI_FOLDERS_H
#define FORTE_CLI_FOLDERS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct folders folders;

/* NULL after saying why. */
folders *folders_open(void);
void folders_close(folders *f);

/* Watches a folder and the folders in it; hidden ones are left out. False after saying why. */
bool folders_add(folders *f, const char *path);

/* Waits, with `mask` as signal mask, until something happens. False when a signal came, or when nothing is left to
   watch (which is said). Then *files holds the names of the files that were written or moved in, each once, until the
   next call; *lost: there were more than the system could tell of. */
bool folders_wait(folders *f, const sigset_t *mask, const char *const **files, size_t *count, bool *lost);

#endif
