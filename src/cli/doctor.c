/* forte doctor: what forte runs with, what is in force, and what is wrong with it. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"

enum { LABEL = 15, SQLITE_HEAD = 16 }; /* columns; bytes that begin a SQLite file, with their NUL */

static void put_label(const char *label) { printf("%-*s", LABEL, label); }

static int put_trouble(const char *text) {
  say_done("! %s", text);
  return 1;
}

/* ---- programs and libraries ---- */

static void check_libraries(void) {
  forte_text list = {0};
  forte_libraries(&list);
  put_label("forte");
  say_done("%s", forte_version());
  put_label("libraries");
  say_done("%s", list.data);
  forte_text_free(&list);
}

static int check_pdftotext(void) {
  const char *path = getenv("PATH");
  put_label("pdftotext");
  for (const char *at = path ? path : ""; *at;) {
    int size = (int)strcspn(at, ":");
    char *name = NULL;
    if (size && asprintf(&name, "%.*s/pdftotext", size, at) >= 0 && access(name, X_OK) == 0) {
      say_done("%s", name);
      free(name);
      return 0;
    }
    free(name);
    at += size + (at[size] == ':');
  }
  return put_trouble("not found: PDF files cannot be read; install the package poppler-utils");
}

/* A mistake in it was named on standard error when it was read. */
static int check_configuration(const options *o) {
  char *path = config_path("config");
  int status = 0;
  put_label("configuration");
  if (o->misconfigured)
    status = put_trouble("has the mistake that is named above; all other commands wait for its mending");
  else
    say_done("%s%s", path ? path : "no home folder is known", path && is_present(path) ? "" : ": none");
  if (!o->misconfigured) config_show(LABEL, false);
  free(path);
  return status;
}

/* ---- the user's files ---- */

static int fault_count;

static void put_fault(void *context, const forte_error *e) {
  (void)context;
  if (fault_count++) put_label("");
  put_trouble(e->message);
}

static int check_dictionary(const options *o) {
  forte_error e;
  forte_text text = {0};
  size_t concepts = 0, forms = 0;
  char *path = o->dictionary ? strdup(o->dictionary) : config_path("dictionary.txt");
  int status = 0;
  fault_count = 0;
  put_label("dictionary");
  if (!o->dictionary && !is_present(path)) {
    say_done("the built-in one alone");
  } else if (forte_file_read(path, &text, &e) != FORTE_OK) {
    status = put_trouble(e.message);
  } else if (forte_dict_check(text.data, text.size, path, put_fault, NULL, &concepts, &forms)) {
    status = 1;
  } else {
    say_done("%s: %zu concepts, %zu forms of your own", path, concepts, forms);
  }
  forte_text_free(&text);
  free(path);
  return status;
}

static int put_cvs(const forte_profile *p) {
  int status = 0;
  forte_text name = {0};
  forte_cv_state state;
  for (size_t i = 0; forte_profile_cv(p, i, &name, &state); i++) {
    static const char *const words[] = {
        [FORTE_CV_SAME] = "unchanged since",
        [FORTE_CV_CHANGED] = "changed since: build the skills file again",
        [FORTE_CV_MISSING] = "not there any more",
        [FORTE_CV_UNKNOWN] = "its place is not known; build the skills file again with -o to have it watched",
    };
    put_label("  CV");
    say_done("%s%s: %s", state == FORTE_CV_CHANGED ? "! " : "", name.data, words[state]);
    if (state == FORTE_CV_CHANGED) status = 1;
    forte_text_free(&name);
  }
  return status;
}

static int check_skills_text(forte_worker *w, const forte_text *text, const char *path) {
  forte_error e;
  fault_count = 0;
  if (forte_profile_check(text->data, text->size, path, put_fault, NULL)) return 1;
  forte_profile *p = forte_profile_parse(w, text->data, text->size, path, &e);
  if (!p) return put_trouble(e.message);
  say_done("%s", path);
  char *line = profile_line(p);
  if (line) {
    put_label("");
    say_done("%s", line);
  }
  int status = put_cvs(p);
  free(line);
  forte_profile_free(p);
  return status;
}

static int check_skills_file(const options *o) {
  forte_error e;
  forte_text text = {0};
  char *path = skills_path(o);
  int status = 0;
  put_label("skills file");
  if (!o->skills && !is_present(path)) {
    put_trouble("none yet; 'forte init cv.pdf' makes it");
    status = 1;
  } else if (forte_file_read(path, &text, &e) != FORTE_OK) {
    status = put_trouble(e.message);
  } else {
    forte *engine = forte_new(NULL, 0, NULL, &e);
    forte_worker *w = engine ? forte_worker_new(engine) : NULL;
    status = w ? check_skills_text(w, &text, path) : put_trouble(e.message);
    forte_worker_free(w);
    forte_free(engine);
  }
  forte_text_free(&text);
  free(path);
  return status;
}

static int check_store(const options *o) {
  char head[SQLITE_HEAD] = "";
  struct stat s;
  if (!o->database) return 0;
  put_label("store");
  if (stat(o->database, &s) != 0) {
    say_done("%s: not there yet; 'forte batch --db' makes it", o->database);
    return 0;
  }
  FILE *in = fopen(o->database, "rbe");
  size_t n = in ? fread(head, 1, sizeof head, in) : 0;
  if (in) fclose(in);
  if (s.st_size && (n != sizeof head || memcmp(head, "SQLite format 3", sizeof head) != 0)) {
    say_done("! %s: is no SQLite file, or cannot be read", o->database);
    return 1;
  }
  say_done("%s: %.1f MB", o->database, (double)s.st_size / 1e6);
  return 0;
}

int command_doctor(const options *o) {
  int troubles = 0;
  check_libraries();
  troubles += check_pdftotext();
  troubles += check_configuration(o);
  troubles += check_skills_file(o);
  troubles += check_dictionary(o);
  troubles += check_store(o);
  if (!o->quiet) printf("%s\n", troubles ? "\nWhat is marked ! needs your hand." : "\nAll is well.");
  return troubles ? 1 : 0;
}
