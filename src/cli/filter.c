/* The line filter: one JSON object a line in and out, for extract and batch, on all cores, in order. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/crew.h"
#include "cli/lines.h"

typedef enum line_kind { KIND_POSTING, KIND_TOO_LONG, KIND_UNCLOSED } line_kind;

typedef struct filter {
  const options *options;
  const forte_profile *profile; /* NULL: postings are only read */
  FILE *to;
  crew *crew;
  forte_table *table; /* the input is a table of postings, or NULL */
  int from;
  size_t lines, bad;
  bool read_failed;
} filter;

/* ---- in the crew's threads ---- */

static void answer_fault(chunk *c, line_kind kind) {
  forte_error e = {.status = FORTE_INPUT, .code = "invalid_csv", .offset = (size_t)-1};
  if (kind == KIND_TOO_LONG) {
    e.code = "too_long";
    e.offset = LINE_LIMIT;
    snprintf(e.message, sizeof e.message, "the line is longer than %d MiB", LINE_LIMIT >> 20);
  } else {
    snprintf(e.message, sizeof e.message, "a quoted cell is never closed; the rows after it are not read");
  }
  forte_error_line(&e, &c->answer);
  bytes_add(&c->out, c->answer.data, c->answer.size);
  c->bad++;
}

static void answer_posting(const filter *f, forte_worker *w, chunk *c, const char *line, size_t size) {
  forte_status status = f->profile ? forte_match_line(w, f->profile, line, size, &c->answer)
                                   : forte_extract_line(w, line, size, &c->answer);
  if (status != FORTE_OK) c->bad++;
  bytes_add(&c->out, c->answer.data, c->answer.size);
}

static void answer(void *context, forte_worker *w, chunk *c) {
  const char *at = c->in.data;
  for (size_t i = 0; i < c->count; at += c->lines[i++].size) {
    if (c->lines[i].kind == KIND_POSTING)
      answer_posting(context, w, c, at, c->lines[i].size);
    else
      answer_fault(c, c->lines[i].kind);
    bytes_add(&c->out, "\n", 1);
  }
}

/* ---- in the reader's ---- */

static bool write_chunk(void *context, const chunk *c) {
  filter *f = context;
  f->bad += c->bad;
  return fwrite(c->out.data, 1, c->out.size, f->to) == c->out.size;
}

static bool flush_output(void *context) { return fflush(((filter *)context)->to) == 0; }

/* What is done goes out before the filter waits for more: it may be the other end of a conversation. */
static bool before_read(void *context) {
  filter *f = context;
  return crew_before_read(f->crew, f->from);
}

/* A line of a table: out goes the row that ends with it. False when no more can be read. `line` NULL: the end. */
static bool put_row(filter *f, const char *line, size_t size) {
  forte_text row;
  if (forte_table_line(f->table, line, size, &row) != FORTE_OK) {
    crew_line(f->crew, KIND_UNCLOSED, "", 0);
    return false;
  }
  return !row.size || crew_line(f->crew, KIND_POSTING, row.data, row.size);
}

/* The first line of a table is its header. */
static bool begin_table(filter *f, const char *line, size_t size) {
  if (f->lines == 1) f->table = forte_table_new(line, size);
  return f->lines == 1 && f->table;
}

/* One line of the input; false when no more can be read or written. */
static bool put_line(filter *f, line_result result, const char *line, size_t size) {
  f->lines++;
  if (result == LINE_TOO_LONG) return crew_line(f->crew, KIND_TOO_LONG, "", 0);
  if (begin_table(f, line, size)) return true;
  return f->table ? put_row(f, line, size) : crew_line(f->crew, KIND_POSTING, line, size);
}

/* One line out for every line in, whatever it holds; of a table, one for every row. */
static int run_filter(filter *f, const char *name) {
  line_reader in = {.descriptor = f->from, .before_read = before_read, .context = f};
  const char *line;
  size_t size;
  bool going = true;
  line_result result = LINE_READ;
  while (going && (result = line_next(&in, &line, &size)) != LINE_END && result != LINE_FAILED)
    going = put_line(f, result, line, size);
  int cause = errno;
  if (f->table && going) going = put_row(f, NULL, 0);
  bool wanted = crew_finish(f->crew);
  f->read_failed = result == LINE_FAILED && wanted;
  if (f->read_failed) say("%s: cannot be read: %s", name, strerror(cause));
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
    say("%s: cannot be opened: %s; check %s", name, strerror(errno), errno == EACCES ? "who may read it" : "the name");
    return 1;
  }
  output_file out;
  int status = output_begin(&out, o->output);
  if (status == 0) {
    filter f = {.options = o, .profile = profile, .to = out.to, .from = from};
    f.crew = crew_new(&(crew_work){engine, answer, write_chunk, flush_output, &f}, jobs_of(o));
    status = run_filter(&f, piped ? "standard input" : name);
    bool cut_short = f.read_failed && o->output; /* the old file is better than half a new one */
    int written = cut_short ? 0 : output_end(&out);
    if (cut_short) output_drop(&out);
    say_bad(&f, piped ? "standard input" : name);
    status = written ? written : f.lines ? status : 1;
    crew_free(f.crew);
  }
  if (!piped) close(from);
  return status;
}
