/* heap.c - the memory of the Lua state, and with musl that of malloc: size classes in chunks.
 *
 * Lua asks for many small blocks and says their size when it gives them back, so a block needs no
 * header: it is put on the list of its class. Most runs never collect, and cut one block behind the
 * other. The malloc of musl asks the system for memory page by page, and gives it back at once; the
 * one here takes its place when the program is linked with it. The program has one thread.
 *
 * Owns:       chunks; they go when the process ends.
 * Invariants: a block on list i has class_bytes(i) bytes, and is aligned to 16.
 * Tests:      test/host/t_memory.lua; every run
 * SPDX-License-Identifier: MIT
 */
#if defined __linux__ && !defined _GNU_SOURCE
#define _GNU_SOURCE /* mremap, MAP_POPULATE */
#endif
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "host/host.h"

#define UNIT 16u
#define FINE_BYTES 1024u     /* up to here a class per unit, above four per doubling, */
#define CLASSED_BYTES 32768u /* and from here on no classes */
#define N_FINE (FINE_BYTES / UNIT + 1)
#define N_CLASSES (N_FINE + 4 * 5)
#define CHUNK_BYTES ((size_t)1 << 18)

typedef struct Block {
  struct Block *next;
} Block;

static Block *blocks[N_CLASSES];
static unsigned char *rest; /* what is not yet cut from the chunk at hand */
static size_t rest_bytes;

static size_t class_bytes(size_t i) {
  size_t n = i - N_FINE;
  return i < N_FINE ? i * UNIT : (size_t)(FINE_BYTES / 4 * (n % 4 + 5)) << n / 4;
}

/* The least class that holds so many bytes; at most CLASSED_BYTES. */
static size_t class_of(size_t bytes) {
  size_t i;
  if (bytes <= FINE_BYTES) {
    return (bytes + UNIT - 1) / UNIT;
  }
  for (i = N_FINE; class_bytes(i) < bytes; i++) {}
  return i;
}

static void put(size_t i, void *block) {
  Block *b = block;
  b->next = blocks[i];
  blocks[i] = b;
}

/* Goes on with a new chunk. Where the system can, it has all of its pages at once: most are about
 * to be used, and one by one they would cost more. */
static int next_chunk(void) {
#if defined MAP_POPULATE && defined MAP_ANONYMOUS
  void *made = mmap(NULL, CHUNK_BYTES, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (made == MAP_FAILED) {
    return 0;
  }
#else
  void *made = malloc(CHUNK_BYTES);
  if (made == NULL) {
    return 0;
  }
#endif
  while (rest_bytes >= UNIT) { /* what is left becomes blocks, the largest first */
    size_t i = class_of(rest_bytes);
    i -= class_bytes(i) > rest_bytes;
    put(i, rest);
    rest += class_bytes(i);
    rest_bytes -= class_bytes(i);
  }
  rest = made;
  rest_bytes = CHUNK_BYTES;
  return 1;
}

static void *take(size_t i) {
  Block *b = blocks[i];
  size_t bytes = class_bytes(i);
  if (b != NULL) {
    blocks[i] = b->next;
    return b;
  }
  if (bytes > rest_bytes && !next_chunk()) {
    return NULL;
  }
  b = (Block *)(void *)rest;
  rest += bytes;
  rest_bytes -= bytes;
  return b;
}

/* --- lua_Alloc -------------------------------------------------------------------------------- */

static void *lua_take(size_t bytes) {
  return bytes > CLASSED_BYTES ? malloc(bytes) : take(class_of(bytes));
}

static void lua_give(void *block, size_t bytes) {
  if (bytes > CLASSED_BYTES) {
    free(block);
  } else {
    put(class_of(bytes), block);
  }
}

void *heap_alloc(void *unused, void *old, size_t old_bytes, size_t new_bytes) {
  void *made;
  (void)unused;
  if (old == NULL) { /* old_bytes is the kind of object then */
    return new_bytes > 0 ? lua_take(new_bytes) : NULL;
  }
  if (new_bytes == 0) {
    lua_give(old, old_bytes);
    return NULL;
  }
  if (old_bytes > CLASSED_BYTES && new_bytes > CLASSED_BYTES) {
    return realloc(old, new_bytes);
  }
  if (old_bytes <= CLASSED_BYTES && new_bytes <= CLASSED_BYTES &&
      class_of(old_bytes) == class_of(new_bytes)) {
    return old;
  }
  made = lua_take(new_bytes);
  if (made != NULL) {
    memcpy(made, old, old_bytes < new_bytes ? old_bytes : new_bytes);
    lua_give(old, old_bytes);
  }
  return made;
}

/* --- malloc ----------------------------------------------------------------------------------- */

#ifdef OPF_MUSL

/* In front of what malloc returns. Blocks without a class are pages of their own. */
typedef struct Header {
  size_t bytes; /* of the block, with the header */
  size_t back;  /* from what was returned to the start of the block */
} Header;

_Static_assert(sizeof(Header) == UNIT, "what is returned is aligned as the block is");

#define HEADER(memory) ((Header *)(void *)((unsigned char *)(memory) - sizeof(Header)))
#define PAGE_BYTES 4096u
#define ROUND_UP(bytes, to) (((bytes) + (to)-1) / (to) * (to))

static void *with_header(unsigned char *block, size_t bytes, size_t back) {
  HEADER(block + back)->bytes = bytes;
  HEADER(block + back)->back = back;
  return block + back;
}

void *malloc(size_t n) {
  size_t bytes = n + sizeof(Header);
  void *block = NULL;
  if (bytes <= CLASSED_BYTES && n < bytes) {
    size_t i = class_of(bytes);
    block = take(i);
    bytes = class_bytes(i);
  } else if (n <= PTRDIFF_MAX - PAGE_BYTES - sizeof(Header)) {
    bytes = ROUND_UP(bytes, PAGE_BYTES);
    block = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    block = block == MAP_FAILED ? NULL : block;
  }
  if (block == NULL) {
    errno = ENOMEM;
    return NULL;
  }
  return with_header(block, bytes, sizeof(Header));
}

void free(void *memory) {
  if (memory != NULL) {
    size_t bytes = HEADER(memory)->bytes;
    unsigned char *block = (unsigned char *)memory - HEADER(memory)->back;
    if (bytes <= CLASSED_BYTES) {
      put(class_of(bytes), block);
    } else {
      int error = errno;
      (void)munmap(block, bytes);
      errno = error;
    }
  }
}

void *calloc(size_t n, size_t each) {
  void *made;
  if (each > 0 && n > SIZE_MAX / each) {
    errno = ENOMEM;
    return NULL;
  }
  made = malloc(n * each);
  if (made != NULL && HEADER(made)->bytes <= CLASSED_BYTES) { /* new pages are zero */
    memset(made, 0, n * each);
  }
  return made;
}

void *realloc(void *memory, size_t n) {
  void *made;
  size_t bytes, old;
  if (memory == NULL) {
    return malloc(n);
  }
  bytes = HEADER(memory)->bytes;
  old = bytes - HEADER(memory)->back;
  if (n <= old && n >= old / 2) {
    return memory;
  }
  if (bytes > CLASSED_BYTES && n > CLASSED_BYTES && HEADER(memory)->back == sizeof(Header) &&
      n <= PTRDIFF_MAX - PAGE_BYTES - sizeof(Header)) {
    size_t wanted = ROUND_UP(n + sizeof(Header), PAGE_BYTES);
    made = mremap((unsigned char *)memory - sizeof(Header), bytes, wanted, MREMAP_MAYMOVE);
    return made == MAP_FAILED ? NULL : with_header(made, wanted, sizeof(Header));
  }
  made = malloc(n);
  if (made != NULL) {
    memcpy(made, memory, n < old ? n : old);
    free(memory);
  }
  return made;
}

void *aligned_alloc(size_t align, size_t n) {
  unsigned char *made = n + align >= n ? malloc(n + align) : NULL;
  size_t more;
  if (align <= UNIT || made == NULL) {
    return made;
  }
  more = ROUND_UP((uintptr_t)made, align) - (uintptr_t)made;
  return with_header(made - sizeof(Header), HEADER(made)->bytes, sizeof(Header) + more);
}

#endif
