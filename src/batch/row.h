/* A row: what a batch keeps of a posting once it was matched. Compact, so that many fit into memory. */
#ifndef FORTE_BATCH_ROW_H
#define FORTE_BATCH_ROW_H

#include "base/buffer.h"
#include "match/match.h"

enum { SIGNATURE_SIZE = 48 };

/* A skill that the posting asks for. */
typedef struct row_skill {
  slice name;
  bool shown; /* the profile shows it */
  strength strength;
  double lifted; /* the score with it; NAN when it is shown or no score could be made */
} row_skill;

typedef struct row {
  size_t number;           /* place in the input's order */
  double score, cap;       /* NAN: none */
  double pay_min, pay_max; /* a year; NAN: not stated */
  double years;            /* most asked for; NAN: not stated */
  char currency[4];
  bool remote, hybrid, onsite, fresh; /* fresh: not in the store before this run */
  slice band, id, title, company, location, date, url, file;
  slice hash;                       /* of the content, in hexadecimal; "" without a store */
  slice strengths, gaps, knockouts; /* "SQL, Python, 5+ years" */
  slice requisition;                /* a requisition's number, "" when none is said */
  row_skill *skills;
  size_t skill_count;
  uint32_t signature[SIGNATURE_SIZE]; /* of the text's shingles; see signature.c */
  bool signed_text;                   /* the text is long enough for one */
  size_t group, copies; /* set by duplicates_group(): the group's first row's number, and its size there */
  size_t rank;          /* set when rows are ranked; 0: none */
  uint64_t line_at;     /* the match as a JSON line, in the spill file */
  uint32_t line_size;
} row;

/* Everything lives in the arena; what can stays where the document has it. */
void row_make(arena *a, const dictionary *d, const document *doc, const match *m, row *out);

/* A copy whose texts live in the arena. */
row row_copy(arena *a, const row *r);

/* Its texts that are a column each in the store: band, id, title, company, location, date, url, hash, strengths, gaps,
   knockouts. */
enum { ROW_TEXTS = 11 };
void row_texts(row *r, slice *texts[ROW_TEXTS]);

/* For the store: bytes that row_unpack() reads. Those texts, place, file, rank and group are not in it. False: not such
   bytes. */
void row_pack(const row *r, buffer *out);
bool row_unpack(arena *a, slice bytes, row *out);

#endif
