/* Sections of a CV: which lines are headings, and what they open. */
#include "base/map.h"
#include "profile/cv.h"

enum { HEADING_BYTES = 40, LIST_HEADING_WORDS = 4, NUMBERED_WORDS = 4, NUMBERED_MAX = 30, TAIL_WORDS = 4 };

/* How this CV writes its headings, told by those that cannot be anything else. */
typedef struct style {
  size_t upper, other, level[7];
  bool all_upper;
  int markdown; /* level of section headings; 0: none */
} style;

static unsigned section_of(const hit *h) { return 1u << (h->class - CV_SECTION_EXPERIENCE); }

slice cv_section_names(arena *a, unsigned sections) {
  slice out = SLICE("");
  for (unsigned i = CV_SECTION_EXPERIENCE; i < CV_SECTION_END; i++)
    if (sections & 1u << (i - CV_SECTION_EXPERIENCE))
      out =
          arena_format(a, "%.*s%s%s", SLICE_ARGS(out), out.size ? " and " : "", class_name(TABLE_CV_SECTIONS, (int)i));
  return out.size ? out : slice_of(class_name(TABLE_CV_SECTIONS, CV_SECTION_OTHER));
}

static bool is_small_word(const cv *c, uint32_t t) {
  return token_is(c->dictionary, &c->tokens.items[t], SET_HEADING_JOINTS);
}

typedef struct heading {
  unsigned sections;
  bool whole;  /* nothing but known heading words */
  bool strong; /* "Experience", "Education", "Skills" and their like, whole */
} heading;

/* Reads tokens [first, end) as a heading; sections is 0 when they are none. */
static heading heading_read(const cv *c, uint32_t first, uint32_t end) {
  heading h = {.whole = true};
  bool weak = false, last = false;
  for (uint32_t t = first; t < end;) {
    const hit *s = cv_hit_at(c, CV_T_SECTIONS, t);
    if (s && s->first == t && t + s->count <= end) {
      h.sections |= section_of(s);
      weak |= (s->flags & FORM_WEAK) != 0;
      last = true;
      t += s->count;
      continue;
    }
    const token *k = &c->tokens.items[t];
    bool small = is_small_word(c, t);
    cv_class part = cv_class_at(c, CV_T_PARTS, t);
    if (k->flags & (TOKEN_NUMBER | TOKEN_URL) || (!small && (!(k->flags & TOKEN_UPPER_FIRST) || part == CV_TITLE)))
      return (heading){0};
    h.whole &= small;
    last &= small;
    t++;
  }
  if (!last || (weak && !h.whole)) return (heading){0};
  h.strong = h.whole && h.sections & (CV_EXPERIENCE | CV_EDUCATION | CV_SKILLS) && !(h.sections & (h.sections - 1));
  return h;
}

/* Signs that a heading with words of its own does not hold. */
static bool is_plain(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first + 1; t < l->end; t++)
    if (c->tokens.items[t].gap & (GAP_COMMA | GAP_DASH | GAP_COLON | GAP_OPEN | GAP_STOP)) return false;
  return slice_find(l->text, SLICE("|"), 0) == SIZE_MAX && slice_find(l->text, SLICE("   "), 0) == SIZE_MAX;
}

static bool is_upper(const cv *c, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (!(c->tokens.items[t].flags & TOKEN_UPPER_ALL) && !is_small_word(c, t)) return false;
  return true;
}

/* The token after the heading's words: "Work Experience (3)" counts its entries, "EXPERIENCE: 9 YEARS" their time. */
static uint32_t heading_end(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first + 1; t < l->end; t++)
    if (c->tokens.items[t].gap & (GAP_OPEN | GAP_COLON | GAP_DASH) && l->end - t <= TAIL_WORDS &&
        cv_is_duration(c, t, l->end) && c->tokens.items[t].flags & TOKEN_NUMBER)
      return t;
  return l->end;
}

static heading line_heading(const cv *c, const cv_line *l) {
  heading none = {0};
  uint32_t words = cv_words(l);
  char last = l->text.size ? l->text.data[l->text.size - 1] : ' ';
  if (words == 0 || words > 7 || l->flags & LINE_PRIVATE || is_among_signs(last, ",;")) return none;
  if (l->flags & LINE_BULLET && l->text.data[l->text.size - 1] != ':' && (l->indent > 3 || words > 3)) return none;
  heading h = heading_read(c, l->first, heading_end(c, l));
  if (!h.sections || (!h.whole && (l->flags & LINE_BULLET || !is_plain(c, l)))) return none;
  if (last == '.' && !(h.whole && words > 1)) return none;
  bool begins = c->tokens.items[l->first].flags & TOKEN_UPPER_FIRST;
  return begins || l->level || l->text.data[l->text.size - 1] == ':' ? h : none;
}

/* "Expérience" / "professionnelle": a heading broken over two lines. */
static bool heading_goes_on(const cv *c, size_t i) {
  const cv_line *l = &c->lines.items[i], *p = l - 1;
  if (i == 0 || !(p->flags & LINE_HEADING) || l->flags & (LINE_BLANK_BEFORE | LINE_BULLET | LINE_PRIVATE) ||
      cv_words(l) > 2 || cv_words(p) > 2 || !cv_words(l))
    return false;
  slice both = arena_format(c->arena, "%.*s %.*s", SLICE_ARGS(p->text), SLICE_ARGS(l->text));
  cv one = {.reader = c->reader, .dictionary = c->dictionary, .words = c->words, .arena = c->arena, .text = both};
  one.tokens = dictionary_tokens(c->dictionary, c->arena, both);
  one.hits = dictionary_read(c->dictionary, c->words, &one.tokens, c->arena);
  const hit *h = cv_hit_at(&one, CV_T_SECTIONS, 0);
  return h && h->count == one.tokens.count;
}

/* "What I've done", "Things I know": no heading in words that are known; the shallowest level that stands twice is
 * theirs. */
static int untold_level(const cv *c) {
  size_t lines[7] = {0};
  for (size_t i = 0; i < c->lines.count; i++) lines[c->lines.items[i].level]++;
  int level = 1;
  while (level < 7 && lines[level] < 2) level++;
  return level < 7 ? level : 0;
}

static style style_read(const cv *c) {
  style s = {0};
  for (size_t i = 0; i < c->lines.count; i++) {
    const cv_line *l = &c->lines.items[i];
    heading h = line_heading(c, l);
    if (!h.strong || l->flags & LINE_BULLET) continue;
    if (l->level) s.level[l->level]++;
    if (is_upper(c, l->first, l->end))
      s.upper++;
    else
      s.other++;
  }
  s.all_upper = s.upper >= 2 && s.upper > s.other;
  for (int k = 6; k > 0; k--)
    if (s.level[k] && s.level[k] >= s.level[s.markdown]) s.markdown = k;
  if (!s.markdown && s.upper + s.other == 0) s.markdown = untold_level(c);
  return s;
}

/* A word such as "Leadership" or "Software" in a list of skills, or a line of an entry, is no heading. */
static bool fits_style(const cv *c, const cv_line *l, const heading *h, const style *s) {
  if (s->markdown)
    return l->level ? l->level <= s->markdown : h->whole && l->flags & LINE_BOLD_ALL && !s->level[s->markdown];
  if (l->flags & LINE_ICON) return h->whole;
  if (s->all_upper) return is_upper(c, l->first, l->end) || (h->strong && l->flags & LINE_BLANK_BEFORE);
  if (l->flags & LINE_BULLET) return h->strong;
  return true;
}

bool cv_is_enumeration(const cv *c, const cv_line *l) {
  uint32_t signs = 0;
  for (uint32_t t = l->first + 1; t < l->end; t++) signs += (c->tokens.items[t].gap & (GAP_COMMA | GAP_COLON)) != 0;
  return signs >= 2 && signs * 4 >= cv_words(l) && !cv_ends_sentence(c, l->text);
}

/* "Experience       Staff Engineer ...": the heading stands left of the first line. Returns the token after it. */
static uint32_t rail_end(const cv *c, const cv_line *l, unsigned *sections) {
  const hit *h = cv_words(l) > 1 && !(l->flags & LINE_BULLET) ? cv_hit_at(c, CV_T_SECTIONS, l->first) : NULL;
  if (!h || h->first != l->first ||
      (h->flags & FORM_WEAK && !(section_of(h) & (CV_EXPERIENCE | CV_EDUCATION)) && !cv_is_enumeration(c, l)) ||
      h->first + h->count >= l->end || l->indent > 3)
    return 0;
  uint32_t next = h->first + h->count;
  uint32_t gap = c->tokens.items[next].start - c->tokens.items[next - 1].end;
  if (gap < 3 || !(c->tokens.items[l->first].flags & TOKEN_UPPER_FIRST)) return 0;
  for (uint32_t i = c->tokens.items[next - 1].end; i < c->tokens.items[next].start; i++)
    if (c->text.data[i] != ' ') return 0;
  *sections = section_of(h);
  return next;
}

static void cut_line(cv *c, cv_line *l, uint32_t first) {
  uint32_t begin = c->tokens.items[first].start;
  l->text = slice_cut(c->text, begin, (size_t)(l->text.data - c->text.data) + l->text.size);
  l->first = first;
}

/* "Works with Asana, Canva and Figma": words that open a list of skills need no colon. Returns the token after them. */
static uint32_t lead_end(const cv *c, const cv_line *l, unsigned *sections) {
  const hit *h = cv_words(l) ? cv_hit_at(c, CV_T_SECTIONS, l->first) : NULL;
  if (!h || h->first != l->first || h->count < 2 || section_of(h) != CV_SKILLS || !(h->flags & FORM_WEAK)) return 0;
  uint32_t next = h->first + h->count;
  if (next >= l->end || !(c->tokens.items[next].flags & TOKEN_UPPER_FIRST) || !cv_is_enumeration(c, l)) return 0;
  *sections = CV_SKILLS;
  return next;
}

/* "Education: B.Sc. ...", "SKILLS: Java": a label that names a section. Returns the token after it. */
static uint32_t label_end(const cv *c, const cv_line *l, unsigned *sections) {
  for (uint32_t t = l->first + 1; t < l->end && t < l->first + 5; t++) {
    if (!(c->tokens.items[t].gap & GAP_COLON)) continue;
    heading h = heading_read(c, l->first, t);
    *sections = h.sections;
    return h.whole && h.sections ? t : 0;
  }
  return lead_end(c, l, sections);
}

static bool label_counts(const cv *c, const cv_line *l, uint32_t end, unsigned now, unsigned sections) {
  const unsigned apart = CV_INTERESTS | CV_OTHER; /* a last line, below whatever went before */
  if (now == CV_OTHER) return true;
  /* "Hobbys: Volleyball" among the lines of a list of skills, of its own line alone; not "Personal: Teamwork" */
  const hit *words = cv_hit_at(c, CV_T_SECTIONS, l->first);
  if (sections == CV_INTERESTS && now & CV_SKILLS && words && !(words->flags & FORM_WEAK))
    return !(l->flags & LINE_BULLET);
  if (sections & apart)
    return l->flags & LINE_BLANK_BEFORE && !(l->flags & LINE_BULLET) && !(now & (CV_ENTRIES | CV_SKILLS));
  if (!(sections & (CV_EDUCATION | CV_SKILLS | CV_CERTIFICATIONS | CV_LANGUAGES))) return false;
  if (now & (CV_ENTRIES))
    return (l->flags & LINE_BLANK_BEFORE || is_upper(c, l->first, end)) && !(l->flags & LINE_BULLET) &&
           (is_upper(c, l->first, end) || l->flags & LINE_BOLD) && l->indent == 0;
  return true;
}

/* "Highlights" below each role, "Personal" between the groups of a list of skills: no heading of a section. `again`:
   the same words stand on another line that could be a heading. */
static bool is_inner(const cv *c, const cv_line *l, const heading *h, const style *s, unsigned now, bool again) {
  bool own = h->sections & (CV_EXPERIENCE | CV_EDUCATION | CV_SKILLS | CV_PROJECTS | CV_VOLUNTEER);
  if (again && !own && now & (CV_ENTRIES | CV_EDUCATION)) return true;
  const hit *words = cv_hit_at(c, CV_T_SECTIONS, l->first);
  bool weak = words && words->flags & FORM_WEAK && words->first + words->count == l->end;
  return weak && now & CV_SKILLS && !l->level && !s->all_upper && !(l->flags & (LINE_BLANK_BEFORE | LINE_ICON)) &&
         !(h->sections & CV_EXPERIENCE);
}

/* "KITCHEN DRAWER" above a list, in a CV whose headings are in capitals: what the person calls skills. Among entries it
   would be an employer above its town. */
static bool heads_list(const cv *c, const cv_line *l, const style *s, unsigned now) {
  bool form = s->all_upper && now != CV_TOP && !(now & CV_ENTRIES) && l->flags & LINE_BLANK_BEFORE &&
              !(l->flags & (LINE_BULLET | LINE_PRIVATE)) && cv_words(l) && cv_words(l) <= LIST_HEADING_WORDS;
  return form && is_upper(c, l->first, l->end) && l + 1 < c->lines.items + c->lines.count && !cv_names_degree(c, l) &&
         !cv_names_degree(c, l + 1) && cv_is_enumeration(c, l + 1);
}

/* "IV" is 4; 0 for what is no numeral up to XXXIX. */
static int roman_number(slice s) {
  int sum = 0, before = 0;
  for (size_t i = s.size; i-- > 0;) {
    int digit = s.data[i] == 'I' ? 1 : s.data[i] == 'V' ? 5 : s.data[i] == 'X' ? 10 : 0;
    if (!digit) return 0;
    sum += digit < before ? -digit : digit;
    before = digit;
  }
  return sum;
}

/* The number before the line's words, taken off as a bullet ("5. Languages") or still standing there ("V. Languages",
   "5 Languages", "## 5. Languages"); 0: none. `first` is the first word after it. */
static int heading_number(const cv *c, const cv_line *l, uint32_t *first) {
  *first = l->first;
  if (l->number || l->flags & LINE_BULLET || cv_words(l) < 2) return l->number;
  const token *k = &c->tokens.items[l->first];
  slice word = token_text(&c->tokens, l->first);
  size_t begin = (size_t)(l->text.data - c->text.data);
  int n = 0;
  if (k->start != begin || (!cv_number(word, &n) && !(n = roman_number(word)))) return 0;
  slice gap = slice_cut(c->text, k->end, k[1].start);
  bool plain = slice_equal(slice_trim(gap), SLICE("")) || slice_equal(slice_trim(gap), SLICE(".")) ||
               slice_equal(slice_trim(gap), SLICE(")"));
  *first = l->first + 1;
  return plain && gap.size && gap.data[gap.size - 1] == ' ' ? n : 0;
}

/* A line that may be a heading of a numbering; `known`: in words that name sections. */
static int numbered(const cv *c, const cv_line *l, uint32_t *first, heading *known) {
  int n = heading_number(c, l, first);
  if (n <= 0 || n > NUMBERED_MAX || l->flags & (LINE_PRIVATE | LINE_NAME) || l->end - *first > NUMBERED_WORDS ||
      *first >= l->end || is_among_signs(l->text.data[l->text.size - 1], ".,;"))
    return 0;
  *known = heading_read(c, *first, l->end);
  if (!known->whole) *known = (heading){0};
  for (uint32_t t = *first; t < l->end; t++) {
    const token *k = &c->tokens.items[t];
    if (k->flags & (TOKEN_NUMBER | TOKEN_URL) || (t > *first && k->gap & (GAP_COMMA | GAP_COLON | GAP_OPEN))) return 0;
  }
  return c->tokens.items[*first].flags & TOKEN_UPPER_FIRST ? n : 0;
}

/* The numbers of headings in words that are known, as bits; 0 when they are too few to be a numbering. */
static unsigned known_numbers(const cv *c) {
  unsigned bits = 0;
  size_t known = 0, strong = 0;
  int last = 0;
  for (size_t i = 0; i < c->lines.count; i++) {
    uint32_t first;
    heading h = {0};
    int n = numbered(c, &c->lines.items[i], &first, &h);
    if (n <= last || !h.sections) continue;
    bits |= 1u << n;
    known++;
    strong += h.strong;
    last = n;
  }
  return known >= 2 && strong ? bits : 0;
}

/* "1. Employment", "4. IT", "5. Languages": where known headings are numbered upwards, what bears the next number
   between and after them is a heading too, whatever its words. The items of a numbered list follow each other. */
static void read_numbering(cv *c) {
  unsigned known = known_numbers(c);
  int last = 0;
  bool list = false; /* the numbered line before was no heading */
  for (size_t i = 0; known && i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    uint32_t first;
    heading h = {0};
    int n = numbered(c, l, &first, &h);
    bool next = n && n == last + 1 && !(known & 1u << n) && !list && l->flags & LINE_BLANK_BEFORE &&
                !cv_has_title(c, l) && i + 1 < c->lines.count && !l[1].number;
    if (n > last && (h.sections || next)) {
      if (first > l->first) cut_line(c, l, first);
      l->flags = (l->flags & ~(unsigned)LINE_BULLET) | LINE_NUMBERED;
      last = n;
      list = false;
    } else {
      list |= l->number > 0;
    }
  }
}

/* A heading that stands on a line of what it opens, and what else a line that is no heading says of its section. */
static unsigned read_opening(cv *c, cv_line *l, unsigned now) {
  unsigned sections = 0;
  uint32_t rail = rail_end(c, l, &sections), label = rail ? 0 : label_end(c, l, &sections);
  if (rail) {
    cut_line(c, l, rail);
    l->flags |= LINE_BLANK_BEFORE;
    return l->section = sections;
  }
  l->section = now = now == CV_EXPERIENCE && cv_is_schooling(c, l) ? CV_EDUCATION : now; /* below the last job */
  if (cv_is_schooling_among(c, l, now)) l->section = CV_EDUCATION;
  if (label && label_counts(c, l, label, now, sections)) {
    l->label = cv_cut(c, l->first, label);
    cut_line(c, l, label);
    l->section = sections == CV_LANGUAGES && now & CV_SKILLS ? (CV_SKILLS | CV_LANGUAGES) : sections;
    if (now & CV_ENTRIES || now == CV_TOP) return l->section;
  }
  return now;
}

/* `now` is the section going on; returns the one after this line. */
static unsigned read_line(cv *c, cv_line *l, const style *s, unsigned now, bool again) {
  if (l->flags & LINE_NAME) return l->section = CV_TOP; /* a sidebar came first */
  heading h = line_heading(c, l);
  if (l->flags & LINE_NUMBERED) {
    l->flags |= LINE_HEADING;
    return l->section = h.sections ? h.sections : CV_OTHER;
  }
  if (h.sections && fits_style(c, l, &h, s) && !is_inner(c, l, &h, s, now, again)) {
    l->flags |= LINE_HEADING;
    return l->section = h.sections;
  }
  /* "### Writer | Halyard Systems | 2016 - 2019" heads a job, no section */
  if (s->markdown && l->level && l->level == s->markdown && !(l->flags & LINE_PRIVATE) && !cv_has_range(c, l)) {
    l->flags |= LINE_HEADING;
    return l->section = h.sections ? h.sections : CV_OTHER;
  }
  if (heads_list(c, l, s, now)) {
    l->flags |= LINE_HEADING;
    return l->section = CV_SKILLS;
  }
  return read_opening(c, l, now);
}

/* Which lines hold the same words as another short line; true where they do. */
static bool *repeated(const cv *c) {
  bool *again = arena_alloc(c->arena, c->lines.count + 1);
  map seen = {0};
  for (size_t i = 0; i < c->lines.count; i++) {
    slice text = c->lines.items[i].text;
    again[i] = false;
    if (text.size > HEADING_BYTES) continue;
    uint32_t at = *map_put(&seen, text, (uint32_t)i);
    if (at != i) again[i] = again[at] = true;
  }
  map_free(&seen);
  return again;
}

void cv_sections_read(cv *c) {
  read_numbering(c);
  style s = style_read(c);
  unsigned now = CV_TOP;
  bool label = false; /* one that opened a section at the top */
  const bool *again = repeated(c);
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    /* "SKILLS: menus, ordering" holds for its own lines, up to a blank one. */
    if (label && l->flags & LINE_BLANK_BEFORE) {
      now = CV_TOP;
      label = false;
    }
    if (l->flags & LINE_BELOW_COLUMNS) now = CV_TOP;
    if (heading_goes_on(c, i)) {
      l->flags |= LINE_HEADING;
      l->section = now;
    } else {
      unsigned before = now;
      now = read_line(c, l, &s, now, again[i]);
      if (l->flags & LINE_HEADING) label = false;
      if (before == CV_TOP && l->label.size && cv_words(l)) label = true;
    }
  }
}
