/* The little of libm that one posting needs: to load that library costs a run an eighth of what `true` costs. */
#ifndef FORTE_BASE_MATHS_H
#define FORTE_BASE_MATHS_H

#include <math.h>
#include <stdint.h>

/* Of a number and NAN, the number. */
static inline double larger_of(double a, double b) { return a > b || isnan(b) ? a : b; }
static inline float larger_float(float a, float b) { return a > b ? a : b; }
static inline float smaller_float(float a, float b) { return a < b ? a : b; }
static inline double smaller_of(double a, double b) { return a < b || isnan(b) ? a : b; }

/* To the next whole number, halves away from zero. */
static inline double rounded(double x) {
  const double whole_from = 4503599627370496.0; /* from 2^52 on all are */
  if (isnan(x) || x >= whole_from || x <= -whole_from) return x;
  double whole = (double)(int64_t)x, rest = x - whole;
  return copysign(whole + (rest >= 0.5) - (rest <= -0.5), x);
}

/* The same as a number; 0 for what no 64 bits hold. */
static inline int64_t rounded_whole(double x) {
  const double most = 9.2e18;
  return fabs(x) < most ? (int64_t)rounded(x) : 0;
}

/* To some units in the last place. */
double maths_exp(double x);
double maths_log10(double x); /* of what is greater than 0 */

#endif
