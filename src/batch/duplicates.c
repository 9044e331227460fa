/* Candidates share a band of their signatures, or their address without tracking; what is said of a pair then decides.
   Precise first: two requisition numbers, two places or two titles keep postings apart, however alike they read. */
#include "batch/duplicates.h"

#include <ctype.h>
#include <stdlib.h>

#include "batch/signature.h"

enum { BAND = 3, BANDS = SIGNATURE_SIZE / BAND, BUCKET_LIMIT = 64 };
static const double ALIKE = 0.62, ALIKE_ELSEWHERE = 0.8; /* of the same company; copied by another */

/* ---- words ---- */

static bool next_word(slice *rest, slice *word) {
  size_t i = 0, k;
  while (i < rest->size && !isalnum((unsigned char)rest->data[i]) && (unsigned char)rest->data[i] < 0x80) i++;
  for (k = i; k < rest->size && (isalnum((unsigned char)rest->data[k]) || (unsigned char)rest->data[k] >= 0x80); k++) {
  }
  *word = slice_cut(*rest, i, k);
  *rest = slice_cut(*rest, k, rest->size);
  return word->size > 0;
}

static bool has_word(slice text, slice wanted) {
  slice word;
  while (next_word(&text, &word))
    if (slice_equal_nocase(word, wanted)) return true;
  return false;
}

/* Words of x that y lacks, and the number of words of x. */
static size_t lacking(slice x, slice y, size_t *words) {
  size_t missing = 0;
  slice word;
  *words = 0;
  while (next_word(&x, &word)) {
    ++*words;
    missing += !has_word(y, word);
  }
  return missing;
}

/* Same words, or one has more ("Acme" and "Acme Inc.", "Berlin" and "Berlin, Germany"). */
static bool agree(slice x, slice y) {
  size_t in_x, in_y, x_lacks = lacking(x, y, &in_x), y_lacks = lacking(y, x, &in_y);
  return !in_x || !in_y || x_lacks == 0 || y_lacks == 0;
}

/* A level, a number or a field more makes it another job: "Nurse II", "Senior Nurse". Signs of work mode do not. */
static bool same_title(slice x, slice y) {
  static const char *const empty[] = {"remote", "hybrid", "onsite", "m",    "f",    "d",    "w", "x",
                                      "urgent", "hiring", "new",    "full", "part", "time", NULL};
  slice sides[2][2] = {{x, y}, {y, x}};
  for (int s = 0; s < 2; s++) {
    slice rest = sides[s][0], word;
    while (next_word(&rest, &word)) {
      bool means = true;
      for (const char *const *e = empty; *e; e++) means &= !slice_equal_nocase(word, slice_of(*e));
      if (means && !has_word(sides[s][1], word)) return false;
    }
  }
  return true;
}

/* ---- addresses ---- */

static bool is_tracking(slice pair) {
  static const char *const names[] = {"utm_",  "ref", "src",      "source", "gh_src",   "lever-", "trk",     "fbclid",
                                      "gclid", "mc_", "campaign", "from",   "tracking", "sid",    "session", NULL};
  for (const char *const *n = names; *n; n++)
    if (pair.size >= strlen(*n) && slice_equal_nocase(slice_cut(pair, 0, strlen(*n)), slice_of(*n))) return true;
  return false;
}

/* Hash of the address without scheme, "www.", fragment, tracking and a last slash; 0 when there is none. */
static uint64_t address_hash(slice url) {
  buffer bare = {0};
  size_t at = slice_find(url, SLICE("://"), 0);
  slice rest = at == SIZE_MAX ? url : slice_cut(url, at + 3, url.size);
  if (slice_starts_with(rest, SLICE("www."))) rest = slice_cut(rest, 4, rest.size);
  at = slice_find(rest, SLICE("#"), 0);
  if (at != SIZE_MAX) rest = slice_cut(rest, 0, at);
  at = slice_find(rest, SLICE("?"), 0);
  slice query = at == SIZE_MAX ? SLICE("") : slice_cut(rest, at + 1, rest.size);
  if (at != SIZE_MAX) rest = slice_cut(rest, 0, at);
  while (slice_ends_with(rest, SLICE("/"))) rest.size--;
  if (slice_find(rest, SLICE("/"), 0) == SIZE_MAX) return 0; /* a front page says nothing */
  buffer_add(&bare, rest);
  while (query.size) {
    at = slice_find(query, SLICE("&"), 0);
    slice pair = slice_cut(query, 0, at == SIZE_MAX ? query.size : at);
    if (pair.size && !is_tracking(pair)) {
      buffer_char(&bare, '&');
      buffer_add(&bare, pair);
    }
    query = at == SIZE_MAX ? SLICE("") : slice_cut(query, at + 1, query.size);
  }
  uint64_t hash = slice_hash(buffer_slice(&bare)) | 1;
  buffer_free(&bare);
  return hash;
}

/* ---- pairs ---- */

static bool same_posting(const row *x, const row *y, uint64_t x_address, uint64_t y_address) {
  if (x->requisition.size && y->requisition.size && !slice_equal_nocase(x->requisition, y->requisition)) return false;
  if (!agree(x->location, y->location) || !same_title(x->title, y->title)) return false;
  if (x_address && x_address == y_address) return true;
  if (!x->signed_text || !y->signed_text) return false;
  bool company = agree(x->company, y->company) && x->company.size && y->company.size;
  return signature_likeness(x->signature, y->signature) >= (company ? ALIKE : ALIKE_ELSEWHERE);
}

typedef struct key {
  uint64_t hash;
  uint32_t row;
} key;

static int by_hash(const void *a, const void *b) {
  const key *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static size_t leader_of(const size_t *leader, size_t i) {
  while (leader[i] != i) i = leader[i];
  return i;
}

/* Groups stay a star around their first row: each member is compared with it, so that no chain of likeness grows. */
static void join(row *rows, size_t *leader, const uint64_t *address, size_t x, size_t y) {
  size_t a = leader_of(leader, x), b = leader_of(leader, y);
  if (a == b) return;
  if (!same_posting(&rows[a], &rows[b], address[a], address[b])) return;
  if (a < b)
    leader[b] = a;
  else
    leader[a] = b;
}

static void join_bucket(row *rows, size_t *leader, const uint64_t *address, const key *keys, size_t count) {
  for (size_t i = 1; i < count; i++) {
    join(rows, leader, address, keys[0].row, keys[i].row);
    for (size_t k = i > BUCKET_LIMIT ? i - BUCKET_LIMIT : 1; k < i; k++)
      join(rows, leader, address, keys[k].row, keys[i].row);
  }
}

static void join_all(row *rows, size_t *leader, const uint64_t *address, key *keys, size_t count) {
  if (count) qsort(keys, count, sizeof *keys, by_hash);
  for (size_t i = 0, end; i < count; i = end) {
    for (end = i + 1; end < count && keys[end].hash == keys[i].hash; end++) {
    }
    join_bucket(rows, leader, address, keys + i, end - i);
  }
}

void duplicates_group(row *rows, size_t count) {
  size_t *leader = memory_alloc((count + 1) * sizeof *leader), keyed = 0;
  uint64_t *address = memory_alloc((count + 1) * sizeof *address);
  key *keys = memory_alloc((count + 1) * sizeof *keys);
  for (size_t i = 0; i < count; i++) {
    leader[i] = i;
    address[i] = address_hash(rows[i].url);
    if (address[i]) keys[keyed++] = (key){address[i], (uint32_t)i};
  }
  join_all(rows, leader, address, keys, keyed);
  for (size_t band = 0; band < BANDS; band++) {
    keyed = 0;
    for (size_t i = 0; i < count; i++)
      if (rows[i].signed_text)
        keys[keyed++] = (key){
            slice_hash((slice){(const char *)&rows[i].signature[band * BAND], BAND * sizeof(uint32_t)}), (uint32_t)i};
    join_all(rows, leader, address, keys, keyed);
  }
  for (size_t i = 0; i < count; i++) rows[i].copies = 0;
  for (size_t i = 0; i < count; i++) {
    size_t first = leader_of(leader, i);
    rows[i].group = rows[first].number;
    rows[first].copies++;
  }
  free(leader);
  free(address);
  free(keys);
}
