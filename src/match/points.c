/* Points: what to answer to "Where can I add value?". A point is one of the person's sentences, the asks that it proves
   before it, and the role after it; another sentence that proves the same may follow. choice.c chooses the sentences,
   points_text.c words them. */
#include "match/choice.h"

/* Words of a point: of one sentence with its asks and role, and of all with a second sentence. */
enum {
  ASKS_SHOWN = 3,
  WORDS_LIMIT = 40,
  WORDS_BOTH = 62,
  PROOF_LEAST = 12,
  LABELS = 2,
  LABEL_WORDS = 3,
  LABEL_LETTERS = 4,
  CERTIFICATES_LIMIT = 35
};

/* ---- asks ---- */

/* A single common word that the dictionary lacks ("data") is no label for a point. */
static bool is_poor_label(const match *m, slice name) {
  for (size_t i = 0; i < m->posting->skills.count; i++) {
    const posting_skill *k = &m->posting->skills.items[i];
    if (slice_equal(k->name, name)) return !k->known && is_discipline(name) && !memchr(name.data, ' ', name.size);
  }
  return false;
}

/* What is named first: what the sentence says, hard before soft, then what weighs most. */
static bool goes_before(const link *x, const link *y) {
  if (x->soft != y->soft) return y->soft;
  if (x->said != y->said) return x->said;
  return link_weight(x) > link_weight(y);
}

typedef struct label {
  slice text;
  const link *links[ASKS_SHOWN];
  size_t count;
} label;

static bool is_in(const label *l, const link *x) {
  for (size_t i = 0; i < l->count; i++)
    if (l->links[i] == x) return true;
  return false;
}

/* The next ask to name. What no other point names comes first; soft ones stand only where there is no other. */
static const link *next_ask(const choice *c, const proof *p, const label *l, bool answered) {
  const link *best = NULL;
  for (size_t i = 0; i < p->links.count; i++) {
    const link *x = &p->links.items[i];
    if (is_in(l, x) || choice_is_answered(c, x->shows) != answered || is_poor_label(c->match, x->shows)) continue;
    if (l->count && (x->soft || !x->said || memchr(x->shows.data, '/', x->shows.size))) continue;
    if (!best || goes_before(x, best)) best = x;
  }
  return best;
}

static label label_of(const choice *c, const proof *p) {
  label l = {.text = SLICE("")};
  for (const link *x; l.count < ASKS_SHOWN && (x = next_ask(c, p, &l, false));) l.links[l.count++] = x;
  if (!l.count && (l.links[0] = next_ask(c, p, &l, true))) l.count = 1;
  return l;
}

/* Does the text say half of the name's words, in any form? "Crisis calls" needs no "Crisis intervention" before it. */
static bool says_half(slice text, slice name) {
  slice rest = name, word;
  size_t all = 0, said = 0;
  while (words_next(&rest, &word)) {
    if (word.size < LABEL_LETTERS) continue;
    all++;
    said += words_begin_in(text, word);
  }
  return (all > 1 && 2 * said >= all) || words_hold(text, name);
}

static bool share_words(slice a, slice b) { return says_half(a, b) || says_half(b, a); }

/* Does the ask tell a reader what the words do not? Not what they say themselves, nor a trait, nor one general word
   ("Analysis"), nor a product that they do not name. */
static bool tells(const wording *w, const choice *c, const link *x, slice words) {
  bool field = is_discipline(x->shows) && memchr(x->shows.data, ' ', x->shows.size);
  if (!field || !x->direct || x->soft || choice_is_answered(c, x->shows) || words_hold(words, x->shows)) return false;
  slice label = word_label(w, x->shows);
  return label.size && !says_half(words, label);
}

/* What stands before the words: the asks that they prove and do not say, in the posting's terms, the heaviest first. */
static slice label_text(const wording *w, const choice *c, const proof *p, slice words) {
  const link *named[LABELS] = {NULL};
  slice names[LABELS];
  size_t count = 0;
  for (; count < LABELS; count++) {
    for (size_t i = 0; i < p->links.count; i++) {
      const link *x = &p->links.items[i];
      bool known = count && (named[0] == x || share_words(names[0], word_label(w, x->shows)));
      if (known || !tells(w, c, x, words) || (named[count] && link_weight(x) <= link_weight(named[count]))) continue;
      named[count] = x;
    }
    if (!named[count]) break;
    names[count] = word_label(w, named[count]->shows);
  }
  return word_capital(c->arena, words_join_clear(c->arena, names, count));
}

static void remember(choice *c, const proof *p) {
  for (size_t i = 0; i < p->links.count; i++) ARENA_PUSH(c->arena, &c->answered, p->links.items[i].shows);
}

/* ---- one point ---- */

static slice with_role(arena *a, slice words, slice role) {
  if (!role.size) return words;
  if (slice_ends_with(words, SLICE(")")))
    return arena_format(a, "%.*s \xE2\x80\x93 %.*s", SLICE_ARGS(words), SLICE_ARGS(role));
  return arena_format(a, "%.*s (%.*s)", SLICE_ARGS(words), SLICE_ARGS(role));
}

/* Licences and certificates stand in lines of their own: they make one point together, in the order they are asked. */
static slice join_certificates(choice *c, const wording *w, proof *first) {
  slice all = SLICE("");
  first->used = false;
  for (;;) {
    proof *next = NULL;
    for (size_t i = 0; i < c->proofs.count; i++) {
      proof *p = &c->proofs.items[i];
      if (p->used || !p->certificate || (next && proof_asked_at(c->match, p) >= proof_asked_at(c->match, next)))
        continue;
      next = p;
    }
    if (!next) return all;
    next->used = true;
    slice words = word_certificate(w, next->evidence.text);
    if (next != first && word_count(all) + word_count(words) > CERTIFICATES_LIMIT) continue;
    remember(c, next);
    all = all.size ? arena_format(c->arena, "%.*s; %.*s", SLICE_ARGS(all), SLICE_ARGS(words)) : words;
  }
}

static slice role_of(const wording *w, const match_evidence *e) {
  if (e->project && e->role.size && words_hold(e->text, e->role)) return SLICE("");
  return word_role(w, e);
}

/* The person's words, the clause that says the first ask before the others. */
static slice proof_words(const wording *w, const label *l, const match_evidence *e, size_t limit) {
  slice text = e->text;
  if (l->count) text = word_clauses(w, text, l->links[0]->shows);
  return word_proof(w, text, limit);
}

typedef struct point {
  slice text;
  label label;
  slice role;
} point;

static point point_of(choice *c, const wording *w, proof *p) {
  arena *a = c->arena;
  point out = {.label = label_of(c, p), .role = role_of(w, &p->evidence)};
  size_t used = word_count(out.role) + LABEL_WORDS;
  size_t limit = used + PROOF_LEAST < WORDS_LIMIT ? WORDS_LIMIT - used : PROOF_LEAST;
  if (p->certificate)
    out.text = word_opening(a, join_certificates(c, w, p));
  else {
    slice words = with_role(a, proof_words(w, &out.label, &p->evidence, limit), out.role);
    out.label.text = label_text(w, c, p, words);
    out.text = !out.label.text.size
                   ? word_opening(a, words)
                   : arena_format(a, "%.*s: %.*s", SLICE_ARGS(out.label.text), SLICE_ARGS(word_inside(w, words)));
  }
  remember(c, p);
  return out;
}

/* ---- a second sentence for the same asks ---- */

static bool shares_ask(const label *l, const proof *p) {
  for (size_t i = 0; i < l->count; i++)
    for (size_t k = 0; k < p->links.count; k++)
      if (slice_equal(l->links[i]->shows, p->links.items[k].shows) && !p->links.items[k].soft) return true;
  return false;
}

/* The line worth most that proves one of the same asks. */
static proof *second_of(const choice *c, const point *to) {
  proof *best = NULL;
  for (size_t i = 0; i < c->proofs.count; i++) {
    proof *p = &c->proofs.items[i];
    if (p->used || p->certificate || !proof_is_told(p) || !shares_ask(&to->label, p)) continue;
    if (!best || choice_worth(c, p) > choice_worth(c, best) + 1e-9) best = p;
  }
  return best;
}

static void add_second(choice *c, const wording *w, point *to) {
  proof *p = second_of(c, to);
  if (!p) return;
  slice role = role_of(w, &p->evidence);
  if (slice_equal(role, to->role)) role = SLICE("");
  size_t used = word_count(to->text) + word_count(role);
  if (used + PROOF_LEAST > WORDS_BOTH) return;
  slice words = proof_words(w, &to->label, &p->evidence, WORDS_BOTH - used);
  bool apart = !p->evidence.where; /* what one says of oneself is a sentence of its own */
  words = with_role(c->arena, apart ? word_opening(c->arena, words) : word_inside(w, words), role);
  p->used = true;
  to->text = arena_format(c->arena, "%.*s%s %.*s", SLICE_ARGS(to->text), apart ? "." : ";", SLICE_ARGS(words));
}

void points_write(const matching *m, const match_options *options) {
  size_t limit = options && options->points > 0 ? (size_t)options->points : POINTS_DEFAULT, count;
  if (limit > POINTS_LIMIT) limit = POINTS_LIMIT;
  arena *a = m->arena;
  choice c = {0};
  wording w = {a, m->out, m->dictionary, words_class(m->dictionary, "verb")};
  point points[POINTS_LIMIT];
  proof *chosen[POINTS_LIMIT];
  if (choice_is_foreign(m->out)) return;
  choice_prepare(&c, m);
  if (options && options->watch) options->watch(options->context, &c);
  count = choice_make(&c, limit, chosen);
  for (size_t i = 0; i < count; i++) points[i] = point_of(&c, &w, chosen[i]);
  for (size_t i = 0; i < count; i++) {
    add_second(&c, &w, &points[i]);
    ARENA_PUSH(a, &m->out->points, arena_format(a, "%.*s.", SLICE_ARGS(points[i].text)));
  }
  slice closing = word_closing(&w, m);
  if (closing.size) ARENA_PUSH(a, &m->out->points, closing);
}
