/* Zip archives held in memory, entry by entry. Nothing is ever written to a path; sizes are counted while unpacking,
   not believed. */
#ifndef FORTE_INPUT_ZIP_H
#define FORTE_INPUT_ZIP_H

#include "base/buffer.h"
#include "base/error.h"

typedef struct zip zip;

enum {
  ZIP_ENTRIES = 50000,         /* files in one archive */
  ZIP_ENTRY_LIMIT = 64 << 20,  /* bytes of one file */
  ZIP_TOTAL_LIMIT = 512 << 20, /* bytes of all that is read */
  ZIP_RATIO = 250,             /* times its packed size that an archive may unpack to, beyond the first 16 MiB */
};

/* `bytes` must outlive the archive. NULL with a fault when it is no archive. */
zip *zip_open(slice bytes, slice source, fault *f);
void zip_close(zip *z);

/* The next file (folders are passed over) and its name, good until the next call. False at the end, and with a fault
   (f->kind is set) where the archive is damaged. */
bool zip_next(zip *z, slice *name, fault *f);

/* Appends the current file's content. */
bool zip_read(zip *z, buffer *out, fault *f);

#endif
