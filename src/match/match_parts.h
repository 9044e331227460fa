/* What the files of this room share. */
#ifndef FORTE_MATCH_PARTS_H
#define FORTE_MATCH_PARTS_H

#include "base/maths.h"
#include "match/match.h"
#include "profile/stems.h"

typedef struct sentence {
  size_t start; /* in matching.sentences */
  const profile_evidence *evidence;
} sentence;

/* Where hard skills and certificates are asked for, by their places in the text. */
typedef struct placed_mention {
  span at;
  uint32_t skill; /* index into the posting's list */
} placed_mention;
typedef ARENA_LIST(placed_mention) mention_list;
typedef ARENA_LIST(const posting_skill *) skill_refs;

/* How the profile shows the skills of a posting, each once it was asked. */
typedef struct shown_skills {
  struct shown_skill *items; /* by skill of the whole posting; one more, of which nothing is known */
  const uint32_t *whole;     /* of each skill of a part of it, its number in the whole; NULL: they are the same */
} shown_skills;
#define SHOWN_UNKNOWN(whole) ((uint32_t)(whole)->skills.count) /* the number of that one */

typedef struct matching {
  arena *arena;
  const dictionary *dictionary;
  const posting *posting;
  const posting *whole; /* the posting with all it asks for, where `posting` holds a part of it (lift.c) */
  mention_list places;  /* of the whole posting */
  const profile *who;
  match *out;
  double *role_weight; /* per role of the profile: weight of the asked skills that it shows */
  size_t *role_asks;   /* and their number */
  double asked_weight; /* of all skills asked, soft ones aside */
  bool *relevant;      /* per role: is it work like this one? */
  bool *alike;         /* per role: is its title of the posting's kind? */
  double near;         /* cosine of the kinds of work of posting and CV */
  bool apart;       /* posting and CV are in two languages: what no dictionary has cannot be held against each other */
  bool degree_caps; /* a degree that is required and not there caps the score already */
  bool title_says;  /* does the posting's title say what the work is? */
  double relevant_years; /* union of the months of those roles */
  slice written;         /* the person's sentences, as `sentences`, but as they are written */
  slice sentences;       /* the person's sentences, each once, lower case, a line each */
  ARENA_LIST(sentence) sentence_list;
  stem_reader *stems; /* what the profile says, by stems */
  shown_skills shown; /* items NULL: nothing is kept */
  bool sums_only;     /* no evidence is wanted */
} matching;

#define OTHER_LANGUAGE "in another language than your CV; not counted"

typedef ARENA_LIST(match_evidence) evidence_list;

/* The askers, in the order of the report's sum; each appends requirements and, where one is known to fail for good, a
   knock-out. */
void ask_skills(matching *m);
/* The posting with what it may ask for (posting.possible) and the CV answers among its skills, marked `possible`: its
   own, or the posting itself where there is none. `possible` keeps the rest. */
const posting *possible_taken(const matching *m);
void ask_skills_settle(matching *m); /* what years of it, or a degree that is taken instead, tell of a skill */
/* Are the two places alternatives: "paralegal certificate or bachelor's degree"? */
bool ask_is_either(const matching *m, span a, span b);
void ask_title(matching *m); /* after roles_judge() */
void ask_kind(matching *m);  /* the kind of work as a whole */
void ask_years(matching *m);
void ask_degrees(matching *m);
void ask_conditions(matching *m);
void ask_pay(matching *m);
bool has_alternative(const matching *m, span at); /* is something else taken for what stands there? */
void add_knockout(matching *m, const char *code, double cap, slice reason);

/* Weights: the parts are rounded first, then their product, so that what is printed is what was summed. */
void weight_part_add(requirement *r, const char *name, double value);
void weight_finish(requirement *r);
double weight_rarity(const matching *m, const posting_skill *s);
double weight_emphasis(const posting_skill *s);
double strength_weight(strength s);
bool work_is_near(const matching *m); /* the posting's as a whole near the person's, by kind */
bool work_is_same(const matching *m); /* so near that it is the person's own */
const posting_skill *asked_skill(const posting *p, slice name); /* the first of that name; NULL: none */
/* Asks that are not shown (doubt.c). */
bool ask_is_doubted(double belief); /* may it be no ask at all? 0: the reader has no belief to tell, so no */
/* May a CV of near work say it in words that share none with the ask ("laid out and tacked stiffeners": fit-up)? What
   is merely preferred is most often missing, and so is a name that is not there. */
bool ask_may_be_said(const matching *m, const posting_skill *s);
/* What is not met and may be no ask, or be done without being named, is unknown; what else may be said, or stands there
   by half, is not surely missing. `s`: the skill of the requirement, or one of its group. */
void ask_doubt(const matching *m, const posting_skill *s, double belief, bool may_be_said, requirement *r);

/* How well the profile shows one skill. */
typedef struct showing {
  const profile_skill *skill;   /* NULL: not shown by a skill of the profile */
  const profile_skill *through; /* the skill that implies it, or NULL */
  const profile_degree *degree; /* shown by a degree's field alone */
  slice words;                  /* shown by the person's words alone */
  slice narrowed;               /* what is asked more narrowly than it is shown: "NEC3 contracts"; "": nothing */
  int role;                     /* where those words stand, or the role whose title shows it; -1: none */
  double credit;
  requirement_status status;
  slice reason;
} showing;
struct shown_skill {
  showing shown;
  bool known;
};
/* Of a match, for what is asked about it later. */
struct match_known {
  struct shown_skill *shown; /* by skill of its posting */
  mention_list places;       /* as matching.places */
  bool *relevant, *alike;    /* as matching's */
  double relevant_years;
};
bool letters_name(slice s); /* "SPI", "STM32": capitals and figures, which mean the same wherever they stand so */
/* Does the CV abbreviate the ask, or spell out its letters? (letters.c) */
bool letters_show(const matching *m, const posting_skill *asked, slice written, showing *out);
bool is_driving_licence(const dictionary *d, slice name);
/* The line of the CV that shows a paper asked for by this name: of certificates, or one that says it is held ("forklift
   certified"). NULL: none. */
const stem_line *paper_line(const matching *m, slice name);
bool is_certificate_line(const profile *who, slice line); /* does a certificate of the person's stand on it? */
/* What the examples of an ask that nothing shows say of it ("donor databases such as Raiser's Edge"); false: nothing.
 */
bool examples_judge(const matching *m, const posting_skill *s, showing *out);
bool words_show(const matching *m, const posting_skill *s); /* can a CV's words: a field of work, no name or paper? */
skill_refs examples_all(const matching *m, const posting_skill *s); /* of the whole posting's skills */
mention_list examples_places(arena *a, const posting *p);           /* for matching.places */
showing skill_showing(const matching *m, const posting_skill *s);
/* The same, a hint at most where the posting means a narrower thing ("titanium machining") than the CV has. */
showing showing_narrowed(const matching *m, const posting_skill *asked, showing s);
/* At most three sentences, then a title and a degree that name the ask: in its own words first, then those that show
   most of what implies it. */
void showing_evidence(const matching *m, const showing *s, const posting_skill *asked, requirement *out);
match_evidence role_evidence(const profile *who, int role, slice text);
const profile_degree *degree_named(const profile *who, const posting_skill *s); /* whose field names it; or NULL */
slice degree_words(arena *a, const profile_degree *d);

bool languages_apart(const dictionary *d, const posting *p, const profile *who); /* matching.apart */

/* Roles. */
double roles_years(const profile *who, const bool *counted);
/* Adds a requirement's weight to each role that shows it, once a role, through any of the showings. */
void roles_count(matching *m, const showing *shown, size_t count, double weight);
int role_named(const matching *m, slice name); /* a role whose title holds all words of a discipline; -1: none */
void roles_judge(matching *m);                 /* sets relevant and relevant_years; after ask_skills() */
typedef struct subject_words {
  size_t all;
  double weight, found; /* the rarity of its words, and of those that the CV has */
} subject_words;
subject_words subject_in_cv(const matching *m, slice subject);
double years_next_to(const matching *m); /* in roles that speak of work next to the posting's */
/* Marks the roles whose titles name the subject, and those of its kind of work. */
void subject_roles(const matching *m, slice subject, bool *named, bool *alike);
bool subject_is_of_title(const matching *m, slice subject); /* does it share a word of work with the posting's title? */
double skill_years(const matching *m, slice subject); /* NAN when the profile does not show the subject as a skill */

/* Leading others (leading.c). */
typedef enum leading_sign { LEADS_BY_TITLE, LEADS_IN_WORDS } leading_sign;
bool leading_is_asked(const matching *m, slice subject); /* of years, or of a title */
bool leading_is_said(const matching *m, slice sentence); /* of the CV: "ran jobs with three apprentices under me" */
bool leads_by_title(const matching *m, size_t role);
const bool *leading_roles(const matching *m, leading_sign sign); /* per role of the profile */

/* Levels, in steps of seniority (posting.h); after roles_judge(). */
int level_own(const matching *m);   /* the person's own in work like this; SENIORITY_NONE: not known */
int level_apart(const matching *m); /* the posting's less the person's; 0 where one of them is not known */
/* How far the role stands below what the posting's title asks; a title that names no step asks for a middle one. */
int level_below(const matching *m, size_t role);

/* Sets the band, by the score, the level, title and years, and the share of the skills required that are met; after
   the sum. */
void band_set(const matching *m);
group_tally skills_tally(const match *m, strength strength); /* match_group() of the skills alone (advice.c) */

/* Words. */
void sentences_collect(matching *m);
const profile_evidence *sentence_at(const matching *m, size_t at);       /* in which a byte of all of them lies */
const profile_evidence *sentences_find(const matching *m, slice phrase); /* one that holds the phrase in any case */
slice words_join(arena *a, const slice *items, size_t count, const char *last); /* "a, b and c" */
slice words_join_clear(arena *a, const slice *items, size_t count); /* with semicolons where items hold "and" or "or" */
double years_shown(double years);            /* rounded down, to halves below three and months below one */
bool years_reach(double have, double asked); /* a month, or three in a hundred, are not held against anyone */
slice years_range_words(arena *a, const posting_years *y); /* "2+" of "2+ years in data science" */
slice years_subject(arena *a, const posting_years *y);     /* "data science or statistics"; "": of no subject */
slice words_years(arena *a, double years);                 /* "4 years", "1.5 years", "8 months" */
slice words_figure(arena *a, double years);                /* "4.1", "5" */
bool words_begin_in(slice text, slice word);               /* by their first five letters, which compounds share too */
bool words_part_in(slice text, slice word);  /* seven letters in a row anywhere in a word: "Preisverhandlung" */
bool words_alike_in(slice text, slice word); /* one of its words, or a form of it: "engineer" and "engineering" */
slice words_before_comma(slice title);       /* "Therapist" of "Therapist, Inpatient" */
bool is_discipline(slice name);              /* a field of work, no product: "data science", not "Python" */
bool words_next(slice *rest,
                slice *word); /* the next word of letters of `rest`, which is shortened; false: none is left */
void words_range(const dictionary *d, uint32_t *first, uint32_t *end); /* the concepts of the table "match" */
bool words_are_large(slice s);                                         /* "CPR": capitals alone, two and more */
/* Do the figures of a name stand in the line as they are: "Series 7" not in "Series 6 and 63"? */
bool words_figures_stand(slice name, slice line);
uint32_t words_class(const dictionary *d,
                     const char *name); /* of the table "match"; DICTIONARY_NONE if it is not there */
bool words_name(const dictionary *d, const char *class, slice text); /* does the text hold a value of the class? */
/* Wording of points (points_text.c). */
typedef struct wording {
  arena *arena;
  const match *match;
  const dictionary *dictionary;
  uint32_t verbs; /* class of words that open a CV's sentences */
} wording;
slice word_their_ask(const wording *w, slice name); /* a skill as the posting says it */
slice word_label(const wording *w,
                 slice name); /* the same before a sentence, in the posting's words alone; "": not fit */
slice word_title(const wording *w, slice title);            /* a job title, tidy; "HEAD OF SALES" as "Head of Sales" */
slice word_role(const wording *w, const match_evidence *e); /* "Data Analyst, Acme, since 2022" */
slice word_role_again(const wording *w, const match_evidence *e); /* where that was said before: "Acme" */
slice word_proof(const wording *w, slice text, size_t limit);     /* the person's words, at most so many */
slice word_certificate(const wording *w, slice text);             /* without the numbers that only the office needs */
slice word_inside(const wording *w, slice s); /* after a colon: in lower case, unless the first word is a name */
slice word_opening(arena *a, slice s);        /* a capital where a capital does no harm */
slice word_capital(arena *a, slice s);        /* a capital before what names a field, "food and beverage" */
size_t word_count(slice s);
slice word_first(slice s, size_t count); /* its first words */
/* The text with the clause that says the ask before those that do not; clauses end at semicolons. */
slice word_first_clause(slice s); /* up to its first semicolon */
slice word_clauses(const wording *w, slice text, slice name);
bool word_is_list(slice s); /* "Tableau, dbt, Looker, Excel": names between commas */
/* Phrases in the posting's language (say.c). */
slice say(const wording *w, const char *phrase, slice first, slice second); /* its "{}" filled in, in order */
slice say_english(const char *phrase); /* a label of the report, which is English; no "{}" in it */
slice say_nth(const wording *w, const char *phrase, size_t index); /* of several, parted by commas; "" past the last */
slice say_number(const wording *w, const char *phrase, slice number); /* "{} years" */
slice say_decimal(const wording *w, slice figure);
bool say_nouns_large(const wording *w, slice language); /* does it write nouns with capitals? */
const char *say_and(const wording *w);                  /* " and " */
/* The last line: years (unless `years_told` by a point), degree, `papers` (licences and certificates asked for that no
   point names; "": none) and languages; "" if there is nothing to say. */
slice word_closing(const wording *w, const matching *m, slice papers, bool years_told);
/* The amount that is asked of the years that it would tell, or of what the text names (NULL: none); *any: does it tell
   years of roles? */
const requirement *word_years_told(const wording *w, const matching *m, slice text, bool *any);
/* With what is asked of them, where they reach it: "Seven years as Data Analyst (they ask for 2+)". */
slice word_asked(const wording *w, slice years, const requirement *r, double have);
/* How many years a sentence says: "nine years in banking"; 0: none, NAN: a number that is not read. */
double say_years_stated(const wording *w, slice text);

/* Writes m->out->points: sentences for "Where can I add value?", the strongest first; the last one says what answers
   the years, degrees and languages they ask for. */
void points_write(const matching *m, const match_options *options);

static inline double round2(double x) { return rounded(x * 100) / 100; }

#endif
