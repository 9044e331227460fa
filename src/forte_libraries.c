/* Which libraries this program runs with, for forte doctor. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <archive.h>
#include <cjson/cJSON.h>
#include <libxml/parser.h>
#include <nettle/version.h>
#include <pcre2.h>
#include <sqlite3.h>
#include <utf8proc.h>
#include <zlib.h>

#include "forte.h"
#include "forte_parts.h"

void forte_libraries(forte_text *out) {
  buffer made = {0};
  char pcre2[64] = "";
  pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
  buffer_format(
      &made, "PCRE2 %.*s, libstemmer, cJSON %s, libxml2 %s, %s, nettle %d.%d, SQLite %s, utf8proc %s, zlib %s",
      (int)strcspn(pcre2, " "), pcre2, cJSON_Version(), LIBXML_DOTTED_VERSION, archive_version_string(),
      nettle_version_major(), nettle_version_minor(), sqlite3_libversion(), utf8proc_version(), zlibVersion());
  forte_give(out, &made);
}
