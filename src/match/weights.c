/* Weights: how much a requirement counts. docs/matching.md explains each figure. */
#include "match/match_parts.h"

enum { POSTINGS_COUNTED = 16717 }; /* over which dictionaries/weights/frequencies.txt counts */

static const double RARITY_STEP = 0.25, RARITY_LIMIT = 2.0; /* a skill in one of ten postings weighs a quarter more */
static const double REPEAT_STEP = 0.1, TITLE_STEP = 0.25, EMPHASIS_LIMIT = 1.5;

double strength_weight(strength s) {
  static const double weights[] = {
      [STRENGTH_NEGATED] = 0, [STRENGTH_DUTY] = 0.5, [STRENGTH_PREFERRED] = 1.5, [STRENGTH_REQUIRED] = 3.0};
  return weights[s];
}

double weight_rarity(const matching *m, const posting_skill *s) {
  if (s->concept == DICTIONARY_NONE) return 1;
  double count = concept_number(m->dictionary, s->concept, 0);
  if (!(count > 0)) return 1;
  double weight = 1 + RARITY_STEP * maths_log10(POSTINGS_COUNTED / count);
  return weight < 1 ? 1 : weight > RARITY_LIMIT ? RARITY_LIMIT : weight;
}

double weight_emphasis(const posting_skill *s) {
  double weight = 1;
  for (size_t i = 1; i < s->mentions.count && i <= 3; i++) weight += REPEAT_STEP;
  if (s->in_title) weight += TITLE_STEP;
  return weight > EMPHASIS_LIMIT ? EMPHASIS_LIMIT : weight;
}

void weight_part_add(requirement *r, const char *name, double value) {
  r->parts[r->part_count++] = (weight_part){name, round2(value)};
}

void weight_finish(requirement *r) {
  r->credit = round2(r->credit);
  if (r->status == STATUS_UNKNOWN) {
    r->part_count = 0;
    r->weight = r->credit = 0;
    return;
  }
  double product = 1;
  for (size_t i = 0; i < r->part_count; i++) product *= r->parts[i].value;
  r->weight = round2(product);
}
