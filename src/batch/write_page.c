/* One HTML page without scripts. Sorting: a radio button an order, and a style that reads each row's place in it. */
#include <math.h>
#include <stdlib.h>

#include "batch/writers.h"
#include "report/page_parts.h"

enum { BINS = 20, BIN_WIDTH = 100 / BINS, CHART_HEIGHT = 120, CHART_LEFT = 40 };

static const char style[] =
    "<style>body{max-width:76rem}a{color:inherit}.rows{display:flex;flex-direction:column}.row{display:grid;gap:.1rem "
    ".8rem;padding:.55rem .3rem;"
    "grid-template-columns:3rem 4rem minmax(0,2fr) minmax(0,1fr) 8.5rem;border-bottom:1px solid var(--line)}"
    ".row>.more{grid-column:3/"
    "-1;font-size:.87rem;color:var(--soft)}.row>.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".row>.n b{font-size:1.05rem}.orders{border:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:1rem 0 "
    ".3rem}"
    ".good{color:var(--met)}.fair{color:var(--partly)}.poor{color:var(--missing)}"
    "main:has(#by-pay:checked) .row{order:var(--p)}main:has(#by-title:checked) .row{order:var(--t)}"
    "main:has(#by-company:checked) .row{order:var(--c)}main:has(#by-file:checked) .row{order:var(--f)}"
    ".chart{height:auto;max-width:48rem;border-radius:0}.chart rect{fill:var(--rest)}.chart rect.over{fill:var(--met)}"
    ".chart text{fill:var(--soft);font-size:10px}"
    "@media(max-width:40rem){.row{grid-template-columns:2rem 3.2rem "
    "minmax(0,1fr)}.row>.where,.row>.pay{grid-column:3}}</style>\n";

/* ---- the chart ---- */

static void put_chart(writing *w) {
  const ranking *r = w->ranking;
  size_t bins[BINS] = {0}, most = 1, none = 0;
  for (size_t i = 0; i < r->listed_count; i++) {
    double score = r->listed[i]->score;
    if (isnan(score))
      none++;
    else
      bins[score >= 100 ? BINS - 1 : (size_t)(score / BIN_WIDTH)]++;
  }
  for (int i = 0; i < BINS; i++) most = bins[i] > most ? bins[i] : most;
  buffer_format(
      &w->out,
      "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Postings by score, in steps of %d\">\n",
      CHART_LEFT + BINS * 24, CHART_HEIGHT + 34, BIN_WIDTH);
  for (int i = 0; i < BINS; i++) {
    double height = (double)bins[i] / (double)most * CHART_HEIGHT;
    int x = CHART_LEFT + i * 24;
    buffer_format(&w->out,
                  "<rect%s x=\"%d\" y=\"%.1f\" width=\"21\" height=\"%.1f\"><title>%d to %d: %zu</title></rect>\n",
                  i * BIN_WIDTH >= SCORE_GOOD ? " class=\"over\"" : "", x, CHART_HEIGHT + 12 - height, height,
                  i * BIN_WIDTH, (i + 1) * BIN_WIDTH, bins[i]);
    if (bins[i])
      buffer_format(&w->out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%zu</text>\n", x + 10.5,
                    CHART_HEIGHT + 9 - height, bins[i]);
    if (i % 4 == 0) buffer_format(&w->out, "<text x=\"%d\" y=\"%d\">%d</text>\n", x, CHART_HEIGHT + 26, i * BIN_WIDTH);
  }
  buffer_text(&w->out, "</svg>\n");
  if (none)
    buffer_format(&w->out, "<p class=\"soft\">%zu without a score: nothing in them could be checked.</p>\n", none);
}

/* ---- the rows ---- */

typedef struct placed {
  const row *row;
  size_t score, pay, title, company, file;
} placed;

static int text_order(slice x, slice y) {
  if (!x.size || !y.size) return !x.size - !y.size;
  for (size_t i = 0; i < x.size && i < y.size; i++) {
    int p = x.data[i] | 32, q = y.data[i] | 32;
    if (p != q) return p - q;
  }
  return (x.size > y.size) - (x.size < y.size);
}
static int rank_order(const placed *x, const placed *y) {
  return (x->row->rank > y->row->rank) - (x->row->rank < y->row->rank);
}
static int by_title(const void *a, const void *b) {
  int order = text_order(((const placed *)a)->row->title, ((const placed *)b)->row->title);
  return order ? order : rank_order(a, b);
}
static int by_company(const void *a, const void *b) {
  int order = text_order(((const placed *)a)->row->company, ((const placed *)b)->row->company);
  return order ? order : rank_order(a, b);
}
static double pay_of(const row *r) { return isnan(r->pay_max) ? (isnan(r->pay_min) ? -1 : r->pay_min) : r->pay_max; }
static int by_pay(const void *a, const void *b) {
  double x = pay_of(((const placed *)a)->row), y = pay_of(((const placed *)b)->row);
  return x < y || x > y ? (x < y) - (x > y) : rank_order(a, b);
}
static int by_file(const void *a, const void *b) {
  const row *x = ((const placed *)a)->row, *y = ((const placed *)b)->row;
  return (x->number > y->number) - (x->number < y->number);
}
static int by_rank(const void *a, const void *b) { return rank_order(a, b); }

static placed *place_rows(const ranking *r) {
  placed *all = memory_alloc((r->listed_count + 1) * sizeof *all);
  for (size_t i = 0; i < r->listed_count; i++) all[i] = (placed){.row = r->listed[i]};
  static int (*const orders[])(const void *, const void *) = {by_pay, by_title, by_company, by_file, by_rank};
  for (int k = 0; k < 5 && r->listed_count; k++) {
    qsort(all, r->listed_count, sizeof *all, orders[k]);
    for (size_t i = 0; i < r->listed_count; i++) {
      size_t *place[] = {&all[i].pay, &all[i].title, &all[i].company, &all[i].file, &all[i].score};
      *place[k] = i + 1;
    }
  }
  return all;
}

static void put_link(writing *w, const row *r) {
  const slice *report = row_report(w, r);
  slice title = row_name(r);
  if (!report->size) {
    page_element(&w->out, "", title, "");
    return;
  }
  buffer_text(&w->out, "<a href=\"");
  slice parts[2] = {slice_of(w->settings->report_link), *report};
  for (int k = 0; k < 2; k++)
    for (size_t i = 0; i < parts[k].size; i++) {
      unsigned char c = (unsigned char)parts[k].data[i];
      bool plain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || is_among_signs(c, "/._~-");
      buffer_format(&w->out, plain ? "%c" : "%%%02X", c);
    }
  page_element(&w->out, "\">", title, "</a>");
}

static void put_row(writing *w, arena *a, const placed *p) {
  const row *r = p->row;
  buffer_format(&w->out,
                "<div class=\"row\" role=\"listitem\" style=\"--p:%zu;--t:%zu;--c:%zu;--f:%zu\"><span class=\"n "
                "soft\">%zu</span>",
                p->pay, p->title, p->company, p->file, r->rank);
  if (isnan(r->score))
    buffer_text(&w->out, "<span class=\"n\">-</span><span>");
  else
    buffer_format(&w->out, "<span class=\"n %s\"><b>%.1f</b></span><span>",
                  r->score >= SCORE_GOOD ? "good"
                  : r->score >= 35       ? "fair"
                                         : "poor",
                  r->score);
  put_link(w, r);
  if (r->fresh) buffer_text(&w->out, " <span class=\"soft\">(new)</span>");
  page_element(&w->out, "</span><span class=\"where\">", r->company, "</span>");
  page_element(&w->out, "<span class=\"n pay\">", pay_short(a, r->currency, r->pay_min, r->pay_max), "</span>");
  if (r->strengths.size)
    page_element(&w->out, "<span class=\"more\"><span class=\"good\">+</span> ", r->strengths, "</span>");
  if (r->gaps.size)
    page_element(&w->out, "<span class=\"more\"><span class=\"poor\">\xE2\x88\x92</span> ", r->gaps, "</span>");
  if (r->knockouts.size)
    page_element(&w->out, "<span class=\"more\"><span class=\"poor\">!</span> ", r->knockouts, "</span>");
  if (r->copies > 1 && r->group == r->number)
    buffer_format(&w->out, "<span class=\"more\">seen %zu times</span>", r->copies);
  if (r->group != r->number) buffer_text(&w->out, "<span class=\"more\">seen before, in another place</span>");
  buffer_text(&w->out, "</div>\n");
}

static void put_orders(writing *w) {
  static const char *const names[][2] = {
      {"by-score", "score"}, {"by-pay", "pay"}, {"by-title", "title"}, {"by-company", "company"}, {"by-file", "input"}};
  buffer_text(&w->out, "<fieldset class=\"orders\"><legend>Order by</legend>");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    buffer_format(&w->out, "<label><input type=\"radio\" name=\"order\" id=\"%s\"%s> %s</label>", names[i][0],
                  i ? "" : " checked", names[i][1]);
  buffer_text(&w->out, "</fieldset>\n");
}

/* ---- the sums ---- */

static void put_skills(writing *w, arena *a, const char *heading, const char *columns, const skill_sums *s, int kind) {
  if (!s->count) return;
  buffer_format(&w->out, "<section><h2>%s</h2><div class=\"frame\"><table><thead><tr>%s</tr></thead><tbody>\n", heading,
                columns);
  for (size_t i = 0; i < s->count && i < 2 * LEARN_SHOWN; i++) {
    const skill_sum *x = &s->items[i];
    slice pay = pay_short(a, w->ranking->currency, x->pay, x->pay);
    page_element(&w->out, "<tr><td>", x->name, "</td>");
    if (kind == 0)
      buffer_format(&w->out, "<td class=\"n\">%zu</td><td class=\"n\">+%.1f</td><td class=\"n\">%zu</td></tr>\n",
                    x->lifted, x->gain / (double)x->asked, x->asked);
    if (kind == 1)
      buffer_format(&w->out, "<td class=\"n\">%zu</td><td class=\"n\">%zu</td><td class=\"n\">%.*s</td></tr>\n",
                    x->asked, x->required, SLICE_ARGS(pay));
    if (kind == 2)
      buffer_format(&w->out, "<td class=\"n\">%.*s</td><td class=\"n\">%zu</td><td>%s</td></tr>\n", SLICE_ARGS(pay),
                    x->paid, x->shown ? "yes" : "");
  }
  buffer_text(&w->out, "</tbody></table></div></section>\n");
}

void write_page(writing *w) {
  const ranking *r = w->ranking;
  arena *a = arena_new();
  page_begin(&w->out, SLICE("Postings, ranked"));
  buffer_text(&w->out, style);
  slice listed = count_words(a, r->listed_count, "posting", "postings");
  buffer_format(&w->out, "<h1>%.*s, best first</h1>\n<p class=\"soft\">%zu read", SLICE_ARGS(listed), r->counts.read);
  if (r->counts.failed) buffer_format(&w->out, ", %zu could not be read", r->counts.failed);
  if (r->counts.copies) buffer_format(&w->out, ", %zu seen more than once", r->counts.copies);
  if (r->counts.stopped) buffer_text(&w->out, "; stopped before the end");
  buffer_text(&w->out, "</p>\n");
  put_chart(w);
  put_orders(w);
  placed *all = place_rows(r);
  buffer_text(&w->out, "<div class=\"rows\" role=\"list\">\n");
  for (size_t i = 0; i < r->listed_count; i++) {
    put_row(w, a, &all[i]);
    arena_reset(a);
    writing_flush(w, false);
  }
  free(all);
  buffer_text(&w->out, "</div>\n");
  put_skills(w, a, "What to learn next",
             "<th>Skill</th><th class=\"n\">Lifted to " SCORE_DIGITS(
                 SCORE_GOOD) " or more</th><th class=\"n\">Points in each</th><th "
                             "class=\"n\">Asked for by</th>",
             &r->missing, 0);
  put_skills(w, a, "What you have that is asked for most",
             "<th>Skill</th><th class=\"n\">Asked for by</th><th class=\"n\">Required by</th><th class=\"n\">Pay</th>",
             &r->shown, 1);
  put_skills(w, a, "Pay by skill, where it is stated",
             "<th>Skill</th><th class=\"n\">Median a year</th><th class=\"n\">Postings</th><th>Yours</th>", &r->paid,
             2);
  page_end(&w->out);
  arena_free(a);
}
