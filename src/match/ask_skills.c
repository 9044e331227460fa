/* Skills and any-of groups as requirements. */
#include <string.h>

#include "match/match_parts.h"

enum { GROUP_LIMIT = 64, GROUP_SHOWN = 6 };
static const double YEARS_TOO = 0.5;
static const double SURE = 0.95; /* below it the reader's own belief that this is asked for is a part of the weight */

static bool is_inside(const posting_skill *s, span at) {
  for (size_t i = 0; i < s->mentions.count; i++)
    if (s->mentions.items[i].at.start < at.start || s->mentions.items[i].at.end > at.end) return false;
  return s->mentions.count > 0;
}

/* Is the skill named once, and that as the subject of an amount of years? */
static bool is_subject(const posting *p, const posting_skill *s, const posting_years *y) {
  if (is_inside(s, y->at)) return true;
  if (s->mentions.count != 1) return false;
  slice said = slice_cut(p->text, s->mentions.items[0].at.start, s->mentions.items[0].at.end);
  for (size_t i = 0; i < y->subjects.count; i++)
    if (slice_equal_nocase(y->subjects.items[i], said) || slice_equal_nocase(y->subjects.items[i], s->name))
      return true;
  return false;
}

/* A field of a degree, named in its sentence ("Degree in a quantitative discipline (e.g., Statistics, Economics)")? */
static bool is_field(const posting *p, const posting_skill *s, const posting_degree *g) {
  enum { REACH = 200 };
  if (is_inside(s, g->at)) return true;
  for (size_t i = 0; i < s->mentions.count; i++)
    if (s->mentions.items[i].at.start < g->at.start || s->mentions.items[i].at.end > g->at.end + REACH) return false;
  for (size_t i = 0; i < g->fields.count && s->mentions.count; i++)
    if (slice_equal_nocase(g->fields.items[i], s->name) ||
        slice_equal_nocase(g->fields.items[i],
                           slice_cut(p->text, s->mentions.items[0].at.start, s->mentions.items[0].at.end)))
      return true;
  return false;
}

/* Named only as the field of a degree: judged there, once. */
static bool is_judged_elsewhere(const posting *p, const posting_skill *s) {
  for (size_t i = 0; i < p->degrees.count; i++)
    if (is_field(p, s, &p->degrees.items[i])) return true;
  return false;
}

static void take_reason(requirement *r, const showing *best) {
  if (best->narrowed.size && r->type == ASK_SKILL) r->said = best->narrowed;
  r->status = best->status;
  r->credit = best->credit;
  r->reason = best->reason;
  r->implied_by = best->through ? best->skill->name : SLICE("");
}

static void weigh(matching *m, requirement *r, double rarity, double emphasis, double kind, double belief) {
  weight_part_add(r, "strength", strength_weight(r->strength));
  weight_part_add(r, "rarity", rarity);
  if (emphasis > 1) weight_part_add(r, "emphasis", emphasis);
  if (kind < 1) weight_part_add(r, "kind", kind);
  if (belief > 0 && belief < SURE) weight_part_add(r, "belief", belief);
  weight_finish(r);
  ARENA_PUSH(m->arena, &m->out->requirements, *r);
  if (!r->soft) m->asked_weight += r->weight;
}

/* The product whose ask names this one as a part of it, "Microsoft Office (Word, Excel)", and how many it names; NULL:
   none. They weigh as one together. */
static const posting_skill *whole_of(const matching *m, const posting_skill *s, size_t *parts) {
  const posting *p = m->posting;
  for (size_t i = 0; i < p->skills.count && s->concept != DICTIONARY_NONE; i++) {
    const posting_skill *whole = &p->skills.items[i];
    if (whole->concept == DICTIONARY_NONE || !dictionary_is_parent(m->dictionary, s->concept, whole->concept) ||
        is_discipline(whole->name))
      continue;
    skill_refs all = examples_all(m, whole);
    *parts = all.count;
    for (size_t k = 0; k < all.count; k++)
      if (slice_equal(all.items[k]->name, s->name)) return whole;
  }
  return NULL;
}

/* The discipline in which years are asked is judged there too: as a skill it weighs less. */
static double kind_weight(const posting *p, const posting_skill *s) {
  double weight = s->kind == SKILL_SOFT || !s->known ? 0.5 : 1;
  for (size_t i = 0; i < p->experience.count && is_discipline(s->name); i++)
    if (is_subject(p, s, &p->experience.items[i])) return weight * YEARS_TOO;
  return weight;
}

static requirement requirement_of(const posting_skill *s, uint32_t index, requirement_type type) {
  return (requirement){.ask = s->name,
                       .type = type,
                       .strength = s->strength,
                       .years_have = NAN,
                       .years_asked = NAN,
                       .said = SLICE(""),
                       .implied_by = SLICE(""),
                       .reason = SLICE(""),
                       .index = index,
                       .soft = s->kind == SKILL_SOFT};
}

/* Does each mention stand by a physical demand or a check, on its line: "exposure to bloodborne pathogens", "drug test
   (urine)", "climb ladders"? Then it is a condition of the work. */
static bool is_of_conditions(const posting *p, const posting_skill *s) {
  enum { REACH = 120 }; /* bytes */
  for (size_t i = 0; i < s->mentions.count; i++) {
    span at = s->mentions.items[i].at;
    bool beside = false;
    for (size_t k = 0; k < p->conditions.count && !beside; k++) {
      const posting_condition *c = &p->conditions.items[k];
      if (c->type != COND_PHYSICAL && c->type != COND_BACKGROUND_CHECK) continue;
      uint32_t from = c->at.end < at.start ? c->at.end : at.end, to = c->at.end < at.start ? at.start : c->at.start;
      beside = from >= to || (to - from <= REACH && !memchr(p->text.data + from, '\n', to - from));
    }
    if (!beside) return false;
  }
  return s->mentions.count > 0;
}

/* Who names the whole is not told that a part of it is missing. */
static bool is_part_of_shown(const matching *m, const posting_skill *s, showing *out) {
  size_t parts;
  const posting_skill *whole = whole_of(m, s, &parts);
  if (!whole) return false;
  showing shown = skill_showing(m, whole);
  if (!shown.skill || shown.through || shown.status != STATUS_MET) return false;
  out->status = STATUS_UNKNOWN;
  out->reason = arena_format(m->arena, "part of %.*s, which your CV names; not counted", SLICE_ARGS(whole->name));
  return true;
}

/* What the CV as a whole, or the employer's name, says of an ask that no skill or sentence shows. */
static showing showing_of(const matching *m, const posting_skill *s) {
  showing out = skill_showing(m, s);
  if (out.status != STATUS_NOT_MET) return out;
  if (s->kind == SKILL_LANGUAGE && slice_equal(s->name, language_name(m->dictionary, LANGUAGE_ENGLISH)) &&
      m->who->language == LANGUAGE_ENGLISH) {
    out.status = STATUS_MET;
    out.credit = 1;
    out.reason = SLICE("your CV is written in it");
  } else if (s->kind == SKILL_HARD && words_hold(arena_lower(m->arena, m->posting->company), s->name)) {
    out.status = STATUS_UNKNOWN;
    out.reason = SLICE("part of the employer's name; not counted");
  } else if (m->apart && !s->known) {
    out.status = STATUS_UNKNOWN;
    out.reason = SLICE(OTHER_LANGUAGE);
  } else if (is_of_conditions(m->posting, s)) {
    out.status = STATUS_UNKNOWN;
    out.reason = SLICE("a condition of the work; not counted");
  } else if (dictionary_has_value(m->dictionary, words_class(m->dictionary, "unsaid"), s->name)) {
    out.status = STATUS_UNKNOWN;
    out.reason = SLICE("hardly any CV says so; not counted");
  } else if (!is_part_of_shown(m, s, &out)) {
    examples_judge(m, s, &out);
  }
  return out;
}

static showing showing_at(const matching *m, uint32_t index) {
  const posting_skill *s = &m->posting->skills.items[index];
  if (!m->shown.items) return showing_of(m, s);
  struct shown_skill *kept = &m->shown.items[m->shown.whole ? m->shown.whole[index] : index];
  if (kept->known) return kept->shown;
  showing shown = showing_of(m, s);
  if (!m->sums_only) *kept = (struct shown_skill){shown, true}; /* a match that is made is only read */
  return shown;
}

static void ask_one(matching *m, uint32_t index) {
  const posting_skill *s = &m->posting->skills.items[index];
  requirement r = requirement_of(s, index, ASK_SKILL);
  showing shown = showing_at(m, index);
  take_reason(&r, &shown);
  ask_doubt(m, s, (double)s->belief, ask_may_be_said(m, s), &r);
  if (!m->sums_only) showing_evidence(m, &shown, s, &r);
  if (shown.skill && !isnan(s->min_years)) {
    r.years_asked = s->min_years;
    r.years_have = isnan(shown.skill->years) ? 0 : shown.skill->years;
  }
  size_t parts = 1;
  double kind = kind_weight(m->posting, s) / (whole_of(m, s, &parts) ? (double)parts : 1);
  weigh(m, &r, weight_rarity(m, s), weight_emphasis(s), kind, (double)s->belief);
  if (s->kind == SKILL_HARD || s->kind == SKILL_CERT) roles_count(m, &shown, 1, r.weight);
}

/* Named are the members that the CV shows, and all where it shows none: who has R is not told of Java. */
static slice group_ask(matching *m, const slice *names, const showing *all, size_t count) {
  slice shown[GROUP_LIMIT];
  size_t told = 0;
  for (size_t i = 0; i < count; i++)
    if (all[i].credit > 0) shown[told++] = names[i];
  if (!told)
    told = count;
  else
    names = shown;
  if (told > GROUP_SHOWN) told = GROUP_SHOWN - 1;
  if (told == count) return words_join(m->arena, names, count, " or ");
  slice first = words_join(m->arena, names, told, ", ");
  if (count - told == 1) return arena_format(m->arena, "%.*s or one other", SLICE_ARGS(first));
  return arena_format(m->arena, "%.*s or one of %zu others", SLICE_ARGS(first), count - told);
}

/* The same in the posting's own words. */
static slice group_said(matching *m, const uint32_t *members, const showing *all, size_t count) {
  slice said[GROUP_LIMIT];
  for (size_t i = 0; i < count; i++) {
    requirement one = {.ask = m->posting->skills.items[members[i]].name, .type = ASK_SKILL, .index = members[i]};
    said[i] = match_said(m->arena, m->out, &one);
  }
  return group_ask(m, said, all, count);
}

/* One of the group suffices: it weighs as its commonest member and is met as its best shown one. */
static void ask_group(matching *m, const uint32_t *members, size_t count) {
  const posting *p = m->posting;
  slice names[GROUP_LIMIT] = {{0}};
  double rarity = INFINITY, emphasis = 1, kind = 0, belief = 0;
  showing best = {.status = STATUS_UNKNOWN};
  bool fields = true;
  const posting_skill *best_of = NULL;
  showing all[GROUP_LIMIT] = {{.status = STATUS_UNKNOWN}};
  requirement r = requirement_of(&p->skills.items[members[0]], members[0], ASK_ANY_OF);
  for (size_t i = 0; i < count; i++) {
    const posting_skill *s = &p->skills.items[members[i]];
    showing shown = all[i] = showing_at(m, members[i]);
    names[i] = s->name;
    rarity = smaller_of(rarity, weight_rarity(m, s));
    emphasis = larger_of(emphasis, weight_emphasis(s));
    kind = larger_of(kind, kind_weight(m->posting, s));
    belief = larger_of(belief, (double)s->belief);
    if (s->strength > r.strength) r.strength = s->strength;
    r.soft &= s->kind == SKILL_SOFT;
    fields &= ask_may_be_said(m, s);
    if (!m->sums_only) showing_evidence(m, &shown, s, &r);
    bool better = shown.credit > best.credit || (shown.credit == best.credit && shown.status > best.status);
    if (i > 0 && !better) continue;
    best = shown;
    best_of = s;
  }
  r.ask = group_ask(m, names, all, count);
  if (!m->sums_only) r.said = group_said(m, members, all, count);
  take_reason(&r, &best);
  ask_doubt(m, best_of, belief, fields, &r);
  if (best.credit > 0)
    r.reason = arena_format(m->arena, "%.*s: %.*s", SLICE_ARGS(best_of->name), SLICE_ARGS(best.reason));
  weigh(m, &r, rarity, emphasis, kind, belief);
  if (!r.soft) roles_count(m, all, count, r.weight);
}

/* Members of `group` that ask for something and were not judged elsewhere. */
static size_t group_members(const posting *p, uint32_t group, uint32_t *members) {
  size_t count = 0;
  for (uint32_t i = 0; i < p->skills.count && count < GROUP_LIMIT; i++) {
    const posting_skill *s = &p->skills.items[i];
    if (s->any_of == group && s->strength != STRENGTH_NEGATED && !is_judged_elsewhere(p, s)) members[count++] = i;
  }
  return count;
}

void ask_skills(matching *m) {
  const posting *p = m->posting;
  uint32_t members[GROUP_LIMIT];
  bool *done =
      arena_alloc(m->arena, (p->skills.count + 1) * sizeof *done); /* by group; there are no more than skills */
  for (uint32_t i = 0; i < p->skills.count; i++) {
    const posting_skill *s = &p->skills.items[i];
    bool grouped = s->any_of && s->any_of <= p->skills.count;
    if (s->strength == STRENGTH_NEGATED || is_judged_elsewhere(p, s) || (grouped && done[s->any_of])) continue;
    size_t count = grouped ? group_members(p, s->any_of, members) : 1;
    if (grouped) done[s->any_of] = true;
    if (count == 1)
      ask_one(m, i);
    else
      ask_group(m, members, count);
  }
}

/* ---- what other requirements tell of a skill ---- */

static const requirement *requirement_at(const matching *m, requirement_type type, uint32_t index) {
  for (size_t i = 0; i < m->out->requirements.count; i++) {
    const requirement *r = &m->out->requirements.items[i];
    if (r->type == type && r->index == index && r->status == STATUS_MET) return r;
  }
  return NULL;
}

/* "3 years of industrial maintenance": who has them in work like this does not lack industrial maintenance. */
static const requirement *shown_by_years(const matching *m, const posting_skill *s) {
  for (uint32_t i = 0; i < m->posting->experience.count && is_discipline(s->name); i++) {
    const requirement *years = requirement_at(m, ASK_YEARS, i);
    if (years && is_subject(m->posting, s, &m->posting->experience.items[i])) return years;
  }
  return NULL;
}

/* "Paralegal certificate or Bachelor's degree": a word for "or" and little else stands between the two. */
bool ask_is_either(const matching *m, span a, span b) {
  enum { BETWEEN = 24 };
  span first = a.start < b.start ? a : b, then = a.start < b.start ? b : a;
  if (then.start < first.end || then.start - first.end > BETWEEN) return false;
  slice between = arena_lower(m->arena, slice_cut(m->posting->text, first.end, then.start));
  uint32_t class = words_class(m->dictionary, "either");
  if (slice_find(between, SLICE("\n"), 0) != SIZE_MAX) return false;
  for (size_t i = 0; class != DICTIONARY_NONE && i < dictionary_values(m->dictionary, class); i++)
    if (words_hold(between, dictionary_value(m->dictionary, class, i))) return true;
  return false;
}

static const requirement *degree_instead(const matching *m, const posting_skill *s) {
  for (uint32_t i = 0; i < m->posting->degrees.count && s->kind == SKILL_CERT && s->mentions.count == 1; i++) {
    const requirement *degree = requirement_at(m, ASK_DEGREE, i);
    if (degree && ask_is_either(m, s->mentions.items[0].at, m->posting->degrees.items[i].at)) return degree;
  }
  return NULL;
}

void ask_skills_settle(matching *m) {
  for (size_t i = 0; i < m->out->requirements.count && work_is_near(m); i++) {
    requirement *r = &m->out->requirements.items[i];
    if (r->type != ASK_SKILL || r->title || r->status == STATUS_MET || r->status == STATUS_PARTLY) continue;
    const posting_skill *s = &m->posting->skills.items[r->index];
    const requirement *by = shown_by_years(m, s), *instead = by ? NULL : degree_instead(m, s);
    if (!by && !instead) continue;
    r->status = STATUS_MET;
    r->credit = by ? by->credit : instead->credit;
    r->reason = by ? by->reason : arena_format(m->arena, "or: %.*s", SLICE_ARGS(instead->ask));
  }
}
