/* The posting's structure: items (sentences, list entries, headings) and sections, also where line breaks were lost. */
#include "posting/reading/structure.h"

#include "posting/reading/cues.h"
#include "posting/reading/heading.h"

#include <stdlib.h>

enum {
  LONG_LINE = 60,
  HEADING_WORDS = 12,
  EXCUSED_WORDS = 6,
  LEAD_IN_WORDS = 30,
  ITEM_WORDS = 160,
  UNKNOWN_WORDS = 6,
  SKILL_ENTRIES = 2, /* entries that begin with a skill make a list of skills */
  ASKS_REACH = 60,
  HEAD_TOKENS = 60, /* in which a page has its buttons */
  BUTTON_REST = 12  /* tokens that follow a button of the head, at least */
};

typedef struct structure {
  reading *r;
  bool *starts; /* by token: an item begins here */
  bool list;    /* inside a paragraph that holds inline bullets */
  menu_span menu;
} structure;

/* "experience in the", "a minimum of five" before "years": a line that cannot end so. */
static bool leaves_open(const reading *r, uint32_t i) {
  const token *t = token_at(r, i);
  slice tags = word_tags(r->dictionary, t->word);
  if (t->flags & TOKEN_NUMBER || is_quantity(r, i, QUANTITY_NUMBER)) return hit_at(r, TABLE_QUANTITIES, i + 1) != NULL;
  return tags.size && memchr("it", tags.data[0], 2) && !(t->flags & TOKEN_UPPER_FIRST);
}

/* A line break inside a sentence: the next word is lower case, and the line before was long or does not end. */
static bool is_wrapped(const reading *r, uint32_t i, uint32_t line_start) {
  const token *t = token_at(r, i);
  if (t->flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER) || t->gap & (GAP_PARAGRAPH | GAP_BULLET | GAP_STOP | GAP_COLON))
    return false;
  if (i - line_start > 1 && leaves_open(r, i - 1)) return true;
  return token_at(r, i - 1)->end - token_at(r, line_start)->start >= LONG_LINE;
}

static bool starts_item(structure *s, uint32_t i, uint32_t *line_start) {
  const reading *r = s->r;
  const token *t = token_at(r, i);
  bool line = t->gap & (GAP_NEWLINE | GAP_PARAGRAPH);
  if (i == 0) return true;
  if (line) {
    bool wrapped = is_wrapped(r, i, *line_start);
    *line_start = i;
    if (wrapped) {
      r->tokens.items[i].gap = (uint16_t)((t->gap & ~GAP_NEWLINE) | GAP_SPACE); /* a space to all readers */
      return false;
    }
    s->list = false;
  }
  if (t->gap & GAP_BULLET) s->list = true;
  if (line || t->gap & (GAP_BULLET | GAP_STOP)) return true;
  if (t->gap & GAP_GLUE && t->flags & (TOKEN_UPPER_FIRST | TOKEN_NUMBER)) return true;
  return s->list && t->gap & GAP_DASH && t->flags & TOKEN_UPPER_FIRST;
}

static void find_starts(structure *s) {
  uint32_t line_start = 0, last = 0;
  for (uint32_t i = 0; i < s->r->tokens.count; i++) {
    /* No sentence is longer; a line without end must not make each look around it long. */
    s->starts[i] = starts_item(s, i, &line_start) || i - last >= ITEM_WORDS;
    if (s->starts[i]) last = i;
  }
}

/* ---- headings ---- */

/* "About Acme", "Life at Acme" on a line of its own: the company speaks. */
static bool is_about_name(const structure *s, uint32_t i, uint32_t end) {
  return end - i >= 2 && end - i <= 5 && token_in(s->r, i, SET_ABOUT) && is_title_case(s->r, i, end);
}

/* How much a heading's kind says when a line holds several ("Preferred skills and education"). */
static int kind_rank(section_kind k) {
  static const int rank[SECTION_KINDS] = {
      [SECTION_PREFERRED] = 9,  [SECTION_LEGAL] = 8, [SECTION_BENEFITS] = 7,  [SECTION_REQUIREMENTS] = 6,
      [SECTION_DUTIES] = 5,     [SECTION_TOOLS] = 4, [SECTION_EDUCATION] = 3, [SECTION_PAY] = 3,
      [SECTION_CONDITIONS] = 2, [SECTION_ABOUT] = 2, [SECTION_IDEAL] = 6,     [SECTION_AWAITS] = 5,
      [SECTION_UNNEEDED] = 10};
  return rank[k];
}

/* End of the line (or of the part before its colon) that begins at i. */
static uint32_t line_end(const reading *r, uint32_t i) {
  uint32_t end = i + 1;
  while (end < r->tokens.count && end - i <= HEADING_WORDS &&
         !(token_at(r, end)->gap & (GAP_NEWLINE | GAP_PARAGRAPH | GAP_COLON)))
    end++;
  return end;
}

/* In languages other than English the words between are known: their function words. English has a list of its own,
   as the model was trained with it. */
static bool is_link_word(const reading *r, uint32_t i) {
  return token_at(r, i)->language != LANGUAGE_ENGLISH && token_is_function_word(r->dictionary, token_at(r, i));
}

/* The hit of a table that begins at token i, or NULL. */
static const hit *hit_from(const reading *r, int table, uint32_t i) {
  const hit *h = hit_at(r, table, i);
  return h && h->first == i ? h : NULL;
}

/* Are the tokens [i, end) heading words, fillers and function words alone? What kind of heading they make; a word that
   only speaks of one ("überzeugst", "apportez") decides where no heading is among them. */
static bool heading_words(const reading *r, uint32_t i, uint32_t end, section_kind *kind) {
  static const section_kind spoken_of[] = {
      [FILL_REQUIREMENTS] = SECTION_REQUIREMENTS, [FILL_DUTIES] = SECTION_DUTIES, [FILL_BENEFITS] = SECTION_BENEFITS};
  section_kind spoken = SECTION_NONE;
  uint32_t length = end - i;
  int best = -1;
  bool joined = false; /* by words: "skills and education" is one heading */
  while (i < end) {
    const hit *h = hit_from(r, TABLE_HEADINGS, i), *fill = hit_from(r, TABLE_FILL, i);
    if (h && h->first + h->count <= end) {
      section_kind k = (section_kind)h->class;
      bool weak = h->flags & FORM_WEAK && h->count == 1 && length > 3;
      if (!weak && (kind_rank(k) > best || (!joined && *kind != SECTION_PREFERRED)))
        best = kind_rank(k), *kind = k; /* "Position summary Qualifications": the last */
      joined = false;
      i += h->count;
    } else if (fill || is_link_word(r, i)) {
      if (fill && !spoken) spoken = spoken_of[fill->class];
      joined = true;
      i += fill ? fill->count : 1;
    } else {
      return false;
    }
  }
  if (best < 0 && spoken) *kind = spoken;
  return best >= 0 || spoken;
}

/* "Desired, but not required", "Helpful (not mandatory)": a heading's word, and up to the line's end that it is no
   must; above a list any words do that name no skill ("Extras (nice to have)"). */
static bool excused_heading(const reading *r, uint32_t i, uint32_t end, section_kind *kind) {
  const hit *h = hit_from(r, TABLE_HEADINGS, i);
  bool named = h && h->class == SECTION_PREFERRED, skill = false, apart = false;
  if ((!named && !(token_at(r, end)->gap & GAP_BULLET)) || end - i > EXCUSED_WORDS) return false;
  if (!(token_at(r, i)->flags & TOKEN_UPPER_FIRST)) return false;
  for (uint32_t k = named ? h->first + h->count : i + 1; k < end; k++) {
    const hit *cue = hit_from(r, TABLE_CUES, k);
    bool excuse = cue && (cue->class == CUE_NEGATED || cue->class == CUE_UNNEEDED || cue->class == CUE_PREFERRED);
    skill |= hit_at(r, TABLE_SKILLS, k - 1) != NULL;
    apart |= token_at(r, k)->gap & (GAP_OPEN | GAP_COMMA | GAP_DASH);
    if (excuse && cue->first + cue->count == end && (named || (apart && !skill)))
      return *kind = SECTION_PREFERRED, true;
  }
  return false;
}

/* A line made of heading words and fillers alone ("What we're looking for in our ideal candidate:"): its end and kind.
   Returns 0 when it is none. The tail check is that nothing else may stand on the line. */
static uint32_t composed_heading(const structure *s, uint32_t i, section_kind *kind) {
  const reading *r = s->r;
  unsigned before = token_at(r, i)->gap;
  if (!(before & (GAP_NEWLINE | GAP_PARAGRAPH)) && !s->starts[i]) return 0;
  uint32_t end = line_end(r, i);
  unsigned after = token_at(r, end)->gap;
  bool colon = after & GAP_COLON;
  if (end - i > HEADING_WORDS || !(after & (GAP_NEWLINE | GAP_COLON)) || after & GAP_COMMA) return 0;
  if (!colon && (before & GAP_BULLET || !(before & GAP_NEWLINE) || !(token_at(r, i)->flags & TOKEN_UPPER_FIRST)))
    return 0;
  bool about = is_about_name(s, i, end); /* unless the rest is heading words: "About the Role", "About You" */
  if (heading_words(r, i, end, kind) || excused_heading(r, i, end, kind)) return end;
  if (about) *kind = SECTION_ABOUT;
  return about ? end : 0;
}

/* ---- sections and items ---- */

static void open_section(structure *s, section_kind kind, uint32_t first, uint32_t end) {
  reading *r = s->r;
  span heading =
      first < end ? tokens_span(r, first, end) : (span){token_at(r, first)->start, token_at(r, first)->start};
  if (kind == SECTION_POSTING) kind = SECTION_NONE;
  if (r->out->sections.count) r->out->sections.items[r->out->sections.count - 1].at.end = heading.start;
  ARENA_PUSH(r->arena, &r->out->sections, (posting_section){kind, heading, {heading.start, (uint32_t)r->text.size}});
}

typedef ARENA_LIST(item) item_list;

static void add_item(structure *s, item_list *items, uint32_t first, uint32_t end, unsigned flags) {
  if (first >= end) return;
  if (token_at(s->r, first)->gap & GAP_BULLET) flags |= ITEM_BULLET;
  ARENA_PUSH(s->r->scratch, items,
             (item){.first = first, .end = end, .section = (uint32_t)s->r->out->sections.count - 1, .flags = flags});
}

static bool says_following(const reading *r, uint32_t i, uint32_t end) {
  for (; i < end; i++)
    if (token_in(r, i, SET_FOLLOWING)) return true;
  return false;
}

/* What the words of tokens [i, end) say of a list below: the first cue, or the one that softens. */
static cue_class lead_cue(const reading *r, uint32_t i, uint32_t end) {
  const hits *h = &r->hits.table[TABLE_CUES];
  cue_class best = CUE_NONE;
  for (size_t k = hits_past(h, i); k < h->count && h->items[k].first < end; k++) {
    cue_class c = (cue_class)h->items[k].class;
    if (c != CUE_PREFERRED && c != CUE_REQUIRED && c != CUE_ASKS && c != CUE_DUTY) continue;
    if (best == CUE_NONE || c == CUE_PREFERRED) best = c;
  }
  return best;
}

static section_kind section_here(const structure *s) {
  return s->r->out->sections.items[s->r->out->sections.count - 1].kind;
}

/* Where a sentence that may open a list ends: at its colon or stop before the list's first line. 0: it opens none. */
static uint32_t lead_in_end(const reading *r, uint32_t i) {
  uint32_t end = i + 1, count = (uint32_t)r->tokens.count;
  while (end < count && end - i <= LEAD_IN_WORDS &&
         !(token_at(r, end)->gap & (GAP_NEWLINE | GAP_PARAGRAPH | GAP_COLON | GAP_BULLET | GAP_STOP)))
    end++;
  if (end >= count) return 0;
  unsigned gap = token_at(r, end)->gap;
  if (gap & GAP_COLON && gap & (GAP_NEWLINE | GAP_BULLET)) return end;
  /* "The following are desirable. * ...", "It's a plus if you bring the following", and the list */
  bool sentence = gap & GAP_BULLET && gap & (GAP_STOP | GAP_NEWLINE) && says_following(r, i, end);
  return sentence ? end : 0;
}

/* The section that a heading at token k names, unless its words are part of a cue: "vous êtes en charge de". */
static section_kind section_named(const reading *r, uint32_t k, const hit *heading) {
  const hit *cue = hit_at(r, TABLE_CUES, k);
  bool more = cue && cue->first <= k && cue->first + cue->count > k + heading->count;
  return heading->first == k && !(heading->flags & FORM_WEAK) && !more ? (section_kind)heading->class : SECTION_NONE;
}

/* A sentence that ends in a colon and opens a list ("Key areas of expertise we are looking for include:") says what its
   list is: its end and kind, or 0. */
static uint32_t lead_in(const structure *s, uint32_t i, section_kind *kind) {
  section_kind here = section_here(s);
  const reading *r = s->r;
  uint32_t end = lead_in_end(r, i);
  if (!end) return 0;
  static const section_kind kinds[] = {[CUE_PREFERRED] = SECTION_PREFERRED,
                                       [CUE_REQUIRED] = SECTION_REQUIREMENTS,
                                       [CUE_ASKS] = SECTION_REQUIREMENTS,
                                       [CUE_DUTY] = SECTION_DUTIES,
                                       [CUE_CLAUSE] = SECTION_NONE};
  cue_class best = lead_cue(r, i, end);
  for (uint32_t k = end; k-- > i;) { /* "Below are some of the responsibilities ...:" */
    const hit *heading = hit_at(r, TABLE_HEADINGS, k);
    section_kind named = heading ? section_named(r, k, heading) : SECTION_NONE;
    if (named != SECTION_DUTIES && named != SECTION_REQUIREMENTS && named != SECTION_PREFERRED) continue;
    if (k > i && k + heading->count == end && token_at(r, k)->flags & TOKEN_UPPER_FIRST)
      return 0; /* "... playbooks Requirements:" */
    /* "Ideally, you'll have experience with:" */
    *kind = named == SECTION_REQUIREMENTS && best == CUE_PREFERRED ? SECTION_PREFERRED : named;
    return end;
  }
  if (best == CUE_NONE || (best == CUE_ASKS && here == SECTION_DUTIES)) return 0;
  if (best == CUE_DUTY && here == SECTION_LEGAL) return 0; /* "Your application will include these questions:" */
  *kind = kinds[best];
  return end;
}

/* "... management experience Preferred:Excellent skills", "Preferred Qualificaitons: Writing": a colon with no space
   after it, or a capital word between, shows a heading whose line break was lost. Its end, or 0. */
static uint32_t glued_heading(const structure *s, const hit *h) {
  const reading *r = s->r;
  section_kind k = (section_kind)h->class;
  uint32_t end = h->first + h->count;
  if (h->count != 1 || (k != SECTION_PREFERRED && k != SECTION_REQUIREMENTS)) return 0;
  if (!(token_at(r, h->first)->flags & TOKEN_UPPER_FIRST) || end + 1 >= r->tokens.count) return 0;
  unsigned gap = token_at(r, end)->gap;
  if (gap & GAP_COLON && !(gap & (GAP_SPACE | GAP_NEWLINE)) && token_at(r, end)->flags & TOKEN_UPPER_FIRST) return end;
  if (gap & GAP_COLON && gap & GAP_BULLET) return end;
  bool typo =
      token_at(r, end)->gap == GAP_SPACE && token_at(r, end)->flags & TOKEN_UPPER_FIRST && k == SECTION_PREFERRED;
  return typo && token_at(r, end + 1)->gap & GAP_COLON && !hit_at(r, TABLE_SKILLS, end) ? end + 1 : 0;
}

/* Do the entries of the list that begins at token i begin with skills? */
static bool lists_skills(const reading *r, uint32_t i) {
  const hits *h = &r->hits.table[TABLE_SKILLS];
  uint32_t entries = 0;
  for (size_t k = hits_past(h, i); k < h->count && h->items[k].first < i + ASKS_REACH; k++) {
    if (!(token_at(r, h->items[k].first)->gap & GAP_BULLET) || h->items[k].flags & FORM_WEAK) continue;
    entries += slice_equal(dictionary_kind(r->dictionary, h->items[k].concept), SLICE("hard"));
  }
  return token_at(r, i)->gap & GAP_BULLET && entries >= SKILL_ENTRIES;
}

/* Below the benefits or the company, a short line in capitals that no vocabulary holds, and what follows it asks: they
   end. "The nitty gritty", then "- You must have SQL". */
static uint32_t unknown_heading(const structure *s, uint32_t i) {
  const reading *r = s->r;
  section_kind here = r->out->sections.items[r->out->sections.count - 1].kind;
  if (here != SECTION_BENEFITS && here != SECTION_ABOUT) return 0;
  unsigned before = token_at(r, i)->gap;
  uint32_t end = line_end(r, i), asks = 0;
  if (!(before & GAP_PARAGRAPH) || before & GAP_BULLET || end - i > UNKNOWN_WORDS || end >= r->tokens.count) return 0;
  unsigned after = token_at(r, end)->gap;
  bool sentence = after & (GAP_STOP | GAP_COMMA) || !(after & (GAP_NEWLINE | GAP_COLON));
  if (sentence || !(token_at(r, i)->flags & TOKEN_UPPER_FIRST)) return 0;
  const hits *h = &r->hits.table[TABLE_CUES];
  for (size_t k = hits_past(h, end); k < h->count && h->items[k].first < end + ASKS_REACH; k++) {
    asks += h->items[k].class == CUE_ASKS ? 1 : h->items[k].class == CUE_REQUIRED ? 2 : 0;
    if (hit_at(r, TABLE_BOILERPLATE, h->items[k].first)) return 0;
  }
  return asks >= 2 || lists_skills(r, end) ? end : 0;
}

/* End of a heading that begins at i, or 0. */
static uint32_t heading_at(const structure *s, uint32_t i, bool fresh, section_kind *kind) {
  if (fresh) {
    uint32_t end = composed_heading(s, i, kind);
    if (end) return end;
  }
  const hit *h = hit_at(s->r, TABLE_HEADINGS, i);
  uint32_t glued = h && h->first == i ? glued_heading(s, h) : 0;
  if (glued) {
    *kind = (section_kind)h->class;
    return glued;
  }
  if (h && h->first == i && is_heading(s->r, h, fresh)) {
    *kind = (section_kind)h->class;
    return h->first + h->count;
  }
  if (!fresh) return 0;
  uint32_t end = page_letter_end(s->r, i);
  *kind = SECTION_LEGAL;
  if (end) return end;
  end = lead_in(s, i, kind);
  if (end || !unknown_heading(s, i)) return end;
  *kind = SECTION_POSTING;
  return unknown_heading(s, i);
}

/* "- Preferred: Docker", "- Salary: 50,000": a label inside a list speaks of its own line; what the list is stays what
 * it was. */
static bool is_line_label(const reading *r, uint32_t first, uint32_t end) {
  unsigned after = token_at(r, end)->gap;
  return token_at(r, first)->gap & GAP_BULLET && after & GAP_COLON && !(after & (GAP_NEWLINE | GAP_BULLET));
}

/* "Ideally, you will have experience with:", "Extra bonus points if you have:": a heading of requirements at token
   `first`, softened by what stands before its words in the line that begins at token `line`. */
static bool is_wished(const structure *s, uint32_t line, uint32_t first, uint32_t end) {
  if (first > line && token_at(s->r, first)->flags & TOKEN_UPPER_FIRST) return false; /* a heading of its own */
  for (uint32_t i = line; i < end && i - line < LEAD_IN_WORDS; i++) {
    const hit *heading = hit_from(s->r, TABLE_HEADINGS, i), *cue = hit_from(s->r, TABLE_CUES, i);
    if (cue && cue->class == CUE_PREFERRED) return true;
    if (heading && heading->class == SECTION_REQUIREMENTS && !(heading->flags & FORM_WEAK)) return false;
  }
  return false;
}

static bool is_in_menu(const structure *s, uint32_t i) { return s->menu.first <= i && i < s->menu.end; }

/* "Apply now" between a page's head and its text: a button, though the same words end a posting. */
static bool is_button(const structure *s, uint32_t first, uint32_t end, section_kind kind) {
  const hit *h = hit_from(s->r, TABLE_TITLES, first), *page = hit_from(s->r, TABLE_FURNITURE, first);
  bool aside = h && h->class == TITLE_ASIDE && h->first + h->count >= end;
  bool entry = page && page->class == FURNITURE_LINE && page->first + page->count >= end;
  return kind == SECTION_LEGAL && (aside || entry) && first < HEAD_TOKENS && section_here(s) == SECTION_NONE &&
         end + BUTTON_REST < s->r->tokens.count;
}

/* The end of the heading at token i, in the line that begins at token `line`, and the kind of section that it opens; 0
   where it opens none ("- Diplôme : peu importe" in a list of what is not needed). */
static uint32_t section_opened(const structure *s, uint32_t line, uint32_t i, bool fresh, section_kind *kind) {
  uint32_t end = is_in_menu(s, i) ? 0 : heading_at(s, i, fresh, kind);
  if (!end || is_button(s, i, end, *kind)) return 0;
  if (*kind == SECTION_REQUIREMENTS && is_wished(s, fresh ? i : line, i, end)) *kind = SECTION_PREFERRED;
  return section_here(s) == SECTION_UNNEEDED && is_line_label(s->r, i, end) ? 0 : end;
}

static void cut_items(structure *s) {
  reading *r = s->r;
  section_kind around = SECTION_NONE; /* of the list that a label stands in */
  bool labelled = false;
  item_list items = {0};
  uint32_t begin = 0, count = (uint32_t)r->tokens.count;
  bool after_heading = false;
  open_section(s, SECTION_NONE, 0, 0);
  for (uint32_t i = 0; i < count;) {
    section_kind kind = SECTION_NONE;
    bool fresh = s->starts[i] || after_heading;
    uint32_t end = section_opened(s, begin, i, fresh, &kind);
    bool line = token_at(r, i)->gap & (GAP_NEWLINE | GAP_BULLET);
    after_heading = end != 0;
    if (fresh || end) {
      add_item(s, &items, begin, i, 0);
      begin = i;
    }
    if (labelled && line && !end) open_section(s, around, i, i);
    bool in_list = labelled || (items.count && items.items[items.count - 1].flags & ITEM_BULLET);
    bool after_label = labelled;
    if (line) labelled = false;
    if (end) {
      if (!after_label) around = section_here(s);
      bool label = kind == SECTION_PAY ? in_list : kind == SECTION_PREFERRED && around != SECTION_NONE;
      label = label && is_line_label(r, i, end);
      labelled = label;
      open_section(s, kind, i, end);
      add_item(s, &items, i, end, ITEM_HEADING);
      begin = i = end;
    } else {
      i++;
    }
  }
  add_item(s, &items, begin, count, 0);
  r->items = items.items;
  r->item_count = items.count;
}

/* ---- what a section says about its items ---- */

static strength section_strength(section_kind k) {
  switch (k) {
  case SECTION_REQUIREMENTS:
  case SECTION_EDUCATION:
    return STRENGTH_REQUIRED;
  case SECTION_PREFERRED:
    return STRENGTH_PREFERRED;
  default:
    return STRENGTH_DUTY;
  }
}

static bool is_quiet_section(section_kind k) {
  return k == SECTION_ABOUT || k == SECTION_BENEFITS || k == SECTION_LEGAL || k == SECTION_PAY || k == SECTION_UNNEEDED;
}

static bool has_class(const reading *r, int table, const item *it, unsigned classes) {
  const hits *h = &r->hits.table[table];
  for (size_t i = hits_past(h, it->first); i < h->count && h->items[i].first < it->end; i++)
    if (classes >> h->items[i].class & 1) return true;
  return false;
}

static bool asks_of_reader(const structure *s, const item *it) {
  unsigned asking = 1u << CUE_ASKS | 1u << CUE_REQUIRED | 1u << CUE_PREFERRED;
  return has_class(s->r, TABLE_CUES, it, asking);
}

/* "Head of Sales, up to €95k - apply now": a button at the end of a line says nothing of what stands before it. */
static bool is_button_after(const reading *r, const item *it, const hit *h) {
  const hit *page = hit_from(r, TABLE_FURNITURE, h->first);
  return page && page->class == FURNITURE_LINE && page->first + page->count == it->end && h->first > it->first &&
         token_at(r, h->first)->gap & (GAP_DASH | GAP_BULLET | GAP_COMMA);
}

static bool is_boilerplate(const structure *s, const item *it, section_kind k) {
  const hits *h = &s->r->hits.table[TABLE_BOILERPLATE];
  for (size_t i = hits_past(h, it->first); i < h->count && h->items[i].first < it->end; i++) {
    bool asked = k == SECTION_REQUIREMENTS || k == SECTION_PREFERRED || k == SECTION_EDUCATION;
    bool counts = h->items[i].class != BOILERPLATE_ABOUT || !asked;
    if (counts && !is_button_after(s->r, it, &h->items[i])) return true;
  }
  return false;
}

/* Does the item begin a sentence or a line? "- Databases - MySQL, Postgres" goes on after its dash. */
static bool is_apart(const reading *r, const item *it) {
  return token_at(r, it->first)->gap & (GAP_STOP | GAP_NEWLINE | GAP_PARAGRAPH | GAP_GLUE);
}

/* The last bullet of each section: sentences after it on the same line or the next are a tail, no longer the list. */
static void mark_items(structure *s) {
  reading *r = s->r;
  size_t sections = r->out->sections.count;
  uint32_t *last_bullet = arena_alloc(r->scratch, sections * sizeof *last_bullet);
  for (size_t i = 0; i < sections; i++) last_bullet[i] = UINT32_MAX;
  for (uint32_t i = 0; i < r->item_count; i++)
    if ((r->items[i].flags & (ITEM_BULLET | ITEM_HEADING)) == ITEM_BULLET) last_bullet[r->items[i].section] = i;
  for (uint32_t i = 0; i < r->item_count; i++) {
    item *it = &r->items[i];
    section_kind k = r->out->sections.items[it->section].kind;
    uint32_t last = last_bullet[it->section];
    bool tail = last != UINT32_MAX && i > last && (is_apart(r, it) || i > last + 1);
    bool asks = asks_of_reader(s, it);
    if (k == SECTION_UNNEEDED) it->flags |= ITEM_UNNEEDED;
    it->strength = tail && !asks ? STRENGTH_DUTY : section_strength(k);
    it->quiet = is_boilerplate(s, it, k) || (is_quiet_section(k) && !(k == SECTION_ABOUT && asks)) || (tail && !asks);
    bool page = is_in_menu(s, it->first) || page_is_furniture(r, it) || page_is_criterion(r, i);
    if (page && !(it->flags & ITEM_HEADING)) {
      it->flags |= ITEM_FURNITURE;
      it->quiet = true;
    }
    for (uint32_t t = it->first; t < it->end; t++) r->item_of[t] = i;
  }
}

/* "What awaits you" names the duties, unless the posting has them under another heading. */
static void settle_awaits(structure *s) {
  bool duties = false;
  posting_section *sections = s->r->out->sections.items;
  size_t count = s->r->out->sections.count;
  for (size_t i = 0; i < count; i++) duties |= sections[i].kind == SECTION_DUTIES;
  for (size_t i = 0; i < count; i++)
    if (sections[i].kind == SECTION_AWAITS) sections[i].kind = duties ? SECTION_BENEFITS : SECTION_DUTIES;
}

/* "The ideal candidate", "Desired qualifications" beside a list of requirements say what is wished for; alone it is the
   list of requirements. */
static void settle_ideal(structure *s) {
  bool required = false;
  reading *r = s->r;
  for (size_t i = 0; i < r->out->sections.count; i++)
    required |= r->out->sections.items[i].kind == SECTION_REQUIREMENTS;
  for (size_t i = 0; i < r->out->sections.count; i++)
    if (r->out->sections.items[i].kind == SECTION_IDEAL)
      r->out->sections.items[i].kind = required ? SECTION_PREFERRED : SECTION_REQUIREMENTS;
}

/* What is not needed is known by its items; no section of the posting is of that kind. */
static void settle_unneeded(structure *s) {
  for (size_t i = 0; i < s->r->out->sections.count; i++)
    if (s->r->out->sections.items[i].kind == SECTION_UNNEEDED) s->r->out->sections.items[i].kind = SECTION_NONE;
}

_Static_assert(SECTION_KINDS <= 32, "reading.section_kinds has a bit for each");

static void note_kinds(reading *r) {
  for (size_t i = 0; i < r->out->sections.count; i++) r->section_kinds |= 1u << r->out->sections.items[i].kind;
}

void structure_read(reading *r) {
  structure s = {.r = r};
  if (r->tokens.count == 0) return;
  s.starts = arena_alloc(r->scratch, r->tokens.count * sizeof *s.starts);
  r->item_of = arena_alloc(r->scratch, r->tokens.count * sizeof *r->item_of);
  find_starts(&s);
  s.menu = page_menu(r);
  cut_items(&s);
  settle_ideal(&s);
  settle_awaits(&s);
  mark_items(&s);
  page_end_read(r, s.menu.end);
  specification_read(r);
  settle_unneeded(&s);
  note_kinds(r);
}
