/* Letters as tokens and their keys see them. Private to src/text/. */
#ifndef FORTE_TEXT_LETTERS_H
#define FORTE_TEXT_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

static inline bool ascii_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
static inline bool ascii_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ascii_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }
static inline bool ascii_digit(unsigned char c) { return c >= '0' && c <= '9'; }

/* ASCII letters and digits by class; 0 for all else. */
enum letter_class { LOWER = 1, UPPER = 2, DIGIT = 4 };
static const unsigned char letter_classes[256] = {
#define FIVE(first, class)                                                                                             \
  [first] = class, [first + 1] = class, [first + 2] = class, [first + 3] = class, [first + 4] = class
#define ALPHABET(first, class)                                                                                         \
  FIVE(first, class), FIVE(first + 5, class), FIVE(first + 10, class), FIVE(first + 15, class),                        \
      FIVE(first + 20, class), [first + 25] = class
    ALPHABET('a', LOWER),
    ALPHABET('A', UPPER),
    FIVE('0', DIGIT),
    FIVE('5', DIGIT),
#undef ALPHABET
#undef FIVE
};

/* Soft hyphens, joiners and zero-width spaces inside a word are not seen and mean nothing. */
static inline bool is_invisible(uint32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

static inline bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

#endif
