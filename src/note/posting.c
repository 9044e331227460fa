/* The posting that a note holds: in a toggle, under a heading, or as the page's own prose. */
#include "note/posting.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "note/fill.h"
#include "note/names.h"

enum {
  ENOUGH_BYTES = 400, /* less is no posting unless a note says that it is one */
  ENOUGH_CUES = 3,
  TOGGLE_INDENT = 2,  /* columns; less ends a toggle */
  CONTENT_INDENT = 4, /* columns of a toggle's content that are taken off, at most */
  CODE_LINES = 2,     /* of a block of code that is the posting, at least */
};

/* ---- toggles ---- */

bool note_toggle(arena *a, slice bytes, const note_lines *all, size_t i, bool *posting) {
  const note_line *l = &all->items[i];
  *posting = false;
  if (!l->bullet || l->indent || l->inert) return false;
  size_t child = i + 1;
  while (child < all->count && all->items[child].blank) child++;
  if (child == all->count || all->items[child].indent < TOGGLE_INDENT) return false;
  slice text = note_line_text(bytes, l);
  *posting = note_names_posting(a, slice_cut(text, 1, text.size));
  if (*posting) return true;
  size_t before = i;
  while (before > 0 && all->items[before - 1].blank) before--;
  const note_line *last = before > 0 ? &all->items[before - 1] : NULL;
  bool set_off = before < i && last &&
                 (last->bullet || last->indent >= CONTENT_INDENT || fill_is_mark(note_line_text(bytes, last)));
  return set_off && child > i + 1 && !all->items[child].bullet && text.size > 2;
}

static size_t toggle_end(const note_lines *all, size_t i) {
  for (i++; i < all->count; i++)
    if (!all->items[i].blank && all->items[i].indent < TOGGLE_INDENT) break;
  return i;
}

/* ---- unfolding ---- */

static slice line_end(slice bytes, const note_line *l) { return slice_cut(bytes, l->end, l->next); }

/* "- **You need**" above a deeper list: a heading that an editor keeps as a list's entry. Its text, "" for others. */
static slice bold_parent(slice bytes, const note_lines *all, size_t i, size_t to) {
  const note_line *l = &all->items[i];
  slice bold = SLICE("**"), text = note_line_text(bytes, l);
  slice none = {"", 0};
  if (!l->bullet || text.size < 2) return none;
  text = slice_trim(slice_cut(text, 1, text.size));
  size_t next = i + 1;
  while (next < to && all->items[next].blank) next++;
  bool parent = next < to && all->items[next].bullet && all->items[next].indent > l->indent;
  bool whole = text.size > 2 * bold.size && slice_starts_with(text, bold) &&
               slice_equal(slice_cut(text, text.size - bold.size, text.size), bold);
  return parent && whole ? text : none;
}

/* Lines [from, to) with `indent` columns of white space taken off. */
static void unfold(slice bytes, const note_lines *all, size_t from, size_t to, size_t indent, buffer *out) {
  while (from < to && all->items[from].blank) from++;
  while (to > from && all->items[to - 1].blank) to--;
  if (from < to && out->size) buffer_text(out, "\n\n");
  for (size_t i = from; i < to; i++) {
    const note_line *l = &all->items[i];
    uint32_t at = l->start;
    for (size_t columns = 0; columns < indent && at < l->end; at++) {
      if (bytes.data[at] != ' ' && bytes.data[at] != '\t') break;
      columns += bytes.data[at] == '\t' ? CONTENT_INDENT : 1;
    }
    slice heading = bold_parent(bytes, all, i, to);
    if (heading.size) buffer_add(out, line_end(bytes, l));
    if (!l->blank) buffer_add(out, heading.size ? heading : slice_cut(bytes, at, l->end));
    if (i + 1 < to) buffer_add(out, line_end(bytes, l));
  }
}

/* An outline's lines [from, to): those right below the heading are paragraphs and lose their bullet, deeper ones are
   list items. */
static void unfold_outline(slice bytes, const note_lines *all, size_t from, size_t to, buffer *out) {
  size_t least = UINT16_MAX;
  for (size_t i = from; i < to; i++)
    if (!all->items[i].blank && all->items[i].indent < least) least = all->items[i].indent;
  for (size_t i = from; i < to; i++) {
    const note_line *l = &all->items[i];
    slice text = note_line_text(bytes, l);
    bool parent = l->bullet && i + 1 < to && all->items[i + 1].indent > l->indent;
    if (parent && text.size > 1 && l->indent == least) {
      buffer_text(out, out->size ? "\n" : "");
      text = slice_trim(slice_cut(text, 1, text.size));
    }
    buffer_add(out, text);
    buffer_char(out, '\n');
  }
}

/* Indentation of a toggle's content: that of its first line, at most four columns. */
static size_t content_indent(const note_lines *all, size_t from, size_t to) {
  while (from < to && all->items[from].blank) from++;
  size_t indent = from < to ? all->items[from].indent : 0;
  return indent < CONTENT_INDENT ? indent : CONTENT_INDENT;
}

slice note_callout(slice bytes, const note_lines *all, size_t i) {
  slice text = note_line_text(bytes, &all->items[i]), none = {"", 0};
  if (all->items[i].inert || !slice_starts_with(text, SLICE(">"))) return none;
  text = slice_trim(slice_cut(text, 1, text.size));
  size_t close = slice_starts_with(text, SLICE("[!")) ? slice_find(text, SLICE("]"), 0) : SIZE_MAX;
  if (close == SIZE_MAX) return none;
  text = slice_trim(slice_cut(text, close + 1, text.size));
  bool folds = text.size && (text.data[0] == '-' || text.data[0] == '+');
  return folds ? slice_trim(slice_cut(text, 1, text.size)) : text;
}

/* The quoted lines from line `from` on, without their signs; the line that ends them. */
static size_t unquote(slice bytes, const note_lines *all, size_t from, buffer *out) {
  if (out->size) buffer_text(out, "\n\n");
  for (; from < all->count; from++) {
    slice text = note_line_text(bytes, &all->items[from]);
    if (!slice_starts_with(text, SLICE(">"))) break;
    text = slice_cut(text, 1, text.size);
    buffer_add(out, slice_starts_with(text, SLICE(" ")) ? slice_cut(text, 1, text.size) : text);
    buffer_add(out, line_end(bytes, &all->items[from]));
  }
  return from;
}

static void posting_from_toggles(arena *a, const note_lines *all, const note *out, buffer *text) {
  for (size_t i = 0; i < all->count; i++) {
    bool posting;
    size_t from = i + 1, end;
    slice summary;
    if (note_toggle(a, out->bytes, all, i, &posting) && posting)
      end = toggle_end(all, i);
    else if (note_details(out->bytes, all, i, &summary, &from) && note_names_posting(a, summary))
      end = note_details_end(out->bytes, all, i);
    else {
      if (note_names_posting(a, note_callout(out->bytes, all, i))) i = unquote(out->bytes, all, i + 1, text) - 1;
      continue;
    }
    unfold(out->bytes, all, from, end, content_indent(all, from, end), text);
    i = end > i ? end - 1 : i;
  }
}

/* ---- sections ---- */

static void unfold_sections(const note_lines *all, const note *n, size_t first, size_t end, buffer *text) {
  const note_section *s = &n->sections[first];
  uint32_t to = end < n->section_count ? n->sections[end].heading_at.start : (uint32_t)n->bytes.size;
  if (s->outline)
    unfold_outline(n->bytes, all, note_line_at(all, s->body.start), note_line_at(all, s->body.end), text);
  else
    unfold(n->bytes, all, note_line_at(all, s->body.start), note_line_at(all, to), 0, text);
}

static bool is_own(arena *a, const note_section *s) { return note_name_begins(note_name(a, s->heading), "own"); }

/* The section named like a posting, or with `other` like what may be one, and those after it that are its parts: deeper
   headings, and a posting's usual ones. */
static void posting_from_heading(arena *a, const note_lines *all, const note *n, bool other, buffer *text) {
  for (size_t i = 0; i < n->section_count; i++) {
    slice name = note_name(a, n->sections[i].heading);
    if (other ? !(note_name_is(name, "posting_else") || note_name_begins(name, "posting_else"))
              : !note_name_says_posting(name))
      continue;
    size_t end = i + 1;
    for (; end < n->section_count; end++) {
      const note_section *s = &n->sections[end];
      if (is_own(a, s)) break;
      if (s->level <= n->sections[i].level && !note_name_begins(note_name(a, s->heading), "part")) break;
    }
    unfold_sections(all, n, i, end, text);
    return;
  }
}

/* The sections from one on that only a posting has ("## Requirements"), to the person's own. */
static void posting_from_part(arena *a, const note_lines *all, const note *n, buffer *text) {
  size_t first = 0, end;
  while (first < n->section_count && !note_name_begins(note_name(a, n->sections[first].heading), "posting_part"))
    first++;
  for (end = first + 1; end < n->section_count && !is_own(a, &n->sections[end]);) end++;
  if (first < n->section_count) unfold_sections(all, n, first, end, text);
}

/* The longest run of sections that are not the person's own, when it reads like a posting. */
static void posting_from_prose(arena *a, const note_lines *all, const note *n, buffer *text) {
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
  if (note_name_count(note_name(a, buffer_slice(text)), "cue") < ENOUGH_CUES) text->size = 0;
}

/* The one block of code of the page: pasted so that nothing of it becomes a heading. */
static void posting_from_code(const note_lines *all, const note *n, buffer *text) {
  size_t found = 0, from = 0, to = 0;
  for (size_t i = 0; i < all->count; i++) {
    slice s = note_line_text(n->bytes, &all->items[i]);
    if (!all->items[i].inert || all->items[i].matter || !s.size || !is_among_signs(s.data[0], "`~")) continue;
    size_t end = i + 1;
    while (end < all->count && all->items[end].inert &&
           !slice_equal(note_line_text(n->bytes, &all->items[end]), slice_cut(s, 0, 3)))
      end++;
    found++;
    from = i + 1;
    to = end;
    i = end;
  }
  if (found == 1 && to >= from + CODE_LINES) unfold(n->bytes, all, from, to, 0, text);
}

/* ---- links ---- */

/* The address that a text consists of: "https://...", "<https://...>", "[the posting](https://...)"; "" when it says
   more than that. */
static slice lone_link(slice text) {
  slice none = {"", 0};
  text = slice_trim(text);
  while (text.size && is_among_signs(text.data[0], "-*+<> ")) text = slice_cut(text, 1, text.size);
  if (text.size && text.data[0] == '[') {
    size_t open = slice_find(text, SLICE("]("), 0);
    if (open == SIZE_MAX || text.data[text.size - 1] != ')') return none;
    text = slice_cut(text, open + 2, text.size - 1);
  }
  if (text.size && text.data[text.size - 1] == '>') text.size--;
  bool address = slice_starts_with(text, SLICE("http://")) || slice_starts_with(text, SLICE("https://"));
  for (size_t i = 0; i < text.size; i++) address &= (unsigned char)text.data[i] > ' ';
  return address ? text : none;
}

/* An address among the properties, or alone on a line of the page. */
static slice link_in(const note_lines *all, const note *n) {
  slice none = {"", 0};
  for (size_t i = 0; i < n->property_count; i++)
    if (lone_link(n->properties[i].value).size) return lone_link(n->properties[i].value);
  for (size_t i = 0; i < all->count; i++) {
    slice link = all->items[i].inert ? none : lone_link(note_line_text(n->bytes, &all->items[i]));
    if (link.size) return link;
  }
  return none;
}

/* ---- the interface ---- */

/* Does the page hold a person's own sections or an application's state? Otherwise it is a plain Markdown text. */
static bool is_application(arena *a, const note *n) {
  for (size_t i = 0; i < n->section_count; i++)
    if (is_own(a, &n->sections[i])) return true;
  for (size_t i = 0; i < n->property_count; i++)
    if (note_name_is(note_name(a, n->properties[i].key), "tracker")) return true;
  return false;
}

void note_posting_read(arena *a, const note_lines *all, note *out) {
  buffer text = {0};
  bool own = out->application = is_application(a, out);
  posting_from_toggles(a, all, out, &text);
  if (!own && text.size < ENOUGH_BYTES) text.size = 0; /* a list in a posting, not a note's toggle */
  if (!text.size && own) {
    posting_from_heading(a, all, out, false, &text);
    if (!text.size) posting_from_prose(a, all, out, &text);
    if (!text.size) posting_from_part(a, all, out, &text);
    if (!text.size) posting_from_heading(a, all, out, true, &text);
    if (!text.size) posting_from_code(all, out, &text);
  }
  if (lone_link(buffer_slice(&text)).size) text.size = 0;
  out->posting = utf8_clean(a, arena_copy(a, buffer_slice(&text)), NULL);
  if (own && !out->posting.size) out->link = link_in(all, out);
  buffer_free(&text);
}
