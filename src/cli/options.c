/* The table of commands and options, and the parser over it. */
#include "cli/options.h"

#include "cli/commands.h"

#include <stdlib.h>
#include <string.h>

#include "cli/option_table.h"

const command commands[COMMANDS] = {
    {"match", "[FILE]", "hold one posting against your skills file and report",
     "Reads one posting (any format, told by its content) from FILE or standard input. This is the default command: "
     "'cat posting.txt | forte' is the whole main job. Without a skills file it says how to make one and prints what "
     "the posting asks for."},
    {"extract", "[FILE]", "print what one posting asks for",
     "Skills with strength and alternatives, years, degrees, pay and conditions, each with its place in the text. With "
     "--ndjson, "
     "one JSON object a line in, one a line out, in the same order; a bad line gives an error line in its place."},
    {"skills", "CV...", "build the skills file from your CV",
     "Reads PDF, DOCX, ODT, Markdown, text, HTML and JSON Resume; several files are merged into one profile. Building "
     "again keeps "
     "what you added or changed. Writes JSON to a pipe or to -o FILE; on a terminal shows a summary and writes "
     "nothing."},
    {"fill", "NOTE|FOLDER|ZIP...", "fill \"Where can I add value?\" of application notes",
     "Prints the note with the section filled; -i writes it back atomically. Every byte outside the section stays. A "
     "section with text of your own is left alone and reported unless --force is given. A folder's Markdown files are "
     "filled with -i, a Notion export (zip) with -i or -o; only pages that have the section change."},
    {"batch", "PATH...", "rank folders, job-board files and exports of postings",
     "Reads folders, single files, NDJSON, job-board JSON, saved pages, Notion exports (folder or zip) and standard "
     "input (-), and ranks the postings against your skills file; then says which skill to learn next. With --ndjson "
     "it is a line filter: one match for each line, in the input's order."},
    {"dict", "find|why|learn|check WORD|FILE...", "look up and explain the dictionary",
     "dict find WORD...: concepts with their forms. dict why WORD [FILE]: why the word was or was not taken at each "
     "place. "
     "dict learn PATH...: new words in postings, as dictionary lines. dict check FILE: check a dictionary of your "
     "own."},
};

enum {
  M = 1 << COMMAND_MATCH,
  E = 1 << COMMAND_EXTRACT,
  S = 1 << COMMAND_SKILLS,
  F = 1 << COMMAND_FILL,
  B = 1 << COMMAND_BATCH,
  D = 1 << COMMAND_DICT
};

#define AT(member) offsetof(options, member)

const option_row option_table[] = {
    {"skills", 's', "FILE", M | F | B, OPTION_TEXT, AT(skills),
     "the skills file (default: $XDG_CONFIG_HOME/forte/skills.json)"},
    {"dictionary", 0, "FILE", M | E | S | F | D | B, OPTION_TEXT, AT(dictionary),
     "your own dictionary (default: $XDG_CONFIG_HOME/forte/dictionary.txt)"},
    {"format", 'f', "NAME", M | E | B, OPTION_TEXT, AT(format),
     "text, md, json or html; for batch also csv and ndjson"},
    {"output", 'o', "FILE", M | E | S | F | B, OPTION_TEXT, AT(output),
     "write to FILE atomically instead of standard output"},
    {"ndjson", 0, NULL, E | B, OPTION_FLAG, AT(ndjson), "a line filter: one JSON object a line in and out"},
    {"explain", 0, NULL, M, OPTION_FLAG, AT(explain), "show the whole sum behind the score"},
    {"points", 0, "N", M | F, OPTION_NUMBER, AT(points), "at most N points (default: three to six)"},
    {"in-place", 'i', NULL, F, OPTION_FLAG, AT(in_place), "write the note back"},
    {"diff", 0, NULL, F, OPTION_FLAG, AT(diff), "show the change instead of the note"},
    {"learn", 0, NULL, F, OPTION_FLAG, AT(learn), "also fill \"What will I learn?\" with what the CV lacks"},
    {"heading", 0, "TEXT", F, OPTION_TEXT, AT(heading), "the section's heading, when it is another"},
    {"force", 0, NULL, F, OPTION_FLAG, AT(force), "replace text of your own in the section"},
    {"skip", 0, "KEY=VALUE", F | B, OPTION_TEXT, AT(skip),
     "leave notes with this property alone: --skip 'Stage=Rejected'"},
    {"check", 0, NULL, S, OPTION_FLAG, AT(check),
     "check a skills file edited by hand; or show a CV as it is read, line by line, with what became of each"},
    {"today", 0, "DATE", M | S | F | B, OPTION_TEXT, AT(today), "count years up to DATE (YYYY-MM-DD) instead of today"},
    {"top", 0, "N", B | D, OPTION_NUMBER, AT(top), "the N best only; dict learn: the N most frequent"},
    {"min", 0, "SCORE", B, OPTION_DECIMAL, AT(minimum), "postings with at least this score"},
    {"where", 0, "EXPR", B, OPTION_TEXT, AT(where), "postings for which EXPR holds: 'pay >= 120k and remote'"},
    {"sort", 0, "KEY", B, OPTION_TEXT, AT(sort), "by score, pay, title, company, date or file"},
    {"reports", 0, "DIR", B, OPTION_TEXT, AT(reports), "write one HTML report per posting to DIR"},
    {"db", 0, "FILE", B, OPTION_TEXT, AT(database),
     "keep results in a SQLite file; unchanged postings are not read again"},
    {"jobs", 'j', "N", B, OPTION_NUMBER, AT(jobs), "threads (default: all cores)"},
    {"quiet", 'q', NULL, M | E | S | F | D | B, OPTION_FLAG, AT(quiet), "no progress and no summary on standard error"},
    {"help", 'h', NULL, M | E | S | F | D | B, OPTION_FLAG, AT(help), "show this help"},
    {"version", 0, NULL, M | E | S | F | D | B, OPTION_FLAG, AT(version), "show the version"},
    {"print", 0, "WHAT", M, OPTION_TEXT, AT(print), "print the man page or a completion: man, bash, zsh, fish"},
};
const size_t option_count = sizeof option_table / sizeof *option_table;

static const option_row *find_option(const char *name, size_t size, char letter) {
  for (size_t i = 0; i < option_count; i++) {
    const option_row *o = &option_table[i];
    if (letter ? o->letter == letter : strlen(o->name) == size && strncmp(o->name, name, size) == 0) return o;
  }
  return NULL;
}

static bool complain(const char *what, const char *word, const char *remedy) {
  say("%s '%s'; %s", what, word, remedy);
  return false;
}

static bool store(options *out, const option_row *o, const char *value) {
  void *at = (char *)out + o->offset;
  char *end;
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
      return complain("not a whole number from 1 on:", value, "see 'forte --help'");
    *(int *)at = (int)n;
    return true;
  }
  case OPTION_DECIMAL:
    *(double *)at = strtod(value, &end);
    return *end || end == value || !(*(double *)at >= 0)
               ? complain("not a number from 0 on:", value, "see 'forte --help'")
               : true;
  }
  return false;
}

static bool applies(const option_row *o, const options *out) {
  if (o->commands >> out->command & 1) return true;
  say("--%s is no option of 'forte %s'; see 'forte %s --help'", o->name, commands[out->command].name,
      commands[out->command].name);
  return false;
}

/* One argument that begins with '-'; *i moves on when its value is the next argument. */
static bool parse_option(int argc, char **argv, int *i, options *out) {
  const char *word = argv[*i];
  bool is_long = word[1] == '-';
  const char *name = word + (is_long ? 2 : 1), *equals = is_long ? strchr(name, '=') : NULL;
  size_t size = equals ? (size_t)(equals - name) : strlen(name);
  const option_row *o = is_long ? find_option(name, size, 0) : find_option("", 0, name[0]);
  if (!o) return complain("unknown option", word, "see 'forte --help'");
  if (!applies(o, out)) return false;
  if (o->type == OPTION_FLAG) {
    if (equals) return complain("takes no value:", word, "leave out what follows '='");
    if (!is_long && name[1]) return complain("unknown option", word, "give short options one by one");
    return store(out, o, NULL);
  }
  const char *value = equals ? equals + 1 : !is_long && name[1] ? name + 1 : NULL;
  if (!value && *i + 1 < argc) value = argv[++*i];
  if (!value) return complain("lacks its value:", word, "give it as the next word");
  return store(out, o, value);
}

static command_id command_of(int argc, char **argv, int *first) {
  *first = 1;
  for (int c = 0; argc > 1 && c < COMMANDS; c++) {
    if (strcmp(argv[1], commands[c].name) != 0) continue;
    *first = 2;
    return (command_id)c;
  }
  return COMMAND_MATCH;
}

bool options_parse(int argc, char **argv, options *out) {
  int first;
  *out = (options){.command = command_of(argc, argv, &first)};
  out->operands = malloc((size_t)(argc + 1) * sizeof *out->operands);
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
  return true;
}

void options_free(options *o) { free(o->operands); }
