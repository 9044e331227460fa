/* late: libraries that are loaded when the first input needs them, behind the one file that uses each. One posting of
 * text needs none of them, and loading them all costs more than reading it.
 *
 *   #define LIBRARY(X) X(csv_init) X(csv_parse)          what is used, functions and variables, by name
 *   LATE_LIBRARY(csv, LIBRARY, FORTE_SO_CSV, "CSV tables");
 *   if (!LATE_OPEN(csv, source, f)) return false;        then: csv.csv_parse(...)
 *
 * Each name is checked against the library's own header, since its pointer has the type declared there. A build without
 * FORTE_LATE (sanitizers, static linking) links the libraries as usual, and LATE_OPEN is true. */
#ifndef FORTE_BASE_LATE_H
#define FORTE_BASE_LATE_H

#include "base/error.h"

#include <pthread.h>

typedef struct late_library {
  const char *file, *purpose; /* "libcsv.so.3", and what it is needed for: "CSV tables" */
  const char *const *names;
  size_t count;
  void *addresses; /* as many pointers as names, in their order */
  pthread_once_t once;
  void (*open)(void);
  bool there;
} late_library;

/* Loads the library, once and for all threads. Code "missing_library" where it is not to be found or is another one
   than the build knew; the process goes on without it. */
bool late_open(late_library *l, slice source, fault *f);

/* For late_open() alone. */
void late_load(late_library *l);

#define LATE_SLOT(name)    __typeof__(name) *name;
#define LATE_NAME(name)    #name,
#define LATE_ADDRESS(name) &name,

#ifdef FORTE_LATE
#define LATE_LIBRARY(id, LIST, so, what)                                                                               \
  static struct { LIST(LATE_SLOT) } id;                                                                                \
  static const char *const id##_names[] = {LIST(LATE_NAME)};                                                           \
  static void id##_open(void);                                                                                         \
  static late_library id##_late = {                                                                                    \
      so, what, id##_names, sizeof id##_names / sizeof *id##_names, &id, PTHREAD_ONCE_INIT, id##_open, false};         \
  static void id##_open(void) { late_load(&id##_late); }                                                               \
  _Static_assert(sizeof id == sizeof id##_names, "a pointer for each name")
#define LATE_OPEN(id, source, f) late_open(&id##_late, (source), (f))
#else
#define LATE_LIBRARY(id, LIST, so, what)                                                                               \
  static const struct { LIST(LATE_SLOT) } id = {LIST(LATE_ADDRESS)}
#define LATE_OPEN(id, source, f) ((void)(source), (void)(f), true)
#endif

#endif
