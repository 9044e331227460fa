/* Targets that read files: archives, tables, the results store, the configuration; and the entry of the page. */
#define _GNU_SOURCE
#include "tests/fuzz/fuzz.h"

#include <cjson/cJSON.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/utf8.h"
#include "batch/store.h"
#include "cli/options.h"
#include "input/csv_rows.h"
#include "page/web.h"
#include "profile/compiled.h"

/* ---- archives: one stored file, with its checksum right, so that what is in it is reached ---- */

static uint32_t checksum(slice s) { return (uint32_t)crc32_z(0, (const Bytef *)s.data, s.size); }

static void put(buffer *out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; i++) buffer_char(out, (char)(i < 8 ? value >> (8 * i) & 0xFF : 0));
}

static void put_fields(buffer *out, slice name, slice content) {
  put(out, 0, 8); /* flags, method, time, date */
  put(out, checksum(content), 4);
  put(out, content.size, 4);
  put(out, content.size, 4);
  put(out, name.size, 2);
  put(out, 0, 2);
}

static void put_zip(buffer *out, slice name, slice content) {
  buffer_text(out, "PK\3\4");
  put(out, 20, 2);
  put_fields(out, name, content);
  buffer_add(out, name);
  buffer_add(out, content);
  size_t table = out->size;
  buffer_text(out, "PK\1\2");
  put(out, 20, 2);
  put(out, 20, 2);
  put_fields(out, name, content);
  put(out, 0, 14); /* comment, disk, attributes, place */
  buffer_add(out, name);
  size_t size = out->size - table;
  buffer_text(out, "PK\5\6");
  put(out, 0, 4);
  put(out, 1, 2);
  put(out, 1, 2);
  put(out, size, 4);
  put(out, table, 4);
  put(out, 0, 2);
}

void fuzz_office(const uint8_t *data, size_t size) {
  static const char docx[] = "<w:document xmlns:w=\"w\"><w:body>",
                    odt[] = "<office:document xmlns:office=\"o\" xmlns:text=\"t\">";
  buffer xml = {0}, file = {0};
  if (!size) return;
  bool word = data[0] & 1;
  buffer_text(&xml, word ? docx : odt);
  buffer_add(&xml, (slice){(const char *)data + 1, size - 1});
  if (!word) put_zip(&file, SLICE("mimetype"), SLICE("application/vnd.oasis.opendocument.text"));
  file.size = 0;
  put_zip(&file, word ? SLICE("word/document.xml") : SLICE("content.xml"), buffer_slice(&xml));
  read_posting((const uint8_t *)file.data, file.size, word ? "p.docx" : "p.odt");
  buffer_free(&xml);
  buffer_free(&file);
}

void fuzz_zip(const uint8_t *data, size_t size) {
  buffer file = {0};
  forte_text once = {0}, twice = {0};
  slice content = {(const char *)data, size};
  if (size > 4 && memcmp(data, "PK\3\4", 4) == 0)
    buffer_add(&file, content); /* the archive itself */
  else
    put_zip(&file, SLICE("Jobs/n.md"), content);
  if (forte_fill_zip(worker, person, file.data, file.size, "e.zip", NULL, NULL, NULL, &once, NULL) == FORTE_OK) {
    HOLDS(forte_fill_zip(worker, person, once.data, once.size, "e.zip", NULL, NULL, NULL, &twice, NULL) == FORTE_OK);
    HOLDS(once.size == twice.size && memcmp(once.data, twice.data, once.size) == 0);
  }
  forte_text_free(&once);
  forte_text_free(&twice);
  buffer_free(&file);
}

/* ---- tables of postings ---- */

/* The first byte says which header the rows get; 0: they bring their own. Each row is a posting as JSON. */
void fuzz_table(const uint8_t *data, size_t size) {
  static const char *const headers[] = {"", "title,description,salary,remote\n", "Title;Description;Company;URL\n",
                                        "title\tdescription\tlocation\n"};
  buffer table = {0}, json = {0};
  slice line, rest;
  size_t rows = 0, lines = 1;
  if (!size) return;
  buffer_text(&table, headers[data[0] % 4]);
  buffer_add(&table, (slice){(const char *)data + 1, size - 1});
  rest = buffer_slice(&table);
  csv_rows *r = csv_rows_begin(rest);
  csv_result result = CSV_MORE;
  if (r) slice_line(&rest, &line);
  while (r && result != CSV_BROKEN && slice_line(&rest, &line)) {
    result = csv_rows_line(r, line, &json);
    HOLDS(csv_rows_at(r) >= 2 && csv_rows_at(r) <= ++lines);
    if (result != CSV_ROW) continue;
    cJSON *posting = cJSON_ParseWithLength(json.data, json.size); /* its bytes are not yet cleaned */
    HOLDS(cJSON_IsObject(posting));
    cJSON_Delete(posting);
    forte_text out = {0};
    if (rows++ == 0) forte_extract_line(worker, json.data, json.size, &out); /* the others are read alike */
    if (out.size) holds_json(out.data, out.size);
    forte_text_free(&out);
  }
  csv_rows_free(r);
  buffer_free(&table);
  buffer_free(&json);
}

/* ---- a folder for what is read from disk ---- */

static const char *folder(void) {
  static char name[256];
  if (name[0]) return name;
  const char *parent = getenv("TMPDIR");
  snprintf(name, sizeof name, "%s/fuzz-XXXXXX", parent ? parent : "/tmp");
  HOLDS(mkdtemp(name));
  setenv("XDG_CONFIG_HOME", name, 1);
  return name;
}

static void put_file(const char *path, slice bytes) {
  FILE *f = fopen(path, "wb");
  HOLDS(f && fwrite(bytes.data, 1, bytes.size, f) == bytes.size && fclose(f) == 0);
}

/* ---- the results store: what is found in a damaged one is what was written, or said to be damaged ---- */

enum { KEPT = 3 };
static const store_key KEY = {"0123456789abcdef", "fedcba9876543210"};
static const char LINE[] = "{\"schema\":\"forte.match/1\",\"title\":\"Data Analyst\",\"skills\":[\"SQL\",\"Python\"]}";

static row kept_row(size_t i) {
  static const char *const hashes[KEPT] = {"a000000000000001", "b000000000000002", "c000000000000003"};
  static row_skill skills[] = {{{"SQL", 3}, true, STRENGTH_REQUIRED, 0},
                               {{"Docker", 6}, false, STRENGTH_PREFERRED, 71}};
  skills[0].lifted = skills[1].lifted - 1;
  return (row){.number = i,
               .score = 50 + (double)i,
               .cap = 60,
               .pay_min = 50000,
               .pay_max = 60000,
               .years = 3,
               .currency = "EUR",
               .band = SLICE("good"),
               .title = SLICE("Data Analyst"),
               .company = SLICE("Acme"),
               .file = SLICE("a.txt"),
               .hash = slice_of(hashes[i]),
               .strengths = SLICE("SQL"),
               .gaps = SLICE("Docker"),
               .skills = skills,
               .skill_count = 2};
}

static void holds_kept(row *wanted, row *found, slice line) {
  buffer one = {0}, two = {0};
  slice *want[ROW_TEXTS], *have[ROW_TEXTS];
  row_texts(wanted, want);
  row_texts(found, have);
  for (int i = 0; i < ROW_TEXTS; i++) HOLDS(slice_equal(*want[i], *have[i]));
  row_pack(wanted, &one);
  row_pack(found, &two);
  HOLDS(slice_equal(buffer_slice(&one), buffer_slice(&two)));
  HOLDS(!line.data || slice_equal(line, slice_of(LINE)));
  buffer_free(&one);
  buffer_free(&two);
}

static void look_for_all(const char *path) {
  arena *a = arena_new();
  store_reader *r = store_reader_new(path, &KEY);
  for (size_t i = 0; i < 2 * KEPT; i++) {
    row wanted = kept_row(i / 2), found;
    slice line = {0};
    if (store_find(r, wanted.hash, i % 2, a, &found, &line) == STORE_FOUND) holds_kept(&wanted, &found, line);
  }
  store_reader_free(r);
  arena_free(a);
}

/* All rows are added anew where the file can still be used. */
static void write_all(const char *path, bool must) {
  fault f = {0};
  bool fresh;
  store *s = store_open(path, &KEY, &f);
  HOLDS(s ? !must || !store_failure(s) : f.kind != FAULT_NONE && !must);
  holds_clean(f.message, strlen(f.message));
  if (!s) return;
  for (size_t i = 0; i < KEPT; i++) {
    row r = kept_row(i);
    if (!store_add(s, &r, slice_of(LINE), true, &fresh)) break;
  }
  HOLDS(store_close(s, true, &f) || (!must && f.kind != FAULT_NONE));
}

static slice whole_store(const char *path) {
  static buffer bytes;
  if (bytes.size) return buffer_slice(&bytes);
  char part[4096];
  write_all(path, true);
  look_for_all(path);
  FILE *f = fopen(path, "rb");
  HOLDS(f);
  for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) buffer_add(&bytes, (slice){part, n});
  fclose(f);
  return buffer_slice(&bytes);
}

/* Three bytes of input give a place, in sixteen thousandths of the file and within, and the fourth what is flipped
 * there. */
void fuzz_store(const uint8_t *data, size_t size) {
  enum { STEP = 4 };
  char path[300], log[310], shared[310];
  snprintf(path, sizeof path, "%s/store.db", folder());
  snprintf(log, sizeof log, "%s-wal", path);
  snprintf(shared, sizeof shared, "%s-shm", path);
  slice whole = whole_store(path);
  buffer damaged = {0};
  buffer_add(&damaged, whole);
  for (size_t i = 0; i + STEP <= size; i += STEP)
    damaged.data[((size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2]) % whole.size] ^= (char)data[i + 3];
  if (size % STEP == 1) damaged.size = whole.size * data[size - 1] / 256; /* cut off */
  unlink(log);
  unlink(shared);
  put_file(path, buffer_slice(&damaged));
  look_for_all(path);
  write_all(path, size == 0);
  look_for_all(path);
  buffer_free(&damaged);
}

/* ---- the configuration file: messages are clean; what `forte config` shows is read as what it shows ---- */

/* Reads it, and what is shown of it then into *shown, without where each value comes from. False: it is refused. */
static bool load(slice file, buffer *shown) {
  char path[300], *said = NULL, *text = NULL;
  size_t said_size = 0, text_size = 0;
  FILE *errors = stderr, *out = stdout;
  options o = {.command = COMMAND_BATCH};
  snprintf(path, sizeof path, "%s/forte", folder());
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/forte/config", folder());
  put_file(path, file);
  stderr = open_memstream(&said, &said_size);
  stdout = open_memstream(&text, &text_size);
  bool right = config_load(&o);
  config_show(0, false);
  fclose(stderr);
  fclose(stdout);
  stderr = errors, stdout = out;
  holds_clean(said, said_size);
  holds_clean(text, text_size);
  HOLDS(right == (said_size == 0));
  slice rest = {text, text_size}, line;
  while (slice_line(&rest, &line)) {
    size_t origin = slice_find(line, SLICE("   # "), 0);
    buffer_add(shown, slice_cut(line, 0, origin < line.size ? origin : line.size));
    buffer_char(shown, '\n');
  }
  free(said);
  free(text);
  options_free(&o);
  config_free();
  return right;
}

void fuzz_config(const uint8_t *data, size_t size) {
  buffer once = {0}, twice = {0};
  if (load((slice){(const char *)data, size}, &once)) {
    HOLDS(load(buffer_slice(&once), &twice));
    HOLDS(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
  }
  buffer_free(&once);
  buffer_free(&twice);
}

/* ---- a profile as the cache keeps it ---- */

/* The person's, with some bytes other than they were: three of the input say which and what; an odd one cuts the end.
 */
void fuzz_compiled(const uint8_t *data, size_t size) {
  static buffer right = {0};
  static forte_posting *posting = NULL;
  const dictionary *d = worker->engine->dictionary;
  static const char asked[] = "Data analyst\n\nRequirements:\n- 3+ years of SQL and Python\n- BSc\n- Agile teams\n";
  arena *a = arena_new();
  profile read;
  if (!right.size) profile_compiled_write(&person->profile, d, a, &right);
  if (!posting) posting = forte_posting_read(worker, asked, sizeof asked - 1, "p.txt", NULL);
  slice bytes = arena_copy(a, buffer_slice(&right));
  for (size_t i = 0; i + 3 <= size; i += 3)
    ((char *)(uintptr_t)bytes.data)[(data[i] << 8 | data[i + 1]) % bytes.size] = (char)data[i + 2];
  if (size % 3) bytes.size -= data[size - 1] % bytes.size;
  if (profile_compiled_read(bytes, d, a, &read)) {
    forte_profile other = {a, read};
    forte_text out = {0};
    forte_match *m = forte_match_make(worker, posting, &other, 0);
    HOLDS(forte_match_render(m, "text", NULL, &out, NULL) == FORTE_OK);
    forte_match_free(m);
    forte_text_free(&out);
  } else {
    HOLDS(size);
  }
  arena_free(a);
}

/* ---- the page's entry: a CV, a posting, or the words that a PDF reader found ---- */

static char *room_with(slice bytes) {
  char *room = web_room(bytes.size);
  HOLDS(room);
  memcpy(room, bytes.data, bytes.size);
  return room;
}

static void holds_answer(int status) {
  HOLDS(status == 0 || status == 1);
  if (status) HOLDS(web_size() > 0 && !memchr(web_text(), '\n', web_size()));
  holds_clean(web_text(), web_size());
}

void fuzz_page(const uint8_t *data, size_t size) {
  static const char *const formats[] = {"html", "text", "md", "json"};
  static const char *const names[] = {"a.txt", "a.md", "a.html", "a.pdf"};
  if (!size) return;
  slice given = {(const char *)data + 1, size - 1}, pdf = SLICE("%PDF-1.7\n");
  const char *name = names[data[0] % 4];
  if (strcmp(name, "a.pdf") == 0) {
    web_pdf_words(room_with(given), given.size, room_with(data[0] & 0x40 ? SLICE("Error: broken") : SLICE("")));
    given = pdf;
  }
  if (data[0] & 0x80) {
    holds_answer(web_cv(room_with(given), given.size, room_with(slice_of(name)), room_with(SLICE("2026-11-01"))));
    return;
  }
  int status = web_posting(room_with(given), given.size, room_with(slice_of(name)));
  if (status) {
    holds_answer(status);
    return;
  }
  web_posting_is_cv();
  holds_answer(web_report(formats[data[0] / 4 % 4]));
  web_filled(); /* the note with the bytes that it had: not clean where they are not */
}
