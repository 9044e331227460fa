/* The match as a whole: the sum, the cap, and what is missing. */
#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "match/match_parts.h"

/* The longest of 4,300 postings name 120 skills and 17 amounts of years. */
enum { SKILLS_JUDGED = 500, AMOUNTS_JUDGED = 40, DEGREES_JUDGED = 40 };
enum { FEW_CHECKED = 3, LEAST_WEIGHT = 200 }; /* hundredths: less than a required skill that is half believed */
static const double LEAST_BELIEF = 0.5, WORD_BELIEF = 0.75, LIGHT = 0.75; /* below them an ask heads no list of gaps */

const char *requirement_type_word(requirement_type t) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"skill", "any_of", "years", "degree", "condition", "kind"};
  return words[t];
}

const char *requirement_status_word(requirement_status s) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"unknown", "not_met", "partly", "met"};
  return words[s];
}

/* ---- the sum: in whole hundredths, so that it is exact ---- */

static long long hundredths(double x) { return rounded_whole(x * 100); }

/* A condition alone, or the title, is no base for a score. */
static bool is_base(const requirement *r) {
  return r->status != STATUS_UNKNOWN && r->type != ASK_CONDITION && r->type != ASK_KIND && !r->title;
}

static void add_up(match *out, bool apart) {
  long long total = 0, sum = 0, base = 0;
  bool kind = false; /* the kind of work is known: few asks are enough for an estimate */
  for (size_t i = 0; i < out->requirements.count; i++) {
    const requirement *r = &out->requirements.items[i];
    total += hundredths(r->weight);
    sum += hundredths(r->weight) * hundredths(r->credit);
    if (is_base(r)) base += hundredths(r->weight);
    kind |= r->type == ASK_KIND && r->status != STATUS_UNKNOWN;
  }
  out->total = (double)total / 100;
  out->sum = (double)sum / 10000;
  out->score = out->uncapped = out->cap = NAN;
  if (!kind && (base < LEAST_WEIGHT || (apart && !sum))) return;
  /* tenths of a score, halves up: 1000 x (sum / 10000) / (total / 100) = sum x 10 / total */
  out->uncapped = (double)((sum * 20 + total) / (total * 2)) / 10;
  out->score = out->uncapped;
  for (size_t i = 0; i < out->knockouts.count; i++)
    if (isnan(out->cap) || out->knockouts.items[i].cap < out->cap) out->cap = out->knockouts.items[i].cap;
  if (out->score > out->cap) out->score = out->cap;
}

static slice why_nothing(const matching *m) {
  const posting *p = m->posting;
  if (!m->who->skills.count && !m->who->degrees.count && !m->who->roles.count)
    return SLICE("the skills file is empty: there is nothing to hold against the posting");
  if (p->reads_as_cv)
    return SLICE("this reads like a CV, not like a posting; 'forte skills FILE' makes the skills file from it");
  if (p->unread) return SLICE("the posting is in a language that forte does not read");
  if (!slice_trim(p->text).size) return SLICE("the posting is empty");
  if (m->apart)
    return SLICE("the posting is in another language than your CV, and too little in it has the same name in both");
  for (size_t i = 0; i < m->out->requirements.count; i++)
    if (is_base(&m->out->requirements.items[i])) return SLICE("too little of what the posting asks could be checked");
  return SLICE("the posting names no skill, years or degree that could be checked");
}

/* ---- order and gaps ---- */

typedef struct placed {
  requirement requirement;
  size_t place;
} placed;

/* What is shown or surely missing stands before what is there in part or may be said in other words. */
static int clearness(const requirement *r) {
  bool skill = !r->title && (r->type == ASK_SKILL || r->type == ASK_ANY_OF);
  return !(r->weight > 0) ? 2 : r->unclear || (skill && r->status == STATUS_PARTLY);
}

static int by_weight(const void *a, const void *b) {
  const placed *x = a, *y = b;
  int apart = clearness(&x->requirement) - clearness(&y->requirement);
  if (apart) return apart;
  if (x->requirement.weight != y->requirement.weight) return x->requirement.weight > y->requirement.weight ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

static void sort_requirements(match *out) {
  size_t count = out->requirements.count;
  placed *all = memory_alloc((count + 1) * sizeof *all);
  for (size_t i = 0; i < count; i++) all[i] = (placed){out->requirements.items[i], i};
  qsort(all, count, sizeof *all, by_weight);
  for (size_t i = 0; i < count; i++) out->requirements.items[i] = all[i].requirement;
  free(all);
}

/* How far down the list of gaps: what is surely asked and not there, what is there in part, what may be said in other
   words, what may be no ask at all. */
typedef enum gap_rank { GAP_SURE, GAP_PARTLY, GAP_UNCLEAR, GAP_DOUBTFUL, GAP_RANKS, NO_GAP } gap_rank;

static gap_rank rank_of_skill(const match *out, const requirement *r) {
  const posting_skill *s = &out->posting->skills.items[r->index];
  bool duty = r->strength == STRENGTH_DUTY;
  if (!s->known && duty) return NO_GAP; /* a phrase of the work that no dictionary has */
  bool word = !memchr(r->ask.data, ' ', r->ask.size) && r->type == ASK_SKILL && is_discipline(r->ask);
  if (!s->known || (double)s->belief < LEAST_BELIEF || r->weight < LIGHT || (word && (double)s->belief < WORD_BELIEF))
    return GAP_DOUBTFUL;
  if (r->unclear) return GAP_UNCLEAR;
  return r->status == STATUS_PARTLY ? GAP_PARTLY : GAP_SURE;
}

/* "2+ years in fintech" is missing: then "fintech" need not be said beside it. */
static bool is_said_by_years(const match *out, const requirement *skill) {
  for (size_t i = 0; i < out->requirements.count; i++) {
    const requirement *r = &out->requirements.items[i];
    if (r->type != ASK_YEARS || (r->status != STATUS_NOT_MET && r->status != STATUS_PARTLY)) continue;
    const posting_years *y = &out->posting->experience.items[r->index];
    for (size_t k = 0; k < y->subjects.count; k++)
      if (slice_equal_nocase(y->subjects.items[k], skill->ask)) return true;
  }
  return false;
}

static gap_rank rank_of(const match *out, const requirement *r) {
  if (r->status != STATUS_NOT_MET && r->status != STATUS_PARTLY) return NO_GAP;
  if (r->status == STATUS_PARTLY && r->type == ASK_KIND) return NO_GAP;
  if (r->type == ASK_SKILL && !r->title && is_said_by_years(out, r)) return NO_GAP;
  if (!r->title && (r->type == ASK_SKILL || r->type == ASK_ANY_OF)) return rank_of_skill(out, r);
  return r->status == STATUS_PARTLY ? GAP_PARTLY : GAP_SURE;
}

static slice gap_words(arena *a, const requirement *r, slice ask) {
  slice strength = r->type == ASK_CONDITION       ? SLICE("condition")
                   : r->strength == STRENGTH_DUTY ? SLICE("in the work")
                                                  : slice_of(strength_word(r->strength));
  if (r->type == ASK_KIND) return arena_format(a, "%.*s: %.*s", SLICE_ARGS(ask), SLICE_ARGS(r->reason));
  return arena_format(a, "%.*s (%.*s): %.*s", SLICE_ARGS(ask), SLICE_ARGS(strength), SLICE_ARGS(r->reason));
}

slice match_gap_said(arena *a, const match *m, size_t gap) {
  const requirement *r = &m->requirements.items[m->gap_of.items[gap]];
  return gap_words(a, r, match_said(a, m, r));
}

requirement_status match_gap_status(const match *m, size_t gap) {
  const requirement *r = &m->requirements.items[m->gap_of.items[gap]];
  return r->unclear ? STATUS_UNKNOWN : r->status;
}

static void add_gap(arena *a, match *out, size_t i) {
  const requirement *r = &out->requirements.items[i];
  ARENA_PUSH(a, &out->gaps, gap_words(a, r, r->ask));
  ARENA_PUSH(a, &out->gap_of, (uint32_t)i);
}

static void list_gaps(arena *a, match *out) {
  for (gap_rank rank = GAP_SURE; rank < GAP_RANKS; rank++)
    for (size_t i = 0; i < out->requirements.count; i++)
      if (rank_of(out, &out->requirements.items[i]) == rank) add_gap(a, out, i);
}

static void list_warnings(arena *a, const matching *m, match *out) {
  size_t checked = 0;
  for (size_t i = 0; i < m->posting->warnings.count; i++) ARENA_PUSH(a, &out->warnings, m->posting->warnings.items[i]);
  for (size_t i = 0; i < out->requirements.count; i++) checked += is_base(&out->requirements.items[i]);
  if (checked < FEW_CHECKED || isnan(out->score))
    ARENA_PUSH(a, &out->warnings,
               (posting_warning){isnan(out->score) ? "nothing_checked" : "few_requirements", {0, 0}});
}

bool languages_apart(const dictionary *d, const posting *p, const profile *who) {
  if (!p->language.size || who->language == LANGUAGE_NONE) return false;
  return !slice_equal(language_code(d, who->language), p->language);
}

static bool shorten(size_t *count, size_t most) {
  bool longer = *count > most;
  if (longer) *count = most;
  return longer;
}

/* Each ask is held against the others, and each that is missing is added to the CV once: in what names more than any
   posting does, the first of them are judged. */
static const posting *judged_part(arena *a, const posting *p) {
  posting part = *p;
  bool longer = shorten(&part.skills.count, SKILLS_JUDGED);
  longer |= shorten(&part.experience.count, AMOUNTS_JUDGED);
  longer |= shorten(&part.degrees.count, DEGREES_JUDGED);
  if (!longer) return p;
  memset(&part.warnings, 0, sizeof part.warnings); /* a list has one owner: the posting keeps its own */
  for (size_t i = 0; i < p->warnings.count; i++) ARENA_PUSH(a, &part.warnings, p->warnings.items[i]);
  ARENA_PUSH(a, &part.warnings, (posting_warning){"too_many_asks", {0, 0}});
  posting *kept = arena_alloc(a, sizeof *kept);
  *kept = part;
  return kept;
}

void match_make(arena *a, const dictionary *d, const posting *whole, const profile *who, const match_options *options,
                match *out) {
  const posting *p = judged_part(a, whole);
  *out = (match){.posting = p, .profile = who, .dictionary = d, .reason = SLICE("")};
  size_t roles = who->roles.count + 1;
  matching m = {.arena = a,
                .dictionary = d,
                .posting = p,
                .whole = p,
                .who = who,
                .out = out,
                .role_weight = arena_alloc(a, roles * sizeof(double)),
                .role_asks = arena_alloc(a, roles * sizeof(size_t)),
                .relevant = arena_alloc(a, roles * sizeof(bool)),
                .alike = arena_alloc(a, roles * sizeof(bool))};
  m.near = kind_cosine(&p->work, &who->work);
  m.apart = languages_apart(d, p, who);
  m.places = examples_places(a, p);
  sentences_collect(&m);
  m.stems = stem_reader_new(a, d, who->stems ? who->stems : stems_index(a, d, who, NULL));
  out->posting = m.posting = m.whole = possible_taken(&m);
  m.shown.items = arena_alloc(a, (m.posting->skills.count + 1) * sizeof *m.shown.items);
  struct match_known *known = arena_alloc(a, sizeof *known);
  *known = (struct match_known){.shown = m.shown.items, .places = m.places, .relevant = m.relevant, .alike = m.alike};
  out->known = known;
  ask_skills(&m);
  roles_judge(&m);
  known->relevant_years = m.relevant_years;
  ask_title(&m);
  ask_kind(&m);
  ask_years(&m);
  ask_degrees(&m);
  ask_skills_settle(&m);
  ask_conditions(&m);
  ask_pay(&m);
  bool empty = p->unread || p->reads_as_cv || (!who->skills.count && !who->degrees.count && !who->roles.count);
  for (size_t i = 0; empty && i < out->requirements.count; i++) {
    out->requirements.items[i].status = STATUS_UNKNOWN;
    weight_finish(&out->requirements.items[i]);
  }
  if (empty) out->knockouts.count = 0;
  sort_requirements(out);
  add_up(out, m.apart);
  band_set(&m);
  if (isnan(out->score)) out->reason = why_nothing(&m);
  list_gaps(a, out);
  list_warnings(a, &m, out);
  points_write(&m, options);
  stem_reader_free(m.stems);
}
