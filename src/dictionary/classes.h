/* The names that dictionaries/ may use: tables, the classes of each table, their flags, and the sets of words. One list
 * serves the enumerators that the readers use, the words that the files use, and the compiler, which refuses any other
 * name with file and line. Here stand tables and flags; the classes of a posting, of a page, of a CV and the sets of
 * words stand in the parts below. A new one is a line there; its words are lines in dictionaries/.
 *
 * In the lists, C(enumerator, name) is a plain class and V(enumerator, name) one that comes in variants: "number" is
 * written "number.3" or "number.half". Either may bear flags: "remote.weak", "sponsor.offer".
 */
#ifndef FORTE_DICTIONARY_CLASSES_H
#define FORTE_DICTIONARY_CLASSES_H

#include "base/slice.h"
#include "dictionary/cv_classes.h"
#include "dictionary/input_classes.h"
#include "dictionary/posting_classes.h"
#include "dictionary/word_sets.h"

/* ---- flags that a class may bear: bits of a hit's flags, above those of its form (enum form_flag) ---- */

#define CLASS_FLAGS(F)                                                                                                 \
  F(CLASS_WEAK, 9, "weak")        /* counts only where it stands alone */                                              \
  F(CLASS_OFFER, 10, "offer")     /* says that it is offered */                                                        \
  F(CLASS_POST, 11, "post")       /* speaks of the post itself */                                                      \
  F(CLASS_MINIMUM, 10, "minimum") /* of labels of pay: the least there is, the most there is */                        \
  F(CLASS_MAXIMUM, 11, "maximum")                                                                                      \
  F(CLASS_YEAR, 12, "year")           /* "LPA": a scale that is of a year's pay */                                     \
  F(CLASS_ONCE, 13, "once")           /* paid once, not by the year */                                                 \
  F(CLASS_OF_DEGREE, 12, "of_degree") /* equivalent to a degree, not to experience */                                  \
  F(CLASS_SHOWS, 14, "shows")         /* of titles: what their holders show */                                         \
  F(CLASS_NOT, 13, "not")             /* of titles: words under which they are of another kind */                      \
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
