/* Classes of a posting's head: the words around titles, and what inputs say beside the text, whose words are values.
 * Part of the list in classes.h.
 */
#ifndef FORTE_DICTIONARY_INPUT_CLASSES_H
#define FORTE_DICTIONARY_INPUT_CLASSES_H

/* What tells a note's posting from a person's own words; its words are values. */
#define NOTE_CLASSES(C, V)                                                                                             \
  C(NOTE_POSTING, "posting")           /* a heading above a posting */                                                 \
  C(NOTE_POSTING_ELSE, "posting_else") /* one that is a posting's where no other is */                                 \
  C(NOTE_POSTING_WORD, "posting_word") /* in such a heading among other words */                                       \
  C(NOTE_POSTING_PART, "posting_part") /* beginnings of headings that only a posting has */                            \
  C(NOTE_SECTION, "section")           /* the heading of a section that is to be filled */                             \
  C(NOTE_PLACEHOLDER, "placeholder")   /* what stands in one that is empty yet */                                      \
  C(NOTE_OWN, "own")                   /* begins a heading above a person's own words */                               \
  C(NOTE_TRACKER, "tracker")           /* a property of an application's record */                                     \
  C(NOTE_PART, "part")                 /* begins a heading inside a posting */                                         \
  C(NOTE_CUE, "cue")                   /* of which a posting has several */

/* What tables and notes call the fields of a posting; its words are values. */
#define FIELD_CLASSES(C, V)                                                                                            \
  V(FIELD_ID, "id")                                                                                                    \
  V(FIELD_TITLE, "title")                                                                                              \
  V(FIELD_COMPANY, "company")                                                                                          \
  V(FIELD_LOCATION, "location")                                                                                        \
  V(FIELD_DESCRIPTION, "description")                                                                                  \
  V(FIELD_SALARY, "salary")                                                                                            \
  V(FIELD_LOWEST, "lowest")                                                                                            \
  V(FIELD_HIGHEST, "highest")                                                                                          \
  V(FIELD_CURRENCY, "currency")                                                                                        \
  V(FIELD_PERIOD, "period")                                                                                            \
  V(FIELD_REMOTE, "remote")                                                                                            \
  V(FIELD_URL, "url")                                                                                                  \
  V(FIELD_DATE, "date")                                                                                                \
  V(FIELD_EMPLOYMENT, "employment")                                                                                    \
  V(FIELD_SKILLS, "skills")                                                                                            \
  V(FIELD_PER, "per") /* the first that is no field: what one of a period says, "per.hour" */                          \
  C(FIELD_YES, "yes") /* ... or one that is answered */

/* Titles of jobs, and the words around them. */
#define TITLE_CLASSES(C, V)                                                                                            \
  C(TITLE_HEAD, "head")       /* ends a title, beside CV_TITLE */                                                      \
  C(TITLE_GENERIC, "generic") /* no title by itself: "specialist" */                                                   \
  C(TITLE_VAGUE, "vague")     /* the same, and only in capitals */                                                     \
  C(TITLE_NOBODY, "nobody")   /* ends no title: "candidate" */                                                         \
  C(TITLE_NEVER, "never")     /* another person's: "hiring manager" */                                                 \
  C(TITLE_HIRES, "hires")     /* a title follows: "looking for" */                                                     \
  C(TITLE_AS, "as")           /* "as a" */                                                                             \
  C(TITLE_AFTER, "after")     /* a title stands before: "position" */                                                  \
  C(TITLE_SAYS, "says")       /* the verb of a sentence about the title's bearer */                                    \
  C(TITLE_POSTER, "poster")   /* a person follows who is not looked for: "Posted by", "Kind regards" */                \
  C(TITLE_ASIDE, "aside")     /* beside a title in a head line: "Reposted 2 weeks ago" */

#endif
