/* macro.h - what definitions (macro.c), patterns (patterns.c, signature.c) and calls (call.c)
 * share.
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

static inline void macro_fault(Macro *m, uint32_t code, uint32_t at, uint32_t len) {
  if (m->error) return;
  m->error = (uint16_t)code;
  m->error_at = at;
  m->error_len = len;
}

/* 1 if a definition that is not static holds in the pass at hand. */
static inline int macro_is_live(const Run *r, const Macro *m) {
  return m->pass == STATIC_PASS || m->pass == r->t->pass;
}

/* 1 for the definition of the line at hand: it may have been scanned for more than one block. */
static inline int macro_is_here(const Run *r, const Frame *f, const Macro *m) {
  return m->line == f->line && m->source == AT(r, Block, f->block)->source;
}

/* Makes a definition out of its record. 0: memory is short; then nothing is kept. */
uint32_t macro_make(Run *r, const Block *b, const uint8_t *record, uint32_t line, uint32_t line_at);
/* A definition that was made before, from the same line: once in a pass it may be met. other: one
 * in front of it that has taken its name, or 0. */
void macro_met(Run *r, Frame *f, uint32_t macro, uint32_t other);
/* What a definition must not be: faulty, or named like a directive or another. */
void macro_check(Run *r, Frame *f, const Macro *m, uint32_t other);

/* --- signature.c --- */
/* The signature on the line at line_at: key, atoms and captures of m. 0: memory is short. */
int signature_read(Run *r, Macro *m, uint32_t line_at);
/* The key on such a line: its name, 0 without one. RUN_MEMORY: memory is short. */
RunResult signature_key(Run *r, uint32_t source, uint32_t line_at, uint32_t *out_name);
/* 1 if two signatures accept the same texts. */
int signature_same(const Run *r, const Macro *a, const Macro *b);

/* What a statement is made of when it is matched. */
typedef struct Unit {
  const uint8_t *text; /* as it is compared; NULL: it is not */
  unsigned len;
  unsigned start, end; /* in the line */
  uint8_t kind;        /* TOKEN_NAME, NUMBER, STRING, OP, or END for what nothing accepts */
  uint8_t touches;     /* what is in front of it */
  uint8_t joined;      /* to what is in front of it, in one dotted name */
  uint8_t negates;     /* the operator in front of a negative number */
  int64_t value;       /* of a number; bytes of a string */
} Unit;
/* The units of the tokens of the scan from token `first` on, whose first `taken` bytes are passed
 * over. is_split: names of one letter and digits are two. Returns how many there are; at `out` they
 * need units_room. */
uint32_t units_make(Run *r, uint32_t first, uint32_t taken, int is_split, Unit *out);
uint32_t units_room(const Run *r, uint32_t first);
/* 1 if units match a signature; the captures are in t->args then, as columns. */
int signature_match(const Run *r, const Macro *m, const Unit *units, uint32_t n);

/* --- call.c --- */
/* The texts of a call, as offsets in its source; its arguments lie in t->args. */
typedef struct CallText {
  const uint8_t *text; /* of the source */
  uint32_t source, at, len;
  uint32_t n_args;
} CallText;
/* A call that is not expanded: defines its label and goes on. */
RunResult call_pass(Run *r, Frame *f, const uint8_t *record);
/* Enters the expansion that the record had in the last pass. 0: it had none that stands. */
int call_again(Run *r, Frame *f, const uint8_t *record, RunResult *out_result);
/* Enters the expansion of a call that has all its arguments. */
RunResult call_expand(Run *r, Frame *f, const uint8_t *record, uint32_t macro,
                      const CallText *text);

static inline const Piece *piece_at(const Run *r, const Macro *m, uint32_t i) {
  return AT(r, Piece, m->pieces) + i;
}
static inline uint32_t piece_kind(const Piece *p) {
  return p->what & PIECE_REFERENCE ? p->what >> 24 & 0x7fu : PIECE_TEXT;
}
static inline uint32_t piece_number(const Piece *p) { return p->what & 0xffffffu; }

#endif
