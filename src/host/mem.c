/* mem.c - copying, filling, comparing and searching bytes, for a program linked with musl.
 *
 * The core and Lua copy short texts all the time. The functions of musl are made to be small:
 * memcpy begins with `rep movsq` whatever the length, which takes longer than most of our copies.
 * These here take the place of the library's, since the linker looks at our objects first. With
 * other C libraries this file is empty: they have better ones.
 *
 * Owns:       nothing.
 * Invariants: no loop in here may be compiled as a call of the function that it is in: the Makefile
 *             compiles this file with -fno-tree-loop-distribute-patterns. Only GCC compiles it.
 * Tests:      test/host/t_memory.lua
 * SPDX-License-Identifier: MIT
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef OPF_MUSL
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Words at any address, of any type. */
typedef uint16_t Two __attribute__((aligned(1), may_alias));
typedef uint32_t Four __attribute__((aligned(1), may_alias));
typedef uint64_t Eight __attribute__((aligned(1), may_alias));
typedef uint64_t Sixteen __attribute__((vector_size(16), aligned(1), may_alias));

/* From here on the string instructions of the processor are faster, where there are some. */
#define LONG_BYTES 1024

#define AT(type, address) (*(type *)(address))
#define OF(type, address) (*(const type *)(address))

/* Copies up to 64 bytes: all are read before the first is written, so the two may overlap. */
static inline void copy_short(unsigned char *to, const unsigned char *from, size_t n) {
  if (n > 32) {
    Sixteen a = OF(Sixteen, from);
    Sixteen b = OF(Sixteen, from + 16);
    Sixteen c = OF(Sixteen, from + n - 32);
    Sixteen d = OF(Sixteen, from + n - 16);
    AT(Sixteen, to) = a;
    AT(Sixteen, to + 16) = b;
    AT(Sixteen, to + n - 32) = c;
    AT(Sixteen, to + n - 16) = d;
  } else if (n >= 16) {
    Sixteen a = OF(Sixteen, from);
    Sixteen b = OF(Sixteen, from + n - 16);
    AT(Sixteen, to) = a;
    AT(Sixteen, to + n - 16) = b;
  } else if (n >= 8) {
    uint64_t a = OF(Eight, from);
    uint64_t b = OF(Eight, from + n - 8);
    AT(Eight, to) = a;
    AT(Eight, to + n - 8) = b;
  } else if (n >= 4) {
    uint32_t a = OF(Four, from);
    uint32_t b = OF(Four, from + n - 4);
    AT(Four, to) = a;
    AT(Four, to + n - 4) = b;
  } else if (n >= 2) {
    uint16_t a = OF(Two, from);
    uint16_t b = OF(Two, from + n - 2);
    AT(Two, to) = a;
    AT(Two, to + n - 2) = b;
  } else if (n == 1) {
    *to = *from;
  }
}

/* Upward by blocks that are read before they are written: `to` lies below `from`, or apart. */
static void copy_up(unsigned char *to, const unsigned char *from, size_t n) {
  for (; n > 64; n -= 64, to += 64, from += 64) {
    Sixteen a = OF(Sixteen, from);
    Sixteen b = OF(Sixteen, from + 16);
    Sixteen c = OF(Sixteen, from + 32);
    Sixteen d = OF(Sixteen, from + 48);
    AT(Sixteen, to) = a;
    AT(Sixteen, to + 16) = b;
    AT(Sixteen, to + 32) = c;
    AT(Sixteen, to + 48) = d;
  }
  copy_short(to, from, n);
}

/* The same downward: `to` lies above `from`. */
static void copy_down(unsigned char *to, const unsigned char *from, size_t n) {
  for (; n > 64; n -= 64) {
    Sixteen a = OF(Sixteen, from + n - 16);
    Sixteen b = OF(Sixteen, from + n - 32);
    Sixteen c = OF(Sixteen, from + n - 48);
    Sixteen d = OF(Sixteen, from + n - 64);
    AT(Sixteen, to + n - 16) = a;
    AT(Sixteen, to + n - 32) = b;
    AT(Sixteen, to + n - 48) = c;
    AT(Sixteen, to + n - 64) = d;
  }
  copy_short(to, from, n);
}

/* Two that lie apart. */
static inline void copy_long(unsigned char *to, const unsigned char *from, size_t n) {
#ifdef __x86_64__
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
#else
  copy_up(to, from, n);
#endif
}

void *memcpy(void *restrict to, const void *restrict from, size_t n) {
  if (n <= 64) {
    copy_short(to, from, n);
  } else if (n < LONG_BYTES) {
    copy_up(to, from, n);
  } else {
    copy_long(to, from, n);
  }
  return to;
}

void *memmove(void *to, const void *from, size_t n) {
  if (n <= 64) {
    copy_short(to, from, n);
  } else if ((uintptr_t)to < (uintptr_t)from) {
    copy_up(to, from, n);
  } else {
    copy_down(to, from, n);
  }
  return to;
}

void *memset(void *to, int byte, size_t n) {
  unsigned char *p = to;
  uint64_t eight = (unsigned char)byte * UINT64_C(0x0101010101010101);
  if (n >= 16) {
    Sixteen v = {eight, eight};
    unsigned char *last = p + n - 16;
#ifdef __x86_64__
    if (n >= LONG_BYTES) {
      __asm__ volatile("rep stosb" : "+D"(p), "+c"(n) : "a"(byte) : "memory");
      return to;
    }
#endif
    for (; p < last; p += 16) {
      AT(Sixteen, p) = v;
    }
    AT(Sixteen, last) = v;
  } else if (n >= 8) {
    AT(Eight, p) = eight;
    AT(Eight, p + n - 8) = eight;
  } else if (n >= 4) {
    AT(Four, p) = (uint32_t)eight;
    AT(Four, p + n - 4) = (uint32_t)eight;
  } else {
    for (; n > 0; n--) {
      *p++ = (unsigned char)byte;
    }
  }
  return to;
}

int memcmp(const void *one, const void *other, size_t n) {
  const unsigned char *a = one;
  const unsigned char *b = other;
  for (; n >= 8 && OF(Eight, a) == OF(Eight, b); n -= 8) {
    a += 8;
    b += 8;
  }
  for (; n > 0; n--, a++, b++) { /* at most 8 bytes */
    if (*a != *b) {
      return *a - *b;
    }
  }
  return 0;
}

#ifdef __SSE2__

/* One bit for each of the 16 bytes at `from` that is like those of `all`. */
static inline unsigned like(const unsigned char *from, __m128i all) {
  __m128i bytes = _mm_load_si128((const __m128i *)(const void *)from);
  return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, all));
}

/* Reads 16 aligned bytes at a time, which lie in one page: some may be those of others. */
void *memchr(const void *from, int byte, size_t n) {
  const unsigned char *p = from;
  unsigned before = (uintptr_t)p & 15;
  __m128i all = _mm_set1_epi8((char)byte);
  size_t done = 0;
  unsigned found = n > 0 ? like(p - before, all) >> before : 0;
  if (found == 0) {
    for (done = 16 - before; done < n; done += 16) {
      found = like(p + done, all);
      if (found != 0) {
        break;
      }
    }
  }
  done += found != 0 ? (unsigned)__builtin_ctz(found) : 0;
  return found != 0 && done < n ? (void *)(uintptr_t)(p + done) : NULL;
}

#endif
#endif

/* A file must declare something. */
typedef int MemOfOthers;
