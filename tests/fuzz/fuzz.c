/* libFuzzer over every reader. One program; FUZZ names the target. The engine is made once, what a run takes is freed
   with it. What must hold is said by HOLDS(): not only that nothing crashes. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "batch/where.h"
#include "dictionary/builder.h"
#include "forte_parts.h"
#include "input/layout.h"
#include "note/note.h"
#include "tests/fuzz/fuzz.h"

static forte *engine;
forte_worker *worker;
forte_profile *person;

static const char CV[] =
    "Ana Example\n\nExperience\n\nData Analyst, Acme GmbH, 2018 - 2023\n- Built reports in SQL, Python "
    "and Power BI for 40 users\n- Led a team of 3, cut costs by 12 %\n\nEducation\n\nB.Sc. Statistics, "
    "2017\n\nSkills: SQL, Python, Docker, Excel, German\n";

/* ---- what must hold of outputs ---- */

static bool is_boundary(slice text, size_t at) {
  return at == text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static void holds_span(slice text, span at) {
  HOLDS(at.start <= at.end && at.end <= text.size);
  HOLDS(is_boundary(text, at.start) && is_boundary(text, at.end));
}

void holds_clean(const char *data, size_t size) {
  HOLDS(utf8_first_invalid((slice){data, size}) == SIZE_MAX);
  for (size_t i = 0; i < size; i++) HOLDS((unsigned char)data[i] >= 0x20 || data[i] == '\n' || data[i] == '\t');
}

void holds_json(const char *data, size_t size) {
  holds_clean(data, size);
  cJSON *json = cJSON_ParseWithLength(data, size);
  HOLDS(json);
  cJSON_Delete(json);
}

static void holds_mentions(slice text, const posting_skill_list *list) {
  for (size_t i = 0; i < list->count; i++)
    for (size_t k = 0; k < list->items[i].mentions.count; k++) holds_span(text, list->items[i].mentions.items[k].at);
}

static void holds_posting(const posting *p) {
  HOLDS(utf8_first_invalid(p->text) == SIZE_MAX);
  holds_mentions(p->text, &p->skills);
  holds_mentions(p->text, &p->possible);
  for (size_t i = 0; i < p->experience.count; i++) holds_span(p->text, p->experience.items[i].at);
  for (size_t i = 0; i < p->degrees.count; i++) holds_span(p->text, p->degrees.items[i].at);
  for (size_t i = 0; i < p->salaries.count; i++) holds_span(p->text, p->salaries.items[i].at);
  for (size_t i = 0; i < p->conditions.count; i++) holds_span(p->text, p->conditions.items[i].at);
}

/* Offsets in the JSON are bytes of the text; `text` is that slice. */
static void holds_slices(const cJSON *node, slice text) {
  const cJSON *start = cJSON_GetObjectItemCaseSensitive(node, "start"),
              *end = cJSON_GetObjectItemCaseSensitive(node, "end"),
              *said = cJSON_GetObjectItemCaseSensitive(node, "text");
  if (start && end && said && cJSON_IsString(said)) {
    slice part = {said->valuestring, strlen(said->valuestring)};
    HOLDS(start->valuedouble >= 0 && start->valuedouble <= end->valuedouble && end->valuedouble <= (double)text.size);
    HOLDS(slice_equal(part, slice_cut(text, (size_t)start->valuedouble, (size_t)end->valuedouble)));
  }
  for (const cJSON *child = node->child; child; child = child->next) holds_slices(child, text);
}

static void holds_slices_of(slice printed, slice text) {
  cJSON *json = cJSON_ParseWithLength(printed.data, printed.size);
  HOLDS(json);
  holds_slices(json, text);
  cJSON_Delete(json);
}

/* ---- targets ---- */

/* A number that looks drawn, the same for the same input (FNV-1a). */
static uint32_t drawn(const uint8_t *data, size_t size) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < size; i++) hash = (hash ^ data[i]) * 16777619u;
  return hash >> 8;
}

/* The posting and its match, each in that format. */
static void write_posting(forte_posting *p, const char *format) {
  forte_text out = {0};
  forte_style style = {0};
  HOLDS(forte_posting_render(p, format, &style, &out, NULL) == FORTE_OK);
  holds_clean(out.data, out.size);
  forte_match *m = forte_match_make(worker, p, person, 0);
  HOLDS(forte_match_render(m, format, &style, &out, NULL) == FORTE_OK);
  holds_clean(out.data, out.size);
  if (strcmp(format, "json") == 0) holds_json(out.data, out.size);
  double score = forte_match_score(m);
  HOLDS(!(score < 0 || score > 100));
  forte_match_free(m);
  forte_text_free(&out);
}

/* Every posting is read; each fourth is held against the person, and both are written in one of the formats. */
void read_posting(const uint8_t *data, size_t size, const char *name) {
  static const char *const formats[] = {"json", "text", "md", "html"};
  enum { SAMPLE = 4 };
  forte_posting *p = forte_posting_read(worker, (const char *)data, size, name, NULL);
  if (!p) return;
  holds_posting(&p->posting);
  uint32_t number = drawn(data, size);
  if (number % SAMPLE == 0) write_posting(p, formats[number / SAMPLE % 4]);
  forte_posting_free(p);
}

static void fuzz_posting(const uint8_t *data, size_t size) { read_posting(data, size, "posting.txt"); }

static void fuzz_html(const uint8_t *data, size_t size) {
  buffer page = {0};
  buffer_text(&page, "<html>");
  buffer_add(&page, (slice){(const char *)data, size});
  read_posting((const uint8_t *)page.data, page.size, "page.html");
  buffer_free(&page);
}

/* A line gives a line, and the same one whatever stood before it. */
static void fuzz_line(const uint8_t *data, size_t size) {
  forte_text one = {0}, two = {0};
  forte_status status = forte_extract_line(worker, (const char *)data, size, &one);
  HOLDS(!memchr(one.data, '\n', one.size));
  holds_json(one.data, one.size);
  forte_match_line(worker, person, (const char *)data, size, &two);
  holds_json(two.data, two.size);
  HOLDS(forte_extract_line(worker, (const char *)data, size, &two) == status);
  HOLDS(one.size == two.size && memcmp(one.data, two.data, one.size) == 0);
  forte_text_free(&one);
  forte_text_free(&two);
}

/* A posting's text as the one member of a line: then the text is known, and the slices can be compared. */
static void fuzz_slices(const uint8_t *data, size_t size) {
  arena *a = arena_new();
  slice text = utf8_clean(a, (slice){(const char *)data, size}, NULL);
  cJSON *line = cJSON_CreateObject();
  char *copy = strndup(text.data, text.size);
  cJSON_AddStringToObject(line, "text", copy);
  char *printed = cJSON_PrintUnformatted(line);
  forte_text out = {0};
  if (forte_extract_line(worker, printed, strlen(printed), &out) == FORTE_OK)
    holds_slices_of((slice){out.data, out.size}, slice_of(copy));
  if (forte_match_line(worker, person, printed, strlen(printed), &out) == FORTE_OK)
    holds_slices_of((slice){out.data, out.size}, slice_of(copy));
  cJSON_free(printed);
  cJSON_Delete(line);
  free(copy);
  forte_text_free(&out);
  arena_free(a);
}

/* ---- what a word more or a figure for a word may change: the text, then a line of its own that asks ---- */

static forte_posting *with_line(const uint8_t *data, size_t size, const char *line) {
  buffer text = {0};
  buffer_add(&text, (slice){(const char *)data, size});
  buffer_text(&text, "\n\nRequirements:\n- ");
  buffer_text(&text, line);
  buffer_char(&text, '\n');
  forte_posting *p = forte_posting_read(worker, text.data, text.size, "posting.txt", NULL);
  buffer_free(&text);
  return p;
}

/* Were both read? Bytes more or less may tell text from what is none; then both are freed. */
static bool both_read(forte_posting *a, forte_posting *b) {
  if (a && b) return true;
  forte_posting_free(a);
  forte_posting_free(b);
  return false;
}

/* A word may tip the language that a text of few words is told to be in, and a paragraph of it: other rows then read
 * it. */
static bool in_one_language(const forte_posting *a, const forte_posting *b) {
  return slice_equal(a->posting.language, b->posting.language);
}

/* How many amounts of years the added line asks for, and the first; NAN: none. What stands above it may be told in
 * another language for a word.
 */
static size_t years_of_line(const posting *p, double *first) {
  uint32_t line = 0;
  for (size_t i = 0; i + 3 <= p->text.size; i++)
    if (memcmp(p->text.data + i, "\n- ", 3) == 0) line = (uint32_t)i;
  size_t count = 0;
  *first = NAN;
  for (size_t i = 0; i < p->experience.count; i++) {
    if (p->experience.items[i].at.start <= line) continue;
    if (!count++) *first = p->experience.items[i].min_years;
  }
  return count;
}

/* Number words are the figures that they say. */
static void fuzz_numbers(const uint8_t *data, size_t size) {
  static const char *const words[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  size_t n = size ? data[0] % (sizeof words / sizeof *words) : 0;
  char said[96], figure[96];
  snprintf(said, sizeof said, "%s years of experience with Docker", words[n]);
  snprintf(figure, sizeof figure, "%zu years of experience with Docker", n + 2);
  forte_posting *a = with_line(data, size, said), *b = with_line(data, size, figure);
  if (!both_read(a, b)) return;
  double one, two;
  bool as_many = years_of_line(&a->posting, &one) == years_of_line(&b->posting, &two);
  HOLDS(!in_one_language(a, b) || (as_many && (isnan(one) ? isnan(two) : !(one < two) && !(one > two))));
  forte_posting_free(a);
  forte_posting_free(b);
}

/* The strength of the last skill that is named; -1: none is. */
static int last_strength(const posting *p) {
  int strength = -1;
  uint32_t at = 0;
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    const skill_mention *m = &s->mentions.items[s->mentions.count - 1];
    if (!slice_equal(s->name, SLICE("Docker")) || m->at.start < at) continue;
    at = m->at.start;
    strength = (int)m->strength;
  }
  return strength;
}

/* Who adds "preferred" requires nothing that was not required before. */
static void fuzz_preferred(const uint8_t *data, size_t size) {
  forte_posting *a = with_line(data, size, "Experience with Docker"),
                *b = with_line(data, size, "Experience with Docker preferred");
  if (!both_read(a, b)) return;
  int before = last_strength(&a->posting), after = last_strength(&b->posting);
  HOLDS(!in_one_language(a, b) || before < 0 || after <= before || after <= (int)STRENGTH_PREFERRED);
  forte_posting_free(a);
  forte_posting_free(b);
}

/* Every byte outside the section stays; a second filling changes nothing. */
static void holds_outside(slice before, slice after) {
  arena *a = arena_new();
  note n;
  HOLDS(note_read(a, before, SLICE("n.md"), &n, NULL));
  const note_section *s = note_find(&n, SLICE("Where can I add value?"));
  HOLDS(s);
  size_t tail = before.size - s->body.end;
  HOLDS(after.size >= s->body.start + tail);
  HOLDS(memcmp(before.data, after.data, s->body.start) == 0);
  HOLDS(memcmp(before.data + s->body.end, after.data + after.size - tail, tail) == 0);
  arena_free(a);
}

static void fuzz_note(const uint8_t *data, size_t size) {
  forte_text once = {0}, twice = {0};
  forte_fill_result result = FORTE_FILL_SAME;
  forte_fill_options options = {.force = size && data[size - 1] & 1};
  slice before = {(const char *)data, size};
  if (forte_fill(worker, person, before.data, size, "n.md", &options, &once, &result, NULL) == FORTE_OK) {
    slice after = {once.data ? once.data : "", once.size};
    if (forte_fill_changes(result))
      holds_outside(before, after);
    else
      HOLDS(slice_equal(before, after));
    HOLDS(forte_fill(worker, person, after.data, after.size, "n.md", &options, &twice, &result, NULL) == FORTE_OK);
    HOLDS(!forte_fill_changes(result));
    HOLDS(slice_equal(after, (slice){twice.data ? twice.data : "", twice.size}));
  }
  forte_text_free(&once);
  forte_text_free(&twice);
}

/* ---- CVs and the skills file ---- */

static void say_nothing(void *context, const forte_error *e) {
  (void)context;
  holds_clean(e->message, strlen(e->message));
}

/* What is written is valid, is read again, and has no mistake. */
static void holds_profile(const forte_profile *p) {
  forte_text one = {0}, two = {0};
  forte_style style = {0};
  HOLDS(forte_profile_render(p, "json", &style, &one, NULL) == FORTE_OK);
  holds_json(one.data, one.size);
  HOLDS(forte_profile_check(one.data, one.size, "s.json", say_nothing, NULL) == 0);
  forte_profile *again = forte_profile_parse(worker, one.data, one.size, "s.json", NULL);
  HOLDS(again);
  HOLDS(forte_profile_render(again, "text", &style, &two, NULL) == FORTE_OK);
  holds_clean(two.data, two.size);
  forte_profile_free(again);
  forte_text_free(&one);
  forte_text_free(&two);
}

static void read_cv(const char *data, size_t size, const char *name) {
  forte_input cv = {data, size, name, NULL};
  forte_profile *p = forte_profile_build(worker, &cv, 1, "2024-05-01", NULL);
  if (!p) return;
  holds_profile(p);
  forte_profile_free(p);
}

static void fuzz_cv(const uint8_t *data, size_t size) { read_cv((const char *)data, size, "cv.txt"); }

static void fuzz_resume(const uint8_t *data, size_t size) {
  buffer json = {0};
  buffer_text(&json, "{\"basics\":{\"name\":\"A\"},\"work\":");
  buffer_add(&json, (slice){(const char *)data, size});
  buffer_text(&json, "}");
  read_cv(json.data, json.size, "cv.json");
  buffer_free(&json);
}

static void fuzz_skills(const uint8_t *data, size_t size) {
  forte_profile *p = forte_profile_parse(worker, (const char *)data, size, "s.json", NULL);
  size_t mistakes = forte_profile_check((const char *)data, size, "s.json", say_nothing, NULL);
  HOLDS(p || mistakes); /* what is refused has a mistake that is named */
  if (!p) return;
  holds_profile(p);
  forte_profile_free(p);
}

/* ---- words on a page, conditions, dictionaries ---- */

static void fuzz_layout(const uint8_t *data, size_t size) {
  enum { STEP = 6, WORDS = 4000 };
  static layout_word words[WORDS];
  slice orders[LAYOUT_ORDERS];
  size_t count = 0, bytes = 0;
  arena *a = arena_new();
  for (size_t i = 0; i + STEP <= size && count < WORDS; i += STEP) {
    slice text = utf8_clean(a, (slice){(const char *)data + i + 4, 2}, NULL);
    float x = (float)data[i] * 2.5f, y = (float)data[i + 1] * 3;
    if (!slice_trim(text).size) continue;
    bytes += text.size;
    words[count++] = (layout_word){
        x, y, x + 1 + (float)(data[i + 2] % 64), y + 4 + (float)(data[i + 3] % 16), data[i + 3] / 128u, text};
  }
  layout_texts(a, words, count, size & 1, orders);
  for (int i = 0; i < LAYOUT_ORDERS; i++)
    HOLDS(utf8_first_invalid(orders[i]) == SIZE_MAX && orders[i].size <= bytes * 4 + 16);
  arena_free(a);
}

static void fuzz_where(const uint8_t *data, size_t size) {
  arena *a = arena_new();
  fault f = {0};
  row r = {.score = 50,
           .title = SLICE("Data Analyst"),
           .company = SLICE("Acme"),
           .file = SLICE("a.txt"),
           .band = SLICE("good")};
  where *w = where_parse(a, utf8_clean(a, (slice){(const char *)data, size}, NULL), &f);
  if (w)
    where_holds(w, &r);
  else
    HOLDS(f.kind != FAULT_NONE && f.message[0]);
  holds_clean(f.message, strlen(f.message));
  arena_free(a);
}

static void ignore(void *context, const fault *f) {
  (void)context;
  holds_clean(f->message, strlen(f->message));
}

static void fuzz_dictionary(const uint8_t *data, size_t size) {
  builder *b = builder_new(ignore, NULL);
  buffer image = {0};
  builder_add_file(b, (slice){(const char *)data, size}, SLICE("own.txt"), FORM_USER);
  size_t faults = builder_faults(b);
  if (!faults) HOLDS(builder_finish(b, &image) || builder_faults(b));
  buffer_free(&image);
  builder_free(b);
}

/* ---- the program ---- */

static const struct target {
  const char *name;
  void (*run)(const uint8_t *data, size_t size);
} targets[] = {{"posting", fuzz_posting},
               {"slices", fuzz_slices},
               {"numbers", fuzz_numbers},
               {"preferred", fuzz_preferred},
               {"line", fuzz_line},
               {"html", fuzz_html},
               {"note", fuzz_note},
               {"zip", fuzz_zip},
               {"office", fuzz_office},
               {"cv", fuzz_cv},
               {"resume", fuzz_resume},
               {"skills", fuzz_skills},
               {"layout", fuzz_layout},
               {"where", fuzz_where},
               {"dictionary", fuzz_dictionary},
               {"table", fuzz_table},
               {"store", fuzz_store},
               {"config", fuzz_config},
               {"compiled", fuzz_compiled},
               {"page", fuzz_page}};
static const struct target *target;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  (void)argc, (void)argv;
  const char *wanted = getenv("FUZZ");
  for (size_t i = 0; wanted && i < sizeof targets / sizeof *targets; i++)
    if (strcmp(targets[i].name, wanted) == 0) target = &targets[i];
  if (!target) {
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) puts(targets[i].name);
    exit(wanted ? 2 : 0);
  }
  forte_input cv = {CV, sizeof CV - 1, "cv.txt", NULL};
  engine = forte_new(NULL, 0, NULL, NULL);
  worker = forte_worker_new(engine);
  person = forte_profile_build(worker, &cv, 1, "2024-05-01", NULL);
  HOLDS(engine && worker && person);
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  target->run(data, size);
  return 0;
}
