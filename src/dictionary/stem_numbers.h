/* Stems by number: the vocabulary's, or a hash where it lacks the stem; the highest bit is set. Stems that are one
   ("analysi", "analyt" and "analyz": classes "stem.*" of the table "match") have the number of their family instead.
   Which is whose is found when the image is made. */
#ifndef FORTE_DICTIONARY_STEM_NUMBERS_H
#define FORTE_DICTIONARY_STEM_NUMBERS_H

#include "dictionary/dictionary.h"
#include "text/token.h"

/* Of a word by its key (token_key), where the vocabulary has it, without a stemmer; else 0. */
uint32_t stem_number_known(const dictionary *d, slice key);
/* The same of a word of more than three letters by its number in the vocabulary (token.word). */
uint32_t stem_number_of_word(const dictionary *d, uint32_t word);
/* Of any other; 0 for what says nothing: signs, single letters. */
uint32_t stem_number_made(const dictionary *d, stemmer *english, slice key);

uint32_t stem_number_family(const dictionary *d, uint32_t number); /* the family's, or the number itself */

/* By the number of the family: words that say little (class "light"); that say nothing beside others ("filler"). */
bool stem_number_light(const dictionary *d, uint32_t number);
bool stem_number_filler(const dictionary *d, uint32_t number);

/* What is no number of a stem or family: a word that says nothing, and the end of a clause. */
enum { STEM_NONE, STEM_BREAK };
enum { STEM_BREAKS = GAP_SEMICOLON | GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH }; /* gaps that end one */

/* Rarity of a word whose absence may leave a phrase's share nearly whole. */
#define STEM_WEIGHTLESS 0.1
/* Of a form of several words without a capital, which may be said in any order and form ("contrast injection"): the
   numbers of its rarest words, so that most are told not to be there by these; STEM_BREAK for each that it lacks. Of
   other forms STEM_NONE. */
enum { ALIAS_STEMS = 2 };
const uint32_t *dictionary_alias_stems(const dictionary *d, size_t form);

/* Value i of a row of the table "said", a phrase of few words, of which those parted by a slash stand for each other:
   the number of its places, then for each the number of its words and the words'. */
enum { SAID_PLACES = 5, SAID_WORDS = 20 }; /* at most; what is beyond is not read */
const uint32_t *dictionary_said_phrase(const dictionary *d, uint32_t row, size_t i);

/* Value i of a class of the table "match" that says what titles show ("role.nurse.shows"): its words' numbers in their
   order, how many, and the skill that it names (DICTIONARY_NONE: none); others have none. */
const uint32_t *dictionary_shown_stems(const dictionary *d, uint32_t concept, size_t i, uint32_t *count,
                                       uint32_t *skill);
bool dictionary_class_shows(const dictionary *d, uint32_t concept); /* is it such a class? */

/* For the compiler: what the image keeps, from one that has all but that. */
typedef struct stem_family {
  uint32_t stem, family;
} stem_family;
typedef ARENA_LIST(stem_family)
    stem_families; /* a power of two, by stem_number_family()'s places; stem 0: a free one */
typedef ARENA_LIST(uint32_t) stem_numbers;
stem_families stem_families_made(const dictionary *d, arena *a);
stem_numbers stem_numbers_made(const dictionary *d, arena *a, int class); /* ascending */
void said_phrase_made(const dictionary *d, stemmer *english, arena *a, slice text, stem_numbers *out);
void shown_stems_made(const dictionary *d, stemmer *english, arena *a, slice text, stem_numbers *out);
/* For a form's text; `scratch` is emptied. */
void alias_stems_made(const dictionary *d, stemmer *english, arena *scratch, slice form, uint32_t out[ALIAS_STEMS]);

#endif
