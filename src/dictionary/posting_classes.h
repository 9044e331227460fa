/* Classes of the tables that a posting is read by: headings, cues, facts, quantities, years, degrees, conditions, pay.
 * Part of the list in classes.h. */
#ifndef FORTE_DICTIONARY_POSTING_CLASSES_H
#define FORTE_DICTIONARY_POSTING_CLASSES_H

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
  C(FURNITURE_MENU, "menu")     /* of a line in a menu above the posting; elsewhere it may be a heading or a word */   \
  C(FURNITURE_STARTS, "starts") /* at a line's beginning */                                                            \
  C(FURNITURE_ENDS, "ends")     /* a line below which all is the page's: the first field of a form */                  \
  C(FURNITURE_ANYWHERE, "anywhere")                                                                                    \
  C(FURNITURE_PART, "part") /* in the name that a page's author gives an element: what is in it is not the posting */  \
  C(FURNITURE_OTHER_JOBS, "other-jobs") /* begin a heading above other jobs */                                         \
  C(FURNITURE_CRITERION, "criterion")   /* a line that a site puts above its own word for a job: "Job function" */

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
  C(YEARS_OF_THOSE, "of_those")                                                                                        \
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
  C(DEGREES_LATER, "later")           /* "support you in pursuing": before a degree to be taken later */               \
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

#endif
