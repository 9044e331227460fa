/* Conditions and pay: held against what the person wishes and may do; what the skills file does not say is unknown. */
#include "match/match_parts.h"

static const double CONDITION_KIND = 0.5;
static const double AUTHORIZATION_CAP = 20, CLEARANCE_CAP = 30, LICENCE_CAP = 40, PAY_CAP = 50;
enum { SENTENCE_REACH = 200 };

typedef struct verdict {
  requirement_status status;
  slice reason;
} verdict;

static bool is_mode(const posting_condition *c) {
  return c->type == COND_REMOTE || c->type == COND_HYBRID || c->type == COND_ONSITE;
}

static bool is_authorization(const posting_condition *c) {
  return c->type == COND_WORK_AUTHORIZATION || c->type == COND_NO_SPONSORSHIP;
}

/* The strongest of the conditions that are asked as one: places of work, and what is said of papers. */
static strength strength_together(const posting *p, const posting_condition *c) {
  strength all = c->strength;
  for (size_t i = 0; i < p->conditions.count; i++) {
    const posting_condition *other = &p->conditions.items[i];
    bool one = (is_mode(c) && is_mode(other)) || (is_authorization(c) && is_authorization(other));
    if (one && other->strength > all) all = other->strength;
  }
  return all;
}

/* What is only preferred caps nothing. */
static void condition_knockout(matching *m, const posting_condition *c, const char *code, double cap, slice reason) {
  if (strength_together(m->posting, c) == STRENGTH_REQUIRED) add_knockout(m, code, cap, reason);
}

static slice condition_text(const posting *p, const posting_condition *c) {
  return slice_cut(p->text, c->at.start, c->at.end);
}

/* The sentence around a condition's words: the country may stand beside them. */
static slice sentence_around(const posting *p, span at) {
  size_t start = at.start, end = at.end;
  while (start > 0 && at.start - start < SENTENCE_REACH && !is_among_signs(p->text.data[start - 1], ".\n;")) start--;
  while (end < p->text.size && end - at.end < SENTENCE_REACH && !is_among_signs(p->text.data[end], "\n;")) end++;
  return slice_cut(p->text, start, end);
}

/* ---- work authorization ---- */

/* The variant of the first concept of a class that the text names, "" if none. */
static slice named_in(const matching *m, int class, slice text) {
  const dictionary *d = m->dictionary;
  uint32_t first, end;
  words_range(d, &first, &end);
  for (uint32_t c = first; c < end; c++) {
    if (dictionary_class(d, c) == class && dictionary_holds_value(d, c, text)) return dictionary_variant(d, c);
  }
  return SLICE("");
}

/* Code of the country that the text names, "" if none. */
static slice country_in(const matching *m, slice text) { return named_in(m, MATCH_COUNTRY, text); }

/* The country of the papers that are asked for: any sentence about them names it, or the posting's place. */
static slice country_asked(const matching *m) {
  slice country = SLICE("");
  for (size_t i = 0; i < m->posting->conditions.count && !country.size; i++) {
    const posting_condition *c = &m->posting->conditions.items[i];
    if (is_authorization(c)) country = country_in(m, sentence_around(m->posting, c->at));
  }
  return country.size ? country : country_in(m, m->posting->location);
}

static bool list_has(const slice *items, size_t count, slice wanted) {
  for (size_t i = 0; i < count; i++)
    if (slice_equal_nocase(items[i], wanted)) return true;
  return false;
}

/* May who is authorized in `own` (a code, or the country's name as a person writes it) work in the country that is
   asked for? Unknown: asked for is a union of countries, and a citizen of that one may, who only has its visa may not.
 */
static requirement_status authorized_by(const matching *m, slice own, slice country) {
  slice code = country_in(m, own);
  if (!code.size) code = own;
  if (slice_equal_nocase(code, country) || slice_equal(code, named_in(m, MATCH_UNION, country))) return STATUS_MET;
  return slice_equal(country, named_in(m, MATCH_UNION, code)) ? STATUS_UNKNOWN : STATUS_NOT_MET;
}

/* What one authorization after another gives, at best. */
static requirement_status authorized_in(const matching *m, slice country) {
  requirement_status best = STATUS_NOT_MET;
  for (size_t i = 0; i < m->who->authorized_in.count && best != STATUS_MET; i++) {
    requirement_status by = authorized_by(m, m->who->authorized_in.items[i], country);
    if (by != STATUS_NOT_MET) best = by;
  }
  return best;
}

static verdict judge_authorization(matching *m, const posting_condition *c) {
  const profile *who = m->who;
  slice country = country_asked(m);
  if (!who->authorized_in.count)
    return (verdict){STATUS_UNKNOWN, SLICE("your skills file does not say; add wishes.authorized_in")};
  if (!country.size) return (verdict){STATUS_UNKNOWN, SLICE("the posting does not say for which country")};
  requirement_status best = authorized_in(m, country);
  if (best == STATUS_MET)
    return (verdict){STATUS_MET, arena_format(m->arena, "authorized in %.*s", SLICE_ARGS(country))};
  if (best == STATUS_UNKNOWN)
    return (verdict){STATUS_UNKNOWN,
                     arena_format(m->arena, "citizens of your country are authorized in %.*s", SLICE_ARGS(country))};
  slice reason = arena_format(m->arena, "not authorized in %.*s", SLICE_ARGS(country));
  for (size_t i = 0; i < m->posting->conditions.count; i++)
    if (m->posting->conditions.items[i].type == COND_SPONSORSHIP_OFFERED)
      return (verdict){STATUS_PARTLY, arena_format(m->arena, "%.*s, but they offer sponsorship", SLICE_ARGS(reason))};
  condition_knockout(m, c, "authorization", AUTHORIZATION_CAP, reason);
  return (verdict){STATUS_NOT_MET, reason};
}

/* ---- clearance ---- */

/* The highest that the text names, by the class's variant: "clearance.4". */
static int clearance_rank(const dictionary *d, slice text) {
  int rank = 0;
  uint32_t first, end;
  words_range(d, &first, &end);
  for (uint32_t c = first; c < end; c++) {
    if (dictionary_class(d, c) != MATCH_CLEARANCE || !dictionary_holds_value(d, c, text)) continue;
    int own = dictionary_variant(d, c).data[0] - '0';
    if (own > rank) rank = own;
  }
  return rank;
}

static verdict judge_clearance(matching *m, const posting_condition *c) {
  slice own = m->who->clearance;
  if (!own.size) return (verdict){STATUS_UNKNOWN, SLICE("your skills file does not say; add wishes.clearance")};
  bool none = words_name(m->dictionary, "clearance.0", own);
  int asked = clearance_rank(m->dictionary, sentence_around(m->posting, c->at));
  if (!none && clearance_rank(m->dictionary, own) >= asked)
    return (verdict){STATUS_MET, arena_format(m->arena, "clearance: %.*s", SLICE_ARGS(own))};
  slice reason =
      none ? SLICE("no clearance") : arena_format(m->arena, "clearance: %.*s, below theirs", SLICE_ARGS(own));
  condition_knockout(m, c, "clearance", CLEARANCE_CAP, reason);
  return (verdict){STATUS_NOT_MET, reason};
}

/* ---- where one works, driving, the rest ---- */

static verdict judge_modes(matching *m) {
  const posting *p = m->posting;
  const profile *who = m->who;
  if (!who->work_modes.count)
    return (verdict){STATUS_UNKNOWN, SLICE("your skills file does not say; add wishes.work_mode")};
  for (size_t i = 0; i < p->conditions.count; i++)
    if (is_mode(&p->conditions.items[i]) &&
        list_has(who->work_modes.items, who->work_modes.count, slice_of(condition_word(p->conditions.items[i].type))))
      return (verdict){STATUS_MET, SLICE("as you wish")};
  return (verdict){STATUS_NOT_MET, arena_format(m->arena, "you wish %.*s",
                                                SLICE_ARGS(words_join(m->arena, who->work_modes.items,
                                                                      who->work_modes.count, " or ")))};
}

static verdict judge_driving(matching *m) {
  for (size_t i = 0; i < m->who->skills.count; i++)
    if (is_driving_licence(m->dictionary, m->who->skills.items[i].name))
      return (verdict){STATUS_MET, SLICE("in the CV")};
  return (verdict){STATUS_UNKNOWN, SLICE("seldom said in a CV; not counted")};
}

static const char *ask_words(conditions_class type) {
  switch (type) {
  case COND_WORK_AUTHORIZATION:
    return "Work authorization";
  case COND_NO_SPONSORSHIP:
    return "No visa sponsorship";
  case COND_CLEARANCE:
    return "Security clearance";
  case COND_TRAVEL:
    return "Travel";
  case COND_SHIFT:
    return "Shifts";
  case COND_PHYSICAL:
    return "Physical demands";
  case COND_BACKGROUND_CHECK:
    return "Background check";
  case COND_DRIVING:
    return "Driving";
  default:
    return condition_word(type);
  }
}

static slice condition_ask(matching *m, const posting_condition *c) {
  if (!is_mode(c)) return slice_of(ask_words(c->type));
  slice modes[3];
  size_t count = 0;
  for (size_t i = 0; i < m->posting->conditions.count && count < 3; i++)
    if (is_mode(&m->posting->conditions.items[i]))
      modes[count++] = slice_of(condition_word(m->posting->conditions.items[i].type));
  return arena_format(m->arena, "Place of work: %.*s", SLICE_ARGS(words_join(m->arena, modes, count, " or ")));
}

static void ask_condition(matching *m, uint32_t index) {
  const posting_condition *c = &m->posting->conditions.items[index];
  requirement r = {.ask = condition_ask(m, c),
                   .type = ASK_CONDITION,
                   .strength = strength_together(m->posting, c),
                   .index = index,
                   .implied_by = SLICE(""),
                   .years_have = NAN,
                   .years_asked = NAN};
  verdict v = {STATUS_UNKNOWN, condition_text(m->posting, c)};
  if (is_authorization(c))
    v = judge_authorization(m, c);
  else if (c->type == COND_CLEARANCE)
    v = judge_clearance(m, c);
  else if (c->type == COND_DRIVING)
    v = judge_driving(m);
  else if (is_mode(c))
    v = judge_modes(m);
  r.status = v.status;
  r.reason = v.reason;
  r.credit = v.status == STATUS_MET ? 1 : v.status == STATUS_PARTLY ? 0.5 : 0;
  weight_part_add(&r, "strength", strength_weight(r.strength));
  weight_part_add(&r, "kind", CONDITION_KIND);
  weight_finish(&r);
  ARENA_PUSH(m->arena, &m->out->requirements, r);
}

void ask_conditions(matching *m) {
  const posting *p = m->posting;
  bool mode = false, authorization = false;
  for (uint32_t i = 0; i < p->conditions.count; i++) {
    const posting_condition *c = &p->conditions.items[i];
    bool again = (is_mode(c) && mode) || (is_authorization(c) && authorization);
    if (c->type == COND_SPONSORSHIP_OFFERED || again) continue;
    mode |= is_mode(c);
    authorization |= is_authorization(c);
    ask_condition(m, i);
  }
}

/* ---- pay and licences: knock-outs alone ---- */

/* Does the sentence that holds the span, or the next one, take something else for it ("or equivalent")? */
bool has_alternative(const matching *m, span at) {
  slice text = m->posting->text;
  size_t start = at.start, end = at.end, sentences = 0;
  while (start > 0 && at.start - start < SENTENCE_REACH && !is_among_signs(text.data[start - 1], ".\n")) start--;
  while (end < text.size && end - at.end < 2 * SENTENCE_REACH) {
    bool stop = text.data[end] == '\n' || (text.data[end] == '.' && end + 1 < text.size && text.data[end + 1] == ' ');
    if (stop && ++sentences == 2) break;
    end++;
  }
  slice around = slice_cut(text, start, end);
  uint32_t class = words_class(m->dictionary, "alternative");
  for (size_t i = 0; class != DICTIONARY_NONE && i < dictionary_values(m->dictionary, class); i++)
    if (words_hold(around, dictionary_value(m->dictionary, class, i))) return true;
  return false;
}

static bool is_open(const matching *m, const posting_skill *s) {
  for (size_t i = 0; i < s->mentions.count; i++)
    if (has_alternative(m, s->mentions.items[i].at)) return true;
  return false;
}

/* "Nursing Assistant (CNA)", "Student Nurse", and no "Assistant Solicitor": what helps ends a title. */
static bool is_helper(const matching *m, slice title) {
  if (words_name(m->dictionary, "title.learner", title)) return true;
  slice head = words_before_comma(title), word, last = SLICE("");
  size_t bracket = slice_find(head, SLICE("("), 0);
  if (bracket != SIZE_MAX) head = slice_cut(head, 0, bracket);
  while (words_next(&head, &word)) last = word;
  return last.size && words_name(m->dictionary, "title.helper", last);
}

/* Has the person worked under a title of the posting's kind, and not as its helper? A nursing assistant's title is of
   the kind of a nurse's. */
static bool has_title(const matching *m) {
  const match *out = m->out;
  bool helper = is_helper(m, m->posting->title);
  for (size_t i = 0; i < out->requirements.count; i++) {
    const requirement *r = &out->requirements.items[i];
    if (!r->title || r->status != STATUS_MET) continue;
    for (size_t k = 0; k < m->who->roles.count; k++)
      if (m->alike[k] && (helper || !is_helper(m, m->who->roles.items[k].title))) return true;
  }
  return false;
}

/* A licence that is named so, or another without which nobody has the title that is asked for. */
static bool is_licence(const matching *m, const posting_skill *s) {
  if (s->kind != SKILL_CERT) return false;
  return words_name(m->dictionary, "licence", s->name) ||
         (words_name(m->dictionary, "title-licence", s->name) && !has_title(m));
}

/* A licence that is asked for, or a group of nothing else ("RN or compact licence"), of which none takes another thing
   in its place. */
static bool asks_licence(const matching *m, const requirement *r) {
  const posting_skill *first = &m->posting->skills.items[r->index];
  if (r->type == ASK_SKILL) return is_licence(m, first) && !is_open(m, first);
  bool all = r->type == ASK_ANY_OF;
  for (size_t i = 0; i < m->posting->skills.count && all; i++) {
    const posting_skill *s = &m->posting->skills.items[i];
    if (s->any_of == first->any_of) all = is_licence(m, s) && !is_open(m, s);
  }
  return all;
}

/* Licences are a country's own: one in another language is told as missing, and caps nothing. */
static void ask_licences(matching *m) {
  if (m->apart) return;
  for (size_t i = 0; i < m->out->requirements.count; i++) {
    const requirement *r = &m->out->requirements.items[i];
    bool skill = !r->title && (r->type == ASK_SKILL || r->type == ASK_ANY_OF);
    if (!skill || r->strength != STRENGTH_REQUIRED || r->status != STATUS_NOT_MET || !asks_licence(m, r)) continue;
    add_knockout(
        m, "licence", LICENCE_CAP,
        arena_format(m->arena, "required and not in the CV: %.*s", SLICE_ARGS(match_said(m->arena, m->out, r))));
  }
}

void ask_pay(matching *m) {
  const profile *who = m->who;
  double most = NAN;
  ask_licences(m);
  if (isnan(who->salary_min)) return;
  for (size_t i = 0; i < m->posting->salaries.count; i++) {
    const posting_pay *s = &m->posting->salaries.items[i];
    if (s->kind != PAY_BASE && s->kind != PAY_OTE) continue;
    if (isnan(s->annual_max) || !slice_equal_nocase(slice_of(s->currency), who->wish_currency))
      return; /* open, or not ours */
    if (isnan(most) || s->annual_max > most) most = s->annual_max;
  }
  if (!isnan(most) && most < who->salary_min)
    add_knockout(m, "pay", PAY_CAP,
                 arena_format(m->arena, "they pay %.0f %.*s a year at most; your floor is %.0f", most,
                              SLICE_ARGS(who->wish_currency), who->salary_min));
}

void add_knockout(matching *m, const char *code, double cap, slice reason) {
  ARENA_PUSH(m->arena, &m->out->knockouts, (knockout){code, reason, cap});
}
