/* The table of report formats. */
#include "report/report.h"

static const report_format formats[] = {
    {"text", text_extraction, text_match}, {"md", markdown_extraction, markdown_match},
    {"json", json_extraction, json_match}, {"html", page_extraction, page_match},
    {"line", line_extraction, line_match},
};

const report_format *report_find(slice name) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (slice_equal(name, slice_of(formats[i].name))) return &formats[i];
  return NULL;
}

const char *report_names(void) { return "text, md, json, html or line"; }
