/* The unit tests' only tool: CHECK(condition), and a last line "N passed, N failed". */
#ifndef FORTE_CHECK_H
#define FORTE_CHECK_H

#include <stdio.h>

#include "base/arena.h"
#include "base/slice.h"

static int check_passed, check_failed;

#define CHECK(condition)                                                                                               \
  ((condition) ? (void)check_passed++ : (void)(check_failed++, printf("%s:%d: %s\n", __FILE__, __LINE__, #condition)))

/* Compares text, showing both when they differ. */
#define CHECK_TEXT(got, want) check_text((got), slice_of(want), __FILE__, __LINE__)

static inline void check_text(slice got, slice want, const char *file, int line) {
  if (slice_equal(got, want)) {
    check_passed++;
    return;
  }
  check_failed++;
  printf("%s:%d: want '%.*s', got '%.*s'\n", file, line, SLICE_ARGS(want), SLICE_ARGS(got));
}

static inline int check_end(void) {
  printf("%d passed, %d failed\n", check_passed, check_failed);
  return check_failed ? 1 : 0;
}

#endif
