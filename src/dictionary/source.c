/* The dictionary compiler: reading the source lines (dictionaries/README.md describes them). */
#include "base/utf8.h"
#include "dictionary/builder_parts.h"

#include <stdlib.h>

/* A file while it is read. */
typedef struct source {
  builder *b;
  slice file, field, kind;
  size_t line;
  uint32_t table;
  uint32_t concept; /* the one that a continuation line goes on with */
  unsigned flags;
  uint8_t folder;   /* the language whose folder it stands in; LANGUAGE_NONE outside of them */
  uint8_t language; /* in whose sentences its forms count: the folder's, LANGUAGE_NONE after @everywhere */
  uint8_t told;     /* the language whose function words follow */
  enum {
    SOURCE_CONCEPTS,
    SOURCE_WORDS,
    SOURCE_NUMBERS,
    SOURCE_SET,
    SOURCE_RULES,
    SOURCE_PATTERNS,
    SOURCE_FUNCTION_WORDS,
    SOURCE_VECTORS,
    SOURCE_PLACES,
    SOURCE_IMPLIED
  } mode;
  word_set set;
  rule_set rules;
} source;

static slice base_name(builder *b, slice file) {
  size_t start = file.size;
  while (start && file.data[start - 1] != '/') start--;
  slice name = slice_cut(file, start, file.size);
  if (slice_ends_with(name, SLICE(".txt"))) name.size -= 4;
  return arena_copy(b->arena, name);
}

/* "de" of ".../de/years.txt"; "" outside a folder of two letters. */
static slice folder_code(slice file) {
  size_t end = file.size;
  while (end && file.data[end - 1] != '/') end--;
  size_t start = end ? end - 1 : 0;
  while (start && file.data[start - 1] != '/') start--;
  slice code = slice_cut(file, start, end ? end - 1 : 0);
  bool letters = code.size == 2;
  for (size_t i = 0; i < code.size; i++) letters &= code.data[i] >= 'a' && code.data[i] <= 'z';
  return letters ? code : SLICE("");
}

/* " # ..." and lines that begin with '#' are comments; "C#" is not. */
static slice without_comment(slice line) {
  for (size_t i = 0; i < line.size; i++)
    if (line.data[i] == '#' && (i == 0 || line.data[i - 1] == ' ' || line.data[i - 1] == '\t') &&
        (i + 1 == line.size || line.data[i + 1] == ' ' || i == 0))
      return slice_cut(line, 0, i);
  return line;
}

static void report(source *s, const char *code, const char *what, slice word) {
  builder_fault(s->b, code, s->file, s->line, what, word, SLICE(""));
}

static slice concept_key(builder *b, uint32_t table, slice name) {
  slice key = arena_format(b->arena, "%u %.*s", table, SLICE_ARGS(name));
  for (size_t i = 0; i < key.size; i++)
    if (key.data[i] >= 'A' && key.data[i] <= 'Z') ((char *)(uintptr_t)key.data)[i] |= 0x20;
  return key;
}

static void add_form(source *s, slice text, unsigned flags) {
  text = slice_trim(text);
  for (; text.size && (text.data[0] == '=' || text.data[0] == '~'); text = slice_cut(text, 1, text.size))
    flags |= text.data[0] == '=' ? FORM_EXACT : FORM_WEAK;
  if (text.size > 1 && text.data[text.size - 1] == '*') {
    flags |= FORM_STEM;
    text.size--;
  }
  if (text.size == 0) {
    report(s, "empty_form", "is an empty form; remove the bar before it", text);
    return;
  }
  builder *b = s->b;
  ARENA_PUSH(b->arena, &b->forms, (build_form){text, s->concept, flags, s->file, s->line, s->language, s->folder});
  builder_index_form(b, (uint32_t)b->forms.count - 1);
}

static slice bare_name(slice form) {
  form = slice_trim(form);
  while (form.size && (form.data[0] == '=' || form.data[0] == '~' || form.data[0] == '!'))
    form = slice_cut(form, 1, form.size);
  if (form.size > 1 && form.data[form.size - 1] == '*') form.size--;
  return form;
}

static bool begin_concept(source *s, slice first) {
  builder *b = s->b;
  slice name = bare_name(first);
  if (name.size == 0) {
    report(s, "empty_form", "names no concept; begin the line with a name", first);
    return false;
  }
  uint32_t fresh = (uint32_t)b->concepts.count;
  s->concept = *map_put(&b->names, concept_key(b, s->table, name), fresh);
  if (s->concept != fresh) {
    const build_concept *c = &b->concepts.items[s->concept];
    /* A user's line, a language's own forms of a skill, or one class in several places: goes on. */
    if (s->flags & FORM_USER || s->table != 0 || s->language > LANGUAGE_ENGLISH) return true;
    builder_fault(b, "duplicate_concept", s->file, s->line, "is a concept already, at ", name,
                  arena_format(b->arena, "%.*s:%zu", SLICE_ARGS(c->file), c->line));
    return true;
  }
  build_concept fresh_concept = {
      .name = name, .kind = s->kind, .field = s->field, .file = s->file, .line = s->line, .table = s->table};
  const char *wrong = class_resolve((int)s->table, name, &fresh_concept.class, &fresh_concept.flags);
  if (wrong) report(s, "unknown_class", wrong, name);
  ARENA_PUSH(b->arena, &b->concepts, fresh_concept);
  return true;
}

/* Calls `each` for the parts of `list` between '|' signs. */
static void add_parts(source *s, slice list, bool values) {
  builder *b = s->b;
  while (list.size) {
    size_t bar = slice_find(list, SLICE("|"), 0);
    slice part = slice_trim(slice_cut(list, 0, bar == SIZE_MAX ? list.size : bar));
    list = bar == SIZE_MAX ? SLICE("") : slice_cut(list, bar + 1, list.size);
    if (!values)
      add_form(s, part, s->flags);
    else if (part.size)
      ARENA_PUSH(b->arena, &b->concepts.items[s->concept].values, (build_parent){part, s->line});
  }
}

/* The skill that has this form, in any case. */
static uint32_t concept_with_form(builder *b, slice text) {
  for (; b->named_forms < b->forms.count; b->named_forms++) {
    const build_form *f = &b->forms.items[b->named_forms];
    if (b->concepts.items[f->concept].table == 0) map_put(&b->by_form, concept_key(b, 0, f->text), f->concept);
  }
  return map_get(&b->by_form, concept_key(b, 0, text), DICTIONARY_NONE);
}

static void switch_off(source *s, slice name) {
  builder *b = s->b;
  uint32_t concept = map_get(&b->names, concept_key(b, 0, slice_trim(name)), DICTIONARY_NONE);
  if (concept == DICTIONARY_NONE) concept = concept_with_form(b, slice_trim(name));
  if (concept == DICTIONARY_NONE)
    report(s, "unknown_concept", "is no concept that could be switched off; 'forte dict find' lists names",
           slice_trim(name));
  else
    b->concepts.items[concept].off = true;
}

static void read_entry(source *s, slice line) {
  bool continues = line.data[0] == ' ' || line.data[0] == '\t';
  if (!continues && (s->flags & FORM_USER) && slice_starts_with(line, SLICE("- "))) {
    switch_off(s, slice_cut(line, 2, line.size));
    return;
  }
  size_t arrow = slice_find(line, SLICE(" > "), 0);
  slice forms = slice_trim(slice_cut(line, 0, arrow == SIZE_MAX ? line.size : arrow));
  slice values = arrow == SIZE_MAX ? SLICE("") : slice_cut(line, arrow + 3, line.size);
  if (continues) {
    if (s->concept == DICTIONARY_NONE || forms.size == 0 || forms.data[0] != '|') {
      report(s, "syntax", "continues no concept; begin the line with a name, or with spaces and '|'", forms);
      return;
    }
    forms = slice_cut(forms, 1, forms.size);
  } else {
    size_t bar = slice_find(forms, SLICE("|"), 0);
    slice first = slice_cut(forms, 0, bar == SIZE_MAX ? forms.size : bar);
    size_t before = s->b->concepts.count;
    if (!begin_concept(s, first)) return;
    /* A language's line for a skill that is known already begins with the skill's name, which is no form of it there.
     */
    bool refers = s->table == 0 && s->language > LANGUAGE_ENGLISH && s->b->concepts.count == before;
    if (refers || slice_trim(first).data[0] == '!')
      forms = bar == SIZE_MAX ? SLICE("") : slice_cut(forms, bar + 1, forms.size);
  }
  add_parts(s, forms, false);
  add_parts(s, values, true);
}

static bool is_kind(slice kind) {
  static const char *const kinds[] = {"hard", "soft", "cert", "language", "none", NULL};
  for (size_t i = 0; kinds[i]; i++)
    if (slice_equal(kind, slice_of(kinds[i]))) return true;
  return false;
}

/* The number, or 0 with a fault when nothing has this name. */
static int known_name(source *s, int number, const char *what, slice name) {
  if (number >= 0) return number;
  builder_fault(s->b, "unknown_name", s->file, s->line, "is the name of no ", name,
                arena_format(s->b->arena, "%s; src/dictionary/classes.h lists them", what));
  return 0;
}

/* The next word of a list whose words are separated by spaces; "" at its end. */
static slice next_word(slice *rest) {
  *rest = slice_trim(*rest);
  size_t space = slice_find(*rest, SLICE(" "), 0);
  slice word = slice_cut(*rest, 0, space == SIZE_MAX ? rest->size : space);
  *rest = slice_cut(*rest, word.size, rest->size);
  return word;
}

/* "de German": what follows are its function words. In a language's own folder the language is one that is read. */
static void read_language(source *s, slice argument) {
  slice code = next_word(&argument), name = slice_trim(argument);
  uint8_t number = builder_language(s->b, code);
  if (number == LANGUAGE_NONE && builder_add_language(s->b, code, name)) number = s->b->language_count - 1;
  if (number == LANGUAGE_NONE || !name.size)
    report(s, "language", number ? "has no name; write '@language de German'" : "is one language too many", code);
  s->told = number;
  if (slice_equal(code, folder_code(s->file))) {
    s->b->languages[number].read = true;
    s->language = s->folder = number; /* the first file to name it */
    if (number > LANGUAGE_ENGLISH) builder_set_stems(s->b, number, SLICE(""), SLICE(""));
  }
  s->mode = SOURCE_FUNCTION_WORDS;
}

/* "german ungen:ung ung": the Snowball algorithm and the endings that its stems lose. */
static void read_stems(source *s, slice argument) {
  slice algorithm = next_word(&argument);
  if (!s->told || !builder_set_stems(s->b, s->told, algorithm, slice_trim(argument)))
    report(s, "stems",
           s->told ? "is no stemmer of Snowball's, or none that this program was built with"
                   : "stands before '@language'",
           algorithm);
}

static void read_function_words(source *s, slice line) {
  for (slice word; (word = next_word(&line)).size;) builder_add_function_word(s->b, word, s->told);
}

/* Is it a directive that says something of the language? Function words may go on after it. */
static bool read_of_language(source *s, slice word, slice argument) {
  build_language *l = &s->b->languages[s->told];
  if (slice_equal(word, SLICE("stems")) && argument.size)
    read_stems(s, argument);
  else if (slice_equal(word, SLICE("tails")) && s->told && argument.size)
    l->tails = arena_copy(s->b->arena, argument);
  else if (slice_equal(word, SLICE("plural")) && s->told && argument.size)
    l->plural = arena_copy(s->b->arena, argument);
  else if (slice_equal(word, SLICE("third")) && s->told && argument.size)
    l->third = arena_copy(s->b->arena, argument);
  else if (slice_equal(word, SLICE("adjectives")) && s->told && argument.size)
    l->adjectives = arena_copy(s->b->arena, argument);
  else if (slice_equal(word, SLICE("acts")) && s->told && argument.size) /* in as many lines as it takes */
    l->acts = arena_format(s->b->arena, "%.*s%.*s ", SLICE_ARGS(l->acts), SLICE_ARGS(argument));
  else if (slice_equal(word, SLICE("nouns-large")) && s->told)
    l->large_nouns = true;
  else
    return false;
  return true;
}

static void read_directive(source *s, slice line) {
  size_t space = slice_find(line, SLICE(" "), 0);
  slice word = slice_cut(line, 1, space == SIZE_MAX ? line.size : space);
  slice argument = space == SIZE_MAX ? SLICE("") : slice_trim(slice_cut(line, space, line.size));
  s->concept = DICTIONARY_NONE;
  s->mode = SOURCE_CONCEPTS;
  if (slice_equal(word, SLICE("table")) && argument.size) {
    s->table = (uint32_t)known_name(s, table_named(argument), "table", argument);
  } else if (slice_equal(word, SLICE("set")) && argument.size) {
    s->mode = SOURCE_SET;
    s->set = (word_set)known_name(s, set_named(argument), "set", argument);
  } else if (slice_equal(word, SLICE("rules")) && argument.size) {
    s->mode = SOURCE_RULES;
    s->rules = (rule_set)known_name(s, rules_named(argument), "set of rules", argument);
  } else if (slice_equal(word, SLICE("patterns"))) {
    s->mode = SOURCE_PATTERNS;
  } else if (slice_equal(word, SLICE("kind")) && argument.size) {
    s->kind = arena_copy(s->b->arena, argument);
    if (s->table == 0 && !is_kind(argument))
      report(s, "unknown_kind", "is no kind; use hard, soft, cert, language or none", argument);
  } else if (slice_equal(word, SLICE("everywhere"))) {
    s->language = LANGUAGE_NONE;
  } else if (slice_equal(word, SLICE("language")) && argument.size) {
    read_language(s, argument);
  } else if (read_of_language(s, word, argument)) {
    s->mode = SOURCE_FUNCTION_WORDS;
  } else if (slice_equal(word, SLICE("words"))) {
    s->mode = SOURCE_WORDS;
  } else if (slice_equal(word, SLICE("numbers"))) {
    s->mode = SOURCE_NUMBERS;
  } else if (slice_equal(word, SLICE("vectors"))) {
    s->mode = SOURCE_VECTORS;
  } else if (slice_equal(word, SLICE("places"))) {
    s->mode = SOURCE_PLACES;
  } else if (slice_equal(word, SLICE("implied"))) {
    s->mode = SOURCE_IMPLIED;
  } else {
    report(s, "syntax",
           "is no directive; use @table, @set, @rules, @patterns, @kind, @everywhere, @language, @stems, @tails, "
           "@acts, @plural, @third, @adjectives, @nouns-large, @words, @numbers, @vectors, @places or @implied",
           line);
  }
}

/* "word tags mark": tags and mark are stored as one string. */
static void read_word(source *s, slice line) {
  size_t space = slice_find(line, SLICE(" "), 0);
  if (space == SIZE_MAX) {
    report(s, "syntax", "has no word class; write 'word tags'", line);
    return;
  }
  slice tags = slice_trim(slice_cut(line, space, line.size));
  size_t mark = slice_find(tags, SLICE(" "), 0);
  if (mark != SIZE_MAX)
    tags = arena_format(s->b->arena, "%.*s%.*s", (int)mark, tags.data,
                        SLICE_ARGS(slice_trim(slice_cut(tags, mark, tags.size))));
  builder_add_word(s->b, slice_cut(line, 0, space), tags);
}

/* Words of a set, parted by spaces. */
static void read_set(source *s, slice line) {
  for (slice rest = slice_trim(line); rest.size; rest = slice_trim(rest)) {
    size_t end = 0;
    while (end < rest.size && !is_among_signs(rest.data[end], " \t")) end++;
    slice word = slice_cut(rest, 0, end);
    rest = slice_cut(rest, end, rest.size);
    tokens t = tokens_read(s->b->arena, word, NULL, NULL);
    bool elided = slice_ends_with(word, SLICE("'"));
    if (t.count != 1 || token_text(&t, 0).size + elided != word.size)
      report(s, "syntax", "is no single word; a set holds words parted by spaces", word);
    else
      builder_add_to_set(s->b, word, s->set, s->language);
  }
}

/* "Concept | number | number ...": numbers for a concept of the skills table, in columns. */
static void read_numbers(source *s, slice line) {
  size_t bar = slice_find(line, SLICE("|"), 0);
  slice name = slice_trim(slice_cut(line, 0, bar == SIZE_MAX ? line.size : bar));
  uint32_t concept = map_get(&s->b->names, concept_key(s->b, 0, name), DICTIONARY_NONE);
  if (concept == DICTIONARY_NONE) return; /* a number may outlive its concept; it weighs nothing then */
  for (size_t column = 0; column < NUMBER_COLUMNS && bar != SIZE_MAX; column++) {
    line = slice_cut(line, bar + 1, line.size);
    bar = slice_find(line, SLICE("|"), 0);
    slice number = arena_copy(s->b->arena, slice_trim(slice_cut(line, 0, bar == SIZE_MAX ? line.size : bar)));
    s->b->concepts.items[concept].numbers[column] = strtof(number.data, NULL);
  }
}

/* Takes a whole number off *rest; false where none stands, or one out of [least, most]. */
static bool take_number(slice *rest, long least, long most, long *out) {
  *rest = slice_trim(*rest);
  size_t end = 0;
  while (end < rest->size && rest->data[end] != ' ') end++;
  char digits[8] = "", *after = digits;
  if (end == 0 || end >= sizeof digits) return false;
  memcpy(digits, rest->data, end);
  *out = strtol(digits, &after, 10);
  *rest = slice_cut(*rest, end, rest->size);
  return *after == '\0' && *out >= least && *out <= most;
}

/* "stem rarity n n n ...": what a stem key weighs, or a word. */
static void read_vector(source *s, slice line) {
  size_t space = slice_find(line, SLICE(" "), 0);
  slice stem = slice_cut(line, 0, space == SIZE_MAX ? line.size : space);
  slice rest = slice_cut(line, stem.size, line.size);
  stem_weight weight = {0};
  long number;
  bool good = take_number(&rest, 0, INT16_MAX, &number);
  weight.rarity = (int16_t)(good ? number : 0);
  size_t numbers = s->mode == SOURCE_PLACES ? PLACE_DIMENSIONS : KIND_DIMENSIONS;
  for (size_t i = 0; good && i < numbers; i++) {
    good = take_number(&rest, INT8_MIN, INT8_MAX, &number);
    weight.place[i] = (int8_t)number;
  }
  if (!good || slice_trim(rest).size)
    report(s, "syntax",
           s->mode == SOURCE_PLACES
               ? "has not the numbers of a row; write 'word 0' and 32 numbers from -128 to 127"
               : "has not the numbers of a row; write 'stem rarity' and 64 numbers from -128 to 127",
           stem);
  else if (!builder_add_vector(s->b, s->mode == SOURCE_PLACES ? 'w' : 's', stem, &weight))
    report(s, "duplicate_stem", "has a row already; remove one", stem);
}

uint32_t builder_skill(builder *b, slice name) {
  return map_get(&b->names, concept_key(b, 0, slice_trim(name)), DICTIONARY_NONE);
}

static void add_implied(source *s, slice particular, uint32_t general) {
  builder *b = s->b;
  uint32_t concept = builder_skill(b, particular);
  if (concept == DICTIONARY_NONE)
    report(s, "unknown_concept", "is no skill of the dictionary", slice_trim(particular));
  else
    ARENA_PUSH(b->arena, &b->concepts.items[concept].values, (build_parent){b->concepts.items[general].name, s->line});
}

/* "databases < SQL | MongoDB": each of them shows databases. "recruiting = talent acquisition": each shows the other.
 */
static void read_implied(source *s, slice line) {
  bool continues = line.data[0] == ' ' || line.data[0] == '\t';
  size_t twin = slice_find(line, SLICE(" = "), 0), sign = twin != SIZE_MAX ? twin : slice_find(line, SLICE(" < "), 0);
  slice rest = slice_trim(line);
  if (!continues) {
    slice name = slice_trim(slice_cut(line, 0, sign == SIZE_MAX ? line.size : sign));
    s->concept = builder_skill(s->b, name);
    if (s->concept == DICTIONARY_NONE) report(s, "unknown_concept", "is no skill of the dictionary", name);
    if (sign == SIZE_MAX) report(s, "syntax", "says nothing; write \"general < particular | particular\"", name);
    rest = sign == SIZE_MAX ? SLICE("") : slice_cut(line, sign + 3, line.size);
  } else if (rest.data[0] == '|') {
    rest = slice_cut(rest, 1, rest.size);
  }
  while (rest.size && s->concept != DICTIONARY_NONE) {
    size_t bar = slice_find(rest, SLICE("|"), 0);
    slice part = slice_cut(rest, 0, bar == SIZE_MAX ? rest.size : bar);
    rest = bar == SIZE_MAX ? SLICE("") : slice_cut(rest, bar + 1, rest.size);
    add_implied(s, part, s->concept);
    uint32_t other = twin == SIZE_MAX ? DICTIONARY_NONE : builder_skill(s->b, part);
    if (other != DICTIONARY_NONE) add_implied(s, s->b->concepts.items[s->concept].name, other);
  }
}

static void read_line(source *s, slice line) {
  line = without_comment(line);
  while (line.size && is_among_signs(line.data[line.size - 1], " \t\r")) line.size--;
  if (line.size == 0) return;
  size_t broken = utf8_first_invalid(line);
  if (broken != SIZE_MAX)
    report(s, "invalid_utf8", "goes on with bytes that are no UTF-8; save the file as UTF-8",
           slice_cut(line, 0, broken));
  else if (line.data[0] == '@')
    read_directive(s, line);
  else if (s->mode == SOURCE_WORDS)
    read_word(s, line);
  else if (s->mode == SOURCE_NUMBERS)
    read_numbers(s, line);
  else if (s->mode == SOURCE_VECTORS || s->mode == SOURCE_PLACES)
    read_vector(s, line);
  else if (s->mode == SOURCE_IMPLIED)
    read_implied(s, line);
  else if (s->mode == SOURCE_SET)
    read_set(s, line);
  else if (s->mode == SOURCE_RULES)
    builder_add_rule(s->b, s->rules, line, s->file, s->line);
  else if (s->mode == SOURCE_PATTERNS)
    builder_add_pattern(s->b, line, s->file, s->line);
  else if (s->mode == SOURCE_FUNCTION_WORDS)
    read_function_words(s, line);
  else
    read_entry(s, line);
}

void builder_add_file(builder *b, slice text, slice file, unsigned flags) {
  text = arena_copy(b->arena, text);
  file = arena_copy(b->arena, file);
  source s = {.b = b,
              .file = file,
              .field = base_name(b, file),
              .kind = SLICE("hard"),
              .concept = DICTIONARY_NONE,
              .flags = flags};
  slice code = flags & FORM_USER ? SLICE("") : folder_code(file);
  s.language = s.folder = builder_language(b, code);
  if (code.size && !s.language && !slice_ends_with(file, SLICE("/language.txt")))
    report(&s, "language", "is no language yet; its language.txt must be read first", code);
  slice line;
  for (slice rest = text; slice_line(&rest, &line);) {
    s.line++;
    read_line(&s, line);
  }
}

static void copy_concept(builder *b, const dictionary *d, uint32_t i) {
  const image_concept *c = &d->concepts[i];
  build_concept copy = {.name = dictionary_name(d, i),
                        .kind = dictionary_kind(d, i),
                        .field = dictionary_field(d, i),
                        .file = SLICE("the built-in dictionary"),
                        .table = c->table};
  class_resolve(c->table, copy.name, &copy.class, &copy.flags); /* known: it was compiled */
  for (int column = 0; column < NUMBER_COLUMNS; column++) copy.numbers[column] = (float)concept_number(d, i, column);
  for (size_t v = 0; v < c->values; v++)
    ARENA_PUSH(b->arena, &copy.values, (build_parent){dictionary_value(d, i, v), 0});
  *map_put(&b->names, concept_key(b, c->table, copy.name), i) = i;
  ARENA_PUSH(b->arena, &b->concepts, copy);
}

/* Is it a word of a set that the forms are read by? */
static bool is_for_forms(const image_form *f) {
  return f->flags & FORM_SET && (f->concept == SET_SHORTENED || f->concept == SET_PASSED_OVER);
}

static void copy_languages(builder *b, const dictionary *d) {
  for (uint8_t i = LANGUAGE_ENGLISH; i < dictionary_languages(d); i++) {
    const image_language *l = &d->languages[i];
    if (i > LANGUAGE_UNKNOWN) builder_add_language(b, image_slice(d, l->code), image_slice(d, l->name));
    b->languages[i].read = l->read;
    b->languages[i].large_nouns = l->large_nouns;
    b->languages[i].tails = image_slice(d, l->tails);
    b->languages[i].acts = image_slice(d, l->acts);
    b->languages[i].plural = image_slice(d, l->plural);
    b->languages[i].third = image_slice(d, l->third);
    b->languages[i].adjectives = image_slice(d, l->adjectives);
    if (l->read) builder_set_stems(b, i, image_slice(d, l->stemmer), image_slice(d, l->endings));
  }
  for (uint32_t i = 0; i < d->header->forms.count; i++) {
    const image_form *f = &d->forms[i];
    if (f->flags & FORM_FUNCTION) builder_add_function_word(b, image_slice(d, f->text), f->language);
    if (is_for_forms(f)) builder_add_to_set(b, image_slice(d, f->text), (word_set)f->concept, f->language);
  }
}

static void copy_form(builder *b, const dictionary *d, const image_form *f) {
  slice text = image_slice(d, f->text);
  if (f->flags & FORM_FUNCTION || is_for_forms(f)) return; /* languages stand before all else */
  if (f->flags & FORM_SET) {
    builder_add_to_set(b, text, (word_set)f->concept, f->language);
  } else if (f->flags & FORM_WORD) {
    builder_add_word(b, text, image_slice(d, f->tags));
  } else {
    ARENA_PUSH(b->arena, &b->forms,
               (build_form){text, f->concept, f->flags, SLICE("the built-in dictionary"), 0, f->language, f->folder});
    builder_index_form(b, (uint32_t)b->forms.count - 1);
  }
}

void builder_add_dictionary(builder *b, const dictionary *d) {
  copy_languages(b, d);
  for (uint32_t i = 0; i < d->header->concepts.count; i++) copy_concept(b, d, i);
  for (uint32_t i = 0; i < d->header->rules.count; i++)
    builder_add_rule(b, (rule_set)d->rules[i].set, image_slice(d, d->rules[i].text), SLICE("the built-in dictionary"),
                     0);
  for (size_t i = 0; i < dictionary_patterns(d); i++)
    ARENA_PUSH(b->arena, &b->patterns, (build_pattern){dictionary_pattern(d, i), SLICE("the built-in dictionary"), 0});
  for (uint32_t i = 1; i < d->header->vectors.count; i++)
    builder_add_vector(b, (char)d->vectors[i].space, image_slice(d, d->vectors[i].key), &d->vectors[i].weight);
  for (uint32_t i = 0; i < d->header->forms.count; i++) copy_form(b, d, &d->forms[i]);
}
