/* What of a text is the page's that it was copied from, not the posting's: buttons, counts, notices, and the
   form and the footer below it. */
#include "posting/reading/structure.h"

#include "posting/readers/header.h"
#include "posting/reading/heading.h"

enum {
  NOTICE_WORDS = 24,   /* a longer sentence is none of the page's */
  MENU_LINES = 3,      /* lines of nothing but a menu's words make a menu, whatever the words mean elsewhere */
  HEAD_WORDS = 12,     /* above which "Recommended for you" is none of the page's foot */
  OTHER_JOBS_REST = 6, /* words of "at Copperleaf Energy Leeds" */
  COUNT_REACH = 4,     /* tokens from a line's beginning to "employees" */
  CARD_LINE = 10,      /* words of a line of another job's card */
  CARDS_LEAST = 2,     /* that are told by their shape alone */
  LETTER_WORDS = 6,    /* a letter has at least so many before it closes */
  CLOSING_WORDS = 7,   /* "Looking forward to hearing from you," */
  SIGNED_WORDS = 4,    /* "Tom van Veld" in capitals, and his initial */
  SIGNATURE_WORDS = 60 /* what stands below a letter's closing, to its end */
};

uint32_t headcount_at(const reading *r, uint32_t first, uint32_t end) {
  uint32_t i = first;
  while (i < end && token_at(r, i)->flags & TOKEN_NUMBER) i++;
  return token_in(r, i, SET_HEADCOUNT) ? i : first;
}

/* Of a line "1,001-5,000 employees · Software Development". */
static bool counts_staff(const reading *r, const item *it) {
  uint32_t first = it->first;
  while (first > 0 && it->first - first < COUNT_REACH && !(token_at(r, first)->gap & (GAP_NEWLINE | GAP_PARAGRAPH)))
    first--;
  uint32_t i = headcount_at(r, first, it->end);
  return i > first && token_at(r, first)->gap & GAP_NEWLINE &&
         (it->first > i || token_at(r, i + 1)->gap & (GAP_BULLET | GAP_NEWLINE));
}

/* "#hiring #java #jobs": what a network is to find the page by. */
static bool is_hashtags(const reading *r, const item *it) {
  enum { FEWEST = 2 };
  uint32_t tags = 0;
  for (uint32_t i = it->first; i < it->end; i++) {
    uint32_t start = token_at(r, i)->start;
    tags += start > 0 && r->text.data[start - 1] == '#';
  }
  return tags >= FEWEST && tags * 2 >= it->end - it->first;
}

/* Is the line of tokens [first, end) nothing but buttons and a menu's words? *open: the last of them may be a heading.
 */
static bool is_menu_line(const reading *r, uint32_t first, uint32_t end, bool *open) {
  for (uint32_t i = first; i < end; i++) {
    const hit *h = hit_at(r, TABLE_FURNITURE, i);
    if (h && h->class == FURNITURE_STARTS && i == first && end - first <= NOTICE_WORDS) return !(*open = false);
    bool word = h && (h->class == FURNITURE_LINE || h->class == FURNITURE_MENU);
    if (!word && !(token_at(r, i)->flags & TOKEN_NUMBER)) return false;
    *open = h && h->class == FURNITURE_MENU;
  }
  return true;
}

static uint32_t next_line(const reading *r, uint32_t i) {
  do i++;
  while (i < r->tokens.count && !(token_at(r, i)->gap & (GAP_NEWLINE | GAP_PARAGRAPH)));
  return i;
}

/* The menu whose first line begins at token `first`: its end, or `first`. The last entry of a short run may be the
   first heading of a text that was copied without its head ("Apply now", "Benefits"). */
static uint32_t menu_end(const reading *r, uint32_t first) {
  uint32_t end = first, sure = first, lines = 0;
  bool open = false;
  while (end < r->tokens.count && is_menu_line(r, end, next_line(r, end), &open)) {
    end = next_line(r, end);
    if (!open) sure = end;
    lines++;
  }
  return lines >= MENU_LINES ? end : sure;
}

menu_span page_menu(const reading *r) {
  uint32_t end = menu_end(r, 0), second = end ? 0 : next_line(r, 0); /* the browser's title may stand above */
  return end || second >= r->tokens.count ? (menu_span){0, end} : (menu_span){second, menu_end(r, second)};
}

uint32_t page_letter_end(const reading *r, uint32_t i) {
  uint32_t count = (uint32_t)r->tokens.count;
  if (count - i > CLOSING_WORDS + SIGNATURE_WORDS) return 0;
  uint32_t end = next_line(r, i);
  if (i < LETTER_WORDS || end - i > CLOSING_WORDS || end >= count || count - end > SIGNATURE_WORDS) return 0;
  unsigned before = token_at(r, i)->gap;
  if (!is_upper(r, i) || before & GAP_BULLET || !(before & GAP_NEWLINE) || !(token_at(r, end)->gap & GAP_COMMA))
    return 0;
  uint32_t name = next_line(r, end);
  for (uint32_t k = end; k < name; k++)
    if (!is_upper(r, k) || token_at(r, k)->gap & GAP_BULLET || hit_at(r, TABLE_SKILLS, k)) return 0;
  return name - end <= SIGNED_WORDS ? end : 0;
}

bool page_is_furniture(const reading *r, const item *it) {
  uint32_t covered = 0, count = it->end - it->first;
  bool line = token_at(r, it->first)->gap & GAP_NEWLINE && token_at(r, it->end)->gap & GAP_NEWLINE;
  for (uint32_t i = it->first; i < it->end; i++) {
    const hit *h = hit_at(r, TABLE_FURNITURE, i);
    if (h && h->class == FURNITURE_ANYWHERE) return true;
    if (h && h->class == FURNITURE_STARTS && h->first == it->first && count <= NOTICE_WORDS) return true;
    covered += (h && h->class != FURNITURE_MENU && h->class != FURNITURE_CRITERION) ||
               token_at(r, i)->flags & (TOKEN_NUMBER | TOKEN_URL);
  }
  return (line && covered == count && hit_at(r, TABLE_FURNITURE, it->first) && count > 0) || counts_staff(r, it) ||
         is_hashtags(r, it);
}

/* Is the item, all of it, of a class of the page's words? */
static bool is_whole(const reading *r, const item *it, furniture_class class) {
  const hit *h = hit_at(r, TABLE_FURNITURE, it->first);
  return h && h->class == class && h->first == it->first && h->first + h->count == it->end;
}

/* A line that names what the site files jobs by. */
static bool is_criterion(const reading *r, size_t i) {
  return i < r->item_count && token_at(r, r->items[i].first)->gap & GAP_NEWLINE &&
         is_whole(r, &r->items[i], FURNITURE_CRITERION);
}

bool page_is_criterion(const reading *r, size_t i) {
  if (is_criterion(r, i)) return is_criterion(r, i + 2) || (i > 1 && is_criterion(r, i - 2));
  return i > 0 && is_criterion(r, i - 1) && page_is_criterion(r, i - 1);
}

/* "Similar jobs", "More jobs at Copperleaf Energy", "Similar jobs: Scrum Master, $58 an hour": what begins so is of
   other jobs. A sentence that goes on is none ("Similar roles in our team ..."). */
static bool begins_other_jobs(const reading *r, const item *it, uint32_t head) {
  const hit *h = hit_at(r, TABLE_FURNITURE, it->first);
  unsigned before = token_at(r, it->first)->gap;
  if (!h || h->class != FURNITURE_OTHER_JOBS || h->first != it->first || it->first < head) return false;
  uint32_t from = h->first + h->count, end = from;
  if (it->flags & ITEM_HEADING && from == it->end) return true;
  while (end < it->end && end - from < OTHER_JOBS_REST && !(token_at(r, end)->gap & GAP_COLON)) end++;
  bool whole = end == it->end || token_at(r, end)->gap & GAP_COLON;
  bool line = before & (GAP_NEWLINE | GAP_PARAGRAPH) && !(before & GAP_BULLET);
  return line && whole && (from == end || is_title_case(r, from, end));
}

/* "© 2026 Acme": a page's last lines. */
static bool is_copyright(const reading *r, const item *it) {
  slice before = it->first ? text_before(r, it->first) : slice_cut(r->text, 0, token_at(r, it->first)->start);
  return slice_find(before, SLICE("\xC2\xA9"), 0) != SIZE_MAX;
}

/* "SQL Developer", "Night Porter - Leeds": a line, or its first cell, that is a title in capitals. */
static bool is_title_line(const reading *r, uint32_t first, uint32_t end) {
  uint32_t title =
      is_upper(r, first) && is_upper(r, first + 1 < end ? first + 1 : first) ? titles_shape(r, first, end) : 0;
  return title && (title == end || titles_begins_cell(r, title));
}

/* A place, pay or a mode of work, as a card of a job has them and a list of titles does not. */
static bool says_of_job(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (token_at(r, i)->flags & TOKEN_CURRENCY || hit_at(r, TABLE_PAY, i)) return true;
  return header_is_place(r, first, end) || titles_is_mode(r, first, end);
}

static bool is_sentence(const reading *r, uint32_t first, uint32_t end) {
  enum { NAME = 4 /* "Byte Inc." */ };
  uint32_t at = token_at(r, end - 1)->end;
  return end - first > NAME && at < r->text.size && is_among_signs(r->text.data[at], ".!?");
}

static uint32_t line_before(const reading *r, uint32_t i) {
  do i--;
  while (i > 0 && !(token_at(r, i)->gap & (GAP_NEWLINE | GAP_PARAGRAPH)));
  return i;
}

/* Where the cards of other jobs begin with which a copied page ends, under whatever heading: short lines, of which two
   are titles with another line below each, and one says where or for what. Tokens; the count of all when there are
   none. */
static uint32_t cards_begin(const reading *r) {
  uint32_t count = r->tokens.count, begin = count, cards = 0, signs = 0;
  bool below = false, whole = true; /* the line below is one, and no title; nothing but such lines, to the top */
  for (uint32_t end = count, first; end > 0 && whole; end = first) {
    first = line_before(r, end);
    const item *it = &r->items[r->item_of[first]];
    whole = end - first <= CARD_LINE && !(it->flags & ITEM_HEADING) && !(token_at(r, first)->gap & GAP_BULLET) &&
            !is_sentence(r, first, end);
    if (!whole) break;
    bool title = is_title_line(r, first, end);
    if (title && below) cards++, begin = first;
    below = !title;
    signs += says_of_job(r, first, end);
  }
  return cards >= CARDS_LEAST && signs && !whole ? begin : count;
}

static bool asks(section_kind k) {
  return k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED || k == SECTION_DUTIES || k == SECTION_EDUCATION;
}

void page_end_read(reading *r, uint32_t menu) {
  size_t foot = r->item_count, others = foot; /* where the footer begins, and where other jobs do */
  uint32_t cards = cards_begin(r), head = menu + HEAD_WORDS;
  for (size_t i = 0; i < r->item_count && r->items[i].first < head; i++)
    if (r->items[i].flags & ITEM_HEADING && asks(r->out->sections.items[r->items[i].section].kind))
      head = r->items[i].first; /* a short posting */
  for (size_t i = r->item_count; i-- > 0;) {
    const item *it = &r->items[i];
    if (it->flags & ITEM_HEADING && asks(r->out->sections.items[it->section].kind)) break;
    if (begins_other_jobs(r, it, head))
      foot = others = i;
    else if (is_whole(r, it, FURNITURE_ENDS) || is_copyright(r, it))
      foot = i;
    else if (it->first >= cards)
      others = i, foot = i < foot ? i : foot;
  }
  for (size_t i = foot; i < r->item_count; i++) {
    r->items[i].flags |= ITEM_FURNITURE | (i >= others ? ITEM_ELSEWHERE : 0u);
    r->items[i].quiet = true;
  }
}
