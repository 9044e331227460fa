/* forte skills: CVs to the skills file; --check for one edited by hand, or for a CV. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"

/* ---- --check ---- */

static void print_mistake(void *context, const forte_error *e) {
  (void)context;
  say("%s", e->message);
}

/* A skills file is JSON, and no JSON Resume; anything else is a CV. */
static bool is_skills_file(const forte_text *in) {
  size_t at = 0;
  while (at < in->size && strchr(" \t\r\n", in->data[at])) at++;
  bool json = at < in->size && strchr("{[", in->data[at]);
  bool resume = memmem(in->data, in->size, "\"basics\":", 9) || memmem(in->data, in->size, "\"basics\" :", 10);
  return json && (!resume || memmem(in->data, in->size, "forte.skills", 12));
}

static int check_skills(const options *o, const char *name, const forte_text *in) {
  size_t mistakes = forte_profile_check(in->data, in->size, shown_name(name), print_mistake, NULL);
  if (!mistakes && !o->quiet) say_done("%s: no mistakes", shown_name(name));
  return mistakes ? 2 : 0;
}

/* ---- building ---- */

/* The folder of the default place, which nobody has made yet. */
static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    mkdir(path, 0777);
    *slash = '/';
  }
}

static void prepare_output(const options *o) {
  char *standard = config_path("skills.json");
  if (standard && o->output && strcmp(standard, o->output) == 0) make_folders(standard);
  free(standard);
}

/* What the file to be replaced holds; *old stays NULL when there is none. A broken one is left alone: exit code 2. */
static int read_old(const options *o, forte_worker *w, forte_profile **old) {
  struct stat s;
  forte_error e;
  forte_text text = {0};
  if (!o->output || o->check || stat(o->output, &s) != 0 || !S_ISREG(s.st_mode) || s.st_size == 0) return 0;
  int status = 0;
  if (forte_file_read(o->output, &text, &e) != FORTE_OK ||
      !(*old = forte_profile_parse(w, text.data, text.size, o->output, &e))) {
    report_error(&e);
    say("%s stays as it is; mend it, or move it away to begin anew", o->output);
    status = 2;
  }
  forte_text_free(&text);
  return status;
}

/* With its counts, where the text that opens with them does not follow. */
static void say_written(const options *o, const forte_profile *p, bool text_follows) {
  if (text_follows) {
    say("%s: written", o->output);
    return;
  }
  char *line = profile_line(p);
  say("%s: written: %s", o->output, line);
  free(line);
}

/* What a file or a pipe does not show. */
static void say_unread(const forte_profile *p) {
  forte_text lines = {0};
  forte_style style = {0};
  if (forte_profile_render(p, "unread", &style, &lines, NULL) == FORTE_OK)
    for (char *rest = lines.data; rest && *rest; rest += strcspn(rest, "\n") + 1)
      say("%.*s", (int)strcspn(rest, "\n"), rest);
  forte_text_free(&lines);
}

static int put_profile(const options *o, const forte_profile *p) {
  forte_error e;
  forte_text out = {0};
  forte_style style = output_style(o);
  bool terminal = isatty(STDOUT_FILENO) || o->command == COMMAND_INIT; /* a person reads along */
  const char *format = o->check ? "reading" : terminal && !o->output ? "text" : "json";
  int status = forte_profile_render(p, format, &style, &out, &e) == FORTE_OK ? put_output(o, out.data, out.size)
                                                                             : report_error(&e);
  forte_text_free(&out);
  if (status || o->quiet) return status;
  bool written = o->output && !o->check;
  if (written) say_written(o, p, terminal);
  if (strcmp(format, "json") == 0) say_unread(p);
  if (written && terminal && forte_profile_render(p, "text", &style, &out, &e) == FORTE_OK) {
    fwrite(out.data, 1, out.size, stdout);
    forte_text_free(&out);
  }
  return status;
}

static int build(const options *o, forte_worker *w, const forte_input *cvs, size_t count) {
  forte_error e;
  forte_profile *old = NULL, *fresh = NULL;
  forte_text changes = {0};
  int status = read_old(o, w, &old);
  if (status == 0 && !(fresh = forte_profile_build(w, cvs, count, today_of(o), &e))) status = report_error(&e);
  if (status == 0) {
    if (old) forte_profile_keep(fresh, old, &changes);
    if (o->command == COMMAND_INIT) status = init_wishes(o, fresh);
  }
  if (status == 0) {
    prepare_output(o);
    status = put_profile(o, fresh);
    if (status == 0 && !o->quiet && changes.size) put_lines(stderr, changes.data, changes.size);
  }
  forte_text_free(&changes);
  forte_profile_free(fresh);
  forte_profile_free(old);
  return status;
}

static void say_if_posting(const options *o, forte_worker *w, const forte_text *text, const char *name) {
  if (o->quiet || !forte_cv_is_posting(w, text->data, text->size)) return;
  say("%s reads like a posting, not like a CV; 'forte %s' holds it against your skills file, 'forte extract %s' shows "
      "what it asks for",
      shown_name(name), name, name);
}

/* Reads all CVs; one that cannot be read is named, and the others are used. */
static int build_from_files(const options *o, forte_worker *w) {
  forte_input *cvs = needed(calloc(o->operand_count, sizeof *cvs));
  forte_text *texts = needed(calloc(o->operand_count, sizeof *texts));
  /* kept in a file alone: a pipe's output is the same anywhere */
  char **paths = needed(calloc(o->operand_count, sizeof *paths));
  size_t count = 0;
  int status = 0;
  for (size_t i = 0; i < o->operand_count; i++) {
    forte_error e;
    if (forte_file_read(o->operands[i], &texts[i], &e) != FORTE_OK)
      status = report_error(&e);
    else {
      if (o->output && strcmp(o->operands[i], "-") != 0) paths[i] = realpath(o->operands[i], NULL);
      say_if_posting(o, w, &texts[i], o->operands[i]);
      cvs[count++] = (forte_input){texts[i].data, texts[i].size, shown_name(o->operands[i]), paths[i]};
    }
  }
  if (count) {
    int built = build(o, w, cvs, count);
    if (built) status = built;
  }
  for (size_t i = 0; i < o->operand_count; i++) {
    forte_text_free(&texts[i]);
    free(paths[i]);
  }
  free(paths);
  free(texts);
  free(cvs);
  return status;
}

static int show_reading(const options *o, const char *name, const forte_text *in) {
  forte *engine = open_engine(o);
  if (!engine) return 2;
  forte_worker *w = forte_worker_new(engine);
  forte_input cv = {in->data, in->size, shown_name(name), NULL};
  int status = build(o, w, &cv, 1);
  forte_worker_free(w);
  forte_free(engine);
  return status;
}

/* Skills files are checked, CVs shown as they are read. */
static int check_files(const options *o) {
  int status = 0;
  for (size_t i = 0; i < o->operand_count; i++) {
    forte_error e;
    forte_text in = {0};
    int one = forte_file_read(o->operands[i], &in, &e) != FORTE_OK ? report_error(&e)
              : is_skills_file(&in)                                ? check_skills(o, o->operands[i], &in)
                                                                   : show_reading(o, o->operands[i], &in);
    if (one > status) status = one;
    forte_text_free(&in);
  }
  return status;
}

int command_skills(const options *o) {
  if (o->check) return check_files(o);
  forte *engine = open_engine(o);
  if (!engine) return 2;
  forte_worker *w = forte_worker_new(engine);
  int status = build_from_files(o, w);
  forte_worker_free(w);
  forte_free(engine);
  return status;
}
