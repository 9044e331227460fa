/* Lines joined to statements: a bullet with its wrapped rest, a paragraph, a line of a list. */
#include "profile/cv.h"

#include <string.h>

static bool is_comma_list(slice s) {
  size_t commas = 0;
  for (size_t i = 0; i < s.size; i++) commas += s.data[i] == ',' || s.data[i] == ';' || s.data[i] == '|';
  return commas >= 2 && commas * 30 >= s.size;
}

/* "Technologies: Go, Redis" below a role. */
static bool is_labelled_list(const cv *c, const cv_line *l) {
  const hit *h = cv_words(l) ? cv_hit_at(c, CV_T_LABELS, l->first) : NULL;
  if (!h || h->first != l->first || h->first + h->count >= l->end) return false;
  return (c->tokens.items[h->first + h->count].gap & GAP_COLON) && (is_comma_list(l->text) || cv_words(l) <= 6);
}

/* Under "Additional information" stands anything: what is parted like a list is one. */
static bool is_list(const cv *c, const cv_line *l) {
  if (l->section & CV_LISTS && !(l->section & CV_ENTRIES)) return true;
  return is_labelled_list(c, l) || (l->section == CV_OTHER && is_comma_list(l->text) && !cv_ends_sentence(c, l->text));
}

static bool has_own_label(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first + 1; t < l->end && t < l->first + 5; t++)
    if (c->tokens.items[t].gap & GAP_COLON) return true;
  return l->label.size > 0;
}

/* The wrapped rest of a line of a list: the one before ends in a comma, or is long and holds commas. Of certificates
   each has a line of its own, however long. */
static bool continues_list(const cv *c, size_t i, size_t width) {
  const cv_line *l = &c->lines.items[i], *p = &c->lines.items[i - 1];
  if (l->flags & (LINE_BULLET | LINE_BLANK_BEFORE) || has_own_label(c, l) || p->flags & (LINE_HEADING | LINE_PRIVATE))
    return false;
  char end = p->text.size ? p->text.data[p->text.size - 1] : 0;
  if (end == ',' || end == '&' || end == '-' || end == '/') return true;
  bool holds = is_comma_list(p->text) || (p->flags & LINE_BULLET && memchr(p->text.data, ',', p->text.size));
  bool lower = cv_words(l) && !(c->tokens.items[l->first].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER));
  bool full = !(l->section & CV_CERTIFICATIONS) && p->text.size * 10 >= width * 7;
  return holds && end != '.' && (lower || full);
}

static size_t widest(const cv *c, unsigned section) {
  size_t w = 0;
  for (size_t i = 0; i < c->lines.count; i++)
    if (c->lines.items[i].section & section && c->lines.items[i].text.size > w) w = c->lines.items[i].text.size;
  return w;
}

/* Below a degree stand licences and courses, each on a line of its own, however wide: "LSW, Kentucky". What goes on
   with the line before begins small or after a sign that ends nothing. */
static bool is_own_study(const cv *c, const cv_line *l, const cv_line *before) {
  if (!(l->section & CV_EDUCATION) || !cv_words(l) || !cv_words(before)) return false;
  char end = before->text.data[before->text.size - 1];
  bool large = c->tokens.items[l->first].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER);
  return large && !is_among_signs(end, ",&-/:(") &&
         !token_is_function_word(c->dictionary, &c->tokens.items[before->end - 1]);
}

/* A line of a paragraph: neither bullet nor heading nor a short line of its own, with no empty line before. */
static bool continues_paragraph(const cv *c, size_t i) {
  const cv_line *l = &c->lines.items[i], *p = &c->lines.items[i - 1];
  if (l->flags & LINE_CONTINUES) return true;
  if (l->flags & (LINE_BULLET | LINE_BLANK_BEFORE | LINE_HEAD | LINE_BOLD | LINE_ALONE) || l->level) return false;
  if (p->flags & (LINE_HEADING | LINE_PRIVATE | LINE_HEAD | LINE_BULLET)) return false;
  if (is_own_study(c, l, p)) return false;
  return !(p->flags & LINE_SHORT) && !cv_ends_sentence(c, p->text) && !is_labelled_list(c, l);
}

static slice join(arena *a, slice left, slice right) {
  bool hyphen = left.size > 1 && left.data[left.size - 1] == '-' && left.data[left.size - 2] != ' ' && right.size &&
                right.data[0] >= 'a' && right.data[0] <= 'z';
  return arena_format(a, "%.*s%s%.*s", SLICE_ARGS(left), hyphen ? "" : " ", SLICE_ARGS(right));
}

static void add(cv *c, slice text, const cv_line *l, bool list, bool head) {
  cv_statement s = {.text = text,
                    .section = l->section,
                    .role = l->role,
                    .bullet = (l->flags & LINE_BULLET) != 0,
                    .list = list,
                    .head = head,
                    .level = SLICE("")};
  if (text.size) ARENA_PUSH(c->arena, &c->statements, s);
}

/* Heads show skills by their titles; a project's head also by what else stands on its line ("tinylm | PyTorch"). */
static void add_head(cv *c, const cv_line *l) {
  if (!(l->section & CV_PROJECTS) || cv_private_text(c, l->text)) return;
  add(c, l->text, l, false, cv_words(l) <= 10);
}

static void add_titles(cv *c) {
  for (size_t i = 0; i < c->roles.count; i++) {
    cv_line l = {.role = (int)i, .section = CV_EXPERIENCE};
    add(c, c->roles.items[i].title, &l, false, true);
  }
}

/* "Leeds, England" says nothing that a role's head does not. */
static bool is_place(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first; t < l->end; t++)
    if (!cv_hit_at(c, CV_T_PLACES, t)) return false;
  return l->first < l->end;
}

/* "Ada Byron, CPA, PMP | Boston": of the line of the name nothing is kept but the licences right behind it. "MA" and
   "BSN" are a place or a degree there. */
static void add_behind_name(cv *c, const cv_line *l) {
  slice last = c->name.count ? c->name.items[c->name.count - 1] : SLICE("");
  if (!last.size || last.data < l->text.data || last.data >= l->text.data + l->text.size) return;
  uint32_t t = l->first, name_end = (uint32_t)(last.data - c->text.data) + (uint32_t)last.size;
  while (t < l->end && cv_token(c, t)->start < name_end) t++;
  for (const hit *h; t < l->end; t = h->first + h->count) {
    const hit *degree = cv_hit_at(c, CV_T_DEGREES, t), *place = cv_hit_at(c, CV_T_PLACES, t);
    h = degree ? degree : cv_hit_at(c, CV_T_SKILLS, t);
    if (!h || h->first != t || (h != degree && !cv_is_kind(c, h, SKILL_CERT))) return;
    if (h == degree || place) continue;
    uint32_t end = cv_token(c, h->first + h->count - 1)->end, start = cv_token(c, t)->start;
    cv_line own = {.section = CV_CERTIFICATIONS, .role = -1};
    add(c, slice_cut(c->text, start, end), &own, true, false);
  }
}

void cv_statements_read(cv *c) {
  size_t width = widest(c, CV_SKILLS), joined = 0;
  bool open = false; /* may the next line go on with the last statement? */
  for (size_t i = 0; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i];
    if (l->flags & (LINE_HEADING | LINE_PRIVATE)) {
      if (l->flags & LINE_PRIVATE) add_behind_name(c, l);
      open = false;
      continue;
    }
    if (l->flags & LINE_HEAD) {
      add_head(c, l);
      open = false;
      continue;
    }
    if (l->level && l->section & CV_LISTS) continue; /* a heading inside a list names no skill */
    if (is_place(c, l)) continue;
    bool list = is_list(c, l);
    bool goes_on =
        open && i > 0 && (list && l->section & CV_LISTS ? continues_list(c, i, width) : continues_paragraph(c, i));
    if (goes_on && joined < 40) {
      cv_statement *s = &c->statements.items[c->statements.count - 1];
      s->text = join(c->arena, s->text, l->text);
      joined++;
    } else {
      add(c, l->text, l, list, false);
      joined = 0;
    }
    open = c->statements.count > 0;
  }
  add_titles(c);
}
