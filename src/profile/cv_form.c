/* The form that the heads of a section share: the places of titles and employers, by the votes of all heads. */
#include "profile/cv_parts.h"

enum { VOTE_MAX = 4 };

static int vote(int n) { return n > VOTE_MAX ? VOTE_MAX : n; }

/* Weak signs that only a whole section together makes strong: > 0 for a title, < 0 for an employer. */
static int weak_sign(const cv *c, uint32_t first, uint32_t end) {
  int sign = cv_part_ends_as_title(c, first, end);
  for (uint32_t t = first + 1; t < end; t++) {
    slice s = cv_between(c, t);
    sign -= cv_holds(s, "&") || token_is(c->dictionary, cv_token(c, t), SET_HEADING_JOINTS);
  }
  return sign > 1 ? 1 : sign < -1 ? -1 : sign;
}

/* "Audit Associate, Cerrado & Partners": which end of a part with commas holds the title? */
static void vote_commas(const cv *c, const part *p, cv_form *form) {
  part piece[PIECES_MAX];
  size_t n = cv_parts_pieces(c, p, piece, PIECES_MAX);
  if (n < 2) return;
  bool first = piece[0].title > piece[0].employer, last = piece[n - 1].title > piece[n - 1].employer;
  bool firm_first = piece[0].employer > piece[0].title, firm_last = piece[n - 1].employer > piece[n - 1].title;
  form->title_first += (first && !last) + (firm_last && !firm_first);
  form->employer_first += (last && !first) + (firm_first && !firm_last);
  form->comma_hint += weak_sign(c, piece[0].first, piece[0].end) - weak_sign(c, piece[1].first, piece[1].end);
}

/* Nothing on the line but a place. */
static bool is_place_line(const cv *c, const parts *all, size_t line) {
  const cv_line *l = &c->lines.items[line];
  for (size_t i = 0; i < all->count; i++)
    if (all->items[i].line == line) return false;
  return !cv_dated(l) && !cv_is_duration(c, l->first, l->end);
}

void cv_form_add(cv *c, cv_form *form, size_t first, size_t end) {
  parts all = cv_parts_cut(c, first, end, NULL);
  form->entries++;
  for (size_t i = first; i < end && i - first < FORM_ROWS; i++)
    form->place_lines[i - first] += is_place_line(c, &all, i);
  for (size_t i = 0; i < all.count; i++) {
    const part *p = &all.items[i];
    if (p->place < 0) continue;
    form->seen[p->place]++;
    if (p->title > p->employer) form->title[p->place] += vote(p->title);
    if (p->employer > p->title) form->employer[p->place] += vote(p->employer);
    form->placed[p->place] += p->placed || cv_part_town(c, p) < p->end;
    if (p->placed && !p->title) form->employer[p->place] += 2;
    if (p->team > p->employer) form->employer[p->place] -= 2;
    slice text = cv_cut(c, p->first, p->end);
    form->hint[p->place] += weak_sign(c, p->first, p->end) - slice_equal(text, form->last[p->place]);
    form->last[p->place] = text;
    vote_commas(c, p, form);
  }
}

/* No word tells a title: its place is another than the employer's that words tell; else the weak signs decide between
   the first two places. */
static void guess_places(const cv_form *form, int *title, int *employer) {
  int first = -1, second = -1;
  for (int i = 0; i < FORM_PLACES; i++) {
    if (!form->seen[i] || form->seen[i] * 2 < form->entries) continue;
    if (first < 0)
      first = i;
    else if (second < 0)
      second = i;
  }
  if (second < 0) return;
  bool told = *employer >= 0 && form->employer[*employer] > 0;
  if (!told && form->hint[first] == form->hint[second]) return;
  if (!told) *employer = form->hint[first] > form->hint[second] ? second : first;
  *title = *employer == first ? second : first;
}

/* A place counts when half of the heads have it. The title's is where most titles are told by their words; the
   employer's is the best of the others. Where no title is told, an employer's is looked for first. */
void cv_form_finish(cv_form *form) {
  int title = -1, employer = -1, best = 0;
  for (int i = 0; i < FORM_PLACES; i++) {
    int lead = form->title[i] - form->employer[i];
    if (form->seen[i] * 2 < form->entries || lead <= best) continue;
    best = lead;
    title = i;
  }
  best = -VOTE_MAX * form->entries;
  for (int i = 0; i < FORM_PLACES; i++) {
    int lead = form->employer[i] * 2 - form->title[i];
    if (i == title || form->seen[i] * 2 < form->entries || !form->seen[i] || lead <= best) continue;
    best = lead;
    employer = i;
  }
  if (title < 0) guess_places(form, &title, &employer);
  form->title_place = title;
  form->employer_place = title < 0 ? -1 : employer;
}
