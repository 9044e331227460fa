/* Pay in words, and the advice: what a reader wants first. */
#include <stdio.h>

#include "base/names.h"
#include "match/match_parts.h"

static slice grouped(arena *a, double amount) {
  char digits[64], out[96];
  bool whole = fabs(amount - rounded(amount)) < 0.005;
  int n = snprintf(digits, sizeof digits, "%.*f", whole ? 0 : 2, amount);
  int point = whole ? n : n - 3, size = 0;
  for (int i = 0; i < n; i++) {
    if (i > 0 && i < point && (point - i) % 3 == 0 && digits[i - 1] != '-') out[size++] = ',';
    out[size++] = digits[i];
  }
  return arena_copy(a, (slice){out, (size_t)size});
}

static slice money(arena *a, const posting_pay *p, double amount) {
  FORMAT_NAMES(CURRENCIES)
  static const char *const signs[][2] = {{"USD", "$"}, {"EUR", "\xE2\x82\xAC"}, {"GBP", "\xC2\xA3"}};
  double shown = fabs(amount) < 1e12 ? amount : 1e12;
  slice figure = grouped(a, shown);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (strcmp(p->currency, signs[i][0]) == 0) return arena_format(a, "%s%.*s", signs[i][1], SLICE_ARGS(figure));
  return p->currency[0] ? arena_format(a, "%s %.*s", p->currency, SLICE_ARGS(figure)) : figure;
}

/* " a year"; what is paid once has no period. */
static const char *period_words(arena *a, pay_period period) {
  if (period == PAY_ONCE) return "";
  if (period == PAY_TWO_WEEKS) return " every two weeks";
  if (period == PAY_HALF_MONTH) return " twice a month";
  return arena_format(a, " %s %s", period == PAY_HOUR ? "an" : "a", pay_period_word(period)).data;
}

slice pay_words(arena *a, const posting_pay *p) {
  slice s;
  if (isnan(p->min) && isnan(p->max)) return SLICE("");
  if (isnan(p->min))
    s = arena_format(a, "up to %.*s", SLICE_ARGS(money(a, p, p->max)));
  else if (isnan(p->max))
    s = arena_format(a, "from %.*s", SLICE_ARGS(money(a, p, p->min)));
  else if (p->min == p->max)
    s = money(a, p, p->min);
  else
    s = arena_format(a, "%.*s to %.*s", SLICE_ARGS(money(a, p, p->min)), SLICE_ARGS(money(a, p, p->max)));
  slice kind = say_english(arena_format(a, "pay-%s", pay_kind_word(p->kind)).data);
  s = arena_format(a, "%.*s%s%s%.*s", SLICE_ARGS(s), period_words(a, p->period), kind.size ? " " : "",
                   SLICE_ARGS(kind));
  return p->place.size ? arena_format(a, "%.*s (%.*s)", SLICE_ARGS(s), SLICE_ARGS(p->place)) : s;
}
