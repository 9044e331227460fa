/* What tables and notes call the fields of a posting: the table "fields" of the dictionaries. Names are compared by
 * their letters alone, in any case. */
#ifndef FORTE_INPUT_FIELDS_H
#define FORTE_INPUT_FIELDS_H

#include "dictionary/dictionary.h"

/* The field of that name; FIELD_NONE if there is none. `input` is the variant that holds beside the plain ones:
   "table", "note". */
field_class field_named(slice name, slice input);

/* Calls `each` with every name of a field, the best first, until it returns true; false when none did. */
bool field_names(field_class field, slice input, bool (*each)(void *context, slice name), void *context);

bool field_names_equal(slice a, slice b);

/* What a field of a period says: "hour" of "per-hour-wage"; "" for nothing that is known. */
slice field_period(slice text);

bool field_says_yes(slice text);

/* "55,000", "28.500", "£32k", "31.50": an amount of money that a field holds, in its units; NAN for anything else. */
double field_amount(slice text);

#endif
