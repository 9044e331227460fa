/* Points: what to answer to "Where can I add value?". A point is one of the person's sentences, the asks that it proves
   before it, and the role after it; another sentence that proves the same may follow. choice.c chooses the sentences,
   points_text.c words them. */
#include <ctype.h>

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
  INITIALS = 6,            /* letters of an abbreviation that a sentence says instead of a label */
  NAME_LETTERS = 3,        /* of the shortest word by which a product's name is found in a clause */
  CERTIFICATES_LIMIT = 35, /* of the point that they make together */
  PAPERS_LIMIT = 20        /* of those that no point names, in the last line */
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

/* Does the text say half of the name's words, in any form? "Crisis calls" needs no "Crisis intervention" before it,
   "Preisverhandlung" no "Verhandlungsgeschick". */
static bool says_half(slice text, slice name) {
  slice rest = name, word;
  size_t all = 0, said = 0, parts = 0;
  while (words_next(&rest, &word)) {
    if (word.size < LABEL_LETTERS) {
      if (words_are_large(word) && words_hold(text, word)) return true; /* "AAC" of "AAC devices" */
      continue;
    }
    bool part = words_part_in(text, word);
    all++;
    parts += part;
    said += part || words_begin_in(text, word);
  }
  return (all > 1 && 2 * said >= all) || (all == 1 && parts) || words_hold(text, name);
}

/* "NLP on clinical notes" needs no "Natural language processing" before it. */
static bool says_initials(slice text, slice name) {
  char initials[INITIALS];
  size_t count = 0;
  for (slice rest = name, word; words_next(&rest, &word) && count < INITIALS; count++)
    initials[count] = (char)toupper((unsigned char)word.data[0]);
  return count > 1 && words_hold(text, (slice){initials, count});
}

static bool share_words(slice a, slice b) { return says_half(a, b) || says_half(b, a); }

/* Only named where the CV answers it: the posting may not ask for it at all. */
static bool is_doubtful(const match *m, slice name) {
  const posting_skill *s = asked_skill(m->posting, name);
  return s && s->possible;
}

/* ---- labels ---- */

/* As the CV writes it, or a word of its name: "SQS" of Amazon SQS. */
static bool stands_in(slice clause, const profile_skill *s) {
  slice rest = s->name, word;
  for (size_t i = 0; i < s->aliases.count; i++)
    if (words_hold(clause, s->aliases.items[i])) return true;
  if (words_hold(clause, s->name)) return true;
  while (!is_discipline(s->name) && words_next(&rest, &word))
    if (word.size >= NAME_LETTERS && words_hold(clause, word)) return true;
  return false;
}

/* Is it what the first clause is about: do half of the skills there show it? "Infrastructure in Terraform on AWS (EKS,
   RDS, SQS)" is about other things than message queues, "moved the feeds to RabbitMQ" is not. Where the clause names no
   skill, its words as a whole show it. */
static bool bears_on(const choice *c, const link *x, slice line, slice words) {
  const match *m = c->match;
  slice clause = word_first_clause(words);
  size_t all = 0, showing = 0;
  for (size_t i = 0; i < m->profile->skills.count; i++) {
    const profile_skill *s = &m->profile->skills.items[i];
    if (s->kind == SKILL_SOFT || !choice_stands_on(s, line) || !stands_in(clause, s)) continue;
    all++;
    showing += choice_shows(m, s, x->shows);
  }
  return 2 * showing >= all;
}

/* Does the ask tell a reader what the words do not? Not what they say themselves, nor a trait, nor one general word
   ("Analysis"), nor a product that they do not name. */
static bool tells(const wording *w, const choice *c, const link *x, slice line, slice words) {
  bool field = is_discipline(x->shows) && memchr(x->shows.data, ' ', x->shows.size);
  if (!field || !x->direct || x->soft || is_doubtful(c->match, x->shows) || choice_is_answered(c, x->shows) ||
      words_hold(words, x->shows) || !bears_on(c, x, line, words))
    return false;
  slice label = word_label(w, x->shows);
  return label.size && !says_half(words, label) && !says_initials(words, label);
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
      if (known || !tells(w, c, x, p->evidence.text, words) ||
          (named[count] && link_weight(x) <= link_weight(named[count])))
        continue;
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
static slice join_certificates(choice *c, const wording *w, size_t limit) {
  slice all = SLICE("");
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
    if (all.size && word_count(all) + word_count(words) > limit) continue;
    remember(c, next);
    all = all.size ? arena_format(c->arena, "%.*s; %.*s", SLICE_ARGS(all), SLICE_ARGS(words)) : words;
  }
}

typedef ARENA_LIST(slice) roles_named; /* in full, by earlier points */

/* Where it was: in full the first time, later by the employer's name, or by the title where there is none. */
static slice role_of(const wording *w, roles_named *named, const match_evidence *e) {
  if (e->project && e->role.size && words_hold(e->text, e->role)) return SLICE("");
  slice whole = word_role(w, e);
  for (size_t i = 0; i < named->count; i++)
    if (slice_equal(named->items[i], whole)) return word_role_again(w, e);
  ARENA_PUSH(w->arena, named, whole);
  return whole;
}

/* The person's words, the clause that says the first ask before the others. */
static slice proof_words(const wording *w, const label *l, const match_evidence *e, size_t limit) {
  slice text = e->text;
  if (l->count) text = word_clauses(w, text, l->links[0]->shows);
  return word_proof(w, text, limit);
}

typedef struct point {
  slice text, words; /* with the asks before the person's words, and without */
  label label;
  const proof *from;
} point;

static point point_of(choice *c, const wording *w, roles_named *named, proof *p) {
  arena *a = c->arena;
  point out = {.label = label_of(c, p), .from = p};
  slice role = role_of(w, named, &p->evidence);
  size_t used = word_count(role) + LABEL_WORDS;
  size_t limit = used + PROOF_LEAST < WORDS_LIMIT ? WORDS_LIMIT - used : PROOF_LEAST;
  if (p->certificate) {
    p->used = false; /* one of them all */
    out.text = word_opening(a, join_certificates(c, w, CERTIFICATES_LIMIT));
  } else {
    slice words = with_role(a, proof_words(w, &out.label, &p->evidence, limit), role);
    out.label.text = label_text(w, c, p, words);
    out.words = word_opening(a, words);
    out.text = !out.label.text.size
                   ? out.words
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

static bool is_one_role(const proof *a, const proof *b) { return a->evidence.where == b->evidence.where; }

/* The line worth most that proves one of the same asks, of the same role or of one that is work like the posting's: an
   audit of the till at a hotel adds nothing to one of timecards. What one says of oneself stands alone or not at all.
 */
static proof *second_of(const choice *c, const point *to) {
  proof *best = NULL;
  for (size_t i = 0; i < c->proofs.count; i++) {
    proof *p = &c->proofs.items[i];
    bool fits = p->relevant || p->alike || is_one_role(p, to->from);
    if (p->used || !p->evidence.where || !fits || !shares_ask(&to->label, p)) continue;
    if (!best || choice_worth(c, p) > choice_worth(c, best) + 1e-9) best = p;
  }
  return best;
}

static void add_second(choice *c, const wording *w, roles_named *named, point *to) {
  proof *p = second_of(c, to);
  if (!p) return;
  size_t used = word_count(to->text) + word_count(word_role(w, &p->evidence));
  if (used + PROOF_LEAST > WORDS_BOTH) return;
  slice role = is_one_role(p, to->from) ? SLICE("") : role_of(w, named, &p->evidence);
  slice words = proof_words(w, &to->label, &p->evidence, WORDS_BOTH - used);
  words = with_role(c->arena, word_inside(w, words), role);
  p->used = true;
  to->text = arena_format(c->arena, "%.*s; %.*s", SLICE_ARGS(to->text), SLICE_ARGS(words));
}

/* Years that a sentence about oneself says ("Loan officer, eleven years in credit unions."), beside those that the last
   line would count from dates. The person's own figure stands, and the dates are not told beside it; where it falls
   short of what they ask and the dates do not, it is left out. */
typedef struct own_years {
  double stated;            /* 0: none, NAN: a number that is not read */
  const requirement *asked; /* that the last line answers */
  bool any;                 /* does it tell years? */
} own_years;

static own_years own_years_of(const wording *w, const matching *m, slice text) {
  own_years y = {.stated = say_years_stated(w, text)};
  y.asked = word_years_told(w, m, text, &y.any);
  return y;
}

static bool falls_short(const own_years *y) {
  return y->any && y->stated != 0 && y->asked && !(y->stated >= y->asked->years_asked);
}

static bool has_figure(slice s) {
  for (size_t i = 0; i < s.size; i++)
    if (isdigit((unsigned char)s.data[i])) return true;
  return false;
}

/* What one says of oneself, where it tells years or a figure (a trade alone is told by the title) and proves something
   asked, opens the first point: "Loan officer, eleven years in credit unions. Originate mortgages ... (Loan Officer,
   ...)". Are the years told with it? */
static bool open_with_oneself(choice *c, const wording *w, const matching *m, point *first) {
  proof *best = NULL;
  for (size_t i = 0; i < c->proofs.count; i++) {
    proof *p = &c->proofs.items[i];
    if (p->used || !p->oneself) continue;
    if (!best || choice_worth(c, p) > choice_worth(c, best) + 1e-9) best = p;
  }
  if (!best || !first->words.size || word_count(best->evidence.text) + word_count(first->words) > WORDS_BOTH)
    return false;
  own_years y = own_years_of(w, m, best->evidence.text);
  if (falls_short(&y) || !(y.stated > 0 || has_figure(best->evidence.text))) return false;
  best->used = true;
  slice words = word_opening(c->arena, word_proof(w, best->evidence.text, WORDS_LIMIT));
  if (y.any && y.stated > 0) words = word_asked(w, words, y.asked, y.stated);
  first->text = arena_format(c->arena, "%.*s. %.*s", SLICE_ARGS(words), SLICE_ARGS(first->words));
  return y.any && y.stated > 0;
}

/* ---- licences and certificates that no point names ---- */

/* Does a point name it, or what is told beside them already? */
static bool is_named(const match *m, slice papers, slice name) {
  bool told = words_hold(papers, name);
  for (size_t i = 0; i < m->points.count && !told; i++) told = words_hold(m->points.items[i], name);
  return told;
}

/* Is it told with its whole line, or does the line stand elsewhere than among licences and certificates? */
static bool is_told_by_line(const choice *c, const profile_skill *own) {
  for (size_t k = 0; k < own->evidence.count; k++) {
    const profile_evidence *e = &own->evidence.items[k];
    if (e->role >= 0 || !is_certificate_line(c->match->profile, e->text)) return true;
    for (size_t i = 0; i < c->proofs.count; i++)
      if (c->proofs.items[i].certificate && slice_equal(c->proofs.items[i].evidence.text, e->text)) return true;
  }
  return false;
}

/* Does the posting want it of whoever comes: not in passing, nor as what it may not want at all? */
static bool is_wanted(const posting_skill *s) {
  return (s->strength == STRENGTH_REQUIRED || s->strength == STRENGTH_PREFERRED) && !s->possible;
}

/* The paper of the person's that answers the ask, by itself or by what it implies: "OSHA 30" where OSHA rules are to be
   known; NULL: none, or its line tells it. */
static const profile_skill *paper_unsaid(const choice *c, const wording *w, const posting_skill *s) {
  const profile_skill *through, *own = profile_find(c->match->profile, w->dictionary, s->concept, s->name, &through);
  const profile_skill *paper = through ? through : own;
  bool certified = s->kind == SKILL_CERT && s->strength != STRENGTH_NEGATED;
  if (!paper || (!certified && !is_wanted(s))) return NULL;
  if (!paper->evidence.count) return certified && paper->kind == SKILL_CERT ? paper : NULL;
  return is_wanted(s) && !is_told_by_line(c, paper) ? paper : NULL;
}

/* As the CV writes it: "Electrical Contractor License" of an electrician's licence. */
static slice paper_name(const match *m, const profile_skill *s) {
  for (size_t k = s->evidence.count; k-- > 0;) { /* the last one: what one says of oneself stands first */
    slice line = s->evidence.items[k].text;
    if (s->evidence.items[k].role >= 0 || !is_certificate_line(m->profile, line)) continue;
    if (words_hold(line, s->name)) return s->name;
    for (size_t i = 0; i < s->aliases.count; i++)
      if (words_hold(line, s->aliases.items[i])) return s->aliases.items[i];
  }
  return s->name;
}

/* The lines of the CV that hold them, then, by their names alone, those that stand in a list ("Notary Public") or on a
   line with others that nobody asks for. */
static slice papers_left(choice *c, const wording *w) {
  const match *m = w->match;
  slice all = join_certificates(c, w, PAPERS_LIMIT);
  for (size_t i = 0; i < m->posting->skills.count; i++) {
    const profile_skill *own = paper_unsaid(c, w, &m->posting->skills.items[i]);
    slice name = own ? paper_name(m, own) : SLICE("");
    if (!own || is_named(m, all, name) || word_count(all) + word_count(name) > PAPERS_LIMIT) continue;
    all = all.size ? arena_format(c->arena, "%.*s; %.*s", SLICE_ARGS(all), SLICE_ARGS(name)) : name;
  }
  return all;
}

void points_write(const matching *m, const match_options *options) {
  size_t limit = options && options->points > 0 ? (size_t)options->points : POINTS_DEFAULT, count;
  if (limit > POINTS_LIMIT) limit = POINTS_LIMIT;
  arena *a = m->arena;
  choice c = {0};
  wording w = {a, m->out, m->dictionary, words_class(m->dictionary, "verb")};
  roles_named named = {0};
  proof *chosen[POINTS_LIMIT];
  bool years_told = false;
  if (choice_is_foreign(m->out)) return;
  choice_prepare(&c, m);
  if (options && options->watch) options->watch(options->context, &c);
  count = choice_make(&c, limit, chosen);
  for (size_t i = 0; i < count; i++) {
    point next = point_of(&c, &w, &named, chosen[i]);
    if (i == 0) years_told = open_with_oneself(&c, &w, m, &next);
    add_second(&c, &w, &named, &next);
    ARENA_PUSH(a, &m->out->points, arena_format(a, "%.*s.", SLICE_ARGS(next.text)));
  }
  slice closing = word_closing(&w, m, papers_left(&c, &w), years_told);
  if (closing.size) ARENA_PUSH(a, &m->out->points, closing);
}
