/* Formats told apart and read: the cases that once went wrong or easily could. Prints "N passed, N failed". */
#define _GNU_SOURCE
#include "base/buffer.h"
#include "base/utf8.h"
#include "input/fields.h"
#include "input/layout.h"
#include "input/readers.h"
#include "input/sources.h"
#include "note/note.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int passed, failed;

static void check(bool ok, const char *what, slice got) {
  if (ok) {
    passed++;
    return;
  }
  failed++;
  printf("FAILED: %s; got \"%.*s\"\n", what, SLICE_ARGS(got));
}

static void check_text(slice got, const char *wanted, const char *what) {
  check(slice_equal(got, slice_of(wanted)), what, got);
}

/* ---- JSON lines ---- */

typedef struct line_case {
  const char *line, *id, *text, *code; /* code: of the fault, when there is to be one */
} line_case;

static const line_case line_cases[] = {
    {"{\"id\":\"a\",\"text\":\"plain \\u00e9 \\ud83d\\ude00\"}", "\"a\"", "plain \xC3\xA9 \xF0\x9F\x98\x80", NULL},
    {"{\"id\":12345678901234567890,\"text\":\"t\"}", "12345678901234567890", "t", NULL},
    {"{\"id\":1,\"text\":\"lone \\ud800 half, nul \\u0000 end\"}", "1", "lone \xEF\xBF\xBD half, nul ? end", NULL},
    {"{\"id\":1,\"text\":\"bad \xFF byte\"}", "1", "bad ? byte", NULL},
    {"{\"id\":1,\"text\":\"<b>R&amp;D</b>  \\n \"}", "1", "<b>R&amp;D</b>  \n ", NULL},
    {"{\"id\":1,\"text\":\"a\",\"text\":\"b\"}", "1", "b", NULL},
    {"{\"id\":1,\"text\":\"\\\\ud800\"}", "1", "\\ud800", NULL},
    {"{\"id\":1,\"text\":null,\"description\":\"<p>x</p><ul><li>y<li>z</ul>\"}", "1",
     "x\n\n\xE2\x80\xA2 y\n\xE2\x80\xA2 z", NULL},
    {"{\"id\":1,\"content\":\"&lt;p&gt;R&amp;amp;D&lt;/p&gt;\"}", "1", "R&D", NULL},
    {"{\"id\":{\"a\":1},\"text\":\"t\"}", "", "t", NULL},
    {"{\"id\":7,\"text\":5}", "7", NULL, "wrong_type"},
    {"{\"id\":7,\"text\":\" \"}", "7", NULL, "no_text"},
    {"{\"id\":7,\"text\":\"cut off", "7", NULL, "invalid_json"},
    {"{\"id\":7,\"text\":\"x\"} more", "7", NULL, "invalid_json"},
    {"[1]", "", NULL, "wrong_type"},
    {"", "", NULL, "invalid_json"},
    {"{\"text\":\"Engineer\",\"hostedUrl\":\"u\",\"descriptionPlain\":\"Do.\",\"lists\":[{\"text\":\"You "
     "have\",\"content\":\"<li>SQL</li>\"}]}",
     "", "Do.\n\nYou have\n\xE2\x80\xA2 SQL", NULL},
    {"{\"title\":\"Dev\",\"description\":\"D\",\"qualifications\":[\"C\"],\"skills\":[{\"name\":\"Web\",\"keywords\":["
     "\"HTML\",\"CSS\"]}]}",
     "", "D\n\nQualifications:\n\xE2\x80\xA2 C\n\nSkills:\n\xE2\x80\xA2 Web: HTML, CSS", NULL},
};

static void test_lines(arena *a) {
  for (size_t i = 0; i < sizeof line_cases / sizeof *line_cases; i++) {
    const line_case *c = &line_cases[i];
    document d;
    fault f = {0};
    bool done = document_read_json(a, slice_of(c->line), &d, &f);
    check(done == !c->code, c->line, slice_of(done ? "a document" : f.message));
    check_text(d.id_json, c->id, c->line);
    if (c->text) check_text(d.text, c->text, c->line);
    if (c->code && !done) check(strcmp(f.code, c->code) == 0 && f.offset != SIZE_MAX, c->line, slice_of(f.code));
  }
}

static void test_deep_json(arena *a) {
  buffer b = {0};
  buffer_text(&b, "{\"id\":9,\"x\":");
  buffer_repeat(&b, '[', 200000);
  document d;
  fault f = {0};
  check(!document_read_json(a, buffer_slice(&b), &d, &f), "a line that nests 200,000 deep is refused", d.id);
  buffer_free(&b);
}

static void test_pay(arena *a) {
  document d;
  slice json = SLICE(
      "{\"@type\":\"JobPosting\",\"title\":\"Dev\",\"description\":\"D\",\"hiringOrganization\":{\"name\":\"Acme\"},"
      "\"jobLocation\":{\"address\":{\"addressLocality\":\"Leeds\",\"addressCountry\":\"GB\"}},"
      "\"baseSalary\":{\"currency\":\"gbp\",\"value\":{\"minValue\":\"30,000\",\"maxValue\":1e999,\"unitText\":"
      "\"YEAR\"}}}");
  document_read_json(a, json, &d, NULL);
  check_text(d.company, "Acme", "hiringOrganization");
  check_text(d.location, "Leeds, GB", "jobLocation");
  check(d.pay && d.pay->min > 29999 && d.pay->min < 30001 && isnan(d.pay->max), "baseSalary, with a number beyond all",
        d.title);
  if (d.pay) check_text(d.pay->currency, "GBP", "currency in upper case");
  if (d.pay) check_text(d.pay->period, "year", "unitText");
}

/* ---- notes ---- */

static slice property(const note *n, const char *key) {
  for (size_t i = 0; i < n->property_count; i++)
    if (slice_equal(n->properties[i].key, slice_of(key))) return n->properties[i].value;
  return SLICE("");
}

/* Names of fields and words between them are the dictionaries': in any case, by letters alone, in several languages. */
static void test_fields(arena *a) {
  check(field_named(SLICE("Job_Title"), SLICE("table")) == FIELD_TITLE, "a column in other signs", SLICE("Job_Title"));
  check(field_named(SLICE("stelle"), SLICE("table")) == FIELD_NONE, "a note's name is no column's", SLICE("stelle"));
  check(field_named(SLICE("stelle"), SLICE("note")) == FIELD_TITLE, "a note's name", SLICE("stelle"));
  check(field_named(SLICE("posting"), SLICE("note")) == FIELD_URL, "a note's link", SLICE("posting"));
  check(field_named(SLICE("posting"), SLICE("table")) == FIELD_DESCRIPTION, "a table's text", SLICE("posting"));
  check(field_named(SLICE("_-"), SLICE("table")) == FIELD_NONE, "no letters, no field", SLICE("_-"));
  check(field_named(SLICE("hour"), SLICE("table")) == FIELD_NONE, "a period is no field", SLICE("hour"));
  check_text(field_period(SLICE("per-hour-wage")), "hour", "a period inside a word");
  check_text(field_period(SLICE("Per Annum")), "year", "a period in any case");
  check_text(field_period(SLICE("sprint")), "", "no period");
  check(field_says_yes(SLICE("Yes")) && field_says_yes(SLICE("1")) && !field_says_yes(SLICE("no")), "yes", SLICE(""));
  document d;
  document_read(a, SLICE("# Datenanalyst bei Acme\n\nStage: applied\n\n## Job Description\n\nWe need SQL.\n"),
                SLICE("n.md"), &d, NULL);
  check_text(d.title, "Datenanalyst", "the job of a German note's title");
  check_text(d.company, "Acme", "and its employer");
  document_read(a, SLICE("From: a@b.example\nSubject: AW: Fwd: Data Engineer\n\nWe need SQL.\n"), SLICE("m.eml"), &d,
                NULL);
  check_text(d.head, "Data Engineer", "a subject without its marks");
}

static void test_note_spans(arena *a) {
  slice bytes = SLICE("\xEF\xBB\xBF# Acme\r\n\r\nPosition: Dev\r\nWhy: \"a\"\r\nand b\r\n\r\n# \xF0\x9F\x92\xA1 Where "
                      "can I add value?\r\n\r\n- \r\n\r\n"
                      "```\r\n# no heading\r\n```\r\n- Job Description\r\n\tWe need **SQL**.\r\n\r\n\t- one\r\nend");
  note n;
  check(note_read(a, bytes, SLICE("n"), &n, NULL), "a note with CRLF and a byte order mark", bytes);
  check_text(n.title, "Acme", "the title");
  check_text(n.newline, "\r\n", "the line end");
  check_text(property(&n, "Position"), "Dev", "a property");
  check_text(property(&n, "Why"), "\"a\"\r\nand b", "a property of two lines");
  const note_section *s = note_find(&n, SLICE("where can i add value"));
  check(s != NULL && n.section_count == 2, "the section is found without its emoji", n.title);
  check_text(n.posting, "We need **SQL**.\r\n\r\n- one", "the posting, unfolded");
  if (s)
    check_text(slice_cut(bytes, s->heading_at.start, s->heading_at.end),
               "# \xF0\x9F\x92\xA1 Where can I add value?\r\n", "the heading's bytes");
}

static void test_note_toggle_ends_section(arena *a) {
  slice bytes = SLICE(
      "# T\n\n# Where can I add value?\n\n- mine\n    more of mine\n- again\n\n- Job Description\n    \n    Text\n");
  note n;
  note_read(a, bytes, SLICE("n"), &n, NULL);
  const note_section *s = note_find(&n, SLICE("Where can I add value?"));
  slice body = s ? slice_cut(bytes, s->body.start, s->body.end) : (slice){"", 0};
  check_text(body, "\n- mine\n    more of mine\n- again\n\n",
             "own bullets stay in the section, the posting's toggle ends it");
}

static void test_markdown_posting(arena *a) {
  document d;
  slice whole = SLICE("# Cook\n\n## Description\n\nCook things.\n\n## Interview process\n\nTwo talks.\n");
  document_read(a, whole, SLICE("p.md"), &d, NULL);
  check(slice_equal(d.text, whole), "a posting in Markdown is no note, whatever its headings", d.text);
  slice page = SLICE(
      "# Acme\n\n# Where can I add value?\n\n# Job Description\n\nA.\n\n# Requirements\n\n- B\n\n# Notes\n\nmine\n");
  document_read(a, page, SLICE("n.md"), &d, NULL);
  check_text(d.text, "A.\n\n# Requirements\n\n- B", "a posting under a heading goes on with its own headings");
  fault f = {0};
  check(!document_read(a, SLICE("# Acme\n\n# Where can I add value?\n\n- \n"), SLICE("n.md"), &d, &f),
        "a note without a posting", d.text);
  check_text(slice_of(f.code), "no_posting", "its code");
}

/* ---- HTML ---- */

typedef struct html_case {
  const char *html, *text;
} html_case;

static const html_case html_cases[] = {
    {"<p>a<p>b", "a\n\nb"},
    {"<div><b>Acme</b><span>Berlin</span></div>", "Acme\tBerlin"}, /* set apart by a style sheet */
    {"<p><b>E</b>ducation <i>Post</i><i>gres</i> H<sub>2</sub>O</p>", "Education Postgres H2O"},
    {"<html><title>t</title><body><style>x</style><p hidden>no</p><p>caf&eacute;</p></body>", "caf\xC3\xA9"},
    {"<ul><li><p>one</p><li>two<ul><li>three</ul><li></li></ul>",
     "\xE2\x80\xA2 one\n\xE2\x80\xA2 two\n\xE2\x80\xA2 three"},
    {"<div>a<br>b<br><br>c</div>", "a\nb\n\nc"},
    {"<table><tr><th>Pay<td>$5<tr><td>Place<td>Leeds</table>", "Pay\t$5\nPlace\tLeeds"},
    {"<h2>Duties</h2><div>Cook</div><div class=\"cookie-banner\">Accept</div>", "Duties\n\nCook"},
    {"<div>Job<section><h3>Similar jobs</h3><p>Other</section></div>", "Job"},
    {"<ul><li><h3>Similar jobs</h3>Other<li>Cook</ul><p>a<p>b", "\xE2\x80\xA2 Cook\n\na\n\nb"}, /* no item stays open */
    {"<html><pre><h3>Similar jobs</h3>Other</pre><p>a\nb", "a b"},
    {"<h2>Duties<ul><li><h3></h3></ul>x</h2><p>Cook", "Duties\nx\n\nCook"},
    {"<p>a   b\n c</p><pre>d\n  e</pre>", "a b c\n\nd\ne"},
};

static void test_html(arena *a) {
  for (size_t i = 0; i < sizeof html_cases / sizeof *html_cases; i++) {
    document d;
    document_read(a, slice_of(html_cases[i].html), SLICE("p.html"), &d, NULL);
    check_text(d.text, html_cases[i].text, html_cases[i].html);
  }
  document d;
  document_read(a, SLICE("<html><meta charset=iso-8859-1><body><p>caf\xE9 r\xF4le"), SLICE("p"), &d, NULL);
  check_text(d.text, "caf\xC3\xA9 r\xC3\xB4le", "a page in Latin-1");
}

/* Those that the program knows, those that libxml2 does, and what is none. */
static void test_entities(void) {
  static const struct {
    const char *name;
    uint32_t code;
  } cases[] = {{"amp", '&'},
               {"equals", '='},
               {"quot", '"'},
               {"nbsp", 0xA0},
               {"eacute", 0xE9},
               {"Eacute", 0xC9},
               {"szlig", 0xDF},
               {"ntilde", 0xF1},
               {"euro", 0x20AC},
               {"mdash", 0x2014},
               {"rsquo", 0x2019},
               {"bull", 0x2022},
               {"Uuml", 0xDC},
               {"#8364", 0x20AC},
               {"#x23", '#'},
               {"hearts", 0x2665},
               {"equals=", 0},
               {"quo", 0},
               {"", 0},
               {"s lt", 0},
               {"abcdefghijklmnopqrst", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    check(html_entity(slice_of(cases[i].name)) == cases[i].code, "an entity", slice_of(cases[i].name));
}

/* ---- reading order ---- */

static slice first_order(arena *a, layout_word *words, size_t count) {
  slice orders[LAYOUT_ORDERS];
  layout_texts(a, words, count, false, orders);
  return orders[LAYOUT_COLUMNS];
}

static layout_word word_at(float x, float y, const char *text) {
  return (layout_word){x, y, x + 5.0f * (float)strlen(text), y + 10, 0, slice_of(text)};
}

static void test_columns(arena *a) {
  layout_word words[64];
  size_t n = 0;
  words[n++] = word_at(40, 20, "Name");
  for (int i = 0; i < 8; i++) {
    words[n++] = word_at(40, 60 + 16 * (float)i, "left side");
    words[n++] = word_at(200, 67 + 13 * (float)i, "right");
    words[n++] = word_at(232, 67 + 13 * (float)i, "main column");
  }
  slice text = first_order(a, words, n);
  size_t last_left = 0, first_right = slice_find(text, SLICE("right"), 0);
  for (size_t at = 0; (at = slice_find(text, SLICE("left"), at)) != SIZE_MAX; at++) last_left = at;
  check(last_left < first_right && slice_starts_with(text, SLICE("Name")),
        "a sidebar does not interleave with the main column", text);
}

static void test_wrapped_lines(arena *a) {
  layout_word words[] = {word_at(40, 20, "\xE2\x80\xA2"), word_at(60, 20, "Led"),   word_at(80, 20, "cross-"),
                         word_at(50, 32, "functional"),   word_at(105, 32, "work"), word_at(40, 44, "\xE2\x80\xA2"),
                         word_at(60, 44, "Cook"),         word_at(300, 44, "2019")};
  words[2].x1 = 318; /* the line is full */
  check_text(first_order(a, words, 8), "\xE2\x80\xA2 Led cross-functional work\n\xE2\x80\xA2 Cook\t2019",
             "a wrapped line is joined at its hyphen, a date stands apart");
}

static layout_word sized_word(float x, float y, float size, const char *text) {
  return (layout_word){x, y, x + 0.5f * size * (float)strlen(text), y + size, 0, slice_of(text)};
}

/* Dates and a larger heading in a rail; text beside it that begins at one place, nearer than columns stand. */
static void test_rails(arena *a) {
  layout_word words[64];
  size_t n = 0;
  words[n++] = sized_word(40, 18, 14, "Career");
  for (int i = 0; i < 4; i++) {
    float y = 20 + 60 * (float)i;
    if (i) words[n++] = sized_word(86, y, 10, "Jan");
    if (i) words[n++] = sized_word(61, y + 12, 10, "2019-May");
    if (i) words[n++] = sized_word(81, y + 24, 10, "2020");
    words[n++] = sized_word(110, y, 10, i ? "Head Cook, Olive" : "Cook, Olive");
    for (int k = 1; k <= 3; k++) {
      words[n++] = sized_word(110, y + 12 * (float)k, 10, "-");
      words[n++] = sized_word(120, y + 12 * (float)k, 10, "Made soup for all guests.");
    }
  }
  slice orders[LAYOUT_ORDERS];
  layout_texts(a, words, n, false, orders);
  slice text = orders[LAYOUT_ROW_RAILS];
  check(slice_starts_with(text, SLICE("Career\nCook, Olive\n")), "a rail's heading stands above its text", text);
  check(slice_find(text, SLICE("\nJan 2019-May 2020\tHead Cook, Olive\n- Made"), 0) != SIZE_MAX,
        "a date torn over three lines of a rail is one, before what it dates", text);
}

/* Two cards side by side: each is read whole in the order of blocks. */
static void test_cards(arena *a) {
  layout_word words[] = {sized_word(40, 20, 10, "Cook"),  sized_word(300, 20, 10, "Waiter"),
                         sized_word(40, 32, 10, "Olive"), sized_word(300, 32, 10, "Thyme"),
                         sized_word(40, 44, 10, "2019"),  sized_word(300, 44, 10, "2017"),
                         sized_word(40, 80, 10, "Baker"), sized_word(40, 92, 10, "Sage")};
  slice orders[LAYOUT_ORDERS];
  layout_texts(a, words, 8, false, orders);
  check_text(orders[LAYOUT_BLOCKS], "Cook\nOlive\n2019\n\nWaiter\nThyme\n2017\n\nBaker\nSage", "cards side by side");
}

/* A sidebar, and in the column beside it dates in a rail; an address hangs out of the sidebar. */
static void test_sidebar_and_rail(arena *a) {
  layout_word words[128];
  size_t n = 0;
  for (int i = 0; i < 12; i++) words[n++] = sized_word(40, 20 + 17 * (float)i, 10, "Skills here");
  words[n++] = sized_word(40, 224, 10, "long.address.of.someone@example.com");
  for (int i = 0; i < 5; i++) {
    float y = 25 + 60 * (float)i;
    words[n++] = sized_word(180, y, 10, "2010-2012");
    words[n++] = sized_word(260, y, 10, "Head Cook");
    words[n++] = sized_word(260, y + 12, 10, "Olive");
    words[n++] = sized_word(260, y + 24, 10, "Made soup for all of the guests.");
  }
  slice orders[LAYOUT_ORDERS];
  layout_texts(a, words, n, false, orders);
  slice text = orders[LAYOUT_WIDE_RAILS];
  check(slice_find(text, SLICE("\n2010-2012\tHead Cook\nOlive\nMade soup"), 0) != SIZE_MAX,
        "a date's rail inside a column goes with its text", text);
  check(slice_find(text, SLICE("Skills"), 0) < slice_find(text, SLICE("2010"), 0) &&
            slice_find(text, SLICE("Skills"), slice_find(text, SLICE("2010"), 0)) == SIZE_MAX,
        "the sidebar is read before", text);
}

/* An address fills its cell up to the next, no farther from it than a space: the tabulator parts them. */
static void test_full_cell(arena *a) {
  layout_word words[16];
  size_t n = 0;
  for (int i = 0; i < 6; i++) words[n++] = sized_word(203, 20 + 14 * (float)i, 10, "Cook");
  words[n++] = sized_word(40, 48, 10, "a.very.long.address@example.com"); /* 155 wide */
  words[n - 1].x1 = 200;
  slice text = first_order(a, words, n);
  check(slice_find(text, SLICE("example.com\tCook"), 0) != SIZE_MAX, "a full cell is a cell", text);
}

static void test_torn_dates(arena *a) {
  layout_word words[] = {sized_word(40, 20, 10, "Cook"), sized_word(400, 20, 10, "Jan 2018 -"),
                         sized_word(400, 32, 10, "Present"), sized_word(40, 50, 10, "Made soup.")};
  check_text(first_order(a, words, 4), "Cook\tJan 2018 - Present\nMade soup.",
             "a past job is not read as present, nor a present one as ended");
}

static void test_torn_months(arena *a) {
  layout_word words[] = {sized_word(40, 20, 10, "September"), sized_word(140, 20, 10, "Cook"),
                         sized_word(40, 32, 10, "2018 -"),    sized_word(140, 32, 10, "Olive"),
                         sized_word(40, 44, 10, "May 2019"),  sized_word(140, 44, 10, "Made soup.")};
  check_text(first_order(a, words, 6), "September 2018 - May 2019\tCook\nOlive\nMade soup.",
             "a month torn off its year");
}

static void test_tight_letters(arena *a) {
  layout_word words[] = {sized_word(40, 20, 14, "W"),  sized_word(47.7f, 22, 12, "ork"),
                         sized_word(69, 20, 14, "E"),  sized_word(76.7f, 22, 12, "xperience"),
                         sized_word(140, 22, 12, "a"), sized_word(149, 22, 12, "day")};
  check_text(first_order(a, words, 6), "Work Experience a day",
             "letters set apart for looks are joined, words are not");
}

/* ---- sources ---- */

static void put(const char *folder, const char *name, const char *content) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  if (!file) return;
  fputs(content, file);
  fclose(file);
}

static void test_sources(arena *a) {
  char folder[] = "/tmp/forte-test-XXXXXX", path[512];
  if (!mkdtemp(folder)) return;
  snprintf(path, sizeof path, "%s/circle", folder);
  check(symlink(folder, path) == 0, "a link", slice_of(path));
  put(folder, "a.txt", "Cook wanted");
  put(folder, "b.ndjson", "{\"id\":1,\"text\":\"x\"}\n\n{\"id\":2,\"te\n{\"id\":3,\"text\":\"z\"}");
  put(folder, "c.json", "{\"jobs\":[{\"title\":\"A\",\"content\":\"<p>x</p>\"},{\"title\":\"B\",\"content\":\"y\"}]}");
  put(folder, "d.docx", "not a document");
  put(folder, "e.png", "picture");
  put(folder, ".hidden.txt", "hidden");
  const char *paths[] = {folder, "/nowhere/at/all"};
  sources *s = sources_new(paths, 2);
  source_item item = {0};
  buffer seen = {0};
  while (sources_next(s, &item)) {
    document d;
    fault f = {0};
    bool done = source_item_read(a, &item, &d, &f);
    slice name = buffer_slice(&item.name);
    if (slice_starts_with(name, slice_of(folder))) name = slice_cut(name, strlen(folder) + 1, name.size);
    buffer_format(&seen, "%.*s=%s\n", SLICE_ARGS(name), done ? "ok" : f.code);
  }
  check_text(
      buffer_slice(&seen),
      "a.txt=ok\nb.ndjson:1=ok\nb.ndjson:3=invalid_json\nb.ndjson:4=ok\nc.json[1]=ok\nc.json[2]=ok\nd.docx=damaged\n"
      "/nowhere/at/all=not_found\n",
      "a folder with a stream, a payload, a circle of links and a broken file");
  check(sources_ignored(s) == 1, "files passed over", slice_of(folder));
  source_item_free(&item);
  sources_free(s);
  buffer_free(&seen);
  static const char *const names[] = {"a.txt", "b.ndjson", "c.json", "d.docx", "e.png", ".hidden.txt", "circle"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    unlink(path);
  }
  rmdir(folder);
}

/* ---- formats ---- */

static void test_sniff(void) {
  static const struct {
    const char *content;
    document_format format;
  } cases[] = {{"%PDF-1.7", FORMAT_PDF},
               {"PK\x03\x04zzz", FORMAT_ZIP},
               {" {\"id\":1}", FORMAT_JSON},
               {"<!DOCTYPE html>", FORMAT_HTML},
               {"# Title\n", FORMAT_MARKDOWN},
               {"#hashtag", FORMAT_TEXT},
               {"{not json}", FORMAT_TEXT},
               {"<3 cooking", FORMAT_TEXT},
               {"{\\rtf1 x}", FORMAT_RTF},
               {"{\"basics\":{}}", FORMAT_RESUME},
               {"\xEF\xBB\xBF[{\"id\":1}]", FORMAT_JSON},
               {"\x01\x02\x03\x04", FORMAT_UNKNOWN}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    document_format format = document_sniff(slice_of(cases[i].content));
    check(format == cases[i].format, cases[i].content, slice_of(document_format_name(format)));
  }
}

static void test_text(arena *a) {
  document d;
  document_read(a, (slice){"a\0b \xFFz", 6}, SLICE("x"), &d, NULL);
  check_text(d.text, "a?b ?z", "NUL and invalid bytes, one for one");
  check(d.replaced == 2, "their number", d.text);
  document_read(a, (slice){"\xFF\xFEh\0i\0=\xD8\0\xDE", 10}, SLICE("x"), &d, NULL);
  check_text(d.text, "hi\xF0\x9F\x98\x80", "UTF-16 with its mark");
  fault f = {0};
  check(!document_read(a, SLICE(" \n\t"), SLICE("x"), &d, &f), "white space is no posting", d.text);
}

int main(void) {
  arena *a = arena_new();
  test_lines(a);
  test_deep_json(a);
  test_pay(a);
  test_fields(a);
  test_note_spans(a);
  test_note_toggle_ends_section(a);
  test_markdown_posting(a);
  test_html(a);
  test_entities();
  test_columns(a);
  test_wrapped_lines(a);
  test_rails(a);
  test_cards(a);
  test_sidebar_and_rail(a);
  test_full_cell(a);
  test_torn_dates(a);
  test_torn_months(a);
  test_tight_letters(a);
  test_sources(a);
  test_sniff();
  test_text(a);
  arena_free(a);
  printf("%d passed, %d failed\n", passed, failed);
  return failed != 0;
}
