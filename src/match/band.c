/* The band: what a score is worth in a word. The limits and the rules were set on rated pairs (docs/matching.md). */
#include "base/names.h"
#include "match/match_parts.h"

typedef enum band { BAND_NONE, BAND_WEAK, BAND_FAIR, BAND_GOOD, BAND_STRONG } band;

enum { MUSTS_TOLD = 4 }; /* of so many must-haves a share says something */
static const double FEW_MUSTS = 0.3, HALF_OF_MUSTS = 0.5, IN_PART = 0.5;
enum { STEPS_ABOVE = 2, STEPS_FAR = 3, STEPS_HOPELESS = 4 };
static const double YEARS_SHORT = 0.5; /* credit of the years asked below which they are short, under another title */
static const double ALL_ELSE = 80;     /* score from which on all else fits such a one: more than a stretch */
static const double YEARS_NEAR = 0.4;  /* the same, under a title near it: all of them in work near it at most */

static band band_of_score(double score) {
  if (isnan(score)) return BAND_NONE;
  return score >= SCORE_STRONG ? BAND_STRONG
         : score >= SCORE_GOOD ? BAND_GOOD
         : score >= SCORE_FAIR ? BAND_FAIR
         : score >= SCORE_WEAK ? BAND_WEAK
                               : BAND_NONE;
}

typedef struct limit {
  band most;
  const char *why;
} limit;

/* An intern's posting is none for a lead, nor the other way round; a step up is what people apply for. */
static limit limit_of_level(int apart) {
  const char *why = apart > 0 ? "the level is above yours" : "the level is below yours";
  int steps = apart > 0 ? apart : -apart;
  if (steps >= STEPS_HOPELESS)
    return (limit){BAND_WEAK, apart > 0 ? "the level is far above yours" : "the level is far below yours"};
  if (steps >= STEPS_FAR || apart >= STEPS_ABOVE) return (limit){BAND_FAIR, why};
  return (limit){steps >= STEPS_ABOVE ? BAND_GOOD : BAND_STRONG, why};
}

static limit limit_of_musts(group_tally must) {
  double met = (double)must.met + IN_PART * (double)must.partly;
  if (must.asked < MUSTS_TOLD || met >= HALF_OF_MUSTS * (double)must.asked) return (limit){BAND_STRONG, ""};
  if (met < FEW_MUSTS * (double)must.asked) return (limit){BAND_FAIR, "you meet few of the must-haves"};
  return (limit){BAND_GOOD, "you meet fewer than half of the must-haves"};
}

/* Credit of the years that are required, the mean of all amounts, of which a reader may get one wrong; NAN: none. */
static double years_credit(const match *m) {
  double sum = 0;
  size_t count = 0;
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type != ASK_YEARS || r->strength != STRENGTH_REQUIRED || r->status == STATUS_UNKNOWN) continue;
    sum += r->credit;
    count++;
  }
  return count ? sum / (double)count : NAN;
}

static requirement_status title_status(const match *m) {
  for (size_t i = 0; i < m->requirements.count; i++)
    if (m->requirements.items[i].title) return m->requirements.items[i].status;
  return STATUS_UNKNOWN;
}

/* Who has done no such work by title and years is no candidate by a few skills. Of 54 rated pairs with a title met in
   part or not at all, two readers held one in twelve to fit well where the years were short (0 to 2: .37), and two in
   three to fit somewhat or well where they were not. */
static limit limit_of_work(const match *m) {
  double years = years_credit(m);
  requirement_status title = title_status(m);
  if (title == STATUS_NOT_MET) {
    if (years <= 0)
      return (limit){BAND_WEAK, "your CV has no role of this kind, and none of the years that they ask for"};
    if (years < YEARS_SHORT)
      return (limit){BAND_FAIR, "your CV has no role of this kind, and few of the years that they ask for"};
    return (limit){BAND_GOOD, "your CV has no role of this kind"};
  }
  if (title == STATUS_PARTLY && years <= YEARS_NEAR)
    return (limit){m->score >= ALL_ELSE ? BAND_GOOD : BAND_FAIR, "your roles and your years are in related work"};
  return (limit){BAND_STRONG, ""};
}

/* Of the kind of work alone, as of a posting of one sentence or in another language, no verdict says "apply". */
static limit limit_of_checked(const match *m) {
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type != ASK_KIND && r->type != ASK_CONDITION && r->weight > 0 && r->status != STATUS_UNKNOWN)
      return (limit){BAND_STRONG, ""};
  }
  return (limit){BAND_FAIR, "no more than the kind of work could be checked"};
}

void band_set(const matching *m) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"none", "weak", "fair", "good", "strong"};
  match *out = m->out;
  band found = band_of_score(out->score);
  const limit limits[] = {limit_of_work(out), limit_of_level(level_apart(m)),
                          limit_of_musts(skills_tally(out, STRENGTH_REQUIRED)), limit_of_checked(out)};
  out->held = SLICE("");
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    if (found <= limits[i].most) continue;
    found = limits[i].most;
    out->held = slice_of(limits[i].why);
  }
  out->band = words[found];
}
