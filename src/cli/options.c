/* The parser of the command line, over the table of options. */
#include "cli/options.h"

#include "cli/commands.h"

#include <stdlib.h>
#include <string.h>

#include "cli/option_table.h"

const option_row *option_find(command_id command, const char *name, size_t size, char letter) {
  const option_row *other = NULL;
  for (size_t i = 0; i < option_count; i++) {
    const option_row *o = &option_table[i];
    if (letter ? o->letter != letter : strlen(o->name) != size || strncmp(o->name, name, size) != 0) continue;
    if (o->commands >> command & 1) return o;
    other = o;
  }
  return other;
}

bool choice_is(const char *choices, const char *value) {
  size_t size = strlen(value);
  for (const char *at = choices; size && (at = strstr(at, value)); at++)
    if ((at == choices || at[-1] == ' ') && (at[size] == ' ' || !at[size])) return !strchr(value, ' ');
  return false;
}

static bool complain(const char *what, const char *word, const char *remedy) {
  say("%s '%s'; %s", what, word, remedy);
  return false;
}

static bool refuse(const char *origin, const char *what, const char *word, const char *remedy) {
  say("%s%s '%s'; %s", origin, what, word, remedy);
  return false;
}

bool option_store(options *out, const option_row *o, const char *value, const char *origin) {
  void *at = (char *)out + o->offset;
  char *end;
  if (value && !*value) return refuse(origin, "no value for", o->name, "give one, or leave the option out");
  if (o->choices && !choice_is(o->choices, value)) {
    say("%s'%s' is no value of --%s; use one of: %s", origin, value, o->name, o->choices);
    return false;
  }
  switch (o->type) {
  case OPTION_FLAG:
    *(bool *)at = true;
    return true;
  case OPTION_TEXT:
    *(const char **)at = value;
    return true;
  case OPTION_NUMBER: {
    long n = strtol(value, &end, 10);
    if (*end || end == value || n < 1 || n > 1000000)
      return refuse(origin, "not a whole number from 1 on:", value, "give one, such as 5");
    *(int *)at = (int)n;
    return true;
  }
  case OPTION_DECIMAL:
    *(double *)at = strtod(value, &end);
    return *end || end == value || !(*(double *)at >= 0)
               ? refuse(origin, "not a number from 0 on:", value, "give one, such as 70")
               : true;
  case OPTION_AMOUNT:
    return amount_read(value, at) ||
           refuse(origin, "not an amount:", value, "write it in figures, such as 60000 or 60k");
  }
  return false;
}

/* From the command line. */
static bool store(options *out, const option_row *o, const char *value) {
  out->given |= (uint64_t)1 << (o - option_table);
  return option_store(out, o, value, "");
}

static bool applies(const option_row *o, const options *out) {
  if (o->commands >> out->command & 1) return true;
  say("--%s is no option of 'forte %s'; see 'forte %s --help'", o->name, commands[out->command].name,
      commands[out->command].name);
  return false;
}

/* The names of a command's options; for a command that lacks the one meant, those of all. */
static const char *meant_option(unsigned commands_mask, const char *name) {
  const char *names[64];
  size_t n = 0;
  for (size_t i = 0; i < option_count && n < sizeof names / sizeof *names; i++)
    if (option_table[i].commands & commands_mask) names[n++] = option_table[i].name;
  return suggest(name, names, n);
}

/* `size` bytes of a long name after "--", or 0 for a letter. */
static bool unknown_option(const options *out, const char *word, size_t size) {
  char name[32];
  const char *meant = NULL;
  if (size && size < sizeof name) {
    snprintf(name, sizeof name, "%.*s", (int)size, word + 2);
    meant = meant_option(1u << out->command, name);
    if (!meant) meant = meant_option(~0u, name);
  } else if (word[1] && word[2] && strlen(word + 1) < sizeof name) {
    meant = meant_option(1u << out->command, word + 1); /* -format */
  }
  bool glued = !size && word[1] && word[2];
  if (meant)
    say("unknown option '%s'; did you mean --%s?", word, meant);
  else if (glued)
    say("unknown option '%s'; give short options one by one", word);
  else
    say("unknown option '%s'; see 'forte %s --help'", word, commands[out->command].name);
  return false;
}

/* One argument that begins with '-'; *i moves on when its value is the next argument. */
static bool parse_option(int argc, char **argv, int *i, options *out) {
  const char *word = argv[*i];
  bool is_long = word[1] == '-';
  const char *name = word + (is_long ? 2 : 1), *equals = is_long ? strchr(name, '=') : NULL;
  size_t size = equals ? (size_t)(equals - name) : strlen(name);
  const option_row *o = option_find(out->command, name, size, is_long ? 0 : name[0]);
  if (!o) return unknown_option(out, word, is_long ? size : 0);
  if (!applies(o, out)) return false;
  if (o->type == OPTION_FLAG) {
    if (equals) return complain("takes no value:", word, "leave out what follows '='");
    if (!is_long && name[1]) return unknown_option(out, word, 0);
    return store(out, o, NULL);
  }
  const char *value = equals ? equals + 1 : !is_long && name[1] ? name + 1 : NULL;
  if (!value && *i + 1 < argc) value = argv[++*i];
  if (!value) return complain("lacks its value:", word, "give it as the next word");
  return store(out, o, value);
}

static command_id command_of(int argc, char **argv, int *first) { /* *first: of the arguments after it */
  *first = 1;
  for (int c = 0; argc > 1 && c < COMMANDS; c++) {
    if (strcmp(argv[1], commands[c].name) != 0) continue;
    *first = 2;
    return (command_id)c;
  }
  return COMMAND_MATCH;
}

/* "-o report.html" asks for HTML, where no --format says otherwise. */
static void take_format_of_output(options *out) {
  static const char *const endings[][2] = {{"txt", "text"}, {"htm", "html"}};
  const option_row *row = option_find(out->command, "format", strlen("format"), 0);
  const char *dot = out->output ? strrchr(out->output, '.') : NULL;
  if (!dot || strchr(dot, '/') || out->format || out->ndjson || !(row->commands >> out->command & 1)) return;
  const char *format = dot + 1;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (strcmp(format, endings[i][0]) == 0) format = endings[i][1];
  if (choice_is(row->choices, format)) store(out, row, format);
}

bool options_parse(int argc, char **argv, options *out) {
  int first;
  *out = (options){.command = command_of(argc, argv, &first)};
  out->named = first > 1;
  out->operands = needed(malloc((size_t)(argc + 1) * sizeof *out->operands));
  if (!out->operands) return false;
  bool only_operands = false;
  for (int i = first; i < argc; i++) {
    const char *word = argv[i];
    if (only_operands || word[0] != '-' || word[1] == '\0')
      out->operands[out->operand_count++] = word;
    else if (strcmp(word, "--") == 0)
      only_operands = true;
    else if (!parse_option(argc, argv, &i, out))
      return false;
  }
  take_format_of_output(out);
  return true;
}

void options_free(options *o) {
  free(o->operands);
  config_free();
}
