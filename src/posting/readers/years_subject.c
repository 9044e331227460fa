/* What the experience is in, and which degree the amount goes with. */
#include "posting/readers/degrees.h"
#include "posting/readers/years.h"

enum { INSTEAD_BEFORE = 24, INSTEAD_AFTER = 10 }; /* tokens between a degree and the years that stand in for it */
/* More are no subject, no list of them, and say nothing more. */
enum { SUBJECT_WORDS = 8, LIST_WORDS = 16, SUBJECTS = 12 };

static unsigned gap_at(const years_reader *y, uint32_t i) { return y->r->tokens.items[i].gap; }

static bool is_lead(const years_reader *y, uint32_t i) {
  const cue *c = cues_at(&y->cues, i);
  return token_in(y->r, i, SET_SUBJECT_LEADS) || (c && (c->class == YEARS_FILLER || c->class == YEARS_EXPERIENCE ||
                                                        c->class == SAID_REQUIRED || c->class == SAID_PREFERRED));
}

static bool is_number(const years_reader *y, uint32_t i) {
  const hit *h = hit_at(y->r, TABLE_QUANTITIES, i);
  return y->r->tokens.items[i].flags & TOKEN_NUMBER || (h && h->class == QUANTITY_NUMBER - QUANTITY_BASE);
}

/* "knowledge of baking", "success in sales": what it is of. */
static uint32_t past_head(const years_reader *y, uint32_t first, uint32_t end) {
  bool head = first < end && token_in(y->r, first, SET_SUBJECT_HEADS);
  return head && (first + 1 == end || is_lead(y, first + 1)) ? first + 1 : first;
}

/* A subject is [first, end) without leading and closing small words; a number alone is none. */
static void add_subject(const years_reader *y, uint32_t first, uint32_t end, posting_years *out) {
  while (first < end && is_lead(y, first)) first++;
  first = past_head(y, first, end);
  while (first < end && is_lead(y, first)) first++;
  while (end > first && is_lead(y, end - 1)) end--;
  if (first >= end || end - first > SUBJECT_WORDS || out->subjects.count >= SUBJECTS) return;
  if (end - first == 1 && is_number(y, first)) return;
  span at = tokens_span(y->r, first, end);
  ARENA_PUSH(y->r->arena, &out->subjects, slice_cut(y->r->text, at.start, at.end));
}

/* A gerund, as the word list says. */
static bool is_doing(const years_reader *y, uint32_t i) {
  slice tags = word_tags(y->r->dictionary, y->r->tokens.items[i].word);
  return tags.size && memchr(tags.data, 'g', tags.size);
}

/* "cleaning and analyzing large datasets": two verbs share what is done. */
static bool shares_object(const years_reader *y, uint32_t start, uint32_t joint, uint32_t end) {
  return joint == start + 1 && joint + 2 < end && end - start <= SUBJECT_WORDS && is_doing(y, start) &&
         is_doing(y, joint + 1) && gap_at(y, joint + 2) == GAP_SPACE && !token_in(y->r, joint + 2, SET_CONJUNCTIONS);
}

/* Splits [first, end) at commas, "and" and "or". A number after a comma begins another amount: "in sales, 3+ in
   leadership", "one of them leading people". */
static void add_list(const years_reader *y, uint32_t first, uint32_t end, posting_years *out) {
  uint32_t start = first;
  for (uint32_t i = first; i < end; i++) {
    if (i > first && gap_at(y, i) & (GAP_COMMA | GAP_OPEN | GAP_CLOSE)) {
      add_subject(y, start, i, out);
      start = i;
      const hit *at = hit_at(y->r, TABLE_CV_PARTS, i); /* "in fashion, at a retailer" */
      if (gap_at(y, i) & GAP_COMMA && (is_number(y, i) || (at && at->class == CV_AT))) return;
    }
    if (token_in(y->r, i, SET_CONJUNCTIONS) && !shares_object(y, start, i, end)) {
      add_subject(y, start, i, out);
      start = i + 1;
      if (hit_at(y->r, TABLE_DEGREES, start)) return; /* "or a Master's degree": another demand */
    }
  }
  add_subject(y, start, end, out);
}

/* "mortgage software: 2 years": what stands before the colon on the same line. */
static void subject_before(const years_reader *y, const amount *a, const item *it, posting_years *out) {
  if (a->first <= it->first || !(gap_at(y, a->first) & GAP_COLON)) return;
  uint32_t first = a->first;
  unsigned apart = GAP_STOP | GAP_NEWLINE | GAP_BULLET;
  while (first > it->first && a->first - first < SUBJECT_WORDS && (first == a->first || !(gap_at(y, first) & apart)))
    first--;
  add_list(y, first, a->first, out);
}

/* "Python required, 3 years.", "ICU 2 yrs": a skill, what may be said of how it is asked for, and the amount that ends
   the statement. */
static void skill_before(const years_reader *y, const amount *a, const item *it, posting_years *out) {
  const reading *r = y->r;
  const unsigned ends = GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_SEMICOLON | GAP_COMMA | GAP_CLOSE;
  if (a->end < it->end && !(gap_at(y, a->end) & ends)) return;
  uint32_t end = a->first;
  for (; end > it->first && a->first - end < SUBJECT_WORDS; end--) {
    unsigned gap = gap_at(y, end);
    const cue *said = cues_end(&y->cues, end - 1);
    bool strength = said && (said->class == SAID_REQUIRED || said->class == SAID_PREFERRED);
    if (gap & ~(unsigned)(GAP_SPACE | (strength ? GAP_COMMA | GAP_DASH : 0))) return;
    if (!strength) break;
    end = said->first + 1;
  }
  const hit *skill = end > it->first ? hit_at(r, TABLE_SKILLS, end - 1) : NULL;
  if (skill && skill->first >= it->first && skill->first + skill->count == end) add_subject(y, skill->first, end, out);
}

/* "in a kitchen with good knife skills", "in retail, preferably in fashion": another demand begins; not "experience
   with SQL". */
static bool ends_subject(const years_reader *y, uint32_t i, uint32_t from, const cue *c) {
  if (i == from) return false;
  if (token_in(y->r, i, SET_WITH)) return !is_lead(y, i - 1) && !token_in(y->r, i - 1, SET_SUBJECT_HEADS);
  return c && (c->class == SAID_SOFTLY || c->class == YEARS_AT_LEAST || c->class == YEARS_CANDIDATE);
}

/* Where the phrase after the amount ends. */
static uint32_t phrase_end(const years_reader *y, uint32_t from, uint32_t limit) {
  uint32_t i = from;
  for (; i < limit && i < from + LIST_WORDS; i++) {
    if (i > from &&
        gap_at(y, i) & (GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET | GAP_DASH | GAP_COLON | GAP_OPEN))
      break;
    const cue *c = cues_begin(&y->cues, i);
    if (ends_subject(y, i, from, c)) break;
    if (!c) continue;
    bool stops =
        c->class == YEARS_STOP || c->class == SAID_PREFERRED || c->class == SAID_REQUIRED || c->class == YEARS_OF_WHICH;
    if (stops && !(c->class == SAID_REQUIRED && i == from)) break;
    if (is_time_unit(c) && i > from) break;
  }
  return i;
}

uint32_t years_subjects(const years_reader *y, const amount *a, posting_years *out) {
  const item *it = &y->r->items[y->r->item_of[a->end - 1]];
  uint32_t end = phrase_end(y, a->end, it->end);
  uint32_t i = a->end;
  if (i < end && gap_at(y, i) & (GAP_CLOSE | GAP_COMMA | GAP_COLON | GAP_OPEN)) {
    subject_before(y, a, it, out);
    if (!out->subjects.count) skill_before(y, a, it, out);
    return a->end;
  }
  const cue *experience = cues_find(&y->cues, a->end, end, YEARS_EXPERIENCE);
  uint32_t last = experience ? experience->end : a->end;
  if (experience && experience->first > a->end) {
    while (i < experience->first && is_lead(y, i)) i++;
    if (i < experience->first) add_list(y, i, experience->first, out);
    if (out->subjects.count) return last;
  }
  i = last;
  if (i < end && !(gap_at(y, i) & (GAP_COMMA | GAP_CLOSE))) add_list(y, i, end, out);
  if (out->subjects.count == 0) subject_before(y, a, it, out);
  if (out->subjects.count == 0) skill_before(y, a, it, out);
  return last;
}

/* Does a degree stand before token i of its sentence, and no other amount of years between? */
static bool degree_before(const years_reader *y, uint32_t i) {
  const item *it = &y->r->items[y->r->item_of[i]];
  for (uint32_t from = i; i-- > it->first && from - i < INSTEAD_BEFORE;) {
    if (is_time_unit(cues_at(&y->cues, i)) || gap_at(y, i + 1) & (GAP_SEMICOLON | GAP_STOP)) return false;
    const hit *h = hit_at(y->r, TABLE_DEGREES, i);
    if (h && degrees_level(h) >= 0) return true;
  }
  return false;
}

/* "8 years in a kitchen or a diploma", not "or a Master's with 3 years". */
static bool degree_next(const years_reader *y, uint32_t from) {
  const item *it = &y->r->items[y->r->item_of[from - 1]];
  bool found = false;
  for (uint32_t i = from; i < it->end && i - from < INSTEAD_BEFORE; i++) {
    if (gap_at(y, i) & (GAP_SEMICOLON | GAP_STOP | GAP_NEWLINE)) break;
    if (is_time_unit(cues_at(&y->cues, i))) return false;
    if (!token_in(y->r, i, SET_OR)) continue;
    for (uint32_t k = i + 1; k < it->end && k <= i + 2; k++) { /* "or a degree" */
      const hit *h = hit_at(y->r, TABLE_DEGREES, k);
      found |= h && degrees_level(h) >= 0;
    }
  }
  return found;
}

bool years_instead(const years_reader *y, const amount *a) {
  const item *it = &y->r->items[y->r->item_of[a->end - 1]];
  uint32_t i = a->first;
  const cue *least = i > it->first ? cues_end(&y->cues, i - 1) : NULL; /* "or at least 8 years" */
  if (least && least->class == YEARS_AT_LEAST) i = least->first;
  if (i > it->first && token_in(y->r, i - 1, SET_OR) && degree_before(y, i - 1)) return true;
  for (i = a->end; i < it->end && i < a->end + INSTEAD_AFTER; i++) {
    const hit *h = hit_at(y->r, TABLE_DEGREES, i);
    if (is_time_unit(cues_at(&y->cues, i))) break; /* of the next amount */
    if (h && h->first == i && h->class == DEGREES_EQUIVALENT && h->flags & CLASS_OF_DEGREE) return true;
  }
  return degree_next(y, a->end);
}

int years_degree(const years_reader *y, const amount *a) {
  int table = TABLE_DEGREES;
  if (table < 0) return -1;
  const item *it = &y->r->items[y->r->item_of[a->end - 1]];
  int best = -1;
  for (uint32_t i = a->first; i-- > it->first && best < 0 && a->first - i < REACH_CLAUSE;) {
    const cue *unit = cues_at(&y->cues, i);
    if (is_time_unit(unit)) break;
    const hit *h = hit_at(y->r, table, i);
    if (h) best = degrees_level(h);
  }
  for (uint32_t i = a->end; i < it->end && best < 0 && i < a->end + SUBJECT_WORDS; i++) {
    const hit *h = hit_at(y->r, table, i);
    if (h && i > a->end) {
      uint32_t back = i;
      while (back > a->end && !token_in(y->r, back, SET_WITH_DEGREE) && !token_in(y->r, back, SET_OR)) back--;
      if (token_in(y->r, back, SET_WITH_DEGREE)) best = degrees_level(h);
    }
    if (gap_at(y, i) & (GAP_SEMICOLON | GAP_COMMA)) break;
  }
  return best;
}
