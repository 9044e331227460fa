/* A document: what any input format is turned into before it is read. */
#ifndef FORTE_INPUT_DOCUMENT_H
#define FORTE_INPUT_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"
#include "note/note.h"

typedef enum document_format {
  FORMAT_UNKNOWN,
  FORMAT_TEXT,
  FORMAT_MARKDOWN, /* a note: properties, headings, toggles */
  FORMAT_HTML,
  FORMAT_JSON, /* one posting of a job board, or a JSON Resume job */
  FORMAT_PDF,
  FORMAT_DOCX,
  FORMAT_ODT,
  FORMAT_ZIP,    /* a Notion export */
  FORMAT_RESUME, /* JSON Resume: a CV; its text is the JSON */
  FORMAT_RTF,
  FORMAT_MAIL, /* an e-mail as saved, with its headers */
  FORMAT_CSV,  /* a table of postings */
} document_format;

/* Where a posting's title, company or place is from. */
typedef enum fact_ground {
  FROM_NOWHERE,
  FROM_FIELD,    /* a field of the input's own: a job board's JSON, a column of a table */
  FROM_PROPERTY, /* a note's "Company: Acme", front matter */
  FROM_HEADING,  /* the page's or note's heading */
  FROM_PAGE,     /* a web page's title */
  FROM_SUBJECT,  /* an e-mail's subject */
  FROM_FILE_NAME,
  FROM_LINE,     /* a line of the text's head, or a cell of one */
  FROM_LABEL,    /* "Position: Data Engineer" in the text */
  FROM_SENTENCE, /* "We are looking for a Data Engineer" */
  FACT_GROUNDS
} fact_ground;

/* A pay statement that a job board gives in fields of its own. */
typedef struct document_pay {
  double min, max; /* NAN where absent; one of them at least is there */
  slice currency;  /* as given, upper case: "USD"; "" when not said */
  slice period;    /* "hour" | "day" | "week" | "month" | "year"; "" when not said */
  slice kind;      /* "base" | "bonus" | "ote" | "stipend"; "" when not said */
} document_pay;

typedef note_property document_property;

enum {
  JSON_LIMIT = 16 << 20
}; /* one posting as JSON, or one line of a stream: a larger one would cost many times its
      size as a tree. Beyond it: "too_long" */

typedef struct document {
  document_format format;
  slice source; /* file name as given, or "standard input" */
  slice raw;    /* the input's bytes as given; "" where there are none of its own */
  slice text;   /* the posting's (or CV's) text, valid UTF-8; offsets of all findings are into this */
  const slice
      *readings; /* a page that can be read in several orders: `text` in each of them, `text` among them; else NULL */
  size_t reading_count;
  slice id, title, company, location, date, url, employment; /* empty where the input does not say */
  slice head;            /* a line beside the text that may name the job: an e-mail's subject, a file's name; or "" */
  fact_ground head_from; /* what it is */
  fact_ground title_from, company_from, location_from; /* FROM_NOWHERE of one that is there: FROM_FIELD */
  bool title_is_page;      /* `title` is the name of a note's page: the job's title, or the employer's name */
  const document_pay *pay; /* from structured fields, or NULL */
  slice id_json; /* the id as JSON text, as the input has it: "a-1" with its quotes, or 17; "" when there is no id */
  document_property *properties; /* a note's "Key: Value" lines, in order */
  size_t property_count;
  size_t replaced; /* bytes of invalid UTF-8 or NUL that were replaced by '?' */
} document;

/* Reads one posting of any format, told by its content. `content` must outlive the arena's use (text may point into
   it). False with a fault when there is nothing to read. */
bool document_read(arena *a, slice content, slice source, document *out, fault *f);

/* Reads the posting that one NDJSON line holds: {"id","text",...}, a schema.org JobPosting, a Greenhouse, Lever or
   Ashby job, a JSON Resume job. On a fault out->id is set where it could be read. */
bool document_read_json(arena *a, slice line, document *out, fault *f);

/* The format by content alone; FORMAT_UNKNOWN is a binary file that no reader takes. */
document_format document_sniff(slice content);

/* A name for messages: "PDF", "Markdown note" ... */
const char *document_format_name(document_format format);

#endif
