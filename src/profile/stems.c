/* Stems: words of an ask and of a CV's lines by Snowball's stem, weighed by how rare they are in postings. */
#include "profile/stems.h"
#include "base/search.h"
#include "dictionary/weights.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_SIZE = 64, PHRASE_WORDS = 16, LINE_WORDS = 256 };
enum { KEPT_WORDS = 512, KEPT_PHRASES = 64 }; /* powers of two: one match asks for the same ones again and again */

struct stem_phrase {
  uint32_t numbers[PHRASE_WORDS], count;
  double weights[PHRASE_WORDS], total, content; /* content: of the words that are not light */
  double said;                                  /* of the words that some line may hold */
  bool light[PHRASE_WORDS];
  uint64_t mask; /* as a line's, of the words that some line may hold */
};

typedef struct kept_word {
  uint64_t hash;
  uint32_t number;
} kept_word;
typedef struct kept_phrase {
  uint64_t hash;
  stem_phrase read;
} kept_phrase;

struct stem_reader {
  const dictionary *dictionary;
  const stem_index *index;
  arena *arena;
  stemmer *stemmer;
  arena *scratch;
  kept_word *words;     /* NULL until one is kept */
  kept_phrase *phrases; /* as the words */
};

stem_reader *stem_reader_new(arena *a, const dictionary *d, const stem_index *index) {
  stem_reader *r = arena_alloc(a, sizeof *r);
  *r = (stem_reader){.dictionary = d, .index = index, .arena = a, .stemmer = stemmer_new("english", SLICE(""))};
  if (!r->stemmer) memory_failed();
  r->scratch = arena_new();
  return r;
}

void stem_reader_free(stem_reader *r) {
  if (!r) return;
  stemmer_free(r->stemmer);
  arena_free(r->scratch);
}

/* A word's number: its family's, or its stem's; 0 for what says nothing. */
uint32_t stems_number(stem_reader *r, slice word) {
  char bytes[WORD_SIZE];
  slice key = {bytes, token_key(word, bytes, sizeof bytes)};
  if (!key.size) return STEM_NONE;
  uint32_t known = stem_number_known(r->dictionary, key);
  if (known) return stem_number_family(r->dictionary, known);
  uint64_t hash = slice_hash(key);
  if (!r->words) r->words = arena_alloc(r->arena, KEPT_WORDS * sizeof *r->words);
  kept_word *kept = &r->words[hash & (KEPT_WORDS - 1)];
  if (!hash || kept->hash != hash)
    *kept = (kept_word){hash, stem_number_family(r->dictionary, stem_number_made(r->dictionary, r->stemmer, key))};
  return kept->number;
}

double stems_rarity(const stem_reader *r, slice word) {
  char bytes[WORD_SIZE];
  slice key = {bytes, token_key(word, bytes, sizeof bytes)};
  return word_rarity(r->dictionary, key);
}

/* ---- the index ---- */

/* Of a token whose word the vocabulary has, without its key where that is the word itself in small letters. */
static uint32_t token_number(stem_reader *r, const tokens *t, size_t i) {
  enum { SHORT = 3 };
  const token *word = &t->items[i];
  slice text = token_text(t, i);
  size_t letters = 0;
  if (word->flags & TOKEN_URL) return STEM_NONE;
  bool known_word = token_is_of_vocabulary(r->dictionary, word);
  while (known_word && letters < text.size && (text.data[letters] | 0x20) >= 'a' && (text.data[letters] | 0x20) <= 'z')
    letters++;
  if (letters < text.size || text.size <= SHORT) return stems_number(r, text);
  uint32_t known = stem_number_of_word(r->dictionary, word->word);
  return known ? stem_number_family(r->dictionary, known) : stems_number(r, text);
}

/* Of a line whose words are known; they live as long as the index. */
static void add_numbers(arena *a, stem_index *index, stem_line line) {
  uint32_t all[LINE_WORDS], count = 0;
  for (uint32_t i = 0; i < line.length && count < LINE_WORDS; i++) {
    if (line.words[i] <= STEM_BREAK) continue;
    uint32_t at = count++;
    for (; at > 0 && all[at - 1] > line.words[i]; at--) all[at] = all[at - 1];
    all[at] = line.words[i];
  }
  if (!count) return;
  line.stems = arena_alloc(a, count * sizeof *line.stems);
  for (uint32_t i = 0; i < count; i++)
    if (!i || all[i] != all[i - 1]) line.stems[line.count++] = all[i], line.mask |= stem_mask_of(all[i]);
  for (uint32_t i = 0; i < line.count; i++) stem_bits_add(&index->all, line.stems[i]);
  ARENA_PUSH(a, &index->lines, line);
}

static void add_tokens(stem_reader *r, arena *a, stem_index *index, stem_line line, const tokens *t) {
  uint32_t *words = arena_alloc(a, 2 * (t->count < LINE_WORDS ? t->count : LINE_WORDS) * sizeof *words);
  for (size_t i = 0; i < t->count && i < LINE_WORDS; i++) {
    if (i && (t->items[i].gap & STEM_BREAKS)) words[line.length++] = STEM_BREAK;
    words[line.length++] = token_number(r, t, i);
  }
  line.words = words;
  add_numbers(a, index, line);
}

static void add_line(stem_reader *r, arena *a, stem_index *index, stem_line line, slice text) {
  tokens t = tokens_read(r->scratch, text, NULL, NULL);
  add_tokens(r, a, index, line, &t);
  arena_reset(r->scratch);
}

/* A sentence's words were read already where its kind of work is known. */
static void add_sentence(stem_reader *r, arena *a, stem_index *index, const profile_evidence *e,
                         const sentence_kinds *kinds) {
  stem_line line = {.kind = LINE_SENTENCE, .text = e->text, .role = e->role, .evidence = e};
  uint32_t at = kinds ? map_get(&kinds->texts, e->text, UINT32_MAX) : UINT32_MAX;
  if (at == UINT32_MAX) {
    add_line(r, a, index, line, e->text);
    return;
  }
  const token_range *range = &kinds->tokens.items[at];
  tokens t = {.text = e->text, .count = range->count};
  if (t.count) t.items = kinds->words.items + range->first;
  add_tokens(r, a, index, line, &t);
}

/* A title of one word is the last of its noun: "Server", "Cook II", "Teacher of Maths", not "Server Administrator". */
static bool ends_noun(slice title, slice word) {
  enum { SMALL_WORD = 3 };
  size_t at = slice_find(title, word, 0);
  if (at == SIZE_MAX) return false;
  slice rest = slice_cut(title, at + word.size, title.size);
  if (!rest.size || rest.data[0] != ' ') return true;
  size_t end = 1;
  while (end < rest.size && isalpha((unsigned char)rest.data[end])) end++;
  return end - 1 <= SMALL_WORD;
}

static const char ROLE[] = "role.", PLACE[] = "place.";

/* Is the title of the kind that the value says? Or the employer, among kinds of places. */
static bool title_is(const dictionary *d, value_holder kind, slice title, const char *table) {
  slice form = dictionary_value(d, kind.concept, kind.value);
  return slice_starts_with(dictionary_name(d, kind.concept), slice_of(table)) &&
         (memchr(form.data, ' ', form.size) || ends_noun(title, form));
}

/* The class that says something more of a kind of title: what it "shows"; DICTIONARY_NONE if there is none. */
static uint32_t class_beside(const dictionary *d, arena *a, uint32_t kind, const char *what) {
  slice name = arena_format(a, "%.*s.%s", SLICE_ARGS(dictionary_name(d, kind)), what);
  return dictionary_named(d, TABLE_MATCH, name.data);
}

/* The person's own part of a title: "Assistant" of "Assistant to the General Counsel". */
static slice own_title(const dictionary *d, slice title) {
  uint32_t serving = dictionary_named(d, TABLE_MATCH, "title.serving");
  for (size_t at = 0, end; at < title.size; at = end + 1) {
    const char *space = memchr(title.data + at, ' ', title.size - at);
    end = space ? (size_t)(space - title.data) : title.size;
    if (at && dictionary_has_value(d, serving, slice_cut(title, at, end))) return slice_cut(title, 0, at - 1);
  }
  return title;
}

/* What titles of this kind show, or employers: each a line of its own. Classes "role.*" and "place.*" of the table
   "match". */
static void add_shown(stem_reader *r, arena *a, stem_index *index, uint32_t role, line_kind kind, slice title) {
  const dictionary *d = r->dictionary;
  const char *table = kind == LINE_PLACE ? PLACE : ROLE;
  value_holders held = dictionary_values_in(d, a, title);
  uint32_t before = DICTIONARY_NONE;
  for (size_t k = 0; k < held.count; k++) {
    if (held.items[k].concept == before || !title_is(d, held.items[k], title, table)) continue;
    before = held.items[k].concept;
    if (holders_have(&held, class_beside(d, a, before, "not"))) continue; /* "assistant": no profit and loss */
    uint32_t shows = class_beside(d, a, before, "shows");
    for (size_t i = 0; i < dictionary_values(d, shows); i++) {
      stem_line line = {.kind = kind, .index = role, .role = (int)role, .text = dictionary_value(d, shows, i)};
      line.words = dictionary_shown_stems(d, shows, i, &line.length, &line.skill);
      add_numbers(a, index, line);
    }
  }
}

/* Where each sentence stands among kinds of work. */
static void add_works(stem_index *index, const sentence_kinds *kinds) {
  static const double alone[] = {1};
  for (size_t i = 0; kinds && i < index->lines.count; i++) {
    stem_line *l = &index->lines.items[i];
    uint32_t at = l->kind == LINE_SENTENCE ? map_get(&kinds->texts, l->text, UINT32_MAX) : UINT32_MAX;
    if (at != UINT32_MAX) l->work = kind_join(&kinds->sums.items[at], alone, 1);
  }
}

const stem_index *stems_index(arena *a, const dictionary *d, const profile *p, const sentence_kinds *kinds) {
  stem_index *index = arena_alloc(a, sizeof *index);
  *index = (stem_index){0};
  stem_reader *r = stem_reader_new(a, d, index);
  map seen = {0};
  for (size_t i = 0; i < p->skills.count; i++)
    for (size_t k = 0; k < p->skills.items[i].evidence.count; k++) {
      const profile_evidence *e = &p->skills.items[i].evidence.items[k];
      if ((*map_put(&seen, e->text, 0))++) continue;
      add_sentence(r, a, index, e, kinds);
    }
  map_free(&seen);
  for (size_t i = 0; i < p->sentences.count; i++) add_sentence(r, a, index, &p->sentences.items[i], kinds);
  for (uint32_t i = 0; i < p->roles.count; i++) {
    add_line(r, a, index, (stem_line){.kind = LINE_TITLE, .index = i, .role = (int)i}, p->roles.items[i].title);
    if (p->roles.items[i].project) continue;
    add_shown(r, a, index, i, LINE_TITLE, own_title(d, arena_lower(a, p->roles.items[i].title)));
    add_shown(r, a, index, i, LINE_PLACE, arena_lower(a, p->roles.items[i].employer));
  }
  for (uint32_t i = 0; i < p->degrees.count; i++)
    add_line(r, a, index, (stem_line){.kind = LINE_DEGREE, .index = i, .role = -1}, p->degrees.items[i].field);
  for (uint32_t i = 0; i < p->skills.count; i++) /* what was added by hand is known by its name alone */
    if (slice_equal(p->skills.items[i].origin, SLICE("cv")))
      add_line(r, a, index, (stem_line){.kind = LINE_SKILL, .index = i, .role = -1}, p->skills.items[i].name);
  index->said = said_lines_new(a, d, index);
  add_works(index, kinds);
  stem_reader_free(r);
  return index;
}

/* ---- looking up ---- */

/* "Skills" of "writing skills" is no part of what is asked, unless it is all. */
static stem_phrase read_phrase(stem_reader *r, slice text) {
  stem_phrase p = {.count = 0};
  tokens t = tokens_read(r->scratch, text, NULL, NULL);
  for (size_t i = 0; i < t.count && p.count < PHRASE_WORDS; i++) {
    uint32_t number = stems_number(r, token_text(&t, i));
    if (t.items[i].end - t.items[i].start == 1 && t.items[i].flags & TOKEN_UPPER_FIRST)
      p.total += (double)WORD_RAREST; /* "A/B testing" is more than testing */
    if (!number || (t.count > 1 && stem_number_filler(r->dictionary, number))) continue;
    p.numbers[p.count] = number;
    p.weights[p.count] = stems_rarity(r, token_text(&t, i));
    p.light[p.count] = stem_number_light(r->dictionary, number);
    p.content += p.light[p.count] ? 0 : p.weights[p.count];
    if (stem_bits_may_hold(&r->index->all, number)) p.said += p.weights[p.count], p.mask |= stem_mask_of(number);
    p.total += p.weights[p.count++];
  }
  arena_reset(r->scratch);
  return p;
}

const stem_phrase *stems_phrase(stem_reader *r, slice text) {
  uint64_t hash = slice_hash(text);
  if (!r->phrases) r->phrases = arena_alloc(r->arena, KEPT_PHRASES * sizeof *r->phrases);
  kept_phrase *kept = &r->phrases[hash & (KEPT_PHRASES - 1)];
  if (!hash || kept->hash != hash) *kept = (kept_phrase){hash, read_phrase(r, text)};
  return &kept->read;
}

bool stem_line_holds(const stem_line *line, uint32_t number) {
  if (!(line->mask & stem_mask_of(number))) return false;
  size_t i;
  SEARCH_FIRST(i, 0, line->count, line->stems[i] < number);
  return i < line->count && line->stems[i] == number;
}

static stem_found share_of(const stem_line *l, const stem_phrase *p) {
  stem_found f = {.line = l};
  for (uint32_t k = 0; k < p->count; k++) {
    if (!stem_line_holds(l, p->numbers[k])) continue;
    f.share += p->weights[k] / p->total;
    if (!p->light[k]) f.content += p->weights[k] / p->content;
    f.shared++;
  }
  f.general = !(p->content > 0);
  return f;
}

stem_found stems_find(stem_reader *r, slice text) {
  const stem_index *index = r->index;
  stem_found best = {.line = NULL};
  const stem_phrase *p = stems_phrase(r, text);
  for (size_t i = 0; i < index->lines.count && p->said > 0; i++) {
    const stem_line *l = &index->lines.items[i];
    if (l->kind == LINE_PLACE || !(l->mask & p->mask)) continue;
    stem_found f = share_of(l, p);
    bool part =
        l->kind == LINE_TITLE && l->text.size && f.share < 1 - 1e-9; /* what a title shows, it shows as a whole */
    if (!part && f.share > best.share + 1e-9) best = f;
  }
  return best;
}

double stems_share(const stem_phrase *p, const stem_line *l) {
  return p->said > 0 && p->mask & l->mask ? share_of(l, p).share : 0;
}

double stems_share_most(const stem_phrase *p) { return p->total > 0 ? p->said / p->total : 0; }

bool stem_phrase_says_little(const stem_phrase *p) { return p->count == 1 && p->light[0]; }

static bool is_said(const stem_index *index, uint32_t number) {
  if (!stem_bits_may_hold(&index->all, number)) return false;
  for (size_t i = 0; i < index->lines.count; i++)
    if (stem_line_holds(&index->lines.items[i], number)) return true;
  return false;
}

bool stems_say(stem_reader *r, slice word) {
  uint32_t number = stems_number(r, word);
  return number && is_said(r->index, number);
}

bool stems_may_say_alias(const stem_reader *r, size_t form) {
  const uint32_t *rarest = dictionary_alias_stems(r->dictionary, form);
  for (int i = 0; i < ALIAS_STEMS; i++)
    if (rarest[i] > STEM_BREAK && !stem_bits_may_hold(&r->index->all, rarest[i])) return false;
  return rarest[0] != STEM_NONE;
}

bool stems_says_little(stem_reader *r, slice word) {
  uint32_t number = stems_number(r, word);
  return !number || stem_number_light(r->dictionary, number) || stem_number_filler(r->dictionary, number);
}

const stem_index *stems_lines(const stem_reader *r) { return r->index; }

const dictionary *stems_dictionary(const stem_reader *r) { return r->dictionary; }
