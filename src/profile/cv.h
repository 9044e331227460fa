/* cv: a CV while it is read. Private to src/profile/.
 *
 * The text is cut into lines without markup (cv_lines.c, cv_columns.c), the lines are put into sections
 * (cv_sections.c), and it is said what kind of line each is (cv_marks.c). The entries of a section are found by their
 * dates (cv_entries.c, cv_extent.c); their heads are cut into parts (cv_parts.c) and read by the form they share
 * (cv_form.c, cv_head.c). Degrees are read (cv_degrees.c). Then the lines are joined to statements (cv_statements.c),
 * in which the skills are found (cv_skills.c).
 */
#ifndef FORTE_PROFILE_CV_H
#define FORTE_PROFILE_CV_H

#include "profile/months.h"
#include "profile/profile.h"

/* Bits: a heading such as "Education and Skills" opens two sections at once. */
typedef enum cv_section {
  CV_TOP = 0, /* before any heading: name, contact, a line about oneself */
  CV_EXPERIENCE = 1 << (CV_SECTION_EXPERIENCE - 1),
  CV_VOLUNTEER = 1 << (CV_SECTION_VOLUNTEER - 1),
  CV_PROJECTS = 1 << (CV_SECTION_PROJECTS - 1),
  CV_EDUCATION = 1 << (CV_SECTION_EDUCATION - 1),
  CV_SKILLS = 1 << (CV_SECTION_SKILLS - 1),
  CV_CERTIFICATIONS = 1 << (CV_SECTION_CERTIFICATIONS - 1),
  CV_LANGUAGES = 1 << (CV_SECTION_LANGUAGES - 1),
  CV_SUMMARY = 1 << (CV_SECTION_SUMMARY - 1),
  CV_COURSES = 1 << (CV_SECTION_COURSES - 1),
  CV_AWARDS = 1 << (CV_SECTION_AWARDS - 1),
  CV_PUBLICATIONS = 1 << (CV_SECTION_PUBLICATIONS - 1),
  CV_INTERESTS = 1 << (CV_SECTION_INTERESTS - 1),
  CV_REFERENCES = 1 << (CV_SECTION_REFERENCES - 1),
  CV_CONTACT = 1 << (CV_SECTION_CONTACT - 1),
  CV_OTHER = 1 << (CV_SECTION_OTHER - 1), /* and under a heading that is not known */
} cv_section;

enum {
  CV_ENTRIES = CV_EXPERIENCE | CV_VOLUNTEER | CV_PROJECTS,
  CV_LISTS = CV_SKILLS | CV_LANGUAGES | CV_CERTIFICATIONS
};

/* The tables of dictionaries/en/cv.txt, "degrees" and "skills" (dictionary/classes.h, as enum cv_class is). */
enum cv_table {
  CV_T_SECTIONS = TABLE_CV_SECTIONS,
  CV_T_DATES = TABLE_CV_DATES,
  CV_T_PARTS = TABLE_CV_PARTS,
  CV_T_SCHOOLS = TABLE_CV_SCHOOLS,
  CV_T_MODES = TABLE_CV_MODES,
  CV_T_LABELS = TABLE_CV_LABELS,
  CV_T_HEADS = TABLE_CV_HEADS,
  CV_T_LEVELS = TABLE_CV_LEVELS,
  CV_T_PLACES = TABLE_CV_PLACES,
  CV_T_DEGREES = TABLE_CV_DEGREES,
  CV_T_LANGUAGES = TABLE_CV_LANGUAGES,
  CV_T_POSTING_DEGREES = TABLE_DEGREES,
  CV_T_DENIALS = TABLE_CV_DENIALS,
  CV_T_SKILLS = TABLE_SKILLS
};

enum { ENDINGS_MAX = 64 };
struct profile_reader {
  const dictionary *dictionary;
  slice endings[ENDINGS_MAX]; /* of words that name what someone does */
  size_t ending_count;
};

/* A place in time as written. */
typedef struct cv_dates {
  uint32_t first, end; /* tokens; first == end: none */
  month from, to;      /* months; only the year is known where from_year, to_year */
  bool from_year, to_year;
  bool current, range;
  bool open; /* `from` is the only point and what follows is not known: "2020 -" */
} cv_dates;

enum cv_line_flag {
  LINE_BULLET = 1 << 0,
  LINE_BOLD = 1 << 1, /* marked up as bold, from its start */
  LINE_BLANK_BEFORE = 1 << 2,
  LINE_HEADING = 1 << 3, /* opens a section */
  LINE_HEAD = 1 << 4,    /* part of an entry's head: title, employer, place, dates */
  LINE_PRIVATE = 1 << 5, /* name, address, phone, e-mail: never copied */
  LINE_SHORT = 1 << 6,   /* may be part of a head: a few words, no sentence */
  LINE_BOLD_ALL = 1 << 7,
  LINE_NAME = 1 << 10,          /* the person's name */
  LINE_ICON = 1 << 9,           /* a sign of a symbol font stood glued before it */
  LINE_CONTINUES = 1 << 8,      /* the wrapped rest of the line before */
  LINE_ALONE = 1 << 11,         /* not wrapped: its first word would have fitted on the line before */
  LINE_BELOW_COLUMNS = 1 << 13, /* the first below two columns: neither of their sections goes on */
  LINE_NUMBERED = 1 << 12,      /* a heading of the CV's numbering: "4. IT" */
};

enum { NO_ROLE = -2 };

typedef struct cv_line {
  slice text;          /* without bullet and markup */
  slice label;         /* "Education" of "Education: B.Sc., ..." when it names a section; else "" */
  uint32_t first, end; /* tokens */
  unsigned flags;
  unsigned section; /* enum cv_section bits */
  int level;        /* Markdown heading level; 0: none */
  int indent;       /* columns before the text, bullet included */
  int number;       /* that stood before the text: "4. IT"; 0: none */
  int role;         /* index into cv.roles; -1: none; NO_ROLE while entries are read: a time without work begins */
  cv_dates dates;   /* the line's dates when they stand apart from prose */
} cv_line;

/* A sentence or bullet, joined from its lines; the unit in which skills are found. */
typedef struct cv_statement {
  slice text;
  unsigned section;
  int role;
  bool bullet;
  bool list;           /* an enumeration: its items are what the person says to know */
  bool head;           /* a title: shows skills, but is no sentence to quote */
  bool small_words;    /* has words in small letters, as sentences do */
  bool degree;         /* names one */
  slice level;         /* said for the whole list; else "" */
  uint32_t first, end; /* tokens of the statements' text */
} cv_statement;

/* A sentence of a statement: its tokens, and its text. */
typedef struct cv_sentence {
  uint32_t first, end;
  slice text;
} cv_sentence;

/* A skill while it is gathered: where it stands. */
typedef struct cv_skill {
  profile_skill skill;
  ARENA_LIST(int) roles;
} cv_skill;

typedef struct cv {
  const profile_reader *reader;
  const dictionary *dictionary;
  dictionary_worker *words;
  arena *arena;
  month as_of;
  bool day_first; /* "01/09/2019" is the first of September: another date of this CV can only be read so */
  slice text;
  tokens tokens;
  dictionary_hits hits;
  ARENA_LIST(cv_line) lines;
  ARENA_LIST(cv_statement) statements;
  ARENA_LIST(slice) name; /* the words of the person's name */
  ARENA_LIST(profile_role) roles;
  ARENA_LIST(slice) wholes; /* per role: title and guessed employer as they stand; "" when the employer is no guess */
  ARENA_LIST(profile_degree) degrees;
  ARENA_LIST(cv_skill) skills;
  ARENA_LIST(profile_evidence) sentences; /* all that may be quoted, in the CV's order */
  ARENA_LIST(profile_doubt) doubts;
  ARENA_LIST(slice) unread;
  cv_sentence sentence;        /* that was asked for last; skills that stand in one ask for it each */
  bool builder, builder_known; /* names a role of somebody who builds software; asked for once */
} cv;

/* cv_words.c: hits and their classes. */
const hit *cv_hit_at(const cv *c, enum cv_table table, uint32_t token);     /* the hit that covers the token, or NULL */
const hit *cv_hit_before(const cv *c, enum cv_table table, uint32_t token); /* the last that begins before it */
const hit *cv_hit_in(const cv *c, enum cv_table table, uint32_t first, uint32_t end); /* first hit that begins in it */
cv_class cv_hit_class(const cv *c, const hit *h);
cv_class cv_class_at(const cv *c, enum cv_table table, uint32_t token); /* CV_NO_CLASS where no hit covers it */
bool cv_has_class(const cv *c, enum cv_table table, uint32_t first, uint32_t end, cv_class class);
int cv_hit_number(const cv *c, const hit *h, size_t value);
degree_level cv_degree_level(const cv *c, const hit *h, bool *known);
slice cv_cut(const cv *c, uint32_t first, uint32_t end); /* text of tokens [first, end), trimmed */
bool cv_number(slice text, int *out);                    /* all digits, at most 9 */

static inline const token *cv_token(const cv *c, uint32_t t) { return &c->tokens.items[t]; }
static inline bool cv_is_plural(const cv *c, uint32_t t) {
  return word_is_plural(c->dictionary, cv_token(c, t)->language, token_text(&c->tokens, t));
}
static inline bool cv_is_capital(const cv *c, uint32_t t) { return (cv_token(c, t)->flags & TOKEN_UPPER_FIRST) != 0; }
/* Does a hit of the skills name one of that kind? */
static inline bool cv_is_kind(const cv *c, const hit *skill, skill_kind kind) {
  return slice_equal(dictionary_kind(c->dictionary, skill->concept), slice_of(skill_kind_word(kind)));
}
/* Of a date: "expected", "exp."? */
static inline bool cv_is_expectation(cv_class k) { return k == CV_EXPECTED || k == CV_EXP; }

/* cv_columns.c: the next stretch of the text, up to two columns that a bar parts, or these, one below the other. */
slice cv_columns_next(const cv *c, slice *rest, bool *columns);

/* cv_lines.c */
void cv_lines_read(cv *c, slice text, bool markdown);
/* The line's word count. */
static inline uint32_t cv_words(const cv_line *l) { return l->end - l->first; }
bool cv_ends_sentence(const cv *c, slice text);

/* cv_private.c: finds the name and marks lines with contact details. */
void cv_private_read(cv *c);
bool cv_private_text(const cv *c, slice text); /* holds a name, e-mail, phone, address or link */

void cv_sections_read(cv *c);
slice cv_section_names(arena *a, unsigned sections); /* "skills and summary" */
bool cv_is_enumeration(const cv *c, const cv_line *l);
/* cv_told.c, after the dates: what stands under unknown headings; then roles that no heading announces. */
void cv_sections_untold(cv *c);
void cv_sections_headless(cv *c);
/* cv_schooling.c: a degree begins at token t, "BSc", and of letters that mean other things too those before a field,
   "BA Communication", not "BA, Lloyds Bank"; the line has a degree or a school; a range of dates; "BA Communication,
   Portland State University, 2016", a degree and no job; the same among certificates and courses (`now`: their
   section).
 */
bool cv_is_degree_at(const cv *c, const cv_line *l, uint32_t t);
bool cv_names_degree(const cv *c, const cv_line *l);
bool cv_has_range(const cv *c, const cv_line *l);
bool cv_is_schooling(const cv *c, const cv_line *l);
bool cv_is_schooling_among(const cv *c, const cv_line *l, unsigned now);
void cv_lists_unheaded(cv *c); /* after both: lists of skills below the schooling or at the top */
/* cv_inner.c, after the dates: headings inside an entry, and jobs below a heading of something else. */
void cv_sections_inner(cv *c);
/* The dates of a job at line i of [first, end): a range on a line that is no sentence, with a title near it. */
bool cv_dates_job(const cv *c, size_t i, size_t first, size_t end);
void cv_entries_numbered(cv *c); /* "1) Acme Ltd." above a job's labels is no item of a list */

/* cv_dates.c: the first date or range in tokens [first, end); false when there is none. */
bool cv_dates_find(const cv *c, uint32_t first, uint32_t end, cv_dates *out);
/* A bare "January 2021 to date", read without a CV around it (JSON Resume's dates too). */
bool cv_dates_parse(const cv *c, slice text, cv_dates *out);
void cv_dates_lines(cv *c);

uint32_t cv_head_label(const cv *c, const cv_line *l,
                       cv_class *k); /* the token after "Designation:"; l->first without one */
/* cv_marks.c: short lines, wrapped ones; dates in running text are no anchors. */
void cv_marks_read(cv *c);
bool cv_is_prose(const cv *c, const cv_line *l); /* most of its words are in lower case */
bool cv_has_title(const cv *c, const cv_line *l);
static inline bool cv_dated(const cv_line *l) { return l->dates.first != l->dates.end; }

void cv_entries_read(cv *c);
enum { CV_TEXT_MAX = 1 << 20, CV_LINES_MAX = 20000, CV_ROLES_MAX = 400 }; /* more are not read, and said so */

/* cv_head.c: takes the lines [first, end) apart. `dated` tells which line holds the dates. */
typedef struct cv_head {
  profile_role role;
  bool banner; /* the employer stands on a line of its own above the title */
  bool sure;   /* title and employer are told by their words */
  bool employer_first;
  bool guess;                     /* the employer is only what stands after the title's comma: it may be a team */
  slice whole;                    /* title and guessed employer as they stand */
  bool rest;                      /* a time without work: no role */
  bool open;                      /* the end of its dates is missing: "2020 -" */
  bool told_title, told_employer; /* by words */
  bool formed;                    /* title and employer stand where the section's form has them */
  int extra;                      /* parts that are neither */
} cv_head;

/* What the heads of a section have in common. A place in a head is the row of a part (lines without parts, such as
   places and dates, do not count) and its column; its index is row * FORM_COLUMNS + column. */
enum { FORM_ROWS = 5, FORM_COLUMNS = 4, FORM_PLACES = FORM_ROWS * FORM_COLUMNS };
typedef struct cv_form {
  int entries;
  int seen[FORM_PLACES], title[FORM_PLACES], employer[FORM_PLACES]; /* votes of the words */
  int hint[FORM_PLACES];           /* weak signs: > 0 for a title, < 0 for an employer */
  int placed[FORM_PLACES];         /* a place stood behind it, or what may be one: a comma and a name */
  slice last[FORM_PLACES];         /* what stood there in the head before */
  int place_lines[FORM_ROWS];      /* heads whose line holds a place and nothing else */
  int title_first, employer_first; /* votes of heads with commas only */
  int comma_hint;                  /* their weak signs: > 0 for the title first */
  int title_place, employer_place; /* -1: none */
} cv_form;
void cv_form_add(cv *c, cv_form *form, size_t first, size_t end); /* the head of lines [first, end) votes */
void cv_form_finish(cv_form *form);
bool cv_is_duration(const cv *c, uint32_t first, uint32_t end); /* "3 years 2 months" */
/* `form` may be NULL. */
cv_head cv_head_read(cv *c, size_t first, size_t end, bool employer_first, const cv_form *form);

void cv_degrees_read(cv *c);
/* A school's word that is not only part of a degree's name. */
bool cv_is_school(const cv *c, uint32_t first, uint32_t end);
bool cv_degree_parse(const cv *c, slice text, degree_level *level, slice *field); /* "Bachelor of Science" alone */
/* cv_reading.c: the CV's lines and what became of each, appended to the profile; doubts about roles and lines, and
   about a CV of which much became nothing. */
void cv_reading_keep(cv *c, slice source, profile *out);
void cv_doubt(cv *c, slice line, const char *reason);

/* cv_coherence.c: how well the roles, degrees and sections read hang together; to compare readings of one CV. */
double cv_coherence(const cv *c);
double cv_role_score(const profile_role *r);

void cv_statements_read(cv *c);
void cv_skills_read(cv *c);
/* A skill or certificate by its own name, tokens [first, end) of the statement. */
void cv_skills_add(cv *c, const cv_statement *s, uint32_t first, uint32_t end, skill_kind kind);
void cv_papers_read(cv *c); /* cv_papers.c: certificates and training that the dictionary does not name */

/* cv_items.c: does a new item of a list begin at token t, or end before it; and the level that a skill has there. */
bool cv_item_begins(const cv *c, uint32_t t);
bool cv_item_ends(const cv *c, const cv_statement *s, uint32_t t);
bool cv_level_beside(const cv *c, const cv_statement *s, const hit *h); /* "German B1": name and level, nothing else */
slice cv_level_of(const cv *c, const cv_statement *s, const hit *h);    /* "" where none is said */

/* cv_denials.c: named, but not claimed: "never used Django", "clients: Oracle, SAP", "PHP (no experience)". */
bool cv_is_denied(const cv *c, const cv_statement *s, const hit *skill);
bool cv_denies(const cv *c, uint32_t first, uint32_t end); /* do the tokens deny anything? */

/* cv_unheld.c: certificates that are not held: "Network+ (studying)", "PMP (expected 2027)", "BLS, expired". */
bool cv_is_unheld(const cv *c, const cv_statement *s, uint32_t first, uint32_t end);
/* Of the certificate that ends before token t; *expired is set where its time is over. */
bool cv_is_out_of_time(const cv *c, const cv_statement *s, uint32_t t, bool *expired);
bool cv_names_unheld_alone(const cv *c, const cv_statement *s, uint32_t first, uint32_t end);

/* json_resume.c: fills the same lists from a JSON Resume. */
bool json_resume_read(cv *c, slice json, slice source, fault *f);

/* merge.c: one profile out of several readings. */
typedef struct gathering {
  arena *arena;
  profile *out;
  ARENA_LIST(cv_skill) skills; /* roles are indices into out->roles */
} gathering;
void gathering_add(gathering *g, cv *c);
void gathering_finish(gathering *g); /* years, ranks, order */

/* An entry as written, without its note, and the checksums of it: "key content", eight hexadecimal digits each. */
void role_write(const profile_role *r, bool with_note, buffer *out);
void degree_write(const profile_degree *d, bool with_note, buffer *out);
void skill_write(const profile_skill *s, bool with_note, buffer *out);
slice role_mark(arena *a, const profile_role *r);
slice degree_mark(arena *a, const profile_degree *d);
slice skill_mark(arena *a, const profile_skill *s);
slice sentence_mark(arena *a, const profile_evidence *e);
bool role_same(arena *a, const profile_role *x, const profile_role *y); /* one role in two sources */
bool degree_same(arena *a, const profile_degree *x, const profile_degree *y);

int profile_skill_compare(const void *a, const void *b);             /* by kind, years, name */
void profile_set_implied(profile *p, arena *a, const dictionary *d); /* once the skills and their concepts are there */

#endif
