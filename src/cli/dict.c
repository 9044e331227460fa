/* forte dict: find, why, learn, check. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/lines.h"

static int usage(const char *remedy) {
  say("%s; see 'forte dict --help'", remedy);
  return 2;
}

/* ---- find ---- */

static int run_find(const options *o, forte_worker *w) {
  int status = 0;
  for (size_t i = 1; i < o->operand_count; i++) {
    forte_error e;
    forte_text out = {0};
    int one =
        forte_dict_find(w, o->operands[i], &out, &e) == FORTE_OK ? put_output(o, out.data, out.size) : report_error(&e);
    forte_text_free(&out);
    if (one > status) status = one;
  }
  return status;
}

/* ---- why ---- */

static int run_why(const options *o, forte_worker *w) {
  if (o->operand_count > 3) return usage("dict why takes one word and one posting; quote a word of several parts");
  if (o->operand_count == 2) return run_find(o, w);
  const char *name = o->operands[2];
  forte_error e;
  forte_text in = {0}, out = {0};
  forte_style style = output_style(o);
  int status;
  if (forte_file_read(name, &in, &e) != FORTE_OK ||
      forte_dict_why(w, o->operands[1], in.data, in.size, shown_name(name), &style, &out, &e) != FORTE_OK)
    status = report_error(&e);
  else
    status = put_output(o, out.data, out.size);
  forte_text_free(&in);
  forte_text_free(&out);
  return status;
}

/* ---- check ---- */

static void print_fault(void *context, const forte_error *e) {
  (void)context;
  say("%s", e->message);
}

static int check_file(const char *name) {
  forte_error e;
  forte_text in = {0};
  size_t concepts, forms;
  if (forte_file_read(name, &in, &e) != FORTE_OK) return report_error(&e);
  size_t faults = forte_dict_check(in.data, in.size, shown_name(name), print_fault, NULL, &concepts, &forms);
  forte_text_free(&in);
  if (faults) return 2;
  say_done("%s: no faults; %zu new concept%s, %zu form%s", shown_name(name), concepts, concepts == 1 ? "" : "s", forms,
           forms == 1 ? "" : "s");
  return 0;
}

static int run_check(const options *o) {
  int status = 0;
  for (size_t i = 1; i < o->operand_count; i++) {
    int one = check_file(o->operands[i]);
    if (one > status) status = one;
  }
  return status;
}

/* ---- learn ---- */

typedef struct lesson {
  const options *options;
  forte_worker *worker;
  forte_learner *learner;
  size_t read, failed;
} lesson;

static void learn_from(lesson *l, const char *data, size_t size, const char *name, size_t line) {
  forte_error e;
  forte_posting *p = forte_posting_read(l->worker, data, size, name, &e);
  if (p) {
    forte_learner_add(l->learner, p);
    l->read++;
  } else {
    l->failed++;
    if (line)
      say("line %zu of %s", line, e.message);
    else
      report_error(&e);
  }
  forte_posting_free(p);
}

static void learn_lines(lesson *l, int descriptor, const char *name) {
  line_reader in = {.descriptor = descriptor};
  const char *line;
  size_t size, number = 0;
  line_result result;
  while ((result = line_next(&in, &line, &size)) == LINE_READ || result == LINE_TOO_LONG) {
    number++;
    if (result == LINE_READ && size) learn_from(l, line, size, name, number);
  }
  if (result == LINE_FAILED) {
    say("%s: cannot be read: %s", name, strerror(errno));
    l->failed++;
  }
  lines_free(&in);
}

static bool ends_with(const char *name, const char *end) {
  size_t n = strlen(name), m = strlen(end);
  return n >= m && strcmp(name + n - m, end) == 0;
}

static void learn_file(lesson *l, const char *name) {
  if (strcmp(name, "-") == 0) {
    learn_lines(l, STDIN_FILENO, "standard input");
    return;
  }
  if (ends_with(name, ".ndjson") || ends_with(name, ".jsonl")) {
    int descriptor = open(name, O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
      learn_lines(l, descriptor, name);
      close(descriptor);
      return;
    }
  }
  forte_error e;
  forte_text in = {0};
  if (forte_file_read(name, &in, &e) == FORTE_OK) {
    learn_from(l, in.data, in.size, name, 0);
  } else {
    report_error(&e);
    l->failed++;
  }
  forte_text_free(&in);
}

static int by_name(const FTSENT **a, const FTSENT **b) { return strcmp((*a)->fts_name, (*b)->fts_name); }

/* A folder's files in order of name; hidden ones are left out. */
static void learn_folder(lesson *l, const char *name) {
  char *paths[] = {(char *)(size_t)name, NULL};
  FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
  for (FTSENT *e; walk && (e = fts_read(walk));) {
    bool hidden = e->fts_level > 0 && e->fts_name[0] == '.';
    if (hidden && e->fts_info == FTS_D) fts_set(walk, e, FTS_SKIP);
    if (!hidden && (e->fts_info == FTS_F || e->fts_info == FTS_NS || e->fts_info == FTS_DNR))
      learn_file(l, e->fts_path);
  }
  if (walk) fts_close(walk);
}

static int run_learn(const options *o, forte_worker *w) {
  lesson l = {.options = o, .worker = w, .learner = forte_learner_new()};
  for (size_t i = 1; i < o->operand_count; i++) {
    if (strcmp(o->operands[i], "-") == 0)
      learn_file(&l, "-");
    else
      learn_folder(&l, o->operands[i]);
  }
  forte_text out = {0};
  forte_learner_render(l.learner, (size_t)o->top, &out);
  int status = put_output(o, out.data, out.size);
  if (!o->quiet)
    say("%zu postings read%s; keep the lines that are right in a dictionary of your own", l.read,
        out.size ? "" : ", no new words");
  forte_text_free(&out);
  forte_learner_free(l.learner);
  return status ? status : l.failed || !l.read ? 1 : 0;
}

int command_dict(const options *o) {
  const char *verb = o->operands[0];
  if (o->operand_count < 2) return usage("dict needs find, why, learn or check, and a word or a file");
  if (strcmp(verb, "check") == 0) return run_check(o);
  int (*run)(const options *, forte_worker *) = strcmp(verb, "find") == 0    ? run_find
                                                : strcmp(verb, "why") == 0   ? run_why
                                                : strcmp(verb, "learn") == 0 ? run_learn
                                                                             : NULL;
  if (!run) return usage("dict knows find, why, learn and check");
  if (option_given(o, "top") && run != run_learn) return usage("--top has an effect in dict learn alone");
  forte *engine = open_engine(o);
  if (!engine) return 2;
  forte_worker *w = forte_worker_new(engine);
  int status = run(o, w);
  forte_worker_free(w);
  forte_free(engine);
  return status;
}
