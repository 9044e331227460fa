#include "input/layout_parts.h"

#include "base/maths.h"
#include "base/search.h"
#include "base/utf8.h"
#include "dictionary/dictionary.h"

#include <stdlib.h>

/* ---- words to rows of segments ---- */

static int by_place(const void *a, const void *b) {
  const layout_word *l = a, *r = b;
  if (l->page != r->page) return l->page < r->page ? -1 : 1;
  float left = l->y0 + l->y1, right = r->y0 + r->y1;
  if (left < right || left > right) return left < right ? -1 : 1;
  return (l->x0 > r->x0) - (l->x0 < r->x0);
}

static int by_x(const void *a, const void *b) {
  const layout_word *l = a, *r = b;
  return (l->x0 > r->x0) - (l->x0 < r->x0);
}

static float height(const layout_word *w) { return w->y1 - w->y0; }
static float middle(const layout_word *w) { return (w->y0 + w->y1) / 2; }

/* "1." or a bullet sign: what stands after it belongs to it however far away it is. */
static bool is_mark(slice s) {
  if (slice_equal(s, SLICE("\xE2\x80\xA2")) || slice_equal(s, SLICE("-")) || slice_equal(s, SLICE("\xE2\x80\x93")) ||
      slice_equal(s, SLICE("*")))
    return true;
  return s.size >= 2 && s.size <= 3 && s.data[0] >= '0' && s.data[0] <= '9' && is_among_signs(s.data[s.size - 1], ".)");
}

static bool upper_letters(slice s, size_t *letters) {
  *letters = 0;
  for (size_t at = 0; at < s.size;) {
    uint32_t c = utf8_next(s, &at);
    if (!utf8_is_upper(c) && c != '&') return false;
    ++*letters;
  }
  return true;
}

/* Headings set with wide letter spacing come as single letters: C O N TA C T. Also E XPERIENCE, in small capitals. */
static bool is_spaced(const layout_word *words, size_t count) {
  size_t letters, shorts = 0;
  for (size_t i = 0; i < count; i++) {
    if (!upper_letters(words[i].text, &letters)) return false;
    shorts += letters <= 2;
  }
  return count >= 4 && shorts * 10 >= count * 6;
}

static int by_value(const void *a, const void *b) {
  float l = *(const float *)a, r = *(const float *)b;
  return (l > r) - (l < r);
}

static float median_gap(arena *a, const layout_word *words, size_t count) {
  float *gaps = arena_alloc(a, count * sizeof *gaps);
  for (size_t i = 1; i < count; i++) gaps[i - 1] = words[i].x0 - words[i - 1].x1;
  qsort(gaps, count - 1, sizeof *gaps, by_value);
  return gaps[(count - 1) / 2];
}

static bool small_capitals(const layout_word *w, size_t i) {
  size_t first, rest;
  return upper_letters(w[i].text, &first) && first == 1 && upper_letters(w[i + 1].text, &rest) && rest >= 3 &&
         w[i + 1].x0 - w[i].x1 < 0.2f * height(&w[i + 1]);
}

static bool is_letter(slice s, size_t *end) {
  *end = 0;
  return utf8_is_letter(utf8_next(s, end));
}

/* "W ork", "P r e s e n t": a letter nearer to the next word than any space is wide. */
static bool is_tight(const layout_word *w, size_t i) {
  static const float SPACE_MIN = 0.14f; /* of the height */
  size_t left, right;
  bool letters = is_letter(w[i].text, &left) && is_letter(w[i + 1].text, &right);
  return letters && (left == w[i].text.size || right == w[i + 1].text.size) &&
         w[i + 1].x0 - w[i].x1 < SPACE_MIN * larger_float(height(&w[i]), height(&w[i + 1]));
}

static slice segment_text(arena *a, const layout_word *words, size_t count) {
  buffer out = {0};
  bool spaced = is_spaced(words, count);
  float gap = spaced ? median_gap(a, words, count) : 0;
  for (size_t i = 0; i < count; i++) {
    bool glued = i && (spaced ? words[i].x0 - words[i - 1].x1 < 1.8f * gap
                              : small_capitals(words, i - 1) || is_tight(words, i - 1));
    if (i && !glued) buffer_char(&out, ' ');
    buffer_add(&out, words[i].text);
  }
  slice text = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return text;
}

static void add_segment(layout *l, const layout_word *words, size_t count, uint32_t row) {
  segment s = {.x0 = words[0].x0, .x1 = words[count - 1].x1, .row = row, .page = words[0].page};
  float sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += middle(&words[i]);
    if (height(&words[i]) > s.h) s.h = height(&words[i]);
    if (words[i].x1 > s.x1) s.x1 = words[i].x1;
  }
  bool marked = is_mark(words[0].text) && count > 1;
  s.y = sum / (float)count;
  s.marked = is_mark(words[0].text);
  s.first_width = words[marked].x1 - words[marked].x0;
  s.words = (uint32_t)count;
  s.text = segment_text(l->arena, words, count);
  ARENA_PUSH(l->arena, &l->segments, s);
}

/* ---- rows ---- */

/* Where many segments of a page begin: a tabulator, at which a line is cut though its gap is narrow. */
typedef struct stop {
  uint32_t page;
  float x;
} stop;

typedef ARENA_LIST(stop) stops;

static int by_stop(const void *a, const void *b) {
  const stop *l = a, *r = b;
  if (l->page != r->page) return l->page < r->page ? -1 : 1;
  return (l->x > r->x) - (l->x < r->x);
}

enum { STOP_ENOUGH = 5 };          /* segments that begin at one place */
static const float STOP_SLACK = 1; /* points */

static bool at_stop(const stops *all, const layout_word *w) {
  stop from = {w->page, w->x0 - STOP_SLACK};
  size_t first, n = 0;
  SEARCH_FIRST(first, 0, all->count, by_stop(&all->items[first], &from) < 0);
  while (n < STOP_ENOUGH && first + n < all->count && all->items[first + n].page == w->page &&
         all->items[first + n].x <= w->x0 + STOP_SLACK)
    n++;
  return n >= STOP_ENOUGH;
}

/* Do the words i - 1 and i of a row stand apart? Less does where a line begins below others or its letters are of
   another size. `stops` is NULL while they are looked for. */
static bool stand_apart(const layout_word *words, size_t first, size_t i, const stops *stops) {
  static const float GAP = 1.2f, GAP_MIN = 8, MARK_GAP = 40, STOP_GAP = 0.6f; /* heights, points, points, heights */
  static const float OTHER_SIZE = 0.05f, LONG = 8;                            /* heights */
  float h = smaller_float(height(&words[i]), height(&words[i - 1])), gap = words[i].x0 - words[i - 1].x1;
  if (i - 1 == first && is_mark(words[first].text) && gap < MARK_GAP) return false;
  if (gap >= larger_float(GAP * h, GAP_MIN)) return true;
  bool sized = fabsf(height(&words[i]) - height(&words[i - 1])) > OTHER_SIZE * h;
  bool hangs = i - 1 == first && words[first].x1 - words[first].x0 > LONG * h; /* an address in a narrow column */
  if (stops && hangs && gap > 0 && at_stop(stops, &words[i])) return true;
  return gap >= STOP_GAP * h && (sized || (stops && at_stop(stops, &words[i])));
}

/* A row's words, from left to right, split where they stand apart. */
static void add_row(layout *l, const layout_word *words, size_t count, const stops *stops) {
  uint32_t row = l->rows++;
  size_t first = 0;
  for (size_t i = 1; i <= count; i++) {
    if (i < count && !stand_apart(words, first, i, stops)) continue;
    add_segment(l, words + first, i - first, row);
    first = i;
  }
}

static void add_stops(layout *l, const layout_word *words, size_t count, stops *out) {
  for (size_t i = 0, first = 0; i < count; i++) {
    if (i && !stand_apart(words, first, i, NULL)) continue;
    ARENA_PUSH(l->arena, out, (stop){words[i].page, words[i].x0});
    first = i;
  }
}

/* Small capitals and superscripts are lower than the words that they stand among, or higher; what is as high shares its
   middle. */
static bool in_row(const layout_word *first, const layout_word *w) {
  float h = smaller_float(height(w), height(first)), tall = larger_float(height(w), height(first));
  return middle(w) - middle(first) < 0.4f * h || (fabsf(w->y1 - first->y1) < 0.25f * h && tall < 2.5f * h);
}

static size_t words_row_end(const layout_word *words, size_t count, size_t first) {
  size_t end = first + 1;
  while (end < count && words[end].page == words[first].page && in_row(&words[first], &words[end])) end++;
  return end;
}

static void read_rows(layout *l, layout_word *words, size_t count) {
  stops found = {0};
  qsort(words, count, sizeof *words, by_place);
  for (size_t i = 0, end; i < count; i = end) {
    end = words_row_end(words, count, i);
    qsort(words + i, end - i, sizeof *words, by_x);
    add_stops(l, words + i, end - i, &found);
    l->ends[l->rows++] = end;
  }
  qsort(found.items, found.count, sizeof *found.items, by_stop);
  uint32_t rows = l->rows;
  l->rows = 0;
  for (size_t i = 0, row = 0; row < rows; i = l->ends[row++]) add_row(l, words + i, l->ends[row] - i, &found);
}

/* ---- headers and footers ---- */

/* A row's text with figures made alike, so that "Page 1" and "Page 2" are the same. */
static uint64_t row_hash(const segment *s, size_t count) {
  uint64_t hash = 0;
  for (size_t i = 0; i < count; i++)
    for (size_t c = 0; c < s[i].text.size; c++) {
      char sign = s[i].text.data[c];
      hash = (hash ^ (unsigned char)(sign >= '0' && sign <= '9' ? '#' : sign)) * 0x100000001b3u;
    }
  return hash;
}

static bool is_page_number(slice s) {
  size_t digits = 0, letters = 0;
  for (size_t i = 0; i < s.size; i++) {
    digits += s.data[i] >= '0' && s.data[i] <= '9';
    letters += (s.data[i] | 0x20) >= 'a' && (s.data[i] | 0x20) <= 'z';
  }
  size_t space = slice_find(s, SLICE(" "), 0);
  slice first = slice_cut(s, 0, space == SIZE_MAX ? s.size : space);
  bool named = word_is(dictionary_builtin(), first, SET_PAGE_WORD);
  return digits && digits <= 6 && s.size <= 16 && (letters == 0 || named) && digits + letters + 6 > s.size &&
         (named || digits <= 3);
}

typedef struct edge_row {
  size_t first, end; /* segments */
  uint64_t hash;
  bool top;
  uint32_t page;
} edge_row;

typedef ARENA_LIST(edge_row) edge_rows;

static size_t row_end(const layout *l, size_t i) {
  size_t end = i;
  while (end < l->segments.count && l->segments.items[end].row == l->segments.items[i].row) end++;
  return end;
}

/* The first two and last two rows of each page. */
static edge_rows find_edges(layout *l) {
  enum { EDGE = 2 };
  edge_rows edges = {0}, page = {0};
  for (size_t i = 0; i < l->segments.count;) {
    size_t end = row_end(l, i);
    const segment *s = &l->segments.items[i];
    edge_row row = {i, end, row_hash(s, end - i), page.count < EDGE, s->page};
    ARENA_PUSH(l->arena, &page, row);
    i = end;
    if (i < l->segments.count && l->segments.items[i].page == s->page) continue;
    for (size_t r = 0; r < page.count; r++)
      if (page.items[r].top || r + EDGE >= page.count) ARENA_PUSH(l->arena, &edges, page.items[r]);
    page.count = 0;
  }
  return edges;
}

static void drop_row(layout *l, const edge_row *row) {
  for (size_t i = row->first; i < row->end; i++) l->segments.items[i].dropped = true;
}

/* Drops rows that stand at the edge of several pages, but a header's first one, and page numbers. */
static void drop_repeated(layout *l) {
  edge_rows edges = find_edges(l);
  if (edges.count > 4000) edges.count = 4000;
  for (size_t i = 0; i < edges.count; i++) {
    const edge_row *row = &edges.items[i];
    size_t pages = 0, before = 0;
    for (size_t k = 0; k < edges.count; k++) {
      if (edges.items[k].hash != row->hash || edges.items[k].top != row->top || edges.items[k].page == row->page)
        continue;
      pages++;
      before += edges.items[k].page < row->page;
    }
    bool number = row->end == row->first + 1 && is_page_number(l->segments.items[row->first].text);
    if (number || (pages && (before || !row->top))) drop_row(l, row);
  }
}

/* Pages follow each other without a gap, and what was dropped is gone. */
static void stack_pages(layout *l) {
  size_t kept = 0;
  float offset = 0, last = 0;
  for (size_t i = 0; i < l->segments.count; i++) {
    segment s = l->segments.items[i];
    if (s.dropped) continue;
    if (kept && s.page != l->segments.items[kept - 1].page) offset = last + 1.2f * s.h - s.y;
    s.y += offset;
    if (s.y > last || !kept) last = s.y;
    l->segments.items[kept++] = s;
  }
  l->segments.count = kept;
}

static slice write_order(layout *l, layout_order order, const segment **all) {
  static const struct {
    bool columns, wide, rails, blocks;
  } kinds[LAYOUT_ORDERS] = {[LAYOUT_COLUMNS] = {.columns = true},
                            [LAYOUT_COLUMN_RAILS] = {.columns = true, .rails = true},
                            [LAYOUT_WIDE_RAILS] = {.columns = true, .wide = true, .rails = true},
                            [LAYOUT_ROW_RAILS] = {.rails = true},
                            [LAYOUT_BLOCKS] = {.blocks = true}};
  l->columns = kinds[order].columns;
  l->wide = kinds[order].wide;
  l->rails = kinds[order].rails;
  l->blocks = kinds[order].blocks;
  l->out.size = 0;
  for (uint32_t i = 0; i < l->rows; i++) l->labels[i] = (row_label){{"", 0}, false};
  for (size_t i = 0; i < l->segments.count; i++) all[i] = &l->segments.items[i];
  layout_region(l, all, l->segments.count, (column){-INFINITY, INFINITY}, 0);
  return arena_copy(l->arena, buffer_slice(&l->out));
}

void layout_texts(arena *a, layout_word *words, size_t count, bool hyphenated, slice out[LAYOUT_ORDERS]) {
  layout l = {.arena = a, .hyphenated = hyphenated};
  for (int i = 0; i < LAYOUT_ORDERS; i++) out[i] = (slice){"", 0};
  if (!count) return;
  l.ends = arena_alloc(a, count * sizeof *l.ends);
  read_rows(&l, words, count);
  drop_repeated(&l);
  stack_pages(&l);
  layout_mend(&l);
  l.labels = arena_alloc(a, (l.rows + 1) * sizeof *l.labels);
  const segment **all = arena_alloc(a, (l.segments.count + 1) * sizeof *all);
  for (int i = 0; i < LAYOUT_ORDERS; i++) out[i] = write_order(&l, (layout_order)i, all);
  buffer_free(&l.out);
}
