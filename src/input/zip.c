#define _GNU_SOURCE
#include "input/zip.h"

#include "base/arena.h"
#include "base/late.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define LIBARCHIVE(X)                                                                                                  \
  X(archive_read_new)                                                                                                  \
  X(archive_read_free)                                                                                                 \
  X(archive_read_support_format_zip)                                                                                   \
  X(archive_read_open_memory)                                                                                          \
  X(archive_read_next_header)                                                                                          \
  X(archive_read_data)                                                                                                 \
  X(archive_entry_pathname_utf8)                                                                                       \
  X(archive_entry_pathname)                                                                                            \
  X(archive_entry_filetype)                                                                                            \
  X(archive_entry_is_encrypted)                                                                                        \
  X(archive_version_string)
LATE_LIBRARY(libarchive, LIBARCHIVE, FORTE_SO_ARCHIVE, "zip archives and Word and ODT documents");

struct zip {
  struct archive *archive;
  struct archive_entry *entry;
  slice source;
  zip_budget *budget;
  size_t entries; /* of this archive alone */
  char fallback[32];
};

/* libarchive turns names into the thread's encoding: UTF-8, whatever the process uses. Made once, kept to the end. */
static locale_t names;
static pthread_once_t names_once = PTHREAD_ONCE_INIT;
static void make_names(void) { names = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

static bool damaged(const zip *z, fault *f) {
  return fault_set(f, FAULT_INPUT, "damaged", z->source,
                   "is a damaged zip archive or document; save or export it anew");
}

static double seconds_computed(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool is_used_up(const zip_budget *b) {
  enum { FREE_BYTES = 16 << 20 };
  bool bomb = b->unpacked > FREE_BYTES && b->unpacked / ZIP_RATIO > b->packed;
  return bomb || b->unpacked > ZIP_TOTAL_LIMIT || b->seconds > ZIP_SECONDS;
}

static bool too_large(const zip *z, fault *f) {
  return fault_set(f, FAULT_INPUT, "too_large", z->source,
                   "unpacks to more than forte takes; give its files one by one");
}

zip *zip_open(slice bytes, slice source, zip_budget *budget, fault *f) {
  if (!LATE_OPEN(libarchive, source, f)) return NULL;
  zip *z = memory_alloc(sizeof *z);
  *z = (zip){.archive = libarchive.archive_read_new(), .source = source, .budget = budget};
  if (!budget->packed) budget->packed = bytes.size;
  if (!z->archive) memory_failed();
  pthread_once(&names_once, make_names);
  libarchive.archive_read_support_format_zip(z->archive);
  if (libarchive.archive_read_open_memory(z->archive, bytes.data, bytes.size) == ARCHIVE_OK) return z;
  damaged(z, f);
  zip_close(z);
  return NULL;
}

void zip_close(zip *z) {
  if (!z) return;
  libarchive.archive_read_free(z->archive);
  free(z);
}

/* The next header, with names in UTF-8. */
static int next_header(zip *z, slice *name) {
  locale_t before = names ? uselocale(names) : (locale_t)0;
  int result = libarchive.archive_read_next_header(z->archive, &z->entry);
  const char *path = NULL;
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
    path = libarchive.archive_entry_pathname_utf8(z->entry);
    if (!path) path = libarchive.archive_entry_pathname(z->entry);
  }
  if (!path || !*path) {
    snprintf(z->fallback, sizeof z->fallback, "file %zu", z->entries + 1);
    path = z->fallback;
  }
  *name = slice_of(path);
  if (before) uselocale(before);
  return result;
}

bool zip_next(zip *z, slice *name, fault *f) {
  if (f) f->kind = FAULT_NONE;
  for (;;) {
    double began = seconds_computed();
    int result = next_header(z, name);
    z->budget->seconds += seconds_computed() - began;
    if (result == ARCHIVE_EOF) return false;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return damaged(z, f);
    z->entries++;
    if (++z->budget->entries > ZIP_ENTRIES || is_used_up(z->budget)) return too_large(z, f);
    if (libarchive.archive_entry_filetype(z->entry) == AE_IFREG) return true;
  }
}

size_t zip_entry(const zip *z) { return z->entries - 1; }

bool zip_read(zip *z, buffer *out, fault *f) {
  size_t before = out->size;
  if (libarchive.archive_entry_is_encrypted(z->entry))
    return fault_set(f, FAULT_INPUT, "encrypted", z->source, "holds files with a password; save it without one");
  for (;;) {
    char chunk[65536];
    double began = seconds_computed();
    la_ssize_t n = libarchive.archive_read_data(z->archive, chunk, sizeof chunk);
    z->budget->seconds += seconds_computed() - began;
    if (n == ARCHIVE_RETRY) continue;
    if (n < 0) return damaged(z, f);
    if (n == 0) return true;
    buffer_add(out, (slice){chunk, (size_t)n});
    z->budget->unpacked += (size_t)n;
    if (out->size - before > ZIP_ENTRY_LIMIT || is_used_up(z->budget)) return too_large(z, f);
  }
}

const char *zip_library(void) {
  return LATE_OPEN(libarchive, SLICE(""), NULL) ? libarchive.archive_version_string() : NULL;
}
