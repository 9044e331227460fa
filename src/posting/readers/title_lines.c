/* The lines of a posting's head and their cells: "Acme · Ghent, Belgium · Reposted 1 week ago". */
#include "posting/readers/titles.h"

#include "posting/reading/structure.h"

enum {
  HEAD_WORDS = 5,    /* of the first cell of a long head line */
  HEAD_LINE = 24,    /* of a whole head line of cells */
  REMARK_WORDS = 3,  /* after a title's noun and a comma: "12-hour nights" */
  SUBJECT_WORDS = 3, /* of what a first line's general noun is of */
  CELL_WORDS = 12,   /* within which a mode of work or a remark ends */
};

bool titles_begins_line(const reading *r, uint32_t i) { return token_at(r, i)->gap & (GAP_NEWLINE | GAP_PARAGRAPH); }

static uint32_t line_end_within(const reading *r, uint32_t i, uint32_t words) {
  uint32_t end = i + 1;
  while (end < r->tokens.count && end - i < words && !titles_begins_line(r, end)) end++;
  return end;
}

uint32_t titles_line_end(const reading *r, uint32_t i) { return line_end_within(r, i, (uint32_t)r->tokens.count); }

/* Of a long line no further than a cell goes. */
static uint32_t cell_end(const reading *r, uint32_t i) { return line_end_within(r, i, CELL_WORDS); }

bool titles_is_other_ending(const reading *r, uint32_t i) {
  if (i == 0 || i >= r->tokens.count || !token_in(r, i, SET_GENDER_ENDINGS)) return false;
  slice between = text_before(r, i);
  return between.size == 1 && between.data[0] != ' ' && between.data[0] != '\n';
}

bool titles_is_mode(const reading *r, uint32_t i, uint32_t end) {
  const hit *mode = hit_at(r, TABLE_CONDITIONS, i);
  if (!mode && i + 1 < end && token_at(r, i + 1)->gap == GAP_SPACE)
    mode = hit_at(r, TABLE_CONDITIONS, i + 1); /* "teilweise Home-Office" */
  return mode && mode->class >= COND_ONSITE && mode->class <= COND_REMOTE && mode->first + mode->count <= end &&
         (mode->first + mode->count == end || token_at(r, mode->first + mode->count)->gap & ~(unsigned)GAP_SPACE);
}

bool titles_ends_employer(const reading *r, uint32_t i) {
  if (i == 0 || !(token_at(r, i)->gap & GAP_COMMA)) return false;
  const hit *form = hit_at(r, TABLE_CV_PARTS, i - 1), *own = hit_at(r, TABLE_CV_PARTS, i);
  return form && form->class == CV_EMPLOYER && form->first + form->count == i && form->first > 0 &&
         !titles_begins_line(r, form->first) && is_upper(r, i) && !(own && own->class == CV_EMPLOYER);
}

/* "Lead Radiographer, Oakham Clinic": an employer's name after a title's noun and a comma, to the end of the line. */
static bool begins_employer(const reading *r, uint32_t i) {
  const hit *noun = hit_at(r, TABLE_CV_PARTS, i - 1);
  if (token_at(r, i)->flags & TOKEN_UPPER_ALL) return false; /* capitals part no name from what the title is of */
  if (!(token_at(r, i)->gap & GAP_COMMA) || !noun || noun->class != CV_TITLE || !is_upper(r, i)) return false;
  uint32_t end = i + 1;
  while (end < r->tokens.count && !titles_begins_line(r, end) && end - i < HEAD_WORDS && is_upper(r, end) &&
         token_at(r, end)->gap == GAP_SPACE)
    end++;
  const hit *form = end > i + 1 ? hit_at(r, TABLE_CV_PARTS, end - 1) : NULL;
  bool ends = end == r->tokens.count || token_at(r, end)->gap & ~(unsigned)GAP_SPACE;
  return ends && form && form->class == CV_EMPLOYER && form->first > i;
}

/* "Warehouse Supervisor, 2nd shift", "Line Cook, nights": a few small words after a title's noun and a comma, to the
   end of the line; no list of what is done ("Cook, clean and serve"). */
static bool begins_remark(const reading *r, uint32_t i) {
  const hit *noun = i ? hit_at(r, TABLE_CV_PARTS, i - 1) : NULL;
  if (!(token_at(r, i)->gap & GAP_COMMA) || !noun || noun->class != CV_TITLE) return false;
  uint32_t end = cell_end(r, i);
  for (uint32_t k = i; k < end; k++)
    if (is_upper(r, k) || token_in(r, k, SET_AND) || (k > i && token_at(r, k)->gap & GAP_COMMA)) return false;
  return end - i <= REMARK_WORDS;
}

/* "Buyer, Hull, £32,000", "Buyer, up to £32k", "Buyer, 20 hours a week": pay or a figure after a comma. */
static bool begins_figure(const reading *r, uint32_t i) {
  const hit *bound = hit_at(r, TABLE_PAY, i);
  if (bound && bound->first == i && (bound->class == PAYC_UP_TO || bound->class == PAYC_FROM)) i += bound->count;
  if (i >= r->tokens.count) return false;
  char last = r->text.data[token_at(r, i)->end - 1]; /* no "5G Networks" */
  return token_at(r, i)->flags & TOKEN_CURRENCY || (token_at(r, i)->flags & TOKEN_NUMBER && last >= '0' && last <= '9');
}

static bool follows_bar(const reading *r, uint32_t i) {
  slice between = text_before(r, i);
  for (size_t k = 0; k < between.size; k++)
    if (is_among_signs(between.data[k], "|\t@")) return true;
  return false;
}

/* ", Hull", ", 60% travel", ", part-time", ", remote", ", £32,000". */
static bool begins_after_comma(const reading *r, uint32_t i) {
  const hit *place = hit_at(r, TABLE_CV_PLACES, i), *fact = hit_at(r, TABLE_FACTS, i);
  const token *t = token_at(r, i);
  if (t->flags & TOKEN_NUMBER && t->end < r->text.size && r->text.data[t->end] == '%') return true;
  uint32_t past = fact && fact->class == FACT_EMPLOYMENT && fact->first == i ? i + fact->count : 0;
  if (past && (past >= r->tokens.count || token_at(r, past)->gap & ~(unsigned)GAP_SPACE)) return true;
  if (place && place->first == i) return true;
  return titles_is_mode(r, i, cell_end(r, i)) || begins_figure(r, i);
}

/* Does a cell of a head line begin at token i? "·", "|", "-", a bracket; "at", "in" before a place; a comma before one.
 */
bool titles_begins_cell(const reading *r, uint32_t i) {
  unsigned gap = token_at(r, i)->gap;
  /* "Chargé(e) de recrutement" */
  if (titles_is_other_ending(r, i) || (gap & GAP_CLOSE && titles_is_other_ending(r, i - 1))) return false;
  if (gap & (GAP_BULLET | GAP_DASH | GAP_OPEN | GAP_CLOSE | GAP_COLON | GAP_SEMICOLON)) return true;
  if (titles_is_at(r, i) || titles_ends_employer(r, i) || begins_employer(r, i) || begins_remark(r, i)) return true;
  return (gap & GAP_COMMA && begins_after_comma(r, i)) || follows_bar(r, i);
}

uint32_t titles_next_cell(const reading *r, uint32_t cell, uint32_t end) {
  for (cell++; cell < end && !titles_begins_cell(r, cell);) cell++;
  return cell;
}

bool titles_is_at(const reading *r, uint32_t i) {
  const hit *at = hit_at(r, TABLE_CV_PARTS, i), *place = hit_at(r, TABLE_CV_PLACES, i + 1);
  if (is_upper(r, i)) return false;
  return (at && at->class == CV_AT && i + 1 < r->tokens.count && is_upper(r, i + 1)) ||
         (place && place->first == i + 1 && token_in(r, i, SET_TITLE_GOES_ON));
}

/* "1,001-5,000 employees · Software Development": what LinkedIn says of the company. */
static bool counts_staff(const reading *r, uint32_t first, uint32_t end) {
  uint32_t i = headcount_at(r, first, end);
  return i > first && i < end;
}

bool titles_is_furniture(const reading *r, uint32_t first, uint32_t end) {
  const item *it = &r->items[r->item_of[first]];
  if ((it->flags & ITEM_FURNITURE && it->first == first) || counts_staff(r, first, end)) return true;
  while (first < end) {
    const hit *h = hit_at(r, TABLE_FURNITURE, first);
    bool line = h && h->class == FURNITURE_LINE && h->first + h->count <= end;
    if (!line && !(token_at(r, first)->flags & TOKEN_NUMBER)) return false;
    first = line ? h->first + h->count : first + 1;
  }
  return true;
}

bool titles_is_rating(const reading *r, uint32_t i) {
  return i < r->tokens.count && titles_begins_line(r, i) && titles_line_end(r, i) == i + 1 &&
         titles_is_rating_text(token_text(&r->tokens, i));
}

uint32_t titles_joins(const reading *r, uint32_t first, uint32_t end) {
  enum { OPENING = 3 /* words before it */ };
  for (uint32_t i = first; i + 1 < end && i <= first + OPENING; i++)
    if (token_in(r, i, SET_WORKPLACE) && is_upper(r, i + 1) && !token_in(r, i, SET_EMPLOYER_AT)) return i;
  return end;
}

bool titles_is_rating_text(slice t) {
  enum { RATING = 3 /* bytes: "4.3" */ };
  return t.size == RATING && t.data[0] >= '1' && t.data[0] <= '5' && memchr(".,", t.data[1], 2) && t.data[2] >= '0' &&
         t.data[2] <= '9';
}

bool titles_is_head_line(const reading *r, uint32_t first, uint32_t end, uint32_t most) {
  uint32_t cell = titles_next_cell(r, first, end);
  return end - first <= most || (end - first <= HEAD_LINE && cell < end && cell - first <= HEAD_WORDS);
}

/* The sign of a page's trail before token i: '>', "\u203A", "\u00BB"; a slash only where one begins with a menu's word.
 */
static bool is_trail_sign(const reading *r, uint32_t i, bool slash) {
  static const char *const signs[] = {">", "\xE2\x80\xBA", "\xC2\xBB", " / "};
  slice between = text_before(r, i);
  for (size_t k = 0; k < sizeof signs / sizeof *signs - !slash; k++)
    if (slice_find(between, slice_of(signs[k]), 0) != SIZE_MAX) return true;
  return false;
}

uint32_t titles_past_trail(const reading *r, uint32_t first, uint32_t end) {
  const hit *menu = hit_at(r, TABLE_FURNITURE, first);
  bool slash = menu && menu->first == first && menu->class <= FURNITURE_MENU && first + menu->count < end &&
               is_trail_sign(r, first + menu->count, true);
  uint32_t last = first;
  for (uint32_t i = first + 1; i < end; i++)
    if (is_trail_sign(r, i, slash)) last = i;
  return last;
}

bool titles_precedes_head(const reading *r, uint32_t i) {
  if (i >= r->tokens.count) return false;
  uint32_t end = titles_line_end(r, i);
  bool cells = false, place = false, employer = false;
  for (uint32_t k = i; k < end && k < i + HEAD_LINE; k++) {
    const hit *form = hit_at(r, TABLE_CV_PARTS, k);
    cells |= k > i && titles_begins_cell(r, k);
    place |= hit_at(r, TABLE_CV_PLACES, k) != NULL;
    employer |= k > i && form && form->class == CV_EMPLOYER;
  }
  bool head = titles_is_head_line(r, i, end, HEAD_LINE);
  return (cells && place && head) || (employer && end - i <= HEAD_WORDS && is_upper(r, i));
}

/* Token i of a subject that began at `noun`: may stand in one. An office ("VP", "GM") has lands beside it, "GM Europe",
   and joined parts, "VP Finance & Operations". */
static bool is_of_subject(const reading *r, uint32_t i, uint32_t noun, uint32_t end, bool office) {
  const hit *form = hit_at(r, TABLE_CV_PARTS, i), *place = hit_at(r, TABLE_CV_PLACES, i);
  if ((i > noun && i + 1 < end && token_in(r, i, SET_TITLE_JOINS)) || (office && place && place->class == CV_REGION))
    return true;
  bool first = i == noun || token_in(r, i - 1, SET_TITLE_JOINS); /* "VP Finance" ends in no employer's form */
  bool firm = form && form->class == CV_EMPLOYER && !first;
  return !token_in(r, i, SET_TITLE_STOPS) && !firm && is_upper(r, i) && !place && !hit_at(r, TABLE_FACTS, i) &&
         !hit_at(r, TABLE_CONDITIONS, i);
}

uint32_t titles_subject_end(const reading *r, uint32_t noun, uint32_t end) {
  if (noun == end || end - noun > SUBJECT_WORDS) return noun;
  bool office = noun && token_in(r, noun - 1, SET_TITLE_OFFICES) && token_at(r, noun)->gap == GAP_SPACE;
  if (!office && !(token_at(r, noun)->gap & (GAP_DASH | GAP_COMMA))) return noun;
  for (uint32_t i = noun; i < end; i++)
    if ((i > noun && (titles_begins_cell(r, i) || token_at(r, i)->gap & GAP_COMMA)) ||
        !is_of_subject(r, i, noun, end, office))
      return noun;
  return end;
}
