/* src/profile: months, dates, roles and degrees in their many forms, the skills file read, written, checked and kept.
 */
#include <math.h>

#include "check.h"
#include "forte.h"
#include "profile/cv.h"

static const dictionary *words;
static dictionary_worker *worker;
static profile_reader *reader;
static arena *memory;

static bool try_cv(const char *text, document_format format, profile *p, fault *f) {
  document d = {.format = format, .source = SLICE("cv"), .text = slice_of(text), .raw = slice_of(text)};
  return profile_read_cv(reader, worker, memory, &d, 1, SLICE("2026-11-22"), p, f);
}

static profile read_cv(const char *text) {
  profile p;
  fault f;
  CHECK(try_cv(text, FORMAT_TEXT, &p, &f));
  return p;
}

static slice date_of(month m) {
  char *out = arena_alloc(memory, 8);
  month_format(m, out);
  return slice_of(out);
}

static void months(void) {
  char text[8];
  CHECK(month_parse(SLICE("2021-03")) == 2021 * 12 + 2 && month_parse(SLICE("2021")) == 2021 * 12);
  CHECK(!month_parse(SLICE("2021-13")) && !month_parse(SLICE("21-03")) && !month_parse(SLICE("")) &&
        !month_parse(SLICE("2021/03")));
  month_format(month_parse(SLICE("1999-12")), text);
  CHECK_TEXT(slice_of(text), "1999-12");
  month_format(MONTH_NONE, text);
  CHECK_TEXT(slice_of(text), "");
  month_range all[] = {{24100, 24111}, {24106, 24117}, {24130, 24135}};
  CHECK(fabs(months_union_years(all, 3) - 2.0) < 0.01); /* 18 months together, and 6 */
  CHECK(isnan(months_union_years(NULL, 0)));
}

/* "from to" of a date text; "now" for one that goes on. */
static slice dates(const char *text) {
  cv c = {.reader = reader, .dictionary = words, .words = worker, .arena = memory};
  cv_dates d;
  char from[8], to[8];
  if (!cv_dates_parse(&c, slice_of(text), &d)) return SLICE("none");
  profile_role r = {.from = d.from, .to = d.to, .from_year = d.from_year, .to_year = d.to_year, .current = d.current};
  role_from(&r, from);
  role_to(&r, to);
  return arena_format(memory, "%s %s", from, d.current ? "now" : to);
}

static void date_forms(void) {
  static const char *const forms[][2] = {
      {"Mar 2021 – Present", "2021-03 now"},
      {"Sept. 2018 - Feb. 2021", "2018-09 2021-02"},
      {"03/2021 - 11/2022", "2021-03 2022-11"},
      {"2021-03 – 2022-11", "2021-03 2022-11"},
      {"2021-03-15 to 2022-11-01", "2021-03 2022-11"},
      {"01.2019 – 06.2020", "2019-01 2020-06"},
      {"15.03.2021 - 01.04.2022", "2021-03 2022-04"},
      {"06/14/2022 - Present", "2022-06 now"},
      {"March 15, 2021 - June 1, 2021", "2021-03 2021-06"},
      {"Summer 2020", "2020-06 2020-08"},
      {"Winter 2020", "2020-01 2020-02"},
      {"2019 – 21", "2019 2021"},
      {"2019-2021", "2019 2021"},
      {"2016 - Present", "2016 now"},
      {"since 2019", "2019 now"},
      {"August 2017 to Present", "2017-08 now"},
      {"Jan – Mar 2020", "2020-01 2020-03"},
      {"Nov - Feb 2020", "2019-11 2020-02"},
      {"Jun '17 - Dec '18", "2017-06 2018-12"},
      {"janvier 2019 – aujourd'hui", "2019-01 now"},
      {"sept. 2018 – févr. 2021", "2018-09 2021-02"},
      {"Oktober 2012 – März 2013", "2012-10 2013-03"},
      {"05/2019 – heute", "2019-05 now"},
      {"seit Mai 2020", "2020-05 now"},
      {"enero de 2020 – actualidad", "2020-01 now"},
      {"May 2020", "2020-05 2020-05"},
      {"January 2020 - Present (3 years 2 months)", "2020-01 now"},
      {"no date", "none"},
      {"version 3.11", "none"},
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) CHECK_TEXT(dates(forms[i][0]), forms[i][1]);
}

/* "title | employer | place" of the first role of a CV with this head. */
static slice head(const char *lines) {
  slice text = arena_format(
      memory,
      "Ada Lovelock\n\nEXPERIENCE\n%s\n- Did a thing with care.\n\nEDUCATION\nB.A. History, Elm College, 2010\n",
      lines);
  profile p = read_cv(text.data);
  if (!p.roles.count) return SLICE("none");
  const profile_role *r = &p.roles.items[0];
  return arena_format(memory, "%.*s | %.*s | %.*s", SLICE_ARGS(r->title), SLICE_ARGS(r->employer),
                      SLICE_ARGS(r->place));
}

static void heads(void) {
  static const char *const forms[][2] = {
      {"Data Analyst, Acme Inc.     Mar 2021 - Present", "Data Analyst | Acme Inc. | "},
      {"Acme Inc.     Mar 2021 - Present\nData Analyst", "Data Analyst | Acme Inc. | "},
      {"Data Analyst\nAcme | Austin, TX\nMar 2021 - Present", "Data Analyst | Acme | Austin, TX"},
      {"Acme — Data Analyst 2022 – Present | Remote (US)", "Data Analyst | Acme | Remote"},
      {"Data Analyst at Acme (2019 - 2021)", "Data Analyst | Acme | "},
      {"Mar 2021 - Present\n- Data Analyst, Acme Systems LLC", "Data Analyst | Acme Systems LLC | "},
      {"ACME | Data Analyst\nMar 2021 - May 2022 | New York, NY", "Data Analyst | ACME | New York, NY"},
      {"Founder & CEO · Meridian Labs, Chicago, IL · Executive Team\n03/2022 - Present",
       "Founder & CEO | Meridian Labs | Chicago, IL"},
      {"Registered Nurse | Elm Hospital, Medford, OR | August 2021 – present",
       "Registered Nurse | Elm Hospital | Medford, OR"},
      {"2019-Present   Shift Supervisor   Harbor Cold Storage LLC, Tacoma, WA",
       "Shift Supervisor | Harbor Cold Storage LLC | Tacoma, WA"},
      {"Volunteer\n2019 - 2020", "Volunteer |  | "},
      {"Books for Life    January 2024 - Present\nPresident", "President | Books for Life | "},
      {"1) Accounts Assistant - Kaveri Stores (Jun 2019 - Mar 2022)", "Accounts Assistant | Kaveri Stores | "},
      {"Freelance   Berlin\nGraphic Designer   2018 - 2019", "Graphic Designer | Freelance | Berlin"},
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) CHECK_TEXT(head(forms[i][0]), forms[i][1]);
}

static void several_roles(void) {
  profile p =
      read_cv("EXPERIENCE\nAcme Corporation\n  Staff Engineer, Platform   Aug 2024 - Present\n  - Led a group.\n"
              "  Senior Engineer, Payments   Jul 2022 - Aug 2024\n  - Built rails.\n");
  CHECK(p.roles.count == 2);
  CHECK_TEXT(p.roles.items[1].employer, "Acme Corporation");
  CHECK_TEXT(p.roles.items[1].title, "Senior Engineer, Payments");
  CHECK_TEXT(date_of(p.roles.items[1].from), "2022-07");
  CHECK(fabs(p.years_total - 4.4) < 0.01); /* July 2022 to November 2026, August 2024 once */
}

/* "level field school year" of the only degree. */
static slice degree(const char *line) {
  slice text = arena_format(memory, "EXPERIENCE\nClerk, Acme Inc.  2020 - 2021\n\nEDUCATION\n%s\n", line);
  profile p = read_cv(text.data);
  if (p.degrees.count != 1) return arena_format(memory, "%zu degrees", p.degrees.count);
  const profile_degree *d = &p.degrees.items[0];
  return arena_format(memory, "%s | %.*s | %.*s | %d", degree_level_word(d->level), SLICE_ARGS(d->field),
                      SLICE_ARGS(d->school), d->year);
}

static void degrees(void) {
  static const char *const forms[][2] = {
      {"B.S. in Computer Science, Elm University, 2018", "bachelor | Computer Science | Elm University | 2018"},
      {"Elm University   2013 – 2017\nB.S. Computer Science · GPA 3.7",
       "bachelor | Computer Science | Elm University | 2017"},
      {"MIT   May 2022\nM.S., Computer Science", "master | Computer Science | MIT | 2022"},
      {"Bachelor of Arts: Major in English, Minor in Rhetoric\nUniversity of Elm  2025-2029",
       "bachelor | English | University of Elm | 2029"},
      {"PhD in Statistics, University of Toronto (2013-2017)", "doctorate | Statistics | University of Toronto | 2017"},
      {"Elm Community College - Associate in Applied Science, Business Administration (expected May 2027)",
       "associate | Business Administration | Elm Community College | 2027"},
      {"Hochschule Esslingen, Bachelor of Engineering in Informatik, 2014",
       "bachelor | Informatik | Hochschule Esslingen | 2014"},
      {"Lincoln High School, Diploma 2019", "high_school |  | Lincoln High School | 2019"},
      {"State University, Boston, MA\nBachelor of Engineering   Expected May 2019",
       "bachelor | Engineering | State University | 2019"},
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) CHECK_TEXT(degree(forms[i][0]), forms[i][1]);
}

static const profile_skill *skill(const profile *p, const char *name) {
  const profile_skill *by;
  return profile_find(p, words, dictionary_find(words, worker, slice_of(name)), slice_of(name), &by);
}

static const char cv_text[] =
    "Ada Lovelock\nada@lovelock.example | 555-010-0199 | 12 Elm Street, Springfield\n\n"
    "EXPERIENCE\nEngineer, Acme Inc.   Jan 2020 - Dec 2021\n"
    "- Cut costs by 40% with Python and SQL on 12 servers.\n- Wrote Python tools; ask ada@lovelock.example.\n"
    "Developer, Beta LLC   Jan 2021 - Jun 2022\n- Kept PostgreSQL and Python services running.\n\n"
    "SKILLS\nPython, Go, Zorbscript, Spanish (fluent)\n\nEDUCATION\nB.A. History, Elm College, 2010\n";

static void skills(void) {
  profile p = read_cv(cv_text);
  const profile_skill *python = skill(&p, "Python"), *go = skill(&p, "Go"), *own = skill(&p, "Zorbscript"),
                      *spanish = skill(&p, "Spanish");
  CHECK(python && fabs(python->years - 2.5) < 0.01); /* overlapping roles count once */
  CHECK(python && python->last_used == month_parse(SLICE("2022-06")));
  CHECK(python && python->evidence.count == 2);
  CHECK_TEXT(python->evidence.items[0].text, "Cut costs by 40% with Python and SQL on 12 servers.");
  CHECK(go && isnan(go->years) && go->evidence.count == 0);
  CHECK(own && own->concept == DICTIONARY_NONE && own->kind == SKILL_HARD);
  CHECK(spanish && spanish->kind == SKILL_LANGUAGE);
  CHECK_TEXT(spanish->level, "fluent");
  buffer b = {0};
  profile_write(&p, &b);
  slice file = buffer_slice(&b);
  CHECK(slice_find(file, SLICE("Lovelock"), 0) == SIZE_MAX && slice_find(file, SLICE("lovelock"), 0) == SIZE_MAX);
  CHECK(slice_find(file, SLICE("555-"), 0) == SIZE_MAX && slice_find(file, SLICE("Elm Street"), 0) == SIZE_MAX);
  buffer_free(&b);
}

static void implied(void) {
  profile p = read_cv("SKILLS\nDjango, Docker, Linux\n");
  const profile_skill *by = NULL;
  uint32_t python = dictionary_find(words, worker, SLICE("Python"));
  const profile_skill *s = profile_find(&p, words, python, SLICE("Python"), &by);
  CHECK(s && by == s);
  CHECK_TEXT(s->name, "Django");
}

/* ---- the skills file ---- */

static bool parse(slice json, profile *p, fault *f) {
  return profile_parse(memory, json, SLICE("skills.json"), words, worker, p, f);
}

static void round_trip(void) {
  profile p = read_cv(cv_text), q;
  fault f;
  buffer one = {0}, two = {0};
  profile_write(&p, &one);
  CHECK(parse(buffer_slice(&one), &q, &f));
  profile_write(&q, &two);
  CHECK(slice_equal(buffer_slice(&one), buffer_slice(&two)));
  buffer_free(&one);
  buffer_free(&two);
}

/* A caller who only counts gives no function. */
static void counting(void) {
  static const char json[] = "{\"schema\":\"x\"}", broken[] = "{\"schema\":\"\xFF\"}";
  CHECK(forte_profile_check(json, sizeof json - 1, "f", NULL, NULL) == 2);
  CHECK(forte_profile_check(broken, sizeof broken - 1, "f", NULL, NULL) == 1);
  CHECK(forte_dict_check("@nothing\n", 9, "d", NULL, NULL, NULL, NULL) == 1);
}

static const profile_skill *named(const profile *p, const char *name) {
  for (size_t i = 0; i < p->skills.count; i++)
    if (slice_equal(p->skills.items[i].name, slice_of(name))) return &p->skills.items[i];
  return NULL;
}

/* What a person changed by hand is there after building again; what was taken out stays out. */
static void keeping(void) {
  profile p = read_cv(cv_text), old;
  fault f;
  buffer b = {0}, changes = {0};
  profile_write(&p, &b);
  CHECK(parse(buffer_slice(&b), &old, &f));
  size_t kept = 0;
  for (size_t i = 0; i < old.skills.count; i++)
    if (!slice_equal(old.skills.items[i].name, SLICE("PostgreSQL"))) old.skills.items[kept++] = old.skills.items[i];
  old.skills.count = kept;
  for (size_t i = 0; i < kept; i++) {
    profile_skill *s = &old.skills.items[i];
    if (slice_equal(s->name, SLICE("Python"))) s->years = 9;
    if (slice_equal(s->name, SLICE("Go"))) s->note = SLICE("at home");
  }
  profile_skill sailing = {.name = SLICE("Sailing"),
                           .concept = DICTIONARY_NONE,
                           .years = NAN,
                           .origin = SLICE("you"),
                           .level = SLICE(""),
                           .note = SLICE("")};
  ARENA_PUSH(memory, &old.skills, sailing);
  old.roles.items[0].title = SLICE("Lead Developer");
  old.salary_min = 90000;
  profile fresh = read_cv(cv_text);
  profile_keep(memory, &fresh, &old, &changes);
  CHECK(named(&fresh, "Sailing") && !named(&fresh, "PostgreSQL"));
  CHECK(named(&fresh, "Python") && fabs(named(&fresh, "Python")->years - 9) < 0.01);
  CHECK_TEXT(named(&fresh, "Python")->origin, "you");
  CHECK_TEXT(named(&fresh, "Go")->note, "at home");
  CHECK_TEXT(named(&fresh, "Go")->origin, "cv");
  CHECK_TEXT(fresh.roles.items[0].title, "Lead Developer");
  CHECK(fabs(fresh.salary_min - 90000) < 1);
  CHECK(slice_find(buffer_slice(&changes), SLICE("left out PostgreSQL"), 0) != SIZE_MAX);
  buffer_free(&b);
  buffer_free(&changes);
}

typedef struct mistakes {
  size_t count;
  fault first;
} mistakes;

static void remark(void *context, const fault *f) {
  mistakes *m = context;
  if (!m->count++) m->first = *f;
}

/* Whatever key of a skills file is lost or damaged: what is still read is written as one without a mistake. */
static void damaged_keys(void) {
  static const char whole[] =
      "{\"$schema\":\"s\",\"schema\":\"forte.skills/1\",\"as_of\":\"2024-05-01\",\"note\":\"n\",\"sources\":[{\"file\":"
      "\"f\",\"sha256\":\"0\",\"path\":\"p\"}],\"years_total\":79.99,\"roles\":[{\"title\":\"A\",\"employer\":\"B\","
      "\"place\":"
      "\"C\",\"from\":\"2021-03\",\"to\":\"2021\",\"project\":true,\"note\":\"n\"}],\"degrees\":[{\"level\":"
      "\"bachelor\",\"field\":"
      "\"F\",\"school\":\"S\",\"year\":2019,\"note\":\"n\"}],\"skills\":[{\"name\":\"SQL\",\"kind\":\"hard\",\"years\":"
      "3,"
      "\"last_used\":\"2021\",\"level\":\"good\",\"origin\":\"cv\",\"note\":\"n\",\"aliases\":[\"a\"],\"evidence\":[{"
      "\"text\":"
      "\"t\",\"role\":0}]}],\"sentences\":[{\"text\":\"t\",\"role\":null}],\"doubts\":[{\"line\":\"l\",\"reason\":"
      "\"r\"}],"
      "\"wishes\":{\"salary_min\":999999999999.999,\"currency\":\"EUR\",\"work_mode\":[\"remote\"],\"authorized_in\":["
      "\"DE\"],"
      "\"clearance\":\"c\"},\"built\":[\"b\"]}";
  char text[sizeof whole];
  size_t read = 0, keys = 0;
  for (const char *end = whole; end; end = strstr(end + 1, "\":")) { /* of a key; first nothing is damaged */
    profile p;
    mistakes m = {0};
    buffer out = {0};
    fault f;
    memcpy(text, whole, sizeof whole);
    if (end > whole) text[end - whole - 1] = 'x';
    keys++;
    if (parse(slice_of(text), &p, &f)) {
      read++;
      profile_write(&p, &out);
      if (!profile_check(buffer_slice(&out), SLICE("f"), remark, &m)) printf("%.*s\n", SLICE_ARGS(buffer_slice(&out)));
      CHECK(m.count == 0);
    }
    buffer_free(&out);
  }
  CHECK(keys > 40 && read > 30);
}

static void check_one(const char *json, size_t line, size_t column, const char *begin) {
  mistakes m = {0};
  CHECK(!profile_check(slice_of(json), SLICE("skills.json"), remark, &m));
  CHECK(m.count == 1 && m.first.line == line && m.first.column == column);
  CHECK_TEXT(slice_cut(slice_of(m.first.message), 0,
                       strlen(begin) < strlen(m.first.message) ? strlen(begin) : strlen(m.first.message)),
             begin);
}

static void checking(void) {
  mistakes m = {0};
  CHECK(
      profile_check(SLICE("{\"schema\":\"forte.skills/1\",\"skills\":[{\"name\":\"Go\"}]}"), SLICE("f"), remark, &m) &&
      !m.count);
  check_one("{\"schema\":\"forte.skills/1\",\n \"skills\":[{\"name\":\"Go\",\"years\":\"4\"}]}", 2, 33,
            "skills[0].years: must be a number or null");
  check_one("{\"schema\":\"forte.skills/1\",\"skills\":[{\"nam\":\"Go\",\"name\":\"Go\"}]}", 1, 39,
            "skills[0].nam: unknown key; did you mean \"name\"");
  check_one("{\"schema\":\"forte.skills/1\",\"skills\":[],\n\"roles\":[{\"title\":\"x\",\"from\":\"2021-13\"}]}", 2, 30,
            "roles[0].from: must be a month");
  check_one("{\"schema\":\"forte.skills/1\",\"skills\":[]", 1, 38, "is not valid JSON");
  check_one("{\"schema\":\"forte.skills/1\"}", 1, 1, "skills: is missing");
  check_one("{\"schema\":\"forte.skills/1\",\"skills\":[{\"name\":\"Go\"},{\"name\":\"go\"}]}", 1, 52,
            "skills[1]: \"go\" stands in the list twice");
  profile p;
  fault f;
  CHECK(!parse(SLICE("{\"schema\":\"forte.skills/1\",\"skills\":{}}"), &p, &f) && f.kind == FAULT_USAGE &&
        f.line == 1 && f.column == 37);
  CHECK(!parse(SLICE("\xff"), &p, &f) && f.line == 1);
  CHECK(!parse(SLICE(""), &p, &f));
}

static void json_resume(void) {
  profile p;
  fault f;
  CHECK(try_cv("{\"basics\":{\"name\":\"Ada Lovelock\",\"email\":\"a@b.example\"},"
               "\"work\":[{\"name\":\"Acme\",\"position\":\"Engineer\",\"startDate\":\"2020-01-01\",\"endDate\":\"2021-"
               "12-31\",\"highlights\":[\"Built 3 tools in Python.\"]}],"
               "\"education\":[{\"institution\":\"Elm\",\"area\":\"History\",\"studyType\":\"Bachelor of "
               "Arts\",\"endDate\":\"2010-06\"}],"
               "\"languages\":[{\"language\":\"Spanish\",\"fluency\":\"Fluent\"}],\"skills\":[{\"name\":\"Web\","
               "\"level\":\"Master\",\"keywords\":[\"JavaScript\"]}]}",
               FORMAT_RESUME, &p, &f));
  CHECK(p.roles.count == 1 && p.degrees.count == 1 && p.degrees.items[0].year == 2010);
  CHECK(skill(&p, "Python") && fabs(skill(&p, "Python")->years - 2.0) < 0.01);
  CHECK_TEXT(skill(&p, "JavaScript")->level, "Master");
  CHECK_TEXT(skill(&p, "Spanish")->level, "Fluent");
  CHECK(!try_cv("{\"work\":[}", FORMAT_RESUME, &p, &f) && f.line == 1);
  CHECK(!try_cv("{\"a\":1}", FORMAT_JSON, &p, &f) && f.kind == FAULT_INPUT);
  CHECK(!try_cv("\n \n", FORMAT_TEXT, &p, &f) && f.kind == FAULT_INPUT);
}

/* A CV and another export of the same person: one profile. */
static void merging(void) {
  static const char other[] =
      "Experience\nAcme\nEngineer\nJanuary 2020 - December 2021\n- Also used Docker for 30 services.\n\nSkills\nGo\n";
  document d[2] = {{.format = FORMAT_TEXT, .source = SLICE("a"), .text = slice_of(cv_text), .raw = slice_of(cv_text)},
                   {.format = FORMAT_TEXT, .source = SLICE("b"), .text = slice_of(other), .raw = slice_of(other)}};
  profile p;
  fault f;
  CHECK(profile_read_cv(reader, worker, memory, d, 2, SLICE("2026-11-22"), &p, &f));
  CHECK(p.roles.count == 2 && p.sources.count == 2);
  CHECK(skill(&p, "Docker") && fabs(skill(&p, "Docker")->years - 2.0) < 0.01);
  CHECK(!profile_read_cv(reader, worker, memory, d, 2, SLICE("today"), &p, &f));
}

static void summary(void) {
  profile p = read_cv(cv_text);
  buffer b = {0};
  profile_summary(&p, false, 80, &b);
  CHECK(slice_find(buffer_slice(&b), SLICE("2 roles, 2.5 years"), 0) == 0);
  CHECK(slice_find(buffer_slice(&b), SLICE("listed only"), 0) != SIZE_MAX);
  CHECK(slice_find(buffer_slice(&b), SLICE("\033"), 0) == SIZE_MAX);
  buffer_free(&b);
}

/* The same page in its order, its two columns mixed line by line, and its dates torn off into a column of their own. */
static void coherence(void) {
  double whole =
      profile_coherence(reader, worker, memory,
                        SLICE("Experience\nStaff Nurse\nHarbour Hospital\nMay 2019 - Present\n- Led nights on "
                              "a ward\nNurse\nOak Clinic\nMay 2015 - Apr 2019\n- Gave\nSkills\nTriage\n"),
                        false);
  double mixed =
      profile_coherence(reader, worker, memory,
                        SLICE("Experience Skills\nStaff Nurse Triage\nHarbour Hospital Word\n- Led nights on a "
                              "ward May 2019 - Present\nNurse Excel\nOak Clinic Spanish\n"),
                        false);
  double torn =
      profile_coherence(reader, worker, memory,
                        SLICE("May 2019 - Present\nMay 2015 - Apr 2019\nExperience\nStaff Nurse\nHarbour "
                              "Hospital\n- Led nights on a ward\nNurse\nOak Clinic\n- Gave\nSkills\nTriage\n"),
                        false);
  CHECK(whole > mixed && whole > torn);
  CHECK(profile_coherence(reader, worker, memory, SLICE(""), false) == 0);
}

int main(void) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  words = dictionary_builtin();
  worker = dictionary_worker_new(words);
  reader = profile_reader_new(words);
  memory = arena_new();
  months();
  date_forms();
  coherence();
  heads();
  several_roles();
  degrees();
  skills();
  implied();
  round_trip();
  damaged_keys();
  counting();
  keeping();
  checking();
  json_resume();
  merging();
  summary();
  arena_free(memory);
  profile_reader_free(reader);
  dictionary_worker_free(worker);
  return check_end();
}
