/* forte fill: the section "Where can I add value?" of application notes: single ones, a folder's, a Notion export's. */
#define _GNU_SOURCE
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"

typedef struct filler {
  const options *options;
  forte_worker *worker;
  forte_profile *profile;
  bool among;   /* of a folder or archive: pages without the section are none of ours */
  bool several; /* notes named on the command line, as a shell spells out a folder */
  size_t pages;
  int status;       /* of an archive's pages */
  forte_text later; /* what is said of an archive's pages once they are written back */
} filler;

/* What became of a note, for standard error; whether that counts as a failure. */
static const struct {
  const char *said;
  bool failed, always; /* always: said with --quiet too */
} outcomes[] = {
    [FORTE_FILL_CHANGED] = {"filled", false, false},
    [FORTE_FILL_SAME] = {"holds this text already; nothing changed", false, false},
    [FORTE_FILL_OWN_TEXT] = {"the section holds text of your own and is left alone; --force replaces it", true, true},
    [FORTE_FILL_NO_SECTION] = {"has no such section; add its heading, or name another with --heading", true, true},
    [FORTE_FILL_NOTHING] = {"no sentence of your CV speaks for you here: it is other work, or in a language that forte "
                            "does not read; left alone",
                            true, true},
    [FORTE_FILL_SKIPPED] = {"left alone, as --skip says", false, false},
    [FORTE_FILL_POINTS_ONLY] =
        {"filled, but not \"What will I learn?\": the note has no such section, or it holds text of "
         "your own (--force replaces it)",
         false, true},
    [FORTE_FILL_LESSONS_ONLY] =
        {"\"What will I learn?\" is filled; the other section holds text of your own and is left "
         "alone (--force replaces it)",
         false, true},
    [FORTE_FILL_REPLACED] = {"filled; text of your own in the section was replaced, as --force says", false, true},
    [FORTE_FILL_FIRST] = {"filled; another section of this name stands further down and is left as it is", false, true},
};

/* Nothing is lost that an editor saved while forte was at work. */
static int write_back(const char *name, const forte_text *before, const forte_text *after) {
  forte_error e;
  forte_status status = forte_file_replace(name, before->data, before->size, after->data, after->size, &e);
  return status == FORTE_OK ? 0 : report_error(&e);
}

static int put_note(const filler *f, const char *name, const forte_text *before, const forte_text *after,
                    forte_fill_result result) {
  const options *o = f->options;
  if (o->diff) {
    forte_text diff = {0};
    forte_diff(before->data, before->size, after->data, after->size, shown_name(name), &diff);
    int status = put_outside(o, diff.data ? diff.data : "", diff.size);
    forte_text_free(&diff);
    if (status || !o->in_place) return status;
  }
  if (o->in_place) {
    if (!forte_fill_changes(result)) return 0;
    return write_back(name, before, after);
  }
  if (o->diff || result == FORTE_FILL_NO_SECTION) return 0;
  return put_outside(o, after->data, after->size);
}

static forte_fill_options how_of(const options *o) {
  return (forte_fill_options){
      .heading = o->heading, .skip = o->skip, .points = o->points, .learn = o->learn, .force = o->force};
}

/* A vault has templates, finished pages and others. */
static bool is_vault(const filler *f) { return f->among || f->several; }

/* Counts a page and gives what is to be said of it, NULL for nothing; *status is the exit code that follows. */
static const char *outcome_of(filler *f, forte_fill_result result, bool written, int *status) {
  *status = 0;
  if (result == FORTE_FILL_NO_SECTION && f->among) return NULL;
  if (result != FORTE_FILL_NO_SECTION || !f->several) f->pages++;
  *status = outcomes[result].failed && !is_vault(f) ? 1 : 0;
  bool plain = result == FORTE_FILL_CHANGED && !written; /* the note on standard output says it */
  return outcomes[result].always || (!f->options->quiet && !plain) ? outcomes[result].said : NULL;
}

static int say_outcome(filler *f, const char *name, forte_fill_result result, bool written) {
  int status;
  const char *said = outcome_of(f, result, written, &status);
  if (said) say("%s: %s", shown_name(name), said);
  return status;
}

static int report_page(filler *f, const forte_error *e) {
  int status = report_error(e);
  if (!is_vault(f) || !is_without_posting(e)) return status;
  f->pages++;
  return 0;
}

static int fill_one(filler *f, const char *name, const forte_text *before) {
  const options *o = f->options;
  forte_error e;
  forte_text after = {0};
  forte_fill_options how = how_of(o);
  forte_fill_result result = FORTE_FILL_SAME;
  int status;
  if (forte_fill(f->worker, f->profile, before->data, before->size, shown_name(name), &how, &after, &result, &e) !=
      FORTE_OK) {
    status = report_page(f, &e);
  } else {
    status = put_note(f, name, before, &after, result);
    if (status == 0) status = say_outcome(f, name, result, o->in_place);
  }
  forte_text_free(&after);
  return status;
}

/* ---- a Notion export as a zip ---- */

/* One page's name and what became of it, each ended by a NUL. */
static void add_later(filler *f, const char *name, const char *said) {
  size_t first = strlen(name) + 1, second = strlen(said) + 1;
  char *data = needed(realloc(f->later.data, f->later.size + first + second));
  memcpy(data + f->later.size, name, first);
  memcpy(data + f->later.size + first, said, second);
  f->later = (forte_text){data, f->later.size + first + second};
}

static void say_later(const filler *f) {
  for (const char *at = f->later.data, *end = at + f->later.size; at && at < end;) {
    const char *said = at + strlen(at) + 1;
    say("%s: %s", at, said);
    at = said + strlen(said) + 1;
  }
}

static void say_page(void *context, const char *name, forte_fill_result result, const forte_error *error) {
  filler *f = context;
  int status;
  const char *said = error ? NULL : outcome_of(f, result, true, &status);
  if (error)
    status = report_page(f, error);
  else if (said && forte_fill_changes(result))
    add_later(f, name, said);
  else if (said)
    say("%s: %s", shown_name(name), said);
  if (status > f->status) f->status = status;
}

static int fill_zip(filler *f, const char *name, const forte_text *before) {
  const options *o = f->options;
  forte_error e;
  forte_text after = {0};
  forte_fill_options how = how_of(o);
  if (o->diff || (!o->in_place && !o->output)) {
    say("%s: is an archive; give -i to write it back, or -o filled.zip", shown_name(name));
    return 2;
  }
  f->among = true;
  int status = forte_fill_zip(f->worker, f->profile, before->data, before->size, shown_name(name), &how, say_page, f,
                              &after, &e) == FORTE_OK
                   ? 0
                   : report_error(&e);
  bool same = status == 0 && after.size == before->size && memcmp(after.data, before->data, after.size) == 0;
  if (status == 0 && o->in_place)
    status = same ? 0 : write_back(name, before, &after);
  else if (status == 0)
    status = put_output(o, after.data, after.size);
  f->among = false;
  if (status == 0) say_later(f);
  forte_text_free(&f->later);
  forte_text_free(&after);
  return status;
}

/* ---- files and folders ---- */

static bool is_zip(const forte_text *t) { return t->size > 4 && memcmp(t->data, "PK\3\4", 4) == 0; }

/* A pipe or a device cannot be written back, and one that nobody writes to would be waited for without end. */
static bool is_no_file(const char *name) {
  struct stat s;
  return stat(name, &s) == 0 && !S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode);
}

static int fill_file(filler *f, const char *name) {
  forte_error e;
  forte_text before = {0};
  if (f->options->in_place && is_no_file(name)) {
    say("%s: is no regular file; -i writes a note or an export back into its file", shown_name(name));
    return 1;
  }
  int status = forte_file_read(name, &before, &e) != FORTE_OK ? report_error(&e)
               : is_zip(&before)                              ? fill_zip(f, name, &before)
                                                              : fill_one(f, name, &before);
  forte_text_free(&before);
  return status;
}

static int by_name(const FTSENT **a, const FTSENT **b) { return strcmp((*a)->fts_name, (*b)->fts_name); }

/* What the walk could not look into; false: nothing to say. */
static bool say_unread(const FTSENT *e) {
  bool folder = e->fts_info == FTS_DNR;
  if (!folder && e->fts_info != FTS_ERR && e->fts_info != FTS_NS) return false;
  say("%s: %s cannot be read: %s; check its permissions", e->fts_path, folder ? "the folder" : "this",
      strerror(e->fts_errno));
  return true;
}

/* A folder's Markdown files in order of name; hidden ones are left out. */
static int fill_folder(filler *f, const char *name) {
  char *paths[] = {(char *)(size_t)name, NULL};
  FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
  int status = 0;
  f->among = true;
  for (FTSENT *e; walk && status <= 1 && (e = fts_read(walk));) {
    bool hidden = e->fts_level > 0 && e->fts_name[0] == '.';
    size_t size = e->fts_namelen;
    if (hidden && e->fts_info == FTS_D) fts_set(walk, e, FTS_SKIP);
    if (!hidden && say_unread(e) && status < 1) status = 1;
    if (hidden || e->fts_info != FTS_F || size < 3 || strcmp(e->fts_name + size - 3, ".md") != 0) continue;
    int one = fill_file(f, e->fts_path);
    if (one > status) status = one;
  }
  if (walk) fts_close(walk);
  f->among = false;
  return status;
}

static int fill_path(filler *f, const char *name) {
  size_t before = f->pages;
  f->status = 0;
  bool folder = is_folder(name);
  int status = folder ? fill_folder(f, name) : fill_file(f, name);
  if (f->status > status) status = f->status;
  if (status || f->pages > before || (f->several && !folder)) return status;
  say("%s: no page in it has the section", name);
  return 1;
}

static int usage(const options *o) {
  const char *wrong = NULL;
  if (o->operand_count > 1 && !o->in_place && !o->diff)
    wrong = "several notes need -i, which writes each back, or --diff";
  if (o->in_place && o->output && !o->diff) wrong = "-i writes the notes back; leave out -o";
  for (size_t i = 0; i < o->operand_count; i++) {
    if (o->in_place && strcmp(o->operands[i], "-") == 0) wrong = "standard input cannot be written back; leave out -i";
    if (!o->in_place && !o->diff && is_folder(o->operands[i]))
      wrong = "a folder's notes need -i, which writes each back, or --diff";
  }
  if (o->skip && !strchr(o->skip, '=')) wrong = "--skip needs a property and its value: --skip 'Stage=Rejected'";
  if (wrong) say("%s", wrong);
  return wrong ? 2 : 0;
}

static int fill_all(const options *o, forte_worker *w) {
  filler f = {.options = o, .worker = w, .several = o->operand_count > 1};
  int status = open_profile(o, w, &f.profile);
  if (status == 0 && !f.profile) return say_no_skills(o, "notes are filled from it");
  for (size_t i = 0; status <= 1 && f.profile && i < o->operand_count; i++) {
    int one = fill_path(&f, o->operands[i]);
    if (one > status) status = one;
  }
  if (status == 0 && f.pages == 0) status = 1; /* each was named */
  forte_profile_free(f.profile);
  return status;
}

int command_fill(const options *o) {
  int wrong = usage(o);
  if (wrong) return wrong;
  forte *engine = open_engine(o);
  if (!engine) return 2;
  forte_worker *w = forte_worker_new(engine);
  int status = fill_all(o, w);
  forte_worker_free(w);
  forte_free(engine);
  return status;
}
