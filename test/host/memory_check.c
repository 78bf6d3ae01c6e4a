/* memory_check.c - src/host/mem.c and heap.c under other names (own_memcpy, own_malloc), compared
 * with what the C library does: all short lengths at all alignments, and blocks that come and go.
 * Prints one line and returns 0, or says what differs. See t_memory.lua.
 * SPDX-License-Identifier: MIT
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *own_memcpy(void *to, const void *from, size_t n);
void *own_memmove(void *to, const void *from, size_t n);
void *own_memset(void *to, int byte, size_t n);
int own_memcmp(const void *a, const void *b, size_t n);
void *own_memchr(const void *from, int byte, size_t n);
void *own_malloc(size_t n);
void own_free(void *memory);
void *own_calloc(size_t n, size_t each);
void *own_realloc(void *memory, size_t n);
void *own_aligned_alloc(size_t align, size_t n);
void *heap_alloc(void *unused, void *old, size_t old_bytes, size_t new_bytes);

#define ROOM 8192
#define N_BLOCKS 400

static unsigned char one[ROOM], other[ROOM], expected[ROOM];
static uint32_t state = 1;

static uint32_t any(uint32_t below) {
  state = state * 1664525u + 1013904223u;
  return (state >> 8) % below;
}

static void fail(const char *what, size_t n) {
  printf("%s: %lu\n", what, (unsigned long)n);
  exit(1);
}

static void fill(void) {
  size_t i;
  for (i = 0; i < ROOM; i++) {
    one[i] = (unsigned char)any(256);
    other[i] = (unsigned char)any(256);
  }
}

static int sign(int value) { return (value > 0) - (value < 0); }

static void check_bytes(size_t n, size_t to, size_t from) {
  size_t at;
  memcpy(expected, other, ROOM);
  memcpy(expected + to, one + from, n);
  if (own_memcpy(other + to, one + from, n) != other + to || memcmp(expected, other, ROOM) != 0) {
    fail("memcpy", n);
  }
  memmove(expected + to, expected + from, n);
  if (own_memmove(other + to, other + from, n) != other + to ||
      memcmp(expected, other, ROOM) != 0) {
    fail("memmove", n);
  }
  memset(expected + from, (int)n, n);
  if (own_memset(other + from, (int)n, n) != other + from || memcmp(expected, other, ROOM) != 0) {
    fail("memset", n);
  }
  memcpy(other + to, one + from, n);
  if (own_memcmp(other + to, one + from, n) != 0) {
    fail("memcmp of equal bytes", n);
  }
  if (n > 0) {
    at = any((uint32_t)n);
    other[to + at] ^= (unsigned char)(1 + any(255));
    other[to + n - 1] ^= (unsigned char)any(256);
    if (sign(own_memcmp(other + to, one + from, n)) != sign(memcmp(other + to, one + from, n))) {
      fail("memcmp", n);
    }
    memset(other + from, 1, n + 1);
    other[from + at] = 200;
    other[from + n] = 201; /* behind it */
    if (own_memchr(other + from, 200 + 256, n) != other + from + at) {
      fail("memchr", n);
    }
    other[from + n - 1 - any((uint32_t)n)] = 200;
    if (own_memchr(other + from, 200, n) != memchr(other + from, 200, n)) {
      fail("memchr of two", n);
    }
  }
  if (own_memchr(other + from, 201, n) != memchr(other + from, 201, n)) {
    fail("memchr of none", n);
  }
}

/* A length: mostly short, some in pages, a few zero. */
static size_t any_length(void) {
  uint32_t kind = any(20);
  return kind == 0 ? 0 : kind < 14 ? 1 + any(300) : kind < 18 ? any(20000) : any(200000);
}

/* Every block has a byte of its own in all of its bytes, so that two in one place are seen. */
static void check_heap(int is_lua) {
  static unsigned char *blocks[N_BLOCKS];
  static size_t lengths[N_BLOCKS];
  size_t round, i, k;
  memset(blocks, 0, sizeof blocks);
  memset(lengths, 0, sizeof lengths);
  for (round = 0; round < 20000; round++) {
    size_t n = any_length();
    uint32_t way = any(8);
    size_t kept;
    unsigned char *made;
    i = any(N_BLOCKS);
    kept = lengths[i] < n ? lengths[i] : n;
    for (k = 0; k < lengths[i]; k += 1 + k / 8) {
      if (blocks[i][k] != (unsigned char)i) {
        fail("a block was overwritten", k);
      }
    }
    if (is_lua) {
      made = heap_alloc(NULL, blocks[i], lengths[i], n);
    } else if (way < 4) {
      n += n == 0;
      made = own_realloc(blocks[i], n);
    } else {
      kept = 0;
      own_free(blocks[i]);
      if (way == 4) {
        made = own_calloc(n, 1);
        for (k = 0; k < n; k++) {
          if (made[k] != 0) {
            fail("calloc is not zero", n);
          }
        }
      } else if (way == 5) {
        size_t align = (size_t)1 << any(13);
        made = own_aligned_alloc(align, n);
        if ((uintptr_t)made % align != 0) {
          fail("aligned_alloc", align);
        }
      } else {
        made = own_malloc(n);
      }
    }
    if ((made == NULL) != (is_lua && n == 0) || (uintptr_t)made % 16 != 0) {
      fail("no block, or not aligned", n);
    }
    for (k = 0; k < kept; k++) {
      if (made[k] != (unsigned char)i) {
        fail("the bytes did not move along", n);
      }
    }
    if (n > 0) {
      memset(made, (int)i, n);
    }
    blocks[i] = made;
    lengths[i] = n;
  }
}

int main(void) {
  size_t n, a;
  fill();
  for (n = 0; n <= 300; n++) {
    for (a = 0; a < 16; a++) {
      check_bytes(n, 600 + a, 600 + any(16));
      check_bytes(n, 600 + a, 590 + any(300));
      check_bytes(n, 600 + any(300), 600 + a);
    }
  }
  for (n = 301; n < 3000; n += 7) {
    check_bytes(n, 600 + any(70), 600 + any(70));
    check_bytes(n, 100 + any(70), 4000 + any(70));
  }
  check_heap(0);
  check_heap(1);
  if (own_malloc(SIZE_MAX) != NULL || own_malloc(PTRDIFF_MAX) != NULL ||
      own_calloc(SIZE_MAX / 2, 4) != NULL || own_aligned_alloc(64, SIZE_MAX - 8) != NULL) {
    fail("a block larger than memory", 0);
  }
  puts("all is as the library has it");
  return 0;
}
