/* A posting in one line: for lists of many, scripts, and what comes in while folders are watched. */
#include "report/report_parts.h"

static void put_posting(arena *a, const posting *p, buffer *out) {
  text_safe(posting_name(p), true, out);
  if (!p->company.size) return;
  text_safe(arena_format(a, ", %.*s", SLICE_ARGS(p->company)), true, out);
}

void line_match(const match *m, const report_options *o, buffer *out) {
  (void)o;
  arena *a = arena_new();
  if (isnan(m->score))
    buffer_text(out, "  - none   ");
  else
    buffer_format(out, "%3.0f %-6s ", m->score, m->band);
  put_posting(a, m->posting, out);
  for (size_t i = 0; i < m->knockouts.count; i++)
    text_safe(arena_format(a, "; %.*s", SLICE_ARGS(m->knockouts.items[i].reason)), true, out);
  buffer_char(out, '\n');
  arena_free(a);
}

void line_extraction(const posting *p, const report_options *o, buffer *out) {
  (void)o;
  arena *a = arena_new();
  put_posting(a, p, out);
  buffer_char(out, '\n');
  arena_free(a);
}
