/* Parts of the HTML report. */
#ifndef FORTE_REPORT_PAGE_PARTS_H
#define FORTE_REPORT_PAGE_PARTS_H

#include "report/report_parts.h"

void page_begin(buffer *out, slice title);
void page_end(buffer *out);
void page_element(buffer *out, const char *open, slice text, const char *close); /* text is escaped, the rest is not */

void page_bar(arena *a, const match *m, buffer *out);   /* the score with its parts, as inline SVG */
void page_table(arena *a, const match *m, buffer *out); /* requirement by requirement, with the sum */
/* The posting's text with each finding marked and, with a match, what of it is met; `m` may be NULL. */
void page_posting(arena *a, const posting *p, const match *m, buffer *out);
void page_style(buffer *out);

#endif
