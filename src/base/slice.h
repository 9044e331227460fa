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

static inline bool slice_equal(slice a, slice b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* ASCII letters compare without case. */
bool slice_equal_nocase(slice a, slice b);
bool slice_has_capital(slice s);           /* one of A to Z */
bool words_hold(slice text, slice phrase); /* as whole words; a phrase without capitals matches any case */
bool slice_starts_with(slice s, slice prefix);
bool slice_ends_with(slice s, slice suffix);

/* Index of the first `needle` at or after `from`, or SIZE_MAX. An empty needle is found at `from`. */
size_t slice_find(slice s, slice needle, size_t from);

/* Without ASCII white space (and NBSP) at both ends. */
slice slice_trim(slice s);

/* Takes the next line off *rest, without its LF or CRLF; false at the end. */
bool slice_line(slice *rest, slice *line);

/* 64-bit hash, eight bytes a step; stable across machines, so it may stand in files. */
uint64_t slice_hash(slice s);

/* <0, 0, >0 by bytes, shorter first. */
int slice_compare(slice a, slice b);

#endif
