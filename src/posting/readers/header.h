/* What stands beside the title in a posting's head: the company and the place. Private to src/posting/. */
#ifndef FORTE_POSTING_HEADER_H
#define FORTE_POSTING_HEADER_H

#include "posting/readers/titles.h"

typedef struct header {
  uint32_t company, company_end;   /* tokens; company == company_end: none */
  uint32_t location, location_end; /* the same */
} header;

/* Reads the lines around a title that is a line, or a cell of one. */
header header_read(const reading *r, const title_find *title);

/* The company and the place of a first line of cells that names no title: "Acme | Ghent, Belgium | Full-time | ONSITE".
 */
bool header_one_line(const reading *r, header *found);

/* Do the tokens name a place: words in capitals that end with one that is known, "York, England"? */
bool header_is_place(const reading *r, uint32_t first, uint32_t end);

/* The company that a sentence or heading names: "Acme is hiring", "About Acme". */
bool header_employer(const reading *r, uint32_t *first, uint32_t *end);

#endif
