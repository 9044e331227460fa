/* What became of each line of a CV: for the person who wants to see it as a machine does, and for doubts. */
#include "profile/cv.h"

void cv_doubt(cv *c, slice line, const char *reason) {
  if (!line.size || cv_private_text(c, line)) return;
  for (size_t i = 0; i < c->doubts.count; i++)
    if (slice_equal(c->doubts.items[i].line, line)) return;
  ARENA_PUSH(c->arena, &c->doubts, (profile_doubt){line, slice_of(reason)});
}

static slice role_name(const cv *c, int role) {
  const profile_role *r = &c->roles.items[role];
  char from[8], to[8];
  role_from(r, from);
  role_to(r, to);
  const char *end = r->current ? "now" : to;
  return arena_format(c->arena, "%.*s%s%.*s%s%s%s%s", SLICE_ARGS(r->title),
                      r->title.size && r->employer.size ? ", " : "", SLICE_ARGS(r->employer), from[0] ? ", " : "", from,
                      end[0] && strcmp(from, end) != 0 ? " - " : "", end[0] && strcmp(from, end) != 0 ? end : "");
}

static bool within(slice part, slice whole) {
  return part.size && part.data >= whole.data && part.data + part.size <= whole.data + whole.size;
}

static slice became_degree(const cv *c, const cv_line *l) {
  for (size_t i = 0; i < c->degrees.count; i++) {
    const profile_degree *d = &c->degrees.items[i];
    if (within(d->field, l->text)) return arena_format(c->arena, "degree: %s", degree_level_word(d->level));
    if (within(d->school, l->text)) return SLICE("school");
  }
  return SLICE("");
}

static slice became(const cv *c, const cv_line *l) {
  if (l->flags & LINE_HEADING)
    return arena_format(c->arena, "heading: %.*s", SLICE_ARGS(cv_section_names(c->arena, l->section)));
  if (l->role >= 0) return arena_format(c->arena, "role %d%s", l->role + 1, l->flags & LINE_HEAD ? ", head" : "");
  if (l->flags & LINE_HEAD) return SLICE("no work, no role");
  slice degree = l->section & CV_EDUCATION ? became_degree(c, l) : SLICE("");
  if (degree.size) return degree;
  unsigned named = CV_LISTS | CV_SUMMARY | CV_COURSES;
  if (cv_dated(l) || cv_hit_in(c, CV_T_DEGREES, l->first, l->end)) named |= CV_EDUCATION;
  return l->section & named ? cv_section_names(c->arena, l->section) : SLICE("");
}

enum { NOTHING_SHARE = 4, NOTHING_LEAST = 6 }; /* a fourth of the lines, and not of a few */

/* All lines, those that might have become something, and those of which nothing was made: what `skills --check` counts
   too (profile_reading()). */
typedef struct line_count {
  size_t lines, open, nothing;
} line_count;

static void count_line(cv *c, size_t i, slice use, line_count *n) {
  const cv_line *l = &c->lines.items[i];
  n->lines++;
  n->open += !(l->flags & (LINE_PRIVATE | LINE_HEADING | LINE_NAME));
  if (use.size) return;
  n->nothing++;
  if (cv_dates_job(c, i, 0, c->lines.count)) cv_doubt(c, l->text, "has dates, and no role was read from it");
}

static void doubt_of_many(cv *c, line_count n, slice source) {
  if (n.nothing < NOTHING_LEAST || n.nothing * NOTHING_SHARE < n.open) return;
  ARENA_PUSH(c->arena, &c->unread,
             arena_format(c->arena, "%.*s: %zu of %zu lines became nothing; 'forte skills --check' shows which",
                          SLICE_ARGS(source), n.nothing, n.lines));
}

void cv_reading_keep(cv *c, slice source, profile *out) {
  line_count count = {0};
  for (size_t i = 0; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i];
    bool hidden = l->flags & (LINE_PRIVATE | LINE_NAME) || cv_private_text(c, l->text);
    slice use = hidden ? SLICE("contact, not kept") : became(c, l);
    profile_line line = {.text = hidden ? SLICE("") : l->text, .became = use, .source = source};
    ARENA_PUSH(c->arena, &out->lines, line);
    count_line(c, i, use, &count);
  }
  doubt_of_many(c, count, source);
  for (size_t i = 0; i < c->roles.count; i++) {
    slice number = arena_format(c->arena, "role %zu%s", i + 1, c->roles.items[i].project ? ", no employment" : "");
    profile_line line = {.result = true, .text = role_name(c, (int)i), .became = number, .source = source};
    ARENA_PUSH(c->arena, &out->lines, line);
  }
  for (size_t i = 0; i < c->doubts.count; i++) ARENA_PUSH(c->arena, &out->doubts, c->doubts.items[i]);
}
