/* Reading the lines of patterns. */
#include "dictionary/builder_parts.h"
#include "dictionary/shapes_parts.h"

static bool is_name(slice name) {
  for (size_t i = 0; i < name.size; i++)
    if (!(name.data[i] >= 'a' && name.data[i] <= 'z') && name.data[i] != '_' && name.data[i] != '.') return false;
  return name.size > 0;
}

static void begin(builder *b, slice line, slice file, size_t at) {
  size_t equals = slice_find(line, SLICE("="), 0);
  slice name = slice_trim(slice_cut(line, 0, equals == SIZE_MAX ? 0 : equals));
  if (!is_name(name)) {
    builder_fault(b, "syntax", file, at, "begins no pattern; write 'name = expression'", line, SLICE(""));
    return;
  }
  if (memchr(name.data, '.', name.size) && shape_table(name) < 0)
    builder_fault(b, "unknown_name", file, at, "begins with no table's name and a dot", name, SLICE(""));
  ARENA_PUSH(b->arena, &b->patterns,
             (build_pattern){{name, slice_trim(slice_cut(line, equals + 1, line.size)), PATTERN_EXPRESSION}, file, at});
}

void builder_add_pattern(builder *b, slice line, slice file, size_t at) {
  if (line.data[0] != ' ' && line.data[0] != '\t') {
    begin(b, line, file, at);
    return;
  }
  line = slice_trim(line);
  build_pattern *last = b->patterns.count ? &b->patterns.items[b->patterns.count - 1] : NULL;
  if (!last || !last->at) {
    builder_fault(b, "syntax", file, at, "goes on with no pattern; begin a line with 'name = expression'", line,
                  SLICE(""));
    return;
  }
  bool example = line.size > 2 && (line.data[0] == '+' || line.data[0] == '-') && line.data[1] == ' ';
  if (example) {
    pattern_line p = {last->line.name, slice_trim(slice_cut(line, 2, line.size)),
                      line.data[0] == '+' ? PATTERN_EXAMPLE : PATTERN_COUNTEREXAMPLE};
    ARENA_PUSH(b->arena, &b->patterns, (build_pattern){p, file, at});
  } else if (last->line.kind == PATTERN_EXPRESSION) {
    last->line.text = arena_format(b->arena, "%.*s\n%.*s", SLICE_ARGS(last->line.text), SLICE_ARGS(line));
  } else {
    builder_fault(b, "syntax", file, at, "stands after an example; the expression comes first", line, SLICE(""));
  }
}
