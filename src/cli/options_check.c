/* What a command line cannot mean is refused before any work begins. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/option_table.h"

enum { VERB_AND_WORD = 2 }; /* of 'dict why WORD' */

bool option_given(const options *o, const char *name) {
  const option_row *row = option_find(o->command, name, strlen(name), 0);
  return row && (o->given >> (row - option_table) & 1);
}

/* ---- options without effect ---- */

/* With `mode`, or without it, none of the `idle` options has an effect. */
static const struct idle_rule {
  command_id command;
  const char *mode;
  bool given; /* with it */
  const char *idle, *remedy;
} idle_rules[] = {
    {COMMAND_EXTRACT, "ndjson", false, "jobs", "one posting is read by one thread; --ndjson reads many"},
    {COMMAND_BATCH, "ndjson", true, "where sort top min skip reports db",
     "a line filter ranks nothing and keeps the input's order; for a ranking in lines give --format ndjson"},
};

static bool has_effect(const options *o) {
  for (size_t r = 0; r < sizeof idle_rules / sizeof *idle_rules; r++) {
    const struct idle_rule *rule = &idle_rules[r];
    if (rule->command != o->command || option_given(o, rule->mode) != rule->given) continue;
    for (size_t i = 0; i < option_count; i++) {
      const option_row *row = &option_table[i];
      if (!(o->given >> i & 1) || !choice_is(rule->idle, row->name)) continue;
      say("--%s has no effect with%s --%s; %s", row->name, rule->given ? "" : "out", rule->mode, rule->remedy);
      return false;
    }
  }
  return true;
}

/* ---- operands ---- */

/* With or without what browsers hide of it: "jobs.example.org/3" is one, "notes.d/3" and "../3" may be files. */
static bool is_address(const char *word) {
  size_t host = strcspn(word, "/"), last = host;
  while (last && word[last - 1] != '.') last--;
  bool domain = last > 1 && host - last > 1 && strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-.") == host;
  bool inside = last && memchr(word, '.', last - 1) && word[0] != '.';
  return strstr(word, "://") || strncmp(word, "www.", 4) == 0 || (domain && inside && word[host] == '/');
}

static bool is_there(const char *name) {
  struct stat s;
  return stat(name, &s) == 0;
}

/* Words to look up are no names of files. */
static bool is_file_operand(const options *o, size_t i) {
  if (o->command != COMMAND_DICT) return o->command != COMMAND_HELP && o->command != COMMAND_VERSION;
  const char *verb = o->operands[0];
  return i > 0 && strcmp(verb, "find") != 0 && (strcmp(verb, "why") != 0 || i >= VERB_AND_WORD);
}

static bool is_no_address(const options *o) {
  for (size_t i = 0; i < o->operand_count; i++) {
    const char *word = o->operands[i];
    if (!is_file_operand(o, i) || !is_address(word) || is_there(word)) continue;
    say("%s: forte has no network; save the page or paste its text", word);
    return false;
  }
  return true;
}

static const char *meant_command(const char *word) {
  const char *names[COMMANDS];
  for (int c = 0; c < COMMANDS; c++) names[c] = commands[c].name;
  return suggest(word, names, COMMANDS);
}

/* "forte macth posting.txt": the first word is no file, and near to a command or followed by others. */
static bool is_no_mistyped_command(const options *o) {
  const char *word = o->operand_count ? o->operands[0] : NULL;
  bool help = o->command == COMMAND_HELP;
  if (!word || (!help && (o->named || is_there(word) || strpbrk(word, "./") || strcmp(word, "-") == 0))) return true;
  for (int c = 0; help && c < COMMANDS; c++)
    if (strcmp(word, commands[c].name) == 0) return true;
  const char *meant = meant_command(word);
  if (!meant && !help && o->operand_count == 1) return true;
  if (meant)
    say("there is no command '%s'; did you mean '%s'?", word, meant);
  else
    say("there is no command '%s'; 'forte help' lists them", word);
  return false;
}

static bool is_number_right(const options *o) {
  if (o->command == COMMAND_CONFIG && o->operand_count) {
    say("config takes no file; it shows what is in force");
    return false;
  }
  if (o->command == COMMAND_DOCTOR && o->operand_count) {
    say("doctor takes no file; name yours with --skills, --dictionary or --db");
    return false;
  }
  if (o->command == COMMAND_WATCH && !o->operand_count) {
    say("watch needs a folder: forte watch ~/Downloads");
    return false;
  }
  if (o->command != COMMAND_MATCH && o->command != COMMAND_EXTRACT) return true;
  if (o->operand_count == 1 && is_folder(o->operands[0])) {
    say("%s: is a folder; 'forte batch %s' ranks the postings in it", o->operands[0], o->operands[0]);
    return false;
  }
  if (o->operand_count < 2) return true;
  if (o->command == COMMAND_MATCH)
    say("match reads one posting; 'forte batch FILE...' ranks several");
  else
    say("extract reads one posting; for many, give NDJSON and --ndjson");
  return false;
}

/* ---- standard input ---- */

static bool is_piped(void) {
  struct stat s;
  return fstat(STDIN_FILENO, &s) == 0 && (S_ISFIFO(s.st_mode) || S_ISREG(s.st_mode) || S_ISSOCK(s.st_mode));
}

static bool takes_files(command_id c) {
  return c != COMMAND_HELP && c != COMMAND_VERSION && c != COMMAND_DOCTOR && c != COMMAND_CONFIG;
}

/* Without a file a command reads standard input; on a terminal it would wait in silence, and shows its help. */
static bool reads_input(options *o) {
  bool lacks = o->operand_count == 0;
  if (!takes_files(o->command)) return true;
  if (o->command == COMMAND_DICT) {
    const char *verb = lacks ? "" : o->operands[0];
    bool why = strcmp(verb, "why") == 0;
    lacks =
        why ? o->operand_count == VERB_AND_WORD && is_piped() : o->operand_count == 1 && choice_is("learn check", verb);
    if (o->operand_count == 0 || (lacks && !why && isatty(STDIN_FILENO))) {
      options_help(o, stderr);
      return false;
    }
  } else if (lacks && isatty(STDIN_FILENO)) {
    options_help(o, stderr);
    return false;
  }
  if (lacks) o->operands[o->operand_count++] = "-";
  return true;
}

bool options_check(options *o) {
  return has_effect(o) && is_no_mistyped_command(o) && is_no_address(o) && is_number_right(o) && reads_input(o);
}
