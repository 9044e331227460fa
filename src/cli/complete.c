/* The shells' completions, from the option table: a command's own options, the values of those that have choices, files
   where files are meant, and nothing where only the person knows. */
#include <string.h>

#include "cli/option_table.h"

static const char dict_verbs[] = "find why learn check";

static bool is_file_value(const option_row *o) {
  return o->argument && (strcmp(o->argument, "FILE") == 0 || strcmp(o->argument, "DIR") == 0);
}

static void put_commands(FILE *to) {
  for (int c = 0; c < COMMANDS; c++) fprintf(to, "%s%s", c ? " " : "", commands[c].name);
}

/* ---- bash ---- */

static void put_pattern(FILE *to, const option_row *o, const char *command) {
  fprintf(to, "%s:--%s", command, o->name);
  if (o->letter) fprintf(to, "|%s:-%c", command, o->letter);
}

/* What stands after an option of a command: `values` to choose from, files (bash's own way), or nothing. */
static void bash_values(FILE *to) {
  for (size_t i = 0; i < option_count; i++) {
    const option_row *o = &option_table[i];
    if (!o->argument) continue;
    bool first = true;
    fputs("  ", to);
    for (int c = 0; c < COMMANDS; c++) {
      if (!(o->commands >> c & 1)) continue;
      if (!first) fputc('|', to);
      put_pattern(to, o, commands[c].name);
      first = false;
    }
    if (o->choices)
      fprintf(to, ") words=\"%s\" ;;\n", o->choices);
    else
      fputs(is_file_value(o) ? ") return ;;\n" : ") compopt +o default; return ;;\n", to);
  }
}

static void bash_options(FILE *to) {
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, "    %s) words=\"", commands[c].name);
    for (size_t i = 0; i < option_count; i++)
      if (option_table[i].commands >> c & 1) fprintf(to, "--%s ", option_table[i].name);
    fputs("\" ;;\n", to);
  }
}

void complete_bash(FILE *to) {
  fputs("# bash completion for forte\n_forte() {\n"
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=match words=\n"
        "  if [[ $word == = ]]; then word=\n"
        "  elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
        "  if [[ $COMP_CWORD -gt 1 && \" ",
        to);
  put_commands(to);
  fputs(" \" == *\" ${COMP_WORDS[1]} \"* ]]; then command=${COMP_WORDS[1]}; fi\n  case $command:$before in\n", to);
  bash_values(to);
  fprintf(to, "  dict:dict) words=\"%s\" ;;\n  help:help) words=\"", dict_verbs);
  put_commands(to);
  fputs("\" ;;\n  esac\n  if [[ -z $words && $word == -* ]]; then\n    case $command in\n", to);
  bash_options(to);
  fputs("    esac\n  elif [[ -z $words && $COMP_CWORD == 1 ]]; then words=\"", to);
  put_commands(to);
  fputs("\"; fi\n"
        "  # no words: bash completes names of files, with their spaces\n"
        "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
        "}\ncomplete -o default -F _forte forte\n",
        to);
}

/* ---- zsh and fish ---- */

/* Single quotes as a shell takes them inside single quotes. */
static void quoted(FILE *to, const char *text, const char *drop) {
  for (; *text; text++) {
    if (strchr(drop, *text)) continue;
    if (*text == '\'')
      fputs("'\\''", to);
    else
      fputc(*text, to);
  }
}

/* One spec an option, short and long name excluding each other. */
static void zsh_option(FILE *to, const option_row *o) {
  char names[2][48];
  int count = 0;
  snprintf(names[count++], sizeof names[0], "--%s", o->name);
  if (o->letter) snprintf(names[count++], sizeof names[0], "-%c", o->letter);
  for (int i = 0; i < count; i++) {
    fputs("        '", to);
    if (count > 1) fprintf(to, "(%s %s)", names[0], names[1]);
    fprintf(to, "%s%s[", names[i], !o->argument ? "" : i == 0 ? "=" : "+");
    quoted(to, o->help, "[]:");
    fputc(']', to);
    if (o->choices)
      fprintf(to, ":value:(%s)", o->choices);
    else if (o->argument)
      fputs(is_file_value(o) ? ":value:_files" : ":value: ", to);
    fputs("' \\\n", to);
  }
}

/* What a command takes after its options. */
static const char *zsh_operands(command_id c) {
  switch (c) {
  case COMMAND_DICT:
    return "'1:what to do:(find why learn check)' '*:file:_files'";
  case COMMAND_HELP:
    return "'1:command:_forte_commands'";
  case COMMAND_WATCH:
    return "'*:folder:_files -/'";
  case COMMAND_DOCTOR:
  case COMMAND_CONFIG:
  case COMMAND_VERSION:
    return "";
  default:
    return "'*:file:_files'";
  }
}

void complete_zsh(FILE *to) {
  fputs("#compdef forte\n_forte_commands() {\n  local -a names=(\n", to);
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, "    '%s:", commands[c].name);
    quoted(to, commands[c].summary, ":");
    fputs("'\n", to);
  }
  fputs("  )\n  _describe command names\n}\n\n_forte() {\n  local command=match\n"
        "  if (( CURRENT > 2 )) && [[ \" ",
        to);
  put_commands(to);
  fputs(" \" == *\" $words[2] \"* ]]; then\n"
        "    command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
        "  elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n    _alternative 'commands:command:_forte_commands' "
        "'files:file:_files'\n"
        "    return\n  fi\n  case $command in\n",
        to);
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, "    %s)\n      _arguments -s -S \\\n", commands[c].name);
    for (size_t i = 0; i < option_count; i++)
      if (option_table[i].commands >> c & 1) zsh_option(to, &option_table[i]);
    fprintf(to, "        %s ;;\n", zsh_operands((command_id)c));
  }
  fputs("  esac\n}\n\n_forte \"$@\"\n", to);
}

/* An option of match holds where no command stands that lacks it; another, after one of its commands. */
static void fish_condition(FILE *to, unsigned mask) {
  bool of_match = mask & 1u << COMMAND_MATCH, any = false;
  for (int c = 0; c < COMMANDS; c++) {
    bool in = mask >> c & 1;
    if (in == of_match) continue;
    if (!any) fprintf(to, " -n '%s__fish_seen_subcommand_from", of_match ? "not " : "");
    fprintf(to, " %s", commands[c].name);
    any = true;
  }
  if (any) fputc('\'', to);
}

void complete_fish(FILE *to) {
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, "complete -c forte -n __fish_use_subcommand -a %s -d '", commands[c].name);
    quoted(to, commands[c].summary, "\"");
    fputs("'\n", to);
  }
  fprintf(to, "complete -c forte -n '__fish_seen_subcommand_from dict' -a '%s'\n", dict_verbs);
  fputs("complete -c forte -x -n '__fish_seen_subcommand_from help' -a '", to);
  put_commands(to);
  fputs("'\ncomplete -c forte -x -n '__fish_seen_subcommand_from watch' -a '(__fish_complete_directories)'\n", to);
  for (size_t i = 0; i < option_count; i++) {
    const option_row *o = &option_table[i];
    fprintf(to, "complete -c forte -l %s", o->name);
    if (o->letter) fprintf(to, " -s %c", o->letter);
    fish_condition(to, o->commands);
    if (o->choices)
      fprintf(to, " -x -a '%s'", o->choices);
    else if (o->argument)
      fputs(is_file_value(o) ? " -r" : " -x", to);
    fputs(" -d '", to);
    quoted(to, o->help, "");
    fputs("'\n", to);
  }
}
