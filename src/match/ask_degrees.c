/* Degrees as requirements: a ladder of levels, and fields that meet by their words. */
#include <ctype.h>

#include "match/match_parts.h"

static const double BARE_DEGREE = 0.3; /* "a degree" of any field says little of the work */
static const double OTHER_FIELD = 0.5, UNTOLD_FIELD = 0.75, LOWER_LEVEL = 0.5, LOWER_LEVEL_OTHER_FIELD = 0.25,
                    EXPERIENCE_INSTEAD = 0.9;
static const double DEGREE_CAP = 60;
enum { FIELDS_SHOWN = 6 };
static const double YEARS_INSTEAD = 4; /* of work like this, where the posting takes experience for a degree */

static degree_level lowest_level(unsigned levels) {
  for (int l = 0; l < DEGREE_LEVELS; l++)
    if (levels >> l & 1) return (degree_level)l;
  return DEGREE_ANY;
}

/* A diploma from school is no "degree" of unspecified level; an MBA is a master's, and more than one where one is
 * asked. */
static bool level_reaches(degree_level own, degree_level asked) {
  if (asked == DEGREE_ANY) return own == DEGREE_ANY || own >= DEGREE_ASSOCIATE;
  if (asked == DEGREE_PROFESSIONAL || asked == DEGREE_MBA) return own == asked;
  return own >= asked;
}

/* ---- fields ---- */

static size_t field_word(slice field, size_t at, slice *word) {
  static const char ends[] = " ,/()&-";
  while (at < field.size && is_among_signs(field.data[at], ends)) at++;
  size_t start = at;
  while (at < field.size && !is_among_signs(field.data[at], ends)) at++;
  *word = slice_cut(field, start, at);
  return at;
}

/* "Statistics" meets "Statistical Science", "Economics" meets "Economic History": the first five letters decide. */
static bool word_meets(slice word, slice field) {
  slice other;
  for (size_t at = field_word(field, 0, &other); other.size; at = field_word(field, at, &other)) {
    size_t common = word.size < other.size ? word.size : other.size;
    if (common > 6) common = 6;
    if (common >= 5 ? slice_equal_nocase(slice_cut(word, 0, common), slice_cut(other, 0, common))
                    : slice_equal_nocase(word, other))
      return true;
  }
  return false;
}

static bool words_meet(const matching *m, uint32_t generic, slice asked, slice own) {
  bool only_generic = true;
  slice word;
  for (size_t at = field_word(asked, 0, &word); word.size; at = field_word(asked, at, &word)) {
    if (dictionary_has_value(m->dictionary, generic, word)) continue;
    only_generic = false;
    if (word_meets(word, own)) return true;
  }
  if (!only_generic) return false;
  for (size_t at = field_word(asked, 0, &word); word.size; at = field_word(asked, at, &word))
    if (word.size > 4 && word_meets(word, own)) return true;
  return false;
}

/* "a quantitative field": a family, whose members are the beginnings of words. */
static bool family_meets(const matching *m, slice asked, slice own) {
  const dictionary *d = m->dictionary;
  uint32_t first, end;
  words_range(d, &first, &end);
  for (uint32_t c = first; c < end; c++) {
    if (dictionary_class(d, c) != MATCH_FAMILY || !dictionary_holds_value(d, c, asked)) continue;
    uint32_t members = words_class(d, arena_format(m->arena, "%.*s.holds", SLICE_ARGS(dictionary_name(d, c))).data);
    slice word, start;
    for (size_t at = field_word(own, 0, &word); word.size; at = field_word(own, at, &word))
      if (dictionary_begins_with_value(d, members, word, &start)) return true;
  }
  return false;
}

static bool is_generic(const matching *m, uint32_t generic, slice field) {
  slice word;
  for (size_t at = field_word(field, 0, &word); word.size; at = field_word(field, at, &word))
    if (!dictionary_has_value(m->dictionary, generic, word)) return false;
  return true;
}

/* "HCI" of "Human-Computer Interaction", "MIS" of "Management Information Systems". */
static bool is_short_for(slice letters, slice field) {
  size_t count = 0;
  slice word;
  for (size_t at = field_word(field, 0, &word); word.size; at = field_word(field, at, &word)) {
    if (word_is(dictionary_builtin(), word, SET_NAME_JOINTS)) continue;
    if (count == letters.size || letters.data[count] != toupper((unsigned char)word.data[0])) return false;
    count++;
  }
  return count >= 2 && count == letters.size;
}

static bool field_meets(const matching *m, const posting_degree *asked, slice own) {
  if (asked->fields.count == 0) return true;
  uint32_t generic = words_class(m->dictionary, "field.generic");
  for (size_t i = 0; i < asked->fields.count; i++)
    if (words_meet(m, generic, asked->fields.items[i], own) || is_short_for(own, asked->fields.items[i]) ||
        is_short_for(asked->fields.items[i], own) ||
        (is_generic(m, generic, asked->fields.items[i]) && family_meets(m, asked->fields.items[i], own)))
      return true;
  return false;
}

/* ---- judging ---- */

typedef struct judged {
  const profile_degree *degree;
  double credit;
  const char *why;
} judged;

static judged judge(const matching *m, const posting_degree *asked, const profile_degree *own) {
  bool level = false;
  for (int l = 0; l < DEGREE_LEVELS; l++)
    if (asked->levels >> l & 1) level |= level_reaches(own->level, (degree_level)l);
  bool any_field = lowest_level(asked->levels) <= DEGREE_HIGH_SCHOOL && asked->levels != 1u << DEGREE_ANY;
  bool field = any_field || field_meets(m, asked, own->field);
  if (level && field) return (judged){own, 1, ""};
  if (level && m->apart) return (judged){own, UNTOLD_FIELD, "its field is not compared across languages"};
  if (level && !own->field.size) return (judged){own, UNTOLD_FIELD, "its field is not said"};
  if (level) return (judged){own, OTHER_FIELD, "another field"};
  if (own->level == DEGREE_HIGH_SCHOOL) return (judged){own, 0, "below what they ask"};
  return (judged){own, field ? LOWER_LEVEL : LOWER_LEVEL_OTHER_FIELD,
                  field ? "a lower level" : "lower, in another field"};
}

/* "quantitative" alone is how some postings name a family of fields. */
static slice field_words(arena *a, slice field) {
  const dictionary *d = dictionary_builtin();
  bool kind = dictionary_has_value(d, words_class(d, "field.kind"), field);
  return kind ? arena_format(a, "a %.*s field", SLICE_ARGS(field)) : field;
}

slice degree_ask_words(arena *a, const posting_degree *g) {
  slice levels[DEGREE_LEVELS];
  size_t count = 0;
  for (int l = 0; l < DEGREE_LEVELS; l++)
    if (g->levels >> l & 1)
      levels[count++] = say_english(arena_format(a, "asks-%s", degree_level_word((degree_level)l)).data);
  slice s = words_join(a, levels, count, " or ");
  if (s.size > 2 && s.data[s.size - 2] == '\'') s = arena_format(a, "%.*s degree", SLICE_ARGS(s));
  if (g->fields.count) {
    size_t shown = g->fields.count <= FIELDS_SHOWN ? g->fields.count : FIELDS_SHOWN - 1;
    slice names[FIELDS_SHOWN];
    for (size_t i = 0; i < shown; i++) names[i] = field_words(a, g->fields.items[i]);
    slice fields = words_join(a, names, shown, shown < g->fields.count ? ", " : " or ");
    s = arena_format(a, "%.*s in %.*s%s", SLICE_ARGS(s), SLICE_ARGS(fields),
                     shown < g->fields.count ? " or another of their fields" : "");
  }
  if (g->or_experience) s = arena_format(a, "%.*s, or experience instead", SLICE_ARGS(s));
  char *first = (char *)(uintptr_t)s.data;
  if (s.size && *first >= 'a' && *first <= 'z') *first = (char)(*first - 32);
  return s;
}

/* "Paralegal certificate or bachelor's degree": the certificate, where the CV shows it. */
static const requirement *paper_instead(const matching *m, const posting_degree *g) {
  for (size_t i = 0; i < m->out->requirements.count; i++) {
    const requirement *r = &m->out->requirements.items[i];
    if (r->type != ASK_SKILL || r->title || r->status != STATUS_MET) continue;
    const posting_skill *s = &m->posting->skills.items[r->index];
    if (s->kind == SKILL_CERT && s->mentions.count == 1 && ask_is_either(m, s->mentions.items[0].at, g->at)) return r;
  }
  return NULL;
}

/* Who has worked and names no degree at all leaves the diploma of a school out: nothing is known of it. */
static bool is_left_out(const matching *m, const posting_degree *g) {
  return lowest_level(g->levels) == DEGREE_HIGH_SCHOOL && !m->who->degrees.count && m->who->roles.count;
}

/* The years that the posting takes for a degree: what it says, or a few. */
static double years_instead(const posting *p) {
  for (size_t i = 0; i < p->experience.count; i++)
    if (p->experience.items[i].instead && p->experience.items[i].min_years > 0) return p->experience.items[i].min_years;
  return YEARS_INSTEAD;
}

static void settle(matching *m, const posting_degree *g, const judged *best, requirement *r) {
  arena *a = m->arena;
  r->credit = best->credit;
  r->reason = best->degree ? arena_format(a, "%.*s%s%s%s", SLICE_ARGS(degree_words(a, best->degree)),
                                          *best->why ? " (" : "", best->why, *best->why ? ")" : "")
                           : SLICE("no degree in the CV");
  if (g->or_experience && r->credit < EXPERIENCE_INSTEAD && m->relevant_years > 0) {
    double instead = EXPERIENCE_INSTEAD * smaller_of(1, m->relevant_years / years_instead(m->posting));
    if (instead > r->credit) {
      r->credit = instead;
      r->years_have = m->relevant_years;
      if (best->credit < UNTOLD_FIELD) r->degree = NULL;
      r->reason = arena_format(a, "%.*s of this kind of work instead", SLICE_ARGS(words_years(a, m->relevant_years)));
    }
  }
  const requirement *paper = r->credit < EXPERIENCE_INSTEAD ? paper_instead(m, g) : NULL;
  if (paper) {
    r->credit = larger_of(EXPERIENCE_INSTEAD, paper->credit);
    r->reason = arena_format(a, "or: %.*s", SLICE_ARGS(paper->ask));
    r->degree = NULL;
  }
  r->status = r->credit >= EXPERIENCE_INSTEAD ? STATUS_MET : r->credit > 0 ? STATUS_PARTLY : STATUS_NOT_MET;
  if (r->status == STATUS_MET || !is_left_out(m, g)) return;
  r->status = STATUS_UNKNOWN;
  r->reason = SLICE("seldom said in a CV; not counted");
}

static void ask_degree(matching *m, const posting_degree *g, uint32_t index) {
  judged best = {NULL, 0, ""};
  for (size_t i = 0; i < m->who->degrees.count; i++) {
    judged j = judge(m, g, &m->who->degrees.items[i]);
    if (!best.degree || j.credit > best.credit) best = j;
  }
  requirement r = {.ask = degree_ask_words(m->arena, g),
                   .type = ASK_DEGREE,
                   .strength = g->strength,
                   .index = index,
                   .implied_by = SLICE(""),
                   .years_have = NAN,
                   .years_asked = NAN};
  r.degree = best.degree;
  settle(m, g, &best, &r);
  if (best.degree) ARENA_PUSH(m->arena, &r.evidence, role_evidence(m->who, -1, degree_words(m->arena, best.degree)));
  bool lower = !best.degree || !level_reaches(best.degree->level, lowest_level(g->levels));
  if (g->strength == STRENGTH_REQUIRED && !g->or_experience && r.status != STATUS_MET && r.status != STATUS_UNKNOWN &&
      lower && !m->degree_caps && !has_alternative(m, g->at)) {
    m->degree_caps = true; /* once: "BSN, or ADN" lacks both, and the cap is one */
    add_knockout(m, "degree", DEGREE_CAP,
                 arena_format(m->arena, "required, with nothing taken in its place: %.*s; in the CV: %.*s",
                              SLICE_ARGS(r.ask),
                              SLICE_ARGS(best.degree ? degree_words(m->arena, best.degree) : SLICE("none"))));
  }
  weight_part_add(&r, "strength", strength_weight(r.strength));
  if (!g->fields.count) weight_part_add(&r, "kind", BARE_DEGREE);
  weight_finish(&r);
  ARENA_PUSH(m->arena, &m->out->requirements, r);
}

static bool is_same_demand(const posting_degree *a, const posting_degree *b) {
  return a->levels == b->levels && a->strength == b->strength;
}

/* A posting that names the same level twice asks for one degree; its fields are those of both places. */
static posting_degree merged(const matching *m, uint32_t first) {
  const posting *p = m->posting;
  posting_degree all = p->degrees.items[first];
  all.fields.items = NULL;
  all.fields.count = all.fields.capacity = 0;
  bool open = false;
  for (uint32_t i = first; i < p->degrees.count; i++) {
    const posting_degree *g = &p->degrees.items[i];
    if (!is_same_demand(g, &all)) continue;
    all.or_experience |= g->or_experience;
    open |= g->fields.count == 0 && i == first;
    for (size_t k = 0; k < g->fields.count && all.fields.count < 64; k++) {
      bool known = false;
      for (size_t n = 0; n < all.fields.count; n++)
        known |= slice_equal_nocase(all.fields.items[n], g->fields.items[k]);
      if (!known) ARENA_PUSH(m->arena, &all.fields, g->fields.items[k]);
    }
  }
  if (open) all.fields.count = 0;
  return all;
}

void ask_degrees(matching *m) {
  const posting *p = m->posting;
  for (uint32_t i = 0; i < p->degrees.count; i++) {
    bool seen = false;
    for (uint32_t k = 0; k < i && !seen; k++) seen = is_same_demand(&p->degrees.items[k], &p->degrees.items[i]);
    if (seen) continue;
    posting_degree g = merged(m, i);
    ask_degree(m, &g, i);
  }
}
