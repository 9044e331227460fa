#define _GNU_SOURCE
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static slice shown_name(const char *name) { return strcmp(name, "-") == 0 ? SLICE("standard input") : slice_of(name); }

static bool read_all(int descriptor, const char *name, size_t limit, buffer *out, fault *f) {
  size_t before = out->size;
  for (;;) {
    size_t room = out->size - before < 65536 ? 65536 : (size_t)1 << 20;
    char *end = buffer_reserve(out, room);
    ssize_t n = read(descriptor, end, room);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fault_set(f, FAULT_INPUT, "read_failed", shown_name(name), "cannot be read: %s", strerror(errno));
    if (n == 0) break;
    out->size += (size_t)n;
    if (out->size - before > limit)
      return fault_set(f, FAULT_INPUT, "too_large", shown_name(name),
                       "is larger than the limit of %zu MiB for one document; give the posting alone", limit >> 20);
  }
  if (out->data) out->data[out->size] = '\0';
  if (out->size == before)
    return fault_set(f, FAULT_INPUT, "empty", shown_name(name), "is empty; give a file with text in it");
  return true;
}

bool file_read(const char *name, size_t limit, buffer *out, fault *f) {
  if (strcmp(name, "-") == 0) return read_all(STDIN_FILENO, name, limit, out, f);
  int descriptor = open(name, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fault_set(f, FAULT_INPUT, errno == ENOENT ? "not_found" : "not_readable", slice_of(name),
                     "cannot be opened: %s; check the name", strerror(errno));
  struct stat status;
  bool done;
  if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
    done = fault_set(f, FAULT_INPUT, "is_directory", slice_of(name), "is a folder; give a file in it");
  else if (S_ISREG(status.st_mode) && (uintmax_t)status.st_size > limit)
    done = fault_set(f, FAULT_INPUT, "too_large", slice_of(name),
                     "is larger than the limit of %zu MiB for one document; give the posting alone", limit >> 20);
  else
    done = read_all(descriptor, name, limit, out, f);
  close(descriptor);
  return done;
}

bool file_put(int descriptor, slice content, slice source, fault *f) {
  while (content.size) {
    ssize_t n = write(descriptor, content.data, content.size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fault_set(f, FAULT_OUTPUT, "write_failed", source, "cannot be written: %s", strerror(errno));
    content = slice_cut(content, (size_t)n, content.size);
  }
  return true;
}

static void sync_folder(const char *name) {
  const char *end = strrchr(name, '/');
  char *folder = end ? strndup(name, end == name ? 1 : (size_t)(end - name)) : strdup(".");
  int descriptor = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (descriptor >= 0) {
    fsync(descriptor);
    close(descriptor);
  }
  free(folder);
}

/* Gives the new file the old one's owner and mode, or what the umask leaves of 0666 when there was none. */
static void keep_mode(int descriptor, const char *target) {
  struct stat old;
  if (stat(target, &old) == 0) {
    if (fchown(descriptor, old.st_uid, old.st_gid) != 0 && fchown(descriptor, (uid_t)-1, old.st_gid) != 0) errno = 0;
    fchmod(descriptor, old.st_mode & 07777);
    return;
  }
  mode_t mask = umask(0);
  umask(mask);
  fchmod(descriptor, 0666 & ~mask);
}

static bool write_beside(const char *target, slice content, fault *f) {
  slice source = slice_of(target);
  char *temporary = NULL;
  if (asprintf(&temporary, "%s.forte-XXXXXX", target) < 0)
    return fault_set(f, FAULT_OUTPUT, "write_failed", source, "cannot be written: %s", strerror(errno));
  int descriptor = mkostemp(temporary, O_CLOEXEC);
  bool done = descriptor >= 0;
  if (!done) {
    fault_set(f, FAULT_OUTPUT, "write_failed", source, "cannot be written: %s", strerror(errno));
  } else {
    keep_mode(descriptor, target);
    done = file_put(descriptor, content, source, f);
    if (done && (fsync(descriptor) != 0))
      done = fault_set(f, FAULT_OUTPUT, "write_failed", source, "%s", strerror(errno));
    close(descriptor);
    if (done && rename(temporary, target) != 0)
      done = fault_set(f, FAULT_OUTPUT, "write_failed", source, "cannot be replaced: %s", strerror(errno));
    if (!done) unlink(temporary);
  }
  free(temporary);
  if (done) sync_folder(target);
  return done;
}

bool file_write(const char *name, slice content, fault *f) {
  struct stat status;
  if (stat(name, &status) == 0 && !S_ISREG(status.st_mode)) { /* a pipe or /dev/stdout: nothing to replace */
    int descriptor = open(name, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
      return fault_set(f, FAULT_OUTPUT, "write_failed", slice_of(name), "cannot be written: %s", strerror(errno));
    bool done = file_put(descriptor, content, slice_of(name), f);
    close(descriptor);
    return done;
  }
  char *target = realpath(name, NULL);
  bool done = write_beside(target ? target : name, content, f);
  free(target);
  return done;
}
