/* Filling a note's section. Every byte outside its body stays as it is. */
#include "report/fill.h"

#include <stdlib.h>

#include "report/report.h"

enum { MARK_DIGITS = 12 };
#define MARK_START "Filled in by forte ("

/* ---- lines of the body ---- */

static bool is_blank(slice s) {
  s = slice_trim(s);
  while (slice_starts_with(s, SLICE("\xE2\x80\x8B"))) s = slice_trim(slice_cut(s, 3, s.size)); /* zero-width space */
  return s.size == 0;
}

/* An empty item of a list is as good as a blank line: templates have them. */
static bool is_empty_item(slice s) {
  static const char *const signs[] = {"-", "*", "+", "- [ ]", "* [ ]", "\xE2\x80\xA2"};
  s = slice_trim(s);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    slice sign = slice_of(signs[i]);
    if (slice_starts_with(s, sign) && is_blank(slice_cut(s, sign.size, s.size))) return true;
  }
  return is_blank(s);
}

/* From the first to the last line that is not blank, without the last one's line end; empty at the body's start if
 * none. */
static span content_of(slice bytes, span body) {
  slice rest = slice_cut(bytes, body.start, body.end), line;
  span content = {body.start, body.start};
  bool any = false;
  while (slice_line(&rest, &line)) {
    if (is_blank(line)) continue;
    if (!any) content.start = (uint32_t)(line.data - bytes.data);
    content.end = (uint32_t)(line.data + line.size - bytes.data);
    any = true;
  }
  return content;
}

static bool is_template(slice content) {
  slice line;
  while (slice_line(&content, &line))
    if (!is_empty_item(line)) return false;
  return true;
}

/* ---- the mark: a hash over the text's letters, so that white space and escapes may change on the way through Notion
 * ---- */

static uint64_t text_hash(slice s) {
  char *kept = memory_alloc(s.size + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    bool nbsp = c == 0xC2 && i + 1 < s.size && (unsigned char)s.data[i + 1] == 0xA0;
    i += nbsp;
    if (!nbsp && c > ' ' && !strchr("\\*_-+", c)) kept[n++] = (char)c;
  }
  uint64_t hash = slice_hash((slice){kept, n});
  free(kept);
  return hash & 0xFFFFFFFFFFFFu;
}

/* The hash in a line that is forte's mark; false if it is none. */
static bool mark_hash(slice line, uint64_t *hash) {
  line = slice_trim(line);
  while (line.size && strchr("*_-+ ", line.data[0])) line = slice_cut(line, 1, line.size);
  while (line.size && strchr("*_ ", line.data[line.size - 1])) line.size--;
  slice start = SLICE(MARK_START);
  if (line.size != start.size + MARK_DIGITS + 1 || !slice_starts_with(line, start) || line.data[line.size - 1] != ')')
    return false;
  *hash = 0;
  for (size_t i = start.size; i < start.size + MARK_DIGITS; i++) {
    const char *digits = "0123456789abcdef", *digit = memchr(digits, line.data[i], 16);
    if (!digit) return false;
    *hash = *hash * 16 + (uint64_t)(digit - digits);
  }
  return true;
}

/* Does the content end with a mark that fits what stands above it? */
static bool is_own_unchanged(slice content) {
  size_t start = content.size;
  while (start > 0 && content.data[start - 1] != '\n') start--;
  uint64_t hash;
  return mark_hash(slice_cut(content, start, content.size), &hash) && hash == text_hash(slice_cut(content, 0, start));
}

/* ---- new text ---- */

static void put_lines(const slice *lines, size_t count, slice newline, buffer *out) {
  for (size_t i = 0; i < count; i++) {
    buffer_text(out, "- ");
    markdown_safe(lines[i], out);
    buffer_add(out, newline);
  }
  unsigned long long hash = text_hash(buffer_slice(out));
  buffer_add(out, newline);
  buffer_format(out, "*" MARK_START "%012llx)*", hash);
}

static bool ends_with_line_end(slice s) { return s.size > 0 && s.data[s.size - 1] == '\n'; }

/* A body without any line that says something gets a blank line before the text and one after it. */
static slice frame(arena *a, const note *n, const note_section *s, slice text, span *at) {
  slice body = slice_cut(n->bytes, s->body.start, s->body.end), none = {"", 0}, line, rest = body;
  slice head = slice_cut(n->bytes, 0, s->body.start), before = none, after = none;
  bool last = s->body.end == n->bytes.size;
  *at = s->body;
  if (!ends_with_line_end(head))
    before = arena_format(a, "%.*s%.*s", SLICE_ARGS(n->newline), SLICE_ARGS(n->newline));
  else if (!slice_line(&rest, &line))
    before = n->newline;
  else
    before = slice_cut(body, 0, body.size - rest.size);
  if (!ends_with_line_end(before)) before = arena_format(a, "%.*s%.*s", SLICE_ARGS(before), SLICE_ARGS(n->newline));
  if (!last || body.size || ends_with_line_end(head)) after = n->newline;
  if (!last) after = arena_format(a, "%.*s%.*s", SLICE_ARGS(after), SLICE_ARGS(rest.size ? rest : n->newline));
  return arena_format(a, "%.*s%.*s%.*s", SLICE_ARGS(before), SLICE_ARGS(text), SLICE_ARGS(after));
}

fill_result fill_section(arena *a, const note *n, slice heading, const slice *lines, size_t count, bool force,
                         fill_edit *edit) {
  const note_section *s = note_find(n, heading);
  if (!s) return FILL_NO_SECTION;
  span at = content_of(n->bytes, s->body);
  slice content = slice_cut(n->bytes, at.start, at.end);
  if (!is_template(content) && !is_own_unchanged(content) && !force) return FILL_OWN_TEXT;
  if (!count) return FILL_NOTHING;
  buffer made = {0};
  put_lines(lines, count, n->newline, &made);
  slice text = arena_copy(a, buffer_slice(&made));
  buffer_free(&made);
  if (at.end == at.start) text = frame(a, n, s, text, &at);
  if (slice_equal(slice_cut(n->bytes, at.start, at.end), text)) return FILL_SAME;
  *edit = (fill_edit){at, text};
  return FILL_CHANGED;
}

void fill_apply(slice bytes, const fill_edit *edits, size_t count, buffer *out) {
  size_t from = 0;
  for (size_t i = 0; i < count; i++) {
    buffer_add(out, slice_cut(bytes, from, edits[i].at.start));
    buffer_add(out, edits[i].text);
    from = edits[i].at.end;
  }
  buffer_add(out, slice_cut(bytes, from, bytes.size));
}
