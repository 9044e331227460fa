/* How strongly a thing is asked for: section, lead-in, and the softeners, hardeners and negations of its clause. */
#include "posting/reading/structure.h"

size_t structure_first_hit(const hits *h, uint32_t from) {
  size_t low = 0, high = h->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (h->items[middle].first + h->items[middle].count <= from)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const hit *hit_at(const reading *r, int table, uint32_t i) {
  const hits *h = &r->hits.table[table];
  size_t at = structure_first_hit(h, i);
  return at < h->count && h->items[at].first <= i ? &h->items[at] : NULL;
}

enum { CUE_REACH = 14, NEGATION_REACH = 5 };

/* A clause ends before a token whose gap is one of these. A colon ends it only looking ahead. */
static bool breaks_clause(const reading *r, uint32_t i) {
  return r->tokens.items[i].gap & (GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET);
}

/* Depth of brackets entered (+) or left (-) between token i - 1 and i. */
static int bracket_step(const reading *r, uint32_t i) {
  unsigned gap = r->tokens.items[i].gap;
  return (gap & GAP_OPEN ? 1 : 0) - (gap & GAP_CLOSE ? 1 : 0);
}

static bool links_list(const reading *r, uint32_t from, uint32_t to) {
  const hits *h = &r->hits.table[TABLE_CUES];
  for (size_t i = structure_first_hit(h, from); i < h->count && h->items[i].first < to; i++) {
    cue_class c = (cue_class)h->items[i].class;
    if (c == CUE_ANY_OF || c == CUE_ALL_OF) return true;
  }
  return false;
}

static bool is_plural_verb(const reading *r, const hit *h) {
  return token_in(r, h->first, SET_PLURAL_VERBS) || (h->first && token_in(r, h->first - 1, SET_PLURAL_VERBS));
}

/* "Python and Scala preferred" softens both, "SQL, Teradata preferred" only what follows the last comma, unless a
   conjunction or a plural verb shows that the list is meant. */
static bool reaches_back(const reading *r, uint32_t from, const hit *cue, bool asked) {
  uint32_t comma = 0;
  for (uint32_t i = from; i <= cue->first; i++)
    if (r->tokens.items[i].gap & GAP_COMMA) comma = i;
  if (!comma) return true;
  /* "experience with Selenium, and some JMeter would be nice": the second half has its own verb. */
  if (asked && token_in(r, comma, SET_AND) && !is_plural_verb(r, cue)) return false;
  if (comma == cue->first) return true; /* "SQL, preferably" is rare; "Go, a plus" is what is meant */
  return links_list(r, from, cue->first) || is_plural_verb(r, cue);
}

/* The softener, hardener or negation after the mention that speaks of it; CUE_NONE if there is none. */
static cue_class cue_after(const reading *r, const item *it, uint32_t end, bool asked, bool *bracketed) {
  const hits *h = &r->hits.table[TABLE_CUES];
  int depth = 0;
  uint32_t i = end;
  for (size_t at = structure_first_hit(h, end); at < h->count; at++) {
    const hit *cue = &h->items[at];
    if (cue->first < end) continue;
    if (cue->first >= it->end || cue->first - end > CUE_REACH) return CUE_NONE;
    for (; i <= cue->first; i++) {
      if (breaks_clause(r, i) || (i > end && r->tokens.items[i].gap & GAP_COLON)) return CUE_NONE;
      if ((depth += bracket_step(r, i)) < 0) depth = 0;
    }
    cue_class c = (cue_class)cue->class;
    if (c == CUE_CLAUSE || c == CUE_ASKS || c == CUE_DUTY) return CUE_NONE;
    if (c == CUE_NEGATED) return CUE_NONE; /* "no ..." begins something else */
    if (c != CUE_PREFERRED && c != CUE_REQUIRED && c != CUE_UNNEEDED) continue;
    *bracketed |= depth > 0 && cue->first > end && c == CUE_PREFERRED;
    if (depth > 0 && cue->first > end)
      continue; /* "IaC (Terraform preferred)" speaks of Terraform; "Tableau (preferred)" of Tableau */
    bool bracket_ends =
        r->tokens.items[cue->first + cue->count].gap & GAP_CLOSE; /* "(HTML, C#, .NET preferred)": all */
    return bracket_ends || reaches_back(r, end, cue, asked) ? c : CUE_NONE;
  }
  return CUE_NONE;
}

/* Is token i part of a list: a skill, or a conjunction between skills? */
static bool in_list(const reading *r, uint32_t i) {
  const hit *cue = hit_at(r, TABLE_CUES, i);
  return hit_at(r, TABLE_SKILLS, i) || (cue && (cue->class == CUE_ANY_OF || cue->class == CUE_ALL_OF));
}

/* How far after the mention the cue stands that spoke last; for trusting one that stands right there. */
static bool is_near(const reading *r, const item *it, uint32_t end, cue_class wanted) {
  const hits *h = &r->hits.table[TABLE_CUES];
  for (size_t at = structure_first_hit(h, end);
       at < h->count && h->items[at].first < it->end && h->items[at].first <= end + 1; at++)
    if (h->items[at].first >= end && h->items[at].class == wanted)
      return !(r->tokens.items[end].gap & (GAP_COMMA | GAP_OPEN));
  return false;
}

/* Does a cue before the mention still hold at it? A negation stops at a comma, unless the commas are those of a list
   ("No HTML, CSS or JavaScript needed"). */
static bool holds_until(const reading *r, const hit *cue, cue_class c, uint32_t first) {
  bool list = true;
  for (uint32_t i = cue->first + cue->count; i <= first; i++) {
    if (breaks_clause(r, i)) return false;
    if (c != CUE_NEGATED) continue;
    list &= in_list(r, i);
    unsigned gap = r->tokens.items[i].gap;
    if (gap & (GAP_CLOSE | GAP_DASH) || (gap & GAP_COMMA && !list)) return false;
  }
  return true;
}

typedef struct lead {
  bool preferred, required, negated, asks;
} lead;

static bool opens_clause(const reading *r, const item *it, uint32_t i) {
  return i == it->first || r->tokens.items[i].gap & (GAP_COMMA | GAP_OPEN | GAP_DASH) || breaks_clause(r, i);
}

/* Cues before the mention in its clause. A cue that closed an earlier chunk ("Python required, Scala") is not carried
   on: softeners and hardeners lead only where a verb, a colon or "ideally" puts them before their object. */
static lead leads_of(const reading *r, const item *it, uint32_t first) {
  const hits *h = &r->hits.table[TABLE_CUES];
  lead found = {0};
  for (size_t at = structure_first_hit(h, it->first); at < h->count && h->items[at].first + h->items[at].count <= first;
       at++) {
    const hit *cue = &h->items[at];
    cue_class c = (cue_class)cue->class;
    uint32_t next = cue->first + cue->count;
    if (c == CUE_CLAUSE) found = (lead){0};
    if (!holds_until(r, cue, c, first)) continue;
    unsigned gap = r->tokens.items[next].gap;
    bool closes = gap & (GAP_COMMA | GAP_CLOSE) && !(gap & GAP_COLON);
    if (c == CUE_ASKS) found.asks = true;
    bool leads = c == CUE_UNNEEDED && opens_clause(r, it, cue->first); /* "No es necesario SAP" */
    if ((c == CUE_NEGATED || leads) && first - next <= NEGATION_REACH) found.negated = true;
    if (closes && cue->first > it->first) continue;
    if (c == CUE_PREFERRED) found.preferred = true, found.required = false;
    if (c == CUE_REQUIRED) found.required = true, found.preferred = false;
  }
  return found;
}

strength_ground strength_ground_at(const reading *r, uint32_t first, uint32_t end) {
  const item *it = &r->items[r->item_of[first]];
  lead before = leads_of(r, it, first);
  bool bracketed = false;
  cue_class after = cue_after(r, it, end, before.asks, &bracketed);
  if (after == CUE_PREFERRED && is_near(r, it, end, after))
    return (strength_ground){STRENGTH_PREFERRED, "preferred-next"};
  if (after == CUE_REQUIRED && !before.negated && is_near(r, it, end, after))
    return (strength_ground){STRENGTH_REQUIRED, "required-next"};
  if (after == CUE_PREFERRED) return (strength_ground){STRENGTH_PREFERRED, "preferred-after"};
  if (after == CUE_UNNEEDED) return (strength_ground){STRENGTH_NEGATED, "unneeded-after"};
  if (before.negated) return (strength_ground){STRENGTH_NEGATED, "negated-before"};
  if (after == CUE_REQUIRED) return (strength_ground){STRENGTH_REQUIRED, "required-after"};
  if (before.preferred) return (strength_ground){STRENGTH_PREFERRED, "preferred-before"};
  if (before.required) return (strength_ground){STRENGTH_REQUIRED, "required-before"};
  if (it->strength == STRENGTH_DUTY && before.asks) return (strength_ground){STRENGTH_REQUIRED, "asked-before"};
  return (strength_ground){it->strength, bracketed ? "section-sure" : "section"};
}

strength strength_at(const reading *r, uint32_t first, uint32_t end) {
  return strength_ground_at(r, first, end).strength;
}
