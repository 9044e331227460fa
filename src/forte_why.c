/* Why a word was or was not taken: each of its places in a posting, with what decided. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "forte_dict.h"
#include "posting/skills/skills.h"

enum { PLACES = 8, CONTRIBUTIONS = 5, CONTEXT = 34 };

typedef struct place {
  uint32_t first, end; /* tokens */
} place;

typedef struct why {
  reading r;
  candidates all;
  uint32_t concept; /* what the word names, or DICTIONARY_NONE */
  ARENA_LIST(place) places;
  buffer *out;
  bool colour;
} why;

/* ---- where it stands ---- */

static bool same_word(const reading *r, uint32_t i, const tokens *word, size_t k) {
  char a[64], b[64];
  const token *mine = &r->tokens.items[i], *asked = &word->items[k];
  uint32_t stem = token_stem(r->dictionary, mine);
  if (stem && stem == token_stem(r->dictionary, asked)) return true;
  slice left = {a, token_key(token_text(&r->tokens, i), a, sizeof a)};
  slice right = {b, token_key(token_text(word, k), b, sizeof b)};
  return slice_equal(left, right);
}

static bool stands_at(const reading *r, uint32_t first, const tokens *word) {
  if (first + word->count > r->tokens.count) return false;
  for (size_t k = 0; k < word->count; k++)
    if (!same_word(r, first + (uint32_t)k, word, k)) return false;
  return true;
}

static void find_places(why *w, slice text) {
  tokens word = dictionary_tokens(w->r.dictionary, w->r.arena, text);
  dictionary_read_as(w->r.dictionary, w->r.words, &word, w->r.tokens.language, w->r.arena);
  size_t c = 0; /* candidates are in order of place; the word's concept may stand there under another of its forms */
  for (uint32_t i = 0; i < w->r.tokens.count; i++) {
    while (c < w->all.count && w->all.items[c].first < i) c++;
    const candidate *here = c < w->all.count && w->all.items[c].first == i ? &w->all.items[c] : NULL;
    if (here && w->concept != DICTIONARY_NONE && here->concept == w->concept)
      ARENA_PUSH(w->r.arena, &w->places, (place){i, here->end});
    else if (word.count && stands_at(&w->r, i, &word))
      ARENA_PUSH(w->r.arena, &w->places, (place){i, i + (uint32_t)word.count});
    else
      continue;
    i = w->places.items[w->places.count - 1].end - 1;
  }
}

/* ---- saying so ---- */

static slice text_between(const why *w, uint32_t first, uint32_t end) {
  span at = tokens_span(&w->r, first, end);
  return slice_cut(w->r.text, at.start, at.end);
}

static void put_text(const why *w, uint32_t first, uint32_t end) {
  buffer_char(w->out, '"');
  text_safe(text_between(w, first, end), true, w->out);
  buffer_char(w->out, '"');
}

static void put_context(const why *w, size_t number, const place *p) {
  slice text = w->r.text;
  span at = tokens_span(&w->r, p->first, p->end);
  size_t start = at.start > CONTEXT ? at.start - CONTEXT : 0, end = at.end + CONTEXT, line = 1;
  if (end > text.size) end = text.size;
  while (start && start < at.start && text.data[start] != ' ' && text.data[start] != '\n') start++;
  while (end < text.size && end > at.end && text.data[end] != ' ' && text.data[end] != '\n') end--;
  for (size_t i = 0; i < at.start; i++) line += text.data[i] == '\n';
  buffer_format(w->out, "\n%zu. line %zu, byte %u: ", number, line, at.start);
  text_safe(slice_cut(text, start, at.start), true, w->out);
  buffer_text(w->out, w->colour ? "\033[1m" : "[");
  text_safe(slice_cut(text, at.start, at.end), true, w->out);
  buffer_text(w->out, w->colour ? "\033[0m" : "]");
  text_safe(slice_cut(text, at.end, end), true, w->out);
  buffer_text(w->out, "\n");
}

/* ---- the model's sum ---- */

typedef struct contribution {
  char what[64];
  double weight;
} contribution;

typedef struct contributions {
  const reading *r;
  const candidate *c;
  contribution best[CONTRIBUTIONS];
} contributions;

static void keep_largest(contributions *list, contribution fresh) {
  for (size_t i = 0; i < CONTRIBUTIONS; i++) {
    if (fabs(list->best[i].weight) >= fabs(fresh.weight)) continue;
    contribution moved = list->best[i];
    list->best[i] = fresh;
    fresh = moved;
  }
}

static void weigh(void *context, const feature *f) {
  contributions *list = context;
  contribution fresh = {.weight = skills_model_weight(list->r->reader->skills, list->c, f)};
  snprintf(fresh.what, sizeof fresh.what, "%s=%.*s", f->template, SLICE_ARGS(f->value));
  keep_largest(list, fresh);
}

static void weigh_place(contributions *list, place_role role) {
  contribution fresh = {.weight = skills_model_place(list->r, list->c, role)};
  snprintf(fresh.what, sizeof fresh.what, "%s", place_role_word(role));
  keep_largest(list, fresh);
}

static void put_belief(const why *w, size_t i) {
  const candidate *c = &w->all.items[i];
  contributions list = {.r = &w->r, .c = c};
  features_each(&w->r, &w->all, i, &(feature_sink){weigh, &list, NULL});
  for (int role = 0; role < PLACE_ROLES; role++) weigh_place(&list, (place_role)role);
  buffer_format(w->out, "   belief %.2f, needed %.2f; most of it:", (double)skills_model_belief(&w->r, &w->all, i),
                skills_model_threshold(w->r.reader->skills, c, skills_model_strength(&w->r, c)));
  for (size_t k = 0; k < CONTRIBUTIONS && list.best[k].weight != 0.0; k++) {
    buffer_format(w->out, "%s %+.2f ", k ? "," : "", list.best[k].weight);
    text_safe(slice_of(list.best[k].what), true, w->out);
  }
  buffer_text(w->out, "\n");
}

/* ---- the verdict ---- */

static void put_section(const why *w, uint32_t token) {
  const item *it = &w->r.items[w->r.item_of[token]];
  const posting_section *s = &w->r.out->sections.items[it->section];
  buffer_format(w->out, "section %s", section_kind_word(s->kind));
  if (s->heading.end > s->heading.start) {
    buffer_text(w->out, " (\"");
    text_safe(slice_trim(slice_cut(w->r.text, s->heading.start, s->heading.end)), true, w->out);
    buffer_text(w->out, "\")");
  }
  if (it->quiet) buffer_text(w->out, ", in text that asks for nothing (praise, benefits, legal)");
}

static void put_form_flags(const why *w, const candidate *c) {
  if (c->concept == DICTIONARY_NONE) {
    buffer_text(w->out, "; a noun phrase that the dictionary does not hold");
    return;
  }
  if (c->flags & FORM_EXACT) buffer_text(w->out, "; form: exact case");
  if (c->flags & FORM_WEAK) buffer_text(w->out, "; form: weak, its surroundings must vouch for it");
  if (c->flags & FORM_STEM) buffer_text(w->out, "; form: all inflections");
  if (c->flags & FORM_USER) buffer_text(w->out, "; from your own dictionary");
}

/* The skill and its mention that this candidate became, or NULL. */
static const posting_skill *taken_as(const why *w, const candidate *c, strength *how) {
  span at = tokens_span(&w->r, c->first, c->end);
  for (size_t i = 0; i < w->r.out->skills.count; i++) {
    const posting_skill *s = &w->r.out->skills.items[i];
    for (size_t k = 0; k < s->mentions.count; k++) {
      if (s->mentions.items[k].at.start != at.start || s->mentions.items[k].at.end != at.end) continue;
      *how = s->mentions.items[k].strength;
      return s;
    }
  }
  return NULL;
}

static void put_negation(const why *w, const candidate *c) {
  const hits *h = &w->r.hits.table[TABLE_CUES];
  const item *it = &w->r.items[w->r.item_of[c->first]];
  for (size_t i = hits_past(h, it->first); i < h->count && h->items[i].first < it->end; i++) {
    if (h->items[i].class != CUE_NEGATED) continue;
    buffer_text(w->out, ", by ");
    put_text(w, h->items[i].first, h->items[i].first + h->items[i].count);
  }
}

static bool in_degree(const why *w, const candidate *c) {
  span at = tokens_span(&w->r, c->first, c->end);
  for (size_t i = 0; i < w->r.out->degrees.count; i++) {
    span d = w->r.out->degrees.items[i].at;
    if (at.start < d.end && d.start < at.end) return true;
  }
  return false;
}

static void put_candidate(const why *w, const place *p, size_t i) {
  const candidate *c = &w->all.items[i];
  strength how = STRENGTH_DUTY;
  const posting_skill *s = taken_as(w, c, &how);
  bool longer = c->end - c->first > p->end - p->first;
  buffer_text(w->out, s ? "   taken" : "   left");
  if (longer) {
    buffer_text(w->out, s ? " within the longer " : ": part of the longer ");
    put_text(w, c->first, c->end);
  }
  if (s) {
    buffer_text(w->out, " as ");
    text_safe(s->name, true, w->out);
    buffer_format(w->out, ": %s", strength_word(how));
    if (how == STRENGTH_NEGATED) put_negation(w, c);
  } else {
    buffer_text(w->out, in_degree(w, c) ? ": belongs to a degree"
                        : longer        ? ", which was not believed"
                                        : ": not believed to be asked for here");
  }
  buffer_text(w->out, "\n   ");
  put_section(w, c->first);
  put_form_flags(w, c);
  buffer_text(w->out, "\n");
  put_belief(w, i);
}

static void put_hit(const why *w, const hit *h) {
  const dictionary *d = w->r.dictionary;
  const item *it = &w->r.items[w->r.item_of[h->first]];
  buffer_text(w->out, "   left: ");
  if (it->flags & ITEM_HEADING) {
    buffer_text(w->out, "stands in a heading");
  } else if (slice_equal(dictionary_kind(d, h->concept), SLICE("none"))) {
    put_text(w, h->first, h->first + h->count);
    buffer_text(w->out, " is a phrase that names no skill (");
    buffer_add(w->out, dictionary_field(d, h->concept));
    buffer_text(w->out, ")");
  } else {
    buffer_text(w->out, "no candidate");
  }
  buffer_text(w->out, "\n   ");
  put_section(w, h->first);
  buffer_text(w->out, "\n");
}

/* No form of the dictionary and no noun phrase covers the place. */
static void put_nothing(const why *w, const place *p) {
  const dictionary *d = w->r.dictionary;
  const item *it = &w->r.items[w->r.item_of[p->first]];
  if (it->flags & ITEM_HEADING) {
    buffer_text(w->out, "   left: stands in a heading\n");
    return;
  }
  buffer_text(w->out, "   left: ");
  size_t count = w->concept == DICTIONARY_NONE ? 0 : dictionary_forms(d), exact = 0;
  slice found = text_between(w, p->first, p->end);
  for (size_t i = 0; i < count; i++) {
    dictionary_form f = dictionary_form_at(d, i);
    if (f.concept != w->concept || !(f.flags & FORM_EXACT) || !slice_equal_nocase(f.text, found)) continue;
    buffer_format(w->out, "%s%.*s",
                  exact++ ? ", " : "the case differs; known in exactly this case: ", SLICE_ARGS(f.text));
  }
  if (!exact) buffer_text(w->out, "not in the dictionary in this form, and no noun phrase that could be a new skill");
  buffer_text(w->out, "\n   ");
  put_section(w, p->first);
  buffer_text(w->out, "\n");
}

static void put_place(const why *w, size_t number, const place *p) {
  put_context(w, number, p);
  for (size_t i = 0; i < w->all.count; i++) {
    const candidate *c = &w->all.items[i];
    if (c->first >= p->end || c->end <= p->first) continue;
    put_candidate(w, p, i);
    return;
  }
  const hit *h = hit_at(&w->r, TABLE_SKILLS, p->first);
  if (h)
    put_hit(w, h);
  else
    put_nothing(w, p);
}

static void put_all(why *w, slice word) {
  size_t count = w->places.count;
  text_safe(word, true, w->out);
  if (count)
    buffer_format(w->out, " stands at %zu place%s in ", count, count == 1 ? "" : "s");
  else
    buffer_text(w->out, " does not stand in ");
  text_safe(w->r.document->source, true, w->out);
  buffer_text(w->out, "\n");
  for (size_t i = 0; i < count && i < PLACES; i++) put_place(w, i + 1, &w->places.items[i]);
  if (count > PLACES) buffer_format(w->out, "\nand at %zu more\n", count - PLACES);
  buffer_text(w->out, "\n");
  if (w->concept != DICTIONARY_NONE)
    dict_put_concept(w->r.dictionary, w->concept, w->out);
  else
    buffer_text(w->out, "The dictionary does not hold this word.\n");
}

forte_status forte_dict_why(forte_worker *worker, const char *text, const char *data, size_t size, const char *source,
                            const forte_style *style, forte_text *out, forte_error *error) {
  fault f = {0};
  arena *a = arena_new();
  document d;
  posting p;
  buffer made = {0};
  slice word = slice_trim(slice_of(text));
  bool done = document_read(a, arena_copy(a, (slice){data, size}), slice_of(source), &d, &f);
  if (done) {
    why w = {.out = &made, .colour = style && style->colour};
    posting_reading_new(worker->engine->reader, worker->posting, a, &d, &p, &w.r);
    posting_reading_finish(&w.r);
    if (w.r.tokens.count) w.all = candidates_find(&w.r);
    w.concept = dict_concept(worker, word);
    if (word.size) find_places(&w, word);
    put_all(&w, word);
    forte_give(out, &made);
  }
  arena_free(a);
  return done ? FORTE_OK : forte_fail(error, &f);
}
