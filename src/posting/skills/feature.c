#include "posting/skills/feature.h"

#include "posting/skills/skills.h"

const weight_row feature_no_row = {0};

const weight_row *memo_keep(struct memo_entry *e, const feature_sum *s, feature_template t, uint64_t number,
                            feature_value v) {
  const weight_row *row = weights_at(&s->model, weight_key(t.hash, v.hash));
  *e = (struct memo_entry){t.hash, number, row ? row : &feature_no_row};
  return e->row;
}

void feature_give_word(const feature_sink *s, word_feature f, const reading *r, uint32_t i) {
  char key[64];
  slice word = {key, token_key(token_text(&r->tokens, i), key, sizeof key)};
  feature_give(s, word_feature_name(f), word);
}

void feature_word_of(const feature_sink *s, word_feature f, const reading *r, const item *it, int64_t i) {
  bool before = i < (int64_t)it->first;
  if (!before && i < (int64_t)it->end)
    feature_word(s, f, r, (uint32_t)i);
  else if (s->sum)
    feature_weigh_word(s->sum, f, skills_model_edge(r->reader->skills, before), 1);
  else
    feature_give(s, word_feature_name(f), before ? SLICE("^") : SLICE("$"));
}

typedef char number_text[24]; /* holds any long */

/* In `text`: printf would cost a tenth of all reading where values are not kept. */
static feature_value number_value(number_text *text, long number) {
  char *end = *text + sizeof *text, *at = end;
  bool negative = number < 0;
  for (unsigned long rest = (unsigned long)(negative ? -number : number), first = 1; rest || first;
       rest /= 10, first = 0)
    *--at = (char)('0' + rest % 10);
  if (negative) *--at = '-';
  return value_of((slice){at, (size_t)(end - at)});
}

void feature_number(const feature_sink *s, feature_template t, long number) {
  number_text text;
  FEATURE_FEW(s, t, number, number_value(&text, number));
}

void feature_steps(const feature_sink *s, feature_template t, feature_template sums, long value) {
  if (value < 0)
    feature_number(s, t, -1);
  else if (s->sum && value)
    feature_number(s, sums, value < STEPS_MAX ? value : STEPS_MAX);
  for (long k = 1; !s->sum && k <= value; k++) feature_number(s, t, k);
}

slice feature_join(char *out, size_t size, const slice *parts, size_t count) {
  size_t used = 0;
  for (size_t i = 0; i < count; i++) {
    if (i && used < size) out[used++] = '/';
    size_t part = parts[i].size < size - used ? parts[i].size : size - used;
    if (part) memcpy(out + used, parts[i].data, part);
    used += part;
  }
  return (slice){out, used};
}
