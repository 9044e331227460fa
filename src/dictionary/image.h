/* The image: one position-independent block. All references are offsets from its begin or indexes; little-endian, as
 * the machines forte runs on are. Its parts, each aligned to 8 bytes; what every posting touches stands first:
 *
 *   common  open-addressing hash of the words of ordinary text: 64-bit hash of ('w' + word) -> symbol, row of uses
 *   known   a few bits for each key of `slots`, which is asked only where they are set
 *   uses    what the models know of a word; its word_weights stand side by side
 *   weights open-addressing hash: another feature's weights in all sets of the models
 *   filter  a bit for each feature that has weights, a power of two of words of 64
 *   vectors rows of numbers of stems (dictionaries/weights/kind.txt) and of words (word-places.txt), row 0 empty
 *   sets    distinct rows of bits, SET_WORDS each, row 0 empty: the sets that a word belongs to
 *   nodes   trie, level by level: edges sorted by symbol, then the forms that end here
 *   alone   ends of forms of one word: what a word of ordinary text is in an English sentence where no form goes on
 *           from it, by table, and within a table the best first; only one with a text of its own has others behind it
 *   fans    of such a word, a bit for each step to a word that a form goes on with (image_fan_place())
 *   words   by symbol: the symbols of its English stem key and full stem, its word-class tags, its languages, and the
 *           trie node that a phrase beginning with it leads to; symbols of ordinary text are the lowest
 *   slots   as `common`, of all keys: hash of (namespace byte + key). Namespaces: 'w' surface word, 's' stem key, 'f'
 *           full stem; those of other languages than English by image_stem_space(). 'N' the names of skills, in small
 *           letters, lead to their concepts + 1
 *   named   as `slots`, of the table "match", which every match asks for: 'M' its classes lead to their concepts + 1,
 *           'V' their values, in small letters, to their first of `holders` + 1
 *   holders of each text that is a value of the table "match": its concepts, ascending, then DICTIONARY_NONE
 *   said    by skill: the rows of the table "said" that show it
 *   said_places, said_stems  by value of that table, from its first on: where its phrase begins among the others' stems
 *   shown_places, shown_stems  the same of the table "match", whose classes "*.shows" alone have any
 *   families, light, filler  numbers of stems (dictionary/stem_numbers.h)
 */
#ifndef FORTE_DICTIONARY_IMAGE_H
#define FORTE_DICTIONARY_IMAGE_H

#include "dictionary/stem_numbers.h"
#include "dictionary/weights.h"

#define IMAGE_MAGIC 0x31434944u /* "DIC1" */
enum { IMAGE_VERSION = 22, NUMBER_COLUMNS = 4, IMAGE_LARGE_PAGE = 2 << 20 /* image.S */ };
/* Entries that are no forms: of the word list (`tags` are its word classes), with FORM_FUNCTION a function word of its
   language; of a set (`concept` is its number). */
enum { FORM_WORD = 1 << 8, FORM_FUNCTION = 1 << 9, FORM_SET = 1 << 15 };

typedef struct image_text {
  uint32_t at, size;
} image_text;
typedef struct image_slot {
  uint64_t hash;
  uint32_t symbol, use; /* use: of a surface word, its row for the models; it may have one and no symbol */
} image_slot;
typedef struct image_word {
  uint32_t stem, full;
  uint32_t root;  /* node, or 0 */
  char tag, mark; /* of its tags, the first and the last letter; 0 of none */
  uint16_t alone; /* how many of `alone` are its own, or ALONE_UNTOLD */
  uint32_t first_alone;
  uint32_t fan;      /* its words of `fans` begin there */
  uint32_t fan_bits; /* logarithm of their number; 0: no form goes on from here */
  image_text tags;
  uint32_t sets;       /* row, in English sentences or in those of the symbol's own language */
  uint32_t anywhere;   /* row, in sentences of a language whose own sets do not hold the word */
  uint32_t function;   /* languages whose function word it is, as bits by number */
  uint32_t vocabulary; /* languages in whose folders a form has it; bit 0: a form of no folder has it */
  uint32_t vector;     /* of a stem key: the row of its kind of work */
} image_word;
enum { ALONE_UNTOLD = UINT16_MAX };
typedef struct word_bits image_sets;
typedef struct image_node {
  uint32_t edge, end; /* the first of each */
  uint16_t edges, ends;
  uint32_t next; /* bits of the edges (image_next): most words do not go on from most nodes */
} image_node;
typedef struct image_edge {
  uint32_t symbol, node;
} image_edge; /* image_step() */

/* What stands between two words of a phrase. A phrase runs over blanks, hyphens, quotes and wrapped lines, and over a
   sign where its form has the same one: "CI/CD", "Dipl.-Ing.", "C+E", "Bac+2", "Diplom (FH)". */
enum image_joint {
  JOINT_PLAIN,
  JOINT_SLASH,
  JOINT_COMMA,
  JOINT_COLON,
  JOINT_BRACKET,
  JOINT_DASH,
  JOINT_OTHER,
  JOINT_STOP,
  JOINT_LINKED, /* of the ways to say a work (ways.c): articles and the like may stand between */
  JOINT_COUNT,
  JOINT_NONE = JOINT_COUNT
};
int image_joint(const token *t);

/* The key of a step to a word: a symbol below 2^28. */
static inline uint32_t image_step(uint32_t symbol, int joint) { return symbol * JOINT_COUNT + (uint32_t)joint; }
static inline uint32_t image_next(uint32_t edge) { return 1u << (edge * 0x9E3779B1u >> 27); }
/* The bit of an edge in a fan, of which `bits` is the logarithm. */
static inline uint32_t image_fan_place(uint32_t bits, uint32_t edge) { return edge * 0x9E3779B1u >> (32 - bits); }
typedef struct image_end {
  uint32_t concept;
  uint16_t flags;
  uint8_t table, class;
  uint32_t language; /* the form counts in its sentences alone; 0: everywhere */
  image_text exact;
} image_end;
/* Of forms of the same length the better one: of the word as written before its stem, names in exact case before
 * others. */
enum { RANK_WORD = 3, RANK_STEM = 2, RANK_FULL = 1, RANK_EXACT = 4 };
static inline int image_exact_rank(const image_end *e) { return e->flags & FORM_EXACT ? RANK_EXACT : 0; }
typedef struct image_concept {
  image_text name, kind, field;
  uint16_t table, class;
  uint32_t value, values;
  uint32_t implied, implies; /* all that it implies, through others too: ascending, in `implied` */
  uint32_t form, forms;      /* those of its own source, which stand together */
} image_concept;
typedef struct image_value {
  image_text text;
  uint32_t concept;
} image_value; /* concept: the parent, or DICTIONARY_NONE */
typedef struct image_form {
  image_text text;
  uint32_t concept;
  uint16_t flags;
  uint8_t language, folder; /* folder: the language that the form speaks for */
  union {
    image_text tags;             /* of the word list's entries */
    uint32_t alias[ALIAS_STEMS]; /* of other forms: dictionary_alias_stems() */
  };
} image_form;
typedef struct image_language {
  image_text code, name, stemmer, endings, tails, acts, plural, third, adjectives;
  uint32_t large_nouns; /* every noun begins with a capital */
  uint32_t read;        /* does it have a folder? Of the others, only the function words are known */
} image_language;       /* by number; stemmer "" : words are their own stems */

typedef struct image_rule {
  uint16_t set, effect;
  uint32_t step;        /* the first; those of the left side stand first, the nearest to the subject leading */
  uint16_t left, right; /* how many of each side */
  rule_needs needs;
  image_text text; /* the row as written */
} image_rule;
/* A line of a pattern: its expression, or an example that must or must not fit it (dictionary.h). */
typedef struct image_pattern {
  image_text name, text, saved; /* saved: of `codes`, compiled; "" of parts and examples */
  uint32_t kind;
} image_pattern;

typedef struct image_vector {
  image_text key; /* the stem key or word */
  uint32_t space; /* 's' or 'w' */
  stem_weight weight;
} image_vector;
typedef struct image_part {
  uint32_t at, count;
} image_part;

typedef struct image_header {
  uint32_t magic, version, size;
  uint32_t hot; /* bytes that most postings touch; behind them are words of few, concepts, forms, strings */
  uint64_t sum; /* of all that follows the header (cache_sum): the image's name among images */
  uint64_t key; /* of a user's dictionary in a cache: what it was made of, and its header (cache.c); else 0 */
  image_part languages, common, known, slots, named, words, sets, nodes, edges, ends, alone, fans, concepts, values,
      implied, forms, numbers, holders, said, said_places, said_stems, shown_places, shown_stems, families, light,
      filler, rules, steps, patterns, vectors, uses, word_weights, weights, filter, strings, codes;
  uint32_t longest_value; /* of `holders`, in bytes */
  uint32_t unused_too;
  uint32_t rule_sets[RULE_SET_COUNT + 1]; /* by set: its first row */
  struct image_range {
    uint32_t first, end;
  } tables[DICTIONARY_TABLES]; /* by table: its concepts but those of a user's dictionary, which stand at the end */
} image_header;

struct dictionary {
  dictionary_front front;
  const unsigned char *image;
  const image_header *header;
  const image_language *languages;
  const image_slot *common, *slots, *named;
  const uint64_t *known;
  const image_word *words;
  const image_node *nodes;
  const image_edge *edges;
  const image_end *ends, *alone;
  const uint64_t *fans;
  const image_concept *concepts;
  const image_value *values;
  const uint32_t *implied;
  const image_form *forms;
  const float *numbers;
  const value_holder *holders;
  const said_row *said;
  const stem_family *families;
  const uint32_t *said_places, *said_stems, *shown_places, *shown_stems, *light, *filler;
  const image_rule *rules;
  const rule_step *steps;
  const image_pattern *patterns;
  const image_vector *vectors;
  model_view model;
  const char *strings, *codes;
  void *owned;   /* image of dictionary_extended(), malloc'ed or mapped, or NULL */
  size_t mapped; /* its size where it is mapped, else 0 */
};

/* Sets the view's pointers; false when the image is not one of this version. */
bool image_open(const void *image, dictionary *view);

/* Symbol of a key in a namespace, 0 if there is none. */
uint32_t image_symbol(const dictionary *d, char space, slice key);
static inline uint64_t image_hash(char space, slice key) {
  uint64_t h = slice_hash(key) ^ ((uint64_t)(unsigned char)space * 0x9E3779B97F4A7C15u);
  return h ? h : 1;
}
uint32_t image_at(const dictionary *d, uint64_t hash);    /* the same by its hash */
uint32_t image_named(const dictionary *d, uint64_t hash); /* of a class or value of the table "match", by its hash */

/* The number of a table's first value; 0 where it has no concept. */
static inline uint32_t dictionary_first_value(const dictionary *d, int table) {
  const struct image_range *range = &d->header->tables[table];
  return range->first < range->end ? d->concepts[range->first].value : 0;
}

/* The slot of a surface word by its hash; one of zeros where there is none. It may be asked for some time before. */
void image_ask_for_word(const dictionary *d, uint64_t hash);
const image_slot *image_find_word(const dictionary *d, uint64_t hash);

/* Two bits of a word of `known`, by the hash's upper half. */
static inline uint64_t image_known_bits(uint64_t hash) {
  return (uint64_t)1 << (hash >> 58) | (uint64_t)1 << (hash >> 52 & 63);
}
static inline size_t image_known_at(uint64_t hash, size_t count) { return hash >> 24 & (count - 1); }

/* The hash under which a skill is found by its name, in any case. */
enum { MATCH_SPACE = 'M', VALUE_SPACE = 'V', NAME_SPACE = 'N', NAME_SIZE = 256 /* no name is longer */ };
uint64_t image_name_hash(slice name);
uint64_t image_value_hash(slice text); /* in any case, too */

/* Namespace of a language's stem keys (or, with `full`, full stems). Forms of all languages are stemmed as English. */
static inline char image_stem_space(uint8_t language, bool full) {
  return language <= LANGUAGE_ENGLISH ? (full ? 'f' : 's') : (char)(0x80 | language << 1 | full);
}

/* Namespace of the words of a language's sets. */
static inline char image_set_space(uint8_t language) {
  return language <= LANGUAGE_ENGLISH ? 'w' : (char)(0xC0 | language);
}

static inline slice image_slice(const dictionary *d, image_text t) { return (slice){d->strings + t.at, t.size}; }

#endif
