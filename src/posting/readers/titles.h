/* Titles of jobs that a posting's text names, told by their shape (a noun of the trades with what stands before it) and
   by what stands around them. Private to src/posting/. */
#ifndef FORTE_POSTING_TITLES_H
#define FORTE_POSTING_TITLES_H

#include "posting/reading/cues.h"

enum {
  TITLES_READ = 64, /* titles that a posting names; a longer list is a board of many */
  TITLE_ENOUGH = 4, /* weight of grounds that a title needs */
};

typedef enum title_ground {
  TITLE_BY_LINE,    /* a line, or a cell of one, near the top: "Data Engineer | Acme | Leeds" */
  TITLE_BY_GENDER,  /* "Erzieher (m/w/d)" */
  TITLE_BY_HIRING,  /* "We are looking for a Data Engineer" */
  TITLE_BY_AS,      /* "As a Data Engineer, you will" */
  TITLE_BY_SUBJECT, /* "The Data Engineer will" */
  TITLE_BY_AFTER,   /* "the Data Engineer position" */
  TITLE_GROUNDS
} title_ground;

typedef struct title_find {
  uint32_t first, end; /* tokens */
  title_ground ground;
  uint32_t noun;   /* token at which the title's last noun begins */
  unsigned weight; /* how much its ground says */
} title_find;

struct title_finds {
  title_find *items;
  size_t count, capacity;
};
typedef struct title_finds title_finds;

/* All that look like the titles of the posting's own jobs, in order of ground and place. In the reading's arena. */
title_finds titles_find(const reading *r);

/* The best of them; false when the text says too little, or several things as loudly. */
bool titles_choose(const reading *r, const title_finds *all, title_find *best);

/* A title as one person bears it: "Data Engineers" is "Data Engineer". */
slice titles_text(const reading *r, const title_find *t);

/* The postings of a text that holds several: titles that are lines, each with a section below it that asks. Their
   tokens in `found`, at most `room` of them; 0 for a text of one. */
size_t titles_several(const reading *r, span *found, size_t room);

/* Are two tokens the same word, in the plural or not? */
bool titles_is_same_word(const reading *r, uint32_t a, uint32_t b);

/* Does a line begin at token i; where the line ends that token i stands in. */
bool titles_begins_line(const reading *r, uint32_t i);
uint32_t titles_line_end(const reading *r, uint32_t i);

/* Nothing but buttons, counts and figures ("- job post", "3.4 out of 5 stars"), or a notice of the page's. */
bool titles_is_furniture(const reading *r, uint32_t first, uint32_t end);

/* Is the line that begins at token i a rating and nothing else, "4.3" or "4,1 ★"? Above it stands a company. */
bool titles_is_rating(const reading *r, uint32_t i);

/* "Join Acme as", "Come and join Acme as": is a reader asked to join an employer, in the words [first, end)? The token
   of "join", or `end`. */
uint32_t titles_joins(const reading *r, uint32_t first, uint32_t end);

/* "4.3", "4,1": of five. */
bool titles_is_rating_text(slice t);

/* Is the line of at most `most` tokens, or a longer one of cells of which the first is short? */
bool titles_is_head_line(const reading *r, uint32_t first, uint32_t end, uint32_t most);

/* Does a mode of work and nothing else stand at token i, up to `end` or a sign: "Hybrid", "teilweise Home-Office"? */
bool titles_is_mode(const reading *r, uint32_t i, uint32_t end);

/* Does a comma before token i part a place from a company that ends in its form: "Elmet School Trust, Derby"? */
bool titles_ends_employer(const reading *r, uint32_t i);

/* Does a cell of a head line begin at token i > 0; is it the "at" before a company or the "in" before a place? */
bool titles_begins_cell(const reading *r, uint32_t i);
uint32_t titles_next_cell(const reading *r, uint32_t cell, uint32_t end); /* where the one after it begins, or `end` */
bool titles_is_at(const reading *r, uint32_t i);

/* "Home / Careers / Community Nurse", "Jobs > Nursing > Community Nurse": where the last cell of a page's trail begins;
   `first` where the line is none. */
uint32_t titles_past_trail(const reading *r, uint32_t first, uint32_t end);

/* "Buyer – Womenswear", "Technician, Avionics", after an office at once ("VP Finance"): where what a general noun is of
   ends; the noun's own end where a place, a mode of work or an employer follows. */
uint32_t titles_subject_end(const reading *r, uint32_t noun, uint32_t end);

/* Does a line of whom and where begin at token i: "Tolland Homes · Swindon, England · 5 days ago"? */
bool titles_precedes_head(const reading *r, uint32_t i);

/* "Jefe/a", "infirmier(ère)", "Entwickler:in": is token i the other gender's ending, glued to the word before it? */
bool titles_is_other_ending(const reading *r, uint32_t i);

/* End of the title that begins at token i and ends before `end` at the latest; 0 when none does. */
uint32_t titles_shape(const reading *r, uint32_t i, uint32_t end);

#endif
