/* encode.h - guards and encode programs of instructions.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_ENCODE_H
#define OPF_ENCODE_H

#include "vm/cpustate.h"
#include "vm/lang.h"
#include "vm/value.h"

/* An instruction has at most 16 bytes; the buffer holds what one opcode more could emit. */
enum { ENCODE_OPERANDS = 8, ENCODE_MOST = 16, ENCODE_BYTES = ENCODE_MOST + 9 };

typedef struct EncodeFault {
  uint32_t code; /* OF0503, OF0505, OF0508 or OF1008; 0: none */
  uint32_t operand;
  int64_t value, low, high; /* OF0508: bank of the operand, row of STAT, its value */
  uint32_t warn;            /* row of DIAG of a warning plus one, or 0 */
  uint32_t warn_operand;
  int64_t warn_value, warn_base; /* the operand, and the same without the bits looked at */
} EncodeFault;

/* 1 if the candidate may be taken: every guarded operand is open or fits. Operands that the
 * record does not have count as open. */
int encode_guard(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values);

/* The same for a row that looks at the state of the CPU. */
int encode_modal_guard(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values,
                       const CpuState *state, int64_t here);

/* The key of the state that a row goes by first, a row of STAT; -1: none. */
int32_t encode_key(const Lang *lang, uint32_t row);

/* What a row changes of the state, behind the instruction. What depends on an operand that is open
 * is open then, too. */
void encode_effect(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values,
                   CpuState *state);

/* Bytes of a candidate at address here into out[ENCODE_BYTES]. Returns their number. A value that
 * does not fit sets the fault (the first one) and is cut, so that the size stays what it is. */
uint32_t encode_row(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values,
                    const CpuState *state, int64_t here, uint8_t *out, EncodeFault *fault);

/* Stores the low n bytes of v in the contract's byte order. */
void encode_bytes(const Lang *lang, uint8_t *out, int64_t v, uint32_t n);

#endif
