/* JSON: the rows' lines come from the spill file, as they were written when the posting was matched. */

#include "base/json_out.h"
#include "base/maths.h"
#include "batch/writers.h"
#include "report/report.h"

/* File and rank were not known when the line was made. Quotes inside texts are escaped, so the first such bytes are it.
 */
static void put_line(writing *w, const row *r) {
  buffer line = {0};
  if (!spill_read(w->ranking, r->line_at, r->line_size, &line)) w->failed = true;
  slice all = buffer_slice(&line), open = SLICE("\"file\":null,\"rank\":null");
  size_t at = slice_find(all, open, 0);
  if (at == SIZE_MAX) at = all.size;
  buffer_add(&w->out, slice_cut(all, 0, at));
  if (at < all.size) {
    buffer_text(&w->out, "\"file\":");
    json_put_string(&w->out, r->file);
    buffer_format(&w->out, ",\"rank\":%zu", r->rank);
    buffer_add(&w->out, slice_cut(all, at + open.size, all.size));
  }
  buffer_free(&line);
}

static void put_error(writing *w, size_t i) {
  if (!spill_read(w->ranking, w->ranking->errors[i].at, w->ranking->errors[i].size, &w->out)) w->failed = true;
}

/* Error lines come after the ranking: they have no rank. */
void write_ndjson(writing *w) {
  for (size_t i = 0; i < w->ranking->listed_count; i++) {
    put_line(w, w->ranking->listed[i]);
    buffer_char(&w->out, '\n');
    writing_flush(w, false);
  }
  for (size_t i = 0; i < w->ranking->error_count; i++) {
    put_error(w, i);
    buffer_char(&w->out, '\n');
    writing_flush(w, false);
  }
}

static void put_number(buffer *out, const char *key, double x) {
  if (isnan(x))
    buffer_format(out, ",\"%s\":null", key);
  else
    buffer_format(out, ",\"%s\":%.10g", key, rounded(x * 100) / 100);
}

static void put_skills(writing *w, const char *key, const skill_sums *s) {
  buffer_format(&w->out, ",\n\"%s\":[", key);
  for (size_t i = 0; i < s->count; i++) {
    const skill_sum *x = &s->items[i];
    buffer_text(&w->out, i ? ",\n{\"name\":" : "\n{\"name\":");
    json_put_string(&w->out, x->name);
    buffer_format(&w->out, ",\"asked\":%zu,\"required\":%zu,\"yours\":%s", x->asked, x->required,
                  x->shown ? "true" : "false");
    if (!x->shown) {
      buffer_format(&w->out, ",\"lifted\":%zu", x->lifted);
      put_number(&w->out, "gain", x->gain);
    }
    put_number(&w->out, "pay", x->pay);
    buffer_format(&w->out, ",\"pay_stated\":%zu}", x->paid);
    writing_flush(w, false);
  }
  buffer_char(&w->out, ']');
}

void write_json(writing *w) {
  const ranking *r = w->ranking;
  buffer_text(&w->out, "{\"schema\":\"forte.batch/1\",\"line\":" SCORE_DIGITS(SCORE_GOOD) ",\n\"postings\":[");
  for (size_t i = 0; i < r->listed_count; i++) {
    buffer_text(&w->out, i ? ",\n" : "\n");
    put_line(w, r->listed[i]);
    writing_flush(w, false);
  }
  buffer_text(&w->out, "],\n\"groups\":[");
  bool any = false;
  for (size_t i = 0; i < r->count; i++) {
    const row *x = &r->rows[i];
    if (x->group == x->number) continue;
    buffer_format(&w->out, "%s{\"file\":", any ? ",\n" : "\n");
    any = true;
    json_put_string(&w->out, x->file);
    buffer_format(&w->out, ",\"number\":%zu,\"same_as\":%zu}", x->number + 1, x->group + 1);
    writing_flush(w, false);
  }
  buffer_char(&w->out, ']');
  put_skills(w, "learn", &r->missing);
  put_skills(w, "own", &r->shown);
  buffer_format(&w->out, ",\n\"currency\":%s%s%s,\n\"errors\":[", r->currency[0] ? "\"" : "",
                r->currency[0] ? r->currency : "null", r->currency[0] ? "\"" : "");
  for (size_t i = 0; i < r->error_count; i++) {
    buffer_text(&w->out, i ? ",\n" : "\n");
    put_error(w, i);
    writing_flush(w, false);
  }
  buffer_format(&w->out,
                "],\n\"read\":%zu,\"failed\":%zu,\"skipped\":%zu,\"listed\":%zu,\"copies\":%zu,\"whole\":%s}\n",
                r->counts.read, r->counts.failed, r->counts.skipped, r->counts.listed, r->counts.copies,
                r->counts.stopped ? "false" : "true");
}
