/* The HTML report's figure, table and marked posting. */
#include <stdlib.h>

#include "report/page_parts.h"

enum { BAR_WIDTH = 1000, BAR_HEIGHT = 30, TEXT_LIMIT = 256 * 1024, EVIDENCE_SHOWN = 2 };

/* ---- the bar: a segment a requirement, as wide as its weight, filled as far as its credit; best first ---- */

static void put_segment(const requirement *r, double x, double width, buffer *out) {
  const char *word = requirement_status_word(r->status);
  buffer_format(out, "<rect class=\"s-%s\" x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"%d\"><title>", word, x,
                width > 1.5 ? width - 1 : width, BAR_HEIGHT);
  html_safe(r->ask, true, out);
  buffer_format(out, ": %.2f of %.2f</title></rect>\n", r->weight * r->credit, r->weight);
}

void page_bar(arena *a, const match *m, buffer *out) {
  (void)a;
  static const requirement_status order[] = {STATUS_MET, STATUS_PARTLY, STATUS_NOT_MET};
  buffer_format(out,
                "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Score %.1f of 100, "
                "made of %zu asks\">\n<rect class=\"s-back\" width=\"%d\" height=\"%d\"/>\n",
                BAR_WIDTH, BAR_HEIGHT, m->score, match_tally(m).checked, BAR_WIDTH, BAR_HEIGHT);
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

static void put_evidence(const requirement *r, buffer *out) {
  for (size_t i = 0; i < r->evidence.count && i < EVIDENCE_SHOWN; i++) {
    const match_evidence *e = &r->evidence.items[i];
    if (i) buffer_text(out, "<br>");
    html_safe(e->text, true, out);
    if (!e->role.size && !e->employer.size) continue;
    buffer_text(out, e->text.size ? " <span class=\"soft\">(" : "<span class=\"soft\">(");
    html_safe(e->role, true, out);
    if (e->role.size && e->employer.size) buffer_text(out, ", ");
    html_safe(e->employer, true, out);
    buffer_text(out, ")</span>");
  }
}

static void put_row(arena *a, const requirement *r, buffer *out) {
  const char *status = requirement_status_word(r->status);
  buffer_format(out, "<tr><td class=\"%s\">%s<span> %s</span></td>", status, status_mark(r->status),
                r->status == STATUS_NOT_MET   ? "not met"
                : r->status == STATUS_UNKNOWN ? "not known"
                                              : status);
  page_element(out, "<td>", r->ask, "</td>");
  buffer_format(out, "<td>%s</td>", r->type == ASK_CONDITION ? "condition" : strength_word(r->strength));
  page_element(out, "<td class=\"n wide\" title=\"", requirement_sum(a, r), "\">");
  buffer_format(out, "%.2f</td><td class=\"n wide\">%.2f</td><td class=\"n wide\">%.4f</td>", r->weight, r->credit,
                r->weight * r->credit);
  page_element(out, "<td>", r->reason, "</td><td class=\"wide evidence\">");
  put_evidence(r, out);
  buffer_text(out, "</td></tr>\n");
}

void page_table(arena *a, const match *m, buffer *out) {
  buffer_text(
      out,
      "<section>\n<h2>Requirement by requirement</h2>\n<div class=\"frame\">\n<table>\n<thead><tr><th><span "
      "aria-hidden=\"true\">&nbsp;</span></th>"
      "<th>Ask</th><th>Strength</th><th class=\"n wide\">Weight</th><th class=\"n wide\">Credit</th>"
      "<th class=\"n wide\">Earned</th><th>Why</th><th class=\"wide evidence\">Evidence</th></tr></thead>\n<tbody>\n");
  for (size_t i = 0; i < m->requirements.count; i++) put_row(a, &m->requirements.items[i], out);
  buffer_format(out,
                "</tbody>\n<tfoot><tr class=\"wide\"><td></td><td>in all</td><td></td><td class=\"n wide\">%.2f</td>"
                "<td class=\"n wide\"></td><td class=\"n wide\">%.4f</td><td></td><td class=\"wide "
                "evidence\"></td></tr></tfoot>\n"
                "</table>\n</div>\n",
                m->total, m->sum);
  if (!isnan(m->score)) {
    buffer_format(out, "<p class=\"soft\">100 x %.4f / %.2f = %.1f", m->sum, m->total, m->uncapped);
    if (!isnan(m->cap)) buffer_format(out, "; capped at %g: %.1f", m->cap, m->score);
    buffer_text(out, "</p>\n");
  }
  buffer_text(out, "</section>\n");
}

/* ---- the posting, marked ---- */

typedef struct mark {
  span at;
  const char *class;
  slice title;
} mark;

typedef ARENA_LIST(mark) marks;

static void add_mark(arena *a, marks *all, span at, const char *class, slice title) {
  if (at.end > at.start) ARENA_PUSH(a, all, (mark){at, class, title});
}

/* Later marks lie on top of earlier ones: single skills on the sentences that state years and degrees. */
static marks collect_marks(arena *a, const posting *p) {
  marks all = {0};
  for (size_t i = 0; i < p->experience.count; i++) add_mark(a, &all, p->experience.items[i].at, "fact", SLICE("years"));
  for (size_t i = 0; i < p->degrees.count; i++) add_mark(a, &all, p->degrees.items[i].at, "fact", SLICE("degree"));
  for (size_t i = 0; i < p->salaries.count; i++) add_mark(a, &all, p->salaries.items[i].at, "fact", SLICE("pay"));
  for (size_t i = 0; i < p->conditions.count; i++)
    add_mark(a, &all, p->conditions.items[i].at, "fact", slice_of(p->conditions.items[i].type));
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    for (size_t k = 0; k < s->mentions.count; k++)
      add_mark(a, &all, s->mentions.items[k].at, strength_word(s->mentions.items[k].strength), s->name);
  }
  return all;
}

static void put_run(slice text, const mark *m, buffer *out) {
  if (m) {
    buffer_format(out, "<mark class=\"%s\" title=\"", m->class);
    html_safe(m->title, true, out);
    buffer_text(out, "\">");
  }
  html_safe(text, false, out);
  if (m) buffer_text(out, "</mark>");
}

static void put_legend(buffer *out) {
  buffer_text(out, "<ul class=\"legend\"><li><mark class=\"required\">required</mark></li>"
                   "<li><mark class=\"preferred\">preferred</mark></li><li><mark class=\"duty\">in the work</mark></li>"
                   "<li><mark class=\"negated\">not needed</mark></li>"
                   "<li><mark class=\"fact\">years, degree, pay, conditions</mark></li></ul>\n");
}

/* A cut that does not split a character. */
static size_t whole(slice text, size_t at) {
  while (at > 0 && at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80) at--;
  return at;
}

void page_posting(arena *a, const posting *p, buffer *out) {
  size_t size = whole(p->text, p->text.size < TEXT_LIMIT ? p->text.size : TEXT_LIMIT);
  if (!slice_trim(p->text).size) return;
  marks all = collect_marks(a, p);
  uint32_t *owner = memory_alloc((size + 1) * sizeof *owner); /* per byte: its mark's number from 1; 0: none */
  memset(owner, 0, (size + 1) * sizeof *owner);
  for (size_t i = 0; i < all.count; i++)
    for (size_t at = all.items[i].at.start; at < all.items[i].at.end && at < size; at++) owner[at] = (uint32_t)i + 1;
  buffer_text(out, "<section class=\"whole-posting\">\n<h2>The posting</h2>\n");
  put_legend(out);
  buffer_text(out, "<div class=\"posting\">");
  for (size_t at = 0; at < size;) {
    size_t end = at + 1;
    while (end < size && owner[end] == owner[at]) end++;
    put_run(slice_cut(p->text, at, end), owner[at] ? &all.items[owner[at] - 1] : NULL, out);
    at = end;
  }
  if (size < p->text.size) buffer_text(out, "\n\xE2\x80\xA6");
  buffer_text(out, "</div>\n</section>\n");
  free(owner);
}
