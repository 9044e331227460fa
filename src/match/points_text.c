/* Wording of points: the posting's word for a skill, the person's own sentence cut to size, role and years. */
#include <ctype.h>

#include "base/utf8.h"
#include "match/match_parts.h"

/* ---- small tools ---- */

size_t word_count(slice s) {
  size_t count = 0;
  bool inside = false;
  for (size_t i = 0; i < s.size; i++) {
    bool space = s.data[i] == ' ' || s.data[i] == '\n' || s.data[i] == '\t';
    count += inside == false && !space;
    inside = !space;
  }
  return count;
}

/* One line, single spaces, no control characters, without the signs of a list or of bold around it. */
static slice tidy(arena *a, slice s) {
  char *out = arena_alloc(a, s.size + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    bool nbsp = c == 0xC2 && i + 1 < s.size && (unsigned char)s.data[i + 1] == 0xA0;
    if (nbsp) i++;
    if (c == '*' && ((i + 1 < s.size && s.data[i + 1] == '*') || (i && s.data[i - 1] == '*'))) continue;
    if (c <= ' ' || c == 0x7F || nbsp) {
      if (n && out[n - 1] != ' ') out[n++] = ' ';
    } else {
      out[n++] = (char)c;
    }
  }
  slice t = slice_trim((slice){out, n});
  while (t.size > 1 && (t.data[0] == '-' || t.data[0] == '*') && t.data[1] == ' ')
    t = slice_trim(slice_cut(t, 2, t.size));
  if (slice_starts_with(t, SLICE("\xE2\x80\xA2"))) t = slice_trim(slice_cut(t, 3, t.size));
  return t;
}

slice word_first(slice s, size_t count) {
  size_t end = 0;
  for (; end < s.size; end++)
    if (s.data[end] == ' ' && --count == 0) break;
  return slice_cut(s, 0, end);
}

static slice without_end(slice s) {
  while (s.size && is_among_signs(s.data[s.size - 1], ".;,:")) {
    bool abbreviation = s.data[s.size - 1] == '.' && s.size > 2 && s.data[s.size - 3] == '.';
    if (abbreviation) break;
    s.size--;
  }
  return s;
}

static slice first_word(slice s) {
  size_t end = 0;
  while (end < s.size && s.data[end] != ' ' && s.data[end] != ',' && s.data[end] != ':') end++;
  return slice_cut(s, 0, end);
}

static bool is_plain_word(slice word) { /* "Built", "built": no capital or sign but the first */
  for (size_t i = 0; i < word.size; i++) {
    char c = word.data[i];
    if (!(islower((unsigned char)c) || (unsigned char)c >= 0x80 || (i == 0 && isupper((unsigned char)c)) ||
          (i && c == '-')))
      return false;
  }
  return word.size > 1;
}

static slice with_first(arena *a, slice s, int (*change)(int)) {
  slice copy = arena_copy(a, s);
  char *bytes = (char *)(uintptr_t)copy.data;
  bytes[0] = (char)change((unsigned char)bytes[0]);
  return copy;
}

/* Short lower-case names ("dbt", "git", "iOS") stay as they are. */
slice word_opening(arena *a, slice s) {
  slice word = first_word(s);
  if (!s.size || !islower((unsigned char)s.data[0]) || !is_plain_word(word)) return s;
  slice rest = slice_cut(s, word.size, s.size);
  bool phrase = rest.size > 1 && rest.data[0] == ' ' &&
                !word_is(dictionary_builtin(), first_word(slice_cut(rest, 1, rest.size)), SET_AND);
  return phrase || word.size > 4 ? with_first(a, s, toupper) : s;
}

slice word_capital(arena *a, slice s) {
  bool small = s.size && islower((unsigned char)s.data[0]) && is_plain_word(first_word(s));
  return small ? with_first(a, s, toupper) : s;
}

/* ---- asks ---- */

enum {
  ASK_WORDS = 4,    /* a longer mention is a sentence, not a name */
  NAME_LETTERS = 4, /* by which words are one; shorter ones say nothing */
  SHOUTED = 4       /* large letters in a row of a title that shouts; "IT" and "RN" do not */
};

static bool is_abbreviation(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if (!isupper((unsigned char)s.data[i]) && !isdigit((unsigned char)s.data[i])) return false;
  return s.size > 1 && s.size <= 6;
}

/* Does the mention begin with a word of the name ("visualization tools", "data visualization")? Then it is a noun too.
 */
static bool begins_like_a_word_of(const dictionary *d, slice mention, slice name) {
  slice wanted = word_singular(d, LANGUAGE_NONE, first_word(mention)), rest = name;
  while (rest.size) {
    slice word = first_word(rest);
    if (slice_equal_nocase(word_singular(d, LANGUAGE_NONE, word), wanted)) return true;
    rest = slice_trim(slice_cut(rest, word.size ? word.size : 1, rest.size));
  }
  return false;
}

/* "Data Visualization tools" -> "data visualization tools"; "BI tools" stays. */
static slice lower_words(arena *a, slice s) {
  slice copy = arena_copy(a, s);
  char *bytes = (char *)(uintptr_t)copy.data;
  for (size_t i = 0; i + 1 < copy.size; i++)
    if (isupper((unsigned char)bytes[i]) && islower((unsigned char)bytes[i + 1]) && (i == 0 || bytes[i - 1] == ' '))
      bytes[i] = (char)tolower((unsigned char)bytes[i]);
  return copy;
}

/* "SPARK", shouted, is "Spark" where the name has it so; "ETL" stays. */
static slice as_spelled(slice name, slice said) {
  for (slice rest = name; rest.size;) {
    slice word = first_word(rest);
    if (slice_equal_nocase(word, said)) return word;
    rest = slice_trim(slice_cut(rest, word.size ? word.size : 1, rest.size));
  }
  return said;
}

/* In a posting of another language the ask is named in its words, where they are a noun and short: "Datenmodelle". */
static bool is_named_in_theirs(const wording *w, slice said) {
  slice language = w->match->posting->language;
  if (!w->dictionary || !language.size || slice_equal(language, SLICE("en"))) return false;
  return word_count(said) <= ASK_WORDS && (!say_nouns_large(w, language) || isupper((unsigned char)said.data[0]));
}

/* Does the mention begin with the name's last word? It tells to do it: "control labor costs", "review code". */
static bool begins_with_head_of(slice mention, slice name) {
  size_t start = name.size;
  while (start > 0 && name.data[start - 1] != ' ') start--;
  return start > 0 && words_begin_in(first_word(mention), slice_cut(name, start, name.size));
}

/* What the posting says where it asks most strongly. */
static slice mention_of(const wording *w, const posting_skill *s) {
  const skill_mention *best = &s->mentions.items[0];
  for (size_t i = 1; i < s->mentions.count; i++)
    if (s->mentions.items[i].strength > best->strength) best = &s->mentions.items[i];
  return tidy(w->arena, slice_cut(w->match->posting->text, best->at.start, best->at.end));
}

slice word_their_ask(const wording *w, slice name) {
  const posting_skill *s = asked_skill(w->match->posting, name);
  if (!s || !s->mentions.count) return tidy(w->arena, name);
  slice said = mention_of(w, s);
  if (!s->known) return is_plain_word(first_word(said)) ? with_first(w->arena, said, tolower) : said;
  if (slice_equal_nocase(said, name)) return name;
  if (is_abbreviation(said)) return as_spelled(name, said);
  if (is_discipline(name) && is_named_in_theirs(w, said)) return said;
  bool fits = word_count(said) <= ASK_WORDS && (word_count(said) > 1 || word_count(name) == 1) &&
              begins_like_a_word_of(w->dictionary, said, name) && !begins_with_head_of(said, name) &&
              is_discipline(name);
  return fits ? lower_words(w->arena, said) : name;
}

typedef struct said_words {
  size_t all, said;
} said_words;

/* Words of the name, and how many of them the text says in any form: "cost reduction" is in "reduce costs", "grant
   writing" in "write grants". */
static said_words words_said(slice text, slice name) {
  said_words count = {0, 0};
  slice rest = name, word;
  while (words_next(&rest, &word)) {
    if (word.size < NAME_LETTERS) continue;
    count.all++;
    count.said += words_begin_in(text, slice_cut(word, 0, NAME_LETTERS));
  }
  return count;
}

/* A noun and what stands before it, no order to do something: "site inspections", not "provide care". */
static bool is_noun_phrase(const wording *w, slice s) {
  slice rest = arena_lower(w->arena, s), word, tags = SLICE("");
  for (size_t i = 0; words_next(&rest, &word); i++) {
    tags = word_tags_of(w->dictionary, word);
    if (!tags.size || (i == 0 && !is_among_signs(tags.data[0], "na"))) return false;
  }
  return tags.size && tags.data[0] == 'n';
}

static bool has_short_form(slice s) { /* "KPIs", "ERP systems" */
  slice word;
  while (words_next(&s, &word)) {
    size_t large = 0;
    for (size_t i = 0; i < word.size; i++) large += isupper((unsigned char)word.data[i]) != 0;
    if (large > 1) return true;
  }
  return false;
}

/* One word in a language that writes nouns small: "négocier" may be a verb. */
static bool is_bare_word(const wording *w, slice label) {
  slice language = w->match->posting->language;
  return language.size && !slice_equal(language, SLICE("en")) && !say_nouns_large(w, language) &&
         word_count(label) == 1 && !is_abbreviation(label);
}

slice word_label(const wording *w, slice name) {
  const posting_skill *s = asked_skill(w->match->posting, name);
  if (!s || !s->known || !s->mentions.count || words_name(w->dictionary, "unsaid", name)) return SLICE("");
  slice said = mention_of(w, s), label = word_their_ask(w, name);
  if (is_bare_word(w, label)) return SLICE("");
  said_words common = words_said(said, label);
  if (common.said == common.all || is_abbreviation(label)) return label;
  bool fits = word_count(said) <= ASK_WORDS && !begins_with_head_of(said, name);
  if (fits && has_short_form(said)) return said;
  return fits && common.said && word_count(said) > 1 && is_noun_phrase(w, said) ? lower_words(w->arena, said)
                                                                                : SLICE("");
}

/* A skill as the posting has it, in at most SAID_WORDS: "laser therapy", whatever the dictionary calls it. */
static slice said_of(const wording *w, const posting_skill *s) {
  enum { SAID_WORDS = 6 };
  if (!s->mentions.count) return s->name;
  slice said = word_first(mention_of(w, s), SAID_WORDS);
  if (!said.size || slice_equal_nocase(said, s->name)) return s->name;
  return word_inside(w, as_spelled(s->name, said));
}

slice match_said(arena *a, const match *m, const requirement *r) {
  wording w = {a, m, m->dictionary, words_class(m->dictionary, "verb")};
  if (r->said.size) return r->said;
  return r->type == ASK_SKILL && !r->title ? said_of(&w, &m->posting->skills.items[r->index]) : r->ask;
}

/* ---- roles ---- */

/* A word of a shouted title: a short one may be an abbreviation ("IT"), and so is what the posting or a skill writes
   so ("HVAC"). */
static void calm_word(const wording *w, const char *word, size_t size, buffer *out) {
  enum { SHORT_FORM = 3 };
  slice whole = {word, size}, low = arena_lower(w->arena, whole);
  const profile *who = w->match->profile;
  if (out->size && word_is(w->dictionary, low, SET_NAME_JOINTS)) {
    buffer_add(out, low);
    return;
  }
  bool word_of_titles = dictionary_has_value(w->dictionary, words_class(w->dictionary, "title.short"), low);
  bool kept = (size <= SHORT_FORM && !word_of_titles) || words_hold(w->match->posting->text, whole);
  for (size_t i = 0; i < who->skills.count && !kept; i++) kept = words_hold(who->skills.items[i].name, whole);
  size_t first = 0;
  utf8_next(whole, &first);
  buffer_add(out, slice_cut(whole, 0, kept ? size : first));
  if (!kept) buffer_add(out, slice_cut(low, first, low.size));
}

slice word_title(const wording *w, slice title) {
  title = tidy(w->arena, title);
  bool shouted = false;
  size_t letters = 0;
  for (size_t at = 0; at < title.size;) {
    uint32_t c = utf8_next(title, &at);
    if (utf8_is_letter(c) && !utf8_is_upper(c)) return title;
    letters = utf8_is_letter(c) ? letters + 1 : 0;
    shouted |= letters >= SHOUTED;
  }
  if (!shouted) return title;
  buffer out = {0};
  for (size_t at = 0, start = 0; at < title.size; start = at) {
    uint32_t c = utf8_next(title, &at);
    if (!utf8_is_letter(c)) {
      buffer_add(&out, slice_cut(title, start, at));
      continue;
    }
    while (at < title.size) {
      size_t next = at;
      c = utf8_next(title, &next);
      if (!utf8_is_letter(c) && c != '\'') break;
      at = next;
    }
    calm_word(w, title.data + start, at - start, &out);
  }
  slice calm = arena_copy(w->arena, buffer_slice(&out));
  buffer_free(&out);
  return calm;
}

static slice role_dates(const wording *w, const match_evidence *e) {
  arena *a = w->arena;
  int from = e->from / 12, to = e->to / 12;
  if (e->current && e->from) return say_number(w, "since", arena_format(a, "%d", from));
  if (e->from && e->to && from != to) return arena_format(a, "%d\xE2\x80\x93%d", from, to);
  if (e->to || e->from) return arena_format(a, "%d", e->to ? to : from);
  return SLICE("");
}

slice word_role(const wording *w, const match_evidence *e) {
  arena *a = w->arena;
  slice title = word_title(w, e->role), employer = tidy(a, e->employer), s;
  if (title.size && employer.size) /* an office held for nothing too: "Treasurer, St Olaf Community Centre" */
    s = arena_format(a, "%.*s, %.*s", SLICE_ARGS(title), SLICE_ARGS(employer));
  else if (e->project && title.size)
    s = say(w, "project", title, SLICE(""));
  else
    s = title.size ? title : employer;
  slice dates = role_dates(w, e);
  return s.size && dates.size ? arena_format(a, "%.*s, %.*s", SLICE_ARGS(s), SLICE_ARGS(dates)) : s;
}

/* Where there were several roles, the employer's name does not tell which. */
static bool had_one_role(const profile *who, slice employer) {
  size_t count = 0;
  for (size_t i = 0; i < who->roles.count; i++) count += slice_equal(who->roles.items[i].employer, employer);
  return count == 1;
}

slice word_role_again(const wording *w, const match_evidence *e) {
  bool by_employer = e->employer.size && had_one_role(w->match->profile, e->employer);
  return by_employer || !e->role.size ? tidy(w->arena, e->employer) : word_title(w, e->role);
}

/* ---- proofs ---- */

/* Does the text hold the word with its capital inside a sentence? Then it is a name. */
static bool is_name_in(slice text, slice word) {
  for (size_t at = slice_find(text, word, 1); at != SIZE_MAX; at = slice_find(text, word, at + 1)) {
    size_t end = at + word.size;
    bool inside =
        at > 1 && text.data[at - 1] == ' ' && (islower((unsigned char)text.data[at - 2]) || text.data[at - 2] == ',');
    if (inside && (end == text.size || !isalnum((unsigned char)text.data[end]))) return true;
  }
  return false;
}

static bool is_name(const wording *w, slice word) {
  const profile *who = w->match->profile;
  const posting *p = w->match->posting;
  for (size_t i = 0; i < who->skills.count; i++) {
    const profile_skill *s = &who->skills.items[i];
    if (words_hold(s->name, word)) return true; /* exact: the word has a capital */
    for (size_t k = 0; k < s->evidence.count; k++)
      if (is_name_in(s->evidence.items[k].text, word)) return true;
  }
  for (size_t i = 0; i < who->sentences.count; i++)
    if (is_name_in(who->sentences.items[i].text, word)) return true;
  for (size_t i = 0; i < p->skills.count; i++)
    if (words_hold(p->skills.items[i].name, word)) return true;
  for (size_t i = 0; i < who->roles.count; i++)
    if (words_hold(who->roles.items[i].employer, word)) return true;
  return false;
}

/* A CV in a language whose nouns have capitals keeps that of a line's first word, most often one: "Datenpipelines". */
static bool keeps_capitals(const wording *w) {
  uint8_t own = w->match->profile->language;
  return own != LANGUAGE_NONE && say_nouns_large(w, language_code(w->dictionary, own));
}

/* Does the word end as values of the class do, with more than an ending before it? */
static bool ends_like(const dictionary *d, slice word, const char *class) {
  enum { LEAST_LETTERS = 5 };
  uint32_t endings = words_class(d, class);
  for (size_t i = 0; word.size >= LEAST_LETTERS && i < dictionary_values(d, endings); i++)
    if (slice_ends_with(word, dictionary_value(d, endings, i))) return true;
  return false;
}

slice word_inside(const wording *w, slice s) {
  slice word = first_word(s);
  if (!s.size || !isupper((unsigned char)s.data[0]) || !is_plain_word(word) || keeps_capitals(w)) return s;
  slice low = with_first(w->arena, word, tolower);
  bool regular = ends_like(w->dictionary, word, "past.ending");
  if (regular || dictionary_has_value(w->dictionary, w->verbs, low)) return with_first(w->arena, s, tolower);
  slice rest = slice_trim(slice_cut(s, word.size, s.size));
  bool two_capitals = rest.size && isupper((unsigned char)rest.data[0]);
  return two_capitals || is_name(w, word) ? s : with_first(w->arena, s, tolower);
}

static bool opens_a_clause(slice rest) { /* after a comma: what follows may be left out */
  const dictionary *d = dictionary_builtin();
  slice word = first_word(rest);
  bool small = word.size && islower((unsigned char)word.data[0]);
  return (small && dictionary_has_value(d, words_class(d, "clause"), word)) || ends_like(d, word, "clause.ending");
}

/* Byte where the text may be cut so that at most `limit` words stay and the rest is a clause of its own; 0: nowhere. */
static size_t cut_place(slice s, size_t limit) {
  enum { LEAST_WORDS = 6 };
  size_t best = 0;
  int depth = 0;
  for (size_t i = 0; i + 1 < s.size; i++) {
    depth += (s.data[i] == '(') - (s.data[i] == ')');
    bool bracket = s.data[i] == '(' && depth == 1 && i > 1;
    if (depth > 0 && !bracket) continue;
    bool sign = (is_among_signs(s.data[i], ";:") ||
                 (s.data[i] == '.' && isupper((unsigned char)s.data[i + 1 + (i + 2 < s.size)]))) &&
                s.data[i + 1] == ' ';
    bool comma = s.data[i] == ',' && s.data[i + 1] == ' ' && opens_a_clause(slice_cut(s, i + 2, s.size));
    bool dash = s.data[i] == ' ' && (slice_starts_with(slice_cut(s, i + 1, s.size), SLICE("\xE2\x80\x93 ")) ||
                                     slice_starts_with(slice_cut(s, i + 1, s.size), SLICE("\xE2\x80\x94 ")) ||
                                     slice_starts_with(slice_cut(s, i + 1, s.size), SLICE("- ")));
    if (!sign && !comma && !dash && !bracket) continue;
    size_t words = word_count(slice_cut(s, 0, i));
    if (words > limit) break;
    if (words >= LEAST_WORDS) best = i;
  }
  return best;
}

static slice first_words(arena *a, slice s, size_t limit) {
  size_t words = 0, end = 0;
  for (size_t i = 0; i < s.size && words < limit; i++)
    if (s.data[i] == ' ') {
      words++;
      end = i;
    }
  slice cut = slice_cut(s, 0, end);
  while (cut.size && is_among_signs(cut.data[cut.size - 1], " ,;:(")) cut.size--;
  return arena_format(a, "%.*s \xE2\x80\xA6", SLICE_ARGS(cut));
}

/* ---- clauses ---- */

/* The end of the clause that begins at `at`: a semicolon outside of brackets. */
static size_t clause_end(slice s, size_t at) {
  int depth = 0;
  for (; at + 1 < s.size; at++) {
    depth += (s.data[at] == '(') - (s.data[at] == ')');
    if (depth <= 0 && s.data[at] == ';' && s.data[at + 1] == ' ') return at;
  }
  return s.size;
}

slice word_first_clause(slice s) { return slice_cut(s, 0, clause_end(s, 0)); }

bool word_is_list(slice s) {
  enum { PHRASE_WORDS = 4, LIST_COMMAS = 3 };
  size_t commas = 0;
  for (size_t i = 0; i < s.size; i++) commas += s.data[i] == ',' || s.data[i] == ';';
  return commas >= LIST_COMMAS && word_count(s) <= (commas + 1) * PHRASE_WORDS;
}

/* A clause that leans on the one before it stays behind it; what opens is what was done, no list of names. */
static bool stands_alone(slice clause) {
  return word_count(clause) >= 3 && !opens_a_clause(clause) && !word_is_list(clause);
}

/* "Gradebook (2024): Flask web app": the clauses after it are of what it names. */
static bool has_head(slice clause) {
  enum { HEAD_WORDS = 3 };
  size_t colon = slice_find(clause, SLICE(": "), 0);
  return colon != SIZE_MAX && word_count(slice_cut(clause, 0, colon)) <= HEAD_WORDS;
}

static bool says_ask(const wording *w, slice text, slice name) {
  return words_hold(text, name) || words_hold(text, word_their_ask(w, name));
}

slice word_clauses(const wording *w, slice text, slice name) {
  slice s = without_end(tidy(w->arena, text));
  size_t first = clause_end(s, 0);
  if (first == s.size || has_head(slice_cut(s, 0, first)) || says_ask(w, slice_cut(s, 0, first), name)) return text;
  for (size_t at = first + 2; at < s.size;) {
    size_t end = clause_end(s, at);
    slice clause = slice_cut(s, at, end), rest = slice_cut(s, end, s.size);
    if (says_ask(w, clause, name) && stands_alone(clause))
      return arena_format(w->arena, "%.*s; %.*s%.*s", SLICE_ARGS(clause),
                          SLICE_ARGS(word_inside(w, slice_cut(s, 0, at - 2))), SLICE_ARGS(rest));
    at = end + 2;
  }
  return text;
}

slice word_proof(const wording *w, slice text, size_t limit) {
  slice s = without_end(tidy(w->arena, text));
  if (word_count(s) > limit) {
    size_t place = cut_place(s, limit);
    s = place ? without_end(slice_trim(slice_cut(s, 0, place))) : first_words(w->arena, s, limit);
  }
  return s;
}

/* ---- certificates ---- */

/* "RN.448812", "#A-77120": five digits and more, or four with letters among them. A year is none. */
static bool is_number_of_paper(slice word) {
  enum { LONG = 5, MIXED = 4 };
  size_t digits = 0, letters = 0;
  for (size_t i = 0; i < word.size; i++) {
    digits += isdigit((unsigned char)word.data[i]) != 0;
    letters += isalpha((unsigned char)word.data[i]) != 0;
  }
  return digits >= LONG || (digits >= MIXED && letters);
}

/* "No.", "number", "#": what stands before such a number. */
static bool is_mark_of_number(const wording *w, slice word) {
  while (word.size && is_among_signs(word.data[word.size - 1], "(.:")) word.size--;
  while (word.size && is_among_signs(word.data[0], "(#")) word = slice_cut(word, 1, word.size);
  return !word.size ||
         dictionary_has_value(w->dictionary, words_class(w->dictionary, "number.mark"), arena_lower(w->arena, word));
}

slice word_certificate(const wording *w, slice text) {
  slice rest = without_end(tidy(w->arena, text));
  buffer out = {0};
  while (rest.size) {
    const char *space = memchr(rest.data, ' ', rest.size);
    slice word = space ? (slice){rest.data, (size_t)(space - rest.data)} : rest;
    rest = slice_trim(slice_cut(rest, word.size, rest.size));
    if (!is_number_of_paper(word)) {
      /* "Hygienist, License DH-40417 (active)": the comma was the number's. */
      if (word.data[0] == '(' && out.size && out.data[out.size - 1] == ',') out.size--;
      buffer_format(&out, "%s%.*s", out.size ? " " : "", SLICE_ARGS(word));
      continue;
    }
    while (out.size) {
      slice kept = buffer_slice(&out);
      size_t last = kept.size;
      while (last && kept.data[last - 1] != ' ') last--;
      if (!is_mark_of_number(w, slice_cut(kept, last, kept.size))) break;
      out.size = last ? last - 1 : 0;
    }
    if (slice_ends_with(word, SLICE(",")) && out.size && out.data[out.size - 1] != ',') buffer_char(&out, ',');
  }
  slice s = arena_copy(w->arena, buffer_slice(&out));
  buffer_free(&out);
  return without_end(s);
}
