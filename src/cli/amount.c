/* Amounts of money as people write them: 28000, 28,000, 28.000, £28k, 28.5k. */
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"

enum { GROUP = 3 }; /* digits behind a mark of thousands */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_sign_or_space(char c) { return (c & 0x80) || (c && strchr(" $", c)); }

bool amount_read(const char *text, double *out) {
  char digits[32];
  size_t size = 0;
  while (is_sign_or_space(*text)) text++; /* before it a currency's sign, of ASCII or not */
  for (; is_digit(*text) || (size && *text && strchr(".,' ", *text)); text++) {
    if (size + 1 == sizeof digits) return false;
    size_t behind = strspn(text + 1, "0123456789");
    if (is_digit(*text) || (*text == '.' && behind && behind != GROUP))
      digits[size++] = *text;
    else if (behind != GROUP)
      break;
  }
  digits[size] = '\0';
  char *end;
  *out = strtod(digits, &end);
  if (!size || *end) return false;
  if (*text == 'k' || *text == 'K') *out *= 1000, text++;
  while (is_sign_or_space(*text)) text++;
  return !*text;
}
