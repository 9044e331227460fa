/* From text to lines: markup, bullets and odd signs go, what they said stays as flags. */
#include "base/utf8.h"
#include "profile/cv.h"

enum {
  LINE_MAX = 4000,  /* a longer line is cut into several, at spaces */
  LETTER_LAST = 'h' /* of a numbering by letters */
};

static bool is_bullet_code(uint32_t c) {
  switch (c) {
  case 0x2022:
  case 0x25CF:
  case 0x25CB:
  case 0x25E6:
  case 0x25AA:
  case 0x25AB:
  case 0x25A0:
  case 0x25A1:
  case 0x2023:
  case 0x2043:
  case 0x25B6:
  case 0x25BA:
  case 0x25B8:
  case 0x25B9:
  case 0x27A2:
  case 0x27A4:
  case 0x2713:
  case 0x2714:
  case 0x2726:
  case 0x2756:
  case 0xF0B7:
  case 0xF0A7:
  case 0xF0D8:
  case 0xF076:
  case 0xF0FC:
  case 0x2219:
  case 0xB7:
  case 0x2192:
  case 0x29BF:
  case 0x25C6:
  case 0x25C7:
  case 0x2605:
  case 0x2666:
  case 0x2217:
  case 0x2212:
  case 0x2705:
  case 0x30FB:
  case 0x26AB:
  case 0x2B24:
  case 0x203A:
  case 0xBB:
  case 0x2610:
  case 0x2611:
  case 0x25B7:
    return true;
  default:
    return c >= 0xE000 && c <= 0xF8FF; /* private use: bullets of symbol fonts */
  }
}

/* A dot with a blank behind it: "  . Page load 6.1 s -> 1.9 s". */
static bool is_sign_bullet(char c) { return is_among_signs(c, "-*+~>."); }

/* Bytes of the bullet at the start of the line, white space after it included; 0 when there is none. */
static size_t bullet_size(slice s) {
  size_t at = 0;
  uint32_t c = utf8_next(s, &at);
  bool sign = c < 0x80 ? is_sign_bullet((char)c) : is_bullet_code(c);
  bool dash = c == 0x2013 || c == 0x2014;
  bool letter = c == 'o' && at + 1 < s.size && s.data[at] == ' ' && s.data[at + 1] >= 'A' && s.data[at + 1] <= 'Z';
  if (!sign && !dash && !letter) return 0;
  bool space = at < s.size && s.data[at] == ' ';
  if (!space && (c < 0x80 ? c != '-' || at >= s.size || !utf8_is_letter((unsigned char)s.data[at]) : dash)) return 0;
  while (at < s.size && s.data[at] == ' ') at++;
  return at;
}

/* "A) ", "(b) ": the first letters of a numbering; 0: none. */
static int letter_number(slice s) {
  size_t at = s.size && s.data[0] == '(';
  char letter = at < s.size ? (char)(s.data[at] | 0x20) : ' ';
  bool closed = at + 2 < s.size && s.data[at + 1] == ')' && s.data[at + 2] == ' ';
  return closed && letter >= 'a' && letter <= LETTER_LAST ? letter - 'a' + 1 : 0;
}

/* "1. ", "2) ", "(3) ", "[4] ". */
static size_t number_size(slice s) {
  size_t at = s.size && (s.data[0] == '(' || s.data[0] == '['), digits = at;
  while (at < s.size && s.data[at] >= '0' && s.data[at] <= '9' && at - digits < 3) at++;
  if (at == digits || at - digits > 2 || at + 1 >= s.size || !is_among_signs(s.data[at], ".)]") ||
      s.data[at + 1] != ' ')
    return 0;
  while (at < s.size && s.data[at] != ' ') at++;
  while (at < s.size && s.data[at] == ' ') at++;
  return at;
}

/* "1.2 Planner, Norvale Foods", "2.1. MSc": the size of a numbering in two steps before a capital; 0: none. */
static size_t outline_size(slice s) {
  size_t at = 0, dots = 0, digits = 0;
  for (; at < s.size && (s.data[at] == '.' || (s.data[at] >= '0' && s.data[at] <= '9')); at++) {
    digits = s.data[at] == '.' ? 0 : digits + 1;
    dots += s.data[at] == '.' && digits == 0;
    if (digits > 2) return 0;
  }
  if (!at || s.data[0] == '.' || !dots || (dots == 1 && !digits) || at >= s.size || s.data[at] != ' ') return 0;
  while (at < s.size && s.data[at] == ' ') at++;
  return at < s.size && s.data[at] >= 'A' && s.data[at] <= 'Z' ? at : 0;
}

static bool invisible(uint32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

/* A copy in which tabs are two spaces, all blanks plain ones, soft hyphens and odd hyphens "-", ligatures letters. */
static slice plain_line(arena *a, slice line) {
  char *out = arena_alloc(a, line.size * 3 + 8);
  size_t n = 0;
  for (size_t at = 0; at < line.size;) {
    size_t begin = at;
    uint32_t c = utf8_next(line, &at);
    if (utf8_is_ligature(c)) {
      slice letters = utf8_compatible(a, slice_cut(line, begin, at));
      memcpy(out + n, letters.data, letters.size);
      n += letters.size;
    } else if (c == '\t') {
      memcpy(out + n, "   ", 3);
      n += 3;
    } else if (c == 0xAD || c == 0x2010 || c == 0x2011) {
      out[n++] = '-';
    } else if (c < 0x20 || c == 0x7F || (utf8_is_space(c) && !invisible(c))) {
      out[n++] = ' ';
    } else if (!invisible(c)) {
      memcpy(out + n, line.data + begin, at - begin);
      n += at - begin;
    }
  }
  return (slice){out, n};
}

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

static bool word_char(slice s, size_t i) {
  if (i >= s.size) return false;
  unsigned char c = (unsigned char)s.data[i];
  return c >= 0x80 || is_letter((char)c) || (c >= '0' && c <= '9');
}

/* Skips "](...)" after a link's text; returns where to go on. */
static size_t link_end(slice s, size_t at) {
  if (at + 1 >= s.size || s.data[at + 1] != '(') return at + 1;
  size_t end = slice_find(s, SLICE(")"), at);
  return end == SIZE_MAX ? at + 1 : end + 1;
}

static size_t tag_end(slice s, size_t at) {
  if (at + 1 >= s.size || !(s.data[at + 1] == '/' || is_letter(s.data[at + 1]))) return at;
  size_t end = slice_find(s, SLICE(">"), at);
  return end == SIZE_MAX || end - at > 80 ? at : end + 1;
}

/* Without Markdown's marks. `\` keeps the sign after it. */
static slice without_markup(arena *a, slice s) {
  char *out = arena_alloc(a, s.size + 1);
  size_t n = 0;
  bool link = false;
  for (size_t i = 0; i < s.size;) {
    char c = s.data[i];
    bool edge = !word_char(s, i + 1) || i == 0 || !word_char(s, i - 1);
    if (c == '\\' && i + 1 < s.size && is_among_signs(s.data[i + 1], "\\*_`[]()#+-.!|~&<>$")) {
      out[n++] = s.data[i + 1];
      i += 2;
    } else if ((c == '*' && (edge || (i + 1 < s.size && s.data[i + 1] == '*'))) || c == '`' || (c == '_' && edge)) {
      i++;
    } else if (c == '[' && slice_find(s, SLICE("]("), i) != SIZE_MAX) {
      link = true;
      i++;
    } else if (c == ']' && link) {
      link = false;
      i = link_end(s, i);
    } else if (c == '<' && tag_end(s, i) > i) {
      i = tag_end(s, i);
    } else {
      out[n++] = c;
      i++;
    }
  }
  return slice_trim((slice){out, n});
}

/* Some programs write two blanks for every one; wider gaps stay. */
static slice halve_blanks(slice s) {
  char *out = (char *)(uintptr_t)s.data;
  size_t n = 0, single = 0, twice = 0;
  for (size_t i = 1; i + 1 < s.size; i++) {
    if (s.data[i] != ' ' || s.data[i - 1] == ' ') continue;
    size_t run = i;
    while (run < s.size && s.data[run] == ' ') run++;
    single += run - i == 1;
    twice += run - i == 2;
  }
  if (twice < 2 || single > 0) return s;
  for (size_t i = 0; i < s.size; i++) {
    bool pair = s.data[i] == ' ' && i + 1 < s.size && s.data[i + 1] == ' ' &&
                (i + 2 == s.size || s.data[i + 2] != ' ') && (i == 0 || s.data[i - 1] != ' ');
    if (!pair) out[n++] = s.data[i];
  }
  return (slice){out, n};
}

/* A sign of a symbol font glued to a word: an icon before a heading. */
static slice without_icon(slice s) {
  size_t at = 0;
  uint32_t c = s.size ? utf8_next(s, &at) : 0;
  bool icon = c == 0xA5 || c == 0xA7 || c == 0xA4 || c == 0xA9 || c == 0xAE || c == 0x2020 || c == 0x2021 ||
              c == 0xB6 || is_bullet_code(c) || (c >= 0x2600 && c <= 0x27BF) || c >= 0x1F000;
  size_t next = at;
  bool letter = at < s.size && utf8_is_upper(utf8_next(s, &next));
  return icon && letter ? slice_cut(s, at, s.size) : s;
}

/* May the sign stand before framed words? Markdown's own signs, quotes and numbers are read elsewhere. */
static bool may_frame(uint32_t code) { return !is_among_signs((char)(code < 0x80 ? code : ' '), "#*_\"0123456789"); }

/* May the sign stand among framed words, or after them? */
static bool may_follow(uint32_t code) { return code >= 0x80 || is_among_signs((char)code, " &/-'~=<>]}|:+"); }

/* "\xC2\xBB\xC2\xBB LANGUAGES \xC2\xAB\xC2\xAB", "[ SKILLS ]", "~ Skills ~": a few words between signs that draw a
   frame. */
static slice without_frame(slice s) {
  enum { FRAMED_BYTES = 60 };
  size_t first = 0, end = 0;
  for (size_t at = 0; at < s.size;) {
    size_t begin = at;
    uint32_t code = utf8_next(s, &at);
    if (utf8_is_letter(code)) {
      if (!end) first = begin;
      end = at;
    } else if (end ? !may_follow(code) : !may_frame(code)) {
      return s;
    }
  }
  slice left = slice_trim(slice_cut(s, 0, first)), right = slice_trim(slice_cut(s, end, s.size));
  if (!left.size || !right.size || end - first > FRAMED_BYTES) return s;
  bool apart = first > left.size && s.data[end] == ' ',
       brackets = left.data[0] == '[' && slice_ends_with(right, SLICE("]"));
  return apart || brackets ? slice_cut(s, first, end) : s;
}

/* "---", "====", "| --- | --- |": lines that only draw. */
static bool is_rule(slice s) {
  size_t marks = 0;
  for (size_t i = 0; i < s.size; i++) {
    if (!is_among_signs(s.data[i], "-=_*~|+: .")) return false;
    marks += s.data[i] != ' ';
  }
  return marks >= 3;
}

static int heading_level(slice *s) {
  size_t n = 0;
  while (n < s->size && s->data[n] == '#') n++;
  if (n == 0 || n > 6 || n >= s->size || s->data[n] != ' ') return 0;
  *s = slice_trim(slice_cut(*s, n, s->size));
  while (s->size && s->data[s->size - 1] == '#') s->size--;
  return (int)n;
}

static bool is_bold(slice s, bool *all) {
  bool bold = slice_starts_with(s, SLICE("**")) || slice_starts_with(s, SLICE("__"));
  *all = bold && s.size > 4 && slice_equal(slice_cut(s, 0, 2), slice_cut(s, s.size - 2, s.size)) &&
         slice_find(slice_cut(s, 0, s.size - 2), slice_cut(s, 0, 2), 2) == SIZE_MAX;
  return bold;
}

/* "J O R D A N   R E Y E S", "E D U C AT I O N", "S KILLS": letters set apart for looks. */
static bool is_letter_spaced(slice s) {
  size_t words = 0, single = 0, letters = 0;
  for (size_t i = 0; i < s.size;) {
    while (i < s.size && s.data[i] == ' ') i++;
    size_t begin = i;
    while (i < s.size && s.data[i] != ' ') {
      char c = s.data[i++];
      if (!((c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 || c == '&')) return false;
    }
    if (i == begin) break;
    letters += i - begin;
    words++;
    single += i - begin == 1;
  }
  return letters >= 4 && letters <= 30 &&
         ((single * 2 >= words && words >= 3) || (words == 2 && single == 1 && s.data[1] == ' ' && letters >= 6));
}

/* Wide gaps stay as one space. */
static slice close_letters(arena *a, slice s) {
  char *out = arena_alloc(a, s.size + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.size; i++) {
    if (s.data[i] != ' ')
      out[n++] = s.data[i];
    else if (i + 1 < s.size && s.data[i + 1] == ' ' && n && out[n - 1] != ' ')
      out[n++] = ' ';
  }
  return slice_trim((slice){out, n});
}

static slice take_bullet(slice s, cv_line *l) {
  size_t size = bullet_size(s);
  if (!size) {
    size = number_size(s);
    for (size_t i = 0; i < size; i++)
      if (s.data[i] >= '0' && s.data[i] <= '9') l->number = l->number * 10 + (s.data[i] - '0');
  }
  if (!size && (l->number = letter_number(s)) != 0) {
    while (s.data[size] != ' ') size++;
    while (size < s.size && s.data[size] == ' ') size++;
  }
  if (!size) return slice_cut(s, outline_size(s), s.size);
  l->flags |= LINE_BULLET;
  l->indent += (int)size;
  return slice_cut(s, size, s.size);
}

static void add_line(cv *c, slice raw, bool blank, bool markdown) {
  slice s = halve_blanks(plain_line(c->arena, raw));
  cv_line l = {.role = -1, .label = SLICE(""), .flags = blank ? LINE_BLANK_BEFORE : 0};
  while (l.indent < (int)s.size && s.data[l.indent] == ' ') l.indent++;
  s = slice_trim(s);
  if (is_rule(s)) s.size = 0;
  while (s.size && s.data[0] == '|' && s.size > 1 && s.data[1] == ' ') s = slice_trim(slice_cut(s, 1, s.size));
  size_t size = s.size;
  s = without_icon(without_frame(s));
  if (s.size < size) l.flags |= LINE_ICON;
  l.level = heading_level(&s);
  if (!l.level) s = take_bullet(s, &l);
  bool all, bold = is_bold(s, &all);
  l.flags |= (bold ? LINE_BOLD : 0u) | (all ? LINE_BOLD_ALL : 0u);
  if (markdown || bold || memchr(s.data, '*', s.size) || memchr(s.data, '`', s.size)) s = without_markup(c->arena, s);
  if (is_letter_spaced(s)) s = close_letters(c->arena, s);
  while (s.size && s.data[s.size - 1] == '|') s = slice_trim(slice_cut(s, 0, s.size - 1));
  l.text = s;
  if (s.size) ARENA_PUSH(c->arena, &c->lines, l);
}

/* Ends of lines are LF, CR LF, CR and form feed. */
static slice next_line(slice *rest) {
  size_t end = 0;
  while (end < rest->size && end <= LINE_MAX && !is_among_signs(rest->data[end], "\n\r\f\v")) end++;
  if (end > LINE_MAX) {
    end = LINE_MAX;
    while (end > LINE_MAX / 2 && rest->data[end] != ' ') end--;
    while (end && ((unsigned char)rest->data[end] & 0xC0) == 0x80) end--;
    slice part = slice_cut(*rest, 0, end);
    *rest = slice_cut(*rest, end, rest->size);
    return part;
  }
  slice line = slice_cut(*rest, 0, end);
  size_t skip = end < rest->size ? 1 : 0;
  if (skip && rest->data[end] == '\r' && end + 1 < rest->size && rest->data[end + 1] == '\n') skip = 2;
  *rest = slice_cut(*rest, end + skip, rest->size);
  return line;
}

/* The lines' texts with an empty line between them, so that no phrase runs from one into the next. */
static void join_lines(cv *c) {
  size_t size = 0;
  for (size_t i = 0; i < c->lines.count; i++) size += c->lines.items[i].text.size + 2;
  char *out = arena_alloc(c->arena, size + 1);
  size_t n = 0;
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    memcpy(out + n, l->text.data, l->text.size);
    l->text.data = out + n;
    n += l->text.size;
    out[n++] = '\n';
    out[n++] = '\n';
  }
  c->text = (slice){out, n};
}

static void number_tokens(cv *c) {
  uint32_t t = 0;
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    uint32_t stop = (uint32_t)(l->text.data - c->text.data + (ptrdiff_t)l->text.size);
    l->first = t;
    while (t < c->tokens.count && c->tokens.items[t].start < stop) t++;
    l->end = t;
  }
}

/* "Acme Inc.", "Foo B.V.": the last word's dot is its own. */
static bool ends_short(const cv *c, slice text) {
  if (text.size > 4 && text.data[text.size - 3] == '.' && is_letter(text.data[text.size - 4])) return true;
  size_t begin = text.size;
  while (begin > 0 && !is_among_signs(text.data[begin - 1], " \t,;:/()")) begin--;
  return begin > 0 && word_is(c->dictionary, slice_cut(text, begin, text.size), SET_ABBREVIATIONS);
}

bool cv_ends_sentence(const cv *c, slice text) {
  if (!text.size || !is_among_signs(text.data[text.size - 1], ".!?;")) return false;
  return text.data[text.size - 1] != '.' || !ends_short(c, text);
}

/* Adds the lines of a stretch of the text; those below it begin with `below`. */
static void add_lines(cv *c, slice text, bool markdown, unsigned below) {
  bool blank = true;
  size_t first = c->lines.count;
  while (text.size && c->lines.count < CV_LINES_MAX) {
    slice line = next_line(&text);
    size_t before = c->lines.count;
    add_line(c, line, blank, markdown);
    blank = c->lines.count == before;
  }
  if (c->lines.count > first) c->lines.items[first].flags |= below;
}

void cv_lines_read(cv *c, slice text, bool markdown) {
  unsigned below = 0;
  while (text.size && c->lines.count < CV_LINES_MAX) {
    bool columns;
    slice part = cv_columns_next(c, &text, &columns);
    add_lines(c, part, markdown, below);
    below = columns ? LINE_BELOW_COLUMNS : 0;
  }
  join_lines(c);
  c->tokens = dictionary_tokens(c->dictionary, c->arena, c->text);
  c->hits = dictionary_read(c->dictionary, c->words, &c->tokens, c->arena);
  number_tokens(c);
}
