/* The dictionary compiler: rows of sequence rules (dictionaries/README.md describes them) -> rules and their steps. */
#include "dictionary/builder_parts.h"

enum {
  PLAIN = GAP_SPACE | GAP_HYPHEN | GAP_QUOTE | GAP_NEWLINE, /* within a phrase */
  CLAUSE_END = GAP_SEMICOLON | GAP_STOP | GAP_PARAGRAPH | GAP_BULLET,
  STEPS = 12 /* of one row */
};

/* A row while it is read. */
typedef struct row {
  builder *b;
  slice file;
  size_t line;
  rule_step steps[STEPS]; /* in reading order */
  size_t count, subject;  /* where the subject stands among them */
  bool seen, wrong;
} row;

static void report(row *r, const char *what, slice word) {
  builder_fault(r->b, "rule", r->file, r->line, what, word, SLICE(""));
  r->wrong = true;
}

static unsigned gap_named(char sign) {
  static const struct {
    char sign;
    unsigned gap;
  } signs[] = {{',', GAP_COMMA}, {';', GAP_SEMICOLON}, {':', GAP_COLON}, {'(', GAP_OPEN},
               {')', GAP_CLOSE}, {'-', GAP_DASH},      {'/', GAP_SLASH}, {'.', GAP_STOP}};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i].sign == sign) return signs[i].gap;
  return 0;
}

/* "{table}" or "{table.class}". */
static bool read_hit(slice word, rule_step *step) {
  slice name = slice_cut(word, 1, word.size - 1);
  size_t dot = slice_find(name, SLICE("."), 0);
  int table = table_named(slice_cut(name, 0, dot == SIZE_MAX ? name.size : dot)), class = 0;
  if (table < 0) return false;
  for (int i = 1; dot != SIZE_MAX && class_name(table, i) && !class; i++)
    if (slice_equal(slice_of(class_name(table, i)), slice_cut(name, dot + 1, name.size))) class = i;
  step->kind = STEP_HIT;
  step->value = (uint32_t)table << 8 | (uint32_t) class;
  return class || dot == SIZE_MAX;
}

static bool read_element(slice word, rule_step *step) {
  static const struct {
    const char *name;
    uint32_t flag;
  } shapes[] = {{"Capital", TOKEN_UPPER_FIRST}, {"CAPITALS", TOKEN_UPPER_ALL}, {"number", TOKEN_NUMBER}};
  if (word.size > 2 && word.data[0] == '{' && word.data[word.size - 1] == '}') return read_hit(word, step);
  if (slice_equal(word, SLICE("^"))) {
    step->kind = STEP_EDGE;
    return true;
  }
  if (word.size > 2 && word.size <= 6 && word.data[0] == '<' && word.data[word.size - 1] == '>') {
    step->kind = STEP_TAG;
    for (size_t i = 1; i + 1 < word.size; i++) step->value = step->value << 8 | (unsigned char)word.data[i];
    return true;
  }
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    if (slice_equal(word, slice_of(shapes[i].name))) {
      step->kind = STEP_FLAG;
      step->value = shapes[i].flag;
      return true;
    }
  int set = set_named(word);
  step->kind = STEP_SET;
  step->value = (uint32_t)set;
  return set >= 0;
}

/* "..near": words between, within the phrase; "...clause": across commas and brackets too. */
static bool read_reach(slice word, rule_step *next) {
  bool wide = slice_starts_with(word, SLICE("..."));
  int reach = reach_named(slice_cut(word, wide ? 3 : 2, word.size));
  next->reach = (uint16_t)(reach > 0 ? reach : 0);
  next->pass = (uint16_t)(wide ? ~(unsigned)CLAUSE_END : next->pass);
  return reach > 0;
}

/* The way to the element before, seen from the subject: what was read since then. */
static void end_left_way(row *r, const rule_step *next) {
  if (r->count == 0) return;
  rule_step *step = &r->steps[r->count - 1];
  step->need = next->need;
  step->pass = next->pass;
  step->reach = next->reach;
}

static void add_element(row *r, slice word, const rule_step *next) {
  if (r->count == STEPS) {
    report(r, "is one element too many", word);
    return;
  }
  rule_step step = *next;
  slice element = word;
  if (element.size > 1 && element.data[0] == '!') {
    step.marks |= STEP_NOT;
    element = slice_cut(element, 1, element.size);
  }
  if (slice_starts_with(element, SLICE("Capital:"))) {
    step.marks |= STEP_CAPITAL;
    element = slice_cut(element, strlen("Capital:"), element.size);
  }
  if (!read_element(element, &step))
    report(r, "is no set, table, class or shape; src/dictionary/classes.h lists them", word);
  if (!r->seen) end_left_way(r, next);
  r->steps[r->count++] = step;
}

/* One word of a pattern: a gap sign, a reach, the subject or an element. *next gathers how the next one is reached; on
   the left of the subject that is the way to the element before. */
static void read_part(row *r, slice word, rule_step *next) {
  if (word.size <= 2 && gap_named(word.data[0]) && (word.size == 1 || word.data[1] == '?')) {
    unsigned gap = gap_named(word.data[0]);
    next->pass |= (uint16_t)gap;
    if (word.size == 1) next->need |= (uint16_t)gap;
    return;
  }
  if (slice_starts_with(word, SLICE(".."))) {
    if (!read_reach(word, next)) report(r, "names no reach; src/dictionary/classes.h lists them", word);
    return;
  }
  if (slice_equal(word, SLICE("_"))) {
    if (r->seen) report(r, "stands twice; a rule has one subject", word);
    end_left_way(r, next);
    r->seen = true;
    r->subject = r->count;
  } else {
    add_element(r, word, next);
  }
  *next = (rule_step){.pass = PLAIN};
}

static slice next_word(slice *rest) {
  *rest = slice_trim(*rest);
  size_t end = slice_find(*rest, SLICE(" "), 0);
  slice word = slice_cut(*rest, 0, end == SIZE_MAX ? rest->size : end);
  *rest = slice_cut(*rest, word.size, rest->size);
  return word;
}

/* The next field of a row, trimmed. */
static slice next_field(slice *rest) {
  size_t bar = slice_find(*rest, SLICE("|"), 0);
  slice field = slice_trim(slice_cut(*rest, 0, bar == SIZE_MAX ? rest->size : bar));
  *rest = bar == SIZE_MAX ? SLICE("") : slice_cut(*rest, bar + 1, rest->size);
  return field;
}

/* What its steps ask for; one that must not stand there asks for nothing. */
static rule_needs needs_of(const row *r) {
  rule_needs needs = {0};
  for (size_t i = 0; i < r->count; i++) {
    const rule_step *s = &r->steps[i];
    if (s->marks & STEP_NOT) continue;
    if (s->kind == STEP_SET) needs.sets.bits[s->value / 64] |= (uint64_t)1 << s->value % 64;
    if (s->kind == STEP_HIT) needs.tables |= (uint64_t)1 << (s->value >> 8);
  }
  return needs;
}

void builder_add_rule(builder *b, rule_set set, slice text, slice file, size_t line) {
  row r = {.b = b, .file = file, .line = line};
  slice rest = text, name = next_field(&rest), pattern = next_field(&rest), witness = slice_trim(rest);
  int effect = effect_named(name);
  if (effect <= 0) report(&r, "is no effect of a rule; src/dictionary/classes.h lists them", name);
  rule_step next = {.pass = PLAIN};
  for (slice part = next_word(&pattern); part.size; part = next_word(&pattern)) read_part(&r, part, &next);
  if (!r.seen) report(&r, "has no subject: write _ where it stands", text);
  size_t open = slice_find(witness, SLICE("["), 0);
  if (open == SIZE_MAX || slice_find(witness, SLICE("]"), open) == SIZE_MAX)
    report(&r, "has no witness: a sentence that needs the rule, its subject in [brackets]", text);
  if (r.wrong) return;
  image_rule rule = {.set = (uint16_t)set,
                     .effect = (uint16_t)effect,
                     .step = (uint32_t)b->steps.count,
                     .left = (uint16_t)r.subject,
                     .right = (uint16_t)(r.count - r.subject),
                     .needs = needs_of(&r)};
  for (size_t i = r.subject; i-- > 0;) ARENA_PUSH(b->arena, &b->steps, r.steps[i]);
  for (size_t i = r.subject; i < r.count; i++) ARENA_PUSH(b->arena, &b->steps, r.steps[i]);
  ARENA_PUSH(b->arena, &b->rules, (build_rule){rule, text});
}
