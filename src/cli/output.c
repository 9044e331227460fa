/* Output that is written bit by bit: to standard output, or to a file that is replaced when all went well. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

/* "| head" has read enough and is gone: that is no fault to speak of. */
static bool is_reader_gone(void) {
  struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
  return poll(&out, 1, 0) > 0 && (out.revents & POLLERR);
}

static int failed(const char *name) {
  say("%s: cannot be written: %s", name, strerror(errno));
  return 3;
}

/* A stream of our own on the writer's descriptor, which the writer closes itself. */
static FILE *stream_to(const forte_file_writer *w) {
  int own = fcntl(forte_file_descriptor(w), F_DUPFD_CLOEXEC, 0);
  FILE *to = own < 0 ? NULL : fdopen(own, "wb");
  if (!to && own >= 0) close(own);
  return to;
}

int output_begin(output_file *out, const char *name) {
  forte_error e;
  *out = (output_file){.to = stdout, .name = "standard output"};
  if (!name || strcmp(name, "-") == 0) return 0;
  out->name = name;
  out->writer = forte_file_begin(name, &e);
  if (!out->writer) return report_error(&e);
  out->to = stream_to(out->writer);
  if (out->to) return 0;
  int status = failed(name);
  forte_file_drop(out->writer);
  return status;
}

int output_end(output_file *out) {
  forte_error e;
  bool done = fflush(out->to) == 0 && !ferror(out->to);
  if (!done && out->to == stdout && is_reader_gone()) return 3;
  int status = done ? 0 : failed(out->name);
  if (!out->writer) return status;
  if (fclose(out->to) != 0 && done) status = failed(out->name);
  if (status == 0) return forte_file_end(out->writer, &e) == FORTE_OK ? 0 : report_error(&e);
  forte_file_drop(out->writer);
  return status;
}

void output_drop(output_file *out) {
  if (!out->writer) return;
  fclose(out->to);
  forte_file_drop(out->writer);
}
