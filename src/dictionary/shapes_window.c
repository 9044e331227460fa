/* The window of shapes: tokens and gaps of the text, annotated with the letters of classes. */
#include "base/utf8.h"
#include "dictionary/shapes_parts.h"

/* Bytes of one gap that are looked at: what is longer parts what stands around it anyway. */
enum { GAP_LIMIT = 96 };

static void put(shapes *s, const char *bytes, size_t size, uint32_t from, uint32_t to) {
  if (s->size + size > WINDOW) return;
  memcpy(s->text + s->size, bytes, size);
  for (size_t i = 0; i < size; i++) s->from[s->size + i] = from, s->to[s->size + i] = to;
  s->size += size;
}

static void put_blank(shapes *s, char blank, uint32_t from, uint32_t to) {
  char *last = s->size ? &s->text[s->size - 1] : NULL;
  if (last && (*last == ' ' || *last == '\n')) {
    s->to[s->size - 1] = to;
    if (blank == '\n') *last = '\n';
    return;
  }
  put(s, &blank, 1, from, to);
}

static bool is_dash(uint32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFF0D; }

/* "&nbsp;", "&ndash;" left over from HTML: the sign meant, and its size in the text. 0: none. */
static char entity(slice text, size_t at, size_t *size) {
  static const struct {
    slice name;
    char sign;
  } known[] = {{{"&nbsp;", 6}, ' '},  {{"&ndash;", 7}, '-'}, {{"&mdash;", 7}, '-'}, {{"&#8211;", 7}, '-'},
               {{"&#8212;", 7}, '-'}, {{"&amp;", 5}, '&'},   {{"&#43;", 5}, '+'}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    *size = known[i].name.size;
    if (slice_starts_with(slice_cut(text, at, text.size), known[i].name)) return known[i].sign;
  }
  return 0;
}

/* Copies text as the window shows it. `inside`: of a word, where signs of emphasis are letters of it. */
static void put_text(shapes *s, slice text, size_t at, size_t end, bool inside) {
  while (at < end) {
    size_t begin = at, size;
    char sign = text.data[at] == '&' ? entity(text, at, &size) : 0;
    if (sign) {
      at += size;
      if (sign == ' ')
        put_blank(s, ' ', (uint32_t)begin, (uint32_t)at);
      else
        put(s, &sign, 1, (uint32_t)begin, (uint32_t)at);
      continue;
    }
    uint32_t c = utf8_next(text, &at);
    char dash = '-', apostrophe = '\'';
    if (c == '\n')
      put_blank(s, '\n', (uint32_t)begin, (uint32_t)at);
    else if (utf8_is_space(c) || c == '\t' || c == '\r')
      put_blank(s, ' ', (uint32_t)begin, (uint32_t)at);
    else if (c == '\\' || c == 0xAD || (!inside && (c == '*' || c == '_')))
      continue;
    else if (is_dash(c))
      put(s, &dash, 1, (uint32_t)begin, (uint32_t)at);
    else if (c == 0x2019 || c == 0x2018)
      put(s, &apostrophe, 1, (uint32_t)begin, (uint32_t)at);
    else
      put(s, text.data + begin, at - begin, (uint32_t)begin, (uint32_t)at);
  }
}

static void put_gap(shapes *s, slice text, size_t at, size_t end) {
  if (end - at <= GAP_LIMIT) {
    put_text(s, text, at, end, false);
    return;
  }
  put_blank(s, '\n', (uint32_t)at, (uint32_t)end);
}

/* Walks along the hits of one table. */
typedef struct hit_walk {
  const hits *hits;
  size_t at;
  unsigned table;
} hit_walk;

static hit_walk walk_from(const dictionary_hits *h, int table, uint32_t first) {
  if (table < 0) return (hit_walk){0};
  const hits *list = &h->table[table];
  return (hit_walk){list, hits_from(list, first), (unsigned)table};
}

/* The hit that begins with the token, or NULL. */
static const hit *walk_to(hit_walk *w, uint32_t token) {
  if (!w->hits) return NULL;
  while (w->at < w->hits->count && w->hits->items[w->at].first < token) w->at++;
  return w->at < w->hits->count && w->hits->items[w->at].first == token ? &w->hits->items[w->at] : NULL;
}

/* Of the shape's own table and of the shared one the longer hit counts, its own where both are alike. */
static const hit *longest(hit_walk *own, hit_walk *shared, uint32_t token, unsigned *letter) {
  const hit *a = walk_to(own, token), *b = walk_to(shared, token);
  hit_walk *of = !a || (b && b->count > a->count) ? shared : own;
  const hit *found = of == own ? a : b;
  *letter = found ? LETTER_FIRST + of->table * CLASSES + found->class : 0;
  return found;
}

void shapes_window(shapes *s, const shape *of, const tokens *t, const dictionary_hits *h, uint32_t first,
                   uint32_t end) {
  s->size = 0;
  hit_walk own = walk_from(h, of->table, first), shared = walk_from(h, TABLE_QUANTITIES, first);
  uint32_t at = first ? t->items[first - 1].end : 0;
  for (uint32_t i = first; i < end && s->size < WINDOW; i++) {
    const token *word = &t->items[i];
    unsigned letter;
    const hit *found = longest(&own, &shared, i, &letter);
    if (word->gap == GAP_SPACE && word->start - at == 1)
      put_blank(s, ' ', at, word->start); /* a line that was wrapped, too */
    else
      put_gap(s, t->text, at, word->start);
    if (at == word->start && i > first) put_blank(s, ' ', at - 1, at); /* glued words were split here */
    at = word->end;
    if (!found || i + found->count > end) {
      put_text(s, t->text, word->start, word->end, true);
      continue;
    }
    char bytes[4] = {0};
    i += found->count - 1;
    at = t->items[i].end;
    size_t size = utf8_put(letter, bytes);
    put(s, bytes, size, word->start, at);
  }
  put_gap(s, t->text, at, t->items[end].start);
}
