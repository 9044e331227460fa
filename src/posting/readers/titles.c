#include "posting/readers/title_shape.h"

#include "posting/reading/heading.h"

enum {
  LEADS = 8,          /* tokens of articles and praise before a title: "a highly motivated and experienced" */
  LINE_WORDS = 16,    /* a longer head line is a sentence */
  HEAD_LINES = 10,    /* lines in which a title line may stand */
  FIRST_LINES = 3,    /* of these, where it is most likely */
  FIRST_WORDS = 5,    /* of a title that begins the text */
  FIRST_LINE = 6,     /* of one that is a line of the first three */
  LEADING_NOUN = 3,   /* words of a title that begins with its noun */
  HINT = 3,           /* of one that needs another beside it */
  AS_REACH = 24,      /* tokens after "as a ..." in which "you" stands */
  EARLY_ITEMS = 14,   /* sentences and lines in which a subject is the posting's own */
  OPENING_ITEMS = 3,  /* in which one without an article is: "Data Scientists produce ..." */
  ROLES_REACH = 4,    /* words from "roles" to the colon of "for these roles:" */
  ROLES_LEAD = 8,     /* words of "We're currently hiring:" */
  WORDS_BEFORE = 2,   /* a title, that are in capitals where a sentence is */
  MESSAGE_WORDS = 60, /* of a text that says everything once: a line in a chat */
  POSTER_LINES = 3,   /* name, name again and headline of the person who posted it or signs */
};

/* A general noun alone, one that is nobody's title, or another person's. */
static bool is_nobody(const reading *r, uint32_t first, uint32_t end) {
  const hit *h = hit_at(r, TABLE_TITLES, first), *last = hit_at(r, TABLE_TITLES, end - 1);
  bool alone = h && h->first + h->count >= end;
  if (alone && (h->class == TITLE_GENERIC || h->class == TITLE_VAGUE))
    return h->count == 1 || !is_upper(r, first) || (h->class == TITLE_VAGUE && titles_is_plural(r, end - 1));
  if (last && (last->class == TITLE_NOBODY || (last->class == TITLE_VAGUE && !titles_in_capitals(r, first, end))))
    return true;
  for (uint32_t i = first; i < end; i++)
    if (titles_is_class(r, i, TITLE_NEVER)) return true;
  return false;
}

/* Does a title that ends before token `end` end in a capital word? */
static bool ends_upper(const reading *r, uint32_t end) {
  return is_upper(r, end - 1 - titles_is_other_ending(r, end - 1));
}

/* A title in capitals begins where its capitals begin: "entrepreneurial Product Manager". */
static uint32_t capitals_begin(const reading *r, uint32_t first, uint32_t end) {
  if (!ends_upper(r, end)) return first;
  uint32_t at = end - 1 - titles_is_other_ending(r, end - 1);
  while (at > first && (is_upper(r, at - 1) || token_at(r, at - 1)->end - token_at(r, at - 1)->start <= 3)) at--;
  while (at < end && !is_upper(r, at)) at++;
  return at;
}

/* In small letters a title is nouns; "valuable", "maintaining" are none. */
static bool holds_nouns(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    slice tags = word_tags(r->dictionary, token_at(r, i)->word);
    bool noun = !tags.size || memchr(tags.data, 'n', tags.size) || titles_noun_at(r, i) || is_upper(r, i);
    if (!noun && !hit_at(r, TABLE_SKILLS, i)) return false;
  }
  return true;
}

static bool add(const reading *r, title_finds *all, uint32_t first, uint32_t end, title_ground ground,
                unsigned weight) {
  if (end <= first || (ground != TITLE_BY_GENDER && is_nobody(r, first, end))) return false;
  uint32_t noun = end;
  bool plain = end == first + 1 && !is_upper(r, first) && token_at(r, first)->language == LANGUAGE_ENGLISH;
  if (plain && weight > HINT) weight = HINT; /* "as a developer on the team" */
  for (uint32_t i = first; i < end; i++)
    if (titles_noun_at(r, i)) noun = i;
  for (uint32_t i = first + 1; i < noun && noun < end; i++)
    if (token_in(r, i, SET_ARTICLES) && titles_is_article(r, i)) return false; /* "Assist the Branch Manager" */
  ARENA_PUSH(r->arena, all, (title_find){.first = first, .end = end, .noun = noun, .ground = ground, .weight = weight});
  return true;
}

/* ---- in sentences ---- */

/* An article, a number or praise before a title. */
static bool is_lead(const reading *r, uint32_t i) {
  const hit *skill = hit_at(r, TABLE_SKILLS, i); /* "Full Stack Engineer" */
  if (titles_noun_at(r, i) || (skill && skill->first == i && skill->count > 1)) return false;
  if (token_in(r, i, SET_TITLE_LEADS) || token_in(r, i, SET_TITLE_PRAISE)) return true;
  if (token_at(r, i)->flags & TOKEN_NUMBER) return true;
  slice tags = word_tags(r->dictionary, token_at(r, i)->word);
  return !is_upper(r, i) && tags.size && memchr(tags.data, 'a', tags.size) && !memchr(tags.data, 'n', tags.size) &&
         !hit_at(r, TABLE_SKILLS, i);
}

/* Past articles, numbers and praise; the gap before each says that the phrase goes on. "un(e)" is one article. */
static uint32_t skip_leads(const reading *r, uint32_t i) {
  const unsigned ends = ENDS_PHRASE & ~(unsigned)GAP_COLON;
  uint32_t from = i;
  bool ending = false;
  for (; i < r->tokens.count && i - from < LEADS; i++) {
    bool other = titles_is_other_ending(r, i);
    if (!other && (token_at(r, i)->gap & ends & ~(ending ? GAP_CLOSE : 0u) || !is_lead(r, i))) break;
    ending = other;
  }
  if (i < r->tokens.count && token_at(r, i)->gap & ends & ~(ending ? GAP_CLOSE : 0u)) return r->tokens.count;
  return i;
}

/* "a member of Mercy For Animals", "a senior member of the team": no title, whatever it is of. */
static bool is_member_of(const reading *r, uint32_t i) {
  if (titles_is_class(r, i, TITLE_NOBODY) && titles_is_class(r, i + 1, TITLE_VAGUE)) i++;
  const hit *h = i < r->tokens.count ? hit_at(r, TABLE_TITLES, i) : NULL;
  return h && h->first == i && (h->class == TITLE_VAGUE || h->class == TITLE_NOBODY) &&
         token_in(r, i + h->count, SET_TITLE_OF);
}

bool titles_is_same_word(const reading *r, uint32_t a, uint32_t b) {
  slice x = token_text(&r->tokens, a), y = token_text(&r->tokens, b);
  if ((*x.data | 0x20) != (*y.data | 0x20)) return false; /* of most pairs no ending need be asked */
  return slice_equal_nocase(word_singular(r->dictionary, token_at(r, a)->language, x),
                            word_singular(r->dictionary, token_at(r, b)->language, y));
}

/* Do the words stand elsewhere too? Once is little. */
static bool said_again(const reading *r, const title_finds *all, uint32_t first, uint32_t end) {
  uint32_t size = end - first;
  for (uint32_t at = 0; all->count < TITLES_READ && at + size <= r->tokens.count; at++) {
    uint32_t i = 0;
    while (i < size && at != first && titles_is_same_word(r, at + i, first + i)) i++;
    if (i == size) return true;
  }
  return false;
}

/* In small letters "as a developer" and "the developer will" name the title in a short message, if said twice there. */
static bool said_in_message(const reading *r, const title_finds *all, uint32_t first, uint32_t end) {
  return r->tokens.count <= MESSAGE_WORDS && said_again(r, all, first, end);
}

/* "WE ARE SEEKING A MANAGER": where the words before it are in capitals too they say nothing. */
static bool is_shouted(const reading *r, uint32_t first) {
  uint32_t begin = r->items[r->item_of[first]].first, seen = 0;
  for (uint32_t i = first; i-- > begin && seen < WORDS_BEFORE;) {
    if (token_at(r, i)->end - token_at(r, i)->start < 2) continue;
    if (!(token_at(r, i)->flags & TOKEN_UPPER_ALL)) return false;
    seen++;
  }
  return seen == WORDS_BEFORE;
}

/* "a sharp Software Engineer": whom they would like, in the first words that came. */
static bool is_praised(const reading *r, uint32_t first) {
  return first > 0 && token_in(r, first - 1, SET_TITLE_PRAISE);
}

/* What a title after a cue says. On 4,600 postings whose sites name their titles those in capitals, in the singular and
   without praise are others' than the site's in one of seven, plurals, small letters and shouts in one of three, and
   what is said twice half as often. */
static unsigned hired_weight(const reading *r, const title_finds *all, uint32_t first, uint32_t end, bool weak) {
  bool english = token_at(r, first)->language == LANGUAGE_ENGLISH, few = first > 0 && !titles_is_plural(r, end - 1);
  bool plain = english && !ends_upper(r, end);
  bool message = r->tokens.count <= MESSAGE_WORDS && (!plain || r->item_of[first] == 0);
  if (weak || is_shouted(r, first) || (plain && ((!few && !message) || end == first + 1))) return HINT;
  bool doubtful = plain || !few || is_praised(r, first);
  return !doubtful || message || said_again(r, all, first, end) ? TITLE_ENOUGH : HINT;
}

/* Several jobs in a row are named in the plural: those in capitals count. */
static void settle_row(const reading *r, title_finds *all, size_t row) {
  for (size_t i = row; i < all->count; i++)
    if (is_upper(r, all->items[i].first) && !is_shouted(r, all->items[i].first)) all->items[i].weight = TITLE_ENOUGH;
}

/* Titles after a cue: one, or several in a row ("Servers, Bartenders and Line Cooks"). `capitals`: no others. */
static void after_cue(const reading *r, title_finds *all, uint32_t i, bool capitals) {
  bool exclaims = r->item_of[i - 1] == 0 && token_at(r, i)->gap & GAP_STOP && is_upper(r, i);
  uint32_t first = exclaims ? i : skip_leads(r, i), end; /* "We're hiring! Line Cook @ Acme", of a message */
  size_t row = all->count;
  if (is_member_of(r, first)) return;
  while (first < r->tokens.count && (end = titles_shape(r, first, r->tokens.count)) != 0) {
    first = capitals_begin(r, first, end);
    bool weak = capitals && !(end > first + 1 && i < first);
    if (ends_upper(r, end) || (!capitals && holds_nouns(r, first, end)))
      add(r, all, first, end, TITLE_BY_HIRING, hired_weight(r, all, first, end, weak));
    if (end >= r->tokens.count) break;
    bool more = token_at(r, end)->gap & (GAP_COMMA | GAP_SLASH);
    bool joined = !(token_at(r, end)->gap & ENDS_PHRASE) && token_in(r, end, SET_TITLE_JOINS);
    if (!more && !joined) break;
    first = skip_leads(r, end + joined);
  }
  if (!capitals && all->count > row + 1) settle_row(r, all, row);
}

/* "a Manager, Product Development, you will": a general noun in capitals, and what it is of between two commas. */
static uint32_t past_field(const reading *r, uint32_t first, uint32_t end) {
  uint32_t i = end;
  if (!titles_is_class(r, first, TITLE_GENERIC) || !is_upper(r, first) ||
      hit_at(r, TABLE_TITLES, first)->count != end - first)
    return end;
  if (i >= r->tokens.count || !(token_at(r, i)->gap & GAP_COMMA)) return end;
  for (i++; i < r->tokens.count && i - end <= TAIL_WORDS && token_at(r, i)->gap == GAP_SPACE && is_upper(r, i);) i++;
  bool upper = is_upper(r, end) && !token_in(r, end, SET_TITLE_READER);
  return upper && i < r->tokens.count && token_at(r, i)->gap & GAP_COMMA ? i : end;
}

/* "As a Data Engineer at Acme, you will": the reader is told what to be. */
static void after_as(const reading *r, title_finds *all, const cue *c) {
  uint32_t first = skip_leads(r, c->end);
  if (is_member_of(r, first)) return;
  uint32_t end = first < r->tokens.count ? titles_shape(r, first, r->tokens.count) : 0;
  if (!end) return;
  first = capitals_begin(r, first, end);
  end = past_field(r, first, end);
  const item *it = &r->items[r->item_of[c->first]];
  bool joins = titles_joins(r, it->first, c->first) < c->first && is_upper(r, end - 1), told = joins;
  for (uint32_t i = end; i < it->end && i < end + AS_REACH; i++) told |= token_in(r, i, SET_TITLE_READER);
  if (is_upper(r, end - 1) || holds_nouns(r, first, end))
    add(r, all, first, end, TITLE_BY_AS,
        told && (joins || c->first == it->first) && (is_upper(r, end - 1) || said_in_message(r, all, first, end))
            ? TITLE_ENOUGH
            : HINT);
}

/* "provides", "will": what a title's bearer does. */
static bool is_verb(const reading *r, uint32_t i) { return titles_is_class(r, i, TITLE_SAYS) || is_third_person(r, i); }

/* "Data Scientists produce", "Project coordinators work to": the title in the plural begins the posting. */
static void as_plural_subject(const reading *r, title_finds *all, const item *it) {
  uint32_t end = titles_shape(r, it->first, it->end);
  if (!end || end >= it->end || !is_upper(r, it->first) || !titles_is_plural(r, end - 1) || end - it->first < 2) return;
  slice tags = word_tags(r->dictionary, token_at(r, end)->word);
  bool verb = !is_upper(r, end) && tags.size && memchr(tags.data, 'v', tags.size);
  if (verb && token_at(r, end)->gap == GAP_SPACE) add(r, all, it->first, end, TITLE_BY_SUBJECT, TITLE_ENOUGH);
}

/* "The Librarian provides", "Our Data Engineers work": a sentence that begins with the title in capitals. */
static void as_subject(const reading *r, title_finds *all, const item *it, bool early) {
  uint32_t first = it->first;
  while (first < it->end && token_in(r, first, SET_TITLE_LEADS) && first - it->first < 2) first++;
  if (first == it->first || first >= it->end) return;
  uint32_t end = titles_shape(r, first, it->end);
  if (!end || end >= it->end || !is_verb(r, end) || token_at(r, end)->gap != GAP_SPACE) return;
  if (!is_upper(r, first) && early && end > first + 1 && titles_is_class(r, end, TITLE_SAYS) &&
      holds_nouns(r, first, end)) {
    add(r, all, first, end, TITLE_BY_SUBJECT, said_in_message(r, all, first, end) ? TITLE_ENOUGH : HINT);
    return;
  }
  if (titles_in_capitals(r, first, end)) add(r, all, first, end, TITLE_BY_SUBJECT, early ? TITLE_ENOUGH : HINT);
}

/* "the Software Engineer position", "a research technician position": the title's last noun stands before the cue. */
static uint32_t title_begin(const reading *r, uint32_t cue, bool upper) {
  uint32_t first = cue;
  while (first > 0 && cue - first < TITLE_WORDS &&
         !(first < cue && token_at(r, first)->gap & (ENDS_PHRASE | GAP_COMMA)) && !titles_is_stop(r, first - 1)) {
    bool joins = upper && first > 1 && token_in(r, first - 1, SET_TITLE_JOINS) && is_upper(r, first - 2);
    if (!joins && (is_upper(r, first - 1) != upper || token_in(r, first - 1, SET_TITLE_LEADS))) break;
    first--;
  }
  return first;
}

static void before_cue(const reading *r, title_finds *all, uint32_t cue) {
  bool upper = cue > 0 && is_upper(r, cue - 1);
  uint32_t first = title_begin(r, cue, upper);
  uint32_t end = first < cue ? titles_shape(r, first, cue) : 0;
  if (end && end < cue && token_at(r, end)->gap & GAP_SLASH) end = titles_shape(r, end, cue); /* "Broker/Agent" */
  if (end != cue || !end || token_at(r, cue)->gap != GAP_SPACE) return;
  if (upper || (first > 0 && token_in(r, first - 1, SET_TITLE_LEADS) && holds_nouns(r, first, cue)))
    add(r, all, first, cue, TITLE_BY_AFTER,
        upper && first > 0 &&
                (token_in(r, first - 1, SET_TITLE_THIS) || (titles_is_article(r, first - 1) && cue > first + 1))
            ? TITLE_ENOUGH
            : HINT);
}

static void in_sentences(const reading *r, title_finds *all) {
  cues found = cues_read(r, TABLE_TITLES, 0);
  for (size_t i = 0; i < found.count; i++) {
    const cue *c = &found.items[i];
    if (c->end >= r->tokens.count) continue;
    const hit *denial = hit_at(r, TABLE_CUES, c->first); /* "not looking for developers" */
    if (c->class == TITLE_HIRES && !(denial && denial->class == CUE_NEGATED))
      after_cue(r, all, c->end, c->flags & FORM_WEAK);
    if (c->class == TITLE_AS) after_as(r, all, c);
    if (c->class == TITLE_AFTER) before_cue(r, all, c->first);
  }
  for (size_t i = 0; i < r->item_count; i++)
    if (!(r->items[i].flags & ITEM_HEADING)) as_subject(r, all, &r->items[i], i < EARLY_ITEMS);
  for (size_t i = 0; i < r->item_count && i < OPENING_ITEMS; i++)
    if (!(r->items[i].flags & (ITEM_HEADING | ITEM_BULLET))) as_plural_subject(r, all, &r->items[i]);
}

/* ---- in lines ---- */

/* "Verpleegkundige Wijkzorg", "Mecánico/a de vehículos industriales", "Frontend developer": in languages other than
   English what the noun is of may follow it at once, in small letters as the noun itself may be. */
static bool noun_suffices(const reading *r, uint32_t first, uint32_t noun, uint32_t end, unsigned weight) {
  uint32_t leading = titles_noun_at(r, first);
  if (weight < FIRST_LINE || r->tokens.language == LANGUAGE_ENGLISH) return false;
  if (leading && titles_is_other_ending(r, leading)) leading++;
  if (leading && token_in(r, leading, SET_TITLE_OF)) leading++;
  return noun == end || (leading && end < leading + LEADING_NOUN);
}

/* Does a cell end with the title's noun or its level, or go on as titles do: "Manager, Ad Operations"? */
static bool ends_as_title(const reading *r, uint32_t noun, uint32_t end) {
  if (titles_subject_end(r, noun, end) == end || (noun + 1 == end && token_in(r, noun, SET_TITLE_LEVELS))) return true;
  return token_at(r, noun)->gap & (GAP_COMMA | GAP_SLASH) || token_in(r, noun, SET_TITLE_GOES_ON);
}

/* "Holbrook Coaches": a firm's name, which ends as a title in the plural does. */
static bool is_firm(const reading *r, uint32_t first, uint32_t end) {
  bool own = false;
  if (end - first < 2 || !titles_is_plural(r, end - 1)) return false;
  for (uint32_t i = first; i + 1 < end; i++)
    own |= !word_tags(r->dictionary, token_at(r, i)->word).size && !hit_at(r, TABLE_SKILLS, i) &&
           !(token_at(r, i)->flags & TOKEN_UPPER_ALL);
  return own;
}

static bool ends_cell_words(const reading *r, uint32_t i, uint32_t first) {
  return titles_is_stop(r, i) || titles_is_article(r, i) || titles_is_class(r, i, TITLE_ASIDE) ||
         (i > first && token_at(r, i)->gap & GAP_GLUE);
}

/* "COO" is a title only as a whole line of the head. */
static bool is_bare_office(const reading *r, uint32_t first, uint32_t end, unsigned weight) {
  bool line = titles_begins_line(r, first) && titles_line_end(r, first) == end && weight >= FIRST_LINE;
  return end == first + 1 && token_at(r, first)->flags & TOKEN_UPPER_ALL && !line;
}

/* A cell of words in capitals that ends with a title's noun, or goes on after it as titles do: "Director of Sales",
   "Manager, Ad Operations", "Chef in Training". */
static bool add_cell(const reading *r, title_finds *all, uint32_t first, uint32_t end, unsigned weight) {
  uint32_t noun = 0, upper = 0, words = 0;
  bool ends = false; /* "Engineer, Printer Design": of several nouns the first may be the title's */
  while (first + 1 < end && titles_is_article(r, first)) first++;
  for (uint32_t i = first; i < end; i++) {
    const token *t = token_at(r, i);
    if (ends_cell_words(r, i, first)) return false;
    uint32_t noun_end = titles_noun_at(r, i);
    if (noun_end && noun_end <= end) noun = noun_end, ends |= ends_as_title(r, noun, end);
    words += t->end - t->start > 3;
    upper += t->end - t->start > 3 && is_upper(r, i);
  }
  if ((words == 0 && is_bare_office(r, first, end, weight)) || token_in(r, first, SET_FOR)) return false;
  if (!noun || end - first > TITLE_WORDS + TAIL_WORDS || !is_upper(r, first)) return false;
  if ((!ends || upper < words) && !noun_suffices(r, first, noun, end, weight)) return false;
  return add(r, all, first, end, TITLE_BY_LINE, is_firm(r, first, end) ? HINT : weight);
}

/* "Backend Engineer, Data Scientist": each part of the cell ends with a title's noun; the parts are titles then. */
static bool add_parts(const reading *r, title_finds *all, uint32_t first, uint32_t end, unsigned weight) {
  uint32_t parts = 0, from = first;
  for (uint32_t i = first + 1; i <= end; i++) {
    if (i < end && !(token_at(r, i)->gap & GAP_COMMA)) continue;
    if (!titles_ends_noun(r, i - 1) || is_nobody(r, from, i)) return false;
    parts++;
    from = i;
  }
  if (parts < 2) return false;
  for (uint32_t i = first + 1; i <= end; i++) {
    if (i < end && !(token_at(r, i)->gap & GAP_COMMA)) continue;
    add_cell(r, all, first, i, weight);
    first = i;
  }
  return true;
}

/* "Position Data Engineer", "Job Description for Data Scientist": past the label or heading that a cell begins with. */
static uint32_t past_label(const reading *r, uint32_t first, uint32_t end) {
  const hit *label = hit_at(r, TABLE_FACTS, first), *heading = hit_at(r, TABLE_HEADINGS, first);
  bool named = label && label->first == first && is_fact_label(label->class) && !hit_at(r, TABLE_SKILLS, first);
  bool headed = heading && heading->first == first && heading->count > 1 && !(heading->flags & FORM_WEAK);
  uint32_t i = headed ? first + heading->count : named ? first + label->count : first;
  if (i == first || i >= end || !is_upper(r, end - 1)) return first;
  while (i < end && !is_upper(r, i)) i++; /* "for" */
  while (i + 1 < end && titles_is_article(r, i)) i++;
  return titles_shape(r, i, end) ? i : first;
}

static void line_cell(const reading *r, title_finds *all, uint32_t first, uint32_t end, unsigned weight) {
  first = past_label(r, first, end);
  if (!add_parts(r, all, first, end, weight)) add_cell(r, all, first, end, weight);
}

static bool is_sentence(const reading *r, uint32_t end) {
  uint32_t at = token_at(r, end - 1)->end;
  return at < r->text.size && memchr(".!?", r->text.data[at], 3);
}

/* Titles stand above what is asked and offered, and in no signature. */
static bool may_hold_title(const reading *r, const item *it) {
  section_kind k = r->out->sections.items[it->section].kind;
  return !(it->flags & ITEM_HEADING) && k != SECTION_LEGAL && k != SECTION_BENEFITS && k != SECTION_REQUIREMENTS &&
         k != SECTION_PREFERRED;
}

/* How many of the lines below [i, end) are another's: those of the person who posted it, or the value of a label that
   is none of the title ("Job function"). */
static uint32_t others_below(const reading *r, uint32_t i, uint32_t end) {
  const hit *h = hit_at(r, TABLE_TITLES, i), *label = hit_at(r, TABLE_FACTS, i);
  if (h && h->class == TITLE_POSTER && h->first + h->count == end) return POSTER_LINES;
  bool fact = label && is_fact_label(label->class) && label->first + label->count == end;
  return fact && label->class != FACT_LABEL_TITLE;
}

/* "Forklift Operator needed in Dubai"; one word only as the text's first. */
static void before_hiring(const reading *r, title_finds *all, uint32_t i) {
  uint32_t end = titles_shape(r, i, r->tokens.count);
  if (end > i + (i > 0) && titles_in_capitals(r, i, end) && !titles_is_plural(r, end - 1) && !titles_is_article(r, i) &&
      titles_is_class(r, end, TITLE_HIRES) && !titles_begins_line(r, end))
    add(r, all, i, end, TITLE_BY_LINE, FIRST_WORDS);
}

/* What a line says as a title; `prose`: a longer line stood above it. */
static unsigned line_weight(const reading *r, uint32_t i, uint32_t end, uint32_t lines, bool prose) {
  bool apart = token_at(r, i)->gap & GAP_PARAGRAPH && end < r->tokens.count && token_at(r, end)->gap & GAP_PARAGRAPH;
  bool sure = lines == 0 || (end == i + 1 ? titles_precedes_head(r, end) : is_capitals(r, i, end));
  if (!sure && (end == i + 1 || (prose && !apart))) return HINT; /* one word; a line among prose */
  return lines < FIRST_LINES ? FIRST_LINE : TITLE_ENOUGH;
}

/* "Porter", "Buyer": a general noun is a title where it is the whole first line, or with what it is of. */
static void first_line_noun(const reading *r, title_finds *all, uint32_t end) {
  if (end >= r->tokens.count || !titles_is_class(r, 0, TITLE_GENERIC) || !is_upper(r, 0)) return;
  uint32_t noun = hit_at(r, TABLE_TITLES, 0)->count, last = titles_subject_end(r, noun, end);
  bool whole = last == end && !(token_at(r, end)->gap & (GAP_COLON | GAP_STOP));
  bool placed = last == noun && noun < end && titles_begins_cell(r, noun) && hit_at(r, TABLE_CV_PLACES, noun);
  if (whole || placed)
    ARENA_PUSH(r->arena, all, (title_find){.end = last, .noun = 0, .ground = TITLE_BY_LINE, .weight = TITLE_ENOUGH});
}

/* "Reports to: Head of Finance": the cell answers a label of another person. */
static bool is_anothers(const reading *r, uint32_t cell) {
  return cell > 0 && token_at(r, cell)->gap & GAP_COLON && titles_is_class(r, cell - 1, TITLE_POSTER);
}

static void in_lines(const reading *r, title_finds *all) {
  uint32_t end, lines = 0, others = 0;
  bool prose = false;
  first_line_noun(r, all, titles_line_end(r, 0));
  for (uint32_t i = 0; i < r->tokens.count && lines < HEAD_LINES; i = end) {
    end = titles_line_end(r, i);
    if (titles_is_furniture(r, i, end) || titles_is_rating(r, end)) continue;
    uint32_t below = others_below(r, i, end), line = lines++;
    bool passed = below || others;
    others = below ? below : others - (others > 0);
    if (passed) continue;
    bool head = titles_is_head_line(r, i, end, LINE_WORDS);
    prose |= !head;
    if (line < FIRST_LINES) before_hiring(r, all, i);
    if (!head || (is_sentence(r, end) && line)) continue;
    if (token_at(r, i)->gap & GAP_BULLET && line) continue;
    unsigned weight = line_weight(r, i, end, line, prose);
    for (uint32_t cell = titles_past_trail(r, i, end), next; cell < end; cell = next) {
      next = titles_next_cell(r, cell, end);
      bool may = may_hold_title(r, &r->items[r->item_of[cell]]) && !titles_is_at(r, cell) && !is_anothers(r, cell);
      if (may) line_cell(r, all, cell, next, weight);
    }
  }
}

/* "m/w/d", "H/F": the genders after a title, letters parted by slashes. End of the mark that begins at token i, or 0.
 */
static uint32_t gender_mark(const reading *r, uint32_t i) {
  uint32_t end = i;
  while (end < r->tokens.count && token_in(r, end, SET_GENDER_LETTERS) &&
         token_at(r, end)->end - token_at(r, end)->start == 1 &&
         (end == i || token_at(r, end)->gap & (GAP_SLASH | GAP_OTHER)))
    end++;
  bool marked = token_at(r, i)->gap & GAP_OPEN || (is_upper(r, i) && end == i + 2);
  return end >= i + 2 && marked && !(token_at(r, end)->gap & GAP_SLASH) ? end : 0;
}

/* A line near the top whose genders are marked names a title, whatever its words: "Erzieher (m/w/d) in Hildesheim". */
static void by_gender(const reading *r, title_finds *all) {
  uint32_t end, lines = 0;
  for (uint32_t i = 0; i < r->tokens.count && lines < HEAD_LINES; i = end, lines++) {
    end = titles_line_end(r, i);
    for (uint32_t k = i + 1; k < end && k <= i + TITLE_WORDS + 1; k++) {
      if (!gender_mark(r, k)) continue;
      uint32_t first = i; /* "Wir suchen einen Erzieher (m/w/d)", "Stelle: Tischler (m/w/d)" */
      for (uint32_t at = i + 1; at < k; at++)
        if (token_at(r, at)->gap & (GAP_COLON | GAP_BULLET)) first = at;
      while (first < k && (!is_upper(r, first) || token_is_function_word(r->dictionary, token_at(r, first)))) first++;
      if (may_hold_title(r, &r->items[r->item_of[i]])) add(r, all, first, k, TITLE_BY_GENDER, FIRST_LINE);
      break;
    }
  }
}

/* The text begins with a title whose line break was lost: "Data AnalystThe opportunity", "UI Developer needed for". */
static void at_the_start(const reading *r, title_finds *all) {
  uint32_t end = titles_shape(r, 0, r->tokens.count);
  if (end < 2 || !titles_in_capitals(r, 0, end)) return;
  for (uint32_t i = 0; i < end; i++)
    if (titles_is_article(r, i)) return; /* "Interested in a Data Engineer role?" */
  const token *next = token_at(r, end);
  if (next->gap & GAP_GLUE && titles_is_class(r, end - 1, TITLE_VAGUE)) return; /* "TalentSource" */
  bool apart = next->gap & (GAP_GLUE | GAP_DASH | GAP_OPEN | GAP_BULLET | GAP_COLON) || hit_at(r, TABLE_CV_PLACES, end);
  if (apart ||
      (!titles_is_plural(r, end - 1) && (titles_is_class(r, end, TITLE_AFTER) || titles_is_class(r, end, TITLE_HIRES))))
    add(r, all, 0, end, TITLE_BY_LINE, FIRST_WORDS);
}

/* "We're hiring for these roles:" */
static bool opens_roles(const reading *r, const item *it) {
  uint32_t next = it->end;
  bool hiring = false, roles = false;
  if (next >= r->tokens.count || !(token_at(r, next)->gap & GAP_COLON)) return false;
  for (uint32_t i = it->first; i < next; i++) {
    hiring |= titles_is_class(r, i, TITLE_HIRES);
    roles |= i + ROLES_REACH >= next && titles_is_class(r, i, TITLE_AFTER);
  }
  return roles || (hiring && next - it->first <= ROLES_LEAD);
}

/* The bullets below such a line, when at least two in a row are titles and nothing else. */
static void in_role_lists(const reading *r, title_finds *all) {
  for (size_t i = 0; i + 2 < r->item_count; i++) {
    size_t end = i + 1;
    if (!opens_roles(r, &r->items[i])) continue;
    while (end < r->item_count && r->items[end].flags & ITEM_BULLET && is_upper(r, r->items[end].first) &&
           titles_shape(r, r->items[end].first, r->items[end].end) == r->items[end].end)
      end++;
    for (size_t k = i + 1; k < end && end - i > 2; k++)
      add(r, all, r->items[k].first, r->items[k].end, TITLE_BY_HIRING, TITLE_ENOUGH);
  }
}

title_finds titles_find(const reading *r) {
  title_finds all = {0};
  if (!r->item_count) return all;
  in_lines(r, &all);
  by_gender(r, &all);
  at_the_start(r, &all);
  in_sentences(r, &all);
  in_role_lists(r, &all);
  return all;
}

slice titles_text(const reading *r, const title_find *t) {
  span at = tokens_span(r, t->first, t->end);
  if (titles_is_other_ending(r, t->end - 1) && at.end < r->text.size && r->text.data[at.end] == ')') at.end++;
  slice text = slice_cut(r->text, at.start, at.end);
  return t->ground > TITLE_BY_GENDER && titles_is_plural(r, t->end - 1)
             ? word_singular(r->dictionary, token_at(r, t->end - 1)->language, text)
             : text;
}
