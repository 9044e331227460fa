/* Postings as JSON: one object of a job board, a schema.org JobPosting, a JSON Resume job, or plain {"id","text"}. */
#define _GNU_SOURCE
#include "input/readers.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/utf8.h"
#include "input/fields.h"
#include "input/json_scan.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

FORMAT_NAMES(JOB_JSON)
typedef const char *const json_keys[];

/* The keys under which the boards keep the same thing, best first. */
static json_keys text_keys = {"jobDescription",  "descriptionPlain", "description",     "body",
                              "content",         "contents",         "job_description", "descriptionHtml",
                              "descriptionBody", "details",          "jobExcerpt",      NULL};
static json_keys title_keys = {"title", "jobTitle", "job_title", "position", "name", NULL};
static json_keys company_keys = {"company",  "company_name", "companyName", "hiringOrganization",
                                 "employer", "organization", NULL};
static json_keys location_keys = {"location",  "jobLocation",  "jobGeo", "candidate_required_location",
                                  "locations", "locationName", NULL};
static json_keys date_keys = {
    "date",     "datePosted", "publishedAt", "publication_date", "pubDate",   "first_published", "posted_at",
    "postedAt", "created_at", "createdAt",   "updated_at",       "startDate", "postedOn",        NULL};
static json_keys url_keys = {"url", "absolute_url", "hostedUrl", "jobUrl", "job_url", "externalUrl", "link", NULL};
static json_keys employment_keys = {"employmentType", "employment_type", "job_type", "jobType",
                                    "job_types",      "timeType",        NULL};

/* The member of that name; the last one, as other JSON readers do, when there are several. */
static const cJSON *member(const cJSON *object, const char *key) {
  const cJSON *found = NULL;
  if (!cJSON_IsObject(object)) return NULL;
  for (const cJSON *m = object->child; m; m = m->next)
    if (m->string && strcmp(m->string, key) == 0) found = m;
  return found;
}

static slice string_of(const cJSON *value) {
  return cJSON_IsString(value) && value->valuestring ? slice_of(value->valuestring) : (slice){"", 0};
}

static slice string_at(const cJSON *object, const char *key) { return string_of(member(object, key)); }

static bool has_text(slice s) { return slice_trim(s).size > 0; }

/* ---- names, places, dates: a string, an object that holds one, or a list of either ---- */

static void join(buffer *out, slice part, const char *between) {
  part = slice_trim(part);
  if (!part.size) return;
  if (out->size) buffer_text(out, between);
  buffer_add(out, part);
}

static slice take(arena *a, buffer *b) {
  slice s = arena_copy(a, buffer_slice(b));
  buffer_free(b);
  return s;
}

static void add_place(buffer *out, const cJSON *place, int depth);

static void add_address(buffer *out, const cJSON *address) {
  static json_keys parts = {"addressLocality", "city",    "addressRegion", "region",
                            "addressCountry",  "country", "countryCode",   NULL};
  buffer line = {0};
  for (const char *const *key = parts; *key; key++) {
    const cJSON *part = member(address, *key);
    slice s = string_of(part);
    join(&line, s.size ? s : string_at(part, "name"), ", ");
  }
  join(out, buffer_slice(&line), "; ");
  buffer_free(&line);
}

static void add_place(buffer *out, const cJSON *place, int depth) {
  if (depth > 4 || out->size > 512) return;
  if (cJSON_IsString(place)) join(out, string_of(place), "; ");
  if (cJSON_IsArray(place))
    for (const cJSON *p = place->child; p; p = p->next) add_place(out, p, depth + 1);
  if (!cJSON_IsObject(place)) return;
  const cJSON *address = member(place, "address");
  size_t before = out->size;
  if (cJSON_IsObject(address))
    add_place(out, address, depth + 1);
  else
    add_address(out, place);
  if (out->size == before) join(out, string_at(place, "name"), "; ");
}

static void add_name(buffer *out, const cJSON *value, int depth) {
  if (depth > 4 || out->size > 512) return;
  if (cJSON_IsString(value)) join(out, string_of(value), ", ");
  if (cJSON_IsArray(value))
    for (const cJSON *v = value->child; v; v = v->next) add_name(out, v, depth + 1);
  if (cJSON_IsObject(value)) join(out, string_at(value, "name"), ", ");
}

typedef void (*adder)(buffer *out, const cJSON *value, int depth);

static slice first_of(arena *a, const cJSON *object, const char *const *keys, adder add) {
  buffer out = {0};
  for (; *keys && !out.size; keys++) add(&out, member(object, *keys), 0);
  return take(a, &out);
}

/* Unix time in seconds or milliseconds becomes a date; a string stays as it is. */
static void add_date(buffer *out, const cJSON *value, int depth) {
  (void)depth;
  join(out, string_of(value), "");
  if (!cJSON_IsNumber(value)) return;
  double seconds = value->valuedouble > 1e11 ? value->valuedouble / 1000 : value->valuedouble;
  if (!(seconds > 0 && seconds < 1e11)) return;
  time_t when = (time_t)seconds;
  struct tm day;
  char text[32];
  if (gmtime_r(&when, &day) && strftime(text, sizeof text, "%Y-%m-%d", &day)) buffer_text(out, text);
}

static bool says_remote(const cJSON *job) {
  static json_keys keys = {"remote", "isRemote", "jobLocationType", "workplaceType", NULL};
  for (const char *const *key = keys; *key; key++) {
    const cJSON *value = member(job, *key);
    slice s = string_of(value);
    if (cJSON_IsTrue(value) || slice_equal_nocase(s, FORMAT_NAME(JOB_JSON, "remote")) ||
        slice_equal_nocase(s, FORMAT_NAME(JOB_JSON, "telecommute")) ||
        slice_equal_nocase(s, FORMAT_NAME(JOB_JSON, "full")))
      return true;
  }
  return false;
}

static slice location_of(arena *a, const cJSON *job) {
  slice place = first_of(a, job, location_keys, add_place);
  if (!place.size) place = arena_copy(a, string_at(member(job, "categories"), "location"));
  if (!says_remote(job) || slice_holds_nocase(place, FORMAT_NAME(JOB_JSON, "remote"))) return place;
  return place.size ? arena_format(a, "%.*s (Remote)", SLICE_ARGS(place)) : SLICE("Remote");
}

/* ---- pay ---- */

static double number_of(const cJSON *value) {
  double n = cJSON_IsNumber(value)   ? value->valuedouble
             : cJSON_IsString(value) ? field_amount(slice_of(value->valuestring))
                                     : NAN;
  return n > 0 && n < 1e12 ? n : NAN; /* boards write 0 for "not said" */
}

static double number_at(const cJSON *object, const char *const *keys) {
  for (; *keys; keys++) {
    double n = number_of(member(object, *keys));
    if (!isnan(n)) return n;
  }
  return NAN;
}

static slice currency_of(arena *a, slice s) {
  s = slice_trim(s);
  if (s.size != 3) return (slice){"", 0};
  char *copy = (char *)(uintptr_t)(s = arena_copy(a, s)).data;
  for (size_t i = 0; i < 3; i++) {
    copy[i] &= (char)~0x20;
    if (copy[i] < 'A' || copy[i] > 'Z') return (slice){"", 0};
  }
  return s;
}

static slice string_among(const cJSON *object, const char *const *keys) {
  for (; *keys; keys++)
    if (has_text(string_at(object, *keys))) return string_at(object, *keys);
  return (slice){"", 0};
}

/* Pay from an object's own fields: a schema.org MonetaryAmount or its value, Lever's salaryRange, an Ashby component,
   or the job itself, where only names that speak of salary count. False where it has none. */
static bool pay_fields(arena *a, const cJSON *o, bool is_job, document_pay *pay) {
  static json_keys min_keys = {"minValue", "min", "value", NULL}, max_keys = {"maxValue", "max", "value", NULL};
  static json_keys job_min = {"salaryMin", "salary_min", "annualSalaryMin", "min_salary",
                              "minSalary", "salary",     "baseSalary",      NULL};
  static json_keys job_max = {"salaryMax", "salary_max", "annualSalaryMax", "max_salary",
                              "maxSalary", "salary",     "baseSalary",      NULL};
  static json_keys currencies = {"currency", "currencyCode", "currency_type", NULL};
  static json_keys job_currencies = {"salaryCurrency", "salary_currency", "currency", NULL};
  static json_keys periods = {"unitText", "interval", NULL}, job_periods = {"salaryPeriod", "salary_period", NULL};
  double min = number_at(o, is_job ? job_min : min_keys), max = number_at(o, is_job ? job_max : max_keys);
  if (isnan(min) && isnan(max)) return false;
  if (min > max) return false;
  pay->min = min;
  pay->max = max;
  slice currency = currency_of(a, string_among(o, is_job ? job_currencies : currencies));
  slice period = field_period(string_among(o, is_job ? job_periods : periods));
  if (is_job && !period.size && (member(o, "annualSalaryMin") || member(o, "annualSalaryMax"))) period = SLICE("year");
  if (currency.size) pay->currency = currency;
  if (period.size) pay->period = period;
  return true;
}

static bool pay_schema(arena *a, const cJSON *amount, document_pay *pay) {
  if (cJSON_IsArray(amount)) amount = amount->child;
  if (!cJSON_IsObject(amount)) return false;
  pay->currency = currency_of(a, string_at(amount, "currency"));
  pay->period = field_period(string_at(amount, "unitText"));
  const cJSON *value = member(amount, "value");
  return pay_fields(a, cJSON_IsObject(value) ? value : amount, false, pay);
}

/* Ashby: compensation.summaryComponents, or those of the tiers. */
static bool pay_ashby(arena *a, const cJSON *compensation, document_pay *pay) {
  const cJSON *list = member(compensation, "summaryComponents");
  if (!list || !list->child) {
    const cJSON *tiers = member(compensation, "compensationTiers");
    list = member(cJSON_IsArray(tiers) ? tiers->child : NULL, "components");
  }
  if (!cJSON_IsArray(list)) return false;
  for (const cJSON *c = list->child; c; c = c->next) {
    slice kind = string_at(c, "compensationType");
    if (!slice_equal_nocase(kind, FORMAT_NAME(JOB_JSON, "salary")) || !pay_fields(a, c, false, pay)) continue;
    return true;
  }
  return false;
}

/* Greenhouse: pay_input_ranges in cents. */
static bool pay_greenhouse(arena *a, const cJSON *ranges, document_pay *pay) {
  const cJSON *range = cJSON_IsArray(ranges) ? ranges->child : NULL;
  pay->min = number_of(member(range, "min_cents")) / 100;
  pay->max = number_of(member(range, "max_cents")) / 100;
  if (isnan(pay->min) && isnan(pay->max)) return false;
  pay->currency = currency_of(a, string_at(range, "currency_type"));
  pay->period = field_period(string_at(range, "title"));
  return true;
}

static const document_pay *pay_of(arena *a, const cJSON *job) {
  static const document_pay none = {.min = NAN, .max = NAN, .currency = {"", 0}, .period = {"", 0}, .kind = {"", 0}};
  document_pay pay = none;
  bool found = pay_schema(a, member(job, "baseSalary"), &pay) || pay_schema(a, member(job, "estimatedSalary"), &pay) ||
               pay_fields(a, member(job, "salaryRange"), false, &pay) ||
               pay_ashby(a, member(job, "compensation"), &pay) ||
               pay_greenhouse(a, member(job, "pay_input_ranges"), &pay);
  if (!found) {
    pay = none;
    found = pay_fields(a, job, true, &pay);
  }
  if (!found) return NULL;
  if (!pay.currency.size) pay.currency = currency_of(a, string_at(job, "salaryCurrency"));
  if (!pay.kind.size) pay.kind = SLICE("base");
  document_pay *kept = arena_alloc(a, sizeof *kept);
  *kept = pay;
  return kept;
}

/* ---- text ---- */

static bool has_tags(slice s) {
  FORMAT_NAMES(HTML)
  static const char *const tags[] = {"</",  "<p>", "<br", "<li", "<div", "<ul", "<span",
                                     "<h1", "<h2", "<h3", "<b>", "<p ",  NULL};
  for (const char *const *tag = tags; *tag; tag++)
    if (slice_find(s, slice_of(*tag), 0) != SIZE_MAX) return true;
  return false;
}

/* May a field of the JSON be HTML, as it is, escaped by JSON or escaped once more? */
static bool may_hold_tags(slice json) {
  for (size_t at = 0; (at = slice_find(json, SLICE("<"), at)) != SIZE_MAX; at++) {
    char next = at + 1 < json.size ? json.data[at + 1] : ' ';
    if (next == '/' || next == '\\' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z')) return true;
  }
  return slice_find(json, SLICE("\\u003"), 0) != SIZE_MAX || slice_find(json, FORMAT_NAME(HTML, "&lt;"), 0) != SIZE_MAX;
}

/* A field's text without markup: HTML, HTML escaped once more (Greenhouse), or plain text with entities. */
static slice plain(arena *a, slice s) {
  if (slice_find(s, FORMAT_NAME(HTML, "&lt;"), 0) != SIZE_MAX && !has_tags(s)) {
    slice once = html_entities(a, s);
    if (has_tags(once)) s = once;
  }
  if (has_tags(s)) return html_text(a, s);
  return slice_find(s, SLICE("&"), 0) != SIZE_MAX ? html_entities(a, s) : s;
}

static void add_paragraph(buffer *out, slice s) {
  s = slice_trim(s);
  if (!s.size) return;
  if (out->size) buffer_text(out, "\n\n");
  buffer_add(out, s);
}

static void add_bullet(arena *a, buffer *out, const cJSON *item) {
  slice s = slice_trim(plain(a, string_of(item)));
  buffer line = {0};
  if (cJSON_IsObject(item)) { /* a skill of a JSON Resume job */
    join(&line, string_at(item, "name"), "");
    const cJSON *keywords = member(item, "keywords");
    if (cJSON_IsArray(keywords))
      for (const cJSON *k = keywords->child; k; k = k->next)
        join(&line, string_of(k), k == keywords->child ? ": " : ", ");
    s = buffer_slice(&line);
  }
  if (s.size) {
    buffer_text(out, "\n\xE2\x80\xA2 ");
    buffer_add(out, s);
  }
  buffer_free(&line);
}

/* A field's own name as a heading: "jobBenefits" is "Job benefits:". */
static slice heading_of(arena *a, const char *key) {
  buffer out = {0};
  for (const char *c = key; *c; c++) {
    bool capital = *c >= 'A' && *c <= 'Z';
    if (capital) buffer_char(&out, ' ');
    buffer_char(&out, (char)(c == key ? *c & ~0x20 : *c | 0x20));
  }
  buffer_char(&out, ':');
  slice heading = arena_copy(a, buffer_slice(&out));
  buffer_free(&out);
  return heading;
}

/* Fields that stand beside the description, under headings of their own unless the description repeats them. */
static void add_sections(arena *a, buffer *out, const cJSON *job) {
  static json_keys keys = {"responsibilities",
                           "qualifications",
                           "experienceRequirements",
                           "educationRequirements",
                           "skills",
                           "jobBenefits",
                           NULL};
  for (const char *const *key = keys; *key; key++) {
    const cJSON *value = member(job, *key);
    slice s = slice_trim(plain(a, string_of(value)));
    bool list = cJSON_IsArray(value) && value->child;
    if (!list && (!s.size || slice_find(buffer_slice(out), s, 0) != SIZE_MAX)) continue;
    add_paragraph(out, heading_of(a, *key));
    if (list)
      for (const cJSON *item = value->child; item; item = item->next) add_bullet(a, out, item);
    else
      buffer_format(out, "\n%.*s", SLICE_ARGS(s));
  }
}

/* Lever's title stands under "text", its body in parts. */
static bool is_lever(const cJSON *job) {
  return cJSON_IsString(member(job, "text")) &&
         (member(job, "hostedUrl") || member(job, "categories") || member(job, "lists")) &&
         (member(job, "descriptionPlain") || member(job, "description") || member(job, "lists"));
}

static void add_lever(arena *a, buffer *out, const cJSON *job) {
  const cJSON *lists = member(job, "lists");
  if (cJSON_IsArray(lists))
    for (const cJSON *list = lists->child; list; list = list->next) {
      add_paragraph(out, plain(a, string_at(list, "text")));
      buffer_char(out, '\n');
      buffer_add(out, slice_trim(html_text(a, string_at(list, "content"))));
    }
  static json_keys additional = {"additionalPlain", "additional", NULL};
  static json_keys salary = {"salaryDescriptionPlain", "salaryDescription", NULL};
  add_paragraph(out, plain(a, string_among(job, additional)));
  add_paragraph(out, plain(a, string_among(job, salary)));
}

/* A pay statement in words of its own ("$90k - $110k") that the description does not repeat. */
static void add_salary(buffer *out, const cJSON *job) {
  static json_keys keys = {"salary", "salary_text", "salaryText", "compensationTierSummary", NULL};
  slice s = slice_trim(string_among(job, keys));
  if (!s.size) s = slice_trim(string_at(member(job, "compensation"), "compensationTierSummary"));
  if (!s.size || s.size > 200 || !isnan(number_of(member(job, "salary")))) return;
  if (slice_find(buffer_slice(out), s, 0) != SIZE_MAX) return;
  add_paragraph(out, SLICE("Salary: "));
  buffer_add(out, s);
}

static slice text_of(arena *a, const cJSON *job) {
  const cJSON *own = member(job, "text");
  bool lever = is_lever(job);
  if (!lever && has_text(string_of(own))) return arena_copy(a, string_of(own));
  slice body = string_among(job, text_keys), text = plain(a, body);
  buffer out = {0};
  buffer_add(&out, text);
  if (lever)
    add_lever(a, &out, job);
  else
    add_sections(a, &out, job);
  add_salary(&out, job);
  return take(a, &out);
}

/* ---- reading ---- */

/* Escapes that cJSON would refuse or cut a string at: \u0000 and half of a surrogate pair. Replaced in a copy of the
   same size, so that places in messages stay true. */
static unsigned escape_code(slice s, size_t at) {
  unsigned code = 0;
  if (at + 6 > s.size || s.data[at] != '\\' || s.data[at + 1] != 'u') return 0x10000;
  for (size_t i = at + 2; i < at + 6; i++) {
    const char *digit = strchr("0123456789abcdef", s.data[i] >= 'A' && s.data[i] <= 'F' ? s.data[i] | 0x20 : s.data[i]);
    if (!digit || !*digit) return 0x10000;
    code = code * 16 + (unsigned)(digit - "0123456789abcdef");
  }
  return code;
}

static slice mend_escapes(arena *a, slice s, size_t *replaced) {
  char *copy = NULL;
  for (size_t at = 0; at < s.size;) {
    const char *hit = memchr(s.data + at, '\\', s.size - at);
    if (!hit) break;
    at = (size_t)(hit - s.data);
    unsigned code = escape_code(s, at);
    bool high = code >= 0xD800 && code < 0xDC00;
    unsigned next = high ? escape_code(s, at + 6) : 0;
    if (high && next >= 0xDC00 && next < 0xE000) {
      at += 12;
    } else if (code == 0 || (code >= 0xD800 && code < 0xE000)) {
      if (!copy) s = arena_copy(a, s), copy = (char *)(uintptr_t)s.data;
      memcpy(copy + at + 2, code ? "fffd" : "003f", 4);
      (*replaced)++;
      at += 6;
    } else {
      at += 2;
    }
  }
  return s;
}

/* The id as a string and as JSON text. `json` is the line itself. */
static void read_id(arena *a, slice json, const cJSON *job, document *out) {
  slice raw = json_member(json, SLICE("id"));
  const cJSON *id = member(job, "id");
  if (!cJSON_IsString(id) && !cJSON_IsNumber(id)) {
    id = member(job, "identifier");
    if (cJSON_IsObject(id)) id = member(id, "value");
    raw = (slice){"", 0};
  }
  if (cJSON_IsString(id)) out->id = arena_copy(a, string_of(id));
  if (cJSON_IsNumber(id)) out->id = raw.size ? arena_copy(a, raw) : arena_format(a, "%.17g", id->valuedouble);
  bool sound = raw.size > 0;
  for (size_t i = 0; i < raw.size; i++)
    if ((unsigned char)raw.data[i] < 0x20) sound = false;
  if (sound) {
    out->id_json = arena_copy(a, raw);
  } else if (cJSON_IsString(id) || cJSON_IsNumber(id)) {
    char *printed = cJSON_PrintUnformatted(id);
    if (!printed) memory_failed();
    out->id_json = arena_copy(a, slice_of(printed));
    cJSON_free(printed);
  }
}

/* The id of a line that is no JSON: what can be seen of it. */
static void guess_id(arena *a, slice json, document *out) {
  slice raw = json_member(json, SLICE("id"));
  if (!raw.size || raw.size > 4096) return;
  slice object = arena_format(a, "{\"id\":%.*s}", SLICE_ARGS(raw));
  errno = 0;
  cJSON *root = cJSON_ParseWithLength(object.data, object.size);
  if (!root) memory_check();
  if (root) read_id(a, object, root, out);
  cJSON_Delete(root);
}

static cJSON *parse(slice json, slice source, fault *f) {
  const char *end = json.data;
  errno = 0;
  cJSON *root = cJSON_ParseWithLengthOpts(json.data, json.size, &end, false);
  size_t at = end >= json.data && end <= json.data + json.size ? (size_t)(end - json.data) : 0;
  if (!root) {
    memory_check();
    fault_set(f, FAULT_INPUT, "invalid_json", source, "is no valid JSON from byte %zu on (or is nested too deeply)",
              at);
    fault_at(f, 0, 0, at);
    return NULL;
  }
  slice rest = slice_cut(json, at, json.size);
  if (!has_text(rest)) return root;
  fault_set(
      f, FAULT_INPUT, "invalid_json", source,
      "has text after the JSON value, at byte %zu; write one object a line, and give many lines to 'forte batch' or to "
      "'forte extract --ndjson'",
      at);
  fault_at(f, 0, 0, at);
  cJSON_Delete(root);
  return NULL;
}

static void read_facts(arena *a, const cJSON *job, document *out) {
  bool lever = is_lever(job);
  slice title = lever ? string_at(job, "text") : first_of(a, job, title_keys, add_name);
  out->title = arena_copy(a, slice_trim(html_entities(a, title)));
  out->company = html_entities(a, first_of(a, job, company_keys, add_name));
  out->location = html_entities(a, location_of(a, job));
  out->date = first_of(a, job, date_keys, add_date);
  out->url = first_of(a, job, url_keys, add_name);
  if (!out->url.size) out->url = arena_copy(a, string_at(member(job, "refs"), "landing_page"));
  out->employment = first_of(a, job, employment_keys, add_name);
  if (!out->employment.size) out->employment = arena_copy(a, string_at(member(job, "categories"), "commitment"));
  out->pay = pay_of(a, job);
}

/* Points a fault at the member's value, or at the line's beginning when there is none. */
static bool fault_at_member(slice json, slice key, fault *f) {
  slice value = json_member(json, key);
  return fault_at(f, 0, 0, value.size ? (size_t)(value.data - json.data) : 0);
}

/* What forte itself wrote is no posting. */
static bool refuse_own(const cJSON *job, slice source, fault *f) {
  slice schema = string_at(job, "schema");
  if (slice_find(schema, FORMAT_NAME(FORTE, "forte.skills/"), 0) == 0)
    return fault_set(f, FAULT_INPUT, "skills_file", source,
                     "is a skills file, not a posting; give it as '--skills FILE' and the posting as the file to read");
  return fault_set(f, FAULT_INPUT, "forte_output", source,
                   "is what forte wrote (%.*s), not a posting; give it the posting's own file", SLICE_ARGS(schema));
}

static bool read_job(arena *a, slice json, const cJSON *job, slice source, document *out, fault *f) {
  const cJSON *own = member(job, "text");
  if (slice_find(string_at(job, "schema"), FORMAT_NAME(FORTE, "forte."), 0) == 0) return refuse_own(job, source, f);
  if (own && !cJSON_IsString(own) && !cJSON_IsNull(own)) {
    fault_set(f, FAULT_INPUT, "wrong_type", source,
              "has a \"text\" that is not a string; write the posting's text there");
    return fault_at_member(json, SLICE("text"), f);
  }
  const cJSON *info = member(job, "jobPostingInfo"); /* Workday: the posting stands in an object of its own */
  read_facts(a, cJSON_IsObject(info) ? info : job, out);
  if (!out->company.size) out->company = html_entities(a, first_of(a, job, company_keys, add_name));
  out->text = text_of(a, cJSON_IsObject(info) ? info : job);
  if (has_text(out->text)) return true;
  fault_set(f, FAULT_INPUT, "no_text", source,
            "holds no posting text; give it as \"text\" or as the job board's own \"description\"");
  return fault_at_member(json, SLICE("text"), f);
}

bool json_posting_read(arena *a, slice json, slice source, document *out, fault *f) {
  out->format = FORMAT_JSON;
  if (json.size > JSON_LIMIT) {
    guess_id(a, json, out);
    return fault_set(f, FAULT_INPUT, "too_long", source, "is longer than %d MiB, too long for one posting as JSON",
                     JSON_LIMIT >> 20);
  }
  if (may_hold_tags(json) && !html_ready(source, f)) return false;
  size_t escapes = 0;
  json = mend_escapes(a, utf8_clean(a, json, &out->replaced), &escapes);
  out->replaced += escapes;
  cJSON *root = parse(json, source, f);
  if (!root) {
    guess_id(a, json, out);
    return false;
  }
  bool done;
  if (cJSON_IsObject(root)) {
    read_id(a, json, root, out);
    done = read_job(a, json, root, source, out, f);
  } else {
    fault_set(f, FAULT_INPUT, "wrong_type", source,
              "is not a JSON object; write one posting as {\"id\": ..., \"text\": ...}");
    done = fault_at(f, 0, 0, 0);
  }
  cJSON_Delete(root);
  return done;
}
