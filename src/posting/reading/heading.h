/* One hit of the table of headings: is it one where it stands? */
#ifndef FORTE_POSTING_HEADING_H
#define FORTE_POSTING_HEADING_H

#include "posting/reading/reading.h"

/* Does each of the tokens [first, end) of four letters and more, and the first, begin with a capital? */
bool is_title_case(const reading *r, uint32_t first, uint32_t end);

/* Are all of their words longer than a letter in capitals? */
bool is_capitals(const reading *r, uint32_t first, uint32_t end);

/* Is this hit a heading by itself? `fresh`: an item begins at it, or a heading ends before it. */
bool is_heading(const reading *r, const hit *h, bool fresh);

#endif
