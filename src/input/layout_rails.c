/* Rails: a narrow column of dates, labels or headings beside the text that they belong to, row by row; and what was
   broken over two lines in such a narrow place. */
#include "base/maths.h"
#include "input/layout_parts.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Points, but where it says otherwise. */
static const float EDGE_SLACK = 4;      /* edges within it stand below each other */
static const float SAME_SIZE = 0.08f;   /* of the height */
static const float NEXT_LINE = 1.75f;   /* heights from a line to the next of one cell */
static const float HEADING_SIZE = 1.1f; /* times the text beside it */
static const float STACKED = 2;         /* heights from a line of a rail to the next of its cell */
static const float RAIL_MIN = 24;       /* from the rail's edge to the text's */

enum {
  TORN_WORDS = 5,  /* a cell that holds a date has no more */
  MONTH = 9,       /* letters: "September" above "2019 - 2021" */
  SHORT_MONTH = 4, /* "Sept" above "2019": a longer word above a year may be a name */
  RAIL_ENOUGH = 2, /* rows that have both rail and text */
  TEXT_ENOUGH = 5, /* rows of text beside a rail */
  CAPITALS = 3,    /* letters of a heading in capitals */
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

static bool has_dash(slice s) {
  for (size_t at = 0; at < s.size;)
    if (is_dash(utf8_next(s, &at))) return true;
  return false;
}

static bool begins_with_year(slice s) {
  return s.size >= 4 && is_digit(s.data[0]) && is_digit(s.data[1]) && is_digit(s.data[2]) && is_digit(s.data[3]);
}

/* "Jan 2018 -" above "Present", "Jun 2017-Feb" above "2021"; where other text stands beside it, "Mar" above
   "2021-Present" and "May 2011" above "- today". */
static bool is_torn(slice above, slice below, bool beside) {
  if (!above.size || !below.size) return false;
  if (has_digit(above) && (ends_with_dash(above) || (begins_with_dash(below) && has_digit(below)))) return true;
  if (beside && is_digit(above.data[above.size - 1]) && begins_with_dash(below)) return true;
  if (!begins_with_year(below) || is_digit(above.data[above.size - 1])) return false;
  bool month = beside && !memchr(above.data, ' ', above.size) && above.size <= (has_dash(below) ? MONTH : SHORT_MONTH);
  return has_digit(above) || month;
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
    if (below->dropped || (below->marked && !begins_with_dash(below->text)) || below->words > TORN_WORDS ||
        !is_below(&last, below))
      continue;
    if (!is_torn(s->text, below->text, beside)) return;
    s->text = arena_format(l->arena, "%.*s %.*s", SLICE_ARGS(s->text), SLICE_ARGS(below->text));
    s->x1 = larger_float(s->x1, below->x1);
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
  size_t alone;                         /* lines of the rail with nothing beside them */
  size_t rail_bytes, text_bytes;
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
    } else {
      begins |= s[i]->x0 < x + EDGE_SLACK + 26;
      t->text_bytes += s[i]->text.size;
    }
  }
  t->beside += left && right;
  t->alone += left && !right;
  t->text += right;
  t->aligned += begins;
}

static tally tally_rows(const segment *const *s, size_t count, float x) {
  tally t = {0};
  for (size_t i = 0, end; i < count; i = end) {
    end = row_end(s, count, i);
    tally_row(&t, s, i, end, x);
  }
  return t;
}

static size_t rail_score(const segment *const *s, size_t count, float x) {
  tally t = tally_rows(s, count, x);
  bool narrow = t.rail_bytes * 2 < t.text_bytes && t.beside >= RAIL_ENOUGH && t.beside * 10 < t.text * 9;
  if (!narrow || t.text < TEXT_ENOUGH || t.aligned * 10 < t.text * 6 || t.across > t.text) return 0;
  return 2 * t.beside + t.text;
}

bool layout_is_rail(const segment *const *s, size_t count, float x) {
  tally t = tally_rows(s, count, x);
  return rail_score(s, count, x) > 0 && t.alone < t.beside;
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

static bool is_capitals(slice s) {
  size_t upper = 0;
  for (size_t at = 0; at < s.size;) {
    uint32_t c = utf8_next(s, &at);
    if (utf8_is_letter(c) && !utf8_is_upper(c)) return false;
    upper += utf8_is_letter(c);
  }
  return upper >= CAPITALS;
}

static bool is_heading(const segment *part, slice text, const segment *beside) {
  if (has_digit(text)) return false;
  return part->h > HEADING_SIZE * beside->h || (is_capitals(text) && !is_capitals(beside->text));
}

/* What the rail says of the row beside it. */
typedef struct rail_end {
  const segment *part; /* the last in the rail; NULL: none yet */
  uint32_t row;        /* whose label it went to */
  bool heading, dated;
} rail_end;

/* Does the rail's next line belong to the cell above it? A heading's second line, a date below a heading, a place below
   a date. */
static bool is_stacked(const rail_end *last, const segment *part, slice text, bool heading) {
  if (!last->part || part->y - last->part->y > STACKED * last->part->h) return false;
  if (last->heading) return heading ? fabsf(part->h - last->part->h) < SAME_SIZE * part->h : has_digit(text);
  return last->dated && !heading && !has_digit(text) && is_below(last->part, part);
}

/* The rail's part of a row that has text beside it. A cell goes to the row at its top: the entry begins there. */
static void set_label(layout *l, const segment *part, slice text, const segment *beside, rail_end *last) {
  bool heading = is_heading(part, text, beside);
  if (is_stacked(last, part, text, heading)) {
    row_label *above = &l->labels[last->row];
    char between = heading ? ' ' : last->heading ? '\n' : '\t';
    above->text = arena_format(l->arena, "%.*s%c%.*s", SLICE_ARGS(above->text), between, SLICE_ARGS(text));
    above->heading = heading;
    *last = (rail_end){part, last->row, heading, last->heading && !heading};
    return;
  }
  l->labels[beside->row] = (row_label){text, heading};
  *last = (rail_end){part, beside->row, heading, has_digit(text)};
}

bool layout_rails(layout *l, const segment *const *s, size_t count, column bounds) {
  rail r = find_rail(l, s, count);
  if (!r.score) return false;
  const segment **text = arena_alloc(l->arena, (count + 1) * sizeof *text);
  rail_end last = {0};
  size_t kept = 0;
  for (size_t i = 0, end; i < count; i = end) {
    end = row_end(s, count, i);
    size_t split = i;
    while (split < end && s[split]->x0 < r.x) split++;
    bool across = row_across(s, i, end, r.x);
    if (!across && split > i && split < end) {
      set_label(l, s[i], cell_text(l, s, i, split), s[split], &last);
      i = split;
    }
    while (i < end) text[kept++] = s[i++];
  }
  bounds.left = r.x;
  layout_lines(l, text, kept, bounds);
  return true;
}
