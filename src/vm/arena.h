/* arena.h - the memory of a task: one segment, filled from the bottom, referenced by offsets.
 *
 * Offset 0 is never handed out, so it stands for "none". A take that does not fit changes nothing
 * but `wanted`; the caller undoes its statement and the task asks for a larger segment.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_ARENA_H
#define OPF_ARENA_H

#include <stdint.h>

typedef struct Arena {
  uint8_t *base; /* borrowed: until the core returns to the host */
  uint32_t size;
  uint32_t top;    /* multiple of 8 */
  uint32_t wanted; /* bytes of the take that failed, 0 if none did */
} Arena;

#define ARENA_AT(arena, type, offset) ((type *)(void *)((arena)->base + (offset)))

/* Takes zeroed-or-not bytes (contents undefined). Returns 0 when they do not fit. */
static inline uint32_t arena_take(Arena *a, uint32_t bytes) {
  uint32_t at = a->top;
  if (bytes > 0xfffffff0u - at || ((bytes + 7u) & ~(uint32_t)7) > a->size - at) {
    a->wanted = bytes;
    return 0;
  }
  a->top = at + ((bytes + 7u) & ~(uint32_t)7);
  return at;
}

#endif
