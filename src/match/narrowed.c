/* A word that another before it narrows: a general ask that is meant more narrowly than the CV shows it. */
#include <ctype.h>
#include <string.h>

#include "match/match_parts.h"

enum { SHORT_NOUN = 3 };              /* letters of the shortest noun that narrows */
static const double NARROWING = 3.25; /* rarity of a noun that narrows: one posting in 25 has the word, or fewer */
static const double HINT = 0.3;       /* a credit that shows nothing */

static bool is_of_name(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '&' || c == '-'; }

/* The name that stands right before the word at `at`, "" if none: all in capitals, or with one inside a sentence. */
static slice name_before(slice text, span at) {
  size_t end = at.start ? at.start - 1 : 0, start = end;
  while (start && is_of_name(text.data[start - 1])) start--;
  slice name = slice_cut(text, start, end);
  if (!end || text.data[end] != ' ' || name.size < 2 || !isupper((unsigned char)name.data[0])) return SLICE("");
  bool capitals = true;
  for (size_t i = 0; i < name.size; i++) capitals &= isupper((unsigned char)name.data[i]) != 0;
  char before = start > 1 && text.data[start - 1] == ' ' ? text.data[start - 2] : '.';
  bool inside = islower((unsigned char)before) || before == ',' || before == '&';
  return capitals || (inside && islower((unsigned char)text.data[at.start])) ? name : SLICE("");
}

static bool is_asked_itself(const matching *m, slice text, slice name) {
  uint32_t at = (uint32_t)(name.data - text.data);
  const mention_list *places = &m->places;
  for (size_t i = 0; i < places->count; i++)
    if (places->items[i].at.start <= at && at < places->items[i].at.end) return true;
  return false;
}

static bool who_says(const matching *m, slice name) {
  bool said = sentences_find(m, name) != NULL;
  for (size_t i = 0; i < m->who->skills.count && !said; i++) said = words_hold(m->who->skills.items[i].name, name);
  for (size_t i = 0; i < m->who->roles.count && !said; i++)
    said = words_hold(m->who->roles.items[i].title, name) || words_hold(m->who->roles.items[i].employer, name);
  return said;
}

/* A noun in small letters right before: "titanium machining", "variance reports". What opens a line may be a verb
   ("Report losses"); a word that says little narrows nothing ("software design"). */
static slice noun_before(const matching *m, span at) {
  slice text = m->posting->text;
  size_t end = at.start ? at.start - 1 : 0, start = end;
  while (start && isalpha((unsigned char)text.data[start - 1])) start--;
  slice noun = slice_cut(text, start, end);
  if (!end || text.data[end] != ' ' || noun.size < SHORT_NOUN || stems_says_little(m->stems, noun)) return SLICE("");
  char before = start ? text.data[start - 1] : '\n';
  if (before == '-' || before == '\'' || (unsigned char)before >= 0x80) return SLICE("");
  bool opens = before == '\n' || isupper((unsigned char)noun.data[0]);
  slice tags = word_tags_of(m->dictionary, arena_lower(m->arena, noun));
  bool is_noun = tags.size && tags.data[0] == 'n' && !(opens && memchr(tags.data, 'v', tags.size));
  return is_noun && stems_rarity(m->stems, noun) >= NARROWING ? noun : SLICE("");
}

/* The name or noun before the one word at a place that the CV has nowhere; "" where nothing narrows it. */
static slice foreign_before(const matching *m, span at) {
  slice text = m->posting->text, name = name_before(text, at);
  if (name.size) return is_asked_itself(m, text, name) || who_says(m, name) ? SLICE("") : name;
  slice noun = noun_before(m, at);
  return noun.size && !is_asked_itself(m, text, noun) && !stems_say(m->stems, noun) ? noun : SLICE("");
}

/* "NEC contracts", "Mohs surgery", "titanium machining": contracts, surgery and machining of other kinds prove little
   of them. The word before, if every mention has one that the CV does not have and the posting does not ask for by
   itself; else "". */
static slice narrowed_by(const matching *m, const posting_skill *asked) {
  slice name = SLICE("");
  if (!is_discipline(asked->name) || memchr(asked->name.data, ' ', asked->name.size)) return name;
  for (size_t i = 0; i < asked->mentions.count; i++) {
    name = foreign_before(m, asked->mentions.items[i].at);
    if (!name.size) return name;
  }
  return name;
}

showing showing_narrowed(const matching *m, const posting_skill *asked, showing s) {
  if (s.credit <= HINT || asked->kind == SKILL_SOFT) return s;
  slice name = narrowed_by(m, asked);
  if (!name.size) return s;
  span last = asked->mentions.items[asked->mentions.count - 1].at;
  s.credit = HINT;
  s.status = STATUS_PARTLY;
  s.narrowed = slice_cut(m->posting->text, (size_t)(name.data - m->posting->text.data), last.end);
  s.reason = arena_format(m->arena, "your CV shows %.*s, but not %.*s", SLICE_ARGS(asked->name), SLICE_ARGS(name));
  return s;
}
