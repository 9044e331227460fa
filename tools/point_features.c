/* point_features: prints the sentences of a CV that stand for choice beside a posting, for tools/train_points.py.
 *
 *   point_features < PAIRS.ndjson     one line a pair: {"id", "cv" (its text), "title", "text" (the posting's)} */
#define _GNU_SOURCE
#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#include "match/choice.h"

static void add_slice(cJSON *o, const char *key, slice s) {
  char *text = strndup(s.data, s.size);
  cJSON_AddStringToObject(o, key, text);
  free(text);
}

static void watch(void *context, const choice *c) {
#define CHOICE_NAME(id, name) name,
  static const char *const names[] = {CHOICE_FEATURES(CHOICE_NAME)};
  for (size_t i = 0; i < c->proofs.count; i++) {
    const proof *p = &c->proofs.items[i];
    cJSON *o = cJSON_CreateObject(), *features = cJSON_AddObjectToObject(o, "features");
    add_slice(o, "text", p->evidence.text);
    for (choice_feature f = 0; f < CHOICE_COUNT; f++)
      cJSON_AddNumberToObject(features, names[f], round(choice_value(c, p, f, false) * 1e6) / 1e6);
    cJSON_AddItemToArray(context, o);
  }
}

int main(void) {
  fault f = {0};
  const dictionary *d = dictionary_builtin();
  posting_reader *reader = posting_reader_new(d);
  profile_reader *cvs = profile_reader_new(d);
  if (!reader) return 2;
  posting_worker *worker = posting_worker_new(reader);
  dictionary_worker *words = dictionary_worker_new(d);
  char *line = NULL;
  size_t capacity = 0;
  for (ssize_t n; (n = getline(&line, &capacity, stdin)) > 0;) {
    arena *a = arena_new();
    document cv, doc;
    profile who = {0};
    posting p = {0};
    match m;
    cJSON *pair = cJSON_Parse(line), *out = cJSON_CreateObject();
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItem(pair, "cv"));
    cJSON_AddStringToObject(out, "id", cJSON_GetStringValue(cJSON_GetObjectItem(pair, "id")));
    if (text && document_read(a, slice_of(text), SLICE("cv.md"), &cv, &f) &&
        profile_read_cv(cvs, words, a, &cv, 1, SLICE("2026-11-27"), &who, &f) &&
        document_read_json(a, (slice){line, (size_t)n}, &doc, &f)) {
      match_options options = {.watch = watch, .context = cJSON_AddArrayToObject(out, "sentences")};
      posting_read(reader, worker, a, &doc, &p);
      match_make(a, d, &p, &who, &options, &m);
    }
    char *printed = cJSON_PrintUnformatted(out);
    puts(printed);
    cJSON_free(printed);
    cJSON_Delete(pair);
    cJSON_Delete(out);
    arena_free(a);
  }
  free(line);
  return 0;
}
