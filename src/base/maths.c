#include "base/maths.h"

#include <stddef.h>

/* ln 2 in two parts: the first has zeros enough at its end that times a small whole number it stays exact. */
static const double LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
static const double LN10 = 2.30258509299404568402;
static const double SQRT_HALF = 0.70710678118654752440;

/* e^x = 2^k e^r with |r| <= ln 2 / 2, where thirteen terms are enough. */
double maths_exp(double x) {
  static const double by[] = {
      /* 1 / n! from n = 13 down */
      1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
      1.0 / 720,        1.0 / 120,       1.0 / 24,       1.0 / 6,       0.5,          1,           1};
  const double range = 746, ln2 = 0.69314718055994530942;
  if (!(fabs(x) < range)) return isnan(x) ? x : x > 0 ? HUGE_VAL : 0;
  double k = rounded(x / ln2), r = x - k * LN2_HIGH - k * LN2_LOW, sum = 0;
  for (size_t i = 0; i < sizeof by / sizeof *by; i++) sum = sum * r + by[i];
  return ldexp(sum, (int)k);
}

/* The natural one: k ln 2 + ln m, m near 1; ln m = 2 atanh((m - 1) / (m + 1)). */
double maths_log10(double x) {
  enum { LAST = 23 };
  int k;
  double m = frexp(x, &k), sum = 0;
  if (m < SQRT_HALF) m *= 2, k--;
  double s = (m - 1) / (m + 1), square = s * s;
  for (int i = LAST; i > 0; i -= 2) sum = sum * square + 1.0 / i;
  return (k * LN2_HIGH + (2 * s * sum + k * LN2_LOW)) / LN10;
}
