/* Groups of alternatives of which one suffices: "Java, C# or Go", "R/Python", "BI tools such as Tableau or Looker". */
#include "posting/reading/rules.h"
#include "posting/skills/skills.h"

enum {
  LINK_WORDS = 4,       /* "or any other major" may stand between two members */
  BRACKET_WORDS = 30,   /* a longer one is not looked over */
  BRACKETS = 8,         /* inside each other */
  ANNOUNCED_WORDS = 12, /* from "one of" to its colon */
  LISTED_ITEMS = 16,    /* lines of a list that is one choice */
  EXAMPLES = 7,         /* more in brackets are no examples of which one would do */
  KIND_WORDS = 4,       /* from the article of a kind to the brackets of its examples */
  KIND_NOUNS = 2,       /* that say of what kind the other is: "or a similar cloud provider (Azure)" */
  EXAMPLE_WORDS = 8,    /* from "or a similar" to its example */
  TAIL_WORDS = 2        /* of a name, after what the dictionary knows of it */
};

typedef enum link { LINK_NONE, LINK_COMMA, LINK_SEMICOLON, LINK_SLASH, LINK_OR, LINK_AND } link;

/* A candidate as a member of a list: with the "(b)" before it and the "(LookML)" after it. */
typedef struct member {
  const candidate *c;
  uint32_t *group;
  uint32_t begin;               /* token */
  unsigned end : 24, depth : 8; /* token; of brackets */
} member;

typedef struct members {
  const member *items;
  size_t count;
} members;

static unsigned gap_at(const reading *r, uint32_t i) { return r->tokens.items[i].gap; }

static const hit *cue_at(const reading *r, uint32_t token) {
  const hit *h = hit_at(r, TABLE_CUES, token);
  return h && h->first == token ? h : NULL;
}

static bool is_or(const reading *r, uint32_t i) {
  const hit *h = cue_at(r, i);
  return h && h->class == CUE_ANY_OF;
}

/* "AWS (Azure also fine)": the brackets close with a word that takes what stands in them as well. */
static bool closes_accepting(const reading *r, uint32_t i) {
  enum { ACCEPTED_WORDS = 6 };
  for (uint32_t at = i + 1; at < r->tokens.count && at < i + ACCEPTED_WORDS && !(gap_at(r, at) & GAP_CLOSE); at++) {
    const hit *h = cue_at(r, at);
    if (h && h->class == CUE_CLOSES_ANY && gap_at(r, h->first + h->count) & GAP_CLOSE) return true;
  }
  return false;
}

/* "AWS or equivalent (Azure)", "Python or a similar language (e.g. Ruby)": what stands in the brackets is the other
   choice. */
static bool names_equivalent(const reading *r, uint32_t i) {
  for (uint32_t end = i; end > 0 && i - end <= KIND_NOUNS; end--) {
    const hit *h = hit_at(r, TABLE_CUES, end - 1);
    if (h) return h->class == CUE_CLOSES_ANY && h->first + h->count == end;
    if (gap_at(r, end - 1) != GAP_SPACE) return false;
  }
  return false;
}

/* "Python (or a similar language, e.g. Ruby)". */
static bool takes_similar(const reading *r, uint32_t i) {
  const hit *h = cue_at(r, i);
  if (!h || h->class != CUE_CLOSES_ANY) return false;
  for (uint32_t at = h->first + h->count; at < i + EXAMPLE_WORDS && at < r->tokens.count; at++) {
    const hit *example = cue_at(r, at);
    if (gap_at(r, at) & GAP_CLOSE) return false;
    if (example && example->class == CUE_OPENS_ANY) return true;
  }
  return false;
}

/* "PostgreSQL (or MySQL)": what stands in the brackets is no aside but goes on. */
static bool opens_choice(const reading *r, uint32_t i) {
  return gap_at(r, i) & GAP_OPEN &&
         (is_or(r, i) || takes_similar(r, i) || closes_accepting(r, i) || names_equivalent(r, i));
}

/* "(a)", "(ii)", "b)": a token that only counts. */
static bool is_enumerator(const reading *r, uint32_t i) {
  const token *t = &r->tokens.items[i];
  if (t->end - t->start > 3 || i + 1 >= r->tokens.count || !(gap_at(r, i + 1) & GAP_CLOSE)) return false;
  slice text = token_text(&r->tokens, i);
  bool roman = true;
  for (size_t k = 0; k < text.size; k++) roman &= text.data[k] == 'i' || text.data[k] == 'v' || text.data[k] == 'x';
  return (text.size == 1 || roman || t->flags & TOKEN_NUMBER) && gap_at(r, i) & GAP_OPEN;
}

/* The token after the brackets that open before token i; i where they do not end soon. */
static uint32_t after_brackets(const reading *r, uint32_t i, uint32_t limit) {
  uint32_t depth = 0;
  for (uint32_t at = i; at <= limit && at < i + BRACKET_WORDS; at++) {
    unsigned gap = gap_at(r, at);
    if (at > i && gap & GAP_CLOSE && --depth == 0) return at;
    if (gap & GAP_OPEN) depth++;
  }
  return i;
}

/* "or" right before the member. */
static bool ends_or(const reading *r, const candidate *b) {
  const hit *h = cue_at(r, b->first - 1);
  return h && h->class == CUE_ANY_OF && h->first + h->count == b->first;
}

/* A member that was not taken stands between the two ("MxNet, Gluon, Keras"): the list goes on over it. */
static bool bridges(const reading *r, const candidate *a, const candidate *b) {
  if (b->first - a->end > LINK_WORDS || !(gap_at(r, a->end) & (GAP_COMMA | GAP_SLASH))) return false;
  uint32_t last = ends_or(r, b) ? b->first - 1 : b->first;
  if (last == a->end) return false;
  for (uint32_t i = a->end + 1; i <= b->first; i++)
    if (gap_at(r, i) & (GAP_OPEN | GAP_CLOSE | GAP_STOP | GAP_SEMICOLON | GAP_COLON)) return false;
  return gap_at(r, last) & GAP_COMMA;
}

/* Names of one thing written with a slash are no alternatives: C/C++, PHP/Laravel (one implies the other), HTML/CSS (a
   stack of the dictionary). */
static bool is_stack(const reading *r, const candidate *a, const candidate *b) {
  const hit *h = hit_at(r, TABLE_STACKS, a->first);
  if (h && h->first <= a->first && h->first + h->count >= b->end) return true;
  return dictionary_implies(r->dictionary, a->concept, b->concept) ||
         dictionary_implies(r->dictionary, b->concept, a->concept);
}

/* What joins two members with nothing but a sign between them. */
static link sign_link(const reading *r, const member *a, const member *b, unsigned gap) {
  if (gap & GAP_CLOSE) return LINK_NONE;
  if (gap & GAP_SLASH) return is_stack(r, a->c, b->c) ? LINK_COMMA : LINK_SLASH;
  if (gap & GAP_SEMICOLON) return b->begin < b->c->first ? LINK_COMMA : LINK_SEMICOLON;
  return gap & GAP_COMMA ? LINK_COMMA : LINK_NONE;
}

/* "PyTorch - or TensorFlow, or JAX -": a dash before "or" sets nothing apart. */
static unsigned gap_before_link(const reading *r, uint32_t i) {
  return gap_at(r, i) & (is_or(r, i) ? ~(unsigned)GAP_DASH : ~0u);
}

/* "a WMS (Quonset, Blue Yonder or similar)": names that nobody knows stand before member b in the brackets of a choice.
 */
static bool follows_names(const reading *r, uint32_t from, const member *b) {
  if (!opens_choice(r, from) || b->begin - from > LINK_WORDS) return false;
  for (uint32_t i = from; i < b->begin; i++)
    if (!(r->tokens.items[i].flags & TOKEN_UPPER_FIRST) || gap_at(r, i + 1) & ~(unsigned)(GAP_SPACE | GAP_COMMA))
      return false;
  return gap_at(r, b->begin) & GAP_COMMA;
}

/* "or a similar language, e.g. Ruby": the cue ends in an example of what would do as well. */
static bool leads_to_example(const reading *r, const hit *h, const member *b) {
  const hit *e = b->begin ? hit_at(r, TABLE_CUES, b->begin - 1) : NULL;
  if (h->class != CUE_CLOSES_ANY || b->begin - h->first > EXAMPLE_WORDS || !e || e->class != CUE_OPENS_ANY)
    return false;
  if (e->first < h->first + h->count || e->first + e->count != b->begin) return false;
  for (uint32_t i = h->first + 1; i < e->first; i++)
    if (gap_at(r, i) & ~(unsigned)(GAP_SPACE | GAP_HYPHEN)) return false;
  return true;
}

/* What joins a member to the words that begin at token `from`: "or", "and", "or similar tools such as". */
static link word_link(const reading *r, uint32_t from, const member *b) {
  const hit *h = cue_at(r, from);
  if (h && leads_to_example(r, h, b)) return LINK_OR;
  if (b->begin - from > LINK_WORDS) h = NULL;
  if (!h) return follows_names(r, from, b) ? LINK_OR : LINK_NONE;
  for (uint32_t i = from + 1; i <= b->begin; i++)
    if (gap_at(r, i) & (GAP_COMMA | GAP_CLOSE | GAP_SEMICOLON)) return LINK_NONE;
  if (h->class == CUE_ANY_OF || h->class == CUE_CLOSES_ANY) return LINK_OR;
  return h->class == CUE_ALL_OF && b->begin - from <= 2 ? LINK_AND : LINK_NONE;
}

/* What joins two members that stand side by side. */
static link link_of(const reading *r, const member *a, const member *b) {
  if (b->c->first < a->end || r->item_of[a->c->first] != r->item_of[b->c->first]) return LINK_NONE;
  uint32_t from = a->end;
  bool counted = b->begin < b->c->first;
  unsigned gap = gap_before_link(r, from), next = gap_at(r, b->begin);
  if (from > a->c->end && gap_at(r, a->c->end) & GAP_OPEN) gap &= ~(unsigned)GAP_CLOSE; /* of the aside looked over */
  if (opens_choice(r, from) || (counted && from == b->begin)) gap &= ~(unsigned)GAP_OPEN;
  if (counted || from == b->begin || opens_choice(r, b->begin)) next &= ~(unsigned)GAP_OPEN;
  if ((gap | next) & (GAP_STOP | GAP_COLON | GAP_DASH | GAP_PARAGRAPH | GAP_OPEN)) return LINK_NONE;
  if (from == b->begin) return opens_choice(r, from) ? LINK_OR : sign_link(r, a, b, gap);
  if (gap & GAP_SEMICOLON && !is_or(r, from)) return LINK_NONE;
  if (from == a->c->end && !counted && bridges(r, a->c, b->c)) return ends_or(r, b->c) ? LINK_OR : LINK_COMMA;
  if (gap & GAP_CLOSE && !(gap_at(r, a->c->first) & GAP_OPEN)) return LINK_NONE; /* "(such as A or B) and C" */
  return word_link(r, from, b);
}

/* "such as", "one of", "e.g." right before the list. "including" and "like" are examples of a whole, not a choice. */
static bool is_opened(const reading *r, const candidate *c) {
  const hit *h = c->first ? hit_at(r, TABLE_CUES, c->first - 1) : NULL;
  if (!h || h->class != CUE_OPENS_ANY || h->first + h->count != c->first) return false;
  return !token_in(r, h->first, SET_EXAMPLES);
}

/* Is a choice announced in tokens [first, end): "one of these techniques", "at least one area"? */
static bool announces_choice(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = end, n = 0; i-- > first && n < ANNOUNCED_WORDS; n++) {
    const hit *h = cue_at(r, i);
    if (h && h->class == CUE_OPENS_ANY && (h->count > 1 || n == 0) && token_in(r, h->first, SET_CHOICE_OPENERS))
      return true;
  }
  return false;
}

/* The line that leads into item `at` and announces a choice ("... one or more of the following:"), or NULL. */
static const item *lead_of(const reading *r, size_t at) {
  const item *lead = at ? &r->items[at - 1] : NULL;
  return lead && gap_at(r, lead->end) & GAP_COLON && announces_choice(r, lead->first, lead->end) ? lead : NULL;
}

/* "one of these techniques: A, B", "any cloud (A, B)": the choice is announced before the colon or the brackets. */
static bool is_announced(const reading *r, const candidate *c) {
  if (rules_say(r, RULES_CHOICE, c->first, c->end) == EFFECT_CHOICE) return true;
  if (!(gap_at(r, c->first) & (GAP_COLON | GAP_OPEN))) return false;
  const item *it = &r->items[r->item_of[c->first]];
  return announces_choice(r, it->first, c->first) || (c->first == it->first && lead_of(r, r->item_of[c->first]));
}

/* "or similar", "or a related package" closes a list of examples; "PowerBI (preferred), Tableau or another tool" too.
 */
static bool is_closed(const reading *r, const candidate *c) {
  const hit *h = cue_at(r, c->end);
  if (!h || gap_at(r, c->end) & (GAP_STOP | GAP_SEMICOLON)) return false;
  return h->class == CUE_CLOSES_ANY;
}

/* Names, as tools have them: a group of examples is a choice among tools, not among fields of work. */
static bool is_name(const reading *r, const candidate *c) {
  return r->tokens.items[c->first].flags &
         (TOKEN_UPPER_FIRST | TOKEN_UPPER_INSIDE | TOKEN_UPPER_ALL | TOKEN_SIGN | TOKEN_DIGIT);
}

typedef struct run {
  size_t begin, end; /* candidates [begin, end) */
  bool any, all, slashes, names, duty;
  bool pairs; /* a comma parts two of its "or"s: "Java or Kotlin, Kafka or Pulsar" */
} run;

/* Does an "and" before member i part two choices? */
static bool binds_next(const reading *r, const members *list, size_t i, bool any) {
  bool next_or = i + 1 < list->count && link_of(r, &list->items[i], &list->items[i + 1]) == LINK_OR;
  return any ? next_or || i + 1 == list->count : next_or;
}

/* "Java; Kotlin; or Scala": does the list of semicolons that goes on at member i end in "or"? */
static bool ends_in_or(const reading *r, const members *list, size_t i) {
  for (; i + 1 < list->count; i++) {
    link l = link_of(r, &list->items[i], &list->items[i + 1]);
    if (l == LINK_OR) return gap_at(r, list->items[i].end) & GAP_SEMICOLON;
    if (l != LINK_SEMICOLON) return false;
  }
  return false;
}

static run run_from(const reading *r, const members *list, size_t i) {
  const candidate *first = list->items[i].c;
  run found = {i, i + 1, false, false, true, is_name(r, first), first->strength == STRENGTH_DUTY, false};
  bool announced = is_announced(r, first); /* "one of: React; Angular; Vue" */
  bool parted = false;
  for (; found.end < list->count; found.end++) {
    const member *a = &list->items[found.end - 1], *b = &list->items[found.end];
    link l = link_of(r, a, b);
    if (l == LINK_SEMICOLON) l = announced || ends_in_or(r, list, found.end) ? LINK_COMMA : LINK_NONE;
    if (l == LINK_NONE || a->c->kind == SKILL_SOFT || b->c->kind == SKILL_SOFT) break;
    if (opens_choice(r, a->end) && found.end - 1 > i) {
      found.end--; /* "SQL, PostgreSQL (or MySQL)": the choice is of two */
      break;
    }
    if (l == LINK_AND && !found.all && binds_next(r, list, found.end, found.any))
      break; /* "Python or R, and Tableau or Looker" */
    found.pairs |= l == LINK_OR && found.any && parted;
    parted = l == LINK_COMMA && (found.any || parted);
    found.any |= l == LINK_OR;
    found.all |= l == LINK_AND;
    found.slashes &= l == LINK_SLASH;
    found.names &= is_name(r, b->c);
    found.duty &= b->c->strength == STRENGTH_DUTY;
  }
  return found;
}

/* "a CMMS (Maximo, Fiix)", "a modern ticketing system (...)": one thing is asked for right before the brackets. */
static bool is_one_of_kind(const reading *r, uint32_t open, uint32_t from) {
  for (uint32_t i = open; i-- > from && open - i <= KIND_WORDS;) {
    if (gap_at(r, i + 1) & ~(unsigned)(GAP_SPACE | GAP_HYPHEN | GAP_OPEN)) return false;
    if (token_in(r, i, SET_INDEFINITE)) return i + 1 < open;
    if (hit_at(r, TABLE_CUES, i)) return false; /* "is a plus (...)" */
    if (token_is_function_word(r->dictionary, &r->tokens.items[i])) return false;
  }
  return false;
}

/* "BI tools (Tableau, Qlik, Looker)", "(Shell, Perl, Python, etc.)": names in brackets after their class are examples.
 */
static bool is_bracketed(const reading *r, const members *list, const run *g) {
  const candidate *first = list->items[g->begin].c, *last = list->items[g->end - 1].c;
  if (!g->names || g->duty || !(gap_at(r, first->first) & GAP_OPEN) || first->first == 0) return false;
  if (token_in(r, first->first - 1, SET_WHOLE)) return false; /* one wants the suite */
  if (token_in(r, last->end, SET_ET_CETERA)) return true;
  if (g->all || g->end - g->begin > EXAMPLES) return false; /* "(Word, Excel and Outlook)": all; a long list, too */
  if (!(gap_at(r, last->end) & GAP_CLOSE)) return false;
  return token_in(r, first->first - 1, SET_TOOL_CLASSES) ||
         is_one_of_kind(r, first->first, r->items[r->item_of[first->first]].first);
}

/* "Jira / Confluence / Git": set apart by spaces, three and more are a list. */
static bool is_slash_list(const reading *r, const members *list, const run *g) {
  if (!g->slashes || g->end - g->begin < 3) return false;
  for (size_t k = g->begin + 1; k < g->end; k++)
    if (!(gap_at(r, list->items[k].begin) & GAP_SPACE)) return false;
  return true;
}

/* "Bilingual English/Spanish", "French/Dutch bilingual": both are meant. */
static bool is_both(const reading *r, const members *list, const run *g) {
  enum { LEAD = 2 }; /* "bilingual in" */
  const candidate *first = list->items[g->begin].c, *last = list->items[g->end - 1].c;
  if (first->kind != SKILL_LANGUAGE || last->kind != SKILL_LANGUAGE) return false;
  const item *it = &r->items[r->item_of[first->first]];
  for (uint32_t i = first->first, n = 0; i-- > it->first && n < LEAD; n++)
    if (token_in(r, i, SET_BILINGUAL)) return true;
  return last->end < it->end && token_in(r, last->end, SET_BILINGUAL);
}

static bool is_choice(const reading *r, const members *list, const run *g) {
  if (g->end - g->begin < 2) return false;
  const candidate *first = list->items[g->begin].c;
  if (is_bracketed(r, list, g) || is_announced(r, first)) return true;
  if (g->slashes) return !g->duty && !is_slash_list(r, list, g); /* what one will use is a stack: React/Flux */
  if (is_opened(r, first) && !g->duty) return true;
  if (g->pairs) return false;
  if (is_closed(r, list->items[g->end - 1].c)) return true;
  return g->any && !g->all && !(g->duty && !g->names);
}

static void put_group(const member *m, uint32_t group) { *m->group = group; }

/* "Rust or Go, Linux, and gRPC", "Rust or Go, Kafka or Pulsar": in a list that "and" closes, or of two choices, "or"
   binds its two neighbours. */
static void or_pairs(const reading *r, const members *list, const run *g, uint32_t *next) {
  size_t begin = g->begin; /* after the last "and" */
  for (size_t k = g->begin + 1; k < g->end; k++) {
    link l = link_of(r, &list->items[k - 1], &list->items[k]);
    if (l == LINK_AND) begin = k;
    if (l != LINK_OR) continue;
    size_t from = begin > g->begin && k + 1 == g->end ? begin : k - 1; /* "Python, and AWS, Azure, or GCP" */
    uint32_t group = *list->items[from].group ? *list->items[from].group : (*next)++;
    for (size_t m = from; m <= k; m++) put_group(&list->items[m], group);
  }
}

/* Slash pairs inside a longer list ("applied machine learning/statistics, SQL") are choices of their own. */
static void slash_groups(const reading *r, const members *list, const run *g, uint32_t *next) {
  for (size_t k = g->begin + 1; k < g->end; k++) {
    const member *a = &list->items[k - 1], *b = &list->items[k];
    if (link_of(r, a, b) != LINK_SLASH || b->c->strength == STRENGTH_DUTY) continue;
    if (!*a->group) put_group(a, (*next)++);
    put_group(b, *a->group);
  }
}

static void group_members(const reading *r, const members *list, uint32_t *next) {
  for (size_t i = 0; i < list->count;) {
    run g = run_from(r, list, i);
    if (is_both(r, list, &g)) {
      i = g.end;
      continue;
    }
    if (is_choice(r, list, &g)) {
      for (size_t k = g.begin; k < g.end; k++) put_group(&list->items[k], *next);
      ++*next;
    } else {
      if (!is_slash_list(r, list, &g)) slash_groups(r, list, &g, next);
      if ((g.pairs || (g.any && g.all)) && !g.duty) or_pairs(r, list, &g, next);
    }
    i = g.end;
  }
}

/* Brackets around the tokens of one item, opened and closed in turn; what only counts or goes on is none. */
typedef struct brackets {
  bool deeper[BRACKETS];
  uint32_t open, depth;
} brackets;

static void step(const reading *r, brackets *b, uint32_t i, uint32_t first) {
  unsigned gap = gap_at(r, i);
  if (gap & GAP_CLOSE && i > first && b->open) {
    b->open--;
    if (b->open < BRACKETS) b->depth -= b->deeper[b->open];
  }
  if (!(gap & GAP_OPEN)) return;
  bool deeper = !is_enumerator(r, i) && !opens_choice(r, i);
  if (b->open < BRACKETS) {
    b->deeper[b->open] = deeper;
    b->depth += deeper;
  }
  b->open++;
}

/* "OBI EE, Cognos": words of a name that the dictionary does not know in full go with the member before them. */
static uint32_t after_tail(const reading *r, const candidate *c, const item *it) {
  uint32_t i = c->end;
  for (; i < it->end && i < c->end + TAIL_WORDS && gap_at(r, i) == GAP_SPACE; i++)
    if (!(r->tokens.items[i].flags & TOKEN_UPPER_FIRST) || cue_at(r, i)) break;
  bool goes_on = i < it->end && (gap_at(r, i) & GAP_COMMA || is_or(r, i));
  return goes_on ? i : c->end;
}

static member member_of(const reading *r, const candidate *c, uint32_t depth, uint32_t *group) {
  const item *it = &r->items[r->item_of[c->first]];
  member m = {.c = c, .group = group, .begin = c->first, .end = c->end, .depth = depth & 0xFF};
  if (c->first > it->first && is_enumerator(r, c->first - 1)) m.begin--;
  m.end = after_tail(r, c, it);
  if (m.end == c->end && c->end < it->end && gap_at(r, c->end) & GAP_OPEN && !opens_choice(r, c->end) &&
      !is_enumerator(r, c->end))
    m.end = after_brackets(r, c->end, it->end);
  return m;
}

/* "One or more of the following:" and a list: all that its lines name is one choice. */
static void listed_choices(const reading *r, const member *all, size_t count, uint32_t *next) {
  for (size_t i = 0; i < count;) {
    uint32_t at = r->item_of[all[i].c->first];
    if (!(r->items[at].flags & ITEM_BULLET) || !lead_of(r, at)) {
      i++;
      continue;
    }
    uint32_t last = at;
    while (last + 1 < r->item_count && last - at < LISTED_ITEMS && r->items[last + 1].flags & ITEM_BULLET &&
           r->items[last + 1].section == r->items[at].section)
      last++;
    for (; i < count && r->item_of[all[i].c->first] <= last; i++)
      if (all[i].c->kind != SKILL_SOFT) put_group(&all[i], *next);
    ++*next;
  }
}

/* A list goes on over brackets in it, and what stands in brackets is a list of its own. */
void any_of_groups(const reading *r, const candidates *list, uint32_t *group) {
  member *all = arena_alloc(r->brief, (list->count + 1) * sizeof *all), *level = all;
  uint32_t deepest = 0, item = UINT32_MAX, at = 0, next = 1;
  brackets b = {0};
  for (size_t i = 0; i < list->count; i++) {
    const candidate *c = &list->items[i];
    if (r->item_of[c->first] != item) {
      item = r->item_of[c->first];
      at = r->items[item].first;
      b = (brackets){0};
    }
    for (; at <= c->first; at++) step(r, &b, at, r->items[item].first);
    all[i] = member_of(r, c, b.depth, &group[i]);
    if (b.depth > deepest) deepest = b.depth;
  }
  if (deepest) level = arena_alloc(r->brief, (list->count + 1) * sizeof *level);
  for (uint32_t depth = 0; depth <= deepest; depth++) {
    members of = {level, 0};
    for (size_t i = 0; i < list->count; i++)
      if (all[i].depth == depth) level[of.count++] = all[i];
    group_members(r, &of, &next);
  }
  listed_choices(r, all, list->count, &next);
}
