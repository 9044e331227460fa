#define _GNU_SOURCE
#include "cli/folders.h"

#include <errno.h>
#include <ftw.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "cli/commands.h"

enum { EVENTS_SIZE = 64 << 10, DESCRIPTORS = 16 };
static const uint32_t wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_ONLYDIR;

typedef struct names {
  char **items;
  size_t count, capacity;
} names;

struct folders {
  int descriptor;
  char **paths; /* by watch number; NULL where nothing is watched any more */
  size_t size, watched;
  names files;
  struct {
    uint32_t cookie;
    char *path;
  } leaving; /* a folder that was moved away: elsewhere, or, if the next event says so, to another place in here */
};

/* ---- names ---- */

static void add_name(names *n, const char *name) {
  for (size_t i = 0; i < n->count; i++)
    if (strcmp(n->items[i], name) == 0) return;
  if (n->count == n->capacity) {
    n->capacity = n->capacity ? n->capacity * 2 : 16;
    n->items = needed(realloc(n->items, n->capacity * sizeof *n->items));
  }
  n->items[n->count++] = needed(strdup(name));
}

static void clear_names(names *n) {
  while (n->count) free(n->items[--n->count]);
}

/* ---- watches ---- */

static void keep_path(folders *f, size_t watch, const char *path) {
  if (watch >= f->size) {
    size_t size = watch * 2 + 16;
    f->paths = needed(realloc(f->paths, size * sizeof *f->paths));
    memset(f->paths + f->size, 0, (size - f->size) * sizeof *f->paths);
    f->size = size;
  }
  if (!f->paths[watch]) f->watched++;
  free(f->paths[watch]);
  f->paths[watch] = needed(strdup(path));
}

static void forget(folders *f, size_t watch) {
  if (watch >= f->size || !f->paths[watch]) return;
  free(f->paths[watch]);
  f->paths[watch] = NULL;
  f->watched--;
}

/* The folder that was moved away and those in it: under their new name, or no longer watched when `to` is NULL. */
static void settle_leaving(folders *f, const char *to) {
  char *from = f->leaving.path;
  size_t size = from ? strlen(from) : 0;
  for (size_t i = 0; from && i < f->size; i++) {
    char *p = f->paths[i], *moved = NULL;
    if (!p || strncmp(p, from, size) != 0 || (p[size] && p[size] != '/')) continue;
    if (!to) {
      inotify_rm_watch(f->descriptor, (int)i);
      forget(f, i);
    } else {
      if (asprintf(&moved, "%s%s", to, p + size) < 0) needed(NULL);
      free(p);
      f->paths[i] = moved;
    }
  }
  free(from);
  f->leaving.path = NULL;
}

/* What nftw() walks for: it hands on no pointer. */
static struct {
  folders *folders;
  bool files;  /* files that are there already count as written: the folder came after the watch of its parent */
  int failure; /* errno of the first watch that could not be set */
} walk;

static bool is_hidden(const char *name) { return name[0] == '.' && strcmp(name, ".") != 0 && strcmp(name, "..") != 0; }

static int see(const char *path, const struct stat *s, int kind, struct FTW *where) {
  (void)s;
  bool hidden = where->level > 0 && is_hidden(path + where->base);
  if (kind == FTW_F && walk.files && !hidden) add_name(&walk.folders->files, path);
  if (kind != FTW_D) return FTW_CONTINUE;
  if (hidden) return FTW_SKIP_SUBTREE;
  int watch = inotify_add_watch(walk.folders->descriptor, path, wanted);
  if (watch >= 0)
    keep_path(walk.folders, (size_t)watch, path);
  else if (errno != ENOENT && !walk.failure)
    walk.failure = errno;
  return FTW_CONTINUE;
}

static bool add_tree(folders *f, const char *path, bool files) {
  walk.folders = f;
  walk.files = files;
  walk.failure = 0;
  int status = nftw(path, see, DESCRIPTORS, FTW_PHYS | FTW_ACTIONRETVAL);
  int why = walk.failure ? walk.failure : status < 0 ? errno : 0;
  if (why == ENOSPC)
    say("%s: the system watches no more folders; raise fs.inotify.max_user_watches", path);
  else if (why)
    say("%s: cannot be watched: %s; check %s", path, strerror(why), why == EACCES ? "who may read it" : "the name");
  return !why;
}

folders *folders_open(void) {
  folders *f = needed(malloc(sizeof *f));
  *f = (folders){.descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
  if (f->descriptor >= 0) return f;
  say("folders cannot be watched here: %s", strerror(errno));
  free(f);
  return NULL;
}

void folders_close(folders *f) {
  close(f->descriptor);
  for (size_t i = 0; i < f->size; i++) free(f->paths[i]);
  free(f->paths);
  clear_names(&f->files);
  free(f->files.items);
  free(f->leaving.path);
  free(f);
}

bool folders_add(folders *f, const char *path) { return add_tree(f, path, false); }

/* ---- events ---- */

static void take_folder(folders *f, const struct inotify_event *e, const char *path) {
  bool renamed = f->leaving.path && (e->mask & IN_MOVED_TO) && e->cookie == f->leaving.cookie;
  settle_leaving(f, renamed ? path : NULL);
  if (e->mask & IN_MOVED_FROM) {
    f->leaving.path = needed(strdup(path));
    f->leaving.cookie = e->cookie;
  } else if (!renamed && (e->mask & (IN_CREATE | IN_MOVED_TO))) {
    add_tree(f, path, true);
  }
}

static void take_event(folders *f, const struct inotify_event *e) {
  size_t watch = (size_t)e->wd;
  if (e->mask & IN_IGNORED) forget(f, watch);
  if (e->wd < 0 || watch >= f->size || !f->paths[watch] || !e->len || is_hidden(e->name)) return;
  char *path = NULL;
  size_t end = strlen(f->paths[watch]);
  bool slash = end && f->paths[watch][end - 1] == '/';
  if (asprintf(&path, "%s%s%s", f->paths[watch], slash ? "" : "/", e->name) < 0) needed(NULL);
  if (e->mask & IN_ISDIR)
    take_folder(f, e, path);
  else if (e->mask & (IN_CLOSE_WRITE | IN_MOVED_TO))
    add_name(&f->files, path);
  free(path);
}

bool folders_wait(folders *f, const sigset_t *mask, const char *const **files, size_t *count, bool *lost) {
  _Alignas(struct inotify_event) static char events[EVENTS_SIZE];
  struct pollfd ready = {.fd = f->descriptor, .events = POLLIN};
  clear_names(&f->files);
  *lost = false;
  if (!f->watched) {
    say("nothing is left to watch: the folders are gone");
    return false;
  }
  if (ppoll(&ready, 1, NULL, mask) < 0) return false;
  ssize_t size = read(f->descriptor, events, sizeof events);
  for (char *at = events; size > 0 && at < events + size;) {
    const struct inotify_event *e = (const struct inotify_event *)(const void *)at;
    if (e->mask & IN_Q_OVERFLOW) *lost = true;
    take_event(f, e);
    at += sizeof *e + e->len;
  }
  settle_leaving(f, NULL);
  *files = (const char *const *)f->files.items;
  *count = f->files.count;
  return true;
}
