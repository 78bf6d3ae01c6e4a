/* names.c - interned names and strings.
 *
 * Owns:       pages, texts and the table, in the segment of the task.
 * Invariants: a table is at most three quarters full; an id never changes its text.
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
    if (!from[i].entry) continue;
    h = ARENA_AT(arena, Name, from[i].at)->hash & (slots - 1);
    while (to[h].entry) h = (h + 1) & (slots - 1);
    to[h] = from[i];
  }
  names->table = at;
  names->mask = slots - 1;
  return 1;
}

static int add_page(Names *names, Arena *arena) {
  uint32_t page;
  if (names->n_pages == names->max_pages) {
    uint32_t dir = arena_take(arena, names->max_pages * 8);
    if (!dir) return 0;
    memcpy(arena->base + dir, arena->base + names->pages, (size_t)names->n_pages * 4);
    names->pages = dir;
    names->max_pages *= 2;
  }
  page = arena_take(arena, NAMES_PAGE * (uint32_t)sizeof(Name));
  if (!page) return 0;
  ARENA_AT(arena, uint32_t, names->pages)[names->n_pages++] = page;
  return 1;
}

uint32_t names_find(const Names *names, const Arena *arena, const uint8_t *text, uint32_t len,
                    uint32_t hash, uint16_t flags, uint8_t fold) {
  const NameSlot *slot =
      names_look(names, arena, text, len, names_spread(hash + flags), flags, fold);
  return slot ? slot->entry & 0xffffffu : 0;
}

uint32_t names_intern(Names *names, Arena *arena, const uint8_t *text, uint32_t len, uint32_t hash,
                      uint16_t flags, uint8_t fold) {
  uint32_t id = names_find(names, arena, text, len, hash, flags, fold);
  uint32_t h, slot, at;
  NameSlot *table;
  Name *name;
  if (id) return id;
  if (names->count >= NAME_ID_MAX) {
    arena->wanted = 0xfffffff0u;
    return 0;
  }
  if (names->count + names->count / 3 >= names->mask && !grow_table(names, arena)) return 0;
  if ((names->count & (NAMES_PAGE - 1)) == 0 &&
      (names->count >> NAMES_PAGE_SHIFT) == names->n_pages && !add_page(names, arena))
    return 0;
  at = arena_take(arena, len ? len : 1);
  if (!at) return 0;
  memcpy(arena->base + at, text, len);
  id = ++names->count;
  h = names_spread(hash + flags);
  name = names_get(names, arena, id);
  name->hash = h;
  name->text = at;
  name->len = (uint16_t)len;
  name->word = flags;
  name->symbol = 0;
  table = ARENA_AT(arena, NameSlot, names->table);
  slot = h & names->mask;
  while (table[slot].entry) slot = (slot + 1) & names->mask;
  table[slot].entry = id | (h & 0xff000000u);
  table[slot].at = (uint32_t)((uint8_t *)name - arena->base);
  return id;
}
