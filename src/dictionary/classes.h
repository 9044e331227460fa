/* The names that dictionaries/ may use: tables, the classes of each table, their flags, and the sets of words. One list
 * serves the enumerators that the readers use, the words that the files use, and the compiler, which refuses any other
 * name with file and line. A new class, set or flag is a line here; its words are lines in dictionaries/.
 *
 * In the lists, C(enumerator, name) is a plain class and V(enumerator, name) one that comes in variants: "number" is
 * written "number.3" or "number.half". Either may bear flags: "remote.weak", "sponsor.offer".
 */
#ifndef FORTE_DICTIONARY_CLASSES_H
#define FORTE_DICTIONARY_CLASSES_H

#include "base/slice.h"
#include "dictionary/input_classes.h"

/* ---- classes ---- */

/* What a heading opens: the kinds of sections (posting/posting.h). */
#define HEADING_CLASSES(C, V)                                                                                          \
  C(SECTION_ABOUT, "about")               /* the company, the team, why join */                                        \
  C(SECTION_DUTIES, "duties")             /* responsibilities, the role, what you will do */                           \
  C(SECTION_REQUIREMENTS, "requirements") /* minimum qualifications, must have */                                      \
  C(SECTION_PREFERRED, "preferred")       /* nice to have, preferred qualifications */                                 \
  C(SECTION_TOOLS, "tools")               /* tech stack, technologies */                                               \
  C(SECTION_BENEFITS, "benefits")         /* what we offer, perks */                                                   \
  C(SECTION_PAY, "pay")                                                                                                \
  C(SECTION_CONDITIONS, "conditions") /* physical demands, work environment, schedule, travel */                       \
  C(SECTION_EDUCATION, "education")   /* education (and experience) required */                                        \
  C(SECTION_LEGAL, "legal")           /* equal opportunity, privacy, accommodation, how to apply */                    \
  C(SECTION_IDEAL, "ideal")           /* while reading only: "the ideal candidate", settled as one of the above */     \
  C(SECTION_AWAITS, "awaits")         /* while reading only: "What awaits you": the duties, or what is offered */      \
  C(SECTION_UNNEEDED, "unneeded")     /* while reading only: "You don't need", its items are denied */                 \
  C(SECTION_POSTING, "posting")       /* while reading only: "About the job", of the whole posting: no section */

/* What stands on a heading's line beside its own words; and words that make a heading of function words and fillers
 * alone ("Womit du uns überzeugst:"), and of which kind. */
#define FILL_CLASSES(C, V)                                                                                             \
  C(FILL_WORDS, "fill")                                                                                                \
  C(FILL_REQUIREMENTS, "requirements")                                                                                 \
  C(FILL_DUTIES, "duties")                                                                                             \
  C(FILL_BENEFITS, "benefits")

#define BOILERPLATE_CLASSES(C, V)                                                                                      \
  C(BOILERPLATE_LEGAL, "legal")                                                                                        \
  C(BOILERPLATE_BENEFITS, "benefits")                                                                                  \
  C(BOILERPLATE_ABOUT, "about")

/* What pages hold beside a posting. */
#define FURNITURE_CLASSES(C, V)                                                                                        \
  C(FURNITURE_LINE, "line")     /* of a line that holds nothing else */                                                \
  C(FURNITURE_STARTS, "starts") /* at a line's beginning */                                                            \
  C(FURNITURE_ANYWHERE, "anywhere")                                                                                    \
  C(FURNITURE_PART, "part") /* in the name that a page's author gives an element: what is in it is not the posting */  \
  C(FURNITURE_OTHER_JOBS, "other-jobs") /* begin a heading above other jobs */

#define CUE_CLASSES(C, V)                                                                                              \
  C(CUE_PREFERRED, "preferred")                                                                                        \
  C(CUE_REQUIRED, "required")                                                                                          \
  C(CUE_ASKS, "asks")                                                                                                  \
  C(CUE_NEGATED, "negated")                                                                                            \
  C(CUE_DUTY, "duty")                                                                                                  \
  C(CUE_ANY_OF, "any-of")                                                                                              \
  C(CUE_ALL_OF, "all-of")                                                                                              \
  C(CUE_CLAUSE, "clause")                                                                                              \
  C(CUE_OPENS_ANY, "opens-any")                                                                                        \
  C(CUE_CLOSES_ANY, "closes-any")                                                                                      \
  C(CUE_UNNEEDED, "unneeded")                                                                                          \
  C(CUE_IDIOM, "idiom") /* "no nonsense": says nothing of what stands beside it */

/* Names that stand together with a slash and are no alternatives. */
#define STACK_CLASSES(C, V) C(STACK_PAIR, "stack")

#define FACT_CLASSES(C, V)                                                                                             \
  C(FACT_LABEL_TITLE, "label-title") /* "Job title:" */                                                                \
  C(FACT_LABEL_COMPANY, "label-company")                                                                               \
  C(FACT_LABEL_LOCATION, "label-location")                                                                             \
  C(FACT_LABEL_EMPLOYMENT, "label-employment") /* the last of the labels */                                            \
  V(FACT_EMPLOYMENT, "employment")                                                                                     \
  V(FACT_SENIORITY, "seniority")

/* What every reader counts with, and patterns are made of. */
#define QUANTITY_CLASSES(C, V)                                                                                         \
  V(QUANTITY_NUMBER, "number")                                                                                         \
  C(QUANTITY_YEAR, "unit_year") /* these four measure experience */                                                    \
  C(QUANTITY_MONTH, "unit_month")                                                                                      \
  C(QUANTITY_DECADE, "unit_decade")                                                                                    \
  C(QUANTITY_YOE, "unit_yoe")          /* says experience by itself */                                                 \
  V(QUANTITY_YEARS_LONG, "years_long") /* number and unit in one word: "dreijährige Erfahrung" */                     \
  C(QUANTITY_WEEK, "unit_week")                                                                                        \
  C(QUANTITY_DAY, "unit_day")                                                                                          \
  C(QUANTITY_WEEKDAY, "weekday")                                                                                       \
  C(QUANTITY_TO, "to")   /* from one end of a range to the other */                                                    \
  C(QUANTITY_OR, "or")   /* the same of years and days: "2 or 3 years" */                                              \
  C(QUANTITY_AND, "and") /* the same after "between" */                                                                \
  C(QUANTITY_PER, "per") /* before a unit: so much for each */

#define YEARS_CLASSES(C, V)                                                                                            \
  C(YEARS_WHOLE, "whole") /* "consecutive": between figure and unit */                                                 \
  C(YEARS_MORE, "more")                                                                                                \
  C(YEARS_AT_LEAST, "at_least")                                                                                        \
  C(YEARS_OVER, "over") /* "more than": says less of a demand than "at least" */                                       \
  C(YEARS_UP_TO, "up_to")                                                                                              \
  C(YEARS_BETWEEN, "between")                                                                                          \
  C(YEARS_EXPERIENCE, "experience")                                                                                    \
  C(YEARS_CANDIDATE, "candidate")                                                                                      \
  C(YEARS_COMPANY, "company")                                                                                          \
  C(YEARS_NOT_AFTER, "not_after")                                                                                      \
  C(YEARS_NOUN, "noun") /* "plan", "project": after a unit that is an adjective */                                     \
  C(YEARS_NOT_BEFORE, "not_before")                                                                                    \
  C(YEARS_NOT_LABEL, "not_label")                                                                                      \
  C(YEARS_PREFERRED, "preferred")                                                                                      \
  C(YEARS_SOFTLY, "softly") /* "ideally": before the amount */                                                         \
  C(YEARS_REQUIRED, "required")                                                                                        \
  C(YEARS_OF_WHICH, "of_which")                                                                                        \
  C(YEARS_FILLER, "filler")                                                                                            \
  C(YEARS_STOP, "stop")

/* Levels of degrees, lowest first but for "any"; P is DEGREE or DEGREES. */
#define DEGREE_LEVEL_CLASSES(C, V, P)                                                                                  \
  C(P##_ANY, "any")                                                                                                    \
  C(P##_HIGH_SCHOOL, "high_school")                                                                                    \
  C(P##_ASSOCIATE, "associate")                                                                                        \
  C(P##_BACHELOR, "bachelor")                                                                                          \
  C(P##_MASTER, "master")                                                                                              \
  C(P##_MBA, "mba")                                                                                                    \
  C(P##_DOCTORATE, "doctorate")                                                                                        \
  C(P##_PROFESSIONAL, "professional")

#define DEGREES_CLASSES(C, V)                                                                                          \
  DEGREE_LEVEL_CLASSES(C, V, DEGREES)                                                                                  \
  C(DEGREES_BAC, "bac") /* the French school-leaving exam: "Bac+5" counts the years of study after it */               \
  C(DEGREES_DECOY, "decoy")                                                                                            \
  C(DEGREES_LATER, "later") /* "support you in pursuing": before a degree to be taken later */                         \
  C(DEGREES_PREFERRED, "preferred")                                                                                    \
  C(DEGREES_SOFTLY, "softly") /* "ideally": before the degree it softens, after it only what follows */                \
  C(DEGREES_REQUIRED, "required")                                                                                      \
  C(DEGREES_NOT, "not")               /* "no", "without" before */                                                     \
  C(DEGREES_NOT_NEEDED, "not_needed") /* "not required" after */                                                       \
  C(DEGREES_EQUIVALENT, "equivalent") /* "or equivalent experience" */                                                 \
  C(DEGREES_STOP, "stop")             /* what ends the list of fields */                                               \
  C(DEGREES_CANDIDATE, "candidate")                                                                                    \
  C(DEGREES_VAGUE, "vague") /* a field that only announces a list: "a quantitative discipline" */

#define CONDITION_CLASSES(C, V)                                                                                        \
  C(COND_WORK_AUTHORIZATION, "work_authorization")                                                                     \
  C(COND_NO_SPONSORSHIP, "no_sponsorship")                                                                             \
  C(COND_SPONSORSHIP_OFFERED, "sponsorship_offered")                                                                   \
  C(COND_CLEARANCE, "clearance")                                                                                       \
  C(COND_ONSITE, "onsite")                                                                                             \
  C(COND_HYBRID, "hybrid")                                                                                             \
  C(COND_REMOTE, "remote")                                                                                             \
  C(COND_TRAVEL, "travel")                                                                                             \
  C(COND_SHIFT, "shift")                                                                                               \
  C(COND_PHYSICAL, "physical")                                                                                         \
  C(COND_BACKGROUND_CHECK, "background_check")                                                                         \
  C(COND_DRIVING, "driving")                                                                                           \
  C(COND_LABEL_REMOTE, "label_remote") /* the first that is no type of condition */                                    \
  C(COND_SPONSOR, "sponsor")                                                                                           \
  C(COND_VISA_CELL, "visa_cell")                                                                                       \
  C(COND_SPONSOR_YES, "sponsor_yes")                                                                                   \
  C(COND_NO, "no")                                                                                                     \
  C(COND_QUESTION, "question")                                                                                         \
  C(COND_WORKPLACE, "workplace") /* "im Büro", "thuis": with some days a week, hybrid */                              \
  C(COND_DECOY, "decoy")

#define PAY_CLASSES(C, V)                                                                                              \
  V(PAYC_CURRENCY, "currency")                                                                                         \
  V(PAYC_SCALE, "scale")                                                                                               \
  V(PAYC_PERIOD, "period")         /* "per hour", "annually" */                                                        \
  V(PAYC_UNIT, "unit")             /* "hour": a period after a slash or "per" */                                       \
  C(PAYC_PER_OTHER, "per_other")   /* "per game" */                                                                    \
  C(PAYC_OTHER_UNIT, "other_unit") /* "game" after a slash */                                                          \
  V(PAYC_RATE, "rate")             /* "hourly wage": a label and a period */                                           \
  V(PAYC_LABEL, "label")           /* salary, pay, compensation */                                                     \
  C(PAYC_OTE, "ote")                                                                                                   \
  C(PAYC_BONUS, "bonus")                                                                                               \
  C(PAYC_STIPEND, "stipend")                                                                                           \
  C(PAYC_EQUITY, "equity")                                                                                             \
  C(PAYC_DECOY, "decoy")                                                                                               \
  C(PAYC_FROM, "from")                                                                                                 \
  C(PAYC_UP_TO, "up_to")                                                                                               \
  C(PAYC_BETWEEN, "between")                                                                                           \
  C(PAYC_MORE, "more")                                                                                                 \
  C(PAYC_PLUS, "plus")                                                                                                 \
  V(PAYC_PLACE, "place")                                                                                               \
  C(PAYC_SALARIES, "salaries") /* "in 14 pagas": after how many a year */                                              \
  C(PAYC_NOTHING, "none")

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
  V(MATCH_STEM, "stem")     /* stems that are one */                                                                   \
  V(MATCH_WORK, "work")     /* kinds of work by their titles */                                                        \
  V(MATCH_ROLE, "role")     /* titles of a kind; .shows: what every holder of it shows */                              \
  V(MATCH_NUMBER, "number") /* .mark: before a number, not of the words around it */                                   \
  V(MATCH_LEVEL, "level")   /* .basic, .middling: how far somebody knows a thing */                                    \
  V(MATCH_SAY, "say")       /* phrases of the section in the posting's language */                                     \
  C(MATCH_VERB, "verb")     /* begin a point */                                                                        \
  C(MATCH_PLAIN, "plain")   /* of no weight */                                                                         \
  C(MATCH_LIGHT, "light")   /* of little weight */                                                                     \
  C(MATCH_FILLER, "filler") /* no part of what is asked */                                                             \
  C(MATCH_COUNT, "count")                                                                                              \
  C(MATCH_DRIVING, "driving-licence") /* the licence that CVs leave out */                                             \
  C(MATCH_LEADING, "leading")         /* leading others, as the subject of years */                                    \
  C(MATCH_EITHER, "either")           /* "or": one of two suffices */                                                  \
  C(MATCH_UNSAID, "unsaid")           /* skills that hardly a CV names: "computer literacy" */                         \
  C(MATCH_EXAMPLE, "example")         /* "such as": what opens the examples of an ask */                               \
  C(MATCH_ALTERNATIVE, "alternative") /* "or equivalent": something else is taken too */                               \
  V(MATCH_CLEARANCE, "clearance")     /* by rank: "clearance.4" is top secret, "clearance.0" none */                   \
  C(MATCH_LICENCE, "licence")         /* without which one may not work */                                             \
  V(MATCH_CLAUSE, "clause")           /* after a comma: what follows may be left out; .ending: how such a word ends */ \
  V(MATCH_PAST, "past")               /* .ending: how words end that open a CV's sentences */

/* ---- flags that a class may bear: bits of a hit's flags, above those of its form (enum form_flag) ---- */

#define CLASS_FLAGS(F)                                                                                                 \
  F(CLASS_WEAK, 9, "weak")            /* counts only where it stands alone */                                          \
  F(CLASS_OFFER, 10, "offer")         /* says that it is offered */                                                    \
  F(CLASS_POST, 11, "post")           /* speaks of the post itself */                                                  \
  F(CLASS_ONCE, 13, "once")           /* paid once, not by the year */                                                 \
  F(CLASS_OF_DEGREE, 12, "of_degree") /* equivalent to a degree, not to experience */                                  \
  F(CLASS_SHOWS, 14, "shows")         /* of titles: what their holders show */                                         \
  F(CLASS_OR_NEXT, 14, "or_next")     /* of levels: or the one above it, "grado medio o superior" */                   \
  F(CLASS_HOLDS, 7, "holds")          /* what belongs to a family */

/* ---- tables: enumerator, name, its classes; OPEN where names are not a closed list ---- */

#define TABLES(T)                                                                                                      \
  T(TABLE_SKILLS, "skills", OPEN)                                                                                      \
  T(TABLE_HEADINGS, "headings", HEADING_CLASSES)                                                                       \
  T(TABLE_FILL, "heading-fill", FILL_CLASSES)                                                                          \
  T(TABLE_BOILERPLATE, "boilerplate", BOILERPLATE_CLASSES)                                                             \
  T(TABLE_FURNITURE, "furniture", FURNITURE_CLASSES)                                                                   \
  T(TABLE_NOTES, "notes", NOTE_CLASSES)                                                                                \
  T(TABLE_FIELDS, "fields", FIELD_CLASSES)                                                                             \
  T(TABLE_CUES, "cues", CUE_CLASSES)                                                                                   \
  T(TABLE_TITLES, "titles", TITLE_CLASSES)                                                                             \
  T(TABLE_STACKS, "stacks", STACK_CLASSES)                                                                             \
  T(TABLE_FACTS, "facts", FACT_CLASSES)                                                                                \
  T(TABLE_QUANTITIES, "quantities", QUANTITY_CLASSES)                                                                  \
  T(TABLE_YEARS, "years", YEARS_CLASSES)                                                                               \
  T(TABLE_DEGREES, "degrees", DEGREES_CLASSES)                                                                         \
  T(TABLE_CONDITIONS, "conditions", CONDITION_CLASSES)                                                                 \
  T(TABLE_PAY, "pay", PAY_CLASSES)                                                                                     \
  T(TABLE_CV_SECTIONS, "cv-sections", CV_SECTION_CLASSES)                                                              \
  T(TABLE_CV_DATES, "cv-dates", CV_CLASSES)                                                                            \
  T(TABLE_CV_PARTS, "cv-parts", CV_CLASSES)                                                                            \
  T(TABLE_CV_SCHOOLS, "cv-schools", CV_CLASSES)                                                                        \
  T(TABLE_CV_MODES, "cv-modes", CV_CLASSES)                                                                            \
  T(TABLE_CV_LABELS, "cv-labels", CV_CLASSES)                                                                          \
  T(TABLE_CV_HEADS, "cv-heads", CV_CLASSES)                                                                            \
  T(TABLE_CV_LEVELS, "cv-levels", CV_LEVEL_CLASSES)                                                                    \
  T(TABLE_CV_PLACES, "cv-places", CV_CLASSES)                                                                          \
  T(TABLE_CV_DEGREES, "cv-degrees", CV_DEGREE_CLASSES)                                                                 \
  T(TABLE_CV_LANGUAGES, "cv-languages", OPEN)                                                                          \
  T(TABLE_CV_DENIALS, "cv-denials", CV_CLASSES)                                                                        \
  T(TABLE_CV_ENDINGS, "cv-endings", CV_ENDING_CLASSES)                                                                 \
  T(TABLE_MATCH, "match", MATCH_CLASSES)                                                                               \
  T(TABLE_SAID, "said", OPEN)                                                                                          \
  T(TABLE_SKILL_MODEL, "skill-model", OPEN)                                                                            \
  T(TABLE_AFFINITY, "affinity", OPEN)                                                                                  \
  T(TABLE_WORD_IDF, "word-idf", OPEN)

/* ---- sets of words: a token knows its own as bits. Only what several rules or readers share needs a common name ----
 */

#define WORD_SETS(S)                                                                                                   \
  S(SET_STATEMENT_OPENERS, "statement-openers") /* "Knowledge", "Proven": begin a requirement */                       \
  S(SET_STATEMENT_LINKS, "statement-links")     /* after such an opener: "of", "to" */                                 \
  S(SET_STATEMENT_JOINS, "statement-joins")     /* before a word that goes on with a statement */                      \
  S(SET_CONJUNCTIONS, "conjunctions")           /* join two of a list: "and", "or", "plus" */                          \
  S(SET_EMPLOYER_AT, "employer-at")             /* between a job and its employer: "at" */                             \
  S(SET_PAGE_WORD, "page-word")                 /* "page": of a page's number */                                       \
  S(SET_HYPHEN_HEADS, "hyphen-heads")           /* before a hyphen that is no line's: "cross-functional" */            \
  S(SET_REPLY_MARKS, "reply-marks")             /* "Re:", before a subject */                                          \
  S(SET_NAME_JOINTS, "name-joints")             /* in lower case in a school's or a firm's name: "of", "de la" */      \
  S(SET_ABBREVIATIONS, "abbreviations")         /* "Inc.": whose dot ends no sentence */                               \
  S(SET_PHRASE_LINKS, "phrase-links")           /* inside a noun phrase: "de", "van" */                                \
  S(SET_USE, "use")                             /* right before a tool's name in prose: "using", "via" */              \
  S(SET_SPEAKS, "speaks")                       /* before a language that one has: "fluent in" */                      \
  S(SET_NO_ITEM, "no-item")                     /* in no item of a list of skills */                                   \
  S(SET_STREET_WORDS, "street-words")           /* "Street", "Ave", written large */                                   \
  S(SET_STREET_LEADS, "street-leads")           /* "rue", before the street's name */                                  \
  S(SET_DOCUMENTS, "documents")                 /* what a CV calls itself */                                           \
  S(SET_NAME_PARTICLES, "name-particles")       /* in small letters in a person's name: "van" */                       \
  S(SET_CV_CODE, "cv-code")                     /* after a name it is a language: "Swift code" */                      \
  S(SET_CV_SYSTEMS, "cv-systems")               /* the same where software is built */                                 \
  S(SET_CV_BUILDERS, "cv-builders")                                                                                    \
  S(SET_CV_NONE, "cv-none")       /* deny what is right behind them in a CV: "No SQL" */                               \
  S(SET_CV_HAVING, "cv-having")   /* what somebody may lack of a skill: "no payroll experience" */                     \
  S(SET_CV_KINDS, "cv-kinds")     /* of what kind that is: "no formal training" */                                     \
  S(SET_CV_DID, "cv-did")         /* open a line of work: "Ran the rota" */                                            \
  S(SET_CV_DOES, "cv-does")       /* the same, before a word in small letters: "Manage two buyers" */                  \
  S(SET_CV_USE, "cv-use")         /* before a tool's name in a CV: "in Excel", "taught Word" */                        \
  S(SET_CV_WRITES, "cv-writes")   /* opens a line of somebody who builds software, before a language: "Wrote Go" */    \
  S(SET_CV_MOVES, "cv-moves")     /* what went from one tool to another: "migrated" */                                 \
  S(SET_CV_FROM_TO, "cv-from-to") /* before either of them: "from Perl to Go" */                                       \
  S(SET_BILINGUAL, "bilingual")   /* beside languages that are all wanted: "bilingual English/Spanish" */              \
  S(SET_CURRENCIES, "currencies") /* codes that are also words: "80,000 CAD" */                                        \
  S(SET_LANGUAGE_WORDS, "language-words") /* after "French": a language is meant */                                    \
  S(SET_TITLE_LEADS, "title-leads")       /* before a title: articles, numbers */                                      \
  S(SET_TITLE_PRAISE, "title-praise")     /* before a title: "experienced" */                                          \
  S(SET_GENDER_ENDINGS, "gender-endings") /* of the other gender: "Jefe/a", "Entwickler:in" */                         \
  S(SET_TITLE_STOPS, "title-stops")       /* in no title */                                                            \
  S(SET_TITLE_LEVELS, "title-levels")     /* after a title: "II" */                                                    \
  S(SET_TITLE_THIS, "title-this")         /* "this Data Engineer role" */                                              \
  S(SET_TITLE_OF, "title-of")             /* between a title's noun and what it is of */                               \
  S(SET_TITLE_JOINS, "title-joins")       /* between titles */                                                         \
  S(SET_TITLE_GOES_ON, "title-goes-on")   /* after a title's noun in a head line */                                    \
  S(SET_TITLE_READER, "title-reader")     /* the reader, in "As a Data Engineer, you will" */                          \
  S(SET_PERSON_TITLES, "person-titles")   /* "Mr." */                                                                  \
  S(SET_STREETS, "streets")               /* "Street", "County": after a name, a place */                              \
  S(SET_LANDSCAPE, "landscape")           /* "coast", "Beach": after a name, a place */                                \
  S(SET_WE, "we")                         /* the posting's voice */                                                    \
  S(SET_WORKPLACE, "workplace")           /* before an employer: "at", "join" */                                       \
  S(SET_BE, "be")                         /* forms of to be and to have */                                             \
  S(SET_HIRES, "hires")                   /* after "Acme is": "hiring" */                                              \
  S(SET_PREMISES, "premises")             /* "Acme headquarters" */                                                    \
  S(SET_TOOL_CLASSES, "tool-classes")     /* "tools", "languages": what follows in brackets are examples */            \
  S(SET_CHOICE_OPENERS, "choice-openers") /* "one of", "any", "at least one": announce a choice */                     \
  S(SET_ANY, "any")                                                                                                    \
  S(SET_WHOLE, "whole")       /* "suite": what follows in brackets are its parts */                                    \
  S(SET_EXAMPLES, "examples") /* "including": parts of a whole, no choice */                                           \
  S(SET_ET_CETERA, "et-cetera")                                                                                        \
  S(SET_AND, "and")                                                                                                    \
  S(SET_PLURAL_VERBS, "plural-verbs")       /* "are" */                                                                \
  S(SET_PREDICATES, "predicates")           /* begin what is said of a thing before it: "is a plus", "desirable" */    \
  S(SET_LEADING_ADVERBS, "leading-adverbs") /* "ideally": speaks of what follows, no comma needed */                   \
  S(SET_NEED_VERBS, "need-verbs")           /* "brauchst": before a "nicht" later in the clause */                     \
  S(SET_GENDER_LETTERS, "gender-letters")   /* of "(m/w/d)", "H/F" */                                                  \
  S(SET_SECOND_PERSON, "second-person")     /* "you", "your": a sentence that speaks to the reader */                  \
  S(SET_ARTICLES, "articles")                                                                                          \
  S(SET_NOT, "not")                                                                                                    \
  S(SET_DEGREES_OF, "degrees-of") /* between "not" and what it denies: "a", "strictly" */                              \
  S(SET_PLUS, "plus")                                                                                                  \
  S(SET_ABOUT, "about")                                                                                                \
  S(SET_ROUGHLY, "roughly")                   /* before an amount, of no weight: "a", "about" */                       \
  S(SET_ONE, "one")                           /* "a year": one of them */                                              \
  S(SET_NEEDED, "needed")                     /* what a "not" denies: "required", "available" */                       \
  S(SET_LETTER_ESSENTIAL, "letter-essential") /* "Excel (E)": of a person specification */                             \
  S(SET_LETTER_DESIRABLE, "letter-desirable") /* "Python (D)", where a line says what it stands for */                 \
  S(SET_CHECKS, "checks")                     /* what is done: "background check", not "criminal record" */            \
  S(SET_PAY_ASIDE, "pay-aside")               /* between an amount and its period: "gross", "VAT" */                   \
  S(SET_PAY_GROSS, "pay-gross")               /* the same, and said of pay alone: "brutto" */                          \
  S(SET_AT_LEAST, "at-least") /* before an amount that stands for something else: "at least an additional" */          \
  S(SET_WITH, "with")         /* opens a sentence of what one has */                                                   \
  S(SET_OR, "or")                                                                                                      \
  S(SET_IN_FIELD, "in-field") /* before what an amount is in: "in", "with" */                                          \
  S(SET_FOLLOWING, "following")                                                                                        \
  S(SET_LINE_GOES_ON, "line-goes-on")     /* at the end of a line: the sentence goes on in the next, "and", "the" */   \
  S(SET_HEADING_JOINTS, "heading-joints") /* in lower case between the words of a heading: "and", "of", "und" */       \
  S(SET_BEFORE_DATE, "before-date")       /* right before a date in running text: "in", "since" */                     \
  S(SET_OWN_ACCOUNT, "own-account")       /* instead of an employer: "Freelance", "Self-employed" */                   \
  S(SET_PLACE_PREFIXES, "place-prefixes") /* before a town's name, and part of it: "West Memphis" */                   \
  S(SET_FIELD_STOPS, "field-stops")       /* after a degree's field: "from", "with", "cum" */                          \
  S(SET_FIELD_LEADS, "field-leads")       /* between a degree and its field: "in", "of", "majoring" */                 \
  S(SET_DEGREE_FACULTIES, "degree-faculties") /* in a degree's name, and no field: "Science", "Arts" */                \
  S(SET_MAJORS, "majors")                     /* announce a field: "major", "concentration" */                         \
  S(SET_SCHOOL_AT, "school-at")               /* before a school: "at", "from" */                                      \
  S(SET_ANSWER_NO, "answer-no")               /* answers a label: "Remote: no" */                                      \
  S(SET_MODE_GOES_ON, "mode-goes-on")         /* after "or remote": "within the US", "if possible" */                  \
  S(SET_LOCATION_LABELS, "location-labels")   /* "Location - Remote" */                                                \
  S(SET_POSTS, "posts")                       /* "remote sales position": the post itself */                           \
  S(SET_WHERE, "where")                       /* before a place: "On-site in Oslo" */                                  \
  S(SET_SINGLE_DAY, "single-day")             /* "one day onsite": a visit */                                          \
  S(SET_EVERY_WEEK, "every-week")             /* "a day in the office every week" */                                   \
  S(SET_EXCEPTIONS, "exceptions")             /* take back a denial: "not required but" */                             \
  S(SET_SOME, "some")                         /* "some roles": not this one */                                         \
  S(SET_SEVERAL_POSTS, "several-posts")       /* after "some": "roles", "teams" */                                     \
  S(SET_EMPLOYERS_DUTY, "employers-duty")     /* of the employer: "complies with", "laws governing" */                 \
  S(SET_CLEARANCE_BEFORE, "clearance-before") /* before a clearance: "active", "obtain" */                             \
  S(SET_CLEARANCE_AFTER, "clearance-after")   /* after its level: "clearance" */                                       \
  S(SET_WEIGHTS, "weights")                   /* what is lifted: "pounds", "kg" */                                     \
  S(SET_FORM_ANSWERS, "form-answers")         /* after a label of a form: "yes", "occasional" */                       \
  S(SET_SPONSORSHIP, "sponsorship")                                                                                    \
  S(SET_ASKING, "asking")         /* begin a question to the reader: "will", "do" */                                   \
  S(SET_ASKED, "asked")           /* ... of whom: "you" */                                                             \
  S(SET_INTERVIEWS, "interviews") /* the way of hiring */                                                              \
  S(SET_ONLY, "only")                                                                                                  \
  S(SET_FIELD_EDGES, "field-edges")       /* at either end of a field and no part of it: "a", "such as", "ideally" */  \
  S(SET_IN_A_FIELD, "in-a-field")         /* between a degree and its field: "in", "of" */                             \
  S(SET_LEVEL_JOINS, "level-joins")       /* between two levels of one statement: "or a", "or higher" */               \
  S(SET_LEVEL_LEADS, "level-leads")       /* after a short form that is a degree: "BS in", "MA from" */                \
  S(SET_AFFIRMATIVE, "affirmative")       /* "AA": affirmative action, beside the words of the next set */             \
  S(SET_EQUAL_CHANCES, "equal-chances")   /* of a notice of equal opportunity: "EOE", "veteran" */                     \
  S(SET_OR_MORE, "or-more")               /* "BS or higher" */                                                         \
  S(SET_DEGREE_GOES_ON, "degree-goes-on") /* after "degree" where one is asked for: "in", "required" */                \
  S(SET_NAMED_BEFORE, "named-before")     /* before "degree": one that was named: "the", "your" */                     \
  S(SET_LEVEL_GOES_ON, "level-goes-on")   /* after a level that is asked for, not named in passing */                  \
  S(SET_IN, "in")                                                                                                      \
  S(SET_EQUAL_TO, "equal-to")                 /* "equivalent": experience instead of the degree */                     \
  S(SET_EXPERIENCE_NOUNS, "experience-nouns") /* what is equivalent to a degree: "experience", "training" */           \
  S(SET_EQUAL_ELSE, "equal-else")             /* after "equivalent": of something else, "field", "degree" */           \
  S(SET_OPTION, "option")                     /* "Option 2: 8 years" */                                                \
  S(SET_LATER_OPTION, "later-option")         /* number of an option that is not the first */                          \
  S(SET_AMOUNT_LEADS, "amount-leads")         /* between "minimum" and its amount: "of", "about" */                    \
  S(SET_PLUS_GOES_ON, "plus-goes-on")         /* after "$100k plus": the plus is of the amount */                      \
  S(SET_LOWEST, "lowest")                     /* "Min: $70,000" */                                                     \
  S(SET_HIGHEST, "highest")                   /* "Max: $100,000" */                                                    \
  S(SET_DOLLARS, "dollars")                   /* codes that "$" may stand for */                                       \
  S(SET_PAY_PER, "pay-per")                   /* before the unit of a period: "per", "a", "pro" */                     \
  S(SET_COUNTED, "counted")                   /* after a figure that is no money: "employees", "miles" */              \
  S(SET_PAY_WALLS, "pay-walls")           /* between an amount and a word that is not about it: "plus", "depending" */ \
  S(SET_AMOUNT_GOES_ON, "amount-goes-on") /* after a bare amount that is pay, not a count of something */              \
  S(SET_SIDE_SUMS, "side-sums")           /* small sums beside the pay: "referral", "gift" */                          \
  S(SET_STIPENDS, "stipends")                                                                                          \
  S(SET_WITHIN, "within")             /* "in cash" */                                                                  \
  S(SET_NO_STATES, "no-states")       /* two capitals in a head line that are no state before an amount: "UX", "HR" */ \
  S(SET_WITH_DEGREE, "with-degree")   /* between a degree and its years: "with", "plus" */                             \
  S(SET_BARE_LEADS, "bare-leads")     /* after an amount without a unit: "2+ with AWS" */                              \
  S(SET_SUBJECT_ENDS, "subject-ends") /* end what begins as a subject: "3 years of management and" */                  \
  S(SET_FIELD_BEGINS, "field-begins") /* may begin a subject: "business analytics" */                                  \
  S(SET_TIME_SPANS, "time-spans")     /* "in five years", "for 25 years": no demand */                                 \
  S(SET_NO_ADJECTIVE, "no-adjective") /* after an amount that is none of the next word: "4-year of" */                 \
  S(SET_YEARS_GO_ON, "years-go-on")   /* after an amount that is asked for: "of", "working", "building" */             \
  S(SET_OR_HIGHER, "or-higher")       /* between a degree and its field: "or higher in" */                             \
  S(SET_OF, "of")                                                                                                      \
  S(SET_ARRANGES, "arranges") /* travel, for others */                                                                 \
  S(SET_TRAVEL_ARTICLES, "travel-articles")                                                                            \
  S(SET_HEADCOUNT, "headcount")           /* after a number: "employees" */                                            \
  S(SET_JOB_SITES, "job-sites")           /* at the end of a page's title: "Indeed.com" */                             \
  S(SET_OWNERS, "owners")                 /* of the employer: "our parent is Acme" */                                  \
  S(SET_SEATS, "seats")                   /* before "in" and a place: "based" */                                       \
  S(SET_SINGULAR_UNITS, "singular-units") /* after more than one: an adjective, "a 3 year roadmap" */                  \
  S(SET_SUBJECT_LEADS, "subject-leads")   /* at either end of a subject and no part of it */

/* ---- rules of sequence: rows of what may stand left and right of a thing, and what then holds of it (rules.h) ---- */

#define RULE_SETS(R)                                                                                                   \
  R(RULES_LANGUAGE, "language") /* is the name of a language one, or a nationality? */                                 \
  R(RULES_CUE, "cue")           /* what a softener or hardener says where it stands */                                 \
  R(RULES_CHOICE, "choice")     /* is a choice announced before the first of a list? */                                \
  R(RULES_NAME, "name")         /* is the capital word a tool's name, or of a person, place, employer? */              \
  R(RULES_TRAVEL, "travel")     /* does one travel, or arrange it for others? */

#define RULE_EFFECTS(E)                                                                                                \
  E(EFFECT_KEEP, "keep") /* an exception from the rows below it */                                                     \
  E(EFFECT_NATIONALITY, "nationality")                                                                                 \
  E(EFFECT_PERSON, "person")                                                                                           \
  E(EFFECT_PLACE, "place")                                                                                             \
  E(EFFECT_EMPLOYER, "employer")                                                                                       \
  E(EFFECT_UNNEEDED, "unneeded") /* "isn't necessary" */                                                               \
  E(EFFECT_CHOICE, "choice")                                                                                           \
  E(EFFECT_ARRANGED, "arranged")

/* How far a rule looks, in words. */
#define RULE_REACHES(D)                                                                                                \
  D(REACH_NEAR, 3, "near")                                                                                             \
  D(REACH_PHRASE, 6, "phrase")                                                                                         \
  D(REACH_CLAUSE, 14, "clause")                                                                                        \
  D(REACH_STATEMENT, 30, "statement")

/* ---- what the lists make ---- */

#define CLASS_ENUM(enumerator, name) enumerator,
#define CLASS_NAME(enumerator, name) name,

typedef enum table_number {
#define TABLE_ENUM(enumerator, name, classes) enumerator,
  TABLES(TABLE_ENUM)
#undef TABLE_ENUM
      DICTIONARY_TABLES
} table_number;

typedef enum word_set { WORD_SETS(CLASS_ENUM) SET_COUNT } word_set;
enum { SET_WORDS = 4, SET_MAX = SET_WORDS * 64 };
_Static_assert((int)SET_COUNT <= (int)SET_MAX, "more sets than a token's bits hold: raise SET_WORDS");

typedef enum rule_set { RULE_SETS(CLASS_ENUM) RULE_SET_COUNT } rule_set;
typedef enum rule_effect { EFFECT_NONE, RULE_EFFECTS(CLASS_ENUM) EFFECT_COUNT } rule_effect;
enum {
#define REACH_ENUM(enumerator, words, name) enumerator = (words),
  RULE_REACHES(REACH_ENUM)
#undef REACH_ENUM
};

enum class_flag {
#define FLAG_ENUM(enumerator, bit, name) enumerator = 1 << (bit),
  CLASS_FLAGS(FLAG_ENUM)
#undef FLAG_ENUM
};

typedef enum cue_class { CUE_NONE, CUE_CLASSES(CLASS_ENUM, CLASS_ENUM) CUE_CLASS_COUNT } cue_class;
typedef enum fill_class { FILL_NONE, FILL_CLASSES(CLASS_ENUM, CLASS_ENUM) } fill_class;
typedef enum boilerplate_class { BOILERPLATE_NONE, BOILERPLATE_CLASSES(CLASS_ENUM, CLASS_ENUM) } boilerplate_class;
typedef enum stack_class { STACK_NONE, STACK_CLASSES(CLASS_ENUM, CLASS_ENUM) } stack_class;
typedef enum facts_class { FACT_NONE, FACT_CLASSES(CLASS_ENUM, CLASS_ENUM) } facts_class;
static inline bool is_fact_label(int class) { return class >= FACT_LABEL_TITLE && class <= FACT_LABEL_EMPLOYMENT; }
typedef enum field_class { FIELD_NONE, FIELD_CLASSES(CLASS_ENUM, CLASS_ENUM) FIELD_COUNT } field_class;
typedef enum note_class { NOTE_NONE, NOTE_CLASSES(CLASS_ENUM, CLASS_ENUM) } note_class;
typedef enum match_class { MATCH_NONE, MATCH_CLASSES(CLASS_ENUM, CLASS_ENUM) } match_class;
typedef enum furniture_class { FURNITURE_NONE, FURNITURE_CLASSES(CLASS_ENUM, CLASS_ENUM) } furniture_class;
typedef enum title_class { TITLE_NONE, TITLE_CLASSES(CLASS_ENUM, CLASS_ENUM) } title_class;
/* Cues of quantities stand among those of another table: their numbers lie above its own. */
enum { QUANTITY_BASE = 64 };
typedef enum quantity_class { QUANTITY_NONE = QUANTITY_BASE, QUANTITY_CLASSES(CLASS_ENUM, CLASS_ENUM) } quantity_class;
typedef enum years_class { YEARS_NONE, YEARS_CLASSES(CLASS_ENUM, CLASS_ENUM) } years_class;
typedef enum degrees_class { DEGREES_NONE, DEGREES_CLASSES(CLASS_ENUM, CLASS_ENUM) } degrees_class;
typedef enum conditions_class { COND_NONE, CONDITION_CLASSES(CLASS_ENUM, CLASS_ENUM) } conditions_class;
typedef enum pay_class { PAYC_NONE, PAY_CLASSES(CLASS_ENUM, CLASS_ENUM) } pay_class;
typedef enum cv_section_class {
  CV_NO_SECTION,
  CV_SECTION_CLASSES(CLASS_ENUM, CLASS_ENUM) CV_SECTION_END
} cv_section_class;
typedef enum cv_level_class { CV_NO_LEVEL, CV_LEVEL_CLASSES(CLASS_ENUM, CLASS_ENUM) } cv_level_class;
typedef enum cv_ending_class { CV_NO_ENDING, CV_ENDING_CLASSES(CLASS_ENUM, CLASS_ENUM) } cv_ending_class;
typedef enum cv_class { CV_NO_CLASS, CV_CLASSES(CLASS_ENUM, CLASS_ENUM) } cv_class;

/* Number of the table or set of that name; -1 if there is none. */
int table_named(slice name);
int set_named(slice name);
int rules_named(slice name);
int effect_named(slice name); /* from 1 */
int reach_named(slice name);  /* in words */
const char *table_name(int table);
const char *set_name(int set);
const char *rules_name(int set);
const char *effect_name(int effect);

/* The word of a class (numbers from 1), without variant and flags; NULL past the last. */
const char *class_name(int table, int class);

/* Takes "class.variant.flag" apart. What is wrong with it, in words that follow the name; NULL when all is known. In an
   open table every name is right and its class is 0. */
const char *class_resolve(int table, slice name, int *class, unsigned *flags);

#endif
