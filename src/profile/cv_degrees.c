/* Degrees: level, field, school and year, wherever they stand around each other. */
#include "profile/cv.h"

/* A degree's name in a line. */
typedef struct degree_name {
  uint32_t first, end;
  degree_level level;
  bool weak;
} degree_name;

static unsigned gap(const cv *c, uint32_t t) { return c->tokens.items[t].gap; }
static slice word(const cv *c, uint32_t t) { return token_text(&c->tokens, t); }

static bool is_word(const cv *c, uint32_t t, word_set set) { return token_is(c->dictionary, &c->tokens.items[t], set); }

/* The longer of what the two tables say begins at token t: its tokens, 0 for none. What only looks like a degree
   ("driving licence") has no level. */
static uint32_t name_at(const cv *c, uint32_t t, uint32_t end, degree_name *n) {
  static const enum cv_table tables[] = {CV_T_DEGREES, CV_T_POSTING_DEGREES};
  uint32_t longest = 0;
  for (size_t i = 0; i < 2; i++) {
    const hit *h = cv_hit_at(c, tables[i], t);
    bool known;
    if (!h || h->first != t || h->count <= longest || t + h->count > end) continue;
    degree_level level = cv_degree_level(c, h, &known);
    longest = h->count;
    *n = (degree_name){t, t + h->count, known ? level : DEGREE_LEVELS, (h->flags & FORM_WEAK) != 0};
  }
  return longest;
}

enum { DEGREE_LETTERS = 8 }; /* of the longest name in letters: "BCompSci" */

/* "Boston, MA, 2014" against "University of Glasgow, MA Textile Conservation". */
static bool ends_piece(const cv *c, uint32_t t, uint32_t end) {
  return t >= end || gap(c, t) & (GAP_COMMA | GAP_DASH | GAP_OPEN | GAP_CLOSE | GAP_SEMICOLON | GAP_BULLET) ||
         c->tokens.items[t].flags & TOKEN_NUMBER || c->tokens.items[t].start - c->tokens.items[t - 1].end >= 2;
}

static bool is_strong_gap(const cv *c, uint32_t t) {
  slice s = slice_cut(c->text, c->tokens.items[t - 1].end, c->tokens.items[t].start);
  return gap(c, t) & (GAP_DASH | GAP_OPEN | GAP_SEMICOLON | GAP_BULLET) || slice_find(s, SLICE("|"), 0) != SIZE_MAX ||
         slice_find(s, SLICE("  "), 0) != SIZE_MAX;
}

/* "full clean licence", "a promotion": one word in small letters inside a phrase, that a degree's name in another
   language shares with it. */
static bool is_common_word(const cv *c, const degree_name *d, uint32_t first) {
  const unsigned cuts = GAP_COMMA | GAP_COLON | GAP_NEWLINE; /* beside the strong ones */
  return d->end - d->first == 1 && d->first > first && !(gap(c, d->first) & cuts) &&
         !(c->tokens.items[d->first].flags & (TOKEN_UPPER_FIRST | TOKEN_UPPER_ALL)) && !is_strong_gap(c, d->first);
}

/* "WCAG 2.1 AA", "level AA", "version 3 BA": letters behind a version's number are a grade of it. */
static bool is_grade(const cv *c, const degree_name *d, uint32_t first) {
  if (!d->weak || d->end - d->first != 1 || d->first < first + 2 || gap(c, d->first) & ~(unsigned)GAP_SPACE)
    return false;
  slice before = word(c, d->first - 1);
  return c->tokens.items[d->first - 1].flags & TOKEN_NUMBER && memchr(before.data, '.', before.size) &&
         !(gap(c, d->first - 1) & ~(unsigned)GAP_SPACE) && c->tokens.items[d->first - 2].flags & TOKEN_UPPER_FIRST;
}

/* All names of a line; one that repeats the level of the one before ("Bachelor of Science (BSc)") is part of it. */
static size_t names_in(const cv *c, const cv_line *l, degree_name *out, size_t room) {
  size_t n = 0;
  for (uint32_t t = l->first; t < l->end && n < room;) {
    degree_name d;
    uint32_t count = name_at(c, t, l->end, &d);
    if (!count || d.level == DEGREE_LEVELS || is_common_word(c, &d, l->first) || is_grade(c, &d, l->first)) {
      t += count ? count : 1;
      continue;
    }
    bool state = d.end - d.first == 1 && gap(c, t) & GAP_COMMA && t > l->first &&
                 cv_class_at(c, CV_T_PLACES, t) == CV_REGION && !(n && out[n - 1].end == t) &&
                 ends_piece(c, t + 1, l->end);
    if (state) { /* "Boston, MA" */
      t = d.end;
      continue;
    }
    bool again = n && (out[n - 1].level == d.level || d.level == DEGREE_ANY);
    if (again && d.first == out[n - 1].end && out[n - 1].level == d.level) out[n - 1].end = d.end;
    if (!again) out[n++] = d;
    t = d.end;
  }
  return n;
}

static bool begins_date(const cv *c, uint32_t t, uint32_t end) {
  cv_dates d;
  return cv_dates_find(c, t, t + 3 < end ? t + 3 : end, &d) && d.first == t;
}

/* Does a comma before token t end the field? It does not in "Physics, Mathematics and Chemistry". */
static bool ends_field(const cv *c, uint32_t t) { return is_word(c, t, SET_FIELD_STOPS); }

static uint32_t field_end(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if ((t > first && (is_strong_gap(c, t) || gap(c, t) & (GAP_COMMA | GAP_CLOSE))) || ends_field(c, t) ||
        begins_date(c, t, end))
      return t;
  return end;
}

static uint32_t skip_lead(const cv *c, uint32_t t, uint32_t end) {
  while (t < end && is_word(c, t, SET_FIELD_LEADS)) t++;
  return t;
}

/* "High School Diploma" names no school, "Lincoln High School" does: a name stands before the degree's words. */
static bool only_degree(const cv *c, uint32_t first, uint32_t t) {
  const hit *h = cv_hit_at(c, CV_T_DEGREES, t);
  if (!h) h = cv_hit_at(c, CV_T_POSTING_DEGREES, t);
  if (!h) return false;
  bool named = h->first > first && c->tokens.items[h->first - 1].flags & TOKEN_UPPER_FIRST &&
               !(gap(c, h->first) & (GAP_COMMA | GAP_COLON | GAP_CLOSE | GAP_SEMICOLON)) && !is_strong_gap(c, h->first);
  return !named;
}

bool cv_is_school(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (cv_class_at(c, CV_T_SCHOOLS, t) == CV_SCHOOL && !only_degree(c, first, t)) return true;
  return false;
}

/* "B.Tech (Information Technology)". */
static slice field_in_brackets(const cv *c, uint32_t t, uint32_t end) {
  uint32_t stop = t + 1;
  degree_name n;
  while (stop < end && !(gap(c, stop) & GAP_CLOSE)) stop++;
  bool degree = name_at(c, t, end, &n) && n.level < DEGREE_LEVELS;
  bool field = !ends_field(c, t) && !begins_date(c, t, end) && !degree && stop - t <= 5;
  bool mark = c->tokens.items[t].flags & TOKEN_NUMBER; /* "BSc (2:1)" */
  return field && !mark && skip_lead(c, t, end) == t ? cv_cut(c, t, stop) : SLICE("");
}

/* "BA (Hons), French": past brackets that hold no more than such words; `t` where others stand in them. */
static uint32_t past_honours(const cv *c, uint32_t t, uint32_t end) {
  uint32_t past = t < end && gap(c, t) & GAP_OPEN ? skip_lead(c, t, end) : t;
  return past > t && past < end && gap(c, past) & GAP_CLOSE && !(gap(c, past) & GAP_OPEN) ? past : t;
}

static slice field_after(const cv *c, uint32_t t, uint32_t end) {
  t = past_honours(c, t, end);
  if (t < end && gap(c, t) & GAP_OPEN && !(gap(c, t) & (GAP_CLOSE | GAP_COMMA))) return field_in_brackets(c, t, end);
  if (t < end && gap(c, t) & GAP_OPEN && gap(c, t) & GAP_CLOSE) return SLICE("");
  uint32_t first = skip_lead(c, t, end);
  if (first < end && gap(c, first) & GAP_OPEN) first = end;
  uint32_t stop = field_end(c, first, end);
  if (stop <= first || cv_is_school(c, first, stop) || stop - first > 8) return SLICE("");
  if (c->tokens.items[first].flags & TOKEN_NUMBER) return SLICE(""); /* "BA (Hons), 2:1" */
  return cv_cut(c, first, stop);
}

/* "Bachelor of Engineering": the field stands in the name. */
static slice field_inside(const cv *c, const degree_name *n) {
  for (uint32_t t = n->first + 1; t + 1 < n->end; t++)
    if (is_word(c, t, SET_FIELD_LEADS) && !is_word(c, t + 1, SET_DEGREE_FACULTIES)) return cv_cut(c, t + 1, n->end);
  return SLICE("");
}

/* The name in letters without its points, "BSN" of "B.S.N."; empty: it is longer than such names are. */
static slice letters_of(const cv *c, const degree_name *n, char out[DEGREE_LETTERS]) {
  slice name = cv_cut(c, n->first, n->end);
  size_t count = 0;
  for (size_t i = 0; i < name.size; i++) {
    if (name.data[i] == '.' || name.data[i] == ' ') continue;
    if (count == DEGREE_LETTERS) return SLICE("");
    out[count++] = name.data[i];
  }
  return (slice){out, count};
}

/* "BSN", "LLB", "MSW": the field stands in the letters (class field.letters: "BSN: Nursing"). */
static slice field_of_letters(const cv *c, const degree_name *n) {
  char bytes[DEGREE_LETTERS];
  slice letters = letters_of(c, n, bytes);
  uint32_t class = dictionary_named(c->dictionary, TABLE_MATCH, "field.letters");
  for (size_t i = 0; class != DICTIONARY_NONE && i < dictionary_values(c->dictionary, class); i++) {
    slice value = dictionary_value(c->dictionary, class, i);
    size_t colon = slice_find(value, SLICE(": "), 0);
    if (colon != SIZE_MAX && slice_equal_nocase(slice_cut(value, 0, colon), letters))
      return slice_cut(value, colon + 2, value.size);
  }
  return SLICE("");
}

static slice field_of_major(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first; t + 1 < l->end; t++)
    if (is_word(c, t, SET_MAJORS)) return field_after(c, t + 1, l->end);
  return SLICE("");
}

/* "University of California, Berkeley". */
static uint32_t with_campus(const cv *c, uint32_t begin, uint32_t t, uint32_t end) {
  bool campus = t < end && gap(c, t) & GAP_COMMA && !is_strong_gap(c, t) && cv_class_at(c, CV_T_PLACES, t) == CV_CITY &&
                text_has_word(c->dictionary, cv_cut(c, begin, t), SET_OF);
  const hit *city = campus ? cv_hit_at(c, CV_T_PLACES, t) : NULL;
  return city ? city->first + city->count : t;
}

/* "Physics at the University of Leeds": where the school begins. */
static uint32_t after_at(const cv *c, uint32_t begin, uint32_t end) {
  for (uint32_t t = end; t-- > begin;)
    if (is_word(c, t, SET_SCHOOL_AT) && !cv_is_school(c, begin, t) && t + 1 < end) return t + 1;
  return begin;
}

/* The school among the pieces of tokens [first, end): the piece with a school's word. */
static slice school_in(const cv *c, uint32_t first, uint32_t end) {
  uint32_t begin = first;
  for (uint32_t t = first + 1; t <= end && first < end; t++) {
    bool cut = t == end || is_strong_gap(c, t) || gap(c, t) & (GAP_COMMA | GAP_CLOSE) || begins_date(c, t, end);
    if (!cut) continue;
    if (begin < t && cv_is_school(c, begin, t)) {
      begin = after_at(c, begin, t);
      return cv_cut(c, begin, with_campus(c, begin, t, end));
    }
    begin = t;
  }
  return SLICE("");
}

/* Without dates and places, the whole line: "Caltech", "MIT". */
static slice school_line(const cv *c, const cv_line *l) {
  cv_class label;
  uint32_t first = cv_head_label(c, l, &label);
  slice s = school_in(c, first, l->end);
  if (s.size) return s;
  uint32_t end = first;
  while (end < l->end && !begins_date(c, end, l->end) &&
         !(end > first && (is_strong_gap(c, end) || gap(c, end) & GAP_COMMA)))
    end++;
  return cv_cut(c, first, end);
}

/* The year a degree was (or will be) got: the last one of the last date. 0 when it goes on without end, or none is
 * said. */
static int year_in(const cv *c, const cv_line *l) {
  cv_dates d;
  int year = 0;
  for (uint32_t t = l->first; t < l->end && cv_dates_find(c, t, l->end, &d); t = d.end)
    year = d.current ? 0 : (d.to ? d.to : d.from) / 12;
  return year;
}

/* What a line of a section on education is. A school is told by its words (NAMED) or only by its form (PLAIN). */
enum kind { KIND_OTHER, KIND_DEGREE, KIND_SCHOOL, KIND_PLAIN };

static bool is_date_or_place(const cv *c, const cv_line *l) {
  cv_dates d;
  bool dated = cv_dates_find(c, l->first, l->end, &d);
  if (dated && d.end - d.first == cv_words(l)) return true;
  for (uint32_t t = l->first; t < l->end; t++)
    if (!cv_hit_at(c, CV_T_PLACES, t) && !(dated && t >= d.first && t < d.end)) return false;
  return true;
}

static bool holds_degree(const cv *c, const cv_line *l) {
  degree_name n[1];
  if (!names_in(c, l, n, 1) || cv_words(l) > 30) return false;
  if (!(l->flags & LINE_BULLET) || n[0].first <= l->first + 1) return true;
  cv_dates d;
  return cv_words(l) <= 20 && !cv_ends_sentence(c, l->text) &&
         (cv_is_school(c, l->first, l->end) || (!n[0].weak && cv_dates_find(c, l->first, l->end, &d)));
}

static enum kind line_kind(const cv *c, const cv_line *l) {
  if (l->flags & (LINE_HEADING | LINE_PRIVATE) || cv_words(l) == 0) return KIND_OTHER;
  if (holds_degree(c, l)) return KIND_DEGREE;
  bool school = cv_is_school(c, l->first, l->end);
  if ((l->flags & LINE_BULLET && !school) || !(l->flags & LINE_SHORT || school) || cv_words(l) > 14) return KIND_OTHER;
  const hit *label = cv_hit_at(c, CV_T_LABELS, l->first);
  cv_class k;
  if ((label && label->first == l->first) || (cv_head_label(c, l, &k) > l->first && k != CV_EMPLOYER))
    return KIND_OTHER;
  if (school) return KIND_SCHOOL;
  return is_date_or_place(c, l) || cv_ends_sentence(c, l->text) ? KIND_OTHER : KIND_PLAIN;
}

typedef struct schooling {
  size_t first, end;
  bool above; /* schools stand above their degrees */
} schooling;

enum { SCHOOL_BELOW = 3 /* lines below a degree that may name its school */ };

static size_t school_above(const cv *c, const schooling *s, size_t i, enum kind kind) {
  for (size_t k = i; k-- > s->first;) {
    enum kind at = line_kind(c, &c->lines.items[k]);
    if (at == kind) return k;
    if (kind == KIND_PLAIN && at == KIND_DEGREE) break;
  }
  return SIZE_MAX;
}

/* "Independent Prescriber, University of Bath, 2019": what was got there stands before the school, an entry of its own.
 */
static bool names_before_school(const cv *c, const cv_line *l) {
  uint32_t t = l->first + 1;
  cv_dates d;
  while (t < l->end && !(gap(c, t) & GAP_COMMA)) t++;
  return t < l->end && !cv_is_school(c, l->first, t) && !cv_dates_find(c, l->first, t, &d) &&
         !cv_hit_at(c, CV_T_PLACES, l->first) && cv_is_school(c, t, l->end);
}

static size_t school_below(const cv *c, const schooling *s, size_t i, enum kind kind) {
  bool dated = year_in(c, &c->lines.items[i]) != 0;
  for (size_t k = i + 1; k < s->end && k <= i + SCHOOL_BELOW; k++) {
    enum kind at = line_kind(c, &c->lines.items[k]);
    bool later = year_in(c, &c->lines.items[k]) != 0;
    if (dated && later && (k > i + 1 || at == KIND_PLAIN)) break; /* another entry */
    if (later && names_before_school(c, &c->lines.items[k])) break;
    if (at == kind) return k;
    if (at == KIND_DEGREE) break;
  }
  return SIZE_MAX;
}

/* The line of the school that degree line i goes with; SIZE_MAX: none. In this section's own direction, by its words
   first. */
static size_t school_near(const cv *c, const schooling *s, size_t i) {
  size_t (*near)(const cv *, const schooling *, size_t, enum kind) = s->above ? school_above : school_below;
  size_t school = near(c, s, i, KIND_SCHOOL);
  if (school == SIZE_MAX) school = near(c, s, i, KIND_PLAIN);
  if (school == SIZE_MAX && !s->above && i > s->first && line_kind(c, &c->lines.items[i - 1]) == KIND_SCHOOL &&
      (i < 2 || line_kind(c, &c->lines.items[i - 2]) != KIND_DEGREE))
    school = i - 1;
  return school;
}

/* Do schools stand above their degrees? The last degree of a section has nothing of another entry below it, the first
   nothing above it. */
static bool schools_above(const cv *c, const schooling *s, size_t first_degree) {
  size_t above = 0, below = 0;
  for (size_t i = s->first; i < first_degree; i++) {
    enum kind k = line_kind(c, &c->lines.items[i]);
    above += k == KIND_SCHOOL ? 3 : k == KIND_PLAIN;
  }
  size_t last = first_degree;
  for (size_t i = first_degree; i < s->end; i++)
    if (line_kind(c, &c->lines.items[i]) == KIND_DEGREE) last = i;
  for (size_t i = last + 1; i < s->end && i <= last + SCHOOL_BELOW; i++) {
    enum kind k = line_kind(c, &c->lines.items[i]);
    below += k == KIND_SCHOOL ? 3 : k == KIND_PLAIN;
  }
  return above > 0 && above >= below;
}

static int year_below(const cv *c, const schooling *s, size_t i) {
  int year = 0;
  for (size_t k = i + 1; !year && k < s->end && k <= i + 3; k++) {
    const cv_line *l = &c->lines.items[k];
    enum kind at = line_kind(c, l);
    if (at == KIND_DEGREE || (s->above && at >= KIND_SCHOOL) || names_before_school(c, l)) break;
    if (cv_words(l) <= 8 && !(l->flags & LINE_BULLET)) year = year_in(c, l);
  }
  return year;
}

/* Years stand on the degree's line, the school's, or one beside them with nothing but the date. */
static int year_near(const cv *c, const schooling *s, size_t i, size_t school) {
  int year = year_in(c, &c->lines.items[i]);
  if (!year && school != SIZE_MAX) year = year_in(c, &c->lines.items[school]);
  if (!year) year = year_below(c, s, i);
  if (!year && !s->above && i > s->first && is_date_or_place(c, &c->lines.items[i - 1]))
    year = year_in(c, &c->lines.items[i - 1]); /* each entry begins with its dates */
  for (size_t k = i; !year && s->above && k-- > s->first && k + 2 >= i;)
    if (line_kind(c, &c->lines.items[k]) != KIND_DEGREE && cv_words(&c->lines.items[k]) <= 8)
      year = year_in(c, &c->lines.items[k]);
  return year;
}

/* "Leeds", not "Leeds Beckett". */
static bool is_place(const cv *c, uint32_t first, uint32_t end) {
  const hit *place = cv_hit_at(c, CV_T_PLACES, first);
  return place && place->first + place->count >= end;
}

/* No word tells the school: on the degree's line, a name that is neither field, place nor date. */
static slice school_untold(const cv *c, const cv_line *l, const degree_name *n, uint32_t end, slice field) {
  uint32_t begin = l->first;
  for (uint32_t t = l->first + 1; t <= end; t++) {
    bool cut = t == end || is_strong_gap(c, t) || gap(c, t) & (GAP_COMMA | GAP_CLOSE) || begins_date(c, t, end) ||
               t == n->first || t == n->end;
    if (!cut) continue;
    slice piece = cv_cut(c, begin, t);
    bool own = begin >= n->first && begin < n->end;
    bool in_field = field.size && piece.data < field.data + field.size && piece.data + piece.size > field.data;
    cv_dates d;
    bool name = c->tokens.items[begin].flags & TOKEN_UPPER_FIRST && !is_place(c, begin, t) && !ends_field(c, begin) &&
                !cv_dates_find(c, begin, t, &d) && !cv_hit_at(c, CV_T_DATES, begin) &&
                !cv_hit_at(c, CV_T_LEVELS, begin);
    if (!own && !in_field && name && t - begin <= 8 && piece.size > 2) return piece;
    begin = t;
  }
  return SLICE("");
}

/* The field on a line of its own beside the degree's. */
static slice field_line(const cv *c, const schooling *s, size_t i) {
  for (size_t k = i ? i - 1 : i; k <= i + 1 && k < s->end; k++)
    if (k != i && k >= s->first && line_kind(c, &c->lines.items[k]) == KIND_PLAIN)
      return cv_cut(c, c->lines.items[k].first, field_end(c, c->lines.items[k].first, c->lines.items[k].end));
  return SLICE("");
}

/* "Master's degree, Universitat de València", and below it "Accounting and Auditing": what the dictionary knows. */
static slice field_below(const cv *c, const schooling *s, size_t i) {
  enum { FIELD_WORDS = 6 };
  if (i + 1 >= s->end || line_kind(c, &c->lines.items[i + 1]) != KIND_PLAIN) return SLICE("");
  const cv_line *l = &c->lines.items[i + 1];
  uint32_t end = field_end(c, l->first, l->end);
  bool field = cv_words(l) <= FIELD_WORDS && cv_hit_in(c, CV_T_SKILLS, l->first, end);
  return field ? cv_cut(c, l->first, end) : SLICE("");
}

static slice degree_field(const cv *c, const schooling *s, size_t i, const degree_name *n, uint32_t end) {
  const cv_line *l = &c->lines.items[i];
  slice field = field_after(c, n->end, end);
  if (!field.size) field = field_of_major(c, l);
  if (!field.size && i + 1 < s->end && line_kind(c, l + 1) == KIND_OTHER) field = field_of_major(c, l + 1);
  if (!field.size) field = field_inside(c, n);
  return field;
}

/* The field that its letters hold; what follows a comma is then the school: "B.Arch., Cal Poly". */
static void take_letters(const cv *c, const degree_name *n, profile_degree *d) {
  slice letters = field_of_letters(c, n);
  bool school = letters.size && !d->school.size && d->field.size && gap(c, n->end) & GAP_COMMA;
  if (school) d->school = d->field;
  if (school || !d->field.size) d->field = letters;
}

/* The school stands on the degree's line, on its own, or is told by no word. */
static slice school_of(const cv *c, const cv_line *l, const degree_name *n, slice beside, slice field, uint32_t end) {
  bool high = n->level == DEGREE_HIGH_SCHOOL;
  slice s = school_in(c, l->first, n->first);
  if (!s.size) s = school_in(c, n->end, l->end);
  if (!s.size && high) s = school_in(c, l->first, l->end);
  if (!s.size && high && n->first > l->first) s = school_untold(c, l, n, n->first, SLICE(""));
  if (!s.size) s = beside;
  bool subjects = high && n->end < l->end && gap(c, n->end) & GAP_COLON; /* "A-levels: Chemistry A, Biology B" */
  return s.size || subjects ? s : school_untold(c, l, n, end, field);
}

static void add_degree(cv *c, const schooling *s, size_t i, const degree_name *n, uint32_t end, size_t school) {
  const cv_line *l = &c->lines.items[i];
  profile_degree d = {.level = n->level, .school = SLICE(""), .note = SLICE("")};
  bool high = n->level == DEGREE_HIGH_SCHOOL; /* without a field */
  d.field = high ? SLICE("") : degree_field(c, s, i, n, end);
  bool by_word = school != SIZE_MAX && line_kind(c, &c->lines.items[school]) == KIND_SCHOOL;
  d.school = school_of(c, l, n, by_word ? school_line(c, &c->lines.items[school]) : SLICE(""), d.field, end);
  if (!d.school.size && school != SIZE_MAX) d.school = school_line(c, &c->lines.items[school]);
  if (!d.field.size && !high) d.field = by_word ? field_line(c, s, i) : field_below(c, s, i);
  if (!high) take_letters(c, n, &d);
  bool elsewhere =
      d.school.size && (school == SIZE_MAX || !slice_equal(d.school, school_line(c, &c->lines.items[school])));
  d.year = year_near(c, s, i, elsewhere ? SIZE_MAX : school);
  ARENA_PUSH(c->arena, &c->degrees, d);
}

/* "Started B.A. ... (not completed)", "B.S. in Nursing, in progress": words on its line, between the degrees beside it,
   or such as begin the next one. What is ahead stands with the year it is expected in. */
static bool is_unfinished(const cv *c, const schooling *s, size_t i, uint32_t first, uint32_t end) {
  const cv_line *l = &c->lines.items[i];
  if (c->as_of != MONTH_NONE && year_in(c, l) > c->as_of / 12) return false;
  for (uint32_t t = first; t < end; t++) {
    const hit *h = cv_hit_at(c, CV_T_LEVELS, t);
    if (h && h->class == CV_LEVEL_UNFINISHED) return true;
  }
  const cv_line *next = i + 1 < s->end && end == l->end ? l + 1 : NULL;
  if (!next || next->first >= next->end || line_kind(c, next) == KIND_DEGREE) return false;
  const hit *h = cv_hit_at(c, CV_T_LEVELS, next->first);
  return h && h->first == next->first && h->class == CV_LEVEL_UNFINISHED;
}

static void read_degree_line(cv *c, const schooling *s, size_t i) {
  degree_name n[4];
  const cv_line *l = &c->lines.items[i];
  size_t count = names_in(c, l, n, 4);
  bool own = school_in(c, l->first, l->end).size > 0;
  size_t school = own ? SIZE_MAX : school_near(c, s, i);
  for (size_t k = 0; k < count; k++) {
    if (n[k].level == DEGREE_ANY && count > 1) continue;
    uint32_t end = k + 1 < count ? n[k + 1].first : l->end;
    if (is_unfinished(c, s, i, k ? n[k].first : l->first, end))
      cv_doubt(c, l->text, "this degree does not seem to be finished: it is left out");
    else
      add_degree(c, s, i, &n[k], end, school);
  }
}

static void read_schooling(cv *c, schooling *s) {
  size_t d = s->first;
  while (d < s->end && line_kind(c, &c->lines.items[d]) != KIND_DEGREE) d++;
  if (d < s->end) s->above = schools_above(c, s, d);
  for (size_t i = d; i < s->end && c->degrees.count < 40; i++)
    if (line_kind(c, &c->lines.items[i]) == KIND_DEGREE) read_degree_line(c, s, i);
}

/* Without a section for education, a line that begins with a degree's full name is one. */
static void read_anywhere(cv *c) {
  for (size_t i = 0; i < c->lines.count && c->degrees.count < 10; i++) {
    const cv_line *l = &c->lines.items[i];
    degree_name n[1];
    if (l->section & CV_ENTRIES || cv_words(l) > 20 || l->flags & (LINE_HEADING | LINE_PRIVATE) ||
        !names_in(c, l, n, 1))
      continue;
    schooling s = {i, i + 3 < c->lines.count ? i + 3 : c->lines.count, false};
    if (n[0].first == l->first && cv_is_degree_at(c, l, l->first) && n[0].level != DEGREE_ANY)
      read_degree_line(c, &s, i);
  }
}

void cv_degrees_read(cv *c) {
  for (size_t i = 0; i < c->lines.count;) {
    size_t end = i;
    while (end < c->lines.count && !(c->lines.items[end].flags & LINE_HEADING) &&
           c->lines.items[end].section & CV_EDUCATION)
      end++;
    schooling s = {.first = i, .end = end};
    if (end > i) read_schooling(c, &s);
    i = end > i ? end : i + 1;
  }
  if (!c->degrees.count) read_anywhere(c);
}

bool cv_degree_parse(const cv *c, slice text, degree_level *level, slice *field) {
  cv one = {.reader = c->reader, .dictionary = c->dictionary, .words = c->words, .arena = c->arena, .text = text};
  one.tokens = dictionary_tokens(c->dictionary, c->arena, text);
  one.hits = dictionary_read_as(c->dictionary, c->words, &one.tokens, c->tokens.language, c->arena);
  cv_line l = {.text = text, .end = (uint32_t)one.tokens.count};
  degree_name n[1];
  if (!names_in(&one, &l, n, 1)) return false;
  *level = n[0].level;
  *field = field_after(&one, n[0].end, l.end);
  if (!field->size) *field = field_inside(&one, &n[0]);
  if (!field->size) *field = field_of_letters(&one, &n[0]);
  return true;
}
