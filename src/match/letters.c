/* Letters: what one side spells out and the other abbreviates, "Immediate Life Support" and ILS, CHA and "Certified
   Hotel Administrator". */
#include <ctype.h>

#include "match/match_parts.h"

enum { LETTERS_LEAST = 3, LETTERS_MOST = 8, SMALL_WORD = 3 };

bool letters_name(slice s) {
  bool capital = false;
  for (size_t i = 0; i < s.size; i++) {
    if (!isupper((unsigned char)s.data[i]) && !isdigit((unsigned char)s.data[i])) return false;
    capital |= isupper((unsigned char)s.data[i]) != 0;
  }
  return capital && s.size >= LETTERS_LEAST;
}

/* "of", "and": whose letter an abbreviation may leave out. */
static bool is_small(slice word) { return word.size <= SMALL_WORD && islower((unsigned char)word.data[0]); }

/* The first letters of a phrase's words as capitals; 0: too many. */
static size_t initials(slice phrase, bool small_too, char out[LETTERS_MOST]) {
  size_t count = 0;
  for (slice word; words_next(&phrase, &word);) {
    if (!small_too && is_small(word)) continue;
    if (count == LETTERS_MOST || !isalpha((unsigned char)word.data[0])) return 0;
    out[count++] = (char)toupper((unsigned char)word.data[0]);
  }
  return count;
}

/* Does nothing of a word stand on either side? "DPIAs" is a plural, "NEC3" an edition. */
static bool stands_alone(const matching *m, size_t at, slice letters) {
  slice text = m->written;
  size_t end = at + letters.size;
  if (at > 0 && slice_word_byte(text.data[at - 1])) return false;
  while (end < text.size && slice_word_byte(text.data[end])) end++;
  slice word = slice_cut(text, at, end);
  return word.size == letters.size || word_singular(m->dictionary, LANGUAGE_NONE, word).size == letters.size;
}

static const profile_evidence *line_with(const matching *m, slice letters) {
  for (size_t at = 0; (at = slice_find(m->written, letters, at)) != SIZE_MAX; at++)
    if (stands_alone(m, at, letters)) return sentence_at(m, at);
  return NULL;
}

static const profile_skill *skill_called(const profile *who, slice letters) {
  for (size_t i = 0; i < who->skills.count; i++)
    if (slice_equal(who->skills.items[i].name, letters)) return &who->skills.items[i];
  return NULL;
}

static bool shown_by(const matching *m, slice letters, showing *out) {
  const profile_evidence *e = line_with(m, letters);
  if (e) {
    out->words = e->text;
    out->role = e->role;
  } else {
    out->skill = skill_called(m->who, letters);
  }
  return e || out->skill;
}

/* The CV abbreviates what the posting spells out. */
static bool abbreviated(const matching *m, slice phrase, showing *out) {
  char letters[LETTERS_MOST];
  for (int small_too = 0; small_too < 2; small_too++) {
    size_t count = initials(phrase, small_too, letters);
    if (count >= LETTERS_LEAST && shown_by(m, (slice){letters, count}, out)) return true;
  }
  return false;
}

/* Do words from here on begin with these letters, as names do: "Certified Hotel Administrator"? */
static bool spells(slice rest, slice letters) {
  size_t same = 0;
  for (slice word; same < letters.size && words_next(&rest, &word);) {
    if (word.data[0] == letters.data[same])
      same++;
    else if (!same || !is_small(word))
      return false;
  }
  return same == letters.size;
}

/* The CV spells out what the posting abbreviates. */
static bool spelled_out(const matching *m, slice letters, showing *out) {
  for (size_t i = 0; i < m->sentence_list.count; i++) {
    const profile_evidence *e = m->sentence_list.items[i].evidence;
    for (size_t at = 0; (at = slice_find(e->text, slice_cut(letters, 0, 1), at)) != SIZE_MAX; at++) {
      if ((at > 0 && isalpha((unsigned char)e->text.data[at - 1])) ||
          !spells(slice_cut(e->text, at, e->text.size), letters))
        continue;
      out->words = e->text;
      out->role = e->role;
      return true;
    }
  }
  return false;
}

/* "CT" of the form "CT scans", which are the first letters of another form, "computed tomography". Two letters are
   enough where the work is near, for the dictionary says what they mean. */
static bool abbreviated_in_form(const matching *m, uint32_t concept, showing *out) {
  size_t first, end;
  char letters[LETTERS_MOST];
  dictionary_forms_of(m->dictionary, concept, &first, &end);
  for (size_t i = first; i < end; i++) {
    slice form = dictionary_form_at(m->dictionary, i).text, word = word_first(form, 1);
    bool short_form = words_are_large(word) && word.size < form.size;
    for (size_t k = first; short_form && k < end; k++) {
      size_t count = initials(dictionary_form_at(m->dictionary, k).text, false, letters);
      if (slice_equal((slice){letters, count}, word) && shown_by(m, word, out)) return true;
    }
  }
  return false;
}

bool letters_show(const matching *m, const posting_skill *asked, slice written, showing *out) {
  if (asked->kind == SKILL_SOFT || asked->kind == SKILL_LANGUAGE) return false;
  if (abbreviated(m, written, out) || abbreviated(m, asked->name, out)) return true;
  slice letters = word_first(written, 1);
  if (letters_name(letters) && spelled_out(m, letters, out)) return true;
  return asked->kind == SKILL_HARD && asked->concept != DICTIONARY_NONE && work_is_near(m) &&
         abbreviated_in_form(m, asked->concept, out);
}
