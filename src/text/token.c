#include "text/token.h"

#include "base/names.h"
#include "base/utf8.h"
#include "text/letters.h"

/* Reading place. `gap` gathers what stands between two words. */
typedef struct scanner {
  slice text;
  size_t at;
  unsigned gap;
  bool line_start; /* nothing but white space and marks since the line began */
  token_known known;
  void *context;
  arena *arena;
  ARENA_LIST(token) list;
} scanner;

static unsigned char byte_at(const scanner *s, size_t i) {
  return i < s->text.size ? (unsigned char)s->text.data[i] : 0;
}

static uint32_t code_at(const scanner *s, size_t i, size_t *next) {
  *next = i;
  return i < s->text.size ? utf8_next(s->text, next) : 0;
}

static bool is_currency(uint32_t c) { return c == '$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20CF); }

static bool is_word_code(uint32_t c) {
  return c < 0x80 ? ascii_letter((unsigned char)c) || ascii_digit((unsigned char)c) || c == '_' : utf8_is_letter(c);
}

static bool is_word_at(const scanner *s, size_t i) {
  size_t next;
  return i < s->text.size && is_word_code(code_at(s, i, &next));
}

/* Pieces after an inner dot that belong to a name whatever its case ("ASP.NET", "socket.io"). */
static bool is_name_tail(const scanner *s, size_t at) {
  FORMAT_NAMES(URLS)
  static const char *const tails[] = {"js", "net", "io", "ai", "com", "org", "py", "gov", "edu", "dev", "app", NULL};
  size_t end = at;
  while (ascii_letter(byte_at(s, end))) end++;
  slice piece = slice_cut(s->text, at, end);
  for (size_t i = 0; tails[i]; i++)
    if (slice_equal_nocase(piece, slice_of(tails[i]))) return true;
  return false;
}

/* Does the dot at `at`, inside a word whose last piece began at `piece`, belong to the word? */
static bool keeps_dot(const scanner *s, size_t piece, size_t at) {
  unsigned char before = byte_at(s, at - 1), after = byte_at(s, at + 1);
  if (ascii_digit(before) && ascii_digit(after)) return true;
  if (!ascii_letter(after)) return false;
  size_t run = 0;
  while (run < 5 && ascii_letter(byte_at(s, at + 1 + run))) run++;
  if (ascii_letter(before) && at - piece <= 2 && run <= 3) return true; /* B.Sc, Ph.D, e.g */
  if (ascii_upper(before) && at - piece == 1 && run == 4 && ascii_lower(byte_at(s, at + 2))) return true; /* B.Tech */
  return ascii_lower(after) ? ascii_letter(before) || ascii_digit(before) : is_name_tail(s, at + 1);
}

/* "120,000", "1,20,000", "12,50": a comma before two or three digits, in a number. */
static bool keeps_comma(const scanner *s, size_t at) {
  if (!ascii_digit(byte_at(s, at - 1)) || !ascii_digit(byte_at(s, at + 1)) || !ascii_digit(byte_at(s, at + 2)))
    return false;
  return !ascii_digit(byte_at(s, at + 3)) || !ascii_digit(byte_at(s, at + 4));
}

/* "P&L", "R&D", "AT&T": short upper-case pieces on both sides. */
static bool keeps_ampersand(const scanner *s, size_t begin, size_t at) {
  return at - begin <= 3 && ascii_upper(byte_at(s, at - 1)) && ascii_upper(byte_at(s, at + 1)) &&
         !ascii_lower(byte_at(s, at + 2)) && !ascii_upper(byte_at(s, at + 3));
}

static bool answers(const scanner *s, size_t start, size_t end, token_question question) {
  char key[64];
  size_t size = s->known ? token_key(slice_cut(s->text, start, end), key, sizeof key) : 0;
  return size && s->known(s->context, (slice){key, size}, question);
}

static bool known_word(const scanner *s, size_t start, size_t end) {
  return end - start >= 2 && answers(s, start, end, TOKEN_IS_KNOWN);
}

/* Moves past '+' or '#' that ends a word: C++, C#, 3.5+, $120k+. 0 when the sign is none of the word's. */
static size_t trailing_sign(const scanner *s, size_t begin, size_t at) {
  unsigned char c = byte_at(s, at), before = byte_at(s, at - 1);
  if (c == '+' && byte_at(s, at + 1) == '+') return at + 2;
  if (c == '+' && (ascii_digit(before) || (at - begin <= 2 && ascii_letter(before)) || (before | 0x20) == 'k') &&
      !(ascii_letter(before) && ascii_letter(byte_at(s, at + 1))))
    return at + 1;
  /* Security+, Network+: where the dictionary holds the name so; a dictionary's own forms are read as written. */
  if (c == '+' && ascii_letter(before) && !is_word_at(s, at + 1) && at - begin > 2 &&
      (!s->known || known_word(s, begin, at + 1)))
    return at + 1;
  if (c == '#' && at - begin == 1 && ascii_upper(before)) return at + 1;
  return 0;
}

/* End of the URL or e-mail address that begins at `at`; 0 if none does. */
static size_t url_end(const scanner *s, size_t at) {
  slice rest = slice_cut(s->text, at, s->text.size);
  bool url = slice_starts_with(rest, SLICE("http://")) || slice_starts_with(rest, SLICE("https://")) ||
             slice_starts_with(rest, FORMAT_NAME(URLS, "www."));
  if (!url) return 0;
  size_t end = at;
  while (end < s->text.size && byte_at(s, end) > ' ' && byte_at(s, end) < 0x7f &&
         !is_among_signs(byte_at(s, end), "<>\"()[]{}|"))
    end++;
  while (end > at && is_among_signs(byte_at(s, end - 1), ".,;:!?'*")) end--;
  return end;
}

static size_t email_end(const scanner *s, size_t at) {
  if (byte_at(s, at) != '@' || !is_word_at(s, at + 1)) return 0;
  size_t end = at + 1;
  while (is_word_at(s, end) || ((byte_at(s, end) == '.' || byte_at(s, end) == '-') && is_word_at(s, end + 1))) end++;
  return end;
}

/* End of the word that begins at `begin`. */
static size_t word_end(const scanner *s, size_t begin) {
  size_t at = begin, piece = begin, next;
  if (byte_at(s, at) == '.') piece = ++at; /* ".NET" */
  while (at < s->text.size) {
    uint32_t c = code_at(s, at, &next);
    if (is_word_code(c) || (at > begin && is_invisible(c) && is_word_at(s, next))) {
      at = next;
    } else if (at > begin && c == '.' && keeps_dot(s, piece, at)) {
      piece = ++at;
    } else if (at > begin && c == ',' && keeps_comma(s, at)) {
      at++;
    } else if (at > begin && c == ':' && ascii_digit(byte_at(s, at - 1)) && ascii_digit(byte_at(s, at + 1))) {
      at++;
    } else if (at > begin && is_apostrophe(c) && is_word_at(s, next) && is_word_at(s, at - 1)) {
      at = next;
    } else if (c == '&' && at > begin && keeps_ampersand(s, begin, at)) {
      at++;
    } else if (is_currency(c) && (at == begin || ascii_upper(byte_at(s, at - 1)) || ascii_digit(byte_at(s, at - 1)) ||
                                  (byte_at(s, at - 1) | 0x20) == 'k')) {
      at = next;
    } else {
      break;
    }
  }
  while (at > begin + 1 && byte_at(s, at - 1) == '_') at--; /* emphasis: __Kafka__ */
  slice word = slice_cut(s->text, begin, at);
  if (slice_equal(word, SLICE("401")) &&
      slice_equal_nocase(slice_cut(s->text, at, at + 3 <= s->text.size ? at + 3 : at), SLICE("(k)")))
    return at + 3;
  size_t sign = at > begin ? trailing_sign(s, begin, at) : 0;
  if (sign) return sign;
  size_t mail = email_end(s, at);
  return mail ? mail : at;
}

static unsigned case_flags(slice word, size_t letters, size_t uppers, bool inside) {
  unsigned flags = 0;
  size_t at = 0;
  while (at < word.size && !is_word_code((unsigned char)word.data[at]) && (unsigned char)word.data[at] < 0x80) at++;
  if (at < word.size && utf8_is_upper(utf8_next(word, &at))) flags |= TOKEN_UPPER_FIRST;
  if (letters >= 2 && uppers == letters) flags |= TOKEN_UPPER_ALL;
  return inside ? flags | TOKEN_UPPER_INSIDE : flags;
}

static unsigned flags_of(slice word) {
  unsigned flags = 0;
  size_t letters = 0, uppers = 0;
  bool inside = false, lower_seen = false;
  for (size_t i = 0; i < word.size;) {
    size_t at = i;
    uint32_t c = utf8_next(word, &i);
    if (c >= 0x80) flags |= TOKEN_NONASCII;
    if (utf8_is_letter(c)) {
      bool upper = utf8_is_upper(c);
      letters++;
      uppers += upper;
      inside |= upper && lower_seen;
      lower_seen |= !upper;
    } else if (utf8_is_digit(c)) {
      flags |= TOKEN_DIGIT | (at == 0 || (flags & TOKEN_CURRENCY) ? TOKEN_NUMBER : 0);
    } else if (is_currency(c)) {
      flags |= TOKEN_CURRENCY;
    } else if (c == '+' || c == '#' || (c == '.' && !(flags & TOKEN_NUMBER))) {
      flags |= TOKEN_SIGN;
    }
  }
  if (slice_ends_with(word, SLICE("'s")) || slice_ends_with(word, SLICE("\xE2\x80\x99s"))) flags |= TOKEN_POSSESSIVE;
  return flags | case_flags(word, letters, uppers, inside);
}

static void push_with(scanner *s, size_t start, size_t end, unsigned gap, unsigned flags) {
  ARENA_PUSH(s->arena, &s->list,
             (token){.start = (uint32_t)start, .end = (uint32_t)end, .gap = (uint16_t)gap, .flags = (uint16_t)flags});
}

static void push(scanner *s, size_t start, size_t end, unsigned gap, unsigned more_flags) {
  push_with(s, start, end, gap, flags_of(slice_cut(s->text, start, end)) | more_flags);
}

static bool begins_letter(const scanner *s, size_t start) {
  size_t next;
  return utf8_is_letter(code_at(s, start, &next));
}

/* Where the word [start, end) must be split because two words were glued; end if nowhere. The right-hand part runs to
   the next lower-upper edge. */
static size_t glue_edge(const scanner *s, size_t start, size_t end) {
  enum { SPLIT_LETTERS = 3 }; /* of any word: "5mg", "2nd" and "3D" are words of their own */
  for (size_t i = start + 1; i < end; i++) {
    unsigned char a = byte_at(s, i - 1), b = byte_at(s, i);
    if (ascii_digit(a) && ascii_letter(b)) { /* "5years" */
      size_t tail = i;
      while (tail < end && ascii_letter(byte_at(s, tail))) tail++;
      bool unit = tail - i >= SPLIT_LETTERS ? known_word(s, i, tail) : answers(s, i, tail, TOKEN_IS_UNIT);
      if (unit && ascii_digit(byte_at(s, start))) return i;
    }
    if (ascii_upper(a) && ascii_upper(b) && ascii_lower(byte_at(s, i + 1)) && i - start >= 2 &&
        known_word(s, start, i) && known_word(s, i, end))
      return i;                                                                                      /* "SQLExcel" */
    if (a >= 0x80 && ascii_digit(b) && begins_letter(s, start) && known_word(s, start, i)) return i; /* "月給25万円" */
    if (!ascii_lower(a) || i - start < 2) continue;
    if (ascii_digit(b) && i - start >= 4 && known_word(s, start, i)) return i; /* "experience3+" */
    if (!ascii_upper(b)) continue;
    size_t tail = i + 1;
    while (tail < end &&
           !((ascii_upper(byte_at(s, tail)) || ascii_digit(byte_at(s, tail))) && ascii_lower(byte_at(s, tail - 1))))
      tail++;
    bool left = known_word(s, start, i);
    if (left && (known_word(s, i, tail) || (tail - i == 1 && tail == end))) return i;
  }
  return end;
}

/* End of the elided word that begins a word ("d'" of "d'Excel", "qu'"): one that is known with its apostrophe. `start`
   when there is none. */
static size_t elision_end(const scanner *s, size_t start, size_t end) {
  for (size_t i = start + 1, next; i < end; i = next) {
    uint32_t c = code_at(s, i, &next);
    if (is_apostrophe(c)) return next < end && known_word(s, start, next) ? next : start;
  }
  return start;
}

static void push_word(scanner *s, size_t start, size_t end) {
  unsigned gap = s->gap;
  for (size_t next; (next = elision_end(s, start, end)) != start; start = next) {
    push(s, start, next, gap, 0);
    gap = GAP_NONE;
  }
  while (start < end) {
    size_t edge = known_word(s, start, end) ? end : glue_edge(s, start, end);
    push(s, start, edge, gap, 0);
    gap = GAP_GLUE;
    start = edge;
  }
}

/* ---- plain words: nine in ten are of ASCII letters or of digits, end at a byte that no word holds, and are written in
   a way in which no two words are glued. One pass over them finds their end and their flags. ---- */

/* May a word go on at the byte after its letters, in any way that word_end() knows? */
static bool may_go_on(const scanner *s, size_t at) {
  unsigned char c = byte_at(s, at);
  if (c == '.') return letter_classes[byte_at(s, at + 1)] != 0;
  if (c == ',' || c == ':') return letter_classes[byte_at(s, at + 1)] == DIGIT;
  static const bool goes_on[256] = {
      ['\''] = true, ['&'] = true, ['$'] = true, ['+'] = true, ['#'] = true, ['@'] = true, ['_'] = true, ['('] = true};
  return c >= 0x80 || goes_on[c];
}

/* Takes the plain word at `begin`; 0 when it is none, else its end. */
static size_t push_plain(scanner *s, size_t begin) {
  const unsigned char *bytes = (const unsigned char *)s->text.data;
  unsigned seen = letter_classes[bytes[begin]], later = 0;
  size_t at = begin + 1;
  for (unsigned class; at < s->text.size && (class = letter_classes[bytes[at]]) != 0; at++) {
    later |= class;
    seen |= class;
  }
  bool simple = seen == DIGIT || !(seen & DIGIT || (later & UPPER && seen & LOWER));
  if (!simple || may_go_on(s, at)) return 0;
  unsigned flags = 0;
  if (letter_classes[bytes[begin]] == UPPER) flags |= TOKEN_UPPER_FIRST;
  if (seen == UPPER && at - begin > 1) flags |= TOKEN_UPPER_ALL;
  if (seen == DIGIT) flags |= TOKEN_DIGIT | TOKEN_NUMBER;
  push_with(s, begin, at, s->gap, flags);
  return at;
}

/* "Dipl.-Ing.", "Verw.-Fachang.": after a dot and a hyphen comes the rest of a short form, with a dot of its own. */
static bool is_rest_of_short_form(slice text, const token *t) {
  slice around = slice_cut(text, t->start > 1 ? t->start - 2 : t->start, t->end);
  return slice_find(around, SLICE(".-"), 0) != SIZE_MAX;
}

/* The dot at s->at: the end of a sentence, or of an abbreviation? */
static void read_stop(scanner *s) {
  size_t i = s->at + 1;
  bool abbreviated = false;
  if (s->list.count && s->list.items[s->list.count - 1].end == s->at) {
    token last = s->list.items[s->list.count - 1];
    slice word = slice_cut(s->text, last.start, last.end);
    abbreviated = answers(s, last.start, last.end, TOKEN_IS_SHORTENED) ||
                  (memchr(word.data, '.', word.size) && word.size <= 5) || is_rest_of_short_form(s->text, &last);
  }
  while (byte_at(s, i) == ' ') i++;
  bool lower_follows = i > s->at + 1 && ascii_lower(byte_at(s, i));
  if (byte_at(s, s->at) != '.' || !(lower_follows || abbreviated) || byte_at(s, i) == '\n') s->gap |= GAP_STOP;
  s->at++;
}

/* "Lohn- und Gehaltsabrechnung", "werk- en denkniveau": the hyphen stands for the rest of a compound, and a conjunction
   of a few small letters follows. `at` is the byte after it. */
static bool hangs(const scanner *s, size_t at) {
  enum { SHORTEST = 2, LONGEST = 4 };
  size_t i = at + 1;
  while (ascii_lower(byte_at(s, i))) i++;
  size_t letters = i - at - 1;
  return byte_at(s, at) == ' ' && byte_at(s, i) == ' ' && letters >= SHORTEST && letters <= LONGEST;
}

/* A hyphen, wherever it stands between words. */
static void read_hyphen(scanner *s) {
  size_t i = s->at;
  while (byte_at(s, s->at) == '-') s->at++;
  size_t run = s->at - i;
  unsigned char after = byte_at(s, s->at);
  bool spaced_after = after == ' ' || after == '\n' || after == '\t' || after == 0 || after == 0xC2;
  bool spaced_before = i == 0 || byte_at(s, i - 1) == ' ' || byte_at(s, i - 1) == '\n' || byte_at(s, i - 1) == '\t';
  if (run > 1)
    s->gap |= GAP_DASH;
  else if (s->line_start && (spaced_after || (s->gap & GAP_NEWLINE)))
    s->gap |= GAP_BULLET;
  else if (spaced_after && spaced_before && s->gap & (GAP_COLON | GAP_SEMICOLON | GAP_STOP | GAP_NEWLINE))
    s->gap |= GAP_BULLET;
  else
    s->gap |= spaced_before || (spaced_after && !hangs(s, s->at)) ? GAP_DASH : GAP_HYPHEN;
}

static unsigned ascii_gap(unsigned char c) {
  switch (c) {
  case ' ':
  case '\t':
  case '\v':
  case '\f':
    return GAP_SPACE;
  case '/':
  case '|':
  case '\\':
    return GAP_SLASH;
  case ',':
    return GAP_COMMA;
  case ';':
    return GAP_SEMICOLON;
  case ':':
    return GAP_COLON;
  case '!':
  case '?':
    return GAP_STOP;
  case '(':
  case '[':
  case '{':
    return GAP_OPEN;
  case ')':
  case ']':
  case '}':
    return GAP_CLOSE;
  case '"':
    return GAP_QUOTE;
  case '\r':
  case '*':
  case '_':
  case '`':
  case '#':
  case '\'':
    return 0; /* marks that separate nothing */
  default:
    return GAP_OTHER;
  }
}

static unsigned wide_gap(uint32_t c) {
  switch (c) {
  case 0x2022:
  case 0x25AA:
  case 0x25AB:
  case 0x25CF:
  case 0x25CB:
  case 0x25E6:
  case 0x2023:
  case 0x2043:
  case 0x25A0:
  case 0x25A1:
  case 0x25B6:
  case 0x25BA:
  case 0x27A2:
  case 0x2713:
  case 0x2714:
  case 0x2726:
  case 0xF0B7:
  case 0xF0A7:
  case 0x2219:
  case 0xB7:
  case 0x2756:
  case 0x27A4:
  case 0x2192:
  case 0x30FB:
  case 0x2705:
    return GAP_BULLET;
  case 0x2010:
  case 0x2011:
    return GAP_HYPHEN;
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2015:
  case 0x2212:
    return GAP_DASH;
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0xAB:
  case 0xBB:
    return GAP_QUOTE;
  case 0x2018:
  case 0x2019:
  case 0xAE:
  case 0x2122:
  case 0xA9:
    return 0;
  case 0x2026:
  case 0x3002:
  case 0xFF01:
  case 0xFF1F:
    return GAP_STOP;
  case 0x3010:
  case 0xFF08:
  case 0x300C:
  case 0x300E:
  case 0x3014:
    return GAP_OPEN;
  case 0x3011:
  case 0xFF09:
  case 0x300D:
  case 0x300F:
  case 0x3015:
    return GAP_CLOSE;
  case 0xFF0C:
  case 0x3001:
    return GAP_COMMA;
  case 0xFF1A:
    return GAP_COLON;
  case 0xFF1B:
    return GAP_SEMICOLON;
  case 0xFF0F:
    return GAP_SLASH;
  case 0x2028:
    return GAP_NEWLINE;
  case 0x2029:
    return GAP_NEWLINE | GAP_PARAGRAPH;
  default:
    return utf8_is_space(c) ? GAP_SPACE : GAP_OTHER;
  }
}

/* "1." or "2)" at a line's start is a bullet. */
static bool read_numbered_bullet(scanner *s) {
  size_t i = s->at;
  while (ascii_digit(byte_at(s, i)) && i - s->at < 3) i++;
  if (i == s->at || (byte_at(s, i) != '.' && byte_at(s, i) != ')') || byte_at(s, i + 1) != ' ') return false;
  s->at = i + 1;
  s->gap |= GAP_BULLET;
  s->line_start = false;
  return true;
}

/* "(a) ", "(iv) ", "(3) Excel" at a line's start is one, too; not "(8) years". */
static bool read_lettered_bullet(scanner *s) {
  enum { LETTERS = 4 };
  size_t i = s->at + 1;
  bool roman = true, digits = true;
  for (; i <= s->at + LETTERS && byte_at(s, i) && byte_at(s, i) != ')'; i++) {
    roman &= is_among_signs(byte_at(s, i), "ivx");
    digits &= ascii_digit(byte_at(s, i));
  }
  size_t size = i - s->at - 1;
  bool letter = size == 1 && ascii_letter(byte_at(s, s->at + 1));
  if (size == 0 || byte_at(s, i) != ')' || byte_at(s, i + 1) != ' ' || !(roman || digits || letter) ||
      (digits && (byte_at(s, i + 2) < 'A' || byte_at(s, i + 2) > 'Z')))
    return false;
  s->at = i + 1;
  s->gap |= GAP_BULLET;
  s->line_start = false;
  return true;
}

/* " 1) " inside a line, with no bracket open: an enumeration whose line breaks were lost. */
static bool begins_enumeration(const scanner *s) {
  size_t i = s->at;
  while (ascii_digit(byte_at(s, i))) i++;
  return byte_at(s, i) == ')' && !(s->gap & GAP_OPEN) && s->gap & GAP_SPACE && i - s->at <= 2;
}

static void read_newline(scanner *s) {
  s->gap |= s->gap & GAP_NEWLINE && s->line_start ? GAP_PARAGRAPH : GAP_NEWLINE;
  s->line_start = true;
  s->at++;
}

static void read_gap(scanner *s) {
  size_t next;
  uint32_t c = code_at(s, s->at, &next);
  if (c == '\n') {
    read_newline(s);
    return;
  }
  if (c == '-') {
    read_hyphen(s);
    s->line_start = false;
    return;
  }
  if (c == '.' || c == '!' || c == '?') {
    read_stop(s);
    return;
  }
  if (c == '(' && s->line_start && read_lettered_bullet(s)) return;
  if (c == '*' && s->line_start && byte_at(s, next) == ' ') s->gap |= GAP_BULLET;
  unsigned gap = c < 0x80 ? ascii_gap((unsigned char)c) : wide_gap(c);
  if (gap & GAP_DASH && s->line_start) gap = GAP_BULLET;
  s->gap |= gap;
  if (gap != GAP_SPACE && gap != 0) s->line_start = false;
  s->at = next;
}

static bool word_begins(const scanner *s) {
  size_t next;
  uint32_t c = code_at(s, s->at, &next);
  if (is_word_code(c) && c != '_') return true;
  if (is_currency(c)) return true;
  if (c == '&') return true;
  if (c == '.' && ascii_letter(byte_at(s, next)))
    return s->at == 0 || is_among_signs(byte_at(s, s->at - 1), " \n\t(,/[");
  return false;
}

tokens tokens_read(arena *a, slice text, token_known known, void *context) {
  scanner s = {.text = text,
               .gap = GAP_PARAGRAPH | GAP_NEWLINE,
               .line_start = true,
               .known = known,
               .context = context,
               .arena = a};
  while (s.at < text.size) {
    unsigned char first = (unsigned char)text.data[s.at];
    if (first == ' ') {
      s.gap |= GAP_SPACE;
      s.at++;
      continue;
    }
    if (!letter_classes[first] && !word_begins(&s)) {
      read_gap(&s);
      continue;
    }
    if (ascii_digit(first) && (s.line_start || begins_enumeration(&s)) && read_numbered_bullet(&s)) continue;
    size_t begin = s.at, end = first == 'h' || first == 'w' ? url_end(&s, begin) : 0;
    if (!end && letter_classes[first] && (end = push_plain(&s, begin))) {
      /* most words */
    } else if (end) {
      push(&s, begin, end, s.gap, TOKEN_URL);
    } else if (first == '&') {
      end = begin + 1;
      push(&s, begin, end, s.gap, 0);
    } else {
      end = word_end(&s, begin);
      if (memchr(text.data + begin, '@', end - begin))
        push(&s, begin, end, s.gap, TOKEN_URL);
      else
        push_word(&s, begin, end);
    }
    s.at = end;
    s.gap = GAP_NONE;
    s.line_start = false;
  }
  size_t count = s.list.count;
  push(&s, text.size, text.size, s.gap | GAP_PARAGRAPH | GAP_NEWLINE | GAP_STOP, 0);
  return (tokens){.text = text, .items = s.list.items, .count = count};
}
