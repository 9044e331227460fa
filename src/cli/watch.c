/* forte watch: what is saved into folders is read as it comes. A posting gives its match in one line, a note that has
   its posting gets its section filled, and the ranking of all is kept where --db or -o name a place for it. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/folders.h"

typedef struct watcher {
  const options *options;
  const forte *engine;
  forte_worker *worker;
  forte_profile *profile;
  struct stat skills; /* as it was read */
  int status;
} watcher;

/* ---- the skills file, read again when it was built anew ---- */

static bool is_same_file(const struct stat *a, const struct stat *b) {
  return a->st_ino == b->st_ino && a->st_dev == b->st_dev;
}

static bool is_unchanged(const struct stat *a, const struct stat *b) {
  return is_same_file(a, b) && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
         a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* The exit code, 0 while the profile in hand can be used. */
static int read_skills(watcher *v) {
  char *path = skills_path(v->options);
  struct stat now = {0};
  forte_profile *fresh = NULL;
  bool same = path && stat(path, &now) == 0 && v->profile && is_unchanged(&now, &v->skills);
  free(path);
  if (same) return 0;
  int status = open_profile(v->options, v->worker, &fresh);
  v->skills = now;
  if (fresh) {
    forte_profile_free(v->profile);
    v->profile = fresh;
  }
  return v->profile ? 0 : status ? status : say_no_skills(v->options, "watching holds postings against it");
}

/* ---- one file ---- */

/* Is it what forte itself writes here? */
static bool is_own_output(const options *o, const char *path) {
  struct stat file, own;
  if (stat(path, &file) != 0 || !S_ISREG(file.st_mode)) return true;
  if (o->output && stat(o->output, &own) == 0 && is_same_file(&file, &own)) return true;
  return o->database && stat(o->database, &own) == 0 && is_same_file(&file, &own);
}

static void take_posting(watcher *v, const char *path, const forte_text *in, const char *done) {
  forte_error e;
  forte_text line = {0};
  forte_posting *p = forte_posting_read(v->worker, in->data, in->size, path, &e);
  if (!p) {
    report_error(&e);
    return;
  }
  say_if_cv(v->options, p, path);
  forte_match *m = forte_posting_is_cv(p) ? NULL : forte_match_make(v->worker, p, v->profile, v->options->points);
  if (m && forte_match_render(m, "line", NULL, &line, &e) == FORTE_OK)
    say_done("%s: %s%.*s", path, done, (int)strcspn(line.data, "\n"), line.data);
  else if (m)
    report_error(&e);
  forte_text_free(&line);
  forte_match_free(m);
  forte_posting_free(p);
}

/* True when the file is a note that has the section: then all is said. */
static bool take_note(watcher *v, const char *path, const forte_text *in) {
  const options *o = v->options;
  forte_error e;
  forte_text out = {0};
  forte_fill_result result = FORTE_FILL_SAME;
  forte_fill_options how = {.heading = o->heading, .skip = o->skip, .points = o->points, .learn = o->learn};
  bool done = forte_fill(v->worker, v->profile, in->data, in->size, path, &how, &out, &result, &e) == FORTE_OK;
  bool waits = !done && is_without_posting(&e); /* for its posting */
  bool note = waits || (done && result != FORTE_FILL_NO_SECTION);
  if (done && forte_fill_changes(result)) {
    if (forte_file_replace(path, in->data, in->size, out.data, out.size, &e) == FORTE_OK)
      take_posting(v, path, in, "filled; ");
    else if (strcmp(e.code, "changed") != 0) /* saved meanwhile: when that is done it is told of, and read again */
      report_error(&e);
  } else if (done && result == FORTE_FILL_NOTHING) {
    say_done("%s: nothing in your skills file answers to what the posting asks; left alone", path);
  }
  forte_text_free(&out);
  return note;
}

/* True when it was a file of ours to read. */
static bool take_file(watcher *v, const char *path) {
  forte_error e;
  forte_text in = {0};
  size_t size = strlen(path);
  bool markdown = size > 3 && strcmp(path + size - 3, ".md") == 0;
  if (!forte_is_posting_name(path) || is_own_output(v->options, path)) return false;
  if (forte_file_read(path, &in, &e) != FORTE_OK) {
    bool passing =
        strcmp(e.code, "not_found") == 0 || strcmp(e.code, "empty") == 0; /* gone again, or not yet written */
    if (!passing) report_error(&e);
  } else if (!markdown || !take_note(v, path, &in)) {
    take_posting(v, path, &in, "");
  }
  forte_text_free(&in);
  return true;
}

/* ---- all of them ---- */

static void take_all(watcher *v, const char *const *files, size_t count, bool lost) {
  bool any = lost;
  if (read_skills(v) != 0) return; /* it was said why; the next change tries again */
  if (lost) say("more was saved at once than the system tells of; the ranking has all, lines for some are missing");
  for (size_t i = 0; i < count; i++) any |= take_file(v, files[i]);
  if (any && (v->options->database || v->options->output)) rank_postings(v->options, v->engine, v->profile, true);
  if (fflush(stdout) != 0) v->status = 3; /* nobody reads on */
}

static int watch(watcher *v, folders *f) {
  const options *o = v->options;
  sigset_t stops, before;
  const char *const *files;
  size_t count;
  bool lost;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  sigprocmask(SIG_BLOCK, &stops, &before); /* they end the waiting, and no work half-way */
  listen_to_interrupts();
  for (size_t i = 0; i < o->operand_count; i++)
    if (!folders_add(f, o->operands[i])) return 1;
  if (o->database || o->output) v->status = rank_postings(o, v->engine, v->profile, true);
  if (!o->quiet) say("watching %zu folder%s; Ctrl-C ends it", o->operand_count, o->operand_count == 1 ? "" : "s");
  while (v->status <= 1 && folders_wait(f, &before, &files, &count, &lost)) take_all(v, files, count, lost);
  if (v->status > 1) return v->status;
  return was_interrupted() ? 0 : 1;
}

int command_watch(const options *o) {
  watcher v = {.options = o, .engine = open_engine(o)};
  if (!v.engine) return 2;
  v.worker = forte_worker_new(v.engine);
  folders *f = folders_open();
  int status = f ? read_skills(&v) : 1;
  if (status == 0) status = watch(&v, f);
  if (f) folders_close(f);
  forte_profile_free(v.profile);
  forte_worker_free(v.worker);
  forte_free((forte *)(size_t)v.engine);
  return status;
}
