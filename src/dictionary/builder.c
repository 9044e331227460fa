/* The dictionary compiler, first half: source lines -> concepts, forms, words; and the trie they make. */
#include "dictionary/builder_parts.h"

#include <stdlib.h>

#include "base/utf8.h"

builder *builder_new(builder_report report, void *context) {
  arena *a = arena_new();
  builder *b = arena_alloc(a, sizeof *b);
  *b = (builder){.arena = a, .report = report, .context = context};
  builder_add_language(b, SLICE(""), SLICE("")); /* LANGUAGE_NONE, then those whose numbers are fixed */
  builder_add_language(b, SLICE("en"), SLICE("English"));
  builder_add_language(b, SLICE("und"), SLICE(""));
  b->languages[LANGUAGE_ENGLISH].read = true;
  builder_set_stems(b, LANGUAGE_ENGLISH, SLICE("english"), SLICE(""));
  ARENA_PUSH(a, &b->words, (image_word){0}); /* symbol 0 and node 0 mean "none" */
  ARENA_PUSH(a, &b->nodes, (build_node){0});
  ARENA_PUSH(a, &b->nodes, (build_node){0}); /* node 1: the root */
  return b;
}

void builder_free(builder *b) {
  if (!b) return;
  for (uint8_t i = 0; i < b->language_count; i++) stemmer_free(b->languages[i].stems);
  map_free(&b->symbols);
  map_free(&b->edges);
  map_free(&b->names);
  map_free(&b->by_form);
  map_free(&b->ends);
  map_free(&b->strings);
  map_free(&b->use_of);
  arena_free(b->arena);
}

size_t builder_faults(const builder *b) { return b->faults; }

builder_counts builder_count(const builder *b) { return (builder_counts){b->concepts.count, b->forms.count}; }

void builder_fault(builder *b, const char *code, slice file, size_t line, const char *what, slice word, slice place) {
  fault f;
  fault_set(&f, FAULT_USAGE, code, file, "'%.*s' %s%.*s", SLICE_ARGS(word), what, SLICE_ARGS(place));
  fault_at(&f, line, 0, SIZE_MAX);
  b->faults++;
  if (b->report) b->report(b->context, &f);
}

/* A symbol of a namespace; words get their stems' symbols too, so that matching rarely runs the stemmer. */
static uint32_t symbol_of(builder *b, char space, slice key) {
  slice name = arena_join(b->arena, (slice[]){{&space, 1}, key}, 2, "", "");
  uint32_t fresh = (uint32_t)b->words.count;
  uint32_t symbol = *map_put(&b->symbols, name, fresh);
  if (symbol == fresh) ARENA_PUSH(b->arena, &b->words, (image_word){0});
  return symbol;
}

static uint32_t stem_symbol(builder *b, slice key, uint8_t language, bool full) {
  char stem[80];
  stemmer *stems = b->languages[language ? language : LANGUAGE_ENGLISH].stems;
  size_t n = stems ? stemmer_key(stems, key, full, stem, sizeof stem) : 0;
  return symbol_of(b, image_stem_space(language, full), n ? (slice){stem, n} : key);
}

static uint32_t word_symbol(builder *b, slice key) {
  uint32_t symbol = symbol_of(b, 'w', key);
  if (b->words.items[symbol].stem) return symbol;
  char stem[80];
  size_t full_size, size = stemmer_keys(b->languages[LANGUAGE_ENGLISH].stems, key, stem, sizeof stem, &full_size);
  uint32_t ending = symbol_of(b, 's', size ? (slice){stem, size} : key);
  uint32_t full = symbol_of(b, 'f', full_size ? (slice){stem, full_size} : key);
  b->words.items[symbol].stem = ending;
  b->words.items[symbol].full = full;
  return symbol;
}

static uint32_t edge_to(builder *b, uint32_t node, uint32_t symbol) {
  uint64_t key = (uint64_t)node << 32 | symbol;
  slice name = arena_copy(b->arena, (slice){(const char *)&key, sizeof key});
  uint32_t fresh = (uint32_t)b->nodes.count;
  uint32_t next = *map_put(&b->edges, name, fresh);
  if (next == fresh) {
    build_node *from = &b->nodes.items[node];
    ARENA_PUSH(b->arena, &from->edges, (image_edge){symbol, fresh});
    ARENA_PUSH(b->arena, &b->nodes, (build_node){0});
  }
  return next;
}

static bool is_plain_lower(slice word) {
  for (size_t i = 0; i < word.size;) {
    uint32_t c = utf8_next(word, &i);
    if (utf8_is_upper(c) || utf8_is_digit(c) || c == '+' || c == '#' || c == '.' || c == '&') return false;
  }
  return word.size > 3;
}

/* The symbol of one word of a form: by stem for common nouns, by full stem where asked, else as written. */
static uint32_t form_symbol(builder *b, slice word, const build_form *f) {
  char key[64];
  slice k = {key, token_key(word, key, sizeof key)};
  uint32_t surface = word_symbol(b, k);
  b->words.items[surface].vocabulary |= 1u << f->folder;
  if (f->flags & FORM_EXACT || !is_plain_lower(word)) return surface;
  if (f->language <= LANGUAGE_ENGLISH) /* its stems stand at the word already */
    return f->flags & FORM_STEM ? b->words.items[surface].full : b->words.items[surface].stem;
  return stem_symbol(b, k, f->language, f->flags & FORM_STEM);
}

/* The form's words joined by single spaces, as exact matching compares them. */
static slice exact_text(builder *b, const tokens *t) {
  buffer out = {0};
  for (size_t i = 0; i < t->count; i++) {
    if (i) buffer_char(&out, ' ');
    slice word = token_text(t, i);
    for (size_t j = 0; j < word.size; j++) {
      if (slice_starts_with(slice_cut(word, j, word.size), SLICE("\xE2\x80\x99"))) {
        buffer_char(&out, '\'');
        j += 2;
      } else {
        buffer_char(&out, word.data[j]);
      }
    }
  }
  slice text = arena_copy(b->arena, buffer_slice(&out));
  buffer_free(&out);
  return text;
}

uint32_t builder_step(builder *b, uint32_t node, slice word, int joint, const build_form *form) {
  return edge_to(b, node, image_step(form_symbol(b, word, form), joint));
}

/* Node at which the form's words end. With `plural`, the last word takes an s. */
static uint32_t form_node(builder *b, const tokens *t, const build_form *f, bool plural) {
  uint32_t node = ROOT;
  for (size_t i = 0; i < t->count; i++) {
    slice word = token_text(t, i);
    if (plural && i + 1 == t->count) word = arena_format(b->arena, "%.*ss", SLICE_ARGS(word));
    node = builder_step(b, node, word, i ? image_joint(&t->items[i]) : JOINT_PLAIN, f);
  }
  return node;
}

/* Place of the form's end among those of its node, by table, language and case: a form may be written in very many
   cases. `fresh` when there is none yet. */
static uint32_t end_of(builder *b, uint32_t node, const build_form *form, slice exact, uint32_t fresh) {
  const uint32_t at[] = {node, b->concepts.items[form->concept].table, form->language};
  slice key = arena_join(b->arena, (slice[]){{(const char *)at, sizeof at}, exact}, 2, "", "");
  return *map_put(&b->ends, key, fresh);
}

static void end_here(builder *b, uint32_t node, build_form *form, slice exact, bool generated) {
  build_node *n = &b->nodes.items[node];
  const build_concept *mine = &b->concepts.items[form->concept];
  uint32_t fresh = (uint32_t)n->ends.count, place = end_of(b, node, form, exact, fresh);
  if (place == fresh) {
    ARENA_PUSH(b->arena, &n->ends, (build_end){(uint32_t)(form - b->forms.items), exact, generated});
    return;
  }
  build_end *e = &n->ends.items[place];
  const build_form *other = &b->forms.items[e->form];
  if (generated) { /* of two made by rule the one of the first form by the alphabet, in whatever order they come */
    if (e->generated && slice_compare(form->text, other->text) < 0) e->form = (uint32_t)(form - b->forms.items);
    return;
  }
  if (e->generated || (form->flags & FORM_USER)) { /* what is written wins over a plural made by rule */
    *e = (build_end){(uint32_t)(form - b->forms.items), exact, false};
    return;
  }
  bool same = other->concept == form->concept;
  if (same && mine->table != 0) return; /* a class of words may list plurals */
  const char *what =
      same ? "stands twice in its concept; the same form is at " : "belongs to two concepts; the other is at ";
  builder_fault(b, same ? "duplicate_form" : "clash", form->file, form->line, what, form->text,
                arena_format(b->arena, "%.*s:%zu (%.*s)", SLICE_ARGS(other->file), other->line,
                             SLICE_ARGS(b->concepts.items[other->concept].name)));
}

void builder_end(builder *b, uint32_t node, build_form *form) { end_here(b, node, form, SLICE(""), true); }

/* Does the form name something by a proper name ("SAP", "Microsoft Excel", "ISO 9001")? */
static bool is_name(const tokens *t) {
  for (size_t i = 0; i < t->count; i++)
    if (t->items[i].flags & (TOKEN_UPPER_FIRST | TOKEN_UPPER_INSIDE | TOKEN_DIGIT | TOKEN_SIGN)) return true;
  return false;
}

static bool is_small(slice text) {
  for (size_t i = 0; i < text.size; i++)
    if (text.data[i] >= 'A' && text.data[i] <= 'Z') return false;
  return true;
}

static bool is_in_set(const builder *b, slice word, word_set set) {
  for (size_t i = 0; i < b->sets.count; i++)
    if (b->sets.items[i].set == set && slice_equal(b->sets.items[i].word, word)) return true;
  return false;
}

/* For cutting forms into words: elided words and abbreviations are known, and signs stay as they are written. */
static bool known_in_form(void *context, slice word, token_question question) {
  const builder *b = context;
  if (question == TOKEN_IS_SHORTENED) return is_in_set(b, word, SET_SHORTENED);
  if (question != TOKEN_IS_KNOWN) return false;
  char last = word.data[word.size - 1], name[68] = "w";
  if (last != '\'') return last == '+';
  memcpy(name + 1, word.data, word.size); /* at most 64 bytes: a key */
  uint32_t symbol = map_get(&b->symbols, (slice){name, word.size + 1}, 0);
  return symbol && b->words.items[symbol].function;
}

/* The words of a form. One that ends in an elided word ("maîtrise d'") has it as a text does, before another word. */
static tokens form_tokens(builder *b, slice text) {
  bool elided = slice_ends_with(text, SLICE("'"));
  tokens t = tokens_read(b->arena, elided ? arena_format(b->arena, "%.*sx", SLICE_ARGS(text)) : text, known_in_form, b);
  if (elided && t.count > 1 && t.items[t.count - 1].start == text.size) t.count--;
  return t;
}

/* What of a form no text is matched by: a sign between two words that no phrase runs across, or one before or after
   them all ("les +" is "les"). An abbreviation may have its stop, and what opened may close. */
static slice lost_sign(const tokens *t, slice text) {
  for (size_t i = 1; i < t->count; i++)
    if (image_joint(&t->items[i]) == JOINT_NONE)
      return slice_trim(slice_cut(text, t->items[i - 1].end, t->items[i].start));
  slice lead = slice_cut(text, 0, t->items[0].start), tail = slice_cut(text, t->items[t->count - 1].end, text.size);
  bool ends = slice_equal(tail, SLICE(".")) || (slice_equal(tail, SLICE(")")) && slice_find(text, SLICE("("), 0) > 0);
  return ends || !tail.size ? lead : tail;
}

enum { SHOWN_WORDS = 8 }; /* of a form that is a text */

void builder_index_form(builder *b, uint32_t index) {
  build_form *form = &b->forms.items[index];
  if (slice_equal(b->concepts.items[form->concept].kind, SLICE("none")) && is_small(form->text))
    form->flags |= FORM_BLOCKER;
  tokens t = form_tokens(b, form->text);
  if (t.count == 0) {
    builder_fault(b, "empty_form", form->file, form->line, "holds no word that could be matched", form->text,
                  SLICE(""));
    return;
  }
  if (t.count > FORM_WORDS_MAX) {
    _Static_assert(FORM_WORDS_MAX == 255, "the message says so");
    builder_fault(b, "long_form", form->file, form->line,
                  "begins a form of more than 255 words; a form is a name, no text",
                  slice_cut(form->text, 0, t.items[SHOWN_WORDS - 1].end), SLICE(""));
    return;
  }
  slice lost = lost_sign(&t, form->text);
  if (lost.size) {
    builder_fault(b, "lost_sign", form->file, form->line,
                  "has a sign by which no text is matched; leave it out: ", form->text, lost);
    return;
  }
  if (is_name(&t)) form->flags |= FORM_NAME;
  if (form->language > LANGUAGE_ENGLISH) form->flags |= FORM_LOCAL;
  slice exact = form->flags & FORM_EXACT ? exact_text(b, &t) : SLICE("");
  end_here(b, form_node(b, &t, form, false), form, exact, false);
  builder_add_ways(b, form, &t);
  bool acronym = (t.items[t.count - 1].flags & (TOKEN_UPPER_ALL | TOKEN_DIGIT | TOKEN_SIGN)) == TOKEN_UPPER_ALL;
  if (!acronym || slice_ends_with(form->text, SLICE("S"))) return;
  slice plural = exact.size ? arena_format(b->arena, "%.*ss", SLICE_ARGS(exact)) : exact;
  end_here(b, form_node(b, &t, form, true), &b->forms.items[index], plural, true);
}

void builder_add_word(builder *b, slice word, slice tags) {
  uint32_t symbol = word_symbol(b, word);
  b->words.items[symbol].tags = builder_string(b, tags);
  b->words.items[symbol].vocabulary |= 1u << LANGUAGE_ENGLISH;
  ARENA_PUSH(b->arena, &b->tagged, (build_word){word, tags, LANGUAGE_NONE});
}

void builder_add_function_word(builder *b, slice word, uint8_t language) {
  char key[64];
  uint32_t symbol = word_symbol(b, (slice){key, token_key(word, key, sizeof key)});
  b->words.items[symbol].function |= 1u << language;
  ARENA_PUSH(b->arena, &b->tagged, (build_word){word, SLICE(""), language});
}

/* ---- languages ---- */

uint8_t builder_language(const builder *b, slice code) {
  for (uint8_t i = LANGUAGE_ENGLISH; i < b->language_count; i++)
    if (slice_equal(b->languages[i].code, code)) return i;
  return LANGUAGE_NONE;
}

bool builder_add_language(builder *b, slice code, slice name) {
  if (b->language_count == DICTIONARY_LANGUAGES) return false;
  b->languages[b->language_count++] =
      (build_language){.code = arena_copy(b->arena, code), .name = arena_copy(b->arena, name)};
  return true;
}

/* Words of languages that came before English were read without its stems. */
static void stem_words_again(builder *b) {
  for (size_t i = 0; i < b->tagged.count; i++) {
    char key[64];
    slice k = {key, token_key(b->tagged.items[i].word, key, sizeof key)};
    b->words.items[symbol_of(b, 'w', k)].stem = 0;
    word_symbol(b, k);
  }
}

bool builder_set_stems(builder *b, uint8_t number, slice algorithm, slice endings) {
  build_language *l = &b->languages[number];
  slice name = arena_copy(b->arena, algorithm);
  endings = arena_copy(b->arena, endings);
  stemmer *stems = stemmer_new(name.size ? name.data : NULL, endings);
  if (!stems) return false;
  stemmer_free(l->stems);
  l->stems = stems;
  l->stemmer = name;
  l->endings = endings;
  if (number == LANGUAGE_ENGLISH) stem_words_again(b);
  return true;
}

void builder_add_to_set(builder *b, slice word, word_set set, uint8_t language) {
  char key[64];
  slice k = {key, token_key(word, key, sizeof key)};
  uint32_t symbol = word_symbol(b, k), surface = symbol;
  b->words.items[symbol].vocabulary |= 1u << language;
  if (language > LANGUAGE_ENGLISH) symbol = symbol_of(b, image_set_space(language), k);
  ARENA_PUSH(b->arena, &b->sets, (build_set){word, symbol, surface, set, language});
}

bool builder_add_vector(builder *b, char space, slice key, const stem_weight *weight) {
  uint32_t symbol = space == 'w' ? word_symbol(b, key) : symbol_of(b, space, key);
  if (b->words.items[symbol].vector) return false;
  if (!b->vectors.count) ARENA_PUSH(b->arena, &b->vectors, (build_vector){.key = SLICE("")}); /* row 0: none */
  b->words.items[symbol].vector = (uint32_t)b->vectors.count; /* of a surface word, its use has it in the image */
  ARENA_PUSH(b->arena, &b->vectors, (build_vector){.key = key, .space = space, .weight = *weight});
  return true;
}

image_text builder_string(builder *b, slice s) {
  uint32_t fresh = (uint32_t)b->pool.count;
  uint32_t at = *map_put(&b->strings, s, fresh);
  if (at == fresh)
    for (size_t i = 0; i < s.size; i++) ARENA_PUSH(b->arena, &b->pool, s.data[i]);
  return (image_text){at, (uint32_t)s.size};
}
