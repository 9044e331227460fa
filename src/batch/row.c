#include "batch/row.h"

#include "base/maths.h"
#include "batch/signature.h"
#include "match/lift.h"

enum { WORDS_SHOWN = 4 };

/* ---- from a match ---- */

static void add_word(arena *a, slice *list, size_t *count, slice word) {
  if (*count >= WORDS_SHOWN) return;
  *list = *count ? arena_format(a, "%.*s, %.*s", SLICE_ARGS(*list), SLICE_ARGS(word)) : arena_copy(a, word);
  ++*count;
}

/* Requirements come heaviest first: the first met ones are the top reasons. */
static void take_requirements(arena *a, const match *m, row *out) {
  size_t good = 0, bad = 0;
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_CONDITION || r->title) continue;
    if (r->status == STATUS_MET) add_word(a, &out->strengths, &good, r->ask);
  }
  for (size_t i = 0; i < m->gap_of.count; i++) {
    const requirement *r = &m->requirements.items[m->gap_of.items[i]];
    if (r->type != ASK_CONDITION && !r->title) add_word(a, &out->gaps, &bad, r->ask);
  }
  size_t knocked = 0;
  for (size_t i = 0; i < m->knockouts.count; i++) add_word(a, &out->knockouts, &knocked, m->knockouts.items[i].reason);
}

/* Of several amounts the widest range in the first one's currency. */
static void take_pay(const posting *p, row *out) {
  for (size_t i = 0; i < p->salaries.count; i++) {
    const posting_pay *s = &p->salaries.items[i];
    if (s->kind != PAY_BASE && s->kind != PAY_OTE) continue;
    bool first = isnan(out->pay_min) && isnan(out->pay_max);
    if (first) memcpy(out->currency, s->currency, sizeof out->currency);
    if (strcmp(out->currency, s->currency) != 0) continue;
    if (!isnan(s->annual_min) && !(out->pay_min <= s->annual_min)) out->pay_min = s->annual_min;
    if (!isnan(s->annual_max) && !(out->pay_max >= s->annual_max)) out->pay_max = s->annual_max;
  }
}

static void take_facts(const posting *p, row *out) {
  for (size_t i = 0; i < p->experience.count; i++) {
    double asked = p->experience.items[i].min_years;
    if (!isnan(asked) && !(out->years >= asked)) out->years = asked;
  }
  for (size_t i = 0; i < p->conditions.count; i++) {
    conditions_class type = p->conditions.items[i].type;
    out->remote |= type == COND_REMOTE;
    out->hybrid |= type == COND_HYBRID;
    out->onsite |= type == COND_ONSITE;
  }
}

static bool is_shown(const match *m, const dictionary *d, const posting_skill *s) {
  const profile_skill *through;
  return profile_find(m->profile, d, s->concept, s->name, &through) != NULL;
}

static void take_skills(arena *a, const dictionary *d, const match *m, row *out) {
  const posting *p = m->posting;
  match_lift_list lifts = match_lifts(a, d, m);
  out->skills = arena_alloc(a, (p->skills.count + 1) * sizeof *out->skills);
  for (size_t i = 0, next = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    double lifted = NAN;
    if (next < lifts.count && lifts.items[next].skill == i) lifted = lifts.items[next++].score;
    if (s->strength == STRENGTH_NEGATED || s->kind == SKILL_SOFT) continue;
    out->skills[out->skill_count++] = (row_skill){s->name, is_shown(m, d, s), s->strength, lifted};
  }
}

void row_make(arena *a, const dictionary *d, const document *doc, const match *m, row *out) {
  const posting *p = m->posting;
  *out = (row){.score = m->score,
               .cap = m->cap,
               .pay_min = NAN,
               .pay_max = NAN,
               .years = NAN,
               .band = slice_of(m->band),
               .id = p->id,
               .title = p->title,
               .company = p->company,
               .location = p->location,
               .date = doc->date,
               .url = doc->url,
               .file = SLICE(""),
               .hash = SLICE(""),
               .strengths = SLICE(""),
               .gaps = SLICE(""),
               .knockouts = SLICE(""),
               .requisition = SLICE("")};
  take_requirements(a, m, out);
  take_pay(p, out);
  take_facts(p, out);
  take_skills(a, d, m, out);
  out->requisition = requisition_number(p->text);
  out->signed_text = signature_make(a, p->text, out->signature);
}

/* ---- copies ---- */

void row_texts(row *r, slice *texts[ROW_TEXTS]) {
  slice *all[ROW_TEXTS] = {&r->band, &r->id,   &r->title,     &r->company, &r->location, &r->date,
                           &r->url,  &r->hash, &r->strengths, &r->gaps,    &r->knockouts};
  memcpy(texts, all, sizeof all);
}

row row_copy(arena *a, const row *r) {
  row copy = *r;
  slice *texts[ROW_TEXTS];
  row_texts(&copy, texts);
  for (int i = 0; i < ROW_TEXTS; i++) *texts[i] = arena_copy(a, *texts[i]);
  copy.file = arena_copy(a, r->file);
  copy.requisition = arena_copy(a, r->requisition);
  copy.skills = arena_alloc(a, (r->skill_count + 1) * sizeof *copy.skills);
  for (size_t i = 0; i < r->skill_count; i++) copy.skills[i] = r->skills[i]; /* names: the caller's to keep */
  return copy;
}

/* ---- packed: native byte order, a store belongs to one machine's kind; the version in its key says so ---- */

static void put(buffer *out, const void *bytes, size_t size) { buffer_add(out, (slice){bytes, size}); }

static void put_text(buffer *out, slice s) {
  uint16_t size = (uint16_t)(s.size < UINT16_MAX ? s.size : UINT16_MAX);
  put(out, &size, sizeof size);
  buffer_add(out, (slice){s.data, size}); /* what is not there has no data */
}

static bool get(slice *rest, void *out, size_t size) {
  if (rest->size < size) return false;
  memcpy(out, rest->data, size);
  *rest = slice_cut(*rest, size, rest->size);
  return true;
}

static bool get_text(arena *a, slice *rest, slice *out) {
  uint16_t size;
  if (!get(rest, &size, sizeof size) || rest->size < size) return false;
  *out = arena_copy(a, slice_cut(*rest, 0, size));
  *rest = slice_cut(*rest, size, rest->size);
  return true;
}

typedef struct packed {
  double score, cap, pay_min, pay_max, years;
  char currency[4];
  uint8_t remote, hybrid, onsite, signed_text;
  uint32_t skills;
} packed;

void row_pack(const row *r, buffer *out) {
  packed p = {.score = r->score,
              .cap = r->cap,
              .pay_min = r->pay_min,
              .pay_max = r->pay_max,
              .years = r->years,
              .remote = r->remote,
              .hybrid = r->hybrid,
              .onsite = r->onsite,
              .signed_text = r->signed_text,
              .skills = (uint32_t)r->skill_count};
  memcpy(p.currency, r->currency, sizeof p.currency);
  put(out, &p, sizeof p);
  put(out, r->signature, sizeof r->signature);
  put_text(out, r->requisition);
  for (size_t i = 0; i < r->skill_count; i++) {
    const row_skill *s = &r->skills[i];
    uint8_t flags[2] = {s->shown, (uint8_t)s->strength};
    int16_t tenths = isnan(s->lifted) ? -1 : (int16_t)rounded_whole(s->lifted * 10);
    put(out, flags, sizeof flags);
    put(out, &tenths, sizeof tenths);
    put_text(out, s->name);
  }
}

bool row_unpack(arena *a, slice bytes, row *out) {
  packed p;
  *out = (row){.file = SLICE("")};
  if (!get(&bytes, &p, sizeof p) || !get(&bytes, out->signature, sizeof out->signature)) return false;
  out->score = p.score, out->cap = p.cap, out->pay_min = p.pay_min, out->pay_max = p.pay_max, out->years = p.years;
  out->remote = p.remote, out->hybrid = p.hybrid, out->onsite = p.onsite, out->signed_text = p.signed_text;
  memcpy(out->currency, p.currency, sizeof out->currency);
  out->currency[3] = '\0';
  if (!get_text(a, &bytes, &out->requisition) || p.skills > bytes.size) return false;
  out->skills = arena_alloc(a, (p.skills + 1) * sizeof *out->skills);
  for (; out->skill_count < p.skills; out->skill_count++) {
    row_skill *s = &out->skills[out->skill_count];
    uint8_t flags[2];
    int16_t tenths;
    if (!get(&bytes, flags, sizeof flags) || !get(&bytes, &tenths, sizeof tenths) || !get_text(a, &bytes, &s->name))
      return false;
    s->lifted = tenths < 0 ? NAN : tenths / 10.0;
    s->shown = flags[0];
    s->strength = flags[1] <= STRENGTH_REQUIRED ? (strength)flags[1] : STRENGTH_DUTY;
  }
  return true;
}
