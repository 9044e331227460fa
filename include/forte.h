/* forte: reads job postings and CVs, and says where a person can add value. The only public header.
 *
 * A `forte` is immutable once made and may be shared by threads; each thread has a worker of its own. Everything
 * returned by pointer is the caller's and is freed with the function named beside it. Text is bytes with a length; NUL
 * ends nothing. No function prints, exits or keeps a reference to what it was given, unless it says so. The one
 * exception is want of memory: see forte_on_out_of_memory().
 */
#ifndef FORTE_H
#define FORTE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define FORTE_API __attribute__((visibility("default")))
#else
#define FORTE_API
#endif

typedef struct forte forte;                 /* dictionary, patterns, model */
typedef struct forte_worker forte_worker;   /* per thread: stemmer, caches */
typedef struct forte_posting forte_posting; /* what a posting asks for */
typedef struct forte_profile forte_profile; /* what a person can show */
typedef struct forte_match forte_match;     /* the one held against the other */

typedef enum forte_status {
  FORTE_OK = 0,
  FORTE_INPUT = 1,  /* an input could not be read or had nothing in it */
  FORTE_USAGE = 2,  /* wrong usage or a broken configuration */
  FORTE_OUTPUT = 3, /* an output could not be written */
} forte_status;

/* Why a call failed. Filled whenever one returns NULL or another status than FORTE_OK; may be NULL. */
typedef struct forte_error {
  forte_status status;
  const char *code;   /* a word for programs, static: "not_found", "invalid_json" ... */
  char message[1024]; /* "source:line:column: what is wrong; remedy", one line without control characters */
  size_t offset;      /* byte offset in the input, or (size_t)-1 */
} forte_error;

/* Bytes that forte made; NUL-terminated beyond size. Free with forte_text_free(). */
typedef struct forte_text {
  char *data;
  size_t size;
} forte_text;

FORTE_API void forte_text_free(forte_text *text);
FORTE_API const char *forte_version(void);       /* "0.1.0" */
FORTE_API void forte_libraries(forte_text *out); /* the libraries it runs with and their versions, one line */

/* What is to happen when memory runs out, in whichever function. Without a handler, and when it returns, "forte: out of
   memory" goes to standard error and the process ends with exit code 3. A handler may end the process in its own way,
   or leave the call by longjmp() to where the host called it, on the same thread. After that:
   - what the call had allocated, opened or started stays so until the process ends;
   - the worker that was used, what the call was to make, and what it was to write to (a forte_text, a learner, a table,
   a file writer, a profile given to forte_profile_keep() or _wish()) must neither be used nor freed again;
   - the engine, and postings, profiles and matches made before, are whole and may be used with a new worker.
   forte_batch() has threads of its own, on which the handler is called too: those it must not leave, only end the
   process. One handler serves all threads; set it before others use the library. NULL: none. */
FORTE_API void forte_on_out_of_memory(void (*handler)(void *context), void *context);

/* The engine. `dictionary` is the text of a user's own dictionary and `dictionary_name` its file name for messages;
   both NULL for the built-in one alone. */
FORTE_API forte *forte_new(const char *dictionary, size_t size, const char *dictionary_name, forte_error *error);
/* The same, with the dictionary compiled once: `cache_folder` keeps what was made of it, for as long as the text and
   the library's version stay. A folder that is missing is made; one that cannot be used costs the time of compiling. */
FORTE_API forte *forte_new_cached(const char *dictionary, size_t size, const char *dictionary_name,
                                  const char *cache_folder, forte_error *error);
FORTE_API void forte_free(forte *engine); /* after all its workers and postings */
FORTE_API forte_worker *forte_worker_new(const forte *engine);
FORTE_API void forte_worker_free(forte_worker *worker);

/* Reads one posting of any format, told by its content: text, Markdown note, HTML, job-board JSON, PDF, DOCX. `source`
   names it in messages and reports. */
FORTE_API forte_posting *forte_posting_read(forte_worker *worker, const char *data, size_t size, const char *source,
                                            forte_error *error);
FORTE_API void forte_posting_free(forte_posting *posting);
/* Does it read like a CV (dates, a CV's headings, nobody addressed)? The posting's warnings say so too. */
FORTE_API bool forte_posting_is_cv(const forte_posting *posting);
/* Does a CV's text read like a posting, surely? False for what cannot be read. */
FORTE_API bool forte_cv_is_posting(forte_worker *worker, const char *data, size_t size);

/* How a report is to look. Zero gives plain text of 80 columns. */
typedef struct forte_style {
  bool colour;  /* ANSI colours */
  int columns;  /* terminal width; 0: 80 */
  bool explain; /* show the whole sum */
} forte_style;

/* What the posting asks for, as "text", "md", "json" (forte.extraction/1) or "html". */
FORTE_API forte_status forte_posting_render(const forte_posting *posting, const char *format, const forte_style *style,
                                            forte_text *out, forte_error *error);

/* One NDJSON line in, one out (without line end), in the contract's shapes: an extraction, or an error object in its
   place. Returns FORTE_INPUT for the latter. Reuses out->data; start with a zeroed forte_text. */
FORTE_API forte_status forte_extract_line(forte_worker *worker, const char *line, size_t size, forte_text *out);

/* An error as such a line says it, for what is no line of a posting: {"id":null,"error":{...}}. Reuses out->data. */
FORTE_API void forte_error_line(const forte_error *error, forte_text *out);

/* A table of postings (CSV, TSV), row by row: each becomes one line for forte_extract_line() or forte_match_line().
   `header` is the table's first line; NULL when it names no columns of postings. */
typedef struct forte_table forte_table;
FORTE_API forte_table *forte_table_new(const char *header, size_t size);
/* The next line, or the end with NULL. FORTE_OK: *row is empty, or the row that ends here (valid until the next call).
   FORTE_INPUT: a quoted cell has no end; nothing more is to be had. */
FORTE_API forte_status forte_table_line(forte_table *table, const char *line, size_t size, forte_text *row);
FORTE_API void forte_table_free(forte_table *table);

/* ---- the dictionary, for people ---- */

/* What the dictionary knows by a word or name: concepts with kind, field, forms and what they imply. FORTE_INPUT when
   it knows nothing. */
FORTE_API forte_status forte_dict_find(forte_worker *worker, const char *word, forte_text *out, forte_error *error);

/* Why a word was or was not taken at each of its places in a posting (data of any format; source names it). */
FORTE_API forte_status forte_dict_why(forte_worker *worker, const char *word, const char *data, size_t size,
                                      const char *source, const forte_style *style, forte_text *out,
                                      forte_error *error);

/* Checks a user's dictionary against the built-in one. Calls `each`, which may be NULL, for every fault (file:line:
   what is wrong); the number of faults is returned, the numbers of its lines' concepts and forms are set where the
   pointers are not NULL.
 */
typedef void (*forte_each_error)(void *context, const forte_error *error);
FORTE_API size_t forte_dict_check(const char *text, size_t size, const char *name, forte_each_error each, void *context,
                                  size_t *concepts, size_t *forms);

/* New words, counted over postings: what they ask for and the dictionary lacks. */
typedef struct forte_learner forte_learner;
FORTE_API forte_learner *forte_learner_new(void);
FORTE_API void forte_learner_free(forte_learner *learner);
FORTE_API void forte_learner_add(forte_learner *learner, const forte_posting *posting);
/* Dictionary lines, most frequent first, at most `top` of them (0: all), each with its count and an example. */
FORTE_API void forte_learner_render(const forte_learner *learner, size_t top, forte_text *out);

/* What a person can show. A profile is built from CVs (several make one), or read from a skills file. `today` is
   "YYYY-MM-DD": years of roles that go on are counted to it. */
typedef struct forte_input {
  const char *data;
  size_t size;
  const char *name; /* for messages, and in the file's list of sources */
  const char *path; /* the file's full name, kept in the skills file so that a change of it is seen; NULL: not kept */
} forte_input;
FORTE_API forte_profile *forte_profile_build(forte_worker *worker, const forte_input *cvs, size_t count,
                                             const char *today, forte_error *error);
FORTE_API forte_profile *forte_profile_parse(forte_worker *worker, const char *json, size_t size, const char *source,
                                             forte_error *error);
/* The same, compiled once: `cache_folder` keeps what was found in the file, for as long as its text, the dictionary and
   the library's build stay. What is kept holds what the file holds; the user alone may read it. NULL: nothing is. */
FORTE_API forte_profile *forte_profile_parse_cached(forte_worker *worker, const char *json, size_t size,
                                                    const char *source, const char *cache_folder, forte_error *error);
FORTE_API void forte_profile_free(forte_profile *profile);
/* Keeps in `fresh` what a person added or changed in `old`; `changes` (may be NULL) gets a line a change. `old` must
   outlive `fresh`. */
FORTE_API void forte_profile_keep(forte_profile *fresh, const forte_profile *old, forte_text *changes);

/* The CV at `index` of those that the profile was built from; false past the last. `name` is its full name, or what is
   known of it. Reads the file. */
typedef enum forte_cv_state {
  FORTE_CV_SAME,
  FORTE_CV_CHANGED, /* other bytes than those the profile was built from */
  FORTE_CV_MISSING, /* cannot be read */
  FORTE_CV_UNKNOWN, /* where it lies was not kept */
} forte_cv_state;
FORTE_API bool forte_profile_cv(const forte_profile *profile, size_t index, forte_text *name, forte_cv_state *state);

/* What the person wishes. What is zero or NULL stays as it is; a wrong word is FORTE_USAGE, and nothing is changed. */
typedef struct forte_wishes {
  double salary_min;         /* a year, in `currency` */
  const char *currency;      /* "USD" */
  const char *work_mode;     /* of remote, hybrid, onsite, parted by commas */
  const char *authorized_in; /* countries by two letters, parted by commas */
  const char *clearance;
} forte_wishes;
FORTE_API forte_status forte_profile_wish(forte_profile *profile, const forte_wishes *wishes, forte_error *error);

/* As "json" (the skills file, forte.skills/1), "text" (a summary for people), "reading" (the lines of the CVs it was
   built from, in the order they were read, each with what became of it) or "unread" (a line for each part of them that
   could not be read; empty where all was). */
FORTE_API forte_status forte_profile_render(const forte_profile *profile, const char *format, const forte_style *style,
                                            forte_text *out, forte_error *error);
/* Checks a skills file: calls `each`, which may be NULL, for every mistake, and returns their number. */
FORTE_API size_t forte_profile_check(const char *json, size_t size, const char *source, forte_each_error each,
                                     void *context);

/* A posting held against a profile; both must outlive the match. `points`: how many points at most, 0 for the default.
 */
FORTE_API forte_match *forte_match_make(forte_worker *worker, const forte_posting *posting,
                                        const forte_profile *profile, int points);
FORTE_API void forte_match_free(forte_match *match);
FORTE_API double forte_match_score(const forte_match *match); /* 0 to 100; NAN where nothing could be checked */
/* As "text", "md", "json" (forte.match/1) or "html" (one file without scripts). */
FORTE_API forte_status forte_match_render(const forte_match *match, const char *format, const forte_style *style,
                                          forte_text *out, forte_error *error);
/* A batch's line: forte.match/1 without the posting, with id, title, company, file and rank (0: null). */
FORTE_API void forte_match_row(const forte_match *match, const char *file, size_t rank, forte_text *out);

/* A batch's line for one NDJSON line: forte.match/1 without the posting, or an error object in its place. Returns
   FORTE_INPUT for the latter. Reuses out->data; start with a zeroed forte_text. */
FORTE_API forte_status forte_match_line(forte_worker *worker, const forte_profile *profile, const char *line,
                                        size_t size, forte_text *out);

/* Many postings, ranked. Everything that is zero or NULL is the default or none. */
typedef struct forte_batch_options {
  const char *format;      /* text | md | csv | json | ndjson | html */
  const char *where;       /* "pay >= 120000 and remote" */
  const char *sort;        /* score | pay | title | company | date | file */
  const char *skip;        /* "Stage=Rejected": notes with this property are left alone */
  const char *reports;     /* folder for one HTML report per posting */
  const char *report_link; /* what stands before a report's name in the HTML page's links */
  const char *database;    /* SQLite file that keeps results between runs */
  double min;              /* the least score; 0: any, none too */
  size_t top;              /* how many */
  int jobs;                /* threads; 0: one */
  forte_style style;
  void *context;                                               /* for the calls below */
  bool (*write)(void *context, const char *data, size_t size); /* the output; false: it cannot be written */
  forte_each_error fault;                                      /* an input that could not be read; the rest goes on */
  void (*progress)(void *context, size_t done, size_t failed, size_t bytes); /* may be NULL */
  bool (*stopped)(void *context); /* asked from any thread: is it to end early? may be NULL */
} forte_batch_options;

typedef struct forte_batch_counts {
  size_t read, failed, skipped; /* inputs; failed and skipped are among the read */
  size_t ignored;               /* files that promise no posting */
  size_t listed, copies;        /* shown; the same posting as another */
  size_t stored, fresh;         /* taken from the database; new since the last whole run */
  size_t reports;
  bool stopped;
} forte_batch_counts;

/* Does a file's name promise a posting? Others are passed over in folders and archives. */
FORTE_API bool forte_is_posting_name(const char *name);
/* `paths`: files, folders, archives; "-" is standard input. */
FORTE_API forte_status forte_batch(const forte *engine, const forte_profile *profile, const char *const *paths,
                                   size_t count, const forte_batch_options *options, forte_batch_counts *counts,
                                   forte_error *error);

/* Fills a note's section. `out` gets the note's bytes: changed in the section alone, or as they were; `result` says
 * which. */
typedef struct forte_fill_options {
  const char *heading; /* NULL: "Where can I add value?" */
  const char *skip;    /* "Stage=Rejected": notes with this property are left alone; NULL: none */
  int points;          /* how many points at most; 0: the default */
  bool learn;          /* fill "What will I learn?" too */
  bool force;          /* replace a person's own text */
} forte_fill_options;

typedef enum forte_fill_result {
  FORTE_FILL_CHANGED,
  FORTE_FILL_SAME,       /* holds this text already */
  FORTE_FILL_OWN_TEXT,   /* holds text of the person's own */
  FORTE_FILL_NO_SECTION, /* has no such section */
  FORTE_FILL_NOTHING,    /* nothing in the CV answers to what is asked */
  FORTE_FILL_SKIPPED,    /* has the property that `skip` names */
  /* With `learn`, changed in one of the two sections; the other is not there or holds text of the person's own: */
  FORTE_FILL_POINTS_ONLY,
  FORTE_FILL_LESSONS_ONLY,
  FORTE_FILL_REPLACED, /* changed with `force`: text of the person's own was there */
  FORTE_FILL_FIRST,    /* changed; another section of this name stands further down and stays as it is */
} forte_fill_result;

/* Is the note another one than before? */
FORTE_API bool forte_fill_changes(forte_fill_result result);

FORTE_API forte_status forte_fill(forte_worker *worker, const forte_profile *profile, const char *note, size_t size,
                                  const char *source, const forte_fill_options *options, forte_text *out,
                                  forte_fill_result *result, forte_error *error);
/* A Notion export (zip) as a whole: pages that have the section are filled, all else stays byte for byte. `each` (may
   be NULL) is called for every page that has the section, with an error where it could not be filled. */
typedef void (*forte_fill_each)(void *context, const char *name, forte_fill_result result, const forte_error *error);
FORTE_API forte_status forte_fill_zip(forte_worker *worker, const forte_profile *profile, const char *zip, size_t size,
                                      const char *source, const forte_fill_options *options, forte_fill_each each,
                                      void *context, forte_text *out, forte_error *error);
/* Unified diff of two texts; empty when they are equal. */
FORTE_API void forte_diff(const char *before, size_t before_size, const char *after, size_t after_size,
                          const char *name, forte_text *out);

/* Text from outside as it may go to a terminal: what would steer it (escapes, other control and direction signs, broken
   UTF-8) becomes U+FFFD; line ends and tabs stay. */
FORTE_API void forte_shown_text(const char *text, size_t size, forte_text *out);

/* Files, as the command uses them: read whole ("-" is standard input), and replaced atomically. */
FORTE_API forte_status forte_file_read(const char *name, forte_text *out, forte_error *error);
FORTE_API forte_status forte_file_write(const char *name, const char *data, size_t size, forte_error *error);
/* The same for a file that was read before: when it no longer holds `before`, or another program has locked it, it is
   left as it is, and error->code is "changed" or "busy". */
FORTE_API forte_status forte_file_replace(const char *name, const char *before, size_t before_size, const char *data,
                                          size_t size, forte_error *error);
/* The same for output that is made bit by bit. The old file's place is taken with forte_file_end(); forte_file_drop()
   leaves it as it is. Both free the writer; forte_file_begin() gives NULL with an error. */
typedef struct forte_file_writer forte_file_writer;
FORTE_API forte_file_writer *forte_file_begin(const char *name, forte_error *error);
FORTE_API int forte_file_descriptor(const forte_file_writer *writer); /* to be written to, not closed */
FORTE_API forte_status forte_file_end(forte_file_writer *writer, forte_error *error);
FORTE_API void forte_file_drop(forte_file_writer *writer);
/* As forte_file_write(), but "-" is standard output. */
FORTE_API forte_status forte_file_put(const char *name, const char *data, size_t size, forte_error *error);

#ifdef __cplusplus
}
#endif

#endif
