/* macro.h - what definitions (macro.c) and calls (call.c) of macros share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_MACRO_H
#define OPF_MACRO_H

#include "asm/task.h"

#define STATIC_PASS 0xffffffffu /* Macro.pass of a definition that holds everywhere */

/* Byte i of a trait, or 0. */
static inline uint8_t trait(const Run *r, uint32_t which, uint32_t i) {
  const uint8_t *t = r->lang.contract->traits[which];
  return i < t[0] ? t[1 + i] : 0;
}

static inline int is_blank(uint8_t c) { return c == ' ' || c == '\t' || c == '\f'; }
static inline int is_end(uint8_t c) { return c == '\n' || c == '\r'; }

static inline void trim(const uint8_t *text, uint32_t *at, uint32_t *len) {
  while (*len && is_blank(text[*at])) {
    (*at)++;
    (*len)--;
  }
  while (*len && is_blank(text[*at + *len - 1])) (*len)--;
}

/* Whether a string starts with c; what lies behind one that starts at i, or the end of the text. */
int is_quote(const Run *r, uint8_t c);
uint32_t skip_string(const Run *r, const uint8_t *text, uint32_t i, uint32_t end);
/* The bracket that closes c, or 0; whether c closes one. MACARGS holds the separator, then pairs.
 */
uint8_t bracket_of(const Run *r, uint8_t c);
int is_closing(const Run *r, uint8_t c);
/* End of one argument that starts at i: the outer separator or `end`. 0xffffffff: brackets do not
 * match. */
uint32_t argument_end(const Run *r, const uint8_t *text, uint32_t i, uint32_t end);

static inline const Piece *piece_at(const Run *r, const Macro *m, uint32_t i) {
  return AT(r, Piece, m->pieces) + i;
}
static inline uint32_t piece_kind(const Piece *p) {
  return p->what & PIECE_REFERENCE ? p->what >> 24 & 0x7fu : PIECE_TEXT;
}
static inline uint32_t piece_number(const Piece *p) { return p->what & 0xffffffu; }

#endif
