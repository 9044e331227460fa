/* The contract's words for the enumerations. */
#include "base/names.h"
#include "posting/posting.h"

const char *strength_word(strength s) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"negated", "duty", "preferred", "required"};
  return words[s];
}

const char *skill_kind_word(skill_kind k) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"hard", "soft", "cert", "language"};
  return words[k];
}

const char *condition_word(conditions_class type) { return class_name(TABLE_CONDITIONS, (int)type); }

const char *degree_level_word(degree_level l) { return class_name(TABLE_DEGREES, DEGREES_ANY + (int)l); }

const char *section_kind_word(section_kind k) {
  return k == SECTION_NONE ? "other" : class_name(TABLE_HEADINGS, (int)k);
}

const char *pay_period_word(pay_period p) {
  FORMAT_NAMES(FORTE)
  static const char *const words[PAY_PERIODS] = {"hour",       "day",   "week", "two_weeks",
                                                 "half_month", "month", "year", NULL};
  return words[p];
}

const char *pay_kind_word(pay_kind k) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"base", "ote", "bonus", "stipend", "equity"};
  return words[k];
}

const char *fact_ground_word(fact_ground g) {
  FORMAT_NAMES(FORTE)
  static const char *const words[FACT_GROUNDS] = {"",        "field",     "property", "heading", "page title",
                                                  "subject", "file name", "line",     "label",   "sentence"};
  return words[g];
}
