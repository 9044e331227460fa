/* Text made safe for where it goes. What comes from a posting, a CV or a note may hold anything. */
#include "base/utf8.h"
#include "report/report.h"

typedef void (*put_sign)(uint32_t sign, slice bytes, buffer *out);

/* Where the run of signs ends that go out as they are: visible ASCII, apart from those that `put` sees to. */
static size_t plain_end(slice s, size_t at, const char *special) {
  while (at < s.size && s.data[at] > 0x20 && s.data[at] < 0x7F && !(*special && strchr(special, s.data[at]))) at++;
  return at;
}

static void safe(slice s, bool single, const char *special, put_sign put, buffer *out) {
  bool space = false;
  for (size_t at = 0; at < s.size;) {
    size_t start = at;
    at = plain_end(s, at, special);
    if (at > start) {
      buffer_add(out, slice_cut(s, start, at));
      space = false;
      continue;
    }
    uint32_t c = utf8_next(s, &at);
    bool blank = c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
    if (single && (blank || c == ' ')) {
      if (!space) buffer_char(out, ' ');
      space = true;
      continue;
    }
    space = false;
    if (c == '\n' || c == '\t')
      buffer_char(out, (char)c);
    else if (c == '\r' || c == 0xFEFF)
      continue;
    else if (utf8_is_steering(c))
      buffer_text(out, "\xEF\xBF\xBD");
    else
      put(c, slice_cut(s, start, at), out);
  }
}

static void put_plain(uint32_t sign, slice bytes, buffer *out) {
  if (sign == 0xFFFD)
    buffer_text(out, "\xEF\xBF\xBD");
  else
    buffer_add(out, bytes);
}

static void put_html(uint32_t sign, slice bytes, buffer *out) {
  switch (sign) {
  case '&':
    buffer_text(out, "&amp;");
    break;
  case '<':
    buffer_text(out, "&lt;");
    break;
  case '>':
    buffer_text(out, "&gt;");
    break;
  case '"':
    buffer_text(out, "&quot;");
    break;
  case '\'':
    buffer_text(out, "&#39;");
    break;
  default:
    put_plain(sign, bytes, out);
  }
}

#define MARKDOWN_SIGNS "\\`*[]<>|"

/* What Markdown takes for markup anywhere in a line. Signs inside words (snake_case, C#, 3 < 4) mean nothing. */
static void put_markdown(uint32_t sign, slice bytes, buffer *out) {
  if (sign < 0x80 && is_among_signs((char)sign, MARKDOWN_SIGNS)) buffer_char(out, '\\');
  put_plain(sign, bytes, out);
}

void text_safe(slice s, bool single, buffer *out) { safe(s, single, "", put_plain, out); }
void html_safe(slice s, bool single, buffer *out) { safe(s, single, "&<>\"'", put_html, out); }

/* Is the sign at `i` markup for its place in the line: a mark twice ("~~", Obsidian's comment "%%"), "_" at the edge of
   a word, a tag ("#ops") at its begin, and what makes the line a heading, a list, a numbered one or a quote? */
static bool marks_up(slice s, size_t i) {
  char c = s.data[i], next = i + 1 < s.size ? s.data[i + 1] : ' ', last = i ? s.data[i - 1] : ' ';
  if (is_among_signs(c, "~%=$") && next == c) return true;
  if (c == '_') return is_among_signs(last, " ,.;:()\"'") || is_among_signs(next, " ,.;:()\"'");
  if (c == '#' && i) return slice_word_byte(next) && !slice_word_byte(last);
  if (is_among_signs(c, ".)") && next == ' ') return i && i < 10 && strspn(s.data, "0123456789") == i;
  return i == 0 && is_among_signs(c, "#+-=");
}

/* Besides the signs above those whose place makes them markup. */
void markdown_safe(slice s, buffer *out) {
  buffer plain = {0};
  safe(s, true, MARKDOWN_SIGNS, put_markdown, &plain);
  slice all = buffer_slice(&plain);
  for (size_t i = 0; i < all.size; i++) {
    if (marks_up(all, i)) buffer_char(out, '\\');
    buffer_char(out, all.data[i]);
  }
  buffer_free(&plain);
}
