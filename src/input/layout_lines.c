/* Lines of one column: parts of a row side by side, and the lines of a wrapped paragraph joined. */
#include "base/maths.h"
#include "input/layout_parts.h"

#include "base/utf8.h"
#include "dictionary/dictionary.h"

#include <stdlib.h>

typedef struct text_line {
  const segment *first, *last;
  slice text;
  size_t parts, words;
} text_line;

typedef ARENA_LIST(text_line) text_lines;

static text_line read_line(layout *l, const segment *const *segments, size_t count) {
  buffer out = {0};
  text_line line = {.first = segments[0], .last = segments[count - 1], .parts = count};
  for (size_t i = 0; i < count; i++) {
    if (i) buffer_char(&out, '\t');
    buffer_add(&out, segments[i]->text);
    line.words += segments[i]->words;
  }
  line.text = arena_copy(l->arena, buffer_slice(&out));
  buffer_free(&out);
  return line;
}

static text_lines read_lines(layout *l, const segment *const *segments, size_t count) {
  text_lines lines = {0};
  for (size_t i = 0; i < count;) {
    size_t end = i;
    while (end < count && segments[end]->row == segments[i]->row) end++;
    ARENA_PUSH(l->arena, &lines, read_line(l, segments + i, end - i));
    i = end;
  }
  return lines;
}

static int by_value(const void *a, const void *b) {
  float l = *(const float *)a, r = *(const float *)b;
  return (l > r) - (l < r);
}

/* The usual distance between lines. */
static float usual_pitch(arena *a, const text_lines *lines) {
  if (lines->count < 2) return INFINITY;
  float *pitch = arena_alloc(a, lines->count * sizeof *pitch);
  for (size_t i = 1; i < lines->count; i++) pitch[i - 1] = lines->items[i].first->y - lines->items[i - 1].first->y;
  qsort(pitch, lines->count - 1, sizeof *pitch, by_value);
  return pitch[(lines->count - 1) / 2];
}

static bool ends_open(slice s) {
  if (s.size && is_among_signs(s.data[s.size - 1], ",-/&(")) return true;
  size_t begin = s.size;
  while (begin > 0 && s.data[begin - 1] != ' ') begin--;
  return begin > 0 && word_is(dictionary_builtin(), slice_cut(s, begin, s.size), SET_LINE_GOES_ON);
}

/* Words that begin with a small letter: names of employers, titles and dates have few, sentences many. */
static size_t lower_words(slice s) {
  size_t count = 0;
  for (size_t i = 0; i < s.size; i++) count += s.data[i] >= 'a' && s.data[i] <= 'z' && (i == 0 || s.data[i - 1] == ' ');
  return count;
}

static bool is_list(slice s) {
  size_t commas = 0;
  for (size_t i = 0; i < s.size; i++) commas += s.data[i] == ',';
  return commas >= 3;
}

static bool begins_lower(slice s) {
  size_t at = 0;
  uint32_t c = s.size ? utf8_next(s, &at) : 0;
  return c == '(' || c == '&' || (utf8_is_letter(c) && !utf8_is_upper(c));
}

/* Is `next` the line into which `line`, which began at `start`, was wrapped? Only if its first word had no room before.
 */
static bool is_wrapped(const text_line *start, const text_line *line, const text_line *next, float right) {
  enum { PROSE = 4 };
  const segment *s = line->first, *n = next->first;
  if (n->marked || line->parts > 1 || next->parts > 1) return false;
  if (fabsf(s->h - n->h) > 0.15f * s->h || n->y - s->y > 1.75f * s->h || n->y <= s->y) return false;
  if (n->x0 < start->first->x0 - 3 || n->x0 > start->first->x0 + 42) return false;
  if (line != start && fabsf(n->x0 - s->x0) > 4) return false;
  if (s->x1 + 0.2f * s->h + n->first_width < right - 2) return false;
  return begins_lower(n->text) || ends_open(line->text) ||
         ((lower_words(line->text) >= PROSE || is_list(line->text)) && !slice_ends_with(line->text, SLICE(".")));
}

/* "cross-" and "functional": browsers and word processors break at hyphens that stand there anyway, TeX makes its own.
 */
static bool keeps_hyphen(const layout *l, slice text) {
  if (!l->hyphenated) return true;
  size_t begin = text.size;
  while (begin > 0 && text.data[begin - 1] != ' ' && text.data[begin - 1] != '-') begin--;
  return word_is(dictionary_builtin(), slice_cut(text, begin, text.size), SET_HYPHEN_HEADS);
}

/* Appends a wrapped line to what was written, with a space or, at a hyphen, without. */
static void join_line(layout *l, slice next) {
  slice text = buffer_slice(&l->out);
  bool hyphen = text.size > 1 && text.data[text.size - 1] == '-' && text.data[text.size - 2] != ' ';
  if (hyphen && begins_lower(next) && !keeps_hyphen(l, slice_cut(text, 0, text.size - 1)))
    l->out.size--;
  else if (!hyphen && text.size && text.data[text.size - 1] != '/')
    buffer_char(&l->out, ' ');
  buffer_add(&l->out, next);
}

/* Where the column's lines end at the latest. What surrounds a column tells only when it has few lines of prose. */
static float right_edge(const text_lines *lines, column bounds) {
  enum { PROSE_WORDS = 6, PROSE_LINES = 3 };
  float right = -INFINITY;
  size_t prose = 0;
  for (size_t i = 0; i < lines->count; i++) {
    right = larger_float(right, lines->items[i].last->x1);
    prose += lines->items[i].words >= PROSE_WORDS;
  }
  return prose < PROSE_LINES && isfinite(bounds.right) ? larger_float(right, bounds.right) : right;
}

void layout_lines(layout *l, const segment *const *segments, size_t count, column bounds) {
  text_lines lines = read_lines(l, segments, count);
  float pitch = usual_pitch(l->arena, &lines), right = right_edge(&lines, bounds);
  const text_line *start = NULL;
  for (size_t i = 0; i < lines.count; i++) {
    const text_line *line = &lines.items[i], *before = i ? line - 1 : NULL;
    const row_label *label = &l->labels[line->first->row];
    if (start && !label->text.size && is_wrapped(start, before, line, right)) {
      join_line(l, line->text);
      continue;
    }
    float gap = before ? line->first->y - before->first->y : 0;
    bool apart = before && gap > larger_float(1.45f * pitch, 1.5f * line->first->h);
    if (l->out.size) buffer_text(&l->out, apart || !before ? "\n\n" : "\n");
    if (label->text.size) buffer_format(&l->out, "%.*s%c", SLICE_ARGS(label->text), label->heading ? '\n' : '\t');
    buffer_add(&l->out, line->text);
    start = line;
  }
}
