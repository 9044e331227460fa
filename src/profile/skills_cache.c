/* A skills file compiled once: the profile beside its text in the user's cache. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/file.h"
#include "profile/compiled.h"

/* What the sources of this build add up to: another one may find other things in the same file. */
#ifndef FORTE_SOURCES
#define FORTE_SOURCES ""
#endif

enum { KEPT = 16 }; /* files at most, however many skills files there are */
static const uint64_t MAGIC = 0x31736c6c696b73u;

typedef struct kept_header {
  uint64_t magic, key; /* of all that the profile is made of */
  uint64_t sum;        /* of what follows */
} kept_header;

static uint64_t key_of(slice json, const dictionary *d) {
  uint64_t key = slice_hash_mix(dictionary_sum(d), cache_sum((const unsigned char *)json.data, json.size));
  return slice_hash_mix(slice_hash_mix(key, slice_hash(SLICE(FORTE_VERSION))), slice_hash(SLICE(FORTE_SOURCES)));
}

static bool name_of(slice source, const char *folder, char *out) {
  int n = snprintf(out, CACHE_PATH, "%s/skills-%02d.compiled", folder, (int)(slice_hash(source) % KEPT));
  return n > 0 && n < CACHE_PATH;
}

static bool read_whole(int descriptor, char *bytes, size_t size) {
  for (size_t at = 0; at < size;) {
    ssize_t n = read(descriptor, bytes + at, size - at);
    if (n <= 0) return false;
    at += (size_t)n;
  }
  return true;
}

static bool read_kept(const char *name, uint64_t key, const dictionary *d, arena *a, profile *out) {
  kept_header h;
  size_t size;
  int descriptor = cache_open(name, &size);
  if (descriptor < 0) return false;
  bool right = size > sizeof h && size <= FILE_LIMIT && read_whole(descriptor, (char *)&h, sizeof h) &&
               h.magic == MAGIC && h.key == key;
  size -= right ? sizeof h : 0;
  char *bytes = right ? arena_alloc(a, size) : NULL;
  right = right && read_whole(descriptor, bytes, size) && h.sum == cache_sum((const unsigned char *)bytes, size);
  close(descriptor);
  return right && profile_compiled_read((slice){bytes, size}, d, a, out);
}

/* Not beside and renamed: who reads it while it is written, or after a kill, finds that its sum is wrong. */
static void write_kept(const char *name, slice content) {
  struct stat s;
  int descriptor = open(name, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (descriptor < 0) return;
  if (fstat(descriptor, &s) == 0 && S_ISREG(s.st_mode) && s.st_uid == geteuid() && fchmod(descriptor, 0600) == 0 &&
      ftruncate(descriptor, 0) == 0)
    file_put(descriptor, content, SLICE(""), NULL);
  close(descriptor);
}

static void keep(const char *name, const char *folder, uint64_t key, const dictionary *d, arena *a, const profile *p) {
  buffer made = {0};
  kept_header h = {.magic = MAGIC, .key = key};
  buffer_add(&made, (slice){(const char *)&h, sizeof h});
  profile_compiled_write(p, d, a, &made);
  h.sum = cache_sum((const unsigned char *)made.data + sizeof h, made.size - sizeof h);
  memcpy(made.data, &h, sizeof h);
  cache_make_folder(folder);
  write_kept(name, buffer_slice(&made));
  buffer_free(&made);
}

bool profile_parse_cached(arena *a, slice json, slice source, const dictionary *d, dictionary_worker *w,
                          const char *folder, profile *out, fault *f) {
  char name[CACHE_PATH];
  bool named = folder && name_of(source, folder, name);
  uint64_t key = named ? key_of(json, d) : 0;
  if (named && read_kept(name, key, d, a, out)) return true;
  if (!profile_parse(a, json, source, d, w, out, f)) return false;
  if (named) keep(name, folder, key, d, a, out);
  return true;
}
