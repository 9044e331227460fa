/* A profile: what a person can show. Built from CVs; kept as the skills file (docs/formats.md, schema forte.skills/1).
 */
#ifndef FORTE_PROFILE_PROFILE_H
#define FORTE_PROFILE_PROFILE_H

#include "base/buffer.h"
#include "dictionary/dictionary.h"
#include "dictionary/kind.h"
#include "input/document.h"
#include "posting/posting.h"

/* A month, counted from year 0: year * 12 + month - 1. 0: not known. */
typedef int month;
enum { MONTH_NONE = 0 };
enum { YEARS_MAX = 80 }; /* of work; more than a life holds, so more are not known */

typedef struct profile_role {
  slice title, employer, place;
  month from, to; /* MONTH_NONE: `from` not known; `to` of a role that goes on (current tells it apart) */
  bool current;
  bool from_year, to_year; /* only the year is known: the month is January and is not written */
  bool project;            /* a project, not an employment: evidence, and months only when dated */
  kind_of_work work;       /* what its title and its sentences speak of */
  int level;               /* the step of seniority that the title names (posting.h), SENIORITY_NONE: none */
  slice note;              /* a person's own comment */
} profile_role;

typedef struct profile_degree {
  degree_level level;
  slice field, school;
  int year; /* 0: not known */
  slice note;
} profile_degree;

typedef struct profile_evidence {
  slice text; /* the person's own words, one sentence or bullet */
  int role;   /* index into roles; -1: none */
  bool opens; /* the first sentence that the CV tells of its role */
  float rank; /* higher is better: a number in it, recent, longer use */
} profile_evidence;

typedef struct profile_skill {
  slice name;
  skill_kind kind;
  uint32_t concept;          /* in the dictionary in use; DICTIONARY_NONE when it does not hold the name */
  double years;              /* NAN: listed only, no role shows it */
  month last_used;           /* MONTH_NONE: not known */
  bool last_used_year;       /* only its year is known */
  slice level;               /* "fluent", "basic" ... as the person says; "" */
  ARENA_LIST(slice) aliases; /* as the CV writes it, where that is not the name: "MS Project" */
  slice origin;              /* "cv" or "you" */
  slice note;
  ARENA_LIST(profile_evidence) evidence; /* best first */
  kind_of_work work;                     /* to which its name belongs */
} profile_skill;

typedef struct profile_source {
  slice file, sha256;
  slice path; /* the full name; "" when it was not kept */
} profile_source;

/* A line of a CV as it was read, in the order it was read in: what a machine sees, and what became of it. */
typedef struct profile_line {
  slice text;   /* without bullet and markup; "" for contact details, which are shown nowhere */
  bool result;  /* no line of the CV: a role as it was read, numbered as in `became` of its lines */
  slice became; /* "heading: education", "role 2, head", "skills" ...; "" when nothing was made of it */
  slice source; /* the file */
} profile_line;

/* What could not be read with confidence: the person looks there. */
typedef struct profile_doubt {
  slice line;   /* as it stands in the CV */
  slice reason; /* a sentence */
} profile_doubt;

/* Of bits of what the skills imply: few of what a posting asks for seem to be among it. */
enum { IMPLIED_WORDS = 64 };

typedef struct profile {
  month as_of;        /* the month years are counted to */
  slice as_of_date;   /* "2026-11-22" */
  double years_total; /* union of the months of all roles, in years; NAN: no dated role */
  ARENA_LIST(profile_source) sources;
  ARENA_LIST(profile_role) roles;         /* newest first */
  ARENA_LIST(profile_degree) degrees;     /* highest first */
  ARENA_LIST(profile_skill) skills;       /* by kind, then by years, then by name */
  ARENA_LIST(profile_evidence) sentences; /* what the CV says besides: sentences that no skill quotes, in its order */
  kind_of_work work;                      /* what kind of work the person does */
  uint8_t language;                       /* of the sentences (dictionary.h); LANGUAGE_NONE: there are none */
  /* What the person wishes: edited by hand, kept when the file is built again. */
  double salary_min; /* NAN: none; a year, in wish_currency */
  slice wish_currency;
  ARENA_LIST(slice) work_modes;    /* remote | hybrid | onsite */
  ARENA_LIST(slice) authorized_in; /* ISO country codes */
  slice clearance;                 /* "" none */
  slice schema;                    /* "$schema": where an editor finds the JSON Schema; the person's */
  slice note;                      /* a person's own comment on the whole */
  ARENA_LIST(slice) built; /* checksums of the entries as they were written: they tell what was changed by hand */
  ARENA_LIST(profile_doubt) doubts;
  ARENA_LIST(profile_line) lines; /* of CVs read now; not in the file */
  uint64_t *implied; /* IMPLIED_WORDS, bits of what the first `implied_of` skills imply, through others too (keep.c) */
  size_t implied_of; /* 0 until the profile is read, and where its skills are others now */
  const struct stem_index
      *stems;               /* what it says, by stems (profile/stems.h): made when the profile is read, else NULL */
  ARENA_LIST(slice) unread; /* what could not be read, for the summary; not in the file */
} profile;

/* Reads CV documents into one profile (several sources are merged). `today` is "YYYY-MM-DD". */
typedef struct profile_reader profile_reader;
profile_reader *profile_reader_new(const dictionary *d);
void profile_reader_free(profile_reader *r);
bool profile_read_cv(const profile_reader *r, dictionary_worker *w, arena *a, const document *documents, size_t count,
                     slice today, profile *out, fault *f);

/* How coherent `text` is when read as a CV: roles with title, employer and dates count most; then degrees with schools,
   headings, and lines that go on where they should. The number has no unit and no bounds: it tells which of several
   orders of one page's text is the page's own (the highest). Time and memory are linear in the text. */
double profile_coherence(const profile_reader *r, dictionary_worker *w, arena *a, slice text, bool markdown);

/* Sets the language, the kinds of work, the levels of the roles, what the skills imply and the index of stems from what
   the profile holds; profile_parse() and profile_read_cv() do so. */
void profile_finish(profile *p, arena *a, const dictionary *d, dictionary_worker *w);

/* The skills file. Reading: a wrong type or an unknown value is a fault with line, column, key and remedy. */
bool profile_parse(arena *a, slice json, slice source, const dictionary *d, dictionary_worker *w, profile *out,
                   fault *f);
void profile_write(const profile *p, buffer *out);

/* Keeps in `fresh` what a person added or changed in `old` (origin "you", notes, levels, wishes). Appends a line a
   change to `changes` (added, gone, years now). */
void profile_keep(arena *a, profile *fresh, const profile *old, buffer *changes);

/* Years of a concept (or name when the concept is none): the most that it or one that implies it has; 0 where none of
   them has a date, NAN where none is shown. A certificate without a date hides no years of the work. */
double profile_years(const profile *p, const dictionary *d, uint32_t concept, slice name);
/* Best skill entry for a concept (or name when the concept is none), itself or through one that implies it.
 *implied_by is set to the implying skill, or NULL when it is the skill itself. NULL: not shown. */
const profile_skill *profile_find(const profile *p, const dictionary *d, uint32_t concept, slice name,
                                  const profile_skill **implied_by);

/* All mistakes of a skills file, each a fault with line, column and remedy; true when there are none. The message
   begins with the key ("skills[3].years: ..."). */
typedef void (*profile_mistake)(void *context, const fault *f);
bool profile_check(slice json, slice source, profile_mistake each, void *context);

/* What a terminal shows: a bar per skill by years, the roles as a timeline, what could not be read. */
void profile_summary(const profile *p, bool colour, int columns, buffer *out);

/* The lines of the CVs in the order they were read, each with what became of it. */
void profile_reading(const profile *p, bool colour, int columns, buffer *out);
/* What of the CVs could not be read, a line each, without control characters; nothing where all was. */
void profile_unread(const profile *p, buffer *out);

/* A role's dates as written in the file: "2021-03", "2021", "" when not known (or when the role goes on). */
void role_from(const profile_role *r, char out[8]);
void role_to(const profile_role *r, char out[8]);

void month_format(month m, char out[8]); /* "2021-03", "" for MONTH_NONE */
month month_parse(slice text);           /* "2021-03" or "2021"; MONTH_NONE if it is neither */

#endif
