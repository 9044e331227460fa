/* Sets of words, and the rules of sequence. Part of the list in classes.h. */
#ifndef FORTE_DICTIONARY_WORD_SETS_H
#define FORTE_DICTIONARY_WORD_SETS_H

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
  S(SET_PASSED_OVER, "passed-over")             /* between a work and what it is done to: "la", "our" */               \
  S(SET_USE, "use")                             /* right before a tool's name in prose: "using", "via" */              \
  S(SET_SPEAKS, "speaks")                       /* before a language that one has: "fluent in" */                      \
  S(SET_LEVEL_WORDS, "level-words")             /* around a level in a list: "at level B1", "written" */               \
  S(SET_NO_ITEM, "no-item")                     /* in no item of a list of skills */                                   \
  S(SET_CV_TRAINING, "cv-training")             /* say that a paper or a trade was learned for: "apprenticeship" */    \
  S(SET_CV_COURSES, "cv-courses")               /* a course beside the trade: "Weiterbildung" */                       \
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
  S(SET_TITLE_OFFICES, "title-offices")   /* before what they are of: "VP", "Director" */                              \
  S(SET_TITLE_LEVELS, "title-levels")     /* after a title: "II" */                                                    \
  S(SET_TITLE_THIS, "title-this")         /* "this Data Engineer role" */                                              \
  S(SET_TITLE_OF, "title-of")             /* between a title's noun and what it is of */                               \
  S(SET_TITLE_JOINS, "title-joins")       /* between titles */                                                         \
  S(SET_TITLE_GOES_ON, "title-goes-on")   /* after a title's noun in a head line */                                    \
  S(SET_TITLE_READER, "title-reader")     /* the reader, in "As a Data Engineer, you will" */                          \
  S(SET_POSTING_VOICE, "posting-voice")   /* the employer, in "At Acme, we make pumps" */                              \
  S(SET_PERSON_TITLES, "person-titles")   /* "Mr." */                                                                  \
  S(SET_STREETS, "streets")               /* "Street", "County": after a name, a place */                              \
  S(SET_ASK, "ask")                       /* "ask for Julia": a person */                                              \
  S(SET_FOR, "for-word")                  /* "for", after it */                                                        \
  S(SET_LANDSCAPE, "landscape")           /* "coast", "Beach": after a name, a place */                                \
  S(SET_WE, "we")                         /* the posting's voice */                                                    \
  S(SET_UNITS, "units")                   /* before "of": parts of an employer, "department" */                        \
  S(SET_WORKPLACE, "workplace")           /* before an employer: "at", "join" */                                       \
  S(SET_BE, "be")                         /* forms of to be and to have */                                             \
  S(SET_HIRES, "hires")                   /* after "Acme is": "hiring" */                                              \
  S(SET_PREMISES, "premises")             /* "Acme headquarters" */                                                    \
  S(SET_FIRM_ACTS, "firm-acts")           /* "Acme opens an office" */                                                 \
  S(SET_FIRM_ARTICLES, "firm-articles")   /* "Acme wants a cook" */                                                    \
  S(SET_TOOL_CLASSES, "tool-classes")     /* "tools", "languages": what follows in brackets are examples */            \
  S(SET_CHOICE_OPENERS, "choice-openers") /* "one of", "any", "at least one": announce a choice */                     \
  S(SET_ANY, "any")                                                                                                    \
  S(SET_INDEFINITE, "indefinite") /* articles of one thing of a kind: "a", "an" */                                     \
  S(SET_WHOLE, "whole")           /* "suite": what follows in brackets are its parts */                                \
  S(SET_EXAMPLES, "examples")     /* "including": parts of a whole, no choice */                                       \
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
  S(SET_BODILY, "bodily")                     /* what is done with weights: "lift", "carry" */                         \
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
  S(SET_INDUSTRIES, "industries")             /* "industry": what stands before it is a line of business */            \
  S(SET_COURSES_INSTEAD, "courses-instead")   /* taken for a degree after "or": "bootcamp" */                          \
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
  S(SET_STUDIES, "studies")           /* of a level, and no degree: "bachelor courses", "PhD students" */              \
  S(SET_DEGREE_FROM, "degree-from")   /* between a degree and the "in" of its field: "or foreign equivalent" */        \
  S(SET_OR_HIGHER, "or-higher")       /* between a degree and its field: "or higher in" */                             \
  S(SET_OF, "of")                                                                                                      \
  S(SET_ARRANGES, "arranges") /* travel, for others */                                                                 \
  S(SET_TRAVEL_ARTICLES, "travel-articles")                                                                            \
  S(SET_CHOICE_WORD, "choice-word")       /* "a framework of your choice" */                                           \
  S(SET_CONDUCTS, "conducts")             /* checks, of others */                                                      \
  S(SET_READER, "reader")                 /* "you", who is told what to do */                                          \
  S(SET_HEADCOUNT, "headcount")           /* after a number: "employees" */                                            \
  S(SET_JOB_SITES, "job-sites")           /* at the end of a page's title: "Indeed.com" */                             \
  S(SET_OWNERS, "owners")                 /* of the employer: "our parent is Acme" */                                  \
  S(SET_SEATS, "seats")                   /* before "in" and a place: "based" */                                       \
  S(SET_HAVE, "have")                     /* "have driven for 3 years" */                                              \
  S(SET_DOERS, "doers")                   /* who has: "you", "who"; "must have" */                                     \
  S(SET_DOER_HAS, "doer-has")             /* both in one word: "you've" */                                             \
  S(SET_RESIDES, "resides")               /* where one has lived so long */                                            \
  S(SET_SINGULAR_UNITS, "singular-units") /* after more than one: an adjective, "a 3 year roadmap" */                  \
  S(SET_SUBJECT_HEADS, "subject-heads")   /* that say how one knows a subject: "knowledge of baking", "fluency" */     \
  S(SET_SUBJECT_LEADS, "subject-leads")   /* at either end of a subject and no part of it */                           \
  S(SET_DENIES, "denies")                 /* a verb with its "not": "don't", "won't" */                                \
  S(SET_NO, "no")                         /* before what there is none of */                                           \
  S(SET_NOBODY, "nobody")                 /* who does not do it: "nobody", "none" */                                   \
  S(SET_WITHOUT, "without")                                                                                            \
  S(SET_EXCEPT, "except")     /* before what a denial leaves: "except", "than" */                                      \
  S(SET_APART, "apart")       /* after "any": what "apart from" leaves out */                                          \
  S(SET_FROM, "from-word")    /* "from", after it */                                                                   \
  S(SET_SAVE, "save")         /* the same in one word: "but", "save" */                                                \
  S(SET_HANDLES, "handles")   /* what one does with a tool: "touch", "use" */                                          \
  S(SET_KNOWS, "knows")       /* that one has it: "know", "own" */                                                     \
  S(SET_ABANDONS, "abandons") /* what "we" did with a tool that is gone: "dropped", "retired" */                       \
  S(SET_WE_HAVE, "we-have")   /* "we", "we've" */                                                                      \
  S(SET_REPLACED_BY, "replaced-by")                                                                                    \
  S(SET_IF, "if-word")                                                                                                 \
  S(SET_GREAT, "great") /* "if you have used it, great" */                                                             \
  S(SET_OFF, "off")     /* "off the old system" */                                                                     \
  S(SET_FORGET, "forget")                                                                                              \
  S(SET_APPLY, "apply")   /* what one who lacks it should not do */                                                    \
  S(SET_PRIZES, "prizes") /* "no Excel, no interview" */                                                               \
  S(SET_HELPS, "helps")                                                                                                \
  S(SET_BUT, "but")                                                                                                    \
  S(SET_PROBLEM, "problem")           /* "without Excel, no problem": nothing is asked for */                          \
  S(SET_WOULD, "would")               /* "wäre", "serait": before or after what would be great */                     \
  S(SET_GLADLY, "gladly")             /* "gerne": opens a line of what is welcome */                                   \
  S(SET_PERFECT, "perfect")           /* "muss nicht perfekt sein": asked for all the same */                          \
  S(SET_EVEN, "even")                 /* "even without Excel" */                                                       \
  S(SET_RENOUNCE, "renounce")         /* "können wir nicht verzichten": asked for */                                  \
  S(SET_THAT, "that")                 /* "we do not expect that" */                                                    \
  S(SET_GONE, "gone")                 /* "is history" */                                                               \
  S(SET_CE, "ce-word")                /* takes up what was named: "c'est fini" */                                      \
  S(SET_ABLE, "able")                 /* before an infinitive at the end of its clause: "kannst ... schweißen" */     \
  S(SET_DENIAL_VERB, "denial-verb")   /* a "no" that stands before its verb, whatever it denies after it */            \
  S(SET_DENIAL_ENDS, "denial-ends")   /* and its "pas", "plus" */                                                      \
  S(SET_DENIAL_OPENS, "denial-opens") /* the "ne" of "ne l'est pas" */                                                 \
  S(SET_SHORTENED, "shortened")       /* before a dot that ends no sentence: "approx.", "Mr." */                       \
  S(SET_GLUED_UNITS, "glued-units")   /* "3yr" */                                                                      \
  S(SET_LOST, "lost")                 /* "without Excel you are lost" */                                               \
  S(SET_THAT_IS, "that-is")           /* "if you know it, that's a plus" */                                            \
  S(SET_HOUR_UNITS, "hour-units")     /* "6 pm" */                                                                     \
  S(SET_VISITS, "visits")             /* "call us between 9 and 5" */                                                  \
  S(SET_OUR, "our")                   /* "in our Leeds office" */                                                      \
  S(SET_MAYBE, "maybe")               /* "potentially a Master's" */                                                   \
  S(SET_RELATIVE, "relative")         /* "SQL, which would be useful" */                                               \
  S(SET_DESCRIBING, "describing")     /* "desired outcomes" */                                                         \
  S(SET_ASKED_NOUNS, "asked-nouns")   /* "a desired skill" */
/* ---- rules of sequence: rows of what may stand left and right of a thing, and what then holds of it (rules.h) ---- */

#define RULE_SETS(R)                                                                                                   \
  R(RULES_LANGUAGE, "language") /* is the name of a language one, or a nationality? */                                 \
  R(RULES_CUE, "cue")           /* what a softener or hardener says where it stands */                                 \
  R(RULES_CHOICE, "choice")     /* is a choice announced before the first of a list? */                                \
  R(RULES_NAME, "name")         /* is the capital word a tool's name, or of a person, place, employer? */              \
  R(RULES_TRAVEL, "travel")     /* does one travel, or arrange it for others? */                                       \
  R(RULES_STRENGTH, "strength") /* is what a sentence names asked for, whatever its cues say? */

#define RULE_EFFECTS(E)                                                                                                \
  E(EFFECT_KEEP, "keep") /* an exception from the rows below it */                                                     \
  E(EFFECT_NATIONALITY, "nationality")                                                                                 \
  E(EFFECT_PERSON, "person")                                                                                           \
  E(EFFECT_PLACE, "place")                                                                                             \
  E(EFFECT_EMPLOYER, "employer")                                                                                       \
  E(EFFECT_UNNEEDED, "unneeded") /* "isn't necessary" */                                                               \
  E(EFFECT_CHOICE, "choice")                                                                                           \
  E(EFFECT_ARRANGED, "arranged")                                                                                       \
  E(EFFECT_ASKED, "asked") /* "no Excel, no interview" */                                                              \
  E(EFFECT_WISHED, "wished")                                                                                           \
  E(EFFECT_DESCRIBES, "describes") /* "valued customers": nothing is valued but they */

/* How far a rule looks, in words. */
#define RULE_REACHES(D)                                                                                                \
  D(REACH_NEAR, 3, "near")                                                                                             \
  D(REACH_PHRASE, 6, "phrase")                                                                                         \
  D(REACH_CLAUSE, 14, "clause")                                                                                        \
  D(REACH_STATEMENT, 30, "statement")

#endif
