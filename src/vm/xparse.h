/* xparse.h - the state of the expression parser: xparse.c runs its program, xrun.c the common part.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_XPARSE_H
#define OPF_XPARSE_H

#include "vm/scan.h"

enum {
  ENTRY_PREFIX,
  ENTRY_INFIX,
  ENTRY_STEP,
  ENTRY_GROUP, /* this and what follows: groups */
  ENTRY_CALL,
  ENTRY_INDEX,
  ENTRY_LIST,  /* fix: elements so far */
  ENTRY_STRUCT /* fix: keys so far; op: operator behind keys */
};

/* 1 for entries that a closing operator ends. */
#define IS_GROUP(e) ((e)->kind >= ENTRY_GROUP)

/* Values that a call finds on the stack: those of a longer one are taken so many at a time. */
enum { CALL_VALUES = 255 };

typedef struct Parser {
  Scan *s;
  uint32_t base; /* where the code of this expression starts in the buffer */
  uint32_t n_ops;
  uint32_t n_values;
  uint32_t n_refs; /* references in its code */
  uint32_t kinds;  /* 1: strings or ranges were met */
  ScanResult result;
} Parser;

/* Takes numbers, names, groups from operator `open` to `close` and plain infix operators, as long
 * as one may follow the other. 1: an operand has ended at the cursor; 0: one has to come. What it
 * does not know or has no room for is left where it stands. */
int xparse_run(Parser *parser, uint8_t open, uint8_t close);

/* The program of an expression, from pc on. */
ScanResult xparse_program(Scan *scan, const uint8_t *program, const uint8_t *pc);

/* Writes a literal, 9 bytes at most; returns what is behind it. */
uint8_t *xparse_literal(uint8_t *code, int64_t value);

/* The operation of list expr that a builtin of list func is. */
uint8_t func_of(uint32_t func);

#endif
