#include "batch/where.h"

#include <ctype.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

enum { DEPTH = 32 };

typedef enum field_kind { FIELD_NUMBER, FIELD_TEXT, FIELD_FLAG } field_kind;

typedef struct field {
  const char *name;
  field_kind kind;
  size_t offset;
} field;

#define AT(member) offsetof(row, member)
static const field fields[] = {
    {"score", FIELD_NUMBER, AT(score)}, {"pay", FIELD_NUMBER, AT(pay_max)},   {"years", FIELD_NUMBER, AT(years)},
    {"title", FIELD_TEXT, AT(title)},   {"company", FIELD_TEXT, AT(company)}, {"location", FIELD_TEXT, AT(location)},
    {"id", FIELD_TEXT, AT(id)},         {"file", FIELD_TEXT, AT(file)},       {"band", FIELD_TEXT, AT(band)},
    {"remote", FIELD_FLAG, AT(remote)}, {"hybrid", FIELD_FLAG, AT(hybrid)},   {"onsite", FIELD_FLAG, AT(onsite)},
    {"new", FIELD_FLAG, AT(fresh)},
};
enum { FIELDS = sizeof fields / sizeof *fields };

typedef enum test { TEST_LESS, TEST_LESS_EQUAL, TEST_MORE, TEST_MORE_EQUAL, TEST_EQUAL, TEST_OTHER, TEST_HOLDS } test;
typedef enum node_kind { NODE_AND, NODE_OR, NODE_NOT, NODE_FLAG, NODE_NUMBER, NODE_TEXT } node_kind;

struct where {
  node_kind kind;
  const field *field;
  test test;
  double number;
  slice text;
  const where *left, *right;
};

typedef struct parsing {
  arena *arena;
  slice text;
  size_t at;
  fault *fault;
  int depth;
} parsing;

static where *complain(parsing *p, size_t at, const char *what) {
  slice rest = slice_cut(p->text, at, at + 20 < p->text.size ? at + 20 : p->text.size);
  if (rest.size)
    fault_set(p->fault, FAULT_USAGE, "where", SLICE("--where"), "at '%.*s': %s", SLICE_ARGS(rest), what);
  else
    fault_set(p->fault, FAULT_USAGE, "where", SLICE("--where"), "at its end: %s", what);
  fault_at(p->fault, 1, at + 1, at);
  return NULL;
}

static void skip_space(parsing *p) {
  while (p->at < p->text.size && isspace((unsigned char)p->text.data[p->at])) p->at++;
}

static bool take_sign(parsing *p, const char *sign) {
  size_t size = strlen(sign);
  skip_space(p);
  if (p->at + size > p->text.size || memcmp(p->text.data + p->at, sign, size) != 0) return false;
  p->at += size;
  return true;
}

static slice peek_word(parsing *p) {
  skip_space(p);
  size_t end = p->at;
  while (end < p->text.size && (isalnum((unsigned char)p->text.data[end]) || p->text.data[end] == '_' ||
                                (unsigned char)p->text.data[end] >= 0x80))
    end++;
  return slice_cut(p->text, p->at, end);
}

static bool take_word(parsing *p, const char *word) {
  slice next = peek_word(p);
  if (!slice_equal_nocase(next, slice_of(word))) return false;
  p->at += next.size;
  return true;
}

static where *new_node(parsing *p, where node) {
  where *made = arena_alloc(p->arena, sizeof *made);
  *made = node;
  return made;
}

static bool take_test(parsing *p, test *out) {
  static const struct {
    const char *sign;
    test test;
  } tests[] = {{"<=", TEST_LESS_EQUAL}, {">=", TEST_MORE_EQUAL}, {"!=", TEST_OTHER},
               {"<>", TEST_OTHER},      {"==", TEST_EQUAL},      {"<", TEST_LESS},
               {">", TEST_MORE},        {"=", TEST_EQUAL},       {"~", TEST_HOLDS}};
  for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
    if (take_sign(p, tests[i].sign)) {
      *out = tests[i].test;
      return true;
    }
  return false;
}

/* 120000, 120,000, 120k, 87.5 */
static bool take_number(parsing *p, double *out) {
  char digits[32];
  size_t size = 0, at;
  skip_space(p);
  for (at = p->at; at < p->text.size && size < sizeof digits - 1; at++) {
    char c = p->text.data[at];
    if (isdigit((unsigned char)c) || c == '.')
      digits[size++] = c;
    else if (c != ',' || at == p->at)
      break;
  }
  digits[size] = '\0';
  char *end;
  *out = strtod(digits, &end);
  if (!size || *end) return false;
  if (at < p->text.size && (p->text.data[at] | 32) == 'k') *out *= 1000, at++;
  if (at < p->text.size && isalnum((unsigned char)p->text.data[at])) return false;
  p->at = at;
  return true;
}

static bool take_text(parsing *p, slice *out) {
  skip_space(p);
  char quote = p->at < p->text.size ? p->text.data[p->at] : '\0';
  if (quote != '"' && quote != '\'') {
    *out = peek_word(p);
    p->at += out->size;
    return out->size > 0;
  }
  const char *begin = p->text.data + p->at + 1, *end = memchr(begin, quote, p->text.size - p->at - 1);
  if (!end) return false;
  *out = (slice){begin, (size_t)(end - begin)};
  p->at += out->size + 2;
  return true;
}

static where *parse_comparison(parsing *p, const field *f) {
  where node = {.kind = f->kind == FIELD_TEXT ? NODE_TEXT : NODE_NUMBER, .field = f};
  size_t at = p->at;
  if (!take_test(p, &node.test))
    return complain(
        p, at, f->kind == FIELD_TEXT ? "here must stand =, != or ~ (holds)" : "here must stand <, <=, >, >=, = or !=");
  if (f->kind == FIELD_TEXT && node.test < TEST_EQUAL)
    return complain(p, at, "text is compared with =, != or ~ (holds)");
  if (f->kind == FIELD_NUMBER && node.test == TEST_HOLDS)
    return complain(p, at, "a number is compared with <, <=, >, >=, = or !=");
  skip_space(p);
  at = p->at;
  if (f->kind == FIELD_TEXT ? !take_text(p, &node.text) : !take_number(p, &node.number))
    return complain(p, at,
                    f->kind == FIELD_TEXT ? "here must stand a word, or text in quotes"
                                          : "here must stand a number, like 120000 or 120k");
  return new_node(p, node);
}

static where *parse_or(parsing *p);

static where *parse_one(parsing *p) {
  skip_space(p);
  size_t at = p->at;
  if (++p->depth > DEPTH) return complain(p, at, "too many parentheses and nots; write it simpler");
  where *out;
  if (take_word(p, "not") || take_sign(p, "!")) {
    const where *of = parse_one(p);
    out = of ? new_node(p, (where){.kind = NODE_NOT, .left = of}) : NULL;
  } else if (take_sign(p, "(")) {
    out = parse_or(p);
    if (out && !take_sign(p, ")")) out = complain(p, p->at, "a ')' is missing");
  } else {
    slice word = peek_word(p);
    const field *f = fields;
    while (f < fields + FIELDS && !slice_equal_nocase(word, slice_of(f->name))) f++;
    if (f == fields + FIELDS)
      return complain(
          p, at,
          "here must stand score, pay, years, title, company, location, id, file, band, remote, hybrid, onsite or new");
    p->at += word.size;
    out = f->kind == FIELD_FLAG ? new_node(p, (where){.kind = NODE_FLAG, .field = f}) : parse_comparison(p, f);
  }
  p->depth--;
  return out;
}

static where *parse_chain(parsing *p, node_kind kind, const char *word, const char *sign, where *(*part)(parsing *)) {
  where *left = part(p);
  while (left && (take_word(p, word) || take_sign(p, sign))) {
    const where *right = part(p);
    left = right ? new_node(p, (where){.kind = kind, .left = left, .right = right}) : NULL;
  }
  return left;
}

static where *parse_and(parsing *p) { return parse_chain(p, NODE_AND, "and", "&&", parse_one); }
static where *parse_or(parsing *p) { return parse_chain(p, NODE_OR, "or", "||", parse_and); }

where *where_parse(arena *a, slice text, fault *f) {
  parsing p = {.arena = a, .text = text, .fault = f};
  where *w = parse_or(&p);
  if (!w) return NULL;
  skip_space(&p);
  if (p.at < text.size) return complain(&p, p.at, "here must stand 'and', 'or' or the end");
  return w;
}

/* ---- evaluation ---- */

static bool holds_text(slice text, slice part) {
  for (size_t at = 0; at + part.size <= text.size; at++)
    if (slice_equal_nocase(slice_cut(text, at, at + part.size), part)) return true;
  return false;
}

static bool test_number(const where *w, double x) {
  if (isnan(x)) return false;
  switch (w->test) {
  case TEST_LESS:
    return x < w->number;
  case TEST_LESS_EQUAL:
    return x <= w->number;
  case TEST_MORE:
    return x > w->number;
  case TEST_MORE_EQUAL:
    return x >= w->number;
  case TEST_EQUAL:
    return x >= w->number && x <= w->number;
  default:
    return x < w->number || x > w->number;
  }
}

static bool test_text(const where *w, slice x) {
  if (w->test == TEST_HOLDS) return holds_text(x, w->text);
  return slice_equal_nocase(x, w->text) == (w->test == TEST_EQUAL);
}

bool where_holds(const where *w, const row *r) {
  if (!w) return true;
  const char *at = w->field ? (const char *)r + w->field->offset : NULL;
  switch (w->kind) {
  case NODE_AND:
    return where_holds(w->left, r) && where_holds(w->right, r);
  case NODE_OR:
    return where_holds(w->left, r) || where_holds(w->right, r);
  case NODE_NOT:
    return !where_holds(w->left, r);
  case NODE_FLAG:
    return *(const bool *)at;
  case NODE_TEXT:
    return test_text(w, *(const slice *)(const void *)at);
  default: {
    double x = *(const double *)(const void *)at;
    if (w->field->offset == AT(pay_max) && isnan(x)) x = r->pay_min; /* "from 100k" */
    return test_number(w, x);
  }
  }
}

bool where_asks_new(const where *w) {
  if (!w) return false;
  return (w->field && w->field->offset == AT(fresh)) || where_asks_new(w->left) || where_asks_new(w->right);
}
