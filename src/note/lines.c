/* Lines of a note: what is front matter, comment or code, and where <details> stand. */
#include "note/lines.h"

#include "base/names.h"
#include "base/search.h"
#include "base/utf8.h"

enum {
  TAB_COLUMNS = 4,
  SUMMARY_LINES = 3, /* a <details>'s summary stands on one of its first lines */
};

slice note_line_text(slice bytes, const note_line *l) { return slice_trim(slice_cut(bytes, l->start, l->end)); }

static note_line measure(size_t start, slice content, size_t next) {
  note_line l = {.start = (uint32_t)start, .end = (uint32_t)(start + content.size), .next = (uint32_t)next};
  size_t indent = 0, at = 0;
  for (; at < content.size && (content.data[at] == ' ' || content.data[at] == '\t'); at++)
    indent += content.data[at] == '\t' ? TAB_COLUMNS : 1;
  l.indent = (uint16_t)(indent < UINT16_MAX ? indent : UINT16_MAX);
  l.blank = slice_trim(content).size == 0;
  slice rest = slice_cut(content, at, content.size);
  l.bullet = rest.size && is_among_signs(rest.data[0], "-*+") && (rest.size == 1 || rest.data[1] == ' ');
  return l;
}

/* The signs that open a code block, three or more; "" where none does. A line of a list may open one: "- ```". */
static slice fence_of(slice text) {
  if (text.size > 1 && is_among_signs(text.data[0], "-*+") && text.data[1] == ' ')
    text = slice_trim(slice_cut(text, 1, text.size));
  size_t signs = 0;
  while (signs < text.size && text.data[signs] == text.data[0] && is_among_signs(text.data[0], "`~")) signs++;
  bool inline_code = signs && text.data[0] == '`' && memchr(text.data + signs, '`', text.size - signs);
  return signs < 3 || inline_code ? SLICE("") : slice_cut(text, 0, signs);
}

/* ---- what holds no headings ---- */

/* Front matter: from a "---" with nothing above it to the next "---" or "...". Without an end it is none. */
static size_t mark_front_matter(slice bytes, note_lines *all) {
  size_t first = 0, end;
  while (first < all->count && all->items[first].blank) first++;
  if (first == all->count || !slice_equal(note_line_text(bytes, &all->items[first]), SLICE("---"))) return 0;
  for (end = first + 1; end < all->count; end++) {
    slice text = note_line_text(bytes, &all->items[end]);
    if (all->items[end].indent) continue; /* of a value over several lines */
    if (slice_equal(text, SLICE("---")) || slice_equal(text, SLICE("..."))) break;
  }
  if (end == all->count) return 0;
  for (size_t i = first; i <= end; i++) all->items[i].inert = all->items[i].matter = true;
  return end + 1;
}

/* The line on which a block that opens at line i ends; count when it never does. */
static size_t block_end(slice bytes, const note_lines *all, size_t i) {
  slice text = note_line_text(bytes, &all->items[i]);
  if (slice_starts_with(text, SLICE("<!--"))) {
    for (; i < all->count; i++)
      if (slice_find(note_line_text(bytes, &all->items[i]), SLICE("-->"), 0) != SIZE_MAX) return i;
    return i;
  }
  slice sign = fence_of(text);
  for (i++; i < all->count; i++) {
    slice line = note_line_text(bytes, &all->items[i]);
    size_t signs = 0;
    while (signs < line.size && line.data[signs] == sign.data[0]) signs++;
    if (signs >= sign.size && signs == line.size) return i;
  }
  return i;
}

/* Comments and code blocks; one that never ends hides nothing: the rest of the page is read as it stands. */
static void mark_blocks(slice bytes, note_lines *all, size_t i) {
  bool open_fence = false, open_comment = false; /* none of the kind ends further down */
  for (; i < all->count; i++) {
    slice text = note_line_text(bytes, &all->items[i]);
    bool comment = slice_starts_with(text, SLICE("<!--"));
    if (!(comment ? !open_comment : !open_fence && fence_of(text).size)) continue;
    size_t end = block_end(bytes, all, i);
    if (end == all->count) {
      *(comment ? &open_comment : &open_fence) = true;
      continue;
    }
    for (; i < end; i++) all->items[i].inert = true;
    all->items[end].inert = true;
  }
}

note_lines note_lines_read(arena *a, slice bytes) {
  note_lines all = {0};
  slice rest = bytes, content;
  rest = utf8_without_mark(rest);
  while (slice_line(&rest, &content))
    ARENA_PUSH(a, &all, measure((size_t)(content.data - bytes.data), content, (size_t)(rest.data - bytes.data)));
  mark_blocks(bytes, &all, mark_front_matter(bytes, &all));
  note_headings_mark(bytes, &all);
  return all;
}

size_t note_line_at(const note_lines *all, uint32_t byte) {
  size_t i;
  SEARCH_FIRST(i, 0, all->count, all->items[i].start < byte);
  return i;
}

/* ---- <details> ---- */

static bool starts_tag(slice s, slice tag) {
  if (s.size < tag.size || !slice_equal_nocase(slice_cut(s, 0, tag.size), tag)) return false;
  return s.size == tag.size || is_among_signs(s.data[tag.size], " \t>");
}

/* "<b>Job description</b>" without its markup. */
static slice without_tags(slice s) {
  while (s.size && s.data[0] == '<') {
    const char *end = memchr(s.data, '>', s.size);
    s = end ? slice_trim(slice_cut(s, (size_t)(end - s.data) + 1, s.size)) : slice_cut(s, 1, s.size);
  }
  const char *tag = s.size ? memchr(s.data, '<', s.size) : NULL;
  return tag ? slice_trim(slice_cut(s, 0, (size_t)(tag - s.data))) : s;
}

bool note_details(slice bytes, const note_lines *all, size_t i, slice *summary, size_t *content) {
  *summary = (slice){"", 0};
  *content = i + 1;
  if (all->items[i].inert || !starts_tag(note_line_text(bytes, &all->items[i]), FORMAT_NAME(HTML, "<details")))
    return false;
  for (size_t at = i; at < all->count && at < i + SUMMARY_LINES; at++) {
    slice s = note_line_text(bytes, &all->items[at]);
    size_t open = slice_find(s, FORMAT_NAME(HTML, "<summary"), 0),
           close = slice_find(s, FORMAT_NAME(HTML, "</summary>"), 0);
    if (open == SIZE_MAX || close == SIZE_MAX || open > close) continue;
    size_t inner = slice_find(s, SLICE(">"), open);
    if (inner < close) *summary = without_tags(slice_trim(slice_cut(s, inner + 1, close)));
    *content = at + 1;
    break;
  }
  return true;
}

size_t note_details_end(slice bytes, const note_lines *all, size_t i) {
  int depth = 0;
  for (; i < all->count; i++) {
    slice s = note_line_text(bytes, &all->items[i]);
    depth += starts_tag(s, FORMAT_NAME(HTML, "<details"));
    if (slice_find(s, FORMAT_NAME(HTML, "</details>"), 0) != SIZE_MAX && --depth <= 0) break;
  }
  return i;
}
