#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"

void put_lines(FILE *to, const char *data, size_t size) {
  forte_text shown = {0};
  forte_shown_text(data, size, &shown);
  fwrite(shown.data, 1, shown.size, to);
  forte_text_free(&shown);
}

void *needed(void *p) {
  if (p) return p;
  fputs("forte: out of memory\n", stderr);
  exit(3);
}

static void put_message(FILE *to, const char *prefix, const char *format, va_list args) {
  char *line = NULL;
  int size = vasprintf(&line, format, args);
  if (size < 0) needed(NULL);
  for (char *c = line; *c; c++)
    if (*c == '\n' || *c == '\t' || *c == '\r') *c = '?'; /* a message is one line */
  fputs(prefix, to);
  put_lines(to, line, (size_t)size);
  fputc('\n', to);
  free(line);
}

void say(const char *format, ...) {
  va_list args;
  va_start(args, format);
  put_message(stderr, "forte: ", format, args);
  va_end(args);
}

void say_done(const char *format, ...) {
  va_list args;
  va_start(args, format);
  put_message(stdout, "", format, args);
  va_end(args);
}

bool is_without_posting(const forte_error *e) { return strcmp(e->code, "no_posting") == 0; }

int report_error(const forte_error *e) {
  say("%s", e->message);
  return (int)e->status;
}

const char *shown_name(const char *name) { return strcmp(name, "-") == 0 ? "standard input" : name; }

/* "$VARIABLE/forteREST", or "$HOME/OTHERWISE/forteREST"; NULL when no home is known. */
static char *home_path(const char *variable, const char *otherwise, const char *rest) {
  const char *set = getenv(variable), *home = getenv("HOME");
  char *path = NULL;
  int n = -1;
  if (set && set[0] == '/')
    n = asprintf(&path, "%s/forte%s", set, rest);
  else if (home && home[0])
    n = asprintf(&path, "%s/%s/forte%s", home, otherwise, rest);
  else
    return NULL;
  return needed(n < 0 ? NULL : path);
}

char *config_path(const char *file) {
  char *folder = home_path("XDG_CONFIG_HOME", ".config", "/"), *path = NULL;
  int n = folder ? asprintf(&path, "%s%s", folder, file) : 0;
  free(folder);
  return folder ? needed(n < 0 ? NULL : path) : NULL;
}

char *skills_path(const options *o) { return o->skills ? needed(strdup(o->skills)) : config_path("skills.json"); }

int say_no_skills(const options *o, const char *why) {
  char *path = skills_path(o);
  say("there is no skills file at %s; 'forte init cv.pdf' makes it from your CV (PDF, DOCX, Markdown, text); %s",
      path ? path : "its default place", why);
  free(path);
  return 2;
}

bool is_folder(const char *name) {
  struct stat s;
  return stat(name, &s) == 0 && S_ISDIR(s.st_mode);
}

bool is_present(const char *name) {
  struct stat s;
  if (!name) return false;
  if (stat(name, &s) == 0) return S_ISREG(s.st_mode) || S_ISDIR(s.st_mode);
  return lstat(name, &s) == 0 || (errno != ENOENT && errno != ENOTDIR); /* who may not look does not know */
}

/* A large dictionary is no reason to think that nothing happens. */
static void say_compiling(const options *o, const char *path, size_t size) {
  enum { LARGE = 256 << 10 };
  if (size > LARGE && !o->quiet && isatty(STDERR_FILENO))
    say("%s: is compiled, which takes some seconds for %zu KiB", path, size >> 10);
}

/* Where what is made of the user's files is kept; NULL when no home is known. */
static char *cache_path(void) { return home_path("XDG_CACHE_HOME", ".cache", ""); }

forte *open_engine(const options *o) {
  forte_error e;
  forte_text own = {0};
  char *own_path = o->dictionary ? needed(strdup(o->dictionary)) : config_path("dictionary.txt");
  bool wanted = o->dictionary || is_present(own_path);
  forte *engine = NULL;
  if (wanted && forte_file_read(own_path, &own, &e) != FORTE_OK) {
    report_error(&e);
  } else {
    say_compiling(o, own_path, own.size);
    char *cache = wanted ? cache_path() : NULL;
    engine = forte_new_cached(wanted ? own.data : NULL, own.size, own_path, cache, &e);
    if (!engine) report_error(&e);
    free(cache);
  }
  forte_text_free(&own);
  free(own_path);
  return engine;
}

/* Once a run: a CV of the profile is not what it was when the file was built. */
static void say_stale(const forte_profile *p, const char *path) {
  forte_text name = {0};
  forte_cv_state state;
  for (size_t i = 0; forte_profile_cv(p, i, &name, &state); i++) {
    if (state == FORTE_CV_CHANGED) {
      say("%s is older than your CV; 'forte skills %s -o %s' brings it up to date", path, name.data, path);
      forte_text_free(&name);
      return;
    }
    forte_text_free(&name);
  }
}

char *profile_line(const forte_profile *p) {
  forte_text text = {0};
  forte_style style = {0};
  char *line = NULL;
  if (forte_profile_render(p, "text", &style, &text, NULL) == FORTE_OK)
    line = strndup(text.data, strcspn(text.data, "\n"));
  forte_text_free(&text);
  return line;
}

/* What comes through a pipe is not kept: whoever wanted it on the disk had written it there. */
static forte_profile *parse_profile(forte_worker *w, const forte_text *text, const char *path, forte_error *e) {
  struct stat s;
  char *cache = stat(path, &s) == 0 && S_ISREG(s.st_mode) ? cache_path() : NULL;
  forte_profile *p = forte_profile_parse_cached(w, text->data, text->size, path, cache, e);
  free(cache);
  return p;
}

int open_profile(const options *o, forte_worker *w, forte_profile **out) {
  forte_error e;
  forte_text text = {0};
  char *path = skills_path(o);
  int status = 0;
  if (!o->skills && !is_present(path)) {
    free(path);
    return 0;
  }
  if (forte_file_read(path, &text, &e) != FORTE_OK || !(*out = parse_profile(w, &text, path, &e))) {
    report_error(&e);
    status = 2;
  }
  if (*out && !o->quiet) say_stale(*out, path);
  forte_text_free(&text);
  free(path);
  return status;
}

int put_output(const options *o, const char *data, size_t size) {
  forte_error e;
  if (o->output && strcmp(o->output, "-") != 0)
    return forte_file_write(o->output, data, size, &e) == FORTE_OK ? 0 : report_error(&e);
  output_file out;
  int status = output_begin(&out, NULL);
  if (status) return status;
  fwrite(data, 1, size, out.to);
  return output_end(&out);
}

int put_outside(const options *o, const char *data, size_t size) {
  if (o->output || !isatty(STDOUT_FILENO)) return put_output(o, data, size);
  forte_text shown = {0};
  forte_shown_text(data, size, &shown);
  int status = put_output(o, shown.data, shown.size);
  forte_text_free(&shown);
  return status;
}

forte_style output_style(const options *o) {
  forte_style style = {.explain = o->explain, .columns = 80};
  bool terminal = !o->output && isatty(STDOUT_FILENO);
  const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");
  struct winsize size;
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    style.columns = size.ws_col > 100 ? 100 : size.ws_col;
  style.colour = terminal && !(no_colour && no_colour[0]) && !(term && strcmp(term, "dumb") == 0);
  return style;
}

int jobs_of(const options *o) {
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  return o->jobs ? o->jobs : cores < 1 ? 1 : (int)cores;
}

const char *today_of(const options *o) {
  static char today[16];
  if (o->today) return o->today;
  time_t now = time(NULL);
  struct tm local;
  localtime_r(&now, &local);
  strftime(today, sizeof today, "%Y-%m-%d", &local);
  return today;
}

void say_if_cv(const options *o, const forte_posting *p, const char *name) {
  if (o->quiet || !forte_posting_is_cv(p)) return;
  say("%s reads like a CV, not like a posting; 'forte skills %s' makes the skills file from it", shown_name(name),
      strcmp(name, "-") == 0 ? "FILE" : name);
}
