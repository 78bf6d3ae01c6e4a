/* charset.c - translates strings by a character set.
 *
 * Owns:       nothing.
 * Borrows:    the set and the names, for a call.
 * Tests:      test/asm/encoding
 * SPDX-License-Identifier: MIT
 */
#include "vm/charset.h"

uint32_t charset_next(const Charset *set, const Names *names, const Arena *arena,
                      const uint8_t *text, uint32_t len, const uint8_t **out, uint32_t *out_len) {
  const CharNode *nodes = ARENA_AT(arena, CharNode, set->nodes);
  uint32_t at = set->nodes ? nodes->child : 0;
  uint32_t depth = 0, taken = 0, found = 0;
  while (at && depth < len) {
    if (nodes[at].byte != text[depth]) {
      at = nodes[at].next;
      continue;
    }
    depth++;
    if (nodes[at].bytes) {
      taken = depth;
      found = nodes[at].bytes;
    }
    at = nodes[at].child;
  }
  if (taken) {
    const Name *bytes = names_get(names, arena, found);
    *out = arena->base + bytes->text;
    *out_len = bytes->len;
    return taken;
  }
  *out = &set->code[text[0]];
  *out_len = set->has[text[0]];
  return 1;
}
