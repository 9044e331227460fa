/* The match: a posting held against a profile, requirement by requirement (docs/formats.md, schema forte.match/1). */
#ifndef FORTE_MATCH_MATCH_H
#define FORTE_MATCH_MATCH_H

#include "posting/posting.h"
#include "profile/profile.h"

typedef enum requirement_type {
  ASK_SKILL,
  ASK_ANY_OF,
  ASK_YEARS,
  ASK_DEGREE,
  ASK_CONDITION,
  ASK_KIND
} requirement_type;
typedef enum requirement_status { STATUS_UNKNOWN, STATUS_NOT_MET, STATUS_PARTLY, STATUS_MET } requirement_status;

/* Where the bands begin; chosen on rated pairs (docs/matching.md). Whole numbers, so that they can stand in texts. */
#define SCORE_STRONG           68
#define SCORE_GOOD             54
#define SCORE_FAIR             43
#define SCORE_WEAK             12
#define SCORE_DIGITS(score)    SCORE_DIGITS_OF(score)
#define SCORE_DIGITS_OF(score) #score

/* One factor of a weight, e.g. {"strength", 3.0}; a weight is the product of its parts. */
typedef struct weight_part {
  const char *name;
  double value;
} weight_part;

typedef struct match_evidence {
  slice text;           /* the person's own words; "" when only years or a list show it */
  slice role, employer; /* "" when it stands in no role */
  month from, to;
  const profile_role *where; /* the role; NULL: none */
  bool current;
  bool degree;  /* a degree shows it */
  bool titled;  /* the role's title names it */
  bool project; /* the role is a project of one's own */
  slice shows;  /* the asked skill that it shows, by its canonical name */
} match_evidence;

typedef struct requirement {
  slice ask;  /* in the posting's terms: "SQL", "R or Python", "3+ years in data science", "Degree in Statistics" */
  slice said; /* a group, or an ask that a word before it narrows, in the posting's own words; "": as match_said() has
                 it */
  requirement_type type;
  strength strength;
  requirement_status status;
  double weight; /* two decimals, the rounded product of its parts; 0 when unknown */
  weight_part parts[5];
  size_t part_count;
  double credit;                  /* 0..1, two decimals */
  slice implied_by;               /* "" or the skill that implies it */
  slice reason;                   /* plain words: why this status ("4.1 of 5 years") */
  double years_have, years_asked; /* NAN where not about years */
  slice years_of;                 /* the skill that they are years of; "" for work like this */
  const profile_degree *degree;   /* that answers a degree best; NULL: none */
  ARENA_LIST(match_evidence) evidence;
  uint32_t index; /* into the posting's list of that type; of the first member for a group */
  bool title;     /* the posting's title as an ask: has the person done this kind of work? index is 0 */
  bool soft;      /* a soft skill, or a group of them */
  bool unclear;   /* not met, yet not surely missing: the CV may say it in other words */
  slice look_at;  /* the sentence of the CV that comes nearest to what is not shown; "": none */
} requirement;

typedef struct knockout {
  const char *code; /* authorization | clearance | licence | degree | pay */
  slice reason;
  double cap; /* the score is at most this */
} knockout;

typedef struct match {
  double score;      /* one decimal, after the cap; NAN: nothing could be checked; then `reason` says why */
  double sum, total; /* weight x credit and weight, summed over the requirements; exact to four decimals */
  double uncapped;   /* 100 x sum / total, one decimal */
  const char *band;  /* strong | good | fair | weak | none */
  slice held;        /* why the band is lower than the score's own ("the level is above yours"); "" where it is not */
  double cap;        /* NAN: no cap */
  slice reason;
  ARENA_LIST(requirement) requirements; /* heaviest first, stable */
  ARENA_LIST(knockout) knockouts;
  ARENA_LIST(slice) points;    /* where one adds value, as the note's section says it */
  ARENA_LIST(slice) gaps;      /* what is asked for and not shown: what is sure first, then heaviest first */
  ARENA_LIST(uint32_t) gap_of; /* per gap: its requirement */
  ARENA_LIST(posting_warning) warnings;
  const posting *posting; /* where it names more asks than any posting does, with the first of them alone */
  const profile *profile;
  const dictionary *dictionary;
  const struct match_known *known; /* what was found on the way (match_parts.h) */
} match;

struct choice; /* src/match/choice.h */

typedef struct match_options {
  int points;                                           /* how many points at most; 0: the default, three to six */
  void (*watch)(void *context, const struct choice *c); /* is told the sentences that points are chosen from; or NULL */
  void *context;
} match_options;

enum { POINTS_DEFAULT = 6, POINTS_LIMIT = 20 };

void match_make(arena *a, const dictionary *d, const posting *p, const profile *who, const match_options *options,
                match *out);

const char *requirement_type_word(requirement_type t);
const char *requirement_status_word(requirement_status s);

/* Sentences for "What will I learn?": what is asked for and not shown, what they require first. */
typedef ARENA_LIST(slice) match_lines;
match_lines lessons_write(arena *a, const match *m);

/* Of the skills and years asked with a strength, and of the title, which is required; soft skills and what could not be
   checked aside. */
typedef struct group_tally {
  size_t met, partly, asked;
} group_tally;
group_tally match_group(const match *m, strength strength);

/* What is asked, in the posting's own words ("laser therapy" where `ask` is "laser hair removal"); and a gap so. For
   people: what a program reads keeps the dictionary's name. */
slice match_said(arena *a, const match *m, const requirement *r);
slice match_gap_said(arena *a, const match *m, size_t gap);
requirement_status match_gap_status(const match *m, size_t gap); /* STATUS_UNKNOWN: not surely missing */

/* One sentence a reader can act on: "Yes: ..." and so on, from the band, the caps and the counts. */
slice match_advice(arena *a, const match *m);

/* An ask in plain words: "3+ years in data science", "Bachelor's or master's degree in Statistics". */
slice years_ask_words(arena *a, const posting_years *y);
slice degree_ask_words(arena *a, const posting_degree *g);

/* What a posting says it pays: "$104,000 to $131,500 a year"; one line an amount. */
slice pay_words(arena *a, const posting_pay *p);

#endif
