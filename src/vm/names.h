/* names.h - interned names and strings: one id for each spelling.
 *
 * Ids count from 1 in order of first appearance. Names and strings are told apart by a flag, so
 * `a` and "a" have two ids. Names compare without ASCII case when the policy folds; strings
 * compare as bytes. Entries lie in pages that never move; the hash table is replaced when it
 * fills.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_NAMES_H
#define OPF_NAMES_H

#include <stddef.h>

#include "vm/arena.h"
#include "vm/bytes.h"

enum { NAME_STRING = 0x8000, NAME_WORD = 0x7fff };
enum {
  NAMES_PAGE_SHIFT = 5,
  NAMES_PAGE = 1 << NAMES_PAGE_SHIFT,
  NAME_OWN = 12, /* bytes: with them a Name is half a line of a cache, and most texts are short */
  NAME_ID_MAX = 0xfffffe,
  NAME_MAX_LEN = 0xffff
};

typedef struct Name {
  uint32_t id;
  uint32_t text;  /* offset in the segment; spelled as it was seen first, or was defined first */
  uint16_t len;   /* strings longer than 65,535 bytes are refused before */
  uint16_t word;  /* NAME_STRING, and the number of the word among all contracts' words, or 0 */
  uint16_t marks; /* names_mark of its bytes */
  uint8_t first;  /* byte, 0 when empty */
  uint8_t is_defined; /* a definition has said how it is spelled */
  uint32_t symbol;       /* symbol of this name in the outermost scope, or 0 */
  uint8_t own[NAME_OWN]; /* the text, if it is not longer */
} Name;

typedef struct Names {
  uint32_t table; /* NameSlot */
  uint32_t mask;  /* slots - 1 */
  uint32_t count;
  uint32_t pages; /* u32 offsets of pages */
  uint32_t n_pages;
  uint32_t max_pages;
} Names;

/* A slot of the table. */
typedef struct NameSlot {
  uint32_t hash; /* spread */
  uint32_t at;   /* the Name, or 0 */
} NameSlot;

/* Makes an empty table of 2^shift slots. Returns 0 when memory is short. */
int names_init(Names *names, Arena *arena, unsigned shift);

/* Hash of a text as names_intern wants it; fold is 0x20 to fold ASCII case, else 0. */
uint32_t names_hash(const uint8_t *text, uint32_t len, uint8_t fold);

/* The id of a text, interned when new. Returns 0 when memory is short (arena->wanted is set). */
uint32_t names_intern(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                      uint16_t flags, uint8_t fold);

/* How names_enter looks: NAME_STRING, and these. */
enum {
  NAME_FOLDED = 0x20, /* ASCII case does not count */
  NAME_KNOWN = 0x100  /* a text that is not there is not entered */
};

/* The name of a text. Returns NULL when memory is short, or it is not KNOWN. */
Name *names_enter(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                  uint32_t how);

/* Enters a text that is not there; hash is spread. NULL: memory is short. */
Name *names_add(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                uint16_t flags);

/* The slot is taken from the bottom. Names side by side take every second one, so that the rows of
 * two prefixes can lie in each other without long ways around. */
#define NAMES_SPREAD(h) ((h) << 1 ^ (h) >> 15)

#if UINTPTR_MAX > 0xffff
/* 1 if two texts of 1 byte or more are the same; eight bytes may be read at the start of both. */
static inline int names_same(const uint8_t *a, const uint8_t *b, uint32_t len) {
  uint32_t last;
  if (len <= 8) return (get_u64(a) ^ get_u64(b)) << (64 - 8 * len) == 0;
  last = len - 8; /* the last eight overlap those before */
  if (get_u64(a + last) != get_u64(b + last)) return 0;
  for (; last > 8; last -= 8, a += 8, b += 8)
    if (get_u64(a) != get_u64(b)) return 0;
  return get_u64(a) == get_u64(b);
}

/* names_enter for a name, whose way is short when it is spelled as before or new. The text is not
 * empty, and eight bytes may be read at its start, as at that of every name. */
static inline Name *names_quick(Names *names, Arena *arena, const uint8_t *text, uint32_t len,
                                uint32_t hash, uint8_t fold) {
  const NameSlot *table = ARENA_AT(arena, NameSlot, names->table);
  uint32_t h = NAMES_SPREAD(hash);
  uint32_t slot = h & names->mask;
  for (; table[slot].at; slot = (slot + 1) & names->mask) {
    Name *name;
    if (table[slot].hash != h) continue;
    name = ARENA_AT(arena, Name, table[slot].at);
    if (name->len == len && !(name->word & NAME_STRING) &&
        names_same(arena->base + name->text, text, len))
      return name;
    return names_enter(names, arena, text, len, hash, fold); /* it may yet be meant */
  }
  return names_add(names, arena, text, len, h, 0);
}
#endif

/* The id of a text, or 0 when it was never interned. */
uint32_t names_find(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                    uint16_t flags, uint8_t fold);

static inline Name *names_get(const Names *names, const Arena *arena, uint32_t id) {
  uint32_t i = id - 1;
  uint32_t page = ARENA_AT(arena, uint32_t, names->pages)[i >> NAMES_PAGE_SHIFT];
  return ARENA_AT(arena, Name, page) + (i & (NAMES_PAGE - 1));
}

/* One step of the hash, FNV-1; the fold keeps bytes other than A to Z. The last byte comes behind
 * the last product: names that differ in it alone, as numbered ones do, lie side by side. */
#define NAME_HASH_START 2166136261u
#define NAME_HASH_STEP(h, c) (((h)*16777619u) ^ (c))
#define NAME_FOLD(c, fold) ((uint8_t)((c) | ((uint8_t)((c) - 'A') < 26u ? (fold) : 0u)))

/* What Name.marks says of a byte: where the bit is not set, the byte is not in the name. */
uint16_t names_mark(uint8_t c);

#endif
