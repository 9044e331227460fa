/* A note as a document: the posting that it holds, with what the page says of it. */
#include "note/note.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "input/fields.h"
#include "input/readers.h"

#include <ctype.h>

/* Where "Data Engineer at Acme" is parted, and where the employer begins; SIZE_MAX when it is no such title. */
static size_t employer_at(slice page, size_t *after) {
  for (size_t space = slice_find(page, SLICE(" "), 0); space != SIZE_MAX; space = *after) {
    *after = slice_find(page, SLICE(" "), space + 1);
    if (*after == SIZE_MAX) break;
    bool upper = isupper((unsigned char)page.data[space + 1]); /* "AT Systems" */
    if (!upper && word_is(dictionary_builtin(), slice_cut(page, space + 1, *after), SET_EMPLOYER_AT)) return space;
  }
  return SIZE_MAX;
}

typedef struct wanted_property {
  arena *arena;
  const note *note;
  slice value;
} wanted_property;

static bool take_property(void *context, slice name) {
  wanted_property *w = context;
  for (size_t i = 0; i < w->note->property_count; i++)
    if (field_names_equal(w->note->properties[i].key, name) && w->note->properties[i].value.size) {
      w->value = utf8_clean(w->arena, w->note->properties[i].value, NULL);
      return true;
    }
  return false;
}

/* The value of the property that is this field; "" if there is none. */
static slice property_of(arena *a, const note *n, field_class field) {
  wanted_property w = {a, n, {"", 0}};
  field_names(field, SLICE("note"), take_property, &w);
  return w.value;
}

/* Company and title from the properties; the page's own title is the one that they leave open. */
static void name_the_job(arena *a, const note *n, document *out) {
  slice page = utf8_clean(a, n->title, NULL);
  out->company = property_of(a, n, FIELD_COMPANY);
  out->title = property_of(a, n, FIELD_TITLE);
  if (out->title.size) out->title_from = FROM_PROPERTY;
  if (out->company.size) out->company_from = FROM_PROPERTY;
  size_t after, at = employer_at(page, &after);
  if (!out->title.size && !out->company.size && at != SIZE_MAX) {
    out->title = slice_trim(slice_cut(page, 0, at));
    out->company = slice_trim(slice_cut(page, after, page.size));
    out->title_from = out->company_from = FROM_HEADING;
  } else if (!out->title.size) {
    out->title = page;
    out->title_from = FROM_HEADING;
    out->title_is_page = n->application || n->posting.size > 0;
  } else if (!out->company.size) {
    out->company = page;
    out->company_from = FROM_HEADING;
  }
}

static void read_properties(arena *a, const note *n, document *out) {
  out->properties = n->properties;
  out->property_count = n->property_count;
  name_the_job(a, n, out);
  out->location = property_of(a, n, FIELD_LOCATION);
  if (out->location.size) out->location_from = FROM_PROPERTY;
  out->url = property_of(a, n, FIELD_URL);
  out->date = property_of(a, n, FIELD_DATE);
  out->employment = property_of(a, n, FIELD_EMPLOYMENT);
}

/* Pay that the page states beside the posting ("salary: 55k to 62k") goes below its text, as a job board's does. */
static slice with_pay(arena *a, const note *n, slice text) {
  for (size_t i = 0; i < n->property_count && text.size; i++) {
    const note_property *p = &n->properties[i];
    if (!p->value.size || field_named(p->key, SLICE("note")) != FIELD_SALARY) continue;
    if (slice_find(text, p->value, 0) != SIZE_MAX) return text;
    const slice parts[] = {text, SLICE("\n\n"), p->key, SLICE(": "), p->value};
    buffer out = {0};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) buffer_add(&out, parts[k]);
    text = utf8_clean(a, arena_copy(a, buffer_slice(&out)), NULL);
    buffer_free(&out);
    return text;
  }
  return text;
}

bool note_document(arena *a, slice bytes, slice source, document *out, fault *f) {
  note n;
  if (!note_read(a, bytes, source, &n, NULL)) { /* no heading after all: plain text */
    out->text = utf8_clean(a, bytes, &out->replaced);
    return true;
  }
  read_properties(a, &n, out);
  if (!n.posting.size && !n.application) { /* a posting in Markdown */
    out->text = utf8_clean(a, bytes, &out->replaced);
    return true;
  }
  out->text = with_pay(a, &n, n.posting);
  if (out->text.size) return true;
  if (n.link.size)
    return fault_set(f, FAULT_INPUT, "no_posting", source,
                     "holds only a link to the posting (%.*s); open it and paste the posting's text under a heading "
                     "\"Job Description\"",
                     SLICE_ARGS(n.link));
  return fault_set(f, FAULT_INPUT, "no_posting", source,
                   "is a note without a posting; paste the posting under a toggle or a heading \"Job Description\"");
}
