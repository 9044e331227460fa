/* The program: parses the command line and runs one command. */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

static int (*const runs[COMMANDS])(const options *) = {
    [COMMAND_MATCH] = command_match, [COMMAND_EXTRACT] = command_extract, [COMMAND_SKILLS] = command_skills,
    [COMMAND_FILL] = command_fill,   [COMMAND_BATCH] = command_batch,     [COMMAND_DICT] = command_dict,
};

/* Commands that read standard input when no file is given would wait in silence on a terminal. */
static bool would_wait(const options *o) {
  return o->operand_count == 0 && isatty(STDIN_FILENO) &&
         (o->command == COMMAND_MATCH || o->command == COMMAND_EXTRACT || o->command == COMMAND_BATCH);
}

static int run(const options *o) {
  if (o->version) {
    printf("forte %s\n", forte_version());
    return 0;
  }
  if (o->help) {
    options_help(o, stdout);
    return 0;
  }
  if (o->print) {
    if (options_print(o->print, stdout)) return 0;
    say("nothing to print by the name '%s'; use man, bash, zsh or fish", o->print);
    return 2;
  }
  bool needs_files = (o->command == COMMAND_BATCH && !o->ndjson) || o->command == COMMAND_SKILLS ||
                     o->command == COMMAND_FILL || o->command == COMMAND_DICT;
  if (would_wait(o) || (needs_files && o->operand_count == 0)) {
    options_help(o, stderr);
    return 2;
  }
  return runs[o->command](o);
}

int main(int argc, char **argv) {
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error like any other: exit code 3 */
  options o;
  int status = options_parse(argc, argv, &o) ? run(&o) : 2;
  options_free(&o);
  if (fflush(stdout) != 0 && status == 0) status = 3;
  return status;
}
