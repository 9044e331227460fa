/* What the fuzz targets share: what must hold is said by HOLDS(), and the run ends where it does not. */
#ifndef FORTE_FUZZ_H
#define FORTE_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "forte_parts.h"

#define HOLDS(condition)                                                                                               \
  do {                                                                                                                 \
    if (!(condition)) {                                                                                                \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                                   \
      abort();                                                                                                         \
    }                                                                                                                  \
  } while (0)

extern forte_worker *worker;
extern forte_profile *person;

/* UTF-8 without control signs but line ends and tabs; and valid JSON besides. */
void holds_clean(const char *data, size_t size);
void holds_json(const char *data, size_t size);

/* Reads the bytes as a posting of that name; some are held against the person and written, too. */
void read_posting(const uint8_t *data, size_t size, const char *name);

/* Targets (fuzz_files.c): files and what lies around a posting. */
void fuzz_office(const uint8_t *data, size_t size);
void fuzz_zip(const uint8_t *data, size_t size);
void fuzz_table(const uint8_t *data, size_t size);
void fuzz_store(const uint8_t *data, size_t size);
void fuzz_config(const uint8_t *data, size_t size);
void fuzz_compiled(const uint8_t *data, size_t size);
void fuzz_page(const uint8_t *data, size_t size);

#endif
