/* The program: parses the command line and runs one command. */
#include <signal.h>
#include <string.h>

#include "cli/commands.h"

/* forte help [COMMAND] */
static int command_help(const options *o) {
  options of = {.command = COMMAND_MATCH, .named = o->operand_count > 0};
  for (int c = 0; o->operand_count && c < COMMANDS; c++)
    if (strcmp(o->operands[0], commands[c].name) == 0) of.command = (command_id)c;
  options_help(&of, stdout);
  return 0;
}

static int (*const runs[COMMANDS])(const options *) = {
    [COMMAND_MATCH] = command_match,   [COMMAND_EXTRACT] = command_extract, [COMMAND_SKILLS] = command_skills,
    [COMMAND_FILL] = command_fill,     [COMMAND_BATCH] = command_batch,     [COMMAND_DICT] = command_dict,
    [COMMAND_WATCH] = command_watch,   [COMMAND_INIT] = command_init,       [COMMAND_DOCTOR] = command_doctor,
    [COMMAND_CONFIG] = command_config, [COMMAND_HELP] = command_help,
};

static int run(options *o) {
  if (o->version || o->command == COMMAND_VERSION) {
    printf("forte %s\n", forte_version());
    return 0;
  }
  if (o->help) {
    options_help(o, stdout);
    return 0;
  }
  if (o->print) return options_print(o->print, stdout) ? 0 : 2;
  o->misconfigured = o->command != COMMAND_HELP && !config_load(o);
  if (o->misconfigured && o->command != COMMAND_DOCTOR) return 2;
  return options_check(o) ? runs[o->command](o) : 2;
}

int main(int argc, char **argv) {
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error like any other: exit code 3 */
  options o;
  int status = options_parse(argc, argv, &o) ? run(&o) : 2;
  options_free(&o);
  if (fflush(stdout) != 0 && status == 0) status = 3;
  return status;
}
