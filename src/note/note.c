/* Application notes: Markdown with properties, headings and toggles. Spans are bytes of the file as it is. */
#include "note/note.h"

#include "base/utf8.h"
#include "note/names.h"
#include "note/posting.h"

enum {
  KEY_BYTES = 40, /* a property's name is shorter than that */
  KEY_SPACES = 5,
  LEVEL_DETAILS = 7, /* of a section in <details>: below all headings */
};

typedef ARENA_LIST(note_section) note_section_list;

/* ---- sections ---- */

/* Where the body of an outline's heading at line i ends, and what its lines begin with. */
static void measure_outline(arena *a, const note *n, const note_lines *all, size_t i, note_section *s) {
  const note_line *heading = &all->items[i];
  size_t at = i + 1, end = i + 1;
  while (end < all->count && (all->items[end].blank || all->items[end].indent > heading->indent)) end++;
  uint32_t to = end < all->count ? all->items[end].start : (uint32_t)n->bytes.size;
  if (to < s->body.end) s->body.end = to;
  while (at < end && all->items[at].blank) at++;
  slice line = at < end ? slice_cut(n->bytes, all->items[at].start, all->items[at].end)
                        : slice_cut(n->bytes, heading->start, heading->end);
  size_t indent = 0;
  while (indent < line.size && (line.data[indent] == ' ' || line.data[indent] == '\t')) indent++;
  s->indent = at < end ? slice_cut(line, 0, indent) : arena_format(a, "%.*s\t", (int)indent, line.data);
}

static void add_section(arena *a, note_section_list *found, slice heading, int level, span at, span body,
                        bool outline) {
  slice none = {"", 0};
  ARENA_PUSH(a, found,
             (note_section){.heading = heading.size ? heading : none,
                            .level = level,
                            .heading_at = at,
                            .body = body,
                            .indent = none,
                            .outline = outline});
}

/* A <details> whose summary is no posting's is a section of its own, up to its end; how many lines it takes. */
static size_t add_details(arena *a, const note *n, const note_lines *all, size_t i, slice summary, size_t content,
                          note_section_list *found, bool *unclosed) {
  if (!summary.size || *unclosed || note_names_posting(a, summary)) return 1;
  size_t end = note_details_end(n->bytes, all, i);
  *unclosed = end >= all->count; /* one is looked for to the end of the note */
  if (*unclosed || content > end) return 1;
  uint32_t from = all->items[content - 1].next;
  add_section(a, found, summary, LEVEL_DETAILS, (span){all->items[i].start, from}, (span){from, all->items[end].start},
              false);
  return end + 1 - i;
}

/* Does a toggle begin at line i, or a callout that holds the posting? */
static bool folds(arena *a, slice bytes, const note_lines *all, size_t i) {
  bool posting;
  if (i > 0 && all->items[i - 1].blank && note_toggle(a, bytes, all, i, &posting)) return true;
  slice name = note_callout(bytes, all, i);
  return name.size && note_names_posting(a, name);
}

static void read_sections(arena *a, const note_lines *all, note *out) {
  note_section_list found = {0};
  bool inside = false, unclosed = false;
  size_t taken;
  for (size_t i = 0; i < all->count; i += taken) {
    const note_line *l = &all->items[i];
    slice heading, summary;
    size_t content;
    int level = note_heading(out->bytes, all, i, &heading, &taken);
    bool details = !l->indent && note_details(out->bytes, all, i, &summary, &content);
    bool ends = level || (inside && (details || folds(a, out->bytes, all, i)));
    if (ends && inside) found.items[found.count - 1].body.end = l->start;
    if (ends) inside = level > 0;
    if (details) taken = add_details(a, out, all, i, summary, content, &found, &unclosed);
    if (!level) continue;
    uint32_t next = all->items[i + taken - 1].next;
    span body = {next, (uint32_t)out->bytes.size};
    add_section(a, &found, heading, level, (span){l->start, next}, body, l->bullet);
  }
  for (size_t i = 0; i < found.count; i++)
    if (found.items[i].outline)
      measure_outline(a, out, all, note_line_at(all, found.items[i].heading_at.start), &found.items[i]);
  out->sections = found.items;
  out->section_count = found.count;
}

/* ---- title and properties ---- */

/* "Key: Value", or Logseq's "key:: value". */
static bool property_line(slice text, slice *key, slice *value) {
  const char *colon = memchr(text.data, ':', text.size < KEY_BYTES ? text.size : KEY_BYTES);
  if (!colon || colon == text.data) return false;
  size_t at = (size_t)(colon - text.data), next = at + 1;
  if (next < text.size && text.data[next] == ':') next++;
  if (next < text.size && text.data[next] != ' ' && text.data[next] != '\t') return false;
  *key = slice_trim(slice_cut(text, 0, at));
  *value = slice_trim(slice_cut(text, next, text.size));
  if (!key->size || is_among_signs(key->data[0], "-*+>#|[(<`")) return false;
  size_t spaces = 0;
  for (size_t i = 0; i < key->size; i++) spaces += key->data[i] == ' ';
  return spaces < KEY_SPACES;
}

/* "Key: Value" lines from line i to the first blank one, in front matter to its end. A line that is none continues the
   value before it. */
static void read_properties(arena *a, const note_lines *all, size_t i, note *out) {
  ARENA_LIST(note_property) found = {0};
  bool matter = all->items[i].matter;
  size_t taken;
  for (; i < all->count && (matter || !all->items[i].blank); i++) {
    const note_line *l = &all->items[i];
    slice key, value, text = note_line_text(out->bytes, l);
    if (matter ? i + 1 == all->count || !all->items[i + 1].matter
               : l->inert || note_heading(out->bytes, all, i, &value, &taken) || slice_equal(text, SLICE("---")))
      break;
    if (l->blank || (matter && text.data[0] == '#')) continue; /* a comment of YAML */
    if (property_line(text, &key, &value)) {
      ARENA_PUSH(a, &found, (note_property){key, value.size ? value : (slice){"", 0}});
    } else if (found.count) {
      slice *last = &found.items[found.count - 1].value;
      *last = last->size ? (slice){last->data, (size_t)(text.data + text.size - last->data)} : text;
    } else {
      break;
    }
  }
  out->properties = found.items;
  out->property_count = found.count;
}

/* A value in quotes, as YAML writes one that holds a colon. */
static void unquote(note *n) {
  for (size_t i = 0; i < n->property_count; i++) {
    slice *v = &n->properties[i].value;
    bool quoted = v->size > 1 && (v->data[0] == '"' || v->data[0] == '\'') && v->data[v->size - 1] == v->data[0];
    if (quoted && !memchr(v->data + 1, v->data[0], v->size - 2)) *v = slice_cut(*v, 1, v->size - 1);
  }
}

/* The title is a heading with nothing but white space, front matter or Logseq's page properties above it. */
static void read_head(arena *a, const note_lines *all, note *out) {
  size_t i = 0, taken;
  slice heading, key, value;
  while (i < all->count && all->items[i].blank) i++;
  if (i < all->count && all->items[i].matter) {
    read_properties(a, all, i + 1, out);
    unquote(out);
    while (i < all->count && (all->items[i].matter || all->items[i].blank)) i++;
  } else if (i < all->count && property_line(note_line_text(out->bytes, &all->items[i]), &key, &value) &&
             slice_find(note_line_text(out->bytes, &all->items[i]), SLICE("::"), 0) != SIZE_MAX) {
    read_properties(a, all, i, out);
    while (i < all->count && !all->items[i].blank) i++;
    while (i < all->count && all->items[i].blank) i++;
  }
  if (i >= all->count || !note_heading(out->bytes, all, i, &heading, &taken)) return;
  if (!all->items[i].bullet && !all->items[i].loose) out->title = heading;
  for (i += taken; i < all->count && all->items[i].blank;) i++;
  if (!out->property_count && i < all->count) read_properties(a, all, i, out);
}

/* ---- the interface ---- */

bool note_has_heading(slice bytes) {
  arena *a = arena_new();
  note_lines all = note_lines_read(a, bytes);
  bool found = false;
  slice text;
  size_t taken;
  for (size_t i = 0; i < all.count && !found; i++)
    found = all.items[i].matter || (note_heading(bytes, &all, i, &text, &taken) && text.size);
  arena_free(a);
  return found;
}

/* Two bytes a letter: told by the mark, or by every other byte of the beginning being NUL. */
static bool is_wide(slice s) {
  enum { SAMPLE = 64, LEAST = 8 };
  static const unsigned char little[] = {0xFF, 0xFE}, big[] = {0xFE, 0xFF};
  size_t size = s.size < SAMPLE ? s.size : SAMPLE, nul = 0;
  if (size >= 2 && (memcmp(s.data, little, 2) == 0 || memcmp(s.data, big, 2) == 0)) return true;
  for (size_t i = 0; i < size; i++) nul += !s.data[i];
  return size >= LEAST && nul * 3 >= size && nul * 3 <= size * 2;
}

bool note_read(arena *a, slice bytes, slice source, note *out, fault *f) {
  slice none = {"", 0};
  *out = (note){.bytes = bytes, .title = none, .posting = none, .link = none, .newline = SLICE("\n")};
  if (bytes.size >= UINT32_MAX) return fault_set(f, FAULT_INPUT, "too_large", source, "is larger than 4 GiB");
  size_t end = slice_find(bytes, SLICE("\n"), 0);
  if (end != SIZE_MAX && end > 0 && bytes.data[end - 1] == '\r') out->newline = SLICE("\r\n");
  if (is_wide(bytes))
    return fault_set(f, FAULT_INPUT, "not_utf8", source, "is in UTF-16; save it as UTF-8, as notes are, and try again");
  note_lines all = note_lines_read(a, bytes);
  read_sections(a, &all, out);
  if (!out->section_count && !(all.count && all.items[0].matter))
    return fault_set(f, FAULT_INPUT, "no_note", source,
                     "is no note: it has no heading; headings are lines that begin with '#'");
  read_head(a, &all, out);
  note_posting_read(a, &all, out);
  return true;
}

const note_section *note_find(const note *n, slice heading) {
  arena *a = arena_new();
  slice wanted = note_name(a, heading);
  const note_section *found = NULL;
  for (size_t i = 0; i < n->section_count && !found; i++)
    if (slice_equal(note_name(a, n->sections[i].heading), wanted)) found = &n->sections[i];
  arena_free(a);
  return found;
}

bool note_property_is(const note_property *properties, size_t count, slice key_and_value) {
  size_t equals = slice_find(key_and_value, SLICE("="), 0);
  if (equals == SIZE_MAX) return false;
  slice key = slice_trim(slice_cut(key_and_value, 0, equals));
  slice value = slice_trim(slice_cut(key_and_value, equals + 1, key_and_value.size));
  for (size_t i = 0; i < count; i++) /* the first of that name */
    if (slice_equal_nocase(slice_trim(properties[i].key), key))
      return slice_equal_nocase(slice_trim(properties[i].value), value);
  return false;
}
