/* Evidence: how well a profile shows one skill, and in which words. */
#define _GNU_SOURCE
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "match/match_parts.h"

enum { FRESH_MONTHS = 36, WORDS_TOLD = 8 };
static const double STALE_STEP = 0.05, STALE_FLOOR = 0.6; /* a year beyond three unused; never below */
static const double LISTED = 0.8, IMPLIED = 0.9, WORDS_ALONE = 0.9, DEGREE_ALONE = 0.9, BASIC = 0.6, MIDDLING = 0.8;
static const double ALL_STEMS = 0.999, MOST_STEMS = 0.7, HALF_STEMS = 0.5; /* share of an ask's words, by rarity */
static const double MOST_WORDS = 0.7, HALF_WORDS = 0.5;                    /* credit of such shares */
static const double NEAR_KIND = 0.45; /* a cosine: what the requirement "kind of work" calls near */
static const double NEAR_LINE = 0.28; /* of one sentence, whose few words say less */
static const double HINT = 0.3;       /* a credit that shows nothing */

/* ---- credit ---- */

static double level_credit(const dictionary *d, slice level) {
  if (!level.size || words_name(d, "level.able", level)) return 1; /* "Limited working" is less */
  if (words_name(d, "level.basic", level)) return BASIC;
  return words_name(d, "level.middling", level) ? MIDDLING : 1;
}

static double recency_credit(const profile *who, const profile_skill *s) {
  if (s->kind != SKILL_HARD || s->last_used == MONTH_NONE || who->as_of - s->last_used <= FRESH_MONTHS) return 1;
  double credit = 1 - STALE_STEP * (who->as_of - s->last_used - FRESH_MONTHS) / 12;
  return credit < STALE_FLOOR ? STALE_FLOOR : credit;
}

static bool is_listed_only(const profile_skill *s) {
  return s->kind == SKILL_HARD && isnan(s->years) && s->evidence.count == 0;
}

/* Roles under whose title everyone does what is asked: a product manager product management. */
static void count_titles(const matching *m, slice asked, bool *counted) {
  const stem_index *index = stems_lines(m->stems);
  const stem_phrase *phrase = stems_phrase(m->stems, asked);
  if (stem_phrase_says_little(phrase) || stems_share_most(phrase) < ALL_STEMS) return;
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    bool paid = l->role >= 0 && (size_t)l->role < m->who->roles.count && !m->who->roles.items[l->role].project;
    if (l->kind == LINE_TITLE && paid && stems_share(phrase, l) >= ALL_STEMS) counted[l->role] = true;
  }
}

/* Years of the roles that show the skill, what is asked, or what implies either: who worked with React has used
   JavaScript. */
static double years_of(const matching *m, const posting_skill *asked, const profile_skill *s) {
  const profile *who = m->who;
  if (isnan(s->years) || s->concept == DICTIONARY_NONE) return s->years;
  bool *counted = arena_alloc(m->arena, (who->roles.count + 1) * sizeof *counted);
  for (size_t i = 0; i < who->skills.count; i++) {
    const profile_skill *x = &who->skills.items[i];
    if (x != s && !dictionary_implies(m->dictionary, x->concept, s->concept) &&
        (asked->concept == DICTIONARY_NONE || !dictionary_implies(m->dictionary, x->concept, asked->concept)))
      continue;
    for (size_t k = 0; k < x->evidence.count; k++) {
      int role = x->evidence.items[k].role;
      if (role >= 0 && (size_t)role < who->roles.count && !who->roles.items[role].project) counted[role] = true;
    }
  }
  if (asked->kind == SKILL_HARD && is_discipline(asked->name)) count_titles(m, asked->name, counted);
  return larger_of(s->years, roles_years(who, counted));
}

static void judge_skill(const matching *m, const posting_skill *asked, showing *out) {
  const profile_skill *s = out->skill;
  arena *a = m->arena;
  double level = level_credit(m->dictionary, s->level);
  double recency = asked->kind == SKILL_SOFT ? 1 : recency_credit(m->who, s); /* traits do not grow old */
  out->credit = level * recency;
  out->status = STATUS_MET;
  out->reason = isnan(s->years) ? SLICE("in the CV") : words_years(a, s->years);
  if (is_listed_only(s)) {
    out->credit *= LISTED;
    out->reason = SLICE("listed, but no role shows it");
  }
  if (level < 1) {
    out->status = STATUS_PARTLY;
    out->reason = arena_format(a, "level: %.*s", SLICE_ARGS(s->level));
  }
  if (recency < 1) {
    if (recency <= STALE_FLOOR) out->status = STATUS_PARTLY;
    out->reason = arena_format(a, "%.*s, last used in %d", SLICE_ARGS(out->reason), s->last_used / 12);
  }
  if (out->through) {
    out->credit *= IMPLIED;
    out->reason = arena_format(a, "implied by %.*s (%.*s)", SLICE_ARGS(s->name), SLICE_ARGS(out->reason));
  }
  double years = isnan(asked->min_years) ? NAN : years_of(m, asked, s);
  if (asked->min_years > 0 && !isnan(years) && !years_reach(years, asked->min_years)) {
    out->credit *= years / asked->min_years;
    out->status = STATUS_PARTLY;
    out->reason = arena_format(a, "%.*s of %.*s years", SLICE_ARGS(words_figure(a, years)),
                               SLICE_ARGS(words_figure(a, asked->min_years)));
  }
}

/* ---- other places where a skill may show ---- */

/* Do the letters go on, or does a noun follow: "STM32G4", "SPI flash", not "Learning SQL in my own time"? */
static bool is_within_name(const matching *m, slice text, slice letters) {
  const char *at = memmem(text.data, text.size, letters.data, letters.size);
  if (!at) return false;
  slice rest = slice_cut(text, (size_t)(at - text.data) + letters.size, text.size), word;
  if (!rest.size || rest.data[0] != ' ') return rest.size && isalnum((unsigned char)rest.data[0]);
  if (rest.size < 2 || !isalpha((unsigned char)rest.data[1]) || !words_next(&rest, &word)) return false;
  slice tags = word_tags_of(m->dictionary, arena_lower(m->arena, word));
  return !tags.size || tags.data[0] == 'n';
}

/* A phrase that the dictionary lacks may still stand in the person's sentences. A word of the dictionary would have
   been found, unless it is letters within a longer name. */
static bool find_words(const matching *m, const posting_skill *asked, slice phrase, showing *out) {
  bool several = memchr(phrase.data, ' ', phrase.size) != NULL, letters = letters_name(phrase);
  if (!letters && (phrase.size < 4 || (asked->known && !several))) return false;
  const profile_evidence *e = sentences_find(m, phrase);
  if (!e || (letters && asked->known && !is_within_name(m, e->text, phrase))) return false;
  if (!words_figures_stand(phrase, e->text)) return false;
  out->words = e->text;
  out->role = e->role;
  return true;
}

const profile_degree *degree_named(const profile *who, const posting_skill *asked) {
  if (asked->kind != SKILL_HARD || asked->name.size < 4) return NULL;
  for (size_t i = 0; i < who->degrees.count; i++)
    if (words_hold(who->degrees.items[i].field, asked->name)) return &who->degrees.items[i];
  return NULL;
}

/* "C/C++", "HTML/CSS": shown by its parts. */
static bool find_parts(const matching *m, slice name, showing *out) {
  slice rest = name;
  size_t parts = 0, found = 0;
  while (rest.size && memchr(name.data, '/', name.size)) {
    const char *end = memchr(rest.data, '/', rest.size);
    slice part = end ? (slice){rest.data, (size_t)(end - rest.data)} : rest;
    rest = end ? slice_cut(rest, part.size + 1, rest.size) : slice_cut(rest, rest.size, rest.size);
    const profile_skill *through, *s = profile_find(m->who, m->dictionary, DICTIONARY_NONE, slice_trim(part), &through);
    parts++;
    if (!s) continue;
    found++;
    if (!out->skill || s->evidence.count > out->skill->evidence.count) out->skill = s;
  }
  if (!found) return false;
  out->credit = (double)found / (double)parts;
  out->status = found == parts ? STATUS_MET : STATUS_PARTLY;
  out->reason = arena_format(m->arena, "%zu of its %zu parts in the CV", found, parts);
  return true;
}

/* People who drive seldom say so in a CV; a trade's licence (CDL) they do. */
bool is_driving_licence(const dictionary *d, slice name) { return words_name(d, "driving-licence", name); }

/* Then related words most often mean the same. */
bool work_is_near(const matching *m) { return m->near >= NEAR_KIND; }

/* Does a line of the CV speak of work like the posting's? Then a word with many senses means the same in both. */
static bool fits(const matching *m, const stem_line *l) {
  return work_is_near(m) || kind_cosine(&m->posting->work, &l->work) >= NEAR_LINE;
}

bool is_certificate_line(const profile *who, slice line) {
  for (size_t i = 0; i < who->skills.count; i++)
    for (size_t k = 0; who->skills.items[i].kind == SKILL_CERT && k < who->skills.items[i].evidence.count; k++)
      if (slice_equal(who->skills.items[i].evidence.items[k].text, line)) return true;
  return false;
}

/* Some of the ask's words: told as a hint, and no proof of a point. Only a sentence about work like the posting's
   counts; a listed name or a title with one of the words is another thing ("Scrum Master" for master data). */
static bool hint_words(const matching *m, const stem_line *l, bool soft, showing *out) {
  bool sentence = l->kind == LINE_SENTENCE;
  if (!work_is_near(m) && !(sentence && fits(m, l))) return false;
  if (sentence && is_certificate_line(m->who, l->text)) return false;               /* "First Aid" for financial aid */
  out->status = soft || (sentence && work_is_near(m)) ? STATUS_MET : STATUS_PARTLY; /* traits are told by hints alone */
  out->credit = sentence ? HALF_WORDS : HINT;
  slice shown = sentence ? word_first(l->text, WORDS_TOLD) : SLICE("");
  out->reason = shown.size ? arena_format(m->arena, "related words in the CV: %.*s%s", SLICE_ARGS(shown),
                                          shown.size < l->text.size ? " ..." : "")
                           : SLICE("related words in the CV");
  return true;
}

/* Is it asked for by the letters of something else ("AASHTO" for highway design, "GAAP" for accounting principles)?
   Then the general word for it says nothing. Initials are the same thing: "KPI". */
static bool is_asked_by_letters(const matching *m, const posting_skill *asked) {
  enum { LETTERS = 3 };
  for (size_t i = 0; i < asked->mentions.count; i++) {
    span at = asked->mentions.items[i].at;
    slice said = slice_cut(m->posting->text, at.start, at.end), rest = asked->name, word;
    if (said.size < LETTERS || words_hold(asked->name, said)) return false;
    for (size_t k = 0; k < said.size; k++)
      if (!isupper((unsigned char)said.data[k]) && said.data[k] != ' ') return false;
    size_t same = 0;
    while (words_next(&rest, &word)) same += same < said.size && (word.data[0] & ~32) == said.data[same];
    if (same > 1) return false;
  }
  return asked->mentions.count > 0;
}

/* "MIG welding": letters, then what is done with them; "" for another name. */
static slice letters_before(slice name) {
  const char *space = memchr(name.data, ' ', name.size);
  slice letters = slice_cut(name, 0, space ? (size_t)(space - name.data) : 0);
  return letters_name(letters) && is_discipline(slice_cut(name, letters.size, name.size)) ? letters : SLICE("");
}

/* A product, a certificate, a language or the letters of a standard are not shown by words of their names. */
bool words_show(const matching *m, const posting_skill *asked) {
  if (asked->kind == SKILL_CERT || asked->kind == SKILL_LANGUAGE) return false;
  return !asked->known || (is_discipline(asked->name) && !is_asked_by_letters(m, asked));
}

/* The line that has most of the phrase's words, of an ask that words can show; of "MIG welding" all of them, the
   letters as they are: "Welded beams with MIG". */
static bool line_found(const matching *m, const posting_skill *asked, slice phrase, stem_found *f) {
  bool by_words = words_show(m, asked);
  slice letters = by_words || asked->kind != SKILL_HARD ? SLICE("") : letters_before(asked->name);
  if (!by_words && !letters.size) return false;
  *f = stems_find(m->stems, phrase);
  return by_words ||
         (f->share >= ALL_STEMS && memmem(f->line->text.data, f->line->text.size, letters.data, letters.size));
}

/* What a title shows counts in work like the posting's: a software engineer's is no testing of an electrician's. */
static bool role_fits(const matching *m, int role) {
  const kind_of_work *work = &m->who->roles.items[role].work;
  bool told = kind_is_known(work) && kind_is_known(&m->posting->work);
  return !told || m->relevant[role] || work_is_near(m) || kind_cosine(&m->posting->work, work) >= NEAR_LINE;
}

/* Words that a hyphen makes one: "product-led growth" is more than product and growth. */
static bool is_one_word(slice phrase) {
  slice word;
  while (words_next(&phrase, &word))
    if (phrase.size && phrase.data[0] == '-') return true;
  return false;
}

/* Do some of the ask's words say enough for a hint? Not half a hyphened word, nor a name with a word where the ask has
   another: "call center operations" is no data center operations. */
static bool says_part(const stem_found *f, slice phrase) {
  bool other = f->share > 0 && f->line->kind == LINE_SKILL && f->line->count > f->shared;
  return f->share >= HALF_STEMS && f->content >= HALF_STEMS && !other && !is_one_word(phrase);
}

/* Words of the ask that stand on one line of the CV, rare ones counting more: "originate mortgage loans" for loan
   origination. A product is not shown by a word of its name. */
static bool find_stems(const matching *m, const posting_skill *asked, slice phrase, showing *out) {
  stem_found f;
  if (!line_found(m, asked, phrase, &f)) return false;
  const stem_line *l = f.line;
  bool all = f.share >= ALL_STEMS, most = f.share >= MOST_STEMS && f.shared > 1; /* one word of several is a hint */
  if (!all && !says_part(&f, phrase)) return false;
  if (f.general && l->kind == LINE_SENTENCE && !fits(m, l)) return false;
  if (l->kind == LINE_TITLE && !role_fits(m, l->role)) return false;
  if (f.general && l->kind != LINE_SENTENCE && l->count > f.shared)
    return false; /* "design": "survey design" is one of many */
  if (!all && !most) return hint_words(m, l, asked->kind == SKILL_SOFT, out);
  out->credit = all ? WORDS_ALONE : MOST_WORDS;
  out->status = STATUS_MET;
  out->reason = SLICE("in the CV's words");
  if (l->kind == LINE_SENTENCE) {
    out->words = l->text;
    out->role = l->role;
  } else if (l->kind == LINE_TITLE) {
    out->role = l->role;
    out->reason = arena_format(m->arena, "from the title %.*s", SLICE_ARGS(m->who->roles.items[l->index].title));
  } else if (l->kind == LINE_DEGREE) {
    out->degree = &m->who->degrees.items[l->index];
    out->reason = SLICE("from the degree");
  } else {
    out->skill = &m->who->skills.items[l->index];
    out->reason = arena_format(m->arena, "by %.*s", SLICE_ARGS(out->skill->name));
  }
  return true;
}

/* The CV's line says it in words of its own. */
static bool show_line(const stem_line *l, showing *out) {
  out->words = l->text;
  out->role = l->role;
  out->credit = WORDS_ALONE;
  out->reason = SLICE("in the CV's words");
  return true;
}

/* A general licence, in all its words on a line of certificates: "Journeyman Electrician License" is a journeyman
   license. Which of a dozen words says that it is one tells nothing. */
static bool find_certificate(const matching *m, const posting_skill *asked, slice first, showing *out) {
  if (asked->kind != SKILL_CERT || is_asked_by_letters(m, asked)) return false;
  const stem_line *l = paper_line(m, asked->name);
  if (!l) l = paper_line(m, first);
  return l && show_line(l, out);
}

/* Other words for the same, or for what shows it: "drew blood" for phlebotomy. */
static bool find_said(const matching *m, const posting_skill *asked, showing *out) {
  uint64_t *says = memory_alloc(line_words(stems_lines(m->stems)) * sizeof *says);
  const stem_line *l = stems_said(m->stems, asked->concept, says);
  free(says);
  if (!l) return false;
  if (l->kind != LINE_SKILL) return show_line(l, out);
  out->skill = &m->who->skills.items[l->index];
  out->reason = arena_format(m->arena, "by %.*s", SLICE_ARGS(out->skill->name));
  out->credit = WORDS_ALONE;
  return true;
}

/* Another name of a skill, all its words on one sentence in any order: "injected contrast" says "contrast injection".
 */
static const stem_line *alias_line(const matching *m, uint32_t concept) {
  size_t first, end;
  dictionary_forms_of(m->dictionary, concept, &first, &end);
  for (size_t i = first; i < end; i++) {
    if (!stems_may_say_alias(m->stems, i)) continue;
    stem_found f = stems_find(m->stems, dictionary_form_at(m->dictionary, i).text);
    if (f.share >= ALL_STEMS && f.shared > 1 && !f.general && f.line->kind == LINE_SENTENCE && f.line->role >= 0 &&
        fits(m, f.line))
      return f.line;
  }
  return NULL;
}

static bool find_alias(const matching *m, const posting_skill *asked, showing *out) {
  if (asked->kind != SKILL_HARD || !is_discipline(asked->name) || is_asked_by_letters(m, asked)) return false;
  const stem_line *l = alias_line(m, asked->concept);
  if (!l) return false;
  return show_line(l, out);
}

/* A role whose kind of title, or of employer, shows all words of the ask (classes "role.*" and "place.*" of the table
   "match"); -1: none. */
static int role_showing(const matching *m, const posting_skill *asked, slice phrase, line_kind kind) {
  const stem_index *index = stems_lines(m->stems);
  if (asked->kind != SKILL_HARD || is_asked_by_letters(m, asked)) return -1;
  const stem_phrase *p = stems_phrase(m->stems, phrase);
  if (stems_share_most(p) < ALL_STEMS) return -1;
  bool name = !is_discipline(asked->name) && !memchr(asked->name.data, ' ', asked->name.size); /* Go to market */
  bool general = name || stem_phrase_says_little(p);
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    bool part = general && l->count > 1; /* "operations" is more than a secretary's office operations */
    if (l->kind == kind && l->text.size && !part && stems_share(p, l) >= ALL_STEMS) return l->role;
  }
  return -1;
}

/* The same of the skill itself, by any of its names, or of one that shows it: "GAAP" of an accountant. Where its
   letters are asked for, as it is written: no "US GAAP". -1: none. */
static int role_showing_skill(const matching *m, const posting_skill *asked, slice written, line_kind kind) {
  const stem_index *index = stems_lines(m->stems);
  if (asked->kind == SKILL_SOFT || asked->kind == SKILL_LANGUAGE || asked->concept == DICTIONARY_NONE) return -1;
  bool letters = is_asked_by_letters(m, asked);
  for (size_t i = 0; i < index->lines.count; i++) {
    const stem_line *l = &index->lines.items[i];
    if (l->kind != kind || !l->text.size) continue;
    bool shows = letters ? slice_equal_nocase(written, l->text)
                         : l->skill != DICTIONARY_NONE && (l->skill == asked->concept ||
                                                           dictionary_implies(m->dictionary, l->skill, asked->concept));
    if (shows) return l->role;
  }
  return -1;
}

/* A role whose title says or shows the ask, by its name or as the posting writes it; -1: none. */
static int role_saying(const matching *m, const posting_skill *asked, slice written) {
  int role = asked->kind == SKILL_HARD ? role_named(m, asked->name) : -1;
  if (role < 0) role = role_showing(m, asked, asked->name, LINE_TITLE);
  if (role < 0 && words_show(m, asked)) role = role_showing(m, asked, written, LINE_TITLE);
  if (role < 0) role = role_showing_skill(m, asked, written, LINE_TITLE);
  return role >= 0 && role_fits(m, role) ? role : -1;
}

/* A role at an employer of a kind that shows the ask: "Elm Nursing Home" long-term care; -1: none. */
static int role_placed(const matching *m, const posting_skill *asked, slice written) {
  int role = role_showing(m, asked, asked->name, LINE_PLACE);
  if (role < 0 && words_show(m, asked)) role = role_showing(m, asked, written, LINE_PLACE);
  if (role < 0) role = role_showing_skill(m, asked, written, LINE_PLACE);
  return role >= 0 && role_fits(m, role) ? role : -1;
}

static showing best_showing(const matching *m, const posting_skill *asked) {
  showing out = {.role = -1, .status = STATUS_NOT_MET, .reason = SLICE("not in the CV")};
  out.skill = profile_find(m->who, m->dictionary, asked->concept, asked->name, &out.through);
  if (out.skill) {
    judge_skill(m, asked, &out);
    return out;
  }
  if (find_parts(m, asked->name, &out)) return out;
  slice first = asked->mentions.count
                    ? slice_cut(m->posting->text, asked->mentions.items[0].at.start, asked->mentions.items[0].at.end)
                    : asked->name;
  if (find_words(m, asked, asked->name, &out) || find_words(m, asked, first, &out)) {
    out.credit = WORDS_ALONE;
    out.reason = SLICE("in the CV's words");
  } else if (find_said(m, asked, &out) || find_alias(m, asked, &out) || find_certificate(m, asked, first, &out)) {
    out.status = STATUS_MET;
  } else if (letters_show(m, asked, first, &out)) {
    out.credit = out.skill ? LISTED : WORDS_ALONE;
    out.reason = SLICE("abbreviated in one of the two");
  } else if ((out.role = role_saying(m, asked, first)) >= 0) {
    out.credit = WORDS_ALONE;
    out.reason = arena_format(m->arena, "from the title %.*s", SLICE_ARGS(m->who->roles.items[out.role].title));
  } else if ((out.role = role_placed(m, asked, first)) >= 0) {
    out.credit = WORDS_ALONE;
    out.reason = arena_format(m->arena, "worked at %.*s", SLICE_ARGS(m->who->roles.items[out.role].employer));
  } else if ((out.degree = degree_named(m->who, asked))) {
    out.credit = DEGREE_ALONE;
    out.reason = SLICE("from the degree");
  } else if (find_stems(m, asked, asked->name, &out) || find_stems(m, asked, first, &out)) {
    return out;
  } else if (asked->kind == SKILL_SOFT || is_driving_licence(m->dictionary, asked->name)) {
    out.status = STATUS_UNKNOWN;
    out.reason = SLICE("seldom said in a CV; not counted");
    return out;
  }
  if (out.credit > 0) out.status = STATUS_MET;
  return out;
}

showing skill_showing(const matching *m, const posting_skill *asked) {
  return showing_narrowed(m, asked, best_showing(m, asked));
}

slice degree_words(arena *a, const profile_degree *d) {
  slice level = say_english(arena_format(a, "degree-%s", degree_level_word(d->level)).data);
  slice s = arena_format(a, "%.*s%s%.*s", SLICE_ARGS(level), d->field.size ? " in " : "", SLICE_ARGS(d->field));
  if (d->school.size) s = arena_format(a, "%.*s, %.*s", SLICE_ARGS(s), SLICE_ARGS(d->school));
  if (d->year) s = arena_format(a, "%.*s, %d", SLICE_ARGS(s), d->year);
  return s;
}
