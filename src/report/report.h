/* Reports: a match or an extraction in any format. One file a format; one table (report.c) names them. */
#ifndef FORTE_REPORT_REPORT_H
#define FORTE_REPORT_REPORT_H

#include "base/buffer.h"
#include "match/match.h"

typedef struct report_options {
  bool colour;                         /* ANSI colours: only when the output is a terminal and NO_COLOR is not set */
  int columns;                         /* width of the terminal; 80 by default */
  bool explain;                        /* show the whole sum */
  const document_property *properties; /* a note's "Key: Value" lines, shown beside the title; may be NULL */
  size_t property_count;
} report_options;

typedef struct report_format {
  const char *name;                                                           /* text | md | json | html | line */
  void (*extraction)(const posting *p, const report_options *o, buffer *out); /* NULL: not offered */
  void (*match)(const match *m, const report_options *o, buffer *out);
} report_format;

const report_format *report_find(slice name); /* NULL if there is none */
const char *report_names(void);               /* "text, md, json, html or line", for messages */

/* One line each, without a line end. */
void json_extraction(const posting *p, const report_options *o, buffer *out);
void json_match(const match *m, const report_options *o, buffer *out);
/* A batch's line: the match without its posting, with id, title, company, file and rank (0: null). */
void json_match_row(const match *m, slice file, size_t rank, buffer *out);
/* {"id":..., "error":{"code","message","offset"}} in one line. raw_id is JSON text or "". */
void json_error(slice raw_id, const fault *f, buffer *out);

/* For people. */
void text_match(const match *m, const report_options *o, buffer *out);
void text_extraction(const posting *p, const report_options *o, buffer *out);
void markdown_match(const match *m, const report_options *o, buffer *out);
void markdown_extraction(const posting *p, const report_options *o, buffer *out);
void line_match(const match *m, const report_options *o, buffer *out);
void line_extraction(const posting *p, const report_options *o, buffer *out);
void page_match(const match *m, const report_options *o, buffer *out);
void page_extraction(const posting *p, const report_options *o, buffer *out);

/* Text as it may go to a terminal: control characters and escapes replaced, on one line when `single`. */
void text_safe(slice s, bool single, buffer *out);
/* Text as it may stand in Markdown or HTML: made safe as above, and what would be markup escaped. */
void markdown_safe(slice s, buffer *out);
void html_safe(slice s, bool single, buffer *out);

#endif
