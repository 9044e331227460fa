/* Rules of sequence: every row of the dictionary does what its witness asks for, and is needed for it; what stands in
   no dictionary is tried on a small one. */
#include "check.h"

#include "input/document.h"
#include "posting/reading/rules.h"
#include "posting/skills/skills.h"

typedef struct witness {
  arena *arena;
  document document;
  posting posting;
  reading reading;
  uint32_t first, end; /* the subject's tokens */
} witness;

/* The sentence without its brackets, and where the subject stood. */
static slice without_brackets(arena *a, slice text, span *subject) {
  size_t open = slice_find(text, SLICE("["), 0), close = slice_find(text, SLICE("]"), 0);
  *subject = (span){(uint32_t)open, (uint32_t)close - 1};
  return arena_format(a, "%.*s%.*s%.*s", (int)open, text.data, (int)(close - open - 1), text.data + open + 1,
                      SLICE_ARGS(slice_cut(text, close + 1, text.size)));
}

static bool read_witness(const posting_reader *reader, posting_worker *worker, slice text, witness *w) {
  span at;
  w->arena = arena_new();
  w->document = (document){.text = without_brackets(w->arena, text, &at)};
  posting_reading_new(reader, worker, w->arena, &w->document, &w->posting, &w->reading);
  const tokens *t = &w->reading.tokens;
  w->first = w->end = 0;
  while (w->first < t->count && t->items[w->first].start < at.start) w->first++;
  w->end = w->first;
  while (w->end < t->count && t->items[w->end].end <= at.end) w->end++;
  return w->first < w->end && t->items[w->first].start == at.start && t->items[w->end - 1].end == at.end;
}

/* The third field of a row. */
static slice sentence_of(slice row) {
  for (int bar = 0; bar < 2; bar++) row = slice_cut(row, slice_find(row, SLICE("|"), 0) + 1, row.size);
  return slice_trim(row);
}

static void check(bool right, const char *what, slice row) {
  if (right) {
    check_passed++;
    return;
  }
  check_failed++;
  printf("FAILED: %s: %.*s\n", what, SLICE_ARGS(row));
}

static void every_row(const dictionary *d) {
  posting_reader *reader = posting_reader_new(d);
  posting_worker *worker = posting_worker_new(reader);
  uint32_t rows = 0;
  for (int set = 0; set < RULE_SET_COUNT; set++) {
    uint32_t first, end;
    dictionary_rules(d, (rule_set)set, &first, &end);
    for (uint32_t i = first; i < end; i++, rows++) {
      sequence_rule rule = dictionary_rule(d, i);
      witness w;
      check(read_witness(reader, worker, sentence_of(rule.text), &w), "the subject is no run of words", rule.text);
      check(rules_say(&w.reading, (rule_set)set, w.first, w.end) == rule.effect, "its sentence says otherwise",
            rule.text);
      check(rules_say_without(&w.reading, (rule_set)set, w.first, w.end, i) != rule.effect,
            "its sentence does not need it", rule.text);
      arena_free(w.arena);
    }
  }
  check(rows > 0, "no rows", SLICE(""));
  posting_worker_free(worker);
  posting_reader_free(reader);
}

static rule_effect said(const posting_reader *reader, posting_worker *worker, const char *text) {
  witness w;
  bool read = read_witness(reader, worker, slice_of(text), &w);
  rule_effect effect = read ? rules_say(&w.reading, RULES_NAME, w.first, w.end) : EFFECT_COUNT;
  arena_free(w.arena);
  return effect;
}

/* What the elements of a pattern mean, by rows of a user's dictionary. */
static void elements(void) {
  static const char rows[] = "@rules name\n"
                             "place | ..far premises _ | Premises [Zzz]\n"
                             "place | hires _ | no brackets\n";
  fault f = {0};
  CHECK(!dictionary_extended(dictionary_builtin(), slice_of(rows), SLICE("rows"), &f) && f.line == 2);
  static const char good[] = "@rules name\n"
                             "place | premises ..near _ | campus x [Zzz]\n"
                             "place | number , _ : hires ^ | 7, [Zzz]: hiring\n"
                             "employer | ^ _ ...phrase {cues.required} | [Zzz] here, must\n"
                             "person | _ !{skills} Capital:be | [Zzz] Is\n";
  dictionary *d = dictionary_extended(dictionary_builtin(), slice_of(good), SLICE("rows"), &f);
  CHECK(d != NULL);
  if (!d) return;
  posting_reader *reader = posting_reader_new(d);
  posting_worker *worker = posting_worker_new(reader);
  CHECK(said(reader, worker, "the campus of x y [Zzz]") == EFFECT_PLACE);
  CHECK(said(reader, worker, "the campus of u v w x [Zzz]") == EFFECT_NONE); /* too far */
  CHECK(said(reader, worker, "the campus, of [Zzz]") == EFFECT_NONE);        /* ".." ends at a comma */
  CHECK(said(reader, worker, "7, [Zzz]: hiring") == EFFECT_PLACE);
  CHECK(said(reader, worker, "7 [Zzz]: hiring") == EFFECT_NONE);      /* the comma must stand */
  CHECK(said(reader, worker, "7, [Zzz]: hiring x") == EFFECT_NONE);   /* the item must end */
  CHECK(said(reader, worker, "[Zzz] here, must") == EFFECT_EMPLOYER); /* "..." goes over commas */
  CHECK(said(reader, worker, "[Zzz] here. Must") == EFFECT_NONE);
  CHECK(said(reader, worker, "x [Zzz] here, must") == EFFECT_NONE); /* the item must begin */
  CHECK(said(reader, worker, "[Zzz] Is") == EFFECT_PERSON);
  CHECK(said(reader, worker, "[Zzz] is") == EFFECT_NONE); /* no capital */
  posting_worker_free(worker);
  posting_reader_free(reader);
  dictionary_free(d);
}

int main(void) {
  every_row(dictionary_builtin());
  elements();
  return check_end();
}
