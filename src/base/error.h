/* fault: why something could not be done: code, message, source and place. Library code never prints or exits. */
#ifndef FORTE_BASE_ERROR_H
#define FORTE_BASE_ERROR_H

#include "base/slice.h"

typedef enum fault_kind {
  FAULT_NONE,
  FAULT_INPUT,  /* an input could not be read or had nothing in it: exit code 1 */
  FAULT_USAGE,  /* wrong usage or a broken configuration: exit code 2 */
  FAULT_OUTPUT, /* an output could not be written: exit code 3 */
} fault_kind;

typedef struct fault {
  fault_kind kind;
  const char *code;  /* a word for programs, static: "not_found", "invalid_json" ... */
  char source[256];  /* file name or "standard input"; may be "" */
  char message[512]; /* what is wrong and the remedy, one sentence, no line break */
  size_t line;       /* 1-based; 0: no line */
  size_t column;     /* 1-based byte column; 0: none */
  size_t offset;     /* byte offset; SIZE_MAX: none */
} fault;

/* Fills *f (ignored when NULL) and returns false, so that a caller can `return fault_set(...)`. What could
   steer a terminal (control and direction signs, broken UTF-8) becomes '?', so that no hostile name reaches it. */
bool fault_set(fault *f, fault_kind kind, const char *code, slice source, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Adds the place to a fault that was set; returns false. */
bool fault_at(fault *f, size_t line, size_t column, size_t offset);

/* "source:line:column: message" in one line, as printed after "forte: ". `size` of 1024 suffices. */
void fault_format(const fault *f, char *out, size_t size);

#endif
