/* src/base: slices, UTF-8, buffers, maps, arenas, files, faults. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_out.h"
#include "base/late.h"
#include "base/map.h"
#include "base/maths.h"
#include "base/search.h"
#include "base/utf8.h"
#include "check.h"

static void slices(void) {
  slice s = SLICE(" \tfirst\r\nsecond\n\nlast "), line;
  CHECK_TEXT(slice_trim(s), "first\r\nsecond\n\nlast");
  CHECK(slice_line(&s, &line));
  CHECK_TEXT(line, " \tfirst");
  CHECK(slice_line(&s, &line) && slice_line(&s, &line));
  CHECK_TEXT(line, "");
  CHECK(slice_line(&s, &line) && !slice_line(&s, &line));
  CHECK(slice_equal_nocase(SLICE("ReAct"), SLICE("rEaCT")) && !slice_equal_nocase(SLICE("a"), SLICE("ab")));
  CHECK(slice_find(SLICE("abcabc"), SLICE("ca"), 0) == 2 && slice_find(SLICE("abc"), SLICE("x"), 0) == SIZE_MAX);
  CHECK(slice_find(SLICE("abc"), SLICE(""), 2) == 2);
  CHECK(slice_starts_with(SLICE("abc"), SLICE("ab")) && !slice_starts_with(SLICE("a"), SLICE("ab")));
  CHECK(slice_ends_with(SLICE("abc"), SLICE("bc")) && !slice_ends_with(SLICE("c"), SLICE("bc")));
  CHECK(is_among_signs(';', ".,;") && !is_among_signs('a', ".,;") && !is_among_signs('\0', ".,;"));
  CHECK(slice_compare(SLICE("a"), SLICE("ab")) < 0 && slice_compare(SLICE("b"), SLICE("ab")) > 0);
}

static int by_value(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Nobody compares the bytes behind a hash of the image: words of near letters and all lengths must differ. */
static void hashes(void) {
  enum { LETTERS = 6, LONGEST = 6, LONG = 40 };
  static uint64_t seen[60000];
  size_t count = 0;
  for (size_t length = 0, words = 1; length <= LONGEST; length++, words *= LETTERS)
    for (size_t word = 0; word < words; word++) {
      char text[LONGEST];
      for (size_t i = 0, rest = word; i < length; i++, rest /= LETTERS) text[i] = "\0aA@b."[rest % LETTERS];
      seen[count++] = slice_hash((slice){text, length});
    }
  char run[LONG + 1] = {0};
  for (size_t length = LONGEST + 1; length <= LONG; length++)
    for (size_t at = 0; at < length; at++) {
      run[at] = 'x';
      seen[count++] = slice_hash((slice){run, length});
      run[at] = 0;
    }
  qsort(seen, count, sizeof *seen, by_value);
  size_t twice = 0;
  for (size_t i = 1; i < count; i++) twice += seen[i] == seen[i - 1];
  CHECK(twice == 0);
}

static void unicode(void) {
  arena *a = arena_new();
  size_t at = 0, replaced = 0;
  slice euro = SLICE("\xE2\x82\xAC");
  CHECK(utf8_next(euro, &at) == 0x20AC && at == 3);
  static const slice broken[] = {{"\xC0\x80", 2}, {"\xED\xA0\x80", 3}, {"\xF4\x90\x80\x80", 4},
                                 {"\xE2\x82", 2}, {"\x80", 1},         {"\xFF", 1}};
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    slice clean = utf8_clean(a, broken[i], &replaced);
    CHECK(utf8_first_invalid(broken[i]) != SIZE_MAX);
    CHECK(clean.size == broken[i].size && utf8_first_invalid(clean) == SIZE_MAX && replaced > 0);
  }
  slice valid = SLICE("a\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(utf8_clean(a, valid, &replaced).data == valid.data && replaced == 0);
  CHECK_TEXT(utf8_clean(a, (slice){"a\0b", 3}, &replaced), "a?b");
  char out[4];
  CHECK(utf8_put(0x1F600, out) == 4 && memcmp(out, "\xF0\x9F\x98\x80", 4) == 0);
  CHECK(utf8_columns(SLICE("ab\xE4\xB8\xAD")) == 4);
  CHECK(utf8_is_space(0xA0) && utf8_is_space(0x200B) && !utf8_is_space('x'));
  arena_free(a);
}

static void joins(void) {
  arena *a = arena_new();
  slice names[] = {SLICE("a"), SLICE("bc"), SLICE(""), SLICE("d")};
  CHECK_TEXT(arena_join(a, names, 4, ", ", " and "), "a, bc,  and d");
  CHECK_TEXT(arena_join(a, names, 2, ", ", " and "), "a and bc");
  CHECK_TEXT(arena_join(a, names, 1, ", ", " and "), "a");
  CHECK_TEXT(arena_join(a, names, 0, ", ", " and "), "");
  arena_free(a);
}

static void memory(void) {
  arena *a = arena_new();
  ARENA_LIST(uint32_t) list = {0};
  for (uint32_t i = 0; i < 10000; i++) ARENA_PUSH(a, &list, i * 3);
  bool kept = true;
  for (uint32_t i = 0; i < 10000; i++) kept &= list.items[i] == i * 3;
  CHECK(kept && list.count == 10000);
  ARENA_LIST(uint32_t) last = {0}, beside = {0};
  ARENA_PUSH(a, &last, 1);
  const uint32_t *place = last.items;
  for (uint32_t i = 1; i < 100; i++) ARENA_PUSH(a, &last, i);
  CHECK(last.items == place); /* nothing stands behind it: it grows where it is */
  ARENA_PUSH(a, &beside, 7);
  for (uint32_t i = 0; i < 1000; i++) ARENA_PUSH(a, &last, i);
  CHECK(last.items != place && beside.items[0] == 7 && last.items[99] == 99);
  CHECK_TEXT(arena_format(a, "%s-%d", "x", 7), "x-7");
  CHECK_TEXT(arena_format(a, "%.*s (%.*s): %s", SLICE_ARGS(slice_cut(SLICE("abcd"), 1, 3)), SLICE_ARGS(SLICE("")), "e"),
             "bc (): e");
  CHECK_TEXT(arena_format(a, "%.*s|%s|", 3, "a\0b", ""), "a||"); /* as printf: to a zero */
  CHECK_TEXT(arena_format(a, "100%% of %s", "it"), "100% of it");
  CHECK_TEXT(arena_format(a, "%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s", "a", "b", "c", "d", "e", "f", "g",
                          "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y",
                          "z"),
             "abcdefghijklmnopqrstuvwxyz");
  CHECK(arena_format(a, "%700d", 1).size == 700);
  char *zeroed = arena_alloc(a, 1 << 20);
  CHECK(zeroed[0] == 0 && zeroed[(1 << 20) - 1] == 0 && (uintptr_t)zeroed % 16 == 0);
  arena_reset(a);
  CHECK(arena_alloc(a, 8) != NULL);
  map m = {0};
  for (uint32_t i = 0; i < 5000; i++) *map_put(&m, arena_format(a, "key %u", i), i) = i;
  bool found = true;
  for (uint32_t i = 0; i < 5000; i++) found &= map_get(&m, arena_format(a, "key %u", i), 1u << 31) == i;
  CHECK(found && map_get(&m, SLICE("none"), 77) == 77 && m.count == 5000);
  map_free(&m);
  buffer b = {0};
  for (int i = 0; i < 1000; i++) buffer_format(&b, "%d,", i);
  CHECK(b.size == 3890 && b.data[b.size] == '\0');
  buffer_repeat(&b, '-', 5);
  CHECK(slice_ends_with(buffer_slice(&b), SLICE("999,-----")));
  buffer_free(&b);
  arena_free(a);
}

static bool reads(const char *name, size_t limit, const char *code) {
  buffer b = {0};
  fault f = {0};
  bool done = file_read(name, limit, &b, &f);
  buffer_free(&b);
  return code ? !done && strcmp(f.code, code) == 0 : done;
}

static void files(void) {
  char folder[] = "/tmp/forte-test-XXXXXX", name[64], link_name[64];
  if (!mkdtemp(folder)) return;
  snprintf(name, sizeof name, "%s/a", folder);
  snprintf(link_name, sizeof link_name, "%s/link", folder);
  fault f = {0};
  CHECK(reads(name, 100, "not_found") && reads(folder, 100, "is_directory"));
  CHECK(file_write(name, SLICE("first"), &f) && reads(name, 100, NULL));
  CHECK(chmod(name, 0600) == 0 && symlink(name, link_name) == 0);
  CHECK(file_write(link_name, SLICE("second"), &f));
  struct stat s;
  CHECK(lstat(link_name, &s) == 0 && S_ISLNK(s.st_mode));
  CHECK(stat(name, &s) == 0 && s.st_size == 6 && (s.st_mode & 0777) == 0600);
  CHECK(reads(name, 5, "too_large") && reads(name, 6, NULL));
  CHECK(file_write(name, SLICE(""), &f) && reads(name, 100, "empty"));
  snprintf(name, sizeof name, "%s/no/a", folder);
  CHECK(!file_write(name, SLICE("x"), &f) && f.kind == FAULT_OUTPUT);
  unlink(link_name);
  snprintf(name, sizeof name, "%s/a", folder);
  unlink(name);
  CHECK(rmdir(folder) == 0); /* nothing was left beside it */
}

static void faults(void) {
  fault f;
  char line[1024];
  fault_set(&f, FAULT_INPUT, "code", SLICE("a\x1b[31m\nb"), "bad %s", "\x07thing");
  fault_at(&f, 3, 7, 99);
  fault_format(&f, line, sizeof line);
  CHECK_TEXT(slice_of(line), "a?[31m?b:3:7: bad ?thing");
  CHECK(!fault_set(NULL, FAULT_INPUT, "code", SLICE(""), "x"));
}

static void open_none(void);
static const char *const some_names[] = {"malloc", "no_such_function_of_it"};
static void *some_addresses[2];
static late_library no_library = {"libforte-none.so.9", "nothing",         some_names, 2,
                                  some_addresses,       PTHREAD_ONCE_INIT, open_none,  false};
static void open_none(void) { late_load(&no_library); }
static void open_other(void);
static late_library other_library = {"libc.so.6",    "nothing",         some_names, 2,
                                     some_addresses, PTHREAD_ONCE_INIT, open_other, false};
static void open_other(void) { late_load(&other_library); }
static void open_right(void);
static late_library right_library = {"libc.so.6",    "nothing",         some_names, 1,
                                     some_addresses, PTHREAD_ONCE_INIT, open_right, false};
static void open_right(void) { late_load(&right_library); }

static void late_libraries(void) {
  fault f = {0};
  char line[1024];
  CHECK(!late_open(&no_library, SLICE("cv.odt"), &f) && strcmp(f.code, "missing_library") == 0);
  fault_format(&f, line, sizeof line);
  CHECK(strstr(line, "cv.odt") && strstr(line, "libforte-none.so.9") && strstr(line, "install it"));
  CHECK(!late_open(&no_library, SLICE("cv.odt"), NULL));
  CHECK(!late_open(&other_library, SLICE("cv.odt"), &f)); /* a library of that name that lacks a function */
  CHECK(late_open(&right_library, SLICE("cv.odt"), &f) && some_addresses[0]);
}

/* JSON as it is written: commas, escapes, numbers. */
static void json(void) {
  static const struct {
    double x;
    const char *text;
  } numbers[] = {{0, "0"},           {-0.0, "0"},
                 {7, "7"},           {-12.5, "-12.5"},
                 {0.1, "0.1"},       {1.0 / 3, "0.333333"},
                 {0.0001, "0.0001"}, {0.00005, "5e-05"},
                 {1e-9, "0"},        {999999999.999999, "999999999.999999"},
                 {120000, "120000"}, {3e9, "3000000000"},
                 {1e15, "1e+15"},    {NAN, "null"},
                 {INFINITY, "null"}};
  buffer out = {0};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    out.size = 0;
    json_put_number(&out, numbers[i].x);
    CHECK_TEXT(buffer_slice(&out), numbers[i].text);
  }
  out.size = 0;
  buffer_char(&out, '{');
  JSON_KEY(&out, "a");
  buffer_char(&out, '[');
  for (int i = 0; i < 2; i++) {
    json_put_next(&out);
    json_put_number(&out, i);
  }
  buffer_char(&out, ']');
  JSON_KEY(&out, "b");
  json_put_string(&out, SLICE("\"\\\b\f\n\r\t\x01\x7F"
                              "\xC3\xBC\xC2\x85\xE2\x80\xA8\xE2\x80\xA9\xE2\x82\xAC[{"
                              "\xC2\x9B\xC2\xA0\xD8\x9C\xD8\xB4\xE2\x80\x8F\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x93"
                              "\xEF\xBB\xBF\xEF\xBC\x81\xF3\xA0\x81\xA7\xF0\x9F\x98\x80\xE2"));
  JSON_KEY(&out, "c");
  json_put_raw(&out, SLICE("\"\\n\xE2\x80\xA8\x7F\xE2\x80\xAE\""));
  buffer_char(&out, '}');
  CHECK_TEXT(buffer_slice(&out), "{\"a\":[0,1],\"b\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f"
                                 "\xC3\xBC\\u0085\\u2028\\u2029\xE2\x82\xAC[{"
                                 "\\u009b\xC2\xA0\\u061c\xD8\xB4\\u200f\\u202e\\u2066\xE2\x80\x93"
                                 "\\ufeff\xEF\xBC\x81\\udb40\\udc67\xF0\x9F\x98\x80\xE2\""
                                 ",\"c\":\"\\n\\u2028\\u007f\\u202e\"}");
  buffer_free(&out);
}

/* Every length up to some, every place in it: the first that is not before it, as a walk finds it. */
static void search(void) {
  static const int ordered[] = {1, 3, 3, 3, 6, 8, 8, 9};
  for (size_t count = 0; count <= sizeof ordered / sizeof *ordered; count++)
    for (size_t from = 0; from <= count; from++)
      for (int wanted = 0; wanted <= 10; wanted++) {
        size_t found, walked = from;
        SEARCH_FIRST(found, from, count, ordered[found] < wanted);
        while (walked < count && ordered[walked] < wanted) walked++;
        CHECK(found == walked);
      }
}

/* What stands for libm gives what libm gives: rounding to the bit, the others to some units in the last place. */
static void maths(void) {
  const double close = 1e-15;
  size_t wrong = 0, far = 0;
  for (int i = -4000; i <= 4000; i++) {
    double half = i / 2.0, x = i * 0.17725, power = exp(x);
    wrong += rounded(half) != round(half) || rounded(x) != round(x) || rounded_whole(half) != llround(half);
    far += !(fabs(maths_exp(x) - power) <= close * power) && isfinite(power) && power > 1e-300;
    if (i > 0) far += !(fabs(maths_log10(x) - log10(x)) <= close * (1 + fabs(log10(x))));
  }
  CHECK(!wrong && !far);
}

static void maths_at_the_edges(void) {
  CHECK(rounded(0.49999999999999994) == 0 && rounded(-2.5) == -3 && signbit(rounded(-0.2)));
  CHECK(rounded(1e300) == 1e300 && isnan(rounded(NAN)) && isinf(rounded(INFINITY)));
  CHECK(rounded_whole(NAN) == 0 && rounded_whole(1e19) == 0 && rounded_whole(-7.5) == -8);
  CHECK(isinf(maths_exp(1000)) && maths_exp(-1000) == 0 && maths_exp(0) == 1 && isnan(maths_exp(NAN)));
  CHECK(larger_of(NAN, 1) == 1 && larger_of(1, NAN) == 1 && larger_of(2, 1) == 2 && isnan(larger_of(NAN, NAN)));
  CHECK(smaller_of(NAN, 1) == 1 && smaller_of(1, NAN) == 1 && smaller_of(2, 1) == 1);
}

int main(void) {
  json();
  maths();
  maths_at_the_edges();
  search();
  late_libraries();
  slices();
  hashes();
  unicode();
  joins();
  memory();
  files();
  faults();
  return check_end();
}
