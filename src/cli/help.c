/* --help, from the option table, and what --print prints. */
#include <string.h>

#include "cli/option_table.h"
#include "forte.h"

void option_describe(const option_row *o, char *out, size_t size) {
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
  option_describe(o, text, sizeof text);
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
