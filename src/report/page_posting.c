/* The posting in the HTML report: each finding marked, and what the CV answers to it. */
#include <stdlib.h>

#include "report/page_parts.h"

enum { TEXT_LIMIT = 256 * 1024 };

typedef struct mark {
  span at;
  const char *status, *strength; /* classes; "" where there is none */
  slice title;
} mark;

typedef ARENA_LIST(mark) marks;

static void add_mark(arena *a, marks *all, span at, const char *status, const char *strength, slice title) {
  if (at.end > at.start) ARENA_PUSH(a, all, (mark){at, status, strength, title});
}

/* The status of the requirement that was made of a finding; "" where there is none, or no match. */
static const char *status_of(const match *m, requirement_type type, size_t index) {
  for (size_t i = 0; m && i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == type && r->index == index && !r->title && r->status != STATUS_UNKNOWN)
      return requirement_status_word(r->status);
  }
  return "";
}

/* By skill: its own status, or that of its group, which any of its members meets. */
static const char **skill_statuses(arena *a, const posting *p, const match *m) {
  size_t count = p->skills.count;
  const char **own = arena_alloc(a, (count + 1) * sizeof *own), **of_group = arena_alloc(a, (count + 2) * sizeof *own);
  for (size_t i = 0; m && i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->title || r->status == STATUS_UNKNOWN || r->index >= count) continue;
    uint32_t group = p->skills.items[r->index].any_of;
    if (r->type == ASK_SKILL) own[r->index] = requirement_status_word(r->status);
    if (r->type == ASK_ANY_OF && group && group <= count) of_group[group] = requirement_status_word(r->status);
  }
  for (size_t i = 0; i < count; i++) {
    uint32_t group = p->skills.items[i].any_of;
    if (!own[i] && group && group <= count) own[i] = of_group[group];
    if (!own[i]) own[i] = "";
  }
  return own;
}

/* Later marks lie on top of earlier ones: single skills on the sentences that state years and degrees. */
static marks collect_marks(arena *a, const posting *p, const match *m) {
  marks all = {0};
  for (size_t i = 0; i < p->experience.count; i++)
    add_mark(a, &all, p->experience.items[i].at, status_of(m, ASK_YEARS, i), "", SLICE("years"));
  for (size_t i = 0; i < p->degrees.count; i++)
    add_mark(a, &all, p->degrees.items[i].at, status_of(m, ASK_DEGREE, i), "", SLICE("degree"));
  for (size_t i = 0; i < p->salaries.count; i++) add_mark(a, &all, p->salaries.items[i].at, "", "", SLICE("pay"));
  for (size_t i = 0; i < p->conditions.count; i++)
    add_mark(a, &all, p->conditions.items[i].at, status_of(m, ASK_CONDITION, i), "",
             slice_of(condition_word(p->conditions.items[i].type)));
  const char **status = skill_statuses(a, p, m);
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    for (size_t k = 0; k < s->mentions.count; k++)
      add_mark(a, &all, s->mentions.items[k].at, status[i], strength_word(s->mentions.items[k].strength), s->name);
  }
  return all;
}

static const char *status_title(const char *status) { return strcmp(status, "not_met") == 0 ? "not met" : status; }

static void put_run(slice text, const mark *m, buffer *out) {
  if (m) {
    buffer_format(out, "<mark class=\"%s%s%s\" title=\"", m->status, *m->status && *m->strength ? " " : "",
                  m->strength);
    html_safe(m->title, true, out);
    if (*m->status) buffer_format(out, ": %s", status_title(m->status));
    buffer_text(out, "\">");
  }
  html_safe(text, false, out);
  if (m) buffer_text(out, "</mark>");
}

static void put_legend(const match *m, buffer *out) {
  buffer_text(out, "<ul class=\"legend\">");
  if (m)
    buffer_text(out, "<li><mark class=\"met\">met</mark></li><li><mark class=\"partly\">partly</mark></li>"
                     "<li><mark class=\"not_met\">not met</mark></li>");
  buffer_text(out, "<li><mark class=\"required\">required</mark></li>"
                   "<li><mark class=\"preferred\">preferred</mark></li><li><mark class=\"duty\">in the work</mark></li>"
                   "<li><mark class=\"negated\">not needed</mark></li></ul>\n");
}

/* A cut that does not split a character. */
static size_t whole(slice text, size_t at) {
  while (at > 0 && at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80) at--;
  return at;
}

void page_posting(arena *a, const posting *p, const match *m, buffer *out) {
  size_t size = whole(p->text, p->text.size < TEXT_LIMIT ? p->text.size : TEXT_LIMIT);
  if (!slice_trim(p->text).size) return;
  marks all = collect_marks(a, p, m);
  uint32_t *owner = memory_alloc((size + 1) * sizeof *owner); /* per byte: its mark's number from 1; 0: none */
  memset(owner, 0, (size + 1) * sizeof *owner);
  for (size_t i = 0; i < all.count; i++)
    for (size_t at = all.items[i].at.start; at < all.items[i].at.end && at < size; at++) owner[at] = (uint32_t)i + 1;
  buffer_text(out, "<section class=\"whole-posting\">\n<h2>The posting</h2>\n");
  put_legend(m, out);
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
