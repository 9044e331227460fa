/* The match in six lines: title, kind of work, years, degree, must-haves, nice-to-haves. */
#include "report/report_parts.h"

static slice group_words(arena *a, group_tally t) {
  if (!t.asked) return SLICE("none that could be checked");
  slice s = arena_format(a, "%zu of %zu met", t.met, t.asked);
  return t.partly ? arena_format(a, "%.*s, %zu partly", SLICE_ARGS(s), t.partly) : s;
}

static requirement_status group_status(group_tally t) {
  if (!t.asked) return STATUS_UNKNOWN;
  if (t.met == t.asked) return STATUS_MET;
  return 2 * t.met + t.partly >= t.asked ? STATUS_PARTLY : STATUS_NOT_MET;
}

/* The heaviest ask of a kind; they stand in order of weight. */
static const requirement *first_of(const match *m, requirement_type type, bool title) {
  const requirement *unknown = NULL;
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type != type || r->title != title) continue;
    if (r->status != STATUS_UNKNOWN) return r;
    if (!unknown) unknown = r;
  }
  return unknown;
}

static summary_line line_of(arena *a, const char *label, const requirement *r) {
  if (!r) return (summary_line){label, STATUS_UNKNOWN, SLICE("not asked")};
  if (slice_equal(r->ask, slice_of(label))) return (summary_line){label, r->status, r->reason}; /* "Degree: Degree" */
  return (summary_line){label, r->status, arena_format(a, "%.*s: %.*s", SLICE_ARGS(r->ask), SLICE_ARGS(r->reason))};
}

/* Of several degrees the row is of what is required; one that is only preferred stands after it, met or not. */
static summary_line degree_line(arena *a, const match *m) {
  const requirement *must = NULL, *wish = NULL;
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type != ASK_DEGREE || r->status == STATUS_UNKNOWN) continue;
    if (r->strength == STRENGTH_REQUIRED && !must) must = r;
    if (r->strength == STRENGTH_PREFERRED && !wish) wish = r;
  }
  if (!must || !wish || must->status != STATUS_MET) return line_of(a, "Degree", first_of(m, ASK_DEGREE, false));
  summary_line line = line_of(a, "Degree", must);
  line.words = arena_format(a, "%.*s; %s the preferred %.*s", SLICE_ARGS(line.words),
                            wish->status == STATUS_MET      ? "and"
                            : wish->status == STATUS_PARTLY ? "in part"
                                                            : "not",
                            SLICE_ARGS(wish->ask));
  return line;
}

/* The posting's title stands above: here the person's own. */
static summary_line title_line(const match *m, const requirement *r) {
  bool titled = slice_trim(m->posting->title).size > 0;
  if (!r)
    return (summary_line){"Title", STATUS_UNKNOWN,
                          !titled                    ? SLICE("the posting has none")
                          : !m->profile->roles.count ? SLICE("no role in the CV to hold against it")
                                                     : SLICE("too general to say what the work is")};
  return (summary_line){"Title", r->status, r->reason};
}

/* What weighs most: by its words, for its name says nothing. */
static summary_line kind_line(const requirement *r) {
  if (!r) return (summary_line){"Kind of work", STATUS_UNKNOWN, SLICE("not known")};
  return (summary_line){"Kind of work", r->status, r->reason};
}

void match_summary(arena *a, const match *m, summary_line lines[SUMMARY_LINES]) {
  group_tally must = match_group(m, STRENGTH_REQUIRED), nice = match_group(m, STRENGTH_PREFERRED);
  lines[0] = title_line(m, first_of(m, ASK_SKILL, true));
  lines[1] = kind_line(first_of(m, ASK_KIND, false));
  lines[2] = line_of(a, "Years", first_of(m, ASK_YEARS, false));
  lines[3] = degree_line(a, m);
  lines[4] = (summary_line){"Must-haves", group_status(must), group_words(a, must)};
  lines[5] = (summary_line){"Nice-to-haves", group_status(nice), group_words(a, nice)};
}

/* ---- what is folded ---- */

bool is_folded(const requirement *r) { return r->status == STATUS_UNKNOWN || !(r->weight > 0); }

/* A single word of many trades ("training"), of which nothing could be told: nor can a reader tell. */
static bool is_common_word(const requirement *r) {
  slice ask = r->ask;
  bool lower = true;
  for (size_t i = 0; i < ask.size; i++) lower &= ask.data[i] >= 'a' && ask.data[i] <= 'z';
  return lower && r->type == ASK_SKILL && !r->title && !r->soft;
}

slice folded_words(arena *a, const match *m) {
  slice s = SLICE("");
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (is_folded(r) && !is_common_word(r))
      s = arena_format(a, "%.*s%s%.*s", SLICE_ARGS(s), s.size ? "; " : "", SLICE_ARGS(match_said(a, m, r)));
  }
  return s;
}

soft_row match_soft(arena *a, const match *m) {
  soft_row row = {.names = SLICE("")};
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (!r->soft || is_folded(r)) continue;
    row.names = arena_format(a, "%.*s%s%.*s", SLICE_ARGS(row.names), row.asked ? ", " : "", SLICE_ARGS(r->ask));
    row.asked++;
    row.weight += r->weight;
    row.earned += r->weight * r->credit;
  }
  return row;
}

/* A weight as points of a hundred. */
double match_points(const match *m, double weight) { return m->total > 0 ? 100 * weight / m->total : 0; }

slice points_words(arena *a, const match *m, double earned, double weight) {
  double of = match_points(m, weight), got = match_points(m, earned);
  if (of < 0.5) return SLICE("under 1");
  return arena_format(a, "%.0f of %.0f", got, of);
}
