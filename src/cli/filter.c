/* The line filter: one JSON object a line in and out, for extract and batch. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/lines.h"

typedef struct filter {
  const options *options;
  forte_worker *worker;
  const forte_profile *profile; /* NULL: postings are only read */
  FILE *to;
  forte_table *table; /* the input is a table of postings, or NULL */
  forte_text out;
  size_t lines, bad;
  bool read_failed;
} filter;

static void put_too_long(filter *f) {
  fprintf(
      f->to,
      "{\"id\":null,\"error\":{\"code\":\"too_long\",\"message\":\"the line is longer than %d MiB\",\"offset\":%d}}\n",
      LINE_LIMIT >> 20, LINE_LIMIT);
  f->bad++;
}

static void put_unclosed(filter *f) {
  fputs("{\"id\":null,\"error\":{\"code\":\"invalid_csv\",\"message\":\"a quoted cell is never closed; the rows "
        "after it are not read\",\"offset\":null}}\n",
        f->to);
  f->bad++;
}

static void put_line(filter *f, const char *line, size_t size) {
  forte_status status = f->profile ? forte_match_line(f->worker, f->profile, line, size, &f->out)
                                   : forte_extract_line(f->worker, line, size, &f->out);
  if (status != FORTE_OK) f->bad++;
  fwrite(f->out.data, 1, f->out.size, f->to);
  putc('\n', f->to);
}

/* What is done goes out before the filter waits for more: it may be the other end of a conversation. */
static bool flush_output(void *context) { return fflush(((filter *)context)->to) == 0; }

/* A line of a table: out goes the row that ends with it. False when no more can be read. `line` NULL: the end. */
static bool put_row(filter *f, const char *line, size_t size) {
  forte_text row;
  if (forte_table_line(f->table, line, size, &row) != FORTE_OK) {
    put_unclosed(f);
    return false;
  }
  if (row.size) put_line(f, row.data, row.size);
  return true;
}

/* The first line of a table is its header. */
static bool begin_table(filter *f, const char *line, size_t size) {
  if (f->lines == 1) f->table = forte_table_new(line, size);
  return f->lines == 1 && f->table;
}

/* One line out for every line in, whatever it holds; of a table, one for every row. */
static int run_filter(filter *f, int from, const char *name) {
  line_reader in = {.descriptor = from, .before_read = flush_output, .context = f};
  const char *line;
  size_t size;
  bool sound = true;
  line_result result;
  while (!ferror(f->to) && (result = line_next(&in, &line, &size)) != LINE_END) {
    if (result == LINE_FAILED) break;
    f->lines++;
    if (result == LINE_TOO_LONG)
      put_too_long(f);
    else if (begin_table(f, line, size))
      continue;
    else if (!f->table)
      put_line(f, line, size);
    else if (!(sound = put_row(f, line, size)))
      break;
  }
  if (f->table && sound) put_row(f, NULL, 0);
  f->read_failed = sound && !in.ended && !ferror(f->to);
  if (f->read_failed) say("%s: cannot be read: %s", name, strerror(errno));
  lines_free(&in);
  forte_table_free(f->table);
  return f->read_failed || f->bad ? 1 : 0;
}

static void say_bad(const filter *f, const char *name) {
  if (!f->options->quiet && f->bad)
    say("%s: %zu of %zu lines could not be read; each has an error line in its place", name, f->bad, f->lines);
  if (!f->options->quiet && !f->lines) say("%s: is empty; give one JSON object a line", name);
}

int filter_lines(const options *o, const forte *engine, const forte_profile *profile, const char *name) {
  bool piped = strcmp(name, "-") == 0;
  int from = piped ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
  if (from < 0) {
    say("%s: cannot be opened: %s; check the name", name, strerror(errno));
    return 1;
  }
  output_file out;
  int status = output_begin(&out, o->output);
  if (status == 0) {
    filter f = {.options = o, .worker = forte_worker_new(engine), .profile = profile, .to = out.to};
    status = run_filter(&f, from, piped ? "standard input" : name);
    bool cut_short = f.read_failed && o->output; /* the old file is better than half a new one */
    int written = cut_short ? 0 : output_end(&out);
    if (cut_short) output_drop(&out);
    say_bad(&f, piped ? "standard input" : name);
    status = written ? written : f.lines ? status : 1;
    forte_text_free(&f.out);
    forte_worker_free(f.worker);
  }
  if (!piped) close(from);
  return status;
}
