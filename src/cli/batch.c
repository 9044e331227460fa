/* forte batch: many postings, ranked. */
#define _GNU_SOURCE
#include <ftw.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"

static atomic_bool interrupted;

/* The first Ctrl-C ends the work cleanly; a second one ends the program (SA_RESETHAND). */
static void on_interrupt(int signal_number) {
  (void)signal_number;
  atomic_store(&interrupted, true);
}

void listen_to_interrupts(void) {
  struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = (int)(SA_RESTART | SA_RESETHAND)};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

bool was_interrupted(void) { return atomic_load(&interrupted); }

typedef struct view {
  output_file out;
  bool talks;     /* progress is shown */
  bool silent;    /* of what could not be read was said before; without a file, nothing is written */
  size_t waiting; /* notes without a posting */
  bool shown;     /* a progress line stands on the terminal */
  double began, last;
  unsigned long long total; /* bytes of input, where they are known */
} view;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void clear_progress(view *v) {
  if (v->shown) fputs("\r\x1b[K", stderr);
  v->shown = false;
}

static void show_progress(void *context, size_t done, size_t failed, size_t bytes) {
  view *v = context;
  if (!v->talks) return;
  double t = now(), passed = t - v->began;
  if (passed < 1 || t - v->last < 0.2) return;
  v->last = t;
  v->shown = true;
  fprintf(stderr, "\r\x1b[K%zu postings, %.0f a second", done, (double)done / passed);
  if (v->total > bytes && bytes) fprintf(stderr, ", %.0f s left", passed * ((double)v->total / (double)bytes - 1));
  if (failed) fprintf(stderr, ", %zu not read", failed);
  fflush(stderr);
}

static void say_fault(void *context, const forte_error *e) {
  view *v = context;
  clear_progress(v);
  v->waiting += is_without_posting(e);
  if (!v->silent) report_error(e);
}

static bool write_out(void *context, const char *data, size_t size) {
  view *v = context;
  clear_progress(v);
  if (v->silent && !v->out.name) return true;
  return fwrite(data, 1, size, v->out.to) == size;
}

static bool is_interrupted(void *context) {
  (void)context;
  return was_interrupted();
}

/* ---- how much there is, for the time that is left ---- */

static unsigned long long seen_bytes;

static int add_size(const char *path, const struct stat *s, int kind, struct FTW *where) {
  (void)path, (void)where;
  if (kind == FTW_F) seen_bytes += (unsigned long long)s->st_size;
  return atomic_load(&interrupted);
}

static unsigned long long input_size(const options *o) {
  seen_bytes = 0;
  for (size_t i = 0; i < o->operand_count; i++) {
    if (strcmp(o->operands[i], "-") == 0) return 0;
    nftw(o->operands[i], add_size, 16, FTW_PHYS);
  }
  return seen_bytes;
}

/* ---- the end ---- */

static void say_summary(const options *o, const forte_batch_counts *n, double seconds) {
  if (n->stopped) say("stopped before the end; what was read until then is ranked");
  if (o->quiet) return;
  char *line = NULL;
  size_t size;
  FILE *to = open_memstream(&line, &size);
  if (!to) return;
  fprintf(to, "%zu read", n->read);
  if (n->stored) fprintf(to, ", %zu of them known", n->stored);
  if (n->fresh) fprintf(to, ", %zu new since last time", n->fresh);
  fprintf(to, ", %zu listed", n->listed);
  if (n->copies) fprintf(to, n->copies == 1 ? ", %zu copy of another" : ", %zu copies of others", n->copies);
  if (n->failed) fprintf(to, ", %zu not read", n->failed);
  if (n->skipped) fprintf(to, ", %zu skipped", n->skipped);
  if (n->ignored) fprintf(to, ", %zu other file%s left alone", n->ignored, n->ignored == 1 ? "" : "s");
  if (o->reports) fprintf(to, ", %zu report%s in %s", n->reports, n->reports == 1 ? "" : "s", o->reports);
  fprintf(to, "; %.1f s", seconds);
  fclose(to);
  if (line) say("%s", line);
  free(line);
}

/* Links in a page are relative to it when it stands in the folder that the reports' name is relative to. */
static char *report_link(const options *o) {
  char *link = NULL, *full = NULL;
  if (!o->reports) return NULL;
  bool beside = !o->output || !strchr(o->output, '/');
  if (!beside && mkdir(o->reports, 0777) == 0) full = realpath(o->reports, NULL);
  if (!beside && !full) full = realpath(o->reports, NULL);
  if (asprintf(&link, "%s/", full ? full : o->reports) < 0) needed(NULL);
  free(full);
  return link;
}

int rank_postings(const options *o, const forte *engine, const forte_profile *profile, bool again) {
  view v = {.began = now(), .silent = again};
  forte_error e;
  forte_batch_counts n = {0};
  char *link = report_link(o);
  int status = output_begin(&v.out, o->output);
  if (status == 0) {
    v.talks = !again && !o->quiet && isatty(STDERR_FILENO);
    if (v.talks) v.total = input_size(o);
    forte_batch_options b = {.format = o->format,
                             .where = o->where,
                             .sort = o->sort,
                             .skip = o->skip,
                             .reports = o->reports,
                             .report_link = link,
                             .database = o->database,
                             .min = o->minimum,
                             .top = (size_t)o->top,
                             .jobs = jobs_of(o),
                             .style = output_style(o),
                             .context = &v,
                             .write = write_out,
                             .fault = say_fault,
                             .progress = show_progress,
                             .stopped = is_interrupted};
    listen_to_interrupts();
    forte_status done = forte_batch(engine, profile, o->operands, o->operand_count, &b, &n, &e);
    clear_progress(&v);
    if (done == FORTE_OK) {
      status = output_end(&v.out);
      if (!again) say_summary(o, &n, now() - v.began);
      if (status == 0 && !again && (n.failed > v.waiting || n.stopped || n.read == v.waiting)) status = 1;
      if (n.read == 0 && !n.stopped && !again)
        say("no posting was found; give files, folders, NDJSON or archives that hold some");
    } else {
      status = report_error(&e);
      output_drop(&v.out);
    }
  }
  free(link);
  return status;
}

static bool is_usage_right(const options *o) {
  if (o->ndjson && option_given(o, "format") && strcmp(o->format, "ndjson") != 0) {
    say("--ndjson is a line filter and writes JSON lines; leave out --format, or leave out --ndjson");
    return false;
  }
  if (o->ndjson && o->operand_count > 1) {
    say("--ndjson is a line filter of one input; for a ranking of several in lines give --format ndjson");
    return false;
  }
  return true;
}

int command_batch(const options *o) {
  forte_profile *who = NULL;
  if (!is_usage_right(o)) return 2;
  forte *engine = open_engine(o);
  if (!engine) return 2;
  forte_worker *w = forte_worker_new(engine);
  int status = open_profile(o, w, &who);
  if (status == 0 && !who) status = say_no_skills(o, "a ranking holds postings against it");
  if (status == 0)
    status = o->ndjson ? filter_lines(o, engine, who, o->operands[0]) : rank_postings(o, engine, who, false);
  forte_profile_free(who);
  forte_worker_free(w);
  forte_free(engine);
  return status;
}
