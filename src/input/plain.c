#include "input/plain.h"

#include "base/buffer.h"
#include "base/search.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/readers.h"

enum {
  ENTITY_BYTES = 12,  /* "&thetasym;" and what else stands in postings is shorter */
  FIRST_MARK = 0x300, /* combining accents */
  LAST_MARK = 0x36F,
};

/* Signs that Markdown's writers escape. */
#define ESCAPED "\\`*_{}[]()#+-.!~>|&$<%:,/="

typedef struct plainer {
  arena *arena;
  slice text;
  size_t at;
  plain_map *map;
  buffer out;
} plainer;

/* Letters that stand for plain ones: mathematical (pseudo-bold), full-width, circled, squared, ligatures. */
static bool stands_for_letter(uint32_t c) {
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0x24B6, 0x24E9}, {0xFB00, 0xFB06}, {0xFF01, 0xFF5E}, {0x1D400, 0x1D7FF}, {0x1F130, 0x1F169}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i].first && c <= ranges[i].last) return true;
  return false;
}

static bool is_mark(uint32_t c) { return c >= FIRST_MARK && c <= LAST_MARK; }

/* What an escape or an entity at the place stands for, and its size; 0 when there is none. */
static size_t written_out(const plainer *p, uint32_t *code) {
  slice rest = slice_cut(p->text, p->at, p->text.size);
  if (rest.data[0] == '\\' && rest.size > 1 && rest.data[1] && is_among_signs(rest.data[1], ESCAPED)) {
    *code = (unsigned char)rest.data[1];
    return 2;
  }
  if (rest.data[0] != '&') return 0;
  const char *end = memchr(rest.data, ';', rest.size < ENTITY_BYTES ? rest.size : ENTITY_BYTES);
  *code = end && end > rest.data + 1 ? html_entity(slice_cut(rest, 1, (size_t)(end - rest.data))) : 0;
  return *code ? (size_t)(end - rest.data) + 1 : 0;
}

/* Letters that a page's bytes become when UTF-8 is taken for Windows-1252: a letter of Latin-1 or a sign of punctuation
   is two or three letters of which the first is one of these, "3â€“5", "Ã¼". */
enum { A_CIRCUMFLEX = 0xC2, A_TILDE = 0xC3, SMALL_A_CIRCUMFLEX = 0xE2 };

static bool is_quote(uint32_t c) { return c >= 0x2018 && c <= 0x201D && c != 0x201A; }

/* The letter that was meant at the place, in *code, and the bytes that stand for it; 0 when none was, and *code stays.
   A quote after a letter may be one: "AMANHÃ”". */
static size_t misread(const plainer *p, uint32_t lead, size_t next, uint32_t *code) {
  unsigned char bytes[3] = {(unsigned char)lead};
  size_t count = lead == SMALL_A_CIRCUMFLEX ? 3 : 2, at = next;
  for (size_t i = 1; i < count; i++) {
    uint32_t c = at < p->text.size ? utf8_next(p->text, &at) : 0;
    bytes[i] = c >= 0x80 ? encoding_windows1252_byte(c) : 0;
    if (bytes[i] < 0x80 || bytes[i] > 0xBF || (count == 2 && is_quote(c))) return 0;
  }
  size_t from = 0;
  uint32_t meant = utf8_next((slice){(const char *)bytes, count}, &from);
  if (from != count || meant == 0xFFFD) return 0;
  *code = meant;
  return at - p->at;
}

static void step(plainer *p) { ARENA_PUSH(p->arena, p->map, (plain_step){(uint32_t)p->out.size, (uint32_t)p->at}); }

/* Replaces `size` bytes of the text by `by`. */
static void replace(plainer *p, size_t size, slice by) {
  step(p);
  buffer_add(&p->out, by);
  p->at += size;
  step(p);
}

/* A letter with the accents that follow it, composed; false when there is nothing to compose. */
static bool compose(plainer *p, size_t next) {
  size_t end = next, after = next;
  while (end < p->text.size && is_mark(utf8_next(p->text, &after))) end = after;
  if (end == next) return false;
  slice composed = utf8_composed(p->arena, slice_cut(p->text, p->at, end));
  replace(p, end - p->at, composed);
  return true;
}

static void take(plainer *p) {
  unsigned char first = (unsigned char)p->text.data[p->at];
  uint32_t code;
  size_t written = first == '\\' || first == '&' ? written_out(p, &code) : 0, next = p->at;
  if (written) {
    char bytes[4];
    replace(p, written, (slice){bytes, utf8_put(code, bytes)});
    return;
  }
  code = utf8_next(p->text, &next);
  if (code == A_CIRCUMFLEX || code == A_TILDE || code == SMALL_A_CIRCUMFLEX) written = misread(p, code, next, &code);
  if (written) {
    char bytes[4];
    replace(p, written, (slice){bytes, utf8_put(code, bytes)});
    return;
  }
  bool letter = first < 0x80 ? (first | 0x20) >= 'a' && (first | 0x20) <= 'z' : utf8_is_letter(code);
  if (code >= 0x80 && stands_for_letter(code)) {
    replace(p, next - p->at, utf8_compatible(p->arena, slice_cut(p->text, p->at, next)));
  } else if (!(letter && next < p->text.size && (unsigned char)p->text.data[next] >= 0xCC &&
               (unsigned char)p->text.data[next] <= 0xCD && compose(p, next))) {
    buffer_add(&p->out, slice_cut(p->text, p->at, next));
    p->at = next;
  }
}

/* Takes what stands for itself: ASCII up to the next sign or letter that may be replaced. A letter before one that is
   not ASCII may have an accent there. */
static void take_plain(plainer *p) {
  size_t end = p->at;
  while (end < p->text.size && (unsigned char)p->text.data[end] < 0x80 && p->text.data[end] != '\\' &&
         p->text.data[end] != '&')
    end++;
  if (end > p->at && end < p->text.size && (unsigned char)p->text.data[end] >= 0x80) end--;
  buffer_add(&p->out, slice_cut(p->text, p->at, end));
  p->at = end;
}

/* Can the text hold anything to replace? Most cannot, and are not copied. */
static bool may_differ(slice s) {
  if (memchr(s.data, '\\', s.size) || memchr(s.data, '&', s.size)) return true;
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c < 0x80) continue;
    if (c == 0xCC || c == 0xCD || c == 0xEF || c == 0xF0) return true;
    bool lead = c == 0xC3 && i + 2 < s.size && (unsigned char)s.data[i + 2] >= 0xC2 &&
                is_among_signs(s.data[i + 1], "\x82\x83\xA2");
    if (lead) return true;
    if (c == 0xE2 && i + 1 < s.size && ((unsigned char)s.data[i + 1] == 0x92 || (unsigned char)s.data[i + 1] == 0x93))
      return true;
  }
  return false;
}

slice plain_text(arena *a, slice text, plain_map *map) {
  *map = (plain_map){0};
  if (!text.size || !may_differ(text)) return text;
  plainer p = {.arena = a, .text = text, .map = map};
  while (take_plain(&p), p.at < text.size) take(&p);
  slice plain = map->count ? arena_copy(a, buffer_slice(&p.out)) : text;
  buffer_free(&p.out);
  return plain;
}

static uint32_t original(const plain_map *map, uint32_t plain) {
  size_t next; /* after the last step at or before the place */
  SEARCH_FIRST(next, 0, map->count, map->items[next].plain <= plain);
  return next ? map->items[next - 1].original + (plain - map->items[next - 1].plain) : plain;
}

span plain_original(const plain_map *map, span at) { return (span){original(map, at.start), original(map, at.end)}; }
