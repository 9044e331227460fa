/* Roles: which of a person's roles are work like the posting's, and the months that roles make together. */
#include <stdlib.h>

#include "match/match_parts.h"
#include "profile/months.h"

static const double RELEVANT_SHARE = 0.3; /* of the weight of the skills asked */
enum { RELEVANT_ASKS = 2 };
/* Cosines of what a role's title and sentences speak of and the posting, read on 243 pairs of a role and a posting:
   from SAME_ROLE on the work is the same under another title ("Service Technician", "HVAC Service Technician"), from
   NEAR_ROLE on like it ("Buyer", "Supply Chain Manager"), from NEXT_ROLE on near enough that its years are not none. */
static const double SAME_ROLE = 0.75, NEAR_ROLE = 0.6, NEXT_ROLE = 0.5;

/* ---- months ---- */

double roles_years(const profile *who, const bool *counted) {
  month_range *ranges = memory_alloc((who->roles.count + 1) * sizeof *ranges);
  size_t count = 0;
  for (size_t i = 0; i < who->roles.count; i++)
    if (counted[i] && role_months(&who->roles.items[i], who->as_of, &ranges[count])) count++;
  double years = months_union_years(ranges, count);
  free(ranges);
  return isnan(years) ? 0 : years;
}

/* ---- relevance ---- */

static bool shows_in_role(const showing *shown, size_t count, int role) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; shown[i].skill && k < shown[i].skill->evidence.count; k++)
      if (shown[i].skill->evidence.items[k].role == role) return true;
  return false;
}

void roles_count(matching *m, const showing *shown, size_t count, double weight) {
  for (size_t role = 0; role < m->who->roles.count; role++) {
    if (!shows_in_role(shown, count, (int)role)) continue;
    m->role_weight[role] += weight;
    m->role_asks[role]++;
  }
}

static bool says_something(const dictionary *d, uint32_t generic, slice title) {
  slice word;
  while (words_next(&title, &word))
    if (word.size >= 3 && !dictionary_has_value(d, generic, word)) return true;
  return false;
}

/* "Project Manager" of "Project Manager – Warehouse Automation": what a rank or role's noun ends before a dash. */
static slice words_before_dash(const dictionary *d, uint32_t generic, slice title) {
  size_t dash = slice_find(title, SLICE(" – "), 0);
  if (dash == SIZE_MAX) dash = slice_find(title, SLICE(" - "), 0);
  if (dash == SIZE_MAX) return title;
  slice head = slice_cut(title, 0, dash), rest = head, word, last = SLICE("");
  while (words_next(&rest, &word)) last = word;
  return last.size && dictionary_has_value(d, generic, last) ? head : title;
}

/* "Solicitor" of "Solicitor, Private Client": where it says what the work is, the department does not ("Secretary,
   Private Client"); of "Manager, Claims" all is kept. */
static slice work_of_title(const dictionary *d, uint32_t generic, slice title) {
  slice head = words_before_dash(d, generic, words_before_comma(title));
  return says_something(d, generic, head) ? head : title;
}

/* "buy" of "buyer" and "buying"; "" where the word ends in neither way. */
static slice base_of(const dictionary *d, slice word) {
  enum { BASE = 3 }; /* letters */
  uint32_t endings = words_class(d, "title.doing");
  for (size_t i = 0; endings != DICTIONARY_NONE && i < dictionary_values(d, endings); i++) {
    slice ending = dictionary_value(d, endings, i);
    if (word.size >= ending.size + BASE && slice_ends_with(word, ending))
      return slice_cut(word, 0, word.size - ending.size);
  }
  return SLICE("");
}

/* Who does it, and the doing of it: "buying" in a text in lower case for "buyer". */
static bool holds_doing(const dictionary *d, slice text, slice word) {
  uint32_t generic = words_class(d, "title.generic");
  slice base = base_of(d, word), other;
  while (base.size && words_next(&text, &other))
    if (slice_equal(base_of(d, other), base) && !dictionary_has_value(d, generic, other)) return true;
  return false;
}

/* Is the word, of class "title.object", followed by the same word in both? It says nothing where none follows. */
static bool goes_on_alike(slice rest, slice other, slice word) {
  slice next = SLICE(""), at, after;
  words_next(&rest, &next);
  while (words_next(&other, &at))
    if (slice_equal_nocase(at, word) && words_next(&other, &after)) return slice_equal_nocase(next, after);
  return false;
}

/* The last word of a title that says what the work is: "installer" of "solar installer". */
static slice noun_of(const dictionary *d, uint32_t generic, slice title) {
  slice word, last = SLICE("");
  while (words_next(&title, &word))
    if (word.size >= 3 && !dictionary_has_value(d, generic, word)) last = word;
  return last;
}

/* Do two titles share a word that says what the work is? "Senior", "Manager" and their like do not. `noun`: by the word
   that is the first one's noun alone. */
static bool titles_meet(const matching *m, slice a, slice b, bool noun) {
  const dictionary *d = m->dictionary;
  uint32_t generic = words_class(d, "title.generic"), object = words_class(d, "title.object");
  slice word, bare, last = noun ? noun_of(d, generic, a) : SLICE("");
  while (words_next(&a, &word)) {
    if (noun && !slice_equal(word, last)) continue;
    if (dictionary_has_value(d, object, word) && !goes_on_alike(a, b, word)) continue;
    bare = word_singular(d, m->who->language, word);
    if (bare.size < 3 || dictionary_has_value(d, generic, bare) || dictionary_has_value(d, generic, word)) continue;
    if (words_hold(b, word) || (bare.size >= 4 && words_hold(b, bare)) || holds_doing(d, b, word)) return true;
  }
  return false;
}

static bool is_word_in_cv(const matching *m, slice word) {
  const profile *who = m->who;
  slice low = arena_lower(m->arena, word);
  for (size_t i = 0; i < who->roles.count; i++) {
    slice title = who->roles.items[i].title;
    if (words_alike_in(title, word) || holds_doing(m->dictionary, arena_lower(m->arena, title), low)) return true;
  }
  for (size_t i = 0; i < who->skills.count; i++) {
    const profile_skill *s = &who->skills.items[i];
    if (words_alike_in(s->name, word)) return true;
    for (size_t k = 0; k < s->evidence.count; k++)
      if (words_alike_in(s->evidence.items[k].text, word)) return true;
  }
  return false;
}

/* `ranks`: with the words of titles that say a rank or little ("assistant buying"). */
static subject_words count_words(const matching *m, slice subject, bool ranks) {
  uint32_t generic = words_class(m->dictionary, "subject.generic");
  uint32_t rank = words_class(m->dictionary, "title.generic");
  subject_words count = {0, 0, 0};
  slice word;
  while (words_next(&subject, &word)) {
    if (word.size < 3 || dictionary_has_value(m->dictionary, generic, word)) continue;
    if (!ranks && dictionary_has_value(m->dictionary, rank, word)) continue;
    double rarity = stems_rarity(m->stems, word);
    count.all++;
    count.weight += rarity;
    if (is_word_in_cv(m, word)) count.found += rarity;
  }
  return count;
}

subject_words subject_in_cv(const matching *m, slice subject) {
  subject_words count = count_words(m, subject, false);
  return count.all ? count : count_words(m, subject, true);
}

int role_named(const matching *m, slice name) {
  if (!is_discipline(name) || name.size < 6) return -1;
  for (size_t i = 0; i < m->who->roles.count; i++) {
    slice rest = name, word;
    size_t words = 0, found = 0;
    while (words_next(&rest, &word)) {
      if (word.size < 3) continue;
      words++;
      found += words_alike_in(m->who->roles.items[i].title, word);
    }
    if (words > 0 && found == words && !m->who->roles.items[i].project) return (int)i;
  }
  return -1;
}

/* Kinds of work that the posting's title names: classes "work.*" of the table "match". */
typedef struct kinds {
  uint32_t class[32];
  size_t count;
} kinds;

static kinds kinds_of(const matching *m, slice title) {
  kinds all = {.count = 0};
  value_holders named = dictionary_values_in(m->dictionary, m->arena, title);
  for (size_t i = 0; i < named.count && all.count < 32; i++) {
    uint32_t c = named.items[i].concept;
    bool again = i && named.items[i - 1].concept == c;
    if (!again && dictionary_class(m->dictionary, c) == MATCH_WORK) all.class[all.count++] = c;
  }
  return all;
}

static bool is_of_kind(const matching *m, const kinds *work, slice title) {
  if (!work->count) return false;
  value_holders named = dictionary_values_in(m->dictionary, m->arena, title);
  for (size_t k = 0; k < work->count; k++)
    if (holders_have(&named, work->class[k])) return true;
  return false;
}

void roles_judge(matching *m) {
  const profile *who = m->who;
  uint32_t generic = words_class(m->dictionary, "title.generic");
  slice title = m->posting->title_is_name ? SLICE("") : arena_lower(m->arena, m->posting->title);
  slice head = work_of_title(m->dictionary, generic, title);
  kinds work = kinds_of(m, words_before_dash(m->dictionary, generic, title));
  m->title_says = work.count > 0 || says_something(m->dictionary, generic, title);
  bool any = false;
  /* A title that says of which kind the work is means that: "Solar Installer" is no "Solar Sales Consultant". */
  for (size_t i = 0; i < who->roles.count; i++) {
    const profile_role *r = &who->roles.items[i];
    slice own = arena_lower(m->arena, r->title);
    double near = kind_cosine(&r->work, &m->posting->work);
    bool alike = near >= SAME_ROLE || is_of_kind(m, &work, own) ||
                 titles_meet(m, work_of_title(m->dictionary, generic, own), head, work.count > 0);
    bool shows = near >= NEAR_ROLE ||
                 (m->role_asks[i] >= RELEVANT_ASKS && m->role_weight[i] >= RELEVANT_SHARE * m->asked_weight);
    m->alike[i] = !r->project && alike;
    m->relevant[i] = !r->project && (shows || alike);
    any |= m->relevant[i];
  }
  m->relevant_years = any ? roles_years(who, m->relevant) : 0;
}

double years_next_to(const matching *m) {
  bool *next = arena_alloc(m->arena, (m->who->roles.count + 1) * sizeof *next);
  for (size_t i = 0; i < m->who->roles.count; i++) {
    const profile_role *r = &m->who->roles.items[i];
    next[i] = !r->project && kind_cosine(&r->work, &m->posting->work) >= NEXT_ROLE;
  }
  return roles_years(m->who, next);
}

/* Either may be in the plural: "cranes", of a crane operator. */
static bool names_subject(const matching *m, slice title, slice subject) {
  return titles_meet(m, title, subject, false) || titles_meet(m, subject, title, false);
}

void subject_roles(const matching *m, slice subject, bool *named, bool *alike) {
  const profile *who = m->who;
  slice wanted = arena_lower(m->arena, subject);
  kinds work = kinds_of(m, wanted);
  for (size_t i = 0; i < who->roles.count; i++) {
    const profile_role *r = &who->roles.items[i];
    slice own = arena_lower(m->arena, r->title);
    named[i] = alike[i] = !r->project && names_subject(m, own, wanted);
    if (!alike[i] && !r->project) alike[i] = is_of_kind(m, &work, own);
  }
}

bool subject_is_of_title(const matching *m, slice subject) {
  slice title = m->posting->title_is_name ? SLICE("") : arena_lower(m->arena, m->posting->title);
  return names_subject(m, title, arena_lower(m->arena, subject));
}
