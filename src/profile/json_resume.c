/* JSON Resume (jsonresume.org): the same roles, degrees and statements as from a text, without guessing. */
#include "base/utf8.h"
#include "profile/cv.h"
#include "profile/json.h"

/* Everything that is copied comes through here: no control characters, one line. */
static slice clean(cv *c, slice s) {
  char *out = arena_alloc(c->arena, s.size + 1);
  for (size_t i = 0; i < s.size; i++) out[i] = (unsigned char)s.data[i] < 0x20 ? ' ' : s.data[i];
  return slice_trim(utf8_clean(c->arena, (slice){out, s.size}, NULL));
}

static slice get(cv *c, const json_node *n, const char *key) { return clean(c, json_text(n, key)); }

static void say(cv *c, slice text, unsigned section, int role, bool list) {
  if (!text.size || c->statements.count >= CV_LINES_MAX) return;
  cv_statement s = {.text = text, .section = section, .role = role, .bullet = !list, .list = list, .level = SLICE("")};
  ARENA_PUSH(c->arena, &c->statements, s);
}

/* "2020", "2020-02", "2020-02-01", and what people write instead. */
static bool point(cv *c, slice text, month *m, bool *year_only, bool *current) {
  cv_dates d;
  *year_only = false;
  if (text.size >= 7 && (*m = month_parse(slice_cut(text, 0, 7))) != MONTH_NONE) return true;
  if (text.size == 4 && (*m = month_parse(text)) != MONTH_NONE) return *year_only = true;
  if (text.size && cv_dates_parse(c, text, &d)) {
    *m = d.from;
    *year_only = d.from_year;
    return true;
  }
  *current = text.size != 0; /* "Present" */
  return false;
}

static void set_dates(cv *c, const json_node *n, profile_role *r) {
  bool ignored, current = false;
  bool from = point(c, get(c, n, "startDate"), &r->from, &r->from_year, &ignored);
  bool to = point(c, get(c, n, "endDate"), &r->to, &r->to_year, &current);
  if (!from && to) {
    r->from = r->to;
    r->from_year = r->to_year;
  }
  r->current = from && !to;
}

static slice first_of(cv *c, const json_node *n, const char *x, const char *y) {
  slice s = get(c, n, x);
  return s.size ? s : get(c, n, y);
}

static void say_list(cv *c, const json_node *list, unsigned section, int role, bool items) {
  for (const json_node *n = list && list->type == JSON_ARRAY ? list->child : NULL; n; n = n->next)
    if (n->type == JSON_STRING) say(c, clean(c, n->text), section, role, items);
}

static void read_role(cv *c, const json_node *n, unsigned section) {
  if (n->type != JSON_OBJECT || c->roles.count >= CV_ROLES_MAX) return;
  bool project = section != CV_EXPERIENCE;
  profile_role r = {.project = project, .note = SLICE("")};
  r.title = section == CV_PROJECTS ? get(c, n, "name") : get(c, n, "position");
  r.employer = section == CV_PROJECTS ? get(c, n, "entity")
                                      : first_of(c, n, section == CV_VOLUNTEER ? "organization" : "name", "company");
  r.place = get(c, n, "location");
  set_dates(c, n, &r);
  if (project && !json_get(n, "endDate")) r.current = r.current && section == CV_VOLUNTEER;
  if (!r.title.size && !r.employer.size) return;
  int role = (int)c->roles.count;
  ARENA_PUSH(c->arena, &c->roles, r);
  if (section == CV_PROJECTS) say(c, get(c, n, "description"), section, role, false);
  say(c, get(c, n, "summary"), section, role, false);
  say_list(c, json_get(n, "highlights"), section, role, false);
  say_list(c, json_get(n, "keywords"), section, role, true);
  say(c, r.title, section, role, false);
  if (c->statements.count) c->statements.items[c->statements.count - 1].head = true;
}

static void read_degree(cv *c, const json_node *n) {
  if (n->type != JSON_OBJECT) return;
  slice type = get(c, n, "studyType"), field = SLICE("");
  profile_degree d = {
      .level = DEGREE_ANY, .field = get(c, n, "area"), .school = get(c, n, "institution"), .note = SLICE("")};
  bool known = cv_degree_parse(c, type, &d.level, &field), year_only, current;
  month m = MONTH_NONE;
  if (!d.field.size) d.field = field;
  if (point(c, get(c, n, "endDate"), &m, &year_only, &current)) d.year = m / 12;
  say_list(c, json_get(n, "courses"), CV_COURSES, -1, true);
  if (known)
    ARENA_PUSH(c->arena, &c->degrees, d);
  else if (type.size || d.field.size)
    ARENA_PUSH(c->arena, &c->unread,
               arena_format(c->arena, "\"%.*s\" is no degree that is known; not taken over", SLICE_ARGS(type)));
}

static void set_level(cv *c, size_t from, slice level) {
  for (size_t i = from; i < c->statements.count; i++) c->statements.items[i].level = level;
}

static void read_skill(cv *c, const json_node *n) {
  size_t from = c->statements.count;
  if (n->type == JSON_STRING) say(c, clean(c, n->text), CV_SKILLS, -1, true);
  if (n->type != JSON_OBJECT) return;
  slice name = get(c, n, "name");
  const json_node *words = json_get(n, "keywords");
  bool group = words && words->type == JSON_ARRAY && words->child;
  say(c, group ? arena_format(c->arena, "%.*s:", SLICE_ARGS(name)) : name, CV_SKILLS, -1, true);
  say_list(c, words, CV_SKILLS, -1, true);
  set_level(c, from, get(c, n, "level"));
}

static void read_language(cv *c, const json_node *n) {
  size_t from = c->statements.count;
  say(c, get(c, n, "language"), CV_LANGUAGES, -1, true);
  set_level(c, from, get(c, n, "fluency"));
}

static void read_certificate(cv *c, const json_node *n) {
  slice name = get(c, n, "name"), issuer = get(c, n, "issuer"), date = get(c, n, "date");
  if (!name.size) return;
  slice year = date.size >= 4 ? slice_cut(date, 0, 4) : date;
  slice text = arena_format(c->arena, "%.*s%s%.*s%s%.*s%s", SLICE_ARGS(name), issuer.size ? ", " : "",
                            SLICE_ARGS(issuer), year.size ? " (" : "", SLICE_ARGS(year), year.size ? ")" : "");
  say(c, text, CV_CERTIFICATIONS, -1, true);
}

static void read_name(cv *c, const json_node *basics) {
  slice name = get(c, basics, "name");
  while (name.size) {
    size_t n = 0;
    while (n < name.size && name.data[n] != ' ') n++;
    if (n > 1) ARENA_PUSH(c->arena, &c->name, slice_cut(name, 0, n));
    name = slice_trim(slice_cut(name, n, name.size));
  }
}

static const json_node *list_of(const json_node *root, const char *key) {
  const json_node *n = json_get(root, key);
  return n && n->type == JSON_ARRAY ? n->child : NULL;
}

bool json_resume_read(cv *c, slice json, slice source, fault *f) {
  const json_node *root = json_read(c->arena, json, source, FAULT_INPUT, f), *n;
  if (!root) return false;
  const json_node *basics = json_get(root, "basics");
  c->text = SLICE("");
  read_name(c, basics);
  say(c, get(c, basics, "label"), CV_SUMMARY, -1, true);
  say(c, get(c, basics, "summary"), CV_SUMMARY, -1, false);
  if (c->statements.count) c->statements.items[c->statements.count - 1].bullet = false;
  for (n = list_of(root, "work"); n; n = n->next) read_role(c, n, CV_EXPERIENCE);
  for (n = list_of(root, "volunteer"); n; n = n->next) read_role(c, n, CV_VOLUNTEER);
  for (n = list_of(root, "projects"); n; n = n->next) read_role(c, n, CV_PROJECTS);
  for (n = list_of(root, "education"); n; n = n->next) read_degree(c, n);
  for (n = list_of(root, "skills"); n; n = n->next) read_skill(c, n);
  for (n = list_of(root, "languages"); n; n = n->next) read_language(c, n);
  for (n = list_of(root, "certificates"); n; n = n->next) read_certificate(c, n);
  return true;
}
