/* shapes: what figures, dates and ranges look like, as PCRE2 patterns of the dictionary
 * (dictionaries/LANG/patterns.txt).
 *
 * A pattern does not see the text itself but a window of it, annotated: each phrase that the dictionary knows by its
 * class
 * ("{number}", "{unit_year}") stands as one letter of that class, whatever its language, spelling or case; blanks are
 * one blank, all dashes '-', all apostrophes '\'', a line break '\n'; Markdown's backslashes and emphasis and soft
 * hyphens are left out. So "{count} {to} {count} {unit_year}" reads "3 to five years" and "drei bis 5 Jahre". Found
 * parts come back as spans of the text.
 *
 * A shape of name "years.amount" takes its classes from table "years", then from "quantities". A name without a dot is
 * a part: "{count}" puts it in, and what several languages give for it are alternatives. A shape is compiled when first
 * asked for; shapes belong to one thread. */
#ifndef FORTE_DICTIONARY_SHAPES_H
#define FORTE_DICTIONARY_SHAPES_H

#include "base/buffer.h"
#include "dictionary/dictionary.h"

typedef struct shapes shapes;
typedef struct shape shape;

enum { SHAPE_PARTS = 16 };

shapes *shapes_new(const dictionary *d);
void shapes_free(shapes *s);

/* The shape of that name; parts are the named groups that the caller reads, parted by spaces, at most SHAPE_PARTS.
   NULL when the dictionary has no such pattern. */
const shape *shapes_get(shapes *s, const char *name, const char *parts);

/* Makes tokens [first, end) with the gaps before and after them the text that matching looks at, until the next call.
   A window is cut after some thousand bytes. */
void shapes_window(shapes *s, const shape *of, const tokens *t, const dictionary_hits *h, uint32_t first, uint32_t end);

typedef struct shape_found {
  span at;
  uint32_t next;          /* where what the window shows after the match begins */
  span part[SHAPE_PARTS]; /* as asked for; start == end: it did not take part */
} shape_found;

/* Does the shape match at byte `at` of the text, which stands in the window, or at the next byte that is shown? Spans
   are of the text. */
bool shapes_match(shapes *s, const shape *of, size_t at, shape_found *found);

static inline bool shape_has(const shape_found *f, size_t part) { return f->part[part].end > f->part[part].start; }

/* Was a limit of matching hit since the last call? */
bool shapes_limited(shapes *s);

/* For the dictionary compiler: line `i`, an expression, compiled, so that the image may hold it; nothing where it is a
   part or does not compile. */
void shapes_save(const dictionary *d, size_t i, buffer *out);

/* Compiles every pattern and tries its examples: "+ three to five years" must fit somewhere, "- $5 years" nowhere;
   "+ 3 and 5 years => 5 years" says what is found first.
   Each fault is reported with the line (dictionary_pattern) that it is about. */
typedef void (*shapes_report)(void *context, size_t line, const char *message);
void shapes_check(const dictionary *d, shapes_report report, void *context);

#endif
