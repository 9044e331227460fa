/* What the compiler's halves share. Private to src/dictionary/. */
#ifndef FORTE_DICTIONARY_BUILDER_PARTS_H
#define FORTE_DICTIONARY_BUILDER_PARTS_H

#include "base/map.h"
#include "dictionary/builder.h"
#include "dictionary/image.h"

enum { ROOT = 1 };

typedef struct build_form {
  slice text; /* without its flags */
  uint32_t concept;
  unsigned flags;
  slice file;
  size_t line;
  uint8_t language, folder; /* as image_form's */
} build_form;

typedef struct build_parent {
  slice name;
  size_t line;
} build_parent;

typedef struct build_concept {
  slice name, kind, field, file;
  size_t line;
  uint32_t table;
  int class;
  unsigned flags; /* enum class_flag */
  ARENA_LIST(build_parent) values;
  float numbers[NUMBER_COLUMNS];
  bool off; /* switched off by a user's "- Name" */
} build_concept;

typedef struct build_end {
  uint32_t form;
  slice exact;
  bool generated; /* a plural made by rule */
} build_end;

typedef struct build_node {
  ARENA_LIST(image_edge) edges;
  ARENA_LIST(build_end) ends;
} build_node;

typedef struct build_word {
  slice word, tags;
  uint8_t language; /* of a function word, else 0 */
} build_word;

typedef struct build_set {
  slice word;
  uint32_t symbol, surface; /* in the space of its language; as a word */
  word_set set;
  uint8_t language;
} build_set;
typedef struct build_language {
  slice code, name, stemmer, endings, tails, acts, plural, third, adjectives;
  bool read, large_nouns;
  struct stemmer *stems;
} build_language;

typedef struct build_rule {
  image_rule rule; /* without its text */
  slice text;
} build_rule;

typedef struct build_pattern {
  pattern_line line;
  slice file;
  size_t at; /* line of the file */
} build_pattern;

typedef struct build_vector {
  slice key;
  char space; /* 's' stem key, 'w' surface word */
  stem_weight weight;
  uint32_t row; /* as added, once they have their order (order.c) */
} build_vector;

typedef struct build_use {
  slice word;
  word_use use;
  word_weights *weights; /* by word_feature, or NULL */
} build_use;

/* The models' tables, of the builder's arena. */
typedef struct build_weights {
  const weight_row *rows; /* open-addressing hash */
  size_t capacity;
  const uint64_t *filter;
  size_t filter_words;
  word_use *uses; /* by the rows of builder.uses */
  const word_weights *word_weights;
  size_t word_weight_count;
} build_weights;

/* The image's trie, of the builder's arena; nodes by number. */
typedef struct build_trie {
  const image_node *nodes;
  const image_edge *edges;
  const image_end *ends, *alone;
  const uint64_t *fans;
  size_t edge_count, end_count, alone_count, fan_count;
} build_trie;

struct builder {
  arena *arena;
  builder_report report;
  void *context;
  size_t faults;
  build_language languages[DICTIONARY_LANGUAGES];
  uint8_t language_count;
  map symbols, edges, names, strings, use_of;
  map ends;    /* place among a node's ends, by node, table, language and exact text */
  map by_form; /* concept of a skill's form in small letters, for the first named_forms forms */
  size_t named_forms;
  ARENA_LIST(image_word) words;
  ARENA_LIST(build_node) nodes;
  ARENA_LIST(build_concept) concepts;
  ARENA_LIST(build_form) forms;
  ARENA_LIST(build_word) tagged;
  ARENA_LIST(build_set) sets;
  ARENA_LIST(build_pattern) patterns;
  ARENA_LIST(build_rule) rules;
  ARENA_LIST(rule_step) steps;
  ARENA_LIST(build_vector) vectors;
  ARENA_LIST(build_use) uses;
  unsigned char *heat; /* by symbol, once these have their order (order.c) */
  ARENA_LIST(char) pool;
};

/* Reports "'word' what place" at file:line. */
void builder_fault(builder *b, const char *code, slice file, size_t line, const char *what, slice word, slice place);
void builder_index_form(builder *b, uint32_t form);
/* The node that a word of the form leads to from another; and the end there of a form made by rule, which gives way to
   what is written. */
uint32_t builder_step(builder *b, uint32_t node, slice word, int joint, const build_form *form);
void builder_end(builder *b, uint32_t node, build_form *form);
/* The other ways to say the work that a form of a language's skills names (ways.c). */
void builder_add_ways(builder *b, build_form *form, const tokens *t);
void builder_add_word(builder *b, slice word, slice tags);
/* A row of a set of rules, "effect | pattern | witness". What is wrong with it goes out as faults of file:line. */
void builder_add_rule(builder *b, rule_set set, slice row, slice file, size_t line);
/* A line of the patterns: "name = expression", or indented: more of the expression, "+ example", "- counterexample". */
void builder_add_pattern(builder *b, slice line, slice file, size_t at);
void builder_add_to_set(builder *b, slice word, word_set set, uint8_t language);
void builder_add_function_word(builder *b, slice word, uint8_t language);

/* Number of a language by its code; LANGUAGE_NONE when it was not declared. */
uint8_t builder_language(const builder *b, slice code);

/* Declares a language; false when there are too many. */
bool builder_add_language(builder *b, slice code, slice name);

/* Sets the Snowball algorithm of language `number` ("" for none) and its endings; false if there is none so named. */
bool builder_set_stems(builder *b, uint8_t number, slice algorithm, slice endings);
/* Makes the models' tables, of all concepts, whose numbers must be read, and of all vectors. */
build_weights builder_weights(builder *b);

/* Makes the trie and sets what the words' rows say of it; after symbols and nodes have their order. */
build_trie builder_trie(builder *b);

/* What one posting touches gets the lowest numbers: vectors first, then the uses (builder_weights()), after all
   symbols, uses and sets were made the symbols, then the nodes, whose edges are sorted too. */
void builder_order_vectors(builder *b);
void builder_order_symbols(builder *b);
void builder_order_nodes(builder *b);
bool builder_is_common(const builder *b, uint32_t symbol);
bool builder_is_cold(const builder *b, uint32_t symbol);
bool builder_has_word(const builder *b, slice word); /* does a symbol stand for it? */

/* The numbers of a stem key ('s') or surface word ('w'); false where it has some already. */
bool builder_add_vector(builder *b, char space, slice key, const stem_weight *weight);

/* The skill of that canonical name, in any case; DICTIONARY_NONE if there is none. */
uint32_t builder_skill(builder *b, slice name);
image_text builder_string(builder *b, slice s);

/* All that each concept implies, so that looking it up is a search by halves; sets `implied` and `implies` of `made`.
   `parents` are those of the concepts' values. Rings, and ways up that are too long, are faults, and nothing is
   implied. */
typedef ARENA_LIST(uint32_t) concept_list;
concept_list parents_close(builder *b, const uint32_t *parents, image_concept *made);

#endif
