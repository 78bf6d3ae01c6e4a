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

#include "vm/arena.h"
#include "vm/bytes.h"

enum { NAME_STRING = 0x8000, NAME_WORD = 0x7fff };
enum {
  NAMES_PAGE_SHIFT = 7,
  NAMES_PAGE = 1 << NAMES_PAGE_SHIFT,
  NAME_ID_MAX = 0xfffffe,
  NAME_MAX_LEN = 0xffff
};

typedef struct Name {
  uint32_t hash;
  uint32_t text;   /* offset in the segment; spelled as it was seen first */
  uint16_t len;    /* strings longer than 65,535 bytes are refused before */
  uint16_t word;   /* NAME_STRING, and the number of the word among all contracts' words, or 0 */
  uint32_t symbol; /* symbol of this name in the outermost scope, or 0 */
} Name;

typedef struct Names {
  uint32_t table; /* NameSlot */
  uint32_t mask;  /* slots - 1 */
  uint32_t count;
  uint32_t pages; /* u32 offsets of pages */
  uint32_t n_pages;
  uint32_t max_pages;
} Names;

/* A slot of the table; entry 0 is empty. */
typedef struct NameSlot {
  uint32_t entry; /* tag of the hash in the high byte, id below */
  uint32_t at;    /* the Name */
} NameSlot;

/* Makes an empty table of 2^shift slots. Returns 0 when memory is short. */
int names_init(Names *names, Arena *arena, unsigned shift);

/* Hash of a text as names_intern wants it; fold is 0x20 to fold ASCII case, else 0. */
uint32_t names_hash(const uint8_t *text, uint32_t len, uint8_t fold);

/* The id of a text, interned when new. Returns 0 when memory is short (arena->wanted is set). */
uint32_t names_intern(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                      uint16_t flags, uint8_t fold);

/* The id of a text, or 0 when it was never interned. */
uint32_t names_find(const Names *names, const Arena *arena, const uint8_t *text, uint32_t len,
                    uint32_t hash, uint16_t flags, uint8_t fold);

static inline Name *names_get(const Names *names, const Arena *arena, uint32_t id) {
  uint32_t i = id - 1;
  uint32_t page = ARENA_AT(arena, uint32_t, names->pages)[i >> NAMES_PAGE_SHIFT];
  return ARENA_AT(arena, Name, page) + (i & (NAMES_PAGE - 1));
}

/* One step of the hash; the fold keeps bytes other than A to Z. */
#define NAME_HASH_START 5381u
#define NAME_HASH_STEP(h, c) (((h) << 5) + (h) + (c))
#define NAME_FOLD(c, fold) ((uint8_t)((c) | ((uint8_t)((c) - 'A') < 26u ? (fold) : 0u)))

/* Spreads a hash over all bits; the tag is taken from the top, the slot from the bottom. */
static inline uint32_t names_spread(uint32_t h) {
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  return h ^ h >> 13;
}

/* 1 if two texts of a length have the same bytes. */
static inline int names_same(const uint8_t *a, const uint8_t *b, uint32_t len) {
  uint32_t i = 0;
  for (; i + 4 <= len; i += 4)
    if (get_u32(a + i) != get_u32(b + i)) return 0;
  for (; i < len; i++)
    if (a[i] != b[i]) return 0;
  return 1;
}

/* The slot that holds a text, or 0. h is the hash, spread. */
static inline const NameSlot *names_look(const Names *names, const Arena *arena,
                                         const uint8_t *text, uint32_t len, uint32_t h,
                                         uint16_t flags, uint8_t fold) {
  const NameSlot *table = ARENA_AT(arena, NameSlot, names->table);
  uint32_t slot = h & names->mask;
  uint32_t entry;
  for (; (entry = table[slot].entry) != 0; slot = (slot + 1) & names->mask) {
    const Name *name;
    const uint8_t *other;
    uint32_t i;
    if ((entry ^ h) >> 24) continue;
    name = ARENA_AT(arena, Name, table[slot].at);
    if (name->hash != h || name->len != len || ((name->word ^ flags) & NAME_STRING) != 0) continue;
    other = arena->base + name->text;
    if (names_same(other, text, len)) return table + slot;
    for (i = 0; fold && i < len && NAME_FOLD(other[i], fold) == NAME_FOLD(text[i], fold); i++) {}
    if (fold && i == len) return table + slot;
  }
  return 0;
}

#endif
