/* Words in the code that are of no language that is read.
 *
 * The rooms that read and judge (posting, profile, match, input, note) hold no words of a language: those are lines of
 * dictionaries/. What is left are names that a format gives and forte's own messages, and each says so by one of these
 * marks; tests/test_words_in_code.py counts every other string that stands in a list, or that text is compared with, as
 * a word, and allows none. It holds a format's names to what such names are: no blank in them, and those of forte's own
 * formats stand in schemas/ or docs/formats.md. A message is never compared with.
 */
#ifndef FORTE_BASE_NAMES_H
#define FORTE_BASE_NAMES_H

#include "base/slice.h"

/* Whose names they are, and where one can look them up. */
enum format_with_names {
  NAMES_OF_FORTE,     /* schemas/, docs/formats.md: keys and values of what forte writes */
  NAMES_OF_HTML,      /* HTML Living Standard: elements; CSS declarations that hide */
  NAMES_OF_JOB_JSON,  /* schema.org JobPosting; JSON of Greenhouse, Lever, Ashby and other boards; JSON Resume */
  NAMES_OF_OOXML,     /* ECMA-376: DOCX */
  NAMES_OF_ODF,       /* OASIS OpenDocument: ODT */
  NAMES_OF_RTF,       /* Rich Text Format 1.9: control words */
  NAMES_OF_MAIL,      /* RFC 5322, RFC 2045: header fields */
  NAMES_OF_ENCODINGS, /* IANA character sets */
  NAMES_OF_FILES,     /* extensions, signatures and folders that tools make */
  NAMES_OF_POPPLER,   /* pdftotext: its options, what it writes and says */
  NAMES_OF_POSIX,     /* environment of a child process */
  NAMES_OF_URLS,      /* schemes, hosts and paths */
  NAMES_OF_CURRENCIES /* ISO 4217 */
};

/* Before a table whose strings are names of a format: FORMAT_NAMES(HTML) static const char *const ... */
#define FORMAT_NAMES(format) _Static_assert(NAMES_OF_##format >= 0, #format);

/* One such name, to be compared with. */
#define FORMAT_NAME(format, name) ((void)NAMES_OF_##format, SLICE(name))

/* Before a table of what forte says in its faults and on a terminal. */
#define MESSAGES _Static_assert(1, "messages");

#endif
