/* The only file that deflates. A zlib stream: two bytes of header, blocks, the Adler-32 of all that they hold. */
#include "batch/packed.h"

#include <zlib.h>

enum { HEADER = 2, STORED_HEADER = 5, SUM = 4, RAW = -15 };

void packed_beginning(slice model, buffer *out) {
  unsigned size = (unsigned)model.size;
  /* a stored block, and not the last */
  const char header[HEADER + STORED_HEADER] = {0x78,        (char)0x9C,        0, (char)size, (char)(size >> 8),
                                               (char)~size, (char)(~size >> 8)};
  buffer_add(out, (slice){header, sizeof header});
  buffer_add(out, model);
}

slice packed_model(slice beginning) {
  return slice_cut(beginning, beginning.size < HEADER + STORED_HEADER ? beginning.size : HEADER + STORED_HEADER,
                   beginning.size);
}

static const Bytef *bytes_of(slice s) { return (const Bytef *)s.data; }

static uLong sum_of(slice s) { return adler32(adler32(0, NULL, 0), bytes_of(s), (uInt)s.size); }

static void add_behind(slice model, slice text, buffer *out) {
  z_stream z = {.next_in = (Bytef *)(uintptr_t)text.data, .avail_in = (uInt)text.size};
  if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, RAW, 8, Z_DEFAULT_STRATEGY) != Z_OK) memory_failed();
  deflateSetDictionary(&z, bytes_of(model), (uInt)model.size);
  uLong room = deflateBound(&z, (uLong)text.size);
  z.next_out = (Bytef *)buffer_reserve(out, room);
  z.avail_out = (uInt)room;
  deflate(&z, Z_FINISH);
  out->size += z.total_out;
  deflateEnd(&z);
  uLong sum = adler32_combine(sum_of(model), sum_of(text), (z_off_t)text.size);
  const char end[SUM] = {(char)(sum >> 24), (char)(sum >> 16), (char)(sum >> 8), (char)sum};
  buffer_add(out, (slice){end, SUM});
}

static void add_alone(slice text, buffer *out) {
  uLongf size = compressBound(text.size);
  Bytef *at = (Bytef *)buffer_reserve(out, size);
  if (compress(at, &size, bytes_of(text), (uLong)text.size) == Z_OK && size < text.size)
    out->size += size;
  else
    buffer_add(out, text);
}

void packed_add(slice model, slice text, buffer *out) {
  if (model.size)
    add_behind(model, text, out);
  else
    add_alone(text, out);
}

static bool read_behind(slice model, slice packed, char *out, size_t size) {
  z_stream z = {.next_in = (Bytef *)(uintptr_t)packed.data, .avail_in = (uInt)(packed.size - SUM)};
  if (inflateInit2(&z, RAW) != Z_OK) memory_failed();
  inflateSetDictionary(&z, bytes_of(model), (uInt)model.size);
  z.next_out = (Bytef *)out;
  z.avail_out = (uInt)size;
  bool done = inflate(&z, Z_FINISH) == Z_STREAM_END && z.avail_out == 0;
  inflateEnd(&z);
  return done;
}

bool packed_read(arena *a, slice model, slice packed, int64_t size, slice *text) {
  enum { MOST = 32 << 20 }; /* a mebibyte of text, the most that is read, gives a fraction of it */
  if (size < 0 || size > MOST || (model.size && packed.size < SUM)) return false;
  if (!model.size && size == (int64_t)packed.size) {
    *text = arena_copy(a, packed);
    return true;
  }
  char *out = arena_alloc(a, (size_t)size + 1);
  *text = (slice){out, (size_t)size};
  if (model.size) return read_behind(model, packed, out, (size_t)size);
  uLongf whole = (uLongf)size;
  return uncompress((Bytef *)out, &whole, bytes_of(packed), (uLong)packed.size) == Z_OK && whole == (uLongf)size;
}

const char *packed_version(void) { return zlibVersion(); }
