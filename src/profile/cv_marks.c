/* What kind of line each is: short (a name, a title, a place), running text, the wrapped rest of the one before. */
#include "profile/cv.h"

enum {
  LABEL_WORDS = 4, /* of a label that is the whole line, without a colon */
  ABBREVIATION = 4 /* letters: "Ltd.", "o.o." */,
  SHORT_WORDS = 16,
  TITLE_WORDS = 5,   /* before a title's comma */
  WRAPPED_WORDS = 6, /* a shorter line was broken by hand */
  WRAP_MAX = 130     /* longer lines come from text that is not wrapped */
};

static bool begins_lower(const cv *c, const cv_line *l) {
  return cv_words(l) && !(c->tokens.items[l->first].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER | TOKEN_CURRENCY));
}

static bool is_label(const cv *c, const cv_line *l) {
  cv_class k;
  if (cv_head_label(c, l, &k) > l->first) return false;
  const hit *h = cv_words(l) ? cv_hit_at(c, CV_T_LABELS, l->first) : NULL;
  if (!h || h->first != l->first) return false;
  uint32_t next = h->first + h->count;
  return next == l->end ? l->text.data[l->text.size - 1] == ':' || cv_words(l) <= LABEL_WORDS
                        : (c->tokens.items[next].gap & GAP_COLON) != 0;
}

/* Running text: most of its words are in lower case. */
bool cv_is_prose(const cv *c, const cv_line *l) {
  uint32_t words = cv_words(l), lower = 0;
  for (uint32_t t = l->first; t < l->end; t++)
    lower += !(c->tokens.items[t].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER));
  return words >= 6 && lower * 100 > words * 55;
}

static bool word_in(const cv *c, uint32_t t, word_set set) { return token_is(c->dictionary, &c->tokens.items[t], set); }

/* "Never worked with", "No SAP": begins to say what is not claimed, and may go on in the next line. */
static bool opens_denial(const cv *c, const cv_line *l) {
  return cv_class_at(c, CV_T_DENIALS, l->first) == CV_DENIED ||
         (token_is(c->dictionary, &c->tokens.items[l->first], SET_CV_NONE) && cv_words(l) > 1);
}

/* "Ran OTB", "Line manage two buyers", "Responsible for ...": opens with what was done. "Managed Services Engineer" and
   "Applied Materials" are names. */
static bool tells_work(const cv *c, const cv_line *l) {
  if (opens_denial(c, l)) return true;
  if (!(l->section & CV_ENTRIES) || cv_words(l) < 2) return false;
  bool capital = c->tokens.items[l->first + 1].flags & TOKEN_UPPER_FIRST;
  bool named = cv_has_title(c, l) || cv_has_class(c, CV_T_PARTS, l->first, l->end, CV_EMPLOYER);
  if (word_in(c, l->first, SET_CV_DID)) return !capital || !named;
  if (capital || c->tokens.items[l->first + 1].gap & (GAP_COMMA | GAP_DASH | GAP_SLASH)) return false;
  if (word_in(c, l->first, SET_CV_DOES)) return true;
  return cv_words(l) > 2 && (word_in(c, l->first + 1, SET_CV_DOES) || word_in(c, l->first + 1, SET_CV_DID)) &&
         !cv_hit_at(c, CV_T_PARTS, l->first);
}

/* "OTR driver, 53-foot dry van": what stands before the first comma ends as a title. */
static bool opens_with_title(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first + 1; t < l->end && t <= l->first + TITLE_WORDS; t++)
    if (c->tokens.items[t].gap & GAP_COMMA)
      return cv_class_at(c, CV_T_PARTS, t - 1) == CV_TITLE && c->tokens.items[l->first].flags & TOKEN_UPPER_FIRST;
  return false;
}

/* "Hired and coached 45 staff": a sentence without a stop, told by words in lower case with a small word or a number
   among them. Titles and employers in lower case end in a word that names one. */
static bool is_statement(const cv *c, const cv_line *l) {
  uint32_t lower = 0, joints = 0, numbers = 0;
  if (tells_work(c, l)) return true;
  for (uint32_t t = l->first; t < l->end; t++) {
    const token *k = &c->tokens.items[t];
    bool small = k->end - k->start <= 4;
    if (k->gap & GAP_OPEN && t > l->first) break;
    joints += (k->flags & TOKEN_NUMBER) || (!(k->flags & TOKEN_UPPER_FIRST) && small);
    lower += !(k->flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER)) && !small;
    numbers += (k->flags & TOKEN_NUMBER) != 0;
  }
  cv_class last = cv_class_at(c, CV_T_PARTS, l->end - 1);
  bool several = cv_is_plural(c, l->end - 1) && !cv_is_capital(c, l->end - 1);
  if (opens_with_title(c, l) || (last == CV_TITLE && !several) || last == CV_EMPLOYER || cv_dated(l) ||
      cv_is_duration(c, l->first, l->end))
    return false;
  if (last == CV_TITLE) return true; /* "Mentor five engineers" */
  return (lower >= 2 && joints >= 1) || lower >= 3 || (numbers && lower && joints >= 2);
}

static bool is_short(const cv *c, const cv_line *l) {
  uint32_t words = cv_words(l);
  if (!words || words > SHORT_WORDS || l->flags & (LINE_BULLET | LINE_PRIVATE | LINE_HEADING)) return false;
  cv_class k;
  if (cv_dated(l) || l->level || cv_head_label(c, l, &k) > l->first) return true;
  bool lower = begins_lower(c, l) && !(l->flags & LINE_BOLD) && !(l->section & CV_PROJECTS && words <= 8);
  if (is_label(c, l) || (cv_is_prose(c, l) && !opens_with_title(c, l)) || lower ||
      (!(l->flags & LINE_BOLD) && is_statement(c, l)))
    return false;
  slice last = token_text(&c->tokens, l->end - 1);
  bool stop = l->text.data[l->text.size - 1] == '.' && last.size > ABBREVIATION && words > 1;
  return !(cv_ends_sentence(c, l->text) && (words > 4 || stop));
}

bool cv_has_title(const cv *c, const cv_line *l) { return cv_has_class(c, CV_T_PARTS, l->first, l->end, CV_TITLE); }

static void forget_dates(cv_line *l) { l->dates = (cv_dates){0}; }

static size_t widest(const cv *c) {
  size_t w = 0;
  for (size_t i = 0; i < c->lines.count; i++)
    if (c->lines.items[i].text.size > w) w = c->lines.items[i].text.size;
  return w;
}

static bool ends_open(const cv *c, const cv_line *l) {
  char end = l->text.size ? l->text.data[l->text.size - 1] : '.';
  if (end == ',' || end == '-' || end == '/') return true;
  if (!cv_words(l)) return false;
  return token_is(c->dictionary, &c->tokens.items[l->end - 1], SET_LINE_GOES_ON);
}

/* All words capitalised: more likely a name than the rest of a sentence. */
static bool is_name_like(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first; t < l->end; t++)
    if (!(c->tokens.items[t].flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER)) && token_text(&c->tokens, t).size > 3)
      return false;
  return true;
}

/* Columns to the end of line i's first word, had it been written on the line before. */
static size_t reach(const cv *c, size_t i) {
  const cv_line *l = &c->lines.items[i], *p = l - 1;
  const token *word = &c->tokens.items[l->first];
  return (size_t)p->indent + p->text.size + 1 + (word->end - (size_t)(l->text.data - c->text.data));
}

/* The narrowest place where a line of the sections was surely wrapped: the next one goes on in lower case. SIZE_MAX:
   the text is not wrapped. */
static size_t wrapped_at(const cv *c) {
  size_t narrowest = SIZE_MAX;
  for (size_t i = 1; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i], *p = l - 1;
    bool sure = begins_lower(c, l) && !(l->flags & (LINE_BULLET | LINE_BLANK_BEFORE | LINE_PRIVATE)) &&
                !(p->flags & (LINE_HEADING | LINE_PRIVATE)) && !(l->section & CV_LISTS) && cv_words(p) >= WRAPPED_WORDS;
    if (sure && reach(c, i) < narrowest) narrowest = reach(c, i);
  }
  return narrowest;
}

/* Begins with a capital or a figure though its first word would have fitted on the line before: no rest of that. Where
   nothing shows that the text is wrapped, what was done in a role is told line by line; elsewhere the widest line may
   be a filled one. */
static bool stands_alone(const cv *c, size_t i, size_t wrap, size_t width) {
  const cv_line *l = &c->lines.items[i];
  if (i == 0 || !cv_words(l) || begins_lower(c, l) || ends_open(c, l - 1)) return false;
  if (wrap == SIZE_MAX) return l->section & CV_ENTRIES || reach(c, i) < width;
  return reach(c, i) < wrap;
}

static bool goes_on_full(const cv *c, const cv_line *l, size_t width) {
  const cv_line *p = l - 1;
  return !(l->flags & LINE_ALONE) && width <= WRAP_MAX && p->text.size * 10 >= width * 8 &&
         !cv_ends_sentence(c, p->text);
}

/* "Speaker at a meetup (2022). Never worked with": what is not claimed stands in the next line. */
static bool continues_denial(const cv *c, size_t i) {
  if (!i || c->lines.items[i].flags & (LINE_BULLET | LINE_HEADING | LINE_BLANK_BEFORE)) return false;
  const cv_line *p = &c->lines.items[i - 1];
  return cv_words(p) && ends_open(c, p) && cv_class_at(c, CV_T_DENIALS, p->end - 1) == CV_DENIED;
}

/* Is line i the wrapped rest of the bullet or sentence before it? */
static bool continues(const cv *c, size_t i, size_t width) {
  if (i == 0) return false;
  const cv_line *l = &c->lines.items[i], *p = &c->lines.items[i - 1];
  if (l->flags & (LINE_BULLET | LINE_HEADING | LINE_BOLD) || l->level || p->flags & LINE_HEADING || p->level)
    return false;
  if (p->flags & LINE_SHORT && !(p->flags & (LINE_BULLET | LINE_CONTINUES))) return false;
  if (l->flags & LINE_BLANK_BEFORE) return begins_lower(c, l) && ends_open(c, p);
  if (cv_dated(l) && !cv_is_prose(c, l)) return false;
  if (begins_lower(c, l) || ends_open(c, p))
    return !(l->section & CV_PROJECTS && begins_lower(c, l) && i + 1 < c->lines.count && cv_dated(l + 1));
  if (l->indent > 0 && p->flags & LINE_BULLET && l->indent >= p->indent && !cv_ends_sentence(c, p->text)) return true;
  return goes_on_full(c, l, width) && !(l->flags & LINE_SHORT && (cv_has_title(c, l) || is_name_like(c, l)));
}

/* Dates in bullets anchor an entry only when the bullet is a head itself: "- Engineer, Acme (2019 - 2021)", not
   "- Trained 11 drivers; no accident since 2021". */
static bool keeps_dates(const cv *c, size_t i) {
  const cv_line *l = &c->lines.items[i], *next = i + 1 < c->lines.count ? l + 1 : NULL;
  bool since = cv_class_at(c, CV_T_DATES, l->dates.first) == CV_SINCE && l->dates.first > l->first;
  if (since && tells_work(c, l)) return false;
  if (l->flags & LINE_BOLD || (cv_has_title(c, l) && cv_words(l) <= 18)) return true;
  bool over = next && next->flags & LINE_BULLET && next->indent > l->indent; /* bullets below it are its own */
  return l->dates.range && cv_words(l) <= SHORT_WORDS && !cv_is_prose(c, l) && (over || l->dates.first == l->first);
}

void cv_marks_read(cv *c) {
  size_t width = widest(c), wrap = wrapped_at(c);
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    if (stands_alone(c, i, wrap, width)) l->flags |= LINE_ALONE;
    if (cv_dated(l) && l->flags & LINE_BULLET && !keeps_dates(c, i)) forget_dates(l);
    if (cv_dated(l) && cv_words(l) > 26 && !(l->flags & LINE_BOLD)) forget_dates(l);
    if (is_short(c, l)) l->flags |= LINE_SHORT;
    if (continues(c, i, width) || continues_denial(c, i)) l->flags |= LINE_CONTINUES;
  }
}
