#include "match/choice.h"

#include <ctype.h>

#include "base/map.h"
#include "match/choice_weights.h"

static const double AGAIN = 0.4; /* what was said already counts so much of it */
static const double UNSAID = 0.7, SOFT = 0.5;
static const double TITLE_NAMED = 1; /* the posting has all words of the title */
static const double LITTLE = 0.2;    /* of what the skills asked weigh */
static const double OWN_WORK = 0.5;  /* of the cosine of the line nearest to the posting's work */
static const double FILLER = 1, LEAST_PROVEN = 0.1;
enum { KEY_LETTERS = 5, WORD_LETTERS = 3, LEAST_SHARED = 2, FULL = 4 };

/* ---- words ---- */

static bool is_letter(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80; }

/* Takes the next word off *rest; false at the end. */
static bool next_word(slice *rest, slice *word) {
  size_t start = 0, end;
  while (start < rest->size && !is_letter(rest->data[start])) start++;
  for (end = start; end < rest->size && is_letter(rest->data[end]);) end++;
  *word = slice_cut(*rest, start, end);
  *rest = slice_cut(*rest, end, rest->size);
  return word->size > 0;
}

/* Its first letters in lower case, so that the forms of a word meet; empty: a word that says nothing. */
static slice key_of(slice word, char out[KEY_LETTERS]) {
  size_t n = 0;
  if (word.size < WORD_LETTERS || isdigit((unsigned char)word.data[0])) return SLICE("");
  for (; n < word.size && n < KEY_LETTERS; n++) out[n] = (char)tolower((unsigned char)word.data[n]);
  return (slice){out, n};
}

static bool next_key(slice *rest, char *out, slice *key) {
  slice word;
  bool found = next_word(rest, &word);
  *key = key_of(word, out);
  return found;
}

static void forget_plain(const matching *m, map *plain) {
  uint32_t class = words_class(m->dictionary, "plain");
  for (size_t i = 0; class != DICTIONARY_NONE && i < dictionary_values(m->dictionary, class); i++) {
    slice word = dictionary_value(m->dictionary, class, i), key;
    char bytes[KEY_LETTERS];
    if (next_key(&word, bytes, &key)) map_put(plain, arena_copy(m->arena, key), 0);
  }
}

typedef ARENA_LIST(slice) word_list;

static bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == '\n'; }

/* The posting without its sentences of what is not wanted: "There is no cold calling." */
static slice wanted_text(const matching *m) {
  const posting *p = m->posting;
  slice text = p->text;
  char *copy = NULL;
  for (size_t i = 0; i < p->skills.count; i++)
    for (size_t k = 0; k < p->skills.items[i].mentions.count; k++) {
      const skill_mention *said = &p->skills.items[i].mentions.items[k];
      if (said->strength != STRENGTH_NEGATED || said->at.end > text.size) continue;
      if (!copy) copy = (char *)(uintptr_t)(text = arena_copy(m->arena, text)).data;
      size_t start = said->at.start, end = said->at.end;
      while (start > 0 && !ends_sentence(text.data[start - 1])) start--;
      while (end < text.size && !ends_sentence(text.data[end])) end++;
      memset(copy + start, ' ', end - start);
    }
  return text;
}

/* The posting's words, numbered from 1; those that say nothing of any work are 0. */
static word_list number_words(choice *c, const matching *m, map *words) {
  slice texts[] = {m->posting->title, wanted_text(m)}, key;
  char bytes[KEY_LETTERS];
  word_list all = {0};
  forget_plain(m, words);
  ARENA_PUSH(m->arena, &all, SLICE(""));
  for (size_t i = 0; i < 2; i++)
    for (slice rest = texts[i], word; next_word(&rest, &word);) {
      key = key_of(word, bytes);
      if (!key.size || map_get(words, key, UINT32_MAX) != UINT32_MAX) continue;
      map_put(words, arena_copy(m->arena, key), (uint32_t)all.count);
      ARENA_PUSH(m->arena, &all, word);
    }
  c->rarity = arena_alloc(m->arena, all.count * sizeof *c->rarity);
  c->covered = arena_alloc(m->arena, all.count);
  for (size_t i = 1; i < all.count; i++) c->rarity[i] = NAN;
  return all;
}

/* How rare a word is, is asked for once a sentence shares it. */
static void share_words(choice *c, const matching *m, const word_list *all, const map *words, slice text, proof *p) {
  char bytes[KEY_LETTERS];
  slice key;
  while (next_key(&text, bytes, &key)) {
    uint32_t number = key.size ? map_get(words, key, 0) : 0;
    bool known = number == 0;
    for (size_t i = 0; i < p->shared.count && !known; i++) known = p->shared.items[i] == number;
    if (known) continue;
    ARENA_PUSH(m->arena, &p->shared, number);
    if (isnan(c->rarity[number])) c->rarity[number] = stems_rarity(m->stems, all->items[number]);
  }
}

static double title_share(const map *words, slice title) {
  char bytes[KEY_LETTERS];
  slice key;
  size_t all = 0, found = 0;
  while (next_key(&title, bytes, &key)) {
    uint32_t number = key.size ? map_get(words, key, UINT32_MAX) : 0;
    all += number != 0;
    found += number != 0 && number != UINT32_MAX;
  }
  return all ? (double)found / (double)all : 0;
}

/* ---- candidates ---- */

/* A degree's line: the closing line says it. */
static bool is_degree(const profile *who, slice text) {
  for (size_t i = 0; i < who->degrees.count; i++)
    if (who->degrees.items[i].school.size && words_hold(text, who->degrees.items[i].school)) return true;
  return false;
}

/* The role's own head, which a CV without bullets may repeat. */
static bool is_title(slice text, slice title) {
  text = slice_trim(text);
  while (text.size && is_among_signs(text.data[text.size - 1], ".:,")) text.size--;
  return slice_equal_nocase(text, title);
}

static bool is_asker(const requirement *r) {
  return !r->title && (r->type == ASK_SKILL || r->type == ASK_ANY_OF) &&
         (r->status == STATUS_MET || r->status == STATUS_PARTLY) && r->credit > 0;
}

static bool says(const match *m, slice text, slice name) {
  enum { MENTIONS = 4 };
  if (words_hold(text, name)) return true;
  const posting_skill *s = asked_skill(m->posting, name);
  for (size_t k = 0; s && k < s->mentions.count && k < MENTIONS; k++)
    if (words_hold(text, slice_cut(m->posting->text, s->mentions.items[k].at.start, s->mentions.items[k].at.end)))
      return true;
  return false;
}

bool choice_stands_on(const profile_skill *s, slice line) {
  for (size_t i = 0; i < s->evidence.count; i++)
    if (slice_equal(s->evidence.items[i].text, line)) return true;
  return false;
}

bool choice_shows(const match *m, const profile_skill *s, slice name) {
  const posting_skill *asked = asked_skill(m->posting, name);
  if (!asked || s->concept == DICTIONARY_NONE || asked->concept == DICTIONARY_NONE) return false;
  return s->concept == asked->concept || dictionary_is_parent(m->dictionary, s->concept, asked->concept);
}

/* A skill on this line that is the asked one, or implies it in one step: Kafka shows message queues, not computer
   literacy. */
static bool is_direct(const match *m, slice text, const requirement *r, const posting_skill *asked) {
  if (!r->implied_by.size || !asked || asked->concept == DICTIONARY_NONE) return true;
  for (size_t i = 0; i < m->profile->skills.count; i++) {
    const profile_skill *s = &m->profile->skills.items[i];
    if (choice_shows(m, s, asked->name) && choice_stands_on(s, text)) return true;
  }
  return false;
}

static bool has_figure(slice text) {
  for (size_t i = 0; i < text.size; i++)
    if (isdigit((unsigned char)text.data[i])) return true;
  return false;
}

/* "Registered nurse, six years on telemetry floors." is a sentence about oneself; "BLS (2025)" is a line of a list. */
static bool is_told(slice text) { return slice_ends_with(slice_trim(text), SLICE(".")) && !has_figure(text); }

static bool is_fragment(slice text) {
  enum { LIST_WORDS = 4 };
  return !is_told(text) && word_count(text) <= LIST_WORDS;
}

/* "Tableau, dbt, Looker", "Bilingual English/Spanish, Excel": names, no sentence. */
static bool is_list(slice text) { return word_is_list(text) || is_fragment(text); }

/* "Looking for steady work close to home.": of a role's lines one that opens so, of what one says of oneself any. */
static bool is_wish(const choice *c, const dictionary *d, const proof *p) {
  enum { OPENING = 3 };
  slice low = arena_lower(c->arena, p->evidence.text);
  return words_name(d, "wish", p->evidence.where ? word_first(low, OPENING) : low);
}

static void link_up(choice *c, proof *p, const requirement *r, slice shows) {
  const posting_skill *s = asked_skill(c->match->posting, shows);
  for (size_t i = 0; i < p->links.count; i++)
    if (slice_equal(p->links.items[i].shows, shows)) return;
  link l = {.requirement = r,
            .shows = shows,
            .said = says(c->match, p->evidence.text, shows),
            .soft = s ? s->kind == SKILL_SOFT : r->soft};
  l.direct = l.said || is_direct(c->match, p->evidence.text, r, s);
  ARENA_PUSH(c->arena, &p->links, l);
  bool paper = s && (s->kind == SKILL_CERT ||
                     (words_are_large(s->name) && is_certificate_line(c->match->profile, p->evidence.text)));
  p->certificate |= paper && !p->evidence.where && !is_told(p->evidence.text);
}

static bool has_evidence(const requirement *r, slice text, slice shows) {
  for (size_t k = 0; k < r->evidence.count; k++)
    if (slice_equal(r->evidence.items[k].shows, shows) && slice_equal(r->evidence.items[k].text, text)) return true;
  return false;
}

/* Does the sentence say what they do not want? */
static bool says_unwanted(const match *m, slice text) {
  for (size_t i = 0; i < m->posting->skills.count; i++) {
    const posting_skill *s = &m->posting->skills.items[i];
    if (s->strength != STRENGTH_NEGATED) continue;
    if (says(m, text, s->name)) return true;
    for (size_t k = 0; k < m->profile->skills.count; k++)
      if (choice_shows(m, &m->profile->skills.items[k], s->name) &&
          choice_stands_on(&m->profile->skills.items[k], text))
        return true;
  }
  return false;
}

/* What the sentence proves: where it was kept as evidence, and where it says the very word. */
static void link_all(choice *c, proof *p) {
  word_beginnings words = word_beginnings_of(p->evidence.text);
  for (size_t i = 0; i < c->match->requirements.count; i++) {
    const requirement *r = &c->match->requirements.items[i];
    for (size_t k = 0; is_asker(r) && k < r->evidence.count; k++) {
      slice shows = r->evidence.items[k].shows;
      if (r->evidence.items[k].degree) continue;
      bool said = words_may_hold(&words, shows) && words_hold(p->evidence.text, shows);
      if (said || has_evidence(r, p->evidence.text, shows)) link_up(c, p, r, shows);
    }
  }
}

double link_weight(const link *l) {
  return l->requirement->weight * l->requirement->credit * (l->soft ? SOFT : 1) * (l->said ? 1 : UNSAID);
}

static double proven(const choice *c, const proof *p, bool beside) {
  double sum = 0;
  for (size_t i = 0; i < p->links.count; i++)
    sum += link_weight(&p->links.items[i]) * (beside && choice_is_answered(c, p->links.items[i].shows) ? AGAIN : 1);
  return sum;
}

static double shared(const choice *c, const proof *p, bool beside) {
  double sum = 0;
  for (size_t i = 0; i < p->shared.count; i++)
    sum += c->rarity[p->shared.items[i]] * (beside && c->covered[p->shared.items[i]] ? AGAIN : 1);
  return sum;
}

/* The kinds of work of the person's lines, by their text. */
static map works_of(const stem_index *index) {
  map works = {0};
  for (size_t i = 0; i < index->lines.count; i++)
    if (index->lines.items[i].kind == LINE_SENTENCE) map_put(&works, index->lines.items[i].text, (uint32_t)i);
  return works;
}

static double kind_of_line(const map *works, const matching *m, slice text) {
  uint32_t line = map_get(works, text, UINT32_MAX);
  if (line == UINT32_MAX) return 0;
  return kind_cosine(&stems_lines(m->stems)->lines.items[line].work, &m->posting->work);
}

static bool proves_hard(const proof *p) {
  for (size_t i = 0; i < p->links.count; i++)
    if (!p->links.items[i].soft) return true;
  return false;
}

/* Does the text name what one of the person's titles ends with: "data scientist", "loan officer"? */
static bool names_a_title(const choice *c, slice text) {
  const profile *who = c->match->profile;
  slice low = arena_lower(c->arena, text);
  for (size_t i = 0; i < who->roles.count; i++) {
    slice rest = arena_lower(c->arena, words_before_comma(who->roles.items[i].title)), word, last = SLICE("");
    while (words_next(&rest, &word)) last = word;
    if (last.size > WORD_LETTERS && words_hold(low, last)) return true;
  }
  return false;
}

static void tell_of_role(const matching *m, size_t role, proof *p) {
  p->relevant = m->relevant[role];
  p->alike = m->alike[role];
  p->outgrown = m->who->roles.items[role].level == SENIORITY_INTERN && level_own(m) > SENIORITY_JUNIOR;
}

void choice_prepare(choice *c, const matching *m) {
  map words = {0}, works = works_of(stems_lines(m->stems));
  c->arena = m->arena;
  c->match = m->out;
  c->apart = m->apart;
  for (size_t i = 0; i < m->out->requirements.count; i++) {
    const requirement *r = &m->out->requirements.items[i];
    c->near |= r->type == ASK_KIND && r->status == STATUS_MET;
    c->not_far |= r->type == ASK_KIND && (r->status == STATUS_MET || r->status == STATUS_PARTLY);
  }
  word_list all = number_words(c, m, &words);
  for (size_t i = 0; i < m->sentence_list.count; i++) {
    const profile_evidence *e = m->sentence_list.items[i].evidence;
    proof p = {.evidence = role_evidence(m->who, e->role, e->text), .opens = e->opens};
    if (is_degree(m->who, e->text) || is_title(e->text, p.evidence.role) || is_wish(c, m->dictionary, &p)) continue;
    link_all(c, &p);
    if (!p.evidence.where && !p.certificate && is_list(e->text)) continue;
    share_words(c, m, &all, &words, e->text, &p);
    if (e->role >= 0 && (size_t)e->role < m->who->roles.count) tell_of_role(m, (size_t)e->role, &p);
    p.title = title_share(&words, p.evidence.role);
    p.oneself = !p.evidence.where && is_told(e->text) && proves_hard(&p) && names_a_title(c, e->text);
    p.kind = kind_of_line(&works, m, e->text);
    p.unwanted = says_unwanted(m->out, e->text);
    c->most_shared = larger_of(c->most_shared, shared(c, &p, false));
    c->most_proven = larger_of(c->most_proven, proven(c, &p, false));
    c->most_kind = larger_of(c->most_kind, p.kind);
    ARENA_PUSH(m->arena, &c->proofs, p);
  }
  map_free(&words);
  map_free(&works);
}

/* ---- choice ---- */

bool choice_is_answered(const choice *c, slice name) {
  for (size_t i = 0; i < c->answered.count; i++)
    if (slice_equal(c->answered.items[i], name)) return true;
  return false;
}

uint32_t proof_asked_at(const match *m, const proof *p) {
  uint32_t first = UINT32_MAX;
  for (size_t i = 0; i < p->links.count; i++) {
    const posting_skill *s = asked_skill(m->posting, p->links.items[i].shows);
    if (s && s->mentions.count && s->mentions.items[0].at.start < first) first = s->mentions.items[0].at.start;
  }
  return first;
}

static double early(const choice *c, const proof *p) {
  uint32_t at = proof_asked_at(c->match, p);
  return at == UINT32_MAX ? 0 : 1 - at / (double)c->match->posting->text.size;
}

static double share(double of, double most) { return most > 0 ? of / most : 0; }

double choice_value(const choice *c, const proof *p, choice_feature f, bool beside) {
  const match_evidence *e = &p->evidence;
  switch (f) {
  case CHOICE_PROVEN:
    return share(proven(c, p, beside), c->most_proven);
  case CHOICE_SHARED:
    return share(shared(c, p, beside), c->most_shared);
  case CHOICE_KIND:
    return share(p->kind, c->most_kind);
  case CHOICE_OPENS:
    return p->opens;
  case CHOICE_EARLY:
    return early(c, p);
  case CHOICE_CURRENT:
    return e->current && !e->project;
  case CHOICE_ALIKE:
    return p->alike;
  case CHOICE_ROLELESS:
    return !e->where && !p->certificate;
  case CHOICE_COUNT:
    break;
  }
  return 0;
}

/* What the line is worth beside those that were taken, or as the one that opens. */
static double worth(const choice *c, const proof *p, bool opening) {
  double sum = 0;
  for (choice_feature f = 0; f < CHOICE_COUNT; f++)
    sum += (opening ? weights[f].opening : weights[f].line) * choice_value(c, p, f, !opening);
  return sum;
}

double choice_worth(const choice *c, const proof *p) { return worth(c, p, false); }

/* What one says of oneself in general ("Social worker with families.") is a point only where it proves something or
   where there are few, a trait of one's own ("Hard-working team player.") never; nor is a role's list or fragment that
   proves nothing. */
static bool says_too_little(const proof *p, bool few) {
  if (proves_hard(p)) return false;
  if (p->unwanted || (!p->evidence.where && (!few || p->links.count))) return true;
  slice text = p->evidence.text;
  return !p->links.count && (is_fragment(text) || (word_is_list(text) && p->shared.count < LEAST_SHARED));
}

/* A sentence that proves nothing asked and shares hardly a word speaks of other work, or of little; where the work as a
   whole is near the person's one word will do, and where there are few others one of a role of this kind. */
static bool bears_on_it(const choice *c, const proof *p, bool few) {
  if (says_too_little(p, few)) return false;
  bool of_the_kind = p->relevant || p->title >= TITLE_NAMED;
  size_t least = c->near || (few && c->not_far) ? 1 : LEAST_SHARED;
  if (c->apart && of_the_kind) return true; /* words of two languages are not shared */
  bool own_work = c->near && p->alike && p->kind >= OWN_WORK * c->most_kind;
  return p->links.count > 0 || p->shared.count >= least || own_work || (few && of_the_kind);
}

/* Better four good points than six with a filler: what neither proves an ask nor is of a role like this one or of the
   present one, and what proves so little, in other words about other work, that one asks why it stands there. */
static bool is_filler(const choice *c, const proof *p) {
  bool own = (p->relevant || p->alike) && !c->apart; /* where words are not shared, a role of the kind says little */
  bool at_home = own || p->evidence.current || p->certificate;
  if (!p->links.count) return !at_home && worth(c, p, false) < FILLER;
  return !p->shared.count && p->kind < OWN_WORK * c->most_kind &&
         choice_value(c, p, CHOICE_PROVEN, false) < LEAST_PROVEN;
}

/* The line worth most beside those chosen, no filler where these are `enough`; NULL: no other speaks for them. */
static proof *next_proof(choice *c, bool few, bool enough, bool certificates) {
  proof *best = NULL;
  double most = 0;
  for (size_t i = 0; i < c->proofs.count; i++) {
    proof *p = &c->proofs.items[i];
    if (p->used || (p->certificate && !certificates) || !bears_on_it(c, p, few)) continue;
    if (enough && is_filler(c, p)) continue;
    if (!few && (p->oneself || p->outgrown)) continue; /* the one opens the first point, the other is long past */
    double found = worth(c, p, false);
    if (best && found <= most + 1e-9) continue;
    most = found;
    best = p;
  }
  return best;
}

static void take(choice *c, proof *p) {
  p->used = true;
  for (size_t i = 0; i < p->shared.count; i++) c->covered[p->shared.items[i]] = true;
  for (size_t i = 0; i < p->links.count; i++) ARENA_PUSH(c->arena, &c->answered, p->links.items[i].shows);
}

static void open_with_best(const choice *c, proof **all, size_t count) {
  size_t best = 0;
  for (size_t i = 1; i < count; i++)
    if (worth(c, all[i], true) > worth(c, all[best], true) + 1e-9) best = i;
  proof *first = count ? all[best] : NULL;
  for (size_t i = best; i > 0 && count; i--) all[i] = all[i - 1];
  if (count) all[0] = first;
}

size_t choice_make(choice *c, size_t limit, proof **out) {
  size_t count = 0;
  bool certificates = true; /* they make one point together */
  while (count < limit) {
    proof *p = next_proof(c, false, count >= FULL, certificates);
    if (!p && count < LEAST_POINTS) p = next_proof(c, true, false, certificates);
    if (!p) break;
    take(c, p);
    certificates &= !p->certificate;
    out[count++] = p;
  }
  c->answered.count = 0;
  open_with_best(c, out, count);
  return count;
}

/* "Probably not", under another title and in another kind of work: what one could say there is of one's own trade. */
static bool is_other_trade(const match *m) {
  bool titled = false, near = false;
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    bool kept = r->status == STATUS_MET || r->status == STATUS_PARTLY;
    titled |= r->title && kept;
    near |= r->type == ASK_KIND && (kept || r->status == STATUS_UNKNOWN);
  }
  return !isnan(m->score) && m->score < SCORE_FAIR / 2.0 && !titled && !near;
}

bool choice_is_foreign(const match *m) {
  bool foreign = false;
  if (is_other_trade(m)) return true;
  double asked = 0, shown = 0;
  for (size_t i = 0; i < m->requirements.count; i++) {
    const requirement *r = &m->requirements.items[i];
    if (r->title && r->credit > 0) return false;
    foreign |= r->type == ASK_KIND && r->status == STATUS_NOT_MET;
    if (r->title || (r->type != ASK_SKILL && r->type != ASK_ANY_OF)) continue;
    asked += r->weight;
    shown += r->weight * r->credit;
  }
  return foreign && shown < LITTLE * asked + 1e-9;
}
