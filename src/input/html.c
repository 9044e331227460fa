/* HTML to text: the visible words with their line structure, and the JSON-LD of a page. SAX, so that no tree is built
   and nothing recurses however deep a page nests. */
#define _GNU_SOURCE
#include "input/readers.h"

#include "base/buffer.h"
#include "base/late.h"
#include "base/names.h"
#include "base/utf8.h"
#include "dictionary/dictionary.h"
#include "input/html_tags.h"
#include "input/json_scan.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>

#define LIBXML(X)                                                                                                      \
  X(xmlInitParser)                                                                                                     \
  X(htmlNewParserCtxt)                                                                                                 \
  X(htmlCtxtReadMemory)                                                                                                \
  X(htmlFreeParserCtxt)                                                                                                \
  X(xmlFreeDoc)                                                                                                        \
  X(xmlStopParser)                                                                                                     \
  X(xmlFindCharEncodingHandler)                                                                                        \
  X(xmlCharEncCloseFunc)                                                                                               \
  X(htmlEntityLookup)
LATE_LIBRARY(libxml, LIBXML, FORTE_SO_XML2, "HTML pages");

enum {
  HTML_LIMIT = 16 << 20,
  DEPTH_LIMIT = 300, /* open elements; libxml2 looks through all of them at each end tag */
  JSON_LD_LIMIT = 4 << 20,
};

typedef struct page {
  htmlParserCtxtPtr parser;
  buffer text, title, heading, json_ld;
  size_t depth;
  size_t skip_from; /* depth of the element that hides all in it; 0: none */
  bool rest_only;   /* what is hidden begins within that element, which itself was opened as usual */
  size_t pre_from, title_from, heading_from, script_from;
  size_t line_from;   /* size of the text before the last <h2> ... and before the bullet that it follows at once */
  size_t words_from;  /* size of the text where its words begin */
  bool had_main;      /* a <main> or <article> was opened */
  size_t items;       /* open list items */
  size_t bullet_at;   /* size of the text before the last bullet */
  int breaks;         /* line ends owed before the next word */
  bool space, bullet; /* a space owed; a bullet was just written */
  bool ended, seam;   /* an element of a line just ended; and the next one began right there */
  bool cell;          /* a cell ended on this line */
  bool too_deep;
  bool ld;                    /* the script being read is JSON-LD */
  uint32_t aside, other_jobs; /* concepts of the table "furniture" */
} page;

static void owe_breaks(page *p, int breaks) {
  if (p->items && breaks > 1) breaks = 1; /* the items of a list stand line by line, whatever paragraphs are in them */
  if (p->bullet) return;                  /* <li><p>: the paragraph stays on the bullet's line */
  if (p->breaks < breaks) p->breaks = breaks;
  p->cell = false;
}

static void pay_breaks(page *p) {
  if (p->text.size) {
    if (p->breaks)
      buffer_repeat(&p->text, '\n', (size_t)p->breaks);
    else if (p->cell)
      buffer_char(&p->text, '\t');
    else if (p->space && !p->bullet)
      buffer_char(&p->text, ' ');
  }
  p->breaks = 0;
  p->space = p->cell = p->bullet = false;
}

/* Parts of a page that stand beside the posting: cookie banners, lists of other jobs. */
static bool is_aside(const page *p, const xmlChar **attributes) {
  const dictionary *d = dictionary_builtin();
  for (; attributes && attributes[0]; attributes += 2) {
    const char *name = (const char *)attributes[0];
    if (!attributes[1] || (strcmp(name, "class") != 0 && strcmp(name, "id") != 0)) continue;
    for (size_t i = 0; i < dictionary_values(d, p->aside); i++)
      if (slice_holds_nocase(slice_of((const char *)attributes[1]), dictionary_value(d, p->aside, i))) return true;
  }
  return false;
}

static void begin_heading(page *p) {
  p->words_from = p->text.size;
  p->line_from = p->bullet ? p->bullet_at : p->text.size;
}

static void begin_item(page *p) {
  p->items++;
  if (p->bullet) return;
  p->bullet_at = p->text.size;
  pay_breaks(p);
  buffer_text(&p->text, "\xE2\x80\xA2 ");
  p->bullet = true;
}

/* An empty item: its bullet goes, and the place where the words of a heading in it would have been. */
static void end_item(page *p) {
  if (p->items) p->items--;
  if (!p->bullet) return;
  p->text.size = p->bullet_at;
  if (p->words_from > p->text.size) p->words_from = p->text.size;
  p->bullet = false;
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
  page *p = context;
  unsigned flags = html_tag_flags((const char *)name);
  p->depth++;
  p->seam |= p->ended && !flags;
  if (p->depth > DEPTH_LIMIT) {
    p->too_deep = true;
    libxml.xmlStopParser(p->parser);
    return;
  }
  if (flags & TAG_TITLE && !p->title_from && !p->title.size) p->title_from = p->depth;
  if (flags & TAG_SCRIPT) {
    p->script_from = p->depth;
    p->ld = html_is_json_ld(attributes);
  }
  if (p->skip_from) return;
  bool skip = flags & TAG_SKIP || (flags & TAG_FOOTER && p->had_main);
  if (skip || html_hides(attributes) || (!(flags & TAG_MAIN) && is_aside(p, attributes))) {
    p->skip_from = p->depth;
    return;
  }
  if (flags & TAG_MAIN && name[0] != 'b') p->had_main = true;
  if (flags & TAG_HEADING) begin_heading(p);
  if (flags & TAG_H1 && !p->heading_from && !p->heading.size) p->heading_from = p->depth;
  if (flags & TAG_PRE && !p->pre_from) p->pre_from = p->depth;
  if (flags & (TAG_LINE | TAG_ITEM)) owe_breaks(p, 1);
  if (flags & TAG_PARAGRAPH) owe_breaks(p, 2);
  if (flags & TAG_BREAK && p->breaks < 2) p->breaks++;
  if (flags & TAG_ITEM) begin_item(p);
}

/* A heading above a list of other jobs: it goes, and with it all that follows in the element around it. Its words begin
   within the text: only the bullet of an empty item is ever taken back, and with it the words of a heading in the item.
 */
static void drop_other_jobs(page *p) {
  slice line = slice_trim(slice_cut(buffer_slice(&p->text), p->words_from, p->text.size)), beginning;
  if (!dictionary_begins_with_value(dictionary_builtin(), p->other_jobs, line, &beginning)) return;
  p->text.size = p->line_from;
  p->skip_from = p->depth;
  p->rest_only = true;
}

static void end_element(void *context, const xmlChar *name) {
  page *p = context;
  unsigned flags = html_tag_flags((const char *)name);
  size_t depth = p->depth;
  p->ended |= !flags;
  if (p->depth) p->depth--;
  if (p->title_from == depth) p->title_from = 0;
  if (p->script_from == depth) {
    if (p->ld && p->json_ld.size) buffer_char(&p->json_ld, '\n');
    p->script_from = 0;
    p->ld = false;
  }
  if (p->skip_from) {
    if (p->skip_from != depth) return;
    p->skip_from = 0;
    if (!p->rest_only) return;
    p->rest_only = false;
  }
  if (p->heading_from == depth) p->heading_from = 0;
  if (p->pre_from == depth) p->pre_from = 0;
  if (flags & TAG_ITEM) end_item(p);
  if (flags & (TAG_LINE | TAG_ITEM)) owe_breaks(p, 1);
  if (flags & TAG_PARAGRAPH) owe_breaks(p, 2);
  if (flags & TAG_HEADING && p->depth) drop_other_jobs(p);
  if (flags & TAG_CELL && !p->breaks) p->cell = p->text.size > 0;
}

/* "<b>Acme</b><span>Berlin</span>": a style sheet sets them apart. "<b>Java</b>Script" and "<i>Post</i><i>gres</i>" are
   one word. */
static bool parts_words(const page *p, uint32_t next) {
  if (!p->text.size) return false;
  char before = p->text.data[p->text.size - 1];
  bool ends = (before >= 'a' && before <= 'z') || before == ')' || before == '.';
  return ends && (utf8_is_upper(next) || (next >= '0' && next <= '9'));
}

static void add_words(page *p, slice s) {
  for (size_t i = 0; i < s.size;) {
    size_t from = i;
    uint32_t c = utf8_next(s, &i);
    if (p->pre_from && c == '\n') {
      if (p->breaks < 2) p->breaks++;
      continue;
    }
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      p->space = true;
      continue;
    }
    if (c < 0x20 || c == 0xAD || c == 0x200B || c == 0xFEFF) continue; /* soft hyphen, zero width */
    if (p->seam && parts_words(p, c)) p->cell = true;
    p->ended = p->seam = false;
    pay_breaks(p);
    buffer_add(&p->text, slice_cut(s, from, i));
  }
}

static void add_flat(buffer *out, slice s) {
  if (out->size < 1024) buffer_add(out, s);
}

static void characters(void *context, const xmlChar *data, int size) {
  page *p = context;
  slice s = {(const char *)data, size > 0 ? (size_t)size : 0};
  if (p->title_from) add_flat(&p->title, s);
  if (p->script_from && p->ld && p->json_ld.size < JSON_LD_LIMIT)
    for (size_t i = 0; i < s.size; i++)
      buffer_char(&p->json_ld, s.data[i] == '\n' || s.data[i] == '\r' ? ' ' : s.data[i]);
  if (p->skip_from) return;
  if (p->heading_from) add_flat(&p->heading, s);
  add_words(p, s);
}

/* ---- parsing ---- */

/* The encoding a page names, looked for where a browser looks; "" when it names none. */
static slice named_charset(slice html) {
  slice head = slice_cut(html, 0, html.size < 4096 ? html.size : 4096), word = SLICE("charset=");
  for (size_t at = 0; at + word.size < head.size; at++) {
    if (!slice_equal_nocase(slice_cut(head, at, at + word.size), word)) continue;
    size_t from = at + word.size, end;
    while (from < head.size && is_among_signs(head.data[from], "\"' ")) from++;
    for (end = from;
         end < head.size && end - from < 40 && head.data[end] > ' ' && !is_among_signs(head.data[end], "\"'/>;");)
      end++;
    return slice_cut(head, from, end);
  }
  return (slice){"", 0};
}

/* The page in UTF-8's name, and the encoding the parser is told. Valid UTF-8 is UTF-8 whatever the page says. */
static slice choose_encoding(arena *a, slice html, const char **encoding, size_t *replaced) {
  *encoding = "UTF-8";
  if (utf8_first_invalid(html) != SIZE_MAX) {
    slice charset = named_charset(html);
    bool utf8 = slice_equal_nocase(charset, FORMAT_NAME(ENCODINGS, "utf-8")) ||
                slice_equal_nocase(charset, FORMAT_NAME(ENCODINGS, "utf8"));
    const char *name = charset.size ? arena_copy(a, charset).data : "windows-1252";
    xmlCharEncodingHandlerPtr handler = utf8 ? NULL : libxml.xmlFindCharEncodingHandler(name);
    if (handler) {
      libxml.xmlCharEncCloseFunc(handler);
      *encoding = name;
      return html;
    }
  }
  return utf8_clean(a, html, replaced);
}

static void page_free(page *p) {
  buffer_free(&p->text);
  buffer_free(&p->title);
  buffer_free(&p->heading);
  buffer_free(&p->json_ld);
}

static void page_parse(page *p, slice html, const char *encoding) {
  p->aside = dictionary_named(dictionary_builtin(), TABLE_FURNITURE, "part");
  p->other_jobs = dictionary_named(dictionary_builtin(), TABLE_FURNITURE, "other-jobs");
  htmlParserCtxtPtr parser = libxml.htmlNewParserCtxt();
  if (!parser) memory_failed();
  *parser->sax = (xmlSAXHandler){.startElement = start_element,
                                 .endElement = end_element,
                                 .characters = characters,
                                 .cdataBlock = characters,
                                 .ignorableWhitespace = characters};
  parser->userData = p;
  p->parser = parser;
  htmlDocPtr tree =
      libxml.htmlCtxtReadMemory(parser, html.data, (int)html.size, NULL, encoding,
                                HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (tree) libxml.xmlFreeDoc(tree);
  libxml.htmlFreeParserCtxt(parser);
}

/* What is left when the tags are simply cut out: for a page that no browser's user ever saw. */
static void strip_tags(page *p, slice html) {
  for (size_t at = 0; at < html.size;) {
    size_t open = slice_find(html, SLICE("<"), at);
    size_t end = open == SIZE_MAX ? html.size : open;
    add_words(p, slice_cut(html, at, end));
    owe_breaks(p, 1);
    size_t close = open == SIZE_MAX ? SIZE_MAX : slice_find(html, SLICE(">"), open);
    at = close == SIZE_MAX ? html.size : close + 1;
  }
}

static size_t page_read(arena *a, slice html, page *p) {
  size_t replaced = 0;
  const char *encoding;
  libxml.xmlInitParser();
  html = choose_encoding(a, html, &encoding, &replaced);
  bool endless = html_has_endless_tag(html);
  if (!endless) page_parse(p, html, encoding);
  if (endless || p->too_deep) {
    p->text.size = 0;
    p->pre_from = 0;
    strip_tags(p, utf8_clean(a, html, NULL));
  }
  return replaced;
}

bool html_ready(slice source, fault *f) { return LATE_OPEN(libxml, source, f); }

slice html_text(arena *a, slice html) {
  if (html.size == 0 || html.size > HTML_LIMIT) return (slice){"", 0};
  page p = {0};
  page_read(a, html, &p);
  slice text = arena_copy(a, buffer_slice(&p.text));
  page_free(&p);
  return utf8_clean(a, text, NULL);
}

/* ---- entities of text that has no tags ---- */

/* What XML has itself, the signs of ASCII that HTML 5 names, and what stands in postings most; libxml2, which is loaded
   for the others, costs three times as much as reading a posting. */
static uint32_t usual_entity(slice name) {
  static const char usual[] =
      " amp=& lt=< gt=> quot=\" apos=' plus=+ period=. comma=, num=# colon=: semi=; sol=/ bsol=\\ lpar=( rpar=) "
      "lsqb=[ rsqb=] percnt=% dollar=$ ast=* excl=! quest=? equals== commat=@ lowbar=_ nbsp=\u00A0 reg=\u00AE "
      "deg=\u00B0 laquo=\u00AB raquo=\u00BB middot=\u00B7 pound=\u00A3 euro=\u20AC ndash=\u2013 mdash=\u2014 "
      "lsquo=\u2018 rsquo=\u2019 ldquo=\u201C rdquo=\u201D bdquo=\u201E bull=\u2022 hellip=\u2026 trade=\u2122 "
      "agrave=\u00E0 aacute=\u00E1 acirc=\u00E2 auml=\u00E4 ccedil=\u00E7 egrave=\u00E8 eacute=\u00E9 ecirc=\u00EA "
      "euml=\u00EB iacute=\u00ED icirc=\u00EE iuml=\u00EF ntilde=\u00F1 oacute=\u00F3 ocirc=\u00F4 ouml=\u00F6 "
      "ugrave=\u00F9 uacute=\u00FA ucirc=\u00FB uuml=\u00FC szlig=\u00DF Agrave=\u00C0 Auml=\u00C4 Ccedil=\u00C7 "
      "Egrave=\u00C8 Eacute=\u00C9 Ouml=\u00D6 Uuml=\u00DC ";
  char key[16] = " ";
  if (name.size == 0 || name.size > sizeof key - 2 || memchr(name.data, '=', name.size)) return 0;
  memcpy(key + 1, name.data, name.size);
  key[name.size + 1] = '=';
  size_t at = slice_find(SLICE(usual), (slice){key, name.size + 2}, 0), past = at + name.size + 2;
  return at == SIZE_MAX ? 0 : utf8_next(SLICE(usual), &past);
}

uint32_t html_entity(slice name) {
  if (name.size > 1 && name.data[0] == '#') {
    bool hex = (name.data[1] | 0x20) == 'x';
    unsigned long code = strtoul(name.data + 1 + hex, NULL, hex ? 16 : 10);
    return code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF) ? (uint32_t)code : 0;
  }
  uint32_t usual = usual_entity(name);
  if (usual) return usual;
  char text[16];
  if (name.size >= sizeof text || !LATE_OPEN(libxml, SLICE(""), NULL)) return 0;
  memcpy(text, name.data, name.size);
  text[name.size] = '\0';
  const htmlEntityDesc *entity = libxml.htmlEntityLookup((const xmlChar *)text);
  return entity ? entity->value : 0;
}

slice html_entities(arena *a, slice text) {
  if (text.size == 0 || !memchr(text.data, '&', text.size)) return text;
  buffer out = {0};
  for (size_t at = 0; at < text.size;) {
    const char *hit = memchr(text.data + at, '&', text.size - at);
    size_t open = hit ? (size_t)(hit - text.data) : text.size, end = open + 1;
    buffer_add(&out, slice_cut(text, at, open));
    if (!hit) break;
    while (end < text.size && end - open < 12 && text.data[end] > ' ' && text.data[end] != ';' && text.data[end] != '&')
      end++;
    bool closed = end < text.size && text.data[end] == ';';
    uint32_t code = closed ? html_entity(slice_cut(text, open + 1, end)) : 0;
    char bytes[4];
    if (code)
      buffer_add(&out, (slice){bytes, utf8_put(code, bytes)});
    else
      buffer_char(&out, '&');
    at = code ? end + 1 : open + 1;
  }
  slice result = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return result;
}

/* ---- pages ---- */

/* The JobPosting in a JSON-LD block: the block itself, an element of an array, or of "@graph". "" when there is none.
 */
static slice job_posting_in(slice json, int depth) {
  json_walk w;
  slice key, value, none = {"", 0};
  if (depth > 4 || !json_walk_begin(json, &w)) return none;
  if (w.object && slice_find(json_member(json, SLICE("@type")), FORMAT_NAME(JOB_JSON, "JobPosting"), 0) != SIZE_MAX)
    return json;
  while (json_walk_next(&w, &key, &value)) {
    bool nested = !w.object || slice_equal(key, SLICE("@graph")) || slice_equal(key, SLICE("mainEntity"));
    slice found = nested ? job_posting_in(value, depth + 1) : none;
    if (found.size) return found;
  }
  return none;
}

/* Reads the page's JSON-LD posting into *out; false when there is none with a text worth reading. */
static bool read_json_ld(arena *a, slice blocks, slice source, document *out) {
  slice line;
  while (slice_line(&blocks, &line)) {
    slice json = job_posting_in(slice_trim(line), 0);
    document found = document_blank(FORMAT_JSON, source);
    if (!json.size || !json_posting_read(a, arena_copy(a, json), source, &found, NULL)) continue;
    *out = found;
    return true;
  }
  return false;
}

bool html_read(arena *a, slice html, slice source, document *out, fault *f) {
  enum { WORTH_READING = 200 };
  if (html.size > HTML_LIMIT)
    return fault_set(f, FAULT_INPUT, "too_large", source, "is an HTML page of more than %d MiB; save the posting alone",
                     HTML_LIMIT >> 20);
  if (!html_ready(source, f)) return false;
  page p = {0};
  size_t replaced = page_read(a, html, &p);
  document found = document_blank(FORMAT_JSON, source);
  bool structured = read_json_ld(a, buffer_slice(&p.json_ld), source, &found);
  slice given = out->source;
  if (structured) *out = found;
  out->source = given;
  out->format = FORMAT_HTML;
  slice heading = slice_trim(buffer_slice(&p.heading)), title = slice_trim(buffer_slice(&p.title));
  if (!out->title.size) {
    out->title = arena_copy(a, heading.size ? heading : title);
    out->title_from = heading.size ? FROM_HEADING : FROM_PAGE;
  }
  if (!structured || out->text.size < WORTH_READING) {
    out->text = utf8_clean(a, arena_copy(a, buffer_slice(&p.text)), NULL);
    out->replaced = replaced;
  }
  page_free(&p);
  if (slice_trim(out->text).size) return true;
  return fault_set(f, FAULT_INPUT, "no_text", source,
                   "is an HTML page without text; save the page when it is fully loaded");
}
