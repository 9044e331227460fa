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

enum { NAME_WORDS = 5 }; /* of a company's name */

/* One to five words in capitals of which none says something else: a title, a heading, a kind of employment, pay. */
bool header_is_name(const reading *r, uint32_t first, uint32_t end);

/* "Anticipate", "Candidates", "Scale": one word of the language, which nothing but its place gives a capital. */
bool header_is_common_word(const reading *r, uint32_t first, uint32_t end);

/* Is one of the words none of the language's, as in names? */
bool header_holds_own_word(const reading *r, uint32_t first, uint32_t end);

/* "Elmet School Trust York": where the town begins after an employer's form; `end` where none does. */
uint32_t header_town_begin(const reading *r, uint32_t first, uint32_t end);

/* The name before a cue of hiring: "Acme is hiring", "my team at Acme is hiring". */
bool header_hirer(const reading *r, const hit *cue, uint32_t *first, uint32_t *end);

/* The company that a sentence or heading names: "Acme is hiring", "At Acme, we", "About Acme", "Acme makes". */
bool header_employer(const reading *r, uint32_t *first, uint32_t *end);

#endif
