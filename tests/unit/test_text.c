/* src/text: tokens, keys and stems. tests/spec/tokens.md shows what they mean for postings. */
#include "base/buffer.h"
#include "check.h"
#include "text/pattern.h"
#include "text/token.h"

static bool known(void *context, slice word, token_question question) {
  if (question == TOKEN_IS_UNIT) return slice_equal(word, SLICE("yr")) || slice_equal(word, SLICE("y"));
  if (question == TOKEN_IS_SHORTENED) return slice_equal(word, SLICE("approx"));
  (void)context;
  static const char *const words[] = {"software", "passion", "applications", "responsibilities", NULL};
  for (size_t i = 0; words[i]; i++)
    if (slice_equal(word, slice_of(words[i]))) return true;
  return false;
}

/* Tokens joined by '|'. */
static void expect(const char *text, const char *want) {
  arena *a = arena_new();
  tokens t = tokens_read(a, slice_of(text), known, NULL);
  buffer out = {0};
  for (size_t i = 0; i < t.count; i++) {
    if (i) buffer_char(&out, '|');
    buffer_add(&out, token_text(&t, i));
  }
  CHECK_TEXT(buffer_slice(&out), want);
  bool ordered = true;
  for (size_t i = 1; i < t.count; i++) ordered &= t.items[i].start >= t.items[i - 1].end;
  CHECK(ordered && t.items[t.count].start == t.text.size);
  buffer_free(&out);
  arena_free(a);
}

static unsigned gap_before(const char *text, size_t i) {
  arena *a = arena_new();
  tokens t = tokens_read(a, slice_of(text), NULL, NULL);
  unsigned gap = i <= t.count ? t.items[i].gap : 0;
  arena_free(a);
  return gap;
}

static void key(const char *word, const char *want) {
  char out[64];
  CHECK_TEXT(((slice){out, token_key(slice_of(word), out, sizeof out)}), want);
}

static bool same_stem(stemmer *s, const char *a, const char *b, bool full) {
  char left[80], right[80];
  slice l = {left, stemmer_key(s, slice_of(a), full, left, sizeof left)};
  slice r = {right, stemmer_key(s, slice_of(b), full, right, sizeof right)};
  return slice_equal(l, r);
}

static void words(void) {
  expect("C++, C# and F# on .NET", "C++|C#|and|F#|on|.NET");
  expect("Node.js (k8s) 3.5+ years", "Node.js|k8s|3.5+|years");
  expect("R/Python CI/CD", "R|Python|CI|CD");
  expect("don\xE2\x80\x99t; Bachelor's", "don\xE2\x80\x99t|Bachelor's");
  expect("P&L and R&D", "P&L|and|R&D");
  expect("softwarePassion", "software|Passion");
  expect("applicationsResponsibilities:", "applications|Responsibilities");
  expect("JavaScript", "JavaScript");
  expect("$120k\xE2\x80\x93$150k", "$120k|$150k");
  expect("SQL\xC2\xA0Server\xE3\x80\x90"
         "ETL\xE3\x80\x91",
         "SQL|Server|ETL");
  expect("", "");
  expect("... --- !!!", "");
  CHECK(gap_before("a - b", 1) & GAP_DASH && gap_before("a-b", 1) & GAP_HYPHEN && gap_before("a/b", 1) & GAP_SLASH);
  CHECK(gap_before("a\n\nb", 1) & GAP_PARAGRAPH && gap_before("a\n- b", 1) & GAP_BULLET);
  CHECK(gap_before("a. B", 1) & GAP_STOP && gap_before("a: b", 1) & GAP_COLON && gap_before("a (b", 1) & GAP_OPEN);
}

static void keys(void) {
  key("B.S.", "bs");
  key("Ph.D.", "phd");
  key("&", "and");
  key("Don\xE2\x80\x99t", "don't");
  key("Node.js", "node.js");
  stemmer *s = stemmer_new("english", SLICE("ing er or ment ion ent"));
  CHECK(same_stem(s, "accounts", "account", false) && !same_stem(s, "accounting", "accounts", false));
  CHECK(!same_stem(s, "excellent", "excel", false) && !same_stem(s, "manager", "manage", false));
  CHECK(same_stem(s, "negotiating", "negotiation", true));
  CHECK(stemmer_new("klingon", SLICE("")) == NULL);
  stemmer_free(s);
}

/* A saved pattern finds what it found; other bytes are none. */
static void saved_patterns(void) {
  fault f = {0};
  buffer saved = {0};
  pattern *made = pattern_new(SLICE("(?<figure>\\d+) [ ] years"), &f);
  pattern_worker *w = pattern_worker_new();
  pattern_match m;
  CHECK(made != NULL);
  pattern_save(made, &saved);
  pattern *loaded = pattern_loaded(buffer_slice(&saved));
  slice text = SLICE("after 12 YEARS");
  CHECK(loaded && pattern_find(loaded, w, text, 0, &m, NULL));
  CHECK(m.group[0].start == 6 && m.group[0].end == 14 && pattern_group(loaded, "figure") == 1 && m.group[1].end == 8);
  saved.data[0] ^= 1; /* bytes of a link */
  CHECK(!pattern_loaded(buffer_slice(&saved)) && !pattern_loaded(SLICE("")));
  saved.data[0] ^= 1;
  saved.data[sizeof(uint64_t)] ^= 1; /* the library's own mark */
  CHECK(!pattern_loaded(buffer_slice(&saved)));
  CHECK(!pattern_loaded(slice_cut(buffer_slice(&saved), 0, sizeof(uint64_t))));
  pattern_free(made);
  pattern_free(loaded);
  pattern_worker_free(w);
  buffer_free(&saved);
}

int main(void) {
  saved_patterns();
  words();
  keys();
  return check_end();
}
