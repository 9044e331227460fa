/* What the postings say together: which skill would lift most of them over the line, which of one's own are asked for,
   and what is paid where a skill is asked for. */
#include <math.h>
#include <stdlib.h>

#include "batch/ranking.h"

enum {
  PAID_FEWEST = 3,
  PAID_SHARE = 200
}; /* a median of fewer postings says little: three, or one in 200 that state their pay */

/* ---- the currency that most postings state ---- */

static double middle_pay(const row *x) {
  if (isnan(x->pay_min)) return x->pay_max;
  return isnan(x->pay_max) ? x->pay_min : (x->pay_min + x->pay_max) / 2;
}

static bool is_first(const row *x) { return x->group == x->number; }

static void find_currency(ranking *r) {
  struct {
    char code[4];
    size_t count;
  } seen[64] = {0};
  size_t best = 0, used = 0;
  for (size_t i = 0; i < r->count; i++) {
    const row *x = &r->rows[i];
    if (!is_first(x) || !x->currency[0] || isnan(middle_pay(x))) continue;
    size_t k = 0;
    while (k < used && strcmp(seen[k].code, x->currency) != 0) k++;
    if (k == 64) continue;
    if (k == used) memcpy(seen[used++].code, x->currency, sizeof seen[k].code);
    seen[k].count++;
  }
  for (size_t k = 1; k < used; k++)
    if (seen[k].count > seen[best].count) best = k;
  memcpy(r->currency, seen[best].code, sizeof r->currency);
}

/* ---- sums ---- */

typedef struct pays { /* what is paid, by skill */
  double *items;
  size_t count, capacity;
} pays;

static void add_pay(pays *p, double x) {
  if (p->count == p->capacity) {
    p->capacity = p->capacity ? p->capacity * 2 : 8;
    p->items = memory_realloc(p->items, p->capacity * sizeof *p->items);
  }
  p->items[p->count++] = x;
}

static void add_skill(skill_sum *to, const row *x, const row_skill *s) {
  to->name = s->name;
  to->shown |= s->shown;
  to->asked++;
  to->required += s->strength == STRENGTH_REQUIRED;
  if (isnan(s->lifted)) return;
  to->gain += s->lifted - x->score;
  to->lifted += x->score < SCORE_GOOD && s->lifted >= SCORE_GOOD;
}

static int by_figure(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void take_median(skill_sum *to, pays *p, size_t stated) {
  to->paid = p->count;
  to->pay = NAN;
  if (p->count >= PAID_FEWEST && p->count >= stated / PAID_SHARE) {
    qsort(p->items, p->count, sizeof *p->items, by_figure);
    to->pay = (p->items[p->count / 2] + p->items[(p->count - 1) / 2]) / 2;
  }
  free(p->items);
}

/* Over the map's names; a posting that names a skill twice (as two concepts of one name) counts it once. */
static size_t sum_up(ranking *r, skill_sum *sums) {
  uint32_t next = 0;
  size_t stated = 0;
  pays *paid = memory_alloc((r->names.count + 1) * sizeof *paid);
  size_t *seen = memory_alloc((r->names.count + 1) * sizeof *seen);
  memset(paid, 0, (r->names.count + 1) * sizeof *paid);
  memset(seen, 0, (r->names.count + 1) * sizeof *seen);
  memset(sums, 0, (r->names.count + 1) * sizeof *sums);
  for (size_t i = 0; i < r->names.capacity; i++)
    if (r->names.entries[i].hash) r->names.entries[i].value = next++;
  for (size_t i = 0; i < r->count; i++) {
    const row *x = &r->rows[i];
    if (!is_first(x)) continue;
    bool pays_us = x->currency[0] && strcmp(x->currency, r->currency) == 0 && !isnan(middle_pay(x));
    stated += pays_us;
    for (size_t k = 0; k < x->skill_count; k++) {
      uint32_t at = map_get(&r->names, x->skills[k].name, 0);
      if (seen[at] == i + 1) continue;
      seen[at] = i + 1;
      add_skill(&sums[at], x, &x->skills[k]);
      if (pays_us) add_pay(&paid[at], middle_pay(x));
    }
  }
  for (uint32_t i = 0; i < next; i++) take_median(&sums[i], &paid[i], stated);
  free(paid);
  free(seen);
  return next;
}

/* ---- orders ---- */

static int by_lift(const void *a, const void *b) {
  const skill_sum *x = a, *y = b;
  if (x->lifted != y->lifted) return x->lifted > y->lifted ? -1 : 1;
  if (x->gain > y->gain || x->gain < y->gain) return x->gain > y->gain ? -1 : 1;
  return slice_compare(x->name, y->name);
}

static int by_asked(const void *a, const void *b) {
  const skill_sum *x = a, *y = b;
  if (x->asked != y->asked) return x->asked > y->asked ? -1 : 1;
  return slice_compare(x->name, y->name);
}

static int by_paid(const void *a, const void *b) {
  const skill_sum *x = a, *y = b;
  if (x->pay > y->pay || x->pay < y->pay) return x->pay > y->pay ? -1 : 1;
  return by_asked(a, b);
}

static bool is_missing(const skill_sum *s) { return !s->shown && s->gain > 0 && s->lifted > 0; }
static bool is_own(const skill_sum *s) { return s->shown; }
static bool is_paid(const skill_sum *s) { return !isnan(s->pay); }

static skill_sums choose(const skill_sum *all, size_t count, bool (*wanted)(const skill_sum *),
                         int (*order)(const void *, const void *)) {
  skill_sums out = {memory_alloc((count + 1) * sizeof *out.items), 0};
  for (size_t i = 0; i < count; i++)
    if (all[i].asked && wanted(&all[i])) out.items[out.count++] = all[i];
  if (out.count) qsort(out.items, out.count, sizeof *out.items, order);
  return out;
}

void ranking_learn(ranking *r) {
  skill_sum *all = memory_alloc((r->names.count + 1) * sizeof *all);
  find_currency(r);
  size_t count = sum_up(r, all);
  r->missing = choose(all, count, is_missing, by_lift);
  r->shown = choose(all, count, is_own, by_asked);
  r->paid = choose(all, count, is_paid, by_paid);
  free(all);
}
