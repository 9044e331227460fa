/* The last line of the points: years, degree, licences and languages, in words that a person says, in the
   posting's language. */
#include <ctype.h>

#include "match/match_parts.h"

static const double LEAST_YEARS = 0.5;
static const double TOO_FEW = 0.6; /* a smaller share of what they ask is no argument */
static const double FIELD_MET = 0.5;
static const double WHOLE_YEARS = 3, NEARLY = 0.75; /* from three on years are told whole, the last one nearly */
#define DASH " \xE2\x80\x93 "
enum { TITLES = 3, TITLE_WORDS = 5, LANGUAGES = 4 };

/* ---- years ---- */

/* "Seven years", "nearly five years" (4.8), "2.5 years", "4 months". */
static slice years_spoken(const wording *w, double years) {
  double shown = years_shown(years);
  if (shown < 1) {
    int months = (int)floor(shown * 12 + 0.5);
    return say_number(w, months == 1 ? "month" : "months", words_figure(w->arena, months));
  }
  size_t whole = (size_t)shown;
  bool nearly = shown >= WHOLE_YEARS && years - shown >= NEARLY;
  if (nearly) whole++;
  const char *phrase = whole == 1 && shown - 1 < 0.01 ? "year" : "years";
  if (!nearly && shown - (double)whole > 0.01)
    return say_number(w, phrase, say_decimal(w, words_figure(w->arena, shown)));
  slice word = say_nth(w, "count", whole - 1);
  slice said = say_number(w, phrase, word.size ? word : words_figure(w->arena, (double)whole));
  return nearly ? say(w, "nearly", said, SLICE("")) : said;
}

/* "Staff Nurse, Telemetry" in a list of titles is "Staff Nurse (Telemetry)", a long one its head alone. */
static slice title_said(arena *a, slice title) {
  title = slice_trim(title);
  size_t comma = slice_find(title, SLICE(", "), 0);
  if (word_count(title) > TITLE_WORDS) {
    static const char *const signs[] = {", ", " - ", DASH, " (", " | ", ": "};
    size_t end = title.size;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
      size_t at = slice_find(title, slice_of(signs[i]), 0);
      if (at != SIZE_MAX && at > 0 && at < end) end = at;
    }
    return slice_trim(slice_cut(title, 0, end));
  }
  if (comma == SIZE_MAX || slice_find(title, SLICE("("), 0) != SIZE_MAX) return title;
  return arena_format(a, "%.*s (%.*s)", SLICE_ARGS(slice_cut(title, 0, comma)),
                      SLICE_ARGS(slice_cut(title, comma + 2, title.size)));
}

typedef struct told {
  const bool *roles; /* those that the years are told of */
  double years;
} told;

/* The roles that the years asked for were counted over: those whose titles name the subject ("teaching"), and where no
   title is of the posting's kind those of a kind with it. */
static void add_counted(const matching *m, bool *roles) {
  size_t count = m->who->roles.count;
  bool *named = arena_alloc(m->arena, count + 1), *alike = arena_alloc(m->arena, count + 1), any = false;
  for (size_t i = 0; i < count; i++) any |= roles[i];
  for (size_t k = 0; k < m->out->requirements.count; k++) {
    const requirement *r = &m->out->requirements.items[k];
    if (r->type != ASK_YEARS || r->status != STATUS_MET || r->years_of.size) continue;
    const posting_years *y = &m->posting->experience.items[r->index];
    for (size_t n = 0; n < y->subjects.count; n++) {
      subject_roles(m, y->subjects.items[n], named, alike);
      for (size_t i = 0; i < count; i++) roles[i] |= named[i] || (!any && alike[i]);
    }
  }
}

/* Roles under a title that the posting asks for by name: "a qualified dispensing optician". */
static void add_asked(const matching *m, bool *roles) {
  for (size_t k = 0; k < m->out->requirements.count; k++) {
    const requirement *r = &m->out->requirements.items[k];
    if (r->type != ASK_SKILL || r->title || r->soft || r->status != STATUS_MET || word_count(r->ask) < 2) continue;
    for (size_t i = 0; i < m->who->roles.count; i++) {
      const profile_role *own = &m->who->roles.items[i];
      slice title = arena_lower(m->arena, words_before_comma(own->title));
      roles[i] |= !own->project && slice_ends_with(title, arena_lower(m->arena, r->ask));
    }
  }
}

/* Roles of the posting's kind of title, without internships where there are others; where the kind of work as a whole
   is near, else those that show its skills. */
static told roles_told(const matching *m) {
  size_t count = m->who->roles.count;
  bool *roles = arena_alloc(m->arena, count + 1), grown = false, near = false;
  for (size_t i = 0; i < m->out->requirements.count; i++)
    near |= m->out->requirements.items[i].type == ASK_KIND && m->out->requirements.items[i].status == STATUS_MET;
  for (size_t i = 0; i < count; i++) roles[i] = m->alike[i] || (near && m->relevant[i]);
  add_counted(m, roles);
  add_asked(m, roles);
  for (size_t i = 0; i < count; i++) {
    grown |= roles[i] && m->who->roles.items[i].level != SENIORITY_INTERN;
  }
  for (size_t i = 0; i < count && grown; i++) roles[i] &= m->who->roles.items[i].level != SENIORITY_INTERN;
  return (told){roles, roles_years(m->who, roles)};
}

/* "Therapist, Inpatient" and "Therapist" are told as the one that both are. */
static bool is_one_title(slice *told, slice title) {
  if (slice_equal_nocase(*told, title) || slice_equal_nocase(*told, words_before_comma(title))) return true;
  if (!slice_equal_nocase(words_before_comma(*told), title)) return false;
  *told = title;
  return true;
}

/* Their titles, newest first: "Lead Data Scientist and Data Scientist". */
static slice titles_of(const wording *w, const matching *m, const told *t) {
  slice titles[TITLES];
  size_t count = 0;
  for (size_t i = 0; i < m->who->roles.count && count < TITLES; i++) {
    slice title = word_title(w, m->who->roles.items[i].title);
    bool known = !t->roles[i] || !title.size;
    for (size_t k = 0; k < count && !known; k++) known = is_one_title(&titles[k], title);
    if (!known) titles[count++] = title;
  }
  for (size_t i = 0; i < count; i++) titles[i] = title_said(m->arena, titles[i]);
  return words_join(m->arena, titles, count, say_and(w));
}

/* "2+" of "2+ years in data science". */
static slice amount_of(const wording *w, const requirement *r) {
  return years_range_words(w->arena, &w->match->posting->experience.items[r->index]);
}

/* The amount that they ask of a skill: it is told with the skill. */
static const requirement *amount_of_skill(const match *m) {
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_YEARS && r->years_asked > 0 && !r->evidence.count) return r;
  }
  return NULL;
}

/* Are the years asked in this subject those of the told roles: do their titles name it, or their kind of work, or the
   posting's title, which they are like? What was counted over a skill is told of titles that name it alone: ten years
   as Software Engineer are none in DevOps. */
static bool is_of_titles(const matching *m, const told *t, const requirement *r, slice subject) {
  size_t count = m->who->roles.count, all = 0, fit = 0;
  bool *named = arena_alloc(m->arena, count + 1), *alike = arena_alloc(m->arena, count + 1);
  bool leading = leading_is_asked(m, subject);
  if (!leading && !r->years_of.size && subject_is_of_title(m, subject)) return true;
  subject_roles(m, subject, named, alike);
  for (size_t i = 0; i < count; i++) {
    all += t->roles[i];
    fit += t->roles[i] && (leading ? leads_by_title(m, i) : named[i] || (alike[i] && !r->years_of.size));
  }
  return all > 0 && fit == all;
}

/* The amount that they ask of such work, first what was counted over roles: "5+ years in SRE or DevOps" of a Site
   Reliability Engineer, though they were counted over a skill. */
static const requirement *amount_of_roles(const matching *m, const told *t) {
  const requirement *found = NULL;
  for (size_t k = 0; k < m->out->requirements.count; k++) {
    const requirement *r = &m->out->requirements.items[k];
    if (r->type != ASK_YEARS || !(r->years_asked > 0) || (found && !r->evidence.count)) continue;
    const posting_years *y = &m->posting->experience.items[r->index];
    bool fits = !years_subject(m->arena, y).size;
    for (size_t n = 0; n < y->subjects.count && !fits; n++) fits = is_of_titles(m, t, r, y->subjects.items[n]);
    if (!fits) continue;
    if (r->evidence.count) return r;
    found = r;
  }
  return found;
}

slice word_asked(const wording *w, slice years, const requirement *r, double have) {
  if (!r || r->status != STATUS_MET || have + 0.1 < r->years_asked) return years;
  bool bracket = slice_ends_with(years, SLICE(")")); /* "Team Leader (Customer Service)": no second one */
  return arena_format(w->arena, bracket ? "%.*s" DASH "%.*s" : "%.*s (%.*s)", SLICE_ARGS(years),
                      SLICE_ARGS(say(w, "asked", amount_of(w, r), SLICE(""))));
}

/* Years of what the CV itself names; what only implies the subject is not told as years of it. */
static slice years_of_product(const wording *w) {
  const requirement *asked = amount_of_skill(w->match);
  const profile_skill *through;
  if (!asked || asked->status != STATUS_MET || asked->years_have < LEAST_YEARS || !asked->years_of.size)
    return SLICE("");
  if (!profile_find(w->match->profile, w->dictionary, DICTIONARY_NONE, asked->years_of, &through) || through)
    return SLICE("");
  return word_asked(w, say(w, "of", years_spoken(w, asked->years_have), asked->years_of), asked, asked->years_have);
}

/* Are they all of the past, with another employment since? Three years as an assistant are no argument of somebody who
   has been more for ten years. */
static bool are_outgrown(const matching *m, const told *t) {
  for (size_t i = 0; i < m->who->roles.count; i++)
    if (!m->who->roles.items[i].project) return !t->roles[i];
  return false;
}

/* Years of such roles, and what is asked of them. */
typedef struct role_years {
  told told;
  slice titles;             /* "": none that are told */
  const requirement *asked; /* NULL: nothing */
} role_years;

static role_years years_of_roles(const wording *w, const matching *m) {
  told t = roles_told(m);
  const requirement *asked = amount_of_roles(m, &t);
  slice titles = titles_of(w, m, &t);
  bool few = asked && (t.years < TOO_FEW * asked->years_asked || (are_outgrown(m, &t) && asked->status != STATUS_MET));
  if (t.years < LEAST_YEARS || few) titles = SLICE("");
  return (role_years){t, titles, asked};
}

static slice roles_said(const wording *w, const role_years *y) {
  if (!y->titles.size) return SLICE("");
  return word_asked(w, say(w, "as", years_spoken(w, y->told.years), y->titles), y->asked, y->told.years);
}

/* The amount that is asked of what the sentence itself names. */
static const requirement *amount_of_text(const matching *m, slice text) {
  for (size_t k = 0; k < m->out->requirements.count; k++) {
    const requirement *r = &m->out->requirements.items[k];
    if (r->type != ASK_YEARS || !(r->years_asked > 0)) continue;
    const posting_years *y = &m->posting->experience.items[r->index];
    for (size_t n = 0; n < y->subjects.count; n++)
      if (words_hold(text, y->subjects.items[n])) return r;
  }
  return NULL;
}

const requirement *word_years_told(const wording *w, const matching *m, slice text, bool *any) {
  role_years y = years_of_roles(w, m);
  *any = y.titles.size > 0;
  return y.asked ? y.asked : amount_of_text(m, text);
}

/* "Six years as Marketing Manager; six years of marketing": the same years are told once, with what is asked of them.
 */
static void tell_once(const wording *w, role_years *roles, slice *product) {
  const requirement *asked = amount_of_skill(w->match);
  if (!product->size || !roles->titles.size || !is_discipline(asked->years_of) ||
      !slice_equal(years_spoken(w, roles->told.years), years_spoken(w, asked->years_have)))
    return;
  slice rest = asked->years_of, word;
  while (words_next(&rest, &word))
    if (words_alike_in(roles->titles, word)) {
      *product = SLICE("");
      roles->asked = asked;
      return;
    }
  roles->titles = SLICE("");
}

/* ---- degrees and languages ---- */

static slice degree_said(const wording *w, const profile_degree *d) {
  slice phrase = arena_format(w->arena, "degree-%s", degree_level_word(d->level));
  slice s = say(w, phrase.data, SLICE(""), SLICE(""));
  slice whole = arena_format(w->arena, "%.*s-in", SLICE_ARGS(phrase)); /* "Berufsausbildung (Industriekaufmann)" */
  slice told = d->field.size ? say(w, whole.data, d->field, SLICE("")) : SLICE("");
  if (d->field.size) s = told.size ? told : say(w, "degree-in", s, d->field);
  if (d->school.size) s = arena_format(w->arena, "%.*s, %.*s", SLICE_ARGS(s), SLICE_ARGS(d->school));
  if (!d->year) return s;
  slice year = arena_format(w->arena, "%d", d->year);
  if (d->year > w->match->profile->as_of / 12) year = say_number(w, "expected", year);
  return arena_format(w->arena, "%.*s, %.*s", SLICE_ARGS(s), SLICE_ARGS(year));
}

static bool answers(const match *m, const profile_degree *d) {
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->type == ASK_DEGREE && r->credit >= FIELD_MET && r->degree == d) return true;
  }
  return false;
}

/* The highest degree that answers an ask, after a higher one of another field: "Doctorate in Statistics, 2016, and
   bachelor's degree in Computer Science"; none where experience stands in its place. Beside years of the work
   (`worked`) a school's diploma says nothing for anybody. */
static slice degree_spoken(const wording *w, bool worked) {
  const profile *who = w->match->profile;
  const profile_degree *highest = NULL, *found = NULL;
  for (size_t k = 0; k < who->degrees.count; k++) {
    const profile_degree *d = &who->degrees.items[k];
    if (!highest || d->level > highest->level) highest = d;
    if ((!found || d->level > found->level) && answers(w->match, d)) found = d;
  }
  if (!found || (worked && found->level == DEGREE_HIGH_SCHOOL)) return SLICE("");
  slice said = degree_said(w, found);
  if (found == highest || highest->level <= found->level || found->level < DEGREE_ASSOCIATE) return said;
  return arena_format(w->arena, "%.*s; %.*s", SLICE_ARGS(degree_said(w, highest)), SLICE_ARGS(said));
}

static const profile_skill *own_language(const profile *who, slice name) {
  for (size_t i = 0; i < who->skills.count; i++)
    if (who->skills.items[i].kind == SKILL_LANGUAGE && slice_equal(who->skills.items[i].name, name))
      return &who->skills.items[i];
  return NULL;
}

/* "German", in a posting in German "Deutsch". */
static slice language_said(const wording *w, slice name) {
  slice said = say(w, arena_format(w->arena, "language-%.*s", SLICE_ARGS(name)).data, SLICE(""), SLICE(""));
  return said.size ? said : name;
}

/* Is the level, as the CV writes it, of this class of levels ("native": "langue maternelle")? */
static bool is_level(const dictionary *d, slice class, slice level) {
  uint32_t concept = dictionary_named(d, TABLE_CV_LEVELS, class.data);
  size_t i = 0, end = 0;
  if (concept != DICTIONARY_NONE) dictionary_forms_of(d, concept, &i, &end);
  for (; i < end; i++)
    if (slice_equal_nocase(dictionary_form_at(d, i).text, level)) return true;
  return false;
}

/* Are posting and CV written in the same language, and is it this one? */
static bool is_of_both(const wording *w, slice language) {
  uint8_t own = w->match->profile->language;
  return own != LANGUAGE_NONE && slice_equal(language_code(w->dictionary, own), w->match->posting->language) &&
         (!language.size || slice_equal(language_name(w->dictionary, own), language));
}

/* In the posting's language where the CV is in another: "langue maternelle" as "native". A grade ("C1") is no word. */
static slice level_said(const wording *w, slice level) {
  uint32_t classes = words_class(w->dictionary, "level.words");
  bool grade = level.size && isdigit((unsigned char)level.data[level.size - 1]);
  for (size_t i = 0; i < dictionary_values(w->dictionary, classes) && !grade && !is_of_both(w, SLICE("")); i++) {
    slice class = arena_copy(w->arena, dictionary_value(w->dictionary, classes, i));
    if (is_level(w->dictionary, class, level))
      return say(w, arena_format(w->arena, "level-%.*s", SLICE_ARGS(class)).data, SLICE(""), SLICE(""));
  }
  return level;
}

/* What one has spoken from birth, or says no level of, goes without saying in a CV that is written in it. */
static bool goes_without_saying(const wording *w, const profile_skill *own) {
  return is_of_both(w, own->name) && (!own->level.size || is_level(w->dictionary, SLICE("native"), own->level));
}

static slice languages_spoken(const wording *w) {
  const match *m = w->match;
  slice names[LANGUAGES];
  size_t count = 0;
  for (size_t i = 0; i < m->posting->skills.count && count < LANGUAGES; i++) {
    const posting_skill *s = &m->posting->skills.items[i];
    const profile_skill *own = own_language(m->profile, s->name);
    if (s->kind != SKILL_LANGUAGE || s->strength == STRENGTH_NEGATED || !own || goes_without_saying(w, own)) continue;
    slice name = language_said(w, own->name);
    names[count++] =
        own->level.size ? arena_format(w->arena, "%.*s (%.*s)", SLICE_ARGS(name), SLICE_ARGS(level_said(w, own->level)))
                        : name;
  }
  return words_join(w->arena, names, count, say_and(w));
}

slice word_closing(const wording *w, const matching *m, slice papers, bool years_told) {
  role_years roles = years_of_roles(w, m);
  slice product = years_of_product(w);
  if (years_told) roles.titles = SLICE("");
  tell_once(w, &roles, &product);
  slice years = roles_said(w, &roles);
  slice degree = degree_spoken(w, years_told || years.size || product.size);
  slice parts[] = {years, product, degree, papers, languages_spoken(w)};
  slice all = SLICE("");
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].size)
      all = arena_format(w->arena, "%.*s%s%.*s", SLICE_ARGS(all), all.size ? "; " : "", SLICE_ARGS(parts[i]));
  return all.size ? word_opening(w->arena, arena_format(w->arena, "%.*s.", SLICE_ARGS(all))) : all;
}
