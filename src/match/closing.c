/* The last line of the points: years, degree and languages, in words that a person says. */
#include "match/match_parts.h"

static const double LEAST_YEARS = 0.5;
static const double TOO_FEW = 0.6; /* a smaller share of what they ask is no argument */
static const double FIELD_MET = 0.5;
enum { TITLES = 3, LANGUAGES = 4 };

/* "Seven years", "2.5 years", "14 years". */
static slice years_spoken(const wording *w, double years) {
  slice words = words_years(w->arena, years);
  uint32_t class = words_class(w->dictionary, "count");
  size_t whole = (size_t)floor(years + 0.01);
  if (slice_find(words, SLICE(" year"), 0) == SIZE_MAX || slice_find(words, SLICE("."), 0) != SIZE_MAX) return words;
  if (class == DICTIONARY_NONE || !whole || whole > dictionary_values(w->dictionary, class)) return words;
  slice word = dictionary_value(w->dictionary, class, whole - 1);
  return arena_format(w->arena, "%.*s year%s", SLICE_ARGS(word), whole == 1 ? "" : "s");
}

/* The titles of the roles that are work like this, newest first: "Lead Data Scientist and Data Scientist". */
static slice titles_of(const matching *m) {
  slice titles[TITLES];
  size_t count = 0;
  for (size_t i = 0; i < m->who->roles.count && count < TITLES; i++) {
    slice title = slice_trim(m->who->roles.items[i].title);
    bool known = !m->relevant[i] || !title.size;
    for (size_t k = 0; k < count && !known; k++) known = slice_equal_nocase(titles[k], title);
    if (!known) titles[count++] = title;
  }
  return words_join(m->arena, titles, count, " and ");
}

/* "2+" of "2+ years in data science". */
static slice amount_of(const requirement *r) {
  size_t year = slice_find(r->ask, SLICE(" year"), 0);
  return year == SIZE_MAX ? r->ask : slice_cut(r->ask, 0, year);
}

/* The amount that they ask of such work; what is asked of a product alone is told with the product. */
static const requirement *amount_asked(const match *m, bool of_roles) {
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_YEARS && r->years_asked > 0 && (r->evidence.count > 0) == of_roles) return r;
  }
  return NULL;
}

static slice asked_words(arena *a, const requirement *r, double have) {
  if (!r || r->status != STATUS_MET || have + 0.1 < r->years_asked) return SLICE("");
  return arena_format(a, " (they ask for %.*s)", SLICE_ARGS(amount_of(r)));
}

static slice years_of_roles(const wording *w, const matching *m) {
  const requirement *asked = amount_asked(w->match, true);
  slice titles = titles_of(m);
  if (m->relevant_years < LEAST_YEARS || !titles.size) return SLICE("");
  if (asked && m->relevant_years < TOO_FEW * asked->years_asked) return SLICE("");
  return arena_format(w->arena, "%.*s as %.*s%.*s", SLICE_ARGS(years_spoken(w, m->relevant_years)), SLICE_ARGS(titles),
                      SLICE_ARGS(asked_words(w->arena, asked, m->relevant_years)));
}

static slice years_of_product(const wording *w) {
  const requirement *asked = amount_asked(w->match, false);
  if (!asked || asked->status != STATUS_MET || asked->years_have < LEAST_YEARS) return SLICE("");
  size_t in = slice_find(asked->ask, SLICE(" in "), 0);
  if (in == SIZE_MAX) return SLICE("");
  return arena_format(w->arena, "%.*s of %.*s%.*s", SLICE_ARGS(years_spoken(w, asked->years_have)),
                      SLICE_ARGS(slice_cut(asked->ask, in + 4, asked->ask.size)),
                      SLICE_ARGS(asked_words(w->arena, asked, asked->years_have)));
}

/* ---- degrees and languages ---- */

/* The highest degree that answers an ask; none where experience stands in its place. */
static slice degree_spoken(const match *m) {
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_DEGREE && r->credit >= FIELD_MET && isnan(r->years_have) && r->evidence.count)
      return r->evidence.items[0].text;
  }
  return SLICE("");
}

static const profile_skill *own_language(const profile *who, slice name) {
  for (size_t i = 0; i < who->skills.count; i++)
    if (who->skills.items[i].kind == SKILL_LANGUAGE && slice_equal(who->skills.items[i].name, name))
      return &who->skills.items[i];
  return NULL;
}

static slice languages_spoken(arena *a, const match *m) {
  slice names[LANGUAGES];
  size_t count = 0;
  for (size_t i = 0; i < m->posting->skills.count && count < LANGUAGES; i++) {
    const posting_skill *s = &m->posting->skills.items[i];
    const profile_skill *own = own_language(m->profile, s->name);
    if (s->kind != SKILL_LANGUAGE || s->strength == STRENGTH_NEGATED || !own) continue;
    names[count++] =
        own->level.size ? arena_format(a, "%.*s (%.*s)", SLICE_ARGS(own->name), SLICE_ARGS(own->level)) : own->name;
  }
  return words_join(a, names, count, " and ");
}

slice word_closing(const wording *w, const matching *m) {
  slice parts[] = {years_of_roles(w, m), years_of_product(w), degree_spoken(w->match),
                   languages_spoken(w->arena, w->match)};
  slice all = SLICE("");
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].size)
      all = arena_format(w->arena, "%.*s%s%.*s", SLICE_ARGS(all), all.size ? "; " : "", SLICE_ARGS(parts[i]));
  return all.size ? word_opening(w->arena, arena_format(w->arena, "%.*s.", SLICE_ARGS(all))) : all;
}
