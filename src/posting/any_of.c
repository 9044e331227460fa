/* Groups of alternatives of which one suffices: "Java, C# or Go", "R/Python", "BI tools such as Tableau or Looker". */
#include "posting/skills.h"

typedef enum link { LINK_NONE, LINK_COMMA, LINK_SLASH, LINK_OR, LINK_AND } link;

static cue_class cue_between(const reading *r, uint32_t from, uint32_t to) {
  const structure_tables *t = r->reader->structure;
  const hit *h = from < to ? hit_at(r, t->cues, from) : NULL;
  return h && h->first == from && h->first + h->count == to ? (cue_class)t->class_of[h->concept] : CUE_NONE;
}

/* What joins two accepted candidates that stand side by side. */
static link link_of(const reading *r, const candidate *a, const candidate *b) {
  if (b->first < a->end || r->item_of[a->first] != r->item_of[b->first]) return LINK_NONE;
  unsigned gap = r->tokens.items[a->end].gap, next = r->tokens.items[b->first].gap;
  if ((gap | next) & (GAP_STOP | GAP_SEMICOLON | GAP_COLON | GAP_CLOSE | GAP_DASH | GAP_PARAGRAPH)) return LINK_NONE;
  if (a->end == b->first) {
    if (gap & GAP_SLASH) return LINK_SLASH;
    return gap & GAP_COMMA ? LINK_COMMA : LINK_NONE;
  }
  if (b->first - a->end > 3) return LINK_NONE;
  cue_class c = cue_between(r, a->end, b->first);
  if (c == CUE_ANY_OF) return LINK_OR;
  return c == CUE_ALL_OF ? LINK_AND : LINK_NONE;
}

/* "such as", "one of", "e.g." right before the list, opening it. */
static bool is_opened(const reading *r, const candidate *c) {
  const structure_tables *t = r->reader->structure;
  if (c->first == 0) return false;
  const hit *h = hit_at(r, t->cues, c->first - 1);
  if (!h || t->class_of[h->concept] != CUE_ANY_OF || h->first + h->count != c->first) return false;
  slice word = token_text(&r->tokens, h->first);
  return !(h->count == 1 && (slice_equal_nocase(word, SLICE("or")) || slice_equal_nocase(word, SLICE("including"))));
}

/* "or similar", "or another scripting language" closes a list of examples. */
static bool is_closed(const reading *r, const candidate *c) {
  const structure_tables *t = r->reader->structure;
  const hit *h = hit_at(r, t->cues, c->end);
  return h && h->first == c->end && t->class_of[h->concept] == CUE_ANY_OF && h->count > 1 &&
         slice_equal_nocase(token_text(&r->tokens, h->first), SLICE("or"));
}

/* Stacks and names written with a slash are not alternatives (Node.js / Express has spaces; C/C++; UI/UX). */
static bool is_choice_slash(const reading *r, const candidate *a, const candidate *b) {
  slice left = token_text(&r->tokens, a->end - 1), right = token_text(&r->tokens, b->first);
  if (slice_equal(left, SLICE("C")) && slice_equal(right, SLICE("C++"))) return false;
  if (a->kind == SKILL_SOFT || b->kind == SKILL_SOFT) return false;
  return r->tokens.items[b->first].start - r->tokens.items[a->end - 1].end == 1;
}

void any_of_groups(const reading *r, const candidates *list, uint32_t *group) {
  uint32_t next = 1;
  for (size_t i = 0; i < list->count;) {
    size_t end = i + 1;
    bool any = is_opened(r, &list->items[i]), all = false, slashes = true;
    for (; end < list->count; end++) {
      const candidate *a = &list->items[end - 1], *b = &list->items[end];
      link l = link_of(r, a, b);
      if (l == LINK_NONE || a->kind == SKILL_SOFT || b->kind == SKILL_SOFT) break;
      if (l == LINK_SLASH && !is_choice_slash(r, a, b)) break;
      if (l == LINK_OR) any = true;
      if (l == LINK_AND) all = true;
      if (l != LINK_SLASH) slashes = false;
    }
    any |= is_closed(r, &list->items[end - 1]);
    if (end - i > 1 && ((any && (!all || is_opened(r, &list->items[i]))) || slashes)) {
      for (size_t k = i; k < end; k++) group[k] = next;
      next++;
    }
    i = end;
  }
}
