/* What structure.c and strength.c say of a place in the text. Private to src/posting/. */
#ifndef FORTE_POSTING_STRUCTURE_H
#define FORTE_POSTING_STRUCTURE_H

#include "posting/reading/reading.h"

/* What strength_at() says, and which of its rules said so. */
typedef struct strength_ground {
  strength strength;
  const char *rule;
  unsigned barred; /* 1 << strength: what a model may not say against it, as the words beside it or the parts of the
                      sentence leave no doubt */
} strength_ground;
strength_ground strength_ground_at(const reading *r, uint32_t first, uint32_t end);

/* The same, for a reader that knows where its statement ends: nothing at or after token `limit` speaks of it. */
strength_ground strength_ground_within(const reading *r, uint32_t first, uint32_t end, uint32_t limit);

/* Is a softener or hardener a word about the noun that follows it ("valued customers", "asset management")? Then it
   says nothing of how a thing is asked for. */
bool cue_describes(const reading *r, const hit *h);

/* Figures that begin at token `first` and a word for staff after them, which may stand at `end`: "1,001-5,000
   employees". That word's token; `first` where there is none. */
uint32_t headcount_at(const reading *r, uint32_t first, uint32_t end);

/* The lines of a page's menu above the posting, tokens [first, end): "Home", "Company reviews", "Sign in". */
typedef struct menu_span {
  uint32_t first, end;
} menu_span;
menu_span page_menu(const reading *r);

/* "Best,", "Thanks in advance,": a short line at the end of a text, with a comma, above a name: where the closing of a
   letter that begins at token i ends, or 0. */
uint32_t page_letter_end(const reading *r, uint32_t i);

/* A line of the page's own: all of it buttons and counts ("Easy Apply", "Over 100 applicants"), or a notice. */
bool page_is_furniture(const reading *r, const item *it);

/* Is item i of a list of what a site files the job by: "Seniority level", "Associate", "Industries", "Banking"? */
bool page_is_criterion(const reading *r, size_t i);

/* Marks the form or footer below the posting: below a form's fields or a copyright line nothing is the posting's,
   unless a heading that asks follows. `menu`: the token after the menu above it. */
void page_end_read(reading *r, uint32_t menu);

/* Marks the items of a person specification as essential or desirable, where letters or columns say so. */
void specification_read(reading *r);

#endif
