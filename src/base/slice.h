/* slice: a run of bytes owned by someone else. Length rules; NUL means nothing. */
#ifndef FORTE_BASE_SLICE_H
#define FORTE_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct slice {
  const char *data;
  size_t size;
} slice;

/* Half-open byte range [start, end) of a document's text. */
typedef struct span {
  uint32_t start, end;
} span;

#define SLICE(literal) ((slice){(literal), sizeof(literal) - 1})
#define SLICE_ARGS(s)  (int)(s).size, (s).data /* for printf's "%.*s" */

static inline slice slice_of(const char *text) { return (slice){text, text ? strlen(text) : 0}; }

static inline slice slice_cut(slice s, size_t start, size_t end) { return (slice){s.data + start, end - start}; }

/* Is the byte one of these signs? NUL is none, while strchr() finds it at the end of any. */
static inline bool is_among_signs(char c, const char *signs) { return c && strchr(signs, c); }

static inline bool slice_equal(slice a, slice b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* ASCII letters compare without case. */
bool slice_equal_nocase(slice a, slice b);
bool slice_has_capital(slice s);           /* one of A to Z */
bool slice_word_byte(char c);              /* letters, digits, what is no ASCII, + and # */
bool words_hold(slice text, slice phrase); /* as whole words; a phrase without capitals matches any case */

/* How the words of a text begin, as bits of their first two bytes in either case: most phrases that it does not hold
   are told by these, for who asks for many. */
typedef struct word_beginnings {
  uint64_t bits[4];
} word_beginnings;
word_beginnings word_beginnings_of(slice text);
bool words_may_hold(const word_beginnings *text, slice phrase);

bool slice_starts_with(slice s, slice prefix);
bool slice_ends_with(slice s, slice suffix);

/* Index of the first `needle` at or after `from`, or SIZE_MAX. An empty needle is found at `from`. */
size_t slice_find(slice s, slice needle, size_t from);

/* Does the text hold the needle, ASCII letters without case? */
bool slice_holds_nocase(slice s, slice needle);

/* Without ASCII white space (and NBSP) at both ends. */
slice slice_trim(slice s);

/* Takes the next line off *rest, without its LF or CRLF; false at the end. */
bool slice_line(slice *rest, slice *line);

/* ---- hashing: 64 bits, eight bytes a step; stable across machines, so it may stand in files ---- */

/* Each step is a bijection of the eight bytes, and mixes all bits of them into all of the sum. */
static inline uint64_t slice_hash_mix(uint64_t sum, uint64_t bytes) {
  sum = (sum ^ bytes) * 0x9E3779B97F4A7C15u;
  sum ^= sum >> 32;
  return sum * 0xBF58476D1CE4E5B9u;
}

static inline uint64_t slice_hash_eight(const char *bytes) {
  uint64_t part;
  memcpy(&part, bytes, sizeof part);
  return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? part : __builtin_bswap64(part);
}

static inline uint64_t slice_hash_four(const char *bytes) {
  uint32_t part;
  memcpy(&part, bytes, sizeof part);
  return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? part : __builtin_bswap32(part);
}

/* The last bytes as a number; with the size, no two rests are the same. Two words that overlap cost less than a loop.
 */
static inline uint64_t slice_hash_rest(const char *b, size_t size) {
  if (size >= 4) return slice_hash_four(b) << 32 | slice_hash_four(b + size - 4);
  if (size == 0) return 0;
  return (uint64_t)(unsigned char)b[0] << 16 | (uint64_t)(unsigned char)b[size / 2] << 8 | (unsigned char)b[size - 1];
}

static inline uint64_t slice_hash_end(uint64_t h, const char *b, size_t size) {
  h = slice_hash_mix(h ^ (h >> 29), slice_hash_rest(b, size));
  return h ^ (h >> 29);
}

static inline uint64_t slice_hash(slice s) {
  uint64_t h = slice_hash_mix(0xcbf29ce484222325u, s.size);
  for (; s.size >= 8; s.data += 8, s.size -= 8) h = slice_hash_mix(h ^ (h >> 29), slice_hash_eight(s.data));
  return slice_hash_end(h, s.data, s.size);
}

/* The same of a literal of less than 24 bytes, without a loop, so that compilers make a constant of it. */
static inline uint64_t slice_hash_literal(const char *b, size_t size) {
  uint64_t h = slice_hash_mix(0xcbf29ce484222325u, size);
  if (size >= 8) h = slice_hash_mix(h ^ (h >> 29), slice_hash_eight(b));
  if (size >= 16) h = slice_hash_mix(h ^ (h >> 29), slice_hash_eight(b + 8));
  return slice_hash_end(h, b + (size & ~(size_t)7), size & 7);
}

/* <0, 0, >0 by bytes, shorter first. */
int slice_compare(slice a, slice b);

#endif
