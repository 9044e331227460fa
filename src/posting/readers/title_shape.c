/* The shape of a title: a noun of the trades, what stands before it, and what its "of" goes on with. */
#include "posting/readers/title_shape.h"

bool titles_is_class(const reading *r, uint32_t i, title_class class) {
  const hit *h = hit_at(r, TABLE_TITLES, i);
  return h && (title_class)h->class == class;
}

/* End of the title noun that begins at token i, or 0. "QA", "HR" name fields rather than people in a sentence. */
uint32_t titles_noun_at(const reading *r, uint32_t i) {
  const hit *own = hit_at(r, TABLE_TITLES, i), *part = hit_at(r, TABLE_CV_PARTS, i);
  uint32_t end = 0;
  if (own && own->first == i && own->class <= TITLE_NOBODY) end = i + own->count;
  if (i > 0 && token_at(r, i)->gap & GAP_HYPHEN && !is_upper(r, i)) return 0; /* "solution-driver" */
  bool abbreviated = part && part->flags & FORM_EXACT && token_at(r, i)->end - token_at(r, i)->start < 3;
  if (part && part->first == i && part->class == CV_TITLE && !abbreviated && i + part->count > end)
    end = i + part->count;
  return end && titles_is_other_ending(r, end) ? end + 1 : end;
}

bool titles_ends_noun(const reading *r, uint32_t i) {
  if (titles_is_other_ending(r, i)) i--;
  const hit *own = hit_at(r, TABLE_TITLES, i), *part = hit_at(r, TABLE_CV_PARTS, i);
  return (own && own->class <= TITLE_NOBODY && own->first + own->count == i + 1) ||
         (part && part->class == CV_TITLE && part->first + part->count == i + 1);
}

/* "Class A Truck Driver", "CDL A Driver": a letter between words in capitals is a grade, where not all is in capitals.
 */
static bool is_grade(const reading *r, uint32_t i) {
  const token *t = token_at(r, i);
  return t->end - t->start == 1 && is_upper(r, i) && i > 0 && i + 1 < r->tokens.count && is_upper(r, i - 1) &&
         is_upper(r, i + 1) && !(token_at(r, i + 1)->flags & TOKEN_UPPER_ALL) && !titles_begins_line(r, i) &&
         !titles_begins_line(r, i + 1) && token_at(r, i + 1)->gap == GAP_SPACE;
}

/* A word that no title holds; "IT" is none of them. */
bool titles_is_stop(const reading *r, uint32_t i) {
  if (is_grade(r, i)) return false;
  return token_at(r, i)->flags & (TOKEN_URL | TOKEN_CURRENCY) ||
         (token_in(r, i, SET_TITLE_STOPS) &&
          !(token_at(r, i)->flags & TOKEN_UPPER_ALL && token_at(r, i)->end - token_at(r, i)->start == 2));
}

/* "of Data Science", "of sales": what a title's "of" goes on with. */
static uint32_t tail_of(const reading *r, uint32_t i, uint32_t end) {
  if (i + 1 >= end || token_at(r, i)->gap != GAP_SPACE || !token_in(r, i, SET_TITLE_OF)) return i;
  bool upper = is_upper(r, i + 1);
  uint32_t at = i + 1;
  while (at < end && at - i <= TAIL_WORDS && !(token_at(r, at)->gap & (ENDS_PHRASE | GAP_COMMA)) &&
         !token_in(r, at, SET_TITLE_STOPS) && (!upper || is_upper(r, at)))
    at++;
  return at > i + 1 ? at : i;
}

uint32_t titles_shape(const reading *r, uint32_t i, uint32_t end) {
  uint32_t found = 0, begin = i;
  if (end > i + TITLE_WORDS) end = i + TITLE_WORDS;
  while (i < end) {
    const token *t = token_at(r, i);
    if (i > begin && t->gap & (ENDS_PHRASE | GAP_COMMA)) break;
    if (found && t->gap & GAP_SLASH) break; /* "Servers / Bartenders": the next one */
    uint32_t noun = titles_noun_at(r, i);
    if (noun > end || (!noun && (titles_is_stop(r, i) || (found && !is_upper(r, i))))) break;
    if (noun) found = noun;
    i = noun ? noun : i + 1;
  }
  if (!found) return 0;
  uint32_t tail = tail_of(r, found, r->tokens.count);
  if (tail < r->tokens.count && token_in(r, tail, SET_TITLE_LEVELS) && token_at(r, tail)->gap == GAP_SPACE) tail++;
  return tail;
}

bool titles_in_capitals(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (!is_upper(r, i) && token_at(r, i)->end - token_at(r, i)->start > 3) return false;
  return is_upper(r, first);
}

/* "A Data Analyst": a title has no article; "Key Account Manager" is one name. */
bool titles_is_article(const reading *r, uint32_t i) {
  return token_in(r, i, SET_TITLE_LEADS) && !token_in(r, i, SET_TITLE_JOINS) && !is_grade(r, i) &&
         !titles_noun_at(r, i) && token_at(r, i)->end - token_at(r, i)->start <= 3;
}

/* Is the title's noun at the token in the plural? */
bool titles_is_plural(const reading *r, uint32_t i) { return titles_ends_noun(r, i) && is_plural(r, i); }
