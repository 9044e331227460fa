/* Changing files of a zip archive: every other byte of its files stays as it is, packed data included. */
#ifndef FORTE_INPUT_ZIP_EDIT_H
#define FORTE_INPUT_ZIP_EDIT_H

#include "base/buffer.h"
#include "base/error.h"

typedef struct zip_change {
  size_t entry;  /* as zip_entry() numbers it: names may stand in an archive twice */
  slice name;    /* as zip_next() gave it: a check that both speak of the same file */
  slice content; /* what the file holds from now on; it is stored unpacked */
} zip_change;

/* Appends the archive with the changes made. False with a fault where the archive's table cannot be followed. */
bool zip_change_files(slice archive, const zip_change *changes, size_t count, slice source, buffer *out, fault *f);

#endif
