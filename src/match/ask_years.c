/* Years of experience as requirements: counted over the roles that show the subject, or over work like this one. */
#include "match/match_parts.h"

static const double YEARS_KIND = 1.5; /* an amount of experience weighs as one and a half skills */
static const double SAME_KIND =
    0.8;                           /* of the credit, where the titles are of a kind with the subject, by other words */
static const double UNNAMED = 0.4; /* where the titles are of a kind with the posting's, the subject is not named */
static const double NAMED = 0.5;   /* share of a subject's words, by rarity, with which the CV names it */

double skill_years(const matching *m, slice subject) {
  double years = profile_years(m->who, m->dictionary, DICTIONARY_NONE, subject);
  for (size_t i = 0; i < m->posting->skills.count; i++) {
    const posting_skill *asked = &m->posting->skills.items[i];
    if (slice_equal_nocase(asked->name, subject) && asked->concept != DICTIONARY_NONE)
      years = larger_of(years, profile_years(m->who, m->dictionary, asked->concept, subject));
  }
  return years;
}

/* The subject's canonical name where it is, or holds, a skill that the posting asks for. */
static slice subject_skill(const posting *p, const posting_years *y, slice subject) {
  for (size_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    if (slice_equal_nocase(s->name, subject)) return s->name;
    for (size_t k = 0; k < s->mentions.count; k++) {
      span at = s->mentions.items[k].at;
      if (at.start >= y->at.start && at.end <= y->at.end &&
          slice_equal_nocase(slice_cut(p->text, at.start, at.end), subject))
        return s->name;
    }
  }
  return subject;
}

typedef struct counted {
  double years;
  slice skill;  /* what they are years of; "" for work like this one */
  double share; /* of the credit: how surely they are years of the subject */
  bool leading; /* of leading others */
} counted;

static void take_years(counted *best, double years, slice name) {
  if (isnan(years)) years = 0;
  if (isnan(best->years) || years > best->years) *best = (counted){.years = years, .skill = name, .share = 1};
}

/* Products that the subject names ("SQL development", "Java, Python"), among the posting's skills and the person's own.
 */
static bool count_products(const matching *m, slice subject, counted *best) {
  bool any = false;
  for (size_t i = 0; i < m->posting->skills.count; i++) {
    slice name = m->posting->skills.items[i].name;
    if (!m->posting->skills.items[i].known || is_discipline(name) || !words_hold(subject, name)) continue;
    take_years(best, skill_years(m, name), name);
    any = true;
  }
  for (size_t i = 0; i < m->who->skills.count; i++) {
    const profile_skill *s = &m->who->skills.items[i];
    if (is_discipline(s->name) || !words_hold(subject, s->name)) continue;
    take_years(best, s->years, s->name);
    any = true;
  }
  return any;
}

typedef struct kinds_counted {
  counted best;
  bool discipline, named, product;
  double titled, titled_share; /* years in roles whose titles are of a kind with the subject */
  bool *roles;                 /* that show one of the subjects, by title or by skill */
  size_t subjects;
  bool leading; /* is one of them leading others? It is counted apart from the trade's */
} kinds_counted;

static void count_titled(kinds_counted *out, double years, double share) {
  if (years <= out->titled) return;
  out->titled = years;
  out->titled_share = share;
}

/* Roles in which the skill of the name was used. */
static void mark_users(const matching *m, slice name, bool *roles) {
  const profile_skill *through = NULL;
  const profile_skill *s = profile_find(m->who, m->dictionary, DICTIONARY_NONE, name, &through);
  for (size_t k = 0; s && k < s->evidence.count; k++)
    if (s->evidence.items[k].role >= 0 && (size_t)s->evidence.items[k].role < m->who->roles.count)
      roles[s->evidence.items[k].role] = true;
}

/* Years under titles that name the subject or are of a kind with it; the former are marked. */
static void count_by_title(const matching *m, slice name, kinds_counted *out) {
  size_t count = m->who->roles.count;
  bool *named = arena_alloc(m->arena, count + 1), *alike = arena_alloc(m->arena, count + 1);
  subject_roles(m, name, named, alike);
  for (size_t i = 0; i < count; i++) out->roles[i] |= named[i];
  double titled = roles_years(m->who, alike);
  bool by_title = titled > 0 && roles_years(m->who, named) >= titled;
  count_titled(out, titled, by_title ? 1 : SAME_KIND);
}

static void count_subject(const matching *m, const posting_years *y, slice subject, kinds_counted *out) {
  if (leading_is_asked(m, subject)) {
    out->leading = true;
    return;
  }
  slice name = subject_skill(m->posting, y, subject);
  if (count_products(m, name, &out->best)) {
    out->product = true;
    return;
  }
  double years = skill_years(m, name);
  if (!isnan(years)) take_years(&out->best, years, name);
  mark_users(m, name, out->roles);
  count_by_title(m, name, out);
  out->subjects++;
  subject_words words = subject_in_cv(m, name);
  out->discipline |= words.all > 0;
  out->named |= words.all > 0 && words.found >= NAMED * words.weight;
}

/* Takes the next of the subjects that commas and "or" separate off *rest. */
static slice next_subject(slice *rest) {
  slice or = text_word_in(dictionary_builtin(), *rest, SET_OR);
  size_t comma = slice_find(*rest, SLICE(", "), 0), joint = or.size ? (size_t)(or.data - rest->data) : SIZE_MAX;
  size_t end = comma < joint ? comma : joint, skip = comma < joint ? 2 : or.size;
  slice s = end == SIZE_MAX ? *rest : slice_cut(*rest, 0, end);
  *rest = end == SIZE_MAX ? slice_cut(*rest, rest->size, rest->size) : slice_cut(*rest, end + skip, rest->size);
  return slice_trim(s);
}

/* A subject that the CV does not name counts by titles of its kind, else in part by titles of the posting's kind. Roles
   that share no more than skills with the posting are another trade. */
static counted count_unnamed(const matching *m, const kinds_counted *c) {
  if (c->titled > 0) return (counted){.years = c->titled, .skill = SLICE(""), .share = c->titled_share};
  double years = larger_of(roles_years(m->who, m->alike), years_next_to(m));
  return (counted){.years = years, .skill = SLICE(""), .share = years > 0 ? UNNAMED : 1};
}

static double credit_of(const counted *c, double asked) {
  return (years_reach(c->years, asked) ? 1 : c->years / asked) * c->share;
}

/* Three years of the subject itself say more than ten of work near it. */
static bool is_better(const counted *a, const counted *b, double asked) {
  double more = credit_of(a, asked) - credit_of(b, asked);
  return more > 0 || (!(more < 0) && a->years > b->years);
}

/* A product is counted by itself; a discipline by itself or, where it is more, by the roles that are such work. A
   discipline counts as named when the CV has half its words by their rarity: "design" alone is no "roadway design". */
static counted count_trade(const matching *m, kinds_counted *c, double asked) {
  if (c->subjects > 1) count_titled(c, roles_years(m->who, c->roles), 1); /* "in sales or account management" */
  if (!c->discipline && !c->product) c->discipline = c->named = true;     /* "3 years of related experience" */
  if (!c->discipline) return c->best;
  counted other = {.years = larger_of(m->relevant_years, c->titled), .skill = SLICE(""), .share = 1};
  if (!c->named || !(other.years > 0)) other = count_unnamed(m, c);
  return isnan(c->best.years) || is_better(&other, &c->best, asked) ? other : c->best;
}

/* "3+ years in leadership": those under titles of one who leads; else in part those of roles whose sentences say it.
   Work of the same trade is none of leading it. */
static counted count_leading(const matching *m) {
  double titled = roles_years(m->who, leading_roles(m, LEADS_BY_TITLE));
  if (titled > 0) return (counted){titled, SLICE(""), SAME_KIND, true};
  double said = roles_years(m->who, leading_roles(m, LEADS_IN_WORDS));
  return (counted){said, SLICE(""), UNNAMED, true};
}

static counted count_years(const matching *m, const posting_years *y, double asked) {
  kinds_counted c = {.best = {.years = NAN, .skill = SLICE(""), .share = 1}};
  c.roles = arena_alloc(m->arena, m->who->roles.count + 1);
  for (size_t i = 0; i < y->subjects.count; i++) {
    slice rest = y->subjects.items[i];
    while (rest.size) count_subject(m, y, next_subject(&rest), &c);
  }
  if (!c.leading) return count_trade(m, &c, asked);
  counted leading = count_leading(m);
  if (!c.subjects && !c.product) return leading;
  counted trade = count_trade(m, &c, asked);
  return is_better(&trade, &leading, asked) ? trade : leading;
}

/* "experience", "position", "1": what a reader leaves as the subject where there is none. */
static bool is_empty_subject(slice s) {
  const dictionary *d = dictionary_builtin();
  bool letter = false;
  for (size_t i = 0; i < s.size; i++) letter |= (s.data[i] | 32) >= 'a' && (s.data[i] | 32) <= 'z';
  return !letter || dictionary_has_value(d, words_class(d, "subject.empty"), s);
}

slice years_range_words(arena *a, const posting_years *y) {
  slice low = words_figure(a, isnan(y->min_years) ? y->max_years : y->min_years);
  const char *sign = isnan(y->min_years) ? "up to " : "", *plus = isnan(y->max_years) ? "+" : "";
  return isnan(y->min_years) || isnan(y->max_years) || y->max_years <= y->min_years
             ? arena_format(a, "%s%.*s%s", sign, SLICE_ARGS(low), plus)
             : arena_format(a, "%.*s to %.*s", SLICE_ARGS(low), SLICE_ARGS(words_figure(a, y->max_years)));
}

slice years_subject(arena *a, const posting_years *y) {
  enum { SUBJECTS = 4 };
  slice subjects[SUBJECTS];
  size_t count = 0;
  for (size_t i = 0; i < y->subjects.count && count < SUBJECTS; i++)
    if (!is_empty_subject(y->subjects.items[i])) subjects[count++] = y->subjects.items[i];
  return words_join(a, subjects, count, " or ");
}

slice years_ask_words(arena *a, const posting_years *y) {
  slice subject = years_subject(a, y);
  slice range = years_range_words(a, y);
  const char *unit = slice_equal(range, SLICE("1")) ? "year" : "years";
  return subject.size ? arena_format(a, "%.*s %s in %.*s", SLICE_ARGS(range), unit, SLICE_ARGS(subject))
                      : arena_format(a, "%.*s %s of experience", SLICE_ARGS(range), unit);
}

static void add_role_evidence(matching *m, requirement *r) {
  for (size_t i = 0; i < m->who->roles.count && r->evidence.count < 3; i++)
    if (m->relevant[i]) ARENA_PUSH(m->arena, &r->evidence, role_evidence(m->who, (int)i, SLICE("")));
}

/* Titles that lead, else the sentences that say it. */
static void add_leading_evidence(matching *m, requirement *r) {
  const bool *titled = leading_roles(m, LEADS_BY_TITLE);
  for (size_t i = 0; i < m->who->roles.count && r->evidence.count < 3; i++)
    if (titled[i]) ARENA_PUSH(m->arena, &r->evidence, role_evidence(m->who, (int)i, SLICE("")));
  for (size_t i = 0; !r->evidence.count && i < m->sentence_list.count; i++) {
    const profile_evidence *e = m->sentence_list.items[i].evidence;
    if (e->role >= 0 && leading_is_said(m, e->text))
      ARENA_PUSH(m->arena, &r->evidence, role_evidence(m->who, e->role, e->text));
  }
}

/* "7.5 years in this kind of work", "1.5 of 3 years of Java", "none in related work". */
static slice years_reason(arena *a, const counted *c, double have, double asked) {
  if (c->leading && c->share <= UNNAMED)
    return have > 0 ? SLICE("led others at times, under no title that says so") : SLICE("no role that leads others");
  slice what = c->skill.size         ? arena_format(a, "of %.*s", SLICE_ARGS(c->skill))
               : c->leading          ? SLICE("in roles that lead")
               : c->share <= UNNAMED ? SLICE("in related work")
                                     : SLICE("in this kind of work");
  slice years = words_figure(a, have);
  if (years_reach(have, asked)) return arena_format(a, "%.*s years %.*s", SLICE_ARGS(years), SLICE_ARGS(what));
  if (!(have > 0)) return c->skill.size ? SLICE("no role shows since when") : SLICE("none in this kind of work");
  return arena_format(a, "%.*s of %.*s years %.*s", SLICE_ARGS(years), SLICE_ARGS(words_figure(a, asked)),
                      SLICE_ARGS(what));
}

/* What is asked of each of several levels or titles in the same words is one demand, as strongly as it is asked. */
static void add_amount(matching *m, const requirement *r) {
  for (size_t i = 0; i < m->out->requirements.count; i++) {
    requirement *before = &m->out->requirements.items[i];
    if (before->type != ASK_YEARS || !slice_equal(before->ask, r->ask)) continue;
    if (r->strength > before->strength) *before = *r;
    return;
  }
  ARENA_PUSH(m->arena, &m->out->requirements, *r);
}

static void ask_amount(matching *m, uint32_t index) {
  const posting_years *y = &m->posting->experience.items[index];
  arena *a = m->arena;
  double asked = isnan(y->min_years) ? 0 : y->min_years;
  requirement r = {.ask = years_ask_words(a, y),
                   .type = ASK_YEARS,
                   .strength = y->strength,
                   .index = index,
                   .implied_by = SLICE(""),
                   .years_asked = asked};
  counted c = count_years(m, y, asked);
  r.years_have = isnan(c.years) ? 0 : c.years;
  bool met = years_reach(r.years_have, asked);
  r.years_of = c.skill;
  r.credit = credit_of(&(counted){.years = r.years_have, .share = c.share}, asked);
  bool unnamed = c.share <= UNNAMED;
  r.status = met && !unnamed ? STATUS_MET : r.years_have > 0 ? STATUS_PARTLY : STATUS_NOT_MET;
  r.reason = years_reason(a, &c, r.years_have, asked);
  if (m->apart && !c.skill.size && r.status == STATUS_NOT_MET) {
    r.status = STATUS_UNKNOWN;
    r.reason = SLICE(OTHER_LANGUAGE);
  }
  if (c.leading)
    add_leading_evidence(m, &r);
  else if (!c.skill.size)
    add_role_evidence(m, &r);
  weight_part_add(&r, "strength", strength_weight(r.strength));
  /* "0 to 3 years" is met by everyone: it says nothing of one. */
  weight_part_add(&r, "kind", asked > 0 ? YEARS_KIND : 0);
  weight_finish(&r);
  add_amount(m, &r);
}

/* "Bachelor's with 5 years, Master's with 3": only the amount that goes with the person's own degree counts. */
static uint32_t amount_for_degree(const matching *m) {
  const posting *p = m->posting;
  degree_level own = m->who->degrees.count ? m->who->degrees.items[0].level : DEGREE_ANY;
  uint32_t best = UINT32_MAX, lowest = UINT32_MAX;
  for (uint32_t i = 0; i < p->experience.count; i++) {
    int with = p->experience.items[i].with_degree;
    if (with < 0) continue;
    if (lowest == UINT32_MAX || with < p->experience.items[lowest].with_degree) lowest = i;
    if (with > (int)own) continue;
    if (best == UINT32_MAX || with > p->experience.items[best].with_degree) best = i;
  }
  return best == UINT32_MAX ? lowest : best;
}

void ask_years(matching *m) {
  const posting *p = m->posting;
  uint32_t chosen = amount_for_degree(m);
  for (uint32_t i = 0; i < p->experience.count; i++)
    if ((p->experience.items[i].with_degree < 0 && !p->experience.items[i].instead) || i == chosen) ask_amount(m, i);
}
