/* charset.c - translates strings by a character set.
 *
 * Owns:       nothing.
 * Borrows:    the set and the names, for a call.
 * Tests:      test/asm/encoding
 * SPDX-License-Identifier: MIT
 */
#include "vm/charset.h"

#include <string.h>

uint32_t charset_next(const Charset *set, const Names *names, const Arena *arena,
                      const uint8_t *text, uint32_t len, const uint8_t **out, uint32_t *out_len) {
  uint32_t at = set->patterns;
  while (at) {
    const CharPattern *p = ARENA_AT(arena, CharPattern, at);
    const Name *name = names_get(names, arena, p->text);
    if (name->len <= len && memcmp(arena->base + name->text, text, name->len) == 0) {
      const Name *bytes = names_get(names, arena, p->bytes);
      *out = arena->base + bytes->text;
      *out_len = bytes->len;
      return name->len;
    }
    at = p->next;
  }
  *out = &set->code[text[0]];
  *out_len = set->has[text[0]];
  return 1;
}
