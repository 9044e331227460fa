/* The dictionary compiler: the ways to say the work that a form names. "Rechnungsprüfung" is "Prüfung der Rechnungen"
   and "Rechnungen prüfen" too, "élaboration des devis" is "élaborer vos devis", "offertes opstellen" is "stelt offertes
   op". Which verb goes with a noun says the language (@acts), and what may stand between the two, its set passed-over.
 */
#include "dictionary/builder_parts.h"

enum { WAY_WORDS = 8, HEAD_BYTES = 4 };

typedef struct way {
  slice word[WAY_WORDS];
  int joint[WAY_WORDS]; /* before each */
  size_t count;
} way;

static void put(way *w, slice word, int joint) {
  w->joint[w->count] = joint;
  w->word[w->count++] = word;
}

static void add(builder *b, build_form *f, const way *w) {
  uint32_t node = ROOT;
  for (size_t i = 0; i < w->count; i++) node = builder_step(b, node, w->word[i], i ? w->joint[i] : JOINT_PLAIN, f);
  builder_end(b, node, f);
}

static bool is_passed(const builder *b, slice word, uint8_t language) {
  for (size_t i = 0; i < b->sets.count; i++) {
    const build_set *s = &b->sets.items[i];
    if (s->set == SET_PASSED_OVER && s->language == language && slice_equal(s->word, word)) return true;
  }
  return false;
}

/* The form's words without those that are passed over; false for a form with signs, or one too long. */
static bool content_of(const builder *b, const build_form *f, const tokens *t, way *out) {
  bool linked = false;
  if (t->count > WAY_WORDS) return false;
  for (size_t i = 0; i < t->count; i++) {
    if (i && image_joint(&t->items[i]) != JOINT_PLAIN) return false;
    bool inside = i > 0 && i + 1 < t->count;
    if (inside && is_passed(b, token_text(t, i), f->language)) {
      linked = true;
      continue;
    }
    put(out, token_text(t, i), linked ? JOINT_LINKED : JOINT_PLAIN);
    linked = false;
  }
  return true;
}

static slice cut_before(slice *rest, slice sign) {
  size_t at = slice_find(*rest, sign, 0);
  slice out = slice_cut(*rest, 0, at == SIZE_MAX ? rest->size : at);
  *rest = slice_cut(*rest, at == SIZE_MAX ? rest->size : at + 1, rest->size);
  return out;
}

/* "erstellen" and what is made: "erstellen von Angeboten"; where words are glued together, also the other way round. Of
   a verb in two parts ("stelt+op") the second stands behind it all. */
static void say(builder *b, build_form *f, slice act, const way *object, bool turned) {
  slice part = act, verb = cut_before(&part, SLICE("+"));
  way w = {0};
  put(&w, verb, JOINT_PLAIN);
  for (size_t i = 0; i < object->count; i++) put(&w, object->word[i], i ? object->joint[i] : JOINT_LINKED);
  if (part.size) put(&w, part, JOINT_PLAIN);
  add(b, f, &w);
  if (!turned || part.size) return;
  way back = *object;
  put(&back, act, JOINT_PLAIN);
  add(b, f, &back);
}

/* The rows of the language in which the noun is: `compound`, those of its last part. */
static void say_acts(builder *b, build_form *f, slice noun, const way *object, bool compound) {
  const build_language *l = &b->languages[f->language];
  bool glues = l->tails.size > 0;
  for (slice rest = l->acts; rest.size;) {
    slice verbs = cut_before(&rest, SLICE(" ")), act = cut_before(&verbs, SLICE(":"));
    if (!act.size || !(compound ? slice_ends_with(noun, act) : slice_equal(noun, act))) continue;
    way head = {0};
    if (compound) {
      if (noun.size < act.size + HEAD_BYTES) continue;
      put(&head, slice_cut(noun, 0, noun.size - act.size), JOINT_PLAIN);
      say(b, f, act, &head, false);
    }
    while (verbs.size) say(b, f, cut_before(&verbs, SLICE(":")), compound ? &head : object, glues);
  }
}

/* "offertes opstellen": what is done stands last, as the verb that a row has. */
static void say_last(builder *b, build_form *f, const way *content) {
  way object = *content;
  slice last = content->word[--object.count];
  for (slice rest = b->languages[f->language].acts; rest.size;) {
    slice row = cut_before(&rest, SLICE(" ")), verbs = row;
    bool has = false;
    while (verbs.size) has |= slice_equal(cut_before(&verbs, SLICE(":")), last);
    while (has && row.size) {
      slice verb = cut_before(&row, SLICE(":"));
      say(b, f, verb, &object, !slice_equal(verb, last));
    }
  }
}

void builder_add_ways(builder *b, build_form *form, const tokens *t) {
  const unsigned other = FORM_NAME | FORM_EXACT | FORM_BLOCKER | FORM_STEM;
  const build_language *l = &b->languages[form->language];
  if (form->language <= LANGUAGE_ENGLISH || form->flags & other || !l->acts.size) return;
  if (b->concepts.items[form->concept].table != TABLE_SKILLS) return;
  way content = {0}, object = {0};
  if (!content_of(b, form, t, &content)) return;
  if (content.count == 1) {
    if (l->tails.size) say_acts(b, form, content.word[0], NULL, true);
    return;
  }
  if (content.count < t->count) add(b, form, &content);
  if (l->tails.size && content.count == t->count) say_last(b, form, &content);
  if (content.joint[1] != JOINT_LINKED) return;
  for (size_t i = 1; i < content.count; i++) put(&object, content.word[i], content.joint[i]);
  say_acts(b, form, content.word[0], &object, false);
  if (l->tails.size) say(b, form, content.word[0], &object, true);
}
