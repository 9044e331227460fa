/* What one would learn: what is asked for and not in the CV. */
#include "match/match_parts.h"

enum { LESSONS_A_LINE = 4, LINES = 3 };

static bool is_lesson(const requirement *r, strength wanted) {
  return !r->title && (r->type == ASK_SKILL || r->type == ASK_ANY_OF) && r->status == STATUS_NOT_MET &&
         r->strength == wanted;
}

match_lines lessons_write(arena *a, const match *m) {
  static const strength kinds[LINES] = {STRENGTH_REQUIRED, STRENGTH_PREFERRED, STRENGTH_DUTY};
  match_lines lines = {0};
  wording w = {a, m, m->dictionary, DICTIONARY_NONE};
  for (int k = 0; k < LINES; k++) {
    slice names[LESSONS_A_LINE];
    size_t count = 0;
    for (size_t i = 0; i < m->requirements.count && count < LESSONS_A_LINE; i++) {
      const requirement *r = &m->requirements.items[i];
      if (is_lesson(r, kinds[k]))
        names[count++] = r->type == ASK_SKILL ? word_their_ask(&w, r->ask) : match_said(a, m, r);
    }
    if (!count) continue;
    slice list = words_join_clear(a, names, count);
    slice phrase = arena_format(a, "%s-%s", count == 1 ? "lesson" : "lessons", strength_word(kinds[k]));
    slice lesson = say(&w, phrase.data, SLICE(""), SLICE(""));
    slice line = arena_format(a, "%.*s: %.*s.", SLICE_ARGS(word_opening(a, list)), SLICE_ARGS(lesson));
    ARENA_PUSH(a, &lines, line);
  }
  return lines;
}
