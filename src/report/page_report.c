/* Reports as one HTML file: no script, nothing loaded, everything from the posting and the CV escaped. */
#include "match/next.h"
#include "report/page_parts.h"

/* ---- frame ---- */

void page_begin(buffer *out, slice title) {
  buffer_text(out,
              "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
              "base-uri 'none'; form-action 'none'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  html_safe(title, true, out);
  buffer_text(out, "</title>\n<style>");
  page_style(out);
  buffer_text(out, "</style>\n</head>\n<body>\n<main>\n");
}

void page_end(buffer *out) { buffer_text(out, "</main>\n</body>\n</html>\n"); }

void page_element(buffer *out, const char *open, slice text, const char *close) {
  buffer_text(out, open);
  html_safe(text, true, out);
  buffer_text(out, close);
}

/* ---- parts ---- */

static void put_head(arena *a, const posting *p, buffer *out) {
  slice facts[4];
  size_t count = posting_facts(a, p, facts);
  buffer_text(out, "<header>\n");
  page_element(out, "<h1>", posting_name(p), "</h1>\n");
  if (count) buffer_text(out, "<p class=\"soft\">");
  for (size_t i = 0; i < count; i++) page_element(out, i ? " \xC2\xB7 " : "", facts[i], "");
  buffer_text(out, count ? "</p>\n</header>\n" : "</header>\n");
}

/* What the note says of itself: after what the match says. */
static void put_note(const posting *p, const report_options *o, buffer *out) {
  bool any = false;
  for (size_t i = 0; i < o->property_count; i++) {
    if (!o->properties[i].value.size || slice_equal(o->properties[i].value, p->title)) continue;
    if (!any) buffer_text(out, "<section>\n<h2>In your note</h2>\n<dl>\n");
    any = true;
    page_element(out, "<dt>", o->properties[i].key, "</dt>");
    page_element(out, "<dd>", o->properties[i].value, "</dd>\n");
  }
  if (any) buffer_text(out, "</dl>\n</section>\n");
}

static void put_demands(arena *a, const posting *p, buffer *out) {
  demands all = posting_demands(a, p);
  buffer_text(out, "<section>\n<h2>What they pay and demand</h2>\n<dl>\n");
  for (size_t i = 0; i < all.count; i++) {
    page_element(out, "<dt>", all.items[i].label, "</dt>");
    page_element(out, "<dd>", all.items[i].value, "</dd>\n");
  }
  buffer_text(out, "</dl>\n</section>\n");
}

static void put_summary(arena *a, const match *m, buffer *out) {
  summary_line lines[SUMMARY_LINES];
  match_summary(a, m, lines);
  buffer_text(out, "<dl class=\"summary\">\n");
  for (size_t i = 0; i < SUMMARY_LINES; i++) {
    bool open = lines[i].status == STATUS_UNKNOWN;
    buffer_format(out, "<dt><span class=\"%s\">%s</span> %s</dt>", requirement_status_word(lines[i].status),
                  open ? "\xC2\xB7" : status_mark(lines[i].status), lines[i].label);
    page_element(out, "<dd>", lines[i].words, "</dd>\n");
  }
  buffer_text(out, "</dl>\n");
}

static void put_verdict(arena *a, const match *m, buffer *out) {
  buffer_text(out, "<section aria-label=\"Should I apply?\">\n");
  if (isnan(m->score))
    buffer_text(out, "<p class=\"score\">No score</p>\n");
  else
    buffer_format(out, "<p class=\"score\">%.0f <small>of 100%s%s</small></p>\n", m->score, *band_words(m) ? ", " : "",
                  band_words(m));
  if (!isnan(m->score)) page_bar(a, m, out);
  page_element(out, "<p><strong>", match_advice(a, m), "</strong></p>\n");
  put_summary(a, m, out);
  for (size_t i = 0; i < m->knockouts.count; i++) {
    buffer_format(out, "<p class=\"note\">Caps the score at %g: ", m->knockouts.items[i].cap);
    page_element(out, "", m->knockouts.items[i].reason, "</p>\n");
  }
  for (size_t i = 0; i < m->warnings.count; i++)
    page_element(out, "<p class=\"note\">", warning_sentence(a, m->posting, m->warnings.items[i].code), "</p>\n");
  buffer_text(out, "</section>\n");
}

static void put_points(const match *m, buffer *out) {
  buffer_text(out, "<section>\n<h2>Where you add value</h2>\n");
  if (!m->points.count) buffer_text(out, "<p>" NO_POINTS "</p>\n");
  if (m->points.count) buffer_text(out, "<ul>\n");
  for (size_t i = 0; i < m->points.count; i++) page_element(out, "<li>", m->points.items[i], "</li>\n");
  if (m->points.count) buffer_text(out, "</ul>\n");
  buffer_text(out, "</section>\n");
}

static void put_next(arena *a, const match *m, buffer *out) {
  next_steps steps = match_next(a, m);
  match_lines all = match_next_lines(a, &steps);
  if (!all.count) return;
  buffer_text(out, "<section>\n<h2>What to do next</h2>\n<ul>\n");
  for (size_t i = 0; i < all.count; i++) page_element(out, "<li>", all.items[i], "</li>\n");
  buffer_text(out, "</ul>\n</section>\n");
}

static void put_gaps(arena *a, const match *m, buffer *out) {
  enum { SHOWN = 12 };
  size_t count = m->gaps.count;
  buffer_text(out, "<section>\n<h2>What is missing</h2>\n");
  if (!count) buffer_text(out, "<p>Nothing of what could be checked.</p>\n");
  if (count) buffer_text(out, "<ul>\n");
  for (size_t i = 0; i < count; i++) {
    if (i == SHOWN)
      buffer_format(out, "</ul>\n<details><summary>%zu more of less weight</summary>\n<ul>\n", count - SHOWN);
    requirement_status status = match_gap_status(m, i);
    buffer_format(out, "<li class=\"gap\"><span class=\"%s\">%s</span> ", requirement_status_word(status),
                  status_mark(status));
    page_element(out, "", match_gap_said(a, m, i), "</li>\n");
  }
  if (count) buffer_text(out, count > SHOWN ? "</ul>\n</details>\n" : "</ul>\n");
  buffer_text(out, "</section>\n");
}

void page_match(const match *m, const report_options *o, buffer *out) {
  arena *a = arena_new();
  page_begin(out, posting_name(m->posting));
  put_head(a, m->posting, out);
  put_verdict(a, m, out);
  put_points(m, out);
  put_gaps(a, m, out);
  put_next(a, m, out);
  put_demands(a, m->posting, out);
  put_note(m->posting, o, out);
  page_table(a, m, out);
  page_posting(a, m->posting, m, out);
  page_end(out);
  arena_free(a);
}

/* ---- extraction ---- */

static void put_skills(arena *a, const posting *p, strength s, const char *title, buffer *out) {
  slices lists[2] = {posting_skills(a, p, s, false), posting_skills(a, p, s, true)};
  if (!lists[0].count && !lists[1].count) return;
  buffer_format(out, "<section>\n<h2>%s</h2>\n<ul>\n", title);
  for (int k = 0; k < 2; k++)
    for (size_t i = 0; i < lists[k].count; i++) page_element(out, "<li>", lists[k].items[i], "</li>\n");
  buffer_text(out, "</ul>\n</section>\n");
}

void page_extraction(const posting *p, const report_options *o, buffer *out) {
  arena *a = arena_new();
  page_begin(out, posting_name(p));
  put_head(a, p, out);
  put_skills(a, p, STRENGTH_REQUIRED, "Required", out);
  put_skills(a, p, STRENGTH_PREFERRED, "Preferred", out);
  put_skills(a, p, STRENGTH_DUTY, "In the work", out);
  put_skills(a, p, STRENGTH_NEGATED, "Not needed", out);
  put_demands(a, p, out);
  put_note(p, o, out);
  for (size_t i = 0; i < p->warnings.count; i++)
    page_element(out, "<p class=\"note\">", warning_sentence(a, p, p->warnings.items[i].code), "</p>\n");
  page_posting(a, p, NULL, out);
  page_end(out);
  arena_free(a);
}
