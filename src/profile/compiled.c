#include "profile/compiled.h"

#include "profile/stems.h"

/* One walk over a profile for both ways, so that what is written is what is read. */
typedef struct packer {
  buffer *out; /* NULL: reading */
  slice left;  /* to be read */
  bool broken;
  arena *arena;
  const dictionary *dictionary;
  const profile *profile; /* what the lines of the index speak of */
} packer;

static void pack_bytes(packer *k, void *x, size_t size) {
  if (k->out) {
    buffer_add(k->out, (slice){x, size});
  } else if (!k->broken && k->left.size >= size) {
    memcpy(x, k->left.data, size);
    k->left = slice_cut(k->left, size, k->left.size);
  } else {
    k->broken = true;
    memset(x, 0, size);
  }
}

enum { YEAR_LAST = 9999, MONTH_LAST = YEAR_LAST * 12 + 11 };
static const double SALARY_MAX = 1e12;

#define PACK(k, x) pack_bytes((k), &(x), sizeof(x))

/* A whole number from `least` to `most`. */
static long pack_number(packer *k, long x, long least, long most) {
  int64_t wide = x;
  PACK(k, wide);
  if (wide >= least && wide <= most) return (long)wide;
  k->broken = true;
  return least;
}

static void pack_bool(packer *k, bool *x) { *x = pack_number(k, *x, 0, 1); }

static void pack_int(packer *k, int *x) { *x = (int)pack_number(k, *x, INT32_MIN, INT32_MAX); }

static void pack_month(packer *k, month *x) { *x = (month)pack_number(k, *x, MONTH_NONE, MONTH_LAST); }

/* NAN: not known. */
static void pack_amount(packer *k, double *x, double most) {
  PACK(k, *x);
  k->broken |= *x < 0 || *x > most;
}

static void pack_concept(packer *k, uint32_t *x) {
  PACK(k, *x);
  k->broken |= *x != DICTIONARY_NONE && *x >= dictionary_concepts(k->dictionary);
}

static void pack_text(packer *k, slice *s) {
  uint32_t size = (uint32_t)s->size;
  PACK(k, size);
  if (k->out) {
    if (size) buffer_add(k->out, *s);
  } else if (size <= k->left.size) {
    *s = size ? slice_cut(k->left, 0, size) : SLICE("");
    k->left = slice_cut(k->left, size, k->left.size);
  } else {
    k->broken = true;
    *s = SLICE("");
  }
}

/* Of what takes four bytes at least: no count asks for more memory than the bytes are worth. */
static size_t pack_count(packer *k, size_t count) {
  uint32_t n = (uint32_t)count;
  PACK(k, n);
  if (!k->out && n > k->left.size / sizeof n) k->broken = true;
  return k->broken ? 0 : n;
}

#define PACK_LIST(k, list, each)                                                                                       \
  do {                                                                                                                 \
    size_t count_ = pack_count((k), (list)->count);                                                                    \
    if (!(k)->out) {                                                                                                   \
      (list)->items = arena_alloc((k)->arena, (count_ + 1) * sizeof *(list)->items);                                   \
      (list)->count = (list)->capacity = count_;                                                                       \
    }                                                                                                                  \
    for (size_t i_ = 0; i_ < count_ && !(k)->broken; i_++) each((k), &(list)->items[i_]);                              \
  } while (0)

/* ---- what the file says ---- */

static void pack_source(packer *k, profile_source *s) {
  pack_text(k, &s->file);
  pack_text(k, &s->sha256);
  pack_text(k, &s->path);
}

static void pack_role(packer *k, profile_role *r) {
  pack_text(k, &r->title);
  pack_text(k, &r->employer);
  pack_text(k, &r->place);
  pack_text(k, &r->note);
  pack_month(k, &r->from);
  pack_month(k, &r->to);
  pack_bool(k, &r->current);
  pack_bool(k, &r->from_year);
  pack_bool(k, &r->to_year);
  pack_bool(k, &r->project);
  PACK(k, r->work);
  r->level = (int)pack_number(k, r->level, SENIORITY_NONE, UINT8_MAX);
}

static void pack_degree(packer *k, profile_degree *d) {
  d->level = (degree_level)pack_number(k, (long)d->level, 0, DEGREE_LEVELS - 1);
  pack_text(k, &d->field);
  pack_text(k, &d->school);
  pack_text(k, &d->note);
  d->year = (int)pack_number(k, d->year, 0, YEAR_LAST);
}

static void pack_evidence(packer *k, profile_evidence *e) {
  pack_text(k, &e->text);
  pack_int(k, &e->role);
  pack_bool(k, &e->opens);
  PACK(k, e->rank);
}

static void pack_skill(packer *k, profile_skill *s) {
  pack_text(k, &s->name);
  pack_text(k, &s->level);
  pack_text(k, &s->origin);
  pack_text(k, &s->note);
  s->kind = (skill_kind)pack_number(k, (long)s->kind, SKILL_HARD, SKILL_LANGUAGE);
  pack_concept(k, &s->concept);
  pack_amount(k, &s->years, YEARS_MAX);
  pack_month(k, &s->last_used);
  pack_bool(k, &s->last_used_year);
  PACK_LIST(k, &s->aliases, pack_text);
  PACK_LIST(k, &s->evidence, pack_evidence);
  PACK(k, s->work);
}

static void pack_doubt(packer *k, profile_doubt *d) {
  pack_text(k, &d->line);
  pack_text(k, &d->reason);
}

static void pack_said(packer *k, profile *p) {
  pack_month(k, &p->as_of);
  pack_text(k, &p->as_of_date);
  pack_amount(k, &p->years_total, YEARS_MAX);
  PACK_LIST(k, &p->sources, pack_source);
  PACK_LIST(k, &p->roles, pack_role);
  PACK_LIST(k, &p->degrees, pack_degree);
  PACK_LIST(k, &p->skills, pack_skill);
  PACK_LIST(k, &p->sentences, pack_evidence);
  pack_amount(k, &p->salary_min, SALARY_MAX);
  pack_text(k, &p->wish_currency);
  PACK_LIST(k, &p->work_modes, pack_text);
  PACK_LIST(k, &p->authorized_in, pack_text);
  pack_text(k, &p->clearance);
  pack_text(k, &p->schema);
  pack_text(k, &p->note);
  PACK_LIST(k, &p->built, pack_text);
  PACK_LIST(k, &p->doubts, pack_doubt);
}

/* Every evidence's role is one of the profile's, or none. */
static bool roles_are_there(const profile *p) {
  bool there = true;
  for (size_t i = 0; i < p->skills.count; i++)
    for (size_t n = 0; n < p->skills.items[i].evidence.count; n++)
      there &= p->skills.items[i].evidence.items[n].role < (int)p->roles.count;
  for (size_t i = 0; i < p->sentences.count; i++) there &= p->sentences.items[i].role < (int)p->roles.count;
  return there;
}

/* ---- what was found in it ---- */

static uint32_t *pack_numbers(packer *k, const uint32_t *numbers, uint32_t *count) {
  *count = (uint32_t)pack_count(k, *count);
  uint32_t *all = k->out ? (uint32_t *)(uintptr_t)numbers : arena_alloc(k->arena, (*count + 1) * sizeof *all);
  pack_bytes(k, all, *count * sizeof *all);
  return all;
}

static const profile_evidence *evidence_of(const profile *p, size_t skill, size_t *count) {
  bool own = skill < p->skills.count;
  *count = own ? p->skills.items[skill].evidence.count : p->sentences.count;
  return own ? p->skills.items[skill].evidence.items : p->sentences.items;
}

/* A sentence's evidence, by its place among those of a skill or of none. */
static void pack_evidence_of(packer *k, stem_line *l) {
  const profile *p = k->profile;
  uint32_t skill = (uint32_t)p->skills.count, at = 0;
  size_t count;
  for (size_t i = 0; k->out && i <= p->skills.count; i++) {
    uintptr_t first = (uintptr_t)evidence_of(p, i, &count), there = (uintptr_t)l->evidence;
    if (there < first || there >= first + count * sizeof *l->evidence) continue;
    skill = (uint32_t)i;
    at = (uint32_t)((there - first) / sizeof *l->evidence);
    break;
  }
  PACK(k, skill);
  PACK(k, at);
  bool there = skill <= p->skills.count;
  const profile_evidence *all = evidence_of(p, there ? skill : p->skills.count, &count);
  if (!there || at >= count)
    k->broken = true;
  else
    l->evidence = &all[at];
}

static size_t most_index(const profile *p, line_kind kind) {
  return kind == LINE_DEGREE ? p->degrees.count : kind == LINE_SKILL ? p->skills.count : p->roles.count;
}

static void pack_line(packer *k, stem_line *l) {
  const profile *p = k->profile;
  l->kind = (line_kind)pack_number(k, (long)l->kind, LINE_SENTENCE, LINE_SKILL);
  l->role = (int)pack_number(k, l->role, -1, (long)p->roles.count - 1);
  pack_text(k, &l->text);
  pack_concept(k, &l->skill);
  if (l->kind == LINE_SENTENCE) {
    pack_evidence_of(k, l);
    PACK(k, l->work);
  } else {
    PACK(k, l->index);
    k->broken |= l->index >= most_index(p, l->kind);
  }
  l->stems = pack_numbers(k, l->stems, &l->count);
  l->words = pack_numbers(k, l->words, &l->length);
  PACK(k, l->mask);
}

static void pack_found(packer *k, profile *p) {
  PACK(k, p->work);
  p->language = (uint8_t)pack_number(k, p->language, 0, (long)dictionary_languages(k->dictionary) - 1);
  for (int i = 0; i < IMPLIED_WORDS; i++) PACK(k, p->implied[i]);
}

static void pack_index(packer *k, stem_index *index) {
  PACK_LIST(k, &index->lines, pack_line);
  PACK(k, index->all);
}

void profile_compiled_write(const profile *p, const dictionary *d, arena *a, buffer *out) {
  profile copy = *p;
  packer k = {.out = out, .arena = a, .dictionary = d, .profile = &copy};
  stem_index index = *p->stems;
  pack_said(&k, &copy);
  pack_found(&k, &copy);
  pack_index(&k, &index);
}

bool profile_compiled_read(slice bytes, const dictionary *d, arena *a, profile *out) {
  packer k = {.left = bytes, .arena = a, .dictionary = d, .profile = out};
  stem_index *index = arena_alloc(a, sizeof *index);
  *out = (profile){.implied = arena_alloc(a, IMPLIED_WORDS * sizeof *out->implied)};
  pack_said(&k, out);
  pack_found(&k, out);
  pack_index(&k, index);
  if (k.broken || k.left.size || !roles_are_there(out)) return false;
  out->implied_of = out->skills.count;
  index->said = said_lines_new(a, d, index);
  out->stems = index;
  return true;
}
