/* digest.c - FNV-1a 64.
 *
 * Owns:       nothing.
 * Invariants: the same bytes in any split give the same digest.
 * Tests:      test/vm/t_validate.lua, test/bare/t_bare.lua
 * SPDX-License-Identifier: MIT
 */
#include "vm/digest.h"

/* One byte. The prime is 2^40 + 0x1b3. Where 64 bits are not a word, its product is put together
 * from products of 16-bit parts, because a 64-bit product takes an 8-bit machine fifty times as
 * long. A part times 0x1b3 is below 2^25, so nothing overflows. */
static uint64_t digest_step(uint64_t h, uint32_t byte) {
#if SIZE_MAX > 0xffffffff
  return (h ^ byte) * 0x100000001b3u;
#else
  uint32_t low = (uint32_t)h ^ byte, high = (uint32_t)(h >> 32);
  uint32_t first = (low & 0xffffu) * 0x1b3u;
  uint32_t second = (low >> 16) * 0x1b3u + (first >> 16);
  high = high * 0x1b3u + (second >> 16) + (low << 8);
  return (uint64_t)high << 32 | (second << 16 | (first & 0xffffu));
#endif
}

uint64_t digest_u8(uint64_t h, uint32_t value) { return digest_step(h, value & 0xffu); }

uint64_t digest_bytes(uint64_t h, const uint8_t *bytes, size_t size) {
  size_t i;
  for (i = 0; i < size; i++) h = digest_step(h, bytes[i]);
  return h;
}

uint64_t digest_u32(uint64_t h, uint32_t value) {
  unsigned i;
  for (i = 0; i < 4; i++) {
    h = digest_u8(h, value & 0xffu);
    value >>= 8;
  }
  return h;
}

uint64_t digest_u64(uint64_t h, uint64_t value) {
  h = digest_u32(h, (uint32_t)value);
  return digest_u32(h, (uint32_t)(value >> 32));
}
