/* Where a skill may be named: forms of the dictionary, and noun phrases between them. */
#include "posting/skills/skills.h"

enum {
  PHRASE_WORDS = 5,
  SHARED_WORDS = 3, /* at most, of what an attribute shares with the last member of its list */
};

static skill_kind kind_of(const dictionary *d, uint32_t concept) {
  slice kind = dictionary_kind(d, concept);
  if (slice_equal(kind, SLICE("soft"))) return SKILL_SOFT;
  if (slice_equal(kind, SLICE("cert"))) return SKILL_CERT;
  return slice_equal(kind, SLICE("language")) ? SKILL_LANGUAGE : SKILL_HARD;
}

static char first_tag(const reading *r, uint32_t i) {
  const token *t = &r->tokens.items[i];
  if (t->tag) return t->tag;
  if (t->flags & (TOKEN_NUMBER | TOKEN_CURRENCY)) return 'm';
  return t->flags & TOKEN_URL ? 'x' : '?';
}

static bool has_mark(const reading *r, uint32_t i, char mark) { return r->tokens.items[i].mark == mark; }

/* May the word stand in a noun phrase? Unknown words may: they are often names. */
static bool in_phrase(const reading *r, uint32_t i) {
  char tag = first_tag(r, i);
  return tag == 'n' || tag == 'a' || tag == 'g' || tag == 'd' || tag == '?';
}

static bool phrase_goes_on(const reading *r, uint32_t i) {
  return !(r->tokens.items[i].gap & ~(unsigned)(GAP_SPACE | GAP_HYPHEN)) && in_phrase(r, i);
}

static bool ends_phrase(const reading *r, uint32_t i) {
  char tag = first_tag(r, i);
  return (tag == 'n' || tag == 'g' || tag == '?') && !has_mark(r, i, '-');
}

/* A single letter numbers the members of a list: "(c) Scala". */
static bool is_letter(const reading *r, uint32_t i) {
  const token *t = &r->tokens.items[i];
  return t->end - t->start == 1;
}

/* A skill's form or a word no form covers; blockers ("sales manager") are neither. */
static bool is_blocked(const reading *r, uint32_t i) {
  const hit *h = hit_at(r, TABLE_SKILLS, i);
  return h && slice_equal(dictionary_kind(r->dictionary, h->concept), SLICE("none"));
}

static bool joins(const reading *r, uint32_t i) { return in_phrase(r, i) && !has_mark(r, i, '-') && !is_blocked(r, i); }

/* "[sales] management", "stakeholder [consultations]": the noun phrase that goes on from free words over forms. */
static void widen(const reading *r, uint32_t *first, uint32_t *end) {
  const item *it = &r->items[r->item_of[*first]];
  const unsigned within = GAP_SPACE | GAP_HYPHEN;
  while (*first > it->first && !(r->tokens.items[*first].gap & ~within) && joins(r, *first - 1)) --*first;
  uint32_t last = *end;
  while (last < it->end && !(r->tokens.items[last].gap & ~within) && joins(r, last)) last++;
  while (last > *end && !ends_phrase(r, last - 1)) last--;
  *end = last;
}

/* Keeps the order of place; a phrase comes after the form that begins where it does. */
static void put(reading *r, candidates *out, candidate fresh) {
  ARENA_PUSH(r->brief, out, fresh);
  size_t at = out->count - 1;
  for (; at > 0 && out->items[at - 1].first > fresh.first; at--) out->items[at] = out->items[at - 1];
  out->items[at] = fresh;
}

static bool has_phrase(const candidates *out, uint32_t first, uint32_t end) {
  for (size_t i = out->count; i-- > 0 && out->items[i].end > first;)
    if (out->items[i].joined && out->items[i].first == first && out->items[i].end == end) return true;
  return false;
}

/* May token i stand in a member of a list: a word of a phrase or of a known name, with no sign but these before it? */
static bool in_member(const reading *r, uint32_t i, unsigned signs) {
  return !(r->tokens.items[i].gap & ~(GAP_SPACE | GAP_HYPHEN | signs)) &&
         (in_phrase(r, i) || hit_at(r, TABLE_SKILLS, i));
}

/* "[functional], regression and end-to-end testing", "[manual] and automated test cases": an attribute whose noun ends
   the last member of the list. That noun's token, or 0. */
static uint32_t shared_head(const reading *r, uint32_t end) {
  const item *it = &r->items[r->item_of[end - 1]];
  uint32_t limit = end + REACH_CLAUSE < it->end ? end + REACH_CLAUSE : it->end, i = end, head = 0;
  bool comma = i < limit && r->tokens.items[i].gap & GAP_COMMA;
  for (; i < limit && !token_in(r, i, SET_CONJUNCTIONS); i++)
    if (!comma || !in_member(r, i, GAP_COMMA)) return 0;
  for (i++; i < limit && in_member(r, i, 0); i++)
    if (first_tag(r, i) == 'n' || first_tag(r, i) == 'g' || hit_at(r, TABLE_SKILLS, i)) head = i;
  return head;
}

/* The words of the candidate, a blank, and the words from token `from` to its shared noun. */
static slice shared_name(const reading *r, const candidate *c, uint32_t from) {
  span own = tokens_span(r, c->first, c->end), rest = tokens_span(r, from, c->head + 1);
  slice words = slice_cut(r->text, own.start, own.end), tail = slice_cut(r->text, rest.start, rest.end);
  char *name = arena_alloc(r->scratch, words.size + tail.size + 1);
  memcpy(name, words.data, words.size);
  name[words.size] = ' ';
  memcpy(name + words.size + 1, tail.data, tail.size);
  return (slice){name, words.size + tail.size + 1};
}

/* "[organizational] and problem-solving skills", "[presentation] and communication skills": what the candidate names
   with the noun that it shares, where the dictionary knows the whole: organizational skills, no bare "organizational".
   The longest tail that makes a name counts; none begins inside a word ("prioritize and multi-task"). */
static void name_shared(const reading *r, candidate *c) {
  uint32_t from = c->head;
  if (!c->head) return;
  while (from > c->end + 1 && from + SHARED_WORDS > c->head + 1 && in_member(r, from, 0) &&
         !token_in(r, from - 1, SET_CONJUNCTIONS))
    from--;
  for (; from <= c->head; from++) {
    if (r->tokens.items[from].gap & GAP_HYPHEN) continue;
    uint32_t concept = dictionary_find(r->dictionary, r->words, shared_name(r, c, from));
    if (concept == DICTIONARY_NONE || slice_equal(dictionary_kind(r->dictionary, concept), SLICE("none"))) continue;
    c->concept = concept;
    c->kind = kind_of(r->dictionary, concept);
    c->head = 0;
    return;
  }
}

/* "[work schedules]", "[guest services]": the phrase with the generic noun that ends it, beside the phrase without. */
static void add_whole(reading *r, candidates *out, uint32_t first, uint32_t end) {
  if (end - first < 2 || end - first > JOINED_WORDS) return;
  put(r, out, (candidate){.first = first, .end = end, .concept = DICTIONARY_NONE, .kind = SKILL_HARD, .joined = true});
}

/* A noun phrase in [first, end) of free tokens, generic words taken off both ends. */
static void add_phrase(reading *r, candidates *out, uint32_t first, uint32_t end) {
  while (first < end && (has_mark(r, first, '-') || first_tag(r, first) == 'm')) first++;
  uint32_t whole = end, all = first;
  while (end > first && !ends_phrase(r, end - 1)) end--;
  char last = whole > all ? first_tag(r, whole - 1) : 0;
  if (end < whole && (last == 'n' || last == 'g')) add_whole(r, out, all, whole);
  uint32_t head = first == end && whole > all && !has_mark(r, whole - 1, '-') ? shared_head(r, whole) : 0;
  if (head) end = whole;
  if (first == end || (end - first == 1 && is_letter(r, first))) return;
  if (end - first > PHRASE_WORDS) first = end - PHRASE_WORDS;
  candidate c = {.first = first, .end = end, .concept = DICTIONARY_NONE, .kind = SKILL_HARD, .head = head};
  widen(r, &first, &end);
  bool wide = end - first > c.end - c.first;
  if (wide && end - first <= JOINED_WORDS) {
    if (has_phrase(out, first, end)) return;
    c.first = first, c.end = end, c.joined = true;
  }
  name_shared(r, &c);
  put(r, out, c);
}

/* Noun phrases among the free tokens [from, to), all of one item. */
static void add_phrases(reading *r, candidates *out, uint32_t from, uint32_t to) {
  if (!in_english(r, from)) {
    other_phrases(r, out, from, to);
    return;
  }
  for (uint32_t i = from; i < to;) {
    if (!in_phrase(r, i)) {
      i++;
      continue;
    }
    uint32_t first = i++;
    while (i < to && phrase_goes_on(r, i)) i++;
    add_phrase(r, out, first, i);
  }
}

static void add_hit(reading *r, candidates *out, const hit *h) {
  if (slice_equal(dictionary_kind(r->dictionary, h->concept), SLICE("none"))) { /* a blocker, but "the film industry" */
    if (candidate_is_asked_industry(r, h->first, h->first + h->count)) add_whole(r, out, h->first, h->first + h->count);
    return;
  }
  candidate c = {.first = h->first,
                 .end = h->first + h->count,
                 .concept = h->concept,
                 .flags = h->flags,
                 .kind = kind_of(r->dictionary, h->concept)};
  uint32_t head = in_english(r, c.first) ? shared_head(r, c.end) : 0;
  if (head && has_mark(r, head, '-')) { /* "presentation and communication skills", no "Java and Python developers" */
    c.head = head;
    name_shared(r, &c);
    c.head = 0;
  }
  put(r, out, c);
}

/* Does a tool's name stand beside token gap `at` in a list: a known candidate `beside` across a comma or slash? */
static bool lists_tool(const reading *r, const candidate *beside, uint32_t at) {
  return beside->concept != DICTIONARY_NONE && beside->kind == SKILL_HARD &&
         r->tokens.items[at].gap & (GAP_COMMA | GAP_SLASH);
}

/* What token i names alone in small letters, though it is an ordinary word too ("go", "rest"); or DICTIONARY_NONE. */
static uint32_t small_name(const reading *r, uint32_t i) {
  uint32_t concept = dictionary_find(r->dictionary, r->words, token_text(&r->tokens, i));
  if (concept == DICTIONARY_NONE || !candidate_is_name(r, concept)) return DICTIONARY_NONE;
  return kind_of(r->dictionary, concept) == SKILL_HARD ? concept : DICTIONARY_NONE;
}

/* "cypress, playwright, selenium": a tool's name that is an ordinary word too, in small letters beside one that the
   dictionary knows. */
static void name_small(reading *r, candidates *all, size_t i) {
  candidate *c = &all->items[i];
  if (c->concept != DICTIONARY_NONE || c->end - c->first != 1 || c->joined || !in_english(r, c->first)) return;
  if (r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST) return;
  const candidate *left = i ? c - 1 : NULL, *right = i + 1 < all->count ? c + 1 : NULL;
  bool listed = (left && left->end == c->first && lists_tool(r, left, c->first)) ||
                (right && right->first == c->end && lists_tool(r, right, c->end));
  uint32_t concept = listed ? small_name(r, c->first) : DICTIONARY_NONE;
  if (concept == DICTIONARY_NONE) return;
  c->concept = concept;
  c->flags = FORM_WEAK;
}

enum { TAGS_LEAST = 3 };

/* A job board's line of tags: "docker agile go jenkins". Small letters, blanks alone between them, most of them names
   that the dictionary knows (one of them no ordinary word), and no word that a sentence needs. A label before a colon
   is none of them. */
static bool is_tag_line(const reading *r, const item *it) {
  uint32_t known = 0, sure = 0, first = it->first;
  if (first + 1 < it->end && r->tokens.items[first + 1].gap & GAP_COLON) first++;
  for (uint32_t i = first; i < it->end; i++) {
    const token *t = &r->tokens.items[i];
    if (t->flags & TOKEN_UPPER_FIRST || (i > first && t->gap & ~(unsigned)(GAP_SPACE | GAP_HYPHEN))) return false;
    const hit *h = hit_at(r, TABLE_SKILLS, i);
    bool named = h ? candidate_is_name(r, h->concept) : small_name(r, i) != DICTIONARY_NONE;
    if (!h && !named && !in_phrase(r, i)) return false;
    known += named;
    sure += h && named;
  }
  return sure && it->end - first >= TAGS_LEAST && 3 * known >= 2 * (it->end - first);
}

/* The free tokens [from, to) of a line of tags: each is a name or nothing. */
static void add_tags(reading *r, candidates *out, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    uint32_t concept = small_name(r, i);
    if (concept == DICTIONARY_NONE) continue;
    put(r, out, (candidate){.first = i, .end = i + 1, .concept = concept, .flags = FORM_WEAK, .kind = SKILL_HARD});
  }
}

candidates candidates_find(reading *r) {
  candidates out = {0};
  const hits *h = &r->hits.table[TABLE_SKILLS];
  size_t next = 0;
  for (size_t n = 0; n < r->item_count; n++) {
    const item *it = &r->items[n];
    uint32_t free_from = it->first;
    void (*add_free)(reading *, candidates *, uint32_t, uint32_t) = is_tag_line(r, it) ? add_tags : add_phrases;
    for (; next < h->count && h->items[next].first < it->end; next++) {
      const hit *hit = &h->items[next];
      if (it->flags & ITEM_HEADING) continue;
      if (hit->first > free_from) add_free(r, &out, free_from, hit->first);
      add_hit(r, &out, hit);
      free_from = hit->first + hit->count;
    }
    if (!(it->flags & ITEM_HEADING) && free_from < it->end) add_free(r, &out, free_from, it->end);
  }
  for (size_t i = out.count; i-- > 0;) name_small(r, &out, i);
  for (size_t i = 0; i < out.count; i++) name_small(r, &out, i);
  for (size_t i = 0; i < out.count; i++) {
    candidate *c = &out.items[i];
    strength_ground ground = strength_ground_at(r, c->first, c->end);
    c->strength = ground.strength;
    c->rule = ground.rule;
    c->barred = ground.barred;
  }
  return out;
}
