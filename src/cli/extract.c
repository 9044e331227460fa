/* forte extract: what one posting asks for; with --ndjson, a line filter. */
#include <string.h>

#include "cli/commands.h"

static int extract_one(const options *o, const forte *engine, const char *name) {
  forte_error e;
  forte_text in = {0}, out = {0};
  forte_style style = output_style(o);
  forte_worker *w = forte_worker_new(engine);
  forte_posting *p = NULL;
  int status;
  if (forte_file_read(name, &in, &e) != FORTE_OK ||
      !(p = forte_posting_read(w, in.data, in.size, shown_name(name), &e)) ||
      forte_posting_render(p, o->format ? o->format : "text", &style, &out, &e) != FORTE_OK)
    status = report_error(&e);
  else
    status = put_output(o, out.data, out.size);
  if (p) say_if_cv(o, p, name);
  forte_posting_free(p);
  forte_worker_free(w);
  forte_text_free(&in);
  forte_text_free(&out);
  return status;
}

int command_extract(const options *o) {
  if (o->ndjson && option_given(o, "format") && strcmp(o->format, "json") != 0) {
    say("--ndjson writes JSON lines; leave out --format");
    return 2;
  }
  forte *engine = open_engine(o);
  if (!engine) return 2;
  const char *name = o->operands[0];
  int status = o->ndjson ? filter_lines(o, engine, NULL, name) : extract_one(o, engine, name);
  forte_free(engine);
  return status;
}
