#include "dictionary/shapes_parts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/search.h"
#include "base/utf8.h"
#include "dictionary/image.h"

shapes *shapes_new(const dictionary *d) {
  shapes *s = memory_alloc(sizeof *s);
  s->dictionary = d;
  s->matching = NULL;
  s->made = NULL;
  s->limited = false;
  s->size = 0;
  return s;
}

void shape_free(shape *of) {
  for (size_t i = 0; i < of->variant_count; i++) pattern_free(of->variants[i].pattern);
  free(of->variants);
  free(of);
}

void shapes_free(shapes *s) {
  if (!s) return;
  for (shape *of = s->made, *next; of; of = next) {
    next = of->next;
    shape_free(of);
  }
  pattern_worker_free(s->matching);
  free(s);
}

bool shapes_limited(shapes *s) {
  bool limited = s->limited;
  s->limited = false;
  return limited;
}

int shape_table(slice name) {
  const char *dot = memchr(name.data, '.', name.size);
  return dot ? table_named((slice){name.data, (size_t)(dot - name.data)}) : -1;
}

/* The letter of a class of the shape's table or of quantities; 0: no such class. */
static unsigned letter_named(int table, slice name) {
  int class;
  unsigned flags;
  const int tables[] = {table, TABLE_QUANTITIES};
  for (size_t i = 0; i < 2; i++)
    if (tables[i] >= 0 && !class_resolve(tables[i], name, &class, &flags) && class)
      return LETTER_FIRST + (unsigned)tables[i] * CLASSES + (unsigned)class;
  return 0;
}

/* ---- expressions ---- */

enum { NESTING = 8 };

static const char *expand(const dictionary *d, int table, slice text, buffer *out, int depth);

/* A part of the patterns file: its expressions, from all languages, as alternatives. False: there is no such part. */
static bool expand_part(const dictionary *d, int table, slice name, buffer *out, int depth, const char **wrong) {
  bool found = false;
  for (size_t i = 0; i < dictionary_patterns(d); i++) {
    pattern_line p = dictionary_pattern(d, i);
    if (p.kind != PATTERN_EXPRESSION || !slice_equal(p.name, name)) continue;
    buffer_text(out, found ? "|" : "(?:");
    found = true;
    const char *fault = expand(d, table, p.text, out, depth + 1);
    if (fault) *wrong = fault;
  }
  if (found) buffer_char(out, ')');
  return found;
}

static const char *expand_name(const dictionary *d, int table, slice name, buffer *out, int depth) {
  const char *wrong = NULL;
  if (depth == NESTING) return "names itself through its parts";
  if (expand_part(d, table, name, out, depth, &wrong)) return wrong;
  unsigned letter = letter_named(table, name);
  if (!letter) return "names in braces what is no part of the patterns, no class of its table and none of quantities";
  buffer_format(out, "\\x{%X}", letter);
  return NULL;
}

static const char *expand(const dictionary *d, int table, slice text, buffer *out, int depth) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i], next = i + 1 < text.size ? text.data[i + 1] : 0;
    size_t close = c == '{' && next >= 'a' && next <= 'z' ? slice_find(text, SLICE("}"), i) : SIZE_MAX;
    if (close != SIZE_MAX) {
      const char *wrong = expand_name(d, table, slice_cut(text, i + 1, close), out, depth);
      if (wrong) return wrong;
      i = close;
      continue;
    }
    buffer_char(out, c);
    if (c == '\\' && next) { /* \p{L}: what is escaped, with its braces, is no name */
      buffer_char(out, next);
      i++;
      bool braces = (next == 'p' || next == 'P' || next == 'x') && i + 1 < text.size && text.data[i + 1] == '{';
      while (braces && i + 1 < text.size && text.data[i] != '}') buffer_char(out, text.data[++i]);
    }
  }
  return NULL;
}

const char *shape_expand(const dictionary *d, int table, slice expression, buffer *out) {
  buffer_text(out, "\\G(?:");
  const char *wrong = expand(d, table, expression, out, 0);
  buffer_char(out, ')');
  return wrong;
}

shape *shape_new(slice name) {
  shape *of = memory_alloc(sizeof *of);
  *of = (shape){.name = name, .table = shape_table(name)};
  return of;
}

/* Line `i` of the patterns, as the image has it compiled, or compiled now; NULL where it does not compile. */
static pattern *compiled(const dictionary *d, int table, size_t i) {
  const image_pattern *line = &d->patterns[i];
  pattern *made = pattern_loaded((slice){d->codes + line->saved.at, line->saved.size});
  if (made) return made;
  buffer expanded = {0};
  if (!shape_expand(d, table, image_slice(d, line->text), &expanded)) made = pattern_new(buffer_slice(&expanded), NULL);
  buffer_free(&expanded);
  return made;
}

void shapes_save(const dictionary *d, size_t i, buffer *out) {
  slice name = dictionary_pattern(d, i).name;
  pattern *made = memchr(name.data, '.', name.size) ? compiled(d, shape_table(name), i) : NULL;
  if (made) pattern_save(made, out);
  pattern_free(made);
}

void shape_add(const dictionary *d, shape *of, size_t line, const char *parts) {
  struct shape_variant v = {.pattern = compiled(d, of->table, line)};
  if (!v.pattern) return;
  for (size_t i = 0; *parts && i < SHAPE_PARTS; i++) {
    char name[32];
    size_t size = strcspn(parts, " ");
    snprintf(name, sizeof name, "%.*s", (int)size, parts);
    v.group[i] = pattern_group(v.pattern, name);
    parts += size + (parts[size] == ' ');
  }
  of->variants = memory_realloc(of->variants, (of->variant_count + 1) * sizeof *of->variants);
  of->variants[of->variant_count++] = v;
}

const shape *shapes_get(shapes *s, const char *name, const char *parts) {
  for (shape *of = s->made; of; of = of->next)
    if (slice_equal(of->name, slice_of(name))) return of->variant_count ? of : NULL;
  shape *of = shape_new(slice_of(name));
  of->next = s->made;
  s->made = of;
  for (size_t i = 0; i < dictionary_patterns(s->dictionary); i++) {
    pattern_line p = dictionary_pattern(s->dictionary, i);
    if (p.kind == PATTERN_EXPRESSION && slice_equal(p.name, of->name)) shape_add(s->dictionary, of, i, parts);
  }
  return of->variant_count ? of : NULL;
}

/* ---- matching ---- */

/* The first byte of the window that stands for byte `at` of the text or, where that is not shown, for the next one;
   SIZE_MAX outside of the window and inside of what stands as one letter. */
static size_t window_at(const shapes *s, size_t at) {
  size_t i;
  SEARCH_FIRST(i, 0, s->size, s->from[i] < at);
  if (i == s->size) return SIZE_MAX;
  return s->from[i] == at || (i && s->to[i - 1] <= at) ? i : SIZE_MAX;
}

static span source_of(const shapes *s, span window) {
  if (window.start >= window.end) return (span){0, 0};
  return (span){s->from[window.start], s->to[window.end - 1]};
}

bool shapes_match(shapes *s, const shape *of, size_t at, shape_found *found) {
  size_t start = window_at(s, at);
  if (!of || start == SIZE_MAX) return false;
  if (!s->matching) s->matching = pattern_worker_new();
  for (size_t i = 0; i < of->variant_count; i++) {
    pattern_match m;
    struct shape_variant *v = &of->variants[i];
    if (!pattern_find(v->pattern, s->matching, (slice){s->text, s->size}, start, &m, &s->limited)) continue;
    uint32_t next = m.group[0].end < s->size ? s->from[m.group[0].end] : s->to[s->size - 1];
    *found = (shape_found){.at = source_of(s, m.group[0]), .next = next};
    for (size_t p = 0; p < SHAPE_PARTS; p++)
      if (pattern_has(&m, v->group[p])) found->part[p] = source_of(s, m.group[v->group[p]]);
    return true;
  }
  return false;
}
