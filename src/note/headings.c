/* Headings of a note: with '#', underlined, and those that a page without such signs sets in bold, as bullets of an
   outline or as lines alone. The latter count where one of them names a section that is to be filled. */
#include "note/lines.h"
#include "note/names.h"

enum {
  HEADING_INDENT = 3,   /* columns; more is code */
  HEADING_LEVELS = 6,   /* '#' signs */
  UNDERLINED_MOST = 80, /* bytes; a longer line above a rule is a paragraph */
  LOOSE_MOST = 60,      /* bytes of a heading without a sign */
  LEVEL_LOOSE = 7,      /* its level: below all others */
};

/* Level of "## Text" and the text; 0 when it is none. */
static int signed_heading(slice s, slice *text) {
  int level = 0;
  while ((size_t)level < s.size && s.data[level] == '#') level++;
  if (level == 0 || level > HEADING_LEVELS) return 0;
  slice rest = slice_cut(s, (size_t)level, s.size), trimmed = slice_trim(rest);
  if (rest.size && trimmed.data == rest.data) return 0; /* "#tag" */
  while (trimmed.size && trimmed.data[trimmed.size - 1] == '#') trimmed.size--;
  *text = slice_trim(trimmed);
  return level;
}

static bool is_run_of(slice s, char sign, size_t least) {
  for (size_t i = 0; i < s.size; i++)
    if (s.data[i] != sign) return false;
  return s.size >= least;
}

/* A line of words alone between an empty line and a run of '=' or '-': an underlined heading's level, or 0. */
static int underlined_heading(slice bytes, const note_lines *all, size_t i) {
  const note_line *l = &all->items[i];
  slice s = note_line_text(bytes, l);
  slice above, none;
  if (l->blank || l->bullet || l->indent > HEADING_INDENT || s.size > UNDERLINED_MOST || i + 1 >= all->count) return 0;
  if (is_among_signs(s.data[0], "|>#<=") || is_run_of(s, '-', 1) || all->items[i + 1].indent > HEADING_INDENT) return 0;
  if (i > 0 && !all->items[i - 1].blank && !all->items[i - 1].inert) {
    above = note_line_text(bytes, &all->items[i - 1]); /* the underline of the heading before is no paragraph */
    if (!is_run_of(above, '=', 2) && !is_run_of(above, '-', 3) && !signed_heading(above, &none)) return 0;
  }
  slice under = note_line_text(bytes, &all->items[i + 1]);
  return is_run_of(under, '=', 2) ? 1 : is_run_of(under, '-', 3) ? 2 : 0;
}

/* ---- headings without a sign ---- */

/* How a page writes the name of a section that is to be filled. */
typedef enum heading_form { FORM_NONE, FORM_SIGNED, FORM_BOLD, FORM_ITALIC, FORM_BULLET, FORM_PLAIN } heading_form;

/* A line without its bullet, the signs of bold and italics around it, those of a link and a last colon. */
static slice bare_text(slice bytes, const note_line *l) {
  slice s = note_line_text(bytes, l);
  if (l->bullet) s = slice_trim(slice_cut(s, 1, s.size));
  while (s.size && is_among_signs(s.data[0], "*_[")) s = slice_cut(s, 1, s.size);
  while (s.size && is_among_signs(s.data[s.size - 1], "*_]: ")) s.size--;
  return s;
}

/* "**Where can I add value?**", "__Posting__:", "*JD*": all of the line is set off. */
static heading_form set_off(slice s) {
  if (s.size && s.data[s.size - 1] == ':') s.size--;
  if (s.size < 3 || !is_among_signs(s.data[0], "*_") || s.data[s.size - 1] != s.data[0]) return FORM_NONE;
  size_t signs = 1;
  while (signs < s.size && s.data[signs] == s.data[0]) signs++;
  if (signs * 2 >= s.size || s.data[signs] == ' ') return FORM_NONE;
  slice inner = slice_cut(s, signs, s.size - signs);
  if (slice_find(inner, slice_cut(s, 0, signs), 0) != SIZE_MAX) return FORM_NONE;
  return signs > 1 ? FORM_BOLD : FORM_ITALIC;
}

/* In what form a line may be a heading, whatever it says. */
static heading_form form_of(slice bytes, const note_lines *all, size_t i) {
  const note_line *l = &all->items[i];
  slice s = note_line_text(bytes, l), none;
  size_t taken;
  if (l->inert || l->blank) return FORM_NONE;
  if (note_heading(bytes, all, i, &none, &taken)) return FORM_SIGNED;
  if (s.size > LOOSE_MOST || s.data[0] == '>' || s.data[0] == '|') return FORM_NONE;
  if (l->bullet) return FORM_BULLET;
  if (l->indent > HEADING_INDENT) return FORM_NONE;
  heading_form form = set_off(s);
  if (form) return form;
  bool apart = i == 0 || all->items[i - 1].blank || all->items[i - 1].inert;
  return apart ? FORM_PLAIN : FORM_NONE;
}

/* The form of the first line that names a section to be filled; *other: headings with a sign stand on the page. */
static heading_form form_of_page(slice bytes, const note_lines *all, buffer *name, bool *other) {
  heading_form found = FORM_NONE;
  *other = false;
  for (size_t i = 0; i < all->count; i++) {
    heading_form form = form_of(bytes, all, i);
    slice text = note_line_text(bytes, &all->items[i]);
    *other |= form == FORM_SIGNED;
    if (found || !form || text.size > LOOSE_MOST) continue;
    if (note_name_is(note_name_into(bare_text(bytes, &all->items[i]), name), "section")) found = form;
  }
  return found;
}

/* The level of a line without a sign on a page of that form; 0 for text. */
static uint8_t loose_level(slice name, heading_form form, heading_form page) {
  bool posting = note_name_says_posting(name), section = note_name_is(name, "section");
  bool own = section || note_name_begins(name, "own");
  if (form == FORM_BOLD && page != FORM_BOLD) return posting ? LEVEL_LOOSE : 0;
  if (form != page) return 0;
  if (form == FORM_PLAIN) return section || note_name_is(name, "posting") || own ? LEVEL_LOOSE : 0;
  if (posting || own) return LEVEL_LOOSE;
  return form == FORM_BOLD ? LEVEL_LOOSE + 1 : 0;
}

void note_headings_mark(slice bytes, note_lines *all) {
  buffer name = {0};
  bool other;
  heading_form page = form_of_page(bytes, all, &name, &other);
  bool outline = page == FORM_BULLET && !other; /* the question in a list of some page is no heading */
  for (size_t i = 0; page && (page != FORM_BULLET || outline) && i < all->count; i++) {
    heading_form form = form_of(bytes, all, i);
    if (form <= FORM_SIGNED) continue;
    all->items[i].loose = loose_level(note_name_into(bare_text(bytes, &all->items[i]), &name), form, page);
  }
  buffer_free(&name);
}

/* ---- the interface ---- */

int note_heading(slice bytes, const note_lines *all, size_t i, slice *text, size_t *taken) {
  const note_line *l = &all->items[i];
  *taken = 1;
  if (l->inert || l->blank) return 0;
  if (l->loose) {
    *text = bare_text(bytes, l);
    return l->loose;
  }
  slice s = note_line_text(bytes, l);
  if (l->bullet) return s.size > 2 ? signed_heading(slice_trim(slice_cut(s, 1, s.size)), text) : 0;
  if (l->indent > HEADING_INDENT) return 0;
  int level = signed_heading(s, text);
  if (level) return level;
  level = underlined_heading(bytes, all, i);
  if (!level) return 0;
  *text = s;
  *taken = 2;
  return level;
}
