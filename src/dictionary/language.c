/* Telling languages: function words, and the cheapest path through the sentences (Viterbi). */
#include "dictionary/language.h"

#include "dictionary/image.h"

/* What a word says for its language, and what a change costs; in the same unit. Languages that are not read must be
   plain: a posting of theirs gets no verdict. */
enum {
  FUNCTION_WORD = 4,
  FUNCTION_LETTER = 1,
  OWN_WORD = 2,
  OWN_NAME = 1,
  CHANGE = 14,
  START_UNREAD = 9,
  START_ENGLISH = 3
};

/* A text is of no known language when it has this many bytes in words, of which fewer than one in KNOWN_SHARE is
   in a word of any form, and one in FUNCTION_SHARE in a function word. */
enum { ENOUGH_BYTES = 90, KNOWN_SHARE = 4, FUNCTION_SHARE = 25 };

typedef struct sentence {
  uint32_t first;   /* token */
  uint32_t changed; /* the languages, as bits, before which the sentence before had `best`, and not the same */
  uint8_t best;
} sentence;
_Static_assert(DICTIONARY_LANGUAGES <= 32, "a bit for each language");

typedef ARENA_LIST(sentence) sentences;

static bool begins(const token *t) { return t->gap & (GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_GLUE); }

/* One letter says little: "o" is a bullet too, "a" a word of seven languages. Nor do two capitals: "Chicago, IL". */
static bool says_little(const token *t) { return t->end - t->start <= 1u + (t->flags & TOKEN_UPPER_ALL ? 1u : 0u); }

static void count_word(const image_word *word, bool letter, int *says) {
  for (uint32_t rest = word->function; rest; rest &= rest - 1)
    says[__builtin_ctz(rest)] += letter ? FUNCTION_LETTER : FUNCTION_WORD;
  uint32_t own = word->vocabulary & ~1u;
  bool name = word->vocabulary & 1u; /* in a skill's name too, which any language may use */
  if (!word->function && own && !(own & (own - 1))) says[__builtin_ctz(own)] += name ? OWN_NAME : OWN_WORD;
}

/* Is the cheapest path English throughout, as that of most texts is? It is where English, at worst, never falls so far
   behind another language that a change is worth its price, and is not behind at the end. `lead`: the least by which it
   can be before any other. A word that speaks for others than English may speak for all of them; one that speaks for
   English too changes nothing, at worst. Languages start at most at 0, and one that is far behind is never farther than
   a change. */
static bool is_all_english(const dictionary *d, const tokens *t) {
  const uint32_t english = 1u << LANGUAGE_ENGLISH;
  int lead = START_ENGLISH;
  for (size_t i = 0; i < t->count; i++) {
    if (i && begins(&t->items[i])) {
      if (lead < -CHANGE) return false;
      if (lead > CHANGE) lead = CHANGE;
    }
    const image_word *word = &d->words[t->items[i].word];
    uint32_t own = word->vocabulary & ~1u;
    if (word->function == english)
      lead += says_little(&t->items[i]) ? FUNCTION_LETTER : FUNCTION_WORD;
    else if (word->function & ~english && !(word->function & english))
      lead -= FUNCTION_WORD;
    else if (!word->function && own && own != english && !(own & (own - 1)))
      lead -= OWN_WORD;
  }
  return lead >= 0;
}

static uint8_t best_of(const int *score, size_t count) {
  uint8_t best = LANGUAGE_ENGLISH;
  for (uint8_t l = LANGUAGE_ENGLISH; l < count; l++)
    if (score[l] > score[best]) best = l;
  return best;
}

static void start_scores(const dictionary *d, size_t languages, int *score) {
  for (uint8_t l = 0; l < languages; l++) score[l] = language_is_read(d, l) ? 0 : -START_UNREAD;
  score[LANGUAGE_ENGLISH] = START_ENGLISH;
}

/* A sentence more on the path of each language; `says`: what its words say. */
static void go_on(sentence *s, bool first, const int *says, size_t languages, int *score) {
  s->best = best_of(score, languages);
  int changed = score[s->best] - CHANGE;
  for (uint8_t l = LANGUAGE_ENGLISH; l < languages; l++) {
    bool comes = !first && changed > score[l];
    s->changed |= (uint32_t)comes << l;
    score[l] = (comes ? changed : score[l]) + says[l];
  }
}

/* Forward over the sentences; the best language of the last in *language. `only` is room for the one sentence of a name
   or title. */
static sentences run_forward(const dictionary *d, const tokens *t, arena *a, sentence *only, uint8_t *language) {
  sentences out = {.items = only, .capacity = 1};
  size_t languages = dictionary_languages(d);
  int score[DICTIONARY_LANGUAGES];
  start_scores(d, languages, score);
  for (uint32_t i = 0; i < t->count;) {
    int says[DICTIONARY_LANGUAGES] = {0};
    sentence s = {.first = i};
    do {
      const token *word = &t->items[i];
      if (word->word) count_word(&d->words[word->word], says_little(word), says);
    } while (++i < t->count && !begins(&t->items[i]));
    go_on(&s, s.first == 0, says, languages, score);
    ARENA_PUSH(a, &out, s);
  }
  *language = best_of(score, languages);
  return out;
}

static bool is_unknown(const dictionary *d, const tokens *t) {
  size_t bytes = 0, known = 0, function = 0;
  for (size_t i = 0; i < t->count; i++) {
    const token *word = &t->items[i];
    size_t size = word->end - word->start;
    if (word->flags & (TOKEN_NUMBER | TOKEN_URL)) continue;
    bytes += size;
    if (word->word) known += size;
    if (d->words[word->word].function) function += size;
  }
  return bytes >= ENOUGH_BYTES && known * KNOWN_SHARE < bytes && function * FUNCTION_SHARE < bytes;
}

/* English is where the path begins, so it must be shown: of the words in small letters, behind which no name hides,
   that were told English, nearly all are known. Of 3,000 postings in English the least was 0.90, of lists in other
   languages 0.75 the most. */
bool dictionary_is_english(const dictionary *d, const tokens *t) {
  enum { FEW_WORDS = 8, FEW_UNKNOWN = 3, KNOWN_PERCENT = 82 };
  const unsigned names =
      TOKEN_NUMBER | TOKEN_URL | TOKEN_UPPER_FIRST | TOKEN_UPPER_ALL | TOKEN_UPPER_INSIDE | TOKEN_SIGN;
  const uint32_t english = 1u << LANGUAGE_ENGLISH;
  size_t count = 0, known = 0;
  for (size_t i = 0; i < t->count; i++) {
    const token *w = &t->items[i];
    const image_word *word = &d->words[w->word];
    if (w->flags & names || w->language != LANGUAGE_ENGLISH) continue;
    count++;
    known += word->tags.size || word->function & english || word->vocabulary & (1u | english);
  }
  return count < FEW_WORDS || count - known <= FEW_UNKNOWN || known * 100 >= count * KNOWN_PERCENT;
}

static void set_all(tokens *t, uint8_t language) {
  t->language = language;
  for (size_t i = 0; i < t->count; i++) t->items[i].language = language;
}

/* The path through the sentences of a text that is not plainly English. */
static void tell_by_sentence(const dictionary *d, tokens *t, arena *a) {
  size_t languages = dictionary_languages(d);
  sentence only;
  uint8_t language;
  sentences all = run_forward(d, t, a, &only, &language);
  uint32_t words[DICTIONARY_LANGUAGES] = {0}, end = (uint32_t)t->count;
  for (size_t i = all.count; i-- > 0;) {
    const sentence *s = &all.items[i];
    for (uint32_t k = s->first; k < end; k++) t->items[k].language = language;
    words[language] += end - s->first;
    end = s->first;
    if (s->changed >> language & 1) language = s->best;
  }
  t->language = LANGUAGE_ENGLISH;
  for (uint8_t l = LANGUAGE_ENGLISH; l < languages; l++)
    if (words[l] > words[t->language]) t->language = l;
}

void language_tell(const dictionary *d, tokens *t, arena *a) {
  if (is_unknown(d, t))
    set_all(t, LANGUAGE_UNKNOWN);
  else if (is_all_english(d, t))
    set_all(t, LANGUAGE_ENGLISH);
  else
    tell_by_sentence(d, t, a);
}
