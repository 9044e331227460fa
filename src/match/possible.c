/* What a posting may ask for: named in passing, or in words that no dictionary holds, so that the reader believes in it
   too little ("serve exhibitors", "CORU"). It is held against nobody; but where the CV answers it, it is worth saying,
   and does little harm if nobody asked. */
#include "match/match_parts.h"

static const double ANSWERED = 0.6; /* credit from which on it is: more than related words */
static const double TELLING =
    2.5; /* rarity of a phrase's words, summed; ln of postings: "data", "customer" say nothing */

/* A field of words that most postings have ("reporting") is no ask by itself, the name of a tool is. */
static bool says_something(const matching *m, const posting_skill *s) {
  if (s->known && !is_discipline(s->name)) return true;
  slice rest = s->name, word;
  double rarity = 0;
  while (words_next(&rest, &word)) rarity += stems_rarity(m->stems, word);
  return rarity >= TELLING;
}

/* `company`: the employer's name in small letters. */
static bool is_answered(const matching *m, const posting_skill *s, slice company) {
  if (!says_something(m, s) || words_hold(company, s->name)) return false;
  if (asked_skill(m->posting, s->name)) return false; /* in other words of the posting */
  showing shown = skill_showing(m, s);
  return shown.status == STATUS_MET && shown.credit >= ANSWERED;
}

const posting *possible_taken(const matching *m) {
  const posting *p = m->posting;
  bool *answered = arena_alloc(m->arena, p->possible.count + 1);
  slice company = arena_lower(m->arena, p->company);
  size_t count = 0;
  for (size_t i = 0; i < p->possible.count && !m->apart; i++)
    count += answered[i] = is_answered(m, &p->possible.items[i], company);
  if (!count) return p;
  posting *more = arena_alloc(m->arena, sizeof *more);
  *more = *p;
  more->skills = more->possible = (posting_skill_list){0}; /* a list has one owner */
  for (size_t i = 0; i < p->skills.count; i++) ARENA_PUSH(m->arena, &more->skills, p->skills.items[i]);
  for (size_t i = 0; i < p->possible.count; i++)
    ARENA_PUSH(m->arena, answered[i] ? &more->skills : &more->possible, p->possible.items[i]);
  return more;
}
