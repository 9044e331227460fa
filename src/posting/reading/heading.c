/* What makes words that are known of headings ("Requirements", "What you will do") a heading where they stand. */
#include "posting/reading/heading.h"

enum { RUN_IN_WORDS = 3 };

bool is_title_case(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    const token *t = token_at(r, i);
    if ((t->end - t->start >= 4 || i == first) && !(t->flags & TOKEN_UPPER_FIRST)) return false;
  }
  return true;
}

bool is_capitals(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (!(token_at(r, i)->flags & TOKEN_UPPER_ALL) && token_at(r, i)->end - token_at(r, i)->start > 1) return false;
  return true;
}

/* A longer skill ("Requirements Analysis") or job title that begins with the heading's words speaks against it. */
static bool is_part_of_skill(const reading *r, const hit *h) {
  const hit *skill = hit_at(r, TABLE_SKILLS, h->first);
  return skill && skill->first + skill->count > h->first + h->count;
}

static bool inline_class(const hit *h) {
  section_kind k = (section_kind)h->class;
  return h->count > 1 || k == SECTION_DUTIES || k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED ||
         k == SECTION_BENEFITS;
}

/* Before a colon in the middle of a line: title case, or three words and more that begin with a capital. */
static bool reads_as_heading(const reading *r, const hit *h, bool title) {
  bool upper = token_at(r, h->first)->flags & TOKEN_UPPER_FIRST;
  return (title && inline_class(h)) || (upper && h->count >= 3);
}

/* Before a stop: a question ("Who are you?"), or words that begin a paragraph ("What you will do. You lead ..."). */
static bool opens_its_line(const reading *r, const hit *h, bool line_begins) {
  uint32_t at = token_at(r, h->first + h->count - 1)->end;
  if (h->count > 1 && at < r->text.size && r->text.data[at] == '?') return true;
  return h->count >= RUN_IN_WORDS && line_begins && !(token_at(r, h->first)->gap & GAP_BULLET);
}

/* "... talk with you!What you'll do", and the line ends: the break before it was lost. */
static bool lost_break(const reading *r, const hit *h) {
  const token *t = token_at(r, h->first);
  return h->count > 1 && !(h->flags & FORM_WEAK) && t->flags & TOKEN_UPPER_FIRST && t->gap & GAP_STOP &&
         !(t->gap & GAP_SPACE);
}

/* A hit that may be a heading, and what stands around it. */
typedef struct {
  const hit *h;
  unsigned before, after; /* the gaps at its ends */
  unsigned next;          /* the flags of the token after it */
  bool fresh;             /* an item begins at it, or a heading ends before it */
  bool weak, title, capitals, upper;
} heading_hit;

static heading_hit look_at(const reading *r, const hit *h, bool fresh) {
  uint32_t end = h->first + h->count;
  return (heading_hit){.h = h,
                       .before = token_at(r, h->first)->gap,
                       .after = token_at(r, end)->gap,
                       .next = token_at(r, end)->flags,
                       .fresh = fresh,
                       .weak = h->flags & FORM_WEAK,
                       .title = is_title_case(r, h->first, end),
                       .capitals = is_capitals(r, h->first, end),
                       .upper = token_at(r, h->first)->flags & TOKEN_UPPER_FIRST};
}

static bool begins_line(const heading_hit *c) { return c->before & (GAP_NEWLINE | GAP_PARAGRAPH); }

/* Alone on its line; a greeting ("Kind regards,") may have its comma. */
static bool fills_line(const reading *r, const heading_hit *c) {
  if (!c->fresh || c->before & GAP_BULLET || !(c->after & (GAP_NEWLINE | GAP_PARAGRAPH))) return false;
  if (!begins_line(c) && !lost_break(r, c->h)) return false;
  return !(c->after & GAP_COMMA) || (c->weak && c->h->class == SECTION_LEGAL);
}

/* Its breaks were lost: what follows begins with a capital and no space. */
static bool is_glued(const reading *r, const heading_hit *c) {
  if (!c->upper || !(c->after & GAP_GLUE)) return false;
  bool apart = c->before & (GAP_GLUE | GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH);
  if (apart && c->next & TOKEN_UPPER_FIRST && !is_part_of_skill(r, c->h)) return true;
  return !c->weak && c->before & GAP_GLUE && c->h->count >= 3;
}

/* Its line goes on, and its letters alone tell it from the text: capitals, or each word begins with one. */
static bool stands_out(const reading *r, const heading_hit *c) {
  uint32_t end = c->h->first + c->h->count;
  if (c->weak || !(c->title || c->capitals) || is_part_of_skill(r, c->h)) return false;
  if (!c->fresh && !(c->capitals && c->h->count > 1)) return false;
  if (c->before & GAP_BULLET && !(c->after & GAP_BULLET)) return false;
  if (c->after & (GAP_BULLET | GAP_DASH)) return true;
  if (c->after & (GAP_COMMA | GAP_SEMICOLON | GAP_SLASH | GAP_HYPHEN)) return false;
  if (!(c->next & (TOKEN_UPPER_FIRST | TOKEN_NUMBER))) return false;
  return inline_class(c->h) && (c->capitals || !is_capitals(r, end, end + 1) || c->h->count > 1);
}

bool is_heading(const reading *r, const hit *h, bool fresh) {
  heading_hit c = look_at(r, h, fresh);
  if (c.after & GAP_COLON) return fresh || (!c.weak && reads_as_heading(r, h, c.title || c.capitals));
  bool run_in = fresh && !c.weak && c.upper && c.after & GAP_STOP && opens_its_line(r, h, begins_line(&c));
  bool before_list = !c.weak && c.title && h->count >= 2 && c.after & GAP_BULLET && !(c.before & GAP_BULLET);
  before_list &= fresh || !(c.after & GAP_NEWLINE); /* "- sichere EDV-Kenntnisse", and the next entry */
  return run_in || before_list || fills_line(r, &c) || is_glued(r, &c) || stands_out(r, &c);
}
