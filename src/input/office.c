/* DOCX and ODT: the text of their XML parts, line by line. */
#include "input/readers.h"

#include "base/buffer.h"
#include "base/late.h"
#include "base/names.h"
#include "base/utf8.h"
#include "input/zip.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>

#define LIBXML(X)                                                                                                      \
  X(xmlInitParser)                                                                                                     \
  X(xmlReaderForMemory)                                                                                                \
  X(xmlTextReaderRead)                                                                                                 \
  X(xmlFreeTextReader)                                                                                                 \
  X(xmlTextReaderNodeType)                                                                                             \
  X(xmlTextReaderDepth)                                                                                                \
  X(xmlTextReaderConstLocalName)                                                                                       \
  X(xmlTextReaderConstValue)                                                                                           \
  X(xmlTextReaderIsEmptyElement)                                                                                       \
  X(xmlTextReaderGetAttribute)                                                                                         \
  X(xmlFree)
LATE_LIBRARY(libxml, LIBXML, FORTE_SO_XML2, "Word and ODT documents");

enum { SKIP_NONE = -1, PARTS = 64 };

/* What is written so far, and what is owed before the next word. */
typedef struct writer {
  buffer out;
  int breaks;  /* line ends owed */
  bool cell;   /* a tab owed */
  bool bullet; /* the paragraph is an item of a list */
  bool space;  /* ODT: white space collapses */
  bool fresh;  /* nothing of the paragraph is written yet */
  bool hidden; /* the run is hidden text */
  bool docx;
  int texts;                /* open elements whose text counts */
  int skip;                 /* depth of the element that is passed over, or SKIP_NONE */
  ARENA_LIST(size_t) cells; /* where each open table cell began */
  arena *arena;
} writer;

static void owe(writer *w, int breaks) {
  if (w->breaks < breaks) w->breaks = breaks;
}

static void settle(writer *w) {
  if (w->out.size) {
    if (w->breaks)
      buffer_repeat(&w->out, '\n', (size_t)w->breaks);
    else if (w->cell)
      buffer_char(&w->out, '\t');
    else if (w->space && !w->fresh)
      buffer_char(&w->out, ' ');
  }
  if (w->bullet && w->fresh) buffer_text(&w->out, "\xE2\x80\xA2 ");
  w->breaks = 0;
  w->cell = w->space = w->fresh = false;
}

/* Bullets typed by hand make the list's own one needless. */
static bool is_bullet(uint32_t c) { return c == 0x2022 || c == 0xB7 || c == 0x25AA || c == 0xF0B7; }

static void add_text(writer *w, slice s) {
  for (size_t at = 0; at < s.size;) {
    size_t from = at;
    uint32_t c = utf8_next(s, &at);
    bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (space && (w->fresh || !w->docx)) {
      w->space = true;
      continue;
    }
    if ((c < 0x20 && !space) || c == 0xAD || c == 0x200B || c == 0xFEFF) continue;
    if (w->fresh && is_bullet(c)) {
      w->bullet = true;
      continue;
    }
    if (w->fresh || w->breaks || w->cell || w->space) settle(w);
    buffer_add(&w->out, space ? SLICE(" ") : slice_cut(s, from, at));
  }
}

static void begin_paragraph(writer *w) {
  w->fresh = true;
  w->bullet = false;
  w->space = false;
}

static void end_paragraph(writer *w) {
  if (w->fresh)
    owe(w, 2); /* an empty paragraph */
  else
    w->breaks++;
  if (w->breaks > 2) w->breaks = 2;
  w->fresh = true;
  w->bullet = false;
}

static void begin_cell(writer *w) { ARENA_PUSH(w->arena, &w->cells, w->out.size); }

/* A cell of one line is followed by a tab; a cell of several, as layouts are made of, by a new line. */
static void end_cell(writer *w) {
  if (!w->cells.count) return;
  slice text = slice_cut(buffer_slice(&w->out), w->cells.items[--w->cells.count], w->out.size);
  text = slice_trim(text);
  if (!text.size || memchr(text.data, '\n', text.size)) return;
  w->breaks = 0;
  w->cell = true;
}

static void end_row(writer *w) {
  w->cell = false;
  owe(w, 1);
}

static bool value_starts(xmlTextReaderPtr reader, const char *name, const char *beginning) {
  xmlChar *value = libxml.xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
  bool starts = value && strncmp((const char *)value, beginning, strlen(beginning)) == 0;
  (*libxml.xmlFree)(value);
  return starts;
}

static void add_symbol(writer *w, xmlTextReaderPtr reader) {
  xmlChar *value = libxml.xmlTextReaderGetAttribute(reader, (const xmlChar *)"w:char");
  uint32_t code = value ? (uint32_t)strtoul((const char *)value, NULL, 16) : 0;
  (*libxml.xmlFree)(value);
  char bytes[4];
  if (code == 0xF0B7 || code == 0xF0A7) code = 0x2022;
  if (code && code < 0xD800) add_text(w, (slice){bytes, utf8_put(code, bytes)});
}

/* ---- elements ---- */

enum element {
  EL_OTHER,
  EL_PARAGRAPH,
  EL_HEADING,
  EL_TEXT,
  EL_TAB,
  EL_BREAK,
  EL_SPACE,
  EL_CELL,
  EL_ROW,
  EL_TABLE,
  EL_BOX,
  EL_RUN,
  EL_HIDDEN,
  EL_NUMBERED,
  EL_NUMBER_ID,
  EL_STYLE,
  EL_ITEM,
  EL_HYPHEN,
  EL_SYMBOL,
  EL_SKIP,
};

typedef struct element_name {
  const char *name;
  enum element element;
} element_name;

FORMAT_NAMES(OOXML)
static const element_name docx_names[] = {{"p", EL_PARAGRAPH},     {"t", EL_TEXT},        {"tab", EL_TAB},
                                          {"br", EL_BREAK},        {"cr", EL_BREAK},      {"tc", EL_CELL},
                                          {"tr", EL_ROW},          {"tbl", EL_TABLE},     {"txbxContent", EL_BOX},
                                          {"r", EL_RUN},           {"vanish", EL_HIDDEN}, {"numPr", EL_NUMBERED},
                                          {"numId", EL_NUMBER_ID}, {"pStyle", EL_STYLE},  {"noBreakHyphen", EL_HYPHEN},
                                          {"sym", EL_SYMBOL},      {"Fallback", EL_SKIP}, {"tabs", EL_SKIP},
                                          {"del", EL_SKIP},        {"moveFrom", EL_SKIP}, {"sdtPr", EL_SKIP},
                                          {NULL, EL_OTHER}};

FORMAT_NAMES(ODF)
static const element_name odt_names[] = {{"p", EL_PARAGRAPH},
                                         {"h", EL_HEADING},
                                         {"tab", EL_TAB},
                                         {"line-break", EL_BREAK},
                                         {"s", EL_SPACE},
                                         {"table-cell", EL_CELL},
                                         {"table-row", EL_ROW},
                                         {"table", EL_TABLE},
                                         {"text-box", EL_BOX},
                                         {"list-item", EL_ITEM},
                                         {"annotation", EL_SKIP},
                                         {"tracked-changes", EL_SKIP},
                                         {"note-citation", EL_SKIP},
                                         {"bibliography-source", EL_SKIP},
                                         {"styles", EL_SKIP},
                                         {"automatic-styles", EL_SKIP},
                                         {"font-face-decls", EL_SKIP},
                                         {"meta", EL_SKIP},
                                         {"desc", EL_SKIP},
                                         {NULL, EL_OTHER}};

static enum element element_of(const writer *w, const char *name) {
  const element_name *e = w->docx ? docx_names : odt_names;
  while (e->name && strcmp(e->name, name) != 0) e++;
  return e->element;
}

/* Paragraph and run properties, and what stands for a sign. */
static void property(writer *w, xmlTextReaderPtr reader, enum element e) {
  switch (e) {
  case EL_RUN:
    w->hidden = false;
    break;
  case EL_HIDDEN:
    w->hidden = !value_starts(reader, "w:val", "0") && !value_starts(reader, "w:val", "false");
    break;
  case EL_NUMBERED:
    w->bullet = true;
    break;
  case EL_NUMBER_ID:
    if (value_starts(reader, "w:val", "0")) w->bullet = false;
    break;
  case EL_STYLE:
    if (value_starts(reader, "w:val", "Heading") || value_starts(reader, "w:val", "Title")) owe(w, 2);
    if (value_starts(reader, "w:val", "ListBullet") || value_starts(reader, "w:val", "ListNumber")) w->bullet = true;
    break;
  case EL_TAB:
    if (!w->fresh && !w->breaks) buffer_char(&w->out, '\t');
    w->space = false;
    break;
  case EL_BREAK:
    owe(w, 1);
    break;
  case EL_SPACE:
    w->space = true;
    break;
  case EL_HYPHEN:
    add_text(w, SLICE("-"));
    break;
  case EL_SYMBOL:
    add_symbol(w, reader);
    break;
  default:
    break;
  }
}

static void begin_element(writer *w, xmlTextReaderPtr reader, enum element e) {
  switch (e) {
  case EL_HEADING:
    owe(w, 2);
    begin_paragraph(w);
    w->texts++;
    break;
  case EL_PARAGRAPH: {
    bool item = w->bullet && !w->docx && w->fresh; /* the list item that was just begun */
    begin_paragraph(w);
    w->bullet = item;
    w->texts += !w->docx;
    break;
  }
  case EL_TEXT:
    w->texts++;
    break;
  case EL_ITEM:
    w->fresh = w->bullet = true;
    break;
  case EL_CELL:
    begin_cell(w);
    break;
  case EL_BOX:
    owe(w, 1);
    begin_paragraph(w);
    break;
  case EL_TABLE:
    owe(w, 1);
    break;
  default:
    property(w, reader, e);
    break;
  }
}

static void end_element(writer *w, enum element e) {
  switch (e) {
  case EL_HEADING:
  case EL_PARAGRAPH:
    w->texts -= !w->docx;
    end_paragraph(w);
    break;
  case EL_TEXT:
    w->texts--;
    break;
  case EL_CELL:
    end_cell(w);
    break;
  case EL_ROW:
    end_row(w);
    break;
  case EL_BOX:
  case EL_TABLE:
    owe(w, 1);
    break;
  case EL_ITEM:
    w->bullet = false;
    break;
  default:
    break;
  }
}

static void read_node(writer *w, xmlTextReaderPtr reader) {
  int type = libxml.xmlTextReaderNodeType(reader), depth = libxml.xmlTextReaderDepth(reader);
  bool begins = type == XML_READER_TYPE_ELEMENT, ends = type == XML_READER_TYPE_END_ELEMENT;
  if (w->skip != SKIP_NONE) {
    if (ends && depth == w->skip) w->skip = SKIP_NONE;
    return;
  }
  if (begins || ends) {
    const char *name = (const char *)libxml.xmlTextReaderConstLocalName(reader);
    enum element e = name ? element_of(w, name) : EL_OTHER;
    bool empty = begins && libxml.xmlTextReaderIsEmptyElement(reader);
    if (e == EL_SKIP) {
      if (begins && !empty) w->skip = depth;
      return;
    }
    if (begins) begin_element(w, reader, e);
    if (ends || empty) end_element(w, e);
    return;
  }
  bool text = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
              type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
  if (text && w->texts > 0 && !w->hidden) add_text(w, slice_of((const char *)libxml.xmlTextReaderConstValue(reader)));
}

static void read_part(writer *w, slice xml) {
  xmlTextReaderPtr reader =
      libxml.xmlReaderForMemory(xml.data, (int)xml.size, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER);
  if (!reader) return;
  w->texts = 0;
  w->skip = SKIP_NONE;
  w->cells.count = 0;
  w->cell = w->hidden = false;
  begin_paragraph(w);
  owe(w, 2);
  while (libxml.xmlTextReaderRead(reader) == 1) read_node(w, reader);
  libxml.xmlFreeTextReader(reader);
}

/* ---- the archive ---- */

typedef struct part {
  slice name, xml;
} part;

typedef ARENA_LIST(part) parts;

/* The parts that hold text, as a page shows them: 0 headers, 1 the body, 2 footers, 3 notes; -1 for others. */
static int part_rank(slice name, bool docx) {
  FORMAT_NAMES(OOXML)
  static const struct {
    const char *beginning;
    int rank;
  } table[] = {{"word/document.xml", 1}, {"word/header", 0}, {"word/footer", 2}, {"word/footnotes.xml", 3}};
  if (!docx) return slice_equal(name, SLICE("content.xml")) ? 1 : slice_equal(name, SLICE("styles.xml")) ? 2 : -1;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (slice_starts_with(name, slice_of(table[i].beginning)) && slice_ends_with(name, FORMAT_NAME(OOXML, ".xml")))
      return table[i].rank;
  return -1;
}

static bool unpack(arena *a, slice bytes, bool docx, slice source, parts *found, fault *f) {
  fault local = {0};
  if (!f) f = &local;
  zip_budget budget = {0};
  zip *z = zip_open(bytes, source, &budget, f);
  slice name;
  bool done = z != NULL;
  while (done && zip_next(z, &name, f)) {
    if (part_rank(name, docx) < 0 || found->count >= PARTS) continue;
    buffer xml = {0};
    slice kept = arena_copy(a, name);
    done = zip_read(z, &xml, f);
    if (done) ARENA_PUSH(a, found, (part){kept, arena_copy(a, buffer_slice(&xml))});
    buffer_free(&xml);
  }
  zip_close(z);
  return done && f->kind == FAULT_NONE;
}

static bool seen_before(const parts *all, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (slice_equal(all->items[k].xml, all->items[i].xml)) return true;
  return false;
}

bool office_read(arena *a, slice bytes, slice source, document *out, fault *f) {
  bool docx = out->format == FORMAT_DOCX;
  parts found = {0};
  if (!LATE_OPEN(libxml, source, f) || !unpack(a, bytes, docx, source, &found, f)) return false;
  writer w = {.arena = a, .docx = docx};
  libxml.xmlInitParser();
  for (int rank = 0; rank <= 3; rank++)
    for (size_t i = 0; i < found.count; i++)
      if (part_rank(found.items[i].name, docx) == rank && !seen_before(&found, i)) read_part(&w, found.items[i].xml);
  out->text = slice_trim(utf8_clean(a, arena_copy(a, buffer_slice(&w.out)), NULL));
  buffer_free(&w.out);
  if (out->text.size) return true;
  return fault_set(f, FAULT_INPUT, "no_text", source, "is a %s document without text; save it anew, or as PDF",
                   docx ? "Word" : "ODT");
}
