/* The band: what a score is worth in a word. The limits and the rules were set on rated pairs (docs/matching.md). */
#include "base/names.h"
#include "match/match_parts.h"

typedef enum band { BAND_NONE, BAND_WEAK, BAND_FAIR, BAND_GOOD, BAND_STRONG } band;

enum { MUSTS_TOLD = 4 }; /* of so many must-haves a share says something */
static const double FEW_MUSTS = 0.3, HALF_OF_MUSTS = 0.5, IN_PART = 0.5;
enum { STEPS_ABOVE = 2, STEPS_FAR = 3, STEPS_HOPELESS = 4 };

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

void band_set(const matching *m) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"none", "weak", "fair", "good", "strong"};
  match *out = m->out;
  band found = band_of_score(out->score);
  const limit limits[] = {limit_of_level(level_apart(m)), limit_of_musts(match_group(out, STRENGTH_REQUIRED))};
  out->held = SLICE("");
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    if (found <= limits[i].most) continue;
    found = limits[i].most;
    out->held = slice_of(limits[i].why);
  }
  out->band = words[found];
}
