/* Reports as Markdown: the same parts in the same order, tables for the figures. */
#include "match/next.h"
#include "report/report_parts.h"

static void line(buffer *out, const char *start, slice text) {
  buffer_text(out, start);
  markdown_safe(text, out);
  buffer_char(out, '\n');
}

static void put_head(arena *a, const posting *p, buffer *out) {
  slice facts[4], all = SLICE("");
  size_t count = posting_facts(a, p, facts);
  line(out, "# ", posting_name(p));
  for (size_t i = 0; i < count; i++)
    all = arena_format(a, "%.*s%s%.*s", SLICE_ARGS(all), i ? " \xC2\xB7 " : "", SLICE_ARGS(facts[i]));
  if (!all.size) return;
  buffer_char(out, '\n');
  line(out, "", all);
}

/* What the note says of itself: after what the match says. */
static void put_note(const posting *p, const report_options *o, buffer *out) {
  bool any = false;
  for (size_t i = 0; i < o->property_count; i++) {
    if (!o->properties[i].value.size || slice_equal(o->properties[i].value, p->title)) continue;
    buffer_text(out, any ? "- **" : "\n## In your note\n\n- **");
    any = true;
    markdown_safe(o->properties[i].key, out);
    line(out, ":** ", o->properties[i].value);
  }
}

static void put_demands(arena *a, const posting *p, buffer *out) {
  demands all = posting_demands(a, p);
  buffer_text(out, "\n## What they pay and demand\n\n");
  for (size_t i = 0; i < all.count; i++) {
    buffer_text(out, "- **");
    markdown_safe(all.items[i].label, out);
    line(out, ":** ", all.items[i].value);
  }
}

static void cell(buffer *out, slice text) {
  buffer_char(out, ' ');
  markdown_safe(text, out);
  buffer_text(out, " |");
}

static slice best_evidence(arena *a, const requirement *r) {
  if (!r->evidence.count) return SLICE("");
  const match_evidence *e = &r->evidence.items[0];
  if (!e->text.size) return e->role;
  if (!e->role.size && !e->employer.size) return e->text;
  return arena_format(a, "%.*s (%.*s%s%.*s)", SLICE_ARGS(e->text), SLICE_ARGS(e->role),
                      e->role.size && e->employer.size ? ", " : "", SLICE_ARGS(e->employer));
}

static void put_row(arena *a, const match *m, const requirement *r, const report_options *o, buffer *out) {
  buffer_format(out, "| %s |", status_mark(r->status));
  cell(out, match_said(a, m, r));
  cell(out, slice_of(requirement_strength(r)));
  cell(out, points_words(a, m, r->weight * r->credit, r->weight));
  if (o->explain) buffer_format(out, " %.2f | %.2f | %.4f |", r->weight, r->credit, r->weight * r->credit);
  slice sum = o->explain && r->part_count ? requirement_sum(a, r) : SLICE("");
  cell(out, sum.size ? arena_format(a, "%.*s; %.*s", SLICE_ARGS(r->reason), SLICE_ARGS(sum)) : r->reason);
  cell(out, best_evidence(a, r));
  buffer_char(out, '\n');
}

/* Soft skills in one row; --explain has a row for each. */
static void put_soft(arena *a, const match *m, buffer *out) {
  soft_row soft = match_soft(a, m);
  if (!soft.asked) return;
  buffer_text(out, "| |");
  cell(out, arena_format(a, "Soft skills: %.*s", SLICE_ARGS(soft.names)));
  buffer_text(out, " |");
  cell(out, points_words(a, m, soft.earned, soft.weight));
  buffer_text(out, " | |\n");
}

static void put_total(arena *a, const match *m, const report_options *o, buffer *out) {
  slice folded = folded_words(a, m);
  if (o->explain) buffer_format(out, "| | in all | | | %.2f | | %.4f | | |\n", m->total, m->sum);
  if (folded.size) line(out, "\nNot counted: ", arena_format(a, "%.*s.", SLICE_ARGS(folded)));
  if (isnan(m->score)) return;
  buffer_format(out, "\n100 x %.4f / %.2f = %.1f", m->sum, m->total, m->uncapped);
  if (!isnan(m->cap)) buffer_format(out, "; capped at %g: %.1f", m->cap, m->score);
  buffer_char(out, '\n');
}

static void put_table(arena *a, const match *m, const report_options *o, buffer *out) {
  buffer_text(out, "\n## Requirement by requirement\n\n");
  buffer_text(out, o->explain ? "| | Ask | Strength | Points | Weight | Credit | Earned | Why | Evidence |\n"
                                "|---|---|---|---|---:|---:|---:|---|---|\n"
                              : "| | Ask | Strength | Points | Why | Evidence |\n|---|---|---|---|---|---|\n");
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (!is_folded(r) && (o->explain || !r->soft)) put_row(a, m, r, o, out);
  }
  if (!o->explain) put_soft(a, m, out);
  put_total(a, m, o, out);
}

static void put_list(buffer *out, const char *title, const slice *items, size_t count, const char *none) {
  buffer_format(out, "\n## %s\n\n", title);
  for (size_t i = 0; i < count; i++) line(out, "- ", items[i]);
  if (!count) buffer_format(out, "%s\n", none);
}

static void put_verdict(arena *a, const match *m, buffer *out) {
  summary_line lines[SUMMARY_LINES];
  if (isnan(m->score))
    buffer_text(out, "\n**No score.** ");
  else
    buffer_format(out, "\n**%.0f of 100%s%s.** ", m->score, *band_words(m) ? ", " : "", band_words(m));
  line(out, "", match_advice(a, m));
  buffer_char(out, '\n');
  match_summary(a, m, lines);
  for (size_t i = 0; i < SUMMARY_LINES; i++) {
    bool open = lines[i].status == STATUS_UNKNOWN;
    buffer_format(out, "- %s **%s:** ", open ? "\xC2\xB7" : status_mark(lines[i].status), lines[i].label);
    line(out, "", lines[i].words);
  }
  for (size_t i = 0; i < m->knockouts.count; i++)
    line(out, "\n> ",
         arena_format(a, "Caps the score at %g: %.*s", m->knockouts.items[i].cap,
                      SLICE_ARGS(m->knockouts.items[i].reason)));
  for (size_t i = 0; i < m->warnings.count; i++)
    line(out, "\n> ", warning_sentence(a, m->posting, m->warnings.items[i].code));
}

static void put_next(arena *a, const match *m, buffer *out) {
  next_steps steps = match_next(a, m);
  match_lines all = match_next_lines(a, &steps);
  if (all.count) buffer_text(out, "\n## What to do next\n\n");
  for (size_t i = 0; i < all.count; i++) line(out, "- ", all.items[i]);
}

void markdown_match(const match *m, const report_options *o, buffer *out) {
  arena *a = arena_new();
  put_head(a, m->posting, out);
  put_verdict(a, m, out);
  put_list(out, "Where you add value", m->points.items, m->points.count, NO_POINTS);
  slice *gaps = arena_alloc(a, (m->gaps.count + 1) * sizeof *gaps);
  for (size_t i = 0; i < m->gaps.count; i++) gaps[i] = match_gap_said(a, m, i);
  put_list(out, "What is missing", gaps, m->gaps.count, "Nothing of what could be checked.");
  put_next(a, m, out);
  put_demands(a, m->posting, out);
  put_note(m->posting, o, out);
  put_table(a, m, o, out);
  arena_free(a);
}

void markdown_extraction(const posting *p, const report_options *o, buffer *out) {
  static const struct {
    strength strength;
    const char *title;
  } parts[] = {{STRENGTH_REQUIRED, "Required"},
               {STRENGTH_PREFERRED, "Preferred"},
               {STRENGTH_DUTY, "In the work"},
               {STRENGTH_NEGATED, "Not needed"}};
  arena *a = arena_new();
  put_head(a, p, out);
  for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
    slices hard = posting_skills(a, p, parts[k].strength, false), soft = posting_skills(a, p, parts[k].strength, true);
    if (!hard.count && !soft.count) continue;
    buffer_format(out, "\n## %s\n\n", parts[k].title);
    for (size_t i = 0; i < hard.count; i++) line(out, "- ", hard.items[i]);
    for (size_t i = 0; i < soft.count; i++) line(out, "- ", soft.items[i]);
  }
  put_demands(a, p, out);
  put_note(p, o, out);
  for (size_t i = 0; i < p->warnings.count; i++) line(out, "\n> ", warning_sentence(a, p, p->warnings.items[i].code));
  arena_free(a);
}
