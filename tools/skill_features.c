/* skill_features: prints every skill candidate of the postings on standard input (NDJSON) with its features, for
 * tools/train_skill_model.py. One JSON object a line: {"id", "candidates": [{"start","end","name","kind","strength",
 * "phrase", "veto", "features": ["template=value", ...], "places": {"place-head": [0.31, ...], ...}}]}. */
#include <cJSON.h>
#include <math.h>
#include <stdio.h>

#include "each_posting.h"
#include "posting/skills/skills.h"

static void add_feature(void *context, const feature *f) {
  char text[256];
  snprintf(text, sizeof text, "%s=%.*s", f->template, SLICE_ARGS(f->value));
  cJSON_AddItemToArray(context, cJSON_CreateString(text));
}

/* {"place-head": [0.31, ...], ...}: features that are no yes or no. */
static void add_places(const reading *r, const candidate *c, cJSON *places) {
  float place[PLACE_DIMENSIONS];
  for (int role = 0; role < PLACE_ROLES; role++) {
    if (!candidate_place(r, c, (place_role)role, place)) continue;
    cJSON *numbers = cJSON_AddArrayToObject(places, place_role_word((place_role)role));
    for (int k = 0; k < PLACE_DIMENSIONS; k++)
      cJSON_AddItemToArray(numbers, cJSON_CreateNumber(round((double)place[k] * 1000) / 1000));
  }
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
  cJSON_AddBoolToObject(o, "joined", c->joined);
  const char *veto = candidate_veto(r, c);
  if (veto) cJSON_AddStringToObject(o, "why", veto);
  cJSON_AddNumberToObject(o, "barred", c->barred);
  cJSON_AddNumberToObject(o, "item", r->item_of[c->first]);
  cJSON_AddNumberToObject(o, "section", r->items[r->item_of[c->first]].section);
  features_each(r, all, i, &(feature_sink){add_feature, cJSON_AddArrayToObject(o, "features"), NULL});
  add_places(r, c, cJSON_AddObjectToObject(o, "places"));
  strength_features_each(r, c, &(feature_sink){add_feature, cJSON_AddArrayToObject(o, "strength_features"), NULL});
  return o;
}

/* --beliefs: one line a candidate, "document TAB d|p TAB belief TAB name TAB words", for tools/count_corpus.py. */
static void print_beliefs(const reading *r, const candidates *all, size_t document) {
  for (size_t i = 0; i < all->count; i++) {
    const candidate *c = &all->items[i];
    span at = tokens_span(r, c->first, c->end);
    slice name = c->concept == DICTIONARY_NONE ? slice_cut(r->text, at.start, at.end)
                                               : dictionary_name(r->dictionary, c->concept);
    printf("%zu\t%c\t%.3f\t", document, c->concept == DICTIONARY_NONE ? 'p' : 'd',
           (double)skills_model_belief(r, all, i));
    for (size_t k = 0; k < name.size; k++) putchar((unsigned char)name.data[k] < ' ' ? ' ' : name.data[k]);
    putchar('\t');
    for (uint32_t t = c->first; t < c->end; t++) {
      char key[64];
      size_t size = token_key(token_text(&r->tokens, t), key, sizeof key);
      if (t > c->first) putchar(' ');
      for (size_t k = 0; k < size; k++) putchar((unsigned char)key[k] <= ' ' ? '_' : key[k]);
    }
    putchar('\n');
  }
}

/* --words: one line a posting, its words in small letters and the signs between them, for tools/train_words.py. */
static void print_words(const reading *r) {
  static const struct sign {
    unsigned gaps;
    char name;
  } signs[] = {{GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET, '\\'},
               {GAP_STOP, '.'},
               {GAP_COLON, ':'},
               {GAP_SEMICOLON, ';'},
               {GAP_OPEN, '('},
               {GAP_CLOSE, ')'},
               {GAP_COMMA, ','},
               {GAP_SLASH, '/'},
               {GAP_DASH, '-'}};
  char key[64];
  for (uint32_t i = 0; i < r->tokens.count; i++) {
    for (size_t k = 0; i && k < sizeof signs / sizeof *signs; k++)
      if (r->tokens.items[i].gap & signs[k].gaps) printf("%c ", signs[k].name);
    size_t size = token_key(token_text(&r->tokens, i), key, sizeof key);
    for (size_t k = 0; k < size; k++) putchar((unsigned char)key[k] <= ' ' ? '_' : key[k]);
    putchar(' ');
  }
  putchar('\n');
}

static void print_candidates(const reading *r, const candidates *all) {
  cJSON *root = cJSON_CreateObject(), *list = cJSON_AddArrayToObject(root, "candidates");
  char id[128];
  snprintf(id, sizeof id, "%.*s", SLICE_ARGS(r->document->id));
  cJSON_AddStringToObject(root, "id", id);
  for (size_t i = 0; i < all->count; i++) cJSON_AddItemToArray(list, candidate_json(r, all, i));
  char *text = cJSON_PrintUnformatted(root);
  puts(text);
  cJSON_free(text);
  cJSON_Delete(root);
}

typedef struct wanted {
  bool beliefs, words;
  size_t documents;
} wanted;

static void print_posting(reading *r, void *context) {
  wanted *w = context;
  if (w->words) {
    print_words(r);
    return;
  }
  candidates all = candidates_find(r);
  if (w->beliefs)
    print_beliefs(r, &all, w->documents++);
  else
    print_candidates(r, &all);
}

int main(int argc, char **argv) {
  wanted w = {.beliefs = argc > 1 && strcmp(argv[1], "--beliefs") == 0,
              .words = argc > 1 && strcmp(argv[1], "--words") == 0};
  return each_posting(posting_reading_before_skills, print_posting, &w);
}
