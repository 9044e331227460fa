/* What a head leaves out: "Delta Freightways   Memphis TN   2019 - now", and below it "Regional driver. 11 states ...".
 */
#include "profile/cv_entries.h"
#include "profile/cv_parts.h"

enum { TITLE_WORDS = 8 };

static bool names_title(const cv *c, const run *r, int role) {
  for (size_t i = r->first; i < r->end; i++)
    if (c->lines.items[i].role == role && c->lines.items[i].flags & LINE_HEAD && cv_has_title(c, &c->lines.items[i]))
      return true;
  return false;
}

/* "Forklift operator / order selector": it is enough that what stands before the slash ends so. */
static bool ends_as_title(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first + 1; t <= end; t++)
    if (t == end || cv_token(c, t)->gap & GAP_SLASH) return cv_class_at(c, CV_T_PARTS, t - 1) == CV_TITLE;
  return false;
}

/* The first words below the head, up to the first stop or comma, when they end as a title does. */
static slice title_below(const cv *c, const run *r, int role) {
  size_t i = r->first;
  while (i < r->end && !(c->lines.items[i].role == role && !(c->lines.items[i].flags & LINE_HEAD))) i++;
  if (i == r->end || !cv_words(&c->lines.items[i])) return SLICE("");
  const cv_line *l = &c->lines.items[i];
  uint32_t end = l->first + 1;
  while (end < l->end && !(cv_token(c, end)->gap & (GAP_STOP | GAP_COMMA | GAP_SEMICOLON | GAP_COLON | GAP_OPEN)))
    end++;
  bool title = cv_is_capital(c, l->first) && end - l->first <= TITLE_WORDS && ends_as_title(c, l->first, end);
  return title ? cv_cut(c, l->first, end) : SLICE("");
}

/* A name with a place and no word of a title is who one worked for; the title may open the text below. */
void cv_heads_complete(cv *c, const run *r, size_t from) {
  for (size_t i = from; i < c->roles.count; i++) {
    profile_role *role = &c->roles.items[i];
    if (role->project || names_title(c, r, (int)i)) continue;
    if (!role->employer.size && role->place.size) {
      role->employer = role->title;
      role->title = SLICE("");
    }
    if (!role->title.size) role->title = title_below(c, r, (int)i);
  }
}
