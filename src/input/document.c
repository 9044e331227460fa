/* Telling formats apart by content, and handing each to its reader. */
#include "input/document.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/utf8.h"
#include "input/csv_rows.h"
#include "input/encoding.h"
#include "input/json_scan.h"
#include "input/readers.h"
#include "input/zip.h"

#include <ctype.h>

enum {
  SNIFF = 4096,
  TEXT_LIMIT =
      1 << 20, /* bytes of text; the longest of 1,080 postings looked at had 14 KiB, a thick book has a megabyte */
};

const char *document_format_name(document_format format) {
  MESSAGES
  static const char *const names[] = {"unknown file", "text", "Markdown",    "HTML", "JSON",   "PDF", "DOCX",
                                      "ODT",          "zip",  "JSON Resume", "RTF",  "e-mail", "CSV"};
  return names[format];
}

document document_blank(document_format format, slice source) {
  slice none = {"", 0};
  return (document){.format = format,
                    .source = source.data ? source : none,
                    .raw = none,
                    .text = none,
                    .id = none,
                    .title = none,
                    .head = none,
                    .company = none,
                    .location = none,
                    .date = none,
                    .url = none,
                    .employment = none,
                    .id_json = none};
}

static bool holds(slice s, slice part) { return slice_find(s, part, 0) != SIZE_MAX; }

static slice first_part(slice s, size_t size) { return slice_cut(s, 0, s.size < size ? s.size : size); }

/* After a byte order mark and white space. */
static slice beginning(slice s) {
  s = utf8_without_mark(s);
  return slice_trim(first_part(s, SNIFF));
}

static bool starts_nocase(slice s, slice prefix) {
  return s.size >= prefix.size && slice_equal_nocase(slice_cut(s, 0, prefix.size), prefix);
}

static bool looks_html(slice s) {
  FORMAT_NAMES(HTML)
  static const slice openings[] = {{"<!doctype html", 14},
                                   {"<html", 5},
                                   {"<head", 5},
                                   {"<body", 5},
                                   {"<div", 4},
                                   {"<p>", 3},
                                   {"<p ", 3},
                                   {"<h1", 3},
                                   {"<h2", 3},
                                   {"<h3", 3},
                                   {"<ul", 3},
                                   {"<section", 8},
                                   {"<article", 8},
                                   {"<main", 5},
                                   {"<table", 6},
                                   {"<title", 6},
                                   {"<meta", 5},
                                   {"<span", 5},
                                   {"<strong", 7},
                                   {"<b>", 3},
                                   {"<br", 3},
                                   {"<script", 7},
                                   {"<style", 6},
                                   {"<link", 5},
                                   {"<header", 7}};
  if (!s.size || s.data[0] != '<') return false;
  while (starts_nocase(s, SLICE("<!--")) || starts_nocase(s, FORMAT_NAME(HTML, "<?xml"))) {
    size_t end = slice_find(s, SLICE(">"), 0);
    if (end == SIZE_MAX) return false;
    s = slice_trim(slice_cut(s, end + 1, s.size));
  }
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
    if (starts_nocase(s, openings[i])) return true;
  return false;
}

/* Is there a file of this name in the archive? A stored archive bears the names of the files in its archives, too.
   True where the archive cannot be opened: its reader says why. */
static bool zip_has(slice bytes, slice wanted) {
  fault f = {0};
  zip_budget budget = {0};
  slice name;
  bool found = false;
  if (!holds(bytes, wanted)) return false;
  zip *z = zip_open(bytes, SLICE(""), &budget, &f);
  if (!z) return true;
  while (!found && zip_next(z, &name, &f)) found = slice_equal(name, wanted);
  zip_close(z);
  return found || f.kind != FAULT_NONE;
}

static document_format sniff_zip(slice s) {
  if (holds(first_part(s, 200), SLICE("mimetypeapplication/vnd.oasis.opendocument.text"))) return FORMAT_ODT;
  return zip_has(s, SLICE("word/document.xml")) ? FORMAT_DOCX : FORMAT_ZIP;
}

static bool looks_binary(slice s) {
  size_t strange = 0;
  s = first_part(s, SNIFF);
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    strange += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b;
  }
  return strange > 3 && strange > s.size / 20;
}

static bool looks_resume(slice json) {
  json_walk w;
  slice key, value;
  bool basics = false, parts = false;
  if (!json_walk_begin(json, &w) || !w.object) return false;
  while (json_walk_next(&w, &key, &value)) {
    if (slice_equal(key, SLICE("description")) || slice_equal(key, SLICE("text"))) return false;
    basics |= slice_equal(key, SLICE("basics"));
    parts |=
        slice_equal(key, SLICE("work")) || slice_equal(key, SLICE("education")) || slice_equal(key, SLICE("projects"));
  }
  return basics || parts;
}

/* Files whose bytes are no letters: their encoding is not asked for. */
static bool is_binary(slice content) {
  FORMAT_NAMES(FILES)
  static const slice marks[] = {{"PK\x03\x04", 4}, {"\xD0\xCF\x11\xE0", 4}, {"\x89PNG", 4}, {"\xFF\xD8\xFF", 3}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (slice_starts_with(content, marks[i])) return true;
  return holds(first_part(content, 1024), SLICE("%PDF-"));
}

static bool looks_table(slice content) {
  csv_rows *rows = csv_rows_begin(content);
  csv_rows_free(rows);
  return rows != NULL;
}

/* An object with a first member, or an array of what JSON holds: "[Hiring] Cook" is neither. */
static bool looks_json(slice content) {
  json_walk w;
  slice key, value;
  if (!json_walk_begin(content, &w) || !json_walk_next(&w, &key, &value)) return false;
  return w.object || !isalpha((unsigned char)value.data[0]);
}

document_format document_sniff(slice content) {
  slice start = beginning(content);
  if (holds(first_part(content, 1024), SLICE("%PDF-"))) return FORMAT_PDF;
  if (slice_starts_with(content, FORMAT_NAME(FILES, "PK\x03\x04")) ||
      slice_starts_with(content, FORMAT_NAME(FILES, "PK\x05\x06")))
    return sniff_zip(content);
  if (looks_binary(content)) return FORMAT_UNKNOWN;
  if (starts_nocase(start, FORMAT_NAME(RTF, "{\\rtf"))) return FORMAT_RTF;
  if (looks_json(content)) return looks_resume(content) ? FORMAT_RESUME : FORMAT_JSON;
  if (slice_equal(start, SLICE("{}")) || slice_equal(start, SLICE("[]"))) return FORMAT_JSON;
  if (looks_html(start)) return FORMAT_HTML;
  if (mail_begins(content)) return FORMAT_MAIL;
  if (looks_table(content)) return FORMAT_CSV;
  return note_has_heading(first_part(content, 16 * SNIFF)) ? FORMAT_MARKDOWN : FORMAT_TEXT;
}

/* ---- text ---- */

static bool text_read(arena *a, slice content, slice source, document *out, fault *f) {
  out->text = utf8_clean(a, content, &out->replaced);
  if (slice_trim(out->text).size && out->replaced < out->text.size / 2 + 8) return true;
  return fault_set(f, FAULT_INPUT, "no_text", source,
                   "has no text in it; check that it is the right file and was saved");
}

static bool json_read(arena *a, slice content, slice source, document *out, fault *f) {
  json_walk jobs;
  slice key, first = {"", 0}, second;
  if (!json_jobs(content, &jobs)) return json_posting_read(a, content, source, out, f);
  if (!json_walk_next(&jobs, &key, &first))
    return fault_set(f, FAULT_INPUT, "no_text", source, "holds an empty list, no posting");
  if (json_walk_next(&jobs, &key, &second))
    return fault_set(f, FAULT_INPUT, "many_postings", source,
                     "holds several postings; give one of them, or one a line to 'forte extract --ndjson'");
  return json_posting_read(a, first, source, out, f);
}

/* A table of one posting; of several, only the batch and the line filter make something. */
static bool table_read(arena *a, slice content, slice source, document *out, fault *f) {
  buffer json = {0};
  slice line, first = {"", 0};
  size_t count = 0;
  csv_rows *rows = csv_rows_begin(content);
  csv_result result = slice_line(&content, &line) ? CSV_MORE : CSV_BROKEN;
  while (result != CSV_BROKEN && count < 2 && slice_line(&content, &line))
    if ((result = csv_rows_line(rows, line, &json)) == CSV_ROW && count++ == 0)
      first = arena_copy(a, buffer_slice(&json));
  bool broken = count < 2 && csv_rows_end(rows) == CSV_BROKEN;
  csv_rows_free(rows);
  buffer_free(&json);
  if (broken)
    return fault_set(f, FAULT_INPUT, "invalid_csv", source,
                     "has a quote that is never closed; double the quotes inside of cells");
  if (!count) return fault_set(f, FAULT_INPUT, "no_text", source, "holds a header of a table and no posting");
  if (count > 1)
    return fault_set(f, FAULT_INPUT, "many_postings", source,
                     "holds several postings; give the table to 'forte batch' or 'forte extract --ndjson'");
  return json_posting_read(a, first, source, out, f);
}

static bool resume_read(arena *a, slice content, document *out) {
  out->text = utf8_clean(a, content, &out->replaced);
  return true;
}

static bool unknown_read(slice content, slice source, fault *f) {
  const char *what = "is a binary file of an unknown kind";
  if (slice_starts_with(content, FORMAT_NAME(FILES, "\xD0\xCF\x11\xE0"))) what = "is an old Word document (.doc)";
  if (slice_starts_with(content, FORMAT_NAME(FILES, "\x89PNG")) ||
      slice_starts_with(content, FORMAT_NAME(FILES, "\xFF\xD8\xFF")))
    what = "is a picture";
  return fault_set(f, FAULT_INPUT, "unknown_format", source, "%s; save it as PDF, DOCX, HTML or plain text", what);
}

static bool zip_refused(slice source, fault *f) {
  return fault_set(f, FAULT_INPUT, "many_postings", source,
                   "is a zip archive of files; unpack it and give a file out of it");
}

/* A name that promises a document which the content is not: a download cut short, an error page saved under its name.
 */
static bool belies_name(slice source, document_format format) {
  FORMAT_NAMES(FILES)
  static const struct {
    slice ending;
    document_format format;
  } table[] = {{{".pdf", 4}, FORMAT_PDF}, {{".docx", 5}, FORMAT_DOCX}, {{".odt", 4}, FORMAT_ODT}};
  bool plain = format == FORMAT_TEXT || format == FORMAT_MARKDOWN || format == FORMAT_UNKNOWN || format == FORMAT_ZIP;
  for (size_t i = 0; plain && i < sizeof table / sizeof *table; i++) {
    size_t size = table[i].ending.size;
    if (source.size > size && slice_equal_nocase(slice_cut(source, source.size - size, source.size), table[i].ending))
      return true;
  }
  return false;
}

/* "jobs/Data Engineer - Acme 1f2e....md": the name without folder, ending and Notion's id. */
static slice file_stem(slice source) {
  enum { NOTION_ID = 32, ENDING = 9 };
  for (size_t i = source.size; i-- > 0;)
    if (source.data[i] == '/') {
      source = slice_cut(source, i + 1, source.size);
      break;
    }
  size_t dot = source.size;
  while (dot > 0 && source.data[dot - 1] != '.') dot--;
  if (dot <= 1 || source.size - dot > ENDING) return (slice){"", 0}; /* "standard input", "board.json[3]" */
  source = slice_cut(source, 0, dot - 1);
  size_t hex = source.size;
  while (hex > 0 && is_among_signs(source.data[hex - 1], "0123456789abcdef")) hex--;
  return source.size - hex == NOTION_ID ? slice_trim(slice_cut(source, 0, hex)) : source;
}

/* The name as words: "senior_data-engineer" is "Senior Data Engineer"; numbers before it go. */
static slice name_as_words(arena *a, slice stem) {
  slice copy = arena_copy(a, stem);
  char *b = (char *)(uintptr_t)copy.data;
  size_t from = 0;
  bool lower = true; /* no capital anywhere: the words get theirs */
  for (size_t i = 0; i < copy.size; i++) lower &= !(b[i] >= 'A' && b[i] <= 'Z');
  for (size_t i = 0; i < copy.size; i++) {
    bool joined = i > 0 && i + 1 < copy.size && b[i - 1] != ' ' && b[i + 1] != ' ';
    if (b[i] == '_' || b[i] == '+' || (b[i] == '-' && joined)) b[i] = ' ';
    bool first = lower && (i == 0 || b[i - 1] == ' ');
    if (first && b[i] >= 'a' && b[i] <= 'z') b[i] &= (char)~0x20;
  }
  for (size_t i = 0; i < copy.size && b[i] != ' '; i++)
    if (b[i] >= '0' && b[i] <= '9') {
      from = slice_find(copy, SLICE(" "), 0);
      break;
    }
  return from == SIZE_MAX ? (slice){"", 0} : utf8_clean(a, slice_trim(slice_cut(copy, from, copy.size)), NULL);
}

static bool read_as(arena *a, slice content, slice source, document *out, fault *f) {
  switch (out->format) {
  case FORMAT_TEXT:
    return text_read(a, content, source, out, f);
  case FORMAT_MARKDOWN:
    return note_document(a, content, source, out, f);
  case FORMAT_HTML:
    return html_read(a, content, source, out, f);
  case FORMAT_JSON:
    return json_read(a, content, source, out, f);
  case FORMAT_RTF:
    return rtf_read(a, content, source, out, f);
  case FORMAT_MAIL:
    return mail_read(a, content, source, out, f);
  case FORMAT_CSV:
    return table_read(a, content, source, out, f);
  case FORMAT_RESUME:
    return resume_read(a, content, out);
  case FORMAT_PDF:
    return pdf_read(a, content, source, out, f);
  case FORMAT_DOCX:
  case FORMAT_ODT:
    return office_read(a, content, source, out, f);
  case FORMAT_ZIP:
    return zip_refused(source, f);
  case FORMAT_UNKNOWN:
    break;
  }
  return unknown_read(content, source, f);
}

/* More text than any posting or CV has: a dump of many, or an attack. */
static bool is_of_size(const document *d, slice source, fault *f) {
  return d->text.size <= TEXT_LIMIT ||
         fault_set(f, FAULT_INPUT, "too_large", source,
                   "holds %.1f MiB of text, more than the %d MiB that one posting or CV may have; give it alone",
                   (double)d->text.size / (1 << 20), TEXT_LIMIT >> 20);
}

bool document_read(arena *a, slice content, slice source, document *out, fault *f) {
  slice given = content;
  if (!is_binary(content)) content = encoding_utf8(a, content);
  *out = document_blank(document_sniff(content), source);
  out->raw = given;
  if (content.size >= UINT32_MAX) return fault_set(f, FAULT_INPUT, "too_large", source, "is larger than 4 GiB");
  out->head = name_as_words(a, file_stem(out->source));
  out->head_from = FROM_FILE_NAME;
  if (belies_name(source, out->format))
    return fault_set(f, FAULT_INPUT, "damaged", source,
                     "is not what its name says, or damaged; save or download it anew");
  return read_as(a, content, source, out, f) && is_of_size(out, source, f);
}

bool document_read_json(arena *a, slice line, document *out, fault *f) {
  *out = document_blank(FORMAT_JSON, (slice){"", 0});
  return json_posting_read(a, line, out->source, out, f) && is_of_size(out, out->source, f);
}
