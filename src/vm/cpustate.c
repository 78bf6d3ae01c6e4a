/* cpustate.c - the state of a CPU by the rules of its package.
 *
 * Owns:       nothing; the state is the task's.
 * Borrows:    rows of STAT.
 * Invariants: a key that is held has the value it is held at; locks point at rows before.
 * Tests:      test/asm/state, test/custom
 * SPDX-License-Identifier: MIT
 */
#include "vm/cpustate.h"

static const uint8_t *row_of(const Package *p, uint32_t row) {
  return package_row(p, CHUNK_STAT, row);
}

void cpustate_start(CpuState *state, const Package *p) {
  uint32_t i;
  state->known = 0;
  state->open = 0;
  state->is_adrift = 0;
  for (i = 0; i < p->chunk[CHUNK_STAT].rows; i++) cpustate_forget(state, p, i);
}

int32_t cpustate_key(const Lang *lang, uint32_t n) {
  const Package *p = lang->package;
  uint32_t i;
  for (i = 0; i < p->chunk[CHUNK_STAT].rows; i++)
    if (lang_owns(lang, row_of(p, i) + STAT_owner) && n-- == 0) return (int32_t)i;
  return -1;
}

int32_t cpustate_find(const Lang *lang, const uint8_t *name, uint32_t len) {
  uint32_t n, k, text_len;
  int32_t row;
  for (n = 0; (row = cpustate_key(lang, n)) >= 0; n++) {
    const uint8_t *text = package_string(
        lang->package, get_u16(row_of(lang->package, (uint32_t)row) + STAT_name), &text_len);
    if (text_len != len) continue;
    for (k = 0; k < len && NAME_FOLD(text[k], lang->fold) == NAME_FOLD(name[k], lang->fold); k++) {}
    if (k == len) return row;
  }
  return -1;
}

int64_t cpustate_value(const CpuState *state, const Package *p, uint32_t row, int64_t here) {
  const uint8_t *cell = row_of(p, row);
  if (state->known >> row & 1 || cell[STAT_rule] != staterule_HERE) return state->value[row];
  return here >> cell[STAT_shift];
}

int32_t cpustate_holder(const CpuState *state, const Package *p, uint32_t row) {
  uint32_t lock = get_u16(row_of(p, row) + STAT_lock);
  if (lock == PACKAGE_NONE || state->value[lock] != row_of(p, row)[STAT_locks]) return -1;
  return (int32_t)lock;
}

static void put(CpuState *state, uint32_t row, int64_t value) {
  state->value[row] = value;
  state->known |= (uint32_t)1 << row;
  state->open &= ~((uint32_t)1 << row);
}

/* Puts what a key holds, as its value is new, and what those hold. */
static void hold(CpuState *state, const Package *p, uint32_t row) {
  uint32_t news = (uint32_t)1 << row, i;
  for (i = row + 1; i < p->chunk[CHUNK_STAT].rows; i++) {
    int32_t holder = cpustate_holder(state, p, i);
    if (holder < 0 || !(news >> holder & 1)) continue;
    put(state, i, row_of(p, i)[STAT_held]);
    news |= (uint32_t)1 << i;
  }
}

int cpustate_set(CpuState *state, const Package *p, uint32_t row, int64_t value) {
  if (cpustate_holder(state, p, row) >= 0 && value != state->value[row]) return 0;
  put(state, row, value);
  hold(state, p, row);
  return 1;
}

void cpustate_open(CpuState *state, uint32_t row) { state->open |= (uint32_t)1 << row; }

int cpustate_is_open(const CpuState *state, const Package *p, uint32_t row) {
  if (state->open >> row & 1) return 1;
  return state->is_adrift && !(state->known >> row & 1) &&
         row_of(p, row)[STAT_rule] == staterule_HERE;
}

void cpustate_forget(CpuState *state, const Package *p, uint32_t row) {
  const uint8_t *cell = row_of(p, row);
  if (cpustate_holder(state, p, row) >= 0) return;
  state->value[row] = (int64_t)get_u64(cell + STAT_start);
  state->known &= ~((uint32_t)1 << row);
  state->open &= ~((uint32_t)1 << row);
  if (cell[STAT_rule] == staterule_SET) state->known |= (uint32_t)1 << row;
  hold(state, p, row);
}
