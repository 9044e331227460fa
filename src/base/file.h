/* Files: read whole with a limit, write atomically. */
#ifndef FORTE_BASE_FILE_H
#define FORTE_BASE_FILE_H

#include "base/buffer.h"
#include "base/error.h"

enum { FILE_LIMIT = 64 << 20 }; /* default for one document: 64 MiB */

/* Reads a regular file or pipe whole into out (appended); more than `limit` bytes is a fault that says the limit.
   A directory, a missing or an empty file is a fault with its remedy. Name "-" is standard input. */
bool file_read(const char *name, size_t limit, buffer *out, fault *f);

/* Replaces the file's content atomically: a file ".forte-HASH" in the same folder, fsync, rename, fsync of the folder.
   Mode and owner of an existing file are kept, one that may not be written is left alone; a symbolic link is followed.
   A kill leaves the old or the new file whole, and perhaps the one beside, which the next writing of the same name
   removes. A fault says when another run writes. */
bool file_write(const char *name, slice content, fault *f);

/* The same for a file that was read before: it is locked (flock), must be open to be written nowhere else (a lease,
   where the file system has them) and must still hold `before`, compared directly before the rename with its inode,
   size and time. If not, nothing is written, and the fault's code is "changed" or "busy". */
bool file_replace(const char *name, slice before, slice content, fault *f);

/* The same for what is made bit by bit: written to file_descriptor() (anything but a regular file directly), it takes
   the old one's place with file_end(), which says what failed; file_drop() leaves the old one as it is. Both free the
   writer. file_begin() gives NULL with a fault. */
typedef struct file_writer file_writer;
file_writer *file_begin(const char *name, fault *f);
int file_descriptor(const file_writer *w);
bool file_end(file_writer *w, fault *f);
void file_drop(file_writer *w);

/* Writes all to a descriptor, through short writes and EINTR; "forte: standard output: ..." as fault. */
bool file_put(int descriptor, slice content, slice source, fault *f);

#endif
