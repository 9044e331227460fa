/* Which libraries this program runs with, for forte doctor. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <cjson/cJSON.h>
#include <libxml/parser.h>
#include <nettle/version.h>
#include <pcre2.h>
#include <utf8proc.h>

#include "forte.h"
#include "batch/packed.h"
#include "batch/store.h"
#include "forte_parts.h"
#include "input/readers.h"
#include "input/zip.h"

/* Of a library that is loaded when it is needed. */
static const char *version_or_not(const char *version) { return version ? version : "not installed"; }

void forte_libraries(forte_text *out) {
  buffer made = {0};
  char pcre2[64] = "";
  const char *archive = zip_library();
  pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
  buffer_format(&made,
                "PCRE2 %.*s, libstemmer, cJSON %s, libxml2 %s, %s, nettle %d.%d, SQLite %s, utf8proc %s, zlib %s",
                (int)strcspn(pcre2, " "), pcre2, cJSON_Version(),
                version_or_not(html_ready(SLICE(""), NULL) ? LIBXML_DOTTED_VERSION : NULL),
                archive ? archive : "libarchive not installed", nettle_version_major(), nettle_version_minor(),
                version_or_not(store_library()), utf8proc_version(), packed_version());
  forte_give(out, &made);
}
