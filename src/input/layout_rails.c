/* Rails: a narrow column of dates, labels or headings beside the text that they belong to, row by row; and what was
   broken over two lines in such a narrow place. */
#include "input/layout_parts.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

/* Points, but where it says otherwise. */
static const float EDGE_SLACK = 4;      /* edges within it stand below each other */
static const float SAME_SIZE = 0.08f;   /* of the height */
static const float NEXT_LINE = 1.75f;   /* heights from a line to the next of one cell */
static const float HEADING_SIZE = 1.1f; /* times the text beside it */
static const float STACKED = 2;         /* heights from a heading in a rail to the date below it */
static const float RAIL_MIN = 24;       /* from the rail's edge to the text's */

enum {
  TORN_WORDS = 5,   /* a cell that holds a date has no more */
  TORN_LETTERS = 9, /* a month alone on its line */
  RAIL_ENOUGH = 2,  /* rows that have both rail and text */
  TEXT_ENOUGH = 5,  /* rows of text beside a rail */
  CANDIDATES = 24,
};

/* ---- torn cells ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool has_digit(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if (is_digit(s.data[i])) return true;
  return false;
}

static bool is_dash(uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

static bool begins_with_dash(slice s) {
  size_t at = 0;
  return s.size && is_dash(utf8_next(s, &at));
}

static bool ends_with_dash(slice s) {
  size_t at = s.size ? s.size - 1 : 0;
  while (at > 0 && ((unsigned char)s.data[at] & 0xC0) == 0x80) at--;
  return s.size && is_dash(utf8_next(s, &at));
}

static bool begins_with_year(slice s) {
  return s.size >= 4 && is_digit(s.data[0]) && is_digit(s.data[1]) && is_digit(s.data[2]) && is_digit(s.data[3]);
}

/* "Jan 2018 -" above "Present", "Jun 2017-Feb" above "2021"; "Mar" above "2021-Present" where other text stands beside
   it. */
static bool is_torn(slice above, slice below, bool beside) {
  if (!above.size || !below.size) return false;
  if (has_digit(above) && (ends_with_dash(above) || (begins_with_dash(below) && has_digit(below)))) return true;
  bool year = begins_with_year(below) && !is_digit(above.data[above.size - 1]);
  return year && (has_digit(above) || (beside && above.size <= TORN_LETTERS && !memchr(above.data, ' ', above.size)));
}

static bool is_below(const segment *above, const segment *below) {
  if (below->y <= above->y || below->y - above->y > NEXT_LINE * above->h) return false;
  if (fabsf(above->h - below->h) > SAME_SIZE * above->h) return false;
  return fabsf(above->x0 - below->x0) < EDGE_SLACK || fabsf(above->x1 - below->x1) < EDGE_SLACK;
}

static bool is_beside(const layout *l, size_t i) {
  const segment *s = &l->segments.items[i];
  return (i > 0 && s[-1].row == s->row) || (i + 1 < l->segments.count && s[1].row == s->row);
}

/* Takes the rest of a torn date up to where it began. */
static void mend(layout *l, size_t i) {
  segment *s = &l->segments.items[i];
  segment last = *s;
  bool beside = is_beside(l, i);
  for (size_t k = i + 1; k < l->segments.count && l->segments.items[k].y - last.y <= NEXT_LINE * last.h; k++) {
    segment *below = &l->segments.items[k];
    if (below->dropped || below->marked || below->words > TORN_WORDS || !is_below(&last, below)) continue;
    if (!is_torn(s->text, below->text, beside)) return;
    s->text = arena_format(l->arena, "%.*s %.*s", SLICE_ARGS(s->text), SLICE_ARGS(below->text));
    s->x1 = fmaxf(s->x1, below->x1);
    last = *below;
    below->dropped = true;
  }
}

void layout_mend(layout *l) {
  size_t kept = 0;
  for (size_t i = 0; i < l->segments.count; i++) {
    const segment *s = &l->segments.items[i];
    if (!s->dropped && !s->marked && s->words <= TORN_WORDS) mend(l, i);
  }
  for (size_t i = 0; i < l->segments.count; i++)
    if (!l->segments.items[i].dropped) l->segments.items[kept++] = l->segments.items[i];
  l->segments.count = kept;
}

/* ---- rails ---- */

typedef struct rail {
  float x; /* where the text beside it begins */
  size_t score;
} rail;

typedef struct tally {
  size_t across, beside, text, aligned; /* rows: over the edge; on both sides; with text; with text that begins there */
  size_t rail_bytes, text_bytes;
  float right; /* of the rail */
} tally;

static size_t row_end(const segment *const *s, size_t count, size_t i) {
  size_t end = i;
  while (end < count && s[end]->row == s[i]->row) end++;
  return end;
}

static bool stands_across(const segment *s, float x) { return s->x0 < x && s->x1 > x - 2; }

static bool row_across(const segment *const *s, size_t first, size_t end, float x) {
  for (size_t i = first; i < end; i++)
    if (stands_across(s[i], x)) return true;
  return false;
}

static void tally_row(tally *t, const segment *const *s, size_t first, size_t end, float x) {
  if (row_across(s, first, end, x)) {
    t->across++;
    return;
  }
  bool left = s[first]->x0 < x, right = s[end - 1]->x0 >= x, begins = false;
  for (size_t i = first; i < end; i++) {
    if (s[i]->x0 < x) {
      t->rail_bytes += s[i]->text.size;
      t->right = fmaxf(t->right, s[i]->x1);
    } else {
      begins |= s[i]->x0 < x + EDGE_SLACK + 26;
      t->text_bytes += s[i]->text.size;
    }
  }
  t->beside += left && right;
  t->text += right;
  t->aligned += begins;
}

static size_t rail_score(const segment *const *s, size_t count, float x) {
  tally t = {.right = -INFINITY};
  for (size_t i = 0, end; i < count; i = end) {
    end = row_end(s, count, i);
    tally_row(&t, s, i, end, x);
  }
  bool narrow = t.rail_bytes * 2 < t.text_bytes && t.beside >= RAIL_ENOUGH && t.beside * 10 < t.text * 9;
  if (!narrow || t.text < TEXT_ENOUGH || t.aligned * 10 < t.text * 6 || t.across > t.text) return 0;
  return 2 * t.beside + t.text;
}

static int by_value(const void *a, const void *b) {
  float l = *(const float *)a, r = *(const float *)b;
  return (l > r) - (l < r);
}

static rail find_rail(layout *l, const segment *const *s, size_t count) {
  rail best = {0};
  float *starts = arena_alloc(l->arena, (count + 1) * sizeof *starts);
  for (size_t i = 0; i < count; i++) starts[i] = s[i]->x0;
  qsort(starts, count, sizeof *starts, by_value);
  size_t tried = 0;
  for (size_t i = 0, end; i < count && tried < CANDIDATES; i = end) {
    for (end = i; end < count && starts[end] - starts[i] < EDGE_SLACK;) end++;
    if (end - i < RAIL_ENOUGH || starts[i] < starts[0] + RAIL_MIN) continue;
    float x = starts[i] - 0.5f;
    size_t score = rail_score(s, count, x);
    if (score > best.score) best = (rail){x, score};
    tried++;
  }
  return best;
}

static slice cell_text(layout *l, const segment *const *s, size_t first, size_t end) {
  slice text = s[first]->text;
  for (size_t i = first + 1; i < end; i++)
    text = arena_format(l->arena, "%.*s\t%.*s", SLICE_ARGS(text), SLICE_ARGS(s[i]->text));
  return text;
}

/* The rail's part of a row that has text beside it. A date right below a heading of the rail goes to the heading's row:
   the entry begins there. */
static void set_label(layout *l, const segment *part, slice text, const segment *beside, const segment **last,
                      uint32_t *last_row) {
  row_label *label = &l->labels[beside->row], *above = *last ? &l->labels[*last_row] : NULL;
  bool stacked = above && above->heading && has_digit(text) && part->y - (*last)->y < STACKED * (*last)->h;
  if (stacked) {
    above->text = arena_format(l->arena, "%.*s\n%.*s", SLICE_ARGS(above->text), SLICE_ARGS(text));
    above->heading = false;
  } else {
    label->text = text;
    label->heading = !has_digit(text) && part->h > HEADING_SIZE * beside->h;
    *last_row = beside->row;
  }
  *last = part;
}

bool layout_rails(layout *l, const segment *const *s, size_t count, column bounds) {
  rail r = find_rail(l, s, count);
  if (!r.score) return false;
  const segment **text = arena_alloc(l->arena, (count + 1) * sizeof *text);
  const segment *last = NULL;
  uint32_t last_row = 0;
  size_t kept = 0;
  for (size_t i = 0, end; i < count; i = end) {
    end = row_end(s, count, i);
    size_t split = i;
    while (split < end && s[split]->x0 < r.x) split++;
    bool across = row_across(s, i, end, r.x);
    if (!across && split > i && split < end) {
      set_label(l, s[i], cell_text(l, s, i, split), s[split], &last, &last_row);
      i = split;
    }
    while (i < end) text[kept++] = s[i++];
  }
  bounds.left = r.x;
  layout_lines(l, text, kept, bounds);
  return true;
}
