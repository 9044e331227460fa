/* What a skills file may hold: every mistake of a hand-edited one with its place and remedy. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

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

/* Where a value stands: a key, or a number in a list, below another place. Written out for a mistake alone. */
typedef struct place {
  const struct place *above; /* NULL: the file */
  const char *key;           /* NULL: an item of a list */
  size_t item;
} place;

enum { RULES = 16, DEPTH = 12, MEMBERS = 16 }; /* no object has more keys, nor stands deeper */

typedef struct checker {
  json_node *root;
  bool located; /* do its nodes know their offsets? */
  slice text, source;
  profile_mistake each;
  void *context;
  json_cursor at; /* where the last mistake was */
  size_t count;
  size_t roles;    /* number of them, for references */
  char shown[160]; /* the place last written out */
} checker;

typedef void (*value_check)(checker *k, const place *path, const json_node *n);

typedef struct rule {
  const char *key;
  unsigned types;
  bool required;
  value_check check;
} rule;

static void mistake(checker *k, const size_t *offset, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void mistake(checker *k, const size_t *offset, const char *code, const char *format, ...) {
  char message[480];
  fault f;
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  if (!k->located) json_locate(k->root, k->text);
  k->located = true;
  fault_set(&f, FAULT_USAGE, code, k->source, "%s", message);
  json_move(&k->at, k->text, *offset);
  fault_at(&f, k->at.line + 1, k->at.offset - k->at.begin + 1, *offset);
  k->count++;
  k->each(k->context, &f);
}

/* "skills[3].evidence[0].text"; "" for the file. Valid until the next call. */
static const char *path_text(checker *k, const place *at) {
  const place *steps[DEPTH] = {NULL};
  size_t depth = 0, used = 0;
  for (; at && depth < DEPTH; at = at->above) steps[depth++] = at;
  k->shown[0] = 0;
  while (depth--) {
    const place *step = steps[depth];
    size_t left = sizeof k->shown - used;
    int more = step->key ? snprintf(k->shown + used, left, "%s%s", used ? "." : "", step->key)
                         : snprintf(k->shown + used, left, "[%zu]", step->item);
    used += more > 0 && (size_t)more < left ? (size_t)more : 0;
  }
  return k->shown;
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

/* The number of the key's rule; that of the last, which has no key: none. */
static size_t rule_of(const rule *rules, slice key) {
  size_t i = 0;
  while (rules[i].key && (rules[i].key[0] != *key.data || !slice_equal(key, slice_of(rules[i].key)))) i++;
  return i;
}

static void unknown_key(checker *k, const place *path, const rule *rules, const json_node *n) {
  const rule *near = closest(rules, n->key);
  int size = n->key.size > 60 ? 60 : (int)n->key.size;
  const char *in = path_text(k, path), *dot = *in ? "." : "";
  if (near)
    mistake(k, &n->key_offset, "unknown_key", "%s%s%.*s: unknown key; did you mean \"%s\"?", in, dot, size, n->key.data,
            near->key);
  else
    mistake(k, &n->key_offset, "unknown_key", "%s%s%.*s: unknown key; remove it, or keep it as text under \"note\"", in,
            dot, size, n->key.data);
}

static void check_member(checker *k, const place *path, const rule *r, const json_node *n, bool last) {
  char types[96];
  place inner = {.above = path, .key = r->key};
  if (!last) mistake(k, &n->key_offset, "duplicate_key", "%s: stands twice; keep one of them", path_text(k, &inner));
  if (!(r->types & 1u << n->type))
    mistake(k, &n->offset, "wrong_type", "%s: must be %s, not %s", path_text(k, &inner),
            types_text(r->types, types, sizeof types), json_type_name(n->type));
  else if (r->check)
    r->check(k, &inner, n);
}

static void check_object(checker *k, const place *path, const json_node *object, const rule *rules) {
  const json_node *last[RULES] = {0}; /* by rule: of members with one key the last counts */
  if (object->type != JSON_OBJECT) {
    const char *in = path_text(k, path);
    mistake(k, &object->offset, "wrong_type", "%s: must be an object in { }, not %s", *in ? in : "the file",
            json_type_name(object->type));
    return;
  }
  size_t first[MEMBERS] = {0}, count = 0; /* the rules of the first members */
  for (const json_node *n = object->child; n; n = n->next) {
    size_t r = rule_of(rules, n->key);
    if (count < MEMBERS) first[count++] = r;
    last[r] = n;
  }
  count = 0;
  for (const json_node *n = object->child; n; n = n->next, count++) {
    size_t r = count < MEMBERS ? first[count] : rule_of(rules, n->key);
    if (rules[r].key)
      check_member(k, path, &rules[r], n, last[r] == n);
    else
      unknown_key(k, path, rules, n);
  }
  for (size_t r = 0; rules[r].key; r++) {
    if (!rules[r].required || last[r]) continue;
    const char *in = path_text(k, path);
    mistake(k, &object->offset, "missing_key", "%s%s%s: is missing; add \"%s\"", in, *in ? "." : "", rules[r].key,
            rules[r].key);
  }
}

static void check_items(checker *k, const place *path, const json_node *list, value_check each) {
  place inner = {.above = path};
  for (const json_node *n = list->child; n; n = n->next, inner.item++) each(k, &inner, n);
}

/* ---- values ---- */

static void one_of(checker *k, const place *path, const json_node *n, const char *const *words) {
  char all[200] = "";
  size_t used = 0;
  if (n->type == JSON_NULL) return;
  for (size_t i = 0; words[i] && n->type == JSON_STRING; i++)
    if (slice_equal(n->text, slice_of(words[i]))) return;
  for (size_t i = 0; words[i]; i++) {
    int more = snprintf(all + used, sizeof all - used, "%s\"%s\"", i ? ", " : "", words[i]);
    if (more > 0 && (size_t)more < sizeof all - used) used += (size_t)more;
  }
  int size = n->text.size > 40 ? 40 : (int)n->text.size;
  if (n->type != JSON_STRING)
    mistake(k, &n->offset, "wrong_type", "%s: must be a string, one of %s", path_text(k, path), all);
  else
    mistake(k, &n->offset, "unknown_value", "%s: \"%.*s\" is not known; use one of %s", path_text(k, path), size,
            n->text.data, all);
}

static void check_schema(checker *k, const place *path, const json_node *n) {
  if (!slice_equal(n->text, SLICE("forte.skills/1")))
    mistake(k, &n->offset, "unknown_value",
            "%s: must be \"forte.skills/1\"; build the file again with 'forte skills' if another version made it",
            path_text(k, path));
}

static void check_date(checker *k, const place *path, const json_node *n) {
  int day;
  bool good = n->text.size == 10 && month_parse(slice_cut(n->text, 0, 7)) && n->text.data[7] == '-' &&
              cv_number(slice_cut(n->text, 8, 10), &day) && day >= 1 && day <= 31;
  if (!good) mistake(k, &n->offset, "invalid_date", "%s: must be a date such as \"2026-01-31\"", path_text(k, path));
}

static void check_month(checker *k, const place *path, const json_node *n) {
  if (n->type == JSON_STRING && !month_parse(n->text))
    mistake(k, &n->offset, "invalid_date", "%s: must be a month such as \"2021-03\", a year such as \"2021\", or null",
            path_text(k, path));
}

static void check_years(checker *k, const place *path, const json_node *n) {
  if (n->type == JSON_NUMBER && !(n->number >= 0 && n->number <= YEARS_MAX))
    mistake(k, &n->offset, "out_of_range", "%s: must be between 0 and %d, or null when not known", path_text(k, path),
            YEARS_MAX);
}

static void check_year(checker *k, const place *path, const json_node *n) {
  if (n->type == JSON_NUMBER && (n->number < 1900 || n->number > 2200 || n->number > floor(n->number)))
    mistake(k, &n->offset, "out_of_range", "%s: must be a year such as 2019, or null", path_text(k, path));
}

static void check_money(checker *k, const place *path, const json_node *n) {
  if (n->type == JSON_NUMBER && !(n->number >= 0 && n->number <= 1e12))
    mistake(k, &n->offset, "out_of_range", "%s: must be an amount a year, such as 60000, or null", path_text(k, path));
}

static void check_text(checker *k, const place *path, const json_node *n) {
  if (n->type != JSON_STRING)
    mistake(k, &n->offset, "wrong_type", "%s: must be a string, not %s", path_text(k, path), json_type_name(n->type));
}

static void check_texts(checker *k, const place *path, const json_node *n) { check_items(k, path, n, check_text); }

static bool is_upper_word(slice s, size_t size) {
  if (s.size != size) return false;
  for (size_t i = 0; i < size; i++)
    if (s.data[i] < 'A' || s.data[i] > 'Z') return false;
  return true;
}

static void check_currency(checker *k, const place *path, const json_node *n) {
  if (n->type == JSON_STRING && n->text.size && !is_upper_word(n->text, 3))
    mistake(k, &n->offset, "unknown_value", "%s: must be a currency's three letters, such as \"USD\"",
            path_text(k, path));
}

static void check_country(checker *k, const place *path, const json_node *n) {
  if (n->type != JSON_STRING || !is_upper_word(n->text, 2))
    mistake(k, &n->offset, "unknown_value", "%s: must be a country's two letters, such as \"US\"", path_text(k, path));
}

static void check_countries(checker *k, const place *path, const json_node *n) {
  check_items(k, path, n, check_country);
}

static void check_mode(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"remote", "hybrid", "onsite", NULL};
  if (n->type == JSON_NULL) mistake(k, &n->offset, "wrong_type", "%s: must be a string, not null", path_text(k, path));
  one_of(k, path, n, words);
}

static void check_modes(checker *k, const place *path, const json_node *n) { check_items(k, path, n, check_mode); }

static void check_level(checker *k, const place *path, const json_node *n) {
  const char *words[DEGREE_LEVELS + 1] = {0};
  for (int i = 0; i < DEGREE_LEVELS; i++) words[i] = degree_level_word((degree_level)i);
  one_of(k, path, n, words);
}

static void check_kind(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"hard", "soft", "cert", "language", NULL};
  one_of(k, path, n, words);
}

static void check_origin(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const char *const words[] = {"cv", "you", NULL};
  one_of(k, path, n, words);
}

static void check_name(checker *k, const place *path, const json_node *n) {
  if (!slice_trim(n->text).size) mistake(k, &n->offset, "empty", "%s: must not be empty", path_text(k, path));
}

static void check_reference(checker *k, const place *path, const json_node *n) {
  if (n->type != JSON_NUMBER) return;
  if (n->number < 0 || n->number > floor(n->number) || n->number >= (double)k->roles)
    mistake(k, &n->offset, "out_of_range", "%s: is no role; %zu roles are numbered from 0, null means none",
            path_text(k, path), k->roles);
}

/* ---- objects ---- */

static void check_evidence(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"text", T_STRING, true, check_name},
                               {"role", T_NUMBER | T_NULL, false, check_reference},
                               {"opens", T_BOOL, false, NULL},
                               {0}};
  check_object(k, path, n, rules);
}

static void check_evidences(checker *k, const place *path, const json_node *n) {
  check_items(k, path, n, check_evidence);
}

static void check_source(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {
      {"file", T_STRING, false, NULL}, {"sha256", T_STRING, false, NULL}, {"path", T_STRING, false, NULL}, {0}};
  check_object(k, path, n, rules);
}

static void check_sources(checker *k, const place *path, const json_node *n) { check_items(k, path, n, check_source); }

static void check_doubt(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"line", T_STRING, true, NULL}, {"reason", T_STRING, true, NULL}, {0}};
  check_object(k, path, n, rules);
}

static void check_doubts(checker *k, const place *path, const json_node *n) { check_items(k, path, n, check_doubt); }

static void check_role(checker *k, const place *path, const json_node *n) {
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
    mistake(k, &to->offset, "out_of_range", "%s.to: lies before \"from\"; swap them", path_text(k, path));
}

static void check_roles(checker *k, const place *path, const json_node *n) { check_items(k, path, n, check_role); }

static void check_degree(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"level", T_STRING, true, check_level},
                               {"field", T_STRING | T_NULL, false, NULL},
                               {"school", T_STRING | T_NULL, false, NULL},
                               {"year", T_NUMBER | T_NULL, false, check_year},
                               {"note", T_STRING, false, NULL},
                               {0}};
  check_object(k, path, n, rules);
}

static void check_degrees(checker *k, const place *path, const json_node *n) { check_items(k, path, n, check_degree); }

static void check_skill(checker *k, const place *path, const json_node *n) {
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

static void check_skills(checker *k, const place *path, const json_node *list) {
  enum { COMPARED = 2000 };
  slice *names = memory_alloc(COMPARED * sizeof *names);
  size_t i = 0;
  check_items(k, path, list, check_skill);
  for (const json_node *n = list->child; n && i < COMPARED; n = n->next, i++) {
    names[i] = json_text(n, "name");
    size_t same = 0;
    while (same < i &&
           (!names[i].size || names[i].size != names[same].size || !slice_equal_nocase(names[i], names[same])))
      same++;
    if (same == i) continue;
    place at = {.above = path, .item = i};
    mistake(k, &n->offset, "duplicate_skill", "%s: \"%.*s\" stands in the list twice; keep one of them",
            path_text(k, &at), names[i].size > 60 ? 60 : (int)names[i].size, names[i].data);
  }
  free(names);
}

static void check_wishes(checker *k, const place *path, const json_node *n) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {{"salary_min", T_NUMBER | T_NULL, false, check_money},
                               {"currency", T_STRING | T_NULL, false, check_currency},
                               {"work_mode", T_LIST, false, check_modes},
                               {"authorized_in", T_LIST, false, check_countries},
                               {"clearance", T_STRING | T_NULL, false, NULL},
                               {0}};
  check_object(k, path, n, rules);
}

size_t skills_file_check(json_node *root, slice text, slice source, profile_mistake each, void *context) {
  FORMAT_NAMES(FORTE)
  static const rule rules[] = {
      {"$schema", T_STRING, false, NULL},        {"schema", T_STRING, true, check_schema},
      {"as_of", T_STRING, false, check_date},    {"note", T_STRING, false, NULL},
      {"sources", T_LIST, false, check_sources}, {"years_total", T_NUMBER | T_NULL, false, check_years},
      {"roles", T_LIST, false, check_roles},     {"degrees", T_LIST, false, check_degrees},
      {"skills", T_LIST, true, check_skills},    {"sentences", T_LIST, false, check_evidences},
      {"doubts", T_LIST, false, check_doubts},   {"wishes", T_OBJECT, false, check_wishes},
      {"built", T_LIST, false, check_texts},     {0}};
  _Static_assert(sizeof rules / sizeof *rules <= RULES, "an object's rules have room");
  checker k = {.root = root, .text = text, .source = source, .each = each, .context = context};
  const json_node *roles = json_get(root, "roles");
  for (const json_node *n = roles && roles->type == JSON_ARRAY ? roles->child : NULL; n; n = n->next) k.roles++;
  check_object(&k, NULL, root, rules);
  return k.count;
}

json_node *skills_file_read(arena *a, slice json, slice source, fault *f) {
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
  json_node *root = skills_file_read(a, json, source, &f);
  if (!root) each(context, &f);
  bool good = root && skills_file_check(root, json, source, each, context) == 0;
  arena_free(a);
  return good;
}
