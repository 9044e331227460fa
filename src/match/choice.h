/* The choice of sentences for "Where can I add value?": which of the person's own lines speak for them here, and which
 * of them opens.
 *
 * A line is worth the sum of its features, each times a weight (choice_weights.h); it opens by the same features with
 * weights of their own. Both are trained on the lines that a careful reader chose for other pairs
 * (corpus/sections.txt); docs/matching.md says what they give. */
#ifndef FORTE_MATCH_CHOICE_H
#define FORTE_MATCH_CHOICE_H

#include "match/match_parts.h"

/* Of a line, 0..1 but for the kind; "share": of the best line's. */
#define CHOICE_FEATURES(X)                                                                                             \
  X(PROVEN, "proven")     /* share: weight x credit of the asks that it proves */                                      \
  X(SHARED, "shared")     /* share: the rarity of the posting's words in it */                                         \
  X(KIND, "kind")         /* share: cosine of its kind of work and the posting's */                                    \
  X(OPENS, "opens")       /* the first line of its role */                                                             \
  X(EARLY, "early")       /* how early in the posting the first ask stands that it proves: 1 at its beginning */       \
  X(CURRENT, "current")   /* its role goes on */                                                                       \
  X(ALIKE, "alike")       /* its role's title is of the posting's kind */                                              \
  X(ROLELESS, "roleless") /* it stands in no role */
#define CHOICE_ENUM(id, name) CHOICE_##id,
typedef enum choice_feature { CHOICE_FEATURES(CHOICE_ENUM) CHOICE_COUNT } choice_feature;

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
  double kind;                 /* cosine of its kind of work and the posting's */
  bool opens;                  /* the first sentence of its role */
  bool certificate;            /* a line of licences and certificates, one of which is asked for */
  bool relevant;               /* its role is work like this one */
  bool alike;                  /* its role's title is of the posting's kind */
  bool oneself;  /* says what the person is, and with it what is asked for: "Loan officer, eleven years in credit
                    unions." */
  bool outgrown; /* of an internship of somebody who is no beginner any more */
  bool unwanted; /* says what the posting does not want */
  bool used;
} proof;

typedef struct choice {
  arena *arena;
  const match *match;
  ARENA_LIST(proof) proofs;   /* in the order of the profile's sentences */
  ARENA_LIST(slice) answered; /* names of skills that a point names already */
  bool *covered;              /* by number of the posting's words: in a line that was chosen */
  bool near, not_far;         /* the kind of work as a whole (ask_kind.c): met, and at least in part */
  bool apart;                 /* posting and CV are in two languages */
  double *rarity;             /* by number of the posting's words; NAN: no sentence has it */
  double most_shared, most_proven, most_kind;
} choice;

enum { LEAST_POINTS = 3 };

void choice_prepare(choice *c, const matching *m);
/* At most `limit` lines that speak for them, and their number: the one to open with first, then the line worth most
   beside those before it. */
size_t choice_make(choice *c, size_t limit, proof **out);
/* Is the posting of another kind of work, of which the CV shows neither the title nor more than a little of the asks?
   Then no line speaks for anything. */
bool choice_is_foreign(const match *m);
bool choice_stands_on(const profile_skill *s, slice line); /* is it shown there? */
/* Is the person's skill the asked one, or implies it in one step? */
bool choice_shows(const match *m, const profile_skill *s, slice name);
bool choice_is_answered(const choice *c, slice name);
double link_weight(const link *l);
uint32_t proof_asked_at(const match *m, const proof *p); /* where the posting first asks for what it shows */
/* What is said already counts less where `beside` is set: the line is judged beside those that were taken. */
double choice_worth(const choice *c, const proof *p); /* of a line beside those that were taken */
double choice_value(const choice *c, const proof *p, choice_feature f, bool beside);

#endif
