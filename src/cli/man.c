/* The man page forte(1), from the tables of commands and options. Lines stay under 80 bytes and mandoc -T lint has
   nothing to say of them. */
#include <string.h>

#include "cli/option_table.h"
#include "forte.h"

enum { MAN_WIDTH = 78 };

/* A byte as roff takes it in running text; returns the columns it takes in the source. */
static int put_roff(FILE *to, char c) {
  switch (c) {
  case '-':
    return fprintf(to, "\\-");
  case '\\':
    return fprintf(to, "\\e");
  case '\'':
    return fprintf(to, "\\(aq");
  default:
    return fprintf(to, "%c", c);
  }
}

/* Running text in lines that end between words. No line begins with the signs of a request. */
static void man_text(FILE *to, const char *text) {
  int column = 0;
  while (*text == ' ') text++;
  while (*text) {
    int size = (int)strcspn(text, " ");
    if (column && column + 1 + size > MAN_WIDTH) {
      fputc('\n', to);
      column = 0;
    } else if (column) {
      fputc(' ', to);
      column++;
    }
    if (!column && *text == '.') column += fprintf(to, "\\&");
    for (int i = 0; i < size; i++) column += put_roff(to, text[i]);
    text += size;
    while (*text == ' ') text++;
  }
  fputc('\n', to);
}

static void man_words(FILE *to, const char *text) {
  for (; *text; text++) put_roff(to, *text);
}

static void man_synopsis(FILE *to) {
  fputs(".SH SYNOPSIS\n.B cat\n.I posting.txt\n.B | forte\n", to);
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, ".br\n.B forte %s\n.RI [ option ]...\n", commands[c].name);
    if (*commands[c].operands) {
      fputs(".I ", to);
      man_words(to, commands[c].operands);
      fputc('\n', to);
    }
  }
}

static void man_option(FILE *to, const option_row *o) {
  char text[512];
  fputs(".TP\n", to);
  if (o->letter) fprintf(to, "\\fB\\-%c\\fR, ", o->letter);
  fputs("\\fB\\-\\-", to);
  man_words(to, o->name);
  fputs("\\fR", to);
  if (o->argument) {
    fputs(" \\fI", to);
    man_words(to, o->argument);
    fputs("\\fR", to);
  }
  fputc('\n', to);
  option_describe(o, text, sizeof text);
  man_text(to, text);
  if (o->commands == (1u << COMMANDS) - 1) return;
  size_t n = 0;
  const char *sign = "(of ";
  for (int c = 0; c < COMMANDS; c++) {
    if (!(o->commands >> c & 1)) continue;
    n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", sign, commands[c].name);
    sign = ", ";
  }
  snprintf(text + n, sizeof text - n, ")");
  man_text(to, text);
}

static void man_examples(FILE *to) {
  fputs(".SH EXAMPLES\n", to);
  for (size_t i = 0; i < example_count; i++) {
    fputs(i ? ".PP\n" : "", to);
    man_text(to, examples[i].purpose);
    fputs(".PP\n.nf\n.RS\n", to);
    man_words(to, examples[i].line);
    fputs("\n.RE\n.fi\n", to);
  }
}

static const char ending[] =
    ".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nsome input could not be read or had nothing in it: each is named on\n"
    "standard error, the rest is done\n.TP\n2\nwrong usage, or a broken configuration\n.TP\n3\nan output could not be\n"
    "written\n"
    ".SH ENVIRONMENT\n.TP\nXDG_CONFIG_HOME\nwhere the configuration lies; without it\n.I ~/.config\n"
    ".TP\nFORTE_SKILLS, FORTE_FORMAT ...\nsettings, as in the configuration file; options beat them\n"
    ".TP\nNO_COLOR\nno colours, where it is not empty\n.TP\nCOLUMNS\nthe width of reports, where the terminal does "
    "not\n"
    "say it\n"
    ".TP\nXDG_CACHE_HOME\nwhere your own dictionary and your skills file are kept compiled; without it\n.I ~/.cache\n"
    ".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/forte/skills.json\nthe skills file\n"
    ".TP\n.I $XDG_CONFIG_HOME/forte/dictionary.txt\nyour own dictionary, see\n.BR forte\\-dictionary (5)\n"
    ".TP\n.I $XDG_CONFIG_HOME/forte/config\nthe configuration, see\n.B forte config\n"
    ".SH SEE ALSO\n.BR forte\\-dictionary (5),\n.BR libforte (3)\n";

void print_man(FILE *to) {
  fprintf(to,
          ".TH FORTE 1 \"%s\" \"forte %s\" \"User Commands\"\n.SH NAME\nforte \\- where can you add value? "
          "holds job postings against your CV\n",
          FORTE_DATE, forte_version());
  man_synopsis(to);
  fputs(".SH DESCRIPTION\n", to);
  man_text(to,
           "forte reads a job posting, holds it against your CV and says where you can add value. It is offline: no "
           "network, no account; nothing leaves the machine.");
  for (int c = 0; c < COMMANDS; c++) {
    fprintf(to, ".SS forte %s\n", commands[c].name);
    man_text(to, commands[c].details);
  }
  fputs(".SH OPTIONS\nLong options may be written \\-\\-name=value.\n", to);
  for (size_t i = 0; i < option_count; i++) man_option(to, &option_table[i]);
  man_examples(to);
  fputs(ending, to);
}
