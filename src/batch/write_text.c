/* The table on a terminal: 80 columns, or as many as there are. */
#include <math.h>

#include "base/search.h"
#include "base/utf8.h"
#include "batch/writers.h"
#include "report/report.h"

enum { RANK_WIDTH = 5, SCORE_WIDTH = 6, PAY_WIDTH = 15, INDENT = 13 };

/* The beginning of a text that takes at most `width` columns, made safe, then blanks up to the width. */
static void put_cell(writing *w, slice text, size_t width, bool fill) {
  buffer safe = {0};
  text_safe(slice_trim(text), true, &safe);
  slice all = buffer_slice(&safe);
  size_t at = 0, used = 0, cut = 0;
  bool whole = utf8_columns(all) <= width;
  while (at < all.size) {
    size_t next = at;
    utf8_next(all, &next);
    size_t columns = utf8_columns(slice_cut(all, at, next));
    if (used + columns > (whole ? width : width - 1)) break;
    used += columns;
    cut = at = next;
  }
  buffer_add(&w->out, slice_cut(all, 0, cut));
  if (!whole) buffer_text(&w->out, "\xE2\x80\xA6");
  if (fill) buffer_repeat(&w->out, ' ', width - used - !whole);
  buffer_free(&safe);
}

static void colour(writing *w, const char *code) {
  if (w->settings->colour) buffer_format(&w->out, "\x1b[%sm", code);
}

static const char *score_colour(double score) {
  return score >= SCORE_STRONG ? "1;32" : score >= SCORE_GOOD ? "32" : score >= SCORE_FAIR ? "33" : "31";
}

static void put_detail(writing *w, const char *mark, const char *code, slice text) {
  if (!text.size) return;
  buffer_repeat(&w->out, ' ', INDENT);
  colour(w, code);
  buffer_text(&w->out, mark);
  colour(w, "0");
  buffer_char(&w->out, ' ');
  put_cell(w, text, (size_t)w->settings->columns - INDENT - 3, false);
  buffer_char(&w->out, '\n');
}

/* The first row of a copy's group: rows stand in the order of their numbers. */
static const row *first_of(const ranking *r, const row *copy) {
  size_t i;
  SEARCH_FIRST(i, 0, r->count - 1, r->rows[i].number < copy->group);
  return &r->rows[i];
}

static void put_row(writing *w, arena *a, const row *r) {
  size_t rest = (size_t)w->settings->columns - RANK_WIDTH - SCORE_WIDTH - PAY_WIDTH - 6, company = rest / 3;
  buffer_format(&w->out, "%*zu  ", RANK_WIDTH, r->rank);
  colour(w, isnan(r->score) ? "2" : score_colour(r->score));
  if (isnan(r->score))
    buffer_format(&w->out, "%*s", SCORE_WIDTH - 1, "-");
  else
    buffer_format(&w->out, "%*.1f", SCORE_WIDTH - 1, r->score);
  colour(w, "0");
  buffer_char(&w->out, r->fresh ? '*' : ' ');
  colour(w, "1");
  put_cell(w, row_name(r), rest - company, true);
  colour(w, "0");
  buffer_text(&w->out, "  ");
  put_cell(w, r->company, company, true);
  buffer_text(&w->out, "  ");
  slice pay = pay_short(a, r->currency, r->pay_min, r->pay_max);
  size_t columns = utf8_columns(pay);
  buffer_repeat(&w->out, ' ', columns < PAY_WIDTH ? PAY_WIDTH - columns : 0);
  put_cell(w, pay, PAY_WIDTH, false);
  buffer_char(&w->out, '\n');
  put_detail(w, "+", "32", r->strengths);
  put_detail(w, "-", "31", r->gaps);
  put_detail(w, "!", "1;31", r->knockouts);
  if (r->group != r->number) {
    put_detail(w, "=", "2", arena_format(a, "the same posting as %.*s", SLICE_ARGS(first_of(w->ranking, r)->file)));
  } else if (r->copies > 1) {
    put_detail(w, "=", "2", arena_format(a, "seen %zu times", r->copies));
  }
}

static void put_heading(writing *w, const char *text) {
  buffer_char(&w->out, '\n');
  colour(w, "1");
  buffer_text(&w->out, text);
  colour(w, "0");
  buffer_char(&w->out, '\n');
}

static void put_learn(writing *w, arena *a) {
  const skill_sums *s = &w->ranking->missing;
  if (!s->count) return;
  put_heading(w, "What to learn next: postings that one more skill would lift to " SCORE_DIGITS(SCORE_GOOD) " or more");
  for (size_t i = 0; i < s->count && i < LEARN_SHOWN; i++) {
    const skill_sum *x = &s->items[i];
    buffer_text(&w->out, "  ");
    put_cell(w, x->name, 28, true);
    slice asked = count_words(a, x->asked, "posting", "postings");
    buffer_format(&w->out, " %5zu lifted   +%.1f points in each of %.*s\n", x->lifted, x->gain / (double)x->asked,
                  SLICE_ARGS(asked));
  }
}

static void put_shown(writing *w, arena *a) {
  const skill_sums *s = &w->ranking->shown;
  if (!s->count) return;
  put_heading(w, "What you have that is asked for most");
  for (size_t i = 0; i < s->count && i < LEARN_SHOWN; i++) {
    const skill_sum *x = &s->items[i];
    buffer_text(&w->out, "  ");
    put_cell(w, x->name, 28, true);
    slice asked = count_words(a, x->asked, "posting", "postings");
    buffer_format(&w->out, " %.*s, required in %zu", SLICE_ARGS(asked), x->required);
    if (!isnan(x->pay)) {
      slice pay = pay_short(a, w->ranking->currency, x->pay, x->pay);
      buffer_format(&w->out, ", pay about %.*s", SLICE_ARGS(pay));
    }
    buffer_char(&w->out, '\n');
  }
}

static void put_paid(writing *w, arena *a) {
  const skill_sums *s = &w->ranking->paid;
  if (!s->count) return;
  put_heading(w, "Pay by skill, where it is stated (median of the middles, a year)");
  for (size_t i = 0; i < s->count && i < LEARN_SHOWN; i++) {
    const skill_sum *x = &s->items[i];
    slice pay = pay_short(a, w->ranking->currency, x->pay, x->pay), of = count_words(a, x->paid, "posting", "postings");
    buffer_text(&w->out, "  ");
    put_cell(w, x->name, 28, true);
    buffer_format(&w->out, " %.*s in %.*s%s\n", SLICE_ARGS(pay), SLICE_ARGS(of), x->shown ? "; you have it" : "");
  }
}

void write_text(writing *w) {
  const ranking *r = w->ranking;
  arena *a = arena_new();
  if (r->listed_count) {
    buffer_format(&w->out, "%*s  %-*sposting\n", RANK_WIDTH, "rank", SCORE_WIDTH, "score");
  }
  for (size_t i = 0; i < r->listed_count; i++) {
    put_row(w, a, r->listed[i]);
    arena_reset(a);
    writing_flush(w, false);
  }
  if (r->passed > r->listed_count) {
    slice more = count_words(a, r->passed - r->listed_count, "posting", "postings");
    buffer_format(&w->out, "       and %.*s more; --top N shows more of them\n", SLICE_ARGS(more));
  }
  put_learn(w, a);
  put_shown(w, a);
  put_paid(w, a);
  arena_free(a);
}
