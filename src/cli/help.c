/* --help and the man page, from the option table. */
#include <string.h>

#include "cli/option_table.h"
#include "forte.h"

/* An option's help with its choices and its default. */
static void describe(const option_row *o, char *out, size_t size) {
  int n = snprintf(out, size, "%s", o->help);
  for (const char *word = o->choices ? o->choices : ""; *word;) {
    int length = (int)strcspn(word, " ");
    const char *next = word[length] ? word + length + 1 : "";
    n += snprintf(out + n, size - (size_t)n, "%s%.*s", word == o->choices ? ": " : *next ? ", " : " or ", length, word);
    word = next;
  }
  if (o->standard) snprintf(out + n, size - (size_t)n, " (default: %s)", o->standard);
}

/* Writes text in lines of at most `width` columns, each but the first after `indent` spaces; the first stands at column
   indent + `used` already. */
static void wrap(FILE *to, const char *text, int used, int indent, int width) {
  int column = indent + used;
  if (used) fputc(' ', to);
  for (const char *word = text; *word;) {
    int size = (int)strcspn(word, " ");
    if (column > indent && column + 1 + size > width) {
      fprintf(to, "\n%*s", indent, "");
      column = indent;
    }
    column += fprintf(to, "%s%.*s", column > indent + used ? " " : "", size, word);
    word += size;
    while (*word == ' ') word++;
  }
  fputc('\n', to);
}

enum { HELP_COLUMN = 27, HELP_WIDTH = 80 };

static void print_option(FILE *to, const option_row *o) {
  char left[64], text[512];
  int n = snprintf(left, sizeof left, "  %c%c%s--%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
                   o->letter ? ", " : "  ", o->name);
  if (o->argument) n += snprintf(left + n, sizeof left - (size_t)n, " %s", o->argument);
  describe(o, text, sizeof text);
  fprintf(to, "%-*s", HELP_COLUMN, left);
  wrap(to, text, n < HELP_COLUMN ? 0 : 1, HELP_COLUMN, HELP_WIDTH);
}

static void print_options(FILE *to, unsigned mask) {
  for (size_t i = 0; i < option_count; i++)
    if (option_table[i].commands & mask) print_option(to, &option_table[i]);
}

void options_help(const options *o, FILE *to) {
  if (o->named) {
    const command *c = &commands[o->command];
    fprintf(to, "usage: forte %s [option]... %s\n\n", c->name, c->operands);
    wrap(to, c->details, 0, 0, 78);
    fputs("\noptions:\n", to);
    print_options(to, 1u << o->command);
    return;
  }
  fputs("usage: cat posting.txt | forte\n"
        "       forte [command] [option]... [file]...\n\n"
        "forte reads a job posting, holds it against your CV and says where you can add value.\n\ncommands:\n",
        to);
  for (int c = 0; c < COMMANDS; c++) fprintf(to, "  %-8s %s\n", commands[c].name, commands[c].summary);
  fputs("\nfirst steps:\n"
        "  forte init cv.pdf                                    your skills file, once\n"
        "  cat posting.txt | forte                              the match report\n"
        "  forte fill -i note.md                                the note's section filled\n\noptions of 'match':\n",
        to);
  print_options(to, 1u << COMMAND_MATCH);
  fputs("\n'forte help COMMAND' shows another command with its options.\n", to);
}

static void man_text(FILE *to, const char *text) {
  for (; *text; text++) {
    if (*text == '-') fputc('\\', to);
    if (*text == '\\') fputc('\\', to);
    fputc(*text, to);
  }
}

static void print_man(FILE *to) {
  fprintf(to,
          ".TH FORTE 1 \"\" \"forte %s\" \"User Commands\"\n.SH NAME\nforte \\- read job postings, hold them against "
          "your CV, "
          "say where you can add value\n.SH SYNOPSIS\n",
          forte_version());
  for (int c = 0; c < COMMANDS; c++)
    fprintf(to, ".br\n.B forte %s\n.RI [ option ]...\n.I %s\n", commands[c].name, commands[c].operands);
  fputs(".SH DESCRIPTION\nOffline: no network, no account; nothing leaves the machine.\n", to);
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, ".SS forte %s\n", commands[c].name);
    man_text(to, commands[c].details);
    fputc('\n', to);
  }
  fputs(".SH OPTIONS\nLong options may be written \\-\\-name=value.\n", to);
  for (size_t i = 0; i < option_count; i++) {
    const option_row *o = &option_table[i];
    fputs(".TP\n", to);
    if (o->letter) fprintf(to, "\\fB\\-%c\\fR, ", o->letter);
    fputs("\\fB\\-\\-", to);
    man_text(to, o->name);
    fprintf(to, "\\fR %s\n", o->argument ? o->argument : "");
    char text[512];
    describe(o, text, sizeof text);
    man_text(to, text);
    fputs(" (", to);
    const char *sign = "";
    for (int c = 0; c < COMMANDS; c++)
      if (o->commands >> c & 1) fprintf(to, "%s%s", sign, commands[c].name), sign = ", ";
    fputs(")\n", to);
  }
  fputs(".SH EXIT STATUS\n0 done; 1 some input could not be read or had nothing in it; 2 wrong usage or a broken "
        "configuration; "
        "3 an output could not be written.\n.SH FILES\n.I $XDG_CONFIG_HOME/forte/skills.json\n.br\n.I "
        "$XDG_CONFIG_HOME/forte/dictionary.txt\n"
        ".SH ENVIRONMENT\nNO_COLOR, XDG_CONFIG_HOME, COLUMNS\n",
        to);
}

bool options_print(const char *what, FILE *to) {
  static const struct {
    const char *name;
    void (*print)(FILE *);
  } kinds[] = {{"man", print_man}, {"bash", complete_bash}, {"zsh", complete_zsh}, {"fish", complete_fish}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(what, kinds[i].name) != 0) continue;
    kinds[i].print(to);
    return true;
  }
  return false;
}
