/* The choice of sentences for "Where can I add value?": which of the person's own lines speak for them here.
 *
 * A line is worth what it shares with the posting as a whole (words that say something, each once), what it proves of
 * the asks (weight x credit), how much of its role's title the posting names, and a figure. All but the figure are
 * shares of the best line's. The weights are rounded from a logistic regression over 36 pairs of a posting and a CV
 * whose lines a careful person had chosen from, each CV judged by the pairs of the others: of that person's lines .68
 * are among the first six, .81 among the first eight; by number of asks alone .66 and .76. */
#ifndef FORTE_MATCH_CHOICE_H
#define FORTE_MATCH_CHOICE_H

#include "match/match_parts.h"

typedef struct link {
  const requirement *requirement;
  slice shows; /* the asked skill, by its canonical name */
  bool said;   /* in the words of the posting or of the dictionary, not only by what implies it */
  bool direct; /* by a skill on the line that is the asked one or one step below it, or by the line's own words */
  bool soft;
} link;

typedef struct proof {
  match_evidence evidence;
  ARENA_LIST(link) links;
  ARENA_LIST(uint32_t) shared; /* the posting's words in it, by number */
  double title;                /* 0..1: share of its role's title that the posting names */
  bool certificate;            /* a line of licences and certificates, one of which is asked for */
  bool relevant;               /* its role is work like this one */
  bool alike;                  /* its role's title is of the posting's kind */
  bool used;
} proof;

typedef struct choice {
  arena *arena;
  const match *match;
  ARENA_LIST(proof) proofs;   /* in the order of the profile's sentences */
  ARENA_LIST(slice) answered; /* names of skills that a point names already */
  bool *covered;              /* by number of the posting's words: in a line that was chosen */
  bool near, not_far;         /* the kind of work as a whole (ask_kind.c): met, and at least in part */
  size_t most_shared;
  double most_proven;
  double heaviest; /* weight x credit of the ask that is shown and weighs most */
} choice;

enum { LEAST_POINTS = 3 };

void choice_prepare(choice *c, const matching *m);
/* At most `limit` lines that speak for them, and their number: the one to open with first, then the line worth most
   beside those before it. */
size_t choice_make(choice *c, size_t limit, proof **out);
/* Is the posting of another kind of work, of which the CV shows neither the title nor more than a little of the asks?
   Then no line speaks for anything. */
bool choice_is_foreign(const match *m);
bool choice_is_answered(const choice *c, slice name);
/* Does a role tell it, or the person of themselves? Else it is a line of a list. */
bool proof_is_told(const proof *p);
double link_weight(const link *l);

#endif
