/* Facts of a posting: title, company, location, employment, seniority, language. What the input's own fields say wins;
   then labels in the text ("Location: Oslo"); the language is what dictionary_read() told. */
#include <stdlib.h>

#include "posting/readers/header.h"

static slice value_of(const reading *r, const cue *c) { return dictionary_value(r->dictionary, c->concept, 0); }

/* "Job titleOffice Assistant Position typeJob": labels in bold whose line breaks a copy lost. */
static bool is_glued_label(const reading *r, const cue *c) {
  return c->end > c->first + 1 && c->end < r->tokens.count && r->tokens.items[c->end].gap & GAP_GLUE &&
         is_upper(r, c->first) && is_upper(r, c->end);
}

/* Does a value end before token i: a line, a cell or a list entry ends, a bracket opens, an address or the next label
   ("Location:") begins? */
static bool value_ends(const reading *r, const cues *all, uint32_t i) {
  const token *t = &r->tokens.items[i];
  if (t->gap & (GAP_NEWLINE | GAP_BULLET | GAP_SEMICOLON | GAP_OPEN | GAP_GLUE) || t->flags & TOKEN_URL) return true;
  uint32_t before = r->tokens.items[i - 1].end;
  if (t->start > before && memchr(r->text.data + before, '|', t->start - before)) return true;
  const cue *c = cues_begin(all, i);
  return c && is_fact_label(c->class) && c->end < r->tokens.count &&
         (r->tokens.items[c->end].gap & GAP_COLON || is_glued_label(r, c));
}

/* The text of tokens; the last dot of "S.L." is of it. */
static slice tokens_text(const reading *r, uint32_t first, uint32_t end) {
  span at = tokens_span(r, first, end);
  slice last = token_text(&r->tokens, end - 1);
  bool dotted = end > first && memchr(last.data, '.', last.size) && !(r->tokens.items[end - 1].flags & TOKEN_NUMBER);
  if (dotted && at.end < r->text.size && r->text.data[at.end] == '.') at.end++;
  return slice_cut(r->text, at.start, at.end);
}

enum { VALUE_WORDS = 14 /* a longer line is no value */, BROKEN_WORDS = 3 /* of a value's second line */ };

static uint32_t value_end(const reading *r, const cues *all, uint32_t i) {
  uint32_t end = i + 1;
  while (end < r->tokens.count && end < i + VALUE_WORDS && !value_ends(r, all, end)) end++;
  return end;
}

/* "Job Title: Assistant Site", and "Manager" on the next line: a copied page breaks its lines. The value ends in a
   small word that joins, or lacks a title's noun that the next line has. */
static bool goes_on_below(const reading *r, uint32_t i, uint32_t end) {
  if (end >= r->tokens.count || token_at(r, end)->gap != GAP_NEWLINE) return false;
  uint32_t next = titles_line_end(r, end);
  if (next - end > BROKEN_WORDS || !(r->tokens.items[end].flags & TOKEN_UPPER_FIRST) ||
      (next < r->tokens.count && token_at(r, next)->gap & GAP_COLON))
    return false;
  const token *last = &r->tokens.items[end - 1];
  slice tags = word_tags(r->dictionary, last->word); /* a preposition, a conjunction, an article */
  if (!(last->flags & TOKEN_UPPER_FIRST) && tags.size && memchr("ict", tags.data[0], 3)) return true;
  return titles_shape(r, i, end) != end && titles_shape(r, end, next) == next;
}

/* "Title: Data Analyst Job ID: 7": a title ends before a label that no list knows. */
static uint32_t before_label(const reading *r, uint32_t i, uint32_t end) {
  for (uint32_t k = i + 1; k < end; k++)
    if (token_at(r, k)->gap & GAP_COLON && titles_shape(r, i, k)) return titles_shape(r, i, k);
  return end;
}

/* What follows a label and its colon; empty when the label is not one, or what follows is no name. */
static slice labelled(const reading *r, const cues *all, const cue *c) {
  uint32_t i = c->end;
  unsigned apart = GAP_NEWLINE | GAP_PARAGRAPH | GAP_BULLET | GAP_OPEN | GAP_QUOTE | GAP_GLUE;
  unsigned before = r->tokens.items[c->first].gap;
  bool upper = r->tokens.items[c->first].flags & TOKEN_UPPER_FIRST;
  /* "at your earliest.Title: Java Developer", "... sectors. Title : Architect" */
  bool glued = (before & GAP_STOP && upper) || (before & GAP_COLON && !(before & GAP_SPACE));
  if (i >= r->tokens.count || !(before & apart || glued)) return (slice){0};
  if (!(r->tokens.items[i].gap & GAP_COLON) && !is_glued_label(r, c)) return (slice){0};
  if (r->tokens.items[i].gap & GAP_PARAGRAPH || r->tokens.items[i].flags & TOKEN_URL) return (slice){0};
  const cue *next = cues_begin(all, i);
  if (next && is_fact_label(next->class) && r->tokens.items[next->end].gap & GAP_COLON) return (slice){0};
  uint32_t end = value_end(r, all, i);
  if (c->class == FACT_LABEL_TITLE) end = before_label(r, i, end);
  if (end == i + VALUE_WORDS) return (slice){0};
  if (goes_on_below(r, i, end)) end = titles_line_end(r, end);
  return tokens_text(r, i, end);
}

/* "Location", alone on its line; below it a place, or a line that ends in a colon and then one. */
static slice place_below(const reading *r, const cue *c) {
  uint32_t i = c->end, count = (uint32_t)r->tokens.count;
  if (i >= count || !titles_begins_line(r, c->first) || !titles_begins_line(r, i)) return (slice){0};
  uint32_t end = titles_line_end(r, i);
  if (end < count && token_at(r, end)->gap & GAP_COLON) i = end, end = titles_line_end(r, i);
  return i < count && header_is_place(r, i, end) ? tokens_text(r, i, end) : (slice){0};
}

/* The text with each run of blanks and line breaks as one space. */
static slice on_one_line(reading *r, slice text) {
  static const slice hard_space = {"\xC2\xA0", 2};
  char *line = arena_alloc(r->arena, text.size + 1);
  size_t size = 0;
  for (size_t i = 0; i < text.size; i++) {
    bool hard = slice_starts_with(slice_cut(text, i, text.size), hard_space);
    bool blank = hard || memchr(" \t\r\n", text.data[i], 4);
    if (!blank)
      line[size++] = text.data[i];
    else if (size && line[size - 1] != ' ')
      line[size++] = ' ';
    i += hard;
  }
  return (slice){line, size};
}

/* A fact from the text, unless the input's own fields say it. */
static void take(reading *r, slice *fact, posting_source *from, fact_ground ground, slice text) {
  if (fact->size || !text.size) return;
  uint32_t start = (uint32_t)(text.data - r->text.data);
  *fact = on_one_line(r, text);
  *from = (posting_source){ground, {start, start + (uint32_t)text.size}};
}

/* Does a text hold the noun of a title? */
static bool names_title(const reading *r, slice text) {
  uint32_t start = (uint32_t)(text.data - r->text.data), end = start + (uint32_t)text.size;
  for (uint32_t i = 0; i < r->tokens.count && r->tokens.items[i].start < end; i++)
    if (r->tokens.items[i].start >= start && titles_shape(r, i, i + 1)) return true;
  return false;
}

static void take_label(reading *r, const cues *all, const cue *c) {
  posting *out = r->out;
  slice text = labelled(r, all, c);
  if (c->class == FACT_LABEL_TITLE && text.size && names_title(r, text))
    take(r, &out->title, &out->title_from, FROM_LABEL, text);
  if (c->class == FACT_LABEL_COMPANY) take(r, &out->company, &out->company_from, FROM_LABEL, text);
  bool vague = text.size && c->end + 2 == value_end(r, all, c->end) && token_in(r, c->end + 1, SET_LOCATION_LABELS);
  const hit *mode = c->end < r->tokens.count ? hit_at(r, TABLE_CONDITIONS, c->end) : NULL;
  bool person = mode && mode->class == COND_ONSITE; /* "Work Location: In person"; "One location" says nothing */
  if (c->class == FACT_LABEL_LOCATION && !person && !vague)
    take(r, &out->location, &out->location_from, FROM_LABEL, text.size ? text : place_below(r, c));
}

enum { HEAD_WORDS = 60 }; /* in which a cell of a head may say the kind of employment */

/* The first kind of employment after a label of employment, or the first in the posting's first lines. */
static void take_employment(reading *r, const cues *all, size_t i) {
  const cue *c = &all->items[i];
  if (r->out->employment.size || hit_at(r, TABLE_CV_PLACES, c->first)) return; /* "Tempe, AZ" */
  if (r->items[r->item_of[c->first]].flags & ITEM_ELSEWHERE) return;
  bool after_label = i > 0 && all->items[i - 1].class == FACT_LABEL_EMPLOYMENT && c->first <= all->items[i - 1].end + 3;
  const unsigned before = GAP_SLASH | GAP_NEWLINE | GAP_COMMA | GAP_OPEN | GAP_PARAGRAPH | GAP_DASH | GAP_BULLET,
                 after = GAP_SLASH | GAP_NEWLINE | GAP_COMMA | GAP_CLOSE | GAP_PARAGRAPH | GAP_DASH;
  bool cell = c->first < HEAD_WORDS && r->tokens.items[c->first].gap & before && r->tokens.items[c->end].gap & after;
  bool named = slice_equal(value_of(r, c), SLICE("full-time")) || slice_equal(value_of(r, c), SLICE("part-time"));
  if (after_label || cell || named) r->out->employment = value_of(r, c);
}

/* Seniority as the title says it. */
static void seniority_read(reading *r) {
  posting *out = r->out;
  out->level = SENIORITY_NONE;
  tokens t = dictionary_tokens(r->dictionary, r->arena, out->title);
  dictionary_hits h = dictionary_read_as(r->dictionary, r->words, &t, r->tokens.language, r->arena);
  const hit *found = seniority_hit(r->dictionary, &h);
  if (!found) return;
  if (dictionary_class(r->dictionary, found->concept) == FACT_SENIORITY)
    out->seniority = dictionary_value(r->dictionary, found->concept, 0);
  out->level = seniority_step(r->dictionary, &h);
}

/* The code of the text's language; "" for one that is not known. */
static slice language_of(const reading *r) {
  uint8_t language = r->tokens.language;
  if (language == LANGUAGE_UNKNOWN) return (slice){0};
  return language_code(r->dictionary, language ? language : LANGUAGE_ENGLISH);
}

/* Several titles that the text names as loudly as the one chosen: "Backend Engineer, Data Scientist". */
static void take_roles(reading *r, const title_finds *all, const title_find *best) {
  enum { ROLES = 24 };
  posting *out = r->out;
  for (size_t i = 0; i < all->count && out->roles.count < ROLES; i++) {
    const title_find *t = &all->items[i];
    if (t->ground != best->ground || t->weight < best->weight) continue;
    posting_role role = {titles_text(r, t), tokens_span(r, t->first, t->end)};
    bool known = false;
    for (size_t k = 0; k < out->roles.count; k++) known |= slice_equal_nocase(out->roles.items[k].title, role.title);
    if (!known) ARENA_PUSH(r->arena, &out->roles, role);
  }
  if (out->roles.count < 2) out->roles.count = 0;
}

static void take_header(reading *r, const header *h) {
  posting *out = r->out;
  if (h->company < h->company_end)
    take(r, &out->company, &out->company_from, FROM_LINE, tokens_text(r, h->company, h->company_end));
  if (h->location < h->location_end)
    take(r, &out->location, &out->location_from, FROM_LINE, tokens_text(r, h->location, h->location_end));
}

/* "English / Search for Jobs / Job Alerts": short lines above the title's, buttons among them, are the page's menu. */
static void hush_menu(reading *r, uint32_t title) {
  enum { MENU_WORDS = 6 };
  uint32_t head = r->item_of[title];
  bool buttons = false;
  for (uint32_t i = 0; i < head; i++) {
    if (r->items[i].end - r->items[i].first > MENU_WORDS || r->items[i].flags & ITEM_BULLET) return;
    buttons |= r->items[i].flags & ITEM_FURNITURE;
  }
  for (uint32_t i = 0; buttons && i < head; i++) r->items[i].flags |= ITEM_FURNITURE;
}

/* What the text's lines and sentences say where neither the input's fields nor labels do. */
static void take_text(reading *r) {
  posting *out = r->out;
  title_finds *found = arena_alloc(r->arena, sizeof *found);
  *found = titles_find(r);
  r->titles = found;
  title_find best;
  header h = {0};
  uint32_t first, end;
  if (titles_choose(r, found, &best)) {
    slice title = titles_text(r, &best);
    take(r, &out->title, &out->title_from, best.ground <= TITLE_BY_GENDER ? FROM_LINE : FROM_SENTENCE, title);
    if (out->title_from.ground != FROM_LABEL) take_roles(r, found, &best); /* "Reports to: Stores Manager" */
    if (best.ground <= TITLE_BY_GENDER) h = header_read(r, &best);
    if (best.ground == TITLE_BY_LINE) hush_menu(r, best.first);
  }
  if (h.company < h.company_end || h.location < h.location_end || header_one_line(r, &h)) take_header(r, &h);
  if (!out->company.size && header_employer(r, &first, &end))
    take(r, &out->company, &out->company_from, FROM_SENTENCE, tokens_text(r, first, end));
}

/* A reading of a line that stands beside the text. */
static reading line_reading(const reading *r, slice line, posting *out) {
  reading sub = *r;
  sub.text = line;
  sub.out = out;
  sub.items = NULL;
  sub.item_count = 0;
  sub.tokens = dictionary_tokens(r->dictionary, r->arena, line);
  sub.hits = dictionary_read(r->dictionary, r->words, &sub.tokens, r->arena);
  structure_read(&sub);
  return sub;
}

/* "Qa Engineer", "Ml Engineer" of a file's name: a short word that the text has in capitals alone. */
static slice as_in_text(reading *r, slice title) {
  enum { SHORT = 4 };
  char *out = arena_alloc(r->arena, title.size + 1);
  memcpy(out, title.data, title.size);
  for (size_t from = 0, end; from < title.size; from = end + 1) {
    for (end = from; end < title.size && title.data[end] != ' ';) end++;
    slice word = slice_cut(title, from, end);
    for (uint32_t i = 0; word.size <= SHORT && i < r->tokens.count; i++) {
      slice said = token_text(&r->tokens, i);
      if (!slice_equal_nocase(said, word)) continue;
      bool shouted = i + 1 < r->tokens.count && r->tokens.items[i + 1].flags & TOKEN_UPPER_ALL;
      if (r->tokens.items[i].flags & TOKEN_UPPER_ALL && !shouted) memcpy(out + from, said.data, said.size);
      if (!(r->tokens.items[i].flags & TOKEN_UPPER_ALL)) break;
    }
  }
  return (slice){out, title.size};
}

/* What a line beside the text says: an e-mail's subject, the file's name. */
static void take_head(reading *r) {
  const document *d = r->document;
  posting head = {0}, *out = r->out;
  title_find best;
  bool prose = d->head_from == FROM_SUBJECT && out->title_from.ground == FROM_SENTENCE;
  if ((out->title.size && !prose) || !d->head.size) return;
  reading sub = line_reading(r, d->head, &head);
  title_finds found = titles_find(&sub);
  if (!titles_choose(&sub, &found, &best) || best.ground > TITLE_BY_GENDER) return;
  out->title = titles_text(&sub, &best);
  if (d->head_from == FROM_FILE_NAME) out->title = as_in_text(r, out->title);
  out->title_from = (posting_source){d->head_from, {0, 0}};
  header h = header_read(&sub, &best);
  if (!out->location.size && h.location < h.location_end) {
    out->location = tokens_text(&sub, h.location, h.location_end);
    out->location_from.ground = d->head_from;
  }
  if (out->company.size || h.company == h.company_end) return;
  out->company = tokens_text(&sub, h.company, h.company_end);
  out->company_from.ground = d->head_from;
}

/* Is the cell a job board's name, or a place with its postcode? *place: where the place ends. */
static bool is_page_tail(const reading *sub, uint32_t first, uint32_t end, uint32_t *place) {
  uint32_t sites = count_in(sub, first, end, SET_JOB_SITES);
  while (end > first + 1 && sub->tokens.items[end - 1].flags & TOKEN_NUMBER) end--;
  *place = header_is_place(sub, first, end) ? end : first;
  return *place > first || sites == end - first;
}

/* "Salesforce Administrator - Seal Beach, CA 90740 - Indeed.com": a page's title without its last cells. */
static void shorten_page_title(reading *r) {
  posting line = {0}, *out = r->out;
  if (out->title_from.ground != FROM_PAGE || !out->title.size) return;
  reading sub = line_reading(r, out->title, &line);
  uint32_t end = (uint32_t)sub.tokens.count;
  for (uint32_t i = end; i-- > 1;) {
    slice between = text_before(&sub, i);
    uint32_t place;
    if (!(token_at(&sub, i)->gap & GAP_DASH) && !memchr(between.data, '|', between.size)) continue;
    if (!is_page_tail(&sub, i, end, &place)) break;
    if (place > i && !out->location.size) {
      out->location = tokens_text(&sub, i, place);
      out->location_from.ground = FROM_PAGE;
    }
    end = i;
  }
  if (end == sub.tokens.count) return;
  size_t cut = sub.tokens.items[end - 1].end;
  while (cut < out->title.size && memchr(")].", out->title.data[cut], 3)) cut++;
  out->title = slice_cut(out->title, 0, cut);
}

/* Is the whole text a heading of the closed vocabulary ("Requirements")? Such a one is no title. */
static bool is_section_name(const reading *r, slice title) {
  tokens t = dictionary_tokens(r->dictionary, r->arena, title);
  dictionary_hits h = dictionary_read(r->dictionary, r->words, &t, r->arena);
  const hits *found = &h.table[TABLE_HEADINGS];
  for (size_t i = 0; i < found->count; i++)
    if (found->items[i].first == 0 && found->items[i].count == t.count) return true;
  return false;
}

/* "Indeed.com": what a page calls itself is no company. */
static bool is_job_site(const reading *r, slice name) {
  tokens t = dictionary_tokens(r->dictionary, r->arena, name);
  dictionary_read(r->dictionary, r->words, &t, r->arena);
  reading sub = {.dictionary = r->dictionary, .tokens = t};
  return t.count && count_in(&sub, 0, (uint32_t)t.count, SET_JOB_SITES) == t.count;
}

enum { EMPLOYMENT_BYTES = 60 }; /* a longer value is a sentence */

static void take_fields(reading *r) {
  const document *d = r->document;
  posting *out = r->out;
  bool heading = d->title_from == FROM_HEADING || d->title_from == FROM_PAGE;
  plain_map none; /* "Analyst â€“ Sales": the fields are no part of the text */
  out->title = heading && is_section_name(r, d->title) ? (slice){"", 0} : plain_text(r->arena, d->title, &none);
  out->company = is_job_site(r, d->company) ? (slice){"", 0} : d->company;
  out->location = d->location;
  out->employment = d->employment.size <= EMPLOYMENT_BYTES ? d->employment : (slice){"", 0};
  if (out->title.size) out->title_from.ground = d->title_from ? d->title_from : FROM_FIELD;
  if (out->company.size) out->company_from.ground = d->company_from ? d->company_from : FROM_FIELD;
  if (out->location.size) out->location_from.ground = d->location_from ? d->location_from : FROM_FIELD;
}

/* The name of a note's page in which no noun of the trades stands ("Acme", "Second round"): what the posting says of
   its title goes before it. */
static bool is_other_name(const reading *r) {
  posting line = {0};
  if (!r->document->title_is_page || !r->out->title.size) return false;
  reading sub = line_reading(r, r->out->title, &line);
  for (uint32_t i = 0; i < sub.tokens.count; i++)
    if (titles_shape(&sub, i, i + 1)) return false;
  return true;
}

/* With the title in the posting, the page bears the employer's name, where nothing else says it. */
static void return_page_name(posting *out, slice page, posting_source from) {
  bool titled = out->title.size > 0;
  slice *fact = titled ? &out->company : &out->title;
  if (!page.size || fact->size) return;
  *fact = page;
  *(titled ? &out->company_from : &out->title_from) = from;
  out->title_is_name = !titled;
}

void facts_read(reading *r, cues all) {
  posting *out = r->out;
  take_fields(r);
  slice page = SLICE("");
  posting_source page_from = out->title_from;
  if (is_other_name(r)) {
    page = out->title;
    out->title = SLICE("");
    out->title_from = (posting_source){0};
  }
  shorten_page_title(r);
  for (size_t i = 0; i < all.count; i++) {
    if (is_fact_label(all.items[i].class)) take_label(r, &all, &all.items[i]);
    if (all.items[i].class == FACT_EMPLOYMENT) take_employment(r, &all, i);
  }
  take_text(r);
  take_head(r);
  return_page_name(out, page, page_from);
  seniority_read(r);
  out->language = language_of(r);
}
