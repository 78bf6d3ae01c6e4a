/* blocks.c - the stretches of lines that are scanned as one: found by where they stand, made when
 * new.
 *
 * The same text is another block under another contract, in another body, and when keys of patterns
 * have come up since; static ones are found before the first pass.
 * Owns:       blocks.
 * Tests:      test/asm
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

static uint32_t block_new(Run *r, uint32_t source, uint32_t at, uint32_t first_line,
                          uint32_t n_lines, uint32_t contract, uint32_t body) {
  uint32_t made = arena_take(r->a, sizeof(Block));
  Block *b;
  if (!made) return 0;
  b = AT(r, Block, made);
  memset(b, 0, sizeof *b);
  b->source = source;
  b->at = at;
  b->first_line = first_line;
  b->n_lines = n_lines;
  b->contract = (uint8_t)contract;
  b->body = (uint8_t)body;
  b->n_keys = r->t->n_keys;
  return made;
}

static uint32_t block_find(Run *r, uint32_t source, uint32_t at, uint32_t first_line,
                           uint32_t n_lines, uint32_t contract, uint32_t body, uint32_t is_static,
                           uint32_t space, uint32_t module) {
  Task *t = r->t;
  uint32_t first = map_get(&t->blocks, r->a, source, at + 1);
  uint32_t i;
  Block *b;
  for (i = first; i; i = b->next) {
    b = AT(r, Block, i);
    if (b->contract == contract && b->n_lines == n_lines && b->body == body &&
        b->is_static >= is_static && (!is_static || b->first_space == space) &&
        (!b->is_static || b->module == module) && (is_static || b->n_keys == t->n_keys))
      return i;
  }
  if (!map_ready(&t->blocks, r->a)) return 0;
  i = block_new(r, source, at, first_line, n_lines, contract, body);
  if (!i) return 0;
  b = AT(r, Block, i);
  b->is_static = (uint8_t)is_static;
  b->first_space = space;
  b->module = module;
  b->next = first;
  map_set(&t->blocks, r->a, source, at + 1, i);
  return i;
}

uint32_t block_get(Run *r, uint32_t source, uint32_t at, uint32_t first_line, uint32_t n_lines,
                   uint32_t contract, uint32_t body) {
  return block_find(r, source, at, first_line, n_lines, contract, body, 0, 0, r->t->module);
}

uint32_t block_static(Run *r, uint32_t source, uint32_t at, uint32_t first_line, uint32_t n_lines,
                      uint32_t contract, uint32_t space, uint32_t module) {
  return block_find(r, source, at, first_line, n_lines, contract, 0, 1, space, module);
}

uint32_t block_of_expansion(Run *r, uint32_t expansion, uint32_t n_lines, uint32_t body) {
  Source *s = AT(r, Source, expansion);
  uint32_t contract = r->t->contract;
  uint32_t i;
  for (i = s->block; i; i = AT(r, Block, i)->next)
    if (AT(r, Block, i)->contract == contract && AT(r, Block, i)->body == body &&
        AT(r, Block, i)->n_keys == r->t->n_keys)
      return i;
  i = block_new(r, SOURCE_LOCAL + expansion / 8, 0, 1, n_lines, contract, body);
  if (!i) return 0;
  AT(r, Block, i)->next = s->block;
  s->block = i;
  return i;
}
