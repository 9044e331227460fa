/* What is not shown is not always missing: it may be no ask at all, or the CV may say it in words of its own. */
#include "match/match_parts.h"

enum { WORDS_TOLD = 12 }; /* words of the line to look at */
/* Of asks that the reader believes in by 0.70 to 0.75 people who read 259 postings called .72 an ask, of those above
   .76 to .98 (reader trained on the others); what is missing should be at least that sure. */
static const double DOUBTED = 0.75;    /* belief below which an ask that is not shown is not counted */
static const double LOOK_SHARE = 0.33; /* share of an ask's words that makes a line worth looking at */
static const double HALF_THERE = 0.5;  /* share of a name's words with which it is not surely missing */

bool ask_is_doubted(double belief) { return belief > 0 && belief < DOUBTED; }

bool ask_may_be_said(const matching *m, const posting_skill *s) {
  return s->strength != STRENGTH_PREFERRED && work_is_near(m) && words_show(m, s);
}

/* Duties one does without naming them; so is most of what is asked in one's very own work. */
static bool goes_without_saying(const matching *m, strength strength) {
  return strength == STRENGTH_DUTY || work_is_same(m);
}

/* The sentence of the CV that comes nearest to the ask's words; "": none does. */
static slice line_to_look_at(const matching *m, const posting_skill *s, double *share) {
  stem_found f = stems_find(m->stems, s->name);
  *share = f.share;
  bool told = f.line && f.line->kind == LINE_SENTENCE && f.share >= LOOK_SHARE && f.content > 0;
  return told ? f.line->text : SLICE("");
}

static slice unclear_words(const matching *m, slice line) {
  if (!line.size) return SLICE("not seen clearly; perhaps in other words");
  slice first = word_first(line, WORDS_TOLD);
  return arena_format(m->arena, "not seen clearly; look at: %.*s%s", SLICE_ARGS(first),
                      first.size < line.size ? " ..." : "");
}

void ask_doubt(const matching *m, const posting_skill *s, double belief, bool may_be_said, requirement *r) {
  if (r->status != STATUS_NOT_MET) return;
  if (ask_is_doubted(belief) && work_is_near(m)) {
    r->status = STATUS_UNKNOWN;
    r->reason = SLICE("perhaps not asked for; not counted");
    return;
  }
  if (may_be_said && goes_without_saying(m, r->strength)) {
    r->status = STATUS_UNKNOWN;
    r->reason = SLICE("perhaps said in other words; not counted");
  }
  if (m->sums_only || r->strength == STRENGTH_PREFERRED) return;
  double share;
  slice line = line_to_look_at(m, s, &share);
  if (!may_be_said && (words_show(m, s) || share < HALF_THERE)) return; /* a field in work of another kind is missing */
  r->look_at = line;
  r->unclear = r->status == STATUS_NOT_MET;
  if (r->unclear) r->reason = unclear_words(m, line);
}
