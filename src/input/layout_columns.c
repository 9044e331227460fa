/* Columns: where a region of a page is to be read one side after the other. */
#include "base/maths.h"
#include "input/layout_parts.h"

#include <stdlib.h>

enum { ROWS_ENOUGH = 5, DEPTH = 4, CANDIDATES = 24 };

typedef struct row_range {
  size_t first, end; /* segments */
} row_range;

typedef struct split {
  float x;
  size_t first, end; /* rows */
  float left_edge;   /* where the left column's longest line ends */
  double score;
} split;

/* How one side of a possible gutter is filled. */
typedef struct side {
  size_t rows, first, last; /* rows with text on it; the outermost of them */
  float min, max;
} side;

typedef struct probe {
  const segment **segments;
  const row_range *rows;
  size_t row_count;
  float x;
  side left, right;
  size_t both, aligned;
  bool wide;
} probe;

/* What hangs out over the gutter does not tell where the side ends. */
static void side_add(side *s, size_t row, const segment *seg, float gutter) {
  bool hangs = seg->x0 < gutter && seg->x1 > gutter;
  if (!s->rows || seg->x0 < s->min) s->min = seg->x0;
  if (!s->rows) s->max = seg->x0;
  if (!hangs && seg->x1 > s->max) s->max = seg->x1;
  if (!s->rows) s->first = row;
  if (!s->rows || s->last != row) s->rows++;
  s->last = row;
}

static double density(const side *s) { return (double)s->rows / (double)(s->last - s->first + 1); }

/* Two columns are full of lines that do not stand in line with each other; a table or a column of dates is otherwise.
 */
static bool is_gutter(const probe *p) {
  const side *l = &p->left, *r = &p->right;
  if (l->rows < ROWS_ENOUGH || r->rows < ROWS_ENOUGH) return false;
  if ((!p->wide && p->aligned * 100 < r->rows * 55) || r->max - p->x < 60 || l->max - l->min < 40) return false;
  double shared_left = (double)p->both / (double)l->rows, shared_right = (double)p->both / (double)r->rows;
  if (!p->wide && shared_left > 0.75 && density(l) < 0.6) return false;
  if (!p->wide && shared_right > 0.75 && density(r) < 0.6) return false;
  return !(shared_left > 0.85 && shared_right > 0.85);
}

static void close_run(probe *p, size_t first, size_t end, split *best) {
  if (end > first && is_gutter(p)) {
    double score = (double)(p->left.rows < p->right.rows ? p->left.rows : p->right.rows) * 2 + (double)(end - first);
    if (p->wide) score = (double)(p->x - p->left.max) * (double)(end - first);
    if (score > best->score) *best = (split){p->x, first, end, p->left.max, score};
  }
  p->left = p->right = (side){0};
  p->both = p->aligned = 0;
}

/* A long address may hang out of a narrow column, as it cannot be broken. */
static bool stands_across(const segment *s, float x) {
  static const float OVERHANG = 60; /* points */
  return s->x0 < x && s->x1 > x - 2 && !(s->words == 1 && s->x1 < x + OVERHANG);
}

/* Does a segment of the row stand across the gutter? Otherwise counts the row. */
static bool crosses(probe *p, size_t row) {
  bool left = false, right = false;
  row_range r = p->rows[row];
  for (size_t i = r.first; i < r.end; i++)
    if (stands_across(p->segments[i], p->x)) return true;
  for (size_t i = r.first; i < r.end; i++) {
    const segment *s = p->segments[i];
    if (s->x0 < p->x) {
      side_add(&p->left, row, s, p->x);
      left = true;
    } else {
      if (!right && s->x0 < p->x + 26) p->aligned++;
      side_add(&p->right, row, s, p->x);
      right = true;
    }
  }
  p->both += left && right;
  return false;
}

static void try_gutter(const segment **segments, const row_range *rows, size_t count, float x, bool wide, split *best) {
  probe p = {.segments = segments, .rows = rows, .row_count = count, .x = x, .wide = wide};
  size_t first = 0;
  for (size_t row = 0; row < count; row++) {
    if (!crosses(&p, row)) continue;
    close_run(&p, first, row, best);
    first = row + 1;
  }
  close_run(&p, first, count, best);
}

static int by_value(const void *a, const void *b) {
  float l = *(const float *)a, r = *(const float *)b;
  return (l > r) - (l < r);
}

/* Places at which many segments begin are where a right-hand column may begin. */
static bool find_split(layout *l, const segment **segments, size_t count, const row_range *rows, size_t row_count,
                       bool wide, split *best) {
  float *starts = arena_alloc(l->arena, count * sizeof *starts);
  for (size_t i = 0; i < count; i++) starts[i] = segments[i]->x0;
  qsort(starts, count, sizeof *starts, by_value);
  *best = (split){0};
  size_t tried = 0;
  for (size_t i = 0; i < count && tried < CANDIDATES;) {
    size_t end = i;
    while (end < count && starts[end] - starts[i] < 4) end++;
    if (end - i >= ROWS_ENOUGH && starts[i] > starts[0] + 40) {
      try_gutter(segments, rows, row_count, starts[i] - 0.5f, wide, best);
      tried++;
    }
    i = end;
  }
  return best->score > 0;
}

/* ---- blocks ---- */

static bool is_across(const segment **segments, size_t count, float x) {
  for (size_t i = 0; i < count; i++)
    if (segments[i]->x0 < x && segments[i]->x1 > x - 2) return true;
  return false;
}

static size_t rows_beside(const segment **segments, size_t count, float x) {
  size_t rows = 0;
  for (size_t i = 1; i < count; i++)
    rows += segments[i]->x0 >= x && segments[i - 1]->x0 < x && segments[i]->row == segments[i - 1]->row;
  return rows;
}

/* Where the second column of a block begins: at the first place after which two rows go on and that none crosses. */
static float block_gutter(const segment **segments, size_t count) {
  enum { BESIDE = 2, TRIED = 60 };
  float best = INFINITY;
  for (size_t i = 1; i < count && i < TRIED; i++) {
    float x = segments[i]->x0 - 0.5f;
    bool begins = segments[i]->row == segments[i - 1]->row && x < best;
    if (begins && rows_beside(segments, count, x) >= BESIDE && !is_across(segments, count, x)) best = x;
  }
  return best;
}

static void write_block(layout *l, const segment **segments, size_t count, column bounds) {
  enum { COLUMNS_MAX = 6 };
  float x;
  for (int columns = 1; columns < COLUMNS_MAX && (x = block_gutter(segments, count)) < INFINITY; columns++) {
    const segment **left = arena_alloc(l->arena, count * sizeof *left),
                  **right = arena_alloc(l->arena, count * sizeof *right);
    size_t lefts = 0, rights = 0;
    for (size_t i = 0; i < count; i++) *(segments[i]->x0 < x ? &left[lefts++] : &right[rights++]) = segments[i];
    layout_lines(l, left, lefts, (column){bounds.left, x});
    segments = right;
    count = rights;
  }
  layout_lines(l, segments, count, bounds);
}

void layout_blocks(layout *l, const segment **segments, size_t count, column bounds) {
  static const float APART = 1.9f; /* heights from a block's last line to the next block's first */
  for (size_t i = 0, end; i < count; i = end) {
    for (end = i + 1; end < count && segments[end]->y - segments[end - 1]->y < APART * segments[end - 1]->h;) end++;
    write_block(l, segments + i, end - i, bounds);
  }
}

/* ---- columns ---- */

static size_t find_rows(layout *l, const segment **segments, size_t count, row_range **out) {
  ARENA_LIST(row_range) rows = {0};
  for (size_t i = 0; i < count;) {
    size_t end = i;
    while (end < count && segments[end]->row == segments[i]->row) end++;
    ARENA_PUSH(l->arena, &rows, (row_range){i, end});
    i = end;
  }
  *out = rows.items;
  return rows.count;
}

/* The segments of rows [first, end) on one side of x, as a region of its own. */
static void write_side(layout *l, const segment **segments, row_range range, float x, bool left, column bounds,
                       int depth) {
  const segment **part = arena_alloc(l->arena, (range.end - range.first + 1) * sizeof *part);
  size_t count = 0;
  for (size_t i = range.first; i < range.end; i++)
    if ((segments[i]->x0 < x) == left) part[count++] = segments[i];
  layout_region(l, part, count, bounds, depth);
}

void layout_region(layout *l, const segment **segments, size_t count, column bounds, int depth) {
  row_range *rows;
  split s;
  size_t row_count = find_rows(l, segments, count, &rows);
  if (!count) return;
  if (l->blocks) {
    layout_blocks(l, segments, count, bounds);
    return;
  }
  bool parted = l->columns && depth < DEPTH && row_count >= ROWS_ENOUGH &&
                find_split(l, segments, count, rows, row_count, l->wide && !depth, &s);
  if (parted && l->rails) parted = !layout_is_rail(segments, count, s.x);
  if (!parted) {
    if (!l->rails || !layout_rails(l, segments, count, bounds)) layout_lines(l, segments, count, bounds);
    return;
  }
  row_range inside = {rows[s.first].first, rows[s.end - 1].end};
  layout_region(l, segments, inside.first, bounds, depth + 1);
  write_side(l, segments, inside, s.x, true, (column){bounds.left, larger_float(s.left_edge, s.x - 14)}, depth + 1);
  write_side(l, segments, inside, s.x, false, (column){s.x, bounds.right}, depth + 1);
  layout_region(l, segments + inside.end, count - inside.end, bounds, depth + 1);
}
