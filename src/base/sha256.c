#include "base/sha256.h"

#include <nettle/sha2.h>

slice sha256_hex(arena *a, slice bytes) {
  struct sha256_ctx context;
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_init(&context);
  sha256_update(&context, bytes.size, (const uint8_t *)bytes.data);
  sha256_digest(&context, sizeof digest, digest);
  char *out = arena_alloc(a, 2 * sizeof digest + 1);
  for (size_t i = 0; i < sizeof digest; i++) {
    out[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    out[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  return (slice){out, 2 * sizeof digest};
}
