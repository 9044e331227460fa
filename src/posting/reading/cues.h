/* cues: the hits of one reading table, with their classes as numbers. Used by the readers of years, degrees, pay ... */
#ifndef FORTE_POSTING_CUES_H
#define FORTE_POSTING_CUES_H

#include "posting/reading/reading.h"

typedef struct cue {
  uint32_t first, end; /* tokens */
  uint32_t concept;
  uint16_t class; /* of its table: enum years_class ... (dictionary/classes.h) */
  uint16_t flags; /* enum form_flag, enum class_flag */
} cue;

typedef struct cues {
  const cue *items;
  size_t count;
} cues;

/* The readers: each takes the cues of its table and appends to r->out; none looks at another's findings except where
   said. Which reads what, and in what order, is a table of posting.c. */
void facts_read(reading *r, cues all); /* title, company, location, employment, seniority, language */
void years_read(reading *r, cues all); /* with quantities among them */
void degrees_read(reading *r, cues all);
void conditions_read(reading *r, cues all);
void skills_read(reading *r, cues none); /* after years and degrees: takes min_years, leaves fields of study alone */
void pay_read(reading *r, cues all);

/* What a softener or hardener of the table "cues" is among a reader's. */
typedef enum said_class {
  SAID_PREFERRED = 128,
  SAID_SOFTLY, /* "ideally": before what it softens, after it only what follows */
  SAID_REQUIRED
} said_class;

static inline bool says_strength(const cue *c) { return c && c->class >= SAID_PREFERRED; }

/* The table's hits, in order, in r's arena; with numbers and units of time among them (their class is enum
   quantity_class), or with what softens and hardens (enum said_class). Of two that overlap the one that begins first
   counts, then the longer, then the table's own. */
enum { CUES_QUANTITIES = 1 << 0, CUES_STRENGTHS = 1 << 1 };
cues cues_read(const reading *r, table_number table, unsigned with);

/* A unit that experience is measured in: years, months, decades. */
static inline bool is_time_unit(const cue *c) {
  return c && c->class >= QUANTITY_YEAR && c->class <= QUANTITY_YEARS_LONG;
}

/* The cue that covers a token, the one that begins or ends with it, or NULL. */
const cue *cues_at(const cues *c, uint32_t at);
const cue *cues_begin(const cues *c, uint32_t at);
const cue *cues_end(const cues *c, uint32_t at);

/* Index of the first cue that begins at or after a token. */
size_t cues_after(const cues *c, uint32_t at);

/* The first cue of a class within tokens [first, end), or NULL. */
const cue *cues_find(const cues *c, uint32_t first, uint32_t end, int class);

/* A cue's first value read as a number; 0 without one. */
double cue_number(const reading *r, const cue *c);

/* Does a new statement begin at a token though no stop says so ("... in Law Knowledge of SQL is preferred")? A
 * capitalised word that opens requirements, after a word that is not capitalised or closes a phrase. */
bool cues_new_statement(const reading *r, uint32_t at);

/* What a figure or a number word at a place of the text comes to, as a shape found it; 0 for neither. */
double quantity_value(const reading *r, span at);

/* Is the token of a number, unit or link of amounts of this class? */
bool is_quantity(const reading *r, uint32_t at, quantity_class class);

#endif
