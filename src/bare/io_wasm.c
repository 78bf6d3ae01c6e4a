/* io_wasm.c - the self-tests as a WebAssembly module: imports env.put, exports bare_test.
 *
 * The memory functions are here because a freestanding module has no C library and
 * compilers call them.
 * SPDX-License-Identifier: MIT
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "bare/bare.h"

__attribute__((import_module("env"), import_name("put"))) void wasm_put(int c);

void bare_put(char c) { wasm_put(c); }

void *memcpy(void *to, const void *from, size_t n) {
  uint8_t *d = to;
  const uint8_t *s = from;
  while (n-- > 0) *d++ = *s++;
  return to;
}

void *memmove(void *to, const void *from, size_t n) {
  uint8_t *d = to;
  const uint8_t *s = from;
  if (d < s) return memcpy(to, from, n);
  while (n-- > 0) d[n] = s[n];
  return to;
}

void *memset(void *to, int byte, size_t n) {
  uint8_t *d = to;
  while (n-- > 0) *d++ = (uint8_t)byte;
  return to;
}

int memcmp(const void *a, const void *b, size_t n) {
  const uint8_t *x = a, *y = b;
  for (; n > 0; n--, x++, y++)
    if (*x != *y) return *x < *y ? -1 : 1;
  return 0;
}

/* 128-bit product,
  which clang calls where 64-bit products are checked for overflow. The result comes
 * back through a pointer, as the ABI of WebAssembly returns __int128. */
void __multi3(uint64_t *out, uint64_t a, uint64_t a_high, uint64_t b, uint64_t b_high);

void __multi3(uint64_t *out, uint64_t a, uint64_t a_high, uint64_t b, uint64_t b_high) {
  uint64_t low = (a & 0xffffffffu) * (b & 0xffffffffu);
  uint64_t left = (a >> 32) * (b & 0xffffffffu) + (low >> 32);
  uint64_t right = (a & 0xffffffffu) * (b >> 32) + (left & 0xffffffffu);
  out[0] = (low & 0xffffffffu) | right << 32;
  out[1] = (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32) + a_high * b + a * b_high;
}
