/* The compiled dictionary: words, phrases, concepts. One image, immutable, offsets only, shared by threads.
 *
 * Its sources are text files (dictionaries/, see dictionaries/README.md). Each file holds one table:
 *   skills            what postings ask for: kinds hard, soft, cert, language, none (a blocker: consumed, reported as
 * nothing) any other table   words that reading needs: headings, cues, degrees, currencies ... A concept's name is its
 * class, its values (after '>') are plain text. All tables share one trie, so a text is walked once. Within a table the
 * longest match wins; tables do not compete.
 */
#ifndef FORTE_DICTIONARY_DICTIONARY_H
#define FORTE_DICTIONARY_DICTIONARY_H

#include "base/error.h"
#include "base/search.h"
#include "dictionary/classes.h"
#include "text/token.h"

typedef struct dictionary dictionary;
typedef struct dictionary_worker dictionary_worker; /* per thread: stemmer, stem cache */

enum { DICTIONARY_LANGUAGES = 32 };

/* Numbers of languages. What has no language holds everywhere; a language that no file declares is "und". */
enum { LANGUAGE_NONE, LANGUAGE_ENGLISH, LANGUAGE_UNKNOWN };
#define DICTIONARY_NONE UINT32_MAX

enum form_flag {
  FORM_EXACT = 1 << 0,
  FORM_WEAK = 1 << 1,
  FORM_STEM = 1 << 2,
  FORM_USER = 1 << 3,
  FORM_BLOCKER = 1 << 4,
  FORM_NAME = 1 << 5,
  FORM_LOCAL = 1 << 6
};
/* FORM_BLOCKER: a small-letter phrase of kind none; it gives way to an exact name written with a capital inside a
 * sentence. FORM_NAME: no word of it is a common noun, so it is written alike in every language.
 * FORM_LOCAL: of one language, not English. */

/* One place where a form of a concept stands. */
typedef struct hit {
  uint32_t first; /* token */
  uint32_t concept;
  uint16_t flags; /* enum form_flag of the form that matched, enum class_flag of its class */
  uint8_t class;  /* of its table (dictionary/classes.h); 0 in an open table */
  uint8_t count;  /* tokens */
} hit;
enum { FORM_WORDS_MAX = UINT8_MAX }; /* words of a form, at most */

typedef struct hits {
  hit *items;
  size_t count;
} hits;

/* Index of the first hit that begins at or after a token; of the first that ends after it. The second is asked for
   hundreds of times a posting, at places that no branch foresees: it has none but its loop's. */
static inline size_t hits_from(const hits *h, uint32_t token) {
  size_t i;
  SEARCH_FIRST(i, 0, h->count, h->items[i].first < token);
  return i;
}
static inline size_t hits_past(const hits *h, uint32_t token) {
  size_t first = 0;
  for (size_t left = h->count; left;) {
    size_t half = left / 2;
    const hit *middle = &h->items[first + half];
    bool before = middle->first + middle->count <= token;
    first = before ? first + half + 1 : first;
    left = before ? left - half - 1 : half;
  }
  return first;
}

/* What one walk over the tokens gives: per table, the hits in order, not overlapping, leftmost longest. */
typedef struct dictionary_hits {
  hits table[DICTIONARY_TABLES];
  const uint32_t *covered; /* by token: 1 << table, of the tables below TABLES_COVERING that have a hit there */
} dictionary_hits;
enum { TABLES_COVERING = TABLE_AFFINITY }; /* those from it on are of numbers: no text is asked for their names */
_Static_assert(TABLES_COVERING <= 32, "hits.covered has a bit for each of them");

/* The image that is embedded in the program. */
const dictionary *dictionary_builtin(void);
/* Many postings are to be read: where the image is mapped in large pages, what few of them touch is kept to single
   pages from now on, since it would count as the program's memory as a whole. For one posting that costs more than it
   gives. */
void dictionary_serve_many(void);

/* The built-in dictionary with a user's text file merged in (adds, aliases, "- Name" switches a concept off). Free with
   dictionary_free(). Faults name file:line. */
dictionary *dictionary_extended(const dictionary *base, slice text, slice file, fault *f);
/* The same, compiled once: a file of `folder`, which is made where it is missing, keeps the image. It is made anew when
   the text, the built-in dictionary or the version is another, when it is damaged, and when it is not this user's alone
   to write. What cannot be kept is compiled each time. */
dictionary *dictionary_cached(const dictionary *base, slice text, slice file, const char *folder, fault *f);
uint64_t dictionary_sum(const dictionary *d); /* of all that it holds: its name among dictionaries */
void dictionary_free(dictionary *d);          /* not for dictionary_builtin() */

dictionary_worker *dictionary_worker_new(const dictionary *d);
void dictionary_worker_free(dictionary_worker *w);

/* Sets the tokens' word ids and languages and finds all hits; they live in the arena. Forms of a language count in its
   sentences alone; in a language that is not read, only names do. */
dictionary_hits dictionary_read(const dictionary *d, dictionary_worker *w, tokens *t, arena *a);

/* The same for a piece of a text whose language is known already (a title, a field): too short to tell by itself. */
dictionary_hits dictionary_read_as(const dictionary *d, dictionary_worker *w, tokens *t, uint8_t language, arena *a);

/* Parts of it, for texts of which no hits are wanted: the tokens' word ids; and, where these are known, the languages,
   which it returns that of the whole of. */
void dictionary_words(dictionary_worker *w, tokens *t);
uint8_t dictionary_languages_of(const dictionary *d, dictionary_worker *w, tokens *t);

/* After dictionary_read(): do the words that were told English look it? Lists have few function words, and English is
   what a text is told for want of others. */
bool dictionary_is_english(const dictionary *d, const tokens *t);

/* Tokenizes with this dictionary's vocabulary deciding about glued words. */
tokens dictionary_tokens(const dictionary *d, arena *a, slice text);

/* The first member of a dictionary: rows of the sets that words belong to, by token.sets. It stands here so that the
   question that is asked most is compiled in place. */
typedef struct dictionary_front {
  const struct word_bits { uint64_t bits[SET_WORDS]; } * sets;
} dictionary_front;

/* All sets of the token's word. Valid after dictionary_read(). */
static inline const struct word_bits *token_sets(const dictionary *d, const token *t) {
  const dictionary_front *front = (const void *)d;
  return &front->sets[t->sets];
}

/* Is the token's word of this set? */
static inline bool token_is(const dictionary *d, const token *t, word_set set) {
  return token_sets(d, t)->bits[set / 64] >> (set % 64) & 1;
}

/* Is a word of this set, in English or in all languages? For words that are no tokens of a text. */
bool word_is(const dictionary *d, slice word, word_set set);

/* Is one of the text's words of this set? */
bool text_has_word(const dictionary *d, slice text, word_set set);
slice text_word_in(const dictionary *d, slice text, word_set set); /* the first of them; "" if there is none */

/* Concepts, of all tables. Slices point into the image. */
void dictionary_range(const dictionary *d, int table, uint32_t *first,
                      uint32_t *end);                         /* a table's concepts: [first, end) */
size_t dictionary_concepts(const dictionary *d);              /* number of concepts, all tables */
slice dictionary_name(const dictionary *d, uint32_t concept); /* canonical name, or class */
slice dictionary_kind(const dictionary *d, uint32_t concept); /* "hard", "soft" ...; "" where the table has none */
int dictionary_table_of(const dictionary *d, uint32_t concept);
int dictionary_class(const dictionary *d, uint32_t concept);     /* as hit.class */
slice dictionary_field(const dictionary *d, uint32_t concept);   /* source file's name without ".txt": "software" */
size_t dictionary_values(const dictionary *d, uint32_t concept); /* number of values after '>'; none has 0 */
slice dictionary_value(const dictionary *d, uint32_t concept, size_t i);
size_t dictionary_forms(const dictionary *d); /* number of forms */

/* A form as its source writes it, without its flags. i < dictionary_forms(d). */
typedef struct dictionary_form {
  slice text;
  uint32_t concept;
  unsigned flags;   /* enum form_flag */
  uint8_t language; /* LANGUAGE_NONE: of all */
} dictionary_form;
dictionary_form dictionary_form_at(const dictionary *d, size_t i);
/* The forms of a concept that its own source gives it, [first, end); no other language's. */
void dictionary_forms_of(const dictionary *d, uint32_t concept, size_t *first, size_t *end);

/* For classes whose words are values, which no text is walked for. The concept of a table with that whole name
   ("title.generic"); DICTIONARY_NONE if there is none. */
uint32_t dictionary_named(const dictionary *d, int table, const char *name);
bool dictionary_has_value(const dictionary *d, uint32_t concept, slice word); /* in any case; no concept has none */
bool dictionary_begins_with_value(const dictionary *d, uint32_t concept, slice text, slice *value); /* in any case */
bool dictionary_holds_value(const dictionary *d, uint32_t concept, slice text); /* as whole words (words_hold) */

/* A value of a concept of the table "match": the number of its concept, and its own among that's. */
typedef struct value_holder {
  uint32_t concept, value;
} value_holder;
typedef ARENA_LIST(value_holder) value_holders;
/* The values of the table "match" that the text holds as whole words (words_hold), ascending. The work grows with the
   words of the text times those of the longest value, not with the table. */
value_holders dictionary_values_in(const dictionary *d, arena *a, slice text);
bool holders_have(const value_holders *all, uint32_t concept);

slice dictionary_variant(const dictionary *d, uint32_t concept); /* of its name: "generic" of "title.generic" */

/* The concept that value i of a concept names (what it implies); DICTIONARY_NONE for a plain value. */
uint32_t dictionary_parent(const dictionary *d, uint32_t concept, size_t i);
bool dictionary_is_parent(const dictionary *d, uint32_t concept, uint32_t parent); /* does it imply it in one step? */

/* Concept of the skills table whose canonical name or form this is; DICTIONARY_NONE if none. */
uint32_t dictionary_find(const dictionary *d, dictionary_worker *w, slice name);

/* Does `concept` imply `parent`, directly or through others (Django -> Python)? Skills table only. */
bool dictionary_implies(const dictionary *d, uint32_t concept, uint32_t parent);

/* All that a concept implies, directly or through others, ascending. */
const uint32_t *dictionary_implied(const dictionary *d, uint32_t concept, uint32_t *count);

/* The rows of the table "said" that show a skill, since they imply it; in the table's order. */
typedef struct said_row {
  uint32_t skill, row; /* concepts */
} said_row;
const said_row *dictionary_said(const dictionary *d, uint32_t skill, size_t *count);

/* Rows of rules of sequence (posting/reading/rules.h). A step is one thing that must stand, or must not, on the way
   from the subject outwards. */
enum step_mark { STEP_NOT = 1 << 0 /* no such thing may stand there */, STEP_CAPITAL = 1 << 1 };
enum step_kind { STEP_SET, STEP_HIT, STEP_FLAG, STEP_TAG, STEP_EDGE };
typedef struct rule_step {
  uint8_t kind;        /* enum step_kind */
  uint8_t marks;       /* enum step_mark */
  uint16_t reach;      /* how many words may stand between */
  uint16_t need, pass; /* gaps that must stand on the way, and that may */
  uint32_t value;      /* word_set; table << 8 | class, class 0 for any; enum token_flag; letters of word classes */
} rule_step;
/* What must stand somewhere in the item for a row to fit: words of these sets, hits of these tables (1 << table). */
typedef struct rule_needs {
  struct word_bits sets;
  uint64_t tables;
} rule_needs;
const rule_needs *dictionary_rule_needs(const dictionary *d, uint32_t row);
typedef struct sequence_rule {
  rule_effect effect;
  const rule_step *left, *right; /* the nearest to the subject first */
  uint32_t left_count, right_count;
  slice text; /* the row as its source has it: "effect | pattern | witness" */
} sequence_rule;
void dictionary_rules(const dictionary *d, rule_set set, uint32_t *first,
                      uint32_t *end); /* rows of a set: [first, end) */
sequence_rule dictionary_rule(const dictionary *d, uint32_t row);

/* Lines of the patterns (dictionary/shapes.h), in order: an expression, then its examples. */
enum pattern_kind { PATTERN_EXPRESSION, PATTERN_EXAMPLE, PATTERN_COUNTEREXAMPLE };
typedef struct pattern_line {
  slice name, text;
  enum pattern_kind kind;
} pattern_line;
size_t dictionary_patterns(const dictionary *d);
pattern_line dictionary_pattern(const dictionary *d, size_t i);

/* Languages, by number: [LANGUAGE_ENGLISH, dictionary_languages()). `code` is ISO 639-1's ("de"), `name` English. A
   language is read when it has a folder of its own in dictionaries/. */
size_t dictionary_languages(const dictionary *d);
slice language_code(const dictionary *d, uint8_t language);
slice language_name(const dictionary *d, uint8_t language);
bool language_is_read(const dictionary *d, uint8_t language);
bool language_writes_nouns_large(const dictionary *d, uint8_t language); /* as German does */
bool language_glues_words(const dictionary *d, uint8_t language);        /* "Wasseraufbereitung": it has @tails */

/* A word in the plural without the ending that makes it one in that language (LANGUAGE_NONE: as names have it, which
   are English), "installers" as "installer"; any other as it is. Is it in the plural? Does it end as a verb that is
   said of one does, "makes"? */
slice word_singular(const dictionary *d, uint8_t language, slice word);
static inline bool word_is_plural(const dictionary *d, uint8_t language, slice word) {
  return word_singular(d, language, word).size < word.size;
}
bool word_ends_third(const dictionary *d, uint8_t language, slice word);
/* Does it end as an adjective or adverb does that stands before a noun, in a language that says how? */
bool word_ends_adjective(const dictionary *d, uint8_t language, slice word);

/* The id of a token's stem key, or 0; does the vocabulary have the word itself? */
uint32_t token_stem(const dictionary *d, const token *t);
bool token_is_of_vocabulary(const dictionary *d, const token *t);

/* Is the token a function word of its own language? */
bool token_is_function_word(const dictionary *d, const token *t);

/* Word facts for a token's word id. */
slice word_tags(const dictionary *d, uint32_t word); /* word-class letters of dictionaries/en/words.txt, "" if none */
slice word_tags_of(const dictionary *d, slice key);  /* the same by its key (token_key()), for a word by itself */
double concept_number(const dictionary *d, uint32_t concept, int column); /* dictionaries/weights/frequencies.txt */

/* What a stem weighs (dictionaries/weights/kind.txt). `rarity`: sixteenths of log(documents / documents that hold it);
   `place`: where it stands among kinds of work, by latent semantic analysis of postings. */
enum { KIND_DIMENSIONS = 64, RARITY_UNIT = 16 };
typedef struct stem_weight {
  int16_t rarity;
  int8_t place[KIND_DIMENSIONS];
} stem_weight;

/* Of a token's stem id; NULL for a stem that too few documents hold. */
const stem_weight *stem_weight_of(const dictionary *d, uint32_t stem);

/* Number of the bare English stem of a word, by the word's key; 0 where the vocabulary lacks the word. And of a stem
   that a stemmer gave; 0 where no word of the vocabulary has it. */
uint32_t dictionary_stem(const dictionary *d, slice key);
uint32_t dictionary_stem_named(const dictionary *d, slice stem);

#endif
