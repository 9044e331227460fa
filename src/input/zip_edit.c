/* A zip archive: local header and data of each file, then the table of all files, then an end record.
 *
 *   local:  "PK\3\4" version flags method time date crc packed size name-length extra-length | name | extra | data
 *   table:  "PK\1\2" made-by version flags method time date crc packed size name-length extra-length comment-length
 * disk attributes attributes offset-of-local | name | extra | comment end:    "PK\5\6" disk disk entries entries
 * table-size table-offset comment-length | comment
 */
#include "input/zip_edit.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/arena.h"

enum { LOCAL_SIZE = 30, ENTRY_SIZE = 46, END_SIZE = 22, COMMENT_LIMIT = 65535, FLAG_DESCRIPTOR = 8 };

typedef struct entry {
  size_t at;         /* of its record in the table */
  size_t size;       /* of that record */
  size_t local, end; /* its bytes in the archive: header, data, and what stands before the next file */
  size_t moved;      /* where the local header stands in the new archive */
  slice name;
  const zip_change *change;
} entry;

typedef struct table {
  entry *entries;
  entry **sorted;           /* by the place of their bytes */
  size_t count, start, end; /* the table's bytes */
} table;

static uint32_t get2(slice s, size_t at) {
  return (uint32_t)((unsigned char)s.data[at] | (unsigned char)s.data[at + 1] << 8);
}
static uint32_t get4(slice s, size_t at) { return get2(s, at) | get2(s, at + 2) << 16; }
static void put2(char *out, uint32_t v) {
  out[0] = (char)(v & 0xFF);
  out[1] = (char)(v >> 8 & 0xFF);
}
static void put4(char *out, uint32_t v) {
  put2(out, v & 0xFFFF);
  put2(out + 2, v >> 16);
}

static uint32_t checksum(slice s) { return (uint32_t)crc32_z(0, (const Bytef *)s.data, s.size); }

static bool odd(slice source, fault *f) {
  return fault_set(f, FAULT_INPUT, "damaged", source,
                   "is a zip archive that forte cannot write back; unpack it, fill the folder and pack it again");
}

static bool find_end(slice a, size_t *at) {
  if (a.size < END_SIZE) return false;
  size_t lowest = a.size > END_SIZE + COMMENT_LIMIT ? a.size - END_SIZE - COMMENT_LIMIT : 0;
  for (size_t i = a.size - END_SIZE + 1; i-- > lowest;)
    if (memcmp(a.data + i, "PK\5\6", 4) == 0 && i + END_SIZE + get2(a, i + 20) == a.size) {
      *at = i;
      return true;
    }
  return false;
}

static int by_place(const void *x, const void *y) {
  const entry *const *a = x, *const *b = y;
  return ((*a)->local > (*b)->local) - ((*a)->local < (*b)->local);
}

/* A file's bytes reach to the next file's header, or to the table. */
static bool set_ends(arena *memory, table *t) {
  entry **sorted = t->sorted = arena_alloc(memory, (t->count + 1) * sizeof(entry *));
  bool good = true;
  for (size_t i = 0; i < t->count; i++) sorted[i] = &t->entries[i];
  qsort(sorted, t->count, sizeof *sorted, by_place);
  for (size_t i = 0; i < t->count; i++) {
    sorted[i]->end = i + 1 < t->count ? sorted[i + 1]->local : t->start;
    good &= sorted[i]->end >= sorted[i]->local + LOCAL_SIZE;
  }
  return good;
}

static bool read_table(arena *memory, slice a, size_t end, table *t) {
  size_t count = get2(a, end + 10);
  t->start = get4(a, end + 16);
  t->end = end;
  if (count == 0xFFFF || t->start >= end || get2(a, end + 4) || get4(a, end + 12) > end - t->start) return false;
  t->entries = arena_alloc(memory, (count + 1) * sizeof *t->entries);
  size_t at = t->start;
  for (; t->count < count; t->count++) {
    if (at + ENTRY_SIZE > end || memcmp(a.data + at, "PK\1\2", 4) != 0) return false;
    entry e = {.at = at, .local = get4(a, at + 42)};
    size_t name = get2(a, at + 28);
    e.size = ENTRY_SIZE + name + get2(a, at + 30) + get2(a, at + 32);
    if (at + e.size > end || e.local + LOCAL_SIZE > t->start || memcmp(a.data + e.local, "PK\3\4", 4) != 0)
      return false;
    e.name = slice_cut(a, at + ENTRY_SIZE, at + ENTRY_SIZE + name);
    t->entries[t->count] = e;
    at += e.size;
  }
  return set_ends(memory, t);
}

/* The fields that local header and table share, from the flags on. */
static void put_fields(char *at, uint32_t flags, slice content) {
  put2(at, flags & ~(uint32_t)FLAG_DESCRIPTOR);
  put2(at + 2, 0); /* stored */
  put4(at + 8, checksum(content));
  put4(at + 12, (uint32_t)content.size);
  put4(at + 16, (uint32_t)content.size);
}

static void put_file(slice a, entry *e, buffer *out) {
  e->moved = out->size;
  if (!e->change) {
    buffer_add(out, slice_cut(a, e->local, e->end));
    return;
  }
  char header[LOCAL_SIZE];
  memcpy(header, a.data + e->local, LOCAL_SIZE);
  put_fields(header + 6, get2(a, e->local + 6), e->change->content);
  put2(header + 26, (uint32_t)e->name.size);
  put2(header + 28, 0); /* no extra fields: times and sizes of the old file */
  buffer_add(out, (slice){header, LOCAL_SIZE});
  buffer_add(out, e->name);
  buffer_add(out, e->change->content);
}

static void put_entry(slice a, const entry *e, size_t base, buffer *out) {
  char *record = buffer_reserve(out, e->size);
  memcpy(record, a.data + e->at, e->size);
  if (e->change) put_fields(record + 8, get2(a, e->at + 8), e->change->content);
  put4(record + 42, (uint32_t)(e->moved - base));
  out->size += e->size;
}

static void put_all(slice a, const table *t, buffer *out) {
  size_t base = out->size, first = t->start;
  for (size_t i = 0; i < t->count; i++)
    if (t->entries[i].local < first) first = t->entries[i].local;
  buffer_add(out, slice_cut(a, 0, first)); /* what a self-unpacking archive has in front */
  for (size_t i = 0; i < t->count; i++) put_file(a, &t->entries[i], out);
  size_t table_at = out->size;
  for (size_t i = 0; i < t->count; i++) put_entry(a, &t->entries[i], base, out);
  size_t table_size = out->size - table_at;
  char end[END_SIZE];
  memcpy(end, a.data + t->end, END_SIZE);
  put4(end + 12, (uint32_t)table_size);
  put4(end + 16, (uint32_t)(table_at - base));
  buffer_add(out, (slice){end, END_SIZE});
  buffer_add(out, slice_cut(a, t->end + END_SIZE, a.size));
}

/* Archives of Windows may part folders by backslashes, which readers turn. */
static bool is_name(slice in_table, slice read) {
  bool same = in_table.size == read.size;
  for (size_t i = 0; same && i < read.size; i++)
    same = in_table.data[i] == read.data[i] || (in_table.data[i] == '\\' && read.data[i] == '/');
  return same;
}

bool zip_change_files(slice archive, const zip_change *changes, size_t count, slice source, buffer *out, fault *f) {
  arena *a = arena_new();
  table t = {0};
  size_t end;
  bool good = archive.size < UINT32_MAX && find_end(archive, &end) && read_table(a, archive, end, &t);
  for (size_t k = 0; good && k < count; k++) {
    good = changes[k].entry < t.count && is_name(t.sorted[changes[k].entry]->name, changes[k].name);
    if (good) t.sorted[changes[k].entry]->change = &changes[k];
  }
  if (good) put_all(archive, &t, out);
  arena_free(a);
  return good || odd(source, f);
}
