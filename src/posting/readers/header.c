#include "posting/readers/header.h"

enum {
  PLACE_WORDS = 7,  /* "York, North Yorkshire, England, United Kingdom" */
  LINES_AROUND = 3, /* after and before the title's line, */
  ASIDE_LINES = 6,  /* and those of furniture, pay, employment or a mode of work between them */
  LABEL_WORDS = 2,  /* of a line "Job ref: 114" */
  TOWN_WORDS = 3,   /* of a place that is told by where it stands: "Stoke on Trent" */
  TITLE_LINE = 64,  /* of the title's line that are read: a paste may lose all line breaks */
};

typedef enum cell_kind { CELL_OTHER, CELL_TITLE, CELL_NAME, CELL_PLACE } cell_kind;

static uint32_t line_begin(const reading *r, uint32_t i) {
  while (i > 0 && !titles_begins_line(r, i)) i--;
  return i;
}

static bool has_class(const reading *r, table_number table, uint32_t first, uint32_t end, int class) {
  for (uint32_t i = first; i < end; i++) {
    const hit *h = hit_at(r, table, i);
    if (h && h->class == class) return true;
  }
  return false;
}

/* "Nottingham NG1", "Leeds LS1 4AB", "Düren 52349": where the place ends before its postcode; `end` where it has none.
 */
static uint32_t before_postcode(const reading *r, uint32_t first, uint32_t end) {
  uint32_t at = end;
  for (; at > first + 1 && end - at < 2 && token_at(r, at - 1)->gap == GAP_SPACE; at--) {
    const token *t = token_at(r, at - 1);
    bool digits = true;
    for (uint32_t i = t->start; i < t->end; i++) digits &= r->text.data[i] >= '0' && r->text.data[i] <= '9';
    if (!(t->flags & TOKEN_DIGIT) || t->end - t->start > 5 || (digits && t->end - t->start < 5)) break;
  }
  return at;
}

/* Words in capitals that end with a known place: "York, England", "Austin, TX". */
bool header_is_place(const reading *r, uint32_t first, uint32_t end) {
  end = before_postcode(r, first, end);
  const hit *last = hit_at(r, TABLE_CV_PLACES, end - 1);
  if (end - first > PLACE_WORDS || !last || last->class == CV_REMOTE || last->first + last->count > end) return false;
  const hit *noun = last->first > first ? hit_at(r, TABLE_CV_PARTS, last->first - 1) : NULL;
  bool inside =
      token_at(r, last->first)->gap & GAP_COMMA && last->class == CV_REGION && !(noun && noun->class == CV_TITLE);
  if (has_class(r, TABLE_CV_PARTS, first, end, CV_EMPLOYER)) return false;
  if (!inside && has_class(r, TABLE_CV_PARTS, first, end, CV_TITLE)) return false; /* "Hilton Head Island, SC" */
  for (uint32_t i = first; i <= last->first; i++)                                  /* "DACH region" */
    if (!is_upper(r, i) && token_at(r, i)->end - token_at(r, i)->start > 3) return false;
  return last->class == CV_CITY || last->first == first || token_at(r, last->first)->gap & (GAP_COMMA | GAP_SPACE);
}

/* May token i stand in a name that begins at `first`: a capital, a figure, or a short word in small letters? */
static bool may_name(const reading *r, uint32_t first, uint32_t i) {
  const token *t = token_at(r, i);
  const hit *place = hit_at(r, TABLE_CV_PLACES, i);
  const hit *form = hit_at(r, TABLE_CV_PARTS, i); /* "gGmbH" */
  bool small = i > first && (t->end - t->start <= 3 || (form && form->class == CV_EMPLOYER));
  if (!is_upper(r, i) && !small && !(t->flags & TOKEN_DIGIT)) return false;
  if (t->flags & (TOKEN_URL | TOKEN_CURRENCY) || (place && place->class == CV_REMOTE)) return false;
  return !token_in(r, i, SET_TITLE_STOPS) || t->flags & TOKEN_UPPER_ALL;
}

/* Is the whole of [first, end) one hit of the table? */
static const hit *whole_hit(const reading *r, table_number table, uint32_t first, uint32_t end) {
  const hit *h = hit_at(r, table, first);
  return h && h->first <= first && h->first + h->count >= end ? h : NULL;
}

/* The noun of a title; "Holm & Partner", "Dunmore Tait Solicitors" are firms' names. */
static bool names_role(const reading *r, uint32_t first, uint32_t end) {
  bool people = end - first > 1 && is_plural(r, end - 1);
  bool firm = (end - first > 2 && token_in(r, end - 2, SET_TITLE_JOINS)) ||
              (people && header_holds_own_word(r, first, end - 1));
  return has_class(r, TABLE_CV_PARTS, first, firm ? end - 1 : end, CV_TITLE);
}

static bool has_fact_label(const reading *r, uint32_t first, uint32_t end) {
  for (int class = FACT_LABEL_TITLE; is_fact_label(class); class ++)
    if (has_class(r, TABLE_FACTS, first, end, class)) return true;
  return false;
}

/* "Monatslohn 5'100 Franken", "Pay band 6". */
static bool says_pay(const reading *r, uint32_t first, uint32_t end) {
  bool figure = false;
  for (uint32_t i = first; i < end; i++) figure |= (token_at(r, i)->flags & TOKEN_DIGIT) != 0;
  return figure && (has_class(r, TABLE_PAY, first, end, PAYC_LABEL) || has_class(r, TABLE_PAY, first, end, PAYC_RATE) ||
                    has_class(r, TABLE_PAY, first, end, PAYC_PERIOD));
}

/* A heading, a label, a figure, a mode of work ("Engineer - Night Shift"): what a cell may hold instead of a name. */
static bool says_else(const reading *r, uint32_t first, uint32_t end) {
  const hit *condition = whole_hit(r, TABLE_CONDITIONS, first, end);
  if (whole_hit(r, TABLE_HEADINGS, first, end) || (condition && condition->class < COND_LABEL_REMOTE)) return true;
  if (token_at(r, first)->flags & TOKEN_NUMBER && end == first + 1) return true;
  if (hit_at(r, TABLE_CV_DATES, first) && token_at(r, end - 1)->flags & TOKEN_NUMBER) return true; /* "Summer 2027" */
  if (end == first + 1 && has_class(r, TABLE_TITLES, first, end, TITLE_AFTER)) return true;        /* "Job: ..." */
  return has_class(r, TABLE_TITLES, first, end, TITLE_ASIDE) ||
         has_class(r, TABLE_FACTS, first, end, FACT_EMPLOYMENT) || has_fact_label(r, first, end) ||
         says_pay(r, first, end) || names_role(r, first, end);
}

bool header_is_name(const reading *r, uint32_t first, uint32_t end) {
  if (end <= first || end - first > NAME_WORDS) return false;
  for (uint32_t i = first; i < end; i++)
    if (!may_name(r, first, i)) return false;
  return !says_else(r, first, end);
}

/* The same in a head line, where a job board's own name ("Indeed.com") is none. */
static bool is_name(const reading *r, uint32_t first, uint32_t end) {
  return header_is_name(r, first, end) && count_in(r, first, end, SET_JOB_SITES) != end - first;
}

/* Does a capital at token i say that it is a name? At the beginning of a sentence it does not. */
static bool stands_inside(const reading *r, uint32_t i) {
  if (i == r->items[r->item_of[i]].first || token_at(r, i)->gap & ~(unsigned)GAP_SPACE) return false;
  slice before = word_tags(r->dictionary, token_at(r, i - 1)->word);
  return !is_upper(r, i - 1) || (before.size && before.data[0] == 'i'); /* "At Acme you will ..." */
}

bool header_holds_own_word(const reading *r, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    slice tags = word_tags(r->dictionary, token_at(r, i)->word);
    if (!tags.size || slice_find(tags, SLICE("p"), 0) != SIZE_MAX) return true;
    if (i > first && token_at(r, i)->gap & GAP_GLUE) return true; /* "SpaceX" */
  }
  return false;
}

bool header_is_common_word(const reading *r, uint32_t first, uint32_t end) {
  slice tags = word_tags(r->dictionary, token_at(r, first)->word), own = token_text(&r->tokens, first);
  if (end - first > 1 || !tags.size || slice_find(tags, SLICE("p"), 0) != SIZE_MAX) return false;
  bool shouted = end < r->tokens.count && token_at(r, end)->flags & TOKEN_UPPER_ALL; /* "URGENT HIRING" */
  if (token_at(r, first)->flags & TOKEN_UPPER_ALL && !shouted) return false;
  for (uint32_t i = 0; i < r->tokens.count; i++)
    if (i != first && is_upper(r, i) && stands_inside(r, i) && slice_equal(token_text(&r->tokens, i), own))
      return false;
  return true;
}

/* "Engagement: Data Strategy". */
static bool is_label(const reading *r, uint32_t end) {
  return end < r->tokens.count && token_at(r, end)->gap & GAP_COLON;
}

typedef struct searcher {
  const reading *r;
  const title_find *title;
  header found;
  uint32_t other, other_end; /* a second name, which stands where a place does */
  bool sure;                 /* the company stands after "at", or bears a legal form */
  bool dashed;               /* it stands after a dash, as a team or subject does: "Engineer - Data" */
} searcher;

/* A team that the title's line names as well: "Technician (Machining)" over "Machining - Leeds". */
static bool stands_in_title(const searcher *s, uint32_t first, uint32_t end) {
  uint32_t from = line_begin(s->r, s->title->first), to = titles_line_end(s->r, s->title->first);
  if (first >= from && first < to) from = s->title->first, to = s->title->end;
  for (uint32_t i = first; i < end; i++) {
    uint32_t t = from;
    while (t < to && !slice_equal_nocase(token_text(&s->r->tokens, t), token_text(&s->r->tokens, i))) t++;
    if (t == to) return false;
  }
  return true;
}

/* "Analyst - Fraud and Risk", "hosted by: Jo Hart": after the only dash of a line stands a team or a subject, after a
   colon what another label names. Of two cells after dashes the first is the company; a file's name has one. */
static bool is_aside(const searcher *s, uint32_t first) {
  const reading *r = s->r;
  enum { DASHED_CELLS = 3 };
  uint32_t from = line_begin(r, first), to = titles_line_end(r, first), cells = 1;
  for (uint32_t i = from + 1; i < to; i++) cells += titles_begins_cell(r, i);
  bool whole = from == 0 && to == r->tokens.count;
  unsigned gap = token_at(r, first)->gap;
  return gap & GAP_COLON || (gap & GAP_DASH && cells < DASHED_CELLS && !whole);
}

/* "Pflegefachkraft (m/w/d) Intensivstation": what the title goes on with. */
static bool follows_gender(const reading *r, uint32_t first) {
  return first > 0 && !titles_begins_line(r, first) && token_at(r, first)->gap & GAP_CLOSE &&
         token_in(r, first - 1, SET_GENDER_LETTERS) && token_at(r, first - 1)->end - token_at(r, first - 1)->start == 1;
}

/* "Augsburg, teilweise Home-Office", "Swindon (Hybrid)", "Surbiton (UK)": a name before a mode of work or its land; in
   brackets that may be said of a company too, when it is not known. */
static bool before_mode(const searcher *s, uint32_t first, uint32_t end) {
  const reading *r = s->r;
  bool known = s->found.company < s->found.company_end || line_begin(r, s->title->first) > 0;
  if (end >= r->tokens.count || titles_begins_line(r, end)) return false;
  if (!(token_at(r, end)->gap & (known ? GAP_COMMA | GAP_OPEN : GAP_COMMA))) return false;
  const hit *land = hit_at(r, TABLE_CV_PLACES, end);
  bool inside = land && land->class == CV_REGION && s->found.company < s->found.company_end &&
                s->found.company_end != first && token_at(r, end)->gap & GAP_OPEN;
  return (inside || titles_is_mode(r, end, titles_line_end(r, end))) && is_name(r, first, end);
}

/* "Elmet School Trust, Derby": a name after an employer's form and a comma. */
static bool after_employer(const reading *r, uint32_t first, uint32_t end) {
  return titles_ends_employer(r, first) && is_name(r, first, end) &&
         !has_class(r, TABLE_CV_PARTS, first, end, CV_EMPLOYER) &&
         !has_class(r, TABLE_CV_SCHOOLS, first, end, CV_SCHOOL);
}

/* "Engineer - Computer Vision - Leeds": a subject, in words of the language or a skill, where a company might stand. */
static bool is_subject(const reading *r, uint32_t first, uint32_t end) {
  bool common = true;
  if (!(token_at(r, first)->gap & GAP_DASH)) return false;
  for (uint32_t i = first; i < end && common; i++) {
    slice tags = word_tags(r->dictionary, token_at(r, i)->word);
    common = tags.size && slice_find(tags, SLICE("p"), 0) == SIZE_MAX;
  }
  return common || whole_hit(r, TABLE_SKILLS, first, end);
}

/* A name that may be the company's though neither "at" nor a legal form says so. */
static bool may_be_company(const searcher *s, uint32_t first, uint32_t end) {
  const reading *r = s->r;
  return !(token_at(r, first)->gap & GAP_OPEN) && !follows_gender(r, first) && !is_aside(s, first) &&
         !is_label(r, end) && !header_is_common_word(r, first, end) && !is_subject(r, first, end) &&
         !stands_in_title(s, first, end);
}

uint32_t header_town_begin(const reading *r, uint32_t first, uint32_t end) {
  const hit *town = hit_at(r, TABLE_CV_PLACES, end - 1);
  if (!town || town->class != CV_CITY || town->first <= first + 1 || town->first + town->count != end) return end;
  const hit *form = hit_at(r, TABLE_CV_PARTS, town->first - 1);
  bool ends = form && form->class == CV_EMPLOYER && form->first + form->count == town->first && form->first > first;
  return ends && token_at(r, town->first)->gap == GAP_SPACE ? town->first : end;
}

/* "\U0001F4CD Düren": the sign of a place, which needs not be known. */
static bool follows_sign(const reading *r, uint32_t first, slice sign) {
  slice before = first ? text_before(r, first) : slice_cut(r->text, 0, token_at(r, first)->start);
  return slice_find(before, sign, 0) != SIZE_MAX;
}

static bool follows_pin(const reading *r, uint32_t first) { return follows_sign(r, first, SLICE("\xF0\x9F\x93\x8D")); }

/* "\U0001F3E2 Acme": the sign of an office. */
static bool follows_office(const reading *r, uint32_t first) {
  return follows_sign(r, first, SLICE("\xF0\x9F\x8F\xA2"));
}

/* A company after "at" is believed rather than one before it; any rather than one after a dash. */
static bool replaces_company(const searcher *s, bool after_at) { return !s->sure && (after_at || s->dashed); }

/* "at Brightwater PR" is no place: after "at" only a town's own name, or one with a comma before its region, is. */
static bool ends_in_town(const reading *r, uint32_t first, uint32_t end) {
  const hit *place = hit_at(r, TABLE_CV_PLACES, end - 1);
  return place && (place->first == first || place->class == CV_CITY || token_at(r, place->first)->gap & GAP_COMMA);
}

static bool says_where(const searcher *s, uint32_t first, uint32_t end, bool after_at) {
  if (after_at && is_name(s->r, first, end) && !ends_in_town(s->r, first, end)) return false;
  return follows_pin(s->r, first) || header_is_place(s->r, first, end) || before_mode(s, first, end) ||
         after_employer(s->r, first, end);
}

static void take_place(searcher *s, uint32_t first, uint32_t end) {
  if (s->found.location == s->found.location_end) s->found.location = first, s->found.location_end = end;
}

/* Words in capitals that may be a town's whose name no list knows: not all of the language, no skill. */
static bool may_be_town(const reading *r, uint32_t first, uint32_t end) {
  return end - first <= TOWN_WORDS && is_name(r, first, end) && header_holds_own_word(r, first, end) &&
         !has_class(r, TABLE_CV_PARTS, first, end, CV_EMPLOYER) && !hit_at(r, TABLE_SKILLS, first);
}

/* "Thornbury Vets, Alnwick": where the town after a company's name and a comma begins; `end` where none does. */
static uint32_t town_after_comma(const reading *r, uint32_t first, uint32_t end) {
  uint32_t i = end - 1;
  while (i > first && !(token_at(r, i)->gap & GAP_COMMA)) i--;
  return i > first && may_be_town(r, i, end) && !count_in(r, i, end, SET_TITLE_JOINS) ? i : end;
}

/* A name beside or below the company's, or above the title's: kept, for it may tell which of the two is the place. */
static void take_other(searcher *s, uint32_t first, uint32_t end) {
  if (s->other == s->other_end) s->other = first, s->other_end = end;
}

/* The company's name, without the town that may stand behind it. */
static void take_company(searcher *s, uint32_t first, uint32_t end, bool sure) {
  const reading *r = s->r;
  uint32_t comma = town_after_comma(r, first, end), town = header_town_begin(r, first, comma);
  if (comma < end) take_place(s, comma, end);
  if (town < comma) take_place(s, town, comma);
  s->found.company = first;
  s->found.company_end = town;
  s->sure = sure;
  s->dashed = token_at(r, first)->gap & GAP_DASH;
}

/* "4.2★ Acme", "Acme ⭐ 4.1": what people gave the company, with a star beside it. */
static bool is_stars(const reading *r, uint32_t i, uint32_t end) {
  static const char *const signs[] = {"\xE2\x98\x85", "\xE2\xAD\x90"};
  slice before = i ? text_before(r, i) : slice_cut(r->text, 0, token_at(r, i)->start);
  slice after = i + 1 < r->tokens.count ? text_before(r, i + 1) : slice_cut(r->text, token_at(r, i)->end, r->text.size);
  bool star = false;
  for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
    star |=
        slice_find(before, slice_of(signs[k]), 0) != SIZE_MAX || slice_find(after, slice_of(signs[k]), 0) != SIZE_MAX;
  return star && i < end && titles_is_rating_text(token_text(&r->tokens, i));
}

/* "Acme (Grimsby)", and "Acme - Grimsby" on a line without the title. */
static bool follows_company(const searcher *s, uint32_t first) {
  unsigned gap = token_at(s->r, first)->gap;
  bool titled = line_begin(s->r, first) == line_begin(s->r, s->title->first);
  return s->found.company < first && s->found.company_end == first && (gap & GAP_OPEN || (gap & GAP_DASH && !titled));
}

static void take_cell(searcher *s, uint32_t first, uint32_t end, bool after_at, bool beside) {
  const reading *r = s->r;
  while (first < end && is_stars(r, first, end)) first++;
  while (first < end && is_stars(r, end - 1, end)) end--;
  while (first < end && !is_upper(r, first) && token_in(r, first, SET_CONJUNCTIONS)) first++; /* "or Hamburg" */
  if (first >= end || (first < s->title->end && s->title->first < end)) return;
  if (says_where(s, first, end, after_at)) {
    take_place(s, first, end);
    return;
  }
  if (!is_name(r, first, end)) return;
  if (token_at(r, first)->gap & GAP_OPEN && whole_hit(r, TABLE_SKILLS, first, end)) return; /* "Engineer (Vue)" */
  if (follows_company(s, first) && may_be_town(r, first, end)) take_place(s, first, end);
  bool form = end > first + 1 && has_class(r, TABLE_CV_PARTS, first, end, CV_EMPLOYER);
  bool sure = after_at || follows_office(r, first) ||
              (form && !(token_at(r, first)->gap & GAP_OPEN)); /* "Engineer (Plant Optimization)" */
  if (!sure && !may_be_company(s, first, end)) return;
  if (s->found.company < s->found.company_end && !replaces_company(s, after_at))
    take_other(s, first, end);
  else if (sure || beside)
    take_company(s, first, end, sure);
}

/* Of the tokens [first, end) after a company's name, the "in" before its place, a town whose name needs not be known;
   `end` where there is none. */
static uint32_t place_after(const reading *r, uint32_t first, uint32_t end) {
  uint32_t i = end;
  while (i > first && is_upper(r, i - 1)) i--;
  return i < end && i > first && token_in(r, i - 1, SET_WHERE) ? i - 1 : end;
}

/* End of the cell that begins at a token; "York, England" is one. */
static uint32_t cell_end(const reading *r, uint32_t cell, uint32_t end) {
  uint32_t next = titles_next_cell(r, cell, end);
  const hit *place = next < end ? hit_at(r, TABLE_CV_PLACES, next) : NULL;
  while (next < end && place && (token_at(r, next)->gap & (GAP_COMMA | GAP_CLOSE)) == GAP_COMMA &&
         header_is_place(r, cell, place->first + place->count)) {
    next = place->first + place->count;
    place = next < end ? hit_at(r, TABLE_CV_PLACES, next) : NULL;
  }
  return next;
}

/* "Department of Physics, University of Elmet": where the employer begins after the names of its parts. */
static uint32_t past_units(const reading *r, uint32_t first, uint32_t end) {
  while (token_in(r, first, SET_UNITS)) {
    uint32_t i = first + 1;
    while (i < end && !(token_at(r, i)->gap & GAP_COMMA)) i++;
    bool employer = i < end && (has_class(r, TABLE_CV_PARTS, i, end, CV_EMPLOYER) ||
                                has_class(r, TABLE_CV_SCHOOLS, i, end, CV_SCHOOL));
    if (!employer || titles_begins_line(r, i)) break;
    first = i;
  }
  return first;
}

/* The cells of a line. `beside`: a name in it is the company's though nothing says so. */
static void take_line(searcher *s, uint32_t first, uint32_t end, bool beside) {
  const reading *r = s->r;
  first = titles_past_trail(r, first, end);
  for (uint32_t cell = past_units(r, first, end), next; cell < end; cell = next) {
    next = titles_next_cell(r, cell, end);
    bool titled = cell <= s->title->first && s->title->first < next; /* "Head of Sales, Hull" */
    if (!titled) next = cell_end(r, cell, end);
    bool at = titles_is_at(r, cell);
    uint32_t ends = at ? place_after(r, cell + 2, next) : next; /* "bei Krone GmbH in Ulm" */
    take_cell(s, cell + at, ends, at, beside);
    if (ends < next && s->found.location == s->found.location_end)
      s->found.location = ends + 1, s->found.location_end = next;
  }
}

/* "You hold (a) BLS; (b) ACLS." */
static bool is_sentence(const reading *r, uint32_t first, uint32_t end) {
  uint32_t at = token_at(r, end - 1)->end;
  return end - first > NAME_WORDS && at < r->text.size && memchr(".!?", r->text.data[at], 3) &&
         word_tags(r->dictionary, token_at(r, first)->word).size;
}

/* "- AutoCAD": an entry of a list, no line of the head. */
static bool is_list_entry(const reading *r, uint32_t i) {
  return token_at(r, i)->gap & GAP_BULLET && memchr("-*+", r->text.data[token_at(r, i)->start - 2], 3);
}

/* Of two names the one above the title is the company's, and below or beside it the second is the place. */
static void settle_place(searcher *s) {
  const reading *r = s->r;
  header *h = &s->found;
  if (h->location < h->location_end || s->other == s->other_end) return;
  bool above = s->other < s->title->first && h->company > s->title->first;
  if (above && (s->sure || !may_be_town(r, h->company, h->company_end))) return;
  if (!above && (s->other < h->company || !may_be_town(r, s->other, s->other_end))) return;
  h->location = above ? h->company : s->other;
  h->location_end = above ? h->company_end : s->other_end;
  if (above) h->company = s->other, h->company_end = s->other_end;
}

/* Lines of furniture, and such as say nothing of whom or where: pay, the kind of employment, a mode of work. */
static bool is_beside_point(const reading *r, uint32_t first, uint32_t end) {
  if (titles_is_furniture(r, first, end)) return true;
  for (uint32_t i = first + 1; i < end && i <= first + LABEL_WORDS; i++)
    if (token_at(r, i)->gap & GAP_COLON && !(hit_at(r, TABLE_CV_PLACES, i))) return true; /* "Ref: AC/114" */
  for (uint32_t cell = first, next; cell < end; cell = next) {
    next = cell_end(r, cell, end);
    if (!says_else(r, cell, next) || names_role(r, cell, next) || header_is_place(r, cell, next)) return false;
  }
  return true;
}

/* "Acme is hiring!", a line above the title's: the name in it is the company's, whatever stands below. */
static void take_hirer(searcher *s, uint32_t title) {
  const reading *r = s->r;
  uint32_t end = title, first, last;
  if (end == 0) return;
  uint32_t begin = line_begin(r, end - 1);
  for (uint32_t i = begin; i < end; i++) {
    const hit *cue = hit_at(r, TABLE_TITLES, i);
    if (!cue || cue->class != TITLE_HIRES || cue->first + cue->count != end) continue;
    if (header_hirer(r, cue, &first, &last) && first >= begin) take_company(s, first, last, true);
    return;
  }
}

header header_read(const reading *r, const title_find *title) {
  searcher s = {.r = r, .title = title};
  uint32_t first = line_begin(r, title->first), end = titles_line_end(r, title->first), next = end;
  take_hirer(&s, first);
  take_line(&s, first, end - first > TITLE_LINE ? first + TITLE_LINE : end, true);
  for (int i = 0, aside = 0; i < LINES_AROUND && next < r->tokens.count; i++) {
    uint32_t from = next;
    if (r->item_count && r->items[r->item_of[from]].flags & ITEM_HEADING) break;
    next = titles_line_end(r, from);
    bool passed = is_beside_point(r, from, next) && ++aside <= ASIDE_LINES;
    if (is_list_entry(r, from) && !passed) break;
    if (!titles_is_head_line(r, from, next, NAME_WORDS + PLACE_WORDS) || is_sentence(r, from, next)) break;
    if (passed)
      i--;
    else
      take_line(&s, from, next, i == 0);
  }
  for (int i = 0; i < LINES_AROUND && first > 0; i++) {
    uint32_t to = first;
    first = line_begin(r, first - 1);
    if (titles_is_rating(r, to) && to - first <= NAME_WORDS) take_other(&s, first, to);
    if (titles_is_furniture(r, first, to))
      i--;
    else if (to - first <= NAME_WORDS + PLACE_WORDS)
      take_line(&s, first, to, i == 0);
  }
  settle_place(&s);
  return s.found;
}

enum { BARS = 2, ONE_LINE = 40 /* tokens */ };

static bool has_bar(const reading *r, uint32_t i) {
  slice between = text_before(r, i);
  return memchr(between.data, '|', between.size) != NULL;
}

/* Does the line speak of hiring: a place, a mode of work, a kind of employment? */
static bool line_hires(const reading *r, uint32_t end, const header *found) {
  if (found->location < found->location_end) return true;
  for (uint32_t i = 0; i < end; i++)
    if (titles_is_mode(r, i, end) || hit_at(r, TABLE_FACTS, i)) return true;
  return false;
}

bool header_one_line(const reading *r, header *found) {
  uint32_t end = r->tokens.count ? titles_line_end(r, 0) : 0, bars = 0, next;
  *found = (header){0};
  if (end > ONE_LINE) return false;
  for (uint32_t i = 1; i < end; i++) bars += has_bar(r, i);
  if (bars < BARS) return false;
  for (uint32_t cell = 0; cell < end; cell = next) {
    next = cell_end(r, cell, end);
    bool place = header_is_place(r, cell, next);
    if (cell == 0 && !place && is_name(r, cell, next)) found->company_end = next;
    if (cell && place && found->location == found->location_end) found->location = cell, found->location_end = next;
  }
  return found->company_end > 0 && line_hires(r, end, found);
}
