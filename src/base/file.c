#define _GNU_SOURCE
#include "base/file.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static slice shown_name(const char *name) { return strcmp(name, "-") == 0 ? SLICE("standard input") : slice_of(name); }

static bool too_large(slice source, size_t limit, fault *f) {
  return fault_set(f, FAULT_INPUT, "too_large", source,
                   "is larger than the limit of %zu MiB for one file; give the posting, the CV or the list alone",
                   limit >> 20);
}

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
    if (out->size - before > limit) return too_large(shown_name(name), limit, f);
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
                     "cannot be opened: %s; check %s", strerror(errno),
                     errno == EACCES ? "who may read it" : "the name");
  struct stat status;
  bool done;
  if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
    done = fault_set(f, FAULT_INPUT, "is_directory", slice_of(name), "is a folder; give a file in it");
  else if (S_ISREG(status.st_mode) && (uintmax_t)status.st_size > limit)
    done = too_large(slice_of(name), limit, f);
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

/* A folder's entry is safe once the folder is synced; file systems that cannot do it answer EINVAL or ENOTSUP. */
static bool sync_folder(const char *name, fault *f) {
  const char *end = strrchr(name, '/');
  char *folder = end ? strndup(name, end == name ? 1 : (size_t)(end - name)) : strdup(".");
  if (!folder) memory_failed();
  int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool done = descriptor < 0 ? errno == EACCES : fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
  if (!done)
    fault_set(f, FAULT_OUTPUT, "write_failed", slice_of(name), "is written, but its folder cannot be synced: %s",
              strerror(errno));
  if (descriptor >= 0) close(descriptor);
  free(folder);
  return done;
}

static const char *remedy_of(int error) {
  if (error == EACCES || error == EPERM || error == EROFS) return "; check who may write there";
  if (error == ENOSPC || error == EDQUOT) return "; make room there";
  return error == ENOENT || error == ENOTDIR ? "; check that its folder is there" : "";
}

static bool cannot_write(const char *name, fault *f) {
  return fault_set(f, FAULT_OUTPUT, "write_failed", slice_of(name), "cannot be written: %s%s", strerror(errno),
                   remedy_of(errno));
}

/* Gives the new file the old one's owner and mode, or what the umask leaves of 0666 when there was none. A rename would
   replace a file that is protected as well: it stays. */
static bool keep_mode(int descriptor, const char *target, fault *f) {
  struct stat old, fresh;
  if (stat(target, &old) != 0) {
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(descriptor, 0666 & ~mask) == 0 || cannot_write(target, f);
  }
  if (!(old.st_mode & 0222) || faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) != 0)
    return fault_set(f, FAULT_OUTPUT, "write_failed", slice_of(target),
                     "is protected from being written; allow it (chmod u+w), or write to another file with -o");
  if (fstat(descriptor, &fresh) != 0) return cannot_write(target, f);
  bool other = old.st_uid != fresh.st_uid || old.st_gid != fresh.st_gid;
  if (other && fchown(descriptor, old.st_uid, old.st_gid) != 0)
    return fault_set(f, FAULT_OUTPUT, "write_failed", slice_of(target),
                     "cannot be written so that its owner and group stay: %s; write to a copy of your own",
                     strerror(errno));
  return fchmod(descriptor, old.st_mode & 07777) == 0 || cannot_write(target, f);
}

/* ---- the file beside: its name follows from the target's, so that one run finds what another left, and its lock says
   whether that one still writes ---- */

/* "folder/.forte-0123456789ab": short, whatever the length of the target's name. */
static char *name_beside(const char *target) {
  const char *end = strrchr(target, '/');
  int folder = end ? (int)(end - target) + 1 : 0;
  unsigned long long hash = slice_hash(slice_of(target + folder));
  char *name = NULL;
  return asprintf(&name, "%.*s.forte-%012llx", folder, target, hash & 0xFFFFFFFFFFFFu) < 0 ? NULL : name;
}

static bool is_locked_by_other(int descriptor) {
  return flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

static bool is_same_file(int descriptor, const char *name) {
  struct stat open_one, named;
  return fstat(descriptor, &open_one) == 0 && lstat(name, &named) == 0 && open_one.st_dev == named.st_dev &&
         open_one.st_ino == named.st_ino;
}

static bool is_busy(const char *target, fault *f) {
  return fault_set(f, FAULT_OUTPUT, "busy", slice_of(target),
                   "is being written by another program; run forte again when that has ended");
}

/* Removes what a run left that was killed; false when it cannot be, or a run still writes it. */
static bool remove_left_over(const char *name, const char *target, fault *f) {
  int descriptor = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return errno == ENOENT || cannot_write(target, f);
  bool done = !is_locked_by_other(descriptor) || is_busy(target, f);
  if (done && is_same_file(descriptor, name)) done = unlink(name) == 0 || errno == ENOENT || cannot_write(target, f);
  close(descriptor);
  return done;
}

/* A new, locked file of that name; -1 with a fault. */
static int open_beside(const char *name, const char *target, fault *f) {
  for (int tries = 0; tries < 8; tries++) {
    int descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
      if (!is_locked_by_other(descriptor) && is_same_file(descriptor, name)) return descriptor;
      close(descriptor);
      continue;
    }
    if (errno != EEXIST) {
      cannot_write(target, f);
      return -1;
    }
    if (!remove_left_over(name, target, f)) return -1;
  }
  is_busy(target, f);
  return -1;
}

/* ---- has the target changed since it was read? ---- */

static bool same_state(const struct stat *a, const struct stat *b) {
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static bool is_content(int descriptor, slice want) {
  char chunk[65536];
  size_t at = 0;
  for (;;) {
    ssize_t n = pread(descriptor, chunk, sizeof chunk, (off_t)at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0 && at == want.size;
    if ((size_t)n > want.size - at || memcmp(chunk, want.data + at, (size_t)n) != 0) return false;
    at += (size_t)n;
  }
}

/* A program that has the file open to write would go on in the one that was replaced. The lease says whether there is
   one, and makes the next wait until `locked` is closed; SIGURG, which nobody misses, tells us that it waits. File
   systems without leases say otherwise than EAGAIN, and then the comparison alone must do. */
static bool is_open_elsewhere(int locked) {
  fcntl(locked, F_SETSIG, SIGURG);
  return fcntl(locked, F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
}

/* The name must still lead to the locked file, and that hold what was read, before and after the comparison. */
static bool is_unchanged(int locked, const char *target, slice before, fault *f) {
  struct stat first, last;
  if (is_open_elsewhere(locked))
    return fault_set(
        f, FAULT_OUTPUT, "changed", slice_of(target),
        "is open to be written in another program and is left as it is; save it there and run forte again");
  bool same =
      fstat(locked, &first) == 0 && is_content(locked, before) && stat(target, &last) == 0 && same_state(&first, &last);
  return same || fault_set(f, FAULT_OUTPUT, "changed", slice_of(target),
                           "was changed by another program while forte read it and is left as it is; run forte again");
}

/* ---- writing ---- */

struct file_writer {
  char *target;    /* NULL: a pipe or a device, where nothing is replaced */
  char *temporary; /* the file beside */
  char *name;      /* as it was given */
  int descriptor;
};

static void writer_free(file_writer *w) {
  free(w->target);
  free(w->temporary);
  free(w->name);
  free(w);
}

static bool open_for_writing(file_writer *w, fault *f) {
  struct stat status;
  if (stat(w->name, &status) == 0 && !S_ISREG(status.st_mode)) { /* a pipe or /dev/stdout: nothing to replace */
    w->descriptor = open(w->name, O_WRONLY | O_CLOEXEC);
    return w->descriptor >= 0 || cannot_write(w->name, f);
  }
  w->target = realpath(w->name, NULL);
  if (!w->target) w->target = strdup(w->name);
  if (!w->target) memory_failed();
  w->temporary = name_beside(w->target);
  if (!w->temporary) memory_failed();
  w->descriptor = open_beside(w->temporary, w->target, f);
  return w->descriptor >= 0 && keep_mode(w->descriptor, w->target, f);
}

file_writer *file_begin(const char *name, fault *f) {
  file_writer *w = memory_alloc(sizeof *w);
  *w = (file_writer){.name = strdup(name), .descriptor = -1};
  if (!w->name) memory_failed();
  if (open_for_writing(w, f)) return w;
  file_drop(w);
  return NULL;
}

int file_descriptor(const file_writer *w) { return w->descriptor; }

void file_drop(file_writer *w) {
  if (w->descriptor >= 0) {
    if (w->temporary) unlink(w->temporary);
    close(w->descriptor);
  }
  writer_free(w);
}

/* Where `before` is given the target, open and locked, must still hold that. */
static bool finish(file_writer *w, int locked, const slice *before, fault *f) {
  if (!w->target) return true;
  bool done = fsync(w->descriptor) == 0 || cannot_write(w->name, f);
  if (done && before) done = is_unchanged(locked, w->target, *before, f);
  if (done && rename(w->temporary, w->target) != 0)
    done = fault_set(f, FAULT_OUTPUT, "write_failed", slice_of(w->name), "cannot be replaced: %s", strerror(errno));
  if (!done) unlink(w->temporary);
  return done;
}

static bool end_writing(file_writer *w, int locked, const slice *before, fault *f) {
  bool done = finish(w, locked, before, f);
  if (close(w->descriptor) != 0 && done)
    done = cannot_write(w->name, f); /* after the rename: the lock holds till then */
  if (done && w->target) done = sync_folder(w->target, f);
  writer_free(w);
  return done;
}

bool file_end(file_writer *w, fault *f) { return end_writing(w, -1, NULL, f); }

static bool write_whole(const char *name, slice content, int locked, const slice *before, fault *f) {
  file_writer *w = file_begin(name, f);
  if (!w) return false;
  if (file_put(w->descriptor, content, slice_of(name), f)) return end_writing(w, locked, before, f);
  file_drop(w);
  return false;
}

bool file_write(const char *name, slice content, fault *f) { return write_whole(name, content, -1, NULL, f); }

bool file_replace(const char *name, slice before, slice content, fault *f) {
  int locked = open(name, O_RDONLY | O_CLOEXEC);
  bool done = false;
  if (locked < 0)
    cannot_write(name, f);
  else if (is_locked_by_other(locked))
    is_busy(name, f);
  else
    done = write_whole(name, content, locked, &before, f);
  if (locked >= 0) close(locked);
  return done;
}
