/* pages.c - growing arrays and the map.
 *
 * Owns:       pages and tables in the segment; replaced ones are given up, not reused.
 * Invariants: a map is at most three quarters full.
 * SPDX-License-Identifier: MIT
 */
#include "asm/pages.h"

#include <string.h>

void pages_init(Pages *p, uint32_t size, uint32_t shift) {
  p->dir = p->n_pages = p->max_pages = p->count = 0;
  p->size = size;
  p->shift = shift;
}

int pages_reach(Pages *p, Arena *arena, uint32_t i) {
  while (i >> p->shift >= p->n_pages) {
    uint32_t page;
    if (p->n_pages == p->max_pages) {
      uint32_t max = p->max_pages ? p->max_pages * 2 : 8;
      uint32_t dir = arena_take(arena, max * 4);
      if (!dir) return 0;
      if (p->n_pages) memcpy(arena->base + dir, arena->base + p->dir, (size_t)p->n_pages * 4);
      p->dir = dir;
      p->max_pages = max;
    }
    page = arena_take(arena, p->size << p->shift);
    if (!page) return 0;
    ARENA_AT(arena, uint32_t, p->dir)[p->n_pages++] = page;
  }
  return 1;
}

static uint32_t slot_of(uint32_t a, uint32_t b) {
  uint32_t h = a * 0x9e3779b1u ^ b * 0x85ebca6bu;
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  return h ^ h >> 13;
}

static MapEntry *find(MapEntry *table, uint32_t mask, uint32_t a, uint32_t b) {
  uint32_t slot = slot_of(a, b) & mask;
  while (table[slot].value && (table[slot].a != a || table[slot].b != b)) slot = (slot + 1) & mask;
  return table + slot;
}

int map_init(Map *map, Arena *arena, uint32_t slots) {
  map->count = 0;
  map->mask = slots - 1;
  map->table = arena_take(arena, slots * (uint32_t)sizeof(MapEntry));
  if (!map->table) return 0;
  memset(arena->base + map->table, 0, (size_t)slots * sizeof(MapEntry));
  return 1;
}

uint32_t map_get(const Map *map, const Arena *arena, uint32_t a, uint32_t b) {
  return find(ARENA_AT(arena, MapEntry, map->table), map->mask, a, b)->value;
}

void map_set(Map *map, const Arena *arena, uint32_t a, uint32_t b, uint32_t value) {
  MapEntry *e = find(ARENA_AT(arena, MapEntry, map->table), map->mask, a, b);
  if (!e->value) map->count++;
  e->a = a;
  e->b = b;
  e->value = value;
}

int map_ready(Map *map, Arena *arena) {
  if (map->count + map->count / 3 + 1 < map->mask) return 1;
  return map_reserve(map, arena, 1);
}

int map_reserve(Map *map, Arena *arena, uint32_t n) {
  Map larger;
  uint32_t i, slots = map->mask + 1, all = map->count + n;
  const MapEntry *from;
  while (all + all / 3 + 1 >= slots) slots *= 2;
  if (slots == map->mask + 1) return 1;
  if (!map_init(&larger, arena, slots)) return 0;
  from = ARENA_AT(arena, MapEntry, map->table);
  for (i = 0; i <= map->mask; i++)
    if (from[i].value) map_set(&larger, arena, from[i].a, from[i].b, from[i].value);
  *map = larger;
  return 1;
}
