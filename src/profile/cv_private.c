/* What is nobody's business: name, address, phone, e-mail, links. Lines with them are marked; no text that holds them
   is ever copied into a profile. */
#include "base/names.h"
#include "base/utf8.h"
#include "profile/cv.h"

enum { TOP_LINES = 14, BELOW_LINES = 80, NAME_WORDS = 5 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "01/2021 - 12/2021", "2019 - 2021": runs of digits with years in them are dates. */
static bool is_dates(slice run, size_t digits) {
  size_t years = 0;
  for (size_t i = 0; i < run.size;) {
    size_t begin = i;
    int n = 0;
    while (i < run.size && is_digit(run.data[i])) i++;
    years += i - begin == 4 && cv_number(slice_cut(run, begin, i), &n) && n >= 1940 && n <= 2060;
    if (i == begin) i++;
  }
  return years >= 2 || (years == 1 && digits <= 10);
}

static bool is_phone_sign(char c) { return (unsigned char)c >= 0x80 || is_among_signs(c, " ()-./+"); }

/* A run of nine or more digits, held together by the signs phone numbers are written with, or "555-0123". */
static bool has_phone(slice s) {
  for (size_t i = 0; i < s.size; i++) {
    if (!is_digit(s.data[i])) continue;
    size_t digits = 0, at = i, end = i;
    while (at < s.size && (is_digit(s.data[at]) || (s.data[at] && is_phone_sign(s.data[at])))) {
      digits += is_digit(s.data[at]);
      if (is_digit(s.data[at++])) end = at;
    }
    slice run = slice_cut(s, i, end);
    bool local = digits == 7 && run.size == 8 && run.data[3] == '-';
    if (((digits >= 9 && digits <= 15) || local) && !is_dates(run, digits)) return true;
    i = at - 1;
  }
  return false;
}

static bool has_mail(slice s) {
  size_t last = s.size; /* where the last stop is */
  while (last && s.data[last - 1] != '.') last--;
  for (size_t i = 1; i + 1 < last; i++)
    if (s.data[i] == '@' && s.data[i - 1] != ' ' && s.data[i + 1] != ' ') return true;
  return false;
}

static bool has_link(slice s) {
  FORMAT_NAMES(URLS)
  static const char *const parts[] = {"http://",     "https://", "www.",     "linkedin.", "github.com/", "mailto:",
                                      "gitlab.com/", "xing.com", ".com/in/", "tel:",      NULL};
  for (size_t i = 0; parts[i]; i++)
    if (slice_holds_nocase(s, slice_of(parts[i]))) return true;
  return false;
}

static bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* The word stands in the text, whole; with `inside` it may end a longer one ("Lindenstrasse"). */
static bool holds_word(slice s, slice word, bool inside) {
  for (size_t i = 0; i + word.size <= s.size; i++) {
    if (!slice_equal_nocase(slice_cut(s, i, i + word.size), word)) continue;
    bool begins = i == 0 || s.data[i - 1] == ' ' || (inside && is_ascii_letter(s.data[i - 1]));
    if (begins && (i + word.size == s.size || !is_ascii_letter(s.data[i + word.size]))) return true;
  }
  return false;
}

/* A number that can be a house's: digits alone, with a letter at most ("12", "12b"). */
static bool is_house_number(slice w) {
  size_t digits = 0;
  while (digits < w.size && is_digit(w.data[digits])) digits++;
  return digits > 0 && digits <= 5 && w.size - digits <= 1 && (digits == w.size || is_ascii_letter(w.data[digits]));
}

/* "Street", "St.", "rue", "Lindenstra\xC3\x9Fe": the word of a street. English ones are written large in addresses. */
static bool is_street_word(const dictionary *d, slice w) {
  size_t at = 0;
  if (w.size && w.data[w.size - 1] == '.') w.size--;
  if (!w.size) return false;
  if (word_is(d, w, SET_STREET_LEADS) || (utf8_is_upper(utf8_next(w, &at)) && word_is(d, w, SET_STREET_WORDS)))
    return true;
  uint32_t first, end;
  dictionary_range(d, TABLE_CV_ENDINGS, &first, &end);
  for (uint32_t k = first; k < end; k++)
    for (size_t i = 0; dictionary_class(d, k) == CV_ENDING_STREET && i < dictionary_values(d, k); i++)
      if (holds_word(w, dictionary_value(d, k, i), true)) return true;
  return false;
}

/* "418 Dunmore Street, Apt 6", "Lindenstra\xC3\x9Fe 7", "12 rue des Tanneurs": a house's number within a few words
   before a street's word, or right behind it. A year beside a name ("Square, 2019 - 2022", "St. Anne's School 08/2021")
   is none. */
static bool has_street(const dictionary *d, slice s) {
  enum { NAME_OF_STREET = 4 };
  size_t since = SIZE_MAX; /* words since the last number */
  bool street = false;     /* was the word before a street's? */
  for (size_t i = 0; i < s.size;) {
    while (i < s.size && (s.data[i] == ' ' || s.data[i] == ',')) i++;
    size_t begin = i;
    while (i < s.size && s.data[i] != ' ' && s.data[i] != ',') i++;
    slice word = slice_cut(s, begin, i);
    bool comma = i < s.size && s.data[i] == ',', number = is_house_number(word);
    if (number && street) return true;
    bool ends = i == s.size || comma;
    street = is_street_word(d, word) && !comma;
    /* the street's word ends its part of the address, or leads it in the Romance languages */
    if (since <= NAME_OF_STREET && is_street_word(d, word) && (ends || since == 0 || slice_ends_with(word, SLICE("."))))
      return true;
    since = number ? 0 : since == SIZE_MAX || comma ? SIZE_MAX : since + 1;
  }
  return false;
}

static bool is_name_word(slice w) {
  size_t at = 0;
  if (!w.size || !utf8_is_upper(utf8_next(w, &at))) return false;
  for (at = 0; at < w.size;) {
    uint32_t code = utf8_next(w, &at);
    if (!utf8_is_letter(code) && code != '-' && code != '\'' && code != '.' && code != 0x2019 &&
        !(code >= 0x300 && code < 0x370))
      return false;
  }
  return true;
}

/* The next word between spaces. */
static bool next_word(slice *rest, slice *word) {
  *rest = slice_trim(*rest);
  size_t n = 0;
  while (n < rest->size && rest->data[n] != ' ') n++;
  *word = slice_cut(*rest, 0, n);
  *rest = slice_cut(*rest, n, rest->size);
  return n > 0;
}

static slice until(slice s, const char *signs) {
  for (size_t i = 0; i < s.size; i++)
    if (is_among_signs(s.data[i], signs)) return slice_trim(slice_cut(s, 0, i));
  return s;
}

/* What follows "Full name:", "Resume of" or "Curriculum vitae ~~~". */
static slice after_label(const cv *c, slice s) {
  slice label;
  uint32_t labels = dictionary_named(c->dictionary, TABLE_CV_HEADS, "name_label");
  if (!dictionary_begins_with_value(c->dictionary, labels, s, &label) || s.size <= label.size) return s;
  bool ends = label.data[label.size - 1] == ':' || s.data[label.size] == ' ';
  if (!ends) return s;
  s = slice_trim(slice_cut(s, label.size, s.size));
  while (s.size && (s.data[0] == ' ' || is_among_signs(s.data[0], "~-|:=*"))) s = slice_cut(s, 1, s.size);
  return s;
}

/* "Curriculum vitae", "Resume 2024": the document's own name. */
static bool is_document_word(const cv *c, const cv_line *l) {
  for (uint32_t t = l->first; t < l->end; t++)
    if (token_is(c->dictionary, &c->tokens.items[t], SET_DOCUMENTS)) return true;
  return false;
}

static bool looks_name(const cv *c, const cv_line *l, slice s) {
  slice rest = s, word;
  size_t words = 0;
  while (next_word(&rest, &word)) {
    if (!is_name_word(word) && !word_is(c->dictionary, word, SET_NAME_PARTICLES)) return false;
    words++;
  }
  if (!words || words > NAME_WORDS) return false;
  uint32_t stop = (uint32_t)(s.data - c->text.data + (ptrdiff_t)s.size);
  for (uint32_t t = l->first; t < l->end && c->tokens.items[t].start < stop; t++)
    if (cv_class_at(c, CV_T_PARTS, t) == CV_TITLE || cv_class_at(c, CV_T_PARTS, t) == CV_RANK) return false;
  if (words == 1 && cv_hit_at(c, CV_T_PLACES, l->first)) return false; /* "Leiden | 06-5550 1234" */
  return !cv_hit_in(c, CV_T_SECTIONS, l->first, l->end) || words == 2;
}

static void add_name(cv *c, slice s) {
  slice word;
  while (next_word(&s, &word))
    if (word.size > 1) ARENA_PUSH(c->arena, &c->name, word);
}

static bool is_heading(const cv *c, const cv_line *l) {
  const hit *h = cv_words(l) ? cv_hit_at(c, CV_T_SECTIONS, l->first) : NULL;
  return h && h->first == l->first && h->first + h->count >= l->end;
}

/* The name is the first line that looks like one, before any heading; a second line of one word belongs to it. */
static void find_name(cv *c) {
  for (size_t i = 0; i < c->lines.count && i < TOP_LINES; i++) {
    cv_line *l = &c->lines.items[i];
    slice s = until(after_label(c, l->text), ",|(");
    bool labelled = s.data != l->text.data; /* "Resume of Ada Byron" */
    if ((!labelled && is_document_word(c, l)) || (l->flags & LINE_BULLET)) continue;
    if (is_heading(c, l) || l->level > 1) return;
    size_t wide = slice_find(s, SLICE("   "), 0);
    if (wide != SIZE_MAX) s = slice_trim(slice_cut(s, 0, wide));
    if (!looks_name(c, l, s)) {
      if (i > 4) return;
      continue;
    }
    add_name(c, s);
    l->flags |= LINE_PRIVATE;
    cv_line *next = i + 1 < c->lines.count ? &c->lines.items[i + 1] : NULL;
    if (c->name.count == 1 && next && cv_words(next) == 1 && looks_name(c, next, next->text)) {
      add_name(c, next->text);
      next->flags |= LINE_PRIVATE;
    }
    return;
  }
}

/* The longest run of plain letters: what is left of "J\xC3\xBCrgen" in an address that writes "juergen". */
static slice plain_run(slice word) {
  slice best = SLICE("");
  for (size_t i = 0; i < word.size;) {
    size_t begin = i;
    while (i < word.size && is_ascii_letter(word.data[i])) i++;
    if (i - begin > best.size) best = slice_cut(word, begin, i);
    if (i == begin) i++;
  }
  return best;
}

static bool holds_nocase(slice s, slice part) {
  for (size_t k = 0; k + part.size <= s.size; k++)
    if (slice_equal_nocase(slice_cut(s, k, k + part.size), part)) return true;
  return false;
}

/* Is the word, or a good part of it, in an address of this CV ("linkedin.com/in/ada-byron", "a.byron@...")? What else
   stands on the address's line does not count. */
static bool in_address(const cv *c, slice word) {
  slice part = plain_run(word);
  if (part.size < 3) return false;
  for (size_t i = 0; i < c->lines.count; i++) {
    slice rest = c->lines.items[i].text, piece;
    if (!has_mail(rest) && !has_link(rest)) continue;
    while (next_word(&rest, &piece))
      if ((has_mail(piece) || has_link(piece)) && holds_nocase(piece, part)) return true;
  }
  return false;
}

/* Below a sidebar, the name is a line of two to four such words of which an address holds one. */
static void find_name_below(cv *c) {
  for (size_t i = 0; i < c->lines.count && i < BELOW_LINES; i++) {
    cv_line *l = &c->lines.items[i];
    size_t wide = slice_find(l->text, SLICE("   "), 0); /* the next column */
    slice name = wide == SIZE_MAX ? l->text : slice_trim(slice_cut(l->text, 0, wide)), rest = name, word;
    if (l->flags & LINE_BULLET || !looks_name(c, l, name) || !memchr(name.data, ' ', name.size)) continue;
    while (next_word(&rest, &word))
      if (in_address(c, word)) {
        add_name(c, name);
        l->flags |= LINE_PRIVATE | LINE_NAME;
        return;
      }
  }
}

static bool is_word_byte(slice s, size_t at) {
  return at < s.size && (is_ascii_letter(s.data[at]) || (unsigned char)s.data[at] >= 0x80);
}

/* The word, whole, in any case but not beginning with a small letter: "rivers" is no name. */
static bool has_word(slice text, slice word) {
  for (size_t i = 0; i + word.size <= text.size; i++) {
    if (!slice_equal_nocase(slice_cut(text, i, i + word.size), word) || (i && is_word_byte(text, i - 1))) continue;
    if (!is_word_byte(text, i + word.size) && !(text.data[i] >= 'a' && text.data[i] <= 'z')) return true;
  }
  return false;
}

/* All of the name, or the last word of it, which is mostly the family's. */
static bool has_name(const cv *c, slice text) {
  if (!c->name.count) return false;
  slice last = c->name.items[c->name.count - 1];
  return last.size >= 3 && has_word(text, last);
}

static bool has_whole_name(const cv *c, slice text) {
  for (size_t i = 0; i < c->name.count; i++)
    if (!has_word(text, c->name.items[i])) return false;
  return c->name.count > 0;
}

bool cv_private_text(const cv *c, slice text) {
  return has_mail(text) || has_phone(text) || has_link(text) || has_name(c, text);
}

static bool is_born(const cv *c, const cv_line *l) {
  return cv_has_class(c, CV_T_DATES, l->first, l->first + (cv_words(l) ? 1 : 0), CV_BORN);
}

/* Below the heading of the work stand employers: "Park Avenue Grill", "Box". */
static bool opens_work(const cv *c, const cv_line *l) {
  return is_heading(c, l) && cv_hit_at(c, CV_T_SECTIONS, l->first)->class == CV_SECTION_EXPERIENCE;
}

/* Addresses stand above the first bullet and the first long line, or in lines that say so. */
static bool is_address(const cv *c, const cv_line *l, size_t i, size_t top) {
  return i < top && cv_words(l) <= 16 && has_street(c->dictionary, l->text);
}

static size_t top_end(const cv *c) {
  size_t i = 0;
  while (i < c->lines.count && i < TOP_LINES && !(c->lines.items[i].flags & LINE_BULLET) &&
         cv_words(&c->lines.items[i]) <= 24 && !opens_work(c, &c->lines.items[i]))
    i++;
  return i;
}

void cv_private_read(cv *c) {
  size_t top = top_end(c);
  find_name_below(c);
  if (!c->name.count) find_name(c);
  for (size_t i = 0; i < c->lines.count; i++) {
    cv_line *l = &c->lines.items[i];
    bool contact =
        has_mail(l->text) || has_phone(l->text) || (i < TOP_LINES && has_link(l->text)) || is_address(c, l, i, top);
    if ((contact && cv_words(l) <= 24) || is_born(c, l)) l->flags |= LINE_PRIVATE;
    if (cv_words(l) <= 12 && has_whole_name(c, l->text) && (i < TOP_LINES || c->name.count > 1))
      l->flags |= LINE_PRIVATE;
  }
}
