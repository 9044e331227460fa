/* Zip archives held in memory, entry by entry. Nothing is ever written to a path; sizes are counted while unpacking,
   not believed. */
#ifndef FORTE_INPUT_ZIP_H
#define FORTE_INPUT_ZIP_H

#include "base/buffer.h"
#include "base/error.h"

typedef struct zip zip;

enum {
  ZIP_DEPTH = 2,               /* archives in archives: Notion packs its exports twice */
  ZIP_ENTRIES = 50000,         /* files in an archive and all that it holds */
  ZIP_ENTRY_LIMIT = 64 << 20,  /* bytes of one file */
  ZIP_TOTAL_LIMIT = 512 << 20, /* bytes of all that is read */
  ZIP_RATIO = 250,             /* times its packed size that an archive may unpack to, beyond the first 16 MiB */
  ZIP_SECONDS = 60,            /* of computing, for unpacking all of it */
};

/* What an archive and the archives in it have used up, together: forty that hold a gigabyte of zeros each are one. */
typedef struct zip_budget {
  size_t packed; /* bytes of the outermost archive */
  size_t unpacked, entries;
  double seconds;
} zip_budget;

/* Name and version of the library that unpacks; NULL where it is not installed. */
const char *zip_library(void);

/* `bytes` and `budget` must outlive the archive; the budget starts as zero, and is handed on to the archives inside.
   NULL with a fault when it is no archive. */
zip *zip_open(slice bytes, slice source, zip_budget *budget, fault *f);
void zip_close(zip *z);

/* The next file (folders are passed over) and its name, good until the next call. False at the end, and with a fault
   (f->kind is set) where the archive is damaged. */
bool zip_next(zip *z, slice *name, fault *f);

/* Place of the current file among all entries, folders too, in the order of their bytes in the archive; from 0. */
size_t zip_entry(const zip *z);

/* Appends the current file's content. With the fault "too_large" the budget is used up: no archive that shares it is
   worth reading on. */
bool zip_read(zip *z, buffer *out, fault *f);

#endif
