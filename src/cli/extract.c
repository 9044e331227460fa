/* forte extract: what one posting asks for; with --ndjson, a line filter. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/lines.h"

typedef struct filter {
  const options *options;
  forte_worker *worker;
  FILE *to;
  forte_text out;
  size_t lines, bad;
} filter;

static void put_too_long(filter *f) {
  fprintf(
      f->to,
      "{\"id\":null,\"error\":{\"code\":\"too_long\",\"message\":\"the line is longer than %d MiB\",\"offset\":%d}}\n",
      LINE_LIMIT >> 20, LINE_LIMIT);
  f->bad++;
}

static void put_line(filter *f, const char *line, size_t size) {
  if (forte_extract_line(f->worker, line, size, &f->out) != FORTE_OK) f->bad++;
  fwrite(f->out.data, 1, f->out.size, f->to);
  putc('\n', f->to);
}

/* What is done goes out before the filter waits for more: it may be the other end of a conversation. */
static bool flush_output(void *context) { return fflush(((filter *)context)->to) == 0; }

/* One line out for every line in, whatever it holds. */
static int run_filter(filter *f, int from, const char *name) {
  line_reader in = {.descriptor = from, .before_read = flush_output, .context = f};
  const char *line;
  size_t size;
  line_result result;
  while (!ferror(f->to) && (result = line_next(&in, &line, &size)) != LINE_END) {
    if (result == LINE_FAILED) break;
    f->lines++;
    if (result == LINE_TOO_LONG)
      put_too_long(f);
    else
      put_line(f, line, size);
  }
  bool read_failed = !in.ended && !ferror(f->to);
  if (read_failed) fprintf(stderr, "forte: %s: cannot be read: %s\n", name, strerror(errno));
  lines_free(&in);
  return read_failed || f->bad ? 1 : 0;
}

static void say_bad(const filter *f, const char *name) {
  if (!f->options->quiet && f->bad)
    fprintf(stderr, "forte: %s: %zu of %zu lines could not be read; each has an error line in its place\n", name,
            f->bad, f->lines);
  if (!f->options->quiet && !f->lines) fprintf(stderr, "forte: %s: is empty; give one JSON object a line\n", name);
}

static int stream(const options *o, const forte *engine, const char *name) {
  bool piped = strcmp(name, "-") == 0;
  int from = piped ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
  if (from < 0) {
    fprintf(stderr, "forte: %s: cannot be opened: %s; check the name\n", name, strerror(errno));
    return 1;
  }
  output_file out;
  int status = output_begin(&out, o->output);
  if (status == 0) {
    filter f = {.options = o, .worker = forte_worker_new(engine), .to = out.to};
    status = run_filter(&f, from, piped ? "standard input" : name);
    int written = output_end(&out);
    say_bad(&f, piped ? "standard input" : name);
    status = written ? written : f.lines ? status : 1;
    forte_text_free(&f.out);
    forte_worker_free(f.worker);
  }
  if (!piped) close(from);
  return status;
}

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
  forte_posting_free(p);
  forte_worker_free(w);
  forte_text_free(&in);
  forte_text_free(&out);
  return status;
}

int command_extract(const options *o) {
  if (o->operand_count > 1) {
    fprintf(stderr, "forte: extract reads one posting; for many, give NDJSON and --ndjson\n");
    return 2;
  }
  if (o->ndjson && o->format && strcmp(o->format, "json") != 0) {
    fprintf(stderr, "forte: --ndjson writes JSON lines; leave out --format\n");
    return 2;
  }
  forte *engine = open_engine(o);
  if (!engine) return 2;
  const char *name = o->operand_count ? o->operands[0] : "-";
  int status = o->ndjson ? stream(o, engine, name) : extract_one(o, engine, name);
  forte_free(engine);
  return status;
}
