/* What the finders of titles ask of words. Private to titles*.c and title_*.c. */
#ifndef FORTE_POSTING_TITLE_SHAPE_H
#define FORTE_POSTING_TITLE_SHAPE_H

#include "posting/readers/titles.h"

enum {
  TITLE_WORDS = 8, /* tokens before a title's last noun */
  TAIL_WORDS = 3,  /* after its "of": "Director of Data Science" */
  ENDS_PHRASE = GAP_SEMICOLON | GAP_COLON | GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_OPEN | GAP_CLOSE |
                GAP_QUOTE | GAP_DASH | GAP_OTHER | GAP_GLUE,
};

bool titles_is_class(const reading *r, uint32_t i, title_class class);

/* End of the title noun that begins at token i, or 0. "QA", "HR" name fields rather than people in a sentence. */
uint32_t titles_noun_at(const reading *r, uint32_t i);

/* Does a title's noun end with token i; is it in the plural? */
bool titles_ends_noun(const reading *r, uint32_t i);
bool titles_is_plural(const reading *r, uint32_t i);

/* A word that no title holds; "IT" is none of them. */
bool titles_is_stop(const reading *r, uint32_t i);

/* "A Data Analyst": a title has no article. */
bool titles_is_article(const reading *r, uint32_t i);

bool titles_in_capitals(const reading *r, uint32_t first, uint32_t end);

#endif
