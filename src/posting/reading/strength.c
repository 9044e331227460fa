/* How strongly a thing is asked for: section, lead-in, and the softeners, hardeners and negations of its clause. */
#include "posting/reading/rules.h"
#include "posting/reading/structure.h"

const hit *hit_covering(const reading *r, int table, uint32_t i) {
  const hits *h = &r->hits.table[table];
  return &h->items[hits_past(h, i)];
}

enum {
  CUE_REACH = REACH_CLAUSE,
  NEGATION_REACH = 5,
  LEAD_REACH = 250 /* tokens that a lead-in holds over: "Required:" and a list that fills a page */
};

/* A clause ends before a token whose gap is one of these. A colon ends it only looking ahead. */
static bool breaks_clause(const reading *r, uint32_t i) {
  return token_at(r, i)->gap & (GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET);
}

static const item *item_at(const reading *r, uint32_t i) { return &r->items[r->item_of[i]]; }

/* "(nice)", "[must]", "Kubernetes - nice", "Kubernetes: nice", "Nice: Kafka": the word stands for itself. */
static bool is_tag(const reading *r, const hit *h) {
  const item *it = item_at(r, h->first);
  uint32_t end = h->first + h->count;
  bool opens = h->first == it->first ||
               token_at(r, h->first)->gap & (GAP_OPEN | GAP_DASH | GAP_COMMA | GAP_SEMICOLON | GAP_COLON);
  return opens && (end >= it->end || token_at(r, end)->gap & (GAP_CLOSE | GAP_COLON | GAP_COMMA | GAP_SEMICOLON));
}

/* "Python, plus SQL": a conjunction, unlike "a plus" and "Plus: SQL". */
static bool is_conjunction(const reading *r, const hit *h) {
  uint32_t end = h->first + 1;
  return h->count == 1 && token_in(r, h->first, SET_PLUS) && end < item_at(r, h->first)->end &&
         !(token_at(r, end)->gap & ~(unsigned)(GAP_SPACE | GAP_NEWLINE));
}

/* ", however it": an adverb that turns begins a clause after a sign or at an item's begin, not inside one ("Oracle ist
   dagegen kein Muss") nor between two commas ("Oracle, en cambio, no"). */
static bool turns_at(const reading *r, const hit *h) {
  uint32_t end = h->first + h->count;
  const item *it = item_at(r, h->first);
  if (h->first == it->first) return true;
  bool between = end < it->end && token_at(r, end)->gap & GAP_COMMA;
  return token_at(r, h->first)->gap & (GAP_COMMA | GAP_DASH | GAP_OPEN) && !between;
}

bool cue_describes(const reading *r, const hit *h) {
  const uint32_t end = h->first + h->count;
  if (h->class != CUE_PREFERRED && h->class != CUE_REQUIRED) return false;
  const hit *skill = hit_at(r, TABLE_SKILLS, h->first);
  if (skill && skill->first + skill->count > end) return true; /* "asset management" */
  return token_in(r, end - 1, SET_DESCRIBING) && rules_say(r, RULES_CUE, h->first, end) == EFFECT_DESCRIBES;
}

/* "A no-blame culture", "a no-ego Elixir team": the "no" of a compound denies nothing beside it. */
static bool is_compound(const reading *r, const hit *h) {
  uint32_t next = h->first + h->count;
  return h->class == CUE_NEGATED && h->count == 1 && next < r->tokens.count && token_at(r, next)->gap == GAP_HYPHEN;
}

/* What a cue says where it stands: a weak word counts as a tag alone, "isn't necessary" is not needed, "plus" between
   two things is a conjunction. */
static cue_class says(const reading *r, const hit *h) {
  if (cue_describes(r, h) || is_compound(r, h)) return CUE_NONE;
  if (h->class == CUE_REQUIRED && rules_say(r, RULES_CUE, h->first, h->first + h->count) == EFFECT_UNNEEDED)
    return CUE_UNNEEDED;
  if (h->class == CUE_CLAUSE && h->flags & FORM_WEAK) return turns_at(r, h) ? CUE_CLAUSE : CUE_NONE;
  if (h->flags & FORM_WEAK && h->class != CUE_NEGATED && !is_tag(r, h)) return CUE_NONE;
  if (h->class == CUE_PREFERRED && is_conjunction(r, h)) return CUE_NONE;
  return (cue_class)h->class;
}

static bool is_strength(cue_class c) { return c == CUE_PREFERRED || c == CUE_REQUIRED; }

/* "Preferred qualifications:": the label of what follows, a word or two before its colon. */
static bool labels_next(const reading *r, const item *it, uint32_t end) {
  for (uint32_t i = end; i < it->end && i < end + REACH_NEAR; i++) {
    if (token_at(r, i)->gap & GAP_COLON) return true;
    if (token_at(r, i)->gap & ~(unsigned)(GAP_SPACE | GAP_SLASH)) return false;
  }
  return false;
}

/* "Python and, as a plus, Rust", "Python and - as a plus - Rust": after a conjunction, between two commas or dashes. */
static bool is_inserted(const reading *r, const hit *h) {
  uint32_t end = h->first + h->count;
  return h->first > item_at(r, h->first)->first && end < item_at(r, h->first)->end &&
         token_at(r, h->first)->gap & token_at(r, end)->gap & (GAP_COMMA | GAP_DASH) &&
         token_in(r, h->first - 1, SET_CONJUNCTIONS);
}

/* ", essential that you know SQL": a predicate whose own subject follows. */
static bool has_subject_after(const reading *r, const hit *h) {
  uint32_t end = h->first + h->count, limit = item_at(r, h->first)->end;
  if (end < limit && (token_in(r, end, SET_BE) || token_in(r, end, SET_WOULD))) return true; /* ", een pré is ..." */
  for (uint32_t i = end; i < limit && i <= end + REACH_NEAR; i++) {
    if (hit_at(r, TABLE_SKILLS, i)) return true;
    if (token_at(r, i)->gap & ~(unsigned)(GAP_SPACE | GAP_NEWLINE) || token_at(r, i)->tag == 'i') return false;
  }
  return false;
}

/* "not essential but handy", "not needed though a plus": the cue goes on with a softener of its own. */
static bool softener_goes_on(const reading *r, uint32_t i) {
  const hit *next = hit_at(r, TABLE_CUES, i);
  return next && next->first == i && next->class == CUE_PREFERRED;
}

/* ", ideally with dbt", "nice to have: Scala": does the cue speak of what comes after it? A predicate ("is a plus",
   "desirable") does so only before a colon. */
static bool leads(const reading *r, const hit *h) {
  const item *it = item_at(r, h->first);
  uint32_t end = h->first + h->count;
  if (end >= it->end) return false;
  unsigned before = token_at(r, h->first)->gap, after = token_at(r, end)->gap;
  if (labels_next(r, it, end) || is_inserted(r, h)) return true;
  unsigned apart = GAP_COMMA | GAP_SEMICOLON | GAP_DASH | GAP_OPEN | GAP_COLON;
  bool opens = h->first == it->first || token_in(r, h->first, SET_LEADING_ADVERBS) || before & apart ||
               token_in(r, h->first - 1, SET_CONJUNCTIONS); /* "Java, and if possible Scala" */
  if (!opens) return false;
  return !(after & ~(unsigned)(GAP_SPACE | GAP_NEWLINE | GAP_HYPHEN | GAP_QUOTE)) &&
         (!token_in(r, h->first, SET_PREDICATES) || (before & apart && has_subject_after(r, h))) &&
         !token_in(r, end, SET_CONJUNCTIONS) && !softener_goes_on(r, end);
}

/* Which of softeners and hardeners stand in tokens [from, to): bits, 1 << CUE_PREFERRED and 1 << CUE_REQUIRED. */
static unsigned strengths_in(const reading *r, uint32_t from, uint32_t to) {
  const hits *h = &r->hits.table[TABLE_CUES];
  uint32_t limit = from + REACH_STATEMENT < to ? from + REACH_STATEMENT : to;
  unsigned found = 0;
  for (size_t i = hits_past(h, from); i < h->count && h->items[i].first < limit; i++) {
    cue_class c = says(r, &h->items[i]);
    if (is_strength(c)) found |= 1u << c;
  }
  return found;
}

/* Depth of brackets entered (+) or left (-) between token i - 1 and i. */
static int bracket_step(const reading *r, uint32_t i) {
  unsigned gap = token_at(r, i)->gap;
  return (gap & GAP_OPEN ? 1 : 0) - (gap & GAP_CLOSE ? 1 : 0);
}

static bool links_list(const reading *r, uint32_t from, uint32_t to) {
  const hits *h = &r->hits.table[TABLE_CUES];
  for (size_t i = hits_past(h, from); i < h->count && h->items[i].first < to; i++)
    if (h->items[i].class == CUE_ANY_OF || h->items[i].class == CUE_ALL_OF) return true;
  return false;
}

static bool is_plural_verb(const reading *r, const hit *h) {
  return token_in(r, h->first, SET_PLURAL_VERBS) || (h->first && token_in(r, h->first - 1, SET_PLURAL_VERBS));
}

/* Is token i part of a list: a skill, or a conjunction between skills? */
static bool in_list(const reading *r, uint32_t i) {
  const hit *cue = hit_at(r, TABLE_CUES, i);
  return hit_at(r, TABLE_SKILLS, i) || (cue && (cue->class == CUE_ANY_OF || cue->class == CUE_ALL_OF));
}

/* "with PostgreSQL, MongoDB, Tableau a plus": nothing but the names of three skills and more, up to the cue. */
static bool ends_name_list(const reading *r, uint32_t from, const hit *cue) {
  enum { PARTED = 2 };
  const item *it = item_at(r, from - 1);
  uint32_t commas = 0;
  for (uint32_t i = from; i <= cue->first; i++) {
    commas += token_at(r, i)->gap & GAP_COMMA ? 1 : 0;
    if (i < cue->first && !in_list(r, i)) return false;
  }
  for (uint32_t i = from; i-- > it->first && in_list(r, i) && from - i < REACH_CLAUSE;)
    commas += i > it->first && in_list(r, i - 1) && token_at(r, i)->gap & GAP_COMMA ? 1 : 0;
  return commas >= PARTED;
}

/* "Go, a highly desired skill", "Rust, which would be useful": between the comma and the cue stands no name. */
static bool nothing_between(const reading *r, uint32_t comma, uint32_t cue) {
  if (cue - comma > REACH_NEAR) return false;
  for (uint32_t i = comma; i < cue; i++)
    if (!token_is_function_word(r->dictionary, token_at(r, i)) || token_in(r, i, SET_CONJUNCTIONS)) return false;
  return true;
}

/* "Python and Scala preferred" softens both, "SQL, Teradata preferred" only what follows the last comma, unless a
   conjunction or a plural verb shows that the list is meant. */
static bool reaches_back(const reading *r, uint32_t from, const hit *cue, bool asked) {
  uint32_t comma = 0;
  int depth =
      0; /* "a CRM (HubSpot, Zoho) would be a plus": the commas of brackets that end before the cue part nothing */
  for (uint32_t i = from; i <= cue->first; i++) {
    if ((depth += bracket_step(r, i)) < 0) depth = 0, comma = 0;
    if (token_at(r, i)->gap & GAP_COMMA && !depth) comma = i;
  }
  if (!comma) return true;
  /* "experience with Selenium, and some JMeter would be nice": the second half has its own verb. */
  if (asked && token_in(r, comma, SET_AND) && !is_plural_verb(r, cue)) return false;
  if (comma == cue->first || nothing_between(r, comma, cue->first)) return true;
  return links_list(r, from, cue->first) || is_plural_verb(r, cue) || ends_name_list(r, from, cue);
}

/* What is said after a mention. */
typedef struct trail {
  cue_class class; /* the softener, hardener or negation that speaks of it; CUE_NONE */
  bool next;       /* it stands right there: "Tableau preferred", "Tableau (preferred)", "Tableau - nice" */
  bool bracketed;  /* a softener in brackets speaks of something inside them: "IaC (Terraform preferred)" */
  bool last;       /* the item ends with it: "... Selenium is required" */
  unsigned parted; /* softeners and hardeners of other clauses after it, 1 << class: "React; Swift a plus" */
} trail;

/* "Tosca (good to have skill)", "SQL: 1 year (Preferred)": brackets after the mention that begin with the cue and name
   nothing else; between the two no other skill and no comma. */
static bool is_bracket_tag(const reading *r, uint32_t end, const hit *cue) {
  if (!(token_at(r, cue->first)->gap & GAP_OPEN)) return false;
  for (uint32_t i = end; i < cue->first; i++)
    if (token_at(r, i)->gap & (GAP_COMMA | GAP_SEMICOLON | GAP_OPEN | GAP_CLOSE) || hit_at(r, TABLE_SKILLS, i))
      return false;
  for (uint32_t i = cue->first + cue->count; i <= r->tokens.count && i <= cue->first + REACH_PHRASE; i++) {
    if (token_at(r, i)->gap & GAP_CLOSE) return true;
    if (hit_at(r, TABLE_SKILLS, i)) return false;
  }
  return false;
}

/* Right after the mention, in the same breath. */
static bool stands_next(const reading *r, uint32_t end, const hit *cue) {
  return cue->first <= end + 1 && !(token_at(r, end)->gap & (GAP_COMMA | GAP_OPEN));
}

/* A colon ends the clause unless all that follows is the cue: "Docker knowledge: not required". */
static bool ends_at_colon(const reading *r, const item *it, uint32_t i, const hit *cue) {
  if (!(token_at(r, i)->gap & GAP_COLON)) return false;
  uint32_t end = cue->first + cue->count;
  bool alone = end >= it->end || token_at(r, end)->gap & (GAP_COMMA | GAP_SEMICOLON | GAP_CLOSE);
  return i != cue->first || !alone;
}

/* "Python hoef je niet.", "El inglés no es necesario": a negation with nothing after it to deny speaks of what is
   before it. A bare "not" does not. */
static bool denies_backward(const reading *r, const item *it, const hit *cue) {
  uint32_t end = cue->first + cue->count;
  return cue->count > 1 && (end >= it->end || breaks_clause(r, end) || token_at(r, end)->gap & (GAP_COMMA | GAP_CLOSE));
}

/* "is not required, though it helps", "isn't needed but a plus": what takes the denial back, before another skill. */
static bool taken_back(const reading *r, const item *it, const hit *denial) {
  bool turned = false;
  uint32_t from = denial->first + denial->count;
  for (uint32_t i = from; i < it->end && i < from + REACH_CLAUSE; i++) {
    if (breaks_clause(r, i) || hit_at(r, TABLE_SKILLS, i)) return false;
    if (turned && softener_goes_on(r, i)) return true;
    turned |= i < from + REACH_NEAR && token_in(r, i, SET_BUT);
  }
  return false;
}

/* Walks from token *i to the cue, keeping count of brackets. False where the clause ends on the way. */
static bool walks_to(const reading *r, const item *it, uint32_t end, const hit *cue, uint32_t *i, int *depth) {
  for (; *i <= cue->first; (*i)++) {
    if (breaks_clause(r, *i)) return false;
    if (*i > end && ends_at_colon(r, it, *i, cue) && !is_bracket_tag(r, *i, cue)) return false;
    if ((*depth += bracket_step(r, *i)) < 0) *depth = 0;
  }
  return true;
}

/* What a cue says that stands somewhere after a mention; CUE_NONE for nothing, CUE_CLAUSE where the mention's clause
   ends with it. */
static cue_class says_of_before(const reading *r, const item *it, const hit *cue, uint32_t end) {
  cue_class c = says(r, cue);
  switch (c) {
  case CUE_ASKS: /* "SAP-Kenntnisse sind nicht nötig": part of the name; "Met SAP heb je een streepje voor": the verb */
    return cue->first == end && (token_at(r, end)->gap & GAP_HYPHEN || token_in(r, end, SET_NEED_VERBS)) ? CUE_NONE
                                                                                                         : CUE_CLAUSE;
  case CUE_DUTY:
    return CUE_CLAUSE;
  case CUE_NEGATED:
    if (cue->flags & FORM_WEAK) return CUE_NONE;         /* "is not a requirement": the hardener tells */
    if (!denies_backward(r, it, cue)) return CUE_CLAUSE; /* "no ..." begins something else */
    return taken_back(r, it, cue) ? CUE_PREFERRED : CUE_UNNEEDED;
  case CUE_UNNEEDED:
    return taken_back(r, it, cue) ? CUE_PREFERRED : CUE_UNNEEDED;
  case CUE_CLAUSE:
  case CUE_PREFERRED:
  case CUE_REQUIRED:
    return c;
  default:
    return CUE_NONE;
  }
}

static trail trail_of(const reading *r, const item *it, uint32_t end, uint32_t limit, bool asked) {
  const hits *h = &r->hits.table[TABLE_CUES];
  trail t = {0};
  int depth = 0;
  uint32_t i = end;
  for (size_t at = hits_past(h, end); at < h->count; at++) {
    const hit *cue = &h->items[at];
    if (cue->first < end) continue;
    if (cue->first >= limit || cue->first - end > CUE_REACH) return t;
    if (!walks_to(r, it, end, cue, &i, &depth)) {
      t.parted = token_at(r, i)->gap & GAP_SEMICOLON ? strengths_in(r, i, it->end) : 0;
      return t;
    }
    cue_class c = says_of_before(r, it, cue, end);
    if (c == CUE_CLAUSE) return t;
    if (c == CUE_NONE) continue;
    bool tag = is_bracket_tag(r, end, cue);
    bool inside = depth > 0 && cue->first > end && !tag;
    t.bracketed |= inside && c == CUE_PREFERRED;
    if (inside) continue; /* "IaC (Terraform preferred)" speaks of Terraform; "Tableau (preferred)" of Tableau */
    /* "(HTML, C#, .NET preferred)": all */
    bool bracket_ends = token_at(r, cue->first + cue->count)->gap & GAP_CLOSE;
    if (!tag && is_strength(c) && leads(r, cue)) {
      t.parted = 1u << c;
      return t;
    }
    if (tag || bracket_ends || reaches_back(r, end, cue, asked)) {
      t.class = c;
      t.next = tag || stands_next(r, end, cue);
      t.last = cue->first + cue->count >= it->end;
    }
    return t;
  }
  return t;
}

/* "not a", "nicht in": an article or a preposition before what is denied. */
static bool leads_to_name(const reading *r, uint32_t i) {
  return token_in(r, i, SET_ARTICLES) || token_in(r, i, SET_WHERE) || token_in(r, i, SET_WITH);
}

/* May token i stand between a weak negation, which ends before token `next`, and what it denies? */
static bool goes_on_to_name(const reading *r, uint32_t i, uint32_t next) {
  return in_list(r, i) || (i == next && leads_to_name(r, i));
}

/* Does a cue before the mention still hold at it? In brackets it speaks of them alone. A negation stops at a comma,
   unless the commas are those of a list
   ("No HTML, CSS or JavaScript needed"); a weak one ("not") speaks of a list right after it alone. What stands before a
   colon holds over semicolons: "Nice to have: Docker; Helm". A softener between two commas is an aside: "Python,
   ideally with Django, and SQL". */
static bool holds_until(const reading *r, const hit *cue, cue_class c, uint32_t first) {
  bool list = true;
  int depth = 0;
  uint32_t next = cue->first + cue->count;
  bool announces = is_strength(c) && token_at(r, next)->gap & GAP_COLON;
  bool aside = c == CUE_PREFERRED && token_at(r, cue->first)->gap & GAP_COMMA; /* ", ideally with dbt, and" */
  unsigned stops = GAP_CLOSE | GAP_DASH;
  unsigned ends = GAP_STOP | GAP_PARAGRAPH | GAP_BULLET | (announces ? 0 : GAP_SEMICOLON);
  for (uint32_t i = next; i <= first; i++) {
    unsigned gap = token_at(r, i)->gap;
    depth += bracket_step(r, i);
    if (gap & ends || (is_strength(c) && depth < 0 && !is_tag(r, cue))) return false;
    if (aside && gap & GAP_COMMA && i > next) {
      if (token_in(r, i, SET_AND)) return false;
      aside = false; /* a list of what would be nice */
    }
    if (c != CUE_NEGATED) continue;
    if (cue->flags & FORM_WEAK && i < first && !goes_on_to_name(r, i, next)) return false;
    list &= in_list(r, i);
    if (gap & stops || (gap & GAP_COMMA && !list)) return false;
    stops |= GAP_COLON; /* "That no longer matters: we need SQL", not "No need for: SQL" */
  }
  return true;
}

typedef struct lead {
  bool asks, negated, preferred, required;
  bool sure;       /* an adverb softens what comes right after it: "preferably in banking" */
  unsigned parted; /* softeners and hardeners of other clauses before: "Python is a must, Airflow ..." */
} lead;

static bool opens_clause(const reading *r, const item *it, uint32_t i) {
  return i == it->first || token_at(r, i)->gap & (GAP_COMMA | GAP_OPEN | GAP_DASH) || breaks_clause(r, i);
}

/* Does a cue of this class say anything of a mention so far behind it? */
static bool speaks_ahead(cue_class c, uint32_t distance) {
  if (c == CUE_NEGATED || c == CUE_UNNEEDED) return distance <= NEGATION_REACH;
  return c == CUE_ASKS || is_strength(c);
}

/* What the item's words before the mention say of it; the last of the softeners and hardeners wins. */
static lead leads_of(const reading *r, const item *it, uint32_t first) {
  const hits *h = &r->hits.table[TABLE_CUES];
  lead found = {.negated = it->flags & ITEM_UNNEEDED};
  uint32_t from = first > it->first + LEAD_REACH ? first - LEAD_REACH : it->first;
  for (size_t at = hits_past(h, from); at < h->count && h->items[at].first + h->items[at].count <= first; at++) {
    const hit *cue = &h->items[at];
    cue_class c = says(r, cue);
    uint32_t next = cue->first + cue->count;
    if (c == CUE_CLAUSE) found = (lead){0};
    if (!speaks_ahead(c, first - next)) continue;
    if (!holds_until(r, cue, c, first)) {
      found.parted |= is_strength(c) ? 1u << c : 0;
      continue;
    }
    unsigned gap = token_at(r, next)->gap;
    bool closes = gap & (GAP_COMMA | GAP_CLOSE) && !(gap & GAP_COLON) && !is_inserted(r, cue);
    if (c == CUE_ASKS) found.asks = true;
    bool unneeded = c == CUE_UNNEEDED && opens_clause(r, it, cue->first); /* "No es necesario SAP" */
    if (c == CUE_NEGATED || unneeded) found.negated = true;
    if (closes && cue->first > it->first) {
      found.parted |= is_strength(c) ? 1u << c : 0;
      continue;
    }
    if (is_strength(c)) found.sure = token_in(r, cue->first, SET_LEADING_ADVERBS) && first - next <= REACH_PHRASE;
    if (c == CUE_PREFERRED) found.preferred = true, found.required = false;
    if (c == CUE_REQUIRED) found.required = true, found.preferred = false;
  }
  return found;
}

enum {
  ALL = ~0,
  NO_DUTY = 1 << STRENGTH_DUTY,
  NO_PREFERRED = 1 << STRENGTH_PREFERRED,
  NO_REQUIRED = 1 << STRENGTH_REQUIRED
};

/* Does the denial at token i deny nothing after all? "hast du kein Problem", "muss nicht perfekt sein" */
static bool denies_trouble(const reading *r, const item *it, uint32_t i) {
  for (uint32_t k = i + 1; k < it->end && k <= i + REACH_NEAR; k++)
    if (token_in(r, k, SET_PROBLEM) || token_in(r, k, SET_PERFECT)) return true;
  return false;
}

/* "Englisch brauchst du bei uns nicht", "SAP und Excel spielen hier keine Rolle": the verb right after the thing, or
   after the list it is of, the "not" further on in the clause. */
static bool is_denied_apart(const reading *r, const item *it, uint32_t end) {
  const unsigned apart = GAP_COMMA | GAP_CLOSE | GAP_OPEN | GAP_COLON;
  bool verb = false;
  uint32_t limit = end + REACH_CLAUSE < it->end ? end + REACH_CLAUSE : it->end, latest = end + 1;
  for (uint32_t i = end; i < limit; i++) {
    if (breaks_clause(r, i) || token_at(r, i)->gap & apart) return false;
    const hit *cue = hit_at(r, TABLE_CUES, i);
    if (cue && cue->class == CUE_IDIOM) return false; /* "Mit SAP arbeiten wir nicht nur heute" */
    if (!verb && in_list(r, i)) latest = i + 1;
    if (i <= latest) verb |= token_in(r, i, SET_NEED_VERBS);
    if (!verb && i >= latest) return false;
    if (verb && (token_in(r, i, SET_NOT) || token_in(r, i, SET_NO))) return !denies_trouble(r, it, i);
  }
  return false;
}

enum { ANSWER_WORDS = 10, ANSWER_OPENS = 2 };

/* What an answer says of what was asked: the cue that it opens with, or a verb with its "not" further on. "Niet nodig,
   dat leren we je", "Ein dickes Plus!" CUE_NONE for nothing. */
static cue_class answer_says(const reading *r, const item *it) {
  uint32_t opens = it->first + ANSWER_OPENS;
  const hits *h = &r->hits.table[TABLE_CUES];
  for (size_t i = hits_past(h, it->first); i < h->count && h->items[i].first < opens; i++) {
    cue_class c = says(r, &h->items[i]);
    if (c == CUE_UNNEEDED || is_strength(c)) return c;
    if (c == CUE_NEGATED && denies_backward(r, it, &h->items[i])) return CUE_UNNEEDED;
  }
  bool verb = false;
  for (uint32_t i = it->first; i < it->end; i++) {
    verb |= i < opens && token_in(r, i, SET_NEED_VERBS);
    if (verb && token_in(r, i, SET_NOT)) return CUE_UNNEEDED;
  }
  return CUE_NONE;
}

/* "Englisch? Brauchst du bei uns nicht.", "Docker ? Un atout !": the item is a question about the span that ends before
   `end`, and the next answers it. CUE_NONE where it does not. */
static cue_class answer_to(const reading *r, const item *it, uint32_t end) {
  const item *next = it + 1;
  uint32_t stop = it->end;
  if (stop >= r->tokens.count || stop - end > REACH_NEAR || next == r->items + r->item_count) return CUE_NONE;
  slice mark = slice_cut(r->text, token_at(r, stop - 1)->end, token_at(r, stop)->start);
  if (slice_find(mark, SLICE("?"), 0) == SIZE_MAX) return CUE_NONE;
  if (next->end - next->first > ANSWER_WORDS || token_at(r, next->first)->gap & (GAP_NEWLINE | GAP_BULLET))
    return CUE_NONE;
  return answer_says(r, next);
}

/* What the words after the span say of it; false when they leave it to what stands before. */
static bool ground_after(const trail *after, const lead *before, unsigned not_soft, unsigned not_hard,
                         strength_ground *out) {
  switch (after->class) {
  case CUE_PREFERRED:
    *out = after->next ? (strength_ground){STRENGTH_PREFERRED, "preferred-next", (unsigned)ALL}
                       : (strength_ground){STRENGTH_PREFERRED, "preferred-after", not_hard};
    return true;
  case CUE_UNNEEDED:
    *out = (strength_ground){STRENGTH_NEGATED, "unneeded-after", (unsigned)ALL};
    return true;
  case CUE_REQUIRED:
    if (before->negated) return false;
    *out = after->next ? (strength_ground){STRENGTH_REQUIRED, "required-next", (unsigned)ALL}
                       : (strength_ground){STRENGTH_REQUIRED, "required-after", not_soft | (after->last ? NO_DUTY : 0)};
    return true;
  default:
    return false;
  }
}

/* What a row of @rules strength says of the span, in the order of the rows. */
static bool ground_of_rules(const reading *r, uint32_t first, uint32_t end, strength_ground *out) {
  switch (rules_say(r, RULES_STRENGTH, first, end)) {
  case EFFECT_ASKED:
    *out = (strength_ground){STRENGTH_REQUIRED, "asked-rule", (unsigned)ALL};
    return true;
  case EFFECT_WISHED:
    *out = (strength_ground){STRENGTH_PREFERRED, "wished-rule", (unsigned)ALL};
    return true;
  case EFFECT_UNNEEDED:
    *out = (strength_ground){STRENGTH_NEGATED, "unneeded-rule", (unsigned)ALL};
    return true;
  default:
    return false;
  }
}

strength_ground strength_ground_within(const reading *r, uint32_t first, uint32_t end, uint32_t limit) {
  const item *it = item_at(r, first);
  strength_ground ruled;
  if (ground_of_rules(r, first, end, &ruled)) return ruled;
  lead before = leads_of(r, it, first);
  trail after = trail_of(r, it, end, limit < it->end ? limit : it->end, before.asks);
  /* What stands in another clause says nothing of this one, whatever a model makes of the words around. */
  unsigned apart = before.parted | after.parted;
  unsigned not_soft = after.bracketed || apart >> CUE_PREFERRED & 1 ? NO_PREFERRED : 0;
  unsigned not_hard = apart >> CUE_REQUIRED & 1 ? NO_REQUIRED : 0;
  strength_ground said;
  if (after.class == CUE_NONE) after.class = is_denied_apart(r, it, end) ? CUE_UNNEEDED : answer_to(r, it, end);
  if (ground_after(&after, &before, not_soft, not_hard, &said)) return said;
  if (before.negated) return (strength_ground){STRENGTH_NEGATED, "negated-before", (unsigned)ALL};
  if (before.preferred)
    return (strength_ground){STRENGTH_PREFERRED, "preferred-before", before.sure ? NO_REQUIRED : not_hard};
  if (before.required) return (strength_ground){STRENGTH_REQUIRED, "required-before", not_soft};
  if (it->strength == STRENGTH_PREFERRED) not_soft = 0; /* the section says so too */
  if (it->strength == STRENGTH_DUTY && before.asks)
    return (strength_ground){STRENGTH_REQUIRED, "asked-before", not_soft};
  return (strength_ground){it->strength, after.bracketed ? "section-sure" : "section", not_soft};
}

strength_ground strength_ground_at(const reading *r, uint32_t first, uint32_t end) {
  return strength_ground_within(r, first, end, UINT32_MAX);
}

strength strength_asked(const reading *r, uint32_t first, uint32_t end, uint32_t limit) {
  const hits *cues = &r->hits.table[TABLE_CUES];
  for (size_t i = hits_past(cues, first); i < cues->count && cues->items[i].first < end; i++) /* "remote preferred" */
    if (says(r, &cues->items[i]) == CUE_PREFERRED) return STRENGTH_PREFERRED;
  strength said = strength_ground_within(r, first, end, limit).strength;
  return said == STRENGTH_PREFERRED ? STRENGTH_PREFERRED : STRENGTH_REQUIRED;
}

strength strength_at(const reading *r, uint32_t first, uint32_t end) {
  return strength_ground_at(r, first, end).strength;
}
