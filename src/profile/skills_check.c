/* What a skills file may hold: every mistake of a hand-edited one with its place and remedy. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/names.h"
#include "base/utf8.h"
#include "profile/cv.h"
#include "profile/json.h"
#include "profile/skills_file.h"

enum {
  T_NULL = 1 << JSON_NULL,
  T_BOOL = 1 << JSON_BOOL,
  T_NUMBER = 1 << JSON_NUMBER,
  T_STRING = 1 << JSON_STRING,
  T_LIST = 1 << JSON_ARRAY,
  T_OBJECT = 1 << JSON_OBJECT
};

typedef struct checker {
  slice text, source;
  profile_mistake each;
  void *context;
  size_t count;
  size_t roles; /* number of them, for references */
} checker;

typedef void (*value_check)(checker *k, const char *path, const json_node *n);

typedef struct rule {
  const char *key;
  unsigned types;
  bool required;
  value_check check;
} rule;

static void mistake(checker *k, size_t offset, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void mistake(checker *k, size_t offset, const char *code, const char *format, ...) {
  char message[480];
  fault f;
  size_t line, column;
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  fault_set(&f, FAULT_USAGE, code, k->source, "%s", message);
  json_place(k->text, offset, &line, &column);
  fault_at(&f, line, column, offset);
  k->count++;
  k->each(k->context, &f);
}

static const char *types_text(unsigned types, char *out, size_t size) {
  out[0] = 0;
  size_t n = 0;
  for (int t = JSON_OBJECT; t >= JSON_NULL; t--) {
    if (!(types & 1u << t)) continue;
    int more = snprintf(out + n, size - n, "%s%s", n ? " or " : "", json_type_name((json_type)t));
    n += more > 0 && (size_t)more < size - n ? (size_t)more : 0;
  }
  return out;
}

/* Letters in common at the start: enough to guess what was meant. */
static const rule *closest(const rule *rules, slice key) {
  const rule *best = NULL;
  size_t most = 2;
  for (; rules->key; rules++) {
    size_t n = 0;
    while (n < key.size && rules->key[n] && (rules->key[n] | 0x20) == (key.data[n] | 0x20)) n++;
    if (n > most) {
      most = n;
      best = rules;
    }
  }
  return best;
}

static const rule *rule_of(const rule *rules, slice key) {
  for (; rules->key; rules++)
    if (slice_equal(key, slice_of(rules->key))) return rules;
  return NULL;
}

static void unknown_key(checker *k, const char *path, const rule *rules, const json_node *n) {
  const rule *near = closest(rules, n->key);
  int size = n->key.size > 60 ? 60 : (int)n->key.size;
  if (near)
    mistake(k, n->key_offset, "unknown_key", "%s%s%.*s: unknown key; did you mean \"%s\"?", path, *path ? "." : "",
            size, n->key.data, near->key);
  else
    mistake(k, n->key_offset, "unknown_key", "%s%s%.*s: unknown key; remove it, or keep it as text under \"note\"",
            path, *path ? "." : "", size, n->key.data);
}

static void check_object(checker *k, const char *path, const json_node *object, const rule *rules) {
  char inner[160], types[96];
  if (object->type != JSON_OBJECT) {
    mistake(k, object->offset, "wrong_type", "%s: must be an object in { }, not %s", *path ? path : "the file",
            json_type_name(object->type));
    return;
  }
  for (const json_node *n = object->child; n; n = n->next) {
    const rule *r = rule_of(rules, n->key);
    if (!r) {
      unknown_key(k, path, rules, n);
      continue;
    }
    snprintf(inner, sizeof inner, "%s%s%s", path, *path ? "." : "", r->key);
    if (json_get(object, r->key) != n)
      mistake(k, n->key_offset, "duplicate_key", "%s: stands twice; keep one of them", inner);
    if (!(r->types & 1u << n->type))
      mistake(k, n->offset, "wrong_type", "%s: must be %s, not %s", inner, types_text(r->types, types, sizeof types),
              json_type_name(n->type));
    else if (r->check)
      r->check(k, inner, n);
  }
  for (const rule *r = rules; r->key; r++)
    if (r->required && !json_get(object, r->key))
      mistake(k, object->offset, "missing_key", "%s%s%s: is missing; add \"%s\"", path, *path ? "." : "", r->key,
              r->key);
}

static void check_items(checker *k, const char *path, const json_node *list, value_check each) {
  char inner[128];
  size_t i = 0;
  for (const json_node *n = list->child; n; n = n->next, i++) {
    snprintf(inner, sizeof inner, "%s[%zu]", path, i);
    each(k, inner, n);
  }
}

/* ---- values ---- */

static void one_of(checker *k, const char *path, const json_node *n, const char *const *words) {
  char all[200] = "";
  size_t used = 0;
  if (n->type == JSON_NULL) return;
  for (size_t i = 0; words[i]; i++) {
    if (n->type == JSON_STRING && slice_equal(n->text, slice_of(words[i]))) return;
    int more = snprintf(all + used, sizeof all - used, "%s\"%s\"", i ? ", " : "", words[i]);
    if (more > 0 && (size_t)more < sizeof all - used) used += (size_t)more;
  }
  int size = n->text.size > 40 ? 40 : (int)n->text.size;
  if (n->type != JSON_STRING)
    mistake(k, n->offset, "wrong_type", "%s: must be a string, one of %s", path, all);
  else
    mistake(k, n->offset, "unknown_value", "%s: \"%.*s\" is not known; use one of %s", path, size, n->text.data, all);
}

static void check_schema(checker *k, const char *path, const json_node *n) {
  if (!slice_equal(n->text, SLICE("forte.skills/1")))
    mistake(k, n->offset, "unknown_value",
            "%s: must be \"forte.skills/1\"; build the file again with 'forte skills' if another version made it",
            path);
}

static void check_date(checker *k, const char *path, const json_node *n) {
  int day;
  bool good = n->text.size == 10 && month_parse(slice_cut(n->text, 0, 7)) && n->text.data[7] == '-' &&
              cv_number(slice_cut(n->text, 8, 10), &day) && day >= 1 && day <= 31;
  if (!good) mistake(k, n->offset, "invalid_date", "%s: must be a date such as \"2026-01-31\"", path);
}

static void check_month(checker *k, const char *path, const json_node *n) {
  if (n->type == JSON_STRING && !month_parse(n->text))
    mistake(k, n->offset, "invalid_date", "%s: must be a month such as \"2021-03\", a year such as \"2021\", or null",
            path);
}

static void check_years(checker *k, const char *path, const json_node *n) {
  if (n->type == JSON_NUMBER && !(n->number >= 0 && n->number <= YEARS_MAX))
    mistake(k, n->offset, "out_of_range", "%s: must be between 0 and %d, or null when not known", path, YEARS_MAX);
}

static void check_year(checker *k, const char *path, const json_node *n) {
  if (n->type == JSON_NUMBER && (n->number < 1900 || n->number > 2200 || n->number > floor(n->number)))
    mistake(k, n->offset, "out_of_range", "%s: must be a year such as 2019, or null", path);
}

static void check_money(checker *k, const char *path, const json_node *n) {
  if (n->type == JSON_NUMBER && !(n->number >= 0 && n->number <= 1e12))
    mistake(k, n->offset, "out_of_range", "%s: must be an amount a year, such as 60000, or null", path);
}

static void check_text(checker *k, const char *path, const json_node *n) {
  if (n->type != JSON_STRING)
    mistake(k, n->offset, "wrong_type", "%s: must be a string, not %s", path, json_type_name(n->type));
}

static void check_texts(checker *k, const char *path, const json_node *n) { check_items(k, path, n, check_text); }

static bool is_upper_word(slice s, size_t size) {
  if (s.size != size) return false;
  for (size_t i = 0; i < size; i++)
    if (s.data[i] < 'A' || s.data[i] > 'Z') return false;
  return true;
}

static void check_currency(checker *k, const char *path, const json_node *n) {
  if (n->type == JSON_STRING && n->text.size && !is_upper_word(n->text, 3))
    mistake(k, n->offset, "unknown_value", "%s: must be a currency's three letters, such as \"USD\"", path);
}

static void check_country(checker *k, const char *path, const json_node *n) {
  if (n->type != JSON_STRING || !is_upper_word(n->text, 2))
    mistake(k, n->offset, "unknown_value", "%s: must be a country's two letters, such as \"US\"", path);
}

static void check_countries(checker *k, const char *path, const json_node *n) {
  check_items(k, path, n, check_country);
}

static void check_mode(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"remote", "hybrid", "onsite", NULL};
  if (n->type == JSON_NULL) mistake(k, n->offset, "wrong_type", "%s: must be a string, not null", path);
  one_of(k, path, n, words);
}

static void check_modes(checker *k, const char *path, const json_node *n) { check_items(k, path, n, check_mode); }

static void check_level(checker *k, const char *path, const json_node *n) {
  const char *words[DEGREE_LEVELS + 1] = {0};
  for (int i = 0; i < DEGREE_LEVELS; i++) words[i] = degree_level_word((degree_level)i);
  one_of(k, path, n, words);
}

static void check_kind(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"hard", "soft", "cert", "language", NULL};
  one_of(k, path, n, words);
}

static void check_origin(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"cv", "you", NULL};
  one_of(k, path, n, words);
}

static void check_name(checker *k, const char *path, const json_node *n) {
  if (!slice_trim(n->text).size) mistake(k, n->offset, "empty", "%s: must not be empty", path);
}

static void check_reference(checker *k, const char *path, const json_node *n) {
  if (n->type != JSON_NUMBER) return;
  if (n->number < 0 || n->number > floor(n->number) || n->number >= (double)k->roles)
    mistake(k, n->offset, "out_of_range", "%s: is no role; %zu roles are numbered from 0, null means none", path,
            k->roles);
}

/* ---- objects ---- */

static void check_evidence(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"text", T_STRING, true, check_name},
                               {"role", T_NUMBER | T_NULL, false, check_reference},
                               {"opens", T_BOOL, false, NULL},
                               {0}};
  check_object(k, path, n, rules);
}

static void check_evidences(checker *k, const char *path, const json_node *n) {
  check_items(k, path, n, check_evidence);
}

static void check_source(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {
      {"file", T_STRING, false, NULL}, {"sha256", T_STRING, false, NULL}, {"path", T_STRING, false, NULL}, {0}};
  check_object(k, path, n, rules);
}

static void check_sources(checker *k, const char *path, const json_node *n) { check_items(k, path, n, check_source); }

static void check_doubt(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"line", T_STRING, true, NULL}, {"reason", T_STRING, true, NULL}, {0}};
  check_object(k, path, n, rules);
}

static void check_doubts(checker *k, const char *path, const json_node *n) { check_items(k, path, n, check_doubt); }

static void check_role(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"title", T_STRING, true, NULL},
                               {"employer", T_STRING | T_NULL, false, NULL},
                               {"place", T_STRING | T_NULL, false, NULL},
                               {"from", T_STRING | T_NULL, false, check_month},
                               {"to", T_STRING | T_NULL, false, check_month},
                               {"project", T_BOOL, false, NULL},
                               {"note", T_STRING, false, NULL},
                               {0}};
  check_object(k, path, n, rules);
  const json_node *to = json_get(n, "to");
  month from = month_parse(json_text(n, "from")), end = month_parse(json_text(n, "to"));
  if (from && end && from > end && !(json_text(n, "to").size == 4 && from / 12 == end / 12))
    mistake(k, to->offset, "out_of_range", "%s.to: lies before \"from\"; swap them", path);
}

static void check_roles(checker *k, const char *path, const json_node *n) { check_items(k, path, n, check_role); }

static void check_degree(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"level", T_STRING, true, check_level},
                               {"field", T_STRING | T_NULL, false, NULL},
                               {"school", T_STRING | T_NULL, false, NULL},
                               {"year", T_NUMBER | T_NULL, false, check_year},
                               {"note", T_STRING, false, NULL},
                               {0}};
  check_object(k, path, n, rules);
}

static void check_degrees(checker *k, const char *path, const json_node *n) { check_items(k, path, n, check_degree); }

static void check_skill(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"name", T_STRING, true, check_name},
                               {"kind", T_STRING, false, check_kind},
                               {"years", T_NUMBER | T_NULL, false, check_years},
                               {"last_used", T_STRING | T_NULL, false, check_month},
                               {"level", T_STRING | T_NULL, false, NULL},
                               {"origin", T_STRING, false, check_origin},
                               {"note", T_STRING, false, NULL},
                               {"aliases", T_LIST, false, check_texts},
                               {"evidence", T_LIST, false, check_evidences},
                               {0}};
  check_object(k, path, n, rules);
}

static void check_skills(checker *k, const char *path, const json_node *list) {
  check_items(k, path, list, check_skill);
  size_t i = 0;
  for (const json_node *n = list->child; n && i < 2000; n = n->next, i++) {
    slice name = json_text(n, "name");
    for (const json_node *m = list->child; m != n && name.size; m = m->next)
      if (slice_equal_nocase(name, json_text(m, "name"))) {
        mistake(k, n->offset, "duplicate_skill", "%s[%zu]: \"%.*s\" stands in the list twice; keep one of them", path,
                i, name.size > 60 ? 60 : (int)name.size, name.data);
        break;
      }
  }
}

static void check_wishes(checker *k, const char *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"salary_min", T_NUMBER | T_NULL, false, check_money},
                               {"currency", T_STRING | T_NULL, false, check_currency},
                               {"work_mode", T_LIST, false, check_modes},
                               {"authorized_in", T_LIST, false, check_countries},
                               {"clearance", T_STRING | T_NULL, false, NULL},
                               {0}};
  check_object(k, path, n, rules);
}

size_t skills_file_check(const json_node *root, slice text, slice source, profile_mistake each, void *context) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {
      {"$schema", T_STRING, false, NULL},        {"schema", T_STRING, true, check_schema},
      {"as_of", T_STRING, false, check_date},    {"note", T_STRING, false, NULL},
      {"sources", T_LIST, false, check_sources}, {"years_total", T_NUMBER | T_NULL, false, check_years},
      {"roles", T_LIST, false, check_roles},     {"degrees", T_LIST, false, check_degrees},
      {"skills", T_LIST, true, check_skills},    {"sentences", T_LIST, false, check_evidences},
      {"doubts", T_LIST, false, check_doubts},   {"wishes", T_OBJECT, false, check_wishes},
      {"built", T_LIST, false, check_texts},     {0}};
  checker k = {.text = text, .source = source, .each = each, .context = context};
  const json_node *roles = json_get(root, "roles");
  for (const json_node *n = roles && roles->type == JSON_ARRAY ? roles->child : NULL; n; n = n->next) k.roles++;
  check_object(&k, "", root, rules);
  return k.count;
}

const json_node *skills_file_read(arena *a, slice json, slice source, fault *f) {
  size_t broken = utf8_first_invalid(json), line, column;
  if (broken == SIZE_MAX) return json_read(a, json, source, FAULT_USAGE, f);
  json_place(json, broken, &line, &column);
  fault_set(f, FAULT_USAGE, "invalid_utf8", source, "is not valid UTF-8 here; save the file as UTF-8");
  fault_at(f, line, column, broken);
  return NULL;
}

bool profile_check(slice json, slice source, profile_mistake each, void *context) {
  fault f;
  arena *a = arena_new();
  const json_node *root = skills_file_read(a, json, source, &f);
  if (!root) each(context, &f);
  bool good = root && skills_file_check(root, json, source, each, context) == 0;
  arena_free(a);
  return good;
}
