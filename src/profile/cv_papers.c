/* Papers by their own names: certificates that the dictionary does not know, and what was learned without a degree.
 */
#include "profile/cv.h"

enum { LINE_WORDS = 24, CERTIFICATE_WORDS = 16, NAME_WORDS = 9 };

static bool is_certificate_at(const cv *c, uint32_t t) {
  const hit *h = cv_hit_at(c, CV_T_SKILLS, t);
  return h && cv_is_kind(c, h, SKILL_CERT);
}

/* A line among the certifications that names none the dictionary knows is one by its own name. */
static void read_certificate(cv *c, const cv_statement *s) {
  if (s->section != CV_CERTIFICATIONS || s->end - s->first > CERTIFICATE_WORDS) return;
  for (uint32_t t = s->first; t < s->end; t++)
    if (is_certificate_at(c, t)) return;
  uint32_t end = s->first;
  cv_dates d;
  while (end < s->end && (end == s->first || !(cv_item_begins(c, end) && !(cv_token(c, end)->gap & GAP_DASH))) &&
         !(cv_dates_find(c, end, s->end, &d) && d.first == end))
    end++;
  if (!cv_is_unheld(c, s, s->first, end) && end > s->first + 1 && end - s->first <= NAME_WORDS &&
      cv_token(c, s->first)->flags & TOKEN_UPPER_FIRST)
    cv_skills_add(c, s, s->first, end, SKILL_CERT);
}

/* ---- what was learned without a degree ---- */

/* The items of a line below Education: "Level 2 Horticulture", "Sparsholt College", "2012". */
typedef enum item_kind { ITEM_OTHER, ITEM_SCHOOL, ITEM_TRAINING, ITEM_FIELD } item_kind;

static bool has_training_word(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (token_is(c->dictionary, cv_token(c, t), SET_CV_TRAINING)) return true;
  return false;
}

/* "EMT-Basic course", "Full driving licence": a certificate that the dictionary knows, which has been read, and no
   field beside it ("NVQ Level 2 Food Preparation"). */
static bool is_known(const cv *c, uint32_t first, uint32_t end) {
  bool known = false, field = false;
  for (uint32_t t = first; t < end; t++)
    if (is_certificate_at(c, t))
      known = true;
    else
      field |= cv_hit_at(c, CV_T_SKILLS, t) != NULL;
  return known && !field;
}

/* "Cosmetology", "Culinary Arts": the whole item is a field that the dictionary knows. */
static bool is_field(const cv *c, uint32_t first, uint32_t end) {
  const hit *h = cv_hit_at(c, CV_T_SKILLS, first);
  return h && h->first == first && h->first + h->count == end && cv_is_kind(c, h, SKILL_HARD);
}

static item_kind kind_of_item(const cv *c, uint32_t first, uint32_t end) {
  if (is_known(c, first, end)) return ITEM_OTHER;
  if (has_training_word(c, first, end)) return end - first > 1 ? ITEM_TRAINING : ITEM_OTHER;
  if (cv_is_school(c, first, end)) return ITEM_SCHOOL;
  return is_field(c, first, end) ? ITEM_FIELD : ITEM_OTHER;
}

static uint32_t item_end(const cv *c, const cv_statement *s, uint32_t first) {
  cv_dates d;
  uint32_t end = first + 1;
  while (end < s->end && !cv_item_begins(c, end) && !(cv_dates_find(c, end, s->end, &d) && d.first == end)) end++;
  return end;
}

/* "Coursework: statistics", "Training:". */
static bool is_labelled(const cv *c, const cv_statement *s, enum cv_table table) {
  const hit *h = cv_hit_at(c, table, s->first);
  if (!h || h->first != s->first) return false;
  uint32_t end = h->first + h->count;
  return end >= s->end || (cv_token(c, end)->gap & GAP_COLON) != 0;
}

static bool is_training_line(const cv *c, const cv_statement *s) {
  if (!(s->section & CV_EDUCATION) || s->section & (CV_SKILLS | CV_COURSES) || s->degree) return false;
  return s->end - s->first <= LINE_WORDS && !is_labelled(c, s, CV_T_SECTIONS) && !is_labelled(c, s, CV_T_LABELS) &&
         !cv_denies(c, s->first, s->end);
}

/* Below Education, where no degree is named: a certificate, an apprenticeship, a course; a field that is learned beside
   the school or with the year. Each by its own name. */
static void read_training(cv *c, const cv_statement *s) {
  cv_dates d;
  bool placed = cv_dates_find(c, s->first, s->end, &d);
  for (uint32_t t = s->first, end; t < s->end; t = end) {
    end = item_end(c, s, t);
    placed |= kind_of_item(c, t, end) == ITEM_SCHOOL;
  }
  bool inside = false, taken = false; /* brackets; a name of this line */
  for (uint32_t t = s->first, end; t < s->end; t = end) {
    end = item_end(c, s, t);
    item_kind kind = kind_of_item(c, t, end);
    bool named = kind == ITEM_TRAINING || (kind == ITEM_FIELD && placed);
    if (cv_token(c, t)->gap & (GAP_OPEN | GAP_CLOSE)) inside = t > s->first && (cv_token(c, t)->gap & GAP_OPEN);
    if (!named || end - t > NAME_WORDS || cv_is_unheld(c, s, t, end)) continue;
    if (!(cv_token(c, t)->flags & (TOKEN_UPPER_FIRST | TOKEN_UPPER_INSIDE)))
      continue;                  /* "neueWege Bootcamp" is a name */
    bool part = inside && taken; /* "Bootcamp (Python, Django)": what was learned there */
    cv_skills_add(c, s, t, end, part && kind == ITEM_FIELD ? SKILL_HARD : SKILL_CERT);
    taken = true;
  }
}

void cv_papers_read(cv *c) {
  for (size_t i = 0; i < c->statements.count; i++) {
    const cv_statement *s = &c->statements.items[i];
    if (s->end == s->first || cv_private_text(c, s->text)) continue;
    read_certificate(c, s);
    if (is_training_line(c, s)) read_training(c, s);
  }
}
