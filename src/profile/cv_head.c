/* The head of an entry read: which of its parts is the title, which the employer. Where the section's form has places
 * for them, these tell; else words do. */
#include "profile/cv_parts.h"

enum { TITLE_TOLD = 3 /* the title's noun ends the part, or a piece of it before a comma */ };

/* The part that the title stands in, or SIZE_MAX. "Electrician, Bayview Electric Co. (commercial contractor)": where a
   part outside brackets tells a title, brackets say what the employer is. */
static size_t title_part(const parts *all) {
  size_t best = SIZE_MAX;
  int top = -100;
  bool told = false;
  for (size_t i = 0; i < all->count; i++) told |= !all->items[i].aside && all->items[i].title >= TITLE_TOLD;
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    if (p->aside && told) continue;
    int s = p->title * 2 - p->employer - p->team - (p->aside ? 3 : 0);
    if (p->title && s > top) {
      top = s;
      best = i;
    }
  }
  return best;
}

static size_t employer_part(const parts *all, size_t title) {
  size_t best = SIZE_MAX;
  int top = -100;
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    if (i == title || (p->aside && !p->employer)) continue;
    size_t far = title == SIZE_MAX ? i : i > title ? i - title : title - i;
    int s = p->employer * 4 - p->title * 3 - p->team * 3 - (p->aside ? 14 : 0) - (int)far;
    if (p->team && !p->employer && title != SIZE_MAX) s -= 20;
    if (s > top) {
      top = s;
      best = i;
    }
  }
  return best != SIZE_MAX && top > -15 ? best : SIZE_MAX;
}

static slice part_text(const cv *c, uint32_t first, uint32_t end) {
  slice s = cv_cut(c, first, end);
  size_t at = s.size ? (size_t)(s.data - c->text.data) + s.size : 0;
  size_t quotes = 0;
  for (size_t i = 0; i < s.size; i++) quotes += s.data[i] == '"';
  if (quotes % 2 && at < c->text.size && c->text.data[at] == '"') s.size++;
  if (s.size && at < c->text.size && c->text.data[at] == '.' && cv_class_at(c, CV_T_PARTS, end - 1) == CV_EMPLOYER)
    s.size++;
  return s;
}

static bool has_number(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (cv_token(c, t)->flags & TOKEN_NUMBER) return true;
  return false;
}

/* "Software Engineer, Northwind Systems" or "Acme Analytics, Inc., Intern" in one part. */
static bool split_commas(const cv *c, const part *p, cv_head *h) {
  part piece[PIECES_MAX];
  size_t n = cv_parts_pieces(c, p, piece, PIECES_MAX), employer = 0;
  if (n < 2) return false;
  for (size_t i = 0; i < n; i++)
    if (piece[i].employer - piece[i].team > piece[employer].employer - piece[employer].team) employer = i;
  bool cue =
      piece[employer].employer > 0 && piece[employer].title < piece[employer].employer && piece[employer].team < 3;
  if (!cue) {
    bool first = piece[0].title > 0, last = piece[n - 1].title > 0;
    if (first == last && !first) return false;
    employer = first ? 1 : 0;
    if (has_number(c, piece[employer].first, piece[employer].end) || !cv_is_capital(c, piece[employer].first) ||
        piece[employer].title || piece[employer].team > 1)
      return false;
  }
  bool after = employer > 0 && piece[0].title > 0;
  if (!after && employer + 1 < n && !piece[n - 1].title && !piece[employer + 1].title) return false;
  while (!after && !cue && employer + 2 < n && !piece[employer + 1].title)
    employer++; /* "Pym, Oake & Daughters, Machinist" */
  h->role.employer = after ? part_text(c, piece[employer].first, cue ? piece[employer].end : p->end)
                           : part_text(c, p->first, piece[employer].end);
  h->role.title = after              ? part_text(c, p->first, piece[employer - 1].end)
                  : employer + 1 < n ? part_text(c, piece[employer + 1].first, p->end)
                                     : SLICE("");
  h->sure = cue && h->role.title.size;
  h->guess = !(cue && token_text(&c->tokens, piece[employer].end - 1).size <= 4); /* "Inc" is no team */
  h->whole = part_text(c, p->first, p->end);
  h->employer_first = !after;
  return true;
}

static void set_dates(cv *c, size_t first, size_t end, profile_role *r, bool *open) {
  for (size_t i = first; i < end; i++) {
    const cv_dates *d = &c->lines.items[i].dates;
    if (d->first == d->end) continue;
    r->from = d->from;
    r->to = d->current ? MONTH_NONE : d->to;
    r->from_year = d->from_year;
    r->to_year = d->to_year && !d->current;
    r->current = d->current || d->open;
    *open = d->open;
    if (d->open) r->to = MONTH_NONE;
    if (d->range) return;
  }
}

static void read_two(cv *c, const parts *all, size_t title, size_t employer, cv_head *h) {
  const part *t = &all->items[title], *e = &all->items[employer];
  h->role.title = part_text(c, t->first, t->end);
  h->role.employer = part_text(c, e->first, e->end);
  h->employer_first = employer < title;
  h->banner = e->line < t->line;
  h->sure = t->title > 0;
}

static bool only_employer(const part *p) { return p->employer > p->title; }

/* No part names someone: the employer is told by its words, or by the order the CV keeps elsewhere. */
static void read_untold(cv *c, const parts *all, bool employer_first, cv_head *h) {
  size_t employer = employer_part(all, SIZE_MAX), plain = 0, first = SIZE_MAX, second = SIZE_MAX;
  for (size_t i = 0; i < all->count; i++) {
    if (all->items[i].aside) continue;
    plain++;
    if (first == SIZE_MAX)
      first = i;
    else if (second == SIZE_MAX)
      second = i;
  }
  if (plain == 0) return;
  const part *e = employer != SIZE_MAX ? &all->items[employer] : NULL;
  if (plain == 1) {
    const part *p = &all->items[first];
    if (only_employer(p) || all->self.size)
      h->role.employer = part_text(c, p->first, p->end);
    else
      h->role.title = part_text(c, p->first, p->end);
    return;
  }
  if (!e || e->employer <= 0) employer = employer_first ? first : second;
  size_t title = employer == first ? second : first;
  read_two(c, all, title, employer, h);
}

static size_t part_in(const parts *all, int place) {
  for (size_t i = 0; i < all->count && place >= 0; i++)
    if (all->items[i].place == place) return i;
  return SIZE_MAX;
}

/* Title and employer from where the form has them, unless the words of this head say that it is the other way round. */
static bool read_formed(cv *c, const parts *all, const cv_form *form, cv_head *h) {
  size_t title = part_in(all, form->title_place), employer = part_in(all, form->employer_place);
  if (form->entries < 2 || title == SIZE_MAX || employer == SIZE_MAX) return false;
  const part *t = &all->items[title], *e = &all->items[employer];
  bool turned = (e->title > e->employer && !t->title) || (t->employer > t->title && e->title > 0 && !e->employer);
  if (turned || (e->team > e->employer && e->team >= 3)) return false;
  if (t->title == 0 && t->employer == 0) {
    for (size_t i = 0; i < all->count; i++)
      if (i != employer && all->items[i].title > all->items[i].employer && !all->items[i].aside) return false;
  }
  read_two(c, all, title, employer, h);
  h->sure = h->formed = true;
  return true;
}

/* One part with commas, in a section whose titles stand on one side of them. */
static bool read_by_commas(cv *c, const parts *all, const cv_form *form, cv_head *h) {
  part piece[PIECES_MAX];
  size_t only = SIZE_MAX, count = 0;
  for (size_t i = 0; i < all->count; i++)
    if (!all->items[i].aside && count++ == 0) only = i;
  int lead = form->title_first - form->employer_first;
  if (lead == 0) lead = form->comma_hint;
  if (form->entries < 2 || count != 1 || lead == 0) return false;
  const part *p = &all->items[only];
  size_t n = cv_parts_pieces(c, p, piece, PIECES_MAX);
  bool inside = p->title && !(lead < 0 && !piece[0].title && !h->role.employer.size);
  if (n < 2 || inside || !cv_is_capital(c, piece[0].first) || !cv_is_capital(c, piece[1].first)) return false;
  bool title_first = lead > 0;
  slice left = part_text(c, p->first, piece[0].end), right = part_text(c, piece[1].first, p->end);
  h->role.title = title_first ? left : right;
  h->role.employer = title_first ? right : left;
  h->employer_first = !title_first;
  h->sure = h->formed = true;
  return true;
}

/* ---- a head ---- */

/* "HR Adviser, Linden Stores (40 shops)": what the brackets say of the employer names none. */
static bool is_remark(const cv *c, const part *p) { return p->aside && !cv_is_capital(c, p->first); }

static void read_by_words(cv *c, const parts *all, bool employer_first, cv_head *h) {
  size_t title = title_part(all), employer = title == SIZE_MAX ? SIZE_MAX : employer_part(all, title);
  if (title == SIZE_MAX) {
    read_untold(c, all, employer_first, h);
  } else if (employer != SIZE_MAX && is_remark(c, &all->items[employer]) && split_commas(c, &all->items[title], h)) {
    return;
  } else if (employer != SIZE_MAX &&
             (all->items[employer].employer > 0 || !split_commas(c, &all->items[title], h) || !h->sure)) {
    h->sure = h->guess = false;
    read_two(c, all, title, employer, h);
  } else if (employer == SIZE_MAX && !split_commas(c, &all->items[title], h)) {
    h->role.title = part_text(c, all->items[title].first, all->items[title].end);
  }
}

static bool holds_part(slice text, const cv *c, const part *p) {
  const char *at = c->text.data + cv_token(c, p->first)->start;
  return text.size && at >= text.data && at < text.data + text.size;
}

/* What the words tell about what was read, and parts that nothing was made of. */
static void judge(const cv *c, const parts *all, cv_head *h) {
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    bool title = holds_part(h->role.title, c, p), employer = holds_part(h->role.employer, c, p);
    h->told_title |= title && p->title > p->employer;
    h->told_employer |= employer && (p->employer > p->title || (p->placed && !p->title));
    h->extra += !title && !employer && !p->aside && p->team < 3;
  }
}

/* "Career break": the part is nothing but that. */
static bool is_break(const cv *c, const part *p) {
  const hit *h = cv_hit_at(c, CV_T_PARTS, p->first);
  return h && h->first == p->first && h->first + h->count >= p->end && cv_hit_class(c, h) == CV_BREAK;
}

/* "Career break (parental leave)": nothing else is named, or it comes first and no title with it, or what one was to
   the family: "Career break: carer for my father". */
static bool is_rest(const cv *c, const parts *all) {
  bool rest = false, title = false;
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    bool here = cv_has_class(c, CV_T_PARTS, p->first, p->end, CV_BREAK);
    rest |= here && (i == 0 || cv_class_at(c, CV_T_PARTS, p->first) == CV_BREAK);
    title |= !here && p->title > p->employer;
  }
  return rest && (!title || (all->count == 2 && is_break(c, &all->items[0])));
}

cv_head cv_head_read(cv *c, size_t first, size_t end, bool employer_first, const cv_form *form) {
  cv_head h = {.role = {.title = SLICE(""), .employer = SLICE(""), .place = SLICE(""), .note = SLICE("")}};
  parts all = cv_parts_cut(c, first, end, form);
  set_dates(c, first, end, &h.role, &h.open);
  if (!form || !read_formed(c, &all, form, &h)) read_by_words(c, &all, employer_first, &h);
  if (form && !(h.role.title.size && h.role.employer.size)) read_by_commas(c, &all, form, &h);
  h.role.place = all.place;
  if (all.self.size && !h.role.title.size)
    h.role.title = all.self;
  else if (all.self.size && !h.role.employer.size)
    h.role.employer = all.self;
  h.rest = is_rest(c, &all);
  judge(c, &all, &h);
  return h;
}
