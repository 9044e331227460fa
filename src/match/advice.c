/* Should I apply? One sentence from the band, the caps and the must-haves. */
#include "match/match_parts.h"

/* Only named where the CV answers it: in a count of what is met it would flatter. */
static bool is_possible(const match *m, const requirement *r) {
  return r->type == ASK_SKILL && !r->title && m->posting->skills.items[r->index].possible;
}

static bool is_skill(const requirement *r) {
  return (r->type == ASK_SKILL || r->type == ASK_ANY_OF) && !r->title && !r->soft;
}

static group_tally tally(const match *m, strength strength, bool skills_alone) {
  group_tally t = {0};
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    bool counts = is_skill(r) || (!skills_alone && (r->title || r->type == ASK_YEARS));
    if (!counts || !(r->weight > 0) || r->strength != strength || r->status == STATUS_UNKNOWN || is_possible(m, r))
      continue;
    t.met += r->status == STATUS_MET;
    t.partly += r->status == STATUS_PARTLY;
    t.asked++;
  }
  return t;
}

group_tally skills_tally(const match *m, strength strength) { return tally(m, strength, true); }

group_tally match_group(const match *m, strength strength) { return tally(m, strength, false); }

/* "You meet 6 of 7 must-haves." */
static slice must_words(arena *a, const match *m) {
  group_tally must = match_group(m, STRENGTH_REQUIRED);
  if (!must.asked) return SLICE("They name no must-have that could be checked.");
  if (must.met == must.asked && must.asked == 2) return SLICE("You meet both must-haves.");
  if (must.met == must.asked && must.asked > 2) return arena_format(a, "You meet all %zu must-haves.", must.asked);
  slice partly = must.partly ? arena_format(a, ", %zu more in part", must.partly) : SLICE("");
  return arena_format(a, "You meet %zu of %zu must-have%s%.*s.", must.met, must.asked, must.asked == 1 ? "" : "s",
                      SLICE_ARGS(partly));
}

/* Fewer than half of what must be, met or in part: the yes is by the rest, and says so. */
static bool are_few(group_tally must) { return must.asked > 1 && 2 * must.met + must.partly < must.asked; }

static const char *band_advice(const match *m) {
  group_tally must = match_group(m, STRENGTH_REQUIRED);
  bool few = are_few(must);
  switch (m->band[0]) {
  case 's':
    return few ? "Worth a try: the rest fits better than the must-haves" : "Yes, apply";
  case 'g':
    if (few) return m->held.size ? "Worth a try" : "Worth a try; have an answer for what is missing";
    return m->held.size ? "Yes, worth applying" : "Yes, worth applying; have an answer for what is missing";
  case 'f':
    return "A stretch";
  case 'w':
    return "Probably not";
  default:
    if (must.met) return "No: too little of what they ask is in your CV";
    return m->points.count ? "No: what you show is of other work" : "No: your CV shows nothing of what they ask";
  }
}

slice match_advice(arena *a, const match *m) {
  if (isnan(m->score)) return arena_format(a, "Cannot say: %.*s.", SLICE_ARGS(m->reason));
  slice must = must_words(a, m);
  if (m->uncapped > m->cap)
    for (size_t i = 0; i < m->knockouts.count; i++)
      if (m->knockouts.items[i].cap == m->cap)
        return arena_format(a, "Hold on: %.*s. Without that the score would be %.0f. %.*s",
                            SLICE_ARGS(m->knockouts.items[i].reason), m->uncapped, SLICE_ARGS(must));
  /* what holds it down stands against the score beside it, which it does not lower */
  const char *glue = !m->held.size ? "" : m->band[0] == 'g' ? ", though " : ", whatever the score: ";
  return arena_format(a, "%s%s%.*s. %.*s", band_advice(m), glue, SLICE_ARGS(m->held), SLICE_ARGS(must));
}
