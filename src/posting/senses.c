#include "posting/senses.h"

#include "posting/skills/skills.h"

#include <ctype.h>

/* The cosine of a posting's work and of what a name says beside the word, below which the word is meant otherwise. */
static const double NEAR = 0.08;

/* The token at which a mention begins, where the mention is no more than that. */
static const token *only_token(const reading *r, span at) {
  uint32_t i = first_token(&r->tokens, (uint32_t)at.start);
  const token *t = i < r->tokens.count ? token_at(r, i) : NULL;
  return t && t->start == at.start && t->end == at.end ? t : NULL;
}

static bool is_far(reading *r, const tokens *name) {
  static const double alone[] = {1};
  kind_sum rest = {0};
  kind_add(&rest, r->dictionary, name, 0, name->count - 1);
  if (!rest.known) return false;
  kind_of_work work = kind_join(&rest, alone, 1);
  return kind_cosine(&work, &r->out->work) < NEAR;
}

/* Is the skill named by the last word alone of a longer name of common nouns, whose rest is of other work? */
static bool is_other_sense(reading *r, const posting_skill *s) {
  slice written = dictionary_name(r->dictionary, s->concept);
  if (!memchr(written.data, ' ', written.size) || isupper((unsigned char)written.data[0])) return false;
  tokens name = {0};
  for (size_t k = 0; k < s->mentions.count; k++) {
    const token *t = only_token(r, s->mentions.items[k].at);
    uint32_t stem = t ? token_stem(r->dictionary, t) : 0;
    if (!stem) return false;
    if (!name.count) {
      name = dictionary_tokens(r->dictionary, r->scratch, written);
      dictionary_words(r->words, &name);
    }
    if (name.count < 2 || token_stem(r->dictionary, &name.items[name.count - 1]) != stem) return false;
  }
  return is_far(r, &name);
}

static void read_list(reading *r, posting_skill_list *skills) {
  for (size_t i = 0; i < skills->count; i++) {
    posting_skill *s = &skills->items[i];
    if (!s->known || s->kind != SKILL_HARD || !s->mentions.count || !is_other_sense(r, s)) continue;
    span at = s->mentions.items[0].at;
    s->name = slice_cut(r->text, at.start, at.end);
    s->concept = DICTIONARY_NONE;
    s->known = false;
  }
}

void senses_read(reading *r) {
  if (!kind_is_known(&r->out->work) || r->tokens.language > LANGUAGE_ENGLISH) return;
  read_list(r, &r->out->skills);
  read_list(r, &r->out->possible);
}
