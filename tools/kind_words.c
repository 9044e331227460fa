/* kind_words: prints the stems that say what kind of work a text is about, by section, for tools/train_kind.py.
 *
 *   kind_words < POSTINGS.ndjson      one line a posting: {"head": "stem stem ...", "asks": ..., "other": ...,
 * "blurb": ...} kind_words SKILLS.json...         one line a skills file: {"id", "head", "skills", "education", "rest"}
 *
 * The stems are those of the program that reads later: same tokenizer, same stemmer, same sections (kind_section()). */
#include <stdio.h>

#include "base/buffer.h"
#include "dictionary/image.h"
#include "each_posting.h"
#include "posting/kind.h"
#include "posting/skills/skills.h"

static stemmer *english;

static bool says_something(const token *t) { return !(t->flags & (TOKEN_NUMBER | TOKEN_URL)); }

static void add_token(buffer *out, const tokens *t, size_t i) {
  char key[64], stem[80];
  if (!says_something(&t->items[i])) return;
  slice k = {key, token_key(token_text(t, i), key, sizeof key)};
  if (k.size < 2) return;
  if (out->size) buffer_char(out, ' ');
  buffer_add(out, (slice){stem, stemmer_key(english, k, false, stem, sizeof stem)});
}

static void add_text(buffer *out, const dictionary *d, arena *a, slice text) {
  tokens t = dictionary_tokens(d, a, text);
  for (size_t i = 0; i < t.count; i++) add_token(out, &t, i);
}

static void print(buffer parts[KIND_PARTS]) {
  static const char *const names[] = {
      [KIND_TITLE] = "head", [KIND_ASKS] = "asks", [KIND_OTHER] = "other", [KIND_BLURB] = "blurb"};
  for (int i = 0; i < KIND_PARTS; i++) {
    printf("%s\"%s\": \"", i ? ", " : "{", names[i]);
    for (size_t k = 0; k < parts[i].size; k++) {
      unsigned char c = (unsigned char)parts[i].data[k];
      putchar(c < ' ' || c == '"' || c == '\\' ? '_' : c);
    }
    putchar('"');
    buffer_free(&parts[i]);
  }
  puts("}");
}

static void print_posting(reading *r, void *context) {
  const dictionary *d = context;
  buffer parts[KIND_PARTS] = {0};
  add_text(&parts[KIND_TITLE], d, r->arena, r->document->title);
  for (size_t s = 0; s < r->out->sections.count; s++) {
    const posting_section *section = &r->out->sections.items[s];
    for (size_t i = 0; i < r->tokens.count; i++)
      if (r->tokens.items[i].start >= section->at.start && r->tokens.items[i].start < section->at.end)
        add_token(&parts[kind_part_of(section->kind)], &r->tokens, i);
  }
  print(parts);
}

int main(void) {
  const dictionary *d = dictionary_builtin();
  english = stemmer_new("english", image_slice(d, d->languages[LANGUAGE_ENGLISH].endings));
  int status = each_posting(NULL, print_posting, (void *)d);
  stemmer_free(english);
  return status;
}
