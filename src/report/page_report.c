/* Reports as one HTML file: no script, nothing loaded, everything from the posting and the CV escaped. */
#include "report/page_parts.h"

/* ---- frame ---- */

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--line:#d0d7de;--shade:#f6f8fa;"
    "--met:#1a7f37;--partly:#9a6700;--missing:#cf222e;--rest:#8c959f;"
    "--required:#ffd8a8;--preferred:#cfe8ff;--duty:#e6e6e6;--negated:#f8d7da;--fact:#d9f2d9}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b3;--paper:#0d1117;--line:#30363d;--shade:#"
    "161b22;"
    "--met:#3fb950;--partly:#d29922;--missing:#ff7b72;--rest:#6e7681;"
    "--required:#6b3f00;--preferred:#0c3a66;--duty:#3a3f46;--negated:#5c1f24;--fact:#14432a}}"
    "*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 3rem;background:var(--paper);"
    "color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    "h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}"
    ".gap{list-style:none;margin-left:-1rem}p{margin:.4rem "
    "0}.soft{color:var(--soft)}ul{padding-left:1.2rem;margin:.4rem 0}li{margin:.35rem 0}"
    ".score{font-size:2.4rem;font-weight:700;line-height:1.1}.score "
    "small{font-size:1rem;font-weight:400;color:var(--soft)}"
    ".met{color:var(--met)}.partly{color:var(--partly)}.not_met{color:var(--missing)}.unknown{color:var(--soft)}"
    "svg{display:block;width:100%;height:1.6rem;margin:.6rem 0;border-radius:.3rem}"
    ".s-met{fill:var(--met)}.s-partly{fill:var(--partly)}.s-not_met{fill:var(--missing);opacity:.35}.s-back{fill:var(--"
    "shade)}"
    ".cap{stroke:var(--ink);stroke-width:3}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.5rem "
    "0}dt{color:var(--soft)}dd{margin:0}"
    ".note{border-left:.25rem solid var(--missing);padding:.2rem .8rem;background:var(--shade)}"
    ".frame{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid var(--line)}"
    "td,th{overflow-wrap:break-word}th.wide:last-child{width:34%}td:first-child,td:nth-child(3){white-space:nowrap}"
    "th{color:var(--soft);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:"
    "nowrap}"
    "mark{color:inherit;border-radius:.2rem;padding:0 .12rem}.required{background:var(--required)}"
    ".preferred{background:var(--preferred)}.duty{background:var(--duty)}"
    ".negated{background:var(--negated);text-decoration:line-through}.fact{background:var(--fact)}"
    ".posting{white-space:pre-wrap;background:var(--shade);border:1px solid "
    "var(--line);border-radius:.4rem;padding:1rem;"
    "font-size:.92rem}.legend{display:flex;flex-wrap:wrap;gap:.5rem 1rem;list-style:none;padding:0}"
    "details>summary{cursor:pointer;font-weight:600}summary:focus-visible,a:focus-visible{outline:3px solid var(--met)}"
    "@media(max-width:40rem){td.wide,th.wide{display:none}th,td{padding:.35rem .3rem}td:first-child span{display:none}}"
    "@media "
    "print{@page{margin:1.4cm}:root{--paper:#fff;--ink:#000;--shade:#fff;--soft:#444}body{max-width:none;padding:0;"
    "font-size:9.5pt;line-height:1.35}.score{font-size:20pt}h1{font-size:15pt}h2{margin:.7rem 0 .2rem;font-size:11pt;"
    "break-after:avoid}tr,li{break-inside:avoid}li{margin:.12rem 0}table{font-size:7.5pt}th,td{padding:.1rem .3rem}"
    ".evidence,.whole-posting{display:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

void page_begin(buffer *out, slice title) {
  buffer_text(out,
              "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
              "base-uri 'none'; form-action 'none'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  html_safe(title, true, out);
  buffer_text(out, "</title>\n<style>");
  buffer_text(out, style);
  buffer_text(out, "</style>\n</head>\n<body>\n<main>\n");
}

void page_end(buffer *out) { buffer_text(out, "</main>\n</body>\n</html>\n"); }

void page_element(buffer *out, const char *open, slice text, const char *close) {
  buffer_text(out, open);
  html_safe(text, true, out);
  buffer_text(out, close);
}

/* ---- parts ---- */

static void put_head(arena *a, const posting *p, const report_options *o, buffer *out) {
  slice facts[4];
  size_t count = posting_facts(a, p, facts);
  buffer_text(out, "<header>\n");
  page_element(out, "<h1>", posting_name(p), "</h1>\n");
  if (count) buffer_text(out, "<p class=\"soft\">");
  for (size_t i = 0; i < count; i++) page_element(out, i ? " \xC2\xB7 " : "", facts[i], "");
  if (count) buffer_text(out, "</p>\n");
  bool any = false;
  for (size_t i = 0; i < o->property_count; i++) {
    if (!o->properties[i].value.size || slice_equal(o->properties[i].value, p->title)) continue;
    if (!any) buffer_text(out, "<dl>\n");
    any = true;
    page_element(out, "<dt>", o->properties[i].key, "</dt>");
    page_element(out, "<dd>", o->properties[i].value, "</dd>\n");
  }
  buffer_text(out, any ? "</dl>\n</header>\n" : "</header>\n");
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

static void put_verdict(arena *a, const match *m, buffer *out) {
  slice advice = match_advice(a, m), counts = tally_words(a, m);
  buffer_text(out, "<section aria-label=\"Should I apply?\">\n");
  if (isnan(m->score))
    buffer_text(out, "<p class=\"score\">No score</p>\n");
  else
    buffer_format(out, "<p class=\"score\">%.1f <small>of 100, %s</small></p>\n", m->score,
                  strcmp(m->band, "none") == 0 ? "no match" : m->band);
  if (!isnan(m->score)) page_bar(a, m, out);
  page_element(out, "<p><strong>", advice, "</strong> ");
  page_element(out, "", counts, "</p>\n");
  for (size_t i = 0; i < m->knockouts.count; i++) {
    buffer_format(out, "<p class=\"note\">Caps the score at %g: ", m->knockouts.items[i].cap);
    page_element(out, "", m->knockouts.items[i].reason, "</p>\n");
  }
  for (size_t i = 0; i < m->warnings.count; i++)
    page_element(out, "<p class=\"note\">", slice_of(warning_words(m->warnings.items[i].code)), "</p>\n");
  buffer_text(out, "</section>\n");
}

static void put_points(const match *m, buffer *out) {
  buffer_text(out, "<section>\n<h2>Where you add value</h2>\n");
  if (!m->points.count) buffer_text(out, "<p>Nothing in your CV answers to what they ask.</p>\n");
  if (m->points.count) buffer_text(out, "<ul>\n");
  for (size_t i = 0; i < m->points.count; i++) page_element(out, "<li>", m->points.items[i], "</li>\n");
  if (m->points.count) buffer_text(out, "</ul>\n");
  buffer_text(out, "</section>\n");
}

/* Gaps stand in the order of the requirements that they come from. */
static requirement_status gap_status(const match *m, size_t gap) {
  for (size_t i = 0, seen = 0; i < m->requirements.count; i++) {
    requirement_status s = m->requirements.items[i].status;
    if (s != STATUS_NOT_MET && s != STATUS_PARTLY) continue;
    if (seen++ == gap) return s;
  }
  return STATUS_NOT_MET;
}

static void put_gaps(const match *m, buffer *out) {
  enum { SHOWN = 12 };
  size_t count = m->gaps.count;
  buffer_text(out, "<section>\n<h2>What is missing</h2>\n");
  if (!count) buffer_text(out, "<p>Nothing of what could be checked.</p>\n");
  if (count) buffer_text(out, "<ul>\n");
  for (size_t i = 0; i < count; i++) {
    if (i == SHOWN)
      buffer_format(out, "</ul>\n<details><summary>%zu more of less weight</summary>\n<ul>\n", count - SHOWN);
    requirement_status status = gap_status(m, i);
    buffer_format(out, "<li class=\"gap\"><span class=\"%s\">%s</span> ", requirement_status_word(status),
                  status_mark(status));
    page_element(out, "", m->gaps.items[i], "</li>\n");
  }
  if (count) buffer_text(out, count > SHOWN ? "</ul>\n</details>\n" : "</ul>\n");
  buffer_text(out, "</section>\n");
}

void page_match(const match *m, const report_options *o, buffer *out) {
  arena *a = arena_new();
  page_begin(out, posting_name(m->posting));
  put_head(a, m->posting, o, out);
  put_verdict(a, m, out);
  put_demands(a, m->posting, out);
  put_points(m, out);
  put_gaps(m, out);
  page_table(a, m, out);
  page_posting(a, m->posting, out);
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
  put_head(a, p, o, out);
  put_demands(a, p, out);
  put_skills(a, p, STRENGTH_REQUIRED, "Required", out);
  put_skills(a, p, STRENGTH_PREFERRED, "Preferred", out);
  put_skills(a, p, STRENGTH_DUTY, "In the work", out);
  put_skills(a, p, STRENGTH_NEGATED, "Not needed", out);
  for (size_t i = 0; i < p->warnings.count; i++)
    page_element(out, "<p class=\"note\">", slice_of(warning_words(p->warnings.items[i].code)), "</p>\n");
  page_posting(a, p, out);
  page_end(out);
  arena_free(a);
}
