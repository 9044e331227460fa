/* What to do next: skills that would lift the score, and what the CV shows without saying it. */
#ifndef FORTE_MATCH_NEXT_H
#define FORTE_MATCH_NEXT_H

#include "match/match.h"

typedef enum next_kind {
  NEXT_SHOW, /* not in the CV: what the score would gain, had it the skill (match/lift.h) */
  NEXT_SAY,  /* implied by another skill: the CV could say the word */
  NEXT_PROVE /* in a list alone: the CV could say where */
} next_kind;

typedef struct next_step {
  next_kind kind;
  slice skill;      /* as the posting says it */
  double gain;      /* points of the score, one decimal; NAN where it is not counted */
  slice words;      /* "+4 if you can show Tableau" */
  slice said;       /* one to show, for people: the ask as match_said() has it */
  uint32_t concept; /* of the skill in the dictionary; DICTIONARY_NONE: not known, or one to show */
} next_step;

typedef ARENA_LIST(next_step) next_steps;

/* At most four skills to show, the greatest gain first, each of more than half a point; and at most three words to say
   or to prove, the heaviest first. */
next_steps match_next(arena *a, const match *m);
/* The same in lines for people: what gains as much in one of them, and what stands in a list alone in the last. */
match_lines match_next_lines(arena *a, const next_steps *all);

#endif
