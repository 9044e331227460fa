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

/* The longer of what the two tables say begins at token t. */
static bool name_at(const cv *c, uint32_t t, uint32_t end, degree_name *n) {
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
  return longest > 0 && n->level < DEGREE_LEVELS;
}

/* All names of a line; one that repeats the level of the one before ("Bachelor of Science (BSc)") is part of it. */
static size_t names_in(const cv *c, const cv_line *l, degree_name *out, size_t room) {
  size_t n = 0;
  for (uint32_t t = l->first; t < l->end && n < room;) {
    degree_name d;
    if (!name_at(c, t, l->end, &d)) {
      t++;
      continue;
    }
    bool state = d.end - d.first == 1 && gap(c, t) & GAP_COMMA && t > l->first &&
                 cv_class_at(c, CV_T_PLACES, t) == CV_REGION && !(n && out[n - 1].end == t);
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

static bool is_strong_gap(const cv *c, uint32_t t) {
  slice s = slice_cut(c->text, c->tokens.items[t - 1].end, c->tokens.items[t].start);
  return gap(c, t) & (GAP_DASH | GAP_OPEN | GAP_SEMICOLON | GAP_BULLET) || slice_find(s, SLICE("|"), 0) != SIZE_MAX ||
         slice_find(s, SLICE("  "), 0) != SIZE_MAX;
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

static bool is_school(const cv *c, uint32_t first, uint32_t end) {
  return cv_has_class(c, CV_T_SCHOOLS, first, end, CV_SCHOOL);
}

/* "B.Tech (Information Technology)". */
static slice field_in_brackets(const cv *c, uint32_t t, uint32_t end) {
  uint32_t stop = t + 1;
  degree_name n;
  while (stop < end && !(gap(c, stop) & GAP_CLOSE)) stop++;
  bool field = !ends_field(c, t) && !begins_date(c, t, end) && !name_at(c, t, end, &n) && stop - t <= 5;
  return field && !cv_number(word(c, t), &(int){0}) && skip_lead(c, t, end) == t ? cv_cut(c, t, stop) : SLICE("");
}

static slice field_after(const cv *c, uint32_t t, uint32_t end) {
  if (t < end && gap(c, t) & GAP_OPEN && !(gap(c, t) & (GAP_CLOSE | GAP_COMMA))) return field_in_brackets(c, t, end);
  if (t < end && gap(c, t) & GAP_OPEN && gap(c, t) & GAP_CLOSE) return SLICE("");
  uint32_t first = skip_lead(c, t, end);
  if (first < end && gap(c, first) & GAP_OPEN) first = end;
  uint32_t stop = field_end(c, first, end);
  if (stop <= first || is_school(c, first, stop) || stop - first > 8) return SLICE("");
  return cv_cut(c, first, stop);
}

/* "Bachelor of Engineering": the field stands in the name. */
static slice field_inside(const cv *c, const degree_name *n) {
  for (uint32_t t = n->first + 1; t + 1 < n->end; t++)
    if (is_word(c, t, SET_FIELD_LEADS) && !is_word(c, t + 1, SET_DEGREE_FACULTIES)) return cv_cut(c, t + 1, n->end);
  return SLICE("");
}

static slice field_of_major(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first; t + 1 < l->end; t++)
    if (is_word(c, t, SET_MAJORS)) return field_after(c, t + 1, l->end);
  return SLICE("");
}

/* The school among the pieces of tokens [first, end): the piece with a school's word. */
static slice school_in(const cv *c, uint32_t first, uint32_t end) {
  uint32_t begin = first;
  for (uint32_t t = first + 1; t <= end && first < end; t++) {
    bool cut = t == end || is_strong_gap(c, t) || gap(c, t) & (GAP_COMMA | GAP_CLOSE) || begins_date(c, t, end);
    if (!cut) continue;
    if (begin < t && is_word(c, begin, SET_SCHOOL_AT)) begin++;
    if (begin < t && is_school(c, begin, t)) {
      /* "University of California, Berkeley" */
      bool campus = t < end && gap(c, t) & GAP_COMMA && !is_strong_gap(c, t) && t + 1 <= end &&
                    cv_class_at(c, CV_T_PLACES, t) == CV_CITY &&
                    slice_find(cv_cut(c, begin, t), SLICE(" of "), 0) != SIZE_MAX;
      const hit *city = campus ? cv_hit_at(c, CV_T_PLACES, t) : NULL;
      return cv_cut(c, begin, city ? city->first + city->count : t);
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

enum kind { KIND_OTHER, KIND_DEGREE, KIND_SCHOOL };

static enum kind line_kind(const cv *c, const cv_line *l) {
  degree_name n[1];
  if (l->flags & (LINE_HEADING | LINE_PRIVATE) || cv_words(l) == 0) return KIND_OTHER;
  bool starts = names_in(c, l, n, 1) > 0;
  if (starts && cv_words(l) <= 30 && (!(l->flags & LINE_BULLET) || n[0].first <= l->first + 1)) return KIND_DEGREE;
  if (l->flags & LINE_BULLET && !is_school(c, l->first, l->end)) return KIND_OTHER;
  const hit *label = cv_hit_at(c, CV_T_LABELS, l->first);
  if ((label && label->first == l->first) || !(l->flags & LINE_SHORT || is_school(c, l->first, l->end)) ||
      cv_words(l) > 14)
    return KIND_OTHER;
  cv_dates d;
  cv_class k;
  if (cv_head_label(c, l, &k) > l->first && k != CV_EMPLOYER) return KIND_OTHER;
  bool date_first = cv_dates_find(c, l->first, l->end, &d) && d.first == l->first;
  return date_first && !is_school(c, l->first, l->end) ? KIND_OTHER : KIND_SCHOOL;
}

typedef struct schooling {
  size_t first, end;
  bool above; /* schools stand above their degrees */
} schooling;

/* The line of the school that degree line i goes with; SIZE_MAX: none. */
static size_t school_near(const cv *c, const schooling *s, size_t i) {
  if (s->above) {
    for (size_t k = i; k-- > s->first;)
      if (line_kind(c, &c->lines.items[k]) == KIND_SCHOOL) return k;
    return SIZE_MAX;
  }
  for (size_t k = i + 1; k < s->end && k < i + 4; k++)
    if (line_kind(c, &c->lines.items[k]) == KIND_SCHOOL) return k;
  return SIZE_MAX;
}

/* Years stand on the degree's line, the school's, or one beside them with nothing but the date. */
static int year_near(const cv *c, const schooling *s, size_t i, size_t school) {
  int year = year_in(c, &c->lines.items[i]);
  if (!year && school != SIZE_MAX) year = year_in(c, &c->lines.items[school]);
  for (size_t k = i + 1; !year && k < s->end && k <= i + 3; k++) {
    if (line_kind(c, &c->lines.items[k]) == KIND_DEGREE) break;
    if (s->above && line_kind(c, &c->lines.items[k]) == KIND_SCHOOL) break;
    if (cv_words(&c->lines.items[k]) <= 8 && !(c->lines.items[k].flags & LINE_BULLET))
      year = year_in(c, &c->lines.items[k]);
  }
  for (size_t k = i; !year && s->above && k-- > s->first && k + 2 >= i;)
    if (line_kind(c, &c->lines.items[k]) != KIND_DEGREE && cv_words(&c->lines.items[k]) <= 8)
      year = year_in(c, &c->lines.items[k]);
  return year;
}

static void add_degree(cv *c, const schooling *s, size_t i, const degree_name *n, uint32_t end, size_t school) {
  const cv_line *l = &c->lines.items[i];
  profile_degree d = {.level = n->level, .school = SLICE(""), .note = SLICE("")};
  d.field = field_after(c, n->end, end);
  if (!d.field.size) d.field = field_of_major(c, l);
  if (!d.field.size && i + 1 < s->end && line_kind(c, l + 1) == KIND_OTHER) d.field = field_of_major(c, l + 1);
  if (!d.field.size) d.field = field_inside(c, n);
  if (n->level == DEGREE_HIGH_SCHOOL) { /* "Lincoln High School, Diploma" */
    d.field = SLICE("");
    d.school = school_in(c, l->first, l->end);
    if (d.school.size && slice_equal(d.school, cv_cut(c, n->first, n->end))) d.school = SLICE("");
  }
  if (!d.school.size) d.school = school_in(c, l->first, n->first);
  if (!d.school.size) d.school = school_in(c, n->end, l->end);
  if (!d.school.size && school != SIZE_MAX) d.school = school_line(c, &c->lines.items[school]);
  d.year =
      year_near(c, s, i,
                d.school.size && (school == SIZE_MAX || !slice_equal(d.school, school_line(c, &c->lines.items[school])))
                    ? SIZE_MAX
                    : school);
  ARENA_PUSH(c->arena, &c->degrees, d);
}

static void read_degree_line(cv *c, const schooling *s, size_t i) {
  degree_name n[4];
  const cv_line *l = &c->lines.items[i];
  size_t count = names_in(c, l, n, 4);
  bool own = school_in(c, l->first, l->end).size > 0;
  size_t school = own ? SIZE_MAX : school_near(c, s, i);
  for (size_t k = 0; k < count; k++) {
    if (n[k].level == DEGREE_ANY && count > 1) continue;
    add_degree(c, s, i, &n[k], k + 1 < count ? n[k + 1].first : l->end, school);
  }
}

static void read_schooling(cv *c, schooling *s) {
  size_t d = s->first;
  while (d < s->end && line_kind(c, &c->lines.items[d]) != KIND_DEGREE) d++;
  for (size_t i = s->first; i < d; i++) s->above |= line_kind(c, &c->lines.items[i]) == KIND_SCHOOL;
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
    if (n[0].first == l->first && !n[0].weak && n[0].level != DEGREE_ANY) read_degree_line(c, &s, i);
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
  return true;
}
