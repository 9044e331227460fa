/* Entries: employments, voluntary work and projects. A line with dates of its own anchors an entry; how the lines
   around it make its head is decided for the section as a whole. */
#include "profile/cv_entries.h"

/* What signs of a coherent section are worth, against a whole role's 4 (see cv_role_score). */
static const double LEFT_OVER = -0.4, TITLE_LEFT = -1.5, FIRST_LEFT = -2, UNEXPLAINED = -0.7, TOLD = 0.5, IN_FORM = 0.3,
                    SPLIT = -0.3,
                    OWN_WAY = 0.2 /* heads that grow by their words need no arrangement: they win a tie */;

enum { BANNER_PARTS = 2 /* an employer over the head that is not used weighs as two parts without use */ };

/* One way to read a run. */
typedef struct reading {
  run *run;
  arrangement how;
  cv_form form;
  ARENA_LIST(entry) entries;
  size_t from; /* roles before this run's */
  bool final;  /* no trial: doubts are kept */
  double score;
} reading;

/* Projects are named by their first words, unless they say who did what where. */
static void name_project(cv *c, cv_head *h, size_t first) {
  if (h->sure && h->role.title.size && h->role.employer.size) return;
  const cv_line *l = &c->lines.items[first];
  uint32_t end = l->end;
  if (cv_dated(l) && l->dates.first > l->first) end = l->dates.first;
  for (uint32_t t = l->first + 1; t < end; t++) {
    const token *k = &c->tokens.items[t];
    bool wide = k->start - c->tokens.items[t - 1].end >= 3;
    if (wide || k->gap & (GAP_DASH | GAP_OPEN | GAP_SLASH | GAP_BULLET | GAP_COLON | GAP_SEMICOLON)) {
      if (k->gap & GAP_SLASH && !(k->gap & GAP_SPACE)) continue;
      end = t;
    }
  }
  uint32_t begin = cv_dated(l) && l->dates.first == l->first ? l->dates.end : l->first;
  if (begin >= end) end = l->end;
  h->role.title = cv_cut(c, begin, end);
  h->role.employer = SLICE("");
}

/* What is known of a role beside the role itself. */
typedef struct sign {
  bool banner; /* its employer holds for the roles below it */
  bool open;   /* its dates have no end */
  size_t anchor;
} sign;

static cv_head read_head(cv *c, const reading *g, const entry *e) {
  const run *r = g->run;
  size_t first = e->first + (e->banner && e->first < e->anchor);
  const cv_form *form = r->section & CV_PROJECTS ? NULL : &g->form; /* projects have names, not titles and employers */
  cv_head h = cv_head_read(c, first, e->end, r->employer_first, form);
  if (e->banner) {
    cv_head above = cv_head_read(c, e->first, e->first + 1, true, NULL);
    slice name = above.role.employer.size ? above.role.employer : above.role.title;
    if (!h.role.employer.size || h.guess) {
      if (h.guess) h.role.title = h.whole;
      h.role.employer = name;
      h.guess = false;
      h.banner = true;
    }
    if (!slice_equal(h.role.employer, name)) h.extra += BANNER_PARTS;
    if (!h.role.place.size) h.role.place = above.role.place;
  }
  if (r->section & CV_PROJECTS) name_project(c, &h, e->first);
  return h;
}

static void add_role(cv *c, reading *g, const entry *e, sign *signs) {
  const run *r = g->run;
  cv_head h = read_head(c, g, e);
  if (h.rest) {
    for (size_t i = e->first; i < e->end; i++) {
      c->lines.items[i].flags |= LINE_HEAD;
      c->lines.items[i].role = NO_ROLE;
    }
    return;
  }
  if ((!h.role.title.size && !h.role.employer.size) || c->roles.count >= CV_ROLES_MAX) return;
  profile_role role = h.role;
  role.project = !(r->section & CV_EXPERIENCE);
  if (r->section & CV_PROJECTS && !(h.sure && role.title.size && role.employer.size) && !role.title.size) {
    role.title = role.employer;
    role.employer = SLICE("");
  }
  signs[c->roles.count - g->from] = (sign){h.banner && !cv_dated(&c->lines.items[e->first]), h.open, e->anchor};
  int index = (int)c->roles.count;
  ARENA_PUSH(c->arena, &c->roles, role);
  ARENA_PUSH(c->arena, &c->wholes, h.guess ? h.whole : SLICE(""));
  for (size_t i = e->first; i < e->end; i++) {
    cv_line *l = &c->lines.items[i];
    if (l->flags & (LINE_SHORT | LINE_BULLET) || cv_dated(l)) l->flags |= LINE_HEAD;
    c->lines.items[i].role = index;
  }
  g->score += UNEXPLAINED * h.extra + TOLD * (h.told_title + h.told_employer) + IN_FORM * h.formed;
}

static void find_entries(cv *c, reading *g) {
  run *r = g->run;
  size_t from = r->first;
  for (size_t i = cv_next_anchor(c, r, r->first); i < r->end; i = cv_next_anchor(c, r, i)) {
    entry e = cv_extent(c, r, g->how, i, from);
    for (size_t k = e.first; k < e.end; k++) c->lines.items[k].flags |= LINE_HEAD;
    ARENA_PUSH(c->arena, &g->entries, e);
    from = i = e.end;
  }
}

/* In the order of their lines. */
static void find_undated(cv *c, reading *g) {
  ARENA_LIST(entry) all = {0};
  size_t next = 0;
  for (size_t i = g->run->first; i < g->run->end; i++) {
    if (next < g->entries.count && g->entries.items[next].first == i) {
      ARENA_PUSH(c->arena, &all, g->entries.items[next]);
      i = g->entries.items[next++].end - 1;
    } else if (!(c->lines.items[i].flags & LINE_HEAD) && cv_undated(c, g->run, i)) {
      c->lines.items[i].flags |= LINE_HEAD;
      ARENA_PUSH(c->arena, &all, ((entry){.anchor = i, .first = i, .end = i + 1}));
    }
  }
  g->entries.items = all.items;
  g->entries.count = all.count;
  g->entries.capacity = all.capacity;
}

/* Lines below a head are about it, until the next. */
static void spread(cv *c, const run *r) {
  int role = -1;
  for (size_t i = r->first; i < r->end; i++) {
    cv_line *l = &c->lines.items[i];
    if (l->role >= 0 || l->role == NO_ROLE) role = l->role >= 0 ? l->role : -1;
    l->role = role;
  }
}

static bool is_freelance(const cv *c, slice title) { return text_has_word(c->dictionary, title, SET_OWN_ACCOUNT); }

/* Several roles at one employer: those below take the employer from a head above that named it on a line of its own. An
   employer with dates but no title, followed by its roles, is no role itself. */
static void inherit(cv *c, size_t from, const sign *signs) {
  slice banner = SLICE(""), place = SLICE("");
  for (size_t i = from; i < c->roles.count; i++) {
    profile_role *r = &c->roles.items[i];
    if (banner.size && c->wholes.items[i].size) {
      r->title = c->wholes.items[i];
      r->employer = SLICE("");
    }
    if (signs[i - from].banner || (!r->title.size && r->employer.size)) {
      banner = r->employer;
      place = r->place;
    } else if (r->employer.size) {
      banner = SLICE("");
    } else if (banner.size && !is_freelance(c, r->title)) {
      r->employer = banner;
      if (!r->place.size) r->place = place;
    }
  }
}

static bool inside(const profile_role *in, const profile_role *out) {
  return !out->from || !in->from || in->from / 12 >= out->from / 12;
}

static void drop_bare_employers(cv *c, const run *r, size_t from) {
  size_t kept = from;
  int *moved = arena_alloc(c->arena, (c->roles.count + 1) * sizeof *moved);
  for (size_t i = from; i < c->roles.count; i++) {
    const profile_role *role = &c->roles.items[i], *next = i + 1 < c->roles.count ? role + 1 : NULL;
    bool bare = !role->title.size && next && next->title.size && slice_equal(next->employer, role->employer) &&
                inside(next, role);
    moved[i] = bare ? -1 : (int)kept;
    if (bare) continue;
    c->wholes.items[kept] = c->wholes.items[i];
    c->roles.items[kept++] = *role;
  }
  if (c->roles.count) c->roles.count = c->wholes.count = kept;
  for (size_t i = r->first; i < r->end; i++)
    if (c->lines.items[i].role >= (int)from) c->lines.items[i].role = moved[c->lines.items[i].role];
}

/* A role whose end is missing goes on only when none began after it; else it is over, and when is not known. */
static void close_open(cv *c, const reading *g, const sign *signs) {
  month latest = MONTH_NONE;
  for (size_t i = g->from; i < c->roles.count; i++)
    if (c->roles.items[i].from > latest) latest = c->roles.items[i].from;
  for (size_t i = g->from; i < c->roles.count; i++) {
    profile_role *r = &c->roles.items[i];
    const cv_line *l = &c->lines.items[signs[i - g->from].anchor];
    if (!signs[i - g->from].open) continue;
    bool over = r->from < latest;
    if (g->final)
      cv_doubt(c, l->text,
               over ? "its end is missing; a later role tells that it is over, so only its beginning counts"
                    : "its end is missing; read as a role that goes on");
    if (!over) continue;
    r->current = false;
    r->to = r->from;
    r->to_year = r->from_year;
  }
}

static void forget(cv *c, const reading *g) {
  c->roles.count = c->wholes.count = g->from;
  for (size_t i = g->run->first; i < g->run->end; i++) {
    c->lines.items[i].role = -1;
    c->lines.items[i].flags &= ~(unsigned)LINE_HEAD;
  }
}

/* Short lines that no head took, and heads with an empty line inside. What stands first in a section opens its first
   entry. */
static double line_score(const cv *c, const run *r) {
  double score = 0;
  const cv_line *first = &c->lines.items[r->first];
  if (first->flags & LINE_SHORT && !(first->flags & LINE_HEAD)) score += FIRST_LEFT;
  for (size_t i = r->first; i < r->end; i++) {
    const cv_line *l = &c->lines.items[i];
    bool inside = l->flags & LINE_HEAD && i > r->first && l[-1].flags & LINE_HEAD && l[-1].role == l->role;
    if (inside && l->flags & LINE_BLANK_BEFORE) score += SPLIT;
    if (l->flags & (LINE_HEAD | LINE_BULLET | LINE_CONTINUES) || !(l->flags & LINE_SHORT)) continue;
    score += cv_words(l) <= 6 && cv_class_at(c, CV_T_PARTS, l->end - 1) == CV_TITLE ? TITLE_LEFT : LEFT_OVER;
  }
  return score;
}

/* "Machinist, Outerwear, Tarn Outdoor": another entry names Tarn Outdoor alone, so what stands before it is the
 * title's. */
static void align_employers(cv *c, size_t from) {
  for (size_t i = from; i < c->roles.count; i++)
    for (size_t k = from; k < c->roles.count; k++) {
      profile_role *r = &c->roles.items[i];
      slice known = c->roles.items[k].employer;
      if (!known.size || r->employer.size <= known.size + 2 || !slice_ends_with(r->employer, known)) continue;
      size_t cut = r->employer.size - known.size;
      const char *title_end = r->title.data + r->title.size;
      if (r->employer.data[cut - 2] != ',' || !r->title.size || title_end > r->employer.data) continue;
      r->title.size = (size_t)(r->employer.data + cut - 2 - r->title.data);
      r->employer = slice_cut(r->employer, cut, r->employer.size);
    }
}

static void read_entries(cv *c, reading *g) {
  g->score = g->how.above == ARRANGE_FREE ? OWN_WAY : 0;
  find_entries(c, g);
  find_undated(c, g);
  for (size_t i = 0; i < g->entries.count; i++) {
    const entry *e = &g->entries.items[i];
    cv_form_add(c, &g->form, e->first + (e->banner && e->first < e->anchor), e->end);
  }
  cv_form_finish(&g->form);
  sign *signs = arena_alloc(c->arena, (g->entries.count + 1) * sizeof *signs);
  memset(signs, 0, (g->entries.count + 1) * sizeof *signs);
  for (size_t i = 0; i < g->entries.count; i++) add_role(c, g, &g->entries.items[i], signs);
  g->score += line_score(c, g->run);
  close_open(c, g, signs);
  inherit(c, g->from, signs);
  drop_bare_employers(c, g->run, g->from);
  align_employers(c, g->from);
  for (size_t i = g->from; i < c->roles.count; i++) g->score += cv_role_score(&c->roles.items[i]);
}

/* The most short lines that stand above or below dates in this run. */
static arrangement widest_arrangement(cv *c, const run *r) {
  arrangement most = {0, 0};
  for (size_t i = cv_next_anchor(c, r, r->first); i < r->end; i = cv_next_anchor(c, r, i + 1)) {
    int above = 0, below = 0;
    while (above < ARRANGE_MAX && i > r->first + (size_t)above &&
           c->lines.items[i - 1 - (size_t)above].flags & LINE_SHORT &&
           !cv_dated(&c->lines.items[i - 1 - (size_t)above]))
      above++;
    while (below < ARRANGE_MAX && i + 1 + (size_t)below < r->end &&
           c->lines.items[i + 1 + (size_t)below].flags & LINE_SHORT &&
           !cv_dated(&c->lines.items[i + 1 + (size_t)below]))
      below++;
    if (above > most.above) most.above = above;
    if (below > most.below) most.below = below;
  }
  return most;
}

static reading read_as(cv *c, run *r, arrangement how, bool final) {
  reading g = {.run = r, .how = how, .final = final, .from = c->roles.count};
  read_entries(c, &g);
  return g;
}

/* Roles of which a part is missing, and dates that belong to none. */
static void doubt_run(cv *c, const run *r, size_t from) {
  for (size_t i = r->first; i < r->end; i++) {
    const cv_line *l = &c->lines.items[i];
    bool opens = l->flags & LINE_HEAD && l->role >= (int)from && (i == r->first || l[-1].role != l->role);
    const profile_role *role = opens ? &c->roles.items[l->role] : NULL;
    if (role && !role->project && !role->employer.size) cv_doubt(c, l->text, "no employer was found for this role");
    if (role && !role->project && !role->title.size) cv_doubt(c, l->text, "no title was found for this role");
    if (!(l->flags & LINE_HEAD) && cv_dated(l) && l->dates.range)
      cv_doubt(c, l->text, "its dates belong to no role that was found");
  }
}

static void read_run(cv *c, run *r) {
  size_t from = c->roles.count;
  cv_run_learn(c, r);
  arrangement best = {ARRANGE_FREE, 0}, most = widest_arrangement(c, r);
  reading g = read_as(c, r, best, false);
  double score = g.score;
  for (int above = 0; above <= most.above && !(r->section & CV_PROJECTS); above++)
    for (int below = 0; below <= most.below; below++) {
      forget(c, &g);
      g = read_as(c, r, (arrangement){above, below}, false);
      if (g.score <= score) continue;
      score = g.score;
      best = g.how;
    }
  forget(c, &g);
  read_as(c, r, best, true);
  spread(c, r);
  if (r->section & CV_EXPERIENCE) cv_heads_complete(c, r, from);
  if (r->section & CV_EXPERIENCE) doubt_run(c, r, from);
}

void cv_entries_read(cv *c) {
  for (size_t i = 0; i < c->lines.count;) {
    size_t first = i;
    while (first < c->lines.count && c->lines.items[first].flags & LINE_HEADING) first++;
    size_t end = first;
    unsigned section = first < c->lines.count ? c->lines.items[first].section : 0;
    while (end < c->lines.count && !(c->lines.items[end].flags & LINE_HEADING) &&
           c->lines.items[end].section == section)
      end++;
    run r = {.first = first, .end = end, .section = section};
    if (section & CV_ENTRIES && end > first) read_run(c, &r);
    i = end > i ? end : i + 1;
  }
}
