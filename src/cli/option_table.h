/* The option table's rows: an option whose choices differ by command has a row for each. Private to src/cli/. */
#ifndef FORTE_CLI_OPTION_TABLE_H
#define FORTE_CLI_OPTION_TABLE_H

#include "cli/options.h"

typedef enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_DECIMAL, OPTION_AMOUNT } option_type;

typedef struct option_row {
  const char *name;
  char letter;          /* 0: none */
  const char *argument; /* NULL for a flag */
  unsigned commands;    /* bit set of command_id */
  option_type type;
  size_t offset; /* of the member of struct options */
  const char *help;
  const char *choices;  /* words parted by spaces, of which the value must be one; NULL: any value */
  const char *standard; /* what holds when it is not given, for people; NULL: nothing */
} option_row;

extern const option_row option_table[];
extern const size_t option_count;

/* Command lines that people use, for the man page; the tests run them. */
typedef struct example {
  const char *purpose, *line;
} example;
extern const example examples[];
extern const size_t example_count;

/* The row that `command` uses, or one of another command, or NULL. By name (`size` bytes), or by letter when not 0. */
const option_row *option_find(command_id command, const char *name, size_t size, char letter);

/* Puts a checked value in its member; `origin` stands before the message about a wrong one ("" or "file:line: "). */
bool option_store(options *out, const option_row *o, const char *value, const char *origin);

/* Is `value` one of the words of `choices`? */
bool choice_is(const char *choices, const char *value);

/* An option's help with its choices and its default. */
void option_describe(const option_row *o, char *out, size_t size);

/* man.c: the man page forte(1). */
void print_man(FILE *to);

/* complete.c: a shell's completion. */
void complete_bash(FILE *to);
void complete_zsh(FILE *to);
void complete_fish(FILE *to);

#endif
