/* The phrase matcher against its naive twin: every form of the dictionary tried at every token, longest wins. */
#include <dirent.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"
#include "check.h"
#include "dictionary/dictionary.h"
#include "dictionary/image.h"

enum { WORDS = 24, RANDOM_TEXTS = 200, PARTS = 14 };

typedef enum word_match { BY_SURFACE, BY_STEM, BY_FULL } word_match;

/* A form as the twin sees it: what each word is compared by, and a hash of what it must be. */
typedef struct twin_form {
  uint64_t key[WORDS];
  uint8_t how[WORDS];
  uint8_t joint[WORDS]; /* the sign before each */
  size_t count;
  slice exact; /* size 0: any case */
  uint32_t concept;
  int table;
  unsigned flags;
} twin_form;

typedef struct twin {
  arena *arena;
  const dictionary *d;
  stemmer *stemmer;
  ARENA_LIST(twin_form) forms;
} twin;

static uint64_t hash_of(twin *t, slice word, word_match how) {
  char key[64], stem[80];
  slice k = {key, token_key(word, key, sizeof key)};
  if (how == BY_SURFACE) return slice_hash(k);
  slice s = {stem, stemmer_key(t->stemmer, k, how == BY_FULL, stem, sizeof stem)};
  return slice_hash(s);
}

/* Names keep their surface: a capital, digit or sign, or three letters and fewer. */
static bool is_common(slice word) {
  for (size_t i = 0; i < word.size;) {
    uint32_t c = utf8_next(word, &i);
    if (utf8_is_upper(c) || utf8_is_digit(c) || c == '+' || c == '#' || c == '.' || c == '&') return false;
  }
  return word.size > 3;
}

static slice straight(arena *a, const tokens *t, uint32_t first, size_t count, const char *ending) {
  buffer out = {0};
  for (size_t i = 0; i < count; i++) {
    slice word = token_text(t, first + i);
    if (i) buffer_char(&out, ' ');
    for (size_t j = 0; j < word.size; j++) {
      slice rest = slice_cut(word, j, word.size);
      bool curly = slice_starts_with(rest, SLICE("\xE2\x80\x99"));
      if (slice_starts_with(rest, SLICE("\xC2\xAD"))) { /* a soft hyphen is not seen */
        j++;
        continue;
      }
      buffer_char(&out, curly ? '\'' : word.data[j]);
      if (curly) j += 2;
    }
  }
  buffer_text(&out, ending);
  slice text = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return text;
}

/* The one sign that stands before a token as a character, ' ' for none, '\n' where no phrase goes on. */
static int sign_before(const token *t) {
  static const struct {
    unsigned gap;
    char sign;
  } signs[] = {{GAP_SLASH, '/'}, {GAP_COMMA, ','}, {GAP_COLON, ':'}, {GAP_OPEN, '('},
               {GAP_CLOSE, '('}, {GAP_DASH, '-'},  {GAP_OTHER, '*'}, {GAP_STOP, '.'}};
  const unsigned walls = GAP_SEMICOLON | GAP_PARAGRAPH | GAP_BULLET | GAP_GLUE;
  int found = ' ';
  if (t->gap & walls || (t->gap & GAP_NEWLINE && t->flags & TOKEN_UPPER_FIRST)) return '\n';
  if (t->gap & GAP_STOP && t->gap & (GAP_SPACE | GAP_NEWLINE)) return '\n';
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (!(t->gap & signs[i].gap)) continue;
    if (found != ' ' && found != signs[i].sign) return '\n';
    found = signs[i].sign;
  }
  return found;
}

static void add_form(twin *t, const dictionary_form *f, const tokens *words, bool plural) {
  twin_form made = {.count = words->count, .concept = f->concept, .flags = f->flags};
  made.table = dictionary_table_of(t->d, f->concept);
  for (size_t i = 0; i < words->count; i++) {
    slice word = token_text(words, i);
    if (plural && i + 1 == words->count) word = arena_format(t->arena, "%.*ss", SLICE_ARGS(word));
    bool by_stem = !(f->flags & FORM_EXACT) && is_common(word);
    made.how[i] = !by_stem ? BY_SURFACE : f->flags & FORM_STEM ? BY_FULL : BY_STEM;
    made.key[i] = hash_of(t, word, made.how[i]);
    made.joint[i] = i ? (uint8_t)sign_before(&words->items[i]) : 0;
  }
  if (f->flags & FORM_EXACT) made.exact = straight(t->arena, words, 0, words->count, plural ? "s" : "");
  ARENA_PUSH(t->arena, &t->forms, made);
}

/* The elided words that forms begin with, function words of a language; and "Security+" is read as written. */
static bool known_in_form(void *context, slice word, token_question question) {
  const dictionary *d = context;
  if (question != TOKEN_IS_KNOWN) return false;
  if (!slice_ends_with(word, SLICE("'"))) return slice_ends_with(word, SLICE("+"));
  return d->words[image_symbol(d, 'w', word)].function != 0;
}

static void make_twin(twin *t) {
  size_t count = dictionary_forms(t->d);
  for (size_t i = 0; i < count; i++) {
    dictionary_form f = dictionary_form_at(t->d, i);
    tokens words = tokens_read(t->arena, f.text, known_in_form, (void *)(uintptr_t)t->d);
    if (!words.count || words.count > WORDS || f.language > LANGUAGE_ENGLISH) continue; /* the twin reads English */
    add_form(t, &f, &words, false);
    unsigned last = words.items[words.count - 1].flags & (TOKEN_UPPER_ALL | TOKEN_DIGIT | TOKEN_SIGN);
    if (last == TOKEN_UPPER_ALL && !slice_ends_with(f.text, SLICE("S"))) add_form(t, &f, &words, true);
  }
}

typedef struct text_keys {
  uint64_t key[3]; /* by word_match */
} text_keys;

/* How well the form fits at `first`: -100 when it does not. */
static int fit(const twin *t, const twin_form *f, const tokens *text, const text_keys *keys, uint32_t first) {
  if (first + f->count > text->count) return -100;
  int rank = 3;
  for (size_t i = 0; i < f->count; i++) {
    const token *token = &text->items[first + i];
    if (keys[first + i].key[f->how[i]] != f->key[i] || token->flags & TOKEN_URL) return -100;
    if (i && f->joint[i] != sign_before(token)) return -100;
    rank -= f->how[i];
  }
  if (f->exact.size && !slice_equal(straight(t->arena, text, first, f->count, ""), f->exact)) return -100;
  return rank + (f->flags & FORM_EXACT ? 4 : 0);
}

typedef struct best {
  size_t count;
  int rank;
  bool agreed; /* the matcher's next hit is one of the best forms */
  bool exact;
} best;

/* Where any word may be written with a capital, and one that has none. */
static bool may_be_word(const token *t) {
  return t->gap & (GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_COLON | GAP_GLUE) ||
         !(t->flags & TOKEN_UPPER_FIRST);
}

/* Per table the longest form at a token, and among those of one length the best by rank: first of the forms that name
   something, then of the blockers, which do not win over a name in its exact case within a sentence. */
static void best_at(const twin *t, const tokens *text, const text_keys *keys, uint32_t at, const hit *const *next,
                    bool blockers, best *out) {
  for (size_t i = 0; i < t->forms.count; i++) {
    const twin_form *f = &t->forms.items[i];
    if (keys[at].key[f->how[0]] != f->key[0] || blockers != (bool)(f->flags & FORM_BLOCKER)) continue;
    int rank = fit(t, f, text, keys, at);
    best *b = &out[f->table];
    if (rank == -100 || f->count < b->count || (f->count == b->count && rank < b->rank)) continue;
    if (blockers && b->count && b->exact && !may_be_word(&text->items[at])) continue;
    bool same = next[f->table] && next[f->table]->concept == f->concept;
    bool tie = f->count == b->count && rank == b->rank;
    *b = (best){f->count, rank, same || (tie && b->agreed), f->flags & FORM_EXACT};
  }
}

static void compare(twin *t, const tokens *text, const dictionary_hits *got, const char *name) {
  text_keys *keys = arena_alloc(t->arena, (text->count + 1) * sizeof *keys);
  for (size_t i = 0; i < text->count; i++)
    for (int how = BY_SURFACE; how <= BY_FULL; how++)
      keys[i].key[how] = hash_of(t, token_text(text, i), (word_match)how);
  uint32_t next_free[DICTIONARY_TABLES] = {0};
  size_t next_hit[DICTIONARY_TABLES] = {0}, wrong = 0;
  for (uint32_t at = 0; at < text->count; at++) {
    best found[DICTIONARY_TABLES] = {0};
    const hit *next[DICTIONARY_TABLES];
    for (int i = 0; i < DICTIONARY_TABLES; i++)
      next[i] = next_hit[i] < got->table[i].count ? &got->table[i].items[next_hit[i]] : NULL;
    best_at(t, text, keys, at, next, false, found);
    best_at(t, text, keys, at, next, true, found);
    for (int i = 0; i < DICTIONARY_TABLES; i++) {
      if (!found[i].count || at < next_free[i]) continue;
      bool here = next[i] && next[i]->first == at;
      bool right = here && next[i]->count == found[i].count && found[i].agreed;
      if (!right && !wrong++)
        printf("%s: table %d, token %u '%.*s': the twin finds %zu words, the matcher %s\n", name, i, at,
               SLICE_ARGS(token_text(text, at)), found[i].count, here ? "another form" : "nothing");
      next_hit[i] += here;
      next_free[i] = at + (uint32_t)found[i].count;
    }
  }
  for (int i = 0; i < DICTIONARY_TABLES; i++) {
    if (next_hit[i] == got->table[i].count) continue;
    const hit *h = &got->table[i].items[next_hit[i]];
    wrong++;
    printf("%s: table %d, token %u '%.*s': the matcher finds %u words, the twin nothing\n", name, i, h->first,
           SLICE_ARGS(token_text(text, h->first)), h->count);
  }
  CHECK(wrong == 0);
}

static void compare_text(twin *t, dictionary_worker *w, slice text, const char *name) {
  arena *a = arena_new();
  tokens words = dictionary_tokens(t->d, a, utf8_clean(a, text, NULL));
  dictionary_hits got = dictionary_read_as(t->d, w, &words, LANGUAGE_ENGLISH, a);
  compare(t, &words, &got, name);
  arena_free(a);
}

static uint32_t next_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

/* Pieces of forms, in all cases, joined by all sorts of gaps. */
static void random_texts(twin *t, dictionary_worker *w) {
  static const char *const gaps[] = {
      " ", " ", " ", " ", "-", "/", ", ", ". ", "\n", "\n\n", "; ", " (", ") ", " - ", "s ", "ing ", "\xE2\x80\x99s "};
  uint64_t state = 20240607;
  size_t forms = dictionary_forms(t->d);
  for (int n = 0; n < RANDOM_TEXTS; n++) {
    buffer text = {0};
    for (int i = 0; i < PARTS; i++) {
      slice form = dictionary_form_at(t->d, next_random(&state) % forms).text;
      size_t words = 1 + next_random(&state) % 3, size = 0;
      for (; size < form.size && words; size++) words -= form.data[size] == ' ';
      uint32_t shape = next_random(&state) % 4;
      for (size_t k = 0; k < size; k++) {
        char c = form.data[k];
        if (shape == 1 && c >= 'a' && c <= 'z') c = (char)(c - 32);
        if (shape == 2 && c >= 'A' && c <= 'Z') c = (char)(c + 32);
        buffer_char(&text, c);
      }
      buffer_text(&text, gaps[next_random(&state) % (sizeof gaps / sizeof *gaps)]);
    }
    compare_text(t, w, buffer_slice(&text), "random text");
    buffer_free(&text);
  }
}

static void corpus_texts(twin *t, dictionary_worker *w, const char *folder) {
  DIR *d = opendir(folder);
  size_t read = 0;
  for (struct dirent *e; d && (e = readdir(d));) {
    if (e->d_name[0] == '.') continue;
    slice name = arena_format(t->arena, "%s/%s", folder, e->d_name);
    buffer text = {0};
    if (file_read(name.data, FILE_LIMIT, &text, NULL)) {
      compare_text(t, w, buffer_slice(&text), e->d_name);
      read++;
    }
    buffer_free(&text);
  }
  if (d) closedir(d);
  CHECK(read > 0);
}

/* The endings that English keeps apart, as its folder says them. */
static slice english_endings(arena *a) {
  buffer file = {0};
  fault f = {0};
  slice lead = SLICE("@stems english ");
  CHECK(file_read("dictionaries/en/language.txt", 1 << 20, &file, &f));
  size_t at = slice_find(buffer_slice(&file), lead, 0);
  CHECK(at != SIZE_MAX);
  size_t end = slice_find(buffer_slice(&file), SLICE("\n"), at);
  slice out = arena_copy(a, slice_cut(buffer_slice(&file), at + lead.size, end));
  buffer_free(&file);
  return out;
}

int main(void) {
  twin t = {.arena = arena_new(), .d = dictionary_builtin()};
  t.stemmer = stemmer_new("english", english_endings(t.arena));
  dictionary_worker *w = dictionary_worker_new(t.d);
  make_twin(&t);
  CHECK(t.forms.count > 0);
  /* words of languages that are not read are words of English forms with their English stems */
  compare_text(&t, w, SLICE("SQL imprescindible, Docker erforderlich; 3 lata"), "words of several languages");
  random_texts(&t, w);
  corpus_texts(&t, w, "corpus/postings");
  dictionary_worker_free(w);
  stemmer_free(t.stemmer);
  arena_free(t.arena);
  return check_end();
}
