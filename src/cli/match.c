/* forte match, the default command: one posting held against the skills file. */
#include "cli/commands.h"

/* What the posting asks for, when there is no profile to hold against it. */
static int put_posting(const options *o, const forte_posting *p, const char *format, const forte_style *style) {
  forte_error e;
  forte_text out = {0};
  int status = forte_posting_render(p, format, style, &out, &e) == FORTE_OK ? put_output(o, out.data, out.size)
                                                                            : report_error(&e);
  forte_text_free(&out);
  return status;
}

static int put_match(const options *o, forte_worker *w, const forte_posting *p, const forte_profile *who,
                     const char *format, const forte_style *style) {
  forte_error e;
  forte_text out = {0};
  forte_match *m = forte_match_make(w, p, who, o->points);
  int status =
      forte_match_render(m, format, style, &out, &e) == FORTE_OK ? put_output(o, out.data, out.size) : report_error(&e);
  forte_match_free(m);
  forte_text_free(&out);
  return status;
}

static int match_with(const options *o, forte_worker *w, const char *name) {
  forte_error e;
  forte_text in = {0};
  forte_profile *who = NULL;
  forte_posting *p = NULL;
  forte_style style = output_style(o);
  const char *format = o->format ? o->format : "text";
  int status = open_profile(o, w, &who);
  if (status == 0 && (forte_file_read(name, &in, &e) != FORTE_OK ||
                      !(p = forte_posting_read(w, in.data, in.size, shown_name(name), &e))))
    status = report_error(&e);
  if (status == 0) {
    say_if_cv(o, p, name);
    if (who) {
      status = put_match(o, w, p, who, format, &style);
    } else {
      status = put_posting(o, p, format, &style);
      if (status == 0 && !o->quiet) say_no_skills(o, "until then, you see what the posting asks for");
    }
  }
  forte_posting_free(p);
  forte_profile_free(who);
  forte_text_free(&in);
  return status;
}

int command_match(const options *o) {
  forte *engine = open_engine(o);
  if (!engine) return 2;
  forte_worker *w = forte_worker_new(engine);
  int status = match_with(o, w, o->operands[0]);
  forte_worker_free(w);
  forte_free(engine);
  return status;
}
