/* The commands, one file each, and what they share. Each returns the program's exit code. */
#ifndef FORTE_CLI_COMMANDS_H
#define FORTE_CLI_COMMANDS_H

#include "cli/options.h"
#include "forte.h"

int command_match(const options *o);
int command_extract(const options *o);
int command_skills(const options *o);
int command_fill(const options *o);
int command_batch(const options *o);
int command_watch(const options *o);
int command_dict(const options *o);
int command_init(const options *o);
int command_doctor(const options *o);
int command_config(const options *o);

/* Standard error, and the only way of the commands to it: "forte: ", the message made fit for a terminal, a line end.
   Names of files and all else from outside may be inserted as they are. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same on standard output, without "forte: ". */
void say_done(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Lines that hold text from outside, to a stream: made fit for a terminal, and as they are for a file or pipe on
   standard output. Returns the exit code. */
int put_outside(const options *o, const char *data, size_t size);
void put_lines(FILE *to, const char *data, size_t size);

/* Memory that must be there: ends the program with exit code 3 when `p` is NULL. */
void *needed(void *p);

/* Prints "forte: message" (not when quiet is meant: errors are always said) and returns the exit code. */
int report_error(const forte_error *e);
/* A note that waits for its posting, such as a vault's template: among others it is no failure. */
bool is_without_posting(const forte_error *e);

/* The engine with the user's dictionary (--dictionary, or the default file when it exists). NULL after saying why. */
forte *open_engine(const options *o);

/* The skills file's name: --skills, or the default place. Free with free(). */
char *skills_path(const options *o);
bool is_present(const char *name); /* also what may not be looked at: whoever reads it says why it cannot */
bool is_folder(const char *name);
char *config_path(const char *file); /* $XDG_CONFIG_HOME/forte/FILE; NULL when no home is known */

/* The skills file as a profile: --skills, which must be there, or the default one; *out stays NULL when that does not
   exist. Returns the exit code, 2 after saying why a file cannot be used. */
int open_profile(const options *o, forte_worker *w, forte_profile **out);

/* Says that there is no skills file, why one is needed, and how it is made. Returns the exit code, 2. */
int say_no_skills(const options *o, const char *why);

/* batch.c: the ranking of the operands to --output, or to standard output; `again`: kept by forte watch, which has said
   what could not be read and has no other output than a file. Returns the exit code. */
int rank_postings(const options *o, const forte *engine, const forte_profile *profile, bool again);
/* The first Ctrl-C (or SIGTERM) is noted, and ends work cleanly; a second one ends the program. */
void listen_to_interrupts(void);
bool was_interrupted(void);

/* The first line of the profile's summary: "5 roles, 10.4 years, ..."; NULL when there is none. Free with free(). */
char *profile_line(const forte_profile *p);

/* init.c: the wishes that the options say, or a person on a terminal, put into the profile. Returns the exit code. */
int init_wishes(const options *o, forte_profile *p);

/* Writes to --output atomically, or to standard output. Returns the exit code. */
int put_output(const options *o, const char *data, size_t size);

/* Output written bit by bit: to standard output when name is NULL, or atomically to a file. Both return the exit code
   and say what went wrong; after output_begin() has failed there is nothing to end. */
typedef struct output_file {
  FILE *to;
  const char *name;
  forte_file_writer *writer; /* NULL: standard output */
} output_file;
int output_begin(output_file *out, const char *name);
int output_end(output_file *out);
void output_drop(output_file *out); /* instead of output_end(): the old file stays */

/* filter.c: one line out for each line of NDJSON in, `name` "-" for standard input: what is asked for, or, with a
   profile, the match. Returns the exit code. */
int filter_lines(const options *o, const forte *engine, const forte_profile *profile, const char *name);

const char *shown_name(const char *name); /* "standard input" for "-" */

/* A CV was given as the posting: said, and read all the same. */
void say_if_cv(const options *o, const forte_posting *p, const char *name);

/* How reports look on this standard output. */
forte_style output_style(const options *o);

int jobs_of(const options *o); /* threads: --jobs, or as many as there are cores */

const char *today_of(const options *o); /* "YYYY-MM-DD" */

#endif
