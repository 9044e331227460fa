/* What kind of work a posting is of: its title, what it asks for and what the person will do; the rest of it less. */
#include "posting/kind.h"

enum { FEW_WORDS = 30, FEW_NAMES = 4 }; /* without a title, fewer say nothing of the work; and of names */
static const double TITLE = 1, ASKS = 1, OTHER = 0.5, BLURB = 0.2;

kind_part kind_part_of(section_kind k) {
  switch (k) {
  case SECTION_ABOUT:
  case SECTION_BENEFITS:
  case SECTION_PAY:
  case SECTION_LEGAL:
    return KIND_BLURB;
  case SECTION_NONE:
  case SECTION_CONDITIONS:
    return KIND_OTHER;
  default:
    return KIND_ASKS;
  }
}

/* In a language that the table of places is not made of, the canonical names of the skills stand for its words: they
   are English whatever the posting's language. */
static kind_of_work kind_of_names(reading *r) {
  static const double alone[] = {1};
  kind_sum sum = {0};
  for (size_t i = 0; i < r->out->skills.count; i++) {
    const posting_skill *s = &r->out->skills.items[i];
    if (!s->known || s->kind == SKILL_SOFT || s->kind == SKILL_LANGUAGE || s->strength == STRENGTH_NEGATED) continue;
    tokens name = dictionary_tokens(r->dictionary, r->arena, s->name);
    dictionary_words(r->words, &name);
    kind_add(&sum, r->dictionary, &name, 0, name.count);
  }
  return sum.known >= FEW_NAMES ? kind_join(&sum, alone, 1) : (kind_of_work){0};
}

void posting_kind_read(reading *r) {
  static const double weights[] = {
      [KIND_TITLE] = TITLE, [KIND_ASKS] = ASKS, [KIND_OTHER] = OTHER, [KIND_BLURB] = BLURB};
  kind_sum parts[KIND_PARTS] = {0};
  if (r->tokens.language > LANGUAGE_ENGLISH) {
    r->out->work = kind_of_names(r);
    return;
  }
  slice own = r->out->title_is_name ? SLICE("") : r->out->title;
  tokens title = dictionary_tokens(r->dictionary, r->arena, own);
  dictionary_words(r->words, &title);
  kind_add(&parts[KIND_TITLE], r->dictionary, &title, 0, title.count);
  for (size_t s = 0, first = 0; s < r->out->sections.count; s++) {
    const posting_section *section = &r->out->sections.items[s];
    while (first < r->tokens.count && r->tokens.items[first].start < section->at.start) first++;
    size_t end = first;
    while (end < r->tokens.count && r->tokens.items[end].start < section->at.end) end++;
    kind_add(&parts[kind_part_of(section->kind)], r->dictionary, &r->tokens, first, end);
    first = end;
  }
  size_t known = 0;
  for (int i = 0; i < KIND_PARTS; i++) known += parts[i].known;
  if (parts[KIND_TITLE].known || known >= FEW_WORDS) r->out->work = kind_join(parts, weights, KIND_PARTS);
}
