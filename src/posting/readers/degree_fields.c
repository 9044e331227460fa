/* The fields a degree may be in: "in Statistics, Mathematics or a related field", "(e.g., Physics)". */
#include "posting/readers/degrees.h"

enum {
  SCHOOL_WORDS = 12, /* between a degree and the "in" of its field */
  FIELD_WORDS = 6,   /* more are no field, and say nothing more */
  LIST_WORDS = 40,   /* of several fields */
  FIELDS = 16,
  COURSE_WORDS = 5, /* from "or" to the course that is taken for the degree */
};

static unsigned gap_at(const degrees_reader *g, uint32_t i) { return g->r->tokens.items[i].gap; }

/* "MBA or CPA", "MSc and CFA": a certificate is no field. */
static bool is_certificate(const degrees_reader *g, uint32_t first, uint32_t end) {
  const hit *h = hit_at(g->r, TABLE_SKILLS, first);
  return h && h->first == first && h->first + h->count == end && g->r->tokens.items[first].flags & TOKEN_UPPER_ALL &&
         slice_equal(dictionary_kind(g->r->dictionary, h->concept), SLICE("cert"));
}

static void add_field(const degrees_reader *g, uint32_t first, uint32_t end, posting_degree *out) {
  while (first < end && token_in(g->r, first, SET_FIELD_EDGES)) first++;
  while (end > first && token_in(g->r, end - 1, SET_FIELD_EDGES)) end--;
  if (first >= end || end - first > FIELD_WORDS || out->fields.count >= FIELDS || is_certificate(g, first, end)) return;
  span at = tokens_span(g->r, first, end);
  if (at.end - at.start < 2) return;
  ARENA_PUSH(g->r->arena, &out->fields, slice_cut(g->r->text, at.start, at.end));
}

/* Splits a list of fields at commas, slashes, "or" and "and". "and" between two capitalised words with no comma list
   around ("Interactive and Visual Design") is left alone by a reader too; here the list decides. */
static void add_list(const degrees_reader *g, uint32_t first, uint32_t end, posting_degree *out) {
  uint32_t start = first;
  for (uint32_t i = first; i < end; i++) {
    if (i > first && gap_at(g, i) & (GAP_COMMA | GAP_SEMICOLON | GAP_OPEN | GAP_CLOSE | GAP_SLASH)) {
      add_field(g, start, i, out);
      start = i;
    }
    if (token_in(g->r, i, SET_CONJUNCTIONS)) {
      add_field(g, start, i, out);
      start = i + 1;
    }
  }
  add_field(g, start, end, out);
}

bool degrees_or_course(const degrees_reader *g, uint32_t i, uint32_t limit) {
  const unsigned apart = GAP_COMMA | GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET | GAP_OPEN | GAP_CLOSE;
  if (!token_in(g->r, i, SET_OR)) return false;
  for (uint32_t k = i + 1; k < limit && k <= i + COURSE_WORDS && !(gap_at(g, k) & apart); k++)
    if (token_in(g->r, k, SET_COURSES_INSTEAD)) return true;
  return false;
}

static uint32_t list_end(const degrees_reader *g, uint32_t from, uint32_t limit) {
  uint32_t i = from, open = 0;
  for (; i < limit && i < from + LIST_WORDS; i++) {
    unsigned gap = gap_at(g, i);
    if (i > from && gap & (GAP_STOP | GAP_PARAGRAPH | GAP_BULLET | GAP_COLON | GAP_DASH)) break;
    if (i > from && gap & GAP_SEMICOLON) break;
    if (gap & GAP_CLOSE && open) return i;
    if (gap & GAP_OPEN) open = 1;
    const cue *c = cues_begin(&g->cues, i);
    if (c && c->class != DEGREES_VAGUE && c->class != DEGREES_CANDIDATE && c->class != SAID_SOFTLY &&
        c->class != DEGREES_DECOY)
      break;
    if (degrees_or_course(g, i, limit)) break;
    if (g->r->tokens.items[i].flags & TOKEN_DIGIT) break; /* "GED6 months of": a line that lost its end */
  }
  return i;
}

/* "or foreign equivalent", "from an accredited university, preferably": past it, where the "in" of the field follows.
 */
static uint32_t past_school(const degrees_reader *g, uint32_t i, uint32_t limit) {
  uint32_t at = i;
  while (at < limit && at < i + SCHOOL_WORDS && token_in(g->r, at, SET_DEGREE_FROM) &&
         !(gap_at(g, at) & (GAP_STOP | GAP_SEMICOLON | GAP_PARAGRAPH | GAP_BULLET)))
    at++;
  return at < limit && token_in(g->r, at, SET_IN) ? at : i;
}

void degrees_fields(const degrees_reader *g, uint32_t end, posting_degree *out) {
  const item *it = &g->r->items[g->r->item_of[end - 1]];
  uint32_t i = end;
  bool strength = false;
  for (int steps = 0; steps < REACH_PHRASE && i < it->end; steps++) {
    const cue *c = cues_begin(&g->cues, i);
    if (gap_at(g, i) & (GAP_STOP | GAP_SEMICOLON | GAP_PARAGRAPH) && i > end) return;
    if (says_strength(c) || (c && c->class == DEGREES_ANY)) {
      strength |= says_strength(c);
      i = c->end;
    } else if (token_in(g->r, i, SET_OR_HIGHER)) {
      i++;
    } else {
      break;
    }
  }
  i = past_school(g, i, it->end);
  if (i >= it->end || gap_at(g, i) & (GAP_STOP | GAP_SEMICOLON | GAP_PARAGRAPH | GAP_COMMA)) return;
  bool field = token_in(g->r, i, SET_IN_A_FIELD) || gap_at(g, i) & GAP_COLON;
  const token *next = &g->r->tokens.items[i];
  bool named = !strength && next->flags & TOKEN_UPPER_FIRST &&
               gap_at(g, i) == GAP_SPACE; /* "BSc Physics"; no "Dipl.-Kfm. Sie ..." */
  if (!field && (!named || token_is_function_word(g->r->dictionary, next))) return;
  if (token_in(g->r, i, SET_IN_A_FIELD)) i++;
  add_list(g, i, list_end(g, i, it->end), out);
}
