/* cpustate.h - what a program says of the CPU at run time: widths of registers, where pages and
 * banks lie. The keys are rows of STAT; nothing here knows what they mean.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_CPUSTATE_H
#define OPF_CPUSTATE_H

#include "vm/lang.h"

enum { CPUSTATE_MAX = 16 }; /* rows of STAT in a package */

typedef struct CpuState {
  int64_t value[CPUSTATE_MAX]; /* by row; of a key that is not known what stands for it */
  uint32_t known;              /* bit by row: it was set, or holds from the start */
  uint32_t open;               /* bit by row: set to what is not known in this pass */
  uint8_t is_adrift;           /* the current address is one that a later pass will know */
} CpuState;

/* Every key as it is at the start. */
void cpustate_start(CpuState *state, const Package *p);

/* The row of STAT of a key, as the contract sees it, or -1. */
int32_t cpustate_find(const Lang *lang, const uint8_t *name, uint32_t len);

/* The n-th key that the contract sees, or -1: there are fewer. */
int32_t cpustate_key(const Lang *lang, uint32_t n);

/* The value of a key at an address. */
int64_t cpustate_value(const CpuState *state, const Package *p, uint32_t row, int64_t here);

/* Sets a key, and those it holds. 0: the key is held at another value, and stays. */
int cpustate_set(CpuState *state, const Package *p, uint32_t row, int64_t value);

/* A key is set to a value that is still open, or was said to be wrong, until it is set anew. */
void cpustate_open(CpuState *state, uint32_t row);

/* 1: a later pass will know the value of the key; it fits every form. */
int cpustate_is_open(const CpuState *state, const Package *p, uint32_t row);

/* Gives a key back to its rule. */
void cpustate_forget(CpuState *state, const Package *p, uint32_t row);

/* The key that holds this one now, or -1. */
int32_t cpustate_holder(const CpuState *state, const Package *p, uint32_t row);

#endif
