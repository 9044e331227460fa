/* measured FILE COMMAND...: runs the command and writes to FILE the most memory that it took, in KiB, and its seconds
 * of computing. Ends as the command does. The kernel counts to a process what it held before it became another program:
 * started from an interpreter of 30 MB, every command seems to take 30 MB; this one holds nothing. */
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  pid_t child = fork();
  if (child < 0) return 3;
  if (!child) {
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  int status;
  struct rusage used;
  if (wait4(child, &status, 0, &used) < 0) return 3;
  double seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                   (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  FILE *out = fopen(argv[1], "w");
  if (!out || fprintf(out, "%ld %.6f\n", used.ru_maxrss, seconds) < 0 || fclose(out)) return 3;
  if (WIFSIGNALED(status)) {
    signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
  }
  return WEXITSTATUS(status);
}
