/* Points: what to answer to "Where can I add value?". A point is one proof of the person's and the asks that it
   answers; the proofs that answer most weight come first. */
#include <stdlib.h>

#include "match/match_parts.h"

enum { ASKS_SHOWN = 3, WORDS_LIMIT = 35, PROOF_LEAST = 12, LEAST_POINTS = 3, OLD_MONTHS = 48 };
static const double HINTED = 0.4, IMPLIED_SHARE = 0.8; /* of a sentence that does not say the word */
static const double FADE =
    0.04; /* beyond three points, one that weighs less than this share of the first is left out */

typedef struct link {
  const requirement *requirement;
  slice shows;
} link;

typedef struct proof {
  const match_evidence *evidence;
  ARENA_LIST(link) links;
  bool used;
} proof;

typedef struct selection {
  arena *arena;
  const match *match;
  ARENA_LIST(proof) proofs;
  ARENA_LIST(slice) answered; /* names of skills that a point names already */
} selection;

/* ---- proofs ---- */

static bool is_candidate(const requirement *r) {
  return !r->title && (r->type == ASK_SKILL || r->type == ASK_ANY_OF) &&
         (r->status == STATUS_MET || r->status == STATUS_PARTLY);
}

static proof *proof_of(selection *s, const match_evidence *e) {
  for (size_t i = 0; i < s->proofs.count; i++)
    if (slice_equal(s->proofs.items[i].evidence->text, e->text)) return &s->proofs.items[i];
  ARENA_PUSH(s->arena, &s->proofs, (proof){.evidence = e});
  return &s->proofs.items[s->proofs.count - 1];
}

/* A single common word that the dictionary lacks ("data") is no label for a point. */
static bool is_poor_label(const match *m, slice name) {
  for (size_t i = 0; i < m->posting->skills.count; i++) {
    const posting_skill *k = &m->posting->skills.items[i];
    if (slice_equal(k->name, name)) return !k->known && is_discipline(name) && !memchr(name.data, ' ', name.size);
  }
  return false;
}

static void link_up(selection *s, proof *p, const requirement *r, slice shows) {
  if (is_poor_label(s->match, shows)) return;
  for (size_t i = 0; i < p->links.count; i++)
    if (slice_equal(p->links.items[i].shows, shows)) return;
  ARENA_PUSH(s->arena, &p->links, (link){r, shows});
}

static void collect(selection *s) {
  for (size_t i = 0; i < s->match->requirements.count; i++) {
    const requirement *r = &s->match->requirements.items[i];
    for (size_t k = 0; is_candidate(r) && k < r->evidence.count; k++)
      if (r->evidence.items[k].text.size && !r->evidence.items[k].degree) /* the closing line names degrees */
        link_up(s, proof_of(s, &r->evidence.items[k]), r, r->evidence.items[k].shows);
  }
  for (size_t p = 0; p < s->proofs.count; p++) /* a sentence may show more than it was kept for */
    for (size_t i = 0; i < s->match->requirements.count; i++) {
      const requirement *r = &s->match->requirements.items[i];
      for (size_t k = 0; is_candidate(r) && k < r->evidence.count; k++)
        if (words_hold(s->proofs.items[p].evidence->text, r->evidence.items[k].shows))
          link_up(s, &s->proofs.items[p], r, r->evidence.items[k].shows);
    }
}

static bool is_answered(const selection *s, slice name) {
  for (size_t i = 0; i < s->answered.count; i++)
    if (slice_equal(s->answered.items[i], name)) return true;
  return false;
}

/* ---- choice ---- */

static bool has_figure(slice text) {
  for (size_t i = 0; i < text.size; i++)
    if (text.data[i] >= '0' && text.data[i] <= '9') return true;
  return false;
}

/* A result with a number says more than a duty; a role more than a project, a sentence more than a phrase. */
static double proof_quality(const profile *who, const match_evidence *e) {
  double quality = 1;
  if (!e->current && e->to && who->as_of - e->to > OLD_MONTHS) quality *= 0.85;
  if (has_figure(e->text)) quality *= 1.25;
  if (e->current) quality *= 1.1;
  if (e->project) quality *= 0.85;
  if (!e->role.size && !e->employer.size) quality *= 0.4;
  if (word_count(e->text) < 4) quality *= 0.6;
  return quality;
}

/* Does the sentence itself say the word? Where it only hints at it, it proves less. */
static bool says(const wording *w, const proof *p, slice name) {
  slice text = p->evidence->text;
  if (words_hold(text, name)) return true;
  for (size_t i = 0; i < w->match->posting->skills.count; i++) {
    const posting_skill *s = &w->match->posting->skills.items[i];
    if (!slice_equal(s->name, name)) continue;
    for (size_t k = 0; k < s->mentions.count && k < 4; k++)
      if (words_hold(text,
                     slice_cut(w->match->posting->text, s->mentions.items[k].at.start, s->mentions.items[k].at.end)))
        return true;
  }
  return false;
}

static double proof_worth(const selection *s, const wording *w, const proof *p) {
  double worth = 0, best = HINTED;
  for (size_t i = 0; i < p->links.count; i++) {
    const requirement *r = p->links.items[i].requirement;
    if (is_answered(s, p->links.items[i].shows)) continue;
    double said = says(w, p, p->links.items[i].shows) ? 1 : r->implied_by.size ? IMPLIED_SHARE : HINTED;
    worth += r->weight * r->credit * (r->soft ? 0.5 : 1) * said;
    if (said > best || r->implied_by.size) best = 1;
  }
  worth *= best;
  return worth * proof_quality(s->match->profile, p->evidence);
}

static proof *best_proof(selection *s, const wording *w, double *worth) {
  proof *best = NULL;
  *worth = 0;
  for (size_t i = 0; i < s->proofs.count; i++) {
    if (s->proofs.items[i].used) continue;
    double found = proof_worth(s, w, &s->proofs.items[i]);
    if (found <= *worth + 1e-9) continue;
    *worth = found;
    best = &s->proofs.items[i];
  }
  return best;
}

/* ---- sentences ---- */

/* The asks that a point names: those that the sentence itself says first, then by weight; all count as answered. */
static slice take_asks(selection *s, const wording *w, const proof *p) {
  slice names[ASKS_SHOWN];
  size_t count = 0;
  for (int said = 1; said >= 0; said--)
    for (size_t i = 0; i < p->links.count; i++) {
      slice shows = p->links.items[i].shows;
      if (says(w, p, shows) != (said == 1) || is_answered(s, shows) || count == ASKS_SHOWN) continue;
      ARENA_PUSH(s->arena, &s->answered, shows);
      if (memchr(shows.data, '/', shows.size) && count) continue; /* "C and C/C++" says it twice */
      names[count++] = word_their_ask(w, shows);
    }
  return word_opening(s->arena, words_join_clear(s->arena, names, count));
}

/* Does the sentence begin with what they ask for? Then it needs no label. */
static bool begins_with_ask(selection *s, const wording *w, const proof *p, slice words) {
  for (size_t i = 0; i < p->links.count; i++) {
    slice name = p->links.items[i].shows, said = word_their_ask(w, name);
    if (!is_answered(s, name)) continue;
    if (words.size >= name.size && slice_equal_nocase(slice_cut(words, 0, name.size), name)) return true;
    if (words.size >= said.size && slice_equal_nocase(slice_cut(words, 0, said.size), said)) return true;
  }
  return false;
}

static slice with_role(arena *a, slice words, slice role) {
  if (!role.size) return arena_format(a, "%.*s.", SLICE_ARGS(words));
  if (slice_ends_with(words, SLICE(")")))
    return arena_format(a, "%.*s \xE2\x80\x93 %.*s.", SLICE_ARGS(words), SLICE_ARGS(role));
  return arena_format(a, "%.*s (%.*s).", SLICE_ARGS(words), SLICE_ARGS(role));
}

/* Licences and certificates stand in lines of their own: they make one point together. */
static bool is_certificate(const match *m, const proof *p) {
  if (p->evidence->role.size || p->evidence->employer.size) return false;
  for (size_t i = 0; i < p->links.count; i++) {
    const requirement *r = p->links.items[i].requirement;
    for (size_t k = 0; k < m->posting->skills.count; k++)
      if (slice_equal(m->posting->skills.items[k].name, p->links.items[i].shows) &&
          m->posting->skills.items[k].kind == SKILL_CERT)
        return true;
    if (r->index < m->posting->skills.count && m->posting->skills.items[r->index].kind == SKILL_CERT) return true;
  }
  return false;
}

static bool has_news(const selection *s, const proof *p) {
  for (size_t i = 0; i < p->links.count; i++)
    if (!is_answered(s, p->links.items[i].shows)) return true;
  return false;
}

static slice join_certificates(selection *s, const wording *w, slice words) {
  for (size_t i = 0; i < s->proofs.count; i++) {
    proof *p = &s->proofs.items[i];
    if (p->used || !is_certificate(s->match, p) || !has_news(s, p)) continue;
    slice more = word_proof(w, p->evidence->text, PROOF_LEAST);
    if (word_count(words) + word_count(more) > WORDS_LIMIT) continue;
    p->used = true;
    take_asks(s, w, p);
    words = arena_format(s->arena, "%.*s; %.*s", SLICE_ARGS(words), SLICE_ARGS(more));
  }
  return words;
}

static slice point_text(selection *s, const wording *w, const proof *p) {
  arena *a = s->arena;
  slice asks = take_asks(s, w, p), role = word_role(a, p->evidence);
  if (p->evidence->project && p->evidence->role.size && words_hold(p->evidence->text, p->evidence->role))
    role = SLICE("");
  size_t used = word_count(asks) + word_count(role);
  slice words = word_proof(w, p->evidence->text, used + PROOF_LEAST < WORDS_LIMIT ? WORDS_LIMIT - used : PROOF_LEAST);
  if (is_certificate(s->match, p)) return with_role(a, word_opening(a, join_certificates(s, w, words)), role);
  if (begins_with_ask(s, w, p, words)) return with_role(a, word_opening(a, words), role);
  return arena_format(a, "%.*s: %.*s", SLICE_ARGS(asks), SLICE_ARGS(with_role(a, words, role)));
}

/* Skills that are asked for and stand in the CV without a sentence: one line for all. */
static slice rest_text(selection *s, const wording *w) {
  enum { REST_LIMIT = 6 };
  slice names[REST_LIMIT];
  size_t count = 0;
  for (size_t i = 0; i < s->match->requirements.count && count < REST_LIMIT; i++) {
    const requirement *r = &s->match->requirements.items[i];
    if (!is_candidate(r) || r->soft || r->strength < STRENGTH_PREFERRED || r->evidence.count || r->implied_by.size)
      continue;
    slice name = r->ask;
    size_t colon = r->type == ASK_ANY_OF ? slice_find(r->reason, SLICE(": "), 0) : SIZE_MAX;
    if (colon != SIZE_MAX) name = slice_cut(r->reason, 0, colon);
    if (is_answered(s, name)) continue;
    ARENA_PUSH(s->arena, &s->answered, name);
    names[count++] = word_their_ask(w, name);
  }
  if (!count || (count == 1 && s->match->points.count >= LEAST_POINTS)) return SLICE("");
  return arena_format(s->arena, "Also: %.*s.", SLICE_ARGS(words_join(s->arena, names, count, " and ")));
}

void points_write(arena *a, const dictionary *d, const match_options *options, match *m) {
  int limit = options && options->points > 0 ? options->points : POINTS_DEFAULT;
  if (limit > POINTS_LIMIT) limit = POINTS_LIMIT;
  selection s = {.arena = a, .match = m};
  wording w = {a, m, d, words_class(d, "verb")};
  double worth, first = 0;
  collect(&s);
  while ((int)m->points.count < limit) {
    proof *p = best_proof(&s, &w, &worth);
    if (!p || (m->points.count >= LEAST_POINTS && worth < FADE * first)) break;
    if (!first) first = worth;
    p->used = true;
    slice point = point_text(&s, &w, p);
    ARENA_PUSH(a, &m->points, point);
  }
  slice rest = rest_text(&s, &w), closing = word_closing(&w);
  if (rest.size && (int)m->points.count < limit) ARENA_PUSH(a, &m->points, rest);
  if (closing.size) ARENA_PUSH(a, &m->points, closing);
}
