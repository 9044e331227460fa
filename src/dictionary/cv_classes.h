/* Classes of the tables that a CV is read by, and of what matching knows of the world. Part of the list in classes.h.
 */
#ifndef FORTE_DICTIONARY_CV_CLASSES_H
#define FORTE_DICTIONARY_CV_CLASSES_H

/* The reading tables of a CV share their classes. */
#define CV_CLASSES(C, V)                                                                                               \
  C(CV_DATE, "date")                                                                                                   \
  C(CV_PLACE, "place")                                                                                                 \
  V(CV_MONTH, "month")                                                                                                 \
  V(CV_SEASON, "season")                                                                                               \
  C(CV_PRESENT, "present")                                                                                             \
  C(CV_UNTIL, "to")                                                                                                    \
  C(CV_SINCE, "since")                                                                                                 \
  C(CV_EXPECTED, "expected")                                                                                           \
  C(CV_ENDS, "ends")                                                                                                   \
  C(CV_EXP, "exp") /* "exp. 2027": of a degree expected, of a licence expires */                                       \
  C(CV_RENEWED, "renewed")                                                                                             \
  C(CV_BORN, "born")                                                                                                   \
  C(CV_UNIT_YEAR, "unit_year")                                                                                         \
  C(CV_UNIT_MONTH, "unit_month")                                                                                       \
  C(CV_TITLE, "title")                                                                                                 \
  C(CV_AREA, "area")                                                                                                   \
  C(CV_RANK, "rank")                                                                                                   \
  C(CV_EMPLOYER, "employer")                                                                                           \
  C(CV_BREAK, "break") /* "parental leave": a time without work */                                                     \
  C(CV_TEAM, "team")                                                                                                   \
  C(CV_AT, "at")                                                                                                       \
  C(CV_SCHOOL, "school")                                                                                               \
  C(CV_MODE, "mode")                                                                                                   \
  C(CV_LABEL, "label")                                                                                                 \
  C(CV_REGION, "region")                                                                                               \
  C(CV_CITY, "city")                                                                                                   \
  C(CV_REMOTE, "remote")                                                                                               \
  C(CV_DENIED, "denied")             /* "never used": before what it denies */                                         \
  C(CV_DENIED_AFTER, "denied_after") /* "(none)": after it */                                                          \
  C(CV_DENIED_COLON, "denied_colon") /* "planned": the same before a colon */                                          \
  C(CV_THEIRS, "theirs")             /* "under supervision of a": what is right behind it is another's */              \
  C(CV_LEARNING, "learning")         /* opens a sentence, right before what is not known yet */                        \
  C(CV_WISHED, "wished")             /* "interested in", of the person: opens a sentence, before what is not held */   \
  C(CV_OTHERS, "others")             /* "clients include": names of others follow */                                   \
  C(CV_OTHERS_COLON, "others_colon") /* the same, before a colon */                                                    \
  C(CV_TURN, "turn")                 /* "but": ends what was denied */                                                 \
  C(CV_NAME_LABEL, "name_label")     /* before a person's name: "full name:", "resume of"; its words are values */

/* Sections of a CV, in the order of enum cv_section. */
#define CV_SECTION_CLASSES(C, V)                                                                                       \
  C(CV_SECTION_EXPERIENCE, "experience")                                                                               \
  C(CV_SECTION_VOLUNTEER, "volunteer")                                                                                 \
  C(CV_SECTION_PROJECTS, "projects")                                                                                   \
  C(CV_SECTION_EDUCATION, "education")                                                                                 \
  C(CV_SECTION_SKILLS, "skills")                                                                                       \
  C(CV_SECTION_CERTIFICATIONS, "certifications")                                                                       \
  C(CV_SECTION_LANGUAGES, "languages")                                                                                 \
  C(CV_SECTION_SUMMARY, "summary")                                                                                     \
  C(CV_SECTION_COURSES, "courses")                                                                                     \
  C(CV_SECTION_AWARDS, "awards")                                                                                       \
  C(CV_SECTION_PUBLICATIONS, "publications")                                                                           \
  C(CV_SECTION_INTERESTS, "interests")                                                                                 \
  C(CV_SECTION_REFERENCES, "references")                                                                               \
  C(CV_SECTION_CONTACT, "contact")                                                                                     \
  C(CV_SECTION_OTHER, "other") /* "Additional information": of anything */

#define CV_DEGREE_CLASSES(C, V) DEGREE_LEVEL_CLASSES(C, V, CV_DEGREE)

/* How well a language is spoken. */
#define CV_LEVEL_CLASSES(C, V)                                                                                         \
  C(CV_LEVEL_NATIVE, "native")                                                                                         \
  C(CV_LEVEL_FLUENT, "fluent")                                                                                         \
  C(CV_LEVEL_ADVANCED, "advanced")                                                                                     \
  C(CV_LEVEL_INTERMEDIATE, "intermediate")                                                                             \
  C(CV_LEVEL_BASIC, "basic")                                                                                           \
  C(CV_LEVEL_AHEAD, "ahead")           /* "studying", and "expired": a certificate is not held */                      \
  C(CV_LEVEL_UNFINISHED, "unfinished") /* "in progress", "dropped out of": neither is a degree */

#define CV_ENDING_CLASSES(C, V)                                                                                        \
  C(CV_ENDING_PERSON, "person") /* "er": of who does something */                                                      \
  C(CV_ENDING_STREET, "street") /* "straße" */

/* What matching knows of the world; its words are values. */
#define MATCH_CLASSES(C, V)                                                                                            \
  V(MATCH_TITLE, "title")     /* words of titles that say nothing of the work */                                       \
  V(MATCH_FIELD, "field")     /* the same of fields of study */                                                        \
  V(MATCH_SUBJECT, "subject") /* the same of what years are in */                                                      \
  V(MATCH_FAMILY, "family")   /* fields of study that are asked for as one; .holds: what belongs to it */              \
  V(MATCH_COUNTRY, "country")                                                                                          \
  V(MATCH_UNION, "union")   /* countries of which one's citizens may work in all */                                    \
  V(MATCH_STEM, "stem")     /* stems that are one */                                                                   \
  V(MATCH_WORK, "work")     /* kinds of work by their titles */                                                        \
  V(MATCH_ROLE, "role")     /* titles of a kind; .shows: what every holder of it shows; .not: not with this word */    \
  V(MATCH_PLACE, "place")   /* employers of a kind; .shows: what work there shows */                                   \
  C(MATCH_WISH, "wish")     /* what a person wishes of a job: no proof */                                              \
  V(MATCH_NUMBER, "number") /* .mark: before a number, not of the words around it */                                   \
  V(MATCH_LEVEL, "level")   /* .basic, .middling: how far somebody knows a thing */                                    \
  V(MATCH_SAY, "say")       /* phrases of the section in the posting's language */                                     \
  C(MATCH_VERB, "verb")     /* begin a point */                                                                        \
  C(MATCH_PLAIN, "plain")   /* of no weight */                                                                         \
  C(MATCH_LIGHT, "light")   /* of little weight */                                                                     \
  C(MATCH_FILLER, "filler") /* no part of what is asked */                                                             \
  C(MATCH_COUNT, "count")                                                                                              \
  C(MATCH_DRIVING, "driving-licence") /* the licence that CVs leave out */                                             \
  V(MATCH_LEADING, "leading")         /* leading others: .whole, .inside: asked for; .charges: not; .said: in a CV */  \
  C(MATCH_EITHER, "either")           /* "or": one of two suffices */                                                  \
  C(MATCH_UNSAID, "unsaid")           /* skills that hardly a CV names: "computer literacy" */                         \
  C(MATCH_EXAMPLE, "example")         /* "such as": what opens the examples of an ask */                               \
  C(MATCH_ALTERNATIVE, "alternative") /* "or equivalent": something else is taken too */                               \
  V(MATCH_CLEARANCE, "clearance")     /* by rank: "clearance.4" is top secret, "clearance.0" none */                   \
  C(MATCH_LICENCE, "licence")         /* without which one may not work */                                             \
  C(MATCH_TITLE_LICENCE, "title-licence") /* the same, which whoever has worked under the title has */                 \
  C(MATCH_PAPERS, "papers")               /* say that something is a licence, not for what */                          \
  C(MATCH_HELD, "held")                   /* say behind it that a paper is held */                                     \
  C(MATCH_HELD_OTHERS, "held-others")     /* say that others hold it */                                                \
  C(MATCH_HELD_AHEAD, "held-ahead")       /* say that it is ahead, or over */                                          \
  C(MATCH_HELD_NOT, "held-not")           /* say so outside a list of certificates */                                  \
  V(MATCH_CLAUSE, "clause") /* after a comma: what follows may be left out; .ending: how such a word ends */           \
  V(MATCH_PAST, "past")     /* .ending: how words end that open a CV's sentences */

#endif
