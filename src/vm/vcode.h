/* vcode.h - the validator of programs: bytecode of one column of a package.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_VM_VCODE_H
#define OPF_VM_VCODE_H

#include "vm/package.h"

/* Kinds of programs, as the third argument of CODE columns names them. */
enum { PROGRAM_TKVM, PROGRAM_PRVM, PROGRAM_XPVM, PROGRAM_GUARD, PROGRAM_FORM };

typedef struct Program {
  const uint8_t *code; /* borrowed: from the package */
  uint32_t len;
  unsigned chunk, kind;
  /* What an encode program comes to once it was checked. */
  uint32_t emits; /* bytes */
  int is_modal;   /* it, or a guard, names a key of the state of the CPU */
} Program;

/* What validation of one package knows. */
typedef struct Check {
  const Package *p;                                          /* borrowed: for the call */
  opf_fault *fault;                                          /* borrowed: for the call */
  uint32_t blob_bytes;                                       /* looked at in this column */
  uint32_t below[TYPE_COUNT];                                /* operands of a type must be */
  uint8_t opsets[32], numsets[32], quosets[32], escsets[32]; /* sets that have rows */
} Check;

/* Sets the fault at a byte of the package. Returns its code. */
opf_code check_refuse(Check *c, opf_code code, unsigned chunk, const uint8_t *where);

/* Before the first program. */
void vcode_start(Check *c);

/* Checks a program. Fails with OPCODE, OPERAND, TARGET, FALL or LOOP. */
opf_code vcode_check(Check *c, Program *program);

static inline int bits_get(const uint8_t *bits, uint32_t i) {
  return (bits[i >> 3] >> (i & 7u)) & 1;
}

static inline void bits_set(uint8_t *bits, uint32_t i) {
  bits[i >> 3] = (uint8_t)(bits[i >> 3] | (uint32_t)1 << (i & 7u));
}

static inline uint32_t rows_of(const Check *c, unsigned chunk) { return c->p->chunk[chunk].rows; }

#endif
