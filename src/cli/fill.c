/* forte fill: the section "Where can I add value?" of application notes. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"

typedef struct filler {
  const options *options;
  forte_worker *worker;
  forte_profile *profile;
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
    [FORTE_FILL_NOTHING] = {"nothing in your skills file answers to what the posting asks; left alone", true, true},
    [FORTE_FILL_SKIPPED] = {"left alone, as --skip says", false, false},
};

static int put_note(const filler *f, const char *name, const forte_text *before, const forte_text *after,
                    forte_fill_result result) {
  const options *o = f->options;
  forte_error e;
  if (o->diff) {
    forte_text diff = {0};
    forte_diff(before->data, before->size, after->data, after->size, shown_name(name), &diff);
    int status = put_output(o, diff.data ? diff.data : "", diff.size);
    forte_text_free(&diff);
    if (status || !o->in_place) return status;
  }
  if (o->in_place) {
    if (result != FORTE_FILL_CHANGED) return 0;
    return forte_file_write(name, after->data, after->size, &e) == FORTE_OK ? 0 : report_error(&e);
  }
  if (o->diff || result == FORTE_FILL_NO_SECTION) return 0;
  return put_output(o, after->data, after->size);
}

static int fill_one(const filler *f, const char *name) {
  const options *o = f->options;
  forte_error e;
  forte_text before = {0}, after = {0};
  forte_fill_options how = {
      .heading = o->heading, .skip = o->skip, .points = o->points, .learn = o->learn, .force = o->force};
  forte_fill_result result = FORTE_FILL_SAME;
  int status;
  if (forte_file_read(name, &before, &e) != FORTE_OK ||
      forte_fill(f->worker, f->profile, before.data, before.size, shown_name(name), &how, &after, &result, &e) !=
          FORTE_OK) {
    status = report_error(&e);
  } else {
    status = put_note(f, name, &before, &after, result);
    bool plain = result == FORTE_FILL_CHANGED && !o->in_place; /* the note itself says it */
    if (status == 0 && (outcomes[result].always || (!o->quiet && !plain)))
      fprintf(stderr, "forte: %s: %s\n", shown_name(name), outcomes[result].said);
    if (status == 0 && outcomes[result].failed) status = 1;
  }
  forte_text_free(&before);
  forte_text_free(&after);
  return status;
}

static int usage(const options *o) {
  const char *wrong = NULL;
  if (o->operand_count > 1 && !o->in_place && !o->diff)
    wrong = "several notes need -i, which writes each back, or --diff";
  if (o->in_place && o->output && !o->diff) wrong = "-i writes the notes back; leave out -o";
  for (size_t i = 0; i < o->operand_count; i++)
    if (o->in_place && strcmp(o->operands[i], "-") == 0) wrong = "standard input cannot be written back; leave out -i";
  if (o->skip && !strchr(o->skip, '=')) wrong = "--skip needs a property and its value: --skip 'Stage=Rejected'";
  if (wrong) fprintf(stderr, "forte: %s\n", wrong);
  return wrong ? 2 : 0;
}

static int fill_all(const options *o, forte_worker *w) {
  filler f = {.options = o, .worker = w};
  int status = open_profile(o, w, &f.profile);
  if (status == 0 && !f.profile) {
    char *path = skills_path(o);
    fprintf(stderr, "forte: there is no skills file at %s; 'forte skills cv.pdf -o %s' makes it from your CV\n",
            path ? path : "its default place", path ? path : "skills.json");
    free(path);
    return 2;
  }
  for (size_t i = 0; status <= 1 && f.profile && i < o->operand_count; i++) {
    int one = fill_one(&f, o->operands[i]);
    if (one > status) status = one;
  }
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
