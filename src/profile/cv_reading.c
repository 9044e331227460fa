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
    if (within(d->field, l->text))
      return arena_format(c->arena, "degree: %s, %.*s", degree_level_word(d->level), SLICE_ARGS(d->field));
    if (within(d->school, l->text)) return arena_format(c->arena, "school: %.*s", SLICE_ARGS(d->school));
  }
  return SLICE("");
}

static slice became(const cv *c, const cv_line *l) {
  if (l->flags & LINE_PRIVATE) return SLICE("contact details, not kept");
  if (l->flags & LINE_NAME) return SLICE("name, not kept");
  if (l->flags & LINE_HEADING)
    return arena_format(c->arena, "heading: %.*s", SLICE_ARGS(cv_section_names(c->arena, l->section)));
  const char *what = l->flags & LINE_HEAD ? "head of" : l->section & CV_EXPERIENCE ? "about" : "about (no employment)";
  if (l->role >= 0) return arena_format(c->arena, "%s: %.*s", what, SLICE_ARGS(role_name(c, l->role)));
  slice degree = l->section & CV_EDUCATION ? became_degree(c, l) : SLICE("");
  if (degree.size) return degree;
  return l->section & (CV_LISTS | CV_SUMMARY) ? cv_section_names(c->arena, l->section) : SLICE("");
}

void cv_reading_keep(const cv *c, slice source, profile *out) {
  for (size_t i = 0; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i];
    bool hidden = l->flags & (LINE_PRIVATE | LINE_NAME) || cv_private_text(c, l->text);
    profile_line line = {hidden ? SLICE("") : l->text, hidden ? SLICE("contact details, not kept") : became(c, l),
                         source};
    ARENA_PUSH(c->arena, &out->lines, line);
  }
  for (size_t i = 0; i < c->doubts.count; i++) ARENA_PUSH(c->arena, &out->doubts, c->doubts.items[i]);
}
