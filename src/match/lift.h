/* Lifts: what a posting's score would be with one more skill. */
#ifndef FORTE_MATCH_LIFT_H
#define FORTE_MATCH_LIFT_H

#include "match/match.h"

typedef struct match_lift {
  uint32_t skill; /* index into the posting's skills */
  double score;   /* the match's score, had the profile this skill too: used now, shown by a project, without years */
} match_lift;

typedef ARENA_LIST(match_lift) match_lift_list;

/* One lift for each skill that is asked for, alone or in a group, and not shown. Exact: the same as a match with the
   skill in the profile; only the requirements that it touches are judged again. */
match_lift_list match_lifts(arena *a, const dictionary *d, const match *m);

#endif
