/* The public API of what stands around a profile's skills: the CVs it was built from, and the wishes. */
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "forte.h"
#include "forte_parts.h"
#include "base/sha256.h"

/* ---- the CVs ---- */

static forte_cv_state state_of(arena *a, const profile_source *s, const char *name) {
  buffer bytes = {0};
  fault f = {0};
  forte_cv_state state = FORTE_CV_MISSING;
  if (!s->path.size || !s->sha256.size) return FORTE_CV_UNKNOWN;
  if (file_read(name, FILE_LIMIT, &bytes, &f))
    state = slice_equal(sha256_hex(a, buffer_slice(&bytes)), s->sha256) ? FORTE_CV_SAME : FORTE_CV_CHANGED;
  buffer_free(&bytes);
  return state;
}

bool forte_profile_cv(const forte_profile *p, size_t index, forte_text *name, forte_cv_state *state) {
  if (index >= p->profile.sources.count) return false;
  const profile_source *s = &p->profile.sources.items[index];
  arena *a = arena_new();
  slice path = arena_copy(a, s->path.size ? s->path : s->file);
  buffer made = {0};
  *state = memchr(path.data, '\0', path.size) ? FORTE_CV_UNKNOWN : state_of(a, s, path.data);
  buffer_add(&made, path);
  forte_give(name, &made);
  arena_free(a);
  return true;
}

/* ---- the wishes ---- */

static bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static bool are_letters(slice s, size_t size) {
  if (s.size != size) return false;
  for (size_t i = 0; i < size; i++)
    if (!is_ascii_letter(s.data[i])) return false;
  return true;
}

static bool is_mode(slice s) {
  return slice_equal_nocase(s, SLICE("remote")) || slice_equal_nocase(s, SLICE("hybrid")) ||
         slice_equal_nocase(s, SLICE("onsite"));
}

static bool is_country(slice s) { return are_letters(s, 2); }

/* As the skills file has it: codes in capitals, modes in small letters. */
static slice in_case(arena *a, slice s, bool capitals) {
  char *out = arena_alloc(a, s.size + 1);
  for (size_t i = 0; i < s.size; i++)
    out[i] = (char)(is_ascii_letter(s.data[i]) ? capitals ? s.data[i] & ~32 : s.data[i] | 32 : s.data[i]);
  out[s.size] = '\0';
  return (slice){out, s.size};
}

/* The next word of a list parted by commas or spaces; empty at its end. */
static slice next_word(const char **list) {
  *list += strspn(*list, ", ");
  size_t size = strcspn(*list, ", ");
  slice word = {*list, size};
  *list += size;
  return word;
}

static bool are_all(const char *list, bool (*is)(slice), const char *remedy, fault *f) {
  for (slice word; (word = next_word(&list)).size;)
    if (!is(word)) return fault_set(f, FAULT_USAGE, "bad_wish", SLICE(""), "'%.*s': %s", SLICE_ARGS(word), remedy);
  return true;
}

static bool is_right(const forte_wishes *w, fault *f) {
  if (w->currency && !are_letters(slice_of(w->currency), 3))
    return fault_set(f, FAULT_USAGE, "bad_wish", SLICE(""), "'%s': a currency is three letters, such as USD or EUR",
                     w->currency);
  if (w->work_mode && !are_all(w->work_mode, is_mode, "the work mode is remote, hybrid or onsite, or several", f))
    return false;
  return !w->authorized_in ||
         are_all(w->authorized_in, is_country, "a country is its two letters, such as US or DE", f);
}

forte_status forte_profile_wish(forte_profile *p, const forte_wishes *w, forte_error *error) {
  fault f = {0};
  profile *to = &p->profile;
  if (!is_right(w, &f)) return forte_fail(error, &f);
  if (w->salary_min > 0) to->salary_min = w->salary_min;
  if (w->currency) to->wish_currency = in_case(p->arena, slice_of(w->currency), true);
  if (w->clearance) to->clearance = arena_copy(p->arena, slice_of(w->clearance));
  if (w->work_mode) to->work_modes.count = 0;
  for (const char *list = w->work_mode; list;) {
    slice word = next_word(&list);
    if (!word.size) break;
    ARENA_PUSH(p->arena, &to->work_modes, in_case(p->arena, word, false));
  }
  if (w->authorized_in) to->authorized_in.count = 0;
  for (const char *list = w->authorized_in; list;) {
    slice word = next_word(&list);
    if (!word.size) break;
    ARENA_PUSH(p->arena, &to->authorized_in, in_case(p->arena, word, true));
  }
  return FORTE_OK;
}
