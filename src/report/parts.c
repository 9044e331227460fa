/* What the reports for people share: demands, lists, words. */
#include "report/report_parts.h"

/* "FULL_TIME", as job boards write it in their fields, for people. */
static slice plain_words(arena *a, slice s) {
  slice copy = arena_copy(a, s);
  char *bytes = (char *)(uintptr_t)copy.data;
  for (size_t i = 0; i < s.size; i++)
    if (!((s.data[i] >= 'A' && s.data[i] <= 'Z') || s.data[i] == '_')) return s;
  for (size_t i = 0; i < s.size; i++) bytes[i] = s.data[i] == '_' ? '-' : (char)(s.data[i] | 32);
  return copy;
}

size_t posting_facts(arena *a, const posting *p, slice facts[4]) {
  const slice all[] = {p->company, p->location, plain_words(a, p->employment), plain_words(a, p->seniority)};
  size_t count = 0;
  for (size_t i = 0; i < 4; i++)
    if (slice_trim(all[i]).size) facts[count++] = all[i];
  return count;
}

slice posting_name(const posting *p) {
  return slice_trim(p->title).size ? p->title : SLICE("A posting without a title");
}

/* ---- demands ---- */

static void add_demand(arena *a, demands *all, const char *label, slice value) {
  if (!value.size) return;
  for (size_t i = 0; i < all->count; i++)
    if (slice_equal(all->items[i].label, slice_of(label)) && slice_equal(all->items[i].value, value)) return;
  ARENA_PUSH(a, all, (demand){slice_of(label), value});
}

static const char *condition_words(conditions_class type) {
  static const char *const words[COND_LABEL_REMOTE] = {[COND_WORK_AUTHORIZATION] = "work authorization needed",
                                                       [COND_NO_SPONSORSHIP] = "no visa sponsorship",
                                                       [COND_SPONSORSHIP_OFFERED] = "visa sponsorship offered",
                                                       [COND_CLEARANCE] = "security clearance",
                                                       [COND_ONSITE] = "on site",
                                                       [COND_BACKGROUND_CHECK] = "background check",
                                                       [COND_PHYSICAL] = "physical demands",
                                                       [COND_SHIFT] = "shifts"};
  return words[type] ? words[type] : condition_word(type);
}

static slice with_strength(arena *a, slice s, strength strength) {
  return strength == STRENGTH_REQUIRED ? s : arena_format(a, "%.*s (%s)", SLICE_ARGS(s), strength_word(strength));
}

static void add_conditions(arena *a, const posting *p, demands *all) {
  slice words = SLICE("");
  for (size_t i = 0; i < p->conditions.count; i++)
    words = arena_format(a, "%.*s%s%.*s", SLICE_ARGS(words), words.size ? ", " : "",
                         SLICE_ARGS(with_strength(a, slice_of(condition_words(p->conditions.items[i].type)),
                                                  p->conditions.items[i].strength)));
  add_demand(a, all, "Conditions", words);
}

demands posting_demands(arena *a, const posting *p) {
  demands all = {0};
  for (size_t i = 0; i < p->salaries.count; i++) add_demand(a, &all, "Pay", pay_words(a, &p->salaries.items[i]));
  if (!p->salaries.count) add_demand(a, &all, "Pay", SLICE("not said"));
  for (size_t i = 0; i < p->experience.count; i++)
    add_demand(a, &all, "Years",
               with_strength(a, years_ask_words(a, &p->experience.items[i]), p->experience.items[i].strength));
  for (size_t i = 0; i < p->degrees.count; i++)
    add_demand(a, &all, "Degree",
               with_strength(a, degree_ask_words(a, &p->degrees.items[i]), p->degrees.items[i].strength));
  add_conditions(a, p, &all);
  return all;
}

/* ---- skills ---- */

/* Alternatives: per skill the next one of its group, SIZE_MAX after the last; and per group its first one so far. */
typedef struct groups {
  size_t *next, *first;
} groups;

static groups groups_of(arena *a, const posting *p) {
  groups g = {arena_alloc(a, (p->skills.count + 1) * sizeof *g.next),
              arena_alloc(a, (p->skills.count + 1) * sizeof *g.first)};
  for (size_t i = 0; i <= p->skills.count; i++) g.next[i] = g.first[i] = SIZE_MAX;
  for (size_t i = p->skills.count; i-- > 0;) {
    uint32_t group = p->skills.items[i].any_of;
    if (!group || group > p->skills.count) continue;
    g.next[i] = g.first[group];
    g.first[group] = i;
  }
  return g;
}

static slice group_names(arena *a, const posting *p, const groups *g, size_t first) {
  enum { NAMES = 12 };
  slice names[NAMES];
  size_t count = 0;
  for (size_t i = first; i != SIZE_MAX && count < NAMES; i = g->next[i]) names[count++] = p->skills.items[i].name;
  return count == 1 ? names[0] : arena_join(a, names, count, " or ", " or ");
}

static bool is_later_member(const posting *p, const groups *g, size_t i) {
  uint32_t group = p->skills.items[i].any_of;
  return group && group <= p->skills.count && g->first[group] != i;
}

slices posting_skills(arena *a, const posting *p, strength s, bool soft) {
  slices all = {0};
  groups g = groups_of(a, p);
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *skill = &p->skills.items[i];
    if (skill->strength != s || (skill->kind == SKILL_SOFT) != soft || is_later_member(p, &g, i)) continue;
    slice name = group_names(a, p, &g, i);
    if (!isnan(skill->min_years)) name = arena_format(a, "%.*s (%g+ years)", SLICE_ARGS(name), skill->min_years);
    ARENA_PUSH(a, &all, name);
  }
  return all;
}

/* ---- words ---- */

static const char *warning_words(const char *code) {
  static const char *const words[][2] = {
      {"language_not_read", "The posting is in a language that forte does not read: only names are given, no score."},
      {"no_skills", "No skills were found in the posting."},
      {"no_requirements_section", "The posting has no section of requirements; what is asked was read from its prose."},
      {"looks_like_cv", "This reads like a CV, not like a posting: 'forte skills FILE' makes the skills file from it."},
      {"several_postings", "The text holds several postings, read as one: give forte one of them at a time."},
      {"pattern_limit", "The text is too intricate in places: some of it was not read."},
      {"invalid_utf8", "Some characters could not be read; save the posting as UTF-8."},
      {"pay_spread", "The pay spans more than tenfold: it may be several posts' or hold a slip."},
      {"pay_magnitude", "The pay is so high or so low that it may hold a slip."},
      {"amount_not_parsed", "An amount of pay could not be read."},
      {"few_requirements", "Only few asks could be checked: take the score with care."},
      {"too_many_asks",
       "The text asks for more than any posting does: only the first of its asks were judged. Is it one posting?"},
      {"nothing_checked", "Nothing could be checked."},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(code, words[i][0]) == 0) return words[i][1];
  return code;
}

slice warning_sentence(arena *a, const posting *p, const char *code) {
  enum { NAMED = 6 };
  if (strcmp(code, "several_postings") != 0 || p->roles.count < 2) return slice_of(warning_words(code));
  slice names[NAMED];
  size_t named = p->roles.count < NAMED ? p->roles.count : NAMED;
  for (size_t i = 0; i < named; i++) names[i] = p->roles.items[i].title;
  slice list = arena_join(a, names, named, ", ", ", ");
  return arena_format(
      a,
      "The text holds %zu postings, read as one (%.*s%s): cut it above \"%.*s\" and give forte one at a "
      "time.",
      p->roles.count, SLICE_ARGS(list), named < p->roles.count ? " ..." : "", SLICE_ARGS(names[1]));
}

slice requirement_sum(arena *a, const requirement *r) {
  slice s = SLICE("");
  for (size_t i = 0; i < r->part_count; i++)
    s = arena_format(a, "%.*s%s%s %.2f", SLICE_ARGS(s), i ? " x " : "", r->parts[i].name, r->parts[i].value);
  return s;
}

const char *requirement_strength(const requirement *r) {
  if (r->type == ASK_CONDITION) return "condition";
  return r->strength == STRENGTH_DUTY ? "in the work" : strength_word(r->strength);
}

const char *band_words(const match *m) {
  bool own =
      m->held.size || m->uncapped > m->cap; /* "A stretch, whatever the score", "Hold on": one judgement is enough */
  return own ? "" : strcmp(m->band, "none") == 0 ? "no match" : m->band;
}

const char *status_mark(requirement_status s) {
  static const char *const marks[] = {"?", "\xE2\x9C\x97", "~", "\xE2\x9C\x93"};
  return marks[s];
}
