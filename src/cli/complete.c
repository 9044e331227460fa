/* The shells' completions, from the option table: a command's own options, the values of those that have choices, files
   where files are meant, and nothing where only the person knows. */
#include <string.h>

#include "cli/option_table.h"

static const char dict_verbs[] = "find why learn check";

/* What may stand at a place of the line. */
typedef enum wanted { WANT_NOTHING, WANT_FILES, WANT_FOLDERS } wanted;

/* Of an option's value without choices. */
static wanted value_wanted(const option_row *o) {
  if (strcmp(o->argument, "FILE") == 0) return WANT_FILES;
  return strcmp(o->argument, "DIR") == 0 ? WANT_FOLDERS : WANT_NOTHING;
}

/* After a command's options. */
static wanted operands_wanted(const command *c) {
  if (strcmp(c->operands, "FOLDER...") == 0) return WANT_FOLDERS;
  return *c->operands && c != &commands[COMMAND_HELP] ? WANT_FILES : WANT_NOTHING;
}

static void put_commands(FILE *to) {
  for (int c = 0; c < COMMANDS; c++) fprintf(to, "%s%s", c ? " " : "", commands[c].name);
}

/* ---- bash ---- */

static void put_pattern(FILE *to, const option_row *o, const char *command) {
  fprintf(to, "%s:--%s", command, o->name);
  if (o->letter) fprintf(to, "|%s:-%c", command, o->letter);
}

/* Files are what bash offers by itself. */
static const char *const bash_instead[] = {
    [WANT_NOTHING] = "compopt +o default; ", [WANT_FILES] = "", [WANT_FOLDERS] = "compopt +o default -o dirnames; "};

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
      fprintf(to, ") %sreturn ;;\n", bash_instead[value_wanted(o)]);
  }
}

static void bash_operands(FILE *to) {
  fprintf(to, "    dict:dict) words=\"%s\" ;;\n    help:help) words=\"", dict_verbs);
  put_commands(to);
  fputs("\" ;;\n", to);
  for (int c = 0; c < COMMANDS; c++) {
    wanted want = operands_wanted(&commands[c]);
    if (want != WANT_FILES) fprintf(to, "    %s:*) %s;;\n", commands[c].name, bash_instead[want]);
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
  fputs("  esac\n  if [[ -z $words && $word == -* ]]; then\n    case $command in\n", to);
  bash_options(to);
  fputs("    esac\n  elif [[ -z $words && $COMP_CWORD == 1 ]]; then words=\"", to);
  put_commands(to);
  fputs("\"\n  elif [[ -z $words ]]; then\n    case $command:$before in\n", to);
  bash_operands(to);
  fputs("    esac\n  fi\n"
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

static const char *const zsh_action[] = {
    [WANT_NOTHING] = " ", [WANT_FILES] = "_files", [WANT_FOLDERS] = "_path_files -/"};

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
      fprintf(to, ":value:%s", zsh_action[value_wanted(o)]);
    fputs("' \\\n", to);
  }
}

/* What a command takes after its options. */
static void zsh_operands(FILE *to, command_id c) {
  wanted want = operands_wanted(&commands[c]);
  if (c == COMMAND_DICT)
    fprintf(to, "'1:what to do:(%s)' '*:file:_files'", dict_verbs);
  else if (c == COMMAND_HELP)
    fputs("'1:command:_forte_commands'", to);
  else if (want != WANT_NOTHING)
    fprintf(to, "'*:file:%s'", zsh_action[want]);
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
  fputs(
      " \" == *\" $words[2] \"* ]]; then\n"
      "    command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
      "  elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
      "    _forte_commands || _files # a file only where no command begins so\n    return\n  fi\n  case $command in\n",
      to);
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, "    %s)\n      _arguments -s -S \\\n", commands[c].name);
    for (size_t i = 0; i < option_count; i++)
      if (option_table[i].commands >> c & 1) zsh_option(to, &option_table[i]);
    fputs("        ", to);
    zsh_operands(to, (command_id)c);
    fputs(" ;;\n", to);
  }
  fputs("  esac\n}\n\n_forte \"$@\"\n", to);
}

/* Functions of the completion: the command that the line has, whether its first word is being written, and its second.
 */
static const char fish_start[] =
    "function __forte_of\n  set -l words (commandline -opc)\n  contains -- \"$words[2]\" $argv\nend\n"
    "function __forte_words\n  test (count (commandline -opc)) -eq $argv[1]\nend\n"
    "function __forte_begins\n  __forte_words 1; and string match -q -- (commandline -ct)'*' $argv\nend\n";

/* An option of match holds where no command stands that lacks it; another, after one of its commands. */
static void fish_condition(FILE *to, unsigned mask) {
  bool of_match = mask & 1u << COMMAND_MATCH, any = false;
  for (int c = 0; c < COMMANDS; c++) {
    bool in = mask >> c & 1;
    if (in == of_match) continue;
    if (!any) fprintf(to, " -n '%s__forte_of", of_match ? "not " : "");
    fprintf(to, " %s", commands[c].name);
    any = true;
  }
  if (any) fputc('\'', to);
}

/* Commands, and what each takes. Files are what fish offers by itself. */
static void fish_commands(FILE *to) {
  fputs("complete -c forte -f -n '__forte_begins ", to);
  put_commands(to);
  fputs("'\n", to);
  for (int c = 0; c < COMMANDS; c++) {
    wanted want = operands_wanted(&commands[c]);
    fprintf(to, "complete -c forte -n '__forte_words 1' -a %s -d '", commands[c].name);
    quoted(to, commands[c].summary, "\"");
    fputs("'\n", to);
    if (want == WANT_FILES) continue;
    fprintf(to, "complete -c forte -f -n '__forte_of %s'%s\n", commands[c].name,
            want == WANT_FOLDERS ? " -a '(__fish_complete_directories)'" : "");
  }
  fprintf(to, "complete -c forte -x -n '__forte_of dict; and __forte_words 2' -a '%s'\n", dict_verbs);
  fputs("complete -c forte -x -n '__forte_of help; and __forte_words 2' -a '", to);
  put_commands(to);
  fputs("'\n", to);
}

void complete_fish(FILE *to) {
  static const char *const value[] = {
      [WANT_NOTHING] = " -x", [WANT_FILES] = " -r", [WANT_FOLDERS] = " -x -a '(__fish_complete_directories)'"};
  fputs(fish_start, to);
  fish_commands(to);
  for (size_t i = 0; i < option_count; i++) {
    const option_row *o = &option_table[i];
    fprintf(to, "complete -c forte -l %s", o->name);
    if (o->letter) fprintf(to, " -s %c", o->letter);
    fish_condition(to, o->commands);
    if (o->choices)
      fprintf(to, " -x -a '%s'", o->choices);
    else if (o->argument)
      fputs(value[value_wanted(o)], to);
    fputs(" -d '", to);
    quoted(to, o->help, "");
    fputs("'\n", to);
  }
}
