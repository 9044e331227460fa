/* A note as a document: the posting that it holds, with what the page says of it. */
#include "note/note.h"

#include "base/utf8.h"
#include "input/readers.h"

typedef const char *const words[];

/* Company and title from the properties; the page's own title is the one that they leave open. */
static void name_the_job(arena *a, const note *n, document *out) {
  static words companies = {
      "company", "employer", "organisation", "organization", "firm", "unternehmen", "arbeitgeber", "entreprise", NULL};
  static words titles = {"position", "role", "job title", "title", "stelle", "poste", "vacancy", "job", NULL};
  slice page = utf8_clean(a, n->title, NULL);
  out->company = note_property_among(a, n, companies);
  out->title = note_property_among(a, n, titles);
  if (out->title.size) out->title_from = FROM_PROPERTY;
  if (out->company.size) out->company_from = FROM_PROPERTY;
  size_t at = slice_find(page, SLICE(" at "), 0);
  if (!out->title.size && !out->company.size && at != SIZE_MAX) {
    out->title = slice_trim(slice_cut(page, 0, at));
    out->company = slice_trim(slice_cut(page, at + 4, page.size));
    out->title_from = out->company_from = FROM_HEADING;
  } else if (!out->title.size) {
    out->title = page;
    out->title_from = FROM_HEADING;
  } else if (!out->company.size) {
    out->company = page;
    out->company_from = FROM_HEADING;
  }
}

static void read_properties(arena *a, const note *n, document *out) {
  static words places = {"location", "place", "city", "ort", "lieu", NULL},
               links = {"url", "link", "posting", "job url", "job link", NULL};
  static words dates = {"posted", "date posted", "published", "date", NULL},
               kinds = {"employment type", "contract", "type", NULL};
  out->properties = n->properties;
  out->property_count = n->property_count;
  name_the_job(a, n, out);
  out->location = note_property_among(a, n, places);
  if (out->location.size) out->location_from = FROM_PROPERTY;
  out->url = note_property_among(a, n, links);
  out->date = note_property_among(a, n, dates);
  out->employment = note_property_among(a, n, kinds);
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
  out->text = n.posting;
  if (out->text.size) return true;
  if (n.link.size)
    return fault_set(f, FAULT_INPUT, "no_posting", source,
                     "holds only a link to the posting (%.*s); open it and paste the posting's text under a heading "
                     "\"Job Description\"",
                     SLICE_ARGS(n.link));
  return fault_set(f, FAULT_INPUT, "no_posting", source,
                   "is a note without a posting; paste the posting under a toggle or a heading \"Job Description\"");
}
