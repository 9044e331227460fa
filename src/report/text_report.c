/* Reports for the terminal: should I apply, where do I add value, what is missing, what do they pay and demand. */
#include "base/utf8.h"
#include "match/next.h"
#include "report/report_parts.h"

enum { LABEL = 12, LABEL_WIDE = 18, LABEL_SUMMARY = 15, GAPS_SHOWN = 8, BAR_LIMIT = 40 };

typedef struct page {
  arena *arena;
  buffer *out;
  const report_options *options;
  size_t columns;
} page;

/* ---- colour and lines ---- */

static void colour(page *p, const char *code) {
  if (p->options->colour) buffer_format(p->out, "\x1b[%sm", code);
}

static void put(page *p, slice s, const char *code) {
  if (code) colour(p, code);
  text_safe(s, true, p->out);
  if (code) colour(p, "0");
}

/* Bytes of the next line of at most `columns` columns, broken at a space where there is one. */
static size_t line_size(slice s, size_t columns) {
  size_t at = 0, width = 0, space = 0;
  while (at < s.size) {
    size_t before = at;
    uint32_t c = utf8_next(s, &at);
    width += utf8_is_wide(c) ? 2 : 1;
    if (width > columns) return space ? space : before ? before : at;
    if (c == ' ') space = before;
  }
  return s.size;
}

/* Text wrapped to the page; lines after the first begin with `indent` spaces. The cursor stands at `used` columns. */
static void wrap(page *p, slice text, size_t used, size_t indent) {
  buffer safe = {0};
  text_safe(text, true, &safe);
  slice rest = slice_trim(buffer_slice(&safe));
  while (rest.size) {
    size_t room = p->columns > used + 10 ? p->columns - used : 10, n = line_size(rest, room);
    buffer_add(p->out, slice_cut(rest, 0, n));
    buffer_char(p->out, '\n');
    while (n < rest.size && rest.data[n] == ' ') n++;
    rest = slice_cut(rest, n, rest.size);
    if (rest.size) buffer_repeat(p->out, ' ', indent);
    used = indent;
  }
  buffer_free(&safe);
}

static void heading(page *p, const char *text) {
  buffer_char(p->out, '\n');
  colour(p, "1");
  buffer_text(p->out, text);
  colour(p, "0");
  buffer_char(p->out, '\n');
}

static void item(page *p, const char *sign, const char *code, slice text) {
  buffer_text(p->out, "  ");
  put(p, slice_of(sign), code);
  buffer_char(p->out, ' ');
  wrap(p, text, 4, 4);
}

static void labelled(page *p, slice label, slice value, size_t room) {
  buffer_text(p->out, "  ");
  put(p, label, "2");
  size_t width = utf8_columns(label);
  buffer_repeat(p->out, ' ', width < room ? room - width : 1);
  wrap(p, value, 2 + (width < room ? room : width + 1), 2 + room);
}

static const char *status_colour(requirement_status s) {
  static const char *const codes[] = {"2", "31", "33", "32"};
  return codes[s];
}

/* ---- parts ---- */

static void put_title(page *p, const posting *posting) {
  slice facts[4], line = SLICE("");
  size_t count = posting_facts(p->arena, posting, facts);
  colour(p, "1");
  wrap(p, posting_name(posting), 0, 0);
  colour(p, "0");
  for (size_t i = 0; i < count; i++)
    line = arena_format(p->arena, "%.*s%s%.*s", SLICE_ARGS(line), i ? " \xC2\xB7 " : "", SLICE_ARGS(facts[i]));
  if (line.size) wrap(p, line, 0, 0);
}

/* What the note says of itself: after what the match says. */
static void put_note(page *p, const posting *posting) {
  bool any = false;
  for (size_t i = 0; i < p->options->property_count; i++) {
    const document_property *property = &p->options->properties[i];
    if (!property->value.size || slice_equal(property->value, posting->title)) continue;
    if (!any) heading(p, "In your note");
    any = true;
    labelled(p, property->key, property->value, LABEL_WIDE);
  }
}

static const char *band_colour(const char *band) {
  return *band == 's' || *band == 'g' ? "32" : *band == 'f' ? "33" : "31";
}

static void put_bar(page *p, const match *m) {
  size_t length = p->columns >= 60 ? BAR_LIMIT : 20, full = (size_t)(m->score / 100 * (double)length + 0.5);
  colour(p, band_colour(m->band));
  for (size_t i = 0; i < full; i++) buffer_text(p->out, "\xE2\x96\x88");
  colour(p, "0");
  colour(p, "2");
  for (size_t i = full; i < length; i++) buffer_text(p->out, "\xE2\x96\x91");
  colour(p, "0");
}

static void put_summary(page *p, const match *m) {
  summary_line lines[SUMMARY_LINES];
  match_summary(p->arena, m, lines);
  buffer_char(p->out, '\n');
  for (size_t i = 0; i < SUMMARY_LINES; i++) {
    bool open = lines[i].status == STATUS_UNKNOWN;
    buffer_text(p->out, "  ");
    put(p, slice_of(open ? "\xC2\xB7" : status_mark(lines[i].status)), status_colour(lines[i].status));
    buffer_char(p->out, ' ');
    put(p, slice_of(lines[i].label), "2");
    buffer_repeat(p->out, ' ', LABEL_SUMMARY - strlen(lines[i].label));
    wrap(p, lines[i].words, 4 + LABEL_SUMMARY, 4 + LABEL_SUMMARY);
  }
}

static void put_verdict(page *p, const match *m) {
  buffer_char(p->out, '\n');
  if (!isnan(m->score)) {
    buffer_text(p->out, "  ");
    put(p, arena_format(p->arena, "%.0f", m->score), "1");
    buffer_text(p->out, " of 100  ");
    put_bar(p, m);
    if (*band_words(m)) buffer_text(p->out, "  ");
    if (*band_words(m)) put(p, slice_of(band_words(m)), band_colour(m->band));
    buffer_char(p->out, '\n');
  }
  buffer_text(p->out, "  ");
  wrap(p, match_advice(p->arena, m), 2, 2);
  put_summary(p, m);
  for (size_t i = 0; i < m->knockouts.count; i++)
    item(p, "!", "31",
         arena_format(p->arena, "Caps the score at %g: %.*s", m->knockouts.items[i].cap,
                      SLICE_ARGS(m->knockouts.items[i].reason)));
  for (size_t i = 0; i < m->warnings.count; i++)
    item(p, "!", "33", warning_sentence(p->arena, m->posting, m->warnings.items[i].code));
}

static void put_points(page *p, const match *m) {
  heading(p, "Where you add value");
  for (size_t i = 0; i < m->points.count; i++) item(p, "\xE2\x80\xA2", "32", m->points.items[i]);
  if (!m->points.count) item(p, " ", NULL, SLICE(NO_POINTS));
}

static void put_gaps(page *p, const match *m) {
  size_t shown = 0, all = m->gaps.count;
  heading(p, "What is missing");
  for (; shown < all && (shown < GAPS_SHOWN || all == GAPS_SHOWN + 1); shown++) {
    requirement_status status = match_gap_status(m, shown);
    item(p, status_mark(status), status_colour(status), match_gap_said(p->arena, m, shown));
  }
  if (!all) item(p, " ", NULL, SLICE("Nothing of what could be checked."));
  if (shown < all)
    item(p, " ", NULL, arena_format(p->arena, "and %zu more of less weight; --explain lists all", all - shown));
  slice folded = folded_words(p->arena, m);
  if (folded.size)
    item(p, "?", "2",
         arena_format(
             p->arena,
             "Not counted, look yourself (conditions, traits, what may be no ask or be said in other words): %.*s.",
             SLICE_ARGS(folded)));
}

static void put_next(page *p, const match *m) {
  next_steps steps = match_next(p->arena, m);
  match_lines all = match_next_lines(p->arena, &steps);
  if (!all.count) return;
  heading(p, "What to do next");
  for (size_t i = 0; i < all.count; i++) item(p, "\xE2\x86\x92", "36", all.items[i]);
}

static void put_demands(page *p, const posting *posting, const char *title) {
  demands all = posting_demands(p->arena, posting);
  heading(p, title);
  for (size_t i = 0; i < all.count; i++) labelled(p, all.items[i].label, all.items[i].value, LABEL);
}

static void put_sum(page *p, const match *m) {
  heading(p, "The sum");
  buffer_text(p->out, "  weight x credit =   earned  ask\n");
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->status == STATUS_UNKNOWN) continue;
    buffer_format(p->out, "  %6.2f x   %4.2f = %8.4f  ", r->weight, r->credit, r->weight * r->credit);
    put(p, slice_of(status_mark(r->status)), status_colour(r->status));
    buffer_char(p->out, ' ');
    slice sum = requirement_sum(p->arena, r);
    wrap(p, arena_format(p->arena, "%.*s: %.*s (%.*s)", SLICE_ARGS(r->ask), SLICE_ARGS(r->reason), SLICE_ARGS(sum)), 32,
         32);
  }
  buffer_format(p->out, "  %6.2f            %8.4f  in all\n", m->total, m->sum);
  if (isnan(m->score)) return;
  buffer_format(p->out, "  100 x %.4f / %.2f = %.1f", m->sum, m->total, m->uncapped);
  if (!isnan(m->cap)) buffer_format(p->out, "; capped at %g: %.1f", m->cap, m->score);
  buffer_char(p->out, '\n');
}

static page page_of(arena *a, const report_options *o, buffer *out) {
  return (page){a, out, o, o->columns >= 40 ? (size_t)o->columns : 80};
}

void text_match(const match *m, const report_options *o, buffer *out) {
  arena *a = arena_new();
  page p = page_of(a, o, out);
  put_title(&p, m->posting);
  put_verdict(&p, m);
  put_points(&p, m);
  put_gaps(&p, m);
  put_next(&p, m);
  put_demands(&p, m->posting, "What they pay and demand");
  put_note(&p, m->posting);
  if (o->explain) put_sum(&p, m);
  arena_free(a);
}

/* ---- extraction ---- */

static void put_skills(page *p, const posting *posting, strength s, const char *label) {
  slices hard = posting_skills(p->arena, posting, s, false), soft = posting_skills(p->arena, posting, s, true);
  for (size_t i = 0; i < soft.count; i++) ARENA_PUSH(p->arena, &hard, soft.items[i]);
  slice list = arena_join(p->arena, hard.items, hard.count, ", ", ", ");
  if (list.size) labelled(p, slice_of(label), list, LABEL);
}

void text_extraction(const posting *posting, const report_options *o, buffer *out) {
  arena *a = arena_new();
  page p = page_of(a, o, out);
  put_title(&p, posting);
  heading(&p, "What they ask");
  put_skills(&p, posting, STRENGTH_REQUIRED, "Required");
  put_skills(&p, posting, STRENGTH_PREFERRED, "Preferred");
  put_skills(&p, posting, STRENGTH_DUTY, "In the work");
  put_skills(&p, posting, STRENGTH_NEGATED, "Not needed");
  put_demands(&p, posting, "What they pay and demand");
  put_note(&p, posting);
  for (size_t i = 0; i < posting->warnings.count; i++)
    item(&p, "!", "33", warning_sentence(a, posting, posting->warnings.items[i].code));
  arena_free(a);
}
