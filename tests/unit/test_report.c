/* src/report and src/input/zip_edit.c: safe text, diffs, files changed in an archive. */
#include "check.h"
#include "input/zip.h"
#include "input/zip_edit.h"
#include "report/diff.h"
#include "report/report.h"

static void safe_text(void) {
  static const struct {
    slice given;
    const char *text, *markdown, *html;
  } cases[] = {
      {{"plain C# and C++", 16}, "plain C# and C++", "plain C# and C++", "plain C# and C++"},
      {{"a\x1b[31mb\x07", 8},
       "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD",
       "a\xEF\xBF\xBD\\[31mb\xEF\xBF\xBD",
       "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"},
      {{"two\n lines", 10}, "two lines", "two lines", "two lines"},
      {{"<b>&\"'", 6}, "<b>&\"'", "\\<b\\>&\"'", "&lt;b&gt;&amp;&quot;&#39;"},
      {{"*s* `c` [l](x) |p|", 18}, "*s* `c` [l](x) |p|", "\\*s\\* \\`c\\` \\[l\\](x) \\|p\\|", "*s* `c` [l](x) |p|"},
      {{"# no heading", 12}, "# no heading", "\\# no heading", "# no heading"},
      {{"%%hidden%% 20%", 14}, "%%hidden%% 20%", "\\%%hidden\\%% 20%", "%%hidden%% 20%"},
      {{"kept #ops (#2) up; C#, a#b, # x", 31},
       "kept #ops (#2) up; C#, a#b, # x",
       "kept \\#ops (\\#2) up; C#, a#b, # x",
       "kept #ops (#2) up; C#, a#b, # x"},
      {{"==a== $$x$$ ~~b~~ a = b ~5 $5", 29},
       "==a== $$x$$ ~~b~~ a = b ~5 $5",
       "\\==a\\== \\$$x\\$$ \\~~b\\~~ a = b ~5 $5",
       "==a== $$x$$ ~~b~~ a = b ~5 $5"},
      {{"2019. Led", 9}, "2019. Led", "2019\\. Led", "2019. Led"},
      {{"3) Led 4) x", 11}, "3) Led 4) x", "3\\) Led 4) x", "3) Led 4) x"},
      {{"3.5 years. v2. On", 17}, "3.5 years. v2. On", "3.5 years. v2. On", "3.5 years. v2. On"},
      {{"snake_case _it_", 15}, "snake_case _it_", "snake_case \\_it\\_", "snake_case _it_"},
      {{"\xE2\x80\xAE"
        "abc",
        6},
       "\xEF\xBF\xBD"
       "abc",
       "\xEF\xBF\xBD"
       "abc",
       "\xEF\xBF\xBD"
       "abc"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    buffer out = {0};
    text_safe(cases[i].given, true, &out);
    CHECK_TEXT(buffer_slice(&out), cases[i].text);
    out.size = 0;
    markdown_safe(cases[i].given, &out);
    CHECK_TEXT(buffer_slice(&out), cases[i].markdown);
    out.size = 0;
    html_safe(cases[i].given, true, &out);
    CHECK_TEXT(buffer_slice(&out), cases[i].html);
    buffer_free(&out);
  }
}

static void diff_is(const char *before, const char *after, const char *want) {
  buffer out = {0};
  diff_write(slice_of(before), slice_of(after), SLICE("n"), &out);
  CHECK_TEXT(buffer_slice(&out), want);
  buffer_free(&out);
}

static void diffs(void) {
  diff_is("a\n", "a\n", "");
  diff_is("a\nb\nc\n", "a\nx\nc\n", "--- n\n+++ n\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
  diff_is("a\n", "a\nb", "--- n\n+++ n\n@@ -1 +1,2 @@\n a\n+b\n\\ No newline at end of file\n");
  diff_is("", "a\n", "--- n\n+++ n\n@@ -0,0 +1 @@\n+a\n");
  diff_is("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\n10\ny\n12\n",
          "--- n\n+++ n\n@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n@@ -8,5 +8,5 @@\n 8\n 9\n 10\n-11\n+y\n 12\n");
}

/* a.md "one" and b.txt, twenty times "two ", both deflated; comment "end" */
static const char packed[] =
    "\x50\x4b\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x76\x5d\xf1\x86\x6c\x7a\x05\x00\x00\x00\x03\x00\x00\x00"
    "\x04\x00\x00\x00\x61\x2e\x6d\x64\xcb\xcf\x4b\x05\x00\x50\x4b\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x76"
    "\x5d\xd0\xf8\xe1\xb1\x09\x00\x00\x00\x50\x00\x00\x00\x05\x00\x00\x00\x62\x2e\x74\x78\x74\x2b\x29\xcf\x57"
    "\x28\xa1\x22\x06\x00\x50\x4b\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00\x00\x00\x76\x5d\xf1\x86\x6c\x7a\x05"
    "\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01\x00\x00\x00\x00\x61"
    "\x2e\x6d\x64\x50\x4b\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00\x00\x00\x76\x5d\xd0\xf8\xe1\xb1\x09\x00\x00"
    "\x00\x50\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01\x27\x00\x00\x00\x62\x2e\x74"
    "\x78\x74\x50\x4b\x05\x06\x00\x00\x00\x00\x02\x00\x02\x00\x65\x00\x00\x00\x53\x00\x00\x00\x03\x00\x65\x6e"
    "\x64";

static void archives(void) {
  slice archive = {packed, sizeof packed - 1}, name;
  zip_change change = {0, SLICE("a.md"), SLICE("a longer text\n")}, missing = {7, SLICE("a.md"), SLICE("")},
             other = {1, SLICE("a.md"), SLICE("")};
  buffer out = {0}, content = {0};
  fault f = {0};
  CHECK(zip_change_files(archive, &change, 1, SLICE("x.zip"), &out, &f));
  zip_budget budget = {0};
  zip *z = zip_open(buffer_slice(&out), SLICE("x.zip"), &budget, &f);
  CHECK(z && zip_next(z, &name, &f) && slice_equal(name, SLICE("a.md")) && zip_read(z, &content, &f));
  CHECK_TEXT(buffer_slice(&content), "a longer text\n");
  content.size = 0;
  CHECK(z && zip_next(z, &name, &f) && slice_equal(name, SLICE("b.txt")) && zip_read(z, &content, &f));
  CHECK(content.size == 80);
  zip_close(z);
  CHECK(slice_ends_with(buffer_slice(&out), SLICE("end")));
  out.size = 0;
  CHECK(zip_change_files(archive, NULL, 0, SLICE("x.zip"), &out, &f) && slice_equal(buffer_slice(&out), archive));
  out.size = 0;
  CHECK(!zip_change_files(archive, &missing, 1, SLICE("x.zip"), &out, &f) && out.size == 0);
  CHECK(!zip_change_files(archive, &other, 1, SLICE("x.zip"), &out, &f) && out.size == 0);
  CHECK(!zip_change_files(slice_cut(archive, 0, archive.size - 10), &change, 1, SLICE("x.zip"), &out, &f));
  buffer_free(&out);
  buffer_free(&content);
}

int main(void) {
  safe_text();
  diffs();
  archives();
  return check_end();
}
