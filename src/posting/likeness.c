#include "posting/likeness.h"

enum {
  EARLIEST = 1950, /* years of a CV's dates */
  LATEST = 2049,
  SPAN_REACH = 3,      /* tokens from one end of a span of dates to the other: "2019 - Dec 2023" */
  TOP = 30,            /* tokens of a CV's head */
  CV_HEADINGS = 2,     /* of different kinds that a CV has at least */
  ASKING_SECTIONS = 2, /* of different kinds that tell a posting */
  ADDRESSES = 2,       /* "you", "your": more than a CV has */
  MANY_ADDRESSES = 6,  /* which tell a posting by themselves */
  CAREER = 3,          /* spans of dates, below an address: a CV, whatever its owner is looking for */
};

static bool begins_line(const reading *r, uint32_t i) {
  return i == 0 || token_at(r, i)->gap & (GAP_NEWLINE | GAP_PARAGRAPH);
}

static bool ends_line(const reading *r, uint32_t end) { return end >= r->tokens.count || begins_line(r, end); }

static bool is_year(const reading *r, uint32_t i) {
  slice text = token_text(&r->tokens, i);
  unsigned year = 0;
  for (size_t k = 0; k < text.size; k++) {
    if (text.data[k] < '0' || text.data[k] > '9') return false;
    year = year * 10 + (unsigned)(text.data[k] - '0');
  }
  return text.size == 4 && year >= EARLIEST && year <= LATEST;
}

static bool is_present(const reading *r, uint32_t i) {
  const hit *h = hit_at(r, TABLE_CV_DATES, i);
  return h && h->class == CV_PRESENT;
}

/* "2019 - 2023", "2019 to date", "03/2020 - present": spans of dates in the text. */
static uint32_t date_spans(const reading *r) {
  uint32_t spans = 0, count = (uint32_t)r->tokens.count;
  for (uint32_t i = 0; i + 1 < count; i++) {
    if (!is_year(r, i)) continue;
    uint32_t end = i + 1 + SPAN_REACH < count ? i + 1 + SPAN_REACH : count, k = i + 1;
    while (k < end && !begins_line(r, k) && !is_year(r, k) && !is_present(r, k)) k++;
    if (k == end || begins_line(r, k)) continue;
    spans++;
    i = k;
  }
  return spans;
}

/* Kinds of a CV's headings that stand on lines of their own. */
static uint32_t cv_headings(const reading *r) {
  const hits *h = &r->hits.table[TABLE_CV_SECTIONS];
  uint32_t kinds = 0, last[CV_HEADINGS] = {DICTIONARY_NONE, DICTIONARY_NONE};
  for (size_t i = 0; i < h->count && kinds < CV_HEADINGS; i++) {
    const hit *x = &h->items[i];
    if (!begins_line(r, x->first) || !ends_line(r, x->first + x->count) || x->concept == last[0]) continue;
    last[kinds++] = x->concept;
  }
  return kinds;
}

/* Different kinds of sections of which postings are made. */
static uint32_t asking_sections(const reading *r) {
  unsigned seen = 0, kinds = 0;
  for (size_t i = 0; i < r->out->sections.count; i++) {
    section_kind k = r->out->sections.items[i].kind;
    bool of_posting = k == SECTION_DUTIES || k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED ||
                      k == SECTION_BENEFITS || k == SECTION_PAY || k == SECTION_LEGAL;
    if (!of_posting || seen & 1u << k) continue;
    seen |= 1u << k;
    kinds++;
  }
  return kinds;
}

/* "you will": said to somebody. */
static uint32_t addresses(const reading *r) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < r->tokens.count; i++) count += token_in(r, i, SET_TITLE_READER) ? 1 : 0;
  return count;
}

/* "We are looking for", once: a person's objective may say so too. */
static uint32_t hires(const reading *r) {
  uint32_t count = 0;
  const hits *h = &r->hits.table[TABLE_TITLES];
  for (size_t i = 0; i < h->count; i++) count += h->items[i].class == TITLE_HIRES && !(h->items[i].flags & FORM_WEAK);
  return count;
}

/* An address of e-mail at the top, as a person gives it. */
static bool has_address(const reading *r) {
  for (uint32_t i = 0; i < r->tokens.count && i < TOP; i++) {
    slice text = token_text(&r->tokens, i);
    if (token_at(r, i)->flags & TOKEN_URL && memchr(text.data, '@', text.size)) return true;
  }
  return false;
}

likeness likeness_of(const reading *r) {
  uint32_t spans = date_spans(r), hiring = hires(r);
  bool address = has_address(r), dated = spans > 1 || (spans && address);
  uint32_t objectives = address && spans >= CAREER ? 1 : 0;
  uint32_t said = addresses(r) + (hiring > objectives ? ADDRESSES : 0);
  if (dated && cv_headings(r) >= CV_HEADINGS && said < ADDRESSES) return LIKE_CV;
  uint32_t asking = asking_sections(r);
  bool heads = asking >= ASKING_SECTIONS && (said >= ADDRESSES || (asking > ASKING_SECTIONS && !cv_headings(r)));
  bool prose = !address && !cv_headings(r) && said >= MANY_ADDRESSES; /* "You will ...", and no heading at all */
  bool posting = heads || prose || (hiring && asking && said >= ADDRESSES && !address);
  return posting && !spans ? LIKE_POSTING : LIKE_NEITHER;
}
