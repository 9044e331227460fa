/* Output that is written bit by bit: to standard output, or to a file that is replaced when all went well. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

/* The new file gets the old one's mode, or what the umask leaves. */
static void set_mode(int descriptor, const char *name) {
  struct stat old;
  mode_t mask = umask(0);
  umask(mask);
  if (fchmod(descriptor, stat(name, &old) == 0 ? old.st_mode & 07777 : 0666 & ~mask) != 0) errno = 0;
}

int output_begin(output_file *out, const char *name) {
  struct stat status;
  *out = (output_file){.to = stdout, .name = "standard output"};
  if (!name || strcmp(name, "-") == 0) return 0;
  out->name = name;
  if (stat(name, &status) == 0 && !S_ISREG(status.st_mode)) { /* a pipe or a device: nothing to replace */
    out->to = fopen(name, "wbe");
    return out->to ? 0 : failed(name);
  }
  out->target = realpath(name, NULL);
  if (!out->target) out->target = needed(strdup(name));
  if (asprintf(&out->temporary, "%s.forte-XXXXXX", out->target) < 0) return failed(name);
  int descriptor = mkostemp(out->temporary, O_CLOEXEC);
  out->to = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
  if (!out->to) {
    int status_code = failed(name);
    if (descriptor >= 0) close(descriptor);
    free(out->temporary);
    free(out->target);
    return status_code;
  }
  set_mode(descriptor, out->target);
  return 0;
}

int output_end(output_file *out) {
  bool done = fflush(out->to) == 0 && !ferror(out->to);
  if (!done && out->to == stdout && is_reader_gone()) return 3;
  if (done && out->temporary) done = fsync(fileno(out->to)) == 0;
  int status = done ? 0 : failed(out->name);
  if (out->to != stdout && fclose(out->to) != 0 && done) status = failed(out->name);
  if (out->temporary) {
    if (status == 0 && rename(out->temporary, out->target) != 0) status = failed(out->name);
    if (status != 0) unlink(out->temporary);
  }
  free(out->temporary);
  free(out->target);
  return status;
}

void output_drop(output_file *out) {
  if (out->to != stdout) fclose(out->to);
  if (out->temporary) unlink(out->temporary);
  free(out->temporary);
  free(out->target);
}
