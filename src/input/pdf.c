/* PDF through poppler's pdftotext, which gives every word with its place; layout.c puts them in reading order. */
#include "input/readers.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/utf8.h"
#include "input/child.h"
#include "input/layout.h"

#include <stdlib.h>

/* No posting and no CV has more; what has is refused, since one that is read in part tells nobody what is missing. */
enum { WORD_LIMIT = 200000, PAGE_LIMIT = 200 };

/* Bullets of all kinds, and signs that only a font of its own knows. */
static slice plain_sign(uint32_t code) {
  static const uint32_t bullets[] = {0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6,
                                     0x25B8, 0x25BA, 0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x25D8, 0x25E6, 0x2713, 0x2714,
                                     0x2756, 0x27A2, 0x27A4, 0xF0A7, 0xF0B7, 0xF0D8, 0xF076, 0xF0FC};
  for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
    if (bullets[i] == code) return SLICE("\xE2\x80\xA2");
  return (slice){"", 0};
}

static slice plain_word(arena *a, slice word) {
  buffer out = {0};
  for (size_t at = 0; at < word.size;) {
    size_t from = at;
    uint32_t code = utf8_next(word, &at);
    slice sign = code < 0x80 ? (slice){"", 0} : plain_sign(code);
    bool nothing = code < 0x20 || code == 0x200B || code == 0xFEFF || (code >= 0xE000 && code <= 0xF8FF);
    if (sign.size)
      buffer_add(&out, sign);
    else if (utf8_is_ligature(code))
      buffer_add(&out, utf8_compatible(a, slice_cut(word, from, at)));
    else if (code == 0xAD) /* some fonts name their hyphen so */
      buffer_char(&out, '-');
    else if (!nothing)
      buffer_add(&out, slice_cut(word, from, at));
  }
  slice plain = slice_trim(arena_copy(a, buffer_slice(&out)));
  buffer_free(&out);
  return plain;
}

/* The number of an attribute, `name` with its '="'; 0 when it is not there. */
static float attribute(slice line, const char *name) {
  size_t at = slice_find(line, slice_of(name), 0);
  if (at == SIZE_MAX) return 0;
  char number[32];
  slice digits = slice_cut(line, at + strlen(name), line.size);
  size_t size = digits.size < sizeof number - 1 ? digits.size : sizeof number - 1;
  memcpy(number, digits.data, size);
  number[size] = '\0';
  float value = strtof(number, NULL);
  return value > -1e5f && value < 1e5f ? value : 0;
}

/* One `<word xMin="1.0" yMin="2.0" xMax="3.0" yMax="4.0">text</word>` of pdftotext -bbox. */
static bool read_word(arena *a, slice line, layout_word *word) {
  size_t open = slice_find(line, SLICE("\">"), 0), close = slice_find(line, FORMAT_NAME(POPPLER, "</word>"), 0);
  if (open == SIZE_MAX || close == SIZE_MAX || close < open + 2) return false;
  slice head = slice_cut(line, 0, open + 1);
  word->x0 = attribute(head, "xMin=\"");
  word->y0 = attribute(head, "yMin=\"");
  word->x1 = attribute(head, "xMax=\"");
  word->y1 = attribute(head, "yMax=\"");
  word->text = plain_word(a, html_entities(a, slice_cut(line, open + 2, close)));
  return word->text.size > 0 && word->x1 > word->x0 && word->y1 > word->y0;
}

typedef struct page_words {
  ARENA_LIST(layout_word) words;
  uint32_t pages;
  bool tex;
} page_words;

static page_words read_words(arena *a, slice xml) {
  page_words found = {0};
  slice line;
  while (slice_line(&xml, &line) && found.words.count < WORD_LIMIT) {
    line = slice_trim(line);
    layout_word word = {.page = found.pages};
    if (slice_starts_with(line, FORMAT_NAME(POPPLER, "<page "))) found.pages++;
    if (slice_starts_with(line, FORMAT_NAME(POPPLER, "<meta name=\"Producer\"")))
      found.tex = slice_find(line, FORMAT_NAME(POPPLER, "TeX"), 0) != SIZE_MAX ||
                  slice_find(line, FORMAT_NAME(POPPLER, "dvipdf"), 0) != SIZE_MAX;
    if (!slice_starts_with(line, FORMAT_NAME(POPPLER, "<word ")) || !read_word(a, line, &word)) continue;
    if (found.tex && slice_equal(word.text, SLICE("{"))) word.text = SLICE("\xE2\x80\xA2"); /* a bullet of Symbols */
    ARENA_PUSH(a, &found.words, word);
  }
  return found;
}

static bool explain(child_end end, int status, slice messages, slice source, fault *f) {
  if (end == CHILD_MISSING)
    return fault_set(f, FAULT_INPUT, "missing_program", source,
                     "is a PDF, and the program pdftotext is not installed; install the package poppler-utils");
  if (end == CHILD_TOO_LONG || end == CHILD_TOO_MUCH)
    return fault_set(f, FAULT_INPUT, "too_large", source,
                     "is a PDF that takes too %s to read; save it anew, or as text",
                     end == CHILD_TOO_LONG ? "long" : "much room");
  if (slice_find(messages, FORMAT_NAME(POPPLER, "password"), 0) != SIZE_MAX)
    return fault_set(f, FAULT_INPUT, "encrypted", source, "is a PDF with a password; save it without one");
  if (end == CHILD_DONE && status == 0) return true;
  return fault_set(f, FAULT_INPUT, "damaged", source,
                   "is a damaged PDF that cannot be read; save or print it to PDF anew");
}

static bool is_within_limits(const page_words *found, slice source, fault *f) {
  if (found->pages > PAGE_LIMIT)
    return fault_set(f, FAULT_INPUT, "too_large", source,
                     "is a PDF of more than %d pages; print those in question to a PDF of their own", PAGE_LIMIT);
  if (found->words.count >= WORD_LIMIT)
    return fault_set(f, FAULT_INPUT, "too_large", source,
                     "is a PDF of more than %d words; print the pages in question to a PDF of their own", WORD_LIMIT);
  return true;
}

static bool take_words(arena *a, const page_words *found, slice source, document *out, fault *f) {
  slice *orders = arena_alloc(a, LAYOUT_ORDERS * sizeof *orders);
  if (!is_within_limits(found, source, f)) return false;
  layout_texts(a, found->words.items, found->words.count, found->tex, orders);
  out->text = orders[LAYOUT_COLUMNS];
  out->readings = orders;
  out->reading_count = LAYOUT_ORDERS;
  return slice_trim(out->text).size ||
         fault_set(f, FAULT_INPUT, "no_text", source,
                   "is a PDF of %u page%s without text, a scan; make its text readable first, for example with: "
                   "ocrmypdf in.pdf out.pdf",
                   found->pages, found->pages == 1 ? "" : "s");
}

bool pdf_read(arena *a, slice bytes, slice source, document *out, fault *f) {
  FORMAT_NAMES(POPPLER)
  static const char *const argv[] = {"pdftotext", "-bbox", "-enc", "UTF-8", "-l",
                                     "201",       "-",     "-",    NULL}; /* one too many */
  static const child_limits limits = {.seconds = 20, .memory = (size_t)1 << 30, .output = (size_t)64 << 20};
  buffer xml = {0}, messages = {0};
  int status = 0;
  child_end end = child_run(argv, bytes, &limits, &xml, &messages, &status);
  bool done = explain(end, status, buffer_slice(&messages), source, f);
  if (done) {
    page_words found = read_words(a, utf8_clean(a, buffer_slice(&xml), &out->replaced));
    done = take_words(a, &found, source, out, f);
  }
  buffer_free(&xml);
  buffer_free(&messages);
  return done;
}
