#define _GNU_SOURCE
#include "input/child.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/names.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE_LIMIT = 4096, DESCRIPTORS = 1 << 16 };

/* The program's path, found before the fork: nothing is allocated after it. False when PATH does not hold it. */
static bool find_program(const char *name, char *path, size_t size) {
  const char *folders = getenv("PATH");
  if (!folders || !*folders) folders = "/usr/local/bin:/usr/bin:/bin";
  while (*folders) {
    size_t length = strcspn(folders, ":");
    int written = snprintf(path, size, "%.*s/%s", (int)length, folders, name);
    if (length && written > 0 && (size_t)written < size && access(path, X_OK) == 0) return true;
    folders += length + (folders[length] == ':');
  }
  return false;
}

/* A file without a name that holds the input, at its beginning; -1 when there is no room for it. */
static int input_file(slice input) {
  int descriptor = memfd_create("forte-input", MFD_CLOEXEC);
  if (descriptor < 0) descriptor = open(P_tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0) return -1;
  if (file_put(descriptor, input, (slice){"", 0}, NULL) && lseek(descriptor, 0, SEEK_SET) == 0) return descriptor;
  close(descriptor);
  return -1;
}

static void limit(int resource, size_t value) {
  struct rlimit r = {.rlim_cur = value, .rlim_max = value};
  setrlimit(resource, &r);
}

/* What the caller of forte left open is none of the child's. Systems before Linux 5.9 close one by one. */
static bool close_others(void) {
  struct rlimit most;
  if (syscall(SYS_close_range, STDERR_FILENO + 1u, ~0u, 0u) == 0) return true;
  if (getrlimit(RLIMIT_NOFILE, &most) != 0) return false;
  for (rlim_t i = STDERR_FILENO + 1; i < most.rlim_cur && i < DESCRIPTORS; i++) close((int)i);
  return true;
}

/* In the child: only calls that are safe after a fork in a program with threads. */
_Noreturn static void become(const char *path, const char *const *argv, const child_limits *limits, int in, int out,
                             int err) {
  FORMAT_NAMES(POSIX)
  static char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL};
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CPU, limits->seconds);
  limit(RLIMIT_AS, limits->memory);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0 && close_others())
    execve(path, (char *const *)(uintptr_t)argv, environment);
  _exit(127);
}

static int64_t now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Takes what is there; false at the end of the stream. */
static bool drain(int descriptor, buffer *out, size_t most) {
  char chunk[65536];
  ssize_t n = read(descriptor, chunk, sizeof chunk);
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  size_t room = out->size < most ? most - out->size : 0;
  buffer_add(out, (slice){chunk, (size_t)n < room ? (size_t)n : room});
  return n > 0;
}

static child_end collect(int out, int err, const child_limits *limits, buffer *output, buffer *messages) {
  int64_t deadline = now_ms() + (int64_t)limits->seconds * 3000;
  struct pollfd open[2] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    int64_t left = deadline - now_ms();
    if (left <= 0) return CHILD_TOO_LONG;
    if (poll(open, 2, (int)left) < 0 && errno != EINTR) return CHILD_FAILED;
    if (open[0].revents && !drain(out, output, limits->output + 1)) open[0].fd = -1;
    if (open[1].revents && !drain(err, messages, MESSAGE_LIMIT)) open[1].fd = -1;
    open[0].revents = open[1].revents = 0;
    if (output->size > limits->output) return CHILD_TOO_MUCH;
  }
  return CHILD_DONE;
}

static child_end finish(pid_t child, child_end end, int *status) {
  int code = 0;
  if (end != CHILD_DONE) kill(child, SIGKILL);
  while (waitpid(child, &code, 0) < 0 && errno == EINTR) {
  }
  if (end != CHILD_DONE) return end;
  if (WIFSIGNALED(code)) return WTERMSIG(code) == SIGXCPU || WTERMSIG(code) == SIGKILL ? CHILD_TOO_LONG : CHILD_FAILED;
  *status = WEXITSTATUS(code);
  return CHILD_DONE;
}

child_end child_run(const char *const *argv, slice input, const child_limits *limits, buffer *output, buffer *messages,
                    int *status) {
  char path[4096];
  int out[2] = {-1, -1}, err[2] = {-1, -1};
  if (!find_program(argv[0], path, sizeof path)) return CHILD_MISSING;
  child_end end = CHILD_FAILED;
  int in = input_file(input);
  if (in >= 0 && pipe2(out, O_CLOEXEC) == 0 && pipe2(err, O_CLOEXEC) == 0) {
    pid_t child = fork();
    if (child == 0) become(path, argv, limits, in, out[1], err[1]);
    close(out[1]);
    close(err[1]);
    out[1] = err[1] = -1;
    if (child > 0) end = finish(child, collect(out[0], err[0], limits, output, messages), status);
  }
  int all[] = {in, out[0], out[1], err[0], err[1]};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (all[i] >= 0) close(all[i]);
  return end;
}
