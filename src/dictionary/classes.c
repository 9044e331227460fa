#include "dictionary/classes.h"

#include <string.h>

typedef struct class_entry {
  const char *name;
  bool variants;
} class_entry;

#define PLAIN(enumerator, name)  {name, false},
#define VARIED(enumerator, name) {name, true},
#define OPEN(C, V)
#define LIST(enumerator, name, classes)                                                                                \
  [enumerator] = (const class_entry[]){{"", false}, classes(PLAIN, VARIED){NULL, false}},
static const class_entry *const lists[DICTIONARY_TABLES] = {TABLES(LIST)};

#define TABLE_NAME(enumerator, name, classes) [enumerator] = name,
static const char *const table_names[DICTIONARY_TABLES] = {TABLES(TABLE_NAME)};
static const char *const set_names[SET_COUNT] = {WORD_SETS(CLASS_NAME)};

static const char *const rule_names[RULE_SET_COUNT] = {RULE_SETS(CLASS_NAME)};
static const char *const effect_names[EFFECT_COUNT] = {"", RULE_EFFECTS(CLASS_NAME)};

#define REACH_ENTRY(enumerator, words, name) {words, name},
static const struct {
  int words;
  const char *name;
} reaches[] = {RULE_REACHES(REACH_ENTRY)};

#define FLAG_ENTRY(enumerator, bit, name) {enumerator, name},
static const struct {
  unsigned bit;
  const char *name;
} flag_names[] = {CLASS_FLAGS(FLAG_ENTRY)};

static int named(slice name, const char *const *names, int count) {
  for (int i = 0; i < count; i++)
    if (slice_equal(name, slice_of(names[i]))) return i;
  return -1;
}

int table_named(slice name) { return named(name, table_names, DICTIONARY_TABLES); }
int set_named(slice name) { return named(name, set_names, SET_COUNT); }
int rules_named(slice name) { return named(name, rule_names, RULE_SET_COUNT); }
int effect_named(slice name) { return named(name, effect_names, EFFECT_COUNT); }

int reach_named(slice name) {
  for (size_t i = 0; i < sizeof reaches / sizeof *reaches; i++)
    if (slice_equal(name, slice_of(reaches[i].name))) return reaches[i].words;
  return -1;
}

const char *table_name(int table) { return table_names[table]; }
const char *set_name(int set) { return set_names[set]; }
const char *rules_name(int set) { return rule_names[set]; }
const char *effect_name(int effect) { return effect_names[effect]; }
const char *class_name(int table, int class) { return lists[table][class].name; }

static unsigned flag_of(slice part) {
  for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
    if (slice_equal(part, slice_of(flag_names[i].name))) return flag_names[i].bit;
  return 0;
}

/* The part up to the next dot; *rest goes on after it. */
static slice next_part(slice *rest) {
  size_t dot = slice_find(*rest, SLICE("."), 0);
  slice part = slice_cut(*rest, 0, dot == SIZE_MAX ? rest->size : dot);
  *rest = dot == SIZE_MAX ? SLICE("") : slice_cut(*rest, dot + 1, rest->size);
  return part;
}

const char *class_resolve(int table, slice name, int *class, unsigned *flags) {
  const class_entry *list = lists[table];
  *class = 0;
  *flags = 0;
  if (!list[1].name) return NULL;
  slice rest = name, word = next_part(&rest);
  for (int i = 1; list[i].name && !*class; i++)
    if (slice_equal(word, slice_of(list[i].name))) *class = i;
  if (!*class) return "is no class of this table; src/dictionary/classes.h lists them";
  for (bool variant = list[*class].variants; rest.size; variant = false) {
    unsigned flag = flag_of(word = next_part(&rest));
    if (!flag && !variant)
      return "has a part that is neither a flag nor a variant; src/dictionary/classes.h lists them";
    *flags |= flag;
  }
  return NULL;
}
