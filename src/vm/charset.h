/* charset.h - what the bytes of a string become where it is emitted or stands for a number.
 *
 * Lies in the segment of a task. Patterns are tried before single bytes, the longest first.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_CHARSET_H
#define OPF_CHARSET_H

#include <stdint.h>

#include "vm/arena.h"
#include "vm/names.h"

typedef struct Charset {
  uint8_t code[256];
  uint8_t has[256];  /* 1: the byte has a code */
  uint32_t patterns; /* offset of the first CharPattern, or 0 */
} Charset;

typedef struct CharPattern {
  uint32_t next;  /* no longer than this one */
  uint32_t text;  /* string id, never empty */
  uint32_t bytes; /* string id: what stands for it */
} CharPattern;

/* What the front of a text becomes: *out bytes, 0 for a byte without code. Returns how many bytes
 * of the text that was; len is not 0. */
uint32_t charset_next(const Charset *set, const Names *names, const Arena *arena,
                      const uint8_t *text, uint32_t len, const uint8_t **out, uint32_t *out_len);

#endif
