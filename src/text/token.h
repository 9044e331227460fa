/* Tokens: the words of a text and what stands between them. Only words are tokens; punctuation is the gap before one.
 *
 * Kept whole: C++, C#, F#, .NET, Node.js, ASP.NET, k8s, HTML5, 3.5+, $120k, 120,000.50, 401(k), don't, Bachelor's, P&L,
 * R&D, B.S., Ph.D. A hyphen or a slash splits (problem-solving, R/Python, CI/CD) and is seen in the gap. Glued words
 * split where a lower-case letter meets an upper-case one and both sides are words of the vocabulary
 * ("softwarePassion"), and where a word meets a figure ("experience3+"). '&' alone is the word "and".
 */
#ifndef FORTE_TEXT_TOKEN_H
#define FORTE_TEXT_TOKEN_H

#include "base/arena.h"

enum gap {               /* what stands between the token before and this one, OR-ed */
           GAP_NONE = 0, /* nothing: glued words split */
           GAP_SPACE = 1 << 0,
           GAP_HYPHEN = 1 << 1, /* '-' without spaces on both sides, or one that hangs ("word- und") */
           GAP_SLASH = 1 << 2,  /* '/' or '|' or '\' */
           GAP_COMMA = 1 << 3,
           GAP_SEMICOLON = 1 << 4,
           GAP_COLON = 1 << 5,
           GAP_STOP = 1 << 6, /* . ! ? ending a sentence; an ellipsis */
           GAP_NEWLINE = 1 << 7,
           GAP_PARAGRAPH = 1 << 8, /* an empty line */
           GAP_OPEN = 1 << 9,      /* ( [ { and full-width brackets */
           GAP_CLOSE = 1 << 10,
           GAP_QUOTE = 1 << 11,
           GAP_BULLET = 1 << 12, /* a bullet sign anywhere, "- " or "* " or "1. " at a line's start */
           GAP_DASH = 1 << 13,   /* en or em dash, or a hyphen with a space on either side, or "--" */
           GAP_OTHER = 1 << 14,  /* any other sign */
           GAP_GLUE = 1 << 15,   /* two words that stood glued together were split here */
};

enum token_flag {
  TOKEN_UPPER_FIRST = 1 << 0,  /* begins with an upper-case letter */
  TOKEN_UPPER_ALL = 1 << 1,    /* two or more letters, all upper case */
  TOKEN_UPPER_INSIDE = 1 << 2, /* an upper-case letter after a lower-case one */
  TOKEN_DIGIT = 1 << 3,        /* holds a digit */
  TOKEN_NUMBER = 1 << 4,       /* begins with a digit (after a currency sign) */
  TOKEN_CURRENCY = 1 << 5,     /* begins or ends with a currency sign */
  TOKEN_SIGN = 1 << 6,         /* holds + or # or an inner dot */
  TOKEN_POSSESSIVE = 1 << 7,   /* ends in 's or s' */
  TOKEN_NONASCII = 1 << 8,
  TOKEN_URL = 1 << 9, /* a URL or e-mail address, kept as one token */
};

typedef struct token {
  uint32_t start, end; /* bytes in the text */
  uint16_t gap;        /* enum gap: before this token (GAP_PARAGRAPH for the first) */
  uint16_t flags;      /* enum token_flag */
  /* Set by dictionary_read(). A text may have half as many tokens as bytes: ids share their four bytes. */
  unsigned word : 24;    /* id in the dictionary's vocabulary, or else that of its stem key (token_stem()), or 0 */
  unsigned language : 8; /* of its sentence, a number of the dictionary's languages */
  unsigned use : 24;     /* row of the models' (dictionary/weights.h), or 0 */
  unsigned tag : 8;      /* the first letter of its word's classes (word_tags()), 0 of none */
  uint16_t sets;         /* the row of bits that says of which sets the word is */
  char mark;             /* the last letter of its word's classes, 0 of none */
} token;
enum { TOKEN_IDS = 1 << 24, TOKEN_SETS = 1 << 16 }; /* words, rows of the models and rows of sets there may be */

typedef struct tokens {
  slice text;
  token *items;
  size_t count;
  uint8_t language; /* of the whole, as token.language; 0 before dictionary_read() */
} tokens;

/* Tells whether a lower-cased word is known, to decide whether glued words may be split; an elided one is asked for
   with its apostrophe ("d'"). */
typedef enum token_question {
  TOKEN_IS_KNOWN,
  TOKEN_IS_UNIT,     /* of a short word that figures are glued to: the "yr" of "3yr"? */
  TOKEN_IS_SHORTENED /* of one before a dot: "approx.", whose dot ends no sentence? */
} token_question;
typedef bool (*token_known)(void *context, slice word, token_question question);

/* Tokenizes valid UTF-8 (see utf8_clean). The array lives in the arena and ends with a sentinel at text.size whose gap
   tells what follows the last word. `known` may be NULL: then only figures split off, and
   no dot of an abbreviation is known. */
tokens tokens_read(arena *a, slice text, token_known known, void *context);

/* The token's own bytes. */
static inline slice token_text(const tokens *t, size_t i) {
  return slice_cut(t->text, t->items[i].start, t->items[i].end);
}

/* The key under which a word is looked up: lower case, curly apostrophes straight, "&" as "and", dots of abbreviations
   dropped ("B.S." -> "bs", "Ph.D." -> "phd"), a final dot dropped. Written to out (size bytes); returns its length, at
   most size. Words longer than size are cut: no dictionary word is longer than 64 bytes. */
size_t token_key(slice word, char *out, size_t size);

/* The stem key: libstemmer's stem of the key, plus the derivational ending that the stem lost, so that plurals meet and
   "accounting" stays apart from "accounts": accounts -> account, accounting -> account+ing, manager -> manag+er.
   With full = true the bare stem. Per-thread: a stemmer is not shared. */
typedef struct stemmer stemmer;

/* `algorithm` is Snowball's name ("english", "german"), NULL for words that are their own stems. `endings` are the
   derivational endings, separated by spaces, "ungen:ung" for one that counts as another; borrowed. NULL if the
   algorithm is unknown. */
stemmer *stemmer_new(const char *algorithm, slice endings);
void stemmer_free(stemmer *s);
size_t stemmer_key(stemmer *s, slice key, bool full, char *out, size_t size);
/* Both at once: returns the size of the key with its ending, and in *full that of the stem alone, which it begins with.
 */
size_t stemmer_keys(stemmer *s, slice key, char *out, size_t size, size_t *full);

#endif
