/* Groups of alternatives of which one suffices: "Java, C# or Go", "R/Python", "BI tools such as Tableau or Looker". */
#include "posting/skills/skills.h"

enum { LINK_WORDS = 4 }; /* "or any other major" may stand between two members */

typedef enum link { LINK_NONE, LINK_COMMA, LINK_SLASH, LINK_OR, LINK_AND } link;

static const hit *cue_at(const reading *r, uint32_t token) {
  const hit *h = hit_at(r, TABLE_CUES, token);
  return h && h->first == token ? h : NULL;
}

/* "or" right before the member. */
static bool ends_or(const reading *r, const candidate *b) {
  const hit *h = cue_at(r, b->first - 1);
  return h && h->class == CUE_ANY_OF && h->first + h->count == b->first;
}

/* A member that was not taken stands between the two ("MxNet, Gluon, Keras"): the list goes on over it. */
static bool bridges(const reading *r, const candidate *a, const candidate *b) {
  if (b->first - a->end > LINK_WORDS || !(r->tokens.items[a->end].gap & (GAP_COMMA | GAP_SLASH))) return false;
  uint32_t last = ends_or(r, b) ? b->first - 1 : b->first;
  if (last == a->end) return false;
  for (uint32_t i = a->end + 1; i <= b->first; i++)
    if (r->tokens.items[i].gap & (GAP_OPEN | GAP_CLOSE | GAP_STOP | GAP_SEMICOLON | GAP_COLON)) return false;
  return r->tokens.items[last].gap & GAP_COMMA;
}

/* What joins two accepted candidates that stand side by side. */
static link link_of(const reading *r, const candidate *a, const candidate *b) {
  if (b->first < a->end || r->item_of[a->first] != r->item_of[b->first]) return LINK_NONE;
  unsigned gap = r->tokens.items[a->end].gap, next = r->tokens.items[b->first].gap;
  if ((gap | next) & (GAP_STOP | GAP_SEMICOLON | GAP_COLON | GAP_DASH | GAP_PARAGRAPH | GAP_OPEN)) return LINK_NONE;
  if (a->end == b->first) {
    if (gap & GAP_CLOSE) return LINK_NONE;
    if (gap & GAP_SLASH) return LINK_SLASH;
    return gap & GAP_COMMA ? LINK_COMMA : LINK_NONE;
  }
  if (bridges(r, a, b)) return ends_or(r, b) ? LINK_OR : LINK_COMMA;
  if (gap & GAP_CLOSE && !(r->tokens.items[a->first].gap & GAP_OPEN)) return LINK_NONE; /* "(such as A or B) and C" */
  const hit *h = b->first - a->end <= LINK_WORDS ? cue_at(r, a->end) : NULL;
  if (!h) return LINK_NONE;
  cue_class c = (cue_class)h->class;
  for (uint32_t i = a->end + 1; i <= b->first; i++)
    if (r->tokens.items[i].gap & (GAP_COMMA | GAP_CLOSE)) return LINK_NONE;
  if (c == CUE_ANY_OF || c == CUE_CLOSES_ANY) return LINK_OR;
  return c == CUE_ALL_OF && b->first - a->end <= 2 ? LINK_AND : LINK_NONE;
}

/* "such as", "one of", "e.g." right before the list. "including" and "like" are examples of a whole, not a choice. */
static bool is_opened(const reading *r, const candidate *c) {
  const hit *h = c->first ? hit_at(r, TABLE_CUES, c->first - 1) : NULL;
  if (!h || h->class != CUE_OPENS_ANY || h->first + h->count != c->first) return false;
  return !token_in(r, h->first, SET_EXAMPLES);
}

/* "one of these techniques: A, B", "at least one area: A, B": the choice is announced before the colon. */
static bool is_announced(const reading *r, const candidate *c) {
  if (!(r->tokens.items[c->first].gap & (GAP_COLON | GAP_OPEN))) return false;
  for (uint32_t i = c->first, n = 0; i-- > 0 && n < 7 && r->item_of[i] == r->item_of[c->first]; n++) {
    const hit *h = cue_at(r, i);
    if (h && h->class == CUE_OPENS_ANY && (h->count > 1 || n == 0)) {
      if (token_in(r, h->first, SET_CHOICE_OPENERS)) return true;
    }
  }
  return false;
}

/* "or similar", "or a related package" closes a list of examples; "PowerBI (preferred), Tableau or another tool" too.
 */
static bool is_closed(const reading *r, const candidate *c) {
  const hit *h = cue_at(r, c->end);
  if (!h || r->tokens.items[c->end].gap & (GAP_STOP | GAP_SEMICOLON)) return false;
  return h->class == CUE_CLOSES_ANY || (h->class == CUE_ANY_OF && h->count > 1);
}

/* Names of one thing written with a slash are no alternatives (C/C++, UI/UX are one entry of the dictionary or a pair).
 */
static bool is_choice_slash(const reading *r, const candidate *a, const candidate *b) {
  slice left = token_text(&r->tokens, a->end - 1), right = token_text(&r->tokens, b->first);
  return !(slice_equal(left, SLICE("C")) && slice_equal(right, SLICE("C++")));
}

/* Names, as tools have them: a group of examples is a choice among tools, not among fields of work. */
static bool is_name(const reading *r, const candidate *c) {
  return r->tokens.items[c->first].flags &
         (TOKEN_UPPER_FIRST | TOKEN_UPPER_INSIDE | TOKEN_UPPER_ALL | TOKEN_SIGN | TOKEN_DIGIT);
}

typedef struct run {
  size_t begin, end; /* candidates [begin, end) */
  bool any, all, slashes, names, duty;
} run;

/* Does an "and" before candidate i part two choices? */
static bool binds_next(const reading *r, const candidates *list, size_t i, bool any) {
  bool next_or = i + 1 < list->count && link_of(r, &list->items[i], &list->items[i + 1]) == LINK_OR;
  return any ? next_or || i + 1 == list->count : next_or;
}

static run run_from(const reading *r, const candidates *list, size_t i) {
  run found = {i, i + 1, false, false, true, is_name(r, &list->items[i]), list->items[i].strength == STRENGTH_DUTY};
  for (; found.end < list->count; found.end++) {
    const candidate *a = &list->items[found.end - 1], *b = &list->items[found.end];
    link l = link_of(r, a, b);
    if (l == LINK_NONE || a->kind == SKILL_SOFT || b->kind == SKILL_SOFT) break;
    if (l == LINK_SLASH && !is_choice_slash(r, a, b)) l = LINK_COMMA; /* C/C++ is one of "C#, C/C++ or Python" */
    if (l == LINK_AND && !found.all && binds_next(r, list, found.end, found.any))
      break; /* "Python or R, and Tableau or Looker" */
    found.any |= l == LINK_OR;
    found.all |= l == LINK_AND;
    found.slashes &= l == LINK_SLASH;
    found.names &= is_name(r, b);
    found.duty &= b->strength == STRENGTH_DUTY;
  }
  return found;
}

/* "BI tools (Tableau, Qlik, Looker)", "(Shell, Perl, Python, etc.)": names in brackets after their class are examples.
 */
static bool is_bracketed(const reading *r, const candidates *list, const run *g) {
  const candidate *first = &list->items[g->begin], *last = &list->items[g->end - 1];
  if (!g->names || g->duty || !(r->tokens.items[first->first].gap & GAP_OPEN) || first->first == 0) return false;
  if (token_in(r, first->first - 1, SET_WHOLE)) return false; /* one wants the suite */
  if (token_in(r, last->end, SET_ET_CETERA)) return true;
  return r->tokens.items[last->end].gap & GAP_CLOSE && token_in(r, first->first - 1, SET_TOOL_CLASSES);
}

static bool is_choice(const reading *r, const candidates *list, const run *g) {
  if (g->end - g->begin < 2) return false;
  if (is_bracketed(r, list, g) || is_announced(r, &list->items[g->begin])) return true;
  if (g->slashes) return !g->duty; /* what one will use is a stack: React/Flux */
  if (is_opened(r, &list->items[g->begin]) && !g->duty) return true;
  if (is_closed(r, &list->items[g->end - 1])) return true;
  return g->any && !g->all && !(g->duty && !g->names);
}

/* "Rust or Go, Linux, and gRPC": in a list that "and" closes, "or" binds its two neighbours. */
static void or_pairs(const reading *r, const candidates *list, const run *g, uint32_t *group, uint32_t *next) {
  size_t begin = g->begin; /* after the last "and" */
  for (size_t k = g->begin + 1; k < g->end; k++) {
    link l = link_of(r, &list->items[k - 1], &list->items[k]);
    if (l == LINK_AND) begin = k;
    if (l != LINK_OR) continue;
    size_t from = begin > g->begin && k + 1 == g->end ? begin : k - 1; /* "Python, and AWS, Azure, or GCP" */
    if (!group[from]) group[from] = (*next)++;
    for (size_t m = from + 1; m <= k; m++) group[m] = group[from];
  }
}

/* Slash pairs inside a longer list ("applied machine learning/statistics, SQL") are choices of their own. */
static void slash_groups(const reading *r, const candidates *list, const run *g, uint32_t *group, uint32_t *next) {
  for (size_t k = g->begin + 1; k < g->end; k++) {
    const candidate *a = &list->items[k - 1], *b = &list->items[k];
    if (link_of(r, a, b) != LINK_SLASH || b->strength == STRENGTH_DUTY || !is_choice_slash(r, a, b)) continue;
    if (!group[k - 1]) group[k - 1] = (*next)++;
    group[k] = group[k - 1];
  }
}

void any_of_groups(const reading *r, const candidates *list, uint32_t *group) {
  uint32_t next = 1;
  for (size_t i = 0; i < list->count;) {
    run g = run_from(r, list, i);
    if (is_choice(r, list, &g)) {
      for (size_t k = g.begin; k < g.end; k++) group[k] = next;
      next++;
    } else {
      slash_groups(r, list, &g, group, &next);
      if (g.any && g.all && !g.duty) or_pairs(r, list, &g, group, &next);
    }
    i = g.end;
  }
}
