/* Classes of what inputs say beside a posting's text, in no reading table: their words are values. Part of the list in
 * classes.h.
 */
#ifndef FORTE_DICTIONARY_INPUT_CLASSES_H
#define FORTE_DICTIONARY_INPUT_CLASSES_H

/* What tells a note's posting from a person's own words; its words are values. */
#define NOTE_CLASSES(C, V)                                                                                             \
  C(NOTE_POSTING, "posting") /* a heading above a posting */                                                           \
  C(NOTE_OWN, "own")         /* begins a heading above a person's own words */                                         \
  C(NOTE_TRACKER, "tracker") /* a property of an application's record */                                               \
  C(NOTE_PART, "part")       /* begins a heading inside a posting */                                                   \
  C(NOTE_CUE, "cue")         /* of which a posting has several */

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

#endif
