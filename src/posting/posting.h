/* A posting as read: what it asks for. Shapes and meanings are those of `forte extract` (docs/formats.md). */
#ifndef FORTE_POSTING_POSTING_H
#define FORTE_POSTING_POSTING_H

#include "base/arena.h"
#include "dictionary/dictionary.h"
#include "dictionary/kind.h"
#include "input/document.h"

typedef enum strength { STRENGTH_NEGATED, STRENGTH_DUTY, STRENGTH_PREFERRED, STRENGTH_REQUIRED } strength;
typedef enum skill_kind { SKILL_HARD, SKILL_SOFT, SKILL_CERT, SKILL_LANGUAGE } skill_kind;

typedef enum degree_level { DEGREE_LEVEL_CLASSES(CLASS_ENUM, CLASS_ENUM, DEGREE) DEGREE_LEVELS } degree_level;

/* SECTION_NONE: text before any heading, or prose without headings. The kinds are the classes of headings. */
typedef enum section_kind { SECTION_NONE, HEADING_CLASSES(CLASS_ENUM, CLASS_ENUM) SECTION_KINDS } section_kind;

typedef struct skill_mention {
  span at;
  strength strength;
} skill_mention;

typedef struct posting_skill {
  slice name;
  skill_kind kind;
  strength strength;                  /* of the strongest mention */
  uint32_t any_of;                    /* group number from 1; 0: none */
  double min_years;                   /* NAN: not stated */
  bool known;                         /* false: found from its place, not in the dictionary */
  uint32_t concept;                   /* DICTIONARY_NONE when not known */
  float belief;                       /* 0..1: how sure the reader is that this is a skill */
  bool in_title;                      /* named in the posting's title too */
  bool possible;                      /* believed in too little by itself: an ask in a match alone (match/possible.c) */
  ARENA_LIST(skill_mention) mentions; /* in order of place */
} posting_skill;
typedef ARENA_LIST(posting_skill) posting_skill_list;

typedef struct posting_years {
  double min_years, max_years; /* NAN: open */
  ARENA_LIST(slice) subjects;
  strength strength; /* required or preferred */
  int with_degree;   /* degree_level that this amount goes with ("Master's with 5"); -1: none */
  bool instead;      /* stands in for a degree: "a degree or 8 years", "8 years in lieu of a degree" */
  bool of_which;     /* a part of another amount: "2+ years of which in management" */
  span at;
} posting_years;

typedef struct posting_degree {
  unsigned levels; /* bit set, 1 << degree_level */
  ARENA_LIST(slice) fields;
  strength strength;
  bool or_experience;
  span at;
} posting_degree;

typedef enum pay_period {
  PAY_HOUR,
  PAY_DAY,
  PAY_WEEK,
  PAY_TWO_WEEKS,
  PAY_HALF_MONTH,
  PAY_MONTH,
  PAY_YEAR,
  PAY_ONCE, /* a sign-on bonus, or one whose period is not said: has none */
  PAY_PERIODS
} pay_period;
typedef enum pay_kind { PAY_BASE, PAY_OTE, PAY_BONUS, PAY_STIPEND, PAY_EQUITY } pay_kind;

typedef struct posting_pay {
  double min, max;  /* in the stated period; NAN: open */
  char currency[4]; /* ISO 4217, "" when not known */
  pay_period period;
  bool period_stated;
  pay_kind kind;
  slice place; /* the location or level this range is for, "" when none is said */
  double annual_min, annual_max;
  span at; /* start == end for pay from structured fields */
} posting_pay;

typedef struct posting_condition {
  conditions_class type; /* one that is a type: below COND_LABEL_REMOTE */
  strength strength;     /* required or preferred: of its strongest clear mention */
  span at;
} posting_condition;

typedef struct posting_section {
  section_kind kind;
  span heading; /* start == end when the section has no heading */
  span at;
} posting_section;

typedef struct posting_warning {
  const char *code; /* static word: no_skills, amount_not_parsed ... */
  span at;          /* start == end when it is about the whole posting */
} posting_warning;

/* Where the title, company or place was found. */
typedef struct posting_source {
  fact_ground ground;
  span at; /* in the text; start == end when it is from elsewhere */
} posting_source;

typedef struct posting_role {
  slice title;
  span at;
} posting_role;

/* Steps of seniority: an intern 0, junior 1, senior 3, lead 4, an executive 7 (dictionaries/en/facts.txt). */
enum { SENIORITY_NONE = -1, SENIORITY_INTERN = 0, SENIORITY_JUNIOR };

/* The word that says a step among a title's hits, or NULL; and its step. */
const hit *seniority_hit(const dictionary *d, const dictionary_hits *title);
int seniority_level(const dictionary *d, const hit *found);
int seniority_step(const dictionary *d,
                   const dictionary_hits *title); /* of the whole title; SENIORITY_NONE: it says none */

typedef struct posting {
  slice id, title, company, location, language, employment, seniority; /* "" when not stated */
  slice id_json; /* the id as the input has it: "a-1" with its quotes, or 17; "" when there is none */
  bool
      title_is_name; /* the title is a page's name in which no noun of the trades stands: it says nothing of the work */
  posting_source title_from, company_from, location_from;
  slice text;
  ARENA_LIST(posting_role) roles; /* the titles of a posting that names several; empty for one of a single title */
  kind_of_work work;
  int level;                            /* of seniority, SENIORITY_NONE where the title says none */
  posting_skill_list skills;            /* by first mention */
  posting_skill_list possible;          /* what the reader believes in less than it takes, and in no veto's place */
  ARENA_LIST(posting_years) experience; /* by place, as all lists below */
  ARENA_LIST(posting_degree) degrees;
  ARENA_LIST(posting_pay) salaries;
  ARENA_LIST(posting_condition) conditions; /* one per type, at its clearest mention */
  ARENA_LIST(posting_section) sections;
  ARENA_LIST(posting_warning) warnings;
  bool unread;           /* in a language that forte does not read: nothing in it can be checked */
  bool reads_as_cv;      /* has the shape of a CV and asks nothing of anybody */
  bool reads_as_posting; /* surely a posting, for who takes it for a CV */
} posting;

const char *strength_word(strength s); /* "required" ... */
const char *skill_kind_word(skill_kind k);
const char *condition_word(conditions_class type);
const char *degree_level_word(degree_level l);
const char *section_kind_word(section_kind k);
const char *pay_period_word(pay_period p); /* NULL for PAY_ONCE */
const char *pay_kind_word(pay_kind k);
const char *fact_ground_word(fact_ground g); /* "field" ...; "" for FROM_NOWHERE */

/* Reads a document. Everything lives in the arena. `reader` is immutable; the worker is per thread. */
typedef struct posting_reader posting_reader;
typedef struct posting_worker posting_worker;
posting_reader *posting_reader_new(const dictionary *d);
void posting_reader_free(posting_reader *r);
posting_worker *posting_worker_new(const posting_reader *r);
void posting_worker_free(posting_worker *w);
void posting_read(const posting_reader *r, posting_worker *w, arena *a, const document *d, posting *out);

#endif
