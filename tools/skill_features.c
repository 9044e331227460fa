/* skill_features: prints every skill candidate of the postings on standard input (NDJSON) with its features, for
 * tools/train_skill_model.py. One JSON object a line: {"id", "candidates": [{"start","end","name","kind","strength",
 * "phrase", "veto", "features": ["template=value", ...]}]}. */
#define _GNU_SOURCE
#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#include "posting/skills/skills.h"

static void add_feature(void *context, const char *template, slice value) {
  char text[256];
  snprintf(text, sizeof text, "%s=%.*s", template, SLICE_ARGS(value));
  cJSON_AddItemToArray(context, cJSON_CreateString(text));
}

static cJSON *candidate_json(const reading *r, const candidates *all, size_t i) {
  const candidate *c = &all->items[i];
  span at = tokens_span(r, c->first, c->end);
  cJSON *o = cJSON_CreateObject();
  span original = plain_original(&r->plain, at);
  cJSON_AddNumberToObject(o, "start", original.start);
  cJSON_AddNumberToObject(o, "end", original.end);
  slice name =
      c->concept == DICTIONARY_NONE ? slice_cut(r->text, at.start, at.end) : dictionary_name(r->dictionary, c->concept);
  char text[512];
  snprintf(text, sizeof text, "%.*s", SLICE_ARGS(name));
  cJSON_AddStringToObject(o, "name", text);
  cJSON_AddStringToObject(o, "kind", skill_kind_word(c->kind));
  cJSON_AddStringToObject(o, "strength", strength_word(c->strength));
  cJSON_AddBoolToObject(o, "phrase", c->concept == DICTIONARY_NONE);
  cJSON_AddBoolToObject(o, "veto", candidate_veto(r, c) != NULL);
  features_each(r, all, i, add_feature, cJSON_AddArrayToObject(o, "features"));
  strength_features_each(r, c, add_feature, cJSON_AddArrayToObject(o, "strength_features"));
  return o;
}

/* --beliefs: one line a candidate, "document TAB d|p TAB belief TAB name", for tools/count_corpus.py. */
static void print_beliefs(const reading *r, const candidates *all, size_t document) {
  for (size_t i = 0; i < all->count; i++) {
    const candidate *c = &all->items[i];
    span at = tokens_span(r, c->first, c->end);
    slice name = c->concept == DICTIONARY_NONE ? slice_cut(r->text, at.start, at.end)
                                               : dictionary_name(r->dictionary, c->concept);
    printf("%zu\t%c\t%.3f\t", document, c->concept == DICTIONARY_NONE ? 'p' : 'd',
           (double)skills_model_belief(r, all, i));
    for (size_t k = 0; k < name.size; k++) putchar((unsigned char)name.data[k] < ' ' ? ' ' : name.data[k]);
    putchar('\n');
  }
}

int main(int argc, char **argv) {
  bool beliefs = argc > 1 && strcmp(argv[1], "--beliefs") == 0;
  size_t documents = 0;
  fault f;
  const dictionary *d = dictionary_builtin();
  posting_reader *reader = posting_reader_new(d, &f);
  if (!reader) return 2;
  posting_worker *worker = posting_worker_new(reader);
  char *line = NULL;
  size_t capacity = 0;
  for (ssize_t n; (n = getline(&line, &capacity, stdin)) > 0;) {
    arena *a = arena_new();
    document doc;
    posting out;
    reading r;
    if (document_read_json(a, (slice){line, (size_t)n}, &doc, &f)) {
      posting_reading_new(reader, worker, a, &doc, &out, &r);
      if (r.tokens.count) {
        facts_read(&r);
        degrees_read(&r);
      }
      candidates all = candidates_find(&r);
      if (beliefs) {
        print_beliefs(&r, &all, documents++);
        arena_free(a);
        continue;
      }
      cJSON *root = cJSON_CreateObject(), *list = cJSON_AddArrayToObject(root, "candidates");
      char id[128];
      snprintf(id, sizeof id, "%.*s", SLICE_ARGS(doc.id));
      cJSON_AddStringToObject(root, "id", id);
      for (size_t i = 0; i < all.count; i++) cJSON_AddItemToArray(list, candidate_json(&r, &all, i));
      char *text = cJSON_PrintUnformatted(root);
      puts(text);
      cJSON_free(text);
      cJSON_Delete(root);
    }
    arena_free(a);
  }
  free(line);
  posting_worker_free(worker);
  posting_reader_free(reader);
  return 0;
}
