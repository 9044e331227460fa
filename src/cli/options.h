/* Options: one table feeds the parser, --help, the man page and the completions. */
#ifndef FORTE_CLI_OPTIONS_H
#define FORTE_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef enum command_id {
  COMMAND_MATCH,
  COMMAND_EXTRACT,
  COMMAND_SKILLS,
  COMMAND_FILL,
  COMMAND_BATCH,
  COMMAND_DICT,
  COMMAND_WATCH,
  COMMAND_INIT,
  COMMAND_DOCTOR,
  COMMAND_CONFIG,
  COMMAND_HELP,
  COMMAND_VERSION,
  COMMANDS
} command_id;

/* What the command line says. Strings belong to argv. */
typedef struct options {
  command_id command;
  bool named;            /* the command was given by name */
  bool misconfigured;    /* the configuration has a mistake */
  const char **operands; /* file names and words after the command */
  size_t operand_count;
  const char *skills, *output, *format, *dictionary, *heading, *skip, *today, *print, *where, *sort, *reports,
      *database, *currency, *work_mode, *authorized_in, *clearance;
  int points, top, jobs;
  double minimum, pay;
  uint64_t given; /* bit i: row i of the option table was on the command line */
  bool ndjson, explain, in_place, learn, force, diff, check, help, version, quiet;
} options;

typedef struct command {
  const char *name, *operands, *summary;
  const char *details; /* for --help and the man page */
} command;

extern const command commands[COMMANDS];

/* Parses argv. On a mistake prints one line with the remedy to standard error and returns false (exit code 2). */
bool options_parse(int argc, char **argv, options *out);
void options_free(options *o);

/* Reads standard input where a command was given no file, and refuses, before any work, operands that cannot be meant:
   addresses of the web, mistyped commands, options without effect. Prints one line and returns false (exit code 2). */
bool options_check(options *o);
bool option_given(const options *o, const char *name);

/* config.c: puts what the configuration file and the environment say where the command line says nothing. Prints one
   line and returns false when they are wrong (exit code 2). Values stay until config_free(). */
bool config_load(options *o);
/* On standard output, each line after `indent` spaces: the settings with their places, and what holds without one. */
void config_show(int indent, bool standards);
void config_free(void);

/* amount.c: an amount as people write it, "28000", "28,000", "£28k". False: it is none. */
bool amount_read(const char *text, double *out);

/* suggest.c: the word among `count` that a person most likely meant, or NULL. */
const char *suggest(const char *word, const char *const *words, size_t count);

void options_help(const options *o, FILE *to);  /* of the command given by name, or of the whole program */
bool options_print(const char *what, FILE *to); /* man | bash | zsh | fish */

#endif
