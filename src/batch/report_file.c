#define _GNU_SOURCE
#include "batch/report_file.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "report/report.h"

enum { NAME_SHOWN = 48 };

/* "00017-data-analyst-acme.html": the number keeps names apart, the words are for people. Nothing but letters a-z,
   figures and hyphens of the posting's own words gets in. */
static slice file_name(arena *a, const row *r) {
  buffer name = {0};
  bool gap = false;
  buffer_format(&name, "%05zu-", r->number + 1);
  size_t start = name.size;
  slice parts[2] = {r->title, r->company};
  for (int k = 0; k < 2; k++, gap = true)
    for (size_t i = 0; i < parts[k].size && name.size - start < NAME_SHOWN; i++) {
      char c = parts[k].data[i];
      if (!isalnum((unsigned char)c)) {
        gap = true;
        continue;
      }
      if (gap && name.size > start) buffer_char(&name, '-');
      gap = false;
      buffer_char(&name, (char)tolower((unsigned char)c));
    }
  buffer_text(&name, name.size > start ? ".html" : "posting.html");
  slice out = arena_copy(a, buffer_slice(&name));
  buffer_free(&name);
  return out;
}

bool report_folder_make(const char *folder, fault *f) {
  struct stat status;
  if (mkdir(folder, 0777) == 0 || (errno == EEXIST && stat(folder, &status) == 0 && S_ISDIR(status.st_mode)))
    return true;
  return fault_set(f, FAULT_OUTPUT, "not_writable", slice_of(folder), "the folder for reports cannot be made: %s",
                   strerror(errno));
}

/* Many small files: not synced one by one; a run that was cut short is run again. */
slice report_file_write(arena *a, const char *folder, const row *r, const match *m, const document *d) {
  report_options o = {.columns = 80, .explain = true, .properties = d->properties, .property_count = d->property_count};
  buffer page = {0};
  slice name = file_name(a, r), path = arena_format(a, "%s/%.*s", folder, SLICE_ARGS(name));
  page_match(m, &o, &page);
  int to = open(path.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  bool done = to >= 0 && file_put(to, buffer_slice(&page), path, NULL);
  if (to >= 0 && close(to) != 0) done = false;
  buffer_free(&page);
  return done ? name : SLICE("");
}

void report_file_remove(const char *folder, slice name) {
  buffer path = {0};
  buffer_format(&path, "%s/%.*s", folder, SLICE_ARGS(name));
  unlink(path.data);
  buffer_free(&path);
}
