/* Skills: candidates, their features, the model that judges them, and groups of alternatives. Private to src/posting/,
   src/forte_why.c, which explains them, and tools/, which train the model. */
#ifndef FORTE_POSTING_SKILLS_H
#define FORTE_POSTING_SKILLS_H

#include "posting/reading/structure.h"
#include "posting/skills/feature.h"

/* A place that may name a skill: a dictionary form, or a noun phrase that no form covers. */
typedef struct candidate {
  uint32_t first, end; /* tokens */
  uint32_t concept;    /* DICTIONARY_NONE for a phrase */
  uint32_t head;       /* a noun further on that an attribute shares: "[manual] and automated testing"; 0: none */
  const char *rule;    /* which rule spoke (strength_ground), static */
  float belief;        /* the model's, 0..1 */
  unsigned flags : 16; /* enum form_flag of the form; a text may hold very many: in four bytes with what follows */
  unsigned barred : 8; /* 1 << strength: what the model may not say */
  skill_kind kind : 4;
  strength strength : 3; /* first the rules' answer, then the model's */
  bool joined : 1;       /* a phrase that goes on over forms of the dictionary, which are candidates too */
} candidate;

typedef ARENA_LIST(candidate) candidates;

enum { JOINED_WORDS = 6 }; /* at most, of a phrase that goes on over forms */

/* All candidates in order of place: dictionary hits (blockers left out), then the noun phrases between them. */
candidates candidates_find(reading *r);

/* In languages other than English (other_languages.c): the phrases among the free tokens [from, to) of an item, and
   whether a candidate is a skill there, which no model judges. */
bool in_english(const reading *r, uint32_t token);
void other_phrases(reading *r, candidates *out, uint32_t from, uint32_t to);
bool other_accepts(const reading *r, const candidate *c);

/* Why a candidate is none whatever the model says, in words; NULL when nothing speaks against it. */
const char *candidate_veto(const reading *r, const candidate *c);

/* Is the concept's name one of capitals ("Java"), not a common noun? */
bool candidate_is_name(const reading *r, uint32_t concept);

/* Does a neighbour in a list, or "experience with" right before, vouch for the name? */
bool candidate_vouched(const reading *r, const candidate *c);

/* Does the sentence say that the name is an employer's: "Join Oracle", "Slack is hiring"? */
bool candidate_names_employer(const reading *r, const candidate *c);

/* Does a word stand right before that may stand before a tool's name in prose ("using", "know")? */
bool candidate_follows_use(const reading *r, const candidate *c);

/* "experience in the [funeral industry]": a line of business right after a cue that asks? "industry" may follow. */
bool candidate_is_asked_industry(const reading *r, uint32_t first, uint32_t end);

/* Gives every feature of candidate i to the sink. */
void features_each(const reading *r, const candidates *all, size_t i, const feature_sink *sink);

/* The mean place of the words in a role, each word's of length 1; false and zeros where none is known. For the
   training: the model adds up what each word's place weighs (word_use.places). */
bool candidate_place(const reading *r, const candidate *c, place_role role, float out[PLACE_DIMENSIONS]);

/* Which tokens play the role: [*from, *to). */
void place_range(const reading *r, const candidate *c, place_role role, uint32_t *from, uint32_t *to);

/* The model: weights of dictionaries/weights/skill-model.txt, "template=value > weight". */
typedef struct skills_model skills_model;
skills_model *skills_model_new(const dictionary *d);
void skills_model_free(skills_model *m);
double skills_model_weight(const skills_model *m, const candidate *c, const feature *f);
uint32_t skills_model_edge(const skills_model *m, bool before); /* word_use of what is before or after an item */
double skills_model_place(const reading *r, const candidate *c, place_role role); /* what the role adds to the sum */
float skills_model_belief(const reading *r, const candidates *all, size_t i);

/* The first token that begins at or after a byte. */
uint32_t first_token(const tokens *t, uint32_t start);

/* How strongly a candidate is asked for, judged by the strength model from the rule's answer, the section, the
   heading's words and the cues around. What a negation rule said stays. */
strength skills_model_strength(const reading *r, const candidate *c);
void strength_features_each(const reading *r, const candidate *c, const feature_sink *sink);

/* Its two halves: what all candidates of an item share, and the rest. The item's words are those of the first half; the
   candidate's own among them are no features of it. */
void strength_features_of_item(const reading *r, const candidate *c, const feature_sink *sink);
void strength_features_of_candidate(const reading *r, const candidate *c, const feature_sink *sink);
uint32_t strength_words_end(const item *it); /* of a long item, its beginning is seen */

/* From which belief on a candidate that is asked for so strongly is a skill. */
double skills_model_threshold(const skills_model *m, const candidate *c, strength s);

/* Numbers groups of alternatives ("Java, C# or Go") among the accepted candidates; group[i] is 0 where there is none.
 */
void any_of_groups(const reading *r, const candidates *accepted, uint32_t *group);

/* Makes the reading of one document up to its structure; posting_read() goes on from it. */
void posting_reading_new(const posting_reader *reader, posting_worker *w, arena *a, const document *d, posting *out,
                         reading *r);

/* The readers whose findings the judgement of skills sees; for tools that look at candidates. */
void posting_reading_before_skills(reading *r);

/* The rest of it: all readers, these among them, in order, and what is to be warned of. posting_read() is both. */
void posting_reading_finish(reading *r);

#endif
