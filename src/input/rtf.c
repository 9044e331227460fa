/* RTF: its text. A reader of our own and not unrtf as a child process: what a posting or CV needs of RTF is a dozen
   control words, and unrtf is on few machines and writes HTML that would have to be read in turn. */
#include "input/readers.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/utf8.h"
#include "input/encoding.h"

#include <stdlib.h>

enum { GROUPS = 256, WORD_BYTES = 32 }; /* deeper groups are read as their parents are */

typedef struct group {
  bool hidden;   /* a table of fonts, a picture ... */
  unsigned skip; /* signs that stand in for a \u for readers without Unicode */
} group;

typedef struct rtf {
  slice s;
  size_t at;
  group groups[GROUPS];
  size_t depth, beyond; /* beyond: groups deeper than the stack */
  unsigned pending;     /* of a \u's stand-ins, still to be left out */
  uint32_t high;        /* first half of a surrogate pair */
  buffer out;
} rtf;

static group *here(rtf *r) { return &r->groups[r->depth]; }

static void put(rtf *r, slice text) {
  if (!here(r)->hidden) buffer_add(&r->out, text);
}

static void put_code(rtf *r, uint32_t code) {
  char bytes[4];
  if (code >= 0xD800 && code < 0xDC00) {
    r->high = code;
    return;
  }
  if (code >= 0xDC00 && code < 0xE000) code = r->high ? 0x10000 + ((r->high - 0xD800) << 10) + (code - 0xDC00) : '?';
  r->high = 0;
  if (code) put(r, (slice){bytes, utf8_put(code, bytes)});
}

/* Destinations without text of the document's. */
static bool is_hidden(slice word) {
  FORMAT_NAMES(RTF)
  static const slice list[] = {{"fonttbl", 7}, {"colortbl", 8},  {"stylesheet", 10}, {"info", 4},      {"pict", 4},
                               {"object", 6},  {"listtable", 9}, {"generator", 9},   {"themedata", 9}, {"datastore", 9},
                               {"fldinst", 7}, {"listtext", 8},  {"pntext", 6},      {"xmlnstbl", 8},  {"rsidtbl", 7},
                               {"filetbl", 7}, {"revtbl", 6},    {"nonshppict", 10}, {"bkmkstart", 9}, {"bkmkend", 7}};
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (slice_equal(word, list[i])) return true;
  return false;
}

static const char *text_of_word(slice word) {
  FORMAT_NAMES(RTF)
  static const struct {
    slice word;
    const char *text;
  } table[] = {{{"par", 3}, "\n"},
               {{"line", 4}, "\n"},
               {{"sect", 4}, "\n\n"},
               {{"page", 4}, "\n\n"},
               {{"row", 3}, "\n"},
               {{"cell", 4}, "\t"},
               {{"tab", 3}, "\t"},
               {{"emdash", 6}, "\xE2\x80\x94"},
               {{"endash", 6}, "\xE2\x80\x93"},
               {{"bullet", 6}, "\xE2\x80\xA2"},
               {{"lquote", 6}, "\xE2\x80\x98"},
               {{"rquote", 6}, "\xE2\x80\x99"},
               {{"ldblquote", 9}, "\xE2\x80\x9C"},
               {{"rdblquote", 9}, "\xE2\x80\x9D"}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (slice_equal(word, table[i].word)) return table[i].text;
  return NULL;
}

/* "\'e9": a byte of Windows-1252. */
static void hex_byte(arena *a, rtf *r) {
  char digits[3] = {0};
  for (int i = 0; i < 2 && r->at < r->s.size; i++) digits[i] = r->s.data[r->at++];
  char byte = (char)strtoul(digits, NULL, 16);
  if (r->pending)
    r->pending--;
  else if (byte)
    put(r, encoding_windows1252(a, (slice){&byte, 1}));
}

static void control_word(rtf *r) {
  size_t from = r->at;
  while (r->at < r->s.size && r->at - from < WORD_BYTES && (r->s.data[r->at] | 0x20) >= 'a' &&
         (r->s.data[r->at] | 0x20) <= 'z')
    r->at++;
  slice word = slice_cut(r->s, from, r->at);
  char number[16] = {0};
  size_t n = 0;
  while (r->at < r->s.size && n + 1 < sizeof number &&
         (r->s.data[r->at] == '-' || (r->s.data[r->at] >= '0' && r->s.data[r->at] <= '9')))
    number[n++] = r->s.data[r->at++];
  if (r->at < r->s.size && r->s.data[r->at] == ' ') r->at++;
  long value = strtol(number, NULL, 10);
  if (slice_equal(word, SLICE("u"))) {
    put_code(r, (uint32_t)(value < 0 ? value + 0x10000 : value) & 0xFFFF);
    r->pending = here(r)->skip;
  } else if (slice_equal(word, SLICE("uc"))) {
    here(r)->skip = value >= 0 && value < 8 ? (unsigned)value : 1;
  } else if (slice_equal(word, SLICE("bin"))) {
    size_t left = r->s.size - r->at;
    r->at += value > 0 && (size_t)value < left ? (size_t)value : value > 0 ? left : 0;
  } else if (is_hidden(word)) {
    here(r)->hidden = true;
  } else if (text_of_word(word)) {
    put(r, slice_of(text_of_word(word)));
  }
}

static void control(arena *a, rtf *r) {
  if (r->at >= r->s.size) return;
  char c = r->s.data[r->at];
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
    control_word(r);
    return;
  }
  r->at++;
  if (c == '\'') hex_byte(a, r);
  if (c == '*') here(r)->hidden = true; /* a destination that readers may leave out */
  if (c == '~') put(r, SLICE(" "));
  if (c == '_') put(r, SLICE("-"));
  if (c == '\n' || c == '\r') put(r, SLICE("\n"));
  if (is_among_signs(c, "\\{}")) put(r, (slice){r->s.data + r->at - 1, 1});
}

static void open_group(rtf *r) {
  if (r->depth + 1 == GROUPS) {
    r->beyond++;
    return;
  }
  r->groups[r->depth + 1] = *here(r);
  r->depth++;
}

static void close_group(rtf *r) {
  if (r->beyond)
    r->beyond--;
  else if (r->depth)
    r->depth--;
}

bool rtf_read(arena *a, slice bytes, slice source, document *out, fault *f) {
  rtf *r = arena_alloc(a, sizeof *r);
  *r = (rtf){.s = bytes, .groups = {{.skip = 1}}};
  while (r->at < bytes.size) {
    char c = bytes.data[r->at++];
    if (c == '\\')
      control(a, r);
    else if (c == '{')
      open_group(r);
    else if (c == '}')
      close_group(r);
    else if (r->pending && c != '\r' && c != '\n')
      r->pending--;
    else if (c != '\r' && c != '\n' && c)
      put(r, (slice){bytes.data + r->at - 1, 1});
  }
  out->text = utf8_clean(a, arena_copy(a, buffer_slice(&r->out)), &out->replaced);
  buffer_free(&r->out);
  if (slice_trim(out->text).size) return true;
  return fault_set(f, FAULT_INPUT, "no_text", source,
                   "is an RTF document without text; save it as PDF, DOCX or plain text");
}
