/* reading: a posting while it is read. Made once by structure.c, then each reader (skills, years, degrees, pay,
   conditions) adds its findings to the posting. */
#ifndef FORTE_POSTING_READING_H
#define FORTE_POSTING_READING_H

#include "input/plain.h"
#include "posting/posting.h"
#include "dictionary/shapes.h"

enum item_flag {
  ITEM_HEADING = 1 << 0,   /* the item is a heading (closed vocabulary, tail checked) */
  ITEM_BULLET = 1 << 1,    /* begins with a bullet, or is a line of a list */
  ITEM_FURNITURE = 1 << 2, /* the page's, not the posting's: a button, a count, a notice */
  ITEM_UNNEEDED = 1 << 3,  /* below a heading that says that nothing of it is needed */
  ITEM_ELSEWHERE = 1 << 4, /* of other jobs, which the page names below the posting */
};

/* A sentence, a list item or a heading: tokens [first, end). */
typedef struct item {
  uint32_t first, end;
  uint32_t section; /* index into posting.sections */
  uint8_t flags;
  strength strength : 8; /* what its section and the item's own lead-in say; clause cues are asked with strength_at() */
  bool quiet;            /* boilerplate: company praise, benefits, equal opportunity ... asks for nothing */
} item;

/* What all candidates of an item share, made when the first of them asks (posting/skills/model.c): what the places of
   its words add up to, for forms and for phrases, and what its features and words weigh for duties, preferred and
   required; of the item that was asked for last, as they are judged in order. */
typedef struct item_sums {
  const item *of;
  double places[2], strengths[3];
  int32_t known, words[3];
  bool placed, judged;
} item_sums;

/* What the words of an item are, for rules of sequence; of the item that was asked for last. */
typedef struct item_words {
  const item *of;
  rule_needs has;
  unsigned asked;                /* rule sets of which the rows are known, as bits */
  uint64_t rows[RULE_SET_COUNT]; /* of each its rows that may fit, as bits (rules.c) */
} item_words;

typedef struct reading {
  arena *arena;   /* of the posting: what is found */
  arena *scratch; /* the worker's: what is needed while it is read; gone with the next reading */
  arena *brief;   /* the worker's: what one of the readers needs while it reads; gone with the next reader */
  const document *document;
  const dictionary *dictionary;
  dictionary_worker *words;
  const posting_reader *reader; /* holds the compiled patterns */
  shapes *shapes;               /* the worker's */
  slice text;                   /* the document's, plain: all offsets of a reading are into it */
  plain_map plain;              /* the way back to the document's own */
  tokens tokens;
  dictionary_hits hits;
  item *items;
  size_t item_count;
  item_sums *item_sums;
  item_words *item_words;
  struct feature_memo *memo;        /* the worker's (posting/skills/feature.h) */
  uint32_t *item_of;                /* token -> item */
  unsigned section_kinds;           /* bit set, 1 << section_kind: those that the posting has */
  const struct title_finds *titles; /* what facts_read() took for titles of the posting's own jobs; NULL before */
  posting *out;
} reading;

/* Splits the text into sections and items. Sections and the heading items go into r->out. */
void structure_read(reading *r);

/* How strongly the thing named by tokens [first, end) is asked for: its section, its item's lead-in, and the softeners,
   hardeners and negations of its clause ("Python required, Scala a plus"). */
strength strength_at(const reading *r, uint32_t first, uint32_t end);

/* The same of what is only ever required or preferred: years, degrees, conditions. Nothing from `limit` on is said of
   it. */
strength strength_asked(const reading *r, uint32_t first, uint32_t end, uint32_t limit);

/* The hit of a table that covers token i, or NULL: most tokens have none. */
const hit *hit_covering(const reading *r, int table, uint32_t i); /* where there is one */
static inline const hit *hit_at(const reading *r, int table, uint32_t i) {
  return i < r->tokens.count && r->hits.covered[i] >> table & 1 ? hit_covering(r, table, i) : NULL;
}

/* The token at i, which is below tokens.count or the end's own token. */
static inline const token *token_at(const reading *r, uint32_t i) { return &r->tokens.items[i]; }

static inline bool is_upper(const reading *r, uint32_t i) { return token_at(r, i)->flags & TOKEN_UPPER_FIRST; }

/* The kind of the section that an item stands in. */
static inline section_kind item_section(const reading *r, const item *it) {
  return r->out->sections.count ? r->out->sections.items[it->section].kind : SECTION_NONE;
}

/* What stands between tokens i - 1 and i. */
static inline slice text_before(const reading *r, uint32_t i) {
  return slice_cut(r->text, token_at(r, i - 1)->end, token_at(r, i)->start);
}

/* Is the token's word of this set? */
static inline bool token_in(const reading *r, uint32_t i, word_set set) {
  return i < r->tokens.count && token_is(r->dictionary, &r->tokens.items[i], set);
}

/* How many words of tokens [first, end) are of this set. */
static inline uint32_t count_in(const reading *r, uint32_t first, uint32_t end, word_set set) {
  uint32_t count = 0;
  for (uint32_t i = first; i < end; i++) count += token_in(r, i, set);
  return count;
}

/* Text of tokens [first, end). */
static inline span tokens_span(const reading *r, uint32_t first, uint32_t end) {
  return (span){r->tokens.items[first].start, r->tokens.items[end - 1].end};
}

/* Is the word at token i in the plural, of its own language? Does it end as a verb does that is said of one ("makes")?
 */
static inline bool is_plural(const reading *r, uint32_t i) {
  return word_is_plural(r->dictionary, token_at(r, i)->language, token_text(&r->tokens, i));
}
static inline bool is_third_person(const reading *r, uint32_t i) {
  slice tags = word_tags(r->dictionary, token_at(r, i)->word);
  return !is_upper(r, i) && memchr(tags.data, 'v', tags.size) &&
         word_ends_third(r->dictionary, token_at(r, i)->language, token_text(&r->tokens, i));
}

void reading_warn(reading *r, const char *code, span at);

/* What the reader of pay compiles once. */
typedef struct pay_patterns pay_patterns;
pay_patterns *pay_patterns_new(const dictionary *d);
void pay_patterns_free(pay_patterns *p);

struct posting_reader {
  const dictionary *dictionary;
  pay_patterns *pay;
  struct skills_model *skills;
};

#endif
