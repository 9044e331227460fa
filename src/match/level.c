/* Levels: how far the step of seniority that a posting's title names is from the person's own. */
#include "match/match_parts.h"

/* Years of work like this after which a person whose titles name no step is taken for one. */
static const double JUNIOR_YEARS = 2, SENIOR_YEARS = 6;
enum { JUNIOR = 1, MIDDLE = 2, SENIOR = 3, DIRECTS = 5 };

static int level_of_years(double years) {
  return isnan(years) ? SENIORITY_NONE : years < JUNIOR_YEARS ? JUNIOR : years < SENIOR_YEARS ? MIDDLE : SENIOR;
}

/* The newest title's step; where it names none, what the years say: of work like this, of any where none is. Who was an
   intern may take a first job. */
int level_own(const matching *m) {
  int level = SENIORITY_NONE;
  for (size_t i = 0; i < m->who->roles.count; i++) {
    if (m->who->roles.items[i].project) continue;
    level = m->who->roles.items[i].level;
    break;
  }
  if (level == SENIORITY_NONE) return level_of_years(m->relevant_years > 0 ? m->relevant_years : m->who->years_total);
  return level < JUNIOR ? JUNIOR : level;
}

/* What the title asks of such a person. One that names no step asks of most any, but "Operations Analyst" is no post
   for who directs others. */
static int level_asked(const matching *m, int own) {
  if (m->posting->level != SENIORITY_NONE || own < DIRECTS) return m->posting->level;
  bool hands = words_name(m->dictionary, "title.hands", words_before_comma(m->posting->title));
  return hands ? MIDDLE : SENIORITY_NONE;
}

int level_apart(const matching *m) {
  int own = level_own(m), asked = level_asked(m, own);
  return asked == SENIORITY_NONE || own == SENIORITY_NONE ? 0 : asked - own;
}

int level_below(const matching *m, size_t role) {
  int asked = m->posting->level == SENIORITY_NONE ? MIDDLE : m->posting->level;
  int held = m->who->roles.items[role].level, own = level_own(m);
  if (held == SENIORITY_NONE) held = own == SENIORITY_NONE ? MIDDLE : own;
  return asked > held ? asked - held : 0;
}
