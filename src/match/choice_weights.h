/* What a feature of a line is worth (choice.h). Written by tools/train_points.py; docs/training.md says how. */
#ifndef FORTE_MATCH_CHOICE_WEIGHTS_H
#define FORTE_MATCH_CHOICE_WEIGHTS_H

#include "match/choice.h"

static const struct choice_weight {
  double line, opening; /* of a line that is chosen, and of the one that opens */
} weights[CHOICE_COUNT] = {
    [CHOICE_PROVEN] = {0.00, 0.65}, [CHOICE_SHARED] = {1.27, 1.32},    [CHOICE_KIND] = {0.41, 1.69},
    [CHOICE_OPENS] = {0.00, 2.44},  [CHOICE_EARLY] = {2.29, 3.86},     [CHOICE_CURRENT] = {2.01, 1.84},
    [CHOICE_ALIKE] = {0.00, 0.81},  [CHOICE_ROLELESS] = {-1.78, 0.00},
};

#endif
