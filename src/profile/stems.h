/* Stems: what share of an ask's words stands on one line of the CV, rare words counting more. */
#ifndef FORTE_PROFILE_STEMS_H
#define FORTE_PROFILE_STEMS_H

#include "base/map.h"
#include "dictionary/stem_numbers.h"
#include "profile/profile.h"

/* What a line of the CV is; its words are a set of stems. */
typedef enum line_kind { LINE_SENTENCE, LINE_TITLE, LINE_PLACE, LINE_DEGREE, LINE_SKILL } line_kind;
typedef struct stem_line {
  line_kind kind;
  uint32_t index;                   /* into the profile's roles, degrees or skills */
  slice text;                       /* the sentence; what such a title or place of work shows, "" the title itself */
  int role;                         /* -1: none */
  uint32_t skill;                   /* that such a title or place shows; DICTIONARY_NONE: none of the dictionary */
  const profile_evidence *evidence; /* of a sentence */
  uint32_t *stems;                  /* hashes, ascending */
  uint32_t count;
  uint64_t mask;         /* a bit of each: most that it does not hold are told at once */
  const uint32_t *words; /* the same as they stand in the text: 0 for what says nothing, STEM_BREAK between clauses */
  uint32_t length;
  kind_of_work work; /* of a sentence: where its words stand among kinds of work */
} stem_line;
/* Bits of stems, enough of them that few others seem to be there. */
enum { STEM_BITS = 1 << 13 };
typedef struct stem_bits {
  uint64_t bits[STEM_BITS / 64];
} stem_bits;
static inline uint32_t stem_bit_of(uint32_t number) { return number * 0x9E3779B1u >> 19; }
static inline void stem_bits_add(stem_bits *b, uint32_t number) {
  b->bits[stem_bit_of(number) / 64] |= (uint64_t)1 << stem_bit_of(number) % 64;
}
static inline bool stem_bits_may_hold(const stem_bits *b, uint32_t number) {
  return b->bits[stem_bit_of(number) / 64] >> stem_bit_of(number) % 64 & 1;
}

/* A line's mask has this bit of each of its stems. */
static inline uint64_t stem_mask_of(uint32_t number) { return (uint64_t)1 << (number * 0x9E3779B1u >> 26); }

/* All that a profile says: sentences, titles, degrees' fields, names of skills. Made once, then read by any thread. */
typedef struct stem_index {
  ARENA_LIST(stem_line) lines;
  stem_bits all;           /* of all lines */
  struct said_lines *said; /* of each row of the table "said", the lines that say it */
} stem_index;
typedef struct token_range {
  size_t first, count;
} token_range;
/* What the words of sentences add up to among kinds of work, each text once. */
typedef struct sentence_kinds {
  map texts; /* numbers in `sums` and `tokens` */
  ARENA_LIST(kind_sum) sums;
  ARENA_LIST(token_range) tokens; /* of `words` */
  ARENA_LIST(token) words;        /* with their numbers in the vocabulary */
} sentence_kinds;

/* Without kinds of sentences no line's kind of work is known. */
const stem_index *stems_index(arena *a, const dictionary *d, const profile *p, const sentence_kinds *kinds);

/* Reads the words of asks. One a thread, since it holds a stemmer. */
typedef struct stem_reader stem_reader;
stem_reader *stem_reader_new(arena *a, const dictionary *d, const stem_index *index);
void stem_reader_free(stem_reader *r);

typedef struct stem_found {
  const stem_line *line; /* NULL: none */
  double share;          /* of the phrase's weight, 0..1 */
  double content;  /* the same without words that say little ("management", class "light"); 0 if there are no others */
  uint32_t shared; /* words in common */
  bool general;    /* all words of the phrase say little */
} stem_found;
/* The line that holds most of the phrase's words, weighed by their rarity (ln of postings / postings with the word). */
stem_found stems_find(stem_reader *r, slice phrase);
/* A phrase for many lines; until the reader is given another. */
typedef struct stem_phrase stem_phrase;
const stem_phrase *stems_phrase(stem_reader *r, slice text);
double stems_share(const stem_phrase *p, const stem_line *l); /* as stem_found.share */
double stems_share_most(const stem_phrase *p);                /* no line has more */
bool stem_phrase_says_little(const stem_phrase *p);           /* is it one word that says little? */
const stem_index *stems_lines(const stem_reader *r);
bool stems_say(stem_reader *r, slice word); /* does any line hold the word? */
/* May some line have all words of the form (dictionary_form_at()), which is another name of a discipline? */
bool stems_may_say_alias(const stem_reader *r, size_t form);
bool stems_says_little(stem_reader *r, slice word);    /* a general word (classes "light" and "filler") */
double stems_rarity(const stem_reader *r, slice word); /* ln(postings / postings that hold the word) */

/* Lines of the index as bits, 64 a word. */
enum { LINES_A_WORD = 64 };
static inline size_t line_words(const stem_index *index) { return index->lines.count / LINES_A_WORD + 1; }
static inline bool line_is_in(const uint64_t *lines, size_t i) {
  return lines[i / LINES_A_WORD] >> i % LINES_A_WORD & 1;
}

/* Which lines say in other words what shows the skill: "drew blood" for phlebotomy, and so for patient care (table
   "said")? `says` has room for all lines: line_words(). The first of them; NULL: none, or no skill of the dictionary.
 */
const stem_line *stems_said(stem_reader *r, uint32_t skill, uint64_t *says);

/* For src/profile/said.c. */
struct said_lines *said_lines_new(arena *a, const dictionary *d, const stem_index *index);
const dictionary *stems_dictionary(const stem_reader *r);
uint32_t stems_number(stem_reader *r, slice word); /* its family's, or its stem's hash; 0: says nothing */
bool stem_line_holds(const stem_line *line, uint32_t number);

#endif
