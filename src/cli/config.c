/* The configuration file, $XDG_CONFIG_HOME/forte/config: long options' names with their values, for all commands or,
   under [COMMAND], for one. What the command line says beats the environment (FORTE_SKILLS ...), which beats the file.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/option_table.h"

/* The options that may be set for good. */
static const char *const names[] = {"skills", "dictionary", "format", "where", "skip", "heading", "points", "jobs"};
enum { NAMES = sizeof names / sizeof *names, SETTINGS = 128, FOR_ALL = -1, FROM_ENVIRONMENT = -2 };

typedef struct setting {
  const char *name;
  int scope; /* command_id, FOR_ALL or FROM_ENVIRONMENT */
  char *value, *origin;
} setting;

static setting settings[SETTINGS];
static size_t setting_count;

/* ---- one setting ---- */

static const option_row *row_of(const char *name, int scope) {
  return option_find(scope < 0 ? COMMAND_MATCH : (command_id)scope, name, strlen(name), 0);
}

/* A value for all commands must be right for one of them: csv is, for batch. */
static bool is_right(const char *name, int scope, const char *value, const char *origin) {
  const option_row *wrong = NULL;
  for (size_t i = 0; i < option_count; i++) {
    const option_row *row = &option_table[i];
    if (strcmp(row->name, name) != 0 || (scope >= 0 && !(row->commands >> scope & 1))) continue;
    options scratch = {.command = scope < 0 ? COMMAND_MATCH : (command_id)scope};
    if (!row->choices || !*value) return option_store(&scratch, row, value, origin);
    if (choice_is(row->choices, value)) return true;
    wrong = row;
  }
  if (wrong) return option_store(&(options){0}, wrong, value, origin);
  say("%s--%s has no effect in 'forte %s'; move it above the first [command]", origin, name, commands[scope].name);
  return false;
}

/* "~/cv.json" as a shell would give it. */
static char *expanded(const char *name, const char *value) {
  const option_row *row = row_of(name, FOR_ALL);
  const char *home = getenv("HOME");
  char *out = NULL;
  bool file = row && row->argument && strcmp(row->argument, "FILE") == 0;
  if (file && home && strncmp(value, "~/", 2) == 0) return asprintf(&out, "%s%s", home, value + 1) < 0 ? NULL : out;
  return strdup(value);
}

/* `origin` is "FILE:LINE: " or "FORTE_NAME: ". */
static bool add(const char *word, int scope, const char *value, const char *origin) {
  const char *name = NULL;
  for (size_t i = 0; i < NAMES; i++)
    if (strcmp(names[i], word) == 0) name = names[i];
  if (!name) {
    const char *meant = suggest(word, names, NAMES);
    if (meant)
      say("%s'%s' is no setting; did you mean '%s'?", origin, word, meant);
    else
      say("%s'%s' is no setting; use skills, dictionary, format, where, skip, heading, points or jobs", origin, word);
    return false;
  }
  if (setting_count == SETTINGS) {
    say("%smore than %d settings; leave some out", origin, SETTINGS);
    return false;
  }
  if (!is_right(name, scope, value, origin)) return false;
  settings[setting_count++] = (setting){name, scope, expanded(name, value), strdup(origin)};
  return true;
}

/* ---- the file ---- */

static char *trimmed(char *text) {
  while (isspace((unsigned char)*text)) text++;
  size_t size = strlen(text);
  while (size && isspace((unsigned char)text[size - 1])) text[--size] = '\0';
  return text;
}

static bool read_scope(char *line, int *scope, const char *origin) {
  char *end = strchr(line, ']');
  const char *known[COMMANDS];
  if (!end) {
    say("%s'%s' lacks its ']'", origin, line);
    return false;
  }
  if (*trimmed(end + 1)) {
    say("%s'%s' goes on after its ']'; write what follows on a line of its own", origin, line);
    return false;
  }
  *end = '\0';
  char *name = trimmed(line + 1);
  for (int c = 0; c < COMMANDS; c++) {
    known[c] = commands[c].name;
    if (strcmp(name, known[c]) != 0) continue;
    *scope = c;
    return true;
  }
  const char *meant = suggest(name, known, COMMANDS);
  if (meant)
    say("%s[%s] is no command; did you mean [%s]?", origin, name, meant);
  else
    say("%s[%s] is no command; write one of 'forte help' in brackets", origin, name);
  return false;
}

/* A comment begins with '#', at a line's start, after white space or after '=': no value does, however it is spaced. */
static bool read_line(char *line, int *scope, const char *origin) {
  char *comment = line;
  while (*comment &&
         !(*comment == '#' && (comment == line || comment[-1] == '=' || isspace((unsigned char)comment[-1]))))
    comment++;
  *comment = '\0';
  line = trimmed(line);
  if (!*line) return true;
  if (*line == '[') return read_scope(line, scope, origin);
  char *equals = strchr(line, '=');
  if (!equals) {
    say("%s'%s' says nothing; write NAME = VALUE", origin, line);
    return false;
  }
  *equals = '\0';
  return add(trimmed(line), *scope, trimmed(equals + 1), origin);
}

/* Windows' editors begin UTF-8 with a mark, which joined files have inside too; nobody sees it, and it says nothing. */
static void drop_marks(char *text) {
  static const char mark[] = "\xEF\xBB\xBF";
  const size_t size = sizeof mark - 1;
  char *out = text;
  for (const char *c = text; *c; c++) {
    *out++ = *c;
    if ((size_t)(out - text) >= size && memcmp(out - size, mark, size) == 0) out -= size;
  }
  *out = '\0';
}

static bool read_file(const char *path) {
  forte_error e;
  forte_text text = {0};
  int scope = FOR_ALL;
  bool right = true;
  size_t number = 0;
  if (forte_file_read(path, &text, &e) != FORTE_OK) {
    if (strcmp(e.code, "empty") == 0) return true; /* it sets nothing */
    report_error(&e);
    return false;
  }
  if (strlen(text.data) != text.size) {
    say("%s: holds a NUL byte; it is no text", path);
    right = false;
  }
  drop_marks(text.data);
  for (char *line = text.data, *next; right && *line; line = next) {
    char *end = strchr(line, '\n'), *origin = NULL;
    next = end ? end + 1 : line + strlen(line);
    if (end) *end = '\0';
    if (asprintf(&origin, "%s:%zu: ", path, ++number) < 0) break;
    right = read_line(line, &scope, origin);
    free(origin);
  }
  forte_text_free(&text);
  return right;
}

static bool read_environment(void) {
  for (size_t i = 0; i < NAMES; i++) {
    char name[32], origin[40];
    int n = snprintf(name, sizeof name, "FORTE_%s", names[i]);
    for (int c = 0; c < n; c++) name[c] = (char)toupper((unsigned char)name[c]);
    snprintf(origin, sizeof origin, "%s: ", name);
    const char *value = getenv(name);
    if (value && *value && !add(names[i], FROM_ENVIRONMENT, value, origin)) return false;
  }
  return true;
}

/* ---- what is in force ---- */

static bool holds(const options *o, const setting *s) {
  const option_row *row = row_of(s->name, (int)o->command);
  bool for_it = s->scope < 0 || s->scope == (int)o->command;
  return for_it && (row->commands >> o->command & 1) && !option_given(o, s->name) &&
         (!row->choices || choice_is(row->choices, s->value));
}

bool config_load(options *o) {
  static const int order[] = {FOR_ALL, COMMANDS, FROM_ENVIRONMENT}; /* COMMANDS: those of the command itself */
  char *path = config_path("config");
  bool right = (!is_present(path) || read_file(path)) && read_environment();
  free(path);
  for (size_t k = 0; right && k < sizeof order / sizeof *order; k++) {
    for (size_t i = 0; right && i < setting_count; i++) {
      const setting *s = &settings[i];
      int rank = s->scope >= 0 ? COMMANDS : s->scope;
      if (rank == order[k] && holds(o, s))
        right = option_store(o, row_of(s->name, (int)o->command), s->value, s->origin);
    }
  }
  return right;
}

void config_free(void) {
  for (size_t i = 0; i < setting_count; i++) {
    free(settings[i].value);
    free(settings[i].origin);
  }
  setting_count = 0;
}

static void put_setting(const setting *s, int indent) {
  say_done("%*s%s = %s   # %.*s", indent, "", s->name, s->value, (int)strlen(s->origin) - 2, s->origin);
}

/* The last one wins, the environment's over all. */
static const setting *in_force(const char *name, int scope) {
  const setting *found = NULL;
  for (size_t i = 0; i < setting_count; i++) {
    const setting *s = &settings[i];
    if (strcmp(s->name, name) == 0 && (s->scope == scope || s->scope == FROM_ENVIRONMENT)) found = s;
  }
  return found;
}

void config_show(int indent, bool standards) {
  for (size_t i = 0; i < NAMES; i++) {
    const setting *s = in_force(names[i], FOR_ALL);
    const option_row *row = row_of(names[i], FOR_ALL);
    if (s)
      put_setting(s, indent);
    else if (standards)
      say_done("# %s = %s", names[i], row->standard ? row->standard : "(none)");
  }
  for (int c = 0; c < COMMANDS; c++) {
    bool begun = false;
    for (size_t i = 0; i < NAMES; i++) {
      const setting *s = in_force(names[i], c);
      if (!s || s->scope != c) continue;
      if (!begun) say_done("%*s[%s]", indent, "", commands[c].name);
      begun = true;
      put_setting(s, indent);
    }
  }
}

/* forte config: a configuration file that says what is in force, and where each value comes from. */
int command_config(const options *o) {
  (void)o;
  char *path = config_path("config");
  say_done("# %s%s", path ? path : "no home folder is known", path && is_present(path) ? "" : " (not there)");
  free(path);
  config_show(0, true);
  return 0;
}
