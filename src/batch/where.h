/* Conditions on rows: 'pay >= 120000 and remote and not title ~ "lead"'.
 *
 *   number words: score, pay (the most that is stated, a year), years (the most asked for)    < <= > >= = !=
 *   text words: title, company, location, id, file, band                    = != (without case)   ~ (holds)
 *   by themselves: remote, hybrid, onsite, new
 *   and, or, not, parentheses; 120k is 120000; text stands in quotes when it is more than one word
 * What a posting does not state makes a comparison false.
 */
#ifndef FORTE_BATCH_WHERE_H
#define FORTE_BATCH_WHERE_H

#include "batch/row.h"

typedef struct where where;

/* In the arena. NULL with a fault that says the place (column, offset) and the remedy. */
where *where_parse(arena *a, slice text, fault *f);
bool where_holds(const where *w, const row *r); /* NULL holds always */
bool where_asks_new(const where *w);            /* what only a results store knows */

#endif
