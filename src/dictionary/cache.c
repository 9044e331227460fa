/* A user's dictionary compiled once: the image beside its text in the user's cache, made anew when the text, the
   built-in dictionary or the program's version is another. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/file.h"
#include "dictionary/image.h"

/* Of all that the image is made of. */
static uint64_t key_of(const dictionary *base, slice text, slice file) {
  uint64_t key = slice_hash_mix(base->header->sum, slice_hash(text));
  return slice_hash_mix(slice_hash_mix(key, slice_hash(file)), slice_hash(SLICE(FORTE_VERSION)));
}

/* The key as the header holds it: mixed with all that the header says, which the image's sum does not cover. */
static uint64_t sealed(const image_header *h, uint64_t key) {
  image_header plain = *h;
  plain.key = 0;
  return slice_hash_mix(key, slice_hash((slice){(const char *)&plain, sizeof plain}));
}

/* One a dictionary, so that its older images do not pile up. False where the path is too long. */
static bool name_of(slice file, const char *folder, char *out) {
  int n = snprintf(out, CACHE_PATH, "%s/dictionary-%016llx.image", folder, (unsigned long long)slice_hash(file));
  return n > 0 && n < CACHE_PATH;
}

/* An image whole and made of these. What is mapped stays as it is, since a new image takes the old one's name and not
   its bytes. */
static bool map_image(int descriptor, size_t size, const dictionary *base, uint64_t key, dictionary *out) {
  if (size < base->header->size / 2 || size > UINT32_MAX) return false;
  unsigned char *image = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  if (image == MAP_FAILED) return false;
  const image_header *h = (const void *)image;
  bool right = image_open(image, out) && h->size == size && h->key == sealed(h, key) &&
               h->sum == cache_sum(image + sizeof *h, size - sizeof *h);
  out->mapped = size;
  out->owned = image;
  if (!right) munmap(image, size);
  return right;
}

static dictionary *read_cached(const dictionary *base, const char *name, uint64_t key) {
  size_t size;
  int descriptor = cache_open(name, &size);
  if (descriptor < 0) return NULL;
  dictionary view;
  bool right = map_image(descriptor, size, base, key, &view);
  close(descriptor);
  if (!right) return NULL;
  dictionary *d = memory_alloc(sizeof *d);
  *d = view;
  return d;
}

dictionary *dictionary_cached(const dictionary *base, slice text, slice file, const char *folder, fault *f) {
  char name[CACHE_PATH];
  uint64_t key = key_of(base, text, file);
  bool named = folder && name_of(file, folder, name);
  dictionary *d = named ? read_cached(base, name, key) : NULL;
  if (d) return d;
  d = dictionary_extended(base, text, file, f);
  if (!d || !named) return d;
  image_header *header = d->owned;
  header->key = sealed(header, key);
  cache_make_folder(folder);
  struct stat there; /* what is no file, a pipe among it, is left alone; a cache that cannot be written is none */
  if (lstat(name, &there) != 0 || S_ISREG(there.st_mode)) file_write(name, (slice){d->owned, d->header->size}, NULL);
  return d;
}
