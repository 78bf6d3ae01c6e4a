/* charset.h - what the bytes of a string become where it is emitted or stands for a number.
 *
 * Lies in the segment of a task. Patterns are tried before single bytes, the longest first: they
 * are a tree by their bytes, so a place in a text costs what its longest pattern is long.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_CHARSET_H
#define OPF_CHARSET_H

#include <stdint.h>

#include "vm/arena.h"
#include "vm/names.h"

typedef struct Charset {
  uint8_t code[256];
  uint8_t has[256]; /* 1: the byte has a code */
  uint32_t nodes;   /* offset of the CharNodes, or 0; number 0 is the root */
} Charset;

/* A byte of a pattern, behind those of the nodes above. */
typedef struct CharNode {
  uint16_t child, next; /* numbers of nodes, 0 for none; next has the same parent */
  uint16_t byte;
  uint16_t twin;  /* while two sets are compared: the node of the other one */
  uint32_t bytes; /* string id of what stands for the pattern that ends here, or 0 */
} CharNode;

/* What the front of a text becomes: *out bytes, 0 for a byte without code. Returns how many bytes
 * of the text that was; len is not 0. */
uint32_t charset_next(const Charset *set, const Names *names, const Arena *arena,
                      const uint8_t *text, uint32_t len, const uint8_t **out, uint32_t *out_len);

#endif
