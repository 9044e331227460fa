/* The patterns tried on their own examples: in the build, and when a user's file is checked or merged. */
#include <stdio.h>

#include "dictionary/shapes_parts.h"

typedef struct check {
  const dictionary *d;
  dictionary_worker *words;
  shapes *shapes;
  arena *arena;
  shapes_report report;
  void *context;
} check;

/* The first place of the text that the shape fits, with or without a "=> what it finds" at the example's end. */
static bool fits(check *k, const shape *of, slice example) {
  size_t arrow = slice_find(example, SLICE(" => "), 0);
  slice text = slice_trim(slice_cut(example, 0, arrow == SIZE_MAX ? example.size : arrow));
  slice want = arrow == SIZE_MAX ? SLICE("") : slice_trim(slice_cut(example, arrow + 4, example.size));
  tokens t = dictionary_tokens(k->d, k->arena, text);
  dictionary_hits h = dictionary_read(k->d, k->words, &t, k->arena);
  shape_found found;
  shapes_window(k->shapes, of, &t, &h, 0, (uint32_t)t.count);
  for (size_t at = 0; at < text.size; at++)
    if (shapes_match(k->shapes, of, at, &found))
      return !want.size || slice_equal(slice_cut(text, found.at.start, found.at.end), want);
  return false;
}

/* What makes a careless pattern run long: the text is cut from it at every place. */
static bool runs_long(check *k, const shape *of) {
  static const char *const hostile[] = {
      "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "------------------------------------------------------------------------",
      "1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1", NULL};
  for (size_t i = 0; hostile[i]; i++) fits(k, of, slice_of(hostile[i]));
  return shapes_limited(k->shapes);
}

/* Compiles the expression alone; reports what is wrong with it. */
static bool compiles(check *k, size_t i, pattern_line line) {
  buffer expanded = {0};
  const char *wrong = shape_expand(k->d, shape_table(line.name), line.text, &expanded);
  if (wrong) {
    k->report(k->context, i, wrong);
    buffer_free(&expanded);
    return false;
  }
  fault f = {0};
  pattern *p = pattern_new(buffer_slice(&expanded), &f);
  buffer_free(&expanded);
  pattern_free(p);
  if (p) return true;
  char message[600];
  snprintf(message, sizeof message, "is no pattern: %s", f.message);
  k->report(k->context, i, message);
  return false;
}

/* A pattern and the examples under it: lines [i, end). */
static void check_pattern(check *k, size_t i, size_t end) {
  pattern_line line = dictionary_pattern(k->d, i);
  if (!memchr(line.name.data, '.', line.name.size) || !compiles(k, i, line))
    return; /* a part is tried where it is put in */
  shape *of = shape_new(line.name);
  shape_add(k->d, of, i, "");
  bool shown = false;
  for (size_t j = i + 1; j < end; j++) {
    pattern_line example = dictionary_pattern(k->d, j);
    bool wanted = example.kind == PATTERN_EXAMPLE;
    shown |= wanted;
    if (fits(k, of, example.text) != wanted)
      k->report(k->context, j,
                wanted ? "is an example that the pattern above it does not fit"
                       : "is an example that the pattern above it should not fit");
  }
  if (!shown) k->report(k->context, i, "has no example; write one below it, '+ text that it fits'");
  if (runs_long(k, of))
    k->report(k->context, i, "takes too many steps on some texts; let no two repetitions fit the same text");
  shape_free(of);
}

void shapes_check(const dictionary *d, shapes_report report, void *context) {
  check k = {d, dictionary_worker_new(d), shapes_new(d), arena_new(), report, context};
  size_t count = dictionary_patterns(d);
  for (size_t i = 0, end; i < count; i = end) {
    end = i + 1;
    while (end < count && dictionary_pattern(d, end).kind != PATTERN_EXPRESSION) end++;
    check_pattern(&k, i, end);
  }
  arena_free(k.arena);
  shapes_free(k.shapes);
  dictionary_worker_free(k.words);
}
