/* names.c - interned names and strings.
 *
 * Owns:       pages, texts and the table, in the segment of the task.
 * Invariants: a table is at most half full; an id never changes its text.
 * Tests:      test/asm/lex, test/bare
 * SPDX-License-Identifier: MIT
 */
#include "vm/names.h"

#include <string.h>

uint32_t names_hash(const uint8_t *text, uint32_t len, uint8_t fold) {
  uint32_t h = NAME_HASH_START;
  uint32_t i;
  for (i = 0; i < len; i++) h = NAME_HASH_STEP(h, NAME_FOLD(text[i], fold));
  return h;
}

/* 1 if two texts of a length have the same bytes. */
static inline int is_same(const uint8_t *a, const uint8_t *b, uint32_t len) {
  uint32_t i = 0;
#if UINTPTR_MAX > 0xffff /* some at a time, the last ones twice */
  if (len >= 4) {
    for (; i < len - 4; i += 4)
      if (get_u32(a + i) != get_u32(b + i)) return 0;
    return get_u32(a + len - 4) == get_u32(b + len - 4);
  }
  if (len >= 2) return get_u16(a) == get_u16(b) && a[len - 1] == b[len - 1];
#endif
  for (; i < len; i++)
    if (a[i] != b[i]) return 0;
  return 1;
}

uint16_t names_mark(uint8_t c) {
  return (uint16_t)(c < '0' ? (uint32_t)1 << (c & 15) : 1u); /* letters, digits are above */
}

int names_init(Names *names, Arena *arena, unsigned shift) {
  uint32_t slots = (uint32_t)1 << shift;
  names->count = 0;
  names->n_pages = 0;
  names->max_pages = 16;
  names->mask = slots - 1;
  names->pages = arena_take(arena, names->max_pages * 4);
  names->table = arena_take(arena, slots * (uint32_t)sizeof(NameSlot));
  if (!names->pages || !names->table) return 0;
  memset(arena->base + names->table, 0, (size_t)slots * sizeof(NameSlot));
  return 1;
}

static int grow_table(Names *names, Arena *arena) {
  uint32_t old_slots = names->mask + 1;
  uint32_t slots = old_slots * 4;
  uint32_t at = arena_take(arena, slots * (uint32_t)sizeof(NameSlot));
  const NameSlot *from;
  NameSlot *to;
  uint32_t i;
  if (!at) return 0;
  memset(arena->base + at, 0, (size_t)slots * sizeof(NameSlot));
  from = ARENA_AT(arena, NameSlot, names->table);
  to = ARENA_AT(arena, NameSlot, at);
  for (i = 0; i < old_slots; i++) {
    uint32_t h;
    if (!from[i].at) continue;
    h = from[i].hash & (slots - 1);
    while (to[h].at) h = (h + 1) & (slots - 1);
    to[h] = from[i];
  }
  names->table = at;
  names->mask = slots - 1;
  return 1;
}

/* Pages are aligned, so that no Name lies in two lines of a cache. */
_Static_assert((sizeof(Name) & (sizeof(Name) - 1)) == 0, "the size of a Name is a power of two");

static int add_page(Names *names, Arena *arena) {
  uint32_t page;
  if (names->n_pages == names->max_pages) {
    uint32_t dir = arena_take(arena, names->max_pages * 8);
    if (!dir) return 0;
    memcpy(arena->base + dir, arena->base + names->pages, (size_t)names->n_pages * 4);
    names->pages = dir;
    names->max_pages *= 2;
  }
  page = arena_take(arena, (NAMES_PAGE + 1) * (uint32_t)sizeof(Name));
  if (!page) return 0;
  page = (page + (uint32_t)sizeof(Name) - 1) & ~((uint32_t)sizeof(Name) - 1);
  ARENA_AT(arena, uint32_t, names->pages)[names->n_pages++] = page;
  return 1;
}

Name *names_add(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t h,
                uint16_t flags) {
  uint32_t slot, at, i;
  unsigned marks = 1;
  NameSlot *table;
  Name *name;
  if (names->count >= NAME_ID_MAX) {
    arena->wanted = 0xfffffff0u;
    return NULL;
  }
  if (names->count * 2 >= names->mask && !grow_table(names, arena)) return NULL;
  if ((names->count & (NAMES_PAGE - 1)) == 0 &&
      (names->count >> NAMES_PAGE_SHIFT) == names->n_pages && !add_page(names, arena))
    return NULL;
  name = names_get(names, arena, names->count + 1);
  at = (uint32_t)(name->own - arena->base);
  if (len > NAME_OWN) at = arena_take(arena, len);
  if (!at) return NULL;
  memcpy(arena->base + at, text, len);
  names->count++;
  name->id = names->count;
  for (i = 0; i < len; i++)
    if (text[i] < '0') marks |= names_mark(text[i]); /* the others have the first mark */
  name->marks = (uint16_t)marks;
  name->first = len ? text[0] : 0;
  name->is_defined = 0;
  name->text = at;
  name->len = (uint16_t)len;
  name->word = flags;
  name->symbol = 0;
  table = ARENA_AT(arena, NameSlot, names->table);
  slot = h & names->mask;
  while (table[slot].at) slot = (slot + 1) & names->mask;
  table[slot].hash = h;
  table[slot].at = (uint32_t)((uint8_t *)name - arena->base);
  return name;
}

Name *names_enter(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                  uint32_t how) {
  const NameSlot *table = ARENA_AT(arena, NameSlot, names->table);
  uint8_t fold = how & NAME_FOLDED;
  uint32_t h = hash + (how & NAME_STRING);
  uint32_t slot;
  h = NAMES_SPREAD(h);
  for (slot = h & names->mask; table[slot].at; slot = (slot + 1) & names->mask) {
    Name *name;
    const uint8_t *other;
    uint32_t i;
    if (table[slot].hash != h) continue;
    name = ARENA_AT(arena, Name, table[slot].at);
    if (name->len != len || ((name->word ^ how) & NAME_STRING) != 0) continue;
    other = arena->base + name->text;
    if (is_same(other, text, len)) return name;
    for (i = 0; fold && i < len && NAME_FOLD(other[i], fold) == NAME_FOLD(text[i], fold); i++) {}
    if (fold && i == len) return name;
  }
  return how & NAME_KNOWN ? NULL : names_add(names, arena, text, len, h, how & NAME_STRING);
}

uint32_t names_find(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                    uint16_t flags, uint8_t fold) {
  const Name *name = names_enter(names, arena, text, len, hash, NAME_KNOWN | flags | fold);
  return name ? name->id : 0;
}

uint32_t names_intern(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                      uint16_t flags, uint8_t fold) {
  const Name *name = names_enter(names, arena, text, len, hash, (uint32_t)flags | fold);
  return name ? name->id : 0;
}
