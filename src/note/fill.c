/* Filling a note's section. Every byte outside its body stays as it is. */
#include "note/fill.h"

#include "base/names.h"
#include "note/names.h"

#include <ctype.h>
#include <stdlib.h>

enum { MARK_DIGITS = 12 };
#define MARK_START "Filled in by forte ("

/* ---- lines of the body ---- */

static bool is_blank(slice s) {
  s = slice_trim(s);
  while (slice_starts_with(s, SLICE("\xE2\x80\x8B"))) s = slice_trim(slice_cut(s, 3, s.size)); /* zero-width space */
  return s.size == 0;
}

/* How many bytes at the beginning are markup that says nothing alone: "<br />", "&nbsp;", "- [ ]". */
static size_t empty_sign(slice s) {
  static const char *const signs[] = {"-", "*", "+", ">", "[ ]", "\xE2\x80\xA2", "\xE2\x80\xA6", "...", "\\"};
  FORMAT_NAMES(HTML)
  static const char *const tags[] = {"<br", "<p>", "</p>", "&nbsp;"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (slice_starts_with(s, slice_of(signs[i]))) return slice_of(signs[i]).size;
  if (slice_starts_with(s, SLICE("[!"))) { /* a callout's name: "> [!todo]" */
    size_t end = slice_find(s, SLICE("]"), 0);
    return end == SIZE_MAX ? 0 : end + 1;
  }
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
    if (!slice_starts_with(s, slice_of(tags[i]))) continue;
    size_t end = slice_find(s, s.data[0] == '<' ? SLICE(">") : SLICE(";"), 0);
    return end == SIZE_MAX ? 0 : end + 1;
  }
  return 0;
}

/* Templates and editors leave such signs in an empty section, and people a word: "- TODO", "_tbd_", "1.", "???". *name
   is room for what the line says. */
static bool is_empty_item(slice s, buffer *name) {
  enum { PLACEHOLDER_BYTES = 60 }; /* what is longer says something */
  size_t size = 1;
  while (size > 0 && !is_blank(s)) {
    s = slice_trim(s);
    size = empty_sign(s);
    s = slice_cut(s, size, s.size);
  }
  if (is_blank(s)) return true;
  if (s.size > PLACEHOLDER_BYTES) return false;
  slice said = note_name_into(s, name), digits = said;
  while (digits.size && isdigit((unsigned char)digits.data[0])) digits = slice_cut(digits, 1, digits.size);
  bool number = said.size > 0 && !digits.size && s.data[s.size - 1] == '.'; /* of a list's item without words */
  return number || !said.size || note_name_is(said, "placeholder");
}

/* Is the line part of a comment of the template ("<!-- three points -->")? *inside tells of one over several lines. */
static bool is_comment(slice line, bool *inside) {
  line = slice_trim(line);
  if (!*inside && !slice_starts_with(line, SLICE("<!--"))) return false;
  size_t close = slice_find(line, SLICE("-->"), 0);
  bool alone = close == SIZE_MAX || close + 3 == line.size;
  *inside = close == SIZE_MAX;
  return alone;
}

/* "collapsed:: true": what an outline keeps of a block, below its first line. */
static bool is_property(slice line) {
  line = slice_trim(line);
  size_t end = slice_find(line, SLICE("::"), 0);
  if (end == SIZE_MAX || end == 0) return false;
  return !memchr(line.data, ' ', end) && (end + 2 == line.size || line.data[end + 2] == ' ');
}

/* Where the comments at the body's beginning end, and an outline's properties. */
static uint32_t after_comments(slice bytes, const note_section *s) {
  slice rest = slice_cut(bytes, s->body.start, s->body.end), line;
  uint32_t end = s->body.start;
  bool inside = false;
  while (slice_line(&rest, &line)) {
    if (!inside && is_blank(line)) continue;
    if (!is_comment(line, &inside) && !(s->outline && is_property(line))) break;
    if (!inside) end = (uint32_t)(line.data + line.size - bytes.data);
  }
  return end;
}

/* From the first to the last line after `from` that is not blank, without the last one's line end; empty at `from` if
   there is none. */
static span content_of(slice bytes, uint32_t from, uint32_t to) {
  slice rest = slice_cut(bytes, from, to), line;
  span content = {from, from};
  bool any = false;
  while (slice_line(&rest, &line)) {
    if (is_blank(line)) continue;
    if (!any) content.start = (uint32_t)(line.data - bytes.data);
    content.end = (uint32_t)(line.data + line.size - bytes.data);
    any = true;
  }
  return content;
}

/* A rule ("---", "* * *") that parts the section from the next. */
static bool is_rule(slice line) {
  enum { SIGNS = 3 };
  size_t signs = 0;
  line = slice_trim(line);
  for (size_t i = 0; i < line.size; i++) {
    if (line.data[i] == ' ') continue;
    if (line.data[i] != line.data[0] || !is_among_signs(line.data[i], "-*_")) return false;
    signs++;
  }
  return signs >= SIGNS;
}

/* The end of a block that began above the section: "</aside>" with no "<aside>" before it in the body. */
static bool closes_outer(slice body, slice line) {
  line = slice_trim(line);
  if (!slice_starts_with(line, SLICE("</")) || slice_find(line, SLICE(">"), 0) != line.size - 1) return false;
  slice name = slice_cut(line, 2, line.size - 1), rest = body, above;
  while (slice_line(&rest, &above)) {
    above = slice_trim(above);
    if (slice_starts_with(above, SLICE("<")) && slice_starts_with(slice_cut(above, 1, above.size), name)) return false;
  }
  return true;
}

/* Where the body ends that is the section's: before what only parts it from what follows. */
static uint32_t body_end(slice bytes, const note_section *s) {
  enum { PARTS = 8 }; /* the body is looked through for each */
  uint32_t end = s->body.end;
  for (int i = 0; i < PARTS; i++) {
    span content = content_of(bytes, s->body.start, end);
    uint32_t line = content.end;
    while (line > content.start && bytes.data[line - 1] != '\n') line--;
    slice last = slice_cut(bytes, line, content.end);
    if (line == content.end || !(is_rule(last) || closes_outer(slice_cut(bytes, s->body.start, line), last)))
      return end;
    end = line;
  }
  return end;
}

static bool is_template(slice content) {
  buffer name = {0};
  slice line;
  bool empty = true;
  while (empty && slice_line(&content, &line)) empty = is_empty_item(line, &name);
  buffer_free(&name);
  return empty;
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
    if (!nbsp && c > ' ' && !is_among_signs(c, "\\*_-+")) kept[n++] = (char)c;
  }
  uint64_t hash = slice_hash((slice){kept, n});
  free(kept);
  return hash & 0xFFFFFFFFFFFFu;
}

/* The hash in a line that is forte's mark; false if it is none. */
static bool mark_hash(slice line, uint64_t *hash) {
  line = slice_trim(line);
  while (line.size && is_among_signs(line.data[0], "*_-+ ")) line = slice_cut(line, 1, line.size);
  while (line.size && is_among_signs(line.data[line.size - 1], "*_ ")) line.size--;
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

bool fill_is_mark(slice line) { return mark_hash(line, &(uint64_t){0}); }

/* Does the content end with a mark that fits what stands above it? */
static bool is_own_unchanged(slice content) {
  size_t start = content.size;
  while (start > 0 && content.data[start - 1] != '\n') start--;
  uint64_t hash;
  return mark_hash(slice_cut(content, start, content.size), &hash) && hash == text_hash(slice_cut(content, 0, start));
}

/* ---- new text ---- */

/* The list and the mark under it; in an outline both are bullets at the body's indentation. */
static slice write_lines(arena *a, const note *n, const note_section *s, fill_lines lines) {
  buffer out = {0};
  for (size_t i = 0; i < lines.count; i++) {
    buffer_add(&out, s->indent);
    buffer_text(&out, "- ");
    buffer_add(&out, lines.items[i]);
    buffer_add(&out, n->newline);
  }
  unsigned long long hash = text_hash(buffer_slice(&out));
  buffer_add(&out, s->outline ? s->indent : n->newline);
  buffer_format(&out, "%s*" MARK_START "%012llx)*", s->outline ? "- " : "", hash);
  slice text = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return text;
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

/* An empty body: after its comments where it has some; in an outline right below the heading. */
static slice place(arena *a, const note *n, const note_section *s, slice text, span *at) {
  slice gap = n->newline;
  if (at->start == s->body.start && !s->outline) return frame(a, n, s, text, at);
  slice head = slice_cut(n->bytes, 0, at->start);
  if (!s->outline) return arena_format(a, "%.*s%.*s%.*s", SLICE_ARGS(gap), SLICE_ARGS(gap), SLICE_ARGS(text));
  if (at->start == s->body.start && ends_with_line_end(head))
    return arena_format(a, "%.*s%.*s", SLICE_ARGS(text), SLICE_ARGS(gap));
  return arena_format(a, "%.*s%.*s", SLICE_ARGS(gap), SLICE_ARGS(text));
}

static fill_result fill_section(arena *a, const note *n, const note_section *s, fill_lines lines, bool force,
                                bool *replaced, fill_edit *edit) {
  if (!s) return FILL_NO_SECTION;
  note_section within = *s;
  within.body.end = body_end(n->bytes, s);
  s = &within;
  span at = content_of(n->bytes, after_comments(n->bytes, s), s->body.end);
  slice content = slice_cut(n->bytes, at.start, at.end);
  bool own = !is_template(content) && !is_own_unchanged(content);
  if (own && !force) return FILL_OWN_TEXT;
  if (!lines.count) return FILL_NOTHING;
  slice text = write_lines(a, n, s, lines);
  if (at.end == at.start) text = place(a, n, s, text, &at);
  if (slice_equal(slice_cut(n->bytes, at.start, at.end), text)) return FILL_SAME;
  *edit = (fill_edit){at, text};
  *replaced |= own;
  return FILL_CHANGED;
}

/* ---- the sections by name ---- */

static const note_section *main_section(const note *n, const fill_request *request) {
  return note_find(n, request->heading.size ? request->heading : SLICE("Where can I add value?"));
}

static const note_section *learn_section(const note *n) {
  const note_section *s = note_find(n, SLICE("What am I excited about? What will I learn?"));
  return s ? s : note_find(n, SLICE("What will I learn?"));
}

bool fill_concerns(const note *n, const fill_request *request) {
  return main_section(n, request) || (request->learn && learn_section(n));
}

/* Is there another section of the same heading? */
static bool is_twice(const note *n, const note_section *s) {
  for (size_t i = 0; s && i < n->section_count; i++)
    if (&n->sections[i] != s && slice_equal(n->sections[i].heading, s->heading)) return true;
  return false;
}

static fill_result fill_both(arena *a, const note *n, const fill_request *request, fill_lines points,
                             fill_lines lessons, bool *replaced, fill_edit edits[2], size_t *count) {
  fill_result result = fill_section(a, n, main_section(n, request), points, request->force, replaced, &edits[0]);
  *count = result == FILL_CHANGED;
  if (!request->learn) return result;
  fill_result more = fill_section(a, n, learn_section(n), lessons, request->force, replaced, &edits[*count]);
  if (result == FILL_NO_SECTION && more != FILL_CHANGED) return more; /* the one section that the note has */
  if (more == FILL_SAME && result == FILL_NOTHING) return FILL_SAME;  /* filled as far as it goes */
  bool left = more == FILL_NO_SECTION || more == FILL_OWN_TEXT;
  if (more != FILL_CHANGED) return result == FILL_CHANGED && left ? FILL_POINTS_ONLY : result;
  if (*count && edits[1].at.start < edits[0].at.start) {
    fill_edit first = edits[1];
    edits[1] = edits[0];
    edits[0] = first;
  }
  ++*count;
  return result == FILL_OWN_TEXT ? FILL_LESSONS_ONLY : FILL_CHANGED;
}

fill_result fill_note(arena *a, const note *n, const fill_request *request, fill_lines points, fill_lines lessons,
                      fill_edit edits[2], size_t *count) {
  bool replaced = false;
  fill_result result = fill_both(a, n, request, points, lessons, &replaced, edits, count);
  if (result != FILL_CHANGED) return result;
  return replaced ? FILL_REPLACED : is_twice(n, main_section(n, request)) ? FILL_FIRST : FILL_CHANGED;
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
