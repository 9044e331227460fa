/* The HTML report's figure and tables. */
#include <stdlib.h>

#include "report/page_parts.h"

enum { BAR_WIDTH = 1000, BAR_HEIGHT = 30, EVIDENCE_SHOWN = 2 };

/* ---- the bar: a segment a requirement, as wide as its weight, filled as far as its credit; best first ---- */

static void put_segment(const requirement *r, double x, double width, buffer *out) {
  const char *word = requirement_status_word(r->status);
  buffer_format(out, "<rect class=\"s-%s\" x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"%d\"><title>", word, x,
                width > 1.5 ? width - 1 : width, BAR_HEIGHT);
  html_safe(r->ask, true, out);
  buffer_format(out, ": %.2f of %.2f</title></rect>\n", r->weight * r->credit, r->weight);
}

static size_t asks_weighed(const match *m) {
  size_t count = 0;
  for (size_t i = 0; i < m->requirements.count; i++) count += !is_folded(&m->requirements.items[i]);
  return count;
}

void page_bar(arena *a, const match *m, buffer *out) {
  (void)a;
  static const requirement_status order[] = {STATUS_MET, STATUS_PARTLY, STATUS_NOT_MET};
  buffer_format(out,
                "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Score %.0f of 100, "
                "made of %zu asks\">\n<rect class=\"s-back\" width=\"%d\" height=\"%d\"/>\n",
                BAR_WIDTH, BAR_HEIGHT, m->score, asks_weighed(m), BAR_WIDTH, BAR_HEIGHT);
  double x = 0;
  for (size_t k = 0; k < 3; k++)
    for (size_t i = 0; i < m->requirements.count; i++) {
      const requirement *r = &m->requirements.items[i];
      if (r->status != order[k] || !(m->total > 0)) continue;
      double width = r->weight / m->total * BAR_WIDTH;
      put_segment(r, x, width, out);
      x += width;
    }
  if (!isnan(m->cap))
    buffer_format(out, "<line class=\"cap\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\"><title>Cap: %g</title></line>\n",
                  m->cap / 100 * BAR_WIDTH, m->cap / 100 * BAR_WIDTH, BAR_HEIGHT, m->cap);
  buffer_text(out, "</svg>\n");
}

/* ---- the table ---- */

/* One sentence may prove several members of a group. */
static bool is_shown_before(const requirement *r, size_t at) {
  const match_evidence *e = &r->evidence.items[at];
  for (size_t i = 0; i < at; i++)
    if (slice_equal(r->evidence.items[i].text, e->text) && r->evidence.items[i].where == e->where) return true;
  return false;
}

static void put_evidence(const requirement *r, buffer *out) {
  size_t count = 0;
  for (size_t i = 0; i < r->evidence.count && count < EVIDENCE_SHOWN; i++) {
    const match_evidence *e = &r->evidence.items[i];
    if (is_shown_before(r, i)) continue;
    if (count++) buffer_text(out, "<br>");
    html_safe(e->text, true, out);
    if (!e->role.size && !e->employer.size) continue;
    buffer_text(out, e->text.size ? " <span class=\"soft\">(" : "<span class=\"soft\">");
    html_safe(e->role, true, out);
    if (e->role.size && e->employer.size) buffer_text(out, ", ");
    html_safe(e->employer, true, out);
    buffer_text(out, e->text.size ? ")</span>" : "</span>");
  }
}

static void put_row(arena *a, const match *m, const requirement *r, buffer *out) {
  const char *status = requirement_status_word(r->status);
  buffer_format(out, "<tr><td class=\"c-mark %s\">%s %s</td>", status, status_mark(r->status),
                r->status == STATUS_NOT_MET ? "not met" : status);
  page_element(out, "<td class=\"c-ask\">", match_said(a, m, r), "</td>");
  buffer_format(out, "<td class=\"c-strength\">%s</td>", requirement_strength(r));
  page_element(out, "<td class=\"c-points\">", points_words(a, m, r->weight * r->credit, r->weight), "</td>");
  page_element(out, "<td class=\"c-why\">", r->reason, "</td><td class=\"c-evidence\">");
  put_evidence(r, out);
  buffer_text(out, "</td></tr>\n");
}

static void put_soft(arena *a, const match *m, buffer *out) {
  soft_row soft = match_soft(a, m);
  if (!soft.asked) return;
  page_element(out,
               "<tr><td class=\"c-mark\"></td><td class=\"c-ask\">Soft skills</td><td class=\"c-strength\"></td>"
               "<td class=\"c-points\">",
               points_words(a, m, soft.earned, soft.weight), "</td>");
  page_element(out, "<td class=\"c-why\">", soft.names, "</td><td class=\"c-evidence\"></td></tr>\n");
}

/* The sum to the last digit, folded: who wants to check it finds it. */
static void put_sum(arena *a, const match *m, buffer *out) {
  buffer_text(out,
              "<details><summary>The sum, to the last digit</summary>\n<table class=\"sum\">\n<thead><tr><th>Ask</th>"
              "<th class=\"parts\">Weight is</th><th class=\"n\">Weight</th><th class=\"n\">Credit</th>"
              "<th class=\"n\">Earned</th></tr></thead>\n<tbody>\n");
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (is_folded(r)) continue;
    page_element(out, "<tr><td>", r->ask, "</td>");
    page_element(out, "<td class=\"parts\">", requirement_sum(a, r), "</td>");
    buffer_format(out, "<td class=\"n\">%.2f</td><td class=\"n\">%.2f</td><td class=\"n\">%.4f</td></tr>\n", r->weight,
                  r->credit, r->weight * r->credit);
  }
  buffer_format(out,
                "</tbody>\n<tfoot><tr><td>in all</td><td class=\"parts\"></td><td class=\"n\">%.2f</td>"
                "<td class=\"n\"></td><td class=\"n\">%.4f</td></tr></tfoot>\n</table>\n",
                m->total, m->sum);
  if (!isnan(m->score)) {
    buffer_format(out, "<p class=\"soft\">100 x %.4f / %.2f = %.1f", m->sum, m->total, m->uncapped);
    if (!isnan(m->cap)) buffer_format(out, "; capped at %g: %.1f", m->cap, m->score);
    buffer_text(out, "</p>\n");
  }
  buffer_text(out, "</details>\n");
}

void page_table(arena *a, const match *m, buffer *out) {
  buffer_text(out, "<section>\n<h2>Requirement by requirement</h2>\n<table class=\"asks\">\n<thead><tr>"
                   "<th class=\"c-mark\"><span aria-hidden=\"true\">&nbsp;</span></th><th class=\"c-ask\">Ask</th>"
                   "<th class=\"c-strength\">Strength</th><th class=\"c-points\">Points</th>"
                   "<th class=\"c-why\">Why</th><th class=\"c-evidence\">Evidence</th></tr></thead>\n<tbody>\n");
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (!is_folded(r) && !r->soft) put_row(a, m, r, out);
  }
  put_soft(a, m, out);
  buffer_text(out, "</tbody>\n</table>\n");
  slice folded = folded_words(a, m);
  if (folded.size) page_element(out, "<details><summary>Not counted</summary>\n<p>", folded, "</p>\n</details>\n");
  put_sum(a, m, out);
  buffer_text(out, "</section>\n");
}
