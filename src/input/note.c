/* Application notes: Markdown with properties, headings and toggles. Spans are bytes of the file as it is. */
#include "input/note.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "input/readers.h"

enum { ENOUGH_BYTES = 400 }; /* less is no posting unless a note says that it is one */

typedef const char *const words[];

/* Headings of a note under which a posting stands, as name_of() writes them. */
static words posting_names = {"job description",
                              "job posting",
                              "posting",
                              "the posting",
                              "description",
                              "job ad",
                              "job advert",
                              "advert",
                              "jd",
                              "job spec",
                              "job specification",
                              "job details",
                              "role description",
                              "position description",
                              "vacancy",
                              "job",
                              "the job",
                              "original posting",
                              "stellenanzeige",
                              "stellenbeschreibung",
                              "offre",
                              "offre d emploi",
                              "job information",
                              NULL};

/* Beginnings of headings under which a person writes for himself: where they stand, the page is a note. */
static words own_names = {"where can i add value",
                          "where i can add",
                          "what am i excited",
                          "what will i learn",
                          "why am i ",
                          "why i ",
                          "action items",
                          "notes",
                          "my notes",
                          "my thoughts",
                          "thoughts",
                          "questions for",
                          "questions to ask",
                          "my questions",
                          "interview notes",
                          "interview prep",
                          "interview questions",
                          "contacts",
                          "to do",
                          "todo",
                          "follow up",
                          "company research",
                          "cover letter",
                          "outreach",
                          "people i ",
                          NULL};

/* Properties that only a record of applications has. */
static words tracker_keys = {"stage",     "application date", "applied", "applied on", "date applied",
                             "cv title",  "cv used",          "cv",      "resume",     "resume used",
                             "next step", "interview date",   NULL};

/* Beginnings of headings that are part of a posting when they follow one. */
static words part_names = {
    "about",         "responsib",    "what you",   "what we",    "who you",   "who we",       "your ",
    "you ",          "requirement",  "qualific",   "minimum",    "preferred", "basic",        "nice to have",
    "bonus",         "must have",    "skills",     "experience", "education", "benefits",     "perks",
    "compensation",  "salary",       "pay",        "why join",   "the role",  "the team",     "role",
    "position",      "job",          "overview",   "summary",    "our ",      "we ",          "key ",
    "essential",     "desir",        "duties",     "tasks and",  "equal",     "how to apply", "location",
    "it would help", "good to have", "additional", NULL};

/* Words of which a posting has several and a person's notes few. */
static words posting_cues = {"responsibilities",  "qualifications", "requirements", "experience",
                             "you will",          "we are looking", "we offer",     "salary",
                             "equal opportunity", "skills",         "benefits",     "degree",
                             "full-time",         "candidate",      "apply",        NULL};

/* ---- names: a heading's letters and digits, lower case, one space between words ---- */

static slice name_of(arena *a, slice heading) {
  buffer out = {0};
  bool gap = false;
  for (size_t at = 0; at < heading.size;) {
    uint32_t c = utf8_next(heading, &at);
    if (c == '\'' || c == 0x2019) continue;
    if (!utf8_is_letter(c) && !utf8_is_digit(c)) {
      gap = out.size > 0;
      continue;
    }
    if (gap) buffer_char(&out, ' ');
    gap = false;
    char bytes[4];
    size_t n = utf8_put(utf8_fold(c), bytes);
    buffer_add(&out, (slice){bytes, n});
  }
  slice name = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return name;
}

static bool is_among(slice name, const char *const *list) {
  for (; *list; list++)
    if (slice_equal(name, slice_of(*list))) return true;
  return false;
}

static bool begins_with(slice name, const char *const *list) {
  for (; *list; list++)
    if (slice_starts_with(name, slice_of(*list))) return true;
  return false;
}

/* ---- lines ---- */

typedef struct line {
  uint32_t start, end; /* without its line end */
  uint32_t next;       /* where the next line starts */
  uint16_t indent;     /* columns of white space before the first sign; a tab counts four */
  bool blank;
  bool bullet; /* "- ", "* " or "+ " at its beginning, or such a sign alone */
  bool fenced; /* inside a code block, its fences included */
} line;

typedef ARENA_LIST(line) lines;

static slice text_at(slice bytes, uint32_t start, uint32_t end) { return slice_cut(bytes, start, end); }

static slice line_text(slice bytes, const line *l) { return slice_trim(text_at(bytes, l->start, l->end)); }

static line measure(size_t start, slice content, size_t next) {
  line l = {.start = (uint32_t)start, .end = (uint32_t)(start + content.size), .next = (uint32_t)next};
  size_t indent = 0, at = 0;
  for (; at < content.size && (content.data[at] == ' ' || content.data[at] == '\t'); at++)
    indent += content.data[at] == '\t' ? 4 : 1;
  l.indent = (uint16_t)(indent < UINT16_MAX ? indent : UINT16_MAX);
  l.blank = slice_trim(content).size == 0;
  slice rest = slice_cut(content, at, content.size);
  l.bullet = rest.size && strchr("-*+", rest.data[0]) && (rest.size == 1 || rest.data[1] == ' ');
  return l;
}

static bool is_fence(slice text) {
  return slice_starts_with(text, SLICE("```")) || slice_starts_with(text, SLICE("~~~"));
}

static lines read_lines(arena *a, slice bytes) {
  lines all = {0};
  slice rest = bytes, content;
  char fence = 0;
  if (slice_starts_with(rest, SLICE("\xEF\xBB\xBF"))) rest = slice_cut(rest, 3, rest.size);
  while (slice_line(&rest, &content)) {
    line l = measure((size_t)(content.data - bytes.data), content, (size_t)(rest.data - bytes.data));
    slice text = line_text(bytes, &l);
    bool sign = is_fence(text) && (!fence || (text.data[0] == fence && slice_trim(text).size < 8));
    l.fenced = fence || sign;
    if (sign) fence = fence ? 0 : text.data[0];
    ARENA_PUSH(a, &all, l);
  }
  return all;
}

/* A fence that never closes hides nothing: the rest of the page is read as it stands. */
static void release_open_fence(slice bytes, lines *all) {
  size_t open = SIZE_MAX;
  char fence = 0;
  for (size_t i = 0; i < all->count; i++) {
    slice text = line_text(bytes, &all->items[i]);
    if (!all->items[i].fenced || !is_fence(text) || (fence && text.data[0] != fence)) continue;
    fence = fence ? 0 : text.data[0];
    open = fence ? i : SIZE_MAX;
  }
  for (size_t i = open; i < all->count; i++) all->items[i].fenced = false;
}

/* ---- headings ---- */

/* Level of a heading line and its text; 0 when it is none. */
static int heading_level(slice bytes, const line *l, slice *text) {
  if (l->fenced || l->indent > 3) return 0;
  slice s = line_text(bytes, l);
  int level = 0;
  while ((size_t)level < s.size && s.data[level] == '#') level++;
  if (level == 0 || level > 6) return 0;
  slice rest = slice_cut(s, (size_t)level, s.size), trimmed = slice_trim(rest);
  if (rest.size && trimmed.data == rest.data) return 0; /* "#tag" */
  while (trimmed.size && trimmed.data[trimmed.size - 1] == '#') trimmed.size--;
  *text = slice_trim(trimmed);
  return level;
}

/* A bullet at the outermost level that folds what is indented below it: named like a posting, or set off by empty lines
   as Notion writes a toggle with paragraphs in it. */
static bool is_toggle(arena *a, slice bytes, const lines *all, size_t i, bool *posting) {
  const line *l = &all->items[i];
  *posting = false;
  if (!l->bullet || l->indent || l->fenced) return false;
  size_t child = i + 1;
  while (child < all->count && all->items[child].blank) child++;
  if (child == all->count || all->items[child].indent < 2) return false;
  slice text = line_text(bytes, l);
  *posting = is_among(name_of(a, slice_cut(text, 1, text.size)), posting_names);
  if (*posting) return true;
  size_t before = i;
  while (before > 0 && all->items[before - 1].blank) before--;
  bool set_off = before < i && before > 0 && (all->items[before - 1].bullet || all->items[before - 1].indent >= 4);
  return set_off && child > i + 1 && !all->items[child].bullet && text.size > 2;
}

static size_t toggle_end(const lines *all, size_t i) {
  for (i++; i < all->count; i++)
    if (!all->items[i].blank && all->items[i].indent < 2) break;
  return i;
}

static void read_sections(arena *a, const lines *all, note *out) {
  ARENA_LIST(note_section) found = {0};
  bool inside = false;
  for (size_t i = 0; i < all->count; i++) {
    const line *l = &all->items[i];
    slice heading, none = {"", 0};
    bool posting;
    int level = heading_level(out->bytes, l, &heading);
    bool ends = level || (inside && i > 0 && all->items[i - 1].blank && is_toggle(a, out->bytes, all, i, &posting));
    if (ends && inside) found.items[found.count - 1].body.end = l->start;
    if (ends) inside = level > 0;
    if (!level) continue;
    uint32_t end = (uint32_t)out->bytes.size;
    ARENA_PUSH(a, &found,
               (note_section){.heading = heading.size ? heading : none,
                              .level = level,
                              .heading_at = {l->start, l->next},
                              .body = {l->next, end}});
  }
  out->sections = found.items;
  out->section_count = found.count;
}

/* ---- title and properties ---- */

static bool property_line(slice text, slice *key, slice *value) {
  enum { KEY_LIMIT = 40 };
  const char *colon = memchr(text.data, ':', text.size < KEY_LIMIT ? text.size : KEY_LIMIT);
  if (!colon || colon == text.data) return false;
  size_t at = (size_t)(colon - text.data);
  if (at + 1 < text.size && text.data[at + 1] != ' ' && text.data[at + 1] != '\t') return false;
  *key = slice_trim(slice_cut(text, 0, at));
  *value = slice_trim(slice_cut(text, at + 1, text.size));
  if (!key->size || strchr("-*+>#|[(<`", key->data[0])) return false;
  size_t spaces = 0;
  for (size_t i = 0; i < key->size; i++) spaces += key->data[i] == ' ';
  return spaces < 5;
}

/* "Key: Value" lines from line i to the first blank one. A line that is none continues the value before it. */
static void read_properties(arena *a, const lines *all, size_t i, note *out) {
  ARENA_LIST(note_property) found = {0};
  for (; i < all->count && !all->items[i].blank; i++) {
    slice key, value, text = line_text(out->bytes, &all->items[i]);
    if (all->items[i].fenced || heading_level(out->bytes, &all->items[i], &value) || slice_equal(text, SLICE("---")))
      break;
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

/* The title is a heading with nothing but white space, or YAML front matter, above it. */
static void read_head(arena *a, const lines *all, note *out) {
  size_t i = 0;
  slice heading;
  while (i < all->count && all->items[i].blank) i++;
  if (i < all->count && slice_equal(line_text(out->bytes, &all->items[i]), SLICE("---"))) {
    read_properties(a, all, i + 1, out);
    for (i++; i < all->count && !slice_equal(line_text(out->bytes, &all->items[i]), SLICE("---"));) i++;
    for (i++; i < all->count && all->items[i].blank;) i++;
  }
  if (i >= all->count || !heading_level(out->bytes, &all->items[i], &heading)) return;
  out->title = heading;
  for (i++; i < all->count && all->items[i].blank;) i++;
  if (!out->property_count) read_properties(a, all, i, out);
}

/* ---- the posting ---- */

static slice line_end(slice bytes, const line *l) { return slice_cut(bytes, l->end, l->next); }

/* Lines [from, to) with `indent` columns of white space taken off. */
static void unfold(slice bytes, const lines *all, size_t from, size_t to, size_t indent, buffer *out) {
  while (from < to && all->items[from].blank) from++;
  while (to > from && all->items[to - 1].blank) to--;
  if (from < to && out->size) buffer_text(out, "\n\n");
  for (size_t i = from; i < to; i++) {
    const line *l = &all->items[i];
    uint32_t at = l->start;
    for (size_t columns = 0; columns < indent && at < l->end; at++) {
      if (bytes.data[at] != ' ' && bytes.data[at] != '\t') break;
      columns += bytes.data[at] == '\t' ? 4 : 1;
    }
    if (!l->blank) buffer_add(out, text_at(bytes, at, l->end));
    if (i + 1 < to) buffer_add(out, line_end(bytes, l));
  }
}

/* Indentation of a toggle's content: that of its first line, at most four columns. */
static size_t content_indent(const lines *all, size_t from, size_t to) {
  while (from < to && all->items[from].blank) from++;
  size_t indent = from < to ? all->items[from].indent : 0;
  return indent < 4 ? indent : 4;
}

static void posting_from_toggles(arena *a, const lines *all, note *out, buffer *text) {
  for (size_t i = 0; i < all->count; i++) {
    bool posting;
    if (!is_toggle(a, out->bytes, all, i, &posting) || !posting) continue;
    size_t end = toggle_end(all, i);
    unfold(out->bytes, all, i + 1, end, content_indent(all, i + 1, end), text);
    i = end - 1;
  }
}

/* Line that starts at a byte. */
static size_t line_at(const lines *all, uint32_t byte) {
  size_t low = 0, high = all->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (all->items[middle].start < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void unfold_sections(const lines *all, const note *n, size_t first, size_t end, buffer *text) {
  uint32_t from = n->sections[first].body.start;
  uint32_t to = end < n->section_count ? n->sections[end].heading_at.start : (uint32_t)n->bytes.size;
  unfold(n->bytes, all, line_at(all, from), line_at(all, to), 0, text);
}

static bool is_own(arena *a, const note_section *s) { return begins_with(name_of(a, s->heading), own_names); }

/* The section named like a posting, and those after it that are its parts: deeper headings, and a posting's usual ones.
 */
static void posting_from_heading(arena *a, const lines *all, const note *n, buffer *text) {
  for (size_t i = 0; i < n->section_count; i++) {
    if (!is_among(name_of(a, n->sections[i].heading), posting_names)) continue;
    size_t end = i + 1;
    for (; end < n->section_count; end++) {
      const note_section *s = &n->sections[end];
      if (is_own(a, s) || (s->level <= n->sections[i].level && !begins_with(name_of(a, s->heading), part_names))) break;
    }
    unfold_sections(all, n, i, end, text);
    return;
  }
}

static size_t cue_count(arena *a, slice text) {
  size_t found = 0;
  slice low = name_of(a, text);
  for (const char *const *cue = posting_cues; *cue; cue++) found += slice_find(low, slice_of(*cue), 0) != SIZE_MAX;
  return found;
}

/* The longest run of sections that are not the person's own, when it reads like a posting. */
static void posting_from_prose(arena *a, const lines *all, const note *n, buffer *text) {
  enum { ENOUGH_CUES = 3 };
  size_t best = 0, best_end = 0, best_size = 0;
  for (size_t i = 0; i < n->section_count; i++) {
    if (is_own(a, &n->sections[i])) continue;
    size_t end = i + 1;
    while (end < n->section_count && !is_own(a, &n->sections[end])) end++;
    size_t to = end < n->section_count ? n->sections[end].heading_at.start : n->bytes.size;
    if (to - n->sections[i].body.start > best_size) {
      best_size = to - n->sections[i].body.start;
      best = i;
      best_end = end;
    }
    i = end;
  }
  if (best_size < ENOUGH_BYTES) return;
  unfold_sections(all, n, best, best_end, text);
  if (cue_count(a, buffer_slice(text)) < ENOUGH_CUES) text->size = 0;
}

/* Does the page hold a person's own sections or an application's state? Otherwise it is a plain Markdown text. */
static bool is_note(arena *a, const note *n) {
  for (size_t i = 0; i < n->section_count; i++)
    if (is_own(a, &n->sections[i])) return true;
  for (size_t i = 0; i < n->property_count; i++)
    if (is_among(name_of(a, n->properties[i].key), tracker_keys)) return true;
  return false;
}

static void read_posting(arena *a, const lines *all, note *out) {
  buffer text = {0};
  bool own = is_note(a, out);
  posting_from_toggles(a, all, out, &text);
  if (!own && text.size < ENOUGH_BYTES) text.size = 0; /* a list in a posting, not a note's toggle */
  if (!text.size && own) {
    posting_from_heading(a, all, out, &text);
    if (!text.size) posting_from_prose(a, all, out, &text);
  }
  out->posting = utf8_clean(a, arena_copy(a, buffer_slice(&text)), NULL);
  buffer_free(&text);
}

/* ---- the interface ---- */

bool note_read(arena *a, slice bytes, slice source, note *out, fault *f) {
  slice none = {"", 0};
  *out = (note){.bytes = bytes, .title = none, .posting = none, .newline = SLICE("\n")};
  if (bytes.size >= UINT32_MAX) return fault_set(f, FAULT_INPUT, "too_large", source, "is larger than 4 GiB");
  size_t end = slice_find(bytes, SLICE("\n"), 0);
  if (end != SIZE_MAX && end > 0 && bytes.data[end - 1] == '\r') out->newline = SLICE("\r\n");
  lines all = read_lines(a, bytes);
  release_open_fence(bytes, &all);
  read_sections(a, &all, out);
  if (!out->section_count)
    return fault_set(f, FAULT_INPUT, "no_note", source,
                     "is no note: it has no heading; headings are lines that begin with '#'");
  read_head(a, &all, out);
  read_posting(a, &all, out);
  return true;
}

const note_section *note_find(const note *n, slice heading) {
  arena *a = arena_new();
  slice wanted = name_of(a, heading);
  const note_section *found = NULL;
  for (size_t i = 0; i < n->section_count && !found; i++)
    if (slice_equal(name_of(a, n->sections[i].heading), wanted)) found = &n->sections[i];
  arena_free(a);
  return found;
}

slice note_property_value(const note *n, slice key) {
  for (size_t i = 0; i < n->property_count; i++)
    if (slice_equal_nocase(n->properties[i].key, key)) return n->properties[i].value;
  return (slice){"", 0};
}

/* ---- as a document ---- */

static slice first_property(arena *a, const note *n, const char *const *keys) {
  for (; *keys; keys++)
    for (size_t i = 0; i < n->property_count; i++)
      if (slice_equal(name_of(a, n->properties[i].key), slice_of(*keys)) && n->properties[i].value.size)
        return utf8_clean(a, n->properties[i].value, NULL);
  return (slice){"", 0};
}

/* Company and title from the properties; the page's own title is the one that they leave open. */
static void name_the_job(arena *a, const note *n, document *out) {
  static words companies = {
      "company", "employer", "organisation", "organization", "firm", "unternehmen", "arbeitgeber", "entreprise", NULL};
  static words titles = {"position", "role", "job title", "title", "stelle", "poste", "vacancy", "job", NULL};
  slice page = utf8_clean(a, n->title, NULL);
  out->company = first_property(a, n, companies);
  out->title = first_property(a, n, titles);
  size_t at = slice_find(page, SLICE(" at "), 0);
  if (!out->title.size && !out->company.size && at != SIZE_MAX) {
    out->title = slice_trim(slice_cut(page, 0, at));
    out->company = slice_trim(slice_cut(page, at + 4, page.size));
  } else if (!out->title.size) {
    out->title = page;
  } else if (!out->company.size) {
    out->company = page;
  }
}

bool note_document(arena *a, slice bytes, slice source, document *out, fault *f) {
  static words places = {"location", "place", "city", "ort", "lieu", NULL},
               links = {"url", "link", "posting", "job url", "job link", NULL};
  static words dates = {"posted", "date posted", "published", NULL},
               kinds = {"employment type", "contract", "type", NULL};
  note n;
  if (!note_read(a, bytes, source, &n, NULL)) { /* no heading after all: plain text */
    out->text = utf8_clean(a, bytes, &out->replaced);
    return true;
  }
  if (n.posting.size || is_note(a, &n)) {
    out->properties = n.properties;
    out->property_count = n.property_count;
    name_the_job(a, &n, out);
    out->location = first_property(a, &n, places);
    out->url = first_property(a, &n, links);
    out->date = first_property(a, &n, dates);
    out->employment = first_property(a, &n, kinds);
    out->text = n.posting;
    if (out->text.size) return true;
    return fault_set(f, FAULT_INPUT, "no_posting", source,
                     "is a note without a posting; paste the posting under a toggle or a heading \"Job Description\"");
  }
  out->title = utf8_clean(a, n.title, NULL);
  out->text = utf8_clean(a, bytes, &out->replaced);
  return true;
}
