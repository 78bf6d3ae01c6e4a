/* pages.h - growing arrays whose elements never move, and a map of two keys; both live in a
 * segment.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_PAGES_H
#define OPF_PAGES_H

#include "vm/arena.h"

/* Elements of `size` bytes in pages of 2^shift; element i exists once pages_reach(i) succeeded. */
typedef struct Pages {
  uint32_t dir; /* u32 offsets of pages */
  uint32_t n_pages;
  uint32_t max_pages;
  uint32_t count; /* elements in use; the owner's to change */
  uint32_t size;
  uint32_t shift;
} Pages;

void pages_init(Pages *pages, uint32_t size, uint32_t shift);
/* Makes element i exist. Returns 0 when memory is short. */
int pages_reach(Pages *pages, Arena *arena, uint32_t i);

static inline uint32_t pages_offset(const Pages *p, const Arena *a, uint32_t i) {
  return ARENA_AT(a, uint32_t, p->dir)[i >> p->shift] +
         (i & (((uint32_t)1 << p->shift) - 1)) * p->size;
}
#define PAGES_AT(pages, arena, type, i) ARENA_AT(arena, type, pages_offset(pages, arena, i))

/* (a, b) to a value other than 0. b is never 0. */
typedef struct Map {
  uint32_t table; /* MapEntry per slot */
  uint32_t mask;
  uint32_t count;
} Map;

typedef struct MapEntry {
  uint32_t a, b, value;
} MapEntry;

int map_init(Map *map, Arena *arena, uint32_t slots);
uint32_t map_get(const Map *map, const Arena *arena, uint32_t a, uint32_t b);
/* Sets a pair. There must be room: map_ready was called since the last set. */
void map_set(Map *map, const Arena *arena, uint32_t a, uint32_t b, uint32_t value);
/* Makes room for one more pair. Returns 0 when memory is short; nothing has changed then. */
int map_ready(Map *map, Arena *arena);
/* The same for n pairs. */
int map_reserve(Map *map, Arena *arena, uint32_t n);

#endif
