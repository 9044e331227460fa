/* The skills file at a glance, for a terminal. */
#include <stdio.h>

#include "base/maths.h"
#include "base/names.h"
#include "base/utf8.h"
#include "profile/cv.h"

typedef struct page {
  buffer *out;
  bool colour;
  size_t columns;
  size_t bar; /* columns of a bar */
} page;

static void paint(page *p, const char *code) {
  if (p->colour) buffer_format(p->out, "\033[%sm", code);
}

/* Nothing that could drive a terminal gets through; returns the columns written, at most `width`. */
static size_t put(page *p, slice s, size_t width) {
  size_t used = 0;
  for (size_t at = 0; at < s.size && used < width;) {
    size_t begin = at;
    uint32_t c = utf8_next(s, &at);
    size_t wide = utf8_is_wide(c) ? 2 : 1;
    if (used + wide > width) break;
    bool last = used + wide == width && at < s.size;
    if (last)
      buffer_text(p->out, "\xE2\x80\xA6");
    else if (utf8_is_steering(c))
      buffer_char(p->out, '?');
    else
      buffer_add(p->out, slice_cut(s, begin, at));
    used += wide;
  }
  return used;
}

static void put_column(page *p, slice s, size_t width) {
  size_t used = put(p, s, width - 1);
  buffer_repeat(p->out, ' ', width - used);
}

static void heading(page *p, const char *text) {
  buffer_char(p->out, '\n');
  paint(p, "1");
  buffer_text(p->out, text);
  paint(p, "0");
  buffer_char(p->out, '\n');
}

/* A bar of whole and half blocks. */
static void put_bar(page *p, double share, size_t width, const char *colour) {
  size_t halves = (size_t)rounded_whole(share * (double)width * 2);
  if (share > 0 && halves == 0) halves = 1;
  paint(p, colour);
  for (size_t i = 0; i < halves / 2; i++) buffer_text(p->out, "\xE2\x96\x88");
  if (halves % 2) buffer_text(p->out, "\xE2\x96\x8C");
  paint(p, "0");
  buffer_repeat(p->out, ' ', width - (halves + 1) / 2);
}

static month earliest(const profile *p) {
  month first = p->as_of;
  for (size_t i = 0; i < p->roles.count; i++)
    if (p->roles.items[i].from && p->roles.items[i].from < first) first = p->roles.items[i].from;
  return first;
}

/* The role's months as a stretch of the whole time shown. */
static void put_stretch(page *p, const profile *who, const profile_role *r, month first) {
  month_range m;
  month span = who->as_of - first + 1;
  if (!role_months(r, who->as_of, &m)) {
    buffer_repeat(p->out, ' ', p->bar);
    return;
  }
  size_t begin = (size_t)(m.from - first) * p->bar / (size_t)span,
         end = ((size_t)(m.to - first + 1) * p->bar + (size_t)span - 1) / (size_t)span;
  if (end > p->bar) end = p->bar;
  if (begin >= end) begin = end ? end - 1 : 0;
  paint(p, "90");
  for (size_t i = 0; i < begin; i++) buffer_text(p->out, "\xC2\xB7");
  paint(p, r->project ? "36" : "34");
  for (size_t i = begin; i < end; i++) buffer_text(p->out, "\xE2\x96\x88");
  paint(p, "90");
  for (size_t i = end; i < p->bar; i++) buffer_text(p->out, "\xC2\xB7");
  paint(p, "0");
}

static void put_roles(page *p, const profile *who) {
  month first = earliest(who);
  if (!who->roles.count) return;
  heading(p, "Roles");
  for (size_t i = 0; i < who->roles.count; i++) {
    const profile_role *r = &who->roles.items[i];
    char from[8], to[8], dates[24];
    role_from(r, from);
    role_to(r, to);
    snprintf(dates, sizeof dates, "%s", !from[0] ? "no dates" : r->current ? "" : strcmp(from, to) == 0 ? from : "");
    if (from[0] && !dates[0]) snprintf(dates, sizeof dates, "%s - %s", from, r->current ? "now" : to);
    buffer_text(p->out, "  ");
    put_column(p, slice_of(dates), 20);
    put_stretch(p, who, r, first);
    buffer_text(p->out, "  ");
    size_t left = p->columns > p->bar + 25 ? p->columns - p->bar - 25 : 12;
    size_t used = put(p, r->title.size ? r->title : r->employer, left);
    if (r->title.size && r->employer.size && used + 4 < left) {
      buffer_text(p->out, ", ");
      put(p, r->employer, left - used - 2);
    }
    buffer_char(p->out, '\n');
  }
}

static void put_skill(page *p, const profile_skill *s, double most) {
  char years[24], used[8];
  bool known = !isnan(s->years);
  month_format(s->last_used, used);
  if (s->last_used_year && used[0]) used[4] = 0;
  buffer_text(p->out, "  ");
  put_column(p, s->name, 26);
  put_bar(p, known && most > 0 ? s->years / most : 0, p->bar, "32");
  if (known)
    snprintf(years, sizeof years, " %5.1f years", s->years);
  else
    snprintf(years, sizeof years, " listed only");
  buffer_text(p->out, years);
  if (known && used[0] && p->columns > p->bar + 52) buffer_format(p->out, "  last %s", used);
  if (s->level.size) {
    buffer_text(p->out, "  ");
    put(p, s->level, 20);
  }
  buffer_char(p->out, '\n');
}

static void put_skills(page *p, const profile *who) {
  MESSAGES
  static const char *const names[] = {"Skills", "Soft skills", "Certificates and licences", "Languages"};
  double most = 0;
  for (size_t i = 0; i < who->skills.count; i++)
    if (who->skills.items[i].years > most) most = who->skills.items[i].years;
  int kind = -1;
  for (size_t i = 0; i < who->skills.count; i++) {
    const profile_skill *s = &who->skills.items[i];
    if ((int)s->kind != kind) heading(p, names[s->kind]);
    kind = (int)s->kind;
    put_skill(p, s, most);
  }
}

static void put_degrees(page *p, const profile *who) {
  if (!who->degrees.count) return;
  heading(p, "Degrees");
  for (size_t i = 0; i < who->degrees.count; i++) {
    const profile_degree *d = &who->degrees.items[i];
    buffer_text(p->out, "  ");
    if (d->year)
      buffer_format(p->out, "%-20d", d->year);
    else
      buffer_repeat(p->out, ' ', 20);
    for (const char *word = degree_level_word(d->level); *word; word++) buffer_char(p->out, *word == '_' ? ' ' : *word);
    if (d->field.size) {
      buffer_text(p->out, " in ");
      put(p, d->field, 60);
    }
    if (d->school.size) {
      buffer_text(p->out, ", ");
      put(p, d->school, 60);
    }
    buffer_char(p->out, '\n');
  }
}

static void put_doubts(page *p, const profile *who) {
  if (!who->doubts.count) return;
  heading(p, "Doubts: look at these lines");
  for (size_t i = 0; i < who->doubts.count; i++) {
    buffer_text(p->out, "  ");
    put(p, who->doubts.items[i].line, p->columns - 2);
    buffer_text(p->out, "\n      ");
    put(p, who->doubts.items[i].reason, p->columns - 6);
    buffer_char(p->out, '\n');
  }
}

enum { BECAME = 24, UNREAD_WIDTH = 300 /* columns */ };

static void put_reading(page *p, const profile_line *l) {
  paint(p, l->became.size ? "36" : "90");
  put_column(p, l->became.size ? l->became : SLICE("-"), BECAME);
  paint(p, "0");
  buffer_text(p->out, l->result ? "= " : "| ");
  put(p, l->text, p->columns - BECAME - 2);
  buffer_char(p->out, '\n');
}

void profile_reading(const profile *who, bool colour, int columns, buffer *out) {
  page p = {.out = out, .colour = colour, .columns = columns < 60 ? 60 : columns > 200 ? 200 : (size_t)columns};
  size_t lines = 0, nothing = 0;
  for (size_t i = 0; i < who->lines.count; i++) {
    const profile_line *l = &who->lines.items[i], *before = i ? l - 1 : NULL;
    if (!before || !slice_equal(l->source, before->source)) {
      buffer_text(out, i ? "\n" : "");
      put(&p, l->source, p.columns);
      buffer_char(out, '\n');
    }
    if (l->result && before && !before->result) buffer_char(out, '\n');
    lines += !l->result;
    nothing += !l->became.size;
    put_reading(&p, l);
  }
  buffer_format(out, "\n%zu lines read, %zu of them became nothing (-)\n", lines, nothing);
  put_doubts(&p, who);
}

void profile_unread(const profile *who, buffer *out) {
  page p = {.out = out};
  for (size_t i = 0; i < who->unread.count; i++) {
    put(&p, who->unread.items[i], UNREAD_WIDTH);
    buffer_char(out, '\n');
  }
}

void profile_summary(const profile *who, bool colour, int columns, buffer *out) {
  page p = {.out = out, .colour = colour, .columns = columns < 40 ? 40 : columns > 200 ? 200 : (size_t)columns};
  p.bar = p.columns / 4 < 10 ? 10 : p.columns / 4;
  size_t roles = 0, projects = 0;
  for (size_t i = 0; i < who->roles.count; i++) {
    if (who->roles.items[i].project)
      projects++;
    else
      roles++;
  }
  buffer_format(out, "%zu role%s", roles, roles == 1 ? "" : "s");
  if (projects) buffer_format(out, ", %zu project%s or voluntary work", projects, projects == 1 ? "" : "s");
  if (!isnan(who->years_total)) buffer_format(out, ", %.1f years", who->years_total);
  size_t degrees = who->degrees.count, doubts = who->doubts.count;
  if (degrees) buffer_format(out, ", %zu degree%s", degrees, degrees == 1 ? "" : "s");
  buffer_format(out, ", %zu skills", who->skills.count);
  if (doubts) buffer_format(out, ", %zu doubt%s", doubts, doubts == 1 ? "" : "s");
  buffer_text(out, " (as of ");
  put(&p, who->as_of_date, 12);
  buffer_text(out, ")\n");
  put_roles(&p, who);
  put_degrees(&p, who);
  put_skills(&p, who);
  put_doubts(&p, who);
  if (who->unread.count) heading(&p, "Not read");
  for (size_t i = 0; i < who->unread.count; i++) {
    buffer_text(out, "  ");
    put(&p, who->unread.items[i], UNREAD_WIDTH);
    buffer_char(out, '\n');
  }
}
