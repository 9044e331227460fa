/* The public API for the dictionary: looking up, checking a file of one's own, and new words found in postings. */
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "dictionary/builder.h"
#include "forte_dict.h"

enum { OTHERS = 12, EXAMPLE = 70 };

/* ---- looking up ---- */

void dict_put_form(const dictionary_form *f, buffer *out) {
  buffer_add(out, f->text);
  if (f->flags & FORM_EXACT)
    buffer_text(out, f->flags & FORM_WEAK ? " [exact case, weak" : " [exact case");
  else if (f->flags & FORM_WEAK)
    buffer_text(out, " [weak");
  else if (f->flags & FORM_STEM)
    buffer_text(out, " [all inflections");
  else if (f->flags & FORM_USER)
    buffer_text(out, " [yours");
  else
    return;
  buffer_text(out, f->flags & FORM_USER && f->flags & (FORM_EXACT | FORM_WEAK | FORM_STEM) ? ", yours]" : "]");
}

/* "  label   a, b, c", wrapped. */
typedef struct list_line {
  buffer *out;
  size_t column;
  bool any;
} list_line;

static void list_add(list_line *l, const char *label, slice text) {
  size_t width = utf8_columns(text) + 2;
  if (!l->any) {
    buffer_format(l->out, "  %-11s", label);
    l->column = 13;
  } else {
    buffer_text(l->out, ",");
    if (l->column + width > 78) {
      buffer_text(l->out, "\n             ");
      l->column = 13;
    } else {
      buffer_text(l->out, " ");
    }
  }
  buffer_add(l->out, text);
  l->column += width;
  l->any = true;
}

static void list_end(list_line *l) {
  if (l->any) buffer_text(l->out, "\n");
}

static bool is_skill(const dictionary *d, uint32_t concept) { /* phrases that name none are left out */
  return dictionary_table_of(d, concept) == TABLE_SKILLS && !slice_equal(dictionary_kind(d, concept), SLICE("none"));
}

/* Several files may say that a concept implies another. */
static bool is_said_before(const dictionary *d, uint32_t concept, size_t value) {
  for (size_t i = 0; i < value; i++)
    if (slice_equal(dictionary_value(d, concept, i), dictionary_value(d, concept, value))) return true;
  return false;
}

static void put_relations(const dictionary *d, uint32_t concept, buffer *out) {
  list_line up = {.out = out}, down = {.out = out};
  for (size_t i = 0; i < dictionary_values(d, concept); i++)
    if (!is_said_before(d, concept, i)) list_add(&up, "implies", dictionary_value(d, concept, i));
  list_end(&up);
  for (uint32_t c = 0; c < dictionary_concepts(d); c++)
    for (size_t i = 0; i < dictionary_values(d, c); i++)
      if (dictionary_parent(d, c, i) == concept && !is_said_before(d, c, i))
        list_add(&down, "implied by", dictionary_name(d, c));
  list_end(&down);
}

/* Several languages may have the same form. */
static bool is_put_before(const dictionary *d, size_t at) {
  dictionary_form f = dictionary_form_at(d, at);
  for (size_t i = 0; i < at; i++) {
    dictionary_form other = dictionary_form_at(d, i);
    if (other.concept == f.concept && other.flags == f.flags && slice_equal(other.text, f.text)) return true;
  }
  return false;
}

void dict_put_concept(const dictionary *d, uint32_t concept, buffer *out) {
  slice kind = dictionary_kind(d, concept), field = dictionary_field(d, concept);
  bool blocker = slice_equal(kind, SLICE("none"));
  buffer_format(out, "%.*s (%.*s, from %.*s)\n", SLICE_ARGS(dictionary_name(d, concept)),
                SLICE_ARGS(blocker ? SLICE("no skill: keeps the words in it from being taken") : kind),
                SLICE_ARGS(field));
  list_line forms = {.out = out};
  buffer form = {0};
  size_t count = dictionary_forms(d);
  for (size_t i = 0; i < count; i++) {
    dictionary_form f = dictionary_form_at(d, i);
    if (f.concept != concept || is_put_before(d, i)) continue;
    form.size = 0;
    dict_put_form(&f, &form);
    list_add(&forms, "forms", buffer_slice(&form));
  }
  list_end(&forms);
  buffer_free(&form);
  put_relations(d, concept, out);
}

static bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The part as whole words of the text; or, when `begun`, as the beginning of one. */
static bool holds_word(slice text, slice part, bool begun) {
  for (size_t i = 0; i + part.size <= text.size; i++) {
    if (i && is_word_byte(text.data[i - 1])) continue;
    size_t end = i + part.size;
    if (!begun && end < text.size && is_word_byte(text.data[end])) continue;
    if (slice_equal_nocase(slice_cut(text, i, end), part)) return true;
  }
  return false;
}

uint32_t dict_concept(const forte_worker *w, slice word) {
  const dictionary *d = w->engine->dictionary;
  uint32_t concept = word.size ? dictionary_find(d, w->words, word) : DICTIONARY_NONE;
  size_t count = concept == DICTIONARY_NONE ? dictionary_forms(d) : 0;
  for (size_t i = 0; i < count; i++) { /* people look up "excel" and mean the form that only Excel matches */
    dictionary_form f = dictionary_form_at(d, i);
    if (is_skill(d, f.concept) && slice_equal_nocase(f.text, word)) return f.concept;
  }
  return concept;
}

/* Other concepts with a form in which the word stands. */
static size_t put_others(const dictionary *d, uint32_t found, slice word, buffer *out) {
  list_line others = {.out = out};
  uint32_t last = DICTIONARY_NONE;
  size_t count = dictionary_forms(d), seen = 0;
  for (size_t i = 0; i < count; i++) {
    dictionary_form f = dictionary_form_at(d, i);
    if (f.concept == found || f.concept == last || !is_skill(d, f.concept) ||
        !holds_word(f.text, word, found == DICTIONARY_NONE))
      continue;
    last = f.concept;
    if (seen++ < OTHERS) list_add(&others, found == DICTIONARY_NONE ? "near" : "see also", dictionary_name(d, last));
  }
  if (seen > OTHERS) buffer_format(out, " and %zu more", seen - OTHERS);
  list_end(&others);
  return seen;
}

forte_status forte_dict_find(forte_worker *w, const char *text, forte_text *out, forte_error *error) {
  fault f = {0};
  buffer made = {0};
  slice word = slice_trim(slice_of(text));
  const dictionary *d = w->engine->dictionary;
  uint32_t concept = dict_concept(w, word);
  if (concept != DICTIONARY_NONE) dict_put_concept(d, concept, &made);
  size_t others = word.size > 1 ? put_others(d, concept, word, &made) : 0;
  if (concept != DICTIONARY_NONE || others) {
    forte_give(out, &made);
    return FORTE_OK;
  }
  buffer_free(&made);
  fault_set(&f, FAULT_INPUT, "unknown_word", SLICE(""),
            "the dictionary does not know '%.*s'; a line in a dictionary of your own adds it", SLICE_ARGS(word));
  return forte_fail(error, &f);
}

/* ---- checking ---- */

typedef struct check_context {
  forte_each_error each;
  void *context;
} check_context;

static void pass_fault(void *context, const fault *f) {
  const check_context *c = context;
  forte_error e;
  forte_fail(&e, f);
  if (c->each) c->each(c->context, &e);
}

size_t forte_dict_check(const char *text, size_t size, const char *name, forte_each_error each, void *context,
                        size_t *concepts, size_t *forms) {
  check_context c = {each, context};
  const dictionary *base = dictionary_builtin();
  buffer image = {0};
  builder *b = builder_new(pass_fault, &c);
  builder_add_dictionary(b, base);
  builder_counts before = builder_count(b);
  builder_add_file(b, (slice){text, size}, slice_of(name), FORM_USER);
  builder_counts after = builder_count(b);
  builder_finish(b, &image);
  size_t faults = builder_faults(b);
  if (concepts) *concepts = after.concepts - before.concepts;
  if (forms) *forms = after.forms - before.forms;
  builder_free(b);
  buffer_free(&image);
  return faults;
}

/* ---- new words ---- */

typedef struct learned {
  slice name, example;
  size_t postings;
} learned;

struct forte_learner {
  arena *arena; /* holds this too */
  map index;    /* lower-cased name -> words.items */
  ARENA_LIST(learned) words;
};

forte_learner *forte_learner_new(void) {
  arena *a = arena_new();
  forte_learner *l = arena_alloc(a, sizeof *l);
  l->arena = a;
  return l;
}

void forte_learner_free(forte_learner *l) {
  if (!l) return;
  map_free(&l->index);
  arena_free(l->arena);
}

/* Single spaces, lower case; empty when the text cannot stand in a dictionary file. */
static slice learned_key(arena *a, slice name) {
  char *key = arena_alloc(a, name.size + 1);
  size_t size = 0;
  for (size_t i = 0; i < name.size; i++) {
    char c = name.data[i];
    if ((unsigned char)c < 0x20 || c == '|' || c == '>' || c == '#') return SLICE("");
    if (c == ' ' && (!size || key[size - 1] == ' ')) continue;
    key[size++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  bool sign = size && is_among_signs(key[0], "=~!-@*");
  return sign || size > 60 ? SLICE("") : (slice){key, size};
}

static size_t capitals(slice s) {
  size_t count = 0;
  for (size_t i = 0; i < s.size;) count += utf8_is_upper(utf8_next(s, &i));
  return count;
}

/* The text around a mention, from word to word, on one line. */
static slice example_of(arena *a, slice text, span at) {
  size_t start = at.start > EXAMPLE / 2 ? at.start - EXAMPLE / 2 : 0, end = start + EXAMPLE;
  if (end > text.size) end = text.size;
  if (end < at.end) end = at.end;
  while (start && start < at.start && text.data[start - 1] != ' ' && text.data[start - 1] != '\n') start++;
  while (end < text.size && end > at.end && text.data[end] != ' ' && text.data[end] != '\n') end--;
  buffer out = {0};
  text_safe(slice_trim(slice_cut(text, start, end)), true, &out);
  slice copy = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return copy;
}

static void learn(forte_learner *l, const posting *p, const posting_skill *s) {
  slice key = learned_key(l->arena, s->name);
  if (!key.size) return;
  uint32_t fresh = (uint32_t)l->words.count, at = *map_put(&l->index, key, fresh);
  if (at == fresh) {
    slice example = example_of(l->arena, p->text, s->mentions.items[0].at);
    ARENA_PUSH(l->arena, &l->words, (learned){arena_copy(l->arena, s->name), example, 0});
  }
  learned *word = &l->words.items[at];
  word->postings++; /* seen in small letters anywhere, it is a common noun: then plurals match too */
  if (s->name.size == word->name.size && capitals(s->name) < capitals(word->name))
    word->name = arena_copy(l->arena, s->name);
}

void forte_learner_add(forte_learner *l, const forte_posting *p) {
  for (size_t i = 0; i < p->posting.skills.count; i++) {
    const posting_skill *s = &p->posting.skills.items[i];
    if (!s->known && s->strength != STRENGTH_NEGATED && s->mentions.count) learn(l, &p->posting, s);
  }
}

static int by_frequency(const void *a, const void *b) {
  const learned *x = a, *y = b;
  if (x->postings != y->postings) return x->postings < y->postings ? 1 : -1;
  return slice_compare(x->name, y->name);
}

void forte_learner_render(const forte_learner *l, size_t top, forte_text *out) {
  size_t count = l->words.count;
  buffer made = {0};
  learned *sorted = memory_alloc((count + 1) * sizeof *sorted);
  if (count) memcpy(sorted, l->words.items, count * sizeof *sorted);
  qsort(sorted, count, sizeof *sorted, by_frequency);
  if (top && count > top) count = top;
  if (count) buffer_text(&made, "@kind hard\n");
  for (size_t i = 0; i < count; i++) {
    slice name = sorted[i].name;
    bool acronym = name.size <= 4 && capitals(name) == name.size;
    buffer_format(&made, "%s%.*s  # %zu posting%s: %.*s\n", acronym ? "=" : "", SLICE_ARGS(name), sorted[i].postings,
                  sorted[i].postings == 1 ? "" : "s", SLICE_ARGS(sorted[i].example));
  }
  free(sorted);
  buffer_text(&made, "");
  forte_give(out, &made);
}
