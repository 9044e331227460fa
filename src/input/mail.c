/* E-mails as saved: headers, parts, quoted-printable and base64. The text is the first plain part, else the HTML one.
 */
#include "input/readers.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/utf8.h"
#include "dictionary/dictionary.h"
#include "input/encoding.h"

#include <nettle/base64.h>
#include <stdlib.h>

enum { PART_DEPTH = 4, HEADER_LINES = 200, BOUNDARY_BYTES = 200 };

typedef struct headers {
  slice subject, type, encoding;
} headers;

static bool is_header_name(slice line, size_t *colon) {
  *colon = slice_find(line, SLICE(":"), 0);
  if (*colon == SIZE_MAX || *colon == 0 || *colon > 40) return false;
  for (size_t i = 0; i < *colon; i++)
    if ((unsigned char)line.data[i] <= ' ' || (unsigned char)line.data[i] >= 0x7F) return false;
  return true;
}

static bool starts_nocase(slice s, slice prefix) {
  return s.size >= prefix.size && slice_equal_nocase(slice_cut(s, 0, prefix.size), prefix);
}

static slice find_nocase(slice s, slice word) {
  for (size_t i = 0; i + word.size <= s.size; i++)
    if (slice_equal_nocase(slice_cut(s, i, i + word.size), word)) return slice_cut(s, i + word.size, s.size);
  return (slice){"", 0};
}

/* Takes the header lines off *rest; a line that begins with white space goes on with the one before. */
static headers take_headers(slice *rest) {
  headers h = {{"", 0}, {"", 0}, {"", 0}};
  slice line, *last = NULL;
  size_t colon;
  while (slice_line(rest, &line) && line.size) {
    if ((line.data[0] == ' ' || line.data[0] == '\t') && last && last->size) {
      *last = (slice){last->data, (size_t)(line.data + line.size - last->data)};
      continue;
    }
    last = NULL;
    if (!is_header_name(line, &colon)) continue;
    slice name = slice_cut(line, 0, colon), value = slice_trim(slice_cut(line, colon + 1, line.size));
    if (slice_equal_nocase(name, FORMAT_NAME(MAIL, "subject"))) last = &h.subject;
    if (slice_equal_nocase(name, FORMAT_NAME(MAIL, "content-type"))) last = &h.type;
    if (slice_equal_nocase(name, FORMAT_NAME(MAIL, "content-transfer-encoding"))) last = &h.encoding;
    if (last) *last = value;
  }
  return h;
}

bool mail_begins(slice content) {
  slice rest = content, line;
  size_t colon, lines = 0, known = 0;
  bool subject = false;
  FORMAT_NAMES(MAIL)
  static const slice names[] = {{"from", 4},          {"to", 2},          {"date", 4},     {"mime-version", 12},
                                {"content-type", 12}, {"message-id", 10}, {"received", 8}, {"return-path", 11}};
  while (lines++ < HEADER_LINES && slice_line(&rest, &line) && line.size) {
    if (lines > 1 && (line.data[0] == ' ' || line.data[0] == '\t')) continue;
    if (!is_header_name(line, &colon)) return false;
    slice name = slice_cut(line, 0, colon);
    subject |= slice_equal_nocase(name, FORMAT_NAME(MAIL, "subject"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) known += slice_equal_nocase(name, names[i]);
  }
  return subject && known > 0 && rest.size > 0;
}

/* ---- encodings ---- */

static int hex_digit(char c) {
  const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c) : NULL;
  return at ? (int)(at - digits) : -1;
}

/* `header`: underscores are spaces, as in "=?UTF-8?Q?Data_Engineer?=". */
static void quoted_printable(slice s, bool header, buffer *out) {
  for (size_t i = 0; i < s.size; i++) {
    char c = s.data[i];
    int high = c == '=' && i + 2 < s.size ? hex_digit(s.data[i + 1]) : -1;
    int low = high >= 0 ? hex_digit(s.data[i + 2]) : -1;
    if (low >= 0) {
      buffer_char(out, (char)(high * 16 + low));
      i += 2;
    } else if (c == '=' && i + 1 < s.size && (s.data[i + 1] == '\n' || s.data[i + 1] == '\r')) {
      i += s.data[i + 1] == '\r' && i + 2 < s.size && s.data[i + 2] == '\n' ? 2 : 1;
    } else {
      buffer_char(out, header && c == '_' ? ' ' : c);
    }
  }
}

static void base64(slice s, buffer *out) {
  struct base64_decode_ctx context;
  base64_decode_init(&context);
  for (size_t i = 0; i < s.size; i++) {
    uint8_t byte;
    int n = base64_decode_single(&context, &byte, s.data[i]);
    if (n < 0) return;
    if (n) buffer_char(out, (char)byte);
  }
}

static slice decoded(arena *a, slice body, slice encoding) {
  buffer out = {0};
  if (starts_nocase(encoding, FORMAT_NAME(MAIL, "quoted-printable")))
    quoted_printable(body, false, &out);
  else if (starts_nocase(encoding, FORMAT_NAME(MAIL, "base64")))
    base64(body, &out);
  else
    return encoding_utf8(a, body);
  slice text = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return encoding_utf8(a, text);
}

/* "Re" of "Re: Data Engineer". */
static bool mark_before(slice subject, slice *mark) {
  size_t colon = slice_find(subject, SLICE(":"), 0);
  *mark = slice_cut(subject, 0, colon == SIZE_MAX ? 0 : colon);
  return mark->size && word_is(dictionary_builtin(), *mark, SET_REPLY_MARKS);
}

/* "=?UTF-8?Q?D=C3=A9veloppeur?=" in a subject; the encodings are told by their bytes. */
static slice plain_subject(arena *a, slice s) {
  buffer out = {0};
  for (size_t at = 0; at < s.size;) {
    size_t open = slice_find(s, SLICE("=?"), at),
           kind = open == SIZE_MAX ? SIZE_MAX : slice_find(s, SLICE("?"), open + 2);
    size_t end = kind == SIZE_MAX || kind + 2 >= s.size ? SIZE_MAX : slice_find(s, SLICE("?="), kind + 3);
    if (end == SIZE_MAX) {
      buffer_add(&out, slice_cut(s, at, s.size));
      break;
    }
    slice between = slice_cut(s, at, open), word = slice_cut(s, kind + 3, end);
    if (slice_trim(between).size || !out.size) buffer_add(&out, between);
    if ((s.data[kind + 1] | 0x20) == 'q')
      quoted_printable(word, true, &out);
    else
      base64(word, &out);
    at = end + 2;
  }
  slice text = encoding_utf8(a, arena_copy(a, buffer_slice(&out)));
  buffer_free(&out);
  char *bytes = (char *)(uintptr_t)(text = arena_copy(a, text)).data;
  for (size_t i = 0; i < text.size; i++)
    if (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t') bytes[i] = ' ';
  for (slice mark; mark_before(text = slice_trim(text), &mark);) text = slice_cut(text, mark.size + 1, text.size);
  return utf8_clean(a, slice_trim(text), NULL);
}

/* ---- parts ---- */

typedef struct found_parts {
  slice plain, html; /* decoded; "" when there is none */
} found_parts;

static void read_part(arena *a, const headers *h, slice body, int depth, found_parts *found);

static slice boundary_of(slice type) {
  slice value = find_nocase(type, SLICE("boundary="));
  if (value.size && value.data[0] == '"') {
    const char *end = memchr(value.data + 1, '"', value.size - 1);
    return end ? (slice){value.data + 1, (size_t)(end - value.data) - 1} : (slice){"", 0};
  }
  size_t size = 0;
  while (size < value.size && (unsigned char)value.data[size] > ' ' && value.data[size] != ';') size++;
  return slice_cut(value, 0, size);
}

static void read_parts(arena *a, slice boundary, slice body, int depth, found_parts *found) {
  slice mark = arena_format(a, "--%.*s", SLICE_ARGS(boundary)), rest = body, line, from = {"", 0};
  while (slice_line(&rest, &line)) {
    if (!slice_starts_with(line, mark)) continue;
    if (from.size) {
      slice part = {from.data, (size_t)(line.data - from.data)};
      headers h = take_headers(&part);
      read_part(a, &h, part, depth + 1, found);
    }
    from = rest;
    if (slice_equal(slice_cut(line, mark.size, line.size), SLICE("--"))) return;
  }
}

static void read_part(arena *a, const headers *h, slice body, int depth, found_parts *found) {
  if (depth > PART_DEPTH) return;
  slice boundary = starts_nocase(h->type, FORMAT_NAME(MAIL, "multipart/")) ? boundary_of(h->type) : (slice){"", 0};
  if (boundary.size && boundary.size < BOUNDARY_BYTES) {
    read_parts(a, boundary, body, depth, found);
  } else if (!h->type.size || starts_nocase(h->type, FORMAT_NAME(MAIL, "text/plain"))) {
    if (!found->plain.size) found->plain = decoded(a, body, h->encoding);
  } else if (starts_nocase(h->type, FORMAT_NAME(MAIL, "text/html"))) {
    if (!found->html.size) found->html = decoded(a, body, h->encoding);
  }
}

bool mail_read(arena *a, slice bytes, slice source, document *out, fault *f) {
  slice rest = bytes;
  headers h = take_headers(&rest);
  found_parts found = {{"", 0}, {"", 0}};
  read_part(a, &h, rest, 0, &found);
  out->head = plain_subject(a, h.subject);
  out->head_from = FROM_SUBJECT;
  bool plain = slice_trim(found.plain).size > 0;
  if (!plain && found.html.size && !html_ready(source, f)) return false;
  out->text = utf8_clean(a,
                         plain             ? found.plain
                         : found.html.size ? html_text(a, found.html)
                                           : found.html,
                         &out->replaced);
  if (slice_trim(out->text).size) return true;
  return fault_set(f, FAULT_INPUT, "no_text", source,
                   "is an e-mail without text in it; save what is attached to it, and give that");
}
