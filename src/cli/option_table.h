/* The option table's rows. Private to src/cli/. */
#ifndef FORTE_CLI_OPTION_TABLE_H
#define FORTE_CLI_OPTION_TABLE_H

#include "cli/options.h"

typedef enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_DECIMAL } option_type;

typedef struct option_row {
  const char *name;
  char letter;          /* 0: none */
  const char *argument; /* NULL for a flag */
  unsigned commands;    /* bit set of command_id */
  option_type type;
  size_t offset; /* of the member of struct options */
  const char *help;
} option_row;

extern const option_row option_table[];
extern const size_t option_count;

#endif
