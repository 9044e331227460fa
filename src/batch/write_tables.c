/* Markdown and CSV. */
#include <math.h>

#include "batch/writers.h"
#include "report/report.h"

/* ---- Markdown ---- */

static void put_score(buffer *out, double score) {
  if (isnan(score))
    buffer_text(out, "-");
  else
    buffer_format(out, "%.1f", score);
}

static void put_cell(buffer *out, slice text) {
  buffer_text(out, " | ");
  markdown_safe(slice_trim(text), out);
}

static void put_skills(writing *w, arena *a, const char *heading, const char *columns, const skill_sums *s, int kind) {
  if (!s->count) return;
  buffer_format(&w->out, "\n## %s\n\n%s", heading, columns);
  for (size_t i = 0; i < s->count && i < LEARN_SHOWN; i++) {
    const skill_sum *x = &s->items[i];
    slice pay = pay_short(a, w->ranking->currency, x->pay, x->pay);
    buffer_text(&w->out, "| ");
    markdown_safe(x->name, &w->out);
    if (kind == 0) buffer_format(&w->out, " | %zu | +%.1f | %zu |\n", x->lifted, x->gain / (double)x->asked, x->asked);
    if (kind == 1) buffer_format(&w->out, " | %zu | %zu | %.*s |\n", x->asked, x->required, SLICE_ARGS(pay));
    if (kind == 2) buffer_format(&w->out, " | %.*s | %zu | %s |\n", SLICE_ARGS(pay), x->paid, x->shown ? "yes" : "no");
  }
}

void write_markdown(writing *w) {
  const ranking *r = w->ranking;
  arena *a = arena_new();
  buffer_text(&w->out,
              "# Postings, best first\n\n| Rank | Score | Posting | Company | Pay | For | Missing | Knock-outs |\n"
              "|---:|---:|---|---|---|---|---|---|\n");
  for (size_t i = 0; i < r->listed_count; i++) {
    const row *x = r->listed[i];
    buffer_format(&w->out, "| %zu | ", x->rank);
    put_score(&w->out, x->score);
    put_cell(&w->out, row_name(x));
    if (x->group != x->number) buffer_text(&w->out, " (seen before)");
    put_cell(&w->out, x->company);
    put_cell(&w->out, pay_short(a, x->currency, x->pay_min, x->pay_max));
    put_cell(&w->out, x->strengths);
    put_cell(&w->out, x->gaps);
    put_cell(&w->out, x->knockouts);
    buffer_text(&w->out, " |\n");
    arena_reset(a);
    writing_flush(w, false);
  }
  put_skills(w, a, "What to learn next",
             "| Skill | Lifted to " SCORE_DIGITS(
                 SCORE_GOOD) " or more | Points in each | Asked for by |\n|---|---:|---:|---:|\n",
             &r->missing, 0);
  put_skills(w, a, "What you have that is asked for most",
             "| Skill | Asked for by | Required by | Pay |\n|---|---:|---:|---|\n", &r->shown, 1);
  put_skills(w, a, "Pay by skill", "| Skill | Median a year | Postings | Yours |\n|---|---|---:|---|\n", &r->paid, 2);
  arena_free(a);
}

/* ---- CSV: RFC 4180, every text in quotes, no cell that a spreadsheet would compute ---- */

static void put_text(buffer *out, slice text, bool last) {
  buffer safe = {0};
  text_safe(text, true, &safe);
  slice cell = slice_trim(buffer_slice(&safe));
  buffer_char(out, '"');
  if (cell.size && is_among_signs(cell.data[0], "=+-@\t\r")) buffer_char(out, '\'');
  for (size_t i = 0; i < cell.size; i++) {
    if (cell.data[i] == '"') buffer_char(out, '"');
    buffer_char(out, cell.data[i]);
  }
  buffer_text(out, last ? "\"\r\n" : "\",");
  buffer_free(&safe);
}

static void put_number(buffer *out, double x, int decimals) {
  if (!isnan(x)) buffer_format(out, "%.*f", decimals, x);
  buffer_char(out, ',');
}

void write_csv(writing *w) {
  const ranking *r = w->ranking;
  buffer *out = &w->out;
  buffer_text(
      out,
      "rank,score,band,title,company,location,pay_min,pay_max,currency,work,years,for,missing,knockouts,id,url,date,"
      "group,new,report,file\r\n");
  for (size_t i = 0; i < r->listed_count; i++) {
    const row *x = r->listed[i];
    buffer_format(out, "%zu,", x->rank);
    put_number(out, x->score, 1);
    put_text(out, x->band, false);
    put_text(out, x->title, false);
    put_text(out, x->company, false);
    put_text(out, x->location, false);
    put_number(out, x->pay_min, 0);
    put_number(out, x->pay_max, 0);
    put_text(out, slice_of(x->currency), false);
    buffer_format(out, "%s%s%s%s%s,", x->remote ? "remote" : "", x->remote && x->hybrid ? " " : "",
                  x->hybrid ? "hybrid" : "", (x->remote || x->hybrid) && x->onsite ? " " : "",
                  x->onsite ? "onsite" : "");
    put_number(out, x->years, 1);
    put_text(out, x->strengths, false);
    put_text(out, x->gaps, false);
    put_text(out, x->knockouts, false);
    put_text(out, x->id, false);
    put_text(out, x->url, false);
    put_text(out, x->date, false);
    buffer_format(out, "%zu,%s,", x->group + 1, x->fresh ? "new" : "");
    put_text(out, *row_report(w, x), false);
    put_text(out, x->file, true);
    writing_flush(w, false);
  }
}
